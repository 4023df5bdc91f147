//! What was found across articles, taken into the pack.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::article::{Passage, PassageError, PassageKind};
use crate::compare::{AgreementKind, ConflictKind, Entry, EntryKind, Exactness, Source};
use crate::pack::{Edit, Happening, Place, Precision};
use crate::ui::ask::Across;
use crate::ui::suggestions::Compared;

use super::App;
use super::suggestions::Adding;

impl App {
    pub(super) fn add_across(&mut self, across: Across, at: Option<Place>) {
        let Some(compared) = self.comparing.done.clone() else { return };
        let found = &compared.found;
        match across {
            Across::Agreement(index) => {
                let Some(agreement) = found.agreements.get(index) else { return };
                let Some(source) = agreement.sources.first() else { return };
                let kind = match agreement.kind {
                    AgreementKind::Statement | AgreementKind::Named => PassageKind::Own,
                    AgreementKind::Figure => PassageKind::Figure,
                };
                let note = self.told_by(&compared, &agreement.sources);
                self.add_source(&compared, source, kind, note, at);
            }
            Across::Claim { conflict, claim } => {
                let Some(conflict) = found.conflicts.get(conflict) else { return };
                let Some(claim) = conflict.claims.get(claim) else { return };
                self.add_source(&compared, &claim.source, kind_of(conflict.kind), None, at);
            }
            Across::Claims(index) => {
                let Some(conflict) = found.conflicts.get(index) else { return };
                let passages: Result<Vec<Passage>, PassageError> = conflict
                    .claims
                    .iter()
                    .filter_map(|claim| self.passage(&compared, &claim.source).transpose())
                    .collect();
                let about = conflict.about.clone();
                match passages {
                    Ok(passages) => self.add_claims(&about, passages, at),
                    Err(error) => self.say_bad(error.to_string()),
                }
            }
            Across::Entry(index) => {
                let Some(entry) = found.chronology.get(index) else { return };
                match self.happening(&compared, entry) {
                    Ok((entry, passage)) => {
                        self.add(&Adding::at(at), |place| Ok(Edit::AddHappening { entry, passage, place }));
                    }
                    Err(error) => self.say_bad(error.to_string()),
                }
            }
            Across::Chronology => {
                let events = found.chronology.iter().filter(|e| e.kind == EntryKind::Event);
                let entries: Result<Vec<_>, PassageError> = events.map(|e| self.happening(&compared, e)).collect();
                match entries {
                    Ok(entries) => {
                        self.add(&Adding::at(at), |place| Ok(Edit::AddChronology { entries, place }));
                    }
                    Err(error) => self.say_bad(error.to_string()),
                }
            }
        }
    }

    fn passage(&self, compared: &Compared, source: &Source) -> Result<Option<Passage>, PassageError> {
        let article = compared.article(source).and_then(|id| self.pack().article(id)).map(Arc::clone);
        article.map(|article| Passage::new(&article, vec![source.span])).transpose()
    }

    fn add_source(
        &mut self,
        compared: &Compared,
        source: &Source,
        kind: PassageKind,
        note: Option<String>,
        at: Option<Place>,
    ) {
        match self.passage(compared, source) {
            Ok(Some(passage)) => {
                let adding = Adding { note, ..Adding::at(at) };
                self.add(&adding, |place| Ok(Edit::AddFound { kind, passage, place }));
            }
            Ok(None) => {}
            Err(error) => self.say_bad(error.to_string()),
        }
    }

    /// Prints every side of a conflict: one list, so that they stay together.
    fn add_claims(&mut self, about: &str, entries: Vec<Passage>, at: Option<Place>) {
        let label = self.words().tr_with("suggestions-accounts-differ", &[("about", about.into())]);
        self.add(&Adding::at(at), |place| Ok(Edit::AddList { label, announced: None, entries, place }));
    }

    fn happening(&self, compared: &Compared, entry: &Entry) -> Result<(Happening, Option<Passage>), PassageError> {
        let passage = entry.sources.first().map(|source| self.passage(compared, source)).transpose()?.flatten();
        let happening = Happening {
            date: entry.date,
            end: entry.end,
            precision: match entry.precision {
                Exactness::Day => Precision::Day,
                Exactness::Week => Precision::Week,
                Exactness::Month => Precision::Month,
            },
            text: entry.text.clone(),
            passage: None,
        };
        Ok((happening, passage))
    }

    /// 'Told by 3 outlets: A, B, C'; nothing where it is one outlet alone.
    fn told_by(&self, compared: &Compared, sources: &[Source]) -> Option<String> {
        // Where no outlet is told, nobody knows whether it is one of its own.
        let outlets: BTreeSet<String> = sources
            .iter()
            .filter_map(|source| compared.article(source))
            .filter_map(|id| self.pack().article(id)?.outlet.clone())
            .collect();
        if outlets.len() < 2 {
            return None;
        }
        let names: Vec<String> = outlets.into_iter().collect();
        let count = names.len();
        Some(
            self.words().tr_with("suggestions-told-by", &[("count", count.into()), ("names", names.join(", ").into())]),
        )
    }
}

fn kind_of(kind: ConflictKind) -> PassageKind {
    match kind {
        ConflictKind::Figure => PassageKind::Figure,
        ConflictKind::Date => PassageKind::Event,
        ConflictKind::Title => PassageKind::Name,
    }
}

//! What was found across articles, taken into the pack.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::article::{Passage, PassageError, PassageKind, Span, shorten};
use crate::compare::{Agreement, AgreementKind, Aligned, Change, Conflict, ConflictKind, Entry, Exactness, Source};
use crate::pack::{Body, Edit, Happening, Place, Precision};
use crate::ui::ask::Across;
use crate::ui::suggestions::Compared;
use crate::ui::suggestions::data::is_wanted;
use crate::ui::tongue::{Tongue, Words};
use crate::ui::words;

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
                    AgreementKind::Statement | AgreementKind::Named | AgreementKind::Day | AgreementKind::Office => {
                        PassageKind::Own
                    }
                    AgreementKind::Figure => PassageKind::Figure,
                };
                let note = self.told_by(&compared, agreement);
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
                let note = self.accounts_differ(&compared, conflict);
                match passages {
                    Ok(passages) => self.add_claims(note, passages, at),
                    Err(error) => self.say_bad(error.to_string()),
                }
            }
            Across::List(index) => {
                let Some(list) = found.aligned.get(index) else { return };
                let note = self.told_by_all(&compared, list);
                let sources: Vec<Source> = list.items.iter().filter_map(|item| item.sources.first().copied()).collect();
                self.add_list(&compared, &list.label, note, &sources, at);
            }
            Across::ListItem { list, item } => {
                let item = found.aligned.get(list).and_then(|list| list.items.get(item));
                let Some(source) = item.and_then(|item| item.sources.first()) else { return };
                self.add_source(&compared, source, PassageKind::List, None, at);
            }
            Across::Change(index) => {
                let Some(change) = found.changes.get(index) else { return };
                let note = Some(self.changed_since(&compared, change));
                let sources: Vec<Source> = change.claims.iter().map(|claim| claim.source).collect();
                self.add_list(&compared, "", note, &sources, at);
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
            Across::Chronology => self.add_chronology(&compared, at),
        }
    }

    /// Adds every entry of the chronology that is shown and that no chronology of the outline has, and says how many.
    fn add_chronology(&mut self, compared: &Compared, at: Option<Place>) {
        let filter = self.view.listing.filter.clone();
        let shown: Vec<&Entry> = compared.found.chronology.iter().filter(|e| is_wanted(&filter, &e.text)).collect();
        let told = self.told_already(compared);
        let (there, new): (Vec<&Entry>, Vec<&Entry>) = shown.into_iter().partition(|entry| {
            let is_told = |source: &Source| {
                let same = |(article, span, date): &(usize, Span, jiff::civil::Date)| {
                    *article == source.article && *date == entry.date && span.overlaps(&source.span)
                };
                told.iter().any(same)
            };
            entry.sources.iter().any(is_told)
        });
        let (added, there) = (new.len(), there.len());
        if new.is_empty() {
            self.say(self.words().tr_with("suggestions-chronology-there", &[("count", there.into())]));
            return;
        }
        let entries: Result<Vec<_>, PassageError> = new.into_iter().map(|e| self.happening(compared, e)).collect();
        let entries = match entries {
            Ok(entries) => entries,
            Err(error) => return self.say_bad(error.to_string()),
        };
        let before = self.history.revision();
        self.add(&Adding::at(at), |place| Ok(Edit::AddChronology { entries, place }));
        if self.history.revision() != before {
            let with = [("added", added.into()), ("there", there.into())];
            self.say(self.words().tr_with("suggestions-chronology-added", &with));
        }
    }

    /// The passages of the outline's chronologies, each with its article's place in the comparison and its day.
    fn told_already(&self, compared: &Compared) -> Vec<(usize, Span, jiff::civil::Date)> {
        let pack = self.pack();
        let entries = pack.sections.iter().flat_map(|s| &s.items).flat_map(|item| match &item.body {
            Body::Chronology(entries) => entries.as_slice(),
            _ => &[],
        });
        let told = entries.filter_map(|entry| Some((entry.date, &pack.highlights.get(&entry.passage?)?.passage)));
        let placed = told.filter_map(|(date, passage)| Some((date, passage, compared.place_of(&passage.article)?)));
        placed.flat_map(|(date, passage, place)| passage.spans.iter().map(move |span| (place, *span, date))).collect()
    }

    /// Prints passages of several articles as one list.
    fn add_list(
        &mut self,
        compared: &Compared,
        label: &str,
        note: Option<String>,
        sources: &[Source],
        at: Option<Place>,
    ) {
        let passages: Result<Vec<Passage>, PassageError> =
            sources.iter().filter_map(|source| self.passage(compared, source).transpose()).collect();
        match passages {
            Ok(entries) => {
                let (label, adding) = (label.to_owned(), Adding { note, ..Adding::at(at) });
                self.add(&adding, |place| Ok(Edit::AddList { label, announced: None, entries, place }));
            }
            Err(error) => self.say_bad(error.to_string()),
        }
    }

    /// 'Told by 2 outlets: A, B': whose list it is.
    fn told_by_all(&self, compared: &Compared, list: &Aligned) -> Option<String> {
        let articles = list.articles.iter().filter_map(|at| compared.article_at(*at));
        let articles: Vec<_> = articles.filter_map(|id| self.pack().article(id)).collect();
        let outlets: BTreeSet<&str> = articles.iter().filter_map(|article| article.outlet.as_deref()).collect();
        let names: BTreeSet<String> = articles
            .iter()
            .map(|article| article.outlet.clone().unwrap_or_else(|| self.titled(&article.display_title())))
            .collect();
        if names.len() < 2 {
            return None;
        }
        let key = if outlets.len() == names.len() { "suggestions-told-by" } else { "suggestions-told-in" };
        let count = names.len();
        let names = names.into_iter().collect::<Vec<_>>().join(", ");
        Some(self.page_words().tr_with(key, &[("count", count.into()), ("names", names.into())]))
    }

    /// 'Changed since: 12 dead (AFP, 1 Nov 2025) → 15 dead (Reuters, 2 Nov 2025)': the values are the sources' own words.
    fn changed_since(&self, compared: &Compared, change: &Change) -> String {
        let told = change.claims.iter().map(|claim| {
            let article = compared.article(&claim.source).and_then(|id| self.pack().article(id));
            let source = article.map(|article| words::source(self.page_words(), article));
            source.map_or_else(|| claim.value.clone(), |source| format!("{} ({source})", claim.value))
        });
        let states = told.collect::<Vec<_>>().join(" → ");
        self.page_words().tr_with("suggestions-changed-since", &[("states", states.into())])
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

    /// Prints every side of a conflict: one list without a label, since no source announces it, so that they stay
    /// together; a note says who gives what.
    fn add_claims(&mut self, note: String, entries: Vec<Passage>, at: Option<Place>) {
        let adding = Adding { note: Some(note), ..Adding::at(at) };
        self.add(&adding, |place| Ok(Edit::AddList { label: String::new(), announced: None, entries, place }));
    }

    /// 'Accounts differ: $280 million (AFP); $310 million (Reuters)': the values are the sources' own words.
    fn accounts_differ(&self, compared: &Compared, conflict: &Conflict) -> String {
        let mut told: Vec<String> = Vec::new();
        for claim in &conflict.claims {
            let article = compared.article(&claim.source).and_then(|id| self.pack().article(id));
            let outlet = article.and_then(|a| a.outlet.clone());
            told.push(outlet.map_or_else(|| claim.value.clone(), |outlet| format!("{} ({outlet})", claim.value)));
        }
        self.page_words().tr_with("suggestions-accounts-differ", &[("claims", told.join("; ").into())])
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

    /// 'Told by 3 outlets: A, B, C'; articles are counted where some name no outlet. Nothing where it is one alone.
    fn told_by(&self, compared: &Compared, agreement: &Agreement) -> Option<String> {
        let articles = agreement.sources.iter().filter_map(|source| compared.article(source));
        let named: BTreeSet<String> = articles
            .filter_map(|id| self.pack().article(id))
            .map(|article| article.outlet.clone().unwrap_or_else(|| self.titled(&article.display_title())))
            .collect();
        if agreement.stories < 2 {
            return None;
        }
        let names = named.into_iter().collect::<Vec<_>>().join(", ");
        let (key, count) = match agreement.outlets == agreement.stories {
            true => ("suggestions-told-by", agreement.outlets),
            false => ("suggestions-told-in", agreement.stories),
        };
        Some(self.page_words().tr_with(key, &[("count", count.into()), ("names", names.into())]))
    }

    /// The words of notes that go into the pack: in its own language, where the interface speaks that.
    fn page_words(&self) -> &'static Words {
        match self.pack().front.language.as_str() {
            "" | "en" => Words::of(Tongue::English),
            "vi" => Words::of(Tongue::Vietnamese),
            _ => self.words(),
        }
    }

    fn titled(&self, title: &str) -> String {
        self.page_words().tr_with("suggestions-titled", &[("title", shorten(title, TITLE_CHARS).into())])
    }
}

/// The longest title of an article in a note, in characters.
const TITLE_CHARS: usize = 60;

fn kind_of(kind: ConflictKind) -> PassageKind {
    match kind {
        ConflictKind::Figure => PassageKind::Figure,
        ConflictKind::Date => PassageKind::Event,
        ConflictKind::Title => PassageKind::Name,
    }
}

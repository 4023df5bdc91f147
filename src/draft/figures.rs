//! The figures that several articles give: each stands once, in its clearest wording, with a note of who gives it too and
//! who gives another.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::article::Span;
use crate::compare::{Claim, Comparison, ConflictKind, Source};
use crate::detect::Found;
use crate::phrases::{Phrases, Word};

use super::copies::Copies;
use super::{Read, SourcesOfNotes, is_in, named, otherwise};

/// A figure: its article's place, and where it stands.
type FigureAt = (usize, Span);

/// Which figures stand, and what is noted beside them.
#[derive(Debug, Default)]
pub(super) struct SharedFigures {
    /// The notes of each figure that stands.
    kept: HashMap<FigureAt, Vec<String>>,
    /// The figures that another one stands for.
    dropped: HashSet<FigureAt>,
    /// How many articles give a figure.
    told: HashMap<FigureAt, usize>,
}

impl SharedFigures {
    /// What a comparison says of figures.
    pub(super) fn new(
        words: &'static Phrases,
        language: &str,
        compared: &Comparison,
        articles: &[Read],
        copies: &Copies,
    ) -> Self {
        let mut out = Self::default();
        let place = |s: &Source| (s.article, s.span);
        for value in compared.agreements.iter().flat_map(|a| &a.values) {
            let language = if language.is_empty() { "en" } else { language };
            let free = || value.sources.iter().filter(|s| !out.dropped.contains(&place(s)));
            // The clearest wording, in the draft's language if there is one.
            let own = free().find(|s| is_in(articles, s.article, language) && !copies.is_copy(s.article));
            let Some(first) = own.or(free().next()) else { continue };
            let others: Vec<&Source> = value.sources.iter().filter(|s| s.article != first.article).collect();
            if others.is_empty() || out.kept.contains_key(&place(first)) {
                continue;
            }
            let names = named(words, articles, others.iter().map(|s| s.article), first.article);
            let note = (!names.is_empty()).then(|| words.fill(Word::AlsoTold, &[("names", &names)]));
            out.kept.insert(place(first), note.into_iter().collect());
            out.told.insert(place(first), 1 + others.iter().map(|s| s.article).collect::<BTreeSet<_>>().len());
            let new: Vec<FigureAt> = others.into_iter().map(place).filter(|p| !out.kept.contains_key(p)).collect();
            out.dropped.extend(new);
        }
        let notes = SourcesOfNotes { words, articles };
        for conflict in compared.conflicts.iter().filter(|c| c.kind == ConflictKind::Figure) {
            out.oppose(&notes, &conflict.claims, copies);
        }
        out
    }

    /// Of figures that contradict each other the one stands that most give; who gives another is noted beside it.
    fn oppose(&mut self, notes: &SourcesOfNotes<'_>, claims: &[Claim], copies: &Copies) {
        let places: Vec<Option<FigureAt>> = claims.iter().map(|claim| place_of(notes.articles, claim)).collect();
        let votes = |side: usize| claims.iter().filter(|c| c.side == side).count();
        // "three piers" against "47 piers": what is told in words alone is no figure that could stand.
        let figures = claims.iter().zip(&places).filter(|(_, place)| place.is_some_and(|at| is_figure(notes, at)));
        let Some(main) = figures.map(|(c, _)| c.side).max_by_key(|side| (votes(*side), usize::MAX - side)) else {
            return;
        };
        let of_main =
            || claims.iter().zip(&places).filter(|(c, _)| c.side == main && !copies.is_copy(c.source.article));
        let stands = of_main().find_map(|(_, place)| *place);
        let kept = of_main().filter_map(|(_, place)| *place).find(|place| self.kept.contains_key(place));
        let free = of_main().filter_map(|(_, place)| *place).find(|place| !self.dropped.contains(place));
        let Some(place) = kept.or(free).or(stands) else { return };
        let others = otherwise(notes, claims.iter().filter(|c| c.side != main));
        let note = notes.words.fill(Word::AccountsDiffer, &[("claims", &others)]);
        let list = self.kept.entry(place).or_default();
        if !list.contains(&note) {
            list.push(note);
        }
        self.dropped.remove(&place);
        self.dropped.extend(places.into_iter().flatten().filter(|other| *other != place));
    }

    /// Whether another figure stands for this one.
    pub(super) fn is_told_elsewhere(&self, article: usize, span: Span) -> bool {
        self.dropped.contains(&(article, span))
    }

    /// What is noted beside a figure; empty if nothing is.
    pub(super) fn note(&self, article: usize, span: Span) -> String {
        self.kept.get(&(article, span)).map(|notes| notes.join(" ")).unwrap_or_default()
    }

    /// How many articles give a figure.
    pub(super) fn told(&self, article: usize, span: Span) -> usize {
        self.told.get(&(article, span)).copied().unwrap_or(1)
    }
}

/// Whether a figure was found at a place.
fn is_figure(notes: &SourcesOfNotes<'_>, (article, span): FigureAt) -> bool {
    let found = notes.articles.get(article).map_or(&[][..], |(_, found)| found.as_slice());
    found.iter().any(|s| match &s.found {
        Found::Figure(figure) => {
            let own = figure.value_span;
            own.block == span.block && own.start < span.end && span.start < own.end
        }
        _ => false,
    })
}

/// Where the value of a claim stands.
fn place_of(articles: &[Read], claim: &Claim) -> Option<FigureAt> {
    let (article, _) = articles.get(claim.source.article)?;
    let sentence = claim.source.span;
    let at = article.text(&sentence)?.find(&claim.value)? + sentence.start;
    Some((claim.source.article, Span::new(sentence.block, at, at + claim.value.len())))
}

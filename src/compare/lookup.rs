//! Looks a passage up in a comparison: who else tells it, and who contradicts it.

use crate::article::Span;

use super::found::{Comparison, Source};

/// What a comparison says of a passage, each as places in its own lists.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Told {
    /// Places in [`Comparison::agreements`].
    pub agreements: Vec<usize>,
    /// Places in [`Comparison::conflicts`].
    pub conflicts: Vec<usize>,
    /// Places in [`Comparison::changes`].
    pub changes: Vec<usize>,
    /// Places in [`Comparison::chronology`].
    pub chronology: Vec<usize>,
    /// Places in [`Comparison::aligned`], with the item's place there.
    pub aligned: Vec<(usize, usize)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Agreement(usize),
    Conflict(usize),
    Change(usize),
    Entry(usize),
    Item(usize, usize),
}

/// A comparison's passages in reading order, for quick look-ups while a page is drawn.
#[derive(Debug, Clone, Default)]
pub struct Lookup {
    places: Vec<(Source, Place)>,
    /// The longest passage, in bytes: how far back a look-up must go.
    longest: usize,
}

impl Lookup {
    /// Makes a comparison ready to be looked up.
    pub fn new(found: &Comparison) -> Self {
        let mut places: Vec<(Source, Place)> = Vec::new();
        for (at, agreement) in found.agreements.iter().enumerate() {
            places.extend(agreement.sources.iter().map(|s| (*s, Place::Agreement(at))));
        }
        for (at, conflict) in found.conflicts.iter().enumerate() {
            places.extend(conflict.claims.iter().map(|c| (c.source, Place::Conflict(at))));
        }
        for (at, change) in found.changes.iter().enumerate() {
            places.extend(change.claims.iter().map(|c| (c.source, Place::Change(at))));
        }
        for (at, entry) in found.chronology.iter().enumerate() {
            let told = entry.sources.iter().chain(&entry.differing);
            places.extend(told.map(|s| (*s, Place::Entry(at))));
        }
        for (at, list) in found.aligned.iter().enumerate() {
            for (item, told) in list.items.iter().enumerate() {
                places.extend(told.sources.iter().map(|s| (*s, Place::Item(at, item))));
            }
        }
        places.sort_unstable();
        let longest = places.iter().map(|(s, _)| s.span.end.saturating_sub(s.span.start)).max().unwrap_or(0);
        Self { places, longest }
    }

    /// What is said of the passages that share a byte with a span of an article.
    pub fn at(&self, article: usize, span: &Span) -> Told {
        let mut out = Told::default();
        let from = span.start.saturating_sub(self.longest);
        let first =
            self.places.partition_point(|(s, _)| (s.article, s.span.block, s.span.start) < (article, span.block, from));
        let near = self.places.get(first..).unwrap_or_default().iter();
        for (source, place) in
            near.take_while(|(s, _)| s.article == article && s.span.block == span.block && s.span.start < span.end)
        {
            if !source.span.overlaps(span) {
                continue;
            }
            match *place {
                Place::Agreement(at) => out.agreements.push(at),
                Place::Conflict(at) => out.conflicts.push(at),
                Place::Change(at) => out.changes.push(at),
                Place::Entry(at) => out.chronology.push(at),
                Place::Item(list, item) => out.aligned.push((list, item)),
            }
        }
        for list in [&mut out.agreements, &mut out.conflicts, &mut out.changes, &mut out.chronology] {
            list.sort_unstable();
            list.dedup();
        }
        out.aligned.sort_unstable();
        out.aligned.dedup();
        out
    }
}

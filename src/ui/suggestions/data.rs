//! The rows of the list of all suggestions, collected a little in each frame: ten thousand articles are no reason to wait.

use crate::accept::dismissal;
use crate::detect::{Kind, Suggestion};
use crate::ui::Snapshot;
use crate::ui::kind::Kinds;
use crate::ui::reader::data::title;
use crate::ui::reader::find::has;
use crate::ui::tongue::Words;
use crate::ui::view::Tab;

use super::Compared;

/// How many suggestions are looked through in a frame.
const PER_FRAME: usize = 4000;
/// The same where their words are searched.
const SEARCHED_PER_FRAME: usize = 800;

/// A row of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// The name of a kind and how many there are.
    Heading {
        /// The kind.
        kind: Kind,
        /// How many.
        count: usize,
    },
    /// A suggestion.
    Suggestion(Place),
    /// A statement that several outlets share, by its place in the comparison.
    Agreement(usize),
    /// What a conflict is about.
    Conflict(usize),
    /// Sides of a conflict, next to each other.
    Claims {
        /// The conflict.
        conflict: usize,
        /// The first side of the row.
        from: usize,
        /// How many sides it has.
        count: usize,
    },
    /// What can be done about a conflict.
    Settle(usize),
    /// What changed between one article and a later one.
    Change(usize),
    /// What a list that several articles tell is called.
    List(usize),
    /// An item of such a list.
    Item {
        /// The list.
        list: usize,
        /// The item.
        item: usize,
    },
    /// An entry of the chronology.
    Entry(usize),
}

/// A suggestion by the place of its article in the pack and its own among the article's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Place {
    /// The article's place.
    pub article: usize,
    /// The suggestion's.
    pub index: usize,
}

/// Whether a row with these words is shown where words were typed into the filter.
pub fn is_wanted(filter: &str, text: &str) -> bool {
    let needle = crate::ui::reader::find::folded(filter.trim());
    needle.is_empty() || has(text, &needle)
}

/// The suggestions of ticked articles by kind, as far as they have been looked through.
#[derive(Debug, Clone, Default)]
pub struct Scan {
    next: usize,
    needle: Vec<char>,
    by_kind: [Vec<Place>; Kind::ALL.len()],
}

impl Scan {
    /// Begins to look for suggestions that have some words, without regard to accents and capitals; for all where there
    /// are none.
    pub fn new(filter: &str) -> Self {
        Self { needle: crate::ui::reader::find::folded(filter.trim()), ..Self::default() }
    }

    /// Looks on; says whether there is more to look through.
    pub fn go_on(&mut self, now: &Snapshot<'_>) -> bool {
        let mut budget = if self.needle.is_empty() { PER_FRAME } else { SEARCHED_PER_FRAME };
        while let Some(entry) = now.pack.articles.get(self.next) {
            if budget == 0 {
                return true;
            }
            let found = now.found.get(&entry.article.id).filter(|_| entry.ticked);
            let found = found.map_or(&[][..], |f| f.as_slice());
            budget = budget.saturating_sub(found.len() + 1);
            for (index, suggestion) in found.iter().enumerate() {
                let is_dismissed = !now.pack.dismissed.is_empty()
                    && now.pack.dismissed.contains(&dismissal(&entry.article.id, suggestion));
                if is_dismissed || !self.wants(now.words, &entry.article, suggestion) {
                    continue;
                }
                if let Some(places) = self.by_kind.get_mut(suggestion.kind() as usize) {
                    places.push(Place { article: self.next, index });
                }
            }
            self.next += 1;
        }
        false
    }

    fn wants(&self, words: &Words, article: &crate::article::Article, suggestion: &Suggestion) -> bool {
        if self.needle.is_empty() || has(&title(words, suggestion), &self.needle) {
            return true;
        }
        let spans = suggestion.spans();
        spans.iter().flatten().filter_map(|span| article.text(span)).any(|text| has(text, &self.needle))
    }

    /// The suggestions of a kind.
    pub fn of(&self, kind: Kind) -> &[Place] {
        self.by_kind.get(kind as usize).map_or(&[], Vec::as_slice)
    }

    /// A kind's heading and its suggestions; nothing where there are none.
    fn under_heading(&self, kind: Kind) -> impl Iterator<Item = Row> {
        let places = self.of(kind);
        let heading = (!places.is_empty()).then_some(Row::Heading { kind, count: places.len() });
        heading.into_iter().chain(places.iter().copied().map(Row::Suggestion))
    }

    /// How many suggestions there are of the kinds that are not hidden.
    pub fn count(&self, hidden: Kinds) -> usize {
        Kind::ALL.into_iter().filter(|kind| !hidden.has(*kind)).map(|kind| self.of(kind).len()).sum()
    }

    /// The rows of a tab, without the kinds that are `hidden`. `side_by_side` says how many sides of a conflict share a
    /// row.
    pub fn rows(&self, tab: Tab, compared: Option<&Compared>, side_by_side: usize, hidden: Kinds) -> Vec<Row> {
        let wanted = |text: &str| self.needle.is_empty() || has(text, &self.needle);
        match tab {
            Tab::All => {
                let kinds = Kind::ALL.into_iter().filter(|kind| !hidden.has(*kind));
                kinds.flat_map(|kind| self.under_heading(kind)).collect()
            }
            Tab::Kind(kind) if hidden.has(kind) => Vec::new(),
            Tab::Kind(kind) => self.under_heading(kind).collect(),
            Tab::Chronology => compared.map_or_else(Vec::new, |c| {
                let entries = c.found.chronology.iter().enumerate();
                entries.filter(|(_, e)| wanted(&e.text)).map(|(at, _)| Row::Entry(at)).collect()
            }),
            Tab::Agreements => compared.map_or_else(Vec::new, |c| {
                let agreements = c.found.agreements.iter().enumerate();
                let mut rows: Vec<Row> =
                    agreements.filter(|(_, a)| wanted(&a.text)).map(|(at, _)| Row::Agreement(at)).collect();
                for (list, aligned) in c.found.aligned.iter().enumerate() {
                    if super::lists_ui::texts_of(c, list).into_iter().any(wanted) {
                        rows.push(Row::List(list));
                        rows.extend((0..aligned.items.len()).map(|item| Row::Item { list, item }));
                    }
                }
                rows
            }),
            Tab::Conflicts => compared.map_or_else(Vec::new, |c| {
                let mut rows = Vec::new();
                for (at, conflict) in c.found.conflicts.iter().enumerate() {
                    let texts = conflict.claims.iter().map(|claim| claim.text.as_str());
                    if !texts.chain([conflict.about.as_str()]).any(wanted) {
                        continue;
                    }
                    rows.push(Row::Conflict(at));
                    let count = conflict.claims.len();
                    let step = side_by_side.max(1);
                    let starts = (0..count).step_by(step);
                    rows.extend(starts.map(|from| Row::Claims { conflict: at, from, count: step.min(count - from) }));
                    rows.push(Row::Settle(at));
                }
                rows
            }),
            Tab::Changes => compared.map_or_else(Vec::new, |c| {
                let changes = c.found.changes.iter().enumerate().filter(|(_, change)| {
                    let texts = change.claims.iter().map(|claim| claim.text.as_str());
                    texts.chain([change.about.as_str()]).any(wanted)
                });
                changes.map(|(at, _)| Row::Change(at)).collect()
            }),
        }
    }
}

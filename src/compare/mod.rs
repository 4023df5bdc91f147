//! Compares articles: which are one story, what they agree on and contradict each other in, what happened when, and
//! which lists they share. Articles and their suggestions in, a [`Comparison`] out; nothing is kept in between.

mod found;
mod lookup;

mod asked;
mod bounds;
mod clauses;
mod clocks;
mod collection;
mod converted;
mod dated;
mod days;
mod far;
mod matched;
mod measured;
mod named_days;
mod nouns;
mod origins;
mod people;
mod qualified;
mod reading;
mod reckoned;
mod replaced;
mod stated;
mod terms;
mod times;
mod told;
mod tolls;
mod treaties;
mod turns;
mod words;

mod about;
mod agreed;
mod changed;
mod contradict;
mod copies;

mod ages;
mod agreements;
mod aligned;
mod alone;
mod apart;
mod chronology;
mod conflicts;
mod duplicates;
mod echoed;
mod entries;
mod equal;
mod figures;
mod filled;
mod folded;
mod held;
mod items;
mod leads;
mod lengths;
mod likeness;
mod listed;
mod moved;
mod moves;
mod one_day;
mod persons;
mod posts;
mod repeated;
mod retold;
mod revised;
mod roles;
mod series;
mod slips;
mod slots;
mod sole;
mod statements;
mod states;
mod succession;
mod successors;
mod tellers;
mod titles;
mod unequal;
mod votes;

pub use found::{
    Agreement, AgreementKind, Aligned, AlignedItem, Change, ChangeKind, Claim, Comparison, Conflict, ConflictKind,
    Duplicate, Entry, EntryKind, Exactness, Missing, SharedValue, Source, ToldOnce,
};
pub use lookup::{Lookup, Told};
pub use reading::{Read, names_what_it_counts};

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use collection::Collection;

/// Tells a running comparison, or a running search, to stop. Clones share one flag.
#[derive(Debug, Clone, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// A flag that is not set.
    pub fn new() -> Self {
        Self::default()
    }

    /// Asks whoever holds a clone to stop soon.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether it was asked.
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Compares articles with what [`crate::detect::detect`] found in them; `None` if it was cancelled. The result does not
/// depend on the articles' order but for the places by which it names them.
pub fn compare(articles: &[Read], cancel: &Cancel) -> Option<Comparison> {
    let collection = Collection::new(articles, cancel)?;
    let stories = duplicates::duplicates(&collection);
    let pairs = statements::pairs(&collection, cancel)?;
    let figures = figures::figure_pairs(&collection, cancel)?;
    let slots = slots::Slots::new(&collection);
    let states = states::States::new(&collection, cancel)?;
    let events = chronology::Events::new(&collection, (&slots, &states), cancel)?;
    let people = titles::people(&collection);
    if cancel.is_cancelled() {
        return None;
    }
    let mut agreements = agreements::agreements(&collection, &pairs, &figures, (&events, &people, &slots));
    states.part(&collection, &mut agreements);
    let (mut conflicts, mut changes) = conflicts::conflicts(&collection, &pairs, &figures, &events);
    let tellings = copies::tellings(&agreements);
    for conflict in conflicts.iter_mut().filter(|c| c.kind == ConflictKind::Figure) {
        copies::with_tellers(&collection, &tellings, &mut conflict.claims, conflicts::MOST_CLAIMS);
    }
    for change in changes.iter_mut().filter(|c| c.kind == ChangeKind::Count) {
        copies::with_tellers(&collection, &tellings, &mut change.claims, conflicts::MOST_CLAIMS);
    }
    conflicts.extend(ages::conflicts(&collection));
    slots::add(&mut conflicts, slots.conflicts(&collection));
    states::add(&mut changes, slots.changes(&collection));
    let moved = moved::changes(&collection, &mut conflicts, &mut changes);
    states::add(&mut changes, moved);
    changes.extend(successors::changes(&collection, &people));
    let succession = succession::changes(&collection, &people);
    let (titles, offices) = titles::titles(&collection, people);
    conflicts.extend(titles);
    changes.extend(offices);
    if cancel.is_cancelled() {
        return None;
    }
    states::add(&mut changes, states.changes(&collection));
    succession::add(&collection, &mut changes, succession);
    let revised = revised::changes(&collection);
    revised::settle(&mut conflicts, &revised);
    states::add(&mut changes, revised);
    let chronology = chronology::chronology(&collection, &events);
    let (aligned, told_once) = aligned::aligned(&collection, cancel)?;
    listed::part(&collection, &aligned, &mut agreements);
    agreements.extend(listed::agreements(&collection, &aligned, &agreements));
    let mut out = Comparison { duplicates: stories, agreements, conflicts, changes, chronology, aligned, told_once };
    collection.rename(&mut out);
    Some(out)
}

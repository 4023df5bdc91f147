//! Which times an article gives for the places of its matter: read sentence by sentence, one time alone for each place.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::article::Span;

use super::bounds::is_limit;
use super::clocks::Clock;
use super::collection::Collection;
use super::dated::{Dated, PUT_OFF};
use super::days::is_once;
use super::found::Exactness;
use super::measured::Figure;
use super::origins::Origin;
use super::reading::{Reading, Sentence};
use super::statements::{At, CALLED_OFF};
use super::words::{Class, Kind, Unit, is_kind, mixed, term_of};

/// What is filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    /// A deed that is to come.
    Plan(u64),
    /// What becomes of a sum.
    Sum(u64),
    /// Until when something lasts.
    Limit,
    /// A happening that is past.
    Past(u64),
    /// How something came to be.
    Origin(u64),
    /// The year of a deed that is to come.
    Aim(u64),
    /// A time of day.
    Clock(u16),
}

/// A time that fills a place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slot {
    pub(super) at: At,
    /// The words that name the time.
    pub(super) span: Span,
    pub(super) from: Date,
    pub(super) to: Date,
    pub(super) precision: Exactness,
    pub(super) is_year: bool,
}

impl Slot {
    /// The time itself, however it is told.
    pub(super) fn value(&self) -> (Date, Date, bool) {
        (self.from, self.to, self.is_year)
    }
}

/// The places that an article fills with one time alone.
pub(super) fn slots(collection: &Collection, article: usize) -> BTreeMap<Key, Slot> {
    let mut out: BTreeMap<Key, Slot> = BTreeMap::new();
    let mut several: BTreeSet<Key> = BTreeSet::new();
    let Some(reading) = collection.reading(article).filter(|_| collection.is_own_story(article)) else { return out };
    let Some(published) = reading.published else { return out };
    let undone = [term_of(PUT_OFF), term_of(CALLED_OFF), term_of("extend")];
    for (at, sentence) in reading.sentences.iter().enumerate() {
        if sentence.corrects || sentence.terms.iter().any(|t| undone.contains(&t.0)) {
            // "The closing date has been put back from 27 March to 10 April": the new one is a limit like any other.
            if let Some(slot) = moved_limit((article, at), sentence, published) {
                let known = out.entry(Key::Limit).or_insert(slot);
                if known.value() != slot.value() {
                    several.insert(Key::Limit);
                }
            }
            continue;
        }
        let text = collection.text(article, &sentence.span);
        let mut filled: Vec<(Key, Slot)> = Vec::new();
        for (place, dated) in sentence.dates.iter().enumerate() {
            let beside = sentence.beside_dates.get(place).map_or(&[][..], Vec::as_slice);
            let slot = slot_of((article, at), dated);
            filled.extend(keys((reading, sentence), dated, beside, text, published).map(|key| (key, slot)));
        }
        let past = sentence.origins.iter().filter(|o| i32::from(published.year()) - i32::from(o.year) >= 2);
        filled.extend(past.filter_map(|o| Some((Key::Origin(o.term), year_of((article, at), o)?))));
        // A year with its month is a month.
        let undated = |o: &&Origin| !sentence.dates.iter().any(|d| d.span.overlaps(&o.span));
        let clocks = sentence.clocks.iter().map(|c| (Key::Clock(c.minutes), clock_of((article, at), c, published)));
        filled.extend(clocks);
        let aims = sentence.aims.iter().filter(|o| o.year > published.year()).filter(undated);
        filled.extend(aims.filter_map(|o| Some((Key::Aim(o.term), year_of((article, at), o)?))));
        // "Schools will not open until Monday" tells a limit; all else is denied.
        filled.retain(|(key, _)| *key == Key::Limit || !sentence.is_negated);
        for (key, slot) in filled {
            match out.get(&key) {
                Some(known) if known.value() != slot.value() => {
                    several.insert(key);
                }
                Some(_) => {}
                None => {
                    out.insert(key, slot);
                }
            }
        }
    }
    out.retain(|key, _| !several.contains(key));
    out
}

/// The day to which a limit was put off.
fn moved_limit(at: At, sentence: &Sentence, published: Date) -> Option<Slot> {
    let has = |term: u64| sentence.terms.iter().any(|t| t.0 == term);
    // "Has extended its campaign to 8 April" tells until when by itself.
    let limited = has(term_of("deadline")) || has(term_of("close")) || has(term_of("extend"));
    let moved = has(term_of(PUT_OFF)) || has(term_of("extend"));
    let told = limited && moved && !has(term_of(CALLED_OFF)) && !sentence.is_negated && !sentence.corrects;
    let new =
        sentence.dates.iter().filter(|d| d.precision == Exactness::Day && !d.is_telling).max_by_key(|d| d.date)?;
    (told && new.date > published).then(|| slot_of(at, new))
}

fn year_of(at: At, origin: &Origin) -> Option<Slot> {
    let (from, to) = (Date::new(origin.year, 1, 1).ok()?, Date::new(origin.year, 12, 31).ok()?);
    Some(Slot { at, span: origin.span, from, to, precision: Exactness::Month, is_year: true })
}

fn clock_of(at: At, clock: &Clock, day: Date) -> Slot {
    Slot { at, span: clock.span, from: day, to: day, precision: Exactness::Day, is_year: false }
}

fn slot_of(at: At, dated: &Dated) -> Slot {
    let to = if dated.precision == Exactness::Month { dated.date.last_of_month() } else { dated.end };
    Slot { at, span: dated.span, from: dated.date, to, precision: dated.precision, is_year: false }
}

/// What a date fills.
fn keys(
    (reading, sentence): (&Reading, &Sentence),
    dated: &Dated,
    beside: &[u64],
    text: &str,
    published: Date,
) -> impl Iterator<Item = Key> {
    let mut out: Vec<Key> = Vec::new();
    let to_come = dated.date > published;
    if dated.precision == Exactness::Week || dated.is_telling {
        return out.into_iter();
    }
    if to_come && (is_limit(reading.table, text, sentence, dated) || beside.contains(&term_of("end"))) {
        out.push(Key::Limit);
    } else if to_come {
        out.extend(beside.iter().filter(|t| is_once((**t, Class::Concept))).map(|t| Key::Plan(*t)));
        let alone = sentence.dates.len() == 1;
        let figures = reading.figures.get(sentence.figures.clone()).unwrap_or_default();
        out.extend(figures.iter().filter(|f| alone && is_sum(f)).map(|f| Key::Sum(sum_key(f))));
    } else if dated.precision == Exactness::Day {
        out.extend(beside.iter().filter(|t| is_kind(**t, Kind::Happening)).map(|t| Key::Past(*t)));
    }
    out.into_iter()
}

fn is_sum(f: &Figure) -> bool {
    let telling = f.quantity.value / f.quantity.step.max(1e-12) >= 10.0;
    matches!(f.quantity.unit, Unit::Money(_)) && telling && f.flags.is_empty() && !f.is_negated
}

fn sum_key(f: &Figure) -> u64 {
    mixed(f.quantity.value.to_bits() ^ 0x5a17)
}

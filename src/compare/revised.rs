//! Numbers that a later article revises or corrects, and says so: "3.6 trillion dong instead of 3.2 trillion", "an earlier report
//! said 40 houses; the right number is 14". Who told the earlier number before is found by the number itself.

use std::collections::{BTreeMap, BTreeSet};

use crate::article::Span;

use super::about::about;
use super::collection::Collection;
use super::conflicts::MOST_CLAIMS;
use super::copies::with_copies;
use super::found::{Change, ChangeKind, Claim, Conflict, ConflictKind, Source};
use super::likeness::shares_fate;
use super::measured::Figure;
use super::reading::Reading;
use super::statements::At;
use super::turns::{Folded, Says, turns};
use super::words::{Class, Closeness, FastMap, FastSet, Quantity, Unit, closeness, mixed, tokens};

/// Articles farther apart, in days, tell of other numbers.
const MOST_DAYS: i32 = 400;
/// A number is not revised to many times another.
const MOST_FACTOR: f64 = 6.0;
/// How far behind "instead of" the number may stand that was told before, in bytes.
const NEAR_BYTES: usize = 14;
/// How many words behind it may say that it was told at first.
const WORDS_BEHIND: usize = 3;
/// How many figures of one value are looked at.
const MOST_FIGURES: usize = 48;
/// A number tells which one it is by so many of its last place.
const LEAST_STEPS: f64 = 20.0;

/// What a later article says.
struct Revision<'c> {
    /// The sentence that gives the new number, and where it stands.
    at: At,
    place: Span,
    /// The number that it replaces.
    old: &'c Figure,
    old_value: f64,
    /// The new one.
    new: f64,
    unit: Unit,
}

/// The numbers that later articles revise or correct.
pub(super) fn changes(collection: &Collection) -> Vec<Change> {
    let mut by_value: FastMap<u64, Vec<(usize, usize)>> = FastMap::default();
    for (article, reading) in collection.readings.iter().enumerate().filter(|(at, _)| collection.is_own_story(*at)) {
        for (at, figure) in reading.figures.iter().enumerate() {
            let list = by_value.entry(value_key(figure.quantity.value)).or_default();
            if list.len() < MOST_FIGURES {
                list.push((article, at));
            }
        }
    }
    let revisions = (0..collection.len()).filter(|at| collection.is_own_story(*at)).flat_map(|at| {
        let mut own = revised(collection, at);
        own.extend(corrected(collection, at));
        own
    });
    let mut known: BTreeSet<(u64, u64, At)> = BTreeSet::new();
    let mut out = Vec::new();
    for revision in revisions {
        let told = by_value.get(&value_key(revision.old_value)).map_or(&[][..], Vec::as_slice);
        let told_before = |place: &(usize, usize)| is_told_before(collection, *place, &revision);
        let told: Vec<(usize, usize)> = told.iter().copied().filter(told_before).collect();
        let of_late = |place: &&(usize, usize)| collection.is_one_topic(place.0, revision.at.0);
        let near: Vec<usize> = told.iter().filter(of_late).map(|place| place.0).collect();
        // Who is on one matter with one who told it tells it too.
        let of_matter = |(article, _): &(usize, usize)| {
            near.contains(article) || near.iter().any(|other| collection.is_one_topic(*article, *other))
        };
        let early: Vec<(usize, usize)> = told.iter().copied().filter(of_matter).collect();
        let Some(first) = early.first() else { continue };
        let at = collection.reading(first.0).and_then(|r| r.figures.get(first.1)).map_or(0, |f| f.sentence);
        if known.insert((revision.old_value.to_bits(), revision.new.to_bits(), (first.0, at))) {
            let late = by_value.get(&value_key(revision.new)).map_or(&[][..], Vec::as_slice);
            out.extend(change(collection, &revision, &early, late));
        }
    }
    out
}

fn value_key(value: f64) -> u64 {
    mixed(((value * 1e3).round()).to_bits())
}

fn figures_of(reading: &Reading, sentence: usize) -> &[Figure] {
    reading.sentences.get(sentence).and_then(|s| reading.figures.get(s.figures.clone())).unwrap_or_default()
}

fn near_in_size(a: f64, b: f64) -> bool {
    let factor = a.max(b) / a.min(b).max(1e-12);
    factor > 1.0 && factor <= MOST_FACTOR
}

/// "3.6 trillion dong instead of 3.2 trillion", "cut from 480 to 410 million".
fn revised<'a>(collection: &'a Collection<'a>, article: usize) -> Vec<Revision<'a>> {
    let Some(reading) = collection.reading(article) else { return Vec::new() };
    let Some(lexicon) = turns().lexicon(reading.table.code) else { return Vec::new() };
    let (mut folded, mut buffer) = (Folded::default(), String::new());
    let mut out = Vec::new();
    for (at, sentence) in reading.sentences.iter().enumerate() {
        let own = figures_of(reading, at);
        // "3 billion in 2030, up from 1.6 billion in 2025": two years, not two states of one number.
        let times: BTreeSet<u64> = own.iter().flat_map(|f| f.periods.iter().copied()).collect();
        let this_year = reading.published.map(|day| day.year());
        let of_now = sentence.years.iter().all(|year| Some(*year) == this_year) && times.len() <= 1;
        let timed = !sentence.years.is_empty() || !times.is_empty();
        if own.is_empty() || timed && !of_now {
            continue;
        }
        let revision = |old, old_value, new: &Figure| Revision {
            at: (article, at),
            place: new.span,
            old,
            old_value,
            new: new.quantity.value,
            unit: new.quantity.unit,
        };
        let moved = own.iter().filter_map(|f| Some(revision(f, f.quantity.before?, f)));
        out.extend(moved.filter(|r| near_in_size(r.old_value, r.new)));
        if own.len() < 2 {
            continue;
        }
        folded.read(collection.text(article, &sentence.span), &mut buffer);
        for word in 0..folded.places.len() {
            let told = |says: &Says| matches!(says, Says::Revised | Says::Compared);
            let ends = folded.says(lexicon, word).filter(|(says, _)| told(says));
            let is_compared = folded.says(lexicon, word).any(|(says, _)| says == Says::Compared);
            let ends = ends.map(|(_, past)| past);
            let Some(last) = ends.max().and_then(|past| folded.places.get(past.checked_sub(1)?)) else { continue };
            let end = sentence.span.start + last.end;
            let behind = |f: &&Figure| f.span.start >= end && f.span.start - end <= NEAR_BYTES;
            let Some(old) = own.iter().filter(behind).min_by_key(|f| f.span.start) else { continue };
            // "Less than the 300 million first proposed": only what was told at first was replaced.
            let after_old = folded.places.partition_point(|p| sentence.span.start + p.start < old.span.end);
            let is_first = (after_old..after_old + WORDS_BEHIND)
                .any(|at| folded.says(lexicon, at).any(|(says, _)| says == Says::AtFirst));
            let replaces = folded.says(lexicon, word).any(|(says, _)| says == Says::Revised);
            if (is_compared && !replaces || timed) && !is_first {
                continue;
            }
            // The number right before is the new one; where none stands before, the one right behind.
            let before = own.iter().filter(|f| f.span.end < end && f.quantity.unit == old.quantity.unit);
            let after = own.iter().filter(|f| f.span.start > old.span.end && f.quantity.unit == old.quantity.unit);
            let new = before.max_by_key(|f| f.span.start).or_else(|| after.min_by_key(|f| f.span.start));
            let is_one = |new: &&Figure| {
                let nouns = |f: &Figure| !f.nouns.is_empty();
                let shared = new.nouns.iter().any(|noun| old.nouns.contains(noun));
                // Those who are away from home come back: many times fewer.
                let falls = shares_fate(old, new) && new.quantity.value < old.quantity.value;
                (falls || near_in_size(old.quantity.value, new.quantity.value))
                    && (shared || !(nouns(new) && nouns(old)))
            };
            out.extend(new.filter(is_one).map(|new| revision(old, old.quantity.value, new)));
        }
    }
    out
}

/// "An earlier report said 40 houses had been swept away. The right number is 14."
fn corrected<'a>(collection: &'a Collection<'a>, article: usize) -> Vec<Revision<'a>> {
    let Some(reading) = collection.reading(article) else { return Vec::new() };
    let mut out = Vec::new();
    for (at, sentence) in reading.sentences.iter().enumerate().filter(|(_, s)| s.corrects) {
        let [old] = figures_of(reading, at) else { continue };
        let Some(next) = reading.sentences.get(at + 1).filter(|s| s.span.block == sentence.span.block) else {
            continue;
        };
        let text = collection.text(article, &next.span);
        let found = tokens(text, reading.table, &FastSet::default(), &[0]);
        let mut numbers = found.iter().filter(|t| t.class == Class::Number && !t.is_ordinal);
        let (Some(number), None) = (numbers.next(), numbers.next()) else { continue };
        // What else is counted there is another thing.
        let own = figures_of(reading, at + 1);
        let other = own.iter().any(|f| !f.nouns.is_empty() && !f.nouns.iter().any(|noun| old.nouns.contains(noun)));
        if other || !next.dates.is_empty() || !near_in_size(old.quantity.value, number.value) {
            continue;
        }
        let place = Span::new(next.span.block, next.span.start + number.start, next.span.start + number.end);
        out.push(Revision {
            at: (article, at + 1),
            place,
            old,
            old_value: old.quantity.value,
            new: number.value,
            unit: old.quantity.unit,
        });
    }
    out
}

/// Whether a figure of an earlier article on the matter is the number that a later one replaces.
fn is_told_before(collection: &Collection, (article, at): (usize, usize), revision: &Revision) -> bool {
    let sides = collection.reading(article).zip(collection.reading(revision.at.0));
    let Some((early, late)) = sides else { return false };
    let Some(figure) = early.figures.get(at) else { return false };
    let days = early.published.zip(late.published).map(|(a, b)| (b - a).get_days());
    let steps = figure.quantity.value / figure.quantity.step.max(1e-12);
    let noun = figure.nouns.iter().any(|noun| revision.old.nouns.contains(noun));
    let near = || figure.near.iter().any(|t| revision.old.near.contains(t));
    let is_one = match revision.unit {
        Unit::Money(_) => steps >= LEAST_STEPS || noun || near(),
        Unit::Count => noun || shares_fate(figure, revision.old) || steps >= LEAST_STEPS && near(),
        Unit::Percent | Unit::Points | Unit::Rank => near() || is_one_range(&figure.quantity, &revision.old.quantity),
    };
    // Who gives both numbers too says the same.
    let knows = || {
        let equal = |f: &Figure| f.quantity.unit == revision.unit && f.quantity.value.total_cmp(&revision.new).is_eq();
        early.figures.iter().any(equal)
    };
    days.is_some_and(|days| (1..=MOST_DAYS).contains(&days))
        && figure.quantity.unit == revision.unit
        && !figure.is_negated
        && is_one
        && !knows()
}

/// Whether two numbers are one range, "4 to 5 percent".
fn is_one_range(a: &Quantity, b: &Quantity) -> bool {
    a.high > a.value && closeness(a, b) == Closeness::Same
}

fn change(
    collection: &Collection,
    revision: &Revision,
    early: &[(usize, usize)],
    late: &[(usize, usize)],
) -> Option<Change> {
    let published = |at: usize| collection.reading(at).and_then(|r| r.published);
    let claim = |at: At, place: Span, side: usize| -> Option<Claim> {
        let sentence = collection.reading(at.0)?.sentences.get(at.1)?.span;
        Some(Claim {
            text: collection.text(at.0, &sentence).to_owned(),
            value: collection.text(at.0, &place).to_owned(),
            source: collection.source(at.0, sentence),
            side,
        })
    };
    let mut claims: BTreeMap<usize, Claim> = BTreeMap::new();
    for (article, at) in early {
        let figure = collection.reading(*article)?.figures.get(*at)?;
        if let Some(made) = claim((*article, figure.sentence), figure.span, 0) {
            claims.entry(*article).or_insert(made);
        }
    }
    claims.insert(revision.at.0, claim(revision.at, revision.place, 1)?);
    // Who tells the new number later.
    for (article, at) in late.iter().filter(|(article, _)| published(*article) >= published(revision.at.0)) {
        let figure = collection.reading(*article)?.figures.get(*at)?;
        let same = figure.quantity.unit == revision.unit
            && figure.quantity.value.total_cmp(&revision.new).is_eq()
            && closeness(&figure.quantity, &revision.old.quantity) == Closeness::Different;
        let noun = figure.nouns.is_empty() || figure.nouns.iter().any(|noun| revision.old.nouns.contains(noun));
        if same && noun && !claims.contains_key(article) && collection.is_one_topic(*article, revision.at.0) {
            let made = claim((*article, figure.sentence), figure.span, 1)?;
            claims.insert(*article, made);
        }
    }
    let mut ordered: Vec<Claim> = claims.into_values().collect();
    ordered.sort_by_key(|c| (published(c.source.article), c.side, c.source));
    let first = early.first()?;
    let figure = collection.reading(first.0)?.figures.get(first.1)?;
    Some(Change {
        kind: ChangeKind::Count,
        about: about(collection, (first.0, figure.sentence), revision.at, Some(figure.span)),
        claims: with_copies(collection, ordered, MOST_CLAIMS),
        because: "the later article says that it replaces the earlier number".to_owned(),
    })
}

/// Takes away the conflicts of numbers of which a later article says that one replaces the other.
pub(super) fn settle(conflicts: &mut Vec<Conflict>, revised: &[Change]) {
    let sides = |conflict: &Conflict, change: &Change| {
        let met = |claim: &&Claim| {
            let meets = |own: &Claim| own.value.contains(&claim.value) || claim.value.contains(&own.value);
            change.claims.iter().any(|own| own.source == claim.source && meets(own))
        };
        conflict.claims.iter().filter(met).map(|claim| claim.side).collect::<BTreeSet<usize>>().len()
    };
    let mut by_source: BTreeMap<Source, Vec<&Change>> = BTreeMap::new();
    for change in revised {
        change.claims.iter().for_each(|claim| by_source.entry(claim.source).or_default().push(change));
    }
    let is_settled = |c: &Conflict| {
        let mut met = c.claims.iter().filter_map(|claim| by_source.get(&claim.source)).flatten();
        c.kind == ConflictKind::Figure && met.any(|change| sides(c, change) >= 2)
    };
    conflicts.retain(|c| !is_settled(c));
}

//! What became of a plan's day: a later article moves the plan from it, or tells that it was carried out on another.

use std::collections::{BTreeMap, BTreeSet};

use crate::article::Span;

use super::Exactness;
use super::chronology::Events;
use super::collection::Collection;
use super::contradict::exclude;
use super::dated::{Dated, PUT_OFF};
use super::days::{is_once, shares_deed, things_differ};
use super::far::is_far;
use super::found::Change;
use super::reading::{Reading, Sentence};
use super::statements::At;
use super::terms::{Keyed, Overlap, candidates};
use super::turns::{Says, says};
use super::words::{Class, mixed, term_of, terms};

/// A plan that is put off farther, in days, is told as another one.
const MOST_DAYS_MOVED: i32 = 200;
/// What was done so many days beside its plan's day is another deed.
const MOST_DAYS_BESIDE: i32 = 45;

/// A sentence with the day of its article.
type Told<'c> = (jiff::civil::Date, &'c Sentence);

/// The earlier of two sentences of different days, then the later one.
fn in_order<'c>(collection: &'c Collection, a: At, b: At) -> Option<(Told<'c>, Told<'c>)> {
    let (x, y) = collection.told(a).zip(collection.told(b))?;
    let (x, y) = ((x.0.published?, x.1), (y.0.published?, y.1));
    match x.0.cmp(&y.0) {
        std::cmp::Ordering::Less => Some((x, y)),
        std::cmp::Ordering::Greater => Some((y, x)),
        std::cmp::Ordering::Equal => None,
    }
}

/// Whether one sentence tells a plan with its day, and one of a later article that day and a later one: "planned for 14 July,
/// will be held on 21 July", "put back from 27 March to 10 April".
pub(super) fn is_moved(collection: &Collection, a: At, b: At, o: &Overlap) -> bool {
    let Some((early, late)) = in_order(collection, a, b) else { return false };
    early.1.dates.iter().any(|plan| {
        let to_come = plan.date > early.0 && !plan.is_telling;
        to_come && (is_named_as_moved(plan, early.1, late.1, o) || is_told_with_other(plan, early.1, late, o))
    }) && collection.is_one_topic(a.0, b.0)
}

fn is_apart(plan: &Dated, other: &Dated) -> bool {
    (1..=MOST_DAYS_MOVED).contains(&(other.date - plan.date).get_days())
}

/// Whether the later sentence names the very day, or month, from which it moves a plan.
fn is_named_as_moved(plan: &Dated, early: &Sentence, late: &Sentence, o: &Overlap) -> bool {
    let from = |d: &Dated| d.date == plan.date && d.precision == plan.precision && d.precision != Exactness::Week;
    let exact_day = plan.precision == Exactness::Day && !plan.is_relative;
    late.moved_from.iter().any(from)
        && late.dates.iter().any(|other| is_apart(plan, other))
        && (exact_day || o.words >= 1)
        && (shares_deed(early, late) || !exclude(&early.exclusive, &late.exclusive))
}

/// Whether the later sentence names a plan's day and a later one.
fn is_told_with_other(plan: &Dated, early: &Sentence, (appeared, late): Told<'_>, o: &Overlap) -> bool {
    // "Sailed on 15 May, and is expected on 24 June": what was planned for a day that is past was done on it.
    let moves = late.is_negated || !late.moved_from.is_empty() || late.terms.iter().any(|t| t.0 == term_of(PUT_OFF));
    if plan.date < appeared && !moves {
        return false;
    }
    let exact = |d: &&Dated| d.precision == Exactness::Day && !d.is_relative && !d.is_telling && d.date == d.end;
    let told: Vec<&Dated> = late.dates.iter().filter(exact).collect();
    let [first, second] = told.as_slice() else { return false };
    let (same, other) = if first.date == plan.date { (first, second) } else { (second, first) };
    early.dates.len() == 1
        && plan.precision == Exactness::Day
        && plan.date == plan.end
        && same.date == plan.date
        && is_apart(plan, other)
        && o.words >= 1
        && (o.names >= 1 || o.contained >= 0.3)
}

/// Deeds that one plan may be told by.
const ONE_DEED: [[u64; 2]; 3] = [terms!["leave", "begin"], terms!["hold", "meet"], terms!["arrive", "begin"]];

/// Whether two deeds are one that was planned and done.
fn is_one_deed(a: u64, b: u64) -> bool {
    a == b || ONE_DEED.iter().any(|pair| pair.contains(&a) && pair.contains(&b))
}

/// Sentences that plan a deed, and those that tell it as done: pairs that share it and another word.
pub(super) fn candidates_held(collection: &Collection, nodes: &[Vec<At>]) -> Vec<(usize, usize)> {
    let keys = |members: &Vec<At>| -> Option<(usize, Vec<u64>)> {
        let at = *members.first()?;
        let (reading, sentence) = collection.told(at)?;
        let published = reading.published?;
        let [dated] = sentence.dates.as_slice() else { return None };
        if dated.precision != Exactness::Day || (dated.date - published).get_days().abs() > MOST_DAYS_MOVED {
            return None;
        }
        // A plan for the end of April is carried out in May.
        let month = i64::from(dated.date.year()) * 12 + i64::from(dated.date.month());
        let key = |t: &(u64, Class), month: i64| mixed(t.0 ^ month.unsigned_abs() ^ 0x4e1d);
        let deeds = sentence.terms.iter().filter(|t| is_once(**t));
        Some((at.0, deeds.flat_map(|t| [key(t, month), key(t, month + 1)]).collect()))
    };
    let made = |members: &Vec<At>| {
        let (article, keys) = keys(members).unwrap_or((members.first().map_or(0, |at| at.0), Vec::new()));
        Keyed { article, keys }
    };
    let keyed: Vec<Keyed> = nodes.iter().map(made).collect();
    candidates(&keyed, 1)
}

/// Whether one sentence plans a deed for a day, and a later article tells that it was done on another: "will sign it on
/// Monday", "signed it on Tuesday".
pub(super) fn is_held_otherwise(collection: &Collection, a: At, b: At, o: &Overlap) -> bool {
    let Some((early, late)) = in_order(collection, a, b) else { return false };
    let ([plan], [done]) = (early.1.dates.as_slice(), late.1.dates.as_slice()) else { return false };
    let exact = |d: &Dated| d.precision == Exactness::Day && d.date == d.end && !d.is_telling;
    let apart = (done.date - plan.date).get_days().abs();
    if !exact(plan)
        || !exact(done)
        || plan.date <= early.0
        || done.date > late.0
        || done.date <= early.0
        || plan.date > late.0
        || !(1..=MOST_DAYS_BESIDE).contains(&apart)
        || early.1.is_negated
        || late.1.is_negated
        || exclude(&early.1.exclusive, &late.1.exclusive)
        || things_differ(early.1, late.1)
    {
        return false;
    }
    let once = |s: &Sentence| s.terms.iter().filter(|t| is_once(**t)).map(|t| t.0).collect::<Vec<u64>>();
    let theirs = once(late.1);
    let deed = once(early.1).iter().any(|own| theirs.iter().any(|other| is_one_deed(*own, *other)));
    // A pronoun stands for whom, or what, the sentence before tells of.
    let told = o.names >= 1 || o.words >= 2 || !late.1.stands_alone;
    deed && told && is_off_plan(collection, a, b) && collection.is_one_topic(a.0, b.0)
}

/// Whether the later of two sentences says that a deed came on another day than planned.
fn is_off_plan(collection: &Collection, a: At, b: At) -> bool {
    let published = |at: At| collection.reading(at.0).and_then(|r| r.published);
    let late = if published(a) > published(b) { a } else { b };
    let Some((reading, sentence)) = collection.told(late) else { return false };
    says(collection.text(late.0, &sentence.span), reading.table.code, Says::OffPlan)
}

/// Numbers below this one are told of many things.
const LEAST_NUMBER: f64 = 10.0;

/// Whether two sentences name one day, in figures, that is no day of the news, and tell one plan or one count of it: one of
/// them moves a plan to it, both name a place or a party of it, or both give one number.
pub(super) fn is_planned_alike(
    x: Option<(&Reading, &Sentence)>,
    y: Option<(&Reading, &Sentence)>,
    (a, b): (&Dated, &Dated),
    (done, named): (&Overlap, &Overlap),
) -> bool {
    let Some(((r, x), (s, y))) = x.zip(y) else { return false };
    let exact = |d: &Dated| d.precision == Exactness::Day && !d.is_relative && !d.is_telling && d.date == d.end;
    let month = |d: &Dated| d.precision == Exactness::Month;
    if !(exact(a) && exact(b) || month(a) && month(b)) || exclude(&x.exclusive, &y.exclusive) {
        return false;
    }
    let to_come = |r: &Reading, d: &Dated| r.published.is_some_and(|day| d.date > day);
    // The day that a later article says was planned at first may be over when that appears.
    let planned = |s: &Sentence, d: &Dated| s.moved_from.iter().any(|m| (m.date, m.precision) == (d.date, d.precision));
    let (first, second) = (to_come(r, a), to_come(s, b));
    let plans = first && (second || planned(y, b)) || second && planned(x, a);
    let moves = |s: &Sentence| !s.moved_from.is_empty() || s.terms.iter().any(|t| t.0 == term_of(PUT_OFF));
    let is_done = |t: &&(u64, Class)| is_once(**t) && t.0 != term_of(PUT_OFF);
    let once = |s: &Sentence| s.terms.iter().filter(is_done).map(|t| t.0).collect::<Vec<u64>>();
    let (own, other) = (once(x), once(y));
    let two_deeds = !own.is_empty() && !other.is_empty() && !own.iter().any(|t| other.contains(t));
    let alone = x.dates.len() == 1 && y.dates.len() == 1;
    let number = |r: &Reading, s: &Sentence| -> Vec<u64> {
        let own = r.figures.get(s.figures.clone()).unwrap_or_default().iter();
        own.filter(|f| f.quantity.value >= LEAST_NUMBER).map(|f| f.quantity.value.to_bits()).collect()
    };
    let counted = || {
        let theirs = number(s, y);
        number(r, x).iter().any(|value| theirs.contains(value))
    };
    if plans && (moves(x) != moves(y)) && !two_deeds && (exact(a) || done.words >= 1) {
        return true;
    }
    if month(a) {
        return false;
    }
    plans && alone && named.names >= 1 && !two_deeds && !things_differ(x, y)
        || (is_far(r, a) && is_far(s, b)) && counted() && (done.words + named.names >= 1 || !two_deeds)
}

/// The days, or months, from which the sentences of a group move plans.
fn moved_days(collection: &Collection, group: &[At]) -> Vec<Dated> {
    let moved = group.iter().filter_map(|at| collection.told(*at)).flat_map(|(_, s)| s.moved_from.iter().copied());
    moved.collect()
}

/// The date of a sentence that one of some days is.
fn plan_day<'c>(collection: &'c Collection, at: At, days: &[Dated]) -> Option<&'c Dated> {
    let (_, sentence) = collection.told(at)?;
    sentence.dates.iter().find(|d| days.iter().any(|m| (m.date, m.precision) == (d.date, d.precision)))
}

/// The events, and for each sentence those that it tells.
pub(super) struct Tellers {
    told: Vec<Vec<(At, Span)>>,
    by_sentence: BTreeMap<At, Vec<usize>>,
}

impl Tellers {
    /// Notes which sentences tell which events.
    pub(super) fn new(collection: &Collection, events: &Events) -> Self {
        let told: Vec<Vec<(At, Span)>> =
            events.told(collection).into_iter().filter(|told| told.len() <= MOST_TELLERS).collect();
        let mut by_sentence: BTreeMap<At, Vec<usize>> = BTreeMap::new();
        for (event, places) in told.iter().enumerate() {
            places.iter().for_each(|(at, _)| by_sentence.entry(*at).or_default().push(event));
        }
        Self { told, by_sentence }
    }

    /// A group with the sentences of other articles that tell the plan for the day from which one of the group moves it.
    pub(super) fn with_tellers_of_plan(&self, collection: &Collection, group: Vec<At>) -> Vec<At> {
        let days = moved_days(collection, &group);
        if days.is_empty() {
            return group;
        }
        let known: BTreeSet<usize> = group.iter().map(|at| at.0).collect();
        let is_plan = |(at, span): &(At, Span)| plan_day(collection, *at, &days).is_some_and(|d| d.span == *span);
        let events: BTreeSet<usize> =
            group.iter().filter_map(|at| self.by_sentence.get(at)).flatten().copied().collect();
        let told = events.iter().filter_map(|event| self.told.get(*event));
        let of_group = told.filter(|told| told.iter().any(|place| is_plan(place) && group.contains(&place.0)));
        let places = of_group.flatten().filter(|place| is_plan(place));
        let more: BTreeSet<At> = places.map(|(at, _)| *at).filter(|at| !known.contains(&at.0)).collect();
        group.into_iter().chain(more).collect()
    }
}

/// Sentences of one event of which the later one tells that the plan was moved from its day, in whatever words.
pub(super) fn moved_in_events(collection: &Collection, tellers: &Tellers) -> Vec<(At, At)> {
    let mut out = Vec::new();
    for told in &tellers.told {
        let dated = |(at, span): &(At, Span)| -> Option<(At, jiff::civil::Date, Dated, bool)> {
            let (reading, sentence) = collection.told(*at)?;
            let day = sentence.dates.iter().find(|d| d.span == *span)?;
            let is_moved = sentence.moved_from.iter().any(|m| m.span == *span);
            Some((*at, reading.published?, *day, is_moved))
        };
        let days: Vec<_> = told.iter().filter_map(dated).collect();
        for (late, appeared, _, _) in days.iter().filter(|(_, _, _, is_moved)| *is_moved) {
            let plans = days.iter().filter(|(_, day, plan, is_moved)| !is_moved && day < appeared && plan.date > *day);
            out.extend(plans.map(|(early, ..)| (*early, *late)).filter(|(a, b)| a.0 != b.0));
        }
    }
    out
}

/// An event that more sentences tell is not looked up for each of them.
const MOST_TELLERS: usize = 24;

/// Gives each claim that tells the plan's first day that day's words.
pub(super) fn name_plan_days(collection: &Collection, group: &[At], change: &mut Change) {
    let days = moved_days(collection, group);
    for claim in &mut change.claims {
        let own = group.iter().find(|at| {
            collection.told(**at).is_some_and(|(_, s)| at.0 == claim.source.article && s.span == claim.source.span)
        });
        // Who moves the plan claims the day to which it was moved.
        let own = own.filter(|at| collection.told(**at).is_some_and(|(_, s)| s.moved_from.is_empty()));
        let Some(day) = own.and_then(|at| plan_day(collection, *at, &days)) else { continue };
        claim.value = collection.text(claim.source.article, &day.span).to_owned();
    }
}

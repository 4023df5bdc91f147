//! Days far from the articles' own: whoever names the same one, in articles on one matter, tells of the same event, and few
//! words must say so. The same deed of two far months is told wrongly by one of them.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::Exactness;
use super::collection::Collection;
use super::contradict::exclude;
use super::dated::Dated;
use super::days::{is_once, own_day, shares_day, things_differ};
use super::reading::{Reading, Sentence, Term};
use super::statements::At;
use super::terms::{Overlap, by_first, candidates};
use super::words::{Class, Kind, is_kind, mixed, terms};

/// Days that are so many days from the article's own are no day of its news.
const FAR_DAYS: i32 = 8;
/// The same for months, from their first day.
const FAR_DAYS_OF_MONTHS: i32 = 40;

/// Whether a day is far from that of its article, and told in figures.
pub(super) fn is_far(reading: &Reading, dated: &Dated) -> bool {
    let least = if dated.precision == Exactness::Month { FAR_DAYS_OF_MONTHS } else { FAR_DAYS };
    let apart = reading.published.map(|day| (dated.date - day).get_days().abs());
    // "April" without its year is told by its name.
    let named = !dated.is_relative || dated.precision == Exactness::Month;
    named && !dated.is_telling && apart.is_some_and(|days| days >= least)
}

/// Sentences with one far day each, the same one, and a word in common.
pub(super) fn far_days(collection: &Collection, nodes: &[Vec<At>]) -> Vec<(usize, usize)> {
    let keys = |at: &At| -> Option<Vec<u64>> {
        let (reading, sentence) = collection.told(*at)?;
        let [dated] = sentence.dates.as_slice() else { return None };
        let day = mixed(u64::from((dated.date - jiff::civil::Date::ZERO).get_days().unsigned_abs()) ^ 0xfa4);
        is_far(reading, dated).then(|| sentence.terms.iter().map(|t| mixed(day ^ t.0)).collect())
    };
    candidates(&by_first(nodes, keys), 1)
}

/// Whether two sentences of articles on one matter name one far day and tell the same of it.
pub(super) fn is_told_of_far_day(collection: &Collection, a: At, b: At, o: &Overlap) -> bool {
    let Some(((left, x), (right, y))) = collection.told(a).zip(collection.told(b)) else { return false };
    let ([p], [q]) = (x.dates.as_slice(), y.dates.as_slice()) else { return false };
    let names = |s: &Sentence| s.terms.iter().filter(|t| t.1 == Class::Name).count();
    let strangers = o.names == 0 && names(x) > 0 && names(y) > 0;
    let has = |s: &Sentence, term: u64| s.terms.binary_search_by_key(&term, |t| t.0).is_ok();
    let across = left.table.code != right.table.code;
    let deed = x.terms.iter().any(|t| is_telling(*t) && has(y, t.0));
    let to_come = |r: &Reading, d: &Dated| r.published.is_some_and(|day| d.date > day);
    // The deed right before the day, in both.
    let next = |s: &Sentence| s.beside_dates.first().cloned().unwrap_or_default();
    let beside = across
        && p.precision == Exactness::Day
        && next(x).iter().any(|t| is_once((*t, Class::Concept)) && next(y).contains(t));
    let plan = to_come(left, p) && to_come(right, q) && people_shared(x, y) >= 2;
    let told = (deed || o.words >= 2) && !strangers && o.contained >= 0.3
        || o.words >= 3 && !strangers && o.contained >= 0.25
        || beside && !strangers && o.contained >= 0.2
        || across && o.words >= 1 && names(x) == 0 && names(y) == 0 && o.contained >= 0.34
        || o.words >= 1 && o.contained >= if across { 0.5 } else { 0.6 } && !strangers
        || plan && o.contained >= 0.3;
    let told = told && (plan || o.words >= 2 || !things_differ(x, y));
    told && shares_day(x, y).is_some()
        && is_far(left, p)
        && is_far(right, q)
        && !exclude(&x.exclusive, &y.exclusive)
        && collection.is_one_topic(a.0, b.0)
}

/// How many words of the persons' names of one of two sentences the other has too.
pub(super) fn people_shared(x: &Sentence, y: &Sentence) -> usize {
    let met = |own: &Sentence, other: &Sentence| {
        let mut names = own.people.clone();
        names.sort_unstable();
        names.dedup();
        let has = |name: &&u64| other.terms.binary_search_by_key(*name, |t| t.0).is_ok();
        names.iter().filter(has).count()
    };
    met(x, y).max(met(y, x))
}

/// Months in which one deed can be told differently; farther apart, it is a deed that comes again, in days.
const MOST_DAYS_APART: i32 = 400;

/// Whether two sentences of articles on one matter put one deed of one person in two months that are past: it stands right
/// before both of them. A sentence without a name speaks of whom the article is about.
pub(super) fn is_other_month(collection: &Collection, a: At, b: At) -> bool {
    let Some(((left, x), (right, y))) = collection.told(a).zip(collection.told(b)) else { return false };
    let Some((p, q)) = own_day(left, x).zip(own_day(right, y)) else { return false };
    let month = |r: &Reading, d: &Dated| {
        d.precision == Exactness::Month && is_far(r, d) && r.published.is_some_and(|day| d.date < day)
    };
    if !month(left, p) || !month(right, q) {
        return false;
    }
    let beside = |s: &Sentence, d: &Dated| -> Vec<u64> {
        let at = s.dates.iter().position(|own| own == d);
        at.and_then(|at| s.beside_dates.get(at)).cloned().unwrap_or_default()
    };
    let apart = (p.date - q.date).get_days().abs();
    let (own, other) = (beside(x, p), beside(y, q));
    let deeds: Vec<u64> = own.iter().filter(|t| is_once((**t, Class::Concept)) && other.contains(t)).copied().collect();
    let named = |s: &Sentence| -> Vec<u64> { s.terms.iter().filter(|t| t.1 == Class::Name).map(|t| t.0).collect() };
    let one_hero = match (named(x).is_empty(), named(y).is_empty()) {
        (false, false) => named(x).iter().any(|name| named(y).contains(name)),
        (false, true) => heroes(right).iter().any(|name| named(x).contains(name)),
        (true, false) => heroes(left).iter().any(|name| named(y).contains(name)),
        (true, true) => false,
    };
    // Both months with the deed in one article: two deeds.
    let knows = |r: &Reading, day: &Dated| {
        let other = |s: &&Sentence| s.dates.iter().any(|d| d.date == day.date);
        r.sentences.iter().filter(other).any(|s| s.terms.iter().any(|t| deeds.contains(&t.0)))
    };
    (1..=MOST_DAYS_APART).contains(&apart)
        && !deeds.is_empty()
        && one_hero
        && (x.ordinals.is_empty() || y.ordinals.is_empty() || x.ordinals == y.ordinals)
        && !knows(left, q)
        && !knows(right, p)
        && collection.is_one_topic(a.0, b.0)
}

/// Whom, or what, most sentences of an article name, by the words of the name.
fn heroes(reading: &Reading) -> Vec<u64> {
    let mut counts: BTreeMap<u64, (usize, usize)> = BTreeMap::new();
    for (at, sentence) in reading.sentences.iter().enumerate() {
        let names = sentence.terms.iter().filter(|t| t.1 == Class::Name);
        names.for_each(|(name, _)| counts.entry(*name).or_insert((0, at)).0 += 1);
    }
    // Of those who are named as often the one who is named first.
    let most = counts.values().map(|(count, first)| (*count, Reverse(*first))).max();
    let names = counts.into_iter().filter(|(_, (count, first))| most == Some((*count, Reverse(*first))));
    names.map(|(name, _)| name).collect()
}

/// A day to come is told as a plan if it is so many days away.
const PLAN_DAYS: i32 = 3;
/// A day so far away is met by chance by no two articles on one matter.
const CHANCE_DAYS: i32 = 20;

/// Whether a day in full is still to come, and told in figures.
pub(super) fn is_to_come(reading: &Reading, dated: &Dated) -> bool {
    let away = reading.published.map(|day| (dated.date - day).get_days());
    dated.precision == Exactness::Day
        && dated.date == dated.end
        && !dated.is_relative
        && !dated.is_telling
        && away.is_some_and(|days| days >= PLAN_DAYS)
}

/// Whether two articles tell one day to come in one sentence each, and nothing else that is to come on a day; or one so far
/// away that it is the same plan, unless it opens or ends a month, as terms of any kind do: then a word must be the same.
pub(super) fn is_one_sole_day(
    left: (&Reading, &Sentence, &Dated),
    right: (&Reading, &Sentence, &Dated),
    shared: usize,
) -> bool {
    let once = |(r, _, d): (&Reading, &Sentence, &Dated)| {
        let own = |s: &&Sentence| s.dates.iter().any(|other| other.date == d.date && other.end == d.end);
        r.sentences.iter().filter(own).count() == 1
    };
    let alone = |(r, _, d): (&Reading, &Sentence, &Dated)| {
        let mut plans = r.sentences.iter().flat_map(|s| &s.dates).filter(|other| is_to_come(r, other));
        plans.all(|other| other.date == d.date)
    };
    let away = |(r, _, d): (&Reading, &Sentence, &Dated)| {
        r.published.is_some_and(|day| (d.date - day).get_days() >= CHANCE_DAYS)
    };
    let day = left.2.date;
    let opens = day.day() == 1 || day.day() == day.days_in_month();
    let told = shared >= 1 || !opens && (alone(left) && alone(right) || away(left) && away(right));
    told && is_to_come(left.0, left.2)
        && is_to_come(right.0, right.2)
        && once(left)
        && once(right)
        && !exclude(&left.1.exclusive, &right.1.exclusive)
}

/// Deeds that everything does.
const COMMON_DEEDS: [u64; 12] =
    terms!["open", "close", "begin", "end", "arrive", "leave", "hold", "resume", "visit", "vote", "finish", "deliver"];

/// Whether a term is a deed that tells of what it is done to.
pub(super) fn is_telling(term: Term) -> bool {
    is_once(term) && !COMMON_DEEDS.contains(&term.0)
}

/// Whether what two sentences tell of one far day is enough for it to be one event.
pub(super) fn is_one_far_event(
    left: (&Reading, &Sentence, &Dated),
    right: (&Reading, &Sentence, &Dated),
    done: &Overlap,
    named: &Overlap,
) -> bool {
    let ((r, x, p), (s, y, q)) = (left, right);
    let names = |s: &Sentence| s.terms.iter().filter(|t| t.1 == Class::Name).count();
    let strangers = named.names == 0 && names(x) > 0 && names(y) > 0;
    let has = |term: u64| y.terms.binary_search_by_key(&term, |u| u.0).is_ok();
    let month = p.precision == Exactness::Month;
    let deed = x.terms.iter().any(|t| has(t.0) && if month { is_telling(*t) } else { is_kind(t.0, Kind::Deed) });
    let to_come = |r: &Reading, d: &Dated| r.published.is_some_and(|day| d.date > day);
    let plan = to_come(r, p) && to_come(s, q) && people_shared(x, y) >= 2;
    let told = done.words >= 2 && (!strangers || done.contained >= 0.3)
        || done.words >= 1 && !strangers && (deed || done.contained >= 0.4)
        || done.words >= 1 && named.names >= 1 && done.contained >= 0.2
        || done.words >= 1 && !strangers && !month && to_come(r, p) && to_come(s, q) && done.contained >= 0.2
        || plan;
    let told = told && (plan || done.words >= 2 || !things_differ(x, y));
    told && is_far(r, p) && is_far(s, q) && !exclude(&x.exclusive, &y.exclusive)
}

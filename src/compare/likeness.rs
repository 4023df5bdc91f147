//! What two figures, or a figure and an article, have in common: persons, spans of time, tolls, times, qualifications.

use super::Exactness;
use super::converted::LEAST_SUM;
use super::dated::year_term;
use super::measured::Figure;
use super::reading::{Reading, Sentence};
use super::words::{Class, Group, Kind, Unit, concept, is_concept, is_kind, term_of, terms};

/// Whether two figures count one thing, told by its name in any language, and neither article gives another number of it.
pub(super) fn is_sole(left: &Reading, x: &Figure, right: &Reading, y: &Figure) -> bool {
    let times = x.nouns.iter().any(|n| TIMES.contains(n));
    !times && x.nouns.iter().all(|n| is_concept(*n)) && are_sole(left, x, right, y)
}

/// The same for how long something takes.
pub(super) fn is_sole_time(left: &Reading, x: &Figure, right: &Reading, y: &Figure) -> bool {
    x.nouns.iter().all(|n| TIMES.contains(n)) && are_sole(left, x, right, y)
}

fn are_sole(left: &Reading, x: &Figure, right: &Reading, y: &Figure) -> bool {
    let alone = |r: &Reading, f: &Figure| {
        let of_same = |g: &&Figure| g.quantity.unit == f.quantity.unit && g.nouns.iter().any(|n| f.nouns.contains(n));
        // Somebody's age is no time that something takes.
        let is_age = |g: &&Figure| r.ages.iter().any(|age| age.span.overlaps(&g.span));
        r.figures
            .iter()
            .filter(of_same)
            .filter(|g| !is_age(g))
            .all(|g| g.quantity.value.total_cmp(&f.quantity.value).is_eq())
    };
    x.nouns == y.nouns && alone(left, x) && alone(right, y)
}

/// Whether a figure is somebody's age.
pub(super) fn is_age(reading: &Reading, f: &Figure) -> bool {
    reading.ages.iter().any(|age| age.span.overlaps(&f.span))
}

/// Whether a figure counts persons alone.
pub(super) fn are_all_persons(f: &Figure) -> bool {
    !f.nouns.is_empty() && f.nouns.iter().all(|n| is_kind(*n, Kind::Person))
}

/// Whether two articles appeared on one day or on two that follow each other.
pub(super) fn is_one_news(left: &Reading, right: &Reading) -> bool {
    left.published.zip(right.published).is_some_and(|(p, q)| (p - q).get_days().abs() <= 1)
}

/// Whether two sentences name one day in full, whatever other days they name.
pub(super) fn shares_a_day(x: &Sentence, y: &Sentence) -> bool {
    let days = |s: &'_ Sentence| -> Vec<_> {
        let exact = s.dates.iter().filter(|d| !d.is_relative && !d.is_telling && d.precision == Exactness::Day);
        exact.map(|d| (d.date, d.end)).collect()
    };
    let own = days(x);
    !own.is_empty() && days(y).iter().any(|day| own.contains(day))
}

/// Whether one of two figures counts what the table does not know.
pub(super) fn is_of_unknown(x: &Figure, y: &Figure) -> bool {
    let unknown = |f: &Figure| f.nouns.iter().any(|n| !is_concept(*n));
    unknown(x) || unknown(y)
}

/// What is counted of everything.
const TIMES: [u64; 6] = terms!["year", "month", "week", "day", "hour", "minute"];

/// Whether a figure counts what somebody is charged with.
pub(super) fn of_charges(f: &Figure) -> bool {
    f.nouns.iter().any(|n| CHARGES.contains(n))
}

/// The figures of an article, but for those that it tells of what the other one does not know.
pub(super) fn here<'r>(reading: &'r Reading, other: &'r Reading) -> impl Iterator<Item = &'r Figure> {
    let told = |f: &&Figure| reading.sentences.get(f.sentence).is_none_or(|s| !is_elsewhere(s, other));
    reading.figures.iter().filter(told)
}

/// What somebody is charged with.
const CHARGES: [u64; 2] = terms!["count", "charge"];

/// Whether a sentence opens with a place, or says that it tells of something else, "besides", and names nothing there that
/// the other article names too: "At Rotterdam, 17 ships were delayed".
pub(super) fn is_elsewhere(sentence: &Sentence, other: &Reading) -> bool {
    let named = |term: &u64| other.topic.binary_search_by_key(term, |t| t.0).is_ok();
    let mut names = sentence.elsewhere.iter().peekable();
    names.peek().is_some() && !names.any(named)
}

/// Whether a sentence, or another one of its article, gives a figure's number of the same thing too: it knows both.
pub(super) fn is_told_by(f: &Figure, (reading, sentence): (&Reading, &Sentence), other: &Reading) -> bool {
    let number = (year_term(f.quantity.value), Class::Number);
    let shares = |g: &Figure| {
        let nouns = g.nouns.iter().any(|n| f.nouns.contains(n));
        let measured = f.quantity.unit != Unit::Count && g.near.iter().any(|t| f.near.iter().any(|u| u.0 == t.0));
        nouns || measured
    };
    let is_same = |g: &Figure| {
        let equal = g.quantity.value.total_cmp(&f.quantity.value).is_eq() && !g.is_negated;
        // "Had closed at 1,800 million": the currency was told before.
        let bare = g.quantity.unit == Unit::Count && g.nouns.is_empty() && g.quantity.value >= LEAST_SUM;
        let sum = matches!(f.quantity.unit, Unit::Money(_)) && bare;
        equal && (sum || g.quantity.unit == f.quantity.unit && shares(g))
    };
    let corrected = reading.sentences.iter().any(|s| s.corrects);
    let large = f.quantity.value > 31.0;
    !corrected && (large && sentence.terms.contains(&number) || here(reading, other).any(is_same))
}

/// Whether two figures count people, one of them by what they are: "18.4 million people", "18.4 million passengers".
pub(super) fn are_people(x: &Figure, y: &Figure) -> bool {
    let named = |f: &Figure| f.nouns.contains(&term_of("people"));
    let persons = |f: &Figure| !f.nouns.is_empty() && f.nouns.iter().all(|n| is_kind(*n, Kind::Person));
    let alike = |f: &Figure, g: &Figure| is_toll(f) == is_toll(g);
    named(x) != named(y) && persons(x) && persons(y) && alike(x, y)
}

/// A smaller round number may be met twice on one day.
pub(super) const LEAST_OF_DAY: f64 = 20.0;

/// Fewer persons may be as many by chance.
const LEAST_CROWD: f64 = 1000.0;

/// Whether two figures give one large number of persons, each by what they are to the teller: "savers", "customers".
pub(super) fn are_persons(x: &Figure, y: &Figure) -> bool {
    let persons = |f: &Figure| !f.nouns.is_empty() && f.nouns.iter().all(|n| is_kind(*n, Kind::Person));
    let befell = |f: &Figure| -> Vec<u16> {
        let is_toll = |id: &u16| matches!(concept(*id).map(|c| &c.group), Some(Group::Exclusive(set)) if set == "toll");
        f.exclusive.iter().copied().filter(is_toll).collect()
    };
    let equal = x.quantity.value.total_cmp(&y.quantity.value).is_eq();
    equal && x.quantity.value >= LEAST_CROWD && persons(x) && persons(y) && befell(x) == befell(y)
}

/// Whether one figure counts deeds and the other those who did them: "ballots", "people voted".
pub(super) fn is_done_by(deeds: &Figure, doers: &Figure) -> bool {
    let persons = !doers.nouns.is_empty() && doers.nouns.iter().all(|n| is_kind(*n, Kind::Person));
    let done = |n: &u64| is_kind(*n, Kind::Deed) && doers.near.iter().any(|t| t.0 == *n);
    persons && !deeds.nouns.is_empty() && deeds.nouns.iter().all(done)
}

/// Whether a figure counts those to whom something happened: the dead, the injured.
fn is_toll(f: &Figure) -> bool {
    let toll =
        |id: &u16| matches!(concept(*id).map(|c| &c.group), Some(Group::Exclusive(set)) if set.starts_with("toll"));
    f.exclusive.iter().any(toll)
}

/// Whether two figures count the same: both name a noun in common, or one names none.
pub(super) fn nouns_meet(x: &Figure, y: &Figure) -> bool {
    if is_bare(x, y) {
        return shares_fate(x, y)
            || x.quantity.unit != Unit::Count
            || x.nouns == y.nouns
            || !(x.is_small || y.is_small);
    }
    x.nouns.iter().any(|n| y.nouns.contains(n)) || !matches!(x.quantity.unit, Unit::Count)
}

/// Whether one of two figures counts nothing by name.
pub(super) fn is_bare(x: &Figure, y: &Figure) -> bool {
    x.nouns.is_empty() || y.nouns.is_empty()
}

/// Whether both tell what became of people, and the same of it.
pub(super) fn shares_fate(x: &Figure, y: &Figure) -> bool {
    let is_toll =
        |id: &u16| matches!(concept(*id).map(|c| &c.group), Some(Group::Exclusive(set)) if set.starts_with("toll"));
    x.exclusive.iter().any(|id| is_toll(id) && y.exclusive.contains(id))
}

/// Whether two figures can be of one time: one names none, or both name one in common.
pub(super) fn periods_meet(x: &Figure, y: &Figure) -> bool {
    x.periods.is_empty() || y.periods.is_empty() || x.periods.iter().any(|p| y.periods.contains(p))
}

/// Whether what qualifies two figures differs: "expected", "including".
pub(super) fn flags_differ(x: &Figure, y: &Figure) -> bool {
    x.flags != y.flags
}

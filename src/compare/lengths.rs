//! Lengths of time, and sums, of which two articles on one matter each give one: how long a treaty runs, how long somebody has
//! governed, what a contract was worth.

use super::likeness::{flags_differ, is_age, periods_meet};
use super::measured::Figure;
use super::reading::Reading;
use super::slips::{is_turned, money_roles};
use super::unequal::{Sides, names_differ, parts_differ, stances_differ};
use super::words::{Unit, terms};

/// What runs for a time.
const PACTS: [u64; 6] = terms!["treaty", "agreement", "sign", "contract", "duration", "bill"];
/// What an office, or a text, runs for is told in these.
const LONG: [u64; 2] = terms!["year", "month"];
/// Shorter times are told of everything.
const LEAST_LENGTH: f64 = 3.0;
/// Lengths farther apart than this factor are of two things.
const MOST_FACTOR_OF_LENGTHS: f64 = 1.67;
/// Articles that appeared within so many days tell of one state of a treaty,
const MOST_DAYS_OF_LENGTHS: i32 = 7;
/// and of one contract.
const MOST_DAYS_OF_SUMS: i32 = 120;
/// Smaller sums are given for many things.
const LEAST_SUM: f64 = 1e6;

fn days_apart(sides: &Sides) -> Option<i32> {
    sides.left.published.zip(sides.right.published).map(|(a, b)| (a - b).get_days().abs())
}

/// Whether two lengths of time are the only ones that their articles give in years, or in months, and both sentences tell of a
/// treaty, or of an agreement: "a seven-year treaty", "conclu pour cinq ans".
pub(super) fn are_sole_lengths(sides: &Sides) -> bool {
    let (x, y) = (sides.x, sides.y);
    let (low, high) = (x.quantity.value.min(y.quantity.value), x.quantity.value.max(y.quantity.value));
    let of_pact = |r: &Reading, f: &Figure| {
        r.sentences.get(f.sentence).is_some_and(|s| s.terms.iter().any(|t| PACTS.contains(&t.0)))
    };
    let sole = |r: &Reading, f: &Figure| {
        let like = |g: &&Figure| g.nouns.iter().any(|n| f.nouns.contains(n)) && !is_age(r, g);
        r.figures.iter().filter(like).count() == 1
    };
    let length =
        |f: &Figure| f.quantity.unit == Unit::Count && f.nouns.len() == 1 && f.nouns.iter().all(|n| LONG.contains(n));
    sides.topic
        && length(x)
        && length(y)
        && x.nouns == y.nouns
        && low >= LEAST_LENGTH
        && high <= low * MOST_FACTOR_OF_LENGTHS
        && days_apart(sides).is_some_and(|days| days <= MOST_DAYS_OF_LENGTHS)
        && of_pact(sides.left, x)
        && of_pact(sides.right, y)
        && sole(sides.left, x)
        && sole(sides.right, y)
        && may_be_one(sides)
}

/// Whether two sums have the same digits in another order and are the only ones of their articles, in one currency, that the
/// other article does not give too.
pub(super) fn are_sole_sums(sides: &Sides) -> bool {
    let (x, y) = (sides.x, sides.y);
    let is_sum = |f: &Figure| matches!(f.quantity.unit, Unit::Money(_)) && f.quantity.value >= LEAST_SUM;
    let gives = |r: &Reading, f: &Figure| {
        let same =
            |g: &Figure| g.quantity.unit == f.quantity.unit && g.quantity.value.total_cmp(&f.quantity.value).is_eq();
        r.figures.iter().any(same)
    };
    let sole = |r: &Reading, f: &Figure, other: &Reading| {
        let rival = |g: &&Figure| g.span != f.span && g.quantity.unit == f.quantity.unit && !gives(other, g);
        !r.figures.iter().any(|g| rival(&g)) && !gives(other, f)
    };
    sides.topic
        && is_sum(x)
        && is_sum(y)
        && is_turned(x.quantity.value, y.quantity.value)
        && days_apart(sides).is_some_and(|days| days <= MOST_DAYS_OF_SUMS)
        && sole(sides.left, x, sides.right)
        && sole(sides.right, y, sides.left)
        && money_roles(x) == money_roles(y)
        && may_be_one(sides)
}

/// Whether nothing that is told of two figures parts them.
fn may_be_one(sides: &Sides) -> bool {
    let (x, y) = (sides.x, sides.y);
    x.is_negated == y.is_negated
        && x.ordinals == y.ordinals
        && periods_meet(x, y)
        && !flags_differ(x, y)
        && !parts_differ(x, y)
        && !stances_differ(x, y)
        && !names_differ(x, y, sides)
}

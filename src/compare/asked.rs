//! Figures that differ because one of them was only asked for, or counted in part: what a union wants and what it signs, what a
//! prosecutor asks for and what the court gives, provisional figures and the final ones.

use super::measured::Figure;
use super::qualified::SPANS_OF_TIME;
use super::reading::Reading;
use super::slips::is_turned;
use super::unequal::Sides;
use super::words::{Unit, term_of, terms};

/// What a court gives.
const GIVEN: [u64; 2] = terms!["sentence", "convict"];
/// What a time in prison is told by.
const PRISON: [u64; 3] = terms!["sentence", "convict", "prison"];
/// What an agreement is told by.
const SETTLED: [u64; 5] = terms!["agree", "accept", "adopt", "agreement", "sign"];
/// A final count is not many times a provisional one.
const MOST_FACTOR_OF_COUNTS: f64 = 2.0;

/// Whether a figure is what somebody asks for. What stands right beside it tells first: "sentenced to three years, a year less
/// than the prosecutor sought".
fn is_asked(f: &Figure) -> bool {
    let beside = |term: u64| f.beside.contains(&term);
    let demand = term_of("demand");
    beside(demand) || !GIVEN.into_iter().any(beside) && f.near.iter().any(|t| t.0 == demand)
}

/// Whether one of two figures alone was asked for, and the other is what came of it: the sentence of a court, or what a later
/// article on an agreement gives.
pub(super) fn is_asked_alone(sides: &Sides) -> bool {
    let (x, y) = (sides.x, sides.y);
    if is_asked(x) == is_asked(y) {
        return false;
    }
    let times = |f: &Figure| f.nouns.iter().any(|n| SPANS_OF_TIME.contains(n));
    let prison = |f: &Figure| PRISON.iter().any(|term| f.nouns.contains(term) || f.near.iter().any(|t| t.0 == *term));
    let named = |f: &Figure| f.nouns.iter().any(|n| PRISON.contains(n));
    if (times(x) || named(x)) && (times(y) || named(y)) && (prison(x) || prison(y)) {
        return true;
    }
    let ((first, last), of_last) =
        if is_asked(x) { ((sides.left, sides.right), y) } else { ((sides.right, sides.left), x) };
    let later = first.published.zip(last.published).is_some_and(|(a, b)| a < b);
    let settled = SETTLED.iter().any(|term| last.topic.binary_search_by_key(term, |t| t.0).is_ok());
    of_last.quantity.unit != Unit::Count && later && settled
}

/// Whether the sentence of a figure says that it is provisional.
fn is_provisional(reading: &Reading, f: &Figure) -> bool {
    let own = reading.sentences.get(f.sentence);
    own.is_some_and(|s| s.terms.binary_search_by_key(&term_of("partial_count"), |t| t.0).is_ok())
}

/// Whether one of two figures alone is told as provisional. The same digits in another order are told wrongly all the same.
pub(super) fn one_is_provisional(sides: &Sides) -> bool {
    is_provisional(sides.left, sides.x) != is_provisional(sides.right, sides.y)
        && !is_turned(sides.x.quantity.value, sides.y.quantity.value)
}

/// Whether the earlier of two figures is provisional, and the later one what it became.
pub(super) fn is_counted_out(sides: &Sides) -> bool {
    let Some((a, b)) = sides.left.published.zip(sides.right.published) else { return false };
    let (low, high) =
        (sides.x.quantity.value.min(sides.y.quantity.value), sides.x.quantity.value.max(sides.y.quantity.value));
    let (first, early) = if a < b { (sides.left, sides.x) } else { (sides.right, sides.y) };
    a != b && one_is_provisional(sides) && is_provisional(first, early) && high <= low * MOST_FACTOR_OF_COUNTS
}

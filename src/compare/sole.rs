//! Numbers that two articles on one matter seldom give by chance, whatever each calls what it counts.

use super::likeness::{are_all_persons, flags_differ, is_age, is_one_news, periods_meet};
use super::measured::Figure;
use super::qualified::SPANS_OF_TIME;
use super::reading::{Reading, is_unit_term};
use super::slips::is_turned;
use super::terms::Overlap;
use super::unequal::ANYBODY;
use super::words::{Kind, Unit, is_concept, is_kind, term_of, terms};

/// What is counted of many things.
const EVERYWHERE: [u64; 5] = terms!["country", "time", "case", "house", "job"];

/// Smaller numbers are told of many things.
const LEAST_NUMBER: f64 = 32.0;
/// Larger ones are met by chance by few, round or not.
const LEAST_LED: f64 = 100.0;
/// So many words beside two numbers must be the same where one of them may be told wrongly.
const LEAST_WORDS: usize = 2;

/// A number of one digit and zeros is rounded, and met more often.
fn is_round(value: f64) -> bool {
    value.fract() <= 0.0 && value % 10.0 <= 0.0
}

/// Whether two equal numbers count one thing, of which the one article tells what it is and the other what it does: "46 savers
/// are civil parties", "the 46 civil parties".
pub(super) fn is_counted_beside(x: &Figure, y: &Figure) -> bool {
    let told = |own: &Figure, other: &Figure| {
        let beside = |noun: &u64| other.near.iter().any(|t| t.0 == *noun);
        // "24.000 lượt xe": what is between the number and the thing is no notion.
        let led = own.nouns.len() == 1
            && own.nouns.iter().all(|n| is_concept(*n))
            && !other.nouns.is_empty()
            && !other.nouns.iter().any(|n| is_concept(*n));
        (own.nouns.len() >= 2 || led && own.quantity.value >= LEAST_LED) && own.nouns.iter().all(beside)
    };
    let large = x.quantity.value >= LEAST_LED || !is_round(x.quantity.value);
    let counted = x.quantity.unit == Unit::Count && x.quantity.value >= 10.0 && large;
    counted && x.quantity.value.total_cmp(&y.quantity.value).is_eq() && (told(x, y) || told(y, x))
}

/// Whether articles of two languages and of one day give one number of two digits or more once each, and one of them counts by
/// it what the table does not know.
pub(super) fn is_sole_number((left, x): (&Reading, &Figure), (right, y): (&Reading, &Figure), across: bool) -> bool {
    let unknown = |f: &Figure| f.nouns.iter().any(|n| !is_concept(*n));
    let times = |f: &Figure| f.nouns.iter().any(|n| SPANS_OF_TIME.contains(n));
    let once = |r: &Reading, f: &Figure| {
        let same = |g: &&Figure| g.quantity.value.total_cmp(&f.quantity.value).is_eq();
        !is_age(r, f) && r.figures.iter().filter(same).count() == 1
    };
    across
        && is_one_news(left, right)
        && x.quantity.unit == Unit::Count
        && x.quantity.value.total_cmp(&y.quantity.value).is_eq()
        && x.quantity.value >= LEAST_NUMBER
        && !is_round(x.quantity.value)
        && !x.nouns.is_empty()
        && !y.nouns.is_empty()
        && (unknown(x) || unknown(y))
        && !times(x)
        && !times(y)
        && once(left, x)
        && once(right, y)
}

/// The largest of two numbers of one thing has to be so much: of two or three there are many things.
const LEAST_OF_THINGS: f64 = 8.0;

/// Whether articles of one day each count one kind of thing once, and by the same word, "14 chapters" and "16 chapters": what is
/// counted once in either is one thing, where it is no crowd, no measure and no time.
pub(super) fn are_sole_things((left, x): (&Reading, &Figure), (right, y): (&Reading, &Figure)) -> bool {
    // "45 tonnes": of what is another matter.
    let thing = |noun: &u64| {
        !is_unit_term(*noun) && !SPANS_OF_TIME.contains(noun) && !EVERYWHERE.contains(noun) && !ANYBODY.contains(noun)
    };
    // What became of them parts persons, and no things.
    let persons = x.nouns.iter().any(|n| is_kind(*n, Kind::Person));
    let once = |r: &Reading, f: &Figure| {
        let same = |g: &&Figure| g.quantity.unit == Unit::Count && g.nouns.iter().any(|n| f.nouns.contains(n));
        r.figures.iter().filter(same).count() == 1
    };
    x.quantity.unit == Unit::Count
        && x.nouns == y.nouns
        && x.nouns.len() == 1
        && x.nouns.iter().all(thing)
        && (!persons || x.exclusive == y.exclusive)
        && x.quantity.value.max(y.quantity.value) >= LEAST_OF_THINGS
        && is_one_news(left, right)
        && periods_meet(x, y)
        && !flags_differ(x, y)
        && once(left, x)
        && once(right, y)
}

/// Whether articles of one day give one rate to the tenth, once each.
pub(super) fn is_sole_rate((left, x): (&Reading, &Figure), (right, y): (&Reading, &Figure)) -> bool {
    let once = |r: &Reading, f: &Figure| {
        let same =
            |g: &&Figure| g.quantity.unit == Unit::Percent && g.quantity.value.total_cmp(&f.quantity.value).is_eq();
        r.figures.iter().filter(same).count() == 1
    };
    x.quantity.unit == Unit::Percent
        && x.quantity.step < 1.0
        && y.quantity.step < 1.0
        && x.quantity.value >= 10.0
        && x.quantity.value.total_cmp(&y.quantity.value).is_eq()
        && is_one_news(left, right)
        && periods_meet(x, y)
        && !flags_differ(x, y)
        && once(left, x)
        && once(right, y)
}

/// Whether articles of one day count persons by what each calls them, with the same digits in another order, and tell the same
/// of them: "46 savers are civil parties", "64 customers claim as civil parties".
pub(super) fn are_turned_persons(
    (left, x): (&Reading, &Figure),
    (right, y): (&Reading, &Figure),
    near: &Overlap,
) -> bool {
    let persons = |f: &Figure| are_all_persons(f) || f.nouns == [term_of("concerned")];
    persons(x)
        && persons(y)
        && !x.is_small
        && !y.is_small
        && is_turned(x.quantity.value, y.quantity.value)
        && near.words >= LEAST_WORDS
        && is_one_news(left, right)
        && periods_meet(x, y)
        && !flags_differ(x, y)
        && !is_age(left, x)
        && !is_age(right, y)
}

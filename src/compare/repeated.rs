//! Numbers that articles on one matter repeat: each gives the number once, in other words, and nothing parts the two.

use super::alone::COMMON;
use super::dated::year_term;
use super::equal::digits;
use super::likeness::{are_all_persons, is_age, is_sole, is_sole_time, periods_meet};
use super::measured::Figure;
use super::qualified::SPANS_OF_TIME;
use super::reading::{Reading, is_unit_term};
use super::terms::Overlap;
use super::tolls::is_one_of;
use super::unequal::{Sides, measures_part, parts_differ, stances_differ, subset};
use super::words::{About, Class, Kind, Unit, is_concept, is_kind, term_of};

/// Smaller numbers of things that are called differently are met by chance.
const LEAST_NUMBER: f64 = 12.0;
/// Small numbers of one thing are told from so much on.
const LEAST_SMALL: f64 = 3.0;
/// A number of two digits and noughts is told of one thing of a matter from so much on.
const LEAST_CROWD: f64 = 1000.0;
/// A number of so many digits is told of one thing of a matter.
const TELLING_DIGITS: u32 = 3;
/// Two sentences with so many words in common tell of one thing.
const LEAST_WORDS: usize = 2;
/// The same where a small number alone is repeated.
const LEAST_WORDS_OF_SMALL: usize = 3;

/// What makes a figure one of a part, or of another part, of what the other article counts.
const PARTS: [&str; 6] = ["subset", "more", "nationwide", "previous", "share_of", "each"];
/// How often what a figure measures is measured.
const RHYTHMS: [&str; 3] = ["yearly", "monthly", "daily"];

/// Whether two equal figures measure one thing though little else is told in the same words.
pub(super) fn is_repeated(sides: &Sides, near: &Overlap, whole: &Overlap) -> bool {
    let (x, y) = (sides.x, sides.y);
    sides.topic
        && x.quantity.value.total_cmp(&y.quantity.value).is_eq()
        && !bounds_differ(x.quantity.about, y.quantity.about)
        && ranks(sides.left, x) == ranks(sides.right, y)
        && x.flags.iter().all(|f| y.flags.contains(f) || !is_one_of(*f, &PARTS))
        && y.flags.iter().all(|f| x.flags.contains(f) || !is_one_of(*f, &PARTS))
        && !rhythms_differ(x, y)
        && periods_meet(x, y)
        && !parts_differ(x, y)
        && !measures_part(x, y)
        && !stances_differ(x, y)
        && !is_elsewhere((sides.left, x), sides.right)
        && !is_elsewhere((sides.right, y), sides.left)
        && is_once(sides.left, x)
        && is_once(sides.right, y)
        && is_age(sides.left, x) == is_age(sides.right, y)
        && (x.is_negated == y.is_negated || is_untouched(sides, near))
        && match x.quantity.unit {
            Unit::Money(_) => is_sum(x, y, whole),
            Unit::Percent => digits(x.quantity.value, x.quantity.step) >= TELLING_DIGITS && whole.words >= 1,
            Unit::Count => is_count(sides, near, whole),
            Unit::Points | Unit::Rank => false,
        }
}

/// The ranks beside a figure; "le 1er janvier" is none.
fn ranks(reading: &Reading, f: &Figure) -> Vec<u64> {
    let dates = reading.sentences.get(f.sentence).map_or(&[][..], |s| s.dates.as_slice());
    let is_first = |term: u64| term == year_term(1.0) && dates.iter().any(|d| d.date.day() == 1);
    f.ordinals.iter().copied().filter(|term| !is_first(*term)).collect()
}

/// "At least 40" and "at most 40" are two numbers.
fn bounds_differ(a: About, b: About) -> bool {
    matches!((a, b), (About::Over, About::Under) | (About::Under, About::Over))
}

/// "A year" and "a day" are two measures.
fn rhythms_differ(x: &Figure, y: &Figure) -> bool {
    let rhythms = |f: &Figure| f.flags.iter().copied().filter(|id| is_one_of(*id, &RHYTHMS)).collect::<Vec<_>>();
    let (a, b) = (rhythms(x), rhythms(y));
    !a.is_empty() && !b.is_empty() && a != b
}

/// Whether a figure's clause names a place, or a thing, that the other article names nowhere.
fn is_elsewhere((reading, f): (&Reading, &Figure), other: &Reading) -> bool {
    let people = reading.sentences.get(f.sentence).map_or(&[][..], |s| s.people.as_slice());
    let mut names = f.near.iter().filter(|t| t.1 == Class::Name && !people.contains(&t.0)).peekable();
    names.peek().is_some() && !names.any(|t| other.topic.binary_search_by_key(&t.0, |u| u.0).is_ok())
}

/// Whether an article gives a number once, whatever it counts by it.
fn is_once(reading: &Reading, f: &Figure) -> bool {
    let same =
        |g: &&Figure| g.quantity.unit == f.quantity.unit && g.quantity.value.total_cmp(&f.quantity.value).is_eq();
    reading.figures.iter().filter(same).count() == 1
}

/// Whether what one of two figures is denied says nothing of the number: "keeps 160 soldiers there", "does not mean to withdraw its
/// 160 soldiers". The article gives no other number in its place, and nothing else is told of both.
fn is_untouched(sides: &Sides, near: &Overlap) -> bool {
    let (x, y) = (sides.x, sides.y);
    let counted = x.quantity.unit == Unit::Count && x.nouns == y.nouns && !x.nouns.is_empty() && near.words == 0;
    let corrected = |r: &Reading, f: &Figure| r.sentences.get(f.sentence).is_some_and(|s| s.corrects);
    let sole = is_sole(sides.left, x, sides.right, y) || is_sole_time(sides.left, x, sides.right, y);
    counted && sole && !corrected(sides.left, x) && !corrected(sides.right, y)
}

/// Whether a sum is told to two digits, for one time, or with one word besides.
fn is_sum(x: &Figure, y: &Figure, whole: &Overlap) -> bool {
    let one_time = x.periods.iter().any(|p| y.periods.contains(p));
    one_time || whole.shared > whole.numbers || significant(x.quantity.value) >= 2
}

/// Whether two counts of one number count one thing.
fn is_count(sides: &Sides, near: &Overlap, whole: &Overlap) -> bool {
    let (x, y) = (sides.x, sides.y);
    let named = !x.nouns.is_empty() && !y.nouns.is_empty() && subset(&x.nouns, &y.nouns);
    let told = whole.words + whole.names;
    if x.is_small || y.is_small {
        let sole = is_sole(sides.left, x, sides.right, y) || is_time(x) && is_time(y);
        let common = x.nouns.iter().any(|n| COMMON.contains(n));
        let least = LEAST_WORDS_OF_SMALL + usize::from(common);
        return named
            && sole
            && x.quantity.value >= LEAST_SMALL
            && (near.words >= 1 && told >= LEAST_WORDS || told >= least);
    }
    if named {
        let common = x.nouns.iter().any(|n| COMMON.contains(n) || is_unit_term(*n));
        return told >= LEAST_WORDS || !common && is_sole(sides.left, x, sides.right, y);
    }
    if kinds_differ(x, y) || is_time(x) || is_time(y) || x.quantity.value < LEAST_NUMBER {
        return false;
    }
    let bare = x.nouns.is_empty() || y.nouns.is_empty();
    let unknown = |f: &Figure| f.nouns.is_empty() || f.nouns.iter().any(|n| !is_concept(*n));
    let open = unknown(x) || unknown(y) || are_all_persons(x) && are_all_persons(y);
    // "Ils étaient 3 500", "environ 3 500 personnes": so many are not counted twice by chance.
    let telling = significant(x.quantity.value);
    let large = telling >= TELLING_DIGITS as usize || bare && telling >= 2 && x.quantity.value >= LEAST_CROWD;
    let beside = near.words + near.names >= LEAST_WORDS;
    open && (beside || whole.words >= LEAST_WORDS || whole.names >= LEAST_WORDS || large)
}

/// Whether one figure measures and the other counts, or one counts persons and the other things.
fn kinds_differ(x: &Figure, y: &Figure) -> bool {
    let measures = |f: &Figure| f.nouns.iter().any(|n| is_unit_term(*n) && *n != term_of("people"));
    let persons = |f: &Figure| f.nouns.iter().any(|n| is_kind(*n, Kind::Person) || *n == term_of("people"));
    let bare = x.nouns.is_empty() || y.nouns.is_empty();
    measures(x) != measures(y) || !bare && persons(x) != persons(y)
}

/// Whether a figure is a time that something takes.
fn is_time(f: &Figure) -> bool {
    f.nouns.iter().any(|n| SPANS_OF_TIME.contains(n))
}

/// How many digits a number has but for the noughts that end it.
fn significant(value: f64) -> usize {
    let written = format!("{value}");
    written.chars().filter(char::is_ascii_digit).collect::<String>().trim_matches('0').len()
}

//! Numbers that are one number told wrongly: the same digits in another order, or thirteen and thirty.

use super::dated::year_term;
use super::days::is_thing;
use super::likeness::{are_people, is_done_by, periods_meet};
use super::measured::Figure;
use super::reading::{Reading, Term};
use super::terms::Overlap;
use super::unequal::{Sides, names_differ, parts_differ, stances_differ, subset};
use super::words::{Class, Unit, concept, term_of, terms};

/// What may qualify one of two figures whose digits are in another order.
const LOOSE_FLAGS: [&str; 5] = ["forecast", "yearly", "subset", "share_of", "nationwide"];

/// Whether two numbers are one that was told wrongly, in articles on one matter: the same digits in another order, or
/// thirteen and thirty. Two such numbers of one thing are seldom met by chance, so few words must say that it is one.
pub(super) fn is_slip(sides: &Sides, noun: usize, near: &Overlap, whole: &Overlap) -> bool {
    let (x, y) = (sides.x, sides.y);
    let (a, b) = (x.quantity.value, y.quantity.value);
    let power = |value: f64| value.max(1e-12).log10().floor();
    if power(a).total_cmp(&power(b)).is_ne()
        || !sides.topic
        || x.is_small
        || y.is_small
        || !(is_turned(a, b) || is_misheard(a, b))
    {
        return false;
    }
    let loose = |id: &u16| concept(*id).is_some_and(|c| LOOSE_FLAGS.contains(&c.id.as_str()));
    let strict = |f: &Figure| -> Vec<u16> { f.flags.iter().copied().filter(|id| !loose(id)).collect() };
    let deeds = is_done_by(x, y) || is_done_by(y, x);
    let counts = x.quantity.unit == Unit::Count;
    let counted = !counts || deeds || noun >= 1 && subset(&x.nouns, &y.nouns) || are_people(x, y);
    // "It should reach 60,000 people": what it is stands in the sentence before.
    let behind =
        counts && noun >= 1 && (leans_on(sides.left, x, sides.right, y) || leans_on(sides.right, y, sides.left, x));
    // "130 people", "310 people": people are counted everywhere.
    let named_well = x.nouns.iter().any(|n| *n != term_of("people") && y.nouns.contains(n));
    let told = near.words >= if counts && !named_well && !deeds { 2 } else { 1 }
        || behind
        || counts && noun >= 1 && named_well && whole.words + whole.numbers >= 2;
    let things = |f: &Figure| f.near.iter().copied().filter(|t| is_thing(*t)).map(|t| t.0).collect::<Vec<_>>();
    let (own, other) = (things(x), things(y));
    let apart = whole.numbers == 0 && !own.is_empty() && !other.is_empty() && !own.iter().any(|t| other.contains(t));
    // What a sum is besides its role: "cost" alone is told of all things.
    let role = |term: u64| MONEY_ROLES.contains(&term);
    let named = x.near.iter().any(|t| !role(t.0) && y.near.iter().any(|u| u.0 == t.0));
    let told = told && (counts || named || whole.contained >= 0.5);
    counted
        && told
        && !apart
        && strict(x) == strict(y)
        && is_of_one_time(sides)
        && money_roles(x) == money_roles(y)
        && !names_differ(x, y, sides)
        && !parts_differ(x, y)
        && !stances_differ(x, y)
}

/// What a sum may be: what something costs is not what is given for it.
const MONEY_ROLES: [u64; 9] = terms!["cost", "damage", "loss", "revenue", "profit", "debt", "aid", "fine", "price"];

/// What the sum of a clause is, as far as it is told.
pub(super) fn money_roles(f: &Figure) -> Vec<u64> {
    let is_sum = matches!(f.quantity.unit, Unit::Money(_));
    let told = |role: &u64| is_sum && f.near.iter().any(|t| t.0 == *role);
    MONEY_ROLES.into_iter().filter(told).collect()
}

/// Whether two figures may be of one time: a year that one of them alone names is not past.
fn is_of_one_time(sides: &Sides) -> bool {
    let years: Vec<u64> = [sides.left, sides.right]
        .iter()
        .filter_map(|r| r.published)
        .flat_map(|day| (0..=MOST_YEARS_TO_COME).map(move |by| year_term(f64::from(day.year() + by))))
        .collect();
    let alone = |own: &Figure, other: &Figure| {
        own.periods.iter().filter(|p| !other.periods.contains(p)).all(|p| years.contains(p))
    };
    periods_meet(sides.x, sides.y) && alone(sides.x, sides.y) && alone(sides.y, sides.x)
}

/// Years that are farther off are of another matter.
const MOST_YEARS_TO_COME: i16 = 5;

/// Whether a figure stands in a sentence that points back, and the sentence before it shares two notions with the other
/// figure's.
fn leans_on(own: &Reading, f: &Figure, other: &Reading, g: &Figure) -> bool {
    let Some((sentence, theirs)) = own.sentences.get(f.sentence).zip(other.sentences.get(g.sentence)) else {
        return false;
    };
    let before = f.sentence.checked_sub(1).and_then(|at| own.sentences.get(at));
    let Some(before) = before.filter(|b| b.span.block == sentence.span.block && !sentence.stands_alone) else {
        return false;
    };
    let notion = |t: &&Term| matches!(t.1, Class::Concept | Class::Word);
    before.terms.iter().filter(notion).filter(|t| theirs.terms.binary_search_by_key(&t.0, |u| u.0).is_ok()).count() >= 2
}

/// Whether two numbers sound alike: thirteen and thirty, 14,000 and 40,000.
fn is_misheard(a: f64, b: f64) -> bool {
    let (low, high) = (a.min(b), a.max(b));
    (3..=9).any(|n| {
        let ratio = f64::from(10 + n) / f64::from(10 * n);
        let power = (high / f64::from(10 * n)).log10();
        (low / high - ratio).abs() < 1e-9 && power >= -1e-9 && (power - power.round()).abs() < 1e-9
    })
}

/// Whether two numbers have the same digits in another order: 240 and 420, 47 and 74.
pub(super) fn is_turned(a: f64, b: f64) -> bool {
    let digits = |value: f64| -> Vec<char> {
        let mut out = all_digits(value);
        while out.last() == Some(&'0') {
            out.pop();
        }
        out
    };
    is_swapped(digits(a), digits(b)) && a.max(b) / a.min(b).max(1e-12) < MOST_FACTOR_OF_TURNS
}

/// The same where a nought has moved too: 340 and 304.
pub(super) fn is_nought_moved(a: f64, b: f64) -> bool {
    let (x, y) = (all_digits(a), all_digits(b));
    x.len() <= MOST_WHOLE && is_swapped(x, y) && a.max(b) / a.min(b).max(1e-12) < MOST_FACTOR_OF_TURNS
}

/// Numbers told in another order of digits are no farther apart than this.
const MOST_FACTOR_OF_TURNS: f64 = 10.0;
/// Of longer numbers the noughts that end them are roundings.
const MOST_WHOLE: usize = 3;

/// The digits of a number, noughts left out, from the least to the greatest: what numbers with turned digits have in common.
pub(super) fn digits_in_order(value: f64) -> u64 {
    let mut digits = all_digits(value);
    digits.retain(|c| *c != '0');
    digits.sort_unstable();
    digits
        .iter()
        .filter_map(|c| c.to_digit(10))
        .fold(0, |all, digit| all.wrapping_mul(10).wrapping_add(u64::from(digit)))
}

fn all_digits(value: f64) -> Vec<char> {
    format!("{value}").chars().filter(char::is_ascii_digit).collect()
}

/// Whether two lists of digits are the same in another order.
fn is_swapped(mut x: Vec<char>, mut y: Vec<char>) -> bool {
    let differ = x != y && x.len() >= 2;
    x.sort_unstable();
    y.sort_unstable();
    differ && x == y
}

//! Two figures in one unit: what one of them alone tells is lent to the other, and longer times become shorter ones.

use std::borrow::Cow;

use super::measured::Figure;
use super::words::{About, Quantity, Unit, term_of, terms};

/// What a figure becomes beside another one.
type Rule = fn(&Figure, &Figure) -> Option<Figure>;

/// "Protesters numbered about 300", "some 2,000 protesters"; "9.3 billion crowns", "9.3 billion".
const RULES: [Rule; 6] = [counting, in_prison, in_months, in_days, as_signed, in_money];

/// Two figures as each of them is beside the other.
pub(super) fn in_one_unit<'f>(x: &'f Figure, y: &'f Figure) -> (Cow<'f, Figure>, Cow<'f, Figure>) {
    let (mut x, mut y) = (Cow::Borrowed(x), Cow::Borrowed(y));
    for rule in RULES {
        let (own, other) = (rule(&x, &y), rule(&y, &x));
        x = own.map_or(x, Cow::Owned);
        y = other.map_or(y, Cow::Owned);
    }
    (x, y)
}

/// A count without a noun as one with the other's noun, where its clause has it.
fn counting(bare: &Figure, other: &Figure) -> Option<Figure> {
    let is_bare = bare.nouns.is_empty() && bare.quantity.unit == Unit::Count;
    let has = |noun: &u64| bare.near.iter().any(|t| t.0 == *noun);
    (is_bare && !other.nouns.is_empty() && other.nouns.iter().all(has)).then(|| Figure {
        nouns: other.nouns.clone(),
        near: bare.near.iter().copied().filter(|t| !other.nouns.contains(&t.0)).collect(),
        ..bare.clone()
    })
}

/// Years behind bars, as the other figure's "years in prison".
fn in_prison(years: &Figure, other: &Figure) -> Option<Figure> {
    let is_term = |f: &Figure| f.nouns == [term_of("sentence")];
    let has = |id: &str| years.near.iter().any(|t| t.0 == term_of(id));
    (years.nouns == [term_of("year")] && is_term(other) && has("prison"))
        .then(|| Figure { nouns: other.nouns.clone(), ..years.clone() })
}

/// "Two and a half years" as months, where the other figure is told in months.
fn in_months(years: &Figure, other: &Figure) -> Option<Figure> {
    let told = years.nouns == [term_of("year")] && other.nouns == [term_of("month")];
    let q = years.quantity;
    // A whole number of years may stand for a few months more or less.
    let about = if q.value.fract() > 0.0 || q.about != About::Exact { q.about } else { About::Near };
    let quantity = Quantity { value: q.value * 12.0, high: q.high * 12.0, step: 1.0, about, ..q };
    told.then(|| Figure { nouns: other.nouns.clone(), quantity, is_small: false, ..years.clone() })
}

/// "Two weeks" as days, where the other figure is told in days.
fn in_days(weeks: &Figure, other: &Figure) -> Option<Figure> {
    let told = weeks.nouns == [term_of("week")] && other.nouns == [term_of("day")];
    let q = weeks.quantity;
    let about = if q.about == About::Exact { About::Near } else { q.about };
    let quantity = Quantity { value: q.value * 7.0, high: q.high * 7.0, step: 1.0, about, ..q };
    told.then(|| Figure { nouns: other.nouns.clone(), quantity, is_small: false, ..weeks.clone() })
}

/// What is signed: "seven documents", "eight agreements".
const SIGNED: [u64; 4] = terms!["document", "agreement", "treaty", "memorandum"];

/// Documents that were signed as the other figure's agreements.
fn as_signed(figure: &Figure, other: &Figure) -> Option<Figure> {
    let is_signed = |f: &Figure| {
        let one = matches!(f.nouns.as_slice(), [noun] if SIGNED.contains(noun));
        one && f.near.iter().any(|t| t.0 == term_of("sign"))
    };
    (figure.nouns == [term_of("document")] && is_signed(figure) && is_signed(other))
        .then(|| Figure { nouns: other.nouns.clone(), ..figure.clone() })
}

/// Smaller numbers without a currency are no sums.
pub(super) const LEAST_SUM: f64 = 1e6;

/// A large number that counts nothing as a sum in the other's currency.
fn in_money(bare: &Figure, other: &Figure) -> Option<Figure> {
    let is_bare = bare.quantity.unit == Unit::Count && bare.nouns.is_empty() && bare.quantity.value >= LEAST_SUM;
    let Unit::Money(currency) = other.quantity.unit else { return None };
    let quantity = Quantity { unit: Unit::Money(currency), ..bare.quantity };
    is_bare.then(|| Figure { quantity, ..bare.clone() })
}

//! Quantities: what a figure says, whether two say the same, and whether they can both be true.

use super::signs::signs;
use super::table::{Group, concept};
use super::tokens::{Class, Token};

/// How exact a number is meant to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::compare) enum About {
    /// As it stands.
    #[default]
    Exact,
    /// "about", "nearly".
    Near,
    /// "over", "at least".
    Over,
    /// "under", "up to".
    Under,
}

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::compare) enum Unit {
    /// Money, by the currency's term.
    Money(u64),
    /// Hundredths.
    Percent,
    /// Percentage points.
    Points,
    /// A place in an order.
    Rank,
    /// A number of things; the nouns tell which.
    Count,
}

/// A number with its unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::compare) struct Quantity {
    /// The number; the lower one of "between 20 and 35".
    pub(in crate::compare) value: f64,
    /// The upper one.
    pub(in crate::compare) high: f64,
    /// The last place that it tells.
    pub(in crate::compare) step: f64,
    /// How exact it is.
    pub(in crate::compare) about: About,
    /// What it was before, if that is told: 480 of "from 480 to 410".
    pub(in crate::compare) before: Option<f64>,
    /// What is measured.
    pub(in crate::compare) unit: Unit,
}

/// How two quantities of one thing stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::compare) enum Closeness {
    /// The same, or the same rounded.
    Same,
    /// Both may hold: "over 12,000" and "12,400".
    Compatible,
    /// Only one can hold.
    Different,
}

/// The quantity that these tokens tell, the value's text beside them for its signs; `base` is the byte at which that text
/// starts where the tokens count from.
pub(in crate::compare) fn quantity(text: &str, tokens: &[Token], base: usize) -> Option<Quantity> {
    let mut numbers = tokens.iter().filter(|t| t.class == Class::Number || (t.class == Class::Time && t.value > 0.0));
    let first = numbers.next()?;
    let second = numbers.next();
    let has = |id: &str| tokens.iter().any(|t| t.concept.and_then(concept).is_some_and(|c| c.id == id));
    let money = tokens.iter().filter_map(|t| concept(t.concept?)).find(|c| c.group == Group::Currency);
    let known = signs().currency_signs.iter().find(|(sign, _)| text.contains(sign.as_str()));
    let sign = known.map(|(_, id)| super::term_of(id));
    let unit = if first.is_ordinal {
        Unit::Rank
    } else if has("point") {
        Unit::Points
    } else if text.contains('%') || has("percent") {
        Unit::Percent
    } else if let Some(term) = money.map(|c| c.term).or(sign) {
        Unit::Money(term)
    } else {
        Unit::Count
    };
    // "57 of 98 votes": a part and its whole are no range.
    let is_part = |s: &&Token| {
        let (from, to) = (first.end.saturating_sub(base), s.start.saturating_sub(base));
        let gap = text.get(from..to).unwrap_or_default().trim().to_lowercase();
        signs().of_whole.contains(&gap)
    };
    let second = second.filter(|s| !is_part(s));
    let high = second.filter(|s| unit != Unit::Rank && s.value > first.value).map_or(first.value, |s| s.value);
    // "From 24 to 22 percent": what it falls to.
    let falls = |s: &&Token| matches!(unit, Unit::Percent | Unit::Points) && s.value < first.value && s.value > 0.0;
    if let Some(lower) = second.filter(falls) {
        let Token { value, step, about, .. } = *lower;
        return Some(Quantity { value, high: value, step, about, before: Some(first.value), unit });
    }
    // "10 to 12 million": the scale stands behind the second number alone.
    let scaled = second.filter(|s| first.value < 1000.0 && s.value >= 1e5 && s.value / first.value > 1e3);
    let factor = scaled.map_or(1.0, |s| 1000f64.powf((s.value.log10() / 3.0).floor()));
    let value = first.value * factor;
    // "From 480 to 410 million dollars": what it falls to.
    if let Some(lower) = scaled.filter(|s| matches!(unit, Unit::Money(_)) && s.value < value) {
        let Token { value: high, step, about, .. } = *lower;
        return Some(Quantity { value: high, high, step, about, before: Some(value), unit });
    }
    Some(Quantity { value, high, step: first.step, about: first.about, before: None, unit })
}

/// Smaller rates are not told to the whole point where they are not whole.
const LEAST_RATE: f64 = 20.0;

/// How far a round number may be from what it stands for: half its last place, and no more than a twentieth.
fn slack(q: &Quantity) -> f64 {
    // "47 percent" may stand for 47.2.
    let rate = q.unit == Unit::Percent && q.value >= LEAST_RATE;
    let half = if q.step >= 10.0 || q.step < 1.0 || rate { q.step / 2.0 } else { 0.0 };
    half.min(q.value.abs() / 20.0) * 1.0001
}

/// Rates that are told nearly, each to the whole point, are one if they are no farther apart, in points.
const MOST_POINTS_APART: f64 = 2.0;

/// Two numbers of which both are told as the least are two if they are so far apart, as a part of the larger one.
const LEAST_APART: f64 = 0.2;

/// Whether two quantities of the same unit say the same thing.
pub(in crate::compare) fn closeness(a: &Quantity, b: &Quantity) -> Closeness {
    if a.high > a.value || b.high > b.value {
        let apart = a.value > b.high || b.value > a.high;
        let same = a.value.total_cmp(&b.value).is_eq() && a.high.total_cmp(&b.high).is_eq();
        return if same {
            Closeness::Same
        } else if apart {
            Closeness::Different
        } else {
            Closeness::Compatible
        };
    }
    let (low, high) = if a.value <= b.value { (a, b) } else { (b, a) };
    let apart = high.value - low.value;
    let larger = high.value.abs().max(f64::MIN_POSITIVE);
    if apart / larger < 1e-9 {
        return Closeness::Same;
    }
    if a.unit == Unit::Rank {
        return Closeness::Different;
    }
    // Only the rougher of the two may be rounded: "4.46" stands for "4.463", never for "4.55".
    let rounded = apart <= slack(a).max(slack(b));
    if rounded && apart / larger <= 0.03 {
        return Closeness::Same;
    }
    let near = a.about == About::Near || b.about == About::Near;
    // "About 64 percent" is told to the whole point: 61 is another rate.
    let to_the_point = matches!(a.unit, Unit::Percent | Unit::Points) && a.step < 10.0 && b.step < 10.0;
    if near && to_the_point && apart > MOST_POINTS_APART {
        return Closeness::Different;
    }
    // "More than 3,200 houses" are never told as "more than 2,300".
    let both_over = a.about == About::Over && b.about == About::Over;
    if both_over && a.step < a.value && b.step < b.value && apart / larger > LEAST_APART {
        return Closeness::Different;
    }
    if near && apart / larger <= 0.06 {
        return Closeness::Same;
    }
    if (low.about == About::Over || high.about == About::Under) && apart / larger <= 0.05 {
        return Closeness::Same;
    }
    let open = low.about == About::Over || high.about == About::Under;
    if rounded || near && apart / larger <= 0.15 || open {
        return Closeness::Compatible;
    }
    Closeness::Different
}

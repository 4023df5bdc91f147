//! Figures that are equal: how sure it is that they measure the same.

use super::dated::year_term;
use super::figures::SURE;
use super::likeness::{flags_differ, periods_meet, shares_fate};
use super::measured::Figure;
use super::terms::Overlap;
use super::unequal::{parts_differ, shares_stance};
use super::words::Unit;

/// How many digits of a number are telling: three of "587" and of "4.46", two of "12,000".
pub(super) fn digits(value: f64, step: f64) -> u32 {
    let scaled = (value / step.max(1e-12)).abs().round();
    if scaled < 1.0 { 1 } else { scaled.log10().floor() as u32 + 1 }
}

/// A smaller sum of an aim may be met by chance.
const LEAST_AIM: f64 = 1e6;

/// How sure it is that two equal figures measure the same.
pub(super) fn agreement_score(
    (x, y): (&Figure, &Figure),
    noun: usize,
    near: &Overlap,
    whole: &Overlap,
    topic: bool,
    years: &[i16],
) -> Option<f64> {
    if !periods_meet(x, y) || flags_differ(x, y) && x.flags.len().min(y.flags.len()) > 0 {
        return None;
    }
    let (few, many) = {
        let (a, b) = (digits(x.quantity.value, x.quantity.step), digits(y.quantity.value, y.quantity.step));
        (a.min(b), a.max(b))
    };
    let exact = if topic { many } else { few };
    if topic && few >= 3 && whole.names >= 1 && x.quantity.value.total_cmp(&y.quantity.value).is_eq() {
        return Some(0.7);
    }
    // "4 to 5 percent", "between 4 and 5 percent": both ends are not met by chance.
    let is_range = |f: &Figure| f.quantity.high > f.quantity.value;
    if topic && is_range(x) && is_range(y) && near.words + near.names >= 1 {
        return Some(0.7);
    }
    // "Fourteen people were killed", "14 dead": a toll in articles on one matter.
    if topic && (few >= 2 || many >= 2 && noun > 0) && shares_fate(x, y) && x.periods == y.periods {
        return Some(0.7);
    }
    let context = whole.words + whole.names;
    let beside = context.saturating_sub(noun);
    let telling = match x.quantity.unit {
        Unit::Money(_) => exact + 1,
        Unit::Count if noun > 0 => exact + 1,
        Unit::Rank => exact + 1,
        _ => exact,
    };
    // "410 branches", "14 florins a share": in articles on one matter a number that is not met by chance, of one thing.
    let is_equal = x.quantity.value.total_cmp(&y.quantity.value).is_eq();
    let is_named = noun > 0 || matches!(x.quantity.unit, Unit::Money(_));
    let one_time = x.periods == y.periods || noun > 0 && no_past(x, y, years);
    if topic && is_equal && is_named && few >= 2 && !parts_differ(x, y) && one_time {
        return Some(if noun > 0 { SURE } else { 0.6 });
    }
    let is_rounded_rate = topic && x.quantity.unit == Unit::Percent && few >= 2 && near.names >= 1;
    let is_aim = topic && is_equal && is_named && !x.periods.is_empty() && x.periods == y.periods && !years.is_empty();
    // "To $10 billion by 2030", told twice: the sum of an aim and its year.
    if is_aim && x.quantity.value >= LEAST_AIM && !parts_differ(x, y) {
        return Some(0.6);
    }
    let needed = match telling {
        // "A 9% pay rise", "the demand for 9%".
        1 if topic
            && (near.words >= 2 || near.words >= 1 && shares_stance(x, y))
            && x.quantity.unit == Unit::Percent
            && x.quantity.value.total_cmp(&y.quantity.value).is_eq() =>
        {
            1
        }
        0 | 1 => return None,
        // "Turnout was 58%", "la participación fue del 58 %": what is measured, and to the last digit.
        2 if topic && near.words + near.names >= 1 && x.quantity.value.total_cmp(&y.quantity.value).is_eq() => 1,
        2 => 3,
        // "Anselm received 41.7 percent", "Anselm ended with nearly 42 percent".
        3 if topic && near.words >= 1 || is_rounded_rate => 1,
        3 => 2,
        _ => 1,
    };
    if telling < 5 && !topic && whole.jaccard < 0.4 {
        return None;
    }
    // A bare number needs the words around it; "killed 17" and "17 dead" count the same without a noun.
    let fate = topic && x.exclusive.iter().any(|id| y.exclusive.contains(id));
    let bare = x.quantity.unit == Unit::Count && noun == 0 && !fate;
    if beside + near.words.min(1) + usize::from(fate) < needed + usize::from(bare) {
        return None;
    }
    let near_enough = near.shared > 0 || whole.contained >= 0.3 || (noun > 0 && telling >= 4);
    near_enough.then(|| (0.5 + 0.1 * f64::from(telling.min(4)) + 0.1 * whole.contained).min(1.0))
}

/// Whether one figure names no time and the other no other than years that are not past.
fn no_past(x: &Figure, y: &Figure, to_come: &[i16]) -> bool {
    let years: Vec<u64> = to_come.iter().map(|year| year_term(f64::from(*year))).collect();
    let told = |f: &Figure| f.periods.iter().all(|p| years.contains(p));
    x.periods.is_empty() && told(y) || y.periods.is_empty() && told(x)
}

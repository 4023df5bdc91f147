//! Numbers in digits and in letters: their value, the last place that they tell, and the words that belong to them.

use super::About;
use super::fold::mixed;
use super::table::{Meaning, Table};
use super::tokens::{Class, Token, token};

/// A word or a number as it stands.
pub(super) struct Raw {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) key: u64,
    pub(super) is_capital: bool,
    pub(super) number: Option<Written>,
}

/// A number in digits.
#[derive(Clone, Copy)]
pub(super) struct Written {
    pub(super) value: f64,
    pub(super) step: f64,
    pub(super) is_ordinal: bool,
}

/// A number with its scale and the words that belong to it; and the word behind.
pub(super) fn number_token(raw: &[Raw], keys: &[u64], at: usize, table: &Table, about: About) -> (Token, usize) {
    let start = raw.get(at).map_or(0, |r| r.start);
    let (mut value, mut step, mut is_ordinal, mut past) = match raw.get(at).and_then(|r| r.number) {
        Some(n) => (n.value, n.step, n.is_ordinal, at + 1),
        None => {
            let (value, step, past) = in_words(keys, at, table);
            (value, step, false, past)
        }
    };
    let in_digits = raw.get(at).is_some_and(|r| r.number.is_some());
    let about = if keys.get(at).is_some_and(|key| table.rough_numbers.contains(key)) { About::Near } else { about };
    let mut scaled = !in_digits && step > 1.0;
    while let Some((meaning, len)) =
        table.at(keys.get(past..).unwrap_or_default()).find(|(m, _)| matches!(m, Meaning::Scale(_) | Meaning::Half))
    {
        match meaning {
            Meaning::Scale(power) => {
                let factor = 10f64.powi(power);
                value *= factor;
                step *= factor;
                scaled = true;
            }
            _ => {
                value += 0.5 * if scaled { step } else { 1.0 };
                step *= 0.1;
            }
        }
        past += len;
    }
    let end = past.checked_sub(1).and_then(|last| raw.get(last)).map_or(start, |r| r.end);
    let is_year = in_digits && !scaled && !is_ordinal && (1900.0..=2100.0).contains(&value) && {
        let first = raw.get(at);
        first.is_some_and(|r| r.end - r.start == 4)
    };
    if !in_digits {
        is_ordinal = false;
    }
    let class = if is_year { Class::Time } else { Class::Number };
    let term = mixed(value.to_bits() ^ 0x5eed);
    (Token { value, step, is_ordinal, about, ..token(start, end, term, class) }, past)
}

/// A number in letters from this word on, with the words that it takes.
fn number_at(keys: &[u64], at: usize, table: &Table) -> Option<(f64, usize)> {
    table.at(keys.get(at..).unwrap_or_default()).find_map(|(m, len)| match m {
        Meaning::Number(value) => Some((value, len)),
        _ => None,
    })
}

/// A scale from this word on, "hundred" or "mille", with the words that it takes.
pub(super) fn scale_at(keys: &[u64], at: usize, table: &Table) -> Option<(f64, usize)> {
    table.at(keys.get(at..).unwrap_or_default()).find_map(|(m, len)| match m {
        Meaning::Scale(power) => Some((10f64.powi(power), len)),
        _ => None,
    })
}

/// "Two hundred and six", "treinta y uno", "ba trăm năm mươi": the value, the last place that it tells, and the word
/// behind. Scales that nothing follows are left to the caller.
fn in_words(keys: &[u64], at: usize, table: &Table) -> (f64, f64, usize) {
    let starts = number_at(keys, at, table).is_none() && scale_at(keys, at, table).is_some();
    let (mut group, mut past) = if starts { (1.0, at) } else { spelt(keys, at, table) };
    let (mut total, mut step) = (0.0, 1.0);
    while let Some((factor, len)) = scale_at(keys, past, table).filter(|(factor, _)| *factor <= 1000.0) {
        let joined = keys.get(past + len).is_some_and(|key| table.number_and.contains(key));
        let next = past + len + usize::from(joined);
        let small = |value: f64| value < factor && value >= if table.is_syllabic { 10.0 } else { 1.0 };
        if number_at(keys, next, table).is_none_or(|(value, _)| !small(value) || value.fract() > 0.0) {
            break;
        }
        let (rest, behind) = spelt(keys, next, table);
        if factor < 1000.0 {
            group = group * factor + rest;
        } else {
            total += group * factor;
            group = rest;
        }
        (past, step) = (behind, 1.0);
    }
    if total > 0.0
        && let Some((factor, len)) = scale_at(keys, past, table).filter(|(factor, _)| *factor < 1000.0)
    {
        (group, step, past) = (group * factor, factor, past + len);
    }
    (total + group, step, past)
}

/// "Thirty-one", "two", "quatre-vingt-douze": the value below a hundred, or of one word, and the word behind.
fn spelt(keys: &[u64], at: usize, table: &Table) -> (f64, usize) {
    let Some((mut value, len)) = number_at(keys, at, table) else { return (0.0, at + 1) };
    let mut past = at + len;
    // Vietnamese writes all its numbers below a hundred in the table: "hai mươi năm" may be twenty years.
    let adds = |value: f64, more: f64| {
        let tens = (20.0..100.0).contains(&value) && value % 10.0 == 0.0 && more >= 1.0;
        let twenties = (value - 60.0).abs() < 0.5 || (value - 80.0).abs() < 0.5;
        let hundreds = (100.0..1000.0).contains(&value) && value % 100.0 == 0.0 && (1.0..100.0).contains(&more);
        hundreds || tens && more < if twenties { 20.0 } else { 10.0 }
    };
    if table.is_syllabic {
        return (value, past);
    }
    loop {
        let joined =
            keys.get(past).is_some_and(|key| table.number_and.contains(key)) && value >= 20.0 && table.code != "en";
        let Some((more, len)) =
            number_at(keys, past + usize::from(joined), table).filter(|(more, _)| adds(value, *more))
        else {
            break;
        };
        value += more;
        past += len + usize::from(joined);
    }
    (value, past)
}

/// The value of digits with separators. A separator with three digits behind it groups, unless it is the language's
/// decimal sign.
pub(super) fn written_number(text: &str, is_decimal_comma: bool) -> Written {
    let separators: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| !c.is_ascii_digit()).collect();
    let decimal_sign = if is_decimal_comma { ',' } else { '.' };
    let decimal = separators.last().copied().filter(|(at, c)| {
        let behind = text.len() - at - c.len_utf8();
        let alone = separators.iter().filter(|(_, other)| other == c).count() == 1;
        matches!(c, '.' | ',') && alone && (behind != 3 || *c == decimal_sign)
    });
    let (whole, broken) = match decimal {
        Some((at, c)) => (text.get(..at).unwrap_or(text), text.get(at + c.len_utf8()..).unwrap_or_default()),
        None => (text, ""),
    };
    let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    let value: f64 = format!("{digits}.{broken}0").parse().unwrap_or(0.0);
    let step = if broken.is_empty() {
        let zeros = digits.len() - digits.trim_end_matches('0').len();
        10f64.powi(i32::try_from(zeros.min(15)).unwrap_or(0))
    } else {
        10f64.powi(-i32::try_from(broken.len().min(15)).unwrap_or(0))
    };
    Written { value, step, is_ordinal: false }
}

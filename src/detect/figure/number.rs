//! Numbers as they are written: "12,000", "4.46", "12 000", "15th", "5m", "R1.9bn", "two hundred and fifty".

use std::ops::Range;

use super::super::lexicon::{Lexicon, Tag};
use super::super::text::Block;

/// A number in digits.
#[derive(Debug, Clone)]
pub(super) struct Number {
    /// Its words, from the first up to, not including, the last.
    pub(super) words: Range<usize>,
    /// Its value where it is a whole number that fits.
    pub(super) whole: Option<u64>,
    /// Whether its digits are grouped or have a decimal part: then it is no year and no number of an article.
    pub(super) is_grouped: bool,
    /// "15th".
    pub(super) is_ordinal: bool,
    /// "5m", "40km": the unit is part of the word.
    pub(super) has_unit: bool,
    /// "1.2m": what is part of the word may be a scale.
    pub(super) may_scale: bool,
    /// "R1.9bn": the currency is part of the word.
    pub(super) has_money: bool,
}

impl Number {
    /// Whether it reads as a year.
    pub(super) fn is_year(&self) -> bool {
        !self.is_grouped && self.whole.is_some_and(|n| (1900..=2100).contains(&n)) && !self.has_unit && !self.has_money
    }
}

/// The number that starts at a word.
pub(super) fn number_at(block: &Block, at: usize, lexicon: &Lexicon) -> Option<Number> {
    if !block.has_digit(at) {
        return None;
    }
    let written = block.written(at);
    let lead = written.find(|c: char| !c.is_alphabetic())?;
    let (money, first) = written.split_at_checked(lead)?;
    let has_money = !money.is_empty();
    if has_money && !lexicon.signs.glued_money.contains(money) {
        return None;
    }
    let digits = first.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 {
        return None;
    }
    let mut past = at + 1;
    let mut all = first.get(..digits)?.to_owned();
    let mut suffix = first.get(digits..)?.to_lowercase();
    let (mut is_grouped, mut has_decimals) = (false, false);
    while suffix.is_empty() {
        let gap = block.gap(past);
        let next = block.written(past);
        let next_digits = next.bytes().take_while(u8::is_ascii_digit).count();
        if next_digits == 0 {
            break;
        }
        let close = matches!(gap, "." | "," | "’" | "'");
        let spaced = matches!(gap, "\u{a0}" | "\u{202f}" | "\u{2009}" | " ");
        let group = next_digits == 3 && next.len() == 3 && all.len() <= 12 && (is_grouped || all.len() <= 3);
        // "12,34,567": lakhs and crores are set off by two digits.
        let lakh = gap == "," && next_digits == 2 && next.len() == 2 && block.gap(past + 1) == ",";
        if close && (group || lakh || matches!(gap, "." | ",")) && !has_decimals
            || spaced && group && !all.starts_with('0')
        {
            has_decimals = !(group || lakh);
            is_grouped = true;
            all.push_str(next.get(..next_digits)?);
            suffix = next.get(next_digits..)?.to_lowercase();
            past += 1;
        } else {
            break;
        }
    }
    let is_ordinal = lexicon.signs.ordinal_endings.contains(&suffix);
    // "34.6C" is a temperature, "5C" may be anything.
    let has_unit = lexicon.signs.glued_units.contains(&suffix) || is_grouped && matches!(suffix.as_str(), "c" | "f");
    if !suffix.is_empty() && !is_ordinal && !has_unit {
        return None;
    }
    // "G20" and "R2" are names: money in one letter shows by its size.
    // "K118 a month": a rate shows it too.
    let rated = || block.has(past, Tag::Per) && block.has(past + block.tags.len(past, Tag::Per), Tag::TimeUnit);
    // "P110 to P135 a kilo".
    let goes_on = || {
        let next = past + block.tags.len(past, Tag::To);
        next > past
            && block.written(next).strip_prefix(money).is_some_and(|n| n.starts_with(|c: char| c.is_ascii_digit()))
    };
    let large = goes_on() || is_grouped || has_unit || block.spaced(past) && (block.has(past, Tag::Scale) || rated());
    if has_money && (is_ordinal || !large && money.len() < 3) {
        return None;
    }
    let whole = if has_decimals { None } else { all.parse().ok() };
    let may_scale = has_unit && lexicon.signs.glued_scales.contains(&suffix);
    Some(Number { words: at..past, whole, is_grouped, is_ordinal, has_unit, may_scale, has_money })
}

/// The most words of a number in letters.
const SPELT_WORDS: usize = 8;

/// The words of a number told in letters that stands for a figure: "twenty-five", "two million", "two hundred and
/// fifty". With it, whether it needs a noun to be one: a scale ("million") does not.
pub(super) fn spelt_at(block: &Block, at: usize) -> Option<(usize, bool)> {
    let joined = |word: usize| block.spaced(word) || block.gap(word) == "-";
    let small = block.tags.len(at, Tag::SmallNumber);
    let big = block.tags.len(at, Tag::BigNumber);
    // "two million", "five per cent".
    // "trois euros": an amount of money is a figure, however small.
    let several = ![Tag::Indefinite, Tag::Article, Tag::Unnamed].iter().any(|tag| block.has(at, *tag));
    let paid = |word: usize| several && block.has(word, Tag::Currency) && block.word(word).chars().count() > 4;
    let lifted = |word: usize| {
        block.spaced(word) && (block.has(word, Tag::Scale) || block.has(word, Tag::Percent) || paid(word))
    };
    let link = |word: usize| block.tags.len(word, Tag::NumberLink);
    let more = |word: usize| {
        let len = || block.tags.len(word, Tag::BigNumber).max(block.tags.len(word, Tag::SmallNumber));
        joined(word).then(len).filter(|n| *n > 0)
    };
    let linked =
        |word: usize| Some(link(word)).filter(|n| *n > 0 && joined(word)).and_then(|n| more(word + n).map(|m| n + m));
    let mut past = at + big;
    if small > big && lifted(at + small) {
        // "six hundred and fifty", "deux millions trois cents": the number goes on behind its scale.
        let scaled = at + small + block.tags.len(at + small, Tag::Scale);
        let goes_on = linked(scaled).is_some() || block.spaced(scaled) && block.has(scaled, Tag::BigNumber);
        let half = block.tags.len(scaled, Tag::AndHalf) > 0;
        if scaled == at + small || !goes_on || half {
            return Some((small, false));
        }
        past = scaled;
    } else if big == 0 {
        return (small > 0 && lifted(at + small)).then_some((small, false));
    }
    while past < at + SPELT_WORDS {
        let Some(n) = more(past).or_else(|| linked(past)) else { break };
        past += n;
    }
    if lifted(past) {
        return Some((past - at, false));
    }
    (block.gap(past) != "-").then_some((past - at, true))
}

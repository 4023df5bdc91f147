//! Numbers as they are written: "12,000", "4.46", "12 000", "15th", "5m".

use std::ops::Range;

use super::super::lexicon::Tag;
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
}

impl Number {
    /// Whether it reads as a year.
    pub(super) fn is_year(&self) -> bool {
        !self.is_grouped && self.whole.is_some_and(|n| (1900..=2100).contains(&n)) && !self.has_unit
    }
}

const ORDINALS: [&str; 14] = ["st", "nd", "rd", "th", "e", "er", "re", "ème", "ère", "o", "º", "ª", "è", "a"];

/// Units that are written without a space; others ("5G", "4x4") are names.
const GLUED: [&str; 29] = [
    "p", "gwp", "mwp", "m", "mn", "bn", "tn", "k", "km", "kg", "ha", "mw", "gw", "kw", "twh", "gwh", "mwh", "kwh",
    "cm", "mm", "km2", "m2", "m3", "tb", "gb", "mb", "usd", "t", "pc",
];

/// The number that starts at a word.
pub(super) fn number_at(block: &Block, at: usize) -> Option<Number> {
    let first = block.written(at);
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
        if close && (group || matches!(gap, "." | ",")) && !has_decimals || spaced && group && !all.starts_with('0') {
            has_decimals = !group;
            is_grouped = true;
            all.push_str(next.get(..next_digits)?);
            suffix = next.get(next_digits..)?.to_lowercase();
            past += 1;
        } else {
            break;
        }
    }
    let is_ordinal = ORDINALS.contains(&suffix.as_str());
    // "34.6C" is a temperature, "5C" may be anything.
    let has_unit = GLUED.contains(&suffix.as_str()) || is_grouped && matches!(suffix.as_str(), "c" | "f");
    if !suffix.is_empty() && !is_ordinal && !has_unit {
        return None;
    }
    let whole = if has_decimals { None } else { all.parse().ok() };
    Some(Number { words: at..past, whole, is_grouped, is_ordinal, has_unit })
}

/// The words of a number told in letters that stands for a figure: "twenty-five", "two million", "half a million".
pub(super) fn spelt_at(block: &Block, at: usize) -> Option<(usize, bool)> {
    let small = block.tags.len(at, Tag::SmallNumber);
    if small > 0 && block.has(at + small, Tag::Scale) && block.spaced(at + small) {
        return Some((small, false));
    }
    if small > 0 && block.has(at + small, Tag::Percent) && block.spaced(at + small) {
        return Some((small, false));
    }
    let big = block.tags.len(at, Tag::BigNumber);
    if big == 0 {
        return None;
    }
    let next = at + big;
    let more = block.tags.len(next, Tag::SmallNumber);
    if more > 0 && matches!(block.gap(next), "-" | " ") {
        return Some((big + more, true));
    }
    (block.gap(next) != "-").then_some((big, true))
}

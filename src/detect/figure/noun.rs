//! What a number counts: its scale, its currency, its unit or the noun behind it.

use super::super::language::Language;
use super::super::lexicon::Tag;
use super::super::text::Block;

/// What stands behind a number and belongs to its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Measure {
    /// One past its last byte.
    pub(super) end: usize,
    /// One past its last word.
    pub(super) word: usize,
    pub(super) kind: Counted,
}

/// How a number's measure was told; the first ones leave no doubt that it is a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Counted {
    /// Percent, currency, "million".
    Sure,
    /// "tonnes".
    Unit,
    /// A noun in the plural.
    Noun,
    /// Nothing.
    Nothing,
}

/// The longest noun phrase behind a number, in words.
const NOUN_WORDS: usize = 5;

/// Reads what a number counts, from the word behind it. An amount of money (`is_money`) counts nothing else.
pub(super) fn measure(block: &Block, from: usize, is_money: bool, language: &Language) -> Measure {
    let number_end = from.checked_sub(1).map_or(0, |last| block.word_range(last).end);
    let kind = if is_money { Counted::Sure } else { Counted::Nothing };
    let mut found = Measure { end: number_end, word: from, kind };
    let gap = block.gap(from);
    let sign = gap.trim_start_matches([' ', '\u{a0}', '\u{202f}', '\u{2009}']);
    if let Some(sign) = sign.chars().next().filter(|c| "%‰€$£¥₫°".contains(*c)) {
        let lead = gap.find(sign).unwrap_or(0);
        found.end = number_end + lead + sign.len_utf8();
        found.kind = Counted::Sure;
        if sign == '°' && gap.ends_with('°') && matches!(block.written(from), "C" | "F") {
            found = Measure { end: block.word_range(from).end, word: from + 1, kind: Counted::Sure };
        }
        return with_rate(block, found);
    }
    // "40 M€", "2 Mds €".
    let short = block.written(from);
    let money = block.gap(from + 1).trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    if block.spaced(from)
        && short.len() <= 3
        && block.is_capital(from)
        && short.chars().all(char::is_alphabetic)
        && let Some(sign) = money.chars().next().filter(|c| "€$£".contains(*c))
    {
        let lead = block.gap(from + 1).len() - money.len();
        let end = block.word_range(from).end + lead + sign.len_utf8();
        return with_rate(block, Measure { end, word: from + 1, kind: Counted::Sure });
    }
    if gap == "-" {
        let unit = block.tags.len(from, Tag::Unit);
        // Spans of time by the hyphen tell how long something is ("a 30-day visit"): no figure of its own.
        if unit > 0 && !block.has(from, Tag::TimeUnit) && !block.has(from, Tag::Span) {
            return until(block, from + unit, Counted::Unit);
        }
        return found;
    }
    for (tag, kind) in [(Tag::Percent, Counted::Sure), (Tag::Scale, Counted::Sure), (Tag::Currency, Counted::Sure)] {
        let len = block.tags.len(found.word, tag);
        if len > 0 && block.spaced(found.word) {
            found = until(block, found.word + len, kind);
            if tag == Tag::Percent {
                return found;
            }
            // "4,46 milliards $".
            let sign = block.gap(found.word).trim_start_matches([' ', '\u{a0}', '\u{202f}']);
            if tag == Tag::Scale
                && let Some(sign) = sign.chars().next().filter(|c| "€$£".contains(*c))
            {
                let lead = block.gap(found.word).find(sign).unwrap_or(0);
                found.end += lead + sign.len_utf8();
                return found;
            }
            if tag == Tag::Currency {
                return with_rate(block, found);
            }
        }
    }
    if is_money {
        return with_rate(block, found);
    }
    let unit = block.tags.len(found.word, Tag::Unit);
    if unit > 0 && block.spaced(found.word) && !(is_letter_unit(block, found.word) && found.kind == Counted::Nothing) {
        let kind = found.kind.min(Counted::Unit);
        return with_rate(block, until(block, found.word + unit, kind));
    }
    if let Some(word) = noun(block, found.word, language) {
        let kind = found.kind.min(Counted::Noun);
        return with_rate(block, until(block, word, kind));
    }
    with_rate(block, found)
}

/// A letter that is a unit only if it is written small: "5 m".
fn is_letter_unit(block: &Block, at: usize) -> bool {
    block.written(at).len() == 1 && block.is_capital(at)
}

fn until(block: &Block, word: usize, kind: Counted) -> Measure {
    Measure { end: block.word_range(word.saturating_sub(1)).end, word, kind }
}

/// "a week", "per barrel", "or so".
fn with_rate(block: &Block, found: Measure) -> Measure {
    if found.kind == Counted::Nothing {
        return found;
    }
    // "15.000 m3/ngày", "118.000 đồng/kg".
    if block.gap(found.word) == "/" {
        let unit = [Tag::TimeUnit, Tag::Unit, Tag::Hour].iter().map(|t| block.tags.len(found.word, *t)).max();
        if let Some(unit) = unit.filter(|n| *n > 0) {
            return until(block, found.word + unit, found.kind);
        }
    }
    let per = block.tags.len(found.word, Tag::Per);
    if per > 0 && matches!(block.gap(found.word), " " | "\u{a0}" | "% " | "€ " | "$ ") {
        let unit = block.tags.len(found.word + per, Tag::TimeUnit);
        if unit > 0 && block.spaced(found.word + per) {
            return until(block, found.word + per + unit, found.kind);
        }
    }
    let after = block.tags.len(found.word, Tag::AboutAfter);
    if after > 0 && block.spaced(found.word) {
        return until(block, found.word + after, found.kind);
    }
    found
}

/// The word behind the noun that starts at a word.
fn noun(block: &Block, from: usize, language: &Language) -> Option<usize> {
    let lexicon = &language.lexicon;
    let stop = |at: usize| {
        !block.joined(at)
            || block.has(at, Tag::NounStop)
            || block.written(at).starts_with(|c: char| c.is_ascii_digit())
            // "60 states": right behind a number it is no verb.
            || at > from && block.has(at, Tag::Say)
    };
    if stop(from) || block.gap(from) == "-" {
        return None;
    }
    if lexicon.plural.is_empty() {
        let past = (from..from + 2).take_while(|at| !stop(*at)).last()? + 1;
        return Some(past);
    }
    let plural = |at: usize| {
        let word = block.word(at);
        word.len() > 3
            && word.ends_with(|c| lexicon.plural.contains(c))
            && !word.ends_with("ss")
            && !(lexicon.plural == "s" && !lexicon.romance && (word.ends_with("us") || word.ends_with("is")))
    };
    let mut at = from;
    let limit = from + if lexicon.romance { 3 } else { NOUN_WORDS };
    while at < limit && !stop(at) {
        if plural(at) || block.has(at, Tag::Unit) {
            let mut past = at + block.tags.len(at, Tag::Unit).max(1);
            while lexicon.romance && past < from + NOUN_WORDS && !stop(past) && plural(past) {
                past += 1;
            }
            return Some(past);
        }
        at += 1;
    }
    None
}

//! A list as the finders hand it over, before it is matched with what announced it; and the trimming of its items.

use std::ops::Range;

use crate::article::Span;

use super::super::language::Language;
use super::super::text::{Block, part};
use crate::detect::ListItem;

/// How a list was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Form {
    /// "three areas: trade, science and education".
    Commas,
    /// "…; …; and …".
    Semicolons,
    /// Lines with a dash or a bullet.
    Bullets,
    /// "First … Second …".
    Ordinals,
    /// "(1) … (2) …" within a paragraph.
    InlineMarkers,
    /// "1. …" at the start of blocks.
    NumberedLines,
}

/// A list as found.
#[derive(Debug, Clone)]
pub(super) struct Raw {
    pub(super) form: Form,
    pub(super) items: Vec<ListItem>,
    /// Where the first item's marker starts: what announces the list stands before it.
    pub(super) opens_at: (usize, usize),
    /// Whether the list's own form is enough to believe it without an announcement.
    pub(super) sure: bool,
    /// Whether its last item was marked by "finally" alone, which may not belong to it.
    pub(super) open_end: bool,
    /// Whether only an announcement with the right count makes it a list.
    pub(super) needs_count: bool,
    /// Whether one of its ordinals was told with words that no table holds: then only a list's noun near it, with the
    /// right count, makes it a list.
    pub(super) loose: bool,
    /// Where the label ends if the list starts within the announcing phrase ("three areas of trade, science and sport").
    pub(super) label_until: Option<usize>,
}

/// How an item is trimmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// A sentence or more: its own full stop stays.
    Sentence,
    /// Part of a sentence: separators, joining words and the full stop go.
    Separated,
}

/// The longest item that is told within a sentence, in bytes. What is longer is no item of a list, and to look through it
/// again for each list that may end in it would take time without end.
pub(super) const MOST_BYTES: usize = 8_000;

/// Trims an item; `None` if no letter is left, or if it is too long to be one.
pub(super) fn trimmed(block: &Block, range: Range<usize>, ending: Ending, language: &Language) -> Option<Span> {
    let (mut start, mut end) = (range.start, range.end.min(block.text.len()));
    if ending == Ending::Separated && end.saturating_sub(start) > MOST_BYTES {
        return None;
    }
    loop {
        let text = part(&block.text, start..end);
        let lead = text
            .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '–' | '—' | '•' | '-'));
        start = end - lead.len();
        let before = (start, end);
        if ending == Ending::Separated {
            let first = block.word_from(start);
            if block.word_range(first).start == start
                && let Some((_, n)) = language.conjunctions.at(block, first)
            {
                let next = block.word_range(first + n).start;
                if next < end
                    && part(&block.text, block.word_range(first + n - 1).end..next).starts_with([' ', ',', '\u{a0}'])
                {
                    start = next.max(start);
                    // An opening quote or bracket before the word belongs to the item.
                    let opened =
                        part(&block.text, before.0..start).trim_end_matches(|c: char| "“\"«(‘".contains(c)).len();
                    start = before.0 + opened;
                }
            }
        }
        end = start + tail_trimmed(block, start, end, ending, language);
        if (start, end) == before || start >= end {
            break;
        }
    }
    if ending == Ending::Separated {
        (start, end) = unquoted(block, start, end);
    }
    let text = part(&block.text, start..end);
    text.chars().any(char::is_alphanumeric).then(|| Span::new(block.index, start, end))
}

/// The most words of an item that stands between quotation marks of its own.
const QUOTED_WORDS: usize = 6;

/// An item of a few words without the quotation marks around it: "“sạch”, “thật”".
fn unquoted(block: &Block, start: usize, end: usize) -> (usize, usize) {
    let text = part(&block.text, start..end);
    let marks = [('“', '”'), ('«', '»'), ('‘', '’'), ('"', '"')];
    let inner = marks.iter().find_map(|(open, close)| text.strip_prefix(*open)?.strip_suffix(*close));
    match inner {
        Some(inner)
            if !inner.contains(['“', '”', '«', '»', '"']) && inner.split_whitespace().count() <= QUOTED_WORDS =>
        {
            let from = start + (text.len() - inner.len()) / 2;
            let bare = inner.trim();
            let lead = inner.len() - inner.trim_start().len();
            let from = text.find(inner).map_or(from, |at| start + at) + lead;
            (from, from + bare.len())
        }
        _ => (start, end),
    }
}

/// An item of a list that is told within a quotation, as far as that goes: "“… Third, nobody else will,” she said."
pub(super) fn within_quotation(text: &str) -> &str {
    let (mut open, mut straight) = (0i32, None);
    for (at, c) in text.char_indices() {
        match c {
            '“' | '«' => open += 1,
            '”' | '»' if open == 0 => return part(text, 0..at),
            '”' | '»' => open -= 1,
            '"' => straight = if straight.is_some() { None } else { Some(at) },
            _ => {}
        }
    }
    // A straight mark without its fellow closes what opened before the item, unless words start right behind it.
    match straight {
        Some(at) if at > 0 && !part(text, at + 1..text.len()).starts_with(char::is_alphanumeric) => part(text, 0..at),
        _ => text,
    }
}

/// The length of a text without what stands behind an item.
fn tail_trimmed(block: &Block, start: usize, end: usize, ending: Ending, language: &Language) -> usize {
    let text = part(&block.text, start..end);
    let mut kept = text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ';' | ',' | ':' | '–' | '—' | '-'));
    if ending == Ending::Sentence {
        return kept.len();
    }
    if kept.ends_with('.') && !kept.ends_with("..") {
        kept = kept.strip_suffix("./.").unwrap_or(kept);
        kept = kept.strip_suffix('.').unwrap_or(kept);
    }
    kept = unattributed(block, start, kept, language);
    kept = without_tail(block, start, kept, language);
    for (open, close) in [('(', ')'), ('“', '”'), ('«', '»'), ('[', ']')] {
        if kept.ends_with(close) && !kept.contains(open) {
            kept = kept.strip_suffix(close).unwrap_or(kept).trim_end();
        }
    }
    if kept.ends_with('"') && kept.matches('"').count() == 1 {
        kept = kept.strip_suffix('"').unwrap_or(kept);
    }
    let past = block.word_from(start + kept.len());
    let joins = (1..=3usize).find(|n| {
        past.checked_sub(*n).is_some_and(|at| {
            block.word_range(at).start > start && language.conjunctions.at(block, at).is_some_and(|(_, len)| len == *n)
        })
    });
    // "trade; and" and "trade, and" lose their joining word; it must be the text's very end.
    if let Some(n) = joins
        && block.word_range(past - 1).end == start + kept.len()
    {
        let at = block.word_range(past - n).start;
        kept = part(&block.text, start..at).trim_end();
    }
    kept.len()
}

/// "…; and a register of gifts, all of which start next year": what is said of the whole list is no part of its last item.
fn without_tail<'a>(block: &Block, start: usize, text: &'a str, language: &Language) -> &'a str {
    let tail = text.match_indices(", ").find(|(at, _)| {
        let word = block.word_from(start + at);
        block.gap(word) == ", " && language.tails.at(block, word).is_some()
    });
    tail.map_or(text, |(at, _)| part(text, 0..at))
}

/// "…, and safer roads, the minister said": who said it is no part of the item.
fn unattributed<'a>(block: &Block, start: usize, text: &'a str, language: &Language) -> &'a str {
    let Some(comma) = text.rfind([',', '”']) else { return text };
    let (first, past) = (block.word_from(start + comma), block.word_from(start + text.len()));
    let said =
        past - first <= 7 && past > first && (first..past).any(|at| language.attributions.at(block, at).is_some());
    if said { part(text, 0..comma) } else { text }
}

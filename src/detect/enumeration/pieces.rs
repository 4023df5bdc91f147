//! Cuts a series into its items: at commas, at its last joining word, around the commas that items hold.

use std::ops::Range;

use super::super::language::Language;
use super::super::text::{Block, part};

/// Splits a range at a separator outside brackets and quotes; the comma of "1,870" is none.
pub(super) fn split_outside(text: &str, range: Range<usize>, separator: char) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let (mut depth, mut start, mut straight) = (0i32, range.start, false);
    let bytes = text.as_bytes();
    let is_digit = |at: Option<usize>| at.and_then(|i| bytes.get(i)).is_some_and(u8::is_ascii_digit);
    for (at, c) in part(text, range.clone()).char_indices() {
        let here = range.start + at;
        if c == separator && is_digit(here.checked_sub(1)) && is_digit(Some(here + 1)) {
            continue;
        }
        match c {
            '(' | '[' | '“' | '«' => depth += 1,
            ')' | ']' | '”' | '»' => depth = (depth - 1).max(0),
            '"' => straight = !straight,
            _ if c == separator && depth == 0 && !straight => {
                out.push(start..range.start + at);
                start = range.start + at + c.len_utf8();
            }
            _ => {}
        }
    }
    out.push(start..range.end);
    // A quote that never closes hides every separator behind it: then it is no guide.
    if out.len() == 1 && depth > 0 {
        let mut plain = Vec::new();
        let mut start = range.start;
        for (at, _) in part(text, range.clone()).match_indices(separator) {
            plain.push(start..range.start + at);
            start = range.start + at + separator.len_utf8();
        }
        plain.push(start..range.end);
        return plain;
    }
    out
}

/// The most words of what is put in between "and" and the last item.
const PUT_IN_WORDS: usize = 5;

/// Splits a range at its commas; "and, finally, close the road" is one piece.
pub(super) fn commas(block: &Block, range: Range<usize>, language: &Language) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut lead: Option<usize> = None;
    let parts = split_outside(&block.text, range, ',');
    let (many, mut joined_before) = (parts.len(), false);
    for (i, piece) in parts.into_iter().enumerate() {
        let (first, past) = (block.word_from(piece.start), block.word_from(piece.end));
        // "… and, most telling of all, that of the banks": what is put in between is no item.
        let put_in = joined_before && i + 1 < many && past - first <= PUT_IN_WORDS;
        joined_before = language.conjunctions.ends_before(block, past) && past > first;
        if put_in {
            continue;
        }
        let joined = language.conjunctions.at(block, first).map_or(0, |(_, n)| n);
        let leads = language.item_leads.at(block, first + joined).map_or(0, |(_, n)| n);
        if past > first && first + joined + leads >= past {
            lead.get_or_insert(piece.start);
        } else {
            out.push(lead.take().unwrap_or(piece.start)..piece.end);
        }
    }
    out
}

/// Cuts a series into items: at commas, and before the last at its joining word, preferring the announced count.
pub(super) fn pieces(block: &Block, range: Range<usize>, count: usize, language: &Language) -> Vec<Range<usize>> {
    let commas = commas(block, range, language);
    // "…, and the length of the deal, which the union wants cut": what is said of the last item belongs to it.
    let told = |last: Range<usize>, at: usize| match commas.get(at + 1) {
        Some(next) if says_more(block, next, language) => last.start..next.end,
        _ => last,
    };
    let mut out: Vec<Range<usize>> = Vec::new();
    for (at, piece) in commas.iter().cloned().enumerate() {
        let start = block.word_from(piece.start);
        let opens_with_join =
            block.word_range(start).start < piece.end && language.conjunctions.at(block, start).is_some();
        if opens_with_join && !out.is_empty() {
            // "…, and education": the last item; what follows a further comma is no part of the series.
            let last = piece;
            if out.len() + 1 >= count {
                out.push(told(last, at));
                return out;
            }
            // Still too few: the last piece may hold two ("…, and culture and sport").
            match split_at_join(block, last.clone(), language, true) {
                Some((a, b)) => out.extend([a, b]),
                None => out.push(last),
            }
            return out;
        }
        if out.len() + 2 == count
            && let Some((a, b)) = split_at_join(block, piece.clone(), language, false)
            && !another_join_follows(block, piece.end, language)
        {
            out.extend([a, told(b, at)]);
            return out;
        }
        out.push(piece);
    }
    // More than were announced are told one by one too.
    if out.len() != count
        && let Some(last) = out.pop()
    {
        match split_at_join(block, last.clone(), language, false) {
            Some((a, b)) => out.extend([a, b]),
            None => out.push(last),
        }
    }
    out
}

/// Whether a piece is a clause about the one before it, and about no more: "which the union wants cut".
fn says_more(block: &Block, piece: &Range<usize>, language: &Language) -> bool {
    let first = block.word_from(piece.start);
    let own = block.word_range(first).start < piece.end;
    own && language.relatives.at(block, first).is_some() && language.tails.at(block, first).is_none()
}

/// Cuts a series whose items hold commas of their own: "storage, which returns every drop, and diversion, which does not
/// take place". A piece that opens with "which", "including" or their like goes on with the one before; nothing if that
/// does not give the announced count.
pub(super) fn whole_pieces(
    block: &Block,
    range: Range<usize>,
    count: usize,
    language: &Language,
) -> Option<Vec<Range<usize>>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut heads = Vec::new();
    for piece in commas(block, range, language) {
        let first = block.word_from(piece.start);
        let goes_on = language.relatives.at(block, first).is_some() && block.word_range(first).start < piece.end;
        match out.last_mut().filter(|_| goes_on) {
            Some(last) => last.end = piece.end,
            None => {
                heads.push(piece.clone());
                out.push(piece);
            }
        }
    }
    if out.len() + 1 == count
        && let (Some(last), Some(head)) = (out.pop(), heads.pop())
    {
        let (a, b) = split_at_join(block, head, language, false)?;
        out.extend([a, b.start..last.end]);
    }
    // "a bank, a school and a mill, and a road": the items are parted by ", and".
    if out.len() > count && count == 2 {
        let joins: Vec<usize> = (1..out.len())
            .filter(|i| {
                out.get(*i).is_some_and(|p| language.conjunctions.at(block, block.word_from(p.start)).is_some())
            })
            .collect();
        let [at] = joins.as_slice() else { return None };
        let (one, other) = (out.get(0..*at)?, out.get(*at..)?);
        return Some(vec![one.first()?.start..one.last()?.end, other.first()?.start..other.last()?.end]);
    }
    (out.len() == count).then_some(out)
}

/// Two items that a word joins, of which the second holds a series of its own behind it; nothing where a comma comes first.
pub(super) fn split_in_two(block: &Block, range: Range<usize>, language: &Language) -> Option<Vec<Range<usize>>> {
    let first = split_outside(&block.text, range.clone(), ',').into_iter().next()?;
    if first.end >= range.end {
        return None;
    }
    let (a, b) = split_at_join(block, first, language, false)?;
    Some(vec![a, b.start..range.end])
}

/// Whether the next piece opens with a joining word: then this one's own "and" joins within an item.
fn another_join_follows(block: &Block, end: usize, language: &Language) -> bool {
    let next = block.word_from(end);
    block.gap(next).starts_with(',') && language.conjunctions.at(block, next).is_some()
}

/// Splits a piece at its last comma that a joining word follows: "laboratories, with their staff, and a register".
pub(super) fn split_at_comma_join(
    block: &Block,
    piece: Range<usize>,
    language: &Language,
) -> Option<(Range<usize>, Range<usize>)> {
    let commas = split_outside(&block.text, piece.clone(), ',');
    let last = commas.into_iter().skip(1).rfind(|p| {
        let word = block.word_from(p.start);
        block.word_range(word).start < p.end && language.conjunctions.at(block, word).is_some()
    })?;
    Some((piece.start..last.start.saturating_sub(1), last.start..piece.end))
}

/// Splits a piece at its last joining word, a leading one aside.
fn split_at_join(
    block: &Block,
    piece: Range<usize>,
    language: &Language,
    skip_first: bool,
) -> Option<(Range<usize>, Range<usize>)> {
    let (first, past) = (block.word_from(piece.start), block.word_from(piece.end));
    let from = if skip_first { first + 1 } else { first };
    (from + 1..past).rev().find_map(|at| {
        let (_, n) = language.conjunctions.at(block, at)?;
        let start = block.word_range(at).start;
        let behind = block.word_range(at + n - 1).end;
        (behind < piece.end && block.spaced(at)).then_some((piece.start..start, behind..piece.end))
    })
}

/// Whether a piece of a list opens with a verb in its plain form.
pub(super) fn opens_with_infinitive(block: &Block, piece: &Range<usize>, language: &Language) -> bool {
    let first = block.word_from(piece.start);
    let at = first + language.conjunctions.at(block, first).map_or(0, |(_, len)| len);
    // "dar": a letter before the ending is enough.
    let plain = |end: &String| block.word(at).len() > end.len() && block.word(at).ends_with(end.as_str());
    language.lexicon.romance && language.lexicon.endings.infinitive.iter().any(plain)
}

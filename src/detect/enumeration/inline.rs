//! Markers within a paragraph: "(1) … (2) …", "a) … b) …", "1. … 2. …".

use crate::detect::ListItem;

use super::super::language::Language;
use super::super::text::{Block, Text, part};
use super::markers::{Kind, Readings, readings};
use super::raw::{Ending, Form, Raw, trimmed};

/// A marker within a paragraph.
struct Inline {
    readings: Readings,
    /// Where the marker starts and where its item starts.
    start: usize,
    item: usize,
    /// Whether punctuation or a joining word stands before it.
    apart: bool,
}

/// "(1) … (2) …", "a) … b) …" and "1. … 2. …" within a block.
pub(super) fn inline_lists(text: &Text, out: &mut Vec<Raw>) {
    for block in text.blocks.iter().filter(|b| !b.quiet) {
        let mut open: Vec<(Kind, Vec<(usize, usize)>)> = Vec::new();
        for word in 0..block.word_count() {
            let Some(mark) = inline_marker(block, word, text.language) else { continue };
            let next = |(kind, items): &(Kind, Vec<(usize, usize)>)| {
                mark.apart && mark.readings.iter().flatten().any(|(k, n)| k == kind && *n as usize == items.len() + 1)
            };
            if let Some(depth) = open.iter().rposition(next) {
                for (kind, items) in open.drain(depth + 1..) {
                    inline_list(block, kind, &items, mark.start, true, text.language, out);
                }
                if let Some((_, items)) = open.last_mut() {
                    items.push((mark.start, mark.item));
                }
            } else if let Some((kind, _)) = mark.readings.iter().flatten().find(|(_, n)| *n == 1)
                && open.len() < 4
            {
                open.push((*kind, vec![(mark.start, mark.item)]));
            }
        }
        for (depth, (kind, items)) in open.into_iter().enumerate() {
            inline_list(block, kind, &items, block.text.len(), depth > 0, text.language, out);
        }
    }
}

fn inline_marker(block: &Block, word: usize, language: &Language) -> Option<Inline> {
    // A bracket, a full stop or a degree sign stands behind a marker.
    if block.spaced(word + 1) {
        return None;
    }
    let label = block.word(word);
    if label.len() > 4 || !(label.is_ascii() || label == "đ") {
        return None;
    }
    let (before, behind) = (block.gap(word), block.gap(word + 1));
    let number = label.bytes().all(|b| b.is_ascii_digit());
    let range = block.word_range(word);
    let (start, dress, skip) = if before.ends_with('(') && behind.starts_with(')') {
        (range.start - 1, '(', 1)
    } else if behind.starts_with(')') && (before.is_empty() || before.ends_with(char::is_whitespace)) {
        (range.start, ')', 1)
    } else if number
        && behind.starts_with(['°', 'º'])
        && behind.ends_with(' ')
        && (before.is_empty() || before.trim_end().ends_with([':', ';', '.', '!', '?', ',']))
    {
        (range.start, '°', behind.chars().next().map_or(2, char::len_utf8))
    } else if number && behind == ". " && (before.is_empty() || before.trim_end().ends_with([':', ';', '.', '!', '?']))
    {
        (range.start, '.', 1)
    } else {
        return None;
    };
    let lead = part(&block.text, block.word_range(word.wrapping_sub(1)).end.min(start)..start);
    let touching =
        word > 0 && !lead.ends_with(char::is_whitespace) && !lead.is_empty() || (word > 0 && lead.is_empty());
    let law = word > 0 && lead.trim().is_empty() && language.law_words.contains(block.word(word - 1));
    let empty = part(behind, skip..behind.len()).trim_start().starts_with([',', '.', ';', ':', ')', '?', '!']);
    let readings = readings(label, dress);
    if touching || law || empty || word + 1 >= block.word_count() || readings.iter().all(Option::is_none) {
        return None;
    }
    let apart = lead.trim_end().ends_with([',', ';', ':', '.', '?', '!', '–', '—'])
        || word == 0
        || language.conjunctions.ends_before(block, word);
    Some(Inline { readings, start, item: range.end + skip, apart })
}

fn inline_list(
    block: &Block,
    kind: Kind,
    marks: &[(usize, usize)],
    limit: usize,
    nested: bool,
    language: &Language,
    out: &mut Vec<Raw>,
) {
    let (Some(first), Some(last)) = (marks.first(), marks.last()) else { return };
    if marks.len() < 2 || (kind == Kind::Number('.') && marks.len() < 3) {
        return;
    }
    let ends: Vec<usize> = marks.iter().skip(1).map(|(start, _)| *start).collect();
    let whole = |end: &usize| part(&block.text, 0..*end).trim_end().ends_with(['.', '!', '?']);
    let ending = if ends.iter().any(whole) { Ending::Sentence } else { Ending::Separated };
    let sentence_end = block.sentences.get(block.sentence_at(last.1)).map_or(block.text.len(), |s| s.end);
    let mut items = Vec::new();
    for (i, (_, item)) in marks.iter().enumerate() {
        let end = ends.get(i).copied().unwrap_or(sentence_end.min(limit));
        let Some(span) = trimmed(block, *item..end, ending, language) else { return };
        items.push(ListItem { span, continued: Vec::new() });
    }
    out.push(Raw {
        form: Form::InlineMarkers,
        items,
        opens_at: (block.index, first.0),
        // Within another list two markers are enough.
        sure: nested,
        open_end: false,
        needs_count: false,
        loose: false,
        label_until: None,
    });
}

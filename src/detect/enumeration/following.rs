//! Comma lists that "the following areas" announces, without a number.

use std::ops::Range;

use super::super::language::Language;
use super::super::text::{Block, Text, part};
use super::phrase::uncounted;
use super::pieces::{pieces, split_outside};
use super::raw::{Ending, Form, Raw, trimmed};
use super::separators::{COMMA_REACH, region};
use crate::detect::ListItem;

/// Comma lists behind "the following areas" without a number: three items at least, the last behind a joining word.
pub(super) fn following_lists(text: &Text, out: &mut Vec<Raw>) {
    for block in text.blocks.iter().filter(|b| !b.quiet) {
        for sentence in &block.sentences {
            let (first, past) = (block.word_from(sentence.start), block.word_from(sentence.end));
            let found = (first..past).find(|at| text.language.following.at(block, *at).is_some());
            out.extend(found.and_then(|at| following_list(block, sentence, at, text.language)));
        }
    }
}

/// The longest item of such a list, in words.
const FOLLOWING_WORDS: usize = 12;

fn following_list(block: &Block, sentence: &Range<usize>, at: usize, language: &Language) -> Option<Raw> {
    let from = block.word_range(at).start;
    let (opens, end, colon) = region(block, from, sentence.end, sentence.end, language)?;
    let body = part(&block.text, opens..end);
    let announced = uncounted(block, sentence.clone(), opens, language)?;
    let near = announced.range.start <= from.max(announced.range.end) && announced.range.end <= opens;
    if !colon || !near || body.len() > COMMA_REACH || body.contains([';', ':']) {
        return None;
    }
    // As many items as the commas part, one more where the last comma has none before its "and".
    let commas = split_outside(&block.text, opens..end, ',').len();
    let pieces = pieces(block, opens..end, commas + 1, language);
    let last = pieces.last()?;
    let short = pieces.iter().all(|p| part(&block.text, p.clone()).split_whitespace().count() <= FOLLOWING_WORDS);
    let word = block.word_from(last.start);
    let joins = language.conjunctions.at(block, word).is_some() || language.conjunctions.ends_before(block, word);
    if pieces.len() < 3 || !short || !joins {
        return None;
    }
    let items: Option<Vec<ListItem>> = pieces
        .into_iter()
        .map(|piece| {
            let span = trimmed(block, piece, Ending::Separated, language)?;
            Some(ListItem { span, continued: Vec::new() })
        })
        .collect();
    Some(Raw {
        form: Form::Commas,
        items: items?,
        opens_at: (block.index, opens),
        sure: true,
        open_end: false,
        needs_count: false,
        loose: false,
        label_until: None,
    })
}

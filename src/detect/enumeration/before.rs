//! Lists told before what announces them, or in the sentence behind it.

use std::ops::Range;

use super::super::language::Language;
use super::super::text::{Block, part};
use super::announce::Announcement;
use super::pieces::{pieces, split_outside};
use super::raw::{Ending, Form, Raw, trimmed};
use super::separators::{COMMA_REACH, counts_in};
use super::shared::{without_sequence, without_subject};
use crate::detect::ListItem;

/// The longest name of who answers, in bytes.
const LABEL_BYTES: usize = 40;

/// "Three conditions remain. The guns fall silent; the prisoners go home; the road opens.": the sentence before says how
/// many.
pub(super) fn semicolons_behind(
    block: &Block,
    sentence: Range<usize>,
    counts: &[Announcement],
    language: &Language,
) -> Option<Raw> {
    let own = block.sentence_at(sentence.start);
    let before = block.sentences.get(own.checked_sub(1)?)?.clone();
    let pieces = split_outside(&block.text, sentence.clone(), ';');
    let told = |a: &&Announcement| a.listed && !a.is_partial && a.count.is_some_and(|n| n as usize == pieces.len());
    // "two urgencies: one is …, the other …": the sentence before has told them itself.
    let tells = |a: &&Announcement| part(&block.text, a.range.end..before.end).contains(": ");
    counts_in(counts, block.index, before.clone()).rfind(told).filter(|a| pieces.len() >= 2 && !tells(a))?;
    let item = |piece| trimmed(block, piece, Ending::Separated, language);
    let items: Option<Vec<ListItem>> =
        pieces.into_iter().map(|piece| item(piece).map(|span| ListItem { span, continued: Vec::new() })).collect();
    let mut items = items?;
    without_sequence(block, &mut items, language);
    without_subject(block, &mut items, language);
    Some(Raw {
        form: Form::Semicolons,
        items,
        opens_at: (block.index, sentence.start),
        sure: true,
        open_end: false,
        needs_count: false,
        loose: false,
        label_until: None,
    })
}

/// "Homes, jobs and clean air. These are our three priorities.": the list in the sentence before.
pub(super) fn list_before(block: &Block, announcement: &Announcement, language: &Language) -> Option<Raw> {
    let count = announcement.count? as usize;
    let own = block.sentence_at(announcement.range.start);
    let first = block.word_from(block.sentences.get(own)?.start);
    let (_, words) = language.after_list.at(block, first)?;
    let near = block.word_from(announcement.range.start) <= first + words + 2;
    let mut before = block.sentences.get(own.checked_sub(1)?)?.clone();
    // "A: Homes, jobs and clean air.": who answers is no part of it.
    if let Some(at) = part(&block.text, before.clone()).find(": ").filter(|at| before.start == 0 && *at <= LABEL_BYTES)
    {
        before.start += at + 1;
    }
    if !near || !announcement.listed || count < 3 || before.len() > COMMA_REACH {
        return None;
    }
    let parts = if part(&block.text, before.clone()).contains(';') {
        split_outside(&block.text, before.clone(), ';')
    } else {
        pieces(block, before.clone(), count, language)
    };
    if parts.len() != count {
        return None;
    }
    series_of(block, parts, announcement, language)
}

/// A series in one sentence that an announcement counts, by its pieces.
fn series_of(
    block: &Block,
    pieces: Vec<Range<usize>>,
    announcement: &Announcement,
    language: &Language,
) -> Option<Raw> {
    let item = |piece| trimmed(block, piece, Ending::Separated, language);
    let items: Option<Vec<ListItem>> =
        pieces.into_iter().map(|piece| item(piece).map(|span| ListItem { span, continued: Vec::new() })).collect();
    Some(Raw {
        form: Form::Commas,
        items: items?,
        opens_at: (block.index, announcement.range.end),
        sure: true,
        open_end: false,
        needs_count: false,
        loose: false,
        label_until: None,
    })
}

/// "Homes, jobs and clean air are the three priorities", "Clean, true, lasting: three words that …": the series that is
/// the subject.
pub(super) fn series_before(block: &Block, announcement: &Announcement, language: &Language) -> Option<Raw> {
    let count = announcement.count.filter(|n| *n >= 3)? as usize;
    let sentence = block.sentences.get(block.sentence_at(announcement.range.start))?.clone();
    let at = block.word_from(announcement.range.start);
    let first = block.word_from(sentence.start);
    // "Coal smoke, wet wool and orange peel — three smells that …": a dash needs no list's noun.
    let dashed = at > first && block.gap(at).trim_end().ends_with(['–', '—']);
    if !announcement.listed && !dashed || announcement.is_partial || announcement.elliptic {
        return None;
    }
    // What joins them: a copula before the label and its article, or a colon or a dash right before it.
    let led = (1..=2).find(|n| {
        at.checked_sub(*n)
            .is_some_and(|w| w > first && language.series_links.at(block, w).is_some_and(|(_, len)| len == *n))
    });
    let until = match led.filter(|_| block.spaced(at)) {
        Some(n) => block.word_range(at - n - 1).end,
        None if at > first => {
            let gap = block.gap(at).trim_end();
            gap.ends_with([':', '–', '—']).then(|| block.word_range(at - 1).end)?
        }
        None => return None,
    };
    let region = sentence.start..until;
    if region.len() > COMMA_REACH || part(&block.text, region.clone()).contains([';', ':', '“', '"', '«']) {
        return None;
    }
    let pieces = pieces(block, region, count, language);
    let short = pieces.iter().all(|p| part(&block.text, p.clone()).split_whitespace().count() <= 9);
    let joined = pieces.last().is_some_and(|last| {
        let word = block.word_from(last.start);
        language.conjunctions.at(block, word).is_some() || language.conjunctions.ends_before(block, word)
    });
    if pieces.len() != count || !short || !(joined || led.is_none() && announcement.listed) {
        return None;
    }
    series_of(block, pieces, announcement, language)
}

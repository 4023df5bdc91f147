//! Lists within a sentence: semicolons behind an announcement, commas behind an announced count.

use std::ops::Range;

use super::super::language::Language;
use super::super::lexicon::Tag;
use super::super::text::{Block, Text, part};
use super::announce::Announcement;
use super::before::{list_before, semicolons_behind, series_before};
use super::phrase::{says_following, uncounted};
use super::pieces::{opens_with_infinitive, pieces, split_at_comma_join, split_in_two, split_outside, whole_pieces};
use super::raw::{Ending, Form, Raw, trimmed, within_quotation};
use super::shared::{without_leads, without_modals, without_sequence};
use crate::detect::ListItem;

/// The longest stretch behind a count in which a comma list is looked for, in bytes.
pub(super) const COMMA_REACH: usize = 1500;

/// The longest way from a count to the colon that opens its list, in bytes.
const LEAD_REACH: usize = 240;

/// Semicolon lists: one at most per sentence.
pub(super) fn semicolon_lists(text: &Text, counts: &[Announcement], out: &mut Vec<Raw>) {
    for block in text.blocks.iter().filter(|b| !b.quiet) {
        for sentence in &block.sentences {
            if part(&block.text, sentence.clone()).contains(';') {
                out.extend(semicolon_list(block, sentence.clone(), counts, text.language));
            }
        }
    }
}

fn semicolon_list(block: &Block, sentence: Range<usize>, counts: &[Announcement], language: &Language) -> Option<Raw> {
    let words = part(&block.text, sentence.clone());
    let first_semicolon = sentence.start + words.find(';')?;
    let head = part(&block.text, sentence.start..first_semicolon);
    let found = match last_colon(head) {
        Some(at) => Some((sentence.start + at + 1, true)),
        None => lead_in(block, sentence.start, first_semicolon, language).map(|at| (at, false)),
    };
    let Some((opens, colon)) = found else { return semicolons_behind(block, sentence, counts, language) };
    let (first, past) = (block.word_from(sentence.start), block.word_from(opens));
    let mut parts = split_outside(&block.text, opens..sentence.end, ';');
    let missing = |a: &Announcement| a.count == u32::try_from(parts.len() + 1).ok();
    // "las siguientes obligaciones: pagar …; mantener …, y dar …": the comma before the last of several verbs.
    let verbs = |ranges: &[Range<usize>]| ranges.iter().all(|r| opens_with_infinitive(block, r, language));
    let following = || {
        let joined = parts.last().and_then(|last| split_at_comma_join(block, last.clone(), language));
        colon
            && says_following(block, first, past, language)
            && joined.is_some_and(|(a, b)| verbs(&[a, b]) && verbs(&parts))
    };
    let short = counts_in(counts, block.index, sentence.start..opens).any(missing) || following();
    if parts.len() >= 2
        && short
        && let Some(last) = parts.pop()
    {
        match split_at_comma_join(block, last.clone(), language) {
            Some((a, b)) => parts.extend([a, b]),
            None => parts.push(last),
        }
    }
    let mut items = Vec::new();
    for piece in parts {
        items.push(ListItem { span: trimmed(block, piece, Ending::Separated, language)?, continued: Vec::new() });
    }
    without_sequence(block, &mut items, language);
    let told = items.len() as u32;
    let own = counts_in(counts, block.index, sentence.start..opens);
    let count = own.clone().rfind(|a| a.count == Some(told)).or_else(|| own.clone().last()).and_then(|a| a.count);
    let announced = says_following(block, first, past, language)
        || uncounted(block, sentence.clone(), opens, language).is_some()
        || (colon && language.colon_leads.ends_before(block, past));
    let believed = match count {
        Some(n) => colon || items.len() as u32 == n,
        None => announced && items.len() >= 3 && colon,
    };
    // Clauses joined by semicolons behind a colon are told apart by the announcement alone.
    let enough = items.len() >= 3 || (items.len() == 2 && count == Some(2));
    (believed && enough).then_some(Raw {
        form: Form::Semicolons,
        items,
        opens_at: (block.index, opens),
        sure: true,
        open_end: false,
        needs_count: false,
        loose: false,
        label_until: None,
    })
}

/// The last colon that is followed by a space: "10:30" and "a:b" are none.
fn last_colon(head: &str) -> Option<usize> {
    head.match_indices(':').map(|(at, _)| at).rfind(|at| {
        let behind = part(head, at + 1..head.len());
        behind.starts_with(char::is_whitespace) || behind.starts_with(['“', '"', '(', '«'])
    })
}

/// Where a list opens behind "namely" or a dash, looked for in the words before its first separator.
fn lead_in(block: &Block, start: usize, before: usize, language: &Language) -> Option<usize> {
    let (first, past) = (block.word_from(start), block.word_from(before));
    (first..past).find_map(|at| {
        let (_, n) = language.leads.at(block, at)?;
        Some(block.word_range(at + n - 1).end)
    })
}

pub(super) fn counts_in(
    counts: &[Announcement],
    block: usize,
    range: Range<usize>,
) -> impl DoubleEndedIterator<Item = &Announcement> + Clone {
    let key = |a: &Announcement| (a.block.map_or(0, |b| b + 1), a.range.start);
    let from = counts.partition_point(|a| key(a) < (block + 1, range.start));
    let to = counts.partition_point(|a| key(a) < (block + 1, range.end));
    counts.get(from..to).unwrap_or_default().iter()
}

/// Comma lists: each behind an announced count, with as many items as it says (or nearly, behind a colon).
pub(super) fn comma_lists(text: &Text, counts: &[Announcement], out: &mut Vec<Raw>) {
    for (i, announcement) in counts.iter().enumerate() {
        let Some(block) = announcement.block.and_then(|b| text.blocks.get(b)) else { continue };
        // "three goals for two regions in six towns": no list is opened across more counts than that.
        let third = counts.get(i + 3).filter(|a| a.block == announcement.block);
        let reach = third.map_or(block.text.len(), |a| a.range.start);
        let found = comma_list(block, announcement, reach, text.language);
        let found = found.or_else(|| list_before(block, announcement, text.language));
        out.extend(found.or_else(|| series_before(block, announcement, text.language)));
    }
}

fn comma_list(block: &Block, announcement: &Announcement, reach: usize, language: &Language) -> Option<Raw> {
    let sentence = block.sentences.get(block.sentence_at(announcement.range.start))?.clone();
    let from = announcement.range.end;
    let marked = region(block, from, reach, sentence.end, language);
    if let Some(found) = marked.and_then(|found| series(block, announcement, &sentence, found, None, language)) {
        return Some(found);
    }
    if let Some(opens) = beside(block, announcement, language)
        && let Some(found) = series(block, announcement, &sentence, (opens, sentence.end, false), None, language)
    {
        return Some(found);
    }
    if marked.is_some() {
        return None;
    }
    let (noun_end, opens) = complement(block, announcement, language)?;
    series(block, announcement, &sentence, (opens, sentence.end, false), Some(noun_end), language)
}

/// "two plans, the one we publish and the one we hope never to": where a series opens right behind the noun's comma.
fn beside(block: &Block, announcement: &Announcement, language: &Language) -> Option<usize> {
    let past = block.word_from(announcement.range.end);
    let opens = announcement.listed && !announcement.is_partial && block.gap(past) == ", ";
    let clause = language.relatives.at(block, past).is_some() || language.conjunctions.at(block, past).is_some();
    (opens && !clause).then_some(announcement.range.end + 1)
}

/// A comma list in a region: where it opens, where it ends, and whether a colon or a dash opens it.
fn series(
    block: &Block,
    announcement: &Announcement,
    sentence: &Range<usize>,
    (opens, region_end, colon): (usize, usize, bool),
    label_until: Option<usize>,
    language: &Language,
) -> Option<Raw> {
    let count = announcement.count? as usize;
    let region_end = floor(&block.text, region_end.min(opens + COMMA_REACH));
    let body = part(&block.text, opens..region_end);
    // A further colon opens something else.
    let body = body.find(": ").map_or(body, |at| part(body, 0..at));
    // "“Three errors: not to listen, …, and not to explain”, the minister said."
    let body = within_quotation(body);
    // Within an item of a list told by semicolons, the next one ends it.
    let within = part(&block.text, sentence.start..announcement.range.start).contains(';');
    let body = body.find(';').filter(|_| within).map_or(body, |at| part(body, 0..at));
    // "… two tasks: piloting and rescue;" closes a line.
    let line_end = opens + body.len() == block.text.len();
    let body = if line_end { body.trim_end_matches([';', ' ', '\u{a0}', '\u{202f}']) } else { body };
    let region_end = opens + body.len();
    if body.contains(';') || opens >= region_end {
        return None;
    }
    let mut pieces = pieces(block, opens..region_end, count, language);
    if (pieces.len() != count || holds_a_relative(block, &pieces, language))
        && let Some(whole) = whole_pieces(block, opens..region_end, count, language)
    {
        pieces = whole;
    }
    // "two steps: to close the wheel and to open the ramp to whoever has a boat, oars and a licence".
    if count == 2
        && !joins_last(block, &pieces, language)
        && let Some(two) = split_in_two(block, opens..region_end, language)
    {
        pieces = two;
    }
    // "… and to open the ramp to whoever has a boat, oars and a licence": a series within the second item.
    if count == 2
        && let [first, last] = pieces.as_slice()
        && last.end < region_end
        && is_short_series(block, last.end..region_end, language)
    {
        pieces = vec![first.clone(), last.start..region_end];
    }
    // "four requests: a roof, a boiler and the lectern, which is on loan": what goes on with the last is no item.
    if pieces.len() != count && holds_a_relative_at_end(block, &pieces, language) {
        for fewer in (2..count).rev() {
            if let Some(whole) = whole_pieces(block, opens..region_end, fewer, language) {
                pieces = whole;
                break;
            }
        }
    }
    let exact = pieces.len() == count;
    // "two jobs, she maintains, are one": two items beside their noun are joined by a word.
    let beside_noun = !colon && label_until.is_none() && count == 2;
    if beside_noun && !joins_last(block, &pieces, language) {
        return None;
    }
    let head = |p: &Range<usize>| part(&block.text, p.clone()).split(',').find(|t| !t.trim().is_empty()).unwrap_or("");
    let short = pieces.iter().all(|p| head(p).split_whitespace().count() <= 9);
    // "Their four commitments include cutting waste, sharing data and forming a corps": one may be left out.
    let next = block.word_from(announcement.range.end);
    let includes =
        language.partial_leads.at(block, next).is_some_and(|(_, n)| block.word_range(next + n - 1).end == opens);
    let apart =
        colon || includes && pieces.len() < count && !announcement.is_party && joins_last(block, &pieces, language);
    // Behind a colon short items to the last, which a word joins, are a list whatever number was announced.
    let told_out = || colon && pieces.len() <= count * 2 && joins_last(block, &pieces, language);
    let near =
        apart && announcement.listed && short && pieces.len() >= 3 && (pieces.len().abs_diff(count) == 1 || told_out());
    if !exact && !near {
        return None;
    }
    // Two items need a list's noun: "two cars: one red and one blue" is none.
    let is_beside = !colon && label_until.is_none();
    let bracketed = part(&block.text, announcement.range.end..opens) == " (" && !announcement.is_party;
    // "hai chỉ số là nước và khí thải", "two tools, namely …"; "two measures are late and costly" lists nothing.
    let at = block.word_from(announcement.range.end);
    let copula = language.series_links.at(block, at).is_some() || language.copulas.at(block, at).is_some();
    let at_once = language.leads.at(block, at).is_some_and(|(_, n)| block.word_range(at + n - 1).end == opens)
        && (language.plural.is_empty() || !copula);
    if count == 2 && !(announcement.listed && (colon || is_beside || at_once) || bracketed) {
        return None;
    }
    if (announcement.elliptic || announcement.is_partial) && !(colon && exact) {
        return None;
    }
    let mut items = Vec::new();
    for piece in pieces {
        let span = trimmed(block, piece, Ending::Separated, language)?;
        let words = part(&block.text, span.start..span.end);
        if figures(words) || words.split_whitespace().count() > 40 {
            return None;
        }
        items.push(ListItem { span, continued: Vec::new() });
    }
    without_leads(block, &mut items, language);
    without_modals(block, &mut items, language);
    without_sequence(block, &mut items, language);
    Some(Raw {
        form: Form::Commas,
        items,
        opens_at: (block.index, opens),
        sure: true,
        open_end: false,
        needs_count: false,
        loose: false,
        label_until,
    })
}

/// "rust, which nobody measured, salt and silence": a piece between the others that only goes on with the one before.
fn holds_a_relative(block: &Block, pieces: &[Range<usize>], language: &Language) -> bool {
    let relative = |p: &Range<usize>| language.relatives.at(block, block.word_from(p.start)).is_some();
    let [first, within @ .., last] = pieces else { return false };
    !relative(first) && !relative(last) && within.iter().any(relative)
}

/// Whether a few words behind a comma only go on with a series: ", oars and a licence".
fn is_short_series(block: &Block, range: Range<usize>, language: &Language) -> bool {
    const MOST_WORDS: usize = 6;
    let words = block.word_from(range.start)..block.word_from(range.end);
    words.len() <= MOST_WORDS
        && words.len() > 2
        && (words.start + 1..words.end).any(|w| language.conjunctions.at(block, w).is_some())
        && !block.tags.any(words.clone(), Tag::Say)
        && language.conjunctions.at(block, words.start).is_none()
        && !words.clone().any(|w| block.is_capital(w))
}

/// Whether the last piece only goes on with the one before ("which is on loan").
fn holds_a_relative_at_end(block: &Block, pieces: &[Range<usize>], language: &Language) -> bool {
    let relative = |p: &Range<usize>| language.relatives.at(block, block.word_from(p.start)).is_some();
    pieces.last().is_some_and(relative) && pieces.first().is_some_and(|p| !relative(p))
}

/// Whether a word joins the last piece to those before.
fn joins_last(block: &Block, pieces: &[Range<usize>], language: &Language) -> bool {
    pieces.last().is_some_and(|last| {
        let word = block.word_from(last.start);
        let told = language.conjunctions.at(block, word).is_some() || language.other.at(block, word).is_some();
        told || language.conjunctions.ends_before(block, word)
    })
}

/// Whether a piece is figures rather than words: scores, times and rates make no list.
fn figures(words: &str) -> bool {
    let letters = words.chars().filter(|c| c.is_alphabetic()).count();
    letters == 0 || letters < words.chars().filter(|c| c.is_numeric()).count()
}

/// The end of the noun and the start of its complement where the complement is a series: "three areas of trade, …".
fn complement(block: &Block, announcement: &Announcement, language: &Language) -> Option<(usize, usize)> {
    let past = block.word_from(announcement.range.end);
    let series = block.gap(past).starts_with(',') && announcement.listed;
    let first = block.word_from(announcement.range.start) + 1;
    let link = (first..past).find(|at| language.links.contains(block.word(*at))).filter(|_| series)?;
    Some((block.word_range(link - 1).end, block.word_range(link).end))
}

fn floor(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Where the items stand behind an announcement: after a colon, a dash, within brackets, after "namely".
pub(super) fn region(
    block: &Block,
    from: usize,
    reach: usize,
    sentence_end: usize,
    language: &Language,
) -> Option<(usize, usize, bool)> {
    let reach = floor(&block.text, sentence_end.min(from + LEAD_REACH).min(reach.max(from)));
    let ahead = part(&block.text, from..reach);
    let mut in_word = false;
    for (at, c) in ahead.char_indices() {
        let opens_word = !in_word && c.is_alphabetic();
        in_word = c.is_alphanumeric();
        if in_word && !opens_word || c == ' ' {
            continue;
        }
        let here = from + at;
        let behind = here + c.len_utf8();
        let rest = part(&block.text, behind..sentence_end);
        match c {
            ':' if rest.starts_with(char::is_whitespace) => return Some((behind, sentence_end, true)),
            '–' | '—' | '-' if rest.starts_with(' ') && part(&block.text, from..here).ends_with([' ', '\u{a0}']) => {
                return Some((behind, closing(&block.text, behind, sentence_end, c), true));
            }
            '—' => return Some((behind, closing(&block.text, behind, sentence_end, c), true)),
            '(' => return Some((behind, closing(&block.text, behind, sentence_end, ')'), true)),
            ';' => return None,
            _ if c.is_alphabetic() => {
                let word = block.word_from(here);
                let were = || {
                    let found = language.were_leads.at(block, word);
                    found.filter(|(_, n)| block.has(word + n, Tag::Determiner) && block.spaced(word + n))
                };
                if block.word_range(word).start == here
                    && let Some((_, n)) = language.leads.at(block, word).or_else(were)
                {
                    let opens = block.word_range(word + n - 1).end;
                    // "viz. equity, openness".
                    let dotted = part(&block.text, opens..sentence_end).starts_with(['.', ',']);
                    let opens = opens + usize::from(dotted);
                    let rest = part(&block.text, opens..sentence_end);
                    // "Two things are certain in Gao: …": the colon opens it.
                    let colon = part(&block.text, opens..reach.max(opens)).find(": ");
                    if let Some(at) = colon.filter(|at| *at > 0) {
                        return Some((opens + at + 1, sentence_end, true));
                    }
                    let behind = rest.trim_start_matches([' ', '.', ',', '\u{a0}']).strip_prefix(':');
                    return Some((behind.map_or(opens, |b| sentence_end - b.len()), sentence_end, behind.is_some()));
                }
            }
            _ => {}
        }
    }
    None
}

fn closing(text: &str, from: usize, end: usize, mark: char) -> usize {
    let within = part(text, from..end);
    let found = within.match_indices(mark).find(|(at, _)| {
        mark != '-' || (part(within, 0..*at).ends_with(' ') && part(within, at + 1..within.len()).starts_with(' '))
    });
    found.map_or(end, |(at, _)| from + at)
}

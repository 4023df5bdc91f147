//! Where ordinals stand: "First, …", "The second is …", "Thứ ba, …", "Pillar 4: …". Chaining them is the work of `chains`.

use std::ops::Range;

use super::super::language::{Language, Marker};
use super::super::text::{Block, Text, part};
use super::named::{behind_insert, noun_number_at, nth_at};

/// Ordinals of one group may follow each other in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Group {
    /// "first", "firstly", "the first is".
    Ordinal,
    /// "one:", "một là".
    Count,
    /// "on the one hand".
    Pair,
    /// "one is", "the other is".
    Other,
    /// "Pillar 1:".
    Noun(String),
}

/// What an ordinal says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Value {
    Exact(u32),
    Next,
    Last,
}

/// Where an ordinal stands: what it opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    Clause,
    Sentence,
    Paragraph,
}

/// An ordinal in the text.
#[derive(Debug, Clone)]
pub(super) struct Hit {
    pub(super) block: usize,
    pub(super) sentence: usize,
    /// Where its words start, and where its item starts.
    pub(super) start: usize,
    pub(super) item: usize,
    pub(super) value: Value,
    /// `None` goes with any group.
    pub(super) group: Option<Group>,
    pub(super) level: Level,
    /// Whether it opens lists and nothing else ("to begin with").
    pub(super) opening: bool,
    /// Whether it was told with a noun or a verb ("the first is"), which narratives do too.
    pub(super) nth: bool,
    /// Whether the words behind it are in no table ("the first looks at the map").
    pub(super) loose: bool,
}

/// Every ordinal, in reading order.
pub(super) fn hits(text: &Text) -> Vec<Hit> {
    let mut out = Vec::new();
    for block in text.blocks.iter().filter(|b| !b.quiet) {
        for (index, sentence) in block.sentences.iter().enumerate() {
            sentence_hits(block, index, sentence.clone(), text.language, &mut out);
        }
    }
    out
}

fn sentence_hits(block: &Block, index: usize, sentence: Range<usize>, language: &Language, out: &mut Vec<Hit>) {
    let (first, past) = (block.word_from(sentence.start), block.word_from(sentence.end));
    let top = if index == 0 { Level::Paragraph } else { Level::Sentence };
    // "But the second is …", "Còn nguyên nhân sau cùng là …".
    let led = language.hit_leads.at(block, first).map(|(_, n)| first + n);
    let mut busy_until = 0;
    for word in first..past {
        let pair = || paired(block, word, past, language).then_some(Level::Clause);
        let Some(level) = border(block, word, first, led, top, language).or_else(pair) else { continue };
        if word < busy_until {
            continue;
        }
        if let Some((hit, past_marker)) = hit_at(block, word, level, index, language) {
            busy_until = past_marker;
            out.push(hit);
        }
    }
}

/// "prévoit d'une part …, d'autre part …": one of two right behind its verb, its fellow in the same sentence.
fn paired(block: &Block, word: usize, past: usize, language: &Language) -> bool {
    let nth = |at: usize| match language.markers.at(block, at) {
        Some((Marker::Pair(number), _)) => number,
        _ => 0,
    };
    match nth(word) {
        1 => (word + 1..past.min(word + PAIR_WORDS)).any(|at| nth(at) == 2),
        2 => (word.saturating_sub(PAIR_WORDS)..word).any(|at| nth(at) == 1),
        _ => false,
    }
}

/// The most words between "on the one hand" and "on the other".
const PAIR_WORDS: usize = 40;

/// What an ordinal at this word would open; `led` is the word behind what leads the sentence's ordinal.
fn border(
    block: &Block,
    word: usize,
    first: usize,
    led: Option<usize>,
    top: Level,
    language: &Language,
) -> Option<Level> {
    if word == first {
        return Some(top);
    }
    // "And, finally, …".
    let joined_by = (1..=2).find(|n| {
        word.checked_sub(*n)
            .is_some_and(|at| at >= first && language.conjunctions.at(block, at).is_some_and(|(_, len)| len == *n))
    });
    if let Some(n) = joined_by
        && (block.spaced(word) || block.gap(word) == ", ")
    {
        // "And third, …" opens the sentence; "…, and third, …" a clause.
        return Some(if word - n == first { top } else { Level::Clause });
    }
    if led == Some(word) && (block.spaced(word) || block.gap(word) == ", ") {
        return Some(top);
    }
    if block.joined(word) {
        return None;
    }
    let gap = block.gap(word).trim_end();
    let gap = gap.trim_end_matches(['"', '“', '«', '(']).trim_end();
    gap.ends_with([';', ',', ':', '–', '—']).then_some(Level::Clause)
}

/// The ordinal at a word, and the first word behind it.
fn hit_at(block: &Block, word: usize, level: Level, sentence: usize, language: &Language) -> Option<(Hit, usize)> {
    marker_at(block, word, level, sentence, language)
        .or_else(|| nth_at(block, word, level, sentence, language))
        .or_else(|| noun_number_at(block, word, level, sentence, language))
}

/// Whether a comma, a colon or a dash follows before word `past`.
pub(super) fn set_off(block: &Block, past: usize) -> bool {
    let gap = block.gap(past).trim_start();
    gap.starts_with([',', ':', '–', '—']) || block.gap(past).starts_with(" - ")
}

/// Where an item starts behind a marker that ends before word `past`.
pub(super) fn item_start(block: &Block, past: usize, language: &Language, copula: bool) -> usize {
    let mut past = past;
    if copula
        && block.spaced(past)
        && let Some((_, n)) = language.copulas.at(block, past)
    {
        past += n;
        if let Some((_, n)) = language.copula_links.at(block, past).filter(|_| block.spaced(past)) {
            past += n;
        }
    }
    // "Third, and most importantly, …"
    if let Some((_, n)) = language.inserts.at(block, past)
        && matches!(block.gap(past), ", " | " ")
        && block.gap(past + n).trim_start().starts_with([',', ':', '–', '—'])
    {
        past += n;
    }
    let end = block.word_range(past.saturating_sub(1)).end;
    let rest = part(&block.text, end..block.text.len());
    let skipped =
        rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ':' | '–' | '—' | '-' | '.' | ')'));
    block.text.len() - skipped.len()
}

fn marker_at(block: &Block, word: usize, level: Level, sentence: usize, language: &Language) -> Option<(Hit, usize)> {
    let start = block.word_range(word).start;
    let hit = |value, group, past, copula| {
        let item = item_start(block, past, language, copula);
        (
            Hit {
                block: block.index,
                sentence,
                start,
                item,
                value,
                group,
                level,
                opening: false,
                nth: false,
                loose: false,
            },
            past,
        )
    };
    if let Some((marker, n)) = language.markers.at(block, word) {
        let past = word + n;
        if block.gap(past).starts_with('-') {
            return None;
        }
        // "Fourth and last, …".
        let insert = language.inserts.at(block, past).filter(|_| block.spaced(past));
        let off = set_off(block, past) || insert.is_some_and(|(_, n)| set_off(block, past + n));
        let copula = block.spaced(past) && language.copulas.at(block, past).is_some();
        let found = match marker {
            Marker::Pair(number) if n >= 3 || off => hit(Value::Exact(number), Some(Group::Pair), past, false),
            // "Thứ nhất cận thân, thứ nhì cận lân": a proverb; a list sets its ordinals off.
            Marker::Plain(_) if language.nth_after_noun && !off && !copula => return None,
            // "thứ hai ngày 20" is a Monday.
            Marker::Plain(n) if !language.not_ordinal.contains(block.word(past)) => {
                let mut found = hit(Value::Exact(n), Some(Group::Ordinal), past, true);
                // "Thứ nhất là gạo, thứ hai là trà": told within a sentence it needs an announcement.
                found.0.nth = language.nth_after_noun && !off && level < Level::Paragraph;
                // "Firstly, …" says that more comes.
                found.0.opening = n == 1 && off && level > Level::Clause;
                found
            }
            Marker::Bare(n) if off || bare_goes_on(block, past, language) => {
                let mut found = hit(Value::Exact(n), Some(Group::Ordinal), past, true);
                found.1 += insert.map_or(0, |(_, n)| n);
                found
            }
            Marker::Counted(n) => hit(Value::Exact(n), Some(Group::Count), past, false),
            Marker::Opening => {
                let mut found = hit(Value::Exact(1), None, past, true);
                found.0.opening = true;
                found
            }
            Marker::WeakOpening => hit(Value::Exact(1), None, past, true),
            // "primero, la firma; después, el visto bueno; por último, el pago".
            Marker::Next if off && (level > Level::Clause || block.gap(word).trim_end().ends_with(';')) => {
                hit(Value::Next, None, past, false)
            }
            // "Last Saturday" ends no list.
            // "the last, and it is ours, is that we met too seldom".
            Marker::Last if off && let Some(past) = behind_insert(block, past, language) => {
                hit(Value::Last, None, past, false)
            }
            Marker::Last if off || copula || level > Level::Clause && language.nth_last.at(block, word).is_none() => {
                hit(Value::Last, None, past, true)
            }
            _ => return nth_at(block, word, level, sentence, language),
        };
        return Some(found);
    }
    let (n, words) = language.cardinals.at(block, word)?;
    let past = word + words;
    let gap = block.gap(past);
    (gap.starts_with(": ")
        || gap.starts_with(", ")
        || gap.starts_with(" – ")
        || gap.starts_with(" - ")
        || gap.starts_with("\u{a0}: ")
        || gap.starts_with(" : "))
    .then(|| hit(Value::Exact(n), Some(Group::Count), past, false))
}

/// "First we …" and "first to …" count, "First Lady" and "second largest" do not.
fn bare_goes_on(block: &Block, past: usize, language: &Language) -> bool {
    block.spaced(past)
        && (language.after_bare.contains(block.word(past)) || language.copulas.at(block, past).is_some())
        && part(&block.text, block.word_range(past)).starts_with(|c: char| c.is_lowercase() || c == 'I')
}

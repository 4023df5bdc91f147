//! Where ordinals stand: "First, …", "The second is …", "Thứ ba, …", "Pillar 4: …". Chaining them is the work of `chains`.

use std::ops::Range;

use super::super::language::{Language, Marker, Other};
use super::super::lexicon::{Tag, ends_in};
use super::super::text::{Block, Text, part};

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
    let mut busy_until = 0;
    for word in first..past {
        let Some(level) = border(block, word, first, top, language) else { continue };
        if word < busy_until {
            continue;
        }
        if let Some((hit, past_marker)) = hit_at(block, word, level, index, language) {
            busy_until = past_marker;
            out.push(hit);
        }
    }
}

/// What an ordinal at this word would open.
fn border(block: &Block, word: usize, first: usize, top: Level, language: &Language) -> Option<Level> {
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
fn set_off(block: &Block, past: usize) -> bool {
    let gap = block.gap(past).trim_start();
    gap.starts_with([',', ':', '–', '—']) || block.gap(past).starts_with(" - ")
}

/// Where an item starts behind a marker that ends before word `past`.
fn item_start(block: &Block, past: usize, language: &Language, copula: bool) -> usize {
    let mut past = past;
    if copula
        && block.spaced(past)
        && let Some((_, n)) = language.copulas.at(block, past)
    {
        past += n;
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
            Marker::Next if off && level > Level::Clause => hit(Value::Next, None, past, false),
            // "Last Saturday" ends no list.
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

/// The most words between "the first" and its verb.
const NTH_WORDS: usize = 6;

/// "The first is …", "a second priority concerns …", "ưu tiên thứ ba là …", "one is …", "another lies in …".
fn nth_at(block: &Block, word: usize, level: Level, sentence: usize, language: &Language) -> Option<(Hit, usize)> {
    let named = named_ordinal(block, word, language)?;
    let Named { value, group, mut at, determined, listed } = named;
    // "Le troisième, enfin : …", "The third and last, …".
    if let Some((_, n)) = language.inserts.at(block, at).filter(|_| matches!(block.gap(at), " " | ", "))
        && set_off(block, at + n)
    {
        at += n;
    }
    if block.gap(at).starts_with('-') {
        return None;
    }
    let start = block.word_range(word).start;
    let made = |item: usize, past: usize, loose: bool| {
        let (group, loose) = (Some(group.clone()), loose || !listed);
        let block = block.index;
        (Hit { block, sentence, start, item, value, group, level, opening: false, nth: true, loose }, past)
    };
    let is_other = group == Group::Other;
    // "…, the first, on trade, …" and "the first: trade".
    if set_off(block, at)
        && (determined && !is_other && level == Level::Clause || block.gap(at).trim_start().starts_with(':'))
    {
        return Some(made(item_start(block, at, language, false), at, false));
    }
    // "And the third, the one they begged me to leave out, is patience", "And the third, she said, was …".
    if determined
        && set_off(block, at)
        && let Some(past) = behind_insert(block, at, language)
    {
        return Some(made(item_start(block, past, language, false), past, false));
    }
    // "The first, that nobody tires.", where so many are announced.
    if determined && !is_other && block.gap(at) == ", " {
        return Some(made(item_start(block, at, language, false), at, true));
    }
    for past in at..at + NTH_WORDS {
        if !block.joined(past) {
            let colon = block.gap(past).trim_start().starts_with(':') || block.gap(past) == " – ";
            if colon && past > at {
                return Some(made(item_start(block, past, language, false), past, false));
            }
            break;
        }
        if let Some((_, n)) = language.copulas.at(block, past)
            && determined
        {
            return Some(made(item_start(block, past + n, language, false), past + n, false));
        }
        if let Some((_, n)) = language.verbs.at(block, past).filter(|_| determined) {
            let item = behind_verb(block, past, n, language);
            return Some(made(block.word_range(item).start, past + n, false));
        }
        let w = block.word(past);
        let timed = !language.nth_after_noun && language.time_nouns.contains(w);
        if timed || ends_in(w, &language.superlatives) {
            return None;
        }
    }
    // Any other verb: "the first looks at the map", if a list's noun announces so many.
    let plain = determined && block.spaced(at) && !block.is_capital(at) && !(is_other && level == Level::Clause);
    plain.then(|| made(block.word_range(at).start, at, true))
}

/// The first word of the item behind a verb of `n` words: the verb itself, unless it only leads to its topic ("concerns",
/// "porte sur").
fn behind_verb(block: &Block, verb: usize, n: usize, language: &Language) -> usize {
    let topic = |at: usize| usize::from(block.spaced(at) && language.topic_words.contains(block.word(at)));
    let own = topic(verb);
    if own > 0 {
        return verb + n;
    }
    match language.topic_verbs.at(block, verb) {
        Some((_, len)) if len > n => verb + len,
        None if topic(verb + n) == 0 => verb,
        _ => verb + n + topic(verb + n),
    }
}

/// An ordinal told as a noun phrase.
struct Named {
    value: Value,
    group: Group,
    /// The word behind it.
    at: usize,
    /// Whether an article or a noun makes it one thing.
    determined: bool,
    /// Whether its noun, if one stands before it, is one that lists are made of.
    listed: bool,
}

/// The most syllables of a noun before "thứ nhất".
const NOUN_SYLLABLES: usize = 5;

fn named_ordinal(block: &Block, word: usize, language: &Language) -> Option<Named> {
    if let Some((other, n)) = language.others.at(block, word) {
        let value = match other {
            Other::Nth(n) => Value::Exact(n),
            Other::Next => Value::Next,
            Other::Last => Value::Last,
        };
        return Some(Named { value, group: Group::Other, at: word + n, determined: true, listed: true });
    }
    let mut at = word;
    let (mut determined, mut listed) = (false, true);
    let ordinal = |i: usize| language.nth.at(block, i).or(language.nth_last.at(block, i).map(|(_, n)| (0, n)));
    if language.nth_after_noun {
        let known = language.list_nouns.at(block, at).map(|(_, n)| n);
        at += known.unwrap_or(1);
        let stop = |w: usize| language.stops.contains(block.word(w)) || language.time_nouns.contains(block.word(w));
        if known.is_none() && stop(word) || block.tags.len(word, Tag::Weekday) > 0 {
            return None;
        }
        let reach = if known.is_some() { 4 } else { NOUN_SYLLABLES };
        at = (at..at + reach).take_while(|i| block.joined(*i) && !stop(*i)).find(|i| ordinal(*i).is_some())?;
        (determined, listed) = (true, known.is_some());
    } else if let Some((_, n)) = language.determiners.at(block, at)
        && block.joined(at + n)
    {
        at += n;
        determined = true;
    }
    let (n, words) = ordinal(at)?;
    let value = if n == 0 { Value::Last } else { Value::Exact(n) };
    Some(Named { value, group: Group::Ordinal, at: at + words, determined, listed })
}

/// The most words of what is put in between an ordinal and its verb.
const INSERT_WORDS: usize = 14;

/// The word behind what is put in between commas: behind the verb that follows it, or behind who speaks ("she said").
fn behind_insert(block: &Block, at: usize, language: &Language) -> Option<usize> {
    if !block.gap(at).starts_with(',') {
        return None;
    }
    let closes =
        |word: &usize| block.gap(*word).starts_with([',', '–', '—']) || block.gap(*word).contains(['.', ';', ':']);
    let past = (at + 1..=at + INSERT_WORDS).find(closes).filter(|word| block.gap(*word).starts_with(','))?;
    if let Some((_, n)) = language.copulas.at(block, past) {
        return Some(past + n);
    }
    let said = (at..past).any(|word| language.attributions.at(block, word).is_some()) && past <= at + 6;
    said.then_some(past)
}

/// "Pillar 1: …", "Step two – …"; "Article 5" and "Day 1" are no lists.
fn noun_number_at(
    block: &Block,
    word: usize,
    level: Level,
    sentence: usize,
    language: &Language,
) -> Option<(Hit, usize)> {
    if level == Level::Clause {
        return None;
    }
    let noun_words = language.list_nouns.at(block, word).map_or(1, |(_, n)| n);
    let at = word + noun_words;
    let noun = part(&block.text, block.word_range(word).start..block.word_range(at - 1).end).to_lowercase();
    if !block.joined(at)
        || language.time_nouns.contains(&noun)
        || language.law_words.contains(&noun) && !(level == Level::Paragraph && language.point_nouns.contains(&noun))
        || !noun.chars().all(|c| c.is_alphabetic() || c == ' ')
    {
        return None;
    }
    let digits = block.word(at);
    let (n, words) = match language.cardinals.at(block, at) {
        Some(found) => found,
        None if digits.len() <= 2 => (digits.parse::<u32>().ok()?, 1),
        None => return None,
    };
    let past = at + words;
    let gap = block.gap(past);
    let ends = gap.trim_start().starts_with(':') || gap == " – " || gap == " - " || gap == " — ";
    (ends && n > 0).then(|| {
        let item = item_start(block, past, language, false);
        let group = Some(Group::Noun(noun));
        let start = block.word_range(word).start;
        (
            Hit {
                block: block.index,
                sentence,
                start,
                item,
                value: Value::Exact(n),
                group,
                level,
                opening: false,
                nth: false,
                loose: false,
            },
            past,
        )
    })
}

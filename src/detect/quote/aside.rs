//! What a reporter puts between the marks of somebody's words: "« Oui, dit-il, oui »", "«Sí —dijo—, sí»".

use std::ops::Range;

use super::super::language::Language;
use super::super::lexicon::Tag;
use super::super::name::{Mention, Who};
use super::super::text::{Block, part};
use super::marks::{Pair, pairs};

/// The longest aside, in words.
const MOST_WORDS: usize = 30;

/// How far behind its comma an aside's subject stands, in words ("lui a aussitôt répondu le maire").
const VERB_WORDS: usize = 5;

/// The pairs of quotation marks of a block, with the reporter's words that stand between them.
pub(in crate::detect) fn marked(block: &Block, mentions: &[Mention], language: &Language) -> Vec<Pair> {
    let mut found = pairs(&block.text);
    if !language.lexicon.romance {
        return found;
    }
    for pair in &mut found {
        pair.asides = asides(block, mentions, pair, language);
    }
    found
}

fn asides(block: &Block, mentions: &[Mention], pair: &Pair, language: &Language) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let (mut word, past) = (block.word_from(pair.inner.start) + 1, block.word_from(pair.inner.end));
    while word < past {
        let gap = block.gap(word);
        let found = if gap.contains(['—', '–']) {
            between_dashes(block, word, past, mentions, language)
        } else if gap
            .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '”' | '’'))
            .starts_with([',', '!', '?', '…'])
        {
            behind_comma(block, word, past, mentions).or_else(|| alone(block, word, past))
        } else {
            None
        };
        match found {
            Some(aside) => {
                word = block.word_from(aside.end).max(word + 1);
                out.push(with_comma(block, aside, language));
            }
            None => word += 1,
        }
    }
    out
}

/// Whether a verb of saying is among the first words, behind no more than its pronouns and auxiliaries.
fn says(block: &Block, words: Range<usize>) -> bool {
    words.clone().take(3).any(|w| block.has(w, Tag::Say) && w + block.tags.len(w, Tag::Say) <= words.end)
}

/// "—dijo el ministro—": to the second dash, with the mark of punctuation behind it.
fn between_dashes(
    block: &Block,
    word: usize,
    past: usize,
    mentions: &[Mention],
    language: &Language,
) -> Option<Range<usize>> {
    let gap = block.gap(word);
    // The dash stands before its first word: "paz —dijo", not "paz— dijo".
    let dash = gap.rfind(['—', '–'])?;
    let start = block.word_range(word).start - gap.len() + dash;
    let closes = (word + 1..past.min(word + MOST_WORDS)).find(|w| block.gap(*w).contains(['—', '–']))?;
    let small = !block.is_capital(word);
    let ends = language.lexicon.endings.said.iter().any(|end| block.word(word).ends_with(end.as_str()));
    let subject = subject_at(mentions, word + 1..(word + VERB_WORDS).min(closes)).is_some();
    let tells = says(block, word..closes) || closes == word + 1 && !block.has(word, Tag::Opener) || ends || subject;
    if !small || !tells {
        return None;
    }
    let behind = block.gap(closes);
    let rest = behind.find(['—', '–']).and_then(|at| behind.get(at..)).unwrap_or("");
    let marks = rest.len() - rest.trim_start_matches(['—', '–', ',', '.', ';', ':', ' ', '\u{a0}']).len();
    let end = block.word_range(closes).start - rest.len() + marks;
    Some(start..end)
}

/// The mention that starts within a range of words, its determiner not counted.
fn subject_at(mentions: &[Mention], words: Range<usize>) -> Option<&Mention> {
    let first = mentions.partition_point(|m| m.words.start < words.start);
    mentions.get(first).filter(|m| m.words.start < words.end && !m.governed)
}

/// ", calcule Josette Roux,": one word that is nothing but a verb, and a whole name.
fn is_named_right_behind(block: &Block, word: usize, subject: &Mention) -> bool {
    const NONE: [Tag; 7] =
        [Tag::Preposition, Tag::Determiner, Tag::Role, Tag::GenericRole, Tag::Adjective, Tag::Opener, Tag::NounStop];
    let whole = matches!(subject.who, Who::Person | Who::Name) && !subject.name.is_empty() && subject.words.len() >= 2;
    subject.words.start == word + 1
        && whole
        && block.spaced(word + 1)
        && block.word(word).chars().count() >= 4
        && NONE.iter().all(|tag| !block.has(word, *tag))
}

/// How many words may tell how somebody speaks ("con una sonrisa").
const MANNER_WORDS: usize = 6;

/// ", agregó,", ", pidió con una sonrisa,": a verb of saying between two commas, alone or with how it was said.
fn alone(block: &Block, word: usize, past: usize) -> Option<Range<usize>> {
    let len = block.tags.len(word, Tag::Say);
    if len == 0 || block.is_capital(word) || !block.gap(word).contains(',') {
        return None;
    }
    let manner = block.has(word + len, Tag::Preposition) && block.joined(word + len);
    let most = if manner { word + len + MANNER_WORDS } else { word + len };
    let closes = (word + len..=most.min(past.saturating_sub(1))).find(|w| !block.joined(*w))?;
    if !block.gap(closes).starts_with(',') || (word + len..=closes).any(|w| block.tags.len_before(w, Tag::That) > 0) {
        return None;
    }
    Some(block.word_range(word).start..block.word_range(closes.saturating_sub(1)).end + 1)
}

/// Where an aside starts, with the comma before it where that is the reporter's: always in Spanish, elsewhere behind a space.
fn with_comma(block: &Block, aside: Range<usize>, language: &Language) -> Range<usize> {
    let lead = part(&block.text, 0..aside.start).trim_end();
    let words = lead.strip_suffix(',');
    let own = words.filter(|w| language.lexicon.outer_commas || w.ends_with(char::is_whitespace));
    own.map_or(aside.start, |w| w.trim_end().len())..aside.end
}

/// ", explique Anne Roux, présidente du club,": a verb of saying with its subject behind it, to the next comma.
fn behind_comma(block: &Block, word: usize, past: usize, mentions: &[Mention]) -> Option<Range<usize>> {
    if block.is_capital(word) {
        return None;
    }
    let most = past.min(word + MOST_WORDS);
    let subject = subject_at(mentions, word + 1..(word + VERB_WORDS + 2).min(most))?;
    // No comma stands between a verb and its subject.
    if (word + 1..=subject.words.start).any(|w| block.gap(w).contains([',', '.', ';', ':', '?', '!'])) {
        return None;
    }
    // "rendez-nous": asks for something.
    let asks = matches!(subject.who, Who::We | Who::You);
    let inverted = !asks && subject.is_pronoun() && block.gap(subject.words.start).contains('-');
    let verb = says(block, word..subject.words.start)
        || inverted && subject.words.start <= word + 3
        || is_named_right_behind(block, word, subject);
    // "dit le ministre": the verb stands before its subject; "dit que le ministre" goes on with what is said.
    let apart = (word..subject.words.start).any(|w| block.has(w, Tag::That));
    if !verb || apart || !inverted && subject.is_pronoun() {
        return None;
    }
    let inverted_past = subject.words.end;
    let closes = (inverted_past..most).find(|w| block.gap(*w).contains([',', '.', ';', ':', '!', '?', '—']));
    // What runs to the closing mark is the last of the words between the marks.
    let Some(closes) = closes else {
        let runs_out = past <= most
            && part(&block.text, block.word_range(past - 1).end..block.text.len())
                .starts_with(['.', ' ', '\u{a0}', '\u{202f}', '»', '”', '"']);
        return runs_out.then(|| block.word_range(word).start..block.word_range(past - 1).end);
    };
    let gap = block.gap(closes);
    let comma = gap.find([',', '.', ';', ':', '!', '?', '—']).map_or(0, |at| at + 1);
    let end = block.word_range(closes).start - gap.len() + comma;
    // "explique Anne Roux, présidente du club. Et puis": what she is stands between commas too.
    let apposed = gap.starts_with(',')
        && (block.has(closes, Tag::Role) || block.has(closes, Tag::Portfolio) && block.has(closes + 1, Tag::Role))
        && !inverted;
    if apposed {
        let next = (closes + 1..most).find(|w| block.gap(*w).contains([',', '.', ';', ':', '!', '?']));
        if let Some(next) = next {
            let gap = block.gap(next);
            let mark = gap.find([',', '.', ';', ':', '!', '?']).map_or(0, |at| at + 1);
            return Some(block.word_range(word).start..block.word_range(next).start - gap.len() + mark);
        }
    }
    Some(block.word_range(word).start..end)
}

//! Whose words a text itself is: the one who is interviewed, the one who gives the speech.

use super::super::lexicon::Tag;
use super::super::text::{Block, Text, part};
use super::registry::{Registry, keys, with_article};
use super::{Mention, Who, scan};
use crate::article::BlockKind;

/// How many questions make an interview.
const QUESTIONS: usize = 2;

/// The most labels that are told apart.
const MOST_LABELS: usize = 12;

/// How far into an article its speaker is looked for, in blocks.
const FIRST_BLOCKS: usize = 4;

/// The speaker of a speech, the one who is interviewed; nothing where the text is told by a reporter.
pub(super) fn voice(text: &Text, blocks: &[Vec<Mention>], registry: &Registry) -> Option<String> {
    let asked = is_interview(text);
    let labels = labels(text);
    let turns = labels.iter().filter(|l| l.lines >= QUESTIONS).take(2).count() == 2;
    if asked || turns {
        return labelled(&labels, registry)
            .or_else(|| titled(text, registry))
            .or_else(|| first_named(text, blocks, registry));
    }
    let told = text.title.as_ref().is_some_and(|t| t.tags.any(0..t.word_count(), Tag::Speech));
    if told { titled(text, registry).or_else(|| titled_role(text)) } else { None }
}

/// Whether at least two lines ask.
pub(super) fn is_interview(text: &Text) -> bool {
    text.blocks.iter().filter(|b| !b.quiet && is_question(b)).take(QUESTIONS).count() == QUESTIONS
}

/// A label before a colon, with how many lines it opens and how many of those ask.
struct Label<'a> {
    words: &'a str,
    lines: usize,
    asks: usize,
}

/// The labels that open lines, in the order of their first lines.
fn labels(text: &Text) -> Vec<Label<'_>> {
    let mut out: Vec<Label<'_>> = Vec::new();
    for block in text.blocks.iter().filter(|b| !b.quiet) {
        let Some(words) = block.label() else { continue };
        let asks = usize::from(is_question(block));
        match out.iter().position(|l| l.words == words) {
            Some(at) => {
                if let Some(known) = out.get_mut(at) {
                    (known.lines, known.asks) = (known.lines + 1, known.asks + asks);
                }
            }
            None if out.len() < MOST_LABELS => out.push(Label { words, lines: 1, asks }),
            None => {}
        }
    }
    out
}

/// The letters that open at least two lines each ("P. …", "R. …"): they ask and answer.
pub(super) fn letters(text: &Text) -> Vec<char> {
    let mut seen: Vec<(char, usize)> = Vec::new();
    for letter in text.blocks.iter().filter(|b| !b.quiet).filter_map(letter) {
        let known = seen.iter().position(|(known, _)| *known == letter);
        match known.and_then(|at| seen.get_mut(at)) {
            Some((_, count)) => *count += 1,
            None => seen.push((letter, 1)),
        }
    }
    seen.into_iter().filter(|(_, count)| *count >= QUESTIONS).map(|(letter, _)| letter).collect()
}

/// The capital that stands alone before a full stop at the head of a line.
fn letter(block: &Block) -> Option<char> {
    let first = block.text.chars().next().filter(|c| c.is_uppercase())?;
    block.text.get(first.len_utf8()..).filter(|rest| rest.starts_with(". "))?;
    Some(first)
}

/// How many words the letter of a question or an answer takes at the head of a line: one or none.
pub(super) fn past_letter(block: &Block, letters: &[char]) -> usize {
    usize::from(letter(block).is_some_and(|own| letters.contains(&own)))
}

/// A name that labels its line ("Anna Berg: …") is nobody's subject.
pub(super) fn hush(block: &Block, mentions: &mut [Mention]) {
    let Some(words) = block.label() else { return };
    let quoted = block.text.get(words.len()..).is_some_and(|rest| {
        rest.trim_start_matches([':', ' ', '\u{a0}', '\u{202f}']).starts_with(['“', '"', '«', '‘', '„'])
    });
    if let Some(first) = mentions.first_mut()
        && !quoted
        && first.range.end == block.text.len() - block.text.trim_start().len() + words.len()
    {
        first.governed = true;
    }
}

/// A line that asks: set as a question, or behind a letter and a colon ("Q: …").
fn is_question(block: &Block) -> bool {
    let bare = block.text.trim_end();
    block.kind == BlockKind::Question || bare.ends_with('?') && bare.len() <= 400 || answers_itself(bare)
}

/// "Why is it not moving? “Because …”": a question with its answer between marks behind it.
fn answers_itself(text: &str) -> bool {
    let Some((ask, answer)) = text.split_once('?') else { return false };
    let answer = answer.trim_start();
    ask.len() <= 400
        && !ask.contains(['“', '«', '"'])
        && answer.starts_with(['“', '«', '"'])
        && answer.ends_with(['”', '»', '"'])
}

/// Whom a label names; "Bà Tuyết": what stands before the name is no part of it.
fn person(label: &str, registry: &Registry) -> Option<usize> {
    let keys = keys(label);
    registry.named(&keys).or_else(|| registry.named(keys.get(1..).filter(|rest| !rest.is_empty())?))
}

/// Who speaks in each block, where labels tell whose lines a talk of several has.
pub(super) fn turns(text: &Text, registry: &Registry) -> Vec<Option<usize>> {
    let labels = labels(text);
    let several = labels.iter().filter(|l| l.lines >= QUESTIONS).take(2).count() == 2;
    if !several {
        return Vec::new();
    }
    let mut speaker = None;
    let turn = |block: &Block| {
        if let Some(label) =
            block.label().filter(|label| labels.iter().any(|l| l.words == *label && l.lines >= QUESTIONS))
        {
            speaker = person(label, registry);
        }
        speaker
    };
    text.blocks.iter().map(turn).collect()
}

/// The person whose name labels the lines that answer.
fn labelled(labels: &[Label<'_>], registry: &Registry) -> Option<String> {
    let named = labels.iter().filter(|l| l.lines >= QUESTIONS || labels.len() <= 2);
    let known = named.filter_map(|l| person(l.words, registry).map(|id| (l, id)));
    let (_, id) = known.min_by_key(|(l, _)| (l.asks * 100 / l.lines.max(1), std::cmp::Reverse(l.lines)))?;
    registry.entries.get(id).map(super::Entry::spoken)
}

/// The person that the title names.
fn titled(text: &Text, registry: &Registry) -> Option<String> {
    let title = text.title.as_ref()?;
    let mentions = scan::mentions(title, text.language);
    mentions.iter().find_map(|m| {
        let name = part(&title.text, m.name.clone());
        let several = name.contains(' ') || m.who == Who::Person;
        let entry = several.then(|| registry.named(&keys(name))).flatten().and_then(|id| registry.entries.get(id));
        let own = || (m.who == Who::Person && name.contains(' ')).then(|| m.written(title));
        entry.map(super::Entry::spoken).or_else(own)
    })
}

/// The role that a speech's title gives its speaker.
fn titled_role(text: &Text) -> Option<String> {
    let title = text.title.as_ref()?;
    let mentions = scan::mentions(title, text.language);
    let role = mentions.iter().find(|m| m.who == Who::Role)?;
    // "Discours de la Directrice générale": whose the speech is.
    let speech = title.has(role.words.start, Tag::Speech);
    if let Some(own) = role.words.clone().find(|w| speech && title.has(*w, Tag::Role)) {
        return Some(part(&title.text, title.word_range(own).start..role.range.end).to_owned());
    }
    Some(with_article(text, title, role))
}

/// The first person of the lines before the first question.
fn first_named(text: &Text, blocks: &[Vec<Mention>], registry: &Registry) -> Option<String> {
    let lines = text.blocks.iter().zip(blocks).filter(|(b, _)| !b.quiet);
    // A line of a few words is a masthead or a byline.
    let prose = |b: &Block| b.word_count() >= 8 && b.text.trim_end().ends_with(['.', '!', ':', '…', '”', '»', '"']);
    lines.filter(|(b, _)| is_question(b) || prose(b)).take_while(|(b, _)| !is_question(b)).take(FIRST_BLOCKS).find_map(
        |(block, mentions)| {
            let acting = mentions.iter().enumerate().filter(|(_, m)| m.can_act());
            acting.map(|(at, _)| at).find_map(|at| {
                let entry = registry.entry_at(block.index, at)?;
                let several = entry.name.contains([' ', '\u{a0}']);
                (!entry.is_body && several).then(|| entry.full())
            })
        },
    )
}

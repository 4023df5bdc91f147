//! Who said it: the verb of saying beside a quotation, its subject, and whom that stands for.

use std::ops::Range;

use crate::article::Span;

use super::super::lexicon::Tag;
use super::super::name::{Mention, Names, Who};
use super::super::text::{Block, Text, part};
use super::marks::Pair;
use super::unit::Unit;

/// Who said a quotation.
#[derive(Debug, Clone)]
pub(super) struct Attribution {
    /// By the fullest name the article gives.
    pub(super) speaker: Option<String>,
    pub(super) span: Option<Span>,
    /// Whether a verb of saying stands near the marks.
    pub(super) is_direct: bool,
    /// Whether it follows the quotation.
    pub(super) follows: bool,
    /// Whether a verb of saying was read, however far from the marks.
    pub(super) says: bool,
}

/// How far from the marks a verb of saying is looked for, in words.
const NEAR_WORDS: usize = 40;

/// Finds who said the pair's words; `earlier` is who said the quotation before it.
pub(super) fn attribution(
    text: &Text,
    block: &Block,
    names: &Names,
    pairs: &[Pair],
    index: usize,
    unit: &Unit,
    earlier: Option<String>,
) -> Option<Attribution> {
    let pair = pairs.get(index)?;
    let outside = Outside { text, block, names, pairs };
    let behind_end = pairs.get(index + 1).map_or(unit.range.end, |p| p.outer.start.min(unit.range.end));
    let behind = outside.words(pair.outer.end, behind_end);
    let stopped = part(&block.text, pair.outer.end..behind_end).trim_start().starts_with(['.', ';']);
    if !stopped && let Some(found) = outside.behind(behind, earlier.as_ref()) {
        return Some(found);
    }
    let before = outside.words(unit.range.start, pair.outer.start);
    if let Some(found) = outside.before(before.clone(), pair, earlier.as_ref()) {
        return Some(found);
    }
    // A bare quotation goes on with who spoke before, or with who the sentence before tells of.
    let alone = before.is_empty() && (stopped || part(&block.text, pair.outer.end..unit.range.end).trim().is_empty());
    if alone {
        let opened = outside.sentence_before(unit.range.start);
        let speaker = opened.or_else(|| {
            earlier.map(|speaker| Attribution {
                speaker: Some(speaker),
                span: None,
                is_direct: false,
                follows: false,
                says: false,
            })
        });
        return speaker;
    }
    // "Her speech promised “…”": the sentence's own subject.
    let subject = outside.subject(before)?;
    matches!(subject.who, Who::Person | Who::He | Who::She).then(|| outside.told(subject, Near::Subject))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Near {
    /// Beside the marks.
    Beside(bool),
    /// Within a few words.
    Close(bool),
    Far,
    /// The sentence's subject, without a verb of saying.
    Subject,
}

/// What stands outside of the marks of a block.
struct Outside<'a> {
    text: &'a Text,
    block: &'a Block,
    names: &'a Names,
    pairs: &'a [Pair],
}

impl<'a> Outside<'a> {
    fn words(&self, from: usize, to: usize) -> Range<usize> {
        let (first, past) = (self.block.word_from(from), self.block.word_from(to));
        first..past.max(first)
    }

    fn is_quoted(&self, word: usize) -> bool {
        let at = self.block.word_range(word).start;
        let next = self.pairs.partition_point(|p| p.outer.end <= at);
        self.pairs.get(next).is_some_and(|p| p.outer.start <= at)
    }

    /// "…”, said the minister", "…”, she added", "…”, according to her".
    fn behind(&self, words: Range<usize>, earlier: Option<&String>) -> Option<Attribution> {
        let near = words.start..words.end.min(words.start + 14);
        let hit = self.block.tags.within(near).find(|h| matches!(h.tag, Tag::Say | Tag::According)).copied()?;
        let verb_past = hit.word + self.longest(hit.word, hit.tag);
        let distance = hit.word - words.start;
        let subject = self.subject(words.start..hit.word);
        // "… is what the report says": far from the marks it may speak of something else.
        if subject.is_none() && distance > 3 {
            return None;
        }
        // "“…” and called for calm" goes on with a sentence whose subject stands before the marks.
        let gap = self.block.gap(words.start);
        let joined_on =
            distance > 0 && subject.is_none() && self.text.language.conjunctions.at(self.block, words.start).is_some();
        if joined_on || subject.is_some() && distance > 6 && !gap.contains(',') {
            return None;
        }
        let close = Near::Beside(true);
        if hit.tag == Tag::According {
            return self.according(verb_past, close);
        }
        let after = self.mention_after(verb_past..words.end.min(verb_past + 10));
        // "said the minister", "he said", "a-t-elle dit".
        if let Some(subject) = subject
            && (distance <= 9 || subject.words.end + 2 >= hit.word)
        {
            return Some(self.told(subject, close));
        }
        if let Some(subject) = after {
            return Some(self.told(subject, close));
        }
        // The Romance languages leave the pronoun out.
        let speaker = earlier.cloned().or_else(|| self.last_person(words.start));
        Some(Attribution { speaker, span: None, is_direct: true, follows: true, says: true })
    }

    /// "The minister said: “…", "According to her, “…".
    fn before(&self, words: Range<usize>, pair: &Pair, earlier: Option<&String>) -> Option<Attribution> {
        let near = words.start.max(words.end.saturating_sub(NEAR_WORDS))..words.end;
        let block = self.block;
        let last = block
            .tags
            .within(near.clone())
            .filter(|h| {
                matches!(h.tag, Tag::Say | Tag::According) && !self.is_quoted(h.word) && h.word + h.len <= words.end
            })
            .last()
            .copied();
        let colon = part(&block.text, 0..pair.outer.start).trim_end().ends_with(':');
        let Some(hit) = last else {
            // "Berg: “…”"
            let named = self.names.within(block, near.clone()).last().filter(|m| m.words.end == words.end);
            // "Berg nods: “…”" tells it without a verb of saying.
            let subject = named.or_else(|| self.subject(words)).filter(|_| colon)?;
            return Some(self.told(subject, Near::Beside(false)));
        };
        let verb_past = hit.word + self.longest(hit.word, hit.tag);
        let distance = words.end.saturating_sub(verb_past);
        let parted =
            part(&block.text, block.word_range(verb_past.saturating_sub(1)).end..pair.outer.start).contains(';');
        let nearness = if parted {
            Near::Subject
        } else if distance <= 2 || colon {
            Near::Beside(false)
        } else if distance <= 4 {
            Near::Close(false)
        } else {
            Near::Far
        };
        if hit.tag == Tag::According {
            return self.according(verb_past, Near::Beside(false));
        }
        let after = self.mention_after(verb_past..words.end.min(verb_past + 8));
        if let Some(subject) = self.subject(words.start..hit.word) {
            return Some(self.told(subject, nearness));
        }
        if let Some(subject) = after.filter(|m| m.words.start <= verb_past + 2) {
            return Some(self.told(subject, nearness));
        }
        let speaker = earlier.cloned().or_else(|| self.last_person(words.start));
        let is_direct = !matches!(nearness, Near::Far | Near::Subject);
        Some(Attribution { speaker, span: None, is_direct, follows: false, says: true })
    }

    /// The sentence before a quotation that stands by itself: "The minister was blunt. “…”"
    fn sentence_before(&self, start: usize) -> Option<Attribution> {
        let block = self.block;
        let (block, range) = if part(&block.text, 0..start).trim().is_empty() {
            let before = self.text.before(block.index)?;
            let last = before.sentences.last()?.clone();
            if !before.text.ends_with(':') {
                return None;
            }
            (before, last)
        } else {
            let at = block.sentence_at(start).checked_sub(1)?;
            (block, block.sentences.get(at)?.clone())
        };
        let quoted = part(&block.text, range.clone()).contains(['“', '”', '«', '»', '"']);
        if quoted {
            return None;
        }
        let words = block.word_from(range.start)..block.word_from(range.end);
        let subject = chosen(block, self.names.within(block, words), None)?;
        let is_direct = part(&block.text, range).ends_with(':');
        let own = Outside { text: self.text, block, names: self.names, pairs: &[] };
        let near = if is_direct { Near::Beside(false) } else { Near::Subject };
        Some(own.told(subject, near))
    }

    /// The longest phrase of saying at a word.
    fn longest(&self, word: usize, tag: Tag) -> usize {
        self.block.tags.len(word, tag).max(1)
    }

    /// The subject of a verb that stands behind these words.
    fn subject(&self, words: Range<usize>) -> Option<&'a Mention> {
        let from = words.start.max(words.end.saturating_sub(NEAR_WORDS));
        let mentions = self.names.within(self.block, from..words.end);
        let outside = mentions.iter().filter(|m| !self.is_quoted(m.words.start)).count();
        if outside == mentions.len() {
            return chosen(self.block, mentions, Some(words.end));
        }
        // Words that are quoted have subjects of their own.
        let close = mentions
            .iter()
            .rev()
            .find(|m| !self.is_quoted(m.words.start) && m.can_act() && m.words.end + 1 >= words.end);
        close.or_else(|| mentions.iter().find(|m| !self.is_quoted(m.words.start) && m.can_act()))
    }

    fn mention_after(&self, words: Range<usize>) -> Option<&'a Mention> {
        let found = self
            .names
            .within(self.block, words.clone())
            .iter()
            .find(|m| m.can_act() && !self.is_quoted(m.words.start))?;
        (found.words.start <= words.start + 6).then_some(found)
    }

    /// Whom "according to" names or points back to.
    fn according(&self, word: usize, near: Near) -> Option<Attribution> {
        if self.block.has(word, Tag::Oblique)
            && let Some(speaker) = self.last_person(word)
        {
            let follows = matches!(near, Near::Beside(true));
            return Some(Attribution { speaker: Some(speaker), span: None, is_direct: true, follows, says: true });
        }
        self.named_after(word).map(|m| self.told(m, near))
    }

    /// Whom "according to" names.
    fn named_after(&self, word: usize) -> Option<&'a Mention> {
        self.names.within(self.block, word..word + 4).iter().find(|m| !self.is_quoted(m.words.start))
    }

    fn last_person(&self, word: usize) -> Option<String> {
        let (text, names) = (self.text, self.names);
        names.registry.last_person(text, &names.blocks, self.block.index, word)
    }

    fn told(&self, subject: &Mention, near: Near) -> Attribution {
        let (text, names) = (self.text, self.names);
        let speaker = names.registry.resolve(text, &names.blocks, self.block.index, subject);
        Attribution {
            speaker,
            span: Some(Span::new(self.block.index, subject.range.start, subject.range.end)),
            is_direct: !matches!(near, Near::Far | Near::Subject),
            follows: matches!(near, Near::Beside(true)),
            says: near != Near::Subject,
        }
    }
}

/// Which of the mentions before a verb is its subject: the one right before it, else the first that is nobody's object.
fn chosen<'a>(
    block: &Block,
    mentions: &'a [Mention],
    verb: Option<usize>,
) -> Option<&'a Mention> {
    let acts = |m: &&Mention| m.can_act();
    // "Anna Berg, who leads the bank, warned": a comma before the verb closes what stands between.
    let beside = mentions.iter().rev().filter(acts).find(|m| {
        verb.is_some_and(|verb| m.words.end + 1 >= verb && (m.role_follows || !block.gap(verb).starts_with(',')))
    });
    let known = |m: &&Mention| m.who != Who::Country && (m.who != Who::Name || m.words.len() >= 2);
    beside.or_else(|| mentions.iter().filter(acts).find(known)).or_else(|| mentions.iter().find(acts))
}

//! The subject of a verb of saying, and whom it stands for.

use std::ops::Range;

use crate::article::Span;

use super::super::lexicon::{Tag, ends_in};
use super::super::name::{Entry, Mention, Who, opens};
use super::super::text::{Block, part};
use super::phrase::{Phrase, behind_verb, complement};
use super::speaker::{Attribution, NEAR_WORDS, Near, Outside};

impl<'a> Outside<'a> {
    /// The longest phrase of saying at a word.
    pub(super) fn longest(&self, word: usize, tag: Tag) -> usize {
        self.block.tags.len(word, tag).max(1)
    }

    /// The subject of a verb that stands behind these words.
    pub(super) fn subject(&self, words: Range<usize>) -> Option<&'a Mention> {
        let from = words.start.max(words.end.saturating_sub(NEAR_WORDS));
        let mentions = self.names.within(self.block, from..words.end);
        // "Horas después matizó": a word in capitals only because it opens the sentence.
        let weak = |m: &Mention| {
            let index = self.names.within(self.block, 0..m.words.start).len();
            m.who == Who::Name
                && m.words.len() == 1
                && m.words.end < words.end
                && opens(self.block, m.words.start)
                && self.names.registry.entry_at(self.block.index, index).is_none()
        };
        let mentions = match mentions.split_first() {
            Some((first, rest)) if weak(first) => rest,
            _ => mentions,
        };
        // "with the minister calling it “…”": beside a participle the object of "with" acts.
        let participle = ends_in(self.block.word(words.end), &self.text.language.lexicon.endings.participle);
        if let Some(last) =
            mentions.last().filter(|m| participle && m.governed && !m.quoted && m.words.end == words.end)
            && self.block.joined(words.end)
        {
            return Some(last);
        }
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

    pub(super) fn mention_after(&self, words: Range<usize>) -> Option<&'a Mention> {
        let found = self
            .names
            .within(self.block, words.clone())
            .iter()
            .find(|m| m.can_act() && !self.is_quoted(m.words.start))?;
        (found.words.start <= words.start + 6).then_some(found)
    }

    /// Whom "according to" names or points back to.
    pub(super) fn according(&self, word: usize, most: usize, near: Near) -> Option<Attribution> {
        let pronoun = || self.names.within(self.block, word..word + 1).first().is_none_or(Mention::is_pronoun);
        if self.block.has(word, Tag::Oblique)
            && pronoun()
            && let Some(speaker) = self.last_person(word)
        {
            return Some(Attribution { speaker: Some(speaker), ..Attribution::none() }.near(near));
        }
        if let Some(found) = self.named_after(word) {
            return Some(self.told(found, near));
        }
        let phrase = behind_verb(self.block, word, most, self.text.language)?;
        Some(self.told_phrase(&phrase, near))
    }

    /// Whom "according to" names.
    pub(super) fn named_after(&self, word: usize) -> Option<&'a Mention> {
        self.names.within(self.block, word..word + 4).iter().find(|m| !self.is_quoted(m.words.start))
    }

    pub(super) fn last_person(&self, word: usize) -> Option<String> {
        let (text, names) = (self.text, self.names);
        names.registry.last_person(text, &names.blocks, self.block.index, word)
    }

    pub(super) fn told(&self, subject: &Mention, near: Near) -> Attribution {
        let (text, names, block) = (self.text, self.names, self.block);
        let voice = || names.voice.clone();
        let speaker = match subject.who {
            Who::Own | Who::We | Who::You => voice(),
            _ => names.registry.speaker(text, &names.blocks, block.index, subject),
        };
        // "directora de entonces": a role that stands for nobody takes what belongs to it.
        let bare = part(&block.text, subject.range.clone());
        let speaker = match speaker {
            Some(told) if subject.who == Who::Role && told == bare => {
                let past = complement(block, subject.words.end, block.word_count(), text.language);
                let end = block.word_range(past.saturating_sub(1)).end.max(subject.range.end);
                Some(part(&block.text, subject.range.start..end).to_owned())
            }
            other => other,
        };
        let span = Some(Span::new(block.index, subject.range.start, subject.range.end));
        Attribution { speaker, span, ..Attribution::none() }.near(near)
    }

    /// A speaker whom no list holds; a role that the article gives somebody elsewhere stands for them.
    pub(super) fn told_phrase(&self, phrase: &Phrase, near: Near) -> Attribution {
        let (text, names, block) = (self.text, self.names, self.block);
        let range = phrase.range(block);
        let index = names.within(block, 0..block.word_from(range.start)).len();
        let known = (!phrase.is_new(block))
            .then(|| names.registry.by_role(text, &names.blocks, (block.index, index), phrase.bare(block)))
            .flatten();
        if known.is_none() && phrase.is_generic(block) {
            let speaker = self.last_person(block.word_from(range.start));
            if speaker.is_some() {
                return Attribution { speaker, ..Attribution::none() }.near(near);
            }
        }
        let written = || (!phrase.is_thing(block, text.language)).then(|| phrase.told(block, text.language).to_owned());
        let speaker = known.map(Entry::spoken).or_else(written);
        let span = Some(Span::new(block.index, range.start, range.end));
        Attribution { speaker, span, ..Attribution::none() }.near(near)
    }
}

/// Which of the mentions before a verb is its subject: the one right before it, else the first that is nobody's object.
pub(in crate::detect) fn chosen<'a>(
    block: &Block,
    mentions: &'a [Mention],
    verb: Option<usize>,
) -> Option<&'a Mention> {
    let acts = |m: &&Mention| m.can_act();
    // "Anna Berg, who leads the bank, warned": a comma before the verb closes what stands between.
    // "his nephew, young Karl Roux, said": a name between commas tells who a role is.
    let named = |at: usize| {
        let m = mentions.get(at)?;
        let between = verb == Some(m.words.end)
            && block.gap(m.words.end).starts_with(',')
            && block.gap(m.words.start).starts_with(',')
            && m.who == Who::Person;
        let before = at.checked_sub(1).and_then(|b| mentions.get(b));
        let whose = before.is_none_or(|b| b.is_pronoun() || matches!(b.who, Who::Role | Who::Country));
        (between && whose && m.can_act()).then_some(m)
    };
    if let Some(found) = mentions.len().checked_sub(1).and_then(named) {
        return Some(found);
    }
    // "ông Tư ở xã Hòa kể": a place right before the verb is only where somebody is from;
    // so is a pronoun whom the verb is about ("le maire vous accuse").
    let person = mentions.iter().any(|m| acts(&m) && matches!(m.who, Who::Person | Who::Role));
    let beside = mentions.iter().rev().filter(acts).find(|m| {
        (!person || !matches!(m.who, Who::Country | Who::You | Who::We))
            && verb.is_some_and(|verb| m.words.end + 1 >= verb && (m.role_follows || !block.gap(verb).starts_with(',')))
    });
    let known = |m: &&Mention| m.who != Who::Country && (m.who != Who::Name || m.words.len() >= 2);
    beside.or_else(|| mentions.iter().filter(acts).find(known)).or_else(|| mentions.iter().find(acts))
}

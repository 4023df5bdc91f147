//! Two who speak together, or share a verb: "Anna Berg and Karl Roux said", "they wrote", "la alcaldesa y el dirigente
//! coincidieron"; and those for whom something is so ("for whom it is").

use std::ops::Range;

use super::super::lexicon::Tag;
use super::super::name::{Mention, Who, opens};
use super::super::text::part;
use super::marks::Pair;
use super::speaker::{Attribution, NEAR_WORDS, Near, Outside};

/// How many mentions before "they" are asked for two that a conjunction joins.
const MOST_ASKED: usize = 30;

/// How far around a subject the other one is looked for, in words.
const MOST_APART: usize = 24;

impl<'a> Outside<'a> {
    /// As [`Outside::told`], with whoever a conjunction joins to the subject.
    pub(super) fn told_all(&self, subject: &'a Mention, near: Near) -> Attribution {
        match self.pair_of(subject) {
            Some((first, second)) => self.told_pair(first, second, near),
            None => self.told(subject, near),
        }
    }

    /// The two of whom a subject is one.
    fn pair_of(&self, subject: &'a Mention) -> Option<(&'a Mention, &'a Mention)> {
        let own = subject.words.clone();
        let all = self.names.within(self.block, own.start.saturating_sub(MOST_APART)..own.end + MOST_APART);
        let at = all.iter().position(|m| m.words == own)?;
        let before = at.checked_sub(1).and_then(|i| all.get(i)).filter(|m| self.are_joined(m, subject));
        if let Some(first) = before {
            return Some((first, subject));
        }
        all.get(at + 1).filter(|m| self.are_joined(subject, m)).map(|second| (subject, second))
    }

    /// Whether nothing but "and" stands between two persons, or two bodies, who act together.
    fn are_joined(&self, first: &Mention, second: &Mention) -> bool {
        let block = self.block;
        // "et l’institutrice".
        let elided = |w: usize| matches!(block.gap(w), "’" | "'");
        let article = |m: &Mention| {
            let beside = block.joined(m.words.start) || elided(m.words.start);
            if beside { block.tags.len_before(m.words.start, Tag::Determiner) } else { 0 }
        };
        // "Anna Roux, sage-femme et porte-parole du comité": what somebody is besides.
        let besides = self.text.language.lexicon.romance
            && second.who == Who::Role
            && second.name.is_empty()
            && article(second) == 0
            && first.role_follows;
        if besides {
            return false;
        }
        let past = first.words.end;
        // "El presidente, Luis Vela, y la delegada": a comma closes who the first is.
        let closed = (first.role_apart || first.role_follows) && block.gap(past) == ", ";
        let conjunction = past + 1 + article(second) == second.words.start
            && self.text.language.conjunctions.at(block, past).is_some_and(|(_, len)| len == 1)
            && (block.spaced(past) || closed)
            && (past + 1..=second.words.start).all(|w| block.spaced(w) || elided(w));
        let person = |m: &Mention| match m.who {
            Who::Person | Who::Role => true,
            Who::Name => {
                m.words.len() >= 2 || {
                    let index = self.names.within(block, 0..m.words.start).len();
                    self.names.registry.entry_at(block.index, index).is_some_and(|e| !e.is_body)
                }
            }
            _ => false,
        };
        let body = |m: &Mention| m.who == Who::Body;
        let alike = person(first) && person(second) || body(first) && body(second);
        // "met Berg and Roux said": whom a verb acts on does not speak.
        let start = first.words.start - article(first);
        const LEADS: [Tag; 5] = [Tag::That, Tag::ClauseLead, Tag::Say, Tag::Adverb, Tag::NounStop];
        let leads = opens(block, start)
            || !block.joined(start)
            || LEADS.iter().any(|tag| block.tags.len_before(start, *tag) > 0);
        conjunction && alike && leads && first.can_act() && !second.quoted
    }

    /// Both by their fullest names, with what stands between them as it is written.
    fn told_pair(&self, first: &Mention, second: &Mention, near: Near) -> Attribution {
        let block = self.block;
        let (one, other) = (self.told(first, near), self.told(second, near));
        let (Some(name), Some(further)) = (one.speaker.as_ref(), other.speaker.as_ref()) else { return one };
        if name == further {
            return one;
        }
        let between = part(&block.text, first.range.end..second.range.start);
        let article = part(&block.text, block.word_range(first.words.end).end..second.range.start).trim_start();
        let further = further.strip_prefix(article).unwrap_or(further);
        Attribution { speaker: Some(format!("{name}{between}{further}")), ..one }
    }

    /// Whom "they", "the pair" or "ambos" means where two persons acted together last, in this paragraph or the one before.
    pub(super) fn pair_before(&self, word: usize, near: Near) -> Option<Attribution> {
        let own = self.block.index;
        (own.saturating_sub(1)..=own).rev().find_map(|index| {
            let block = self.text.blocks.get(index)?;
            let list = self.names.blocks.get(index)?;
            let past = if index == own { list.partition_point(|m| m.words.start < word) } else { list.len() };
            let near_by = list.get(past.saturating_sub(MOST_ASKED)..past)?;
            let outside = Outside { block, pairs: self.names.pairs.get(index).map_or(&[], Vec::as_slice), ..*self };
            // Several told by one word are nearer.
            let several = near_by.iter().rposition(|m| m.who == Who::Parties && m.can_act());
            let found = near_by.windows(2).enumerate().rev().find_map(|(at, two)| match two {
                [first, second] if outside.are_joined(first, second) => Some((at, first, second)),
                _ => None,
            });
            let (_, first, second) = found.filter(|(at, ..)| several.is_none_or(|s| s < *at))?;
            Some(outside.told_pair(first, second, near))
        })
    }

    /// "l’élu de Joal, Luc Roux, pour qui « … »", "for whom it is “…”": whose view a "who" behind a preposition tells.
    pub(super) fn for_whom(&self, words: &Range<usize>) -> Option<&'a Mention> {
        let block = self.block;
        let from = words.start.max(words.end.saturating_sub(6));
        let who = (from + 1..words.end).rev().find(|w| {
            let who = block.has(*w, Tag::Who) || block.has(*w, Tag::Relative) && block.word(*w).starts_with("who");
            who && (block.has(*w - 1, Tag::Preposition) || block.has(*w - 1, Tag::According)) && block.joined(*w)
        })?;
        let near = self.names.within(block, words.start.max(who.saturating_sub(NEAR_WORDS))..who);
        let told = |m: &&Mention| m.words.end + 1 == who && !m.quoted && !m.is_pronoun();
        near.last().filter(told).filter(|m| matches!(m.who, Who::Person | Who::Name | Who::Role))
    }

    /// "El alcalde pide calma, y el cura, “…”", "and the priest, “…”": somebody behind "and" has the verb of who stands before.
    pub(super) fn shares_verb(&self, words: &Range<usize>, pair: &Pair) -> Option<&'a Mention> {
        let block = self.block;
        part(&block.text, 0..pair.outer.start).trim_end().strip_suffix(',')?;
        let from = words.start.max(words.end.saturating_sub(NEAR_WORDS));
        let last = self.names.within(block, from..words.end).last().filter(|m| m.words.end == words.end)?;
        let det = block.tags.len_before(last.words.start, Tag::Determiner);
        let joined = self.text.language.conjunctions.ends_before(block, last.words.start - det);
        let says = block.tags.any(from..last.words.start, Tag::Say);
        (joined && says && last.can_act() && matches!(last.who, Who::Person | Who::Name | Who::Role)).then_some(last)
    }
}

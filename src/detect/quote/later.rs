//! Speakers told first by a role and named only behind what they say: "“…”, said the host. With these words Anna Berg, …".

use std::ops::Range;

use super::super::lexicon::Tag;
use super::super::name::{Mention, Who, folded};
use super::super::text::part;
use super::marks::Pair;
use super::openers::opening_somebody;
use super::speaker::{Attribution, Near, Outside};

/// How many mentions behind the role are asked.
const MOST_ASKED: usize = 12;

/// How far behind somebody new the words stand by which they are called, in words.
const MOST_TO_NAME: usize = 6;

/// The most words of a sentence before words of its subject that stand between marks.
const MOST_LEAD: usize = 8;

impl<'a> Outside<'a> {
    /// "confiesa la panadera mientras cierra. Se llama Delfina Couso": whom the next sentence names.
    pub(super) fn called_by_name(&self, role: &Mention) -> Option<&'a Mention> {
        let block = self.block;
        let sentence = block.sentences.get(block.sentence_at(role.range.start) + 1)?;
        let from = block.word_from(sentence.start);
        let hit = block.tags.within(from..from + 3).find(|h| h.tag == Tag::CalledByName)?;
        let past = hit.word + hit.len;
        let named = self.names.within(block, past..past + 1).first()?;
        let other = self.names.within(block, role.words.end..hit.word).iter().any(|m| m.can_act() && !m.is_pronoun());
        (!other && !named.quoted && matches!(named.who, Who::Name | Who::Person)).then_some(named)
    }

    /// "a patient who gave her name only as Chebet", "un homme qui se présente comme Ali": the name behind somebody new.
    pub(super) fn who_gave_a_name(&self, role: Range<usize>) -> Option<&'a Mention> {
        let block = self.block;
        let hit = block.tags.within(role.start..role.end + MOST_TO_NAME).find(|h| h.tag == Tag::CalledByName)?;
        let past = hit.word + hit.len;
        let apart = (role.end..=past).any(|w| block.gap(w).contains([',', '.', ';', ':', '“', '«']));
        let named = self.names.within(block, past..past + 1).first()?;
        (!apart && !named.quoted && matches!(named.who, Who::Name | Who::Person)).then_some(named)
    }

    /// "… l’armateur …, a-t-il dit. ¶ Alban de Kersauzon, 67 ans, encourt": whom the next paragraph names with their age, where nobody
    /// was named before.
    fn aged_below(&self) -> Option<String> {
        let registry = &self.names.registry;
        if !registry.is_first(self.seen(self.block.word_count())) {
            return None;
        }
        let next = self.text.blocks.iter().skip(self.block.index + 1).find(|b| !b.quiet)?;
        let named = self.names.within(next, 0..3).first().filter(|m| m.words.len() >= 2 && m.words.start <= 1)?;
        let past = named.words.end;
        let aged = next.gap(past) == ", "
            && next.has_digit(past)
            && next.written(past).len() == 2
            && (next.gap(past + 1).starts_with(',')
                || next.has(past + 1, Tag::AgeUnit)
                || next.has(past + 1, Tag::Age));
        let entry = registry.entry_at(next.index, 0).filter(|e| aged && !e.is_body)?;
        Some(entry.spoken())
    }

    /// "«…». Quien habla así ha venido con el mono de trabajo. ¶ Se llama Eladio Cuesta": whom the next paragraph opens by naming,
    /// where nobody was named before.
    pub(super) fn named_below(&self) -> Option<String> {
        let (block, registry, language) = (self.block, &self.names.registry, self.text.language);
        if !registry.is_first(self.seen(block.word_count())) {
            return None;
        }
        let next = self.text.blocks.iter().skip(block.index + 1).find(|b| !b.quiet)?;
        // "Ông là Vi Văn Páo", "She is Ana Ruiz": a pronoun, and who it is.
        let pronoun = [Tag::He, Tag::She].iter().map(|tag| next.tags.len(0, *tag)).max().unwrap_or(0);
        let is = if pronoun > 0 { language.copulas.at(next, pronoun).map_or(0, |(_, n)| n) } else { 0 };
        let called = (0..=1).find_map(|w| Some(next.tags.len(w, Tag::CalledByName)).filter(|n| *n > 0).map(|n| w + n));
        let past = called.or((is > 0).then_some(pronoun + is))?;
        let all = self.names.within(next, 0..past + 1);
        let named = all.last().filter(|m| m.words.start == past && !m.quoted && m.words.len() >= 2)?;
        let entry = registry.entry_at(next.index, all.len() - 1).filter(|e| !e.is_body)?;
        matches!(named.who, Who::Name | Who::Person).then(|| entry.spoken())
    }

    /// Whom a pronoun means that no name before it tells: a role that opens the paragraph, or whoever the next one names.
    pub(super) fn told_elsewhere(&self, pronoun: &Mention, near: Near) -> Option<Attribution> {
        if !matches!(pronoun.who, Who::He | Who::She) {
            return None;
        }
        if let Some(role) = self.role_opening(pronoun) {
            return Some(self.told(role, near));
        }
        let speaker = self.aged_below()?;
        Some(Attribution { speaker: Some(speaker), ..Attribution::none() }.near(near))
    }

    /// "Tham tán thương mại tại Đan Mạch nhắc …. “…”, ông lưu ý.": in Vietnamese the role without a name that opens the paragraph,
    /// where nobody is named between.
    fn role_opening(&self, pronoun: &Mention) -> Option<&'a Mention> {
        let block = self.block;
        if !self.text.language.lexicon.plural.is_empty() {
            return None;
        }
        let (first, rest) = self.names.within(block, 0..pronoun.words.start).split_first()?;
        let role = first.who == Who::Role && first.words.start == 0 && first.can_act() && first.name.is_empty();
        let unknown = role && self.names.registry.entry_at(block.index, 0).is_none();
        let named = |m: &Mention| m.who == Who::Person || m.who == Who::Name && m.words.len() >= 2;
        let apart = block.sentence_at(first.range.start) < block.sentence_at(pronoun.range.start);
        (unknown && apart && rest.len() <= MOST_ASKED && !rest.iter().any(named)).then_some(first)
    }

    /// "“…,” its envoy said. Irish Ambassador Fergal Whyte visited the camp.": whom the next sentence names for the first time, with
    /// the same office or a word of it.
    pub(super) fn named_next(&self, role: &Mention) -> Option<&'a Mention> {
        let (own, lexicon) = (self.block, &self.text.language.lexicon);
        let behind = own.sentences.get(own.sentence_at(role.range.start) + 1);
        let (block, sentence) = match behind {
            Some(sentence) => (own, sentence),
            None => {
                let next = self.text.blocks.iter().skip(own.index + 1).find(|b| !b.quiet)?;
                (next, next.sentences.first()?)
            }
        };
        let from = block.word_from(sentence.start);
        let det = block.tags.len(from, Tag::Determiner);
        let named = self.names.within(block, from..from + det + 1).first()?;
        let index = self.names.within(block, 0..named.words.start).len();
        let entry = self.names.registry.entry_at(block.index, index)?;
        let first = entry.places.first() == Some(&(block.index, index));
        let words: Vec<String> = role.words.clone().map(|w| folded(own.word(w))).collect();
        let office = lexicon.offices.of(&words);
        let alike = words.iter().any(|w| w.len() > 3 && entry.tells(w)) || entry.holds(office);
        (first && alike && named.who == Who::Person && !named.quoted && named.can_act()).then_some(named)
    }

    /// Who is named behind a role that stands for nobody named before: the first whole name in this paragraph or the next, where
    /// nobody was named before, and where the role is a word for anybody or is told of the name too.
    pub(super) fn named_later(&self, role: &Range<usize>) -> Option<String> {
        let (block, registry) = (self.block, &self.names.registry);
        if let Some(aged) = self.aged_below() {
            return Some(aged);
        }
        let definite = block.tags.len_before(role.start, Tag::Definite) > 0 && block.joined(role.start);
        let any = [Tag::GenericRole, Tag::Kin].iter().any(|tag| block.has(role.start, *tag));
        if !definite || role.len() > 1 && !any || !registry.is_first(self.seen(role.start)) {
            return None;
        }
        let word = folded(block.word(role.start));
        let here = self.names.within(block, role.end..block.word_count());
        let next = self.text.blocks.iter().skip(block.index + 1).find(|b| !b.quiet)?;
        let below = self.names.within(next, 0..next.word_count());
        let skipped = self.names.within(block, 0..role.end).len();
        let here = here.iter().enumerate().map(|(i, m)| ((block.index, skipped + i), m));
        let below = below.iter().enumerate().map(|(i, m)| ((next.index, i), m));
        let mut named = here.chain(below).take(MOST_ASKED).filter(|(_, m)| {
            !m.quoted && (m.who == Who::Person && !m.name.is_empty() || m.who == Who::Name && m.words.len() >= 2)
        });
        let ((b, i), _) = named.next()?;
        let entry = registry.entry_at(b, i).filter(|e| !e.is_body)?;
        let she = match role.start.checked_sub(1).map(|w| block.word(w)) {
            Some("la") => Some(true),
            Some("le" | "el") => Some(false),
            _ => None,
        };
        let fits = she.is_none_or(|she| entry.may_be(&self.text.language.lexicon, she));
        (fits && (any || entry.tells(&word))).then(|| entry.spoken())
    }
}

impl Outside<'_> {
    /// "La cocinera quiere “…”": one word for somebody that opens the sentence, before a verb that no list holds.
    pub(super) fn opening_word(&self, words: &Range<usize>, pair: &Pair) -> Option<Attribution> {
        let block = self.block;
        let phrase = opening_somebody(block, words.start, self.text.language)?;
        let past = phrase.bare_words().end;
        let near = words.len() <= MOST_LEAD && past < words.end && block.spaced(past) && !block.is_capital(past);
        let small = part(&block.text, pair.inner.clone()).starts_with(char::is_lowercase);
        let preposition = [Tag::Preposition, Tag::Relative].iter().any(|tag| block.has(past, *tag));
        (near && small && !preposition).then(|| self.told_phrase(&phrase, Near::Close(false)))
    }
}

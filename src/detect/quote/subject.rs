//! The subject of a verb of saying, and whom it stands for.

use std::ops::Range;

use crate::article::Span;

use super::super::lexicon::{Tag, ends_in};
use super::super::name::{Mention, Who, opens};
use super::super::text::part;
use super::chosen::chosen;
use super::phrase::{behind_verb, phrase_at};
use super::speaker::{Attribution, NEAR_WORDS, Near, Outside};

/// The most syllables of whom "theo" names, before a comma.
const MOST_UP_TO: usize = 10;

impl<'a> Outside<'a> {
    /// The longest phrase of saying at a word.
    pub(super) fn longest(&self, word: usize, tag: Tag) -> usize {
        self.block.tags.len(word, tag).max(1)
    }

    /// "Horas después matizó": a word in capitals only because it opens the sentence, with more behind it.
    pub(super) fn is_weak(&self, mention: &Mention, end: usize) -> bool {
        let index = self.names.within(self.block, 0..mention.words.start).len();
        mention.who == Who::Name
            && mention.words.len() == 1
            && mention.words.end < end
            && opens(self.block, mention.words.start)
            && self.names.registry.entry_at(self.block.index, index).is_none()
    }

    /// The subject of a verb that stands behind these words.
    pub(super) fn subject(&self, words: Range<usize>) -> Option<&'a Mention> {
        let from = words.start.max(words.end.saturating_sub(NEAR_WORDS));
        let mentions = self.names.within(self.block, from..words.end);
        let mentions = match mentions.split_first() {
            Some((first, rest)) if self.is_weak(first, words.end) => rest,
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
            // "thanked her visitor and called it": whom the verb before "and" acts on does not speak.
            let joined = self.text.language.conjunctions.ends_before(self.block, words.end);
            let named = |m: &&Mention| {
                let index = self.names.within(self.block, 0..m.words.start).len();
                m.can_act() && self.names.registry.entry_at(self.block.index, index).is_some_and(|e| !e.is_body)
            };
            if let Some(first) = mentions.first().filter(named).filter(|m| joined && opens(self.block, m.words.start)) {
                return Some(first);
            }
            return chosen(self.block, mentions, (!joined).then_some(words.end));
        }
        // Words that are quoted have subjects of their own.
        let close = mentions
            .iter()
            .rev()
            .find(|m| !self.is_quoted(m.words.start) && m.can_act() && m.words.end + 1 >= words.end);
        close.or_else(|| mentions.iter().find(|m| !self.is_quoted(m.words.start) && m.can_act()))
    }

    /// "joined by General Berg, who called it": whom a "who" right before the verb points back to.
    pub(super) fn antecedent(&self, from: usize, verb: usize) -> Option<&'a Mention> {
        let block = self.block;
        let small =
            |w: &usize| block.has(*w, Tag::Adverb) || block.has(*w, Tag::NounStop) || block.has(*w, Tag::VerbLead);
        // "who was quoted as saying".
        let quoted = (from.max(verb.saturating_sub(2))..verb).find(|w| block.has(*w, Tag::Quoting));
        let passive = quoted.filter(|w| *w > from && block.has(*w - 1, Tag::Passive)).map(|w| w - 1);
        let verb = passive.unwrap_or(verb);
        let own = (from.max(verb.saturating_sub(4))..verb).rev().find(|w| !small(w) || block.has(*w, Tag::Who))?;
        if !block.has(own, Tag::Who) || !(block.spaced(own) || block.gap(own) == ", ") {
            return None;
        }
        let near = self.names.within(block, from.max(own.saturating_sub(NEAR_WORDS))..own);
        near.last().filter(|m| {
            m.words.end == own
                && !m.quoted
                && !m.is_pronoun()
                && matches!(m.who, Who::Person | Who::Role | Who::Name | Who::Body)
        })
    }

    pub(super) fn mention_after(&self, words: Range<usize>) -> Option<&'a Mention> {
        let found = self
            .names
            .within(self.block, words.clone())
            .iter()
            // "branded it": behind an English verb "it" is no subject.
            .find(|m| {
                m.can_act()
                    && !self.is_quoted(m.words.start)
                    && (self.text.language.lexicon.romance || m.who != Who::It)
            })?;
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
        // "Theo một tổ trưởng dân phố, …": somebody new, with all that a comma closes.
        if self.block.has(word, Tag::Indefinite)
            && let Some(found) = self.up_to_comma(word, most)
        {
            return Some(self.told_words(found, near));
        }
        if let Some(found) = self.named_after(word) {
            // "según fuentes del departamento": the body is only whose they are.
            let sources = phrase_at(self.block, word, most, self.text.language).filter(|p| {
                let head = p.bare_words().start;
                let told =
                    [Tag::Pundit, Tag::Unnamed, Tag::Role, Tag::GenericRole].iter().any(|t| self.block.has(head, *t));
                head == word
                    && told
                    && found.governed
                    && found.words.start > head
                    && p.bare_words().contains(&found.words.start)
            });
            return Some(sources.map_or_else(|| self.told(found, near), |phrase| self.told_phrase(&phrase, near)));
        }
        if let Some(phrase) = behind_verb(self.block, word, most, self.text.language) {
            return Some(self.told_phrase(&phrase, near));
        }
        self.up_to_comma(word, most).map(|words| self.told_words(words, near))
    }

    /// Words that are told as they stand.
    pub(super) fn told_words(&self, words: Range<usize>, near: Near) -> Attribution {
        let block = self.block;
        let end = block.word_range(words.end.saturating_sub(1)).end;
        let told = part(&block.text, block.word_range(words.start).start..end);
        Attribution { speaker: Some(told.to_owned()), ..Attribution::none() }.near(near)
    }

    /// "Theo ban quản lý dự án, …", "Theo báo cáo của đoàn khảo sát, …": the words up to the comma, or those behind "của" of a paper.
    fn up_to_comma(&self, word: usize, most: usize) -> Option<Range<usize>> {
        const NONE: [Tag; 5] = [Tag::Say, Tag::TimeUnit, Tag::That, Tag::Demonstrative, Tag::Will];
        let block = self.block;
        if !self.text.language.lexicon.plural.is_empty() {
            return None;
        }
        let plain = |w: usize| (w == word || block.joined(w)) && NONE.iter().all(|tag| !block.has(w, *tag));
        let end =
            (word..most.min(word + MOST_UP_TO)).find(|w| !plain(*w) || *w > word && block.gap(*w).starts_with(','))?;
        let paper = block.tags.len(word, Tag::Document);
        let of = block.tags.len(word + paper, Tag::OwnerLead);
        let from = if paper > 0 && of > 0 && word + paper + of < end { word + paper + of } else { word };
        let body = [Tag::Body, Tag::LocalBody, Tag::Document].iter().any(|tag| block.has(from, *tag));
        let new = block.has(word, Tag::Indefinite)
            && [Tag::Role, Tag::GenericRole].iter().any(|tag| block.has(word + 1, *tag))
            && (word..end).all(|w| !block.is_capital(w) || w == word);
        let named = paper > 0 || body || new;
        (named && end >= from + 2 && block.gap(end).starts_with(',')).then_some(from..end)
    }

    /// "In Trigo’s phrase, “…”": whose words they are.
    pub(super) fn in_words_of(&self, words: Range<usize>) -> Option<&'a Mention> {
        let block = self.block;
        let from = words.start.max(words.end.saturating_sub(12));
        self.names.within(block, from..words.end).iter().rev().find(|m| {
            let past = m.words.end;
            let owner = matches!(block.gap(past), "’" | "'")
                && block.word(past) == "s"
                && past + 2 <= words.end
                && past + 7 >= words.end;
            let lead = block.tags.len_before(m.words.start, Tag::Preposition) > 0;
            let index = self.names.within(block, 0..m.words.start).len();
            let known = self.names.registry.entry_at(block.index, index).is_some() || !matches!(m.who, Who::Name);
            owner && known && lead && block.has(past + 1, Tag::View) && !self.is_quoted(m.words.start)
        })
    }

    /// Whom "according to" names.
    pub(super) fn named_after(&self, word: usize) -> Option<&'a Mention> {
        let block = self.block;
        // "For the opposition’s Ruth Amsel": whose she is speaks not.
        let near = self.names.within(block, word..word + 9);
        let owner = |m: &Mention| {
            let past = m.words.end;
            // "Corvane’s purchasing director Ana Ruiz".
            let person = || near.iter().any(|n| n.who == Who::Person && (past + 1..past + 4).contains(&n.words.start));
            matches!(block.gap(past), "’" | "'") && block.word(past) == "s" && (block.is_capital(past + 1) || person())
        };
        near.iter()
            .filter(|m| m.words.start < word + 6 || m.who == Who::Person)
            .find(|m| !self.is_quoted(m.words.start) && !owner(m) && (m.words.start < word + 4 || m.who == Who::Name))
    }

    pub(super) fn last_person(&self, word: usize) -> Option<String> {
        self.names.registry.last_person(self.seen(word))
    }

    pub(super) fn told(&self, subject: &Mention, near: Near) -> Attribution {
        let (text, names, block) = (self.text, self.names, self.block);
        if subject.who == Who::Role
            && subject.name.is_empty()
            && let Some(named) = self.named_beside(subject.words.end).filter(|m| m.words != subject.words)
            && block.tags.len_before(subject.words.start, Tag::Indefinite) == 0
        {
            return self.told(named, near);
        }
        if matches!(subject.who, Who::He | Who::She)
            && let Some(phrase) = self.told_just_before(subject)
        {
            return self.told_phrase(&phrase, near);
        }
        if let Some(found) = self.told_elsewhere(subject, near) {
            return found;
        }
        if subject.who == Who::It
            && let Some(paper) = self.paper_meant(subject, near)
        {
            return paper;
        }
        if subject.who == Who::They
            && let Some(phrase) = self.several_just_before(subject.words.start)
        {
            return self.told_phrase(&phrase, near);
        }
        let led = block
            .tags
            .len_before(subject.words.start, Tag::Definite)
            .min(usize::from(block.joined(subject.words.start)));
        let both = || (subject.words.start - led..=subject.words.start).any(|w| block.has(w, Tag::Pair));
        if (subject.who == Who::They || both())
            && let Some(pair) = self.pair_before(subject.words.start, near)
        {
            return pair;
        }
        if let Some(body) = self.body_before(subject) {
            return self.told(body, near);
        }
        if matches!(subject.who, Who::He | Who::She)
            && let Some(kin) = self.my_kin(subject.words.start)
        {
            return self.told_words(kin, near);
        }
        if let Some(kin) = self.kin_of(subject) {
            let span = Some(Span::new(block.index, subject.range.start, subject.range.end));
            return Attribution { speaker: Some(kin), span, ..Attribution::none() }.near(near);
        }
        if matches!(subject.who, Who::Country | Who::Name)
            && let Some(speaker) = self.who_is_from(subject)
        {
            return Attribution { speaker: Some(speaker), ..Attribution::none() }.near(near);
        }
        if subject.who == Who::Role
            && let Some(named) = self.called_by_name(subject)
        {
            return self.told(named, near);
        }
        if let Some(voice) = self.voice_in_frame(subject) {
            return Attribution { speaker: Some(voice), ..Attribution::none() }.near(near);
        }
        let speaker = match subject.who {
            Who::Own | Who::We => names.voice_at(block.index),
            Who::You => names.voice.clone(),
            _ => names.registry.speaker(text, &names.blocks, block.index, subject),
        };
        // "A federation statement said": whose paper it is.
        if subject.who == Who::Body && block.spaced(subject.words.end) && block.has(subject.words.end, Tag::Document) {
            let index = names.within(block, 0..subject.words.start).len();
            if names.registry.entry_at(block.index, index).is_some_and(|e| e.is_body && e.spoken().contains(' ')) {
                return self.told_owner(subject, near);
            }
        }
        // "A fishing cooperative in Kisumu called": a body told anew takes where it is.
        let start = subject.words.start;
        let fresh =
            subject.who == Who::Body && start > 0 && block.has(start - 1, Tag::Indefinite) && block.spaced(start);
        if fresh && !block.is_capital(start) && !text.language.lexicon.plural.is_empty() {
            let past = self.whole(&subject.words);
            let range = subject.range.start..block.word_range(past.saturating_sub(1)).end.max(subject.range.end);
            let from =
                if text.language.lexicon.keeps_article { block.word_range(start - 1).start } else { range.start };
            let span = Some(Span::new(block.index, range.start, range.end));
            let speaker = Some(part(&block.text, from..range.end).to_owned());
            return Attribution { speaker, span, ..Attribution::none() }.near(near);
        }
        // "chez Anne Roux, la présidente du comité": the role of who stands right before it.
        if subject.who == Who::Role
            && let Some(before) = self.apposed_before(subject)
        {
            return self.told(before, near);
        }
        // "El Gobierno militar alega": what kind of body it is.
        let speaker = speaker.map(|told| match self.kind_behind(subject) {
            Some(kind) if told.ends_with(block.written(subject.words.end.saturating_sub(1))) => {
                format!("{told} {kind}")
            }
            _ => told,
        });
        // A role that stands for nobody: "the striker" means who was named last, "a diplomat" takes what belongs to it.
        let index = names.within(block, 0..subject.words.start).len();
        let accused = text.language.lexicon.romance && block.tags.len(start, Tag::Accused) == subject.words.len();
        let unknown = subject.who == Who::Role && names.registry.entry_at(block.index, index).is_none();
        if unknown && let Some(next) = self.named_next(subject) {
            return self.told(next, near);
        }
        if unknown && let Some(later) = self.named_later(&subject.words) {
            let span = Some(Span::new(block.index, subject.range.start, subject.range.end));
            return Attribution { speaker: Some(later), span, ..Attribution::none() }.near(near);
        }
        let speaker = match speaker {
            // "le prévenu": who stands trial was asked for before.
            Some(told) if unknown => self.described(subject.words.clone()).filter(|_| !accused).or_else(|| {
                if let Some(new) = self.told_anew(subject) {
                    return self.told(new, near).speaker;
                }
                if text.language.lexicon.plural.is_empty() {
                    return Some(told);
                }
                let past = self.whole(&subject.words);
                let end = block.word_range(past.saturating_sub(1)).end.max(subject.range.end);
                let more = part(&block.text, subject.range.end..end);
                Some(format!("{told}{more}"))
            }),
            other => other,
        };
        let span = Some(Span::new(block.index, subject.range.start, subject.range.end));
        Attribution { speaker, span, ..Attribution::none() }.near(near)
    }
}

//! Papers that speak: whose note it is ("a note from the agency"), and letters that are read aloud ("đọc thư của …").

use std::ops::Range;

use super::super::lexicon::Tag;
use super::super::name::{Entry, Mention, Who};
use super::super::text::part;
use super::marks::Pair;
use super::phrase::{Phrase, before_verb};
use super::speaker::{Attribution, NEAR_WORDS, Near, Outside};

/// How far behind a paper's noun what leads to whose it is may stand, in words ("a note circulated by").
const MOST_TO_LEAD: usize = 5;

/// How many words may stand between that lead and a name ("from nine-year-old Isla Broom").
const MOST_TO_NAME: usize = 4;

/// The most syllables between a Vietnamese paper and its verb.
const MOST_SYLLABLES: usize = 14;

/// How many papers before a quotation are asked.
const MOST_PAPERS: usize = 3;

/// How far before a paper the verb stands by which it is read aloud, in words.
const MOST_TO_READ: usize = 8;

impl<'a> Outside<'a> {
    /// Whether a word opens what a paper is called by, outside of quotation marks.
    fn is_paper_at(&self, word: usize) -> bool {
        // "Tổng Thư ký" is no letter, and no minutes are those that pass.
        let len = |tag: Tag| self.block.tags.len(word, tag);
        let passes = || len(Tag::TimeUnit) >= len(Tag::Document);
        let inside = || {
            let near = self.names.within(self.block, word.saturating_sub(8)..word);
            near.iter().any(|m| m.words.contains(&word) && matches!(m.who, Who::Role | Who::Person | Who::Body))
        };
        self.block.has(word, Tag::Document) && !self.is_quoted(word) && !passes() && !inside()
    }

    /// "une note", "a report": behind an article a word that may also be a verb of saying names a paper.
    pub(super) fn is_noun(&self, word: usize) -> bool {
        let block = self.block;
        let led = [Tag::Determiner, Tag::Article].iter().any(|tag| block.tags.len_before(word, *tag) > 0);
        block.has(word, Tag::Document) && led && (block.spaced(word) || matches!(block.gap(word), "’" | "'"))
    }

    /// "a note [from the agency]", "un communiqué [du conseil]", "a [federation] statement": whoever’s the paper is that these words
    /// hold; the search ends at `most`.
    pub(super) fn owner_of_words(&self, words: Range<usize>, most: usize) -> Option<&'a Mention> {
        let block = self.block;
        let noun = words.clone().find(|w| self.is_paper_at(*w))?;
        let past = noun + block.tags.len(noun, Tag::Document);
        // "a federation statement": the body stands right before.
        let before = self.names.within(block, words.start..noun).last();
        if let Some(body) = before.filter(|m| m.who == Who::Body && m.words.end == noun && block.spaced(noun)) {
            return Some(body).filter(|m| !m.quoted);
        }
        let runs = |w: usize| block.joined(w) && !block.has(w, Tag::Document) && !block.has(w, Tag::That);
        let lead = (past..most.min(past + MOST_TO_LEAD))
            .take_while(|w| runs(*w))
            .find(|w| block.has(*w, Tag::OwnerLead) && (*w == past || !self.text.language.lexicon.plural.is_empty()))?;
        let from = lead + block.tags.len(lead, Tag::OwnerLead);
        let found = self.names.within(block, from..from + MOST_TO_NAME).first()?;
        let whole = match found.who {
            Who::Body | Who::Person => true,
            Who::Role => {
                block.tags.len_before(found.words.start, Tag::Definite) > 0
                    || self.text.language.lexicon.plural.is_empty()
            }
            Who::Name => found.words.len() >= 2 || lead > past,
            _ => false,
        };
        let joined = (from + 1..=found.words.start).all(|w| block.joined(w) || block.gap(w) == "-");
        if !whole || found.quoted || !joined || found.words.start >= most {
            return None;
        }
        // "by the commission’s secretariat".
        let next = found.words.end;
        let genitive = matches!(block.gap(next), "’" | "'") && block.word(next) == "s";
        let owned = genitive.then(|| self.names.within(block, next + 1..next + 2).first()).flatten();
        Some(owned.filter(|m| matches!(m.who, Who::Body | Who::Role)).unwrap_or(found))
    }

    /// As [`Outside::told`], for whoever’s a paper is: "a federation statement" tells of the federation that was named.
    pub(super) fn told_owner(&self, owner: &Mention, near: Near) -> Attribution {
        let index = self.names.within(self.block, 0..owner.words.start).len();
        match self.names.registry.entry_at(self.block.index, index).filter(|e| e.is_body) {
            Some(body) => Attribution { speaker: Some(Entry::spoken(body)), ..Attribution::none() }.near(near),
            None => self.told(owner, near),
        }
    }

    /// "Công điện của UBND tỉnh ghi": behind a Vietnamese paper of somebody all words up to its verb tell whose it is.
    pub(super) fn viet_paper(&self, words: Range<usize>, near: Near) -> Option<Attribution> {
        let (block, lexicon) = (self.block, &self.text.language.lexicon);
        if !lexicon.plural.is_empty() {
            return None;
        }
        let from = words.start.max(words.end.saturating_sub(MOST_SYLLABLES));
        let led = |w: usize| {
            let paper = if self.is_paper_at(w) { block.tags.len(w, Tag::Document) } else { 0 };
            let of = if paper > 0 { block.tags.len(w + paper, Tag::OwnerLead) } else { 0 };
            (of > 0).then_some(w + paper + of)
        };
        let (noun, owner) = (from..words.end).rev().find_map(|w| led(w).map(|past| (w, past)))?;
        let runs = (noun + 1..=words.end).all(|w| block.joined(w));
        // "trong thư của bộ ông viết": what stands behind a preposition only tells where.
        let scene = noun > 0 && block.has(noun - 1, Tag::Preposition) && block.joined(noun);
        let plain = (owner..words.end).all(|w| ![Tag::Say, Tag::That, Tag::Will].iter().any(|tag| block.has(w, *tag)));
        if !runs || scene || !plain || owner >= words.end {
            return None;
        }
        let all = self.names.within(block, owner..owner + 1);
        if let Some(found) = all.first().filter(|m| {
            // "báo cáo của đơn vị này".
            let this = block.tags.len(owner, Tag::AnyBody) == words.end - owner;
            m.words == (owner..words.end) || m.words.end > words.end || this
        }) {
            return Some(self.told_owner(found, near));
        }
        Some(self.told_words(owner..words.end, near))
    }

    /// "read out a letter from Anna Berg: “…”", "a message that Roux had sent her: “…”", "lá thư của bà Mùi, trong đó có câu: “…”":
    /// whose words are read aloud, shown or sent.
    pub(super) fn letter(&self, words: &Range<usize>, pair: &Pair) -> Option<Attribution> {
        let block = self.block;
        let lead = part(&block.text, 0..pair.outer.start).trim_end();
        if !lead.ends_with([':', ',']) && !lead.ends_with(|c: char| c.is_alphanumeric()) {
            return None;
        }
        let from = words.start.max(words.end.saturating_sub(NEAR_WORDS));
        let nouns = (from..words.end).rev().filter(|w| self.is_paper_at(*w)).take(MOST_PAPERS);
        nouns.into_iter().find_map(|noun| self.letter_at(noun, words, lead))
    }

    /// As [`Outside::letter`], of the paper at a word; `lead` is the text before the marks.
    fn letter_at(&self, noun: usize, words: &Range<usize>, lead: &str) -> Option<Attribution> {
        let block = self.block;
        let past = noun + block.tags.len(noun, Tag::Document);
        let close = Near::Beside(false);
        let acts = |range: Range<usize>| {
            self.names.within(block, range).iter().any(|m| m.can_act() && !m.is_pronoun() && m.who != Who::Country)
        };
        if let Some(owner) = self.owner_of_words(noun..words.end, words.end) {
            let behind = owner.words.end..words.end;
            // "…, in which he wrote", "trong đó có đoạn": what stands behind tells of nothing but the words.
            let within = block.tags.any(behind.clone(), Tag::WithinPaper);
            let read = block.tags.any(noun.saturating_sub(MOST_TO_READ).max(words.start)..noun, Tag::ReadsAloud);
            let stops = block.tags.within(behind.clone()).any(|h| h.tag == Tag::Say) && !within;
            let colon = lead.ends_with(':');
            return ((within || read && colon && !stops) && !acts(behind)).then(|| self.told_owner(owner, close));
        }
        // "Một nhóm ngư dân gửi thư ngỏ, trong đó viết: “…”": whoever sends it wrote it.
        let sends = (words.start..noun).rev().take(MOST_TO_LEAD).find(|w| block.has(*w, Tag::SendsPaper));
        if let Some(verb) =
            sends.filter(|_| block.tags.any(past..words.end, Tag::WithinPaper) && !acts(past..words.end))
        {
            let phrase = before_verb(block, words.start, verb, self.text.language);
            if let Some(phrase) = phrase.as_ref().filter(|p| p.is_new(block)) {
                return Some(self.told_phrase(phrase, close));
            }
            if let Some(subject) = self.subject(words.start..verb) {
                return Some(self.told_all(subject, close));
            }
            return Some(self.told_phrase(&phrase?, close));
        }
        let sender = self.sender_of(noun..past).filter(|_| lead.ends_with(':'))?;
        Some(self.told(sender, close))
    }

    /// "a message Roux had sent his brother minutes earlier", "la carta que la compañía envió": whoever sent a paper, right behind it.
    pub(super) fn sender_of(&self, paper: Range<usize>) -> Option<&'a Mention> {
        let block = self.block;
        let past = paper.end;
        let that = usize::from(block.has(past, Tag::That) || block.has(past, Tag::Relative));
        let sender = self.names.within(block, past + that..past + that + 3).first()?;
        let own = sender.can_act() && sender.words.start <= past + that + 1 && block.joined(past);
        let verb = (sender.words.end..sender.words.end + 3).find(|w| block.has(*w, Tag::SendsPaper))?;
        (own && (past..=verb).all(|w| block.joined(w))).then_some(sender)
    }

    /// "Son courrier, que Solène lit à voix haute, est sans appel : « … »": a paper that is somebody’s opens the sentence, and a
    /// clause between commas tells what is done with it.
    pub(super) fn owned_paper(&self, words: &Range<usize>, pair: &Pair) -> Option<Phrase> {
        let block = self.block;
        if !part(&block.text, 0..pair.outer.start).trim_end().ends_with(':') {
            return None;
        }
        let phrase = Phrase::paper(block, words.start, words.end, self.text.language)?;
        let past = phrase.bare_words().end;
        let clause = block.gap(past) == ", " && block.has(past, Tag::Relative);
        (phrase.is_owned(block) && clause).then_some(phrase)
    }

    /// "Just posted by Anna Berg: “…”": whoever wrote it stands right before the colon.
    pub(super) fn written_by(&self, words: &Range<usize>, pair: &Pair) -> Option<&'a Mention> {
        let block = self.block;
        if !part(&block.text, 0..pair.outer.start).trim_end().ends_with(':') {
            return None;
        }
        let from = words.start.max(words.end.saturating_sub(NEAR_WORDS));
        let last = self.names.within(block, from..words.end).last().filter(|m| m.words.end == words.end)?;
        let det = block.tags.len_before(last.words.start, Tag::Determiner);
        let by = block.tags.len_before(last.words.start - det, Tag::WrittenBy) > 0;
        (by && !last.quoted && !last.is_pronoun()).then_some(last)
    }

    /// "She read out a letter from Isla Broom. “…,” it began.", "The Tallinn Communiqué is out. The sea, it says, is “…”": the paper
    /// that "it" means, told of last in this sentence or the one before.
    pub(super) fn paper_meant(&self, it: &Mention, near: Near) -> Option<Attribution> {
        let block = self.block;
        let at = self.start_with_quotation(it.range.start);
        let sentence = block.sentence_at(at);
        // "It sets out three aims. The sea, it says, is": what "it" opens goes on with the sentence before.
        let opens_with_it = |index: usize| {
            let start = block.sentences.get(index).map(|s| block.word_from(s.start));
            start.is_some_and(|w| self.names.within(block, w..w + 1).first().is_some_and(|m| m.who == Who::It))
        };
        let back = sentence.saturating_sub(1);
        let back = if opens_with_it(back) { back.saturating_sub(1) } else { back };
        let first = block.sentences.get(back).map_or(at, |s| s.start);
        let words = block.word_from(first)..block.word_from(it.range.start);
        let from = words.start.max(words.end.saturating_sub(3 * NEAR_WORDS));
        let noun = (from..words.end).rev().find(|w| self.is_paper_at(*w))?;
        let past = noun + block.tags.len(noun, Tag::Document);
        // "The bank said in a statement that it": who acts there is meant.
        let governed = block.tags.len_before(noun, Tag::Preposition) > 0
            || block.tags.len_before(noun - block.tags.len_before(noun, Tag::Determiner).min(noun), Tag::Preposition)
                > 0;
        let body = |m: &Mention| m.who == Who::Body && m.can_act();
        if governed || self.names.within(block, past..words.end).iter().any(body) {
            return None;
        }
        if let Some(owner) = self.owner_of_words(noun..words.end, words.end) {
            return Some(self.told_owner(owner, near));
        }
        // "the Tallinn Communiqué", "la Declaración de Quito".
        let named = self.names.within(block, from..words.end).iter().rev().find(|m| m.words.contains(&noun))?;
        let capital = matches!(named.who, Who::Name | Who::Country | Who::Body)
            && block.is_capital(noun)
            && named.words.len() >= 2
            && !named.quoted;
        capital.then(|| self.told(named, near))
    }

    /// "The ministry’s statement called it": whose paper it is speaks.
    pub(super) fn owner_of_paper(&self, words: Range<usize>) -> Option<&'a Mention> {
        let block = self.block;
        let words = words.start.max(words.end.saturating_sub(NEAR_WORDS))..words.end;
        self.names.within(block, words.clone()).iter().find(|m| {
            let past = m.words.end;
            let owner = matches!(block.gap(past), "’" | "'") && block.word(past) == "s";
            let paper = |w: usize| [Tag::Work, Tag::Document, Tag::Speech].iter().any(|tag| block.has(w, *tag));
            let behind = owner && (past + 1..words.end.min(past + 4)).any(paper);
            let link = block.tags.len_before(m.words.start, Tag::Link);
            let before = self.text.language.lexicon.romance
                && link > 0
                && m.words.start > words.start + link
                && paper(m.words.start - link - 1);
            let index = self.names.within(block, 0..m.words.start).len();
            let known = || self.names.registry.entry_at(block.index, index).is_some();
            let whose = m.who == Who::Body
                || behind && (matches!(m.who, Who::Role | Who::Person) || m.who == Who::Name && known());
            (behind || before) && whose && !self.is_quoted(m.words.start)
        })
    }

    /// "a statement from the ministry", "un communiqué du conseil": the body behind the word for a paper.
    pub(super) fn owner_of(&self, phrase: &Phrase, most: usize) -> Option<&'a Mention> {
        let words = phrase.bare_words();
        let near = self.names.within(self.block, words.start..most.min(words.end + 4));
        near.iter().find(|m| m.who == Who::Body && m.governed && !m.quoted)
    }

    /// "a ministry statement, Berg", "un communiqué du ministère, Mme Ruiz": who acts behind the comma, where a paper is named
    /// before it.
    pub(super) fn told_by_paper(&self, words: Range<usize>) -> Option<&'a Mention> {
        let block = self.block;
        let comma = (words.start + 1..words.end.min(words.start + 12)).find(|w| block.gap(*w).starts_with(','))?;
        let paper = (words.start..comma).any(|w| block.has(w, Tag::Document));
        let loud = |m: &&Mention| m.can_act() && block.is_capital(block.word_from(m.name.start));
        let subject = self.names.within(block, comma..comma + 4).iter().find(loud).filter(|_| paper)?;
        let index = self.names.within(block, 0..subject.words.start).len();
        let entry = self.names.registry.entry_at(block.index, index).is_some_and(|e| !e.is_body);
        (entry && !self.is_quoted(subject.words.start)).then_some(subject)
    }
}

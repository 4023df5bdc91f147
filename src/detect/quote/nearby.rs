//! Who spoke, as the sentence before or behind a bare quotation tells.

use std::ops::Range;

use crate::article::BlockKind;

use super::super::lexicon::Tag;
use super::super::name::{Mention, Who};
use super::super::text::part;
use super::chosen::chosen;
use super::marks::Pair;
use super::phrase::before_verb;
use super::speaker::{Attribution, Near, Outside};

/// How far before a pronoun in an interview somebody else may be named, in words.
const MOST_FRAME: usize = 120;

/// How many bodies and countries may be named before a pronoun that means one of them.
const MOST_BODIES: usize = 3;

/// How far behind "with those words" somebody is named, in words.
const MOST_BEHIND: usize = 16;

impl<'a> Outside<'a> {
    /// The sentence before a quotation that stands by itself: "The minister was blunt. “…”"
    pub(super) fn sentence_before(&self, start: usize, told_here: bool) -> Option<Attribution> {
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
        let pairs = self.names.pairs.get(block.index).map_or(&[] as &[Pair], Vec::as_slice);
        let next = pairs.partition_point(|p| p.outer.end <= range.start);
        // Who spoke there goes on speaking, unless it held no more than a word or two.
        if told_here && pairs.get(next).is_some_and(|p| p.outer.start < range.end) {
            return None;
        }
        let words = block.word_from(range.start)..block.word_from(range.end);
        let is_direct = part(&block.text, range).ends_with(':');
        let own = Outside { text: self.text, block, names: self.names, pairs };
        let near = if is_direct { Near::Beside(false) } else { Near::Subject };
        let all = self.names.within(block, words.clone());
        // "Enciende un pitillo. “…”": a word in capitals only because it opens the sentence.
        let all = match all.split_first() {
            Some((first, rest))
                if self.text.language.lexicon.romance
                    && own.is_weak(first, words.end)
                    && block.joined(first.words.end) =>
            {
                rest
            }
            _ => all,
        };
        // "Asked whether he would stand, the president smiled.": who is named behind the comma acts.
        let first = chosen(block, all, None);
        let later = first.filter(|m| m.is_pronoun() && m.words.start > words.start).and_then(|_| {
            all.iter().find(|m| {
                m.can_act()
                    && matches!(m.who, Who::Person | Who::Role)
                    && block
                        .gap(m.words.start.saturating_sub(block.tags.len_before(m.words.start, Tag::Determiner)))
                        .starts_with(',')
            })
        });
        if let Some(subject) = later.or(first) {
            return Some(own.told(subject, near));
        }
        let verb = block.tags.within(words.clone()).find(|h| h.tag == Tag::Say)?.word;
        let phrase = before_verb(block, words.start, verb, self.text.language)?;
        Some(own.told_phrase(&phrase, near))
    }

    /// "The envoy, Henrike Dahl, gave her last briefing.", and then a paragraph of nothing but her words: whoever acts in the last
    /// sentence of the paragraph before, where nobody is quoted.
    pub(super) fn paragraph_before(&self, start: usize, is_told: bool) -> Option<Attribution> {
        if !part(&self.block.text, 0..start).trim().is_empty() {
            return None;
        }
        let block = self.text.before(self.block.index).filter(|b| !matches!(b.kind, BlockKind::Question))?;
        let range = block.sentences.last()?.clone();
        let pairs = self.names.pairs.get(block.index).map_or(&[] as &[Pair], Vec::as_slice);
        let quoted = pairs.last().is_some_and(|p| p.outer.end > range.start);
        // A line without a full stop is a heading or a byline.
        let told = block.text.trim_end().ends_with(['.', '!', '…']);
        if quoted || !told {
            return None;
        }
        let words = block.word_from(range.start)..block.word_from(range.end);
        let all = self.names.within(block, words);
        let subject = chosen(block, all, None)?;
        let index = self.names.within(block, 0..subject.words.start).len();
        let entry = self.names.registry.entry_at(block.index, index);
        // "A nurse who has worked there for years watched from the car park.": somebody new, without a name.
        let new = subject.who == Who::Role
            && !is_told
            && subject.words.start.checked_sub(1).is_some_and(|w| block.has(w, Tag::Indefinite) && block.joined(w + 1));
        let person = entry.map_or(new, |e| !e.is_body);
        // Whoever spoke last goes on, unless somebody else is named behind what they said.
        let named = !is_told || matches!(subject.who, Who::Person | Who::Name);
        let own = Outside { text: self.text, block, names: self.names, pairs };
        (person && named).then(|| own.told(subject, Near::Subject))
    }

    /// "“I did not feel it.” Nélida Arrupe, a neighbour, speaks to this newspaper.": a paragraph opens with words, and the
    /// sentence behind names somebody who was not told of before.
    pub(super) fn introduced_behind(&self, unit: Range<usize>, told_here: bool) -> Option<Attribution> {
        let own = self.block;
        let timed = |w: usize| own.word(w).chars().all(|c| c.is_ascii_digit() || c == 'h') || own.has(w, Tag::Clock);
        if told_here || !(0..own.word_from(unit.start)).all(timed) {
            return None;
        }
        let (outside, words, quoted) = self.next_sentence(unit.end)?;
        let (block, first) = (outside.block, words.start);
        // The next paragraph tells of somebody else, but where this one is no more than a heading.
        let heading = own.index == block.index
            || !part(&own.text, 0..unit.end)
                .trim_end_matches(['”', '"', '»', '’', ' ', '\u{a0}', '\u{202f}'])
                .ends_with(['.', '!', '?', '…']);
        let det = block.tags.len(first, Tag::Determiner);
        let subject = self.names.within(block, first..first + det + 1).first()?;
        let index = self.names.within(block, 0..subject.words.start).len();
        let entry = self.names.registry.entry_at(block.index, index).filter(|e| !e.is_body)?;
        let new = entry.places.first() == Some(&(block.index, index));
        let whole = matches!(subject.who, Who::Person | Who::Name) && subject.words.len() >= 2;
        (new && whole && heading && subject.can_act() && !quoted).then(|| outside.told(subject, Near::Beside(true)))
    }

    /// "L’exploitant propose un taxi. « … », assure-t-il.": in the Romance languages a pronoun may mean the body that acts alone in
    /// the sentence before the quotation.
    pub(super) fn body_before(&self, subject: &Mention) -> Option<&'a Mention> {
        let block = self.block;
        let pronoun = matches!(subject.who, Who::He | Who::She) && self.text.language.lexicon.romance;
        // "L’état-major avait … . Dans un communiqué, il assure": where nobody is named in the paragraph before.
        let alone = || {
            let before = self.names.within(block, 0..subject.words.start);
            before.len() <= MOST_BODIES && before.iter().all(|m| matches!(m.who, Who::Body | Who::Country))
        };
        let inverted = block.gap(subject.words.start) == "-";
        if !pronoun || !inverted && !alone() {
            return None;
        }
        let start = self.start_with_quotation(subject.range.start);
        let before = block.sentences.get(block.sentence_at(start).checked_sub(1)?)?.clone();
        let words = self.words(before.start, before.end);
        let all = self.names.within(block, words.clone());
        let first = all.first().filter(|m| {
            m.who == Who::Body && m.can_act() && m.words.start <= words.start + if inverted { 1 } else { 3 }
        })?;
        let person = |m: &Mention| {
            let named = matches!(m.who, Who::Person | Who::Role | Who::He | Who::She);
            named && !m.quoted || m.who == Who::Name && m.words.len() >= 2
        };
        (!all.iter().any(person)).then_some(first)
    }

    /// "At the door she softens: “…”": in the paragraphs of an interview that neither ask nor answer a pronoun means who is
    /// interviewed, where nobody else is named before it.
    pub(super) fn voice_in_frame(&self, subject: &Mention) -> Option<String> {
        let pronoun = matches!(subject.who, Who::He | Who::She);
        self.frame(subject.words.start).filter(|_| pronoun)
    }

    /// Who is interviewed, where the paragraph of a word neither asks nor answers and nobody else is named in it before.
    pub(super) fn frame(&self, word: usize) -> Option<String> {
        let (block, names) = (self.block, self.names);
        let voice = names.asked.as_ref()?;
        let answers =
            block.text.starts_with(['-', '–', '—', '*', '•']) || block.label().is_some() || names.is_lettered(block);
        // "What did he tell you? ¶ He said: “…”": right behind a question an answer stands.
        let answers = answers || self.text.before(block.index).is_some_and(|b| b.text.trim_end().ends_with('?'));
        let from = word.saturating_sub(MOST_FRAME);
        let before = names.within(block, from..word);
        let skipped = names.within(block, 0..from).len();
        let first = || before.iter().any(|m| matches!(m.who, Who::Own | Who::You | Who::We) && !m.quoted);
        let named = before.iter().enumerate().any(|(i, m)| {
            let known =
                names.registry.entry_at(block.index, skipped + i).filter(|e| !e.is_body && e.spoken() != *voice);
            // "the Norwegian": a word for where somebody is from names nobody else.
            let land = m.who == Who::Name && block.tags.len_before(m.words.start, Tag::Definite) > 0;
            // "recogerá en San Sebastián": a place is nobody.
            let somebody = m.can_act() || known.is_some_and(|e| e.is_sure);
            somebody && !m.quoted && !m.is_pronoun() && !land && known.is_some()
        });
        let told = !self.text.language.lexicon.romance || names.has_letters();
        (told && !answers && !first() && !named).then(|| voice.clone())
    }

    /// "À Matignon", "desde la Cámara de Comercio": the body or the house that a preposition leads to.
    pub(super) fn side(&self, words: Range<usize>) -> Option<&'a Mention> {
        let named = |m: &&Mention| matches!(m.who, Who::Body | Who::Name);
        self.names.within(self.block, words).iter().filter(|m| m.governed && !m.quoted).find(named)
    }

    /// An answer between quotation marks: whoever is interviewed speaks.
    pub(super) fn answered(&self, start: usize) -> Option<Attribution> {
        let voice = self.names.voice.clone()?;
        let lead = part(&self.block.text, 0..start).trim_end();
        let above = || {
            self.text
                .before(self.block.index)
                .is_some_and(|b| b.kind == BlockKind::Question || b.text.trim_end().ends_with('?'))
        };
        let asked = if lead.is_empty() { above() } else { lead.ends_with('?') };
        asked.then(|| Attribution { speaker: Some(voice), ..Attribution::none() }.near(Near::Subject))
    }

    /// "“Nobody asked us.” So said the mayor, Ann Lee.": a sentence behind that does nothing but tell who spoke.
    pub(super) fn sentence_behind(&self, end: usize) -> Option<Attribution> {
        let (outside, words, quoted) = self.next_sentence(end)?;
        let block = outside.block;
        let hit = block.tags.within(words.start..words.end.min(words.start + 3)).find(|h| h.tag == Tag::Say)?;
        if quoted || words.len() > 16 || hit.word == words.start || !block.has(words.start, Tag::Opener) {
            return None;
        }
        let past = hit.word + hit.len;
        let early = self.names.within(block, words.start..hit.word);
        let subject = self.names.within(block, past..past + 3).iter().find(|m| m.can_act() && !m.is_pronoun())?;
        early.is_empty().then(|| outside.told(subject, Near::Beside(true)))
    }

    /// The sentence behind a byte, here or at the head of the next paragraph: its block, its words, and whether it quotes.
    fn next_sentence(&self, end: usize) -> Option<(Outside<'a>, Range<usize>, bool)> {
        let own = self.block;
        let first = own.word_from(end);
        let (block, range) = if first < own.word_count() {
            let start = own.word_range(first).start;
            (own, start..own.sentence_of(start).end)
        } else {
            let next = self.text.blocks.iter().skip(own.index + 1).take(3).find(|b| !b.quiet)?;
            (next, next.sentences.first()?.clone())
        };
        let words = block.word_from(range.start)..block.word_from(range.end);
        let pairs = self.names.pairs.get(block.index).map_or(&[] as &[Pair], Vec::as_slice);
        let next = pairs.partition_point(|p| p.outer.end <= range.start);
        let quoted = pairs.get(next).is_some_and(|p| p.outer.start < range.end);
        Some((Outside { text: self.text, block, names: self.names, pairs }, words, quoted))
    }

    /// "“Nobody asked us.” With those words Anna Berg sat down.", "Đó là câu mở đầu của Đại sứ Lê An.": the sentence behind
    /// points back to the words and tells whose they were.
    pub(super) fn pointed_back(&self, end: usize) -> Option<Attribution> {
        let (outside, words, quoted) = self.next_sentence(end)?;
        let block = outside.block;
        // "En palabras de la historiadora, era «…»": whose words those are that follow.
        if quoted {
            return None;
        }
        let hit =
            block.tags.within(words.start..words.end.min(words.start + 4)).filter(|h| h.tag == Tag::WordsOf).last()?;
        let past = hit.word + hit.len;
        let near = self.names.within(block, past..words.end.min(past + MOST_BEHIND));
        let told = |m: &&Mention| {
            let det = block.tags.len_before(m.words.start, Tag::Determiner);
            let beside = m.words.start - det == past || block.tags.len_before(m.words.start - det, Tag::OwnerLead) > 0;
            let whole = matches!(m.who, Who::Person | Who::Role | Who::Body | Who::He | Who::She)
                || m.who == Who::Name && m.words.len() >= 2;
            whole && !m.quoted && (m.can_act() || beside)
        };
        near.iter().find(told).map(|m| outside.told(m, Near::Beside(true)))
    }
}

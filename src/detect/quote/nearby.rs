//! Who spoke, as the sentence before or behind a bare quotation tells.

use crate::article::BlockKind;

use super::super::lexicon::Tag;
use super::super::name::Who;
use super::super::text::part;
use super::marks::Pair;
use super::phrase::before_verb;
use super::speaker::{Attribution, Near, Outside};
use super::subject::chosen;

impl Outside<'_> {
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
        let own = self.block;
        let (block, range) = match own.sentences.get(own.sentence_at(end.saturating_sub(1)) + 1) {
            Some(range) => (own, range.clone()),
            None => {
                let next = self.text.blocks.iter().skip(own.index + 1).take(3).find(|b| !b.quiet)?;
                (next, next.sentences.first()?.clone())
            }
        };
        let words = block.word_from(range.start)..block.word_from(range.end);
        let pairs = self.names.pairs.get(block.index).map_or(&[] as &[Pair], Vec::as_slice);
        let next = pairs.partition_point(|p| p.outer.end <= range.start);
        let quoted = pairs.get(next).is_some_and(|p| p.outer.start < range.end);
        let hit = block.tags.within(words.start..words.end.min(words.start + 3)).find(|h| h.tag == Tag::Say)?;
        if quoted || words.len() > 16 || hit.word == words.start || !block.has(words.start, Tag::Opener) {
            return None;
        }
        let past = hit.word + hit.len;
        let early = self.names.within(block, words.start..hit.word);
        let subject = self.names.within(block, past..past + 3).iter().find(|m| m.can_act() && !m.is_pronoun())?;
        let outside = Outside { text: self.text, block, names: self.names, pairs };
        early.is_empty().then(|| outside.told(subject, Near::Beside(true)))
    }
}

//! Words given in the first person: "You have my word: we will pay", "Les doy mi palabra", "tôi xin hứa".

use std::ops::Range;

use super::super::lexicon::{Tag, ends_in};
use super::{Bound, Reader};

impl Reader<'_> {
    /// “Every euro will be paid before June,” the minister said: what will be done, by a day, in the words of somebody who is
    /// named.
    pub(super) fn assured(&self, words: &Range<usize>) -> Option<Bound> {
        let block = self.block;
        block.tags.of(words.clone(), Tag::WillBe).find_map(|hit| {
            let past = hit.word + hit.len;
            let done = (past..past + 3).find(|w| block.has(*w, Tag::GiftDone) || block.has(*w, Tag::DeedDone))?;
            let firm = self.sets_a_time(done, words.end);
            let undone = block.tags.within(words.start..done).any(|h| matches!(h.tag, Tag::Not | Tag::Hedge));
            if !self.is_quoted(hit.word) || !firm || undone || self.is_conditional_within(words, hit.word) {
                return None;
            }
            let actor = self.speaks_of_us(words).or_else(|| self.said_by(hit.word))?;
            Some(Bound { actor, because: "what will be done, and when, in somebody's own words", score: 0.55 })
        })
    }

    /// "fermerons", "pagaré": what we, or I, will do.
    pub(super) fn is_own_future(&self, at: usize) -> bool {
        let (word, lexicon) = (self.block.word(at), &self.text.language.lexicon);
        // "irons", "iremos": one letter before the ending is enough.
        let ours = |end: &String| word.len() > end.len() && word.ends_with(end.as_str());
        lexicon.romance && (ends_in(word, &lexicon.endings.own_future) || lexicon.our_endings.iter().any(ours))
    }

    /// A word that somebody gives of their own, with what is promised in the same sentence.
    pub(super) fn sworn(&self, words: &Range<usize>) -> Option<Bound> {
        let block = self.block;
        if !block.tags.holds(Tag::FirstPerson) {
            return None;
        }
        block.tags.of(words.clone(), Tag::FirstPerson).find_map(|hit| {
            let past = hit.word + hit.len;
            let named = |mut range: Range<usize>| range.any(|w| self.looks_ahead(w) || self.is_own_future(w));
            let follows = block.has(past, Tag::Infinitive) || block.has(past, Tag::That);
            // Whom somebody else asked to say it, and what was said before ("I promised").
            // "il a voulu rassurer : « …, je m’y engage »": within the same words.
            let mark = |w: &usize| block.gap(*w).contains(['“', '«', '"']);
            let from = (words.start..=hit.word).rev().find(mark).unwrap_or(words.start);
            let undone = block.tags.within(from..hit.word).any(|h| h.tag == Tag::Hedge)
                || hit.word > words.start && block.has(hit.word - 1, Tag::Not)
                || block.has(past, Tag::NoPromise);
            // "“You have my word,” she said": alone between the marks.
            let alone = self.is_quoted(hit.word)
                && hit.len > 2
                && (past..past + 2).any(|w| block.gap(w).contains(['”', '»', '"', ',', '.']));
            let promised = alone || follows || named(words.start..hit.word) || named(past..words.end);
            if !promised || undone || self.is_conditional(words) || self.is_conditional_within(words, hit.word) {
                return None;
            }
            let beside = self.is_quoted(hit.word).then(|| self.speaks_of_us(words)).flatten();
            let actor = beside.or_else(|| self.said_by(hit.word))?;
            Some(Bound { actor, because: "a promise in somebody's own words", score: 0.85 })
        })
    }
}

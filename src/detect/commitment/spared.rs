//! Promises to leave something undone: "We will not close the shelters", "No subiremos los precios", "sẽ không tăng giá".

use std::ops::Range;

use super::super::lexicon::Tag;
use super::super::name::Who;
use super::{Bound, Reader};

/// The most words between "not" and the verb that it denies.
const MOST_BETWEEN: usize = 4;

impl Reader<'_> {
    /// What a party says that it will not do, of deeds that would harm somebody: whoever refuses help binds nobody.
    pub(super) fn spared(&self, words: &Range<usize>) -> Option<Bound> {
        let block = self.block;
        if !block.tags.holds(Tag::Spare) || self.is_conditional(words) {
            return None;
        }
        let romance = self.text.language.lexicon.romance;
        block.tags.of(words.clone(), Tag::Spare).find_map(|hit| {
            let from = words.start.max(hit.word.saturating_sub(MOST_BETWEEN));
            let not = (from..hit.word).rev().find(|w| block.has(*w, Tag::Not) && !block.has(*w, Tag::Preposition))?;
            let whole = (not + 1..=hit.word).all(|w| block.joined(w));
            let endings = &self.text.language.lexicon.our_endings;
            let ours = (not..=hit.word).any(|w| {
                endings.iter().any(|end| block.word(w).ends_with(end.as_str())) || block.has(w, Tag::FirstPerson)
            });
            // « Je ne toucherai pas au tarif ».
            let ours = ours || self.is_own_future(hit.word) && self.is_quoted(hit.word);
            let will = if romance {
                let leads = (not + 1..hit.word).any(|w| block.has(w, Tag::Will)) || self.looks_ahead(hit.word) || ours;
                leads.then_some(not)
            } else {
                // "will not", "won't", "are not going to".
                (not.saturating_sub(2)..=not).find(|w| {
                    let past = w + block.tags.len(*w, Tag::Will);
                    past > *w && past >= not
                })
            }?;
            let object = block.joined(hit.word + hit.len);
            if !whole || !object || self.is_conditional_within(words, hit.word) {
                return None;
            }
            let (actor, who) = match self.subject(words, will) {
                // "The bank says it will not charge": who says so.
                Some(subject) if subject.mention.who == Who::It => {
                    let say = self.saying(words, subject.words.start)?;
                    (self.party(words, say.word)?.0, Who::Body)
                }
                Some(subject) => {
                    let told = [Tag::Hedge, Tag::Not].iter().any(|tag| block.tags.any(subject.words.end..will, *tag));
                    let who = subject.mention.who;
                    (self.told(words, &subject).filter(|_| !told)?, who)
                }
                None if ours => {
                    let beside = self.is_quoted(not).then(|| self.speaks_of_us(words)).flatten();
                    (beside.or_else(|| self.said_by(not))?, Who::We)
                }
                None => return None,
            };
            let nobody = who == Who::We && self.is_nobody(&actor);
            let owes = !nobody && !matches!(who, Who::Name | Who::You | Who::It);
            let because = "a party that says what it will not do";
            owes.then_some(Bound { actor, because, score: 0.6 })
        })
    }
}

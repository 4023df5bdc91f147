//! Invitations with their acceptance: who accepted is bound.

use std::ops::Range;

use super::super::lexicon::{Hit, Tag, ends_in};
use super::super::name::{Mention, Who};
use super::{Actor, Reader};

impl Reader<'_> {
    /// Whether a sentence tells of an invitation.
    pub(super) fn invites(&self, words: Range<usize>) -> bool {
        self.block.tags.any(words, Tag::Invite)
    }

    /// "invited … and she accepted": who accepted, and whether the sentence holds the invitation too.
    pub(super) fn acceptance(&self, words: &Range<usize>, invited_before: bool) -> Option<(Actor, bool)> {
        let block = self.block;
        let accept = block.tags.of(words.clone(), Tag::Accept).next().copied()?;
        let invite = block
            .tags
            .within(words.clone())
            .find(|h| h.tag == Tag::Invite && !(accept.word..accept.word + accept.len).contains(&h.word))
            .copied();
        let whole = (accept.word..accept.word + accept.len).any(|w| block.has(w, Tag::Invite));
        if invite.is_none() && !whole && !invited_before {
            return None;
        }
        // "«Allí estaré», respondió ella": whose words they are.
        if self.is_quoted(accept.word) && !self.is_undone(words, accept.word, None) {
            let beside = self.speaks_of_us(words).or_else(|| self.said_by(accept.word));
            return beside.map(|actor| (actor, invite.is_some() || whole));
        }
        if invite.is_none()
            && !whole
            && let Some(guests) = self.guests_before(words.start)
        {
            return Some((guests, false));
        }
        if let Some(actor) = self.accepted_by(words, accept, invite) {
            return Some((actor, true));
        }
        let subject = self.subject(words, accept.word);
        if self.is_undone(words, accept.word, None) {
            return None;
        }
        let alone = invite.is_some() || whole;
        // "invited her colleague, who accepted": whom the verb before names, not its subject.
        let hosted = invite.filter(|i| i.word < accept.word && !self.is_noun_or_passive(i.word)).map(|i| i.word);
        let between = hosted.map_or(&[][..], |from| self.names.within(block, from..accept.word));
        let guest = || {
            let found = between.iter().position(|m| {
                !m.is_pronoun() && matches!(m.who, Who::Person | Who::Role | Who::Name | Who::Country | Who::Body)
            })?;
            // "son homologue, la ministre danoise,": who the counterpart is.
            let (first, next) = (between.get(found)?, between.get(found + 1));
            let apposed = next.filter(|n| {
                let det = block.tags.len_before(n.words.start, Tag::Determiner);
                first.who == Who::Role
                    && matches!(n.who, Who::Role | Who::Person)
                    && n.words.start == first.words.end + det
                    && block.gap(first.words.end) == ", "
            });
            apposed.or(Some(first))
        };
        // "an invitation which the minister accepted": what "which" points back to is the invitation.
        let relative = (invite.map_or(words.start, |i| i.word)..accept.word)
            .rev()
            .find(|w| block.has(*w, Tag::PointsBack) || block.has(*w, Tag::That) || block.has(*w, Tag::Relative));
        if let Some(subject) = relative.and_then(|w| self.beside_verb(w + 1, accept.word)) {
            return Some((self.told(words, &subject)?, alone));
        }
        // "extended an invitation to the President, who accepted it": who is named right before "who".
        let named = relative.filter(|w| hosted.is_none() && self.group(words, accept.word) <= *w + 2).and_then(|w| {
            let before = self.names.within(block, invite.map_or(w, |i| i.word)..w);
            before.last().filter(|m| m.words.end == w && !m.is_pronoun() && m.who != Who::Country)
        });
        if let Some(guest) = named {
            let lexicon = &self.text.language.lexicon;
            let article = if lexicon.keeps_article && !lexicon.romance {
                block.tags.len_before(guest.words.start, Tag::Determiner)
            } else {
                0
            };
            return Some((self.actor(words, guest, guest.words.start - article..guest.words.end)?, alone));
        }
        if let Some(subject) = &subject {
            let hosts = hosted.is_some_and(|at| subject.words.start < at);
            // "invited the minister and he accepted", "mời Chủ tịch thăm Uruguay và Chủ tịch đã nhận lời".
            let joined = (subject.words.start..subject.mention.words.start)
                .any(|w| self.text.language.conjunctions.at(block, w).is_some());
            if hosted.is_some() && !hosts && joined {
                let own = &subject.mention;
                return Some((self.actor(words, own, own.words.clone())?, alone));
            }
            let pronoun = hosted.is_some() && subject.mention.is_pronoun() && guest().is_some();
            if !hosts && !pronoun {
                return Some((self.told(words, subject)?, alone));
            }
        }
        if let Some(guest) = guest() {
            // "invitó al canciller ecuatoriano".
            let lexicon = &self.text.language.lexicon;
            let adjective = |w: &usize| {
                // "le ministre cap-verdien".
                let half = lexicon.romance
                    && !block.is_capital(*w)
                    && block.gap(*w + 1) == "-"
                    && ends_in(block.word(*w + 1), &lexicon.endings.demonym);
                block.spaced(*w) && (half || self.is_land_adjective(*w))
            };
            let mut past = guest.words.end + (guest.words.end..guest.words.end + 2).take_while(adjective).count();
            if past > guest.words.end && block.gap(past) == "-" {
                past += 1;
            }
            return Some((self.actor(words, guest, guest.words.start..past)?, alone));
        }
        if subject.is_some() && hosted.is_some() {
            return None;
        }
        let (actor, _) = self.party(words, accept.word)?;
        Some((actor, alone))
    }

    /// "an invitation to the King of Tavella, which was accepted", "the invitation was accepted by the minister": who is
    /// told of behind "by", else whom it went to.
    fn accepted_by(&self, words: &Range<usize>, accept: Hit, invite: Option<Hit>) -> Option<Actor> {
        let block = self.block;
        let invite = invite.filter(|i| i.word < accept.word && block.tags.len_before(i.word, Tag::VerbLead) == 0)?;
        let group = self.group(words, accept.word);
        let passive = [group, accept.word].iter().any(|at| block.tags.len_before(*at, Tag::Passive) > 0);
        let undone = block.tags.within(invite.word..accept.word).any(|h| matches!(h.tag, Tag::Not | Tag::Hedge));
        let known = |m: &&Mention| {
            !m.is_pronoun() && matches!(m.who, Who::Person | Who::Role | Who::Name | Who::Country | Who::Body)
        };
        if !passive || undone || self.is_conditional(words) {
            return None;
        }
        let behind = |m: &&Mention, tag: Tag| {
            let det = block.tags.len_before(m.words.start, Tag::Determiner);
            block.tags.len_before(m.words.start, tag).max(block.tags.len_before(m.words.start - det, tag)) > 0
        };
        let past = accept.word + accept.len;
        let by = self.names.within(block, past..words.end).iter().filter(known).find(|m| behind(m, Tag::By));
        let to = || {
            let between = self.names.within(block, invite.word + 1..accept.word).iter().filter(known);
            between.into_iter().find(|m| behind(m, Tag::To) && !behind(m, Tag::By))
        };
        let found = by.or_else(to)?;
        let det = if self.text.language.lexicon.keeps_article && !self.text.language.lexicon.romance {
            block.tags.len_before(found.words.start, Tag::Determiner)
        } else {
            0
        };
        let end = self.extent(found, accept.word.max(found.words.end));
        self.actor(words, found, found.words.start - det..end.max(found.words.end))
    }

    /// "a invité les éleveurs à s'inscrire. Ils ont accepté": several whom the sentence before invites, where a pronoun or
    /// "all" opens this one.
    fn guests_before(&self, word: usize) -> Option<Actor> {
        const MOST_WORDS: usize = 4;
        let block = self.block;
        let several = [Tag::They, Tag::AllOfThem].iter().any(|tag| block.has(word, *tag));
        let at = block.word_range(word).start;
        let before = block.sentences.get(block.sentence_at(at).checked_sub(1)?).filter(|s| several && s.end <= at)?;
        let words = block.word_from(before.start)..block.word_from(before.end);
        let invite = block.tags.of(words.clone(), Tag::Invite).last().copied()?;
        let noun = invite.word + invite.len;
        let det = block.tags.len(noun, Tag::Determiner);
        let past = (noun + det..words.end.min(noun + det + MOST_WORDS + 1))
            .find(|w| block.tags.len(*w, Tag::Infinitive) > 0 || block.has(*w, Tag::To) || !block.joined(*w))?;
        let plural = &self.text.language.lexicon.plural;
        let named = det > 0 && past > noun + det && block.word(past - 1).ends_with(|c| plural.contains(c));
        let start = if self.text.language.lexicon.romance { noun + det } else { noun };
        named.then(|| self.by_words(start..past)).flatten()
    }

    /// "an invitation", "was invited": no host stands before it.
    fn is_noun_or_passive(&self, at: usize) -> bool {
        let block = self.block;
        let noun = [Tag::Determiner, Tag::Preposition].iter().any(|t| block.tags.len_before(at, *t) > 0);
        let opens = !block.joined(at) || at == 0;
        noun || opens || block.tags.len_before(at, Tag::Passive) > 0
    }
}

//! Speakers whom no list holds, told by a phrase: "a woman in the crowd", "la gagnante du scrutin".

use crate::article::Span;

use super::super::lexicon::Tag;
use super::super::name::{Entry, folded, is_set_apart};
use super::super::text::part;
use super::phrase::Phrase;
use super::speaker::{Attribution, NEAR_WORDS, Near, Outside};

impl Outside<'_> {
    /// A speaker whom no list holds; a role that the article gives somebody elsewhere stands for them.
    pub(super) fn told_phrase(&self, phrase: &Phrase, near: Near) -> Attribution {
        let (text, names, block) = (self.text, self.names, self.block);
        let range = phrase.range(block);
        if let Some(named) = self.named_beside(phrase.bare_words().end).filter(|_| !phrase.is_new(block)) {
            return self.told(named, near);
        }
        // "came a shout from the back of the hall": nobody who is told.
        let head =
            phrase.bare_words().take_while(|w| !block.has(*w, Tag::Preposition)).find(|w| block.has(*w, Tag::Shout));
        if head.is_some() && phrase.is_new(block) {
            return Attribution::none().near(near);
        }
        // "a patient who gave her name only as Chebet".
        if let Some(named) = self.who_gave_a_name(phrase.bare_words()) {
            return self.told(named, near);
        }
        // "the pair wrote", "les deux".
        if block.has(block.word_from(range.start), Tag::Pair)
            && let Some(pair) = self.pair_before(block.word_from(range.start), near)
        {
            return pair;
        }
        // "its statement read", "indique son dernier bulletin", "reza su nota": whoever the sentence before tells of.
        if phrase.is_owned(block)
            && phrase.is_paper(block)
            && let Some(found) = self.sentence_before(self.start_with_quotation(range.start), false)
        {
            return Attribution { speaker: found.speaker, ..Attribution::none() }.near(near);
        }
        // "a note from the agency", "una nota de la entidad": whose paper it is.
        let most = block.word_count().min(phrase.bare_words().end + NEAR_WORDS);
        if !phrase.is_owned(block)
            && phrase.is_paper(block)
            && let Some(owner) = self.owner_of_words(block.word_from(range.start)..phrase.bare_words().end, most)
        {
            return self.told_owner(owner, near);
        }
        // "“…,” came his reply": whose it is.
        let at = block.word_from(range.start);
        let (his, her) = (block.has(at, Tag::HisOwn), block.has(at, Tag::HerOwn));
        if (his || her) && phrase.is_owned(block) && phrase.bare_words().any(|w| block.has(w, Tag::View)) {
            let she = (his != her).then_some(her);
            let speaker = names.registry.last_fitting(self.seen(at), "", she);
            return Attribution { speaker, ..Attribution::none() }.near(near);
        }
        // "la carta que la compañía envió".
        if phrase.is_paper(block)
            && let Some(sender) = self.sender_of(phrase.bare_words())
        {
            return self.told(sender, near);
        }
        let seen = self.seen(block.word_from(range.start));
        // "the colleague who called you that": somebody else than who was named.
        let past = phrase.bare_words().end;
        let by_clause = !text.language.lexicon.romance && block.spaced(past) && block.has(past, Tag::Who);
        let known =
            (!phrase.is_new(block) && !by_clause).then(|| names.registry.by_role(seen, &phrase.bare_words())).flatten();
        // "the ruling says", of a ruling written by somebody who is named.
        if !phrase.is_new(block)
            && phrase.is_paper(block)
            && let Some(writer) = self.writer_of_paper(block.word_from(range.start))
        {
            return self.told(writer, near);
        }
        // "Her mother", "his running mate": somebody else than who was named.
        const SOMEBODY: [Tag; 2] = [Tag::Kin, Tag::Role];
        let kin = phrase.is_owned(block) && phrase.bare_words().any(|w| SOMEBODY.iter().any(|tag| block.has(w, *tag)));
        let apart = text.language.lexicon.romance && is_set_apart(block, phrase.bare_words().end);
        // "agregó el noruego": where somebody is from, and who was named last.
        let land = || {
            let bare = phrase.bare_words();
            let word = folded(block.word(bare.start));
            bare.len() == 1
                && block.tags.len_before(bare.start, Tag::Definite) > 0
                && text.language.lexicon.offices.is_land(&word)
        };
        let any = phrase.is_generic(block) || text.language.lexicon.romance && land();
        if known.is_none() && !kin && !apart && !by_clause && any {
            let speaker =
                self.described(phrase.bare_words()).or_else(|| self.last_person(block.word_from(range.start)));
            let speaker = speaker.or_else(|| self.named_later(&phrase.bare_words()));
            if speaker.is_some() {
                return Attribution { speaker, ..Attribution::none() }.near(near);
            }
        }
        let meant = || self.described(phrase.bare_words());
        let written = || {
            let told = phrase.told(block, text.language);
            let end = block.word_range(self.whole(&phrase.bare_words()).saturating_sub(1)).end.max(range.end);
            let more = part(&block.text, range.end..end);
            (kin || phrase.is_paper(block) || !phrase.is_thing(block, text.language)).then(|| format!("{told}{more}"))
        };
        let speaker = known.map(Entry::spoken).or_else(meant).or_else(written);
        let span = Some(Span::new(block.index, range.start, range.end));
        Attribution { speaker, span, ..Attribution::none() }.near(near)
    }
}

//! What leads up to a quotation without naming anybody: banners and walls, somebody new, a phrase that opens a clause.

use std::ops::Range;

use super::super::lexicon::Tag;
use super::super::name::{Mention, Who};
use super::phrase::{Phrase, before_verb, phrase_at};
use super::speaker::{NEAR_WORDS, Outside};

impl Outside<'_> {
    /// "Sur une banderole, on pouvait lire : « … »", "alguien había escrito: “…”": words that are to be read, by nobody who is told.
    pub(super) fn is_written_up(&self, words: &Range<usize>) -> bool {
        let block = self.block;
        let from = words.start.max(words.end.saturating_sub(NEAR_WORDS));
        let acts = |m: &Mention| {
            let somebody = matches!(m.who, Who::Person | Who::Role | Who::He | Who::She | Who::Body)
                || m.who == Who::Name && m.words.len() >= 2;
            somebody && m.can_act()
        };
        let free = |from: usize| !self.names.within(block, from..words.end).iter().any(acts);
        let found = |tag: Tag| (from..words.end).rev().find(|w| block.has(*w, tag) && !self.is_quoted(*w));
        let somebody = found(Tag::Somebody).filter(|w| block.tags.any(*w..words.end, Tag::Say));
        somebody.is_some_and(free) || found(Tag::Banner).is_some() && free(from)
    }

    /// "Primero lo hizo una anciana, por medio de su nieta: “…”", "Vient ensuite un pêcheur : « … »": somebody new behind the verb.
    pub(super) fn new_behind(&self, words: Range<usize>) -> Option<Phrase> {
        let block = self.block;
        let from = words.start.max(words.end.saturating_sub(NEAR_WORDS));
        // "khi một cụ ông đứng lên": behind a word that opens a clause.
        if self.text.language.lexicon.plural.is_empty() {
            let role =
                |w: usize| [Tag::Role, Tag::GenericRole].iter().map(|tag| block.tags.len(w, *tag)).max().unwrap_or(0);
            let opens = |w: &usize| {
                block.has(*w, Tag::Indefinite)
                    && (block.spaced(*w) || block.gap(*w) == ", ")
                    && block.spaced(w + 1)
                    && role(w + 1) > 0
                    && (block.gap(*w) == ", "
                        || block.has(*w - 1, Tag::ClauseLead)
                        || block.tags.len_before(*w, Tag::Condition) > 0
                        || block.has(*w - 1, Tag::BringsIn))
            };
            return (from + 1..words.end).find(opens).map(|w| Phrase::of(w..w + 1 + role(w + 1), w));
        }
        if !self.text.language.lexicon.romance {
            return None;
        }
        let at = (from + 1..words.end)
            .find(|w| block.has(*w, Tag::Indefinite) && block.spaced(*w) && !block.has(*w - 1, Tag::Preposition))?;
        let found = phrase_at(block, at, words.end, self.text.language)?;
        let head = found.bare_words().start;
        let somebody = block.has(head, Tag::Role)
            || block.has(head, Tag::GenericRole)
            || block.has(head, Tag::PersonWord)
            || self.text.language.lexicon.reads_as_role(block.word(head));
        (somebody && !found.is_thing(block, self.text.language)).then_some(found)
    }

    /// The phrase that opens a clause and leads up to a verb: "One of them, who would not be named, said".
    pub(super) fn opening_phrase(&self, words: Range<usize>, verb: usize) -> Option<Phrase> {
        let block = self.block;
        let from = words.start.max(verb.saturating_sub(NEAR_WORDS));
        let starts = (from..verb).filter(|w| !self.is_quoted(*w)).filter(|w| {
            *w == words.start
                || block.gap(*w).starts_with([',', ';', ':', '–', '—'])
                || self.text.language.conjunctions.ends_before(block, *w)
        });
        // "Une vendeuse, qui traverse le lac, soupire": somebody new, and a clause that tells more of them.
        if let Some(found) = before_verb(block, words.start, verb, self.text.language).filter(|p| p.is_new(block)) {
            let past = block.word_from(found.range(block).end);
            if block.gap(past) == ", " && block.has(past, Tag::Relative) && !found.is_thing(block, self.text.language) {
                return Some(found);
            }
        }
        // "si bien las organizaciones hablan de": a few words may lead up to it.
        starts.rev().find_map(|start| {
            let open =
                |w: &usize| *w == start || !block.has(*w - 1, Tag::Preposition) || block.has(*w - 1, Tag::Article);
            let found = (start..verb.min(start + 4))
                .filter(open)
                .find_map(|w| before_verb(block, w, verb, self.text.language))?;
            // "Son adjoint, un ancien du Crédit maritime, a glissé": what somebody is stands between commas.
            let end = block.word_from(found.range(block).end);
            let apposed = start > words.start && block.gap(start).starts_with(',') && block.gap(end).starts_with(',');
            (!apposed || !found.is_new(block)).then_some(found)
        })
    }
}

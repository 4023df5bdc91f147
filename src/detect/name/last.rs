//! Who was named last, who holds a role, who stands before.

use std::ops::Range;

use super::super::lexicon::Tag;
use super::super::text::{Block, Text};
use super::Mention;
use super::Who;
use super::entry::Entry;
use super::learn::is_object;
use super::pronoun::Fits;
use super::registry::{Registry, folded, with_article};
use super::seen::{MOST_ASKED, Seen};

/// How many of those named are asked, where all may be meant.
const MOST_ENTRIES: usize = 400;

impl Registry {
    /// Who has a role that the article gives somebody.
    pub(in crate::detect) fn by_role(&self, seen: Seen<'_>, words: &Range<usize>) -> Option<&Entry> {
        let own = seen.text.blocks.get(seen.place.0)?;
        let written: Vec<String> = words.clone().map(|w| folded(own.word(w))).collect();
        let id = self
            .described(seen, own, words, &|_| true)
            .or_else(|| self.whose_role(seen, &written, &|_| true))
            .or_else(|| self.same_office(seen, own, words, &|_| true));
        self.entries.get(id?)
    }

    /// The one with a role who was named last; however far back, if only one has it.
    pub(super) fn whose_role(&self, seen: Seen<'_>, wanted: &[String], may_be: Fits<'_>) -> Option<usize> {
        let Seen { text, place, .. } = seen;
        let fits = |e: &Entry| e.has_role(wanted) && may_be(e);
        // "the minister" is not the deputy minister, where both are named.
        let deputies = &text.language.lexicon.deputies;
        let deputy = |words: &[String]| words.iter().any(|w| deputies.contains(w));
        let own = |e: &Entry| fits(e) && (deputy(wanted) || !deputy(&e.role_words));
        let holders = self.holders(wanted.first()?);
        let mut all = holders.iter().copied().filter(|id| self.entries.get(*id).is_some_and(fits));
        let (first, second) = (all.next()?, all.next());
        let told = |id: &usize| self.entries.get(*id).is_some_and(|e| e.places.iter().any(|p| *p < place));
        // One holder alone may be named later: "the chair … Commission chair Ana Ruiz".
        let once = second.is_none() && (told(&first) || wanted.len() == 1);
        self.before(seen, &own).or_else(|| self.before(seen, &fits)).or_else(|| Some(first).filter(|_| once))
    }

    /// Who was named last before a place, where the text leaves the pronoun out.
    pub(in crate::detect) fn last_person(&self, seen: Seen<'_>) -> Option<String> {
        let id = self
            .recent(seen, &|e| !e.is_body)
            .or_else(|| self.before(seen, &|e| !e.is_body && e.is_sure))
            .or_else(|| self.before(seen, &|e| !e.is_body));
        id.and_then(|id| self.entries.get(id)).map(Entry::spoken).or_else(|| {
            let (own, list) = seen.read(seen.place.0)?;
            let role = list.iter().rev().take(40).find(|m| m.who == Who::Role && m.can_act())?;
            Some(with_article(seen.text, own, role))
        })
    }

    /// Of the two persons who were named last the one who was named last, or the one before.
    pub(in crate::detect) fn one_of_two(&self, seen: Seen<'_>, latter: bool) -> Option<String> {
        let mut known: Vec<usize> = Vec::new();
        for place in seen.places_before().take(MOST_ASKED) {
            let mention = seen.blocks.get(place.0).and_then(|list| list.get(place.1)).filter(|m| !m.quoted);
            let id = mention.and_then(|_| self.id_at(place)).filter(|id| !known.contains(id));
            let person = |id: &usize| self.entries.get(*id).is_some_and(|e| !e.is_body && (e.is_sure || e.is_whole()));
            known.extend(id.filter(person));
            if known.len() == 2 {
                break;
            }
        }
        // "a justifié cette dernière": of one alone, too.
        let id = known.get(usize::from(!latter)).filter(|_| known.len() == 2 || latter)?;
        self.entries.get(*id).map(Entry::spoken)
    }

    /// "A senior diplomat …. … the diplomat": of the mentions before a role the one without a name that told of it anew.
    pub(in crate::detect) fn new_one<'a>(
        &self,
        text: &Text,
        block: &Block,
        before: &'a [Mention],
        role: &Mention,
    ) -> Option<&'a Mention> {
        // The head of a role stands last in English, first elsewhere.
        let head_first = text.language.lexicon.romance || text.language.lexicon.plural.is_empty();
        let head = |m: &Mention| block.word(if head_first { m.words.start } else { m.words.end.saturating_sub(1) });
        let near = before.iter().enumerate().rev().take(MOST_ASKED);
        let (_, found) = near.filter(|(_, m)| !m.quoted).find(|(index, m)| {
            let id = self.id_at((block.index, *index));
            let named = m.who == Who::Person && id.is_some();
            // "advirtió la fuente": whoever would not be named.
            let source = block.has(role.words.start, Tag::Source)
                && role.words.len() == 1
                && block.tags.len_before(m.words.start, Tag::Indefinite) > 0;
            m.who == Who::Role && (head(m) == head(role) || source) || named
        })?;
        let det = block.tags.len_before(found.words.start, Tag::Indefinite);
        (found.who == Who::Role && det > 0 && block.joined(found.words.start)).then_some(found)
    }

    /// Who was named last, in this paragraph or the one before, and can be meant by a word that only describes; nobody where
    /// the word itself was told of somebody without a name.
    pub(in crate::detect) fn last_fitting(&self, seen: Seen<'_>, described: &str, she: Option<bool>) -> Option<String> {
        let lexicon = &seen.text.language.lexicon;
        let block = seen.place.0;
        let known = (block.saturating_sub(2)..=block).any(|b| {
            let Some((own, list)) = seen.read(b) else { return false };
            let near = list.iter().enumerate().rev().take(MOST_ASKED);
            let mut unnamed = near.filter(|(i, m)| m.who == Who::Role && self.id_at((b, *i)).is_none());
            unnamed.any(|(_, m)| m.words.clone().any(|w| own.word(w) == described))
        });
        if known {
            return None;
        }
        let fits = |e: &Entry| !e.is_body && she.is_none_or(|she| e.may_be(lexicon, she));
        // "the Pole": of whom it is told where they are from.
        let names = &lexicon.offices;
        let from =
            |e: &Entry| fits(e) && e.role_words.iter().any(|w| names.is_land(w) && names.same_land(described, w));
        let land = names.is_land(described).then(|| self.before(seen, &from)).flatten();
        land.or_else(|| self.recent(seen, &fits)).and_then(|id| self.entries.get(id)).map(Entry::spoken)
    }

    /// Whoever was named last with a role of former times; else, in this paragraph or the one before, of whom no role is told.
    pub(in crate::detect) fn last_untitled(&self, seen: Seen<'_>, she: Option<bool>) -> Option<String> {
        self.former_one(seen, she).and_then(|id| self.entries.get(id)).map(Entry::spoken)
    }

    /// As [`Registry::last_untitled`], by number.
    pub(super) fn former_one(&self, seen: Seen<'_>, she: Option<bool>) -> Option<usize> {
        let lexicon = &seen.text.language.lexicon;
        let may_be = |e: &Entry| e.is_whole() && she.is_none_or(|she| e.may_be(lexicon, she));
        // "L’ancien ministre Luc Roux … l’ex-ministre": of whom it was told so.
        let told = |e: &Entry| may_be(e) && e.role_words.iter().any(|w| lexicon.former.contains(w));
        let untitled = |e: &Entry| may_be(e) && e.role.is_none();
        self.before(seen, &told).or_else(|| self.recent(seen, &untitled))
    }

    /// The subject of this paragraph or the one before it: somebody sure, else a name of two words that opens a sentence.
    pub(super) fn recent(&self, seen: Seen<'_>, fits: Fits<'_>) -> Option<usize> {
        let Seen { text, place, .. } = seen;
        (place.0.saturating_sub(1)..=place.0).rev().find_map(|b| {
            let (own, list) = seen.read(b)?;
            let asked = || {
                let near = list.iter().enumerate().rev().take(MOST_ASKED);
                near.filter(|(_, m)| m.can_act()).filter_map(|(i, m)| {
                    let id = self.id_at((b, i))?;
                    self.entries.get(id).filter(|e| fits(e)).map(|e| (id, e, m))
                })
            };
            // "She thanked Berg for what she called": whom the verb before acts on is not who acts.
            let object = |m: &Mention| !text.language.lexicon.romance && is_object(own, m);
            let sure =
                asked().find(|(_, e, m)| e.is_sure && !object(m)).or_else(|| asked().find(|(_, e, _)| e.is_sure));
            let opens = |m: &Mention| {
                let from = super::registry::owner_from(own, m.words.start);
                // "Across the aisle, Agnes Drever shook her head."
                // "Battue au sprint, la Française Chloé Roux a souri."
                let det = if own.joined(from) { own.tags.len_before(from, Tag::Determiner) } else { 0 };
                let behind = own.gap(from - det) == ", " && own.joined(m.words.end) && !own.is_capital(m.words.end);
                // "Plus réservé, Luc Roux, qui a dirigé le service, juge": a clause tells more of who acts.
                let past = m.words.end;
                let clause = own.gap(from - det) == ", "
                    && own.gap(past) == ", "
                    && [Tag::Who, Tag::Relative].iter().any(|tag| own.has(past, *tag));
                m.words.len() >= 2 && m.who == Who::Name && (super::scan::opens(own, from) || behind || clause)
            };
            // Whoever opens a later sentence is nearer than who was sure before.
            if let (Some((_, _, far)), Some((id, _, near))) = (&sure, asked().find(|(_, _, m)| opens(m)))
                && b == place.0
                && near.words.start > far.words.start
            {
                return Some(id);
            }
            // A short name of somebody whose whole name the article gives.
            let short = |e: &Entry, m: &Mention| e.is_whole() && m.who == Who::Name && m.words.len() == 1;
            sure.or_else(|| asked().find(|(_, e, m)| opens(m) || short(e, m))).map(|(id, ..)| id)
        })
    }

    /// The entry that was named last before a place; subjects are asked first.
    pub(super) fn before(&self, seen: Seen<'_>, fits: Fits<'_>) -> Option<usize> {
        let Seen { blocks, .. } = seen;
        let earlier = || seen.places_before();
        let entry = |(b, i): (usize, usize), governed: bool| {
            let mention = blocks.get(b)?.get(i)?;
            let id = self.id_at((b, i)).filter(|_| (governed || mention.can_act()) && !mention.quoted)?;
            self.entries.get(id).filter(|e| fits(e)).map(|_| id)
        };
        earlier().find_map(|at| entry(at, false)).or_else(|| earlier().find_map(|at| entry(at, true)))
    }

    /// The only one of all named before a place who fits, however far back.
    pub(super) fn only_one(&self, seen: Seen<'_>, fits: Fits<'_>) -> Option<usize> {
        let before = |e: &Entry| !e.is_body && e.places.first().is_some_and(|p| *p < seen.place);
        let mut all = self.entries.iter().enumerate().take(MOST_ENTRIES).filter(|(_, e)| before(e) && fits(e));
        let one = all.next().map(|(id, _)| id);
        one.filter(|_| all.next().is_none())
    }

    /// Whether nobody is named before a place.
    pub(in crate::detect) fn is_first(&self, seen: Seen<'_>) -> bool {
        let before = |e: &&Entry| !e.is_body && e.is_sure && e.places.first().is_some_and(|p| *p < seen.place);
        !self.entries.iter().take(MOST_ENTRIES).any(|e| before(&e))
    }
}

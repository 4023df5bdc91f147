//! Whom a mention stands for: pronouns, short names and roles, by what stands before them.

use super::super::lexicon::{Lexicon, Tag, ends_in};
use super::super::text::{Block, Text, part};
use super::entry::Entry;
use super::registry::{Registry, gendered, is_any_body, with_article};
use super::seen::{MOST_ASKED, Seen};
use super::{Mention, Who};

/// What may fit.
pub(super) type Fits<'a> = &'a dyn Fn(&Entry) -> bool;

impl Registry {
    /// Settles pronouns and roles in reading order: who is "he" stays the one who is spoken of.
    pub(super) fn settle(&mut self, text: &Text, blocks: &[Vec<Mention>]) {
        for (block, mentions) in text.blocks.iter().zip(blocks) {
            for (index, mention) in mentions.iter().enumerate() {
                let place = (block.index, index);
                let any = self.id_at(place).is_none() && is_any_body(block, mention);
                let land = mention.who == Who::Name
                    && self.id_at(place).is_none()
                    && super::told::tells_of_a_land(text, block, mention);
                let pointing = any || land || matches!(mention.who, Who::He | Who::She | Who::Role | Who::It);
                if mention.quoted || !pointing {
                    continue;
                }
                let seen = Seen { text, blocks, place };
                if let Some(id) = self.pointed(seen, mention) {
                    self.point(place, id);
                }
            }
        }
    }

    /// The entry that a pronoun or a role stands for.
    fn pointed(&self, seen: Seen<'_>, mention: &Mention) -> Option<usize> {
        let Seen { text, place, .. } = seen;
        let own = text.blocks.get(place.0)?;
        match mention.who {
            Who::Role => self.role_meant(seen, mention),
            Who::He | Who::She => {
                let lexicon = &text.language.lexicon;
                let is_she = mention.who == Who::She;
                // Vietnamese puts "ông" or a role before the name too: who has none is no person.
                let viet = lexicon.plural.is_empty();
                // "Em", "Cháu": a girl or a boy.
                let either = own.has(mention.words.start, Tag::He) && own.has(mention.words.start, Tag::She);
                let fits = |e: &Entry| !e.is_body && (either || e.may_be(lexicon, is_she)) && (e.is_titled() || !viet);
                // "chị" is none of those called "bà", where somebody else fits.
                let addressed = |e: &Entry| fits(e) && (!viet || is_called_so(seen, own, mention, e));
                let found = self.of_pronoun(seen, own, mention, &addressed);
                found.or_else(|| self.of_pronoun(seen, own, mention, &fits).filter(|_| viet))
            }
            Who::It => self.acting_body(seen, own).or_else(|| self.before(seen, &|e| e.is_body)),
            // "The Belgian laughed."
            Who::Name => self.meant_by_land(seen, mention),
            // "the company" is none of those told by a word for any.
            // "nhà trường viết": of its kind.
            Who::Body if text.language.lexicon.plural.is_empty() && !own.is_capital(mention.words.start) => {
                // "công ty này": the last syllable of the word for its kind.
                let body = own.tags.len(mention.words.start, Tag::Body).clamp(1, mention.words.len().max(1));
                let kind = super::registry::folded(own.word(mention.words.start + body - 1));
                let named = |e: &Entry| e.is_body && e.name.contains(char::is_uppercase);
                let own = self.before(seen, &|e| named(e) && e.keys.contains(&kind));
                // "đơn vị này": of any kind.
                own.or_else(|| self.before(seen, &named))
            }
            Who::Body => {
                let named = |e: &Entry| e.is_body && e.name.contains(char::is_uppercase);
                let acting = self.acting_body(seen, own).filter(|id| self.entries.get(*id).is_some_and(named));
                // "Nordhav AS runs both hulls. … the company wrote": a name of which nothing tells that it is somebody's.
                let firm = |e: &Entry| named(e) || e.may_be_a_firm();
                acting.or_else(|| self.before(seen, &firm))
            }
            _ => None,
        }
    }

    /// Whom "he" or "she" means, of those who fit.
    fn of_pronoun(&self, seen: Seen<'_>, own: &Block, mention: &Mention, fits: Fits<'_>) -> Option<usize> {
        let Seen { text, blocks, place } = seen;
        let lexicon = &text.language.lexicon;
        let (viet, is_she) = (lexicon.plural.is_empty(), mention.who == Who::She);
        if let Some(id) = self.met(seen, fits) {
            return Some(id);
        }
        // "L’Autorité a sanctionné la banque pour ce qu’elle qualifie": a body that acts alone in the sentence.
        if lexicon.romance
            && let Some(id) = self.body_alone(blocks, place, own)
        {
            return Some(id);
        }
        let honours = viet && own.has(mention.words.start, Tag::Honorific);
        if !honours && self.role_is_nearer(seen, mention.who) {
            return None;
        }
        let here = || {
            let told = self.told_here(blocks, place, lexicon, is_she);
            told.or_else(|| self.told_last(seen, fits))
        };
        // "Abril y su jefe, Quim Roig, confían. «…», corrige ella.": of two the one who is known to be a woman.
        let known = self.recent(seen, fits).filter(|id| self.is_open(*id, lexicon)).and_then(|_| {
            let one = |e: &Entry| fits(e) && e.is_one(lexicon, is_she);
            self.acting_near(seen, own, &one)
        });
        if known.is_some() {
            return known;
        }
        self.recent(seen, fits)
            .filter(|id| self.is_near(place, *id) || here().is_none())
            .or_else(here)
            .or_else(|| self.before(seen, &|e| e.is_sure && fits(e)))
            .or_else(|| self.before(seen, fits))
    }

    /// The fullest name of a mention as it stands, pronouns and roles resolved by what stands before it.
    pub(in crate::detect) fn resolve(
        &self,
        text: &Text,
        blocks: &[Vec<Mention>],
        block: usize,
        mention: &Mention,
    ) -> Option<String> {
        let own = text.blocks.get(block)?;
        let entry = self.entry_of(blocks, block, mention);
        match mention.who {
            Who::He | Who::She if entry.is_none() => self.unnamed(text, blocks, block, mention, false),
            Who::They => {
                let index = index_of(blocks, block, mention)?;
                let as_written = || part(&own.text, mention.range.clone()).to_owned();
                Some(parties_before(text, blocks, block, index).unwrap_or_else(as_written))
            }
            Who::Person | Who::Name | Who::Body if entry.is_none() && !mention.name.is_empty() => {
                Some(part(&own.text, mention.name.clone()).to_owned())
            }
            _ => Some(entry.map_or_else(
                || part(&own.text, mention.range.clone()).to_owned(),
                |e| if e.is_body && e.is_long() { e.name.clone() } else { e.full() },
            )),
        }
    }

    /// As [`Registry::resolve`], for who speaks: roles and bodies keep their article where the language keeps it, and a
    /// pronoun that stands for nobody gives nothing.
    pub(in crate::detect) fn speaker(
        &self,
        text: &Text,
        blocks: &[Vec<Mention>],
        block: usize,
        mention: &Mention,
    ) -> Option<String> {
        let own = text.blocks.get(block)?;
        let entry = self.entry_of(blocks, block, mention).map(Entry::spoken);
        if entry.is_some() {
            return entry;
        }
        match mention.who {
            Who::He | Who::She | Who::It => self.unnamed(text, blocks, block, mention, true),
            Who::They => {
                let index = index_of(blocks, block, mention)?;
                parties_before(text, blocks, block, index).or_else(|| sentence_subject(text, blocks, block, index))
            }
            Who::We | Who::Own | Who::You => None,
            Who::Role | Who::Body | Who::Country | Who::Parties => Some(with_article(text, own, mention)),
            Who::Person => Some(mention.written(own)),
            Who::Name if mention.words.len() >= 2 => Some(with_article(text, own, mention)),
            Who::Name => Some(part(&own.text, mention.name.clone()).to_owned()),
        }
    }

    /// Whom "he" means where the article names nobody who fits: the role that was told last, for "it" the body.
    fn unnamed(
        &self,
        text: &Text,
        blocks: &[Vec<Mention>],
        block: usize,
        mention: &Mention,
        article: bool,
    ) -> Option<String> {
        let index = index_of(blocks, block, mention)?;
        (block.saturating_sub(2)..=block).rev().find_map(|b| {
            let (list, own) = (blocks.get(b)?, text.blocks.get(b)?);
            let wanted = |m: &&Mention| match mention.who {
                Who::It => m.who == Who::Body,
                who => m.who == Who::Role && may_be(text, own, m, who),
            };
            let past = if b == block { index } else { list.len() };
            let near = || list.get(..past).unwrap_or(&[]).iter().rev().take(40).filter(wanted);
            // "There was laughter, but not from the club captain. “…,” he snapped."
            let last =
                || near().find(|m| !m.quoted && b == block && own.tags.len_before(m.words.start, Tag::Definite) > 0);
            let found = near().find(|m| m.can_act()).or_else(last)?;
            let plain = || part(&own.text, found.range.clone()).to_owned();
            Some(if article { with_article(text, own, found) + adjectives(text, own, found) } else { plain() })
        })
    }

    /// Whether nothing tells that somebody is a woman, or a man.
    fn is_open(&self, id: usize, lexicon: &Lexicon) -> bool {
        self.entries.get(id).is_some_and(|e| !e.is_one(lexicon, true) && !e.is_one(lexicon, false))
    }

    /// Who fits and acts in the sentence of a place, or in the one before, in the same paragraph.
    fn acting_near(&self, seen: Seen<'_>, block: &Block, fits: Fits<'_>) -> Option<usize> {
        let (_, list) = seen.read(seen.place.0)?;
        let at = seen.blocks.get(seen.place.0)?.get(seen.place.1)?.range.start;
        let start = block.sentences.get(block.sentence_at(at).saturating_sub(1))?.start;
        let near = list.iter().enumerate().rev().take(MOST_ASKED).take_while(|(_, m)| m.range.start >= start);
        let acts = near.filter(|(_, m)| m.can_act() && !m.is_pronoun() && !super::learn::is_object(block, m));
        acts.filter_map(|(i, _)| self.id_at((seen.place.0, i))).find(|id| self.entries.get(*id).is_some_and(fits))
    }

    /// "A spokeswoman called it cruel. It was, she said, …": somebody without a name who acts right before, in this paragraph.
    fn role_is_nearer(&self, seen: Seen<'_>, who: Who) -> bool {
        let Seen { text, blocks, place } = seen;
        let (Some(list), Some(own)) = (blocks.get(place.0), text.blocks.get(place.0)) else { return false };
        let near = list.get(..place.1).unwrap_or(&[]).iter().enumerate().rev().take(MOST_ASKED);
        let own_block = near.map(|(i, m)| ((place.0, i), m, own));
        let before = place.0.checked_sub(1);
        let above = before.and_then(|b| Some((b, blocks.get(b)?, text.blocks.get(b)?))).into_iter();
        let above = above.flat_map(|(b, list, own)| {
            list.iter().enumerate().rev().take(MOST_ASKED).map(move |(i, m)| ((b, i), m, own))
        });
        let persons = [Who::Person, Who::Name, Who::Role, Who::He, Who::She];
        let is_she = who == Who::She;
        let asked = |m: &Mention| (m.can_act() || m.honoured && !m.quoted) && persons.contains(&m.who);
        for (at, mention, own) in own_block.chain(above).filter(|(_, m, _)| asked(m)) {
            let known = self.id_at(at).and_then(|id| self.entries.get(id));
            match (mention.who, known) {
                // "A beekeeper, he has moved": what the pronoun itself is.
                (Who::Role, None) if at.0 == place.0 && self.tells_of(own, mention, list.get(place.1)) => {}
                (Who::Role, None) => return may_be(text, own, mention, who) && self.leads(text, blocks, at),
                (_, Some(e)) if !mention.can_act() && !e.is_one(&text.language.lexicon, is_she) => {}
                (_, Some(e)) if !e.is_body && (e.is_sure || e.is_whole()) => return false,
                _ => {}
            }
        }
        false
    }

    /// Whether a role opens a sentence and a comma parts it from a pronoun in the same.
    fn tells_of(&self, block: &Block, role: &Mention, pronoun: Option<&Mention>) -> bool {
        pronoun.is_some_and(|p| {
            let sentence = block.sentence_of(p.range.start);
            let opens = block.word_from(sentence.start) + 2 >= role.words.start && sentence.start <= role.range.start;
            opens && block.gap(p.words.start).starts_with(',')
        })
    }

    /// Whether nobody whose name is known acts before a mention in its sentence.
    fn leads(&self, text: &Text, blocks: &[Vec<Mention>], at: (usize, usize)) -> bool {
        let (Some(own), Some(list)) = (text.blocks.get(at.0), blocks.get(at.0)) else { return false };
        let Some(mention) = list.get(at.1) else { return false };
        let start = own.sentence_of(mention.range.start).start;
        let before = list.iter().enumerate().take(at.1).rev().take(MOST_ASKED);
        !before
            .take_while(|(_, m)| m.range.start >= start)
            .any(|(i, m)| m.can_act() && self.entry_at(at.0, i).is_some_and(|e| !e.is_body))
    }

    /// Whether somebody is named in the paragraph of a place, before it.
    pub(super) fn is_near(&self, place: (usize, usize), id: usize) -> bool {
        (place.1.saturating_sub(MOST_ASKED)..place.1).any(|i| self.id_at((place.0, i)) == Some(id))
    }

    /// "confidence in Ms Brook. Asked again, she said": an honorific tells whom the pronoun means.
    fn told_here(
        &self,
        blocks: &[Vec<Mention>],
        place: (usize, usize),
        lexicon: &Lexicon,
        is_she: bool,
    ) -> Option<usize> {
        let list = blocks.get(place.0)?.get(..place.1)?;
        let near = list.iter().enumerate().rev().take(MOST_ASKED).filter(|(_, m)| m.honoured && !m.quoted);
        near.filter_map(|(i, _)| self.id_at((place.0, i)))
            .find(|id| self.entries.get(*id).is_some_and(|e| e.is_one(lexicon, is_she)))
    }

    /// "That was not enough for Cllr Shabana Mirza. ‘Then find it,’ she snapped.": who alone is named in the sentence before.
    fn told_last(&self, seen: Seen<'_>, fits: Fits<'_>) -> Option<usize> {
        let (own, list) = seen.read(seen.place.0)?;
        let at = seen.blocks.get(seen.place.0)?.get(seen.place.1)?.range.start;
        let end = own.sentence_of(at).start;
        let start = own.sentences.get(own.sentence_at(at).checked_sub(1)?)?.start;
        let near = list.iter().enumerate().rev().take(MOST_ASKED).filter(|(_, m)| !m.quoted && m.range.start < end);
        let mut known = near
            .take_while(|(_, m)| m.range.start >= start)
            .filter_map(|(i, _)| self.id_at((seen.place.0, i)))
            .filter(|id| self.entries.get(*id).is_some_and(|e| !e.is_body));
        let first = known.next()?;
        let alone = known.all(|id| id == first);
        let whole = |e: &Entry| e.is_whole() && e.is_sure && fits(e);
        (alone && self.entries.get(first).is_some_and(whole)).then_some(first)
    }

    fn entry_of(&self, blocks: &[Vec<Mention>], block: usize, mention: &Mention) -> Option<&Entry> {
        self.entry_at(block, index_of(blocks, block, mention)?)
    }
}

/// Whether a role can be that of "he" or of "she".
fn may_be(text: &Text, block: &Block, role: &Mention, who: Who) -> bool {
    let lexicon = &text.language.lexicon;
    let is_she = who == Who::She;
    let words = gendered(block, role, lexicon);
    !words.iter().any(|w| lexicon.is_other(w, is_she))
}

/// "nigérien" behind "le délégué": adjectives that tell where somebody is from.
fn adjectives<'a>(text: &Text, block: &'a Block, role: &Mention) -> &'a str {
    let lexicon = &text.language.lexicon;
    let past = role.words.end;
    let from = |w: &usize| {
        !block.is_capital(*w)
            && block.spaced(*w)
            && ends_in(block.word(*w), &lexicon.endings.demonym)
            && !block.has(*w, Tag::Say)
    };
    if role.who != Who::Role || !lexicon.romance || !from(&past) {
        return "";
    }
    part(&block.text, role.range.end..block.word_range(past).end)
}

/// "a minister", "one envoy": somebody new.
pub(super) fn block_has_fresh(block: &Block, from: usize, to: usize) -> bool {
    (from..to).any(|w| block.has(w, Tag::Indefinite))
        || from > 0 && block.joined(from) && block.has(from - 1, Tag::Indefinite)
}

fn index_of(blocks: &[Vec<Mention>], block: usize, mention: &Mention) -> Option<usize> {
    Some(blocks.get(block)?.partition_point(|m| m.words.start < mention.words.start))
}

/// "The two sides … They agreed".
fn parties_before(text: &Text, blocks: &[Vec<Mention>], block: usize, index: usize) -> Option<String> {
    (block.saturating_sub(1)..=block).rev().find_map(|b| {
        let list = blocks.get(b)?;
        let past = if b == block { index } else { list.len() };
        let plural = |m: &&Mention| matches!(m.who, Who::Parties) || m.who == Who::Body && m.can_act();
        let found = list.get(..past)?.iter().rev().take(40).find(plural)?;
        Some(part(&text.blocks.get(b)?.text, found.range.clone()).to_owned())
    })
}

/// "Campaigners say they …": the one who acts before in the same sentence.
fn sentence_subject(text: &Text, blocks: &[Vec<Mention>], block: usize, index: usize) -> Option<String> {
    let own = text.blocks.get(block)?;
    let list = blocks.get(block)?;
    let at = list.get(index)?.range.start;
    let start = own.sentence_of(at).start;
    let found = list.get(..index)?.iter().rev().take(20).find(|m| m.range.start >= start && m.can_act())?;
    Some(with_article(text, own, found))
}

/// Whether a Vietnamese pronoun is no word for somebody of another age than those that the article puts before the name: "chị" for
/// "bà", "ông" for "anh".
fn is_called_so(seen: Seen<'_>, own: &Block, pronoun: &Mention, entry: &Entry) -> bool {
    const OLD: [&str; 3] = ["ông", "bà", "cụ"];
    const YOUNG: [&str; 5] = ["anh", "chị", "cô", "em", "chú"];
    let word = own.word(pronoun.words.start);
    let others: &[&str] = if OLD.contains(&word) {
        &YOUNG
    } else if YOUNG.contains(&word) {
        &OLD
    } else {
        return true;
    };
    let mut called = entry.places.iter().take(MOST_ASKED).filter_map(|(b, i)| {
        let (block, mention) = (seen.text.blocks.get(*b)?, seen.blocks.get(*b)?.get(*i)?);
        mention.honoured.then(|| block.word(mention.words.start))
    });
    let mut any = false;
    let so = called.any(|w| {
        any |= others.contains(&w);
        !others.contains(&w)
    });
    so || !any
}

//! Who is bound, as the sentence names them: pronouns and roles by whom they stand for.

use std::ops::Range;

use crate::article::{BlockKind, Span};

use super::super::lexicon::{Tag, ends_in};
use super::super::name::{Mention, Who};
use super::super::text::part;
use super::party::Subject;
use super::{Actor, Reader};

/// The most items of a list whose verbs have one subject before them.
const MOST_ITEMS: usize = 24;

/// How many words before the one who acts are asked for a fuller name.
const MOST_LEAD: usize = 40;

impl Reader<'_> {
    /// A subject as the sentence names it; pronouns by whom they stand for.
    pub(super) fn told(&self, words: &Range<usize>, subject: &Subject) -> Option<Actor> {
        self.actor(words, &subject.mention, subject.words.clone())
    }

    /// A mention as the sentence names it, by the fullest words that it has for the same.
    pub(super) fn actor(&self, words: &Range<usize>, mention: &Mention, own: Range<usize>) -> Option<Actor> {
        let block = self.block;
        let resolve = |m: &Mention| self.names.registry.resolve(self.text, &self.names.blocks, block.index, m);
        let span = |range: Range<usize>| Span::new(block.index, range.start, range.end);
        let points_back = mention.is_pronoun() || matches!(mention.who, Who::Role);
        // "Je vous donne ma parole": to whom it is given stands between.
        let given = mention.who == Who::You
            && mention.words.start.checked_sub(1).is_some_and(|w| block.has(w, Tag::Own) || block.has(w, Tag::We));
        // "“We will vaccinate everyone by June,” pledged the minister": who says so.
        if given || matches!(mention.who, Who::We | Who::Own) {
            let beside = mention.quoted.then(|| self.speaks_of_us(words)).flatten();
            if let Some(speaker) = beside.or_else(|| self.said_by(mention.words.start)) {
                return Some(speaker);
            }
        }
        if mention.is_pronoun()
            && let Some(topic) = self.topic(words, mention)
        {
            return Some(topic);
        }
        if matches!(mention.who, Who::He | Who::She)
            && let Some(body) = self.body_before(mention)
        {
            return Some(body);
        }
        if mention.who == Who::It
            && block.opens_sentence(mention.words.start)
            && let Some(last) = self.last_actor(mention.words.start)
        {
            return Some(last);
        }
        if mention.who == Who::They
            && let Some(several) = self.several_before(mention)
        {
            return Some(several);
        }
        if points_back && mention.who != Who::We {
            let full = resolve(mention)?;
            let same = |m: &&Mention| {
                !m.is_pronoun() && matches!(m.who, Who::Person | Who::Name) && resolve(m).as_ref() == Some(&full)
            };
            let here = self.names.within(block, words.clone());
            let known = here.iter().find(|m| same(m) && (mention.is_pronoun() || m.words.end <= mention.words.start));
            if let Some(m) = known {
                let range = m.range.clone();
                return Some((part(&block.text, range.clone()).to_owned(), Some(span(range))));
            }
            if mention.is_pronoun() {
                return Some((full, Some(span(mention.range.clone()))));
            }
        }
        // "Công ty Silvatron của Hàn Quốc": where a body comes from is no part of its name.
        let origin = |w: &usize| {
            *w > own.start && self.stops_names(*w) && block.has(*w, Tag::Link) && block.has(*w + 1, Tag::Country)
        };
        // "Prime Minister Ana Ruiz of Canada": whose, behind a whole name with its role.
        let titled = mention.who == Who::Person && !mention.role.is_empty() && !mention.role_follows;
        let link = block.tags.len(mention.words.end, Tag::Link);
        let land = block.tags.len(mention.words.end + link, Tag::Country);
        let whose = titled && link > 0 && land > 0 && mention.words.end + link + land == own.end;
        // "Visayan Lines, the owner, says": who it is stands behind its name.
        let named = (own.start + 1..own.end).find(|w| block.gap(*w) == ", ").unwrap_or(own.end);
        let behind = mention.role_follows && mention.role.start > mention.name.start;
        let follows = behind && own.end == mention.words.end && own.start + 2 > mention.words.start;
        let past = match (whose, follows) {
            (true, _) => mention.words.end,
            (_, true) => named.min(own.end),
            _ => own.end,
        };
        let past = (own.start..past).find(origin).unwrap_or(past);
        // "Donors meeting in Geneva": what they do is no part of who they are.
        let last = past.saturating_sub(1);
        let english = !self.text.language.lexicon.romance && !self.text.language.lexicon.plural.is_empty();
        let doing = english
            && last > own.start
            && !block.is_capital(last)
            && ends_in(block.word(last), &self.text.language.lexicon.endings.participle)
            && block.has(past, Tag::Preposition)
            && !self.text.language.links.contains(block.word(past));
        let past = if doing { last } else { past };
        // "phía Lào".
        let side = if mention.who == Who::Country { block.tags.len_before(own.start, Tag::SideLead) } else { 0 };
        let own = own.start - if block.joined(own.start) { side } else { 0 }..past;
        let range = block.word_range(own.start).start..block.word_range(past.checked_sub(1)?).end;
        Some((part(&block.text, range.clone()).to_owned(), Some(span(range))))
    }

    /// The subject of a verb as it is told; where the language leaves it out, or "it" stands for it, who was named last.
    pub(super) fn party(&self, words: &Range<usize>, verb: usize) -> Option<(Actor, bool)> {
        if let Some(subject) = self.subject(words, verb) {
            return Some((self.told(words, &subject)?, subject.beside));
        }
        let group = self.group(words, verb);
        let plain = |w: usize| self.block.tags.is_plain(w) || self.block.has(w, Tag::Unnamed);
        let block = self.block;
        if group > words.start && block.has(group - 1, Tag::It) && block.spaced(group) {
            return self.last_body(group - 1).map(|actor| (actor, false));
        }
        if let Some(actor) = self.lead_in(words, group) {
            return Some((actor, false));
        }
        // The Romance languages leave the pronoun out.
        if group > words.start + 2 || (words.start..group).any(plain) || !self.text.language.lexicon.romance {
            return None;
        }
        // "“They promised us a road,” recalled Ana Ruiz": who tells of it stands outside of the words that are quoted.
        let quoted = self.is_quoted(verb);
        // "«Me comprometo a publicarlo», dijo Ana Ruiz".
        if quoted && block.has(verb, Tag::FirstPerson) {
            return self.speaks_of_us(words).or_else(|| self.said_by(verb)).map(|actor| (actor, false));
        }
        let after = self.names.within(block, verb..verb + 8).iter();
        // "Acordaron eliminar": a verb that opens its sentence names nobody.
        let mut after = after.filter(|m| !m.words.contains(&verb));
        let after = after.find(|m| !m.governed && m.quoted == quoted);
        if quoted && after.is_none() {
            return None;
        }
        let actor = after.and_then(|m| self.actor(words, m, m.words.clone())).or_else(|| self.last_named(verb))?;
        Some((actor, false))
    }

    /// "Both sides: • agreed to lift visas": the party that ends the lines before a list, of which an item opens with the verb.
    fn lead_in(&self, words: &Range<usize>, group: usize) -> Option<Actor> {
        let numbered = group == words.start + 1 && self.block.has_digit(words.start);
        if self.block.kind != BlockKind::ListItem || words.start > 0 || !(group == words.start || numbered) {
            return None;
        }
        let before = self.text.blocks.get(..self.block.index)?.iter().rev().take(MOST_ITEMS);
        let block = before.into_iter().find(|b| b.kind != BlockKind::ListItem)?;
        // A line that ends with a colon may be read as a label: only what stands before the party tells whether it acts.
        let last = self.names.blocks.get(block.index)?.last().filter(|m| {
            let det = block.tags.len_before(m.words.start, Tag::Determiner);
            !m.quoted && block.tags.len_before(m.words.start - det, Tag::Preposition) == 0
        })?;
        let party = matches!(last.who, Who::Parties | Who::Country | Who::Body | Who::Person | Who::Role | Who::Name);
        let rest = block.text.get(last.range.end..)?.trim();
        let reader = Self { block, ..*self };
        let start = reader.opening(last, 0)?;
        let whole = last.words.start.saturating_sub(MOST_LEAD)..last.words.end;
        (party && rest == ":").then(|| reader.actor(&whole, last, start..last.words.end)).flatten()
    }

    /// The body or the country that was named last, where "it" can stand for it.
    pub(super) fn last_body(&self, word: usize) -> Option<Actor> {
        let block = self.block;
        let here = self.names.within(block, word.saturating_sub(60)..word);
        let thing = |m: &&Mention| {
            !m.governed && (matches!(m.who, Who::Body | Who::Country) || m.who == Who::Name && m.words.len() >= 2)
        };
        let last = here.iter().rev().find(thing)?;
        self.actor(&(last.words.start..word), last, self.opening(last, 0)?..last.words.end)
    }

    /// "Les sept communes riveraines ont signé une charte. Elles s'engagent à": the several whom the sentence before opens with.
    fn several_before(&self, mention: &Mention) -> Option<Actor> {
        const MOST_WORDS: usize = 14;
        const VERBS: [Tag; 5] = [Tag::VerbLead, Tag::Past, Tag::Present, Tag::Commit, Tag::CommitDone];
        let block = self.block;
        let index = block.sentence_at(mention.range.start);
        let own = block.sentences.get(index)?;
        if block.word_from(own.start) != mention.words.start {
            return None;
        }
        let before = block.sentences.get(index.checked_sub(1)?).filter(|s| s.end <= own.start)?;
        let words = block.word_from(before.start)..block.word_from(before.end);
        let verb = (words.start..words.end.min(words.start + MOST_WORDS))
            .find(|w| VERBS.iter().any(|tag| block.has(*w, *tag)))?;
        let found = self.several(&words, verb)?;
        self.by_words(found.words)
    }

    /// Who is bound, by the words of the block that name them.
    pub(super) fn by_words(&self, words: Range<usize>) -> Option<Actor> {
        let block = self.block;
        let range = block.word_range(words.start).start..block.word_range(words.end.checked_sub(1)?).end;
        Some((part(&block.text, range.clone()).to_owned(), Some(Span::new(block.index, range.start, range.end))))
    }

    /// The body or the country that acts first in the sentence before, where nobody else acts in it.
    pub(super) fn last_actor(&self, word: usize) -> Option<Actor> {
        let block = self.block;
        let at = block.word_range(word).start;
        let before = block.sentences.get(block.sentence_at(at).checked_sub(1)?).filter(|s| s.end <= at)?;
        let words = block.word_from(before.start)..block.word_from(before.end);
        if words.len() > super::LONGEST_SENTENCE {
            return None;
        }
        let mut acts = self.names.within(block, words.clone()).iter().filter(|m| !m.governed && !m.quoted);
        let first = acts.next().filter(|m| matches!(m.who, Who::Body | Who::Country | Who::Name))?;
        let opens = self.opening(first, words.start)?;
        let det = block.tags.len(opens, Tag::Determiner);
        let start = if opens + det <= first.words.start { opens + det } else { opens };
        let alone = acts.all(|m| !matches!(m.who, Who::Person | Who::Role | Who::Body | Who::Country));
        (alone && opens <= words.start + 1).then(|| self.by_words(start..first.words.end)).flatten()
    }

    /// "Quant à l'Indonésie, elle a promis", "As for Mali, it pledged": whom the sentence names as what it is about.
    fn topic(&self, words: &Range<usize>, mention: &Mention) -> Option<Actor> {
        let block = self.block;
        let lead = self.text.language.hit_leads.at(block, words.start).map(|(_, n)| words.start + n)?;
        let named = self.names.within(block, lead..mention.words.start).last()?;
        let det = block.tags.len(lead, Tag::Determiner);
        let near = named.words.start <= lead + det && named.words.end == mention.words.start;
        let start = if self.text.language.lexicon.romance { named.words.start } else { lead };
        (near && block.gap(mention.words.start) == ", " && !named.is_pronoun())
            .then(|| self.actor(words, named, start..named.words.end))
            .flatten()
    }

    /// "La Fédération juge la règle injuste. Elle s'engage à": where a language has no "it", the body that the sentence
    /// before is about, and nobody else in it.
    fn body_before(&self, mention: &Mention) -> Option<Actor> {
        let block = self.block;
        let index = block.sentence_at(mention.range.start);
        let own = block.sentences.get(index)?;
        // "En échange du soutien des écologistes, il a accepté": nobody before the pronoun acts.
        let first = block.word_from(own.start);
        let opens = first == mention.words.start
            || block.gap(mention.words.start) == ", "
                && block.tags.len(first, Tag::Preposition) > 0
                && self.names.within(block, first..mention.words.start).iter().all(|m| m.governed);
        if !opens {
            return None;
        }
        let before = block.sentences.get(index.checked_sub(1)?).filter(|s| s.end <= own.start)?;
        let words = block.word_from(before.start)..block.word_from(before.end);
        if words.len() > super::LONGEST_SENTENCE {
            return None;
        }
        let named = self.names.within(block, words.clone());
        let body = named.first().filter(|m| !m.governed && m.who == Who::Body)?;
        let others = named.iter().skip(1).any(|m| matches!(m.who, Who::Person | Who::Role | Who::Name) && !m.governed);
        let start = self.opening(body, words.start)?;
        if !self.text.language.lexicon.romance || others || start > words.start {
            return None;
        }
        let det = block.tags.len(start, Tag::Determiner);
        let start = if start + det <= body.words.start { start + det } else { start };
        self.by_words(start..body.words.end)
    }

    /// Whether a word stands between quotation marks.
    pub(super) fn is_quoted(&self, word: usize) -> bool {
        let at = self.block.word_range(word).start;
        let pairs = self.names.pairs.get(self.block.index).map_or(&[][..], Vec::as_slice);
        let next = pairs.partition_point(|p| p.outer.end <= at);
        pairs.get(next).is_some_and(|p| p.quotes(at))
    }

    /// Who was named last before a word in its block, where more is known than a name.
    pub(super) fn last_named(&self, word: usize) -> Option<Actor> {
        let all = self.names.within(self.block, word.saturating_sub(60)..word);
        let last = all.iter().rev().find(|m| !m.governed && !matches!(m.who, Who::Name))?;
        let name = self.names.registry.resolve(self.text, &self.names.blocks, self.block.index, last)?;
        Some((name, Some(Span::new(self.block.index, last.range.start, last.range.end))))
    }
}

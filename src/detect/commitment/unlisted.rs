//! Parties that no table names, and parties that stand together: "les armateurs", "ngân hàng", "France, Italy and Belgium".

use std::ops::Range;

use crate::article::Span;

use super::super::lexicon::{Tag, ends_in};
use super::super::name::{Mention, Who};
use super::Reader;
use super::party::{Subject, is_apart};

/// The most words of a party that no table names.
const NAME_WORDS: usize = 14;

/// The most words beside a quotation that tell who says it.
const FRAME_WORDS: usize = 24;

impl Reader<'_> {
    /// Who says the words of a sentence that stand between quotation marks: right beside a verb of saying or of promising.
    pub(super) fn speaks_of_us(&self, words: &Range<usize>) -> Option<super::Actor> {
        let block = self.block;
        if let Some(found) = self.who_says(words) {
            if found.is_pronoun() {
                return self.actor(words, found, found.words.clone());
            }
            let start = self.opening(found, words.start)?;
            return self.actor(words, found, start..found.words.end);
        }
        // "“We will build it by June. You will see,” said the minister": behind the other sentences of the quotation, or
        // before them.
        let at = block.word_range(words.start).start;
        let pairs = self.names.pairs.get(block.index).map_or(&[][..], Vec::as_slice);
        let pair = pairs.get(pairs.partition_point(|p| p.outer.end <= at)).filter(|p| p.quotes(at) && !p.is_open)?;
        let last = block.sentence_of(pair.outer.end.saturating_sub(1));
        let first = block.sentence_of(pair.outer.start);
        let behind = block.word_from(pair.outer.end)..block.word_from(last.end);
        let before = block.word_from(first.start)..block.word_from(pair.outer.start);
        let found = [behind, before].iter().filter(|w| w.len() <= FRAME_WORDS).find_map(|w| self.who_says(w))?;
        let full = self.names.registry.resolve(self.text, &self.names.blocks, block.index, found)?;
        Some((full, Some(Span::new(block.index, found.range.start, found.range.end))))
    }

    /// Who stands right beside a verb of saying or of promising.
    fn who_says(&self, words: &Range<usize>) -> Option<&'_ Mention> {
        const SAYS: [Tag; 4] = [Tag::Say, Tag::Commit, Tag::CommitObject, Tag::According];
        let block = self.block;
        let named = |m: &&Mention| {
            let known = matches!(m.who, Who::Person | Who::Role | Who::Body | Who::Country | Who::He | Who::She)
                || m.who == Who::Name;
            let det = block.tags.len_before(m.words.start, Tag::Determiner);
            let behind = SAYS.iter().any(|tag| block.tags.len_before(m.words.start - det, *tag) > 0);
            known && m.can_act() && (behind || SAYS.iter().any(|tag| block.has(m.words.end, *tag)))
        };
        self.names.within(block, words.clone()).iter().find(named)
    }

    /// "ngân hàng đồng ý": where no name is written in capitals, a body told by its kind.
    pub(super) fn told_by_kind(&self, clause: usize, group: usize) -> Option<Subject> {
        let block = self.block;
        let len = block.tags.len_before(group, Tag::Kind);
        let start = group - len;
        let viet = self.text.language.lexicon.plural.is_empty();
        let leads = start <= clause
            || !block.joined(start)
            || block.tags.len_before(start, Tag::Say) > 0
            || block.tags.len_before(start, Tag::That) > 0;
        (viet && len > 0 && leads).then(|| Subject {
            words: start..group,
            mention: self.nameless(start..group),
            beside: true,
        })
    }

    /// "L’Institut que dirige le professeur s’engage": who opens the clause acts, not who stands in what tells more of it.
    pub(super) fn with_relative(&self, clause: usize, group: usize) -> Option<Subject> {
        let block = self.block;
        let mentions = self.names.within(block, clause..group);
        let first = mentions.first().filter(|m| !m.governed && !m.is_pronoun())?;
        let det = block.tags.len_before(first.words.start, Tag::Determiner);
        let past = first.words.end;
        let relative = block.tags.len(past, Tag::PointsBack).max(block.tags.len(past, Tag::That));
        let inside = relative > 0 && block.joined(past) && past + relative + 2 <= group && group - past <= 10;
        let opens = first.words.start <= clause + det && matches!(first.who, Who::Body | Who::Country | Who::Role);
        let plain = (past..group).all(|w| block.joined(w)) && !is_apart(block.gap(group));
        (inside && opens && plain).then(|| self.made(mentions, 0, past, clause, group, true)).flatten()
    }

    /// A party that nothing names: its words alone.
    pub(super) fn nameless(&self, own: Range<usize>) -> Mention {
        let bytes = self.block.word_range(own.start).start..self.block.word_range(own.end.saturating_sub(1)).end;
        let none = bytes.start..bytes.start;
        Mention {
            who: Who::Body,
            words: own,
            range: bytes,
            name: none.clone(),
            role: none.clone(),
            title: none,
            role_follows: false,
            role_apart: false,
            governed: false,
            honoured: false,
            quoted: false,
        }
    }

    /// "France, Italy and Belgium": what commas join before "and".
    pub(super) fn listed_before(&self, start: usize) -> usize {
        let block = self.block;
        let joins = (start..start + 8).any(|w| self.text.language.conjunctions.at(block, w).is_some());
        let mut at = start;
        for _ in 0..6 {
            if !joins || at == 0 || block.gap(at) != ", " {
                break;
            }
            let before = self.names.within(block, at.saturating_sub(8)..at);
            let Some(m) = before.last().filter(|m| m.words.end == at && !m.governed && !m.is_pronoun()) else { break };
            if !matches!(m.who, Who::Country | Who::Name | Who::Body) {
                break;
            }
            at = m.words.start - block.tags.len_before(m.words.start, Tag::Determiner);
        }
        if at < start && self.opens_clause(at) { at } else { start }
    }

    /// "Labor and the Nationals": capitals that open the clause, and that nothing names, before what "and" joins.
    pub(super) fn joined_before(&self, start: usize, from: usize) -> usize {
        let block = self.block;
        // "Siete países y el Banco Mundial".
        let romance = self.text.language.lexicon.romance;
        let article = if romance { block.tags.len_before(start, Tag::Determiner) } else { 0 };
        let and = start.checked_sub(1 + article).filter(|w| *w > from && *w <= from + 4 && block.joined(start));
        let Some(and) = and.filter(|w| self.text.language.conjunctions.at(block, *w).is_some()) else { return start };
        let named =
            (from..and).all(|w| block.is_capital(w) && (w == from || block.joined(w)) && !block.has(w, Tag::Opener));
        // "Terminal operators and the dockers' federation": a plural that opens the sentence.
        const NO_NOUN: [Tag; 10] = [
            Tag::Past,
            Tag::Present,
            Tag::Determiner,
            Tag::Preposition,
            Tag::VerbLead,
            Tag::Say,
            Tag::Passive,
            Tag::Deed,
            Tag::Opener,
            Tag::Adverb,
        ];
        let plural = &self.text.language.lexicon.plural;
        let several = !plural.is_empty()
            && block.is_capital(from)
            && (from..and).all(|w| {
                (w == from || block.spaced(w))
                    && NO_NOUN.iter().all(|t| !block.has(w, *t))
                    && !ends_in(block.word(w), &self.text.language.lexicon.endings.deed)
            })
            && block.word(and - 1).ends_with(|c| plural.contains(c));
        // "The company and its supplier": a noun with its article that opens the sentence.
        let det = block.tags.len(from, Tag::Determiner);
        let article = !plural.is_empty()
            && det > 0
            && from + det < and
            && (from + det..and)
                .all(|w| block.spaced(w) && !block.is_capital(w) && NO_NOUN.iter().all(|t| !block.has(w, *t)));
        let named = named || several || article;
        if named && self.opens_clause(from) && block.joined(and) { from } else { start }
    }

    /// "the Commonwealth observers", "the EU negotiators": a name that tells more of the several who act.
    fn tells_whose(&self, mention: &Mention, own: &Range<usize>) -> bool {
        let block = self.block;
        let lexicon = &self.text.language.lexicon;
        let Some(last) = own.end.checked_sub(1) else { return false };
        !lexicon.romance
            && matches!(mention.who, Who::Country | Who::Name | Who::Body)
            && mention.words.start == own.start
            && mention.words.end <= last
            && (mention.words.end..own.end).all(|w| !block.is_capital(w) && block.spaced(w))
            && block.word(last).ends_with(|c| lexicon.plural.contains(c))
    }

    /// "Both unions", "Les deux groupes armés présents sur l’axe", "The two villages on the north shore": several by their
    /// number, at the head of the clause, with all that tells more of them up to the verb.
    pub(super) fn several(&self, words: &Range<usize>, verb: usize) -> Option<Subject> {
        const MOST_WORDS: usize = 12;
        const VERBS: [Tag; 7] =
            [Tag::Past, Tag::Present, Tag::Say, Tag::Will, Tag::Would, Tag::VerbLead, Tag::PointsBack];
        let block = self.block;
        let lexicon = &self.text.language.lexicon;
        let group = self.group(words, verb);
        let from = self.chunk(self.clause(words, group), group);
        let det = block.tags.len(from, Tag::Determiner);
        let number = [Tag::SmallNumber, Tag::Both].map(|tag| block.tags.len(from + det, tag)).into_iter().max()?;
        let noun = from + det + number;
        let named = |w: usize| (w == from || block.joined(w)) && !block.has(w, Tag::NounStop);
        // "Four presidents": nobody in particular.
        let definite = det > 0 || block.has(from, Tag::Both);
        let counted =
            number > 0 && definite && !block.has(from, Tag::Unnamed) && noun < group && group - from <= MOST_WORDS;
        if lexicon.plural.is_empty()
            || !counted
            || block.has(from, Tag::DaysBackLead)
            || !self.opens_clause(from)
            || is_apart(block.gap(group))
        {
            return None;
        }
        let plural = |w: usize| {
            block.word(w).chars().count() > 3
                && block.word(w).ends_with(|c| lexicon.plural.contains(c))
                && !block.is_capital(w)
        };
        let timed = |w: usize| [Tag::Span, Tag::AgeUnit, Tag::Days, Tag::Lasting].iter().any(|tag| block.has(w, *tag));
        let head = (noun..group.min(noun + 3)).find(|w| plural(*w)).filter(|h| (noun..=*h).all(named) && !timed(*h))?;
        let clear = (head + 1..group).all(|w| {
            let finite =
                !lexicon.romance && ends_in(block.word(w), &lexicon.endings.past) && block.joined(w) && w == head + 1;
            block.joined(w) && !finite && VERBS.iter().all(|tag| !block.has(w, *tag))
        });
        let parties = block.tags.len(from, Tag::Parties) > 0 && from + block.tags.len(from, Tag::Parties) == group;
        if !clear || parties {
            return None;
        }
        let start = if lexicon.romance { from + det } else { from };
        Some(Subject { words: start..group, mention: self.nameless(start..group), beside: true })
    }

    /// "the three leaders", "les armateurs": right before the verb, parties that no table holds.
    pub(super) fn unlisted(&self, words: &Range<usize>, verb: usize) -> Option<Subject> {
        let block = self.block;
        let group = self.group(words, verb);
        let from = self.chunk(self.clause(words, group), group);
        // "El lado peruano, por su parte, aceptó": before what stands between commas.
        let clause = self.clause(words, group);
        let (from, group) = if is_apart(block.gap(group)) {
            let opens = (clause + 1..group).find(|w| is_apart(block.gap(*w))).filter(|w| group - w <= 6)?;
            let aside =
                block.has(opens, Tag::VerbLead) || block.has(opens, Tag::Adverb) || block.has(opens, Tag::Preposition);
            let named = !self.names.within(block, clause..opens).iter().any(|m| !m.governed);
            (clause, Some(opens).filter(|_| aside && named)?)
        } else {
            (from, group)
        };
        if self.text.language.conjunctions.ends_before(block, group) {
            return None;
        }
        // "Les maires de Crozans et de la Vals": the article that opens the clause, before those within the name.
        let opener = Some(from).filter(|at| {
            self.text.language.lexicon.romance && block.has(*at, Tag::Determiner) && group - at <= NAME_WORDS
        });
        let near = || (from..group).rev().take(6).find(|at| block.has(*at, Tag::Determiner));
        let start = opener.or_else(near)?;
        let number = |w: usize| block.written(w).chars().all(|c| c.is_ascii_digit());
        // "Hace 12 años nos prometieron".
        if block.has(from, Tag::DaysBackLead) {
            return None;
        }
        let opens = start == from
            || (from..start).all(|w| block.has(w, Tag::Opener) || block.has(w, Tag::Adverb) || w == from && number(w));
        let det = block.tags.len(start, Tag::Determiner);
        let own = start + det..group;
        let named =
            !own.is_empty() && own.clone().all(|w| block.joined(w) && !self.ends_name(w, block.has(w, Tag::Link)));
        if !opens
            || !named
            || block.has(start, Tag::Unnamed)
            || self.names.within(block, own.clone()).iter().any(|m| !m.governed && !self.tells_whose(m, &own))
        {
            return None;
        }
        // "Hace 12 años nos prometieron": a time is no party.
        if own.clone().any(|w| [Tag::Span, Tag::AgeUnit, Tag::Days, Tag::Lasting].iter().any(|tag| block.has(w, *tag)))
        {
            return None;
        }
        let mention = self.nameless(own.clone());
        let start = if self.text.language.lexicon.romance { own.start } else { start };
        Some(Subject { words: start..own.end, mention, beside: true })
    }
}

//! The party that a verb binds: the words that name it, as the sentence has them.

use std::ops::Range;

use super::super::lexicon::{Tag, ends_in};
use super::super::name::{Mention, Who};
use super::super::text::part;
use super::Reader;

/// How far before a verb its subject is looked for, in words.
const SUBJECT_WORDS: usize = 40;

/// A verb's subject.
pub(super) struct Subject {
    /// Its words, with the article where the language keeps it.
    pub(super) words: Range<usize>,
    pub(super) mention: Mention,
    /// Whether it stands right before them.
    pub(super) beside: bool,
}

impl<'a> Reader<'a> {
    /// Where a verb's own words start: "has meanwhile", "s’est", "đã" belong to the verb behind them.
    pub(super) fn group(&self, words: &Range<usize>, verb: usize) -> usize {
        let block = self.block;
        let mut at = verb;
        // "et l’abondera", "y los entregará": no article stands before a verb of what lies ahead.
        let clitic = self.text.language.lexicon.romance
            && verb > words.start
            && block.has(verb, Tag::Deed)
            && block.has(verb - 1, Tag::Definite)
            && block.joined(verb);
        at -= usize::from(clitic);
        for _ in 0..6 {
            if at <= words.start {
                break;
            }
            let lead = |at: usize| [Tag::VerbLead, Tag::Adverb].iter().map(|t| block.tags.len_before(at, *t)).max();
            let len = if block.joined(at) { lead(at).unwrap_or(0).max(self.adverb_before(at)) } else { 0 };
            if len > 0 && at >= words.start + len {
                at -= len;
                continue;
            }
            // "has, at long last, agreed".
            let comma = block.gap(at).starts_with(',').then(|| self.comma_before(words.start, at)).flatten();
            let Some(open) = comma.filter(|open| block.tags.len_before(*open, Tag::VerbLead) > 0 && at - open <= 6)
            else {
                break;
            };
            at = open - block.tags.len_before(open, Tag::VerbLead);
        }
        at
    }

    /// One where an adverb told by its ending stands before a word.
    fn adverb_before(&self, at: usize) -> usize {
        let is_adverb = at.checked_sub(1).is_some_and(|w| self.is_adverb(w));
        usize::from(is_adverb)
    }

    /// The word behind the comma, or the dash, that comes before a word.
    fn comma_before(&self, from: usize, at: usize) -> Option<usize> {
        (from + 1..at).rev().find(|w| is_apart(self.block.gap(*w)))
    }

    /// Where the clause of a word opens: behind a mark that parts clauses, or at the sentence's start.
    pub(super) fn clause(&self, words: &Range<usize>, at: usize) -> usize {
        let from = words.start.max(at.saturating_sub(SUBJECT_WORDS));
        (from + 1..=at).rev().find(|w| self.block.gap(*w).contains([';', ':', '“', '”', '«', '»', '"'])).unwrap_or(from)
    }

    /// The words between commas that a word stands in.
    pub(super) fn chunk(&self, from: usize, at: usize) -> usize {
        (from + 1..=at).rev().find(|w| is_apart(self.block.gap(*w))).unwrap_or(from)
    }

    /// The subject of a verb.
    pub(super) fn subject(&self, words: &Range<usize>, verb: usize) -> Option<Subject> {
        let block = self.block;
        let group = self.group(words, verb);
        let clause = self.clause(words, group);
        let language = self.text.language;
        let apart = is_apart(block.gap(group));
        let participle = apart && ends_in(block.word(verb), &language.lexicon.endings.participle);
        let follows_and = group > clause && language.conjunctions.ends_before(block, group);
        if participle || follows_and {
            // ", pledging help", "met the crews and pledged help": the sentence's own subject.
            return self.first(clause, group);
        }
        let relative = block.tags.len_before(group, Tag::PointsBack).max(block.tags.len_before(group, Tag::That));
        if relative > 0 && group >= clause + relative {
            // "letters by which each engages to": the sentence's own subject, whom "each" takes one by one.
            let start = group - relative;
            let by = block.tags.len_before(start, Tag::Preposition);
            let each = by > 0 && block.joined(start) && !is_apart(block.gap(start - by));
            let several = || self.first(clause, start - by).filter(|s| s.words.len() > s.mention.words.len());
            // "firmaron una carta en la que se obligan a": a paper binds those who act in the sentence.
            let paper = || {
                let near = start.saturating_sub(4).max(clause)..start;
                let noun = near
                    .rev()
                    .find(|w| [Tag::Document, Tag::Accord, Tag::PaperNoun].iter().any(|tag| block.has(*w, *tag)))?;
                (by > 0).then(|| self.first(clause, noun)).flatten()
            };
            let told = self.behind_relative(clause, group, start);
            return told.or_else(|| each.then(several).flatten()).or_else(paper);
        }
        if apart {
            return self.before_aside(clause, group).or_else(|| self.first(clause, group));
        }
        let kind = self.told_by_kind(clause, group);
        if kind.is_some() {
            return kind;
        }
        if let Some(whole) = self.with_relative(clause, group) {
            return Some(whole);
        }
        let beside = self.beside(self.chunk(clause, group), group, group, true);
        // Where another verb stands between, the promise is another's: "Futures rose after OPEC+ agreed".
        let near = |s: &Subject| {
            const VERBS: [Tag; 5] = [Tag::Past, Tag::Present, Tag::Ahead, Tag::Say, Tag::Passive];
            !(s.words.end..group).any(|w| VERBS.iter().any(|t| block.has(w, *t)))
        };
        let found = beside.or_else(|| self.first(clause, group).filter(near))?;
        Some(self.with_joined(found, group))
    }

    /// "Direction et syndicats sont convenus": with the nouns that "and" joins to a party, up to the verb.
    fn with_joined(&self, subject: Subject, group: usize) -> Subject {
        const MOST_WORDS: usize = 3;
        const NO_NOUN: [Tag; 6] = [Tag::Past, Tag::Present, Tag::Preposition, Tag::VerbLead, Tag::Say, Tag::Passive];
        let block = self.block;
        let past = subject.words.end;
        let joins = self.text.language.conjunctions.at(block, past).map_or(0, |(_, n)| n);
        let noun = past + joins + block.tags.len(past + joins, Tag::Determiner);
        let plural = &self.text.language.lexicon.plural;
        let plain = |w: usize| block.joined(w) && !block.is_capital(w) && NO_NOUN.iter().all(|t| !block.has(w, *t));
        let nouns = joins > 0
            && noun < group
            && group - noun <= MOST_WORDS
            && block.joined(past)
            && (noun..group).all(plain)
            && (block.word(noun).ends_with(|c| plural.contains(c)) || self.is_land_adjective(noun));
        // "Les maires de Crozans et de Vals".
        let link = block.tags.len(past + joins, Tag::Link);
        let named = |w: usize| {
            (block.joined(w) || block.gap(w) == "-")
                && (block.is_capital(w) || block.tags.len(w, Tag::Link) > 0 || block.gap(w) == "-")
        };
        let places = joins > 0
            && link > 0
            && block.joined(past)
            && block.is_capital(past + joins + link)
            && group > past + joins + link
            && group - past <= 2 * MOST_WORDS
            && (past + joins..group).all(named);
        if nouns || places { Subject { words: subject.words.start..group, beside: true, ..subject } } else { subject }
    }

    /// "allemand", "chilena": a land's people, in small letters.
    pub(super) fn is_land_adjective(&self, at: usize) -> bool {
        let lexicon = &self.text.language.lexicon;
        let word = self.block.word(at);
        lexicon.romance
            && !self.block.is_capital(at)
            && (ends_in(word, &lexicon.endings.demonym) || lexicon.offices.is_land(&super::super::name::folded(word)))
    }

    /// "It is the Union that has agreed", "Norway, which agreed": whom the little word points back to.
    fn behind_relative(&self, clause: usize, group: usize, relative: usize) -> Option<Subject> {
        let block = self.block;
        let chunk = self.chunk(clause, relative.saturating_sub(1).max(clause));
        let cleft = (chunk..relative).take(4).any(|w| block.has(w, Tag::Passive) || block.has(w, Tag::Cleft));
        (cleft || is_apart(block.gap(relative))).then(|| self.beside(chunk, relative, group, cleft)).flatten()
    }

    /// The subject whose words end right before a word, or before what tells more of it ("in Paris", "yesterday").
    fn beside(&self, from: usize, head: usize, group: usize, beside: bool) -> Option<Subject> {
        let mentions = self.names.within(self.block, from..head);
        mentions.iter().enumerate().rev().filter(|(_, m)| !m.governed || m.is_pronoun()).find_map(|(index, mention)| {
            let past = self.extent(mention, head);
            // "told the House that an average home would": whom something is told does nothing behind "that".
            let det = self.block.tags.len_before(mention.words.start, Tag::Determiner);
            let heard = self.block.has(past, Tag::That)
                && past + 1 < head
                && self.block.tags.len_before(mention.words.start - det, Tag::Say) > 0;
            if past != head && (heard || !self.tells_more(past, head)) {
                return None;
            }
            self.made(mentions, index, past, from, group, beside)
        })
    }

    /// The subject between two words.
    pub(super) fn beside_verb(&self, from: usize, verb: usize) -> Option<Subject> {
        self.beside(from, verb, verb, true)
    }

    /// "Moldova, for its part, will": the party before what stands between commas.
    fn before_aside(&self, from: usize, group: usize) -> Option<Subject> {
        let block = self.block;
        let mentions = self.names.within(block, from..group);
        mentions.iter().enumerate().filter(|(_, m)| !m.governed).find_map(|(index, mention)| {
            let (index, mention, past) = self.last_of_all(mentions, index, mention, group);
            // "The operator, Nordhav Rederi, has": a body by its own name.
            let own = mentions.get(index + 1).filter(|n| {
                let body = mention.who == Who::Body
                    && !block.is_capital(mention.words.start)
                    && matches!(n.who, Who::Name | Who::Body);
                // "Chủ sử dụng lao động, Công ty Zhel,": what the body is stands before its name.
                (body || mention.who == Who::Role && n.who == Who::Body)
                    && n.words.start == past
                    && block.gap(past) == ", "
                    && is_apart(block.gap(self.extent(n, group)))
            });
            if let Some(named) = own {
                return self.made(mentions, index + 1, self.extent(named, group), named.words.start, group, false);
            }
            let closed = past <= group && is_apart(block.gap(past));
            closed
                .then(|| self.made(mentions, index, past, self.chunk(from, mention.words.start), group, false))
                .flatten()
        })
    }

    /// "the minister, Ana Ruiz, and her colleague, Luc Aubry,": the last of those that "and" joins, and where it ends.
    fn last_of_all(
        &self,
        mentions: &'a [Mention],
        index: usize,
        mention: &'a Mention,
        group: usize,
    ) -> (usize, &'a Mention, usize) {
        let block = self.block;
        let (mut index, mut mention) = (index, mention);
        loop {
            let past = self.apposed(mention, self.extent(mention, group), mentions.get(index + 1), group);
            let joins = self.text.language.conjunctions.at(block, past).map_or(0, |(_, n)| n);
            let next = mentions.iter().enumerate().skip(index + 1).find(|(_, m)| m.words.start >= past + joins);
            match next.filter(|(_, m)| joins > 0 && m.words.start <= past + joins + 1 && m.words.end <= group) {
                Some((at, other)) => (index, mention) = (at, other),
                None => return (index, mention, past),
            }
        }
    }

    /// The first of a clause that can act; those of whom more is known before bare names.
    pub(super) fn first(&self, from: usize, group: usize) -> Option<Subject> {
        let mentions = self.names.within(self.block, from..group);
        let known = |m: &Mention| m.who != Who::Country && (m.who != Who::Name || m.words.len() >= 2);
        let acts = |known_only: bool| mentions.iter().position(|m| !m.governed && (!known_only || known(m)));
        // "Ireland will stand by the Commission, and will pay": who opens the clause acts, country or not.
        let leads = |m: &Mention| {
            let det = self.block.tags.len_before(m.words.start, Tag::Determiner);
            let past = self.extent(m, group);
            let verb = [Tag::VerbLead, Tag::Will, Tag::Would, Tag::Say].iter().any(|t| self.block.has(past, *t));
            m.words.start <= from + det && self.opens_clause(from) && verb
        };
        let opener = mentions.first().filter(|m| !m.governed && !m.is_pronoun() && leads(m)).map(|_| 0);
        let index = opener.or_else(|| acts(true)).or_else(|| acts(false))?;
        let (mut index, mut mention) = (index, mentions.get(index)?);
        let mut past = self.bound(mention, group);
        // "Kenya and Uganda ended a quarrel, agreeing to".
        loop {
            let joins = self.text.language.conjunctions.at(self.block, past).map_or(0, |(_, n)| n);
            let near = |m: &Mention| m.words.start >= past + joins && m.words.start <= past + joins + 1;
            let next = mentions.iter().enumerate().skip(index + 1).find(|(_, m)| near(m));
            let Some((at, other)) =
                next.filter(|(_, m)| joins > 0 && !m.is_pronoun() && !mention.is_pronoun() && !m.governed)
            else {
                break;
            };
            (index, mention, past) = (at, other, self.bound(other, group));
        }
        self.made(mentions, index, past, self.chunk(from, mention.words.start), group, false)
    }

    /// Whether a clause opens at a word: nothing, or a mark, stands before it.
    pub(super) fn opens_clause(&self, at: usize) -> bool {
        at == 0 || !self.block.joined(at)
    }

    /// How far the words go that name a party whose verb does not follow them at once.
    fn bound(&self, mention: &Mention, group: usize) -> usize {
        let past = self.extent(mention, group);
        // Without a link, the words behind a party may be its verb and what it acts on ("addressed the crowd").
        let bound = self.is_genitive(mention.words.end) || self.block.has(mention.words.end, Tag::Link);
        let firm = is_apart(self.block.gap(past))
            || [Tag::VerbLead, Tag::Will, Tag::Say, Tag::Invite, Tag::Commit].iter().any(|t| self.block.has(past, *t));
        let conjunction = self.text.language.conjunctions.at(self.block, mention.words.end).is_some();
        if bound && firm && !conjunction { past } else { mention.words.end }
    }

    /// The words of a party from their start: with the article, what stands before a name, and who is joined to it.
    pub(super) fn made(
        &self,
        mentions: &'a [Mention],
        index: usize,
        past: usize,
        from: usize,
        group: usize,
        beside: bool,
    ) -> Option<Subject> {
        let block = self.block;
        let mention = mentions.get(index)?;
        let named = index.checked_sub(1).and_then(|at| mentions.get(at)).filter(|role| {
            let at = role.words.end..mention.words.start;
            at.is_empty()
                && self.apposed(role, self.extent(role, mention.words.start), Some(mention), group) == mention.words.end
        });
        let mut start = self.opening(named.unwrap_or(mention), from)?;
        // "an official": nobody in particular.
        if matches!(mention.who, Who::Role | Who::Body) && block.has(start, Tag::Unnamed) {
            return None;
        }
        for (at, before) in mentions.iter().enumerate().take(index).rev().take(4) {
            let gap = part(&block.text, before.range.end..block.word_range(start).start).trim();
            let word = block.word_from(before.range.end);
            let joins = self.text.language.conjunctions.at(block, word).is_some();
            let bare = gap.strip_prefix(',').unwrap_or(gap).trim();
            // "the minister, Ana Ruiz, and": the role before a name opens what names her.
            let role = at.checked_sub(1).and_then(|r| mentions.get(r)).filter(|role| {
                let past = self.apposed(role, self.extent(role, before.words.start), Some(before), start);
                past == before.words.end && !role.governed
            });
            let opens = self.opening(role.unwrap_or(before), from);
            // "On the margins Kenya and Uganda": capitals behind words in small letters.
            let stands = |own: usize| {
                const LED: [Tag; 4] = [Tag::Preposition, Tag::Link, Tag::Determiner, Tag::Role];
                own > 0
                    && block.is_capital(own)
                    && !block.is_capital(own - 1)
                    && [before, mention].iter().all(|m| matches!(m.who, Who::Country | Who::Body | Who::Name))
                    && LED.iter().all(|tag| block.tags.len_before(own, *tag) == 0)
            };
            let Some(own) = opens.filter(|own| {
                joins && bare.len() <= 8 && !bare.contains(['.', ',']) && (self.leads(from, *own) || stands(*own))
            }) else {
                break;
            };
            if before.is_pronoun() || mention.is_pronoun() {
                break;
            }
            start = own;
            if role.is_some() {
                break;
            }
        }
        // "each town undertakes", "chaque ville s’engage".
        let each = start.checked_sub(1).filter(|w| *w >= from && block.joined(start) && block.has(*w, Tag::EachOne));
        start = each.unwrap_or(start);
        start = self.joined_before(start, from);
        start = self.listed_before(start);
        if block.has(start.saturating_sub(1), Tag::Demonstrative)
            && start > 0
            && block.joined(start)
            && block.tags.len(start, Tag::Determiner) == 0
        {
            let start = start - 1;
            return Some(Subject { words: start..past.max(mention.words.end), mention: mention.clone(), beside });
        }
        let keeps = !self.text.language.lexicon.romance;
        if !keeps && start < mention.words.start {
            let det = block.tags.len(start, Tag::Determiner);
            start += if start + det <= mention.words.start { det } else { 0 };
        }
        Some(Subject { words: start..past.max(mention.words.end), mention: mention.clone(), beside })
    }
}

/// Whether a gap parts what stands between commas, dashes or brackets.
pub(super) fn is_apart(gap: &str) -> bool {
    gap.starts_with([',', ')']) || gap.contains(['—', '(', '–']) || gap == " - "
}

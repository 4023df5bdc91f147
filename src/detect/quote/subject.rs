//! The subject of a verb of saying, and whom it stands for.

use std::ops::Range;

use crate::article::Span;

use super::super::lexicon::{Tag, ends_in};
use super::super::name::{Entry, Mention, Who, folded, opens};
use super::super::text::{Block, part};
use super::phrase::{Phrase, behind_verb, complement};
use super::speaker::{Attribution, NEAR_WORDS, Near, Outside};

impl<'a> Outside<'a> {
    /// The longest phrase of saying at a word.
    pub(super) fn longest(&self, word: usize, tag: Tag) -> usize {
        self.block.tags.len(word, tag).max(1)
    }

    /// The subject of a verb that stands behind these words.
    pub(super) fn subject(&self, words: Range<usize>) -> Option<&'a Mention> {
        let from = words.start.max(words.end.saturating_sub(NEAR_WORDS));
        let mentions = self.names.within(self.block, from..words.end);
        // "Horas después matizó": a word in capitals only because it opens the sentence.
        let weak = |m: &Mention| {
            let index = self.names.within(self.block, 0..m.words.start).len();
            m.who == Who::Name
                && m.words.len() == 1
                && m.words.end < words.end
                && opens(self.block, m.words.start)
                && self.names.registry.entry_at(self.block.index, index).is_none()
        };
        let mentions = match mentions.split_first() {
            Some((first, rest)) if weak(first) => rest,
            _ => mentions,
        };
        // "with the minister calling it “…”": beside a participle the object of "with" acts.
        let participle = ends_in(self.block.word(words.end), &self.text.language.lexicon.endings.participle);
        if let Some(last) =
            mentions.last().filter(|m| participle && m.governed && !m.quoted && m.words.end == words.end)
            && self.block.joined(words.end)
        {
            return Some(last);
        }
        let outside = mentions.iter().filter(|m| !self.is_quoted(m.words.start)).count();
        if outside == mentions.len() {
            // "thanked her visitor and called it": whom the verb before "and" acts on does not speak.
            let joined = self.text.language.conjunctions.ends_before(self.block, words.end);
            let named = |m: &&Mention| {
                let index = self.names.within(self.block, 0..m.words.start).len();
                m.can_act() && self.names.registry.entry_at(self.block.index, index).is_some_and(|e| !e.is_body)
            };
            if let Some(first) = mentions.first().filter(named).filter(|m| joined && opens(self.block, m.words.start)) {
                return Some(first);
            }
            return chosen(self.block, mentions, (!joined).then_some(words.end));
        }
        // Words that are quoted have subjects of their own.
        let close = mentions
            .iter()
            .rev()
            .find(|m| !self.is_quoted(m.words.start) && m.can_act() && m.words.end + 1 >= words.end);
        close.or_else(|| mentions.iter().find(|m| !self.is_quoted(m.words.start) && m.can_act()))
    }

    /// "joined by General Berg, who called it": whom a "who" right before the verb points back to.
    pub(super) fn antecedent(&self, from: usize, verb: usize) -> Option<&'a Mention> {
        let block = self.block;
        let small =
            |w: &usize| block.has(*w, Tag::Adverb) || block.has(*w, Tag::NounStop) || block.has(*w, Tag::VerbLead);
        // "who was quoted as saying".
        let quoted = (from.max(verb.saturating_sub(2))..verb).find(|w| block.has(*w, Tag::Quoting));
        let passive = quoted.filter(|w| *w > from && block.has(*w - 1, Tag::Passive)).map(|w| w - 1);
        let verb = passive.unwrap_or(verb);
        let own = (from.max(verb.saturating_sub(4))..verb).rev().find(|w| !small(w) || block.has(*w, Tag::Who))?;
        if !block.has(own, Tag::Who) || !(block.spaced(own) || block.gap(own) == ", ") {
            return None;
        }
        let near = self.names.within(block, from.max(own.saturating_sub(NEAR_WORDS))..own);
        near.last().filter(|m| {
            m.words.end == own && !m.quoted && !m.is_pronoun() && matches!(m.who, Who::Person | Who::Role | Who::Name)
        })
    }

    pub(super) fn mention_after(&self, words: Range<usize>) -> Option<&'a Mention> {
        let found = self
            .names
            .within(self.block, words.clone())
            .iter()
            .find(|m| m.can_act() && !self.is_quoted(m.words.start))?;
        (found.words.start <= words.start + 6).then_some(found)
    }

    /// Whom "according to" names or points back to.
    pub(super) fn according(&self, word: usize, most: usize, near: Near) -> Option<Attribution> {
        let pronoun = || self.names.within(self.block, word..word + 1).first().is_none_or(Mention::is_pronoun);
        if self.block.has(word, Tag::Oblique)
            && pronoun()
            && let Some(speaker) = self.last_person(word)
        {
            return Some(Attribution { speaker: Some(speaker), ..Attribution::none() }.near(near));
        }
        if let Some(found) = self.named_after(word) {
            return Some(self.told(found, near));
        }
        let phrase = behind_verb(self.block, word, most, self.text.language)?;
        Some(self.told_phrase(&phrase, near))
    }

    /// "the 24-year-old", "el vasco", "la marin": one word for who was named last, and no office that somebody else may hold.
    fn described(&self, words: Range<usize>) -> Option<String> {
        const NONE: [Tag; 9] = [
            Tag::Office,
            Tag::Body,
            Tag::LocalBody,
            Tag::Thing,
            Tag::Work,
            Tag::Parties,
            Tag::Country,
            Tag::TimeUnit,
            Tag::Proverb,
        ];
        let (block, lexicon) = (self.block, &self.text.language.lexicon);
        let start = words.start;
        if lexicon.former.contains(&folded(block.word(start))) && words.len() > 1 {
            return self.formerly(start);
        }
        let one = (start + 1..words.end).all(|w| block.gap(w) == "-");
        let definite = block.tags.len_before(start, Tag::Definite) > 0 && block.joined(start);
        let aged = block.word(start).starts_with(|c: char| c.is_ascii_digit()) && words.len() > 1;
        let plain = aged
            || words.clone().all(|w| {
                let any = block.has(w, Tag::GenericRole);
                !block.is_capital(w) && NONE.iter().all(|tag| !block.has(w, *tag) || any && *tag == Tag::Office)
            });
        let elided = block.gap(start).starts_with(['\'', '’']);
        let last = block.word(words.end.checked_sub(1)?);
        let plural = last.ends_with('s') && !last.ends_with("ss");
        let somebody = aged
            || block.has(start, Tag::Role)
            || block.has(start, Tag::GenericRole)
            || lexicon.reads_as_role(last)
            || lexicon.romance && ends_in(last, &lexicon.endings.demonym);
        let plain = plain && somebody;
        if !one || !definite || !plain || plural {
            return None;
        }
        let she = match block.word(start.checked_sub(1)?) {
            "la" if lexicon.romance => Some(true),
            "le" | "el" if lexicon.romance => Some(false),
            _ if elided || !lexicon.romance => None,
            _ => return None,
        };
        let (text, names) = (self.text, self.names);
        names.registry.last_fitting(text, &names.blocks, block.index, start, block.word(start), she)
    }

    /// "the former minister", "l’ancienne ministre", "cựu bộ trưởng": who was named last, of whom no role is told.
    fn formerly(&self, start: usize) -> Option<String> {
        let (block, text, names) = (self.block, self.text, self.names);
        if start > 0 && block.joined(start) && block.has(start - 1, Tag::Indefinite) {
            return None;
        }
        let she = match block.word(start) {
            "ancienne" | "antigua" => Some(true),
            "ancien" | "antiguo" => Some(false),
            _ => None,
        };
        names.registry.last_untitled(text, &names.blocks, block.index, start, she)
    }

    /// Where a role with all that belongs to it ends: "an EU diplomat [of long standing]", "un diplomate européen [en poste à
    /// Niamey]".
    fn whole(&self, words: &Range<usize>) -> usize {
        const STOPS: [Tag; 8] = [
            Tag::Say,
            Tag::That,
            Tag::VerbLead,
            Tag::PointsBack,
            Tag::Relative,
            Tag::ClauseLead,
            Tag::Weekday,
            Tag::Will,
        ];
        const TIMES: [Tag; 7] =
            [Tag::Work, Tag::Weekday, Tag::Month, Tag::Daypart, Tag::Today, Tag::Yesterday, Tag::Speech];
        let (block, language) = (self.block, self.text.language);
        let past = complement(block, words.end, block.word_count(), language);
        if language.lexicon.plural.is_empty() || !block.joined(past) {
            return past;
        }
        let own = |w: usize| language.lexicon.romance && block.has(w, Tag::Article) && block.has(w + 1, Tag::Say);
        let stops = |w: usize| {
            !block.joined(w)
                || STOPS.iter().any(|tag| block.has(w, *tag) && (w > past || *tag != Tag::VerbLead))
                || language.conjunctions.at(block, w).is_some()
                || own(w)
                // "venu de Lorient hausse": behind a name in capitals the verb follows.
                || w > past + 1 && block.is_capital(w - 1) && !block.is_capital(w) && !block.has(w, Tag::Preposition)
        };
        let end = (past..past + MOST_COMPLEMENT).find(|w| stops(*w));
        let Some(end) = end.filter(|end| *end > past + 1) else { return past };
        let leads = block.has(past, Tag::Preposition) || block.has(past, Tag::Link);
        let told = language.lexicon.romance && block.has(past + 1, Tag::Link);
        let dated = |w: usize| block.has(w, Tag::Weekday) || block.has(w, Tag::Month) && block.is_capital(w);
        let spanned = |w: usize| {
            w + 1 == end
                && block.has(w, Tag::TimeUnit)
                && (block.tags.len_before(w, Tag::Determiner) > 0
                    || block.has(w - 1, Tag::SmallNumber)
                    || block.has(w - 1, Tag::Last))
        };
        let timed = (past..end).any(|w| dated(w) || spanned(w)) || TIMES.iter().any(|tag| block.has(end - 1, *tag));
        // Behind its verb a role ends at "in", "on", "with": what follows tells where and how it was said.
        let det =
            block.tags.len_before(words.start, Tag::Determiner).max(block.tags.len_before(words.start, Tag::Article));
        let first = opens(block, words.start - det) || block.gap(words.start - det).starts_with(',');
        let before =
            block.has(end, Tag::Say) || own(end) || first || block.is_capital(end - 1) && language.lexicon.romance;
        let close = block.has(past, Tag::Link) || block.has(past, Tag::From) && !language.lexicon.romance;
        let wanted = (leads || told) && !timed && (before || close || told);
        if wanted { end } else { past }
    }

    /// "In Trigo’s phrase, “…”": whose words they are.
    pub(super) fn in_words_of(&self, words: Range<usize>) -> Option<&'a Mention> {
        let block = self.block;
        let from = words.start.max(words.end.saturating_sub(12));
        self.names.within(block, from..words.end).iter().rev().find(|m| {
            let past = m.words.end;
            let owner = matches!(block.gap(past), "’" | "'")
                && block.word(past) == "s"
                && past + 2 <= words.end
                && past + 7 >= words.end;
            let lead = block.tags.len_before(m.words.start, Tag::Preposition) > 0;
            let index = self.names.within(block, 0..m.words.start).len();
            let known = self.names.registry.entry_at(block.index, index).is_some() || !matches!(m.who, Who::Name);
            owner && known && lead && block.has(past + 1, Tag::View) && !self.is_quoted(m.words.start)
        })
    }

    /// "The ministry’s statement called it": whose paper it is speaks.
    pub(super) fn owner_of_paper(&self, words: Range<usize>) -> Option<&'a Mention> {
        let block = self.block;
        let words = words.start.max(words.end.saturating_sub(NEAR_WORDS))..words.end;
        self.names.within(block, words.clone()).iter().find(|m| {
            let past = m.words.end;
            let owner = matches!(block.gap(past), "’" | "'") && block.word(past) == "s";
            let paper = |w: usize| block.has(w, Tag::Work) || block.has(w, Tag::Document);
            let behind = owner && (past + 1..words.end.min(past + 4)).any(paper);
            let link = block.tags.len_before(m.words.start, Tag::Link);
            let before = self.text.language.lexicon.romance
                && link > 0
                && m.words.start > words.start + link
                && paper(m.words.start - link - 1);
            (behind || before) && m.who == Who::Body && !self.is_quoted(m.words.start)
        })
    }

    /// "a statement from the ministry", "un communiqué du conseil": the body behind the word for a paper.
    pub(super) fn owner_of(&self, phrase: &Phrase, most: usize) -> Option<&'a Mention> {
        let words = phrase.bare_words();
        let near = self.names.within(self.block, words.start..most.min(words.end + 4));
        near.iter().find(|m| m.who == Who::Body && m.governed && !m.quoted)
    }

    /// "a ministry statement, Berg", "un communiqué du ministère, Mme Ruiz": who acts behind the comma, where a paper is named
    /// before it.
    pub(super) fn told_by_paper(&self, words: Range<usize>) -> Option<&'a Mention> {
        let block = self.block;
        let comma = (words.start + 1..words.end.min(words.start + 12)).find(|w| block.gap(*w).starts_with(','))?;
        let paper = (words.start..comma).any(|w| block.has(w, Tag::Document));
        let subject = self.names.within(block, comma..comma + 4).iter().find(|m| m.can_act()).filter(|_| paper)?;
        let index = self.names.within(block, 0..subject.words.start).len();
        let entry = self.names.registry.entry_at(block.index, index).is_some_and(|e| !e.is_body);
        (entry && !self.is_quoted(subject.words.start)).then_some(subject)
    }

    /// Whom "according to" names.
    pub(super) fn named_after(&self, word: usize) -> Option<&'a Mention> {
        let block = self.block;
        // "For the opposition’s Ruth Amsel": whose she is speaks not.
        let owner = |m: &Mention| {
            let past = m.words.end;
            matches!(block.gap(past), "’" | "'") && block.word(past) == "s" && block.is_capital(past + 1)
        };
        self.names
            .within(block, word..word + 6)
            .iter()
            .find(|m| !self.is_quoted(m.words.start) && !owner(m) && (m.words.start < word + 4 || m.who == Who::Name))
    }

    pub(super) fn last_person(&self, word: usize) -> Option<String> {
        let (text, names) = (self.text, self.names);
        names.registry.last_person(text, &names.blocks, self.block.index, word)
    }

    pub(super) fn told(&self, subject: &Mention, near: Near) -> Attribution {
        let (text, names, block) = (self.text, self.names, self.block);
        let voice = || names.voice.clone();
        if matches!(subject.who, Who::He | Who::She)
            && let Some(phrase) = self.told_just_before(subject)
        {
            return self.told_phrase(&phrase, near);
        }
        let speaker = match subject.who {
            Who::Own | Who::We | Who::You => voice(),
            _ => names.registry.speaker(text, &names.blocks, block.index, subject),
        };
        // A role that stands for nobody: "the striker" means who was named last, "a diplomat" takes what belongs to it.
        let index = names.within(block, 0..subject.words.start).len();
        let unknown = subject.who == Who::Role && names.registry.entry_at(block.index, index).is_none();
        let speaker = match speaker {
            Some(told) if unknown => self.described(subject.words.clone()).or_else(|| {
                let past = self.whole(&subject.words);
                let end = block.word_range(past.saturating_sub(1)).end.max(subject.range.end);
                let more = part(&block.text, subject.range.end..end);
                Some(format!("{told}{more}"))
            }),
            other => other,
        };
        let span = Some(Span::new(block.index, subject.range.start, subject.range.end));
        Attribution { speaker, span, ..Attribution::none() }.near(near)
    }

    /// A speaker whom no list holds; a role that the article gives somebody elsewhere stands for them.
    pub(super) fn told_phrase(&self, phrase: &Phrase, near: Near) -> Attribution {
        let (text, names, block) = (self.text, self.names, self.block);
        let range = phrase.range(block);
        let index = names.within(block, 0..block.word_from(range.start)).len();
        let known = (!phrase.is_new(block))
            .then(|| names.registry.by_role(text, &names.blocks, (block.index, index), &phrase.bare_words()))
            .flatten();
        if known.is_none() && phrase.is_generic(block) {
            let speaker =
                self.described(phrase.bare_words()).or_else(|| self.last_person(block.word_from(range.start)));
            if speaker.is_some() {
                return Attribution { speaker, ..Attribution::none() }.near(near);
            }
        }
        let meant = || self.described(phrase.bare_words());
        let written = || {
            let told = phrase.told(block, text.language);
            let end = block.word_range(self.whole(&phrase.bare_words()).saturating_sub(1)).end.max(range.end);
            let more = part(&block.text, range.end..end);
            (!phrase.is_thing(block, text.language)).then(|| format!("{told}{more}"))
        };
        let speaker = known.map(Entry::spoken).or_else(meant).or_else(written);
        let span = Some(Span::new(block.index, range.start, range.end));
        Attribution { speaker, span, ..Attribution::none() }.near(near)
    }
}

/// How far what belongs to a role goes on, in words.
const MOST_COMPLEMENT: usize = 8;

/// Which of the mentions before a verb is its subject: the one right before it, else the first that is nobody's object.
pub(in crate::detect) fn chosen<'a>(
    block: &Block,
    mentions: &'a [Mention],
    verb: Option<usize>,
) -> Option<&'a Mention> {
    let acts = |m: &&Mention| m.can_act();
    // "A docker watching from the rail, Endel Raudsepp, took": the name between commas tells who a role is.
    let is_new = |m: &Mention| m.who == Who::Role && m.words.start > 0 && block.has(m.words.start - 1, Tag::Indefinite);
    if let Some(first) = mentions.iter().find(acts).filter(|m| is_new(m)) {
        let told = mentions.iter().find(|m| {
            let closed = block.gap(m.words.start) == ", " && block.gap(m.words.end).starts_with(',');
            let near = m.words.start > first.words.end && m.words.start <= first.words.end + 10;
            m.who == Who::Name && m.words.len() >= 2 && m.can_act() && closed && near
        });
        if told.is_some() {
            return told;
        }
    }
    // "ông Thọ - Chủ tịch Liên minh Trái cây - cho hay": what stands between dashes tells more of who stands before.
    let dash = |gap: &str| matches!(gap, " - " | " – " | " — ");
    if let Some(verb) = verb.filter(|verb| dash(block.gap(*verb))) {
        let opens = (verb.saturating_sub(20)..verb).rev().find(|w| *w > 0 && dash(block.gap(*w)));
        let before =
            opens.and_then(|w| mentions.iter().rev().find(|m| m.can_act() && m.words.start < w && m.words.end >= w));
        if before.is_some() {
            return before;
        }
    }
    // "Moeller, who chairs the sanctions committee, said": the clause between the commas is about who stands before it.
    if let Some(verb) = verb.filter(|verb| block.gap(*verb).starts_with(',')) {
        let told = mentions.iter().filter(acts).rfind(|m| {
            let past = m.words.end;
            let clause = block.gap(past) == ", " && [Tag::Who, Tag::PointsBack].iter().any(|tag| block.has(past, *tag));
            past + 1 < verb && clause && !m.is_pronoun() && m.who != Who::Country
        });
        if told.is_some() {
            return told;
        }
    }
    // "Đại diện hãng tàu Nordvane, ông Lê An, thông tin": the name that a comma opens tells who a role is.
    if let Some(first) = mentions.iter().find(acts).filter(|m| m.who == Who::Role) {
        let past = first.words.end;
        let told = mentions.iter().find(|m| m.words.start > past && m.honoured).filter(|m| {
            let plain = (past..m.words.start).all(|w| block.joined(w));
            let det = block.gap(m.words.start) == ", ";
            m.who == Who::Person && m.can_act() && det && plain && m.words.start <= past + 10
        });
        if told.is_some() {
            return told;
        }
    }
    // "Anna Berg, who leads the bank, warned": a comma before the verb closes what stands between.
    // "his nephew, young Karl Roux, said": a name between commas tells who a role is.
    let named = |at: usize| {
        let m = mentions.get(at)?;
        let between = verb == Some(m.words.end)
            && block.gap(m.words.end).starts_with(',')
            && block.gap(m.words.start).starts_with(',')
            && m.who == Who::Person;
        let before = at.checked_sub(1).and_then(|b| mentions.get(b));
        let whose = before.is_none_or(|b| b.is_pronoun() || matches!(b.who, Who::Role | Who::Country));
        (between && whose && m.can_act()).then_some(m)
    };
    if let Some(found) = mentions.len().checked_sub(1).and_then(named) {
        return Some(found);
    }
    // "ông Tư ở xã Hòa kể": a place right before the verb is only where somebody is from;
    // so is a pronoun whom the verb is about ("le maire vous accuse").
    let person = mentions.iter().any(|m| acts(&m) && matches!(m.who, Who::Person | Who::Role));
    // "The chief, Anna Berg, sees it otherwise: “…”": behind who is named "it" is only what is seen.
    let whole = mentions.iter().find(acts).is_some_and(|m| m.who == Who::Name && m.words.len() >= 2);
    let beside = mentions.iter().rev().filter(acts).find(|m| {
        !(m.who == Who::It && (person || whole))
            && (!person || !matches!(m.who, Who::Country | Who::You | Who::We))
            && verb.is_some_and(|verb| {
                m.words.end + 1 >= verb && (m.role_follows || m.role_apart || !block.gap(verb).starts_with(','))
            })
    });
    let known = |m: &&Mention| m.who != Who::Country && (m.who != Who::Name || m.words.len() >= 2);
    beside.or_else(|| mentions.iter().filter(acts).find(known)).or_else(|| mentions.iter().find(acts))
}

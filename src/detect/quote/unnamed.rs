//! Speakers told without a name: by one word for who was named last, or by a role with all that belongs to it.

use std::ops::Range;

use super::super::lexicon::{Tag, ends_in};
use super::super::name::{Mention, Who, complement_in_syllables, folded, is_set_apart, opens};
use super::super::text::part;
use super::ends::{acts_on, complement, is_past_verb};
use super::phrase::{Phrase, phrase_at};
use super::speaker::{NEAR_WORDS, Outside};

/// How far what belongs to a role goes on, in words.
const MOST_COMPLEMENT: usize = 8;

/// How far before a pronoun the kin of whoever answers is told of, in words.
const MOST_TO_KIN: usize = 40;

/// The most words between a role and the end of the house that somebody is of ("at the children’s hospital").
const MOST_HOUSE: usize = 6;

impl Outside<'_> {
    /// "the 24-year-old", "el vasco", "la marin": one word for who was named last, and no office that somebody else may hold.
    pub(super) fn described(&self, words: Range<usize>) -> Option<String> {
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
        let first = folded(block.word(start));
        // "ex-ministre", "exministro".
        let one_word = words.len() == 1 && block.has(start, Tag::Role) && lexicon.former.contains(&first);
        if lexicon.former.contains(&first) && (words.len() > 1 || one_word) {
            let known = self.formerly(start);
            if known.is_some() || !one_word {
                return known;
            }
        }
        let definite = block.tags.len_before(start, Tag::Definite) > 0 && block.joined(start);
        let elided = block.gap(start).starts_with(['\'', '’']);
        let article = start.checked_sub(1);
        // "el veterano marino", "the young nurse".
        let owned = start > 1 && matches!(block.gap(start - 1), "’" | "'") && block.word(start - 1) == "s";
        let led = words.len() == 2 && block.has(start, Tag::Adjective) && block.spaced(start + 1) && !owned;
        let words = if led { start + 1..words.end } else { words };
        let start = words.start;
        let one = (start + 1..words.end).all(|w| block.gap(w) == "-");
        let aged = block.word(start).starts_with(|c: char| c.is_ascii_digit()) && words.len() > 1;
        let plain = aged
            || words.clone().all(|w| {
                let any = block.has(w, Tag::GenericRole);
                !block.is_capital(w) && NONE.iter().all(|tag| !block.has(w, *tag) || any && *tag == Tag::Office)
            });
        let last = block.word(words.end.checked_sub(1)?);
        let plural = last.ends_with('s') && !last.ends_with("ss");
        let somebody = aged
            || block.has(start, Tag::GenericRole)
            || one_word
            || !block.has(start, Tag::Role) && lexicon.reads_as_role(last)
            || lexicon.romance && ends_in(last, &lexicon.endings.demonym);
        let plain = plain && somebody;
        if !one || !definite || !plain || plural || lexicon.romance && is_set_apart(block, words.end) {
            return None;
        }
        let she = match block.word(article?) {
            "la" if lexicon.romance => Some(true),
            "le" | "el" if lexicon.romance => Some(false),
            _ if elided || !lexicon.romance => None,
            _ => return None,
        };
        self.names.registry.last_fitting(self.seen(start), block.word(start), she)
    }

    /// "the former minister", "l’ancienne ministre", "cựu bộ trưởng": who was named last, of whom no role is told.
    fn formerly(&self, start: usize) -> Option<String> {
        let block = self.block;
        if start > 0 && block.joined(start) && block.has(start - 1, Tag::Indefinite) {
            return None;
        }
        let she = match block.word(start) {
            "ancienne" | "antigua" => Some(true),
            "ancien" | "antiguo" => Some(false),
            _ => None,
        };
        self.names.registry.last_untitled(self.seen(start), she)
    }

    /// Whether a role stands for nobody whom the text names.
    pub(super) fn is_nobody(&self, role: &Mention) -> bool {
        let index = self.names.within(self.block, 0..role.words.start).len();
        self.names.registry.entry_at(self.block.index, index).is_none()
    }

    /// Where a role with all that belongs to it ends: "an EU diplomat [of long standing]", "un diplomate européen [en poste à
    /// Niamey]".
    pub(super) fn whole(&self, words: &Range<usize>) -> usize {
        const STOPS: [Tag; 9] = [
            Tag::Nameless,
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
        if block.has(words.end, Tag::Nameless) {
            return words.end;
        }
        let past = complement(block, words.end, block.word_count(), language);
        if language.lexicon.plural.is_empty() {
            return complement_in_syllables(block, past);
        }
        // "un habitué hausse les épaules".
        if !block.joined(past) || language.lexicon.romance && acts_on(block, past, language) {
            return past;
        }
        // "a spokeswoman for the Ghana | nurses’ union".
        let small = |w: &usize| {
            let beside = block.spaced(*w) || matches!(block.gap(*w), "’ " | "' ");
            beside && !block.is_capital(*w) && !block.has(*w, Tag::Say) && !block.has(*w, Tag::Preposition)
        };
        let body = (past..past + 3).take_while(small).find(|w| block.has(*w, Tag::Body));
        if let Some(body) = body.filter(|_| !language.lexicon.romance && past > 0 && block.is_capital(past - 1)) {
            return body + block.tags.len(body, Tag::Body);
        }
        let own = |w: usize| language.lexicon.romance && block.has(w, Tag::Article) && block.has(w + 1, Tag::Say);
        // "a spokeswoman for drivers’ union TransNord".
        let several = |w: usize| w > past && matches!(block.gap(w), "’ " | "' ") && block.word(w - 1).ends_with('s');
        let stops = |w: usize| {
            !block.joined(w) && !several(w)
                || block.tags.len(w, Tag::SceneLead) > 1
                || STOPS.iter().any(|tag| block.has(w, *tag) && (w > past || *tag != Tag::VerbLead))
                || language.conjunctions.at(block, w).is_some()
                || own(w)
                || w > past && is_past_verb(block, w, language)
                // "venu de Lorient hausse": behind a name in capitals the verb follows.
                // "the head of one Asian carrier" goes on.
                || w > past + 1
                    && block.is_capital(w - 1)
                    && !block.is_capital(w)
                    && !block.has(w, Tag::Preposition)
                    // "at Pier 2".
                    && !block.has_digit(w)
                    // "the Ghana nurses’ union".
                    && !(w..w + 3).any(|b| block.has(b, Tag::Body) || block.has(b, Tag::LocalBody))
                    && (language.lexicon.romance || !language.lexicon.offices.is_land(&folded(block.word(w - 1))))
        };
        let end = (past..past + MOST_COMPLEMENT).find(|w| stops(*w));
        // "l’un d’eux m’a glissé".
        let clitic = |end: &usize| {
            matches!(block.gap(*end), "’" | "'") && *end > past && block.word(*end - 1).chars().count() == 1
        };
        let end = end.map(|end| if clitic(&end) { end - 1 } else { end });
        // "A senior executive at a rival firm doubts": up to the house that somebody is of.
        let firm = |w: usize| [Tag::Body, Tag::LocalBody, Tag::FirmNoun].iter().any(|tag| block.has(w, *tag));
        let house = (past + 1..past + MOST_HOUSE).take_while(|w| block.spaced(*w)).find(|w| firm(*w));
        let house = house.filter(|w| {
            let next = w + block.tags.len(*w, Tag::Body).max(1);
            !language.lexicon.romance
                && block.has(past, Tag::Preposition)
                && (past..=*w).all(|w| !block.is_capital(w))
                && block.spaced(next)
                && !block.is_capital(next)
                && !block.has(next, Tag::Preposition)
        });
        if let Some(house) = house.filter(|w| end.is_none_or(|end| end > *w + 1)) {
            return house + block.tags.len(house, Tag::Body).max(1);
        }
        let Some(end) = end.filter(|end| *end > past + 1) else { return past };
        // "ministre devant l’Assemblée": where it was said.
        let scene = block.has(past, Tag::SceneLead);
        let leads = !scene && (block.has(past, Tag::Preposition) || block.has(past, Tag::Link));
        let told = language.lexicon.romance && !scene && block.has(past + 1, Tag::Link);
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
        // "Según la inspectora al frente del caso, …".
        let view = block.tags.len_before(words.start - det, Tag::According) > 0 && block.gap(end).starts_with(',');
        // "said a consultant at the hospital": the house that somebody is of.
        let house = !language.lexicon.romance
            && end <= past + MOST_HOUSE
            && (past + 1..end).any(|w| block.has(w, Tag::Body) || block.has(w, Tag::LocalBody));
        let close = close || house;
        let wanted = (leads || told) && !timed && (before || close || told || view);
        if wanted { end } else { past }
    }

    /// "Ma grand-mère, à Bouaké. Elle m’a répondu : « … »": of an answer’s own kin, told last in this paragraph, where nobody else
    /// acts behind.
    pub(super) fn my_kin(&self, word: usize) -> Option<Range<usize>> {
        let block = self.block;
        let from = word.saturating_sub(MOST_TO_KIN);
        let my = (from..word)
            .rev()
            .find(|w| block.has(*w, Tag::MyOwn) && !self.is_quoted(*w) && block.has(*w + 1, Tag::Kin))?;
        let end = my + 1 + block.tags.len(my + 1, Tag::Kin);
        let acts = |m: &Mention| {
            m.can_act() && (matches!(m.who, Who::Person | Who::Role) || m.who == Who::Name && m.words.len() >= 2)
        };
        let other = self.names.within(block, end..word).iter().any(acts);
        // "my mother, Ana Ruiz,": by her name.
        let named = self.names.within(block, my + 1..end + 1).iter().any(|m| !m.name.is_empty());
        let governed = block.tags.len_before(my, Tag::Preposition) > 0;
        (!other && !named && !governed).then_some(my..end)
    }

    /// "Su hermano, pescador, asiente: “…”": somebody’s kin without a name opens the sentence and is all who acts in it.
    pub(super) fn kin_opens(&self, words: &Range<usize>) -> Option<Phrase> {
        let (block, language) = (self.block, self.text.language);
        let start = words.start;
        let kin = start + 1;
        let whose = block.has(start, Tag::HisOwn) || block.has(start, Tag::HerOwn);
        // "Son colistier, maréchal-ferrant, hausse les épaules : « … »": so is whoever does something with them.
        let somebody = [Tag::Kin, Tag::Role, Tag::GenericRole].iter().any(|tag| block.has(kin, *tag))
            || language.lexicon.reads_as_role(block.word(kin));
        if !language.lexicon.romance || !whose || !somebody || words.len() > NEAR_WORDS {
            return None;
        }
        let named = |m: &Mention| matches!(m.who, Who::Person | Who::Name | Who::Body) || m.is_pronoun();
        let comma = block.gap(kin + 1).starts_with(',');
        let alone = !self.names.within(block, kin..words.end).iter().any(|m| named(m) && !m.governed);
        let found = phrase_at(block, start, kin + 1, language)?;
        (comma && alone && found.bare_words().start == kin).then_some(found)
    }

    /// "militar" in "El Gobierno militar alega": an adjective between a body and its verb.
    pub(super) fn kind_behind(&self, body: &Mention) -> Option<&str> {
        const NONE: [Tag; 7] =
            [Tag::Say, Tag::Preposition, Tag::NounStop, Tag::Adverb, Tag::VerbLead, Tag::Auxiliary, Tag::Past];
        let (block, lexicon) = (self.block, &self.text.language.lexicon);
        let at = body.words.end;
        let word = block.word(at);
        let told = block.has(at, Tag::Adjective) || block.has(at, Tag::Portfolio);
        let adjective = told || ends_in(word, &lexicon.endings.adjective) || ends_in(word, &lexicon.endings.demonym);
        let kind = lexicon.romance
            && body.who == Who::Body
            && body.words.len() == 1
            && block.spaced(at)
            && !block.is_capital(at)
            && adjective
            && !is_past_verb(block, at, self.text.language)
            && NONE.iter().all(|tag| !block.has(at, *tag))
            && (block.spaced(at + 1) && block.has(at + 1, Tag::Say)
                // "l’opposition tchadienne, elle, dénonce".
                || ends_in(word, &lexicon.endings.demonym) && is_set_apart(block, at + 1));
        kind.then(|| block.written(at))
    }

    /// "vợ bị cáo", "con gái ông An": whose kin somebody is, who is told by that alone.
    pub(super) fn kin_of(&self, subject: &Mention) -> Option<String> {
        let (block, start) = (self.block, subject.words.start);
        let kin = block.tags.len_before(start, Tag::Kin);
        let whose = [Who::Role, Who::Person, Who::Name, Who::He, Who::She];
        let own = whose.contains(&subject.who) && block.spaced(start);
        if kin == 0
            || !own
            || !self.text.language.lexicon.plural.is_empty()
            || block.gap(subject.words.end).contains(',')
        {
            return None;
        }
        Some(part(&block.text, block.word_range(start - kin).start..subject.range.end).to_owned())
    }
}

//! Who said it: the verb of saying beside a quotation, its subject, and whom that stands for.

use std::ops::Range;

use crate::article::Span;

use super::super::lexicon::{Tag, ends_in};
use super::super::name::{Mention, Names, Who};
use super::super::text::{Block, Text, part};
use super::marks::Pair;
use super::phrase::{Phrase, before_verb, behind_verb, phrase_at};
use super::unit::Unit;

/// Who said a quotation.
#[derive(Debug, Clone)]
pub(super) struct Attribution {
    /// By the fullest name the article gives.
    pub(super) speaker: Option<String>,
    pub(super) span: Option<Span>,
    /// Whether a verb of saying stands near the marks.
    pub(super) is_direct: bool,
    /// Whether it follows the quotation.
    pub(super) follows: bool,
    /// Whether a verb of saying was read, however far from the marks.
    pub(super) says: bool,
}

/// How far from the marks a verb of saying is looked for, in words.
pub(super) const NEAR_WORDS: usize = 40;

/// Who said the quotation before, and whether it stands in the same paragraph.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Earlier<'a> {
    pub(super) speaker: Option<&'a String>,
    pub(super) here: bool,
}

/// Finds who said the pair's words.
pub(super) fn attribution(
    text: &Text,
    block: &Block,
    names: &Names,
    pairs: &[Pair],
    index: usize,
    unit: &Unit,
    earlier: Earlier<'_>,
) -> Option<Attribution> {
    let Earlier { speaker: earlier, here: earlier_here } = earlier;
    let pair = pairs.get(index)?;
    let outside = Outside { text, block, names, pairs };
    // Who spoke in another paragraph does not go on where a verb tells of somebody.
    let before_here = earlier.filter(|_| earlier_here);
    if let Some(found) = outside.aside(pair, before_here) {
        return Some(found);
    }
    let behind_end = pairs.get(index + 1).map_or(unit.range.end, |p| p.outer.start.min(unit.range.end));
    let behind = outside.words(pair.outer.end, behind_end);
    let before = outside.words(unit.range.start, pair.outer.start);
    // "12:55 | «…»": the hour of an entry says nothing.
    let told = before.clone().any(|w| !block.word(w).chars().all(|c| c.is_ascii_digit() || c == 'h'));
    let before = if told { before } else { before.end..before.end };
    let rest = part(&block.text, pair.outer.end..behind_end).trim_start();
    let stopped = rest.starts_with(['.', ';']);
    if outside.is_proverb(&before, pair) {
        return Some(Attribution::none().near(Near::Beside(false)));
    }
    if !stopped && let Some(found) = outside.quoting(before.clone(), behind.clone()) {
        return Some(found);
    }
    if !stopped && let Some(found) = outside.behind(behind.clone(), before_here) {
        return Some(found);
    }
    if !stopped
        && before.is_empty()
        && let Some(found) = outside.plainly_behind(behind, pair, before_here)
    {
        return Some(found);
    }
    if let Some(found) = outside.before(before.clone(), pair, before_here) {
        return Some(found);
    }
    // A bare quotation goes on with who spoke before, or with who the sentence before tells of.
    if let Some(found) = outside.signed(pair, unit) {
        return Some(found);
    }
    let alone = before.is_empty() && (stopped || part(&block.text, pair.outer.end..unit.range.end).trim().is_empty());
    if alone {
        return outside
            .answered(unit.range.start)
            .or_else(|| outside.sentence_behind(unit.range.end))
            .or_else(|| outside.sentence_before(unit.range.start, earlier_here))
            .or_else(|| outside.introduced_behind(unit.range.clone(), earlier_here))
            .or_else(|| outside.paragraph_before(unit.range.start, earlier.is_some()))
            .or_else(|| earlier.map(|speaker| Attribution { speaker: Some(speaker.clone()), ..Attribution::none() }));
    }
    // "Her speech promised “…”": the sentence's own subject.
    let subject = outside.subject(before)?;
    let names = subject.who == Who::Name && subject.words.len() >= 2;
    (matches!(subject.who, Who::Person | Who::He | Who::She | Who::Role | Who::Body) || names)
        .then(|| outside.told(subject, Near::Subject))
}

impl Attribution {
    pub(super) fn none() -> Self {
        Self { speaker: None, span: None, is_direct: false, follows: false, says: false }
    }

    pub(super) fn near(mut self, near: Near) -> Self {
        self.is_direct = !matches!(near, Near::Far | Near::Subject);
        self.follows = matches!(near, Near::Beside(true));
        self.says = near != Near::Subject;
        self
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Near {
    /// Beside the marks.
    Beside(bool),
    /// Within a few words.
    Close(bool),
    Far,
    /// The sentence's subject, without a verb of saying.
    Subject,
}

/// Whether a word stands alone between a comma and the colon before the marks.
fn block_verb(block: &Block, word: usize) -> bool {
    block.gap(word) == ", " && !block.is_capital(word) && block.word(word).chars().count() >= 3
}

/// What stands outside of the marks of a block.
pub(super) struct Outside<'a> {
    pub(super) text: &'a Text,
    pub(super) block: &'a Block,
    pub(super) names: &'a Names,
    pub(super) pairs: &'a [Pair],
}

impl<'a> Outside<'a> {
    pub(super) fn words(&self, from: usize, to: usize) -> Range<usize> {
        let (first, past) = (self.block.word_from(from), self.block.word_from(to));
        first..past.max(first)
    }

    pub(super) fn is_quoted(&self, word: usize) -> bool {
        let at = self.block.word_range(word).start;
        let next = self.pairs.partition_point(|p| p.outer.end <= at);
        self.pairs.get(next).is_some_and(|p| p.quotes(at))
    }

    /// Where the clause of a verb starts: behind a semicolon or a word such as "while", if somebody acts in it.
    fn clause(&self, from: usize, verb: usize) -> usize {
        let block = self.block;
        let starts = (from..verb).rev().take(NEAR_WORDS).filter(|w| {
            block.gap(*w).contains(';') || block.has(*w, Tag::ClauseLead) && block.gap(*w).starts_with(',')
        });
        let acts = |w: usize| self.names.within(block, w..verb).iter().any(Mention::can_act);
        starts.into_iter().find(|w| acts(*w)).unwrap_or(from)
    }

    /// "…”, said the minister", "…”, she added", "…”, according to her".
    fn behind(&self, words: Range<usize>, earlier: Option<&String>) -> Option<Attribution> {
        let near = words.start..words.end.min(words.start + 14);
        let hit = self.block.tags.within(near).find(|h| matches!(h.tag, Tag::Say | Tag::According)).copied()?;
        let verb_past = hit.word + self.longest(hit.word, hit.tag);
        let distance = hit.word - words.start;
        // "…, somebody muttered": nobody that is named.
        if distance == 1 && self.block.has(words.start, Tag::Somebody) {
            return Some(Attribution::none().near(Near::Beside(true)));
        }
        if [Tag::ClauseLead, Tag::Relative].iter().any(|tag| self.block.has(words.start, *tag)) {
            return None;
        }
        let subject = self.subject(words.start..hit.word);
        // "… is what the report says": far from the marks it may speak of something else.
        if subject.is_none() && distance > 3 {
            let comma = self.block.gap(words.start).contains(',');
            if let Some(phrase) = before_verb(self.block, words.start, hit.word, self.text.language) {
                return comma.then(|| self.told_phrase(&phrase, Near::Beside(true)));
            }
            // "s’est contenté de dire un porte-parole": a verb that leads up to the one of saying.
            let leads = comma && distance <= 6 && (words.start + 1..=hit.word).all(|w| self.block.joined(w));
            if !leads {
                return None;
            }
        }
        // "“…” and called for calm" goes on with a sentence whose subject stands before the marks.
        let gap = self.block.gap(words.start);
        let joined_on =
            distance > 0 && subject.is_none() && self.text.language.conjunctions.at(self.block, words.start).is_some();
        if joined_on || subject.is_some() && distance > 6 && !gap.contains(',') {
            return None;
        }
        let close = Near::Beside(true);
        if hit.tag == Tag::According {
            // "según declaró": the verb's subject stands elsewhere.
            let verb = self.block.tags.len(verb_past, Tag::Say);
            let view = self.block.tags.len(hit.word, Tag::Oblique);
            return if view > 0 && view == hit.len {
                Some(Attribution { speaker: self.last_person(hit.word), ..Attribution::none() }.near(close))
            } else if verb > 0 {
                self.mention_after(verb_past + verb..words.end.min(verb_past + verb + 4)).map(|m| self.told(m, close))
            } else {
                self.according(verb_past, words.end, close)
            };
        }
        // "nous disait le berger": to whom it is said stands before the verb, who says it behind.
        let clitic = self.text.language.lexicon.romance
            && subject.is_some_and(|m| matches!(m.who, Who::We | Who::You | Who::It) && m.words.end == hit.word);
        let subject = subject.filter(|_| !clitic);
        // "un habitant de Vigo raconte": the name is only its complement.
        if let Some(phrase) = self.new_phrase(words.start, hit.word, subject) {
            return Some(self.told_phrase(&phrase, close));
        }
        // "said the minister", "he said", "a-t-elle dit".
        if let Some(subject) = subject
            && (distance <= 9 || subject.words.end + 2 >= hit.word || subject.words.start <= words.start + 1)
        {
            return Some(self.told(subject, close));
        }
        if distance > 0
            && let Some(phrase) = before_verb(self.block, words.start, hit.word, self.text.language)
        {
            return Some(self.told_phrase(&phrase, close));
        }
        if let Some(on) =
            (verb_past..verb_past + 2).find(|w| self.block.has(*w, Tag::Impersonal) && self.block.gap(*w).contains('-'))
        {
            // "assure-t-on à Matignon".
            let side = self.side(on + 1..words.end.min(on + 9)).filter(|m| m.who == Who::Body);
            return Some(side.map_or_else(Attribution::none, |m| self.told(m, close)).near(close));
        }
        // "señalan desde la Cámara de Comercio".
        if self.block.tags.len(verb_past, Tag::FromSide) > 0
            && let Some(side) = self.side(verb_past..words.end.min(verb_past + 6))
        {
            return Some(self.told(side, close));
        }
        let after = self.mention_after(verb_past..words.end.min(verb_past + 10));
        let phrase = behind_verb(self.block, verb_past, words.end, self.text.language);
        match (after, phrase) {
            (Some(subject), None) => Some(self.told(subject, close)),
            // The phrase opens before the name that it holds ("une habitante de Vigo").
            (Some(subject), Some(phrase))
                if (subject.words.start <= verb_past + 2 || phrase.opens_with(subject)) && !self.cuts(subject) =>
            {
                Some(self.told(subject, close))
            }
            (_, Some(phrase)) => {
                // "fait savoir un communiqué du conseil": whose paper it is speaks.
                let paper = phrase.bare_words().any(|w| self.block.has(w, Tag::Document));
                let owner = paper.then(|| self.owner_of(&phrase, words.end)).flatten();
                Some(owner.map_or_else(|| self.told_phrase(&phrase, close), |m| self.told(m, close)))
            }
            // The Romance languages leave the pronoun out.
            (None, None) => Some(self.left_out(words.start, earlier, close)),
        }
    }

    /// "l’élu de Joal, Luc Roux, pour qui « … »", "for whom it is “…”": whose view a "who" behind a preposition tells.
    fn for_whom(&self, words: &Range<usize>) -> Option<&'a Mention> {
        let block = self.block;
        let from = words.start.max(words.end.saturating_sub(6));
        let who = (from + 1..words.end).rev().find(|w| {
            let who = block.has(*w, Tag::Who) || block.has(*w, Tag::Relative) && block.word(*w).starts_with("who");
            who && (block.has(*w - 1, Tag::Preposition) || block.has(*w - 1, Tag::According)) && block.joined(*w)
        })?;
        let near = self.names.within(block, words.start.max(who.saturating_sub(NEAR_WORDS))..who);
        let told = |m: &&Mention| m.words.end + 1 == who && !m.quoted && !m.is_pronoun();
        near.last().filter(told).filter(|m| matches!(m.who, Who::Person | Who::Name | Who::Role))
    }

    /// "El alcalde pide calma, y el cura, “…”", "and the priest, “…”": somebody behind "and" has the verb of who stands before.
    fn shares_verb(&self, words: &Range<usize>, pair: &Pair) -> Option<&'a Mention> {
        let block = self.block;
        part(&block.text, 0..pair.outer.start).trim_end().strip_suffix(',')?;
        let from = words.start.max(words.end.saturating_sub(NEAR_WORDS));
        let last = self.names.within(block, from..words.end).last().filter(|m| m.words.end == words.end)?;
        let det = block.tags.len_before(last.words.start, Tag::Determiner);
        let joined = self.text.language.conjunctions.ends_before(block, last.words.start - det);
        let says = block.tags.any(from..last.words.start, Tag::Say);
        (joined && says && last.can_act() && matches!(last.who, Who::Person | Who::Name | Who::Role)).then_some(last)
    }

    /// "The minister said: “…", "According to her, “…".
    fn before(&self, words: Range<usize>, pair: &Pair, earlier: Option<&String>) -> Option<Attribution> {
        let near = words.start.max(words.end.saturating_sub(NEAR_WORDS))..words.end;
        let block = self.block;
        let last = block
            .tags
            .within(near.clone())
            .filter(|h| {
                // "for the senator, …": words such as "for" tell whose view it is at the start only.
                let view = h.tag == Tag::According
                    && (!block.has(h.word, Tag::Preposition) || h.word == words.start || h.len >= 3);
                // "đã tính chuyện tiếp theo": in Vietnamese it opens a clause.
                let viet = self.text.language.lexicon.plural.is_empty() && h.tag == Tag::According;
                let view = view && (!viet || h.len > 1 || h.word == words.start || !block.joined(h.word));
                (h.tag == Tag::Say || view) && !self.is_quoted(h.word) && h.word + h.len <= words.end
            })
            .last()
            .copied();
        let colon = part(&block.text, 0..pair.outer.start).trim_end().ends_with(':');
        if let Some(found) = self.for_whom(&words) {
            return Some(self.told(found, Near::Beside(false)));
        }
        if let Some(found) = self.shares_verb(&words, pair) {
            return Some(self.told(found, Near::Beside(false)));
        }
        if let Some(owner) = self.in_words_of(words.clone()) {
            return Some(self.told(owner, Near::Beside(false)));
        }
        let Some(hit) = last.or_else(|| self.by_ending(&near)) else {
            return self.before_colon(words, near, colon);
        };
        let verb_past = hit.word + self.longest(hit.word, hit.tag);
        let distance = words.end.saturating_sub(verb_past);
        let parted =
            part(&block.text, block.word_range(verb_past.saturating_sub(1)).end..pair.outer.start).contains(';');
        let nearness = if parted {
            Near::Subject
        } else if distance <= 2 || colon {
            Near::Beside(false)
        } else if distance <= 4 {
            Near::Close(false)
        } else {
            Near::Far
        };
        if hit.tag == Tag::According {
            if block.tags.len(hit.word, Tag::Oblique) == hit.len {
                let speaker = self.last_person(hit.word);
                return Some(Attribution { speaker, ..Attribution::none() }.near(nearness));
            }
            // "According to a ministry statement, Berg “reaffirmed …”": what a paper has of somebody.
            if let Some(found) = self.told_by_paper(verb_past..words.end) {
                return Some(self.told(found, Near::Beside(false)));
            }
            return self.according(verb_past, words.end, Near::Beside(false));
        }
        let after = self.mention_after(verb_past..words.end.min(verb_past + 8));
        // "comme le disait un maître de mon village, « …": who says it stands behind the verb.
        if self.text.language.lexicon.romance
            && (hit.word.saturating_sub(2).max(words.start)..hit.word).any(|w| self.block.has(w, Tag::CalledBehind))
            && let Some(phrase) = behind_verb(block, verb_past, words.end, self.text.language)
        {
            return Some(match after.filter(|m| m.words.start <= verb_past + 2 && m.who != Who::Role) {
                Some(subject) => self.told(subject, nearness),
                None => self.told_phrase(&phrase, nearness),
            });
        }
        let clause = self.clause(words.start, hit.word);
        // "Du côté de la chambre, on salue", "Desde la Cámara celebran".
        let on = (hit.word.saturating_sub(3).max(words.start)..hit.word).any(|w| block.has(w, Tag::Impersonal));
        if (on || block.tags.len(words.start, Tag::FromSide) > 0)
            && self.subject(words.start..hit.word).is_none()
            && let Some(side) = self.side(words.start..hit.word).filter(|m| !on || m.who == Who::Body)
        {
            return Some(self.told(side, nearness));
        }
        let subject = self.antecedent(clause, hit.word).or_else(|| self.subject(clause..hit.word));
        if let Some(phrase) = self.new_phrase(clause, hit.word, subject) {
            return Some(self.told_phrase(&phrase, nearness));
        }
        if let Some(subject) = subject {
            return Some(self.told(subject, nearness));
        }
        if let Some(owner) = self.owner_of_paper(clause..hit.word) {
            return Some(self.told(owner, nearness));
        }
        // "Asked about the strike, the minister was blunt: “…”".
        if colon
            && distance > 2
            && let Some(found) = self.before_colon(verb_past..words.end, verb_past..words.end, true)
        {
            return Some(found);
        }
        // "For the senator, the plan is “…”": whose view it is opens the sentence.
        let view =
            block.tags.within(words.start..hit.word).find(|h| h.tag == Tag::According && !self.is_quoted(h.word));
        if let Some(found) = view.and_then(|h| self.named_after(h.word + h.len)) {
            return Some(self.told(found, nearness));
        }
        if let Some(phrase) = self.opening_phrase(words.clone(), hit.word) {
            return Some(self.told_phrase(&phrase, nearness));
        }
        if let Some(phrase) = behind_verb(block, verb_past, words.end, self.text.language)
            && hit.word <= words.start + 2
            && after.is_none_or(|m| self.cuts(m) || !matches!(m.who, Who::Person | Who::Role | Who::Body))
        {
            return Some(self.told_phrase(&phrase, nearness));
        }
        if let Some(subject) = after.filter(|m| m.words.start <= verb_past + 2) {
            return Some(self.told(subject, nearness));
        }
        // Where another clause leads up to the verb its subject is one that nothing here reads.
        let from = (words.start..hit.word).rev().find(|w| block.gap(*w).starts_with([',', ';', '–', '—']));
        let left_out = hit.word <= from.unwrap_or(words.start) + 1;
        if !left_out && !self.text.language.lexicon.romance {
            return Some(Attribution::none().near(nearness));
        }
        Some(self.left_out(words.start, earlier, nearness))
    }

    /// "Berg: “…”", "Berg to Roux: “…”", "Berg nods: “…”".
    fn before_colon(&self, words: Range<usize>, near: Range<usize>, colon: bool) -> Option<Attribution> {
        if !colon {
            return None;
        }
        let close = Near::Beside(false);
        let subject = self.subject(words.clone());
        let named = self.names.within(self.block, near).last().filter(|m| m.words.end == words.end && !m.governed);
        // "Berg to Roux: “…”".
        let first = || self.names.within(self.block, words.start..words.start + 1).first().filter(|m| m.can_act());
        // "Nous faisons nôtres les mots de la navigatrice Ana Ruiz : « …": whose words they are.
        let whose = self.names.within(self.block, words.clone()).last().filter(|m| {
            let det = self.block.tags.len_before(m.words.start, Tag::Determiner);
            m.words.end == words.end && self.block.tags.len_before(m.words.start - det, Tag::WordsOf) > 0
        });
        // "la phrase d’une institutrice de Dosso : « …": somebody whom no list of words holds.
        let from = words.start.max(words.end.saturating_sub(9));
        let of = (from..words.end).rev().find(|w| self.block.tags.len_before(*w, Tag::WordsOf) > 0);
        if whose.is_none()
            && let Some(phrase) = of.and_then(|w| phrase_at(self.block, w, words.end, self.text.language))
            && phrase.is_new(self.block)
        {
            return Some(self.told_phrase(&phrase, close));
        }
        if let Some(found) = whose.or(subject).or(named).or_else(first) {
            return Some(self.told(found, close));
        }
        if let Some(found) = self.whose_answer(words.clone(), close) {
            return Some(found);
        }
        if let Some(phrase) = before_verb(self.block, words.start, words.end, self.text.language) {
            return Some(self.told_phrase(&phrase, close));
        }
        // "Consultado a la salida, se limitó a una frase: “…”": the pronoun is left out.
        let ends = &self.text.language.lexicon.endings.said;
        let told = words.clone().any(|w| !self.block.is_capital(w) && ends_in(self.block.word(w), ends));
        // "Cuando se le pregunta por las llaves, duda: “…”": one word behind the comma is the verb.
        let last = words.end.saturating_sub(1);
        let told = told || last > words.start && block_verb(self.block, last) && self.text.language.lexicon.romance;
        (told && self.text.language.lexicon.romance).then(|| self.left_out(words.start, None, close))
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
        // "si bien las organizaciones hablan de": a few words may lead up to it.
        starts.rev().find_map(|start| {
            let open =
                |w: &usize| *w == start || !block.has(*w - 1, Tag::Preposition) || block.has(*w - 1, Tag::Article);
            (start..verb.min(start + 4)).filter(open).find_map(|w| before_verb(block, w, verb, self.text.language))
        })
    }
}

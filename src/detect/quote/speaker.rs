//! Who said it: the verb of saying beside a quotation, its subject, and whom that stands for.

use std::ops::Range;

use crate::article::Span;

use super::super::lexicon::Tag;
use super::super::name::{Mention, Names, Who};
use super::super::text::{Block, Text, part};
use super::marks::Pair;
use super::phrase::{Phrase, before_verb, behind_verb};
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

/// How many words may stand between the marks and a subject behind an unknown verb ("se queja el").
const VERB_WORDS: usize = 4;

/// Finds who said the pair's words; `earlier` is who said the quotation before it.
pub(super) fn attribution(
    text: &Text,
    block: &Block,
    names: &Names,
    pairs: &[Pair],
    index: usize,
    unit: &Unit,
    earlier: Option<&String>,
) -> Option<Attribution> {
    let pair = pairs.get(index)?;
    let outside = Outside { text, block, names, pairs };
    if let Some(found) = outside.aside(pair, earlier) {
        return Some(found);
    }
    let behind_end = pairs.get(index + 1).map_or(unit.range.end, |p| p.outer.start.min(unit.range.end));
    let behind = outside.words(pair.outer.end, behind_end);
    let before = outside.words(unit.range.start, pair.outer.start);
    let rest = part(&block.text, pair.outer.end..behind_end).trim_start();
    let stopped = rest.starts_with(['.', ';']);
    if !stopped && let Some(found) = outside.quoting(before.clone(), behind.clone()) {
        return Some(found);
    }
    if !stopped && let Some(found) = outside.behind(behind.clone(), earlier) {
        return Some(found);
    }
    if !stopped
        && before.is_empty()
        && let Some(found) = outside.plainly_behind(behind, pair, earlier)
    {
        return Some(found);
    }
    if let Some(found) = outside.before(before.clone(), pair, earlier) {
        return Some(found);
    }
    // A bare quotation goes on with who spoke before, or with who the sentence before tells of.
    let alone = before.is_empty() && (stopped || part(&block.text, pair.outer.end..unit.range.end).trim().is_empty());
    if alone {
        return outside
            .sentence_behind(unit.range.end)
            .or_else(|| outside.sentence_before(unit.range.start))
            .or_else(|| earlier.map(|speaker| Attribution { speaker: Some(speaker.clone()), ..Attribution::none() }));
    }
    // "Her speech promised “…”": the sentence's own subject.
    let subject = outside.subject(before)?;
    matches!(subject.who, Who::Person | Who::He | Who::She).then(|| outside.told(subject, Near::Subject))
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

/// What stands outside of the marks of a block.
pub(super) struct Outside<'a> {
    pub(super) text: &'a Text,
    pub(super) block: &'a Block,
    pub(super) names: &'a Names,
    pub(super) pairs: &'a [Pair],
}

impl<'a> Outside<'a> {
    fn words(&self, from: usize, to: usize) -> Range<usize> {
        let (first, past) = (self.block.word_from(from), self.block.word_from(to));
        first..past.max(first)
    }

    pub(super) fn is_quoted(&self, word: usize) -> bool {
        let at = self.block.word_range(word).start;
        let next = self.pairs.partition_point(|p| p.outer.end <= at);
        self.pairs.get(next).is_some_and(|p| p.quotes(at))
    }

    /// "« Oui, dit-il, oui »": who speaks is told between the marks.
    fn aside(&self, pair: &Pair, earlier: Option<&String>) -> Option<Attribution> {
        let aside = pair.asides.first()?;
        let words = self.words(aside.start, aside.end);
        let close = Near::Beside(true);
        let hit = self.block.tags.within(words.clone()).find(|h| h.tag == Tag::Say);
        let verb_past = hit.map_or(words.start + 1, |h| h.word + self.longest(h.word, Tag::Say));
        let subject = self.names.within(self.block, verb_past..words.end).iter().find(|m| m.can_act());
        let subject = subject.or_else(|| self.names.within(self.block, words.clone()).iter().find(|m| m.can_act()));
        if let Some(subject) = subject {
            return Some(self.told(subject, close));
        }
        if let Some(phrase) = behind_verb(self.block, verb_past, words.end, self.text.language) {
            return Some(self.told_phrase(&phrase, close));
        }
        Some(self.left_out(words.start, earlier, close))
    }

    /// "it quoted a senior official as saying": who spoke is the object.
    fn quoting(&self, before: Range<usize>, behind: Range<usize>) -> Option<Attribution> {
        let near = behind.start..behind.end.min(behind.start + 8);
        let follows = self.block.tags.within(near).find(|h| h.tag == Tag::Quoting).copied();
        let from = before.start.max(before.end.saturating_sub(12));
        let leads = || self.block.tags.within(from..before.end).filter(|h| h.tag == Tag::Quoting).last().copied();
        let (hit, most) = match follows {
            Some(hit) => (hit, behind.end),
            None => (leads()?, before.end),
        };
        let past = hit.word + hit.len;
        let found = self.names.within(self.block, past..most.min(past + 4)).iter().find(|m| !m.quoted);
        let close = if follows.is_some() { Near::Beside(true) } else { Near::Close(false) };
        if let Some(found) = found.filter(|m| !m.is_pronoun()) {
            return Some(self.told(found, close));
        }
        let phrase = behind_verb(self.block, past, most, self.text.language)?;
        Some(self.told_phrase(&phrase, close))
    }

    /// "…”, said the minister", "…”, she added", "…”, according to her".
    fn behind(&self, words: Range<usize>, earlier: Option<&String>) -> Option<Attribution> {
        let near = words.start..words.end.min(words.start + 14);
        let hit = self.block.tags.within(near).find(|h| matches!(h.tag, Tag::Say | Tag::According)).copied()?;
        let verb_past = hit.word + self.longest(hit.word, hit.tag);
        let distance = hit.word - words.start;
        let subject = self.subject(words.start..hit.word);
        // "… is what the report says": far from the marks it may speak of something else.
        if subject.is_none() && distance > 3 {
            return None;
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
            return self.according(verb_past, words.end, close);
        }
        // "said the minister", "he said", "a-t-elle dit".
        if let Some(subject) = subject
            && (distance <= 9 || subject.words.end + 2 >= hit.word)
        {
            return Some(self.told(subject, close));
        }
        if distance > 0
            && let Some(phrase) = before_verb(self.block, words.start, hit.word, self.text.language)
        {
            return Some(self.told_phrase(&phrase, close));
        }
        let after = self.mention_after(verb_past..words.end.min(verb_past + 10));
        let phrase = behind_verb(self.block, verb_past, words.end, self.text.language);
        match (after, phrase) {
            (Some(subject), None) => Some(self.told(subject, close)),
            // The phrase opens before the name that it holds ("une habitante de Vigo").
            (Some(subject), Some(_)) if subject.words.start <= verb_past + 2 && !self.cuts(subject, words.end) => {
                Some(self.told(subject, close))
            }
            (_, Some(phrase)) => Some(self.told_phrase(&phrase, close)),
            // The Romance languages leave the pronoun out.
            (None, None) => Some(self.left_out(words.start, earlier, close)),
        }
    }

    /// Whether a name is only the complement of the phrase it stands in.
    fn cuts(&self, subject: &Mention, _most: usize) -> bool {
        matches!(subject.who, Who::Name | Who::Country) && subject.governed
    }

    /// "…”, peste le biologiste": a comma, a verb that no list holds, and its subject before or behind it.
    fn plainly_behind(&self, words: Range<usize>, pair: &Pair, earlier: Option<&String>) -> Option<Attribution> {
        let block = self.block;
        let gap = block.gap(words.start);
        let inner = part(&block.text, pair.inner.clone());
        let outside = part(&block.text, pair.outer.end..block.word_range(words.start).start).trim_start();
        let parted = inner.ends_with([',', '!', '?', '…']) || outside.starts_with([',', '—', '–']);
        let clean = !outside.contains([';', '.', ':', '(']);
        if words.is_empty() || gap.is_empty() || !parted || !clean {
            return None;
        }
        let language = self.text.language;
        let first = words.start;
        let close = Near::Beside(true);
        let near = self.names.within(block, first..words.end.min(first + VERB_WORDS + 2));
        let here = near.iter().find(|m| m.can_act());
        // A subject with something behind it: "Berg shrugged", "bà Sáu, nhà số 12, vừa than".
        let determined = block.tags.len(first, Tag::Determiner).max(block.tags.len(first, Tag::Article));
        if let Some(subject) = here.filter(|m| m.words.start == first || m.words.start == first + determined) {
            let verb_behind = subject.words.end < words.end && !matches!(subject.who, Who::Country);
            return verb_behind.then(|| self.told(subject, close));
        }
        // A verb with its subject behind it.
        let verb = !block.is_capital(first)
            && ![Tag::Opener, Tag::Preposition, Tag::Determiner, Tag::NounStop, Tag::That, Tag::Not]
                .iter()
                .any(|tag| block.has(first, *tag) && block.word(first).chars().count() > 2);
        if !verb || language.conjunctions.at(block, first).is_some() || language.lexicon.plural.is_empty() {
            return None;
        }
        if let Some(subject) = here
            && (first + 1..=subject.words.start).all(|w| block.joined(w))
        {
            return Some(self.told(subject, close));
        }
        let phrase = (first + 1..words.end.min(first + VERB_WORDS))
            .take_while(|w| block.joined(*w))
            .find_map(|w| behind_verb(block, w, words.end, language));
        if let Some(phrase) = phrase {
            return Some(self.told_phrase(&phrase, close));
        }
        // "…”, arrancó, “…": the pronoun is left out.
        let alone = language.lexicon.romance && words.len() <= 2;
        alone.then(|| self.left_out(first, earlier, close))
    }

    /// Who speaks where the text leaves the pronoun out.
    fn left_out(&self, word: usize, earlier: Option<&String>, near: Near) -> Attribution {
        let speaker = earlier.cloned().or_else(|| self.last_person(word));
        Attribution { speaker, ..Attribution::none() }.near(near)
    }

    /// "The minister said: “…", "According to her, “…".
    fn before(&self, words: Range<usize>, pair: &Pair, earlier: Option<&String>) -> Option<Attribution> {
        let near = words.start.max(words.end.saturating_sub(NEAR_WORDS))..words.end;
        let block = self.block;
        let last = block
            .tags
            .within(near.clone())
            .filter(|h| {
                matches!(h.tag, Tag::Say | Tag::According) && !self.is_quoted(h.word) && h.word + h.len <= words.end
            })
            .last()
            .copied();
        let colon = part(&block.text, 0..pair.outer.start).trim_end().ends_with(':');
        let Some(hit) = last else {
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
            return self.according(verb_past, words.end, Near::Beside(false));
        }
        let after = self.mention_after(verb_past..words.end.min(verb_past + 8));
        if let Some(subject) = self.subject(words.start..hit.word) {
            return Some(self.told(subject, nearness));
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
            && after.is_none_or(|m| self.cuts(m, words.end) || !matches!(m.who, Who::Person | Who::Role | Who::Body))
        {
            return Some(self.told_phrase(&phrase, nearness));
        }
        if let Some(subject) = after.filter(|m| m.words.start <= verb_past + 2) {
            return Some(self.told(subject, nearness));
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
        if let Some(found) = subject.or(named) {
            return Some(self.told(found, close));
        }
        let phrase = before_verb(self.block, words.start, words.end, self.text.language)?;
        Some(self.told_phrase(&phrase, close))
    }

    /// The phrase that opens a clause and leads up to a verb: "One of them, who would not be named, said".
    fn opening_phrase(&self, words: Range<usize>, verb: usize) -> Option<Phrase> {
        let block = self.block;
        let from = words.start.max(verb.saturating_sub(NEAR_WORDS));
        let starts = (from..verb).filter(|w| !self.is_quoted(*w)).filter(|w| {
            *w == words.start
                || block.gap(*w).starts_with([',', ';', ':', '–', '—'])
                || self.text.language.conjunctions.ends_before(block, *w)
        });
        // "si bien las organizaciones hablan de": a few words may lead up to it.
        starts.rev().find_map(|start| {
            (start..verb.min(start + 4)).find_map(|w| before_verb(block, w, verb, self.text.language))
        })
    }
}

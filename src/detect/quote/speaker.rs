//! Who said it: the verb of saying beside a quotation, its subject, and whom that stands for.

use std::ops::Range;

use crate::article::Span;

use super::super::lexicon::Tag;
use super::super::name::{Mention, Names, Seen, Who};
use super::super::text::{Block, Text, part};
use super::marks::Pair;
use super::phrase::{before_verb, behind_verb};
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

/// Finds who said the words of the pair with this number, in its unit.
pub(super) fn attribution(
    outside: &Outside<'_>,
    index: usize,
    unit: &Unit,
    earlier: Earlier<'_>,
) -> Option<Attribution> {
    let Earlier { speaker: earlier, here: earlier_here } = earlier;
    let Outside { block, pairs, .. } = *outside;
    let pair = pairs.get(index)?;
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
    // "đọc thư của bà Mùi, trong đó có câu: “…”" is a letter's sentence, and no saying.
    if outside.is_proverb(&before, pair) && outside.letter(&before, pair).is_none() {
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
    // "X called it “…”, while Y sees in it “…”": the clause behind the quotation before has a subject of its own.
    let last = index.checked_sub(1).and_then(|i| pairs.get(i)).filter(|p| p.outer.start >= unit.range.start);
    if let Some(last) = last
        && let Some(found) = outside.own_clause(outside.words(last.outer.end, pair.outer.start))
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
            .or_else(|| outside.pointed_back(unit.range.end))
            .or_else(|| outside.sentence_before(unit.range.start, earlier_here))
            .or_else(|| outside.introduced_behind(unit.range.clone(), earlier_here))
            .or_else(|| outside.paragraph_before(unit.range.start, earlier.is_some()))
            .or_else(|| earlier.map(|speaker| Attribution { speaker: Some(speaker.clone()), ..Attribution::none() }));
    }
    if let Some(paper) = outside.opening_paper(before.start, before.end) {
        return Some(paper);
    }
    // "Her speech promised “…”": the sentence's own subject.
    let Some(subject) = outside.subject(before.clone()) else { return outside.opening_word(&before, pair) };
    let names = subject.who == Who::Name && (subject.words.len() >= 2 || outside.is_somebody(subject));
    let near = if outside.is_predicate(subject, pair) { Near::Close(false) } else { Near::Subject };
    (matches!(subject.who, Who::Person | Who::He | Who::She | Who::Role | Who::Body) || names)
        .then(|| outside.told_all(subject, near))
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
    /// Whether a name is that of a person of whom more is known.
    fn is_somebody(&self, name: &Mention) -> bool {
        let index = self.names.within(self.block, 0..name.words.start).len();
        self.names.registry.entry_at(self.block.index, index).is_some_and(|e| !e.is_body && e.name.contains(' '))
    }

    /// The place of a word among all that is named.
    pub(super) fn seen(&self, word: usize) -> Seen<'a> {
        Seen::at_word(self.text, &self.names.blocks, self.block.index, word)
    }

    pub(super) fn words(&self, from: usize, to: usize) -> Range<usize> {
        let (first, past) = (self.block.word_from(from), self.block.word_from(to));
        first..past.max(first)
    }

    /// Where the sentence of a byte starts, the quotation right before it included.
    pub(super) fn start_with_quotation(&self, at: usize) -> usize {
        let past = self.pairs.partition_point(|p| p.outer.end <= at);
        let own = past.checked_sub(1).and_then(|i| self.pairs.get(i));
        let near = own.filter(|p| self.block.word_from(p.outer.end) + 4 >= self.block.word_from(at));
        self.block.sentence_of(near.map_or(at, |p| p.outer.start)).start
    }

    pub(super) fn is_quoted(&self, word: usize) -> bool {
        let at = self.block.word_range(word).start;
        let next = self.pairs.partition_point(|p| p.outer.end <= at);
        self.pairs.get(next).is_some_and(|p| p.quotes(at))
    }

    /// Where the clause of a verb starts: behind a semicolon or a word such as "while", if somebody acts in it.
    pub(super) fn clause(&self, from: usize, verb: usize) -> usize {
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
        // "“…” to the gates": what leads to whom something is done tells no view behind the words.
        let leads =
            |w: usize, len: usize| len == 1 && (self.block.has(w, Tag::Preposition) || self.block.has(w, Tag::With));
        let hit = self
            .block
            .tags
            .within(near)
            .find(|h| h.tag == Tag::Say || h.tag == Tag::According && !leads(h.word, h.len))
            .copied()?;
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
        if let Some(found) = self.said_by(hit.word, verb_past) {
            return Some(self.told(found, close));
        }
        if hit.tag == Tag::Say
            && let Some(found) = self.acted_before(&words, hit.word, verb_past)
        {
            return Some(found);
        }
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
            return Some(self.told_all(subject, close));
        }
        if self.block.has(verb_past, Tag::Pair)
            && let Some(pair) = self.pair_before(words.start, close)
        {
            return Some(pair);
        }
        if let Some(found) = self.one_of_several(verb_past, close) {
            return Some(found);
        }
        if let Some(found) = self.one_of_two_at(verb_past, close) {
            return Some(found);
        }
        if distance > 0
            && let Some(phrase) = before_verb(self.block, words.start, hit.word, self.text.language)
        {
            return Some(self.told_phrase(&phrase, close));
        }
        if let Some(on) = (hit.word + 1..verb_past + 2)
            .find(|w| self.block.has(*w, Tag::Impersonal) && self.block.gap(*w).contains('-'))
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
        // "explicó el 9 de marzo el alcalde": a day stands before the subject.
        let verb_past = self.past_outlet(self.past_day(verb_past, words.end), words.end);
        let after = self.mention_after(verb_past..words.end.min(verb_past + 10));
        let phrase = behind_verb(self.block, verb_past, words.end, self.text.language);
        match (after, phrase) {
            (Some(subject), None) => Some(self.told_all(subject, close)),
            // The phrase opens before the name that it holds ("une habitante de Vigo").
            (Some(subject), Some(phrase))
                if (subject.words.start <= verb_past + 2 || phrase.opens_with(subject)) && !self.cuts(subject) =>
            {
                Some(self.told_all(subject, close))
            }
            (_, Some(phrase)) => {
                // "fait savoir un communiqué du conseil": whose paper it is speaks.
                let paper = phrase.bare_words().any(|w| self.block.has(w, Tag::Document));
                let owner = paper.then(|| self.owner_of(&phrase, words.end)).flatten();
                if let Some(owner) = owner {
                    return Some(self.told(owner, close));
                }
                Some(self.told_phrase(&phrase, close))
            }
            // The Romance languages leave the pronoun out.
            (None, None) => Some(self.left_out(words.start, earlier, close)),
        }
    }
}

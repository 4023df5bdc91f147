//! What is promised, behind a verb of promising: a deed, a sum, what stands behind an aside, a list behind a colon.

use std::ops::Range;

use super::super::lexicon::{Hit, Tag, ends_in};
use super::super::name::Who;
use super::Reader;

/// How many words may stand between a verb and the "to" that it needs.
pub(super) const MARKER_WORDS: usize = 14;

impl Reader<'_> {
    /// Whether something is promised, not merely "committed a fault".
    pub(super) fn has_object(&self, words: &Range<usize>, hit: &Hit) -> bool {
        let block = self.block;
        let past = hit.word + hit.len;
        let opens = past;
        let past = self.behind_time(past);
        // "prometió, a cambio, que no convocará paros", "a accepté, lui, de livrer": behind an aside.
        let aside = match block.gap(opens) {
            ", " if past > opens => past,
            ", " => self.behind_aside(past),
            _ => opens,
        };
        if aside > opens {
            let marker = block.tags.len(aside, Tag::Infinitive);
            let ahead = || (aside..words.end.min(aside + 12)).any(|w| self.looks_ahead(w));
            if marker > 0 && self.is_infinitive(aside + marker) || block.has(aside, Tag::That) && ahead() {
                return true;
            }
        }
        let last = hit.word + hit.len - 1;
        // The phrase's own form, or its last word's ("have agreed").
        let is = |tag: Tag| block.tags.len(hit.word, tag) == hit.len || hit.len > 1 && block.tags.len(last, tag) == 1;
        if block.has(past, Tag::NoPromise) && block.joined(past) {
            // "cam kết với sân bay Perth duy trì": to whom, before what.
            let to_whom = self.text.language.lexicon.plural.is_empty() && block.tags.len(past, Tag::Preposition) == 1;
            let verb = |w: usize| block.joined(w) && (block.has(w, Tag::Will) || block.has(w, Tag::Deed));
            return to_whom && (past + 2..words.end.min(past + 9)).take_while(|w| block.joined(*w)).any(verb);
        }
        // "agreed that the plan was too dear", "vowed he had never": what is told is no deed to come.
        const SUBJECTS: [Tag; 6] = [Tag::That, Tag::He, Tag::She, Tag::They, Tag::It, Tag::We];
        // "guarantees it berths", "offers them a daily slot": to whom, before what.
        let plural = |w: usize| {
            let word = block.written(w);
            word.len() > 3
                && word.ends_with(|c| self.text.language.lexicon.plural.contains(c))
                && word.starts_with(char::is_lowercase)
                && block.tags.is_plain(w)
        };
        let to_it = is(Tag::CommitObject)
            && !self.text.language.lexicon.romance
            && block.has(past, Tag::It)
            && block.spaced(past + 1)
            && (block.has(past + 1, Tag::Determiner) || block.has_digit(past + 1) || plural(past + 1));
        if !to_it && SUBJECTS.iter().any(|tag| block.has(past, *tag)) && block.joined(past) {
            let most = words.end.min(past + 24);
            let ahead = (past..most).any(|w| self.looks_ahead(w)) || self.text.language.lexicon.plural.is_empty();
            let clitic = self.text.language.lexicon.romance && !block.has(past, Tag::That);
            if !ahead && !clitic {
                return false;
            }
        }
        let measured = || {
            (past..past + 3).any(|w| {
                block.written(w).starts_with(|c: char| c.is_ascii_digit())
                    || block.has(w, Tag::About)
                    || block.has(w, Tag::SmallNumber) && block.has(w + 1, Tag::Scale)
            }) || block.gap(past).contains(['$', '€', '£'])
        };
        // "agreed to: (a) open", "acordaron: abrir": a list of what is promised.
        let marker = if block.joined(past) { block.tags.len(past, Tag::Infinitive) } else { 0 };
        if past + marker < words.end && block.gap(past + marker).trim_start().starts_with(':') {
            return true;
        }
        if is(Tag::CommitTo) {
            let told = past < words.end && block.has(past, Tag::That) && block.joined(past);
            // "bound itself to the plan": with its "itself", any object binds.
            let own = hit.len > 1 && block.has(last, Tag::Itself) && block.has(past, Tag::Infinitive);
            let behind = past > hit.word + hit.len && block.has(past, Tag::To) || self.lists_deeds(words, past);
            return own || behind || told || self.marker(words, hit);
        }
        if is(Tag::CommitMeasured) {
            // "committed his government to refunds": whose hands are bound, and to what.
            let whom = block.has(past, Tag::Determiner)
                && (past + 1..past + 5).take_while(|w| block.joined(*w)).any(|w| block.has(w, Tag::Infinitive));
            return measured() || whom;
        }
        if is(Tag::CommitDuty) {
            return self.is_duty(past);
        }
        if is(Tag::CommitDeed) {
            return block.has(past, Tag::Deed);
        }
        if is(Tag::CommitInfinitive) {
            // "la variación quedó en 3,9 %": behind a preposition a number tells where something stands.
            let led = hit.len > 1 && block.has(last, Tag::Preposition);
            let told = block.has(past, Tag::That) || !led && measured();
            return self.is_infinitive(past) || told || self.marker(words, hit);
        }
        if is(Tag::CommitUncounted) {
            let counted =
                block.has(past, Tag::SmallNumber) || block.written(past).starts_with(|c: char| c.is_ascii_digit());
            return block.joined(past) && !counted;
        }
        if is(Tag::CommitObject) {
            // "pledged $9 million".
            let money = block.gap(past).trim_start_matches([' ', '\u{a0}']);
            let money =
                !money.is_empty() && money.chars().all(|c| self.text.language.lexicon.signs.currency.contains(c));
            let beside = (block.spaced(past) || money) && !block.has(past, Tag::NoObject);
            return beside || self.quotes(past) || self.marker(words, hit);
        }
        block.joined(past) || self.quotes(past) || self.marker(words, hit)
    }

    /// "agreed on three steps: to reopen", "agreed on the following: (a) to share": deeds behind a colon.
    fn lists_deeds(&self, words: &Range<usize>, past: usize) -> bool {
        let block = self.block;
        if !block.has(past, Tag::Preposition) || !block.joined(past) {
            return false;
        }
        let most = words.end.min(past + MARKER_WORDS);
        let opens = (past + 1..most).find(|w| block.gap(*w).contains([':', ';', '.']));
        opens.filter(|w| block.gap(*w).contains(':')).is_some_and(|at| {
            // "(a)", "1.": a marker is no verb.
            let first = if block.written(at).chars().count() <= 2 { at + 1 } else { at };
            let marker = block.tags.len(first, Tag::Infinitive).max(block.tags.len(at, Tag::Infinitive));
            let participle = ends_in(block.word(first), &self.text.language.lexicon.endings.participle);
            marker > 0 || participle && !self.text.language.lexicon.romance
        })
    }

    /// "promised that “no stone …”".
    pub(super) fn quotes(&self, past: usize) -> bool {
        past < self.block.word_count()
            && self.block.gap(past).starts_with(' ')
            && self.block.gap(past).ends_with(['“', '«', '"', '‘'])
    }

    /// "agreed with France to share", "se obliga, eso sí, a responder": the "to" stands farther off.
    fn marker(&self, words: &Range<usize>, hit: &Hit) -> bool {
        let block = self.block;
        let from = hit.word + hit.len;
        let romance = self.text.language.lexicon.romance;
        for at in from..words.end.min(from + MARKER_WORDS) {
            if block.gap(at).contains([';', ':', '.', '“', '«', '"']) {
                return false;
            }
            let marker = block.tags.len(at, Tag::Infinitive);
            if marker > 0 && block.joined(at + marker) {
                let next = at + marker;
                let verb = if romance {
                    self.is_infinitive(next)
                } else {
                    !block.is_capital(next)
                        && !block.has(next, Tag::Determiner)
                        && !block.has(next, Tag::Preposition)
                        && block.written(next).starts_with(char::is_alphabetic)
                };
                if verb {
                    return !block.has(next, Tag::NoPromise);
                }
            }
            // "prometió, por enésima vez, limpiar": behind an aside the verb needs no marker.
            // "acordó con los productores comprar": so does one that takes its infinitive bare.
            let bare = block.has(hit.word, Tag::CommitInfinitive)
                && block.tags.len_before(at, Tag::Preposition) == 0
                && block.tags.len_before(at, Tag::Determiner) == 0;
            let apart = block.gap(at).starts_with(',');
            if romance && at > from && (apart || bare) && self.is_infinitive_word(at) {
                return true;
            }
            if at > from && self.names.within(block, at..at + 1).iter().any(|m| !m.governed && m.who == Who::Person) {
                return false;
            }
        }
        false
    }

    /// The word behind "yesterday", "last month", "on Monday", "also".
    pub(super) fn behind_time(&self, at: usize) -> usize {
        const TIMES: [Tag; 6] =
            [Tag::Yesterday, Tag::Today, Tag::LastWeek, Tag::LastMonth, Tag::Weekday, Tag::ThisWeek];
        let block = self.block;
        let lead = block.tags.len(at, Tag::DayLead);
        let from = if lead > 0 && block.has(at + lead, Tag::Weekday) { at + lead } else { at };
        let time = TIMES.iter().map(|tag| block.tags.len(from, *tag)).max().unwrap_or(0);
        if time > 0 { from + time } else { at + block.tags.len(at, Tag::Adverb) }
    }
}

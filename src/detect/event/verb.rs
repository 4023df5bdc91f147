//! What form a verb has: a participle beside its auxiliary or without it, the present, and what makes it lie ahead.

use super::super::lexicon::{Tag, ends_in};
use super::tense::Reader;

impl Reader<'_> {
    /// Whether a word that is nothing else stands alone between "and" and the date, where the language tells the past on
    /// every verb.
    pub(super) fn is_joined_verb(&self) -> bool {
        const OTHERS: [Tag; 7] =
            [Tag::Preposition, Tag::Determiner, Tag::Adverb, Tag::DayLead, Tag::Weekday, Tag::Daypart, Tag::Not];
        let block = self.block;
        let lead = self.date.start - block.tags.len_before(self.date.start, Tag::DayLead);
        let Some([and, verb]) = lead.checked_sub(2).map(|and| [and, lead - 1]) else { return false };
        !self.endings.done.is_empty()
            && block.spaced(verb)
            && block.spaced(lead)
            && block.has(and, Tag::To)
            && !block.has(and, Tag::Preposition)
            && block.word(verb).chars().count() >= 3
            && !block.is_capital(verb)
            && OTHERS.iter().all(|tag| !block.has(verb, *tag))
            && self.at(verb).is_none()
    }

    /// "se sont vues", "a eu", "ont mis": too short to be told by its end, right behind its auxiliary.
    pub(super) fn is_short_participle(&self, at: usize, first: usize) -> bool {
        let block = self.block;
        at == first
            && !self.endings.done.is_empty()
            && (2..=4).contains(&block.word(at).chars().count())
            && block.word(at).ends_with(['u', 's', 'e', 't'])
            && block.tags.is_plain(at)
    }

    /// "hold closed consultations": a participle between a verb behind "will" or "to" and its object.
    pub(super) fn is_modifier(&self, at: usize) -> bool {
        const LEADS: [Tag; 4] = [Tag::Will, Tag::Would, Tag::Infinitive, Tag::Ahead];
        const NOT_VERBS: [Tag; 8] = [
            Tag::Passive,
            Tag::VerbLead,
            Tag::Auxiliary,
            Tag::Adverb,
            Tag::Not,
            Tag::Determiner,
            Tag::Present,
            Tag::Preposition,
        ];
        let block = self.block;
        let Some([lead, verb]) = at.checked_sub(2).map(|lead| [lead, at - 1]) else { return false };
        // "tons of parboiled rice".
        let governed = block.spaced(at)
            && block.has(verb, Tag::Preposition)
            && block.joined(at + 1)
            && !block.is_capital(at + 1)
            && !block.has(at + 1, Tag::Preposition)
            && !block.has(at + 1, Tag::NounStop);
        if governed {
            return true;
        }
        let bare = NOT_VERBS.iter().all(|tag| !block.has(verb, *tag)) && !block.is_capital(verb);
        let noun = block.joined(at + 1)
            && !block.has(at + 1, Tag::Preposition)
            && !block.has(at + 1, Tag::NounStop)
            && !block.is_capital(at + 1);
        bare && noun && block.spaced(verb) && block.spaced(at) && LEADS.iter().any(|tag| block.has(lead, *tag))
    }

    /// A participle without its auxiliary: behind a noun where the language tells it from the past ("organisé à"), behind
    /// a comma where it does not ("the forum, organised in").
    pub(super) fn is_bare(&self, at: usize) -> bool {
        let block = self.block;
        if self.endings.done.is_empty() {
            return at > 0
                && block.gap(at).trim_start_matches(['”', '"', '’', '»']) == ", "
                && ends_in(block.word(at), &self.endings.past);
        }
        let passed = |w: usize| {
            block.has(w, Tag::Adverb) || block.has(w, Tag::Not) || ends_in(block.word(w), &self.endings.manner)
        };
        let before = (1..4).filter_map(|back| at.checked_sub(back)).take_while(|w| block.joined(w + 1));
        let auxiliary = before.clone().find(|w| !passed(*w)).is_some_and(|w| block.has(w, Tag::Auxiliary));
        ends_in(block.word(at), &self.endings.done) && !auxiliary
    }

    /// "will be held", "is published": a participle behind what makes it lie ahead.
    pub(super) fn is_to_be(&self, at: usize) -> bool {
        const LEADS: [Tag; 6] = [Tag::Will, Tag::WillBe, Tag::Future, Tag::Ahead, Tag::Present, Tag::Would];
        let block = self.block;
        let passed = (1..4).take_while(|back| {
            at.checked_sub(*back)
                .is_some_and(|w| block.joined(w + 1) && (block.has(w, Tag::Adverb) || block.has(w, Tag::Not)))
        });
        let before = at.checked_sub(1 + passed.count());
        // "A trial in May brought up the nets": the month is no "may".
        let before = before.filter(|w| !self.date.contains(w));
        // "restera perturbé", "quedará cerrado": behind a future that no list holds.
        let future = |w: usize| {
            let done = !self.endings.done.is_empty();
            done && !block.is_capital(w) && block.word(w).len() >= 5 && ends_in(block.word(w), &self.endings.future)
        };
        // "devait être entendu vendredi": what was to be.
        let was_to = |w: usize| {
            let lead = w.checked_sub(1).filter(|lead| block.joined(lead + 1)).map(|lead| block.word(lead));
            lead.is_some_and(|lead| ends_in(lead, &self.endings.past) && !ends_in(lead, &self.endings.future))
        };
        let before = before.filter(|w| self.endings.done.is_empty() || !block.has(*w, Tag::Ahead) || !was_to(*w));
        before.is_some_and(|w| block.joined(w + 1) && (LEADS.iter().any(|t| block.has(w, *t)) || future(w)))
    }

    /// Whether a word that looks like the present is no infinitive ("flew to meet"), no noun ("the visits"), no "did".
    pub(super) fn is_finite(&self, at: usize) -> bool {
        let block = self.block;
        let Some(before) = at.checked_sub(1).filter(|_| block.joined(at)) else { return true };
        let noun = [Tag::Determiner, Tag::Preposition, Tag::SmallNumber].iter().any(|t| block.has(before, *t));
        // "84 billion marks".
        let digits = |w: usize| block.written(w).starts_with(|c: char| c.is_ascii_digit());
        let counted = digits(before) || before.checked_sub(1).is_some_and(|w| block.spaced(before) && digits(w));
        // "remained open", "did not start".
        // "Los delegados abren el viernes": where participles stand behind auxiliaries, such a word is the subject.
        let past = self.endings.done.is_empty()
            && ends_in(block.word(before), &self.endings.past)
            && !block.has(before, Tag::NoVerb);
        let auxiliary = past || [Tag::Infinitive, Tag::Past, Tag::Not].iter().any(|t| block.has(before, *t));
        !(noun || counted || auxiliary)
    }
}

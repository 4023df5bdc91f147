//! What undoes a promise: hopes, urgings, denials, conditions; and what makes a plan firm: a time, an amount.

use std::ops::Range;

use super::super::lexicon::{Tag, ends_in};
use super::Reader;
use super::party::{Subject, is_apart};

/// How far before a promise a word that undoes it is looked for.
const HEDGE_WORDS: usize = 16;

/// The most words between what is paid for a broken promise and its "if".
const PENALTY_WORDS: usize = 9;

/// How far behind a plan its term is looked for, in words.
const TERM_WORDS: usize = 40;

/// How far behind a deed its sum of money may stand, in words.
const MONEY_WORDS: usize = 24;

impl Reader<'_> {
    /// Whether a hope, an urging, a denial or a condition governs a verb. Without a subject, its clause is asked.
    pub(super) fn is_undone(&self, words: &Range<usize>, verb: usize, subject: Option<&Subject>) -> bool {
        let block = self.block;
        let group = self.group(words, verb);
        let clause = self.clause(words, group);
        let from = subject.map_or_else(
            || self.chunk(clause, group),
            |s| self.chunk(clause, s.words.start).max(s.words.start.saturating_sub(HEDGE_WORDS)),
        );
        let hedged = |range: Range<usize>| {
            let past = range.end;
            block.tags.within(range).any(|h| matches!(h.tag, Tag::Hedge | Tag::Not) && h.word + h.len <= past)
        };
        let passive = [group, verb].iter().any(|at| block.tags.len_before(*at, Tag::Passive) > 0 && block.joined(*at));
        if passive || self.is_conditional(words) || hedged(group..verb) {
            return true;
        }
        let Some(subject) = subject else { return hedged(from..group) };
        let past = subject.words.end;
        // What stands between commas is no part of the promise: "Rome, which hopes for more, pledged".
        let aside = (past..=group).find(|w| is_apart(block.gap(*w)));
        let own = if subject.beside || aside.is_none() { past..group } else { past..aside.unwrap_or(past) };
        // "went further than his party had wanted, vowing to": what the sentence tells before is another matter.
        let apart = !subject.beside
            && is_apart(block.gap(group))
            && ends_in(block.word(verb), &self.text.language.lexicon.endings.participle);
        if apart {
            return hedged(from..subject.words.start.max(from));
        }
        // "s'est dit prêt à accueillir la base et s'est engagé": behind "and" a verb of its own is no part of the hope.
        let lexicon = &self.text.language.lexicon;
        // "said it would comply and promised to publish": "would" governs no past form.
        let past_form = lexicon.keeps_article
            && !lexicon.plural.is_empty()
            && ends_in(block.word(verb), &lexicon.endings.past)
            && !own.clone().any(|w| block.has(w, Tag::Not));
        let finite = lexicon.romance && !self.is_infinitive_word(verb) || block.has(group, Tag::VerbLead) || past_form;
        if finite && !subject.beside && self.text.language.conjunctions.ends_before(block, group) {
            return hedged(from..subject.words.start.max(from));
        }
        // "Kenya, which was not invited, refused to promise": what stands right before the verb is asked too.
        let near = self.chunk(past, group).max(group.saturating_sub(3))..group;
        let parted = near.clone().any(|w| block.has(w, Tag::ClauseLead));
        if aside.is_some() && !subject.beside && !parted && hedged(near) {
            return true;
        }
        let cleft = subject.beside && (own.start..own.end).any(|w| block.has(w, Tag::PointsBack));
        hedged(from..subject.words.start.max(from)) || !cleft && hedged(own)
    }

    /// "promised to pay and did so in June", "pledged 300 trucks, and it sent them": what became of a promise is told
    /// with it, so it binds no more.
    pub(super) fn is_settled(&self, words: &Range<usize>, past: usize) -> bool {
        let block = self.block;
        let joins = |w: usize| {
            block.gap(w).starts_with([',', ';', '—', '–'])
                || block.gap(w).starts_with(" –")
                || block.gap(w).starts_with(" —")
                || block.gap(w).starts_with(" ;")
        };
        (past..words.end).any(|at| {
            let settled = block.tags.len(at, Tag::Settled);
            if settled > 0 && (joins(at) || self.text.language.conjunctions.ends_before(block, at) || self.is_led(at)) {
                return true;
            }
            // "and it sent them": its own party did the very thing.
            let own = [Tag::It, Tag::They, Tag::He, Tag::She].iter().any(|tag| block.has(at, *tag));
            let opens = joins(at) || self.text.language.conjunctions.ends_before(block, at);
            let is_past = |w: usize| ends_in(block.word(w), &self.text.language.lexicon.endings.past);
            let done = is_past(at + 1) || block.has(at + 1, Tag::Past) && block.tags.len(at + 1, Tag::Say) == 0;
            let object = [Tag::Oblique, Tag::It].iter().any(|tag| block.has(at + 2, *tag));
            // "and they were delivered".
            let passive = block.has(at + 1, Tag::Passive) && is_past(at + 2);
            own && opens && (done && object || passive) && block.joined(at + 1) && block.joined(at + 2)
        })
    }

    /// "and then did so", "but soon broke it", "mais ne l'a pas fait": a word or two stand between.
    fn is_led(&self, at: usize) -> bool {
        let block = self.block;
        let opens = |w: usize| {
            block.has(w, Tag::ClauseLead)
                || self.text.language.conjunctions.ends_before(block, w + 1)
                || block.gap(w + 1).starts_with([',', ';'])
        };
        let is_small = |w: usize| {
            block.has(w, Tag::Adverb) || self.is_adverb(w) || block.has(w, Tag::VerbLead) || self.is_person(w)
        };
        let before: Vec<usize> = (1..=3).map_while(|back| at.checked_sub(back)).collect();
        before.iter().enumerate().any(|(small, w)| opens(*w) && before.iter().take(small).all(|w| is_small(*w)))
    }

    fn is_person(&self, at: usize) -> bool {
        [Tag::It, Tag::They, Tag::He, Tag::She].iter().any(|tag| self.block.has(at, *tag))
    }

    /// "If the price falls", "provided that the vote is won".
    pub(super) fn is_conditional(&self, words: &Range<usize>) -> bool {
        let block = self.block;
        if !block.tags.holds(Tag::Condition) && !block.tags.holds(Tag::Inverted) {
            return false;
        }
        // "Had the bank pledged": the condition without its "if".
        let subject = |w: usize| {
            [Tag::Determiner, Tag::He, Tag::She, Tag::They, Tag::It].iter().any(|t| block.has(w, *t))
                || block.is_capital(w)
        };
        let inverted = |w: usize| {
            // "Should rain come, …": at its sentence's start the verb asks for no more.
            block.has(w, Tag::Inverted) && (w == words.start || subject(w + 1) && block.gap(w).starts_with(','))
        };
        if block.tags.holds(Tag::Inverted)
            && block.tags.within(words.clone()).any(|h| h.tag == Tag::Inverted && inverted(h.word))
        {
            return true;
        }
        if !block.tags.any(words.clone(), Tag::Condition) {
            return false;
        }
        let mut quoted = false;
        words.clone().any(|at| {
            let gap = block.gap(at);
            quoted = if gap.contains(['“', '«']) { true } else { quoted && !gap.contains(['”', '»']) };
            let lead = || block.tags.len_before(at, Tag::NotIf) > 0;
            !quoted && block.has(at, Tag::Condition) && !lead() && !self.is_of_penalty(words, at)
        })
    }

    /// “If the boats come back, we will pay”: a condition between the same quotation marks as a verb, in its sentence.
    pub(super) fn is_conditional_within(&self, words: &Range<usize>, verb: usize) -> bool {
        let block = self.block;
        if !block.tags.any(words.clone(), Tag::Condition) || !self.is_quoted(verb) {
            return false;
        }
        let mark = |w: usize| block.gap(w).contains(['“', '«', '"', '”', '»']);
        let from = (words.start + 1..=verb).rev().find(|w| mark(*w)).unwrap_or(words.start);
        let past = (verb + 1..words.end).find(|w| mark(*w)).unwrap_or(words.end);
        (from..past).any(|w| block.has(w, Tag::Condition) && block.tags.len_before(w, Tag::NotIf) == 0)
    }

    /// "undertook to open the road by March and to pay a fine if it is late": the condition of what follows where the
    /// promise is not kept, behind "and" or a comma.
    fn is_of_penalty(&self, words: &Range<usize>, at: usize) -> bool {
        let block = self.block;
        let from = words.start.max(at.saturating_sub(PENALTY_WORDS));
        let joins = |w: usize| block.gap(w).starts_with(',') || self.text.language.conjunctions.at(block, w).is_some();
        (from..=at).any(|w| block.has(w, Tag::Penalty) && (w.saturating_sub(3).max(words.start + 3)..=w).any(joins))
    }

    /// "by 2027", "within six months", "d’ici 2030".
    pub(super) fn sets_a_time(&self, from: usize, past: usize) -> bool {
        let block = self.block;
        block.tags.within(from..past.min(from + TERM_WORDS)).any(|h| {
            h.tag == Tag::Deadline
                && (h.word + h.len..(h.word + h.len + 5).min(past)).any(|w| {
                    let word = block.written(w);
                    word.starts_with(|c: char| c.is_ascii_digit())
                        // "trong quý II".
                        || word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
                        || self.text.language.lexicon.month(block.word(w)).is_some()
                        || block.has(w, Tag::Span)
                })
                || matches!(h.tag, Tag::NextWeek | Tag::NextMonth | Tag::ThisWeek | Tag::ThisMonth | Tag::Tomorrow)
                || h.tag == Tag::NextYear
        })
    }

    /// A number near enough to be what is promised.
    pub(super) fn tells_a_number(&self, from: usize, past: usize) -> bool {
        let block = self.block;
        let money = |w: usize| block.gap(w).ends_with(['€', '$', '£']) && block.has_digit(w);
        (from..past.min(from + MONEY_WORDS)).any(money)
            || (from..past.min(from + 12)).any(|w| {
                block.written(w).starts_with(|c: char| c.is_ascii_digit())
                    || block.has(w, Tag::Scale)
                    || block.has(w, Tag::BigNumber)
                    || self.is_glued_money(w)
            })
    }

    /// "DKr36m", "R1.9bn": money with its currency in one word.
    fn is_glued_money(&self, at: usize) -> bool {
        let signs = &self.text.language.lexicon.signs;
        let lead = || self.block.written(at).find(|c: char| c.is_ascii_digit());
        self.block.has_digit(at)
            && lead()
                .and_then(|n| self.block.written(at).get(..n))
                .is_some_and(|money| signs.glued_money.contains(money))
            && self.block.written(at).len() > 3
    }

    /// A number near enough to be what is promised, and no day, year or hour.
    pub(super) fn tells_an_amount(&self, from: usize, past: usize) -> bool {
        let block = self.block;
        let lexicon = &self.text.language.lexicon;
        let dated = |w: usize| {
            let year = block.written(w).len() == 4 && block.written(w).starts_with(['1', '2']);
            let month = |at: usize| lexicon.month(block.word(at)).is_some();
            let near = month(w + 1) || month(w + 2) || w > 0 && month(w - 1);
            let day = block.tags.len_before(w, Tag::DayLead) > 0 && lexicon.plural.is_empty();
            let weekday = w > 0 && (block.has(w - 1, Tag::Weekday) || block.has(w.saturating_sub(2), Tag::Weekday));
            year || near
                || day
                || weekday
                || block.has(w + 1, Tag::Clock)
                || block.gap(w + 1) == ":"
                || block.gap(w + 1) == "/"
        };
        (from..past.min(from + 12)).any(|w| {
            block.written(w).starts_with(|c: char| c.is_ascii_digit()) && !dated(w)
                || self.is_glued_money(w)
                || block.has(w, Tag::Scale)
                || block.has(w, Tag::BigNumber)
        })
    }

    /// Whether an adverb told by its ending stands at a word.
    pub(super) fn is_adverb(&self, at: usize) -> bool {
        let lexicon = &self.text.language.lexicon;
        const NOUN: [Tag; 3] = [Tag::Link, Tag::Determiner, Tag::Preposition];
        let noun = at > 0 && NOUN.iter().any(|tag| self.block.tags.len_before(at, *tag) > 0);
        !(noun && lexicon.romance)
            && ends_in(self.block.word(at), &lexicon.endings.manner)
            && !self.block.is_capital(at)
            && self.block.tags.is_plain(at)
    }

    /// Whether an infinitive stands at a word, "not" and pronouns passed over.
    pub(super) fn is_infinitive(&self, at: usize) -> bool {
        let endings = &self.text.language.lexicon.endings.infinitive;
        let is = |w: usize| block_word_is(self.block.word(w), endings);
        let past = (0..3).take_while(|n| self.is_small(at + n)).count();
        (0..=past).any(|n| is(at + n) && self.block.joined(at + n))
    }

    /// Whether a word is an infinitive by its ending.
    pub(super) fn is_infinitive_word(&self, at: usize) -> bool {
        !self.block.is_capital(at) && block_word_is(self.block.word(at), &self.text.language.lexicon.endings.infinitive)
    }

    /// "ne pas", "no", "lui": may stand before an infinitive.
    fn is_small(&self, at: usize) -> bool {
        self.block.has(at, Tag::Not) || self.block.word(at).chars().count() <= 3
    }
}

fn block_word_is(word: &str, endings: &[String]) -> bool {
    word.chars().count() > 3 && ends_in(word, endings)
}

//! Whether "today" tells of the day, or of these days.

use std::ops::Range;

use super::super::language::Language;
use super::super::lexicon::{Endings, Tag, ends_in};
use super::super::text::Block;
use super::expr::Expr;
use super::tense::{Tense, told_of};

/// Whether something is told to happen today, and "today" does not mean these days: its own clause has a verb that
/// tells of the past or of what is to come, or it stands alone before one that has.
pub(super) fn happens_today(
    block: &Block,
    sentence: &Range<usize>,
    expr: &Expr,
    language: &Language,
    endings: &Endings,
) -> bool {
    if is_apposed(block, expr) {
        return false;
    }
    let (found, denied) = told_of(block, expr, sentence, endings);
    if found == Tense::Ahead && is_state(block, expr, language, endings) {
        return false;
    }
    found != Tense::Unknown && !(denied && found == Tense::Ahead)
}

/// The most words of what somebody is today, between commas.
const MOST_APPOSED: usize = 6;

/// "Cristóbal Lira, hoy académico, ve", "aujourd’hui dans l’opposition,": what somebody is these days, told between commas.
fn is_apposed(block: &Block, expr: &Expr) -> bool {
    const NONE: [Tag; 6] = [Tag::Say, Tag::Past, Tag::Will, Tag::Present, Tag::Passive, Tag::PastLead];
    let closes = (expr.past..expr.past + MOST_APPOSED).find(|w| !block.joined(*w));
    let own = closes.filter(|w| *w > expr.past && block.gap(*w).starts_with(", ")).map(|w| expr.past..w);
    block.gap(expr.from) == ", "
        && own.is_some_and(|mut own| {
            // "la ministra, hoy en Madrid, ha dicho": where somebody is on the day.
            let there =
                own.len() <= 2 && block.has(own.start, Tag::Preposition) && own.clone().any(|w| block.is_capital(w));
            !there && own.all(|w| NONE.iter().all(|tag| !block.has(w, *tag)))
        })
}

/// The most words between "today" and the verb of what it opens.
const STATE_WORDS: usize = 8;

/// "Today it is worth US$2 billion": these days, not a day. What "is" is followed by tells: a number or a quality; a
/// participle ("is held"), a place or a noun with its article tell of the day.
fn is_state(block: &Block, expr: &Expr, language: &Language, endings: &Endings) -> bool {
    let mut words = expr.past..expr.past + STATE_WORDS;
    let Some(verb) = words.find(|w| block.has(*w, Tag::Present) || language.copulas.at(block, *w).is_some()) else {
        return false;
    };
    let mut next = verb + 1;
    while block.joined(next) && block.has(next, Tag::Adverb) {
        next += 1;
    }
    let told = [Tag::Determiner, Tag::Preposition, Tag::Infinitive, Tag::Ahead, Tag::Past, Tag::Not];
    let word = block.word(next);
    let done = ends_in(word, &endings.past) || ends_in(word, &language.lexicon.endings.participle);
    !language.plural.is_empty()
        && language.copulas.at(block, verb).is_some()
        && block.joined(next)
        && !done
        && !block.is_capital(next)
        && !told.iter().any(|tag| block.has(next, *tag))
}

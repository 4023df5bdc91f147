//! Reads the words that name one person or body, part by part.

use super::super::language::Language;
use super::super::lexicon::{Tag, ends_in};
use super::super::text::Block;
use super::beside::leads_to_body;
use super::built::built;
use super::complement::{body_complement, body_field, plain_complement};
use super::parts::{Part, Parts, connected, initials_of_role, is_interim, own_plural, part_at};
use super::registry::folded;
use super::role::leads_to_role;
use super::scan::{opens, simple};
use super::step::Step;
use super::{Mention, Who};

/// The longest mention, in words.
const MOST_WORDS: usize = 18;

/// How many small words may stand between a body and the role of somebody in it.
const MOST_PLAIN: usize = 3;

/// "humanitarian chief Ana Ruiz": a few small words, then a role right before a name of two words.
fn leads_to_named_role(block: &Block, at: usize) -> bool {
    const NONE: [Tag; 7] =
        [Tag::Say, Tag::Preposition, Tag::Determiner, Tag::NounStop, Tag::That, Tag::Adverb, Tag::Relative];
    let plain = |w: usize| {
        block.spaced(w) && !block.is_capital(w) && !block.has_digit(w) && NONE.iter().all(|tag| !block.has(w, *tag))
    };
    let role = (at..=at + MOST_PLAIN).find(|w| !plain(*w) || block.has(*w, Tag::Role));
    role.filter(|w| *w > at && plain(*w)).is_some_and(|w| {
        let past = w + block.tags.len(w, Tag::Role).max(1);
        (past..=past + 1).all(|w| block.spaced(w) && block.is_capital(w))
    })
}

/// "speech", "report", "summing-up" before a capital: what holds somebody's words, and no part of a role.
fn names_words(block: &Block, at: usize) -> bool {
    let len = |tag: &Tag| block.tags.len(at, *tag);
    let longest = [Tag::Speech, Tag::Document, Tag::Work, Tag::View].iter().map(len).max().unwrap_or(0);
    longest > 0 && block.is_capital(at + longest)
}

/// "le négociant Thibault de Margerac": behind an office one name alone and "de" go on with the name. Gives where the next
/// part of the name stands.
fn noble(block: &Block, parts: &Parts, from: usize, at: usize, language: &Language) -> Option<usize> {
    const NONE: [Tag; 4] = [Tag::Country, Tag::Body, Tag::Place, Tag::Portfolio];
    let particle = (at..at + 3).take_while(|w| block.joined(*w) && block.has(*w, Tag::Particle)).count();
    let one = parts.len().checked_sub(2).and_then(|i| parts.get(i)).is_some_and(|p| p.0 == Part::Role);
    // "Le maire de Montbrun Pascal de Rochebrune".
    let given = || at > from + 2 && block.is_capital(at - 2) && language.lexicon.is_given(&folded(block.word(at - 1)));
    let next = at + particle;
    let goes_on = particle > 0
        && block.is_capital(next)
        && block.joined(next)
        && language.conjunctions.at(block, at).is_none()
        && NONE.iter().all(|tag| !block.has(next, *tag));
    (goes_on && (one || given())).then_some(next)
}

/// What is named at a word; `determined` tells that an article stands before it.
pub(super) fn phrase(block: &Block, from: usize, determined: bool, language: &Language) -> Option<Mention> {
    let viet = language.lexicon.plural.is_empty();
    // "09.40 Prime Minister Roe": the minutes of a line's time open no name.
    if block.gap(from) == "." && block.has_digit(from) {
        return None;
    }
    let mut parts: Parts = Vec::new();
    let mut at = from;
    while at < block.word_count() && at - from < MOST_WORDS {
        let last = parts.last().map_or(Part::Plain, |p| p.0);
        // "Julián “el Tuercas” Robledo".
        if last == Part::Capital
            && at > from
            && matches!(block.gap(at), " “" | " \"" | " «" | " ‘")
            && let Some(past) = (at + 1..at + 4).find(|w| matches!(block.gap(*w), "” " | "\" " | "» " | "’ "))
            && block.is_capital(past)
        {
            parts.push((Part::Capital, at..past + 1));
            at = past + 1;
            continue;
        }
        // "Liên danh nhà thầu Hanbit - Trường Phát".
        let twin = viet
            && (last == Part::Capital || last == Part::Portfolio && block.is_capital(at - 1))
            && block.gap(at) == " - "
            && parts.first().is_some_and(|p| p.0 == Part::Body)
            && (matches!(part_at(block, at, language), Some((Part::Capital | Part::Body, 1)))
                || block.is_capital(at) && block.has(at, Tag::Country));
        if last == Part::Capital && own_plural(block, at) {
            parts.push((Part::Capital, at..at + 1));
            at += 1;
            continue;
        }
        if at > from && !twin && !connected(block, at, last) {
            break;
        }
        // "ministra a. i. de Exteriores".
        if at > from && is_interim(block, at) && parts.iter().any(|p| p.0 == Part::Role) {
            parts.push((Part::Portfolio, at..at + 2));
            at += 2;
            continue;
        }
        if initials_of_role(block, at) {
            parts.push((Part::Portfolio, at..at + 2));
            at += 2;
            continue;
        }
        // "le dijo a BBC Mundo Ana Ruiz": to whom, then who.
        if at == from && block.is_capital(at) {
            let outlet = block.tags.len(at, Tag::Outlet);
            let next = at + outlet;
            if outlet > 0
                && block.spaced(next)
                && block.is_capital(next)
                && block.spaced(next + 1)
                && block.is_capital(next + 1)
            {
                return Some(simple(block, at..next, Who::Name));
            }
        }
        // "comentó a esta agencia Nelson Arrúa": to whom, then who.
        let heard = at == from
            && language.lexicon.romance
            && !block.is_capital(at)
            && block.has(at, Tag::Body)
            && block.tags.len_before(at, Tag::Demonstrative) > 0
            && block.spaced(at + 1)
            && block.is_capital(at + 1);
        if heard {
            return Some(simple(block, at..at + 1, Who::Body));
        }
        // "l’Estonienne Kadri Tamm": where somebody is from is no part of the name.
        let land = || {
            let word = block.word(at);
            let known = language.lexicon.offices.is_land(&folded(word));
            let ends = ends_in(word, &language.lexicon.endings.demonym);
            ends && known || block.is_capital(at) && (ends || known)
        };
        let named = |w: usize| block.spaced(w) && block.is_capital(w);
        if at == from && determined && language.lexicon.romance && named(at + 1) && named(at + 2) && land() {
            parts.push((Part::Plain, at..at + 1));
            at += 1;
            continue;
        }
        let headed = parts.iter().any(|p| matches!(p.0, Part::Role | Part::Body));
        let step = Step { block, language, parts: &parts, from, at, last, determined, headed, viet };
        if let Some((part, past)) = step.by_place() {
            parts.push((part, at..past));
            at = past;
            continue;
        }
        if let Some((part, n)) = step.by_word() {
            parts.push((part, at..at + n));
            at += n;
            continue;
        }
        if step.is_syllable() {
            parts.push((Part::Capital, at..at + 1));
            at += 1;
            continue;
        }
        // "Prime Minister Sefo Lealai of Vailoa": behind a whole name "of" tells whose, and who is named stays who it is.
        let capitals = parts.iter().rev().take_while(|p| p.0 == Part::Capital).count();
        let named = !viet
            && !language.lexicon.romance
            && capitals >= 2
            && parts.len() > capitals
            && parts.get(parts.len() - capitals - 1).is_some_and(|p| {
                // "Secretary for Oceans Wiremu Paki of New Zealand".
                p.0 == Part::Role || p.0 == Part::Link && capitals >= 3
            })
            && block.has(at, Tag::Link)
            && language.conjunctions.at(block, at).is_none();
        if named {
            break;
        }
        if language.lexicon.romance
            && last == Part::Capital
            && let Some(past) = noble(block, &parts, from, at, language)
        {
            parts.push((Part::Capital, at..past));
            at = past;
            continue;
        }
        if matches!(last, Part::Capital | Part::Body | Part::Portfolio)
            && parts.first().is_some_and(|p| p.0 == Part::Body && block.is_capital(p.1.start))
            && language.lexicon.romance
            && let Some(past) = body_field(block, at, language)
        {
            parts.push((Part::Portfolio, at..past));
            at = past;
            continue;
        }
        let link = block.tags.len(at, Tag::Link);
        // Behind a Vietnamese name "của" tells whose, not who.
        let linked = link > 0
            && !(viet && last == Part::Capital && language.conjunctions.at(block, at).is_none())
            && block.joined(at + link)
            && {
                let next = part_at(block, at + link, language);
                // "Gobierno de Italia para el hospital": whom it is for is no part of a name that is whole.
                let for_whom = language.lexicon.romance
                    && last == Part::Capital
                    && block.tags.len(at, Tag::Purpose) > 0
                    && !block.is_capital(at + link);
                !for_whom && matches!(next, Some((Part::Capital | Part::Portfolio | Part::Body, _)))
            };
        // "la Cour des comptes", "la asociación de vecinos": what a body is of, in small letters.
        if link > 0
            && !linked
            && determined
            && last == Part::Body
            && let Some(past) = body_complement(block, at, language)
        {
            parts.push((Part::Portfolio, at..past));
            at = past;
            continue;
        }
        // "the head of the workshop, Anna Lund,": a complement in small letters.
        if headed
            && link > 0
            && !linked
            && !(last == Part::Capital && language.conjunctions.at(block, at).is_some())
            && let Some(past) = plain_complement(block, at + link, language)
        {
            parts.push((Part::Portfolio, at..past));
            at = past;
            continue;
        }
        let conjunction = link == 1 && language.conjunctions.at(block, at).is_some();
        // "Hiệp hội Chế biến và Xuất khẩu Thủy sản": the name goes on with a further field of work.
        const OTHERS: [Tag; 6] = [Tag::Body, Tag::Country, Tag::Surname, Tag::Role, Tag::Honorific, Tag::Place];
        if viet
            && conjunction
            && parts.first().is_some_and(|p| p.0 == Part::Body)
            && last == Part::Capital
            && !block.is_capital(at - 1)
            && block.is_capital(at + 1)
            && !block.is_capital(at + 2)
            && !OTHERS.iter().any(|tag| block.has(at + 1, *tag))
        {
            parts.push((Part::Capital, at..at + 1));
            at += 1;
            continue;
        }
        let portfolios =
            last == Part::Portfolio && conjunction && block.is_capital(at + 1) && block.has(at + 1, Tag::Portfolio);
        // "Ministry of Transport and Logistics": a further field of work that no list of words holds.
        let field = conjunction
            && parts.first().is_some_and(|p| p.0 == Part::Body)
            && last == Part::Portfolio
            && block.is_capital(at - 1)
            && block.is_capital(at + 1)
            && !(block.spaced(at + 2) && block.is_capital(at + 2))
            && !OTHERS.iter().any(|tag| block.has(at + 1, *tag));
        if field {
            parts.push((Part::Portfolio, at..at + 2));
            at += 2;
            continue;
        }
        if conjunction
            && (headed || determined)
            && matches!(last, Part::Capital | Part::Portfolio)
            && block.is_capital(at - 1)
            && leads_to_body(block, at + link)
        {
            parts.push((Part::Link, at..at + link));
            at += link;
            continue;
        }
        if (headed || portfolios)
            && linked
            && (!conjunction || last == Part::Portfolio && block.has(at + 1, Tag::Portfolio))
        {
            parts.push((Part::Link, at..at + link));
            at += link;
            continue;
        }
        // "van der Linden".
        let particle = (at..at + 3).take_while(|w| block.joined(*w) && block.has(*w, Tag::Particle)).count();
        // "Luis Vela y Ana Soto" are two, "Ortega y Gasset" is one.
        let two = particle == 1
            && language.conjunctions.at(block, at).is_some()
            && block.spaced(at + 2)
            && block.is_capital(at + 2)
            && parts.iter().rev().take_while(|p| p.0 == Part::Capital).count() >= 2;
        if matches!(last, Part::Capital | Part::Honorific)
            && particle > 0
            && !two
            && block.is_capital(at + particle)
            && block.joined(at + particle)
            && (!headed
                || viet
                || (at..at + particle).all(|w| !block.has(w, Tag::Link) && !block.has(w, Tag::Preposition)))
        {
            parts.push((Part::Capital, at..at + particle));
            at += particle;
            continue;
        }
        // "a 320-strong African Union team".
        let is_strength =
            block.has_digit(at) && (at + 1..at + 5).any(|w| block.is_capital(w) && block.has(w, Tag::Body));
        let plain = determined
            && !headed
            && at - from < 4
            && !block.is_capital(at)
            && !is_strength
            && !block.has(at, Tag::Say)
            && !block.has(at, Tag::Preposition)
            && !block.has(at, Tag::Determiner)
            // The head of a Romance phrase stands first: "el parte médico" is a paper.
            && !(language.lexicon.romance && (block.has(at, Tag::Thing) || block.has(at, Tag::Document)))
            // "In his speech Judge Ana Ruiz said": two phrases.
            && (language.lexicon.romance || !names_words(block, at))
            && !viet
            || determined && at == from && opens(block, at) && matches!(block.gap(at + 1), "’ " | "' " | "’" | "'");
        // "UN deputy humanitarian chief Ana Ruiz": words between a body and the role that leads to a whole name.
        let after_body = !viet
            && !language.lexicon.romance
            && at > from
            && parts
                .iter()
                .all(|p| matches!(p.0, Part::Body | Part::Capital | Part::Plain | Part::Portfolio | Part::Role))
            && (block.has(from, Tag::KnownBody) || parts.first().is_some_and(|p| p.0 == Part::Body))
            && leads_to_named_role(block, at);
        let plain = plain || after_body;
        // "the Front’s general secretary": whose it is does not belong to the role.
        if last == Part::Capital && !headed && block.word_range(at).len() == 1 && matches!(block.gap(at), "’" | "'") {
            break;
        }
        if !plain || !after_body && !leads_to_role(block, at + 1, language) {
            break;
        }
        parts.push((Part::Plain, at..at + 1));
        at += 1;
    }
    while parts.last().is_some_and(|p| matches!(p.0, Part::Link | Part::Plain)) {
        parts.pop();
    }
    built(block, &parts, language)
}

//! Where a speaker without a name ends: before a verb that no table holds, behind an adjective.

use super::super::language::Language;
use super::super::lexicon::{Tag, ends_in};
use super::super::name::folded;
use super::super::text::Block;

/// What no verb is that stands before an article.
const VERBLESS: [Tag; 8] =
    [Tag::Preposition, Tag::Link, Tag::Adverb, Tag::Determiner, Tag::Relative, Tag::That, Tag::Role, Tag::ClauseLead];

/// "hausse" in "hausse les épaules": a word before an article that is nothing else is a verb.
pub(super) fn acts_on(block: &Block, at: usize, language: &Language) -> bool {
    block.spaced(at)
        && !block.is_capital(at)
        && VERBLESS.iter().all(|tag| !block.has(at, *tag))
        && language.conjunctions.at(block, at).is_none()
        && block.spaced(at + 1)
        // "proche des négociations".
        && (block.has(at + 1, Tag::Definite) || block.has(at + 1, Tag::Indefinite) && block.word(at + 1) != "des")
        && !block.has(at, Tag::Adjective)
}

/// "evitó", "ironizaba": a verb that no list holds, told by its ending.
pub(super) fn is_past_verb(block: &Block, at: usize, language: &Language) -> bool {
    const NONE: [Tag; 4] = [Tag::Thing, Tag::Role, Tag::GenericRole, Tag::Body];
    !block.is_capital(at)
        && ends_in(block.word(at), &language.lexicon.endings.said)
        && NONE.iter().all(|tag| !block.has(at, *tag))
}

/// The end of what belongs to a role in small letters: "source diplomatique", "directora de entonces".
pub(super) fn complement(block: &Block, past: usize, most: usize, language: &Language) -> usize {
    let lexicon = &language.lexicon;
    if !lexicon.romance {
        return past;
    }
    let adjective = |w: usize| {
        block.spaced(w)
            && !block.is_capital(w)
            && ![Tag::Say, Tag::NounStop, Tag::Preposition, Tag::That].iter().any(|tag| block.has(w, *tag))
            && (ends_in(block.word(w), &lexicon.endings.adjective)
                || ends_in(block.word(w), &lexicon.endings.demonym)
                || lexicon.offices.is_land(&folded(block.word(w)))
                || block.has(w, Tag::Portfolio))
    };
    // "un diplomate lusophone, sous couvert d’anonymat": a word that no table holds and that a comma or a full stop closes.
    let closes = |w: usize| {
        block.spaced(w)
            && !block.is_capital(w)
            && block.tags.is_plain(w)
            && !is_past_verb(block, w, language)
            && block.written(w).chars().all(char::is_alphabetic)
            && (w + 1 >= most || block.gap(w + 1).starts_with([',', '.', ';']))
    };
    // "ouest-africaine", "sud-coréen".
    let joined =
        |w: usize| block.spaced(w) && block.gap(w + 1) == "-" && ends_in(block.word(w + 1), &lexicon.endings.demonym);
    let hyphened = |w: usize| joined(w) || w > past && joined(w - 1);
    let past = (past..most.min(past + 3))
        .find(|w| !adjective(*w) && !closes(*w) && !hyphened(*w))
        .unwrap_or(most.min(past + 3));
    if !block.has(past, Tag::Link) || !block.joined(past) || block.tags.len(past, Tag::SceneLead) > 1 {
        return past;
    }
    let stops = |w: usize| !block.joined(w) || block.tags.len(w, Tag::SceneLead) > 1;
    let ends = (past + 1..most.min(past + 4)).find(|w| stops(*w)).unwrap_or(most.min(past + 4));
    let plain = (past..ends).all(|w| {
        !block.has(w, Tag::Say)
            && !is_past_verb(block, w, language)
            && !block.has(w, Tag::That)
            && (w == past + 1 || block.has(w, Tag::Link) || !block.has(w, Tag::NounStop))
    });
    // The phrase has to close behind it.
    let closed = ends >= most || stops(ends);
    if plain && closed && ends > past + 1 { ends } else { past }
}

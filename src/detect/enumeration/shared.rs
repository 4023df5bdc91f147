//! What the items of a comma list share, and what tells two items apart: no part of them.

use super::super::language::{Language, Marker, Phrases};
use super::super::lexicon::Tag;
use super::super::text::Block;
use crate::detect::ListItem;

/// "one social, the other fiscal": what tells two items apart is no part of them.
pub(super) fn without_leads(block: &Block, items: &mut [ListItem], language: &Language) {
    let [first, second] = items else { return };
    let lead = |item: &ListItem, of: &Phrases<()>| {
        let word = block.word_from(item.span.start);
        let (_, n) = of.at(block, word)?;
        let start = block.word_range(word + n).start;
        (start < item.span.end && block.joined(word + n)).then_some(start)
    };
    if let (Some(one), Some(other)) = (lead(first, &language.one), lead(second, &language.other)) {
        first.span.start = one;
        second.span.start = other;
    }
}

/// "the building must close on Sundays and must let its rooms": what both items share, with the verb that tells it, is
/// no part of them.
pub(super) fn without_modals(block: &Block, items: &mut [ListItem], language: &Language) {
    let word_of = |item: &ListItem| block.word_from(item.span.start);
    let Some((first, others)) = items.split_first() else { return };
    let Some(modal) = others.first().map(|item| block.word(word_of(item))).filter(|w| language.modals.contains(*w))
    else {
        return;
    };
    let past = block.word_from(first.span.end);
    let shared = (word_of(first) + 1..past).find(|word| block.word(*word) == modal);
    let same = others.iter().all(|item| block.word(word_of(item)) == modal);
    let Some(shared) = shared.filter(|word| same && word + 1 < past) else { return };
    let starts: Vec<usize> = std::iter::once(shared)
        .chain(others.iter().map(word_of))
        .map(|word| block.word_range(word + 1).start)
        .collect();
    for (item, start) in items.iter_mut().zip(starts) {
        if start < item.span.end {
            item.span.start = start;
        }
    }
}

/// The most words of who must do what the items tell.
const SUBJECT_WORDS: usize = 4;

/// "It must draw up a plan; negotiate agreements; report back": who must do it all is no part of the first item. Where
/// another item has its own "must", or opens with a noun's article, each is a clause of its own.
pub(super) fn without_subject(block: &Block, items: &mut [ListItem], language: &Language) {
    let words = |item: &ListItem| block.word_from(item.span.start)..block.word_from(item.span.end);
    let modal = |item: &ListItem| {
        let words = words(item);
        let reach = words.end.min(words.start + SUBJECT_WORDS + 1);
        (words.start..reach).find(|word| language.modals.contains(block.word(*word)) && block.joined(*word + 1))
    };
    let Some((first, others)) = items.split_first_mut() else { return };
    let own = |item: &ListItem| {
        let word = block.word_from(item.span.start);
        modal(item).is_some() || block.has(word, Tag::Determiner) || block.is_capital(word)
    };
    if language.plural.is_empty() || others.is_empty() || others.iter().any(own) {
        return;
    }
    let Some(at) = modal(first).filter(|at| *at > words(first).start) else { return };
    let start = block.word_range(at + 1).start;
    if start < first.span.end {
        first.span.start = start;
    }
}

/// "parliament's nod, then a survey, then a tariff": what puts the items in order is no part of them.
pub(super) fn without_sequence(block: &Block, items: &mut [ListItem], language: &Language) {
    let mut told = false;
    for item in items.iter_mut().skip(1) {
        let first = block.word_from(item.span.start);
        // "and, finally, close".
        let joined = language.conjunctions.at(block, first).map_or(0, |(_, n)| n);
        let first = if joined > 0 && block.gap(first + joined).starts_with(',') { first + joined } else { first };
        let Some((_, n)) = language.item_leads.at(block, first) else { continue };
        let next = block.word_range(first + n).start;
        if next < item.span.end && matches!(block.gap(first + n), " " | ", " | ": " | "\u{a0}" | "\u{a0}: ") {
            item.span.start = next;
            told = true;
        }
    }
    // "d'abord le silence, ensuite l'échange": then the first item has its own word for it.
    let Some(item) = items.first_mut().filter(|_| told) else { return };
    let first = block.word_from(item.span.start);
    if let Some((Marker::Plain(1) | Marker::Bare(1) | Marker::Opening | Marker::WeakOpening, n)) =
        language.markers.at(block, first)
    {
        let next = block.word_range(first + n).start;
        if next < item.span.end && matches!(block.gap(first + n), " " | ", " | ": " | "\u{a0}") {
            item.span.start = next;
        }
    }
}

//! What the items of a comma list share, and what tells two items apart: no part of them.

use super::super::language::{Language, Marker, Phrases};
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

//! Where a Vietnamese noun phrase behind a number ends: its syllables, who is told together, its quality and its land.

use super::super::lexicon::Tag;
use super::super::text::Block;
use super::noun::stops;

/// The word behind a Vietnamese noun phrase: a classifier with its noun, or two syllables, and an adjective.
pub(super) fn syllables(block: &Block, from: usize) -> usize {
    let stop = |at: usize| stops(block, from, at);
    let unit = |at: usize| block.tags.len(at, Tag::Unit).max(1);
    if block.has(from, Tag::Classifier) {
        let noun = from + 1;
        let past = if stop(noun) || block.is_capital(noun) { noun } else { noun + unit(noun) };
        return with_quality(block, past);
    }
    let mut past = from + unit(from);
    if past == from + 1 && !stop(past) && !block.is_capital(past) && !block.has(past, Tag::Quality) {
        past += 1;
        if block.has(past, Tag::NounTail) && !stop(past) {
            past += 1;
        }
    }
    with_quality(block, past)
}

/// "450 cán bộ, chiến sĩ", "120 cán bộ, công chức, viên chức": words that stand together for one body of people.
pub(super) fn with_companions(block: &Block, from: usize, len: usize) -> usize {
    let mut past = from + len;
    while block.has(from, Tag::Companion) && block.gap(past) == ", " && block.has(past, Tag::Companion) {
        past += block.tags.len(past, Tag::Companion);
    }
    past
}

/// "320 sinh viên Lào", "75 triệu đô la Australia": the country of what is counted, which another language tells by an
/// adjective.
pub(super) fn with_land(block: &Block, past: usize) -> usize {
    let len = block.tags.len(past, Tag::Country);
    let land = len > 0 && block.spaced(past) && block.is_capital(past) && !block.is_capital(past.saturating_sub(1));
    if land { past + len } else { past }
}

pub(super) fn with_quality(block: &Block, past: usize) -> usize {
    let len = block.tags.len(past, Tag::Quality);
    if len > 0 && block.spaced(past) { past + len } else { past }
}

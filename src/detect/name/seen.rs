//! A place in an article from which somebody is looked for.

use crate::article::BlockKind;

use super::super::text::{Block, Text};
use super::Mention;

/// How far back somebody is looked for, in blocks.
const BLOCKS_BACK: usize = 6;

/// How many items of lists may stand between, besides.
const MOST_ITEMS: usize = 16;

/// How many mentions of a block are asked.
pub(super) const MOST_ASKED: usize = 60;

/// A place in an article, with all that the article names.
#[derive(Clone, Copy)]
pub(in crate::detect) struct Seen<'a> {
    pub(in crate::detect) text: &'a Text,
    /// The mentions of each block, in order.
    pub(in crate::detect) blocks: &'a [Vec<Mention>],
    /// Block, index of the mention.
    pub(in crate::detect) place: (usize, usize),
}

impl<'a> Seen<'a> {
    /// The place of the mention that stands at a word or is the next one behind it.
    pub(in crate::detect) fn at_word(text: &'a Text, blocks: &'a [Vec<Mention>], block: usize, word: usize) -> Self {
        let index = blocks.get(block).map_or(0, |list| list.partition_point(|m| m.words.start < word));
        Self { text, blocks, place: (block, index) }
    }

    /// A block with those of its mentions that stand before the place, and all where it is an earlier block.
    pub(super) fn read(&self, block: usize) -> Option<(&'a Block, &'a [Mention])> {
        let list = self.blocks.get(block)?;
        let past = if block == self.place.0 { self.place.1.min(list.len()) } else { list.len() };
        Some((self.text.blocks.get(block)?, list.get(..past).unwrap_or(&[])))
    }

    /// The places of mentions before this one, the nearest first: this paragraph and some before it.
    pub(super) fn places_before(self) -> impl Iterator<Item = (usize, usize)> + 'a {
        let (block, index) = self.place;
        let told = move |b: &usize| self.text.blocks.get(*b).is_some_and(|t| !t.quiet);
        // The items of a list are as many lines of one paragraph.
        let mut prose = 0;
        let near = move |b: &usize| {
            let item = self.text.blocks.get(*b).is_some_and(|t| t.kind == BlockKind::ListItem);
            prose += usize::from(!item);
            prose <= BLOCKS_BACK + 1
        };
        let reach = block.saturating_sub(BLOCKS_BACK + MOST_ITEMS)..=block;
        reach.rev().filter(told).take_while(near).flat_map(move |b| {
            let past = if b == block { index } else { usize::MAX };
            let past = past.min(self.blocks.get(b).map_or(0, Vec::len));
            (0..past).rev().take(MOST_ASKED).map(move |i| (b, i))
        })
    }
}

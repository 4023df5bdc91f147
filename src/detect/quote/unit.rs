//! Sentences that keep their quotations whole: a full stop between quotation marks ends none.

use std::ops::Range;

use super::super::text::Block;
use super::marks::Pair;

/// A sentence with all of the quotations that touch it.
#[derive(Debug, Clone)]
pub(super) struct Unit {
    pub(super) range: Range<usize>,
}

/// The units of a block, in order.
pub(super) fn units(block: &Block, pairs: &[Pair]) -> Vec<Unit> {
    let mut out: Vec<Unit> = Vec::new();
    let mut next = 0;
    for sentence in &block.sentences {
        while pairs.get(next).is_some_and(|p| p.outer.end <= sentence.start) {
            next += 1;
        }
        let inside = pairs.get(next).is_some_and(|p| p.outer.start < sentence.start && sentence.start < p.outer.end);
        match out.last_mut() {
            Some(last) if inside => last.range.end = sentence.end,
            _ => out.push(Unit { range: sentence.clone() }),
        }
    }
    out
}

/// The unit in which a pair starts.
pub(super) fn of<'a>(units: &'a [Unit], pair: &Pair) -> Option<(usize, &'a Unit)> {
    let index = units.partition_point(|u| u.range.end <= pair.outer.start);
    units.get(index).map(|u| (index, u))
}

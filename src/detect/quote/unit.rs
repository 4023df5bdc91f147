//! Sentences that keep their quotations whole: a full stop between quotation marks ends none.

use std::ops::Range;

use super::super::text::{Block, part};
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
            Some(last) if inside => {
                let closed = pairs.get(next).and_then(|p| behind_mark(&block.text, p, sentence));
                last.range.end =
                    closed.clone().map_or(sentence.end, |rest| part(&block.text, 0..rest.start).trim_end().len());
                if let Some(rest) = closed {
                    out.push(Unit { range: rest });
                }
            }
            _ => out.push(Unit { range: sentence.clone() }),
        }
    }
    out
}

/// "… plus cher. » Il souhaite": the full stop stands before the mark, and another sentence behind it.
fn behind_mark(text: &str, pair: &Pair, sentence: &Range<usize>) -> Option<Range<usize>> {
    let stopped = part(text, pair.inner.clone()).trim_end().ends_with(['.', '…']);
    let rest = part(text, pair.outer.end..sentence.end);
    let own = rest.trim_start();
    let opens = own.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_uppercase);
    let lead = part(text, sentence.start..pair.outer.end);
    let only_mark = !lead.chars().any(char::is_alphanumeric);
    (stopped && opens && only_mark).then(|| sentence.end - own.len()..sentence.end)
}

/// The unit in which a pair starts.
pub(super) fn of<'a>(units: &'a [Unit], pair: &Pair) -> Option<(usize, &'a Unit)> {
    let index = units.partition_point(|u| u.range.end <= pair.outer.start);
    units.get(index).map(|u| (index, u))
}

//! Lists told in the text: found by their form, matched with what announced them, each given once.

mod announce;
mod before;
mod chains;
mod following;
mod inline;
mod label;
mod markers;
mod named;
mod ordinals;
mod phrase;
mod pieces;
mod raw;
mod separators;
mod shared;

use super::Suggestion;
use super::lexicon::Tag;
use super::text::Text;
use raw::Raw;

/// Every enumeration of an article, in reading order.
pub(super) fn enumerations(text: &Text) -> Vec<Suggestion> {
    let counts = announce::counted(text);

    let mut raws = Vec::new();
    markers::line_lists(text, &mut raws);
    markers::unmarked_lines(text, &mut raws);
    inline::inline_lists(text, &mut raws);
    chains::ordinal_lists(text, &mut raws);
    separators::semicolon_lists(text, &counts, &mut raws);
    separators::comma_lists(text, &counts, &mut raws);
    following::following_lists(text, &mut raws);
    raws.retain(|raw| !is_saying(text, raw));
    raws.sort_by_key(|raw| (raw.opens_at, std::cmp::Reverse(end(raw))));

    // Twice: what a list that loses to another had used up is free again for the winner.
    let kept = once(label::label_each(text, &counts, raws));
    label::label_all(text, &counts, kept)
}

/// "Một là một, hai là hai": what is first is the number itself.
fn is_saying(text: &Text, raw: &Raw) -> bool {
    let Some(span) = raw.items.first().map(|item| item.span) else { return false };
    let at = text.blocks.partition_point(|block| block.index < span.block);
    let Some(block) = text.blocks.get(at) else { return false };
    let word = block.word_from(span.start);
    let ends = block.tags.len(word, Tag::SmallNumber);
    ends > 0 && block.word_range(word + ends - 1).end >= span.end
}

/// Where a list's first item starts.
fn start(raw: &Raw) -> (usize, usize) {
    raw.items.first().map_or(raw.opens_at, |item| (item.span.block, item.span.start))
}

/// Where a list's last item ends.
fn end(raw: &Raw) -> (usize, usize) {
    raw.items.last().and_then(|item| item.spans().last().copied()).map_or(raw.opens_at, |s| (s.block, s.end))
}

/// Whether all of `inner` lies within one item of `outer`.
fn within_an_item(inner: &Raw, outer: &Raw) -> bool {
    let (from, to) = (start(inner), end(inner));
    let at = outer.items.partition_point(|item| (item.span.block, item.span.start) <= from);
    let Some(item) = at.checked_sub(1).and_then(|i| outer.items.get(i)) else { return false };
    item.spans().last().is_some_and(|s| to <= (s.block, s.end))
}

/// Keeps one of the lists that share text, the surest, unless one lies within an item of the other.
fn once(mut found: Vec<Raw>) -> Vec<Raw> {
    found.sort_by_key(|raw| (start(raw), std::cmp::Reverse(end(raw))));
    let mut keep = vec![true; found.len()];
    let mut open: Vec<usize> = Vec::new();
    for at in 0..found.len() {
        let Some(raw) = found.get(at) else { continue };
        let mut lost = false;
        while let Some(top) = open.last().copied() {
            let Some(outer) = found.get(top) else { break };
            if end(outer) <= start(raw) {
                open.pop();
            } else if within_an_item(raw, outer) {
                break;
            } else if raw.form > outer.form {
                if let Some(flag) = keep.get_mut(top) {
                    *flag = false;
                }
                open.pop();
            } else {
                lost = true;
                break;
            }
        }
        if lost {
            if let Some(flag) = keep.get_mut(at) {
                *flag = false;
            }
        } else {
            open.push(at);
        }
    }
    let mut flags = keep.into_iter();
    found.retain(|_| flags.next().unwrap_or(true));
    found
}

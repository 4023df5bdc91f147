//! Labels that open the lines of a talk of several: "Anna Berg: We will pay.", "PV: Còn giá thì sao?".

use super::text::Block;

/// How many lines a label opens, where the text is a talk of several.
const TURNS: usize = 2;

/// The most labels that are told apart.
const MOST_LABELS: usize = 12;

/// "Anna Berg: We will pay.": where two or more labels open several lines each, no label is part of its line’s first sentence,
/// unless the line goes on with words between marks.
pub(super) fn set_apart(blocks: &mut [Block]) {
    let mut labels: Vec<(String, usize)> = Vec::new();
    for label in blocks.iter().filter_map(Block::label) {
        if let Some((_, lines)) = labels.iter_mut().find(|(known, _)| known == label) {
            *lines += 1;
        } else if labels.len() < MOST_LABELS {
            labels.push((label.to_owned(), 1));
        }
    }
    labels.retain(|(_, lines)| *lines >= TURNS);
    if labels.len() < 2 {
        return;
    }
    let known = |label: &str| labels.iter().any(|(l, _)| l == label);
    for block in blocks.iter_mut().filter(|b| b.label().is_some_and(known)) {
        block.set_label_apart();
    }
}

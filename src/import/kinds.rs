//! What the article's own pieces are: captions, list items, headings, and paragraphs, which are the rest.

use super::caption;
use super::draft::{Draft, Role};
use super::list::{self, Marker};
use super::reasons;
use super::words::{at_most, ends_sentence, fold, is_capitalised, is_running, last_mark, words_to};
use crate::article::BlockKind;

const MAX_HEADING_WORDS: usize = 14;
const MAX_HEADING_CHARS: usize = 110;
/// A longer line above the text is its standfirst, not a heading.
const MAX_SUBTITLE_WORDS: usize = 11;

/// Marks what stands under pictures: lines with a credit, and what follows a line that stands for a picture.
pub(super) fn mark_captions(draft: &mut Draft) {
    // Where no blank lines part the pieces, that two touch proves nothing.
    let gaps = draft.pieces.iter().skip(1).filter(|p| p.gap_before).count();
    let parted = gaps * 4 >= draft.pieces.len();
    let mut after_picture = false;
    for index in 0..draft.pieces.len() {
        let Some(piece) = draft.pieces.get(index) else { continue };
        let (role, gap, text) = (piece.role, piece.gap_before, piece.text.as_str());
        let here_after_picture = std::mem::take(&mut after_picture);
        if role == Role::Noise(reasons::TITLE_ABOVE_PICTURE) {
            after_picture = true;
            continue;
        }
        if role != Role::Open {
            continue;
        }
        if caption::is_caption(text) {
            let credit_alone = caption::is_credit(text);
            after_picture = mark_caption(draft, index);
            if credit_alone {
                mark_line_above_credit(draft, index, parted);
            }
        } else if here_after_picture && is_caption_after_picture(text, gap, parted) {
            draft.set(index, Role::Text(BlockKind::Caption));
        }
    }
}

/// Settles a caption; gives whether it only stands for a picture, so that the caption proper may follow.
fn mark_caption(draft: &mut Draft, index: usize) -> bool {
    let text = draft.text(index);
    let number = caption::picture_number(text);
    let named_alone = number.is_some() && !caption::is_credit(text);
    if let Some(keep) = number {
        draft.cut_back(index, keep, "picture mark");
    }
    if draft.is_open(index) {
        draft.set(index, Role::Text(BlockKind::Caption));
    }
    named_alone
}

/// 'The port at dawn' and 'Photo: Jane Doe' on a line of its own below it.
fn mark_line_above_credit(draft: &mut Draft, index: usize, parted: bool) {
    let Some(above) = draft.previous(index) else { return };
    if draft.gap_before(index) || !draft.is_open(above) {
        return;
    }
    let text = draft.text(above);
    let alone = parted && draft.gap_before(above);
    if words_to(text, 50) <= 50 && (!ends_sentence(text) || (alone && words_to(text, 40) <= 40)) {
        draft.set(above, Role::Text(BlockKind::Caption));
    }
}

fn is_caption_after_picture(text: &str, gap: bool, parted: bool) -> bool {
    let open_ended = !ends_sentence(text);
    if !gap && parted {
        return words_to(text, 60) <= 60;
    }
    words_to(text, 30) <= 30 && open_ended && last_mark(text) != Some(':')
}

/// Marks list items: bullets always; dashes, numbers and letters where the list has another item or is announced.
pub(super) fn mark_lists(draft: &mut Draft) {
    let open = draft.open();
    let mut items: Vec<usize> = Vec::new();
    // The last item with a number, and the last with a letter: a list may hold another.
    let mut numbered: Option<(usize, Marker)> = None;
    let mut lettered: Option<(usize, Marker)> = None;
    let mut last_item: Option<usize> = None;
    for (at, &index) in open.iter().enumerate() {
        let Some((marker, _)) = list::marker(draft.text(index)) else { continue };
        let near = |other: Option<&usize>| {
            other.and_then(|&i| list::marker(draft.text(i))).is_some_and(|(m, _)| list::is_same_list(marker, m))
        };
        let announced = draft.previous(index).is_some_and(|i| last_mark(draft.text(i)) == Some(':'));
        let company = near(at.checked_sub(1).and_then(|i| open.get(i))) || near(open.get(at + 1));
        let goes_on = last_item.is_some() && last_item == at.checked_sub(1).and_then(|i| open.get(i)).copied();
        let speech = marker == Marker::Dash && draft.text(index).starts_with(['–', '—']) && !(announced || goes_on);
        // The items of a numbered list may run over several paragraphs each.
        if matches!(marker, Marker::Number(_) | Marker::Letter(_) | Marker::Roman(_)) {
            let slot = if matches!(marker, Marker::Number(_)) { &mut numbered } else { &mut lettered };
            if let Some((before, last)) = *slot
                && list::is_same_list(last, marker)
            {
                items.extend([before, index]);
            }
            *slot = Some((index, marker));
        }
        if marker == Marker::Bullet || announced || (company && !speech) {
            items.push(index);
            last_item = Some(index);
        }
    }
    items.sort_unstable();
    items.dedup();
    for &index in &items {
        if !is_numbered_heading(draft, index, &items) {
            draft.set(index, Role::Text(BlockKind::ListItem));
        }
    }
}

/// '1. Trade' with text below it and before '2. Security'.
fn is_numbered_heading(draft: &Draft, index: usize, items: &[usize]) -> bool {
    let Some(below) = draft.next(index) else { return false };
    let numbered = matches!(list::marker(draft.text(index)), Some((Marker::Number(_), _)));
    numbered
        && items.binary_search(&below).is_err()
        && is_heading_line(draft.text(index))
        && is_running(draft.text(below))
}

/// Marks headings and leaves the rest as paragraphs.
pub(super) fn mark_headings(draft: &mut Draft) {
    let first_running = draft.pieces.iter().position(|p| p.is_open() && is_running(&p.text)).unwrap_or(usize::MAX);
    let open = draft.open();
    let names = runs_of_short_lines(draft, &open);
    for index in open {
        let text = draft.text(index);
        let subtitle = index < first_running;
        let fits = !subtitle || words_to(text, MAX_SUBTITLE_WORDS) <= MAX_SUBTITLE_WORDS;
        let heads = fits && names.binary_search(&index).is_err() && is_heading_line(text) && text_follows(draft, index);
        draft.set(index, Role::Text(if heads { BlockKind::Heading } else { BlockKind::Paragraph }));
    }
}

/// Three and more short lines below each other are names or addresses: a heading has text below it.
fn runs_of_short_lines(draft: &Draft, open: &[usize]) -> Vec<usize> {
    let touches = |pair: &[usize]| matches!(pair, [above, below] if above + 1 == *below && !draft.gap_before(*below));
    let mut found = Vec::new();
    let mut run: Vec<usize> = Vec::new();
    for &index in open {
        let short = is_heading_line(draft.text(index));
        let goes_on = short && run.last().is_some_and(|&last| touches(&[last, index]));
        if !goes_on {
            run.clear();
        }
        if short {
            run.push(index);
        }
        if run.len() == 3 {
            found.extend(run.iter().copied());
        } else if run.len() > 3 {
            found.push(index);
        }
    }
    found
}

fn is_heading_line(text: &str) -> bool {
    at_most(text, MAX_HEADING_CHARS)
        && (1..=MAX_HEADING_WORDS).contains(&words_to(text, MAX_HEADING_WORDS))
        && is_capitalised(text)
        && !matches!(last_mark(text), Some('.' | ',' | ';' | ':' | '…' | '!' | '-' | '–' | '—'))
        // A line of speech closes with its quotation mark; so may a heading, but then it is short.
        && (!text.ends_with(['"', '”', '»']) || words_to(text, 8) <= 8)
        && !fold(text).is_empty()
}

/// Whether running text comes next, pictures aside; a heading directly below is that of a subsection.
fn text_follows(draft: &Draft, index: usize) -> bool {
    let mut at = index;
    for _ in 0..4 {
        let Some(below) = draft.next(at) else { return false };
        let Some(piece) = draft.pieces.get(below) else { return false };
        match piece.role {
            Role::Text(BlockKind::Caption) => at = below,
            Role::Text(BlockKind::ListItem | BlockKind::Question) => return true,
            _ if is_heading_line(&piece.text) => at = below,
            _ => {
                return is_running(&piece.text)
                    || (ends_sentence(&piece.text) && words_to(&piece.text, 4) >= 4)
                    || last_mark(&piece.text) == Some(':');
            }
        }
    }
    false
}

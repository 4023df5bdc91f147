//! How much fits a section: estimates of printed lines, and the choice of what is put in.

use crate::pack::Limit;

/// Characters of a line across the column.
const LINE_CHARS: usize = 72;
/// Characters of a line of a list's item or of a row of a chronology.
const ITEM_CHARS: usize = 64;
/// Characters of a line of a caption, in the narrow column of a panel.
const CAPTION_CHARS: usize = 24;
/// Figures side by side.
const COLUMNS: usize = 3;
/// Lines of a page, what stands between items and the section's heading reckoned in.
const PAGE_LINES: usize = 28;

/// The lines that a limit leaves; none where there is no limit.
pub(super) fn room(limit: Option<Limit>) -> Option<usize> {
    match limit? {
        Limit::Lines(lines) => Some(lines),
        Limit::Pages(pages) => Some(pages * PAGE_LINES),
    }
}

fn lines(chars: usize, of: usize) -> usize {
    chars.div_ceil(of).max(1)
}

/// The lines of a quotation with its source, and with a note.
pub(super) fn of_quotation(text: &str, has_note: bool) -> usize {
    lines(text.chars().count(), LINE_CHARS) + 2 + usize::from(has_note)
}

/// The lines of a list with its label and its source.
pub(super) fn of_list<'t>(items: impl Iterator<Item = &'t str>, has_note: bool) -> usize {
    items.map(|text| lines(text.chars().count(), ITEM_CHARS)).sum::<usize>() + 3 + usize::from(has_note)
}

/// The lines of a figure: a share of its row, or a row of its own where a note follows.
pub(super) fn of_figure(caption: &str, has_note: bool) -> usize {
    let row = 4 + lines(caption.chars().count(), CAPTION_CHARS);
    if has_note { row + 2 } else { row.div_ceil(COLUMNS) }
}

/// The lines of a row of a chronology.
pub(super) fn of_row(text: &str) -> usize {
    lines(text.chars().count(), ITEM_CHARS) + 1
}

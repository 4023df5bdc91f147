//! Plain text: the way from its characters to the article in the making.

use super::draft::Draft;
use super::{clean, kinds, lines, marks, metadata, question, title, wrap};

/// Reads decoded text. Other formats end with pieces of their own and join at [`tell_apart`].
pub(super) fn read(text: &str, draft: &mut Draft) {
    let lines = lines::split(text, &mut draft.dropped, &mut draft.sink);
    draft.pieces = wrap::join(lines);
    tell_apart(draft);
}

/// Tells what each piece is: noise and facts first, then the title, then the kinds of text, then the marks on the text.
pub(super) fn tell_apart(draft: &mut Draft) {
    metadata::read_lines(draft);
    clean::drop_noise(draft);
    title::find(draft);
    kinds::mark_captions(draft);
    question::mark(draft);
    kinds::mark_lists(draft);
    kinds::mark_headings(draft);
    metadata::read_lone_outlet(draft);
    metadata::read_lone_name(draft);
    metadata::drop_foot_lines(draft);
    marks::cut(draft);
}

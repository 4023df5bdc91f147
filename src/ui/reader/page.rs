//! What a frame of the reader is drawn from: the article at its place on the screen, and the places in it.

use egui::{Pos2, Ui, pos2};

use super::data::{CardData, Shown};
use super::flow::{Flow, Piece};
use super::select::{Caret, snap};
use super::text::{Chars, Drawn, is_right_to_left, piece_galley, setting};
use crate::article::{Article, Span};
use crate::ui::Snapshot;
use crate::ui::theme::Look;
use crate::ui::view::Card;

/// Everything a frame of the reader draws from.
pub(super) struct Page<'a> {
    pub(super) look: &'a Look,
    pub(super) now: &'a Snapshot<'a>,
    pub(super) article: &'a Article,
    pub(super) shown: &'a Shown,
    /// The card of the open suggestion.
    pub(super) card: Option<&'a CardData>,
    /// The left edge and the width of the text.
    pub(super) left: f32,
    pub(super) width: f32,
}

/// A piece where it stands on the screen.
pub(super) fn drawn<'a>(
    ui: &Ui,
    page: &Page<'a>,
    flow: &'a Flow,
    index: usize,
    origin: Pos2,
) -> Option<(&'a Piece, Drawn<'a>)> {
    let piece = flow.piece(index)?;
    let block = page.article.blocks.get(piece.block)?;
    let text = block.text.get(piece.bytes.clone())?;
    let galley = piece_galley(ui.painter(), page.look, block, &piece.bytes, page.width);
    let indent = setting(page.look, block.kind).indent;
    // What is set at the right hangs from its right edge.
    let x = if is_right_to_left(&block.text) { page.left + page.width } else { page.left + indent };
    let at = pos2(x, origin.y + flow.top(index)).round();
    Some((piece, Drawn { text, base: piece.bytes.start, chars: Chars::of(text), galley, at }))
}

/// The place in the article under a point of the screen.
pub(super) fn caret_at(ui: &Ui, page: &Page<'_>, flow: &Flow, origin: Pos2, pointer: Pos2) -> Option<Caret> {
    let (piece, drawn) = drawn(ui, page, flow, flow.piece_at(pointer.y - origin.y), origin)?;
    let block = page.article.blocks.get(piece.block)?;
    let cursor = drawn.galley.cursor_from_pos(pointer - drawn.at);
    let byte = drawn.base + drawn.chars.byte(cursor.index.0);
    Some(Caret { block: piece.block, byte: snap(&block.text, byte) })
}

/// The places that belong to the open suggestion: they are tinted while its card is open.
pub(super) fn open_spans(now: &Snapshot<'_>) -> Vec<Span> {
    let Some(Card::Suggestion(index)) = now.view.card else { return Vec::new() };
    let suggestion = now.suggestions.get(index);
    suggestion.map_or_else(Vec::new, |s| s.spans().into_iter().flatten().collect())
}

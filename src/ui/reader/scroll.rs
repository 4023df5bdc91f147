//! Where the reader scrolls to: a place that was asked for, or what was at the top before.

use egui::{Pos2, Rect, Ui};

use super::head_ui::head_height;
use super::page::Page;
use super::reader_ui::State;
use super::text::{Chars, Drawn, piece_galley};
use crate::ui::ask::Ask;

/// Measures what needs measuring, and says where to scroll: to a place asked for, or to what was at the top before,
/// where heights above it have changed.
pub(super) fn place(ui: &Ui, page: &Page<'_>, pane: Rect, state: &mut State, asks: &mut Vec<Ask>) -> Option<f32> {
    let Page { look, article, width, .. } = *page;
    let head = head_height(ui, page);
    let flow = &mut state.flow;
    let kept = flow.is_of(article).then(|| {
        let piece = flow.piece_at(state.offset);
        (piece, state.offset - flow.top(piece))
    });
    if !flow.fits(article, width) {
        if kept.is_none() {
            state.mouse.forget();
        }
        flow.start(look, article, width);
    }
    let reveal = page.now.view.reveal.as_ref().filter(|r| r.article == article.id);
    let goal = reveal.map(|r| flow.piece_of(r.span.block, r.span.start)).or(kept.map(|(piece, _)| piece)).unwrap_or(0);
    // What may come into view: as many pieces as there are lines in the pane would be too many; a page of short ones.
    let near = (pane.height() / look.size.reader_line) as usize;
    if flow.measure(ui.painter(), look, article, head, goal.saturating_sub(near / 2)..goal + near) {
        ui.ctx().request_repaint();
    }
    let anchored = kept.map(|(piece, below)| (flow.top(piece) + below).max(0.0));
    let offset = anchored.filter(|at| (at - state.offset).abs() > 0.5);
    let Some(reveal) = reveal else { return offset };
    asks.push(Ask::Revealed);
    let piece = flow.piece(goal)?;
    let block = article.blocks.get(piece.block)?;
    let galley = piece_galley(ui.painter(), look, block, &piece.bytes, width);
    let text = block.text.get(piece.bytes.clone()).unwrap_or_default();
    let drawn = Drawn { text, base: piece.bytes.start, chars: Chars::of(text), galley, at: Pos2::ZERO };
    let y = flow.top(goal) + drawn.cursor(reveal.span.start).top();
    let from = anchored.unwrap_or(0.0);
    let is_shown = kept.is_some() && y > from && y + look.size.reader_line * 2.0 < from + pane.height();
    if is_shown { offset } else { Some((y - pane.height() / 3.0).max(0.0)) }
}

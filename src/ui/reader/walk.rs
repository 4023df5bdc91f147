//! The keyboard's cursor: drawn, and moved by characters, words and rows.

use egui::{Pos2, Rect, Stroke, Ui, pos2};

use super::cursor::{Step, stepped};
use super::flow::Piece;
use super::page::{Page, drawn};
use super::reader_ui::State;
use super::select::{Caret, snap};
use super::text::Drawn;
use crate::ui::ask::Ask;

/// Draws the cursor where it stands in this piece.
pub(super) fn cursor(
    ui: &Ui,
    page: &Page<'_>,
    (head, follow): (Option<Caret>, &mut bool),
    piece: &Piece,
    drawn: &Drawn<'_>,
) {
    let Some(head) = head.filter(|c| c.block == piece.block) else { return };
    let is_last = page.article.blocks.get(piece.block).is_some_and(|b| b.text.len() == piece.bytes.end);
    if head.byte < piece.bytes.start || head.byte > piece.bytes.end || (head.byte == piece.bytes.end && !is_last) {
        return;
    }
    let rect = drawn.cursor(head.byte);
    let line = Stroke::new(page.look.size.icon_line, page.look.colour.accent);
    ui.painter().vline(rect.center().x, rect.shrink(page.look.size.focus).y_range(), line);
    if std::mem::take(follow) {
        ui.scroll_to_rect(rect.expand(page.look.size.reader_line), None);
    }
}

/// Moves the cursor by keys, and selects with Shift.
pub(super) fn steps(
    ui: &Ui,
    page: &Page<'_>,
    state: &mut State,
    origin: Pos2,
    viewport: Rect,
    steps: &[(Step, bool)],
    asks: &mut Vec<Ask>,
) {
    let article = page.article;
    let mut selected = None;
    for (step, selecting) in steps {
        let start = || {
            // Without a cursor yet, reading begins at the first words in view.
            let first = state.flow.piece_at(viewport.top() + page.look.size.reader_line);
            let piece = state.flow.piece(first);
            piece.map_or(Caret { block: 0, byte: 0 }, |p| Caret { block: p.block, byte: p.bytes.start })
        };
        let from = state.mouse.head().unwrap_or_else(start);
        let to = match stepped(article, from, *step) {
            Some(to) => {
                state.column = None;
                Some(to)
            }
            None => by_rows(ui, page, state, origin, from, *step),
        };
        if state.mouse.head().is_none() && *selecting {
            state.mouse.place(article, from, false);
        }
        selected = Some(state.mouse.place(article, to.unwrap_or(from), *selecting));
        state.follow = true;
    }
    if let Some(spans) = selected {
        if spans != page.now.view.selection {
            asks.push(Ask::Select(spans));
        }
        // The cursor that has left the view is drawn nowhere: bring its piece there.
        if let Some(head) = state.mouse.head() {
            let index = state.flow.piece_of(head.block, head.byte);
            let (top, bottom) = (state.flow.top(index), state.flow.top(index + 1));
            if bottom < viewport.top() || top > viewport.bottom() {
                let rect = Rect::from_min_max(pos2(page.left, origin.y + top), pos2(page.left, origin.y + bottom));
                ui.scroll_to_rect(rect, None);
            }
        }
        ui.ctx().request_repaint();
    }
}

/// Where the cursor comes by rows: up, down, or to the row's ends.
fn by_rows(ui: &Ui, page: &Page<'_>, state: &mut State, origin: Pos2, from: Caret, step: Step) -> Option<Caret> {
    let flow = &state.flow;
    let index = flow.piece_of(from.block, from.byte);
    let (piece, here) = drawn(ui, page, flow, index, origin)?;
    let rect = here.cursor(from.byte);
    let caret = |drawn: &Drawn<'_>, block: usize, at: Pos2| {
        let cursor = drawn.galley.cursor_from_pos(at - drawn.at);
        let text = page.article.blocks.get(block).map_or("", |b| b.text.as_str());
        Caret { block, byte: snap(text, drawn.base + drawn.chars.byte(cursor.index.0)) }
    };
    let Step::Row { down } = step else {
        let forward = step == Step::RowEnd { forward: true };
        state.column = None;
        let x = if forward { here.rect().right() } else { here.rect().left() };
        return Some(caret(&here, piece.block, pos2(x, rect.center().y)));
    };
    let x = *state.column.get_or_insert(rect.center().x);
    let row = rect.height();
    let y = if down { rect.center().y + row } else { rect.center().y - row };
    if here.rect().y_range().contains(y) {
        return Some(caret(&here, piece.block, pos2(x, y)));
    }
    let next = if down { index + 1 } else { index.checked_sub(1)? };
    if next >= flow.count() {
        return None;
    }
    let (piece, there) = drawn(ui, page, flow, next, origin)?;
    let edge = if down { there.rect().top() + row / 2.0 } else { there.rect().bottom() - row / 2.0 };
    Some(caret(&there, piece.block, pos2(x, edge)))
}

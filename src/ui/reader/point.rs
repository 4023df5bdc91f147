//! What is under the pointer: highlights and suggested words, what a click on them opens, what a drag takes along.

use egui::{CursorIcon, DragAndDrop, Pos2, Response, Tooltip, Ui};

use super::data::{Mark, Shown, because, in_block, title};
use super::flow::Flow;
use super::mouse::{Hold, Load, Under};
use super::page::{Page, drawn};
use super::select::Caret;
use crate::article::{Passage, Span};
use crate::ui::ask::Ask;
use crate::ui::drag::Dragged;
use crate::ui::kind;
use crate::ui::view::Card;
use crate::ui::widgets::{Line, paragraph};

fn holds(span: Span, caret: Caret) -> bool {
    span.block == caret.block && span.start <= caret.byte && caret.byte < span.end
}

/// The innermost highlight at a place.
fn mark_at(shown: &Shown, caret: Caret) -> Option<&Mark> {
    in_block(&shown.marks, caret.block, |m| m.span).iter().filter(|m| holds(m.span, caret)).max_by_key(|m| m.depth)
}

/// The innermost suggestion whose words are underlined at a place.
fn suggestion_at(shown: &Shown, caret: Caret) -> Option<usize> {
    let here = in_block(&shown.lines, caret.block, |l| l.span).iter().filter(|l| holds(l.span, caret));
    here.min_by_key(|l| l.span.end - l.span.start).map(|l| l.suggestion)
}

/// A plain click: on a suggestion or a highlight it opens its card, elsewhere it closes the card.
pub(super) fn click(page: &Page<'_>, caret: Caret, asks: &mut Vec<Ask>) {
    let mark = mark_at(page.shown, caret).map(|m| Card::Highlight(m.highlight));
    let suggestion = suggestion_at(page.shown, caret).map(Card::Suggestion);
    let card = mark.or(suggestion);
    if card != page.now.view.card {
        asks.push(Ask::OpenCard(card));
    }
}

/// What a press at a point of the screen holds: selected words and those of the open card are taken along at once,
/// underlined words and highlights when the pointer leaves the pane.
pub(super) fn hold(ui: &Ui, page: &Page<'_>, open: &[Span], flow: &Flow, origin: Pos2, pointer: Pos2) -> Option<Hold> {
    let (piece, drawn) = drawn(ui, page, flow, flow.piece_at(pointer.y - origin.y), origin)?;
    let (now, shown, block) = (page.now, page.shown, piece.block);
    let is_on = |span: &Span| {
        span.block == block && drawn.touches(*span) && drawn.rects(*span).iter().any(|rect| rect.contains(pointer))
    };
    if now.view.selection.iter().any(is_on) {
        return Some(Hold { load: Load::Selection, at_once: true });
    }
    let marks = in_block(&shown.marks, block, |m| m.span).iter().filter(|m| is_on(&m.span));
    let load = match now.view.card {
        Some(Card::Suggestion(index)) if open.iter().any(is_on) => Load::Suggestion(index),
        Some(Card::Highlight(id)) if marks.clone().any(|m| m.highlight == id) => Load::Highlight(id),
        _ => {
            let lines = in_block(&shown.lines, block, |l| l.span).iter().filter(|l| is_on(&l.span));
            let mark = marks.max_by_key(|m| m.depth).map(|m| Load::Highlight(m.highlight));
            let line = || lines.min_by_key(|l| l.span.end - l.span.start).map(|l| Load::Suggestion(l.suggestion));
            return mark.or_else(line).map(|load| Hold { load, at_once: false });
        }
    };
    Some(Hold { load, at_once: true })
}

/// Takes something along from here on.
pub(super) fn lift(ui: &Ui, page: &Page<'_>, load: Load) {
    let (now, article) = (page.now, page.article);
    let dragged = match load {
        Load::Selection => Passage::new(article, now.view.selection.clone()).ok().map(Dragged::passage),
        Load::Suggestion(index) => {
            let suggestion = now.suggestions.get(index);
            suggestion.map(|s| Dragged::suggestion(&article.id, index, None, &title(page.look.words, s)))
        }
        Load::Highlight(id) => now.pack.highlights.get(&id).map(|h| Dragged::passage(h.passage.clone())),
    };
    if let Some(dragged) = dragged {
        DragAndDrop::set_payload(ui.ctx(), dragged);
    }
}

/// Over a highlight or a suggestion the pointer is a hand, and a few words say what is there.
pub(super) fn hover(ui: &Ui, page: &Page<'_>, response: &Response, under: &Under<'_>) {
    let Some(pointer) = ui.input(|i| i.pointer.hover_pos()) else { return };
    let within = pointer.x > page.left && pointer.x < page.left + page.width;
    let caret = (under.caret)(pointer).filter(|_| within);
    let mark = caret.and_then(|c| mark_at(page.shown, c));
    let suggestion = caret.and_then(|c| suggestion_at(page.shown, c)).filter(|_| mark.is_none());
    let on_words = mark.is_some() || suggestion.is_some();
    let icon = match (under.hold)(pointer) {
        Some(Hold { load: Load::Selection, .. }) => CursorIcon::Grab,
        _ if on_words => CursorIcon::PointingHand,
        _ => CursorIcon::Text,
    };
    ui.ctx().set_cursor_icon(icon);
    let is_open = suggestion.is_some_and(|index| page.now.view.card == Some(Card::Suggestion(index)));
    let Some(suggestion) = suggestion.filter(|_| !is_open).and_then(|index| page.now.suggestions.get(index)) else {
        return;
    };
    let words = page.look.words;
    let what = format!("{}: {}", kind::name(words, suggestion.kind()), title(words, suggestion));
    Tooltip::for_enabled(response).at_pointer().gap(page.look.size.space_m).show(|ui| {
        ui.set_max_width(page.look.size.card);
        paragraph(ui, &what, &Line::many(page.look.medium(), page.look.colour.text));
        paragraph(ui, &because(words, suggestion), &Line::many(page.look.small(), page.look.colour.quiet));
    });
}

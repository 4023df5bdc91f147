//! The reader, drawn: one galley for each visible piece, tints beneath the words, marks beside them.

use std::sync::Arc;

use egui::emath::TSTransform;
use egui::text_selection::accesskit_text::update_accesskit_for_text_widget;
use egui::{CursorIcon, DragAndDrop, Id, Pos2, Rect, Response, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use super::cursor::{Step, stepped};
use super::data::{CardData, Shown, card, shown};
use super::flow::Flow;
use super::meshes::Meshes;
use super::mouse::{Mouse, Under};
use super::page::{Page, caret_at, drawn, open_spans};
use super::paint::Place;
use super::select::Caret;
use super::text::{Drawn, setting};
use super::{bar_ui, beside_ui, find_ui, head_ui, header_ui, keys, paint, point, scroll, signs_ui, walk};
use crate::article::{Article, ArticleId, Span};
use crate::pack::ItemId;
use crate::ui::Snapshot;
use crate::ui::ask::Ask;
use crate::ui::drag::Dragged;
use crate::ui::kind::Kinds;
use crate::ui::theme::Look;
use crate::ui::tongue::Tongue;
use crate::ui::view::Card;

/// The part of the pane that a page key leaves in view.
const OVERLAP: f32 = 0.1;

/// What the reader remembers from frame to frame.
#[derive(Debug, Default)]
pub struct State {
    pub(super) flow: Flow,
    pub(super) mouse: Mouse,
    pub(super) offset: f32,
    /// The first block that was told to be in view.
    top: Option<(ArticleId, usize)>,
    /// Where the cursor wants to be when it goes from row to row.
    pub(super) column: Option<f32>,
    /// The cursor was moved by a key: the next frame brings it into view.
    pub(super) follow: bool,
    /// The lines under the words in view.
    meshes: Meshes,
    shown: Option<(Key, Shown)>,
    card: Option<(Key, Card, CardData)>,
}

/// What [`Shown`] was made from.
#[derive(Debug, Clone, PartialEq)]
struct Key {
    article: ArticleId,
    revision: u64,
    /// Which pack and which suggestions these were, by where they are kept: others are kept elsewhere.
    kept_at: (usize, usize, usize),
    item: Option<ItemId>,
    hidden: Kinds,
    tongue: Tongue,
}

/// What has the keyboard while an article is read.
pub(in crate::ui) fn article_id(article: &ArticleId) -> Id {
    Id::unique(("article", &article.0))
}

/// Draws what belongs to the article in the line above it; the counts are those of the last frame.
pub(in crate::ui) fn tools(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, state: &State, asks: &mut Vec<Ask>) {
    if let Some((_, shown)) = &state.shown {
        header_ui::of_article(ui, look, now, shown, asks);
    }
}

/// Draws the reader.
pub(in crate::ui) fn show(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, state: &mut State, asks: &mut Vec<Ask>) {
    let article = now.view.reading.as_ref().and_then(|id| now.pack.article(id));
    let Some(article) = article else {
        head_ui::empty(ui, look, now, asks);
        return;
    };
    let key = Key {
        article: article.id.clone(),
        revision: now.revision,
        kept_at: (std::ptr::from_ref(now.pack).addr(), now.suggestions.as_ptr().addr(), now.suggestions.len()),
        item: now.view.item,
        hidden: now.view.kept.hidden,
        tongue: look.words.tongue(),
    };
    let shown = match state.shown.take() {
        Some((made_from, shown)) if made_from == key => shown,
        _ => {
            state.meshes.clear();
            shown(look.words, now.pack, article, now.suggestions, now.view)
        }
    };
    let open = now.view.card.and_then(|open| match (state.card.take(), open) {
        (Some((made_from, made_for, data)), open) if made_from == key && made_for == open => Some((open, data)),
        (_, Card::Suggestion(index)) => {
            let suggestion = now.suggestions.get(index)?;
            Some((open, card(look.words, now.pack, article, suggestion)))
        }
        _ => None,
    });
    find_ui::show(ui, look, now, asks);
    read(ui, look, now, (article, &shown, open.as_ref().map(|(_, data)| data)), state, asks);
    state.card = open.map(|(open, data)| (key.clone(), open, data));
    state.shown = Some((key, shown));
}

fn read(
    ui: &mut Ui,
    look: &Look,
    now: &Snapshot<'_>,
    (article, shown, card): (&Article, &Shown, Option<&CardData>),
    state: &mut State,
    asks: &mut Vec<Ask>,
) {
    let size = &look.size;
    let pane = ui.available_rect_before_wrap();
    // In a narrow pane the text takes what the marks beside it leave.
    let most = pane.width() - size.gutter - size.space_l * 2.0;
    let width = size.measure.min(most).max(size.measure / 4.0);
    let left = (pane.center().x - width / 2.0).min(pane.right() - size.gutter - width);
    let left = left.max(pane.left() + size.space_l);
    let page = Page { look, now, article, shown, card, left, width };
    let offset = scroll::place(ui, &page, pane, state, asks);
    let mut scroll = ScrollArea::vertical().id_salt(("reader", &article.id.0)).auto_shrink(false);
    if let Some(offset) = offset {
        scroll = scroll.vertical_scroll_offset(offset);
    }
    let out = scroll.show_viewport(ui, |ui, viewport| draw(ui, &page, viewport, pane, state, asks));
    state.offset = out.state.clamped_offset().y;
    let top = state.flow.piece(state.flow.piece_at(state.offset)).map_or(0, |p| p.block);
    let told = Some((article.id.clone(), top));
    if state.top != told {
        state.top = told;
        asks.push(Ask::Scrolled(top));
    }
}

fn draw(ui: &mut Ui, page: &Page<'_>, viewport: Rect, pane: Rect, state: &mut State, asks: &mut Vec<Ask>) {
    let Page { look, now, article, .. } = *page;
    let size = &look.size;
    let origin = ui.min_rect().min;
    let total = state.flow.height() + size.reader_top * 2.0;
    let whole = Rect::from_min_size(origin, vec2(ui.available_width(), total.max(viewport.height())));
    ui.allocate_rect(whole, Sense::hover());
    let id = article_id(&article.id);
    let response = ui.interact(whole, id, Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(Role::Article, true, article.display_title()));
    head_ui::head(ui, page, origin);

    if response.has_focus() && state.mouse.head().is_none() {
        // No cursor shows yet where the keyboard is: the pane does.
        let ring = egui::Stroke::new(size.focus, look.colour.accent);
        ui.painter().rect_stroke(pane, 0.0, ring, egui::StrokeKind::Inside);
    }
    let pressed = keys::pressed(ui, now, &response, (&article.id, page.card), asks);
    let open = open_spans(now);
    let mut selection_row: Option<Rect> = None;
    let mut taken = f32::NEG_INFINITY;
    for index in state.flow.between(viewport.top(), viewport.bottom()) {
        let Some((piece, drawn)) = drawn(ui, page, &state.flow, index, origin) else { continue };
        let block = piece.block;
        let place = Place { index, block, drawn: &drawn };
        let selected = paint::beneath(ui, page, &open, place, &mut state.meshes);
        selection_row = selection_row.or(selected);
        ui.painter().galley(drawn.at, Arc::clone(&drawn.galley), look.colour.text);
        paint::lines(ui, page, place, &mut state.meshes);
        expose(ui, page, Id::unique(("piece", &article.id.0, index)), block, &drawn);
        if response.has_focus() {
            walk::cursor(ui, page, (state.mouse.head(), &mut state.follow), piece, &drawn);
        }
        beside_ui::mark_card(ui, page, block, &drawn, pane, asks);
        for group in signs_ui::groups(page.shown, block, &drawn) {
            taken = beside_ui::sign(ui, page, &group, taken, pane, asks);
        }
    }

    state.meshes.sweep();
    point_at(ui, page, state, &response, (&open, origin), asks);
    if pressed.pages != 0.0 {
        ui.scroll_with_delta(vec2(0.0, pressed.pages * viewport.height() * (1.0 - OVERLAP)));
    }
    if pressed.all && !article.blocks.is_empty() {
        let last = stepped(article, Caret { block: 0, byte: 0 }, Step::End { forward: true });
        state.mouse.place(article, Caret { block: 0, byte: 0 }, false);
        asks.push(Ask::Select(state.mouse.place(article, last.unwrap_or(Caret { block: 0, byte: 0 }), true)));
    }
    walk::steps(ui, page, state, origin, viewport, &pressed.steps, asks);
    if let Some(row) = selection_row
        && !state.mouse.is_dragging()
        && !state.mouse.is_carrying()
        && now.view.card.is_none()
    {
        bar_ui::show(ui, look, now, row, pane, asks);
    }
}

/// Takes in what the pointer does to the words.
fn point_at(
    ui: &Ui,
    page: &Page<'_>,
    state: &mut State,
    response: &Response,
    (open, origin): (&[Span], Pos2),
    asks: &mut Vec<Ask>,
) {
    let flow = &state.flow;
    let caret = |pointer: Pos2| caret_at(ui, page, flow, origin, pointer);
    let hold = |pointer: Pos2| point::hold(ui, page, open, flow, origin, pointer);
    let under = Under { caret: &caret, hold: &hold };
    let did = state.mouse.frame(ui, response, page.article, &under);
    if let Some(load) = did.lifted {
        point::lift(ui, page, load);
    }
    if let Some(spans) = did.selected {
        response.request_focus();
        state.column = None;
        if spans != page.now.view.selection {
            asks.push(Ask::Select(spans));
        }
    }
    if let Some(caret) = did.clicked {
        point::click(page, caret, asks);
    }
    if state.mouse.is_carrying() {
        if DragAndDrop::has_payload_of_type::<Dragged>(ui.ctx()) {
            ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
        }
    } else if response.hovered() && !state.mouse.is_dragging() {
        point::hover(ui, page, response, &under);
    }
}

/// Tells screen readers the piece's text.
fn expose(ui: &Ui, page: &Page<'_>, id: Id, block: usize, drawn: &Drawn<'_>) {
    let Some(block) = page.article.blocks.get(block) else { return };
    let response = ui.interact(drawn.rect(), id, Sense::hover());
    let role = setting(page.look, block.kind).role;
    response.widget_info(|| WidgetInfo::labeled(role, true, drawn.text));
    let at = TSTransform::from_translation(drawn.at.to_vec2());
    update_accesskit_for_text_widget(ui.ctx(), id, None, at, &drawn.galley);
}

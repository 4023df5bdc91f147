//! The reader, drawn: one galley for each visible piece, tints beneath the words, marks beside them.

use std::sync::Arc;

use egui::emath::TSTransform;
use egui::text_selection::accesskit_text::update_accesskit_for_text_widget;
use egui::{
    CursorIcon, Frame, Id, Margin, Pos2, Rect, Response, Role, ScrollArea, Sense, Stroke, Tooltip, Ui, WidgetInfo,
    pos2, vec2,
};

use super::cursor::{Step, stepped};
use super::data::{CardData, Mark, Shown, because, card, in_block, shown, title};
use super::flow::{Flow, Piece};
use super::mouse::Mouse;
use super::select::{Caret, snap};
use super::text::{Chars, Drawn, is_right_to_left, piece_galley, setting};
use super::{bar_ui, card_ui, find_ui, header_ui, keys, mark_card_ui, paint, signs_ui};
use crate::article::{Article, ArticleId, Span};
use crate::pack::ItemId;
use crate::ui::Snapshot;
use crate::ui::ask::Ask;
use crate::ui::commands::Command;
use crate::ui::kind;
use crate::ui::kind::Kinds;
use crate::ui::theme::{Look, margin};
use crate::ui::tongue::Tongue;
use crate::ui::view::Card;
use crate::ui::widgets::{Button, Icon, Line, galley, paragraph};

/// Below this part of its full measure a pane is narrow.
const NARROW: f32 = 0.75;
/// The most rows of an article's title; what calls itself a title and is a page long is cut.
const TITLE_ROWS: usize = 6;
/// The part of the pane that a page key leaves in view.
const OVERLAP: f32 = 0.1;

/// What the reader remembers from frame to frame.
#[derive(Debug, Default)]
pub struct State {
    flow: Flow,
    mouse: Mouse,
    offset: f32,
    /// The first block that was told to be in view.
    top: Option<(ArticleId, usize)>,
    /// Where the cursor wants to be when it goes from row to row.
    column: Option<f32>,
    /// The cursor was moved by a key: the next frame brings it into view.
    follow: bool,
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

/// Everything a frame of the reader draws from.
struct Page<'a> {
    look: &'a Look,
    now: &'a Snapshot<'a>,
    article: &'a Article,
    shown: &'a Shown,
    /// The card of the open suggestion.
    card: Option<&'a CardData>,
    /// The left edge and the width of the text.
    left: f32,
    width: f32,
}

/// Draws what belongs to the article in the line above it, from the right; the counts are those of the last frame.
pub(in crate::ui) fn tools(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, state: &State, asks: &mut Vec<Ask>) {
    if let Some((_, shown)) = &state.shown {
        header_ui::of_article(ui, look, now, shown, asks);
    }
}

/// Draws the reader.
pub(in crate::ui) fn show(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, state: &mut State, asks: &mut Vec<Ask>) {
    let article = now.view.reading.as_ref().and_then(|id| now.pack.article(id));
    let Some(article) = article else {
        empty(ui, look, now, asks);
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
        _ => shown(look.words, now.pack, article, now.suggestions, now.view),
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

fn empty(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, asks: &mut Vec<Ask>) {
    let size = &look.size;
    let width = size.measure.min(ui.available_width() - size.space_xl * 2.0);
    let side = ((ui.available_width() - width) / 2.0).max(size.space_l);
    let around = Margin { left: margin(side.min(f32::from(i8::MAX))), top: margin(size.reader_top), ..Margin::ZERO };
    Frame::new().inner_margin(around).show(ui, |ui| {
        ui.set_max_width(width);
        ui.spacing_mut().item_spacing.y = size.space_m;
        let title = look.serif_strong(size.reader_title);
        let line = Line::many(look.serif(size.reader), look.colour.quiet).height(size.reader_line);
        if now.pack.articles.is_empty() {
            paragraph(ui, &look.tr("reader-start"), &Line::many(title, look.colour.text));
            paragraph(ui, &look.tr("reader-start-how"), &line);
            let add = Button::text(look.tr("reader-add-articles")).named(look.tr("reader-add-first"));
            if add.with_icon(Icon::Plus).outlined().show(ui, look).clicked() {
                asks.push(Ask::Run(Command::AddArticles));
            }
        } else {
            paragraph(ui, &look.tr("reader-choose"), &line);
        }
    });
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
    let offset = place(ui, &page, pane, state, asks);
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

/// Measures what needs measuring, and says where to scroll: to a place asked for, or to what was at the top before,
/// where heights above it have changed.
fn place(ui: &Ui, page: &Page<'_>, pane: Rect, state: &mut State, asks: &mut Vec<Ask>) -> Option<f32> {
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

fn title_line(look: &Look, width: f32) -> Line {
    let size = &look.size;
    // A large title in a narrow pane is a column of single words.
    let (font, line) = if width < size.measure * NARROW {
        (size.reader_title_narrow, size.reader_title_narrow_line)
    } else {
        (size.reader_title, size.reader_title_line)
    };
    Line::many(look.serif_strong(font), look.colour.text).height(line).rows(TITLE_ROWS)
}

fn meta_line(look: &Look) -> Line {
    Line::many(look.sans(look.size.reader_meta), look.colour.quiet).height(look.size.reader_meta_line)
}

fn head_height(ui: &Ui, page: &Page<'_>) -> f32 {
    let size = &page.look.size;
    // The article's own title alone: one that was made from its opening words would be read twice.
    let title = page.article.title.as_deref().map_or(0.0, |title| {
        galley(ui, title, &title_line(page.look, page.width), page.width).size().y + size.reader_title_gap
    });
    let meta = galley(ui, &page.shown.meta, &meta_line(page.look), page.width).size().y;
    size.reader_top + title + meta + size.space_xl
}

fn draw(ui: &mut Ui, page: &Page<'_>, viewport: Rect, pane: Rect, state: &mut State, asks: &mut Vec<Ask>) {
    let Page { look, now, article, .. } = *page;
    let size = &look.size;
    let origin = ui.min_rect().min;
    let total = state.flow.height() + size.reader_top * 2.0;
    let whole = Rect::from_min_size(origin, vec2(ui.available_width(), total.max(viewport.height())));
    ui.allocate_rect(whole, Sense::hover());
    let id = Id::unique(("article", &article.id.0));
    let response = ui.interact(whole, id, Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(Role::Article, true, article.display_title()));
    head(ui, page, origin);

    let pressed = keys::pressed(ui, now, &response, &article.id, asks);
    let open = open_spans(now);
    let mut selection_row: Option<Rect> = None;
    let mut taken = f32::NEG_INFINITY;
    for index in state.flow.between(viewport.top(), viewport.bottom()) {
        let Some((piece, drawn)) = drawn(ui, page, &state.flow, index, origin) else { continue };
        let block = piece.block;
        let selected = paint::beneath(ui, look, now, page.shown, &open, block, &drawn);
        selection_row = selection_row.or(selected);
        ui.painter().galley(drawn.at, Arc::clone(&drawn.galley), look.colour.text);
        paint::lines(ui, look, now, page.shown, block, &drawn);
        expose(ui, page, Id::unique(("piece", &article.id.0, index)), block, &drawn);
        if response.has_focus() {
            cursor(ui, page, (state.mouse.head(), &mut state.follow), piece, &drawn);
        }
        mark_card(ui, page, block, &drawn, pane, asks);
        for group in signs_ui::groups(page.shown, block, &drawn) {
            taken = sign(ui, page, &group, taken, pane, asks);
        }
    }

    let flow = &state.flow;
    let caret_at = |pointer: Pos2| caret_at(ui, page, flow, origin, pointer);
    let did = state.mouse.frame(ui, &response, article, &caret_at);
    if let Some(spans) = did.selected {
        response.request_focus();
        state.column = None;
        if spans != now.view.selection {
            asks.push(Ask::Select(spans));
        }
    }
    if let Some(caret) = did.clicked {
        click(page, caret, asks);
    }
    if response.hovered() && !state.mouse.is_dragging() {
        hover(ui, page, &response, &caret_at);
    }
    if pressed.pages != 0.0 {
        ui.scroll_with_delta(vec2(0.0, pressed.pages * viewport.height() * (1.0 - OVERLAP)));
    }
    if pressed.all && !article.blocks.is_empty() {
        let last = stepped(article, Caret { block: 0, byte: 0 }, Step::End { forward: true });
        state.mouse.place(article, Caret { block: 0, byte: 0 }, false);
        asks.push(Ask::Select(state.mouse.place(article, last.unwrap_or(Caret { block: 0, byte: 0 }), true)));
    }
    steps(ui, page, state, origin, viewport, &pressed.steps, asks);
    if let Some(row) = selection_row
        && !state.mouse.is_dragging()
    {
        bar_ui::show(ui, look, now, row, pane, asks);
    }
}

/// The places that belong to the open suggestion: they are tinted while its card is open.
fn open_spans(now: &Snapshot<'_>) -> Vec<Span> {
    let Some(Card::Suggestion(index)) = now.view.card else { return Vec::new() };
    let suggestion = now.suggestions.get(index);
    suggestion.map_or_else(Vec::new, |s| s.spans().into_iter().flatten().collect())
}

/// A piece where it stands on the screen.
fn drawn<'a>(ui: &Ui, page: &Page<'a>, flow: &'a Flow, index: usize, origin: Pos2) -> Option<(&'a Piece, Drawn<'a>)> {
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

fn head(ui: &Ui, page: &Page<'_>, origin: Pos2) {
    let size = &page.look.size;
    let mut y = origin.y + size.reader_top;
    if let Some(title) = page.article.title.as_deref() {
        let words = galley(ui, title, &title_line(page.look, page.width), page.width);
        let at = pos2(page.left, y).round();
        y += words.size().y + size.reader_title_gap;
        let response = ui.interact(Rect::from_min_size(at, words.size()), Id::unique("article title"), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, title));
        ui.painter().galley(at, words, page.look.colour.text);
    }
    let words = galley(ui, &page.shown.meta, &meta_line(page.look), page.width);
    ui.painter().galley(pos2(page.left, y).round(), words, page.look.colour.quiet);
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

/// Draws the cursor where it stands in this piece.
fn cursor(ui: &Ui, page: &Page<'_>, (head, follow): (Option<Caret>, &mut bool), piece: &Piece, drawn: &Drawn<'_>) {
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

/// The mark of a group and, if it is open, its card. Gives back how far down the margin is taken.
fn sign(ui: &Ui, page: &Page<'_>, group: &signs_ui::Group, taken: f32, pane: Rect, asks: &mut Vec<Ask>) -> f32 {
    let size = &page.look.size;
    let side = size.small_control;
    let y = group.row.center().y.max(taken + side);
    let middle = pos2(page.left + page.width + size.space_m + side / 2.0, y);
    let rect = Rect::from_center_size(middle, vec2(side, side));
    let open = group.signs.iter().find(|s| page.now.view.card == Some(Card::Suggestion(s.suggestion)));
    signs_ui::mark(ui, page.look, page.now, group, rect, open.is_some(), asks);
    if let (Some(open), Some(data)) = (open, page.card)
        && pane.intersects(rect)
    {
        let told =
            card_ui::Told { article: &page.article.id, index: open.suggestion, data, group: group.signs.as_slice() };
        card_ui::shell(ui, page.look, rect, pane, |ui| {
            card_ui::suggestion(ui, page.look, page.now, &told, pane.height() / 2.0, asks);
        });
    }
    y
}

/// The card of the open highlight, where it begins in this piece.
fn mark_card(ui: &Ui, page: &Page<'_>, block: usize, drawn: &Drawn<'_>, pane: Rect, asks: &mut Vec<Ask>) {
    let Some(Card::Highlight(id)) = page.now.view.card else { return };
    let Some(highlight) = page.now.pack.highlights.get(&id) else { return };
    let Some(first) = highlight.passage.spans.first().filter(|s| s.block == block) else { return };
    if first.start < drawn.base || first.start >= drawn.base + drawn.text.len().max(1) {
        return;
    }
    let Some(row) = drawn.rects(*first).first().copied() else { return };
    let side = page.look.size.small_control;
    let middle = pos2(page.left + page.width + page.look.size.space_m + side / 2.0, row.center().y);
    let rect = Rect::from_center_size(middle, vec2(side, side));
    if pane.intersects(rect) {
        card_ui::shell(ui, page.look, rect, pane, |ui| {
            mark_card_ui::highlight(ui, page.look, page.now, highlight, asks);
        });
    }
}

/// The place in the article under a point of the screen.
fn caret_at(ui: &Ui, page: &Page<'_>, flow: &Flow, origin: Pos2, pointer: Pos2) -> Option<Caret> {
    let (piece, drawn) = drawn(ui, page, flow, flow.piece_at(pointer.y - origin.y), origin)?;
    let block = page.article.blocks.get(piece.block)?;
    let cursor = drawn.galley.cursor_from_pos(pointer - drawn.at);
    let byte = drawn.base + drawn.chars.byte(cursor.index.0);
    Some(Caret { block: piece.block, byte: snap(&block.text, byte) })
}

/// Moves the cursor by keys, and selects with Shift.
fn steps(
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
fn click(page: &Page<'_>, caret: Caret, asks: &mut Vec<Ask>) {
    let mark = mark_at(page.shown, caret).map(|m| Card::Highlight(m.highlight));
    let suggestion = suggestion_at(page.shown, caret).map(Card::Suggestion);
    let card = mark.or(suggestion);
    if card != page.now.view.card {
        asks.push(Ask::OpenCard(card));
    }
}

/// Over a highlight or a suggestion the pointer is a hand, and a few words say what is there.
fn hover(ui: &Ui, page: &Page<'_>, response: &Response, caret_at: &dyn Fn(Pos2) -> Option<Caret>) {
    let Some(pointer) = ui.input(|i| i.pointer.hover_pos()) else { return };
    let within = pointer.x > page.left && pointer.x < page.left + page.width;
    let caret = caret_at(pointer).filter(|_| within);
    let mark = caret.and_then(|c| mark_at(page.shown, c));
    let suggestion = caret.and_then(|c| suggestion_at(page.shown, c)).filter(|_| mark.is_none());
    let on_words = mark.is_some() || suggestion.is_some();
    ui.ctx().set_cursor_icon(if on_words { CursorIcon::PointingHand } else { CursorIcon::Text });
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

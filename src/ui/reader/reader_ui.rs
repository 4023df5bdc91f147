//! The reader, drawn: one galley for each visible block, tints beneath the words, marks beside them.

use egui::emath::TSTransform;
use egui::text_selection::accesskit_text::update_accesskit_for_text_widget;
use egui::{
    CursorIcon, Event, Frame, Galley, Id, Key, Margin, Modifiers, Pos2, Rect, Role, ScrollArea, Sense, Shape, Stroke,
    Ui, WidgetInfo, pos2, vec2,
};

use super::data::{Mark, Suggested, marks, meta, suggested};
use super::flow::Flow;
use super::mouse::Mouse;
use super::select::{Caret, byte_of_char, char_of_byte, snap};
use super::text::{block_galley, rects_of, setting};
use super::{bar_ui, card_ui};
use crate::article::{Article, Span};
use crate::ui::Snapshot;
use crate::ui::ask::Ask;
use crate::ui::commands::Command;
use crate::ui::theme::{Look, margin};
use crate::ui::widgets::{Button, Icon, Line, galley, paragraph};

/// Below this part of its full measure a pane is narrow.
const NARROW: f32 = 0.75;

/// What the reader remembers from frame to frame.
#[derive(Debug, Default)]
pub struct State {
    flow: Flow,
    mouse: Mouse,
    offset: f32,
}

/// Everything a frame of the reader draws from.
struct Page<'a> {
    look: &'a Look,
    now: &'a Snapshot<'a>,
    article: &'a Article,
    marks: Vec<Mark>,
    suggested: Vec<Suggested>,
    /// The left edge and the width of the text.
    left: f32,
    width: f32,
}

/// Draws the reader.
pub(in crate::ui) fn show(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, state: &mut State, asks: &mut Vec<Ask>) {
    let article = now.view.reading.as_ref().and_then(|id| now.pack.article(id));
    match article {
        Some(article) => read(ui, look, now, article, state, asks),
        None => empty(ui, look, now, asks),
    }
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
        if now.pack.articles.is_empty() {
            paragraph(ui, "Start with the articles", &Line::many(title, look.colour.text));
            let text = "Add them on the left. Lists that an article tells in its sentences are found by themselves; \
                        everything else you mark with the mouse. Export PDF makes the briefing.";
            let line = Line::many(look.serif(size.reader), look.colour.quiet).height(size.reader_line);
            paragraph(ui, text, &line);
            if Button::text("Add articles…")
                .named("Add the first articles")
                .with_icon(Icon::Plus)
                .outlined()
                .show(ui, look)
                .clicked()
            {
                asks.push(Ask::Run(Command::AddArticles));
            }
        } else {
            let line = Line::many(look.serif(size.reader), look.colour.quiet).height(size.reader_line);
            paragraph(ui, "Choose an article on the left to read it here.", &line);
        }
    });
}

fn read(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, article: &Article, state: &mut State, asks: &mut Vec<Ask>) {
    let size = &look.size;
    let pane = ui.available_rect_before_wrap();
    // In a narrow pane the text takes what the marks beside it leave.
    let most = pane.width() - size.gutter - size.space_l * 2.0;
    let width = size.measure.min(most).max(size.measure / 4.0);
    let left = (pane.center().x - width / 2.0).min(pane.right() - size.gutter - width);
    let page = Page {
        look,
        now,
        article,
        marks: marks(now.pack, article, now.view),
        suggested: suggested(now.pack, article, now.suggestions),
        left: left.max(pane.left() + size.space_l),
        width,
    };
    let offset = place(ui, &page, pane, state, asks);
    let mut scroll = ScrollArea::vertical().id_salt(("reader", &article.id.0)).auto_shrink(false);
    if let Some(offset) = offset {
        scroll = scroll.vertical_scroll_offset(offset);
    }
    let out = scroll.show_viewport(ui, |ui, viewport| draw(ui, &page, viewport, pane, state, asks));
    state.offset = out.state.clamped_offset().y;
}

/// Measures what needs measuring, and says where to scroll: to a place asked for, or, when the width changed,
/// to what was at the top before.
fn place(ui: &Ui, page: &Page<'_>, pane: Rect, state: &mut State, asks: &mut Vec<Ask>) -> Option<f32> {
    let Page { look, article, width, .. } = *page;
    let head = head_height(ui, page);
    let mut offset = None;
    let kept = state.flow.is_of(article).then(|| {
        let block = state.flow.block_at(state.offset);
        (block, state.offset - state.flow.top(block))
    });
    let fits = state.flow.fits(article, width);
    if !fits {
        if kept.is_none() {
            state.mouse.forget();
        }
        state.flow.start(look, article, width);
    }
    let reveal = page.now.view.reveal.as_ref().filter(|r| r.article == article.id);
    let needed = reveal.map(|r| r.span.block).max(kept.filter(|_| !fits).map(|(block, _)| block));
    if state.flow.measure(ui.painter(), look, article, head, needed) {
        ui.ctx().request_repaint();
    }
    if let (false, Some((block, below))) = (fits, kept) {
        offset = Some((state.flow.top(block) + below).max(0.0));
    }
    if let Some(reveal) = reveal {
        let block = article.blocks.get(reveal.span.block)?;
        let galley = block_galley(ui.painter(), look, block, width);
        let chars = char_of_byte(&block.text, reveal.span.start)..char_of_byte(&block.text, reveal.span.end);
        let row = rects_of(&galley, &chars).first().map_or(0.0, |r| r.top());
        let y = state.flow.top(reveal.span.block) + row;
        let shown =
            kept.is_some() && y > state.offset && y + look.size.reader_line * 2.0 < state.offset + pane.height();
        if !shown {
            offset = Some((y - pane.height() / 3.0).max(0.0));
        }
        asks.push(Ask::Revealed);
    }
    offset
}

fn title_line(look: &Look, width: f32) -> Line {
    let size = &look.size;
    // A large title in a narrow pane is a column of single words.
    let (font, line) = if width < size.measure * NARROW {
        (size.reader_title_narrow, size.reader_title_narrow_line)
    } else {
        (size.reader_title, size.reader_title_line)
    };
    Line::many(look.serif_strong(font), look.colour.text).height(line)
}

fn meta_line(look: &Look) -> Line {
    Line::many(look.sans(look.size.reader_meta), look.colour.quiet).height(look.size.reader_meta_line)
}

/// The article's own title; one that was made from its opening words would be read twice.
fn title(article: &Article) -> Option<&str> {
    article.title.as_deref()
}

fn head_height(ui: &Ui, page: &Page<'_>) -> f32 {
    let size = &page.look.size;
    let title = title(page.article).map_or(0.0, |title| {
        galley(ui, title, &title_line(page.look, page.width), page.width).size().y + size.reader_title_gap
    });
    let meta = galley(ui, &meta(page.look.words, page.article), &meta_line(page.look), page.width).size().y;
    size.reader_top + title + meta + size.space_xl
}

fn draw(ui: &mut Ui, page: &Page<'_>, viewport: Rect, pane: Rect, state: &mut State, asks: &mut Vec<Ask>) {
    let Page { look, now, article, left, width, .. } = *page;
    let size = &look.size;
    let flow = &state.flow;
    let origin = ui.min_rect().min;
    let total = flow.height() + size.reader_top * 2.0;
    let whole = Rect::from_min_size(origin, vec2(ui.available_width(), total.max(viewport.height())));
    ui.allocate_rect(whole, Sense::hover());
    let id = Id::unique(("article", &article.id.0));
    let response = ui.interact(whole, id, Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(Role::Article, true, article.display_title()));
    head(ui, page, origin);

    let blocks = flow.between(viewport.top(), viewport.bottom());
    let corner = |block: usize, indent: f32| pos2(left + indent, origin.y + flow.top(block)).round();
    let mut selection_row: Option<Rect> = None;
    let mut open_mark: Option<Rect> = None;
    let mut taken = f32::NEG_INFINITY;
    for index in blocks {
        let Some(block) = article.blocks.get(index) else { continue };
        let galley = block_galley(ui.painter(), look, block, width);
        let at = corner(index, setting(look, block.kind).indent);
        let drawn = Drawn { text: &block.text, galley: &galley, at };
        let selected = tints(ui, page, index, &drawn);
        selection_row = selection_row.or(selected);
        ui.painter().galley(at, std::sync::Arc::clone(&galley), look.colour.text);
        dots(ui, page, index, &drawn);
        expose(ui, page, id, index, &drawn);
        for one in page.suggested.iter().filter(|s| s.at.block == index) {
            let row =
                drawn.rects(one.at).first().copied().unwrap_or(Rect::from_min_size(at, vec2(width, size.reader_line)));
            let side = size.small_control;
            let y = row.center().y.max(taken + side);
            taken = y;
            let middle = pos2(left + width + size.space_m + side / 2.0, y);
            let rect = Rect::from_center_size(middle, vec2(side, side));
            let is_open = now.view.card == Some(one.index);
            if is_open {
                open_mark = Some(rect);
            }
            card_ui::mark(ui, look, one, rect, is_open, asks);
        }
    }

    let caret_at = |pointer: Pos2| caret_at(ui, page, flow, origin, pointer);
    let did = state.mouse.frame(ui, &response, article, &caret_at);
    if let Some(spans) = did.selected
        && spans != now.view.selection
    {
        asks.push(Ask::Select(spans));
    }
    if let Some(caret) = did.clicked {
        click(page, caret, asks);
    }
    if response.hovered() {
        hover_cursor(ui, page, &caret_at);
    }
    keys(ui, now, &response, viewport, asks);
    if let Some(row) = selection_row
        && !state.mouse.is_dragging()
    {
        bar_ui::show(ui, look, now, row, pane, asks);
    }
    if let Some(mark) = open_mark
        && let Some(open) = page.suggested.iter().find(|s| now.view.card == Some(s.index))
        && pane.intersects(mark)
    {
        card_ui::card(ui, look, now, open, mark, pane, asks);
    }
}

fn head(ui: &Ui, page: &Page<'_>, origin: Pos2) {
    let size = &page.look.size;
    let mut y = origin.y + size.reader_top;
    if let Some(title) = title(page.article) {
        let words = galley(ui, title, &title_line(page.look, page.width), page.width);
        let at = pos2(page.left, y).round();
        y += words.size().y + size.reader_title_gap;
        let response = ui.interact(Rect::from_min_size(at, words.size()), Id::unique("article title"), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, title));
        ui.painter().galley(at, words, page.look.colour.text);
    }
    let words = galley(ui, &meta(page.look.words, page.article), &meta_line(page.look), page.width);
    ui.painter().galley(pos2(page.left, y).round(), words, page.look.colour.quiet);
}

/// A block where it stands on the screen.
struct Drawn<'a> {
    text: &'a str,
    galley: &'a std::sync::Arc<Galley>,
    at: Pos2,
}

impl Drawn<'_> {
    /// Where a range of its bytes stands, row by row.
    fn rects(&self, span: Span) -> Vec<Rect> {
        let chars = char_of_byte(self.text, span.start)..char_of_byte(self.text, span.end);
        rects_of(self.galley, &chars).into_iter().map(|r| r.translate(self.at.to_vec2())).collect()
    }
}

/// Highlights and the selection, beneath the words. Gives back the selection's first row.
fn tints(ui: &Ui, page: &Page<'_>, block: usize, drawn: &Drawn<'_>) -> Option<Rect> {
    let colour = &page.look.colour;
    let inset = vec2(-page.look.size.focus, page.look.size.focus);
    let radius = page.look.size.space_xs - page.look.size.hair;
    for mark in page.marks.iter().filter(|m| m.span.block == block) {
        let tint = if mark.is_chosen { colour.highlight_focus } else { colour.highlight };
        let rects = drawn.rects(mark.span);
        for rect in &rects {
            ui.painter().rect_filled(rect.shrink2(inset), radius, tint);
            if mark.is_chosen {
                let line = Stroke::new(page.look.size.icon_line, colour.highlight_line);
                ui.painter().hline(rect.x_range(), rect.bottom() - page.look.size.focus, line);
            }
        }
        if let Some(first) = rects.first() {
            let id = Id::unique(("highlight", mark.highlight, mark.span.block, mark.span.start));
            let response = ui.interact(*first, id, Sense::hover());
            let words = drawn.text.get(mark.span.start..mark.span.end).unwrap_or_default();
            response.widget_info(|| WidgetInfo::labeled(Role::Mark, true, words));
        }
    }
    let mut first = None;
    for span in page.now.view.selection.iter().filter(|s| s.block == block) {
        for rect in drawn.rects(*span) {
            ui.painter().rect_filled(rect.shrink2(inset), radius, colour.selection);
            first = first.or(Some(rect));
        }
    }
    first
}

/// Dots under the items of suggestions that are not in the briefing yet.
fn dots(ui: &Ui, page: &Page<'_>, block: usize, drawn: &Drawn<'_>) {
    let size = &page.look.size;
    let items = page.suggested.iter().flat_map(|s| &s.items).filter(|i| !i.is_added);
    for span in items.flat_map(|i| &i.spans).filter(|s| s.block == block) {
        for rect in drawn.rects(*span) {
            let y = rect.bottom() - size.focus;
            let line = [pos2(rect.left(), y), pos2(rect.right(), y)];
            ui.painter().extend(Shape::dotted_line(&line, page.look.colour.suggestion, size.space_xs, size.hair));
        }
    }
}

/// Tells screen readers the block's text.
fn expose(ui: &Ui, page: &Page<'_>, id: Id, index: usize, drawn: &Drawn<'_>) {
    let Some(block) = page.article.blocks.get(index) else { return };
    let rect = Rect::from_min_size(drawn.at, drawn.galley.size());
    let id = id.with(index);
    let response = ui.interact(rect, id, Sense::hover());
    let role = setting(page.look, block.kind).role;
    response.widget_info(|| WidgetInfo::labeled(role, true, drawn.text));
    let at = TSTransform::from_translation(drawn.at.to_vec2());
    update_accesskit_for_text_widget(ui.ctx(), id, None, at, drawn.galley);
}

/// The place in the article under a point of the screen.
fn caret_at(ui: &Ui, page: &Page<'_>, flow: &Flow, origin: Pos2, pointer: Pos2) -> Option<Caret> {
    let index = flow.block_at(pointer.y - origin.y);
    let block = page.article.blocks.get(index)?;
    let galley = block_galley(ui.painter(), page.look, block, page.width);
    let indent = setting(page.look, block.kind).indent;
    let inside = pointer - pos2(page.left + indent, origin.y + flow.top(index));
    let cursor = galley.cursor_from_pos(inside);
    let byte = snap(&block.text, byte_of_char(&block.text, cursor.index.0));
    Some(Caret { block: index, byte })
}

fn holds(span: Span, caret: Caret) -> bool {
    span.block == caret.block && span.start <= caret.byte && caret.byte < span.end
}

/// A plain click: on a highlight it shows its use, on a suggestion its card, elsewhere it closes the card.
fn click(page: &Page<'_>, caret: Caret, asks: &mut Vec<Ask>) {
    if let Some(mark) = page.marks.iter().find(|m| holds(m.span, caret)) {
        asks.push(Ask::ShowUse(mark.highlight));
        return;
    }
    let under = page.suggested.iter().find(|s| s.items.iter().flat_map(|i| &i.spans).any(|&span| holds(span, caret)));
    let card = under.map(|s| s.index);
    if card != page.now.view.card {
        asks.push(Ask::OpenCard(card));
    }
}

fn hover_cursor(ui: &Ui, page: &Page<'_>, caret_at: &dyn Fn(Pos2) -> Option<Caret>) {
    let Some(pointer) = ui.input(|i| i.pointer.hover_pos()) else { return };
    let within = pointer.x > page.left && pointer.x < page.left + page.width;
    let on_mark = within && caret_at(pointer).is_some_and(|c| page.marks.iter().any(|m| holds(m.span, c)));
    ui.ctx().set_cursor_icon(if on_mark { CursorIcon::PointingHand } else { CursorIcon::Text });
}

/// Copy, and scrolling by keys while the article has the keyboard.
fn keys(ui: &Ui, now: &Snapshot<'_>, pane: &egui::Response, viewport: Rect, asks: &mut Vec<Ask>) {
    let typing = ui.memory(|m| m.focused().is_some_and(|id| id != pane.id)) && ui.ctx().egui_wants_keyboard_input();
    let copied = ui.input(|i| i.events.iter().any(|e| matches!(e, Event::Copy)));
    if copied && !typing && !now.view.selection.is_empty() {
        asks.push(Ask::Run(Command::Copy));
    }
    if typing {
        return;
    }
    let selected = !now.view.selection.is_empty() && now.view.card.is_none();
    if selected && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape)) {
        asks.push(Ask::Select(Vec::new()));
    }
    let page = viewport.height() - viewport.height() / 10.0;
    for (key, by) in [(Key::PageDown, -page), (Key::PageUp, page)] {
        if ui.input(|i| i.key_pressed(key)) {
            ui.scroll_with_delta(vec2(0.0, by));
        }
    }
}

//! A suggestion as a row: what it is, its words, where it is from, and what can be done with it.

use std::borrow::Cow;

use egui::{Align, CursorIcon, Id, Layout, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::data::Place;
use super::lists_ui::told_by;
use crate::article::{Article, shorten};
use crate::detect::{Found, Kind, Suggestion};
use crate::ui::Snapshot;
use crate::ui::ask::{Ask, SuggestionId};
use crate::ui::drag::{Dragged, grip};
use crate::ui::kind;
use crate::ui::reader::data::title;
use crate::ui::roving;
use crate::ui::theme::Look;
use crate::ui::widgets::{Button, Icon, Line, focus_ring, galley, paint_icon};
use crate::ui::words;

/// The longest text of a row, in characters: more than the widest pane shows.
const TEXT_CHARS: usize = 240;
/// The longest part of it in the name of a button, in characters.
const NAME_CHARS: usize = 60;

/// Words of a row: the upper line, the lower line, and what stands at the right of the upper one.
pub(super) struct Words<'a> {
    pub(super) upper: &'a str,
    pub(super) lower: &'a str,
    pub(super) side: &'a str,
}

/// The ground of a row: under the pointer it is tinted; a click or Enter is the answer.
pub(super) fn ground(ui: &Ui, look: &Look, rect: Rect, id: Id, name: &str) -> egui::Response {
    let response = ui.interact(rect, id, roving::sense(ui, id));
    if response.hovered() {
        ui.painter().rect_filled(rect, 0.0, look.colour.hover);
    }
    ui.painter().hline(rect.x_range(), rect.bottom(), look.hair());
    focus_ring(ui, look, &response);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// An icon and two lines of words; `right` is where buttons begin.
pub(super) fn words(ui: &Ui, look: &Look, rect: Rect, right: f32, icon: (Icon, egui::Color32), words: &Words<'_>) {
    let size = &look.size;
    let left = rect.left() + size.space_m;
    let icon_left = left;
    let left = left + size.icon + size.space_s;
    let side = galley(ui, words.side, &Line::one(look.small(), look.colour.quiet), (right - left) / 2.0);
    let side_width = if words.side.is_empty() { 0.0 } else { side.size().x + size.space_m };
    let upper = Line::one(look.medium(), look.colour.text);
    let upper = galley(ui, words.upper, &upper, (right - left - side_width).max(1.0));
    let lower = galley(ui, words.lower, &Line::one(look.body(), look.colour.quiet), (right - left).max(1.0));
    let gap = size.space_xs;
    let top = rect.center().y - (upper.size().y + gap + lower.size().y) / 2.0;
    let place = Rect::from_min_size(pos2(icon_left, top), vec2(size.icon, upper.size().y));
    paint_icon(ui.painter(), place, icon.0, size.small_icon, size.icon_line, icon.1);
    let (upper_height, side_at) = (upper.size().y, pos2(right - side.size().x, top + size.hair));
    ui.painter().galley(pos2(left, top).round(), upper, look.colour.text);
    if !words.side.is_empty() {
        ui.painter().galley(side_at.round(), side, look.colour.quiet);
    }
    ui.painter().galley(pos2(left, top + upper_height + gap).round(), lower, look.colour.quiet);
}

/// So many small buttons at the right end of a row.
pub(super) fn buttons(ui: &mut Ui, look: &Look, rect: Rect, count: u8, contents: impl FnOnce(&mut Ui)) {
    let inside = rect.shrink2(vec2(look.size.space_m, 0.0));
    let inside = inside.with_min_x(inside.right() - look.size.small_control * f32::from(count));
    let builder = UiBuilder::new().max_rect(inside).layout(Layout::left_to_right(Align::Center));
    ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        contents(ui);
    });
}

/// Draws a suggestion's row.
pub(super) fn suggestion(
    ui: &mut Ui,
    look: &Look,
    now: &Snapshot<'_>,
    rect: Rect,
    place: Place,
    is_added: bool,
    asks: &mut Vec<Ask>,
) {
    let size = &look.size;
    let Some((article, suggestion)) = find(now, place) else { return };
    let what = title(look.words, suggestion);
    let name = shorten(&what, NAME_CHARS);
    let open = look.tr_with("suggestions-open", &[("what", name.as_str().into())]);
    let row = ground(ui, look, rect, Id::unique(("suggestion row", place.article, place.index)), &open);
    let id = || SuggestionId { article: article.id.clone(), index: place.index };
    grip(&row, || Dragged::suggestion(&article.id, place.index, None, &what));
    if row.clicked() {
        asks.push(Ask::OpenSuggestion(id()));
    }
    let kind = suggestion.kind();
    let tellers = now.compared.map_or((0, 0), |c| c.tellers(now, article, suggestion));
    let mut side = words::source(look.words, article);
    if tellers.1 > 1 {
        let told = told_by(look, tellers);
        side = format!("{told} · {side}");
    }
    let text = text_of(article, suggestion);
    let right = rect.right() - size.space_m - size.small_control * 2.0 - size.space_s;
    let told = Words { upper: &what, lower: &text, side: &side };
    words(ui, look, rect, right, (kind::icon(kind), kind::ink(look, kind)), &told);
    buttons(ui, look, rect, 2, |ui| {
        added_or_add(ui, look, is_added, &name, || asks.push(Ask::AddSuggestion(id())));
        let dismiss = look.tr_with("suggestions-dismiss", &[("what", name.as_str().into())]);
        if !is_added && Button::icon(Icon::Close, dismiss).small().show(ui, look).clicked() {
            asks.push(Ask::Dismiss(id()));
        }
    });
}

/// A tick where the briefing has it; else a button that adds it.
pub(super) fn added_or_add(ui: &mut Ui, look: &Look, is_added: bool, name: &str, add: impl FnMut()) {
    let words = look.tr_with("suggestions-add", &[("what", name.into())]);
    added_or_add_named(ui, look, is_added, (name, words), add);
}

/// The same with a name of its own for the button.
pub(super) fn added_or_add_named(
    ui: &mut Ui,
    look: &Look,
    is_added: bool,
    (name, words): (&str, String),
    mut add: impl FnMut(),
) {
    let size = &look.size;
    if is_added {
        let (rect, response) = ui.allocate_exact_size(vec2(size.small_control, size.small_control), Sense::hover());
        paint_icon(ui.painter(), rect, Icon::Check, size.small_icon, size.icon_line, look.colour.suggestion);
        let words = look.tr_with("suggestions-added", &[("what", name.into())]);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
        return;
    }
    if Button::icon(Icon::Plus, words).small().show(ui, look).clicked() {
        add();
    }
}

/// The suggestion at a place.
pub(super) fn find<'a>(now: &Snapshot<'a>, place: Place) -> Option<(&'a Article, &'a Suggestion)> {
    let article = &now.pack.articles.get(place.article)?.article;
    let suggestion = now.found.get(&article.id)?.get(place.index)?;
    Some((article, suggestion))
}

/// A sentence from a few words before a place in it, with an ellipsis for what is left out.
fn from_words_before(sentence: &str, place: usize) -> Cow<'_, str> {
    /// How many characters stand before the place.
    const BEFORE: usize = 48;
    let head = sentence.get(..place).unwrap_or_default();
    let Some((cut, _)) = head.char_indices().rev().nth(BEFORE) else { return Cow::Borrowed(sentence) };
    let word = sentence.get(cut..place).and_then(|part| part.find(char::is_whitespace)).map_or(place, |at| cut + at);
    Cow::Owned(format!("… {}", sentence.get(word..).unwrap_or_default().trim_start()))
}

/// The words of a suggestion, in one line.
fn text_of(article: &Article, suggestion: &Suggestion) -> String {
    let mut spans = suggestion.spans().into_iter().flatten();
    if matches!(suggestion.kind(), Kind::Person | Kind::Body) {
        // A name says nothing by itself: the paragraph that it stands in does.
        let block = spans.next().and_then(|span| article.blocks.get(span.block));
        return block.map_or_else(String::new, |b| shorten(&b.text, TEXT_CHARS));
    }
    if let Found::Figure(figure) = &suggestion.found {
        // A number says nothing without the words before it: the line begins where both fit.
        let sentence = article.text(&suggestion.span).unwrap_or_default();
        let before = figure.value_span.start.saturating_sub(suggestion.span.start);
        return shorten(&from_words_before(sentence, before), TEXT_CHARS);
    }
    let mut text = String::new();
    for part in spans.filter_map(|span| article.text(&span)) {
        if !text.is_empty() {
            text.push_str("; ");
        }
        text.push_str(part);
        if text.len() > TEXT_CHARS * 2 {
            break;
        }
    }
    shorten(&text, TEXT_CHARS)
}

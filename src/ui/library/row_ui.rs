//! A row of the list: tick, title, where the article is from, and how much of it is used and suggested.

use egui::{CornerRadius, Rect, Response, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::browse::{Choice, LibraryAsk};
use super::data::Known;
use super::keys;
use super::library_ui::State;
use crate::article::ArticleId;
use crate::ui::Snapshot;
use crate::ui::ask::Ask;
use crate::ui::roving;
use crate::ui::theme::{Look, margin};
use crate::ui::widgets::{Icon, Line, galley, menu_entry, tick};
use crate::ui::words;

/// Where a row stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// Its rectangle.
    pub rect: Rect,
    /// Its line in the list.
    pub line: usize,
    /// Its article's index in the pack.
    pub at: usize,
    /// Whether it stands under the heading of its story.
    pub in_story: bool,
    /// Whether the list has the keyboard.
    pub focused: bool,
}

/// Draws a row, and gives how it was clicked, if it was.
pub(super) fn show(
    ui: &mut Ui,
    look: &Look,
    now: &Snapshot<'_>,
    state: &mut State,
    place: Place,
    asks: &mut Vec<Ask>,
) -> Option<Choice> {
    let known = state.shelf.known.get(place.at)?.clone();
    let suggested = state.open(now, &known.article.id);
    let (state, known) = (&*state, &known);
    let id = &known.article.id;
    let (is_chosen, is_read) = (now.view.library.chosen.articles.contains(id), now.view.reading.as_ref() == Some(id));
    let row = UiBuilder::new().id_salt(("row", &id.0)).max_rect(place.rect).accessibility_role(Role::Row);
    ui.scope_builder(row, |ui| {
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
            node.set_row_index(place.line);
            node.set_selected(is_chosen);
        });
        let response = ui.interact(place.rect, ui.unique_id().with("read"), Sense::CLICK);
        let is_cursor = place.focused && now.view.library.chosen.cursor.as_ref() == Some(id);
        ground(ui, look, place, response.hovered(), is_cursor, (is_chosen, is_read));
        roving::begin(ui, false);
        let ticked = now.pack.articles.get(place.at).is_some_and(|a| a.ticked);
        tick_box(ui, look, place, known, ticked, asks);
        let used = state.shelf.used.get(place.at).copied().unwrap_or(0);
        text(ui, look, place, known, ticked || is_read);
        numbers(ui, look, place, used, suggested, is_chosen);
        let name = look.tr_with("library-read", &[("title", known.title.as_str().into())]);
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_read, &name));
        menu(&response, look, now, state, id, asks);
        clicked(ui, &response)
    })
    .inner
}

fn clicked(ui: &Ui, response: &Response) -> Option<Choice> {
    let modifiers = ui.input(|i| i.modifiers);
    response.clicked().then_some(match (modifiers.command, modifiers.shift) {
        (_, true) => Choice::Through,
        (true, false) => Choice::Toggle,
        (false, false) => Choice::Only,
    })
}

fn ground(ui: &Ui, look: &Look, place: Place, hovered: bool, is_cursor: bool, (is_chosen, is_read): (bool, bool)) {
    let size = &look.size;
    let ground = place.rect.shrink2(vec2(size.space_s, size.hair));
    // What is chosen is tinted, what is read has a bar at its edge: the two need not be one.
    let fill = match (is_chosen, hovered) {
        (true, _) => Some(look.colour.accent_soft),
        (false, true) => Some(look.colour.hover),
        _ => None,
    };
    if let Some(fill) = fill {
        ui.painter().rect_filled(ground, look.radius(), fill);
    }
    let bar = ground.with_max_x(ground.left() + size.space_xs - size.hair).shrink2(vec2(0.0, size.space_m));
    let round = CornerRadius::same(margin(size.hair).unsigned_abs());
    if is_read {
        ui.painter().rect_filled(bar, round, look.colour.accent);
    } else if place.in_story {
        ui.painter().rect_filled(bar.with_max_x(bar.left() + size.focus), round, look.colour.line);
    }
    if is_cursor {
        let stroke = egui::Stroke::new(size.focus, look.colour.accent);
        ui.painter().rect_stroke(ground, look.radius(), stroke, egui::StrokeKind::Inside);
    }
}

fn tick_box(ui: &mut Ui, look: &Look, place: Place, known: &Known, ticked: bool, asks: &mut Vec<Ask>) {
    let size = &look.size;
    let side = size.small_control;
    let at = pos2(place.rect.left() + size.space_l, place.rect.center().y - side / 2.0);
    let name = look.tr_with("library-include", &[("title", known.title.as_str().into())]);
    ui.scope_builder(roving::within().id_salt("tick").max_rect(Rect::from_min_size(at, vec2(side, side))), |ui| {
        if tick(ui, look, ticked, &name).clicked() {
            asks.push(Ask::Tick { article: known.article.id.clone(), ticked: !ticked });
        }
    });
}

fn text(ui: &Ui, look: &Look, place: Place, known: &Known, strong: bool) {
    let size = &look.size;
    let left = place.rect.left() + size.space_s + size.tick_column;
    let width = place.rect.right() - size.used_column - size.space_xs - left;
    let colour = if strong { look.colour.text } else { look.colour.quiet };
    let title = galley(ui, &known.title, &Line::one(look.medium(), colour).rows(2), width);
    let meta = galley(ui, &meta(look, known), &Line::one(look.small(), look.colour.quiet), width);
    let height = title.size().y + size.focus + meta.size().y;
    let top = place.rect.center().y - height / 2.0;
    let below = top + title.size().y + size.focus;
    ui.painter().galley(pos2(left, top).round(), title, colour);
    ui.painter().galley(pos2(left, below).round(), meta, look.colour.quiet);
}

/// Outlet, day and language, as far as they are known.
fn meta(look: &Look, known: &Known) -> String {
    let article = &known.article;
    let parts = [
        Some(words::outlet(look.words, article)),
        article.published.map(|date| words::short_day(look.words, date)),
        words::language(look.words, &article.language),
    ];
    parts.into_iter().flatten().collect::<Vec<String>>().join(" · ")
}

/// How many passages the briefing prints, in a pill; how many are suggested, below.
fn numbers(ui: &Ui, look: &Look, place: Place, used: usize, suggested: usize, tinted: bool) {
    let size = &look.size;
    let column = place.rect.with_min_x(place.rect.right() - size.used_column).translate(vec2(-size.space_s, 0.0));
    let pill_height = size.space_l + size.focus;
    let both = used > 0 && suggested > 0;
    let shift = if both { pill_height / 2.0 + size.focus } else { 0.0 };
    if used > 0 {
        let words = galley(ui, &used.to_string(), &Line::one(look.small(), look.colour.accent), f32::INFINITY);
        let width = (words.size().x + size.space_m).max(size.small_control);
        let pill = Rect::from_center_size(column.center() - vec2(0.0, shift), vec2(width, pill_height));
        // A long number goes to the left of its column, never past the pane's edge.
        let pill = pill.translate(vec2((column.right() - pill.right()).min(0.0), 0.0));
        let fill = if tinted { look.colour.ground } else { look.colour.accent_soft };
        ui.painter().rect_filled(pill, pill.height() / 2.0, fill);
        ui.painter().galley((pill.center() - words.size() / 2.0).round(), words, look.colour.accent);
        told(ui, pill, "used", &look.tr_with("library-used", &[("count", used.into())]));
    }
    if suggested > 0 {
        let words = galley(ui, &suggested.to_string(), &Line::one(look.small(), look.colour.suggestion), f32::INFINITY);
        let rect = Rect::from_center_size(column.center() + vec2(0.0, shift), words.size());
        let rect = rect.translate(vec2((column.right() - rect.right()).min(0.0), 0.0));
        ui.painter().galley(rect.min.round(), words, look.colour.suggestion);
        // The reader marks suggestions in the same way.
        for dot in 0..3_u8 {
            let x = rect.center().x + (f32::from(dot) - 1.0) * size.space_xs;
            ui.painter().circle_filled(pos2(x, rect.bottom() + size.hair), size.hair, look.colour.suggestion);
        }
        told(ui, rect, "suggested", &look.tr_with("library-suggested", &[("count", suggested.into())]));
    }
}

/// A number's meaning, for the pointer and for screen readers.
fn told(ui: &Ui, rect: Rect, what: &str, words: &str) {
    let response = ui.interact(rect, ui.unique_id().with(what), Sense::HOVER);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    response.on_hover_text(words);
}

fn menu(response: &Response, look: &Look, now: &Snapshot<'_>, state: &State, id: &ArticleId, asks: &mut Vec<Ask>) {
    response.context_menu(|ui| {
        ui.set_max_width(look.size.menu);
        // A click on a row that is not chosen is meant for that row alone.
        let chosen = &now.view.library.chosen.articles;
        let several = chosen.contains(id) && chosen.len() > 1;
        let articles: Vec<ArticleId> = if several { chosen.iter().cloned().collect() } else { vec![id.clone()] };
        let count = articles.len();
        if !several && menu_entry(ui, look, Some(Icon::Page), &look.tr("library-menu-read"), true) {
            asks.push(Ask::Read(id.clone()));
        }
        if !several && menu_entry(ui, look, Some(Icon::Info), &look.tr("library-menu-details"), true) {
            asks.push(Ask::Library(LibraryAsk::Details(Some(id.clone()))));
        }
        let tick = look.tr_with("library-menu-tick", &[("count", count.into())]);
        if menu_entry(ui, look, Some(Icon::Check), &tick, true) {
            keys::tick_all(now, state, articles.clone(), asks);
        }
        let remove = look.tr_with("library-menu-remove", &[("count", count.into())]);
        if menu_entry(ui, look, Some(Icon::Remove), &remove, true) {
            asks.push(Ask::Library(LibraryAsk::Remove(articles)));
        }
    });
}

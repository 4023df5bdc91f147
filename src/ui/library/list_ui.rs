//! The list of articles: only the rows in view are drawn, and the keyboard is in one place for all of them.

use egui::{Id, Rangef, Rect, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::browse::{Choice, LibraryAsk};
use super::data::Line;
use super::library_ui::State;
use super::{keys, row_ui};
use crate::article::ArticleId;
use crate::ui::Snapshot;
use crate::ui::ask::Ask;
use crate::ui::theme::Look;
use crate::ui::widgets::{self, Button, galley, paragraph};

/// What has the keyboard while the list has it.
pub(in crate::ui) fn id() -> Id {
    Id::unique("library list")
}

/// Draws the list.
pub(super) fn show(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, state: &mut State, asks: &mut Vec<Ask>) {
    if state.shown == 0 {
        nothing(ui, look, now, asks);
        return;
    }
    let pane = ui.available_rect_before_wrap();
    let page = (pane.height() / look.size.row).floor().max(1.0);
    // The number of rows in a pane is small by construction.
    keys::take(ui, id(), page as usize, now, state, asks);
    let area = ScrollArea::vertical().id_salt("articles").auto_shrink(false);
    area.show_viewport(ui, |ui, viewport| {
        let total = state.tops.last().copied().unwrap_or_default();
        ui.set_height(total);
        let origin = ui.max_rect().min;
        let table = UiBuilder::new().id_salt("rows").accessibility_role(Role::Table);
        ui.scope_builder(table, |ui| {
            let rows = state.lines.len();
            ui.ctx().accesskit_node_builder(ui.unique_id(), |node| node.set_row_count(rows));
            rows_in_view(ui, look, now, state, Pane { across: pane.x_range(), origin, viewport }, asks);
        });
    });
}

/// Where the list stands: across the pane, its first row's corner, and what of it is in view.
#[derive(Debug, Clone, Copy)]
struct Pane {
    across: Rangef,
    origin: egui::Pos2,
    viewport: Rect,
}

fn rows_in_view(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, state: &mut State, pane: Pane, asks: &mut Vec<Ask>) {
    let Pane { across, origin, viewport } = pane;
    let list = ui.interact(ui.clip_rect(), id(), Sense::focusable_noninteractive());
    // A click beside the rows means the list as well: what is typed next is for it.
    let beside = ui.interact(ui.clip_rect(), id().with("ground"), Sense::CLICK);
    if std::mem::take(&mut state.focus) || beside.clicked() {
        list.request_focus();
    }
    let focused = list.has_focus();
    if focused && now.view.library.chosen.cursor.is_none() {
        // No row shows yet where the keyboard is: the list does.
        let ring = egui::Stroke::new(look.size.focus, look.colour.accent);
        ui.painter().rect_stroke(ui.clip_rect(), 0.0, ring, egui::StrokeKind::Inside);
    }
    let name = look.tr_with("library-list", &[("count", state.shown.into())]);
    list.widget_info(|| WidgetInfo::labeled(Role::Group, true, &name));
    reveal(ui, state, across, origin);
    let first = state.tops.partition_point(|top| *top <= viewport.min.y).saturating_sub(1);
    for line in first..state.lines.len() {
        let (Some(&top), Some(&bottom)) = (state.tops.get(line), state.tops.get(line + 1)) else { break };
        if top >= viewport.max.y {
            break;
        }
        let rect = Rect::from_x_y_ranges(across, origin.y + top..=origin.y + bottom);
        match state.lines.get(line) {
            Some(&Line::Article { at, in_story }) => {
                let place = row_ui::Place { rect, line, at, in_story, focused };
                if let Some(choice) = row_ui::show(ui, look, now, state, place, asks) {
                    choose(ui, now, state, at, choice, asks);
                }
            }
            Some(&Line::Story { articles, outlets, untold }) => {
                let key = match (outlets, untold) {
                    (0, _) => "library-story-untold",
                    (1, 0) => "library-story-one",
                    (_, 0) => "library-story",
                    _ => "library-story-part",
                };
                let with = [("articles", articles.into()), ("outlets", outlets.into()), ("untold", untold.into())];
                let words = look.tr_with(key, &with);
                heading(ui, look, rect, line, &words);
            }
            Some(Line::Rest) => heading(ui, look, rect, line, &look.tr("library-rest")),
            None => {}
        }
    }
}

/// Scrolls the row that has the keyboard into view, where it moved there.
fn reveal(ui: &Ui, state: &mut State, across: Rangef, origin: egui::Pos2) {
    let Some(id) = state.reveal.take() else { return };
    let at = state.shelf.index(&id);
    let line = state.lines.iter().position(|l| matches!(l, Line::Article { at: own, .. } if Some(*own) == at));
    let Some(line) = line else { return };
    if let (Some(&top), Some(&bottom)) = (state.tops.get(line), state.tops.get(line + 1)) {
        let rect = Rect::from_x_y_ranges(across, origin.y + top..=origin.y + bottom);
        ui.scroll_to_rect(rect, None);
    }
}

/// Takes a click on a row: alone it chooses and reads, with Ctrl or Shift it only chooses.
fn choose(ui: &Ui, now: &Snapshot<'_>, state: &State, at: usize, choice: Choice, asks: &mut Vec<Ask>) {
    let Some(known) = state.shelf.known.get(at) else { return };
    let id = &known.article.id;
    let shown: Vec<&ArticleId> = match choice {
        Choice::Through => keys::shown(state).into_iter().map(|(_, id)| id).collect(),
        _ => Vec::new(),
    };
    ui.memory_mut(|m| m.request_focus(self::id()));
    asks.push(Ask::Library(LibraryAsk::Choose(now.view.library.chosen.after(id, choice, &shown))));
    if choice == Choice::Only {
        asks.push(Ask::Read(id.clone()));
    }
}

fn heading(ui: &mut Ui, look: &Look, rect: Rect, line: usize, words: &str) {
    let size = &look.size;
    let text = galley(ui, words, &widgets::Line::one(look.small(), look.colour.quiet), rect.width() - size.space_xl);
    let at = pos2(rect.left() + size.space_l, rect.bottom() - size.space_xs - text.size().y);
    let elided = text.elided;
    ui.painter().galley(at.round(), text, look.colour.quiet);
    if line > 0 {
        ui.painter().hline(rect.x_range().shrink(size.space_l), rect.top(), look.hair());
    }
    let response = ui.interact(rect, ui.unique_id().with(("heading", line)), Sense::HOVER);
    response.widget_info(|| WidgetInfo::labeled(Role::RowHeader, true, words));
    if elided {
        response.on_hover_text(words);
    }
}

/// Nothing is left by the filter: says so, and how to see everything again.
fn nothing(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, asks: &mut Vec<Ask>) {
    super::head_ui::inset(look).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(look.size.space_s, look.size.space_m);
        let key = if now.searching { "library-searching-long" } else { "library-nothing" };
        paragraph(ui, &look.tr(key), &widgets::Line::many(look.body(), look.colour.quiet));
        if Button::text(look.tr("library-show-all")).small().outlined().show(ui, look).clicked() {
            asks.push(Ask::Library(LibraryAsk::Filter(super::browse::Filter::default())));
        }
    });
}

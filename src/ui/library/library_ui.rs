//! The library, drawn.

use egui::{Align, CornerRadius, Frame, Layout, Margin, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};
use egui_extras::{Column, TableBuilder};

use super::data::{Row, rows};
use crate::ui::Snapshot;
use crate::ui::ask::Ask;
use crate::ui::commands::Command;
use crate::ui::theme::{Look, margin};
use crate::ui::view::{Sort, SortBy};
use crate::ui::widgets::{Button, Icon, Line, focus_ring, galley, label, paint_icon, paragraph, tick};
use crate::ui::words::count;

/// The rows of the last frame, and what they were made from.
#[derive(Debug, Default)]
pub struct State {
    made_from: Option<(usize, u64, Sort)>,
    rows: Vec<Row>,
}

/// Draws the library.
pub(in crate::ui) fn show(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, state: &mut State, asks: &mut Vec<Ask>) {
    let from = (std::ptr::from_ref(now.pack).addr(), now.revision, now.view.kept.sort);
    if state.made_from != Some(from) {
        state.rows = rows(now.words, now.pack, now.view.kept.sort);
        state.made_from = Some(from);
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    header(ui, look, now, state, asks);
    failures(ui, look, now, asks);
    if state.rows.is_empty() {
        empty(ui, look);
    } else {
        table(ui, look, now, &state.rows, asks);
    }
}

fn header(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, state: &State, asks: &mut Vec<Ask>) {
    let size = &look.size;
    Frame::new().inner_margin(Margin::symmetric(margin(size.space_l), 0)).show(ui, |ui| {
        ui.set_height(size.header);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let add = Button::text("Add articles…").with_icon(Icon::Plus).small();
            if add.tooltip(Command::AddArticles.tooltip(now)).show(ui, look).clicked() {
                asks.push(Ask::Run(Command::AddArticles));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                label(ui, "Articles", &Line::one(look.strong(), look.colour.text));
                if !state.rows.is_empty() {
                    let ticked = state.rows.iter().filter(|r| r.ticked).count();
                    let words = format!("{ticked} of {}", state.rows.len());
                    label(ui, &words, &Line::one(look.small(), look.colour.quiet));
                }
            });
        });
    });
}

fn empty(ui: &mut Ui, look: &Look) {
    let size = &look.size;
    Frame::new().inner_margin(Margin::symmetric(margin(size.space_l), margin(size.space_s))).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = size.space_m;
        paragraph(ui, "No articles yet.", &Line::many(look.medium(), look.colour.text));
        let first = "Add the texts you were sent, or drop their files anywhere on this window.";
        paragraph(ui, first, &Line::many(look.body(), look.colour.quiet));
    });
}

fn failures(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, asks: &mut Vec<Ask>) {
    if now.failures.is_empty() {
        return;
    }
    let size = &look.size;
    let around = Margin::symmetric(margin(size.space_m), margin(size.space_xs));
    let inside = Margin::same(margin(size.space_m));
    let frame = Frame::new().outer_margin(around).inner_margin(inside).corner_radius(look.radius());
    frame.fill(look.colour.error_soft).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = size.space_s;
        let words = count(now.failures.len(), "file was not added", "files were not added");
        paragraph(ui, &words, &Line::many(look.medium(), look.colour.error));
        egui::ScrollArea::vertical().id_salt("failures").max_height(size.card / 2.0).show(ui, |ui| {
            for failure in now.failures {
                let sentence = format!("{}: {}", failure.file, failure.why);
                paragraph(ui, &sentence, &Line::many(look.small(), look.colour.text));
            }
        });
        if Button::text("Dismiss").small().outlined().show(ui, look).clicked() {
            asks.push(Ask::ForgetFailures);
        }
    });
}

fn table(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, rows: &[Row], asks: &mut Vec<Ask>) {
    let size = &look.size;
    let full = ui.available_rect_before_wrap().x_range();
    ui.spacing_mut().item_spacing.x = 0.0;
    TableBuilder::new(ui)
        .id_salt("articles")
        .striped(false)
        .resizable(false)
        .cell_layout(Layout::left_to_right(Align::Center))
        .column(Column::exact(size.tick_column + size.space_s))
        .column(Column::remainder().clip(true))
        .column(Column::exact(size.used_column + size.space_xs))
        .auto_shrink(false)
        .header(size.table_head, |mut head| {
            head.col(|_| {});
            head.col(|ui| {
                for (by, text) in [
                    (SortBy::Title, "Title"),
                    (SortBy::Outlet, "Outlet"),
                    (SortBy::Date, "Date"),
                    (SortBy::Language, "Language"),
                ] {
                    sort_button(ui, look, now.view.kept.sort, by, text, asks);
                    ui.add_space(size.space_m);
                }
            });
            head.col(|ui| sort_button(ui, look, now.view.kept.sort, SortBy::Used, "Used", asks));
        })
        .body(|body| {
            body.rows(size.row, rows.len(), |mut table_row| {
                let Some(row) = rows.get(table_row.index()) else { return };
                let reading = now.view.reading.as_ref() == Some(&row.id);
                table_row.col(|ui| first_cell(ui, look, row, reading, full, asks));
                table_row.col(|ui| title_cell(ui, look, row, reading, asks));
                table_row.col(|ui| used_cell(ui, look, row, reading));
            });
        });
}

fn sort_button(ui: &mut Ui, look: &Look, sort: Sort, by: SortBy, text: &str, asks: &mut Vec<Ask>) {
    let size = &look.size;
    let sorted = sort.by == by;
    let colour = if sorted { look.colour.text } else { look.colour.quiet };
    let words = galley(ui, text, &Line::one(look.small(), colour), f32::INFINITY);
    let arrow = if sorted { size.space_m } else { 0.0 };
    // A narrow library keeps the columns it has room for.
    if ui.available_width() < words.size().x + arrow {
        return;
    }
    let (rect, response) = ui.allocate_exact_size(vec2(words.size().x + arrow, size.small_control), Sense::click());
    let at = pos2(rect.left(), rect.center().y - words.size().y / 2.0);
    let ink = if response.hovered() { look.colour.text } else { colour };
    ui.painter().galley_with_override_text_color(at.round(), words, ink);
    if sorted {
        let icon = if sort.descending { Icon::Up } else { Icon::Down };
        let place = rect.with_min_x(rect.right() - arrow);
        paint_icon(ui.painter(), place, icon, size.space_m - size.focus, size.icon_line, colour);
    }
    focus_ring(ui, look, &response);
    let name = format!("Sort by {}", text.to_lowercase());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, sorted, &name));
    if response.clicked() {
        asks.push(Ask::Sort(by));
    }
}

/// The row's ground and its tick box.
fn first_cell(ui: &mut Ui, look: &Look, row: &Row, reading: bool, full: egui::Rangef, asks: &mut Vec<Ask>) {
    let size = &look.size;
    let ground = Rect::from_x_y_ranges(full, ui.max_rect().y_range());
    let ground = ground.shrink2(vec2(size.space_s, size.hair));
    let fill = match (reading, ui.rect_contains_pointer(ground)) {
        (true, _) => Some(look.colour.accent_soft),
        (false, true) => Some(look.colour.hover),
        _ => None,
    };
    // The cell clips what it draws to itself; the row's ground is wider.
    let clip = Rect::from_x_y_ranges(full, ui.clip_rect().y_range());
    let painter = egui::Painter::new(ui.ctx().clone(), ui.layer_id(), clip);
    if let Some(fill) = fill {
        painter.rect_filled(ground, look.radius(), fill);
    }
    if reading {
        let bar = ground.with_max_x(ground.left() + size.space_xs - size.hair).shrink2(vec2(0.0, size.space_m));
        painter.rect_filled(bar, CornerRadius::same(margin(size.hair).unsigned_abs()), look.colour.accent);
    }
    ui.add_space(size.space_l);
    let name = format!("Include {}", row.title);
    if tick(ui, look, row.ticked, &name).clicked() {
        asks.push(Ask::Tick { article: row.id.clone(), ticked: !row.ticked });
    }
}

fn title_cell(ui: &mut Ui, look: &Look, row: &Row, reading: bool, asks: &mut Vec<Ask>) {
    let size = &look.size;
    let rect = ui.max_rect();
    let response = ui.interact(rect, ui.unique_id().with("read"), Sense::click());
    let colour = if row.ticked || reading { look.colour.text } else { look.colour.quiet };
    let title = galley(ui, &row.title, &Line::one(look.medium(), colour).rows(2), rect.width());
    let meta = galley(ui, &row.meta, &Line::one(look.small(), look.colour.quiet), rect.width());
    let height = title.size().y + size.focus + meta.size().y;
    let top = rect.center().y - height / 2.0;
    let below = top + title.size().y + size.focus;
    ui.painter().galley(pos2(rect.left(), top).round(), title, colour);
    ui.painter().galley(pos2(rect.left(), below).round(), meta, look.colour.quiet);
    focus_ring(ui, look, &response);
    let name = format!("Read {}", row.title);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, reading, &name));
    if response.clicked() {
        asks.push(Ask::Read(row.id.clone()));
    }
    response.context_menu(|ui| {
        if crate::ui::widgets::menu_entry(ui, look, Some(Icon::Remove), "Remove from the pack", true) {
            asks.push(Ask::RemoveArticle(row.id.clone()));
        }
    });
}

fn used_cell(ui: &mut Ui, look: &Look, row: &Row, reading: bool) {
    if row.used == 0 {
        return;
    }
    let size = &look.size;
    let words = galley(ui, &row.used.to_string(), &Line::one(look.small(), look.colour.accent), f32::INFINITY);
    let width = (words.size().x + size.space_m).max(size.small_control);
    let pill = Rect::from_center_size(ui.max_rect().center(), vec2(width, size.space_l + size.focus));
    let pill = pill.translate(vec2(-size.space_xs, 0.0));
    let response = ui.interact(pill, ui.unique_id().with("used"), Sense::hover());
    let fill = if reading { look.colour.ground } else { look.colour.accent_soft };
    ui.painter().rect_filled(pill, pill.height() / 2.0, fill);
    ui.painter().galley((pill.center() - words.size() / 2.0).round(), words, look.colour.accent);
    let name = count(row.used, "passage in the briefing", "passages in the briefing");
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
    response.on_hover_text(name);
}

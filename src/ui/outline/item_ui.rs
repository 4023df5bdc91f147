//! An item: the quoted words, where they are from, the user's note, and what can be done to it.

use egui::{
    Align, Color32, CornerRadius, CursorIcon, Frame, Id, Layout, Margin, Popup, PopupCloseBehavior, Rect, Role, Sense,
    Shape, Ui, UiBuilder, vec2,
};

use super::data::{ItemData, Kind, SectionData, stepped};
use super::drag::Dragged;
use super::outline_ui::State;
use crate::article::shorten;
use crate::pack::Place;
use crate::ui::Snapshot;
use crate::ui::ask::Ask;
use crate::ui::theme::{Look, margin};
use crate::ui::widgets::{Button, Icon, Line, focus_ring, galley, label, menu_entry, note_field, paragraph};

/// The longest section title in a menu, in characters.
const MENU_CHARS: usize = 40;
/// How many rows of a quotation are shown; the chosen item shows more.
const ROWS: usize = 3;

/// Draws an item.
#[expect(clippy::too_many_arguments, reason = "one call, in one place, and each is of another kind")]
pub(super) fn show(
    ui: &mut Ui,
    look: &Look,
    item: &ItemData,
    section: &SectionData,
    all: &[SectionData],
    state: &State,
    now: &Snapshot<'_>,
    asks: &mut Vec<Ask>,
) {
    let size = &look.size;
    let ground = ui.painter().add(Shape::Noop);
    let builder = UiBuilder::new()
        .id_salt(("item", item.id))
        .sense(Sense::click_and_drag())
        .accessibility_role(Role::ListItem)
        .accessibility_label(item.name.clone());
    let scope = ui.scope_builder(builder, |ui| {
        let row = ui.response();
        let near = row.hovered() || row.contains_pointer() || row.has_focus();
        let sides = Margin {
            left: margin(size.space_xl),
            right: margin(size.space_s),
            top: margin(size.space_s),
            bottom: margin(size.space_xs),
        };
        Frame::new().inner_margin(sides).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = size.space_xs;
            body(ui, look, item);
            note(ui, look, item, now, asks);
            foot(ui, look, item, section, all, near, now, asks);
        });
    });
    let row = scope.response;
    let rect = row.rect;
    let fill = match (item.chosen, row.contains_pointer()) {
        (true, _) => look.colour.ground,
        (false, true) => look.colour.hover,
        _ => Color32::TRANSPARENT,
    };
    let edge = if item.chosen { egui::Stroke::new(size.hair, look.colour.field_line) } else { egui::Stroke::NONE };
    let shape = egui::epaint::RectShape::new(rect, look.radius(), fill, edge, egui::StrokeKind::Inside);
    ui.painter().set(ground, shape);
    rule(ui, look, item, rect);
    focus_ring(ui, look, &row);
    if item.chosen && state.item != Some(item.id) {
        row.scroll_to_me(None);
    }
    row.dnd_set_drag_payload(Dragged { item: item.id, name: item.name.clone() });
    if row.dragged() {
        ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
    }
    if row.clicked() {
        asks.push(Ask::Choose(Some(item.id)));
    }
}

/// The line at the left that tells a source's words from the user's own.
fn rule(ui: &Ui, look: &Look, item: &ItemData, rect: Rect) {
    let size = &look.size;
    let colour = if item.kind == Kind::Note { look.colour.note } else { look.colour.highlight_line };
    let left = rect.left() + size.space_m - size.focus;
    let bar = Rect::from_x_y_ranges(left..=left + size.focus, rect.shrink(size.space_m).y_range());
    ui.painter().rect_filled(bar, CornerRadius::ZERO, colour);
}

fn body(ui: &mut Ui, look: &Look, item: &ItemData) {
    let size = &look.size;
    let serif = Line::many(look.serif(size.serif), look.colour.text).height(size.serif_line);
    match &item.kind {
        Kind::Quotation(quote) => {
            let rows = if item.chosen { ROWS * 2 } else { ROWS };
            paragraph(ui, quote, &serif.rows(rows));
        }
        Kind::List { label: name, count, entries } => {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = size.space_s;
                let title = if name.is_empty() { "List" } else { name };
                let count_width = size.used_column + size.space_s;
                let words =
                    galley(ui, title, &Line::one(look.medium(), look.colour.text), ui.available_width() - count_width);
                let (rect, response) = ui.allocate_exact_size(words.size(), Sense::hover());
                ui.painter().galley(rect.min, words, look.colour.text);
                response.widget_info(|| egui::WidgetInfo::labeled(Role::Label, true, title));
                label(ui, count, &Line::one(look.small(), look.colour.quiet));
            });
            for (index, entry) in entries.iter().enumerate() {
                ui.horizontal_top(|ui| {
                    ui.spacing_mut().item_spacing.x = 0.0;
                    let number = galley(
                        ui,
                        &(index + 1).to_string(),
                        &Line::one(look.small(), look.colour.quiet).height(size.serif_line),
                        size.space_xl,
                    );
                    let place = vec2(size.space_l + size.focus, number.size().y);
                    let (rect, _) = ui.allocate_exact_size(place, Sense::hover());
                    ui.painter().galley(rect.min, number, look.colour.quiet);
                    paragraph(ui, entry, &serif.clone().rows(if item.chosen { ROWS } else { 1 }));
                });
            }
        }
        Kind::Note => {}
        Kind::Missing => {
            let sentence = "The passage of this item is gone from the pack. Remove the item, or undo.";
            paragraph(ui, sentence, &Line::many(look.body(), look.colour.error));
        }
    }
}

/// The note: a field in the chosen item, plain words in the others.
fn note(ui: &mut Ui, look: &Look, item: &ItemData, now: &Snapshot<'_>, asks: &mut Vec<Ask>) {
    let own = item.kind == Kind::Note;
    if !item.chosen {
        if own && item.note.trim().is_empty() {
            paragraph(ui, "Empty note", &Line::many(look.body(), look.colour.quiet));
        } else if !item.note.trim().is_empty() {
            let colour = if own { look.colour.text } else { look.colour.note };
            paragraph(ui, item.note.trim(), &Line::many(look.body(), colour).rows(ROWS * 2));
        }
        return;
    }
    let id = Id::unique(("note", item.id));
    let hint = if own { "Write your note" } else { "Add a note in your own words" };
    let typed = note_field(ui, look, id, &item.note, "Note", hint);
    if now.view.write_note == Some(item.id) {
        if typed.response.has_focus() {
            asks.push(Ask::EndGesture);
        } else {
            typed.response.request_focus();
        }
    }
    if let Some(note) = typed.text {
        asks.push(Ask::SetNote { item: item.id, note });
    }
    if typed.left {
        asks.push(Ask::EndGesture);
    }
}

/// Where the words are from, and the buttons.
#[expect(clippy::too_many_arguments, reason = "one call, in one place, and each is of another kind")]
fn foot(
    ui: &mut Ui,
    look: &Look,
    item: &ItemData,
    section: &SectionData,
    all: &[SectionData],
    near: bool,
    now: &Snapshot<'_>,
    asks: &mut Vec<Ask>,
) {
    let size = &look.size;
    let quiet = !near && !item.chosen;
    let source = if item.kind == Kind::Note { "Your note" } else { item.source.as_str() };
    let line = Line::one(look.small(), look.colour.quiet);
    if quiet {
        // The buttons are out of sight: the source has the whole width.
        let words = galley(ui, source, &line, ui.available_width());
        let top = ui.cursor().top() + (size.small_control - words.size().y) / 2.0;
        ui.painter().galley(egui::pos2(ui.cursor().left(), top).round(), words, look.colour.quiet);
    }
    let height = vec2(ui.available_width(), size.small_control);
    ui.allocate_ui_with_layout(height, Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let name = item.name.as_str();
        if small(ui, look, Icon::Remove, &format!("Remove: {name}"), true, quiet) {
            asks.push(Ask::RemoveItem(item.id));
        }
        move_menu(ui, look, item, section, all, quiet, asks);
        if item.kind != Kind::Note && small(ui, look, Icon::Note, &format!("Write note: {name}"), true, quiet) {
            asks.push(Ask::Choose(Some(item.id)));
            asks.push(Ask::WriteNote(item.id));
        }
        if small(ui, look, Icon::Down, &format!("Move down: {name}"), item.can_sink, quiet)
            && let Some(place) = stepped(now.pack, item.id, false)
        {
            asks.push(Ask::MoveItem { item: item.id, place });
        }
        if small(ui, look, Icon::Up, &format!("Move up: {name}"), item.can_rise, quiet)
            && let Some(place) = stepped(now.pack, item.id, true)
        {
            asks.push(Ask::MoveItem { item: item.id, place });
        }
        ui.add_space(size.space_s);
        if !quiet {
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| label(ui, source, &line));
        }
    });
}

fn move_menu(
    ui: &mut Ui,
    look: &Look,
    item: &ItemData,
    section: &SectionData,
    all: &[SectionData],
    quiet: bool,
    asks: &mut Vec<Ask>,
) {
    let name = format!("Move to another section: {}", item.name);
    let button = Button::icon(Icon::Move, &name).small().enabled(all.len() > 1).faded(quiet).show(ui, look);
    Popup::menu(&button).close_behavior(PopupCloseBehavior::CloseOnClick).show(|ui| {
        for other in all.iter().filter(|s| s.id != section.id) {
            let words = format!("Move to {}", shorten(&other.title, MENU_CHARS));
            if menu_entry(ui, look, None, &words, true) {
                asks.push(Ask::MoveItem { item: item.id, place: Place::end_of(other.id) });
            }
        }
    });
}

fn small(ui: &mut Ui, look: &Look, icon: Icon, name: &str, enabled: bool, quiet: bool) -> bool {
    Button::icon(icon, name).small().enabled(enabled).faded(quiet).show(ui, look).clicked()
}

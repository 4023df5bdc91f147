//! A section: its heading, typed over in place, and its items.

use egui::{Align, Frame, Id, Layout, Margin, Sense, Ui, UiBuilder, vec2};

use super::data::SectionData;
use super::drag::Slot;
use super::item_ui;
use super::outline_ui::State;
use crate::ui::Snapshot;
use crate::ui::ask::Ask;
use crate::ui::theme::{Look, margin};
use crate::ui::widgets::{Button, Icon, Line, bare_field, paragraph, radio};

/// How many buttons a heading has.
const BUTTONS: f32 = 4.0;

/// Draws a section. `(index, of)` says where it stands among how many.
#[expect(clippy::too_many_arguments, reason = "one call, in one place, and each is of another kind")]
pub(super) fn show(
    ui: &mut Ui,
    look: &Look,
    section: &SectionData,
    (index, of): (usize, usize),
    all: &[SectionData],
    state: &State,
    slots: &mut Vec<Slot>,
    now: &Snapshot<'_>,
    asks: &mut Vec<Ask>,
) {
    let size = &look.size;
    Frame::new().inner_margin(Margin::symmetric(margin(size.space_m), 0)).show(ui, |ui| {
        head(ui, look, section, (index, of), asks);
        if !section.guidance.is_empty() {
            hint(ui, look, &section.guidance);
        }
        slots.push(Slot { section: section.id, index: 0, y: ui.cursor().top() });
        if section.items.is_empty() && all.iter().any(|s| !s.items.is_empty()) {
            hint(ui, look, "Empty. Mark it and add passages, or drag items here.");
        }
        for (at, item) in section.items.iter().enumerate() {
            item_ui::show(ui, look, item, section, all, state, now, asks);
            slots.push(Slot { section: section.id, index: at + 1, y: ui.cursor().top() });
        }
    });
}

/// A quiet line under a section's heading.
fn hint(ui: &mut Ui, look: &Look, words: &str) {
    let size = &look.size;
    let inside = Margin { left: margin(size.space_xl), top: margin(size.space_xs), ..Margin::ZERO };
    Frame::new().inner_margin(inside).show(ui, |ui| {
        paragraph(ui, words, &Line::many(look.small(), look.colour.quiet));
    });
}

fn head(ui: &mut Ui, look: &Look, section: &SectionData, (index, of): (usize, usize), asks: &mut Vec<Ask>) {
    let size = &look.size;
    let width = ui.available_width();
    let (rect, row) = ui.allocate_exact_size(vec2(width, size.header - size.space_xs), Sense::click());
    if row.clicked() {
        asks.push(Ask::Target(section.id));
    }
    let near = ui.rect_contains_pointer(rect);
    if section.is_target {
        ui.painter().rect_filled(rect, look.radius(), look.colour.accent_soft);
    } else if near {
        ui.painter().rect_filled(rect, look.radius(), look.colour.hover);
    }
    // The buttons are in reach of the keyboard all the time, but take room and ink only when the pointer is near.
    let inside = rect.shrink2(vec2(size.space_xs, 0.0));
    let buttons = if near { size.small_control * BUTTONS } else { 0.0 };
    let words = inside.with_max_x(inside.right() - buttons);
    let builder = UiBuilder::new().max_rect(words).layout(Layout::left_to_right(Align::Center));
    ui.scope_builder(builder, |ui| title(ui, look, section, asks));
    let builder = UiBuilder::new().max_rect(inside).layout(Layout::right_to_left(Align::Center));
    ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let title = section.title.as_str();
        if small(ui, look, Icon::Remove, &format!("Remove section {title}"), true, !near) {
            asks.push(Ask::RemoveSection(section.id));
        }
        if small(ui, look, Icon::Down, &format!("Move section {title} down"), index + 1 < of, !near) {
            asks.push(Ask::MoveSection { section: section.id, index: index + 1 });
        }
        if small(ui, look, Icon::Up, &format!("Move section {title} up"), index > 0, !near) {
            asks.push(Ask::MoveSection { section: section.id, index: index.saturating_sub(1) });
        }
        if small(ui, look, Icon::Note, &format!("Add note to {title}"), true, !near) {
            asks.push(Ask::AddNote(section.id));
        }
    });
}

/// The mark of the section that takes what is added, and the heading, typed over in place.
fn title(ui: &mut Ui, look: &Look, section: &SectionData, asks: &mut Vec<Ask>) {
    ui.spacing_mut().item_spacing.x = look.size.space_xs;
    let title = section.title.as_str();
    let name = format!("Add new passages to {title}");
    if radio(ui, look, section.is_target, &name).clicked() {
        asks.push(Ask::Target(section.id));
    }
    let id = Id::unique(("section title", section.id));
    let typed = bare_field(ui, look, id, title, "Section title", look.strong());
    if typed.response.gained_focus() {
        asks.push(Ask::Target(section.id));
    }
    if let Some(title) = typed.text {
        asks.push(Ask::RenameSection { section: section.id, title });
    }
    if typed.left {
        asks.push(Ask::EndGesture);
    }
}

fn small(ui: &mut Ui, look: &Look, icon: Icon, name: &str, enabled: bool, quiet: bool) -> bool {
    Button::icon(icon, name).small().enabled(enabled).faded(quiet).show(ui, look).clicked()
}

//! The few controls the window is made of, drawn from tokens. Every one has a name for screen readers.

mod button;
mod day;
mod ends;
mod field;
mod form;
mod icon;
mod text;
mod tick;

pub(crate) use button::{Button, MenuLine, first_asked, menu_entry};
pub(crate) use day::day_note;
pub(crate) use ends::{at_right, ends};
pub(crate) use field::{Typed, bare_field, field, note_field, rich_field};
pub(crate) use form::{into_view, menu_list, scrolled_form, steady_bar};
pub(crate) use icon::{Icon, paint as paint_icon};
pub(crate) use text::{Line, galley, label, own_label, paragraph, rects_of, two_lines};
pub(crate) use tick::{radio, radio_mark, tick};

use egui::{Response, Ui};

use super::theme::Look;

/// The outline around what has the keyboard.
pub(crate) fn focus_ring(ui: &Ui, look: &Look, response: &Response) {
    if response.has_focus() {
        let stroke = egui::Stroke::new(look.size.focus, look.colour.accent);
        ui.painter().rect_stroke(response.rect, look.radius(), stroke, egui::StrokeKind::Inside);
    }
}

/// The same around a part of it.
pub(crate) fn focus_ring_at(ui: &Ui, look: &Look, response: &Response, rect: egui::Rect) {
    if response.has_focus() {
        let stroke = egui::Stroke::new(look.size.focus, look.colour.accent);
        ui.painter().rect_stroke(rect, look.radius(), stroke, egui::StrokeKind::Inside);
    }
}

/// A hair line across the available width.
pub(crate) fn hair_line(ui: &mut Ui, look: &Look) {
    let width = ui.available_width();
    let (rect, _) = ui.allocate_exact_size(egui::vec2(width, look.size.hair), egui::Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, look.hair());
}

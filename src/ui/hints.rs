//! Three hints for a first start, in a band below the panes; read once. They cover nothing.

use egui::{Align, Frame, Layout, Margin, Panel, Sense, Ui, vec2};

use super::ask::Ask;
use super::theme::{Look, margin};
use super::widgets::{Button, Line, ends, galley, paragraph};

/// The hints, in the order of the work.
const HINTS: [&str; 3] = ["hint-pick", "hint-arrange", "hint-export"];

/// Draws the band at the foot of the panes' part of the window.
pub(super) fn show(ui: &mut Ui, look: &Look, asks: &mut Vec<Ask>) {
    let size = &look.size;
    let sides = Margin::symmetric(margin(size.space_l), margin(size.space_m));
    let frame = Frame::new().fill(look.colour.raised).inner_margin(sides);
    Panel::bottom("hints").resizable(false).frame(frame).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(size.space_l, size.space_xs);
        let title = |ui: &mut Ui, _: &mut Vec<Ask>| {
            paragraph(ui, &look.tr("hint-title"), &Line::many(look.strong(), look.colour.text).rows(1));
        };
        ends(ui, "hints", size.small_control, asks, title, |ui, asks| {
            if Button::text(look.tr("hint-read")).small().outlined().show(ui, look).clicked() {
                asks.push(Ask::HintsRead);
            }
        });
        let columns = if ui.available_width() < size.details { 1 } else { HINTS.len() };
        let width = (ui.available_width() - size.space_l * (columns - 1) as f32) / columns as f32;
        let one = |ui: &mut Ui, index: usize, key: &str| {
            ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::left_to_right(Align::Min), |ui| {
                ui.set_width(width);
                ui.spacing_mut().item_spacing.x = 0.0;
                let number = Line::one(look.medium(), look.colour.accent);
                let number = galley(ui, &(index + 1).to_string(), &number, size.space_xl);
                let (rect, _) = ui.allocate_exact_size(vec2(size.space_l, number.size().y), Sense::hover());
                ui.painter().galley(rect.min, number, look.colour.accent);
                paragraph(ui, &look.tr(key), &Line::many(look.body(), look.colour.text));
            });
        };
        if columns == 1 {
            HINTS.into_iter().enumerate().for_each(|(index, key)| one(ui, index, key));
        } else {
            ui.horizontal_top(|ui| HINTS.into_iter().enumerate().for_each(|(index, key)| one(ui, index, key)));
        }
    });
}

//! Three hints for a first start, in a card above everything; read once.

use egui::{Align2, Area, Id, Order, Sense, Ui, vec2};

use super::ask::Ask;
use super::theme::Look;
use super::widgets::{Button, Line, galley, paragraph};

/// The hints, in the order of the work.
const HINTS: [&str; 3] = ["hint-pick", "hint-arrange", "hint-export"];

/// Draws the card near the foot of the window.
pub(super) fn show(ui: &Ui, look: &Look, asks: &mut Vec<Ask>) {
    let size = &look.size;
    let frame = look.card(ui.ctx());
    Area::new(Id::unique("hints"))
        .order(Order::Middle)
        .anchor(Align2::CENTER_BOTTOM, vec2(0.0, -size.status - size.space_l))
        .show(ui.ctx(), |ui| {
            frame.show(ui, |ui| {
                ui.set_width(size.dialog);
                ui.spacing_mut().item_spacing.y = size.space_s;
                paragraph(ui, &look.tr("hint-title"), &Line::many(look.strong(), look.colour.text));
                for (index, key) in HINTS.into_iter().enumerate() {
                    ui.horizontal_top(|ui| {
                        let number = Line::one(look.medium(), look.colour.accent);
                        let number = galley(ui, &(index + 1).to_string(), &number, size.space_xl);
                        let (rect, _) = ui.allocate_exact_size(vec2(size.space_l, number.size().y), Sense::hover());
                        ui.painter().galley(rect.min, number, look.colour.accent);
                        paragraph(ui, &look.tr(key), &Line::many(look.body(), look.colour.text));
                    });
                }
                if Button::text(look.tr("hint-read")).outlined().show(ui, look).clicked() {
                    asks.push(Ask::HintsRead);
                }
            });
        });
}

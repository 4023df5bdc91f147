//! The small bar at a selection: highlight, copy.

use egui::{Align2, Area, Frame, Id, Margin, Order, Rect, Ui, pos2};

use crate::ui::Snapshot;
use crate::ui::ask::Ask;
use crate::ui::commands::Command;
use crate::ui::theme::{Look, margin};
use crate::ui::widgets::{Button, Icon};

/// Draws the bar above the selection's first row, or below it where there is no room above.
pub(super) fn show(ui: &Ui, look: &Look, now: &Snapshot<'_>, row: Rect, pane: Rect, asks: &mut Vec<Ask>) {
    let size = &look.size;
    let above = row.top() - size.control - size.space_m > pane.top();
    let (at, pivot) = if above {
        (pos2(row.left(), row.top() - size.space_xs), Align2::LEFT_BOTTOM)
    } else {
        (pos2(row.left(), row.bottom() + size.space_xs), Align2::LEFT_TOP)
    };
    let frame = Frame::new()
        .fill(look.colour.raised)
        .stroke(look.hair())
        .corner_radius(look.radius())
        .shadow(ui.visuals().popup_shadow)
        .inner_margin(Margin::same(margin(size.space_xs - size.hair)));
    Area::new(Id::unique("selection bar"))
        .order(Order::Middle)
        .fixed_pos(at)
        .pivot(pivot)
        .constrain_to(pane)
        .fade_in(false)
        .show(ui.ctx(), |ui| {
            frame.show(ui, |ui| {
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = size.focus;
                    for (command, icon) in [(Command::Highlight, Icon::Highlight), (Command::Copy, Icon::Copy)] {
                        let button =
                            Button::text(command.label(look.words)).with_icon(icon).tooltip(command.tooltip(now));
                        if button.show(ui, look).clicked() {
                            asks.push(Ask::Run(command));
                        }
                    }
                });
            });
        });
}

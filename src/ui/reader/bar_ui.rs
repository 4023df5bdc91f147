//! The small bar at a selection: highlight, add to a section, add with a note, copy with the source.

use egui::{Align2, Area, Frame, Id, Margin, Order, Popup, PopupCloseBehavior, Rect, Ui, pos2};

use crate::article::shorten;
use crate::ui::Snapshot;
use crate::ui::ask::Ask;
use crate::ui::commands::Command;
use crate::ui::theme::{Look, margin};
use crate::ui::widgets::{Button, Icon, menu_entry, menu_list};

/// The longest name of a section in the menu, in characters.
const MENU_CHARS: usize = 40;

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
    // A narrow pane has room for icons alone.
    let wide = pane.width() > size.measure;
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
                    run(ui, look, now, Command::Highlight, Icon::Highlight, true, asks);
                    run(ui, look, now, Command::AddQuotation, Icon::Plus, wide, asks);
                    sections(ui, look, now, asks);
                    run(ui, look, now, Command::AddWithNote, Icon::Note, false, asks);
                    run(ui, look, now, Command::CopyWithSource, Icon::Copy, false, asks);
                });
            });
        });
}

fn run(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, command: Command, icon: Icon, worded: bool, asks: &mut Vec<Ask>) {
    let name = command.label(look.words);
    let button = if worded { Button::text(name).with_icon(icon) } else { Button::icon(icon, name) };
    if button.tooltip(command.tooltip(now)).show(ui, look).clicked() {
        asks.push(Ask::Run(command));
    }
}

/// A menu of the sections.
fn sections(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, asks: &mut Vec<Ask>) {
    let button = Button::icon(Icon::Fold, look.tr("reader-add-to-section")).show(ui, look);
    Popup::menu(&button).close_behavior(PopupCloseBehavior::CloseOnClick).show(|ui| {
        ui.set_max_width(look.size.card);
        menu_list(ui, look, |ui| {
            for section in &now.pack.sections {
                let icon = (now.view.target == Some(section.id)).then_some(Icon::Check);
                if menu_entry(ui, look, icon, &shorten(&section.title, MENU_CHARS), true) {
                    asks.push(Ask::AddSelectionTo(section.id));
                }
            }
        });
    });
}

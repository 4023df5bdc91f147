//! The top bar: what is being written, and the commands for the pack as a whole.

mod menus;

use egui::{Align, Layout, Ui};

use super::Snapshot;
use super::ask::Ask;
use super::commands::Command;
use super::theme::Look;
use super::widgets::{Button, Icon, Line, label};

/// Draws the bar.
pub(super) fn show(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, asks: &mut Vec<Ask>) {
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = look.size.space_xs;
        if command(
            ui,
            look,
            now,
            Command::Export,
            Button::text(Command::Export.label(look.words)).with_icon(Icon::Export).filled(),
        ) {
            asks.push(Ask::Run(Command::Export));
        }
        ui.add_space(look.size.space_s);
        let (icon, name) =
            if now.view.is_dark() { (Icon::Sun, look.tr("bar-light")) } else { (Icon::Moon, look.tr("bar-dark")) };
        if Button::icon(icon, name).show(ui, look).clicked() {
            asks.push(Ask::Run(Command::SwitchShade));
        }
        divider(ui, look);
        for (which, button) in [
            (Command::Redo, Button::icon(Icon::Redo, Command::Redo.label(look.words))),
            (Command::Undo, Button::icon(Icon::Undo, Command::Undo.label(look.words))),
        ] {
            if command(ui, look, now, which, button) {
                asks.push(Ask::Run(which));
            }
        }
        divider(ui, look);
        for (which, button) in [
            (Command::Save, Button::text(Command::Save.label(look.words)).with_icon(Icon::Save)),
            (Command::Open, Button::text(look.tr("bar-open")).with_icon(Icon::Open)),
        ] {
            if command(ui, look, now, which, button) {
                asks.push(Ask::Run(which));
            }
        }
        ui.add_space(look.size.space_m);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            menus::show(ui, look, now, asks);
            divider(ui, look);
            heading(ui, look, now);
        });
    });
}

fn heading(ui: &mut Ui, look: &Look, now: &Snapshot<'_>) {
    ui.spacing_mut().item_spacing.x = look.size.space_m;
    // Where there is no room for a few letters of it, the title stands in the form alone.
    if ui.available_width() < look.size.field_label {
        return;
    }
    let title = now.pack.front.title.trim();
    let untitled = look.tr("bar-untitled");
    let (title, colour) =
        if title.is_empty() { (untitled.as_ref(), look.colour.quiet) } else { (title, look.colour.text) };
    label(ui, title, &Line::one(look.title(), colour));
    if let Some(file) = &now.file_name
        && ui.available_width() > look.size.field_label
    {
        label(ui, file, &Line::one(look.small(), look.colour.quiet));
    }
}

fn command(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, command: Command, button: Button<'_>) -> bool {
    button.tooltip(command.tooltip(now)).enabled(command.enabled(now)).show(ui, look).clicked()
}

fn divider(ui: &mut Ui, look: &Look) {
    let size = egui::vec2(look.size.space_m, look.size.small_control);
    let (rect, _) = ui.allocate_exact_size(size, egui::Sense::hover());
    ui.painter().vline(rect.center().x, rect.shrink2(egui::vec2(0.0, look.size.space_xs)).y_range(), look.hair());
}

//! The top bar: what is being written, and the commands for the pack as a whole.

mod menus;

use egui::Ui;

use super::Snapshot;
use super::ask::Ask;
use super::commands::Command;
use super::theme::Look;
use super::widgets::{Button, Icon, Line, ends, label};

/// Draws the bar: menus and title at its left, the commands for the pack as a whole at its right.
pub(super) fn show(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, asks: &mut Vec<Ask>) {
    let height = ui.available_height();
    ui.spacing_mut().item_spacing.x = look.size.space_xs;
    let left = |ui: &mut Ui, asks: &mut Vec<Ask>| {
        menus::show(ui, look, now, asks);
        divider(ui, look);
        heading(ui, look, now);
    };
    // In a narrow window the pack's title needs the room more than the words of the buttons do.
    let size = &look.size;
    let narrow = ui.available_width() < size.library_min + size.menu + size.outline_min;
    ends(ui, "bar", height, asks, left, |ui, asks| pack(ui, look, now, narrow, asks));
}

fn pack(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, narrow: bool, asks: &mut Vec<Ask>) {
    ui.add_space(look.size.space_m);
    let mut run = |ui: &mut Ui, command: Command, button: Button<'_>| {
        if button.tooltip(command.tooltip(now)).enabled(command.enabled(now)).show(ui, look).clicked() {
            asks.push(Ask::Run(command));
        }
    };
    let label = |command: Command| command.label(look.words);
    let button = |icon: Icon, name| if narrow { Button::icon(icon, name) } else { Button::text(name).with_icon(icon) };
    run(ui, Command::Open, button(Icon::Open, look.tr("bar-open")));
    run(ui, Command::Save, button(Icon::Save, label(Command::Save)));
    divider(ui, look);
    run(ui, Command::Undo, Button::icon(Icon::Undo, label(Command::Undo)));
    run(ui, Command::Redo, Button::icon(Icon::Redo, label(Command::Redo)));
    divider(ui, look);
    let (icon, name) =
        if now.view.is_dark() { (Icon::Sun, look.tr("bar-light")) } else { (Icon::Moon, look.tr("bar-dark")) };
    run(ui, Command::SwitchShade, Button::icon(icon, name));
    ui.add_space(look.size.space_s);
    run(ui, Command::Export, Button::text(label(Command::Export)).with_icon(Icon::Export).filled());
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

fn divider(ui: &mut Ui, look: &Look) {
    let size = egui::vec2(look.size.space_m, look.size.small_control);
    let (rect, _) = ui.allocate_exact_size(size, egui::Sense::hover());
    ui.painter().vline(rect.center().x, rect.shrink2(egui::vec2(0.0, look.size.space_xs)).y_range(), look.hair());
}

//! The top bar: what is being written, and the commands for the pack as a whole.

mod menus;

use egui::Ui;

use super::Snapshot;
use super::ask::Ask;
use super::commands::Command;
use super::theme::Look;
use super::widgets::{Button, Icon, Line, ends, label};

/// How much of the bar there is room for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Room {
    /// The title and the menus in one button; what is in the menus too is left out.
    Least,
    /// The title, the menus, and the commands without their words.
    Little,
    /// Everything.
    All,
}

/// Draws the bar: menus and title at its left, the commands for the pack as a whole at its right.
pub(super) fn show(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, asks: &mut Vec<Ask>) {
    let height = ui.available_height();
    ui.spacing_mut().item_spacing.x = look.size.space_xs;
    // In a narrow window the pack's title needs the room more than the words of the buttons do.
    let size = &look.size;
    let (menus, icon) = (menus::width(ui, look), size.control + size.space_xs);
    let title = size.field_label + size.space_m * 2.0;
    let room = match ui.available_width() {
        width if width < menus + title + icon * 6.0 + size.field_label => Room::Least,
        width if width < size.library_min + size.menu + size.outline_min => Room::Little,
        _ => Room::All,
    };
    let left = |ui: &mut Ui, asks: &mut Vec<Ask>| {
        match room {
            Room::Least => menus::all_in_one(ui, look, now, asks),
            Room::Little | Room::All => menus::show(ui, look, now, asks),
        }
        divider(ui, look);
        heading(ui, look, now);
    };
    ends(ui, "bar", height, asks, left, |ui, asks| pack(ui, look, now, room, asks));
}

fn pack(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, room: Room, asks: &mut Vec<Ask>) {
    ui.add_space(look.size.space_m);
    let mut run = |ui: &mut Ui, command: Command, button: Button<'_>| {
        if button.tooltip(command.tooltip(now)).enabled(command.enabled(now)).show(ui, look).clicked() {
            asks.push(Ask::Run(command));
        }
    };
    let label = |command: Command| command.label(look.words);
    let button = |icon: Icon, name, least: Room| match room < least {
        true => Button::icon(icon, name),
        false => Button::text(name).with_icon(icon),
    };
    if room > Room::Least {
        run(ui, Command::Open, button(Icon::Open, look.tr("bar-open"), Room::All));
    }
    run(ui, Command::Save, button(Icon::Save, label(Command::Save), Room::All));
    if room > Room::Least {
        divider(ui, look);
    }
    run(ui, Command::Undo, Button::icon(Icon::Undo, label(Command::Undo)));
    run(ui, Command::Redo, Button::icon(Icon::Redo, label(Command::Redo)));
    if room > Room::Least {
        divider(ui, look);
        let (icon, name) =
            if now.view.is_dark() { (Icon::Sun, look.tr("bar-light")) } else { (Icon::Moon, look.tr("bar-dark")) };
        run(ui, Command::SwitchShade, Button::icon(icon, name));
    }
    ui.add_space(look.size.space_s);
    run(ui, Command::Export, button(Icon::Export, label(Command::Export), Room::Little).filled());
}

fn heading(ui: &mut Ui, look: &Look, now: &Snapshot<'_>) {
    ui.spacing_mut().item_spacing.x = look.size.space_m;
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

//! The menus, drawn from the table of commands.

use egui::{Align, Layout, MenuBar, Popup, RichText, ScrollArea, Ui, vec2};

use crate::ui::Snapshot;
use crate::ui::ask::Ask;
use crate::ui::commands::{Command, Menu};
use crate::ui::theme::Look;
use crate::ui::widgets::{Button, Icon, Line, MenuLine, galley, hair_line, steady_bar};

/// How wide the menus' names are beside each other.
pub(super) fn width(ui: &Ui, look: &Look) -> f32 {
    let line = Line::one(look.body(), look.colour.text);
    let name = |menu: Menu| galley(ui, &menu.label(look.words), &line, f32::INFINITY).size().x;
    Menu::ALL.into_iter().map(|menu| name(menu) + look.size.space_s * 2.0).sum()
}

/// Draws the menu bar, as wide as its names.
pub(super) fn show(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, asks: &mut Vec<Ask>) {
    let (pad, height) = (look.size.space_s, look.size.control);
    // The bar of egui takes all the width there is: it is given as much as it needs.
    let width = width(ui, look);
    let style = move |style: &mut egui::Style| {
        egui::containers::menu::menu_style(style);
        style.spacing.button_padding = vec2(pad, 0.0);
        style.spacing.item_spacing.x = 0.0;
        style.spacing.interact_size.y = height;
    };
    ui.allocate_ui_with_layout(vec2(width, height), Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().interact_size.y = height;
        MenuBar::new().style(style).ui(ui, |ui| {
            for menu in Menu::ALL {
                let text = RichText::new(menu.label(look.words)).font(look.body()).color(look.colour.text);
                ui.menu_button(text, |ui| list(ui, look, "menu", |ui| entries(ui, look, now, menu, asks)));
            }
        });
    });
}

/// Draws all menus behind one button, where there is no room for their names.
pub(super) fn all_in_one(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, asks: &mut Vec<Ask>) {
    let button = Button::icon(Icon::List, look.tr("menu-all")).show(ui, look);
    Popup::menu(&button).show(|ui| {
        list(ui, look, "menus", |ui| {
            for menu in Menu::ALL {
                let name = menu.label(look.words);
                ui.add_enabled_ui(false, |ui| {
                    MenuLine { icon: None, name: &name, keys: None, enabled: false }.show(ui, look);
                });
                entries(ui, look, now, menu, asks);
                rule(ui, look);
            }
        });
    });
}

/// A menu higher than the window scrolls, with a bar that tells so.
fn list(ui: &mut Ui, look: &Look, salt: &str, add: impl FnOnce(&mut Ui)) {
    ui.set_width(look.size.menu.min(ui.ctx().content_rect().width() - look.size.space_l * 2.0));
    ui.spacing_mut().item_spacing.y = 0.0;
    steady_bar(ui, look);
    let most = ui.ctx().content_rect().bottom() - ui.cursor().top() - look.size.space_m;
    ScrollArea::vertical().id_salt(salt).max_height(most).min_scrolled_height(most).show(ui, add);
}

fn entries(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, menu: Menu, asks: &mut Vec<Ask>) {
    let mut group = None;
    for &command in Command::ALL.iter().filter(|c| c.menu().0 == menu) {
        let own = command.menu().1;
        if group.replace(own).is_some_and(|before| before != own) {
            rule(ui, look);
        }
        let label = match command {
            Command::Undo | Command::Redo => command.what(now),
            _ => command.label(look.words).into_owned(),
        };
        let icon = (command.checked(now) == Some(true)).then_some(Icon::Check);
        let line = MenuLine { icon, name: &label, keys: command.keys_now(now), enabled: command.enabled(now) };
        if line.show(ui, look) {
            asks.push(Ask::Run(command));
        }
        if command == Command::OpenSample {
            recent(ui, look, now, asks);
        }
    }
}

/// The packs that were open last.
fn recent(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, asks: &mut Vec<Ask>) {
    let paths = &now.view.kept.recent;
    if paths.is_empty() {
        return;
    }
    rule(ui, look);
    ui.add_enabled_ui(false, |ui| {
        let line = MenuLine { icon: None, name: &look.tr("menu-recent"), keys: None, enabled: false };
        line.show(ui, look);
    });
    for path in paths {
        let name = path.file_name().map_or_else(|| path.display().to_string(), |n| n.to_string_lossy().into_owned());
        let line = MenuLine { icon: Some(Icon::Open), name: &name, keys: None, enabled: true };
        if line.show(ui, look) {
            asks.push(Ask::Import(vec![path.clone()]));
        }
    }
}

fn rule(ui: &mut Ui, look: &Look) {
    ui.add_space(look.size.space_xs);
    hair_line(ui, look);
    ui.add_space(look.size.space_xs);
}

//! The menus, drawn from the table of commands.

use egui::{Align, Layout, MenuBar, RichText, ScrollArea, Ui, vec2};

use crate::ui::Snapshot;
use crate::ui::ask::Ask;
use crate::ui::commands::{Command, Menu};
use crate::ui::theme::Look;
use crate::ui::widgets::{Icon, Line, MenuLine, galley, hair_line};

/// Draws the menu bar, as wide as its names.
pub(super) fn show(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, asks: &mut Vec<Ask>) {
    let (pad, height) = (look.size.space_s, look.size.control);
    let names = Menu::ALL.map(|menu| menu.label(look.words));
    let line = Line::one(look.body(), look.colour.text);
    // The bar of egui takes all the width there is: it is given as much as it needs.
    let width: f32 = names.iter().map(|name| galley(ui, name, &line, f32::INFINITY).size().x + pad * 2.0).sum();
    let style = move |style: &mut egui::Style| {
        egui::containers::menu::menu_style(style);
        style.spacing.button_padding = vec2(pad, 0.0);
        style.spacing.item_spacing.x = 0.0;
        style.spacing.interact_size.y = height;
    };
    ui.allocate_ui_with_layout(vec2(width, height), Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().interact_size.y = height;
        MenuBar::new().style(style).ui(ui, |ui| {
            for (menu, name) in Menu::ALL.into_iter().zip(&names) {
                let text = RichText::new(name.as_ref()).font(look.body()).color(look.colour.text);
                ui.menu_button(text, |ui| {
                    ui.set_width(look.size.menu);
                    ui.spacing_mut().item_spacing.y = 0.0;
                    // A menu higher than the window scrolls.
                    let most = ui.ctx().content_rect().bottom() - ui.cursor().top() - look.size.space_m;
                    let area = ScrollArea::vertical().id_salt(menu).max_height(most).min_scrolled_height(most);
                    area.show(ui, |ui| entries(ui, look, now, menu, asks));
                });
            }
        });
    });
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

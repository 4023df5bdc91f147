//! The library's head: its name and numbers, ways to add articles, the filter and the order.

use egui::{Align, Frame, Id, Key, Layout, Margin, Modifiers, Popup, Ui};

use super::browse::{Filter, LibraryAsk};
use super::library_ui::State;
use super::{filter_ui, list_ui};
use crate::ui::Snapshot;
use crate::ui::ask::Ask;
use crate::ui::commands::Command;
use crate::ui::theme::{Look, margin};
use crate::ui::view::SortBy;
use crate::ui::widgets::{Button, Icon, Line, field, galley, hair_line, label, menu_entry, paragraph};

/// The space around what stands in the pane.
pub(super) fn inset(look: &Look) -> Frame {
    Frame::new().inner_margin(Margin::symmetric(margin(look.size.space_l), margin(look.size.space_s)))
}

/// Name, numbers, ways to add articles.
pub(super) fn show(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, state: &State, asks: &mut Vec<Ask>) {
    let size = &look.size;
    Frame::new().inner_margin(Margin::symmetric(margin(size.space_l), 0)).show(ui, |ui| {
        ui.set_height(size.header);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = size.space_xs;
            let more = Button::icon(Icon::More, look.tr("library-add-more")).small().show(ui, look);
            Popup::menu(&more).show(|ui| more_ways(ui, look, now, asks));
            let name = Command::AddArticles.label(look.words);
            let (ticked, all) = (state.shelf.ticked, state.shelf.known.len());
            let numbers = look.tr_with("library-ticked", &[("ticked", ticked.into()), ("all", all.into())]);
            // A narrow pane keeps its name and its numbers, and shows the button by its icon.
            let width = |text: &str, font| galley(ui, text, &Line::one(font, look.colour.text), f32::INFINITY).size().x;
            let texts = width(&look.tr("library-title"), look.strong()) + width(&numbers, look.small());
            let button = width(&name, look.small()) + size.small_icon + size.space_xl + size.space_l;
            let narrow = ui.available_width() < texts + button;
            let add = if narrow { Button::icon(Icon::Plus, name) } else { Button::text(name).with_icon(Icon::Plus) };
            let add = add.small();
            if add.tooltip(Command::AddArticles.tooltip(now)).show(ui, look).clicked() {
                asks.push(Ask::Run(Command::AddArticles));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = size.space_s;
                label(ui, &look.tr("library-title"), &Line::one(look.strong(), look.colour.text));
                if !state.shelf.known.is_empty() {
                    label(ui, &numbers, &Line::one(look.small(), look.colour.quiet));
                }
            });
        });
    });
}

fn more_ways(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, asks: &mut Vec<Ask>) {
    ui.set_max_width(look.size.card);
    for (command, icon) in
        [(Command::AddArticles, Icon::Plus), (Command::AddFolder, Icon::Folder), (Command::PasteArticle, Icon::Paste)]
    {
        if menu_entry(ui, look, Some(icon), &command.label(look.words), command.enabled(now)) {
            asks.push(Ask::Run(command));
        }
    }
    let folders = &now.view.kept.recent_folders;
    if folders.is_empty() {
        return;
    }
    hair_line(ui, look);
    for folder in folders {
        let name =
            folder.file_name().map_or_else(|| folder.display().to_string(), |n| n.to_string_lossy().into_owned());
        let words = look.tr_with("library-add-folder", &[("folder", name.into())]);
        let entry = ui.scope(|ui| menu_entry(ui, look, Some(Icon::Folder), &words, true));
        entry.response.on_hover_text(folder.display().to_string());
        if entry.inner {
            asks.push(Ask::Import(vec![folder.clone()]));
        }
    }
    if menu_entry(ui, look, None, &look.tr("library-forget-folders"), true) {
        asks.push(Ask::Library(LibraryAsk::ForgetFolders));
    }
}

/// The filter's field, the narrower filter, the order; below, what is filtered by and how much is shown.
pub(super) fn filter_line(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, state: &mut State, asks: &mut Vec<Ask>) {
    let size = &look.size;
    let filter = &now.view.library.filter;
    let around =
        Margin { left: margin(size.space_l), right: margin(size.space_l), top: 0, bottom: margin(size.space_s) };
    Frame::new().inner_margin(around).show(ui, |ui| {
        ui.allocate_ui_with_layout(
            egui::vec2(ui.available_width(), size.control),
            Layout::right_to_left(Align::Center),
            |ui| {
                ui.spacing_mut().item_spacing.x = size.space_xs;
                order_menu(ui, look, now, asks);
                filter_ui::button(ui, look, now, &state.shelf, asks);
                field_of(ui, look, filter, state.take_find(now.view.library.find), asks);
            },
        );
        if !filter.is_empty() {
            ui.add_space(size.space_xs);
            filter_ui::chips(ui, look, now, state, asks);
        }
    });
}

fn field_of(ui: &mut Ui, look: &Look, filter: &Filter, wanted: bool, asks: &mut Vec<Ask>) {
    let id = Id::unique("library filter");
    let mut set = |text: String| asks.push(Ask::Library(LibraryAsk::Filter(Filter { text, ..filter.clone() })));
    if !filter.text.is_empty()
        && Button::icon(Icon::Close, look.tr("library-filter-clear")).small().show(ui, look).clicked()
    {
        set(String::new());
    }
    // The keys are taken before the field sees them.
    let focused = ui.memory(|m| m.has_focus(id));
    if focused && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape)) && !filter.text.is_empty() {
        set(String::new());
    }
    let down = focused && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::ArrowDown));
    let typed = field(ui, look, id, &filter.text, &look.tr("library-filter"), &look.tr("library-filter-hint"));
    if wanted {
        typed.response.request_focus();
    }
    let entered = typed.left && ui.input(|i| i.key_pressed(Key::Enter));
    if down || entered {
        ui.memory_mut(|m| m.request_focus(list_ui::id()));
    }
    if let Some(text) = typed.text {
        set(text);
    }
}

/// The columns by which the list can be sorted, with the name of each.
const COLUMNS: [(SortBy, &str); 7] = [
    (SortBy::Added, "library-sort-added"),
    (SortBy::Title, "library-sort-title"),
    (SortBy::Outlet, "library-sort-outlet"),
    (SortBy::Date, "library-sort-date"),
    (SortBy::Language, "library-sort-language"),
    (SortBy::Used, "library-sort-used"),
    (SortBy::Suggested, "library-sort-suggested"),
];

fn order_menu(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, asks: &mut Vec<Ask>) {
    let kept = &now.view.kept;
    let column =
        COLUMNS.iter().find(|(by, _)| *by == kept.sort.by).map_or_else(String::new, |(_, key)| look.tr(key).into());
    let name = look.tr_with("library-sort", &[("column", column.into())]);
    let mut button = Button::icon(Icon::Sort, name).small();
    if kept.group_stories || kept.sort.by != SortBy::Added {
        button = button.colour(look.colour.accent);
    }
    let button = button.show(ui, look);
    Popup::menu(&button).show(|ui| {
        ui.set_max_width(look.size.card);
        Frame::new().inner_margin(Margin::symmetric(margin(look.size.space_s), margin(look.size.space_xs))).show(
            ui,
            |ui| {
                paragraph(ui, &look.tr("library-sort-by"), &Line::one(look.small(), look.colour.quiet));
            },
        );
        for (by, key) in COLUMNS {
            let icon = match (kept.sort.by == by, kept.sort.descending) {
                (false, _) => None,
                (true, false) => Some(Icon::Down),
                (true, true) => Some(Icon::Up),
            };
            if menu_entry(ui, look, icon, &look.tr(key), true) {
                asks.push(Ask::Sort(by));
            }
        }
        hair_line(ui, look);
        let icon = if kept.group_stories { Icon::Check } else { Icon::Group };
        if menu_entry(ui, look, Some(icon), &Command::GroupStories.label(look.words), true) {
            asks.push(Ask::Run(Command::GroupStories));
        }
    });
}

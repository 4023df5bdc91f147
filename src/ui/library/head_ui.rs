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
use crate::ui::widgets::{Button, Icon, Line, ends, field, galley, hair_line, label, menu_entry, paragraph};

/// The space around what stands in the pane.
pub(super) fn inset(look: &Look) -> Frame {
    Frame::new().inner_margin(Margin::symmetric(margin(look.size.space_l), margin(look.size.space_s)))
}

/// Name, numbers, ways to add articles.
pub(super) fn show(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, state: &State, asks: &mut Vec<Ask>) {
    let size = &look.size;
    Frame::new().inner_margin(Margin::symmetric(margin(size.space_l), 0)).show(ui, |ui| {
        ui.set_height(size.header);
        ui.spacing_mut().item_spacing.x = size.space_xs;
        let (ticked, all) = (state.shelf.ticked, state.shelf.known.len());
        let numbers = look.tr_with("library-ticked", &[("ticked", ticked.into()), ("all", all.into())]);
        let name = Command::AddArticles.label(look.words);
        // A narrow pane keeps its name and its numbers, and shows the button by its icon.
        let width = |text: &str, font| galley(ui, text, &Line::one(font, look.colour.text), f32::INFINITY).size().x;
        let texts = width(&look.tr("library-title"), look.strong()) + width(&numbers, look.small());
        let button = width(&name, look.small()) + size.small_icon + size.space_xl + size.space_l + size.small_control;
        let narrow = ui.available_width() < texts + button;
        let title = |ui: &mut Ui, _: &mut Vec<Ask>| {
            ui.spacing_mut().item_spacing.x = size.space_s;
            label(ui, &look.tr("library-title"), &Line::one(look.strong(), look.colour.text));
            if !state.shelf.known.is_empty() {
                label(ui, &numbers, &Line::one(look.small(), look.colour.quiet));
            }
        };
        ends(ui, "head", size.header, asks, title, |ui, asks| {
            let add =
                if narrow { Button::icon(Icon::Plus, &*name) } else { Button::text(&*name).with_icon(Icon::Plus) };
            let add = add.small();
            if add.tooltip(Command::AddArticles.tooltip(now)).show(ui, look).clicked() {
                asks.push(Ask::Run(Command::AddArticles));
            }
            let more = Button::icon(Icon::More, look.tr("library-add-more")).small().show(ui, look);
            Popup::menu(&more).show(|ui| more_ways(ui, look, now, asks));
        });
    });
}

fn more_ways(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, asks: &mut Vec<Ask>) {
    ui.set_max_width(look.size.card);
    let ways =
        [(Command::AddArticles, Icon::Plus), (Command::AddFolder, Icon::Folder), (Command::PasteArticle, Icon::Paste)];
    for (command, icon) in ways {
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
        ui.spacing_mut().item_spacing.x = size.space_xs;
        let wanted = state.take_find(now.view.library.find);
        let field = |ui: &mut Ui, asks: &mut Vec<Ask>| field_of(ui, look, filter, wanted, asks);
        ends(ui, "filter", size.control, asks, field, |ui, asks| {
            filter_ui::button(ui, look, now, &state.shelf, asks);
            order_menu(ui, look, now, asks);
        });
        if !filter.is_empty() {
            ui.add_space(size.space_xs);
            filter_ui::chips(ui, look, now, state, asks);
        }
    });
}

/// What has the keyboard while the filter is typed.
pub(in crate::ui) fn filter_id() -> Id {
    Id::unique("library filter")
}

fn field_of(ui: &mut Ui, look: &Look, filter: &Filter, wanted: bool, asks: &mut Vec<Ask>) {
    let id = filter_id();
    let mut set = |text: String| asks.push(Ask::Library(LibraryAsk::Filter(Filter { text, ..filter.clone() })));
    // The keys are taken before the field sees them.
    let focused = ui.memory(|m| m.has_focus(id));
    if focused && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape)) && !filter.text.is_empty() {
        set(String::new());
    }
    let down = focused && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::ArrowDown));
    let clears = !filter.text.is_empty();
    let beside = if clears { look.size.small_control + look.size.space_xs } else { 0.0 };
    let room = egui::vec2(ui.available_width() - beside, look.size.control);
    let typed = ui
        .allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| {
            field(ui, look, id, &filter.text, &look.tr("library-filter"), &look.tr("library-filter-hint"))
        })
        .inner;
    if clears && Button::icon(Icon::Close, look.tr("library-filter-clear")).small().show(ui, look).clicked() {
        set(String::new());
    }
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

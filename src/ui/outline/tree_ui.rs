//! The outline as a tree. Only the rows in view are drawn; the heights of the others are remembered or guessed.

use egui::{Frame, Margin, Rect, Role, ScrollArea, Ui, UiBuilder, pos2, vec2};

use super::data::{Row, RowKey, section_data};
use super::drop_ui::{Slot, SlotPlace};
use super::{Cx, drop_ui, item_ui, keys, section_ui};
use crate::pack::{Place, SectionId};
use crate::ui::ask::Ask;
use crate::ui::commands::Command;
use crate::ui::outline::ask::New;
use crate::ui::theme::margin;
use crate::ui::widgets::{Button, Icon, Line, menu_entry, paragraph};

/// The greatest height that a row can take; an endless one could not be drawn.
const MOST_HEIGHT: f32 = 100_000.0;

/// Draws the tree.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_, '_>) {
    cx.state.refresh(cx.now);
    follow_choice(cx);
    let name = cx.tr("outline-page-outline").into_owned();
    let builder = UiBuilder::new().id_salt("outline tree").accessibility_role(Role::Tree).accessibility_label(name);
    ui.scope_builder(builder, |ui| {
        ScrollArea::vertical().id_salt("outline").auto_shrink(false).show_viewport(ui, |ui, view| rows(ui, cx, view));
    });
}

/// What is chosen comes into view: when it is another one, and when it went elsewhere.
fn follow_choice(cx: &mut Cx<'_, '_>) {
    let view = cx.now.view;
    let chosen = view.item.map(RowKey::Item).or(view.section.map(RowKey::Section));
    if chosen != cx.state.chosen {
        if let Some(key) = chosen {
            cx.state.show_row(key, false);
        }
        cx.state.chosen = chosen;
        cx.state.drafts.clear();
        let open = cx.state.shorten.as_ref().is_some_and(|s| Some(s.item) != view.item);
        if open {
            cx.state.shorten = None;
        }
    }
}

fn rows(ui: &mut Ui, cx: &mut Cx<'_, '_>, view: Rect) {
    let size = &cx.look.size;
    let (item, section) = (size.row, size.header);
    cx.state.list.settle(ui.available_width(), |key| match key {
        RowKey::Item(_) => item,
        RowKey::Section(_) | RowKey::Foot => section,
    });
    ui.set_height(cx.state.list.height());
    let origin = ui.max_rect().min;
    let first = cx.state.list.at(view.top());
    let mut y = origin.y + cx.state.list.span(first).0;
    let bottom = origin.y + view.bottom();
    let mut slots: Vec<Slot> = Vec::new();
    let mut is_news = false;
    let mut index = first;
    let wanted = cx.state.reveal.map(|r| r.key);
    let mut wanted_at = None;
    while let Some(row) = cx.state.list.rows.get(index).copied()
        && y < bottom
    {
        let rect = Rect::from_min_size(pos2(origin.x, y), vec2(ui.max_rect().width(), MOST_HEIGHT));
        let height = draw(ui, cx, row, rect);
        let drawn = rect.with_max_y(y + height);
        if wanted == Some(row.key) {
            wanted_at = Some((y - origin.y, y - origin.y + height));
        }
        mark_slots(cx, row, drawn, &mut slots);
        is_news |= cx.state.list.measured(row.key, height);
        y += height;
        index += 1;
    }
    reveal(ui, cx, origin.y, view, wanted_at);
    drop_ui::show(ui, cx, &slots);
    if is_news || cx.state.reveal.is_some() {
        ui.ctx().request_repaint();
    }
}

/// Draws a row, and gives its height.
fn draw(ui: &mut Ui, cx: &mut Cx<'_, '_>, row: Row, rect: Rect) -> f32 {
    match row.key {
        RowKey::Foot => {
            let builder = UiBuilder::new().id_salt("outline foot").max_rect(rect);
            ui.scope_builder(builder, |ui| foot(ui, cx)).response.rect.height()
        }
        RowKey::Section(_) => {
            let Some(section) = cx.now.pack.sections.get(row.section) else { return 0.0 };
            let data = section_data(cx.now.words, section, cx.now.side.lengths.get(&section.id));
            let response = section_ui::show(ui, cx, &data, row, rect);
            keys::handle(ui, cx, row, &response);
            response.rect.height()
        }
        RowKey::Item(_) => {
            let Some(data) = cx.state.item(cx.now, row) else { return 0.0 };
            let response = item_ui::show(ui, cx, &data, row, rect);
            keys::handle(ui, cx, row, &response);
            response.rect.height()
        }
    }
}

/// The places where something can be dropped beside a row.
fn mark_slots(cx: &Cx<'_, '_>, row: Row, rect: Rect, slots: &mut Vec<Slot>) {
    let before = SlotPlace::Section(row.section);
    let Some(section) = cx.now.pack.sections.get(row.section) else {
        slots.push(Slot { place: before, y: rect.top() });
        if cx.now.pack.sections.is_empty() {
            // There is no section yet: one is made for what is dropped.
            let place = Place { section: SectionId(0), index: 0 };
            slots.push(Slot { place: SlotPlace::Item(place), y: rect.top() });
        }
        return;
    };
    let index = match row.key {
        RowKey::Item(_) => row.item + 1,
        _ => {
            slots.push(Slot { place: before, y: rect.top() });
            // What is dropped on a folded section goes to its end.
            if cx.now.view.folded.contains(&section.id) { section.items.len() } else { 0 }
        }
    };
    slots.push(Slot { place: SlotPlace::Item(Place { section: section.id, index }), y: rect.bottom() });
}

/// Scrolls to the row that is to come into view, and gives it the keyboard.
///
/// `drawn` says where it stood in this frame, if it was drawn; else its place is guessed, and looked for again.
fn reveal(ui: &mut Ui, cx: &mut Cx<'_, '_>, top: f32, view: Rect, drawn: Option<(f32, f32)>) {
    let Some(mut wanted) = cx.state.reveal.take() else { return };
    let Some(index) = cx.state.list.index_of(wanted.key) else { return };
    let (from, to) = drawn.unwrap_or_else(|| cx.state.list.span(index));
    let inside = drawn.is_some() && from >= view.top() && to.min(from + view.height()) <= view.bottom();
    if wanted.focus {
        ui.memory_mut(|m| m.request_focus(super::row_id(wanted.key)));
    }
    if !inside {
        let rect = Rect::from_x_y_ranges(ui.max_rect().x_range(), top + from..=top + to.min(from + view.height()));
        ui.scroll_to_rect_animation(rect, None, egui::style::ScrollAnimation::none());
    }
    wanted.frames -= 1;
    if wanted.frames > 0 && (!inside || wanted.focus) {
        wanted.focus = false;
        cx.state.reveal = Some(wanted);
    }
}

/// How to add more, under the last section.
fn foot(ui: &mut Ui, cx: &mut Cx<'_, '_>) {
    let (look, size) = (cx.look, &cx.look.size);
    if cx.now.pack.sections.iter().all(|s| s.items.is_empty()) {
        first_steps(ui, cx);
    }
    Frame::new().inner_margin(Margin::symmetric(margin(size.space_s), margin(size.space_m))).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = size.space_xs;
            if Button::text(Command::AddSection.label(cx.now.words))
                .with_icon(Icon::Plus)
                .small()
                .show(ui, look)
                .clicked()
            {
                cx.asks.push(Ask::Run(Command::AddSection));
            }
            let add = Button::text(cx.tr("outline-add")).named(cx.tr("outline-add-name")).with_icon(Icon::Plus).small();
            let title = cx.now.target_title().map(|t| crate::article::shorten(t, 40)).unwrap_or_default();
            let tip = look.tr_with("outline-add-tip", &[("section", title.into())]);
            let button = add.tooltip(tip).show(ui, look);
            egui::Popup::menu(&button).show(|ui| {
                ui.set_max_width(look.size.menu);
                for what in New::ALL {
                    let (icon, command) = new_command(what);
                    if menu_entry(ui, look, Some(icon), &look.tr(&format!("outline-new-{}", what.key())), true) {
                        cx.asks.push(Ask::Run(command));
                    }
                }
            });
        });
    });
    ui.add_space(size.space_xl);
}

/// The sign and the command of something new.
pub(super) fn new_command(what: New) -> (Icon, Command) {
    match what {
        New::Note => (Icon::Note, Command::AddNote),
        New::Chronology => (Icon::Chronology, Command::AddChronology),
        New::Table => (Icon::Table, Command::AddTable),
        New::Picture => (Icon::Picture, Command::AddPicture),
        New::Biography => (Icon::Person, Command::AddBiography),
        New::PageBreak => (Icon::PageBreak, Command::AddPageBreak),
    }
}

fn first_steps(ui: &mut Ui, cx: &Cx<'_, '_>) {
    let (look, size) = (cx.look, &cx.look.size);
    let sides = Margin {
        left: margin(size.space_xl + size.space_m),
        right: margin(size.space_l),
        top: margin(size.space_s),
        bottom: 0,
    };
    Frame::new().inner_margin(sides).show(ui, |ui| {
        let key = if cx.now.pack.articles.is_empty() { "outline-first-articles" } else { "outline-first-passages" };
        paragraph(ui, &cx.tr(key), &Line::many(look.body(), look.colour.quiet));
    });
}

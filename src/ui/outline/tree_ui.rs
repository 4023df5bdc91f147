//! The outline as a tree. Only the rows in view are drawn; the heights of the others are remembered or guessed.

use egui::{Frame, Margin, Rangef, Rect, Role, ScrollArea, Ui, UiBuilder, pos2, vec2};

use super::data::{Row, RowKey, section_data};
use super::drop_ui::{Slot, SlotPlace};
use super::state::Reveal;
use super::{Cx, drop_ui, item_ui, keys, section_ui};
use crate::pack::{Place, SectionId};
use crate::ui::ask::Ask;
use crate::ui::commands::Command;
use crate::ui::outline::ask::New;
use crate::ui::roving;
use crate::ui::theme::margin;
use crate::ui::widgets::{Button, Icon, Line, menu_entry, paragraph};

/// The greatest height that a row can take; an endless one could not be drawn.
const MOST_HEIGHT: f32 = 100_000.0;

/// Draws the tree.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_, '_>) {
    cx.state.refresh(cx.now);
    follow_choice(cx);
    let size = &cx.look.size;
    let (item, section) = (size.row, size.header);
    cx.state.list.settle(ui.available_width(), |key| match key {
        RowKey::Item(_) => item,
        RowKey::Section(_) | RowKey::Foot => section,
    });
    let offset = reveal(ui, cx);
    let name = cx.tr("outline-page-outline").into_owned();
    let builder = UiBuilder::new().id_salt("outline tree").accessibility_role(Role::Tree).accessibility_label(name);
    ui.scope_builder(builder, |ui| {
        let mut scroll = ScrollArea::vertical().id_salt("outline").auto_shrink(false);
        if let Some(offset) = offset {
            scroll = scroll.vertical_scroll_offset(offset);
        }
        scroll.show_viewport(ui, |ui, view| rows(ui, cx, view));
    });
}

/// What is chosen comes into view: when it is another one, and when it went elsewhere.
fn follow_choice(cx: &mut Cx<'_, '_>) {
    let view = cx.now.view;
    let chosen = view.item.map(RowKey::Item).or(view.section.map(RowKey::Section));
    let place = view.item.and_then(|item| cx.now.pack.place_of(item));
    let went = chosen == cx.state.chosen && place != cx.state.chosen_at;
    cx.state.chosen_at = place;
    // What was asked for already, perhaps with the keyboard, stays asked for.
    if went
        && cx.state.reveal.is_none()
        && let Some(key) = chosen
    {
        cx.state.show_row(key, false);
    }
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
    cx.state.top = view.top();
    ui.set_height(cx.state.list.height());
    let origin = ui.max_rect().min;
    let first = cx.state.list.at(view.top());
    let mut y = origin.y + cx.state.list.span(first).0;
    let bottom = origin.y + view.bottom();
    let mut slots: Vec<Slot> = Vec::new();
    let mut is_news = false;
    let mut index = first;
    let last_drawn = std::mem::take(&mut cx.state.drawn);
    let chosen = cx.state.chosen.filter(|key| last_drawn.contains(key));
    cx.state.stop = chosen.or(last_drawn.first().copied());
    while let Some(row) = cx.state.list.rows.get(index).copied()
        && y < bottom
    {
        let rect = Rect::from_min_size(pos2(origin.x, y), vec2(ui.max_rect().width(), MOST_HEIGHT));
        let height = draw(ui, cx, row, rect);
        if row.key != RowKey::Foot {
            cx.state.drawn.push(row.key);
        }
        if let (Some(editor), Some(wanted)) = (cx.state.editor.take(), &mut cx.state.reveal) {
            // The field with what stands over it: its buttons, or its label.
            wanted.part = Some(Rangef::new(editor.min - y - cx.look.size.control, editor.max - y));
        }
        let drawn = rect.with_max_y(y + height);
        mark_slots(cx, row, drawn, &mut slots);
        is_news |= cx.state.list.measured(row.key, height);
        y += height;
        index += 1;
    }
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
            roving::begin(ui, false);
            let response = section_ui::show(ui, cx, &data, row, rect);
            keys::handle(ui, cx, row, &response);
            response.rect.height()
        }
        RowKey::Item(_) => {
            let Some(data) = cx.state.item(cx.now, row) else { return 0.0 };
            roving::begin(ui, false);
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
        slots.push(Slot { place: before, y: rect.top(), heading: None });
        if cx.now.pack.sections.is_empty() {
            // There is no section yet: one is made for what is dropped.
            let place = Place { section: SectionId(0), index: 0 };
            slots.push(Slot { place: SlotPlace::Item(place), y: rect.top(), heading: None });
        }
        return;
    };
    let (index, heading) = match row.key {
        RowKey::Item(_) => (row.item + 1, None),
        _ => {
            slots.push(Slot { place: before, y: rect.top(), heading: None });
            // What is dropped on a folded section goes to its end.
            let index = if cx.now.view.folded.contains(&section.id) { section.items.len() } else { 0 };
            (index, Some(rect.with_min_y(rect.top() + cx.look.size.space_xs)))
        }
    };
    slots.push(Slot { place: SlotPlace::Item(Place { section: section.id, index }), y: rect.bottom(), heading });
}

/// Where to scroll so that the row that is to come into view does; nothing where it is in view.
///
/// The heights of rows that were never drawn are guessed, so the row may not be where it was looked for: it is looked for
/// again until a frame has drawn it where it was to be seen. The offset is set outright: what egui is asked to scroll
/// to it reaches a frame later, and what was asked again meanwhile would be added to it.
fn reveal(ui: &Ui, cx: &mut Cx<'_, '_>) -> Option<f32> {
    /// How far from the top of the pane a row stands that was out of sight, as a part of the pane.
    const FROM_TOP: f32 = 0.25;
    let mut wanted = cx.state.reveal.take()?;
    let list = &cx.state.list;
    let (mut from, mut to) = list.span(list.index_of(wanted.key)?);
    // A row that fits is shown whole; of one that does not, the field that is written in.
    if let Some(part) = wanted.part.filter(|_| to - from > ui.available_height()) {
        (from, to) = (from + part.min.max(0.0), from + part.max + cx.look.size.space_s);
    }
    if std::mem::take(&mut wanted.focus) {
        ui.memory_mut(|m| m.request_focus(super::row_id(wanted.key)));
    }
    let (top, room) = (cx.state.top, ui.available_height());
    let to = to.min(from + room);
    let inside = from >= top - 0.5 && to <= top + room + 0.5;
    // A row that was chosen just now is drawn with its fields for the first time in this frame: it may grow.
    if inside && wanted.frames < Reveal::FRAMES && cx.state.drawn.contains(&wanted.key) {
        return None;
    }
    wanted.frames = wanted.frames.saturating_sub(1);
    if wanted.frames > 0 {
        cx.state.reveal = Some(wanted);
    }
    let is_near = to > top - room && from < top + room * 2.0;
    let offset = match (inside, is_near) {
        (true, _) => return None,
        // A step of the arrow keys moves the list no farther than it has to.
        (_, true) if from < top => from,
        (_, true) => to - room,
        (_, false) => from - room * FROM_TOP,
    };
    Some(offset.clamp(0.0, (list.height() - room).max(0.0)))
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

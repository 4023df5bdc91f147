//! An item's row: its sign, what it says or the fields to change it, where it is from, and what can be done to it.

use egui::{
    Align, Color32, CursorIcon, Frame, Layout, Margin, Popup, PopupCloseBehavior, Rect, Response, Role, Shape, Ui,
    WidgetInfo, vec2,
};

use super::ask::OutlineAsk;
use super::data::{ItemData, Kind, Row, RowKey, stepped};
use super::{Cx, edit, face_ui, row_builder, row_id};
use crate::article::shorten;
use crate::pack::{ItemId, Place};
use crate::ui::ask::Ask;
use crate::ui::drag::{self, Dragged};
use crate::ui::roving;
use crate::ui::theme::margin;
use crate::ui::widgets::{
    Button, Icon, Line, focus_ring_at, galley, label, menu_entry, menu_list, paint_icon, paragraph,
};

/// The longest section title in a menu, in characters.
const MENU_CHARS: usize = 40;
/// The most sections that a menu lists.
const MENU_SECTIONS: usize = 40;

/// Draws an item.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_, '_>, item: &ItemData, row: Row, rect: Rect) -> Response {
    let (look, size) = (cx.look, &cx.look.size);
    let ground = ui.painter().add(Shape::Noop);
    let builder = row_builder(ui, cx.state, row.key, rect, &item.name);
    let chosen = cx.now.view.item == Some(item.id);
    let scope = ui.scope_builder(builder, |ui| {
        let own = ui.response();
        let near = (own.contains_pointer() && !drag::is_on(ui)) || own.has_focus();
        let sides = Margin {
            left: margin(size.space_xl + size.space_l),
            right: margin(size.space_m),
            top: margin(size.space_s),
            bottom: margin(size.space_xs),
        };
        Frame::new().inner_margin(sides).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = size.space_xs;
            if let Some(trouble) = &item.trouble {
                trouble_line(ui, cx, trouble);
            }
            if chosen {
                edit::show(ui, cx, item);
            } else {
                face_ui::show(ui, cx, item);
            }
            foot(ui, cx, item, row, near, chosen);
        });
    });
    let response = scope.response;
    let rect = response.rect.shrink2(vec2(size.space_xs, 0.0));
    let picked = cx.state.picked.contains(&item.id);
    let fill = match (chosen, picked, response.contains_pointer() && !drag::is_on(ui)) {
        (_, true, _) => look.colour.accent_soft,
        (true, ..) => look.colour.ground,
        (_, _, true) => look.colour.hover,
        _ => Color32::TRANSPARENT,
    };
    let edge = if chosen { egui::Stroke::new(size.hair, look.colour.field_line) } else { egui::Stroke::NONE };
    let shape = egui::epaint::RectShape::new(rect, look.radius(), fill, edge, egui::StrokeKind::Inside);
    ui.painter().set(ground, shape);
    sign(ui, cx, item, rect);
    focus_ring_at(ui, look, &response, rect);
    tell(ui, cx, item, row, chosen || picked, &response);
    drag(ui, cx, item, &response);
    context(cx, item, row, &response);
    clicked(ui, cx, item, row, &response);
    response
}

fn trouble_line(ui: &mut Ui, cx: &Cx<'_, '_>, trouble: &str) {
    let (look, size) = (cx.look, &cx.look.size);
    Frame::new()
        .fill(look.colour.error_soft)
        .corner_radius(look.radius())
        .inner_margin(Margin::symmetric(margin(size.space_s), margin(size.space_xs)))
        .show(ui, |ui| {
            paragraph(ui, trouble, &Line::many(look.small(), look.colour.error));
        });
}

/// The sign of its kind: a source's words in one colour, the user's own in another.
fn sign(ui: &Ui, cx: &Cx<'_, '_>, item: &ItemData, rect: Rect) {
    let (look, size) = (cx.look, &cx.look.size);
    let (icon, own) = match &item.kind {
        Kind::Quotation { .. } => (Icon::Quotation, false),
        Kind::List { .. } => (Icon::List, false),
        Kind::Figure { .. } => (Icon::Figure, false),
        Kind::Chronology { .. } => (Icon::Chronology, true),
        Kind::Table { .. } => (Icon::Table, true),
        Kind::Picture { .. } => (Icon::Picture, true),
        Kind::Biography { .. } => (Icon::Person, true),
        Kind::Note => (Icon::Note, true),
        Kind::PageBreak => (Icon::PageBreak, true),
    };
    let ink = if own { look.colour.note } else { look.colour.highlight_line };
    let left = rect.left() + size.space_m;
    let top = rect.top() + size.space_s;
    let place = Rect::from_min_size(egui::pos2(left, top), vec2(size.icon, size.serif_line));
    paint_icon(ui.painter(), place, icon, size.icon, size.icon_line, ink);
}

/// What a screen reader says of the row beside its name.
fn tell(ui: &Ui, cx: &Cx<'_, '_>, item: &ItemData, row: Row, chosen: bool, response: &Response) {
    response.widget_info(|| WidgetInfo::labeled(Role::TreeItem, true, item.name.as_str()));
    let of = cx.now.pack.sections.get(row.section).map_or(0, |s| s.items.len());
    let parts = [item.what.as_str(), &item.source, item.trouble.as_deref().unwrap_or_default()];
    let what: Vec<&str> = parts.into_iter().filter(|p| !p.is_empty()).collect();
    ui.ctx().accesskit_node_builder(row_id(row.key), |node| {
        node.set_level(2);
        node.set_position_in_set(row.item + 1);
        node.set_size_of_set(of);
        node.add_action(egui::accesskit::Action::Focus);
        node.set_selected(chosen);
        node.set_description(what.join(". "));
    });
}

fn drag(ui: &Ui, cx: &Cx<'_, '_>, item: &ItemData, response: &Response) {
    let picked = &cx.state.picked;
    let (items, name) = if picked.len() > 1 && picked.contains(&item.id) {
        let in_order = cx.now.pack.sections.iter().flat_map(|s| &s.items).map(|i| i.id);
        let items: Vec<ItemId> = in_order.filter(|id| picked.contains(id)).collect();
        let name = cx.look.tr_with("outline-items", &[("count", items.len().into())]);
        (items, name)
    } else {
        (vec![item.id], item.name.clone())
    };
    response.dnd_set_drag_payload(Dragged::Items { items, name });
    if response.dragged() {
        ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
    }
}

fn clicked(ui: &Ui, cx: &mut Cx<'_, '_>, item: &ItemData, row: Row, response: &Response) {
    if response.double_clicked() {
        cx.asks.push(Ask::Choose(Some(item.id)));
        cx.asks.push(Ask::WriteNote(item.id));
        return;
    }
    if !response.clicked() {
        return;
    }
    let modifiers = ui.input(|i| i.modifiers);
    if modifiers.command || modifiers.shift {
        let from = cx.now.view.item.and_then(|id| cx.state.list.index_of(RowKey::Item(id)));
        let to = cx.state.list.index_of(row.key);
        match (modifiers.shift, from, to) {
            (true, Some(from), Some(to)) => {
                let range = cx.state.list.rows.get(from.min(to)..=from.max(to)).unwrap_or_default();
                let items = range.iter().filter_map(|row| match row.key {
                    RowKey::Item(id) => Some(id),
                    _ => None,
                });
                cx.state.picked = items.collect();
            }
            _ => {
                // What was chosen before belongs to it.
                cx.state.picked.extend(cx.now.view.item);
                if !cx.state.picked.remove(&item.id) {
                    cx.state.picked.insert(item.id);
                }
            }
        }
        response.request_focus();
        return;
    }
    cx.state.picked.clear();
    cx.asks.push(Ask::Choose(Some(item.id)));
    response.request_focus();
}

/// The menu of the other mouse button.
fn context(cx: &mut Cx<'_, '_>, item: &ItemData, row: Row, response: &Response) {
    Popup::context_menu(response).show(|ui| {
        let look = cx.look;
        ui.set_max_width(look.size.menu);
        let (rise, sink) = can_step(cx, row);
        let step = |up| stepped(cx.now.pack, item.id, up).map(|place| Ask::MoveItem { item: item.id, place });
        if menu_entry(ui, look, Some(Icon::Up), &cx.tr("command-item-up"), rise) {
            cx.asks.extend(step(true));
        }
        if menu_entry(ui, look, Some(Icon::Down), &cx.tr("command-item-down"), sink) {
            cx.asks.extend(step(false));
        }
        if menu_entry(ui, look, Some(Icon::Note), &cx.tr("outline-write-note"), true) {
            cx.asks.push(Ask::Choose(Some(item.id)));
            cx.asks.push(Ask::WriteNote(item.id));
        }
        if matches!(item.kind, Kind::Quotation { .. })
            && menu_entry(ui, look, Some(Icon::Shorten), &cx.tr("outline-shorten"), item.trouble.is_none())
        {
            cx.asks.push(Ask::Choose(Some(item.id)));
            cx.state.chosen = Some(row.key);
            edit::start_shortening(cx, item.id);
        }
        if menu_entry(ui, look, Some(Icon::Remove), &cx.tr("outline-remove-item"), true) {
            remove(cx, item);
        }
    });
}

/// Takes the item out, and those that are chosen with it.
fn remove(cx: &mut Cx<'_, '_>, item: &ItemData) {
    if cx.state.picked.contains(&item.id) {
        let items = std::mem::take(&mut cx.state.picked).into_iter().collect();
        cx.ask(OutlineAsk::RemoveItems(items));
    } else {
        cx.asks.push(Ask::RemoveItem(item.id));
    }
}

/// Whether it can go up, and down.
fn can_step(cx: &Cx<'_, '_>, row: Row) -> (bool, bool) {
    let sections = &cx.now.pack.sections;
    let last = sections.get(row.section).is_some_and(|s| row.item + 1 >= s.items.len());
    (row.section > 0 || row.item > 0, row.section + 1 < sections.len() || !last)
}

/// Where the words are from, and the buttons.
fn foot(ui: &mut Ui, cx: &mut Cx<'_, '_>, item: &ItemData, row: Row, near: bool, chosen: bool) {
    let (look, size) = (cx.look, &cx.look.size);
    let quiet = !near && !chosen;
    let own = cx.tr("outline-your-note");
    let source = match &item.kind {
        Kind::Note => own.as_ref(),
        _ => item.source.as_str(),
    };
    let line = Line::one(look.small(), look.colour.quiet);
    if quiet {
        // The buttons are out of sight: the source has the whole width.
        let words = galley(ui, source, &line, ui.available_width());
        let top = ui.cursor().top() + (size.small_control - words.size().y) / 2.0;
        ui.painter().galley(egui::pos2(ui.cursor().left(), top).round(), words, look.colour.quiet);
    }
    let (_, whole) = ui.allocate_space(vec2(ui.available_width(), size.small_control));
    let is_note = item.kind == Kind::Note;
    let count = if is_note { 4.0 } else { 5.0 };
    let middle = whole.right() - size.small_control * count;
    let part = |rect| roving::within().max_rect(rect).layout(Layout::left_to_right(Align::Center));
    if !quiet {
        let mut ui = ui.new_child(part(whole.with_max_x(middle - size.space_s)));
        label(&mut ui, source, &line);
    }
    let mut ui = ui.new_child(part(whole.with_min_x(middle)));
    ui.spacing_mut().item_spacing.x = 0.0;
    buttons(&mut ui, cx, item, row, quiet);
}

fn buttons(ui: &mut Ui, cx: &mut Cx<'_, '_>, item: &ItemData, row: Row, quiet: bool) {
    let name = item.name.as_str();
    let (rise, sink) = can_step(cx, row);
    if small(ui, cx, Icon::Up, "outline-up", name, rise, quiet)
        && let Some(place) = stepped(cx.now.pack, item.id, true)
    {
        cx.asks.push(Ask::MoveItem { item: item.id, place });
    }
    if small(ui, cx, Icon::Down, "outline-down", name, sink, quiet)
        && let Some(place) = stepped(cx.now.pack, item.id, false)
    {
        cx.asks.push(Ask::MoveItem { item: item.id, place });
    }
    if item.kind != Kind::Note && small(ui, cx, Icon::Note, "outline-write", name, true, quiet) {
        cx.asks.push(Ask::Choose(Some(item.id)));
        cx.asks.push(Ask::WriteNote(item.id));
    }
    move_menu(ui, cx, item, row, quiet);
    if small(ui, cx, Icon::Remove, "outline-remove", name, true, quiet) {
        remove(cx, item);
    }
}

fn small(ui: &mut Ui, cx: &Cx<'_, '_>, icon: Icon, key: &str, name: &str, enabled: bool, quiet: bool) -> bool {
    let name = cx.tr_name(key, name);
    Button::icon(icon, name).small().enabled(enabled).faded(quiet).show(ui, cx.look).clicked()
}

fn move_menu(ui: &mut Ui, cx: &mut Cx<'_, '_>, item: &ItemData, row: Row, quiet: bool) {
    let look = cx.look;
    let name = cx.tr_name("outline-move", &item.name);
    let sections = &cx.now.pack.sections;
    let button = Button::icon(Icon::Move, &name).small().enabled(sections.len() > 1).faded(quiet).show(ui, look);
    Popup::menu(&button).close_behavior(PopupCloseBehavior::CloseOnClick).show(|ui| {
        ui.set_max_width(look.size.card);
        menu_list(ui, look, |ui| {
            let others = sections.iter().enumerate().filter(|(index, _)| *index != row.section);
            for (_, other) in others.take(MENU_SECTIONS) {
                let words = cx.tr_name("outline-move-to", &shorten(&other.title, MENU_CHARS));
                if menu_entry(ui, look, None, &words, true) {
                    cx.asks.push(Ask::MoveItem { item: item.id, place: Place::end_of(other.id) });
                }
            }
        });
    });
}

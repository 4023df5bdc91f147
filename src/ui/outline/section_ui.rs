//! A section's heading in the tree: folding, the mark of the section that takes what is added, what belongs there and
//! how long it may become.

use egui::{Align, Color32, Frame, Id, Layout, Margin, Rect, Response, Role, Sense, Shape, Ui, WidgetInfo, vec2};

use super::ask::OutlineAsk;
use super::data::{Row, RowKey, SectionData};
use super::{Cx, row_builder, row_id};
use crate::ui::ask::Ask;
use crate::ui::drag::{self, Dragged};
use crate::ui::roving;
use crate::ui::theme::margin;
use crate::ui::widgets::{Button, Icon, Line, bare_field, focus_ring_at, galley, label, paint_icon, paragraph, radio};

/// Draws a section's heading.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_, '_>, section: &SectionData, row: Row, rect: Rect) -> Response {
    let (look, size) = (cx.look, &cx.look.size);
    let ground = ui.painter().add(Shape::Noop);
    let builder = row_builder(ui, cx.state, row.key, rect, &section.title);
    let is_target = cx.now.view.target == Some(section.id);
    let chosen = cx.now.view.section == Some(section.id) && cx.now.view.item.is_none();
    let folded = cx.now.view.folded.contains(&section.id);
    let scope = ui.scope_builder(builder, |ui| {
        let own = ui.response();
        let near = (own.contains_pointer() && !drag::is_on(ui)) || own.has_focus();
        let sides = Margin {
            left: margin(size.space_xs),
            right: margin(size.space_xs),
            top: margin(if row.section == 0 { size.space_xs } else { size.space_m }),
            bottom: margin(size.space_xs),
        };
        Frame::new().inner_margin(sides).show(ui, |ui| {
            ui.set_width(ui.available_width());
            head(ui, cx, section, row, near, folded, is_target);
            notes(ui, cx, section, folded);
        });
    });
    let response = scope.response;
    let line = response.rect.with_min_y(response.rect.top() + size.space_xs).shrink2(vec2(size.space_xs, 0.0));
    let fill = match (chosen, response.contains_pointer() && !drag::is_on(ui)) {
        (true, _) => look.colour.accent_soft,
        (false, true) => look.colour.hover,
        _ => Color32::TRANSPARENT,
    };
    ui.painter().set(ground, egui::epaint::RectShape::filled(line, look.radius(), fill));
    focus_ring_at(ui, look, &response, line);
    tell(ui, cx, section, row, (chosen, folded), &response);
    let renaming = cx.now.view.rename == Some(section.id);
    if !renaming {
        response.dnd_set_drag_payload(Dragged::Section { section: section.id, name: section.title.clone() });
    }
    if response.double_clicked() {
        cx.ask(OutlineAsk::Rename(Some(section.id)));
    } else if response.clicked() {
        cx.state.picked.clear();
        cx.state.chosen = Some(RowKey::Section(section.id));
        cx.ask(OutlineAsk::ChooseSection(section.id));
        response.request_focus();
    }
    response
}

/// What a screen reader says of the row beside its name.
fn tell(
    ui: &Ui,
    cx: &Cx<'_, '_>,
    section: &SectionData,
    row: Row,
    (chosen, folded): (bool, bool),
    response: &Response,
) {
    response.widget_info(|| WidgetInfo::labeled(Role::TreeItem, true, section.title.as_str()));
    let of = cx.now.pack.sections.len();
    let what = cx.look.tr_with("outline-section-of", &[("count", section.items.into())]);
    ui.ctx().accesskit_node_builder(row_id(row.key), |node| {
        node.set_level(1);
        node.set_position_in_set(row.section + 1);
        node.set_size_of_set(of);
        node.set_expanded(!folded);
        node.add_action(egui::accesskit::Action::Focus);
        node.set_selected(chosen);
        node.set_description(what);
    });
}

fn head(ui: &mut Ui, cx: &mut Cx<'_, '_>, section: &SectionData, row: Row, near: bool, folded: bool, is_target: bool) {
    let (look, size) = (cx.look, &cx.look.size);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size.control), Sense::hover());
    // The buttons are in reach of the keyboard all the time, but take room and ink only when the pointer is near.
    let buttons = if near { size.small_control * 4.0 } else { 0.0 };
    let words = rect.with_max_x(rect.right() - buttons);
    let builder = roving::within().max_rect(words).layout(Layout::left_to_right(Align::Center));
    ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing.x = size.space_xs;
        fold(ui, cx, section, folded);
        let name = cx.tr_name("outline-target", &section.title);
        if radio(ui, look, is_target, &name).clicked() {
            cx.asks.push(Ask::Target(section.id));
        }
        heading(ui, cx, section);
    });
    let last = rect.with_min_x(rect.right() - size.small_control * 4.0);
    let builder = roving::within().max_rect(last).layout(Layout::left_to_right(Align::Center));
    ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let (index, of) = (row.section, cx.now.pack.sections.len());
        let title = section.title.as_str();
        if small(ui, cx, Icon::Note, "outline-section-note", title, true, near) {
            cx.asks.push(Ask::AddNote(section.id));
        }
        if small(ui, cx, Icon::Up, "outline-section-up", title, index > 0, near) {
            cx.asks.push(Ask::MoveSection { section: section.id, index: index.saturating_sub(1) });
        }
        if small(ui, cx, Icon::Down, "outline-section-down", title, index + 1 < of, near) {
            cx.asks.push(Ask::MoveSection { section: section.id, index: index + 1 });
        }
        if small(ui, cx, Icon::Remove, "outline-section-remove", title, true, near) {
            cx.asks.push(Ask::RemoveSection(section.id));
        }
    });
}

fn small(ui: &mut Ui, cx: &Cx<'_, '_>, icon: Icon, key: &str, title: &str, enabled: bool, near: bool) -> bool {
    let name = cx.tr_name(key, title);
    Button::icon(icon, name).small().enabled(enabled).faded(!near).show(ui, cx.look).clicked()
}

fn fold(ui: &mut Ui, cx: &mut Cx<'_, '_>, section: &SectionData, folded: bool) {
    let (icon, key) = if folded { (Icon::Right, "outline-unfold") } else { (Icon::Fold, "outline-fold") };
    let name = cx.tr_name(key, &section.title);
    if Button::icon(icon, name).small().show(ui, cx.look).clicked() {
        cx.ask(OutlineAsk::Fold { section: section.id, folded: !folded });
    }
}

/// The heading, or the field to type over it.
fn heading(ui: &mut Ui, cx: &mut Cx<'_, '_>, section: &SectionData) {
    let look = cx.look;
    if cx.now.view.rename != Some(section.id) {
        let count = section.items.to_string();
        let count = galley(ui, &count, &Line::one(look.small(), look.colour.quiet), f32::INFINITY);
        let width = ui.available_width() - count.size().x - look.size.space_s;
        let line = Line::one(look.strong(), look.colour.text);
        let unnamed = cx.tr("outline-unnamed");
        let title = if section.title.trim().is_empty() { unnamed.as_ref() } else { section.title.as_str() };
        let words = galley(ui, title, &line, width);
        let (rect, _) = ui.allocate_exact_size(words.size(), Sense::hover());
        ui.painter().galley(rect.min, words, look.colour.text);
        if section.items > 0 {
            let at = egui::pos2(rect.right() + look.size.space_xs, rect.center().y - count.size().y / 2.0);
            ui.painter().galley(at.round(), count, look.colour.quiet);
        }
        return;
    }
    let Some(whole) = cx.now.pack.section(section.id).map(|s| s.title.as_str()) else { return };
    let id = super::title_id(section.id);
    let is_new = !ui.memory(|m| m.has_focus(id)) && ui.ctx().read_response(id).is_none();
    let typed = bare_field(ui, look, id, whole, &cx.tr("outline-section-title"), look.strong());
    if is_new {
        typed.response.request_focus();
        select_all(ui, id, whole);
    }
    if let Some(title) = typed.text {
        cx.asks.push(Ask::RenameSection { section: section.id, title });
    }
    if typed.left && !is_new {
        cx.asks.push(Ask::EndGesture);
        cx.ask(OutlineAsk::Rename(None));
        // Enter and Escape give the keyboard back to the row.
        if ui.input(|i| i.key_pressed(egui::Key::Enter) || i.key_pressed(egui::Key::Escape)) {
            cx.state.show_row(RowKey::Section(section.id), true);
        }
    }
}

/// Chooses a field's whole text, so that typing takes its place.
fn select_all(ui: &Ui, id: Id, text: &str) {
    let mut state = egui::text_edit::TextEditState::load(ui.ctx(), id).unwrap_or_default();
    let all =
        egui::text::CCursorRange::two(egui::text::CCursor::new(0), egui::text::CCursor::new(text.chars().count()));
    state.cursor.set_char_range(Some(all));
    state.store(ui.ctx(), id);
}

/// What belongs here and how long it may become, and where nothing stands yet what to do.
fn notes(ui: &mut Ui, cx: &Cx<'_, '_>, section: &SectionData, folded: bool) {
    let (look, size) = (cx.look, &cx.look.size);
    let others = cx.now.pack.sections.iter().any(|s| !s.items.is_empty());
    let is_empty = section.items == 0 && others && section.guidance.is_empty();
    if folded || (section.guidance.is_empty() && section.length.is_none() && !is_empty) {
        return;
    }
    let inside = Margin {
        left: margin((size.small_control + size.space_xs) * 2.0),
        right: margin(size.space_s),
        ..Margin::ZERO
    };
    Frame::new().inner_margin(inside).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = size.focus;
        let quiet = Line::many(look.small(), look.colour.quiet);
        if !section.guidance.is_empty() {
            paragraph(ui, &section.guidance, &quiet);
        }
        if let Some((words, is_over)) = &section.length {
            limit(ui, cx, words, *is_over);
        }
        if is_empty {
            paragraph(ui, &cx.tr("outline-section-empty"), &quiet);
        }
    });
}

/// How long a section is and may become; where it is too long, that is not to be overlooked.
fn limit(ui: &mut Ui, cx: &Cx<'_, '_>, words: &str, is_over: bool) {
    let (look, size) = (cx.look, &cx.look.size);
    if !is_over {
        label(ui, words, &Line::one(look.small(), look.colour.quiet));
        return;
    }
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = size.space_xs;
        let (place, _) = ui.allocate_exact_size(vec2(size.small_icon, size.icon), Sense::hover());
        paint_icon(ui.painter(), place, Icon::Warning, size.small_icon, size.icon_line, look.colour.error);
        paragraph(ui, words, &Line::many(look.small(), look.colour.error));
    });
}

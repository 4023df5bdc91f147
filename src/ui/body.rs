//! The panes beside each other: all three where they have room, else those that were asked for last.

use std::ops::RangeInclusive;

use egui::{CentralPanel, CursorIcon, Frame, Id, Panel, Rect, Sense, Ui, UiBuilder, WidgetInfo, vec2};

use super::ask::Ask;
use super::panes::{Pane, Room};
use super::theme::Look;
use super::widgets::{Line, focus_ring, galley, hair_line};
use super::{Panes, Snapshot, drag, library, middle, outline, pane_name};

/// Draws the panes that are in view.
pub(super) fn show(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, panes: &mut Panes, asks: &mut Vec<Ask>) {
    let size = &look.size;
    let mut wish = now.view.wish;
    let mut away = now.view.kept.away.clone();
    if drag::is_on(ui) {
        // What is dragged is meant for the briefing.
        wish.side = Some(Pane::Outline);
        away.retain(|pane| *pane != Pane::Outline);
    }
    let room = Room::new(ui.available_width(), size, wish, &away);
    if now.view.room != room {
        asks.push(Ask::Panes(room));
    }
    for pane in Pane::ALL.into_iter().filter(|pane| !room.has(*pane)) {
        panes.places.note(pane, None);
    }
    if room.fits == 1 {
        tabs(ui, look, room, asks);
        hair_line(ui, look);
        let whole = ui.available_rect_before_wrap();
        let front = now.view.wish.front;
        let fill = if front == Pane::Middle { look.colour.ground } else { look.colour.pane };
        CentralPanel::default().frame(Frame::new().fill(fill)).show(ui, |ui| one(ui, look, now, front, panes, asks));
        panes.places.note(front, Some(whole));
        return;
    }
    beside(ui, look, now, room, panes, asks);
}

/// Draws the middle with one or both of the others at its sides.
fn beside(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, room: Room, panes: &mut Panes, asks: &mut Vec<Ask>) {
    let size = &look.size;
    let flat = Frame::new().fill(look.colour.pane);
    // The reader keeps its part of the window, half of it beside one pane: what the sides may have at most is the rest.
    let window = ui.available_width();
    let both = Pane::ALL.into_iter().all(|pane| room.has(pane));
    let sides = if both { window - (window * size.reader_share).max(size.reader_min) } else { window / 2.0 };
    let least = |pane: Pane, least: f32| if room.has(pane) { least } else { 0.0 };
    let least = least(Pane::Library, size.library_min) + least(Pane::Outline, size.outline_min);
    let wide = (sides / least.max(1.0)).max(1.0);
    let range = |least: f32, most: f32| least..=most.min(least * wide);
    // What was drawn once is kept: a window that was narrow for a while gives the panes their width back.
    let mut drawn = now.view.kept.widths;
    let as_drawn = |drawn: Option<u16>, usual: f32, range: &RangeInclusive<f32>| {
        drawn.map_or(usual, f32::from).max(*range.start()).min(*range.end())
    };
    let widths = range(size.library_min, size.library_max);
    if room.has(Pane::Library) {
        let library = Panel::left("library")
            .exact_size(as_drawn(drawn.library, size.library, &widths))
            .resizable(false)
            .frame(flat)
            .show(ui, |ui| one(ui, look, now, Pane::Library, panes, asks));
        let rect = library.response.rect;
        panes.places.note(Pane::Library, Some(rect));
        if let Some(x) = edge(ui, "library", rect.right(), rect) {
            drawn.library = Some(held(x - rect.left(), &widths));
        }
    }
    let widths = range(size.outline_min, size.outline_max);
    let width = if room.has(Pane::Outline) { as_drawn(drawn.outline, size.outline, &widths) } else { 0.0 };
    let rest = ui.available_rect_before_wrap();
    let middle = rest.with_max_x((rest.right() - width).max(rest.left()));
    let mut centre = ui.new_child(UiBuilder::new().id_salt("centre").max_rect(middle));
    let ground = Frame::new().fill(look.colour.ground);
    CentralPanel::default().frame(ground).show(&mut centre, |ui| one(ui, look, now, Pane::Middle, panes, asks));
    panes.places.note(Pane::Middle, Some(middle));
    if room.has(Pane::Outline) {
        let outline = Panel::right("outline").exact_size(width).resizable(false).frame(flat);
        let outline = outline.show(ui, |ui| one(ui, look, now, Pane::Outline, panes, asks));
        let rect = outline.response.rect;
        panes.places.note(Pane::Outline, Some(rect));
        if let Some(x) = edge(ui, "outline", rect.left(), rect) {
            drawn.outline = Some(held(rect.right() - x, &widths));
        }
    }
    if drawn != now.view.kept.widths {
        asks.push(Ask::Widen(drawn));
    }
}

/// A width that was drawn, as it is kept.
fn held(width: f32, range: &RangeInclusive<f32>) -> u16 {
    width.clamp(*range.start(), (*range.end()).max(*range.start())).round() as u16
}

/// The edge of a pane, by which it is drawn wider or narrower; gives where the pointer has it.
fn edge(ui: &Ui, name: &str, x: f32, pane: Rect) -> Option<f32> {
    let grab = ui.style().interaction.resize_grab_radius_side;
    let strip = Rect::from_x_y_ranges(x - grab..=x + grab, pane.y_range());
    let response = ui.interact(strip, Id::unique(("edge", name)), Sense::DRAG);
    if response.hovered() || response.dragged() {
        ui.ctx().set_cursor_icon(CursorIcon::ResizeHorizontal);
        let visuals = ui.style().interact(&response);
        ui.painter().vline(x, pane.y_range(), visuals.fg_stroke);
    }
    response.dragged().then(|| response.interact_pointer_pos()).flatten().map(|at| at.x)
}

/// Draws a pane.
fn one(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, pane: Pane, panes: &mut Panes, asks: &mut Vec<Ask>) {
    match pane {
        Pane::Library => {
            pane_name(ui, &look.tr("pane-library"));
            library::show(ui, look, now, &mut panes.library, asks);
        }
        Pane::Middle => {
            pane_name(ui, &look.tr("pane-middle"));
            middle::show(ui, look, now, panes, asks);
        }
        Pane::Outline => {
            pane_name(ui, &look.tr("pane-outline"));
            outline::show(ui, look, now, &mut panes.outline, asks);
        }
    }
}

/// Where one pane alone has room: a tab for each.
fn tabs(ui: &mut Ui, look: &Look, room: Room, asks: &mut Vec<Ask>) {
    let size = &look.size;
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let width = ui.available_width() / Pane::ALL.len() as f32;
        for (pane, key) in Pane::ALL.into_iter().zip(["room-library", "room-middle", "room-outline"]) {
            let name = look.tr(key);
            let is_open = room.has(pane);
            let words = galley(ui, &name, &Line::one(look.medium(), egui::Color32::PLACEHOLDER), width);
            let (rect, response) = ui.allocate_exact_size(vec2(width, size.header), Sense::click());
            let ink = if is_open || response.hovered() { look.colour.text } else { look.colour.quiet };
            ui.painter().galley((rect.center() - words.size() / 2.0).round(), words, ink);
            if is_open {
                let line = rect.with_min_y(rect.bottom() - size.focus).shrink2(vec2(size.space_s, 0.0));
                ui.painter().rect_filled(line, 0.0, look.colour.accent);
            }
            focus_ring(ui, look, &response);
            response.widget_info(|| WidgetInfo::selected(egui::Role::Tab, true, is_open, name.as_ref()));
            if response.clicked() {
                asks.push(Ask::ShowPane(pane));
            }
        }
    });
}

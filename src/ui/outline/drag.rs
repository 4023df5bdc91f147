//! Dragging items: the places where one can be dropped, the line that shows which, and the drop.

use egui::{DragAndDrop, Rect, Ui, pos2, vec2};

use super::data::dropped;
use crate::pack::{ItemId, Pack, SectionId};
use crate::ui::ask::Ask;
use crate::ui::theme::Look;
use crate::ui::widgets::{Line, galley};

/// What is being dragged.
#[derive(Debug, Clone)]
pub(super) struct Dragged {
    pub(super) item: ItemId,
    pub(super) name: String,
}

/// A place between two items.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slot {
    pub(super) section: SectionId,
    pub(super) index: usize,
    pub(super) y: f32,
}

/// Shows where the dragged item would go, and asks for the move when it is let go.
pub(super) fn show(ui: &Ui, look: &Look, pack: &Pack, slots: &[Slot], asks: &mut Vec<Ask>) {
    let Some(dragged) = DragAndDrop::payload::<Dragged>(ui.ctx()) else { return };
    let Some(pointer) = ui.input(|i| i.pointer.interact_pos()) else { return };
    let clip = ui.clip_rect();
    chip(ui, look, &dragged, pointer);
    if !clip.expand(look.size.control).contains(pointer) {
        return;
    }
    scroll_at_edges(ui, look, clip, pointer.y);
    let nearest = slots.iter().min_by(|a, b| (a.y - pointer.y).abs().total_cmp(&(b.y - pointer.y).abs()));
    let Some(slot) = nearest else { return };
    let place = dropped(pack, dragged.item, slot.section, slot.index);
    let line = egui::Stroke::new(look.size.focus, look.colour.accent);
    let left = ui.max_rect().left() + look.size.space_m;
    let right = ui.max_rect().right() - look.size.space_m;
    if place.is_some() {
        ui.painter().hline(left..=right, slot.y, line);
        ui.painter().circle_filled(pos2(left, slot.y), look.size.space_xs - look.size.hair, look.colour.accent);
    }
    if ui.input(|i| i.pointer.any_released()) {
        DragAndDrop::clear_payload(ui.ctx());
        if let Some(place) = place {
            asks.push(Ask::MoveItem { item: dragged.item, place });
        }
    }
}

/// The dragged item's name beside the pointer.
fn chip(ui: &Ui, look: &Look, dragged: &Dragged, pointer: egui::Pos2) {
    let layer = egui::LayerId::new(egui::Order::Tooltip, egui::Id::unique("dragged item"));
    let painter = ui.ctx().layer_painter(layer);
    let text = galley(ui, &dragged.name, &Line::one(look.small(), look.colour.text), look.size.card);
    let pad = vec2(look.size.space_s, look.size.space_xs);
    let rect = Rect::from_min_size(pointer + vec2(look.size.space_m, look.size.space_s), text.size() + pad * 2.0);
    let line = egui::Stroke::new(look.size.hair, look.colour.accent);
    painter.rect(rect, look.radius(), look.colour.raised, line, egui::StrokeKind::Outside);
    painter.galley(rect.min + pad, text, look.colour.text);
}

fn scroll_at_edges(ui: &Ui, look: &Look, clip: Rect, y: f32) {
    let edge = look.size.control;
    let speed = look.size.space_m;
    if y < clip.top() + edge {
        ui.scroll_with_delta(vec2(0.0, speed));
        ui.ctx().request_repaint();
    } else if y > clip.bottom() - edge {
        ui.scroll_with_delta(vec2(0.0, -speed));
        ui.ctx().request_repaint();
    }
}

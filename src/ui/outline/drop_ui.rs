//! Dropping: the places where something can be let go, the line that shows which, and the drop.

use egui::{DragAndDrop, Rect, Stroke, StrokeKind, Ui, pos2, vec2};

use super::Cx;
use super::ask::OutlineAsk;
use super::data::{RowKey, dropped};
use crate::pack::Place;
use crate::ui::ask::Ask;
use crate::ui::drag::Dragged;
use crate::ui::theme::Look;

/// A place between two rows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slot {
    pub(super) place: SlotPlace,
    pub(super) y: f32,
    /// The heading of a section that takes what is let go on it.
    pub(super) heading: Option<Rect>,
}

/// What can be put there.
#[derive(Debug, Clone, Copy)]
pub(super) enum SlotPlace {
    /// An item.
    Item(Place),
    /// A section, at an index that is counted with it in its old place.
    Section(usize),
}

/// Shows where what is dragged would go, and asks for it when it is let go.
pub(super) fn show(ui: &Ui, cx: &mut Cx<'_, '_>, slots: &[Slot]) {
    let Some(dragged) = DragAndDrop::payload::<Dragged>(ui.ctx()) else { return };
    let Some(pointer) = ui.input(|i| i.pointer.interact_pos()) else { return };
    let (look, clip) = (cx.look, ui.clip_rect());
    if !clip.expand2(vec2(0.0, look.size.control)).contains(pointer) {
        return;
    }
    scroll_at_edges(ui, look, clip, pointer.y);
    let is_section = matches!(*dragged, Dragged::Section { .. });
    let fits = || slots.iter().filter(|slot| matches!(slot.place, SlotPlace::Section(_)) == is_section);
    // What is let go on a heading is meant for that section, however near the one above may be.
    let heading = fits().find(|slot| slot.heading.is_some_and(|rect| rect.y_range().contains(pointer.y)));
    let nearest = || fits().min_by(|a, b| (a.y - pointer.y).abs().total_cmp(&(b.y - pointer.y).abs()));
    let Some(slot) = heading.or_else(nearest) else { return };
    let ask = asked(cx, &dragged, slot.place);
    if ask.is_some() {
        line(ui, look, slot, is_section);
    }
    if ui.input(|i| i.pointer.any_released()) {
        DragAndDrop::clear_payload(ui.ctx());
        let moved = match &*dragged {
            Dragged::Items { items, .. } => items.first().map(|item| RowKey::Item(*item)),
            Dragged::Section { section, .. } => Some(RowKey::Section(*section)),
            _ => None,
        };
        // What was moved is chosen, and the keys are for it.
        if let Some(key) = moved.filter(|_| ask.is_some()) {
            cx.state.chosen = Some(key);
            cx.state.drafts.clear();
            cx.state.show_row(key, true);
        }
        cx.asks.extend(ask);
    }
}

/// What letting go would ask for; nothing where it stays as it is.
fn asked(cx: &Cx<'_, '_>, dragged: &Dragged, place: SlotPlace) -> Option<Ask> {
    match (dragged, place) {
        (Dragged::Section { section, .. }, SlotPlace::Section(index)) => {
            let from = cx.now.pack.sections.iter().position(|s| s.id == *section)?;
            if index == from || index == from + 1 {
                return None;
            }
            let index = if index > from { index - 1 } else { index };
            Some(Ask::Outline(OutlineAsk::DropSection { section: *section, index }))
        }
        (Dragged::Items { items, .. }, SlotPlace::Item(place)) => {
            if let [item] = items.as_slice() {
                dropped(cx.now.pack, *item, place.section, place.index)?;
            }
            Some(Ask::Outline(OutlineAsk::DropItems { items: items.clone(), place }))
        }
        (Dragged::Passage { passage, .. }, SlotPlace::Item(place)) => {
            Some(Ask::Outline(OutlineAsk::AddPassage { passage: passage.clone(), place }))
        }
        (Dragged::Suggestion { article, suggestion, item, .. }, SlotPlace::Item(place)) => {
            let (article, suggestion, item) = (article.clone(), *suggestion, *item);
            Some(Ask::Outline(OutlineAsk::AddFound { article, suggestion, item, place }))
        }
        (Dragged::Across { across, .. }, SlotPlace::Item(place)) => {
            Some(Ask::Outline(OutlineAsk::AddAcross { across: *across, place }))
        }
        _ => None,
    }
}

/// The line where it would go: a section's from edge to edge, an item's within its section, whose heading is framed where
/// it is what takes it.
fn line(ui: &Ui, look: &Look, slot: &Slot, is_section: bool) {
    let (y, size) = (slot.y, &look.size);
    let stroke = Stroke::new(size.focus, look.colour.accent);
    if let Some(heading) = slot.heading {
        let frame = heading.shrink2(vec2(size.space_xs, 0.0));
        let hair = Stroke::new(size.hair, look.colour.accent);
        ui.painter().rect_stroke(frame, look.radius(), hair, StrokeKind::Inside);
    }
    let left = ui.max_rect().left() + if is_section { size.space_m } else { size.space_xl + size.space_m };
    let right = ui.max_rect().right() - look.size.space_m;
    ui.painter().hline(left..=right, y, stroke);
    ui.painter().circle_filled(pos2(left, y), look.size.space_xs - look.size.hair, look.colour.accent);
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

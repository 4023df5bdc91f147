//! Something that is off, as the status line and the dialog before an export show it.

use egui::{CursorIcon, Rect, Role, Sense, Ui, WidgetInfo, vec2};

use super::preview::export::Trouble;
use super::theme::Look;
use super::widgets::{Icon, Line, focus_ring, galley, into_view, paint_icon};

/// Draws one thing that is off: what, and the way out. Says whether it was clicked, which shows the place; where there is
/// none to show it is words alone.
pub(super) fn show(ui: &mut Ui, look: &Look, trouble: &Trouble) -> bool {
    let size = &look.size;
    let colour = if trouble.stops { look.colour.error } else { look.colour.note };
    let indent = size.icon + size.space_s * 2.0;
    let width = ui.available_width();
    let room = width - indent - size.space_s;
    let (what_said, advice_said) = (look.words.said(&trouble.what), look.words.said(&trouble.advice));
    let what = galley(ui, &what_said, &Line::many(look.body(), look.colour.text), room);
    let advice = galley(ui, &advice_said, &Line::many(look.small(), look.colour.quiet), room);
    let advised = if trouble.advice.is_empty() { 0.0 } else { advice.size().y + size.focus };
    let height = what.size().y + advised + size.space_s * 2.0;
    let sense = if trouble.source.is_some() { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), sense);
    if trouble.source.is_some() && (response.hovered() || response.has_focus()) {
        ui.painter().rect_filled(rect, look.radius(), look.colour.hover);
    }
    let sign = Rect::from_min_size(rect.min + vec2(size.space_s, size.space_s), vec2(size.icon, size.icon));
    paint_icon(ui.painter(), sign, Icon::Warning, size.icon, size.icon_line, colour);
    let at = rect.min + vec2(indent, size.space_s);
    let below = at + vec2(0.0, what.size().y + size.focus);
    ui.painter().galley(at.round(), what, look.colour.text);
    if advised > 0.0 {
        ui.painter().galley(below.round(), advice, look.colour.quiet);
    }
    focus_ring(ui, look, &response);
    into_view(&response);
    let role = if trouble.source.is_some() { Role::Button } else { Role::Label };
    let spoken = if advised > 0.0 { format!("{what_said}. {advice_said}") } else { what_said.into_owned() };
    response.widget_info(|| WidgetInfo::labeled(role, true, &spoken));
    match trouble.source {
        Some(_) => response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(look.tr("status-show")).clicked(),
        None => false,
    }
}

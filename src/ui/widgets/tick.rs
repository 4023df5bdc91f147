//! Tick boxes and the mark of the chosen section.

use egui::{Color32, Pos2, Response, Role, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::{Icon, paint_icon};
use crate::ui::roving;
use crate::ui::theme::Look;

/// A tick box without text of its own. Says what it asks for by its response: clicked, or not.
pub(crate) fn tick(ui: &mut Ui, look: &Look, ticked: bool, name: &str) -> Response {
    let size = &look.size;
    let sense = roving::sense(ui, ui.next_auto_id());
    let (rect, response) = ui.allocate_exact_size(vec2(size.small_control, size.small_control), sense);
    let square = egui::Rect::from_center_size(rect.center(), vec2(size.icon, size.icon));
    let radius = egui::CornerRadius::same(crate::ui::theme::rounded(size.space_xs));
    let (fill, line) = match (ticked, response.hovered()) {
        (true, _) => (look.colour.accent, look.colour.accent),
        (false, true) => (look.colour.field, look.colour.accent),
        (false, false) => (look.colour.field, look.colour.faint),
    };
    ui.painter().rect(square, radius, fill, Stroke::new(size.hair, line), StrokeKind::Inside);
    if ticked {
        let side = size.icon - size.space_xs;
        paint_icon(ui.painter(), square, Icon::Check, side, size.focus, look.colour.on_accent);
    }
    super::focus_ring(ui, look, &response);
    super::into_view(&response);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, ticked, name));
    response
}

/// The mark of the one that is chosen among several.
pub(crate) fn radio(ui: &mut Ui, look: &Look, chosen: bool, name: &str) -> Response {
    let size = &look.size;
    let sense = roving::sense(ui, ui.next_auto_id());
    let (rect, response) = ui.allocate_exact_size(vec2(size.small_control, size.small_control), sense);
    radio_mark(ui, look, rect.center(), chosen, response.hovered());
    super::focus_ring(ui, look, &response);
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, name));
    response.on_hover_text(name).accessible_name(name)
}

/// A circle, filled where it stands for the one that is chosen.
pub(crate) fn radio_mark(ui: &Ui, look: &Look, centre: Pos2, chosen: bool, near: bool) {
    let size = &look.size;
    let radius = (size.icon - size.focus) / 2.0;
    let line = if chosen || near { look.colour.accent } else { look.colour.faint };
    ui.painter().circle(centre, radius, Color32::TRANSPARENT, Stroke::new(size.icon_line, line));
    if chosen {
        ui.painter().circle_filled(centre, radius / 2.0, look.colour.accent);
    }
}

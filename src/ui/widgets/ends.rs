//! A line with controls at its left and at its right end. Both are drawn from left to right, so that the keyboard and
//! screen readers go through them as they are seen.

use egui::{Align, Layout, Rect, Ui, UiBuilder, vec2};

/// After so many frames a line is drawn again at once when what stands at its right end has another width.
const CALM: u64 = 8;

/// Draws `left`, then `right` at the other end, as wide as it turned out in the last frame. `left` has the room that
/// remains. Both are given `with`, so that both can ask.
pub(crate) fn ends<W: ?Sized>(
    ui: &mut Ui,
    salt: &str,
    height: f32,
    with: &mut W,
    left: impl FnOnce(&mut Ui, &mut W),
    right: impl FnOnce(&mut Ui, &mut W),
) {
    let id = ui.unique_id().with(("ends", salt));
    let (_, whole) = ui.allocate_space(vec2(ui.available_width(), height));
    let known: Option<f32> = ui.data(|data| data.get_temp(id));
    let middle = whole.right() - known.unwrap_or_default().min(whole.width());
    let spacing = ui.spacing().item_spacing;
    let part = |ui: &mut Ui, name: &str, rect: Rect| {
        let layout = Layout::left_to_right(Align::Center);
        let mut part = ui.new_child(UiBuilder::new().id_salt((id, name)).max_rect(rect).layout(layout));
        part.spacing_mut().item_spacing = spacing;
        part
    };
    let mut first = part(ui, "left", whole.with_max_x(middle));
    left(&mut first, with);
    let mut last = part(ui, "right", whole.with_min_x(middle));
    right(&mut last, with);
    let width = if last.min_rect().is_positive() { last.min_rect().width() } else { 0.0 };
    if known.is_none_or(|known| (known - width).abs() > 0.5) {
        ui.data_mut(|data| data.insert_temp(id, width));
        // What changes with every frame, as a count that runs, is not drawn twice for it each time.
        let frame = ui.ctx().cumulative_frame_nr();
        let last: Option<u64> = ui.data(|data| data.get_temp(id.with("again")));
        if last.is_none_or(|last| last + CALM < frame) {
            ui.data_mut(|data| data.insert_temp(id.with("again"), frame));
            ui.ctx().request_discard("the width of what stands at the right");
        } else {
            ui.ctx().request_repaint();
        }
    }
}

/// Draws what stands at the right end of a line of its own.
pub(crate) fn at_right(ui: &mut Ui, salt: &str, height: f32, right: impl FnOnce(&mut Ui)) {
    ends(ui, salt, height, &mut (), |_, ()| {}, |ui, ()| right(ui));
}

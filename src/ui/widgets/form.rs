//! Forms in front of the window: what does not fit scrolls, their buttons stay in reach.

use egui::{ScrollArea, Ui};

use crate::ui::theme::Look;

/// Draws the middle of a form, between its heading and its buttons, as high as the window has room for.
pub(crate) fn scrolled_form(ui: &mut Ui, look: &Look, name: &str, add: impl FnOnce(&mut Ui)) {
    let size = &look.size;
    // The frame's inside, air around it, the heading and the line of buttons.
    let rest = size.space_xl * 4.0 + size.control * 2.0 + size.space_l * 2.0;
    let most = (ui.ctx().content_rect().height() - rest).max(size.control * 2.0);
    let area = ScrollArea::vertical().id_salt(name).max_height(most).min_scrolled_height(most);
    area.auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = size.space_s;
        add(ui);
    });
}

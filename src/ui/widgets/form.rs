//! Forms in front of the window: what does not fit scrolls, their buttons stay in reach.

use egui::{Response, ScrollArea, Ui};

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

/// What scrolls within has a bar that is always seen, beside what it scrolls and not over it: a list in a dialog or a
/// menu may end at a whole row, and nothing else would tell that there is more.
pub(crate) fn steady_bar(ui: &mut Ui, look: &Look) {
    let scroll = &mut ui.spacing_mut().scroll;
    scroll.floating_width = scroll.bar_width;
    scroll.floating_allocated_width = scroll.bar_width + look.size.space_xs;
    scroll.dormant_handle_opacity = scroll.active_handle_opacity;
}

/// A list in a menu that opens from a button: what does not fit into the window scrolls.
pub(crate) fn menu_list(ui: &mut Ui, look: &Look, add: impl FnOnce(&mut Ui)) {
    steady_bar(ui, look);
    let room = ui.ctx().content_rect().height() - look.size.header * 2.0;
    let most = look.size.card_max.min(room).max(look.size.control);
    ScrollArea::vertical().max_height(most).min_scrolled_height(most).show(ui, add);
}

/// What the Tab key comes to is scrolled into view.
pub(crate) fn into_view(response: &Response) {
    if response.gained_focus() && !response.ctx.input(|i| i.pointer.any_down() || i.pointer.any_released()) {
        response.scroll_to_me(None);
    }
}

//! What stands in front of the window: one frame, one way to close it, and the keyboard handed over and given back.

use egui::{Context, Frame, Id, Modal, Ui};

use crate::ui::theme::Look;
use crate::ui::widgets::steady_bar;

/// How somebody asked to close what stands in front.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::ui) struct Closing {
    /// With the Escape key.
    pub(in crate::ui) by_key: bool,
    /// With a click beside it.
    pub(in crate::ui) by_click: bool,
}

impl Closing {
    /// Either way.
    pub(in crate::ui) fn is_asked_for(self) -> bool {
        self.by_key || self.by_click
    }
}

/// A dialog that is to be drawn.
pub(in crate::ui) struct Front {
    modal: Modal,
    frame: Frame,
    width: f32,
}

impl Front {
    /// One of that name and width, in points; in a narrow window it is narrower.
    pub(in crate::ui) fn new(ctx: &Context, look: &Look, name: &str, width: f32) -> Self {
        Self { modal: Modal::new(Id::unique(name)), frame: look.dialog(ctx), width }
    }

    /// Somewhere else than in the middle.
    pub(in crate::ui) fn at(mut self, change: impl FnOnce(egui::Area) -> egui::Area, name: &str) -> Self {
        self.modal = self.modal.area(change(Modal::default_area(Id::unique(name))));
        self
    }

    /// With another margin within.
    pub(in crate::ui) fn inside(mut self, margin: egui::Margin) -> Self {
        self.frame = self.frame.inner_margin(margin);
        self
    }

    /// Draws it.
    pub(in crate::ui) fn show(self, ctx: &Context, look: &Look, add: impl FnOnce(&mut Ui)) -> Closing {
        let width = self.width.min(ctx.content_rect().width() - look.size.space_xl * 4.0);
        let modal = self.modal.frame(self.frame).backdrop_color(look.colour.veil).show(ctx, |ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = look.size.space_s;
            steady_bar(ui, look);
            add(ui);
        });
        let by_click = modal.backdrop_response.clicked();
        Closing { by_key: modal.should_close() && !by_click, by_click }
    }
}

/// How many frames what had the keyboard may take to be drawn again.
const PATIENCE: u8 = 3;

/// Who had the keyboard before a dialog opened.
#[derive(Debug, Default)]
pub(in crate::ui) struct Before {
    was_open: bool,
    had_keyboard: Option<Id>,
    /// For how many frames more it is given back to it.
    patience: u8,
}

impl Before {
    /// Called before anything is drawn. What opens takes the keyboard away from what lies behind it; once it is closed,
    /// the keyboard is where it was, unless what is drawn then asks for it.
    pub(in crate::ui) fn follow(&mut self, ctx: &Context, is_open: bool) {
        let focused = ctx.memory(|m| m.focused());
        match (std::mem::replace(&mut self.was_open, is_open), is_open) {
            (false, true) => {
                // What opens right after another dialog closed gives the keyboard back to what had it before both.
                self.had_keyboard = if self.patience > 0 { focused.or(self.had_keyboard) } else { focused };
                self.patience = 0;
                if let Some(id) = focused {
                    ctx.memory_mut(|m| m.surrender_focus(id));
                }
            }
            (true, false) => {
                self.patience = PATIENCE;
                if let Some(id) = focused {
                    ctx.memory_mut(|m| m.surrender_focus(id));
                }
            }
            _ => {}
        }
        if self.patience > 0 && !is_open {
            self.patience -= 1;
            match (self.had_keyboard, ctx.memory(|m| m.focused())) {
                // The layer of the dialog keeps the panes from the keyboard for a frame more.
                (Some(id), None) => {
                    ctx.memory_mut(|m| m.request_focus(id));
                    ctx.request_repaint();
                }
                (Some(id), Some(now)) if id == now => {}
                _ => self.patience = 0,
            }
        }
    }
}

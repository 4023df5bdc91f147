//! The preview, drawn.

use egui::{Frame, Margin, Ui};

use crate::ui::Snapshot;
use crate::ui::ask::Ask;
use crate::ui::theme::{Look, margin};
use crate::ui::widgets::{Line, paragraph};

/// What the preview remembers from frame to frame.
#[derive(Debug, Default)]
pub struct State {}

/// Draws the preview.
pub(in crate::ui) fn show(ui: &mut Ui, look: &Look, _now: &Snapshot<'_>, _state: &mut State, _asks: &mut Vec<Ask>) {
    Frame::new().inner_margin(Margin::same(margin(look.size.space_xl))).show(ui, |ui| {
        paragraph(ui, &look.tr("preview-none"), &Line::many(look.body(), look.colour.quiet));
    });
}

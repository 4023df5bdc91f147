//! The suggestions of all ticked articles.

use egui::Ui;

use super::Snapshot;
use super::ask::Ask;
use super::theme::Look;

/// State
#[derive(Debug, Default)]
pub struct State {}

pub(super) fn show(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, _state: &mut State, asks: &mut Vec<Ask>) {
    super::reader::header(ui, look, now, asks, |_, _| {});
}

//! The library's foot: what can be done with the chosen articles, and the way to the bin.

use egui::{Frame, Margin, Ui};

use super::browse::LibraryAsk;
use super::keys;
use super::library_ui::State;
use crate::article::ArticleId;
use crate::ui::Snapshot;
use crate::ui::ask::Ask;
use crate::ui::theme::{Look, margin};
use crate::ui::widgets::{Button, Icon, Line, ends, label};

/// Draws it.
pub(super) fn show(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, state: &mut State, asks: &mut Vec<Ask>) {
    let size = &look.size;
    let top = ui.max_rect().top();
    ui.painter().hline(ui.max_rect().x_range(), top, look.hair());
    let chosen = &now.view.library.chosen;
    Frame::new().inner_margin(Margin::symmetric(margin(size.space_l), 0)).show(ui, |ui| {
        ui.set_height(size.header);
        ui.spacing_mut().item_spacing.x = size.space_xs;
        let mut both = (state, asks);
        let left = |ui: &mut Ui, (state, asks): &mut (&mut State, &mut Vec<Ask>)| {
            let count = chosen.articles.len();
            if count == 0 {
                label(ui, &look.tr("library-foot-hint"), &Line::one(look.small(), look.colour.quiet));
                return;
            }
            let before = asks.len();
            actions(ui, look, now, state, asks);
            // The keyboard goes on where it was.
            state.focus = asks.len() > before;
            ui.add_space(size.space_xs);
            let words = look.tr_with("library-chosen", &[("count", count.into())]);
            label(ui, &words, &Line::one(look.small(), look.colour.quiet));
        };
        ends(ui, "foot", size.header, &mut both, left, |ui, (_, asks)| {
            if !now.pack.bin.is_empty() {
                bin_button(ui, look, now, asks);
            }
        });
    });
}

fn actions(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, state: &State, asks: &mut Vec<Ask>) {
    let chosen = &now.view.library.chosen;
    let articles = || -> Vec<ArticleId> { chosen.articles.iter().cloned().collect() };
    if Button::icon(Icon::Check, look.tr("library-tick-chosen")).small().show(ui, look).clicked() {
        keys::tick_all(now, state, articles(), asks);
    }
    let one = chosen.articles.first().filter(|_| chosen.articles.len() == 1);
    if let Some(id) = one
        && Button::icon(Icon::Info, look.tr("library-details-chosen")).small().show(ui, look).clicked()
    {
        asks.push(Ask::Library(LibraryAsk::Details(Some(id.clone()))));
    }
    if Button::icon(Icon::Remove, look.tr("library-remove-chosen")).small().show(ui, look).clicked() {
        let next = keys::after_removal(state, chosen);
        asks.push(Ask::Library(LibraryAsk::Remove(articles())));
        let next = next.map_or_else(Default::default, super::browse::Chosen::only);
        asks.push(Ask::Library(LibraryAsk::Choose(next)));
    }
}

/// The way to the bin.
pub(super) fn bin_button(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, asks: &mut Vec<Ask>) {
    let words = look.tr_with("library-bin", &[("count", now.pack.bin.len().into())]);
    if Button::text(words).with_icon(Icon::Remove).small().show(ui, look).clicked() {
        asks.push(Ask::Library(LibraryAsk::ShowBin(true)));
    }
}

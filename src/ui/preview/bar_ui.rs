//! The preview's bar: small pages, page number, back, what is off, and how large pages are.

use egui::{Align, Frame, Id, Key, Layout, Margin, Popup, PopupCloseBehavior, Ui};

use super::page_ui::trouble;
use super::preview_ui::State;
use crate::ui::Snapshot;
use crate::ui::ask::Ask;
use crate::ui::commands::Command;
use crate::ui::theme::{Look, margin};
use crate::ui::view::{Goal, Zoom};
use crate::ui::widgets::{Button, Icon, Line, ends, field, label, menu_entry, menu_list, paragraph};

/// The steps that the menu offers, in percent.
const OFFERED: [u16; 6] = [50, 75, 100, 125, 150, 200];

/// Draws the bar.
pub(super) fn show(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, state: &mut State, asks: &mut Vec<Ask>) {
    let size = &look.size;
    let inside = Margin::symmetric(margin(size.space_m), 0);
    Frame::new().fill(look.colour.pane).inner_margin(inside).show(ui, |ui| {
        ui.set_height(size.header);
        ui.spacing_mut().item_spacing.x = size.space_xs;
        let mut both = (state, asks);
        let left = |ui: &mut Ui, (state, asks): &mut (&mut State, &mut Vec<Ask>)| {
            let shown = now.view.kept.thumbnails;
            let name = look.tr(if shown { "preview-hide-small" } else { "preview-show-small" });
            if Button::icon(Icon::Pages, name).small().show(ui, look).clicked() {
                asks.push(Ask::ShowThumbnails(!shown));
            }
            number(ui, look, now, state, asks);
            if state.can_go_back() && Button::icon(Icon::Back, look.tr("preview-back")).small().show(ui, look).clicked()
            {
                state.go_back();
            }
        };
        ends(ui, "preview", size.header, &mut both, left, |ui, (state, asks)| {
            off(ui, look, now, asks);
            zoom(ui, look, now, state, asks);
        });
    });
}

/// 'n of N', the first to be typed over.
fn number(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, state: &mut State, asks: &mut Vec<Ask>) {
    let Some(sheets) = now.preview.sheets else { return };
    let size = &look.size;
    let current = (state.page() + 1).to_string();
    let shown = state.typed.clone().unwrap_or(current);
    let id = Id::unique("page number");
    let width = egui::vec2(size.page_field, size.control);
    let typed = ui
        .allocate_ui_with_layout(width, Layout::left_to_right(Align::Center), |ui| {
            ui.set_width(size.page_field);
            field(ui, look, id, &shown, &look.tr("preview-number"), "")
        })
        .inner;
    let entered = typed.left && ui.input(|i| i.key_pressed(Key::Enter));
    if let Some(text) = typed.text {
        state.typed = Some(text);
    }
    if typed.left
        && let Some(text) = state.typed.take()
        && entered
        && let Ok(page) = text.trim().parse::<usize>()
    {
        asks.push(Ask::GoTo(Goal::Page(page.saturating_sub(1))));
    }
    let of = look.tr_with("preview-of", &[("count", sheets.count().into())]);
    label(ui, &of, &Line::one(look.small(), look.colour.quiet));
}

/// Smaller, how large, larger.
fn zoom(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, state: &State, asks: &mut Vec<Ask>) {
    let step = |ui: &mut Ui, icon, command: Command, asks: &mut Vec<Ask>| {
        let button = Button::icon(icon, command.label(look.words)).tooltip(command.tooltip(now)).small();
        if button.show(ui, look).clicked() {
            asks.push(Ask::Run(command));
        }
    };
    step(ui, Icon::Minus, Command::ZoomOut, asks);
    let percent = look.tr_with("preview-percent", &[("percent", state.percent().unwrap_or(100).into())]);
    let name = look.tr_with("preview-zoom", &[("percent", state.percent().unwrap_or(100).into())]);
    let button = Button::text(percent).named(name).small().show(ui, look);
    Popup::menu(&button).close_behavior(PopupCloseBehavior::CloseOnClick).show(|ui| {
        ui.set_max_width(look.size.menu);
        let entry = |ui: &mut Ui, name: &str, zoom: Zoom, asks: &mut Vec<Ask>| {
            let icon = (now.view.kept.zoom == zoom).then_some(Icon::Check);
            if menu_entry(ui, look, icon, name, true) {
                asks.push(Ask::Zoom(zoom));
            }
        };
        entry(ui, &Command::FitWidth.label(look.words), Zoom::Width, asks);
        entry(ui, &Command::FitPage.label(look.words), Zoom::Page, asks);
        for percent in OFFERED {
            let name = look.tr_with("preview-percent", &[("percent", percent.into())]);
            entry(ui, &name, Zoom::Percent(percent), asks);
        }
    });
    step(ui, Icon::Plus, Command::ZoomIn, asks);
}

/// What is off on the pages, as a list to go through.
fn off(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, asks: &mut Vec<Ask>) {
    let Some(sheets) = now.preview.sheets else { return };
    let places = sheets.troubles();
    if places.is_empty() {
        return;
    }
    let name = look.tr_with("preview-off", &[("count", places.len().into())]);
    let button = Button::text(places.len().to_string())
        .named(name.as_str())
        .tooltip(name.as_str())
        .with_icon(Icon::Warning)
        .small()
        .colour(look.colour.note)
        .show(ui, look);
    Popup::menu(&button).close_behavior(PopupCloseBehavior::CloseOnClick).show(|ui| {
        Frame::new().inner_margin(Margin::same(margin(look.size.space_s))).show(ui, |ui| {
            ui.set_width(look.size.card);
            paragraph(ui, &name, &Line::many(look.strong(), look.colour.text));
            menu_list(ui, look, |ui| {
                for place in places {
                    let Some(words) = trouble(look, now.pack, place.shows) else { continue };
                    let entry =
                        look.tr_with("preview-off-entry", &[("page", (place.page + 1).into()), ("what", words.into())]);
                    if menu_entry(ui, look, Some(Icon::Warning), &entry, true) {
                        asks.push(Ask::GoTo(Goal::At { page: place.page, y: place.rect.y }));
                    }
                }
            });
        });
    });
}

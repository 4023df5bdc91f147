//! The line above the middle of the window: the article or the suggestions of all, and what belongs to each.

use egui::{Align, CursorIcon, Frame, Layout, Margin, Popup, PopupCloseBehavior, Role, Sense, Ui, WidgetInfo, vec2};

use super::data::Shown;
use crate::detect::Kind;
use crate::ui::Snapshot;
use crate::ui::ask::Ask;
use crate::ui::commands::Command;
use crate::ui::kind;
use crate::ui::theme::{Look, margin};
use crate::ui::view::Middle;
use crate::ui::widgets::{Button, Icon, Line, focus_ring, galley, hair_line, label, paint_icon, paragraph, tick};

/// Draws the line; `more` adds what stands at its right, from the right.
pub(in crate::ui) fn show(
    ui: &mut Ui,
    look: &Look,
    now: &Snapshot<'_>,
    asks: &mut Vec<Ask>,
    more: impl FnOnce(&mut Ui, &mut Vec<Ask>),
) {
    let size = &look.size;
    ui.spacing_mut().item_spacing.y = 0.0;
    Frame::new().inner_margin(Margin::symmetric(margin(size.space_m), 0)).show(ui, |ui| {
        ui.set_height(size.header);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = size.space_xs;
            more(ui, asks);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = size.space_l;
                for (middle, name) in [(Middle::Article, "reader-tab-article"), (Middle::Suggestions, "reader-tab-all")]
                {
                    if tab(ui, look, &look.tr(name), now.view.middle == middle) {
                        asks.push(Ask::ShowMiddle(middle));
                    }
                }
            });
        });
    });
    hair_line(ui, look);
}

/// A tab: words with a line below the one that is shown.
fn tab(ui: &mut Ui, look: &Look, name: &str, is_shown: bool) -> bool {
    let size = &look.size;
    let ink = if is_shown { look.colour.text } else { look.colour.quiet };
    let words = galley(ui, name, &Line::one(look.strong(), ink), ui.available_width());
    let (rect, response) = ui.allocate_exact_size(vec2(words.size().x, size.header), Sense::click());
    let ink = if response.hovered() { look.colour.text } else { ink };
    ui.painter().galley(rect.center() - words.size() / 2.0, words, ink);
    if is_shown {
        let line = egui::Stroke::new(size.focus, look.colour.accent);
        ui.painter().hline(rect.x_range(), rect.bottom() - size.hair, line);
    }
    focus_ring(ui, look, &response);
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, is_shown, name));
    response.on_hover_cursor(CursorIcon::PointingHand).clicked() && !is_shown
}

/// What stands at the right above an article: search, and the kinds of suggestion.
pub(super) fn of_article(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, shown: &Shown, asks: &mut Vec<Ask>) {
    kinds_menu(ui, look, now, shown, asks);
    let find = Button::icon(Icon::Find, look.tr("reader-find")).tooltip(Command::FindInArticle.tooltip(now));
    if find.show(ui, look).clicked() {
        asks.push(Ask::Run(Command::FindInArticle));
    }
}

fn kinds_menu(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, shown: &Shown, asks: &mut Vec<Ask>) {
    let size = &look.size;
    let button = Button::icon(Icon::Eye, look.tr("reader-kinds")).show(ui, look);
    Popup::menu(&button).close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        Frame::new().inner_margin(Margin::same(margin(size.space_s))).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = size.focus;
            paragraph(ui, &look.tr("reader-kinds-title"), &Line::many(look.small(), look.colour.quiet));
            for kind in Kind::ALL {
                kind_switch(ui, look, now, kind, shown.count(kind), asks);
            }
            if shown.dismissed > 0
                && let Some(article) = &now.view.reading
            {
                ui.add_space(size.space_xs);
                hair_line(ui, look);
                ui.add_space(size.space_xs);
                let words = look.tr_with("reader-restore", &[("count", shown.dismissed.into())]);
                if Button::text(words).with_icon(Icon::Undo).small().show(ui, look).clicked() {
                    asks.push(Ask::RestoreDismissed(article.clone()));
                    ui.close();
                }
            }
        });
    });
}

fn kind_switch(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, kind: Kind, count: usize, asks: &mut Vec<Ask>) {
    let size = &look.size;
    let is_shown = !now.view.kept.hidden.has(kind);
    let name = kind::plural(look.words, kind);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = size.space_s;
        ui.set_min_width(size.card / 2.0 + size.space_xl);
        let switch = tick(ui, look, is_shown, &look.tr_with("reader-show-kind", &[("kind", name.as_ref().into())]));
        let (rect, _) = ui.allocate_exact_size(vec2(size.icon, size.icon), Sense::hover());
        paint_icon(ui.painter(), rect, kind::icon(kind), size.small_icon, size.icon_line, kind::ink(look, kind));
        let ink = if is_shown { look.colour.text } else { look.colour.quiet };
        let words = label(ui, &name, &Line::one(look.body(), ink));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            label(ui, &count.to_string(), &Line::one(look.small(), look.colour.quiet));
        });
        if switch.clicked() || words.interact(Sense::click()).clicked() {
            asks.push(Ask::ShowKind { kind, shown: !is_shown });
        }
    });
}

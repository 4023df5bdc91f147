//! The parts of the list of all suggestions, and the field that filters it.

use egui::{Frame, Id, Margin, Role, Sense, Ui, WidgetInfo, vec2};

use super::data::Scan;
use crate::detect::Kind;
use crate::ui::Snapshot;
use crate::ui::ask::Ask;
use crate::ui::kind;
use crate::ui::theme::{Look, margin};
use crate::ui::view::{Listing, Tab};
use crate::ui::widgets::{Icon, Line, field, focus_ring, galley, hair_line, paint_icon};

/// Draws the tabs and the field.
pub(super) fn show(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, scan: &Scan, asks: &mut Vec<Ask>) {
    let size = &look.size;
    let listing = &now.view.listing;
    Frame::new().inner_margin(Margin::same(margin(size.space_m))).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(size.space_xs, size.space_xs);
        ui.horizontal_wrapped(|ui| {
            let all = Kind::ALL.into_iter().map(|k| scan.of(k).len()).sum();
            chip(ui, look, listing, Tab::All, None, &look.tr("suggestions-all"), all, asks);
            for kind in Kind::ALL {
                let name = kind::plural(look.words, kind);
                chip(ui, look, listing, Tab::Kind(kind), Some(kind), &name, scan.of(kind).len(), asks);
            }
            let found = now.compared.map(|c| &c.found);
            for (tab, name, count) in [
                (Tab::Chronology, "suggestions-chronology", found.map_or(0, |f| f.chronology.len())),
                (Tab::Agreements, "suggestions-agreements", found.map_or(0, |f| f.agreements.len() + f.aligned.len())),
                (Tab::Conflicts, "suggestions-conflicts", found.map_or(0, |f| f.conflicts.len() + f.changes.len())),
            ] {
                chip(ui, look, listing, tab, None, &look.tr(name), count, asks);
            }
        });
        ui.add_space(size.space_xs);
        let name = look.tr("suggestions-filter");
        let typed = field(ui, look, Id::unique("filter suggestions"), &listing.filter, &name, &name);
        if let Some(filter) = typed.text {
            asks.push(Ask::List(Listing { filter, ..listing.clone() }));
        }
    });
    hair_line(ui, look);
}

#[expect(clippy::too_many_arguments, reason = "one call for each tab, and each is of another kind")]
fn chip(
    ui: &mut Ui,
    look: &Look,
    listing: &Listing,
    tab: Tab,
    kind: Option<Kind>,
    name: &str,
    count: usize,
    asks: &mut Vec<Ask>,
) {
    let size = &look.size;
    let is_shown = listing.tab == tab;
    let ink = if is_shown { look.colour.accent } else { look.colour.text };
    let words = galley(ui, name, &Line::one(look.small(), ink), ui.available_width());
    let number = galley(ui, &count.to_string(), &Line::one(look.small(), look.colour.quiet), size.measure);
    let icon = kind.map_or(0.0, |_| size.small_icon + size.space_xs);
    let width = size.space_s * 2.0 + icon + words.size().x + size.space_xs + number.size().x;
    let (rect, response) = ui.allocate_exact_size(vec2(width, size.small_control), Sense::click());
    if is_shown {
        ui.painter().rect_filled(rect, look.radius(), look.colour.accent_soft);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, look.radius(), look.colour.hover);
    }
    let mut x = rect.left() + size.space_s;
    if let Some(kind) = kind {
        let place = egui::Rect::from_min_size(egui::pos2(x, rect.top()), vec2(size.small_icon, rect.height()));
        paint_icon(ui.painter(), place, kind::icon(kind), size.small_icon, size.icon_line, kind::ink(look, kind));
        x += icon;
    }
    let y = |text: &egui::Galley| rect.center().y - text.size().y / 2.0;
    let (words_y, number_y) = (y(&words), y(&number));
    let words_width = words.size().x;
    ui.painter().galley(egui::pos2(x, words_y).round(), words, ink);
    x += words_width + size.space_xs;
    ui.painter().galley(egui::pos2(x, number_y).round(), number, look.colour.quiet);
    focus_ring(ui, look, &response);
    let spoken = look.tr_with("suggestions-tab", &[("name", name.into()), ("count", count.into())]);
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, is_shown, &spoken));
    if response.clicked() && !is_shown {
        asks.push(Ask::List(Listing { tab, ..listing.clone() }));
    }
}

/// A sentence in the place of a list that has nothing to show.
pub(super) fn nothing(ui: &mut Ui, look: &Look, sentence: &str) {
    let size = &look.size;
    Frame::new().inner_margin(Margin::same(margin(size.space_xl))).show(ui, |ui| {
        ui.horizontal_top(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(size.icon, size.control - size.space_s), Sense::hover());
            paint_icon(ui.painter(), rect, Icon::List, size.icon, size.icon_line, look.colour.quiet);
            crate::ui::widgets::paragraph(ui, sentence, &Line::many(look.body(), look.colour.quiet));
        });
    });
}

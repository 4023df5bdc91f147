//! The parts of the list of all suggestions, and the field that filters it.

use egui::{Frame, Id, Margin, Role, Sense, Ui, WidgetInfo, vec2};

use super::data::Scan;
use crate::detect::Kind;
use crate::ui::Snapshot;
use crate::ui::ask::Ask;
use crate::ui::kind;
use crate::ui::roving;
use crate::ui::theme::{Look, margin};
use crate::ui::view::{Listing, Tab};
use crate::ui::widgets::{Button, Icon, Line, field, focus_ring, galley, hair_line, paint_icon};

/// The most rows that the tabs take with the names of the kinds.
const MOST_ROWS: f32 = 2.5;

/// Draws the tabs and the field.
pub(super) fn show(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, scan: &Scan, asks: &mut Vec<Ask>) {
    let size = &look.size;
    let listing = &now.view.listing;
    Frame::new().inner_margin(Margin::same(margin(size.space_m))).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(size.space_xs, size.space_xs);
        let chips = chips(look, now, scan);
        let short = takes_many_rows(ui, look, &chips);
        roving::line(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                for one in &chips {
                    chip(ui, look, listing, one, short, asks);
                }
            });
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

/// A part of the list, as its tab says it.
struct Chip {
    tab: Tab,
    name: String,
    /// How many there are; a kind that is switched off tells none.
    count: Option<usize>,
}

impl Chip {
    fn kind(&self) -> Option<Kind> {
        if let Tab::Kind(kind) = self.tab { Some(kind) } else { None }
    }

    fn number(&self) -> String {
        self.count.map_or_else(String::new, |count| count.to_string())
    }
}

/// The parts of the list, in their order.
fn chips(look: &Look, now: &Snapshot<'_>, scan: &Scan) -> Vec<Chip> {
    let hidden = now.view.kept.hidden;
    let found = now.compared.map(|c| &c.found);
    let across = [
        (Tab::Chronology, "suggestions-chronology", found.map_or(0, |f| f.chronology.len())),
        (Tab::Agreements, "suggestions-agreements", found.map_or(0, |f| f.agreements.len() + f.aligned.len())),
        (Tab::Conflicts, "suggestions-conflicts", found.map_or(0, |f| f.conflicts.len())),
        (Tab::Changes, "suggestions-changes", found.map_or(0, |f| f.changes.len())),
    ];
    let first = Chip { tab: Tab::All, name: look.tr("suggestions-all").into_owned(), count: Some(scan.count(hidden)) };
    let kinds = Kind::ALL.into_iter().map(|kind| {
        let name = kind::plural(look.words, kind).into_owned();
        Chip { tab: Tab::Kind(kind), name, count: (!hidden.has(kind)).then(|| scan.of(kind).len()) }
    });
    let across = across.into_iter().map(|(tab, key, count)| {
        let name = look.tr(key).into_owned();
        Chip { tab, name, count: Some(count) }
    });
    std::iter::once(first).chain(kinds).chain(across).collect()
}

/// Whether the tabs with their names would take more rows than they are worth: then signs stand for the kinds.
fn takes_many_rows(ui: &Ui, look: &Look, chips: &[Chip]) -> bool {
    let size = &look.size;
    let font = Line::one(look.small(), look.colour.text);
    let width = |chip: &Chip| {
        let icon = chip.kind().map_or(0.0, |_| size.small_icon + size.space_xs);
        let words = galley(ui, &format!("{} {}", chip.name, chip.number()), &font, f32::INFINITY);
        words.size().x + icon + size.space_s * 2.0 + size.space_xs
    };
    chips.iter().map(width).sum::<f32>() > ui.available_width() * MOST_ROWS
}

fn chip(ui: &mut Ui, look: &Look, listing: &Listing, one: &Chip, short: bool, asks: &mut Vec<Ask>) {
    let size = &look.size;
    let Chip { tab, name, count } = one;
    let (tab, kind) = (*tab, one.kind());
    let is_shown = listing.tab == tab;
    let ink = match (is_shown, count) {
        (true, _) => look.colour.accent,
        (false, Some(_)) => look.colour.text,
        (false, None) => look.colour.quiet,
    };
    let is_sign = short && kind.is_some() && !is_shown;
    let text = if is_sign { "" } else { name.as_str() };
    let words = galley(ui, text, &Line::one(look.small(), ink), ui.available_width());
    let number = galley(ui, &one.number(), &Line::one(look.small(), look.colour.quiet), size.measure);
    let icon = kind.map_or(0.0, |_| size.small_icon + size.space_xs);
    let between = if is_sign || count.is_none() { 0.0 } else { size.space_xs };
    let width = size.space_s * 2.0 + icon + words.size().x + between + number.size().x;
    let sense = roving::sense(ui, ui.next_auto_id());
    let (rect, response) = ui.allocate_exact_size(vec2(width, size.small_control), sense);
    if is_shown {
        ui.painter().rect_filled(rect, look.radius(), look.colour.accent_soft);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, look.radius(), look.colour.hover);
    }
    let mut x = rect.left() + size.space_s;
    if let Some(kind) = kind {
        let place = egui::Rect::from_min_size(egui::pos2(x, rect.top()), vec2(size.small_icon, rect.height()));
        let sign = if count.is_some() { kind::ink(look, kind) } else { look.colour.quiet };
        paint_icon(ui.painter(), place, kind::icon(kind), size.small_icon, size.icon_line, sign);
        x += icon;
    }
    let y = |text: &egui::Galley| rect.center().y - text.size().y / 2.0;
    let (words_y, number_y) = (y(&words), y(&number));
    let words_width = words.size().x;
    ui.painter().galley(egui::pos2(x, words_y).round(), words, ink);
    x += words_width + between;
    ui.painter().galley(egui::pos2(x, number_y).round(), number, look.colour.quiet);
    focus_ring(ui, look, &response);
    let spoken = match count {
        Some(count) => look.tr_with("suggestions-tab", &[("name", name.as_str().into()), ("count", (*count).into())]),
        None => look.tr_with("suggestions-tab-off", &[("name", name.as_str().into())]),
    };
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, is_shown, &spoken));
    if response.clicked() && !is_shown {
        asks.push(Ask::List(Listing { tab, ..listing.clone() }));
    }
    if count.is_none() {
        response.on_hover_text(spoken);
    } else if is_sign {
        response.on_hover_text(name);
    }
}

/// In the place of the list of a kind that is switched off: that it is, and what switches it on again.
pub(super) fn switched_off(ui: &mut Ui, look: &Look, kind: Kind, count: usize, asks: &mut Vec<Ask>) {
    let size = &look.size;
    let name = kind::plural(look.words, kind);
    let sentence = look.tr_with("suggestions-kind-off", &[("kind", name.as_ref().into()), ("count", count.into())]);
    Frame::new().inner_margin(Margin::same(margin(size.space_xl))).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = size.space_m;
        crate::ui::widgets::paragraph(ui, &sentence, &Line::many(look.body(), look.colour.quiet));
        let spoken = look.tr_with("suggestions-switch-on-kind", &[("kind", name.as_ref().into())]);
        let on = Button::text(look.tr("suggestions-switch-on")).named(spoken).with_icon(Icon::Eye).small().outlined();
        if on.show(ui, look).clicked() {
            asks.push(Ask::ShowKind { kind, shown: true });
        }
    });
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

//! The title page's fields.

use egui::{Align, Frame, Id, Layout, Margin, Role, Sense, Ui, WidgetInfo, vec2};

use crate::ui::Snapshot;
use crate::ui::ask::{Ask, FrontField};
use crate::ui::theme::{Look, margin};
use crate::ui::widgets::{Icon, Line, field, focus_ring, galley, paint_icon, paragraph};
use crate::ui::words;

/// Draws the fields, or a line that sums them up.
pub(super) fn show(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, asks: &mut Vec<Ask>) {
    let size = &look.size;
    let sides = Margin::symmetric(margin(size.space_l), 0);
    Frame::new().inner_margin(sides).show(ui, |ui| {
        fold(ui, look, now, asks);
        if !now.view.front_open {
            return;
        }
        ui.spacing_mut().item_spacing.y = size.space_s;
        for which in FrontField::ALL {
            row(ui, look, now, which, asks);
        }
        ui.add_space(size.space_xs);
    });
}

fn fold(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, asks: &mut Vec<Ask>) {
    let size = &look.size;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size.header), Sense::click());
    let icon = if now.view.front_open { Icon::Fold } else { Icon::Right };
    let ink = if response.hovered() { look.colour.text } else { look.colour.quiet };
    let chevron = rect.with_max_x(rect.left() + size.small_icon);
    paint_icon(ui.painter(), chevron, icon, size.small_icon - size.focus, size.icon_line, ink);
    let head = galley(ui, "Title page", &Line::one(look.strong(), look.colour.text), rect.width());
    let mut x = rect.left() + size.small_icon + size.space_s;
    let middle = |height: f32| rect.center().y - height / 2.0;
    let head_width = head.size().x;
    ui.painter().galley(egui::pos2(x, middle(head.size().y)).round(), head, look.colour.text);
    x += head_width + size.space_m;
    if !now.view.front_open {
        let front = &now.pack.front;
        let date = front.date.map(|date| words::short_day(look.words, date));
        let parts = [date, Some(front.occasion.trim().to_owned()), Some(front.marking.trim().to_owned())];
        let summary: Vec<String> = parts.into_iter().flatten().filter(|p| !p.is_empty()).collect();
        let summary = if summary.is_empty() { "occasion and date not set".to_owned() } else { summary.join(" · ") };
        let line = galley(ui, &summary, &Line::one(look.small(), look.colour.quiet), rect.right() - x);
        ui.painter().galley(egui::pos2(x, middle(line.size().y)).round(), line, look.colour.quiet);
    }
    focus_ring(ui, look, &response);
    response.widget_info(|| WidgetInfo::selected(Role::DisclosureTriangle, true, now.view.front_open, "Title page"));
    if response.clicked() {
        asks.push(Ask::ShowFront(!now.view.front_open));
    }
}

fn row(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, which: FrontField, asks: &mut Vec<Ask>) {
    let size = &look.size;
    let front = &now.pack.front;
    let date = front.date.map(|d| d.to_string()).unwrap_or_default();
    let text = match which {
        FrontField::Title => &front.title,
        FrontField::Occasion => &front.occasion,
        FrontField::PreparedFor => &front.prepared_for,
        FrontField::PreparedBy => &front.prepared_by,
        FrontField::Marking => &front.marking,
        FrontField::Date => now.view.date_draft.as_ref().unwrap_or(&date),
    };
    let height = vec2(ui.available_width(), size.control);
    ui.allocate_ui_with_layout(height, Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        // The field carries the name for screen readers; here it is only painted.
        let (place, _) = ui.allocate_exact_size(vec2(size.field_label, size.control), Sense::hover());
        let words = galley(ui, which.label(), &Line::one(look.body(), look.colour.quiet), place.width());
        let middle = place.center().y - words.size().y / 2.0;
        ui.painter().galley(egui::pos2(place.left(), middle).round(), words, look.colour.quiet);
        let typed = field(ui, look, Id::unique(("front", which)), text, which.label(), which.hint());
        if let Some(text) = typed.text {
            asks.push(Ask::SetFront { field: which, text });
        }
        if typed.left {
            asks.push(Ask::EndGesture);
        }
    });
    if which == FrontField::Date
        && let Some(draft) = &now.view.date_draft
        && !draft.trim().is_empty()
        && draft.trim().parse::<jiff::civil::Date>().is_err()
    {
        ui.horizontal(|ui| {
            ui.add_space(size.field_label);
            let sentence = "Type the date as year, month, day: 2026-11-21.";
            paragraph(ui, sentence, &Line::many(look.small(), look.colour.error));
        });
    }
}

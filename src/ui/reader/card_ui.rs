//! Suggestions in the margin: a quiet mark each, and the card it opens.

use egui::{
    Align, Area, CursorIcon, Frame, Id, Key, Layout, Margin, Modifiers, Order, Rect, Role, ScrollArea, Sense, Ui,
    WidgetInfo, pos2, vec2,
};

use super::data::Suggested;
use crate::ui::Snapshot;
use crate::ui::ask::Ask;
use crate::ui::theme::{Look, margin};
use crate::ui::widgets::{Button, Icon, Line, focus_ring, galley, label, paint_icon, paragraph};

/// How many rows of an item's words the card shows.
const ROWS: usize = 3;

/// Draws a suggestion's mark beside its line; a click opens its card, another closes it.
pub(super) fn mark(ui: &Ui, look: &Look, suggested: &Suggested, rect: Rect, is_open: bool, asks: &mut Vec<Ask>) {
    let size = &look.size;
    let response = ui.interact(rect, Id::unique(("suggestion mark", suggested.index)), Sense::click());
    let is_added = suggested.is_added();
    let fill = match (is_open || response.hovered(), is_added) {
        (true, _) => look.colour.suggestion_soft,
        _ => look.colour.ground,
    };
    ui.painter().rect_filled(rect, look.radius(), fill);
    let icon = if is_added { Icon::Check } else { Icon::List };
    paint_icon(ui.painter(), rect, icon, size.icon, size.icon_line, look.colour.suggestion);
    focus_ring(ui, look, &response);
    let name = format!("Suggestion: {}", suggested.summary);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_open, &name));
    if response.clicked() {
        asks.push(Ask::OpenCard(if is_open { None } else { Some(suggested.index) }));
    }
    if !is_open {
        response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(&suggested.summary).accessible_name(&name);
    }
}

/// Draws the open card beside its mark.
pub(super) fn card(
    ui: &Ui,
    look: &Look,
    now: &Snapshot<'_>,
    suggested: &Suggested,
    mark: Rect,
    pane: Rect,
    asks: &mut Vec<Ask>,
) {
    let size = &look.size;
    // Beside the text where the pane is wide enough, else below the line it belongs to.
    let beside = mark.right() + size.space_s;
    let outer = size.card + size.space_l * 2.0;
    let at = if beside + outer + size.space_s <= pane.right() {
        pos2(beside, mark.top() - size.space_s)
    } else {
        pos2(pane.right() - outer - size.space_s, mark.bottom() + size.space_s)
    };
    let frame = Frame::new()
        .fill(look.colour.raised)
        .stroke(look.hair())
        .corner_radius(look.radius())
        .shadow(ui.visuals().popup_shadow)
        .inner_margin(Margin::same(margin(size.space_l)));
    Area::new(Id::unique("suggestion card"))
        .order(Order::Middle)
        .fixed_pos(at)
        .constrain_to(pane.shrink(size.space_s))
        .fade_in(false)
        .show(ui.ctx(), |ui| {
            frame.show(ui, |ui| {
                ui.set_width(size.card);
                ui.spacing_mut().item_spacing.y = size.space_s;
                head(ui, look, suggested, asks);
                let most = size.card_max.min(pane.height() / 2.0);
                ScrollArea::vertical().max_height(most).show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = size.space_s;
                    for index in 0..suggested.items.len() {
                        item(ui, look, suggested, index, asks);
                    }
                });
                foot(ui, look, now, suggested, asks);
            });
        });
    if ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape)) {
        asks.push(Ask::OpenCard(None));
    }
}

fn head(ui: &mut Ui, look: &Look, suggested: &Suggested, asks: &mut Vec<Ask>) {
    ui.horizontal_top(|ui| {
        let close = look.size.small_control;
        ui.allocate_ui(vec2(ui.available_width() - close, 0.0), |ui| {
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = look.size.focus;
                paragraph(ui, &suggested.summary, &Line::many(look.strong(), look.colour.text));
                paragraph(ui, &suggested.because, &Line::many(look.small(), look.colour.quiet));
            });
        });
        if Button::icon(Icon::Close, "Close card").small().show(ui, look).clicked() {
            asks.push(Ask::OpenCard(None));
        }
    });
}

fn item(ui: &mut Ui, look: &Look, suggested: &Suggested, index: usize, asks: &mut Vec<Ask>) {
    let Some(item) = suggested.items.get(index) else { return };
    let size = &look.size;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let line = Line::one(look.small(), look.colour.quiet).height(size.serif_line);
        let number = galley(ui, &(index + 1).to_string(), &line, size.space_xl);
        let (rect, _) = ui.allocate_exact_size(vec2(size.space_l + size.focus, number.size().y), Sense::hover());
        ui.painter().galley(rect.min, number, look.colour.quiet);
        let button = size.small_control;
        let width = ui.available_width() - button - size.space_s;
        ui.allocate_ui(vec2(width, 0.0), |ui| {
            let serif = Line::many(look.serif(size.serif), look.colour.text).height(size.serif_line).rows(ROWS);
            paragraph(ui, &item.text, &serif);
        });
        ui.add_space(size.space_s);
        if item.is_added {
            let (rect, response) = ui.allocate_exact_size(vec2(button, button), Sense::hover());
            paint_icon(ui.painter(), rect, Icon::Check, size.small_icon, size.icon_line, look.colour.suggestion);
            let name = format!("Item {} is in the briefing", index + 1);
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
        } else {
            let name = format!("Add item {}", index + 1);
            if Button::icon(Icon::Plus, &name).small().show(ui, look).clicked() {
                asks.push(Ask::AddSuggestedItem { suggestion: suggested.index, item: index });
            }
        }
    });
}

fn foot(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, suggested: &Suggested, asks: &mut Vec<Ask>) {
    let size = &look.size;
    ui.add_space(size.space_xs);
    let height = vec2(ui.available_width(), size.control);
    ui.allocate_ui_with_layout(height, Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = size.space_m;
        if suggested.is_added() {
            label(ui, "In the briefing", &Line::one(look.medium(), look.colour.suggestion));
            return;
        }
        if Button::text("Add to briefing").with_icon(Icon::Plus).outlined().show(ui, look).clicked() {
            asks.push(Ask::AddSuggestion { suggestion: suggested.index });
        }
        if let Some(target) = now.target_title() {
            label(ui, &format!("to ‘{target}’"), &Line::one(look.small(), look.colour.quiet));
        }
    });
}

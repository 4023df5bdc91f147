//! The status line: how saving stands, what happened last, what runs, what was off.

use egui::{Color32, CursorIcon, Frame, Margin, Popup, PopupCloseBehavior, Rect, Role, Sense, Ui, WidgetInfo, vec2};

use super::ask::Ask;
use super::theme::{Look, margin};
use super::widgets::{
    Button, Icon, Line, ends, focus_ring, galley, into_view, label, menu_list, own_label, paint_icon, paragraph,
};
use super::{Saving, Snapshot, Tone};
use crate::diag::Warning;

/// Draws the status line.
pub(super) fn show(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, asks: &mut Vec<Ask>) {
    ui.spacing_mut().item_spacing.x = look.size.space_m;
    let left = |ui: &mut Ui, _: &mut Vec<Ask>| {
        saving(ui, look, now.saving);
        if let Some(message) = now.message {
            let colour = match message.tone {
                Tone::Quiet => look.colour.quiet,
                Tone::Bad => look.colour.error,
            };
            label(ui, &message.text, &Line::one(look.small(), colour));
        }
    };
    let height = ui.available_height();
    ends(ui, "status", height, asks, left, |ui, asks| {
        for job in &now.jobs {
            let line = Line::one(look.small(), look.colour.accent);
            own_label(ui, &format!("{job}…"), &line, look.size.card);
        }
        if !now.warnings.is_empty() {
            warnings(ui, look, now, asks);
        }
    });
}

fn saving(ui: &mut Ui, look: &Look, saving: Saving) {
    let (words, colour) = match saving {
        Saving::Nothing => ("status-nothing", Color32::TRANSPARENT),
        Saving::Saved => ("status-saved", look.colour.suggestion),
        Saving::Unsaved => ("status-unsaved", look.colour.highlight_line),
        Saving::Running => ("status-saving", look.colour.accent),
    };
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = look.size.space_s;
        if colour != Color32::TRANSPARENT {
            let (rect, _) = ui.allocate_exact_size(vec2(look.size.space_s, look.size.space_s), Sense::hover());
            ui.painter().circle_filled(rect.center(), look.size.space_xs - look.size.hair, colour);
        }
        label(ui, &look.tr(words), &Line::one(look.small(), look.colour.text));
    });
}

fn warnings(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, asks: &mut Vec<Ask>) {
    let words = look.tr_with("status-warnings", &[("count", now.warnings.len().into())]);
    let button = Button::text(words.as_str()).with_icon(Icon::Warning).small().colour(look.colour.note).show(ui, look);
    Popup::menu(&button).close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        Frame::new().inner_margin(Margin::same(margin(look.size.space_m))).show(ui, |ui| {
            ui.set_width(look.size.dialog);
            ui.spacing_mut().item_spacing.y = look.size.space_s;
            paragraph(ui, &words, &Line::many(look.strong(), look.colour.text));
            ui.scope(|ui| {
                menu_list(ui, look, |ui| {
                    for (index, warning) in now.warnings.iter().enumerate() {
                        remark(ui, look, index, warning, asks);
                    }
                });
            });
            if Button::text(look.tr("status-clear")).small().outlined().show(ui, look).clicked() {
                asks.push(Ask::ForgetWarnings);
                ui.close();
            }
        });
    });
}

/// A remark; where it is about a place in the pack, a click goes there.
fn remark(ui: &mut Ui, look: &Look, index: usize, warning: &Warning, asks: &mut Vec<Ask>) {
    let size = &look.size;
    let words = look.words.warning(warning);
    if warning.about.is_none() {
        paragraph(ui, &words, &Line::many(look.body(), look.colour.text));
        return;
    }
    let (width, sign) = (ui.available_width(), size.icon + size.space_s);
    let text = galley(ui, &words, &Line::many(look.body(), look.colour.text), width - sign);
    let sense = vec2(width, text.size().y + size.space_xs * 2.0);
    let (rect, response) = ui.allocate_exact_size(sense, Sense::click());
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, look.radius(), look.colour.hover);
    }
    let inside = rect.shrink2(vec2(0.0, size.space_xs));
    let place = Rect::from_min_size(inside.right_top() - vec2(size.icon, 0.0), vec2(size.icon, size.icon));
    paint_icon(ui.painter(), place, Icon::Right, size.small_icon, size.icon_line, look.colour.quiet);
    ui.painter().galley(inside.min.round(), text, look.colour.text);
    focus_ring(ui, look, &response);
    into_view(&response);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
    if response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(look.tr("status-show")).clicked() {
        asks.push(Ask::ShowRemark(index));
        ui.close();
    }
}

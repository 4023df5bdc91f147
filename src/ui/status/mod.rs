//! The status line: how saving stands, what happened last, what runs, what was off.

use egui::{Color32, Frame, Margin, Popup, PopupCloseBehavior, Sense, Ui, vec2};

use super::ask::Ask;
use super::commands::Command;
use super::theme::{Look, margin};
use super::widgets::{Button, Icon, Line, ends, label, menu_list, own_label, paragraph};
use super::{Saving, Snapshot, Tone, remark};

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
        if now.tells_written {
            written(ui, look, now, asks);
        }
        if now.exporting.can_stop() {
            let stop = Button::text(look.tr("status-stop")).named(Command::StopExport.label(look.words)).small();
            if stop.outlined().show(ui, look).clicked() {
                asks.push(Ask::Run(Command::StopExport));
            }
        }
        if !now.remarks.is_empty() {
            remarks(ui, look, now, asks);
        }
    });
}

/// What can be done with the PDF that was just written.
fn written(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, asks: &mut Vec<Ask>) {
    let buttons = [
        (Command::OpenExported, Button::text(look.tr("status-open"))),
        (Command::ShowExported, Button::text(look.tr("status-folder"))),
        (Command::CopyExportedPath, Button::icon(Icon::Copy, Command::CopyExportedPath.label(look.words))),
    ];
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = look.size.space_xs;
        for (command, button) in buttons {
            let button = button.named(command.label(look.words)).tooltip(command.tooltip(now)).small().outlined();
            if button.show(ui, look).clicked() {
                asks.push(Ask::Run(command));
            }
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

fn remarks(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, asks: &mut Vec<Ask>) {
    let words = look.tr_with("status-warnings", &[("count", now.remarks.len().into())]);
    let button = Button::text(words.as_str()).with_icon(Icon::Warning).small().colour(look.colour.note).show(ui, look);
    Popup::menu(&button).close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        Frame::new().inner_margin(Margin::same(margin(look.size.space_m))).show(ui, |ui| {
            ui.set_width(look.size.dialog);
            ui.spacing_mut().item_spacing.y = look.size.space_xs;
            paragraph(ui, &words, &Line::many(look.strong(), look.colour.text));
            ui.scope(|ui| {
                menu_list(ui, look, |ui| {
                    for (index, trouble) in now.remarks.iter().enumerate() {
                        if remark::show(ui, look, trouble) {
                            asks.push(Ask::ShowRemark(index));
                            ui.close();
                        }
                    }
                });
            });
            if Button::text(look.tr("status-clear")).small().outlined().show(ui, look).clicked() {
                asks.push(Ask::ForgetRemarks);
                ui.close();
            }
        });
    });
}

//! What is being read, and what could not be.

use egui::{Frame, Margin, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use super::browse::LibraryAsk;
use super::data::{PassedOver, Progress};
use crate::ui::Snapshot;
use crate::ui::ask::Ask;
use crate::ui::theme::{Look, margin};
use crate::ui::tongue::Words;
use crate::ui::widgets::{Button, Icon, Line, ends, label, paragraph};

/// How many failures are listed; the clipboard takes all of them.
const LISTED: usize = 200;

/// Whether there is anything to say.
pub(super) fn is_shown(now: &Snapshot<'_>) -> bool {
    now.import.is_some() || !now.failures.is_empty() || !now.passed_over.is_empty()
}

/// Draws both, where there is anything to say.
pub(super) fn show(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, asks: &mut Vec<Ask>) {
    if let Some(progress) = now.import {
        running(ui, look, progress, asks);
    }
    if !now.failures.is_empty() || (!now.passed_over.is_empty() && now.import.is_none()) {
        outcome(ui, look, now, asks);
    }
}

fn card(look: &Look) -> Frame {
    let size = &look.size;
    let around = Margin::symmetric(margin(size.space_m), margin(size.space_xs));
    let inside = Margin::same(margin(size.space_m));
    Frame::new().outer_margin(around).inner_margin(inside).corner_radius(look.radius())
}

fn running(ui: &mut Ui, look: &Look, progress: &Progress, asks: &mut Vec<Ask>) {
    let size = &look.size;
    card(look).fill(look.colour.accent_soft).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = size.space_xs;
        let words = match progress.of {
            0 => look.tr("import-counting").into_owned(),
            of => look.tr_with("import-progress", &[("done", progress.done.into()), ("of", of.into())]),
        };
        let told = |ui: &mut Ui, _: &mut Vec<Ask>| {
            label(ui, &words, &Line::one(look.medium(), look.colour.text));
        };
        ends(ui, "import", size.small_control, asks, told, |ui, asks| {
            if Button::text(look.tr("import-cancel")).small().outlined().show(ui, look).clicked() {
                asks.push(Ask::Library(LibraryAsk::CancelImport));
            }
        });
        bar(ui, look, progress, &words);
        label(ui, &progress.file, &Line::one(look.small(), look.colour.quiet));
    });
}

fn bar(ui: &mut Ui, look: &Look, progress: &Progress, words: &str) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), look.size.space_xs), Sense::hover());
    let share = if progress.of == 0 { 0.0 } else { progress.done as f32 / progress.of as f32 };
    let round = rect.height() / 2.0;
    ui.painter().rect_filled(rect, round, look.colour.line);
    ui.painter().rect_filled(rect.with_max_x(rect.left() + rect.width() * share), round, look.colour.accent);
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::ProgressIndicator, true, words);
        info.value = Some(f64::from(share));
        info
    });
}

fn outcome(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, asks: &mut Vec<Ask>) {
    let size = &look.size;
    let failed = !now.failures.is_empty();
    let fill = if failed { look.colour.error_soft } else { look.colour.hover };
    card(look).fill(fill).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(size.space_s, size.space_s);
        if failed {
            let words = look.tr_with("import-not-added", &[("count", now.failures.len().into())]);
            paragraph(ui, &words, &Line::many(look.medium(), look.colour.error));
            ScrollArea::vertical().id_salt("failures").max_height(size.card / 2.0).show(ui, |ui| {
                for failure in now.failures.iter().take(LISTED) {
                    let sentence = format!("{}: {}", failure.file, look.words.said(&failure.why));
                    paragraph(ui, &sentence, &Line::many(look.small(), look.colour.text));
                }
                if let Some(more) = now.failures.len().checked_sub(LISTED).filter(|n| *n > 0) {
                    let words = look.tr_with("import-more-failed", &[("count", more.into())]);
                    paragraph(ui, &words, &Line::many(look.small(), look.colour.text));
                }
            });
        }
        if !now.passed_over.is_empty() {
            paragraph(ui, &passed_over(look.words, now.passed_over), &Line::many(look.small(), look.colour.text));
        }
        ui.horizontal_wrapped(|ui| {
            if failed {
                let retry = Button::text(look.tr("import-retry")).small().outlined().enabled(now.import.is_none());
                if retry.show(ui, look).clicked() {
                    asks.push(Ask::Library(LibraryAsk::Retry));
                }
                let copy = Button::text(look.tr("import-copy-list")).with_icon(Icon::Copy).small().outlined();
                if copy.show(ui, look).clicked() {
                    asks.push(Ask::Library(LibraryAsk::CopyFailures));
                }
            }
            if Button::text(look.tr("import-dismiss")).small().outlined().show(ui, look).clicked() {
                asks.push(Ask::ForgetFailures);
            }
        });
    });
}

/// What was left aside when folders were looked through, as a sentence.
pub(super) fn passed_over(words: &Words, passed: &PassedOver) -> String {
    let mut parts = Vec::new();
    for (key, count) in [("passed-other", passed.other), ("passed-hidden", passed.hidden), ("passed-deep", passed.deep)]
    {
        if count > 0 {
            parts.push(words.tr_with(key, &[("count", count.into())]));
        }
        if key == "passed-other" && !passed.names.is_empty() {
            let names = passed.names.join(", ");
            let more = passed.other.saturating_sub(passed.names.len());
            let named = words.tr_with("passed-names", &[("names", names.into()), ("more", more.into())]);
            if let Some(part) = parts.last_mut() {
                part.push(' ');
                part.push_str(&named);
            }
        }
    }
    if !passed.closed.is_empty() {
        parts.push(words.tr_with("passed-closed", &[("folders", passed.closed.join(", ").into())]));
    }
    if passed.more {
        parts.push(words.tr("passed-more").into_owned());
    }
    words.tr_with("passed-over", &[("what", parts.join("; ").into())])
}

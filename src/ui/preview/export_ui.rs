//! The dialogs before an export: what is chosen, and what was found.

use egui::{Context, Id, ScrollArea, Ui};

use super::export::{Choice, ExportAsk, Step, Trouble, Way};
use crate::ui::Snapshot;
use crate::ui::ask::Ask;
use crate::ui::dialogs::Front;
use crate::ui::remark;
use crate::ui::theme::Look;
use crate::ui::widgets::{Button, Line, at_right, field, first_asked, hair_line, label, paragraph, tick};

/// Draws the dialog of the export that is under way, if it needs an answer.
pub(in crate::ui) fn show(ctx: &Context, look: &Look, now: &Snapshot<'_>, asks: &mut Vec<Ask>) {
    let Some(step) = &now.view.export else { return };
    let closing = Front::new(ctx, look, "export", look.size.dialog).show(ctx, look, |ui| {
        ui.spacing_mut().item_spacing.x = look.size.space_s;
        match step {
            Step::Options(choice) => options(ui, look, now, choice, asks),
            Step::Problems { troubles, way, .. } => problems(ui, look, troubles, *way, asks),
        }
    });
    if closing.is_asked_for() {
        asks.push(Ask::Export(ExportAsk::Cancel));
    }
}

fn options(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, choice: &Choice, asks: &mut Vec<Ask>) {
    let size = &look.size;
    paragraph(ui, &look.tr("export-options"), &Line::many(look.title(), look.colour.text));
    paragraph(ui, &look.tr("export-sections"), &Line::many(look.medium(), look.colour.text));
    let mut next = choice.clone();
    let list = ScrollArea::vertical().id_salt("sections to export").auto_shrink([false, true]);
    // Below it there is room for the stamp, the tips and the buttons.
    let room = ui.ctx().content_rect().height() - size.header * 9.0;
    list.max_height(size.card_max.min(room)).show(ui, |ui| {
        for section in &now.pack.sections {
            let printed = !choice.left_out.contains(&section.id);
            if ticked(ui, look, printed, &section.title) {
                if printed {
                    next.left_out.insert(section.id);
                } else {
                    next.left_out.remove(&section.id);
                }
            }
        }
    });
    if !choice.is_whole(now.pack) {
        paragraph(ui, &look.tr("export-sections-tip"), &Line::many(look.small(), look.colour.quiet));
    }
    hair_line(ui, look);
    if ticked(ui, look, choice.draft, &look.tr("export-draft")) {
        next.draft = !choice.draft;
    }
    if choice.draft {
        let id = Id::unique("draft stamp");
        let typed = field(ui, look, id, &choice.stamp, &look.tr("export-stamp"), &look.tr("export-stamp-hint"));
        if let Some(text) = typed.text {
            next.stamp = text;
        }
    }
    if ticked(ui, look, choice.attach, &look.tr("export-attach")) {
        next.attach = !choice.attach;
    }
    if choice.attach {
        paragraph(ui, &look.tr("export-attach-tip"), &Line::many(look.small(), look.colour.note));
    }
    let some = !choice.sections(now.pack).is_empty();
    buttons(ui, look, |ui| {
        if Button::text(look.tr("export-cancel")).show(ui, look).clicked() {
            asks.push(Ask::Export(ExportAsk::Cancel));
        }
        let export = Button::text(look.tr("export-begin")).filled().enabled(some);
        if first_asked(export.show(ui, look)).clicked() {
            asks.push(Ask::Export(ExportAsk::Begin));
        }
    });
    if next != *choice {
        asks.push(Ask::Export(ExportAsk::Choose(next)));
    }
}

/// A tick box with its words; says whether it was clicked.
fn ticked(ui: &mut Ui, look: &Look, on: bool, words: &str) -> bool {
    let row = ui.horizontal(|ui| {
        let clicked = tick(ui, look, on, words).clicked();
        label(ui, words, &Line::one(look.body(), look.colour.text));
        clicked
    });
    row.inner
}

fn problems(ui: &mut Ui, look: &Look, troubles: &[Trouble], way: Way, asks: &mut Vec<Ask>) {
    let size = &look.size;
    let stopping = troubles.iter().filter(|t| t.stops).count();
    let (title, text) = match (stopping, way) {
        (0, Way::Look) => (look.tr_with("export-found", &[("count", troubles.len().into())]), "export-found-look"),
        (0, _) => (look.tr_with("export-found", &[("count", troubles.len().into())]), "export-found-tip"),
        (count, _) => (look.tr_with("export-stopped", &[("count", count.into())]), "export-stopped-tip"),
    };
    paragraph(ui, &title, &Line::many(look.title(), look.colour.text));
    paragraph(
        ui,
        &look.tr_with(text, &[("count", troubles.len().into())]),
        &Line::many(look.body(), look.colour.quiet),
    );
    ui.add_space(size.space_xs);
    let room = ui.ctx().content_rect().height() - size.header * 6.0;
    let list = ScrollArea::vertical().id_salt("troubles").auto_shrink([false, true]);
    list.max_height(size.card_max.min(room)).show(ui, |ui| {
        // What stops comes first; within that, the order of the outline.
        for stops in [true, false] {
            for (index, trouble) in troubles.iter().enumerate().filter(|(_, t)| t.stops == stops) {
                if remark::show(ui, look, trouble) {
                    asks.push(Ask::Export(ExportAsk::Show(index)));
                }
            }
        }
    });
    buttons(ui, look, |ui| {
        let can_go_on = stopping == 0 && way != Way::Look;
        let close = if can_go_on { "export-cancel" } else { "export-close" };
        if first_asked(Button::text(look.tr(close)).show(ui, look)).clicked() {
            asks.push(Ask::Export(ExportAsk::Cancel));
        }
        if can_go_on && Button::text(look.tr("export-go-on")).outlined().show(ui, look).clicked() {
            asks.push(Ask::Export(ExportAsk::GoOn));
        }
    });
}

fn buttons(ui: &mut Ui, look: &Look, add: impl FnOnce(&mut Ui)) {
    ui.add_space(look.size.space_m);
    at_right(ui, "buttons", look.size.control, add);
}

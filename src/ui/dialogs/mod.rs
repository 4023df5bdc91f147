//! Dialogs inside the window: a field for a path, and questions before something is lost.

mod front;

pub(super) use front::{Before, Front};

use egui::{Align2, Context, Id, Key, Margin, Modifiers, Response, ScrollArea, Ui};

use super::ask::{Ask, Unsaved};
use super::commands::{Command, Menu};
use super::theme::{Look, margin};
use super::view::{Dialog, Purpose, Then};
use super::widgets::{Button, Line, at_right, field, first_asked, label, note_field, paragraph};
use super::{Snapshot, find};

/// Draws the dialog in front, if there is one.
pub(super) fn show(ctx: &Context, look: &Look, now: &Snapshot<'_>, finding: &mut find::State, asks: &mut Vec<Ask>) {
    let Some(dialog) = &now.view.dialog else { return };
    let (name, size) = ("dialog", &look.size);
    let front = match dialog {
        Dialog::Find { .. } => {
            // Near the top, so that it stays where it is while the list below grows and shrinks.
            let away = egui::vec2(0.0, size.header + size.bar);
            let front = Front::new(ctx, look, name, size.find);
            front.at(|area| area.anchor(Align2::CENTER_TOP, away), name).inside(Margin::same(margin(size.space_m)))
        }
        _ => Front::new(ctx, look, name, size.dialog),
    };
    let closing = front.show(ctx, look, |ui| match dialog {
        Dialog::Path { purpose, typed, lands } => path(ui, look, *purpose, (typed, lands), asks),
        Dialog::Replace { path, .. } => replace(ui, look, path, asks),
        Dialog::Find { typed, chosen } => find::show(ui, look, now, (typed, *chosen), finding, asks),
        Dialog::Keys => keys(ui, look, asks),
        Dialog::Recovered { title, when } => recovered(ui, look, (title, when), asks),
        Dialog::Unsaved { then } => unsaved(ui, look, then, now.file_name.as_deref(), asks),
    });
    // A click beside the field is no answer: the paths that were typed would be gone.
    let is_typed = matches!(dialog, Dialog::Path { typed, .. } if !typed.trim().is_empty());
    if closing.by_key || (closing.by_click && !is_typed) {
        asks.push(Ask::CancelDialog);
    }
}

fn head(ui: &mut Ui, look: &Look, title: &str, text: &str) {
    paragraph(ui, title, &Line::many(look.title(), look.colour.text));
    paragraph(ui, text, &Line::many(look.body(), look.colour.quiet));
    ui.add_space(look.size.space_xs);
}

fn path(ui: &mut Ui, look: &Look, purpose: Purpose, (typed, lands): (&str, &str), asks: &mut Vec<Ask>) {
    let key = purpose.key();
    head(ui, look, &look.tr(key), &look.tr(&format!("{key}-text")));
    let id = Id::unique("path");
    let name = look.tr("dialog-path");
    // Taken before the field sees it: in a list of paths Enter begins another line.
    let finished = ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::Enter));
    let reply = if purpose == Purpose::AddArticles {
        note_field(ui, look, id, typed, &name, &look.tr("dialog-path-hint-article"))
    } else {
        field(ui, look, id, typed, &name, &look.tr("dialog-path-hint"))
    };
    if !lands.is_empty() {
        let words = look.tr_with("dialog-path-lands", &[("path", lands.into())]);
        paragraph(ui, &words, &Line::many(look.small(), look.colour.quiet));
    }
    if ui.memory(|m| m.focused().is_none()) {
        reply.response.request_focus();
        ui.ctx().request_repaint();
    }
    if let Some(text) = reply.text {
        asks.push(Ask::TypePath(text));
    }
    let entered =
        purpose != Purpose::AddArticles && reply.left && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter));
    let ready = !typed.trim().is_empty();
    buttons(ui, look, |ui| {
        let _ = cancel(ui, look, asks);
        let go_on = Button::text(look.tr(&format!("{key}-do"))).outlined().enabled(ready);
        if go_on.show(ui, look).clicked() || entered || (finished && ready) {
            asks.push(Ask::ConfirmPath);
        }
    });
}

fn replace(ui: &mut Ui, look: &Look, path: &std::path::Path, asks: &mut Vec<Ask>) {
    let name = path.file_name().map_or_else(|| path.display().to_string(), |n| n.to_string_lossy().into_owned());
    let title = look.tr_with("dialog-replace", &[("file", name.into())]);
    head(ui, look, &title, &look.tr("dialog-replace-text"));
    buttons(ui, look, |ui| {
        first_asked(cancel(ui, look, asks));
        if Button::text(look.tr("dialog-replace-do")).outlined().show(ui, look).clicked() {
            asks.push(Ask::ConfirmPath);
        }
    });
}

fn unsaved(ui: &mut Ui, look: &Look, then: &Then, file: Option<&str>, asks: &mut Vec<Ask>) {
    let title = match then {
        Then::Close => look.tr("dialog-unsaved-close"),
        Then::ChoosePack | Then::Open(_) | Then::New | Then::OpenSample | Then::StartFrom(_) => {
            look.tr("dialog-unsaved-open")
        }
    };
    let text = match file {
        Some(file) => look.tr_with("dialog-unsaved-file", &[("file", file.into())]),
        None => look.tr("dialog-unsaved-text").into_owned(),
    };
    head(ui, look, &title, &text);
    buttons(ui, look, |ui| {
        if Button::text(look.tr("dialog-cancel")).show(ui, look).clicked() {
            asks.push(Ask::AnswerUnsaved(Unsaved::Cancel));
        }
        let discard = Button::text(look.tr("dialog-unsaved-discard")).colour(look.colour.error);
        if discard.show(ui, look).clicked() {
            asks.push(Ask::AnswerUnsaved(Unsaved::Discard));
        }
        let save = Button::text(look.tr("dialog-unsaved-save")).named(look.tr("dialog-unsaved-save-name"));
        if first_asked(save.outlined().show(ui, look)).clicked() {
            asks.push(Ask::AnswerUnsaved(Unsaved::Save));
        }
    });
}

fn recovered(ui: &mut Ui, look: &Look, (title, when): (&str, &str), asks: &mut Vec<Ask>) {
    let text = look.tr_with("dialog-recovered-text", &[("title", title.into())]);
    let text = if when.is_empty() { text } else { format!("{text} {when}") };
    head(ui, look, &look.tr("dialog-recovered"), &text);
    buttons(ui, look, |ui| {
        // First what loses nothing: the copy stays for the next start.
        if Button::text(look.tr("dialog-recovered-later")).show(ui, look).clicked() {
            asks.push(Ask::CancelDialog);
        }
        let discard = Button::text(look.tr("dialog-recovered-discard")).colour(look.colour.error);
        if discard.show(ui, look).clicked() {
            asks.push(Ask::AnswerRecovered { keep: false });
        }
        if first_asked(Button::text(look.tr("dialog-recovered-do")).outlined().show(ui, look)).clicked() {
            asks.push(Ask::AnswerRecovered { keep: true });
        }
    });
}

/// Every command that has keys, by menu.
fn keys(ui: &mut Ui, look: &Look, asks: &mut Vec<Ask>) {
    head(ui, look, &look.tr("dialog-keys"), &look.tr("dialog-keys-text"));
    let most = ui.ctx().content_rect().height() / 2.0;
    ScrollArea::vertical().max_height(most).min_scrolled_height(most).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = look.size.space_xs;
        for menu in Menu::ALL {
            let with_keys = Command::ALL.iter().filter(|c| c.menu().0 == menu);
            let lines: Vec<(String, String)> = with_keys
                .filter_map(|c| Some((c.label(look.words).trim_end_matches('…').to_owned(), c.shortcut_text()?)))
                .collect();
            if lines.is_empty() {
                continue;
            }
            paragraph(ui, &menu.label(look.words), &Line::many(look.medium(), look.colour.text));
            for (name, keys) in lines {
                ui.horizontal(|ui| {
                    let width = ui.available_width() * look.size.reader_share;
                    ui.allocate_ui(egui::vec2(width, look.size.small_control), |ui| {
                        ui.set_width(width);
                        label(ui, &name, &Line::one(look.body(), look.colour.text));
                    });
                    label(ui, &keys, &Line::one(look.body(), look.colour.quiet));
                });
            }
            ui.add_space(look.size.space_s);
        }
    });
    buttons(ui, look, |ui| {
        if first_asked(Button::text(look.tr("dialog-close")).outlined().show(ui, look)).clicked() {
            asks.push(Ask::CancelDialog);
        }
    });
}

fn cancel(ui: &mut Ui, look: &Look, asks: &mut Vec<Ask>) -> Response {
    let button = Button::text(look.tr("dialog-cancel")).show(ui, look);
    if button.clicked() {
        asks.push(Ask::CancelDialog);
    }
    button
}

fn buttons(ui: &mut Ui, look: &Look, add: impl FnOnce(&mut Ui)) {
    ui.add_space(look.size.space_m);
    at_right(ui, "buttons", look.size.control, add);
}

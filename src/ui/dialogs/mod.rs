//! Dialogs inside the window: a field for a path, and questions before something is lost.

use egui::{Align, Context, Frame, Id, Key, Layout, Margin, Modal, Modifiers, Stroke, Ui};

use super::Snapshot;
use super::ask::{Ask, Unsaved};
use super::theme::{Look, margin};
use super::view::{Dialog, Purpose, Then};
use super::widgets::{Button, Line, field, note_field, paragraph};

/// Draws the dialog in front, if there is one.
pub(super) fn show(ctx: &Context, look: &Look, now: &Snapshot<'_>, asks: &mut Vec<Ask>) {
    let Some(dialog) = &now.view.dialog else { return };
    let frame = Frame::new()
        .fill(look.colour.raised)
        .stroke(Stroke::new(look.size.hair, look.colour.line))
        .corner_radius(look.radius())
        .shadow(ctx.global_style().visuals.window_shadow)
        .inner_margin(Margin::same(margin(look.size.space_xl)));
    let modal = Modal::new(Id::unique("dialog")).frame(frame).backdrop_color(look.colour.veil).show(ctx, |ui| {
        ui.set_width(look.size.dialog);
        ui.spacing_mut().item_spacing.y = look.size.space_s;
        match dialog {
            Dialog::Path { purpose, typed } => path(ui, look, *purpose, typed, asks),
            Dialog::Replace { path, .. } => replace(ui, look, path, asks),
            Dialog::Unsaved { then } => unsaved(ui, look, then, asks),
        }
    });
    if modal.should_close() {
        asks.push(Ask::CancelDialog);
    }
}

fn head(ui: &mut Ui, look: &Look, title: &str, text: &str) {
    paragraph(ui, title, &Line::many(look.title(), look.colour.text));
    paragraph(ui, text, &Line::many(look.body(), look.colour.quiet));
    ui.add_space(look.size.space_xs);
}

fn path(ui: &mut Ui, look: &Look, purpose: Purpose, typed: &str, asks: &mut Vec<Ask>) {
    let (title, text, button) = match purpose {
        Purpose::Open => ("Open a pack", "Type the path of a pack (.briefing.json).", "Open"),
        Purpose::Save => ("Save to path", "Type where to save the pack. The ending .briefing.json is added.", "Save"),
        Purpose::Export => ("Export to path", "Type where to write the PDF. The ending .pdf is added.", "Export"),
        Purpose::AddArticles => ("Add articles", "Type the paths of text files or folders, one a line.", "Add"),
        Purpose::Picture => ("Choose a picture", "Type the path of a PNG or JPEG file.", "Choose"),
    };
    head(ui, look, title, text);
    let id = Id::unique("path");
    let reply = if purpose == Purpose::AddArticles {
        note_field(ui, look, id, typed, "Path", "/home/name/article.txt")
    } else {
        field(ui, look, id, typed, "Path", "/home/name/file")
    };
    if ui.memory(|m| m.focused().is_none()) {
        reply.response.request_focus();
    }
    if let Some(text) = reply.text {
        asks.push(Ask::TypePath(text));
    }
    let entered =
        purpose != Purpose::AddArticles && reply.left && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter));
    let ready = !typed.trim().is_empty();
    buttons(ui, look, |ui| {
        if Button::text(button).outlined().enabled(ready).show(ui, look).clicked() || entered {
            asks.push(Ask::ConfirmPath);
        }
        if Button::text("Cancel").show(ui, look).clicked() {
            asks.push(Ask::CancelDialog);
        }
    });
}

fn replace(ui: &mut Ui, look: &Look, path: &std::path::Path, asks: &mut Vec<Ask>) {
    let name = path.file_name().map_or_else(|| path.display().to_string(), |n| n.to_string_lossy().into_owned());
    head(ui, look, &format!("Replace {name}?"), "A file of that name is there already. Replacing it cannot be undone.");
    buttons(ui, look, |ui| {
        if Button::text("Replace").outlined().show(ui, look).clicked() {
            asks.push(Ask::ConfirmPath);
        }
        if Button::text("Cancel").show(ui, look).clicked() {
            asks.push(Ask::CancelDialog);
        }
    });
}

fn unsaved(ui: &mut Ui, look: &Look, then: &Then, asks: &mut Vec<Ask>) {
    let title = match then {
        Then::Close => "Save before closing?",
        Then::ChoosePack | Then::Open(_) | Then::StartFrom(_) => "Save before opening another pack?",
    };
    head(ui, look, title, "The pack has changes that are in no file yet.");
    buttons(ui, look, |ui| {
        if Button::text("Save").named("Save changes").outlined().show(ui, look).clicked() {
            asks.push(Ask::AnswerUnsaved(Unsaved::Save));
        }
        if Button::text("Don’t save").colour(look.colour.error).show(ui, look).clicked() {
            asks.push(Ask::AnswerUnsaved(Unsaved::Discard));
        }
        if Button::text("Cancel").show(ui, look).clicked() {
            asks.push(Ask::AnswerUnsaved(Unsaved::Cancel));
        }
    });
}

fn buttons(ui: &mut Ui, look: &Look, add: impl FnOnce(&mut Ui)) {
    ui.add_space(look.size.space_m);
    ui.allocate_ui_with_layout(
        egui::vec2(ui.available_width(), look.size.control),
        Layout::right_to_left(Align::Center),
        add,
    );
}

//! The fields of the chosen item.

mod biography;
mod chronology;
mod figure;
mod list;
mod note;
mod picture;
mod quotation;
mod table;

pub(super) use quotation::start as start_shortening;

use egui::{Id, Ui};

use super::data::{ItemData, Kind, RowKey};
use super::{Cx, first_id};
use crate::pack::{Body, ItemId};
use crate::ui::ask::Ask;
use crate::ui::widgets::{Button, Icon, Line, Typed, field, label, paragraph};

/// Draws the fields of the chosen item.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_, '_>, item: &ItemData) {
    let now = cx.now;
    let Some(body) = now.pack.item(item.id).map(|i| &i.body) else { return };
    match body {
        Body::Quotation { passage, wording } => quotation::show(ui, cx, item.id, *passage, wording.as_deref()),
        Body::List { label, entries, .. } => list::show(ui, cx, item, label, entries),
        Body::Figure { value, caption, passage } => figure::show(ui, cx, item.id, value, caption, *passage),
        Body::Chronology(entries) => chronology::show(ui, cx, item, entries),
        Body::Table { caption, header, rows } => {
            table::show(ui, cx, item.id, &table::Table { caption, header, rows });
        }
        Body::Picture { picture, caption, alt } => picture::show(ui, cx, item.id, picture, caption, alt),
        Body::Biography { name, role, text } => biography::show(ui, cx, item.id, name, role, text),
        Body::PageBreak => {
            let (look, sentence) = (cx.look, cx.tr("outline-page-break-does"));
            label(ui, &item.what, &Line::one(look.medium(), look.colour.text));
            paragraph(ui, &sentence, &Line::many(look.small(), look.colour.quiet));
        }
        Body::Note => {}
    }
    if item.kind != Kind::PageBreak || !item.note.is_empty() {
        note::show(ui, cx, item);
    }
}

/// A field under its label.
pub(super) fn labelled(ui: &mut Ui, cx: &mut Cx<'_, '_>, id: Id, name: &str, text: &str, hint: &str) -> Option<String> {
    caption(ui, cx, name);
    let typed = field(ui, cx.look, id, text, name, hint);
    ended(cx, &typed);
    if let Some(item) = cx.now.view.write_first.filter(|item| first_id(*item) == id) {
        hand_keyboard(cx, item, &typed);
    }
    typed.text
}

/// Gives an item's field the keyboard, and brings it into view.
fn hand_keyboard(cx: &mut Cx<'_, '_>, item: ItemId, typed: &Typed) {
    if typed.response.has_focus() {
        cx.asks.push(Ask::Writing);
    } else {
        typed.response.request_focus();
    }
    // Looked for again once it has the keyboard: a note's buttons come with that, and make the row higher.
    cx.state.show_row(RowKey::Item(item), false);
    cx.state.editor = Some(typed.response.rect.y_range());
}

/// The quiet line over a field. The field carries the name for screen readers.
pub(super) fn caption(ui: &mut Ui, cx: &Cx<'_, '_>, name: &str) {
    let line = Line::one(cx.look.small(), cx.look.colour.quiet);
    let words = crate::ui::widgets::galley(ui, name, &line, ui.available_width());
    let (rect, _) = ui.allocate_exact_size(words.size(), egui::Sense::hover());
    ui.painter().galley(rect.min, words, cx.look.colour.quiet);
}

/// Ends the run of typing where the keyboard went elsewhere.
pub(super) fn ended(cx: &mut Cx<'_, '_>, typed: &Typed) {
    if typed.left {
        cx.asks.push(Ask::EndGesture);
    }
}

/// A sentence under a field that says what is wrong with what was typed.
pub(super) fn wrong(ui: &mut Ui, cx: &Cx<'_, '_>, sentence: &str) {
    paragraph(ui, sentence, &Line::many(cx.look.small(), cx.look.colour.error));
}

/// A small button of an item's fields.
pub(super) fn small(ui: &mut Ui, cx: &Cx<'_, '_>, icon: Icon, name: &str, enabled: bool) -> bool {
    Button::icon(icon, name).small().enabled(enabled).show(ui, cx.look).clicked()
}

/// What was typed into a field that the pack did not take, or else what the pack has.
pub(super) fn draft<'a>(cx: &'a Cx<'_, '_>, item: ItemId, number: u16, text: &'a str) -> (&'a str, bool) {
    match cx.state.drafts.get(&(item, number)) {
        Some(draft) => (draft, true),
        None => (text, false),
    }
}

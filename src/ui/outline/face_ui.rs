//! What an item says while it is not chosen.

use egui::{Role, Sense, Ui, WidgetInfo, vec2};

use super::data::{ItemData, Kind};
use super::{Cx, picture_ui, rich};
use crate::ui::widgets::{Icon, Line, galley, label, paint_icon, paragraph};

/// How many rows of a quotation or a note are shown.
const ROWS: usize = 3;

/// How many doubts about a chronology's days are told while it is not chosen.
const SHOWN_DOUBTS: usize = 3;

/// Draws it.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_, '_>, item: &ItemData) {
    let (look, size) = (cx.look, &cx.look.size);
    let serif = Line::many(look.serif(size.serif), look.colour.text).height(size.serif_line);
    match &item.kind {
        Kind::Quotation { words, .. } if !words.is_empty() => drop(paragraph(ui, words, &serif.rows(ROWS))),
        Kind::Quotation { .. } => drop(label(ui, &item.what, &Line::one(look.medium(), look.colour.quiet))),
        Kind::List { label, count, entries } => {
            let title = if label.is_empty() { item.what.as_str() } else { label };
            title_line(ui, cx, title, count);
            for (index, entry) in entries.iter().enumerate() {
                numbered(ui, cx, &(index + 1).to_string(), entry, &serif);
            }
        }
        Kind::Figure { value, caption } => {
            paragraph(ui, value, &Line::many(look.title(), look.colour.text).rows(ROWS));
            if !caption.is_empty() {
                paragraph(ui, caption, &Line::many(look.body(), look.colour.quiet).rows(ROWS));
            }
        }
        Kind::Chronology { count, entries } => {
            title_line(ui, cx, &item.what, count);
            for (date, text) in entries {
                dated(ui, cx, date, text);
            }
            let days = cx.now.side.days.get(&item.id).map_or(&[][..], Vec::as_slice);
            for (_, what) in days.iter().take(SHOWN_DOUBTS) {
                doubt(ui, cx, what);
            }
        }
        Kind::Table { caption, count, rows } => {
            let title = if caption.is_empty() { item.what.as_str() } else { caption };
            title_line(ui, cx, title, count);
            for row in rows {
                paragraph(ui, row, &Line::one(look.small(), look.colour.quiet));
            }
        }
        Kind::Picture { picture, caption, lacks_alt } => {
            picture_ui::thumbnail(ui, cx, picture, caption);
            let title = if caption.is_empty() { picture } else { caption };
            paragraph(ui, title, &Line::many(look.body(), look.colour.text).rows(ROWS));
            if *lacks_alt {
                paragraph(ui, &cx.tr("outline-alt-missing"), &Line::many(look.small(), look.colour.error));
            }
        }
        Kind::Biography { name, role, text } => {
            let title = if name.is_empty() { item.what.as_str() } else { name };
            title_line(ui, cx, title, role);
            if !text.trim().is_empty() {
                rich::paragraph(ui, look, text, look.colour.text, ROWS);
            }
        }
        Kind::PageBreak => drop(label(ui, &item.what, &Line::one(look.medium(), look.colour.quiet))),
        Kind::Note => {}
    }
    note(ui, cx, item);
}

/// The note, formatted as it is printed.
fn note(ui: &mut Ui, cx: &Cx<'_, '_>, item: &ItemData) {
    let look = cx.look;
    let own = item.kind == Kind::Note;
    if !item.note.trim().is_empty() {
        if !own {
            // The user's words keep off the source's.
            ui.add_space(look.size.focus);
        }
        let colour = if own { look.colour.text } else { look.colour.note };
        rich::paragraph(ui, look, item.note.trim(), colour, ROWS * 2);
    } else if own {
        paragraph(ui, &cx.tr("outline-note-empty"), &Line::many(look.body(), look.colour.quiet));
    }
}

/// A title with something quiet after it.
pub(super) fn title_line(ui: &mut Ui, cx: &Cx<'_, '_>, title: &str, after: &str) {
    let (look, size) = (cx.look, &cx.look.size);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = size.space_s;
        let quiet = Line::one(look.small(), look.colour.quiet);
        let room = galley(ui, after, &quiet, ui.available_width() / 2.0).size().x;
        let line = Line::one(look.medium(), look.colour.text);
        let words = galley(ui, title, &line, ui.available_width() - room - size.space_s);
        let (rect, response) = ui.allocate_exact_size(words.size(), Sense::hover());
        ui.painter().galley(rect.min, words, look.colour.text);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, title));
        if !after.is_empty() {
            label(ui, after, &quiet);
        }
    });
}

/// A list's entry with its number.
pub(super) fn numbered(ui: &mut Ui, cx: &Cx<'_, '_>, number: &str, text: &str, line: &Line) {
    let (look, size) = (cx.look, &cx.look.size);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let quiet = Line::one(look.small(), look.colour.quiet).height(size.serif_line);
        let number = galley(ui, number, &quiet, size.space_xl);
        let (rect, _) = ui.allocate_exact_size(vec2(size.space_l + size.focus, number.size().y), Sense::hover());
        ui.painter().galley(rect.min, number, look.colour.quiet);
        paragraph(ui, text, &line.clone().rows(1));
    });
}

fn dated(ui: &mut Ui, cx: &Cx<'_, '_>, date: &str, text: &str) {
    let (look, size) = (cx.look, &cx.look.size);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = size.space_s;
        let words = galley(ui, date, &Line::one(look.small(), look.colour.quiet), size.date_field);
        let (rect, _) =
            ui.allocate_exact_size(vec2(size.date_column.max(words.size().x), words.size().y), Sense::hover());
        ui.painter().galley(rect.min, words, look.colour.quiet);
        paragraph(ui, text, &Line::one(look.small(), look.colour.text));
    });
}

/// What is doubtful about an entry: a sign and a sentence.
pub(super) fn doubt(ui: &mut Ui, cx: &Cx<'_, '_>, what: &str) {
    let (look, size) = (cx.look, &cx.look.size);
    let said = look.words.said(what);
    let mut chars = said.chars();
    let said: String = chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = size.space_xs;
        let (place, _) = ui.allocate_exact_size(vec2(size.small_icon, size.icon), Sense::hover());
        paint_icon(ui.painter(), place, Icon::Warning, size.small_icon, size.icon_line, look.colour.note);
        paragraph(ui, &said, &Line::many(look.small(), look.colour.note));
    });
}

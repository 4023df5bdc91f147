//! An article's details: what is known of it, what was off, and the receipt of what was left out.

use egui::{Align, Context, Frame, Id, Layout, Margin, Modal, ScrollArea, Stroke, Ui, vec2};

use super::browse::LibraryAsk;
use crate::article::{Article, Dropped};
use crate::ui::Snapshot;
use crate::ui::ask::Ask;
use crate::ui::theme::{Look, margin};
use crate::ui::tongue::Words;
use crate::ui::widgets::{Button, Icon, Line, at_right, ends, hair_line, label, paragraph};
use crate::ui::words;

/// A frame for what stands in front of the window.
pub(super) fn front_frame(ctx: &Context, look: &Look) -> Frame {
    Frame::new()
        .fill(look.colour.raised)
        .stroke(Stroke::new(look.size.hair, look.colour.line))
        .corner_radius(look.radius())
        .shadow(ctx.global_style().visuals.window_shadow)
        .inner_margin(Margin::same(margin(look.size.space_xl)))
}

/// Draws the details that were asked for, if any.
pub(super) fn show(ctx: &Context, look: &Look, now: &Snapshot<'_>, asks: &mut Vec<Ask>) {
    let Some(article) = now.view.library.details.as_ref().and_then(|id| now.pack.article(id)) else { return };
    let frame = front_frame(ctx, look);
    let modal = Modal::new(Id::unique("details")).frame(frame).backdrop_color(look.colour.veil).show(ctx, |ui| {
        ui.set_width(look.size.details.min(ctx.content_rect().width() - look.size.space_xl * 4.0));
        ui.spacing_mut().item_spacing.y = look.size.space_s;
        paragraph(ui, &article.display_title(), &Line::many(look.title(), look.colour.text));
        ui.scope(|ui| facts(ui, look, article));
        hair_line(ui, look);
        ui.scope(|ui| receipt(ui, look, now, article, asks));
        ui.add_space(look.size.space_s);
        at_right(ui, "buttons", look.size.control, |ui| {
            if Button::text(look.tr("details-close")).outlined().show(ui, look).clicked() {
                asks.push(Ask::Library(LibraryAsk::Details(None)));
            }
        });
    });
    if modal.should_close() {
        asks.push(Ask::Library(LibraryAsk::Details(None)));
    }
}

fn facts(ui: &mut Ui, look: &Look, article: &Article) {
    let unknown = || look.tr("details-unknown").into_owned();
    let words_long = look.tr_with("count-words", &[("count", article.word_count().into())]);
    let rows = [
        ("details-outlet", article.outlet.clone().unwrap_or_else(unknown)),
        ("details-date", article.published.map_or_else(unknown, |d| words::day(look.words, d))),
        ("details-author", article.byline.clone().unwrap_or_else(unknown)),
        ("details-language", super::filter_ui::language_name(look, article.language.code())),
        ("details-length", words_long),
        ("details-file", article.source.file_name.clone()),
        ("details-address", article.source.address.clone().unwrap_or_default()),
    ];
    ui.spacing_mut().item_spacing.y = look.size.focus;
    for (key, value) in rows.into_iter().filter(|(_, v)| !v.is_empty()) {
        ui.horizontal(|ui| {
            ui.set_height(look.size.space_l + look.size.focus);
            let name = vec2(look.size.field_label, look.size.space_l);
            ui.allocate_ui_with_layout(name, Layout::left_to_right(Align::Center), |ui| {
                ui.set_min_width(look.size.field_label);
                label(ui, &look.tr(key), &Line::one(look.small(), look.colour.quiet));
            });
            label(ui, &value, &Line::one(look.body(), look.colour.text));
        });
    }
    for warning in &article.warnings {
        paragraph(ui, &warning.to_string(), &Line::many(look.small(), look.colour.note));
    }
}

fn receipt(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, article: &Article, asks: &mut Vec<Ask>) {
    let dropped = &article.dropped;
    let head = look.tr_with("receipt-count", &[("count", dropped.len().into())]);
    paragraph(ui, &head, &Line::many(look.strong(), look.colour.text));
    if dropped.is_empty() {
        return;
    }
    paragraph(ui, &look.tr("receipt-text"), &Line::many(look.small(), look.colour.quiet));
    if let Some(message) = now.message.filter(|m| m.tone == crate::ui::Tone::Bad) {
        paragraph(ui, &message.text, &Line::many(look.small(), look.colour.error));
    }
    let height = look.size.receipt_row;
    // As high as its lines, up to what a small window has room for.
    let room = ui.ctx().content_rect().height() - look.size.receipt_rest;
    let most = room.clamp(height * 2.0, look.size.card_max);
    let area = ScrollArea::vertical().id_salt("receipt").max_height(most).min_scrolled_height(most);
    ui.spacing_mut().item_spacing.y = 0.0;
    area.auto_shrink([false, true]).show_rows(ui, height, dropped.len(), |ui, range| {
        for entry in range {
            if let Some(line) = dropped.get(entry) {
                row(ui, look, article, entry, line, asks);
            }
        }
    });
}

fn row(ui: &mut Ui, look: &Look, article: &Article, entry: usize, line: &Dropped, asks: &mut Vec<Ask>) {
    let size = &look.size;
    let text = |ui: &mut Ui, _: &mut Vec<Ask>| {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = size.focus;
            label(ui, &line.text, &Line::one(look.body(), look.colour.text));
            let why = reason(look.words, &line.reason);
            let words = look.tr_with("receipt-line", &[("line", line.line.into()), ("reason", why.into())]);
            label(ui, &words, &Line::one(look.small(), look.colour.quiet));
        });
    };
    ui.push_id(entry, |ui| {
        ends(ui, "row", size.receipt_row, asks, text, |ui, asks| {
            let name = look.tr_with("receipt-keep-line", &[("line", line.line.into())]);
            let keep = Button::text(look.tr("receipt-keep")).named(name).with_icon(Icon::Restore).small().outlined();
            if keep.tooltip(look.tr("receipt-keep-tip")).show(ui, look).clicked() {
                let ask = LibraryAsk::TakeBackIn { article: article.id.clone(), entries: vec![entry] };
                asks.push(Ask::Library(ask));
            }
        });
    });
}

/// A reason in the interface's language; one that has no words there stands as it was given.
pub(super) fn reason(words: &Words, reason: &str) -> String {
    let key: String =
        reason.chars().filter(|c| *c != '\'').map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let key = format!("reason-{key}");
    if words.has(&key) { words.tr(&key).into_owned() } else { reason.to_owned() }
}

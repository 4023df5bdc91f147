//! An article's details: what is known of it, what was off, and the receipt of what was left out.

use egui::{Align, Context, Id, Layout, Ui, vec2};

use super::browse::{Correction, LibraryAsk};
use super::correct_ui;
use crate::article::{Article, Dropped};
use crate::pack::Details;
use crate::ui::Snapshot;
use crate::ui::ask::Ask;
use crate::ui::dialogs::Front;
use crate::ui::theme::Look;
use crate::ui::tongue::Words;
use crate::ui::widgets::{
    Button, Icon, Line, at_right, ends, first_asked, hair_line, label, paragraph, scrolled_form, two_lines,
};
use crate::ui::words;

/// Draws the details that were asked for, if any.
pub(super) fn show(ctx: &Context, look: &Look, now: &Snapshot<'_>, asks: &mut Vec<Ask>) {
    let Some(entry) = now.view.library.details.as_ref().and_then(|id| now.pack.entry(id)) else { return };
    let article = &entry.article;
    let mut is_typed = false;
    let closing = Front::new(ctx, look, "details", look.size.details).show(ctx, look, |ui| {
        paragraph(ui, &article.display_title(), &Line::many(look.title(), look.colour.text).rows(2));
        let read = Correction::of(&Details::of(article), |d| words::day(look.words, d));
        let typed = now.view.library.correction.as_ref().unwrap_or(&read);
        is_typed = *typed != read;
        scrolled_form(ui, look, "details form", |ui| {
            correct_ui::show(ui, look, entry, typed, asks);
            ui.scope(|ui| facts(ui, look, article));
            hair_line(ui, look);
            ui.scope(|ui| receipt(ui, look, now, article, asks));
        });
        ui.add_space(look.size.space_s);
        at_right(ui, "buttons", look.size.control, |ui| {
            if *typed == read {
                if first_asked(Button::text(look.tr("details-close")).outlined().show(ui, look)).clicked() {
                    asks.push(Ask::Library(LibraryAsk::Details(None)));
                }
                return;
            }
            if Button::text(look.tr("details-cancel")).show(ui, look).clicked() {
                asks.push(Ask::Library(LibraryAsk::Correct(None)));
            }
            let save = Button::text(look.tr("details-correct")).outlined().enabled(typed.details().is_ok());
            if save.show(ui, look).clicked() {
                asks.push(Ask::Library(LibraryAsk::ConfirmCorrection));
            }
        });
    });
    // A click beside the form is no answer where something was typed: it would be gone.
    if closing.by_key || (closing.by_click && !is_typed) {
        asks.push(Ask::Library(LibraryAsk::Details(None)));
    }
}

/// What belongs to the article's file and cannot be corrected.
fn facts(ui: &mut Ui, look: &Look, article: &Article) {
    // Counted once: a long article in a script without spaces takes its time.
    let id = Id::unique(("words of", article.id.0.as_str(), article.blocks.len()));
    let known: Option<usize> = ui.data(|data| data.get_temp(id));
    let count = known.unwrap_or_else(|| article.word_count());
    ui.data_mut(|data| data.insert_temp(id, count));
    let words_long = words::length(look.words, count);
    let rows = [
        ("details-length", words_long),
        ("details-file", article.source.file_name.clone()),
        ("details-address", article.source.address.clone().unwrap_or_default()),
    ];
    ui.spacing_mut().item_spacing.y = look.size.focus;
    for (key, value) in rows.into_iter().filter(|(_, v)| !v.is_empty()) {
        ui.horizontal(|ui| {
            ui.set_height(look.size.small_control);
            let name = vec2(look.size.field_label, look.size.small_control);
            ui.allocate_ui_with_layout(name, Layout::left_to_right(Align::Center), |ui| {
                ui.set_min_width(look.size.field_label);
                label(ui, &look.tr(key), &Line::one(look.body(), look.colour.quiet));
            });
            label(ui, &value, &Line::one(look.body(), look.colour.text));
        });
    }
    for warning in &article.warnings {
        paragraph(ui, &look.words.warning(warning), &Line::many(look.small(), look.colour.note));
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
    if let Some(why) = &now.view.library.trouble {
        paragraph(ui, why, &Line::many(look.small(), look.colour.error));
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    // The form around it scrolls: of a long receipt the lines in view alone are drawn.
    let height = look.size.receipt_row;
    let (top, clip) = (ui.cursor().top(), ui.clip_rect());
    let at = |y: f32| (((y - top) / height).max(0.0) as usize).min(dropped.len());
    let (first, last) = (at(clip.top()), at(clip.bottom() + height));
    ui.add_space(height * first as f32);
    for (entry, line) in dropped.iter().enumerate().take(last).skip(first) {
        row(ui, look, article, entry, line, asks);
    }
    ui.add_space(height * (dropped.len() - last) as f32);
}

fn row(ui: &mut Ui, look: &Look, article: &Article, entry: usize, line: &Dropped, asks: &mut Vec<Ask>) {
    let size = &look.size;
    let text = |ui: &mut Ui, _: &mut Vec<Ask>| {
        let why = reason(look.words, &line.reason);
        let words = look.tr_with("receipt-line", &[("line", line.line.into()), ("reason", why.into())]);
        let (upper, lower) = (Line::one(look.body(), look.colour.text), Line::one(look.small(), look.colour.quiet));
        two_lines(ui, (&line.text, &upper), (&words, &lower), size.focus);
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

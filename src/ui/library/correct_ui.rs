//! The fields in which an article's details are corrected; below each that was, what was read.

use egui::{Id, Ui};

use super::browse::{Correction, LibraryAsk};
use super::filter_ui::language_name;
use super::paste_ui::{day_line, languages, line};
use crate::article::{Language, shorten};
use crate::pack::PackArticle;
use crate::ui::ask::Ask;
use crate::ui::theme::Look;
use crate::ui::widgets::{Button, Icon, Line, field, label};
use crate::ui::words;

/// How much of what was read is shown below a field, in characters.
const READ_CHARS: usize = 70;

/// A field: its key, what it holds, what was read there, and the form with another text in it.
type Row<'a> = (&'a str, &'a str, &'a str, fn(Correction, String) -> Correction);

fn ask(correction: Correction) -> Ask {
    Ask::Library(LibraryAsk::Correct(Some(Box::new(correction))))
}

/// Draws the fields with what was typed so far.
pub(super) fn show(ui: &mut Ui, look: &Look, entry: &PackArticle, typed: &Correction, asks: &mut Vec<Ask>) {
    let read = Correction::of(&entry.as_imported(), |d| words::day(look.words, d));
    let rows: [Row<'_>; 4] = [
        ("details-title", &typed.title, &read.title, |c, title| Correction { title, ..c }),
        ("details-outlet", &typed.outlet, &read.outlet, |c, outlet| Correction { outlet, ..c }),
        ("details-date", &typed.date, &read.date, |c, date| Correction { date, ..c }),
        ("details-author", &typed.author, &read.author, |c, author| Correction { author, ..c }),
    ];
    for (key, text, was, with) in rows {
        line(ui, look, key, |ui| {
            let reply = field(ui, look, Id::unique(key), text, &look.tr(key), &look.tr("details-unknown"));
            if let Some(text) = reply.text {
                asks.push(ask(with(typed.clone(), text)));
            }
        });
        if key == "details-date"
            && let Some(date) = day_line(ui, look, text)
        {
            asks.push(ask(with(typed.clone(), date)));
        }
        if text.trim() != was {
            was_read(ui, look, was);
        }
    }
    line(ui, look, "details-language", |ui| {
        let own = language_name(look, typed.language.code());
        if let Some(Some(code)) = languages(ui, look, &own, "details-language", None) {
            asks.push(ask(Correction { language: Language(code), ..typed.clone() }));
        }
    });
    if typed.language != read.language {
        was_read(ui, look, &language_name(look, read.language.code()));
    }
    if *typed != read {
        line(ui, look, "", |ui| {
            let back = Button::text(look.tr("details-as-read")).with_icon(Icon::Restore).small().outlined();
            if back.tooltip(look.tr("details-as-read-tip")).show(ui, look).clicked() {
                asks.push(ask(read.clone()));
            }
        });
    }
}

/// What import read where something else stands now.
fn was_read(ui: &mut Ui, look: &Look, was: &str) {
    line(ui, look, "", |ui| {
        let was = if was.is_empty() { look.tr("details-unknown").into_owned() } else { shorten(was, READ_CHARS) };
        let words = look.tr_with("details-was-read", &[("what", was.into())]);
        label(ui, &words, &Line::one(look.small(), look.colour.quiet));
    });
}

//! The bin: what was removed, to be taken out again or let go for good.

use egui::{Frame, Margin, ScrollArea, Ui, vec2};

use super::browse::LibraryAsk;
use super::head_ui::inset;
use crate::article::ArticleId;
use crate::pack::Binned;
use crate::ui::Snapshot;
use crate::ui::ask::Ask;
use crate::ui::theme::{Look, margin};
use crate::ui::widgets::{Button, Icon, Line, ends, hair_line, paragraph, two_lines};
use crate::ui::words;

/// Draws the bin in place of the list.
pub(super) fn show(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, asks: &mut Vec<Ask>) {
    let bin = &now.pack.bin;
    inset(look).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(look.size.space_s, look.size.space_s);
        if Button::text(look.tr("library-bin-back")).with_icon(Icon::Undo).small().show(ui, look).clicked() {
            asks.push(Ask::Library(LibraryAsk::ShowBin(false)));
        }
        let key = if bin.is_empty() { "library-bin-empty" } else { "library-bin-text" };
        paragraph(ui, &look.tr(key), &Line::many(look.body(), look.colour.quiet));
        ui.horizontal(|ui| {
            let some = !bin.is_empty();
            let all = Button::text(look.tr("library-restore-all")).with_icon(Icon::Restore).small().outlined();
            if all.enabled(some).show(ui, look).clicked() {
                let all: Vec<ArticleId> = bin.iter().map(|b| b.entry.article.id.clone()).collect();
                asks.push(Ask::Library(LibraryAsk::Restore(all)));
            }
            let empty = Button::text(look.tr("library-bin-clear")).small().colour(look.colour.error);
            if empty.enabled(some).show(ui, look).clicked() {
                asks.push(Ask::Library(LibraryAsk::EmptyBin));
            }
        });
    });
    hair_line(ui, look);
    ScrollArea::vertical().id_salt("bin").auto_shrink(false).show_rows(ui, look.size.row, bin.len(), |ui, range| {
        for binned in bin.get(range).unwrap_or_default() {
            row(ui, look, binned, asks);
        }
    });
}

fn row(ui: &mut Ui, look: &Look, binned: &Binned, asks: &mut Vec<Ask>) {
    let size = &look.size;
    let article = &binned.entry.article;
    let title = article.display_title();
    Frame::new().inner_margin(Margin::symmetric(margin(size.space_l), 0)).show(ui, |ui| {
        ui.set_height(size.row);
        let text = |ui: &mut Ui, _: &mut Vec<Ask>| {
            let mut meta = words::source(look.words, article);
            let passages = binned.highlights.len();
            if passages > 0 {
                meta.push_str(" · ");
                meta.push_str(&look.tr_with("library-bin-passages", &[("count", passages.into())]));
            }
            let (upper, lower) =
                (Line::one(look.medium(), look.colour.text), Line::one(look.small(), look.colour.quiet));
            two_lines(ui, (&title, &upper), (&meta, &lower), size.focus);
        };
        ui.push_id(&article.id.0, |ui| {
            ends(ui, "row", size.row, asks, text, |ui, asks| {
                let name = look.tr_with("library-restore", &[("title", title.as_str().into())]);
                if Button::icon(Icon::Restore, name).small().show(ui, look).clicked() {
                    asks.push(Ask::Library(LibraryAsk::Restore(vec![article.id.clone()])));
                }
            });
        });
    });
}

//! What stands above an article's words: its title, where it is from; and what stands there while nothing is read.

use egui::{Frame, Id, Margin, Pos2, Rect, Role, Sense, Ui, WidgetInfo, pos2};

use super::page::Page;
use crate::ui::Snapshot;
use crate::ui::ask::Ask;
use crate::ui::commands::Command;
use crate::ui::theme::{Look, margin};
use crate::ui::widgets::{Button, Icon, Line, galley, paragraph};

/// Below this part of its full measure a pane is narrow.
const NARROW: f32 = 0.75;
/// The most rows of an article's title; what calls itself a title and is a page long is cut.
const TITLE_ROWS: usize = 6;
/// The same in a narrow pane, where a row holds few words.
const TITLE_ROWS_NARROW: usize = 14;

/// What to do first.
pub(super) fn empty(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, asks: &mut Vec<Ask>) {
    let size = &look.size;
    let width = size.measure.min(ui.available_width() - size.space_xl * 2.0);
    let side = ((ui.available_width() - width) / 2.0).max(size.space_l);
    let around = Margin { left: margin(side.min(f32::from(i8::MAX))), top: margin(size.reader_top), ..Margin::ZERO };
    Frame::new().inner_margin(around).show(ui, |ui| {
        ui.set_max_width(width);
        ui.spacing_mut().item_spacing.y = size.space_m;
        let title = look.serif_strong(size.reader_title);
        let line = Line::many(look.serif(size.reader), look.colour.quiet).height(size.reader_line);
        if now.pack.articles.is_empty() {
            paragraph(ui, &look.tr("reader-start"), &Line::many(title, look.colour.text));
            paragraph(ui, &look.tr("reader-start-how"), &line);
            let add = Button::text(look.tr("reader-add-articles")).named(look.tr("reader-add-first"));
            if add.with_icon(Icon::Plus).outlined().show(ui, look).clicked() {
                asks.push(Ask::Run(Command::AddArticles));
            }
        } else {
            paragraph(ui, &look.tr("reader-choose"), &line);
        }
    });
}

fn title_line(look: &Look, width: f32) -> Line {
    let size = &look.size;
    // A large title in a narrow pane is a column of single words.
    let (font, line, rows) = if width < size.measure * NARROW {
        (size.reader_title_narrow, size.reader_title_narrow_line, TITLE_ROWS_NARROW)
    } else {
        (size.reader_title, size.reader_title_line, TITLE_ROWS)
    };
    Line::many(look.serif_strong(font), look.colour.text).height(line).rows(rows)
}

fn meta_line(look: &Look) -> Line {
    Line::many(look.sans(look.size.reader_meta), look.colour.quiet).height(look.size.reader_meta_line)
}

/// The height of all that.
pub(super) fn head_height(ui: &Ui, page: &Page<'_>) -> f32 {
    let size = &page.look.size;
    // The article's own title alone: one that was made from its opening words would be read twice.
    let title = page.article.title.as_deref().map_or(0.0, |title| {
        galley(ui, title, &title_line(page.look, page.width), page.width).size().y + size.reader_title_gap
    });
    let meta = galley(ui, &page.shown.meta, &meta_line(page.look), page.width).size().y;
    size.reader_top + title + meta + size.space_xl
}

/// Draws title and source.
pub(super) fn head(ui: &Ui, page: &Page<'_>, origin: Pos2) {
    let size = &page.look.size;
    let mut y = origin.y + size.reader_top;
    if let Some(title) = page.article.title.as_deref() {
        let words = galley(ui, title, &title_line(page.look, page.width), page.width);
        let at = pos2(page.left, y).round();
        y += words.size().y + size.reader_title_gap;
        let response = ui.interact(Rect::from_min_size(at, words.size()), Id::unique("article title"), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, title));
        ui.painter().galley(at, words, page.look.colour.text);
    }
    let words = galley(ui, &page.shown.meta, &meta_line(page.look), page.width);
    ui.painter().galley(pos2(page.left, y).round(), words, page.look.colour.quiet);
}

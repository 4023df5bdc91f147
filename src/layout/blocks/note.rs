//! The author's own words: another face, another colour, and a mark in the margin, so that nobody takes them for a
//! source's. Words between two asterisks are strong, between one emphasised; lines that open with "- " are a list.

use super::title::space_before;
use crate::layout::Composer;
use crate::layout::flow::Row;
use crate::layout::page::{NodeId, Role};
use crate::layout::paragraph::{Inline, Side, Start, baseline};
use crate::layout::theme::Style;
use crate::phrases::Word;

pub(in crate::layout) fn compose(cx: &mut Composer<'_>, parent: NodeId, paragraphs: &[String]) -> Vec<Row> {
    let theme = cx.theme;
    let page = theme.page;
    let style = theme.style(Style::Note);
    let division = cx.node(parent, Role::Division);
    let start = paragraphs.first().map_or(Start::Left, |text| Start::of(text));
    let (x, width) = start.inset(page.left, page.column, theme.inset);
    let mark_node = cx.node(division, Role::Paragraph);
    let mut rows = own_words(cx, division, paragraphs, x, width);
    let said = format!("{} ", cx.words.word(Word::Note));
    let mark = Inline::new(&said, theme.style(Style::NoteMark), mark_node);
    let mark = cx.line(&mark, start.hanging(x, width, theme.inset / 2.0), baseline(&style));
    if let Some(first) = rows.first_mut() {
        first.prepend(mark);
    }
    rows
}

/// The author's paragraphs and points.
pub(super) fn own_words(cx: &mut Composer<'_>, parent: NodeId, paragraphs: &[String], x: f32, width: f32) -> Vec<Row> {
    let theme = cx.theme;
    let mut list = None;
    let mut rows: Vec<Row> = Vec::new();
    for text in paragraphs {
        let mut lines = match text.strip_prefix("- ") {
            Some(point) => {
                let list = *list.get_or_insert_with(|| cx.node(parent, Role::List { numbered: false }));
                point_rows(cx, list, point, x, width)
            }
            None => {
                list = None;
                let node = cx.node(parent, Role::Paragraph);
                let inlines = inlines_of(cx, text, node);
                cx.paragraph(&inlines, x, width)
            }
        };
        if !rows.is_empty() {
            space_before(&mut lines, if list.is_some() { theme.grid / 4.0 } else { theme.grid / 2.0 });
        }
        rows.extend(lines);
    }
    rows
}

/// A point of a list, its mark hanging.
fn point_rows(cx: &mut Composer<'_>, list: NodeId, text: &str, x: f32, width: f32) -> Vec<Row> {
    let theme = cx.theme;
    let style = theme.style(Style::Note);
    let hang = theme.hang * 0.6;
    let item = cx.node(list, Role::ListItem);
    let label = cx.node(item, Role::Label);
    let body = cx.node(item, Role::ListBody);
    let inlines = inlines_of(cx, text.trim(), body);
    let start = Start::of(text);
    let (inner, inner_width) = start.inset(x, width, hang);
    let mut rows = cx.paragraph(&inlines, inner, inner_width);
    let side = if start == Start::Left { Side::Left(x) } else { Side::Right(x + width) };
    let mark = cx.line(&Inline::new("• ", style, label), side, baseline(&style));
    if let Some(first) = rows.first_mut() {
        first.prepend(mark);
    }
    rows
}

/// The author's text with its strong and emphasised words. Asterisks without a partner are just asterisks.
fn inlines_of<'t>(cx: &Composer<'_>, text: &'t str, node: NodeId) -> Vec<Inline<'t>> {
    let theme = cx.theme;
    let mut inlines = Vec::new();
    let mut push = |text: &'t str, style: Style| {
        if !text.is_empty() {
            inlines.push(Inline::new(text, theme.style(style), node));
        }
    };
    let mut rest = text;
    let mut from = 0;
    while let Some(at) = rest.get(from..).and_then(|tail| tail.find('*')).map(|at| at + from) {
        let tail = rest.get(at..).unwrap_or_default();
        let (mark, style) = if tail.starts_with("**") { ("**", Style::NoteStrong) } else { ("*", Style::NoteEmphasis) };
        let inner = tail.get(mark.len()..).unwrap_or_default();
        match inner.find(mark).filter(|end| *end > 0 && !inner.starts_with(' ')) {
            Some(end) => {
                push(rest.get(..at).unwrap_or_default(), Style::Note);
                push(inner.get(..end).unwrap_or_default(), style);
                rest = inner.get(end + mark.len()..).unwrap_or_default();
                from = 0;
            }
            None => from = at + mark.len(),
        }
    }
    push(rest, Style::Note);
    inlines
}

//! A list told in a source: its announcing phrase, its numbered items, and where it is from.

use super::quotation::{keep_short, keep_source_line, paragraphs, put_bar, source_line, start_of};
use super::title::space_before;
use crate::assemble::{Briefing, List, Quotation};
use crate::layout::Composer;
use crate::layout::flow::Row;
use crate::layout::page::{NodeId, Role, Tag};
use crate::layout::paragraph::{Inline, Start, baseline};
use crate::layout::theme::Style;
use crate::phrases::{Phrases, Word};

pub(in crate::layout) fn compose(cx: &mut Composer<'_>, briefing: &Briefing, parent: NodeId, list: &List) -> Vec<Row> {
    let theme = cx.theme;
    let page = theme.page;
    let start = list.items.first().map_or(Start::Left, start_of);
    let (x, width) = start.inset(page.left, page.column, theme.inset);
    let language = list.items.first().map_or(briefing.language.code(), |i| i.language.code());
    let mut before = own_label(cx, parent, list, start);
    let quote = cx.node_in(parent, Role::BlockQuote, language, briefing.language.code());
    let mut rows = Vec::new();
    if list.label_is_quoted {
        let node = cx.node(quote, Role::Paragraph);
        let label = cx.words.in_marks(&list.label);
        rows = cx.paragraph(&[Inline::new(&label, theme.style(Style::Label), node)], x, width);
        for row in &mut rows {
            row.keep_with_next = true;
        }
    }
    let node = cx.node(quote, Role::List { numbered: true });
    let number_width = theme.hang * if list.items.len() > 9 { 1.5 } else { 1.0 };
    for (i, item) in list.items.iter().enumerate() {
        let column = start.inset(x, width, number_width);
        let mut lines = item_rows(cx, node, i + 1, item, column, start);
        keep_short(&mut lines);
        if !rows.is_empty() {
            space_before(&mut lines, theme.grid / 2.0);
        }
        // An item alone at a page's top or bottom reads as if it were no list.
        let (first, last) = (i == 0, i + 1 == list.items.len());
        if last && short_enough(&rows, &lines) {
            keep_last_item(&mut rows);
        }
        if first && list.items.len() > 1 && lines.len() <= KEPT_LINES {
            keep_last_item(&mut lines);
        }
        rows.extend(lines);
    }
    if list.items.len() <= FEW_ITEMS && rows.len() <= FEW_LINES {
        rows.iter_mut().for_each(|row| row.keep_with_next = true);
    }
    put_bar(cx, &mut rows, start);
    let items: Vec<&Quotation> = list.items.iter().collect();
    rows.extend(source_line(cx, briefing, parent, &items, (x, width), count_remark(cx.words, list)));
    keep_source_line(&mut rows);
    if !before.is_empty() {
        space_before(&mut rows, theme.grid / 4.0);
    }
    before.extend(rows);
    before
}

/// The author's words over a list, which stand apart from the source's: before the quotation, and set as notes are.
fn own_label(cx: &mut Composer<'_>, parent: NodeId, list: &List, start: Start) -> Vec<Row> {
    if list.label_is_quoted || list.label.trim().is_empty() {
        return Vec::new();
    }
    let page = cx.theme.page;
    let node = cx.node(parent, Role::Paragraph);
    let inline = Inline::new(&list.label, cx.theme.style(Style::NoteStrong), node);
    let mut rows = cx.paragraph(&[inline], page.left, page.column);
    start.align(&list.label, &mut rows, page.left + page.column);
    for row in &mut rows {
        row.keep_with_next = true;
    }
    rows
}

/// A list of up to so many items stands on one page if it has no more lines than these, its announcing phrase among them.
const FEW_ITEMS: usize = 4;
const FEW_LINES: usize = 7;

/// Items of up to so many lines keep company with their neighbours.
const KEPT_LINES: usize = 3;

fn short_enough(before: &[Row], last: &[Row]) -> bool {
    before.len() > 1 && last.len() <= KEPT_LINES
}

/// Keeps the last row on the page of what follows it.
fn keep_last_item(rows: &mut [Row]) {
    if let Some(row) = rows.last_mut() {
        row.keep_with_next = true;
    }
}

fn item_rows(
    cx: &mut Composer<'_>,
    list: NodeId,
    number: usize,
    item: &Quotation,
    (x, width): (f32, f32),
    start: Start,
) -> Vec<Row> {
    let theme = cx.theme;
    let node = cx.node(list, Role::ListItem);
    let label = cx.node(node, Role::Label);
    let body = cx.node(node, Role::ListBody);
    let mut rows = paragraphs(cx, body, item, x, width);
    let text = start.item_number(number);
    let inline = Inline { tag: Tag::Content(label), ..Inline::new(&text, theme.style(Style::ListNumber), label) };
    let side = start.hanging(x, width, theme.hang / 3.0);
    let items = cx.line(&inline, side, baseline(&theme.style(Style::Body)));
    if let Some(first) = rows.first_mut() {
        first.prepend(items);
    }
    rows
}

/// What the source announced, where it is not what is printed.
fn count_remark(words: &Phrases, list: &List) -> Option<String> {
    let announced = list.announced?;
    let printed = list.items.len();
    (usize::try_from(announced) != Ok(printed))
        .then(|| words.fill(Word::Given, &[("announced", &announced.to_string()), ("given", &printed.to_string())]))
}

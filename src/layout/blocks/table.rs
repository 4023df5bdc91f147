//! Tables: heads, cells, a hair rule under each row. A row may go on overleaf between its lines; the heads are said again
//! there.

use std::sync::Arc;

use crate::layout::Composer;
use crate::layout::flow::{Head, Row, side_by_side};
use crate::layout::page::{NodeId, Role};
use crate::layout::paragraph::{Inline, Side, end_of_line};
use crate::layout::theme::Style;

use super::title::{rule, space_before};

/// How thick the rules are, in points.
const RULE: f32 = 0.5;
/// White space at the right of a cell, in points.
const CELL_GAP: f32 = 9.0;

/// A cell of a table.
pub(super) struct Cell {
    text: String,
    heads_row: bool,
}

impl Cell {
    /// A cell that heads its row.
    pub fn head(text: &str) -> Self {
        Self { text: text.to_owned(), heads_row: true }
    }

    /// Any other cell.
    pub fn text(text: &str) -> Self {
        Self { text: text.to_owned(), heads_row: false }
    }
}

/// A table of the author's.
pub(in crate::layout) fn compose(
    cx: &mut Composer<'_>,
    parent: NodeId,
    caption: &str,
    header: &[String],
    rows: &[Vec<String>],
) -> Vec<Row> {
    let heads: Vec<&str> = header.iter().map(String::as_str).collect();
    let cells: Vec<Vec<Cell>> = rows.iter().map(|row| row.iter().map(|text| Cell::text(text)).collect()).collect();
    let widths = column_widths(cx, header, rows);
    let styles = vec![Style::TableCell; widths.len()];
    let mut out = Vec::new();
    if !caption.is_empty() {
        let node = cx.node(parent, Role::Paragraph);
        let page = cx.theme.page;
        let style = cx.theme.style(Style::Label);
        out = cx.paragraph(&[Inline::new(caption, style, node)], page.left, page.column);
        for row in &mut out {
            row.keep_with_next = true;
        }
    }
    out.extend(table(cx, parent, &heads, &cells, &widths, &styles, |_, _, _, _| {}));
    out
}

/// Sets a table. `finish` may add to the lines of each row's last cell: it is given the row's index and the cell's node.
pub(super) fn table(
    cx: &mut Composer<'_>,
    parent: NodeId,
    heads: &[&str],
    cells: &[Vec<Cell>],
    widths: &[f32],
    styles: &[Style],
    mut finish: impl FnMut(&mut Composer<'_>, usize, NodeId, &mut Vec<Row>),
) -> Vec<Row> {
    let theme = cx.theme;
    let node = cx.node(parent, Role::Table);
    let mut out = Vec::new();
    let mut again = None;
    if heads.iter().any(|h| !h.is_empty()) {
        let row_node = cx.node(node, Role::TableRow);
        let mut columns = Vec::new();
        let mut x = theme.page.left;
        for (head, width) in heads.iter().zip(widths) {
            let cell = cx.node(row_node, Role::TableHeader { row: false });
            let inline = Inline::new(head, theme.style(Style::TableHead), cell);
            columns.push(cx.paragraph(&[inline], x, text_width(*width)));
            x += width;
        }
        let mut rows = side_by_side(columns);
        for row in &mut rows {
            row.keep_with_next = true;
        }
        out.extend(rows);
        let mut line = rule(cx, RULE, theme.grid / 5.0);
        line.keep_with_next = true;
        out.push(line);
        again = Some(Arc::new(Head::of(&out)));
    }
    for (index, row) in cells.iter().enumerate() {
        let row_node = cx.node(node, Role::TableRow);
        let mut columns = Vec::new();
        let mut x = theme.page.left;
        for (i, ((cell, width), style)) in row.iter().zip(widths).zip(styles).enumerate() {
            let role = if cell.heads_row { Role::TableHeader { row: true } } else { Role::TableCell };
            let cell_node = cx.node(row_node, role);
            let inline = Inline::new(&cell.text, theme.style(*style), cell_node);
            let mut lines = cx.paragraph(&[inline], x, text_width(*width));
            if i + 1 == row.len() {
                finish(cx, index, cell_node, &mut lines);
            }
            columns.push(lines);
            x += width;
        }
        let mut rows = side_by_side(columns);
        space_before(&mut rows, theme.grid / 5.0);
        if let Some(last) = rows.last_mut() {
            last.keep_with_next = true;
        }
        rows.push(rule(cx, RULE, theme.grid / 5.0));
        for row in &mut rows {
            row.head.clone_from(&again);
        }
        out.extend(rows);
    }
    out
}

/// How wide a column may be at most where words have to be parted: columns that need less keep what they need, the others
/// share what is left.
fn widest_column(least: &[f32], available: f32) -> f32 {
    let mut sorted = least.to_vec();
    sorted.sort_by(f32::total_cmp);
    let mut left = available;
    let mut columns = sorted.len() as f32;
    for need in sorted {
        let share = left / columns;
        if need > share {
            return share;
        }
        left -= need;
        columns -= 1.0;
    }
    available
}

/// What of a column of this width its text may fill: a narrow one cannot spare the whole gap.
fn text_width(column: f32) -> f32 {
    column - CELL_GAP.min(column / 4.0)
}

/// The columns' widths: as wide as they need to be where all fit; else narrowed in proportion, none below what its
/// longest word needs unless there is no other way.
fn column_widths(cx: &mut Composer<'_>, header: &[String], rows: &[Vec<String>]) -> Vec<f32> {
    let count = header.len();
    let available = cx.theme.page.column;
    let mut natural = vec![0.0_f32; count];
    let mut least = vec![0.0_f32; count];
    for (texts, style) in
        std::iter::once((header, Style::TableHead)).chain(rows.iter().map(|r| (r.as_slice(), Style::TableCell)))
    {
        let style = cx.theme.style(style);
        for (i, text) in texts.iter().enumerate().take(count) {
            let mut width_of = |text: &str| {
                let inline = Inline::new(text, style, NodeId::ROOT);
                end_of_line(&cx.line(&inline, Side::Left(0.0), 0.0), 0.0) + CELL_GAP
            };
            let (whole, word) = (width_of(text), text.split_whitespace().map(&mut width_of).fold(CELL_GAP, f32::max));
            if let (Some(n), Some(l)) = (natural.get_mut(i), least.get_mut(i)) {
                (*n, *l) = (n.max(whole), l.max(word));
            }
        }
    }
    let (sum, least_sum): (f32, f32) = (natural.iter().sum(), least.iter().sum());
    if sum <= available {
        return natural;
    }
    if least_sum >= available {
        let widest = widest_column(&least, available);
        return least.iter().map(|l| l.min(widest)).collect();
    }
    let spare = (available - least_sum) / (sum - least_sum);
    natural.iter().zip(&least).map(|(n, l)| l + (n - l) * spare).collect()
}

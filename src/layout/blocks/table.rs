//! Tables: heads, cells, a hair rule under each row. A row may go on overleaf between its lines; the heads are said again
//! there.

use std::sync::Arc;

use crate::layout::Composer;
use crate::layout::flow::{Head, Row, side_by_side};
use crate::layout::line::Item;
use crate::layout::page::{NodeId, Role};
use crate::layout::paragraph::{Inline, Side, end_of_line};
use crate::layout::theme::{Style, TextStyle};

use super::title::{rule, space_before};

/// How thick the rules are, in points.
const RULE: f32 = 0.5;
/// White space at the right of a cell, in points; in tables of many columns the smaller.
const CELL_GAPS: [f32; 2] = [9.0, 6.0];
/// The shares of their size that cells may be set in, so that the words of a wide table stay whole.
const SIZES: [f32; 3] = [1.0, 0.9, 0.8];
/// The number of columns from which a table is one of many.
const MANY_COLUMNS: usize = 6;

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

/// How the cells of a column are set.
#[derive(Clone, Copy)]
pub(super) struct CellStyle {
    /// The style of their text.
    pub style: Style,
    /// Whether lines end at the column's right, as those of numbers do.
    pub at_right: bool,
    /// The share of their size that head and cells are set in.
    pub size: f32,
    /// White space at the right of each cell, in points.
    pub gap: f32,
}

impl CellStyle {
    /// Text that starts at the column's left.
    pub fn text(style: Style) -> Self {
        Self { style, at_right: false, size: 1.0, gap: CELL_GAPS[0] }
    }

    fn scaled(self, style: TextStyle) -> TextStyle {
        TextStyle {
            size: style.size * self.size,
            leading: if self.size < 1.0 { TIGHT } else { style.leading },
            ..style
        }
    }

    /// What of a column of this width its text may fill: a narrow one cannot spare the whole gap.
    fn room(self, column: f32) -> f32 {
        column - self.gap.min(column / 4.0)
    }

    fn align(self, lines: &mut [Row], right: f32) {
        for line in lines.iter_mut().filter(|_| self.at_right) {
            let end = end_of_text(line);
            line.move_aside(right - end);
        }
    }
}

/// The leading of small cells, in points.
const TIGHT: f32 = 11.25;

/// Where the last letter of a line ends, white space after it left out.
fn end_of_text(row: &Row) -> f32 {
    let blank = row.items.last().map_or(0.0, Item::blank_at_end);
    end_of_line(row, 0.0) - blank
}

/// Whether every cell of a column that says anything is a number: digits with what may stand around and between them.
fn is_numeric(rows: &[Vec<String>], column: usize) -> bool {
    let mut cells = rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.trim()).filter(|c| !c.is_empty());
    let mut any = false;
    let all = cells.all(|cell| {
        let digits = cell.chars().filter(char::is_ascii_digit).count();
        let letters = cell.chars().filter(|c| c.is_alphabetic()).count();
        any |= digits > 0;
        letters == 0 && (digits > 0 || cell.chars().all(|c| matches!(c, '-' | '–' | '—' | '.' | '…')))
    });
    all && any
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
    let (widths, size, gap) = column_widths(cx, header, rows);
    let numeric = (0..widths.len()).map(|column| is_numeric(rows, column));
    let styles: Vec<CellStyle> =
        numeric.map(|at_right| CellStyle { style: Style::TableCell, at_right, size, gap }).collect();
    let mut out = Vec::new();
    if !caption.is_empty() {
        let node = cx.node(parent, Role::Paragraph);
        let page = cx.theme.page;
        let style = cx.theme.style(Style::Label);
        out = cx.paragraph(&[Inline::new(caption, style, node)], page.left, page.column);
        out.push(Row::new(cx.theme.grid / 4.0));
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
    styles: &[CellStyle],
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
        for ((head, width), style) in heads.iter().zip(widths).zip(styles) {
            let cell = cx.node(row_node, Role::TableHeader { row: false });
            let inline = Inline::new(head, style.scaled(theme.style(Style::TableHead)), cell);
            let room = style.room(*width);
            let mut lines = cx.paragraph(&[inline], x, room);
            style.align(&mut lines, x + room);
            columns.push(lines);
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
            let inline = Inline::new(&cell.text, style.scaled(theme.style(style.style)), cell_node);
            let room = style.room(*width);
            let mut lines = cx.paragraph(&[inline], x, room);
            style.align(&mut lines, x + room);
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

/// A cell of up to so many characters and words is not parted, where there is room.
const SHORT_CELL: usize = 12;
const SHORT_WORDS: usize = 2;

/// The columns' widths, with the size that their words are set in and the white space between them: as wide as they need
/// to be where all fit; else narrowed in proportion, none below what its longest word needs unless there is no other way.
fn column_widths(cx: &mut Composer<'_>, header: &[String], rows: &[Vec<String>]) -> (Vec<f32>, f32, f32) {
    let available = cx.theme.page.column;
    let [wide, narrow] = CELL_GAPS;
    let gap = if header.len() >= MANY_COLUMNS { narrow } else { wide };
    let needs = Needs::of(cx, header, rows);
    for size in SIZES {
        // Small cells whole if that leaves room for the long ones, else their words.
        for least in [&needs.short, &needs.words] {
            let least: Vec<f32> = least.iter().map(|l| l * size + gap).collect();
            let natural: Vec<f32> = needs.whole.iter().map(|w| w * size + gap).collect();
            let (sum, least_sum): (f32, f32) = (natural.iter().sum(), least.iter().sum());
            if sum <= available {
                return (natural, size, gap);
            }
            let wanting = natural.iter().zip(&least).filter(|(n, l)| *n > *l).count() as f32;
            if least_sum + wanting * LONG_CELL * size <= available {
                return (spread(&natural, &least, available), size, gap);
            }
        }
    }
    let size = SIZES.last().copied().unwrap_or(1.0);
    let least: Vec<f32> = needs.words.iter().map(|l| l * size + gap).collect();
    let natural: Vec<f32> = needs.whole.iter().map(|w| w * size + gap).collect();
    (spread(&natural, &least, available), size, gap)
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

/// What a column gets besides its longest word where it has more to say, in points.
const LONG_CELL: f32 = 24.0;

/// Widths that sum up to what is there, no column narrower than its least unless that is too much already. A column that
/// wants much gets more, though not in proportion: two lines are as good as one.
fn spread(natural: &[f32], least: &[f32], available: f32) -> Vec<f32> {
    let least_sum: f32 = least.iter().sum();
    if least_sum >= available {
        let widest = widest_column(least, available);
        return least.iter().map(|l| l.min(widest)).collect();
    }
    let wants: Vec<f32> = natural.iter().zip(least).map(|(n, l)| (n - l).max(0.0).sqrt()).collect();
    let all: f32 = wants.iter().sum::<f32>().max(f32::EPSILON);
    let spare = available - least_sum;
    let widths: Vec<f32> =
        natural.iter().zip(least).zip(&wants).map(|((n, l), w)| (l + w / all * spare).min(*n)).collect();
    // What columns did not need goes to those that still want.
    let left = available - widths.iter().sum::<f32>();
    let short: f32 = natural.iter().zip(&widths).map(|(n, w)| n - w).sum::<f32>().max(f32::EPSILON);
    natural.iter().zip(&widths).map(|(n, w)| w + (n - w) / short * left.max(0.0)).collect()
}

/// What the columns of a table need, in points at their full size, white space left out.
struct Needs {
    /// To hold every cell on one line.
    whole: Vec<f32>,
    /// To hold short cells on one line, and every word of the others.
    short: Vec<f32>,
    /// To hold every word.
    words: Vec<f32>,
}

impl Needs {
    fn of(cx: &mut Composer<'_>, header: &[String], rows: &[Vec<String>]) -> Self {
        let none = vec![0.0_f32; header.len()];
        let mut needs = Self { whole: none.clone(), short: none.clone(), words: none };
        let all =
            std::iter::once((header, Style::TableHead)).chain(rows.iter().map(|r| (r.as_slice(), Style::TableCell)));
        for (texts, style) in all {
            let style = cx.theme.style(style);
            for (i, text) in texts.iter().enumerate().take(header.len()) {
                let mut width_of = |text: &str| {
                    let inline = Inline::new(text, style, NodeId::ROOT);
                    end_of_line(&cx.line(&inline, Side::Left(0.0), 0.0), 0.0)
                };
                let whole = width_of(text);
                let words = text.split_whitespace().map(&mut width_of).fold(0.0, f32::max);
                let is_short = text.chars().count() <= SHORT_CELL && text.split_whitespace().count() <= SHORT_WORDS;
                let short = if is_short { whole } else { words };
                for (known, new) in [(&mut needs.whole, whole), (&mut needs.short, short), (&mut needs.words, words)] {
                    if let Some(known) = known.get_mut(i) {
                        *known = known.max(new);
                    }
                }
            }
        }
        needs
    }
}

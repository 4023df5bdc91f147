//! Tables: heads, cells, a hair rule under each row. A row may go on overleaf between its lines; the heads are said again
//! there.

use std::sync::Arc;

use super::table_widths::{CELL_GAPS, Plan, is_number, plan};
use super::title::{rule, space_before};
use crate::article::shorten;
use crate::assemble::Briefing;
use crate::diag::Warning;
use crate::layout::flow::{Head, Row, side_by_side};
use crate::layout::page::{NodeId, Role};
use crate::layout::paragraph::{Inline, InlineLink, Start};
use crate::layout::theme::{Style, TextStyle};
use crate::layout::{Composer, paper_size};

/// How thick the rules are, in points.
const RULE: f32 = 0.5;
/// How far a wide table stays clear of the paper's edge, in parts of the grid.
const WIDE_MARGIN: f32 = 3.5;

/// A cell of a table.
pub(super) struct Cell {
    text: String,
    heads_row: bool,
    opens: Option<InlineLink>,
}

impl Cell {
    /// A cell that heads its row.
    pub fn head(text: &str) -> Self {
        Self { heads_row: true, ..Self::text(text) }
    }

    /// Any other cell.
    pub fn text(text: &str) -> Self {
        Self { text: text.to_owned(), heads_row: false, opens: None }
    }

    /// The same, opening something when its words are clicked.
    pub fn opening(self, opens: Option<InlineLink>) -> Self {
        Self { opens, ..self }
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

    /// Moves the lines of a cell's text to where they stand in their room: at its right in a column of numbers and in a
    /// table that starts there.
    fn align(self, start: Start, text: &str, lines: &mut [Row], right: f32) {
        let of_numbers = if self.at_right { Start::Right } else { start };
        of_numbers.align(text, lines, right);
    }
}

/// The columns of a table.
pub(super) struct Columns<'c> {
    /// How wide each is, in points.
    pub widths: &'c [f32],
    /// How the cells of each are set.
    pub styles: &'c [CellStyle],
    /// The side of the page that the first stands on.
    pub start: Start,
    /// The left edge, in points from the page's.
    pub left: f32,
    /// How long the rules are, in points.
    pub rule: f32,
}

impl Columns<'_> {
    /// Each column with where the text of its cells begins across the page, and how wide it may be, in points.
    fn places(&self) -> Vec<(f32, f32, CellStyle)> {
        let mut taken = 0.0;
        let place = |(width, style): (&f32, &CellStyle)| {
            let room = style.room(*width);
            let x = match self.start {
                Start::Left => self.left + taken,
                Start::Right => self.left + self.rule - taken - room,
            };
            taken += width;
            (x, room, *style)
        };
        self.widths.iter().zip(self.styles).map(place).collect()
    }

    /// A rule from edge to edge.
    fn rule(&self, cx: &Composer<'_>) -> Row {
        let mut row = rule(cx, (self.rule, RULE), cx.theme.grid / 5.0);
        row.move_aside(self.left - cx.theme.page.left);
        row
    }
}

/// The leading of small cells, in points.
const TIGHT: f32 = 11.25;

/// Whether every cell of a column that says anything is a number or stands for one.
fn is_numeric(rows: &[Vec<String>], column: usize) -> bool {
    let mut cells = rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.trim()).filter(|c| !c.is_empty());
    let mut any = false;
    let all = cells.all(|cell| {
        any |= is_number(cell);
        is_number(cell) || cell.chars().all(|c| matches!(c, '-' | '–' | '—' | '.' | '…'))
    });
    all && any
}

/// A table of the author's. One that no smaller type makes fit stands in parts, each with its first column.
pub(in crate::layout) fn compose(
    cx: &mut Composer<'_>,
    briefing: &Briefing,
    parent: NodeId,
    caption: &str,
    header: &[String],
    rows: &[Vec<String>],
) -> Vec<Row> {
    let page = cx.theme.page;
    let texts = std::iter::once(caption).chain(header.iter().chain(rows.iter().flatten()).map(String::as_str));
    let start = Start::of_most(texts, cx.start);
    // It begins at the edge of the text, and grows out into the margin on the other side.
    let beyond = match start {
        Start::Left => paper_size(briefing.paper).0 - page.left,
        Start::Right => page.left + page.column,
    };
    let wide = beyond - cx.theme.grid * WIDE_MARGIN;
    let plan = plan(cx, header, rows, (page.column, wide.max(page.column)));
    warn_of(cx, caption, &plan);
    let count = plan.parts.len();
    // All parts are as wide as the widest, under one caption.
    let width_of = |part: &Vec<(usize, f32)>| part.iter().map(|(_, width)| width).sum::<f32>();
    let rule = plan.parts.iter().map(width_of).fold(page.column, f32::max);
    // Under columns of numbers that leave room the rules end where the last of them do.
    let numbers = plan.parts.first().filter(|part| {
        count == 1 && start == Start::Left && part.last().is_some_and(|(last, _)| is_numeric(rows, *last))
    });
    let rule = numbers.map_or(rule, |part| (width_of(part) - plan.gap).min(rule));
    let left = if start == Start::Left { page.left } else { page.left + page.column - rule };
    let mut out = Vec::new();
    for (index, columns) in plan.parts.iter().enumerate() {
        let of_part = |texts: &[String]| -> Vec<String> {
            columns.iter().map(|(column, _)| texts.get(*column).cloned().unwrap_or_default()).collect()
        };
        let heads = of_part(header);
        let heads: Vec<&str> = heads.iter().map(String::as_str).collect();
        let cells: Vec<Vec<Cell>> =
            rows.iter().map(|row| of_part(row).iter().map(|text| Cell::text(text)).collect()).collect();
        let widths: Vec<f32> = columns.iter().map(|(_, width)| *width).collect();
        let styles: Vec<CellStyle> = columns
            .iter()
            .map(|(column, _)| CellStyle {
                style: Style::TableCell,
                at_right: is_numeric(rows, *column),
                size: plan.size,
                gap: plan.gap,
            })
            .collect();
        let of_several = if count > 1 { format!("({}/{count})", index + 1) } else { String::new() };
        // A caption of nothing is a paragraph.
        let is_empty = cells.is_empty() && heads.iter().all(|head| head.is_empty());
        let (node, role) =
            if is_empty { (parent, Role::Paragraph) } else { (cx.node(parent, Role::Table), Role::Caption) };
        let mut part = caption_rows(cx, (node, role), (caption, &of_several), start);
        let columns = Columns { widths: &widths, styles: &styles, start, left, rule };
        part.extend(rows_of(cx, node, &heads, &cells, &columns, |_, _, _, _| {}));
        if count > 1 {
            say_again(&mut part);
        }
        if index > 0 {
            space_before(&mut part, cx.theme.grid);
        }
        out.extend(part);
    }
    out
}

/// Lets the caption of a table's part be said again with its heads: on a page that goes on with it nobody could tell which
/// part it is.
fn say_again(part: &mut [Row]) {
    let heads = part.iter().position(|row| row.head.is_some()).unwrap_or(0);
    let Some((heads, rows)) = part.split_at_mut_checked(heads) else { return };
    let again = Arc::new(Head::of(heads));
    for row in rows.iter_mut().filter(|row| row.head.is_some()) {
        row.head = Some(Arc::clone(&again));
    }
}

/// A caption, and which part it is of.
fn caption_rows(
    cx: &mut Composer<'_>,
    (parent, role): (NodeId, Role),
    (caption, of_several): (&str, &str),
    start: Start,
) -> Vec<Row> {
    if caption.is_empty() && of_several.is_empty() {
        return Vec::new();
    }
    let node = cx.node(parent, role);
    let page = cx.theme.page;
    let style = cx.theme.style(Style::Label);
    let gap = if caption.is_empty() || of_several.is_empty() { "" } else { " " };
    let said = format!("{caption}{gap}{of_several}");
    let isolated = Some(said.len() - of_several.len()..said.len());
    let inline = Inline { isolated, ..Inline::new(&said, style, node) };
    let mut rows = cx.paragraph(&[inline], page.left, page.column);
    start.align(caption, &mut rows, page.left + page.column);
    rows.push(Row::new(cx.theme.grid / 4.0));
    for row in &mut rows {
        row.keep_with_next = true;
    }
    rows
}

/// Says what became of a table that is too wide for the page.
fn warn_of(cx: &mut Composer<'_>, caption: &str, plan: &Plan) {
    let name =
        if caption.is_empty() { "a table".to_owned() } else { format!("the table '{}'", shorten(caption, NAMED)) };
    let advice = "give it fewer columns or shorter words, or print it as it is";
    if plan.parts.len() > 1 {
        let what = format!(
            "{name} is too wide for the page: it stands in {} parts one below another, each with its first column",
            plan.parts.len()
        );
        cx.warnings.push(Warning::new(what).advise(advice));
    }
    if plan.words_cut {
        let what =
            format!("{name} has words that are wider than the page has room for: they are parted between letters");
        cx.warnings.push(Warning::new(what).advise(advice));
    }
}

/// A row of up to so many lines is never parted: what stands on the next page would lack its date or its name. A longer one
/// may be, as it would leave too much of the page white.
const WHOLE_LINES: usize = 4;
/// The first row of a table and the last do not stand alone on a page if they have fewer lines.
const LONELY_LINES: usize = 3;

/// How much of a table's caption names it in a warning, in characters.
const NAMED: usize = 60;

/// Sets a table. `finish` may add to the lines of each row's last cell: it is given the row's index and the cell's node.
pub(super) fn table(
    cx: &mut Composer<'_>,
    parent: NodeId,
    heads: &[&str],
    cells: &[Vec<Cell>],
    columns: &Columns<'_>,
    finish: impl FnMut(&mut Composer<'_>, usize, NodeId, &mut Vec<Row>),
) -> Vec<Row> {
    let node = cx.node(parent, Role::Table);
    rows_of(cx, node, heads, cells, columns, finish)
}

/// Sets the rows of the table that is the element `node`.
fn rows_of(
    cx: &mut Composer<'_>,
    node: NodeId,
    heads: &[&str],
    cells: &[Vec<Cell>],
    columns: &Columns<'_>,
    mut finish: impl FnMut(&mut Composer<'_>, usize, NodeId, &mut Vec<Row>),
) -> Vec<Row> {
    let theme = cx.theme;
    let places = columns.places();
    let start = columns.start;
    let mut out = Vec::new();
    let mut again = None;
    if heads.iter().any(|h| !h.is_empty()) {
        let row_node = cx.node(node, Role::TableRow);
        let mut cells = Vec::new();
        for (head, (x, room, style)) in heads.iter().zip(&places) {
            let cell = cx.node(row_node, Role::TableHeader { row: false });
            let inline = Inline::new(head, style.scaled(theme.style(Style::TableHead)), cell);
            let mut lines = cx.paragraph(&[inline], *x, *room);
            style.align(start, head, &mut lines, x + room);
            cells.push(lines);
        }
        let mut rows = side_by_side(cells);
        for row in &mut rows {
            row.keep_with_next = true;
        }
        out.extend(rows);
        let mut line = columns.rule(cx);
        line.keep_with_next = true;
        out.push(line);
        again = Some(Arc::new(Head::of(&out)));
    }
    for (index, row) in cells.iter().enumerate() {
        let row_node = cx.node(node, Role::TableRow);
        let mut side = Vec::new();
        for (i, (cell, (x, room, style))) in row.iter().zip(&places).enumerate() {
            let role = if cell.heads_row { Role::TableHeader { row: true } } else { Role::TableCell };
            let cell_node = cx.node(row_node, role);
            let link_node = if cell.opens.is_some() { cx.node(cell_node, Role::Link) } else { cell_node };
            let link = cell.opens.clone();
            let inline = Inline { link, ..Inline::new(&cell.text, style.scaled(theme.style(style.style)), link_node) };
            let mut lines = cx.paragraph(&[inline], *x, *room);
            style.align(start, &cell.text, &mut lines, x + room);
            if i + 1 == row.len() {
                finish(cx, index, cell_node, &mut lines);
            }
            side.push(lines);
        }
        let mut rows = side_by_side(side);
        space_before(&mut rows, theme.grid / 5.0);
        let kept_from = if rows.len() <= WHOLE_LINES { 0 } else { rows.len().saturating_sub(1) };
        for row in rows.iter_mut().skip(kept_from) {
            row.keep_with_next = true;
        }
        let count = rows.len();
        let mut line = columns.rule(cx);
        // Neither a short first row nor a short last one stands alone on a page.
        line.keep_with_next = index == 0 && cells.len() > 1 && count < LONELY_LINES;
        if index > 0 && index + 1 == cells.len() && count < LONELY_LINES {
            out.iter_mut().next_back().into_iter().for_each(|before: &mut Row| before.keep_with_next = true);
        }
        rows.push(line);
        for row in &mut rows {
            row.head.clone_from(&again);
        }
        out.extend(rows);
    }
    out
}

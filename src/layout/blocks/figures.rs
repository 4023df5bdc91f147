//! Key figures: large numbers side by side on a common baseline, each with what it counts and its source.

use super::quotation::SharedNotes;
use crate::assemble::{Briefing, Figure};
use crate::layout::Composer;
use crate::layout::flow::{Row, side_by_side, stacked};
use crate::layout::page::{NodeId, Role};
use crate::layout::paragraph::{Inline, Side, end_of_line};
use crate::layout::theme::Style;

/// The most figures in a row.
const COLUMNS: usize = 4;
/// The shares of their size that numbers may be set in, to stand side by side.
const SIZES: [f32; 3] = [1.0, 0.8, 0.67];

pub(in crate::layout) fn compose(
    cx: &mut Composer<'_>,
    briefing: &Briefing,
    parent: NodeId,
    figures: &[Figure],
) -> Vec<Row> {
    let theme = cx.theme;
    let page = theme.page;
    let gap = theme.grid;
    let (columns, size) = columns_for(cx, figures, gap);
    let width = (page.column - gap * (columns.saturating_sub(1)) as f32) / columns as f32;
    let list = cx.node(parent, Role::List { numbered: false });
    let mut notes = SharedNotes::default();
    let mut rows = Vec::new();
    for group in figures.chunks(columns) {
        let mut cells = Vec::new();
        for (i, figure) in group.iter().enumerate() {
            let x = page.left + i as f32 * (width + gap);
            cells.push(cell(cx, briefing, list, figure, (x, width, size), &mut notes));
        }
        let mut row = panel_row(cells);
        row.space_before = if rows.is_empty() { 0.0 } else { theme.grid };
        rows.push(row);
    }
    rows
}

/// The most columns in which every number still fits on one line, and the share of their size that the numbers are set
/// in: a little smaller rather than in a single column.
fn columns_for(cx: &mut Composer<'_>, figures: &[Figure], gap: f32) -> (usize, f32) {
    let column = cx.theme.page.column;
    let style = cx.theme.style(Style::FigureValue);
    let mut widest = 0.0_f32;
    for figure in figures {
        let inline = Inline::new(&figure.value, style, NodeId::ROOT);
        widest = widest.max(end_of_line(&cx.line(&inline, Side::Left(0.0), 0.0), 0.0));
    }
    let most = COLUMNS.min(figures.len().max(1));
    for size in SIZES {
        let fits = |columns: &usize| widest * size <= (column - gap * (*columns as f32 - 1.0)) / *columns as f32;
        if let Some(columns) = (2..=most).rev().find(fits) {
            return (columns, size);
        }
    }
    (1, 1.0)
}

/// A figure: its number's lines, then its caption's.
fn cell(
    cx: &mut Composer<'_>,
    briefing: &Briefing,
    list: NodeId,
    figure: &Figure,
    (x, width, size): (f32, f32, f32),
    notes: &mut SharedNotes,
) -> (Vec<Row>, Vec<Row>) {
    let theme = cx.theme;
    let item = cx.node(list, Role::ListItem);
    let body = cx.node(item, Role::ListBody);
    let value_node = cx.node(body, Role::Paragraph);
    let mut style = theme.style(Style::FigureValue);
    style.size *= size;
    let mut value = cx.paragraph(&[Inline::new(&figure.value, style, value_node)], x, width);
    if let (Some(first), Some(place)) = (value.first_mut(), cx.quotation_places.get(figure.passage.number)) {
        first.anchors.push(*place);
    }
    let node = cx.node(body, Role::Paragraph);
    let marks = notes.marks(cx, node, &figure.passage);
    let mut inlines = vec![Inline::new(&figure.caption, theme.style(Style::FigureCaption), node)];
    inlines.extend(marks.inlines(theme, cx.words));
    let mut caption = cx.paragraph(&inlines, x, width);
    marks.attach(cx, briefing, node, &mut caption);
    (value, caption)
}

/// Cells side by side: the numbers end, and the captions begin, at one height.
fn panel_row(cells: Vec<(Vec<Row>, Vec<Row>)>) -> Row {
    let (values, captions): (Vec<_>, Vec<_>) = cells.into_iter().unzip();
    // Shorter numbers stand at the bottom of their cells.
    let tallest = values.iter().map(Vec::len).max().unwrap_or(0);
    let values = values
        .into_iter()
        .map(|mut rows| {
            let height = rows.first().map_or(0.0, |r| r.height);
            while rows.len() < tallest {
                rows.insert(0, Row::new(height));
            }
            rows
        })
        .collect();
    let mut rows = side_by_side(values);
    rows.extend(side_by_side(captions));
    stacked(rows)
}

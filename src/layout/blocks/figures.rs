//! Key figures: large numbers side by side on a common baseline, each with what it counts and its source.

use super::quotation::{SharedNotes, source_name};
use super::title::space_before;
use crate::assemble::{Briefing, Figure};
use crate::layout::flow::{Row, height_of, show_in, side_by_side, stacked};
use crate::layout::page::{NodeId, Role, Shows};
use crate::layout::paragraph::{Inline, Side, baseline, end_of_line};
use crate::layout::theme::{Style, TextStyle, Theme};
use crate::layout::{Composer, paper_size};

/// The most figures in a row.
const COLUMNS: usize = 4;
/// The share of a page that a row of figures may take before it is parted.
const HIGHEST: f32 = 0.5;
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
    for group in even_rows(figures, columns) {
        let mut cells = Vec::new();
        for (i, figure) in group.iter().enumerate() {
            let x = page.left + i as f32 * (width + gap);
            cells.push(cell(cx, briefing, list, figure, (x, width, size), &mut notes));
        }
        let (_, paper_height) = paper_size(briefing.paper);
        let mut panel = panel_rows(cells, (paper_height - page.top - page.bottom) * HIGHEST);
        space_before(&mut panel, if rows.is_empty() { 0.0 } else { theme.grid });
        rows.extend(panel);
    }
    rows
}

/// Rows of at most so many figures, none of them much shorter than the others.
fn even_rows(figures: &[Figure], columns: usize) -> Vec<&[Figure]> {
    let count = figures.len().div_ceil(columns.max(1)).max(1);
    let (least, longer) = (figures.len() / count, figures.len() % count);
    let mut rest = figures;
    (0..count)
        .filter_map(|row| {
            let (head, tail) = rest.split_at_checked(least + usize::from(row < longer))?;
            rest = tail;
            Some(head)
        })
        .collect()
}

/// The most columns in which nearly all numbers stand on one line and none is parted within a word, and the share of
/// their size that they are set in: a little smaller rather than in a single column.
fn columns_for(cx: &mut Composer<'_>, figures: &[Figure], gap: f32) -> (usize, f32) {
    let column = cx.theme.page.column;
    let (mut whole, mut words) = (Vec::new(), 0.0_f32);
    for figure in figures {
        let parts = parts_of(cx.theme, &figure.value, 1.0);
        let mut width = 0.0;
        for (text, style) in parts {
            let mut measured = |text: &str| {
                let inline = Inline::new(text, style, NodeId::ROOT);
                end_of_line(&cx.line(&inline, Side::Left(0.0), 0.0), 0.0)
            };
            width += measured(text);
            words = text.split(' ').map(&mut measured).fold(words, f32::max);
        }
        whole.push(width);
    }
    let most = COLUMNS.min(figures.len().max(1));
    for size in SIZES {
        let fits = |columns: &usize| {
            let room = (column - gap * (*columns as f32 - 1.0)) / *columns as f32;
            let on_one_line = whole.iter().filter(|width| **width * size <= room).count();
            let on_two = whole.iter().all(|width| width * size <= room * TWO_LINES);
            words * size <= room && on_two && on_one_line * PARTED >= whole.len() * (PARTED - 1)
        };
        if let Some(columns) = (2..=most).rev().find(fits) {
            return (columns, size);
        }
    }
    (1, 1.0)
}

/// What fits on two lines, in lines: words end before the first is full.
const TWO_LINES: f32 = 1.7;
/// One in so many numbers may go on to a second line.
const PARTED: usize = 6;

/// A value's digits, large, and the words before and after them, small: "about", "4.46", "billion". A value without
/// digits is large as a whole. White space stays with the part before it.
fn parts_of<'v>(theme: &Theme, value: &'v str, size: f32) -> Vec<(&'v str, TextStyle)> {
    let sized = |style: Style| TextStyle { size: theme.style(style).size * size, ..theme.style(style) };
    let (large, small) = (sized(Style::FigureValue), sized(Style::FigureUnit));
    let mut parts: Vec<(&str, bool)> = Vec::new();
    let mut start = 0;
    for word in value.split_inclusive(' ') {
        let has_digits = word.chars().any(|c| c.is_ascii_digit());
        let end = start + word.len();
        match parts.last_mut() {
            Some((part, same)) if *same == has_digits => {
                *part = value.get(start - part.len()..end).unwrap_or_default();
            }
            _ => parts.push((word, has_digits)),
        }
        start = end;
    }
    let any = parts.iter().any(|(_, digits)| *digits);
    parts.into_iter().map(|(text, digits)| (text, if digits || !any { large } else { small })).collect()
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
    let inlines: Vec<Inline<'_>> = parts_of(theme, &figure.value, size)
        .into_iter()
        .map(|(text, style)| Inline::new(text, style, value_node))
        .collect();
    let mut value = cx.paragraph(&inlines, x, width);
    // Small words stand on the line of the digits.
    let base =
        baseline(&TextStyle { size: theme.style(Style::FigureValue).size * size, ..theme.style(Style::FigureValue) });
    for row in &mut value {
        row.set_baseline(base);
    }
    if let (Some(first), Some(place)) = (value.first_mut(), cx.quotation_places.get(figure.passage.number)) {
        first.anchors.push(*place);
    }
    let node = cx.node(body, Role::Paragraph);
    let marks = notes.marks(cx, node, &figure.passage);
    // A number that nobody said anything of is captioned by where it stands.
    let caption = match figure.caption.is_empty() {
        true => source_name(cx.words, briefing, &figure.passage),
        false => figure.caption.clone(),
    };
    let mut inlines = vec![Inline::new(&caption, theme.style(Style::FigureCaption), node)];
    inlines.extend(marks.inlines(theme, cx.words));
    let mut caption = cx.paragraph(&inlines, x, width);
    marks.attach(cx, briefing, node, &mut caption);
    show_in(&mut value, Shows::Item(figure.item), x, width);
    show_in(&mut caption, Shows::Item(figure.item), x, width);
    (value, caption)
}

/// Cells side by side: the numbers end, and the captions begin, at one height. They stay on one page unless they are
/// higher than `highest`, in points.
fn panel_rows(cells: Vec<(Vec<Row>, Vec<Row>)>, highest: f32) -> Vec<Row> {
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
    if height_of(&rows) > highest { rows } else { vec![stacked(rows)] }
}

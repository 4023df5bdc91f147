//! Key figures: large numbers side by side on a common baseline, each with what it counts and its source.

use super::quotation::{SharedNotes, source_name, to_words};
use super::title::space_before;
use crate::assemble::{Briefing, Figure};
use crate::layout::flow::{Row, height_of, show_in, side_by_side, stacked};
use crate::layout::page::{NodeId, Role, Shows};
use crate::layout::paragraph::{Inline, Side, Start, baseline, end_of_text};
use crate::layout::theme::{Style, TextStyle, Theme};
use crate::layout::{Composer, paper_size};

/// The most figures in a row.
const COLUMNS: usize = 4;
/// The most rows of a panel that stays on one page. A longer one is parted between groups of rows.
const WHOLE_ROWS: usize = 3;
/// How many rows make such a group; the last has one more where one would be left over.
const GROUP_ROWS: usize = 2;
/// The share of a page that a row of figures may take before it is parted.
const HIGHEST: f32 = 0.5;
/// The shares of their size that a row's numbers may be set in so that none is parted, and what each of them costs.
const SIZES: [(f32, f32); 3] = [(1.0, 0.0), (0.8, 2.0), (0.67, 9.0)];
/// What a row costs, and besides for the square of the columns that it leaves empty: rows are full, and of even length.
const ROW_COST: f32 = 1.0;
const EMPTY_COST: f32 = 1.0;
/// What a number costs that is parted, though between words: more than any row without one.
const PARTED_COST: f32 = 50.0;
/// What a number costs that is wider than its column even word by word.
const TOO_WIDE_COST: f32 = 5000.0;

pub(in crate::layout) fn compose(
    cx: &mut Composer<'_>,
    briefing: &Briefing,
    parent: NodeId,
    figures: &[Figure],
) -> Vec<Row> {
    let theme = cx.theme;
    let page = theme.page;
    let gap = theme.grid;
    let widths: Vec<ValueWidth> = figures.iter().map(|figure| ValueWidth::of(cx, &figure.value)).collect();
    let list = cx.node(parent, Role::List { numbered: false });
    let mut rows: Vec<Row> = Vec::new();
    let mut rest = figures;
    let plan = panel(&widths, page.column, gap);
    // A footnote that figures share stands on their page: rows that share one stay together.
    let mut notes = lettered(figures);
    let columns = columns_of(&plan, &widths, page.column, gap);
    for (row, (PanelRow { count, size }, columns)) in plan.iter().zip(columns).enumerate() {
        let left = plan.len() - row;
        if plan.len() > WHOLE_ROWS && row % GROUP_ROWS == 0 && left > 1 {
            let shared = if left == WHOLE_ROWS { left } else { GROUP_ROWS };
            let count = plan.iter().skip(row).take(shared).map(|row| row.count).sum();
            notes = lettered(rest.get(..count).unwrap_or(rest));
        } else {
            rows.iter_mut().for_each(|row| row.keep_with_next = true);
        }
        let Some((group, others)) = rest.split_at_checked(*count) else { break };
        rest = others;
        let size = *size;
        let width = column_width(columns, page.column, gap);
        let mut cells = Vec::new();
        for (i, figure) in group.iter().enumerate() {
            // The first stands where the lines of the section start.
            let by = i as f32 * (width + gap);
            let x = page.left + if cx.start == Start::Left { by } else { page.column - width - by };
            cells.push(cell(cx, briefing, list, figure, (x, width, size), &mut notes));
        }
        let (_, paper_height) = paper_size(briefing.paper);
        let mut panel = panel_rows(cells, (paper_height - page.top - page.bottom) * HIGHEST);
        space_before(&mut panel, if rows.is_empty() { 0.0 } else { theme.grid });
        rows.extend(panel);
    }
    rows
}

/// The footnotes of figures that share them.
fn lettered(figures: &[Figure]) -> SharedNotes<'_> {
    SharedNotes::lettered(figures.iter().map(|figure| &figure.passage))
}

/// How wide a number is at its full size, in points.
#[derive(Debug, Clone, Copy)]
struct ValueWidth {
    /// All of it on one line.
    whole: f32,
    /// Its widest word.
    word: f32,
}

impl ValueWidth {
    fn of(cx: &mut Composer<'_>, value: &str) -> Self {
        let mut width = Self { whole: 0.0, word: 0.0 };
        for (text, style) in parts_of(cx.theme, value, 1.0) {
            let mut measured = |text: &str| {
                let inline = Inline::new(text, style, NodeId::ROOT);
                end_of_text(&cx.line(&inline, Side::Left(0.0), 0.0))
            };
            // White space between two parts counts, after the last it does not.
            let blank = if value.ends_with(text) { 0.0 } else { measured("x x") - measured("xx") };
            width.whole += measured(text) + if text.ends_with(' ') { blank } else { 0.0 };
            width.word = text.split(' ').map(&mut measured).fold(width.word, f32::max);
        }
        width
    }
}

/// A row of a panel: how many figures stand side by side in it, and the share of their size that they are set in.
#[derive(Debug, Clone, Copy, PartialEq)]
struct PanelRow {
    count: usize,
    size: f32,
}

fn column_width(columns: usize, width: f32, gap: f32) -> f32 {
    (width - gap * columns.saturating_sub(1) as f32) / columns.max(1) as f32
}

/// For each row of a panel into how many columns it is cut: as many as the fullest row where its numbers fit into them, so
/// that numbers stand below each other; else as many as it has figures.
fn columns_of(plan: &[PanelRow], widths: &[ValueWidth], width: f32, gap: f32) -> Vec<usize> {
    let fullest = plan.iter().map(|row| row.count).max().unwrap_or(1);
    let room = column_width(fullest, width, gap) + 0.01;
    let mut rest = widths;
    plan.iter()
        .map(|row| {
            let (these, others) = rest.split_at_checked(row.count).unwrap_or((rest, &[]));
            rest = others;
            if these.iter().all(|value| value.whole * row.size <= room) { fullest } else { row.count }
        })
        .collect()
}

/// The rows that show all figures in their order at the least cost: a long number gets a row of fewer columns and leaves
/// the others alone. All numbers of a panel are of one size.
fn panel(widths: &[ValueWidth], width: f32, gap: f32) -> Vec<PanelRow> {
    let of_size = |size: &(f32, f32)| panel_of_size(widths, width, gap, *size);
    let panels = SIZES.iter().map(of_size);
    panels.min_by(|one, other| one.0.total_cmp(&other.0)).map(|(_, rows)| rows).unwrap_or_default()
}

/// The same for numbers of one size; what it costs, and its rows.
fn panel_of_size(widths: &[ValueWidth], width: f32, gap: f32, common: (f32, f32)) -> (f32, Vec<PanelRow>) {
    let most = COLUMNS.min(widths.len().max(1));
    let none = (f32::INFINITY, PanelRow { count: 1, size: 1.0 });
    // `best[n]` is the cheapest way to set the first `n`, and its last row.
    let mut best = vec![none; widths.len() + 1];
    if let Some(first) = best.first_mut() {
        first.0 = 0.0;
    }
    for end in 1..=widths.len() {
        let mut cheapest = none;
        for count in 1..=most.min(end) {
            let before = best.get(end - count).map_or(f32::INFINITY, |b| b.0);
            let row = widths.get(end - count..end).unwrap_or_default();
            let (cost, size) = row_cost(row, most, (width, gap), common);
            if before + cost < cheapest.0 {
                cheapest = (before + cost, PanelRow { count, size });
            }
        }
        if let Some(best) = best.get_mut(end) {
            *best = cheapest;
        }
    }
    let mut last_first = Vec::new();
    let mut end = widths.len();
    while let Some((_, row)) = best.get(end).filter(|_| end > 0) {
        last_first.push(*row);
        end = end.saturating_sub(row.count);
    }
    last_first.reverse();
    (best.last().map_or(0.0, |b| b.0), last_first)
}

/// What a row of these figures costs at a size, which has a cost of its own; and that size.
fn row_cost(widths: &[ValueWidth], most: usize, (width, gap): (f32, f32), (size, cost): (f32, f32)) -> (f32, f32) {
    let room = column_width(widths.len(), width, gap) + 0.01;
    let empty = most.saturating_sub(widths.len()) as f32;
    let parted = widths.iter().filter(|value| value.whole * size > room).count() as f32;
    let too_wide = widths.iter().filter(|value| value.word * size > room).count() as f32;
    let cost = cost + ROW_COST + EMPTY_COST * empty * empty + PARTED_COST * parted + TOO_WIDE_COST * too_wide;
    (cost, size)
}

/// The share of its size that a number is set in that is told in words.
const TOLD_IN_WORDS: f32 = 0.72;

/// A value's digits, large, and the words before and after them, small: "about", "4.46", "billion". A value without
/// digits is of one size: several words smaller than one. White space stays with the part before it.
fn parts_of<'v>(theme: &Theme, value: &'v str, size: f32) -> Vec<(&'v str, TextStyle)> {
    let sized = |style: Style| TextStyle { size: theme.style(style).size * size, ..theme.style(style) };
    let (large, small) = (sized(Style::FigureValue), sized(Style::FigureUnit));
    let mut parts: Vec<(&str, bool)> = Vec::new();
    let mut start = 0;
    for word in value.split_inclusive(' ') {
        let has_digits = word.chars().any(char::is_numeric);
        let end = start + word.len();
        match parts.last_mut() {
            Some((part, same)) if *same == has_digits => {
                *part = value.get(start - part.len()..end).unwrap_or_default();
            }
            _ => parts.push((word, has_digits)),
        }
        start = end;
    }
    if !parts.iter().any(|(_, digits)| *digits) {
        let words = if value.trim().contains(' ') { TOLD_IN_WORDS } else { 1.0 };
        return vec![(value, TextStyle { size: large.size * words, ..large })];
    }
    parts.into_iter().map(|(text, digits)| (text, if digits { large } else { small })).collect()
}

/// A figure: its number's lines, then its caption's.
fn cell<'q>(
    cx: &mut Composer<'_>,
    briefing: &Briefing,
    list: NodeId,
    figure: &'q Figure,
    (x, width, size): (f32, f32, f32),
    notes: &mut SharedNotes<'q>,
) -> (Vec<Row>, Vec<Row>) {
    let theme = cx.theme;
    let item = cx.node(list, Role::ListItem);
    let body = cx.node(item, Role::ListBody);
    let value_node = cx.node(body, Role::Paragraph);
    let value_node = cx.node(value_node, Role::Link);
    let link = to_words(cx, &figure.passage);
    let inlines: Vec<Inline<'_>> = parts_of(theme, &figure.value, size)
        .into_iter()
        .map(|(text, style)| Inline { link: link.clone(), ..Inline::new(text, style, value_node) })
        .collect();
    let mut value = cx.paragraph(&inlines, x, width);
    cx.start.align(&figure.value, &mut value, x + width);
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
    let style = theme.style(Style::FigureCaption);
    let mut inlines = vec![Inline::new(&caption, style, node)];
    inlines.extend(marks.inlines(theme, cx.words, style.leading));
    let said = caption.as_str();
    let mut caption = cx.paragraph(&inlines, x, width);
    cx.start.align(said, &mut caption, x + width);
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

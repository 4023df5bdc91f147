//! What happened when: a timeline drawn to scale, and a table with the dates in a column of their own.

use jiff::civil::Date;

use super::quotation::SharedNotes;
use super::table::{Cell, table};
use crate::assemble::{Briefing, Event};
use crate::layout::Composer;
use crate::layout::flow::Row;
use crate::layout::page::{Draw, NodeId, PageItem, Point, Rect, Role, Tag};
use crate::layout::paragraph::{Inline, Side, baseline, end_of_line};
use crate::layout::theme::Style;
use crate::pack::Precision;
use crate::phrases::{Phrases, Word};

/// Width of the column of dates, in parts of the grid.
const DATE_COLUMN: f32 = 7.5;
/// The timeline's line and dots, in points.
const LINE: f32 = 1.0;
const DOT: f32 = 2.6;
/// The most lines of labels under the timeline; a date that finds no place is left to the table.
const LABEL_LINES: usize = 3;

pub(in crate::layout) fn compose(
    cx: &mut Composer<'_>,
    briefing: &Briefing,
    parent: NodeId,
    events: &[Event],
) -> Vec<Row> {
    let mut rows = Vec::new();
    rows.extend(timeline(cx, parent, events));
    let cells: Vec<Vec<Cell>> =
        events.iter().map(|e| vec![Cell::head(&when(cx.words, e)), Cell::text(&e.text)]).collect();
    let widths = [cx.theme.grid * DATE_COLUMN, cx.theme.page.column - cx.theme.grid * DATE_COLUMN];
    let styles = [Style::ChronologyDate, Style::ChronologyText];
    let mut notes = SharedNotes::default();
    let mut lines = table(
        cx,
        parent,
        &[cx.words.word(Word::When), cx.words.word(Word::What)],
        &cells,
        &widths,
        &styles,
        |cx, index, node, rows| {
            let Some(passage) = events.get(index).and_then(|e| e.passage.as_ref()) else { return };
            let marks = notes.marks(cx, node, passage);
            marks.append(cx, briefing, node, rows);
            if let (Some(first), Some(place)) = (rows.first_mut(), cx.quotation_places.get(passage.number)) {
                first.anchors.push(*place);
            }
        },
    );
    if let (Some(first), false) = (lines.first_mut(), rows.is_empty()) {
        first.space_before = cx.theme.grid / 2.0;
    }
    for row in &mut rows {
        row.keep_with_next = true;
    }
    rows.extend(lines);
    rows
}

/// The date of an event in words, as well as it is known.
fn when(words: &Phrases, event: &Event) -> String {
    let date = event.date;
    match (event.end, event.precision) {
        (Some(end), _) if (end.year(), end.month()) == (date.year(), date.month()) && end != date => {
            format!("{} – {}", date.day(), words.long_date(end))
        }
        (Some(end), _) if end != date => format!("{} – {}", words.short_date(date), words.long_date(end)),
        (_, Precision::Day) => words.long_date(date),
        (_, Precision::Week) => words.fill(Word::WeekOf, &[("date", &words.long_date(date))]),
        (_, Precision::Month) => words.month_of(date),
        (_, Precision::Year) => date.year().to_string(),
    }
}

/// The last day that an event may have lasted to.
fn last_day(event: &Event) -> Date {
    let days = match event.precision {
        Precision::Day => 0,
        Precision::Week => 6,
        Precision::Month => 29,
        Precision::Year => 364,
    };
    let known = event.date.checked_add(jiff::Span::new().days(days)).unwrap_or(event.date);
    event.end.map_or(known, |end| end.max(event.date))
}

/// Days since year 0, for distances.
fn day_number(date: Date) -> f32 {
    let zero = Date::constant(0, 1, 1);
    date.since(zero).map_or(0.0, |span| span.get_days() as f32)
}

/// The timeline: dots for days, bars for spans and for dates that are not known to the day.
fn timeline(cx: &mut Composer<'_>, parent: NodeId, events: &[Event]) -> Option<Row> {
    let first = events.iter().map(|e| e.date).min()?;
    let last = events.iter().map(last_day).max()?;
    if first == last {
        return None;
    }
    let theme = cx.theme;
    let page = theme.page;
    let figure = cx.node(parent, Role::Figure);
    if let Some(node) = cx.structure.get_mut(figure.0) {
        let (count, first, last) = (events.len().to_string(), cx.words.long_date(first), cx.words.long_date(last));
        node.alt = Some(cx.words.fill(Word::Timeline, &[("count", &count), ("first", &first), ("last", &last)]));
    }
    let inset = theme.grid;
    let (x, width) = (page.left + inset, page.column - 2.0 * inset);
    let (start, length) = (day_number(first), (day_number(last) - day_number(first)).max(1.0));
    let at = |date: Date| x + (day_number(date) - start) / length * width;
    let y = theme.grid / 2.0;
    let fill = |rect: Rect, color| PageItem { tag: Tag::Content(figure), draw: Draw::Fill { rect, color } };
    let mut row = Row::new(0.0);
    row.items
        .push(fill(Rect { x: page.left, y: y - LINE / 2.0, width: page.column, height: LINE }, theme.color("rule")));
    let mut label_ends = [f32::NEG_INFINITY; LABEL_LINES];
    let style = theme.style(Style::TimelineLabel);
    let mut labelled = None;
    for event in events {
        let (from, to) = (at(event.date), at(last_day(event)));
        if to - from > DOT {
            let height = DOT * 1.6;
            row.items.push(fill(
                Rect { x: from - DOT / 2.0, y: y - height / 2.0, width: to - from + DOT, height },
                theme.color("span"),
            ));
        }
        row.items.push(PageItem { tag: Tag::Content(figure), draw: dot(from, y, theme.color("accent")) });
        // Two events of one day stand under one label.
        if labelled.replace(event.date) == Some(event.date) {
            continue;
        }
        let text = cx.words.short_date(event.date);
        let inline = Inline::new(&text, style, figure);
        let label_width = end_of_line(&cx.line(&inline, Side::Left(0.0), 0.0), 0.0);
        let left = (from - label_width / 2.0).clamp(page.left, page.left + page.column - label_width);
        let Some(line) = label_ends.iter().position(|end| left > *end + style.size / 2.0) else { continue };
        if let Some(end) = label_ends.get_mut(line) {
            *end = left + label_width;
        }
        let base = y + theme.grid / 2.0 + baseline(&style) + line as f32 * style.leading - style.leading / 2.0;
        row.items.extend(cx.line(&inline, Side::Left(left), base + 2.0).items);
    }
    let lines = label_ends.iter().filter(|end| end.is_finite()).count();
    row.height = y + theme.grid / 2.0 + lines as f32 * style.leading;
    Some(row)
}

/// A dot: an octagon is round enough at this size.
fn dot(x: f32, y: f32, color: crate::layout::page::Color) -> Draw {
    let points = (0..8)
        .map(|i| {
            let angle = std::f32::consts::TAU * (i as f32 + 0.5) / 8.0;
            Point { x: x + DOT * angle.cos(), y: y + DOT * angle.sin() }
        })
        .collect();
    Draw::Polygon { points, color }
}

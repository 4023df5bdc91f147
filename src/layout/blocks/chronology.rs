//! What happened when: a timeline drawn to scale, and a table with the dates in a column of their own.

use super::quotation::{SharedNotes, to_words};
use super::table::{Cell, CellStyle, Columns, table};
use super::timeline::timeline;
use crate::assemble::{Briefing, Event};
use crate::layout::Composer;
use crate::layout::flow::Row;
use crate::layout::page::NodeId;
use crate::layout::paragraph::{InlineLink, Start};
use crate::layout::theme::Style;
use crate::pack::Precision;
use crate::phrases::{Phrases, Word};

/// How wide the column of dates is at least, in parts of the grid, and at most, as a share of the text's column.
const DATE_COLUMN: (f32, f32) = (7.5, 0.42);
/// What it gets so that no rounding parts a date, in points.
const SLACK: f32 = 0.25;

pub(in crate::layout) fn compose(
    cx: &mut Composer<'_>,
    briefing: &Briefing,
    parent: NodeId,
    events: &[Event],
) -> Vec<Row> {
    let start = Start::of_most(events.iter().map(|event| event.text.as_str()), cx.start);
    let mut rows = Vec::new();
    rows.extend(timeline(cx, parent, events, start));
    let cells: Vec<Vec<Cell>> = events
        .iter()
        .map(|e| vec![Cell::head(&when(cx.words, e)), Cell::text(&e.text).opening(opens(cx, e))])
        .collect();
    let dates = date_column(cx, events);
    let page = cx.theme.page;
    let widths = [dates, page.column - dates];
    let styles = [Style::ChronologyDate, Style::ChronologyText].map(CellStyle::text);
    let columns = Columns { widths: &widths, styles: &styles, start, left: page.left, rule: page.column };
    let mut notes = SharedNotes::of(events.iter().filter_map(|event| event.passage.as_ref()));
    let mut lines = table(
        cx,
        parent,
        &[cx.words.word(Word::When), cx.words.word(Word::What)],
        &cells,
        &columns,
        |cx, index, node, rows| {
            let Some(event) = events.get(index) else { return };
            let Some(passage) = &event.passage else { return };
            let marks = notes.marks(cx, node, passage);
            marks.append(cx, briefing, node, (rows, Start::of(&event.text)));
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

/// How wide the column of dates is, in points: no date is parted that need not be.
fn date_column(cx: &mut Composer<'_>, events: &[Event]) -> f32 {
    let style = CellStyle::text(Style::ChronologyDate);
    let letters = cx.theme.style(style.style);
    let mut widest = 0.0_f32;
    for event in events {
        widest = widest.max(cx.width_of(&when(cx.words, event), letters));
    }
    let (least, most) = DATE_COLUMN;
    (widest + style.gap + SLACK).clamp(cx.theme.grid * least, cx.theme.page.column * most)
}

/// The words of an event that a source tells lead to the source's own.
fn opens(cx: &Composer<'_>, event: &Event) -> Option<InlineLink> {
    event.passage.as_ref().and_then(|passage| to_words(cx, passage))
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

//! What happened when: a timeline drawn to scale, and a table with the dates in a column of their own.

use jiff::civil::Date;

use super::quotation::{note_marks, to_words};
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
    let mut lines = table(
        cx,
        parent,
        &[cx.words.word(Word::When), cx.words.word(Word::What)],
        &cells,
        &columns,
        |cx, index, node, rows| {
            let Some(event) = events.get(index) else { return };
            let Some(passage) = &event.passage else { return };
            // A table may go over pages, and a footnote stands on the page of its mark: each event has its own.
            let marks = note_marks(cx, node, [vec![passage]]);
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
    let (first, last) = (known(words, date, event.precision), event.end.map(|end| known(words, end, event.precision)));
    match event.end.zip(last).filter(|(_, last)| *last != first) {
        None => first,
        // What two days have in common is said once.
        Some((end, last)) if event.precision == Precision::Day && end.year() == date.year() => {
            if end.month() == date.month() {
                format!("{} – {last}", words.day(date))
            } else {
                format!("{} – {last}", words.day_month(date))
            }
        }
        Some((_, last)) => format!("{first} – {last}"),
    }
}

/// A date in words, as well as it is known.
pub(super) fn known(words: &Phrases, date: Date, precision: Precision) -> String {
    match precision {
        Precision::Day => words.long_date(date),
        Precision::Week => words.fill(Word::WeekOf, &[("date", &words.long_date(date))]),
        Precision::Month => words.month_of(date),
        Precision::Year => date.year().to_string(),
    }
}

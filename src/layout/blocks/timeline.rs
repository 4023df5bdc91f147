//! A timeline: dots for days, bars for spans and for dates that are not known to the day. It is drawn to scale; where that
//! would heap most dates upon each other, long empty times are cut out and the cuts are shown.

use jiff::civil::Date;

use super::chronology::known;
use crate::assemble::Event;
use crate::layout::Composer;
use crate::layout::flow::Row;
use crate::layout::page::{Color, Draw, NodeId, PageItem, Point, Rect, Role, Tag};
use crate::layout::paragraph::{Inline, Side, Start, baseline, end_of_text};
use crate::layout::theme::Style;
use crate::pack::Precision;
use crate::phrases::{Phrases, Word};

/// The line and the dots, in points.
const LINE: f32 = 1.0;
const DOT: f32 = 2.6;
/// The most lines of labels under the line.
const LABEL_LINES: usize = 3;
/// The most stretches that the line is cut into, and what stands between two of them, in points.
const MOST_STRETCHES: usize = 7;
const CUT: f32 = 13.0;
/// How little room a stretch of a single date gets, in points.
const NARROWEST: f32 = 30.0;
/// Dates closer than this, in points, are one dot.
const SAME_PLACE: f32 = 0.5;
/// Dates closer than this, in points, hide each other.
const CROWDED: f32 = 2.0 * DOT;
/// An empty time is worth cutting out that is so much of its stretch.
const LONG_GAP: f32 = 0.3;

/// The timeline of some events, its first day on that side; nothing where all are of one day.
pub(super) fn timeline(cx: &mut Composer<'_>, parent: NodeId, events: &[Event], start: Start) -> Option<Row> {
    let first = events.iter().min_by_key(|e| e.date)?;
    let last = events.iter().max_by_key(|e| last_day(e))?;
    if first.date == last_day(last) {
        return None;
    }
    let theme = cx.theme;
    let page = theme.page;
    let figure = cx.node(parent, Role::Figure);
    if let Some(node) = cx.structure.get_mut(figure.0) {
        let count = events.len().to_string();
        let first = known(cx.words, first.date, first.precision);
        let last = known(cx.words, last.end.unwrap_or(last.date), last.precision);
        node.alt = Some(cx.words.fill(Word::Timeline, &[("count", &count), ("first", &first), ("last", &last)]));
    }
    let spans: Vec<(f32, f32)> = events.iter().map(|e| (day_number(e.date), day_number(last_day(e)))).collect();
    let inset = theme.grid;
    let stretches = stretches(&spans, page.left + inset, page.column - 2.0 * inset);
    let y = theme.grid / 2.0;
    let mut row = Row::new(0.0);
    // All is reckoned from left to right; where the words run from the right, it is turned over.
    let turned = |x: f32, width: f32| match start {
        Start::Left => x,
        Start::Right => 2.0 * page.left + page.column - x - width,
    };
    let line = axis(&stretches, page.left, page.left + page.column, y, theme.color("rule"));
    row.items.extend(line.map(|draw| PageItem { tag: Tag::Content(figure), draw: turned_over(draw, turned) }));
    let style = theme.style(Style::TimelineLabel);
    let mut dots: Vec<Dot> = Vec::new();
    for (event, (start, end)) in events.iter().zip(&spans) {
        let Some((from, to)) = place_of(&stretches, *start).zip(place_of(&stretches, *end)) else { continue };
        if to - from > DOT {
            let height = DOT * 1.6;
            let width = to - from + DOT;
            let rect = Rect { x: turned(from - DOT / 2.0, width), y: y - height / 2.0, width, height };
            let draw = Draw::Fill { rect, color: theme.color("span") };
            row.items.push(PageItem { tag: Tag::Content(figure), draw });
        }
        dots.push(Dot { x: from, date: event.date, precision: event.precision });
    }
    for dot in &dots {
        row.items.push(PageItem {
            tag: Tag::Content(figure),
            draw: drawn_dot(turned(dot.x, 0.0), y, theme.color("accent")),
        });
    }
    let mut lines = 0;
    for label in labels(cx, dots, figure) {
        let base = y + theme.grid / 2.0 + baseline(&style) + label.line as f32 * style.leading - style.leading / 2.0;
        let left = Side::Left(turned(label.left, label.width));
        row.items.extend(cx.line(&Inline::new(&label.text, style, figure), left, base + 2.0).items);
        lines = lines.max(label.line + 1);
    }
    row.height = y + theme.grid / 2.0 + lines as f32 * style.leading;
    Some(row)
}

/// A date on the line.
#[derive(Debug, Clone, Copy)]
struct Dot {
    x: f32,
    date: Date,
    precision: Precision,
}

/// What stands under a dot, on which of the lines.
struct Label {
    text: String,
    left: f32,
    width: f32,
    line: usize,
}

/// The labels under the dots: one for each place, on the first line where there is room. Dots that stand alone come first:
/// in a crowd a date may be left to the table, as its neighbours tell what time it is of.
fn labels(cx: &mut Composer<'_>, mut dots: Vec<Dot>, figure: NodeId) -> Vec<Label> {
    dots.sort_by(|a, b| a.x.total_cmp(&b.x).then(exactness(a.precision).cmp(&exactness(b.precision))));
    // Dots that lie on each other are one, which is called by the date that is known best.
    dots.dedup_by(|next, before| next.x - before.x < SAME_PLACE);
    loop {
        let (placed, left_out) = placed(cx, &dots, figure);
        // The first date of a year names the year. One that finds no place leaves that to the next.
        let opens_year = |index: &usize| {
            let year = |at: usize| dots.get(at).map(|dot| dot.date.year());
            index.checked_sub(1).is_none_or(|before| year(before) != year(*index))
        };
        if !left_out.iter().any(opens_year) {
            return placed;
        }
        let mut index = 0;
        dots.retain(|_| {
            index += 1;
            !left_out.contains(&(index - 1))
        });
    }
}

/// The labels that find a place, and the dots whose labels find none.
fn placed(cx: &mut Composer<'_>, dots: &[Dot], figure: NodeId) -> (Vec<Label>, Vec<usize>) {
    let page = cx.theme.page;
    let style = cx.theme.style(Style::TimelineLabel);
    let gap = |one: usize, other: usize| match (dots.get(one), dots.get(other)) {
        (Some(one), Some(other)) => (one.x - other.x).abs(),
        _ => f32::INFINITY,
    };
    let mut order: Vec<(f32, usize)> = (0..dots.len())
        .map(|at| (gap(at, at + 1).min(at.checked_sub(1).map_or(f32::INFINITY, |before| gap(at, before))), at))
        .collect();
    order.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut labels: Vec<Label> = Vec::new();
    let mut left_out = Vec::new();
    for (_, at) in order {
        let Some(dot) = dots.get(at) else { continue };
        let year_before = at.checked_sub(1).and_then(|before| dots.get(before)).map(|dot| dot.date.year());
        let text = label(cx.words, dot, year_before);
        let width = end_of_text(&cx.line(&Inline::new(&text, style, figure), Side::Left(0.0), 0.0));
        let left = (dot.x - width / 2.0).clamp(page.left, (page.left + page.column - width).max(page.left));
        let is_free = |line: &usize| {
            labels
                .iter()
                .filter(|l| l.line == *line)
                .all(|l| left > l.left + l.width + style.size / 2.0 || left + width + style.size / 2.0 < l.left)
        };
        match (0..LABEL_LINES).find(is_free) {
            Some(line) => labels.push(Label { text, left, width, line }),
            None => left_out.push(at),
        }
    }
    labels.sort_by(|a, b| a.left.total_cmp(&b.left));
    (labels, left_out)
}

/// The better a date is known the lower.
fn exactness(precision: Precision) -> u8 {
    match precision {
        Precision::Day => 0,
        Precision::Week => 1,
        Precision::Month => 2,
        Precision::Year => 3,
    }
}

/// A date where space is short: its year is said where it is not that of the date before.
fn label(words: &Phrases, dot: &Dot, year_before: Option<i16>) -> String {
    let date = dot.date;
    match dot.precision {
        Precision::Year => date.year().to_string(),
        Precision::Month => words.short_month(date),
        Precision::Day | Precision::Week if year_before == Some(date.year()) => words.short_date(date),
        Precision::Day | Precision::Week => words.short_date_of_year(date),
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

/// A stretch of the line that is drawn to scale.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Stretch {
    /// Its first and last day.
    days: (f32, f32),
    /// Where it starts, in points from the page's left edge, and how long it is.
    x: f32,
    width: f32,
}

/// Where a day stands on the line.
fn place_of(stretches: &[Stretch], day: f32) -> Option<f32> {
    let stretch = stretches.iter().find(|s| (s.days.0..=s.days.1).contains(&day))?;
    let length = stretch.days.1 - stretch.days.0;
    let share = if length > 0.0 { (day - stretch.days.0) / length } else { 0.5 };
    Some(stretch.x + share * stretch.width)
}

/// The stretches of a line of `width` points from `x` on that shows spans of days: one, unless dates would hide each
/// other and long empty times can be cut out.
fn stretches(spans: &[(f32, f32)], x: f32, width: f32) -> Vec<Stretch> {
    // What is covered, spans that touch taken as one.
    let mut covered: Vec<(f32, f32)> = spans.to_vec();
    covered.sort_by(|a, b| a.0.total_cmp(&b.0));
    covered.dedup_by(|next, before| {
        let touches = next.0 <= before.1;
        if touches {
            before.1 = before.1.max(next.1);
        }
        touches
    });
    let mut starts: Vec<f32> = spans.iter().map(|s| s.0).collect();
    starts.sort_by(f32::total_cmp);
    starts.dedup();
    let mut groups: Vec<&[(f32, f32)]> = vec![&covered];
    loop {
        let laid = laid_out(&groups, &starts, x, width);
        let places: Vec<f32> = starts.iter().filter_map(|day| place_of(&laid, *day)).collect();
        let crowded = places.iter().zip(places.iter().skip(1)).any(|(a, b)| b - a < CROWDED);
        let cut = if crowded && groups.len() < MOST_STRETCHES { widest_gap(&groups) } else { None };
        let Some((group, at)) = cut else { return laid };
        let Some((before, after)) = groups.get(group).and_then(|g| g.split_at_checked(at)) else { return laid };
        groups.splice(group..=group, [before, after]);
    }
}

/// The longest empty time that is long for its group: the group, and the index of what comes after it.
fn widest_gap(groups: &[&[(f32, f32)]]) -> Option<(usize, usize)> {
    let mut widest: Option<(f32, usize, usize)> = None;
    for (index, group) in groups.iter().enumerate() {
        let (Some(first), Some(last)) = (group.first(), group.last()) else { continue };
        for (at, (one, next)) in group.iter().zip(group.iter().skip(1)).enumerate() {
            let gap = next.0 - one.1;
            let long = gap >= LONG_GAP * (last.1 - first.0);
            if long && widest.is_none_or(|(known, ..)| gap > known) {
                widest = Some((gap, index, at + 1));
            }
        }
    }
    widest.map(|(_, group, at)| (group, at))
}

/// Room for each group: by its length where there is one alone, else by how many dates it shows.
fn laid_out(groups: &[&[(f32, f32)]], starts: &[f32], x: f32, width: f32) -> Vec<Stretch> {
    let spare = width - CUT * groups.len().saturating_sub(1) as f32 - NARROWEST * groups.len() as f32;
    let dates_in = |days: (f32, f32)| starts.iter().filter(|day| (days.0..=days.1).contains(*day)).count();
    let all: usize = starts.len().saturating_sub(groups.len()).max(1);
    let mut pen = x;
    let mut laid = Vec::new();
    for group in groups {
        let (Some(first), Some(last)) = (group.first(), group.last()) else { continue };
        let days = (first.0, last.1);
        let share = if groups.len() == 1 { 1.0 } else { dates_in(days).saturating_sub(1) as f32 / all as f32 };
        let width = NARROWEST + spare * share;
        laid.push(Stretch { days, x: pen, width });
        pen += width + CUT;
    }
    laid
}

/// The line, in stretches, with two strokes at each end that was cut.
fn axis(stretches: &[Stretch], left: f32, right: f32, y: f32, color: Color) -> impl Iterator<Item = Draw> {
    let count = stretches.len();
    stretches.iter().enumerate().flat_map(move |(i, stretch)| {
        let from = if i == 0 { left } else { stretch.x - CUT / 3.0 };
        let to = if i + 1 == count { right } else { stretch.x + stretch.width + CUT / 3.0 };
        let rect = Rect { x: from, y: y - LINE / 2.0, width: to - from, height: LINE };
        let stroke = move |x: f32| {
            let (from, to) = (Point { x: x - 1.5, y: y + 4.0 }, Point { x: x + 1.5, y: y - 4.0 });
            Draw::Line { from, to, width: LINE, color, dash: None }
        };
        let cuts = [(i > 0).then_some(from), (i + 1 < count).then_some(to)];
        std::iter::once(Draw::Fill { rect, color }).chain(cuts.into_iter().flatten().map(stroke))
    })
}

/// A part of the line, turned over: `turned` gives where what starts at a place, and is so wide, starts then.
fn turned_over(draw: Draw, turned: impl Fn(f32, f32) -> f32) -> Draw {
    match draw {
        Draw::Fill { rect, color } => Draw::Fill { rect: Rect { x: turned(rect.x, rect.width), ..rect }, color },
        Draw::Line { from, to, width, color, dash } => {
            let point = |at: Point| Point { x: turned(at.x, 0.0), ..at };
            Draw::Line { from: point(from), to: point(to), width, color, dash }
        }
        other => other,
    }
}

/// A dot: an octagon is round enough at this size.
fn drawn_dot(x: f32, y: f32, color: Color) -> Draw {
    let points = (0..8)
        .map(|i| {
            let angle = std::f32::consts::TAU * (i as f32 + 0.5) / 8.0;
            Point { x: x + DOT * angle.cos(), y: y + DOT * angle.sin() }
        })
        .collect();
    Draw::Polygon { points, color }
}

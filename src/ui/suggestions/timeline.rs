//! A timeline to scale: where each entry stands, in which lane, and which days the axis names.

use jiff::civil::Date;
use jiff::{Span as Days, Unit};

/// The most lanes; what finds no room in them shares the last.
pub const MOST_LANES: usize = 7;

/// An entry on the timeline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mark {
    /// Its place among the entries.
    pub entry: usize,
    /// Where it begins, from the left edge.
    pub from: f32,
    /// Where it ends.
    pub to: f32,
    /// Its lane, from the axis upwards.
    pub lane: usize,
    /// At which side its label has room; none where it has none.
    pub label: Option<Side>,
}

/// A side of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// After it: where labels stand.
    Right,
    /// Before it: for an entry near the right edge.
    Left,
}

/// A day that the axis names.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tick {
    /// Where it is, from the left edge.
    pub x: f32,
    /// The day.
    pub day: Date,
}

/// Entries laid out over a width.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Timeline {
    /// The entries, in their order.
    pub marks: Vec<Mark>,
    /// The axis.
    pub ticks: Vec<Tick>,
    /// How many lanes are taken.
    pub lanes: usize,
}

/// What is laid out: the first and the last day of each entry, and the width of its label.
pub type Stretch = (Date, Date, f32);

/// Lays entries out over a width. `least` is the width of the smallest mark, `between` the room between two ticks.
pub fn timeline(entries: &[Stretch], width: f32, least: f32, between: f32) -> Timeline {
    let Some(first) = entries.iter().map(|e| e.0).min() else { return Timeline::default() };
    let last = entries.iter().map(|e| e.1.max(e.0)).max().unwrap_or(first);
    let days = |from: Date, to: Date| from.until((Unit::Day, to)).map_or(0, |span| span.get_days());
    // The last day is a whole one.
    let whole = (days(first, last) + 1).max(1) as f32;
    let inner = (width - least).max(1.0);
    let x = |day: Date| days(first, day) as f32 / whole * inner;
    let mut ends: Vec<f32> = Vec::new();
    let mut marks = Vec::with_capacity(entries.len());
    let mut order: Vec<usize> = (0..entries.len()).collect();
    order.sort_by_key(|at| entries.get(*at).map(|e| (e.0, e.1)));
    for entry in order {
        let Some((from_day, to_day, label)) = entries.get(entry).copied() else { continue };
        let from = x(from_day);
        let to = x(to_day.max(from_day)).max(from) + least.max(inner / whole);
        let with_label = to + label;
        let room = |ends: &[f32], until: f32| {
            let free = ends.iter().position(|end| *end <= from);
            let free = free.or((ends.len() < MOST_LANES).then_some(ends.len()));
            free.filter(|_| until <= width)
        };
        let labelled = room(&ends, with_label);
        let before = from - label;
        let at_left = || {
            let free = ends.iter().position(|end| *end <= before);
            free.or((ends.len() < MOST_LANES).then_some(ends.len())).filter(|_| before >= 0.0)
        };
        let left = if labelled.is_none() { at_left() } else { None };
        let side = labelled.map(|_| Side::Right).or(left.map(|_| Side::Left));
        let lane = labelled.or(left).or_else(|| room(&ends, to.min(width))).unwrap_or(MOST_LANES - 1);
        let until = if labelled.is_some() { with_label } else { to };
        if ends.len() <= lane {
            ends.resize(lane + 1, 0.0);
        }
        if let Some(end) = ends.get_mut(lane) {
            *end = end.max(until);
        }
        marks.push(Mark { entry, from, to: to.min(width), lane, label: side });
    }
    Timeline { marks, ticks: ticks(first, last, between / (inner / whole), x), lanes: ends.len() }
}

/// The days that an axis names: no two nearer than `least` days, at the round days of the calendar.
fn ticks(first: Date, last: Date, least: f32, x: impl Fn(Date) -> f32) -> Vec<Tick> {
    let step = |days: f32| match days {
        d if d <= 1.0 => Days::new().days(1),
        d if d <= 2.0 => Days::new().days(2),
        d if d <= 7.0 => Days::new().weeks(1),
        d if d <= 14.0 => Days::new().weeks(2),
        d if d <= 28.0 => Days::new().months(1),
        d if d <= 90.0 => Days::new().months(3),
        d if d <= 365.0 => Days::new().years(1),
        d => Days::new().years((d / 365.0).ceil().clamp(1.0, 1000.0) as i16),
    };
    let step = step(least);
    let mut day = if step.get_years() > 0 {
        first.first_of_year()
    } else if step.get_months() > 0 {
        first.first_of_month()
    } else {
        first
    };
    let mut ticks = Vec::new();
    let round = if day < first { day.checked_add(step).unwrap_or(day) } else { day };
    if first.until((Unit::Day, round)).is_ok_and(|span| span.get_days() as f32 >= least) {
        // The axis says where it begins, where there is room before its first round day.
        ticks.push(Tick { x: x(first), day: first });
    }
    while day <= last {
        if day >= first {
            ticks.push(Tick { x: x(day), day });
        }
        match day.checked_add(step) {
            Ok(next) if next > day => day = next,
            _ => break,
        }
    }
    ticks
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn entries_stand_to_scale_and_labels_do_not_collide() {
        let day = |d| date(2025, 10, d);
        let entries =
            [(day(1), day(1), 80.0), (day(2), day(2), 80.0), (day(16), day(19), 80.0), (day(31), day(31), 80.0)];
        let laid = timeline(&entries, 640.0, 8.0, 60.0);
        let at = |entry: usize| *laid.marks.iter().find(|m| m.entry == entry).unwrap();
        assert!(at(0).from.abs() < 0.01);
        // Half of the month, half of the width.
        assert!((at(2).from / 632.0 - 15.0 / 31.0).abs() < 0.01);
        assert!(at(2).to - at(2).from > at(0).to - at(0).from, "several days are wider than one");
        assert_ne!(at(0).lane, at(1).lane, "labels of neighbours stand above each other");
        assert_eq!(at(3).label, Some(Side::Left), "no label past the edge");
        assert!(at(3).from >= 80.0);
        assert!(laid.marks.iter().all(|m| m.to <= 640.0));
        assert!(laid.ticks.windows(2).all(|w| w[1].x - w[0].x >= 60.0), "{:?}", laid.ticks);
    }

    #[test]
    fn one_day_a_century_and_nothing_are_drawn_too() {
        assert_eq!(timeline(&[], 300.0, 8.0, 60.0), Timeline::default());
        let one = timeline(&[(date(2025, 1, 1), date(2025, 1, 1), 10.0)], 300.0, 8.0, 60.0);
        assert_eq!((one.marks.len(), one.ticks.len()), (1, 1));
        let long: Vec<Stretch> = (0..400).map(|y| (date(1700 + y, 5, 1), date(1700 + y, 5, 2), 50.0)).collect();
        let long = timeline(&long, 300.0, 8.0, 60.0);
        assert_eq!(long.marks.len(), 400);
        assert!(long.lanes <= MOST_LANES && long.ticks.len() < 12);
        // A range told the wrong way round is drawn as its first day.
        let wrong = timeline(&[(date(2025, 2, 2), date(2025, 1, 1), 10.0)], 300.0, 8.0, 60.0);
        assert_eq!(wrong.marks.len(), 1);
    }
}

//! From what a date says to a day of the calendar, by the article's day or by the full dates it holds.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::super::Precision;
use super::expr::{Day, Side, When};

/// What a date is reckoned from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Anchor {
    /// The article's own day.
    pub(super) published: Option<Date>,
    /// The full date that was told last, or the first one of the article.
    pub(super) told: Option<Date>,
    /// Whether the sentence looks ahead.
    pub(super) ahead: bool,
}

/// A date on the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Resolved {
    pub(super) date: Date,
    pub(super) end: Option<Date>,
    pub(super) precision: Precision,
}

fn one(date: Date, precision: Precision) -> Resolved {
    Resolved { date, end: None, precision }
}

/// The full date a day stands for by itself.
pub(super) fn full(day: Day) -> Option<Date> {
    Date::new(day.year?, day.month, day.day).ok()
}

/// The days a date stands for; none where the article does not tell.
pub(super) fn resolve(when: When, anchor: Anchor) -> Vec<Resolved> {
    let base = anchor.published.or(anchor.told);
    match when {
        When::Day(day) => dated(day, base, anchor.ahead).map(|d| one(d, Precision::Day)).into_iter().collect(),
        When::Two(a, b) => [a, b]
            .into_iter()
            .filter_map(|day| dated(day, base, anchor.ahead).map(|d| one(d, Precision::Day)))
            .collect(),
        When::Range(a, b) => range(a, b, base, anchor.ahead).into_iter().collect(),
        When::Month { year, month, side } => month_of(year, month, side, base, anchor.ahead).into_iter().collect(),
        _ => anchor.published.and_then(|day| relative(when, day, anchor.ahead)).into_iter().collect(),
    }
}

/// A day without a year is the one nearest to the base.
fn dated(day: Day, base: Option<Date>, ahead: bool) -> Option<Date> {
    if day.year.is_some() {
        return full(day);
    }
    let base = base?;
    let years = (base.year() - 1)..=(base.year() + 1);
    let dates = years.filter_map(|year| Date::new(year, day.month, day.day).ok());
    dates.min_by_key(|date| {
        let days = (*date - base).get_days();
        // What lies ahead may lie farther off than what is past, and the other way round.
        let against = if ahead { days < -7 } else { days > 45 };
        (days.abs() + if against { 150 } else { 0 }, days)
    })
}

fn range(a: Day, b: Day, base: Option<Date>, ahead: bool) -> Option<Resolved> {
    let end = dated(b, base, ahead)?;
    let mut date = match a.year {
        Some(_) => full(a)?,
        None => Date::new(end.year(), a.month, a.day).ok()?,
    };
    if date > end {
        date = Date::new(end.year().checked_sub(1)?, a.month, a.day).ok()?;
    }
    Some(Resolved { date, end: (date < end).then_some(end), precision: Precision::Day })
}

fn month_of(year: Option<i16>, month: i8, side: Side, base: Option<Date>, ahead: bool) -> Option<Resolved> {
    let year = match year {
        Some(year) => year,
        None => {
            let base = base?;
            match side {
                Side::Last if month >= base.month() => base.year() - 1,
                Side::Next if month <= base.month() => base.year() + 1,
                Side::Last | Side::Next => base.year(),
                Side::Neither if ahead && month < base.month() => base.year() + 1,
                // The nearer one, the past before the future.
                Side::Neither if !ahead && month > base.month() + 5 => base.year() - 1,
                Side::Neither => base.year(),
            }
        }
    };
    Some(one(Date::new(year, month, 1).ok()?, Precision::Month))
}

fn relative(when: When, day: Date, ahead: bool) -> Option<Resolved> {
    match when {
        When::Offset(days) => Some(one(day.checked_add(days.days()).ok()?, Precision::Day)),
        When::Week(weeks) => {
            let monday = day.checked_sub(i32::from(day.weekday().to_monday_zero_offset()).days()).ok()?;
            Some(one(monday.checked_add((weeks * 7).days()).ok()?, Precision::Week))
        }
        When::MonthOffset(months) => {
            let date = day.first_of_month().checked_add(months.months()).ok()?;
            Some(one(date, Precision::Month))
        }
        When::Weekend => {
            let offset = i32::from(day.weekday().to_monday_zero_offset());
            // On a Saturday or a Sunday it is this one.
            let saturday = if ahead || offset >= 5 { 5 - offset } else { -2 - offset };
            let date = day.checked_add(saturday.days()).ok()?;
            Some(Resolved { date, end: Some(date.checked_add(1.days()).ok()?), precision: Precision::Day })
        }
        When::Weekdays(first, last) => {
            let end = relative(When::Weekday(last, Side::Neither), day, ahead)?.date;
            let back = i32::from((last - first).rem_euclid(7));
            let date = end.checked_sub(back.days()).ok()?;
            Some(Resolved { date, end: Some(end), precision: Precision::Day })
        }
        When::Weekday(number, side) => {
            let weekday = Weekday::from_monday_one_offset(number).ok()?;
            let forward = side == Side::Next || side == Side::Neither && ahead;
            if side == Side::Neither && day.weekday() == weekday {
                return Some(one(day, Precision::Day));
            }
            Some(one(day.nth_weekday(if forward { 1 } else { -1 }, weekday).ok()?, Precision::Day))
        }
        _ => None,
    }
}

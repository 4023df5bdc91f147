//! From what a date says to a day of the calendar, by the article's day or by the full dates it holds.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::super::Precision;
use super::expr::{Day, Side, Way, When, Year};
use super::feast::calendar;
use super::tense::Tense;

/// What a date is reckoned from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Anchor {
    /// The article's own day.
    pub(super) published: Option<Date>,
    /// The full date that was told last, or the first one of the article.
    pub(super) told: Option<Date>,
    /// The day of the event that was told last.
    pub(super) last: Option<Date>,
    /// What the date's clause tells of.
    pub(super) tense: Tense,
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
    match day.year? {
        Year::At(year) => calendar(year, day.month, day.day),
        Year::From(_) => None,
    }
}

/// A written year by the calendar.
fn year_of(year: Year, base: Option<Date>) -> Option<i16> {
    match year {
        Year::At(year) => Some(year),
        Year::From(years) => Some(base?.year() + years),
    }
}

/// The days a date stands for; none where the article does not tell.
pub(super) fn resolve(when: When, anchor: Anchor) -> Vec<Resolved> {
    let base = anchor.published.or(anchor.told);
    // "El próximo apagón será el día 14": what lies ahead is on no day that is over.
    let ahead = |date: &Date| anchor.tense != Tense::Ahead || anchor.published.is_none_or(|day| *date >= day);
    let near_last = |number: i8| anchor.last.and_then(|last| near_day(number, last)).filter(ahead);
    match when {
        When::Day(day) => dated(day, base, anchor.tense).map(|d| one(d, Precision::Day)).into_iter().collect(),
        When::Two(a, b) => [a, b]
            .into_iter()
            .filter_map(|day| dated(day, base, anchor.tense).map(|d| one(d, Precision::Day)))
            .collect(),
        When::Range(a, b) => range(a, b, base, anchor.tense).into_iter().collect(),
        When::WeekOf(day) => {
            let found = dated(day, base, anchor.tense).and_then(monday);
            found.map(|date| one(date, Precision::Week)).into_iter().collect()
        }
        When::MonthWeek { year, month, is_last } => {
            let first = month_of(year, month, Side::Neither, base, anchor.tense).map(|found| found.date);
            // The first week is the one that holds the fourth, as weeks are counted.
            let within =
                |date: Date| if is_last { Some(date.last_of_month()) } else { date.checked_add(3.days()).ok() };
            let found = first.and_then(within).and_then(monday);
            found.map(|date| one(date, Precision::Week)).into_iter().collect()
        }
        When::MonthWeekday { nth, weekday, year, month } => {
            let first = month_of(year, month, Side::Neither, base, anchor.tense).map(|found| found.date);
            let weekday = Weekday::from_monday_one_offset(weekday).ok();
            let found = first.zip(weekday).and_then(|(first, weekday)| first.nth_weekday_of_month(nth, weekday).ok());
            found.map(|date| one(date, Precision::Day)).into_iter().collect()
        }
        When::Moved(a, b, way) => {
            let found = days_moved(a, b, base, way);
            found.into_iter().flatten().map(|date| one(date, Precision::Day)).collect()
        }
        When::MonthsMoved(a, b, way) => {
            let found = months_moved(a, b, base, way);
            found.into_iter().flatten().map(|date| one(date, Precision::Month)).collect()
        }
        When::WeekdaysMoved(a, b, way) => {
            let found = base.and_then(|day| weekdays_moved(a, b, day, way));
            found.into_iter().flatten().map(|date| one(date, Precision::Day)).collect()
        }
        When::WeekdaysOfMoved(a, b) => {
            let found = [a, b].into_iter().filter_map(|(weekday, day)| {
                anchor.published.and_then(|base| relative(When::WeekdayOf(weekday, day), base, anchor.tense))
            });
            found.collect()
        }
        When::Month { year, month, side } => month_of(year, month, side, base, anchor.tense).into_iter().collect(),
        When::WeekFromTold(weeks) => {
            // "The previous week", where no day was told, is the article's own.
            let day = anchor.last.or(anchor.published.filter(|_| weeks < 0));
            let found = day.and_then(monday).and_then(|week| week.checked_add((weeks * 7).days()).ok());
            found.map(|date| one(date, Precision::Week)).into_iter().collect()
        }
        When::MonthFromTold(months) => {
            let day = anchor.last.or(anchor.published.filter(|_| months < 0));
            let found = day.and_then(|day| day.first_of_month().checked_add(months.months()).ok());
            found.map(|date| one(date, Precision::Month)).into_iter().collect()
        }
        When::WeekdayFromTold(number, side) => {
            let found = anchor.last.and_then(|last| weekday_beside(number, last, side));
            found.map(|date| one(date, Precision::Day)).into_iter().collect()
        }
        // "del 5 al 7 de marzo … el día 6": the month of the day told last, where the two are near.
        When::DayOfMonth(number) if near_last(number).is_some() => {
            let date = near_last(number);
            date.map(|date| one(date, Precision::Day)).into_iter().collect()
        }
        When::FromTold(days) => {
            let date = anchor.last.and_then(|last| last.checked_add(days.days()).ok());
            date.map(|date| one(date, Precision::Day)).into_iter().collect()
        }
        _ => anchor.published.and_then(|day| relative(when, day, anchor.tense)).into_iter().collect(),
    }
}

/// How much nearer, in days, a day on the wrong side of the article's own must be to be taken all the same.
const AGAINST_DAYS: i32 = 300;

/// How far a day may lie on the wrong side at no cost: papers carry the day they are sold on.
const SLACK_DAYS: i32 = 7;

/// A day without a year is the one nearest to the base, on the side that its clause tells of.
fn dated(day: Day, base: Option<Date>, tense: Tense) -> Option<Date> {
    if let Some(year) = day.year {
        return calendar(year_of(year, base)?, day.month, day.day);
    }
    let base = base?;
    let years = (base.year() - 1)..=(base.year() + 1);
    let dates = years.filter_map(|year| calendar(year, day.month, day.day));
    dates.min_by_key(|date| {
        let days = (*date - base).get_days();
        let against = match tense {
            Tense::Ahead if days < -SLACK_DAYS => AGAINST_DAYS,
            Tense::Past if days > SLACK_DAYS => AGAINST_DAYS,
            // A day that lies half a year off without its year is one that was, rather than one to come.
            Tense::Unknown if days > 0 => days / 4,
            _ => 0,
        };
        (days.abs() + against, days)
    })
}

/// A day without a year that something was moved to, or from, as the other of the two has it.
fn beside(day: Day, other: Date, way: Way, base: Option<Date>) -> Option<Date> {
    if let Some(year) = day.year {
        return calendar(year_of(year, base)?, day.month, day.day);
    }
    let years = (other.year() - 1)..=(other.year() + 1);
    let dates = years.filter_map(|year| calendar(year, day.month, day.day));
    let fits = dates.filter(|date| match way {
        Way::Later => *date > other,
        Way::Sooner => *date < other,
        Way::Either => true,
    });
    fits.min_by_key(|date| (*date - other).get_days().abs())
}

/// The day that something was moved from, and the day it was moved to.
fn days_moved(a: Day, b: Day, base: Option<Date>, way: Way) -> Option<[Date; 2]> {
    let back = match way {
        Way::Later => Way::Sooner,
        Way::Sooner => Way::Later,
        Way::Either => Way::Either,
    };
    if b.year.is_some() {
        let to = beside(b, base.or_else(|| full(b))?, way, base)?;
        return Some([beside(a, to, back, base)?, to]);
    }
    let from = dated(a, base, Tense::Unknown)?;
    // What is put off in one month cannot have been put off for a year.
    let way = if a.month == b.month { Way::Either } else { way };
    Some([from, beside(b, from, way, base)?])
}

/// The month that something was moved from, and the month it was moved to: their first days.
fn months_moved(a: (Option<Year>, i8), b: (Option<Year>, i8), base: Option<Date>, way: Way) -> Option<[Date; 2]> {
    let first_of = |(year, month): (Option<Year>, i8)| Day { year, month, day: 1 };
    if a.0.is_none() && b.0.is_none() {
        let from = month_of(None, a.1, Side::Neither, base, Tense::Unknown)?.date;
        return Some([from, beside(first_of(b), from, way, base)?]);
    }
    days_moved(first_of(a), first_of(b), base, way)
}

/// The weekday that something was moved from, and the coming one it was moved to.
fn weekdays_moved(a: i8, b: i8, day: Date, way: Way) -> Option<[Date; 2]> {
    let [a, b] = [Weekday::from_monday_one_offset(a).ok()?, Weekday::from_monday_one_offset(b).ok()?];
    let to = if day.weekday() == b { day } else { day.nth_weekday(1, b).ok()? };
    let from = to.nth_weekday(if way == Way::Sooner { 1 } else { -1 }, a).ok()?;
    Some([from, to])
}

/// A weekday behind a day (1), before it (-1), or in its week (0).
fn weekday_beside(number: i8, day: Date, side: i32) -> Option<Date> {
    if side == 0 {
        return monday(day)?.checked_add((i32::from(number) - 1).days()).ok();
    }
    day.nth_weekday(side, Weekday::from_monday_one_offset(number).ok()?).ok()
}

fn range(a: Day, b: Day, base: Option<Date>, tense: Tense) -> Option<Resolved> {
    let end = dated(b, base, tense)?;
    let mut date = match a.year {
        Some(year) => calendar(year_of(year, base)?, a.month, a.day)?,
        None => calendar(end.year(), a.month, a.day)?,
    };
    if date > end {
        date = calendar(end.year().checked_sub(1)?, a.month, a.day)?;
    }
    Some(Resolved { date, end: (date < end).then_some(end), precision: Precision::Day })
}

fn month_of(year: Option<Year>, month: i8, side: Side, base: Option<Date>, tense: Tense) -> Option<Resolved> {
    let year = match year {
        Some(year) => year_of(year, base)?,
        None => {
            let base = base?;
            match side {
                Side::Last if month >= base.month() => base.year() - 1,
                Side::Next if month <= base.month() => base.year() + 1,
                Side::Last | Side::Next => base.year(),
                Side::Neither => {
                    let apart = month - base.month();
                    match tense {
                        Tense::Ahead if apart < 0 => base.year() + 1,
                        Tense::Past if apart > 0 => base.year() - 1,
                        // The nearer one, the past before the future.
                        Tense::Unknown if apart > 5 => base.year() - 1,
                        Tense::Unknown if apart < -6 => base.year() + 1,
                        _ => base.year(),
                    }
                }
            }
        }
    };
    Some(one(Date::new(year, month, 1).ok()?, Precision::Month))
}

/// How far a day told by its number alone lies from the day told last, at most.
const NEAR_DAYS: i32 = 10;

/// The day of a month by its number, in the month of another day that it is near to.
fn near_day(number: i8, last: Date) -> Option<Date> {
    let date = Date::new(last.year(), last.month(), number).ok()?;
    ((date - last).get_days().abs() <= NEAR_DAYS).then_some(date)
}

/// The Monday of a day's week.
fn monday(day: Date) -> Option<Date> {
    day.checked_sub(i32::from(day.weekday().to_monday_zero_offset()).days()).ok()
}

/// The day of a month nearest to a day that is this weekday, on the side that the clause tells of.
fn weekday_of(weekday: Weekday, number: i8, day: Date, tense: Tense) -> Option<Date> {
    let months = (-2..=2).filter_map(|months: i32| day.first_of_month().checked_add(months.months()).ok());
    let days = months.filter_map(|month| Date::new(month.year(), month.month(), number).ok());
    let fits = days.filter(|date| date.weekday() == weekday);
    fits.min_by_key(|date| {
        let days = (*date - day).get_days();
        let against = tense == Tense::Ahead && days < 0 || tense == Tense::Past && days > 0;
        (days.abs() + if against { 31 } else { 0 }, days)
    })
}

fn relative(when: When, day: Date, tense: Tense) -> Option<Resolved> {
    let ahead = tense == Tense::Ahead;
    match when {
        When::Offset(days) => Some(one(day.checked_add(days.days()).ok()?, Precision::Day)),
        When::Week(weeks) => Some(one(monday(day)?.checked_add((weeks * 7).days()).ok()?, Precision::Week)),
        When::MonthOffset(months) => {
            let date = day.first_of_month().checked_add(months.months()).ok()?;
            Some(one(date, Precision::Month))
        }
        When::Weekend(side) => {
            let offset = i32::from(day.weekday().to_monday_zero_offset());
            // On a Saturday or a Sunday it is this one, unless the words say otherwise.
            let saturday = match side {
                Side::Last => -2 - offset,
                Side::Next if offset >= 5 => 12 - offset,
                Side::Next => 5 - offset,
                Side::Neither if ahead || offset >= 5 => 5 - offset,
                Side::Neither => -2 - offset,
            };
            let date = day.checked_add(saturday.days()).ok()?;
            Some(Resolved { date, end: Some(date.checked_add(1.days()).ok()?), precision: Precision::Day })
        }
        // "Will run from Monday to Wednesday", told on a Wednesday, has not begun.
        When::Weekdays(first, last) if ahead => {
            let date = relative(When::Weekday(first, Side::Neither), day, tense)?.date;
            let end = date.checked_add(i32::from((last - first).rem_euclid(7)).days()).ok()?;
            Some(Resolved { date, end: Some(end), precision: Precision::Day })
        }
        When::Weekdays(first, last) => {
            let end = relative(When::Weekday(last, Side::Neither), day, tense)?.date;
            let back = i32::from((last - first).rem_euclid(7));
            let date = end.checked_sub(back.days()).ok()?;
            Some(Resolved { date, end: Some(end), precision: Precision::Day })
        }
        When::WeekdayOn(number, on) => {
            let weekday = Weekday::from_monday_one_offset(number).ok()?;
            // "Monday week", told on a Monday, is the next one.
            let weeks = if day.weekday() == weekday { on } else { on + 1 };
            Some(one(day.nth_weekday(weeks, weekday).ok()?, Precision::Day))
        }
        When::WeekdayOf(number, of_month) => {
            let weekday = Weekday::from_monday_one_offset(number).ok()?;
            let found = weekday_of(weekday, of_month, day, tense);
            found
                .map(|date| one(date, Precision::Day))
                .or_else(|| relative(When::Weekday(number, Side::Neither), day, tense))
        }
        When::DayOfMonth(number) => {
            let months = (-1..=1).filter_map(|months: i32| day.first_of_month().checked_add(months.months()).ok());
            let days = months.filter_map(|month| Date::new(month.year(), month.month(), number).ok());
            let date = days.min_by_key(|date| {
                let days = (*date - day).get_days();
                let against = tense == Tense::Ahead && days < 0 || tense == Tense::Past && days > 0;
                (days.abs() + if against { 31 } else { 0 }, days)
            })?;
            Some(one(date, Precision::Day))
        }
        When::WeekdaysOf((first, first_day), (last, last_day)) => {
            let date = relative(When::WeekdayOf(first, first_day), day, tense)?.date;
            let end = relative(When::WeekdayOf(last, last_day), day, tense)?.date;
            Some(Resolved { date, end: (date < end).then_some(end), precision: Precision::Day })
        }
        When::WeekdayIn(number, weeks) => {
            let date = monday(day)?.checked_add((weeks * 7 + i32::from(number) - 1).days()).ok()?;
            Some(one(date, Precision::Day))
        }
        When::MonthDays(first, last, months) => {
            let month = day.first_of_month().checked_add(months.months()).ok()?;
            let date = Date::new(month.year(), month.month(), first).ok()?;
            let end = Date::new(month.year(), month.month(), last).ok().filter(|end| date < *end);
            Some(Resolved { date, end, precision: Precision::Day })
        }
        When::Weekday(number, side) => {
            let weekday = Weekday::from_monday_one_offset(number).ok()?;
            // "Last Friday", told on a Saturday, is no "yesterday".
            if side == Side::Last && day.yesterday().is_ok_and(|before| before.weekday() == weekday) {
                return Some(one(day.nth_weekday(-2, weekday).ok()?, Precision::Day));
            }
            let forward = side == Side::Next || side == Side::Neither && ahead;
            if side == Side::Neither && day.weekday() == weekday {
                return Some(one(day, Precision::Day));
            }
            Some(one(day.nth_weekday(if forward { 1 } else { -1 }, weekday).ok()?, Precision::Day))
        }
        _ => None,
    }
}

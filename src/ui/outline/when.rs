//! The date of an entry in a chronology, as it is typed and read: a day, several days, a month, a year.

use jiff::civil::Date;

use crate::import::{TypedDay, typed_day};
use crate::pack::{Happening, Precision};
use crate::ui::tongue::Words;
use crate::ui::words;

/// Between the first day and the last.
const RANGE: &str = " – ";

/// The date as it is read, where there is little room: '21 Nov 2026', '21–23 Nov 2026', 'November 2026', '2026'.
pub fn shown(own: &Words, entry: &Happening) -> String {
    let first = words::short_day(own, entry.date);
    match (entry.precision, entry.end.filter(|end| *end != entry.date)) {
        (_, Some(end)) if end.first_of_month() == entry.date.first_of_month() => {
            format!("{}–{}", entry.date.day(), words::short_day(own, end))
        }
        (_, Some(end)) => format!("{first}{RANGE}{}", words::short_day(own, end)),
        (Precision::Day, None) => first,
        (Precision::Week, None) => own.tr_with("reader-week-of", &[("day", first.into())]),
        (Precision::Month, None) => {
            let month = own.tr(&format!("month-{}", entry.date.month())).into_owned();
            let year = entry.date.year().to_string();
            own.tr_with("reader-month", &[("month", month.into()), ("year", year.into())])
        }
        (Precision::Year, None) => entry.date.year().to_string(),
    }
}

/// The date as it is typed: 2026-11-21, 2026-11-21 – 2026-11-23, 2026-11, 2026.
pub fn written(entry: &Happening) -> String {
    let date = entry.date;
    let first = match entry.precision {
        Precision::Year => format!("{:04}", date.year()),
        Precision::Month => format!("{:04}-{:02}", date.year(), date.month()),
        Precision::Day | Precision::Week => date.to_string(),
    };
    match entry.end {
        Some(end) if end != date => format!("{first}{RANGE}{end}"),
        _ => first,
    }
}

/// The date that was typed: its first day, its last, how well it is known. `None` where it is no date, or could be two.
pub fn read(typed: &str) -> Option<(Date, Option<Date>, Precision)> {
    let typed = typed.trim();
    let ends = typed.split_once(['–', '/']).or_else(|| typed.split_once(" - "));
    let ends = ends.map(|(first, last)| (first.trim().parse::<Date>(), last.trim().parse::<Date>()));
    if let Some((Ok(first), Ok(last))) = ends {
        return (first <= last).then_some((first, Some(last).filter(|l| *l != first), Precision::Day));
    }
    let parts: Vec<&str> = typed.split('-').collect();
    let all_digits = |part: &&str, count: usize| part.len() == count && part.bytes().all(|b| b.is_ascii_digit());
    match parts.as_slice() {
        [year] if all_digits(year, 4) => Some((Date::new(year.parse().ok()?, 1, 1).ok()?, None, Precision::Year)),
        [year, month] if all_digits(year, 4) && all_digits(month, 2) => {
            Some((Date::new(year.parse().ok()?, month.parse().ok()?, 1).ok()?, None, Precision::Month))
        }
        _ => match typed_day(typed) {
            TypedDay::One(day) => Some((day, None, Precision::Day)),
            _ => None,
        },
    }
}

/// An entry with the date that was typed; a week stays one while its day does not change.
pub fn dated(entry: &Happening, typed: &str) -> Option<Happening> {
    let (date, end, precision) = read(typed)?;
    if (date, end, entry.precision) == (entry.date, entry.end, Precision::Week) {
        return Some(entry.clone());
    }
    Some(Happening { date, end, precision, ..entry.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_as_they_are_read() {
        for typed in ["2026-11-21", "2026-11-21 – 2026-11-23", "2026-11", "2026", "0800"] {
            let (date, end, precision) = read(typed).unwrap();
            let entry = Happening { date, end, precision, text: String::new(), passage: None };
            assert_eq!(written(&entry), typed);
        }
        assert_eq!(read("2026-11-21/2026-11-23"), read("2026-11-21 – 2026-11-23"));
        for typed in ["", "soon", "2026-13", "2026-02-30", "2026-11-23 – 2026-11-21", "26", "2026-1-1x", "99999"] {
            assert_eq!(read(typed), None, "{typed}");
        }
    }
}

//! The date of an entry in a chronology, as it is typed and read: a day, several days, a week, a month, a year.

use jiff::civil::Date;

use crate::import::{TypedDay, typed_day};
use crate::pack::{Happening, Precision};
use crate::ui::tongue::{Tongue, Words};
use crate::ui::words;

/// Between the first day and the last.
const RANGE: &str = " – ";
/// The forms of words for a week and a month.
const WEEK: &str = "reader-week-of";
const MONTH: &str = "reader-month";
/// What stands for what is looked for in a form of words.
const GAP: char = '\u{1}';

/// The date as it is read, where there is little room: '21 Nov 2026', '21–23 Nov 2026', 'November 2026', '2026'.
pub fn shown(own: &Words, entry: &Happening) -> String {
    let first = words::short_day(own, entry.date);
    match (entry.precision, entry.end.filter(|end| *end != entry.date)) {
        (_, Some(end)) if end.first_of_month() == entry.date.first_of_month() => {
            format!("{}–{}", entry.date.day(), words::short_day(own, end))
        }
        (_, Some(end)) => format!("{first}{RANGE}{}", words::short_day(own, end)),
        (Precision::Day, None) => first,
        (Precision::Week, None) => own.tr_with(WEEK, &[("day", first.into())]),
        (Precision::Month, None) => month(own, entry.date.month(), &entry.date.year().to_string()),
        (Precision::Year, None) => entry.date.year().to_string(),
    }
}

/// The date in the reader's form, as a field shows it: '21 November 2026', '21–23 November 2026', 'Week of 16 November
/// 2026', 'November 2026', '2026'.
pub fn written(own: &Words, entry: &Happening) -> String {
    match (entry.precision, entry.end.filter(|end| *end != entry.date)) {
        (_, Some(end)) => words::days(own, entry.date, end),
        (Precision::Day, None) => words::day(own, entry.date),
        (Precision::Week, None) => own.tr_with(WEEK, &[("day", words::day(own, entry.date).into())]),
        (Precision::Month, None) => month(own, entry.date.month(), &entry.date.year().to_string()),
        (Precision::Year, None) => format!("{:04}", entry.date.year()),
    }
}

fn month(own: &Words, month: i8, year: &str) -> String {
    let month = own.tr(&format!("month-{month}")).into_owned();
    own.tr_with(MONTH, &[("month", month.into()), ("year", year.into())])
}

/// The date that was typed: its first day, its last, how well it is known. Read are the reader's forms in every language
/// of the window, and what ISO 8601 has: 2026-11-21, 2026-11-21 – 2026-11-23, 2026-11, 2026. `None` where it is no date,
/// or could be two.
pub fn read(typed: &str) -> Option<(Date, Option<Date>, Precision)> {
    let typed = typed.trim().to_lowercase();
    in_words(&typed).or_else(|| several(&typed)).or_else(|| in_digits(&typed)).or_else(|| {
        let day = one(&typed)?;
        Some((day, None, Precision::Day))
    })
}

/// A day, where no other can be meant.
fn one(typed: &str) -> Option<Date> {
    match typed_day(typed) {
        TypedDay::One(day) => Some(day),
        _ => None,
    }
}

/// What stands in a text where a form of words has its gap.
fn in_gap<'t>(form: &str, typed: &'t str) -> Option<&'t str> {
    let form = form.to_lowercase();
    let (before, after) = form.split_once(GAP)?;
    Some(typed.strip_prefix(before)?.strip_suffix(after)?.trim())
}

/// A week or a month.
fn in_words(typed: &str) -> Option<(Date, Option<Date>, Precision)> {
    let year_of = |form: String| {
        let year = in_gap(&form, typed)?;
        (year.len() == 4).then(|| year.parse::<i16>().ok()).flatten()
    };
    Tongue::ALL.into_iter().map(Words::of).find_map(|own| {
        let week = own.tr_with(WEEK, &[("day", GAP.to_string().into())]);
        if let Some(day) = in_gap(&week, typed).and_then(one) {
            return Some((day, None, Precision::Week));
        }
        (1..=12).find_map(|number| {
            let year = year_of(month(own, number, &GAP.to_string()))?;
            Some((Date::new(year, number, 1).ok()?, None, Precision::Month))
        })
    })
}

/// From a day to another: both in full, or the first by its number alone.
fn several(typed: &str) -> Option<(Date, Option<Date>, Precision)> {
    let (first, last) = typed.split_once(['–', '/']).or_else(|| typed.split_once(" - ")).or(typed.split_once('-'))?;
    let (first, last) = (first.trim(), last.trim());
    let to = one(last)?;
    let is_number = first.len() <= 2 && first.bytes().all(|b| b.is_ascii_digit());
    let from = match is_number {
        true => Date::new(to.year(), to.month(), first.parse().ok()?).ok()?,
        false => one(first)?,
    };
    (from <= to).then_some((from, Some(to).filter(|to| *to != from), Precision::Day))
}

/// A month or a year in digits alone.
fn in_digits(typed: &str) -> Option<(Date, Option<Date>, Precision)> {
    let parts: Vec<&str> = typed.split('-').collect();
    let all_digits = |part: &&str, count: usize| part.len() == count && part.bytes().all(|b| b.is_ascii_digit());
    match parts.as_slice() {
        [year] if all_digits(year, 4) => Some((Date::new(year.parse().ok()?, 1, 1).ok()?, None, Precision::Year)),
        [year, month] if all_digits(year, 4) && all_digits(month, 2) => {
            Some((Date::new(year.parse().ok()?, month.parse().ok()?, 1).ok()?, None, Precision::Month))
        }
        _ => None,
    }
}

/// An entry with the date that was typed.
pub fn dated(entry: &Happening, typed: &str) -> Option<Happening> {
    let (date, end, precision) = read(typed)?;
    Some(Happening { date, end, precision, ..entry.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry((date, end, precision): (Date, Option<Date>, Precision)) -> Happening {
        Happening { date, end, precision, text: String::new(), passage: None }
    }

    #[test]
    fn dates_are_read_as_they_are_written() {
        let forms = [
            ("2026-11-21", "21 November 2026", "21 tháng 11, 2026"),
            ("2026-11-21 – 2026-11-23", "21–23 November 2026", "21–23 tháng 11, 2026"),
            ("2026-10-28/2026-11-02", "28 October 2026 – 2 November 2026", "28 tháng 10, 2026 – 2 tháng 11, 2026"),
            ("Week of 2026-11-16", "Week of 16 November 2026", "Tuần từ 16 tháng 11, 2026"),
            ("2026-05", "May 2026", "tháng 5, 2026"),
            ("0800", "0800", "0800"),
        ];
        for (typed, english, vietnamese) in forms {
            let entry = entry(read(typed).unwrap());
            assert_eq!(written(Words::of(Tongue::English), &entry), english);
            assert_eq!(written(Words::of(Tongue::Vietnamese), &entry), vietnamese);
            for form in [english, vietnamese, &english.to_uppercase()] {
                assert_eq!(dated(&entry, form).as_ref(), Some(&entry), "{form}");
            }
        }
        assert_eq!(read("21-23 Nov 2026"), read("2026-11-21 – 2026-11-23"));
        let wrong = ["", "soon", "2026-13", "2026-02-30", "2026-11-23 – 2026-11-21", "26", "2026-1-1x", "99999"];
        for typed in wrong.into_iter().chain(["Week of", "week of May 2026", "31–2 May 2026", "1/2/2026", "May 20261"])
        {
            assert_eq!(read(typed), None, "{typed}");
        }
    }
}

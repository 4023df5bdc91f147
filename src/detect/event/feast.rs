//! Feasts that move with the moon: those reckoned from Easter, and the days around the lunar new year of Vietnam.

use jiff::ToSpan;
use jiff::civil::Date;

/// Stands for the month of a day that is told by its distance from Easter Sunday.
pub(super) const EASTER: i8 = 0;

/// Stands for the month of a day of the lunar new year: 1 is its first day, 0 the eve.
pub(super) const LUNAR: i8 = 13;

/// A day of the calendar, also of the two months that have none of their own.
pub(super) fn calendar(year: i16, month: i8, day: i8) -> Option<Date> {
    match month {
        EASTER => easter(year)?.checked_add(i32::from(day).days()).ok(),
        LUNAR => lunar_new_year(year)?.checked_add((i32::from(day) - 1).days()).ok(),
        _ => Date::new(year, month, day).ok(),
    }
}

/// Easter Sunday of the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8).
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 19 * l) / 433;
    let n = h + l - 7 * m;
    let month = (n + 90) / 25;
    let day = (n + 33 * month + 19) % 32;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// The first day of the lunar year by the Vietnamese calendar (UTC+7): month and day for each year from 2010 on.
const NEW_YEARS: [(i8, i8); 31] = [
    (2, 14),
    (2, 3),
    (1, 23),
    (2, 10),
    (1, 31),
    (2, 19),
    (2, 8),
    (1, 28),
    (2, 16),
    (2, 5),
    (1, 25),
    (2, 12),
    (2, 1),
    (1, 22),
    (2, 10),
    (1, 29),
    (2, 17),
    (2, 6),
    (1, 26),
    (2, 13),
    (2, 2),
    (1, 23),
    (2, 11),
    (1, 31),
    (2, 19),
    (2, 8),
    (1, 28),
    (2, 15),
    (2, 4),
    (1, 24),
    (2, 12),
];

/// The year of the first of [`NEW_YEARS`].
const FIRST_YEAR: i16 = 2010;

fn lunar_new_year(year: i16) -> Option<Date> {
    let (month, day) = NEW_YEARS.get(usize::try_from(year - FIRST_YEAR).ok()?)?;
    Date::new(year, *month, *day).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn feasts_fall_on_the_days_of_the_calendar() {
        let day = |year, month, day| Some(Date::constant(year, month, day));
        assert_eq!(calendar(2024, EASTER, 0), day(2024, 3, 31));
        assert_eq!(calendar(2025, EASTER, 0), day(2025, 4, 20));
        assert_eq!(calendar(2026, EASTER, -2), day(2026, 4, 3));
        assert_eq!(calendar(2038, EASTER, 0), day(2038, 4, 25));
        assert_eq!(calendar(2026, LUNAR, 0), day(2026, 2, 16));
        assert_eq!(calendar(2025, LUNAR, 1), day(2025, 1, 29));
        assert_eq!(calendar(2040, LUNAR, 1), day(2040, 2, 12));
        assert_eq!(calendar(2041, LUNAR, 1), None);
    }
}

//! The blocks of a page, one file each: what they say in rows.

pub(super) mod annex;
mod biography;
mod chronology;
pub(super) mod contents;
mod figures;
mod footnote;
mod list;
mod note;
mod picture;
mod quotation;
pub(super) mod running;
pub(super) mod section;
pub(super) mod sources;
mod table;
pub(super) mod title;

use jiff::civil::Date;

/// The months' names.
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The name of a date's month.
fn month_name(date: Date) -> &'static str {
    usize::try_from(date.month()).ok().and_then(|m| MONTHS.get(m.wrapping_sub(1))).unwrap_or(&"")
}

/// A date as a reader writes it: "1 November 2025", its day never parted from its month.
fn long_date(date: Date) -> String {
    format!("{}\u{a0}{} {}", date.day(), month_name(date), date.year())
}

/// A date where space is short: "1 Nov".
fn short_date(date: Date) -> String {
    format!("{}\u{a0}{}", date.day(), month_name(date).get(..3).unwrap_or_default())
}

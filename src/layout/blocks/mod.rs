//! The blocks of a page, one file each: what they say in rows.

pub(super) mod annex;
pub(super) mod contents;
mod footnote;
pub(super) mod list;
pub(super) mod note;
pub(super) mod quotation;
pub(super) mod running;
pub(super) mod section;
pub(super) mod sources;
pub(super) mod title;

use jiff::civil::Date;

/// A date as a reader writes it: "1 November 2025", its day never parted from its month.
pub(super) fn long_date(date: Date) -> String {
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
    let month = usize::try_from(date.month()).ok().and_then(|m| MONTHS.get(m.wrapping_sub(1))).unwrap_or(&"");
    format!("{}\u{a0}{month} {}", date.day(), date.year())
}

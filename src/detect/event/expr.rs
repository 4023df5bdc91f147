//! Dates as they are written: "October 28-30, 2025", "du 28 au 30 octobre", "ngày 13/10", "yesterday", "last week".

use super::super::language::Language;
use super::super::lexicon::Tag;
use super::super::text::Block;
use super::days::written;
use super::holiday::holiday;
use super::month::month;
use super::moved::{months_moved, moved, moved_day};
use super::relative::relative;
use super::weekday::is_counted;

/// A year as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Year {
    At(i16),
    /// Years from the article's own: "last year" is -1.
    From(i16),
}

/// A day as far as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Day {
    pub(super) year: Option<Year>,
    pub(super) month: i8,
    pub(super) day: i8,
}

/// Whether "last" or "next" stands beside a weekday or a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Last,
    Next,
    Neither,
}

/// To which side something was moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Later,
    Sooner,
    /// "Moved": the words do not tell.
    Either,
}

/// What a date's words say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    Day(Day),
    /// Two days that are no range: "October 12 and 20".
    Two(Day, Day),
    Range(Day, Day),
    Month {
        year: Option<Year>,
        month: i8,
        side: Side,
    },
    /// Monday is 1.
    Weekday(i8, Side),
    /// "from Monday to Wednesday".
    Weekdays(i8, i8),
    /// "Friday 14": a weekday, Monday being 1, and a day of a month.
    WeekdayOf(i8, i8),
    /// "Friday week", "vendredi en quinze": as many weeks later than the coming one.
    WeekdayOn(i8, i32),
    /// "Tuesday of next week": a weekday, and weeks from the article's own.
    WeekdayIn(i8, i32),
    /// "from Thursday 16 to Friday 17": two weekdays, each with a day of a month.
    WeekdaysOf((i8, i8), (i8, i8)),
    /// "on the 26th": a day of a month that is not named.
    DayOfMonth(i8),
    /// Days from the day that the text told last: "the same day", "the following day".
    FromTold(i32),
    /// "the 15th and 16th of this month": days, and months from the article's own.
    MonthDays(i8, i8, i32),
    /// "the week of 3 November".
    WeekOf(Day),
    /// "the last week of March", or the first.
    MonthWeek {
        year: Option<Year>,
        month: i8,
        is_last: bool,
    },
    /// "the first Monday in March": which one, or -1 for the last, and its weekday, Monday being 1.
    MonthWeekday {
        nth: i8,
        weekday: i8,
        year: Option<Year>,
        month: i8,
    },
    /// Weeks from the week of the day that the text told last: "the following week".
    WeekFromTold(i32),
    /// Months from the month of the day that the text told last: "the following month".
    MonthFromTold(i32),
    /// A weekday, Monday being 1, behind the day that the text told last (1), before it (-1) or in its week (0): "the
    /// following Tuesday".
    WeekdayFromTold(i8, i32),
    /// "postponed from 3 to 10 December": a day, and the day it was moved to.
    Moved(Day, Day, Way),
    /// "moved from Monday to Thursday": two weekdays, Monday being 1.
    WeekdaysMoved(i8, i8, Way),
    /// "moved from Thursday 16 to Tuesday 21": two weekdays, each with a day of a month.
    WeekdaysOfMoved((i8, i8), (i8, i8)),
    /// "slipped from March to May": two months, each with the year that is written.
    MonthsMoved((Option<Year>, i8), (Option<Year>, i8), Way),
    /// Days from the article's day.
    Offset(i32),
    /// Weeks from the article's week.
    Week(i32),
    /// The weekend before the article's day, or behind it, as the words say or else the verb.
    Weekend(Side),
    /// Months from the article's month.
    MonthOffset(i32),
}

/// A date with the words it takes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Expr {
    pub(super) when: When,
    pub(super) from: usize,
    pub(super) past: usize,
}

/// The date that starts at a word.
pub(super) fn expr_at(block: &Block, at: usize, language: &Language) -> Option<Expr> {
    let digit = block.written(at).starts_with(|c: char| c.is_ascii_digit());
    let named = [Tag::Month, Tag::Weekday].iter().any(|tag| block.has(at, *tag)) || block.has(at, Tag::MonthWord);
    if digit {
        let found = written(block, at, language).map(|expr| moved(block, expr, language));
        return found.or_else(|| holiday(block, at, language)).or_else(|| moved_day(block, at, language));
    }
    if let Some(found) = holiday(block, at, language) {
        return Some(found);
    }
    if !named {
        let near_month = language.lexicon.romance && (block.has(at + 1, Tag::Month) || block.has(at + 2, Tag::Month));
        if let Some(found) = near_month.then(|| written(block, at, language)).flatten() {
            return Some(moved(block, found, language));
        }
        // "the last week of March" is no "last week".
        let week = [Tag::LastWeekOf, Tag::LastDayOf, Tag::FirstDayOf].map(|tag| block.tags.len(at, tag));
        let week = week.into_iter().max().unwrap_or(0);
        let of_month = (week > 0).then(|| month(block, at + week, language)).flatten();
        return of_month.or_else(|| relative(block, at, language)).map(|expr| moved(block, expr, language));
    }
    let found = written(block, at, language).or_else(|| months_moved(block, at, language));
    let found = found.or_else(|| month(block, at, language)).or_else(|| relative(block, at, language));
    found.map(|expr| moved(block, expr, language))
}

/// A number of at most `most`, with an ordinal's ending or without.
pub(super) fn small(block: &Block, at: usize, most: i8) -> Option<i8> {
    let word = block.written(at);
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let suffix = word.get(digits..)?;
    if !(1..=2).contains(&digits)
        || suffix.chars().count() > 2
        || suffix.chars().any(|c| !c.is_alphabetic() && c != 'º')
    {
        return None;
    }
    word.get(..digits)?.parse().ok().filter(|n| (1..=most).contains(n))
}

pub(super) fn year(block: &Block, at: usize) -> Option<Year> {
    let word = block.written(at);
    if word.len() != 4 || !word.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    word.parse().ok().filter(|y| (1700..=2100).contains(y)).map(Year::At)
}

/// "last year", "năm nay": a year told from the article's own, and its length in words.
fn year_from(block: &Block, at: usize) -> Option<(Year, usize)> {
    [(Tag::LastYear, -1), (Tag::ThisYear, 0), (Tag::YearAhead, 1)].into_iter().find_map(|(tag, years)| {
        let len = block.tags.len(at, tag);
        (len > 0 && block.spaced(at)).then_some((Year::From(years), len))
    })
}

pub(super) fn is_space(gap: &str) -> bool {
    matches!(gap, " " | "\u{a0}" | "\u{202f}")
}

pub(super) fn month_name(block: &Block, at: usize, language: &Language) -> Option<i8> {
    if !block.has(at, Tag::Month) {
        return None;
    }
    let month = language.lexicon.month(block.word(at))?;
    // Where months are written small, a capital makes a name of them ("calle 16 de Septiembre").
    let fits = if language.lexicon.romance { !is_name(block, at) } else { block.is_capital(at) };
    fits.then_some(month.cast_signed())
}

/// "tháng 10", "tháng Tư", "tháng mười hai": the month behind the word for it, and the word behind that.
pub(super) fn month_behind(block: &Block, at: usize, language: &Language) -> Option<(i8, usize)> {
    let next = at + 1;
    if !block.spaced(next) {
        return None;
    }
    if let Some(month) = small(block, next, 12) {
        return Some((month, next + 1));
    }
    let (month, words) = language.month_numbers.at(block, next)?;
    // "sáu tháng bảy ngày" counts; "trong tháng hai bên gặp nhau" goes on with something else.
    let counts = at.checked_sub(1).is_some_and(|before| language.numbers.at(block, before).is_some());
    let past = next + words;
    let ends = !block.joined(past)
        || [Tag::Next, Tag::Last, Tag::DateWord, Tag::ThisYear, Tag::LastYear, Tag::YearAhead]
            .iter()
            .any(|tag| block.has(past, *tag));
    let written = block.is_capital(next) || ends && !block.has(next, Tag::DateWord);
    (!counts && written).then_some((month, past))
}

/// A month with a capital, where the line is not all in capitals and the word opens no sentence.
fn is_name(block: &Block, at: usize) -> bool {
    let written = block.written(at);
    let shouted = written.chars().count() > 1 && written.chars().all(char::is_uppercase);
    block.is_capital(at) && !shouted && !block.opens_sentence(at)
}

/// The year behind a day and its month, and the word behind it all.
pub(super) fn with_year(block: &Block, past: usize) -> (Option<Year>, usize) {
    if let Some((found, len)) = year_from(block, past) {
        return (Some(found), past + len);
    }
    let gap = block.gap(past);
    if (is_space(gap) || matches!(gap, ", " | "/" | "-"))
        && let Some(found) = year(block, past)
    {
        return (Some(found), past + 1);
    }
    let link = block.tags.len(past, Tag::DateLink);
    if link > 0
        && block.spaced(past)
        && let Some(found) = year(block, past + link)
    {
        return (Some(found), past + link + 1);
    }
    (None, past)
}

/// "en julio 1,2 millones", "in July 12 million": a number behind a month that counts something is no day.
pub(super) fn counts(block: &Block, past: usize, language: &Language) -> bool {
    let fraction = matches!(block.gap(past), "," | ".")
        && block.written(past).starts_with(|c: char| c.is_ascii_digit())
        && year(block, past).is_none();
    let measured = || {
        let tags = [Tag::Scale, Tag::Currency, Tag::Percent];
        block.spaced(past) && tags.iter().any(|tag| block.has(past, *tag))
            || block.gap(past).trim_start().starts_with('%')
    };
    fraction || measured() || language.lexicon.romance && is_counted(block, past, language)
}

/// A day with its month; whether the month stands first.
pub(super) fn day_month(block: &Block, at: usize, language: &Language) -> Option<(Day, usize, bool)> {
    // "2025-10-13".
    if let Some(y) = year(block, at)
        && block.gap(at + 1) == "-"
        && block.gap(at + 2) == "-"
        && let (Some(month), Some(day)) = (small(block, at + 1, 12), small(block, at + 2, 31))
    {
        return Some((Day { year: Some(y), month, day }, at + 3, false));
    }
    // "October 13, 2025", "Oct. 13".
    if let Some(month) = month_name(block, at, language)
        && (is_space(block.gap(at + 1)) || block.gap(at + 1) == ". " && !block.opens_sentence(at + 1))
        && let Some(day) = small(block, at + 1, 31)
        && !counts(block, at + 2, language)
    {
        let (year, past) = with_year(block, at + 2);
        return Some((Day { year, month, day }, past, true));
    }
    // "el primero de julio", "le premier juillet".
    let first = || {
        let (nth, len) = language.nth.at(block, at).filter(|(nth, len)| *nth == 1 && *len == 1)?;
        let link = block.tags.len(at + len, Tag::DateLink);
        let led = language.lexicon.romance && block.tags.len_before(at, Tag::DayLead) > 0;
        (led && !block.has_digit(at) && block.spaced(at + 1) && month_name(block, at + len + link, language).is_some())
            .then(|| i8::try_from(nth).ok())
            .flatten()
    };
    let day = small(block, at, 31).or_else(first)?;
    let mut next = at + 1;
    // "13/10", "13/10/2025", "13-10-2025", "13.10.2025".
    let gap = block.gap(next);
    if matches!(gap, "/" | "-" | ".")
        && let Some(month) = small(block, next, 12)
    {
        let full = (block.gap(next + 1) == gap).then(|| year(block, next + 1)).flatten();
        let day_first = language.lexicon.plural.is_empty() || language.lexicon.romance;
        if full.is_some() && (day_first || day > 12 || gap == ".") {
            return Some((Day { year: full, month, day }, next + 2, false));
        }
        let continues = block.gap(next + 1).starts_with(['/', '-', '%'])
            || block.joined(next + 1) && block.has(next + 1, Tag::MonthWord);
        // Vietnamese writes "ngày 11-9" as well as "ngày 11/9".
        let viet = language.lexicon.plural.is_empty();
        if (gap == "/" || viet && gap == "-")
            && full.is_none()
            && day_first
            && !continues
            && (block.tags.len_before(at, Tag::DayLead) > 0 || in_brackets(block, at, next + 1))
        {
            return Some((Day { year: None, month, day }, next + 1, false));
        }
        return None;
    }
    // "13 tháng 10 năm 2025".
    if block.has(next, Tag::MonthWord) && block.spaced(next) {
        let (month, past) = month_behind(block, next, language)?;
        let (year, past) = with_year(block, past);
        return Some((Day { year, month, day }, past, false));
    }
    // "13 October", "13th of October", "13 de octubre de 2025".
    let link = block.tags.len(next, Tag::DateLink);
    if link > 0 && block.spaced(next) && month_name(block, next + link, language).is_some() {
        next += link;
    }
    // "le 14-Juillet": a day by its name has a capital and a hyphen.
    let feast = || {
        let led = language.lexicon.romance && block.gap(next) == "-" && block.is_capital(next);
        led.then(|| language.lexicon.month(block.word(next))).flatten().map(u8::cast_signed)
    };
    let month = month_name(block, next, language).or_else(feast).filter(|_| block.joined(next))?;
    let (year, past) = with_year(block, next + 1);
    Some((Day { year, month, day }, past, false))
}

/// "Sáng nay (23/1)", "ngày kỷ niệm (8/12)": in brackets of its own, behind a word that tells of a day.
fn in_brackets(block: &Block, at: usize, past: usize) -> bool {
    const NEAR: usize = 9;
    let timed = [Tag::DayLead, Tag::Daypart, Tag::Today, Tag::Yesterday, Tag::Tomorrow, Tag::Weekday];
    block.gap(at).ends_with('(')
        && block.gap(past).starts_with(')')
        && (at.saturating_sub(NEAR)..at).any(|word| timed.iter().any(|tag| block.has(word, *tag)))
}

pub(super) fn side(block: &Block, from: usize, past: usize) -> (Side, usize, usize) {
    for (tag, side) in [(Tag::Last, Side::Last), (Tag::Next, Side::Next)] {
        let before = block.tags.len_before(from, tag);
        if before > 0 && block.spaced(from) {
            return (side, from - before, past);
        }
        let after = block.tags.len(past, tag);
        if after > 0 && block.spaced(past) {
            return (side, from, past + after);
        }
    }
    (Side::Neither, from, past)
}

//! Date stamps: a line, or the opening of one, that says when the article appeared.
//!
//! A line is a stamp if all its words are the words of dates (data in `assets/lang/import_dates.json`) and a full date is
//! among them; so one rule reads 'October 20, 2025 7:34 AM GMT+7' and 'Thứ Hai, 20/10/2025 | 07:34'.

use std::collections::HashSet;

use jiff::civil::Date;

use unicode_normalization::UnicodeNormalization;

use super::date_words::{Kind, Token, digit, is_one, is_stamp_mark, table, tokens};
use super::words::at_most;

/// A date as a line states it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp {
    /// The day.
    pub date: Date,
    /// Whether the line says that it is the day of a change, not of publication.
    pub updated: bool,
    /// Whether a word such as 'Published' stands before it.
    pub labelled: bool,
    /// Whether day and month could be read the other way round.
    pub ambiguous: bool,
}

/// What somebody typed where a day is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TypedDay {
    /// Nothing.
    Empty,
    /// A day.
    One(Date),
    /// Numbers that name one day with the day first, another one with the month first.
    Either(Date, Date),
    /// It has the form of a date, but the calendar has no such day.
    NoSuchDay,
    /// No full date, or something beside it.
    Unread,
}

/// Reads a day as people write it in the languages of the table, or as ISO 8601 has it. Nothing but the
/// names of weekdays and the small words of dates may stand beside it, so that no part of what was typed is passed over.
pub fn typed_day(typed: &str) -> TypedDay {
    /// People write short years for their own time.
    const CENTURY: u32 = 2000;
    let typed: String = typed.nfc().collect();
    let text = typed.trim().trim_end_matches(['.', ',']);
    if text.is_empty() {
        return TypedDay::Empty;
    }
    if !at_most(text, MAX_STAMP_CHARS) || !has_digit(text) {
        return TypedDay::Unread;
    }
    let tokens = tokens(text);
    let may_stand = |t: &Token| match &t.kind {
        Kind::Number(_) => true,
        Kind::Word(word) => table().is_date_word(word) && !table().clock.contains(word) && !table().labels_alone(word),
        Kind::Mark(mark) => matches!(mark, ',' | '.' | '/' | '-' | '–' | '(' | ')' | '\'' | '’'),
    };
    if !tokens.iter().all(may_stand) {
        return TypedDay::Unread;
    }
    let find = |tokens: &[Token]| (0..tokens.len()).find_map(|i| date_at(tokens, i));
    let with_century = || {
        let mut tokens = self::tokens(text);
        let last = tokens.iter_mut().rfind(|t| t.is_number()).filter(|t| t.end - t.start == 2)?;
        last.kind = Kind::Number(last.number()? + CENTURY);
        find(&tokens)
    };
    let Some(found) = find(&tokens).or_else(with_century) else {
        return if is_date_like(&tokens) { TypedDay::NoSuchDay } else { TypedDay::Unread };
    };
    let beside = |(at, t): (usize, &Token)| t.is_number() && !(found.from..found.to).contains(&at);
    if tokens.iter().enumerate().any(beside) {
        return TypedDay::Unread;
    }
    let date = found.date;
    match found.ambiguous.then(|| Date::new(date.year(), date.day(), date.month())) {
        Some(Ok(other)) => TypedDay::Either(date, other),
        _ => TypedDay::One(date),
    }
}

/// Whether there is a year and beside it the day and the month of some date, as numbers or with the month's name.
fn is_date_like(tokens: &[Token]) -> bool {
    let numbers: Vec<u32> = tokens.iter().filter_map(Token::number).collect();
    let named = |t: &Token| matches!(&t.kind, Kind::Word(word) if table().months.contains_key(word));
    let years = numbers.iter().filter(|n| (1000..=9999).contains(*n)).count();
    let small = numbers.iter().filter(|n| **n < 100).count();
    years == 1 && numbers.len() == small + 1 && (small == 2 || (small == 1 && tokens.iter().any(named)))
}

/// No stamp is longer.
const MAX_STAMP_CHARS: usize = 160;

/// A line that is a stamp and nothing else.
pub(super) fn stamp(text: &str) -> Option<Stamp> {
    if !at_most(text, MAX_STAMP_CHARS) || !has_digit(text) {
        return None;
    }
    let tokens = tokens(text);
    let vocabulary = tokens.iter().all(|t| match &t.kind {
        Kind::Number(_) => true,
        Kind::Word(word) => table().is_date_word(word),
        Kind::Mark(mark) => is_stamp_mark(*mark),
    });
    let found = (0..tokens.len()).find_map(|i| date_at(&tokens, i)).filter(|_| vocabulary)?;
    let before = tokens.get(..found.from).unwrap_or_default();
    Some(found.stamp(before))
}

/// A line of date words without a full date: '07:34', '3 hours ago'.
pub(super) fn is_time_only(text: &str) -> bool {
    if !at_most(text, 40) || !has_digit(text) {
        return false;
    }
    let tokens = tokens(text);
    let clock = tokens.windows(3).any(|t| matches!(t, [a, m, b] if a.is_number() && m.is_mark(':') && b.is_number()));
    let in_words = |t: &Token| matches!(&t.kind, Kind::Word(w) if table().ago.contains(w));
    let numbered = tokens.iter().any(Token::is_number);
    let ago = numbered && tokens.iter().filter(|t| in_words(t)).count() >= 2;
    let all = tokens.iter().all(|t| match &t.kind {
        Kind::Word(word) => table().is_date_word(word) || table().ago.contains(word),
        _ => true,
    });
    all && (clock || ago)
}

/// A stamp that opens a line of text, and its bytes. It counts where a label stands before it ('date 2025-11-01 …'),
/// where it is written year first, or where a dash or a bar parts it from the text: a sentence may open with a date too.
pub(super) fn leading_stamp(text: &str) -> Option<(Stamp, usize)> {
    let cut = text.char_indices().nth(MAX_STAMP_CHARS).map_or(text.len(), |(i, _)| i);
    let head = text.get(..cut).filter(|head| has_digit(head))?;
    let tokens = tokens(head);
    let found = (0..tokens.len().min(12)).find_map(|i| date_at(&tokens, i))?;
    let before = tokens.get(..found.from)?;
    let opens = before.iter().all(|t| match &t.kind {
        Kind::Number(_) => true,
        Kind::Word(word) => table().is_date_word(word),
        Kind::Mark(mark) => is_stamp_mark(*mark),
    });
    if !opens {
        return None;
    }
    let mut index = found.to;
    let mut end = tokens.get(index.checked_sub(1)?)?.end;
    while let Some(next) = clock_part(&tokens, index) {
        index = next;
        end = tokens.get(index.checked_sub(1)?)?.end;
    }
    let rest = head.get(end..)?;
    let parted = rest.trim_start_matches([' ', ',', '.']);
    let separated =
        parted.starts_with(['|', '–', '—', ':', '•', '·']) || parted.starts_with("- ") || parted.starts_with("-- ");
    let stamp = found.stamp(before);
    if !(stamp.labelled || found.year_first || separated) {
        return None;
    }
    let trimmed = rest.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, '|' | '–' | '—' | '-' | ':' | '•' | '·' | ',' | '.')
    });
    let len = head.len() - trimmed.len();
    (trimmed.chars().any(char::is_alphabetic)).then_some((stamp, len))
}

/// No more characters stand beside a date that spaces alone part from them.
const MOST_BESIDE: usize = 20;

/// A full date that signs set apart from all else in a line, with what stands before it and behind it: in 'Kabul, Sept. 4,
/// 2025 (Meridian News)' the place and the agency.
pub(super) fn stamp_apart(text: &str) -> Option<(Stamp, &str, &str)> {
    if !at_most(text, MAX_STAMP_CHARS) || !has_digit(text) {
        return None;
    }
    let tokens = tokens(text);
    let found = (0..tokens.len()).find_map(|i| date_at(&tokens, i))?;
    let is_sign = |c: char| {
        matches!(c, ',' | '|' | '(' | ')' | '–' | '—' | '-' | '•' | '·' | ':' | '[' | ']' | ';')
            || matches!(c, '（' | '）' | '：' | '｜' | '／' | '【' | '】' | '،')
    };
    let dated = |t: &Token| matches!(&t.kind, Kind::Word(w) if table().is_date_word(w) || table().ago.contains(w));
    // The words of dates before it ('Thursday', 'Published on', 'ngày') are part of it.
    let mut from = found.from;
    while let Some(at) = from.checked_sub(1)
        && let Some(token) = tokens.get(at)
        && (dated(token) || token.is_mark(',') && at.checked_sub(1).and_then(|b| tokens.get(b)).is_some_and(dated))
    {
        from = at;
    }
    let mut to = found.to;
    while let Some(next) = clock_part(&tokens, to) {
        to = next;
    }
    let start = tokens.get(from)?.start;
    let end = tokens.get(to.checked_sub(1)?)?.end;
    let (before, behind) = (text.get(..start)?.trim_end(), text.get(end..)?.trim_start());
    let apart = (before.is_empty() || before.ends_with(is_sign)) && (behind.is_empty() || behind.starts_with(is_sign));
    // Chinese and Japanese write no spaces between words: one parts like a sign, beside a few characters.
    let is_short = |part: &str| at_most(part, MOST_BESIDE) && !part.contains(['。', '，', '、', ',']);
    let spaced = (before.is_empty() || text.get(..start)?.ends_with(char::is_whitespace))
        && (behind.is_empty() || text.get(end..)?.starts_with(char::is_whitespace));
    let apart = apart || (found.in_han && spaced && is_short(before) && is_short(behind));
    apart.then(|| (found.stamp(tokens.get(..found.from).unwrap_or_default()), before, behind))
}

/// A line that only announces a date on the next: 'Published'.
pub(super) fn is_label(text: &str) -> bool {
    if !at_most(text, 40) {
        return false;
    }
    let words = tokens(text);
    let labelled = words.iter().any(|t| matches!(&t.kind, Kind::Word(w) if table().labels.contains(w)));
    let known = |t: &Token| match &t.kind {
        Kind::Word(word) => table().is_date_word(word),
        Kind::Mark(mark) => is_stamp_mark(*mark),
        Kind::Number(_) => false,
    };
    labelled && words.iter().all(known)
}

/// The full date somewhere in a dateline.
pub(super) fn date_within(text: &str) -> Option<Date> {
    let tokens = tokens(text);
    (0..tokens.len()).find_map(|i| date_at(&tokens, i)).map(|found| found.date)
}

/// Whether a text is made of date words and numbers alone, as in the datelines 'Oct. 30' and '3 mars'.
pub(super) fn is_date_phrase(text: &str) -> bool {
    let tokens = tokens(text);
    let numbered = tokens.iter().any(Token::is_number);
    numbered
        && at_most(text, 40)
        && tokens.iter().all(|t| match &t.kind {
            Kind::Number(_) => true,
            Kind::Word(word) => table().months.contains_key(word) || table().is_date_word(word),
            Kind::Mark(mark) => is_stamp_mark(*mark),
        })
}

/// What follows a date in a stamp: a time, a time zone, a sign between them.
fn clock_part(tokens: &[Token], index: usize) -> Option<usize> {
    let token = tokens.get(index)?;
    let after = tokens.get(index + 1);
    let number_follows = after.is_some_and(Token::is_number);
    match &token.kind {
        Kind::Number(_)
            if after.is_some_and(|t| {
                t.is_mark(':') || t.is_mark('h') || matches!(&t.kind, Kind::Word(w) if table().clock.contains(w))
            }) =>
        {
            Some(index + 2)
        }
        Kind::Number(_) if tokens.get(index.checked_sub(1)?).is_some_and(|t| t.is_mark(':') || t.is_mark('+')) => {
            Some(index + 1)
        }
        Kind::Word(word) if table().clock.contains(word) && word.len() > 1 => Some(index + 1),
        Kind::Word(word) if matches!(word.as_str(), "at" | "lúc" | "à" | "a" | "las" | "t") => {
            (number_follows || tokens.get(index + 2).is_some_and(Token::is_number)).then_some(index + 1)
        }
        Kind::Mark(',' | '|' | '-' | '–' | '+' | '(') if number_follows => {
            let colon = tokens.get(index + 2).is_some_and(|t| t.is_mark(':'));
            (colon || token.is_mark('+')).then_some(index + 1)
        }
        _ => None,
    }
}

struct Found {
    from: usize,
    to: usize,
    date: Date,
    ambiguous: bool,
    year_first: bool,
    /// Whether Chinese characters stand behind its numbers.
    in_han: bool,
}

impl Found {
    fn stamp(&self, before: &[Token]) -> Stamp {
        let word_in =
            |set: &HashSet<String>| before.iter().any(|t| matches!(&t.kind, Kind::Word(w) if set.contains(w)));
        Stamp {
            date: self.date,
            updated: word_in(&table().updated),
            labelled: word_in(&table().labels),
            ambiguous: self.ambiguous,
        }
    }
}

/// The date that begins at a token.
fn date_at(tokens: &[Token], from: usize) -> Option<Found> {
    numeric_date(tokens, from)
        .or_else(|| month_first(tokens, from))
        .or_else(|| day_first(tokens, from))
        .or_else(|| with_units(tokens, from))
}

/// '2026年6月5日', '2026년 6월 5일', '令和8年6月5日'.
fn with_units(tokens: &[Token], from: usize) -> Option<Found> {
    let units = &table().units;
    let era = match &tokens.get(from)?.kind {
        Kind::Word(word) => Some(*table().eras.get(word)?),
        _ => None,
    };
    let start = from + usize::from(era.is_some());
    let [year, behind_year, month, behind_month, day_number, behind_day] = tokens.get(start..start + 6)? else {
        return None;
    };
    let unit = |token: &Token| if let Kind::Word(word) = &token.kind { is_one(word) } else { None };
    let year_unit = unit(behind_year).filter(|c| units.year.contains(c))?;
    unit(behind_month).filter(|c| units.month.contains(c))?;
    unit(behind_day).filter(|c| units.day.contains(c))?;
    let year = year.number().filter(|y| era.is_some() || *y > 1000)?.checked_add(era.unwrap_or(0))?;
    let date = day(year, month.number()?, day_number.number()?)?;
    Some(Found { from, to: start + 6, date, ambiguous: false, year_first: false, in_han: year_unit == '年' })
}

/// '2025-11-01', '20/10/2025', '10.20.2025': the day first unless that cannot be.
fn numeric_date(tokens: &[Token], from: usize) -> Option<Found> {
    let [a, first, b, second, c] = tokens.get(from..from + 5)? else { return None };
    let (Kind::Mark(one), Kind::Mark(two)) = (&first.kind, &second.kind) else { return None };
    if one != two || !matches!(one, '-' | '/' | '.' | '–') {
        return None;
    }
    let (x, y, z) = (a.number()?, b.number()?, c.number()?);
    let to = from + 5;
    if x > 1000 {
        return Some(Found { from, to, date: day(x, y, z)?, ambiguous: false, year_first: true, in_han: false });
    }
    let year = if z < 100 && c.end - c.start == 2 { 2000 + z } else { z };
    let ambiguous = x <= 12 && y <= 12 && x != y;
    let date = day(year, y, x).or_else(|| day(year, x, y))?;
    Some(Found { from, to, date, ambiguous, year_first: false, in_han: false })
}

/// 'October 20, 2025'.
fn month_first(tokens: &[Token], from: usize) -> Option<Found> {
    let Kind::Word(word) = &tokens.get(from)?.kind else { return None };
    let month = *table().months.get(word)?;
    let at_day = skip(tokens, from + 1, &['.']);
    let day_number = tokens.get(at_day)?.number()?;
    let at_year = skip(tokens, at_day + 1, &[',', '.']);
    let year = tokens.get(at_year)?.number().filter(|y| *y > 1000)?;
    Some(Found {
        from,
        to: at_year + 1,
        date: day(year, month, day_number)?,
        ambiguous: false,
        year_first: false,
        in_han: false,
    })
}

/// '20 October 2025', '20 de octubre de 2025', 'ngày 20 tháng 10 năm 2025'.
fn day_first(tokens: &[Token], from: usize) -> Option<Found> {
    let day_number = tokens.get(from)?.number()?;
    let mut at = skip(tokens, from + 1, &['.', ',', '/', '-']);
    let vietnamese = matches!(&tokens.get(at.checked_sub(1)?)?.kind, Kind::Word(w) if table().month_words.contains(w));
    let token = tokens.get(at)?;
    let month = match &token.kind {
        Kind::Word(word) => *table().months.get(word)?,
        Kind::Number(number) if vietnamese => *number,
        _ => return None,
    };
    at = skip(tokens, at + 1, &['.', ',', '/', '-']);
    let year = tokens.get(at)?.number().filter(|y| *y > 1000)?;
    Some(Found {
        from,
        to: at + 1,
        date: day(year, month, day_number)?,
        ambiguous: false,
        year_first: false,
        in_han: false,
    })
}

/// Goes on past ordinal endings, linking words and the marks given.
fn skip(tokens: &[Token], mut at: usize, marks: &[char]) -> usize {
    while let Some(token) = tokens.get(at) {
        let passes = match &token.kind {
            Kind::Mark(mark) => marks.contains(mark),
            Kind::Word(word) => table().ordinals.contains(word) || table().links.contains(word),
            Kind::Number(_) => false,
        };
        if !passes {
            break;
        }
        at += 1;
    }
    at
}

fn day(year: u32, month: u32, day: u32) -> Option<Date> {
    let year = i16::try_from(year).ok().filter(|y| (1800..=2200).contains(y))?;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn has_digit(text: &str) -> bool {
    text.chars().any(|c| digit(c).is_some())
}

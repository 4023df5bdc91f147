//! Days in figures, alone or joined: "October 28-30, 2025", "du 28 au 30 octobre", "3, 4 and 5 February", "ngày 13/10".

use super::super::language::Language;
use super::super::lexicon::Tag;
use super::super::text::Block;
use super::expr::{Day, Expr, When, day_month, is_space, small, with_year};

/// What joins two days at a word: the words it takes, and whether it is an "and".
pub(super) fn joint(block: &Block, at: usize, language: &Language) -> Option<(usize, bool)> {
    let gap = block.gap(at);
    if matches!(gap, "-" | "–" | " - " | " – " | "—") {
        return Some((0, false));
    }
    // "đêm 21 rạng sáng 22/9": the night between two days.
    let dawn = block.tags.len(at, Tag::ToDawn);
    if dawn > 0 && (is_space(gap) || gap == ", ") {
        return Some((dawn, false));
    }
    let len = block.tags.len(at, Tag::To);
    if len == 0 || !is_space(gap) {
        return None;
    }
    let is_and = language.conjunctions.at(block, at).is_some();
    Some((len, is_and))
}

/// A day, or two of them, in figures.
pub(super) fn written(block: &Block, at: usize, language: &Language) -> Option<Expr> {
    if let Some(found) = series(block, at, language) {
        return Some(found);
    }
    let ranged = is_ranged(block, at);
    let pair = |a: Day, b: Day, is_and: bool| {
        let follows = a.month == b.month && b.day == a.day + 1;
        // "các ngày 12 và 15/5": days by their numbers, where they do not follow one another.
        let named = language.plural.is_empty() && block.tags.len_before(at, Tag::Amid) > 0;
        if is_and && (!ranged || named) && !follows { When::Two(a, b) } else { When::Range(a, b) }
    };
    if let Some((first, past, month_first)) = day_month(block, at, language) {
        // "from Monday, March 16, to Wednesday, March 18".
        let set_off = || {
            let len = block.tags.len(past, Tag::To);
            let is_and = language.conjunctions.at(block, past).is_some();
            (ranged && len > 0 && !is_and && block.gap(past) == ", ").then_some((len, false))
        };
        if let Some((words, is_and)) = joint(block, past, language).or_else(set_off) {
            let second_at = behind_lead(block, past + words);
            let short = || short_range(block, second_at, language).filter(|_| ranged && !is_and);
            if let Some((second, past, _)) = day_month(block, second_at, language).or_else(short) {
                let first = Day { year: first.year.or(second.year), ..first };
                return Some(Expr { when: pair(first, second, is_and), from: at, past });
            }
            // "October 28 to 30, 2025".
            if month_first && let Some(day) = small(block, past + words, 31) {
                let (year, past) = with_year(block, past + words + 1);
                let year = year.or(first.year);
                let when = pair(Day { year, ..first }, Day { year, day, ..first }, is_and);
                return Some(Expr { when, from: at, past });
            }
        }
        let week = block.tags.len_before(at, Tag::WeekOf);
        let when = if week > 0 { When::WeekOf(first) } else { When::Day(first) };
        return Some(Expr { when, from: at - week, past });
    }
    // "28 to 30 October", "28-30/10".
    let day = small(block, at, 31)?;
    if let Some(found) = month_days(block, at, day, language) {
        return Some(found);
    }
    let (words, is_and) = joint(block, at + 1, language)?;
    let second_at = behind_lead(block, at + 1 + words);
    let (second, past, month_first) =
        day_month(block, second_at, language).or_else(|| short_range(block, second_at, language))?;
    if month_first {
        return None;
    }
    Some(Expr { when: pair(Day { day, ..second }, second, is_and), from: at, past })
}

/// Whether "from" or "between" stands before a day, or before the weekday or the part of the day that leads it.
fn is_ranged(block: &Block, at: usize) -> bool {
    let lead = |word: usize| [Tag::Weekday, Tag::Daypart].map(|tag| block.tags.len_before(word, tag)).into_iter().max();
    let first = at - lead(at).unwrap_or(0);
    block.tags.len_before(at, Tag::From) > 0 || first < at && block.tags.len_before(first, Tag::From) > 0
}

/// The word of a day behind its weekday or the part of the day: "miércoles 18", "au matin du 20", "sáng ngày 18".
fn behind_lead(block: &Block, at: usize) -> usize {
    let mut word = at;
    for tag in [Tag::Daypart, Tag::Weekday] {
        let len = block.tags.len(word, tag);
        if len > 0 {
            word += len;
            word += block.tags.len(word, Tag::DayLead);
        }
    }
    let near = word == at || block.spaced(word) || block.gap(word) == ", ";
    if near { word } else { at }
}

/// The most days of a series.
const SERIES_DAYS: usize = 7;

/// "3, 4 and 5 February", "các ngày 15, 16 và 17/5": days of one month with commas between. Days one after another are a
/// range; of others the first is told here, the rest by themselves.
fn series(block: &Block, at: usize, language: &Language) -> Option<Expr> {
    let first = small(block, at, 31)?;
    let led = block.tags.len_before(at, Tag::DayLead) > 0 || block.tags.len_before(at, Tag::From) > 0;
    if !led || block.gap(at + 1) != ", " {
        return None;
    }
    let mut days = vec![first];
    let mut word = at + 1;
    while block.gap(word) == ", " && days.len() < SERIES_DAYS {
        days.push(small(block, word, 31)?);
        word += 1;
    }
    let (words, _) = joint(block, word, language)?;
    let last_at = word + words;
    let (last, past, month_first) =
        day_month(block, last_at, language).or_else(|| short_range(block, last_at, language))?;
    days.push(last.day);
    if month_first || !days.windows(2).all(|d| matches!(d, [a, b] if a < b)) {
        return None;
    }
    let first_day = Day { day: first, ..last };
    let running = days.windows(2).all(|d| matches!(d, [a, b] if a + 1 == *b));
    Some(if running {
        Expr { when: When::Range(first_day, last), from: at, past }
    } else {
        Expr { when: When::Day(first_day), from: at, past: at + 1 }
    })
}

/// "the 30th of this month", "los días 15 y 16 de este mes", "ngày 15 tháng này".
fn month_days(block: &Block, at: usize, first: i8, language: &Language) -> Option<Expr> {
    let (last, past) = match joint(block, at + 1, language) {
        Some((words, _)) => match small(block, at + 1 + words, 31) {
            Some(last) => (last, at + 2 + words),
            None => (first, at + 1),
        },
        None => (first, at + 1),
    };
    let led = block.tags.len_before(at, Tag::DayLead) > 0 || block.tags.len_before(at, Tag::From) > 0;
    let ordinal = block.written(at).ends_with(char::is_alphabetic);
    let link = block.tags.len(past, Tag::DateLink).min(1);
    [(Tag::ThisMonth, 0), (Tag::LastMonth, -1), (Tag::NextMonth, 1)].into_iter().find_map(|(tag, months)| {
        let [len, linked] = [block.tags.len(past, tag), block.tags.len(past + link, tag)];
        let end = if len > 0 { past + len } else { past + link + linked };
        let found = (len > 0 || linked > 0) && block.spaced(past) && (led || ordinal) && first <= last;
        found.then_some(Expr { when: When::MonthDays(first, last, months), from: at, past: end })
    })
}

/// "30/10" as the end of a range, where nothing before it says that it is a day.
pub(super) fn short_range(block: &Block, at: usize, language: &Language) -> Option<(Day, usize, bool)> {
    let day_first = language.lexicon.plural.is_empty() || language.lexicon.romance;
    let (day, month) = (small(block, at, 31)?, small(block, at + 1, 12)?);
    // "15 và 16-12".
    let hyphen = language.lexicon.plural.is_empty() && block.gap(at + 1) == "-";
    (day_first && (block.gap(at + 1) == "/" || hyphen)).then_some((Day { year: None, month, day }, at + 2, false))
}

//! Months that are told without a day: "in October", "the last week of March".

use super::super::language::Language;
use super::super::lexicon::Tag;
use super::super::text::Block;
use super::expr::{Day, Expr, Side, When, counts, month_behind, month_name, side, small, with_year};

/// How many days a month has, in a year of 365.
fn month_days(month: i8) -> i8 {
    match month {
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Whether something is put off, or moved, right before a word: "slipped to April", "se retrasa a abril".
fn put_off(block: &Block, at: usize) -> bool {
    const WORDS: usize = 5;
    let near = block.tags.within(at.saturating_sub(WORDS)..at);
    let mut moved = near.filter(|h| matches!(h.tag, Tag::PutOff | Tag::Moved | Tag::Sooner));
    moved.any(|h| (h.word + 1..=at).all(|w| block.joined(w)))
}

/// "in October", "October 2025", "tháng 10/2025".
pub(super) fn month(block: &Block, at: usize, language: &Language) -> Option<Expr> {
    let (number, past) = if block.has(at, Tag::MonthWord) {
        month_behind(block, at, language)?
    } else {
        (month_name(block, at, language)?, at + 1)
    };
    let (year, past) = with_year(block, past);
    for (tag, is_last) in [(Tag::LastDayOf, true), (Tag::FirstDayOf, false)] {
        let lead = block.tags.len_before(at, tag);
        if lead > 0 && block.joined(at) {
            let day = if is_last { month_days(number) } else { 1 };
            return Some(Expr { when: When::Day(Day { year, month: number, day }), from: at - lead, past });
        }
    }
    for (tag, is_last) in [(Tag::LastWeekOf, true), (Tag::FirstWeekOf, false)] {
        let week = block.tags.len_before(at, tag);
        if week > 0 && block.joined(at) {
            return Some(Expr { when: When::MonthWeek { year, month: number, is_last }, from: at - week, past });
        }
    }
    if small(block, past, 31).is_some()
        && block.spaced(past)
        && year.is_none()
        && !block.has(at, Tag::MonthWord)
        && !counts(block, past + 1, language)
    {
        return None;
    }
    let (side, from, past) = match side(block, at, past) {
        // "trước tháng 10": before it, where "tháng 10 trước" is the last one.
        (_, from, _) if from < at && language.plural.is_empty() => (Side::Neither, at, past),
        found => found,
    };
    let to = block.tags.len_before(from, Tag::To);
    let put_off = to > 0 && block.joined(from) && put_off(block, from - to);
    // What is put off will be.
    let side = if put_off && side == Side::Neither { Side::Next } else { side };
    let led = put_off || block.joined(from) && block.tags.len_before(from, Tag::MonthLead) > 0;
    (year.is_some() || side != Side::Neither || led).then_some(Expr {
        when: When::Month { year, month: number, side },
        from,
        past,
    })
}

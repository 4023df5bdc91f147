//! Weekdays as they are written: "on Monday", "Friday week", "viernes 14", "hôm thứ hai".

use super::super::language::Language;
use super::super::lexicon::Tag;
use super::super::text::Block;
use super::expr::{Expr, Side, When, joint, short_range, side, small, written};

/// "on Monday", "Friday week", "Saturday, 7 December", "viernes 14", "hôm thứ hai".
pub(super) fn weekday(block: &Block, at: usize, language: &Language) -> Option<Expr> {
    let (number, len) = language.lexicon.weekday(block, at)?;
    let number = number.cast_signed();
    let viet = language.lexicon.plural.is_empty();
    let past = at + len;
    let (side, from, beyond) = side(block, at, past);
    // "thứ hai" is Monday, and "second": small letters need a word that tells of time beside them.
    let small_letters = viet && !(at..past).skip(1).any(|w| block.is_capital(w));
    let timed = block.tags.len_before(at, Tag::DayLead) > 0 && block.spaced(at) || side != Side::Neither;
    if small_letters && !timed || !viet && !language.lexicon.romance && !block.is_capital(at) {
        return None;
    }
    let week_on = block.tags.len(past, Tag::WeekOn);
    let behind = if week_on > 0 && block.spaced(past) { past + week_on } else { beyond };
    // "Monday, October 13", "Saturday week, 7 December" are told by the date behind them.
    for next in [past, behind] {
        let led = next + block.tags.len(next, Tag::DayLead);
        let near = matches!(block.gap(next), ", " | " " | " (" | "\u{a0}");
        let dated = [next, led].into_iter().find_map(|day| written(block, day, language));
        let short =
            || short_range(block, next, language).map(|(day, past, _)| Expr { when: When::Day(day), from: next, past });
        if near && let Some(found) = dated.or_else(short) {
            return Some(Expr { from: at, ..found });
        }
    }
    if block.tags.len_before(at, Tag::Habit) > 0 && block.spaced(at) {
        return None;
    }
    // "the Friday market", where the weekday tells which market it is.
    let owned = at >= 2 && block.word(at - 1) == language.lexicon.genitive && matches!(block.gap(at - 1), "'" | "’");
    let adjective = !language.lexicon.romance
        && (owned || block.tags.len_before(at, Tag::Determiner) > 0)
        && block.spaced(past)
        && !block.has(past, Tag::Daypart)
        && !block.has(past, Tag::Preposition);
    if adjective {
        return None;
    }
    if block.tags.len_before(at, Tag::From) > 0
        && let Some((words, _)) = joint(block, past, language)
        && let Some((last, len)) = language.lexicon.weekday(block, past + words)
    {
        return Some(Expr { when: When::Weekdays(number, last.cast_signed()), from: at, past: past + words + len });
    }
    if week_on > 0 && block.spaced(past) {
        return Some(Expr { when: When::WeekdayOn(number), from: at, past: behind });
    }
    let unit = Tag::Hour;
    if side == Side::Neither
        && language.lexicon.romance
        && block.spaced(past)
        && !block.has(past + 1, unit)
        && let Some(day) = small(block, past, 31)
        && !matches!(block.gap(past + 1), ":" | "." | "/" | "-")
    {
        return Some(Expr { when: When::WeekdayOf(number, day), from: at, past: past + 1 });
    }
    Some(Expr { when: When::Weekday(number, side), from, past: beyond })
}

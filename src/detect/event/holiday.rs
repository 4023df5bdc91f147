//! Days with a name of their own and a fixed place in the calendar: "on Christmas Day", "la veille de Noël", "le 14-Juillet".

use super::super::language::Language;
use super::super::lexicon::Tag;
use super::super::text::Block;
use super::days::joint;
use super::expr::{Day, Expr, When, small, with_year};
use super::feast::EASTER;

/// The holiday whose words start at a word. The table holds what leads to it too ("on", "le jour de"), so that a name alone
/// ("the Christmas market") is no day; "before" and "until" lead to none.
pub(super) fn holiday(block: &Block, at: usize, language: &Language) -> Option<Expr> {
    let ((month, day), words) = language.holidays.at(block, at)?;
    let past = at + words;
    // "Quốc khánh Pháp": another country's; "on May Day parades": the day tells which.
    let whose = block.has(past, Tag::Country) && block.spaced(past);
    let owned = matches!(block.gap(past), "'" | "’");
    // "ngày Quốc khánh 2/9": the date follows.
    let dated = small(block, past, 31).is_some() && matches!(block.gap(past + 1), "/" | "-");
    if whose || owned || dated {
        return None;
    }
    // "the Good Friday walking club", "the Good Friday Agreement": a name.
    let noun = block.spaced(past)
        && (block.is_capital(past) && !language.lexicon.romance
            || block.tags.len_before(at, Tag::Determiner) > 0
                && !language.lexicon.romance
                && !block.has(past, Tag::Daypart)
                && !block.has(past, Tag::Preposition)
                && !block.has(past, Tag::To));
    if month == EASTER && noun {
        return None;
    }
    let (year, behind) = with_year(block, past);
    let first = Day { year, month, day };
    // "from Good Friday through Easter Monday", "de Jueves Santo a Domingo de Resurrección".
    if let Some((words, is_and)) = joint(block, behind, language).filter(|(_, is_and)| !is_and)
        && let next = behind + words + block.tags.len(behind + words, Tag::DayLead)
        && let Some(((month, day), words)) = language.holidays.at(block, next)
    {
        let (year, past) = with_year(block, next + words);
        let last = Day { year, month, day };
        let when = if is_and { When::Two(first, last) } else { When::Range(first, last) };
        return Some(Expr { when, from: at, past });
    }
    Some(Expr { when: When::Day(first), from: at, past: behind })
}

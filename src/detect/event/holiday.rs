//! Days with a name of their own and a fixed place in the calendar: "on Christmas Day", "la veille de Noël", "le 14-Juillet".

use super::super::language::Language;
use super::super::lexicon::Tag;
use super::super::text::Block;
use super::expr::{Day, Expr, When, small, with_year};

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
    let (year, past) = with_year(block, past);
    Some(Expr { when: When::Day(Day { year, month, day }), from: at, past })
}

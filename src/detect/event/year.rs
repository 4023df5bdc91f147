//! The year that opens a sentence and holds for the days and months behind it: "In 2024, the two signed … in June".

use std::ops::Range;

use jiff::civil::Date;

use super::super::lexicon::Tag;
use super::super::text::Block;
use super::expr::{Day, Side, When, Year, year};
use super::tense::Tense;

/// How many words may stand before a year that opens its sentence ("And back in 2024").
const MOST_BEFORE: usize = 4;

/// A date of a sentence with the year that opens it, where the date has none of its own. What lies ahead of the
/// article is no part of a year that is over ("In 2024 … and it will open in June").
pub(super) fn in_opening_year(
    block: &Block,
    when: When,
    at: usize,
    sentence: &Range<usize>,
    (tense, base): (Tense, Option<Date>),
) -> When {
    let with = |day: Day, year: Year| Day { year: day.year.or(Some(year)), ..day };
    let lacks = match when {
        When::Day(day) | When::WeekOf(day) => day.year.is_none(),
        When::Range(a, b) | When::Two(a, b) => a.year.is_none() && b.year.is_none(),
        When::Month { year, side: Side::Neither, .. } => year.is_none(),
        _ => false,
    };
    let Some(year) = lacks.then(|| opening(block, at, sentence)).flatten() else { return when };
    let over = matches!((year, base), (Year::At(year), Some(base)) if year < base.year());
    if tense == Tense::Ahead && over {
        return when;
    }
    match when {
        When::Day(day) => When::Day(with(day, year)),
        When::WeekOf(day) => When::WeekOf(with(day, year)),
        When::Range(a, b) => When::Range(with(a, year), with(b, year)),
        When::Two(a, b) => When::Two(with(a, year), with(b, year)),
        When::Month { month, side, .. } => When::Month { year: Some(year), month, side },
        when => when,
    }
}

/// The year at a sentence's head, if no other stands between it and a word: "In 2024,", "Năm 2024,".
fn opening(block: &Block, before: usize, sentence: &Range<usize>) -> Option<Year> {
    let first = block.word_from(sentence.start);
    let at = (first..before.min(first + MOST_BEFORE)).find(|at| year(block, *at).is_some())?;
    let leads = [Tag::MonthLead, Tag::DateLink];
    let led = at > first && leads.iter().any(|tag| block.tags.len_before(at, *tag) > 0);
    let dated = at.checked_sub(1).is_some_and(|w| block.has(w, Tag::Month)) || block.gap(at).contains(['/', '-', '.']);
    let other = (at + 1..before).any(|w| year(block, w).is_some());
    (led && !dated && !other).then(|| year(block, at)).flatten()
}

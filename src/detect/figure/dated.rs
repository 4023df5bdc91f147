//! Numbers that are days, years or times of day, and no figures.

use super::super::language::Language;
use super::super::lexicon::Tag;
use super::super::text::Block;
use super::number::{Number, number_at};
use super::opens_sentence;

/// Whether a number is a day, a year beside a month, or a time of day.
pub(super) fn is_date_or_time(block: &Block, number: &Number, language: &Language) -> bool {
    let (at, past) = (number.words.start, number.words.end);
    let month = |word: usize| block.has(word, Tag::Month) && block.is_capital_or_romance(word, language);
    let small = number.whole.is_some_and(|n| n <= 31) && !number.is_grouped;
    let before = at.checked_sub(1);
    if before.is_some_and(month)
        && matches!(block.gap(at), " " | "\u{a0}" | ". " | " the ")
        // "It ended in October. 12 ships …".
        && !opens_sentence(block, at)
        && (small || number.is_year())
    {
        return true;
    }
    // "4 giờ 30 sáng".
    let minutes = before.is_some_and(|b| block.has(b, Tag::Clock) && b > 0 && block.has_digit(b - 1));
    // "7 h 25".
    let sign = before.is_some_and(|b| block.written(b).len() == 1) && block.written(at).len() == 2;
    if minutes && (sign || block.has(past, Tag::Daypart)) && !number.is_grouped {
        return true;
    }
    if small {
        // "ngày 30 tháng 4", "đường 30 Tháng 4".
        if block.has(past, Tag::MonthWord) && number_at(block, past + 1, &language.lexicon).is_some() {
            return true;
        }
        let link = block.tags.len(past, Tag::DateLink);
        if month(past) && block.joined(past) || link > 0 && month(past + link) {
            return true;
        }
        // "28 to 30 October", "28-30 October", "October 28 and 30".
        let joins = if matches!(block.gap(past), "-" | "–" | " - " | " – " | ", ") {
            Some(0)
        } else {
            Some(block.tags.len(past, Tag::To)).filter(|n| *n > 0)
        };
        if let Some(second) = joins.and_then(|n| number_at(block, past + n, &language.lexicon)) {
            let link = block.tags.len(second.words.end, Tag::DateLink);
            if month(second.words.end) || link > 0 && month(second.words.end + link) {
                return true;
            }
        }
        let back = block.tags.len_before(at, Tag::To);
        let first = at.checked_sub(back + 1).filter(|_| back > 0);
        if first.is_some_and(|f| {
            block.written(f).len() <= 2 && number_at(block, f, &language.lexicon).is_some() && f > 0 && month(f - 1)
        }) {
            return true;
        }
        if block.has(past, Tag::Clock)
            && block.tags.len_before(at, Tag::DurationLead) == 0
            && number.whole.is_some_and(|n| n <= 24)
            && (block.spaced(past) || block.gap(past).is_empty())
        {
            return true;
        }
        // "đêm 27 rạng sáng 28/10": a day without its month.
        let viet = language.lexicon.plural.is_empty();
        // "vào 15-20 m": what is measured is no day.
        let ranged = matches!(block.gap(past), "-" | "–");
        let second = number_at(block, past, &language.lexicon).filter(|_| ranged).map_or(past, |n| n.words.end);
        let counted = [Tag::Unit, Tag::Scale].iter().any(|tag| block.has(past, *tag) || block.has(second, *tag));
        if viet
            && !counted
            && block.tags.len_before(at, Tag::DayLead) > 0
            && !before.is_some_and(|b| block.has(b, Tag::From))
        {
            return true;
        }
        let at_hour = before.is_some_and(|b| block.has(b, Tag::AtHour));
        if at_hour && number.whole.is_some_and(|n| n <= 24) && block.has(past, Tag::Hour) {
            return true;
        }
    }
    // "13.10 Estonia commits more": the time opens a line of a live page.
    let opens_line = at == 0 && past == 2 && block.written(1).len() == 2 && matches!(block.gap(1), "." | ":");
    let is_minute =
        || block.written(1).parse::<u8>().is_ok_and(|n| n < 60) && block.written(0).parse::<u8>().is_ok_and(|n| n < 24);
    if opens_line && is_minute() && block.is_capital(past) && block.spaced(past) {
        return true;
    }
    // "a las 5.40 horas".
    let at_hour = before.is_some_and(|b| block.has(b, Tag::AtHour)) && past == at + 2;
    if at_hour && block.has(past, Tag::Hour) && block.written(past - 1).len() == 2 {
        return true;
    }
    // "7.30 p.m."
    number.is_grouped && block.has(past, Tag::Clock) && block.spaced(past) && block.tags.len(past, Tag::Unit) == 0
}

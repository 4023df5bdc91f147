//! Dates told from the article's own day, or from the day told last: "yesterday", "three days ago", "the same day".

use super::super::language::Language;
use super::super::lexicon::{Tag, TagSet};
use super::super::text::Block;
use super::days::written;
use super::expr::{Expr, Side, When, month_name, small};
use super::weekday::weekday;

/// What the words of each tag say.
const SPOKEN: [(Tag, When); 26] = [
    (Tag::WeekToday, When::Offset(7)),
    (Tag::WeekTomorrow, When::Offset(8)),
    (Tag::BeforeYesterday, When::Offset(-2)),
    (Tag::AfterTomorrow, When::Offset(2)),
    (Tag::Yesterday, When::Offset(-1)),
    (Tag::Today, When::Offset(0)),
    (Tag::Tomorrow, When::Offset(1)),
    (Tag::WeekBeforeLast, When::Week(-2)),
    (Tag::WeekAfterNext, When::Week(2)),
    (Tag::WeekAfter, When::WeekFromTold(1)),
    (Tag::WeekBefore, When::WeekFromTold(-1)),
    (Tag::MonthAfter, When::MonthFromTold(1)),
    (Tag::MonthBefore, When::MonthFromTold(-1)),
    (Tag::LastWeek, When::Week(-1)),
    (Tag::ThisWeek, When::Week(0)),
    (Tag::NextWeek, When::Week(1)),
    (Tag::LastMonth, When::MonthOffset(-1)),
    (Tag::ThisMonth, When::MonthOffset(0)),
    (Tag::NextMonth, When::MonthOffset(1)),
    (Tag::WeekendBefore, When::Weekend(Side::Last)),
    (Tag::WeekendAhead, When::Weekend(Side::Next)),
    (Tag::Weekend, When::Weekend(Side::Neither)),
    (Tag::SameDay, When::FromTold(0)),
    (Tag::DayAfter, When::FromTold(1)),
    (Tag::TwoDaysAfter, When::FromTold(2)),
    (Tag::DayBefore, When::FromTold(-1)),
];

/// The tags of [`SPOKEN`].
const SPOKEN_TAGS: TagSet = {
    let mut tags = TagSet::NONE;
    let mut rest: &[(Tag, When)] = &SPOKEN;
    while let [(tag, _), others @ ..] = rest {
        tags = tags.with(*tag);
        rest = others;
    }
    tags
};

/// "yesterday", "last week", "on Monday".
pub(super) fn relative(block: &Block, at: usize, language: &Language) -> Option<Expr> {
    let spoken: &[(Tag, When)] = if block.tags.has_any(at, SPOKEN_TAGS) { &SPOKEN } else { &[] };
    for &(tag, when) in spoken {
        let len = block.tags.len(at, tag);
        // "ce jour-là" is no "ce jour".
        if len == 0 || tag == Tag::Today && block.tags.len(at, Tag::SameDay) > len {
            continue;
        }
        let past = at + len;
        // "sáu tháng qua", "the day before the vote", "la veille du sommet": other spans, other days.
        let is_span = matches!(tag, Tag::LastWeek | Tag::NextWeek | Tag::LastMonth | Tag::NextMonth);
        let counted = is_span && language.plural.is_empty() && is_counted(block, at, language);
        // "the last weekend of October".
        let link = block.tags.len(past, Tag::DateLink);
        if matches!(when, When::Weekend(_)) && link > 0 && block.has(past + link, Tag::Month) {
            return None;
        }
        // "el próximo mes de febrero": the month behind it tells which.
        if let When::MonthOffset(months) = when
            && link > 0
            && let Some(month) = month_name(block, past + link, language)
        {
            let when = match months {
                0 => when,
                ahead => When::Month { year: None, month, side: if ahead > 0 { Side::Next } else { Side::Last } },
            };
            return Some(Expr { when, from: at, past: past + link + 1 });
        }
        // "a day later than scheduled": measured, not told.
        let measured = matches!(when, When::FromTold(1..)) && block.has(past, Tag::Than) && block.spaced(past);
        let owned = measured || matches!(when, When::FromTold(_)) && is_owned(block, past, when == When::FromTold(-1));
        if counted || owned {
            return None;
        }
        if matches!(when, When::Weekend(_))
            && let Some(found) = dated(block, past, language)
        {
            return Some(Expr { from: at, ..found });
        }
        return Some(Expr { when, from: at, past });
    }
    if let Some(found) = days_off(block, at, language).or_else(|| day_of_month(block, at)) {
        return Some(found);
    }
    if block.has(at, Tag::Weekday) { weekday(block, at, language) } else { None }
}

/// Whether a number stands before a span: "sáu tháng qua", "nhiều tuần qua".
fn is_counted(block: &Block, at: usize, language: &Language) -> bool {
    at.checked_sub(1).filter(|_| block.joined(at)).is_some_and(|before| {
        language.numbers.at(block, before).is_some()
            || block.has(before, Tag::SmallNumber)
            || block.has(before, Tag::Many)
            || block.written(before).ends_with(|c: char| c.is_ascii_digit())
    })
}

/// "the day before the vote", "la veille du sommet", "the same day as": told from what stands behind.
fn is_owned(block: &Block, past: usize, is_before: bool) -> bool {
    // "Entendue la veille par une commission": by whom, not of what.
    let by = is_before && block.has(past, Tag::By);
    let owner = !by && [Tag::OwnerLead, Tag::That].iter().any(|tag| block.has(past, *tag));
    let named = is_before && (block.has(past, Tag::Determiner) || block.is_capital(past));
    block.spaced(past) && (owner || named || block.word(past) == "as")
}

/// "the weekend of 28-29 March", "cuối tuần 28-29/3": the days behind a weekend.
fn dated(block: &Block, at: usize, language: &Language) -> Option<Expr> {
    let leads = [block.tags.len(at, Tag::DateLink), block.tags.len(at, Tag::DayLead), block.tags.len(at, Tag::From), 0];
    let near = |word: usize| block.spaced(word) || block.gap(word) == " (";
    leads.into_iter().find_map(|len| written(block, at + len, language).filter(|_| near(at)))
}

/// "el próximo día 26", "on the 26th": a day of the month that is meant without its name.
fn day_of_month(block: &Block, at: usize) -> Option<Expr> {
    let led = block.tags.len(at, Tag::MonthDayLead);
    let day = small(block, at + led, 31).filter(|_| led > 0 && block.spaced(at + led))?;
    let past = at + led + 1;
    let gap = block.gap(past);
    let digits = block.written(at + led).ends_with(|c: char| c.is_ascii_digit());
    let ordinal = led == 1 || !digits;
    // "On the 8th more than 300 people", "On the 8th the ambassador": what follows is no noun that the number counts.
    let opens = [Tag::About, Tag::Determiner, Tag::He, Tag::She, Tag::They, Tag::We];
    let apart = !digits && block.spaced(past) && opens.iter().any(|tag| block.has(past, *tag));
    let ends = !block.joined(past) && !gap.starts_with(['-', '–', '/', '%', '°'])
        || block.has(past, Tag::Preposition) && !block.has(past, Tag::DateLink)
        || apart;
    (ends && ordinal).then_some(Expr { when: When::DayOfMonth(day), from: at, past })
}

/// The most days that are told back or ahead by their number.
const DAYS_OFF: u32 = 30;

/// How far behind "two days after" its own day may stand, in words.
const OWN_DAY_WORDS: usize = 7;

/// The same, of weeks.
const WEEKS_OFF: u32 = 8;

/// "three days ago", "il y a 3 jours", "hace tres días", "cách đây ba ngày", "ten days from now".
fn days_off(block: &Block, at: usize, language: &Language) -> Option<Expr> {
    if ![Tag::Days, Tag::Weeks, Tag::Fortnights].iter().any(|unit| block.tags.holds(*unit)) {
        return None;
    }
    let to_come = block.tags.len(at, Tag::DaysAheadLead);
    let lead = block.tags.len(at, Tag::DaysBackLead).max(to_come);
    let number = at + lead;
    let counted = language.numbers.at(block, number).or_else(|| {
        let digits = block.written(number);
        digits.parse().ok().filter(|_| digits.len() <= 2).map(|n: u32| (n, 1))
    });
    // "a week earlier".
    let one = || block.has(number, Tag::Indefinite).then_some((1, 1));
    let (count, words) = counted.or_else(one)?;
    let days = number + words;
    let units = [(Tag::Days, 1), (Tag::Weeks, 7), (Tag::Fortnights, 14)];
    let (unit, length) = units.map(|(tag, length)| (block.tags.len(days, tag), length)).into_iter().max()?;
    let in_weeks = length > 1;
    let count = count.checked_mul(length)?;
    let most = if in_weeks { WEEKS_OFF * 7 } else { DAYS_OFF };
    if !(1..=most).contains(&count) || unit == 0 || !block.spaced(days) || lead > 0 && !block.spaced(number) {
        return None;
    }
    let count = i32::try_from(count).ok()?;
    let past = days + unit;
    let (back, ahead) = (block.tags.len(past, Tag::DaysBack), block.tags.len(past, Tag::DaysAhead));
    // "hai ngày trước khi bão vào": told from what stands behind.
    let back = if back > 0 && block.has(past, Tag::Until) && block.joined(past + back) { 0 } else { back };
    // "two days later", "trois jours plus tard": from the day told last.
    let later = block.tags.len(past, Tag::DaysLater);
    // "dix jours après la fermeture" is told from what stands behind, "ten days later the port" is not.
    let leads = later == 1 && block.has(past, Tag::Preposition);
    if lead == 0 && later > ahead && later > back && block.spaced(past) && !is_owned(block, past + later, leads) {
        // "two weeks later than planned": measured, not told.
        let compared = block.has(past + later, Tag::Than) && block.spaced(past + later);
        // "hai ngày sau lễ khánh thành ngày 11/8": from the day behind it.
        let own_day = language.plural.is_empty() && {
            let mut behind = (past + later..past + later + OWN_DAY_WORDS).take_while(|w| block.joined(*w));
            behind.any(|w| block.has_digit(w) && block.has(w - 1, Tag::DateWord))
        };
        let compared = compared || own_day;
        return (!compared).then_some(Expr { when: When::FromTold(count), from: at, past: past + later });
    }
    // "two days earlier", "deux jours plus tôt", "dos días antes".
    let earlier = block.tags.len(past, Tag::DaysEarlier);
    // "three days before the vote".
    let before = block.has(past, Tag::Until);
    if lead == 0 && earlier > back && block.spaced(past) && !is_owned(block, past + earlier, before) {
        let compared = block.has(past + earlier, Tag::Than) && block.spaced(past + earlier);
        return (!compared).then_some(Expr { when: When::FromTold(-count), from: at, past: past + earlier });
    }
    // "il y a trois jours de marche": they are counted, not told back.
    if lead > 0 && block.spaced(past) && block.has(past, Tag::OwnerLead) {
        return None;
    }
    // "two weeks ago": some day of that week.
    let off = |ahead: bool| match (in_weeks, ahead) {
        (true, true) => When::Week(count / 7),
        (true, false) => When::Week(-count / 7),
        (false, true) => When::Offset(count),
        (false, false) => When::Offset(-count),
    };
    if to_come > 0 {
        return Some(Expr { when: off(true), from: at, past: past + ahead });
    }
    let (when, past) = match (lead, back, ahead) {
        (0, 0, 0) => return None,
        (0, 0, len) => (off(true), past + len),
        (0, len, _) => (off(false), past + len),
        _ => (off(false), past),
    };
    // "a fortnight ago today", "hoy hace dos semanas": the day itself.
    if let When::Week(weeks) = when {
        for (tag, days) in [(Tag::Today, 0), (Tag::Yesterday, -1)] {
            let behind = block.tags.len(past, tag);
            if behind > 0 && block.spaced(past) || block.tags.len_before(at, tag) > 0 && block.spaced(at) {
                return Some(Expr { when: When::Offset(weeks * 7 + days), from: at, past: past + behind });
            }
        }
    }
    Some(Expr { when, from: at, past })
}

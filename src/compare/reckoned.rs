//! Days that are told by others: "four days after the vote", "until Friday", "hôm thứ Sáu".

use jiff::ToSpan;
use jiff::civil::Date;

use crate::article::{Article, Span};

use super::bounds::is_told;
use super::dated::Dated;
use super::found::Exactness;
use super::turns::{Folded, Lexicon, Says, turns};
use super::words::{Class, Table, Token};

/// So many days after another one something happened that is told with its day.
const MOST_DAYS: f64 = 60.0;
/// How many words behind "days after" may say that nothing happened.
const WORDS_BEHIND: usize = 3;

/// The days that a sentence reckons from its own day: "resigned on Monday, 18 days after taking the oath".
pub(super) fn reckoned(text: &str, found: &[Token], span: &Span, dates: &[Dated], table: &Table) -> Vec<Dated> {
    let is_exact = |d: &&Dated| d.precision == Exactness::Day && d.date == d.end;
    let mut exact = dates.iter().filter(is_exact);
    let (Some(own), None) = (exact.next(), exact.next()) else { return Vec::new() };
    let Some(lexicon) = turns().lexicon(table.code) else { return Vec::new() };
    let mut folded = Folded::default();
    let mut out = Vec::new();
    out.extend(day_before(text, span, own, (&mut folded, lexicon)));
    let numbers = found.iter().filter(|t| t.class == Class::Number && (2.0..=MOST_DAYS).contains(&t.value));
    for number in numbers {
        let Some(rest) = text.get(number.end..) else { continue };
        folded.read(rest, &mut String::new());
        let Some((_, past)) = folded.says(lexicon, 0).find(|(says, _)| *says == Says::DaysAfter) else { continue };
        let is_plan =
            (past..past + WORDS_BEHIND).any(|at| folded.says(lexicon, at).any(|(says, _)| says == Says::NotAfter));
        let Some(last) = past.checked_sub(1).and_then(|at| folded.places.get(at)).filter(|_| !is_plan) else {
            continue;
        };
        // "Deux jours après la marche de samedi": the day of the march stands behind it.
        let behind = own.span.start.checked_sub(span.start).and_then(|at| text.get(number.end + last.end..at));
        if behind.is_some_and(is_own_day) {
            continue;
        }
        let Ok(day) = own.date.checked_sub((number.value as i64).days()) else { continue };
        let place = Span::new(span.block, span.start + number.start, span.start + number.end + last.end);
        out.push(Dated { date: day, end: day, is_relative: true, is_telling: false, span: place, ..*own });
    }
    out
}

/// "On Wednesday, the day after both sides initialled a text": the day before, of what stands behind it.
fn day_before(text: &str, span: &Span, own: &Dated, (folded, lexicon): (&mut Folded, &Lexicon)) -> Option<Dated> {
    let from = own.span.end.checked_sub(span.start)?;
    let rest = text.get(from..)?;
    // "On Wednesday night, the day after".
    let comma = rest.char_indices().take(LETTERS_TO_COMMA).find(|(_, c)| matches!(c, ',' | '('))?.0 + 1;
    folded.read(rest.get(comma..)?, &mut String::new());
    let (_, past) = folded.says(lexicon, 0).find(|(says, _)| *says == Says::DayAfter)?;
    let is_plan =
        (past..past + WORDS_BEHIND).any(|at| folded.says(lexicon, at).any(|(says, _)| says == Says::NotAfter));
    let last = past.checked_sub(1).and_then(|at| folded.places.get(at)).filter(|_| !is_plan)?;
    // "The day after": nothing stands behind it.
    folded.places.get(past)?;
    let day = own.date.yesterday().ok()?;
    let first = folded.places.first()?.start;
    let place = Span::new(span.block, span.start + from + comma + first, span.start + from + comma + last.end);
    Some(Dated { date: day, end: day, is_relative: true, is_telling: false, span: place, ..*own })
}

/// How far behind a day the comma may stand, in letters.
const LETTERS_TO_COMMA: usize = 24;

/// How long what stands between an event and its own day may be, in letters.
const EVENT_LETTERS: usize = 60;

/// Whether a day behind "two days after" and this text is that of the event: no verb of another one stands in between.
fn is_own_day(between: &str) -> bool {
    // "Quatre jours après le drame, les plongeurs ont cessé mardi": the comma ends it. "Dos días después de que el Gobierno
    // declarara la emergencia, el 18 de marzo": nothing but the day stands behind it.
    let behind = between.split_once([',', ';', ':']).map_or(0, |(_, rest)| rest.split_whitespace().count());
    between.chars().count() <= EVENT_LETTERS && behind <= LEADS_OF_DAYS
}

/// How many words lead to a day: "el día".
const LEADS_OF_DAYS: usize = 2;

/// How many words may stand between "is to" and the weekday.
const WORDS_OF_PLANS: usize = 7;

/// A weekday is at most so many days off.
const WEEK: i32 = 7;

/// Mends weekdays whose words tell which week is meant: "stay closed until Wednesday" is to come, "hôm thứ Sáu" is past.
pub(super) fn meant(dates: &mut [Dated], article: &Article, span: &Span, table: &Table) {
    let Some((published, lexicon)) = article.published.zip(turns().lexicon(table.code)) else { return };
    for dated in dates.iter_mut() {
        next_year(dated, article, span, (published, table));
    }
    for dated in dates.iter_mut().filter(|d| d.is_relative && d.precision == Exactness::Day) {
        let named = article.text(&dated.span).unwrap_or_default();
        if super::turns::says(named, table.code, Says::SpokenDay) {
            continue;
        }
        if is_done_behind(dated, article, span, (published, table)) {
            shift(dated, -WEEK);
        }
        if dated.date != dated.end {
            continue;
        }
        let days = (dated.date - published).get_days();
        let before = Span::new(span.block, span.start, dated.span.start.max(span.start));
        let before = article.text(&before).unwrap_or_default();
        let named = article.text(&dated.span).unwrap_or_default();
        let mut folded = Folded::default();
        let says = |folded: &Folded, at: usize, want: Says| folded.says(lexicon, at).any(|(says, _)| says == want);
        if (-WEEK..0).contains(&days) {
            let small = before.to_lowercase();
            let is_limit = table.limits.iter().any(|word| small.trim_end().ends_with(word.as_str()))
                || table.limits.iter().any(|word| named.to_lowercase().starts_with(&format!("{word} ")));
            folded.read(before, &mut String::new());
            let is_past = (0..folded.places.len()).any(|at| says(&folded, at, Says::Lasted));
            let last = folded.places.len();
            let is_next = (1..=2).any(|words| {
                let from = last.checked_sub(words);
                from.is_some_and(|at| folded.says(lexicon, at).any(|s| s == (Says::NextDay, last)))
            });
            // "Is to be signed on Tuesday" tells what is to come.
            let part = folded.places.last().map(|p| p.part);
            let is_plan = (last.saturating_sub(WORDS_OF_PLANS)..last)
                .any(|at| folded.places.get(at).map(|p| p.part) == part && says(&folded, at, Says::IsTo));
            // "Listed for Friday, was adjourned": that it was planned for a day that is over was read already.
            let was_planned = is_told(before, table.code, Says::WasTo, 0);
            if (is_limit || is_next && !was_planned || is_plan) && !is_past {
                shift(dated, WEEK);
            }
        } else if (1..=WEEK).contains(&days) {
            folded.read(&format!("{before} {named}"), &mut String::new());
            let from = folded.places.iter().position(|p| p.start > before.len()).unwrap_or(0);
            if [from, from.saturating_sub(1)].iter().any(|at| says(&folded, *at, Says::PastDay)) {
                shift(dated, -WEEK);
            }
        }
    }
}

fn shift(dated: &mut Dated, by: i32) {
    if let Ok((day, end)) = dated.date.checked_add(by.days()).and_then(|d| Ok((d, dated.end.checked_add(by.days())?))) {
        (dated.date, dated.end) = (day, end);
    }
}

/// A last day that is so many days past, and told without its year, is that of the next year.
const LONG_PAST: i32 = 100;

/// "Stay shut until 30 November", told in April, is this November and not the last one.
fn next_year(dated: &mut Dated, article: &Article, span: &Span, (published, table): (Date, &Table)) {
    let exact = dated.precision == Exactness::Day && dated.date == dated.end && !dated.is_relative;
    let past = (published - dated.date).get_days();
    if !exact || !(LONG_PAST..YEAR).contains(&past) {
        return;
    }
    let named = article.text(&dated.span).unwrap_or_default();
    let has_year = named.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() >= 4);
    let before = Span::new(span.block, span.start, dated.span.start.max(span.start));
    let before = article.text(&before).unwrap_or_default();
    let small = before.trim_end().to_lowercase();
    let is_limit = table.limits.iter().any(|word| small.ends_with(word.as_str()));
    let lasted = super::turns::says(before, table.code, Says::Lasted);
    if !has_year
        && is_limit
        && !lasted
        && let Ok(day) = dated.date.checked_add(1.year())
    {
        (dated.date, dated.end) = (day, day);
    }
}

/// The days of a year.
const YEAR: i32 = 365;

/// Whether a weekday that was taken as one to come is past, because what was done then stands right behind it: "meeting in
/// Can Tho on Thursday and Friday, agreed to".
fn is_done_behind(dated: &Dated, article: &Article, span: &Span, (published, table): (Date, &Table)) -> bool {
    let Some(lexicon) = turns().lexicon(table.code) else { return false };
    let days = (dated.date - published).get_days();
    let text = |from: usize, to: usize| article.text(&Span::new(span.block, from, to.max(from))).unwrap_or_default();
    let Some(rest) = text(dated.span.end, span.end).strip_prefix(',') else { return false };
    let mut folded = Folded::default();
    let says = |folded: &Folded, at: usize, want: Says| folded.says(lexicon, at).any(|(says, _)| says == want);
    folded.read(rest, &mut String::new());
    // "…, a précisé la présidence": who told it.
    let is_done = says(&folded, 0, Says::Done) && !says(&folded, 0, Says::Attributes);
    if !(1..=WEEK).contains(&days) || !is_done {
        return false;
    }
    let before = text(span.start, dated.span.start);
    folded.read(before, &mut String::new());
    // "Can Tho" is no "can".
    let is_name = |start: usize| start > 0 && before.get(start..).is_some_and(|w| w.starts_with(char::is_uppercase));
    let mut words = folded.places.iter().enumerate().filter(|(_, place)| !is_name(place.start));
    !words.any(|(at, _)| says(&folded, at, Says::Unreal))
}

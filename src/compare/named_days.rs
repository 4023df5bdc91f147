//! Days of a sentence that moves a plan and that stand there in few words: a month without "in", "to 15 May", and the first day
//! as reckoned from the new one, "a week later than planned".

use jiff::ToSpan;
use jiff::civil::Date;

use crate::article::Span;

use super::dated::Dated;
use super::found::Exactness;
use super::reading::Sentence;
use super::words::{Class, FastSet, Table, Token, concept, term_of, tokens};

/// How many days and months a plan may be told to be late.
const MOST_UNITS: f64 = 40.0;
/// What opens the name of a month among the notions.
const MONTH: &str = "month";

/// The month of a token, 1 for January.
fn month_of(token: &Token) -> Option<i8> {
    let name = token.concept.and_then(concept)?.id.strip_prefix(MONTH)?;
    name.parse::<i8>().ok().filter(|month| (1..=12).contains(month) && token.class == Class::Time)
}

/// The months and days of a sentence that are not among its dates, each as the one nearest to the article's day.
pub(super) fn extra_dates(text: &str, sentence: &Sentence, table: &'static Table, published: Date) -> Vec<Dated> {
    let found = tokens(text, table, &FastSet::default(), &[0]);
    let mut out = Vec::new();
    for (at, token) in found.iter().enumerate() {
        let Some(month) = month_of(token) else { continue };
        let (from, past) = (sentence.span.start + token.start, sentence.span.start + token.end);
        if sentence.dates.iter().chain(&sentence.moved_from).any(|d| d.span.start < past && from < d.span.end) {
            continue;
        }
        let day_at = |at: Option<usize>| {
            let number = found.get(at?)?;
            let is_day = number.class == Class::Number && (1.0..=31.0).contains(&number.value) && number.step >= 1.0;
            is_day.then_some((number.value as i8, number.start))
        };
        let small = |at: Option<usize>| at.and_then(|at| found.get(at)).is_some_and(|t| t.class == Class::Stop);
        let one = at.checked_sub(1);
        let two = at.checked_sub(2).filter(|_| small(one));
        let day = day_at(one).or_else(|| day_at(two));
        let year = found.get(at + 1).filter(|t| t.class == Class::Time && t.value > 0.0).map(|t| t.value as i16);
        let made = |year: i16| Date::new(year, month, day.map_or(1, |(day, _)| day)).ok();
        let near = (published.year() - 1..=published.year() + 1).filter_map(made);
        let nearest = || near.min_by_key(|date| (*date - published).get_days().abs());
        let Some(date) = year.map_or_else(nearest, made) else { continue };
        let start = day.map_or(from, |(_, start)| sentence.span.start + start);
        let precision = if day.is_some() { Exactness::Day } else { Exactness::Month };
        let span = Span::new(sentence.span.block, start, past);
        out.push(Dated { date, end: date, precision, is_relative: false, is_telling: false, span });
    }
    out
}

/// The day of which a sentence says that its own is so much later: 12 July of "on 19 July, a week later than announced".
pub(super) fn reckoned_first(text: &str, sentence: &Sentence, table: &'static Table, new: &Dated) -> Option<Dated> {
    let found = tokens(text, table, &FastSet::default(), &[0]);
    let units = ["day", "week", "month", "year"].map(term_of);
    let (at, unit) =
        found.iter().enumerate().find_map(|(at, t)| Some((at, units.iter().position(|u| *u == t.term)?)))?;
    let token = found.get(at)?;
    let number = at.checked_sub(1).and_then(|at| found.get(at)).filter(|t| t.class == Class::Number);
    let count = number.map_or(1.0, |t| t.value);
    if !(1.0..=MOST_UNITS).contains(&count) || count.fract() > 0.0 {
        return None;
    }
    let count = count as i64;
    let span = match unit {
        0 => count.days(),
        1 => count.weeks(),
        2 => count.months(),
        _ => count.years(),
    };
    let date = new.date.checked_sub(span).ok()?;
    let place = Span::new(
        sentence.span.block,
        sentence.span.start + number.map_or(token.start, |t| t.start),
        sentence.span.start + token.end,
    );
    // "Three months later": the month is known, and the day nearly.
    let precision = if unit >= 2 { Exactness::Month } else { new.precision };
    let date = if precision == Exactness::Month { date.first_of_month() } else { date };
    Some(Dated { date, end: date, precision, is_relative: true, is_telling: false, span: place })
}

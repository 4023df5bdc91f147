//! What an article says of plans that are moved to another day: "not until September", "a week later than planned", "was to end
//! on 29 May, will go on until 12 June".

use jiff::civil::Date;

use super::bounds::{is_since, is_told};
use super::collection::Collection;
use super::dated::{Dated, PUT_OFF};
use super::found::Exactness;
use super::named_days::{extra_dates, reckoned_first};
use super::reading::Term;
use super::statements::At;
use super::turns::{Says, says};
use super::words::term_of;

/// How many words may stand between "was to" and the day, and between "not until" and the day.
const WORDS_OF_PLANS: usize = 6;
const WORDS_OF_LIMITS: usize = 3;
/// A sentence with fewer terms says with the one before what it tells of.
const FEW_TERMS: usize = 3;
/// A weekday may be that of the week before or behind.
const WEEK: i32 = 7;

/// What a sentence says of a plan that is moved.
pub(super) struct Move {
    pub(super) at: At,
    /// The days of which it says that they were planned at first.
    pub(super) first: Vec<Dated>,
    /// The days that count now.
    pub(super) new: Vec<Dated>,
    /// What it tells of.
    pub(super) terms: Vec<Term>,
    /// Whether it may be moved to an earlier day.
    pub(super) is_sooner: bool,
}

/// What an article says of plans that are moved.
pub(super) fn moves(collection: &Collection, article: usize) -> Vec<Move> {
    let Some(reading) = collection.reading(article).filter(|_| collection.is_own_story(article)) else {
        return Vec::new();
    };
    let Some(published) = reading.published else { return Vec::new() };
    let mut out = Vec::new();
    for (at, sentence) in reading.sentences.iter().enumerate() {
        let text = collection.text(article, &sentence.span);
        let code = reading.table.code;
        let put_off = sentence.terms.iter().any(|t| t.0 == term_of(PUT_OFF) || t.0 == term_of("extend"));
        let told = |want: Says| says(text, code, want);
        let (later, waits, sooner) = (told(Says::OffPlan), told(Says::NotBefore), told(Says::Sooner));
        let is_marked = put_off || later || waits || sooner || !sentence.moved_from.is_empty();
        if !is_marked && (sentence.dates.len() < 2 || !told(Says::WasTo)) {
            continue;
        }
        let mut dates = sentence.dates.clone();
        dates.extend(extra_dates(text, sentence, reading.table, published));
        dates.retain(|d| !d.is_telling && !is_since(reading, text, sentence, d));
        let before = |d: &Dated| text.get(..d.span.start.saturating_sub(sentence.span.start)).unwrap_or_default();
        // "The display is still planned for October 10": nothing has moved.
        dates.retain(|d| !is_told(before(d), code, Says::Holds, WORDS_OF_PLANS));
        let is_first = |d: &Dated| {
            let told = |want: Says, room: usize| is_told(before(d), code, want, room);
            told(Says::WasTo, WORDS_OF_PLANS) || told(Says::AtFirst, WORDS_OF_PLANS) || told(Says::Revised, 1)
        };
        let is_new = |d: &Dated| is_told(before(d), code, Says::NotBefore, WORDS_OF_LIMITS);
        let mut first: Vec<Dated> = dates.iter().filter(|d| !is_new(d) && is_first(d)).copied().collect();
        let new: Vec<Dated> = dates.iter().filter(|d| !first.contains(d)).copied().collect();
        let last = new.iter().map(|d| d.date).max();
        // "Will not begin in August but in November": the earlier of two days that are both to come.
        let (early, new): (Vec<Dated>, Vec<Dated>) = new
            .into_iter()
            .partition(|d| last.is_some_and(|last| d.end < last) && !is_new(d) && last_day(d) >= published);
        first.extend(early.iter().filter(|_| first.is_empty()).copied().collect::<Vec<_>>());
        // "Was to end on 29 May, will go on until 12 June": the first of two days to come.
        let was_moved = first.iter().any(|d| d.date >= published) && !new.is_empty();
        if !is_marked && !was_moved {
            continue;
        }
        first.extend(sentence.moved_from.iter().copied());
        if later || put_off {
            first.extend(new.iter().filter_map(|d| reckoned_first(text, sentence, reading.table, d)));
        }
        // "It could not go there on Thursday, as planned. That leg is put off until Saturday."
        let beside =
            at.checked_sub(1).and_then(|at| reading.sentences.get(at)).filter(|s| s.span.block == sentence.span.block);
        let mut terms = sentence.terms.clone();
        if let Some(beside) = beside.filter(|_| first.is_empty()) {
            let words = collection.text(article, &beside.span);
            if says(words, code, Says::WasTo) || says(words, code, Says::AtFirst) || beside.is_negated {
                let earlier = |d: &&Dated| !d.is_telling && last.is_some_and(|last| d.date < last);
                first.extend(beside.dates.iter().filter(earlier));
                terms.extend(beside.terms.iter().copied().filter(|_| !first.is_empty()));
            }
        }
        if terms.len() < FEW_TERMS {
            terms.extend(beside.into_iter().flat_map(|s| s.terms.iter().copied()));
        }
        terms.sort_unstable();
        terms.dedup_by_key(|t| t.0);
        if !first.is_empty() || !new.is_empty() {
            out.push(Move { at: (article, at), first, new, terms, is_sooner: sooner });
        }
    }
    out
}

/// Whether two dates are one; a weekday may be that of the week before or behind.
pub(super) fn is_one_date(told: &Dated, plan: &Dated) -> bool {
    let month = |d: &Dated| d.precision == Exactness::Month;
    if month(told) != month(plan) {
        return told.date.first_of_month() == plan.date.first_of_month();
    }
    let apart = (told.date - plan.date).get_days();
    let is_weekday = told.is_relative && told.precision == Exactness::Day;
    told.precision == plan.precision && (apart == 0 || is_weekday && apart.abs() == WEEK)
}

/// The last day that a date can mean.
pub(super) fn last_day(dated: &Dated) -> Date {
    if dated.precision == Exactness::Month { dated.date.last_of_month() } else { dated.end }
}

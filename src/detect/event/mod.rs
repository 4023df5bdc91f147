//! Events: sentences that tell what happened, or will happen, on a day. Stamps and datelines are passed over.

mod days;
mod expr;
mod feast;
mod happens;
mod holiday;
mod month;
mod moved;
mod part_of;
mod relative;
mod resolve;
mod tense;
mod today;
mod verb;
mod weekday;
mod year;

use std::ops::Range;

use jiff::civil::Date;

use crate::article::{BlockKind, Span};

use super::lexicon::Tag;
use super::quote::pairs;
use super::text::{Block, Text, part};
use super::{Event, Found, Precision, Suggestion};
use expr::{Expr, When, expr_at};
use happens::{is_agenda, is_event};
use moved::{is_moved_from, is_moved_to};
use resolve::{Anchor, Resolved, full, resolve};
use tense::{Tense, is_plan_of_past, tense};
use year::in_opening_year;

/// Every dated sentence of an article, in reading order, once for each date.
pub(super) fn events(text: &Text) -> Vec<Suggestion> {
    let blocks: Vec<(&Block, Vec<Expr>)> =
        text.blocks.iter().filter(|b| may_tell(b)).map(|b| (b, exprs(b, text))).collect();
    let first = blocks.iter().flat_map(|(_, exprs)| exprs).find_map(|e| full_date(e.when));
    let mut told = first;
    let published = text.published.or_else(|| head_date(text));
    let endings = &text.language.lexicon.endings;
    let mut out: Vec<Suggestion> = Vec::new();
    // The day that was told last, and the last one that was over when the article appeared, with their blocks.
    let mut last_day: Option<(Date, usize)> = None;
    let mut last_past = last_day;
    // The day, and no range, that was told last: "the same day" of "from 19 to 21 November" is another.
    let mut last_single: Option<(Date, usize)> = None;
    for (block, exprs) in &blocks {
        let mut sentence_found: Vec<Resolved> = Vec::new();
        let mut last: Option<Range<usize>> = None;
        for (at, expr) in exprs.iter().enumerate() {
            told = full_date(expr.when).or(told);
            let start = block.word_range(expr.from).start;
            let sentence = block.sentence_of(start);
            if last.as_ref() != Some(&sentence) {
                sentence_found.clear();
                last = Some(sentence.clone());
            }
            if !is_event(block, expr, &sentence, text.language, endings) {
                continue;
            }
            let reach = match expr.when {
                When::FromTold(0) => SAME_DAY_REACH,
                // "two days later" counts from a day that is well told.
                When::FromTold(days) if days.abs() > 1 => COUNTED_REACH,
                When::WeekdayFromTold(..) | When::MonthFromTold(_) => WEEKDAY_REACH,
                _ => NEXT_DAY_REACH,
            };
            let near = |told: &(Date, usize)| block.index.saturating_sub(told.1) <= reach;
            let tense = match tense(block, expr, &sentence, endings) {
                Tense::Unknown if is_agenda(block, expr) => Tense::Ahead,
                tense => tense,
            };
            // What is moved to a day is to come, unless that day is just over.
            let is_moved =
                is_moved_to(block, expr, text.language) || is_moved_from(block, expr, exprs.get(at + 1), text.language);
            let tense = if is_moved { ahead_or_just_over(expr, published.or(told)) } else { tense };
            // "The strike planned for Monday was called off", told on a Wednesday.
            let tense = if tense == Tense::Ahead
                && is_of_these_days(expr, published)
                && is_plan_of_past(block, expr, &sentence, endings)
            {
                Tense::Past
            } else {
                tense
            };
            // "Ngày mai, ông sẽ …. Sáng cùng ngày, ông đã …": what was done was done on a day that is over.
            let day = if tense == Tense::Past { last_past } else { last_day };
            let single = last_single.filter(|_| matches!(expr.when, When::FromTold(0)));
            let last = single.filter(near).or(day.filter(near)).map(|told| told.0);
            let anchor = Anchor { published, told, last, tense };
            // "Two weeks ago, on 31 October": the day tells which.
            let next = exprs.get(at + 1).filter(|next| follows(block, expr, next));
            let told_next = next.map(|next| resolve(next.when, anchor)).unwrap_or_default();
            let when = in_opening_year(block, expr.when, expr.from, &sentence, (tense, published.or(told)));
            for resolved in resolve(when, anchor) {
                // "on 21 July, in two weeks": so it does where it stands before.
                let told_before = at.checked_sub(1).and_then(|b| exprs.get(b)).filter(|b| follows(block, b, expr));
                let told_before = told_before.map_or(&[][..], |_| sentence_found.as_slice());
                let mut days = told_next.iter().chain(told_before);
                let named = |day: &Resolved| match resolved.precision {
                    Precision::Week => is_within(*day, resolved),
                    // "Cuối tháng trước, ngày 28/1".
                    Precision::Month => is_of_month(*day, resolved),
                    Precision::Day => false,
                };
                if days.any(named) {
                    continue;
                }
                if resolved.precision == Precision::Day {
                    let day = resolved.end.unwrap_or(resolved.date);
                    last_day = Some((day, block.index));
                    if resolved.end.is_none() {
                        last_single = last_day;
                    }
                    if published.is_none_or(|published| day <= published) {
                        last_past = last_day;
                    }
                }
                if !sentence_found.contains(&resolved) {
                    sentence_found.push(resolved);
                    out.push(suggestion(block, expr, &sentence, resolved));
                }
            }
        }
    }
    out
}

/// A weekday that was so few days ago is nearer than the coming one.
const THESE_DAYS: i32 = 3;

/// Whether a weekday was a few days before the article's day.
fn is_of_these_days(expr: &Expr, published: Option<Date>) -> bool {
    let anchor = Anchor { published, told: None, last: None, tense: Tense::Past };
    let is_weekday = matches!(expr.when, When::Weekday(_, expr::Side::Neither));
    let past = is_weekday.then(|| resolve(expr.when, anchor).first().map(|found| found.date)).flatten();
    past.zip(published).is_some_and(|(past, day)| (1..=THESE_DAYS).contains(&(day - past).get_days()))
}

/// A day that something was moved to, and that is over for no longer, is no day to come.
const JUST_OVER_DAYS: i32 = 60;

/// What the clause tells of that moves something to a day: of what is to come, unless the day without its year is just over.
fn ahead_or_just_over(expr: &Expr, base: Option<Date>) -> Tense {
    let is_written = matches!(expr.when, When::Day(_) | When::Two(..) | When::Range(..) | When::Month { .. });
    let anchor = Anchor { published: base, told: None, last: None, tense: Tense::Past };
    let past = is_written.then(|| resolve(expr.when, anchor).first().map(|found| found.date)).flatten();
    let just_over = past.zip(base).is_some_and(|(past, base)| (0..=JUST_OVER_DAYS).contains(&(base - past).get_days()));
    if just_over { Tense::Unknown } else { Tense::Ahead }
}

/// Whether a date stands right behind another and its comma.
fn follows(block: &Block, expr: &Expr, next: &Expr) -> bool {
    const BETWEEN: usize = 3;
    next.from <= expr.past + BETWEEN && block.gap(expr.past).starts_with(',')
}

/// Whether a day lies in a week.
fn is_within(day: Resolved, week: Resolved) -> bool {
    day.precision == Precision::Day && (0..7).contains(&(day.date - week.date).get_days())
}

/// Whether a day lies in a month.
fn is_of_month(day: Resolved, month: Resolved) -> bool {
    let (day, date) = (day, month.date);
    day.precision == Precision::Day && (day.date.year(), day.date.month()) == (date.year(), date.month())
}

/// How many blocks back "the same day" may point.
const SAME_DAY_REACH: usize = 8;

/// How many blocks back "two days later" may point.
const COUNTED_REACH: usize = 5;

/// How many blocks back "the following Tuesday" may point.
const WEEKDAY_REACH: usize = 3;

/// How many blocks back "the following day" may point.
const NEXT_DAY_REACH: usize = 4;

/// The most lines above a text that are read for its day.
const HEAD_LINES: usize = 6;

/// The day that a text without a date line tells in its title or in the lines above its first sentence: "Press briefing
/// of 13 May 2026", "Adopted on 5 June 2026".
fn head_date(text: &Text) -> Option<Date> {
    let lines = text.blocks.iter().take(HEAD_LINES).take_while(|b| !may_tell(b));
    let mut heads = text.title.iter().chain(lines);
    heads.find_map(|block| {
        let dates = (0..block.word_count()).filter_map(|at| expr_at(block, at, text.language));
        dates.filter_map(|expr| full_date(expr.when)).next()
    })
}

/// The most words of a line above or below a text that only says when it was put out.
const HEAD_WORDS: usize = 24;

/// Whether a block can tell of events: no heading, no caption, no stamp.
fn may_tell(block: &Block) -> bool {
    // "… in London on 29 October 2025 (Photo: VNA)": who took it stands behind the sentence.
    let caption =
        block.kind == BlockKind::Caption && block.text.trim_end().ends_with(['.', ')']) && block.word_count() >= 8;
    if block.quiet && !caption || block.kind == BlockKind::Heading {
        return false;
    }
    // "Malaysia đăng cai hội nghị": to host is not to post.
    // "In a report published on Wednesday, the Committee found": no stamp opens with "in".
    let ends = block.text.trim_end_matches(['"', '”', '»', ')', '’', ' ']).ends_with(['.', '!', '?', '…', ';', ':']);
    // "Live coverage by Ann Roe | Last updated 23:52, 27 September 2026": a line that is no sentence.
    let reach = if ends || !block.text.contains('|') { 4 } else { HEAD_WORDS };
    let stamped = !block.has(0, Tag::Preposition)
        && (0..reach).any(|at| {
            let len = block.tags.len(at, Tag::Stamp);
            // "Ombudsman Priya Aldersey published a report on Friday.": somebody did so.
            let done = at > 0 && ends && block.has(at + len, Tag::Determiner) && block.is_capital(at - 1);
            // "The report, published on Tuesday, blames the operator."
            let aside = at > 0
                && ends
                && block.gap(at).starts_with(',')
                && (at + len + 1..block.word_count()).any(|w| block.gap(w).starts_with(','));
            len > 0 && block.tags.len(at, Tag::Deed) <= len && !done && !aside
        });
    // "By Ann Roe. Published on Friday 6 March 2026 at 7:12": lines above a text end with their date.
    let several = block.sentences.len() > 1;
    let head =
        several && block.word_count() <= HEAD_WORDS && block.text.trim_end().ends_with(|c: char| c.is_ascii_digit());
    if head && !ends && block.kind != BlockKind::ListItem {
        return false;
    }
    let ends = ends || several;
    !(stamped && block.word_count() <= HEAD_WORDS)
        && (ends || block.word_count() > 14 || block.kind == BlockKind::ListItem)
}

/// The most words between quotation marks that are what something is called.
const NAME_WORDS: usize = 4;

/// The dates of a block, in order; none shares a word with another.
fn exprs(block: &Block, text: &Text) -> Vec<Expr> {
    let mut out = Vec::new();
    let quoted = std::cell::OnceCell::new();
    let pair_at = |expr: &Expr| {
        let quoted = quoted.get_or_init(|| pairs(&block.text));
        let start = block.word_range(expr.from).start;
        let next = quoted.partition_point(|p| p.outer.end <= start);
        quoted.get(next).filter(|p| p.outer.start <= start)
    };
    let is_quoted = |expr: &Expr| pair_at(expr).is_some();
    // “The Second Sunday”, «El Martes»: what is called so.
    let is_name = |expr: &Expr| {
        let inner = pair_at(expr).map(|p| part(&block.text, p.inner.clone()));
        let most = if text.language.plural.is_empty() { 2 * NAME_WORDS } else { NAME_WORDS };
        inner.is_some_and(|inner| {
            let named = matches!(expr.when, When::Weekday(..) | When::Month { .. });
            named
                && inner.starts_with(char::is_uppercase)
                && inner.split_whitespace().count() <= most
                && !inner.ends_with([',', '.', '!', '?', '…'])
        })
    };
    let mut at = 0;
    while at < block.word_count() {
        match expr_at(block, at, text.language) {
            Some(expr) => {
                at = expr.past.max(at + 1);
                // "tomorrow" in a title or in what somebody said is not reckoned from the article's day; nor is "by
                // Tuesday".
                let until = || block.tags.len_before(expr.from, Tag::Until) > 0;
                let of_speaker = matches!(expr.when, When::Offset(_))
                    || is_from_told(expr.when)
                    || matches!(expr.when, When::Weekday(..)) && until();
                if (!of_speaker || !is_quoted(&expr)) && !is_name(&expr) {
                    out.push(expr);
                }
            }
            None => at += 1,
        }
    }
    out
}

/// Whether a date is reckoned from the day that was told last.
fn is_from_told(when: When) -> bool {
    matches!(when, When::FromTold(_) | When::WeekFromTold(_) | When::MonthFromTold(_) | When::WeekdayFromTold(..))
}

fn full_date(when: When) -> Option<Date> {
    match when {
        When::Day(day) | When::Two(day, _) | When::Range(day, _) | When::WeekOf(day) | When::Moved(day, ..) => {
            full(day)
        }
        _ => None,
    }
}

fn suggestion(block: &Block, expr: &Expr, sentence: &Range<usize>, resolved: Resolved) -> Suggestion {
    let words = block.word_range(expr.from).start..block.word_range(expr.past.saturating_sub(1)).end;
    let (because, score) = match (expr.when, resolved.precision) {
        (_, Precision::Week) => ("a week that is told", 0.7),
        (_, Precision::Month) => ("a month that is told", 0.7),
        (When::Day(_) | When::Two(..) | When::Moved(..), _) => ("a day that is told", 0.9),
        (When::Range(..), _) => ("days that are told", 0.9),
        _ => ("a day told from the article's own", 0.8),
    };
    // "Santiago de Chile.- Chile y Portugal acordaron este miércoles": without the place and the agency before it.
    let opened = block.past_dateline(sentence.clone());
    let sentence = if opened.start <= words.start { opened } else { sentence.clone() };
    let sentence = block.told_near(sentence, words.clone());
    Suggestion {
        span: Span::new(block.index, sentence.start, sentence.end),
        because: because.to_owned(),
        score,
        found: Found::Event(Event {
            date: resolved.date,
            end: resolved.end,
            precision: resolved.precision,
            date_span: Span::new(block.index, words.start, words.end),
        }),
    }
}

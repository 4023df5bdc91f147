//! When what a sentence tells happened: the days that were found, and the years that it names.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::article::{Article, Span};
use crate::detect::{self, Found, Suggestion};

use super::bounds::part_long;
use super::found::Exactness;
use super::words::{Class, Group, Table, Token, concept, mixed, term_of};

/// A date of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Dated {
    /// The day, or the first day.
    pub(super) date: Date,
    /// The last day; the day itself if there is one alone.
    pub(super) end: Date,
    /// How exactly it is known.
    pub(super) precision: Exactness,
    /// Whether it is reckoned from the article's own day.
    pub(super) is_relative: bool,
    /// Whether it is the day on which something was said: "the board announced on Tuesday".
    pub(super) is_telling: bool,
    /// Where the words stand that name it.
    pub(super) span: Span,
}

/// The notion of what will be later than it was to be.
pub(super) const PUT_OFF: &str = "postpone";

/// "Postponed from 12 May to 2 June" is no range: the second day is the one that counts. Gives the days that were moved.
pub(super) fn put_off(dates: &mut Vec<Dated>, found: &[Token], span: &Span) -> Vec<Dated> {
    let told = found.iter().find(|t| t.term == term_of(PUT_OFF)).map(|t| span.start + t.end);
    let mut moved = Vec::new();
    for dated in dates.iter_mut().filter(|d| d.end > d.date && told.is_some_and(|at| at <= d.span.start)) {
        moved.push(Dated { end: dated.date, ..*dated });
        dated.date = dated.end;
    }
    // The two days of one wording.
    let last: BTreeMap<Span, Date> = dates.iter().map(|d| (d.span, d.date)).collect();
    let stays = |d: &Dated| told.is_none_or(|at| at > d.span.start) || last.get(&d.span) == Some(&d.date);
    moved.extend(dates.iter().filter(|d| !stays(d)).copied());
    dates.retain(stays);
    moved
}

/// How far from a day the word may stand that says that it is one of telling, in tokens, before it and behind.
const TELLING_TOKENS: (usize, usize) = (7, 3);

/// Notes the days on which something was said, not done.
pub(super) fn note_tellings(
    dates: &mut [Dated],
    text: &str,
    found: &[Token],
    span: &Span,
    (table, published): (&Table, Option<Date>),
) {
    let tells = |t: &&Token| {
        let word = text.get(t.start..t.end).unwrap_or_default();
        t.term == term_of("announce") || table.telling.iter().any(|told| told == word)
    };
    // What was said was said on a day that is past.
    for dated in dates.iter_mut().filter(|d| published.is_some_and(|day| d.end <= day)) {
        let (start, end) = (dated.span.start.saturating_sub(span.start), dated.span.end.saturating_sub(span.start));
        let joined = |from: usize, to: usize| text.get(from..to).is_some_and(|gap| !gap.contains([',', ';', '(']));
        let before = found.iter().rev().filter(|t| t.end <= start).take(TELLING_TOKENS.0);
        let behind = found.iter().filter(|t| t.start >= end).take(TELLING_TOKENS.1);
        dated.is_telling = before.take_while(|t| joined(t.end, start)).any(|t| tells(&t))
            || behind.take_while(|t| joined(end, t.start)).any(|t| tells(&t));
    }
}

/// How many content words before a day tell what it is the day of, and how far back they may stand, in tokens.
const BESIDE_WORDS: usize = 3;
const BESIDE_TOKENS: usize = 7;

/// The words right before a day, with no comma between: "the explosion of 5 November".
pub(super) fn beside(dated: &Dated, text: &str, found: &[Token], span: &Span) -> Vec<u64> {
    let start = dated.span.start.saturating_sub(span.start);
    let before = found.iter().rev().filter(|t| t.end <= start).take(BESIDE_TOKENS);
    let joined = before.take_while(|t| text.get(t.end..start).is_some_and(|gap| !gap.contains([',', ';', '('])));
    joined.filter(|t| t.class.is_content()).take(BESIDE_WORDS).map(|t| t.term).collect()
}

/// The dates of an article's sentences, of which `spans` holds all in order: an event may leave out what opens its sentence
/// (a dateline).
pub(super) fn dates_of(
    article: &Article,
    suggestions: &[Suggestion],
    spans: &[Span],
    table: &Table,
) -> BTreeMap<Span, Vec<Dated>> {
    let whole = |span: &Span| {
        let at = spans.partition_point(|s| (s.block, s.end) <= (span.block, span.start));
        spans.get(at).filter(|s| s.overlaps(span) && s.end == span.end).copied().unwrap_or(*span)
    };
    let mut out: BTreeMap<Span, Vec<Dated>> = BTreeMap::new();
    for suggestion in suggestions {
        let Found::Event(event) = &suggestion.found else { continue };
        let precision = match event.precision {
            detect::Precision::Day => Exactness::Day,
            detect::Precision::Week => Exactness::Week,
            detect::Precision::Month => Exactness::Month,
        };
        let words = article.text(&event.date_span).unwrap_or_default();
        let before = Span::new(suggestion.span.block, suggestion.span.start, event.date_span.start);
        let before = article.text(&before).unwrap_or_default().trim_end().to_lowercase();
        if table.measured_against.iter().any(|words| before.ends_with(words.as_str())) {
            continue;
        }
        let dated = Dated {
            date: event.date,
            end: event.end.unwrap_or(event.date),
            precision,
            is_relative: !words.contains(|c: char| c.is_ascii_digit()),
            is_telling: false,
            span: event.date_span,
        };
        out.entry(whole(&suggestion.span)).or_default().push(dated);
    }
    out.values_mut().for_each(|dates| {
        join_days(dates, article, table);
        part_long(dates, article, table);
    });
    out
}

/// "Thursday and Friday": two days one after the other with no more than "and" between them are one stay.
fn join_days(dates: &mut Vec<Dated>, article: &Article, table: &Table) {
    dates.sort_by_key(|d| (d.span.block, d.span.start));
    let mut at = 0;
    while let Some((first, second)) = dates.get(at).copied().zip(dates.get(at + 1).copied()) {
        let between = Span::new(first.span.block, first.span.end, second.span.start.max(first.span.end));
        let gap = article.text(&between).unwrap_or_default().trim().to_lowercase();
        let words = gap.trim_end_matches([' ', '\u{a0}']);
        let is_and = table.list_ends.iter().any(|word| word == words);
        let day = |d: &Dated| d.precision == Exactness::Day && d.date == d.end;
        let next = first.date.tomorrow().is_ok_and(|day| day == second.date);
        if is_and && day(&first) && day(&second) && next && first.span.block == second.span.block {
            let span = Span::new(first.span.block, first.span.start, second.span.end);
            let is_relative = first.is_relative && second.is_relative;
            if let Some(slot) = dates.get_mut(at) {
                *slot = Dated { end: second.date, span, is_relative, ..first };
            }
            dates.remove(at + 1);
        }
        at += 1;
    }
}

/// Gives "last year", "this year" the year that they mean in an article of this day.
pub(super) fn resolve_years(found: &mut [Token], published: Option<Date>) {
    let Some(published) = published else { return };
    for token in found {
        if let Some(Group::Year(by)) = token.concept.and_then(concept).map(|c| &c.group) {
            token.value = f64::from(published.year().saturating_add(*by));
            token.term = year_term(token.value);
        }
    }
}

/// What a year is matched by.
pub(super) fn year_term(year: f64) -> u64 {
    mixed(year.to_bits() ^ 0x5eed)
}

/// The years that a sentence names, each once; one that another year is measured against is not its own.
pub(super) fn years(found: &[Token]) -> Vec<i16> {
    let own = found.iter().filter(|t| t.class == Class::Time && t.value > 0.0);
    let mut out: Vec<i16> = own.map(|t| t.value as i16).collect();
    out.sort_unstable();
    out.dedup();
    out
}

//! Spans of years, "from 2014 to 2019", and times of day, "at 22:10": told differently, only one can hold.

use crate::article::Span;

use super::clocks::{Clock, ends_with_word};
use super::collection::Collection;
use super::contradict::{are_apart, exclude};
use super::likeness::shares_a_day;
use super::reading::{Reading, Sentence};
use super::statements::At;
use super::terms::{Overlap, by_first, candidates};
use super::words::{Class, Kind, Table, Token, Unit, is_kind, term_of, terms};

/// A span of years, from its first to its last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Years {
    pub(super) from: i16,
    pub(super) to: i16,
    /// Where it stands, from its first digit to its last.
    pub(super) span: Span,
}

/// The spans of years of a sentence: "from 2014 to 2019", "entre 2012 y 2017", "2021–25".
pub(super) fn spans_of_years(text: &str, found: &[Token], span: &Span, table: &Table) -> Vec<Years> {
    let mut out = Vec::new();
    let is_year = |t: &Token| t.class == Class::Time && t.concept.is_none();
    let year = |t: &Token| text.get(t.start..t.end).and_then(|w| w.parse::<i16>().ok());
    for (at, first) in found.iter().enumerate().filter(|(_, t)| is_year(t)) {
        let Some(second) = found.iter().skip(at + 1).find(|t| matches!(t.class, Class::Time | Class::Number)) else {
            continue;
        };
        let gap = text.get(first.end..second.start).unwrap_or_default();
        let joined = gap.trim().to_lowercase();
        let is_dash = matches!(gap, "-" | "–" | "—" | "/");
        let before = text.get(..first.start).unwrap_or_default().trim_end().to_lowercase();
        let opened = || table.years_between.iter().any(|word| ends_with_word(&before, word));
        let is_to = table.years_to.contains(&joined) || matches!(gap.trim(), "-" | "–" | "—");
        let is_and = || table.years_and.contains(&joined) && opened();
        let last = if is_year(second) && (is_to || is_and()) {
            year(second)
        } else if is_dash && second.end - second.start == 2 {
            year(first).zip(year(second)).map(|(from, short)| from - from % 100 + short)
        } else {
            None
        };
        let Some((from, to)) = year(first).zip(last).filter(|(from, to)| from < to) else { continue };
        out.push(Years { from, to, span: Span::new(span.block, span.start + first.start, span.start + second.end) });
    }
    out
}

/// Half a day, in minutes: "10:10" may be told by a clock of twelve hours.
const HALF_DAY: u16 = 720;

/// Whether each of two sentences has a span of years, and none that the other has too.
pub(super) fn spans_differ(x: &Sentence, y: &Sentence) -> bool {
    let has = |s: &Sentence, years: &Years| s.spans.iter().any(|own| (own.from, own.to) == (years.from, years.to));
    !x.spans.is_empty() && !y.spans.is_empty() && !x.spans.iter().any(|years| has(y, years))
}

/// Times nearer than this, in minutes, are one time told roughly.
const LEAST_MINUTES: u16 = 5;
/// The same where one of them is told to the half hour.
const LEAST_MINUTES_OF_ROUND: u16 = 20;

/// Whether two times of day are one.
fn is_one_time(a: Clock, b: Clock) -> bool {
    let apart = a.minutes.abs_diff(b.minutes) % HALF_DAY;
    let apart = apart.min(HALF_DAY - apart);
    let round = a.minutes.is_multiple_of(30) || b.minutes.is_multiple_of(30);
    apart < if round { LEAST_MINUTES_OF_ROUND } else { LEAST_MINUTES }
}

/// Whether each of two sentences has a time of day, and none that the other has too.
pub(super) fn clocks_differ(x: &Sentence, y: &Sentence) -> bool {
    let met = x.clocks.iter().any(|a| y.clocks.iter().any(|b| is_one_time(*a, *b)));
    !x.clocks.is_empty() && !y.clocks.is_empty() && !met
}

/// Sentences with one time of day each and a word in common.
pub(super) fn timed(collection: &Collection, nodes: &[Vec<At>]) -> Vec<(usize, usize)> {
    let keys = |at: &At| {
        let sentence = collection.told(*at).map(|(_, s)| s).filter(|s| s.clocks.len() == 1)?;
        Some(sentence.terms.iter().map(|t| t.0).collect())
    };
    candidates(&by_first(nodes, keys), 1)
}

/// Articles that appeared within so many days tell one night's times.
const MOST_DAYS: i32 = 10;

/// Whether two sentences of articles on one matter put one deed at two times of one day.
pub(super) fn is_other_time(collection: &Collection, a: At, b: At, o: &Overlap) -> bool {
    let Some(((left, x), (right, y))) = collection.told(a).zip(collection.told(b)) else { return false };
    let days = left.published.zip(right.published).map(|(p, q)| (p - q).get_days().abs());
    let near = days.is_some_and(|days| days <= MOST_DAYS);
    let one = x.clocks.len() == 1 && y.clocks.len() == 1 && clocks_differ(x, y);
    let words = o.words >= 4 && o.contained >= 0.25
        || o.words >= 3 && o.contained >= 0.3
        || o.words >= 2 && o.contained >= 0.4
        || o.words >= 1 && o.names >= 1 && o.contained >= 0.45;
    let has = |s: &Sentence, term: u64| s.terms.binary_search_by_key(&term, |t| t.0).is_ok();
    let happening = x.terms.iter().any(|t| is_kind(t.0, Kind::Happening) && has(y, t.0));
    let words = words || happening && o.contained >= 0.1;
    // The only time that each of two articles tells, and the same deed.
    let only = |r: &Reading| r.sentences.iter().map(|s| s.clocks.len()).sum::<usize>() == 1;
    let deed = x.terms.iter().any(|t| is_kind(t.0, Kind::Deed) && has(y, t.0));
    let words = words || deed && only(left) && only(right) && o.contained >= 0.1;
    // "From 22:00 on 6/7 until 30/9", "from 8 p.m. on Monday until September 30": the only time, the same names and one day.
    let words = words || o.names >= 2 && o.words >= 1 && only(left) && only(right) && shares_a_day(x, y);
    // All other times that either tells the other one tells too: what is left is one deed's, told of one evening.
    let words =
        words || o.shared >= 1 && days.is_some_and(|days| days <= LEFT_DAYS) && are_left_over((left, x), (right, y));
    // An article that tells both times tells two deeds.
    let knows = |r: &Reading, clock: Clock| {
        r.sentences.iter().any(|s| s.clocks.iter().any(|own| own.minutes % HALF_DAY == clock.minutes % HALF_DAY))
    };
    let both = || {
        y.clocks.first().is_some_and(|clock| knows(left, *clock))
            || x.clocks.first().is_some_and(|clock| knows(right, *clock))
    };
    one && near
        && words
        && x.ordinals == y.ordinals
        && !exclude(&x.exclusive, &y.exclusive)
        && !are_apart(&x.dates, &y.dates)
        && !both()
        && collection.is_one_topic(a.0, b.0)
}

/// Articles whose times are matched because no others are left appeared within so many days,
const LEFT_DAYS: i32 = 3;
/// and the times are no farther apart, in minutes.
const LEFT_MINUTES: u16 = 120;

/// Whether each of two sentences has a time that the other article does not tell, and no two others of these are near each other.
fn are_left_over((left, x): (&Reading, &Sentence), (right, y): (&Reading, &Sentence)) -> bool {
    let all = |r: &Reading| -> Vec<Clock> { r.sentences.iter().flat_map(|s| s.clocks.iter().copied()).collect() };
    let (own, other) = (all(left), all(right));
    let unmet = |own: &[Clock], other: &[Clock]| -> Vec<Clock> {
        own.iter().filter(|a| !other.iter().any(|b| is_one_time(**a, *b))).copied().collect()
    };
    let (own, other) = (unmet(&own, &other), unmet(&other, &own));
    let near = |a: &Clock, b: &Clock| a.minutes.abs_diff(b.minutes) <= LEFT_MINUTES;
    let mut pairs = own.iter().flat_map(|a| other.iter().filter(|b| near(a, b)).map(|b| (*a, *b)));
    let found = pairs.next().filter(|(a, b)| x.clocks.contains(a) && y.clocks.contains(b));
    found.is_some() && pairs.next().is_none()
}

/// Whether two sentences of articles on one matter tell one office, or one work, of two spans of years that overlap.
pub(super) fn is_other_span(collection: &Collection, a: At, b: At, o: &Overlap) -> bool {
    let Some(((left, x), (right, y))) = collection.told(a).zip(collection.told(b)) else { return false };
    let ([p], [q]) = (x.spans.as_slice(), y.spans.as_slice()) else { return false };
    let overlap = p.from < q.to && q.from < p.to && (p.from, p.to) != (q.from, q.to);
    let ranks = [term_of("deputy"), term_of("council_member")];
    let has = |s: &Sentence, term: u64| s.terms.binary_search_by_key(&term, |t| t.0).is_ok();
    // "Mayor from 2012, after four years as deputy": whose years they are is told by the sentence, not by its words.
    let ranked = ranks.iter().any(|rank| has(x, *rank) || has(y, *rank));
    let names = |s: &Sentence| s.terms.iter().filter(|t| t.1 == Class::Name).count();
    let strangers = o.names == 0 && names(x) > 0 && names(y) > 0
        || !x.people.is_empty() && !y.people.is_empty() && !x.people.iter().any(|name| y.people.contains(name));
    // An article that tells both spans tells two offices.
    let knows = |r: &Reading, years: &Years| {
        r.sentences.iter().any(|s| s.spans.iter().any(|own| (own.from, own.to) == (years.from, years.to)))
    };
    let counts = |r: &Reading, s: &Sentence| {
        let figures = r.figures.get(s.figures.clone()).unwrap_or_default();
        figures.iter().any(|f| !f.is_small && (f.quantity.unit != Unit::Count || f.quantity.value > MOST_AGE))
    };
    overlap
        && !ranked
        && !strangers
        && !counts(left, x)
        && !counts(right, y)
        && o.words >= 1
        && (o.words >= 2 || o.names >= 1)
        && o.contained >= 0.5
        && !exclude(&x.exclusive, &y.exclusive)
        && !knows(left, q)
        && !knows(right, p)
        && collection.is_one_topic(a.0, b.0)
}

/// How something came to be: it has one year.
const ORIGINS: [u64; 3] = terms!["establish", "build", "born"];

/// Whether two sentences of articles on one matter give the year in which one thing was founded, or built, as two years
/// that are past.
pub(super) fn is_other_origin(collection: &Collection, a: At, b: At, o: &Overlap) -> bool {
    let Some(((left, x), (right, y))) = collection.told(a).zip(collection.told(b)) else { return false };
    let ([p], [q]) = (x.years.as_slice(), y.years.as_slice()) else { return false };
    let has = |s: &Sentence, term: u64| s.terms.binary_search_by_key(&term, |t| t.0).is_ok();
    let origin = ORIGINS.iter().any(|term| has(x, *term) && has(y, *term));
    let past = |r: &Reading, year: i16| r.published.is_some_and(|day| year < day.year());
    let names = |s: &Sentence| s.terms.iter().filter(|t| t.1 == Class::Name).count();
    let one = o.names >= 1 && (o.names >= names(x).min(names(y)) || o.names >= 2)
        || names(x).min(names(y)) == 0 && o.words >= 2 && o.contained >= 0.4;
    let knows = |r: &Reading, year: i16| r.sentences.iter().any(|s| s.years.contains(&year));
    origin
        && p != q
        && one
        && past(left, *p)
        && past(right, *q)
        && x.dates.is_empty()
        && y.dates.is_empty()
        && x.spans.is_empty()
        && y.spans.is_empty()
        && !knows(left, *q)
        && !knows(right, *p)
        && collection.is_one_topic(a.0, b.0)
}

/// A number that is no more may be somebody's age.
const MOST_AGE: f64 = 99.0;

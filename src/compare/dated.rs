//! When what a sentence tells happened: the days that were found, and the years that it names.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::article::{Article, Span};
use crate::detect::{self, Found, Suggestion};

use super::found::Exactness;
use super::words::{Class, Group, Table, Token, concept, mixed};

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
    /// Where the words stand that name it.
    pub(super) span: Span,
}

/// The dates of an article's sentences.
pub(super) fn dates_of(article: &Article, suggestions: &[Suggestion], table: &Table) -> BTreeMap<Span, Vec<Dated>> {
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
        let before = article.text(&before).unwrap_or_default().trim_end();
        if table.measured_against.iter().any(|words| before.ends_with(words.as_str())) {
            continue;
        }
        let dated = Dated {
            date: event.date,
            end: event.end.unwrap_or(event.date),
            precision,
            is_relative: !words.contains(|c: char| c.is_ascii_digit()),
            span: event.date_span,
        };
        out.entry(suggestion.span).or_default().push(dated);
    }
    out
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

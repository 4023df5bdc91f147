//! The days of a chronology against what their passages tell, reckoned from the day of the article.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

use super::Finding;
use super::excerpts::excerpt;
use crate::article::{Article, ArticleId, Passage};
use crate::detect::{self, Found, Suggestion};
use crate::pack::{Body, Happening, ItemId, Pack, Precision};
use crate::phrases::Phrases;

/// What to do about such an entry.
const ADVICE: &str = "correct its day, or cite the passage that tells it";

/// The first day and the last that a date may mean.
type Days = (Date, Date);

/// An entry of a chronology whose passage tells of days, none of which is the entry's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoubtfulDay {
    /// The chronology.
    pub item: ItemId,
    /// The entry's index in it.
    pub entry: usize,
    /// What is doubtful.
    pub finding: Finding,
}

/// A doubt for each entry whose passage tells of days, none of which is the entry's, in the order of the outline.
pub(super) fn unlike(pack: &Pack) -> Vec<DoubtfulDay> {
    let mut findings = Vec::new();
    let mut told: BTreeMap<&ArticleId, Vec<Suggestion>> = BTreeMap::new();
    for section in &pack.sections {
        let entries = section.items.iter().flat_map(|item| {
            let entries = match &item.body {
                Body::Chronology(entries) => entries.as_slice(),
                _ => &[],
            };
            entries.iter().enumerate().map(|(index, entry)| (item.id, index, entry))
        });
        for (item, index, entry) in entries {
            let Some(highlight) = entry.passage.and_then(|id| pack.highlights.get(&id)) else { continue };
            let passage = &highlight.passage;
            let Some(article) = pack.article(&passage.article) else { continue };
            let events = told.entry(&article.id).or_insert_with(|| detect::events(article));
            if let Some((from, to)) = other_days(entry, passage, article, events) {
                let said = |date| Phrases::of("en").long_date(date).replace('\u{a0}', " ");
                let days = if from == to { said(from) } else { format!("{} to {}", said(from), said(to)) };
                let what = format!(
                    "the chronology's entry of {} rests on words that tell of {days}: '{}'",
                    said(entry.date),
                    excerpt(&passage.quote, 0)
                );
                let finding = Finding { place: format!("section '{}'", section.title), what, advice: ADVICE };
                findings.push(DoubtfulDay { item, entry: index, finding });
            }
        }
    }
    findings
}

/// The first days that a passage tells of, where none of those it tells of is the entry's.
fn other_days(entry: &Happening, passage: &Passage, article: &Article, events: &[Suggestion]) -> Option<Days> {
    let own = days(entry.date, entry.end, entry.precision)?;
    // "born on 12 May 1970, took office in 1998": a year alone is no event, and the entry may be of it.
    let year_alone = entry.precision == Precision::Year && passage.quote.contains(&entry.date.year().to_string());
    if year_alone {
        return None;
    }
    let mut first = None;
    for event in events {
        let Found::Event(told) = &event.found else { continue };
        // The date's own words have to stand in the passage.
        let is_told =
            passage.spans.iter().any(|span| span.overlaps(&told.date_span)) && article.text(&told.date_span).is_some();
        let precision = match told.precision {
            detect::Precision::Day => Precision::Day,
            detect::Precision::Week => Precision::Week,
            detect::Precision::Month => Precision::Month,
        };
        let Some(told) = days(told.date, told.end, precision).filter(|_| is_told) else { continue };
        if told.0 <= own.1 && own.0 <= told.1 {
            return None;
        }
        first = first.or(Some(told));
    }
    first
}

/// The days that a date may mean, as exactly as it is known.
fn days(date: Date, end: Option<Date>, precision: Precision) -> Option<Days> {
    let last = match precision {
        Precision::Day => date,
        Precision::Week => date.checked_add(6.days()).ok()?,
        Precision::Month => date.last_of_month(),
        Precision::Year => date.last_of_year(),
    };
    let first = match precision {
        Precision::Day | Precision::Week => date,
        Precision::Month => date.first_of_month(),
        Precision::Year => date.first_of_year(),
    };
    let (end, last) = (end.unwrap_or(last), last);
    Some((first.min(end), last.max(end)))
}

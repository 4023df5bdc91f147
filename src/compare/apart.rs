//! Days, years, spans of years and times of day of which only one can hold, and days that a later article puts off or
//! calls off.

use std::collections::BTreeSet;

use crate::article::Span;

use super::about::about;
use super::collection::Collection;
use super::conflicts::{MOST_CLAIMS, day_told, published};
use super::copies::with_copies;
use super::found::{Change, ChangeKind, Claim, Conflict, ConflictKind};
use super::statements::{At, CALLED_OFF};
use super::words::{FastSet, Token, term_of, tokens};

pub(super) fn day_conflict(collection: &Collection, group: &[At]) -> Option<Conflict> {
    let dated = |at: At| {
        let sentence = collection.reading(at.0)?.sentences.get(at.1)?;
        let day = day_told(collection.reading(at.0)?, sentence)?;
        Some((sentence.span, day.span, day.date.to_string()))
    };
    date_conflict(collection, group, &dated, "different days for what seems the same deed")
}

/// A day that a later article puts off.
pub(super) fn day_change(collection: &Collection, group: &[At]) -> Option<Change> {
    let mut ordered = group.to_vec();
    ordered.sort_by_key(|at| (published(collection, at.0), *at));
    let as_conflict = day_conflict(collection, &ordered)?;
    Some(Change {
        kind: ChangeKind::Day,
        about: as_conflict.about,
        claims: as_conflict.claims,
        because: "the later article gives a later day".to_owned(),
    })
}

/// A plan that a later article calls off.
pub(super) fn plan_change(collection: &Collection, group: &[At]) -> Option<Change> {
    let mut ordered = group.to_vec();
    ordered.sort_by_key(|at| (published(collection, at.0), *at));
    let words = |at: At| {
        let reading = collection.reading(at.0)?;
        let sentence = reading.sentences.get(at.1)?;
        let text = collection.text(at.0, &sentence.span);
        let word =
            tokens(text, reading.table, &FastSet::default(), &[0]).into_iter().find(|t| t.term == term_of(CALLED_OFF));
        let block = sentence.span.block;
        let place = |t: Token| Span::new(block, sentence.span.start + t.start, sentence.span.start + t.end);
        let day = || sentence.dates.first().map(|d| d.span);
        Some((
            sentence.span,
            word.map(place).or_else(day)?,
            if word.is_some() { String::new() } else { day()?.start.to_string() },
        ))
    };
    let as_conflict = date_conflict(collection, &ordered, &words, "")?;
    Some(Change {
        kind: ChangeKind::Day,
        about: as_conflict.about,
        claims: as_conflict.claims,
        because: "the later article says that it was called off".to_owned(),
    })
}

pub(super) fn year_conflict(collection: &Collection, group: &[At]) -> Option<Conflict> {
    let dated = |at: At| {
        let sentence = collection.reading(at.0)?.sentences.get(at.1)?;
        let year = sentence.years.first()?.to_string();
        let from = collection.text(at.0, &sentence.span).find(&year)? + sentence.span.start;
        let place = Span::new(sentence.span.block, from, from + year.len());
        Some((sentence.span, place, year))
    };
    date_conflict(collection, group, &dated, "different years for what seems the same aim")
}

pub(super) fn span_conflict(collection: &Collection, group: &[At]) -> Option<Conflict> {
    let dated = |at: At| {
        let sentence = collection.reading(at.0)?.sentences.get(at.1)?;
        let years = sentence.spans.first()?;
        Some((sentence.span, years.span, format!("{}/{}", years.from, years.to)))
    };
    date_conflict(collection, group, &dated, "different spans of years for what seems the same")
}

pub(super) fn time_conflict(collection: &Collection, group: &[At]) -> Option<Conflict> {
    let dated = |at: At| {
        let sentence = collection.reading(at.0)?.sentences.get(at.1)?;
        let clock = sentence.clocks.first()?;
        Some((sentence.span, clock.span, clock.minutes.to_string()))
    };
    date_conflict(collection, group, &dated, "different times of day for what seems the same deed")
}

/// A conflict of sentences, each with the place of the words that name its time.
fn date_conflict(
    collection: &Collection,
    group: &[At],
    dated: &dyn Fn(At) -> Option<(Span, Span, String)>,
    because: &str,
) -> Option<Conflict> {
    let mut claims = Vec::new();
    let mut articles: BTreeSet<usize> = BTreeSet::new();
    let mut times: Vec<String> = Vec::new();
    for at in group {
        let (sentence, value, time) = dated(*at)?;
        let side = times.iter().position(|known| *known == time).unwrap_or(times.len());
        if side == times.len() {
            times.push(time);
        }
        if articles.insert(at.0) {
            claims.push(Claim {
                text: collection.text(at.0, &sentence).to_owned(),
                value: collection.text(at.0, &value).to_owned(),
                source: collection.source(at.0, sentence),
                side,
            });
        }
    }
    let claims = with_copies(collection, claims, MOST_CLAIMS);
    let (first, last) = (group.first().copied()?, group.last().copied()?);
    let value = dated(first).map(|(_, value, _)| value);
    (claims.len() > 1).then(|| Conflict {
        kind: ConflictKind::Date,
        about: about(collection, first, last, value),
        claims,
        because: because.to_owned(),
        score: 0.7,
    })
}

//! The chronology of a draft: one row for one event, in the words of one source, with who tells it too and who tells it
//! otherwise behind.

use std::collections::BTreeSet;

use crate::article::{Passage, PassageError};
use crate::compare::{Claim, Entry, EntryKind, Exactness, Source};
use crate::pack::{Happening, Precision};
use crate::phrases::Word;

use super::{Sources, SourcesOfNotes, limit, named, otherwise};

/// A row.
pub(super) struct Row {
    /// What stands in it.
    pub(super) happening: Happening,
    /// Where it is from.
    pub(super) passage: Passage,
    /// How many articles tell it.
    told: usize,
}

/// The rows, by their days.
pub(super) fn rows(source: &Sources<'_>) -> Result<Vec<Row>, PassageError> {
    let mut rows: Vec<Row> = Vec::new();
    for entry in &source.compared.chronology {
        // A span that ends before it begins is a reading that went wrong.
        if entry.end.is_some_and(|end| end < entry.date) {
            continue;
        }
        rows.extend(row(source, entry)?);
    }
    rows.sort_by_key(|row| (row.happening.date, row.happening.end));
    Ok(rows)
}

fn row(source: &Sources<'_>, entry: &Entry) -> Result<Option<Row>, PassageError> {
    let own = entry.sources.iter().find(|s| source.is_own_language(s.article) && !source.copies.is_copy(s.article));
    let Some(first) = own.or(entry.sources.first()) else { return Ok(None) };
    let Some((article, _)) = source.articles.get(first.article) else { return Ok(None) };
    let passage = Passage::new(article, vec![first.span])?;
    let mut remarks: Vec<String> = Vec::new();
    let others = named(
        source.words,
        source.articles,
        entry.sources.iter().map(|s| s.article).filter(|at| *at != first.article),
        first.article,
    );
    if !others.is_empty() {
        remarks.push(source.words.fill(Word::AlsoToldBy, &[("names", &others)]));
    }
    remarks.extend(opposed(source, entry, first));
    let mut text = passage.quote.replace('\n', " ");
    if entry.kind == EntryKind::Publication {
        text = format!("[{}] {text}", source.words.word(Word::ReportedThatDay));
    }
    if !remarks.is_empty() {
        text.push_str(&format!(" [{}]", remarks.join("; ")));
    }
    let precision = match entry.precision {
        Exactness::Day => Precision::Day,
        Exactness::Week => Precision::Week,
        Exactness::Month => Precision::Month,
    };
    let happening = Happening { date: entry.date, end: entry.end, precision, text, passage: None };
    let told = entry.sources.iter().map(|s| s.article).collect::<BTreeSet<_>>().len();
    Ok(Some(Row { happening, passage, told }))
}

/// Who tells a row's event with another figure or on another day.
fn opposed(source: &Sources<'_>, entry: &Entry, first: &Source) -> Vec<String> {
    let notes = SourcesOfNotes { words: source.words, articles: source.articles };
    let mut remarks: Vec<String> = Vec::new();
    let mut named_in: BTreeSet<usize> = BTreeSet::new();
    for conflict in &source.compared.conflicts {
        let Some(own) = conflict.claims.iter().find(|c| c.source == *first) else { continue };
        let others: Vec<&Claim> = conflict.claims.iter().filter(|c| c.side != own.side).collect();
        named_in.extend(others.iter().map(|c| c.source.article));
        remarks.push(otherwise(&notes, others.into_iter()));
    }
    let silent = entry.differing.iter().map(|s| s.article).filter(|article| !named_in.contains(article));
    let silent = named(source.words, source.articles, silent, first.article);
    if !silent.is_empty() {
        remarks.push(source.words.fill(Word::ToldOtherwiseBy, &[("names", &silent)]));
    }
    remarks
}

/// As many rows as there is room for: what most tell first, in the order of days.
pub(super) fn choose(rows: Vec<Row>, room: Option<usize>) -> Vec<Row> {
    let Some(mut room) = room else { return rows };
    let mut order: Vec<usize> = (0..rows.len()).collect();
    order.sort_by_key(|at| (std::cmp::Reverse(rows.get(*at).map_or(0, |r| r.told)), *at));
    let mut kept: BTreeSet<usize> = BTreeSet::new();
    for at in order {
        let Some(row) = rows.get(at) else { continue };
        let lines = limit::of_row(&row.happening.text);
        if lines <= room {
            room -= lines;
            kept.insert(at);
        }
    }
    rows.into_iter().enumerate().filter(|(at, _)| kept.contains(at)).map(|(_, row)| row).collect()
}

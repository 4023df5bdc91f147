//! `briefpack suggest`: what the program would suggest to quote.

use std::fmt::Write;
use std::path::Path;

use anyhow::Result;
use serde::Serialize;

use super::{Format, print, read_article, warn};
use crate::article::{Article, Span};
use crate::detect::{Found, ListItem, Suggestion, detect};

/// What `--format json` prints.
#[derive(Serialize)]
struct Suggestions<'a> {
    suggestions: Vec<SuggestionOut<'a>>,
}

#[derive(Serialize)]
struct SuggestionOut<'a> {
    kind: &'static str,
    #[serde(flatten)]
    fields: Fields<'a>,
    block: usize,
    range: [usize; 2],
    because: &'a str,
    score: f32,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Fields<'a> {
    Enumeration { label: &'a str, announced: Option<u32>, items: Vec<ItemOut<'a>> },
}

#[derive(Serialize)]
struct ItemOut<'a> {
    text: &'a str,
    block: usize,
    range: [usize; 2],
    continued: Vec<SpanOut>,
}

#[derive(Serialize)]
struct SpanOut {
    block: usize,
    range: [usize; 2],
}

pub(super) fn run(path: &Path, format: Format) -> Result<()> {
    let article = read_article(path)?;
    warn(&article.warnings);
    let suggestions = detect(&article);
    match format {
        Format::Json => {
            let out = Suggestions { suggestions: suggestions.iter().map(|s| suggestion_out(&article, s)).collect() };
            print(&format!("{}\n", serde_json::to_string_pretty(&out)?))
        }
        Format::Text => print(&text(&article, &suggestions)?),
    }
}

fn suggestion_out<'a>(article: &'a Article, suggestion: &'a Suggestion) -> SuggestionOut<'a> {
    let Found::Enumeration(list) = &suggestion.found;
    SuggestionOut {
        kind: "enumeration",
        fields: Fields::Enumeration {
            label: &list.label,
            announced: list.announced,
            items: list.items.iter().map(|item| item_out(article, item)).collect(),
        },
        block: suggestion.span.block,
        range: [suggestion.span.start, suggestion.span.end],
        because: &suggestion.because,
        score: suggestion.score,
    }
}

fn item_out<'a>(article: &'a Article, item: &ListItem) -> ItemOut<'a> {
    let span_out = |s: &Span| SpanOut { block: s.block, range: [s.start, s.end] };
    ItemOut {
        text: article.text(&item.span).unwrap_or_default(),
        block: item.span.block,
        range: [item.span.start, item.span.end],
        continued: item.continued.iter().map(span_out).collect(),
    }
}

fn text(article: &Article, suggestions: &[Suggestion]) -> Result<String> {
    let mut out = String::new();
    if suggestions.is_empty() {
        writeln!(out, "nothing to suggest")?;
    }
    for suggestion in suggestions {
        writeln!(out, "{}  ({})", suggestion.summary(), suggestion.because)?;
        let Found::Enumeration(list) = &suggestion.found;
        for (i, item) in list.items.iter().enumerate() {
            writeln!(out, "  {}. {}", i + 1, article.text(&item.span).unwrap_or_default())?;
            for span in &item.continued {
                writeln!(out, "     {}", article.text(span).unwrap_or_default())?;
            }
        }
        writeln!(out)?;
    }
    Ok(out)
}

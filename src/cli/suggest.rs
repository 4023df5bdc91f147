//! `briefpack suggest`: what the program would suggest to quote.

use std::fmt::Write;
use std::path::Path;

use anyhow::Result;
use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};

use super::{Format, print, print_json, read_article, warn};
use crate::article::{Article, Span};
use crate::detect::{Enumeration, Found, ListItem, Precision, Suggestion, detect};

/// What `--format json` prints; each suggestion is made as it is written, so that none waits in memory for the rest.
struct Suggestions<'a> {
    article: &'a Article,
    found: &'a [Suggestion],
}

impl Serialize for Suggestions<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(1))?;
        map.serialize_entry("suggestions", &Each(self))?;
        map.end()
    }
}

struct Each<'a>(&'a Suggestions<'a>);

impl Serialize for Each<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.found.iter().map(|s| suggestion_out(self.0.article, s)))
    }
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
    Figure { value: &'a str, value_range: [usize; 2], text: &'a str },
    Quote { text: &'a str, speaker: Option<&'a str>, pieces: Vec<SpanOut> },
    Commitment { text: &'a str, actor: &'a str },
    Event(EventOut<'a>),
    Named { name: &'a str, role: Option<&'a str>, variants: &'a [String], places: Vec<PlaceOut<'a>> },
}

/// A dated sentence; `end` is there for ranges alone, `precision` where the day is not known.
#[derive(Serialize)]
struct EventOut<'a> {
    date: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    precision: Option<&'static str>,
    text: &'a str,
}

#[derive(Serialize)]
struct PlaceOut<'a> {
    text: &'a str,
    block: usize,
    range: [usize; 2],
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
            let out = Suggestions { article: &article, found: &suggestions };
            print_json(&out)
        }
        Format::Text => print(&text(&article, &suggestions)?),
    }
}

fn suggestion_out<'a>(article: &'a Article, suggestion: &'a Suggestion) -> SuggestionOut<'a> {
    SuggestionOut {
        kind: suggestion.kind().name(),
        fields: fields(article, suggestion),
        block: suggestion.span.block,
        range: [suggestion.span.start, suggestion.span.end],
        because: &suggestion.because,
        score: suggestion.score,
    }
}

fn fields<'a>(article: &'a Article, suggestion: &'a Suggestion) -> Fields<'a> {
    let text = article.text(&suggestion.span).unwrap_or_default();
    match &suggestion.found {
        Found::Enumeration(list) => Fields::Enumeration {
            label: &list.label,
            announced: list.announced,
            items: list.items.iter().map(|item| item_out(article, item)).collect(),
        },
        Found::Figure(figure) => {
            Fields::Figure { value: &figure.value, value_range: [figure.value_span.start, figure.value_span.end], text }
        }
        Found::Quote(quote) => Fields::Quote {
            text: &quote.text,
            speaker: quote.speaker.as_deref(),
            pieces: quote.pieces.iter().map(span_out).collect(),
        },
        Found::Commitment(commitment) => Fields::Commitment { text, actor: &commitment.actor },
        Found::Event(event) => Fields::Event(EventOut {
            date: event.date.to_string(),
            end: event.end.map(|end| end.to_string()),
            precision: (event.precision != Precision::Day).then(|| event.precision.name()),
            text,
        }),
        Found::Person(named) | Found::Body(named) => Fields::Named {
            name: &named.name,
            role: named.role.as_deref(),
            variants: &named.variants,
            places: named.places.iter().map(|place| place_out(article, place)).collect(),
        },
    }
}

fn span_out(span: &Span) -> SpanOut {
    SpanOut { block: span.block, range: [span.start, span.end] }
}

fn place_out<'a>(article: &'a Article, place: &Span) -> PlaceOut<'a> {
    let text = article.text(place).unwrap_or_default();
    PlaceOut { text, block: place.block, range: [place.start, place.end] }
}

fn item_out<'a>(article: &'a Article, item: &ListItem) -> ItemOut<'a> {
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
        match &suggestion.found {
            Found::Enumeration(list) => list_text(&mut out, article, list)?,
            Found::Figure(_) | Found::Commitment(_) | Found::Event(_) => {
                writeln!(out, "  {}", article.text(&suggestion.span).unwrap_or_default())?;
            }
            Found::Quote(_) | Found::Person(_) | Found::Body(_) => {}
        }
        writeln!(out)?;
    }
    Ok(out)
}

fn list_text(out: &mut String, article: &Article, list: &Enumeration) -> Result<()> {
    for (i, item) in list.items.iter().enumerate() {
        writeln!(out, "  {}. {}", i + 1, article.text(&item.span).unwrap_or_default())?;
        for span in &item.continued {
            writeln!(out, "     {}", article.text(span).unwrap_or_default())?;
        }
    }
    Ok(())
}

//! Finds the passages worth quoting: an article in, suggestions out. Suggests; never changes a pack.

mod found;

mod hash;
mod language;
mod lexicon;
mod sentence;
mod text;

mod commitment;
mod enumeration;
mod event;
mod figure;
mod name;
mod named;
mod quote;

pub use found::{Commitment, Enumeration, Event, Figure, Found, Kind, ListItem, Named, Precision, Quote, Suggestion};

use std::ops::Range;

use crate::article::{Article, Span};
use text::Text;

/// The sentences of a text as byte ranges, in order, without the white space around them. Abbreviations are those of
/// the language; one without a table of its own is treated as the one it looks most like.
pub fn sentences_of(text: &str, language: &crate::article::Language) -> Vec<Range<usize>> {
    match language::language(language.code(), std::iter::once(text)) {
        Some(known) => sentence::sentences(text, &known.abbreviations),
        None => sentence::sentences(text, &hash::FastSet::default()),
    }
}

/// Every suggestion for an article, in reading order.
pub fn detect(article: &Article) -> Vec<Suggestion> {
    let Some(text) = Text::new(article) else { return Vec::new() };
    let mut suggestions = enumeration::enumerations(&text);
    suggestions.extend(figure::figures(&text));
    let names = name::Names::new(&text);
    suggestions.extend(quote::quotes(&text, &names));
    suggestions.extend(commitment::commitments(&text, &names));
    suggestions.extend(event::events(&text));
    suggestions.extend(named::named(&text, &names));
    suggestions.sort_by_key(|s| (s.span, s.kind()));
    suggestions
}

/// The sentences of an article's text, in reading order. What the rules pass over, captions and 'related news', has none.
pub fn sentences(article: &Article) -> Vec<Span> {
    let Some(text) = Text::new(article) else { return Vec::new() };
    let told = text.blocks.iter().filter(|b| !b.quiet);
    told.flat_map(|b| b.sentences.iter().map(|s| Span::new(b.index, s.start, s.end))).collect()
}

//! Finds the passages worth quoting: an article in, suggestions out. Suggests; never changes a pack.

mod endings;
mod found;

mod hash;
mod labels;
mod language;
mod lead;
mod lexicon;
mod measures;
mod office;
mod phrases;
mod sentence;
mod tag;
mod tags;
mod text;

mod bodies;
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
use hash::FastSet;
use text::Text;

/// The sentences of a text as byte ranges, in order, without the white space around them. Abbreviations are those of
/// the language; one without a table of its own is treated as the one it looks most like.
pub fn sentences_of(text: &str, language: &crate::article::Language) -> Vec<Range<usize>> {
    match language::language(language.code(), std::iter::once(text)) {
        Some(known) => sentence::sentences(text, &known.abbreviations),
        None => sentence::sentences(text, &sentence::Abbreviations::default()),
    }
}

/// Every suggestion for an article, in reading order.
pub fn detect(article: &Article) -> Vec<Suggestion> {
    detect_until(article, &|| false).unwrap_or_default()
}

/// As [`detect`], for long articles in the background: `stop` is asked before every block that is prepared and before
/// every kind, and `None` given once it says so.
pub fn detect_until(article: &Article, stop: &dyn Fn() -> bool) -> Option<Vec<Suggestion>> {
    let Some(text) = Text::until(article, stop) else { return (!stop()).then(Vec::new) };
    let names = std::cell::OnceCell::new();
    let names = || names.get_or_init(|| name::Names::new(&text));
    let mut suggestions: Vec<Suggestion> = Vec::new();
    let kinds: [&OneKind<'_>; 6] = [
        &|_| enumeration::enumerations(&text),
        &|so_far| figure::figures(&text, so_far),
        &|_| quote::quotes(&text, names()),
        &|so_far| commitment::commitments(&text, names(), so_far),
        &|_| event::events(&text),
        &|so_far| named::named(&text, names(), &speakers(so_far)),
    ];
    for kind in kinds {
        if stop() {
            return None;
        }
        let found = kind(&suggestions);
        suggestions.extend(found);
    }
    suggestions.sort_by_key(|s| (s.span, s.kind()));
    Some(suggestions)
}

/// The dated sentences of an article alone, in reading order, as [`detect`] finds them.
pub fn events(article: &Article) -> Vec<Suggestion> {
    Text::until(article, &|| false).map(|text| event::events(&text)).unwrap_or_default()
}

/// The sentences of an article's text, in reading order. What the rules pass over, captions and 'related news', has none.
pub fn sentences(article: &Article) -> Vec<Span> {
    let Some(text) = Text::new(article) else { return Vec::new() };
    let told = text.blocks.iter().filter(|b| !b.quiet);
    told.flat_map(|b| b.sentences.iter().map(|s| Span::new(b.index, s.start, s.end))).collect()
}

/// The rules for one kind: what was found so far in, what they find out.
type OneKind<'a> = dyn Fn(&[Suggestion]) -> Vec<Suggestion> + 'a;

/// Those to whom words between quotation marks belong.
fn speakers(found: &[Suggestion]) -> FastSet<String> {
    found
        .iter()
        .filter_map(|s| match &s.found {
            Found::Quote(quote) => quote.speaker.clone(),
            _ => None,
        })
        .collect()
}

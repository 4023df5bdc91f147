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

use crate::article::Article;
use text::Text;

/// Every suggestion for an article, in reading order.
pub fn detect(article: &Article) -> Vec<Suggestion> {
    let Some(text) = Text::new(article) else { return Vec::new() };
    let mut suggestions = enumeration::enumerations(&text);
    suggestions.extend(figure::figures(&text));
    let names = name::Names::new(&text);
    let quotes = quote::quotes(&text, &names);
    let speakers = quotes
        .iter()
        .filter_map(|s| match &s.found {
            Found::Quote(quote) => quote.speaker.clone(),
            _ => None,
        })
        .collect();
    suggestions.extend(quotes);
    suggestions.extend(commitment::commitments(&text, &names));
    suggestions.extend(event::events(&text));
    suggestions.extend(named::named(&text, &names, &speakers));
    suggestions.sort_by_key(|s| (s.span, s.kind()));
    suggestions
}

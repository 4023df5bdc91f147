//! Finds the passages worth quoting: an article in, suggestions out. Suggests; never changes a pack.

mod language;
mod sentence;
mod text;

mod enumeration;

use crate::article::{Article, Span};
use text::Text;

/// A passage, or a set of passages, that the program suggests.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggestion {
    /// The whole of it: for an enumeration the announcing phrase if there is one, else its first item.
    pub span: Span,
    /// Why it was suggested, in a few words.
    pub because: String,
    /// How sure the rule is, from 0 to 1.
    pub score: f32,
    /// What was found.
    pub found: Found,
}

/// What a suggestion holds, by kind.
#[derive(Debug, Clone, PartialEq)]
pub enum Found {
    /// A list told in the text.
    Enumeration(Enumeration),
}

/// A list told in the text: "six pillars of cooperation: …; …; and …".
#[derive(Debug, Clone, PartialEq)]
pub struct Enumeration {
    /// The announcing noun phrase, in the article's letters ("six pillars of cooperation").
    pub label: String,
    /// Where the label stands; `None` if the list has no announcing phrase and the label was made from its items.
    pub label_span: Option<Span>,
    /// How many items were announced.
    pub announced: Option<u32>,
    /// The items found, in reading order.
    pub items: Vec<ListItem>,
}

/// One item of an enumeration.
#[derive(Debug, Clone, PartialEq)]
pub struct ListItem {
    /// The item's words, without marker, conjunction and separator.
    pub span: Span,
    /// Later paragraphs that belong to the item.
    pub continued: Vec<Span>,
}

impl ListItem {
    /// The item and its continuations, in reading order.
    pub fn spans(&self) -> Vec<Span> {
        std::iter::once(self.span).chain(self.continued.iter().copied()).collect()
    }
}

impl Suggestion {
    /// What it is, in words, with how much was announced and found: "six pillars of cooperation: 6 of 6".
    pub fn summary(&self) -> String {
        match &self.found {
            Found::Enumeration(list) => match list.announced {
                Some(announced) => format!("{}: {} of {announced}", list.label, list.items.len()),
                None => format!("{}: {} items", list.label, list.items.len()),
            },
        }
    }
}

/// Every suggestion for an article, in reading order.
pub fn detect(article: &Article) -> Vec<Suggestion> {
    let Some(text) = Text::new(article) else { return Vec::new() };
    let mut suggestions = enumeration::enumerations(&text);
    suggestions.sort_by_key(|s| s.span);
    suggestions
}

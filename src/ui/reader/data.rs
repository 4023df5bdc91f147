//! What the reader shows of an article besides its text: highlights and suggestions.

use crate::article::{Article, Span};
use crate::detect::Suggestion;
use crate::pack::{HighlightId, Pack};
use crate::ui::tongue::Words;
use crate::ui::view::View;
use crate::ui::words;

/// A piece of a highlight within one block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// The highlight.
    pub highlight: HighlightId,
    /// The piece.
    pub span: Span,
    /// Whether the chosen item prints it.
    pub is_chosen: bool,
}

/// A suggestion as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggested {
    /// Its index among the article's.
    pub index: usize,
    /// Where its mark stands: the label, or its first item.
    pub at: Span,
    /// What it is, in words: 'six pillars of cooperation: 6 of 6'.
    pub summary: String,
    /// Why it was suggested.
    pub because: String,
    /// Its items.
    pub items: Vec<SuggestedItem>,
}

/// An item of a suggestion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SuggestedItem {
    /// Where it stands.
    pub spans: Vec<Span>,
    /// Its words.
    pub text: String,
    /// Whether the briefing prints it already.
    pub is_added: bool,
}

impl Suggested {
    /// Whether the briefing prints all of it.
    pub fn is_added(&self) -> bool {
        self.items.iter().all(|i| i.is_added)
    }
}

/// The pieces of every highlight in an article, in reading order.
pub fn marks(pack: &Pack, article: &Article, view: &View) -> Vec<Mark> {
    let chosen = view.item.and_then(|id| pack.item(id)).map_or_else(Vec::new, |item| item.body.highlights());
    let mut marks: Vec<Mark> = pack
        .highlights
        .values()
        .filter(|h| h.passage.article == article.id)
        .flat_map(|h| {
            let is_chosen = chosen.contains(&h.id);
            h.passage.spans.iter().map(move |&span| Mark { highlight: h.id, span, is_chosen })
        })
        .collect();
    marks.sort_by_key(|m| m.span);
    marks
}

/// The suggestions for an article, in the order in which they were found.
pub fn suggested(pack: &Pack, article: &Article, suggestions: &[Suggestion]) -> Vec<Suggested> {
    let printed: Vec<&[Span]> = pack
        .sections
        .iter()
        .flat_map(|s| &s.items)
        .flat_map(|i| i.body.highlights())
        .filter_map(|id| pack.highlights.get(&id))
        .filter(|h| h.passage.article == article.id)
        .map(|h| h.passage.spans.as_slice())
        .collect();
    suggestions
        .iter()
        .enumerate()
        .map(|(index, suggestion)| {
            let items = suggestion.spans().into_iter().map(|spans| {
                let texts: Vec<&str> = spans.iter().filter_map(|span| article.text(span)).collect();
                SuggestedItem { text: texts.join(" "), is_added: printed.contains(&spans.as_slice()), spans }
            });
            Suggested {
                index,
                at: suggestion.span,
                summary: suggestion.summary(),
                because: suggestion.because.clone(),
                items: items.collect(),
            }
        })
        .collect()
}

/// The line under an article's title: outlet, day, author and length, as far as they are known.
pub fn meta(own: &Words, article: &Article) -> String {
    let parts = [article.outlet.clone(), article.published.map(|date| words::day(own, date)), article.byline.clone()];
    let mut known: Vec<String> = parts.into_iter().flatten().collect();
    known.extend(words::language(own, &article.language));
    known.push(own.tr_with("count-words", &[("count", article.word_count().into())]));
    known.join(" · ")
}

//! Passages that begin or end within a word.

use std::collections::BTreeMap;

use super::{Body, Highlight, HighlightId, Item, Pack};
use crate::article::{Article, ArticleId, Span, kept, shorten, word_around};

/// How much of a word is shown, in characters.
const SHOWN_CHARS: usize = 40;

/// A word that is quoted in part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cut {
    pub(super) highlight: HighlightId,
    /// What is quoted of it.
    pub(super) part: String,
    /// All of it.
    pub(super) word: String,
}

/// The articles of a pack by their names.
pub(super) fn articles_of(pack: &Pack) -> BTreeMap<&ArticleId, &Article> {
    pack.articles.iter().map(|entry| (&entry.article.id, &*entry.article)).collect()
}

/// The first word that a highlight holds a part of. What a shortened quotation leaves out at its ends is not asked about.
/// A highlight that no longer holds says nothing of words.
pub(super) fn cut_of(
    articles: &BTreeMap<&ArticleId, &Article>,
    highlight: &Highlight,
    item: Option<&Item>,
) -> Option<Cut> {
    let passage = &highlight.passage;
    let article = articles.get(&passage.article).filter(|article| passage.check(article).is_ok())?;
    let (mut from_start, mut to_end) = (true, true);
    if let Some(Body::Quotation { wording: Some(wording), .. }) = item.map(|item| &item.body)
        && let Ok(parts) = kept(&passage.quote, wording)
    {
        from_start = parts.first().is_some_and(|first| first.start == 0);
        to_end = parts.last().is_some_and(|last| last.end == passage.quote.len());
    }
    let last = passage.spans.len().saturating_sub(1);
    let of_span = |(index, span): (usize, &Span)| {
        let text = article.blocks.get(span.block)?.text.as_str();
        let starts = (index > 0 || from_start).then(|| word_around(text, span.start)).flatten();
        let ends = (index < last || to_end).then(|| word_around(text, span.end)).flatten();
        let word = starts.or(ends)?;
        let part = text.get(word.start.max(span.start)..word.end.min(span.end))?;
        let word = text.get(word)?;
        Some(Cut { highlight: highlight.id, part: shorten(part, SHOWN_CHARS), word: shorten(word, SHOWN_CHARS) })
    };
    passage.spans.iter().enumerate().find_map(of_span)
}

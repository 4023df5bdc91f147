//! Passages: ranges of an article's text with the words they held when they were made.

use serde::{Deserialize, Serialize};

use super::{Article, ArticleId, says_nothing};

/// A range of one block: byte offsets into that block's text, on character borders, end exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// The index of the block in its article.
    pub block: usize,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// A span of `block` from `start` up to, not including, `end`.
    pub fn new(block: usize, start: usize, end: usize) -> Self {
        Self { block, start, end }
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(&self, other: &Span) -> bool {
        self.block == other.block && self.start < other.end && other.start < self.end
    }
}

/// A passage: one or more spans of one article, in reading order, and the words they held when it was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// The article it is from.
    pub article: ArticleId,
    /// Where it stands; never empty, in reading order.
    pub spans: Vec<Span>,
    /// The words, a line feed between spans.
    pub quote: String,
}

/// Why a passage does not hold.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PassageError {
    /// No span, or a span that is empty.
    #[error("the passage is empty")]
    Empty,
    /// A span that the article does not have.
    #[error("block {} has no bytes {}..{}", span.block, span.start, span.end)]
    OutOfRange {
        /// The span in question.
        span: Span,
    },
    /// The recorded words differ from the article's.
    #[error("the article reads '{actual}' where the passage has '{recorded}'")]
    Differs {
        /// The article's words.
        actual: String,
        /// The passage's words.
        recorded: String,
    },
}

impl Passage {
    /// Makes a passage from spans, reading its words from the article.
    ///
    /// # Errors
    /// [`PassageError::Empty`] or [`PassageError::OutOfRange`].
    pub fn new(article: &Article, spans: Vec<Span>) -> Result<Self, PassageError> {
        let quote = quote_of(article, &spans)?;
        Ok(Self { article: article.id.clone(), spans, quote })
    }

    /// Checks that the recorded words are, letter for letter, the article's.
    ///
    /// # Errors
    /// Any [`PassageError`].
    pub fn check(&self, article: &Article) -> Result<(), PassageError> {
        let actual = quote_of(article, &self.spans)?;
        if actual == self.quote { Ok(()) } else { Err(PassageError::Differs { actual, recorded: self.quote.clone() }) }
    }

    /// The words span by span: the paragraphs of a quotation.
    pub fn paragraphs(&self) -> impl Iterator<Item = &str> {
        let mut from = 0;
        let by_span = self.spans.iter().map_while(|span| {
            let to = from + span.end.checked_sub(span.start)?;
            let part = self.quote.get(from..to)?;
            from = to + 1;
            Some(part)
        });
        let by_span: Vec<&str> = by_span.collect();
        // Where the words are not those of the spans, they are parted as they say themselves.
        let parts = if from == self.quote.len() + 1 { by_span } else { self.quote.split('\n').collect() };
        parts.into_iter()
    }
}

fn quote_of(article: &Article, spans: &[Span]) -> Result<String, PassageError> {
    if spans.is_empty() {
        return Err(PassageError::Empty);
    }
    let mut quote = String::new();
    for (i, span) in spans.iter().enumerate() {
        let text = article.text(span).ok_or(PassageError::OutOfRange { span: *span })?;
        if says_nothing(text) {
            return Err(PassageError::Empty);
        }
        if i > 0 {
            quote.push('\n');
        }
        quote.push_str(text);
    }
    Ok(quote)
}

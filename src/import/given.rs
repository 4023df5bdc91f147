//! Articles whose facts somebody typed: what was typed takes the place of what was read.

use crate::article::{Article, Dropped, Language};

use super::{ImportError, import};

/// What somebody knows of an article that its text may not tell. What is `None` is left to the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Given {
    /// The title.
    pub title: Option<String>,
    /// The outlet.
    pub outlet: Option<String>,
    /// The day of publication.
    pub published: Option<jiff::civil::Date>,
    /// The language.
    pub language: Option<Language>,
    /// The author.
    pub byline: Option<String>,
}

/// The reason given for a title that was read where another one was typed.
const OTHER_TITLE: &str = "another title was typed";

/// Reads an article as [`import`] does; facts that were typed take the place of those that were read.
///
/// # Errors
/// [`ImportError`] where the bytes hold no article.
pub fn import_given(file_name: &str, bytes: &[u8], given: &Given) -> Result<Article, ImportError> {
    let mut article = import(file_name, bytes)?;
    if let Some(title) = &given.title
        && let Some(read) = article.title.replace(title.clone())
        && &read != title
    {
        article.dropped.insert(0, Dropped { line: 1, text: read, reason: OTHER_TITLE.to_owned() });
    }
    let over = |own: &mut Option<String>, typed: &Option<String>| {
        if typed.is_some() {
            own.clone_from(typed);
        }
    };
    over(&mut article.outlet, &given.outlet);
    over(&mut article.byline, &given.byline);
    article.published = given.published.or(article.published);
    if let Some(language) = &given.language {
        article.language = language.clone();
    }
    Ok(article)
}

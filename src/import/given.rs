//! Articles whose facts somebody typed: what was typed takes the place of what was read.

use crate::article::{Article, BlockKind, Dropped, Language};

use super::words::{fold, is_running};
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
/// The reason given for a line above the text that says no more than the outlet that was typed.
const OUTLETS_LINE: &str = "line with the outlet's name";

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
    if let Some(outlet) = &given.outlet {
        take_out_name(&mut article, outlet);
    }
    over(&mut article.outlet, &given.outlet);
    over(&mut article.byline, &given.byline);
    article.published = given.published.or(article.published);
    if let Some(language) = &given.language {
        article.language = language.clone();
    }
    Ok(article)
}

/// Takes out what stands above the text and is the outlet's name: a line of its own, what was read as the author, or as
/// the title where a heading follows that can be it.
fn take_out_name(article: &mut Article, outlet: &str) {
    let name = fold(outlet);
    if name.is_empty() {
        return;
    }
    article.byline.take_if(|byline| fold(byline) == name);
    let head = article.blocks.iter().position(|b| is_running(&b.text)).unwrap_or(0);
    let is_it =
        |kind: BlockKind, text: &str| matches!(kind, BlockKind::Heading | BlockKind::Paragraph) && fold(text) == name;
    while let Some(at) = article.blocks.iter().take(head).position(|b| is_it(b.kind, &b.text)) {
        let block = article.blocks.remove(at);
        article.dropped.push(Dropped { line: block.line, text: block.text, reason: OUTLETS_LINE.to_owned() });
    }
    let heads = article.blocks.first().is_some_and(|b| b.kind == BlockKind::Heading) && article.blocks.len() > 1;
    if heads && let Some(title) = article.title.take_if(|title| fold(title) == name) {
        let block = article.blocks.remove(0);
        article.title = Some(block.text);
        article.dropped.push(Dropped { line: 1, text: title, reason: OUTLETS_LINE.to_owned() });
    }
    article.dropped.sort_by_key(|dropped| dropped.line);
}

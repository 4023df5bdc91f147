//! What an article says of itself, corrected by the user. Its text and its hashes stay as they were imported.

use std::sync::Arc;

use jiff::civil::Date;

use super::edit::EditError;
use super::{Pack, PackArticle};
use crate::article::{Article, ArticleId, Language};

/// What an article says of itself, or the user says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Details {
    /// The title.
    pub title: Option<String>,
    /// The outlet or agency.
    pub outlet: Option<String>,
    /// The author.
    pub byline: Option<String>,
    /// The day of publication.
    pub published: Option<Date>,
    /// The language.
    pub language: Language,
}

impl Details {
    /// An article's.
    pub fn of(article: &Article) -> Self {
        Self {
            title: article.title.clone(),
            outlet: article.outlet.clone(),
            byline: article.byline.clone(),
            published: article.published,
            language: article.language.clone(),
        }
    }

    /// The article with these in place of its own.
    #[must_use]
    pub fn put_into(&self, article: &Article) -> Article {
        Article {
            title: self.title.clone(),
            outlet: self.outlet.clone(),
            byline: self.byline.clone(),
            published: self.published,
            language: self.language.clone(),
            ..article.clone()
        }
    }

    /// What differs between two earlier ones, as a change to these.
    fn changed_as(self, from: &Self, to: &Self) -> Self {
        fn field<T: PartialEq + Clone>(own: T, from: &T, to: &T) -> T {
            if from == to { own } else { to.clone() }
        }
        Self {
            title: field(self.title, &from.title, &to.title),
            outlet: field(self.outlet, &from.outlet, &to.outlet),
            byline: field(self.byline, &from.byline, &to.byline),
            published: field(self.published, &from.published, &to.published),
            language: field(self.language, &from.language, &to.language),
        }
    }
}

impl PackArticle {
    /// The details as they were imported, whatever was corrected since.
    pub fn as_imported(&self) -> Details {
        self.imported.clone().unwrap_or_else(|| Details::of(&self.article))
    }

    /// Puts details in place; those that were imported are kept beside them where they differ.
    pub(crate) fn correct(&mut self, details: &Details) {
        let imported = self.as_imported();
        if Details::of(&self.article) != *details {
            self.article = Arc::new(details.put_into(&self.article));
        }
        self.imported = (imported != *details).then_some(imported);
    }

    /// The same entry with another reading of its article: what was corrected stays corrected.
    pub(super) fn read_again(&self, article: &Arc<Article>) -> Self {
        let mut next = Self { ticked: self.ticked, in_full: self.in_full, ..Self::new(Arc::clone(article)) };
        let Some(imported) = &self.imported else { return next };
        let (own, corrected) = (Details::of(article), Details::of(&self.article));
        if own == corrected {
            // The other reading was made from the corrected article.
            next.imported = Some(imported.clone());
        } else {
            next.correct(&own.changed_as(imported, &corrected));
        }
        next
    }
}

/// Corrects an article's details.
pub(super) fn correct(pack: &mut Pack, article: &ArticleId, details: &Details) -> Result<(), EditError> {
    let entry = pack.articles.iter_mut().find(|a| &a.article.id == article);
    entry.ok_or_else(|| EditError::NoArticle(article.clone()))?.correct(details);
    Ok(())
}

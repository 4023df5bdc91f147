//! A comparison with the articles that its places name.

use std::collections::BTreeMap;

use crate::article::{ArticleId, Span};
use crate::compare::{Comparison, Lookup, Source, Told};

/// What was found across articles.
#[derive(Debug, Clone, Default)]
pub struct Compared {
    articles: Vec<ArticleId>,
    places: BTreeMap<ArticleId, usize>,
    /// What was found.
    pub found: Comparison,
    lookup: Lookup,
}

impl Compared {
    /// Of these articles, in the order in which they were compared.
    pub fn new(articles: Vec<ArticleId>, found: Comparison) -> Self {
        let places = articles.iter().enumerate().map(|(place, id)| (id.clone(), place)).collect();
        let lookup = Lookup::new(&found);
        Self { articles, places, found, lookup }
    }

    /// The article of a source.
    pub fn article(&self, source: &Source) -> Option<&ArticleId> {
        self.articles.get(source.article)
    }

    /// The article at a place in the comparison.
    pub fn article_at(&self, place: usize) -> Option<&ArticleId> {
        self.articles.get(place)
    }

    /// What is said across articles of a passage.
    pub fn told(&self, article: &ArticleId, span: &Span) -> Told {
        self.places.get(article).map_or_else(Told::default, |place| self.lookup.at(*place, span))
    }

    /// How many independent outlets tell a passage; none or one where nobody else does.
    pub fn outlets(&self, article: &ArticleId, span: &Span) -> usize {
        let told = self.told(article, span).agreements;
        told.iter().filter_map(|at| self.found.agreements.get(*at)).map(|a| a.outlets).max().unwrap_or(0)
    }
}

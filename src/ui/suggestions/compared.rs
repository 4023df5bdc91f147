//! A comparison with the articles that its places name.

use std::collections::{BTreeMap, BTreeSet};

use crate::article::{Article, ArticleId, Span};
use crate::compare::{Agreement, AgreementKind, AlignedItem, Comparison, Lookup, Source, Told};
use crate::detect::{Enumeration, Found, Suggestion};
use crate::ui::Snapshot;

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

    /// An article's place in the comparison.
    pub fn place_of(&self, article: &ArticleId) -> Option<usize> {
        self.places.get(article).copied()
    }

    /// The article at a place in the comparison.
    pub fn article_at(&self, place: usize) -> Option<&ArticleId> {
        self.articles.get(place)
    }

    /// What is said across articles of a passage.
    pub fn told(&self, article: &ArticleId, span: &Span) -> Told {
        self.places.get(article).map_or_else(Told::default, |place| self.lookup.at(*place, span))
    }

    /// By how many a suggestion is told: outlets that are named, and independent articles. A list is told by those that
    /// have every item of it; a figure by those that give it; a name is told by nobody.
    pub fn tellers(&self, now: &Snapshot<'_>, article: &Article, suggestion: &Suggestion) -> (usize, usize) {
        let Some(own) = self.places.get(&article.id).copied() else { return (0, 0) };
        let agreements = |span: &Span| {
            let told = self.lookup.at(own, span).agreements.into_iter();
            told.filter_map(|at| self.found.agreements.get(at))
        };
        match &suggestion.found {
            Found::Enumeration(list) => self.tellers_of_list(now, own, list),
            Found::Figure(figure) => {
                let here = |s: &Source| s.article == own && s.span.overlaps(&figure.value_span);
                let gives = |a: &&Agreement| a.values.iter().any(|v| v.sources.iter().any(here));
                agreements(&suggestion.span).filter(gives).map(|a| (a.outlets, a.stories)).max().unwrap_or((0, 0))
            }
            Found::Person(_) | Found::Body(_) => (0, 0),
            Found::Quote(_) | Found::Commitment(_) | Found::Event(_) => {
                let statements = agreements(&suggestion.span).filter(|a| a.kind == AgreementKind::Statement);
                statements.map(|a| (a.outlets, a.stories)).max_by_key(|(_, stories)| *stories).unwrap_or((0, 0))
            }
        }
    }

    fn tellers_of_list(&self, now: &Snapshot<'_>, own: usize, list: &Enumeration) -> (usize, usize) {
        let here = |s: &Source| s.article == own && list.items.iter().any(|i| i.span == s.span);
        let Some(aligned) = self.found.aligned.iter().find(|a| a.items.iter().any(|i| i.sources.iter().any(here)))
        else {
            return (0, 0);
        };
        let has = |item: &AlignedItem, article: usize| item.sources.iter().any(|s| s.article == article);
        let tells = |article: &&usize| aligned.items.iter().all(|item| !has(item, own) || has(item, **article));
        let story = |article: usize| {
            let group = self.found.duplicates.iter().position(|d| d.articles.contains(&article));
            group.map_or((1, article), |group| (0, group))
        };
        let (mut stories, mut outlets) = (BTreeSet::new(), BTreeSet::new());
        for article in aligned.articles.iter().filter(tells) {
            stories.insert(story(*article));
            let outlet = self.articles.get(*article).and_then(|id| now.pack.article(id)).and_then(|a| a.outlet.clone());
            outlets.extend(outlet);
        }
        (outlets.len().min(stories.len()), stories.len())
    }
}

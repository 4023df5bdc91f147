//! What the library shows: one row an article, sorted.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use crate::article::ArticleId;
use crate::pack::{Pack, PackArticle};
use crate::ui::tongue::Words;
use crate::ui::view::{Sort, SortBy};
use crate::ui::words;

/// An article as a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The article.
    pub id: ArticleId,
    /// Its title, or its opening words.
    pub title: String,
    /// Outlet, day and language, as far as they are known.
    pub meta: String,
    /// Whether it belongs to the briefing.
    pub ticked: bool,
    /// How many of its passages the briefing prints.
    pub used: usize,
}

/// Every article as a row, in the order asked for. Articles that tie stay in the order in which they were added.
pub fn rows(words: &Words, pack: &Pack, sort: Sort) -> Vec<Row> {
    let used = used(pack);
    let uses = |article: &PackArticle| used.get(&article.article.id).copied().unwrap_or(0);
    let mut articles: Vec<&PackArticle> = pack.articles.iter().collect();
    articles.sort_by(|a, b| {
        let order = compare(a, b, sort.by, &uses);
        if sort.descending { order.reverse() } else { order }
    });
    articles
        .into_iter()
        .map(|a| Row {
            id: a.article.id.clone(),
            title: a.article.display_title(),
            meta: meta(words, a),
            ticked: a.ticked,
            used: uses(a),
        })
        .collect()
}

fn used(pack: &Pack) -> BTreeMap<&ArticleId, usize> {
    let mut used = BTreeMap::new();
    for highlight in pack.sections.iter().flat_map(|s| &s.items).flat_map(|i| i.body.highlights()) {
        if let Some(highlight) = pack.highlights.get(&highlight) {
            *used.entry(&highlight.passage.article).or_insert(0) += 1;
        }
    }
    used
}

fn compare(a: &PackArticle, b: &PackArticle, by: SortBy, uses: &impl Fn(&PackArticle) -> usize) -> Ordering {
    let (a_text, b_text) = (&a.article, &b.article);
    match by {
        SortBy::Added => Ordering::Equal,
        SortBy::Title => a_text.display_title().to_lowercase().cmp(&b_text.display_title().to_lowercase()),
        SortBy::Outlet => known_first(a_text.outlet.as_deref(), b_text.outlet.as_deref()),
        // The newest first: that is what a column of dates is sorted for.
        SortBy::Date => known_first(a_text.published.map(std::cmp::Reverse), b_text.published.map(std::cmp::Reverse)),
        SortBy::Language => a_text.language.cmp(&b_text.language),
        SortBy::Used => uses(b).cmp(&uses(a)),
    }
}

fn known_first<T: Ord>(a: Option<T>, b: Option<T>) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) => a.cmp(&b),
        (a, b) => b.is_some().cmp(&a.is_some()),
    }
}

fn meta(own: &Words, article: &PackArticle) -> String {
    let article = &article.article;
    let parts = [
        article.outlet.clone(),
        article.published.map(|date| words::short_day(own, date)),
        words::language(own, &article.language),
    ];
    let known: Vec<String> = parts.into_iter().flatten().collect();
    if known.is_empty() { article.source.file_name.clone() } else { known.join(" · ") }
}

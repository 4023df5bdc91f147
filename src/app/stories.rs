//! Which articles tell the same story. One call, so that a better judge can take its place.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use crate::article::{Article, ArticleId};
use crate::compare::AgreementKind;
use crate::ui::fold::fold;
use crate::ui::suggestions::Compared;

/// Titles that share a story share so many rare words.
const SHARED: usize = 3;
/// A word that more articles than this have in their titles tells no story apart.
const RARE: usize = 12;
/// Shorter words carry no story.
const WORD_CHARS: usize = 4;
/// Articles that tell so much alike, or each in its own way, tell one story.
const TOLD_BY_BOTH: usize = 2;
/// Articles further apart than this tell different stories, in days.
const APART_DAYS: i32 = 4;

/// The number of its story, for each article that shares one with another: titles with rare words in common, or what the
/// comparison found told by both, published within a few days of each other. An article tells one story.
pub fn stories(articles: &[Arc<Article>], compared: Option<&Compared>) -> HashMap<ArticleId, usize> {
    let words: Vec<Vec<String>> = articles.iter().map(|a| title_words(a)).collect();
    let mut bearers: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, own) in words.iter().enumerate() {
        for word in own {
            bearers.entry(word.as_str()).or_default().push(at);
        }
    }
    let mut leader: Vec<usize> = (0..articles.len()).collect();
    for (at, own) in words.iter().enumerate() {
        let mut shared: HashMap<usize, usize> = HashMap::new();
        for word in own {
            let with = bearers.get(word.as_str()).filter(|b| b.len() <= RARE);
            for &other in with.into_iter().flatten().filter(|&&other| other < at) {
                *shared.entry(other).or_insert(0) += 1;
            }
        }
        let mut alike: Vec<usize> = shared.into_iter().filter(|(_, n)| *n >= SHARED).map(|(other, _)| other).collect();
        alike.sort_unstable();
        for other in alike {
            if let (Some(one), Some(two)) = (articles.get(at), articles.get(other))
                && near(one, two)
            {
                join(&mut leader, at, other);
            }
        }
    }
    for (one, two) in compared.map_or_else(Vec::new, |c| linked(articles, c)) {
        join(&mut leader, one, two);
    }
    let mut sizes: HashMap<usize, usize> = HashMap::new();
    for at in 0..articles.len() {
        *sizes.entry(root(&leader, at)).or_insert(0) += 1;
    }
    articles
        .iter()
        .enumerate()
        .map(|(at, a)| (a.id.clone(), root(&leader, at)))
        .filter(|(_, story)| sizes.get(story).is_some_and(|n| *n > 1))
        .collect()
}

/// The pairs of articles, by their places, that the comparison takes for one story: nearly the same text, or several
/// statements, figures and days in common, in whatever languages they are told.
fn linked(articles: &[Arc<Article>], compared: &Compared) -> Vec<(usize, usize)> {
    let places: HashMap<&ArticleId, usize> = articles.iter().enumerate().map(|(at, a)| (&a.id, at)).collect();
    let place = |at: usize| compared.article_at(at).and_then(|id| places.get(id)).copied();
    let found = &compared.found;
    let mut pairs = Vec::new();
    for story in &found.duplicates {
        let own: Vec<usize> = story.articles.iter().filter_map(|at| place(*at)).collect();
        let Some(&first) = own.first() else { continue };
        pairs.extend(own.into_iter().skip(1).map(|other| (first, other)));
    }
    // One minister is named in many stories.
    let told = found.agreements.iter().filter(|a| a.kind != AgreementKind::Office);
    let told = told.map(|a| a.sources.iter().map(|s| s.article).collect::<BTreeSet<_>>());
    let disputed = found.conflicts.iter().map(|c| c.claims.iter().map(|c| c.source.article).collect());
    let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for tellers in told.chain(disputed).filter(|tellers| tellers.len() <= RARE) {
        let own: Vec<usize> = tellers.into_iter().filter_map(place).collect();
        for (index, &one) in own.iter().enumerate() {
            for &two in own.iter().skip(index + 1) {
                *shared.entry((one.min(two), one.max(two))).or_insert(0) += 1;
            }
        }
    }
    let is_near = |(one, two): &(usize, usize)| match (articles.get(*one), articles.get(*two)) {
        (Some(one), Some(two)) => near(one, two),
        _ => false,
    };
    pairs.extend(shared.into_iter().filter(|(_, n)| *n >= TOLD_BY_BOTH).map(|(pair, _)| pair).filter(is_near));
    pairs
}

fn title_words(article: &Article) -> Vec<String> {
    let title = article.display_title();
    let mut words: Vec<String> = fold(&title)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| w.chars().count() >= WORD_CHARS)
        .map(str::to_owned)
        .collect();
    words.sort_unstable();
    words.dedup();
    words
}

fn near(one: &Article, two: &Article) -> bool {
    match (one.published, two.published) {
        (Some(a), Some(b)) => (a - b).get_days().abs() <= APART_DAYS,
        _ => true,
    }
}

fn root(leader: &[usize], at: usize) -> usize {
    let mut here = at;
    while let Some(&above) = leader.get(here)
        && above != here
    {
        here = above;
    }
    here
}

/// The earlier one leads.
fn join(leader: &mut [usize], one: usize, two: usize) {
    let (a, b) = (root(leader, one), root(leader, two));
    if let Some(slot) = leader.get_mut(a.max(b)) {
        *slot = a.min(b);
    }
}

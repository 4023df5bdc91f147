//! Which articles tell the same story. One call, so that a better judge can take its place.

use std::collections::HashMap;
use std::sync::Arc;

use crate::article::{Article, ArticleId};
use crate::ui::fold::fold;

/// Titles that share a story share so many rare words.
const SHARED: usize = 3;
/// A word that more articles than this have in their titles tells no story apart.
const RARE: usize = 12;
/// Shorter words carry no story.
const WORD_CHARS: usize = 4;
/// Articles further apart than this tell different stories, in days.
const APART_DAYS: i32 = 4;

/// The number of its story, for each article that shares one with another: titles with rare words in common, published
/// within a few days of each other. An article tells one story.
pub fn stories(articles: &[Arc<Article>]) -> HashMap<ArticleId, usize> {
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

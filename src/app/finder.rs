//! Looks for words in the texts of many articles, on threads, with what was folded kept for the next time.

use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use crate::article::{Article, ArticleId};
use crate::ui::fold::{fold, holds, terms};

/// The folded texts, shared by all searches.
#[derive(Debug, Default)]
pub struct Finder {
    folded: Mutex<HashMap<ArticleId, Arc<str>>>,
    latest: AtomicU64,
}

impl Finder {
    /// Notes which search is the latest: an older one stops.
    pub(super) fn ask(&self, search: u64) {
        self.latest.fetch_max(search, Ordering::Relaxed);
    }

    /// The articles that hold all the words in title, outlet or text; `None` if a later search was asked for meanwhile.
    pub(super) fn find(&self, search: u64, text: &str, articles: &[Arc<Article>]) -> Option<HashSet<ArticleId>> {
        let terms = terms(text);
        let known = self.folded.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let stale = || self.latest.load(Ordering::Relaxed) > search;
        let read: Vec<(&Arc<Article>, Arc<str>)> = articles
            .par_iter()
            .filter(|_| !stale())
            .map(|a| (a, known.get(&a.id).map_or_else(|| Arc::from(whole(a)), Arc::clone)))
            .collect();
        let folded = read.iter().map(|(a, folded)| (a.id.clone(), Arc::clone(folded)));
        let mut kept = self.folded.lock().unwrap_or_else(PoisonError::into_inner);
        if stale() {
            kept.extend(folded);
            return None;
        }
        // What is gone from the pack goes from here as well: the memory stays that of the articles.
        *kept = folded.collect();
        drop(kept);
        let hits = read.par_iter().filter(|(_, folded)| holds(folded, &terms)).map(|(a, _)| a.id.clone()).collect();
        (!stale()).then_some(hits)
    }
}

/// All that is searched of an article, folded.
fn whole(article: &Article) -> String {
    let mut text = fold(&article.display_title());
    for part in article.outlet.iter().chain(article.byline.iter()).chain(std::iter::once(&article.source.file_name)) {
        text.push('\n');
        text.push_str(&fold(part));
    }
    for block in &article.blocks {
        text.push('\n');
        text.push_str(&fold(&block.text));
    }
    text
}

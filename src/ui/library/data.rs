//! What the library shows, as plain data: what is known of each article, which are shown, and in which order.

use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use crate::article::{Article, ArticleId, Language};
use crate::detect::Suggestion;
use crate::pack::Pack;
use crate::ui::view::{Sort, SortBy};

use super::browse::Filter;
use crate::ui::fold::{fold, holds, sort_key, terms};

/// The suggestions for each article, as far as they are known.
pub type Found = BTreeMap<ArticleId, Arc<Vec<Suggestion>>>;

/// The articles in whose text what was looked for stands.
#[derive(Debug, Clone, Default)]
pub struct TextHits {
    /// What was looked for.
    pub text: String,
    /// Grows with every answer.
    pub version: u64,
    /// The articles.
    pub articles: HashSet<ArticleId>,
}

/// Which articles tell the same story.
#[derive(Debug, Clone, Default)]
pub struct Stories {
    /// Grows with every answer.
    pub version: u64,
    /// The number of its story, for each article that shares one with another.
    pub of: HashMap<ArticleId, usize>,
}

/// How far reading files has come.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Progress {
    /// How many files were read.
    pub done: usize,
    /// Of how many; 0 while they are being counted.
    pub of: usize,
    /// The file that is being read.
    pub file: String,
}

/// What a folder held that was not read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PassedOver {
    /// Files of other kinds.
    pub other: usize,
    /// The names of the first of them.
    pub names: Vec<String>,
    /// Hidden files and folders.
    pub hidden: usize,
    /// Folders below the depth that is looked into.
    pub deep: usize,
    /// Folders that could not be opened.
    pub closed: Vec<String>,
    /// Whether there were more files than are read at once.
    pub more: bool,
}

impl PassedOver {
    /// Whether everything was read.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What is known of an article and never changes.
#[derive(Debug, Clone)]
pub struct Known {
    /// The article.
    pub article: Arc<Article>,
    /// Its title, or its opening words.
    pub title: String,
    /// Title, outlet and file name, folded for searching.
    folded: String,
    /// The title, as it is sorted.
    title_key: String,
    /// The outlet, as it is sorted.
    outlet_key: Option<String>,
}

impl Known {
    fn new(article: &Arc<Article>) -> Self {
        let title = article.display_title();
        let folded_title = fold(&title);
        let outlet = article.outlet.as_deref().unwrap_or_default();
        let folded = format!("{folded_title}\n{}\n{}", fold(outlet), fold(&article.source.file_name));
        let outlet_key = article.outlet.as_deref().map(|outlet| sort_key(&fold(outlet)));
        Self { article: Arc::clone(article), title, folded, title_key: sort_key(&folded_title), outlet_key }
    }
}

/// How many articles there are of each outlet and language.
#[derive(Debug, Clone, Default)]
pub struct Facets {
    /// Outlets with their numbers, the most frequent first; an empty name stands for none.
    pub outlets: Vec<(String, usize)>,
    /// The codes of the languages with their numbers.
    pub languages: Vec<(String, usize)>,
}

/// The articles of a pack as the library knows them. What is known of an article is worked out once.
#[derive(Debug, Clone, Default)]
pub struct Shelf {
    /// In the pack's order.
    pub known: Vec<Known>,
    /// Grows whenever the articles change.
    pub version: u64,
    /// How many of its passages the briefing prints, for each article.
    pub used: Vec<usize>,
    /// How many articles are ticked.
    pub ticked: usize,
    /// What can be chosen in the filter.
    pub facets: Facets,
    index: HashMap<ArticleId, usize>,
}

impl Shelf {
    /// Takes in what the pack holds now. Articles that were known stay as they are.
    pub fn refresh(&mut self, pack: &Pack) {
        let same = self.known.len() == pack.articles.len()
            && self.known.iter().zip(&pack.articles).all(|(k, a)| Arc::ptr_eq(&k.article, &a.article));
        if !same {
            let mut before: HashMap<ArticleId, Known> =
                std::mem::take(&mut self.known).into_iter().map(|k| (k.article.id.clone(), k)).collect();
            self.known = pack
                .articles
                .iter()
                .map(|a| match before.remove(&a.article.id) {
                    Some(known) if Arc::ptr_eq(&known.article, &a.article) => known,
                    _ => Known::new(&a.article),
                })
                .collect();
            self.index = self.known.iter().enumerate().map(|(i, k)| (k.article.id.clone(), i)).collect();
            self.facets = facets(&self.known);
            self.version += 1;
        }
        self.ticked = pack.articles.iter().filter(|a| a.ticked).count();
        self.used.clear();
        self.used.resize(self.known.len(), 0);
        for highlight in pack.sections.iter().flat_map(|s| &s.items).flat_map(|i| i.body.highlights()) {
            let article = pack.highlights.get(&highlight).map(|h| &h.passage.article);
            let slot = article.and_then(|id| self.index.get(id)).and_then(|&at| self.used.get_mut(at));
            if let Some(used) = slot {
                *used += 1;
            }
        }
    }

    /// The index of an article.
    pub fn index(&self, id: &ArticleId) -> Option<usize> {
        self.index.get(id).copied()
    }

    fn used(&self, at: usize) -> usize {
        self.used.get(at).copied().unwrap_or(0)
    }
}

fn facets(known: &[Known]) -> Facets {
    let mut outlets: BTreeMap<&str, usize> = BTreeMap::new();
    let mut languages: BTreeMap<&str, usize> = BTreeMap::new();
    for k in known {
        *outlets.entry(k.article.outlet.as_deref().unwrap_or_default()).or_insert(0) += 1;
        *languages.entry(k.article.language.code()).or_insert(0) += 1;
    }
    let ranked = |counts: BTreeMap<&str, usize>| {
        let mut ranked: Vec<(String, usize)> = counts.into_iter().map(|(name, n)| (name.to_owned(), n)).collect();
        ranked.sort_by_key(|(name, n)| (name.is_empty() || name == Language::UNDETERMINED, std::cmp::Reverse(*n)));
        ranked
    };
    Facets { outlets: ranked(outlets), languages: ranked(languages) }
}

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// The heading above articles that tell one story.
    Story {
        /// How many articles tell it.
        articles: usize,
        /// How many outlets they name.
        outlets: usize,
        /// How many of them name none.
        untold: usize,
    },
    /// The heading above articles that share their story with no other.
    Rest,
    /// An article, by its index in the pack.
    Article {
        /// The index.
        at: usize,
        /// Whether it stands under the heading of its story.
        in_story: bool,
    },
}

/// What the list is made from, beside the articles.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// Which articles are shown.
    pub filter: &'a Filter,
    /// In which order.
    pub sort: Sort,
    /// Whether, and by which stories, articles stand together.
    pub stories: Option<&'a Stories>,
    /// Where the filter's words stand in the texts, as far as that is known.
    pub hits: Option<&'a TextHits>,
    /// The suggestions.
    pub found: &'a Found,
}

/// The lines of the list: filtered, sorted, and grouped where that is wanted. Articles that tie stay in the order in
/// which they were added.
pub fn lines(pack: &Pack, shelf: &Shelf, wanted: &Wanted<'_>) -> Vec<Line> {
    let mut shown = filtered(pack, shelf, wanted);
    let suggested =
        |at: usize| shelf.known.get(at).and_then(|k| wanted.found.get(&k.article.id)).map_or(0, |s| s.len());
    shown.sort_by(|&a, &b| {
        let order = compare(shelf, a, b, wanted.sort.by, &suggested);
        if wanted.sort.descending { order.reverse() } else { order }
    });
    match wanted.stories {
        Some(stories) => grouped(shelf, &shown, stories),
        None => shown.into_iter().map(|at| Line::Article { at, in_story: false }).collect(),
    }
}

fn filtered(pack: &Pack, shelf: &Shelf, wanted: &Wanted<'_>) -> Vec<usize> {
    let filter = wanted.filter;
    let terms = terms(&filter.text);
    let (first, last) = (filter.first_day(), filter.last_day());
    let shows = |at: usize, known: &Known| {
        let article = &known.article;
        let dated = |day: Option<jiff::civil::Date>, ok: fn(&jiff::civil::Date, &jiff::civil::Date) -> bool| {
            day.is_none_or(|day| article.published.is_some_and(|own| ok(&own, &day)))
        };
        filter.outlet.as_deref().is_none_or(|o| article.outlet.as_deref().unwrap_or_default() == o)
            && filter.language.as_deref().is_none_or(|l| article.language.code() == l)
            && dated(first, |own, day| own >= day)
            && dated(last, |own, day| own <= day)
            && (!filter.ticked || pack.articles.get(at).is_some_and(|a| a.ticked))
            && (!filter.used || shelf.used(at) > 0)
            && (!filter.suggested || wanted.found.get(&article.id).is_some_and(|s| !s.is_empty()))
            && (terms.is_empty()
                || holds(&known.folded, &terms)
                || wanted.hits.is_some_and(|h| h.articles.contains(&article.id)))
    };
    shelf.known.iter().enumerate().filter(|(at, known)| shows(*at, known)).map(|(at, _)| at).collect()
}

fn compare(shelf: &Shelf, a: usize, b: usize, by: SortBy, suggested: &impl Fn(usize) -> usize) -> Ordering {
    let (Some(one), Some(other)) = (shelf.known.get(a), shelf.known.get(b)) else { return Ordering::Equal };
    match by {
        SortBy::Added => a.cmp(&b),
        SortBy::Title => one.title_key.cmp(&other.title_key),
        SortBy::Outlet => known_first(one.outlet_key.as_deref(), other.outlet_key.as_deref()),
        // The newest first: that is what a column of dates is sorted for.
        SortBy::Date => {
            known_first(one.article.published.map(std::cmp::Reverse), other.article.published.map(std::cmp::Reverse))
        }
        SortBy::Language => one.article.language.cmp(&other.article.language),
        SortBy::Used => shelf.used(b).cmp(&shelf.used(a)),
        SortBy::Suggested => suggested(b).cmp(&suggested(a)),
    }
}

fn known_first<T: Ord>(a: Option<T>, b: Option<T>) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) => a.cmp(&b),
        (a, b) => b.is_some().cmp(&a.is_some()),
    }
}

/// Puts the articles of a story together where its first one stands; those without company follow after all stories.
fn grouped(shelf: &Shelf, shown: &[usize], stories: &Stories) -> Vec<Line> {
    let story = |at: usize| shelf.known.get(at).and_then(|k| stories.of.get(&k.article.id)).copied();
    let mut members: HashMap<usize, Vec<usize>> = HashMap::new();
    let mut order = Vec::new();
    for &at in shown {
        if let Some(story) = story(at) {
            let members = members.entry(story).or_default();
            if members.is_empty() {
                order.push(story);
            }
            members.push(at);
        }
    }
    let company = |s: &usize| members.get(s).is_some_and(|m| m.len() > 1);
    let mut lines = Vec::with_capacity(shown.len() + order.len() + 1);
    for together in order.iter().filter(|s| company(s)).filter_map(|s| members.get(s)) {
        let outlets: HashSet<&str> =
            together.iter().filter_map(|&at| shelf.known.get(at)?.article.outlet.as_deref()).collect();
        let told = |at: &&usize| shelf.known.get(**at).is_some_and(|k| k.article.outlet.is_some());
        let untold = together.len() - together.iter().filter(told).count();
        lines.push(Line::Story { articles: together.len(), outlets: outlets.len(), untold });
        lines.extend(together.iter().map(|&at| Line::Article { at, in_story: true }));
    }
    let alone: Vec<usize> = shown.iter().copied().filter(|&at| !story(at).is_some_and(|s| company(&s))).collect();
    if !lines.is_empty() && !alone.is_empty() {
        lines.push(Line::Rest);
    }
    lines.extend(alone.into_iter().map(|at| Line::Article { at, in_story: false }));
    lines
}

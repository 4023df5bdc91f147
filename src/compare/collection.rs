//! The articles of one comparison, read, in an order of their own: by day, then by name.

use std::collections::BTreeMap;
use std::sync::Mutex;

use rayon::prelude::*;

use crate::article::Span;

use super::found::{Comparison, Source};
use super::reading::{Read, Reading, Sentence, Term, reading};
use super::terms::{Weights, overlap};
use super::words::{Class, FastMap, FastSet, note_words, table};
use super::{Cancel, duplicates};

/// Articles on one matter share so much of what the shorter one is about.
const TOPIC_SHARE: f64 = 0.15;

/// Those that appeared in the same days share at least so much.
const NEAR_SHARE: f64 = 0.11;

/// Those on which one says of which matter it is may share less.
const LEAST_SHARE: f64 = 0.07;

/// An article with no more names than that names nobody whom another could name too.
const FEW_NAMES: usize = 3;
/// So many words must articles on one matter share that share no name,
const MANY_WORDS: usize = 8;
/// and have appeared within so many days.
const SAME_DAYS: i32 = 7;

/// By how many of its rarest terms a sentence is looked for in a copy,
const RAREST: usize = 6;
/// and how many sentences of the copy are looked at for each.
const MOST_SENTENCES: usize = 32;

/// By how many something is told.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tellers {
    /// Outlets that are named.
    pub(super) outlets: usize,
    /// Independent articles, whether or not they name their outlet.
    pub(super) stories: usize,
}

/// The words that articles write with a capital inside their sentences and never small: where one opens a sentence it is
/// a name too.
fn known_names(articles: &[Read]) -> FastSet<u64> {
    type Words = (FastSet<u64>, FastSet<u64>);
    let noted = |(mut capital, mut small): Words, (article, _): &Read| {
        if let Some(table) = table(article.language.code()) {
            for block in &article.blocks {
                note_words(&block.text, table, (&mut capital, &mut small));
            }
        }
        (capital, small)
    };
    let joined = |mut a: Words, b: Words| {
        a.0.extend(b.0);
        a.1.extend(b.1);
        a
    };
    let (mut capital, small) = articles.par_iter().fold(Words::default, noted).reduce(Words::default, joined);
    capital.retain(|word| !small.contains(word));
    capital
}

/// In how many shares the pairs of articles are kept.
const TOPIC_LOCKS: usize = 16;

/// Which pairs of articles tell of one matter.
type Topics = [Mutex<FastMap<(usize, usize), bool>>; TOPIC_LOCKS];

/// The articles that are compared. Inside the stage they are named by their places here.
pub(super) struct Collection<'a> {
    articles: Vec<&'a Read>,
    pub(super) readings: Vec<Reading>,
    /// For each article the one that stands for its story.
    pub(super) story: Vec<usize>,
    pub(super) weights: Weights,
    /// Which pairs of articles tell of one matter, as far as it was asked.
    topics: Topics,
    /// The copies of each story, for the article that stands for it.
    copies: BTreeMap<usize, Vec<usize>>,
    /// For each copy its sentences by their terms.
    by_term: FastMap<usize, FastMap<u64, Vec<usize>>>,
    /// The articles' places in the caller's list.
    callers: Vec<usize>,
}

impl<'a> Collection<'a> {
    /// Reads the articles, on every core; `None` if cancelled.
    pub(super) fn new(articles: &'a [Read], cancel: &Cancel) -> Option<Self> {
        let mut order: Vec<usize> = (0..articles.len()).collect();
        order.sort_by_key(|i| articles.get(*i).map(|(a, _)| (a.published, a.id.clone(), *i)));
        let known = known_names(articles);
        let read: Vec<Option<(usize, &Read, Reading)>> = order
            .par_iter()
            .map(|i| {
                if cancel.is_cancelled() {
                    return None;
                }
                let entry = articles.get(*i)?;
                Some((*i, entry, reading(&entry.0, &entry.1, &known)?))
            })
            .collect();
        let mut out = Self {
            articles: Vec::new(),
            readings: Vec::new(),
            story: Vec::new(),
            weights: Weights::default(),
            topics: Topics::default(),
            copies: BTreeMap::new(),
            by_term: FastMap::default(),
            callers: Vec::new(),
        };
        for (caller, entry, reading) in read.into_iter().flatten() {
            out.callers.push(caller);
            out.articles.push(entry);
            out.readings.push(reading);
        }
        if cancel.is_cancelled() {
            return None;
        }
        let shingles: Vec<Vec<u64>> = out.readings.iter_mut().map(|r| std::mem::take(&mut r.shingles)).collect();
        out.story = duplicates::stories(&shingles, cancel)?;
        for (article, story) in out.story.iter().enumerate().filter(|(article, story)| article != *story) {
            out.copies.entry(*story).or_default().push(article);
            let mut by_term: FastMap<u64, Vec<usize>> = FastMap::default();
            for (at, sentence) in out.readings.get(article).into_iter().flat_map(|r| r.sentences.iter().enumerate()) {
                sentence.terms.iter().for_each(|t| by_term.entry(t.0).or_default().push(at));
            }
            out.by_term.insert(article, by_term);
        }
        out.weights = Weights::new(out.readings.iter());
        Some(out)
    }

    /// How many articles there are.
    pub(super) fn len(&self) -> usize {
        self.articles.len()
    }

    /// An article with its suggestions.
    pub(super) fn article(&self, at: usize) -> Option<&'a Read> {
        self.articles.get(at).copied()
    }

    /// An article as it was read.
    pub(super) fn reading(&self, at: usize) -> Option<&Reading> {
        self.readings.get(at)
    }

    /// A sentence, told by its article and its number, with the article as it was read.
    pub(super) fn told(&self, (article, sentence): (usize, usize)) -> Option<(&Reading, &Sentence)> {
        let reading = self.reading(article)?;
        Some((reading, reading.sentences.get(sentence)?))
    }

    /// The story that an article tells.
    pub(super) fn story_of(&self, at: usize) -> usize {
        self.story.get(at).copied().unwrap_or(at)
    }

    /// Whether an article stands for its story.
    pub(super) fn is_own_story(&self, at: usize) -> bool {
        self.story_of(at) == at
    }

    /// The other articles that tell the story which this one stands for.
    pub(super) fn copies_of(&self, at: usize) -> &[usize] {
        self.copies.get(&at).map_or(&[], Vec::as_slice)
    }

    /// The sentences of a copy that share one of a sentence's rarest terms with it, each once, in their order.
    pub(super) fn sentences_like(&self, copy: usize, terms: &[Term]) -> Vec<usize> {
        let Some(by_term) = self.by_term.get(&copy) else { return Vec::new() };
        let mut rare: Vec<Term> = terms.to_vec();
        rare.sort_by(|a, b| self.weights.weight(*b).total_cmp(&self.weights.weight(*a)).then(a.0.cmp(&b.0)));
        let lists = rare.iter().take(RAREST).filter_map(|t| by_term.get(&t.0));
        let mut out: Vec<usize> = lists.flat_map(|list| list.iter().take(MOST_SENTENCES).copied()).collect();
        out.sort_unstable();
        out.dedup();
        out
    }

    /// Whether two articles are in different languages.
    pub(super) fn is_across(&self, a: usize, b: usize) -> bool {
        let code = |at: usize| self.reading(at).map(|r| r.table.code);
        code(a) != code(b)
    }

    /// Whether two articles tell of one matter: they share names, and more of what they are about than chance gives.
    pub(super) fn is_one_topic(&self, a: usize, b: usize) -> bool {
        let pair = (a.min(b), a.max(b));
        // Every core asks: a lock for each share of the pairs.
        let share = self.topics.get((pair.0 ^ pair.1 << 2) % TOPIC_LOCKS);
        let known = share.and_then(|share| share.lock().ok()?.get(&pair).copied());
        if let Some(known) = known {
            return known;
        }
        let is_one = self.compare_topics(pair.0, pair.1);
        if let Some(mut topics) = share.and_then(|share| share.lock().ok()) {
            topics.insert(pair, is_one);
        }
        is_one
    }

    /// Whether two articles are on one matter, or appeared within two weeks and have a name and some words in common: for what
    /// says more by itself.
    pub(super) fn is_near_topic(&self, a: usize, b: usize) -> bool {
        let near = || {
            let (x, y) = self.reading(a).zip(self.reading(b))?;
            let apart = x.published.zip(y.published).map(|(p, q)| (p - q).get_days().abs())?;
            let shared = overlap(&x.topic, &y.topic, &self.weights, self.is_across(a, b));
            Some(apart <= 2 * SAME_DAYS && shared.names >= 1 && shared.words >= 2 && shared.contained >= LEAST_SHARE)
        };
        self.is_one_topic(a, b) || near().unwrap_or(false)
    }

    fn compare_topics(&self, a: usize, b: usize) -> bool {
        let (Some(x), Some(y)) = (self.reading(a), self.reading(b)) else { return false };
        let shared = overlap(&x.topic, &y.topic, &self.weights, self.is_across(a, b));
        let apart = x.published.zip(y.published).map(|(a, b)| (a - b).get_days().abs());
        // A short report may name nobody: then much must be the same, in the same days.
        let names = |r: &Reading| r.topic.iter().filter(|t| t.1 == Class::Name).count();
        let nameless = names(x).min(names(y)) <= FEW_NAMES && apart.is_some_and(|days| days <= SAME_DAYS);
        if nameless && shared.words >= MANY_WORDS && shared.contained >= TOPIC_SHARE {
            return true;
        }
        // Reports of the same days may each tell much besides.
        let much = shared.words >= 4 || shared.names >= 3 && shared.words >= 2;
        let near = apart.is_some_and(|days| days <= SAME_DAYS) && much;
        let least = if near { NEAR_SHARE } else { TOPIC_SHARE };
        shared.names >= 1 && shared.words >= 2 && shared.shared >= 5 && shared.contained >= least
    }

    /// The words of a passage.
    pub(super) fn text(&self, article: usize, span: &Span) -> &'a str {
        self.article(article).and_then(|(a, _)| a.text(span)).unwrap_or_default()
    }

    /// The source of a span.
    pub(super) fn source(&self, article: usize, span: Span) -> Source {
        Source { article, span }
    }

    /// By how many these articles are told: copies of one story and articles of one outlet are one. An article that
    /// names no outlet is a story of its own, and no outlet.
    pub(super) fn tellers(&self, articles: &[usize]) -> Tellers {
        let mut seen: Vec<(usize, Option<&str>)> = Vec::new();
        let mut groups: Vec<usize> = Vec::new();
        for article in articles {
            let outlet = self.reading(*article).and_then(|r| r.outlet.as_deref());
            let story = self.story_of(*article);
            let linked: Vec<usize> = seen
                .iter()
                .zip(&groups)
                .filter(|((s, o), _)| *s == story || (outlet.is_some() && *o == outlet))
                .map(|(_, group)| *group)
                .collect();
            let own = linked.first().copied().unwrap_or(seen.len());
            for group in &mut groups {
                if linked.contains(group) {
                    *group = own;
                }
            }
            seen.push((story, outlet));
            groups.push(own);
        }
        let count = |groups: &mut Vec<usize>| {
            groups.sort_unstable();
            groups.dedup();
            groups.len()
        };
        let named = seen.iter().zip(&groups).filter(|((_, outlet), _)| outlet.is_some()).map(|(_, group)| *group);
        let outlets = count(&mut named.collect());
        Tellers { outlets, stories: count(&mut groups) }
    }

    /// Gives every article the place that the caller knows it by.
    pub(super) fn rename(&self, found: &mut Comparison) {
        let name = |at: usize| self.callers.get(at).copied().unwrap_or(at);
        let rename = |source: &mut Source| source.article = name(source.article);
        for duplicate in &mut found.duplicates {
            duplicate.articles.iter_mut().for_each(|a| *a = name(*a));
        }
        found.agreements.iter_mut().flat_map(|a| &mut a.sources).for_each(rename);
        found.agreements.iter_mut().flat_map(|a| &mut a.values).flat_map(|v| &mut v.sources).for_each(rename);
        found.conflicts.iter_mut().flat_map(|c| &mut c.claims).for_each(|c| rename(&mut c.source));
        found.changes.iter_mut().flat_map(|c| &mut c.claims).for_each(|c| rename(&mut c.source));
        found.chronology.iter_mut().flat_map(|e| e.sources.iter_mut().chain(&mut e.differing)).for_each(rename);
        for list in &mut found.aligned {
            list.articles.iter_mut().for_each(|a| *a = name(*a));
            list.items.iter_mut().flat_map(|i| &mut i.sources).for_each(rename);
            list.missing.iter_mut().for_each(|m| m.article = name(m.article));
        }
        found.told_once.iter_mut().flat_map(|l| &mut l.items).flat_map(|i| &mut i.sources).for_each(rename);
    }
}

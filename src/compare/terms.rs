//! How much two sets of terms share: rare terms weigh more (inverse document frequency, Spärck Jones 1972).

use std::cmp::Ordering;

use rayon::prelude::*;

use super::Cancel;
use super::reading::{Reading, Term};
use super::words::{Class, FastMap, mixed};

/// How much each term tells: the rarer, the more.
#[derive(Debug, Default)]
pub(super) struct Weights {
    rarity: FastMap<u64, f64>,
    /// What a term weighs that was never met.
    unmet: f64,
}

/// The least number of sentences that weights are reckoned with, so that two short articles do not make every word common.
const LEAST_SENTENCES: f64 = 60.0;
/// Names tell more than words.
const NAME_FACTOR: f64 = 1.25;

impl Weights {
    /// Weighs the terms of these articles by the sentences that have them.
    pub(super) fn new<'a>(readings: impl Iterator<Item = &'a Reading>) -> Self {
        let mut counts: FastMap<u64, u32> = FastMap::default();
        let mut sentences = 0usize;
        for reading in readings {
            sentences += reading.sentences.len();
            for (term, _) in reading.sentences.iter().flat_map(|s| &s.terms) {
                *counts.entry(*term).or_default() += 1;
            }
        }
        let total = (sentences as f64).max(LEAST_SENTENCES);
        let rarity = |count: u32| (1.0 + total / f64::from(count.max(1))).ln();
        Self { rarity: counts.into_iter().map(|(term, count)| (term, rarity(count))).collect(), unmet: rarity(1) }
    }

    /// What a term weighs.
    pub(super) fn weight(&self, (term, class): Term) -> f64 {
        let rarity = self.rarity.get(&term).copied().unwrap_or(self.unmet);
        match class {
            Class::Name | Class::Number => rarity * NAME_FACTOR,
            _ => rarity,
        }
    }
}

/// How much two sets of terms share.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Overlap {
    /// The weight that both have, by the weight of the smaller one.
    pub(super) contained: f64,
    /// The weight that both have, by the weight of all.
    pub(super) jaccard: f64,
    /// How many terms both have.
    pub(super) shared: usize,
    /// How many of these are names.
    pub(super) names: usize,
    /// How many of these are numbers.
    pub(super) numbers: usize,
    /// How many of these are words or concepts.
    pub(super) words: usize,
}

/// Compares two sets of terms. Across languages only what can be known in both counts against them: names, numbers and
/// concepts.
pub(super) fn overlap(a: &[Term], b: &[Term], weights: &Weights, across: bool) -> Overlap {
    let mut out = Overlap::default();
    if !meet(a, b) {
        return out;
    }
    let (mut left, mut right, mut both) = (0.0, 0.0, 0.0);
    let counts = |class: Class| !across || !matches!(class, Class::Word | Class::Office);
    let (mut a, mut b) = (a.iter().peekable(), b.iter().peekable());
    loop {
        match (a.peek(), b.peek()) {
            (Some(x), Some(y)) => match x.0.cmp(&y.0) {
                Ordering::Less => {
                    left += if counts(x.1) { weights.weight(**x) } else { 0.0 };
                    a.next();
                }
                Ordering::Greater => {
                    right += if counts(y.1) { weights.weight(**y) } else { 0.0 };
                    b.next();
                }
                Ordering::Equal => {
                    let weight = weights.weight(**x);
                    both += weight;
                    out.shared += 1;
                    match (x.1, y.1) {
                        (Class::Name, _) | (_, Class::Name) => out.names += 1,
                        (Class::Number, _) => out.numbers += 1,
                        (Class::Office, _) | (_, Class::Office) => {}
                        _ => out.words += 1,
                    }
                    a.next();
                    b.next();
                }
            },
            (Some(x), None) => {
                left += if counts(x.1) { weights.weight(**x) } else { 0.0 };
                a.next();
            }
            (None, Some(y)) => {
                right += if counts(y.1) { weights.weight(**y) } else { 0.0 };
                b.next();
            }
            (None, None) => break,
        }
    }
    let (left, right) = (left + both, right + both);
    let smaller = left.min(right);
    if smaller > 0.0 {
        out.contained = both / smaller;
        out.jaccard = both / (left + right - both);
    }
    out
}

/// Whether two sets of terms share one: most that are looked at do not, and need not be weighed.
fn meet(mut a: &[Term], mut b: &[Term]) -> bool {
    while let (Some(x), Some(y)) = (a.first(), b.first()) {
        match x.0.cmp(&y.0) {
            Ordering::Less => a = a.get(1..).unwrap_or_default(),
            Ordering::Greater => b = b.get(1..).unwrap_or_default(),
            Ordering::Equal => return true,
        }
    }
    false
}

/// What is to be compared with its like: its article, and the keys by which a like one may be found.
pub(super) struct Keyed {
    /// Items of one article are not compared with each other.
    pub(super) article: usize,
    /// The keys, each once.
    pub(super) keys: Vec<u64>,
}

/// Groups of sentences, each by the keys of its first one; without any where that has none.
pub(super) fn by_first<F>(nodes: &[Vec<(usize, usize)>], keys: F) -> Vec<Keyed>
where
    F: Fn(&(usize, usize)) -> Option<Vec<u64>>,
{
    let firsts = nodes.iter().map(|members| members.first().copied().unwrap_or_default());
    firsts.map(|first| Keyed { article: first.0, keys: keys(&first).unwrap_or_default() }).collect()
}

/// How many pairs are compared between two looks at whether it was cancelled.
const STEPS: usize = 4096;

/// What comes of each pair, in their order, reckoned on every core; `None` if cancelled.
pub(super) fn on_every_core<T, F>(tried: &[(usize, usize)], made: F, cancel: &Cancel) -> Option<Vec<T>>
where
    T: Send,
    F: Fn(&(usize, usize)) -> Option<T> + Sync,
{
    let parts: Vec<Vec<T>> = tried
        .par_chunks(STEPS)
        .map(|part| if cancel.is_cancelled() { Vec::new() } else { part.iter().filter_map(&made).collect() })
        .collect();
    (!cancel.is_cancelled()).then(|| parts.into_iter().flatten().collect())
}

/// How many keys of an item are looked up, the rarest first.
const KEYS: usize = 24;
/// A key that more items have tells nothing.
const MOST_ITEMS: usize = 48;

/// Pairs of items that share at least `least` rare keys, through an inverted index: at most [`KEYS`] times
/// [`MOST_ITEMS`] steps for an item, never all pairs.
pub(super) fn candidates(items: &[Keyed], least: usize) -> Vec<(usize, usize)> {
    let mut counts: FastMap<u64, u32> = FastMap::default();
    for key in items.iter().flat_map(|i| &i.keys) {
        *counts.entry(*key).or_default() += 1;
    }
    let count = |key: &u64| counts.get(key).copied().unwrap_or(0);
    let mut index: FastMap<u64, Vec<u32>> = FastMap::default();
    let mut out = Vec::new();
    for (at, item) in items.iter().enumerate() {
        let mut rare: Vec<u64> =
            item.keys.iter().copied().filter(|k| (2..=MOST_ITEMS as u32).contains(&count(k))).collect();
        rare.sort_unstable_by_key(|k| (count(k), mixed(*k)));
        rare.truncate(KEYS);
        let mut met: Vec<u32> = Vec::new();
        for key in rare {
            let list = index.entry(key).or_default();
            met.extend(list.iter().copied());
            list.push(u32::try_from(at).unwrap_or(u32::MAX));
        }
        met.sort_unstable();
        for group in met.chunk_by(|a, b| a == b) {
            let other = group.first().map_or(usize::MAX, |o| *o as usize);
            if group.len() >= least && items.get(other).is_some_and(|o| o.article != item.article) {
                out.push((other, at));
            }
        }
    }
    out
}

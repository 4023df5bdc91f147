//! Stories told more than once: shingles of words, MinHash signatures, bands, and a check of every candidate.
//!
//! Broder 1997, "On the resemblance and containment of documents"; bands as in Leskovec, Rajaraman and Ullman, "Mining
//! of Massive Datasets", chapter 3. The seeds are fixed, so that the same articles always give the same groups.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::Cancel;
use super::collection::Collection;
use super::found::Duplicate;
use super::words::{FastMap, mixed};

/// Words in a shingle.
const SHINGLE: usize = 3;
/// Bands of a signature.
const BANDS: usize = 48;
/// Rows in a band: two articles that share a third of their shingles meet in some band with 99.6 of 100 chances.
const ROWS: usize = 2;
/// Two articles are one story if they share so much of all their shingles,
const RESEMBLANCE: f64 = 0.35;
/// or the shorter one has so much of its own in the longer one.
const CONTAINMENT: f64 = 0.6;
/// The shorter one must have so many shingles for that: a caption or a quotation is no story.
const LEAST_SHINGLES: usize = 24;
/// How many stories are tried for an article in each band.
const TRIED: usize = 4;

/// The shingles of an article, sorted, each once. An article of fewer words than a shingle has one of them all.
pub(super) fn shingles(words: &[u64]) -> Vec<u64> {
    let hash = |w: &[u64]| w.iter().fold(0x51ab_u64, |h, word| mixed(h.rotate_left(7) ^ word));
    let mut out: Vec<u64> = if words.len() < SHINGLE { Vec::new() } else { words.windows(SHINGLE).map(hash).collect() };
    if out.is_empty() && !words.is_empty() {
        out.push(hash(words));
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// The smallest value of each of the hash functions.
fn signature(shingles: &[u64]) -> Vec<u32> {
    let mut least = vec![u32::MAX; BANDS * ROWS];
    for shingle in shingles {
        let (a, b) = (*shingle, mixed(*shingle) | 1);
        // Double hashing: the i-th function is a + i b (Kirsch and Mitzenmacher 2008), mixed.
        let mut state = a;
        for value in &mut least {
            state = state.wrapping_add(b);
            let hash = ((state ^ (state >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9) >> 32) as u32;
            *value = (*value).min(hash);
        }
    }
    least
}

/// How many of two sorted sets' members both have.
fn common(a: &[u64], b: &[u64]) -> usize {
    let (mut a, mut b) = (a.iter().peekable(), b.iter().peekable());
    let mut count = 0;
    while let (Some(x), Some(y)) = (a.peek(), b.peek()) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => drop(a.next()),
            std::cmp::Ordering::Greater => drop(b.next()),
            std::cmp::Ordering::Equal => {
                count += 1;
                a.next();
                b.next();
            }
        }
    }
    count
}

/// Whether two articles tell one story.
fn is_one_story(a: &[u64], b: &[u64]) -> bool {
    let shorter = a.len().min(b.len());
    let both = common(a, b) as f64;
    let all = (a.len() + b.len()) as f64 - both;
    let contained = shorter >= LEAST_SHINGLES && both >= CONTAINMENT * shorter as f64;
    a == b && !a.is_empty() || contained || (shorter >= LEAST_SHINGLES / 2 && both >= RESEMBLANCE * all)
}

/// For each article the article that stands for its story: itself, or the fullest of its copies. Articles are given by
/// their shingles; ties go to the earlier one.
pub(super) fn stories(shingles: &[Vec<u64>], cancel: &Cancel) -> Option<Vec<usize>> {
    let signatures: Vec<Vec<u32>> =
        shingles.par_iter().map(|s| if cancel.is_cancelled() { Vec::new() } else { signature(s) }).collect();
    // The fullest first, so that copies find the story that they were cut from.
    let mut order: Vec<usize> = (0..shingles.len()).collect();
    order.sort_by_key(|i| (std::cmp::Reverse(shingles.get(*i).map_or(0, Vec::len)), *i));
    let mut story: Vec<usize> = (0..shingles.len()).collect();
    let mut buckets: FastMap<u64, Vec<u32>> = FastMap::default();
    for article in order {
        if cancel.is_cancelled() {
            return None;
        }
        let (Some(own), Some(signature)) = (shingles.get(article), signatures.get(article)) else { continue };
        if own.is_empty() {
            continue;
        }
        let keys: Vec<u64> = (0u64..)
            .zip(signature.chunks(ROWS))
            .map(|(band, rows)| rows.iter().fold(mixed(band ^ 0xba4d), |h, row| mixed(h ^ u64::from(*row))))
            .collect();
        let mut tried: Vec<usize> = Vec::new();
        for key in &keys {
            for other in buckets.get(key).into_iter().flatten() {
                let other = *other as usize;
                if tried.contains(&other) {
                    continue;
                }
                tried.push(other);
                if shingles.get(other).is_some_and(|o| is_one_story(o, own)) {
                    let root = story.get(other).copied().unwrap_or(other);
                    if let Some(slot) = story.get_mut(article) {
                        *slot = root;
                    }
                    break;
                }
            }
            if story.get(article).is_some_and(|root| *root != article) {
                break;
            }
        }
        // A bucket holds a few articles: a copy of a copy finds one of them.
        for key in keys {
            let bucket = buckets.entry(key).or_default();
            if bucket.len() < TRIED {
                bucket.push(u32::try_from(article).unwrap_or(u32::MAX));
            }
        }
    }
    Some(story)
}

/// The stories that are told more than once, each with its articles, the fullest first.
pub(super) fn duplicates(collection: &Collection) -> Vec<Duplicate> {
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for article in 0..collection.len() {
        groups.entry(collection.story_of(article)).or_default().push(article);
    }
    let mut out = Vec::new();
    for (root, mut articles) in groups {
        if articles.len() > 1 {
            articles.sort_by_key(|a| (*a != root, *a));
            out.push(Duplicate { articles, because: "most of the text is the same, word for word".to_owned() });
        }
    }
    out
}

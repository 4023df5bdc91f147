//! What a copy of a story tells again: sentences that stand in the story's fullest article in nearly the same words.

use std::collections::BTreeMap;

use super::Read;
use crate::article::{Article, Span};
use crate::compare::Comparison;
use crate::detect::sentences_of;

/// So much of the words of both is the same if a sentence is told again.
const SAME: f64 = 0.6;

/// A sentence's words and numbers, each sorted.
struct Told {
    words: Vec<String>,
    numbers: Vec<String>,
}

impl Told {
    fn of(text: &str) -> Self {
        let mut out = Self { words: Vec::new(), numbers: Vec::new() };
        for word in text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
            let list = if word.contains(|c: char| c.is_ascii_digit()) { &mut out.numbers } else { &mut out.words };
            list.push(word.to_lowercase());
        }
        for list in [&mut out.words, &mut out.numbers] {
            list.sort_unstable();
            list.dedup();
        }
        out
    }

    /// Whether another one says this in nearly the same words, with every number of it.
    fn is_told_by(&self, other: &Self) -> bool {
        let both = self.words.iter().filter(|w| other.words.binary_search(w).is_ok()).count();
        let all = self.words.len() + other.words.len() - both;
        self.numbers.iter().all(|n| other.numbers.binary_search(n).is_ok()) && both as f64 >= SAME * all as f64
    }
}

/// The articles that are copies, each with the sentences of the fullest article of its story.
pub(super) struct Copies {
    fullest: BTreeMap<usize, usize>,
    told: BTreeMap<usize, Vec<Told>>,
}

impl Copies {
    /// The copies that a comparison found.
    pub(super) fn new(compared: &Comparison, articles: &[Read]) -> Self {
        let mut out = Self { fullest: BTreeMap::new(), told: BTreeMap::new() };
        for story in &compared.duplicates {
            let Some((&first, copies)) = story.articles.split_first() else { continue };
            let Some((article, _)) = articles.get(first) else { continue };
            out.told.insert(first, sentences(article));
            out.fullest.extend(copies.iter().map(|copy| (*copy, first)));
        }
        out
    }

    /// The articles that are copies, in their order.
    pub(super) fn articles(&self) -> impl Iterator<Item = usize> + '_ {
        self.fullest.keys().copied()
    }

    /// Whether an article is a copy.
    pub(super) fn is_copy(&self, article: usize) -> bool {
        self.fullest.contains_key(&article)
    }

    /// The fullest article of an article's story; the article itself where nothing is a copy.
    pub(super) fn story_of(&self, article: usize) -> usize {
        self.fullest.get(&article).copied().unwrap_or(article)
    }

    /// Whether the fullest article of an article's story tells these passages too.
    pub(super) fn tells_again(&self, article: usize, of: &Article, spans: &[Span]) -> bool {
        let Some(told) = self.fullest.get(&article).and_then(|fullest| self.told.get(fullest)) else { return false };
        let parts = spans.iter().flat_map(|span| {
            let text = of.text(span).unwrap_or_default();
            let ranges = sentences_of(text, &of.language).into_iter();
            ranges.filter_map(|range| text.get(range)).map(Told::of).collect::<Vec<_>>()
        });
        // A word or a name by itself stands anywhere: only whole sentences are looked up.
        parts.into_iter().all(|part| told.iter().any(|other| part.is_told_by(other)))
    }
}

fn sentences(article: &Article) -> Vec<Told> {
    let texts = article.blocks.iter().map(|b| b.text.as_str());
    texts
        .flat_map(|text| sentences_of(text, &article.language).into_iter().filter_map(move |range| text.get(range)))
        .map(Told::of)
        .collect()
}

/// The words and numbers of a text in small letters, in their order.
pub(super) fn words_in_order(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect()
}

/// The sentence around a span, as a span; the span itself where there is none.
pub(super) fn sentence_around(article: &Article, span: &Span) -> Span {
    let text = article.blocks.get(span.block).map_or("", |b| b.text.as_str());
    let ranges = sentences_of(text, &article.language);
    let around = ranges.into_iter().find(|r| r.start <= span.start && span.start < r.end);
    around.map_or(*span, |r| Span::new(span.block, r.start, r.end.max(span.end)))
}

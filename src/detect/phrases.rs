//! Phrases of a table of words, found at a place of a block.

use super::hash::{FastMap, Sieve, key};
use super::text::{Block, words_of};

/// Phrases of one or more words, each with a value; the longest one at a place wins.
#[derive(Debug, Default)]
pub(super) struct Phrases<T> {
    by_first: FastMap<String, Vec<(Vec<String>, T)>>,
    first: Sieve,
}

impl<T: Copy> Phrases<T> {
    /// Takes in every phrase with its value.
    pub(super) fn new<'a>(entries: impl IntoIterator<Item = (&'a str, T)>) -> Self {
        let mut by_first: FastMap<String, Vec<(Vec<String>, T)>> = FastMap::default();
        for (phrase, value) in entries {
            let words: Vec<String> = words_of(phrase).filter_map(|w| phrase.get(w).map(str::to_owned)).collect();
            if let Some(first) = words.first() {
                by_first.entry(first.clone()).or_default().push((words, value));
            }
        }
        for list in by_first.values_mut() {
            list.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
        let mut first = Sieve::default();
        by_first.keys().for_each(|word| first.add(key(word)));
        Self { by_first, first }
    }

    /// The phrase that starts at word `at`: its value and its length in words.
    pub(super) fn at(&self, block: &Block, at: usize) -> Option<(T, usize)> {
        if !self.first.may_hold(block.key(at)) {
            return None;
        }
        let candidates = self.by_first.get(block.word(at))?;
        candidates.iter().find_map(|(words, value)| {
            let rest = words.iter().enumerate().skip(1);
            let matches = rest.clone().all(|(i, word)| block.word(at + i) == word && block.joined(at + i));
            matches.then_some((*value, words.len()))
        })
    }

    /// Whether the phrase ends right before word `end`.
    pub(super) fn ends_before(&self, block: &Block, end: usize) -> bool {
        (1..=3).any(|back| end.checked_sub(back).is_some_and(|at| self.at(block, at).is_some_and(|(_, n)| n == back)))
    }
}

//! Phrases of a table of words, found at a place of a block.

use super::hash::{KeyMap, Sieve, key};
use super::text::{Block, words_of};

/// Phrases of one or more words, each with a value; the longest one at a place wins.
#[derive(Debug, Default)]
pub(super) struct Phrases<T> {
    by_first: KeyMap<Vec<Phrase<T>>>,
    first: Sieve,
}

/// A phrase with its value.
#[derive(Debug)]
struct Phrase<T> {
    /// The hashes of the words behind the first.
    rest: Box<[u64]>,
    value: T,
}

impl<T: Copy> Phrases<T> {
    /// Takes in every phrase with its value.
    pub(super) fn new<'a>(entries: impl IntoIterator<Item = (&'a str, T)>) -> Self {
        let mut by_first: KeyMap<Vec<Phrase<T>>> = KeyMap::default();
        for (phrase, value) in entries {
            let mut keys = words_of(phrase).filter_map(|w| phrase.get(w).map(key));
            if let Some(first) = keys.next() {
                by_first.entry(first).or_default().push(Phrase { rest: keys.collect(), value });
            }
        }
        for list in by_first.values_mut() {
            list.sort_by_key(|phrase| std::cmp::Reverse(phrase.rest.len()));
        }
        let first = Sieve::new(by_first.keys().copied());
        Self { by_first, first }
    }

    /// The phrase that starts at word `at`: its value and its length in words.
    pub(super) fn at(&self, block: &Block, at: usize) -> Option<(T, usize)> {
        let first = block.key(at);
        if !self.first.may_hold(first) {
            return None;
        }
        self.by_first.get(&first)?.iter().find_map(|phrase| {
            let matches = (at + 1..).zip(&*phrase.rest).all(|(w, key)| block.key(w) == *key && block.joined(w));
            matches.then_some((phrase.value, phrase.rest.len() + 1))
        })
    }

    /// Whether the phrase ends right before word `end`.
    pub(super) fn ends_before(&self, block: &Block, end: usize) -> bool {
        (1..=3).any(|back| end.checked_sub(back).is_some_and(|at| self.at(block, at).is_some_and(|(_, n)| n == back)))
    }
}

//! Phrases of a table of words, found at a place of a block.

use super::hash::{FastMap, Sieve, key};
use super::text::{Block, words_of};

/// Phrases of one or more words, each with a value; the longest one at a place wins.
#[derive(Debug, Default)]
pub(super) struct Phrases<T> {
    by_first: FastMap<String, Vec<Phrase<T>>>,
    first: Sieve,
}

/// A phrase with its value.
#[derive(Debug)]
struct Phrase<T> {
    words: Vec<String>,
    /// A hash of the second word, where there is one: most phrases are told apart by it.
    second: Option<u32>,
    value: T,
}

impl<T: Copy> Phrases<T> {
    /// Takes in every phrase with its value.
    pub(super) fn new<'a>(entries: impl IntoIterator<Item = (&'a str, T)>) -> Self {
        let mut by_first: FastMap<String, Vec<Phrase<T>>> = FastMap::default();
        for (phrase, value) in entries {
            let words: Vec<String> = words_of(phrase).filter_map(|w| phrase.get(w).map(str::to_owned)).collect();
            if let Some(first) = words.first() {
                let second = words.get(1).map(|word| key(word));
                by_first.entry(first.clone()).or_default().push(Phrase { words, second, value });
            }
        }
        for list in by_first.values_mut() {
            list.sort_by_key(|phrase| std::cmp::Reverse(phrase.words.len()));
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
        let next = block.key(at + 1);
        candidates.iter().find_map(|phrase| {
            if phrase.second.is_some_and(|second| second != next) {
                return None;
            }
            let mut rest = phrase.words.iter().enumerate().skip(1);
            let matches = rest.all(|(i, word)| block.word(at + i) == word && block.joined(at + i));
            matches.then_some((phrase.value, phrase.words.len()))
        })
    }

    /// Whether the phrase ends right before word `end`.
    pub(super) fn ends_before(&self, block: &Block, end: usize) -> bool {
        (1..=3).any(|back| end.checked_sub(back).is_some_and(|at| self.at(block, at).is_some_and(|(_, n)| n == back)))
    }
}

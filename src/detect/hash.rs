//! A fast hash for words: the tables are the program's own, so nobody can choose keys that collide.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;

/// A map from words.
pub(super) type FastMap<K, V> = HashMap<K, V, BuildHasherDefault<WordHasher>>;

/// A set of words.
pub(super) type FastSet<K> = HashSet<K, BuildHasherDefault<WordHasher>>;

/// Multiplies and rotates, eight bytes at a time.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct WordHasher(u64);

impl WordHasher {
    fn take(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
}

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        let (chunks, rest) = bytes.as_chunks::<8>();
        chunks.iter().for_each(|chunk| self.take(u64::from_le_bytes(*chunk)));
        if !rest.is_empty() {
            self.take(rest.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte)));
        }
    }

    fn write_u8(&mut self, byte: u8) {
        self.take(u64::from(byte));
    }

    fn finish(&self) -> u64 {
        // The map uses the highest bits and the lowest: both are to depend on every letter.
        self.0 ^ (self.0 >> 32)
    }
}

/// A word's hash. It stands for the word: no two words of eight bytes or less have the same one, and of longer ones two
/// in 2^64 do.
pub(super) fn key(word: &str) -> u64 {
    let mut hasher = WordHasher::default();
    hasher.write(word.as_bytes());
    hasher.finish()
}

/// The hash of a word within a text, which is read eight bytes at a time where it can be.
pub(super) fn key_within(text: &str, word: Range<usize>) -> u64 {
    let ahead = text.as_bytes().get(word.start..).and_then(|rest| rest.first_chunk::<8>());
    match (ahead, word.len()) {
        (Some(eight), len @ 1..=8) => {
            let mut hasher = WordHasher::default();
            hasher.take(u64::from_le_bytes(*eight) & u64::MAX >> (64 - 8 * len));
            hasher.finish()
        }
        _ => key(text.get(word).unwrap_or("")),
    }
}

/// The hash of two words that follow each other.
pub(super) fn pair_key(one: u64, next: u64) -> u64 {
    let mut hasher = WordHasher(one);
    hasher.take(next);
    hasher.finish()
}

/// A map from words' hashes.
pub(super) type KeyMap<V> = HashMap<u64, V, BuildHasherDefault<KeyHasher>>;

/// Takes a word's hash as it is.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct KeyHasher(u64);

impl Hasher for KeyHasher {
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.0 = self.0.rotate_left(8) ^ u64::from(*byte));
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// Says of most words that are in no table that they are in none; of those that are in one, never.
#[derive(Debug, Default)]
pub(super) struct Sieve(Box<[u64]>);

/// How many bits a sieve has for each word: of sixteen words that are not in the table one is let through.
const BITS_A_WORD: usize = 16;

impl Sieve {
    /// The sieve of some words' hashes.
    pub(super) fn new(keys: impl ExactSizeIterator<Item = u64>) -> Self {
        let bits = (keys.len() * BITS_A_WORD).next_power_of_two().max(64);
        let mut sieve = Self(vec![0; bits / 64].into_boxed_slice());
        for key in keys {
            let (at, bit) = sieve.place(key);
            if let Some(bits) = sieve.0.get_mut(at) {
                *bits |= bit;
            }
        }
        sieve
    }

    /// Where a word's bit is: its part, and the bit in it. The number of parts is a power of two.
    fn place(&self, key: u64) -> (usize, u64) {
        let part = usize::try_from(key >> 6 & u64::from(u32::MAX)).unwrap_or(0) & (self.0.len().wrapping_sub(1));
        (part, 1 << (key & 63))
    }

    /// Whether a word may be in the table.
    pub(super) fn may_hold(&self, key: u64) -> bool {
        let (at, bit) = self.place(key);
        self.0.get(at).is_some_and(|bits| bits & bit != 0)
    }
}

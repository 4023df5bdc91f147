//! A fast hash for words: the tables are the program's own, so nobody can choose keys that collide.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A map from words.
pub(super) type FastMap<K, V> = HashMap<K, V, BuildHasherDefault<WordHasher>>;

/// A set of words.
pub(super) type FastSet<K> = HashSet<K, BuildHasherDefault<WordHasher>>;

/// Multiplies and rotates, eight bytes at a time.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct WordHasher(u64);

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0u8; 8];
            for (to, from) in word.iter_mut().zip(chunk) {
                *to = *from;
            }
            self.0 = (self.0.rotate_left(5) ^ u64::from_le_bytes(word)).wrapping_mul(0x517c_c1b7_2722_0a95);
        }
    }

    fn write_u8(&mut self, byte: u8) {
        self.0 = (self.0.rotate_left(5) ^ u64::from(byte)).wrapping_mul(0x517c_c1b7_2722_0a95);
    }

    fn finish(&self) -> u64 {
        // The map uses the highest bits and the lowest: both are to depend on every letter.
        self.0 ^ (self.0 >> 32)
    }
}

/// A word's hash.
pub(super) fn key(word: &str) -> u32 {
    let mut hasher = WordHasher::default();
    hasher.write(word.as_bytes());
    let [a, b, c, d, ..] = hasher.finish().to_le_bytes();
    u32::from_le_bytes([a, b, c, d])
}

/// Says of most words that are in no table that they are in none; of those that are in one, never.
#[derive(Debug)]
pub(super) struct Sieve(Box<[u64]>);

/// How many bits a sieve has.
const SIEVE_BITS: usize = 1 << 14;

impl Default for Sieve {
    fn default() -> Self {
        Self(vec![0; SIEVE_BITS / 64].into_boxed_slice())
    }
}

impl Sieve {
    fn place(key: u32) -> (usize, u64) {
        let bit = usize::try_from(key).unwrap_or(0) % SIEVE_BITS;
        (bit / 64, 1 << (bit % 64))
    }

    /// Adds a word by its hash.
    pub(super) fn add(&mut self, key: u32) {
        let (at, bit) = Self::place(key);
        if let Some(bits) = self.0.get_mut(at) {
            *bits |= bit;
        }
    }

    /// Whether a word may be in the table.
    pub(super) fn may_hold(&self, key: u32) -> bool {
        let (at, bit) = Self::place(key);
        self.0.get(at).is_some_and(|bits| bits & bit != 0)
    }
}

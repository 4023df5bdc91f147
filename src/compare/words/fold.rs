//! Folding: a word in any letters to a number that its other spellings share. The numbers are the same on every machine.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::signs::signs;

/// A map whose keys are already well mixed numbers.
pub(in crate::compare) type FastMap<K, V> = HashMap<K, V, BuildHasherDefault<MixedHasher>>;
/// A set of well mixed numbers.
pub(in crate::compare) type FastSet<K> = HashSet<K, BuildHasherDefault<MixedHasher>>;

/// Mixes whole numbers; made for keys that are hashes or small numbers.
#[derive(Debug, Default, Clone, Copy)]
pub(in crate::compare) struct MixedHasher(u64);

impl Hasher for MixedHasher {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u32(&mut self, number: u32) {
        self.write_u64(u64::from(number));
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = mixed(self.0 ^ number);
    }

    fn write_usize(&mut self, number: usize) {
        self.write_u64(number as u64);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// Spreads a number over all 64 bits: the finaliser of SplitMix64 (Steele, Lea and Flood 2014).
pub(in crate::compare) const fn mixed(number: u64) -> u64 {
    let z = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// The number of a folded word: FNV-1a over its bytes, then mixed.
pub(in crate::compare) fn hash_of(text: &str) -> u64 {
    mixed(text.bytes().fold(FNV_BASIS, step_of))
}

/// Where FNV-1a starts (Fowler, Noll and Vo 1991).
pub(super) const FNV_BASIS: u64 = 0xcbf2_9ce4_8422_2325;

/// One byte more of FNV-1a.
pub(super) const fn step_of(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(0x0100_0000_01b3)
}

/// Writes a word in small letters, without its accents if `plain`.
pub(in crate::compare) fn fold_into(out: &mut String, word: &str, plain: bool) {
    out.clear();
    if word.is_ascii() {
        out.extend(word.chars().map(|c| c.to_ascii_lowercase()));
    } else if plain {
        let letters = word.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase);
        out.extend(letters.map(|c| if c == 'đ' { 'd' } else { c }));
    } else {
        out.extend(word.chars().flat_map(char::to_lowercase));
    }
}

/// Small letters without accents, punctuation as spaces.
pub(in crate::compare) fn fold_words(text: &str) -> String {
    let letters = text.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase);
    let plain: String = letters
        .map(|c| {
            if c == 'đ' {
                'd'
            } else if c.is_alphanumeric() {
                c
            } else {
                ' '
            }
        })
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The longest stem, in letters. Cutting words short does about as well as full stemmers on European languages
/// (McNamee and Mayfield 2004, "Character n-gram tokenization for European language text retrieval").
const STEM_CHARS: usize = 6;

/// Cuts a folded word of a European language to its stem: without the plural and the commonest ends of verbs.
pub(super) fn stem(word: &mut String) {
    let letters = word.chars().count();
    if letters > 4 && word.ends_with("ies") {
        word.truncate(word.len() - 3);
        word.push('y');
    } else if letters > 4 && signs().stem_ends.iter().any(|end| word.ends_with(end.as_str())) {
        word.truncate(word.len() - 2);
    } else if letters > 3 && word.ends_with('s') && !word.ends_with("ss") {
        word.truncate(word.len() - 1);
    }
    let letters = word.chars().count();
    for (end, least) in [("ing", 6), ("ed", 5)] {
        if letters > least && word.ends_with(end) {
            word.truncate(word.len() - end.len());
            undouble(word);
            break;
        }
    }
    if word.chars().count() > 4 && word.ends_with(['e', 'a', 'o']) {
        word.truncate(word.len() - 1);
    }
    if let Some((cut, _)) = word.char_indices().nth(STEM_CHARS) {
        word.truncate(cut);
        word.push('~');
    }
}

/// "plann" to "plan"; "fill" and "press" stay.
fn undouble(word: &mut String) {
    let mut ends = word.chars().rev();
    let (last, before) = (ends.next(), ends.next());
    if last == before && last.is_some_and(|c| !matches!(c, 'l' | 's' | 'e' | 'o')) {
        word.pop();
    }
}

/// Shorter names are no adjectives of a place: "Jordan", "Marian".
const LEAST_ADJECTIVE: usize = 7;

/// Cuts a folded name: the plural and the genitive go, and what makes an adjective of a place, "Calderan".
pub(super) fn stem_name(word: &mut String) {
    if word.chars().count() > 3 && word.ends_with('s') && !word.ends_with("ss") {
        word.pop();
    }
    if word.ends_with("an") && word.chars().count() >= LEAST_ADJECTIVE {
        word.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_a_word_share_a_stem() {
        let stemmed = |word: &str| {
            let mut out = String::new();
            fold_into(&mut out, word, true);
            stem(&mut out);
            out
        };
        for (one, other) in [
            ("bridges", "bridge"),
            ("Cooperation", "coopération"),
            ("planned", "plan"),
            ("ferries", "ferry"),
            ("closed", "close"),
            ("stations", "station"),
        ] {
            assert_eq!(stemmed(one), stemmed(other), "{one} and {other}");
        }
        assert_ne!(stemmed("Cooper"), stemmed("cooperation"));
    }
}

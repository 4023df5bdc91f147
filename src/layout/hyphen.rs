//! Where a word may be parted: by the hyphenation patterns of its language.

use hypher::Lang;

/// The shortest word that is worth parting, in letters.
const SHORTEST_WORD: usize = 6;

/// The fewest letters that stand before a hyphen, and after it.
const FEWEST_LETTERS: usize = 3;

/// The bytes of a word after which a hyphen may stand. Names, abbreviations and numbers are never parted: a word is left
/// whole unless it is all small letters, but for punctuation around it.
pub(super) fn places(word: &str, language: Lang) -> Vec<usize> {
    let start = word.len() - word.trim_start_matches(|c: char| !c.is_alphabetic()).len();
    let core = word.trim_matches(|c: char| !c.is_alphabetic());
    if core.chars().count() < SHORTEST_WORD || !core.chars().all(char::is_lowercase) {
        return Vec::new();
    }
    let mut at = start;
    let mut places: Vec<usize> = hypher::hyphenate(core, language)
        .map(|syllable| {
            at += syllable.len();
            at
        })
        .collect();
    places.pop();
    let letters = |part: Option<&str>| part.map_or(0, |part| part.chars().filter(|c| c.is_alphabetic()).count());
    places.retain(|at| letters(word.get(..*at)) >= FEWEST_LETTERS && letters(word.get(*at..)) >= FEWEST_LETTERS);
    places
}

/// The patterns for a language by its ISO 639-1 code, if there are any.
pub(super) fn language(code: &str) -> Option<Lang> {
    let bytes: [u8; 2] = code.as_bytes().try_into().ok()?;
    Lang::from_iso(bytes)
}

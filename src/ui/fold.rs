//! Text as it is compared when someone looks for it: without case, accents and other marks.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The letters of a text without case and marks: 'Lê Hoài Trung' becomes 'le hoai trung', 'Đà' becomes 'da'.
pub fn fold(text: &str) -> String {
    text.nfd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        // These are letters of their own to Unicode, and the same letter to who types without them.
        .map(|c| match c {
            'đ' => 'd',
            'ł' => 'l',
            'ø' => 'o',
            c => c,
        })
        .collect()
}

/// How well a folded text answers the folded words looked for; the smaller the better, `None` if a word is missing.
pub fn rank(text: &str, words: &[String]) -> Option<usize> {
    let mut sum = 0;
    for word in words {
        let at = text.find(word.as_str())?;
        let starts_word = text.get(..at).is_some_and(|before| !before.ends_with(char::is_alphanumeric));
        sum += match (at, starts_word) {
            (0, _) => 0,
            (_, true) => 1,
            _ => 3,
        };
    }
    Some(sum)
}

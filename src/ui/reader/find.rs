//! Searching in an article: by letters as they are, or without regard to accents and capitals.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::article::{Article, Span};

/// The most places that are listed; a search for a single letter in a long article finds no end of them.
pub const MOST_HITS: usize = 10_000;

/// Where words stand in an article, in reading order, none over another. With `exact`, accents and capitals count.
pub fn hits(article: &Article, typed: &str, exact: bool) -> Vec<Span> {
    let mut found = Vec::new();
    if typed.trim().is_empty() {
        return found;
    }
    let needle: Vec<char> = fold(typed).map(|(_, c)| c).collect();
    for (index, block) in article.blocks.iter().enumerate() {
        if exact {
            let places = block.text.match_indices(typed);
            found.extend(places.map(|(at, words)| Span::new(index, at, at + words.len())));
        } else {
            folded_hits(&block.text, &needle, |start, end| found.push(Span::new(index, start, end)));
        }
        if found.len() >= MOST_HITS {
            found.truncate(MOST_HITS);
            break;
        }
    }
    found
}

/// Whether a text has words in it, without regard to accents and capitals. `needle` is folded already: see [`folded`].
pub fn has(text: &str, needle: &[char]) -> bool {
    let mut found = false;
    folded_hits(text, needle, |_, _| found = true);
    found
}

/// A text's letters without accents and capitals.
pub fn folded(text: &str) -> Vec<char> {
    fold(text).map(|(_, c)| c).collect()
}

/// Every letter without its accents and in lower case, with the byte at which it starts.
fn fold(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    text.char_indices().flat_map(|(at, c)| {
        let plain: [Option<char>; 3] = if c.is_ascii() {
            [Some(c.to_ascii_lowercase()), None, None]
        } else {
            let mut letters =
                std::iter::once(c).nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).map(bare);
            [letters.next(), letters.next(), letters.next()]
        };
        plain.into_iter().flatten().map(move |c| (at, c))
    })
}

/// Letters whose stroke is no combining mark, and quotation marks and dashes as a keyboard has them.
fn bare(c: char) -> char {
    match c {
        'đ' => 'd',
        'ø' => 'o',
        'ł' => 'l',
        'ı' => 'i',
        '’' | '‘' => '\'',
        '“' | '”' | '«' | '»' => '"',
        '–' | '—' | '‑' => '-',
        '\u{a0}' | '\u{202f}' => ' ',
        c => c,
    }
}

fn folded_hits(text: &str, needle: &[char], mut found: impl FnMut(usize, usize)) {
    let Some(first) = needle.first() else { return };
    let letters: Vec<(usize, char)> = fold(text).collect();
    let mut at = 0;
    while let Some(rest) = letters.get(at..).filter(|rest| rest.len() >= needle.len()) {
        let Some(skip) = rest.iter().position(|(_, c)| c == first) else { break };
        at += skip;
        let Some(here) = letters.get(at..at + needle.len()) else { break };
        if here.iter().map(|(_, c)| c).eq(needle) {
            let start = here.first().map_or(0, |(byte, _)| *byte);
            let end = letters.get(at + needle.len()).map_or(text.len(), |(byte, _)| *byte);
            // A place ends with its last letter's accents, and never in the middle of a letter that folds into two.
            let last = here.last().map_or(start, |(byte, _)| *byte);
            if end > last {
                found(start, end);
            }
            at += needle.len();
        } else {
            at += 1;
        }
    }
}

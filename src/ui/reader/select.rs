//! Selecting text: places in an article, words, sentences and paragraphs, and the spans between two places.

use std::ops::Range;

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use crate::article::{Article, Span};
use crate::detect;

/// How far before and behind a click words and sentences are looked for, in bytes.
const AROUND: usize = 6000;

/// A place between two characters of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Caret {
    /// The block.
    pub block: usize,
    /// The byte in it.
    pub byte: usize,
}

/// How much a click takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Nothing yet: a drag selects from character to character.
    Character,
    /// The word.
    Word,
    /// The sentence.
    Sentence,
    /// The whole block.
    Block,
}

/// The nearest border of a grapheme cluster at or before a byte.
pub fn snap(text: &str, byte: usize) -> usize {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    let mut cursor = GraphemeCursor::new(byte, text.len(), true);
    match cursor.is_boundary(text, 0) {
        Ok(true) | Err(_) => byte,
        Ok(false) => cursor.prev_boundary(text, 0).ok().flatten().unwrap_or(0),
    }
}

/// The border of the grapheme cluster after a byte; `None` at the text's end.
pub fn after(text: &str, byte: usize) -> Option<usize> {
    let mut cursor = GraphemeCursor::new(snap(text, byte), text.len(), true);
    cursor.next_boundary(text, 0).ok().flatten()
}

/// What a click at a place takes.
pub fn unit_at(article: &Article, caret: Caret, unit: Unit) -> (Caret, Caret) {
    let Some(block) = article.blocks.get(caret.block) else { return (caret, caret) };
    let text = block.text.as_str();
    // A click in a line of a million letters asks for what is near it.
    let near = around(text, caret.byte);
    let window = text.get(near.clone()).unwrap_or_default();
    let inside = caret.byte.saturating_sub(near.start);
    let (start, end) = match unit {
        Unit::Character => (caret.byte, caret.byte),
        Unit::Word => {
            let (start, end) = piece_at(window.split_word_bound_indices(), inside);
            (near.start + start, near.start + end)
        }
        Unit::Sentence => {
            let sentences = detect::sentences_of(window, &article.language);
            let here = sentences.iter().find(|s| inside < s.end).or(sentences.last());
            here.map_or((caret.byte, caret.byte), |s| (near.start + s.start, near.start + s.end))
        }
        Unit::Block => (0, text.len()),
    };
    (Caret { block: caret.block, byte: start }, Caret { block: caret.block, byte: end })
}

/// The part of a text around a byte in which words and sentences are looked for: all of it, unless it is very long.
fn around(text: &str, byte: usize) -> Range<usize> {
    let border = |mut at: usize| {
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let from = border(byte.saturating_sub(AROUND));
    let to = border((byte + AROUND).min(text.len()));
    // From the first gap between words, so that no word is taken for a shorter one.
    let gap = text.get(from..byte).and_then(|t| t.find(char::is_whitespace)).filter(|_| from > 0);
    gap.map_or(from, |at| from + at)..to
}

fn piece_at<'a>(pieces: impl Iterator<Item = (usize, &'a str)>, byte: usize) -> (usize, usize) {
    let mut last = (byte, byte);
    for (start, piece) in pieces {
        let end = start + piece.len();
        last = (start, end);
        if byte < end {
            break;
        }
    }
    last
}

/// The text between two places, block by block, in whole words: what lies between two places within one word is that word.
/// White space at the ends is left out.
pub fn spans_between(article: &Article, a: Caret, b: Caret) -> Vec<Span> {
    let (from, to) = if a <= b { (a, b) } else { (b, a) };
    let mut spans = Vec::new();
    for (index, block) in article.blocks.iter().enumerate().take(to.block + 1).skip(from.block) {
        let start = if index == from.block { from.byte } else { 0 };
        let end = if index == to.block { to.byte } else { block.text.len() };
        let (start, end) = (snap(&block.text, start), snap(&block.text, end));
        let Some(text) = block.text.get(start..end) else { continue };
        let start = start + (text.len() - text.trim_start().len());
        let end = start + text.trim().len();
        if start < end {
            spans.push(article.whole_words(Span::new(index, start, end)));
        }
    }
    spans
}

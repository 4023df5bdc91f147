//! Selecting text: places in an article, words, sentences and paragraphs, and the spans between two places.

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use crate::article::{Article, Span};

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

/// The byte at which the character of that index starts; the text's length past its end.
pub fn byte_of_char(text: &str, index: usize) -> usize {
    text.char_indices().nth(index).map_or(text.len(), |(byte, _)| byte)
}

/// How many characters come before a byte.
pub fn char_of_byte(text: &str, byte: usize) -> usize {
    text.char_indices().take_while(|(at, _)| *at < byte).count()
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

/// What a click at a place takes.
pub fn unit_at(article: &Article, caret: Caret, unit: Unit) -> (Caret, Caret) {
    let Some(block) = article.blocks.get(caret.block) else { return (caret, caret) };
    let text = block.text.as_str();
    let (start, end) = match unit {
        Unit::Character => (caret.byte, caret.byte),
        Unit::Word => piece_at(text.split_word_bound_indices(), caret.byte),
        Unit::Sentence => piece_at(text.split_sentence_bound_indices(), caret.byte),
        Unit::Block => (0, text.len()),
    };
    (Caret { block: caret.block, byte: start }, Caret { block: caret.block, byte: end })
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

/// The text between two places, block by block, without white space at the ends.
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
            spans.push(Span::new(index, start, end));
        }
    }
    spans
}

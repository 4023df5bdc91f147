//! Whole words: where a range of text begins or ends within a word, and the words around it.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

/// How far on either side of a place its word is looked for, in bytes. What runs on longer is no word.
const AROUND: usize = 400;
/// The most bytes of a character: what ends nearer than this to where the search ended may have been cut off.
const REACH: usize = 4;
/// Signs between which words may run together without being one: 'treaty.Then', 'www.example.org', 'said:yes'.
const LOOSE: [char; 4] = ['.', ':', '：', '_'];
/// How many letters must stand on both sides of such a sign: 'U.S.' and 'p.m.' are one word each.
const LOOSE_LETTERS: usize = 2;

/// The word (UAX 29) that a place in a text lies within, as a range of its bytes; `None` where the place is the border of a
/// word. In scripts without spaces between words a place between two characters is such a border.
pub fn word_around(text: &str, at: usize) -> Option<Range<usize>> {
    let (head, tail) = (text.get(..at)?, text.get(at..)?);
    if !touches_a_word(head.chars().next_back()) || !touches_a_word(tail.chars().next()) {
        return None;
    }
    let from = stretch(head.char_indices().rev().map(|(byte, c)| (byte, head.len() - byte, c))).unwrap_or(at);
    let to = stretch(tail.char_indices().map(|(byte, c)| (at + byte + c.len_utf8(), byte + c.len_utf8(), c)))?;
    let near = text.get(from..to)?;
    let (start, piece) =
        near.split_word_bound_indices().find(|(start, piece)| (*start..start + piece.len()).contains(&(at - from)))?;
    let word = from + start..from + start + piece.len();
    // What reaches as far as was looked at may go on: it is not known to be a word.
    if word.start == at || at - word.start > AROUND - REACH || word.end - at > AROUND - REACH {
        return None;
    }
    within_loose(piece, at - word.start).map(|part| word.start + part.start..word.start + part.end)
}

/// A range of a text, widened to the whole words that it begins and ends in.
pub fn whole_words(text: &str, range: Range<usize>) -> Range<usize> {
    if range.is_empty() {
        return range;
    }
    let start = word_around(text, range.start).map_or(range.start, |word| word.start);
    let end = word_around(text, range.end).map_or(range.end, |word| word.end);
    start..end
}

fn touches_a_word(c: Option<char>) -> bool {
    c.is_some_and(|c| !c.is_whitespace())
}

/// Where the characters up to the next white space end; each with the byte at its far side, and how far that is.
fn stretch(chars: impl Iterator<Item = (usize, usize, char)>) -> Option<usize> {
    chars.take_while(|(_, far, c)| !c.is_whitespace() && *far <= AROUND).last().map(|(byte, ..)| byte)
}

/// The part of a word around a place in it, between signs that only seem to join; `None` where the place is beside one.
fn within_loose(word: &str, at: usize) -> Option<Range<usize>> {
    let letters = |chars: &mut dyn Iterator<Item = char>| {
        chars.take_while(|c| !c.is_numeric() && !LOOSE.contains(c)).take(LOOSE_LETTERS).count() == LOOSE_LETTERS
    };
    let mut part = 0..word.len();
    for (byte, sign) in word.char_indices().filter(|(_, c)| LOOSE.contains(c)) {
        let (before, after) = (word.get(..byte)?, word.get(byte + sign.len_utf8()..)?);
        if !letters(&mut before.chars().rev()) || !letters(&mut after.chars()) {
            continue;
        }
        let end = byte + sign.len_utf8();
        if at == byte || at == end {
            return None;
        }
        if end < at {
            part.start = end;
        } else if byte > at {
            part.end = byte;
            break;
        }
    }
    Some(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words around a range that is marked in the text by two bars.
    fn widened(marked: &str) -> String {
        let (head, rest) = marked.split_once('|').unwrap();
        let (inside, tail) = rest.split_once('|').unwrap();
        let text = [head, inside, tail].concat();
        text.get(whole_words(&text, head.len()..head.len() + inside.len())).unwrap().to_owned()
    }

    #[test]
    fn a_range_takes_the_whole_words_that_it_begins_and_ends_in() {
        for (marked, words) in [
            ("to ta|ke place in London, an official vi|sit", "take place in London, an official visit"),
            ("|the two| ministers", "the two"),
            ("the f|oreig|n minister", "foreign"),
            ("it does|n’t ho|ld", "doesn’t hold"),
            ("some 1|,300 peo|ple", "1,300 people"),
            ("at 3.|5 per c|ent", "3.5 per cent"),
            ("a trade agree|ment.|", "agreement."),
            ("a non-|binding| text", "binding"),
            ("a non-bin|ding te|xt", "binding text"),
            ("the “|pre|” part", "pre"),
            ("signed the treaty.|Then he| left", "Then he"),
            ("signed the tre|aty.The|n he left", "treaty.Then"),
            ("the U.|S. and Ch|ina", "U.S. and China"),
            ("Hợ|p ta\u{301}c so\u{302}\u{301} m|ột", "Hợp ta\u{301}c so\u{302}\u{301} một"),
            ("두 장관|은 서|울에서 회담했다", "장관은 서울에서"),
            ("两国|外长在|北京", "外长在"),
            ("รัฐมนตรี|ทั้งสอง|หารือ", "ทั้งสอง"),
            ("コンピ|ュータを|使う", "コンピュータを"),
        ] {
            assert_eq!(widened(marked), words, "{marked}");
        }
    }

    #[test]
    fn what_is_no_word_and_what_is_empty_stays() {
        let long = "a".repeat(1_000_000);
        assert_eq!(whole_words(&long, 500_000..500_010), 500_000..500_010);
        let ideographs = "国".repeat(100_000);
        assert_eq!(whole_words(&ideographs, 30_000..30_003), 30_000..30_003);
        assert_eq!(whole_words("a word here", 4..4), 4..4, "nothing is chosen");
        assert_eq!(whole_words("word", 9..12), 9..12, "beyond the text");
        assert_eq!(word_around("word", 0), None);
        assert_eq!(word_around("word", 4), None);
        assert_eq!(word_around("ế", 1), None, "not between two characters");
    }
}

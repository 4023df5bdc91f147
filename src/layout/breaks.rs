//! Places where a line may end: by the Unicode rules (UAX 14), between the words of Korean, and between those of scripts that
//! run them together.

use icu_segmenter::LineSegmenter;
use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_segmentation::UnicodeSegmentation;

use super::scripts::{breaks_by_dictionary, is_korean};

/// Where lines of a text may end or must, in order. The Unicode rules see no place within a stretch of Thai, Lao, Khmer
/// or Burmese; there a dictionary of the language finds the words.
pub fn line_ends(text: &str) -> impl Iterator<Item = (usize, BreakOpportunity)> + '_ {
    let mut between_words = words_run_together(text).into_iter().peekable();
    let by_rule = linebreaks(text);
    let is_end = |at: usize| !in_korean_word(text, at) && !in_pair(text, at);
    let mut by_rule = by_rule.filter(move |(at, kind)| *kind == BreakOpportunity::Mandatory || is_end(*at)).peekable();
    std::iter::from_fn(move || match (between_words.peek(), by_rule.peek()) {
        (Some(word), Some((rule, _))) if word == rule => {
            between_words.next();
            by_rule.next()
        }
        (Some(word), Some((rule, _))) if word > rule => by_rule.next(),
        (Some(_), _) => between_words.next().map(|at| (at, BreakOpportunity::Allowed)),
        (None, _) => by_rule.next(),
    })
}

/// Whether a place is within a Korean word: Korean has spaces between its words, and its lines end there. The Unicode
/// rules would part it at every syllable.
fn in_korean_word(text: &str, at: usize) -> bool {
    // Every Korean syllable starts with one of these bytes in UTF-8.
    let is_lead = |byte: Option<&u8>| byte.is_some_and(|byte| (0xEA..=0xED).contains(byte));
    let next_byte = text.as_bytes().get(at);
    let before_byte = at.checked_sub(3).and_then(|before| text.as_bytes().get(before));
    if !is_lead(next_byte) && !is_lead(before_byte) {
        return false;
    }
    let before = text.get(..at).and_then(|head| head.chars().next_back());
    let next = text.get(at..).and_then(|tail| tail.chars().next());
    let (Some(before), Some(next)) = (before, next) else { return false };
    let of_word = |c: char| c.is_alphanumeric() && (is_korean(c) || u32::from(c) < 0x2e80);
    (is_korean(before) || is_korean(next)) && of_word(before) && of_word(next)
}

/// Whether a place is after the stroke between two short words: "VNA/VNS", "and/or".
fn in_pair(text: &str, at: usize) -> bool {
    /// The most characters of the two.
    const SHORT: usize = 16;
    let (before, after) = (text.get(..at).unwrap_or_default(), text.get(at..).unwrap_or_default());
    let Some(before) = before.strip_suffix('/') else { return false };
    let is_letter = |c: &char| c.is_alphanumeric();
    let letters = before.chars().rev().take_while(is_letter).count() + after.chars().take_while(is_letter).count();
    let goes_on = |c: Option<char>| c == Some('/');
    let is_path =
        goes_on(before.chars().rev().find(|c| !is_letter(c))) || goes_on(after.chars().find(|c| !is_letter(c)));
    letters <= SHORT && !is_path
}

/// The places between words within stretches of the scripts that need a dictionary; none, at no cost, in all others.
fn words_run_together(text: &str) -> Vec<usize> {
    let mut places = Vec::new();
    if text.is_ascii() {
        return places;
    }
    let mut from = 0;
    while let Some(start) = text.get(from..).and_then(|t| t.find(breaks_by_dictionary)).map(|at| from + at) {
        let rest = text.get(start..).unwrap_or_default();
        let stretch = rest.find(|c| !breaks_by_dictionary(c)).and_then(|len| rest.get(..len)).unwrap_or(rest);
        let segmenter = LineSegmenter::new_dictionary(Default::default());
        let mut letters = stretch.grapheme_indices(true).map(|(at, _)| at).peekable();
        places.extend(segmenter.segment_str(stretch).filter_map(|at| {
            while letters.next_if(|letter| *letter < at).is_some() {}
            // Never between a letter and its marks, and the ends of the stretch are the Unicode rules' business.
            (at > 0 && at < stretch.len() && letters.peek() == Some(&at)).then_some(start + at)
        }));
        from = start + stretch.len();
    }
    places
}

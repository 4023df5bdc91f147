//! Sentences: UAX 29 borders, then merged again at abbreviations, initials and numbers.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::hash::FastSet;

/// The sentences of a text as byte ranges, in order, without the white space around them.
pub(super) fn sentences(text: &str, abbreviations: &FastSet<String>) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for (start, piece) in text.split_sentence_bound_indices() {
        let lead = piece.len() - piece.trim_start().len();
        let range = start + lead..start + lead + piece.trim().len();
        if range.is_empty() {
            continue;
        }
        match out.last_mut() {
            Some(last) if runs_on(text, last, &range, abbreviations) => last.end = range.end,
            _ => out.push(range),
        }
    }
    out
}

/// Whether the border between two pieces is none: behind "Mr." or "J.", or before a word in lower case.
fn runs_on(text: &str, before: &Range<usize>, after: &Range<usize>, abbreviations: &FastSet<String>) -> bool {
    let (Some(left), Some(right)) = (text.get(before.clone()), text.get(after.clone())) else { return false };
    if right.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_lowercase)
        && right.chars().next().is_some_and(char::is_alphanumeric)
    {
        return true;
    }
    let Some(stem) = left.strip_suffix('.') else { return false };
    let word_start = stem.char_indices().rev().find(|(_, c)| c.is_whitespace()).map_or(0, |(i, c)| i + c.len_utf8());
    let whole = stem.get(word_start..).unwrap_or("");
    let word = whole.trim_start_matches(|c: char| !c.is_alphanumeric());
    let mut letters = word.chars();
    match (letters.next(), letters.next()) {
        // A lone capital is an initial; a lone letter or number that opens the text is a list's marker.
        (Some(c), None) if c.is_uppercase() => return !right.starts_with(['"', '“']),
        (Some(c), None) if c.is_alphanumeric() && word_start == 0 => return true,
        (Some(_), _) if word_start == 0 && whole.len() <= 3 && word.chars().all(|c| c.is_ascii_digit()) => return true,
        _ => {}
    }
    // "No." before a number, "etc." before anything but a capital (which the rule above has seen).
    let lower = word.to_lowercase();
    if lower == "etc" || lower == "v.v" {
        return false;
    }
    if lower == "no" || lower == "nos" {
        return right.chars().next().is_some_and(|c| c.is_ascii_digit());
    }
    word.chars().count() <= 6 && abbreviations.contains(&lower)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_and_initials_do_not_end_a_sentence() {
        let abbreviations: FastSet<String> = ["mr", "dr", "u.s"].iter().map(|s| (*s).to_owned()).collect();
        let check = |text: &str, expected: &[&str]| {
            let found: Vec<&str> = sentences(text, &abbreviations).into_iter().filter_map(|r| text.get(r)).collect();
            assert_eq!(found, expected);
        };
        check("Mr. Smith met Dr. J. Brown. They spoke.", &["Mr. Smith met Dr. J. Brown.", "They spoke."]);
        check("Ties with the U.S. Senate grew. So did trade.", &["Ties with the U.S. Senate grew.", "So did trade."]);
        check("Steel, glass... with new needs. Next.", &["Steel, glass... with new needs.", "Next."]);
        check("1. Trade grows. It will.", &["1. Trade grows.", "It will."]);
        check("“Why?” she asked. None knew.", &["“Why?” she asked.", "None knew."]);
    }
}

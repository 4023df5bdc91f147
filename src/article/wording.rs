//! Shortened quotations: what an author may change in a source's words, and only visibly.
//!
//! The convention of the trade: words left out are shown by an ellipsis (… or [...]), words put in stand in square
//! brackets. All else is the source's, letter for letter, in the source's order.

/// Why a wording is not a visible shortening of a passage.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WordingError {
    /// Nothing of the source is left.
    #[error("it holds no words of the source")]
    NoWords,
    /// Words that the source does not have there.
    #[error("it says '{said}' where the source has '{source_words}'; put your own words in square brackets")]
    Differs {
        /// The words in question.
        said: String,
        /// What the source goes on with.
        source_words: String,
    },
    /// Words are left out without an ellipsis.
    #[error("words are left out before '{before}' without an ellipsis; put … where they were")]
    Unmarked {
        /// The words that follow the gap.
        before: String,
    },
}

/// A part of a wording.
#[derive(Debug, PartialEq, Eq)]
enum Part<'t> {
    /// The source's words.
    Words(&'t str),
    /// An ellipsis, or words in brackets.
    Edit,
}

/// How many characters of the source an error shows.
const SHOWN_CHARS: usize = 40;
/// How much of the source is searched for the place where an error starts.
const SEARCHED_CHARS: usize = 4000;

/// Checks that `wording` is `quote` with nothing changed but what an ellipsis or square brackets show.
///
/// # Errors
/// [`WordingError`] with the first difference.
pub fn check_wording(quote: &str, wording: &str) -> Result<(), WordingError> {
    let mut rest = quote;
    let mut gap_allowed = false;
    let mut words_seen = false;
    for part in parts(wording) {
        let words = match part {
            Part::Edit => {
                gap_allowed = true;
                continue;
            }
            Part::Words(words) => words.trim(),
        };
        if words.is_empty() {
            continue;
        }
        let source = rest.trim_start();
        match find_words(source, words) {
            Some(0) => {}
            Some(_) if !gap_allowed => return Err(WordingError::Unmarked { before: shown(words) }),
            Some(_) => {}
            None => {
                return Err(WordingError::Differs {
                    said: first_difference(source, words),
                    source_words: shown(source),
                });
            }
        }
        let at = find_words(source, words).unwrap_or(0);
        rest = source.get(at + words.len()..).unwrap_or_default();
        gap_allowed = false;
        words_seen = true;
    }
    if !words_seen {
        return Err(WordingError::NoWords);
    }
    if !gap_allowed && rest.chars().any(char::is_alphanumeric) {
        return Err(WordingError::Unmarked { before: "the end".to_owned() });
    }
    Ok(())
}

/// Where words stand in a text as whole words.
fn find_words(text: &str, words: &str) -> Option<usize> {
    let is_inside = |before: Option<char>, after: Option<char>| {
        before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric)
    };
    text.match_indices(words).map(|(at, _)| at).find(|&at| {
        let (head, tail) = (text.get(..at).unwrap_or_default(), text.get(at + words.len()..).unwrap_or_default());
        !is_inside(head.chars().next_back(), words.chars().next())
            && !is_inside(words.chars().next_back(), tail.chars().next())
    })
}

/// Parts a wording at its ellipses and brackets. A bracket that is never closed is part of the words.
fn parts(wording: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = wording;
    while let Some((at, length)) = next_edit(rest) {
        parts.push(Part::Words(rest.get(..at).unwrap_or_default()));
        parts.push(Part::Edit);
        rest = rest.get(at + length..).unwrap_or_default();
    }
    parts.push(Part::Words(rest));
    parts
}

/// The next ellipsis or bracket: where it starts and how many bytes it takes.
fn next_edit(text: &str) -> Option<(usize, usize)> {
    let ellipsis = text.find('…').map(|at| (at, '…'.len_utf8()));
    let dots = text.find("...").map(|at| (at, 3));
    let bracket = text.find('[').and_then(|at| {
        let close = text.get(at..)?.find(']')?;
        Some((at, close + 1))
    });
    [ellipsis, dots, bracket].into_iter().flatten().min()
}

fn shown(text: &str) -> String {
    super::shorten(text, SHOWN_CHARS)
}

/// The words from the first letter on that the source does not share.
fn first_difference(source: &str, words: &str) -> String {
    let mut best = 0;
    for (start, _) in source.char_indices().take(SEARCHED_CHARS) {
        let tail = source.get(start..).unwrap_or_default();
        let shared: usize =
            tail.chars().zip(words.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
        best = best.max(shared);
    }
    let head = words.get(..best).unwrap_or_default();
    let word_start = head.rfind(char::is_whitespace).map_or(0, |at| at + 1);
    shown(words.get(word_start..).unwrap_or(words))
}

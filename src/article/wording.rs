//! Shortened quotations: what an author may change in a source's words, and only visibly.
//!
//! The convention of the trade: words left out are shown by an ellipsis (… or [...]), words put in stand in square
//! brackets. All else is the source's, letter for letter, in the source's order.

use std::ops::Range;

/// Why a wording is not a visible shortening of a passage. Shown, it says what is wrong and the way out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}; {}", self.what(), self.advice())]
pub enum WordingError {
    /// Nothing of the source is left.
    NoWords,
    /// Words that the source does not have there.
    Differs {
        /// The words in question, from the first one that differs.
        said: String,
        /// What the source has in their place.
        source_words: String,
    },
    /// Words behind the source's last ones.
    Beyond {
        /// The words in question.
        said: String,
    },
    /// The source's words in another order.
    Order {
        /// The words that the source has further up.
        said: String,
    },
    /// Words are left out without an ellipsis.
    Unmarked {
        /// The words that follow the gap.
        before: String,
    },
}

impl WordingError {
    /// What is wrong, as a sentence without a full stop.
    pub fn what(&self) -> String {
        match self {
            Self::NoWords => "it holds no words of the source".to_owned(),
            Self::Differs { said, source_words } => format!("it says '{said}' where the source has '{source_words}'"),
            Self::Beyond { said } => format!("it says '{said}' where the source has ended"),
            Self::Order { said } => format!("it says '{said}' after words that the source has behind them"),
            Self::Unmarked { before } => format!("words are left out before '{before}' without an ellipsis"),
        }
    }

    /// What to do, as a sentence without a full stop.
    pub fn advice(&self) -> &'static str {
        match self {
            Self::NoWords => "keep at least one of its words",
            Self::Differs { .. } | Self::Beyond { .. } => "put your own words in square brackets",
            Self::Order { .. } => "keep the source's order, or make two quotations",
            Self::Unmarked { .. } => "put … where they were",
        }
    }
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
/// How many characters are compared at most to find the place where an error starts.
const COMPARED_CHARS: usize = 1_000_000;

/// Checks that `wording` is `quote` with nothing changed but what an ellipsis or square brackets show.
///
/// # Errors
/// [`WordingError`] with the first difference.
pub fn check_wording(quote: &str, wording: &str) -> Result<(), WordingError> {
    kept(quote, wording).map(drop)
}

/// What a wording keeps of a quotation: ranges of the quotation's bytes, in order.
///
/// # Errors
/// As [`check_wording`].
pub fn kept(quote: &str, wording: &str) -> Result<Vec<Range<usize>>, WordingError> {
    let parts = parts(wording);
    let last = parts.iter().rposition(|part| matches!(part, Part::Words(words) if !words.trim().is_empty()));
    let mut ranges = Vec::new();
    let mut done = 0;
    let mut gap_allowed = false;
    for (index, part) in parts.iter().enumerate() {
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
        let rest = quote.get(done..).unwrap_or_default();
        let source = rest.trim_start();
        let start = done + (rest.len() - source.len());
        // Words after a gap that close the wording are the source's last ones, should it say them more than once.
        let closes = gap_allowed && last == Some(index) && index + 1 == parts.len();
        let at = match closes.then(|| ending(source, words)).flatten().or_else(|| find_words(source, words)) {
            Some(at) if at > 0 && !gap_allowed => return Err(WordingError::Unmarked { before: shown(words) }),
            Some(at) => at,
            None if gap_allowed && find_words(quote, words).is_some() => {
                return Err(WordingError::Order { said: shown(words) });
            }
            None => return Err(first_difference(source, words)),
        };
        done = start + at + words.len();
        ranges.push(start + at..done);
        gap_allowed = false;
    }
    if ranges.is_empty() {
        return Err(WordingError::NoWords);
    }
    if !gap_allowed && quote.get(done..).is_some_and(|rest| rest.chars().any(char::is_alphanumeric)) {
        return Err(WordingError::Unmarked { before: "the end".to_owned() });
    }
    Ok(ranges)
}

/// Where words stand at the end of a text as whole words, nothing but punctuation after them.
fn ending(text: &str, words: &str) -> Option<usize> {
    let at = text.rfind(words)?;
    let before = text.get(..at)?.chars().next_back();
    let after = text.get(at + words.len()..)?;
    let splits = before.is_some_and(char::is_alphanumeric) && words.starts_with(char::is_alphanumeric);
    (!splits && !after.chars().any(char::is_alphanumeric)).then_some(at)
}

/// The words of a quotation, as ranges of its bytes: what stands between white space.
pub fn words_of(quote: &str) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in quote.char_indices() {
        match (c.is_whitespace(), start) {
            (true, Some(from)) => {
                words.push(from..at);
                start = None;
            }
            (false, None) => start = Some(at),
            _ => {}
        }
    }
    words.extend(start.map(|from| from..quote.len()));
    words
}

/// The wording that leaves words out of a quotation, an ellipsis for every gap: `out` says for each of [`words_of`]
/// whether it is left out. `None` where nothing would be left, or nothing is left out.
pub fn leaving_out(quote: &str, out: &[bool]) -> Option<String> {
    let words = words_of(quote);
    let is_out = |index: usize| out.get(index).copied().unwrap_or(false);
    let mut wording = String::new();
    let mut kept_any = false;
    let mut index = 0;
    while index < words.len() {
        let gap = is_out(index);
        let end = (index..words.len()).find(|i| is_out(*i) != gap).unwrap_or(words.len());
        let (Some(first), Some(last)) = (words.get(index), words.get(end - 1)) else { break };
        if gap {
            let before = index.checked_sub(1).and_then(|i| words.get(i)).map(|word| word.end..first.start);
            let after = words.get(end).map(|word| last.end..word.start);
            wording.push_str(&gap_of(quote, before, first.start..last.end, after));
        } else {
            wording.push_str(quote.get(first.start..last.end).unwrap_or_default());
            kept_any = true;
        }
        index = end;
    }
    (kept_any && wording.contains(GAP) && (0..words.len()).any(is_out)).then_some(wording)
}

/// An ellipsis with the white space around it, in the place of the words between `before` and `after`: an edge of a
/// paragraph stays one.
fn gap_of(quote: &str, before: Option<Range<usize>>, gone: Range<usize>, after: Option<Range<usize>>) -> String {
    let breaks = |range: &Range<usize>| quote.get(range.clone()).is_some_and(|blank| blank.contains('\n'));
    let edge = |range: &Option<Range<usize>>| match range {
        None => "",
        Some(range) if breaks(range) => "\n",
        Some(_) => " ",
    };
    let (left, right) = (edge(&before), edge(&after));
    let both_cut = left == " " && right == " " && breaks(&gone);
    let sign = if both_cut { format!("{GAP}\n{GAP}") } else { GAP.to_owned() };
    [left, &sign, right].concat()
}

/// The sign for words left out.
const GAP: &str = "…";

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

/// Where words go another way than the source: after the longest run of letters that they share from the beginning of a word
/// of the source on, both told from the word on in which they part.
fn first_difference(source: &str, words: &str) -> WordingError {
    let (mut shared, mut from, mut left) = (0, 0, COMPARED_CHARS);
    for word in words_of(source) {
        let tail = source.get(word.start..).unwrap_or_default();
        let alike = tail.chars().zip(words.chars()).take(left).take_while(|(a, b)| a == b);
        let (count, bytes) = alike.fold((0, 0), |(count, bytes), (c, _)| (count + 1, bytes + c.len_utf8()));
        if bytes > shared {
            (shared, from) = (bytes, word.start);
        }
        left = left.saturating_sub(count + 1);
        if left == 0 {
            break;
        }
    }
    let head = words.get(..shared).unwrap_or_default();
    // Where one of the two has come to a word's end, it is the next word that differs.
    let goes_on = |text: &str, at: usize| text.get(at..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
    let in_word = goes_on(words, shared) || goes_on(source, from + shared);
    let word_start = match in_word {
        true => head.char_indices().rev().find(|(_, c)| c.is_whitespace()).map_or(0, |(at, c)| at + c.len_utf8()),
        false => shared,
    };
    let said = shown(words.get(word_start..).unwrap_or(words).trim());
    let theirs = source.get(from + word_start..).unwrap_or_default().trim();
    match theirs.is_empty() {
        true => WordingError::Beyond { said },
        false => WordingError::Differs { said, source_words: shown(theirs) },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn without(quote: &str, out: &[usize]) -> Option<String> {
        let flags: Vec<bool> = (0..words_of(quote).len()).map(|i| out.contains(&i)).collect();
        leaving_out(quote, &flags)
    }

    #[test]
    fn words_left_out_leave_an_ellipsis_and_nothing_else() {
        let quote = "The mayor spoke of water, roads and schools at last.";
        assert_eq!(without(quote, &[4, 5, 6, 7]).as_deref(), Some("The mayor spoke of … at last."));
        assert_eq!(without(quote, &[0]).as_deref(), Some("… mayor spoke of water, roads and schools at last."));
        assert_eq!(without(quote, &[8, 9]).as_deref(), Some("The mayor spoke of water, roads and schools …"));
        assert_eq!(without(quote, &[]), None);
        let all: Vec<usize> = (0..20).collect();
        assert_eq!(without(quote, &all), None);
        let two = "One is here.\nTwo is there.\nThree stays.";
        assert_eq!(without(two, &[2, 3]).as_deref(), Some("One is …\n… is there.\nThree stays."));
        assert_eq!(without(two, &[3, 4, 5]).as_deref(), Some("One is here.\n…\nThree stays."));
        assert_eq!(without(two, &[2, 3, 4, 5]).as_deref(), Some("One is …\nThree stays."));
    }

    #[test]
    fn every_choice_of_words_gives_a_wording_that_holds() {
        let quote = "a b a b, a\nb a b. ế a";
        let count = words_of(quote).len();
        for mask in 1..(1u32 << count) - 1 {
            let out: Vec<bool> = (0..count).map(|i| mask & (1 << i) != 0).collect();
            let wording = leaving_out(quote, &out).unwrap();
            assert_eq!(check_wording(quote, &wording), Ok(()), "{wording:?}");
        }
    }

    #[test]
    fn a_difference_is_told_from_where_the_two_part() {
        let quote = "The president said on Monday that the government will not sign the treaty before spring.";
        let told = |wording: &str| check_wording(quote, wording).unwrap_err().what();
        assert_eq!(
            told(&quote.replace("Monday", "Tuesday")),
            "it says 'Tuesday that the government will not…' where the source has 'Monday that the government will not…'"
        );
        assert_eq!(
            told(&quote.replace("will not", "will")),
            "it says 'sign the treaty before spring.' where the source has 'not sign the treaty before spring.'"
        );
        assert_eq!(
            told("… the government will sign …"),
            "it says 'sign' where the source has 'not sign the treaty before spring.'"
        );
        assert_eq!(told("… before spring. Or later."), "it says 'Or later.' where the source has ended");
        assert_eq!(
            told("… the treaty … The president …"),
            "it says 'The president' after words that the source has behind them"
        );
        assert_eq!(told("Nobody"), "it says 'Nobody' where the source has 'The president said on Monday that the…'");
        assert_eq!(told("… treatys …"), "it says 'treatys' where the source has 'treaty before spring.'");
    }

    #[test]
    fn a_difference_far_into_a_long_text_is_found_in_time() {
        let quote = "ta ta ta ".repeat(100_000);
        let error = check_wording(&quote, &format!("… {}no", "ta ".repeat(200_000))).unwrap_err();
        assert!(matches!(error, WordingError::Differs { .. }), "{error}");
    }

    #[test]
    fn what_is_kept_is_told_by_place() {
        let quote = "the cat and the dog and the cat";
        assert_eq!(kept(quote, "the cat … the cat").unwrap(), [0..7, 24..31]);
        assert_eq!(kept(quote, "… the cat").unwrap(), vec![Range { start: 24, end: 31 }]);
        assert_eq!(kept(quote, "[She] and the dog …").unwrap(), vec![Range { start: 8, end: 19 }]);
        assert!(kept(quote, "the cat … the bird").is_err());
    }
}

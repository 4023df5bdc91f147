//! Sentences: UAX 29 borders, then merged again at abbreviations, initials and numbers.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use super::hash::FastSet;

/// Words that a full stop shortens, in small letters.
#[derive(Debug, Default)]
pub(super) struct Abbreviations {
    /// "mr", "dr": the sentence goes on behind them.
    pub(super) all: FastSet<String>,
    /// "etc": may end a sentence.
    pub(super) closing: FastSet<String>,
    /// "no": only before a number.
    pub(super) numbered: FastSet<String>,
    /// "p.m": the sentence ends where one of the openers follows.
    pub(super) hours: FastSet<String>,
    /// "the", "should": words that open sentences.
    pub(super) openers: FastSet<String>,
    /// Whether words are written syllable by syllable, so that short ones close sentences as well as long ones.
    pub(super) in_syllables: bool,
}

/// The sentences of a text as byte ranges, in order, without the white space around them.
pub(super) fn sentences(text: &str, abbreviations: &Abbreviations) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let past = border(text, start);
        let piece = text.get(start..past).unwrap_or("");
        let begin = start;
        start = past.max(start + 1);
        let (mut start, mut piece) = (begin, piece);
        // "« Venez ! » Elle part": a mark set off by a space closes the sentence before it.
        if let Some(last) = out.last_mut()
            && let Some(rest) = piece.trim_start().strip_prefix('»')
            && (rest.is_empty() || rest.starts_with(char::is_whitespace))
        {
            (start, piece) = (past - rest.len(), rest);
            last.end = start;
        }
        // The stars of "**TUNA.** Parties met" belong to what they set in bold.
        let stars = |c: char| c == '*' || c == '_' || c.is_whitespace();
        let lead = if out.is_empty() || !piece.starts_with(['*', '_']) {
            piece.len() - piece.trim_start().len()
        } else {
            piece.len() - piece.trim_start_matches(stars).len()
        };
        let range = start + lead..(start + piece.trim_end().len()).max(start + lead);
        if range.is_empty() {
            continue;
        }
        for range in at_numbers(text, range, abbreviations) {
            match out.last_mut() {
                Some(last) if runs_on(text, last, &range, abbreviations) => last.end = range.end,
                _ => out.push(range),
            }
        }
    }
    out
}

/// The fewest letters of a word that ends a sentence before a number; what is shorter is a short form ("Rs. 300").
const LAST_LETTERS: usize = 4;

/// The same, where words are written syllable by syllable.
const LAST_LETTERS_OF_SYLLABLE: usize = 2;

/// "The fair closed in April. 12 ships remain.": the standard lets a sentence go on before a number and a small letter. A piece
/// of text, parted where a number stands behind the full stop of a whole word.
fn at_numbers(text: &str, piece: Range<usize>, abbreviations: &Abbreviations) -> Vec<Range<usize>> {
    let least = if abbreviations.in_syllables { LAST_LETTERS_OF_SYLLABLE } else { LAST_LETTERS };
    let own = text.get(piece.clone()).unwrap_or("");
    let mut parts = Vec::new();
    let mut start = piece.start;
    for (stop, _) in own.match_indices('.') {
        let (left, right) = (own.get(..stop).unwrap_or(""), own.get(stop + 1..).unwrap_or(""));
        let number = right.trim_start();
        let gap = right.len() - number.len();
        if gap == 0 || gap > 2 || !number.starts_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        let letters = left.chars().rev().take(least).filter(|c| c.is_lowercase()).count();
        if letters == least {
            parts.push(start..piece.start + stop + 1);
            start = piece.start + stop + 1 + gap;
        }
    }
    parts.push(start..piece.end);
    parts
}

/// What a character is to the rules of sentence borders (UAX 29), where it stands near a full stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Lower,
    Upper,
    Letter,
    Digit,
    Close,
    Space,
    /// "." and its wide forms: may stand within a sentence.
    Stop,
    /// "!", "?", "。".
    End,
    /// ",", ":", "–": the sentence goes on.
    Goes,
    Line,
    /// Marks and invisible signs that belong to the letter before.
    Mark,
    Other,
}

fn class(c: char) -> Class {
    match c {
        'a'..='z' => Class::Lower,
        'A'..='Z' => Class::Upper,
        '0'..='9' => Class::Digit,
        '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Class::Line,
        '.' | '\u{2024}' | '\u{FE52}' | '\u{FF0E}' => Class::Stop,
        '!'
        | '?'
        | '\u{589}'
        | '\u{61F}'
        | '\u{6D4}'
        | '\u{964}'
        | '\u{965}'
        | '\u{104A}'
        | '\u{104B}'
        | '\u{17D4}'
        | '\u{17D5}'
        | '\u{203C}'
        | '\u{2047}'..='\u{2049}'
        | '\u{3002}'
        | '\u{FE56}'
        | '\u{FE57}'
        | '\u{FF01}'
        | '\u{FF1F}'
        | '\u{FF61}' => Class::End,
        ',' | '-' | ':' | '\u{55D}' | '\u{60C}' | '\u{2013}' | '\u{2014}' | '\u{3001}' | '\u{FF0C}' | '\u{FF0D}'
        | '\u{FF1A}' | '\u{FF64}' => Class::Goes,
        '"'
        | '\''
        | '('
        | ')'
        | '['
        | ']'
        | '{'
        | '}'
        | '«'
        | '»'
        | '\u{2018}'..='\u{201F}'
        | '‹'
        | '›'
        | '\u{3008}'..='\u{3011}'
        | '\u{3014}'..='\u{301B}'
        | '\u{FF08}'
        | '\u{FF09}' => Class::Close,
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' => Class::Mark,
        _ if c.is_whitespace() => Class::Space,
        _ if c.is_ascii() => Class::Other,
        _ if is_combining_mark(c) => Class::Mark,
        _ if c.is_lowercase() => Class::Lower,
        _ if c.is_uppercase() => Class::Upper,
        _ if c.is_alphabetic() => Class::Letter,
        _ if c.is_numeric() => Class::Digit,
        _ => Class::Other,
    }
}

/// The byte behind the sentence that starts at a byte, by the rules of UAX 29; only what stands near a full stop is read
/// closely, so that running text costs little.
fn border(text: &str, start: usize) -> usize {
    let mut before = Class::Other;
    for (at, c) in text.get(start..).unwrap_or("").char_indices() {
        // What can end no sentence is passed over by its first byte.
        if c.is_ascii_alphanumeric() || c == ' ' {
            before = if c.is_ascii_alphabetic() { Class::Lower } else { Class::Other };
            continue;
        }
        match class(c) {
            Class::Line => {
                let past = start + at + c.len_utf8();
                let paired = c == '\r' && text.get(past..).is_some_and(|t| t.starts_with('\n'));
                return past + usize::from(paired);
            }
            class @ (Class::Stop | Class::End) => {
                if let Some(past) = closes(text, start + at + c.len_utf8(), class == Class::Stop, before) {
                    return past;
                }
                before = class;
            }
            Class::Mark => {}
            class @ (Class::Lower | Class::Upper) => before = class,
            _ => before = Class::Other,
        }
    }
    text.len()
}

/// The end of a sentence whose full stop ends at a byte; nothing where it ends none.
fn closes(text: &str, from: usize, is_stop: bool, before: Class) -> Option<usize> {
    let rest = text.get(from..)?;
    let mut seen = rest.char_indices().map(|(at, c)| (at, c, class(c))).filter(|(.., k)| *k != Class::Mark).peekable();
    if is_stop && let Some((.., next)) = seen.peek() {
        // "4.5", "U.S".
        let letter = matches!(before, Class::Lower | Class::Upper);
        if *next == Class::Digit || *next == Class::Upper && letter {
            return None;
        }
    }
    let mut past = rest.len();
    while seen.next_if(|(.., k)| *k == Class::Close).is_some() {}
    while seen.next_if(|(.., k)| *k == Class::Space).is_some() {}
    if let Some((at, _, next)) = seen.peek().copied() {
        past = at;
        if matches!(next, Class::Goes | Class::Stop | Class::End) {
            return None;
        }
        if is_stop {
            // "etc. and so on": a small letter follows before any other.
            let told = |k: &Class| {
                matches!(k, Class::Lower | Class::Upper | Class::Letter | Class::Line | Class::Stop | Class::End)
            };
            if seen.clone().map(|(.., k)| k).find(told) == Some(Class::Lower) {
                return None;
            }
        }
        if next == Class::Line {
            let line = text.get(from + at..)?;
            past = at + if line.starts_with("\r\n") { 2 } else { line.chars().next().map_or(1, char::len_utf8) };
        }
    }
    Some(from + past)
}

/// Whether the border between two pieces is none: behind "Mr." or "J.", or before a word in lower case.
fn runs_on(text: &str, before: &Range<usize>, after: &Range<usize>, abbreviations: &Abbreviations) -> bool {
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
    // "châu Á.", "v.v.": may end a sentence.
    let lower = word.to_lowercase();
    if abbreviations.closing.contains(&lower) {
        return false;
    }
    let mut letters = word.chars();
    match (letters.next(), letters.next()) {
        // A lone capital is an initial; a lone letter or number that opens the text is a list's marker.
        (Some(c), None) if c.is_uppercase() => return !right.starts_with(['"', '“']),
        (Some(c), None) if c.is_alphanumeric() && word_start == 0 => return true,
        (Some(_), _) if word_start == 0 && whole.len() <= 3 && word.chars().all(|c| c.is_ascii_digit()) => return true,
        _ => {}
    }
    // "No." before a number, "etc." before anything but a capital (which the rule above has seen).
    if abbreviations.hours.contains(&lower) {
        let first = right.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        return !abbreviations.openers.contains(&first.to_lowercase());
    }
    if abbreviations.numbered.contains(&lower) {
        return right.chars().next().is_some_and(|c| c.is_ascii_digit());
    }
    word.chars().count() <= 6 && abbreviations.all.contains(&lower)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn borders_are_those_of_the_standard() {
        use unicode_segmentation::UnicodeSegmentation;
        let texts = [
            "Mr. Smith met Dr. J. Brown. They spoke.",
            "Ties with the U.S. Senate grew… So? Yes! (Really.) It costs 4.5 million. “Why?” she asked. None knew.",
            "« Oui. » dit-il. Non ! Ça va : bien. Rue St. Jean\r\nLigne 2.\nÉtat. été. 1. Un. ... fin. A.b. C",
            "Hà Nội. Ông nói: “Có.” Đúng vậy. 5.000 người... còn lại.",
            "大臣は言った。「はい。」そして去った。Да. нет! Что? Вот.",
            "a.) b. ; c. - d. 12. 13, 14. e",
        ];
        for text in texts {
            let mut found = Vec::new();
            let mut start = 0;
            while start < text.len() {
                let past = border(text, start);
                found.push(text.get(start..past).unwrap_or("!!"));
                start = past;
            }
            let standard: Vec<&str> = text.split_sentence_bounds().collect();
            assert_eq!(found, standard);
        }
    }

    #[test]
    fn abbreviations_and_initials_do_not_end_a_sentence() {
        let all: FastSet<String> = ["mr", "dr", "u.s"].iter().map(|s| (*s).to_owned()).collect();
        let abbreviations = Abbreviations { all, ..Abbreviations::default() };
        let check = |text: &str, expected: &[&str]| {
            let found: Vec<&str> = sentences(text, &abbreviations).into_iter().filter_map(|r| text.get(r)).collect();
            assert_eq!(found, expected);
        };
        check("Mr. Smith met Dr. J. Brown. They spoke.", &["Mr. Smith met Dr. J. Brown.", "They spoke."]);
        check("Ties with the U.S. Senate grew. So did trade.", &["Ties with the U.S. Senate grew.", "So did trade."]);
        check("Steel, glass... with new needs. Next.", &["Steel, glass... with new needs.", "Next."]);
        check("1. Trade grows. It will.", &["1. Trade grows.", "It will."]);
        check("« Venez ! » Elle part. « Non. » Rien.", &["« Venez ! »", "Elle part.", "« Non. »", "Rien."]);
        check("« Venez ! » dit-elle. Il part.", &["« Venez ! » dit-elle.", "Il part."]);
        check("“Why?” she asked. None knew.", &["“Why?” she asked.", "None knew."]);
        check("It shut in April. 12 ships remain.", &["It shut in April.", "12 ships remain."]);
        check("It cost Rs. 300 more on Oct. 12 there.", &["It cost Rs. 300 more on Oct. 12 there."]);
    }
}

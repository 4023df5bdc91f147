//! Looking for words without regard to case, accents and other marks.

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// A text as it is searched: lower case, without accents, every white space a plain space. 'Lê Hoài Trung' becomes
/// 'le hoai trung', 'Đà Nẵng' 'da nang'.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            folded.push(if c.is_ascii_whitespace() { ' ' } else { c.to_ascii_lowercase() });
        } else {
            decompose_canonical(c, |part| push(&mut folded, part));
        }
    }
    folded
}

fn push(folded: &mut String, part: char) {
    match part {
        _ if is_combining_mark(part) => {}
        // Letters of their own to Unicode; whoever types without them means the plain one.
        'đ' | 'Đ' | 'ð' | 'Ð' => folded.push('d'),
        'ł' | 'Ł' => folded.push('l'),
        'ø' | 'Ø' => folded.push('o'),
        'ı' => folded.push('i'),
        'ß' | 'ẞ' => folded.extend(['s', 's']),
        'æ' | 'Æ' => folded.extend(['a', 'e']),
        'œ' | 'Œ' => folded.extend(['o', 'e']),
        '‘' | '’' | 'ʼ' => folded.push('\''),
        '“' | '”' => folded.push('"'),
        '–' | '‑' | '‐' => folded.push('-'),
        _ if part.is_whitespace() => folded.push(' '),
        _ => folded.extend(part.to_lowercase()),
    }
}

/// A folded text as it is sorted: '999' before '3999', and what stands before the first letter or digit not counted.
pub fn sort_key(folded: &str) -> String {
    /// The longest run of digits that is told from longer ones.
    const DIGITS: u32 = 60;
    let mut key = String::with_capacity(folded.len() + 4);
    let mut rest = folded.trim_start_matches(|c: char| !c.is_alphanumeric()).chars().peekable();
    while let Some(c) = rest.next() {
        if !c.is_ascii_digit() {
            key.push(c);
            continue;
        }
        let mut number = String::from(c);
        while let Some(digit) = rest.next_if(char::is_ascii_digit) {
            number.push(digit);
        }
        // A longer number is a greater one: its length goes before it, as a sign that sorts before every letter.
        let number = number.trim_start_matches('0');
        let length = u32::try_from(number.len()).unwrap_or(DIGITS).min(DIGITS);
        key.extend(char::from_u32(u32::from(' ') + length));
        key.push_str(number);
    }
    key
}

/// What is looked for, folded: every word by itself, and what stands between quotation marks as a whole.
pub fn terms(query: &str) -> Vec<String> {
    let folded = fold(query);
    let mut terms = Vec::new();
    for (at, part) in folded.split('"').enumerate() {
        if at % 2 == 1 {
            terms.push(part.trim().to_owned());
        } else {
            terms.extend(part.split(' ').map(str::to_owned));
        }
    }
    terms.retain(|t| !t.is_empty());
    terms.sort_by_key(|t| std::cmp::Reverse(t.len()));
    terms.dedup();
    terms
}

/// Whether all the terms stand in a folded text.
pub fn holds(folded: &str, terms: &[String]) -> bool {
    terms.iter().all(|t| folded.contains(t.as_str()))
}

/// How well a folded text answers one folded word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Answer {
    /// It is a word of the text.
    Whole,
    /// A word begins with it.
    Beginning,
    /// It stands within a word.
    Within,
    /// Its letters are the first ones of words, in order: 'dth' in 'dark theme'.
    Scattered,
}

/// How well a folded text answers a folded word; `None` if it does not.
pub fn answer(text: &str, word: &str) -> Option<Answer> {
    let is_free = |beside: Option<char>| beside.is_none_or(|c| !c.is_alphanumeric());
    let found = text.match_indices(word).map(|(at, _)| {
        let before = text.get(..at).and_then(|t| t.chars().next_back());
        let behind = text.get(at + word.len()..).and_then(|t| t.chars().next());
        match (is_free(before), is_free(behind)) {
            (true, true) => Answer::Whole,
            (true, false) => Answer::Beginning,
            _ => Answer::Within,
        }
    });
    found.min()
}

/// The same, and where the word does not stand in the text, whether its letters are scattered over beginnings of words.
pub fn answer_loosely(text: &str, word: &str) -> Option<Answer> {
    answer(text, word).or_else(|| {
        let letters: Vec<char> = word.chars().take(MOST_SCATTERED + 1).collect();
        let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
        let fits = (2..=MOST_SCATTERED).contains(&letters.len()) && are_beginnings(&letters, &words);
        fits.then_some(Answer::Scattered)
    })
}

/// No more letters are looked for as beginnings of words.
const MOST_SCATTERED: usize = 8;

/// Whether letters are beginnings of words, in their order; words may be passed over.
fn are_beginnings(letters: &[char], words: &[&str]) -> bool {
    if letters.is_empty() {
        return true;
    }
    let Some((word, later)) = words.split_first() else { return false };
    let shared = letters.iter().zip(word.chars()).take_while(|(letter, c)| **letter == *c).count();
    (0..=shared).rev().any(|taken| letters.get(taken..).is_some_and(|rest| are_beginnings(rest, later)))
}

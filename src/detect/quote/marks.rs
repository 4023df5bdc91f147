//! Pairs of quotation marks in a block: “ ”, " ", ‘ ’, « ».

use std::ops::Range;

/// A pair of marks with the words between.
#[derive(Debug, Clone)]
pub(in crate::detect) struct Pair {
    /// From the opening mark to behind the closing one.
    pub(in crate::detect) outer: Range<usize>,
    /// The words, without white space around them.
    pub(in crate::detect) inner: Range<usize>,
    /// Whether the closing mark is missing, as where a quotation goes on in the next paragraph.
    pub(in crate::detect) is_open: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    Curly,
    Straight,
    Single,
    Angle,
}

/// How far a closing single mark is looked for behind one that may be an apostrophe, in bytes.
const APOSTROPHE_BYTES: usize = 240;

/// The outermost pairs of a text, in order.
pub(in crate::detect) fn pairs(text: &str) -> Vec<Pair> {
    let mut out = Vec::new();
    // No mark opens without one of these bytes: “ ‘ „, «, ".
    if !text.bytes().any(|b| matches!(b, b'"' | 0xE2 | 0xC2)) {
        return out;
    }
    let mut open: Option<(Style, usize, usize)> = None;
    let mut before: Option<char> = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, n)| *n);
        let past = at + c.len_utf8();
        match (c, open) {
            // A second opening mark of the same kind: the first was never closed.
            ('“' | '„', None | Some((Style::Curly, ..))) => open = Some((Style::Curly, at, past)),
            ('«', None | Some((Style::Angle, ..))) => open = Some((Style::Angle, at, past)),
            ('‘', None) if next.is_some_and(char::is_alphabetic) && !before.is_some_and(char::is_alphanumeric) => {
                open = Some((Style::Single, at, past));
            }
            ('"', None)
                if !before.is_some_and(|b| b.is_alphanumeric() || b == '.' || b == ',')
                    && next.is_some_and(|n| !n.is_whitespace()) =>
            {
                open = Some((Style::Straight, at, past));
            }
            ('”', Some((Style::Curly, from, inner))) | ('»', Some((Style::Angle, from, inner))) => {
                push(&mut out, text, from..past, inner..at, false);
                open = None;
            }
            ('"', Some((Style::Straight | Style::Curly, from, inner)))
                if !before.is_some_and(char::is_whitespace) && !next.is_some_and(char::is_alphanumeric) =>
            {
                push(&mut out, text, from..past, inner..at, false);
                open = None;
            }
            ('’', Some((Style::Single, from, inner)))
                if !next.is_some_and(char::is_alphanumeric) && !is_possessive(text, past, before, next) =>
            {
                push(&mut out, text, from..past, inner..at, false);
                open = None;
            }
            _ => {}
        }
        before = Some(c);
    }
    if let Some((_, from, inner)) = open.filter(|(style, ..)| *style != Style::Single) {
        push(&mut out, text, from..text.len(), inner..text.len(), true);
    }
    out
}

/// "the students’ hall": an apostrophe if a better closing mark follows soon.
fn is_possessive(text: &str, past: usize, before: Option<char>, next: Option<char>) -> bool {
    if before != Some('s') || next != Some(' ') {
        return false;
    }
    let mut last = 's';
    for (at, c) in text.get(past..).unwrap_or("").char_indices() {
        if at > APOSTROPHE_BYTES || c == '‘' {
            return false;
        }
        if c == '’' {
            let after = text.get(past + at + c.len_utf8()..).and_then(|t| t.chars().next());
            if !after.is_some_and(char::is_alphanumeric) && (last != 's' || matches!(after, Some(',' | '.') | None)) {
                return true;
            }
        }
        last = c;
    }
    false
}

fn push(out: &mut Vec<Pair>, text: &str, outer: Range<usize>, inner: Range<usize>, is_open: bool) {
    let words = text.get(inner.clone()).unwrap_or("");
    let start = inner.start + (words.len() - words.trim_start().len());
    let end = start + words.trim().len();
    if words.chars().any(char::is_alphanumeric) {
        out.push(Pair { outer, inner: start..end, is_open });
    }
}

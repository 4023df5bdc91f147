//! Pairs of quotation marks in a block: “ ”, „ “, " ", ‘ ’, ' ', « », ‹ ›.

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
    /// The reporter's words between the marks, with the commas or dashes around them ("« Oui, dit-il, oui »").
    pub(in crate::detect) asides: Vec<Range<usize>>,
}

impl Pair {
    /// Whether the byte stands in words that are quoted.
    pub(in crate::detect) fn quotes(&self, at: usize) -> bool {
        self.outer.start <= at && at < self.outer.end && !self.asides.iter().any(|a| a.contains(&at))
    }

    /// The quoted words, without what the reporter put between.
    pub(super) fn pieces(&self, text: &str) -> Vec<Range<usize>> {
        let mut out = Vec::new();
        let mut start = self.inner.start;
        let ends = self.asides.iter().map(|a| (a.start, a.end)).chain([(self.inner.end, self.inner.end)]);
        for (end, next) in ends {
            let words = text.get(start..end).unwrap_or("");
            let from = start + (words.len() - words.trim_start().len());
            let range = from..from + words.trim().len();
            if words.chars().any(char::is_alphanumeric) {
                out.push(range);
            }
            start = next;
        }
        out
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    Curly,
    /// „ “: what opens elsewhere closes here.
    Low,
    Straight,
    Single,
    /// ' ', where they cannot be apostrophes.
    Plain,
    Angle,
    /// ‹ ›.
    SmallAngle,
}

/// How far the closing mark of a plain single one is looked for, in bytes.
const PLAIN_BYTES: usize = 800;

/// How far a closing single mark is looked for behind one that may be an apostrophe, in bytes.
const APOSTROPHE_BYTES: usize = 240;

/// The outermost pairs of a text, in order.
pub(in crate::detect) fn pairs(text: &str) -> Vec<Pair> {
    let mut out = Vec::new();
    // No mark opens without one of these: " ', “ ‘ „ ‹ and «, by their bytes.
    let bytes = text.as_bytes();
    let opens = |run: &[u8]| match run {
        [b'"' | b'\'', ..] => true,
        [0xE2, 0x80, last] => matches!(last, 0x98 | 0x9C | 0x9E | 0xB9),
        [0xC2, 0xAB, _] => true,
        _ => false,
    };
    let tail = bytes.get(bytes.len().saturating_sub(2)..).unwrap_or_default();
    if !bytes.windows(3).any(opens) && !text.starts_with('»') && !tail.iter().any(|b| matches!(b, b'"' | b'\'' | 0xAB))
    {
        return out;
    }
    let mut open: Option<(Style, usize, usize)> = None;
    let starts = bytes.iter().enumerate().filter(|(_, b)| matches!(b, b'"' | b'\'' | 0xE2 | 0xC2)).map(|(at, _)| at);
    for at in starts {
        let Some((head, tail)) = text.split_at_checked(at) else { continue };
        let mut chars = tail.chars();
        let Some(c) = chars.next() else { continue };
        let (before, next) = (head.chars().next_back(), chars.next());
        let past = at + c.len_utf8();
        match (c, open) {
            // A second opening mark of the same kind: the first was never closed.
            ('“', Some((Style::Low, from, inner))) if !before.is_some_and(char::is_whitespace) => {
                push(&mut out, text, from..past, inner..at, false);
                open = None;
            }
            ('“', None | Some((Style::Curly, ..))) => open = Some((Style::Curly, at, past)),
            // "»Cuando la apagaron, …»": in Spanish a paragraph that goes on with a quotation opens so.
            ('»', None) if at == 0 && next.is_some_and(|n| n.is_alphabetic() || matches!(n, '¿' | '¡')) => {
                open = Some((Style::Angle, at, past));
            }
            ('„', None) => open = Some((Style::Low, at, past)),
            ('‹', None) => open = Some((Style::SmallAngle, at, past)),
            ('\'', None)
                if next.is_some_and(char::is_alphabetic)
                    && before.is_none_or(|b| b.is_whitespace() || matches!(b, '(' | '[' | '—' | '–'))
                    && plain_closes(text, past).is_some() =>
            {
                open = Some((Style::Plain, at, past));
            }
            ('\'', Some((Style::Plain, from, inner))) if plain_closes(text, inner) == Some(at) => {
                push(&mut out, text, from..past, inner..at, false);
                open = None;
            }
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
            ('”', Some((Style::Curly | Style::Low, from, inner)))
            | ('»', Some((Style::Angle, from, inner)))
            | ('›', Some((Style::SmallAngle, from, inner))) => {
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
    }
    let may_go_on = |style: Style| !matches!(style, Style::Single | Style::Plain | Style::SmallAngle | Style::Low);
    if let Some((_, from, inner)) = open.filter(|(style, ..)| may_go_on(*style)) {
        push(&mut out, text, from..text.len(), inner..text.len(), true);
    }
    out
}

/// Where a plain single mark that opened right before a byte is closed: behind a letter or a full stop and before none,
/// with a mark of punctuation on one side; an apostrophe has letters on both or a word behind it.
fn plain_closes(text: &str, from: usize) -> Option<usize> {
    let mut before = ' ';
    let mut chars = text.get(from..)?.char_indices().take_while(|(at, _)| *at < PLAIN_BYTES).peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, n)| *n);
        let open_end = next.is_none_or(|n| !n.is_alphanumeric());
        let stopped = matches!(before, ',' | '.' | '!' | '?' | '…');
        let punctuated = next.is_none_or(|n| matches!(n, ',' | '.' | ';' | ':' | '!' | '?' | ')'));
        if c == '\'' && open_end && !before.is_whitespace() && (stopped || punctuated || before != 's') {
            return Some(from + at);
        }
        if c == '"' || c == '“' || c == '”' || c == '\n' {
            return None;
        }
        before = c;
    }
    None
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
        out.push(Pair { outer, inner: start..end, is_open, asides: Vec::new() });
    }
}

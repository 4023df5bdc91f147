//! Text to lines: line ends, blank lines, tabs, and the characters that nobody sees.

use crate::article::Dropped;
use crate::diag::{Sink, Warning};

/// A line of the source that is not blank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// Its number in the source, from 1.
    pub number: usize,
    /// Its text without the white space around it; tabs are spaces, all other white space is kept as the source has it.
    pub text: String,
    /// The plain spaces before it.
    pub indent: usize,
    /// Whether a blank line, or nothing, comes before it.
    pub gap_before: bool,
    /// Whether it ended in a soft hyphen: the word goes on in the next line.
    pub broken_word: bool,
}

/// The reason given for characters that nobody sees; what is listed are their code points, not their letters.
pub(super) const INVISIBLE: &str = "invisible characters";

/// Splits a text into its lines. Characters that nobody sees are taken out, with an entry in `dropped` for each line and
/// one warning for the file.
pub(super) fn split(text: &str, dropped: &mut Vec<Dropped>, sink: &mut Sink) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut gap_before = true;
    let mut first_invisible = None;
    for (number, raw) in numbered(text) {
        let (clean, removed) = without_invisible(raw);
        if !removed.is_empty() {
            first_invisible.get_or_insert(number);
            dropped.push(Dropped { line: number, text: code_points(&removed), reason: INVISIBLE.to_owned() });
        }
        let trimmed = clean.trim();
        if trimmed.is_empty() {
            gap_before = true;
            continue;
        }
        let indent = clean.len() - clean.trim_start_matches(' ').len();
        let broken_word = raw.trim_end().ends_with('\u{AD}');
        lines.push(Line { number, text: trimmed.to_owned(), indent, gap_before, broken_word });
        gap_before = false;
    }
    if let Some(number) = first_invisible {
        sink.push(
            Warning::new("characters that nobody sees were taken out")
                .at(format!("line {number}, and perhaps later ones"))
                .advise("the import receipt lists them"),
        );
    }
    lines
}

/// The lines with their numbers. LF, CRLF and CR end a line; the rarer separators end one without being counted, as
/// editors do.
fn numbered(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = Some(text);
    let mut number = 1;
    std::iter::from_fn(move || {
        let whole = rest?;
        let here = number;
        let is_end = |c| matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}');
        let Some((at, end)) = whole.char_indices().find(|(_, c)| is_end(*c)) else {
            rest = None;
            return Some((here, whole));
        };
        let (line, after) = whole.split_at_checked(at)?;
        let after = after.strip_prefix("\r\n").or_else(|| after.strip_prefix(end)).unwrap_or_default();
        number += usize::from(matches!(end, '\n' | '\r'));
        rest = Some(after);
        Some((here, line))
    })
}

/// Takes out control characters, byte-order marks, zero-width spaces and direction marks; turns tabs into spaces.
/// Direction marks stay where a line holds right-to-left letters and they are paired; joiners stay between letters that
/// need them.
fn without_invisible(raw: &str) -> (String, Vec<char>) {
    if !raw.chars().any(|c| c.is_control() || is_invisible(c)) {
        return (raw.to_owned(), Vec::new());
    }
    let keeps_direction = raw.chars().any(is_right_to_left) && is_paired(raw);
    let mut clean = String::with_capacity(raw.len());
    let mut removed = Vec::new();
    let mut before = ' ';
    let mut chars = raw.chars().peekable();
    while let Some(c) = chars.next() {
        let after = chars.peek().copied().unwrap_or(' ');
        let needed = match c {
            '\t' => {
                clean.push(' ');
                before = ' ';
                continue;
            }
            '\u{200C}' | '\u{200D}' => needs_joiner(before) && needs_joiner(after),
            _ if is_direction_mark(c) => keeps_direction,
            _ => !(c.is_control() || is_invisible(c)),
        };
        if needed {
            clean.push(c);
            before = c;
        } else {
            removed.push(c);
        }
    }
    (clean, removed)
}

/// Whether a character has no shape of its own and no use in running text.
pub(super) fn is_invisible(c: char) -> bool {
    is_direction_mark(c)
        || matches!(c, '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{180E}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0001}'..='\u{E007F}')
}

fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{61C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}') && !is_direction_mark(c)
}

fn is_paired(raw: &str) -> bool {
    let mut depth = 0_usize;
    for c in raw.chars() {
        match c {
            '\u{202A}' | '\u{202B}' | '\u{202D}' | '\u{202E}' | '\u{2066}'..='\u{2068}' => depth += 1,
            '\u{202C}' | '\u{2069}' => match depth.checked_sub(1) {
                Some(less) => depth = less,
                None => return false,
            },
            _ => {}
        }
    }
    depth == 0
}

/// Joiners shape Arabic, Persian and Indic words and hold emoji together; in Latin text they are strays.
fn needs_joiner(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{8FF}' | '\u{900}'..='\u{DFF}' | '\u{2600}'..='\u{27BF}' | '\u{FE0F}' | '\u{1F000}'..='\u{1FAFF}')
}

/// Names characters by their code points, each once with its count.
fn code_points(removed: &[char]) -> String {
    let mut counts: Vec<(char, usize)> = Vec::new();
    for c in removed {
        match counts.iter_mut().find(|(seen, _)| seen == c) {
            Some((_, count)) => *count += 1,
            None => counts.push((*c, 1)),
        }
    }
    let names: Vec<String> = counts.iter().map(|(c, n)| format!("U+{:04X} × {n}", u32::from(*c))).collect();
    names.join(", ")
}

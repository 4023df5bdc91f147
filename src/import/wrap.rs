//! Lines to pieces: text that was wrapped by hand or by a mail program becomes whole paragraphs again.

use super::draft::Piece;
use super::lines::Line;
use super::list;
use super::words::{at_most, ends_sentence};

/// No mail program or press office wraps more narrowly, or more widely.
const NARROWEST: usize = 45;
const WIDEST: usize = 110;
/// How far short of the edge a wrapped line may end beyond the word that did not fit: ragged wrapping.
const SLACK: usize = 6;

/// Makes one piece of every line, or of every run of lines that were one paragraph before it was wrapped.
pub(super) fn join(lines: Vec<Line>) -> Vec<Piece> {
    let width = wrap_width(&lines);
    // Where blank lines part the paragraphs, a line that breaks off within a sentence goes on in the next one, however
    // wide the file was set.
    let gaps = lines.iter().filter(|l| l.gap_before).count() * 2 >= lines.len();
    if width.is_none() && !gaps {
        return lines.into_iter().map(|l| Piece::open(l.number, l.text, l.gap_before)).collect();
    }
    let goes_on = |last: &Line, next: &Line| match width {
        Some(width) => continues(last, next, width),
        None => last.broken_word || broken_off(last, next),
    };
    let mut pieces: Vec<Piece> = Vec::new();
    let mut before: Option<Line> = None;
    for line in lines {
        match (&before, pieces.last_mut()) {
            (Some(last), Some(piece)) if goes_on(last, &line) => append(&mut piece.text, last, &line),
            _ => pieces.push(Piece::open(line.number, line.text.clone(), line.gap_before)),
        }
        before = Some(line);
    }
    pieces
}

/// The width at which a file was wrapped, by its own evidence: of the lines that have another directly below them, most
/// are full (the next word would not have fitted), and many break off within a sentence.
fn wrap_width(lines: &[Line]) -> Option<usize> {
    let length = |l: &Line| if at_most(&l.text, WIDEST) { l.indent + l.text.chars().count() } else { usize::MAX };
    let mut pairs: Vec<(usize, &Line, &Line)> = Vec::new();
    let (mut long, mut all) = (0_usize, 0_usize);
    for line in lines {
        all += line.text.len();
        long += if at_most(&line.text, WIDEST + 20) { 0 } else { line.text.len() };
    }
    if long * 3 > all {
        return None;
    }
    for pair in lines.windows(2) {
        if let [line, next] = pair
            && !next.gap_before
        {
            let chars = length(line);
            if (NARROWEST..=WIDEST).contains(&chars) && list::marker_len(&next.text).is_none() {
                pairs.push((chars, line, next));
            }
        }
    }
    let mut widths: Vec<usize> = pairs.iter().map(|p| p.0).collect();
    widths.sort_unstable();
    let width = *widths.get(widths.len().checked_sub(1 + widths.len() / 50)?)?;
    let full = pairs.iter().filter(|(chars, _, next)| is_full(*chars, next, width)).count();
    let within = pairs.iter().filter(|(_, line, next)| breaks_within(line, next)).count();
    (within >= 2 && within * 3 >= pairs.len() && full * 3 >= pairs.len() * 2).then_some(width)
}

fn is_full(chars: usize, next: &Line, width: usize) -> bool {
    let first_word = next.text.split_whitespace().next().map_or(0, |w| w.chars().count());
    chars + 1 + first_word + SLACK > width
}

fn breaks_within(line: &Line, next: &Line) -> bool {
    !ends_sentence(&line.text) && next.text.chars().next().is_some_and(char::is_lowercase)
}

/// Whether a line of some length ends within a sentence, and the next one, directly below, takes it up.
fn broken_off(last: &Line, next: &Line) -> bool {
    !next.gap_before
        && next.indent <= last.indent + 1
        && list::marker_len(&last.text).is_none()
        && list::marker_len(&next.text).is_none()
        && !at_most(&last.text, NARROWEST)
        && breaks_within(last, next)
}

fn continues(last: &Line, next: &Line, width: usize) -> bool {
    if next.gap_before {
        return false;
    }
    let item = list::marker_len(&last.text).is_some();
    // A new item, and a first line set in, open a paragraph; a list item's own later lines are set in as well.
    if list::marker_len(&next.text).is_some() || (next.indent > last.indent + 1 && !item) {
        return false;
    }
    let chars = last.indent + last.text.chars().count();
    last.broken_word || is_full(chars, next, width)
}

/// Joins a wrapped line to its paragraph. A hyphen at a line's end stays, without a space after it: whether it belongs
/// to the word cannot be told, and no letter is taken from the source.
fn append(paragraph: &mut String, last: &Line, next: &Line) {
    let mut ending = last.text.chars().rev();
    let hyphenated = ending.next() == Some('-') && ending.next().is_some_and(char::is_alphabetic);
    let lower = next.text.chars().next().is_some_and(char::is_lowercase);
    if !(last.broken_word || (hyphenated && lower)) {
        paragraph.push(' ');
    }
    paragraph.push_str(&next.text);
}

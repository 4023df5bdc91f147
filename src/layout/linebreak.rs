//! Where lines end: the breaks that make the whole paragraph even, not line after line as they come.
//!
//! After D. E. Knuth and M. F. Plass, 'Breaking Paragraphs into Lines', Software: Practice and Experience 11 (1981):
//! every way of breaking is weighed by the sum of its lines' demerits, and the lightest is taken.

use std::ops::Range;

/// A piece of a paragraph between two places where a line could end, or where the style changes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measure {
    /// The width of its letters, in points.
    pub width: f32,
    /// The width of the white space after it, in points; it vanishes at a line's end.
    pub space: f32,
    /// Whether a line may end after it.
    pub after: After,
}

/// Whether a line may end after a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum After {
    /// It may not.
    Joined,
    /// It may.
    Break,
    /// It must.
    End,
}

/// A last line shorter than this share of the width looks like a mistake.
const SHORT_LAST_LINE: f32 = 0.15;
/// What a short last line costs: as much as a line that is a third empty.
const SHORT_LAST_LINE_DEMERITS: f32 = 1200.0;
/// What a line that is too wide costs: more than any other paragraph could.
const OVERFULL_DEMERITS: f32 = 1.0e9;

/// Breaks pieces into lines of `width` points with a ragged right edge; each line is a range of pieces.
///
/// A piece that is wider than the line stands on a line of its own.
pub fn break_ragged(pieces: &[Measure], width: f32) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    while start < pieces.len() {
        let length = pieces.iter().skip(start).position(|p| p.after == After::End).map(|at| at + 1);
        let end = length.map_or(pieces.len(), |l| start + l);
        break_span(pieces, start..end, width, &mut lines);
        start = end;
    }
    lines
}

/// The lightest way to come to a place.
#[derive(Clone, Copy)]
struct Way {
    demerits: f32,
    from: usize,
}

fn break_span(pieces: &[Measure], span: Range<usize>, width: f32, lines: &mut Vec<Range<usize>>) {
    let count = span.len();
    let piece = |at: usize| pieces.get(span.start + at).copied();
    // `ways[n]` is the lightest way to set the first `n` pieces; places where no line may end stay infinitely heavy.
    let mut ways = vec![Way { demerits: f32::INFINITY, from: 0 }; count + 1];
    if let Some(first) = ways.first_mut() {
        first.demerits = 0.0;
    }
    for end in 1..=count {
        let Some(last) = piece(end - 1) else { continue };
        if last.after == After::Joined && end != count {
            continue;
        }
        let mut best = Way { demerits: f32::INFINITY, from: 0 };
        let mut line_width = -last.space;
        for from in (0..end).rev() {
            let Some(p) = piece(from) else { break };
            line_width += p.width + p.space;
            let overfull = line_width > width + 0.01;
            let Some(way) = ways.get(from).filter(|w| w.demerits.is_finite()) else { continue };
            if overfull && best.demerits.is_finite() {
                break;
            }
            let demerits = way.demerits + demerits(line_width, width, end == count);
            if demerits < best.demerits {
                best = Way { demerits, from };
            }
        }
        if let Some(way) = ways.get_mut(end) {
            *way = best;
        }
    }
    let at = lines.len();
    let mut end = count;
    while end > 0 {
        let from = ways.get(end).map_or(0, |w| w.from).min(end - 1);
        lines.insert(at, span.start + from..span.start + end);
        end = from;
    }
}

fn demerits(line_width: f32, width: f32, last: bool) -> f32 {
    if line_width > width + 0.01 {
        return OVERFULL_DEMERITS * (line_width / width.max(1.0));
    }
    if last {
        return if line_width < width * SHORT_LAST_LINE { SHORT_LAST_LINE_DEMERITS } else { 0.0 };
    }
    let slack = (width - line_width) / width * 100.0;
    1.0 + slack * slack
}

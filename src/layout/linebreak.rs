//! Where lines end: the breaks that make the whole paragraph even, not line after line as they come.
//!
//! After D. E. Knuth and M. F. Plass, 'Breaking Paragraphs into Lines', Software: Practice and Experience 11 (1981):
//! every way of breaking is weighed by the sum of its lines' demerits, and the lightest is taken.

use std::ops::Range;

use serde::Deserialize;

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
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum After {
    /// It may not.
    Joined,
    /// It may.
    Break,
    /// It may, within a word: with a hyphen of so many points.
    Hyphen(f32),
    /// It must.
    End,
}

/// How lines fill the column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Setting {
    /// Spaces as wide as the font has them, the right edge ragged.
    #[default]
    Ragged,
    /// Spaces stretched and shrunk so that both edges are straight.
    Justified,
}

/// A line: which pieces, and how it fills the column.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The pieces.
    pub pieces: Range<usize>,
    /// Whether it ends within a word.
    pub hyphen: bool,
    /// What each space's width is multiplied by.
    pub space_scale: f32,
}

/// A last line shorter than this share of the width looks like a mistake, the more the shorter it is.
const SHORT_LAST_LINE: f32 = 0.33;
/// What a last line of no width would cost: more than a line that is a third empty.
const SHORT_LAST_LINE_DEMERITS: f32 = 2400.0;
/// What a line that ends within a word costs.
const HYPHEN_DEMERITS: f32 = 700.0;
/// What two such lines one after another cost besides.
const HYPHEN_TWICE_DEMERITS: f32 = 1500.0;
/// What a line that is too wide costs: more than any other paragraph could.
const OVERFULL_DEMERITS: f32 = 1.0e9;
/// How much a space may grow before it looks like a hole, and shrink before words run together, as shares of itself.
const STRETCH: f32 = 0.6;
const SHRINK: f32 = 0.25;

/// Breaks pieces into lines of `width` points. A piece that is wider than the line stands on a line of its own.
pub fn break_lines(pieces: &[Measure], width: f32, setting: Setting) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    while start < pieces.len() {
        let length = pieces.iter().skip(start).position(|p| p.after == After::End).map(|at| at + 1);
        let end = length.map_or(pieces.len(), |l| start + l);
        let span = pieces.get(start..end).unwrap_or_default();
        break_span(span, start, width, setting, &mut lines);
        start = end;
    }
    lines
}

/// The lightest way to come to a place.
#[derive(Clone, Copy)]
struct Way {
    demerits: f32,
    from: usize,
    hyphen: bool,
    space_scale: f32,
}

impl Way {
    const NONE: Way = Way { demerits: f32::INFINITY, from: 0, hyphen: false, space_scale: 1.0 };
}

fn break_span(pieces: &[Measure], offset: usize, width: f32, setting: Setting, lines: &mut Vec<Line>) {
    let count = pieces.len();
    // `ways[n]` is the lightest way to set the first `n` pieces; places where no line may end stay infinitely heavy.
    let mut ways = vec![Way::NONE; count + 1];
    if let Some(first) = ways.first_mut() {
        first.demerits = 0.0;
    }
    for (index, last) in pieces.iter().enumerate() {
        let end = index + 1;
        if last.after == After::Joined && end != count {
            continue;
        }
        let hyphen = matches!(last.after, After::Hyphen(_)) && end != count;
        let best = lightest(pieces, &ways, end, width, setting, hyphen);
        if let Some(way) = ways.get_mut(end) {
            *way = best;
        }
    }
    let mut last_first = Vec::new();
    let mut end = count;
    while end > 0 {
        let way = ways.get(end).copied().unwrap_or(Way::NONE);
        let from = way.from.min(end - 1);
        let pieces = offset + from..offset + end;
        last_first.push(Line { pieces, hyphen: way.hyphen, space_scale: way.space_scale });
        end = from;
    }
    lines.extend(last_first.into_iter().rev());
}

/// The lightest way to end a line after `end` pieces.
fn lightest(pieces: &[Measure], ways: &[Way], end: usize, width: f32, setting: Setting, hyphen: bool) -> Way {
    let mut best = Way::NONE;
    let mut letters = 0.0;
    let mut spaces = 0.0;
    for (from, piece) in pieces.iter().enumerate().take(end).rev() {
        letters += piece.width;
        match piece.after {
            After::Hyphen(hyphen_width) if from + 1 == end && hyphen => letters += hyphen_width,
            _ if from + 1 == end => {}
            _ => spaces += piece.space,
        }
        let narrowest = letters + if setting == Setting::Justified { spaces * (1.0 - SHRINK) } else { spaces };
        if narrowest > width + 0.01 && best.demerits.is_finite() {
            break;
        }
        let Some(way) = ways.get(from).filter(|w| w.demerits.is_finite()) else { continue };
        let (cost, space_scale) = line_cost(letters, spaces, width, setting, end == pieces.len());
        let mut demerits = way.demerits + cost;
        if hyphen {
            demerits += HYPHEN_DEMERITS + if way.hyphen { HYPHEN_TWICE_DEMERITS } else { 0.0 };
        }
        if demerits < best.demerits {
            best = Way { demerits, from, hyphen, space_scale };
        }
    }
    best
}

/// What a line costs, and what its spaces are multiplied by.
fn line_cost(letters: f32, spaces: f32, width: f32, setting: Setting, last: bool) -> (f32, f32) {
    let natural = letters + spaces;
    let too_wide = match setting {
        Setting::Ragged => natural > width + 0.01,
        Setting::Justified => letters + spaces * (1.0 - SHRINK) > width + 0.01,
    };
    if too_wide {
        return (OVERFULL_DEMERITS * (natural / width.max(1.0)), 1.0);
    }
    if last && natural <= width {
        let short = (1.0 - natural / (width * SHORT_LAST_LINE)).max(0.0);
        return (SHORT_LAST_LINE_DEMERITS * short, 1.0);
    }
    match setting {
        Setting::Ragged => {
            let slack = (width - natural) / width * 100.0;
            (1.0 + slack * slack, 1.0)
        }
        Setting::Justified => {
            let missing = width - natural;
            let give = spaces * if missing > 0.0 { STRETCH } else { SHRINK };
            let ratio = if give > 0.0 { missing / give } else { 10.0 };
            let badness = 100.0 * ratio.abs().powi(3).min(1.0e4);
            let scale = if spaces > 0.0 { 1.0 + missing / spaces } else { 1.0 };
            ((1.0 + badness) * (1.0 + badness) / 10.0, scale)
        }
    }
}

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
    /// It may, within a name, at so many demerits.
    Name(f32),
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
/// A last line shorter than this share of the width is a word or two by itself, and what it costs besides.
const STUB: f32 = 0.15;
const STUB_DEMERITS: f32 = 25_000.0;
/// One word alone is worse, and up to a greater length.
const LONE_WORD: f32 = 0.25;
const LONE_WORD_DEMERITS: f32 = 80_000.0;
/// What a line that ends within a word costs.
const HYPHEN_DEMERITS: f32 = 1500.0;
/// What two such lines one after another cost besides.
const HYPHEN_TWICE_DEMERITS: f32 = 4000.0;
/// What a third such line costs, and one before a paragraph's last line, which would open with the rest of a word: more
/// than lines however loose.
const HYPHEN_WRONG_DEMERITS: f32 = 1.0e8;
/// What a line that is too wide costs: more than any other paragraph could.
const OVERFULL_DEMERITS: f32 = 1.0e9;
/// How much a space may grow before it looks like a hole, and shrink before words run together, as shares of itself.
const STRETCH: f32 = 0.6;
const SHRINK: f32 = 0.28;
/// The badness from which a looser line is only a little worse, and what an empty line of that kind costs besides.
const WORST_BADNESS: f32 = 1.0e4;
const EMPTY_DEMERITS: f32 = 1.0e6;
/// A line whose spaces would have to grow by more than this stays short of the edge: holes look worse.
const WIDEST_SPACE: f32 = 4.5;

/// Breaks pieces into lines of `width` points. A piece that is wider than the line stands on a line of its own.
pub fn break_lines(pieces: &[Measure], width: f32, setting: Setting) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    while start < pieces.len() {
        let length = pieces.iter().skip(start).position(|p| p.after == After::End).map(|at| at + 1);
        let end = length.map_or(pieces.len(), |l| start + l);
        let span = pieces.get(start..end).unwrap_or_default();
        let can_part = span.iter().any(|piece| matches!(piece.after, After::Hyphen(_)));
        let set = if can_part { break_span::<RUNS> } else { break_span::<1> };
        set(span, start, width, setting, &mut lines);
        start = end;
    }
    lines
}

/// How many lines before a place end within a word, one after another: none, one, or two and more. Where no word can be
/// parted there is nothing to tell apart.
const RUNS: usize = 3;

/// The lightest way to come to a place with so many parted words at the ends of the lines before it.
#[derive(Clone, Copy)]
struct Way {
    demerits: f32,
    from: u32,
    /// Which of the ways to come to `from`.
    from_run: u8,
    space_scale: f32,
}

impl Way {
    const NONE: Way = Way { demerits: f32::INFINITY, from: 0, from_run: 0, space_scale: 1.0 };
}

fn break_span<const RUNS: usize>(
    pieces: &[Measure],
    offset: usize,
    width: f32,
    setting: Setting,
    lines: &mut Vec<Line>,
) {
    let count = pieces.len();
    // `ways[n]` are the lightest ways to set the first `n` pieces; places where no line may end stay infinitely heavy.
    let mut ways = vec![[Way::NONE; RUNS]; count + 1];
    if let Some(first) = ways.first_mut().and_then(|ways| ways.first_mut()) {
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
    let way_to = |end: usize, run: usize| ways.get(end).and_then(|w| w.get(run)).copied().unwrap_or(Way::NONE);
    let (mut end, mut run) = (count, 0);
    while end > 0 {
        let way = way_to(end, run);
        let from = (way.from as usize).min(end - 1);
        let pieces = offset + from..offset + end;
        last_first.push(Line { pieces, hyphen: run > 0, space_scale: way.space_scale });
        (end, run) = (from, usize::from(way.from_run));
    }
    lines.extend(last_first.into_iter().rev());
}

/// The lightest ways to end a line after `end` pieces: one for each number of parted words at line ends up to it.
fn lightest<const RUNS: usize>(
    pieces: &[Measure],
    ways: &[[Way; RUNS]],
    end: usize,
    width: f32,
    setting: Setting,
    hyphen: bool,
) -> [Way; RUNS] {
    let mut best = [Way::NONE; RUNS];
    let mut found = false;
    let mut letters = 0.0;
    let mut spaces = 0.0;
    let last = end == pieces.len();
    let of_name = match pieces.get(end - 1).map(|piece| piece.after) {
        Some(After::Name(demerits)) if !last => demerits,
        _ => 0.0,
    };
    for (from, piece) in pieces.iter().enumerate().take(end).rev() {
        letters += piece.width;
        match piece.after {
            After::Hyphen(hyphen_width) if from + 1 == end && hyphen => letters += hyphen_width,
            _ if from + 1 == end => {}
            _ => spaces += piece.space,
        }
        let narrowest = letters + if setting == Setting::Justified { spaces * (1.0 - SHRINK) } else { spaces };
        if narrowest > width + 0.01 && found {
            break;
        }
        let Some(before) = ways.get(from) else { continue };
        if before.iter().all(|way| way.demerits.is_infinite()) {
            continue;
        }
        let (cost, space_scale) = line_cost(letters, spaces, width, setting, last);
        for (from_run, way) in before.iter().enumerate().filter(|(_, way)| way.demerits.is_finite()) {
            let (run, extra) = match (hyphen, from_run) {
                (false, 0) => (0, 0.0),
                (false, _) => (0, if last { HYPHEN_WRONG_DEMERITS } else { 0.0 }),
                (true, 0) => (1, HYPHEN_DEMERITS),
                (true, 1) => (2, HYPHEN_DEMERITS + HYPHEN_TWICE_DEMERITS),
                (true, _) => (2, HYPHEN_WRONG_DEMERITS),
            };
            let demerits = way.demerits + cost + extra + of_name;
            if let Some(best) = best.get_mut(run).filter(|best| demerits < best.demerits) {
                *best = Way { demerits, from: from as u32, from_run: from_run as u8, space_scale };
                found = true;
            }
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
        let stub = match spaces > 0.0 {
            false if natural < width * LONE_WORD => LONE_WORD_DEMERITS,
            true if natural < width * STUB => STUB_DEMERITS,
            _ => 0.0,
        };
        return (SHORT_LAST_LINE_DEMERITS * short + stub, 1.0);
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
            let badness = (100.0 * ratio.abs().powi(3)).min(WORST_BADNESS);
            let scale = if spaces > 0.0 { 1.0 + missing / spaces } else { 1.0 };
            let empty = EMPTY_DEMERITS * (missing / width.max(1.0)).max(0.0) * (badness / WORST_BADNESS);
            ((1.0 + badness) * (1.0 + badness) / 10.0 + empty, if scale > WIDEST_SPACE { 1.0 } else { scale })
        }
    }
}

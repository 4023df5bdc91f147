//! The order of writing: which parts of a line run from right to left, and where each comes to stand.
//!
//! After the Unicode Bidirectional Algorithm (UAX 9), by the crate unicode-bidi.

use std::ops::Range;

use unicode_bidi::{BidiInfo, Level};

/// Starts a part that runs in the direction of its first letter.
const FSI: char = '\u{2068}';
/// Ends it.
const PDI: char = '\u{2069}';

/// The levels of a paragraph that has letters of a right-to-left script.
pub(super) struct Levels {
    /// One for each byte of the text.
    levels: Vec<Level>,
    /// Whether the paragraph itself runs from right to left.
    pub right_to_left: bool,
}

impl Levels {
    /// The levels of a text; `None` where all of it runs from left to right, which most text does. What stands in an
    /// `isolated` range (in order, without overlap) runs in its own direction and leaves the rest as it is: it counts as
    /// enclosed in FSI and PDI.
    pub fn of(text: &str, isolated: &[Range<usize>]) -> Option<Self> {
        if !text.chars().any(runs_right_to_left) {
            return None;
        }
        if isolated.is_empty() {
            let info = BidiInfo::new(text, None);
            let right_to_left = info.paragraphs.first().is_some_and(|p| p.level.is_rtl());
            return Some(Self { levels: info.levels, right_to_left });
        }
        let mut marked = String::with_capacity(text.len() + isolated.len() * 6);
        let mut kept: Vec<Range<usize>> = Vec::new();
        let mut from = 0;
        for (range, mark) in isolated.iter().flat_map(|r| [(r.start, FSI), (r.end, PDI)]) {
            let part = text.get(from..range).unwrap_or_default();
            kept.push(marked.len()..marked.len() + part.len());
            marked.push_str(part);
            marked.push(mark);
            from += part.len();
        }
        let rest = text.get(from..).unwrap_or_default();
        kept.push(marked.len()..marked.len() + rest.len());
        marked.push_str(rest);
        let info = BidiInfo::new(&marked, None);
        let right_to_left = info.paragraphs.first().is_some_and(|p| p.level.is_rtl());
        let levels = kept.into_iter().flat_map(|r| info.levels.get(r).unwrap_or_default().to_vec()).collect();
        Some(Self { levels, right_to_left })
    }

    /// The level of a byte: odd ones run from right to left.
    pub fn at(&self, byte: usize) -> u8 {
        self.levels.get(byte).map_or(0, |l| l.number())
    }
}

/// Whether a paragraph of this text runs from right to left: its first letter says so.
pub(super) fn starts_at_right(text: &str) -> bool {
    Levels::of(text, &[]).is_some_and(|levels| levels.right_to_left)
}

/// The scripts from Hebrew to Arabic Extended, their presentation forms, and the marks that force a direction.
fn runs_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}'
        | '\u{1e800}'..='\u{1efff}' | '\u{200f}' | '\u{202b}' | '\u{202e}' | '\u{2067}')
}

/// Where the parts of a line stand from left to right: the index of each part in turn (UAX 9, rule L2).
pub(super) fn visual_order(levels: &[u8]) -> Vec<usize> {
    let levels: Vec<Level> = levels.iter().map(|l| Level::new(*l).unwrap_or_else(|_| Level::ltr())).collect();
    BidiInfo::reorder_visual(&levels)
}

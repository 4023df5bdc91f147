//! The order of writing: which parts of a line run from right to left, and where each comes to stand.
//!
//! After the Unicode Bidirectional Algorithm (UAX 9), by the crate unicode-bidi.

use std::borrow::Cow;
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
    /// The levels of a text; `None` where all of it runs from left to right, which most text does. Marks of
    /// direction without a partner are not obeyed, nor are those that turn letters against their script. What stands in an
    /// `isolated` range (in order, without overlap) runs in its own direction and leaves the rest as it is: it counts as
    /// enclosed in FSI and PDI.
    pub fn of(text: &str, isolated: &[Range<usize>]) -> Option<Self> {
        // In UTF-8 nothing that runs from right to left starts with a smaller byte.
        if !has_right_to_left(text) {
            return None;
        }
        let text = &*obeyed(text);
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

/// What stands for a mark of direction that is not obeyed: it has no width and no direction, and is as long in bytes.
const NOTHING: &str = "\u{200b}";

/// A text in which every mark of direction that is left has its partner. Those that would turn letters around whatever
/// their script is, and those that never end or end nothing, are not obeyed: they would print a source's words backwards.
fn obeyed(text: &str) -> Cow<'_, str> {
    let marks = disobeyed(text);
    if marks.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut clean = String::with_capacity(text.len());
    let mut from = 0;
    for (at, mark) in marks {
        clean.push_str(text.get(from..at).unwrap_or_default());
        clean.push_str(NOTHING);
        from = at + mark.len_utf8();
    }
    clean.push_str(text.get(from..).unwrap_or_default());
    Cow::Owned(clean)
}

/// The marks of direction of a text that are not obeyed, with their bytes, in order: see [`Levels::of`].
pub(super) fn disobeyed(text: &str) -> Vec<(usize, char)> {
    if text.is_ascii() || !text.contains(turns) {
        return Vec::new();
    }
    let mut left_out: Vec<(usize, char)> = Vec::new();
    let mut open: Vec<(usize, char)> = Vec::new();
    for (at, mark) in text.char_indices().filter(|(_, c)| turns(*c) || ends_paragraph(*c)) {
        match mark {
            '\u{202a}' | '\u{202b}' | '\u{202d}' | '\u{202e}' | '\u{2066}'..='\u{2068}' => open.push((at, mark)),
            '\u{202c}' => match open.pop_if(|(_, opened)| !is_isolate(*opened)) {
                Some((_, '\u{202a}' | '\u{202b}')) => {}
                override_mark => left_out.extend(override_mark.into_iter().chain([(at, mark)])),
            },
            '\u{2069}' => match open.iter().rposition(|(_, opened)| is_isolate(*opened)) {
                // What was opened within and never closed ends here.
                Some(partner) => left_out.extend(open.drain(partner..).skip(1)),
                None => left_out.push((at, mark)),
            },
            _ => left_out.append(&mut open),
        }
    }
    left_out.append(&mut open);
    left_out.sort_unstable();
    left_out
}

/// Whether a character opens or closes a part of another direction.
fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn is_isolate(c: char) -> bool {
    matches!(c, '\u{2066}'..='\u{2068}')
}

/// Whether a paragraph ends here, and with it all that it opened (UAX 9, class B).
fn ends_paragraph(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{1c}'..='\u{1e}' | '\u{85}' | '\u{2029}')
}

/// Whether a paragraph of this text runs from right to left: its first letter says so.
pub(super) fn starts_at_right(text: &str) -> bool {
    Levels::of(text, &[]).is_some_and(|levels| levels.right_to_left)
}

/// Whether some of a text runs from right to left.
pub(super) fn has_right_to_left(text: &str) -> bool {
    text.bytes().any(|byte| byte >= 0xD6) && text.chars().any(runs_right_to_left)
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

//! How each kind of block is set, and where ranges of its text stand on the screen.

use std::ops::Range;
use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Align, FontId, Galley, Painter, Pos2, Rect, Role};

use crate::article::{Block, BlockKind, Span};
use crate::ui::theme::Look;
use crate::ui::widgets::rects_of;

/// How a block is set.
pub(super) struct Setting {
    font: FontId,
    line: f32,
    quiet: bool,
    pub(super) indent: f32,
    pub(super) above: f32,
    pub(super) role: Role,
}

/// How a block of that kind is set.
pub(super) fn setting(look: &Look, kind: BlockKind) -> Setting {
    let size = &look.size;
    let plain = Setting {
        font: look.serif(size.reader),
        line: size.reader_line,
        quiet: false,
        indent: 0.0,
        above: size.reader_gap,
        role: Role::Paragraph,
    };
    match kind {
        BlockKind::Paragraph => plain,
        BlockKind::Heading => Setting {
            font: look.serif_strong(size.reader_heading),
            line: size.reader_heading_line,
            above: size.space_xl,
            role: Role::Heading,
            ..plain
        },
        BlockKind::Caption => Setting {
            font: look.sans(size.reader_caption),
            line: size.reader_caption_line,
            quiet: true,
            role: Role::Caption,
            ..plain
        },
        BlockKind::ListItem => Setting { indent: size.space_xl, above: size.space_s, role: Role::ListItem, ..plain },
        BlockKind::Question => Setting { font: look.serif_italic(size.reader), above: size.space_xl, ..plain },
    }
}

/// Whether a text is written from right to left, by its first letter that has a direction.
pub(super) fn is_right_to_left(text: &str) -> bool {
    unicode_bidi::get_base_direction(text) == unicode_bidi::Direction::Rtl
}

/// A piece of a block, laid out for a width. Cached by egui as long as it stays in view. What is written from right to
/// left stands at the right.
pub(super) fn piece_galley(
    painter: &Painter,
    look: &Look,
    block: &Block,
    bytes: &Range<usize>,
    width: f32,
) -> Arc<Galley> {
    let set = setting(look, block.kind);
    let colour = if set.quiet { look.colour.quiet } else { look.colour.text };
    let format = TextFormat { line_height: Some(set.line), ..TextFormat::simple(set.font, colour) };
    let text = block.text.get(bytes.clone()).unwrap_or_default();
    let mut job = LayoutJob::single_section(text.to_owned(), format);
    job.break_on_newline = false;
    job.wrap = TextWrapping { max_width: (width - set.indent).max(1.0), ..TextWrapping::default() };
    // Clicks after a line's last word belong to that line.
    job.keep_trailing_whitespace = true;
    if is_right_to_left(&block.text) {
        job.halign = Align::RIGHT;
    }
    painter.layout_job(job)
}

/// A guess at a piece's height before it is laid out, from its length in bytes.
pub(super) fn guess_height(look: &Look, kind: BlockKind, bytes: usize, width: f32) -> f32 {
    let set = setting(look, kind);
    let per_line = (width / (set.font.size / 2.0)).max(1.0);
    let lines = (bytes as f32 / per_line).ceil().max(1.0);
    lines * set.line
}

/// Finds characters by bytes and bytes by characters, in a text that is asked often.
#[derive(Debug)]
pub(super) struct Chars {
    /// The byte at which each character starts; empty where every character is one byte.
    starts: Vec<usize>,
    bytes: usize,
}

impl Chars {
    /// Made ready for a text.
    pub(super) fn of(text: &str) -> Self {
        let starts = if text.is_ascii() { Vec::new() } else { text.char_indices().map(|(at, _)| at).collect() };
        Self { starts, bytes: text.len() }
    }

    /// How many characters start before a byte.
    pub(super) fn before(&self, byte: usize) -> usize {
        if self.starts.is_empty() { byte.min(self.bytes) } else { self.starts.partition_point(|at| *at < byte) }
    }

    /// The byte at which a character starts; the text's length past its end.
    pub(super) fn byte(&self, index: usize) -> usize {
        if self.starts.is_empty() {
            index.min(self.bytes)
        } else {
            self.starts.get(index).copied().unwrap_or(self.bytes)
        }
    }
}

/// A piece where it stands on the screen.
pub(super) struct Drawn<'a> {
    /// The piece's text.
    pub(super) text: &'a str,
    /// Its first byte in the block.
    pub(super) base: usize,
    pub(super) chars: Chars,
    pub(super) galley: Arc<Galley>,
    /// The galley's corner.
    pub(super) at: Pos2,
}

impl Drawn<'_> {
    /// Whether it has some of a span of its block.
    pub(super) fn touches(&self, span: Span) -> bool {
        span.start < self.base + self.text.len() && self.base < span.end
    }

    /// Where a span of its block stands, row by row.
    pub(super) fn rects(&self, span: Span) -> Vec<Rect> {
        let inside = |byte: usize| self.chars.before(byte.saturating_sub(self.base).min(self.text.len()));
        let chars = inside(span.start)..inside(span.end);
        rects_of(&self.galley, &chars).into_iter().map(|r| r.translate(self.at.to_vec2())).collect()
    }

    /// Where a cursor before a byte of its block stands: a rectangle without width.
    pub(super) fn cursor(&self, byte: usize) -> Rect {
        let index = self.chars.before(byte.saturating_sub(self.base).min(self.text.len()));
        let cursor = egui::text::CCursor::new(index);
        self.galley.pos_from_cursor(cursor).translate(self.at.to_vec2())
    }

    /// Its whole rectangle.
    pub(super) fn rect(&self) -> Rect {
        self.galley.rect.translate(self.at.to_vec2())
    }
}

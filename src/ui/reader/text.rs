//! How each kind of block is set, and where ranges of its text stand on the screen.

use std::ops::Range;
use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{FontId, Galley, Painter, Rect, Role, pos2};

use crate::article::{Block, BlockKind};
use crate::ui::theme::Look;

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

/// A block, laid out for a width. Cached by egui as long as it stays in view.
pub(super) fn block_galley(painter: &Painter, look: &Look, block: &Block, width: f32) -> Arc<Galley> {
    let set = setting(look, block.kind);
    let colour = if set.quiet { look.colour.quiet } else { look.colour.text };
    let format = TextFormat { line_height: Some(set.line), ..TextFormat::simple(set.font, colour) };
    let mut job = LayoutJob::single_section(block.text.clone(), format);
    job.break_on_newline = false;
    job.wrap = TextWrapping { max_width: (width - set.indent).max(1.0), ..TextWrapping::default() };
    // Clicks after a line's last word belong to that line.
    job.keep_trailing_whitespace = true;
    painter.layout_job(job)
}

/// A guess at a block's height before it is laid out.
pub(super) fn guess_height(look: &Look, block: &Block, width: f32) -> f32 {
    let set = setting(look, block.kind);
    let per_line = (width / (set.font.size / 2.0)).max(1.0);
    // A guess needs no more than the length in bytes.
    let lines = (block.text.len() as f32 / per_line).ceil().max(1.0);
    lines * set.line
}

/// Where a range of characters stands, row by row, measured from the galley's corner.
pub(super) fn rects_of(galley: &Galley, chars: &Range<usize>) -> Vec<Rect> {
    let mut rects = Vec::new();
    let mut first = 0;
    for row in &galley.rows {
        let count = row.char_count_including_newline().0;
        let last = first + count;
        if chars.start < last && first < chars.end {
            // The space at which a row ends hangs past its words.
            let hanging = row.glyphs.iter().rev().take_while(|g| g.chr.is_whitespace()).count();
            let ends = chars.end.min(last - hanging.min(count)).max(first);
            let from = row.x_offset(egui::text::CharIndex(chars.start.saturating_sub(first)));
            let to = row.x_offset(egui::text::CharIndex(ends - first));
            if to > from {
                let left = row.pos.x;
                rects.push(Rect::from_min_max(pos2(left + from, row.pos.y), pos2(left + to, row.pos.y + row.height())));
            }
        }
        first = last;
        if first >= chars.end {
            break;
        }
    }
    rects
}

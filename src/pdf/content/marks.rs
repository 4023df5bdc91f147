//! Marked content: what each stretch of a page belongs to, and text objects that nest with it.

use printpdf::{DictItem, Op};

use super::Painter;
use crate::layout::page::{NodeId, Tag};
use crate::pdf::object;
use crate::pdf::structure::{Bounds, role_name};

/// What a marked-content sequence is.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Mark {
    Content(NodeId),
    Decoration,
    Watermark,
    Header,
    Footer,
}

impl Mark {
    /// Turned text that belongs to nothing is a watermark.
    fn of(tag: Tag, turned: bool) -> Self {
        match tag {
            Tag::Content(node) => Self::Content(node),
            Tag::Decoration if turned => Self::Watermark,
            Tag::Decoration => Self::Decoration,
            Tag::Header => Self::Header,
            Tag::Footer => Self::Footer,
        }
    }
}

impl Painter<'_> {
    /// Prepares for something that is not text.
    pub(super) fn draw(&mut self, tag: Tag, bounds: Bounds) {
        self.leave_text();
        self.mark(Mark::of(tag, false));
        self.grow_figure(tag, bounds);
    }

    /// Prepares for text.
    pub(super) fn enter_text(&mut self) {
        if !self.in_text {
            self.unmark();
            self.ops.push(Op::StartTextSection);
            self.in_text = true;
            self.line_start = (0, 0);
        }
    }

    /// Says what the text to come belongs to. Marked content lies within the text object, as ISO 32000-1, 14.6.1,
    /// wants the two nested.
    pub(super) fn mark_text(&mut self, tag: Tag, turned: bool) {
        self.mark(Mark::of(tag, turned));
    }

    /// Ends the text object, if one is open.
    pub(super) fn leave_text(&mut self) {
        if self.in_text {
            self.unmark();
            self.ops.push(Op::EndTextSection);
            self.in_text = false;
        }
    }

    /// Ends the sequence and opens one for the same element in which `text` stands for the glyphs.
    pub(super) fn begin_spoken(&mut self, node: NodeId, text: &str) {
        self.unmark();
        let spoken = DictItem::Bytes(object::utf16_with_mark(text));
        self.begin("Span", vec![("MCID", DictItem::Int(self.out.marks.len() as i64)), ("ActualText", spoken)]);
        self.out.marks.push(node);
    }

    /// Ends such a sequence.
    pub(super) fn end_spoken(&mut self) {
        self.ops.push(Op::EndMarkedContent);
    }

    /// Opens a sequence, or goes on with the one that is open.
    fn mark(&mut self, mark: Mark) {
        if self.mark == Some(mark) {
            return;
        }
        self.unmark();
        let typed = |kind| ("Type", DictItem::Name(Vec::from(kind)));
        let pagination = |subtype| vec![typed("Pagination"), ("Subtype", DictItem::Name(Vec::from(subtype)))];
        match mark {
            Mark::Content(node) => {
                let tag = self.shell.structure.get(node.0).map_or("Document", |node| role_name(node.role));
                self.begin(tag, vec![("MCID", DictItem::Int(self.out.marks.len() as i64))]);
                self.out.marks.push(node);
            }
            Mark::Decoration => self.begin("Artifact", vec![typed("Layout")]),
            Mark::Watermark => self.begin("Artifact", pagination("Watermark")),
            Mark::Header => self.begin("Artifact", pagination("Header")),
            Mark::Footer => self.begin("Artifact", pagination("Footer")),
        }
        self.mark = Some(mark);
    }

    fn begin(&mut self, tag: &str, properties: Vec<(&str, DictItem)>) {
        let map = properties.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
        let properties = DictItem::Dict { map };
        self.ops.push(Op::BeginMarkedContentWithProperties { tag: tag.to_owned(), properties });
    }

    /// Ends the sequence, if one is open.
    pub(super) fn unmark(&mut self) {
        if self.mark.take().is_some() {
            self.ops.push(Op::EndMarkedContent);
        }
    }
}

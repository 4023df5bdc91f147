//! Where every piece of an article stands: heights, guessed until measured, and their running sums.
//!
//! A piece is a block, or a part of one that is very long: a line of a million letters is never laid out at once.

use std::ops::Range;

use egui::Painter;

use super::text::{guess_height, piece_galley, setting};
use crate::article::{Article, ArticleId, BlockKind};
use crate::ui::theme::Look;

/// A block longer than this is cut into pieces, in bytes.
const LONGEST_PIECE: usize = 4000;
/// A piece ends at a sentence or a word within so many bytes before its longest.
const CUT_WITHIN: usize = 1500;
/// How many bytes of pieces out of sight are measured in a frame: about a millisecond of layout.
const MEASURED_PER_FRAME: usize = 8_000;

/// A piece of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// Its block.
    pub(super) block: usize,
    /// Its part of the block's text, in bytes.
    pub(super) bytes: Range<usize>,
}

/// The heights of one article's pieces at one width.
#[derive(Debug, Default)]
pub(super) struct Flow {
    article: Option<ArticleId>,
    width: f32,
    head: f32,
    pieces: Vec<Piece>,
    above: Vec<f32>,
    heights: Vec<f32>,
    measured: Vec<bool>,
    /// How many fonts the window had: with another one, lines break elsewhere.
    fonts: usize,
    /// Where the search for what is not measured yet goes on.
    next: usize,
    /// The top of each piece from the article's own top; one more than there are pieces.
    tops: Vec<f32>,
}

impl Flow {
    /// Whether it belongs to this article at this width.
    pub(super) fn fits(&self, article: &Article, width: f32) -> bool {
        self.is_of(article) && (self.width - width).abs() < 0.5
    }

    /// Whether it belongs to this article, at any width.
    pub(super) fn is_of(&self, article: &Article) -> bool {
        self.article.as_ref() == Some(&article.id)
    }

    /// Starts anew with guesses.
    pub(super) fn start(&mut self, look: &Look, article: &Article, width: f32) {
        if !self.is_of(article) {
            self.pieces = article
                .blocks
                .iter()
                .enumerate()
                .flat_map(|(block, b)| cuts(&b.text).into_iter().map(move |bytes| Piece { block, bytes }))
                .collect();
        }
        self.article = Some(article.id.clone());
        self.width = width;
        let kind = |piece: &Piece| article.blocks.get(piece.block).map_or(BlockKind::Paragraph, |b| b.kind);
        self.heights = self.pieces.iter().map(|p| guess_height(look, kind(p), p.bytes.len(), width)).collect();
        let above = |(i, p): (usize, &Piece)| match (i, p.bytes.start) {
            (0, _) | (_, 1..) => 0.0,
            _ => setting(look, kind(p)).above,
        };
        self.above = self.pieces.iter().enumerate().map(above).collect();
        self.measured = vec![false; self.pieces.len()];
        self.next = 0;
        self.tops.clear();
    }

    /// Measures the pieces that are needed now, and some more; says whether there is more to do. `head` is the height
    /// of what stands above the first piece.
    pub(super) fn measure(
        &mut self,
        painter: &Painter,
        look: &Look,
        article: &Article,
        head: f32,
        needed: Range<usize>,
    ) -> bool {
        let fonts = painter.fonts(|fonts| fonts.definitions().font_data.len());
        if std::mem::replace(&mut self.fonts, fonts) != fonts {
            self.measured.fill(false);
            self.next = 0;
        }
        let mut changed = self.tops.is_empty() || (self.head - head).abs() > 0.01;
        self.head = head;
        for index in needed {
            changed |= self.measure_one(painter, look, article, index) > 0;
        }
        let mut budget = MEASURED_PER_FRAME;
        while budget > 0 && self.next < self.pieces.len() {
            let bytes = self.measure_one(painter, look, article, self.next);
            changed |= bytes > 0;
            budget = budget.saturating_sub(bytes);
            self.next += 1;
        }
        if changed {
            self.tops.clear();
            let mut y = head;
            for (above, height) in self.above.iter().zip(&self.heights) {
                y += above;
                self.tops.push(y);
                y += height;
            }
            self.tops.push(y);
        }
        self.next < self.pieces.len()
    }

    /// Measures a piece; gives back how many bytes that took, none where it was measured before.
    fn measure_one(&mut self, painter: &Painter, look: &Look, article: &Article, index: usize) -> usize {
        let (Some(piece), Some(height), Some(measured)) =
            (self.pieces.get(index), self.heights.get_mut(index), self.measured.get_mut(index))
        else {
            return 0;
        };
        if *measured {
            return 0;
        }
        *measured = true;
        let Some(block) = article.blocks.get(piece.block) else { return 0 };
        *height = piece_galley(painter, look, block, &piece.bytes, self.width).size().y;
        piece.bytes.len().max(1)
    }

    /// A piece by its index.
    pub(super) fn piece(&self, index: usize) -> Option<&Piece> {
        self.pieces.get(index)
    }

    /// How many pieces there are.
    pub(super) fn count(&self) -> usize {
        self.pieces.len()
    }

    /// The piece in which a byte of a block stands.
    pub(super) fn piece_of(&self, block: usize, byte: usize) -> usize {
        self.pieces.partition_point(|p| (p.block, p.bytes.start) <= (block, byte)).saturating_sub(1)
    }

    /// The top of a piece.
    pub(super) fn top(&self, piece: usize) -> f32 {
        self.tops.get(piece).or(self.tops.last()).copied().unwrap_or(0.0)
    }

    /// The height of the whole article.
    pub(super) fn height(&self) -> f32 {
        self.tops.last().copied().unwrap_or(0.0)
    }

    /// The piece that stands at a height, or the nearest one above it.
    pub(super) fn piece_at(&self, y: f32) -> usize {
        let count = self.heights.len();
        self.tops.get(..count).unwrap_or(&[]).partition_point(|top| *top <= y).saturating_sub(1)
    }

    /// The pieces that stand between two heights.
    pub(super) fn between(&self, from: f32, to: f32) -> Range<usize> {
        let first = self.piece_at(from);
        let last = self.piece_at(to);
        if self.heights.is_empty() { 0..0 } else { first..last + 1 }
    }
}

/// Cuts a long text where a sentence or a word ends; a short one stays whole.
pub(super) fn cuts(text: &str) -> Vec<Range<usize>> {
    let mut cuts = Vec::new();
    let mut start = 0;
    while text.len() - start > LONGEST_PIECE {
        let end = cut(text, start).max(start + 1);
        cuts.push(start..end);
        start = end;
    }
    cuts.push(start..text.len());
    cuts
}

fn cut(text: &str, start: usize) -> usize {
    let most = super::select::snap(text, start + LONGEST_PIECE);
    let mut from = start + LONGEST_PIECE - CUT_WITHIN;
    while !text.is_char_boundary(from) {
        from -= 1;
    }
    let tail = text.get(from..most).unwrap_or_default();
    let sentence =
        [". ", "! ", "? ", ".” ", "。"].iter().filter_map(|end| tail.rfind(end).map(|at| at + end.len())).max();
    let word = tail.char_indices().rev().find(|(_, c)| c.is_whitespace()).map(|(at, c)| at + c.len_utf8());
    match sentence.or(word) {
        Some(at) => from + at,
        // One endless word: between two of its letters.
        None if most > start => most,
        None => text.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_block_is_cut_into_pieces_that_make_it_up() {
        let check = |text: &str| {
            let cuts = cuts(text);
            let whole: String = cuts.iter().filter_map(|c| text.get(c.clone())).collect();
            assert_eq!(whole, text);
            assert!(cuts.iter().all(|c| c.len() <= LONGEST_PIECE || text.len() <= LONGEST_PIECE));
            cuts.len()
        };
        assert_eq!(check("short"), 1);
        assert_eq!(check(""), 1);
        assert!(check(&"Một câu dài. ".repeat(1000)) > 3);
        assert!(check(&"e\u{301}".repeat(9000)) > 5);
        assert!(check(&"x".repeat(100_000)) >= 25);
        let sentences = "It rains. ".repeat(900);
        let ends = |cut: &Range<usize>| sentences.get(cut.clone()).is_some_and(|piece| piece.ends_with(". "));
        assert!(cuts(&sentences).iter().all(ends));
    }
}

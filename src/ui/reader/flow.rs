//! Where every block stands: heights, guessed until measured, and their running sums.

use egui::Painter;

use super::text::{block_galley, guess_height, setting};
use crate::article::{Article, ArticleId};
use crate::ui::theme::Look;

/// How many blocks out of sight are measured in a frame.
const MEASURED_PER_FRAME: usize = 64;

/// The heights of one article's blocks at one width.
#[derive(Debug, Default)]
pub(super) struct Flow {
    article: Option<ArticleId>,
    width: f32,
    heights: Vec<f32>,
    /// How many blocks from the start are measured.
    measured: usize,
    /// The top of each block from the article's own top; one more than there are blocks.
    tops: Vec<f32>,
}

impl Flow {
    /// Whether it belongs to this article at this width.
    pub(super) fn fits(&self, article: &Article, width: f32) -> bool {
        self.article.as_ref() == Some(&article.id) && (self.width - width).abs() < 0.5
    }

    /// Whether it belongs to this article, at any width.
    pub(super) fn is_of(&self, article: &Article) -> bool {
        self.article.as_ref() == Some(&article.id)
    }

    /// Starts anew with guesses; `head` is the height of what stands above the first block.
    pub(super) fn start(&mut self, look: &Look, article: &Article, width: f32) {
        self.article = Some(article.id.clone());
        self.width = width;
        self.heights = article.blocks.iter().map(|b| guess_height(look, b, width)).collect();
        self.measured = 0;
    }

    /// Measures some more blocks, at least up to `needed`; says whether there is more to do.
    pub(super) fn measure(
        &mut self,
        painter: &Painter,
        look: &Look,
        article: &Article,
        head: f32,
        needed: Option<usize>,
    ) -> bool {
        let goal = self.measured.saturating_add(MEASURED_PER_FRAME).max(needed.map_or(0, |n| n + 1));
        while self.measured < goal.min(self.heights.len()) {
            if let (Some(height), Some(block)) =
                (self.heights.get_mut(self.measured), article.blocks.get(self.measured))
            {
                *height = block_galley(painter, look, block, self.width).size().y;
            }
            self.measured += 1;
        }
        self.tops.clear();
        let mut y = head;
        for (index, (block, height)) in article.blocks.iter().zip(&self.heights).enumerate() {
            y += if index == 0 { 0.0 } else { setting(look, block.kind).above };
            self.tops.push(y);
            y += height;
        }
        self.tops.push(y);
        self.measured < self.heights.len()
    }

    /// The top of a block.
    pub(super) fn top(&self, block: usize) -> f32 {
        self.tops.get(block).or(self.tops.last()).copied().unwrap_or(0.0)
    }

    /// The height of the whole article.
    pub(super) fn height(&self) -> f32 {
        self.tops.last().copied().unwrap_or(0.0)
    }

    /// The block that stands at a height, or the nearest one above it.
    pub(super) fn block_at(&self, y: f32) -> usize {
        let count = self.heights.len();
        self.tops.get(..count).unwrap_or(&[]).partition_point(|top| *top <= y).saturating_sub(1)
    }

    /// The blocks that stand between two heights.
    pub(super) fn between(&self, from: f32, to: f32) -> std::ops::Range<usize> {
        let first = self.block_at(from);
        let last = self.block_at(to);
        if self.heights.is_empty() { 0..0 } else { first..last + 1 }
    }
}

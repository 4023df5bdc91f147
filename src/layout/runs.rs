//! Runs: the stretches of a word that one font can set in one direction, and the font for each letter.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::Composer;
use super::bidi::Levels;
use super::fonts::LoadedFont;
use super::scripts::is_invisible;

/// A stretch of a text that one font can set in one direction.
pub(super) struct Run {
    pub text: Range<usize>,
    pub font: usize,
    pub level: u8,
    /// Whether no font has its letters: a box is drawn for each.
    pub missing: bool,
}

impl Composer<'_> {
    /// The stretches of a word that one font can set in one direction; one even of an empty word. Letters and their marks
    /// stay together.
    pub(super) fn runs_of(
        &mut self,
        text: &str,
        (preferred, language): (usize, &'static str),
        levels: Option<&Levels>,
        start: usize,
    ) -> Vec<Run> {
        let mut clusters: Vec<(usize, &str, Option<usize>)> = text
            .grapheme_indices(true)
            .map(|(at, cluster)| (at, cluster, self.font_of(cluster, preferred, language)))
            .collect();
        self.keep_punctuation_with_words(&mut clusters);
        let mut runs: Vec<Run> = Vec::new();
        let mut after_apart = false;
        for (at, cluster, font) in clusters {
            let font = font.unwrap_or_else(|| runs.last().map_or(preferred, |r| r.font));
            let level = levels.map_or(0, |l| l.at(start + at));
            let missing = !self.missing.is_empty() && cluster.chars().any(|c| self.missing.contains(&c));
            // Stops and brackets stand by themselves, one by one, so that they and the words beside them are read in
            // their order.
            let apart = level % 2 == 1 && is_neutral(cluster);
            match runs.last_mut() {
                Some(run)
                    if run.font == font && run.level == level && run.missing == missing && !apart && !after_apart =>
                {
                    run.text.end = at + cluster.len();
                }
                _ => runs.push(Run { text: at..at + cluster.len(), font, level, missing }),
            }
            after_apart = apart;
        }
        if runs.is_empty() {
            let level = levels.map_or(0, |l| l.at(start));
            runs.push(Run { text: 0..0, font: preferred, level, missing: false });
        }
        runs
    }

    /// Quotation marks and stops beside letters in a font that was found come from that font as well, if it has them: they
    /// are drawn to go with its letters.
    fn keep_punctuation_with_words(&self, clusters: &mut [(usize, &str, Option<usize>)]) {
        let fonts = self.shaper.fonts();
        let is_found = |font: Option<usize>| font.is_some_and(|f| fonts.is_found(f));
        if !clusters.iter().any(|(_, _, font)| is_found(*font)) {
            return;
        }
        let mut beside = None;
        let mut adopt = |(_, cluster, font): &mut (usize, &str, Option<usize>)| {
            if is_found(*font) {
                beside = *font;
            } else if cluster.chars().any(char::is_alphanumeric) {
                beside = None;
            } else if let Some(found) = beside.and_then(|f| fonts.get(f))
                && cluster.chars().all(|c| is_invisible(c) || found.has(c))
            {
                *font = beside;
            }
        };
        clusters.iter_mut().for_each(&mut adopt);
        clusters.iter_mut().rev().for_each(adopt);
    }

    /// The font for a letter with its marks; `None` where nothing of it shows, which any font can set.
    fn font_of(&mut self, cluster: &str, preferred: usize, language: &'static str) -> Option<usize> {
        let fonts = self.shaper.fonts();
        let mut chosen = None;
        let mut mixed = false;
        for c in cluster.chars().filter(|c| !is_invisible(*c)) {
            let font = self.choices.fallback(fonts, preferred, language, c);
            if font.is_none() {
                self.missing.insert(c);
            }
            mixed |= chosen.is_some_and(|first| first != font);
            chosen.get_or_insert(font);
        }
        let first = chosen?.unwrap_or(preferred);
        if !mixed {
            return Some(first);
        }
        // Where a letter and its mark have no font in common, the writer says which of them it left out.
        let has_all = |font: &LoadedFont| cluster.chars().filter(|c| !is_invisible(*c)).all(|c| font.has(c));
        Some(fonts.fallback_for(preferred, language, has_all).unwrap_or(first))
    }
}

/// Whether a cluster has neither a letter nor a figure: it may be drawn as its mirror image, and shows no direction of its
/// own to whoever reads the glyphs.
fn is_neutral(cluster: &str) -> bool {
    !cluster.chars().any(char::is_alphanumeric)
}

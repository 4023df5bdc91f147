//! How long sections become in print, without setting the whole briefing.

use super::flow::{Row, height_of};
use super::fonts::Fonts;
use super::shape::Shaper;
use super::{Composer, FontFinder, area_of, blocks, letters, theme_of};
use crate::assemble::Briefing;
use crate::diag::Sink;

/// How long a section becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SectionLength {
    /// Printed lines, its heading not counted.
    pub lines: usize,
    /// Pages, as many as its height fills.
    pub pages: usize,
}

/// The length of composed rows, the heading's first among them, on pages with `room` points for text.
pub(super) fn length_of(rows: &[Row], room: f32) -> SectionLength {
    SectionLength { lines: rows.len().saturating_sub(1), pages: (height_of(rows) / room).ceil() as usize }
}

/// The lengths of a briefing's sections, in their order: what [`super::layout_finding`] would warn of.
pub fn section_lengths(briefing: &Briefing, finder: &dyn FontFinder) -> Vec<SectionLength> {
    let theme = theme_of(briefing, finder, &mut Sink::new());
    let theme = &*theme;
    let wanted = letters::wanted(briefing, theme);
    let found;
    let fonts = if wanted.is_empty() {
        Fonts::bundled()
    } else {
        found = Fonts::with_found(finder.find(&wanted, &mut Sink::new()));
        &found
    };
    let mut composer = Composer::new(theme, Shaper::new(fonts), briefing.language.code());
    composer.name_places(briefing);
    let room = area_of(briefing, theme).room;
    briefing
        .sections
        .iter()
        .map(|section| length_of(&blocks::section::compose(&mut composer, briefing, section), room))
        .collect()
}

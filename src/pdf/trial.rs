//! Whether a font from outside can go into a file: tried before anything is set in it, so that another can take its place.

use std::collections::BTreeSet;

use skrifa::raw::TableProvider;
use skrifa::{FontRef, MetadataProvider};
use subsetter::GlyphRemapper;

use crate::layout::FoundFont;

/// Of a font of no more glyphs than these every one is tried, as shaping may come to any of them; of a larger one (those
/// of China, Japan and Korea) the glyphs of the characters that are wanted.
const MOST_GLYPHS: u16 = 6_000;

/// Tries a font with the characters that are wanted of it: a [`crate::layout::Trial`].
///
/// # Errors
/// What is wrong with the font, in words.
pub fn try_font(font: &FoundFont, characters: &BTreeSet<char>) -> Result<(), String> {
    let parsed = FontRef::from_index(font.data.bytes(), font.index).map_err(|error| error.to_string())?;
    let count = parsed.maxp().map_err(|error| error.to_string())?.num_glyphs();
    let glyphs: Vec<u16> = if count <= MOST_GLYPHS {
        (0..count).collect()
    } else {
        let charmap = parsed.charmap();
        let ids = characters.iter().filter_map(|c| charmap.map(*c)).filter_map(|id| u16::try_from(id.to_u32()).ok());
        std::iter::once(0).chain(ids).collect()
    };
    let subset = subsetter::subset(font.data.bytes(), font.index, &GlyphRemapper::new_from_glyphs(&glyphs));
    let subset = subset.map_err(|error| error.to_string())?;
    FontRef::new(&subset).map(drop).map_err(|error| error.to_string())
}

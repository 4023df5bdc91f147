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
pub mod template;

pub mod assemble;
pub mod layout;
pub mod pdf;

pub mod store;

pub mod app;
pub mod cli;
pub mod ui;

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

/// A PDF as it leaves the house.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub page_count: usize,
}

/// The second half of the way: a pack to a PDF. `date` takes the place of the pack's own.
///
/// # Errors
/// [`ExportError`]
pub fn export(pack: &Pack, date: Option<jiff::civil::Date>, sink: &mut Sink) -> Result<Exported, ExportError> {
    let mut pack = pack.clone();
    pack.front.date = date.or(pack.front.date);
    let briefing = assemble::assemble(&pack, sink)?;
    let pages = layout::layout(&briefing, sink);
    let mut bytes = Vec::new();
    pdf::write(&pages, &mut bytes, sink)?;
    Ok(Exported { bytes, page_count: pages.pages.len() })
}

//! A pack to a briefing: ordered, resolved, numbered. What is printed, before anything is known of pages.

use crate::diag::Sink;
use crate::pack::Pack;

/// A resolved document.
#[derive(Debug, Clone, PartialEq)]
pub struct Briefing {}

/// Why a pack cannot be printed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AssembleError {
    /// A passage does not hold.
    #[error("{place}: {why}")]
    Passage {
        /// The section and item, in words.
        place: String,
        /// What is wrong and what to do.
        why: String,
    },
}

/// Resolves a pack into what is printed.
///
/// # Errors
/// [`AssembleError`] for the first passage that is not, letter for letter, its article's.
pub fn assemble(pack: &Pack, sink: &mut Sink) -> Result<Briefing, AssembleError> {
    let _ = (pack, sink);
    Ok(Briefing {})
}

//! Packs on disk: the versioned format, and saving that never leaves half a file. Fonts and templates on the machine.
//! The recovery copy of unsaved work.

mod config;
mod files;
mod fontfile;
mod fonts;
mod recovery;
mod v1;

pub use config::{templates, templates_folder, themes, themes_folder};
pub use files::{read_file, write_file, write_pdf};
use files::{refuse_other, set_aside, write_pack};
pub use fonts::MachineFonts;
pub use recovery::{Left, Recovery, own_zone, recovery_folder};

use std::path::{Path, PathBuf};

use crate::diag::{About, Sink, Warning};
use crate::pack::{HighlightId, Pack, Problem};

/// The ending of a pack's file name.
pub const PACK_SUFFIX: &str = ".briefing.json";

/// Why a file could not be read or written. Each message names the file and the way out.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The file cannot be read.
    #[error("{}: {why}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What is wrong and what to do.
        why: String,
    },
    /// The file cannot be written.
    #[error("{}: {why}", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// What is wrong and what to do.
        why: String,
    },
}

/// Reads a pack. What does not hold together in it goes to the sink; nothing of it is lost.
///
/// # Errors
/// [`StoreError::Read`] where the file is missing, is no pack, or is of a newer version.
pub fn load_pack(path: &Path, sink: &mut Sink) -> Result<Pack, StoreError> {
    let bytes = read_file(path)?;
    let pack = decode_pack(&bytes).map_err(|why| StoreError::Read { path: path.to_owned(), why })?;
    warn_of(&pack, path, sink);
    Ok(pack)
}

/// Tells of what does not hold together in a pack from a file.
fn warn_of(pack: &Pack, path: &Path, sink: &mut Sink) {
    for problem in pack.problems() {
        sink.push(warning_of(pack, &problem, path));
    }
}

/// Reads a pack from the bytes of its file. The error is a sentence with the way out.
///
/// # Errors
/// What is wrong with the bytes, in words.
pub fn decode_pack(bytes: &[u8]) -> Result<Pack, String> {
    v1::decode(bytes)
}

/// The bytes of a pack's file: JSON, the same for the same pack.
///
/// # Errors
/// What went wrong, in words.
pub fn encode_pack(pack: &Pack) -> Result<Vec<u8>, String> {
    v1::encode(pack)
}

/// Saves a pack: all of it or nothing.
///
/// # Errors
/// [`StoreError::Write`]
pub fn save_pack(path: &Path, pack: &Pack) -> Result<(), StoreError> {
    let bytes = encode_pack(pack).map_err(|why| StoreError::Write { path: path.to_owned(), why })?;
    write_pack(path, &bytes)
}

/// Saves a pack that nobody has saved under this name before: a pack that is there is kept under another name, which is
/// given back.
///
/// # Errors
/// [`StoreError::Write`]
pub fn save_new_pack(path: &Path, pack: &Pack) -> Result<Option<PathBuf>, StoreError> {
    let bytes = encode_pack(pack).map_err(|why| StoreError::Write { path: path.to_owned(), why })?;
    refuse_other(path)?;
    let kept = set_aside(path, &bytes)?;
    let written = write_file(path, &bytes);
    if let (Err(_), Some(kept)) = (&written, &kept) {
        // What was there stands where it stood; where it cannot be moved back it is still beside it.
        let _ = std::fs::rename(kept, path);
    }
    written.map(|()| kept)
}

fn warning_of(pack: &Pack, problem: &Problem, path: &Path) -> Warning {
    let file = path.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
    let warning = Warning::new(pack.describe(problem)).at(file).advise(match problem {
        Problem::ArticleGone { .. } => problem.advice(),
        _ => "the item is kept as it is; remove it or restore the pack from a copy before you export",
    });
    match about(pack, problem) {
        Some(about) => warning.about(about),
        None => warning,
    }
}

/// What of the pack a problem is about: an item that shows it, else a passage.
fn about(pack: &Pack, problem: &Problem) -> Option<About> {
    let shown = |highlight: HighlightId| match pack.uses_of(highlight).next() {
        Some(item) => About::Item(item.id.0),
        None => About::Highlight(highlight.0),
    };
    match problem {
        Problem::Dangling { item, .. } | Problem::Wording { item, .. } | Problem::Value { item, .. } => {
            Some(About::Item(item.0))
        }
        Problem::PictureGone { item, .. } => Some(item.map_or(About::Front, |item| About::Item(item.0))),
        Problem::ArticleGone { highlight, .. } | Problem::Passage { highlight, .. } => Some(shown(*highlight)),
        Problem::TextChanged { article } => {
            pack.highlights.values().find(|mark| mark.passage.article == *article).map(|mark| shown(mark.id))
        }
    }
}

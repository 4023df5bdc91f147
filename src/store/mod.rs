//! Packs on disk: the versioned format, and saving that never leaves half a file.

use std::path::{Path, PathBuf};

use crate::diag::Sink;
use crate::pack::Pack;

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
    let _ = sink;
    Err(StoreError::Read { path: path.to_owned(), why: String::new() })
}

/// Saves a pack: all of it or nothing.
///
/// # Errors
/// [`StoreError::Write`]
pub fn save_pack(path: &Path, pack: &Pack) -> Result<(), StoreError> {
    let _ = pack;
    Err(StoreError::Write { path: path.to_owned(), why: String::new() })
}

/// Reads a whole file.
///
/// # Errors
/// [`StoreError::Read`]
pub fn read_file(path: &Path) -> Result<Vec<u8>, StoreError> {
    Err(StoreError::Read { path: path.to_owned(), why: String::new() })
}

/// Writes a file through a temporary one beside it, then renames: all of it or nothing.
///
/// # Errors
/// [`StoreError::Write`]
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let _ = bytes;
    Err(StoreError::Write { path: path.to_owned(), why: String::new() })
}

//! The recovery copy: unsaved work in a file of its own, for the next start after one that did not end well.
//!
//! Every running window holds a slot: a lock file, and beside it the copy. A copy in a slot that nobody holds was left
//! behind by a window that ended without saving.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use crate::diag::{Sink, Warning};
use crate::pack::Pack;

use super::{PACK_SUFFIX, StoreError, decode_pack, encode_pack, read_file, warn_of, write_file};

/// How many windows can keep a copy at once.
const SLOTS: usize = 64;

/// A slot that this process holds.
#[derive(Debug)]
pub struct Recovery {
    copy: PathBuf,
    origin: PathBuf,
    /// Held as long as the window runs; the system lets go of it when the process ends, however it ends.
    _lock: File,
    /// The number of the last order that was carried out: a later one may overtake it on another thread.
    done: u64,
}

/// Work that an earlier start left unsaved.
#[derive(Debug, Clone)]
pub struct Left {
    /// The pack as it was last.
    pub pack: Box<Pack>,
    /// The file it was opened from or saved in, if any.
    pub path: Option<PathBuf>,
    /// What does not hold together in it.
    pub warnings: Vec<Warning>,
    /// When the copy was made, by the clock of this place.
    pub kept: Option<DateTime>,
    /// When the file was written last, if it is there.
    pub saved: Option<DateTime>,
}

/// When a file was written last, by the clock of this place.
fn written(path: &Path) -> Option<DateTime> {
    let at = Timestamp::try_from(fs::metadata(path).ok()?.modified().ok()?).ok()?;
    Some(at.to_zoned(own_zone()).datetime())
}

/// The time zone of this place, where the system keeps it in the usual file; else universal time.
pub fn own_zone() -> TimeZone {
    let zone = fs::read("/etc/localtime").ok().and_then(|bytes| TimeZone::tzif("local", &bytes).ok());
    zone.unwrap_or(TimeZone::UTC)
}

impl Recovery {
    /// Takes a slot in a folder: one with work left behind before an empty one. `None` where the folder cannot be used.
    pub fn start(folder: &Path) -> Option<Self> {
        fs::create_dir_all(folder).ok()?;
        let left_first = |slot: &usize| !copy_of(folder, *slot).exists();
        let mut slots: Vec<usize> = (1..=SLOTS).collect();
        slots.sort_by_key(left_first);
        slots.into_iter().find_map(|slot| {
            let lock = File::options().create(true).append(true).open(folder.join(format!("{slot}.lock"))).ok()?;
            lock.try_lock().ok()?;
            let origin = folder.join(format!("{slot}.path"));
            Some(Self { copy: copy_of(folder, slot), origin, _lock: lock, done: 0 })
        })
    }

    /// The work that was left in the slot. A copy that cannot be read is put aside under another name, not thrown away.
    pub fn left(&self) -> Option<Left> {
        if !self.copy.exists() {
            return None;
        }
        if let Some(pack) = read_file(&self.copy).ok().and_then(|bytes| decode_pack(&bytes).ok()) {
            let path = fs::read_to_string(&self.origin).ok().map(PathBuf::from);
            let mut sink = Sink::new();
            // The user knows the file, not the copy.
            warn_of(&pack, path.as_deref().unwrap_or(&self.copy), &mut sink);
            let (kept, saved) = (written(&self.copy), path.as_deref().and_then(written));
            return Some(Left { pack: Box::new(pack), path, warnings: sink.into_warnings(), kept, saved });
        }
        let aside = self.copy.with_extension("unreadable");
        tracing::warn!(copy = %self.copy.display(), "a recovery copy cannot be read");
        // Where it cannot be moved either it is overwritten by the next copy: there is nothing in it to be had.
        let _ = fs::rename(&self.copy, aside);
        None
    }

    /// Keeps a copy. `order` counts up: an older order than the last one carried out is passed over.
    ///
    /// # Errors
    /// [`StoreError::Write`] where the copy cannot be written.
    pub fn keep(&mut self, order: u64, pack: &Pack, path: Option<&Path>) -> Result<(), StoreError> {
        if order <= self.done {
            return Ok(());
        }
        self.done = order;
        let bytes = encode_pack(pack).map_err(|why| StoreError::Write { path: self.copy.clone(), why })?;
        write_file(&self.copy, &bytes)?;
        match path.and_then(Path::to_str) {
            Some(path) => write_file(&self.origin, path.as_bytes()),
            None => {
                remove(&self.origin);
                Ok(())
            }
        }
    }

    /// Throws the copy away: the work is saved, or given up.
    pub fn forget(&mut self, order: u64) {
        if order > self.done {
            self.done = order;
            remove(&self.copy);
            remove(&self.origin);
        }
    }
}

fn copy_of(folder: &Path, slot: usize) -> PathBuf {
    folder.join(format!("{slot}{PACK_SUFFIX}"))
}

fn remove(path: &Path) {
    if let Err(error) = fs::remove_file(path)
        && error.kind() != std::io::ErrorKind::NotFound
    {
        tracing::warn!(path = %path.display(), %error, "cannot be removed");
    }
}

/// The folder for recovery copies: `briefpack/recovery` in the folder for state (XDG Base Directory Specification on
/// Linux, `LOCALAPPDATA` on Windows, `Library/Application Support` on macOS).
pub fn recovery_folder() -> Option<PathBuf> {
    let set = |name: &str| std::env::var_os(name).filter(|v| !v.is_empty()).map(PathBuf::from);
    let base = if cfg!(windows) {
        set("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        set("HOME").map(|home| home.join("Library/Application Support"))
    } else {
        set("XDG_STATE_HOME").or_else(|| set("HOME").map(|home| home.join(".local/state")))
    };
    base.map(|base| base.join("briefpack").join("recovery"))
}

//! Whole files in and out; a write is all or nothing.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::{fs, io};

use super::StoreError;

/// Reads a whole file; a link is followed. A pipe, a socket or a device is refused before it is opened: it may never end,
/// or never begin.
///
/// # Errors
/// [`StoreError::Read`] with the way out for the common cases.
pub fn read_file(path: &Path) -> Result<Vec<u8>, StoreError> {
    let refuse = |why: String| StoreError::Read { path: path.to_owned(), why };
    if path.is_dir() {
        return Err(refuse("is a folder; name a file in it".to_owned()));
    }
    if fs::metadata(path).is_ok_and(|m| !m.is_file()) {
        let why = "is not a file but a pipe, a socket or a device; save what it holds as a file";
        return Err(refuse(why.to_owned()));
    }
    fs::read(path).map_err(|error| {
        refuse(match error.kind() {
            io::ErrorKind::NotFound => "there is no such file; check the name and the folder".to_owned(),
            io::ErrorKind::PermissionDenied => {
                "may not be read; ask for access or copy it to your own folder".to_owned()
            }
            _ => format!("cannot be read ({error}); check the disk or copy the file elsewhere"),
        })
    })
}

/// Writes a file through a temporary one beside it, then renames: all of it or nothing. A link is followed, and an
/// existing file keeps its access rights.
///
/// # Errors
/// [`StoreError::Write`] with the way out for the common cases.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let refuse = |why: String| StoreError::Write { path: path.to_owned(), why };
    if path.is_dir() {
        return Err(refuse("is a folder; name a file in it".to_owned()));
    }
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    // A device or a pipe takes what is written; it must not be replaced by a file.
    let is_stream = fs::metadata(&target).is_ok_and(|m| !m.is_file());
    let write = if is_stream { |to: &Path, bytes: &[u8]| fs::write(to, bytes) } else { replace };
    write(&target, bytes).map_err(|error| {
        refuse(match error.kind() {
            io::ErrorKind::NotFound => "its folder does not exist; create the folder or choose another".to_owned(),
            io::ErrorKind::PermissionDenied => "may not be written here; choose a folder of your own".to_owned(),
            io::ErrorKind::StorageFull => "the disk is full; free some space or choose another disk".to_owned(),
            io::ErrorKind::ReadOnlyFilesystem => "the disk is read-only; choose a folder on another".to_owned(),
            _ => format!("cannot be written ({error}); choose another folder"),
        })
    })
}

/// Writes a PDF as [`write_file`] does, but never over a file that holds something else: an article or a pack that was
/// named by mistake stays what it is.
///
/// # Errors
/// [`StoreError::Write`]
pub fn write_pdf(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    if begins_otherwise(path, |start| start.starts_with(b"%PDF-")) {
        let why = "is there already and is no PDF, so nothing is written over it; choose another name".to_owned();
        return Err(StoreError::Write { path: path.to_owned(), why });
    }
    write_file(path, bytes)
}

/// Writes a pack as [`write_file`] does, but never over a file that is no pack.
///
/// # Errors
/// [`StoreError::Write`]
pub(super) fn write_pack(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    refuse_other(path)?;
    write_file(path, bytes)
}

/// Refuses a file that is there and is no pack.
///
/// # Errors
/// [`StoreError::Write`]
pub(super) fn refuse_other(path: &Path) -> Result<(), StoreError> {
    if begins_otherwise(path, |start| start.trim_ascii_start().starts_with(b"{")) {
        let why = "is there already and is no pack, so nothing is written over it; choose another name".to_owned();
        return Err(StoreError::Write { path: path.to_owned(), why });
    }
    Ok(())
}

/// Keeps a file that another is about to take the place of: `brief.briefing.json` becomes `brief.old-1.briefing.json`.
/// Gives the new name; `None` if there was nothing to keep, or if it holds these very bytes.
///
/// # Errors
/// [`StoreError::Write`] if it cannot be renamed.
pub(super) fn set_aside(path: &Path, bytes: &[u8]) -> Result<Option<PathBuf>, StoreError> {
    let there = fs::metadata(path).is_ok_and(|m| m.is_file() && m.len() > 0);
    if !there || fs::read(path).is_ok_and(|old| old == bytes) {
        return Ok(None);
    }
    let name = path.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
    let (stem, ending) = name.split_once('.').map_or((name.as_str(), String::new()), |(s, e)| (s, format!(".{e}")));
    let kept = (1_u32..).map(|n| path.with_file_name(format!("{stem}.old-{n}{ending}"))).find(|p| !p.exists());
    let Some(kept) = kept else { return Ok(None) };
    fs::rename(path, &kept).map_err(|error| StoreError::Write {
        path: path.to_owned(),
        why: format!("is there already and cannot be kept under another name ({error}); choose another name"),
    })?;
    Ok(Some(kept))
}

/// How many bytes tell what a file is.
const START_BYTES: u64 = 64;

/// Whether a file is there, is not empty, and begins otherwise than it should.
fn begins_otherwise(path: &Path, begins: impl Fn(&[u8]) -> bool) -> bool {
    let mut start = Vec::new();
    let is_file = fs::metadata(path).is_ok_and(|m| m.is_file());
    let read = is_file.then(|| fs::File::open(path).and_then(|f| f.take(START_BYTES).read_to_end(&mut start)));
    matches!(read, Some(Ok(_))) && !start.is_empty() && !begins(&start)
}

fn replace(target: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = match target.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => PathBuf::from("."),
    };
    let existing = fs::metadata(target).ok();
    if existing.as_ref().is_some_and(|m| m.permissions().readonly()) {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let mut builder = tempfile::Builder::new();
    builder.prefix(".briefpack-").suffix(".part");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // The process's umask still applies, as it would to a file created in the ordinary way.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    if let Some(existing) = existing {
        file.as_file().set_permissions(existing.permissions())?;
    }
    file.as_file().sync_all()?;
    file.persist(target).map_err(|e| e.error)?;
    Ok(())
}

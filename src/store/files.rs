//! Whole files in and out; a write is all or nothing.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::{fs, io};

use super::StoreError;

/// Reads a whole file.
///
/// # Errors
/// [`StoreError::Read`] with the way out for the common cases.
pub fn read_file(path: &Path) -> Result<Vec<u8>, StoreError> {
    let refuse = |why: String| StoreError::Read { path: path.to_owned(), why };
    if path.is_dir() {
        return Err(refuse("is a folder; name a file in it".to_owned()));
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
    replace(&target, bytes).map_err(|error| {
        refuse(match error.kind() {
            io::ErrorKind::NotFound => "its folder does not exist; create the folder or choose another".to_owned(),
            io::ErrorKind::PermissionDenied => "may not be written here; choose a folder of your own".to_owned(),
            io::ErrorKind::StorageFull => "the disk is full; free some space or choose another disk".to_owned(),
            io::ErrorKind::ReadOnlyFilesystem => "the disk is read-only; choose a folder on another".to_owned(),
            _ => format!("cannot be written ({error}); choose another folder"),
        })
    })
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

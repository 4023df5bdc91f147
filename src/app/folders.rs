//! The files to read among what was dropped or chosen: folders are looked through, within limits.

use std::path::{Path, PathBuf};

use crate::import::ENDINGS;
use crate::ui::fold::{fold, sort_key};
use crate::ui::library::data::PassedOver;

use super::{Cancel, names};

/// How deep folders are looked into.
const DEPTH: usize = 12;
/// How many files are read at once.
const FILES: usize = 20_000;

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Listing {
    /// The files to read, folder by folder, each in the order of its names.
    pub files: Vec<PathBuf>,
    /// The folders that were named, and those in which named files lie.
    pub folders: Vec<PathBuf>,
    /// What was left aside.
    pub passed_over: PassedOver,
}

/// Looks through what was named. A folder stands for the articles in it and in the folders below; links to folders are
/// not followed, so that no walk is endless. Stops where it is cancelled.
pub(super) fn list(paths: &[PathBuf], cancel: &Cancel) -> Listing {
    let mut listing = Listing::default();
    for path in paths {
        let folder = if path.is_dir() { Some(path.as_path()) } else { path.parent() };
        if let Some(folder) = folder.filter(|f| !f.as_os_str().is_empty())
            && !listing.folders.iter().any(|f| f == folder)
        {
            listing.folders.push(folder.to_owned());
        }
        if path.is_dir() {
            walk(path, 0, &mut listing, cancel);
        } else {
            // A file, or something whose reading will say what is wrong.
            add(path.clone(), &mut listing);
        }
    }
    listing
}

fn add(path: PathBuf, listing: &mut Listing) {
    if listing.files.len() < FILES {
        listing.files.push(path);
    } else {
        listing.passed_over.more = true;
    }
}

fn walk(folder: &Path, depth: usize, listing: &mut Listing, cancel: &Cancel) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        listing.passed_over.closed.push(names::file_name(folder));
        return;
    };
    let mut inside: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    inside.sort_by_cached_key(|path| (sort_key(&fold(&names::file_name(path))), path.clone()));
    for path in inside {
        if cancel.is_cancelled() || listing.passed_over.more {
            return;
        }
        let is_link = path.symlink_metadata().is_ok_and(|m| m.is_symlink());
        let is_folder = path.is_dir();
        if names::file_name(&path).starts_with('.') {
            listing.passed_over.hidden += 1;
        } else if is_folder && is_link {
            leave(&path, listing);
        } else if is_folder && depth + 1 >= DEPTH {
            listing.passed_over.deep += 1;
        } else if is_folder {
            walk(&path, depth + 1, listing, cancel);
        } else if is_article(&path) {
            add(path, listing);
        } else {
            leave(&path, listing);
        }
    }
}

/// Leaves a file of another kind aside.
fn leave(path: &Path, listing: &mut Listing) {
    /// How many are named: a folder of photographs would fill the pane.
    const NAMED: usize = 6;
    listing.passed_over.other += 1;
    if listing.passed_over.names.len() < NAMED {
        listing.passed_over.names.push(names::file_name(path));
    }
}

fn is_article(path: &Path) -> bool {
    let ending = path.extension().and_then(|e| e.to_str()).map(str::to_lowercase);
    ending.is_some_and(|e| ENDINGS.contains(&e.as_str()))
}

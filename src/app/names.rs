//! File names: what to suggest, what to append, what to call a path in a sentence.

use std::path::{Path, PathBuf};

use crate::ui::view::Purpose;

/// What a pack's file name ends with.
const PACK_ENDING: &str = ".briefing.json";
/// What a printed briefing's file name ends with.
const PDF_ENDING: &str = ".pdf";
/// The longest name made from a title, in characters.
const NAME_CHARS: usize = 60;

/// A path's last part, as text.
pub(super) fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

/// The folder in which a file lies, as text; nothing where the path tells none.
pub(super) fn folder(path: &Path) -> Option<String> {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).map(|folder| folder.display().to_string())
}

/// A file name made from the briefing's title, or from what stands for one.
pub(super) fn suggested(title: &str, purpose: Purpose, untitled: &str) -> String {
    let kept: String = title
        .chars()
        .map(|c| if c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ',' | '(' | ')') { c } else { ' ' })
        .collect();
    let words: Vec<&str> = kept.split_whitespace().collect();
    let name: String = words.join(" ").trim_matches('.').chars().take(NAME_CHARS).collect();
    let name = if name.trim().is_empty() { untitled } else { name.trim() };
    match purpose {
        Purpose::Export => format!("{name}{PDF_ENDING}"),
        Purpose::Save => format!("{name}{PACK_ENDING}"),
        Purpose::Open | Purpose::AddArticles | Purpose::AddFolder | Purpose::Picture => String::new(),
    }
}

/// Whether a file's name says that it is a pack.
pub(super) fn is_pack(path: &Path) -> bool {
    file_name(path).to_lowercase().ends_with(PACK_ENDING)
}

/// The path with the ending its purpose asks for, and whether one was appended.
pub(super) fn with_ending(path: &Path, purpose: Purpose) -> (PathBuf, bool) {
    let lower = file_name(path).to_lowercase();
    let ending = match purpose {
        Purpose::Export if !lower.ends_with(PDF_ENDING) => PDF_ENDING,
        Purpose::Save if !lower.ends_with(".json") => PACK_ENDING,
        _ => return (path.to_owned(), false),
    };
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    (PathBuf::from(name), true)
}

/// The paths in what was typed: one a line, quotes and a leading `~` as a shell would take them.
pub(super) fn typed_paths(typed: &str, home: Option<&Path>) -> Vec<PathBuf> {
    typed
        .lines()
        .map(|line| line.trim().trim_matches(['"', '\'']))
        .filter(|line| !line.is_empty())
        .map(|line| match (line.strip_prefix("~/"), home) {
            (Some(rest), Some(home)) => home.join(rest),
            _ => PathBuf::from(line),
        })
        .collect()
}

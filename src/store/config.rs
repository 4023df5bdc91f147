//! What users add of their own: templates and themes in their configuration folder.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::diag::{Sink, Warning};
use crate::layout::Theme;
use crate::template::{self, Template};

/// The folder for the user's own templates: `briefpack/templates` in the configuration folder (XDG Base Directory
/// Specification on Linux, `APPDATA` on Windows, `Library/Application Support` on macOS).
pub fn templates_folder() -> Option<PathBuf> {
    Some(folder()?.join("templates"))
}

/// The folder for the user's own themes: `briefpack/themes` beside that of the templates.
pub fn themes_folder() -> Option<PathBuf> {
    Some(folder()?.join("themes"))
}

fn folder() -> Option<PathBuf> {
    let set = |name: &str| std::env::var_os(name).filter(|v| !v.is_empty()).map(PathBuf::from);
    let base = if cfg!(windows) {
        set("APPDATA")
    } else if cfg!(target_os = "macos") {
        set("HOME").map(|home| home.join("Library/Application Support"))
    } else {
        set("XDG_CONFIG_HOME").or_else(|| set("HOME").map(|home| home.join(".config")))
    };
    base.map(|base| base.join("briefpack"))
}

/// The bundled templates and the user's own, which take the place of bundled ones of the same name. A file that is no
/// template is reported and passed over.
pub fn templates(sink: &mut Sink) -> Vec<Template> {
    let Some(folder) = templates_folder() else { return template::bundled().to_vec() };
    with_own(template::bundled(), own(&folder, template::from_json, |own| &own.name, sink), |own| &own.name)
}

/// The same of themes.
pub fn themes(sink: &mut Sink) -> Vec<Theme> {
    let Some(folder) = themes_folder() else { return Theme::bundled().to_vec() };
    with_own(Theme::bundled(), own_themes(&folder, sink), |own| &own.name)
}

/// The themes in a folder.
pub(super) fn own_themes(folder: &Path, sink: &mut Sink) -> Vec<Theme> {
    own(folder, Theme::own_from_json, |own| &own.name, sink)
}

/// What the files of a folder hold, in the order of their names, the last of each name; what is off goes to the sink.
fn own<T>(folder: &Path, read: fn(&str) -> Result<T, String>, name_of: fn(&T) -> &String, sink: &mut Sink) -> Vec<T> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut files: Vec<PathBuf> = entries.filter_map(|e| Some(e.ok()?.path())).collect();
    files.retain(|path| path.extension().is_some_and(|e| e == "json"));
    files.sort();
    let mut read_from: BTreeMap<String, PathBuf> = BTreeMap::new();
    let mut all: Vec<T> = Vec::new();
    for path in files {
        let bytes = super::read_file(&path).map_err(|e| e.to_string());
        let text = bytes.and_then(|bytes| String::from_utf8(bytes).map_err(|_| "is not UTF-8 text".to_owned()));
        match text.and_then(|text| read(&text)) {
            Ok(own) => {
                let name = name_of(&own).clone();
                all.retain(|other| *name_of(other) != name);
                if let Some(other) = read_from.insert(name.clone(), path.clone()) {
                    let what = format!("{} and {} are both named '{name}'", other.display(), path.display());
                    sink.push(Warning::new(what).advise("the second is used; give one of them another name"));
                }
                all.push(own);
            }
            Err(why) => sink.push(Warning::new(format!("{}: {why}", path.display()))),
        }
    }
    all
}

/// Bundled ones and the user's own in one list.
fn with_own<T: Clone>(bundled: &[T], own: Vec<T>, name_of: fn(&T) -> &String) -> Vec<T> {
    let mut all = bundled.to_vec();
    for own in own {
        match all.iter_mut().find(|there| name_of(there) == name_of(&own)) {
            Some(there) => *there = own,
            None => all.push(own),
        }
    }
    all
}

//! What users add of their own: templates in their configuration folder.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::diag::{Sink, Warning};
use crate::template::{self, Template};

/// The folder for the user's own templates: `briefpack/templates` in the configuration folder (XDG Base Directory
/// Specification on Linux, `APPDATA` on Windows, `Library/Application Support` on macOS).
pub fn templates_folder() -> Option<PathBuf> {
    let set = |name: &str| std::env::var_os(name).filter(|v| !v.is_empty()).map(PathBuf::from);
    let base = if cfg!(windows) {
        set("APPDATA")
    } else if cfg!(target_os = "macos") {
        set("HOME").map(|home| home.join("Library/Application Support"))
    } else {
        set("XDG_CONFIG_HOME").or_else(|| set("HOME").map(|home| home.join(".config")))
    };
    base.map(|base| base.join("briefpack").join("templates"))
}

/// The bundled templates and the user's own, which take the place of bundled ones of the same name. A file that is no
/// template is reported and passed over.
pub fn templates(sink: &mut Sink) -> Vec<Template> {
    let mut all = template::bundled().to_vec();
    let Some(folder) = templates_folder() else { return all };
    let Ok(entries) = std::fs::read_dir(&folder) else { return all };
    let mut files: Vec<PathBuf> = entries.filter_map(|e| Some(e.ok()?.path())).collect();
    files.retain(|path| path.extension().is_some_and(|e| e == "json"));
    files.sort();
    let mut read_from: BTreeMap<String, PathBuf> = BTreeMap::new();
    for path in files {
        let read = super::read_file(&path).map_err(|e| e.to_string());
        let text = read.and_then(|bytes| String::from_utf8(bytes).map_err(|_| "is not UTF-8 text".to_owned()));
        match text.and_then(|text| template::from_json(&text)) {
            Ok(own) => {
                if let Some(other) = read_from.insert(own.name.clone(), path.clone()) {
                    let what = format!("{} and {} are both named '{}'", other.display(), path.display(), own.name);
                    sink.push(Warning::new(what).advise("the second is used; give one of them another name"));
                }
                match all.iter_mut().find(|t| t.name == own.name) {
                    Some(bundled) => *bundled = own,
                    None => all.push(own),
                }
            }
            Err(why) => sink.push(Warning::new(format!("{}: {why}", path.display()))),
        }
    }
    all
}

//! What the window needs from outside: dialogs, files, and the stages of the pipeline. Tests replace it.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::ExportOptions;
use crate::article::Article;
use crate::compare;
use crate::detect::{self, Suggestion};
use crate::diag::Sink;
use crate::pack::Pack;
use crate::store::{self, Left, Recovery};
use crate::ui::view::Purpose;

use super::{Exported, Loaded, names};

/// The world outside the window. Every call may block: none runs on the thread that draws.
pub trait Services: Send + Sync {
    /// Whether [`Services::pick`] can show anything.
    fn has_dialogs(&self) -> bool;
    /// Asks for files with the desktop's dialog; empty if it was closed.
    fn pick(&self, purpose: Purpose, suggested: &str) -> Vec<PathBuf>;
    /// Whether a file of that name is there.
    fn exists(&self, path: &Path) -> bool;
    /// The files to read among what was dropped or chosen: a folder stands for the text files in it.
    fn files_in(&self, paths: &[PathBuf]) -> Vec<PathBuf>;
    /// Reads a pack.
    ///
    /// # Errors
    /// A sentence that names the file and the way out.
    fn load(&self, path: &Path) -> Result<Loaded, String>;
    /// Saves a pack.
    ///
    /// # Errors
    /// A sentence that names the file and the way out.
    fn save(&self, path: &Path, pack: &Pack) -> Result<(), String>;
    /// Reads a file as an article.
    ///
    /// # Errors
    /// A sentence that says what to do; the caller names the file.
    fn import(&self, path: &Path) -> Result<Article, String>;
    /// Writes the briefing as a PDF.
    ///
    /// # Errors
    /// A sentence that says what failed and where.
    fn export(&self, path: &Path, pack: &Pack) -> Result<Exported, String>;
    /// Work that an earlier start left unsaved.
    fn left(&self) -> Option<Left>;
    /// Keeps a recovery copy of unsaved work, or throws it away where there is none. Orders count up; one that comes
    /// late is passed over.
    ///
    /// # Errors
    /// A sentence that names the file and the way out.
    fn recover(&self, order: u64, pack: Option<&Pack>, path: Option<&Path>) -> Result<(), String>;
    /// Looks for passages worth quoting.
    fn detect(&self, article: &Article) -> Vec<Suggestion>;
    /// Compares articles; `None` if it was cancelled.
    fn compare(&self, articles: &[compare::Read], cancel: &compare::Cancel) -> Option<compare::Comparison> {
        compare::compare(articles, cancel)
    }
}

/// The real world.
#[derive(Debug, Default)]
pub struct Native {
    /// The slot for the recovery copy, where there is a folder for it.
    recovery: Mutex<Option<Recovery>>,
}

impl Native {
    /// The real world, with a slot for the recovery copy.
    pub fn new() -> Self {
        Self { recovery: Mutex::new(store::recovery_folder().and_then(|folder| Recovery::start(&folder))) }
    }

    fn slot(&self) -> MutexGuard<'_, Option<Recovery>> {
        // What a thread that broke left behind is a path and a number: still good.
        self.recovery.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Services for Native {
    fn has_dialogs(&self) -> bool {
        if !cfg!(target_os = "linux") {
            return true;
        }
        in_path("zenity") || (std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_some() && has_portal())
    }

    fn pick(&self, purpose: Purpose, suggested: &str) -> Vec<PathBuf> {
        let dialog = rfd::FileDialog::new().set_file_name(suggested);
        let one = |path: Option<PathBuf>| path.into_iter().collect();
        match purpose {
            Purpose::Open => one(dialog.set_title("Open a pack").add_filter("Briefing packs", &["json"]).pick_file()),
            Purpose::Save => one(dialog.set_title("Save the pack").add_filter("Briefing packs", &["json"]).save_file()),
            Purpose::Export => one(dialog.set_title("Export PDF").add_filter("PDF", &["pdf"]).save_file()),
            Purpose::AddArticles => dialog
                .set_title("Add articles")
                .add_filter("Text", &["txt", "text", "md"])
                .pick_files()
                .unwrap_or_default(),
        }
    }

    fn exists(&self, path: &Path) -> bool {
        path.exists()
    }

    fn files_in(&self, paths: &[PathBuf]) -> Vec<PathBuf> {
        let mut files = Vec::new();
        for path in paths {
            match std::fs::read_dir(path) {
                Ok(entries) => {
                    let mut inside: Vec<PathBuf> = entries
                        .flatten()
                        .map(|entry| entry.path())
                        .filter(|p| p.extension().is_some_and(|e| e.eq_ignore_ascii_case("txt")))
                        .collect();
                    inside.sort();
                    files.append(&mut inside);
                }
                // Not a folder: a file, or something whose reading will say what is wrong.
                Err(_) => files.push(path.clone()),
            }
        }
        files
    }

    fn load(&self, path: &Path) -> Result<Loaded, String> {
        let mut sink = Sink::new();
        let pack = store::load_pack(path, &mut sink).map_err(|e| e.to_string())?;
        Ok(Loaded { pack: Box::new(pack), warnings: sink.into_warnings() })
    }

    fn save(&self, path: &Path, pack: &Pack) -> Result<(), String> {
        store::save_pack(path, pack).map_err(|e| e.to_string())
    }

    fn import(&self, path: &Path) -> Result<Article, String> {
        let bytes = store::read_file(path).map_err(|e| e.to_string())?;
        crate::import::import(&names::file_name(path), &bytes).map_err(|e| e.to_string())
    }

    fn export(&self, path: &Path, pack: &Pack) -> Result<Exported, String> {
        let mut sink = Sink::new();
        let fonts = store::MachineFonts::installed();
        let pdf =
            crate::export_finding(pack, ExportOptions::default(), &fonts, &mut sink).map_err(|e| e.to_string())?;
        store::write_file(path, &pdf.bytes).map_err(|e| e.to_string())?;
        Ok(Exported { pages: Some(pdf.page_count), warnings: sink.into_warnings() })
    }

    fn left(&self) -> Option<Left> {
        self.slot().as_ref().and_then(Recovery::left)
    }

    fn recover(&self, order: u64, pack: Option<&Pack>, path: Option<&Path>) -> Result<(), String> {
        match (self.slot().as_mut(), pack) {
            (Some(slot), Some(pack)) => slot.keep(order, pack, path).map_err(|e| e.to_string()),
            (Some(slot), None) => {
                slot.forget(order);
                Ok(())
            }
            (None, _) => Ok(()),
        }
    }

    fn detect(&self, article: &Article) -> Vec<Suggestion> {
        detect::detect(article)
    }
}

/// Whether a program of that name is in `PATH`.
fn in_path(program: &str) -> bool {
    std::env::var_os("PATH").is_some_and(|path| std::env::split_paths(&path).any(|dir| dir.join(program).is_file()))
}

/// Whether the desktop portal is installed. Asking the bus itself could start it, or hang.
fn has_portal() -> bool {
    ["/usr/share", "/usr/local/share"]
        .iter()
        .any(|share| Path::new(share).join("dbus-1/services/org.freedesktop.portal.Desktop.service").is_file())
}

//! What the window needs from outside: dialogs, files, and the stages of the pipeline. Tests replace it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::article::Article;
use crate::compare;
use crate::detect::{self, Suggestion};
use crate::diag::{Sink, Warning};
use crate::layout::{BundledOnly, Cache, FontFinder, FoundFont, SectionLength, Theme, Wanted};
use crate::pack::{Pack, Picture, SectionId};
use crate::preview::{KeptFonts, Pixels, Sheets};
use crate::store::{self, Left, Recovery, StoreError};
use crate::template::{self, Template};
use crate::ui::preview::export::{Choice, Trouble};
use crate::ui::tongue::Words;
use crate::ui::view::Purpose;
use crate::verify::verify_pdf;
use crate::{ExportError, ExportOptions, Watch};

use super::check::check;
use super::{Cancel, ExportWatch, Exported, Listing, Loaded, NotExported, Stage, Verified, folders, names};

/// The world outside the window. Every call may block: none runs on the thread that draws.
pub trait Services: Send + Sync {
    /// Whether [`Services::pick`] can show anything.
    fn has_dialogs(&self) -> bool;
    /// Asks for files with the desktop's dialog, in these words; empty if it was closed.
    fn pick(&self, purpose: Purpose, suggested: &str, words: &Words) -> Vec<PathBuf>;
    /// Whether a file of that name is there.
    fn exists(&self, path: &Path) -> bool;
    /// The files to read among what was dropped or chosen: a folder stands for the articles in it and below.
    fn files_in(&self, paths: &[PathBuf], cancel: &Cancel) -> Listing;
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
    /// Writes the briefing as a PDF; `watch` hears how far it is and tells it to stop. What is stopped or fails leaves no
    /// file, and the one that was there as it was.
    ///
    /// # Errors
    /// [`NotExported`]
    fn export(
        &self,
        path: &Path,
        pack: &Pack,
        choice: &Choice,
        watch: &ExportWatch<'_>,
    ) -> Result<Exported, NotExported>;
    /// Reads a picture's file, and makes sure that it can be printed.
    ///
    /// # Errors
    /// A sentence that says what is wrong and what to do; the caller names the file.
    fn read_picture(&self, path: &Path) -> Result<Picture, String>;
    /// The bundled templates and the user's own, with what was off with those.
    fn templates(&self) -> (Vec<Template>, Vec<Warning>) {
        (template::bundled().to_vec(), Vec::new())
    }
    /// The bundled themes and the user's own, with what was off with those.
    fn themes(&self) -> (Vec<Theme>, Vec<Warning>) {
        (Theme::bundled().to_vec(), Vec::new())
    }
    /// The printed lengths of the sections that have a limit.
    fn measure(&self, pack: &Pack) -> BTreeMap<SectionId, SectionLength> {
        super::measure(pack, &BundledOnly)
    }
    /// Looks for what is off before an export. `sheets` are the pack's pages, where they are at hand.
    fn check(&self, pack: &Pack, sheets: Option<&Sheets>) -> Vec<Trouble>;
    /// The time in words, as a draft is stamped with it; empty where it is not known.
    fn time(&self) -> String {
        String::new()
    }
    /// Lets a moment pass before pages are laid out, so that a run of typing is laid out once.
    fn pause(&self) {}
    /// Lays a pack out on pages.
    ///
    /// # Errors
    /// A sentence that says what does not hold together, and the way out.
    fn lay_out(&self, pack: &Pack) -> Result<Sheets, String> {
        Sheets::of(pack, &BundledOnly).map_err(|e| e.to_string())
    }
    /// Paints a page, so many pixels across.
    ///
    /// # Errors
    /// A sentence that says why it cannot be painted.
    fn paint(&self, sheets: &Sheets, page: usize, width_px: u32) -> Result<Pixels, String> {
        sheets.paint(page, width_px).map_err(|e| e.to_string())
    }
    /// Fonts that have what the window's own lack, the better ones first.
    fn fonts(&self, _wanted: &[Wanted]) -> Vec<FoundFont> {
        Vec::new()
    }
    /// Shows a file in the program that the desktop opens it with, or a folder in that of its files. Returns when that is
    /// known to have begun.
    ///
    /// # Errors
    /// Nothing on this machine opens it.
    fn open(&self, _path: &Path) -> Result<(), NoOpener> {
        Err(NoOpener)
    }
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

/// Nothing on this machine opens a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoOpener;

/// How long typing must rest before it is laid out: less than the time between two keys of a quick typist.
const PAUSE: Duration = Duration::from_millis(20);

/// The one thread that pages are painted on. Painted by all processors' threads at once, a page would be there a little
/// sooner, and the window would have to wait for a processor meanwhile.
static PAINTER: LazyLock<Option<ThreadPool>> = LazyLock::new(|| {
    let pool = ThreadPoolBuilder::new().num_threads(1).build();
    pool.inspect_err(|error| tracing::warn!(%error, "pages are painted by whatever thread asks")).ok()
});

/// The paragraphs of the last layout: after an edit most of them are the same.
static PARAGRAPHS: LazyLock<Cache> = LazyLock::new(Cache::default);

/// The machine's fonts, with what was found in them last: pages are laid out again and again in the same scripts.
static FONTS: LazyLock<KeptFonts<store::MachineFonts>> = LazyLock::new(|| KeptFonts::new(crate::machine_fonts()));

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
        in_path("zenity") || (has_bus() && has_portal())
    }

    fn pick(&self, purpose: Purpose, suggested: &str, words: &Words) -> Vec<PathBuf> {
        let title = match purpose {
            Purpose::Save => "dialog-save-title",
            Purpose::Export => "dialog-export-title",
            other => other.key(),
        };
        let dialog = rfd::FileDialog::new().set_file_name(suggested).set_title(words.tr(title));
        let kind = |key: &str, endings: &[&str]| dialog.clone().add_filter(words.tr(key), endings);
        let one = |path: Option<PathBuf>| path.into_iter().collect();
        match purpose {
            Purpose::Open => one(kind("dialog-kind-packs", &["json"]).pick_file()),
            Purpose::Save => one(kind("dialog-kind-packs", &["json"]).save_file()),
            Purpose::Export => one(kind("dialog-kind-pdf", &["pdf"]).save_file()),
            Purpose::Picture => one(kind("dialog-kind-pictures", &["png", "jpg", "jpeg", "svg"]).pick_file()),
            Purpose::AddArticles => kind("dialog-kind-texts", &["txt", "text", "md"]).pick_files().unwrap_or_default(),
            Purpose::AddFolder => one(dialog.pick_folder()),
        }
    }

    fn exists(&self, path: &Path) -> bool {
        path.exists()
    }

    fn files_in(&self, paths: &[PathBuf], cancel: &Cancel) -> Listing {
        folders::list(paths, cancel)
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
        // Whoever tells it names the file.
        let bytes = store::read_file(path).map_err(|e| match e {
            StoreError::Read { why, .. } | StoreError::Write { why, .. } => why,
        })?;
        crate::import::import(&names::file_name(path), &bytes).map_err(|e| e.to_string())
    }

    fn export(
        &self,
        path: &Path,
        pack: &Pack,
        choice: &Choice,
        watch: &ExportWatch<'_>,
    ) -> Result<Exported, NotExported> {
        let mut sink = Sink::new();
        let attach_pack = match choice.attach {
            true => Some(store::encode_pack(pack).map_err(|e| e.to_string())?),
            false => None,
        };
        let options = ExportOptions { date: None, attach_pack, draft_stamp: choice.draft_stamp() };
        let pdf = crate::export_watched(pack, options, &*FONTS, &mut sink, watch).map_err(|error| match error {
            ExportError::Stopped => NotExported::Stopped,
            error => NotExported::Failed(error.to_string()),
        })?;
        if watch.is_stopped() {
            return Err(NotExported::Stopped);
        }
        store::write_pdf(path, &pdf.bytes).map_err(|e| e.to_string())?;
        watch.tell(Stage::ReadingBack);
        // What is verified is what came to lie on the disk.
        let written = store::read_file(path).map_err(|e| e.to_string())?;
        let found = verify_pdf(&written).map_err(|e| format!("{}: {e}", names::file_name(path)))?;
        let findings = found.findings.iter().map(ToString::to_string).collect();
        let verified = Some(Verified { quotations: found.quotations, findings });
        Ok(Exported { pages: Some(pdf.page_count), warnings: sink.into_warnings(), verified })
    }

    fn check(&self, pack: &Pack, sheets: Option<&Sheets>) -> Vec<Trouble> {
        check(self, pack, sheets)
    }

    fn time(&self) -> String {
        let now = jiff::Timestamp::now().to_zoned(store::own_zone());
        now.strftime("%-d %B %Y, %H.%M").to_string()
    }

    fn pause(&self) {
        std::thread::sleep(PAUSE);
    }

    fn lay_out(&self, pack: &Pack) -> Result<Sheets, String> {
        Sheets::again(pack, &*FONTS, &PARAGRAPHS).map_err(|e| e.to_string())
    }

    fn paint(&self, sheets: &Sheets, page: usize, width_px: u32) -> Result<Pixels, String> {
        let paint = || sheets.paint(page, width_px).map_err(|e| e.to_string());
        PAINTER.as_ref().map_or_else(paint, |pool| pool.install(paint))
    }

    fn read_picture(&self, path: &Path) -> Result<Picture, String> {
        let bytes = store::read_file(path).map_err(|e| e.to_string())?;
        super::check_picture(&bytes)?;
        Ok(Picture { bytes: bytes.into() })
    }

    fn templates(&self) -> (Vec<Template>, Vec<Warning>) {
        let mut sink = Sink::new();
        let templates = store::templates(&mut sink);
        (templates, sink.into_warnings())
    }

    fn themes(&self) -> (Vec<Theme>, Vec<Warning>) {
        let mut sink = Sink::new();
        let themes = store::themes(&mut sink);
        (themes, sink.into_warnings())
    }

    fn measure(&self, pack: &Pack) -> BTreeMap<SectionId, SectionLength> {
        super::measure(pack, &crate::machine_fonts())
    }

    fn fonts(&self, wanted: &[Wanted]) -> Vec<FoundFont> {
        let mut sink = Sink::new();
        let found = crate::machine_fonts().find(wanted, &mut sink);
        for warning in sink.into_warnings() {
            tracing::debug!(%warning, "a font of the machine");
        }
        found.fonts
    }

    fn open(&self, path: &Path) -> Result<(), NoOpener> {
        // The desktop's own program for it; what that one says is of no use here.
        let program = match () {
            () if cfg!(target_os = "macos") => "open",
            () if cfg!(windows) => "explorer",
            () => "xdg-open",
        };
        let silent = || Stdio::null();
        let run = Command::new(program).arg(path).stdin(silent()).stdout(silent()).stderr(silent()).status();
        // The explorer of Windows tells a failure whatever came of it.
        match run {
            Ok(status) if status.success() || cfg!(windows) => Ok(()),
            _ => Err(NoOpener),
        }
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

/// Whether the session has a bus.
fn has_bus() -> bool {
    std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_some_and(|address| !address.is_empty())
}

/// Whether the desktop portal is installed. Asking the bus itself could start it, or hang.
fn has_portal() -> bool {
    ["/usr/share", "/usr/local/share"]
        .iter()
        .any(|share| Path::new(share).join("dbus-1/services/org.freedesktop.portal.Desktop.service").is_file())
}

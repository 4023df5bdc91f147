//! Dialogs: the desktop's where it has them, a field in the window where not, and questions before anything is lost.

use std::path::PathBuf;

use crate::ui::ask::Unsaved;
use crate::ui::view::{Dialog, Purpose, Then};

use super::{App, Effect, JobId, JobKind, Picked, names};

/// The user's own folder.
fn home() -> Option<PathBuf> {
    std::env::var_os("HOME").map(PathBuf::from).filter(|home| home.is_absolute())
}

impl App {
    pub(super) fn open(&mut self) -> Vec<Effect> {
        if self.history.is_unsaved() { self.ask_unsaved(Then::ChoosePack) } else { self.choose_pack() }
    }

    pub(super) fn choose_pack(&mut self) -> Vec<Effect> {
        self.pick(Purpose::Open)
    }

    pub(super) fn pick_picture(&mut self) -> Vec<Effect> {
        self.pick(Purpose::Picture)
    }

    pub(super) fn choose_articles(&mut self) -> Vec<Effect> {
        self.pick(Purpose::AddArticles)
    }

    pub(super) fn choose_folder(&mut self) -> Vec<Effect> {
        self.pick(Purpose::AddFolder)
    }

    pub(super) fn choose_export(&mut self) -> Vec<Effect> {
        if self.is_busy(JobKind::Export, "app-export-running") {
            return Vec::new();
        }
        self.pick(Purpose::Export)
    }

    /// Saves to the known file, or asks for one; then goes on with what was asked for before.
    pub(super) fn save(&mut self, then: Option<Then>) -> Vec<Effect> {
        self.after_save = then;
        match self.path.clone() {
            Some(path) => self.save_to(path, true),
            None => self.pick(Purpose::Save),
        }
    }

    pub(super) fn save_as(&mut self) -> Vec<Effect> {
        self.after_save = None;
        self.pick(Purpose::Save)
    }

    pub(super) fn type_save_path(&mut self) {
        self.after_save = None;
        self.open_path_field(Purpose::Save);
    }

    pub(super) fn type_export_path(&mut self) {
        self.open_path_field(Purpose::Export);
    }

    fn pick(&mut self, purpose: Purpose) -> Vec<Effect> {
        if self.jobs.is_running(JobKind::Pick) {
            return Vec::new();
        }
        if !self.has_dialogs {
            self.open_path_field(purpose);
            return Vec::new();
        }
        let job = self.jobs.start(JobKind::Pick, self.words().tr("app-choosing"));
        vec![Effect::Pick { job, purpose, suggested: self.suggested_name(purpose), tongue: self.view.kept.tongue }]
    }

    fn suggested_name(&self, purpose: Purpose) -> String {
        match (purpose, self.path.as_deref()) {
            (Purpose::Save, Some(path)) => names::file_name(path),
            _ => names::suggested(&self.pack().front.title, purpose, &self.words().tr("app-file-name")),
        }
    }

    fn open_path_field(&mut self, purpose: Purpose) {
        let name = self.suggested_name(purpose);
        let typed = match (self.folder(), purpose) {
            (Some(folder), Purpose::Save | Purpose::Export) => folder.join(name).display().to_string(),
            _ => name,
        };
        let lands = self.landing(purpose, &typed);
        self.view.dialog = Some(Dialog::Path { purpose, typed, lands });
    }

    /// The folder of the pack's file; before there is one, the user's own.
    fn folder(&self) -> Option<PathBuf> {
        let beside = self.path.as_deref().and_then(|p| p.parent()).filter(|p| !p.as_os_str().is_empty());
        let whole = beside.and_then(|folder| std::path::absolute(folder).ok());
        whole.or_else(home).or_else(|| std::env::current_dir().ok())
    }

    /// The paths that were typed; a name without a folder is meant for the folder that the field began with.
    fn typed_paths(&self, purpose: Purpose, typed: &str) -> Vec<PathBuf> {
        let mut paths = names::typed_paths(typed, home().as_deref());
        if let (Purpose::Save | Purpose::Export, Some(folder)) = (purpose, self.folder()) {
            for path in &mut paths {
                *path = folder.join(&path);
            }
        }
        paths
    }

    /// Where a file lands that is written to what was typed.
    fn landing(&self, purpose: Purpose, typed: &str) -> String {
        if !matches!(purpose, Purpose::Save | Purpose::Export) {
            return String::new();
        }
        let path = self.typed_paths(purpose, typed).into_iter().next();
        path.map(|path| names::with_ending(&path, purpose).0.display().to_string()).unwrap_or_default()
    }

    pub(super) fn picked(&mut self, job: JobId, purpose: Purpose, answer: Picked) -> Vec<Effect> {
        if self.jobs.finish(job).is_none() {
            return Vec::new();
        }
        match answer {
            Picked::Paths(paths) => self.take_paths(purpose, paths, true),
            Picked::Cancelled => {
                self.after_save = None;
                Vec::new()
            }
        }
    }

    /// Goes on with paths. `confirmed` says that replacing a file was asked about already.
    fn take_paths(&mut self, purpose: Purpose, paths: Vec<PathBuf>, confirmed: bool) -> Vec<Effect> {
        if matches!(purpose, Purpose::AddArticles | Purpose::AddFolder) {
            return self.import(paths);
        }
        let Some(path) = paths.into_iter().next() else { return Vec::new() };
        if purpose == Purpose::Picture {
            return self.read_picture(path);
        }
        let (path, appended) = names::with_ending(&path, purpose);
        let replace = confirmed && !appended;
        match purpose {
            Purpose::Open => self.load(path),
            Purpose::Save => self.save_to(path, replace),
            Purpose::Export => self.export_to(path, replace),
            Purpose::AddArticles | Purpose::AddFolder | Purpose::Picture => Vec::new(),
        }
    }

    pub(super) fn type_path(&mut self, text: String) {
        if let Some(Dialog::Path { purpose, .. }) = self.view.dialog {
            let lands = self.landing(purpose, &text);
            self.view.dialog = Some(Dialog::Path { purpose, typed: text, lands });
        }
    }

    pub(super) fn confirm_path(&mut self) -> Vec<Effect> {
        match self.view.dialog.take() {
            Some(Dialog::Path { purpose, typed, lands }) => {
                let paths = self.typed_paths(purpose, &typed);
                if paths.is_empty() {
                    self.view.dialog = Some(Dialog::Path { purpose, typed, lands });
                    return Vec::new();
                }
                self.take_paths(purpose, paths, false)
            }
            Some(Dialog::Replace { purpose, path }) => match purpose {
                Purpose::Save => self.save_to(path, true),
                Purpose::Export => self.export_to(path, true),
                Purpose::Open | Purpose::AddArticles | Purpose::AddFolder | Purpose::Picture => Vec::new(),
            },
            other => {
                self.view.dialog = other;
                Vec::new()
            }
        }
    }

    pub(super) fn file_exists(&mut self, job: JobId, purpose: Purpose, path: PathBuf) -> Vec<Effect> {
        if self.jobs.finish(job).is_some() {
            self.view.dialog = Some(Dialog::Replace { purpose, path });
        }
        Vec::new()
    }

    pub(super) fn cancel_dialog(&mut self) {
        self.view.dialog = None;
        self.after_save = None;
    }

    pub(super) fn ask_unsaved(&mut self, then: Then) -> Vec<Effect> {
        self.view.dialog = Some(Dialog::Unsaved { then });
        Vec::new()
    }

    pub(super) fn answer_unsaved(&mut self, answer: Unsaved) -> Vec<Effect> {
        let Some(Dialog::Unsaved { then }) = self.view.dialog.take() else { return Vec::new() };
        match answer {
            Unsaved::Save => self.save(Some(then)),
            Unsaved::Discard => self.go_on(then),
            Unsaved::Cancel => Vec::new(),
        }
    }

    pub(super) fn close_window(&mut self) -> Vec<Effect> {
        if self.history.is_unsaved() { self.ask_unsaved(Then::Close) } else { vec![self.close()] }
    }
}

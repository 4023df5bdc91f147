//! Packs, articles and PDFs on their way in and out: what to ask for, and what to make of the answers.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::article::{Article, shorten};
use crate::pack::{Edit, History, Pack};
use crate::ui::Failure;
use crate::ui::view::Then;

use super::outline::Gesture;
use super::{App, Effect, Exported, JobId, JobKind, Loaded, names};

/// The longest title in a message, in characters.
const MESSAGE_CHARS: usize = 60;

impl App {
    pub(super) fn load(&mut self, path: PathBuf) -> Vec<Effect> {
        let job = self
            .jobs
            .start(JobKind::Load, self.words().tr_with("app-opening", &[("file", names::file_name(&path).into())]));
        vec![Effect::Load { job, path }]
    }

    pub(super) fn loaded(&mut self, job: JobId, path: PathBuf, result: Result<Loaded, String>) -> Vec<Effect> {
        if self.jobs.finish(job).is_none() {
            return Vec::new();
        }
        match result {
            Ok(loaded) => {
                self.replace_pack(History::new(*loaded.pack));
                self.warnings = loaded.warnings;
                self.say(self.words().tr_with("app-opened", &[("file", names::file_name(&path).into())]));
                self.remember(path);
                self.detect_missing()
            }
            Err(why) => {
                self.say_bad(self.words().tr_with("app-not-opened", &[("why", why.into())]));
                Vec::new()
            }
        }
    }

    pub(super) fn save_to(&mut self, path: PathBuf, replace: bool) -> Vec<Effect> {
        let job = self
            .jobs
            .start(JobKind::Save, self.words().tr_with("app-saving", &[("file", names::file_name(&path).into())]));
        vec![Effect::Save { job, path, pack: Arc::clone(self.pack()), replace }]
    }

    pub(super) fn saved(
        &mut self,
        job: JobId,
        path: PathBuf,
        pack: &Arc<Pack>,
        result: Result<(), String>,
    ) -> Vec<Effect> {
        if self.jobs.finish(job).is_none() {
            return Vec::new();
        }
        let then = self.after_save.take();
        if let Err(why) = result {
            self.say_bad(self.words().tr_with("app-not-saved", &[("why", why.into())]));
            return Vec::new();
        }
        self.history.mark_saved(pack);
        self.say(self.words().tr_with("app-saved", &[("file", names::file_name(&path).into())]));
        self.remember(path);
        match then {
            // More was typed while the file was written: ask again rather than lose it.
            Some(then) if self.history.is_unsaved() => self.ask_unsaved(then),
            Some(then) => self.go_on(then),
            None => Vec::new(),
        }
    }

    pub(super) fn import(&mut self, paths: Vec<PathBuf>) -> Vec<Effect> {
        match paths.as_slice() {
            [] => return Vec::new(),
            // A pack among the files that are dropped is meant to be opened, not read as an article.
            [path] if names::is_pack(path) => {
                let path = path.clone();
                return if self.is_unsaved() { self.ask_unsaved(Then::Open(path)) } else { self.load(path) };
            }
            _ => {}
        }
        self.failures.clear();
        let job = self.jobs.start(JobKind::Import, self.words().tr("app-reading"));
        vec![Effect::Import { job, paths }]
    }

    pub(super) fn imported(&mut self, job: JobId, file: String, result: Result<Arc<Article>, String>) -> Vec<Effect> {
        if !self.jobs.contains(job) {
            return Vec::new();
        }
        match result {
            Ok(article) => {
                let title = shorten(&article.display_title(), MESSAGE_CHARS);
                if self.pack().article(&article.id).is_some() {
                    self.say(self.words().tr_with("app-already-there", &[("title", title.into())]));
                    return Vec::new();
                }
                self.edit_in(Gesture::Import(job.0).key(), &Edit::AddArticle(Arc::clone(&article)));
                self.say(self.words().tr_with("app-added", &[("title", title.into())]));
                if self.view.reading.is_none() {
                    self.view.reading = Some(article.id.clone());
                }
                self.detect_missing()
            }
            Err(why) => {
                self.failures.push(Failure { file, why });
                Vec::new()
            }
        }
    }

    pub(super) fn import_ended(&mut self, job: JobId) -> Vec<Effect> {
        if self.jobs.finish(job).is_some() {
            self.history.end_gesture();
            match self.failures.len() {
                0 => {}
                n => self.say_bad(self.words().tr_with("app-unread", &[("count", n.into())])),
            }
        }
        Vec::new()
    }

    pub(super) fn export_to(&mut self, path: PathBuf, replace: bool) -> Vec<Effect> {
        if self.is_busy(JobKind::Export, "app-export-running") {
            return Vec::new();
        }
        let job = self
            .jobs
            .start(JobKind::Export, self.words().tr_with("app-exporting", &[("file", names::file_name(&path).into())]));
        vec![Effect::Export { job, path, pack: Arc::clone(self.pack()), replace }]
    }

    pub(super) fn exported(&mut self, job: JobId, path: &Path, result: Result<Exported, String>) -> Vec<Effect> {
        if self.jobs.finish(job).is_none() {
            return Vec::new();
        }
        let name = names::file_name(path);
        match result {
            Ok(exported) => {
                let words = self.words();
                self.say(match exported.pages {
                    Some(pages) => {
                        words.tr_with("app-exported-pages", &[("file", name.into()), ("pages", pages.into())])
                    }
                    None => words.tr_with("app-exported", &[("file", name.into())]),
                });
                for warning in exported.warnings {
                    if !self.warnings.contains(&warning) {
                        self.warnings.push(warning);
                    }
                }
            }
            Err(why) => self.say_bad(self.words().tr_with("app-not-exported", &[("why", why.into())])),
        }
        Vec::new()
    }

    /// Does what was asked for before unsaved work came in between.
    pub(super) fn go_on(&mut self, then: Then) -> Vec<Effect> {
        match then {
            Then::Close => vec![Effect::Close],
            Then::ChoosePack => self.choose_pack(),
            Then::Open(path) => self.load(path),
            Then::New => self.start_new(),
            Then::OpenSample => self.open_sample(),
        }
    }
}

//! Packs and PDFs on their way in and out: what to ask for, and what to make of the answers.

use std::path::PathBuf;
use std::sync::Arc;

use crate::pack::{History, Pack};
use crate::ui::view::Then;

use super::remarks::Remarks;
use super::{App, Effect, JobId, JobKind, Loaded, names};

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
                self.remarks = Remarks::said(&loaded.warnings);
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

    /// Does what was asked for before unsaved work came in between.
    pub(super) fn go_on(&mut self, then: Then) -> Vec<Effect> {
        match then {
            Then::Close => vec![self.close()],
            Then::ChoosePack => self.choose_pack(),
            Then::Open(path) => self.load(path),
            Then::StartFrom(template) => self.started_from(&template),
            Then::New => self.start_new(),
            Then::OpenSample => self.open_sample(),
        }
    }
}

//! Articles on their way in: files and folders, pasted text, what could not be read.

use std::collections::VecDeque;
use std::path::PathBuf;

use crate::article::shorten;
use crate::import::Given;
use crate::pack::{Edit, PackArticle};
use crate::ui::library::browse::Paste;
use crate::ui::library::data::{PassedOver, Progress};
use crate::ui::view::Then;
use crate::ui::{Failure, Message};

use super::outline::Gesture;
use super::reading::FileRead;
use super::{App, Cancel, Effect, JobId, JobKind, names};

/// The longest title in a message, in characters.
const MESSAGE_CHARS: usize = 60;
/// How many folders are remembered.
const FOLDERS: usize = 6;
/// The name under which a pasted text is kept.
pub(super) const PASTED: &str = "pasted.txt";
/// A longer text is not read while it is being typed.
const GUESS_BYTES: usize = 200_000;

/// What is being read, and what came of it.
#[derive(Debug, Default)]
pub(super) struct Imports {
    running: Option<Running>,
    /// What was stopped, until its last answer is in: what had been read by then stays.
    stopped: Vec<Running>,
    waiting: VecDeque<Vec<PathBuf>>,
    pub(super) failures: Vec<Failure>,
    pub(super) passed_over: PassedOver,
    /// What was said of files that could not be read: it goes with the list of them.
    said: Option<Message>,
    guess: u64,
    /// A form that was closed: it comes back with the same text.
    closed: Option<Paste>,
}

#[derive(Debug)]
struct Running {
    job: JobId,
    cancel: Cancel,
    progress: Progress,
    added: usize,
    there: usize,
    failed: usize,
    last_title: String,
}

impl Imports {
    /// How far reading has come.
    pub(super) fn progress(&self) -> Option<&Progress> {
        self.running.as_ref().map(|r| &r.progress)
    }

    /// What is being read, or was until it was stopped.
    fn of(&mut self, job: JobId) -> Option<&mut Running> {
        self.running.iter_mut().chain(&mut self.stopped).find(|r| r.job == job)
    }

    /// Stops what runs; what it still answers is dropped.
    pub(super) fn stop(&mut self) {
        if let Some(running) = self.running.take() {
            running.cancel.cancel();
        }
        self.stopped.clear();
        self.waiting.clear();
    }
}

impl App {
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
        if self.imports.running.is_some() {
            self.imports.waiting.push_back(paths);
            return Vec::new();
        }
        self.forget_failures();
        let job = self.jobs.start(JobKind::Import, self.words().tr("import-reading").into_owned());
        let cancel = Cancel::default();
        self.imports.running = Some(Running {
            job,
            cancel: cancel.clone(),
            progress: Progress::default(),
            added: 0,
            there: 0,
            failed: 0,
            last_title: String::new(),
        });
        vec![Effect::Import { job, paths, cancel }]
    }

    pub(super) fn listed(&mut self, job: JobId, files: usize, folders: Vec<PathBuf>, passed_over: PassedOver) {
        let Some(running) = self.imports.running.as_mut().filter(|r| r.job == job) else { return };
        running.progress.of = files;
        self.imports.passed_over = passed_over;
        let recent = &mut self.view.kept.recent_folders;
        for folder in folders.into_iter().rev() {
            recent.retain(|f| *f != folder);
            recent.insert(0, folder);
        }
        recent.truncate(FOLDERS);
    }

    pub(super) fn importing(&mut self, job: JobId, of: usize, file: String) {
        let words = self.words();
        let Some(running) = self.imports.of(job) else { return };
        let what = words.tr_with(
            "import-reading-file",
            &[("at", running.progress.done.into()), ("of", of.into()), ("file", file.as_str().into())],
        );
        (running.progress.of, running.progress.file) = (of, file);
        if let Some(job) = self.jobs.get_mut(job) {
            job.what = what;
        }
    }

    pub(super) fn imported(&mut self, job: JobId, read: Vec<FileRead>) {
        let Imports { running, stopped, failures, .. } = &mut self.imports;
        let Some(running) = running.iter_mut().chain(stopped).find(|r| r.job == job) else { return };
        let mut fresh: Vec<PackArticle> = Vec::new();
        for FileRead { path, result } in read {
            match result {
                Ok(entry) => {
                    running.last_title = shorten(&entry.article.display_title(), MESSAGE_CHARS);
                    fresh.push(entry);
                }
                Err(why) => {
                    running.failed += 1;
                    failures.push(Failure { file: names::file_name(&path), why, path });
                }
            }
        }
        self.add_articles(job, fresh);
        // What is told of it is what has come in, not what the threads are at.
        if let Some(running) = self.imports.of(job) {
            running.progress.done = running.added + running.there + running.failed;
        }
        self.say_stopped(job);
    }

    fn add_articles(&mut self, job: JobId, fresh: Vec<PackArticle>) {
        if fresh.is_empty() {
            return;
        }
        let (before, asked) = (self.pack().articles.len(), fresh.len());
        let first = fresh.first().map(|a| a.article.id.clone());
        self.edit_in(Gesture::Import(job.0).key(), &Edit::AddArticles(fresh));
        let added = self.pack().articles.len() - before;
        if let Some(running) = self.imports.of(job) {
            running.added += added;
            running.there += asked - added;
        }
        if self.view.reading.is_none() {
            self.view.reading = first;
        }
    }

    pub(super) fn import_ended(&mut self, job: JobId) -> Vec<Effect> {
        if self.imports.stopped.iter().any(|r| r.job == job) {
            self.imports.stopped.retain(|r| r.job != job);
            self.history.end_gesture();
            return Vec::new();
        }
        if self.jobs.finish(job).is_none() {
            return Vec::new();
        }
        self.history.end_gesture();
        if let Some(running) = self.imports.running.take_if(|r| r.job == job) {
            self.say_what_came(&running);
        }
        match self.imports.waiting.pop_front() {
            Some(paths) => {
                // What failed before stays in view.
                let (failures, passed_over) =
                    (std::mem::take(&mut self.imports.failures), self.imports.passed_over.clone());
                let effects = self.import(paths);
                self.imports.failures = failures;
                self.imports.passed_over = passed_over;
                effects
            }
            None => Vec::new(),
        }
    }

    /// What came of it: '3 articles added; 1 file could not be read; the library says why'.
    fn what_came(&self, running: &Running) -> String {
        let words = self.words();
        let count = |key: &str, n: usize| words.tr_with(key, &[("count", n.into())]);
        let title = || running.last_title.clone().into();
        let mut parts = Vec::new();
        match (running.added, running.there, running.failed) {
            (1, 0, 0) => parts.push(words.tr_with("import-added-one", &[("title", title())])),
            (0, 1, 0) => parts.push(words.tr_with("import-there-one", &[("title", title())])),
            (0, 0, 0) => parts.push(words.tr("import-nothing").into_owned()),
            (added, there, failed) => {
                if added > 0 {
                    parts.push(count("import-added", added));
                }
                if there > 0 {
                    parts.push(count("import-there", there));
                }
                if failed > 0 {
                    parts.push(count("import-failed", failed));
                }
            }
        }
        parts.join("; ")
    }

    fn say_what_came(&mut self, running: &Running) {
        let said = self.what_came(running);
        if running.added + running.there == 0 && running.failed > 0 {
            self.say_bad(said);
        } else {
            // What failed stands in red where the articles are; the rest went well.
            self.say(said);
        }
        if running.failed > 0 {
            self.imports.said = self.message.clone();
        }
    }

    pub(super) fn cancel_import(&mut self) {
        self.imports.waiting.clear();
        let Some(running) = self.imports.running.take() else { return };
        running.cancel.cancel();
        let job = running.job;
        self.jobs.finish(job);
        self.imports.stopped.push(running);
        self.say_stopped(job);
    }

    /// How far what was stopped had come; nothing while it runs, or where other files are being read by now.
    fn say_stopped(&mut self, job: JobId) {
        let Some(stopped) = self.imports.stopped.iter().find(|r| r.job == job) else { return };
        if self.imports.running.is_some() {
            return;
        }
        let Progress { done, of, .. } = stopped.progress;
        let failed = stopped.failed > 0;
        let said = match done {
            0 => self.words().tr("import-cancelled-first").into_owned(),
            _ => {
                let what = self.what_came(stopped).into();
                self.words().tr_with("import-cancelled", &[("done", done.into()), ("of", of.into()), ("what", what)])
            }
        };
        self.say(said);
        if failed {
            self.imports.said = self.message.clone();
        }
    }

    pub(super) fn forget_failures(&mut self) {
        self.imports.failures.clear();
        self.imports.passed_over = PassedOver::default();
        let said = self.imports.said.take();
        if said.is_some() && said == self.message {
            self.message = None;
        }
    }

    pub(super) fn retry_failures(&mut self) -> Vec<Effect> {
        let paths = self.imports.failures.iter().map(|f| f.path.clone()).collect();
        self.import(paths)
    }

    pub(super) fn copy_failures(&mut self) -> Vec<Effect> {
        let lines: Vec<String> = self
            .imports
            .failures
            .iter()
            .map(|f| format!("{}: {}", f.path.display(), self.words().said(&f.why)))
            .collect();
        self.say(self.words().tr_with("import-list-copied", &[("count", lines.len().into())]));
        vec![Effect::Copy(lines.join("\n"))]
    }

    /// Opens the form for a text, or the clipboard's.
    pub(super) fn open_paste(&mut self) -> Vec<Effect> {
        self.view.library.paste = Some(Paste::default());
        vec![Effect::AskClipboard]
    }

    pub(super) fn paste(&mut self, paste: Option<Paste>) -> Vec<Effect> {
        let before = self.view.library.paste.as_ref().map(|p| p.text.clone());
        let is_new = before.as_ref().is_some_and(String::is_empty);
        let paste = match (paste, self.imports.closed.take()) {
            (Some(paste), Some(closed)) if is_new && closed.text == paste.text => Some(closed),
            (paste, closed) => {
                let form = self.view.library.paste.take().filter(|form| !form.text.trim().is_empty());
                self.imports.closed = if paste.is_none() { form.or(closed) } else { closed };
                paste
            }
        };
        self.view.library.paste = paste;
        let Some(paste) = &mut self.view.library.paste else { return Vec::new() };
        if before.as_ref() == Some(&paste.text) {
            return Vec::new();
        }
        paste.error = None;
        paste.guess = None;
        self.imports.guess += 1;
        if paste.text.trim().is_empty() || paste.text.len() > GUESS_BYTES {
            return Vec::new();
        }
        vec![Effect::Guess { guess: self.imports.guess, text: paste.text.clone() }]
    }

    pub(super) fn guessed(&mut self, guess: u64, given: Given) {
        if let Some(paste) = &mut self.view.library.paste
            && guess == self.imports.guess
        {
            paste.guess = Some(given);
        }
    }

    pub(super) fn confirm_paste(&mut self) -> Vec<Effect> {
        let Some(paste) = self.view.library.paste.as_ref().filter(|p| p.is_ready()) else { return Vec::new() };
        let (text, given) = (paste.text.clone(), paste.given());
        if self.is_busy(JobKind::Paste, "paste-busy") {
            return Vec::new();
        }
        let job = self.jobs.start(JobKind::Paste, self.words().tr("paste-reading").into_owned());
        vec![Effect::ReadPasted { job, text, given }]
    }

    pub(super) fn pasted(&mut self, job: JobId, result: Result<PackArticle, String>) {
        if self.jobs.finish(job).is_none() {
            return;
        }
        match result {
            Ok(entry) => {
                let words = self.words();
                let title = shorten(&entry.article.display_title(), MESSAGE_CHARS);
                let id = entry.article.id.clone();
                let before = self.pack().articles.len();
                self.edit(&Edit::AddArticles(vec![entry]));
                let key = if self.pack().articles.len() > before { "import-added-one" } else { "import-there-one" };
                self.say(words.tr_with(key, &[("title", title.into())]));
                self.view.library.paste = None;
                self.read(id);
            }
            Err(why) => {
                if let Some(paste) = &mut self.view.library.paste {
                    paste.error = Some(why);
                }
            }
        }
    }
}

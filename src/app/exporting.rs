//! A PDF while it is written: how far it has come, how it is stopped, and what came of it.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::Watch;
use crate::diag::Warning;
use crate::ui::commands::Command;
use crate::ui::{Exporting, Message};

use super::remarks::trouble_of;
use super::{App, Cancel, Effect, Exported, JobId, JobKind, Msg, NoOpener, names};

/// How often the window hears of it.
const NEWS: Duration = Duration::from_millis(100);

/// How far an export has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// This page is being made, counted from 1, of so many.
    Page(usize, usize),
    /// The file is written, and read back.
    ReadingBack,
}

/// Why an export wrote no file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotExported {
    /// It was stopped.
    Stopped,
    /// It failed: a sentence that says what and where.
    Failed(String),
}

impl From<String> for NotExported {
    fn from(why: String) -> Self {
        Self::Failed(why)
    }
}

/// Sends a message to the window.
type Send<'a> = &'a mut (dyn FnMut(Msg) + std::marker::Send);

/// What a running export tells, and where it hears that it is to stop.
pub struct ExportWatch<'a> {
    job: JobId,
    cancel: &'a Cancel,
    /// When the window last heard of it, and how it is told.
    told: Mutex<(Option<Instant>, Send<'a>)>,
}

impl<'a> ExportWatch<'a> {
    /// Watches a job.
    pub fn new(job: JobId, cancel: &'a Cancel, send: Send<'a>) -> Self {
        Self { job, cancel, told: Mutex::new((None, send)) }
    }

    /// Says how far it has come, if the window has not heard of it for a while; the last stage is always told.
    pub fn tell(&self, stage: Stage) {
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        let (last, send) = &mut *told;
        if stage == Stage::ReadingBack || last.is_none_or(|at| at.elapsed() >= NEWS) {
            *last = Some(Instant::now());
            send(Msg::Exporting { job: self.job, stage });
        }
    }
}

impl Watch for ExportWatch<'_> {
    fn page(&self, number: usize, of: usize) {
        self.tell(Stage::Page(number, of));
    }

    fn is_stopped(&self) -> bool {
        self.cancel.is_cancelled()
    }
}

/// The export that runs.
#[derive(Debug)]
pub(super) struct Running {
    job: JobId,
    file: String,
    cancel: Cancel,
    stage: Option<Stage>,
}

/// The PDF that was written last.
#[derive(Debug)]
pub(super) struct Written {
    /// The file.
    pub(super) path: PathBuf,
    /// What was last said of it.
    said: Option<Message>,
}

impl App {
    pub(super) fn export_to(&mut self, path: PathBuf, replace: bool) -> Vec<Effect> {
        if self.is_busy(JobKind::Export, "app-export-running") {
            return Vec::new();
        }
        let file = names::file_name(&path);
        let what = self.words().tr_with("app-exporting", &[("file", file.as_str().into())]);
        let job = self.jobs.start(JobKind::Export, what);
        // What was said of the one before is not left standing beside it.
        self.message = None;
        let cancel = Cancel::default();
        self.running_export = Some(Running { job, file, cancel: cancel.clone(), stage: None });
        let choice = self.export_choice.clone();
        vec![Effect::Export { job, path, pack: self.chosen(&choice), choice, replace, cancel }]
    }

    /// Whether a PDF is on its way, and whether it can still be stopped.
    pub(super) fn export_state(&self) -> Exporting {
        if self.jobs.is_running(JobKind::Check) {
            return Exporting::Checking;
        }
        let running = self.running_export.as_ref().filter(|running| self.jobs.contains(running.job));
        match running {
            None => Exporting::No,
            Some(running) if running.cancel.is_cancelled() || running.stage == Some(Stage::ReadingBack) => {
                Exporting::Ending
            }
            Some(_) => Exporting::Running,
        }
    }

    pub(super) fn exporting(&mut self, job: JobId, stage: Stage) {
        let words = self.words();
        let Some(running) = self.running_export.as_mut().filter(|running| running.job == job) else { return };
        running.stage = Some(stage);
        if running.cancel.is_cancelled() {
            return;
        }
        let file = running.file.as_str().into();
        let what = match stage {
            Stage::Page(at, of) => {
                words.tr_with("app-exporting-page", &[("file", file), ("at", at.into()), ("of", of.into())])
            }
            Stage::ReadingBack => words.tr_with("app-exporting-back", &[("file", file)]),
        };
        if let Some(job) = self.jobs.get_mut(job) {
            job.what = what;
        }
    }

    /// Stops the check or the export that runs. An export ends by itself at its next step, and says what became of it.
    pub(super) fn stop_export(&mut self) {
        match self.export_state() {
            Exporting::Checking => {
                self.jobs.finish_all(JobKind::Check);
                self.say(self.words().tr("app-check-stopped"));
            }
            Exporting::Running => {
                let words = self.words();
                let Some(running) = &self.running_export else { return };
                running.cancel.cancel();
                if let Some(job) = self.jobs.get_mut(running.job) {
                    job.what = words.tr_with("app-export-stopping", &[("file", running.file.as_str().into())]);
                }
            }
            Exporting::No | Exporting::Ending => {}
        }
    }

    pub(super) fn exported(&mut self, job: JobId, path: &Path, result: Result<Exported, NotExported>) -> Vec<Effect> {
        if self.jobs.finish(job).is_none() {
            return Vec::new();
        }
        let words = self.words();
        let file = names::file_name(path);
        let folder = names::folder(path);
        let exported = match result {
            Ok(exported) => exported,
            Err(NotExported::Stopped) => {
                self.say(words.tr_with("app-export-stopped", &[("file", file.into())]));
                return Vec::new();
            }
            Err(NotExported::Failed(why)) => {
                self.say_bad(words.tr_with("app-not-exported", &[("why", why.into())]));
                return Vec::new();
            }
        };
        let in_folder = |said: String| match folder {
            Some(folder) => words.tr_with("app-exported-folder", &[("said", said.into()), ("folder", folder.into())]),
            None => said,
        };
        let findings = exported.verified.as_ref().map_or(0, |v| v.findings.len());
        let pages = exported.pages.unwrap_or_default();
        let mut off = exported.warnings;
        match exported.verified {
            Some(verified) if verified.findings.is_empty() => {
                let quotations = verified.quotations.into();
                let with = [("file", file.into()), ("pages", pages.into()), ("quotations", quotations)];
                self.say(in_folder(words.tr_with("export-verified", &with)));
            }
            Some(verified) => {
                self.say_bad(words.tr_with("export-damaged", &[("file", file.into()), ("count", findings.into())]));
                off.extend(verified.findings.into_iter().map(Warning::new));
            }
            None if exported.pages.is_some() => {
                let said = words.tr_with("app-exported-pages", &[("file", file.into()), ("pages", pages.into())]);
                self.say(in_folder(said));
            }
            None => self.say(in_folder(words.tr_with("app-exported", &[("file", file.into())]))),
        }
        self.written = Some(Written { path: path.to_owned(), said: self.message.clone() });
        let sheets = self.preview.sheets_of(self.history.revision()).map(Arc::as_ref);
        let off: Vec<_> = off.iter().map(|warning| trouble_of(warning, sheets)).collect();
        off.into_iter().for_each(|trouble| self.remarks.find_also(trouble));
        Vec::new()
    }

    /// Whether the last message tells of the PDF that was written last.
    pub(super) fn tells_written(&self) -> bool {
        self.written.as_ref().is_some_and(|written| written.said.is_some() && written.said == self.message)
    }

    /// Opens the PDF that was written last, shows its folder, or copies its path.
    pub(super) fn show_written(&mut self, command: Command) -> Vec<Effect> {
        let Some(written) = &self.written else { return Vec::new() };
        let path = written.path.clone();
        match command {
            Command::OpenExported => vec![Effect::Open(path)],
            Command::ShowExported => vec![Effect::Open(path.parent().map_or_else(|| path.clone(), Path::to_owned))],
            _ => {
                self.say_of_written(false, "app-path-copied", &path);
                vec![Effect::Copy(path.display().to_string())]
            }
        }
    }

    pub(super) fn opened(&mut self, path: &Path, result: Result<(), NoOpener>) {
        if result.is_err() {
            self.say_of_written(true, "app-nothing-opens", path);
        }
    }

    /// Says something of the PDF that was written last: what can be done with it stays at hand.
    fn say_of_written(&mut self, bad: bool, key: &str, path: &Path) {
        let said = self.words().tr_with(key, &[("path", path.display().to_string().into())]);
        if bad {
            self.say_bad(said);
        } else {
            self.say(said);
        }
        if let Some(written) = &mut self.written {
            written.said = self.message.clone();
        }
    }
}

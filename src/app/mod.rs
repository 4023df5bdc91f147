//! The window's mind: all state in one place, changed by messages alone.
//!
//! [`App::update`] takes a [`Msg`] and gives back the [`Effect`]s to run; it draws nothing and touches no file.
//! Effects run on threads behind [`Services`], and come back as messages that name the job they belong to:
//! an answer for a job that is no longer running is dropped.

mod across;
mod check;
mod compare;
mod dialogs;
mod effects;
mod exporting;
mod files;
mod finder;
mod folders;
mod front;
mod import;
mod inbox;
mod items;
mod jobs;
mod letters;
mod library;
mod msg;
mod names;
mod outline;
mod packs;
mod panes;
mod preview;
mod reader;
mod reading;
mod remarks;
mod run;
mod services;
mod stories;
mod suggestions;
mod templates;
mod update;
mod window;

pub use crate::compare::Cancel;
pub use compare::Compare;
pub use effects::perform;
pub use exporting::{ExportWatch, NotExported, Stage};
pub use finder::Finder;
pub use folders::Listing;
pub use front::{FrontEffect, FrontMsg, check_picture, measure};
pub use jobs::{Job, JobId, JobKind, Jobs};
pub use msg::{Effect, Exported, Loaded, Msg, Picked, Verified};
pub use packs::sample;
pub use preview::NoSheets;
pub use reading::FileRead;
pub use services::{Native, NoOpener, Services};
pub use stories::stories;
pub use window::{Executor, RunError, Window, run};

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::article::ArticleId;
use crate::detect::Suggestion;
use crate::diag::Warning;
use crate::pack::{History, Pack};
use crate::store::Left;
use crate::ui::preview::export::Choice;
use crate::ui::tongue::Words;
use crate::ui::view::{Then, View};
use crate::ui::{Message, Saving, Snapshot};
use import::Imports;
use library::Desk;
use remarks::Remarks;

/// Everything the window knows.
#[derive(Debug)]
pub struct App {
    history: History,
    path: Option<PathBuf>,
    /// Suggestions by article. An article's text never changes, so its name is all they depend on.
    suggestions: BTreeMap<ArticleId, Arc<Vec<Suggestion>>>,
    /// Grows with every answer, and with another pack.
    found_revision: u64,
    /// The articles whose suggestions are on their way.
    undetected: BTreeSet<ArticleId>,
    /// The comparison of the ticked articles.
    comparing: compare::Comparing,
    view: View,
    jobs: Jobs,
    message: Option<Message>,
    /// Whether the message that is taken in has said something.
    told: bool,
    /// What is off.
    remarks: Remarks,
    /// What the form and the outline know beside the pack.
    side: front::Side,
    imports: Imports,
    desk: Desk,
    preview: preview::Preview,
    /// What was chosen for the export that is under way, or for the last one.
    export_choice: Choice,
    /// The export that runs, or the last one.
    running_export: Option<exporting::Running>,
    /// The PDF that was written last.
    written: Option<exporting::Written>,
    /// What to do once the running save is done.
    after_save: Option<Then>,
    /// Work that an earlier start left unsaved, until the user has decided.
    left: Option<Left>,
    /// The revision of the last recovery copy, if there is one, and how many orders were given.
    recovery: (Option<u64>, u64),
    /// Which characters the window's fonts lacked, and what was found for them.
    letters: letters::Letters,
    /// Whether the desktop has file dialogs; else a field in the window takes paths.
    has_dialogs: bool,
}

impl App {
    /// Starts on a pack that is taken to be what `path` holds.
    pub fn new(pack: Pack, path: Option<PathBuf>, warnings: Vec<Warning>, has_dialogs: bool) -> Self {
        let mut app = Self {
            history: History::new(pack),
            path,
            suggestions: BTreeMap::new(),
            found_revision: 0,
            undetected: BTreeSet::new(),
            comparing: compare::Comparing::default(),
            view: View::default(),
            jobs: Jobs::default(),
            message: None,
            told: false,
            remarks: Remarks::said(&warnings),
            side: front::Side::default(),
            imports: Imports::default(),
            desk: Desk::default(),
            preview: preview::Preview::default(),
            export_choice: Choice::default(),
            running_export: None,
            written: None,
            after_save: None,
            left: None,
            recovery: (None, 0),
            letters: letters::Letters::default(),
            has_dialogs,
        };
        app.settle_view();
        app
    }

    /// What has to run before anything was asked: looking for suggestions.
    pub fn start(&mut self) -> Vec<Effect> {
        self.note_articles();
        let mut effects = self.catch_up();
        effects.extend(self.measure());
        effects.extend(self.look_at_days());
        effects
    }

    /// The pack as it is now.
    pub fn pack(&self) -> &Arc<Pack> {
        self.history.pack()
    }

    /// The file the pack is saved in, if any.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// What the window shows of it.
    pub fn view(&self) -> &View {
        &self.view
    }

    /// Restores what was kept from the last start.
    pub fn restore(&mut self, kept: crate::ui::view::Kept) {
        self.view.kept = kept;
    }

    /// Shows the hints for a first start.
    pub fn show_hints(&mut self) {
        self.view.hints = true;
    }

    /// Notes whether the desktop prefers dark.
    pub fn follow_desktop(&mut self, dark: bool) {
        self.view.desktop_dark = dark;
    }

    /// Whether work would be lost if the window closed now.
    pub fn is_unsaved(&self) -> bool {
        self.history.is_unsaved()
    }

    /// The last message, if any.
    pub fn message(&self) -> Option<&Message> {
        self.message.as_ref()
    }

    /// The suggestions for an article, as far as they are known.
    pub fn suggestions(&self, article: &ArticleId) -> &[Suggestion] {
        self.suggestions.get(article).map_or(&[], |s| s.as_slice())
    }

    /// The running jobs.
    pub fn jobs(&self) -> &Jobs {
        &self.jobs
    }

    /// What the panels draw.
    pub fn snapshot(&self) -> Snapshot<'_> {
        Snapshot {
            words: self.words(),
            pack: self.history.pack(),
            revision: self.history.revision(),
            view: &self.view,
            suggestions: self.view.reading.as_ref().map_or(&[], |id| self.suggestions(id)),
            found: &self.suggestions,
            found_revision: self.found_revision,
            compared: self.comparing.done.as_deref(),
            is_comparing: self.comparing.is_running(),
            undo_name: self.history.undo_name(),
            redo_name: self.history.redo_name(),
            saving: self.saving(),
            file_name: self.path.as_deref().map(names::file_name),
            message: self.message.as_ref(),
            jobs: self.jobs.descriptions(),
            exporting: self.export_state(),
            written: self.written.as_ref().map(|written| written.path.as_path()),
            tells_written: self.tells_written(),
            remarks: self.remarks.all(),
            side: &self.side.shown,
            failures: &self.imports.failures,
            passed_over: &self.imports.passed_over,
            import: self.imports.progress(),
            found_version: self.desk.found_version,
            hits: self.desk.hits.as_ref(),
            searching: self.desk.is_searching(&self.view.library.filter.text),
            stories: &self.desk.stories,
            preview: self.preview.shown(self.history.revision()),
        }
    }

    /// The interface's own words, in the chosen language.
    pub(crate) fn words(&self) -> &'static Words {
        Words::of(self.view.kept.tongue)
    }

    fn saving(&self) -> Saving {
        if self.jobs.is_running(JobKind::Save) {
            Saving::Running
        } else if self.history.is_unsaved() {
            Saving::Unsaved
        } else if self.path.is_some() {
            Saving::Saved
        } else {
            Saving::Nothing
        }
    }
}

//! The pack as a whole: a new one, the sample, a copy, and what an earlier start left unsaved.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::DateTime;

use crate::pack::{History, Pack};
use crate::store::{self, Left};
use crate::ui::view::{Dialog, Then};
use crate::ui::words;

use super::names;
use super::remarks::Remarks;
use super::templates::in_own_words;
use super::{App, Effect};

/// The pack that comes with the program.
const SAMPLE: &[u8] = include_bytes!("../../seeds/vietnam-uk.briefing.json");

/// The pack that comes with the program.
///
/// # Errors
/// What is wrong with it, in words; a test reads it.
pub fn sample() -> Result<Pack, String> {
    store::decode_pack(SAMPLE)
}

impl App {
    /// Asks about unsaved work first, then goes on.
    pub(super) fn leave_for(&mut self, then: Then) -> Vec<Effect> {
        if self.is_unsaved() { self.ask_unsaved(then) } else { self.go_on(then) }
    }

    pub(super) fn start_new(&mut self) -> Vec<Effect> {
        let pack = match in_own_words(Pack::new(""), self.own_language()) {
            Ok(pack) => pack,
            Err(error) => {
                tracing::warn!(%error, "the first section keeps its name");
                Pack::new("")
            }
        };
        self.replace_pack(History::new(pack));
        self.path = None;
        self.remarks = Remarks::default();
        self.say(self.words().tr("app-new"));
        Vec::new()
    }

    pub(super) fn open_sample(&mut self) -> Vec<Effect> {
        match sample() {
            Ok(pack) => {
                self.replace_pack(History::new(pack));
                self.path = None;
                self.remarks = Remarks::default();
                self.say(self.words().tr("app-sample-opened"));
            }
            Err(why) => self.say_bad(self.words().tr_with("app-not-opened", &[("why", why.into())])),
        }
        self.detect_missing()
    }

    pub(super) fn duplicate(&mut self) {
        let pack = Pack::clone(self.pack());
        self.history = History::unsaved(pack).in_place_of(&self.history);
        self.path = None;
        self.say(self.words().tr("app-duplicated"));
    }

    /// Offers work that an earlier start left unsaved.
    pub fn offer(&mut self, left: Left) {
        let title = left.pack.front.title.trim();
        let title = if title.is_empty() { self.words().tr("bar-untitled").into_owned() } else { title.to_owned() };
        let told = |at: DateTime| format!("{}, {}.{:02}", words::day(self.words(), at.date()), at.hour(), at.minute());
        let when = match (left.kept, left.saved, &left.path) {
            (None, ..) => String::new(),
            (Some(kept), Some(saved), Some(path)) => {
                let with = [
                    ("copy", told(kept).into()),
                    ("file", names::file_name(path).into()),
                    ("saved", told(saved).into()),
                ];
                self.words().tr_with("dialog-recovered-when-both", &with)
            }
            (Some(kept), ..) => self.words().tr_with("dialog-recovered-when", &[("copy", told(kept).into())]),
        };
        self.view.dialog = Some(Dialog::Recovered { title, when });
        self.left = Some(left);
    }

    pub(super) fn answer_recovered(&mut self, keep: bool) -> Vec<Effect> {
        if !matches!(self.view.dialog, Some(Dialog::Recovered { .. })) {
            return Vec::new();
        }
        self.view.dialog = None;
        let Some(left) = self.left.take() else { return Vec::new() };
        if keep {
            self.replace_pack(History::unsaved(*left.pack));
            self.path = left.path;
            self.remarks = Remarks::said(&left.warnings);
            self.say(self.words().tr("app-recovered"));
            return self.detect_missing();
        }
        self.say(self.words().tr("app-thrown-away"));
        vec![self.recover(None)]
    }

    /// Closes the window. Work of an earlier start about which nothing was decided is offered again at the next.
    pub(super) fn close(&self) -> Effect {
        Effect::Close { keep_copy: self.left.is_some() }
    }

    /// Whether the recovery copy is not what it should be.
    pub fn wants_recovery(&self) -> bool {
        // Until the user has decided about an earlier copy it stays as it is.
        self.left.is_none()
            && match self.recovery.0 {
                kept if self.is_unsaved() => kept != Some(self.history.revision()),
                kept => kept.is_some(),
            }
    }

    /// Brings the recovery copy up to date: writes it, or throws it away where everything is saved.
    pub(super) fn recovery_due(&mut self) -> Vec<Effect> {
        if !self.wants_recovery() {
            return Vec::new();
        }
        let pack = self.is_unsaved().then(|| Arc::clone(self.pack()));
        vec![self.recover(pack)]
    }

    fn recover(&mut self, pack: Option<Arc<Pack>>) -> Effect {
        self.recovery.0 = pack.is_some().then(|| self.history.revision());
        self.recovery.1 += 1;
        Effect::Recover { order: self.recovery.1, pack, path: self.path.clone() }
    }

    pub(super) fn recovery_failed(&mut self, why: String) {
        self.say_bad(self.words().tr_with("app-recovery-failed", &[("why", why.into())]));
    }

    /// Notes where the pack is, among the recent ones.
    pub(super) fn remember(&mut self, path: PathBuf) {
        let absolute = std::path::absolute(&path).unwrap_or_else(|_| path.clone());
        self.view.kept.remember(absolute);
        self.path = Some(path);
    }
}

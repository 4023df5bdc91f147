//! The preview's state: which revision is on its pages, what is being laid out and painted, and what was painted.
//!
//! One layout runs at a time, for the newest pack; a result is shown if it is newer than what is on show. A few pages
//! are painted at a time, the most urgent first; what is out of sight is forgotten.

use std::collections::BTreeMap;
use std::sync::Arc;

use eframe::egui::ColorImage;

use crate::article::{ArticleId, Span};
use crate::layout::page::Shows;
use crate::pack::Pack;
use crate::preview::{Pixels, Sheets};
use crate::ui::preview::data::{PictureKey, Shown, Wanted};
use crate::ui::view::{Goal, Middle, Reveal, Zoom};

use super::{App, Cancel, Effect, Services};

/// How many pages are painted at a time: more would take turns with the window on a machine of two processors.
const PAINTERS: usize = 1;
/// How many layouts in a row may be given up for newer ones: someone who types without a pause sees pages all the same.
const MOST_CANCELS: usize = 2;

/// Why a run of layout gives no pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoSheets {
    /// It was cancelled.
    Cancelled,
    /// The pack cannot be laid out: a sentence that says why, and the way out.
    Failed(String),
}

/// A layout that is under way.
#[derive(Debug)]
struct Run {
    ticket: u64,
    revision: u64,
    cancel: Cancel,
}

/// What the preview knows.
#[derive(Debug, Default)]
pub(super) struct Preview {
    /// What the panel has in view.
    wanted: Vec<Wanted>,
    on_show: bool,
    /// How large pages are shown, in percent.
    percent: u16,
    sheets: Option<Arc<Sheets>>,
    /// The revision that `sheets` or `failed` is of.
    revision: Option<u64>,
    failed: Option<String>,
    run: Option<Run>,
    tickets: u64,
    cancels: usize,
    painting: Vec<(PictureKey, u32)>,
    pictures: BTreeMap<PictureKey, (u32, Arc<ColorImage>)>,
    /// Pages that cannot be painted, and why.
    unpainted: BTreeMap<PictureKey, String>,
}

impl Preview {
    /// What the panel draws.
    pub(super) fn shown(&self, revision: u64) -> Shown<'_> {
        Shown {
            sheets: self.sheets.as_ref(),
            is_asked_for: self.on_show,
            is_current: self.revision == Some(revision),
            failed: self.failed.as_deref(),
            pictures: &self.pictures,
            unpainted: &self.unpainted,
        }
    }

    /// The pages of a revision, if they are at hand.
    pub(super) fn sheets_of(&self, revision: u64) -> Option<&Arc<Sheets>> {
        self.sheets.as_ref().filter(|_| self.revision == Some(revision) && self.failed.is_none())
    }

    /// Takes in what is in view; what is not is forgotten.
    pub(super) fn want(&mut self, wanted: Vec<Wanted>, percent: u16) {
        self.on_show = !wanted.is_empty();
        self.percent = percent;
        self.wanted = wanted;
        self.forget_unseen();
    }

    fn forget_unseen(&mut self) {
        let Some(sheets) = &self.sheets else { return };
        let keys: Vec<PictureKey> = self.wanted.iter().map(|w| key_of(sheets, *w)).collect();
        self.pictures.retain(|key, _| keys.contains(key));
        self.unpainted.retain(|key, _| keys.contains(key));
    }

    /// Forgets all of it: another pack is open.
    pub(super) fn forget(&mut self) {
        if let Some(run) = &self.run {
            run.cancel.cancel();
        }
        // Tickets go on, so that what still comes is known to be stale.
        *self = Self { tickets: self.tickets, painting: std::mem::take(&mut self.painting), ..Self::default() };
    }

    pub(super) fn painted(&mut self, wanted: Wanted, key: PictureKey, result: Result<Arc<ColorImage>, String>) {
        self.painting.retain(|(painting, width)| (*painting, *width) != (key, wanted.width_px));
        let Some(sheets) = &self.sheets else { return };
        if !self.wanted.iter().any(|w| key_of(sheets, *w) == key) {
            return;
        }
        match result {
            Ok(image) => {
                self.unpainted.remove(&key);
                self.pictures.insert(key, (wanted.width_px, image));
            }
            Err(why) => {
                self.unpainted.insert(key, why);
            }
        }
    }

    /// Takes in what a run came to; gives back the pages that are on show no more.
    fn take(&mut self, ticket: u64, result: Result<Arc<Sheets>, NoSheets>) -> Option<Arc<Sheets>> {
        let run = self.run.take_if(|run| run.ticket == ticket)?;
        let old = match result {
            Err(NoSheets::Cancelled) => {
                self.cancels += 1;
                return None;
            }
            Ok(sheets) => {
                self.failed = None;
                self.sheets.replace(sheets)
            }
            // The old pages stay on show beneath the reason.
            Err(NoSheets::Failed(why)) => {
                self.failed = Some(why);
                None
            }
        };
        self.cancels = 0;
        self.revision = Some(run.revision);
        self.forget_unseen();
        old
    }

    /// Starts what is missing.
    fn pursue(&mut self, revision: u64, pack: &Arc<Pack>) -> Vec<Effect> {
        let mut effects = Vec::new();
        if !self.on_show {
            return effects;
        }
        if self.revision != Some(revision) {
            match &self.run {
                Some(run) if run.revision != revision && self.cancels < MOST_CANCELS => run.cancel.cancel(),
                Some(_) => {}
                None => {
                    self.tickets += 1;
                    let run = Run { ticket: self.tickets, revision, cancel: Cancel::default() };
                    let (ticket, cancel) = (run.ticket, run.cancel.clone());
                    effects.push(Effect::LayOut { ticket, pack: Arc::clone(pack), cancel });
                    self.run = Some(run);
                }
            }
        }
        if let Some(sheets) = self.sheets.clone() {
            effects.extend(self.paint_missing(&sheets));
        }
        effects
    }

    fn paint_missing(&mut self, sheets: &Arc<Sheets>) -> Vec<Effect> {
        let mut effects = Vec::new();
        for wanted in &self.wanted {
            if self.painting.len() >= PAINTERS {
                break;
            }
            let key = key_of(sheets, *wanted);
            let there = self.pictures.get(&key).is_some_and(|(width, _)| *width == wanted.width_px);
            let under_way = self.painting.contains(&(key, wanted.width_px));
            if wanted.page >= sheets.count() || there || under_way || self.unpainted.contains_key(&key) {
                continue;
            }
            self.painting.push((key, wanted.width_px));
            effects.push(Effect::Paint { sheets: Arc::clone(sheets), wanted: *wanted, key });
        }
        effects
    }
}

fn key_of(sheets: &Sheets, wanted: Wanted) -> PictureKey {
    PictureKey { trace: sheets.trace(wanted.page), small: wanted.small }
}

/// Lays a pack out, unless nobody waits for it any more.
pub(super) fn lay_out(services: &dyn Services, pack: &Pack, cancel: &Cancel) -> Result<Arc<Sheets>, NoSheets> {
    services.pause();
    if cancel.is_cancelled() {
        return Err(NoSheets::Cancelled);
    }
    services.lay_out(pack).map(Arc::new).map_err(NoSheets::Failed)
}

/// Pixels as the window takes them.
pub(super) fn image_of(pixels: &Pixels) -> ColorImage {
    ColorImage::from_rgba_premultiplied([pixels.width, pixels.height], &pixels.rgba)
}

impl App {
    pub(super) fn laid_out(&mut self, ticket: u64, result: Result<Arc<Sheets>, NoSheets>) -> Vec<Effect> {
        self.preview.take(ticket, result).map(Effect::LetGo).into_iter().collect()
    }

    pub(super) fn pursue_pages(&mut self) -> Vec<Effect> {
        if !self.view.shows_pages() {
            self.preview.want(Vec::new(), 0);
        }
        self.preview.pursue(self.history.revision(), self.history.pack())
    }

    /// Shows a place in the preview, which comes into view for it.
    pub(super) fn go_to(&mut self, goal: Goal) {
        self.view.goal = Some(goal);
        if !self.view.kept.split {
            self.view.middle = Middle::Preview;
        }
    }

    pub(super) fn show_in_preview(&mut self) {
        if let Some(item) = self.view.item {
            self.go_to(Goal::Shown(Shows::Item(item)));
        }
    }

    pub(super) fn show_paragraph(&mut self, article: ArticleId, block: usize) {
        if self.pack().article(&article).is_none() {
            return;
        }
        self.read_at(Reveal { article, span: Span::new(block, 0, 0) });
        if self.view.middle == Middle::Preview {
            self.view.middle = Middle::Article;
        }
    }

    /// One step larger or smaller than what is on show.
    pub(super) fn zoom(&mut self, larger: bool) {
        let percent = match self.view.kept.zoom {
            Zoom::Percent(percent) => percent,
            Zoom::Width | Zoom::Page => self.preview.percent,
        };
        self.view.kept.zoom = Zoom::stepped(percent, larger);
    }
}

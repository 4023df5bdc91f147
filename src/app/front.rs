//! The pack's form and what the outline shows beside it: the title page, pictures, templates, lengths of sections.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::assemble;
use crate::diag::{Sink, Warning};
use crate::import::{TypedDay, typed_day};
use crate::layout::{self, FontFinder, SectionLength, Theme};
use crate::pack::{Body, Edit, Front, Happening, ItemId, Pack, Paper, Picture, SectionId};
use crate::template::Template;
use crate::ui::ask::FrontField;
use crate::ui::outline::ask::{Page, PictureFor};
use crate::ui::outline::data::Thumbnail;
use crate::ui::panes::Pane;
use crate::verify::doubtful_entries;

use super::items::shown_name;
use super::outline::Gesture;
use super::{App, Effect, JobId, JobKind, Msg, Services, names};

/// The size of the box that a small picture is made for, in points of print.
const THUMBNAIL: (f32, f32) = (120.0, 60.0);

/// What the form and the outline know beside the pack.
#[derive(Debug, Default)]
pub(super) struct Side {
    /// What the panel reads.
    pub(super) shown: crate::ui::outline::data::Side,
    /// What the picture is for whose file is being chosen or read.
    picture_for: Option<PictureFor>,
    /// The pack whose sections were measured, or are being measured.
    measured: Option<Arc<Pack>>,
    /// Whether sections are being measured now.
    measuring: bool,
    /// The chronologies whose days were looked at, or are being looked at.
    looked_at: Vec<(ItemId, Vec<Happening>)>,
    /// Whether they are being looked at now.
    looking: bool,
}

/// Work of the form and the outline outside [`App::update`].
#[derive(Debug, Clone)]
pub enum FrontEffect {
    /// Read a picture's file.
    ReadPicture {
        /// The job.
        job: JobId,
        /// The file.
        path: PathBuf,
    },
    /// Make a small picture.
    MakeThumbnail {
        /// Its name in the pack.
        name: String,
        /// Its file.
        picture: Picture,
    },
    /// Read the templates and the themes.
    ReadTemplates,
    /// Measure the sections that have a limit.
    Measure(Arc<Pack>),
    /// Look at the days of the chronologies.
    LookAtDays(Arc<Pack>),
}

/// What comes of it.
#[derive(Debug, Clone)]
pub enum FrontMsg {
    /// A picture's file was read, or could not be.
    PictureRead {
        /// The job.
        job: JobId,
        /// The file's name.
        file: String,
        /// The picture, or why not.
        result: Result<Picture, String>,
    },
    /// A small picture was made, or why not.
    ThumbnailMade {
        /// Its name in the pack.
        name: String,
        /// The picture.
        thumbnail: Thumbnail,
    },
    /// The templates and the themes were read.
    TemplatesRead {
        /// Bundled ones and the user's own.
        templates: Vec<Template>,
        /// The same of themes.
        themes: Vec<Theme>,
        /// What was off with the user's own.
        warnings: Vec<Warning>,
    },
    /// Sections were measured.
    Measured {
        /// The pack they are of.
        pack: Arc<Pack>,
        /// Their lengths.
        lengths: BTreeMap<SectionId, SectionLength>,
    },
    /// The days of the chronologies were looked at.
    DaysLookedAt(BTreeMap<ItemId, Vec<(usize, String)>>),
}

/// Runs an effect of the form to its end.
pub(super) fn perform(effect: FrontEffect, services: &dyn Services, send: &mut dyn FnMut(Msg)) {
    send(Msg::Front(match effect {
        FrontEffect::ReadPicture { job, path } => {
            let result = services.read_picture(&path);
            FrontMsg::PictureRead { job, file: names::file_name(&path), result }
        }
        FrontEffect::MakeThumbnail { name, picture } => {
            FrontMsg::ThumbnailMade { name, thumbnail: thumbnail_of(&picture) }
        }
        FrontEffect::ReadTemplates => {
            let (templates, mut warnings) = services.templates();
            let (themes, off) = services.themes();
            warnings.extend(off);
            FrontMsg::TemplatesRead { templates, themes, warnings }
        }
        FrontEffect::Measure(pack) => {
            let lengths = services.measure(&pack);
            FrontMsg::Measured { pack, lengths }
        }
        FrontEffect::LookAtDays(pack) => {
            let mut days: BTreeMap<ItemId, Vec<(usize, String)>> = BTreeMap::new();
            for doubt in doubtful_entries(&pack) {
                days.entry(doubt.item).or_default().push((doubt.entry, doubt.finding.what));
            }
            FrontMsg::DaysLookedAt(days)
        }
    }));
}

/// A small picture of a file, or why there is none.
fn thumbnail_of(picture: &Picture) -> Thumbnail {
    layout::pixels_of(&picture.bytes, THUMBNAIL.0, THUMBNAIL.1).map(Arc::new)
}

/// Checks that a file is a picture that can be printed.
///
/// # Errors
/// A sentence that says what is wrong and what to do.
pub fn check_picture(bytes: &[u8]) -> Result<(), String> {
    layout::pixels_of(bytes, THUMBNAIL.0, THUMBNAIL.1).map(drop)
}

/// The lengths of the sections that have a limit. Nothing else of the pack is set, so that it is quick.
pub fn measure(pack: &Pack, finder: &dyn FontFinder) -> BTreeMap<SectionId, SectionLength> {
    let mut part = pack.clone();
    part.sections.retain(|s| s.limit.is_some());
    for section in &mut part.sections {
        // What cannot be printed is shown where it stands; the rest is measured without it.
        section.items.retain(|item| pack.trouble_of(item).is_none());
    }
    part.sections.retain(|s| !s.items.is_empty());
    let used: std::collections::BTreeSet<_> =
        part.sections.iter().flat_map(|s| &s.items).flat_map(|i| i.body.highlights()).collect();
    part.highlights.retain(|id, _| used.contains(id));
    let articles: std::collections::BTreeSet<_> = part.highlights.values().map(|h| h.passage.article.clone()).collect();
    part.articles.retain(|a| articles.contains(&a.article.id));
    part.front = Front { title: part.front.title, ..Front::default() };
    let mut sink = Sink::new();
    let Ok(briefing) = assemble::assemble(&part, &mut sink) else { return BTreeMap::new() };
    part.sections.iter().map(|s| s.id).zip(layout::section_lengths(&briefing, finder)).collect()
}

impl App {
    pub(super) fn front_msg(&mut self, msg: FrontMsg) -> Vec<Effect> {
        match msg {
            FrontMsg::PictureRead { job, file, result } => self.picture_read(job, &file, result),
            FrontMsg::ThumbnailMade { name, thumbnail } => {
                self.side.shown.thumbnails.insert(name, Some(thumbnail));
            }
            FrontMsg::TemplatesRead { templates, themes, warnings } => {
                self.side.shown.templates = templates;
                self.side.shown.themes = themes;
                self.remarks.say(&warnings);
            }
            FrontMsg::Measured { pack, lengths } => {
                self.side.measuring = false;
                self.side.shown.lengths = lengths;
                self.side.measured = Some(pack);
            }
            FrontMsg::DaysLookedAt(days) => {
                self.side.looking = false;
                self.side.shown.days = days;
            }
        }
        Vec::new()
    }

    /// Whether the days of the chronologies are being looked at.
    pub(super) fn is_looking_at_days(&self) -> bool {
        self.side.looking
    }

    /// Asks whether the days of the chronologies are those of their passages, if they are others than were looked at last.
    pub(super) fn look_at_days(&mut self) -> Option<Effect> {
        if self.side.looking {
            return None;
        }
        let pack = Arc::clone(self.pack());
        let items = pack.sections.iter().flat_map(|s| &s.items);
        let told = items.filter_map(|item| match &item.body {
            Body::Chronology(entries) if entries.iter().any(|e| e.passage.is_some()) => Some((item.id, entries)),
            _ => None,
        });
        if told.clone().eq(self.side.looked_at.iter().map(|(item, entries)| (*item, entries))) {
            return None;
        }
        self.side.looked_at = told.map(|(item, entries)| (item, entries.clone())).collect();
        if self.side.looked_at.is_empty() {
            self.side.shown.days.clear();
            return None;
        }
        self.side.looking = true;
        Some(Effect::Front(FrontEffect::LookAtDays(pack)))
    }

    /// Asks for the lengths of the sections that have a limit, if the pack is another one than was measured last. While
    /// one answer is under way no second is asked for: typing is measured as fast as the pages are set.
    pub(super) fn measure(&mut self) -> Option<Effect> {
        let pack = Arc::clone(self.pack());
        if self.side.measuring || self.side.measured.as_ref().is_some_and(|m| Arc::ptr_eq(m, &pack)) {
            return None;
        }
        if pack.sections.iter().all(|s| s.limit.is_none() || s.items.is_empty()) {
            self.side.shown.lengths.clear();
            self.side.measured = Some(pack);
            return None;
        }
        self.side.measuring = true;
        Some(Effect::Front(FrontEffect::Measure(pack)))
    }

    pub(super) fn show_page(&mut self, page: Page) -> Vec<Effect> {
        self.view.outline_page = page;
        self.view.write_front = None;
        self.history.end_gesture();
        if page == Page::Template { vec![Effect::Front(FrontEffect::ReadTemplates)] } else { Vec::new() }
    }

    pub(super) fn set_front(&mut self, field: FrontField, text: String) {
        let mut front = self.pack().front.clone();
        if field == FrontField::Date {
            front.date = match typed_day(&text) {
                TypedDay::One(date) => Some(date),
                _ => None,
            };
            // What cannot be read stays with the pack, so that neither undo nor closing loses it.
            front.date_unread = if front.date.is_some() { String::new() } else { text.trim().to_owned() };
            self.view.date_draft = Some(text);
        } else if let Some(value) = field.text_mut(&mut front) {
            *value = text;
        }
        self.edit_in(Gesture::Front(field).key(), &Edit::SetFront(front));
    }

    pub(super) fn choose_picture(&mut self, what: PictureFor) -> Vec<Effect> {
        self.side.picture_for = Some(what);
        self.pick_picture()
    }

    /// Reads the file that was chosen.
    pub(super) fn read_picture(&mut self, path: PathBuf) -> Vec<Effect> {
        let what = self.words().tr_with("pack-picture-reading", &[("file", names::file_name(&path).into())]);
        let job = self.jobs.start(JobKind::Picture, what);
        vec![Effect::Front(FrontEffect::ReadPicture { job, path })]
    }

    fn picture_read(&mut self, job: JobId, file: &str, result: Result<Picture, String>) {
        if self.jobs.finish(job).is_none() {
            return;
        }
        let Some(what) = self.side.picture_for.take() else { return };
        match result {
            Ok(picture) => self.take_picture(what, file, picture),
            Err(why) => {
                let sentence = [("file", file.to_owned().into()), ("why", why.into())];
                self.say_bad(self.words().tr_with("pack-picture-failed", &sentence));
            }
        }
    }

    /// Puts a picture where it was meant to go: one step, and what it took the place of goes from the pack.
    fn take_picture(&mut self, what: PictureFor, file: &str, picture: Picture) {
        let pack = Arc::clone(self.pack());
        let name = picture_name(&pack, file, &picture);
        let gesture = Gesture::Together(self.history.revision()).key();
        let (edit, before) = match what {
            PictureFor::Logo => {
                let front = Front { logo: Some(name.clone()), ..pack.front.clone() };
                (Edit::SetFront(front), pack.front.logo.clone())
            }
            PictureFor::Item(item) => match pack.item(item).map(|i| &i.body) {
                Some(Body::Picture { picture: old, caption, alt }) => {
                    let body = Body::Picture { picture: name.clone(), caption: caption.clone(), alt: alt.clone() };
                    (Edit::SetBlock { item, body }, Some(old.clone()))
                }
                // The item went while its file was being chosen.
                _ => return,
            },
            PictureFor::New(place) => {
                let body = Body::Picture { picture: name.clone(), caption: String::new(), alt: String::new() };
                (Edit::AddBlock { body, place }, None)
            }
        };
        self.edit_in(gesture, &edit);
        if let PictureFor::New(place) = what {
            self.choose_at(place);
            self.view.write_first = self.view.item;
            self.bring(Pane::Outline);
        }
        if !pack.pictures.contains_key(&name) {
            self.edit_in(gesture, &Edit::AddPicture { name: name.clone(), picture });
        }
        self.drop_unused(gesture, before.filter(|old| *old != name));
        self.history.end_gesture();
        self.say(self.words().tr_with("pack-picture-added", &[("file", shown_name(&name).into())]));
    }

    pub(super) fn remove_logo(&mut self) {
        let front = Front { logo: None, logo_words: String::new(), ..self.pack().front.clone() };
        let before = self.pack().front.logo.clone();
        let gesture = Gesture::Together(self.history.revision()).key();
        self.edit_in(gesture, &Edit::SetFront(front));
        self.drop_unused(gesture, before);
        self.history.end_gesture();
    }

    /// Takes a picture out that nothing shows any more: it would only make the pack's file larger.
    pub(super) fn drop_unused(&mut self, gesture: u64, name: Option<String>) {
        let Some(name) = name else { return };
        if self.pack().pictures.contains_key(&name) && !self.pack().shows_picture(&name) {
            self.edit_in(gesture, &Edit::DropPicture(name));
        }
    }

    pub(super) fn want_thumbnail(&mut self, name: String) -> Vec<Effect> {
        if self.side.shown.thumbnails.contains_key(&name) {
            return Vec::new();
        }
        let Some(picture) = self.pack().pictures.get(&name).cloned() else { return Vec::new() };
        // Known to be under way.
        self.side.shown.thumbnails.insert(name.clone(), None);
        vec![Effect::Front(FrontEffect::MakeThumbnail { name, picture })]
    }

    pub(super) fn set_paper(&mut self, paper: Paper) {
        self.edit(&Edit::SetPaper(paper));
    }

    pub(super) fn set_theme(&mut self, theme: String) {
        self.edit(&Edit::SetTheme(theme));
    }
}

/// A name for a picture that no other picture of the pack has: its file's, numbered where that is taken.
fn picture_name(pack: &Pack, file: &str, picture: &Picture) -> String {
    let is_free = |name: &str| pack.pictures.get(name).is_none_or(|there| there == picture);
    if is_free(file) {
        return file.to_owned();
    }
    let path = Path::new(file);
    let stem = path.file_stem().map_or_else(|| file.to_owned(), |s| s.to_string_lossy().into_owned());
    let ending = path.extension().map_or_else(String::new, |e| format!(".{}", e.to_string_lossy()));
    (2..u32::MAX).map(|n| format!("{stem} ({n}){ending}")).find(|name| is_free(name)).unwrap_or_else(|| file.to_owned())
}

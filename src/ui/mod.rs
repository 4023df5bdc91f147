//! The window as it is drawn: panels read a [`Snapshot`] and give back what the user [`Ask`]s.
//!
//! Every panel is plain data first (`data.rs`), drawn second (`*_ui.rs`). Nothing here changes a pack.

pub mod ask;
pub mod commands;
pub mod drag;
pub mod find;
pub mod fold;
pub mod kept;
pub mod keyboard;
pub mod kind;
pub mod library;
pub mod outline;
pub mod panes;
pub mod preview;
pub mod reader;
pub mod suggestions;
pub mod theme;
pub mod tongue;
pub mod view;

mod bar;
mod body;
mod dialogs;
mod hints;
mod middle;
mod remark;
mod roving;
mod said;
mod status;
mod widgets;
pub(crate) mod words;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::{Frame, Margin, Panel, Ui, UiBuilder};

use crate::article::ArticleId;
use crate::detect::Suggestion;
use crate::pack::Pack;
use ask::Ask;
use library::data::{PassedOver, Progress, Stories, TextHits};
use panes::Pane;
use preview::export::Trouble;
use suggestions::Compared;
use theme::{Look, margin};
use tongue::Words;
use view::View;

/// What there is to show; borrowed from the application for one frame.
#[derive(Debug, Clone)]
pub struct Snapshot<'a> {
    /// The interface's own words.
    pub words: &'static Words,
    /// The pack.
    pub pack: &'a Pack,
    /// Changes whenever the pack does.
    pub revision: u64,
    /// Where the user is in it.
    pub view: &'a View,
    /// The suggestions for the article in the reader.
    pub suggestions: &'a [Suggestion],
    /// The suggestions of every article, as far as they are known.
    pub found: &'a BTreeMap<ArticleId, Arc<Vec<Suggestion>>>,
    /// Changes whenever suggestions do, and with another pack.
    pub found_revision: u64,
    /// What was found across the ticked articles, once it is known.
    pub compared: Option<&'a Compared>,
    /// Whether it is on its way.
    pub is_comparing: bool,
    /// What would be undone.
    pub undo_name: Option<&'static str>,
    /// What would be done again.
    pub redo_name: Option<&'static str>,
    /// How the work stands against the file.
    pub saving: Saving,
    /// The file's name, if there is one.
    pub file_name: Option<String>,
    /// The last message.
    pub message: Option<&'a Message>,
    /// What is running, in words.
    pub jobs: Vec<String>,
    /// Whether a PDF is on its way.
    pub exporting: Exporting,
    /// The PDF that was written last.
    pub written: Option<&'a Path>,
    /// Whether the last message tells of it.
    pub tells_written: bool,
    /// What is off: what the last check found, and what was said when files were read.
    pub remarks: &'a [Trouble],
    /// Files that could not be read.
    pub failures: &'a [Failure],
    /// What is known beside the pack: templates, lengths of sections, small pictures.
    pub side: &'a outline::data::Side,
    /// What was left aside when folders were looked through.
    pub passed_over: &'a PassedOver,
    /// How far reading files has come, while it runs.
    pub import: Option<&'a Progress>,
    /// Grows with every article that was searched for suggestions.
    pub found_version: u64,
    /// Where the filter's words stand in the texts.
    pub hits: Option<&'a TextHits>,
    /// Whether the texts are being searched.
    pub searching: bool,
    /// Which articles tell the same story.
    pub stories: &'a Stories,
    /// The pages.
    pub preview: preview::data::Shown<'a>,
}

impl Snapshot<'_> {
    /// The heading of the section that takes what is added.
    pub fn target_title(&self) -> Option<&str> {
        self.view.target.and_then(|id| self.pack.section(id)).map(|s| s.title.as_str())
    }
}

/// Whether a PDF is on its way.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Exporting {
    /// There is none.
    #[default]
    No,
    /// What is off is looked for.
    Checking,
    /// It is being written, and can be stopped.
    Running,
    /// It is being read back, or stopped already.
    Ending,
}

impl Exporting {
    /// Whether it can be stopped.
    pub fn can_stop(self) -> bool {
        matches!(self, Self::Checking | Self::Running)
    }
}

/// How the work stands against the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saving {
    /// There is nothing to save and no file yet.
    Nothing,
    /// The file has it all.
    Saved,
    /// The file lacks something.
    Unsaved,
    /// It is being saved.
    Running,
}

/// A sentence for the status line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// The sentence.
    pub text: String,
    /// How it sounds.
    pub tone: Tone,
}

/// How a message sounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Something was done.
    Quiet,
    /// Something failed.
    Bad,
}

/// A file that could not be read as an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The file's name.
    pub file: String,
    /// Why, and what to do.
    pub why: String,
    /// Where it is.
    pub path: PathBuf,
}

/// What drawing remembers from frame to frame: measures and drags, nothing that matters tomorrow.
#[derive(Debug, Default)]
pub struct Panes {
    library: library::State,
    reader: reader::State,
    suggestions: suggestions::State,
    preview: preview::State,
    outline: outline::State,
    find: find::State,
    places: panes::Places,
    before: dialogs::Before,
}

/// Draws the window, and gives back what was asked for.
pub fn show(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, panes: &mut Panes) -> Vec<Ask> {
    let mut asks = Vec::new();
    let is_asking = now.view.is_asking();
    panes.before.follow(ui.ctx(), is_asking);
    if !is_asking {
        if library::wants_filter(ui.ctx(), now.view.reading.is_some()) {
            asks.push(Ask::Run(commands::Command::FilterLibrary));
        }
        asks.extend(commands::pressed(ui.ctx(), now).into_iter().map(Ask::Run));
        panes.outline.leave_by_key(ui.ctx(), &mut asks);
    }
    dropped_files(ui, &mut asks);
    let size = &look.size;
    let side = f32::from(margin(size.space_l));
    let bar = Frame::new().fill(look.colour.pane).inner_margin(Margin::symmetric(margin(side), 0));
    Panel::top("bar").exact_size(size.bar).resizable(false).frame(bar).show(ui, |ui| {
        pane_name(ui, &look.tr("pane-bar"));
        bar::show(ui, look, now, &mut asks);
    });
    // The Tab key goes through the window in the order of drawing: from left to right, the status line last. So the
    // panes stand in a part of the window of their own, and the middle takes its place before the briefing's pane does.
    let whole = ui.available_rect_before_wrap();
    let body = whole.with_max_y(whole.bottom() - size.status);
    let mut body = ui.new_child(UiBuilder::new().id_salt("body").max_rect(body));
    if now.view.hints {
        hints::show(&mut body, look, &mut asks);
    }
    body::show(&mut body, look, now, panes, &mut asks);
    Panel::bottom("status").exact_size(size.status).resizable(false).frame(bar).show(ui, |ui| {
        pane_name(ui, &look.tr("pane-status"));
        status::show(ui, look, now, &mut asks);
    });
    library::in_front(ui.ctx(), look, now, &mut asks);
    dialogs::show(ui.ctx(), look, now, &mut panes.find, &mut asks);
    preview::export_ui::show(ui.ctx(), look, now, &mut asks);
    drop_sign(ui, look);
    drag::ghost(ui, look);
    if !is_asking {
        let mut places = std::mem::take(&mut panes.places);
        let hidden = places.follow(ui.ctx(), now.view.walk, look.size.header, |pane| match pane {
            Pane::Library => Some(library::list_id()),
            Pane::Middle => middle::content_id(now, panes),
            Pane::Outline => panes.outline.stop(now),
        });
        panes.places = places;
        asks.extend(hidden.map(Ask::ShowPane));
    }
    asks
}

/// Tells screen readers what a pane is.
fn pane_name(ui: &Ui, name: &str) {
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
        node.set_role(egui::accesskit::Role::Pane);
        node.set_label(name);
    });
}

/// The window's own name for screen readers: the title that stands above it.
pub(crate) fn window_name(ctx: &egui::Context, name: &str) {
    ctx.accesskit_node_builder(egui::accesskit_root_id(), |node| node.set_label(name));
}

fn dropped_files(ui: &Ui, asks: &mut Vec<Ask>) {
    let paths: Vec<_> = ui.input(|i| {
        i.raw.dropped_files.iter().map(|f| f.path().to_owned()).filter(|p| !p.as_os_str().is_empty()).collect()
    });
    if !paths.is_empty() {
        asks.push(Ask::Import(paths));
    }
}

/// Says what letting go of files would do, while they are held over the window.
fn drop_sign(ui: &Ui, look: &Look) {
    if ui.input(|i| i.raw.hovered_files.is_empty()) {
        return;
    }
    let layer = egui::LayerId::new(egui::Order::Foreground, egui::Id::unique("drop sign"));
    let painter = ui.ctx().layer_painter(layer);
    let all = ui.ctx().content_rect();
    painter.rect_filled(all, 0.0, look.colour.veil);
    let line = widgets::Line::one(look.title(), look.colour.text);
    let words = widgets::galley(ui, &look.tr("bar-drop"), &line, all.width());
    let card = egui::Rect::from_center_size(all.center(), words.size() + egui::Vec2::splat(look.size.space_xl * 2.0));
    painter.rect_filled(card, look.radius(), look.colour.raised);
    painter.galley(card.center() - words.size() / 2.0, words, look.colour.text);
}

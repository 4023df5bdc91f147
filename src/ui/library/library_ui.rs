//! The library, drawn: head, what is being read, the list or the bin, and the actions on what is chosen.

use egui::{Panel, Ui};

use super::browse::Filter;
use super::data::{Line, Shelf, Wanted, lines};
use super::{bin_ui, details_ui, foot_ui, head_ui, import_ui, list_ui, paste_ui};
use crate::accept::{Printed, dismissal};
use crate::article::ArticleId;
use crate::ui::Snapshot;
use crate::ui::ask::Ask;
use crate::ui::theme::Look;
use crate::ui::view::Sort;

/// What the library keeps from frame to frame; worked out again only when what it is made from changes.
#[derive(Debug, Default)]
pub struct State {
    pub(super) shelf: Shelf,
    pub(super) lines: Vec<Line>,
    /// Where each line starts, and where the last one ends, in points.
    pub(super) tops: Vec<f32>,
    /// How many articles are shown.
    pub(super) shown: usize,
    /// The article that is to be scrolled into view.
    pub(super) reveal: Option<ArticleId>,
    /// Whether the list is to have the keyboard.
    pub(super) focus: bool,
    /// How many suggestions of an article are still to be decided on, for the rows that were drawn.
    open: std::collections::HashMap<ArticleId, usize>,
    open_from: Option<(usize, u64, u64)>,
    shelf_from: Option<(usize, u64)>,
    lines_from: Option<LinesFrom>,
    find: u64,
}

/// What the lines were made from.
#[derive(Debug, PartialEq)]
struct LinesFrom {
    articles: u64,
    filter: Filter,
    sort: Sort,
    hits: u64,
    stories: Option<u64>,
    /// The pack's revision, where ticks or uses decide.
    marks: Option<u64>,
    /// The state of the suggestions, where they decide.
    found: Option<u64>,
}

impl State {
    fn refresh(&mut self, look: &Look, now: &Snapshot<'_>) {
        let shelf_from = (std::ptr::from_ref(now.pack).addr(), now.revision);
        if self.shelf_from != Some(shelf_from) {
            self.shelf.refresh(now.pack);
            self.shelf_from = Some(shelf_from);
        }
        let (filter, sort) = (&now.view.library.filter, now.view.kept.sort);
        let stories = now.view.kept.group_stories.then_some(now.stories);
        let from = LinesFrom {
            articles: self.shelf.version,
            filter: filter.clone(),
            sort,
            hits: now.hits.map_or(0, |h| h.version),
            stories: stories.map(|s| s.version),
            marks: (filter.used || filter.ticked || sort.by == crate::ui::view::SortBy::Used).then_some(now.revision),
            found: (filter.suggested || sort.by == crate::ui::view::SortBy::Suggested).then_some(now.found_version),
        };
        if self.lines_from.as_ref() == Some(&from) {
            return;
        }
        let wanted = Wanted { filter, sort, stories, hits: now.hits, found: now.found };
        self.lines = lines(now.pack, &self.shelf, &wanted);
        self.shown = self.lines.iter().filter(|l| matches!(l, Line::Article { .. })).count();
        let mut top = 0.0;
        self.tops.clear();
        self.tops.push(top);
        for line in &self.lines {
            top += if matches!(line, Line::Article { .. }) { look.size.row } else { look.size.control };
            self.tops.push(top);
        }
        self.lines_from = Some(from);
    }

    /// How many suggestions of an article are neither in the briefing nor waved away.
    pub(super) fn open(&mut self, now: &Snapshot<'_>, id: &ArticleId) -> usize {
        let from = (std::ptr::from_ref(now.pack).addr(), now.revision, now.found_revision);
        if self.open_from != Some(from) {
            self.open_from = Some(from);
            self.open.clear();
        }
        if let Some(count) = self.open.get(id) {
            return *count;
        }
        let Some((found, article)) = now.found.get(id).zip(now.pack.article(id)) else { return 0 };
        let printed = Printed::of(now.pack, id);
        let is_open = |s: &&crate::detect::Suggestion| {
            let is_dismissed = !now.pack.dismissed.is_empty() && now.pack.dismissed.contains(&dismissal(id, s));
            !is_dismissed && !printed.has_whole(article, s)
        };
        let count = found.iter().filter(is_open).count();
        self.open.insert(id.clone(), count);
        count
    }

    /// Whether the keyboard is wanted in the filter's field since the last frame.
    pub(super) fn take_find(&mut self, find: u64) -> bool {
        std::mem::replace(&mut self.find, find) != find
    }
}

/// Draws the library.
pub(in crate::ui) fn show(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, state: &mut State, asks: &mut Vec<Ask>) {
    state.refresh(look, now);
    ui.spacing_mut().item_spacing.y = 0.0;
    head_ui::show(ui, look, now, state, asks);
    if now.view.library.bin_open || state.shelf.known.is_empty() {
        import_ui::show(ui, look, now, asks);
    }
    if now.view.library.bin_open {
        bin_ui::show(ui, look, now, asks);
    } else if state.shelf.known.is_empty() {
        empty(ui, look, now, asks);
    } else {
        head_ui::filter_line(ui, look, now, state, asks);
        Panel::bottom("library foot")
            .exact_size(look.size.header)
            .resizable(false)
            .frame(egui::Frame::NONE)
            .show(ui, |ui| foot_ui::show(ui, look, now, state, asks));
        if import_ui::is_shown(now) {
            // Below the rows: what comes and goes up there would move them under the pointer.
            Panel::bottom("notice")
                .resizable(false)
                .show_separator_line(false)
                .frame(egui::Frame::NONE)
                .show(ui, |ui| import_ui::show(ui, look, now, asks));
        }
        list_ui::show(ui, look, now, state, asks);
    }
}

/// Draws what stands in front of the window, whether the library is in view or not.
pub(in crate::ui) fn in_front(ctx: &egui::Context, look: &Look, now: &Snapshot<'_>, asks: &mut Vec<Ask>) {
    details_ui::show(ctx, look, now, asks);
    paste_ui::show(ctx, look, now, asks);
}

fn empty(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, asks: &mut Vec<Ask>) {
    use crate::ui::commands::Command;
    use crate::ui::widgets::{Button, Icon, Line, paragraph};
    let size = &look.size;
    head_ui::inset(look).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = size.space_m;
        paragraph(ui, &look.tr("library-empty"), &Line::many(look.medium(), look.colour.text));
        paragraph(ui, &look.tr("library-empty-first"), &Line::many(look.body(), look.colour.quiet));
        let paste = Button::text(Command::PasteArticle.label(look.words)).with_icon(Icon::Paste).small().outlined();
        if paste.tooltip(Command::PasteArticle.tooltip(now)).show(ui, look).clicked() {
            asks.push(Ask::Run(Command::PasteArticle));
        }
        if !now.pack.bin.is_empty() {
            foot_ui::bin_button(ui, look, now, asks);
        }
    });
}

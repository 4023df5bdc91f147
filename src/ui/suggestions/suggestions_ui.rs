//! The list of all suggestions, drawn: only the rows in view, whatever their number.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use egui::{Align, Id, Layout, Rect, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::data::{Place, Row, Scan};
use super::{across_ui, conflicts_ui, lists_ui, row_ui, tabs_ui, timeline_ui};
use crate::accept::Printed;
use crate::detect::Kind;
use crate::ui::Snapshot;
use crate::ui::ask::{Ask, SuggestionId};
use crate::ui::kind::{self, Kinds};
use crate::ui::roving::Roving;
use crate::ui::theme::Look;
use crate::ui::tongue::Tongue;
use crate::ui::view::{Listing, Tab};
use crate::ui::widgets::{Button, Icon, Line, galley};

/// The sides of so many conflicts are as high as their words; measuring many more would hold up a frame.
const MEASURED: usize = 200;
/// So many suggestions of a kind are added at once; who has more of them filters or picks.
const MOST_AT_ONCE: usize = 500;

/// What the list remembers from frame to frame.
#[derive(Debug, Default)]
pub struct State {
    scan: Scan,
    scanned: Option<Scanned>,
    is_scanning: bool,
    rows: Vec<Row>,
    /// The top of each row; one more than there are rows.
    tops: Vec<f32>,
    listed: Option<Listed>,
    /// The pack's revision for which it is known what is ticked and dismissed, and what the briefing prints.
    revision: Option<u64>,
    choice: u64,
    added: HashMap<Place, bool>,
    prints: across_ui::Prints,
    timeline: timeline_ui::Laid,
    roving: Roving,
}

impl State {
    /// What of the list stops the Tab key.
    pub(in crate::ui) fn stop(&self) -> Option<Id> {
        self.roving.stop()
    }
}

/// What the rows were placed for: the part of the list, what was found, whether that is all, how many sides of a conflict
/// share a row, the kinds that are switched off, and the width, where heights depend on it.
type Listed = (Listing, u64, bool, usize, Kinds, u32);

/// What the rows were collected from.
#[derive(Debug, Clone, PartialEq)]
struct Scanned {
    filter: String,
    found_revision: u64,
    /// Which articles are ticked and which suggestions dismissed.
    choice: u64,
    tongue: Tongue,
}

/// Draws the list.
pub(in crate::ui) fn show(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, state: &mut State, asks: &mut Vec<Ask>) {
    collect(ui, look, now, state);
    tabs_ui::show(ui, look, now, &state.scan, asks);
    let listing = &now.view.listing;
    if let (Tab::Chronology, Some(compared)) = (listing.tab, now.compared)
        && !compared.found.chronology.is_empty()
    {
        timeline_ui::show(ui, look, now, compared, &mut state.timeline, asks);
        across_ui::whole_chronology(ui, look, asks);
    }
    let side_by_side = if ui.available_width() < look.size.measure { 1 } else { 2 };
    lay_out(ui, look, now, state, side_by_side);
    if let Tab::Kind(kind) = listing.tab
        && now.view.kept.hidden.has(kind)
    {
        tabs_ui::switched_off(ui, look, kind, state.scan.of(kind).len(), asks);
        return;
    }
    if state.rows.is_empty() {
        tabs_ui::nothing(ui, look, &look.tr(nothing(now, state.is_scanning)));
        return;
    }
    let total = state.tops.last().copied().unwrap_or_default();
    ScrollArea::vertical().id_salt(("suggestions", listing_id(listing))).auto_shrink(false).show_viewport(
        ui,
        |ui, viewport| {
            let origin = ui.min_rect().min;
            let width = ui.available_width();
            ui.allocate_rect(Rect::from_min_size(origin, vec2(width, total)), Sense::hover());
            let mut roving = std::mem::take(&mut state.roving);
            roving.begin();
            let place = |at: usize, tops: &[f32]| {
                let (top, bottom) = (tops.get(at)?, tops.get(at + 1)?);
                Some(Rect::from_min_max(pos2(origin.x, origin.y + top), pos2(origin.x + width, origin.y + bottom)))
            };
            let first = state.tops.partition_point(|top| *top <= viewport.top()).saturating_sub(1);
            for at in first..state.rows.len() {
                let Some(rect) = place(at, &state.tops).filter(|rect| rect.top() <= origin.y + viewport.bottom())
                else {
                    break;
                };
                let Some(row) = state.rows.get(at).copied() else { break };
                let key = Id::unique(("row of suggestions", at));
                roving.row(ui, at, rect, key, |ui| draw(ui, look, now, state, row, rect, asks));
            }
            if let Some(rect) = roving.keys(ui, state.rows.len()).and_then(|at| place(at, &state.tops)) {
                ui.scroll_to_rect(rect, None);
            }
            state.roving = roving;
        },
    );
}

/// Why there is no row.
fn nothing(now: &Snapshot<'_>, is_scanning: bool) -> &'static str {
    let across = matches!(now.view.listing.tab, Tab::Chronology | Tab::Agreements | Tab::Conflicts | Tab::Changes);
    let any_ticked = now.pack.articles.iter().any(|a| a.ticked);
    match (any_ticked, across && now.is_comparing, is_scanning) {
        (false, ..) => "suggestions-tick-first",
        (_, true, _) | (_, _, true) => "suggestions-wait",
        _ if !now.view.listing.filter.trim().is_empty() => "suggestions-none-filtered",
        _ => match now.view.listing.tab {
            Tab::Agreements => "suggestions-no-agreements",
            Tab::Conflicts => "suggestions-no-conflicts",
            Tab::Changes => "suggestions-no-changes",
            _ => "suggestions-none",
        },
    }
}

/// Looks through the suggestions, anew where something changed that the rows depend on.
fn collect(ui: &Ui, look: &Look, now: &Snapshot<'_>, state: &mut State) {
    if state.revision != Some(now.revision) {
        state.revision = Some(now.revision);
        state.added.clear();
        state.prints.forget();
        let mut hasher = DefaultHasher::new();
        for article in now.pack.articles.iter().filter(|a| a.ticked) {
            article.article.id.hash(&mut hasher);
        }
        now.pack.dismissed.hash(&mut hasher);
        state.choice = hasher.finish();
    }
    let scanned = Scanned {
        filter: now.view.listing.filter.clone(),
        found_revision: now.found_revision,
        choice: state.choice,
        tongue: look.words.tongue(),
    };
    if state.scanned.as_ref() != Some(&scanned) {
        state.scan = Scan::new(&scanned.filter);
        state.scanned = Some(scanned);
        state.is_scanning = true;
        state.added.clear();
    }
    if state.is_scanning {
        state.is_scanning = state.scan.go_on(now);
        state.listed = None;
        ui.ctx().request_repaint();
    }
}

/// Places the rows below each other, if they are others than in the last frame.
fn lay_out(ui: &Ui, look: &Look, now: &Snapshot<'_>, state: &mut State, side_by_side: usize) {
    let width = if now.view.listing.tab == Tab::Conflicts { ui.available_width() } else { 0.0 };
    let hidden = now.view.kept.hidden;
    let listed =
        (now.view.listing.clone(), now.found_revision, state.is_scanning, side_by_side, hidden, width.round() as u32);
    if state.listed.as_ref() == Some(&listed) {
        return;
    }
    state.rows = state.scan.rows(now.view.listing.tab, now.compared, side_by_side, hidden);
    state.tops.clear();
    let size = &look.size;
    let mut y = 0.0;
    for row in &state.rows {
        state.tops.push(y);
        y += match row {
            Row::Heading { .. } | Row::Conflict(_) | Row::Settle(_) | Row::List(_) => size.header,
            Row::Suggestion(_) | Row::Agreement(_) | Row::Entry(_) | Row::Change(_) | Row::Item { .. } => {
                size.suggestion_row
            }
            Row::Claims { conflict, from, count } if *conflict < MEASURED => {
                conflicts_ui::claims_height(ui, look, now, width, (*conflict, *from, *count))
            }
            Row::Claims { .. } => conflicts_ui::claim_height(look, None),
        };
    }
    state.tops.push(y);
    state.listed = Some(listed);
}

/// Each part of the list keeps a scroll position of its own.
fn listing_id(listing: &Listing) -> usize {
    match listing.tab {
        Tab::All => 0,
        Tab::Chronology => 1,
        Tab::Agreements => 2,
        Tab::Conflicts => 3,
        Tab::Changes => 4,
        Tab::Kind(kind) => 5 + kind as usize,
    }
}

fn draw(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, state: &mut State, row: Row, rect: Rect, asks: &mut Vec<Ask>) {
    match row {
        Row::Heading { kind, count } => {
            kind_heading(ui, look, now, rect, (kind, count), state.scan.of(kind), asks);
        }
        Row::Suggestion(place) => {
            let is_added = *state.added.entry(place).or_insert_with(|| {
                let found = row_ui::find(now, place);
                found.is_some_and(|(article, found)| Printed::of(now.pack, &article.id).has_whole(article, found))
            });
            row_ui::suggestion(ui, look, now, rect, place, is_added, asks);
        }
        Row::Agreement(at) => across_ui::agreement(ui, look, now, &mut state.prints, rect, at, asks),
        Row::Conflict(at) => conflicts_ui::conflict(ui, look, now, rect, at),
        Row::Claims { conflict, from, count } => {
            conflicts_ui::claims(ui, look, now, &mut state.prints, rect, (conflict, from, count), asks);
        }
        Row::Settle(at) => conflicts_ui::settle(ui, look, now, &mut state.prints, rect, at, asks),
        Row::Entry(at) => across_ui::entry(ui, look, now, &mut state.prints, rect, at, asks),
        Row::Change(at) => lists_ui::change(ui, look, now, &mut state.prints, rect, at, asks),
        Row::List(at) => lists_ui::list(ui, look, now, &mut state.prints, rect, at, asks),
        Row::Item { list, item } => lists_ui::item(ui, look, now, &mut state.prints, rect, (list, item), asks),
    }
}

/// The name of a kind, how many there are, and what adds them all.
fn kind_heading(
    ui: &mut Ui,
    look: &Look,
    now: &Snapshot<'_>,
    rect: Rect,
    (kind, count): (Kind, usize),
    places: &[Place],
    asks: &mut Vec<Ask>,
) {
    let size = &look.size;
    let name = kind::plural(look.words, kind);
    heading(ui, look, rect, (&name, kind::ink(look, kind)), count);
    if count > MOST_AT_ONCE {
        return;
    }
    let inside = rect.shrink2(vec2(size.space_m, 0.0)).with_max_y(rect.bottom() - size.space_xs);
    let inside = inside.with_min_y(inside.bottom() - size.small_control);
    ui.scope_builder(UiBuilder::new().max_rect(inside).layout(Layout::right_to_left(Align::Center)), |ui| {
        let spoken = look.tr_with("suggestions-add-all-of", &[("kind", name.as_ref().into())]);
        let add = Button::text(look.tr("suggestions-add-all")).named(spoken).with_icon(Icon::Plus).small();
        if add.show(ui, look).clicked() {
            let id = |place: &Place| {
                let article = now.pack.articles.get(place.article)?.article.id.clone();
                Some(SuggestionId { article, index: place.index })
            };
            asks.push(Ask::AddSuggestions(places.iter().filter_map(id).collect()));
        }
    });
}

fn heading(ui: &Ui, look: &Look, rect: Rect, (name, ink): (&str, egui::Color32), count: usize) {
    let size = &look.size;
    let words = galley(ui, name, &Line::one(look.strong(), ink), rect.width());
    let number = galley(ui, &count.to_string(), &Line::one(look.small(), look.colour.quiet), rect.width());
    let baseline = rect.bottom() - size.space_xs;
    let at = pos2(rect.left() + size.space_m, baseline - words.size().y);
    let after = pos2(at.x + words.size().x + size.space_s, baseline - number.size().y - size.hair);
    ui.painter().galley(at.round(), words, look.colour.text);
    ui.painter().galley(after.round(), number, look.colour.quiet);
    ui.painter().hline(rect.x_range(), rect.bottom(), look.hair());
    let response = ui.interact(rect, Id::unique(("heading", name)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, name));
}

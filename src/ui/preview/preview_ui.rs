//! The preview, drawn: its bar, the column of small pages, and the pages themselves.

use std::collections::HashSet;
use std::sync::Arc;

use egui::{Frame, Id, Key, Margin, Modifiers, Panel, Pos2, Rect, Role, ScrollArea, Sense, Ui, Vec2, WidgetInfo, vec2};

use super::data::{Stack, Wanted, find};
use super::textures::Textures;
use super::{bar_ui, page_ui, thumbs_ui};
use crate::layout::page::Shows;
use crate::pack::ItemId;
use crate::preview::Sheets;
use crate::ui::Snapshot;
use crate::ui::ask::Ask;
use crate::ui::commands::Command;
use crate::ui::theme::{Look, margin};
use crate::ui::view::{Goal, Zoom};
use crate::ui::widgets::{Button, Line, hair_line, paragraph};

/// How far below the pane's top that is shown which was asked for, as a part of the pane's height.
const SHOWN_AT: f32 = 0.25;
/// The most steps that 'back' remembers.
const MOST_BACK: usize = 50;

/// What the preview remembers from frame to frame.
#[derive(Debug, Default)]
pub struct State {
    pub(super) textures: Textures,
    stack: Option<(StackOf, Stack)>,
    offset: Vec2,
    /// The pane's height.
    pane: f32,
    /// Where the pane is to scroll to in the next frame.
    pub(super) jump: Option<Vec2>,
    /// The point of the pane that stays where it is when the scale changes.
    still: Option<Vec2>,
    /// The chosen item of the last frame: another one is scrolled to.
    item: Option<ItemId>,
    /// The item that is still to be scrolled to.
    pending: Option<ItemId>,
    /// What was asked for last.
    asked: (Vec<Wanted>, u16),
    /// The page number as it is being typed.
    pub(super) typed: Option<String>,
    /// Where links were followed from.
    back: Vec<(usize, f32)>,
    pub(super) thumbs: thumbs_ui::Thumbs,
    /// The widgets on the pages, of the last frame and of this one.
    own: [HashSet<Id>; 2],
}

/// What a stack was made from.
type StackOf = (usize, Zoom, Vec2);

impl State {
    /// An item that was chosen on its page needs no scrolling to.
    pub(super) fn chose(&mut self, item: ItemId) {
        self.item = Some(item);
        self.pending = None;
    }

    /// Notes a widget as one of those on the pages.
    pub(super) fn own(&mut self, id: Id) {
        let [_, now] = &mut self.own;
        now.insert(id);
    }

    fn has(&self, id: Id) -> bool {
        self.own.iter().any(|ids| ids.contains(&id))
    }

    /// The page that the pane shows, counted from 0.
    pub(super) fn page(&self) -> usize {
        self.stack.as_ref().map_or(0, |(_, stack)| stack.main_page(self.offset.y, self.offset.y + self.pane))
    }

    /// How large pages are, in percent.
    pub(super) fn percent(&self) -> Option<u16> {
        self.stack.as_ref().map(|(_, stack)| stack.percent())
    }

    /// Whether a link was followed that can be taken back.
    pub(super) fn can_go_back(&self) -> bool {
        !self.back.is_empty()
    }

    /// Back to where the last link was followed from.
    pub(super) fn go_back(&mut self) {
        if let (Some(anchor), Some((_, stack))) = (self.back.pop(), &self.stack) {
            self.jump = Some(vec2(self.offset.x, stack.height_of(anchor)));
        }
    }

    /// Remembers where a link is followed from.
    pub(super) fn leave(&mut self) {
        if let Some((_, stack)) = &self.stack {
            self.back.push(stack.anchor(self.offset.y));
            if self.back.len() > MOST_BACK {
                self.back.remove(0);
            }
        }
    }
}

/// The preview is not drawn in this frame: nothing needs to be painted for it.
pub(in crate::ui) fn hide(now: &Snapshot<'_>, state: &mut State, asks: &mut Vec<Ask>) {
    if now.preview.is_asked_for {
        asks.push(Ask::WantPages { pages: Vec::new(), percent: 0 });
    }
    state.asked = (Vec::new(), 0);
    state.textures.sweep();
}

/// Draws the preview. `alone` says that nothing else in the middle of the window listens to keys.
pub(in crate::ui) fn show(
    ui: &mut Ui,
    look: &Look,
    now: &Snapshot<'_>,
    alone: bool,
    state: &mut State,
    asks: &mut Vec<Ask>,
) {
    ui.spacing_mut().item_spacing = Vec2::ZERO;
    let whole = ui.available_rect_before_wrap();
    ui.painter().rect_filled(whole, 0.0, look.colour.desk);
    bar_ui::show(ui, look, now, state, asks);
    hair_line(ui, look);
    let mut wanted = Vec::new();
    match now.preview.sheets.cloned() {
        Some(sheets) => {
            if let Some(why) = now.preview.failed.filter(|_| now.preview.is_current) {
                failure(ui, look, now, why, asks);
            }
            let small = now.view.kept.thumbnails && whole.width() >= look.size.reader_min + look.size.thumbnails;
            let mut thumbs = Vec::new();
            if small {
                Panel::left("small pages")
                    .exact_size(look.size.thumbnails)
                    .resizable(false)
                    .frame(Frame::new().fill(look.colour.pane))
                    .show(ui, |ui| thumbs = thumbs_ui::show(ui, look, now, &sheets, state, asks));
            }
            wanted = pages(ui, look, now, &sheets, alone, state, asks);
            wanted.extend(thumbs);
        }
        None => nothing(ui, look, now, asks),
    }
    if wanted.is_empty() {
        // What opens is the first page; its width is known when its paper is.
        wanted.push(Wanted { page: 0, width_px: 1, small: false });
    }
    state.textures.sweep();
    let asked = (wanted, state.percent().unwrap_or(100));
    if !now.preview.is_asked_for || state.asked != asked {
        asks.push(Ask::WantPages { pages: asked.0.clone(), percent: asked.1 });
        state.asked = asked;
    }
}

/// There are no pages yet, or none can be made.
fn nothing(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, asks: &mut Vec<Ask>) {
    match now.preview.failed.filter(|_| now.preview.is_current) {
        Some(why) => failure(ui, look, now, why, asks),
        None => card(ui, look, |ui| {
            paragraph(ui, &look.tr("preview-first"), &Line::many(look.body(), look.colour.quiet));
        }),
    }
}

/// Why there are no pages of the pack as it is now, and the way out.
fn failure(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, why: &str, asks: &mut Vec<Ask>) {
    let is_empty = now.pack.sections.iter().all(|s| s.items.is_empty());
    card(ui, look, |ui| {
        if is_empty {
            paragraph(ui, &look.tr("preview-empty"), &Line::many(look.medium(), look.colour.text));
            paragraph(ui, &look.tr("preview-empty-way"), &Line::many(look.body(), look.colour.quiet));
            return;
        }
        paragraph(ui, &look.tr("preview-broken"), &Line::many(look.medium(), look.colour.error));
        paragraph(ui, why, &Line::many(look.body(), look.colour.text));
        if Button::text(look.tr("preview-problems")).small().outlined().show(ui, look).clicked() {
            asks.push(Ask::Run(Command::CheckPack));
        }
    });
}

fn card(ui: &mut Ui, look: &Look, add: impl FnOnce(&mut Ui)) {
    let size = &look.size;
    let around = Margin::same(margin(size.space_l));
    let frame = Frame::new().fill(look.colour.raised).stroke(look.hair()).corner_radius(look.radius());
    frame.inner_margin(around).outer_margin(around).show(ui, |ui| {
        ui.set_max_width(size.dialog);
        ui.spacing_mut().item_spacing.y = size.space_s;
        add(ui);
    });
}

/// The pages in their pane. Gives back what has to be painted.
fn pages(
    ui: &mut Ui,
    look: &Look,
    now: &Snapshot<'_>,
    sheets: &Arc<Sheets>,
    alone: bool,
    state: &mut State,
    asks: &mut Vec<Ask>,
) -> Vec<Wanted> {
    let pane = ui.available_rect_before_wrap();
    state.pane = pane.height();
    restack(look, now, sheets, pane, state);
    aim(look, now, sheets, pane, state, asks);
    let Some((_, stack)) = state.stack.clone() else { return Vec::new() };
    let [before, now_drawn] = &mut state.own;
    *before = std::mem::take(now_drawn);
    let mut scroll = ScrollArea::both().id_salt("pages").auto_shrink(false);
    if let Some(jump) = state.jump.take() {
        scroll = scroll.scroll_offset(jump.max(Vec2::ZERO));
        ui.ctx().request_repaint();
    }
    let out = scroll.show_viewport(ui, |ui, viewport| {
        let origin = ui.min_rect().min;
        let (_, desk) = ui.allocate_exact_size(stack.size, Sense::hover());
        keys(ui, look, &stack, pane, alone, state);
        let visible = stack.between(viewport.top(), viewport.bottom());
        for page in visible.clone() {
            page_ui::show(ui, look, now, sheets, &stack, page, origin, state, asks);
        }
        let name = look.tr("preview-pages");
        desk.widget_info(|| WidgetInfo::labeled(Role::ScrollView, true, name.as_ref()));
        wanted_of(ui, &stack, visible, viewport)
    });
    state.offset = out.state.clamped_offset();
    wheel(ui, now, pane, state, asks);
    out.inner
}

/// Stacks the pages anew where the pages, the pane or the scale changed, and stays at the same place.
fn restack(look: &Look, now: &Snapshot<'_>, sheets: &Arc<Sheets>, pane: Rect, state: &mut State) {
    let zoom = now.view.kept.zoom;
    let made_from = (Arc::as_ptr(sheets).addr(), zoom, pane.size());
    if state.stack.as_ref().is_some_and(|(of, _)| *of == made_from) {
        return;
    }
    let new = Stack::new(sheets, zoom, pane.size(), look.size.space_l);
    if let Some(((_, old_zoom, _), old)) = &state.stack {
        // Another size of the pages turns about the middle of the pane; another pane keeps what stands at its top.
        let is_zoomed = *old_zoom != zoom && old.scale != new.scale;
        let still = state.still.take().unwrap_or(if is_zoomed { pane.size() / 2.0 } else { Vec2::ZERO });
        let at = state.offset + still;
        let anchor = old.anchor(at.y);
        let (before, after) = (old.page(anchor.0), new.page(anchor.0));
        let across = (at.x - before.left()) / before.width().max(1.0) * after.width() + after.left();
        let offset = vec2(across, new.height_of(anchor)) - still;
        if (offset - state.offset).length() >= 1.0 {
            state.jump = Some(offset);
        }
    }
    state.stack = Some((made_from, new));
}

/// Sets out for what is asked for, or for the item that was chosen elsewhere.
fn aim(look: &Look, now: &Snapshot<'_>, sheets: &Sheets, pane: Rect, state: &mut State, asks: &mut Vec<Ask>) {
    if now.view.item != state.item {
        state.item = now.view.item;
        state.pending = now.view.item;
    }
    let goal = now.view.goal.or(state.pending.map(|item| Goal::Shown(Shows::Item(item))));
    let Some(goal) = goal else { return };
    let found = find(sheets, goal);
    if found.is_none() && !now.preview.is_current {
        // It may be on the pages that are on their way.
        return;
    }
    if now.view.goal.is_some() {
        asks.push(Ask::Arrived);
    }
    state.pending = None;
    let (Some((page, rect)), Some((_, stack))) = (found, &state.stack) else { return };
    let rect = stack.rect_on(page, rect);
    let start = state.jump.map_or(state.offset.y, |jump| jump.y);
    let in_view = rect.top() >= start && rect.bottom() <= start + pane.height() && rect.height() > 0.0;
    if !in_view {
        let y = match goal {
            Goal::Page(_) => rect.top() - look.size.space_l,
            _ => rect.top() - pane.height() * SHOWN_AT,
        };
        state.jump = Some(vec2(state.offset.x, y));
    }
}

/// What is to be painted: the pages in view, the one that fills most of the pane first, then one on either side.
fn wanted_of(ui: &Ui, stack: &Stack, visible: std::ops::Range<usize>, viewport: Rect) -> Vec<Wanted> {
    let pixels = ui.ctx().pixels_per_point();
    let most = ui.input(|i| i.max_texture_side) as f32;
    let main = stack.main_page(viewport.top(), viewport.bottom());
    let mut pages: Vec<usize> = visible.clone().collect();
    pages.sort_by_key(|page| page.abs_diff(main));
    pages.push(visible.end);
    pages.extend(visible.start.checked_sub(1));
    pages
        .into_iter()
        .map(|page| (page, stack.page(page).size()))
        .filter(|(_, size)| size.x >= 1.0 && size.y >= 1.0)
        .map(|(page, size)| {
            // Paper is higher than wide: its height must fit the graphics card too.
            let scale = pixels.min((most - 1.0) / size.x.max(size.y));
            Wanted { page, width_px: (size.x * scale).round().max(1.0) as u32, small: false }
        })
        .collect()
}

/// Scrolling by keys, unless somebody types or another pane is nearer.
fn keys(ui: &mut Ui, look: &Look, stack: &Stack, pane: Rect, alone: bool, state: &mut State) {
    let ctx = ui.ctx().clone();
    let near = ctx.pointer_hover_pos().is_some_and(|p| pane.contains(p));
    let focused = ui.memory(|m| m.focused());
    let free = focused.is_none_or(|id| state.has(id));
    if !free || !(alone || near) {
        return;
    }
    let page = pane.height() - look.size.key_scroll;
    let line = look.size.key_scroll;
    let mut by = Vec2::ZERO;
    for (key, step) in [
        (Key::PageDown, vec2(0.0, -page)),
        (Key::PageUp, vec2(0.0, page)),
        (Key::ArrowDown, vec2(0.0, -line)),
        (Key::ArrowUp, vec2(0.0, line)),
        (Key::ArrowRight, vec2(-line, 0.0)),
        (Key::ArrowLeft, vec2(line, 0.0)),
    ] {
        if ui.input_mut(|i| i.consume_key(Modifiers::NONE, key)) {
            by += step;
        }
    }
    if by != Vec2::ZERO {
        ui.scroll_with_delta(by);
    }
    if ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Home)) {
        state.jump = Some(Vec2::ZERO);
        ctx.request_repaint();
    }
    if ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::End)) {
        state.jump = Some(vec2(state.offset.x, stack.size.y));
        ctx.request_repaint();
    }
    if state.can_go_back() && ui.input_mut(|i| i.consume_key(Modifiers::ALT, Key::ArrowLeft)) {
        state.go_back();
        ctx.request_repaint();
    }
}

/// The wheel with Ctrl held: larger and smaller around the pointer.
fn wheel(ui: &Ui, now: &Snapshot<'_>, pane: Rect, state: &mut State, asks: &mut Vec<Ask>) {
    let Some(pointer) = ui.ctx().pointer_hover_pos().filter(|p: &Pos2| pane.contains(*p)) else { return };
    let factor = ui.input(|i| i.zoom_delta());
    let Some(percent) = state.percent().filter(|_| (factor - 1.0).abs() > f32::EPSILON) else { return };
    let range = Zoom::RANGE;
    let wanted = (f32::from(percent) * factor).round() as u16;
    // A turn too small to make a difference makes the least there is.
    let wanted =
        if wanted == percent { if factor > 1.0 { percent + 1 } else { percent.saturating_sub(1) } } else { wanted };
    let zoom = Zoom::Percent(wanted.clamp(*range.start(), *range.end()));
    if now.view.kept.zoom != zoom {
        state.still = Some(pointer - pane.min);
        asks.push(Ask::Zoom(zoom));
    }
}

/// The name under which the pane of pages is known.
pub(super) fn page_id(page: usize) -> Id {
    Id::unique(("preview page", page))
}

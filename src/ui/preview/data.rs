//! What the preview shows: where pages lie, which are in view, and what of the pack stands under the pointer.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use egui::{ColorImage, Pos2, Rect, Vec2, pos2, vec2};

use crate::layout::page::{self, Link, Place, Shows};
use crate::pack::{HighlightId, ItemId};
use crate::preview::Sheets;
use crate::ui::view::{Goal, Zoom};

/// Screen points to a point of paper at 100 percent: 96 to the inch against 72.
const FULL_SIZE: f32 = 96.0 / 72.0;

/// A page that is to be painted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    /// The page, counted from 0.
    pub page: usize,
    /// How many pixels across.
    pub width_px: u32,
    /// Whether it is for the column of small pages.
    pub small: bool,
}

/// A painted page, told from others by what is on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PictureKey {
    /// See [`Sheets::trace`].
    pub trace: u64,
    /// Whether it is for the column of small pages.
    pub small: bool,
}

/// The pages, as far as they are known.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'a> {
    /// The newest pages that were laid out.
    pub sheets: Option<&'a Arc<Sheets>>,
    /// Whether the application knows that they are in view.
    pub is_asked_for: bool,
    /// Whether they are, or the failure is, of the pack as it is now.
    pub is_current: bool,
    /// Why the newest pack cannot be laid out.
    pub failed: Option<&'a str>,
    /// What was painted, and how many pixels across.
    pub pictures: &'a BTreeMap<PictureKey, (u32, Arc<ColorImage>)>,
    /// What cannot be painted, and why.
    pub unpainted: &'a BTreeMap<PictureKey, String>,
}

/// Where pages lie: one below another, in the middle of their column. In points of the screen, from its top left.
#[derive(Debug, Clone, PartialEq)]
pub struct Stack {
    /// Points of the screen to a point of paper.
    pub scale: f32,
    /// The column's width and height.
    pub size: Vec2,
    pages: Vec<Rect>,
}

impl Stack {
    /// Stacks the pages for a pane, with `gap` around each.
    pub fn new(sheets: &Sheets, zoom: Zoom, pane: Vec2, gap: f32) -> Self {
        let sizes: Vec<(f32, f32)> = (0..sheets.count()).map(|page| sheets.size(page)).collect();
        let widest = sizes.iter().map(|s| s.0).fold(1.0, f32::max);
        let tallest = sizes.iter().map(|s| s.1).fold(1.0, f32::max);
        let room = (pane - vec2(gap, gap) * 2.0).max(vec2(gap, gap));
        let least = f32::from(*Zoom::RANGE.start()) / 100.0 * FULL_SIZE;
        let scale = match zoom {
            Zoom::Width => (room.x / widest).max(least / 2.0),
            Zoom::Page => (room.x / widest).min(room.y / tallest).max(least / 2.0),
            Zoom::Percent(percent) => f32::from(percent) / 100.0 * FULL_SIZE,
        };
        let width = (widest * scale + gap * 2.0).max(pane.x);
        let mut pages = Vec::with_capacity(sizes.len());
        let mut top = gap;
        for (across, down) in sizes {
            let size = vec2(across, down) * scale;
            pages.push(Rect::from_min_size(pos2((width - size.x) / 2.0, top).round(), size));
            top += (size.y + gap).round();
        }
        Self { scale, size: vec2(width, top.max(pane.y)), pages }
    }

    /// The scale in percent.
    pub fn percent(&self) -> u16 {
        (self.scale / FULL_SIZE * 100.0).round() as u16
    }

    /// Where a page lies.
    pub fn page(&self, page: usize) -> Rect {
        self.pages.get(page).copied().unwrap_or(Rect::ZERO)
    }

    /// The pages that reach into a stretch from top to bottom.
    pub fn between(&self, top: f32, bottom: f32) -> Range<usize> {
        let first = self.pages.partition_point(|page| page.bottom() < top);
        let last = self.pages.partition_point(|page| page.top() <= bottom);
        first..last.max(first)
    }

    /// The page that fills most of a stretch: the one that the number names.
    pub fn main_page(&self, top: f32, bottom: f32) -> usize {
        let shown = |page: &usize| {
            let rect = self.page(*page);
            (rect.bottom().min(bottom) - rect.top().max(top)).max(0.0)
        };
        self.between(top, bottom).rev().max_by(|a, b| shown(a).total_cmp(&shown(b))).unwrap_or(0)
    }

    /// A height as a page and a part of that page's height, or so many points above it where it is less than none: both
    /// stay what they are when the scale changes.
    pub fn anchor(&self, y: f32) -> (usize, f32) {
        let page = self.between(y, f32::INFINITY).start.min(self.pages.len().saturating_sub(1));
        let rect = self.page(page);
        // What lies between pages is as high at every scale.
        let below = y - rect.top();
        (page, if below < 0.0 { below } else { below / rect.height().max(1.0) })
    }

    /// The height of an anchor.
    pub fn height_of(&self, (page, part): (usize, f32)) -> f32 {
        let rect = self.page(page.min(self.pages.len().saturating_sub(1)));
        rect.top() + if part < 0.0 { part } else { part * rect.height() }
    }

    /// A rectangle of a page's paper.
    pub fn rect_on(&self, page: usize, rect: page::Rect) -> Rect {
        let corner = self.page(page).min;
        let min = corner + vec2(rect.x, rect.y) * self.scale;
        Rect::from_min_size(min, vec2(rect.width, rect.height) * self.scale)
    }
}

/// Where a goal lies: the page, and the rectangle of paper to bring into view.
pub fn find(sheets: &Sheets, goal: Goal) -> Option<(usize, page::Rect)> {
    let last = sheets.count().checked_sub(1)?;
    let at = |page: usize, y: f32| (page, page::Rect { x: 0.0, y, width: 0.0, height: 0.0 });
    match goal {
        Goal::Page(page) => Some(at(page.min(last), 0.0)),
        Goal::At { page, y } => Some(at(page.min(last), y)),
        Goal::Shown(shows) => {
            let place = sheets.places().iter().find(|place| place.shows == shows)?;
            Some((place.page, place.rect))
        }
    }
}

/// What is under a point of paper.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Under {
    /// The item printed there.
    pub item: Option<ItemId>,
    /// The passage whose words stand there.
    pub passage: Option<HighlightId>,
}

/// What of the pack is printed at a point of a page.
pub fn under(places: &[Place], x: f32, y: f32) -> Under {
    let mut under = Under::default();
    for place in places.iter().filter(|p| holds(p.rect, x, y)) {
        match place.shows {
            Shows::Item(item) => under.item = Some(item),
            Shows::Passage(passage) => under.passage = Some(passage),
            _ => {}
        }
    }
    under
}

/// The link at a point of a page that a click follows: words of a quotation belong to the quotation instead.
pub fn link_at<'a>(links: &'a [Link], places: &[Place], x: f32, y: f32) -> Option<&'a Link> {
    let quoted = places.iter().any(|p| matches!(p.shows, Shows::Passage(_)) && holds(p.rect, x, y));
    links.iter().find(|link| !quoted && holds(link.rect, x, y))
}

fn holds(rect: page::Rect, x: f32, y: f32) -> bool {
    (rect.x..=rect.right()).contains(&x) && (rect.y..=rect.bottom()).contains(&y)
}

/// A point of the screen as a point of a page's paper.
pub fn on_paper(stack: &Stack, page: usize, at: Pos2) -> (f32, f32) {
    let inside = (at - stack.page(page).min) / stack.scale;
    (inside.x, inside.y)
}

//! The flow to pages: as many rows to a page as fit, never parting what must stay together, footnotes at the foot of
//! the page that refers to them.

use std::collections::VecDeque;

use super::flow::{Bar, PageName, Row, height_of, lower, lowered};
use super::page::{Color, Destination, Draw, Link, Page, PageItem, Place, Point, Rect, Tag};

/// The area of a page that rows fill, in points.
#[derive(Debug, Clone, Copy)]
pub struct Area {
    /// The paper's width.
    pub width: f32,
    /// The paper's height.
    pub height: f32,
    /// From the top edge to the first row.
    pub top: f32,
    /// From the left edge to the rows, for the places that links lead to and the rule over footnotes.
    pub left: f32,
    /// The height that rows and footnotes may fill.
    pub room: f32,
    /// White space between the last row and the footnotes; the rule stands in the middle of it.
    pub notes_gap: f32,
    /// The rule's width and colour.
    pub notes_rule: (f32, Color),
}

/// How thick the rule over footnotes is, in points.
const NOTES_RULE_HEIGHT: f32 = 0.5;

/// How many places side by side and one in another may grow from row to row.
const OPEN_PLACES: usize = 16;

/// A text that names a page, with where it goes.
pub struct Pending {
    /// Index of the page it stands on.
    pub page: usize,
    /// How many of the page's items are drawn before it.
    pub after_items: usize,
    /// The text; its baseline counts from the page's top.
    pub name: PageName,
}

/// Pages with texts still to be filled in.
pub struct Paginated {
    /// The pages.
    pub pages: Vec<Page>,
    /// What is still to be filled in, in the order of pages and items.
    pub pending: Vec<Pending>,
    /// What of the pack stands where.
    pub places: Vec<Place>,
}

/// Deals rows out to pages, the first of them number `first_page` from 0, and notes where the places that links lead to
/// have come to stand.
pub fn paginate(rows: Vec<Row>, area: Area, first_page: usize, destinations: &mut [Destination]) -> Paginated {
    let mut out = Paginated { pages: Vec::new(), pending: Vec::new(), places: Vec::new() };
    let mut rows: VecDeque<Row> = rows.into();
    // Footnotes that did not fit on the page of their mark.
    let mut carried: Vec<Row> = Vec::new();
    while !rows.is_empty() || !carried.is_empty() {
        let carried_height = notes_height(height_of(&carried), area);
        let count = match carried_height < area.room {
            true => rows_that_fit(rows.make_contiguous(), area, carried_height),
            false => 0,
        };
        let mut page_rows: Vec<Row> = rows.drain(..count).collect();
        let mut notes = std::mem::take(&mut carried);
        notes.extend(page_rows.iter_mut().flat_map(|row| std::mem::take(&mut row.notes)).flatten());
        let room_for_notes = area.room - height_of(&page_rows);
        let fitting = notes_that_fit(&notes, room_for_notes - area.notes_gap, page_rows.is_empty());
        carried = notes.split_off(fitting);
        let mut page = Filling::new(area, first_page + out.pages.len(), destinations);
        page.add(page_rows, area.top);
        page.add_notes(notes);
        let (page, pending, places) = page.done();
        out.pages.push(page);
        out.places.extend(places);
        out.pending.extend(pending);
    }
    out
}

fn notes_height(height: f32, area: Area) -> f32 {
    if height > 0.0 { height + area.notes_gap } else { 0.0 }
}

/// How many rows go on the page: the last place within the room where a page may end; where there is none, as many
/// as fit, since what cannot stay together on any page has to be parted. `taken` is the height that is gone already.
fn rows_that_fit(rows: &[Row], area: Area, taken: f32) -> usize {
    let mut y = 0.0;
    let mut notes = 0.0;
    let mut fitting = 0;
    let mut best = None;
    for (i, row) in rows.iter().enumerate() {
        if i > 0 && row.new_page {
            break;
        }
        y += row.height + if i == 0 { 0.0 } else { row.space_before };
        notes += row.notes.iter().map(|note| height_of(note)).sum::<f32>();
        let foot = if taken > 0.0 { taken + notes } else { notes_height(notes, area) };
        if y + foot > area.room + 0.01 {
            break;
        }
        fitting = i + 1;
        let last = rows.get(i + 1).is_none_or(|next| next.new_page);
        if !row.keep_with_next || last {
            best = Some(i + 1);
        }
    }
    // A row whose notes alone outgrow the page stands there all the same: its notes go on overleaf.
    best.unwrap_or(if fitting == 0 && taken == 0.0 { 1 } else { fitting })
}

/// How many rows of footnotes fit; at least one where the page would else stay empty.
fn notes_that_fit(notes: &[Row], room: f32, page_is_empty: bool) -> usize {
    let mut y = 0.0;
    let mut count = 0;
    for row in notes {
        y += row.height;
        if y > room + 0.02 {
            break;
        }
        count += 1;
    }
    if page_is_empty { count.max(1).min(notes.len()) } else { count }
}

/// A page that is being filled.
struct Filling<'d> {
    area: Area,
    index: usize,
    destinations: &'d mut [Destination],
    page: Page,
    bars: Vec<(Bar, f32, f32)>,
    pending: Vec<Pending>,
    places: Vec<Place>,
}

impl<'d> Filling<'d> {
    fn new(area: Area, index: usize, destinations: &'d mut [Destination]) -> Self {
        let page = Page { width: area.width, height: area.height, ..Page::default() };
        Self { area, index, destinations, page, bars: Vec::new(), pending: Vec::new(), places: Vec::new() }
    }

    fn add(&mut self, rows: Vec<Row>, top: f32) {
        let mut y = top;
        for (i, row) in rows.into_iter().enumerate() {
            if i > 0 {
                y += row.space_before;
            }
            let height = row.height;
            self.add_row(row, y);
            y += height;
        }
    }

    fn add_row(&mut self, row: Row, y: f32) {
        if let Some(bar) = row.bar {
            match self.bars.last_mut() {
                Some((open, _, bottom)) if open.number == bar.number => *bottom = y + row.height,
                _ => self.bars.push((bar, y, y + row.height)),
            }
        }
        for anchor in &row.anchors {
            if let Some(place) = self.destinations.get_mut(anchor.0) {
                *place = Destination { page: self.index, at: Point { x: self.area.left, y } };
            }
        }
        for (shows, rect) in row.areas {
            let rect = lowered(rect, y);
            let same = |p: &&mut Place| p.shows == shows && p.rect.x == rect.x && p.rect.width == rect.width;
            match self.places.iter_mut().rev().take(OPEN_PLACES).find(same) {
                Some(place) => place.rect.height = rect.bottom() - place.rect.y,
                None => self.places.push(Place { page: self.index, rect, shows }),
            }
        }
        let before = self.page.items.len();
        for name in row.page_names {
            let after_items = before + name.after_items;
            let name = PageName { baseline: name.baseline + y, ..name };
            self.pending.push(Pending { page: self.index, after_items, name });
        }
        self.page.items.extend(row.items.into_iter().map(|item| PageItem { draw: lower(item.draw, y), ..item }));
        self.page.links.extend(row.links.into_iter().map(|link| Link { rect: lowered(link.rect, y), ..link }));
    }

    fn add_notes(&mut self, notes: Vec<Row>) {
        if notes.is_empty() {
            return;
        }
        let height = height_of(&notes);
        let top = self.area.top + self.area.room - height;
        let (width, color) = self.area.notes_rule;
        let y = top - self.area.notes_gap / 2.0;
        self.page.items.push(PageItem {
            tag: Tag::Decoration,
            draw: Draw::Fill { rect: Rect { x: self.area.left, y, width, height: NOTES_RULE_HEIGHT }, color },
        });
        self.add(notes, top);
    }

    fn done(mut self) -> (Page, Vec<Pending>, Vec<Place>) {
        let shift = self.bars.len();
        let bars = self.bars.into_iter().map(|(bar, top, bottom)| PageItem {
            tag: Tag::Decoration,
            draw: Draw::Fill {
                rect: Rect { x: bar.x, y: top + bar.inset, width: bar.width, height: bottom - top - 2.0 * bar.inset },
                color: bar.color,
            },
        });
        self.page.items.splice(0..0, bars);
        for pending in &mut self.pending {
            pending.after_items += shift;
        }
        (self.page, self.pending, self.places)
    }
}

//! The flow to pages: as many rows to a page as fit, never parting what must stay together, footnotes at the foot of
//! the page that refers to them.

use std::sync::Arc;

use super::flow::{Bar, Head, PageName, Row, height_of};
use super::page::{Color, Destination, Draw, Page, PageItem, Place, Point, Rect, Shows, Tag};

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
    /// The width that rows fill.
    pub column: f32,
    /// The height that rows and footnotes may fill.
    pub room: f32,
    /// White space between the last row and the footnotes; the rule stands in the middle of it.
    pub notes_gap: f32,
    /// The rule's width and colour.
    pub notes_rule: (f32, Color),
}

/// How thick the rule over footnotes is, in points.
const NOTES_RULE_HEIGHT: f32 = 0.5;

/// What goes on a page: so many rows of the flow, and the rows at its foot.
#[derive(Debug, Default)]
pub struct Share {
    /// What is said again over them.
    pub head: Option<Arc<Head>>,
    /// How many rows.
    pub rows: usize,
    /// The footnotes.
    pub notes: Vec<Row>,
}

/// How many places side by side and one in another may grow from row to row.
const OPEN_PLACES: usize = 16;

/// Deals rows out to pages and notes where the places that links lead to have come to stand, and what of the pack is
/// shown where. Footnotes leave their rows for the foot of their page.
pub fn paginate<'r>(
    rows: impl Iterator<Item = &'r mut Row>,
    area: Area,
    destinations: &mut [Destination],
    places: &mut Vec<Place>,
) -> Vec<Share> {
    let mut shares: Vec<Share> = Vec::new();
    let mut rows: Vec<&mut Row> = rows.collect();
    let mut rest = rows.as_mut_slice();
    // Footnotes that did not fit on the page of their mark.
    let mut carried: Vec<Row> = Vec::new();
    while !rest.is_empty() || !carried.is_empty() {
        let carried_height = notes_height(height_of(&carried), area);
        let head = head_of(rest, area);
        let count = match carried_height < area.room {
            true => rows_that_fit(rest, head.as_deref(), area, carried_height),
            false => 0,
        };
        let head = head.filter(|_| count > 0);
        let (page_rows, others) = rest.split_at_mut(count.min(rest.len()));
        rest = others;
        let mut notes = std::mem::take(&mut carried);
        notes.extend(page_rows.iter_mut().flat_map(|row| std::mem::take(&mut row.notes)).flatten());
        let height = height_of(head_rows(head.as_deref()).iter().chain(page_rows.iter().map(|row| &**row)));
        let room_for_notes = area.room - height;
        let fitting = notes_that_fit(&notes, room_for_notes - area.notes_gap, page_rows.is_empty());
        carried = notes.split_off(fitting);
        let mut note_places = |row: &Row, y: f32| {
            for anchor in &row.anchors {
                if let Some(place) = destinations.get_mut(anchor.0) {
                    *place = Destination { page: shares.len(), at: Point { x: area.left, y } };
                }
            }
            for (shows, rect) in &row.areas {
                note_place(places, shares.len(), *shows, Rect { y: rect.y + y, ..*rect });
            }
        };
        let with_head = head_rows(head.as_deref()).iter().chain(page_rows.iter().map(|row| &**row));
        each_at(with_head, area.top, &mut note_places);
        each_at(notes.iter(), notes_top(&notes, area), &mut note_places);
        shares.push(Share { head, rows: page_rows.len(), notes });
    }
    shares
}

/// Notes what is shown somewhere on a page; what goes on below itself is one place.
fn note_place(places: &mut Vec<Place>, page: usize, shows: Shows, rect: Rect) {
    let goes_on =
        |p: &&mut Place| (p.page, p.shows) == (page, shows) && p.rect.x == rect.x && p.rect.width == rect.width;
    match places.iter_mut().rev().take(OPEN_PLACES).find(goes_on) {
        Some(place) => place.rect.height = rect.bottom() - place.rect.y,
        None => places.push(Place { page, rect, shows }),
    }
}

/// What is said again over these rows, if they open a page. Heads that leave no room are not.
fn head_of(rows: &[&mut Row], area: Area) -> Option<Arc<Head>> {
    /// The share of the page that heads may take.
    const MOST: f32 = 0.3;
    let head = rows.first()?.head.as_ref()?;
    (height_of(head.rows()) <= area.room * MOST).then(|| Arc::clone(head))
}

fn head_rows(head: Option<&Head>) -> &[Row] {
    head.map_or(&[], Head::rows)
}

/// Where the footnotes of a page begin.
fn notes_top(notes: &[Row], area: Area) -> f32 {
    area.top + area.room - height_of(notes)
}

/// Shows each row with the place of its top, one below another from `top` on.
fn each_at<R: std::borrow::Borrow<Row>>(rows: impl Iterator<Item = R>, top: f32, mut see: impl FnMut(R, f32)) {
    let mut y = top;
    for (i, row) in rows.enumerate() {
        let Row { height, space_before, .. } = *row.borrow();
        if i > 0 {
            y += space_before;
        }
        see(row, y);
        y += height;
    }
}

fn notes_height(height: f32, area: Area) -> f32 {
    if height > 0.0 { height + area.notes_gap } else { 0.0 }
}

/// How many rows go on the page: the last place within the room where a page may end; where there is none, as many
/// as fit, since what cannot stay together on any page has to be parted. `taken` is the height that is gone already.
fn rows_that_fit(rows: &[&mut Row], head: Option<&Head>, area: Area, taken: f32) -> usize {
    let mut y = height_of(head_rows(head));
    let mut notes = 0.0;
    let mut fitting = 0;
    let mut best = None;
    let opens_page = |row: &Row, full: f32| row.new_page && full > row.goes_below * area.room;
    let mut full = 0.0;
    for (i, row) in rows.iter().enumerate() {
        if i > 0 && opens_page(row, full) {
            break;
        }
        y += row.height + if i == 0 && head.is_none() { 0.0 } else { row.space_before };
        notes += row.notes.iter().map(height_of).sum::<f32>();
        let foot = if taken > 0.0 { taken + notes } else { notes_height(notes, area) };
        if y + foot > area.room + 0.01 {
            break;
        }
        full = y + foot;
        fitting = i + 1;
        let last = rows.get(i + 1).is_none_or(|next| opens_page(next, full));
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

/// A text that names a page, with where it goes.
pub struct Pending {
    /// How many of the page's items are drawn before it.
    pub after_items: usize,
    /// The text; its baseline counts from the page's top.
    pub name: PageName,
}

/// A page of its rows and footnotes, with the texts that are still to be filled in, in the order of its items.
pub fn page_of(rows: impl Iterator<Item = Row>, share: Share, area: Area) -> (Page, Vec<Pending>) {
    let Share { head, notes, .. } = share;
    let mut filling = Filling {
        page: Page { width: area.width, height: area.height, ..Page::default() },
        bars: Vec::new(),
        pending: Vec::new(),
        top: area.top,
    };
    let head = head_rows(head.as_deref()).to_vec();
    each_at(head.into_iter().chain(rows), area.top, |row, y| filling.add(row, y));
    if !notes.is_empty() {
        let top = notes_top(&notes, area);
        let (width, color) = area.notes_rule;
        let y = top - area.notes_gap / 2.0;
        // It starts where the notes do.
        let from_right = notes.first().is_some_and(|note| note.from_right);
        let x = area.left + if from_right { area.column - width } else { 0.0 };
        filling.page.items.push(PageItem {
            tag: Tag::Decoration,
            draw: Draw::Fill { rect: Rect { x, y, width, height: NOTES_RULE_HEIGHT }, color },
        });
        each_at(notes.into_iter(), top, |row, y| filling.add(row, y));
    }
    filling.done()
}

/// A page that is being filled.
struct Filling {
    page: Page,
    bars: Vec<(Bar, f32, f32)>,
    pending: Vec<Pending>,
    /// Where its first row stands.
    top: f32,
}

impl Filling {
    fn add(&mut self, row: Row, y: f32) {
        if let Some(bar) = row.bar {
            match self.bars.last_mut() {
                Some((open, _, bottom)) if open.number == bar.number => *bottom = y + row.height,
                _ => self.bars.push((bar, y, y + row.height)),
            }
        }
        let before = self.page.items.len();
        for name in row.page_names.into_iter().filter(|name| !name.overleaf || y <= self.top) {
            let after_items = before + name.after_items;
            let name = PageName { baseline: name.baseline + y, ..name };
            self.pending.push(Pending { after_items, name });
        }
        self.page.items.extend(row.items.on_page(y));
        self.page.links.extend(row.links.into_iter().map(|link| link.on_page(y)));
    }

    fn done(mut self) -> (Page, Vec<Pending>) {
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
        (self.page, self.pending)
    }
}

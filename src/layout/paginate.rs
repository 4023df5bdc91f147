//! The flow to pages: as many rows to a page as fit, never parting what must stay together.

use super::flow::{Bar, Row, lowered};
use super::page::{Destination, Draw, Link, Page, PageItem, Point, Rect, Tag};

/// The area of a page that rows fill, in points.
#[derive(Debug, Clone, Copy)]
pub struct Area {
    /// The paper's width.
    pub width: f32,
    /// The paper's height.
    pub height: f32,
    /// From the top edge to the first row.
    pub top: f32,
    /// From the left edge to the rows, for the places that links lead to.
    pub left: f32,
    /// The height that rows may fill.
    pub room: f32,
}

/// Deals rows out to pages and notes where the places that links lead to have come to stand.
pub fn paginate(rows: Vec<Row>, area: Area, destinations: &mut [Destination]) -> Vec<Page> {
    let mut counts = Vec::new();
    let mut rest = rows.as_slice();
    while !rest.is_empty() {
        let count = rows_that_fit(rest, area.room).max(1);
        counts.push(count);
        rest = rest.get(count..).unwrap_or_default();
    }
    let mut rows = rows.into_iter();
    let deal = |(index, count): (usize, usize)| fill(rows.by_ref().take(count), area, index, destinations);
    counts.into_iter().enumerate().map(deal).collect()
}

/// How many rows go on the page: the last place within the room where a page may end; where there is none, as many
/// as fit, since what cannot stay together on any page has to be parted.
fn rows_that_fit(rows: &[Row], room: f32) -> usize {
    let mut y = 0.0;
    let mut fitting = 0;
    let mut best = None;
    for (i, row) in rows.iter().enumerate() {
        y += row.height + if i == 0 { 0.0 } else { row.space_before };
        if y > room + 0.01 {
            break;
        }
        fitting = i + 1;
        if !row.keep_with_next || i + 1 == rows.len() {
            best = Some(i + 1);
        }
    }
    best.unwrap_or(fitting)
}

fn fill(rows: impl Iterator<Item = Row>, area: Area, page_index: usize, destinations: &mut [Destination]) -> Page {
    let mut page = Page { width: area.width, height: area.height, ..Page::default() };
    let mut bars: Vec<(Bar, f32, f32)> = Vec::new();
    let mut y = area.top;
    for (i, row) in rows.enumerate() {
        if i > 0 {
            y += row.space_before;
        }
        if let Some(bar) = row.bar {
            match bars.last_mut() {
                Some((open, _, bottom)) if open.number == bar.number => *bottom = y + row.height,
                _ => bars.push((bar, y, y + row.height)),
            }
        }
        for anchor in &row.anchors {
            if let Some(place) = destinations.get_mut(anchor.0) {
                *place = Destination { page: page_index, at: Point { x: area.left, y } };
            }
        }
        page.items.extend(row.items.into_iter().map(|item| PageItem { draw: lower(item.draw, y), ..item }));
        page.links.extend(row.links.into_iter().map(|link| Link { rect: lowered(link.rect, y), ..link }));
        y += row.height;
    }
    let bars = bars.into_iter().map(|(bar, top, bottom)| PageItem {
        tag: Tag::Decoration,
        draw: Draw::Fill {
            rect: Rect { x: bar.x, y: top + bar.inset, width: bar.width, height: bottom - top - 2.0 * bar.inset },
            color: bar.color,
        },
    });
    page.items.splice(0..0, bars);
    page
}

fn lower(draw: Draw, dy: f32) -> Draw {
    let down = |p: Point| Point { y: p.y + dy, ..p };
    match draw {
        Draw::Glyphs(mut run) => {
            run.origin = down(run.origin);
            Draw::Glyphs(run)
        }
        Draw::Fill { rect, color } => Draw::Fill { rect: lowered(rect, dy), color },
        Draw::Line { from, to, width, color, dash } => {
            Draw::Line { from: down(from), to: down(to), width, color, dash }
        }
        Draw::Polygon { points, color } => Draw::Polygon { points: points.into_iter().map(down).collect(), color },
        Draw::Picture { picture, rect } => Draw::Picture { picture, rect: lowered(rect, dy) },
    }
}

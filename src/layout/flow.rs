//! The flow: rows one below another, before they are dealt out to pages.

use std::sync::Arc;

use super::line::Items;
use super::page::{Color, DestId, Link, NodeId, Rect, Shows, Tag};
use super::paragraph::{InlineLink, Side};
use super::theme::TextStyle;

/// A row: what stands side by side at one height. Positions across count from the page's left edge, positions down
/// from the row's top.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// Its height, in points.
    pub height: f32,
    /// White space before it, in points; it vanishes at the top of a page.
    pub space_before: f32,
    /// What is drawn.
    pub items: Items,
    /// Areas to click.
    pub links: Vec<RowLink>,
    /// Places that links lead to.
    pub anchors: Vec<DestId>,
    /// Whether the next row must stand on the same page.
    pub keep_with_next: bool,
    /// A bar that runs on through neighbouring rows of the same bar.
    pub bar: Option<Bar>,
    /// Footnotes that this row refers to: they stand at the foot of its page.
    pub notes: Vec<Vec<Row>>,
    /// Texts that name a page, known when all rows have been dealt out.
    pub page_names: Vec<PageName>,
    /// Whether the row opens a new page.
    pub new_page: bool,
    /// The share of a page that may be full above a row that opens a new one: up to there it goes on below.
    pub goes_below: f32,
    /// Whether it is of a text that starts at the right.
    pub from_right: bool,
    /// What is said again over the row where it opens a page: the heads of its table.
    pub head: Option<Arc<Head>>,
    /// What of the pack stands where in it.
    pub areas: Vec<(Shows, Rect)>,
}

/// Rows that are said again at the top of each page that goes on with a table. They are decoration: whoever listens has
/// heard the heads where they first stood.
#[derive(Debug)]
pub struct Head {
    rows: Vec<Row>,
}

impl Head {
    /// Of the rows that are the head where the table begins.
    pub fn of(rows: &[Row]) -> Self {
        let again = |row: &Row| {
            let mut items = row.items.clone();
            items.iter_mut().for_each(|item| item.tag = Tag::Decoration);
            Row { items, space_before: row.space_before, ..Row::new(row.height) }
        };
        Self { rows: rows.iter().map(again).collect() }
    }

    /// The rows, to be put on a page.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }
}

/// An area of a row to click.
#[derive(Debug, Clone)]
pub struct RowLink {
    /// Where.
    pub rect: Rect,
    /// What it opens.
    pub opens: Arc<InlineLink>,
    /// The node that its words belong to.
    pub node: NodeId,
}

impl RowLink {
    /// The same, `dy` lower.
    fn lowered(mut self, dy: f32) -> Self {
        self.rect.y += dy;
        self
    }

    /// As a page has it, `dy` lower.
    pub fn on_page(self, dy: f32) -> Link {
        let InlineLink { target, description } = Arc::unwrap_or_clone(self.opens);
        Link { rect: Rect { y: self.rect.y + dy, ..self.rect }, target, description, node: self.node }
    }
}

/// A text that names the page on which a place has come to stand: "p. 24".
#[derive(Debug, Clone)]
pub struct PageName {
    /// How many of the row's items are drawn, and read, before it.
    pub after_items: usize,
    /// The place.
    pub place: DestId,
    /// What stands before the number, parted from it by a space; nothing if it is empty.
    pub prefix: &'static str,
    /// How it is set.
    pub style: TextStyle,
    /// What it belongs to.
    pub tag: Tag,
    /// Where it stands across the page.
    pub side: Side,
    /// Its baseline, from the row's top, in points.
    pub baseline: f32,
    /// What it opens when it is clicked.
    pub link: Option<InlineLink>,
    /// Where there may be several pages to name: what stands on them.
    pub spans: Option<Box<PageSpans>>,
    /// For names that stand side by side from one place on: how far apart, in points. One that names the same page as the
    /// one before it is left out.
    pub once: Option<f32>,
    /// Whether it is named only where the row opens a page: what it is of has begun on a page before.
    pub overleaf: bool,
}

/// The most numbers that a name of several pages has; beyond these it names the first and the last.
pub const MOST_NUMBERS: usize = 4;

/// What stands on the pages that are named together: "pp. 10–11, 14".
#[derive(Debug, Clone)]
pub struct PageSpans {
    /// Each of them.
    pub spans: Vec<PageSpan>,
    /// What stands before all of it, parted from it as it says.
    pub lead: String,
    /// What stands before the numbers of several pages.
    pub prefix: &'static str,
    /// What the signs between the numbers belong to.
    pub between: Tag,
    /// Whether each of them is named by a letter, with the pages that it stands on: "a p. 6, b–c p. 7".
    pub lettered: bool,
}

/// Something that may go on from a page to others: the places of its first and its last line, and what the number of the
/// page of each belongs to.
#[derive(Debug, Clone)]
pub struct PageSpan {
    /// The first.
    pub from: (DestId, Tag),
    /// The last.
    pub to: (DestId, Tag),
}

/// A vertical bar beside rows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bar {
    /// Rows with the same number share one unbroken bar.
    pub number: usize,
    /// From the page's left edge, in points.
    pub x: f32,
    /// Its width in points.
    pub width: f32,
    /// Its colour.
    pub color: Color,
    /// How much it stays clear of the first row's top and the last row's bottom, in points.
    pub inset: f32,
}

impl Row {
    /// An empty row.
    pub fn new(height: f32) -> Self {
        Self { height, ..Self::default() }
    }

    /// Puts what another row holds before what is there, in the order of reading and drawing.
    pub fn prepend(&mut self, other: Row) {
        for name in &mut self.page_names {
            name.after_items += other.items.len();
        }
        self.items.prepend(other.items);
        self.links.splice(0..0, other.links);
        self.areas.extend(other.areas);
        self.anchors.splice(0..0, other.anchors);
    }

    /// Puts its texts on one baseline, so many points under its top.
    pub fn set_baseline(&mut self, baseline: f32) {
        self.items.iter_mut().for_each(|item| item.set_baseline(baseline));
    }

    /// Moves what it holds to the right by `dx`; texts that name pages stay.
    pub fn move_aside(&mut self, dx: f32) {
        self.items.iter_mut().for_each(|item| item.move_by(dx, 0.0));
        for link in &mut self.links {
            link.rect.x += dx;
        }
    }

    /// Puts another row beside this one, `dy` lower; it is read after it.
    pub fn join(&mut self, other: Row, dy: f32) {
        let before = self.items.len();
        self.height = self.height.max(dy + other.height);
        self.items.extend(other.items.into_iter().map(|item| item.lowered(dy)));
        self.links.extend(other.links.into_iter().map(|link| link.lowered(dy)));
        let lowered = |(shows, rect): (Shows, Rect)| (shows, Rect { y: rect.y + dy, ..rect });
        self.areas.extend(other.areas.into_iter().map(lowered));
        self.anchors.extend(other.anchors);
        self.notes.extend(other.notes);
        self.page_names.extend(other.page_names.into_iter().map(|name| PageName {
            after_items: name.after_items + before,
            baseline: name.baseline + dy,
            ..name
        }));
    }
}

/// Notes what rows show of the pack, over a width that starts at `x`.
pub fn show_in(rows: &mut [Row], shows: Shows, x: f32, width: f32) {
    for row in rows {
        row.areas.push((shows, Rect { x, y: 0.0, width, height: row.height }));
    }
}

/// Rows that stand one below another as one row, which no page's end can part.
pub fn stacked(rows: Vec<Row>) -> Row {
    let mut stack = Row::default();
    let mut y = 0.0;
    for (i, row) in rows.into_iter().enumerate() {
        y += if i == 0 { 0.0 } else { row.space_before };
        let height = row.height;
        stack.join(row, y);
        y += height;
    }
    stack
}

/// Columns of rows side by side: the first row of each, then the second of each, and so on.
pub fn side_by_side(columns: Vec<Vec<Row>>) -> Vec<Row> {
    let count = columns.iter().map(Vec::len).max().unwrap_or(0);
    let mut rows: Vec<Row> = Vec::with_capacity(count);
    rows.resize_with(count, Row::default);
    for column in columns {
        for (row, part) in rows.iter_mut().zip(column) {
            row.space_before = row.space_before.max(part.space_before);
            row.keep_with_next |= part.keep_with_next;
            row.join(part, 0.0);
        }
    }
    rows
}

/// The height of rows one below another, the space before the first left out.
pub fn height_of<'r>(rows: impl IntoIterator<Item = &'r Row>) -> f32 {
    rows.into_iter().enumerate().map(|(i, row)| row.height + if i == 0 { 0.0 } else { row.space_before }).sum()
}

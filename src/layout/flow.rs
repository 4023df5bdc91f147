//! The flow: rows one below another, before they are dealt out to pages.

use super::page::{Color, DestId, Link, PageItem, Rect};

/// A row: what stands side by side at one height. Positions across count from the page's left edge, positions down
/// from the row's top.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// Its height, in points.
    pub height: f32,
    /// White space before it, in points; it vanishes at the top of a page.
    pub space_before: f32,
    /// What is drawn.
    pub items: Vec<PageItem>,
    /// Areas to click.
    pub links: Vec<Link>,
    /// Places that links lead to.
    pub anchors: Vec<DestId>,
    /// Whether the next row must stand on the same page.
    pub keep_with_next: bool,
    /// A bar that runs on through neighbouring rows of the same bar.
    pub bar: Option<Bar>,
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
}

/// A rectangle of a row, moved down by `dy`.
pub(super) fn lowered(rect: Rect, dy: f32) -> Rect {
    Rect { y: rect.y + dy, ..rect }
}

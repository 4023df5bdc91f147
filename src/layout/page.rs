//! The page model: everything at a fixed position, in points, with the structure it belongs to.
//!
//! It knows nothing of any file format: the PDF writer and every check only read it. All positions are measured
//! from the page's top left corner, x to the right and y downwards, in points of 1/72 inch.

mod draw;
mod files;
mod structure;

use std::sync::Arc;

pub use draw::{Color, Draw, Glyph, GlyphRun, Outline, Point, Rect, Ring, Segment};
pub use files::{Attachment, Font, FontData, Picture, Relation};
pub use structure::{Node, NodeId, Role};

use crate::pack::{HighlightId, ItemId, SectionId};

/// A laid-out document.
#[derive(Debug, Clone, Default)]
pub struct Pages {
    /// What a viewer shows about the document.
    pub info: Info,
    /// The fonts that [`GlyphRun::font`] names by index.
    pub fonts: Vec<Arc<Font>>,
    /// The pictures that [`Draw::Picture`] names by index.
    pub pictures: Vec<Arc<Picture>>,
    /// The pages, in order.
    pub pages: Vec<Page>,
    /// The structure tree as an arena; index 0 is the root, with role [`Role::Document`].
    pub structure: Vec<Node>,
    /// Places that links and bookmarks lead to, named by [`DestId`].
    pub destinations: Vec<Destination>,
    /// The outline a viewer shows beside the pages, in order, nested by level.
    pub bookmarks: Vec<Bookmark>,
    /// Files that travel inside the document.
    pub attachments: Vec<Attachment>,
    /// What of the pack stands where, page by page; not written into any file.
    pub places: Vec<Place>,
}

/// A part of a page, and what of the pack it shows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// Index of the page, from 0.
    pub page: usize,
    /// Where on it.
    pub rect: Rect,
    /// What is shown there.
    pub shows: Shows,
}

/// What a part of a page shows of the pack, or what is off there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shows {
    /// The fields of the title page.
    Front,
    /// The heading of a section.
    Section(SectionId),
    /// An item of the outline, with its source line and its note.
    Item(ItemId),
    /// The words of a passage, quoted in the body.
    Passage(HighlightId),
    /// A paragraph of an annex.
    Paragraph {
        /// The number of the annex's source, from 1.
        source: usize,
        /// The index of the article's block.
        block: usize,
    },
    /// The first line of a section that lies beyond its limit.
    OverLimit(SectionId),
    /// A box in the place of a character that no font has.
    Missing(char),
}

/// What a viewer shows about the document; nothing else gets into the file's metadata.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Info {
    /// The document's title.
    pub title: String,
    /// The author, if the pack names one.
    pub author: Option<String>,
    /// What it is about.
    pub subject: Option<String>,
    /// Search words.
    pub keywords: Vec<String>,
    /// The language of most of its text (ISO 639-1).
    pub language: String,
    /// The date stored as the file's creation and modification date.
    pub date: Option<jiff::civil::Date>,
}

/// A page.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// Width in points.
    pub width: f32,
    /// Height in points.
    pub height: f32,
    /// What a viewer calls it, if not its number.
    pub label: Option<String>,
    /// What is drawn, in reading order; later items lie above earlier ones.
    pub items: Vec<PageItem>,
    /// Areas to click.
    pub links: Vec<Link>,
}

/// Something drawn, and the part of the structure it belongs to.
#[derive(Debug, Clone)]
pub struct PageItem {
    /// What it belongs to.
    pub tag: Tag,
    /// What is drawn.
    pub draw: Draw,
}

/// What a drawn thing belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tag {
    /// Real content, of this node. A node's children, nodes and content alike, are read in the order of their
    /// first drawn item.
    Content(NodeId),
    /// Decoration: rules, tints, watermarks.
    Decoration,
    /// A running header.
    Header,
    /// A running footer, page numbers among it.
    Footer,
}

/// An area to click.
#[derive(Debug, Clone)]
pub struct Link {
    /// Where.
    pub rect: Rect,
    /// What it opens.
    pub target: Target,
    /// What a screen reader says ("Source 2: …").
    pub description: String,
    /// The [`Role::Link`] or [`Role::Reference`] node that its words belong to.
    pub node: NodeId,
}

/// What a link opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A place in this document.
    Dest(DestId),
    /// An address on the web.
    Uri(String),
}

/// Index into [`Pages::destinations`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DestId(pub usize);

/// A place that links and bookmarks lead to.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Destination {
    /// Index of the page, from 0.
    pub page: usize,
    /// The top left corner of what should come into view.
    pub at: Point,
}

/// An entry of the outline beside the pages.
#[derive(Debug, Clone, PartialEq)]
pub struct Bookmark {
    /// Depth, from 0.
    pub level: usize,
    /// What it says.
    pub title: String,
    /// Where it leads.
    pub dest: DestId,
}

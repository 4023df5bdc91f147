//! The page model: everything at a fixed position, in points, with the structure it belongs to.
//!
//! It knows nothing of any file format: the PDF writer and every check only read it. All positions are measured
//! from the page's top left corner, x to the right and y downwards, in points of 1/72 inch.

use std::ops::Range;
use std::sync::Arc;

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

/// A font file and the face in it.
#[derive(Debug)]
pub struct Font {
    /// The PostScript name without a subset tag ("NotoSerif-Regular").
    pub name: String,
    /// The file: TrueType, OpenType or a collection.
    pub data: FontData,
    /// The face in a collection; 0 in a plain file.
    pub index: u32,
    /// Units per em.
    pub units_per_em: u16,
}

/// The bytes of a font: part of the program, or read from the machine.
#[derive(Clone)]
pub enum FontData {
    /// Part of the program.
    Static(&'static [u8]),
    /// Read from the machine.
    Shared(Arc<[u8]>),
}

impl FontData {
    /// The file's bytes.
    pub fn bytes(&self) -> &[u8] {
        match self {
            Self::Static(bytes) => bytes,
            Self::Shared(bytes) => bytes,
        }
    }
}

impl std::fmt::Debug for FontData {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "FontData({} bytes)", self.bytes().len())
    }
}

/// A decoded picture: 8 bits a channel, rows from the top, no padding.
#[derive(Debug)]
pub struct Picture {
    /// Pixels across.
    pub width_px: u32,
    /// Pixels down.
    pub height_px: u32,
    /// Red, green, blue for each pixel.
    pub rgb: Vec<u8>,
    /// Opacity for each pixel, if any pixel is not opaque.
    pub alpha: Option<Vec<u8>>,
}

/// A point on a page.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Point {
    /// From the left edge, in points.
    pub x: f32,
    /// From the top edge, in points.
    pub y: f32,
}

/// A rectangle on a page.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Rect {
    /// Left edge, in points.
    pub x: f32,
    /// Top edge, in points.
    pub y: f32,
    /// Width in points.
    pub width: f32,
    /// Height in points.
    pub height: f32,
}

impl Rect {
    /// The right edge, in points.
    pub fn right(&self) -> f32 {
        self.x + self.width
    }

    /// The bottom edge, in points.
    pub fn bottom(&self) -> f32 {
        self.y + self.height
    }
}

/// A colour in sRGB, 8 bits a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct Color(pub u8, pub u8, pub u8);

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

/// What is drawn.
#[derive(Debug, Clone)]
pub enum Draw {
    /// Text.
    Glyphs(GlyphRun),
    /// A filled rectangle: tints and rules alike.
    Fill {
        /// Where.
        rect: Rect,
        /// In which colour.
        color: Color,
    },
    /// A stroked straight line.
    Line {
        /// From.
        from: Point,
        /// To.
        to: Point,
        /// How thick, in points.
        width: f32,
        /// In which colour.
        color: Color,
        /// Lengths of dash and gap in points; `None` for a solid line.
        dash: Option<(f32, f32)>,
    },
    /// A filled polygon, closed by itself: markers, arrows, parts of a drawing.
    Polygon {
        /// The corners.
        points: Vec<Point>,
        /// In which colour.
        color: Color,
    },
    /// A filled outline with curves and holes: parts of a drawing.
    Outline(Outline),
    /// A picture.
    Picture {
        /// Index into [`Pages::pictures`].
        picture: usize,
        /// Where, stretched to this rectangle.
        rect: Rect,
    },
}

/// A filled shape: rings of lines and curves.
#[derive(Debug, Clone, PartialEq)]
pub struct Outline {
    /// Its rings.
    pub rings: Vec<Ring>,
    /// Whether a point within two rings is outside again, whichever way they run; else it is inside where they run the
    /// same way.
    pub even_odd: bool,
    /// In which colour.
    pub color: Color,
    /// From 0, not to be seen, to 255, hiding what lies below.
    pub opacity: u8,
}

/// A closed line.
#[derive(Debug, Clone, PartialEq)]
pub struct Ring {
    /// Where it starts, and where it ends by itself.
    pub start: Point,
    /// Its way from there.
    pub segments: Vec<Segment>,
}

/// A part of a ring, from where the one before it ended.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Segment {
    /// A straight line to a point.
    Line(Point),
    /// A cubic Bézier curve: two control points, then its end.
    Curve(Point, Point, Point),
}

impl Outline {
    /// All points that it is drawn by, control points among them.
    pub fn points(&self) -> impl Iterator<Item = &Point> {
        self.rings.iter().flat_map(|ring| {
            let of_segments = ring.segments.iter().flat_map(|segment| match segment {
                Segment::Line(to) => [Some(to), None, None],
                Segment::Curve(first, second, to) => [Some(first), Some(second), Some(to)],
            });
            std::iter::once(&ring.start).chain(of_segments.flatten())
        })
    }

    /// Changes each point that it is drawn by.
    pub fn points_mut(&mut self, mut change: impl FnMut(&mut Point)) {
        for ring in &mut self.rings {
            change(&mut ring.start);
            for segment in &mut ring.segments {
                match segment {
                    Segment::Line(to) => change(to),
                    Segment::Curve(first, second, to) => [first, second, to].into_iter().for_each(&mut change),
                }
            }
        }
    }
}

/// Glyphs of one font at one size on one baseline.
#[derive(Debug, Clone)]
pub struct GlyphRun {
    /// Index into [`Pages::fonts`].
    pub font: usize,
    /// Size in points.
    pub size: f32,
    /// Colour.
    pub color: Color,
    /// The left end of the baseline.
    pub origin: Point,
    /// Counter-clockwise turn about `origin` in degrees: 0 but for a watermark.
    pub turn_degrees: f32,
    /// The text that the glyphs stand for, in logical order.
    pub text: String,
    /// The glyphs, in the order in which they are drawn from left to right.
    pub glyphs: Vec<Glyph>,
}

/// A glyph with its place in the run.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glyph {
    /// Its number in the font.
    pub id: u16,
    /// How far the pen goes on, in points.
    pub advance: f32,
    /// Shift to the right from the pen, in points.
    pub dx: f32,
    /// Shift upwards from the baseline, in points.
    pub dy: f32,
    /// First byte in the run's text of the cluster it belongs to. Glyphs of one cluster share the value.
    pub cluster_start: u32,
    /// One past the cluster's last byte.
    pub cluster_end: u32,
}

impl Glyph {
    /// The bytes of the run's text that the glyph's cluster stands for.
    pub fn cluster(&self) -> Range<usize> {
        self.cluster_start as usize..self.cluster_end as usize
    }
}

impl GlyphRun {
    /// The sum of the advances, in points.
    pub fn width(&self) -> f32 {
        self.glyphs.iter().map(|g| g.advance).sum()
    }
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

/// Index into [`Pages::structure`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub usize);

impl NodeId {
    /// The root of the tree.
    pub const ROOT: NodeId = NodeId(0);
}

/// An element of the structure tree (PDF 1.7, 14.7 and 14.8 give the roles' meanings).
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// The element it is part of; the root is its own parent.
    pub parent: NodeId,
    /// What it is.
    pub role: Role,
    /// Its language where it differs from its parent's (ISO 639-1).
    pub language: Option<String>,
    /// What a screen reader says instead of a picture or drawing.
    pub alt: Option<String>,
    /// A name, unique in the document, that others refer to it by: required of notes.
    pub id: Option<String>,
}

/// What an element is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// The whole.
    Document,
    /// A section with its heading.
    Section,
    /// A division without a meaning of its own.
    Division,
    /// A heading of level 1 to 6.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A quotation that stands by itself.
    BlockQuote,
    /// Words quoted inside a paragraph.
    Quote,
    /// A list; numbered or not.
    List {
        /// Whether its items carry numbers.
        numbered: bool,
    },
    /// An item of a list.
    ListItem,
    /// An item's number or mark.
    Label,
    /// An item's text.
    ListBody,
    /// A table.
    Table,
    /// A row.
    TableRow,
    /// A header cell, of its column or of its row.
    TableHeader {
        /// Whether it heads a row rather than a column.
        row: bool,
    },
    /// A cell.
    TableCell,
    /// A caption.
    Caption,
    /// A picture or a drawing; needs [`Node::alt`].
    Figure,
    /// A footnote; needs [`Node::id`].
    Note,
    /// Words that refer to a note or another place.
    Reference,
    /// Words that open something when clicked.
    Link,
    /// A table of contents.
    Contents,
    /// An entry of it.
    ContentsItem,
    /// A run of words with a property of its own.
    Span,
}

/// A file inside the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its name.
    pub name: String,
    /// What it is, in words.
    pub description: String,
    /// Its media type ("application/json").
    pub media_type: String,
    /// How it relates to the document.
    pub relation: Relation,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// How an attached file relates to the document (PDF/A-3, 6.8: `AFRelationship`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// Data that the document shows.
    Data,
    /// What the document was made from.
    Source,
    /// Something more.
    Supplement,
}

//! The structure that what is drawn belongs to: what a screen reader goes by.

/// Index into [`super::Pages::structure`].
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

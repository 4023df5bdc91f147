//! Reads a PDF of ours back: what each part of the structure says on paper, and all else that a reader can find out.
//!
//! The bytes may come from anywhere. Whatever they hold, reading ends, in bounded memory; what cannot be made sense of is
//! left out and named in [`ReadPdf::complaints`]. Places are measured as in [`crate::layout::page`]: in points from the
//! page's top left corner.

mod content;
mod fonts;
mod sight;

mod structure;

mod links;
mod metadata;

mod file;

use std::collections::BTreeMap;

use super::seal;
pub use crate::layout::page::{Point, Rect};
use file::OpenFile;

/// Why bytes could not be read as a PDF.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// They are no PDF, or a broken one.
    #[error("is no PDF that can be read ({why}); get a fresh copy of the file")]
    Damaged {
        /// What is wrong.
        why: String,
    },
    /// It needs a password.
    #[error("is encrypted; save it without a password first")]
    Encrypted,
    /// It is larger than any briefing.
    #[error("is too large to be a briefing ({bytes} bytes)")]
    TooLarge {
        /// Its size.
        bytes: usize,
    },
}

/// What was read of a PDF.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ReadPdf {
    /// The pages.
    pub pages: Vec<ReadPage>,
    /// The structure tree in reading order, parents before their kids; the first is the root.
    pub elements: Vec<Element>,
    /// The text, in the order in which it is drawn.
    pub texts: Vec<Text>,
    /// The text that is no part of the content, in the order in which it is drawn: running headers, a watermark.
    pub around: Vec<Text>,
    /// The areas to click.
    pub links: Vec<ReadLink>,
    /// The outline beside the pages, in order.
    pub bookmarks: Vec<ReadBookmark>,
    /// For each stretch of page labels the index of the page that it starts at (ISO 32000-1, 12.4.2).
    pub label_starts: Vec<i64>,
    /// What the file says of itself.
    pub metadata: Metadata,
    /// The files inside it.
    pub attachments: Vec<ReadAttachment>,
    /// What could not be made sense of: a page or other place, and what is wrong there.
    pub complaints: Vec<(String, String)>,
}

/// A page.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ReadPage {
    /// Width in points.
    pub width: f32,
    /// Height in points.
    pub height: f32,
    /// A hash of all that it shows: the one that was recorded when it was written ([`super::PageRecord::seal`]), if
    /// nothing was changed since.
    pub seal: String,
    /// The same as programs recorded it up to the second version of the manifest, without what links say of themselves.
    pub earlier_seal: String,
}

/// A piece of text: all or part of a line, in one font.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// The index of its page.
    pub page: usize,
    /// The left end of its baseline.
    pub at: Point,
    /// What it reads: what its glyphs stand for, unless the file gives another text for them.
    pub reads: String,
    /// What its glyphs by themselves stand for, where the file gives another text for them (ISO 32000-1, 14.9.4). U+FFFD
    /// stands for glyphs that stand for nothing by themselves.
    pub drawn: Option<String>,
}

/// An element of the structure tree.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Element {
    /// The name of its type ("P", "BlockQuote").
    pub role: String,
    /// Index of the element it is part of.
    pub parent: Option<usize>,
    /// What it consists of, in reading order.
    pub kids: Vec<Kid>,
    /// What is read out instead of its content.
    pub replaced: Option<String>,
}

/// A part of an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kid {
    /// Index into [`ReadPdf::elements`].
    Element(usize),
    /// Index into [`ReadPdf::texts`].
    Text(usize),
    /// Index into [`ReadPdf::links`].
    Link(usize),
}

/// An area to click.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadLink {
    /// The index of its page.
    pub page: usize,
    /// Where.
    pub rect: Rect,
    /// What it opens.
    pub target: ReadTarget,
    /// What a screen reader says.
    pub description: String,
}

/// What a link or a bookmark opens.
#[derive(Debug, Clone, PartialEq)]
pub enum ReadTarget {
    /// A place in the document; a place without a point is the whole page.
    Place {
        /// The index of the page; `None` where there is no such page.
        page: Option<usize>,
        /// The top left corner of what comes into view.
        at: Option<Point>,
    },
    /// An address on the web.
    Uri(String),
    /// Something else, or nothing: what it is, in words.
    Other(String),
}

/// An entry of the outline.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadBookmark {
    /// Depth, from 0.
    pub level: usize,
    /// What it says.
    pub title: String,
    /// Where it leads.
    pub target: ReadTarget,
}

/// What a file says of itself. All is as written, in the file's order.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Metadata {
    /// The version of PDF.
    pub version: String,
    /// The document's language.
    pub language: Option<String>,
    /// The document information (ISO 32000-1, 14.3.3): names and values.
    pub info: Vec<(String, String)>,
    /// The XMP metadata: the elements and attributes that hold text.
    pub xmp: Vec<(String, String)>,
    /// The file's identifier, as hexadecimal digits.
    pub identifier: Option<String>,
    /// The names of the fonts.
    pub fonts: Vec<String>,
}

/// A file inside the document.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadAttachment {
    /// Its name.
    pub name: String,
    /// What it is, in words.
    pub description: String,
    /// Its media type.
    pub media_type: String,
    /// How it relates to the document ("Data", "Source").
    pub relation: String,
    /// Its bytes; `None` where they could not be read.
    pub bytes: Option<Vec<u8>>,
}

/// Reads a PDF.
///
/// # Errors
/// [`ReadError`] where the bytes are no PDF at all, or one that cannot be read without a password.
pub fn read(bytes: &[u8]) -> Result<ReadPdf, ReadError> {
    let file = OpenFile::open(bytes)?;
    // lopdf is other people's code: should it break on hostile bytes, the file is damaged, and the program goes on.
    let read = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| read_all(&file)));
    read.map_err(|_| ReadError::Damaged { why: "it makes no sense inside".to_owned() })
}

fn read_all(file: &OpenFile) -> ReadPdf {
    let mut pdf = ReadPdf::default();
    let page_ids = file.pages();
    let page_of: BTreeMap<_, _> = page_ids.iter().enumerate().rev().map(|(index, id)| (*id, index)).collect();
    pdf.pages = page_ids.iter().map(|id| file.page_size(*id)).collect();
    if pdf.pages.is_empty() {
        pdf.complaints.push(("the file".to_owned(), "has no pages".to_owned()));
    }
    let mut fonts = fonts::Fonts::default();
    let mut marks = structure::Marks::default();
    links::complain_of_layers(file, &mut pdf);
    let mut contents = Vec::with_capacity(page_ids.len());
    for (index, id) in page_ids.iter().enumerate() {
        links::complain_of_boxes(file, *id, index, &mut pdf);
        let read = content::read(file, *id, &mut fonts, &mut pdf.complaints, index);
        marks.add(index, read.drawn, &mut pdf);
        contents.push((read.hash, read.named));
    }
    let annotations = links::read(file, &page_ids, &page_of, &mut pdf);
    for (page, (hash, named)) in contents.iter().enumerate() {
        let (links, earlier) = links::sealed(file, page_ids.get(page).copied(), &page_of);
        if let Some(page) = pdf.pages.get_mut(page) {
            page.seal = seal::of_page(hash, (page.width, page.height), named, &links);
            page.earlier_seal = seal::of_page(hash, (page.width, page.height), named, &earlier);
        }
    }
    structure::read(file, &page_of, &annotations, marks, &mut pdf);
    links::read_bookmarks(file, &page_of, &mut pdf);
    links::read_labels(file, &mut pdf);
    pdf.metadata = metadata::read(file, fonts.names());
    pdf.attachments = metadata::read_attachments(file, &mut pdf.complaints);
    pdf
}

/// Says which page, as people count.
fn on_page(index: usize) -> String {
    format!("page {}", index + 1)
}

impl ReadPdf {
    /// The elements that are part of an element, itself first, in reading order.
    pub fn within(&self, element: usize) -> Vec<usize> {
        let mut found = Vec::new();
        let mut open = vec![element];
        while let Some(at) = open.pop() {
            let Some(own) = self.elements.get(at) else { continue };
            found.push(at);
            open.extend(
                own.kids.iter().rev().filter_map(|kid| if let Kid::Element(e) = kid { Some(*e) } else { None }),
            );
        }
        found
    }

    /// The pieces of text of an element and all that is part of it, in reading order.
    pub fn texts_of(&self, element: usize) -> Vec<&Text> {
        self.text_indices_of(element).into_iter().filter_map(|at| self.texts.get(at)).collect()
    }

    /// The element that each piece of text belongs to directly.
    pub fn owners(&self) -> Vec<Option<usize>> {
        let mut owners = vec![None; self.texts.len()];
        for (index, element) in self.elements.iter().enumerate() {
            for kid in &element.kids {
                if let Kid::Text(text) = kid
                    && let Some(owner) = owners.get_mut(*text)
                {
                    *owner = Some(index);
                }
            }
        }
        owners
    }

    /// As [`Self::texts_of`], by index.
    pub fn text_indices_of(&self, element: usize) -> Vec<usize> {
        let mut found = Vec::new();
        let mut open = vec![Kid::Element(element)];
        while let Some(kid) = open.pop() {
            match kid {
                Kid::Element(at) => {
                    open.extend(self.elements.get(at).into_iter().flat_map(|e| e.kids.iter().rev().copied()));
                }
                Kid::Text(at) => found.push(at),
                Kid::Link(_) => {}
            }
        }
        found
    }

    /// What an element and all that is part of it read.
    pub fn text_of(&self, element: usize) -> String {
        self.texts_of(element).iter().map(|text| text.reads.as_str()).collect()
    }

    /// The links of an element and all that is part of it, in reading order.
    pub fn links_of(&self, element: usize) -> Vec<&ReadLink> {
        let elements = self.within(element).into_iter().filter_map(|at| self.elements.get(at));
        let kids = elements.flat_map(|e| &e.kids);
        kids.filter_map(|kid| if let Kid::Link(link) = kid { self.links.get(*link) } else { None }).collect()
    }
}

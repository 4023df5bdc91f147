//! What a document brings with it: fonts, pictures, attached files.

use std::sync::Arc;

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

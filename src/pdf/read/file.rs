//! The file's objects, within bounds: references that end, streams that do not swell without limit.

use std::cell::Cell;
use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId};

use super::{ReadError, ReadPage};

/// The largest file that is read, in bytes.
const LARGEST_FILE: usize = 1 << 30;
/// The largest stream, in bytes.
const LARGEST_STREAM: usize = 256 << 20;
/// The largest stream of those that say what a page shows, in bytes: a full page takes some 20 KB.
const LARGEST_CONTENT: usize = 32 << 20;
/// What all streams together may hold, in bytes.
const ALL_STREAMS: usize = 2 << 30;
/// How many references may follow upon one another.
const REFERENCES: usize = 16;
/// How many levels a tree of names or numbers may have.
const TREE_DEPTH: usize = 32;
/// The most entries that are taken from such a tree, but for those of its last leaf.
const TREE_ENTRIES: usize = 100_000;
/// The longest row that a predictor may work on, in bytes or samples.
const LONGEST_ROW: u64 = 1 << 20;

static NULL: Object = Object::Null;

/// An open file.
pub(super) struct OpenFile {
    doc: Document,
    spent: Cell<usize>,
}

impl OpenFile {
    /// Opens a file.
    pub fn open(bytes: &[u8]) -> Result<Self, ReadError> {
        if bytes.len() > LARGEST_FILE {
            return Err(ReadError::TooLarge { bytes: bytes.len() });
        }
        let damaged = |why: &str| ReadError::Damaged { why: why.to_owned() };
        if has_endless_rows(bytes) {
            return Err(damaged("a stream claims rows that are far too long"));
        }
        // lopdf is other people's code: should it break on hostile bytes, the file is damaged, and the program goes on.
        let load = || {
            let options = LoadOptions { max_decompressed_size: Some(LARGEST_STREAM), ..LoadOptions::default() };
            Document::load_mem_with_options(bytes, options)
        };
        let doc = std::panic::catch_unwind(load).map_err(|_| damaged("it makes no sense inside"))?;
        let doc = doc.map_err(|error| damaged(&error.to_string().replace(char::is_control, " ")))?;
        if doc.is_encrypted() || doc.was_encrypted() {
            return Err(ReadError::Encrypted);
        }
        Ok(Self { doc, spent: Cell::new(0) })
    }

    /// The version in the header.
    pub fn version(&self) -> String {
        self.doc.version.clone()
    }

    /// The trailer.
    pub fn trailer(&self) -> &Dictionary {
        &self.doc.trailer
    }

    /// The catalog; an empty one if there is none.
    pub fn catalog(&self) -> Dictionary {
        self.doc.catalog().cloned().unwrap_or_default()
    }

    /// The pages, in order.
    pub fn pages(&self) -> Vec<ObjectId> {
        self.doc.page_iter().collect()
    }

    /// A page's size, from its own box or the one it inherits (ISO 32000-1, 7.7.3.3).
    pub fn page_size(&self, page: ObjectId) -> ReadPage {
        let sides = self.inherited(page, b"MediaBox").as_array().map(|sides| self.numbers(sides)).unwrap_or_default();
        match sides.as_slice() {
            [left, bottom, right, top] => {
                ReadPage { width: (right - left).abs(), height: (top - bottom).abs(), ..ReadPage::default() }
            }
            _ => ReadPage::default(),
        }
    }

    /// An entry of a page or of what it is part of.
    pub fn inherited(&self, page: ObjectId, key: &[u8]) -> &Object {
        let mut at = self.doc.get_object(page).ok();
        for _ in 0..TREE_DEPTH {
            let Some(dict) = at.and_then(|object| self.dict(object)) else { break };
            match self.get(dict, key) {
                Object::Null => at = dict.get(b"Parent").ok(),
                found => return found,
            }
        }
        &NULL
    }

    /// What a reference leads to; null where it leads nowhere.
    pub fn resolve<'a>(&'a self, object: &'a Object) -> &'a Object {
        let mut at = object;
        for _ in 0..REFERENCES {
            let Object::Reference(id) = at else { return at };
            let Ok(next) = self.doc.get_object(*id) else { return &NULL };
            at = next;
        }
        &NULL
    }

    /// The dictionary that an object, or what it refers to, is; a stream's too.
    pub fn dict<'a>(&'a self, object: &'a Object) -> Option<&'a Dictionary> {
        match self.resolve(object) {
            Object::Dictionary(dict) => Some(dict),
            Object::Stream(stream) => Some(&stream.dict),
            _ => None,
        }
    }

    /// An entry of a dictionary; null if it is missing.
    pub fn get<'a>(&'a self, dict: &'a Dictionary, key: &[u8]) -> &'a Object {
        dict.get(key).map_or(&NULL, |value| self.resolve(value))
    }

    /// An entry as a text.
    pub fn text_in(&self, dict: &Dictionary, key: &[u8]) -> Option<String> {
        text(self.get(dict, key))
    }

    /// An entry as a name.
    pub fn name_in(&self, dict: &Dictionary, key: &[u8]) -> Option<String> {
        self.get(dict, key).as_name().ok().map(|name| String::from_utf8_lossy(name).into_owned())
    }

    /// The numbers of an array, references followed.
    pub fn numbers(&self, objects: &[Object]) -> Vec<f32> {
        objects.iter().filter_map(|o| self.resolve(o).as_float().ok()).filter(|n| n.is_finite()).collect()
    }

    /// The bytes of a stream; `None` where there is none, it is damaged, or it and those before hold too much.
    pub fn stream(&self, object: &Object) -> Option<Vec<u8>> {
        self.stream_within(object, LARGEST_STREAM)
    }

    /// As [`Self::stream`], for a part of what a page shows.
    pub fn content(&self, object: &Object) -> Option<Vec<u8>> {
        self.stream_within(object, LARGEST_CONTENT)
    }

    fn stream_within(&self, object: &Object, largest: usize) -> Option<Vec<u8>> {
        let stream = self.resolve(object).as_stream().ok()?;
        let room = ALL_STREAMS.saturating_sub(self.spent.get()).min(largest);
        let bytes = stream.decompressed_content_with_limit(room).ok()?;
        // Even an empty one costs something: pages may name many.
        self.spent.set(self.spent.get() + bytes.len().max(256));
        Some(bytes)
    }

    /// The entries of a tree of names or numbers (ISO 32000-1, 7.9.6 and 7.9.7): keys and values in a row.
    pub fn tree_entries(&self, root: &Object, key: &[u8]) -> Vec<(Object, Object)> {
        let mut entries = Vec::new();
        let mut seen = BTreeSet::new();
        let mut open = vec![(root, 0)];
        while let Some((object, depth)) = open.pop() {
            if let Object::Reference(id) = object
                && !seen.insert(*id)
            {
                continue;
            }
            if entries.len() > TREE_ENTRIES {
                break;
            }
            let Some(node) = self.dict(object) else { continue };
            if let (true, Ok(kids)) = (depth < TREE_DEPTH, self.get(node, b"Kids").as_array()) {
                open.extend(kids.iter().rev().map(|kid| (kid, depth + 1)));
            }
            if let Ok(pairs) = self.get(node, key).as_array() {
                entries.extend(pairs.chunks(2).filter_map(|pair| match pair {
                    [key, value] => Some((self.resolve(key).clone(), value.clone())),
                    _ => None,
                }));
            }
        }
        entries
    }
}

/// A text string (ISO 32000-1, 7.9.2.2); what is damaged in it becomes U+FFFD.
pub(super) fn text(object: &Object) -> Option<String> {
    let bytes = object.as_str().ok()?;
    if let Some(utf16) = bytes.strip_prefix(b"\xFE\xFF") {
        let units = utf16.chunks(2).map(|pair| match pair {
            [high, low] => u16::from_be_bytes([*high, *low]),
            _ => 0xFFFD,
        });
        return Some(char::decode_utf16(units).map(|char| char.unwrap_or('\u{FFFD}')).collect());
    }
    if let Some(utf8) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return Some(String::from_utf8_lossy(utf8).into_owned());
    }
    Some(lopdf::decode_text_string(object).unwrap_or_else(|_| String::from_utf8_lossy(bytes).into_owned()))
}

/// Whether a predictor (ISO 32000-1, 7.4.4.4) is told of rows that would fill the memory: lopdf makes room for a row
/// before it looks at the bytes.
fn has_endless_rows(bytes: &[u8]) -> bool {
    bytes.split(|byte| *byte == b'/').any(|name| {
        let measures = [&b"Columns"[..], b"Colors", b"BitsPerComponent"];
        measures.iter().filter_map(|key| name.strip_prefix(*key)).any(|rest| {
            let digits = rest.trim_ascii_start().iter().map_while(|byte| char::from(*byte).to_digit(10));
            digits.fold(0u64, |sum, digit| sum.saturating_mul(10).saturating_add(u64::from(digit))) > LONGEST_ROW
        })
    })
}

//! What the file says of itself, and the files inside it.

use lopdf::{Dictionary, Object};

use super::file::{OpenFile, text};
use super::{Metadata, ReadAttachment};

/// The most entries that are read of each kind.
const MOST: usize = 10_000;

/// Reads what the file says of itself.
pub(super) fn read(file: &OpenFile, fonts: Vec<String>) -> Metadata {
    let catalog = file.catalog();
    let info = file.dict(file.get(file.trailer(), b"Info"));
    let info = info.into_iter().flat_map(Dictionary::iter).take(MOST).map(|(name, value)| {
        let value = file.resolve(value);
        let shown = text(value).unwrap_or_else(|| format!("{value:?}"));
        (String::from_utf8_lossy(name).into_owned(), shown)
    });
    let xmp = file.stream(file.get(&catalog, b"Metadata")).unwrap_or_default();
    let identifier = file.get(file.trailer(), b"ID").as_array().ok().and_then(|ids| ids.first()?.as_str().ok());
    Metadata {
        version: file.version(),
        language: file.text_in(&catalog, b"Lang"),
        info: info.collect(),
        xmp: xmp_texts(&String::from_utf8_lossy(&xmp)),
        identifier: identifier.map(|id| id.iter().map(|byte| format!("{byte:02x}")).collect()),
        fonts,
    }
}

/// The texts in XMP metadata, by the names of the innermost elements that are no mere containers (ISO 16684-1).
fn xmp_texts(xmp: &str) -> Vec<(String, String)> {
    let mut texts = Vec::new();
    let mut open: Vec<&str> = Vec::new();
    for part in xmp.split('<').skip(1) {
        let (tag, text) = part.split_once('>').unwrap_or((part, ""));
        if tag.starts_with(['?', '!']) {
            continue;
        }
        if tag.starts_with('/') {
            open.pop();
        } else if !tag.ends_with('/') && open.len() < MOST {
            open.push(tag.split_whitespace().next().unwrap_or_default());
        }
        let text = text.trim();
        let name = open.iter().rev().find(|name| !name.starts_with("rdf:"));
        if let Some(name) = name.filter(|_| !text.is_empty() && texts.len() < MOST) {
            texts.push(((*name).to_owned(), unescaped(text)));
        }
    }
    texts
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&apos;", "'").replace("&amp;", "&")
}

/// Reads the files inside the document (ISO 32000-1, 7.11.4).
pub(super) fn read_attachments(file: &OpenFile, complaints: &mut Vec<(String, String)>) -> Vec<ReadAttachment> {
    let catalog = file.catalog();
    let names = file.dict(file.get(&catalog, b"Names"));
    let Some(tree) = names.and_then(|names| names.get(b"EmbeddedFiles").ok()) else { return Vec::new() };
    let entries = file.tree_entries(tree, b"Names");
    entries.iter().take(MOST).filter_map(|(_, specification)| attachment(file, specification, complaints)).collect()
}

fn attachment(file: &OpenFile, object: &Object, complaints: &mut Vec<(String, String)>) -> Option<ReadAttachment> {
    let specification = file.dict(object)?;
    let name = file.text_in(specification, b"UF").or_else(|| file.text_in(specification, b"F")).unwrap_or_default();
    let embedded = file.dict(file.get(specification, b"EF"));
    let stream = embedded.map(|embedded| file.get(embedded, b"F"));
    let bytes = stream.and_then(|stream| file.stream(stream));
    if bytes.is_none() {
        complaints.push((format!("the attachment '{name}'"), "it cannot be read".to_owned()));
    }
    let dict = stream.and_then(|stream| file.dict(stream));
    Some(ReadAttachment {
        name,
        description: file.text_in(specification, b"Desc").unwrap_or_default(),
        media_type: dict.and_then(|dict| file.name_in(dict, b"Subtype")).unwrap_or_default(),
        relation: file.name_in(specification, b"AFRelationship").unwrap_or_default(),
        bytes,
    })
}

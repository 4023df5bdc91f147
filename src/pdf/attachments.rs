//! Files that travel inside the document, as PDF/A-3 allows.

use std::collections::BTreeMap;
use std::io;

use lopdf::{Object, dictionary};

use super::file::{PdfFile, deflated};
use super::metadata::pdf_date;
use super::object;
use crate::diag::{Sink, Warning};
use crate::layout::page::{Attachment, Relation};

/// An attachment, and its bytes compressed.
pub struct Packed {
    attachment: Attachment,
    bytes: io::Result<Vec<u8>>,
}

/// Compresses attachments.
pub fn pack(attachments: Vec<Attachment>) -> Vec<Packed> {
    let pack = |attachment: Attachment| Packed { bytes: deflated(&attachment.bytes), attachment };
    attachments.into_iter().map(pack).collect()
}

/// The attachments' file specifications, for the catalog's `AF` and its names (ISO 19005-3, 6.8 and annex E).
pub fn write(
    attachments: &[Packed],
    date: Option<jiff::civil::Date>,
    file: &mut PdfFile,
    sink: &mut Sink,
) -> io::Result<Vec<Object>> {
    attachments.iter().map(|packed| write_one(packed, date, file, sink)).collect()
}

/// The name tree that viewers list attachments from (ISO 32000-1, 7.9.6): their names as keys, sorted; a name that comes
/// twice is numbered.
pub fn name_tree(attachments: &[Packed], specifications: &[Object]) -> Object {
    let mut entries: BTreeMap<Vec<u8>, (Object, Object)> = BTreeMap::new();
    for (Packed { attachment, .. }, specification) in attachments.iter().zip(specifications) {
        let name = file_name(attachment);
        let numbered = (1..).map(|number| if number == 1 { name.to_owned() } else { format!("{name} ({number})") });
        let mut keys =
            numbered.map(|name| object::text(&name)).filter_map(|key| Some((key.as_str().ok()?.to_vec(), key)));
        if let Some((bytes, key)) = keys.find(|(bytes, _)| !entries.contains_key(bytes)) {
            entries.insert(bytes, (key, specification.clone()));
        }
    }
    let names = entries.into_values().flat_map(|(key, specification)| [key, specification]).collect::<Vec<_>>();
    dictionary! { "Names" => names }.into()
}

/// The part behind the last separator: where a file was kept is nobody's business.
fn file_name(attachment: &Attachment) -> &str {
    attachment.name.rsplit(['/', '\\']).next().filter(|name| !name.is_empty()).unwrap_or("attachment")
}

fn write_one(
    packed: &Packed,
    date: Option<jiff::civil::Date>,
    file: &mut PdfFile,
    sink: &mut Sink,
) -> io::Result<Object> {
    let attachment = &packed.attachment;
    let bytes = packed.bytes.as_ref().map_err(|error| io::Error::other(error.to_string()))?;
    let name = file_name(attachment);
    let mut parameters = dictionary! { "Size" => attachment.bytes.len() as i64 };
    if let Some(date) = date {
        parameters.set("ModDate", object::text(&pdf_date(date)));
    }
    let embedded = dictionary! {
        "Type" => object::name("EmbeddedFile"),
        "Subtype" => object::name(media_type(attachment, name, sink)),
        "Params" => parameters,
        "Filter" => object::name("FlateDecode"),
    };
    let embedded = file.add_stream(embedded, bytes)?;
    let relation = match attachment.relation {
        Relation::Data => "Data",
        Relation::Source => "Source",
        Relation::Supplement => "Supplement",
    };
    let specification = dictionary! {
        "Type" => object::name("Filespec"),
        "F" => object::text(name),
        "UF" => object::text(name),
        "Desc" => object::text(&attachment.description),
        "AFRelationship" => object::name(relation),
        "EF" => dictionary! { "F" => embedded, "UF" => embedded },
    };
    Ok(file.add(specification)?.into())
}

/// The media type, as ISO 19005-3, annex E, wants one that is valid.
fn media_type<'a>(attachment: &'a Attachment, name: &str, sink: &mut Sink) -> &'a str {
    let is_token = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$&-^_.+".contains(&byte))
    };
    let valid =
        attachment.media_type.split_once('/').is_some_and(|(kind, subtype)| is_token(kind) && is_token(subtype));
    if valid {
        &attachment.media_type
    } else {
        let what = format!("'{}' is no media type, plain bytes are declared", attachment.media_type);
        sink.push(Warning::new(what).at(name));
        "application/octet-stream"
    }
}

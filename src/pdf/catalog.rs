//! The catalog: where readers find everything else.

use std::io;

use lopdf::{Dictionary, Object, ObjectId, dictionary};
use printpdf::{PdfDocument, PdfSaveOptions};

use super::file::PdfFile;
use super::{attributes, metadata, object};
use crate::diag::{Sink, Warning};
use crate::layout::page::Info;

/// What the catalog names.
pub struct Parts {
    /// The page tree.
    pub pages: ObjectId,
    /// The pages' labels.
    pub labels: Option<Object>,
    /// The structure tree.
    pub structure: ObjectId,
    /// The outline, if there is one.
    pub outline: Option<ObjectId>,
    /// The attachments' file specifications.
    pub attachments: Vec<Object>,
    /// The tree of their names.
    pub attachment_names: Object,
}

/// Writes the catalog (ISO 32000-1, 7.7.2): printpdf's, with what PDF/A and PDF/UA ask for.
pub fn write(info: &Info, parts: Parts, file: &mut PdfFile, sink: &mut Sink) -> io::Result<ObjectId> {
    if info.title.trim().is_empty() {
        sink.push(Warning::new("the document has no title").advise("give the briefing a title"));
    }
    let mut catalog = base(metadata::title(info));
    catalog.set("Pages", parts.pages);
    catalog.set("StructTreeRoot", parts.structure);
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    catalog.set("Lang", object::text(language(info, sink)));
    catalog.set("Metadata", metadata::write_xmp(info, file)?);
    catalog.set("OutputIntents", vec![metadata::write_output_intent(file)?]);
    if let Some(outline) = parts.outline {
        catalog.set("Outlines", outline);
        catalog.set("PageMode", object::name("UseOutlines"));
    }
    if let Some(labels) = parts.labels {
        catalog.set("PageLabels", labels);
    }
    if !parts.attachments.is_empty() {
        catalog.set("Names", dictionary! { "EmbeddedFiles" => parts.attachment_names });
        catalog.set("AF", parts.attachments);
    }
    file.add(catalog)
}

/// The catalog that printpdf gives a document.
fn base(title: &str) -> Dictionary {
    let document = PdfDocument::new(title).to_lopdf_document(&PdfSaveOptions::default(), &mut Vec::new());
    document.catalog().cloned().unwrap_or_else(|_| dictionary! { "Type" => object::name("Catalog") })
}

/// The document's language (ISO 14289-1, 7.2); `und` is the tag for one that is not known.
fn language<'a>(info: &'a Info, sink: &mut Sink) -> &'a str {
    if attributes::is_language(&info.language) {
        return &info.language;
    }
    sink.push(Warning::new("the document's language is not known").advise("set the briefing's language"));
    "und"
}

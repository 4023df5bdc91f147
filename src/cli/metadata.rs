//! What a reader of an exported file could find out beyond its pages, in words.

use crate::manifest::{self, Manifest};
use crate::pdf::read::ReadPdf;

/// One line for each thing that can be found out.
pub(super) fn describe(pdf: &ReadPdf) -> String {
    let mut out = String::new();
    let mut line = |name: &str, value: &str| {
        let value = value.replace(char::is_control, " ");
        out.push_str(&format!("{name:<14}{value}\n"));
    };
    let metadata = &pdf.metadata;
    for wanted in ["Title", "Author", "Subject", "Keywords", "CreationDate", "ModDate", "Creator", "Producer"] {
        let value = metadata.info.iter().find(|(name, _)| name == wanted);
        line(&words_for(wanted), value.map_or("-", |(_, value)| value.as_str()));
    }
    let known = ["Title", "Author", "Subject", "Keywords", "CreationDate", "ModDate", "Creator", "Producer"];
    for (name, value) in metadata.info.iter().filter(|(name, _)| !known.contains(&name.as_str())) {
        line(&name.to_lowercase(), value);
    }
    line("language", metadata.language.as_deref().unwrap_or("-"));
    line("version", &format!("PDF {}", metadata.version));
    line("identifier", metadata.identifier.as_deref().unwrap_or("-"));
    // The words by which PDF/A has PDF/UA described say nothing of this file.
    let own = |name: &str| !name.starts_with("pdfaSchema:") && !name.starts_with("pdfaProperty:");
    for (name, value) in metadata.xmp.iter().filter(|(name, _)| own(name)) {
        line("XMP", &format!("{name} = {value}"));
    }
    for font in &metadata.fonts {
        line("font", font);
    }
    // What is read out instead of pictures and drawings.
    for figure in pdf.elements.iter().filter(|element| element.role == "Figure") {
        line("read out", figure.replaced.as_deref().unwrap_or("-"));
    }
    for attachment in &pdf.attachments {
        let size = attachment.bytes.as_ref().map_or(0, Vec::len);
        line("attachment", &format!("{} ({}, {size} bytes)", attachment.name, attachment.description));
    }
    let manifest = pdf.attachments.iter().find(|a| a.name == manifest::FILE_NAME).and_then(|a| a.bytes.as_deref());
    for source in manifest.and_then(|bytes| Manifest::decode(bytes).ok()).iter().flat_map(|m| &m.sources) {
        line("source file", &format!("{} (SHA-256 {})", source.file_name, source.sha256));
    }
    out
}

fn words_for(name: &str) -> String {
    match name {
        "CreationDate" => "created".to_owned(),
        "ModDate" => "changed".to_owned(),
        name => name.to_lowercase(),
    }
}

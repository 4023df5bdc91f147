//! What the file says about itself: XMP, the document information, the output intent. All of it from [`Info`].

use std::io;

use jiff::civil::Date;
use lopdf::{Dictionary, Object, ObjectId, dictionary};

use super::file::PdfFile;
use super::object;
use crate::layout::page::Info;

/// The colour space that all colours are meant in; assets/icc says how it was made.
static SRGB: &[u8] = include_bytes!("../../assets/icc/srgb.icc");

/// Declares PDF/A-3a and PDF/UA-1. PDF/A knows nothing of the latter's property, so it is described as well
/// (ISO 19005-3, 6.6.2.3).
const CONFORMANCE: &str = r#"<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"#;

/// The title as it is written: a document must have one (ISO 14289-1, 7.1).
pub fn title(info: &Info) -> &str {
    if info.title.trim().is_empty() { "Untitled" } else { &info.title }
}

/// Writes the XMP metadata (ISO 19005-3, 6.6.2), uncompressed so that any tool can read it.
pub fn write_xmp(info: &Info, file: &mut PdfFile) -> io::Result<ObjectId> {
    let dict = dictionary! { "Type" => object::name("Metadata"), "Subtype" => object::name("XML") };
    file.add_stream(dict, xmp(info).as_bytes())
}

/// Writes the document information (ISO 32000-1, 14.3.3), which says the same as the XMP.
pub fn write_info(info: &Info, file: &mut PdfFile) -> io::Result<ObjectId> {
    let mut dict = Dictionary::new();
    let keywords = keywords(info);
    let entries = [
        ("Title", Some(title(info))),
        ("Author", author(info)),
        ("Subject", subject(info)),
        ("Keywords", keywords.as_deref()),
    ];
    for (key, value) in entries {
        if let Some(value) = value {
            dict.set(key, object::text(value));
        }
    }
    if let Some(date) = info.date {
        dict.set("CreationDate", object::text(&pdf_date(date)));
        dict.set("ModDate", object::text(&pdf_date(date)));
    }
    file.add(dict)
}

/// Writes the output intent (ISO 19005-3, 6.2.3): all colours are sRGB.
pub fn write_output_intent(file: &mut PdfFile) -> io::Result<Object> {
    let profile = file.add_deflated(dictionary! { "N" => 3 }, SRGB)?;
    let intent = dictionary! {
        "Type" => object::name("OutputIntent"),
        "S" => object::name("GTS_PDFA1"),
        "OutputConditionIdentifier" => object::text("sRGB IEC61966-2.1"),
        "Info" => object::text("sRGB IEC61966-2.1"),
        "DestOutputProfile" => profile,
    };
    Ok(file.add(intent)?.into())
}

/// Midnight of the day in UTC (ISO 32000-1, 7.9.4).
pub fn pdf_date(date: Date) -> String {
    format!("D:{:04}{:02}{:02}000000Z", date.year(), date.month(), date.day())
}

fn author(info: &Info) -> Option<&str> {
    info.author.as_deref().filter(|author| !author.trim().is_empty())
}

fn subject(info: &Info) -> Option<&str> {
    info.subject.as_deref().filter(|subject| !subject.trim().is_empty())
}

fn keywords(info: &Info) -> Option<String> {
    if info.keywords.is_empty() { None } else { Some(info.keywords.join(", ")) }
}

fn xmp(info: &Info) -> String {
    let mut xmp = String::from(
        "<?xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n",
    );
    xmp.push_str(CONFORMANCE);
    xmp.push_str(
        "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n\
         <dc:format>application/pdf</dc:format>\n",
    );
    let alternative =
        |text: &str| format!("<rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt>", escaped(text));
    xmp.push_str(&format!("<dc:title>{}</dc:title>\n", alternative(title(info))));
    if let Some(author) = author(info) {
        xmp.push_str(&format!("<dc:creator><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq></dc:creator>\n", escaped(author)));
    }
    if let Some(subject) = subject(info) {
        xmp.push_str(&format!("<dc:description>{}</dc:description>\n", alternative(subject)));
    }
    if let Some(keywords) = keywords(info) {
        xmp.push_str(&format!("<pdf:Keywords>{}</pdf:Keywords>\n", escaped(&keywords)));
    }
    if let Some(date) = info.date {
        let date = format!("{:04}-{:02}-{:02}T00:00:00Z", date.year(), date.month(), date.day());
        xmp.push_str(&format!("<xmp:CreateDate>{date}</xmp:CreateDate>\n<xmp:ModifyDate>{date}</xmp:ModifyDate>\n"));
    }
    xmp.push_str("</rdf:Description>\n</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>");
    xmp
}

/// The text as XML 1.0 takes it: what it cannot hold becomes a space.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\u{FFFE}' | '\u{FFFF}' => escaped.push(' '),
            char if char.is_control() && !matches!(char, '\t' | '\n') => escaped.push(' '),
            char => escaped.push(char),
        }
    }
    escaped
}

//! Reads a PDF back: its text as a reader extracts it, its structure as an outline.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};

pub fn open(bytes: &[u8]) -> Document {
    Document::load_mem(bytes).unwrap()
}

/// A font as the file has it.
pub struct ReadFont {
    pub texts: BTreeMap<u16, String>,
    pub widths: Vec<f64>,
    pub base_font: String,
    pub program: Vec<u8>,
}

/// The fonts of a page by the names that its content uses.
pub fn fonts(doc: &Document, page: ObjectId) -> BTreeMap<Vec<u8>, ReadFont> {
    let dict = doc.get_dictionary(page).unwrap();
    let resources = resolve(doc, dict.get(b"Resources").unwrap()).as_dict().unwrap();
    let Ok(fonts) = resources.get(b"Font") else { return BTreeMap::new() };
    let fonts = resolve(doc, fonts).as_dict().unwrap();
    fonts.iter().map(|(name, font)| (name.clone(), read_font(doc, resolve(doc, font).as_dict().unwrap()))).collect()
}

fn read_font(doc: &Document, font: &Dictionary) -> ReadFont {
    let stream = resolve(doc, font.get(b"ToUnicode").unwrap()).as_stream().unwrap();
    let cmap = String::from_utf8(stream.decompressed_content().unwrap()).unwrap();
    let mut texts = BTreeMap::new();
    for line in cmap.lines().filter(|line| *line != "<0000><FFFF>") {
        let entry = line.strip_prefix('<').and_then(|line| line.strip_suffix('>'));
        let Some((code, text)) = entry.and_then(|entry| entry.split_once("><")) else { continue };
        let digits: Vec<char> = text.chars().collect();
        let units = digits.chunks(4).map(|unit| u16::from_str_radix(&String::from_iter(unit), 16).unwrap());
        texts.insert(u16::from_str_radix(code, 16).unwrap(), String::from_utf16(&units.collect::<Vec<_>>()).unwrap());
    }
    let descendant = resolve(doc, &font.get(b"DescendantFonts").unwrap().as_array().unwrap()[0]).as_dict().unwrap();
    let widths = descendant.get(b"W").unwrap().as_array().unwrap();
    assert_eq!(widths.len(), 2, "one stretch of widths from code 0");
    let widths = widths[1].as_array().unwrap().iter().map(|width| f64::from(width.as_float().unwrap())).collect();
    let descriptor = resolve(doc, descendant.get(b"FontDescriptor").unwrap()).as_dict().unwrap();
    let program = descriptor.get(b"FontFile2").or_else(|_| descriptor.get(b"FontFile3")).unwrap();
    ReadFont {
        texts,
        widths,
        base_font: String::from_utf8(font.get(b"BaseFont").unwrap().as_name().unwrap().to_vec()).unwrap(),
        program: resolve(doc, program).as_stream().unwrap().decompressed_content().unwrap(),
    }
}

/// The text of each marked-content sequence of a page, by MCID; artifacts under -1.
pub fn page_text(doc: &Document, page: ObjectId) -> BTreeMap<i64, String> {
    let fonts = fonts(doc, page);
    let content = Content::decode(&doc.get_page_content(page)).unwrap();
    let mut texts: BTreeMap<i64, String> = BTreeMap::new();
    let mut open: Option<i64> = None;
    let mut spoken = false;
    let mut font: Option<&ReadFont> = None;
    for operation in &content.operations {
        match operation.operator.as_str() {
            "BDC" => {
                assert_eq!(open, None, "marked content is not nested");
                let properties = operation.operands[1].as_dict().unwrap();
                let mcid = properties.get(b"MCID").and_then(Object::as_i64).unwrap_or(-1);
                open = Some(mcid);
                let text = texts.entry(mcid).or_default();
                if let Ok(actual) = properties.get(b"ActualText") {
                    text.push_str(&lopdf::decode_text_string(actual).unwrap());
                    spoken = true;
                }
            }
            "EMC" => {
                open = None;
                spoken = false;
            }
            "Tf" => font = fonts.get(operation.operands[0].as_name().unwrap()),
            "Tj" | "TJ" => {
                let mcid = open.expect("all text is marked");
                let operand = &operation.operands[0];
                for item in operand.as_array().map_or(std::slice::from_ref(operand), Vec::as_slice) {
                    let Ok(bytes) = item.as_str() else { continue };
                    for pair in bytes.chunks(2) {
                        let code = u16::from_be_bytes([pair[0], pair[1]]);
                        let text = &font.unwrap().texts[&code];
                        if !spoken {
                            texts.entry(mcid).or_default().push_str(text);
                        }
                    }
                }
            }
            _ => {}
        }
    }
    texts
}

/// The text of all pages in the order in which it is drawn, without artifacts; a line for each page.
pub fn text(doc: &Document) -> String {
    let pages = doc.get_pages();
    let pages = pages.values().map(|page| {
        page_text(doc, *page).into_iter().filter(|(mcid, _)| *mcid >= 0).map(|(_, text)| text).collect::<String>()
    });
    pages.collect::<Vec<_>>().join("\n")
}

pub fn catalog(doc: &Document) -> &Dictionary {
    doc.catalog().unwrap()
}

pub fn resolve<'a>(doc: &'a Document, object: &'a Object) -> &'a Object {
    match object {
        Object::Reference(id) => doc.get_object(*id).unwrap(),
        direct => direct,
    }
}

/// The structure tree: one line for each element, with its attributes, text and links.
pub fn structure(doc: &Document) -> String {
    let root = resolve(doc, catalog(doc).get(b"StructTreeRoot").unwrap()).as_dict().unwrap();
    let pages: BTreeMap<ObjectId, (u32, BTreeMap<i64, String>)> =
        doc.get_pages().into_iter().map(|(number, id)| (id, (number, page_text(doc, id)))).collect();
    let mut out = String::new();
    element(doc, root.get(b"K").unwrap(), None, &pages, 0, &mut out);
    out
}

type PageTexts = BTreeMap<ObjectId, (u32, BTreeMap<i64, String>)>;

fn element(doc: &Document, kid: &Object, page: Option<ObjectId>, pages: &PageTexts, depth: usize, out: &mut String) {
    let indent = "  ".repeat(depth);
    let object = resolve(doc, kid);
    let content = |page: ObjectId, mcid: i64| {
        let (number, texts) = &pages[&page];
        format!("{indent}p{number} '{}'\n", texts[&mcid])
    };
    if let Ok(mcid) = object.as_i64() {
        return out.push_str(&content(page.unwrap(), mcid));
    }
    let dict = object.as_dict().unwrap();
    if let Ok(mcid) = dict.get(b"MCID") {
        let page = dict.get(b"Pg").unwrap().as_reference().unwrap();
        return out.push_str(&content(page, mcid.as_i64().unwrap()));
    }
    if let Ok(annotation) = dict.get(b"Obj") {
        let annotation = resolve(doc, annotation).as_dict().unwrap();
        let contents = lopdf::decode_text_string(annotation.get(b"Contents").unwrap()).unwrap();
        return out.push_str(&format!("{indent}annotation '{contents}'\n"));
    }
    out.push_str(&indent);
    out.push_str(&String::from_utf8_lossy(dict.get(b"S").unwrap().as_name().unwrap()));
    for key in ["Lang", "Alt", "ID"] {
        if let Ok(value) = dict.get(key.as_bytes()) {
            out.push_str(&format!(" {key}='{}'", lopdf::decode_text_string(value).unwrap()));
        }
    }
    if let Ok(attributes) = dict.get(b"A") {
        for (key, value) in attributes.as_dict().unwrap() {
            let value = match value {
                Object::Name(name) => String::from_utf8_lossy(name).into_owned(),
                other => format!("{other:?}"),
            };
            out.push_str(&format!(" {}={value}", String::from_utf8_lossy(key)));
        }
    }
    out.push('\n');
    let page = dict.get(b"Pg").and_then(Object::as_reference).ok();
    match dict.get(b"K") {
        Ok(Object::Array(kids)) => kids.iter().for_each(|kid| element(doc, kid, page, pages, depth + 1, out)),
        Ok(kid) => element(doc, kid, page, pages, depth + 1, out),
        Err(_) => {}
    }
}

//! The structure tree (ISO 32000-1, 14.7) with the text that belongs to each element.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Object, ObjectId};

use super::content::Drawn;
use super::file::OpenFile;
use super::{Element, Kid, ReadPdf, Text, on_page};

/// How deep elements may nest.
const DEPTH: usize = 128;
/// The most elements that are read.
const ELEMENTS: usize = 4_000_000;
/// The most parts of elements that are looked at: a list of parts may be named by many elements.
const KIDS: usize = 16_000_000;
/// The most complaints of one kind.
const COMPLAINTS: usize = 100;

const TOO_MUCH: &str = "it is deeper or larger than any briefing's and was not read to its end";

/// The text of marked-content sequences, by page and MCID.
#[derive(Default)]
pub(super) struct Marks {
    texts: BTreeMap<(usize, i64), Vec<usize>>,
    used: BTreeSet<(usize, i64)>,
}

impl Marks {
    /// Takes the pieces of a page's text.
    pub fn add(&mut self, page: usize, drawn: Vec<Drawn>, pdf: &mut ReadPdf) {
        let mut last_spoken = 0;
        for piece in drawn {
            if piece.artifact {
                pdf.around.push(Text { page, at: piece.at, reads: piece.glyphs, drawn: None });
                continue;
            }
            let Some(mcid) = piece.mcid else {
                if !piece.glyphs.trim().is_empty() && pdf.complaints.len() < COMPLAINTS {
                    let what = format!("the text '{}' belongs to nothing", shortened(&piece.glyphs));
                    pdf.complaints.push((on_page(page), what));
                }
                continue;
            };
            let (reads, drawn) = match piece.spoken {
                Some((number, _)) if number == last_spoken => {
                    if let Some(drawn) = pdf.texts.last_mut().and_then(|text| text.drawn.as_mut()) {
                        drawn.push_str(&piece.glyphs);
                    }
                    continue;
                }
                Some((number, spoken)) => {
                    last_spoken = number;
                    (spoken, Some(piece.glyphs))
                }
                None => (piece.glyphs, None),
            };
            self.texts.entry((page, mcid)).or_default().push(pdf.texts.len());
            pdf.texts.push(Text { page, at: piece.at, reads, drawn });
        }
    }
}

/// Reads the tree into the file's elements.
pub(super) fn read(
    file: &OpenFile,
    page_of: &BTreeMap<ObjectId, usize>,
    annotations: &BTreeMap<ObjectId, usize>,
    marks: Marks,
    pdf: &mut ReadPdf,
) {
    let mut reader =
        Reader { file, page_of, annotations, marks, seen: BTreeSet::new(), said: BTreeSet::new(), kids: 0, pdf };
    let catalog = file.catalog();
    let root = file.dict(file.get(&catalog, b"StructTreeRoot"));
    match root.and_then(|root| root.get(b"K").ok()) {
        None => reader.complain("has no structure"),
        Some(kids) => match file.resolve(kids) {
            Object::Array(kids) => kids.iter().for_each(|kid| {
                reader.element(kid, None, 0);
            }),
            _ => {
                reader.element(kids, None, 0);
            }
        },
    }
    reader.report_unused();
    reader.report_bare_pages();
}

struct Reader<'a> {
    file: &'a OpenFile,
    page_of: &'a BTreeMap<ObjectId, usize>,
    annotations: &'a BTreeMap<ObjectId, usize>,
    marks: Marks,
    /// The elements met so far: one that is met again is part of a circle, or of two elements.
    seen: BTreeSet<ObjectId>,
    said: BTreeSet<&'static str>,
    kids: usize,
    pdf: &'a mut ReadPdf,
}

impl Reader<'_> {
    fn complain(&mut self, what: &'static str) {
        if self.said.insert(what) {
            self.pdf.complaints.push(("the structure".to_owned(), what.to_owned()));
        }
    }

    /// Reads an element and what it consists of; gives its index.
    fn element(&mut self, object: &Object, parent: Option<usize>, depth: usize) -> Option<usize> {
        if let Object::Reference(id) = object
            && !self.seen.insert(*id)
        {
            self.complain("an element is part of itself or of two others");
            return None;
        }
        if depth > DEPTH || self.pdf.elements.len() >= ELEMENTS {
            self.complain(TOO_MUCH);
            return None;
        }
        let file = self.file;
        let dict = file.dict(object)?;
        let index = self.pdf.elements.len();
        self.pdf.elements.push(Element {
            role: file.name_in(dict, b"S").unwrap_or_default(),
            parent,
            kids: Vec::new(),
            replaced: file.text_in(dict, b"ActualText").or_else(|| file.text_in(dict, b"Alt")),
        });
        let page = self.page(dict);
        if let Ok(kids) = dict.get(b"K") {
            match file.resolve(kids) {
                Object::Array(kids) => kids.iter().for_each(|kid| self.kid(kid, index, page, depth)),
                _ => self.kid(kids, index, page, depth),
            }
        }
        Some(index)
    }

    fn page(&self, dict: &Dictionary) -> Option<usize> {
        self.page_of.get(&dict.get(b"Pg").ok()?.as_reference().ok()?).copied()
    }

    fn kid(&mut self, object: &Object, parent: usize, page: Option<usize>, depth: usize) {
        let file = self.file;
        self.kids += 1;
        if self.kids > KIDS {
            return self.complain(TOO_MUCH);
        }
        if let Ok(mcid) = file.resolve(object).as_i64() {
            return self.content(parent, page, mcid);
        }
        let Some(dict) = file.dict(object) else {
            return self.complain("an element names a part that is not there");
        };
        match file.get(dict, b"Type").as_name() {
            Ok(b"MCR") => {
                let page = self.page(dict).or(page);
                self.content(parent, page, file.get(dict, b"MCID").as_i64().unwrap_or(-1));
            }
            Ok(b"OBJR") => {
                let annotation = dict.get(b"Obj").and_then(Object::as_reference).ok();
                if let Some(link) = annotation.and_then(|id| self.annotations.get(&id)) {
                    self.add(parent, Kid::Link(*link));
                }
            }
            _ => {
                if let Some(element) = self.element(object, Some(parent), depth + 1) {
                    self.add(parent, Kid::Element(element));
                }
            }
        }
    }

    fn content(&mut self, parent: usize, page: Option<usize>, mcid: i64) {
        let key = (page.unwrap_or(usize::MAX), mcid);
        if !self.marks.used.insert(key) {
            return self.complain("a piece of content is part of two elements");
        }
        for text in self.marks.texts.get(&key).cloned().unwrap_or_default() {
            self.add(parent, Kid::Text(text));
        }
    }

    fn add(&mut self, parent: usize, kid: Kid) {
        if let Some(element) = self.pdf.elements.get_mut(parent) {
            element.kids.push(kid);
        }
    }

    /// Names pages of which nothing has a place in the structure: they were put in later.
    fn report_bare_pages(&mut self) {
        let placed: BTreeSet<usize> = self.marks.used.iter().map(|(page, _)| *page).collect();
        let bare = (0..self.pdf.pages.len()).filter(|page| !placed.contains(page)).take(COMPLAINTS);
        let complaints: Vec<_> =
            bare.map(|page| (on_page(page), "nothing on it has a place in the structure".to_owned())).collect();
        self.pdf.complaints.extend(complaints);
    }

    /// Names text on the pages that is in no element: a reader of the structure would never meet it.
    fn report_unused(&mut self) {
        let unused = self.marks.texts.iter().filter(|(key, _)| !self.marks.used.contains(key));
        let texts = unused.flat_map(|(_, texts)| texts).filter_map(|text| self.pdf.texts.get(*text));
        let complaints: Vec<_> = texts
            .filter(|text| !text.reads.trim().is_empty())
            .map(|text| (on_page(text.page), format!("the text '{}' belongs to nothing", shortened(&text.reads))))
            .take(COMPLAINTS)
            .collect();
        self.pdf.complaints.extend(complaints);
    }
}

/// The start of a text, for people to read.
pub(super) fn shortened(text: &str) -> String {
    /// The longest text that is shown.
    const CHARS: usize = 60;
    let shown: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(CHARS).collect();
    if text.chars().nth(CHARS).is_some() { format!("{shown}…") } else { shown }
}

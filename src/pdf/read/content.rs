//! A page's content stream: the text that is drawn, where, and which marked-content sequence it is in.

use std::collections::BTreeMap;
use std::rc::Rc;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Object, ObjectId};

use super::file::{OpenFile, text};
use super::fonts::{Fonts, ReadFont};
use super::on_page;
use super::sight::{Sight, scale};
use super::structure::shortened;
use crate::layout::page::Point;
use crate::pdf::seal::{self, Hash};

/// How deep marked content and graphics states may nest (ISO 32000-1, annex C.2, has 28 for the latter).
const NESTING: usize = 64;

/// A piece of text as it is drawn.
pub(super) struct Drawn {
    /// The marked-content sequence it is in; `None` outside of all.
    pub mcid: Option<i64>,
    /// Whether it is no part of the content: a running header, a decoration.
    pub artifact: bool,
    /// The left end of its baseline, from the page's top left.
    pub at: Point,
    /// What its glyphs stand for, in the order of reading.
    pub glyphs: String,
    /// Where in that text each glyph starts.
    starts: Vec<usize>,
    /// What the file gives to be read instead. Pieces in a row with the same number share it.
    pub spoken: Option<(usize, String)>,
}

/// What is read of a page's content.
#[derive(Default)]
pub(super) struct ReadContent {
    /// The text, in the order in which it is drawn.
    pub drawn: Vec<Drawn>,
    /// The hash of the content.
    pub hash: Hash,
    /// What the content may name, as it is sealed.
    pub named: BTreeMap<String, Hash>,
}

/// Reads a page's content.
pub(super) fn read(
    file: &OpenFile,
    page: ObjectId,
    fonts: &mut Fonts,
    complaints: &mut Vec<(String, String)>,
    index: usize,
) -> ReadContent {
    let mut complain = |what: &str| complaints.push((on_page(index), what.to_owned()));
    let Some(bytes) = content_bytes(file, page) else {
        complain("its content cannot be read");
        return ReadContent::default();
    };
    let content = match Content::decode_strict(&bytes) {
        Ok(content) => content,
        Err(_) => {
            complain("its content cannot be read to its end");
            Content::decode(&bytes).unwrap_or(Content { operations: Vec::new() })
        }
    };
    let empty = Dictionary::new();
    let resources = file.dict(file.inherited(page, b"Resources")).unwrap_or(&empty);
    let page_fonts = fonts.of(file, resources);
    let named = named(file, resources, &page_fonts);
    let size = file.page_size(page);
    let mut reader = Reader {
        fonts: page_fonts,
        sight: Sight::new(size.width, size.height, opacities(file, resources)),
        height: size.height,
        size: 0.0,
        rise: 0.0,
        pen: 0.0,
        spacing: 0.0,
        stretch: 1.0,
        font: None,
        matrix: IDENTITY,
        saved: Vec::new(),
        line: IDENTITY,
        leading: 0.0,
        open: Vec::new(),
        spoken: 0,
        new_piece: true,
        drawn: Vec::new(),
    };
    let forms = file.get(resources, b"XObject").as_dict().ok();
    let is_form = |name: &[u8]| {
        let form = forms.and_then(|forms| forms.get(name).ok()).and_then(|object| file.dict(object));
        form.is_some_and(|form| file.name_in(form, b"Subtype").as_deref() == Some("Form"))
    };
    for operation in &content.operations {
        if operation.operator == "Do"
            && let Some(Object::Name(name)) = operation.operands.first()
            && is_form(name)
        {
            complain("it shows a form, whose content is not checked");
        }
        reader.operation(operation);
    }
    for (words, count, why) in hidden(&reader) {
        let more = if count > 1 { format!(" and {} more pieces", count - 1) } else { String::new() };
        complain(&format!("the text '{words}'{more} cannot be seen: {why}"));
    }
    reader.drawn.retain(|piece| !piece.glyphs.is_empty());
    for piece in &mut reader.drawn {
        if runs_right_to_left(&piece.glyphs) {
            // Drawn from left to right, read from right to left. Each word is a piece of its own.
            piece.glyphs = reversed(&piece.glyphs, &piece.starts);
        }
    }
    ReadContent { drawn: reader.drawn, hash: seal::of_content(&bytes), named }
}

/// The pieces of text that cannot be seen: the first of each kind, how many there are, and why.
fn hidden(reader: &Reader) -> Vec<(String, usize, &'static str)> {
    let mut kinds: Vec<(String, usize, &'static str)> = Vec::new();
    for (piece, why) in reader.sight.hidden() {
        let Some(drawn) = reader.drawn.get(piece).filter(|drawn| !drawn.artifact) else { continue };
        let words = drawn.spoken.as_ref().map_or(&drawn.glyphs, |(_, spoken)| spoken);
        if words.trim().is_empty() {
            continue;
        }
        match kinds.iter_mut().find(|(_, _, other)| *other == why) {
            Some((_, count, _)) => *count += 1,
            None => kinds.push((shortened(words.trim()), 1, why)),
        }
    }
    kinds
}

/// The constant opacities that graphics states set (ISO 32000-1, 8.4.5).
fn opacities(file: &OpenFile, resources: &Dictionary) -> BTreeMap<Vec<u8>, f32> {
    let Ok(states) = file.get(resources, b"ExtGState").as_dict() else { return BTreeMap::new() };
    let opacity = |state: &Object| file.get(file.dict(state)?, b"ca").as_float().ok();
    states.iter().filter_map(|(name, state)| Some((name.clone(), opacity(state)?))).collect()
}

/// What a page's content may name, as it is sealed: fonts, pictures, opacities.
fn named(file: &OpenFile, resources: &Dictionary, fonts: &BTreeMap<Vec<u8>, Rc<ReadFont>>) -> BTreeMap<String, Hash> {
    let name = |name: &[u8]| String::from_utf8_lossy(name).into_owned();
    let mut named: BTreeMap<String, Hash> = fonts.iter().map(|(key, font)| (name(key), font.hash)).collect();
    if let Ok(pictures) = file.get(resources, b"XObject").as_dict() {
        named.extend(pictures.iter().map(|(key, picture)| (name(key), picture_hash(file, picture))));
    }
    named.extend(opacities(file, resources).into_iter().map(|(key, share)| (name(&key), seal::of_opacity(share))));
    named
}

fn picture_hash(file: &OpenFile, picture: &Object) -> Hash {
    let Some(dict) = file.dict(picture) else { return Hash::default() };
    let number = |key: &[u8]| file.get(dict, key).as_i64().unwrap_or_default();
    let samples = file.stream(picture).unwrap_or_default();
    let opacity = file.stream(file.get(dict, b"SMask")).unwrap_or_default();
    seal::of_picture(number(b"Width"), number(b"Height"), &samples, &opacity)
}

fn content_bytes(file: &OpenFile, page: ObjectId) -> Option<Vec<u8>> {
    match file.inherited(page, b"Contents") {
        Object::Null => Some(Vec::new()),
        Object::Array(parts) => {
            let mut bytes = Vec::new();
            for part in parts {
                bytes.extend(file.content(part)?);
                bytes.push(b'\n');
            }
            Some(bytes)
        }
        stream => file.content(stream),
    }
}

pub(super) type Matrix = [f32; 6];
const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// The matrix that does what `first` does and then what `then` does (ISO 32000-1, 8.3.3).
pub(super) fn product(first: &Matrix, then: &Matrix) -> Matrix {
    let [a, b, c, d, e, f] = *first;
    let [g, h, i, j, k, l] = *then;
    [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l]
}

/// An open marked-content sequence.
struct Open {
    mcid: Option<i64>,
    artifact: bool,
    spoken: Option<(usize, String)>,
}

struct Reader {
    fonts: BTreeMap<Vec<u8>, Rc<ReadFont>>,
    sight: Sight,
    height: f32,
    font: Option<Rc<ReadFont>>,
    size: f32,
    rise: f32,
    /// Where the pen is on its line, in text space.
    pen: f32,
    spacing: f32,
    stretch: f32,
    matrix: Matrix,
    saved: Vec<(Matrix, Option<Rc<ReadFont>>, f32)>,
    line: Matrix,
    leading: f32,
    open: Vec<Open>,
    spoken: usize,
    new_piece: bool,
    drawn: Vec<Drawn>,
}

impl Reader {
    fn operation(&mut self, operation: &Operation) {
        let operands = operation.operands.as_slice();
        let number = |index: usize| operands.get(index).and_then(|o| o.as_float().ok()).unwrap_or(0.0);
        let matrix = || [number(0), number(1), number(2), number(3), number(4), number(5)];
        let operator = operation.operator.as_str();
        match operator {
            "BDC" | "BMC" => self.begin(operands),
            "EMC" => {
                self.open.pop();
                self.new_piece = true;
            }
            "q" | "Q" => {
                self.sight.operator(operator, &[], None, &self.matrix);
                self.keep(operator == "q");
            }
            "cm" => self.matrix = product(&matrix(), &self.matrix),
            "BT" => self.line_at(IDENTITY),
            "ET" => self.new_piece = true,
            "Tm" => self.line_at(matrix()),
            "Td" => self.move_line(number(0), number(1)),
            "TD" => {
                self.leading = -number(1);
                self.move_line(number(0), number(1));
            }
            "TL" => self.leading = number(0),
            "T*" => self.move_line(0.0, -self.leading),
            "Tf" => {
                self.font = operands.first().and_then(|o| o.as_name().ok()).and_then(|n| self.fonts.get(n).cloned());
                self.size = number(1);
                self.new_piece = true;
            }
            "Ts" => self.rise = number(0),
            "Tc" => self.spacing = number(0),
            "Tz" => self.stretch = number(0) / 100.0,
            "Tj" | "TJ" => self.show(operands.first()),
            "'" | "\"" => {
                self.move_line(0.0, -self.leading);
                self.show(operands.last());
            }
            _ => {
                let numbers: Vec<f32> = operands.iter().filter_map(|operand| operand.as_float().ok()).collect();
                let name = operands.last().and_then(|operand| operand.as_name().ok());
                self.sight.operator(operator, &numbers, name, &self.matrix);
                // What changes the look of text opens a piece of its own.
                self.new_piece = true;
            }
        }
    }

    /// Keeps the state of graphics, or takes it back (ISO 32000-1, 8.4.2).
    fn keep(&mut self, keeps: bool) {
        if keeps && self.saved.len() < NESTING {
            self.saved.push((self.matrix, self.font.clone(), self.size));
        } else if !keeps && let Some((matrix, font, size)) = self.saved.pop() {
            (self.matrix, self.font, self.size) = (matrix, font, size);
        }
    }

    fn line_at(&mut self, matrix: Matrix) {
        self.line = matrix;
        self.pen = 0.0;
        self.new_piece = true;
    }

    fn move_line(&mut self, x: f32, y: f32) {
        self.line_at(product(&[1.0, 0.0, 0.0, 1.0, x, y], &self.line));
    }

    /// Opens a marked-content sequence (ISO 32000-1, 14.6).
    fn begin(&mut self, operands: &[Object]) {
        let artifact = operands.first().and_then(|tag| tag.as_name().ok()) == Some(b"Artifact");
        let properties = operands.get(1).and_then(|o| o.as_dict().ok());
        let mcid = properties.and_then(|p| p.get(b"MCID").ok()).and_then(|id| id.as_i64().ok());
        let spoken = properties.and_then(|p| p.get(b"ActualText").ok()).and_then(text).map(|text| {
            self.spoken += 1;
            (self.spoken, text)
        });
        // Beyond all sense the innermost ones are lost: their text then counts as part of the last.
        if self.open.len() < NESTING {
            self.open.push(Open { mcid, artifact, spoken });
        }
        self.new_piece = true;
    }

    fn show(&mut self, operand: Option<&Object>) {
        let Some(operand) = operand else { return };
        if self.new_piece || self.drawn.is_empty() {
            self.new_piece = false;
            let matrix = product(&self.line, &self.matrix);
            let [.., x, y] = matrix;
            self.sight.begin_piece(self.drawn.len(), self.size.abs() * self.stretch.abs().min(1.0) * scale(&matrix));
            self.drawn.push(Drawn {
                mcid: self.open.iter().rev().find_map(|open| open.mcid),
                artifact: self.open.iter().any(|open| open.artifact),
                at: Point { x, y: self.height - y },
                glyphs: String::new(),
                starts: Vec::new(),
                spoken: self.open.iter().find_map(|open| open.spoken.clone()),
            });
        }
        let matrix = product(&[1.0, 0.0, 0.0, 1.0, 0.0, self.rise], &product(&self.line, &self.matrix));
        let Some(piece) = self.drawn.last_mut() else { return };
        for item in operand.as_array().map_or(std::slice::from_ref(operand), Vec::as_slice) {
            let Ok(bytes) = item.as_str() else {
                self.pen -= item.as_float().unwrap_or(0.0) / 1000.0 * self.size * self.stretch;
                continue;
            };
            for code in bytes.chunks(2) {
                let code = code.iter().fold(0, |sum, byte| sum << 8 | u16::from(*byte));
                piece.starts.push(piece.glyphs.len());
                let text = self.font.as_ref().map_or("\u{FFFD}", |font| font.text(code));
                piece.glyphs.push_str(text);
                let width = self.font.as_ref().map_or(0.5, |font| font.width(code)) * self.size * self.stretch;
                if text != " " {
                    self.sight.glyph(self.pen, width, self.size, &matrix);
                }
                self.pen += width + self.spacing;
            }
        }
    }
}

/// Whether a word runs from right to left: it has letters of such a script, and of no other.
fn runs_right_to_left(text: &str) -> bool {
    let right_to_left = |c: char| {
        matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}'
            | '\u{1e800}'..='\u{1efff}')
    };
    text.chars().any(right_to_left) && !text.chars().any(|c| c.is_alphabetic() && !right_to_left(c))
}

/// The text with what its glyphs stand for in the opposite order.
fn reversed(text: &str, starts: &[usize]) -> String {
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let glyphs: Vec<&str> = starts.iter().zip(ends).filter_map(|(start, end)| text.get(*start..end)).collect();
    glyphs.into_iter().rev().collect()
}

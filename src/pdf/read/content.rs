//! A page's content stream: the text that is drawn, where, and which marked-content sequence it is in.

use std::collections::BTreeMap;
use std::rc::Rc;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Object, ObjectId};

use super::file::{OpenFile, text};
use super::fonts::{Fonts, ToUnicode};
use super::on_page;
use crate::layout::page::Point;

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

/// Reads a page's content.
pub(super) fn read(
    file: &OpenFile,
    page: ObjectId,
    fonts: &mut Fonts,
    complaints: &mut Vec<(String, String)>,
    index: usize,
) -> Vec<Drawn> {
    let mut complain = |what: &str| complaints.push((on_page(index), what.to_owned()));
    let Some(bytes) = content_bytes(file, page) else {
        complain("its content cannot be read");
        return Vec::new();
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
    let mut reader = Reader {
        fonts: fonts.of(file, resources),
        height: file.page_size(page).height,
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
    reader.drawn.retain(|piece| !piece.glyphs.is_empty());
    for piece in &mut reader.drawn {
        if runs_right_to_left(&piece.glyphs) {
            // Drawn from left to right, read from right to left. Each word is a piece of its own.
            piece.glyphs = reversed(&piece.glyphs, &piece.starts);
        }
    }
    reader.drawn
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

type Matrix = [f32; 6];
const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// The matrix that does what `first` does and then what `then` does (ISO 32000-1, 8.3.3).
fn product(first: &Matrix, then: &Matrix) -> Matrix {
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
    fonts: BTreeMap<Vec<u8>, Rc<ToUnicode>>,
    height: f32,
    font: Option<Rc<ToUnicode>>,
    matrix: Matrix,
    saved: Vec<Matrix>,
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
        match operation.operator.as_str() {
            "BDC" | "BMC" => self.begin(operands),
            "EMC" => {
                self.open.pop();
                self.new_piece = true;
            }
            "q" if self.saved.len() < NESTING => self.saved.push(self.matrix),
            "Q" => self.matrix = self.saved.pop().unwrap_or(self.matrix),
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
                self.font = operands.first().and_then(|o| o.as_name().ok()).and_then(|n| self.fonts.get(n).cloned())
            }
            "Tj" | "TJ" => self.show(operands.first()),
            "'" | "\"" => {
                self.move_line(0.0, -self.leading);
                self.show(operands.last());
            }
            _ => {}
        }
    }

    fn line_at(&mut self, matrix: Matrix) {
        self.line = matrix;
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
            let [.., x, y] = product(&self.line, &self.matrix);
            self.drawn.push(Drawn {
                mcid: self.open.iter().rev().find_map(|open| open.mcid),
                artifact: self.open.iter().any(|open| open.artifact),
                at: Point { x, y: self.height - y },
                glyphs: String::new(),
                starts: Vec::new(),
                spoken: self.open.iter().find_map(|open| open.spoken.clone()),
            });
        }
        let Some(piece) = self.drawn.last_mut() else { return };
        for item in operand.as_array().map_or(std::slice::from_ref(operand), Vec::as_slice) {
            let Ok(bytes) = item.as_str() else { continue };
            for code in bytes.chunks(2) {
                let code = code.iter().fold(0, |sum, byte| sum << 8 | u16::from(*byte));
                piece.starts.push(piece.glyphs.len());
                piece.glyphs.push_str(self.font.as_ref().map_or("\u{FFFD}", |font| font.text(code)));
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

//! Fonts as far as reading needs them: what their codes stand for.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use lopdf::{Dictionary, Object, ObjectId};

use super::file::OpenFile;
use crate::pdf::seal::{self, Hash};

/// The most entries that are taken from one map.
const ENTRIES: usize = 1 << 17;
/// What stands for a glyph that stands for nothing.
const NOTHING: &str = "\u{FFFD}";

/// The fonts met so far.
#[derive(Default)]
pub(super) struct Fonts {
    known: BTreeMap<ObjectId, Rc<ReadFont>>,
    names: BTreeSet<String>,
}

impl Fonts {
    /// The fonts that resources name.
    pub fn of(&mut self, file: &OpenFile, resources: &Dictionary) -> BTreeMap<Vec<u8>, Rc<ReadFont>> {
        let Ok(fonts) = file.get(resources, b"Font").as_dict() else { return BTreeMap::new() };
        fonts.iter().map(|(name, font)| (name.clone(), self.font(file, font))).collect()
    }

    /// Their names, without the tags of subsets.
    pub fn names(&self) -> Vec<String> {
        self.names.iter().cloned().collect()
    }

    fn font(&mut self, file: &OpenFile, object: &Object) -> Rc<ReadFont> {
        let id = object.as_reference().ok();
        if let Some(known) = id.and_then(|id| self.known.get(&id)) {
            return Rc::clone(known);
        }
        let map = file.dict(object).map(|font| {
            let name = file.name_in(font, b"BaseFont").unwrap_or_else(|| "a font without a name".to_owned());
            self.names.insert(name.split_once('+').map_or(name.as_str(), |(_, name)| name).to_owned());
            ReadFont::of(file, font)
        });
        let map = Rc::new(map.unwrap_or_default());
        if let Some(id) = id {
            self.known.insert(id, Rc::clone(&map));
        }
        map
    }
}

/// A font.
#[derive(Default)]
pub(super) struct ReadFont {
    map: ToUnicode,
    /// By code, in thousandths of an em.
    widths: Vec<f32>,
    /// What is sealed of it.
    pub hash: Hash,
}

impl ReadFont {
    /// What a code stands for.
    pub fn text(&self, code: u16) -> &str {
        self.map.text(code)
    }

    /// How wide a code's glyph is, in ems.
    pub fn width(&self, code: u16) -> f32 {
        self.widths.get(usize::from(code)).map_or(1.0, |width| width / 1000.0)
    }

    fn of(file: &OpenFile, font: &Dictionary) -> Self {
        let cmap = file.content(file.get(font, b"ToUnicode")).unwrap_or_default();
        let first = file.get(font, b"DescendantFonts").as_array().ok().and_then(|fonts| file.dict(fonts.first()?));
        let widths = first.map(|own| widths(file, own)).unwrap_or_default();
        let descriptor = first.and_then(|own| file.dict(file.get(own, b"FontDescriptor")));
        let program = descriptor.and_then(|descriptor| {
            let keys = [&b"FontFile2"[..], b"FontFile3", b"FontFile"];
            keys.iter().find_map(|key| file.stream(file.get(descriptor, key)))
        });
        let mut program = program.unwrap_or_default();
        // Our own are told by their codes as they are.
        let is_plain = |object: &Object, name: &[u8]| object.as_name().is_ok_and(|own| own == name);
        let plain = is_plain(file.get(font, b"Encoding"), b"Identity-H")
            && first.is_none_or(|own| {
                let glyphs = file.get(own, b"CIDToGIDMap");
                matches!(glyphs, Object::Null) || is_plain(glyphs, b"Identity")
            });
        if !plain {
            program.extend(b"under other codes");
        }
        let hash = seal::of_font(&program, &cmap, widths.iter().copied());
        Self { map: ToUnicode::parse(&cmap), widths, hash }
    }
}

/// The widths of a font's glyphs by code (ISO 32000-1, 9.7.4.3), where all are in a row from 0, as ours are.
fn widths(file: &OpenFile, font: &Dictionary) -> Vec<f32> {
    match file.get(font, b"W").as_array().map(Vec::as_slice) {
        Ok([first, widths]) if file.resolve(first).as_i64().ok() == Some(0) => {
            file.resolve(widths).as_array().map(|widths| file.numbers(widths)).unwrap_or_default()
        }
        _ => Vec::new(),
    }
}

/// What a font's codes of two bytes stand for (ISO 32000-1, 9.10.3).
#[derive(Default)]
struct ToUnicode(BTreeMap<u16, String>);

impl ToUnicode {
    fn text(&self, code: u16) -> &str {
        self.0.get(&code).map_or(NOTHING, String::as_str)
    }

    fn parse(cmap: &[u8]) -> Self {
        let mut map = BTreeMap::new();
        let mut operands: Vec<Operand> = Vec::new();
        let mut taken = 0;
        for token in Tokens(cmap) {
            match token {
                Token::Hex(bytes) => operands.push(Operand::Code(bytes)),
                Token::Array(texts) => operands.push(Operand::Texts(texts)),
                Token::Word(word) => {
                    match word {
                        b"endbfchar" => take_chars(&operands, &mut map, &mut taken),
                        b"endbfrange" => take_ranges(&operands, &mut map, &mut taken),
                        _ => {}
                    }
                    operands.clear();
                }
            }
            if taken > ENTRIES {
                break;
            }
        }
        Self(map)
    }
}

enum Operand {
    Code(Vec<u8>),
    Texts(Vec<Vec<u8>>),
}

fn take_chars(operands: &[Operand], map: &mut BTreeMap<u16, String>, taken: &mut usize) {
    for pair in operands.chunks(2) {
        if let [Operand::Code(code), Operand::Code(text)] = pair {
            map.insert(number(code), utf16(text));
            *taken += 1;
        }
    }
}

fn take_ranges(operands: &[Operand], map: &mut BTreeMap<u16, String>, taken: &mut usize) {
    for triple in operands.chunks(3) {
        let [Operand::Code(first), Operand::Code(last), texts] = triple else { continue };
        for (offset, code) in (number(first)..=number(last)).enumerate() {
            if *taken > ENTRIES {
                return;
            }
            *taken += 1;
            let text = match texts {
                Operand::Texts(texts) => texts.get(offset).map(|text| utf16(text)).unwrap_or_default(),
                // The last unit counts on.
                Operand::Code(text) => {
                    let mut units = units(text);
                    if let Some(last) = units.last_mut() {
                        *last = last.wrapping_add(offset as u16);
                    }
                    String::from_utf16_lossy(&units)
                }
            };
            map.insert(code, text);
        }
    }
}

fn number(bytes: &[u8]) -> u16 {
    bytes.iter().fold(0, |sum, byte| sum << 8 | u16::from(*byte))
}

fn units(bytes: &[u8]) -> Vec<u16> {
    bytes.chunks(2).map(number).collect()
}

fn utf16(bytes: &[u8]) -> String {
    String::from_utf16_lossy(&units(bytes))
}

enum Token<'t> {
    Hex(Vec<u8>),
    Array(Vec<Vec<u8>>),
    Word(&'t [u8]),
}

/// The tokens of a CMap, as far as its mappings need them.
struct Tokens<'t>(&'t [u8]);

impl Tokens<'_> {
    fn skip(&mut self, count: usize) {
        self.0 = self.0.get(count..).unwrap_or_default();
    }

    fn hex(&mut self) -> Vec<u8> {
        let end = self.0.iter().position(|byte| *byte == b'>').unwrap_or(self.0.len());
        let digits: Vec<u8> =
            self.0.iter().take(end).filter_map(|b| char::from(*b).to_digit(16)).map(|d| d as u8).collect();
        self.skip(end + 1);
        digits.chunks(2).map(|pair| pair.iter().fold(0, |sum, digit| sum << 4 | digit)).collect()
    }
}

impl<'t> Iterator for Tokens<'t> {
    type Item = Token<'t>;

    fn next(&mut self) -> Option<Token<'t>> {
        self.0 = self.0.trim_ascii_start();
        match self.0 {
            [] => None,
            [b'<', b'<', ..] | [b'>', b'>', ..] => {
                self.skip(2);
                Some(Token::Word(b"<<"))
            }
            [b'<', ..] => {
                self.skip(1);
                Some(Token::Hex(self.hex()))
            }
            [b'[', ..] => {
                self.skip(1);
                let mut texts = Vec::new();
                loop {
                    self.0 = self.0.trim_ascii_start();
                    match self.0 {
                        [b'<', ..] => {
                            self.skip(1);
                            texts.push(self.hex());
                        }
                        [b']', ..] | [] => break,
                        _ => self.skip(1),
                    }
                }
                self.skip(1);
                Some(Token::Array(texts))
            }
            rest => {
                let end = rest.iter().skip(1).position(|b| b.is_ascii_whitespace() || matches!(b, b'<' | b'[' | b'/'));
                let (word, rest) = rest.split_at(end.map_or(rest.len(), |end| end + 1));
                self.0 = rest;
                Some(Token::Word(word))
            }
        }
    }
}

//! Words to glyphs: shaping with a memory of the words already shaped.

use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::Arc;

use harfrust::{Direction, Feature, Language, Script, ShapeOptions, ShapePlan, Shaper as FontShaper, UnicodeBuffer};

use super::fonts::{Figures, Fonts};
use super::page::Glyph;

/// Longer texts than this, in bytes, are shaped but not remembered: they hardly come again.
const REMEMBERED_BYTES: usize = 48;

/// A shaped text without its size: advances in em.
#[derive(Debug, PartialEq)]
pub struct Word {
    /// Its glyphs; clusters count bytes from the word's start, advances and shifts are in em.
    pub glyphs: Vec<Glyph>,
    /// The sum of the advances, in em.
    pub width_em: f32,
    /// How many bytes of text it stands for.
    pub text_len: u32,
}

/// Shapes words and remembers them. Made for one layout.
pub struct Shaper<'f> {
    fonts: &'f Fonts,
    shapers: Vec<Option<FontShaper<'f>>>,
    plans: BTreeMap<PlanKey, ShapePlan>,
    words: Vec<(WordsKey, Words)>,
    /// Which of them was asked last: a text asks for one of them again and again.
    last: usize,
    buffer: Option<UnicodeBuffer>,
    local: &'static str,
}

/// The words already shaped.
type Words = HashMap<Box<str>, Arc<Word>, BuildHasherDefault<WordHasher>>;

/// Font, figures, script, whether it runs from right to left, and the language.
type PlanKey = (usize, u8, u32, bool, &'static str);
/// Font, figures, whether it runs from right to left, and the language.
type WordsKey = (usize, Figures, bool, &'static str);

/// Languages that have letterforms of their own in fonts of a script they share with others (OpenType's `locl`), by their
/// ISO 639-1 codes. All others are shaped alike, so that their words are remembered together.
const LOCAL_FORMS: [&str; 19] =
    ["az", "ba", "bg", "ca", "cv", "fa", "kk", "mk", "mr", "ne", "nl", "pl", "ro", "sd", "sr", "tr", "tt", "ur", "uz"];

impl<'f> Shaper<'f> {
    /// A shaper over these fonts.
    pub fn new(fonts: &'f Fonts) -> Self {
        let shapers =
            fonts.all().iter().map(|font| font.parsed().map(|f| font.shaper_data().shaper(&f).build())).collect();
        Self {
            fonts,
            shapers,
            plans: BTreeMap::new(),
            words: Vec::new(),
            last: 0,
            buffer: Some(UnicodeBuffer::new()),
            local: "",
        }
    }

    /// The fonts it shapes with.
    pub fn fonts(&self) -> &'f Fonts {
        self.fonts
    }

    /// Sets the language of what is shaped from now on: see [`local_forms`].
    pub fn speak(&mut self, local: &'static str) {
        self.local = local;
    }

    /// The glyphs of a text in one font and one direction, from left to right as they are drawn.
    pub fn shape(&mut self, font: usize, figures: Figures, right_to_left: bool, text: &str) -> Arc<Word> {
        if text.len() > REMEMBERED_BYTES {
            return Arc::new(self.shape_anew(font, figures, right_to_left, text));
        }
        let key = (font, figures, right_to_left, self.local);
        if self.words.get(self.last).is_none_or(|(known, _)| *known != key) {
            self.last = self.words.iter().position(|(known, _)| *known == key).unwrap_or(self.words.len());
            if self.last == self.words.len() {
                self.words.push((key, Words::default()));
            }
        }
        if let Some(known) = self.words.get(self.last).and_then(|(_, words)| words.get(text)) {
            return Arc::clone(known);
        }
        let word = Arc::new(self.shape_anew(font, figures, right_to_left, text));
        if let Some((_, words)) = self.words.get_mut(self.last) {
            words.insert(text.into(), Arc::clone(&word));
        }
        word
    }

    fn shape_anew(&mut self, font: usize, figures: Figures, right_to_left: bool, text: &str) -> Word {
        let Some(shaper) = self.shapers.get(font).and_then(Option::as_ref) else {
            return Word { glyphs: Vec::new(), width_em: 0.0, text_len: text.len() as u32 };
        };
        let mut buffer = self.buffer.take().unwrap_or_default();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        buffer.set_direction(if right_to_left { Direction::RightToLeft } else { Direction::LeftToRight });
        let features: Vec<Feature> = figures.feature().map(|tag| Feature::new(tag, 1, ..)).into_iter().collect();
        let (script, direction) = (buffer.script(), buffer.direction());
        let language = Language::new(self.local);
        if let Some(language) = language.clone() {
            buffer.set_language(language);
        }
        let key = (font, figures as u8, script_tag(script), right_to_left, self.local);
        let plan = self
            .plans
            .entry(key)
            .or_insert_with(|| ShapePlan::new(shaper, direction, Some(script), language.as_ref(), &features));
        let shaped = shaper.shape(buffer, ShapeOptions::new().plan(Some(plan)).features(&features));

        let em = shaper.units_per_em().max(1) as f32;
        let infos = shaped.glyph_infos();
        let mut starts: Vec<u32> = infos.iter().map(|i| i.cluster).collect();
        starts.sort_unstable();
        starts.dedup();
        let end_of = |start: u32| match starts.binary_search(&start) {
            Ok(at) => starts.get(at + 1).copied().unwrap_or(text.len() as u32),
            Err(_) => text.len() as u32,
        };
        let mut width_em = 0.0;
        let mut glyphs: Vec<Glyph> = infos
            .iter()
            .zip(shaped.glyph_positions())
            .map(|(info, position)| {
                let advance = position.x_advance as f32 / em;
                width_em += advance;
                Glyph {
                    id: info.glyph_id as u16,
                    advance,
                    dx: position.x_offset as f32 / em,
                    dy: position.y_offset as f32 / em,
                    cluster_start: info.cluster,
                    cluster_end: end_of(info.cluster),
                }
            })
            .collect();
        if glyphs.len() >= starts.len() + TOWER {
            keep_in_line(&mut glyphs);
        }
        self.buffer = Some(shaped.clear());
        Word { glyphs, width_em, text_len: text.len() as u32 }
    }
}

/// So many glyphs of one letter and its marks are a tower.
const TOWER: usize = 5;
/// How far the marks of a tower may rise above and sink below their usual height, in em: no further than the line.
const HIGHEST_MARK: f32 = 0.4;
const LOWEST_MARK: f32 = 0.25;

/// Marks heaped upon one letter stay within its line; those that would stand higher or lower are drawn upon each other.
fn keep_in_line(glyphs: &mut [Glyph]) {
    for letter in glyphs.chunk_by_mut(|a, b| a.cluster_start == b.cluster_start).filter(|l| l.len() >= TOWER) {
        letter.iter_mut().for_each(|glyph| glyph.dy = glyph.dy.clamp(-LOWEST_MARK, HIGHEST_MARK));
    }
}

fn script_tag(script: Script) -> u32 {
    u32::from_be_bytes(script.tag().to_be_bytes())
}

/// The language whose letterforms a text wants, by the ISO 639-1 code of its own; empty for the common ones.
pub fn local_forms(language: &str) -> &'static str {
    LOCAL_FORMS.iter().find(|code| **code == language).copied().unwrap_or_default()
}

/// A hash of short words: eight bytes at a time, folded by a multiplication. The texts are the user's own articles, so
/// that it need not withstand whoever would choose words that collide.
#[derive(Default)]
struct WordHasher(u64);

/// 2^64 divided by the golden ratio, odd: spreads neighbouring values (D. E. Knuth, The Art of Computer Programming,
/// volume 3, section 6.4).
const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        let (chunks, rest) = bytes.as_chunks::<8>();
        let mut last = [0; 8];
        last.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
        for chunk in chunks.iter().chain([&last]) {
            let folded = u128::from(self.0.rotate_left(23) ^ u64::from_le_bytes(*chunk)) * u128::from(SPREAD);
            self.0 = (folded >> 64) as u64 ^ folded as u64;
        }
    }

    fn write_u8(&mut self, byte: u8) {
        self.0 = self.0.rotate_left(8) ^ u64::from(byte);
    }

    fn finish(&self) -> u64 {
        self.0.wrapping_mul(SPREAD)
    }
}

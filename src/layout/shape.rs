//! Words to glyphs: shaping with a memory of the words already shaped.

use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

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
}

/// Shapes words and remembers them. Made for one layout.
pub struct Shaper<'f> {
    fonts: &'f Fonts,
    shapers: Vec<Option<FontShaper<'f>>>,
    plans: BTreeMap<PlanKey, ShapePlan>,
    words: HashMap<WordsKey, HashMap<Box<str>, Rc<Word>>>,
    buffer: Option<UnicodeBuffer>,
    local: &'static str,
}

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
            words: HashMap::new(),
            buffer: Some(UnicodeBuffer::new()),
            local: "",
        }
    }

    /// The fonts it shapes with.
    pub fn fonts(&self) -> &'f Fonts {
        self.fonts
    }

    /// Sets the language of what is shaped from now on, by its ISO 639-1 code.
    pub fn speak(&mut self, language: &str) {
        self.local = LOCAL_FORMS.iter().find(|code| **code == language).copied().unwrap_or_default();
    }

    /// The glyphs of a text in one font and one direction, from left to right as they are drawn.
    pub fn shape(&mut self, font: usize, figures: Figures, right_to_left: bool, text: &str) -> Rc<Word> {
        if text.len() > REMEMBERED_BYTES {
            return Rc::new(self.shape_anew(font, figures, right_to_left, text));
        }
        let key = (font, figures, right_to_left, self.local);
        if let Some(known) = self.words.get(&key).and_then(|words| words.get(text)) {
            return Rc::clone(known);
        }
        let word = Rc::new(self.shape_anew(font, figures, right_to_left, text));
        self.words.entry(key).or_default().insert(text.into(), Rc::clone(&word));
        word
    }

    fn shape_anew(&mut self, font: usize, figures: Figures, right_to_left: bool, text: &str) -> Word {
        let Some(shaper) = self.shapers.get(font).and_then(Option::as_ref) else {
            return Word { glyphs: Vec::new(), width_em: 0.0 };
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
        let glyphs = infos
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
        self.buffer = Some(shaped.clear());
        Word { glyphs, width_em }
    }
}

fn script_tag(script: Script) -> u32 {
    u32::from_be_bytes(script.tag().to_be_bytes())
}

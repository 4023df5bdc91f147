//! The faces of the pages: the bundled fonts and those found on the machine, ready to shape with.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use harfrust::{ShaperData, Tag};
use serde::Deserialize;
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

use super::found::{Found, Hand};
use super::page::{Font, FontData};

/// A role that a face plays on the page; a theme decides which face plays it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Face {
    /// The sources' words.
    Serif,
    /// Titles in the sources' family.
    SerifSemiBold,
    /// Emphasis and names of outlets.
    SerifItalic,
    /// Structure and the author's own words.
    Sans,
    /// Emphasis in the author's own words.
    SansItalic,
    /// Labels.
    SansMedium,
    /// Headings.
    SansSemiBold,
}

impl Face {
    /// Every role, in the order of their indices in [`Fonts`].
    pub const ALL: [Face; 7] = [
        Face::Serif,
        Face::SerifSemiBold,
        Face::SerifItalic,
        Face::Sans,
        Face::SansItalic,
        Face::SansMedium,
        Face::SansSemiBold,
    ];

    /// The PostScript name of its font, and the font's file.
    pub(super) fn file(self) -> (&'static str, &'static [u8]) {
        match self {
            Self::Serif => ("NotoSerif-Regular", include_bytes!("../../assets/fonts/NotoSerif-Regular.ttf").as_slice()),
            Self::SerifSemiBold => {
                ("NotoSerif-SemiBold", include_bytes!("../../assets/fonts/NotoSerif-SemiBold.ttf").as_slice())
            }
            Self::SerifItalic => {
                ("NotoSerif-Italic", include_bytes!("../../assets/fonts/NotoSerif-Italic.ttf").as_slice())
            }
            Self::Sans => ("Inter-Regular", include_bytes!("../../assets/fonts/Inter-Regular.otf").as_slice()),
            Self::SansItalic => ("Inter-Italic", include_bytes!("../../assets/fonts/Inter-Italic.otf").as_slice()),
            Self::SansMedium => ("Inter-Medium", include_bytes!("../../assets/fonts/Inter-Medium.otf").as_slice()),
            Self::SansSemiBold => {
                ("Inter-SemiBold", include_bytes!("../../assets/fonts/Inter-SemiBold.otf").as_slice())
            }
        }
    }
}

/// A font with what shaping needs of it.
pub struct LoadedFont {
    /// The font as the page model names it.
    pub font: Arc<Font>,
    /// Height of the ascenders over the baseline, in em.
    pub ascent_em: f32,
    /// Depth of the descenders under the baseline, in em.
    pub descent_em: f32,
    data: ShaperData,
}

impl LoadedFont {
    fn load(name: &str, data: FontData, index: u32) -> Option<Self> {
        let parsed = FontRef::from_index(data.bytes(), index).ok()?;
        let metrics = parsed.metrics(Size::unscaled(), LocationRef::default());
        let em = f32::from(metrics.units_per_em.max(1));
        let shaper = ShaperData::new(&parsed);
        let font = Font { name: name.to_owned(), data: data.clone(), index, units_per_em: metrics.units_per_em.max(1) };
        Some(Self {
            font: Arc::new(font),
            ascent_em: metrics.ascent / em,
            descent_em: -metrics.descent / em,
            data: shaper,
        })
    }

    /// Whether the font has a glyph for a character.
    pub fn has(&self, character: char) -> bool {
        self.parsed().is_some_and(|f| f.charmap().map(character).is_some())
    }

    pub(super) fn parsed(&self) -> Option<FontRef<'_>> {
        FontRef::from_index(self.font.data.bytes(), self.font.index).ok()
    }

    pub(super) fn shaper_data(&self) -> &ShaperData {
        &self.data
    }
}

/// What a font was wanted for: its hand, whether for titles and headings, and the language.
type Purpose = (Hand, bool, &'static str);

/// The fonts of a layout: one for each [`Face`], by its index, then those found for what they lack.
#[derive(Clone)]
pub struct Fonts {
    fonts: Vec<Arc<LoadedFont>>,
    /// What each font after the bundled ones was wanted for.
    found: Vec<Purpose>,
    searched: Option<String>,
}

impl Fonts {
    /// The fonts that come with the program.
    pub fn bundled() -> &'static Fonts {
        static BUNDLED: OnceLock<Fonts> = OnceLock::new();
        BUNDLED.get_or_init(|| {
            let load = |face: Face| {
                let (name, bytes) = face.file();
                LoadedFont::load(name, FontData::Static(bytes), 0).map(Arc::new)
            };
            let fonts = Face::ALL.into_iter().filter_map(load).collect();
            Fonts { fonts, found: Vec::new(), searched: None }
        })
    }

    /// The bundled fonts, and after them those that were found. A font that cannot be read is left out.
    pub fn with_found(found: Found) -> Fonts {
        let mut fonts = Fonts { fonts: Fonts::bundled().fonts.clone(), found: Vec::new(), searched: found.searched };
        for font in found.fonts {
            if let Some(loaded) = LoadedFont::load(&font.name, font.data, font.index) {
                fonts.fonts.push(Arc::new(loaded));
                fonts.found.push((font.hand, font.strong, font.language));
            }
        }
        fonts
    }

    /// The index of a face's font, in [`Fonts::all`] and in the page model.
    pub fn index(&self, face: Face) -> usize {
        Face::ALL.iter().position(|f| *f == face).unwrap_or(0)
    }

    /// The font at an index.
    pub fn get(&self, index: usize) -> Option<&LoadedFont> {
        self.fonts.get(index).map(|f| &**f)
    }

    /// All of them, by index.
    pub fn all(&self) -> &[Arc<LoadedFont>] {
        &self.fonts
    }

    /// Tells these fonts from others, by the names, lengths and faces of the files that were found.
    pub(super) fn fingerprint(&self) -> Vec<u8> {
        let mut print = Vec::new();
        for font in self.fonts.iter().skip(self.fonts.len() - self.found.len()) {
            let Font { name, data, index, .. } = &*font.font;
            print.extend_from_slice(name.as_bytes());
            print.extend_from_slice(&[data.bytes().len(), *index as usize].map(usize::to_le_bytes).concat());
        }
        print
    }

    /// Whether the font at an index is not one of the bundled ones.
    pub(super) fn is_found(&self, index: usize) -> bool {
        index + self.found.len() >= self.fonts.len()
    }

    /// Where fonts were searched for, in words, if they were.
    pub fn searched(&self) -> Option<&str> {
        self.searched.as_deref()
    }

    /// Whether any font has a character.
    pub fn any_has(&self, character: char) -> bool {
        self.fonts.iter().any(|f| f.has(character))
    }

    /// The font for a character where `preferred` lacks it, if any has it: a bundled one, or the one that was found for
    /// the language, and for the weight and the hand of `preferred`.
    pub fn fallback(&self, preferred: usize, language: &str, character: char) -> Option<usize> {
        self.fallback_for(preferred, language, |font| font.has(character))
    }

    /// As [`Fonts::fallback`], for letters with marks that should come from one font.
    pub(super) fn fallback_for(
        &self,
        preferred: usize,
        language: &str,
        has: impl Fn(&LoadedFont) -> bool,
    ) -> Option<usize> {
        if self.get(preferred).is_some_and(&has) {
            return Some(preferred);
        }
        let bundled = self.fonts.len() - self.found.len();
        if let Some(index) = self.fonts.iter().take(bundled).position(|f| has(f)) {
            return Some(index);
        }
        let (hand, strong) = Face::ALL.get(preferred).map_or((Hand::Serif, false), |f| (f.hand(), f.is_strong()));
        let found = self.found.iter().zip(self.fonts.iter().skip(bundled)).enumerate();
        found
            .filter(|(_, (_, font))| has(font))
            .min_by_key(|(index, ((its_hand, is_strong, its_language), _))| {
                (*its_language != language, *is_strong != strong, *its_hand != hand, *index)
            })
            .map(|(index, _)| bundled + index)
    }
}

/// Remembers which font was chosen for a character: most text asks for the same few again and again.
#[derive(Default)]
pub(super) struct Choices {
    /// By the preferred font and the language.
    tables: Vec<((usize, &'static str), Table)>,
}

#[derive(Default)]
struct Table {
    /// For each character up to U+FFFF: see [`Table::UNKNOWN`].
    plane: Vec<u8>,
    beyond: HashMap<char, u8>,
}

impl Table {
    /// Not asked yet; 1 is no font, and from 2 on it is the font's index and two.
    const UNKNOWN: u8 = 0;
    const NONE: u8 = 1;
}

impl Choices {
    /// As [`Fonts::fallback`].
    pub fn fallback(
        &mut self,
        fonts: &Fonts,
        preferred: usize,
        language: &'static str,
        character: char,
    ) -> Option<usize> {
        let key = (preferred, language);
        let at = self.tables.iter().position(|(k, _)| *k == key).unwrap_or_else(|| {
            self.tables.push((key, Table { plane: vec![Table::UNKNOWN; 0x1_0000], beyond: HashMap::new() }));
            self.tables.len() - 1
        });
        let (_, table) = self.tables.get_mut(at)?;
        let slot = match table.plane.get_mut(u32::from(character) as usize) {
            Some(slot) => slot,
            None => table.beyond.entry(character).or_insert(Table::UNKNOWN),
        };
        match *slot {
            Table::UNKNOWN => {
                let chosen = fonts.fallback(preferred, language, character);
                // More fonts than a byte counts are none that a search gives; they would be asked for each time.
                *slot = chosen.map_or(Table::NONE, |c| u8::try_from(c + 2).unwrap_or(Table::UNKNOWN));
                chosen
            }
            Table::NONE => None,
            index => Some(usize::from(index) - 2),
        }
    }
}

/// OpenType features that a text style may ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Figures {
    /// Figures as the font sets them in running text.
    #[default]
    Text,
    /// Figures of one width, for columns and hanging numbers.
    Tabular,
}

impl Figures {
    pub(super) fn feature(self) -> Option<Tag> {
        match self {
            Self::Text => None,
            Self::Tabular => Some(Tag::new(b"tnum")),
        }
    }
}

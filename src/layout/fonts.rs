//! The faces of the pages: the bundled fonts, ready to shape with.

use std::sync::{Arc, OnceLock};

use harfrust::{ShaperData, Tag};
use serde::Deserialize;
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

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

    fn file(self) -> (&'static str, &'static [u8]) {
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

/// The fonts of a layout: one for each [`Face`], by its index.
pub struct Fonts {
    fonts: Vec<LoadedFont>,
}

impl Fonts {
    /// The fonts that come with the program.
    pub fn bundled() -> &'static Fonts {
        static BUNDLED: OnceLock<Fonts> = OnceLock::new();
        BUNDLED.get_or_init(|| {
            let load = |face: Face| {
                let (name, bytes) = face.file();
                LoadedFont::load(name, FontData::Static(bytes), 0)
            };
            Fonts { fonts: Face::ALL.into_iter().filter_map(load).collect() }
        })
    }

    /// The index of a face's font, in [`Fonts::all`] and in the page model.
    pub fn index(&self, face: Face) -> usize {
        Face::ALL.iter().position(|f| *f == face).unwrap_or(0)
    }

    /// The font at an index.
    pub fn get(&self, index: usize) -> Option<&LoadedFont> {
        self.fonts.get(index)
    }

    /// All of them, by index.
    pub fn all(&self) -> &[LoadedFont] {
        &self.fonts
    }

    /// The font for a character where `preferred` lacks it, if any has it.
    pub fn fallback(&self, preferred: usize, character: char) -> Option<usize> {
        if self.fonts.get(preferred).is_some_and(|f| f.has(character)) {
            return Some(preferred);
        }
        self.fonts.iter().position(|f| f.has(character))
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

//! Inter for the interface, Noto Serif for articles; egui's own fonts behind them for what they lack, and behind those what
//! was found on the machine for characters that none of them has.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use egui::{
    Context, FallbackRequest, FontData, FontDefinitions, FontFamily, FontInsert, FontPriority, FontProvider,
    InsertFontFamily,
};

use crate::layout::FoundFont;
use crate::layout::page::FontData as Bytes;

/// Medium weight of the interface font.
pub(super) const MEDIUM: &str = "interface medium";
/// Semibold weight of the interface font.
pub(super) const STRONG: &str = "interface strong";
/// The reader's font.
pub(super) const SERIF: &str = "reader";
/// The reader's font, semibold.
pub(super) const SERIF_STRONG: &str = "reader strong";
/// The reader's font, italic.
pub(super) const SERIF_ITALIC: &str = "reader italic";

/// Where each family's first font comes from.
const FONTS: [(&str, &[u8]); 6] = [
    ("interface", include_bytes!("../../../assets/fonts/Inter-Regular.otf")),
    (MEDIUM, include_bytes!("../../../assets/fonts/Inter-Medium.otf")),
    (STRONG, include_bytes!("../../../assets/fonts/Inter-SemiBold.otf")),
    (SERIF, include_bytes!("../../../assets/fonts/NotoSerif-Regular.ttf")),
    (SERIF_STRONG, include_bytes!("../../../assets/fonts/NotoSerif-SemiBold.ttf")),
    (SERIF_ITALIC, include_bytes!("../../../assets/fonts/NotoSerif-Italic.ttf")),
];

/// Every font, and the families made of them.
pub(super) fn definitions() -> FontDefinitions {
    let mut definitions = FontDefinitions::default();
    let behind: Vec<String> = definitions.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    for (name, bytes) in FONTS {
        definitions.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
        let family = if name == "interface" { FontFamily::Proportional } else { FontFamily::Name(name.into()) };
        let fonts = std::iter::once(name.to_owned()).chain(behind.iter().cloned()).collect();
        definitions.families.insert(family, fonts);
    }
    definitions
}

/// Notes the characters that were to be drawn and that no font of the window has. Drawing asks for each of them once, until
/// there are other fonts.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lacking(Arc<Mutex<BTreeSet<char>>>);

impl Lacking {
    /// Takes note from now on.
    pub(crate) fn watch(ctx: &Context) -> Self {
        let lacking = Self::default();
        ctx.add_font_provider(Arc::new(lacking.clone()));
        lacking
    }

    /// What was noted since this was asked last.
    pub(crate) fn take(&self) -> BTreeSet<char> {
        // Whoever panicked with the lock in hand left the set whole.
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl FontProvider for Lacking {
    fn font_for(&self, request: &FallbackRequest<'_>) -> Option<FontInsert> {
        // Looking for a font takes longer than a frame: a thread does that.
        let mut noted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        noted.extend(request.cluster.chars().filter(|c| !c.is_ascii() && !c.is_control()));
        None
    }
}

/// Adds fonts behind all others, in every family. The bytes are shared, not copied.
pub(crate) fn add(ctx: &Context, fonts: &[FoundFont]) {
    let families: Vec<InsertFontFamily> = FONTS
        .iter()
        .filter(|(name, _)| *name != "interface")
        .map(|(name, _)| FontFamily::Name((*name).into()))
        .chain([FontFamily::Proportional, FontFamily::Monospace])
        .map(|family| InsertFontFamily { family, priority: FontPriority::Lowest })
        .collect();
    for font in fonts {
        let data = match &font.data {
            Bytes::Static(bytes) => FontData::from_blob(Arc::new(*bytes), font.index),
            Bytes::Shared(bytes) => FontData::from_blob(Arc::new(Arc::clone(bytes)), font.index),
        };
        ctx.add_font(FontInsert::new(&font.name, data, families.clone()));
    }
}

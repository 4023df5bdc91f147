//! Inter for the interface, Noto Serif for articles; egui's own fonts behind them for what they lack.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily};

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

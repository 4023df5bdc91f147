//! How a drawing's file is read: words in the bundled fonts, nothing from outside the file.

use std::sync::{Arc, OnceLock};

use resvg::usvg::{FontResolver, ImageHrefResolver, ImageKind, Options, fontdb};

use crate::layout::Face;

const SERIF: &str = "Noto Serif";
const SANS: &str = "Inter";

/// The options for reading: pictures only from within the file, and those PNG or JPEG.
pub(super) fn options() -> Options<'static> {
    Options {
        font_family: SANS.to_owned(),
        fontdb: Arc::clone(fonts()),
        font_resolver: FontResolver {
            select_font: Box::new(|font, fonts| {
                let wanted = FontResolver::default_font_selector();
                let known = font.families().iter().any(|family| is_known(&family.to_string()));
                if known { wanted(font, fonts) } else { nearest(font, fonts) }
            }),
            select_fallback: FontResolver::default_fallback_selector(),
        },
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|kind, data, _| match kind {
                "image/png" => Some(ImageKind::PNG(data)),
                "image/jpeg" | "image/jpg" => Some(ImageKind::JPEG(data)),
                _ => None,
            }),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    }
}

fn is_known(family: &str) -> bool {
    let family = family.trim_matches(['"', '\'']).to_lowercase();
    [SERIF, SANS, "serif", "sans-serif"].iter().any(|known| known.to_lowercase() == family)
}

/// The bundled family that is most like fonts that are not there: a sans unless a name speaks of a serif.
fn nearest(font: &resvg::usvg::Font, fonts: &mut Arc<fontdb::Database>) -> Option<fontdb::ID> {
    const SERIFS: [&str; 8] = ["times", "georgia", "garamond", "palatino", "cambria", "bodoni", "caslon", "minion"];
    let named: String = font.families().iter().map(|family| family.to_string().to_lowercase()).collect();
    let serif = SERIFS.iter().any(|name| named.contains(name)) || (named.contains("serif") && !named.contains("sans"));
    let style = match font.style() {
        resvg::usvg::FontStyle::Normal => fontdb::Style::Normal,
        resvg::usvg::FontStyle::Italic => fontdb::Style::Italic,
        resvg::usvg::FontStyle::Oblique => fontdb::Style::Oblique,
    };
    fonts.query(&fontdb::Query {
        families: &[fontdb::Family::Name(if serif { SERIF } else { SANS })],
        weight: fontdb::Weight(font.weight()),
        stretch: fontdb::Stretch::Normal,
        style,
    })
}

/// The bundled fonts as drawings look them up.
fn fonts() -> &'static Arc<fontdb::Database> {
    static FONTS: OnceLock<Arc<fontdb::Database>> = OnceLock::new();
    FONTS.get_or_init(|| {
        let mut fonts = fontdb::Database::new();
        for face in Face::ALL {
            fonts.load_font_source(fontdb::Source::Binary(Arc::new(face.file().1)));
        }
        fonts.set_serif_family(SERIF);
        fonts.set_sans_serif_family(SANS);
        fonts.set_monospace_family(SANS);
        fonts.set_cursive_family(SERIF);
        fonts.set_fantasy_family(SANS);
        Arc::new(fonts)
    })
}

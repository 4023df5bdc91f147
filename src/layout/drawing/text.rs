//! How a drawing's file is read: words in the bundled fonts and in those found for what they lack, nothing from outside
//! the file.

use std::sync::{Arc, OnceLock};

use resvg::usvg::{FontResolver, ImageHrefResolver, ImageKind, Options, fontdb};

use crate::layout::fonts::{Fonts, LoadedFont};
use crate::layout::page::FontData;

const SERIF: &str = "Noto Serif";
const SANS: &str = "Inter";

/// What a font is called in a drawing that asks for it by its index in [`Fonts::all`].
const BY_INDEX: &str = "briefpack-font-";

/// The name by which a drawing asks for a font: see [`BY_INDEX`].
pub(super) fn family_of(index: usize) -> String {
    format!("{BY_INDEX}{index}")
}

/// The options for reading: words in these fonts, pictures only from within the file, and those PNG or JPEG. Where all
/// letters `name_their_fonts` that no bundled font has, only the bundled ones are asked for the others.
pub(super) fn options(fonts: &Fonts, name_their_fonts: bool) -> Options<'_> {
    let (database, ids) = database_of(fonts);
    let by_index = ids.clone();
    let bundled = if name_their_fonts { Fonts::bundled().all().len() } else { usize::MAX };
    Options {
        font_family: SANS.to_owned(),
        fontdb: database,
        font_resolver: FontResolver {
            select_font: Box::new(move |font, database| {
                let wanted = FontResolver::default_font_selector();
                let named = font.families().iter().find_map(|family| index_in(&family.to_string()));
                if let Some(id) = named.and_then(|index| by_index.get(index).copied().flatten()) {
                    return Some(id);
                }
                let known = font.families().iter().any(|family| is_known(&family.to_string()));
                if known { wanted(font, database) } else { nearest(font, database) }
            }),
            select_fallback: Box::new(move |character, used, database| {
                let base = used.first().and_then(|id| database.face(*id)).map(|face| (face.style, face.weight.0));
                let is_free = |(index, id): (usize, &Option<fontdb::ID>)| {
                    Some((index, id.filter(|id| !used.contains(id))?)).filter(|(index, _)| *index < bundled)
                };
                let has = |index: usize| fonts.get(index).is_some_and(|font| font.has(character));
                let like = |(index, id): &(usize, fontdb::ID)| {
                    let (style, weight) = base?;
                    let face = database.face(*id)?;
                    Some((face.style != style, face.weight.0.abs_diff(weight), *index))
                };
                let free = || ids.iter().enumerate().filter_map(is_free);
                // usvg gives up at the first letter without a font: one that names its own is passed by with any other.
                let is_elsewhere = || fonts.any_has(character) && !(0..bundled.min(ids.len())).any(has);
                let best = free().filter(|(index, _)| has(*index)).min_by_key(like);
                best.or_else(|| free().next().filter(|_| is_elsewhere())).map(|(_, id)| id)
            }),
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

/// The index that a family names which [`family_of`] made.
fn index_in(family: &str) -> Option<usize> {
    family.trim_matches(['"', '\'']).strip_prefix(BY_INDEX)?.parse().ok()
}

/// A font's file, as the database holds it.
struct File(FontData);

impl AsRef<[u8]> for File {
    fn as_ref(&self) -> &[u8] {
        self.0.bytes()
    }
}

/// The fonts as drawings look them up, and the name of each there, by its index.
fn database_of(fonts: &Fonts) -> (Arc<fontdb::Database>, Vec<Option<fontdb::ID>>) {
    let (bundled, ids) = bundled();
    let (mut database, mut ids) = (Arc::clone(bundled), ids.clone());
    for font in fonts.all().iter().skip(ids.len()) {
        let database = Arc::make_mut(&mut database);
        let file = fontdb::Source::Binary(Arc::new(File(font.font.data.clone())));
        // A collection has several faces.
        let faces = database.load_font_source(file);
        let is_it = |id: &&fontdb::ID| database.face(**id).is_some_and(|face| face.index == font.font.index);
        ids.push(faces.iter().find(is_it).copied());
    }
    (database, ids)
}

/// The bundled fonts in the order of [`Fonts::bundled`].
fn bundled() -> &'static (Arc<fontdb::Database>, Vec<Option<fontdb::ID>>) {
    static FONTS: OnceLock<(Arc<fontdb::Database>, Vec<Option<fontdb::ID>>)> = OnceLock::new();
    FONTS.get_or_init(|| {
        let mut fonts = fontdb::Database::new();
        let load = |font: &Arc<LoadedFont>| {
            let file = fontdb::Source::Binary(Arc::new(File(font.font.data.clone())));
            fonts.load_font_source(file).first().copied()
        };
        let ids = Fonts::bundled().all().iter().map(load).collect();
        fonts.set_serif_family(SERIF);
        fonts.set_sans_serif_family(SANS);
        fonts.set_monospace_family(SANS);
        fonts.set_cursive_family(SERIF);
        fonts.set_fantasy_family(SANS);
        (Arc::new(fonts), ids)
    })
}

//! Sheets: what is kept of a page whose content is written, and the page object that comes of it.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use lopdf::{Dictionary, Object, ObjectId, dictionary};

use super::content::{self, PaintedPage};
use super::file::PdfFile;
use super::fonts::WrittenFont;
use super::links::{PagePlace, WrittenLinks};
use super::pictures::WrittenPicture;
use super::seal::{self, Hash};
use super::structure::Bounds;
use super::{PageRecord, object};
use crate::diag::Sink;
use crate::layout::page::{Link, NodeId, Page};

/// What is kept of a page whose content is written.
pub struct Sheet {
    /// Where links find it.
    pub place: PagePlace,
    /// What a viewer calls it, if not its number.
    pub label: Option<String>,
    /// The areas to click.
    pub links: Vec<Link>,
    /// The element that each marked-content sequence belongs to, by MCID.
    pub marks: Vec<NodeId>,
    /// Where the figures lie.
    pub figures: BTreeMap<NodeId, Bounds>,
    /// The pictures used, by index.
    pub pictures: BTreeSet<usize>,
    opacities: BTreeSet<u8>,
    fonts: BTreeSet<usize>,
    object: Dictionary,
    content: ObjectId,
    hash: Hash,
    size: (f32, f32),
}

impl Sheet {
    /// Writes the content of a painted page, and keeps the rest.
    pub fn put(page: &Page, painted: PaintedPage, file: &mut PdfFile, sink: &mut Sink) -> io::Result<Self> {
        painted.warnings.into_iter().for_each(|warning| sink.push(warning));
        let dict = dictionary! { "Filter" => object::name("FlateDecode") };
        let content = file.add_stream(dict, &painted.content)?;
        Ok(Self {
            place: PagePlace { id: file.reserve(), height: painted.height },
            label: page.label.clone(),
            links: page.links.clone(),
            marks: painted.marks,
            figures: painted.figures,
            pictures: painted.pictures,
            opacities: painted.opacities,
            fonts: painted.fonts,
            object: painted.object,
            content,
            hash: painted.hash,
            size: painted.size,
        })
    }

    /// Writes the page object (ISO 32000-1, 7.7.3.3): printpdf's, with what is known of it only now. Gives what is to be
    /// recorded of the page.
    pub fn write_page(
        &self,
        page_tree: ObjectId,
        key: i64,
        links: WrittenLinks,
        resources: &mut Resources,
        file: &mut PdfFile,
    ) -> io::Result<PageRecord> {
        let seal = seal::of_page(&self.hash, self.size, &resources.sealed(self), &links.sealed);
        let mut annotations: Vec<Object> = Vec::with_capacity(links.annotations.len());
        for (id, spelled) in links.annotations {
            file.put_spelled(id, &spelled)?;
            annotations.push(id.into());
        }
        let mut page = self.object.clone();
        page.set("Parent", page_tree);
        page.set("Resources", resources.of(self, file)?);
        page.set("Contents", self.content);
        page.set("StructParents", key);
        // The reading order is the structure's (ISO 14289-1, 7.18.3).
        page.set("Tabs", object::name("S"));
        page.remove(b"Annots");
        if !annotations.is_empty() {
            page.set("Annots", annotations);
        }
        if resources.is_transparent(self) {
            // The colours to blend in are named, as ISO 19005-3, 6.2.10, asks of a page that blends.
            let group = dictionary! { "S" => object::name("Transparency"), "CS" => object::name("DeviceRGB") };
            page.set("Group", group);
        }
        file.put(self.place.id, page)?;
        Ok(PageRecord { links: links.targets, seal })
    }
}

/// Writes the page tree: flat, because every page is known.
pub fn write_page_tree(id: ObjectId, sheets: &[Sheet], file: &mut PdfFile) -> io::Result<()> {
    let kids: Vec<Object> = sheets.iter().map(|sheet| sheet.place.id.into()).collect();
    file.put(id, dictionary! { "Type" => object::name("Pages"), "Count" => kids.len() as i64, "Kids" => kids })
}

/// The objects that content names, and the dictionaries written of them; pages that use the same share one.
pub struct Resources {
    fonts: Vec<Option<WrittenFont>>,
    pictures: BTreeMap<usize, WrittenPicture>,
    written: BTreeMap<Used, ObjectId>,
}

/// The fonts, pictures and opacities that a page uses.
type Used = (BTreeSet<usize>, BTreeSet<usize>, BTreeSet<u8>);

impl Resources {
    /// Fonts and pictures by their indices.
    pub fn new(fonts: Vec<Option<WrittenFont>>, pictures: BTreeMap<usize, WrittenPicture>) -> Self {
        Self { fonts, pictures, written: BTreeMap::new() }
    }

    /// The resources of a page (ISO 32000-1, 7.8.3).
    fn of(&mut self, sheet: &Sheet, file: &mut PdfFile) -> io::Result<ObjectId> {
        let used = (sheet.fonts.clone(), sheet.pictures.clone(), sheet.opacities.clone());
        if let Some(id) = self.written.get(&used) {
            return Ok(*id);
        }
        let font =
            |index: &usize| Some((content::font_name(*index), Object::from(self.fonts.get(*index)?.as_ref()?.id)));
        let picture = |index: &usize| Some((content::picture_name(*index), self.pictures.get(index)?.id.into()));
        let fonts: Dictionary = used.0.iter().filter_map(font).collect();
        let pictures: Dictionary = used.1.iter().filter_map(picture).collect();
        let mut dict = Dictionary::new();
        if !fonts.is_empty() {
            dict.set("Font", fonts);
        }
        if !pictures.is_empty() {
            dict.set("XObject", pictures);
        }
        if !used.2.is_empty() {
            // ISO 32000-1, 8.4.5: the constant opacity of what is filled.
            let state = |opacity: &u8| {
                let state = dictionary! { "Type" => object::name("ExtGState"), "ca" => share(*opacity) };
                (content::opacity_name(*opacity), Object::from(state))
            };
            dict.set("ExtGState", used.2.iter().map(state).collect::<Dictionary>());
        }
        let id = file.add(dict)?;
        self.written.insert(used, id);
        Ok(id)
    }

    /// What the page's content names, as it is sealed.
    fn sealed(&self, sheet: &Sheet) -> BTreeMap<String, Hash> {
        let font = |index: &usize| Some((content::font_name(*index), self.fonts.get(*index)?.as_ref()?.hash));
        let picture = |index: &usize| Some((content::picture_name(*index), self.pictures.get(index)?.hash));
        let opacity = |opacity: &u8| (content::opacity_name(*opacity), seal::of_opacity(share(*opacity)));
        let fonts = sheet.fonts.iter().filter_map(font);
        let pictures = sheet.pictures.iter().filter_map(picture);
        fonts.chain(pictures).chain(sheet.opacities.iter().map(opacity)).collect()
    }

    fn is_transparent(&self, sheet: &Sheet) -> bool {
        !sheet.opacities.is_empty()
            || sheet.pictures.iter().any(|index| self.pictures.get(index).is_some_and(|picture| picture.is_transparent))
    }
}

/// An opacity of 255 as a share of one.
fn share(opacity: u8) -> f32 {
    (f32::from(opacity) / 255.0 * 1000.0).round() / 1000.0
}

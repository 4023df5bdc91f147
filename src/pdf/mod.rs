//! Pages to the bytes of a PDF file.
//!
//! The file is PDF 1.7, and at once PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1). printpdf makes each page's
//! object and content stream; what it cannot say (structure, subsets, metadata, attachments) is added to its
//! objects here. Pages are written a few at a time and forgotten: what is kept of a page is which part of the
//! structure its content belongs to.

mod content;
mod text;

mod fonts;
mod tounicode;

mod pictures;

mod attributes;
mod structure;

mod links;
mod outline;

mod attachments;
mod metadata;

mod file;
mod object;

pub mod read;

use std::borrow::Borrow;
use std::collections::{BTreeMap, BTreeSet};
use std::io;

use lopdf::{Dictionary, Object, ObjectId, dictionary};
use printpdf::{PdfDocument, PdfSaveOptions};

use crate::diag::{Sink, Warning};
use crate::layout::page::{Draw, Link, NodeId, Page, Pages};
use content::PaintedPage;
use file::PdfFile;
use fonts::FontBook;
use links::{Destinations, PagePlace};
use structure::{Bounds, Figures, Tree};

/// Pages that are painted at a time, shared among the processors. It has no influence on the bytes.
const PAGES_AT_A_TIME: usize = 32;

/// Why a PDF could not be made.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// A font that cannot be embedded.
    #[error("the font {font} cannot be embedded: {why}")]
    Font {
        /// The font's name.
        font: String,
        /// What is wrong with it.
        why: String,
    },
    /// There is nothing to write: a PDF has at least one page.
    #[error("there is no page to write; put something into the briefing first")]
    NoPages,
    /// The target did not take the bytes.
    #[error("writing the PDF failed: {0}")]
    Write(#[from] io::Error),
}

/// Writes the pages as a PDF. The same pages give the same bytes.
///
/// What is damaged in the pages (text in a missing font, a link to a missing page, a position that is no number)
/// is left out, with a warning.
///
/// # Errors
/// [`PdfError`] where there is no page, a font cannot be embedded or `out` does not take the bytes.
pub fn write(pages: &Pages, out: &mut dyn io::Write, sink: &mut Sink) -> Result<(), PdfError> {
    write_each(pages, &pages.pages, out, sink)
}

/// Writes pages that come one by one; `shell` gives all that is not a page, and its own pages are not looked at.
///
/// # Errors
/// As [`write`].
pub fn write_each<P: Borrow<Page> + Sync>(
    shell: &Pages,
    pages: impl IntoIterator<Item = P>,
    out: &mut dyn io::Write,
    sink: &mut Sink,
) -> Result<(), PdfError> {
    let mut pages = pages.into_iter().peekable();
    if pages.peek().is_none() {
        return Err(PdfError::NoPages);
    }
    let mut file = PdfFile::begin(out)?;
    let mut fonts = FontBook::new(&shell.fonts);
    let figures = Figures::new(&shell.structure);
    let mut sheets: Vec<Sheet> = Vec::new();
    loop {
        let some: Vec<P> = pages.by_ref().take(PAGES_AT_A_TIME).collect();
        if some.is_empty() {
            break;
        }
        take_glyphs(&some, &mut fonts)?;
        for (page, painted) in some.iter().zip(paint_all(&some, sheets.len(), shell, &fonts, &figures)) {
            sheets.push(Sheet::put(page.borrow(), painted?, &mut file, sink)?);
        }
    }
    let resources =
        Resources { fonts: fonts.write(&mut file)?, pictures: write_pictures(shell, &sheets, &mut file, sink)? };
    finish(shell, sheets, &resources, file, sink)?;
    Ok(())
}

/// What is kept of a page whose content is written.
struct Sheet {
    place: PagePlace,
    object: Dictionary,
    content: ObjectId,
    label: Option<String>,
    links: Vec<Link>,
    marks: Vec<NodeId>,
    fonts: BTreeSet<usize>,
    pictures: BTreeSet<usize>,
    figures: BTreeMap<NodeId, Bounds>,
}

impl Sheet {
    fn put(page: &Page, painted: PaintedPage, file: &mut PdfFile, sink: &mut Sink) -> io::Result<Self> {
        painted.warnings.into_iter().for_each(|warning| sink.push(warning));
        let content = file.add_stream(dictionary! { "Filter" => object::name("FlateDecode") }, &painted.content)?;
        Ok(Self {
            place: PagePlace { id: file.reserve(), height: painted.height },
            object: painted.object,
            content,
            label: page.label.clone(),
            links: page.links.clone(),
            marks: painted.marks,
            fonts: painted.fonts,
            pictures: painted.pictures,
            figures: painted.figures,
        })
    }
}

/// The objects that pages' resources name, by the indices of the fonts and pictures.
struct Resources {
    fonts: Vec<Option<ObjectId>>,
    pictures: BTreeMap<usize, ObjectId>,
}

/// Gives codes to the glyphs of these pages, in order, before they are painted side by side.
fn take_glyphs<P: Borrow<Page>>(pages: &[P], fonts: &mut FontBook) -> Result<(), PdfError> {
    for item in pages.iter().flat_map(|page| &page.borrow().items) {
        if let Draw::Glyphs(run) = &item.draw {
            fonts.take(run)?;
        }
    }
    Ok(())
}

/// Paints pages side by side; what comes out does not depend on how many processors share the work.
fn paint_all<P: Borrow<Page> + Sync>(
    pages: &[P],
    first_index: usize,
    shell: &Pages,
    fonts: &FontBook,
    figures: &Figures,
) -> Vec<io::Result<PaintedPage>> {
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    let share = pages.len().div_ceil(workers).max(1);
    let paint_share = |first_index: usize, share: &[P]| -> Vec<_> {
        let numbered = share.iter().zip(first_index..);
        numbered.map(|(page, index)| content::paint(page.borrow(), index, shell, fonts, figures)).collect()
    };
    std::thread::scope(|scope| {
        let mut shares = pages.chunks(share).zip((first_index..).step_by(share));
        let own = shares.next();
        let others: Vec<_> = shares.map(|(share, index)| scope.spawn(move || paint_share(index, share))).collect();
        let mut painted = own.map_or_else(Vec::new, |(share, index)| paint_share(index, share));
        for other in others {
            painted.extend(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        painted
    })
}

/// Writes the pictures that some page shows.
fn write_pictures(
    shell: &Pages,
    sheets: &[Sheet],
    file: &mut PdfFile,
    sink: &mut Sink,
) -> io::Result<BTreeMap<usize, ObjectId>> {
    let used: BTreeSet<usize> = sheets.iter().flat_map(|sheet| sheet.pictures.iter().copied()).collect();
    let pictures = used.into_iter().filter_map(|index| Some((index, shell.pictures.get(index)?)));
    pictures.map(|(index, picture)| Ok((index, pictures::write(picture, index, file, sink)?))).collect()
}

/// Writes all that stands behind the pages: their objects, the structure, and what the catalog names.
fn finish(
    shell: &Pages,
    mut sheets: Vec<Sheet>,
    resources: &Resources,
    mut file: PdfFile,
    sink: &mut Sink,
) -> io::Result<()> {
    let file_ref = &mut file;
    let places: Vec<PagePlace> = sheets.iter().map(|sheet| sheet.place).collect();
    let labels: Vec<Option<String>> = sheets.iter_mut().map(|sheet| sheet.label.take()).collect();
    let destinations = Destinations { destinations: &shell.destinations, pages: &places };
    let mut tree = Tree::new(&shell.structure, sink);
    let mut figures: BTreeMap<NodeId, (ObjectId, Bounds)> = BTreeMap::new();

    let page_tree = file_ref.reserve();
    let mut kept_resources = BTreeMap::new();
    for (index, sheet) in sheets.into_iter().enumerate() {
        for (figure, bounds) in &sheet.figures {
            figures.entry(*figure).or_insert((sheet.place.id, *bounds));
        }
        let key = tree.place(sheet.place.id, sheet.marks);
        let annotations = links::write(&sheet.links, index, &destinations, &mut tree, file_ref, sink)?;
        let transparent = sheet
            .pictures
            .iter()
            .any(|index| shell.pictures.get(*index).is_some_and(|picture| pictures::opacity(picture).is_some()));
        let resources_id = match kept_resources.entry((sheet.fonts, sheet.pictures)) {
            std::collections::btree_map::Entry::Occupied(kept) => *kept.get(),
            std::collections::btree_map::Entry::Vacant(new) => {
                let dict = resource_dictionary(&new.key().0, &new.key().1, resources);
                *new.insert(file_ref.add(dict)?)
            }
        };
        let mut page = sheet.object;
        page.set("Parent", page_tree);
        page.set("Resources", resources_id);
        page.set("Contents", sheet.content);
        page.set("StructParents", key);
        // The reading order is the structure's (ISO 14289-1, 7.18.3).
        page.set("Tabs", object::name("S"));
        page.remove(b"Annots");
        if !annotations.is_empty() {
            page.set("Annots", annotations);
        }
        if transparent {
            let group = dictionary! { "S" => object::name("Transparency"), "CS" => object::name("DeviceRGB") };
            page.set("Group", group);
        }
        file_ref.put(sheet.place.id, page)?;
    }
    write_page_tree(page_tree, &places, file_ref)?;

    let tree = tree.write(file_ref, &figures, sink)?;
    let outline = outline::write(&shell.bookmarks, &destinations, file_ref, sink)?;
    let attached = attachments::write(&shell.attachments, shell.info.date, file_ref, sink)?;

    let mut catalog = base_catalog(&shell.info.title);
    catalog.set("Pages", page_tree);
    catalog.set("StructTreeRoot", tree);
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    catalog.set("Lang", object::text(language(shell, sink)));
    catalog.set("Metadata", metadata::write_xmp(&shell.info, file_ref)?);
    catalog.set("OutputIntents", vec![metadata::write_output_intent(file_ref)?]);
    if let Some(outline) = outline {
        catalog.set("Outlines", outline);
        catalog.set("PageMode", object::name("UseOutlines"));
    }
    if let Some(labels) = outline::page_labels(&labels) {
        catalog.set("PageLabels", labels);
    }
    if !attached.is_empty() {
        catalog.set("Names", dictionary! { "EmbeddedFiles" => attachments::name_tree(&attached) });
        catalog.set("AF", attached);
    }
    if shell.info.title.trim().is_empty() {
        sink.push(Warning::new("the document has no title").advise("give the briefing a title"));
    }
    let catalog = file_ref.add(catalog)?;
    let info = metadata::write_info(&shell.info, file_ref)?;
    file.finish(catalog, info)
}

/// What a page's content names (ISO 32000-1, 7.8.3).
fn resource_dictionary(fonts: &BTreeSet<usize>, pictures: &BTreeSet<usize>, resources: &Resources) -> Dictionary {
    let mut dict = Dictionary::new();
    let fonts = fonts.iter().filter_map(|index| Some((content::font_name(*index), (*resources.fonts.get(*index)?)?)));
    let fonts: Dictionary = fonts.map(|(name, id)| (name, Object::from(id))).collect();
    let pictures =
        pictures.iter().filter_map(|index| Some((content::picture_name(*index), *resources.pictures.get(index)?)));
    let pictures: Dictionary = pictures.map(|(name, id)| (name, Object::from(id))).collect();
    if !fonts.is_empty() {
        dict.set("Font", fonts);
    }
    if !pictures.is_empty() {
        dict.set("XObject", pictures);
    }
    dict
}

fn write_page_tree(id: ObjectId, places: &[PagePlace], file: &mut PdfFile) -> io::Result<()> {
    let kids: Vec<Object> = places.iter().map(|place| place.id.into()).collect();
    file.put(id, dictionary! { "Type" => object::name("Pages"), "Count" => kids.len() as i64, "Kids" => kids })
}

/// The catalog that printpdf gives a document; its page tree is replaced.
fn base_catalog(title: &str) -> Dictionary {
    let document = PdfDocument::new(title).to_lopdf_document(&PdfSaveOptions::default(), &mut Vec::new());
    document.catalog().cloned().unwrap_or_else(|_| dictionary! { "Type" => object::name("Catalog") })
}

/// The document's language (ISO 14289-1, 7.2); `und` is the tag for one that is not known.
fn language<'a>(shell: &'a Pages, sink: &mut Sink) -> &'a str {
    let language = shell.info.language.as_str();
    if attributes::is_language(language) {
        return language;
    }
    sink.push(Warning::new("the document's language is not known").advise("set the briefing's language"));
    "und"
}

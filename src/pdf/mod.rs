//! Pages to the bytes of a PDF file.
//!
//! The file is PDF 1.7, and at once PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1). printpdf makes each page's
//! object and content stream; what it cannot say (structure, subsets, metadata, attachments) is added to its
//! objects here. Pages are painted a few at a time and forgotten: what is kept of one is its [`Sheet`].

mod content;

mod fonts;
mod tounicode;
mod trial;

mod seal;
mod sheets;

mod pictures;

mod attributes;
mod structure;

mod links;
mod outline;

mod attachments;
mod catalog;
mod metadata;

mod file;
mod object;
mod spell;

pub mod read;

pub use trial::try_font;

use std::borrow::Borrow;
use std::io;

use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};

use crate::diag::Sink;
use crate::layout::page::{Attachment, Bookmark, Draw, Page, Pages};
use content::PaintedPage;
use file::PdfFile;
use fonts::FontBook;
use links::Destinations;
use sheets::{Resources, Sheet};
use structure::{Figures, Tree};

/// Pages that are painted at a time, shared among the processors. It has no influence on the bytes.
const PAGES_AT_A_TIME: usize = 8;

/// Pages whose links are spelled out at a time.
const SHEETS_AT_A_TIME: usize = 64;

/// Why a PDF could not be made.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// A font that cannot be embedded.
    #[error("the font {font} cannot be embedded: {why}; install it anew or remove it")]
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

/// What is known of the file before the last of it is written: for attachments that speak of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Record {
    /// The pages, in order.
    pub pages: Vec<PageRecord>,
    /// The entries of the outline: the page that each leads to, as people count, how far down in whole points, and its
    /// title, with spaces between.
    pub bookmarks: Vec<String>,
}

/// What is recorded of a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PageRecord {
    /// What each link opens, in the order of the file: the page, as people count, and how far down in whole points, with
    /// a space between; or an address.
    pub links: Vec<String>,
    /// A hash of all that the page shows, the same when it is read back ([`read::ReadPage::seal`]).
    pub seal: String,
}

/// Writes the pages as a PDF. The same pages give the same bytes.
///
/// What is damaged in the pages (text in a missing font, a link to a missing page, a position that is no number)
/// is left out, with a warning.
///
/// # Errors
/// [`PdfError`] where there is no page, a font cannot be embedded or `out` does not take the bytes.
pub fn write(pages: &Pages, out: &mut dyn io::Write, sink: &mut Sink) -> Result<(), PdfError> {
    write_each(pages, &pages.pages, |_| Vec::new(), out, sink)
}

/// Writes pages that come one by one; `shell` gives all that is not a page, and its own pages are not looked at. `last`
/// makes the attachments that follow those of the shell.
///
/// # Errors
/// As [`write`].
pub fn write_each<P: Borrow<Page> + Send + Sync>(
    shell: &Pages,
    pages: impl IntoIterator<Item = P, IntoIter: Send>,
    last: impl FnOnce(&Record) -> Vec<Attachment> + Send,
    out: &mut dyn io::Write,
    sink: &mut Sink,
) -> Result<(), PdfError> {
    let mut pages = pages.into_iter();
    let mut some: Vec<P> = pages.by_ref().take(PAGES_AT_A_TIME).collect();
    if some.is_empty() {
        return Err(PdfError::NoPages);
    }
    let mut file = PdfFile::begin(out)?;

    // The content of the pages, as they come: while some are painted, the next are made.
    let mut fonts = FontBook::new(&shell.fonts);
    let figures = Figures::new(&shell.structure);
    let mut sheets: Vec<Sheet> = Vec::with_capacity(pages.size_hint().0);
    while !some.is_empty() {
        take_glyphs(&some, &mut fonts)?;
        let (painted, next) = rayon::join(
            || paint_all(&some, sheets.len(), shell, &fonts, &figures),
            || pages.by_ref().take(PAGES_AT_A_TIME).collect(),
        );
        for (page, painted) in some.iter().zip(painted) {
            sheets.push(Sheet::put(page.borrow(), painted?, &mut file, sink)?);
        }
        some = next;
    }

    // What their content names.
    let fonts = fonts.write(&mut file)?;
    let pictures = pictures::write_all(&shell.pictures, &sheets, &mut file, sink)?;

    // The pages themselves, with their places in the structure and their links.
    let places: Vec<_> = sheets.iter().map(|sheet| sheet.place).collect();
    let destinations = Destinations { destinations: &shell.destinations, pages: &places };
    let mut tree = Tree::new(&shell.structure, sink);
    let mut resources = Resources::new(fonts, pictures);
    let page_tree = file.reserve();
    let mut record = Record::default();
    let numbered: Vec<(usize, &Sheet)> = sheets.iter().enumerate().collect();
    for some in numbered.chunks(SHEETS_AT_A_TIME) {
        let mut placed = Vec::with_capacity(some.len());
        for &(index, sheet) in some {
            let key = tree.place(sheet);
            placed.push((key, index, links::place(&sheet.links, index, &destinations, &mut tree, &mut file, sink)));
        }
        let spelled = placed.par_iter().map(|(_, index, links)| links::spelled(links, *index, &destinations));
        let spelled: Vec<_> = spelled.collect();
        for (((key, ..), (_, sheet)), links) in placed.iter().zip(some).zip(spelled) {
            record.pages.push(sheet.write_page(page_tree, *key, links, &mut resources, &mut file)?);
        }
    }
    sheets::write_page_tree(page_tree, &sheets, &mut file)?;

    let entry = |mark: &Bookmark| Some(format!("{} {}", destinations.recorded(mark.dest)?, mark.title));
    record.bookmarks = shell.bookmarks.iter().filter_map(entry).collect();

    // What stands behind them all. While the structure is written, what is attached is made and compressed.
    let mut attached = Vec::new();
    let structure = rayon::in_place_scope(|scope| {
        scope.spawn(|_| attached = attachments::pack([shell.attachments.clone(), last(&record)].concat()));
        tree.write(&mut file, sink)
    })?;
    let attachments = attachments::write(&attached, shell.info.date, &mut file, sink)?;
    let parts = catalog::Parts {
        pages: page_tree,
        labels: outline::page_labels(&sheets),
        structure,
        outline: outline::write(&shell.bookmarks, &destinations, &mut file, sink)?,
        attachment_names: attachments::name_tree(&attached, &attachments),
        attachments,
    };
    let catalog = catalog::write(&shell.info, parts, &mut file, sink)?;
    let info = metadata::write_info(&shell.info, &mut file)?;
    Ok(file.finish(catalog, info)?)
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
    let numbered = pages.par_iter().enumerate();
    numbered.map(|(at, page)| content::paint(page.borrow(), first_index + at, shell, fonts, figures)).collect()
}

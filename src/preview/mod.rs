//! The pages before they are exported: laid out once, then written and painted page by page, as they come into view.
//!
//! What is painted are the bytes of the PDF writer: a page is written as a file of its own, and that file is rasterised.

mod kept;
mod raster;
mod trace;

pub use kept::KeptFonts;
pub use raster::{Pixels, RasterError, rasterise};

use crate::article::ArticleId;
use crate::assemble::{AssembleError, assemble};
use crate::diag::{Sink, Warning};
use crate::layout::page::{Destination, Draw, Link, Page, Pages, Place, Shows, Tag, Target};
use crate::layout::{Cache, FontFinder, layout_again};
use crate::pack::Pack;
use crate::pdf::{self, PdfError};

/// Why a page cannot be shown.
#[derive(Debug, thiserror::Error)]
pub enum PreviewError {
    /// There is no such page.
    #[error("there is no page {0}")]
    NoPage(usize),
    /// It cannot be written.
    #[error(transparent)]
    Pdf(#[from] PdfError),
    /// What was written cannot be painted.
    #[error(transparent)]
    Raster(#[from] RasterError),
}

/// A pack on its pages.
#[derive(Debug)]
pub struct Sheets {
    pages: Pages,
    traces: Vec<u64>,
    /// The places of each page: where they start in the pages' places, which are in the order of the pages.
    starts: Vec<usize>,
    articles: Vec<ArticleId>,
    troubles: Vec<Place>,
    warnings: Vec<Warning>,
}

impl Sheets {
    /// Lays a pack out as export does.
    ///
    /// # Errors
    /// [`AssembleError`] where the pack does not hold together, or holds nothing to print.
    pub fn of(pack: &Pack, finder: &dyn FontFinder) -> Result<Self, AssembleError> {
        Self::again(pack, finder, &Cache::default())
    }

    /// As [`Sheets::of`], with paragraphs that an earlier layout set.
    ///
    /// # Errors
    /// As [`Sheets::of`].
    pub fn again(pack: &Pack, finder: &dyn FontFinder, cache: &Cache) -> Result<Self, AssembleError> {
        let mut sink = Sink::new();
        let briefing = assemble(pack, &mut sink)?;
        let articles = briefing.sources.iter().map(|s| s.article.clone()).collect();
        let mut pages = layout_again(&briefing, finder, cache, &mut sink);
        pages.places.sort_by_key(|place| place.page);
        let starts = (0..=pages.pages.len()).map(|page| pages.places.partition_point(|p| p.page < page)).collect();
        let traces = trace::of_pages(&pages);
        let off = |place: &&Place| matches!(place.shows, Shows::OverLimit(_) | Shows::Missing(_));
        let troubles = pages.places.iter().filter(off).copied().collect();
        Ok(Self { pages, traces, starts, articles, troubles, warnings: sink.into_warnings() })
    }

    /// How many pages there are.
    pub fn count(&self) -> usize {
        self.pages.pages.len()
    }

    /// A page's width and height, in points.
    pub fn size(&self, page: usize) -> (f32, f32) {
        self.pages.pages.get(page).map_or((0.0, 0.0), |p| (p.width, p.height))
    }

    /// A number that tells pages apart by what is on them: the same for pages that look the same.
    pub fn trace(&self, page: usize) -> u64 {
        self.traces.get(page).copied().unwrap_or_default()
    }

    /// What was off.
    pub fn warnings(&self) -> &[Warning] {
        &self.warnings
    }

    /// What of the pack stands where, on every page.
    pub fn places(&self) -> &[Place] {
        &self.pages.places
    }

    /// Where something is off: a limit that is passed, a character that no font has.
    pub fn troubles(&self) -> &[Place] {
        &self.troubles
    }

    /// What of the pack stands where on a page.
    pub fn places_on(&self, page: usize) -> &[Place] {
        let start = self.starts.get(page).copied().unwrap_or_default();
        let end = self.starts.get(page + 1).copied().unwrap_or(start);
        self.pages.places.get(start..end).unwrap_or_default()
    }

    /// The areas of a page to click.
    pub fn links_on(&self, page: usize) -> &[Link] {
        self.pages.pages.get(page).map_or(&[], |p| &p.links)
    }

    /// Where a link leads within the pages.
    pub fn destination(&self, target: &Target) -> Option<Destination> {
        match target {
            Target::Dest(id) => self.pages.destinations.get(id.0).copied(),
            Target::Uri(_) => None,
        }
    }

    /// The article of a source's number.
    pub fn article(&self, source: usize) -> Option<&ArticleId> {
        self.articles.get(source.checked_sub(1)?)
    }

    /// A page's words in the order of reading, without what runs at its edges.
    pub fn words_on(&self, page: usize) -> String {
        let mut words = String::new();
        let mut baseline = None;
        for item in self.pages.pages.get(page).into_iter().flat_map(|p| &p.items) {
            let (Tag::Content(_), Draw::Glyphs(run)) = (item.tag, &item.draw) else { continue };
            if baseline.replace(run.origin.y).is_some_and(|before| before != run.origin.y) && !words.ends_with(' ') {
                words.push(' ');
            }
            words.push_str(&run.text);
        }
        words
    }

    /// A page as a PDF file of its own: its content, fonts and pictures as the whole file has them, without structure,
    /// links and attachments.
    ///
    /// # Errors
    /// [`PreviewError`] where there is no such page or it cannot be written.
    pub fn page_pdf(&self, page: usize) -> Result<Vec<u8>, PreviewError> {
        let sheet = self.pages.pages.get(page).ok_or(PreviewError::NoPage(page + 1))?;
        let mut alone = Page { label: None, links: Vec::new(), ..sheet.clone() };
        for item in &mut alone.items {
            item.tag = Tag::Decoration;
        }
        let shell =
            Pages { fonts: self.pages.fonts.clone(), pictures: self.pages.pictures.clone(), ..Pages::default() };
        let mut bytes = Vec::new();
        pdf::write_each(&shell, [alone], |_| Vec::new(), &mut bytes, &mut Sink::new())?;
        Ok(bytes)
    }

    /// A page as pixels, so many across.
    ///
    /// # Errors
    /// [`PreviewError`] where there is no such page, or it cannot be written or painted.
    pub fn paint(&self, page: usize, width_px: u32) -> Result<Pixels, PreviewError> {
        Ok(rasterise(self.page_pdf(page)?, 0, width_px)?)
    }
}

//! Briefpack turns news articles into a briefing on paper.
//!
//! The way through, stage by stage; each knows the others by what they give alone:
//!
//! ```text
//! import -> detect -> pack (edit) -> assemble -> layout -> pdf
//! bytes     Article    the user's     Pack to     Briefing   Pages to
//! to        to         choices        Briefing    to Pages   bytes
//! Article   Suggestions
//! ```

pub mod diag;

pub mod article;
pub mod import;
pub mod phrases;

pub mod compare;
pub mod detect;

pub mod accept;
pub mod draft;
pub mod pack;
pub mod template;

pub mod assemble;
pub mod layout;
pub mod manifest;
pub mod pdf;

pub mod preview;
pub mod verify;

pub mod store;

pub mod app;
pub mod cli;
pub mod ui;

use diag::{Sink, Warning};
use layout::FontFinder;
use layout::page::{Attachment, Relation};
use manifest::{Manifest, Recorder};
use pack::Pack;

pub use manifest::ATTACHED_PACK;

/// Why a pack did not become a PDF.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The pack does not hold together.
    #[error(transparent)]
    Assemble(#[from] assemble::AssembleError),
    /// The pages could not be written.
    #[error(transparent)]
    Pdf(#[from] pdf::PdfError),
    /// Whoever looked on told it to stop.
    #[error("it was stopped before it was done")]
    Stopped,
}

/// Looks on while a PDF is made.
pub trait Watch: Sync {
    /// A page is being made: its number, from 1, and how many there are.
    fn page(&self, number: usize, of: usize);
    /// Whether to stop; asked at every step.
    fn is_stopped(&self) -> bool;
}

/// Nobody looks on.
struct Unwatched;

impl Watch for Unwatched {
    fn page(&self, _number: usize, _of: usize) {}

    fn is_stopped(&self) -> bool {
        false
    }
}

/// Bytes that are taken until somebody says stop.
struct Stoppable<'a> {
    bytes: Vec<u8>,
    watch: &'a dyn Watch,
}

impl std::io::Write for Stoppable<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if self.watch.is_stopped() {
            return Err(std::io::Error::other("stopped"));
        }
        self.bytes.write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// A PDF as it leaves the house.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub page_count: usize,
}

/// What the caller of [`export_with`] may choose.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ExportOptions {
    /// The date to print and to store in the file, instead of the pack's own.
    pub date: Option<jiff::civil::Date>,
    /// The pack's own file, to travel inside the PDF. It holds all its articles in full, quoted or not.
    pub attach_pack: Option<Vec<u8>>,
    /// When the draft was made, in words: prints DRAFT and the stamp across every page.
    pub draft_stamp: Option<String>,
}

/// The second half of the way: a pack to a PDF. `date` takes the place of the pack's own.
///
/// # Errors
/// [`ExportError`]
pub fn export(pack: &Pack, date: Option<jiff::civil::Date>, sink: &mut Sink) -> Result<Exported, ExportError> {
    export_with(pack, ExportOptions { date, ..ExportOptions::default() }, sink)
}

/// As [`export`], with all that can be chosen. The manifest of what is quoted travels inside the file.
///
/// # Errors
/// [`ExportError`]
pub fn export_with(pack: &Pack, options: ExportOptions, sink: &mut Sink) -> Result<Exported, ExportError> {
    export_finding(pack, options, &layout::BundledOnly, sink)
}

/// As [`export_with`], in scripts that the bundled fonts lack as well: `finder` is asked for fonts where they are needed.
///
/// # Errors
/// [`ExportError`]
pub fn export_finding(
    pack: &Pack,
    options: ExportOptions,
    finder: &dyn FontFinder,
    sink: &mut Sink,
) -> Result<Exported, ExportError> {
    export_watched(pack, options, finder, sink, &Unwatched)
}

/// As [`export_finding`], while somebody looks on who can stop it.
///
/// # Errors
/// [`ExportError`]
pub fn export_watched(
    pack: &Pack,
    options: ExportOptions,
    finder: &dyn FontFinder,
    sink: &mut Sink,
    watch: &dyn Watch,
) -> Result<Exported, ExportError> {
    let mut pack = pack.clone();
    pack.front.date = options.date.or(pack.front.date);
    let mut briefing = assemble::assemble(&pack, sink)?;
    briefing.draft_stamp = options.draft_stamp;
    let theme = layout::theme_of(&briefing, finder, sink);
    let fonts = layout::fonts_for(&briefing, &theme, finder, sink);
    let (laid_out, mut pages) = layout::layout_each(&briefing, &theme, &fonts, None);
    let page_count = pages.len();
    if watch.is_stopped() {
        return Err(ExportError::Stopped);
    }
    let missing: String = pages.missing().iter().collect();
    let attached_pack = options.attach_pack.map(|bytes| Attachment {
        name: ATTACHED_PACK.to_owned(),
        description: "The pack that this briefing was made from".to_owned(),
        media_type: "application/json".to_owned(),
        relation: Relation::Source,
        bytes,
    });
    // What the pages say is taken down as they go by, and travels with them.
    let recorder = Recorder::new(&laid_out);
    let manifest = |record: &pdf::Record| {
        let mut manifest = Manifest::of(&briefing);
        let sealed: Vec<_> = record.pages.iter().map(|page| (page.links.clone(), page.seal.clone())).collect();
        (manifest.pages, manifest.around) = recorder.finish(&sealed);
        manifest.missing.clone_from(&missing);
        manifest.bookmarks = record.bookmarks.clone();
        manifest.drawings = laid_out.structure.iter().filter_map(|node| node.alt.clone()).collect();
        Attachment {
            name: manifest::FILE_NAME.to_owned(),
            description: "What is quoted, and from where".to_owned(),
            media_type: "application/json".to_owned(),
            relation: Relation::Data,
            bytes: manifest.encode(),
        }
    };
    let last = |record: &pdf::Record| std::iter::once(manifest(record)).chain(attached_pack).collect();
    let mut out = Stoppable { bytes: Vec::new(), watch };
    // The pages go into the file as they are made; what was off in them is said before what was off in writing them.
    let mut written = Sink::new();
    let watched = pages.by_ref().enumerate().map(|(at, page)| {
        watch.page(at + 1, page_count);
        recorder.take(&page);
        page
    });
    pdf::write_each(&laid_out, watched, last, &mut out, &mut written).map_err(|error| match watch.is_stopped() {
        true => ExportError::Stopped,
        false => error.into(),
    })?;
    pages.report(sink);
    written.warnings().iter().for_each(|warning| sink.push(warning.clone()));
    Ok(Exported { bytes: out.bytes, page_count })
}

/// The fonts of this machine, as far as they can go into a PDF, and the user's own themes.
pub fn machine_fonts() -> store::MachineFonts {
    store::MachineFonts::installed().tried(pdf::try_font)
}

/// What an export of the pack would only warn of, beyond what [`verify::verify_pack`] finds; where the pack does not hold
/// together, nothing, and where its pages could not be written, why.
pub fn would_warn(pack: &Pack, finder: &dyn FontFinder) -> Vec<Warning> {
    let mut sink = Sink::new();
    match export_finding(pack, ExportOptions::default(), finder, &mut sink) {
        Ok(_) => {}
        Err(ExportError::Assemble(_)) => return Vec::new(),
        Err(error @ (ExportError::Pdf(_) | ExportError::Stopped)) => {
            sink.push(Warning::new(format!("no PDF can be made of it: {error}")))
        }
    }
    let found = verify::verify_pack(pack).findings;
    let is_found = |warning: &Warning| {
        found.iter().any(|f| f.what == warning.what && Some(f.place.as_str()) == warning.place.as_deref())
    };
    sink.into_warnings().into_iter().filter(|warning| !is_found(warning)).collect()
}

//! Checks what is handed on: that a PDF's quotations are, as printed, the words of their annexes and of the manifest, that
//! its links lead where they say, that its pages are the ones that were exported, and that a pack's articles are the ones
//! that were imported.

mod cuts;
mod days;
mod excerpts;
mod glyphs;
mod parts;
mod printed;

mod quotations;

mod places;

mod pages;

mod facts;

pub use days::DoubtfulDay;

use std::collections::BTreeSet;
use std::fmt;

use crate::manifest::{self, Manifest};
use crate::pack::{Body, Pack, Problem};
use crate::pdf::read::{ReadError, ReadLink, ReadPdf, read};
use excerpts::excerpt;
use glyphs::{boxed, can_show};
use parts::Parts;
use printed::Printed;

/// The most findings that are told of one file.
const MOST_FINDINGS: usize = 1000;
/// What to do about a PDF that does not hold.
const EXPORT_AGAIN: &str = "do not hand it on; export it again from its pack";

/// Something that does not hold: one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Where: a page, a quotation, an annex, an article.
    pub place: String,
    /// What is wrong, as a sentence without a full stop.
    pub what: String,
    /// What to do, as a sentence without a full stop.
    pub advice: &'static str,
}

impl Finding {
    fn in_pdf(place: impl Into<String>, what: impl Into<String>) -> Self {
        Self { place: place.into(), what: what.into(), advice: EXPORT_AGAIN }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let line = format!("{}: {}; {}", self.place, self.what, self.advice);
        f.write_str(&line.replace(char::is_control, " "))
    }
}

/// What checking came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verified {
    /// How many quotations were looked at.
    pub quotations: usize,
    /// How many figures.
    pub figures: usize,
    /// How many entries of chronologies that rest on a source.
    pub events: usize,
    /// What does not hold, in the order in which it was met.
    pub findings: Vec<Finding>,
    /// What holds in a PDF and reads wrong all the same: words that are quoted in part.
    pub remarks: Vec<Finding>,
}

impl Verified {
    /// What was looked at, counted in words: "3 figures, 0 quotations".
    pub fn counted(&self) -> String {
        let count = |count: usize, one: &str| format!("{count} {one}{}", if count == 1 { "" } else { "s" });
        let mut parts = vec![count(self.quotations, "quotation")];
        if self.figures > 0 {
            parts.insert(0, count(self.figures, "figure"));
        }
        if self.events > 0 {
            parts.insert(0, count(self.events, "event"));
        }
        parts.join(", ")
    }
}

/// Why a file could not be checked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum VerifyError {
    /// It is no PDF that can be read.
    #[error(transparent)]
    Unreadable(#[from] ReadError),
    /// It is somebody else's PDF.
    #[error(
        "is not a briefing that Briefpack exported, or its manifest ({}) was taken out; export it again from its pack",
        manifest::FILE_NAME
    )]
    NotOurs,
}

/// Checks an exported PDF: each quotation as printed against the manifest and the annex, both ways; each link, bookmark
/// and page label.
///
/// # Errors
/// [`VerifyError`] where there is nothing to check: the bytes are no PDF, or not one of ours.
pub fn verify_pdf(bytes: &[u8]) -> Result<Verified, VerifyError> {
    let pdf = read(bytes)?;
    let manifests: Vec<_> = pdf.attachments.iter().filter(|a| a.name == manifest::FILE_NAME).collect();
    let Some(attached) = manifests.first() else { return Err(VerifyError::NotOurs) };
    let mut findings: Vec<Finding> =
        pdf.complaints.iter().map(|(place, what)| Finding::in_pdf(place.as_str(), what.as_str())).collect();
    if manifests.len() > 1 {
        findings.push(Finding::in_pdf("the attachments", format!("there are several named {}", manifest::FILE_NAME)));
    }
    let mut verified = Verified::default();
    match Manifest::decode(attached.bytes.as_deref().unwrap_or_default()) {
        Ok(manifest) => {
            verified.remarks = check(&pdf, &manifest, &mut findings);
            let of_kind = |kind: &str| manifest.uses.iter().filter(|used| used.kind == kind).count();
            verified.quotations = manifest.quotations.len();
            (verified.figures, verified.events) = (of_kind("figure"), of_kind("event"));
        }
        Err(error) => findings.push(Finding::in_pdf("the attachments", error.to_string())),
    }
    Ok(Verified { findings: bounded(findings), ..verified })
}

/// Gives what holds and reads wrong.
fn check(pdf: &ReadPdf, manifest: &Manifest, findings: &mut Vec<Finding>) -> Vec<Finding> {
    let printed = Printed::of(pdf);
    let mut told = Told::default();
    let title = pdf.metadata.info.iter().find(|(name, _)| name == "Title").map(|(_, title)| title.as_str());
    if title.is_some_and(|title| title != manifest.title && title != "Untitled") {
        findings.push(Finding::in_pdf("the title", "the file's is not the manifest's"));
    }
    check_about(pdf, manifest, findings);
    let pairs = quotations::check(&printed, manifest, &mut told, findings);
    check_spoken(pdf, &printed, manifest, findings);
    let pages = match manifest.pages.is_empty() {
        true => None,
        false => Some(pages::check(pdf, &printed, manifest, &mut told, findings)),
    };
    places::check(pdf, &printed, manifest, &pairs, &mut told, findings);
    if let Some(pages) = pages {
        pages::check_rest(pdf, manifest, &pages, &told, findings);
    }
    quotations::check_annexes(&printed, manifest, &told, findings);
    facts::check(pdf, &printed, manifest, findings);
    cuts::check(&printed, manifest)
}

/// Checks what the file says of itself, and that no other files travel in it.
fn check_about(pdf: &ReadPdf, manifest: &Manifest, findings: &mut Vec<Finding>) {
    let title = pdf.metadata.xmp.iter().find(|(name, _)| name == "dc:title").map(|(_, title)| title.as_str());
    if title.is_some_and(|title| in_xmp(title) != in_xmp(&manifest.title) && title != "Untitled") {
        findings.push(Finding::in_pdf("the title", "the one in the file's XMP metadata is not the manifest's"));
    }
    if let Some(language) = manifest.language.as_deref().filter(|own| pdf.metadata.language.as_deref() != Some(*own)) {
        let found = pdf.metadata.language.as_deref().unwrap_or("none");
        findings.push(Finding::in_pdf("the language", format!("the file's is '{found}', the manifest's '{language}'")));
    }
    let known = [manifest::FILE_NAME, manifest::ATTACHED_PACK];
    for other in pdf.attachments.iter().filter(|attachment| !known.contains(&attachment.name.as_str())) {
        let what = format!("'{}' is no file that Briefpack puts into a briefing", excerpt(&other.name, 0));
        findings.push(Finding::in_pdf("the attachments", what));
    }
}

/// A text without what XML has no place for: control characters, and two that are none at all. White space may stand for
/// each of them.
fn in_xmp(text: &str) -> String {
    manifest::words(text).chars().filter(|c| !c.is_whitespace() && !matches!(c, '\u{fffe}' | '\u{ffff}')).collect()
}

/// What findings speak of already: what differs is told once.
#[derive(Default)]
struct Told {
    /// Pieces of text, by index.
    texts: BTreeSet<usize>,
    /// Links, by index.
    links: BTreeSet<usize>,
}

impl Told {
    /// Takes down that a link is spoken of; gives whether it was not before.
    fn link(&mut self, pdf: &ReadPdf, link: &ReadLink) -> bool {
        let index = pdf.links.iter().position(|other| std::ptr::eq(other, link));
        index.is_none_or(|index| self.links.insert(index))
    }
}

/// Checks that what is read out is what is drawn.
fn check_spoken(pdf: &ReadPdf, printed: &Printed<'_>, manifest: &Manifest, findings: &mut Vec<Finding>) {
    let parts = Parts::of(pdf, printed, manifest);
    let owners = pdf.owners();
    for (text, owner) in pdf.texts.iter().zip(owners) {
        if let Some(drawn) =
            text.drawn.as_ref().filter(|drawn| !can_show(drawn, &boxed(&text.reads, &manifest.missing)))
        {
            let part =
                owner.and_then(|owner| parts.name(owner, None)).map_or(String::new(), |part| format!(", {part}"));
            let what = format!("'{}' is drawn where '{}' is read out", excerpt(drawn, 0), excerpt(&text.reads, 0));
            findings.push(Finding::in_pdf(format!("page {}{part}", text.page + 1), what));
        }
    }
    for (index, element) in pdf.elements.iter().enumerate() {
        // A drawing has words instead of it; the manifest has them too, since its version 2.
        let known = |text: &String| match manifest.pages.is_empty() {
            true => element.role == "Figure",
            false => manifest.drawings.contains(text),
        };
        if let Some(text) = element.replaced.as_ref().filter(|text| !known(text)) {
            let page = pdf.texts_of(index).first().map(|text| text.page + 1);
            let place = page.map_or_else(|| "the structure".to_owned(), |page| format!("page {page}"));
            let what = format!("'{}' is read out instead of what is printed", excerpt(text, 0));
            findings.push(Finding::in_pdf(place, what));
        }
    }
}

/// Checks a pack: that every passage is, letter for letter, its article's, that every article's text is the one that was
/// imported, and that nothing is printed that says nothing or reads wrong. What holds no longer comes first.
pub fn verify_pack(pack: &Pack) -> Verified {
    let finding = |problem: &Problem| {
        let place = match problem {
            Problem::Dangling { item, .. } => section_of(pack, |i| i.id == *item),
            Problem::TextChanged { article } | Problem::ArticleGone { article, .. } => {
                pack.article(article).map(|a| a.source.file_name.clone())
            }
            Problem::Wording { item, .. } | Problem::Value { item, .. } => section_of(pack, |i| i.id == *item),
            Problem::PictureGone { item, .. } => item.and_then(|item| section_of(pack, |i| i.id == item)),
            Problem::Passage { highlight, .. } => section_of(pack, |i| i.body.highlights().contains(highlight)),
        };
        Finding {
            place: place.unwrap_or_else(|| "the pack".to_owned()),
            what: pack.describe(problem),
            advice: problem.advice(),
        }
    };
    let doubts = pack.doubts().into_iter().map(|doubt| {
        let (what, advice) = (doubt.what(), doubt.advice());
        Finding { place: doubt.place, what, advice }
    });
    let findings: Vec<Finding> = pack.problems().iter().map(finding).chain(doubts).collect();
    let mut verified = Verified { findings: bounded(findings), ..Verified::default() };
    for body in pack.sections.iter().flat_map(|section| &section.items).map(|item| &item.body) {
        let count = body.highlights().len();
        match body {
            Body::Figure { .. } => verified.figures += count,
            Body::Chronology(_) => verified.events += count,
            _ => verified.quotations += count,
        }
    }
    verified
}

/// Entries of a pack's chronologies whose passages tell of other days. An author may know better than the rules that reckon
/// days from words, so this is worth a look and nothing more.
pub fn doubtful_days(pack: &Pack) -> Vec<Finding> {
    bounded(doubtful_entries(pack).into_iter().map(|doubt| doubt.finding).collect())
}

/// The same, each with its entry, and all of them.
pub fn doubtful_entries(pack: &Pack) -> Vec<DoubtfulDay> {
    days::unlike(pack)
}

fn section_of(pack: &Pack, is_it: impl Fn(&crate::pack::Item) -> bool) -> Option<String> {
    let section = pack.sections.iter().find(|section| section.items.iter().any(&is_it))?;
    Some(format!("section '{}'", section.title))
}

/// The findings, cut off where nobody would read on.
fn bounded(mut findings: Vec<Finding>) -> Vec<Finding> {
    if let Some(more) = findings.len().checked_sub(MOST_FINDINGS).filter(|more| *more > 0) {
        findings.truncate(MOST_FINDINGS);
        let what = format!("there are {more} more problems");
        findings.push(Finding { place: "the file".to_owned(), what, advice: "mend the first ones and check again" });
    }
    findings
}

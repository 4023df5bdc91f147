//! A pack to a briefing: ordered, resolved, numbered. What is printed, before anything is known of pages.

mod briefing;
mod entries;
mod front;
mod sources;

use std::collections::BTreeMap;

use crate::diag::{About, Sink, Warning};
use crate::pack::{Pack, Picture};
pub use briefing::{
    Annex, Briefing, BriefingSection, Content, Entry, Event, Figure, FrontMatter, List, Mark, Quotation, Source,
};
use entries::section_of;
use front::{front_of, own_language, warn_of_date, warn_of_logo, warn_of_marking};
use sources::Sources;

/// Why a pack cannot be printed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AssembleError {
    /// Something in it does not hold together.
    #[error("{what}; {advice}")]
    Broken {
        /// What, and where.
        what: String,
        /// What to do.
        advice: &'static str,
    },
    /// There is nothing to print.
    #[error("the briefing is empty; add a passage or a note to a section first")]
    Empty,
}

/// Resolves a pack into what is printed.
///
/// # Errors
/// [`AssembleError::Broken`] for the first thing printed that is not, letter for letter, its article's;
/// [`AssembleError::Empty`] for a pack without a single item.
pub fn assemble(pack: &Pack, sink: &mut Sink) -> Result<Briefing, AssembleError> {
    if let Some(problem) = pack.problems().first() {
        return Err(AssembleError::Broken { what: pack.describe(problem), advice: problem.advice() });
    }
    for doubt in pack.doubts() {
        let item = doubt.item.map(|item| About::Item(item.0));
        let section = doubt.section.map(|section| About::Section(section.0));
        let front = doubt.article.is_none().then_some(About::Front);
        let highlight = doubt.highlight.map(|highlight| About::Highlight(highlight.0));
        let about = item.or(section).or(highlight).or(front);
        sink.push(Warning { about, ..Warning::new(doubt.what()).at(doubt.place.as_str()).advise(doubt.advice()) });
    }
    let articles = pack.articles.iter().map(|a| (a.article.id.clone(), a)).collect();
    let mut sources = Sources { articles, list: Vec::new(), numbers: BTreeMap::new(), marks: Vec::new() };
    let mut sections = Vec::new();
    let mut empty = Vec::new();
    for section in &pack.sections {
        if section.items.is_empty() {
            empty.push((section.id, format!("'{}'", section.title)));
            continue;
        }
        sections.push(section_of(pack, section, sections.len() + 1, &mut sources, sink));
    }
    match empty.as_slice() {
        [] => {}
        [(id, one)] => {
            sink.push(Warning::new(format!("section {one} is empty and is not printed")).about(About::Section(id.0)))
        }
        more => {
            let names: Vec<&str> = more.iter().map(|(_, name)| name.as_str()).collect();
            let what = format!("{} empty sections are not printed: {}", more.len(), names.join(", "));
            let first = more.first().map(|(id, _)| About::Section(id.0));
            sink.push(Warning { about: first, ..Warning::new(what) });
        }
    }
    if sections.is_empty() {
        return Err(AssembleError::Empty);
    }
    for entry in pack.articles.iter().filter(|a| a.ticked && a.in_full) {
        sources.number_of(&entry.article, true);
    }
    for entry in pack.articles.iter().filter(|a| a.ticked) {
        sources.number_of(&entry.article, false);
    }
    let language = own_language(&pack.front, sink);
    warn_of_date(&pack.front, sink);
    warn_of_marking(&pack.front, sink);
    warn_of_logo(&pack.front, sink);
    Ok(Briefing {
        front: front_of(&pack.front, &language),
        draft_stamp: None,
        theme: pack.theme.clone(),
        pictures: shown_pictures(pack),
        paper: pack.paper,
        language,
        sections,
        annexes: sources.annexes(),
        sources: sources.list,
    })
}

/// The pictures of a pack that it shows.
fn shown_pictures(pack: &Pack) -> BTreeMap<String, Picture> {
    let shown = pack.pictures.iter().filter(|(name, _)| pack.shows_picture(name));
    shown.map(|(name, picture)| (name.clone(), picture.clone())).collect()
}

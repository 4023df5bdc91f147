//! What people call the parts of a page.

use super::printed::Printed;
use crate::manifest::Manifest;
use crate::pdf::read::ReadPdf;
use crate::phrases::{Phrases, Word};

/// The parts of a file, by their elements.
pub(super) struct Parts<'a> {
    pdf: &'a ReadPdf,
    manifest: &'a Manifest,
    /// The element of each annex, with its letter.
    annexes: Vec<(usize, String)>,
}

impl<'a> Parts<'a> {
    /// The parts of a file.
    pub fn of(pdf: &'a ReadPdf, printed: &Printed<'_>, manifest: &'a Manifest) -> Self {
        let annexes = printed.annexes.iter().map(|annex| (annex.section, annex.letter.clone())).collect();
        Self { pdf, manifest, annexes }
    }

    /// What an element is part of; `listed` is what the manifest has in its place.
    pub fn name(&self, element: usize, listed: Option<&str>) -> Option<String> {
        if let Some(letter) = self.annex_of(element) {
            return Some(format!("annex {letter}"));
        }
        let named = |role: &str| {
            Some(match role {
                "Note" => "a footnote",
                "TOC" => "the contents",
                "H1" => "the title",
                "H2" | "H3" | "H4" | "H5" | "H6" => "a heading",
                "Caption" => "a caption",
                "Table" => "a table",
                "Figure" => "a drawing",
                "BlockQuote" => "a quotation",
                _ => return None,
            })
        };
        let used = self.manifest.uses.iter().find(|used| Some(used.printed.as_str()) == listed);
        let used = used.map(|used| if used.kind == "figure" { "a key figure" } else { "the chronology" });
        let by_role = || self.above(element).find_map(|at| named(&self.pdf.elements.get(at)?.role));
        let name = used.or_else(by_role).or_else(|| self.in_sources(element).then_some("the list of sources"));
        name.map(str::to_owned)
    }

    /// The letter of the annex that an element is in.
    pub fn annex_of(&self, element: usize) -> Option<&str> {
        let annex = self.above(element).find_map(|at| self.annexes.iter().find(|(section, _)| *section == at));
        annex.map(|(_, letter)| letter.as_str())
    }

    fn in_sources(&self, element: usize) -> bool {
        let Some(section) = self.above(element).filter(|at| self.role(*at) == "Sect").last() else { return false };
        let heading = self.pdf.within(section).into_iter().find(|at| self.role(*at).starts_with('H'));
        let heading = heading.map(|at| self.pdf.text_of(at)).unwrap_or_default();
        Phrases::all().iter().any(|phrases| phrases.word(Word::Sources) == heading.trim())
    }

    fn role(&self, element: usize) -> &str {
        self.pdf.elements.get(element).map_or("", |element| element.role.as_str())
    }

    /// The element and all that it is part of, from the inside.
    fn above(&self, element: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(Some(element), |at| self.pdf.elements.get(*at)?.parent)
    }
}

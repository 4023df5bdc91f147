//! What is off, in one list: what the last check found in the pack, and what reading files said besides. The status line
//! and the dialog of a check show this list and nothing else.

use crate::diag::{About, Warning};
use crate::pack::{HighlightId, ItemId, SectionId};
use crate::preview::Sheets;
use crate::store::PACK_SUFFIX;
use crate::ui::preview::export::{Source, Trouble};

/// The list.
#[derive(Debug, Default)]
pub(super) struct Remarks {
    all: Vec<Trouble>,
    /// So many of them were found by the last check; they come first.
    found: usize,
}

impl Remarks {
    /// What was said when the pack was read.
    pub(super) fn said(warnings: &[Warning]) -> Self {
        let mut remarks = Self::default();
        remarks.say(warnings);
        remarks
    }

    /// All of it, what the last check found first.
    pub(super) fn all(&self) -> &[Trouble] {
        &self.all
    }

    /// Takes in what a check found, in place of what the one before found.
    pub(super) fn find(&mut self, troubles: Vec<Trouble>) {
        let said = self.all.split_off(self.found.min(self.all.len()));
        self.found = troubles.len();
        self.all = troubles;
        said.into_iter().for_each(|trouble| self.add(trouble));
    }

    /// Takes in what an export found besides: the next check asks anew.
    pub(super) fn find_also(&mut self, trouble: Trouble) {
        if !self.has(&trouble) {
            self.all.insert(self.found, trouble);
            self.found += 1;
        }
    }

    /// Takes in what was said: it stands until the user clears it, or opens another pack.
    pub(super) fn say(&mut self, warnings: &[Warning]) {
        warnings.iter().for_each(|warning| self.add(trouble_of(warning, None)));
    }

    fn add(&mut self, trouble: Trouble) {
        if !self.has(&trouble) {
            self.all.push(trouble);
        }
    }

    fn has(&self, trouble: &Trouble) -> bool {
        self.all.iter().any(|own| is_same(&own.what, &trouble.what) || is_same(&trouble.what, &own.what))
    }
}

/// Whether one says what the other says, with or without the file that it was read from.
fn is_same(what: &str, with_file: &str) -> bool {
    let Some((_, told)) = with_file.split_once(": ") else { return what == with_file };
    what == with_file || (with_file.contains(PACK_SUFFIX) && what == sentence(told))
}

/// A warning as it is shown; `sheets` tell which article a source's number means.
pub(super) fn trouble_of(warning: &Warning, sheets: Option<&Sheets>) -> Trouble {
    let what = match &warning.place {
        Some(place) => format!("{place}: {}", warning.what),
        None => warning.what.clone(),
    };
    let source = warning.about.and_then(|about| match about {
        About::Item(id) => Some(Source::Item(ItemId(id))),
        About::Section(id) => Some(Source::Section(SectionId(id))),
        About::Highlight(id) => Some(Source::Passage(HighlightId(id))),
        About::Character(character) => Some(Source::Character(character)),
        About::Front => Some(Source::Front),
        About::Look => Some(Source::Look),
        About::Source(number) => sheets.and_then(|s| s.article(number)).cloned().map(Source::Article),
        About::Page(page) => Some(Source::Page(page)),
    });
    let advice = warning.advice.as_deref().map(sentence).unwrap_or_default();
    Trouble { stops: false, what: sentence(&what), advice, source }
}

/// The first letter large.
pub(super) fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trouble(what: &str) -> Trouble {
        Trouble { stops: false, what: what.to_owned(), advice: String::new(), source: None }
    }

    fn words(remarks: &Remarks) -> Vec<&str> {
        remarks.all().iter().map(|trouble| trouble.what.as_str()).collect()
    }

    #[test]
    fn a_check_takes_the_place_of_the_one_before_and_leaves_what_was_said() {
        let said = ["a theme is broken", "an entry is old"].map(Warning::new);
        let mut remarks = Remarks::said(&said);
        assert_eq!(words(&remarks), ["A theme is broken", "An entry is old"]);
        remarks.find(vec![trouble("No title"), trouble("An entry is old")]);
        assert_eq!(words(&remarks), ["No title", "An entry is old", "A theme is broken"], "each stands once");
        remarks.find_also(trouble("A glyph is missing"));
        remarks.find_also(trouble("No title"));
        assert_eq!(words(&remarks), ["No title", "An entry is old", "A glyph is missing", "A theme is broken"]);
        remarks.find(Vec::new());
        assert_eq!(words(&remarks), ["A theme is broken"]);
        // What was said of the file when it was opened is what the check finds in the pack.
        let read = Warning::new("outdated").at("a.briefing.json");
        let mut remarks = Remarks::said(&[read]);
        remarks.find(vec![trouble("Outdated")]);
        assert_eq!(words(&remarks), ["Outdated"]);
    }
}

//! A first pack from articles: their suggestions accepted into sections.

use std::collections::HashSet;
use std::sync::Arc;

use crate::article::{Article, Passage, Span};
use crate::detect::{Found, Kind, Suggestion};
use crate::pack::{Edit, EditError, Pack, Place, SectionId, apply_to};

/// The title of a pack for which none was given.
pub const UNTITLED: &str = "Briefing";

/// The sections for what is no list, in the order of a briefing.
const SECTIONS: [(Kind, &str); 3] =
    [(Kind::Figure, "Figures"), (Kind::Quote, "Quotations"), (Kind::Commitment, "Commitments")];

/// Makes a pack of these articles with their suggestions accepted: a section for each list, then one each for figures,
/// quotations and commitments, in the articles' order, no passage twice in one section. Articles come with what was
/// found in them.
///
/// # Errors
/// [`EditError`] if a suggestion is not a range of its article.
pub fn draft(title: &str, articles: &[(Arc<Article>, Vec<Suggestion>)]) -> Result<Pack, EditError> {
    let mut pack = Pack::new(title);
    pack.sections.clear();
    for (article, _) in articles {
        apply_to(&mut pack, &Edit::AddArticle(Arc::clone(article)))?;
    }
    for (article, suggestions) in articles {
        for suggestion in suggestions.iter().filter(|s| s.kind() == Kind::Enumeration) {
            let section = add_section(&mut pack, capitalised(&suggestion.label()))?;
            apply_to(&mut pack, &accept_whole(article, suggestion, Place::end_of(section))?)?;
        }
    }
    for (kind, title) in SECTIONS {
        accept_kind(&mut pack, articles, kind, title)?;
    }
    if pack.sections.is_empty() {
        apply_to(&mut pack, &Edit::AddSection { title: "Key passages".to_owned(), index: 0 })?;
    }
    Ok(pack)
}

fn add_section(pack: &mut Pack, title: String) -> Result<SectionId, EditError> {
    let section = SectionId(pack.next_id);
    apply_to(pack, &Edit::AddSection { title, index: usize::MAX })?;
    Ok(section)
}

/// A section with every passage of one kind; none if there is no such passage.
fn accept_kind(
    pack: &mut Pack,
    articles: &[(Arc<Article>, Vec<Suggestion>)],
    kind: Kind,
    title: &str,
) -> Result<(), EditError> {
    let mut section = None;
    for (article, suggestions) in articles {
        let mut taken: HashSet<Vec<Span>> = HashSet::new();
        for suggestion in suggestions.iter().filter(|s| s.kind() == kind) {
            if !suggestion.spans().into_iter().any(|spans| taken.insert(spans)) {
                continue;
            }
            let id = match section {
                Some(id) => id,
                None => *section.insert(add_section(pack, title.to_owned())?),
            };
            apply_to(pack, &accept_whole(article, suggestion, Place::end_of(id))?)?;
        }
    }
    Ok(())
}

/// The step that adds a whole suggestion at a place: a list, or a quotation of the first passage.
///
/// # Errors
/// [`EditError::Passage`] if it is not a range of the article.
pub fn accept_whole(article: &Article, suggestion: &Suggestion, place: Place) -> Result<Edit, EditError> {
    match &suggestion.found {
        Found::Enumeration(list) => {
            let entries = list.items.iter().map(|i| Passage::new(article, i.spans())).collect::<Result<Vec<_>, _>>()?;
            Ok(Edit::AddList { label: list.label.clone(), announced: list.announced, entries, place })
        }
        Found::Figure(_)
        | Found::Quote(_)
        | Found::Commitment(_)
        | Found::Event(_)
        | Found::Person(_)
        | Found::Body(_) => {
            let spans = suggestion.spans().into_iter().next().unwrap_or_default();
            Ok(Edit::AddQuotation { passage: Passage::new(article, spans)?, place })
        }
    }
}

/// The text with its first letter in upper case: for headings that we make from an article's words.
fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => UNTITLED.to_owned(),
    }
}

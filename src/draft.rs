//! A first pack from articles: their suggestions accepted into sections.

use std::sync::Arc;

use crate::article::{Article, Passage};
use crate::detect::{Found, Suggestion};
use crate::pack::{Edit, EditError, Pack, Place, SectionId, apply_to};

/// The title of a pack for which none was given.
pub const UNTITLED: &str = "Briefing";

/// Makes a pack of these articles with their suggestions accepted, a section for each list. Articles come with what
/// was found in them.
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
        for suggestion in suggestions {
            accept(&mut pack, article, suggestion)?;
        }
    }
    if pack.sections.is_empty() {
        apply_to(&mut pack, &Edit::AddSection { title: "Key passages".to_owned(), index: 0 })?;
    }
    Ok(pack)
}

fn accept(pack: &mut Pack, article: &Article, suggestion: &Suggestion) -> Result<(), EditError> {
    let Found::Enumeration(list) = &suggestion.found;
    let section = SectionId(pack.next_id);
    apply_to(pack, &Edit::AddSection { title: capitalised(&list.label), index: usize::MAX })?;
    apply_to(pack, &accept_whole(article, suggestion, Place::end_of(section))?)
}

/// The step that adds a whole suggestion at a place.
///
/// # Errors
/// [`EditError::Passage`] if it is not a range of the article.
pub fn accept_whole(article: &Article, suggestion: &Suggestion, place: Place) -> Result<Edit, EditError> {
    let Found::Enumeration(list) = &suggestion.found;
    let entries = list.items.iter().map(|i| Passage::new(article, i.spans())).collect::<Result<Vec<_>, _>>()?;
    Ok(Edit::AddList { label: list.label.clone(), announced: list.announced, entries, place })
}

/// The text with its first letter in upper case: for headings that we make from an article's words.
fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => UNTITLED.to_owned(),
    }
}

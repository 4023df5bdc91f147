//! A first pack from articles: a template's sections, with the articles' suggestions accepted into them.

use std::sync::Arc;

use crate::article::{Article, Passage, shorten};
use crate::detect::{Found, Suggestion};
use crate::pack::{Edit, EditError, Pack, Place, SectionId, apply_to};
use crate::template::{Fill, Template};

/// The title of a pack for which none was given.
pub const UNTITLED: &str = "Briefing";
/// The section of a draft for which nothing was found.
const FIRST_SECTION: &str = "Key passages";
/// The longest heading that is made from an article's words, in characters.
const HEADING_CHARS: usize = 80;

/// Makes a pack of these articles with their suggestions accepted. Articles come with what was found in them. Lists for
/// which the template has no section get sections of their own.
///
/// # Errors
/// [`EditError`] if a suggestion is not a range of its article.
pub fn draft(
    title: &str,
    template: &Template,
    articles: &[(Arc<Article>, Vec<Suggestion>)],
) -> Result<Pack, EditError> {
    let mut pack = planned(title, template)?;
    for (article, _) in articles {
        apply_to(&mut pack, &Edit::AddArticle(Arc::clone(article)))?;
    }
    let places: Vec<(Fill, SectionId)> = template
        .sections
        .iter()
        .zip(&pack.sections)
        .flat_map(|(planned, section)| planned.fill.iter().map(|fill| (*fill, section.id)))
        .collect();
    let place_for = |fill: Fill| places.iter().find(|(f, _)| *f == fill).map(|(_, section)| *section);
    for (article, suggestions) in articles {
        for suggestion in suggestions {
            let fill = fill_of(suggestion);
            let section = match place_for(fill) {
                Some(section) => section,
                None if fill == Fill::Enumerations => own_section(&mut pack, suggestion)?,
                None => continue,
            };
            apply_to(&mut pack, &accept_whole(article, suggestion, Place::end_of(section))?)?;
        }
        if let Some(section) = place_for(Fill::Outlets) {
            quote_outlet(&mut pack, article, section)?;
        }
    }
    if pack.sections.is_empty() {
        apply_to(&mut pack, &Edit::AddSection { title: FIRST_SECTION.to_owned(), index: 0 })?;
    }
    Ok(pack)
}

/// A pack with a template's sections and nothing in them.
fn planned(title: &str, template: &Template) -> Result<Pack, EditError> {
    let mut pack = Pack::new(title);
    pack.sections.clear();
    let front = crate::pack::Front { kind: template.kind.clone(), ..pack.front.clone() };
    apply_to(&mut pack, &Edit::SetFront(front))?;
    apply_to(&mut pack, &Edit::SetTemplate(template.name.clone()))?;
    for planned in &template.sections {
        let section = SectionId(pack.next_id);
        apply_to(&mut pack, &Edit::AddSection { title: planned.title.clone(), index: usize::MAX })?;
        let guidance = planned.guidance.clone();
        apply_to(&mut pack, &Edit::PlanSection { section, guidance, limit: planned.limit })?;
    }
    Ok(pack)
}

fn fill_of(suggestion: &Suggestion) -> Fill {
    match &suggestion.found {
        Found::Enumeration(_) => Fill::Enumerations,
    }
}

fn own_section(pack: &mut Pack, suggestion: &Suggestion) -> Result<SectionId, EditError> {
    let Found::Enumeration(list) = &suggestion.found;
    let section = SectionId(pack.next_id);
    let title = capitalised(&shorten(&list.label, HEADING_CHARS));
    apply_to(pack, &Edit::AddSection { title, index: usize::MAX })?;
    Ok(section)
}

/// One quotation for the article's outlet, unless the section has one of it: the first paragraph, which says the most.
fn quote_outlet(pack: &mut Pack, article: &Article, section: SectionId) -> Result<(), EditError> {
    let has_one = |pack: &Pack| {
        let items = pack.section(section).map(|s| s.items.as_slice()).unwrap_or_default();
        items.iter().flat_map(|i| i.body.highlights()).filter_map(|h| pack.highlights.get(&h)).any(|h| {
            article.outlet.is_some() && pack.article(&h.passage.article).is_some_and(|a| a.outlet == article.outlet)
        })
    };
    if has_one(pack) {
        return Ok(());
    }
    let lead = article.blocks.iter().position(|b| b.kind == crate::article::BlockKind::Paragraph);
    let Some((index, block)) = lead.and_then(|i| Some((i, article.blocks.get(i)?))) else { return Ok(()) };
    let span = crate::article::Span::new(index, 0, block.text.len());
    let passage = Passage::new(article, vec![span])?;
    apply_to(pack, &Edit::AddQuotation { passage, place: Place::end_of(section) })
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

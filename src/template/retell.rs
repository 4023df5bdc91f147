//! A pack's own words in another language: what its template gave is given again, what the author wrote stays.

use super::Template;
use crate::pack::{Edit, Front, Pack};

/// The steps that put a pack into a language, by its code; empty for English. The kind, the headings and the guidance
/// that its template gave, in whatever language, are the template's in the new one. `own` says the words that pages
/// have of themselves in the new language, and `None` of all others.
///
/// `all` are the templates that are known.
pub fn retell(pack: &Pack, language: &str, all: &[Template], own: &dyn Fn(&str) -> Option<String>) -> Vec<Edit> {
    let template = all.iter().find(|template| template.name == pack.template);
    let told = template.map(Template::in_all_languages).unwrap_or_default();
    let next = template.map(|template| template.in_language(language));
    let mut front = Front { language: language.to_owned(), ..pack.front.clone() };
    // A kind may be left from a template before: it is any template's word, not the author's.
    if let Some(template) = all.iter().find(|t| t.in_all_languages().iter().any(|t| t.kind == front.kind)) {
        template.kind_in(language).clone_into(&mut front.kind);
    } else if let Some(kind) = own(&front.kind) {
        front.kind = kind;
    }
    let mut edits = vec![Edit::SetFront(front)];
    for section in &pack.sections {
        let planned = |is_it: &dyn Fn(&super::PlannedSection) -> bool| {
            let at = told.iter().find_map(|t| t.sections.iter().position(is_it))?;
            next.as_ref()?.sections.get(at)
        };
        let title = planned(&|p| p.title == section.title).map(|p| p.title.clone()).or_else(|| own(&section.title));
        if let Some(title) = title.filter(|title| *title != section.title) {
            edits.push(Edit::RenameSection { section: section.id, title });
        }
        let guidance = planned(&|p| !p.guidance.is_empty() && p.guidance == section.guidance);
        if let Some(guidance) = guidance.map(|p| p.guidance.clone()).filter(|g| *g != section.guidance) {
            edits.push(Edit::PlanSection { section: section.id, guidance, limit: section.limit });
        }
    }
    edits
}

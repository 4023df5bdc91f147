//! A template for a pack that is there already, and a pack that starts from one.

use super::{Fill, PlannedSection, Template};
use crate::pack::{Body, Edit, EditError, Front, Pack, Section, SectionId, apply};

/// The section that a pack gets from a template that has none.
const FIRST_SECTION: &str = "Key passages";

/// The steps that give a pack a template's sections, in the template's order. Sections of the pack are matched by title,
/// then by what they hold; they keep their titles and all that stands in them. What the template does not name follows
/// after. Sections that the old template gave and nobody touched go.
///
/// `all` are the templates that are known, to tell what the old one gave.
///
/// # Errors
/// [`EditError`] if a step cannot be taken; that would be a mistake in here.
pub fn fit(pack: &Pack, template: &Template, all: &[Template]) -> Result<Vec<Edit>, EditError> {
    let template = &template.in_language(&pack.front.language);
    let all: Vec<Template> = all.iter().flat_map(Template::in_all_languages).collect();
    let old: Vec<&Template> = all.iter().filter(|t| t.name == pack.template).collect();
    let mut steps = Steps { pack: pack.clone(), edits: Vec::new() };
    steps.take(Edit::SetTemplate(template.name.clone()))?;
    // A kind that the author chose stays.
    let kind = pack.front.kind.trim();
    if kind.is_empty() || all.iter().any(|t| t.kind == kind) {
        steps.take(Edit::SetFront(Front { kind: template.kind.clone(), ..pack.front.clone() }))?;
    }
    let matched = matches(pack, template);
    for section in &pack.sections {
        if !matched.contains(&Some(section.id)) && is_untouched(section, &old) {
            steps.take(Edit::RemoveSection(section.id))?;
        }
    }
    for (index, (planned, known)) in template.sections.iter().zip(matched).enumerate() {
        let section = match known {
            Some(section) => {
                steps.take(Edit::MoveSection { section, index })?;
                section
            }
            None => {
                let section = SectionId(steps.pack.next_id);
                steps.take(Edit::AddSection { title: planned.title.clone(), index })?;
                section
            }
        };
        let guidance = planned.guidance.clone();
        steps.take(Edit::PlanSection { section, guidance, limit: planned.limit })?;
    }
    Ok(steps.edits)
}

/// A pack in a language, by its code, empty for English, with a template's sections and nothing in them.
///
/// # Errors
/// As [`fit`].
pub fn start(title: &str, template: &Template, language: &str) -> Result<Pack, EditError> {
    let mut pack = Pack::new(title);
    let front = Front { language: language.to_owned(), ..pack.front.clone() };
    pack = apply(&pack, &Edit::SetFront(front))?;
    for edit in fit(&pack, template, std::slice::from_ref(template))? {
        pack = apply(&pack, &edit)?;
    }
    // The section that every new pack has gives way to the template's own.
    let first = pack.sections.last().filter(|s| s.title == FIRST_SECTION && pack.sections.len() > 1).map(|s| s.id);
    if let Some(first) = first.filter(|_| template.sections.iter().all(|s| s.title != FIRST_SECTION)) {
        pack = apply(&pack, &Edit::RemoveSection(first))?;
    }
    Ok(pack)
}

/// Steps, each tried on what the ones before it made.
struct Steps {
    pack: Pack,
    edits: Vec<Edit>,
}

impl Steps {
    fn take(&mut self, edit: Edit) -> Result<(), EditError> {
        self.pack = apply(&self.pack, &edit)?;
        self.edits.push(edit);
        Ok(())
    }
}

/// For each section of the template the section of the pack that takes its part, none twice.
fn matches(pack: &Pack, template: &Template) -> Vec<Option<SectionId>> {
    let mut free: Vec<&Section> = pack.sections.iter().collect();
    let mut take = |wanted: &dyn Fn(&Section) -> bool| {
        let at = free.iter().position(|s| wanted(s))?;
        Some(free.remove(at).id)
    };
    let mut found: Vec<Option<SectionId>> =
        template.sections.iter().map(|planned| take(&|s| same_title(&s.title, &planned.title))).collect();
    for (planned, found) in template.sections.iter().zip(&mut found).filter(|(_, found)| found.is_none()) {
        *found = take(&|section| holds(section, planned));
    }
    found
}

fn same_title(a: &str, b: &str) -> bool {
    a.trim().to_lowercase() == b.trim().to_lowercase()
}

/// Whether most of what stands in a section is of a kind that the template puts there.
fn holds(section: &Section, planned: &PlannedSection) -> bool {
    let fits = section.items.iter().filter(|item| match &item.body {
        Body::List { .. } => planned.fill.contains(&Fill::Enumerations),
        Body::Figure { .. } => planned.fill.contains(&Fill::Figures),
        Body::Chronology(_) => planned.fill.contains(&Fill::Chronology),
        Body::Quotation { .. } => [Fill::Quotations, Fill::Commitments, Fill::TheirPoints, Fill::Outlets]
            .iter()
            .any(|fill| planned.fill.contains(fill)),
        _ => false,
    });
    fits.count() * 2 > section.items.len()
}

/// Whether a section stands as the old template gave it: nothing in it, and its title its own.
fn is_untouched(section: &Section, old: &[&Template]) -> bool {
    let given = |planned: &PlannedSection| planned.title == section.title && planned.guidance == section.guidance;
    section.items.is_empty() && old.iter().any(|old| old.sections.iter().any(given))
}

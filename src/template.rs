//! Templates: which sections a briefing has, what belongs into each, how long it may become, and which suggestions a
//! draft puts where.

mod fit;
mod retell;

pub use fit::{fit, start};
pub use retell::retell;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::diag::Warning;
use crate::pack::Limit;

/// A template.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// Its name, in small letters and hyphens.
    pub name: String,
    /// What a briefing made from it is called: stands over the title.
    pub kind: String,
    /// What it is for, in a few words.
    pub description: String,
    /// Its sections, in order.
    pub sections: Vec<PlannedSection>,
    /// Its texts in other languages, by ISO 639-1 codes.
    #[serde(default)]
    pub languages: BTreeMap<String, Texts>,
}

/// A template's texts in one language.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Texts {
    /// What a briefing made from it is called.
    pub kind: String,
    /// What it is for.
    pub description: String,
    /// Its sections' texts, in the sections' order.
    pub sections: Vec<SectionTexts>,
}

/// A section's texts in one language.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionTexts {
    /// Its heading.
    pub title: String,
    /// What belongs there.
    #[serde(default)]
    pub guidance: String,
}

impl Template {
    /// The template with its texts in a language, by its code with or without a country. Texts that it does not have in
    /// that language stay as they are.
    pub fn in_language(&self, language: &str) -> Self {
        let mut out = self.clone();
        let Some(texts) = self.texts(language) else { return out };
        out.kind.clone_from(&texts.kind);
        out.description.clone_from(&texts.description);
        for (section, texts) in out.sections.iter_mut().zip(&texts.sections) {
            section.title.clone_from(&texts.title);
            section.guidance.clone_from(&texts.guidance);
        }
        out
    }

    /// Its texts in a language, by its code with or without a country; `None` where it has none but its own.
    fn texts(&self, language: &str) -> Option<&Texts> {
        self.languages.get(language.split(['-', '_']).next().unwrap_or_default())
    }

    /// What it is called in a language, or in its own.
    pub fn kind_in(&self, language: &str) -> &str {
        self.texts(language).map_or(&self.kind, |texts| &texts.kind)
    }

    /// What it is for, in a language, or in its own.
    pub fn description_in(&self, language: &str) -> &str {
        self.texts(language).map_or(&self.description, |texts| &texts.description)
    }

    /// Its sections, each with its heading and what belongs there, in a language, or in its own.
    pub fn sections_in(&self, language: &str) -> impl Iterator<Item = (&PlannedSection, &str, &str)> {
        let texts = self.texts(language);
        self.sections.iter().enumerate().map(move |(at, planned)| match texts.and_then(|t| t.sections.get(at)) {
            Some(own) => (planned, own.title.as_str(), own.guidance.as_str()),
            None => (planned, planned.title.as_str(), planned.guidance.as_str()),
        })
    }

    /// The template in every language that it has texts in, its own first.
    pub fn in_all_languages(&self) -> Vec<Self> {
        let others = self.languages.keys().map(|code| self.in_language(code));
        std::iter::once(self.clone()).chain(others).collect()
    }
}

/// A section of a template.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlannedSection {
    /// Its heading.
    pub title: String,
    /// What belongs there, for the author's eyes; never printed.
    #[serde(default)]
    pub guidance: String,
    /// How long it may become before the author is warned.
    #[serde(default)]
    pub limit: Option<Limit>,
    /// What a draft puts there.
    #[serde(default)]
    pub fill: Vec<Fill>,
}

/// A kind of suggestion that a draft puts into a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fill {
    /// Lists told in the text.
    Enumerations,
    /// Numbers that matter.
    Figures,
    /// Words of somebody.
    Quotations,
    /// What somebody bound themselves to.
    Commitments,
    /// Words and promises of the other side.
    TheirPoints,
    /// What happened when.
    Chronology,
    /// One passage for each outlet.
    Outlets,
}

/// The templates that come with the program.
pub fn bundled() -> &'static [Template] {
    static BUNDLED: OnceLock<Vec<Template>> = OnceLock::new();
    BUNDLED.get_or_init(|| {
        let files = [
            include_str!("../assets/templates/meeting-brief.json"),
            include_str!("../assets/templates/scenario-memo.json"),
            include_str!("../assets/templates/read-ahead.json"),
            include_str!("../assets/templates/leader-call.json"),
            include_str!("../assets/templates/ministerial-note.json"),
            include_str!("../assets/templates/media-digest.json"),
            include_str!("../assets/templates/plain.json"),
        ];
        files.into_iter().filter_map(|file| from_json(file).ok()).collect()
    })
}

/// What is to be said of a pack whose template is not among those that are known.
pub fn unknown(name: &str, known: &[Template]) -> Option<Warning> {
    if name.is_empty() || known.iter().any(|template| template.name == name) {
        return None;
    }
    let names: Vec<&str> = known.iter().map(|template| template.name.as_str()).collect();
    Some(
        Warning::new(format!(
            "the pack names the template '{name}', which is not there; its sections are printed as they are"
        ))
        .advise(format!("put its file into your folder of templates, or choose one of {}", names.join(", "))),
    )
}

/// Reads a template.
///
/// # Errors
/// What is wrong with the file, in words.
pub fn from_json(text: &str) -> Result<Template, String> {
    let template: Template = serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|error| format!("is no template ({error}); compare it with a bundled one"))?;
    let well_named = !template.name.is_empty()
        && template.name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    if !well_named {
        return Err(format!("names itself '{}'; use small letters, digits and hyphens", template.name));
    }
    let uneven = template.languages.iter().find(|(_, texts)| texts.sections.len() != template.sections.len());
    if let Some((code, texts)) = uneven {
        return Err(format!(
            "has {} sections, but texts for {} in the language '{code}'; give one for each, in the same order",
            template.sections.len(),
            texts.sections.len()
        ));
    }
    Ok(template)
}

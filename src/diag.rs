//! Warnings: what went on though something was off, and where to look.

use std::fmt;

/// Something that was off, though the work went on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// What was seen, as a sentence without a full stop.
    pub what: String,
    /// Where: a file, a line, a section or a passage, in words.
    pub place: Option<String>,
    /// What the user can do about it, as a sentence without a full stop.
    pub advice: Option<String>,
    /// What of a pack it is about, if that is known.
    pub about: Option<About>,
}

/// What of a pack a warning is about, by the number or the letter that names it there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// An item of the outline.
    Item(u32),
    /// A section.
    Section(u32),
    /// A highlight.
    Highlight(u32),
    /// A character, wherever it stands.
    Character(char),
    /// The title page.
    Front,
    /// How the pages look: paper, theme and template.
    Look,
    /// A source, by its number in the list of sources.
    Source(usize),
    /// A page, counted from 0.
    Page(usize),
}

impl Warning {
    /// A warning with neither place nor advice.
    pub fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), place: None, advice: None, about: None }
    }

    /// Says where it was seen.
    #[must_use]
    pub fn at(mut self, place: impl Into<String>) -> Self {
        self.place = Some(place.into());
        self
    }

    /// Says what of the pack it is about.
    #[must_use]
    pub fn about(mut self, about: About) -> Self {
        self.about = Some(about);
        self
    }

    /// Says what the user can do.
    #[must_use]
    pub fn advise(mut self, advice: impl Into<String>) -> Self {
        self.advice = Some(advice.into());
        self
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(place) = &self.place {
            write!(f, "{place}: ")?;
        }
        f.write_str(&self.what)?;
        if let Some(advice) = &self.advice {
            write!(f, "; {advice}")?;
        }
        Ok(())
    }
}

/// Collects warnings while a stage works.
#[derive(Debug, Default)]
pub struct Sink {
    warnings: Vec<Warning>,
}

impl Sink {
    /// An empty sink.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes a warning; one that was taken before is not repeated.
    pub fn push(&mut self, warning: Warning) {
        let said = |w: &Warning| (&w.what, &w.place, &w.advice) == (&warning.what, &warning.place, &warning.advice);
        if !self.warnings.iter().any(said) {
            self.warnings.push(warning);
        }
    }

    /// What was collected, in order.
    pub fn warnings(&self) -> &[Warning] {
        &self.warnings
    }

    /// Gives the warnings away.
    pub fn into_warnings(self) -> Vec<Warning> {
        self.warnings
    }
}

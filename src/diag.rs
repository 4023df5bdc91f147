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
}

impl Warning {
    /// A warning with neither place nor advice.
    pub fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), place: None, advice: None }
    }

    /// Says where it was seen.
    #[must_use]
    pub fn at(mut self, place: impl Into<String>) -> Self {
        self.place = Some(place.into());
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
        if !self.warnings.contains(&warning) {
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

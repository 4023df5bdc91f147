//! Fonts that were found, kept from one layout to the next: looking through a machine's fonts takes longer than setting
//! pages.

use std::sync::{Mutex, PoisonError};

use crate::diag::{Sink, Warning};
use crate::layout::{FontFinder, Found, Theme, Wanted};

/// Asks another finder once for the same wishes.
#[derive(Debug)]
pub struct KeptFonts<F> {
    finder: F,
    last: Mutex<Option<Answer>>,
}

#[derive(Debug)]
struct Answer {
    wanted: Vec<Wanted>,
    found: Found,
    warnings: Vec<Warning>,
}

impl<F> KeptFonts<F> {
    /// Nothing is kept yet.
    pub fn new(finder: F) -> Self {
        Self { finder, last: Mutex::new(None) }
    }
}

impl<F: FontFinder> FontFinder for KeptFonts<F> {
    fn find(&self, wanted: &[Wanted], sink: &mut Sink) -> Found {
        // Whoever panicked with the lock in hand left the last answer whole.
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(answer) = last.as_ref().filter(|answer| answer.wanted == wanted) {
            answer.warnings.iter().cloned().for_each(|warning| sink.push(warning));
            return answer.found.clone();
        }
        let mut own = Sink::new();
        let found = self.finder.find(wanted, &mut own);
        let warnings = own.into_warnings();
        warnings.iter().cloned().for_each(|warning| sink.push(warning));
        *last = Some(Answer { wanted: wanted.to_vec(), found: found.clone(), warnings });
        found
    }

    fn theme(&self, name: &str, sink: &mut Sink) -> Option<Theme> {
        self.finder.theme(name, sink)
    }
}

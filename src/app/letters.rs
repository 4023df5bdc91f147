//! Fonts of the machine for characters that the window's own fonts lack: each character is looked for once.

use std::collections::BTreeSet;

use crate::layout::{FoundFont, east_asian_language, wanted_on_screen};

use super::{App, Effect};

/// What is known of characters that the window's fonts lack.
#[derive(Debug, Default)]
pub(super) struct Letters {
    /// What was looked for, or is to be.
    asked: BTreeSet<char>,
    /// What is looked for once the search that runs is done.
    waiting: BTreeSet<char>,
    is_searching: bool,
    /// The fonts that were added, by name.
    added: BTreeSet<String>,
}

impl App {
    /// Characters were to be drawn that no font has.
    pub(super) fn lacks(&mut self, characters: BTreeSet<char>) -> Vec<Effect> {
        let letters = &mut self.letters;
        let fresh: Vec<char> = characters.into_iter().filter(|c| letters.asked.insert(*c)).collect();
        letters.waiting.extend(fresh);
        self.look_for_fonts()
    }

    /// A search is done. Drawing with other fonts asks again for what they lack.
    pub(super) fn fonts_found(&mut self, fonts: Vec<FoundFont>) -> Vec<Effect> {
        let letters = &mut self.letters;
        letters.is_searching = false;
        let fresh: Vec<FoundFont> = fonts.into_iter().filter(|font| letters.added.insert(font.name.clone())).collect();
        if fresh.is_empty() {
            return self.look_for_fonts();
        }
        // What came up meanwhile may be in them.
        for c in std::mem::take(&mut letters.waiting) {
            letters.asked.remove(&c);
        }
        vec![Effect::AddFonts(fresh)]
    }

    fn look_for_fonts(&mut self) -> Vec<Effect> {
        if self.letters.is_searching {
            return Vec::new();
        }
        let waiting = std::mem::take(&mut self.letters.waiting);
        let wanted = wanted_on_screen(&waiting, self.east_asian());
        if wanted.is_empty() {
            return Vec::new();
        }
        self.letters.is_searching = true;
        vec![Effect::FindFonts(wanted)]
    }

    /// Whose forms of Chinese characters the articles are written in: the one that is read, or else the first that has any.
    fn east_asian(&self) -> &'static str {
        let pack = self.history.pack();
        let read = self.view.reading.as_ref().and_then(|id| pack.article(id));
        let articles = read.into_iter().chain(pack.articles.iter().map(|held| &held.article));
        articles.map(|article| east_asian_language(article.language.code())).find(|l| !l.is_empty()).unwrap_or_default()
    }
}

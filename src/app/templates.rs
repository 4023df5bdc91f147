//! What gives a pack its first words: templates, and the language that it is written in.

use std::sync::Arc;

use crate::pack::{Edit, EditError, History, Pack, SectionId, apply};
use crate::phrases::{Phrases, Word};
use crate::template::{self, Template};
use crate::ui::outline::ask::Page;
use crate::ui::panes::{Pane, Way};
use crate::ui::tongue::Tongue;
use crate::ui::view::Then;

use super::outline::Gesture;
use super::remarks::Remarks;
use super::{App, Effect};

/// What pages call themselves and their sections where nobody does.
const OWN_WORDS: [Word; 5] = [Word::KeyPassages, Word::Figures, Word::Quotations, Word::Commitments, Word::Briefing];

/// One of the pages' own words in another language.
fn own_word(text: &str, language: &str) -> Option<String> {
    let is_it = |word: &Word| Phrases::all().iter().any(|phrases| phrases.word(*word) == text);
    OWN_WORDS.into_iter().find(is_it).map(|word| Phrases::of(language).word(word).to_owned())
}

/// A new pack whose sections are called in its language.
pub(super) fn in_own_words(pack: Pack, language: &str) -> Result<Pack, EditError> {
    let steps = template::retell(&pack, language, &[], &|text| own_word(text, language));
    steps.iter().try_fold(pack, |pack, edit| apply(&pack, edit))
}

impl App {
    /// The language of what is begun in the window: the interface's own. As packs have it: empty for English.
    pub(super) fn own_language(&self) -> &'static str {
        match self.view.kept.tongue {
            Tongue::English => "",
            other => other.code(),
        }
    }

    /// Puts the pack into another language, in one step: the page's own words, and what the template gave.
    pub(super) fn set_language(&mut self, language: &str) {
        if self.pack().front.language == language {
            return;
        }
        let own = |text: &str| own_word(text, language);
        let steps = template::retell(self.pack(), language, self.side.shown.templates(), &own);
        let gesture = Gesture::Together(self.history.revision()).key();
        for edit in &steps {
            self.edit_in(gesture, edit);
        }
        self.history.end_gesture();
    }

    fn template(&self, name: &str) -> Option<Template> {
        self.side.shown.templates().iter().find(|t| t.name == name).cloned()
    }

    /// Gives the pack a template's sections, in one step.
    pub(super) fn use_template(&mut self, name: &str) {
        let Some(template) = self.template(name) else { return };
        let steps = template::fit(self.pack(), &template, self.side.shown.templates());
        let steps = match steps {
            Ok(steps) => steps,
            Err(error) => return self.say_bad(error.to_string()),
        };
        let before = Arc::clone(self.pack());
        let gesture = Gesture::Together(self.history.revision()).key();
        for edit in &steps {
            self.edit_in(gesture, edit);
        }
        // The section that every new pack has gives way, unless the template made something of it.
        if let Some(first) = self.untouched_section(&before, &template) {
            self.edit_in(gesture, &Edit::RemoveSection(first));
        }
        self.history.end_gesture();
        let kind = template.kind_in(self.view.kept.tongue.code());
        if !Arc::ptr_eq(&before, self.pack()) {
            self.view.outline_page = Page::Outline;
            let first = self.pack().sections.first().map(|s| s.id);
            (self.view.target, self.view.section, self.view.item) = (first, first, None);
            self.say(self.words().tr_with("pack-template-used", &[("template", kind.into())]));
        }
    }

    /// The first section of a new pack, as long as nobody named it, filled it or planned anything for it.
    fn untouched_section(&self, before: &Pack, template: &Template) -> Option<SectionId> {
        let is_given = |title: &str| Phrases::all().iter().any(|phrases| phrases.word(Word::KeyPassages) == title);
        let section = before.sections.first().filter(|s| is_given(&s.title) && s.items.is_empty())?;
        let is_bare = section.guidance.is_empty() && section.limit.is_none();
        let language = &before.front.language;
        let is_planned = template.sections_in(language).any(|(_, title, _)| title.trim() == section.title.trim());
        let is_there = self.pack().section(section.id).is_some() && self.pack().sections.len() > 1;
        (is_bare && !is_planned && is_there && !template.sections.is_empty()).then_some(section.id)
    }

    /// Starts another pack from a template; unsaved work is asked about first.
    pub(super) fn start_from(&mut self, name: String) -> Vec<Effect> {
        if self.is_unsaved() { self.ask_unsaved(Then::StartFrom(name)) } else { self.started_from(&name) }
    }

    pub(super) fn started_from(&mut self, name: &str) -> Vec<Effect> {
        let Some(template) = self.template(name) else { return Vec::new() };
        let language = self.own_language();
        let kind = template.kind_in(self.view.kept.tongue.code());
        match template::start("", &template, language).and_then(|pack| in_own_words(pack, language)) {
            Ok(pack) => {
                let shown = &mut self.side.shown;
                let (templates, themes) = (std::mem::take(&mut shown.templates), std::mem::take(&mut shown.themes));
                self.replace_pack(History::new(pack));
                (self.side.shown.templates, self.side.shown.themes) = (templates, themes);
                self.path = None;
                self.remarks = Remarks::default();
                // The title is the first thing that a new briefing needs.
                self.view.outline_page = Page::Front;
                self.walk(Way::To(Pane::Outline));
                self.say(self.words().tr_with("pack-template-started", &[("template", kind.into())]));
            }
            Err(error) => self.say_bad(error.to_string()),
        }
        Vec::new()
    }
}

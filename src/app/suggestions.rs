//! What the user does with suggestions: take them in, wave them away, ask for them.

use std::sync::Arc;

use crate::accept::{self, Printed};
use crate::article::{Article, ArticleId, Passage};
use crate::detect::{Found, Kind, Suggestion};
use crate::draft::caption_of;
use crate::pack::{Body, Dismissal, Edit, EditError, ItemId, Place, SectionId};
use crate::ui::ask::SuggestionId;
use crate::ui::panes::Pane;
use crate::ui::view::{Card, Middle};

use super::App;
use super::outline::Gesture;

/// Where something is added, and with which note.
#[derive(Debug, Clone, Default)]
pub(super) struct Adding {
    /// The section; the chosen one where none is named.
    pub(super) section: Option<SectionId>,
    /// The place in a section; the end of the section where none is named.
    pub(super) place: Option<Place>,
    /// A note to the item that comes of it.
    pub(super) note: Option<String>,
}

impl Adding {
    /// At a place; at the chosen section's end where there is none.
    pub(super) fn at(place: Option<Place>) -> Self {
        Self { section: place.map(|p| p.section), place, note: None }
    }
}

/// The step that adds a whole suggestion; a figure says what it counts in the words around it.
fn step_of(article: &Article, suggestion: &Suggestion, place: Place, language: &str) -> Result<Edit, EditError> {
    let mut edit = accept::whole(article, suggestion, place)?;
    if let (Edit::AddFigure { caption, .. }, Found::Figure(figure)) = (&mut edit, &suggestion.found) {
        *caption = caption_of(language, article, figure);
    }
    Ok(edit)
}

impl App {
    fn suggested(&self, id: &SuggestionId) -> Option<(Arc<Article>, Suggestion)> {
        let article = self.pack().article(&id.article).map(Arc::clone)?;
        let suggestion = self.suggestions(&id.article).get(id.index)?.clone();
        Some((article, suggestion))
    }

    /// Whether the briefing prints all of a suggestion.
    pub(super) fn is_printed(&self, id: &SuggestionId) -> bool {
        let found = self.suggested(id);
        found.is_some_and(|(article, found)| Printed::of(self.pack(), &id.article).has_whole(&article, &found))
    }

    /// Adds something to a section, making one first where the outline has none. One undo takes all of it back.
    /// Gives back the item that it became, or that took it in.
    pub(super) fn add(
        &mut self,
        adding: &Adding,
        edit: impl FnOnce(Place) -> Result<Edit, EditError>,
    ) -> Option<ItemId> {
        let gesture = Gesture::Together(self.history.revision()).key();
        let mut target = adding.section.filter(|id| self.pack().section(*id).is_some()).or(self.view.target);
        if target.is_none() {
            let title = self.words().tr("outline-new-section").into_owned();
            self.edit_in(gesture, &Edit::AddSection { title, index: 0 });
            target = self.pack().sections.first().map(|s| s.id);
            self.view.target = target;
        }
        let section = target?;
        let before = self.history.revision();
        let place = adding.place.filter(|p| p.section == section).unwrap_or(Place::end_of(section));
        match edit(place) {
            Ok(edit) => self.edit_in(gesture, &edit),
            Err(error) => self.say_bad(error.to_string()),
        }
        if self.history.revision() == before {
            self.history.end_gesture();
            return None;
        }
        let items = self.pack().section(section).map(|s| s.items.as_slice()).unwrap_or_default();
        let new =
            items.get(place.index).or_else(|| items.last()).filter(|item| !matches!(item.body, Body::Chronology(_)));
        // An event goes into the section's last chronology, wherever that stands.
        let taken_in = || items.iter().rev().find(|item| matches!(item.body, Body::Chronology(_)));
        let item = new.or_else(taken_in).map(|item| item.id);
        if let (Some(item), Some(note)) = (item, adding.note.clone()) {
            self.edit_in(gesture, &Edit::SetNote { item, note });
        }
        self.history.end_gesture();
        self.view.item = item;
        self.view.section = None;
        self.view.folded.remove(&section);
        if adding.place.is_some() {
            // Dropped into the outline: there it stays in view.
            self.bring(Pane::Outline);
        }
        self.say_added(section);
        item
    }

    /// Prints a passage at a place; what was selected and is printed now is no longer selected.
    pub(super) fn add_passage(&mut self, passage: Passage, place: Place) {
        let spans = passage.spans.clone();
        let is_read = self.view.reading.as_ref() == Some(&passage.article);
        let added = self.add(&Adding::at(Some(place)), |place| Ok(Edit::AddQuotation { passage, place }));
        if added.is_some() && is_read && self.view.selection == spans {
            self.view.selection.clear();
        }
    }

    pub(super) fn add_suggestion(&mut self, id: &SuggestionId, place: Option<Place>) {
        let Some((article, suggestion)) = self.suggested(id) else { return };
        let note = accept::note(&article, &suggestion, &self.pack().front.language);
        let adding = Adding { note, ..Adding::at(place) };
        let language = self.pack().front.language.clone();
        let added = self.add(&adding, |place| step_of(&article, &suggestion, place, &language));
        // What was added stands in the outline now; the card has done its work.
        if added.is_some() && self.view.card == Some(Card::Suggestion(id.index)) {
            self.view.card = None;
        }
    }

    /// Adds all of these that the briefing does not have yet, as one step; never those of a kind that is switched off.
    pub(super) fn add_suggestions(&mut self, ids: &[SuggestionId]) {
        let hidden = self.view.kept.hidden;
        let missing: Vec<(Arc<Article>, Suggestion)> = ids
            .chunk_by(|a, b| a.article == b.article)
            .flat_map(|own| {
                let printed = own.first().map(|id| Printed::of(self.pack(), &id.article)).unwrap_or_default();
                let found = own.iter().filter_map(|id| self.suggested(id)).filter(|(_, s)| !hidden.has(s.kind()));
                found.filter(|(article, suggestion)| !printed.has_whole(article, suggestion)).collect::<Vec<_>>()
            })
            .collect();
        if missing.is_empty() {
            let sentence = self.words().tr("suggestions-all-added").into_owned();
            self.say(sentence);
            return;
        }
        let language = self.pack().front.language.clone();
        self.add(&Adding::default(), |place| {
            let step = |(article, suggestion): &(Arc<Article>, Suggestion)| {
                let note = accept::note(article, suggestion, &language);
                step_of(article, suggestion, place, &language).map(|edit| (edit, note))
            };
            Ok(Edit::AddAll { section: place.section, steps: missing.iter().map(step).collect::<Result<_, _>>()? })
        });
    }

    pub(super) fn add_suggested_item(&mut self, id: &SuggestionId, item: usize, place: Option<Place>) {
        let Some((article, suggestion)) = self.suggested(id) else { return };
        if accept::parts(&article, &suggestion).len() <= item {
            return;
        }
        let language = self.pack().front.language.clone();
        self.add(&Adding::at(place), |place| {
            let part = accept::part(&article, &suggestion, item, place)?;
            part.map_or_else(|| step_of(&article, &suggestion, place, &language), Ok)
        });
    }

    /// Whether a suggestion was waved away.
    pub(super) fn is_dismissed(&self, article: &ArticleId, suggestion: &Suggestion) -> bool {
        let dismissed = &self.pack().dismissed;
        !dismissed.is_empty() && dismissed.contains(&accept::dismissal(article, suggestion))
    }

    pub(super) fn dismiss(&mut self, id: &SuggestionId) {
        let Some((_, suggestion)) = self.suggested(id) else { return };
        self.edit(&Edit::Dismiss(vec![accept::dismissal(&id.article, &suggestion)]));
        if self.view.card == Some(Card::Suggestion(id.index)) {
            self.view.card = None;
        }
        let sentence = self.words().tr("reader-dismissed").into_owned();
        self.say(sentence);
    }

    pub(super) fn restore_dismissed(&mut self, article: &ArticleId) {
        let own: Vec<Dismissal> = self.pack().dismissed.iter().filter(|d| &d.article == article).cloned().collect();
        if !own.is_empty() {
            self.edit(&Edit::Restore(own));
        }
    }

    pub(super) fn show_kind(&mut self, kind: Kind, shown: bool) {
        self.view.kept.hidden.set(kind, !shown);
    }

    /// Opens an article at a suggestion, with its card.
    pub(super) fn open_suggestion(&mut self, id: SuggestionId) {
        let Some((_, suggestion)) = self.suggested(&id) else { return };
        self.show_kind(suggestion.kind(), true);
        self.view.middle = Middle::Article;
        self.read(id.article);
        self.open_card(Some(Card::Suggestion(id.index)));
    }

    /// Forgets what belongs to another pack.
    pub(super) fn forget_found(&mut self) {
        self.suggestions.clear();
        self.undetected.clear();
        self.forget_compared();
        self.found_revision += 1;
    }
}

//! What the user does to the outline, as edits of the pack.

use std::sync::Arc;

use crate::article::{Article, Passage, Span, shorten};
use crate::detect::{Found, Suggestion};
use crate::pack::{Edit, HighlightId, ItemId, Place, SectionId};
use crate::ui::ask::FrontField;
use crate::ui::outline::data::stepped;
use crate::ui::view::Reveal;

use super::{App, Effect};

/// The heading of a section until it is given one.
const NEW_SECTION: &str = "New section";
/// The longest title in a message, in characters.
const MESSAGE_CHARS: usize = 60;

/// Runs of typing that are undone as one, by what is typed into.
#[derive(Debug, Clone, Copy)]
pub(super) enum Gesture {
    Note(ItemId),
    Section(SectionId),
    Front(FrontField),
    Import(u64),
    Together(u64),
    Field(ItemId, u16),
    Wording(ItemId),
}

impl Gesture {
    pub(super) fn key(self) -> u64 {
        let (kind, id) = match self {
            Self::Note(id) => (1, u64::from(id.0)),
            Self::Section(id) => (2, u64::from(id.0)),
            Self::Front(field) => (3, field as u64),
            Self::Import(id) => (4, id),
            Self::Together(id) => (5, id),
            Self::Field(id, field) => (6, u64::from(field) << 32 | u64::from(id.0)),
            Self::Wording(id) => (7, u64::from(id.0)),
        };
        (kind << 48) | id
    }
}

impl App {
    /// The article in the reader.
    fn article_read(&self) -> Option<Arc<Article>> {
        self.view.reading.as_ref().and_then(|id| self.pack().article(id)).map(Arc::clone)
    }

    fn suggestion_read(&self, index: usize) -> Option<Suggestion> {
        self.view.reading.as_ref().and_then(|id| self.suggestions(id).get(index)).cloned()
    }

    /// Adds something to the chosen section, making one first where the outline has none. One undo takes both back.
    fn add_to_target(&mut self, edit: impl FnOnce(Place) -> Edit) {
        let gesture = Gesture::Together(self.history.revision()).key();
        if self.view.target.is_none() {
            self.edit_in(gesture, &Edit::AddSection { title: NEW_SECTION.to_owned(), index: 0 });
            self.view.target = self.pack().sections.first().map(|s| s.id);
        }
        let Some(section) = self.view.target else { return };
        let before = item_count(self.pack());
        self.edit_in(gesture, &edit(Place::end_of(section)));
        self.history.end_gesture();
        if item_count(self.pack()) > before {
            let pack = Arc::clone(self.pack());
            let Some(section) = pack.section(section) else { return };
            self.view.item = section.items.last().map(|i| i.id);
            self.say(format!("Added to ‘{}’", shorten(&section.title, MESSAGE_CHARS)));
        }
    }

    pub(super) fn highlight_selection(&mut self) {
        let Some(article) = self.article_read() else { return };
        if self.view.selection.is_empty() {
            self.say("Select text in the article first");
            return;
        }
        match Passage::new(&article, self.view.selection.clone()) {
            Ok(passage) => {
                self.add_to_target(|place| Edit::AddQuotation { passage, place });
                self.view.selection.clear();
            }
            Err(error) => self.say_bad(error.to_string()),
        }
    }

    pub(super) fn copy_selection(&mut self) -> Vec<Effect> {
        let Some(article) = self.article_read() else { return Vec::new() };
        let texts: Vec<&str> = self.view.selection.iter().filter_map(|span| article.text(span)).collect();
        if texts.is_empty() {
            return Vec::new();
        }
        let text = texts.join("\n\n");
        self.say("Copied");
        vec![Effect::Copy(text)]
    }

    pub(super) fn add_suggestion(&mut self, index: usize) {
        let (Some(article), Some(suggestion)) = (self.article_read(), self.suggestion_read(index)) else { return };
        let entries: Result<Vec<Passage>, _> =
            suggestion.spans().into_iter().map(|spans| Passage::new(&article, spans)).collect();
        match entries {
            Ok(entries) => {
                if let Found::Enumeration(list) = &suggestion.found {
                    let (label, announced) = (list.label.clone(), list.announced);
                    self.add_to_target(|place| Edit::AddList { label, announced, entries, place });
                } else {
                    let kind = suggestion.kind().into();
                    for passage in entries {
                        self.add_to_target(|place| Edit::AddFound { kind, passage, place });
                    }
                }
                // What was added stands in the outline now; the card has done its work.
                self.view.card = None;
            }
            Err(error) => self.say_bad(error.to_string()),
        }
    }

    pub(super) fn add_suggested_item(&mut self, index: usize, item: usize) {
        let (Some(article), Some(suggestion)) = (self.article_read(), self.suggestion_read(index)) else { return };
        let Some(spans) = suggestion.spans().into_iter().nth(item) else { return };
        match Passage::new(&article, spans) {
            Ok(passage) => {
                let kind = suggestion.kind().into();
                self.add_to_target(|place| Edit::AddFound { kind, passage, place });
            }
            Err(error) => self.say_bad(error.to_string()),
        }
    }

    pub(super) fn show_passage(&mut self, highlight: HighlightId) {
        let pack = Arc::clone(self.pack());
        let Some(highlight) = pack.highlights.get(&highlight) else { return };
        let Some(span) = highlight.passage.spans.first() else { return };
        if pack.article(&highlight.passage.article).is_none() {
            self.say_bad("The article of this passage is no longer in the pack; add its file again");
            return;
        }
        self.read_at(Reveal { article: highlight.passage.article.clone(), span: *span });
    }

    pub(super) fn show_use(&mut self, highlight: HighlightId) {
        let user = self.pack().uses_of(highlight).next().map(|item| item.id);
        match user {
            Some(item) => self.view.item = Some(item),
            None => self.say("Highlighted, but not in the briefing"),
        }
    }

    pub(super) fn choose(&mut self, item: Option<ItemId>) {
        self.view.item = item;
        self.view.section = None;
        let first = item.and_then(|id| self.pack().item(id)).and_then(|i| i.body.highlights().first().copied());
        if let Some(highlight) = first {
            self.show_passage(highlight);
        }
    }

    pub(super) fn add_section(&mut self) {
        let before: Vec<SectionId> = self.pack().sections.iter().map(|s| s.id).collect();
        self.edit(&Edit::AddSection { title: NEW_SECTION.to_owned(), index: usize::MAX });
        let added = self.pack().sections.iter().map(|s| s.id).find(|id| !before.contains(id));
        if added.is_some() {
            self.view.target = added;
            self.view.section = added;
            self.view.item = None;
            self.view.rename = added;
        }
    }

    pub(super) fn rename_section(&mut self, section: SectionId, title: String) {
        self.edit_in(Gesture::Section(section).key(), &Edit::RenameSection { section, title });
    }

    pub(super) fn add_note(&mut self, section: SectionId) {
        let place = Place::end_of(section);
        self.edit(&Edit::AddNote { text: String::new(), place });
        let added = self.pack().section(section).and_then(|s| s.items.last()).map(|i| i.id);
        self.view.item = added;
        self.view.write_note = added;
        self.view.section = None;
        self.view.folded.remove(&section);
    }

    pub(super) fn set_note(&mut self, item: ItemId, note: String) {
        self.view.write_note = None;
        self.edit_in(Gesture::Note(item).key(), &Edit::SetNote { item, note });
    }

    pub(super) fn step_item(&mut self, up: bool) {
        let Some(item) = self.view.item else { return self.step_section(up) };
        if let Some(place) = stepped(self.pack(), item, up) {
            self.edit(&Edit::MoveItem { item, place });
        }
    }

    pub(super) fn end_gesture(&mut self) {
        self.view.write_note = None;
        self.history.end_gesture();
    }

    /// The whole of the selection's first span, for tests and messages.
    pub fn selected_text(&self) -> Option<String> {
        let article = self.article_read()?;
        let texts: Vec<&str> = self.view.selection.iter().filter_map(|span: &Span| article.text(span)).collect();
        (!texts.is_empty()).then(|| texts.join("\n"))
    }
}

fn item_count(pack: &crate::pack::Pack) -> usize {
    pack.sections.iter().map(|s| s.items.len()).sum()
}

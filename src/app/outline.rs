//! What the user does to the outline, as edits of the pack.

use crate::pack::{Edit, ItemId, Place, SectionId};
use crate::ui::ask::FrontField;
use crate::ui::outline::ask::Page;
use crate::ui::outline::data::stepped;
use crate::ui::panes::{Pane, Walk, Way};
use crate::ui::view::Middle;

use super::App;

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
    /// Asks for the keyboard to go to another pane.
    pub(super) fn walk(&mut self, to: Way) {
        self.view.walk = Walk { asked: self.view.walk.asked + 1, to };
    }

    /// Shows something in the middle, and gives it the keyboard.
    pub(super) fn show_middle(&mut self, middle: Middle) {
        self.view.middle = middle;
        self.walk(Way::To(Pane::Middle));
    }

    pub(super) fn choose(&mut self, item: Option<ItemId>) {
        self.view.item = item;
        self.view.section = None;
        if item.is_some() {
            self.view.outline_page = Page::Outline;
            self.unfold_chosen();
            // Beside the pages, the outline comes into view; it never takes their place.
            self.view.wish.side = Some(Pane::Outline);
        }
        let first = item.and_then(|id| self.pack().item(id)).and_then(|i| i.body.highlights().first().copied());
        if let Some(highlight) = first {
            self.show_passage(highlight);
        }
    }

    pub(super) fn add_section(&mut self) {
        let before: Vec<SectionId> = self.pack().sections.iter().map(|s| s.id).collect();
        let title = self.words().tr("outline-new-section").into_owned();
        self.edit(&Edit::AddSection { title, index: usize::MAX });
        let added = self.pack().sections.iter().map(|s| s.id).find(|id| !before.contains(id));
        if let Some(section) = added {
            // Its name, typed at once, belongs to its adding.
            self.history.go_on_in(Gesture::Section(section).key());
            self.view.target = added;
            self.view.section = added;
            self.view.item = None;
            self.view.rename = added;
            self.view.outline_page = Page::Outline;
        }
    }

    /// A chosen item is to be seen: its section is unfolded.
    pub(super) fn unfold_chosen(&mut self) {
        let section = self.view.item.and_then(|item| self.pack().place_of(item)).map(|(section, _)| section);
        if let Some(section) = section.and_then(|at| self.pack().sections.get(at)).map(|section| section.id) {
            self.view.folded.remove(&section);
        }
    }

    pub(super) fn rename_section(&mut self, section: SectionId, title: String) {
        self.edit_in(Gesture::Section(section).key(), &Edit::RenameSection { section, title });
    }

    pub(super) fn add_note(&mut self, section: SectionId) {
        let place = Place::end_of(section);
        let added = self.add_at(place, &Edit::AddNote { text: String::new(), place });
        self.write_in(added);
        self.view.outline_page = Page::Outline;
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

    /// The field that was to have the keyboard has it.
    pub(super) fn writing(&mut self) {
        self.view.write_note = None;
        self.view.write_first = None;
        self.view.write_front = None;
    }

    pub(super) fn end_gesture(&mut self) {
        self.view.date_draft = None;
        self.writing();
        self.history.end_gesture();
    }
}

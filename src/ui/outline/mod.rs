//! The briefing's pane: its outline as a tree, the fields of its title page, its template.

pub mod ask;
pub mod data;
pub mod format;
pub mod when;

mod drop_ui;
mod edit;
mod face_ui;
mod front_ui;
mod item_ui;
mod keys;
mod outline_ui;
mod picture_ui;
mod rich;
mod section_ui;
mod state;
mod template_ui;
mod tree_ui;

pub(super) use front_ui::field_id as front_id;
pub(super) use outline_ui::show;
pub(super) use rich::is_writing;
pub use state::State;

use egui::{Id, Rect, Role, Sense, Ui, UiBuilder};

use super::Snapshot;
use super::ask::Ask;
use super::roving;
use super::theme::Look;
use crate::pack::{ItemId, SectionId};
use ask::OutlineAsk;
use data::RowKey;

/// What drawing a part of the pane needs.
struct Cx<'a, 'n> {
    look: &'a Look,
    now: &'a Snapshot<'n>,
    state: &'a mut State,
    asks: &'a mut Vec<Ask>,
}

impl Cx<'_, '_> {
    /// Asks something of the outline.
    fn ask(&mut self, ask: OutlineAsk) {
        self.asks.push(Ask::Outline(ask));
    }

    /// The message of a key.
    fn tr(&self, key: &str) -> std::borrow::Cow<'static, str> {
        self.look.tr(key)
    }

    /// The message of a key with a name in it.
    fn tr_name(&self, key: &str, name: &str) -> String {
        self.look.tr_with(key, &[("name", name.into())])
    }
}

/// The name under which a row of the tree keeps the keyboard.
fn row_id(key: RowKey) -> Id {
    Id::unique(("outline row", key))
}

/// A row of the tree as it is laid out and told to screen readers.
///
/// The Tab key stops at one row of the tree, and at the one that has the keyboard.
fn row_builder(ui: &Ui, state: &State, key: RowKey, rect: Rect, name: &str) -> UiBuilder {
    let stops = state.stop == Some(key) || roving::has_keyboard(ui, row_id(key));
    UiBuilder::new()
        .scope_id(row_id(key))
        .max_rect(rect)
        .sense(if stops { Sense::click_and_drag() } else { Sense::CLICK | Sense::DRAG })
        .accessibility_role(Role::TreeItem)
        .accessibility_label(name.to_owned())
}

/// The name of the field that takes a section's heading.
pub(super) fn title_id(section: SectionId) -> Id {
    Id::unique(("section title", section))
}

/// The name of the field in which writing a new item begins.
pub(super) fn first_id(item: ItemId) -> Id {
    Id::unique(("first field", item))
}

/// The name of the field that takes an item's note.
pub(super) fn note_id(item: ItemId) -> Id {
    Id::unique(("note", item))
}

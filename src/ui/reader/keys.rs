//! The reader's keys: the cursor, copying, going from passage to passage, and what an open card can do.

use egui::{Event, EventFilter, Key, Modifiers, Popup, Response, Ui};

use super::cursor;
use super::data::CardData;
use crate::article::ArticleId;
use crate::ui::Snapshot;
use crate::ui::ask::{Ask, FindStep, SuggestionId};
use crate::ui::commands::Command;
use crate::ui::view::Card;

/// What the keys asked of the pane itself.
#[derive(Debug, Default)]
pub(super) struct Pressed {
    /// Moves of the cursor, and whether each selects.
    pub(super) steps: Vec<(cursor::Step, bool)>,
    /// Scroll by so many pages.
    pub(super) pages: f32,
    /// Everything is to be selected.
    pub(super) all: bool,
}

/// Takes in the keys of a frame.
pub(super) fn pressed(
    ui: &Ui,
    now: &Snapshot<'_>,
    pane: &Response,
    (article, told): (&ArticleId, Option<&CardData>),
    asks: &mut Vec<Ask>,
) -> Pressed {
    let mut pressed = Pressed::default();
    if now.view.is_asking() || Popup::is_any_open(ui.ctx()) || ui.ctx().text_edit_focused() {
        return pressed;
    }
    let focused = ui.memory(|m| m.focused());
    let copied = ui.input(|i| i.events.iter().any(|e| matches!(e, Event::Copy)));
    if copied && !now.view.selection.is_empty() {
        asks.push(Ask::Run(Command::Copy));
    }
    if ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape)) {
        // One thing at a time: the card, the search, the selection.
        if now.view.card.is_some() {
            asks.push(Ask::OpenCard(None));
        } else if now.view.find.is_some() {
            asks.push(Ask::Find(FindStep::Close));
        } else if !now.view.selection.is_empty() {
            asks.push(Ask::Select(Vec::new()));
        }
    }
    for (modifiers, key, command) in [
        (Modifiers::SHIFT, Key::J, Command::NextHighlight),
        (Modifiers::SHIFT, Key::K, Command::PreviousHighlight),
        (Modifiers::NONE, Key::J, Command::NextSuggestion),
        (Modifiers::NONE, Key::K, Command::PreviousSuggestion),
    ] {
        if ui.input_mut(|i| i.consume_key(modifiers, key)) {
            asks.push(Ask::Run(command));
        }
    }
    let in_article = focused.is_none_or(|id| id == pane.id);
    if in_article && let Some(card) = now.view.card {
        card_keys(ui, now, (card, told), article, asks);
    }
    for (key, by) in [(Key::PageDown, -1.0), (Key::PageUp, 1.0)] {
        if ui.input(|i| i.key_pressed(key)) {
            pressed.pages += by;
        }
    }
    if focused == Some(pane.id) {
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|m| m.set_focus_lock_filter(pane.id, filter));
        pressed.steps = cursor::steps(ui);
        pressed.all = ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::A));
    }
    pressed
}

/// Enter adds what the open card offers to add, Delete waves it away or takes the highlight out.
fn card_keys(
    ui: &Ui,
    now: &Snapshot<'_>,
    (card, told): (Card, Option<&CardData>),
    article: &ArticleId,
    asks: &mut Vec<Ask>,
) {
    let enter = ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter));
    let delete = ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Delete));
    match card {
        Card::Suggestion(index) => {
            let id = || SuggestionId { article: article.clone(), index };
            if enter && told.is_some_and(|told| !told.is_added) {
                asks.push(Ask::AddSuggestion(id()));
            } else if delete {
                asks.push(Ask::Dismiss(id()));
            }
        }
        Card::Highlight(id) => {
            if enter && now.pack.uses_of(id).next().is_some() {
                asks.push(Ask::ShowUse(id));
            } else if enter {
                asks.push(Ask::AddHighlighted(id));
            } else if delete {
                asks.push(Ask::RemoveHighlight(id));
            }
        }
    }
}

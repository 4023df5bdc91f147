//! What the keys do while the list has the keyboard.

use std::collections::BTreeSet;

use egui::{EventFilter, Id, Key, Modifiers, Popup, Ui};

use super::browse::{Choice, Chosen, LibraryAsk};
use super::data::Line;
use super::library_ui::State;
use crate::article::ArticleId;
use crate::ui::Snapshot;
use crate::ui::ask::Ask;

/// The arrows belong to the list while it has the keyboard.
const FILTER: EventFilter = EventFilter { tab: false, horizontal_arrows: false, vertical_arrows: true, escape: true };

/// The articles in view, in their order, each with its line.
pub(super) fn shown(state: &State) -> Vec<(usize, &ArticleId)> {
    let id = |at: usize| state.shelf.known.get(at).map(|k| &k.article.id);
    let lines = state.lines.iter().enumerate();
    lines
        .filter_map(|(line, l)| matches!(l, Line::Article { at, .. } if id(*at).is_some()).then_some((line, l)))
        .filter_map(|(line, l)| if let Line::Article { at, .. } = l { Some((line, id(*at)?)) } else { None })
        .collect()
}

/// Takes the keys; `page` is how many rows fit into the pane.
pub(super) fn take(ui: &Ui, list: Id, page: usize, now: &Snapshot<'_>, state: &mut State, asks: &mut Vec<Ask>) {
    if !ui.memory(|m| m.has_focus(list)) || Popup::is_any_open(ui.ctx()) {
        return;
    }
    ui.memory_mut(|m| m.set_focus_lock_filter(list, FILTER));
    let browse = &now.view.library;
    let pressed = |modifiers: Modifiers, key: Key| ui.input_mut(|i| i.consume_key(modifiers, key));
    let chosen: Vec<ArticleId> = browse.chosen.articles.iter().cloned().collect();
    if pressed(Modifiers::COMMAND, Key::A) {
        let articles: BTreeSet<ArticleId> = shown(state).into_iter().map(|(_, id)| id.clone()).collect();
        asks.push(choose(Chosen { articles, ..browse.chosen.clone() }));
    } else if pressed(Modifiers::NONE, Key::Escape) {
        asks.push(choose(Chosen { cursor: browse.chosen.cursor.clone(), ..Chosen::default() }));
    } else if pressed(Modifiers::NONE, Key::Delete) && !chosen.is_empty() {
        // What stands below takes the place of what goes.
        let next = after_removal(state, &browse.chosen);
        asks.push(Ask::Library(LibraryAsk::Remove(chosen)));
        asks.push(choose(next.map_or_else(Chosen::default, Chosen::only)));
    } else if pressed(Modifiers::NONE, Key::Enter) {
        asks.extend(browse.chosen.cursor.clone().map(Ask::Read));
    } else if pressed(Modifiers::COMMAND, Key::Space) {
        if let Some(cursor) = &browse.chosen.cursor {
            asks.push(choose(browse.chosen.after(cursor, Choice::Toggle, &[])));
        }
    } else if pressed(Modifiers::NONE, Key::Space) {
        let articles = if chosen.is_empty() { browse.chosen.cursor.iter().cloned().collect() } else { chosen };
        tick_all(now, state, articles, asks);
    } else {
        go(ui, page, browse.chosen.clone(), state, asks);
    }
}

fn choose(chosen: Chosen) -> Ask {
    Ask::Library(LibraryAsk::Choose(chosen))
}

/// Ticks all of them, or takes the ticks away where all have one.
pub(super) fn tick_all(now: &Snapshot<'_>, state: &State, articles: Vec<ArticleId>, asks: &mut Vec<Ask>) {
    let is_ticked =
        |id: &ArticleId| state.shelf.index(id).and_then(|at| now.pack.articles.get(at)).is_some_and(|a| a.ticked);
    let ticked = !articles.iter().all(is_ticked);
    if !articles.is_empty() {
        asks.push(Ask::Library(LibraryAsk::Tick { articles, ticked }));
    }
}

/// The article that is chosen once the chosen ones are gone.
pub(super) fn after_removal(state: &State, chosen: &Chosen) -> Option<ArticleId> {
    let shown = shown(state);
    let last = shown.iter().rposition(|(_, id)| chosen.articles.contains(*id))?;
    let below = shown.get(last + 1..).unwrap_or_default().iter();
    let above = shown.get(..last).unwrap_or_default().iter().rev();
    below.chain(above).map(|(_, id)| *id).find(|id| !chosen.articles.contains(*id)).cloned()
}

fn go(ui: &Ui, page: usize, before: Chosen, state: &mut State, asks: &mut Vec<Ask>) {
    const KEYS: [Key; 6] = [Key::ArrowUp, Key::ArrowDown, Key::PageUp, Key::PageDown, Key::Home, Key::End];
    let pressed = ui.input_mut(|i| {
        KEYS.into_iter().find_map(|key| {
            [(Modifiers::SHIFT, Choice::Through), (Modifiers::COMMAND, Choice::Move), (Modifiers::NONE, Choice::Only)]
                .into_iter()
                .find(|(modifiers, _)| i.consume_key(*modifiers, key))
                .map(|(_, choice)| (key, choice))
        })
    });
    let Some((key, choice)) = pressed else { return };
    let shown = shown(state);
    let Some(last) = shown.len().checked_sub(1) else { return };
    let at = before.cursor.as_ref().and_then(|id| shown.iter().position(|(_, s)| *s == id));
    let to = match (key, at) {
        (Key::Home, _) => 0,
        (Key::End, _) => last,
        (Key::ArrowUp | Key::PageUp, None) => last,
        (_, None) => 0,
        (Key::ArrowUp, Some(at)) => at.saturating_sub(1),
        (Key::ArrowDown, Some(at)) => at + 1,
        (Key::PageUp, Some(at)) => at.saturating_sub(page),
        (_, Some(at)) => at + page,
    };
    if let Some((_, to)) = shown.get(to.min(last)) {
        let ids: Vec<&ArticleId> = shown.iter().map(|(_, id)| *id).collect();
        asks.push(choose(before.after(to, choice, &ids)));
        state.reveal = Some((*to).clone());
    }
}

/// Puts the keyboard into the filter's field: '/' where nothing is typed into, Ctrl+F where no article is open to be
/// searched.
pub(in crate::ui) fn wants_filter(ctx: &egui::Context, is_reading: bool) -> bool {
    if !is_reading && ctx.input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::F)) {
        return true;
    }
    let typing = ctx.text_edit_focused();
    !typing
        && ctx.input_mut(|i| {
            let is_slash = |e: &egui::Event| matches!(e, egui::Event::Text(text) if text == "/");
            let found = i.events.iter().any(is_slash);
            i.events.retain(|e| !is_slash(e));
            found
        })
}

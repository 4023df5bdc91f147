//! The keyboard in the tree: arrows walk it and the controls of a row, F2 writes, Delete takes out. Moving is a command of the window's table.

use egui::{EventFilter, Key, Modifiers, Popup, Response, Ui};

use super::Cx;
use super::ask::OutlineAsk;
use super::data::{Row, RowKey};
use crate::ui::ask::Ask;
use crate::ui::roving;

/// Does what was pressed while a row has the keyboard.
pub(super) fn handle(ui: &Ui, cx: &mut Cx<'_, '_>, row: Row, response: &Response) {
    let controls = roving::end(ui);
    // A folded section is opened before its controls are gone into.
    let folded = matches!(row.key, RowKey::Section(id) if cx.now.view.folded.contains(&id));
    if roving::beside(ui, response.id, !folded, &controls) || !response.has_focus() {
        return;
    }
    // The arrow keys and Escape belong to a menu while it is open.
    if Popup::is_any_open(ui.ctx()) {
        return;
    }
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|m| m.set_focus_lock_filter(response.id, filter));
    let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    let Some(at) = cx.state.list.index_of(row.key) else { return };
    let last = cx.state.list.rows.len().saturating_sub(2);
    if pressed(Key::ArrowDown) {
        go(cx, (at + 1).min(last));
    } else if pressed(Key::ArrowUp) {
        go(cx, at.saturating_sub(1));
    } else if pressed(Key::Home) {
        go(cx, 0);
    } else if pressed(Key::End) {
        go(cx, last);
    } else if pressed(Key::ArrowRight) {
        unfold(cx, row);
    } else if pressed(Key::ArrowLeft) {
        outwards(cx, row, at);
    } else if pressed(Key::F2) {
        write(cx, row);
    } else if pressed(Key::Delete) {
        remove(cx, row, at);
    } else if pressed(Key::Escape) {
        cx.state.picked.clear();
    }
}

/// Chooses the row at an index, and gives it the keyboard.
fn go(cx: &mut Cx<'_, '_>, index: usize) {
    let Some(row) = cx.state.list.rows.get(index).copied() else { return };
    match row.key {
        RowKey::Item(item) => cx.asks.push(Ask::Choose(Some(item))),
        RowKey::Section(section) => cx.ask(OutlineAsk::ChooseSection(section)),
        RowKey::Foot => return,
    }
    cx.state.picked.clear();
    cx.state.chosen = Some(row.key);
    cx.state.drafts.clear();
    cx.state.show_row(row.key, true);
}

/// Opens a folded section.
fn unfold(cx: &mut Cx<'_, '_>, row: Row) {
    if let RowKey::Section(section) = row.key
        && cx.now.view.folded.contains(&section)
    {
        cx.ask(OutlineAsk::Fold { section, folded: false });
    }
}

/// Goes from an item to its section, and folds a section.
fn outwards(cx: &mut Cx<'_, '_>, row: Row, at: usize) {
    match row.key {
        RowKey::Section(section) => cx.ask(OutlineAsk::Fold { section, folded: true }),
        RowKey::Item(_) => go(cx, at.saturating_sub(row.item + 1)),
        RowKey::Foot => {}
    }
}

fn write(cx: &mut Cx<'_, '_>, row: Row) {
    match row.key {
        RowKey::Section(section) => cx.ask(OutlineAsk::Rename(Some(section))),
        RowKey::Item(item) => {
            cx.asks.push(Ask::Choose(Some(item)));
            cx.asks.push(Ask::WriteNote(item));
        }
        RowKey::Foot => {}
    }
}

/// Takes the row out, or the items that are chosen together; the row that follows gets the keyboard.
fn remove(cx: &mut Cx<'_, '_>, row: Row, at: usize) {
    match row.key {
        RowKey::Section(section) => cx.asks.push(Ask::RemoveSection(section)),
        RowKey::Item(item) => {
            let mut going: Vec<_> = std::mem::take(&mut cx.state.picked).into_iter().collect();
            if !going.contains(&item) {
                going = vec![item];
            }
            let stays = |row: &&Row| match row.key {
                RowKey::Item(id) => !going.contains(&id),
                RowKey::Section(_) => true,
                RowKey::Foot => false,
            };
            let rows = &cx.state.list.rows;
            let next = rows.iter().skip(at + 1).find(stays).or_else(|| rows.iter().take(at).rev().find(stays));
            let next = next.and_then(|row| cx.state.list.index_of(row.key));
            cx.ask(OutlineAsk::RemoveItems(going));
            if let Some(next) = next {
                go(cx, next);
            }
        }
        RowKey::Foot => {}
    }
}

//! An item's note: a field for the author's own words, with buttons for what can be stressed or listed in it.

use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{Id, Key, Modifiers, Ui};

use super::{ended, hand_keyboard};
use crate::ui::ask::Ask;
use crate::ui::outline::data::{ItemData, Kind};
use crate::ui::outline::{Cx, format, note_id, rich};
use crate::ui::widgets::{Button, Icon, Typed};

/// Draws the note's field.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_, '_>, item: &ItemData) {
    let id = note_id(item.id);
    let hint = if item.kind == Kind::Note { cx.tr("outline-note-write") } else { cx.tr("outline-note-add") };
    let typed = formatted(ui, cx, id, &item.note, &cx.tr("outline-note"), &hint);
    if cx.now.view.write_note == Some(item.id) {
        hand_keyboard(cx, item.id, &typed);
    }
    if let Some(note) = typed.text {
        cx.asks.push(Ask::SetNote { item: item.id, note });
    }
}

/// A field for words that can be stressed and listed. Its buttons come with the keyboard, or where there is text.
pub(super) fn formatted(ui: &mut Ui, cx: &mut Cx<'_, '_>, id: Id, text: &str, name: &str, hint: &str) -> Typed {
    let has_focus = ui.memory(|m| m.has_focus(id));
    let mut changed = None;
    if has_focus || !text.is_empty() {
        changed = buttons(ui, cx, id, text);
    }
    if has_focus && changed.is_none() {
        changed = keys(ui, id, text);
    }
    let mut typed = rich::field(ui, cx.look, id, text, name, hint);
    ended(cx, &typed);
    if let Some((text, chosen)) = changed {
        let mut state = TextEditState::load(ui.ctx(), id).unwrap_or_default();
        let range = CCursorRange::two(CCursor::new(chosen.start), CCursor::new(chosen.end));
        state.cursor.set_char_range(Some(range));
        state.store(ui.ctx(), id);
        typed.response.request_focus();
        typed.text = Some(text);
    }
    typed
}

/// A text and what is chosen in it, in characters.
type Changed = (String, std::ops::Range<usize>);

fn buttons(ui: &mut Ui, cx: &Cx<'_, '_>, id: Id, text: &str) -> Option<Changed> {
    let mut changed = None;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let mut button = |icon, key: &str| Button::icon(icon, cx.tr(key)).small().show(ui, cx.look).clicked();
        let (strong, emphasis) = (button(Icon::Bold, "outline-bold"), button(Icon::Italic, "outline-italic"));
        let (points, numbers) = (button(Icon::Points, "outline-points"), button(Icon::Numbers, "outline-numbers"));
        let chosen = chosen(ui, id, text);
        changed = match (strong, emphasis, points, numbers) {
            (true, ..) => Some(format::stress(text, chosen, "**")),
            (_, true, ..) => Some(format::stress(text, chosen, "*")),
            (_, _, true, _) => Some(format::points(text, chosen, false)),
            (_, _, _, true) => Some(format::points(text, chosen, true)),
            _ => None,
        };
    });
    changed
}

/// Ctrl+B and Ctrl+I; Enter in a list.
fn keys(ui: &Ui, id: Id, text: &str) -> Option<Changed> {
    let at = chosen(ui, id, text);
    if at.is_empty() && ui.input(|i| i.modifiers.is_none() && i.key_pressed(Key::Enter)) {
        let gone_on = format::go_on(text, at.start)?;
        ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter));
        return Some(gone_on);
    }
    let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, key));
    let mark = if pressed(Key::B) {
        "**"
    } else if pressed(Key::I) {
        "*"
    } else {
        return None;
    };
    Some(format::stress(text, at, mark))
}

/// What is chosen in the field; the end of its text where the keyboard was never in it.
fn chosen(ui: &Ui, id: Id, text: &str) -> std::ops::Range<usize> {
    let range = TextEditState::load(ui.ctx(), id).and_then(|state| state.cursor.char_range());
    match range {
        Some(range) => {
            let [start, end] = range.sorted_cursors();
            start.index.0..end.index.0
        }
        None => {
            let end = text.chars().count();
            end..end
        }
    }
}

//! Lists with one stop for the Tab key: what stands in a row is reached by the arrow keys.
//!
//! Up and Down go from row to row, Right and Left from control to control within a row, as in a grid
//! (<https://www.w3.org/WAI/ARIA/apg/patterns/grid/>). Enter and Space press the control that has the keyboard.

use egui::{EventFilter, Id, Key, Modifiers, Rect, Sense, Ui, UiBuilder, UiStackInfo};

/// Marks a part of the window whose controls are no stops of the Tab key.
const TAG: &str = "row";

/// The controls of the row that is being drawn, in their order.
#[derive(Debug, Clone, Default)]
struct Row {
    is_stop: bool,
    controls: Vec<Id>,
}

fn row_id() -> Id {
    Id::unique("controls of the row")
}

/// How a control is sensed: within a row it stops the Tab key only as the list's one stop, or while it has the keyboard.
pub(super) fn sense(ui: &Ui, id: Id) -> Sense {
    if !ui.stack().iter().any(|stack| stack.tags().contains(TAG)) {
        return Sense::click();
    }
    let is_first_of_stop = ui.data_mut(|data| {
        let row: &mut Row = data.get_temp_mut_or_default(row_id());
        row.controls.push(id);
        row.is_stop && row.controls.len() == 1
    });
    let has_keyboard = has_keyboard(ui, id);
    if is_first_of_stop || has_keyboard { Sense::click() } else { Sense::CLICK }
}

/// Whether a control has the keyboard, or a screen reader gives it to it now.
pub(super) fn has_keyboard(ui: &Ui, id: Id) -> bool {
    let is_given = ui.input(|i| i.has_accesskit_action_request(id, egui::accesskit::Action::Focus));
    if is_given {
        // egui looks for the one that is meant among the stops of the last frame, and this was none.
        ui.memory_mut(|m| m.request_focus(id));
    }
    is_given || ui.memory(|m| m.has_focus(id))
}

/// Begins a row, or a part of the tree that has rows; `is_stop` says whether its first control is the list's stop.
pub(super) fn begin(ui: &Ui, is_stop: bool) {
    ui.data_mut(|data| data.insert_temp(row_id(), Row { is_stop, controls: Vec::new() }));
}

/// What the controls of the row have been since it began.
pub(super) fn end(ui: &Ui) -> Vec<Id> {
    ui.data_mut(|data| data.remove_temp::<Row>(row_id())).unwrap_or_default().controls
}

/// For a part of the window whose controls belong to a row.
pub(super) fn within() -> UiBuilder {
    UiBuilder::new().ui_stack_info(UiStackInfo::default().with_tag(TAG))
}

/// The arrow keys belong to the control while it has the keyboard.
fn hold_arrows(ui: &Ui, id: Id) {
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|m| m.set_focus_lock_filter(id, filter));
}

fn pressed(ui: &Ui, key: Key) -> bool {
    ui.input_mut(|i| i.consume_key(Modifiers::NONE, key))
}

/// Walks the controls beside a row that has the keyboard itself: Right enters them, Left and Escape lead back. Says
/// whether one of them has the keyboard.
pub(super) fn beside(ui: &Ui, row: Id, enters: bool, controls: &[Id]) -> bool {
    let focused = ui.memory(|m| m.focused());
    if focused == Some(row) {
        if enters
            && let Some(first) = controls.first()
            && pressed(ui, Key::ArrowRight)
        {
            ui.memory_mut(|m| m.request_focus(*first));
        }
        return false;
    }
    let Some(at) = controls.iter().position(|id| focused == Some(*id)) else { return false };
    if let Some(id) = controls.get(at) {
        hold_arrows(ui, *id);
    }
    let next = if pressed(ui, Key::ArrowRight) {
        controls.get(at + 1).copied()
    } else if pressed(ui, Key::ArrowLeft) {
        Some(at.checked_sub(1).and_then(|at| controls.get(at).copied()).unwrap_or(row))
    } else if [Key::ArrowUp, Key::ArrowDown, Key::Escape].into_iter().any(|key| pressed(ui, key)) {
        Some(row)
    } else {
        None
    };
    if let Some(next) = next {
        ui.memory_mut(|m| m.request_focus(next));
    }
    true
}

/// Draws controls beside each other that are one stop of the Tab key: Right and Left lead from one to the next.
pub(super) fn line(ui: &mut Ui, draw: impl FnOnce(&mut Ui)) {
    begin(ui, true);
    ui.scope_builder(within(), draw);
    let controls = end(ui);
    let focused = ui.memory(|m| m.focused());
    let Some(at) = controls.iter().position(|id| focused == Some(*id)) else { return };
    if let Some(id) = controls.get(at) {
        hold_arrows(ui, *id);
    }
    let next = if pressed(ui, Key::ArrowRight) {
        Some(at + 1)
    } else if pressed(ui, Key::ArrowLeft) {
        at.checked_sub(1)
    } else {
        None
    };
    if let Some(next) = next.and_then(|at| controls.get(at)) {
        ui.memory_mut(|m| m.request_focus(*next));
    }
}

/// A list whose rows have nothing but controls.
#[derive(Debug, Default)]
pub(super) struct Roving {
    /// The row of the list's one stop.
    at: usize,
    /// The rows of this frame that have controls, with their rectangles.
    drawn: Vec<(usize, Rect, Vec<Id>)>,
    /// The row that is to have the keyboard, once it is drawn, and for how many frames it is looked for.
    wanted: Option<(usize, u8)>,
}

/// How many frames a row may take to come into view.
const PATIENCE: u8 = 4;

impl Roving {
    /// Begins a frame: a stop that went out of view gives way to the first row in view.
    pub(super) fn begin(&mut self) {
        if !self.drawn.is_empty() && !self.drawn.iter().any(|(row, ..)| *row == self.at) {
            self.at = self.drawn.first().map_or(0, |(row, ..)| *row);
        }
        self.drawn.clear();
    }

    /// Draws a row; `key` is its name, whatever stands above it.
    pub(super) fn row(&mut self, ui: &mut Ui, index: usize, rect: Rect, key: Id, draw: impl FnOnce(&mut Ui)) {
        begin(ui, index == self.at);
        draw(&mut ui.new_child(within().max_rect(rect).scope_id(key)));
        let controls = end(ui);
        if !controls.is_empty() {
            self.drawn.push((index, rect, controls));
        }
    }

    /// The stop of the Tab key, as it was drawn last.
    pub(super) fn stop(&self) -> Option<Id> {
        let stop = self.drawn.iter().find(|(row, ..)| *row == self.at).or(self.drawn.first());
        stop.and_then(|(.., controls)| controls.first().copied())
    }

    /// Takes the arrow keys, once every row in view is drawn. Gives the row that is to be scrolled to.
    pub(super) fn keys(&mut self, ui: &Ui, rows: usize) -> Option<usize> {
        if let Some((wanted, frames)) = self.wanted.take() {
            if let Some((_, rect, controls)) = self.drawn.iter().find(|(row, ..)| *row == wanted) {
                self.at = wanted;
                if let Some(first) = controls.first() {
                    ui.memory_mut(|m| m.request_focus(*first));
                    ui.scroll_to_rect(*rect, None);
                }
            } else if frames > 0 {
                self.wanted = Some((wanted, frames - 1));
                ui.ctx().request_repaint();
                return Some(wanted);
            }
        }
        let focused = ui.memory(|m| m.focused())?;
        let place = |(row, _, controls): &(usize, Rect, Vec<Id>)| {
            controls.iter().position(|id| *id == focused).map(|column| (*row, column))
        };
        let at = self.drawn.iter().position(|row| place(row).is_some())?;
        let (row, column) = self.drawn.get(at).and_then(place)?;
        self.at = row;
        hold_arrows(ui, focused);
        let step = |by: isize| at.checked_add_signed(by).and_then(|at| self.drawn.get(at)).map(|(row, ..)| *row);
        let page = isize::try_from(self.drawn.len()).unwrap_or(1).saturating_sub(1).max(1);
        let to = if pressed(ui, Key::ArrowDown) {
            step(1).or((row + 1 < rows).then_some(row + 1))
        } else if pressed(ui, Key::ArrowUp) {
            step(-1).or(row.checked_sub(1))
        } else if pressed(ui, Key::PageDown) {
            Some((row + page.unsigned_abs()).min(rows.saturating_sub(1)))
        } else if pressed(ui, Key::PageUp) {
            Some(row.saturating_sub(page.unsigned_abs()))
        } else if pressed(ui, Key::Home) {
            Some(0)
        } else if pressed(ui, Key::End) {
            rows.checked_sub(1)
        } else {
            None
        };
        if let Some(to) = to {
            self.wanted = Some((to, PATIENCE));
            ui.ctx().request_repaint();
            return Some(to);
        }
        let (.., controls) = self.drawn.get(at)?;
        let column = if pressed(ui, Key::ArrowRight) {
            Some(column + 1)
        } else if pressed(ui, Key::ArrowLeft) {
            column.checked_sub(1)
        } else {
            None
        };
        if let Some(next) = column.and_then(|column| controls.get(column)) {
            ui.memory_mut(|m| m.request_focus(*next));
        }
        None
    }
}

//! The keyboard between two frames: what is typed after a key that moves it waits until it has moved.
//!
//! A key that acts (Ctrl+K, Enter, Tab) changes what the next letters are meant for, but that shows only in the next
//! frame. On a slow screen several keys come in one frame: without care the letters after the key would go to whatever
//! had the keyboard before, or nowhere. So a frame is given either letters or one key that acts, and where a field was
//! promised the keyboard, the letters wait for it.

use std::collections::VecDeque;

use egui::{Context, Event, Id, Key, Modifiers, Plugin, RawInput, Ui};

use super::view::{Dialog, View};
use super::{find, library, outline, reader};

/// How many frames letters wait for a field that was promised the keyboard.
const PATIENCE: u8 = 30;

/// The field that is to have the keyboard for what the window shows, if there is one.
fn wanted(view: &View) -> Option<Id> {
    if let Some(dialog) = &view.dialog {
        return matches!(dialog, Dialog::Find { .. }).then(find::field_id);
    }
    let search = || (view.find.is_some() && view.focus_find).then(reader::find_id);
    let card = || view.reading.as_ref().filter(|_| view.by_keys && view.shown_card().is_some()).map(reader::article_id);
    let note = view.write_note.map(outline::note_id).or(view.write_first.map(outline::first_id));
    let front = view.write_front.map(outline::front_id);
    note.or(view.rename.map(outline::title_id)).or(front).or_else(search).or_else(card)
}

/// Sees to it that keys reach what they were meant for.
#[derive(Debug, Default)]
pub struct Keyboard {
    /// What came after a key that acts, in its order.
    held: VecDeque<Event>,
    /// Whether the last frame had the keyboard in a field for text.
    is_writing: bool,
    /// Whether the last key was pressed together with Alt.
    is_alt: bool,
    promised: Option<Id>,
    /// How often the library's filter was asked for.
    filter_asked: u64,
    /// How many more frames letters wait for the promised field.
    patience: u8,
}

impl Keyboard {
    /// Takes note of the field that is to have the keyboard from now on.
    pub fn follow(ctx: &Context, view: &View) {
        ctx.with_plugin(|keyboard: &mut Self| {
            let asked = std::mem::replace(&mut keyboard.filter_asked, view.library.find);
            let wanted = if asked == view.library.find { wanted(view) } else { Some(library::filter_id()) };
            if keyboard.promised != wanted {
                keyboard.promised = wanted;
                keyboard.patience = if wanted.is_some() { PATIENCE } else { 0 };
            }
        });
    }

    /// What of the events a frame is given; the rest waits in their order.
    fn share(&mut self) -> Vec<Event> {
        let mut given = Vec::new();
        let (mut has_keys, mut has_acted, mut has_pressed) = (false, false, false);
        while let Some(event) = self.held.pop_front() {
            let fits = match &event {
                Event::Key { pressed: true, key, modifiers, .. } => {
                    let acts = acts(*key, *modifiers, self.is_writing);
                    let must_wait = has_acted || has_pressed || (acts && has_keys);
                    let fits = !must_wait && self.patience == 0;
                    has_acted |= acts && fits;
                    has_keys |= fits;
                    fits
                }
                Event::Text(_) if has_acted => given.last().is_some_and(types),
                Event::Text(_) | Event::Ime(_) | Event::Paste(_) | Event::Cut | Event::Copy => {
                    let fits = !has_acted && !has_pressed && self.patience == 0;
                    has_keys |= fits;
                    fits
                }
                Event::PointerButton { .. } => {
                    has_pressed |= !has_keys;
                    !has_keys
                }
                _ => true,
            };
            if !fits {
                self.held.push_front(event);
                break;
            }
            given.push(event);
        }
        given
    }
}

impl Plugin for Keyboard {
    fn debug_name(&self) -> &'static str {
        "keyboard"
    }

    fn input_hook(&mut self, _: &Context, input: &mut RawInput) {
        for event in std::mem::take(&mut input.events) {
            match &event {
                // Alt with a letter is a command or nothing: it never types the letter.
                Event::Text(_) if std::mem::take(&mut self.is_alt) => continue,
                Event::Key { pressed, modifiers, .. } => {
                    let types = modifiers.ctrl || cfg!(target_os = "macos");
                    self.is_alt = *pressed && modifiers.alt && !types;
                }
                _ => {}
            }
            // A key that is held down on a slow screen does not go on after it is let go.
            if is_repeat(&event) && self.held.back().is_some_and(|last| is_same_key(last, &event)) {
                continue;
            }
            self.held.push_back(event);
        }
        input.events = self.share();
    }

    fn on_end_pass(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx();
        self.is_writing = ctx.text_edit_focused();
        if self.patience > 0 {
            let has_it = self.promised.is_some_and(|id| {
                ctx.memory(|m| m.has_focus(id)) && ctx.read_response(id).is_some_and(|r| r.has_focus())
            });
            self.patience = if has_it { 0 } else { self.patience - 1 };
        }
        if self.patience > 0 || !self.held.is_empty() {
            ctx.request_repaint();
        }
    }
}

/// Whether a key may change what has the keyboard, or what is shown. Where nothing is written, any key may.
fn acts(key: Key, modifiers: Modifiers, is_writing: bool) -> bool {
    !is_writing
        || modifiers.command
        || modifiers.ctrl
        || modifiers.alt
        || matches!(key, Key::Enter | Key::Escape | Key::Tab | Key::ArrowUp | Key::ArrowDown)
        || (Key::F1..=Key::F35).contains(&key)
}

/// Whether the letter that follows is the key's own, as in '/': it belongs to the key.
fn types(event: &Event) -> bool {
    match event {
        Event::Key { pressed: true, key, modifiers, .. } => !acts(*key, *modifiers, true),
        _ => false,
    }
}

fn is_repeat(event: &Event) -> bool {
    matches!(event, Event::Key { pressed: true, repeat: true, .. })
}

fn is_same_key(one: &Event, other: &Event) -> bool {
    match (one, other) {
        (
            Event::Key { key, modifiers, pressed: true, .. },
            Event::Key { key: other_key, modifiers: other_modifiers, pressed: true, .. },
        ) => key == other_key && modifiers == other_modifiers,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(key: Key, modifiers: Modifiers) -> Event {
        Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
    }

    fn text(text: &str) -> Event {
        Event::Text(text.to_owned())
    }

    /// What each of the frames after these events is given.
    fn frames(is_writing: bool, events: Vec<Event>) -> Vec<Vec<Event>> {
        let mut keyboard = Keyboard { is_writing, held: events.into(), ..Keyboard::default() };
        std::iter::from_fn(|| (!keyboard.held.is_empty()).then(|| keyboard.share())).collect()
    }

    #[test]
    fn a_key_that_acts_has_a_frame_of_its_own() {
        let bold = || key(Key::B, Modifiers::COMMAND);
        let told = frames(true, vec![text("a"), text("b"), bold(), text("c"), bold(), text("d")]);
        assert_eq!(told, [vec![text("a"), text("b")], vec![bold()], vec![text("c")], vec![bold()], vec![text("d")]]);
    }

    #[test]
    fn outside_a_field_each_key_goes_with_its_letter() {
        let plain = |k| key(k, Modifiers::NONE);
        let told = frames(false, vec![plain(Key::Slash), text("/"), plain(Key::J), text("j")]);
        assert_eq!(told, [[plain(Key::Slash), text("/")], [plain(Key::J), text("j")]]);
    }

    #[test]
    fn a_click_and_letters_keep_their_order() {
        let click = |pressed| Event::PointerButton {
            pos: egui::Pos2::ZERO,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        let told = frames(true, vec![text("a"), click(true), click(false), text("b")]);
        assert_eq!(told, [vec![text("a")], vec![click(true), click(false)], vec![text("b")]]);
    }

    #[test]
    fn letters_wait_for_the_field_that_was_promised_them() {
        let mut keyboard = Keyboard { is_writing: true, patience: 2, ..Keyboard::default() };
        let moved = Event::PointerMoved(egui::Pos2::ZERO);
        keyboard.held.extend([moved.clone(), text("a")]);
        assert_eq!(keyboard.share(), [moved]);
        assert_eq!(keyboard.share(), []);
        keyboard.patience = 0;
        assert_eq!(keyboard.share(), [text("a")]);
    }
}

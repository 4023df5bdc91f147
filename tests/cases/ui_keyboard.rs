//! The keyboard: nothing typed is lost or goes astray, however many keys a frame brings.

use std::sync::Arc;

use briefpack::pack::{Edit, ItemId, Pack, Place, apply};
use briefpack::ui::ask::Ask;
use briefpack::ui::commands::Command;
use briefpack::ui::tongue::Tongue;
use briefpack::ui::view::{Dialog, Middle};
use eframe::egui;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable;

use crate::support::ui::{FakeServices, Shown, now, pack, press, send as ask, window};

/// A key that is pressed and let go, with the letter that it types.
fn key(key: Key, modifiers: Modifiers, letter: Option<char>) -> Vec<Event> {
    let event = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
    let letter = letter.map(|letter| Event::Text(letter.to_string()));
    [Some(event(true)), letter, Some(event(false))].into_iter().flatten().collect()
}

/// Each letter with its key, as a keyboard sends it.
fn typed(text: &str) -> Vec<Event> {
    let of = |letter: char| match letter {
        ' ' => Key::Space,
        '.' => Key::Period,
        _ => Key::from_name(&letter.to_uppercase().to_string()).expect("a key"),
    };
    text.chars().flat_map(|letter| key(of(letter), Modifiers::NONE, Some(letter))).collect()
}

/// How many frames the events come in.
#[derive(Debug, Clone, Copy)]
enum Pace {
    OneFrame,
    FrameEach,
}

const PACES: [Pace; 2] = [Pace::OneFrame, Pace::FrameEach];

fn play(harness: &mut Shown, pace: Pace, events: Vec<Vec<Event>>) {
    let events = events.into_iter().flatten();
    match pace {
        Pace::OneFrame => harness.input_mut().events.extend(events),
        Pace::FrameEach => {
            for event in events {
                harness.input_mut().events.push(event);
                harness.step();
            }
        }
    }
    harness.run();
}

fn on(pack: Pack) -> Shown {
    window(pack, &Arc::<FakeServices>::default())
}

#[test]
fn what_is_typed_after_the_finder_s_key_is_what_is_looked_for() {
    for pace in PACES {
        let mut harness = on(pack());
        let title = now(&harness).front.title.clone();
        let find = key(Key::K, Modifiers::COMMAND, None);
        play(&mut harness, pace, vec![find.clone(), typed("kennedy jk")]);
        let dialog = harness.state().app().view().dialog.clone();
        assert!(
            matches!(dialog, Some(Dialog::Find { ref typed, .. }) if typed == "kennedy jk"),
            "{pace:?}: {dialog:?}"
        );
        press(&mut harness, Modifiers::NONE, Key::Escape);
        let enter = key(Key::Enter, Modifiers::NONE, None);
        play(&mut harness, pace, vec![find, typed("vietnamese"), enter]);
        assert_eq!(harness.state().app().view().kept.tongue, Tongue::Vietnamese, "{pace:?}");
        assert!(harness.state().app().view().dialog.is_none());
        assert_eq!(now(&harness).front.title, title, "no other command ran");
    }
}

/// A pack with one note, and the note's item.
fn with_note() -> (Pack, ItemId) {
    let place = Place::end_of(pack().sections[0].id);
    let pack = apply(&pack(), &Edit::AddNote { text: String::new(), place }).unwrap();
    let item = pack.sections[0].items[0].id;
    (pack, item)
}

#[test]
fn bold_takes_in_what_was_typed_before_it_and_ends_when_it_is_pressed_again() {
    for pace in PACES {
        let (pack, item) = with_note();
        let mut harness = on(pack);
        ask(&mut harness, Ask::Choose(Some(item)));
        ask(&mut harness, Ask::WriteNote(item));
        let bold = || key(Key::B, Modifiers::COMMAND, None);
        let enter = key(Key::Enter, Modifiers::NONE, None);
        let keys = vec![typed("ask when. "), bold(), typed("bold"), bold(), enter, typed("next "), bold(), bold()];
        play(&mut harness, pace, keys);
        assert_eq!(now(&harness).sections[0].items[0].note, "ask when. **bold**\nnext ", "{pace:?}");
    }
}

#[test]
fn a_new_note_gets_every_letter_that_follows_its_command() {
    for pace in PACES {
        let mut harness = on(pack());
        let (find, enter) = (key(Key::K, Modifiers::COMMAND, None), key(Key::Enter, Modifiers::NONE, None));
        play(&mut harness, pace, vec![find, typed("add note"), enter, typed("jk and more")]);
        let items = now(&harness).sections[0].items.clone();
        assert_eq!(items.len(), 1, "{pace:?}");
        assert_eq!(items[0].note, "jk and more", "{pace:?}");
    }
}

#[test]
fn the_library_s_field_gets_what_follows_the_slash_and_no_slash() {
    for pace in PACES {
        let mut harness = on(pack());
        play(&mut harness, pace, vec![key(Key::Slash, Modifiers::NONE, Some('/')), typed("jack")]);
        assert_eq!(harness.state().app().view().library.filter.text, "jack", "{pace:?}");
    }
}

#[test]
fn alt_with_a_number_goes_to_a_tab_and_types_nothing() {
    for pace in PACES {
        let mut harness = on(pack());
        harness.get_by_label("Filter the articles").focus();
        harness.run();
        for (number, letter, middle) in [
            (Key::Num2, '2', Middle::Suggestions),
            (Key::Num3, '3', Middle::Preview),
            (Key::Num1, '1', Middle::Article),
        ] {
            play(&mut harness, pace, vec![key(number, Modifiers::ALT, Some(letter))]);
            assert_eq!(harness.state().app().view().middle, middle);
        }
        assert_eq!(harness.state().app().view().library.filter.text, "");
        play(&mut harness, pace, vec![typed("1")]);
        assert_eq!(harness.state().app().view().library.filter.text, "", "the keyboard went along: {pace:?}");
    }
}

#[test]
fn two_undos_in_one_frame_undo_two_steps() {
    let (pack, _) = with_note();
    let mut harness = on(pack);
    let section = now(&harness).sections[0].id;
    ask(&mut harness, Ask::AddNote(section));
    ask(&mut harness, Ask::AddNote(section));
    let undo = || key(Key::Z, Modifiers::COMMAND, None);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    play(&mut harness, Pace::OneFrame, vec![undo(), undo()]);
    assert_eq!(now(&harness).sections[0].items.len(), 1);
}

#[test]
fn enter_goes_on_with_a_list_in_a_note_and_ends_it() {
    for pace in PACES {
        let place = Place::end_of(pack().sections[0].id);
        let pack = apply(&pack(), &Edit::AddNote { text: "- first".to_owned(), place }).unwrap();
        let item = pack.sections[0].items[0].id;
        let mut harness = on(pack);
        ask(&mut harness, Ask::Choose(Some(item)));
        ask(&mut harness, Ask::WriteNote(item));
        harness.run();
        let enter = || key(Key::Enter, Modifiers::NONE, None);
        let end = key(Key::End, Modifiers::NONE, None);
        play(&mut harness, pace, vec![end, enter(), typed("second"), enter(), enter(), typed("plain")]);
        assert_eq!(now(&harness).sections[0].items[0].note, "- first\n- second\nplain", "{pace:?}");
    }
}

#[test]
fn enter_in_a_question_presses_the_button_that_loses_nothing() {
    let mut harness = on(pack());
    ask(&mut harness, Ask::Run(Command::AddSection));
    press(&mut harness, Modifiers::NONE, Key::Escape);
    ask(&mut harness, Ask::Run(Command::New));
    assert!(matches!(harness.state().app().view().dialog, Some(Dialog::Unsaved { .. })));
    assert!(harness.get_by_label("Save changes").is_focused(), "the first button has the keyboard");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(!matches!(harness.state().app().view().dialog, Some(Dialog::Unsaved { .. })), "it was answered");
    assert_eq!(now(&harness).sections.len(), pack().sections.len() + 1, "and nothing is lost");
}

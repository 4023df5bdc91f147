//! Panes in narrow windows: which are in view, how they come and go, and that nothing is asked for out of sight.

use std::sync::Arc;

use briefpack::pack::Pack;
use briefpack::ui::ask::Ask;
use briefpack::ui::commands::Command;
use briefpack::ui::library::browse::LibraryAsk;
use briefpack::ui::panes::Pane;
use eframe::egui;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

use crate::support::ui::{FakeServices, Shown, click, now, pack, pillars_article, press, send, sized, type_into};

fn on(pack: Pack, width: f32) -> Shown {
    sized(pack, &Arc::<FakeServices>::default(), egui::vec2(width, 600.0))
}

/// Which panes are drawn, by what stands in their heads.
fn drawn(harness: &Shown) -> [bool; 3] {
    ["Add articles…", "Suggestions", "Title page"].map(|name| harness.query_all_by_label(name).next().is_some())
}

#[test]
fn where_three_have_no_room_the_side_asked_for_last_is_in_view() {
    let mut harness = on(pack(), 800.0);
    assert_eq!(drawn(&harness), [true, true, false]);
    // Alt+4 is for the outline, Alt+0 for the library.
    press(&mut harness, Modifiers::ALT, Key::Num4);
    assert_eq!(drawn(&harness), [false, true, true]);
    press(&mut harness, Modifiers::ALT, Key::Num0);
    assert_eq!(drawn(&harness), [true, true, false]);
    // F6 goes on from there to what is out of view as well.
    press(&mut harness, Modifiers::NONE, Key::F6);
    press(&mut harness, Modifiers::NONE, Key::F6);
    assert_eq!(drawn(&harness), [false, true, true]);
    // The button beside the tabs takes it away: the reader has all the room.
    harness.get_by_role_and_label(Role::Button, "The briefing").click();
    harness.run();
    assert_eq!(drawn(&harness), [false, true, false]);
    // What is asked for is never out of sight.
    send(&mut harness, Ask::Run(Command::EditFront));
    assert_eq!(drawn(&harness), [false, true, true]);
    type_into(&mut harness, "Kind", "Note");
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
    assert_eq!(drawn(&harness), [true, true, false]);
}

#[test]
fn panes_are_put_away_and_come_back_when_something_is_asked_of_them() {
    let mut harness = on(pack(), 1440.0);
    assert_eq!(drawn(&harness), [true; 3]);
    press(&mut harness, Modifiers::COMMAND, Key::B);
    assert_eq!(drawn(&harness), [false, true, true]);
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::B);
    assert_eq!(drawn(&harness), [false, true, false]);
    assert_eq!(harness.state().app().view().kept.away, [Pane::Library, Pane::Outline]);
    press(&mut harness, Modifiers::ALT, Key::Num0);
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::B);
    assert_eq!(drawn(&harness), [true; 3]);
    // An article's details do without the library.
    press(&mut harness, Modifiers::COMMAND, Key::B);
    let first = now(&harness).articles[0].article.id.clone();
    send(&mut harness, Ask::Library(LibraryAsk::Details(Some(first))));
    harness.get_by_label("Close");
}

#[test]
fn where_one_has_room_there_are_tabs_for_the_others() {
    let mut harness = on(pack(), 420.0);
    assert_eq!(drawn(&harness), [false, true, false]);
    click(&mut harness, "Articles");
    assert_eq!(drawn(&harness), [true, false, false]);
    // Whoever takes an article wants to read it.
    let second = now(&harness).articles[1].article.id.clone();
    send(&mut harness, Ask::Read(second));
    assert_eq!(drawn(&harness), [false, true, false]);
    click(&mut harness, "Briefing");
    assert_eq!(drawn(&harness), [false, false, true]);
}

#[test]
fn the_search_in_the_article_is_for_the_article_wherever_the_keyboard_is() {
    let mut harness = on(pack(), 1440.0);
    press(&mut harness, Modifiers::ALT, Key::Num0);
    press(&mut harness, Modifiers::COMMAND, Key::F);
    assert!(harness.state().app().view().find.is_some());
    // Without an article there is nothing to search but the list.
    let mut harness = on(Pack::new("Empty"), 1440.0);
    press(&mut harness, Modifiers::COMMAND, Key::F);
    assert!(harness.state().app().view().find.is_none());
}

#[test]
fn a_command_is_found_by_what_it_does() {
    let mut harness = on(pack(), 1440.0);
    press(&mut harness, Modifiers::COMMAND, Key::K);
    send(&mut harness, Ask::TypeFind("draft stamp".to_owned()));
    harness.get_by_label("Export chosen sections, with options");
    send(&mut harness, Ask::TypeFind("chosen sections".to_owned()));
    harness.get_by_label("Export chosen sections, with options");
}

#[test]
fn a_click_beside_typed_corrections_loses_none_of_them() {
    let mut harness = on(pack(), 1440.0);
    let first = now(&harness).articles[0].article.id.clone();
    send(&mut harness, Ask::Library(LibraryAsk::Details(Some(first.clone()))));
    harness.get_by_role_and_label(Role::TextInput, "Outlet").focus();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "Outlet").type_text(" Daily");
    harness.run();
    let beside = egui::pos2(20.0, 300.0);
    for pressed in [true, false] {
        harness.event(egui::Event::PointerMoved(beside));
        harness.event(egui::Event::PointerButton {
            pos: beside,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
        harness.run();
    }
    let library = &harness.state().app().view().library;
    assert_eq!(library.details.as_ref(), Some(&first));
    assert!(library.correction.as_ref().is_some_and(|c| c.outlet.contains("Daily")));
    assert_eq!(pillars_article().outlet.as_deref(), Some("The World"), "the article is as it was");
}

//! Menus, the field that finds anything, languages, sizes, and the pack as a whole.

use std::path::PathBuf;
use std::sync::Arc;

use briefpack::app::{App, Msg, sample};
use briefpack::article::BlockKind;
use briefpack::diag::Warning;
use briefpack::pack::{Edit, apply};
use briefpack::store::{Left, Recovery};
use briefpack::ui::ask::Ask;
use briefpack::ui::commands::{Command, Menu};
use briefpack::ui::find::data::{Target, finds};
use briefpack::ui::fold::{Answer, answer, answer_loosely, fold};
use briefpack::ui::tongue::{Tongue, Words};
use briefpack::ui::view::{Dialog, Kept, Shade, TextSize};
use eframe::egui;
use egui_kittest::kittest::{NodeT, Queryable};

use crate::support::ui::{FakeServices, article, pack, press, window};

fn app() -> App {
    App::new(pack(), None, Vec::new(), true)
}

fn run(app: &mut App, command: Command) {
    app.update(Ask::Run(command));
}

#[test]
fn every_command_stands_in_a_menu_and_is_run_from_it() {
    let mut groups = Vec::new();
    for menu in Menu::ALL {
        assert!(Command::ALL.iter().any(|c| c.menu().0 == menu), "{menu:?} has entries");
    }
    for command in Command::ALL {
        groups.push(command.menu());
    }
    let mut told_apart = groups.clone();
    told_apart.dedup();
    let unique: std::collections::BTreeSet<String> = told_apart.iter().map(|g| format!("{g:?}")).collect();
    assert_eq!(told_apart.len(), unique.len(), "the table keeps menus and groups together");

    let services = Arc::new(FakeServices::default());
    let mut harness = window(pack(), &services);
    harness.get_by_label("Insert").click();
    harness.run();
    let before = harness.state().app().pack().sections.len();
    // The outline has a button of that name too; the menu's entry was drawn last.
    harness.get_all_by_label("Add section").last().unwrap().click();
    harness.run();
    assert_eq!(harness.state().app().pack().sections.len(), before + 1);
}

#[test]
fn anything_is_found_by_a_few_letters_and_taken_with_the_keyboard() {
    let services = Arc::new(FakeServices::default());
    let mut harness = window(pack(), &services);
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::K);
    harness.run();
    harness.get_by_label("Find anything").type_text("phone talks");
    harness.run();
    harness.key_press(egui::Key::Enter);
    harness.run();
    let app = harness.state().app();
    assert!(app.view().dialog.is_none());
    let read = app.view().reading.clone().unwrap();
    assert_eq!(app.pack().article(&read).unwrap().source.file_name, "call.txt");

    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::K);
    harness.run();
    harness.get_by_label("Find anything").type_text("dark the");
    harness.run();
    harness.get_all_by_label("Dark theme").last().unwrap().click();
    harness.run();
    assert_eq!(harness.state().app().view().kept.shade, Shade::Dark);

    // Down and up go round; Escape closes.
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::K);
    harness.run();
    harness.key_press(egui::Key::ArrowUp);
    harness.run();
    let last = finds(&harness.state().app().snapshot(), "").len() - 1;
    assert!(matches!(harness.state().app().view().dialog, Some(Dialog::Find { chosen, .. }) if chosen == last));
    harness.key_press(egui::Key::ArrowDown);
    harness.run();
    assert!(matches!(harness.state().app().view().dialog, Some(Dialog::Find { chosen: 0, .. })));
    harness.key_press(egui::Key::Escape);
    harness.run();
    assert!(harness.state().app().view().dialog.is_none());
}

#[test]
fn finds_know_no_accents_and_name_articles_sections_and_packs() {
    assert_eq!(fold("Lê Hoài Trung – ĐÀ NẴNG"), "le hoai trung - da nang");
    let mut app = app();
    app.restore(Kept { recent: vec![PathBuf::from("/packs/Visit to Hà Nội.briefing.json")], ..Kept::default() });
    let target = |app: &App, typed: &str| finds(&app.snapshot(), typed).first().map(|f| f.target.clone());
    assert!(matches!(target(&app, "ha noi visit"), Some(Target::Pack(_))));
    assert!(matches!(target(&app, "acting minister"), Some(Target::Article(_))));
    let section = app.pack().sections[0].clone();
    assert_eq!(target(&app, &section.title), Some(Target::Section(section.id)));
    assert_eq!(target(&app, "no such thing anywhere"), None);
    let undo = finds(&app.snapshot(), "undo").into_iter().next().unwrap();
    assert!(!undo.enabled && undo.keys.as_deref() == Some("Ctrl+Z"));
    app.update(Ask::TakeFind(Target::Section(section.id)));
    assert!(app.message().unwrap().text.contains(&section.title));
}

/// The names of what is found, the first few.
fn found(app: &App, typed: &str, count: usize) -> Vec<String> {
    finds(&app.snapshot(), typed).into_iter().take(count).map(|f| f.label).collect()
}

#[test]
fn whole_words_come_before_beginnings_these_before_parts_and_scattered_letters_last() {
    let app = app();
    let themes = found(&app, "theme", 3);
    assert_eq!(themes, ["Theme of the desktop", "Light theme", "Dark theme"]);
    assert_eq!(found(&app, "add to", 1), ["Add to briefing"]);
    assert_eq!(found(&app, "dark the", 1), ["Dark theme"]);
    // The letters of ‘dathe’ stand nowhere together.
    assert_eq!(found(&app, "dathe", 2), ["Dark theme"]);
    assert_eq!(answer("the library", "the"), Some(Answer::Whole));
    assert_eq!(answer("other themes; the end", "the"), Some(Answer::Whole), "the best place counts");
    assert_eq!(answer("themes", "the"), Some(Answer::Beginning));
    assert_eq!(answer("other", "the"), Some(Answer::Within));
    assert_eq!(answer("to hear", "the"), None);
    assert_eq!(answer_loosely("add to briefing", "adbr"), Some(Answer::Scattered));
    assert_eq!(answer_loosely("add to briefing", "dbr"), None, "a letter in the middle begins nothing");
    assert!(Answer::Whole < Answer::Beginning && Answer::Within < Answer::Scattered);
}

#[test]
fn a_command_comes_before_an_article_that_answers_as_well() {
    let mut named = pack();
    let other = article("theme.txt", Some("Theme"), None, "2026-01-01", &[(BlockKind::Paragraph, "A theme.")]);
    named = apply(&named, &Edit::AddArticle(Arc::new(other))).unwrap();
    let app = App::new(named, None, Vec::new(), true);
    let kinds: Vec<bool> =
        finds(&app.snapshot(), "theme").iter().map(|f| matches!(f.target, Target::Command(_))).collect();
    let at = kinds.iter().position(|is_command| !is_command).unwrap();
    assert!((3..6).contains(&at), "after the commands with the word in their names, before all others: {at}");
}

#[test]
fn vietnamese_commands_are_found_with_and_without_accents() {
    let mut app = app();
    run(&mut app, Command::Vietnamese);
    for typed in ["thêm vào", "them vao", "THÊM VÀO"] {
        assert_eq!(found(&app, typed, 1), ["Thêm vào bản tóm lược"], "{typed}");
    }
    for typed in ["giao diện tối", "giao dien toi", "toi giao dien"] {
        assert_eq!(found(&app, typed, 1), ["Giao diện tối"], "{typed}");
    }
    // Decomposed, as some keyboards write it.
    assert_eq!(found(&app, "the\u{302}m ba\u{309}ng", 1), ["Thêm bảng"]);
}

#[test]
fn what_is_typed_is_answered_in_the_same_frame() {
    let services = Arc::new(FakeServices::default());
    let mut harness = window(pack(), &services);
    press(&mut harness, egui::Modifiers::COMMAND, egui::Key::K);
    harness.get_by_label("Find anything").type_text("theme");
    harness.step();
    assert!(harness.query_by_label("Theme of the desktop").is_some());
    assert!(harness.query_by_label("Page break").is_none() && harness.query_by_label("Add table").is_none());
}

#[test]
fn the_window_speaks_vietnamese_when_told_to() {
    let services = Arc::new(FakeServices::default());
    let mut harness = window(pack(), &services);
    harness.state_mut().send(&egui::Context::default(), Ask::Run(Command::Vietnamese));
    harness.run();
    assert!(harness.query_by_label("Xuất PDF").is_some());
    assert!(harness.query_by_label("Export PDF").is_none());
    assert_eq!(harness.state().app().view().kept.tongue, Tongue::Vietnamese);
}

#[test]
fn text_grows_and_shrinks_within_limits_and_the_theme_follows_the_desktop() {
    let mut app = app();
    for _ in 0..20 {
        run(&mut app, Command::TextLarger);
    }
    assert_eq!(app.view().kept.text_size, TextSize::MOST);
    assert!(!Command::TextLarger.enabled(&app.snapshot()));
    for _ in 0..20 {
        run(&mut app, Command::TextSmaller);
    }
    assert_eq!(app.view().kept.text_size, TextSize::LEAST);
    run(&mut app, Command::TextNormal);
    assert!((app.view().kept.text_size.factor() - 1.0).abs() < f32::EPSILON);
    run(&mut app, Command::AsDesktop);
    app.follow_desktop(true);
    assert!(app.view().is_dark());
    app.follow_desktop(false);
    assert!(!app.view().is_dark());
    assert_eq!(Command::AsDesktop.checked(&app.snapshot()), Some(true));
}

#[test]
fn a_new_pack_a_copy_and_the_sample_ask_about_unsaved_work_first() {
    let mut app = app();
    run(&mut app, Command::AddSection);
    run(&mut app, Command::New);
    assert!(matches!(app.view().dialog, Some(Dialog::Unsaved { .. })));
    app.update(Ask::AnswerUnsaved(briefpack::ui::ask::Unsaved::Discard));
    assert!(app.pack().articles.is_empty() && app.pack().sections.len() == 1 && !app.is_unsaved());
    run(&mut app, Command::OpenSample);
    assert_eq!(**app.pack(), sample().unwrap());
    assert!(!app.is_unsaved());
    run(&mut app, Command::Duplicate);
    assert!(app.is_unsaved() && app.path().is_none());
}

#[test]
fn packs_that_were_opened_or_saved_are_recent_ones() {
    let mut app = app();
    let mut kept = Kept::default();
    for n in 0..20 {
        kept.remember(PathBuf::from(format!("/p/{n}.briefing.json")));
    }
    kept.remember(PathBuf::from("/p/15.briefing.json"));
    assert_eq!(kept.recent.len(), 10);
    assert_eq!(kept.recent[0], PathBuf::from("/p/15.briefing.json"));
    app.restore(kept);
    let effects = app.update(Ask::TakeFind(Target::Pack(PathBuf::from("/p/15.briefing.json"))));
    assert_eq!(effects.len(), 1, "it is being read");
}

#[test]
fn unsaved_work_is_copied_once_a_change_and_offered_at_the_next_start() {
    let mut app = app();
    assert!(!app.wants_recovery());
    run(&mut app, Command::AddSection);
    assert!(app.wants_recovery());
    assert_eq!(app.update(Msg::RecoveryDue).len(), 1);
    assert!(!app.wants_recovery(), "nothing has changed since");
    run(&mut app, Command::Undo);
    assert!(app.wants_recovery(), "nothing is unsaved any more: the copy goes");
    app.update(Msg::RecoveryDue);
    assert!(!app.wants_recovery());

    // What was left is offered before anything else; opened, it is unsaved and goes to its own file.
    let left = || Left {
        pack: Box::new(sample().unwrap()),
        path: Some(PathBuf::from("/p/visit.briefing.json")),
        warnings: vec![Warning::new("an article is gone")],
        kept: Some(jiff::civil::date(2025, 11, 3).at(14, 32, 7, 0)),
        saved: Some(jiff::civil::date(2025, 11, 2).at(9, 5, 0, 0)),
    };
    let services = Arc::new(FakeServices { left: std::sync::Mutex::new(Some(left())), ..FakeServices::default() });
    let mut harness = window(pack(), &services);
    let told = "The copy is from 3 November 2025, 14.32; the file visit.briefing.json is from 2 November 2025, 9.05.";
    harness.get_by_label_contains(told);
    // The keyboard is on the button that loses nothing, and so is the first stop of the Tab key.
    assert!(harness.get_by_label("Open it").is_focused());
    harness.key_press(egui::Key::Tab);
    harness.run();
    assert!(harness.get_by_label("Decide later").is_focused());
    harness.get_by_label("Open it").click();
    harness.run();
    let app = harness.state().app();
    assert_eq!(**app.pack(), sample().unwrap());
    assert!(app.is_unsaved());
    assert_eq!(app.path(), Some(std::path::Path::new("/p/visit.briefing.json")));
    assert_eq!(app.snapshot().remarks.len(), 1, "what was off in it is said again");

    let services = Arc::new(FakeServices { left: std::sync::Mutex::new(Some(left())), ..FakeServices::default() });
    let mut harness = window(pack(), &services);
    harness.get_by_label("Throw it away").click();
    harness.run();
    assert!(!harness.state().app().is_unsaved());
    assert!(matches!(services.asked.lock().unwrap().recovered.as_slice(), [(None, _)]));

    // Closed before anything was decided: the copy stays for the next start.
    let services = Arc::new(FakeServices { left: std::sync::Mutex::new(Some(left())), ..FakeServices::default() });
    let mut harness = window(pack(), &services);
    let ctx = harness.ctx.clone();
    harness.state_mut().send(&ctx, Ask::CloseWindow);
    harness.run();
    assert!(services.asked.lock().unwrap().recovered.is_empty());
}

#[test]
fn a_recovery_copy_outlives_a_window_that_does_not_end_well() {
    let folder = tempfile::tempdir().unwrap();
    let path = PathBuf::from("/p/visit.briefing.json");
    let mut first = Recovery::start(folder.path()).unwrap();
    assert!(first.left().is_none());
    first.keep(1, &pack(), Some(&path)).unwrap();
    // A second window has a slot of its own and does not see the first one's copy.
    let second = Recovery::start(folder.path()).unwrap();
    assert!(second.left().is_none());
    drop(first);
    let mut third = Recovery::start(folder.path()).unwrap();
    let left = third.left().unwrap();
    assert_eq!((*left.pack, left.path), (pack(), Some(path)));
    // An order that comes late changes nothing.
    third.forget(7);
    third.keep(6, &pack(), None).unwrap();
    assert!(third.left().is_none());
    third.keep(8, &pack(), None).unwrap();
    assert!(third.left().unwrap().path.is_none());
    drop(third);
    // A copy that cannot be read is put aside.
    let copy = folder.path().join("1.briefing.json");
    std::fs::write(&copy, b"{").unwrap();
    assert!(Recovery::start(folder.path()).unwrap().left().is_none());
    assert!(!copy.exists() && folder.path().read_dir().unwrap().count() > 2);
    assert!(Recovery::start(&folder.path().join("1.lock")).is_none(), "no folder, no slot, no panic");
}

#[test]
fn all_rows_of_a_menu_are_as_wide_as_each_other_in_both_languages() {
    let mut harness = window(pack(), &Arc::default());
    for tongue in [Tongue::English, Tongue::Vietnamese] {
        let speak = if tongue == Tongue::English { Command::English } else { Command::Vietnamese };
        crate::support::ui::send(&mut harness, Ask::Run(speak));
        let words = Words::of(tongue);
        for menu in Menu::ALL {
            harness.get_by_label(&menu.label(words)).click();
            harness.run();
            // The menu is where the row of its first command is that no button has the name of.
            let own = Command::ALL.iter().filter(|c| c.menu().0 == menu);
            let places = |c: &Command| -> Vec<(f64, f64)> {
                let label = c.label(words);
                let nodes = harness.get_all_by_label(label.as_ref());
                nodes.filter_map(|n| n.accesskit_node().bounding_box()).map(|b| (b.x0, b.x1)).collect()
            };
            let own: Vec<Vec<(f64, f64)>> =
                own.filter(|c| !matches!(c, Command::Undo | Command::Redo)).map(places).collect();
            let row = own.iter().find(|places| places.len() == 1).unwrap()[0];
            assert!(own.len() > 1 && row.1 - row.0 > 100.0);
            for places in &own {
                assert!(places.contains(&row), "{menu:?} {tongue:?}: {places:?} has no row as wide as {row:?}");
            }
            press(&mut harness, egui::Modifiers::NONE, egui::Key::Escape);
        }
    }
}

#[test]
fn commands_are_found_by_other_words_in_both_languages_and_before_articles() {
    let words = "Vietnam shortens its language theme";
    let paragraph = [(BlockKind::Paragraph, "The theme of the talks was the language of Vietnam.")];
    let title = article("vietnam.txt", Some(words), Some("The World"), "2025-11-01", &paragraph);
    let pack = apply(&pack(), &Edit::AddArticle(Arc::new(title))).unwrap();
    let mut app = App::new(pack, None, Vec::new(), true);
    let first = |app: &App, typed: &str| finds(&app.snapshot(), typed)[0].target.clone();
    for speak in [Command::English, Command::Vietnamese] {
        run(&mut app, speak);
        for (typed, wanted) in [
            ("shorten", Command::Shorten),
            ("rút gọn", Command::Shorten),
            ("rut gon", Command::Shorten),
            ("vietnamese", Command::Vietnamese),
            ("vietnam", Command::Vietnamese),
            ("tiếng Việt", Command::Vietnamese),
            ("tieng anh", Command::English),
            ("night", Command::Dark),
            ("timeline", Command::AddChronology),
        ] {
            assert_eq!(first(&app, typed), Target::Command(wanted), "{typed} ({speak:?})");
        }
        for (typed, wanted) in [("language", Command::English), ("theme", Command::Light), ("dark", Command::Dark)] {
            let found = finds(&app.snapshot(), typed);
            let is_command = |f: &&briefpack::ui::find::data::Find| matches!(f.target, Target::Command(_));
            let before = found.iter().take_while(is_command).any(|f| f.target == Target::Command(wanted));
            assert!(before, "{typed} ({speak:?})");
        }
    }
    assert!(matches!(first(&app, "shortens"), Target::Article(_)), "an article by the words of its title");
    for key in Tongue::English.files().iter().find(|(name, _)| *name == "search").unwrap().1.lines() {
        let key = key.strip_prefix("search-").and_then(|rest| rest.split(" =").next());
        assert!(key.is_none_or(|key| Command::ALL.iter().any(|c| c.key() == key)), "{key:?} is a command");
    }
}

#[test]
fn what_cards_and_menus_do_the_table_does_too() {
    let services = Arc::new(FakeServices::default());
    let mut harness = window(pack(), &services);
    let go = |harness: &mut crate::support::ui::Shown, command| crate::support::ui::send(harness, Ask::Run(command));
    assert!(!Command::DismissSuggestion.enabled(&harness.state().app().snapshot()));
    go(&mut harness, Command::NextSuggestion);
    assert!(Command::DismissSuggestion.enabled(&harness.state().app().snapshot()));
    go(&mut harness, Command::DismissSuggestion);
    assert_eq!(harness.state().app().pack().dismissed.len(), 1);
    go(&mut harness, Command::Undo);
    go(&mut harness, Command::NextSuggestion);
    go(&mut harness, Command::AddQuotation);
    go(&mut harness, Command::NextHighlight);
    assert!(Command::RemoveHighlight.enabled(&harness.state().app().snapshot()));
    let before = harness.state().app().pack().highlights.len();
    go(&mut harness, Command::RemoveHighlight);
    assert_eq!(harness.state().app().pack().highlights.len(), before - 1);
    let ticked = |harness: &crate::support::ui::Shown| {
        let app = harness.state().app();
        app.pack().entry(app.view().reading.as_ref().unwrap()).unwrap().ticked
    };
    let was = ticked(&harness);
    go(&mut harness, Command::TickArticles);
    assert_eq!(ticked(&harness), !was);
    go(&mut harness, Command::ShowBin);
    harness.get_by_label("The bin is empty.");
    go(&mut harness, Command::ShowBin);
    assert!(harness.query_by_label("The bin is empty.").is_none());
    assert!(!Command::Shorten.enabled(&harness.state().app().snapshot()), "a list cannot be shortened");
}

//! What stands in front of the window: the keyboard that it takes and gives back, how it closes, what its lists show.

use std::path::PathBuf;
use std::sync::Arc;

use briefpack::app::{App, Window, sample};
use briefpack::article::{BlockKind, Span};
use briefpack::diag::{About, Warning};
use briefpack::pack::{Edit, Pack, Place, apply};
use briefpack::store::{Recovery, load_pack, save_pack};
use briefpack::ui::ask::Ask;
use briefpack::ui::commands::Command;
use briefpack::ui::find::data::finds;
use briefpack::ui::fold::{fold, sort_key};
use briefpack::ui::library::browse::LibraryAsk;
use briefpack::ui::outline::ask::{OutlineAsk, Page};
use briefpack::ui::preview::export::{Source, Trouble};
use briefpack::ui::view::{Card, Dialog, Purpose, Then};
use eframe::App as _;
use eframe::egui::{self, Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};

use crate::support::ui::{FakeServices, Shown, article, click, pack, press, send, sized, type_into, window};

/// What has the keyboard.
fn focused(harness: &Shown) -> Option<egui::Id> {
    harness.ctx.memory(|m| m.focused())
}

/// A pack with so many sections.
fn sections(count: usize) -> Pack {
    let mut pack = pack();
    for number in pack.sections.len() + 1..=count {
        pack = apply(&pack, &Edit::AddSection { title: format!("Section {number}"), index: usize::MAX }).unwrap();
    }
    pack
}

/// A pack of which an article is gone that the outline prints.
fn damaged() -> Pack {
    let mut pack = sample().unwrap();
    let printed = pack.sections.iter().flat_map(|s| &s.items).flat_map(|i| i.body.highlights()).next().unwrap();
    let article = pack.highlights.get(&printed).unwrap().passage.article.clone();
    pack.articles.retain(|entry| entry.article.id != article);
    pack
}

/// What opens a dialog.
type Open = fn(&mut Shown);

#[test]
fn every_dialog_takes_the_keyboard_closes_with_escape_and_gives_it_back() {
    let trouble = Trouble { stops: true, what: "Off".into(), advice: String::new(), source: Some(Source::Front) };
    let services = Arc::new(FakeServices { troubles: vec![trouble].into(), ..FakeServices::default() });
    let opening: [(&str, Open); 9] = [
        ("details", |w| press(w, Modifiers::ALT, Key::Enter)),
        ("paste", |w| press(w, Modifiers::COMMAND | Modifiers::SHIFT, Key::V)),
        ("keys", |w| press(w, Modifiers::NONE, Key::F1)),
        ("find", |w| press(w, Modifiers::COMMAND, Key::K)),
        ("path", |w| press(w, Modifiers::COMMAND, Key::O)),
        ("articles", |w| press(w, Modifiers::COMMAND, Key::I)),
        ("options", |w| send(w, Ask::Run(Command::ExportWith))),
        ("problems", |w| press(w, Modifiers::COMMAND, Key::E)),
        ("unsaved", |w| {
            send(w, Ask::Run(Command::AddPageBreak));
            press(w, Modifiers::ALT, Key::Num0);
            press(w, Modifiers::COMMAND, Key::N);
        }),
    ];
    for (name, open) in opening {
        let mut window = window(pack(), &services);
        press(&mut window, Modifiers::ALT, Key::Num0);
        press(&mut window, Modifiers::NONE, Key::ArrowDown);
        let before = focused(&window);
        assert!(before.is_some(), "the list has the keyboard");
        open(&mut window);
        assert!(window.state().app().view().is_asking(), "{name} opens");
        let within = focused(&window);
        assert!(within.is_some() && within != before, "{name} has the keyboard");
        press(&mut window, Modifiers::NONE, Key::Escape);
        assert!(!window.state().app().view().is_asking(), "{name} closes");
        assert_eq!(focused(&window), before, "{name} gives the keyboard back");
    }
}

#[test]
fn while_a_dialog_asks_no_key_reaches_what_lies_behind_it() {
    let services = Arc::new(FakeServices::default());
    let mut window = window(pack(), &services);
    send(&mut window, Ask::Run(Command::AddPageBreak));
    let before = Arc::clone(window.state().app().pack());
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::V);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(Arc::ptr_eq(&before, window.state().app().pack()), "the form's undo is not the pack's");
}

#[test]
fn paths_are_added_with_ctrl_enter_and_a_click_beside_the_field_keeps_them() {
    let services = Arc::new(FakeServices::default());
    let mut window = window(Pack::new("Empty"), &services);
    press(&mut window, Modifiers::COMMAND, Key::I);
    type_into(&mut window, "Path", "/texts/pillars.txt");
    press(&mut window, Modifiers::NONE, Key::Enter);
    window.get_by_label("Path").type_text("/texts/call.txt");
    window.run();
    let typed = |window: &Shown| match &window.state().app().view().dialog {
        Some(Dialog::Path { purpose: Purpose::AddArticles, typed, .. }) => typed.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(typed(&window), "/texts/pillars.txt\n/texts/call.txt");
    for pressed in [true, false] {
        let (pos, button, modifiers) = (egui::pos2(8.0, 600.0), egui::PointerButton::Primary, Modifiers::NONE);
        window.event(egui::Event::PointerMoved(pos));
        window.event(egui::Event::PointerButton { pos, button, pressed, modifiers });
        window.run();
    }
    assert_eq!(typed(&window), "/texts/pillars.txt\n/texts/call.txt");
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    assert!(window.state().app().view().dialog.is_none());
    assert_eq!(window.state().app().pack().articles.len(), 2);
}

#[test]
fn the_tab_key_brings_each_section_of_a_long_list_into_view() {
    let services = Arc::new(FakeServices::default());
    for size in [egui::vec2(1380.0, 860.0), egui::vec2(800.0, 600.0)] {
        let mut window = sized(sections(12), &services, size);
        send(&mut window, Ask::Run(Command::ExportWith));
        let top = window.get_by_label("Sections").rect().bottom();
        let bottom = window.get_by_role_and_label(egui::accesskit::Role::CheckBox, "Print DRAFT across every page");
        let bottom = bottom.rect().top();
        for number in 2..=12 {
            for _ in 0..40 {
                press(&mut window, Modifiers::NONE, Key::Tab);
                let name = format!("Section {number}");
                let row = window.get_by_role_and_label(egui::accesskit::Role::CheckBox, &name);
                if row.accesskit_node().is_focused() {
                    let rect = row.rect();
                    assert!(rect.top() >= top && rect.bottom() <= bottom, "{name} at {rect:?} in {top}..{bottom}");
                    break;
                }
            }
        }
    }
}

#[test]
fn what_is_kept_between_starts_is_written_within_seconds() {
    let services = Arc::new(FakeServices::default());
    let mut window = window(pack(), &services);
    let wait = |window: &Shown| {
        let output = window.output().viewport_output.get(&egui::ViewportId::ROOT);
        output.map(|o| o.repaint_delay).unwrap_or(std::time::Duration::MAX)
    };
    assert!(wait(&window) > std::time::Duration::from_secs(60), "a window that stands still sleeps");
    send(&mut window, Ask::Run(Command::Dark));
    let due = wait(&window);
    let every = Window::auto_save_interval(window.state());
    assert!(every <= due && due <= std::time::Duration::from_secs(5), "{every:?}, {due:?}");
}

#[test]
fn the_finder_says_what_would_be_undone() {
    let mut app = App::new(pack(), None, Vec::new(), true);
    let label = |app: &App, typed: &str| finds(&app.snapshot(), typed).first().map(|f| f.label.clone()).unwrap();
    assert_eq!(label(&app, "undo"), "Nothing to undo");
    app.update(Ask::Run(Command::AddPageBreak));
    assert_eq!(label(&app, "undo"), "Undo add page break");
    app.update(Ask::Run(Command::Undo));
    assert_eq!(label(&app, "redo"), "Redo add page break");
}

#[test]
fn titles_are_sorted_as_people_count() {
    let mut titles = ["Day 3999", "“Émile” returns", "Day 999", "élan", "Day 0999 b", "Zebra", "Ending", "Đà Nẵng 2"];
    titles.sort_by_key(|title| sort_key(&fold(title)));
    assert_eq!(
        titles,
        ["Đà Nẵng 2", "Day 999", "Day 0999 b", "Day 3999", "élan", "“Émile” returns", "Ending", "Zebra"]
    );
}

#[test]
fn remarks_of_a_damaged_pack_come_back_and_lead_to_their_places() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("gone.briefing.json");
    save_pack(&file, &damaged()).unwrap();
    let mut sink = briefpack::diag::Sink::new();
    let opened = load_pack(&file, &mut sink).unwrap();
    assert!(!sink.warnings().is_empty());
    let items: Vec<u32> = opened.sections.iter().flat_map(|s| &s.items).map(|item| item.id.0).collect();
    for warning in sink.warnings() {
        assert!(matches!(warning.about, Some(About::Item(id)) if items.contains(&id)), "{warning}");
    }
    // After a start that did not end well they are the same, and name the user's file.
    let mut slot = Recovery::start(&folder.path().join("recovery")).unwrap();
    slot.keep(1, &opened, Some(&file)).unwrap();
    let left = slot.left().unwrap();
    assert_eq!(left.warnings, sink.warnings());
    let services = Arc::new(FakeServices { left: Some(left).into(), ..FakeServices::default() });
    let mut window = window(pack(), &services);
    click(&mut window, "Open it");
    let count = sink.warnings().len();
    let remarks = if count == 1 { "1 remark".to_owned() } else { format!("{count} remarks") };
    send(&mut window, Ask::Outline(OutlineAsk::Show(Page::Front)));
    click(&mut window, &remarks);
    let warning = sink.warnings().first().unwrap().clone();
    let snapshot = window.state().app().snapshot();
    let remark = snapshot.remarks.first().unwrap();
    let (what, advice) = (snapshot.words.said(&remark.what), snapshot.words.said(&remark.advice));
    let words = if advice.is_empty() { what.into_owned() } else { format!("{what}. {advice}") };
    window.get_all_by_label(&words).next().unwrap().click();
    window.run();
    let view = window.state().app().view();
    assert_eq!(view.item.map(|item| About::Item(item.0)), warning.about);
    assert_eq!(view.outline_page, Page::Outline);
}

#[test]
fn a_question_about_unsaved_work_names_the_file_where_there_is_one() {
    let path = PathBuf::from("/p/visit.briefing.json");
    let ask = |path: Option<PathBuf>| {
        let services = Arc::new(FakeServices::default());
        let mut shown = window(pack(), &services);
        if let Some(path) = path {
            let app = shown.state().app();
            assert!(app.path().is_none());
            send(&mut shown, Ask::Run(Command::SaveToPath));
            press(&mut shown, Modifiers::COMMAND, Key::A);
            type_into(&mut shown, "Path", &path.display().to_string());
            shown.get_all_by_label("Save").last().unwrap().click();
            shown.run();
        }
        send(&mut shown, Ask::Run(Command::AddPageBreak));
        send(&mut shown, Ask::CloseWindow);
        assert!(matches!(shown.state().app().view().dialog, Some(Dialog::Unsaved { then: Then::Close })));
        (
            shown.query_by_label("The pack has changes that are in no file yet.").is_some(),
            shown.query_by_label("The last changes are not in visit.briefing.json yet.").is_some(),
        )
    };
    assert_eq!(ask(None), (true, false));
    assert_eq!(ask(Some(path)), (false, true));
}

#[test]
fn the_packs_title_has_room_in_the_smallest_window() {
    let services = Arc::new(FakeServices::default());
    let title = pack().front.title;
    for width in [400.0, 500.0, 620.0, 720.0, 800.0, 1000.0, 1380.0] {
        let mut window = sized(pack(), &services, egui::vec2(width, 450.0));
        let place = window.get_all_by_label(&title).next().unwrap().rect();
        assert!(place.width() >= 90.0, "{place:?} of {width}");
        let save = window.get_by_label("Save").rect();
        assert!(place.right() <= save.left() && save.right() <= width, "{place:?} beside {save:?} of {width}");
        if width < 600.0 {
            click(&mut window, "Menus");
            window.get_by_label("Add section").click_accesskit();
            window.run();
            assert_eq!(window.state().app().pack().sections.len(), pack().sections.len() + 1);
        }
    }
}

/// A window whose frames follow each other as on a screen: what is animated takes several of them.
fn quick(pack: Pack, services: &Arc<FakeServices>) -> Shown {
    let services = Arc::clone(services);
    let size = egui::vec2(1440.0, 900.0);
    let builder = egui_kittest::Harness::builder().with_size(size).with_step_dt(1.0 / 60.0).with_max_steps(200);
    let mut window = builder.build_eframe(move |cc| {
        let app = App::new(pack, None, Vec::new(), false);
        Window::new(cc, briefpack::ui::theme::Themes::load().unwrap(), app, services, briefpack::app::Executor::Inline)
    });
    window.run();
    window
}

#[test]
fn a_note_that_is_opened_is_in_view_with_its_field() {
    let services = Arc::new(FakeServices::default());
    let words = "The two sides agreed to go on with the work in every field that was named. ".repeat(5);
    let long = article("long.txt", Some("Long"), None, "2025-11-01", &[(BlockKind::Paragraph, words.trim())]);
    let (id, whole) = (long.id.clone(), Span::new(0, 0, long.blocks[0].text.len()));
    let mut pack = apply(&pack(), &Edit::AddArticle(Arc::new(long))).unwrap();
    for others in 0..9 {
        let mut window = quick(pack.clone(), &services);
        send(&mut window, Ask::Read(id.clone()));
        send(&mut window, Ask::Select(vec![whole]));
        send(&mut window, Ask::Run(Command::Highlight));
        let highlight = *window.state().app().pack().highlights.keys().next().unwrap();
        send(&mut window, Ask::OpenCard(Some(Card::Highlight(highlight))));
        send(&mut window, Ask::NoteHighlight(highlight));
        let field = window.get_by_label("Note");
        assert!(field.accesskit_node().is_focused());
        // Between the window's bar with the pane's head and the status line.
        let (rect, top, bottom) = (field.rect(), 92.0, 900.0 - 28.0);
        assert!(top <= rect.top() && rect.bottom() <= bottom, "after {others} others: {rect:?}");
        let place = Place::end_of(pack.sections[0].id);
        pack = apply(&pack, &Edit::AddNote { text: format!("Note {others}"), place }).unwrap();
    }
}

#[test]
fn a_note_to_what_was_just_added_is_in_view_as_a_whole() {
    let pack = sample().unwrap();
    let article = pack.articles[2].article.clone();
    let whole = |block: usize| Span::new(block, 0, article.blocks[block].text.len());
    let paragraph = |from: usize| (from..).find(|at| article.blocks[*at].text.len() > 200).unwrap();
    for section in &pack.sections {
        let mut window = quick(pack.clone(), &Arc::new(FakeServices::default()));
        send(&mut window, Ask::Target(section.id));
        send(&mut window, Ask::Read(article.id.clone()));
        send(&mut window, Ask::Select(vec![whole(paragraph(3))]));
        press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::Enter);
        for letter in "Words of mine".chars() {
            window.get_by_label("Note").type_text(&letter.to_string());
            window.run();
        }
        let field = window.get_by_label("Note");
        assert!(field.accesskit_node().is_focused());
        let (rect, top, bottom) = (field.rect(), 92.0, 900.0 - 28.0);
        assert!(top <= rect.top() && rect.bottom() <= bottom, "in {}: {rect:?}", section.title);
    }
}

#[test]
fn details_of_an_article_that_goes_are_no_longer_asked_for() {
    let mut app = App::new(pack(), None, vec![Warning::new("one")], true);
    let article = app.pack().articles[0].article.id.clone();
    app.update(Ask::Library(LibraryAsk::Details(Some(article.clone()))));
    assert!(app.view().is_asking());
    app.update(Ask::Library(LibraryAsk::Remove(vec![article])));
    assert!(!app.view().is_asking());
}

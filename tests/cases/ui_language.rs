//! The briefing's language in the window: templates, headings and what pages call themselves.

use std::sync::Arc;

use briefpack::app::{App, Msg};
use briefpack::pack::{Edit, Pack, Place};
use briefpack::template::{bundled, retell};
use briefpack::ui::ask::Ask;
use briefpack::ui::commands::Command;
use briefpack::ui::outline::ask::{OutlineAsk, Page};
use egui_kittest::kittest::Queryable;

use crate::support::steps;
use crate::support::ui::{FakeServices, click, now, pack, send, window};

fn app_of(pack: Pack) -> App {
    App::new(pack, None, Vec::new(), true)
}

fn ask(app: &mut App, ask: OutlineAsk) {
    app.update(Msg::Ask(Ask::Outline(ask)));
}

/// Letters that Vietnamese has and English has not.
fn is_vietnamese(text: &str) -> bool {
    text.chars().any(|c| matches!(c, 'ă' | 'đ' | 'ơ' | 'ư' | 'Đ') || ('\u{1ea0}'..='\u{1ef9}').contains(&c))
}

fn titles(pack: &Pack) -> Vec<&str> {
    pack.sections.iter().map(|s| s.title.as_str()).collect()
}

#[test]
fn what_is_begun_in_a_vietnamese_window_is_vietnamese() {
    let mut app = app_of(pack());
    app.update(Ask::Run(Command::Vietnamese));
    app.update(Ask::Run(Command::New));
    assert_eq!(app.pack().front.language, "vi");
    assert_eq!(titles(app.pack()), ["Các đoạn chính"]);
    for template in bundled() {
        ask(&mut app, OutlineAsk::StartFrom(template.name.clone()));
        let pack = app.pack();
        assert_eq!((pack.template.as_str(), pack.front.language.as_str()), (template.name.as_str(), "vi"));
        let told = template.in_language("vi");
        assert_eq!(pack.front.kind, told.kind);
        assert!(is_vietnamese(&pack.front.kind), "{}", pack.front.kind);
        let planned: Vec<&str> = told.sections.iter().map(|s| s.title.as_str()).collect();
        assert_eq!(titles(pack), if planned.is_empty() { vec!["Các đoạn chính"] } else { planned });
        assert!(pack.sections.iter().all(|s| s.guidance.is_empty() || is_vietnamese(&s.guidance)));
        assert!(app.message().unwrap().text.contains(&told.kind), "{:?}", app.message());
    }
    // An English window begins in English, as packs have always been.
    app.update(Ask::Run(Command::English));
    ask(&mut app, OutlineAsk::StartFrom("meeting-brief".to_owned()));
    assert_eq!((app.pack().front.language.as_str(), app.pack().front.kind.as_str()), ("", "Meeting brief"));
}

#[test]
fn a_template_speaks_the_briefings_language() {
    for language in ["", "vi", "fr", "es"] {
        let mut app = app_of(pack());
        ask(&mut app, OutlineAsk::SetLanguage(language.to_owned()));
        ask(&mut app, OutlineAsk::UseTemplate("leader-call".to_owned()));
        let template = bundled().iter().find(|t| t.name == "leader-call").unwrap();
        let told = template.in_language(language);
        assert_eq!(app.pack().front.kind, told.kind);
        let planned: Vec<&str> = told.sections.iter().map(|s| s.title.as_str()).collect();
        assert_eq!(titles(app.pack()), planned, "{language}");
    }
}

#[test]
fn another_language_retells_what_the_template_gave_and_leaves_the_authors_words() {
    let template = &bundled()[0];
    let mut pack = pack();
    for edit in briefpack::template::fit(&pack, template, bundled()).unwrap() {
        pack = steps(pack, &[edit]);
    }
    let (own, planned) = (pack.sections[0].id, pack.sections[1].id);
    let mut app = app_of(steps(
        pack,
        &[
            Edit::RenameSection { section: own, title: "What I think".to_owned() },
            Edit::AddNote { text: "Mine.".to_owned(), place: Place::end_of(planned) },
        ],
    ));
    let before = Arc::clone(app.pack());
    for (language, limit) in [("vi", 1), ("fr", 1), ("es", 1), ("", 1), ("vi", 1)] {
        ask(&mut app, OutlineAsk::SetLanguage(language.to_owned()));
        let told = template.in_language(language);
        let pack = app.pack();
        assert_eq!(pack.front.kind, told.kind);
        assert_eq!(pack.sections[0].title, "What I think");
        assert_eq!(pack.sections[0].guidance, told.sections[0].guidance, "the guidance was the template's");
        assert_eq!(pack.sections[1].title, told.sections[1].title);
        assert_eq!(pack.sections[1].items.len(), limit);
        assert_eq!(pack.sections[1].limit, before.sections[1].limit);
    }
    // One step each, and each can be undone.
    for _ in 0..5 {
        app.update(Ask::Run(Command::Undo));
    }
    assert_eq!(*app.pack(), before);
    // Nothing known says nothing of the headings.
    let edits = retell(&before, "vi", &[], &|_| None);
    assert!(matches!(edits.as_slice(), [Edit::SetFront(front)] if front.language == "vi"), "{edits:?}");
}

#[test]
fn the_language_is_chosen_on_the_title_page() {
    let mut harness = window(pack(), &Arc::default());
    click(&mut harness, "Title page");
    click(&mut harness, "Language of the briefing: English");
    click(&mut harness, "French");
    assert_eq!(now(&harness).front.language, "fr");
    assert_eq!(now(&harness).sections[0].title, "Passages clés");
    harness.get_by_label("Language of the briefing: French");
}

#[test]
fn templates_are_listed_in_the_interfaces_language() {
    let services: Arc<FakeServices> = Arc::default();
    let mut harness = window(pack(), &services);
    send(&mut harness, Ask::Run(Command::Vietnamese));
    send(&mut harness, Ask::Outline(OutlineAsk::Show(Page::Template)));
    for template in bundled() {
        // The one that is in use stands in the foot as well.
        assert!(harness.query_all_by_label(&template.in_language("vi").kind).count() >= 1, "{}", template.name);
        assert!(harness.query_by_label(&template.kind).is_none(), "{} is said in English", template.name);
    }
    // The user's own template has texts of its own language alone.
    harness.get_by_label("Own brief");
}

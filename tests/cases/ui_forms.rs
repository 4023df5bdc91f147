//! Forms in the window: days as they are typed, details that are corrected, buttons that stay in reach.

use std::sync::Arc;

use briefpack::pack::{Edit, Pack, apply};
use briefpack::ui::ask::Ask;
use briefpack::ui::commands::Command;
use briefpack::ui::find::data::finds;
use briefpack::ui::library::browse::LibraryAsk;
use briefpack::ui::preview::export::Step;
use eframe::egui;
use egui_kittest::kittest::{NodeT, Queryable};

use crate::support::ui::{
    FakeServices, Shown, article, call_article, click, now, pack, pillars_article, press, send, sized, window,
};

/// Puts another text into a field.
fn retype(harness: &mut Shown, label: &str, text: &str) {
    let role = egui::accesskit::Role::TextInput;
    harness.get_by_role_and_label(role, label).focus();
    harness.run();
    press(harness, egui::Modifiers::COMMAND, egui::Key::A);
    harness.get_by_role_and_label(role, label).type_text(text);
    harness.run();
}

fn value(harness: &Shown, label: &str) -> String {
    let role = egui::accesskit::Role::TextInput;
    harness.get_by_role_and_label(role, label).accesskit_node().value().unwrap_or_default()
}

#[test]
fn a_date_is_taken_as_it_is_typed_and_shown_in_words() {
    let mut harness = window(pack(), &Arc::default());
    click(&mut harness, "Title page");
    retype(&mut harness, "Date", "3 décembre 2026");
    assert_eq!(now(&harness).front.date, Some(jiff::civil::date(2026, 12, 3)));
    assert_eq!(value(&harness, "Date"), "3 décembre 2026", "what is being typed stays as it is");
    harness.get_by_label("3 December 2026");
    harness.get_by_label("Place").focus();
    harness.run();
    assert_eq!(value(&harness, "Date"), "3 December 2026");
}

#[test]
fn a_date_that_may_be_two_is_asked_about() {
    let mut harness = window(pack(), &Arc::default());
    click(&mut harness, "Title page");
    retype(&mut harness, "Date", "3/12/26");
    assert_eq!(now(&harness).front.date, None);
    harness.get_by_label("Which day is it?");
    harness.get_by_label("3 December 2026");
    click(&mut harness, "12 March 2026");
    assert_eq!(now(&harness).front.date, Some(jiff::civil::date(2026, 3, 12)));
    assert!(harness.query_by_label("Which day is it?").is_none());
    assert_eq!(value(&harness, "Date"), "12 March 2026");
}

#[test]
fn an_unread_date_outlives_undo_saving_and_is_named_before_export() {
    let mut harness = window(pack(), &Arc::default());
    click(&mut harness, "Title page");
    retype(&mut harness, "Date", "after Tết");
    retype(&mut harness, "Place", "Hanoi");
    harness.get_by_label("Occasion").focus();
    harness.run();
    press(&mut harness, egui::Modifiers::COMMAND, egui::Key::Z);
    assert_eq!(now(&harness).front.place, "");
    assert_eq!(value(&harness, "Date"), "after Tết", "undoing something else loses nothing that was typed");
    let saved = briefpack::store::encode_pack(&now(&harness)).unwrap();
    assert_eq!(briefpack::store::decode_pack(&saved).unwrap().front.date_unread, "after Tết");
    let section = now(&harness).sections[0].id;
    let place = briefpack::pack::Place::end_of(section);
    let noted = apply(&now(&harness), &Edit::AddNote { text: "Ask.".into(), place }).unwrap();
    let mut sink = briefpack::diag::Sink::new();
    briefpack::assemble::assemble(&noted, &mut sink).unwrap();
    let said: Vec<String> = sink.warnings().iter().map(ToString::to_string).collect();
    assert!(said.iter().any(|w| w.contains("'after Tết'") && w.contains("3 December 2026")), "{said:?}");
    assert_eq!(sink.warnings().iter().filter(|w| w.about == Some(briefpack::diag::About::Front)).count(), 1);
}

#[test]
fn an_articles_details_are_corrected_in_place_and_undone() {
    let untold = article("untold.txt", None, None, "", &[(briefpack::article::BlockKind::Paragraph, "Ships came.")]);
    let id = untold.id.clone();
    let pack = apply(&Pack::new("p"), &Edit::AddArticle(Arc::new(untold))).unwrap();
    let mut harness = window(pack, &Arc::default());
    send(&mut harness, Ask::Run(Command::ArticleDetails));
    harness.get_by_label("Close");
    retype(&mut harness, "Outlet", "Asia Ledger");
    retype(&mut harness, "Date", "32 May 2026");
    harness.get_by_label("There is no such day as 32 May 2026. Check the day and the month.");
    click(&mut harness, "Save corrections");
    assert_eq!(now(&harness).article(&id).unwrap().outlet, None, "nothing is taken while the date cannot be read");
    retype(&mut harness, "Date", "31 mai 2026");
    harness.get_by_label("31 May 2026");
    harness.get_by_role_and_label(egui::accesskit::Role::Button, "Language").click();
    harness.run();
    click(&mut harness, "French");
    click(&mut harness, "Save corrections");
    let own = Arc::clone(now(&harness).article(&id).unwrap());
    assert_eq!(own.outlet.as_deref(), Some("Asia Ledger"));
    assert_eq!(own.published, Some(jiff::civil::date(2026, 5, 31)));
    assert_eq!(own.language.code(), "fr");
    assert_eq!(own.blocks[0].text, "Ships came.");
    assert!(harness.query_all_by_label("Read as: Not told").count() >= 2, "what was read stands below");
    click(&mut harness, "Close");
    harness.get_by_label_contains("Read Ships came.");
    press(&mut harness, egui::Modifiers::COMMAND, egui::Key::Z);
    assert_eq!(now(&harness).article(&id).unwrap().outlet, None);
    assert_eq!(harness.state().app().message().unwrap().text, "Undone: correct article");
    // Back to what was read, in one press.
    press(&mut harness, egui::Modifiers::COMMAND.plus(egui::Modifiers::SHIFT), egui::Key::Z);
    send(&mut harness, Ask::Run(Command::ArticleDetails));
    click(&mut harness, "Back to what was read");
    click(&mut harness, "Save corrections");
    assert!(now(&harness).entry(&id).unwrap().imported.is_none());
}

#[test]
fn corrections_that_are_given_up_change_nothing() {
    let mut harness = window(pack(), &Arc::default());
    let before = now(&harness);
    send(&mut harness, Ask::Run(Command::ArticleDetails));
    retype(&mut harness, "Title", "Another");
    click(&mut harness, "Cancel");
    assert_eq!(value(&harness, "Title"), before.articles[0].article.title.clone().unwrap());
    click(&mut harness, "Close");
    assert!(Arc::ptr_eq(&before, &now(&harness)));
}

#[test]
fn what_failed_once_is_not_shown_with_another_article() {
    let services = Arc::new(FakeServices::default());
    let mut harness = window(pack(), &services);
    send(&mut harness, Ask::Import(vec!["/x/empty.txt".into()]));
    harness.get_by_label("1 file could not be read; the library says why");
    send(&mut harness, Ask::Library(LibraryAsk::Details(Some(pillars_article().id))));
    assert_eq!(harness.query_all_by_label_contains("could not be read").count(), 1, "in the status line alone");
    click(&mut harness, "Close");
    click(&mut harness, "Dismiss");
    assert!(harness.query_by_label_contains("could not be read").is_none());
    assert!(harness.state().app().message().is_none());
}

#[test]
fn an_outlet_that_is_not_told_is_said_so() {
    let mut untold = call_article();
    untold.outlet = None;
    let pack = apply(&Pack::new("p"), &Edit::AddArticle(Arc::new(untold))).unwrap();
    let harness = window(pack, &Arc::default());
    let found = finds(&harness.state().app().snapshot(), "acting minister");
    assert_eq!(found[0].detail, "outlet not told · 20 Oct 2025");
}

#[test]
fn the_buttons_of_every_form_are_in_reach_in_a_small_window() {
    let mut harness = sized(pack(), &Arc::default(), egui::vec2(800.0, 600.0));
    let inside = |harness: &Shown, label: &str| {
        let rect = harness.get_by_label(label).rect();
        assert!(rect.bottom() <= 600.0 && rect.right() <= 800.0, "{label} at {rect:?}");
    };
    send(&mut harness, Ask::Run(Command::ArticleDetails));
    inside(&harness, "Close");
    click(&mut harness, "Close");
    send(&mut harness, Ask::Run(Command::PasteArticle));
    inside(&harness, "Add article");
    send(&mut harness, Ask::Library(LibraryAsk::Paste(None)));
    send(&mut harness, Ask::Run(Command::ExportWith));
    assert!(matches!(harness.state().app().view().export, Some(Step::Options(_))));
    inside(&harness, "Export…");
}

#[test]
fn a_template_in_a_new_pack_takes_the_first_section_away() {
    for (height, tongue) in [(900.0, Command::English), (600.0, Command::Vietnamese)] {
        let mut harness = sized(Pack::new(""), &Arc::default(), egui::vec2(1440.0, height));
        send(&mut harness, Ask::Run(tongue));
        send(&mut harness, Ask::Run(Command::New));
        assert_eq!(now(&harness).sections.len(), 1);
        send(&mut harness, Ask::Run(Command::ChooseTemplate));
        let template = briefpack::template::bundled().iter().find(|t| t.name == "meeting-brief").unwrap();
        let words = briefpack::ui::tongue::Words::of(harness.state().app().view().kept.tongue);
        let kind = template.kind_in(words.tongue().code());
        harness.get_by_role_and_label(egui::accesskit::Role::DisclosureTriangle, kind).click();
        harness.run();
        let name = words.tr_with("pack-template-use-name", &[("name", kind.into())]);
        let rect = harness.get_by_label(&name).rect();
        assert!(rect.bottom() <= height, "in reach without scrolling: {rect:?} of {height}");
        click(&mut harness, &name);
        let pack = now(&harness);
        assert_eq!(pack.sections.len(), template.sections.len(), "the first section of a new pack is gone");
        let view = harness.state().app().view();
        assert_eq!(view.target, Some(pack.sections[0].id));
        let heading = harness.get_all_by_label_contains(&pack.sections[0].title).next().unwrap().rect();
        assert!(heading.top() < 200.0, "it is in view: {heading:?}");
        // One step, undone as one.
        press(&mut harness, egui::Modifiers::COMMAND, egui::Key::Z);
        assert_eq!(now(&harness).sections.len(), 1);
    }
}

#[test]
fn a_section_that_somebody_named_stays_with_a_template() {
    let mut harness = window(Pack::new(""), &Arc::default());
    let section = now(&harness).sections[0].id;
    send(&mut harness, Ask::RenameSection { section, title: "My own".to_owned() });
    send(&mut harness, Ask::Run(Command::ChooseTemplate));
    send(&mut harness, Ask::Outline(briefpack::ui::outline::ask::OutlineAsk::UseTemplate("meeting-brief".to_owned())));
    assert!(now(&harness).sections.iter().any(|s| s.title == "My own"));
}

#[test]
fn the_paste_form_says_what_is_wrong_with_a_date_right_below_it_and_invents_no_example() {
    let mut harness = window(Pack::new(""), &Arc::default());
    press(&mut harness, egui::Modifiers::COMMAND.plus(egui::Modifiers::SHIFT), egui::Key::V);
    let input = egui::accesskit::Role::TextInput;
    let hint = |harness: &Shown, label: &str| {
        harness.get_by_role_and_label(input, label).accesskit_node().placeholder().map(str::to_owned)
    };
    let text = "Talks resume in Geneva on fisheries\n\nThe two sides resumed their talks, and agreed to meet again.";
    harness.event(egui::Event::Paste(text.to_owned()));
    harness.run();
    assert_eq!(hint(&harness, "Title").as_deref(), Some("Talks resume in Geneva on fisheries"), "what was read");
    assert_eq!(hint(&harness, "Date").as_deref(), Some("Not told by the text; type day, month and year"));
    assert_eq!(hint(&harness, "Author").as_deref(), Some("Not told by the text"));
    for (typed, told) in [("31 November 2025", "There is no such day"), ("3/4/2025", "Which day is it?")] {
        retype(&mut harness, "Date", typed);
        let told = harness.get_by_label_contains(told).rect();
        let (date, author) = ["Date", "Author"].map(|l| harness.get_by_role_and_label(input, l).rect()).into();
        assert!(date.bottom() <= told.top() && told.bottom() <= author.top(), "{typed}: {date} {told} {author}");
    }
    click(&mut harness, "4 March 2025");
    assert_eq!(value(&harness, "Date"), "4 March 2025");
}

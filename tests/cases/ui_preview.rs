//! The preview in the window, by the names of its controls.

use std::sync::Arc;

use briefpack::app::{App, Executor, Native, Window};
use briefpack::pack::{Edit, Limit, Pack, apply};
use briefpack::ui::ask::Ask;
use briefpack::ui::preview::export::{Source, Trouble};
use briefpack::ui::theme::Themes;
use briefpack::ui::view::{Middle, Zoom};
use eframe::egui;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use crate::cases::preview::{long_pack, sample};
use crate::support::ui::{FakeServices, Shown, click, send, sized};

fn preview(pack: Pack) -> Shown {
    let mut harness = sized(pack, &Arc::default(), egui::vec2(1440.0, 900.0));
    click(&mut harness, "Preview");
    harness
}

fn page_number(harness: &Shown) -> String {
    harness.get_by_label("Page number").value().unwrap_or_default()
}

#[test]
fn the_pages_are_shown_told_and_turned() {
    let mut harness = preview(sample());
    let first = harness.get_by_label("Page 1 of 17");
    assert!(
        first.value().unwrap().contains("Viet Nam and the United Kingdom after London"),
        "screen readers get the words"
    );
    harness.get_by_label("of 17");
    assert_eq!(page_number(&harness), "1");
    let held: Vec<_> = harness.state().app().snapshot().preview.pictures.values().map(|(width, _)| *width).collect();
    assert!(!held.is_empty() && held.len() <= 4, "{held:?}");
    assert!(held.iter().all(|width| *width > 500), "at the screen's resolution: {held:?}");

    for (key, page) in [(egui::Key::PageDown, "2"), (egui::Key::End, "17"), (egui::Key::Home, "1")] {
        harness.key_press(key);
        harness.run();
        assert_eq!(page_number(&harness), page, "{key:?}");
    }
    // A number is typed.
    harness.get_by_label("Page number").focus();
    harness.run();
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    harness.get_by_label("Page number").type_text("9");
    harness.run();
    harness.key_press(egui::Key::Enter);
    harness.run();
    assert_eq!(page_number(&harness), "9");
    // Small pages, as many as are in view.
    click(&mut harness, "Show small pages");
    assert!(harness.query_all_by_label_contains("Go to page").count() < 12, "only what is in view");
    click(&mut harness, "Go to page 8 of 17");
    assert_eq!(page_number(&harness), "8");
    let shown = harness.state().app().snapshot().preview;
    assert!(shown.pictures.keys().any(|key| key.small) && shown.pictures.len() < 16, "{}", shown.pictures.len());
    click(&mut harness, "Hide small pages");
}

#[test]
fn a_pane_of_another_size_keeps_what_stands_at_its_top() {
    let mut harness = preview(sample());
    let top = harness.get_by_label("Page 1 of 17").rect().top();
    for size in [egui::vec2(800.0, 600.0), egui::vec2(1440.0, 900.0), egui::vec2(1000.0, 500.0)] {
        harness.set_size(size);
        harness.run();
        let now = harness.get_by_label("Page 1 of 17").rect().top();
        assert!((now - top).abs() < 2.0, "at {size:?} the page moved from {top} to {now}");
    }
}

#[test]
fn a_quotation_on_the_page_is_one_with_its_item() {
    let mut harness = preview(sample());
    // From the outline to the page.
    let pack = Arc::clone(harness.state().app().pack());
    let (item, passage) = pack.sections[0]
        .items
        .iter()
        .find_map(|i| match &i.body {
            briefpack::pack::Body::Quotation { passage, .. } => Some((i.id, *passage)),
            _ => None,
        })
        .unwrap();
    send(&mut harness, Ask::Choose(Some(item)));
    assert_eq!(page_number(&harness), "2");
    // From the page to the outline and the reader.
    send(&mut harness, Ask::Choose(None));
    let words: String = pack.highlights[&passage].passage.quote.chars().take(20).collect();
    let on_page = harness.get_by_label_contains(&format!("On the page: {words}")).rect();
    harness.drag_at(on_page.center());
    harness.drop_at(on_page.center());
    harness.run();
    assert_eq!(harness.state().app().view().item, Some(item));
    assert_eq!(harness.state().app().view().reading.as_ref(), Some(&pack.highlights[&passage].passage.article));
    assert_eq!(harness.state().app().view().middle, Middle::Preview);
    // By keyboard: the same.
    send(&mut harness, Ask::Choose(None));
    harness.get_by_label_contains(&format!("On the page: {words}")).focus();
    harness.run();
    harness.key_press(egui::Key::Enter);
    harness.run();
    assert_eq!(harness.state().app().view().item, Some(item));
    // A command leads back from the article.
    click(&mut harness, "Article");
    harness.key_press_modifiers(egui::Modifiers::ALT, egui::Key::P);
    harness.run();
    harness.get_by_label_contains(&format!("On the page: {words}"));
}

#[test]
fn links_on_the_page_are_followed_and_taken_back() {
    let mut harness = preview(sample());
    let entry = harness.query_all_by_label_contains("To Annex C").next().unwrap().rect();
    harness.drag_at(entry.center());
    harness.drop_at(entry.center());
    harness.run();
    assert_eq!(page_number(&harness), "14");
    click(&mut harness, "Back to where you were");
    assert_eq!(page_number(&harness), "1");
    assert!(harness.query_by_label("Back to where you were").is_none());
}

#[test]
fn an_edit_shows_and_the_place_is_kept() {
    let mut harness = preview(sample());
    harness.key_press(egui::Key::End);
    harness.run();
    let section = harness.state().app().pack().sections[0].id;
    send(&mut harness, Ask::RenameSection { section, title: "Seen at once".to_owned() });
    assert_eq!(page_number(&harness), "17");
    assert!(harness.state().app().snapshot().preview.is_current);
    harness.key_press(egui::Key::Home);
    harness.run();
    assert!(harness.get_by_label("Page 1 of 17").value().unwrap().contains("Seen at once"));
}

#[test]
fn pages_are_zoomed_by_button_key_menu_and_wheel() {
    let mut harness = preview(sample());
    let zoom = |harness: &Shown| harness.state().app().view().kept.zoom;
    assert_eq!(zoom(&harness), Zoom::Width);
    click(&mut harness, "Larger pages");
    let Zoom::Percent(first) = zoom(&harness) else { panic!("a step") };
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Plus);
    harness.run();
    assert!(matches!(zoom(&harness), Zoom::Percent(next) if next > first));
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Minus);
    harness.run();
    assert_eq!(zoom(&harness), Zoom::Percent(first));
    assert!((harness.ctx.zoom_factor() - 1.0).abs() < f32::EPSILON, "the window's own size stays");
    let name = format!("Size of the pages: {first} %");
    click(&mut harness, &name);
    click(&mut harness, "Fit page");
    assert_eq!(zoom(&harness), Zoom::Page);
    let page = harness.get_by_label("Page 1 of 17").rect();
    assert!(page.height() < 800.0 && page.height() > 500.0, "{page:?}");
    harness.hover_at(page.center());
    harness.run();
    harness.event(egui::Event::Zoom(1.5));
    harness.run();
    assert!(matches!(zoom(&harness), Zoom::Percent(_)));
    assert!(harness.get_by_label("Page 1 of 17").rect().height() > page.height() * 1.3);
}

#[test]
fn article_and_pages_stand_side_by_side_where_there_is_room() {
    let mut harness = sized(sample(), &Arc::default(), egui::vec2(1920.0, 1000.0));
    click(&mut harness, "Show the pages beside the article");
    let page = harness.get_by_label("Page 1 of 17").rect();
    let article = harness.query_all_by_role(egui::accesskit::Role::Article).next().expect("the article").rect();
    assert!(page.left() > article.left() + 300.0);
    click(&mut harness, "Show one at a time");
    assert!(harness.query_by_label("Page 1 of 17").is_none());
    // In a narrow window one is shown at a time, whatever was chosen.
    let mut narrow = sized(sample(), &Arc::default(), egui::vec2(800.0, 600.0));
    send(&mut narrow, Ask::Run(briefpack::ui::commands::Command::SplitPreview));
    assert!(narrow.query_by_label("Page 1 of 17").is_none());
    click(&mut narrow, "Preview");
    click(&mut narrow, "Dark theme");
    let page = narrow.get_by_label("Page 1 of 17").rect();
    assert!(page.width() > 200.0 && page.width() < 500.0, "{page:?}");
    let larger = narrow.get_by_label("Larger pages").rect();
    let of = narrow.get_by_label("of 17").rect();
    assert!(of.right() < larger.left(), "the bar has room for all of it");
}

#[test]
fn nothing_to_print_says_what_to_do() {
    let mut harness = preview(Pack::new("Nothing yet"));
    harness.get_by_label("There is nothing to print yet.");
    let pack = Arc::clone(harness.state().app().pack());
    send(&mut harness, Ask::AddNote(pack.sections[0].id));
    let item = harness.state().app().pack().sections[0].items[0].id;
    send(&mut harness, Ask::SetNote { item, note: "Thank them first.".to_owned() });
    harness.get_by_label("Page 1 of 1");
    assert!(harness.query_by_label("There is nothing to print yet.").is_none());
}

#[test]
fn what_is_off_stands_in_the_margin_and_in_a_list() {
    let mut pack = sample();
    let section = pack.sections[0].id;
    let plan = Edit::PlanSection { section, guidance: String::new(), limit: Some(Limit::Lines(3)) };
    pack = apply(&pack, &plan).unwrap();
    let mut harness = preview(pack);
    // The window has no font for it either.
    harness.ctx.set_missing_glyph_policy(egui::epaint::text::MissingGlyphPolicy::Tofu);
    send(&mut harness, Ask::AddNote(section));
    let item = harness.state().app().pack().section(section).unwrap().items.last().unwrap().id;
    send(&mut harness, Ask::SetNote { item, note: "An eye: \u{13080}".to_owned() });
    click(&mut harness, "2 places to look at");
    click(&mut harness, "p. 2: Section ‘What was agreed in London’ is over its limit from here on");
    assert_eq!(page_number(&harness), "2");
    harness.get_by_label("Section ‘What was agreed in London’ is over its limit from here on");
    harness.get_by_label("No font has this character (U+13080)");
}

#[test]
fn problems_are_listed_before_an_export() {
    let services = Arc::new(FakeServices::default());
    let item = sample().sections[1].items[0].id;
    let trouble =
        |stops, what: &str, source| Trouble { stops, what: what.to_owned(), advice: "Mend it".to_owned(), source };
    *services.troubles.lock().unwrap() =
        vec![trouble(false, "A section is empty", None), trouble(true, "A passage is gone", Some(Source::Item(item)))];
    let mut harness = sized(sample(), &services, egui::vec2(1440.0, 900.0));
    click(&mut harness, "Export PDF");
    harness.get_by_label("One problem stands in the way");
    assert!(harness.query_by_label("Export all the same").is_none());
    let list =
        ["A passage is gone. Mend it", "A section is empty. Mend it"].map(|t| harness.get_by_label(t).rect().top());
    assert!(list[0] < list[1], "what stops comes first");
    click(&mut harness, "A passage is gone. Mend it");
    assert_eq!(harness.state().app().view().item, Some(item));
    assert!(harness.query_by_label("One problem stands in the way").is_none());

    *services.troubles.lock().unwrap() = vec![trouble(false, "A section is empty", None)];
    click(&mut harness, "Export PDF");
    click(&mut harness, "Export all the same");
    click(&mut harness, "Export");
    assert_eq!(services.asked.lock().unwrap().exported.len(), 1);
}

#[test]
fn sections_stamp_and_pack_are_chosen_for_an_export() {
    let services = Arc::new(FakeServices::default());
    let mut harness = sized(sample(), &services, egui::vec2(1440.0, 900.0));
    send(&mut harness, Ask::Run(briefpack::ui::commands::Command::ExportWith));
    let titles: Vec<String> = sample().sections.iter().map(|s| s.title.clone()).collect();
    let tick = |harness: &mut Shown, name: &str| {
        harness.get_by_role_and_label(egui::accesskit::Role::CheckBox, name).click();
        harness.run();
    };
    tick(&mut harness, &titles[1]);
    tick(&mut harness, "Print DRAFT across every page");
    assert_eq!(harness.get_by_label("Stamp").value().as_deref(), Some("3 November 2025, 14.05"));
    tick(&mut harness, "Put the pack inside the file");
    click(&mut harness, "Export…");
    click(&mut harness, "Export");
    let asked = services.asked.lock().unwrap();
    let (_, pack) = &asked.exported[0];
    assert_eq!(pack.sections.len(), titles.len() - 1);
    assert!(pack.sections.iter().all(|s| s.title != titles[1]));
    assert!(asked.chosen[0].attach);
    assert_eq!(asked.chosen[0].draft_stamp().as_deref(), Some("3 November 2025, 14.05"));
}

#[test]
fn a_real_export_is_read_back_and_verified() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("real.pdf");
    let mut harness = Harness::builder().with_size([1440.0, 900.0]).with_max_steps(64).build_eframe(move |cc| {
        let app = App::new(sample(), None, Vec::new(), false);
        Window::new(cc, Themes::load().unwrap(), app, Arc::new(Native::default()), Executor::Inline)
    });
    harness.run();
    send(&mut harness, Ask::Run(briefpack::ui::commands::Command::CheckPack));
    harness.get_by_label("No problems found");
    click(&mut harness, "Export PDF");
    send(&mut harness, Ask::TypePath(path.display().to_string()));
    click(&mut harness, "Export");
    let message = harness.state().app().message().unwrap().text.clone();
    assert!(message.starts_with("Exported real.pdf (17 pages, 21 quotations verified) in "), "{message}");
    assert!(std::fs::read(&path).unwrap().starts_with(b"%PDF-1.7"));
}

#[test]
fn only_the_pages_near_the_view_are_held_as_pictures() {
    let mut harness = preview(long_pack(5));
    click(&mut harness, "Show small pages");
    for round in 0..30 {
        harness.key_press(if round % 10 == 9 { egui::Key::End } else { egui::Key::PageUp });
        harness.run();
    }
    let shown = harness.state().app().snapshot().preview;
    let bytes: usize = shown.pictures.values().map(|(_, image)| image.pixels.len() * 4).sum();
    assert!((1..20).contains(&shown.pictures.len()) && bytes < 64 << 20, "{} pictures", shown.pictures.len());
}

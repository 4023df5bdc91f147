//! The library in the window, by mouse and by keyboard.

use std::path::PathBuf;
use std::sync::Arc;

use briefpack::app::{App, Executor, Window};
use briefpack::article::{Article, ArticleId, BlockKind, Language};
use briefpack::pack::{Edit, Pack, PackArticle, apply};
use briefpack::ui::ask::Ask;
use briefpack::ui::commands::Command;
use briefpack::ui::library::browse::{Chosen, LibraryAsk};
use briefpack::ui::theme::Themes;
use eframe::egui;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use crate::support::ui::{
    FakeServices, Shown, article, call_article, click, now, pack, pillars_article, press as key, send, window,
};

fn chosen(harness: &Shown) -> Vec<ArticleId> {
    harness.state().app().view().library.chosen.articles.iter().cloned().collect()
}

const CALL: &str = "Read Acting Minister holds phone talks";
const VISIT: &str = "Read Foreign Minister names the results of the visit";

#[test]
fn the_keyboard_alone_finds_ticks_reads_removes_and_restores() {
    let mut harness = window(pack(), &Arc::default());
    // A slash goes to the filter, Enter on to the list.
    harness.event(egui::Event::Text("/".to_owned()));
    harness.run();
    assert!(harness.get_by_label("Filter the articles").is_focused());
    harness.get_by_label("Filter the articles").type_text("plèasure");
    harness.run();
    harness.get_by_label("1 of 2 shown");
    assert!(harness.query_by_label(VISIT).is_none(), "its text does not hold the word");
    key(&mut harness, Modifiers::NONE, Key::Enter);
    key(&mut harness, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(chosen(&harness), [call_article().id]);
    key(&mut harness, Modifiers::NONE, Key::Space);
    assert!(!now(&harness).articles[1].ticked);
    key(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(harness.state().app().view().reading, Some(call_article().id));
    key(&mut harness, Modifiers::NONE, Key::Delete);
    assert_eq!((now(&harness).articles.len(), now(&harness).bin.len()), (1, 1));
    harness.get_by_label("No article fits this filter.");
    click(&mut harness, "Show all articles");
    click(&mut harness, "Bin (1)");
    click(&mut harness, "Restore Acting Minister holds phone talks");
    assert_eq!(now(&harness).articles.len(), 2);
    harness.get_by_label(CALL);
}

#[test]
fn several_are_chosen_and_handled_together() {
    let mut harness = window(pack(), &Arc::default());
    click(&mut harness, VISIT);
    assert_eq!(chosen(&harness).len(), 1);
    harness.get_by_label(CALL).click_modifiers(Modifiers::COMMAND);
    harness.run();
    assert_eq!(chosen(&harness).len(), 2);
    assert_eq!(harness.state().app().view().reading, Some(pillars_article().id), "choosing is not reading");
    click(&mut harness, "Tick or untick what is chosen (Space)");
    assert!(now(&harness).articles.iter().all(|a| !a.ticked));
    key(&mut harness, Modifiers::COMMAND, Key::Z);
    assert!(now(&harness).articles.iter().all(|a| a.ticked), "one step");
    key(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(chosen(&harness).is_empty());
    key(&mut harness, Modifiers::NONE, Key::Home);
    key(&mut harness, Modifiers::SHIFT, Key::End);
    assert_eq!(chosen(&harness).len(), 2);
    key(&mut harness, Modifiers::NONE, Key::Escape);
    key(&mut harness, Modifiers::COMMAND, Key::A);
    click(&mut harness, "Remove what is chosen to the bin (Delete)");
    assert_eq!(now(&harness).bin.len(), 2);
    click(&mut harness, "Bin (2)");
    click(&mut harness, "Empty the bin");
    assert!(now(&harness).bin.is_empty());
    key(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(now(&harness).bin.len(), 2, "even that can be undone");
}

#[test]
fn the_list_is_a_table_for_screen_readers() {
    let harness = window(pack(), &Arc::default());
    let read = harness.get_by_label(CALL);
    let row = read.accesskit_node().parent().unwrap();
    assert_eq!(row.role(), egui::accesskit::Role::Row);
    assert_eq!(row.parent().unwrap().role(), egui::accesskit::Role::Table);
    harness.get_by_label_contains("Articles: 2 shown. Arrow keys move");
}

#[test]
fn order_filter_and_stories_are_chosen_from_menus() {
    let mut harness = window(pack(), &Arc::default());
    click(&mut harness, "Sorted by: Order of adding");
    click(&mut harness, "Title");
    let top = |harness: &Shown, label: &str| harness.get_by_label(label).rect().top();
    assert!(top(&harness, CALL) < top(&harness, VISIT));
    click(&mut harness, "Filter by outlet, date, language …");
    click(&mut harness, "The World");
    harness.get_by_label("1 of 2 shown");
    click(&mut harness, "Without the filter ‘The World’");
    harness.get_by_label(CALL);
    key(&mut harness, Modifiers::NONE, Key::Escape);
    click(&mut harness, "Sorted by: Title");
    click(&mut harness, "Group by story");
    assert!(harness.state().app().view().kept.group_stories);
}

#[test]
fn details_show_the_receipt_and_take_a_line_back() {
    let mut own = call_article();
    let text = "A line that the rules took for something else.".to_owned();
    own.dropped.push(briefpack::article::Dropped { line: 4, text: text.clone(), reason: "related news".to_owned() });
    let pack = apply(&Pack::new("Receipt"), &Edit::AddArticle(Arc::new(own))).unwrap();
    let mut harness = window(pack, &Arc::default());
    click(&mut harness, CALL);
    key(&mut harness, Modifiers::ALT, Key::Enter);
    harness.get_by_label("1 line was left out");
    harness.get_by_label("Line 4 · headline of another article");
    click(&mut harness, "Take line 4 back in");
    assert_eq!(now(&harness).articles[0].article.blocks[1].text, text);
    harness.get_by_label("Nothing was left out");
    click(&mut harness, "Close");
    key(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(now(&harness).articles[0].article.blocks.len(), 1);
}

#[test]
fn a_text_is_pasted_into_the_form_and_becomes_an_article() {
    let mut harness = window(Pack::new(""), &Arc::default());
    key(&mut harness, Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::V);
    assert!(harness.get_by_label("The article’s text").is_focused());
    let text = "Talks resume in Geneva on fisheries\n\nThe two sides resumed their talks on Monday, and agreed to meet again in spring.";
    harness.event(egui::Event::Paste(text.to_owned()));
    harness.run();
    let input = egui::accesskit::Role::TextInput;
    harness.get_by_role_and_label(input, "Date").focus();
    harness.run();
    harness.get_by_role_and_label(input, "Date").type_text("soon");
    harness.run();
    harness.get_by_label_contains("Type the day with its month and year");
    for _ in 0..4 {
        harness.key_press(Key::Backspace);
    }
    harness.run();
    harness.get_by_role_and_label(input, "Outlet").focus();
    harness.run();
    harness.get_by_role_and_label(input, "Outlet").type_text("The World");
    harness.run();
    click(&mut harness, "Add article");
    let article = Arc::clone(&now(&harness).articles[0].article);
    assert_eq!(article.outlet.as_deref(), Some("The World"));
    assert_eq!(article.title.as_deref(), Some("Talks resume in Geneva on fisheries"));
}

#[test]
fn what_was_typed_into_the_form_outlives_a_click_beside_it_and_escape() {
    let mut harness = window(Pack::new(""), &Arc::default());
    let text =
        "Talks resume in Geneva on fisheries\n\nThe two sides resumed their talks on Monday, and agreed to meet again.";
    let input = egui::accesskit::Role::TextInput;
    for round in 0..2 {
        key(&mut harness, Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::V);
        harness.event(egui::Event::Paste(text.to_owned()));
        harness.run();
        if round == 0 {
            harness.get_by_role_and_label(input, "Outlet").focus();
            harness.run();
            harness.get_by_role_and_label(input, "Outlet").type_text("The World");
            harness.run();
            let corner = egui::pos2(4.0, 4.0);
            for pressed in [true, false] {
                harness.event(egui::Event::PointerMoved(corner));
                let button = egui::PointerButton::Primary;
                harness.event(egui::Event::PointerButton { pos: corner, button, pressed, modifiers: Modifiers::NONE });
                harness.run();
            }
            assert!(harness.state().app().view().library.paste.is_some(), "a click beside it closes nothing");
            key(&mut harness, Modifiers::NONE, Key::Escape);
            if harness.state().app().view().library.paste.is_some() {
                key(&mut harness, Modifiers::NONE, Key::Escape);
            }
            assert!(harness.state().app().view().library.paste.is_none());
        }
    }
    assert_eq!(harness.state().app().view().library.paste.as_ref().map(|p| p.outlet.as_str()), Some("The World"));
    harness.get_by_role_and_label(input, "Outlet").focus();
    harness.run();
    key(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(now(&harness).articles[0].article.outlet.as_deref(), Some("The World"), "Enter in a field adds");
}

#[test]
fn dropped_files_come_in_and_what_fails_can_be_tried_again_or_copied() {
    let services = Arc::new(FakeServices::default());
    let mut harness = window(Pack::new(""), &services);
    let ctx = harness.ctx.clone();
    let paths = ["/x/pillars.txt", "/x/bad.txt"].map(PathBuf::from).to_vec();
    harness.state_mut().send(&ctx, Ask::Import(paths));
    harness.run();
    harness.get_by_label("1 file was not added");
    click(&mut harness, "Copy list");
    harness.get_by_label("Copied 1 line");
    click(&mut harness, "Try again");
    harness.get_by_label("1 file was not added");
    click(&mut harness, "Dismiss");
    click(&mut harness, "More ways to add articles");
    harness.get_by_label("Everything in ‘x’");
}

#[test]
fn vietnamese_fits_as_well() {
    let services = Arc::new(FakeServices::default());
    let mut harness = Harness::builder().with_size(egui::vec2(800.0, 600.0)).with_max_steps(32).build_eframe(|cc| {
        let app = App::new(pack(), None, Vec::new(), false);
        Window::new(cc, Themes::load().unwrap(), app, services, Executor::Inline)
    });
    let ctx = harness.ctx.clone();
    harness.state_mut().send(&ctx, Ask::Run(Command::Vietnamese));
    harness.run();
    click(&mut harness, "Đọc Acting Minister holds phone talks");
    key(&mut harness, Modifiers::ALT, Key::Enter);
    harness.get_by_label("Không có gì bị lược bỏ");
    let close = harness.get_by_label("Đóng").rect();
    assert!(close.bottom() <= 600.0);
}

/// Ten thousand articles of some length.
fn many(count: usize) -> Pack {
    let words = ["minister", "fisheries", "railway", "Đà Nẵng", "accord", "harbour", "spring", "Geneva", "hợp tác"];
    let body = |at: usize, block: usize| -> String {
        (0..110).map(|n| words[(at * 7 + n * (block + 3) + n / 5) % words.len()]).collect::<Vec<_>>().join(" ") + "."
    };
    let entries = (0..count).map(|at| {
        let blocks: Vec<(BlockKind, String)> = (0..8).map(|b| (BlockKind::Paragraph, body(at, b))).collect();
        let blocks: Vec<(BlockKind, &str)> = blocks.iter().map(|(k, t)| (*k, t.as_str())).collect();
        let outlet = ["VGP", "Reuters", "Nhân Dân", "Le Monde"][at % 4];
        let day = format!("2025-{:02}-{:02}", at % 12 + 1, at % 28 + 1);
        let title = format!("Article {at} on the {} of {}", words[at % 9], words[(at / 9) % 9]);
        let mut one: Article = article(&format!("{at}.txt"), Some(&title), Some(outlet), &day, &blocks);
        one.language = Language(["en", "vi", "fr"][at % 3].to_owned());
        PackArticle::new(Arc::new(one))
    });
    apply(&Pack::new("Many"), &Edit::AddArticles(entries.collect())).unwrap()
}

#[test]
fn only_the_rows_in_view_are_drawn() {
    let mut harness = window(many(2_000), &Arc::default());
    let rows = |h: &Shown| h.get_all_by_label_contains("Include Article").count();
    assert!((8..20).contains(&rows(&harness)), "{}", rows(&harness));
    click(&mut harness, "Read Article 0 on the minister of minister");
    key(&mut harness, Modifiers::NONE, Key::End);
    let last = harness.get_by_label_contains("Read Article 1999 ").rect();
    assert!(last.bottom() <= 900.0, "the list follows the keyboard");
    assert!((8..20).contains(&rows(&harness)));
}

#[test]
fn what_is_read_looks_other_than_what_is_chosen_and_the_bin_takes_what_looks_chosen() {
    let mut harness = window(pack(), &Arc::default());
    let articles: Vec<_> = now(&harness).articles.iter().map(|a| a.article.id.clone()).collect();
    let tinted = |harness: &Shown| -> Vec<bool> {
        harness
            .get_all_by_role(egui::accesskit::Role::Row)
            .map(|row| row.accesskit_node().is_selected() == Some(true))
            .collect()
    };
    send(&mut harness, Ask::Library(LibraryAsk::Choose(Chosen::only(articles[0].clone()))));
    send(&mut harness, Ask::Read(articles[0].clone()));
    assert_eq!(tinted(&harness), [true, false]);
    // The reader goes to another article by itself: what was chosen for being read goes along.
    let span = briefpack::article::Span::new(0, 0, 3);
    send(&mut harness, Ask::OpenPassage { article: articles[1].clone(), span });
    assert_eq!(tinted(&harness), [false, true]);
    send(&mut harness, Ask::Run(Command::RemoveArticles));
    assert_eq!(now(&harness).bin.len(), 1);
    assert_eq!(now(&harness).articles[0].article.id, articles[0], "the one that looked chosen is in the bin");
    // Several that were chosen stay chosen, whatever is read.
    let mut harness = window(pack(), &Arc::default());
    let both = Chosen { articles: articles.iter().cloned().collect(), ..Chosen::only(articles[0].clone()) };
    send(&mut harness, Ask::Library(LibraryAsk::Choose(both)));
    send(&mut harness, Ask::OpenPassage { article: articles[1].clone(), span });
    assert_eq!(tinted(&harness), [true, true]);
}

#[test]
fn suggestions_that_were_taken_or_waved_away_are_counted_no_longer() {
    let mut harness = window(pack(), &Arc::default());
    harness.get_by_label("1 suggestion");
    let id = briefpack::ui::ask::SuggestionId { article: pillars_article().id, index: 0 };
    send(&mut harness, Ask::AddSuggestion(id.clone()));
    assert!(harness.query_by_label("1 suggestion").is_none());
    key(&mut harness, Modifiers::COMMAND, Key::Z);
    harness.get_by_label("1 suggestion");
    send(&mut harness, Ask::Dismiss(id));
    assert!(harness.query_by_label("1 suggestion").is_none());
}

#[test]
fn files_that_were_passed_over_are_named_and_the_notice_moves_no_row() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("photo.jpg"), b"no article").unwrap();
    std::fs::write(folder.path().join("sums.xlsx"), b"no article").unwrap();
    let text =
        "A bridge was opened\n\nThe bridge over the river was opened on Monday after two years of work by many hands.";
    std::fs::write(folder.path().join("bridge.txt"), text).unwrap();
    let mut harness = crate::support::ui::real(pack());
    let row = |harness: &Shown| harness.get_by_label(CALL).rect();
    let before = row(&harness);
    send(&mut harness, Ask::Import(vec![folder.path().to_owned()]));
    assert_eq!(now(&harness).articles.len(), 3);
    harness.get_by_label("Passed over: 2 files of other kinds (photo.jpg, sums.xlsx).");
    assert_eq!(row(&harness), before);
    click(&mut harness, "Dismiss");
    assert!(harness.query_by_label_contains("photo.jpg").is_none());
    assert_eq!(row(&harness), before);
}

//! What is seen, in the order in which it is seen: the Tab key and screen readers go from left to right; what lies over
//! each other can be told apart and reached.

use std::path::PathBuf;
use std::sync::Arc;

use briefpack::article::{Article, Passage};
use briefpack::pack::{Edit, HighlightId, Pack, Place, apply};
use briefpack::ui::ask::Ask;
use briefpack::ui::commands::Command;
use briefpack::ui::outline::data::item_data;
use briefpack::ui::reader::data::{Mark, shown, stacked};
use briefpack::ui::tongue::{Tongue, Words};
use briefpack::ui::view::{Card, Dialog, Purpose, View};
use eframe::egui;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};

use crate::support::ui::{
    FakeServices, Shown, call_article, click, now, pack, pillars_article, press, send as ask, span_of, talks_article,
    talks_elsewhere, window,
};

fn on(pack: Pack) -> Shown {
    window(pack, &Arc::<FakeServices>::default())
}

/// The name of what has the keyboard.
fn focused(harness: &Shown) -> String {
    let mut all = harness.root().children_recursive().filter(|node| node.accesskit_node().is_focused());
    all.next().and_then(|node| node.accesskit_node().label()).unwrap_or_default()
}

/// What the Tab key comes to, press by press, from the control of this name on.
fn tabbed(harness: &mut Shown, from: &str, presses: usize) -> Vec<String> {
    harness.get_by_label(from).focus();
    harness.run();
    let mut names = Vec::new();
    for _ in 0..presses {
        press(harness, Modifiers::NONE, Key::Tab);
        names.push(focused(harness));
    }
    names
}

#[test]
fn the_first_tab_goes_to_the_first_menu_and_on_from_left_to_right() {
    let mut harness = on(pack());
    press(&mut harness, Modifiers::NONE, Key::Tab);
    assert_eq!(focused(&harness), "File");
    let names = tabbed(&mut harness, "Help", 6);
    // Redo has nothing to do yet: it is passed over, as is Undo.
    assert_eq!(names[..4], ["Open", "Save", "Dark theme", "Export PDF"]);
}

#[test]
fn the_library_s_field_comes_before_its_buttons() {
    let mut harness = on(pack());
    let names = tabbed(&mut harness, "Add articles…", 4);
    assert_eq!(
        names,
        [
            "More ways to add articles",
            "Filter the articles",
            "Filter by outlet, date, language …",
            "Sorted by: Order of adding"
        ]
    );
}

#[test]
fn the_tree_is_one_stop_and_a_row_s_buttons_are_reached_by_arrows() {
    let section = pack().sections[0].id;
    let note = |text: &str| Edit::AddNote { text: text.to_owned(), place: Place::end_of(section) };
    let pack = apply(&apply(&pack(), &note("Thank them")).unwrap(), &note("Ask again")).unwrap();
    let pack = apply(&pack, &Edit::AddSection { title: "Later".to_owned(), index: 1 }).unwrap();
    let mut harness = on(pack);
    ask(&mut harness, Ask::Run(Command::ShowOutline));
    harness.run();
    assert_eq!(focused(&harness), "Key passages");
    press(&mut harness, Modifiers::NONE, Key::Tab);
    assert_eq!(focused(&harness), "Add section", "no row is a second stop, and no button in a row");
    press(&mut harness, Modifiers::SHIFT, Key::Tab);
    assert_eq!(focused(&harness), "Key passages");
    press(&mut harness, Modifiers::NONE, Key::End);
    assert_eq!(focused(&harness), "Later");
    let mut names = Vec::new();
    for _ in 0..4 {
        press(&mut harness, Modifiers::NONE, Key::ArrowRight);
        names.push(focused(&harness));
    }
    assert_eq!(names[0], "Fold Later");
    assert_eq!(names[2..], ["Add note to Later", "Move section Later up"]);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(now(&harness).sections[0].title, "Later", "Enter presses the button that has the keyboard");
}

#[test]
fn f6_and_alt_with_a_number_carry_the_keyboard_from_pane_to_pane() {
    let mut harness = on(pack());
    let mut seen = Vec::new();
    for _ in 0..4 {
        press(&mut harness, Modifiers::NONE, Key::F6);
        seen.push(focused(&harness));
    }
    assert_eq!(seen[0], seen[3], "after the last pane comes the first");
    assert!(seen[0].starts_with("Articles: "), "{seen:?}");
    assert_eq!(seen[1], pillars_article().display_title());
    assert_eq!(seen[2], "Key passages");
    press(&mut harness, Modifiers::SHIFT, Key::F6);
    assert_eq!(focused(&harness), "Key passages", "and back");
    press(&mut harness, Modifiers::ALT, Key::Num1);
    assert_eq!(focused(&harness), pillars_article().display_title());
    press(&mut harness, Modifiers::ALT, Key::Num0);
    assert_eq!(focused(&harness), seen[0]);
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    assert!(harness.state().app().view().library.chosen.cursor.is_some(), "the arrows walk the list");
    press(&mut harness, Modifiers::ALT, Key::Num2);
    let first = focused(&harness);
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    let second = focused(&harness);
    assert!(!first.is_empty() && !second.is_empty() && first != second, "{first} {second}");
    press(&mut harness, Modifiers::NONE, Key::ArrowUp);
    assert_eq!(focused(&harness), first);
}

#[test]
fn buttons_of_a_line_are_told_in_the_order_in_which_they_are_seen() {
    let mut harness = on(pack());
    ask(&mut harness, Ask::Choose(None));
    let buttons: Vec<(String, egui::Rect)> = harness
        .get_all_by_role(Role::Button)
        .filter_map(|node| Some((node.accesskit_node().label()?, node.rect())))
        .collect();
    for pair in buttons.windows(2) {
        let [(first, a), (second, b)] = pair else { continue };
        // Marks in the margin and what lies in another pane are lines of their own.
        let is_one_line = (a.center().y - b.center().y).abs() < 1.0 && (a.right() - b.left()).abs() < 60.0;
        assert!(!is_one_line || a.left() < b.left(), "{first} is told before {second}");
    }
}

#[test]
fn panes_and_the_window_have_names() {
    let mut harness = on(pack());
    for name in ["The library", "The article, suggestions and pages", "The briefing", "Menus and commands"] {
        harness.get_by_role_and_label(Role::Pane, name);
    }
    let title = |harness: &Shown| harness.root().accesskit_node().label().unwrap_or_default();
    harness.run();
    assert_eq!(title(&harness), "Talks with the United Kingdom – Briefpack");
}

#[test]
fn the_words_of_a_quotation_are_buttons_that_say_what_they_do() {
    let article = pillars_article();
    let words = &article.blocks[5].text;
    let passage = Passage::new(&article, vec![span_of(&article, 5, words)]).unwrap();
    let place = Place::end_of(pack().sections[0].id);
    let pack = apply(&pack(), &Edit::AddQuotation { passage, place }).unwrap();
    let item = pack.sections[0].items[0].id;
    let mut harness = on(pack);
    ask(&mut harness, Ask::Choose(Some(item)));
    click(&mut harness, "Shorten…");
    let boxes: Vec<egui::Rect> = harness.get_all_by_label_contains("Leave out: ").map(|node| node.rect()).collect();
    assert_eq!(boxes.len(), words.split_whitespace().count());
    assert!(boxes.iter().all(|rect| rect.width() > 2.0), "{boxes:?}");
    assert!(harness.get_all_by_label_contains("Leave out: ").all(|n| n.accesskit_node().role() == Role::Button));
    let rows = boxes.windows(2).filter(|pair| pair[1].top() > pair[0].top() + 4.0).count();
    assert!(rows > 0, "the words go over several rows");
    harness.get_by_label("Leave out: plan.").click();
    harness.run();
    harness.get_by_label("Take in: plan.");
}

/// The talks with highlights over each other, the outer ones first.
fn nested(words: &[&str]) -> (Pack, Article) {
    let article = talks_article();
    let mut pack = apply(&Pack::new("Talks"), &Edit::AddArticle(Arc::new(article.clone()))).unwrap();
    for words in words {
        let passage = Passage::new(&article, vec![span_of(&article, 0, words)]).unwrap();
        pack = apply(&pack, &Edit::AddHighlight(passage)).unwrap();
    }
    (pack, article)
}

const OVER: [&str; 4] = [
    "Prime Minister Ana Brandt visited Lisbon on 12 May 2025",
    "Prime Minister Ana Brandt visited Lisbon",
    "Ana Brandt visited",
    "Brandt",
];

fn marks(words: &[&str]) -> Vec<Mark> {
    let (pack, article) = nested(words);
    shown(Words::of(Tongue::English), &pack, &article, &[], &View::default()).marks
}

#[test]
fn lines_of_nested_highlights_are_stacked_up_to_three_and_then_are_one() {
    let lanes = |words: &[&str]| -> Vec<Option<usize>> { marks(words).iter().map(|m| m.lane).collect() };
    assert_eq!(lanes(&OVER[..3]), [Some(0), Some(1), Some(2)]);
    assert_eq!(lanes(&OVER), [Some(0), None, None, None]);
    assert_eq!(lanes(&["Prime Minister", "Ana Brandt"]), [Some(0), Some(0)], "beside each other they need no second");
    assert_eq!(lanes(&["Prime Minister Ana", "Ana Brandt"]), [Some(0), Some(1)]);
    let all = marks(&OVER);
    assert_eq!(stacked(&all, all[2].highlight).len(), 4);
    let apart = marks(&["Prime Minister", "Lisbon"]);
    assert_eq!(stacked(&apart, apart[1].highlight), [apart[1].highlight]);
    assert_eq!(stacked(&[], HighlightId(7)), [HighlightId(7)]);
}

#[test]
fn the_card_goes_through_the_highlights_that_lie_over_each_other() {
    let (pack, _) = nested(&OVER);
    let mut harness = on(pack);
    let open = |harness: &Shown| match harness.state().app().view().card {
        Some(Card::Highlight(id)) => now(harness).highlights[&id].passage.quote.clone(),
        _ => String::new(),
    };
    let first = *now(&harness).highlights.keys().next().unwrap();
    ask(&mut harness, Ask::OpenCard(Some(Card::Highlight(first))));
    harness.get_by_label("1 of 4");
    let mut seen = vec![open(&harness)];
    for _ in 0..3 {
        click(&mut harness, "Next highlight here");
        seen.push(open(&harness));
    }
    assert_eq!(seen, OVER);
    harness.get_by_label("4 of 4");
    click(&mut harness, "Next highlight here");
    assert_eq!(open(&harness), OVER[0]);
    click(&mut harness, "Previous highlight here");
    assert_eq!(open(&harness), OVER[3]);
}

#[test]
fn the_bar_of_the_selection_and_a_card_are_never_both_over_the_words() {
    let (pack, article) = nested(&OVER[..1]);
    let mut harness = on(pack);
    ask(&mut harness, Ask::Read(article.id.clone()));
    let id = *now(&harness).highlights.keys().next().unwrap();
    ask(&mut harness, Ask::Select(vec![span_of(&article, 6, "talks")]));
    harness.get_by_label("Copy with source");
    ask(&mut harness, Ask::OpenCard(Some(Card::Highlight(id))));
    assert!(harness.query_by_label("Copy with source").is_none());
    ask(&mut harness, Ask::Select(vec![span_of(&article, 6, "talks go")]));
    harness.get_by_label("Copy with source");
    assert_eq!(harness.state().app().view().card, None);
}

#[test]
fn an_item_of_several_outlets_names_all_of_them() {
    let mut pack = pack();
    let (one, two) = (talks_article(), talks_elsewhere());
    for article in [&one, &two] {
        pack = apply(&pack, &Edit::AddArticle(Arc::new(article.clone()))).unwrap();
    }
    let entries = vec![
        Passage::new(&one, vec![span_of(&one, 3, "US$4.46 billion")]).unwrap(),
        Passage::new(&two, vec![span_of(&two, 1, "US$3.9 billion")]).unwrap(),
        Passage::new(&one, vec![span_of(&one, 0, "Lisbon")]).unwrap(),
        Passage::new(&call_article(), vec![span_of(&call_article(), 0, "pleasure")]).unwrap(),
    ];
    let place = Place::end_of(pack.sections[0].id);
    let label = "Trade".to_owned();
    pack = apply(&pack, &Edit::AddList { label, announced: None, entries, place }).unwrap();
    let item = &pack.sections[0].items[0];
    let data = item_data(Words::of(Tongue::English), &pack, item);
    assert_eq!(data.source, "Harbour News · River Post · Government News");
}

#[test]
fn a_folder_is_added_through_the_dialog_or_its_path() {
    let services = Arc::new(FakeServices {
        dialogs: true,
        answers: vec![vec![PathBuf::from("/a/pillars.txt")]].into(),
        ..Default::default()
    });
    let mut harness = window(Pack::new("Empty"), &services);
    click(&mut harness, "More ways to add articles");
    click(&mut harness, "Add a folder…");
    assert_eq!(services.asked.lock().unwrap().picked[0].0, Purpose::AddFolder);
    assert_eq!(now(&harness).articles.len(), 1);
    // Where there is no dialog, a field takes the path.
    let mut harness = on(Pack::new("Empty"));
    ask(&mut harness, Ask::Run(Command::AddFolder));
    let dialog = harness.state().app().view().dialog.clone();
    assert!(matches!(dialog, Some(Dialog::Path { purpose: Purpose::AddFolder, .. })));
    ask(&mut harness, Ask::TypePath("/a/pillars.txt".to_owned()));
    click(&mut harness, "Add");
    assert_eq!(now(&harness).articles.len(), 1);
}

#[test]
fn the_context_menu_of_the_library_is_no_wider_than_a_menu() {
    let mut harness = on(pack());
    harness.get_by_label_contains("Read Foreign Minister names").click_secondary();
    harness.run();
    let width = harness.get_by_label("Details and what was left out").rect().width();
    assert!(width < 300.0, "{width}");
}

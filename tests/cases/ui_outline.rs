//! The outline and the pack's form, driven by the names of their controls.
#![expect(clippy::print_stderr, reason = "what it costs is printed for whoever asks")]

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use briefpack::article::Passage;
use briefpack::pack::{Body, Edit, ItemId, Limit, Pack, Paper, Place, apply};
use briefpack::ui::ask::{Ask, FrontField};
use briefpack::ui::commands::Command;
use briefpack::ui::drag::Dragged;
use briefpack::ui::outline::ask::{New, OutlineAsk};
use briefpack::ui::panes::Pane;
use eframe::egui;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};

use crate::support::ui::{
    FakeServices, Shown, call_article, now, pack, pillars_article, press, send as ask, sized, span_of, type_into,
};

fn window(pack: Pack) -> Shown {
    crate::support::ui::window(pack, &Arc::default())
}

fn click(harness: &mut Shown, label: &str) {
    harness.get_by_label(label).click_accesskit();
    harness.run();
}

/// A row of the tree by the name of what it shows.
fn row<'h>(harness: &'h Shown, name: &'h str) -> egui_kittest::Node<'h> {
    harness.get_by_role_and_label(Role::TreeItem, name)
}

/// The pack with a note, and a quotation of the second article.
fn with_quotation() -> (Pack, ItemId) {
    let article = call_article();
    let words = "expressed his pleasure at the effective cooperation of recent years";
    let passage = Passage::new(&article, vec![span_of(&article, 0, words)]).unwrap();
    let place = Place::end_of(pack().sections[0].id);
    let pack = apply(&pack(), &Edit::AddQuotation { passage, place }).unwrap();
    let pack = apply(&pack, &Edit::AddNote { text: "Thank them".to_owned(), place }).unwrap();
    let item = pack.sections[0].items[0].id;
    (pack, item)
}

const QUOTED: &str = "expressed his pleasure at the effective …";

/// The name of the quotation's row.
fn quoted(harness: &Shown) -> String {
    let rows = harness.get_all_by_role(Role::TreeItem);
    rows.filter_map(|n| n.accesskit_node().label()).find(|l| l.starts_with("expressed")).expect(QUOTED)
}

#[test]
fn the_tree_is_walked_folded_renamed_and_thinned_by_keys() {
    let (pack, _) = with_quotation();
    let mut harness = window(pack);
    harness.get_by_role_and_label(Role::Tree, "Outline");
    let node = row(&harness, "Key passages");
    assert_eq!(node.accesskit_node().data().level(), Some(1));
    node.focus();
    harness.run();
    let name = quoted(&harness);
    press(&mut harness, egui::Modifiers::NONE, egui::Key::ArrowDown);
    assert_eq!(harness.state().app().view().item, Some(now(&harness).sections[0].items[0].id));
    assert!(row(&harness, &name).accesskit_node().is_focused(), "the keyboard goes along");
    press(&mut harness, egui::Modifiers::NONE, egui::Key::End);
    assert!(row(&harness, "Thank them").accesskit_node().is_focused());
    press(&mut harness, egui::Modifiers::ALT, egui::Key::ArrowUp);
    assert_eq!(now(&harness).sections[0].items[0].note, "Thank them");
    assert!(row(&harness, "Thank them").accesskit_node().is_focused());
    press(&mut harness, egui::Modifiers::NONE, egui::Key::Delete);
    assert_eq!(now(&harness).sections[0].items.len(), 1);
    assert!(row(&harness, &name).accesskit_node().is_focused(), "what follows gets the keyboard");
    press(&mut harness, egui::Modifiers::COMMAND, egui::Key::Z);
    assert_eq!(now(&harness).sections[0].items.len(), 2);
    press(&mut harness, egui::Modifiers::NONE, egui::Key::ArrowLeft);
    assert!(row(&harness, "Key passages").accesskit_node().is_focused());
    press(&mut harness, egui::Modifiers::NONE, egui::Key::ArrowLeft);
    assert!(harness.query_by_role_and_label(Role::TreeItem, "Thank them").is_none(), "folded");
    press(&mut harness, egui::Modifiers::NONE, egui::Key::ArrowRight);
    row(&harness, "Thank them");
    press(&mut harness, egui::Modifiers::NONE, egui::Key::F2);
    harness.get_by_label("Section title").type_text("Results");
    harness.run();
    press(&mut harness, egui::Modifiers::NONE, egui::Key::Enter);
    assert_eq!(now(&harness).sections[0].title, "Results", "typing takes the old title's place");
    assert!(row(&harness, "Results").accesskit_node().is_focused());
    press(&mut harness, egui::Modifiers::COMMAND, egui::Key::Z);
    assert_eq!(now(&harness).sections[0].title, "Key passages", "one run of typing is one step");
}

#[test]
fn items_are_chosen_together_and_go_together() {
    let (pack, _) = with_quotation();
    let mut harness = window(pack);
    let name = quoted(&harness);
    row(&harness, &name).click();
    harness.run();
    row(&harness, "Thank them").click_modifiers(egui::Modifiers::SHIFT);
    harness.run();
    press(&mut harness, egui::Modifiers::NONE, egui::Key::Delete);
    assert!(now(&harness).sections[0].items.is_empty());
    press(&mut harness, egui::Modifiers::COMMAND, egui::Key::Z);
    assert_eq!(now(&harness).sections[0].items.len(), 2, "one step");
}

#[test]
fn a_quotation_is_shortened_by_pressing_words_and_by_typing() {
    let (pack, item) = with_quotation();
    let mut harness = window(pack);
    ask(&mut harness, Ask::Choose(Some(item)));
    click(&mut harness, "Shorten…");
    click(&mut harness, "Leave out: effective");
    let wording = |harness: &Shown| match &now(harness).item(item).unwrap().body {
        Body::Quotation { wording, .. } => wording.clone(),
        _ => None,
    };
    let want = "expressed his pleasure at the … cooperation of recent years";
    assert_eq!(wording(&harness).as_deref(), Some(want));
    // The keyboard walks the words: the second one goes, and with Shift the next along with it.
    harness.get_by_label_contains("Words of the quotation").focus();
    harness.run();
    press(&mut harness, egui::Modifiers::NONE, egui::Key::ArrowRight);
    press(&mut harness, egui::Modifiers::NONE, egui::Key::Space);
    press(&mut harness, egui::Modifiers::SHIFT, egui::Key::ArrowRight);
    assert_eq!(wording(&harness).as_deref(), Some("expressed … at the … cooperation of recent years"));
    click(&mut harness, "Take in: effective");
    assert_eq!(wording(&harness).as_deref(), Some("expressed … at the effective cooperation of recent years"));
    // A forged word is refused: the pack keeps what it had, and the difference is shown.
    type_into(&mut harness, "As printed", " forged");
    assert_eq!(wording(&harness).as_deref(), Some("expressed … at the effective cooperation of recent years"));
    harness.get_by_label_contains("forged’ where the source has");
    click(&mut harness, "Whole quotation");
    assert_eq!(wording(&harness), None);
    click(&mut harness, "Done");
    assert!(harness.query_by_label("As printed").is_none());
}

#[test]
fn each_stroke_over_words_is_undone_by_itself_and_escape_leaves_the_shortening() {
    let (pack, item) = with_quotation();
    let mut harness = window(pack);
    ask(&mut harness, Ask::Choose(Some(item)));
    let wording = |harness: &Shown| match &now(harness).item(item).unwrap().body {
        Body::Quotation { wording, .. } => wording.clone(),
        _ => None,
    };
    click(&mut harness, "Shorten…");
    click(&mut harness, "Leave out: effective");
    let first = wording(&harness);
    click(&mut harness, "Leave out: pleasure");
    let second = wording(&harness);
    click(&mut harness, "Take in: pleasure");
    assert_eq!(wording(&harness), first);
    press(&mut harness, egui::Modifiers::COMMAND, egui::Key::Z);
    assert_eq!(wording(&harness), second, "taking a word in again is a step of its own");
    press(&mut harness, egui::Modifiers::COMMAND, egui::Key::Z);
    assert_eq!(wording(&harness), first);
    press(&mut harness, egui::Modifiers::COMMAND, egui::Key::Z);
    assert_eq!(wording(&harness), None);
    // One Escape is enough, from the words and from the field; the row has the keyboard then.
    for place in ["Words of the quotation", "As printed"] {
        if harness.query_by_label("As printed").is_none() {
            click(&mut harness, "Shorten…");
        }
        harness.get_by_label_contains(place).focus();
        harness.run();
        press(&mut harness, egui::Modifiers::NONE, egui::Key::Escape);
        assert!(harness.query_by_label("As printed").is_none(), "{place}");
        assert!(row(&harness, &quoted(&harness)).is_focused(), "{place}");
    }
    // Typing that leads back to where it began leaves nothing to undo.
    let name = harness.state().app().snapshot().undo_name;
    click(&mut harness, "Shorten…");
    let set = |wording: Option<&str>| OutlineAsk::SetWording { item, wording: wording.map(str::to_owned), typed: true };
    ask(&mut harness, Ask::Outline(set(Some("expressed his pleasure …"))));
    ask(&mut harness, Ask::Outline(set(None)));
    assert_eq!(harness.state().app().snapshot().undo_name, name);
}

#[test]
fn what_is_typed_into_a_new_note_or_section_at_once_belongs_to_its_adding() {
    let (pack, _) = with_quotation();
    let before = pack.clone();
    let mut harness = window(pack);
    ask(&mut harness, Ask::Run(Command::AddNote));
    for letters in ["Ask ", "for ", "dates"] {
        harness.event(egui::Event::Text(letters.to_owned()));
        harness.run();
    }
    let with_note = now(&harness).clone();
    assert!(with_note.sections[0].items.iter().any(|item| item.note == "Ask for dates"), "{with_note:?}");
    press(&mut harness, egui::Modifiers::COMMAND, egui::Key::Z);
    assert_eq!(*now(&harness), before, "note and words go together");
    press(&mut harness, egui::Modifiers::COMMAND | egui::Modifiers::SHIFT, egui::Key::Z);
    assert_eq!(*now(&harness), *with_note, "and come back together");
    // Once it was left, what is typed is a step of its own.
    let note = with_note.sections[0].items.iter().find(|item| item.note == "Ask for dates").unwrap().id;
    ask(&mut harness, Ask::Choose(None));
    ask(&mut harness, Ask::EndGesture);
    ask(&mut harness, Ask::SetNote { item: note, note: "Ask for days".to_owned() });
    press(&mut harness, egui::Modifiers::COMMAND, egui::Key::Z);
    assert_eq!(*now(&harness), *with_note);
    ask(&mut harness, Ask::Run(Command::AddSection));
    harness.event(egui::Event::Text("Outlook".to_owned()));
    harness.run();
    assert_eq!(now(&harness).sections.last().unwrap().title, "Outlook");
    press(&mut harness, egui::Modifiers::NONE, egui::Key::Enter);
    press(&mut harness, egui::Modifiers::COMMAND, egui::Key::Z);
    assert_eq!(*now(&harness), *with_note, "section and name go together");
}

#[test]
fn a_note_is_formatted_by_buttons_and_keys_and_shown_as_it_prints() {
    let (pack, _) = with_quotation();
    let note = pack.sections[0].items[1].id;
    let mut harness = window(pack);
    ask(&mut harness, Ask::Choose(Some(note)));
    harness.get_by_label("Note").focus();
    harness.run();
    press(&mut harness, egui::Modifiers::COMMAND, egui::Key::A);
    press(&mut harness, egui::Modifiers::COMMAND, egui::Key::B);
    assert_eq!(now(&harness).item(note).unwrap().note, "**Thank them**");
    press(&mut harness, egui::Modifiers::COMMAND, egui::Key::B);
    press(&mut harness, egui::Modifiers::COMMAND, egui::Key::I);
    assert_eq!(now(&harness).item(note).unwrap().note, "*Thank them*");
    assert!(harness.state().app().view().dialog.is_none(), "Ctrl+I stays with the note");
    click(&mut harness, "Numbered list");
    assert_eq!(now(&harness).item(note).unwrap().note, "1. *Thank them*");
    ask(&mut harness, Ask::Choose(None));
    // The row is named without the marks.
    row(&harness, "Thank them");
}

#[test]
fn tables_chronologies_biographies_are_typed_in_place() {
    let mut harness = window(pack());
    ask(&mut harness, Ask::Run(Command::AddTable));
    assert!(harness.get_by_label("Caption").is_focused(), "a new table is written at once");
    type_into(&mut harness, "Head of column 1", "Year");
    type_into(&mut harness, "Row 2, column 2", "587");
    click(&mut harness, "Add column");
    click(&mut harness, "Add row");
    type_into(&mut harness, "Row 3, column 3", "x");
    click(&mut harness, "Remove column 1");
    click(&mut harness, "Remove row 1");
    let item = now(&harness).sections[0].items[0].clone();
    let Body::Table { header, rows, .. } = &item.body else { panic!("a table") };
    assert_eq!(header, &["", ""]);
    assert_eq!(rows, &[vec!["587".to_owned(), String::new()], vec![String::new(), "x".to_owned()]]);

    ask(&mut harness, Ask::Run(Command::AddChronology));
    type_into(&mut harness, "Text of entry 1", "They met");
    click(&mut harness, "Add entry");
    // A date that is none is kept as it was typed, and said in words.
    type_into(&mut harness, "Date of entry 2", "x");
    harness.get_by_label_contains("Type a day as 21 November 2026");
    let chronology = |harness: &Shown| match &now(harness).sections[0].items[1].body {
        Body::Chronology(entries) => entries.clone(),
        _ => panic!("a chronology"),
    };
    assert_eq!(chronology(&harness)[1].date, jiff::civil::date(2025, 11, 1));
    press(&mut harness, egui::Modifiers::NONE, egui::Key::Backspace);
    assert!(harness.query_by_label_contains("Type a day as").is_none());
    click(&mut harness, "Remove entry: They met");
    assert_eq!(chronology(&harness).len(), 1);

    ask(&mut harness, Ask::Run(Command::AddBiography));
    // What is typed at once is the name.
    harness.event(egui::Event::Text("Ada".to_owned()));
    harness.run();
    type_into(&mut harness, "Office", "Minister");
    type_into(&mut harness, "What to know", "Speaks **French**");
    let Body::Biography { name, role, text } = now(&harness).sections[0].items[2].body.clone() else { panic!() };
    assert_eq!((name.as_str(), role.as_str(), text.as_str()), ("Ada", "Minister", "Speaks **French**"));
    ask(&mut harness, Ask::Run(Command::AddPageBreak));
    harness.get_by_label("What follows opens a new page.");
}

#[test]
fn a_figure_and_a_list_are_changed_in_place() {
    let article = pillars_article();
    let place = Place::end_of(pack().sections[0].id);
    let passage = Passage::new(&article, vec![span_of(&article, 2, "six pillars of cooperation")]).unwrap();
    let figure = Edit::AddFigure { value: "six".to_owned(), caption: String::new(), passage, place };
    let mut harness = window(apply(&pack(), &figure).unwrap());
    let item = now(&harness).sections[0].items[0].id;
    ask(&mut harness, Ask::Choose(Some(item)));
    type_into(&mut harness, "What it counts", "pillars");
    let body = |harness: &Shown| match now(harness).sections[0].items[0].body.clone() {
        Body::Figure { value, caption, .. } => (value, caption),
        _ => panic!("a figure"),
    };
    assert_eq!(body(&harness), ("six".to_owned(), "pillars".to_owned()));
    type_into(&mut harness, "Number", "ty");
    assert_eq!(body(&harness).0, "six");
    harness.get_by_label_contains("‘sixty’ does not stand in the passage");

    let found = OutlineAsk::AddFound { article: article.id.clone(), suggestion: 0, item: None, place };
    ask(&mut harness, Ask::Outline(found));
    harness.get_by_label_contains("Remove entry: Strengthening economic").click_accesskit();
    harness.run();
    assert_eq!(now(&harness).sections[0].items[1].body.highlights().len(), 5);
}

#[test]
fn a_picture_is_chosen_and_asks_for_its_alternative_text() {
    let services = FakeServices {
        dialogs: true,
        answers: vec![vec![PathBuf::from("/x/quay.png")], vec![PathBuf::from("/x/flag.png")]].into(),
        ..FakeServices::default()
    };
    let mut harness = sized(pack(), &Arc::new(services), egui::vec2(1440.0, 900.0));
    ask(&mut harness, Ask::Run(Command::AddPicture));
    harness.get_by_label_contains("has no alternative text");
    assert!(harness.get_by_label("Caption").is_focused(), "a new picture's caption is written at once");
    type_into(&mut harness, "Alternative text", "The quay at dawn");
    assert!(harness.query_by_label_contains("has no alternative text").is_none());
    harness.get_by_role_and_label(Role::Image, "The quay at dawn");
    click(&mut harness, "Title page");
    click(&mut harness, "Choose logo…");
    assert_eq!(now(&harness).front.logo.as_deref(), Some("flag.png"));
    harness.get_by_role_and_label(Role::Image, "Logo");
    harness.get_by_label_contains("The logo has no alternative text");
    type_into(&mut harness, "Alternative text of the logo", "The city's flag");
    assert_eq!(now(&harness).front.logo_words, "The city's flag");
    harness.get_by_role_and_label(Role::Image, "The city's flag");
    assert!(harness.query_by_label_contains("The logo has no alternative text").is_none());
    click(&mut harness, "Remove logo");
    assert_eq!((now(&harness).front.logo.clone(), now(&harness).front.logo_words.as_str()), (None, ""));
    press(&mut harness, egui::Modifiers::COMMAND, egui::Key::Z);
    assert_eq!(now(&harness).front.logo_words, "The city's flag");
}

#[test]
fn the_form_has_every_field_and_says_what_is_wrong_with_it() {
    let mut harness = sized(pack(), &Arc::default(), egui::vec2(800.0, 600.0));
    ask(&mut harness, Ask::ShowPane(Pane::Outline));
    click(&mut harness, "Title page");
    for label in ["Kind", "Number", "Version", "Occasion", "Time", "Place", "Prepared for", "Prepared by", "Contact"] {
        type_into(&mut harness, label, "x");
    }
    let front = now(&harness).front.clone();
    let all = [front.kind, front.number, front.version, front.occasion, front.time, front.place, front.contact];
    assert!(all.iter().all(|text| text == "x"));
    type_into(&mut harness, "Date", "3 November 2025");
    harness.get_by_label("Monday");
    ask(&mut harness, Ask::SetFront { field: FrontField::Date, text: String::new() });
    type_into(&mut harness, "Date", "2026-02-30");
    harness.get_by_label("There is no such day as 2026-02-30. Check the day and the month.");
    type_into(&mut harness, "Marking", "tlp: amber");
    harness.get_by_label_contains("TLP:AMBER+STRICT");
    click(&mut harness, "Choose a marking");
    click(&mut harness, "TLP:AMBER");
    assert_eq!(now(&harness).front.marking, "TLP:AMBER");
    assert!(harness.query_by_label_contains("Traffic Light Protocol").is_none());
}

#[test]
fn paper_theme_and_template_are_chosen() {
    let mut harness = window(pack());
    click(&mut harness, "Template");
    click(&mut harness, "Letter (8½ × 11 in)");
    assert_eq!(now(&harness).paper, Paper::Letter);
    click(&mut harness, "Print");
    assert_eq!(now(&harness).theme, "print");
    click(&mut harness, "Own brief");
    harness.get_by_label("1. Bottom line");
    click(&mut harness, "Use for this briefing: Own brief");
    assert_eq!(now(&harness).template, "own");
    row(&harness, "Bottom line");
    harness.get_by_label("At most 1 line.");
    press(&mut harness, egui::Modifiers::COMMAND, egui::Key::Z);
    assert_eq!(now(&harness).template, "plain");
}

#[test]
fn the_pages_beside_the_outline_take_the_keyboard() {
    let mut harness = window(pack());
    ask(&mut harness, Ask::Run(Command::ChooseTemplate));
    let own = now(&harness).template.clone();
    let first = briefpack::template::bundled().iter().find(|t| t.name == own).unwrap().kind_in("en").to_owned();
    let rows = harness.get_all_by_role(Role::DisclosureTriangle).filter(|row| row.is_focused());
    assert_eq!(rows.map(|row| row.accesskit_node().label()).collect::<Vec<_>>(), [Some(first)]);
    ask(&mut harness, Ask::Run(Command::EditFront));
    assert!(harness.get_by_label("Briefing title").is_focused());
}

#[test]
fn a_limit_warns_where_it_stands() {
    let (pack, _) = with_quotation();
    let section = pack.sections[0].id;
    let limit = Some(Limit::Lines(1));
    let plan = Edit::PlanSection { section, guidance: "One sentence.".to_owned(), limit };
    let mut harness = window(apply(&pack, &plan).unwrap());
    harness.get_by_label("One sentence.");
    harness.get_by_label_contains("in print, at most 1 wanted");
    let quotation = now(&harness).sections[0].items[0].id;
    ask(&mut harness, Ask::RemoveItem(quotation));
    harness.get_by_label("1 of at most 1 line");
}

#[test]
fn what_is_dragged_from_elsewhere_lands_at_the_line() {
    let (pack, _) = with_quotation();
    let mut harness = window(pack);
    let article = pillars_article();
    let passage = Passage::new(&article, vec![span_of(&article, 0, "The visit was a success")]).unwrap();
    let dragged = Dragged::Passage { passage, name: "The visit was a success".to_owned() };
    let note = row(&harness, "Thank them").rect();
    harness.drag_at(egui::pos2(700.0, 500.0));
    harness.run();
    egui::DragAndDrop::set_payload(&harness.ctx, dragged);
    harness.hover_at(note.center_top() + egui::vec2(0.0, 3.0));
    harness.run();
    harness.drop_at(note.center_top() + egui::vec2(0.0, 3.0));
    harness.run();
    let items = now(&harness).sections[0].items.clone();
    assert_eq!(items.len(), 3);
    let highlight = items[1].body.highlights()[0];
    assert_eq!(now(&harness).highlights[&highlight].passage.quote, "The visit was a success");
}

#[test]
fn passages_of_an_article_that_is_gone_say_what_to_do() {
    let (mut pack, _) = with_quotation();
    pack.articles.retain(|a| a.article.id != call_article().id);
    let mut harness = window(pack.clone());
    harness.get_by_label_contains("Add its file again, or remove what is from it.");
    pack.highlights.clear();
    harness = window(pack);
    harness.get_by_label_contains("The passage of this item is gone from the pack.");
    harness.get_by_label("Remove: Quotation").click_accesskit();
    harness.run();
    assert_eq!(now(&harness).sections[0].items.len(), 1);
}

/// A thousand sections with five items each, one of them with an endless title.
fn many() -> Pack {
    let (mut pack, _) = with_quotation();
    let body = pack.sections[0].items[0].body.clone();
    let mut id = pack.next_id;
    let mut next = || {
        id += 1;
        id
    };
    let mut sections = Vec::new();
    for number in 0..1000 {
        let title = if number == 1 { "T".repeat(5000) } else { format!("Section {number}") };
        let mut section = briefpack::pack::Section::new(briefpack::pack::SectionId(next()), title);
        for _ in 0..5 {
            let note = "**Ask** again. ".repeat(if number == 2 { 400 } else { 3 });
            section.items.push(briefpack::pack::Item { id: ItemId(next()), body: body.clone(), note });
        }
        sections.push(section);
    }
    pack.sections = sections;
    pack.next_id = next() + 1;
    pack
}

#[test]
fn thousands_of_items_are_drawn_only_where_they_are_seen() {
    let mut harness = sized(many(), &Arc::default(), egui::vec2(800.0, 600.0));
    ask(&mut harness, Ask::ShowPane(Pane::Outline));
    let seen = |harness: &Shown| harness.get_all_by_role(Role::TreeItem).count();
    assert!(seen(&harness) < 30, "{}", seen(&harness));
    let frames = 40;
    let start = Instant::now();
    (0..frames).for_each(|_| harness.step());
    let idle = start.elapsed() / frames;
    let last = now(&harness).sections[999].items[4].id;
    let start = Instant::now();
    ask(&mut harness, Ask::Choose(Some(last)));
    let jump = start.elapsed();
    assert!(harness.get_all_by_label("Note").count() >= 1, "the last item is in view, with its fields");
    assert!(seen(&harness) < 30);
    let note = Instant::now();
    ask(&mut harness, Ask::SetNote { item: last, note: "x".to_owned() });
    let typed = note.elapsed();
    eprintln!("a frame {idle:?}, to the last item {jump:?}, typing {typed:?} (whole window, this build)");
    ask(&mut harness, Ask::Outline(OutlineAsk::FoldAll(true)));
    assert!(seen(&harness) < 40);
    let section = now(&harness).sections[1].id;
    ask(&mut harness, Ask::Outline(OutlineAsk::Rename(Some(section))));
    harness.get_by_label("Section title");
    let place = Place::end_of(section);
    ask(&mut harness, Ask::Outline(OutlineAsk::Add { what: New::Note, place }));
    assert_eq!(now(&harness).sections[1].items.len(), 6);
}

/// Thousands of items whose rows have very different heights: a line, a long quotation, a note of many lines.
fn uneven(items: usize) -> Pack {
    let (mut pack, _) = with_quotation();
    let body = pack.sections[0].items[0].body.clone();
    let first = pack.next_id;
    let section = &mut pack.sections[0];
    section.items.clear();
    for number in 0..items {
        let id = ItemId(first + u32::try_from(number).unwrap());
        let (body, note) = match number % 7 {
            0 => (Body::PageBreak, String::new()),
            1 | 2 => (Body::Note, format!("Point {number}. {}", "Ask again. ".repeat(number % 40))),
            3 => (body.clone(), "And thank them. ".repeat(60)),
            _ => (body.clone(), String::new()),
        };
        section.items.push(briefpack::pack::Item { id, body, note });
    }
    pack.next_id = first + u32::try_from(items).unwrap();
    pack
}

/// Checks that the chosen row, and no other, is marked as chosen, and that it begins within the pane.
fn assert_chosen_is_seen(harness: &Shown, pane: egui::Rangef, what: &str) {
    let chosen: Vec<egui::Rect> = harness
        .get_all_by_role(Role::TreeItem)
        .filter(|row| row.accesskit_node().is_selected() == Some(true))
        .map(|row| row.rect())
        .collect();
    let [rect] = chosen.as_slice() else { panic!("{what}: {} rows are marked as chosen", chosen.len()) };
    assert!(rect.top() >= pane.min - 1.0, "{what}: {rect:?} in {pane:?}");
    assert!(rect.bottom() <= pane.max + 1.0 || rect.height() > pane.span(), "{what}: {rect:?} in {pane:?}");
}

#[test]
fn what_is_chosen_is_seen_however_far_away_it_is() {
    for size in [egui::vec2(1440.0, 900.0), egui::vec2(800.0, 600.0)] {
        let mut harness = sized(uneven(3000), &Arc::default(), size);
        ask(&mut harness, Ask::ShowPane(Pane::Outline));
        let items: Vec<ItemId> = now(&harness).sections[0].items.iter().map(|item| item.id).collect();
        let top = row(&harness, &now(&harness).sections[0].title).rect().top();
        // The status line stands below.
        let pane = egui::Rangef::new(top, size.y - 28.0);
        for at in [2097, 3, 2999, 1500, 1501, 1490, 700, 2095, 0, 2998] {
            ask(&mut harness, Ask::Choose(Some(items[at])));
            assert_chosen_is_seen(&harness, pane, &format!("item {at} at {size:?}"));
        }
        // From a passage in the reader to the first item that prints it.
        ask(&mut harness, Ask::Choose(Some(items[2900])));
        let highlight = now(&harness).sections[0].items[2901].body.highlights().first().copied();
        let highlight = highlight.or(now(&harness).sections[0].items[2902].body.highlights().first().copied()).unwrap();
        ask(&mut harness, Ask::ShowUse(highlight));
        assert_chosen_is_seen(&harness, pane, "the use of a passage");
    }
}

#[test]
fn the_field_of_a_note_is_seen_with_its_edge_while_it_grows() {
    for size in [egui::vec2(1440.0, 900.0), egui::vec2(800.0, 600.0)] {
        let mut harness = sized(uneven(40), &Arc::default(), size);
        ask(&mut harness, Ask::ShowPane(Pane::Outline));
        // The status line stands below the pane.
        let edge = size.y - 28.0;
        let items: Vec<ItemId> = now(&harness).sections[0].items.iter().map(|item| item.id).collect();
        for at in [39, 12, 32, 5] {
            let what = format!("item {at} at {size:?}");
            ask(&mut harness, Ask::Choose(Some(items[at])));
            ask(&mut harness, Ask::WriteNote(items[at]));
            press(&mut harness, egui::Modifiers::COMMAND, egui::Key::End);
            for line in 0..12 {
                harness.get_by_label("Note").type_text(if line % 2 == 0 { "Ask again" } else { " and again" });
                harness.run();
                press(&mut harness, egui::Modifiers::NONE, egui::Key::Enter);
                let field = harness.get_by_label("Note").rect();
                assert!(field.bottom() + 2.0 <= edge, "{what}, line {line}: {field:?} ends below {edge}");
            }
            assert!(now(&harness).item(items[at]).unwrap().note.ends_with("and again\n"), "{what}");
        }
    }
}

#[test]
fn a_new_item_is_wholly_in_view_with_its_fields() {
    let (mut pack, _) = with_quotation();
    let place = Place::end_of(pack.sections[0].id);
    for number in 0..14 {
        pack = apply(&pack, &Edit::AddNote { text: format!("Note {number}"), place }).unwrap();
    }
    let mut harness = window(pack);
    for command in [Command::AddTable, Command::AddBiography, Command::AddChronology] {
        ask(&mut harness, Ask::Run(command));
        let item = harness.state().app().view().item.unwrap();
        let last = now(&harness).sections[0].items.last().unwrap().id;
        assert_eq!(item, last);
        let rows: Vec<egui::Rect> = harness.get_all_by_role(Role::TreeItem).map(|n| n.rect()).collect();
        let row = rows.last().unwrap();
        let (above, below) =
            (harness.get_by_label("Title page").rect(), harness.get_by_label("Unsaved changes").rect());
        assert!(row.top() >= above.bottom() && row.bottom() <= below.top(), "{command:?}: {row}");
    }
}

#[test]
fn the_whole_words_of_a_long_quotation_stand_beside_its_row_and_cover_no_button() {
    let article = pillars_article();
    let at = article.blocks.iter().position(|b| b.text.len() > 200).unwrap();
    let text = article.blocks[at].text.clone();
    let passage = Passage::new(&article, vec![span_of(&article, at, &text)]).unwrap();
    let place = Place::end_of(pack().sections[0].id);
    let pack = apply(&pack(), &Edit::AddQuotation { passage, place }).unwrap();
    let mut harness = window(pack);
    let told = "Cooperation on regional issues";
    let words = |harness: &Shown| -> Vec<[f64; 4]> {
        let nodes = harness.get_all_by_role(Role::Label).map(|n| n.accesskit_node());
        let told = nodes.filter(|n| n.label().or_else(|| n.value()).is_some_and(|l| l.contains(told)));
        told.filter_map(|n| n.bounding_box()).map(|b| [b.x0, b.y0, b.x1, b.y1]).collect()
    };
    let pane = f64::from(harness.get_all_by_role(Role::TreeItem).next().unwrap().rect().left());
    let of_row: Vec<[f64; 4]> = words(&harness).into_iter().filter(|r| r[0] >= pane).collect();
    assert_eq!(of_row.len(), 1, "{of_row:?}");
    let [left, top, ..] = of_row[0];
    let before = words(&harness);
    harness.hover_at(egui::pos2(left as f32 + 20.0, top as f32 + 10.0));
    for _ in 0..8 {
        harness.step();
    }
    let seen = words(&harness);
    let new: Vec<&[f64; 4]> = seen.iter().filter(|r| !before.contains(r)).collect();
    assert!(!new.is_empty(), "the tooltip is shown");
    assert!(new.iter().all(|r| r[2] <= left), "{new:?} beside {of_row:?}");
}

#[test]
fn a_quotation_is_shortened_by_a_command() {
    let (pack, item) = with_quotation();
    let mut harness = window(pack);
    ask(&mut harness, Ask::Choose(Some(item)));
    assert!(Command::Shorten.enabled(&harness.state().app().snapshot()));
    assert!(harness.query_by_label("Done").is_none());
    ask(&mut harness, Ask::Run(Command::Shorten));
    harness.get_by_label("Done");
    assert_eq!(harness.state().app().view().shorten, None);
    click(&mut harness, "Done");
    assert!(harness.query_by_label("Done").is_none(), "it does not open again by itself");
}

//! Dragging into the outline: words, suggestions, highlights and what was found across articles, by a real pointer.

use std::sync::Arc;

use briefpack::app::{App, Executor, Native, Window};
use briefpack::article::{Article, Passage};
use briefpack::pack::{Body, Edit, Item, Pack, Place, apply};
use briefpack::ui::ask::Ask;
use briefpack::ui::drag::Dragged;
use briefpack::ui::outline::ask::{OutlineAsk, Page};
use briefpack::ui::theme::Themes;
use briefpack::ui::view::{Card, Listing, Middle, Tab};
use eframe::egui;
use egui::accesskit::Role;
use egui::{Event, Modifiers, Pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use crate::support::ui::{Shown, now as pack, press, send as ask, span_of, talks_article, talks_elsewhere};

fn with_articles(articles: &[Article]) -> Pack {
    articles
        .iter()
        .fold(Pack::new("Talks"), |pack, article| apply(&pack, &Edit::AddArticle(Arc::new(article.clone()))).unwrap())
}

/// A window on the talks, with a note in its section so that there is a row to drop beside.
fn talks() -> Shown {
    on(with_articles(&[talks_article(), talks_elsewhere()]))
}

fn on(pack: Pack) -> Shown {
    let place = Place::end_of(pack.sections[0].id);
    window(apply(&pack, &Edit::AddNote { text: "Thank them".to_owned(), place }).unwrap())
}

fn window(pack: Pack) -> Shown {
    let mut harness =
        Harness::builder().with_size(vec2(1440.0, 900.0)).with_max_steps(240).with_step_dt(1.0 / 20.0).build_eframe(
            move |cc| {
                let app = App::new(pack, None, Vec::new(), false);
                Window::new(cc, Themes::load().unwrap(), app, Arc::new(Native::default()), Executor::Inline)
            },
        );
    harness.run();
    harness
}

fn items(harness: &Shown) -> Vec<Item> {
    pack(harness).sections[0].items.clone()
}

fn quoted(harness: &Shown, item: usize) -> String {
    let pack = pack(harness);
    let highlight = pack.sections[0].items[item].body.highlights()[0];
    pack.highlights[&highlight].passage.quote.clone()
}

fn selected(harness: &Shown) -> String {
    harness.state().app().selected_text().unwrap_or_default()
}

fn text(block: usize) -> String {
    talks_article().blocks[block].text.clone()
}

/// A point on the first line of a paragraph, so many points from its left.
fn on_line(harness: &Shown, paragraph: &str, x: f32) -> Pos2 {
    let rect = harness.get_by_role_and_label(Role::Paragraph, paragraph).rect();
    egui::pos2(rect.left() + x, rect.top() + 12.0)
}

fn pointer(harness: &mut Shown, events: &[Event]) {
    for event in events {
        harness.input_mut().events.push(event.clone());
        harness.step();
    }
}

fn button(pos: Pos2, pressed: bool) -> Event {
    Event::PointerButton { pos, button: egui::PointerButton::Primary, pressed, modifiers: Modifiers::NONE }
}

/// Waits until a click is no longer counted with the one before.
fn pause(harness: &mut Shown) {
    harness.run_steps(12);
}

/// Presses at a place and moves to another in steps, without letting go.
fn carry(harness: &mut Shown, from: Pos2, to: Pos2) {
    pause(harness);
    pointer(harness, &[Event::PointerMoved(from), button(from, true)]);
    for step in 1..=10_u8 {
        pointer(harness, &[Event::PointerMoved(from.lerp(to, f32::from(step) / 10.0))]);
    }
    harness.run_steps(2);
}

fn let_go(harness: &mut Shown, at: Pos2) {
    pointer(harness, &[button(at, false)]);
    harness.run();
}

/// Just above the note in the outline.
fn above_note(harness: &Shown) -> Pos2 {
    harness.get_by_role_and_label(Role::TreeItem, "Thank them").rect().center_top() + vec2(0.0, 3.0)
}

fn drag(harness: &mut Shown, from: Pos2, to: Pos2) {
    carry(harness, from, to);
    let_go(harness, to);
}

/// The name of what is dragged, while something is.
fn carried(harness: &Shown) -> Option<String> {
    egui::DragAndDrop::payload::<Dragged>(&harness.ctx).map(|dragged| dragged.name().to_owned())
}

#[test]
fn selected_words_are_dragged_to_the_line_and_others_are_selected() {
    let mut harness = talks();
    let line = text(6);
    let (from, to) = (on_line(&harness, &line, 2.0), on_line(&harness, &line, 70.0));
    drag(&mut harness, from, to);
    let words = selected(&harness);
    assert!(line.starts_with(&words) && words.len() > 4, "{words}");
    // A press within the words and a way to the outline takes them along.
    let (within, target) = (on_line(&harness, &line, 30.0), above_note(&harness));
    carry(&mut harness, within, target);
    assert_eq!(carried(&harness).as_deref(), Some(words.as_str()));
    assert_eq!(selected(&harness), words, "they stay selected on the way");
    let_go(&mut harness, target);
    assert_eq!(items(&harness).len(), 2);
    assert_eq!(quoted(&harness, 0), words);
    assert_eq!(selected(&harness), "");
    assert_eq!(carried(&harness), None);
    // A press elsewhere selects, however far it goes.
    let (from, target) = (on_line(&harness, &line, 90.0), above_note(&harness));
    drag(&mut harness, from, target);
    assert_eq!(items(&harness).len(), 2);
    assert!(!selected(&harness).is_empty());
}

#[test]
fn a_press_on_the_selection_that_is_let_go_is_a_click() {
    let mut harness = talks();
    let line = text(6);
    let (from, to) = (on_line(&harness, &line, 2.0), on_line(&harness, &line, 70.0));
    drag(&mut harness, from, to);
    let within = on_line(&harness, &line, 30.0);
    pause(&mut harness);
    pointer(&mut harness, &[Event::PointerMoved(within), button(within, true)]);
    let_go(&mut harness, within);
    assert_eq!(selected(&harness), "");
    // Two clicks on what two clicks selected take the sentence, not a drag.
    pause(&mut harness);
    for _ in 0..3 {
        pointer(&mut harness, &[button(within, true), button(within, false)]);
    }
    harness.run();
    assert_eq!(selected(&harness), line);
}

#[test]
fn escape_ends_a_drag_and_nothing_else() {
    let mut harness = talks();
    let line = text(6);
    let (from, to) = (on_line(&harness, &line, 2.0), on_line(&harness, &line, 70.0));
    drag(&mut harness, from, to);
    let words = selected(&harness);
    let (within, target) = (on_line(&harness, &line, 30.0), above_note(&harness));
    carry(&mut harness, within, target);
    assert!(carried(&harness).is_some());
    press(&mut harness, Modifiers::NONE, egui::Key::Escape);
    assert_eq!(carried(&harness), None);
    let_go(&mut harness, target);
    assert_eq!(items(&harness).len(), 1);
    assert_eq!(selected(&harness), words);
}

#[test]
fn underlined_words_are_dragged_out_of_the_pane_and_selected_within_it() {
    let mut harness = talks();
    let all = harness.state().app().suggestions(&talks_article().id).to_vec();
    let commitment = all.iter().find(|s| s.kind() == briefpack::detect::Kind::Commitment).unwrap().clone();
    let line = text(commitment.span.block);
    let (from, to) = (on_line(&harness, &line, 260.0), on_line(&harness, &line, 340.0));
    drag(&mut harness, from, to);
    assert!(!selected(&harness).is_empty(), "within the pane words are selected");
    press(&mut harness, Modifiers::NONE, egui::Key::Escape);
    let target = above_note(&harness);
    carry(&mut harness, from, target);
    assert!(carried(&harness).is_some());
    assert_eq!(selected(&harness), "");
    let_go(&mut harness, target);
    let item = items(&harness)[0].clone();
    assert_eq!(item.note, "", "as 'Add to briefing' adds it");
    // With its card open, its words are taken along at once.
    let figure = all.iter().position(|s| s.kind() == briefpack::detect::Kind::Figure).unwrap();
    ask(&mut harness, Ask::OpenCard(Some(Card::Suggestion(figure))));
    let mark = harness.get_by_label("Suggestion: Figure: US$4.46 billion").rect().center();
    let target = above_note(&harness);
    drag(&mut harness, mark, target);
    assert!(matches!(&items(&harness)[1].body, Body::Figure { value, .. } if value == "US$4.46 billion"));
}

#[test]
fn a_card_is_dragged_whole_and_item_by_item() {
    let mut harness = talks();
    let all = harness.state().app().suggestions(&talks_article().id).to_vec();
    let list = all.iter().position(|s| s.kind() == briefpack::detect::Kind::Enumeration).unwrap();
    ask(&mut harness, Ask::OpenCard(Some(Card::Suggestion(list))));
    let item = harness.get_by_label("cleaner rivers").rect().left_center() + vec2(20.0, 0.0);
    let target = above_note(&harness);
    drag(&mut harness, item, target);
    assert_eq!(quoted(&harness, 0), "cleaner rivers");
    ask(&mut harness, Ask::OpenCard(Some(Card::Suggestion(list))));
    let titles = harness.get_all_by_label_contains("3 of 3");
    let title = titles.last().expect("the card's title").rect().left_center() + vec2(20.0, 0.0);
    let target = above_note(&harness);
    drag(&mut harness, title, target);
    assert!(matches!(&items(&harness)[1].body, Body::List { entries, .. } if entries.len() == 3));
}

#[test]
fn a_highlight_is_dragged_from_the_words_and_from_its_card() {
    let article = talks_article();
    let passage = Passage::new(&article, vec![span_of(&article, 6, "The talks go on")]).unwrap();
    let pack = apply(&with_articles(&[article]), &Edit::AddHighlight(passage)).unwrap();
    let mut harness = on(pack);
    let (words, target) = (on_line(&harness, &text(6), 40.0), above_note(&harness));
    drag(&mut harness, words, target);
    assert_eq!(quoted(&harness, 0), "The talks go on");
    let id = *crate::support::ui::now(&harness).highlights.keys().next().unwrap();
    ask(&mut harness, Ask::OpenCard(Some(Card::Highlight(id))));
    // The outline, at the right, shows the same words.
    let mut shown = harness.get_all_by_label("The talks go on").filter(|node| {
        egui_kittest::kittest::NodeT::accesskit_node(node).role() == Role::Label && node.rect().right() < 1040.0
    });
    let quote = shown.next_back().expect("the card's words").rect().left_center() + vec2(20.0, 0.0);
    drop(shown);
    let target = above_note(&harness);
    drag(&mut harness, quote, target);
    assert_eq!(quoted(&harness, 1), "The talks go on");
    assert_eq!(crate::support::ui::now(&harness).highlights.len(), 1, "it is the same passage");
}

#[test]
fn rows_of_the_list_are_dragged() {
    let mut harness = talks();
    ask(&mut harness, Ask::ShowMiddle(Middle::Suggestions));
    let figures = Tab::Kind(briefpack::detect::Kind::Figure);
    ask(&mut harness, Ask::List(Listing { tab: figures, filter: String::new() }));
    let row = harness.get_by_label("Open: US$4.46 billion").rect().left_center() + vec2(120.0, 0.0);
    let target = above_note(&harness);
    drag(&mut harness, row, target);
    assert!(matches!(&items(&harness)[0].body, Body::Figure { value, .. } if value == "US$4.46 billion"));
    ask(&mut harness, Ask::List(Listing { tab: Tab::Chronology, filter: String::new() }));
    let entries = harness.get_all_by_role(Role::Button);
    let entry = entries
        .map(|node| (egui_kittest::kittest::NodeT::accesskit_node(&node).label(), node.rect()))
        .find(|(label, _)| label.as_ref().is_some_and(|l| l.starts_with("Open: The new bridge")))
        .expect("an entry of the chronology")
        .1;
    let target = above_note(&harness);
    drag(&mut harness, entry.left_center() + vec2(120.0, 0.0), target);
    assert!(items(&harness).iter().any(|item| matches!(&item.body, Body::Chronology(told) if told.len() == 1)));
}

#[test]
fn the_outline_s_tab_opens_under_a_drag_and_an_outline_without_sections_makes_one() {
    let mut bare = with_articles(&[talks_article()]);
    let section = bare.sections[0].id;
    bare = apply(&bare, &Edit::RemoveSection(section)).unwrap();
    let mut harness = window(bare);
    ask(&mut harness, Ask::Outline(OutlineAsk::Show(Page::Front)));
    let mark = harness.get_by_label("Suggestion: Figure: US$4.46 billion").rect().center();
    let tab = harness.get_by_role_and_label(Role::Tab, "Outline").rect().center();
    carry(&mut harness, mark, tab);
    assert_eq!(harness.state().app().view().outline_page, Page::Outline);
    let below = tab + vec2(40.0, 120.0);
    for step in [0.5, 1.0] {
        pointer(&mut harness, &[Event::PointerMoved(tab.lerp(below, step))]);
    }
    let_go(&mut harness, below);
    assert_eq!(pack(&harness).sections.len(), 1);
    assert!(matches!(&items(&harness)[0].body, Body::Figure { .. }));
}

#[test]
fn near_its_edge_the_outline_scrolls_under_a_drag() {
    let mut long = with_articles(&[talks_article()]);
    let place = Place::end_of(long.sections[0].id);
    for number in 0..60 {
        long = apply(&long, &Edit::AddNote { text: format!("Note {number}"), place }).unwrap();
    }
    let mut harness = window(long);
    assert!(harness.query_by_role_and_label(Role::TreeItem, "Note 59").is_none());
    let mark = harness.get_by_label("Suggestion: Figure: US$4.46 billion").rect().center();
    let edge = egui::pos2(1240.0, 900.0 - 40.0);
    carry(&mut harness, mark, edge);
    harness.run_steps(400);
    harness.get_by_role_and_label(Role::TreeItem, "Note 59");
    let_go(&mut harness, edge);
    let items = items(&harness);
    let at = items.iter().position(|item| matches!(item.body, Body::Figure { .. })).expect("the figure");
    assert!(at > 50, "{at}");
}

/// A second section, with nothing in it.
fn with_an_empty_section() -> Shown {
    let pack = with_articles(&[talks_article()]);
    let note = |text: &str, pack: &Pack| {
        let place = Place::end_of(pack.sections[0].id);
        apply(pack, &Edit::AddNote { text: text.to_owned(), place }).unwrap()
    };
    let pack = note("Ask again", &note("Thank them", &pack));
    window(apply(&pack, &Edit::AddSection { title: "Second part".to_owned(), index: 1 }).unwrap())
}

fn row(harness: &Shown, name: &str) -> egui::Rect {
    harness.get_by_role_and_label(Role::TreeItem, name).rect()
}

/// The names of the notes of a section.
fn notes(harness: &Shown, section: usize) -> Vec<String> {
    pack(harness).sections[section].items.iter().map(|item| item.note.clone()).collect()
}

#[test]
fn an_empty_section_takes_what_is_dropped_on_its_heading_and_on_its_hint() {
    let mut harness = with_an_empty_section();
    let heading = row(&harness, "Second part");
    assert!(heading.height() > 60.0, "its hint stands under it: {heading:?}");
    let from = row(&harness, "Ask again").center_top() + vec2(0.0, 12.0);
    // On the words of the heading, which are nearer to the section above than to the heading's lower edge.
    drag(&mut harness, from, egui::pos2(heading.center().x, heading.top() + 16.0));
    assert_eq!(notes(&harness, 1), ["Ask again"]);
    press(&mut harness, Modifiers::COMMAND, egui::Key::Z);
    let from = row(&harness, "Thank them").center_top() + vec2(0.0, 12.0);
    let hint = row(&harness, "Second part").center_bottom() - vec2(0.0, 20.0);
    drag(&mut harness, from, hint);
    assert_eq!(notes(&harness, 1), ["Thank them"]);
    assert_eq!(notes(&harness, 0), ["Ask again"]);
    harness.get_by_label("Item moved");
}

#[test]
fn what_was_dropped_is_chosen_and_the_keys_move_it() {
    let mut harness = with_an_empty_section();
    let first = pack(&harness).sections[0].id;
    ask(&mut harness, Ask::Outline(OutlineAsk::ChooseSection(first)));
    let (from, to) = (row(&harness, "Ask again"), row(&harness, "Second part"));
    drag(&mut harness, from.center_top() + vec2(0.0, 12.0), to.center());
    let item = pack(&harness).sections[1].items[0].id;
    let view = harness.state().app().view();
    assert_eq!((view.item, view.section), (Some(item), None));
    press(&mut harness, Modifiers::ALT, egui::Key::ArrowUp);
    assert_eq!(notes(&harness, 0), ["Thank them", "Ask again"]);
    assert_eq!(pack(&harness).sections[0].id, first, "the section stays where it is");
    // A section that is dropped is chosen as well.
    let (from, to) = (row(&harness, "Second part"), row(&harness, &pack(&harness).sections[0].title.clone()));
    drag(&mut harness, from.center_top() + vec2(60.0, 20.0), to.center_top() + vec2(0.0, 4.0));
    let moved = pack(&harness).sections[0].clone();
    assert_eq!(moved.title, "Second part");
    assert_eq!(harness.state().app().view().section, Some(moved.id));
}

/// What a figure of the talks says that it counts, once it is in the outline.
fn caption(harness: &Shown) -> Option<String> {
    items(harness).iter().find_map(|item| match &item.body {
        Body::Figure { caption, .. } => Some(caption.clone()),
        _ => None,
    })
}

#[test]
fn a_figure_that_is_taken_says_what_it_counts_in_its_sources_words() {
    let mut harness = talks();
    let article = talks_article();
    let found = harness.state().app().snapshot().found[&article.id].clone();
    let is_money = |s: &briefpack::detect::Suggestion| matches!(&s.found, briefpack::detect::Found::Figure(f) if f.value.contains("4.46"));
    let index = found.iter().position(is_money).expect("the figure is found");
    ask(&mut harness, Ask::AddSuggestion(briefpack::ui::ask::SuggestionId { article: article.id, index }));
    let caption = caption(&harness).expect("a figure");
    assert!(caption.starts_with('“') && caption.contains("Trade between Portugal and Norland"), "{caption}");
}

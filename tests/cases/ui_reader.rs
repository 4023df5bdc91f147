//! The reader and the list of all suggestions, driven by the names of their controls.
#![expect(clippy::print_stderr, reason = "what it costs is printed for whoever asks")]

use std::sync::Arc;
use std::time::Instant;

use briefpack::app::{App, Executor, Native, Window};
use briefpack::article::{Article, BlockKind, Passage, PassageKind, Span};
use briefpack::detect::{self, Kind};
use briefpack::pack::{Body, Edit, HighlightId, Pack, Place, apply};
use briefpack::ui::ask::Ask;
use briefpack::ui::commands::Command;
use briefpack::ui::theme::{Themes, contrast};
use briefpack::ui::view::{Card, Kept, Middle, Tab};
use eframe::egui;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use crate::support::ui::{
    Shown, article, click, now as pack, press as press_with, send as ask, talks_article, talks_elsewhere,
};

fn window(pack: Pack, size: egui::Vec2) -> Shown {
    let mut harness = Harness::builder()
        // Letters that the bundled fonts lack are boxes here as they are in the window.
        .allow_missing_glyphs()
        .with_size(size)
        .with_max_steps(240)
        .with_step_dt(1.0 / 20.0)
        .build_eframe(move |cc| {
            let app = App::new(pack, None, Vec::new(), false);
            Window::new(cc, Themes::load().unwrap(), app, Arc::new(Native::default()), Executor::Inline)
        });
    harness.run();
    harness
}

fn with_articles(articles: &[Article]) -> Pack {
    articles
        .iter()
        .fold(Pack::new("Talks"), |pack, article| apply(&pack, &Edit::AddArticle(Arc::new(article.clone()))).unwrap())
}

fn talks() -> Shown {
    window(with_articles(&[talks_article(), talks_elsewhere()]), egui::vec2(1440.0, 900.0))
}

fn press(harness: &mut Shown, key: egui::Key) {
    harness.key_press(key);
    harness.run();
}

fn items(harness: &Shown) -> Vec<briefpack::pack::Item> {
    pack(harness).sections[0].items.clone()
}

fn selected(harness: &Shown) -> String {
    harness.state().app().selected_text().unwrap_or_default()
}

/// Where words of a paragraph stand, roughly: a part of its width on its first line.
fn on_line(harness: &Shown, paragraph: &str, part: f32) -> egui::Pos2 {
    let rect = harness.get_by_label(paragraph).rect();
    egui::pos2(rect.left() + rect.width() * part, rect.top() + 12.0)
}

fn text(block: usize) -> String {
    talks_article().blocks[block].text.clone()
}

#[test]
fn every_kind_is_marked_and_becomes_what_it_is_in_the_briefing() {
    let mut harness = talks();
    // One line has a person and an event: one mark with both, and a card that turns them over.
    click(&mut harness, "2 suggestions: Person: Ana Brandt, Prime Minister; Event: 12 May 2025");
    harness.get_by_label("1 of 2");
    click(&mut harness, "Next on this line");
    harness.get_by_label("a day that is told");
    click(&mut harness, "Add to briefing");
    assert!(matches!(&items(&harness)[0].body, Body::Chronology(told) if told.len() == 1));
    // A second event goes into the same chronology, in the order of days.
    click(&mut harness, "Suggestion: Event: 14 June 2026");
    click(&mut harness, "Add to briefing");
    assert!(matches!(&items(&harness)[0].body, Body::Chronology(told) if told.len() == 2));
    click(&mut harness, "Suggestion: Quotation: Prime Minister Ana Brandt");
    click(&mut harness, "Add to briefing");
    click(&mut harness, "Suggestion: Figure: US$4.46 billion");
    click(&mut harness, "Add to briefing");
    let told = items(&harness);
    assert_eq!(told[1].note, "Said by: Prime Minister Ana Brandt");
    let highlight = told[1].body.highlights()[0];
    assert_eq!(pack(&harness).highlights[&highlight].kind, PassageKind::Quotation);
    assert!(matches!(&told[2].body, Body::Figure { value, .. } if value == "US$4.46 billion"));
    // A promise with its party, a list, a person with the sentence that tells who it is; what was added is ticked off.
    let all = harness.state().app().suggestions(&talks_article().id).to_vec();
    for kind in [Kind::Commitment, Kind::Enumeration, Kind::Person] {
        let index = all.iter().position(|s| s.kind() == kind).unwrap();
        ask(&mut harness, Ask::OpenCard(Some(Card::Suggestion(index))));
        click(&mut harness, "Add to briefing");
    }
    let told = items(&harness);
    assert_eq!(told[3].note, "", "the promise itself names its party");
    assert!(matches!(&told[4].body, Body::List { entries, announced: Some(3), .. } if entries.len() == 3));
    let [highlight] = told[5].body.highlights()[..] else { panic!("{:?}", told[5].body) };
    assert!(pack(&harness).highlights[&highlight].passage.quote.starts_with("Prime Minister Ana Brandt visited"));
    let figure = all.iter().position(|s| s.kind() == Kind::Figure).unwrap();
    ask(&mut harness, Ask::OpenCard(Some(Card::Suggestion(figure))));
    harness.get_by_label("In the briefing");
    // One undo takes the item and its note.
    press_with(&mut harness, egui::Modifiers::COMMAND, egui::Key::Z);
    press_with(&mut harness, egui::Modifiers::COMMAND, egui::Key::Z);
    press_with(&mut harness, egui::Modifiers::COMMAND, egui::Key::Z);
    assert_eq!(items(&harness).len(), 3);
}

#[test]
fn a_person_is_added_place_by_place_as_whole_sentences() {
    let mut harness = talks();
    click(&mut harness, "2 suggestions: Person: Ana Brandt, Prime Minister; Event: 12 May 2025");
    click(&mut harness, "Add item 3");
    let highlight = items(&harness)[0].body.highlights()[0];
    assert_eq!(pack(&harness).highlights[&highlight].passage.quote, "Prime Minister Ana Brandt will be there.");
    harness.get_by_label("Item 3 is in the briefing");
}

#[test]
fn kinds_are_switched_off_and_dismissals_can_be_taken_back() {
    let mut harness = talks();
    click(&mut harness, "Kinds of suggestion");
    click(&mut harness, "Show Events");
    assert!(harness.state().app().view().kept.hidden.has(Kind::Event));
    assert!(harness.query_by_label("Suggestion: Event: 14 June 2026").is_none());
    harness.get_by_label("Suggestion: Person: Ana Brandt, Prime Minister");
    click(&mut harness, "Show Events");
    press(&mut harness, egui::Key::Escape);
    click(&mut harness, "Suggestion: Event: 14 June 2026");
    click(&mut harness, "Dismiss");
    assert!(harness.query_by_label("Suggestion: Event: 14 June 2026").is_none());
    assert_eq!(pack(&harness).dismissed.len(), 1);
    press_with(&mut harness, egui::Modifiers::COMMAND, egui::Key::Z);
    click(&mut harness, "Suggestion: Event: 14 June 2026");
    // Delete does the same while a card is open.
    press(&mut harness, egui::Key::Delete);
    assert_eq!(pack(&harness).dismissed.len(), 1);
    click(&mut harness, "Kinds of suggestion");
    click(&mut harness, "Bring back 1 dismissed");
    assert!(pack(&harness).dismissed.is_empty());
    // What was switched off stays so after a restart.
    let hidden = {
        let mut kept = Kept::default();
        kept.hidden.set(Kind::Person, true);
        serde_json::to_string(&kept).unwrap()
    };
    assert!(hidden.contains("\"person\""), "{hidden}");
    let back: Kept = serde_json::from_str(&hidden).unwrap();
    assert!(back.hidden.has(Kind::Person) && !back.hidden.has(Kind::Event));
}

#[test]
fn keys_go_from_passage_to_passage_with_the_card_in_view() {
    let mut harness = window(with_articles(&[talks_article()]), egui::vec2(800.0, 600.0));
    let pane = egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(800.0, 600.0));
    let count = harness.state().app().suggestions(&talks_article().id).len();
    let mut seen = Vec::new();
    for step in 0..count {
        if step % 2 == 0 {
            press(&mut harness, egui::Key::F8);
        } else {
            press(&mut harness, egui::Key::J);
        }
        let Some(Card::Suggestion(index)) = harness.state().app().view().card else { panic!("a card is open") };
        seen.push(index);
        assert!(pane.contains_rect(harness.get_by_label("Add to briefing").rect()));
    }
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen.len(), count, "each once");
    press(&mut harness, egui::Key::J);
    let first = harness.state().app().view().card;
    press(&mut harness, egui::Key::J);
    press(&mut harness, egui::Key::K);
    assert_eq!(harness.state().app().view().card, first);
    // Enter adds what is shown.
    press(&mut harness, egui::Key::Enter);
    assert_eq!(items(&harness).len(), 1);
    assert!(harness.state().app().view().card.is_none());
}

/// What the outline prints of the article, sentence by sentence or number by number.
fn printed(harness: &Shown) -> Vec<String> {
    let pack = pack(harness);
    let all = pack.sections.iter().flat_map(|s| &s.items).flat_map(|item| {
        let kind = std::mem::discriminant(&item.body);
        item.body.highlights().into_iter().map(move |id| (kind, id))
    });
    all.map(|(kind, id)| format!("{kind:?} {}", pack.highlights[&id].passage.quote)).collect()
}

#[test]
fn going_on_and_adding_takes_each_passage_once_from_wherever_the_keyboard_is() {
    let mut harness = window(with_articles(&[talks_article()]), egui::vec2(1440.0, 900.0));
    let found = harness.state().app().suggestions(&talks_article().id).to_vec();
    ask(&mut harness, Ask::Run(Command::GoToLibrary));
    for added in 1..=found.len() {
        let before = printed(&harness);
        // Both at once, as on a slow screen.
        harness.key_press(egui::Key::F8);
        harness.key_press(egui::Key::Enter);
        harness.run();
        // What was shown is printed now, by this step or by one before.
        match harness.state().app().view().card {
            None => assert!(printed(&harness).len() > before.len(), "{added}: something new is printed"),
            Some(_) => drop(harness.get_by_label("In the briefing")),
        }
    }
    assert!(printed(&harness).len() >= found.len() / 2, "{:#?}", printed(&harness));
    let mut all = printed(&harness);
    let count = all.len();
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), count, "nothing twice: {all:#?}");
    // All round once more: the cards say that it is there, and Enter adds nothing.
    let revision = pack(&harness);
    for _ in 0..found.len() {
        harness.key_press(egui::Key::F8);
        harness.key_press(egui::Key::Enter);
        harness.run();
        harness.get_by_label("In the briefing");
    }
    assert!(Arc::ptr_eq(&revision, &pack(&harness)), "nothing was added again");
}

#[test]
fn the_command_adds_what_the_open_card_shows() {
    let mut harness = talks();
    ask(&mut harness, Ask::Run(Command::GoToLibrary));
    press_with(&mut harness, egui::Modifiers::COMMAND, egui::Key::Enter);
    assert!(items(&harness).is_empty(), "nothing is shown yet");
    press(&mut harness, egui::Key::F8);
    press_with(&mut harness, egui::Modifiers::COMMAND, egui::Key::Enter);
    assert_eq!(items(&harness).len(), 1);
    // A highlight that is printed is not printed again.
    press(&mut harness, egui::Key::F9);
    assert!(matches!(harness.state().app().view().card, Some(Card::Highlight(_))));
    press_with(&mut harness, egui::Modifiers::COMMAND, egui::Key::Enter);
    assert_eq!(items(&harness).len(), 1);
    assert_eq!(harness.state().app().message().unwrap().text, "In the briefing");
}

#[test]
fn somebody_who_is_named_is_added_with_the_sentence_that_tells_who_it_is() {
    let text = [
        "Trade grew, Ana Brandt told the press.",
        "The European Investment Bank will lend the money. Prime Minister Ana Brandt thanked the European Investment Bank.",
    ];
    let blocks = text.map(|text| (BlockKind::Paragraph, text));
    let named = article("named.txt", Some("The loan"), Some("Harbour News"), "2025-05-15", &blocks);
    let mut harness = window(with_articles(std::slice::from_ref(&named)), egui::vec2(1440.0, 900.0));
    let found = harness.state().app().suggestions(&named.id).to_vec();
    for (kind, words) in [
        (Kind::Body, "The European Investment Bank will lend the money."),
        (Kind::Person, "Prime Minister Ana Brandt thanked the European Investment Bank."),
    ] {
        let index = found.iter().position(|s| s.kind() == kind).unwrap_or_else(|| panic!("{kind:?} in {found:?}"));
        ask(&mut harness, Ask::OpenCard(Some(Card::Suggestion(index))));
        press(&mut harness, egui::Key::Enter);
        let last = items(&harness).pop().unwrap();
        let [highlight] = last.body.highlights()[..] else { panic!("{:?} has a passage", last.body) };
        assert_eq!(pack(&harness).highlights[&highlight].passage.quote, words);
    }
}

#[test]
fn the_search_counts_goes_on_and_does_without_accents() {
    let mut harness = talks();
    press_with(&mut harness, egui::Modifiers::COMMAND, egui::Key::F);
    let field = "Find in this article";
    harness.get_by_label(field).type_text("prime minister");
    harness.run();
    harness.get_by_label("1 of 3");
    press(&mut harness, egui::Key::Enter);
    harness.get_by_label("2 of 3");
    press_with(&mut harness, egui::Modifiers::SHIFT, egui::Key::Enter);
    press_with(&mut harness, egui::Modifiers::SHIFT, egui::Key::Enter);
    harness.get_by_label("3 of 3");
    click(&mut harness, "Accents and capitals count");
    harness.get_by_label("Not found");
    click(&mut harness, "Close search");
    assert!(harness.query_by_label(field).is_none());
}

#[test]
fn words_sentences_and_paragraphs_are_selected_by_counted_clicks() {
    let mut harness = talks();
    let paragraph = text(4);
    let at = on_line(&harness, &paragraph, 0.08);
    let mut taken = Vec::new();
    for _ in 0..4 {
        harness.drag_at(at);
        harness.drop_at(at);
        harness.step();
        taken.push(selected(&harness));
    }
    assert_eq!(taken[0], "");
    assert!(!taken[1].contains(' ') && !taken[1].is_empty(), "a word: {}", taken[1]);
    assert_eq!(taken[2], "The new bridge will be opened on 14 June 2026.");
    assert_eq!(taken[3], paragraph);
}

#[test]
fn the_selection_is_added_to_a_section_or_with_a_note() {
    let mut harness = talks();
    ask(&mut harness, Ask::Run(Command::AddSection));
    let words = |block: usize| vec![Span::new(block, 0, 20)];
    ask(&mut harness, Ask::Select(words(2)));
    click(&mut harness, "Add to a section");
    // The outline names it as well; the menu was drawn last.
    harness.get_all_by_label("Key passages").last().unwrap().click();
    harness.run();
    assert_eq!(items(&harness).len(), 1, "not the chosen section, the named one");
    ask(&mut harness, Ask::Select(words(3)));
    click(&mut harness, "Add with note");
    harness.get_by_label("Note").type_text("Check the year");
    harness.run();
    assert_eq!(pack(&harness).sections[1].items[0].note, "Check the year");
}

#[test]
fn the_keyboard_alone_selects_and_highlights() {
    let mut harness = talks();
    let name = talks_article().display_title();
    harness.get_by_role_and_label(egui::accesskit::Role::Article, &name).focus();
    harness.run();
    press_with(&mut harness, egui::Modifiers::COMMAND, egui::Key::Home);
    press(&mut harness, egui::Key::ArrowDown);
    press(&mut harness, egui::Key::ArrowUp);
    press(&mut harness, egui::Key::Home);
    for _ in 0..2 {
        press_with(&mut harness, egui::Modifiers::COMMAND.plus(egui::Modifiers::SHIFT), egui::Key::ArrowRight);
    }
    assert_eq!(selected(&harness), "Prime Minister");
    press_with(&mut harness, egui::Modifiers::COMMAND, egui::Key::H);
    let highlights = pack(&harness);
    let highlight = highlights.highlights.values().next().unwrap();
    assert_eq!((highlight.passage.quote.as_str(), highlight.kind), ("Prime Minister", PassageKind::Own));
    assert!(
        harness.get_all_by_label("Prime Minister").any(|n| n.accesskit_node().role() == egui::accesskit::Role::Mark)
    );
    press_with(&mut harness, egui::Modifiers::COMMAND, egui::Key::A);
    assert!(selected(&harness).ends_with(&text(6)));
}

/// A pack with one highlight that nothing prints, and its name.
fn highlighted() -> (Pack, HighlightId) {
    let article = talks_article();
    let mut pack = with_articles(std::slice::from_ref(&article));
    let passage = Passage::new(&article, vec![Span::new(3, 0, 40)]).unwrap();
    pack = apply(&pack, &Edit::AddHighlight(passage)).unwrap();
    let id = *pack.highlights.keys().next().unwrap();
    (pack, id)
}

#[test]
fn a_highlight_is_retagged_used_noted_and_removed_from_its_card() {
    let (pack_before, id) = highlighted();
    let mut harness = window(pack_before, egui::vec2(1440.0, 900.0));
    let at = on_line(&harness, &text(3), 0.1);
    harness.drag_at(at);
    harness.drop_at(at);
    harness.run();
    assert_eq!(harness.state().app().view().card, Some(Card::Highlight(id)));
    click(&mut harness, "Mark as: Figure");
    assert_eq!(pack(&harness).highlights[&id].kind, PassageKind::Figure);
    harness.get_by_label("Highlighted, but not in the briefing");
    click(&mut harness, "Write a note");
    harness.get_by_label("Note").type_text("Ask");
    harness.run();
    assert_eq!(items(&harness)[0].note, "Ask");
    ask(&mut harness, Ask::Choose(None));
    ask(&mut harness, Ask::OpenCard(Some(Card::Highlight(id))));
    harness.get_by_label("In ‘Key passages’");
    click(&mut harness, "Show in briefing");
    assert_eq!(harness.state().app().view().item, Some(items(&harness)[0].id));
    click(&mut harness, "Remove highlight");
    assert!(pack(&harness).highlights.is_empty() && items(&harness).is_empty());
    // Without a highlight F9 says so.
    press(&mut harness, egui::Key::F9);
    harness.get_by_label("Nothing is highlighted in this article");
}

#[test]
fn all_suggestions_are_listed_filtered_added_and_opened() {
    let mut harness = talks();
    click(&mut harness, "Suggestions");
    harness.get_by_label("Figures: 2");
    click(&mut harness, "Figures: 2");
    harness.get_by_label("Filter suggestions").focus();
    harness.run();
    harness.get_by_label("Filter suggestions").type_text("4.46");
    harness.run();
    harness.get_by_label("Figures: 1");
    click(&mut harness, "Add: US$4.46 billion");
    assert!(matches!(&items(&harness)[0].body, Body::Figure { .. }));
    harness.get_by_label("In the briefing: US$4.46 billion");
    click(&mut harness, "Open: US$4.46 billion");
    assert_eq!(harness.state().app().view().middle, Middle::Article);
    harness.get_by_label("In the briefing");
}

#[test]
fn a_kind_is_added_as_a_whole_and_taken_back_as_one() {
    let mut harness = talks();
    click(&mut harness, "Suggestions");
    click(&mut harness, "Figures: 2");
    click(&mut harness, "Add: US$4.46 billion");
    assert_eq!(items(&harness).len(), 1);
    click(&mut harness, "Add all: Figures");
    assert_eq!(items(&harness).len(), 2, "only what was missing");
    click(&mut harness, "Add all: Figures");
    harness.get_by_label("All of these are in the briefing");
    press_with(&mut harness, egui::Modifiers::COMMAND, egui::Key::Z);
    assert_eq!(items(&harness).len(), 1);
    harness.get_by_label("Undone: add suggestions");
}

#[test]
fn conflicts_stand_side_by_side_and_are_settled() {
    let mut harness = talks();
    click(&mut harness, "Suggestions");
    click(&mut harness, "Conflicts: 1");
    let sides = harness.get_all_by_role(egui::accesskit::Role::Button);
    let sides: Vec<egui::Rect> = sides
        .filter(|n| n.accesskit_node().label().is_some_and(|l| l.contains("Trade between") && !l.starts_with("Print")))
        .map(|n| n.rect())
        .collect();
    assert_eq!(sides.len(), 2);
    assert!((sides[0].top() - sides[1].top()).abs() < 1.0 && sides[0].right() <= sides[1].left(), "{sides:?}");
    harness.get_by_label("or add the side that you trust");
    harness.get_by_label_contains("Print all sides: ").click();
    harness.run();
    // No source announces the list: a note says what it is, in words that nobody can take for a quotation.
    assert!(
        matches!(&items(&harness)[0].body, Body::List { entries, label, .. } if entries.len() == 2 && label.is_empty())
    );
    assert!(items(&harness)[0].note.starts_with("Accounts differ: "), "{}", items(&harness)[0].note);
    harness.get_by_label("All sides are in the briefing");
    press_with(&mut harness, egui::Modifiers::COMMAND, egui::Key::Z);
    click(&mut harness, "Add: US$3.9 billion, River Post · 15 May 2025");
    assert!(matches!(&items(&harness)[0].body, Body::Quotation { .. }));
    harness.get_by_label("Settled: one side is in the briefing");
}

#[test]
fn the_chronology_is_a_timeline_and_a_list_and_is_added_as_a_whole() {
    let mut harness = talks();
    click(&mut harness, "Suggestions");
    let tab = harness.get_by_label_contains("Chronology: ");
    tab.click();
    harness.run();
    assert_eq!(harness.state().app().view().listing.tab, Tab::Chronology);
    harness.get_by_label_contains("Timeline with ");
    click(&mut harness, "Add the whole chronology");
    assert!(matches!(&items(&harness)[0].body, Body::Chronology(told) if told.len() >= 2));
    // Without ticked articles it says what to do.
    for article in [talks_article(), talks_elsewhere()] {
        ask(&mut harness, Ask::Tick { article: article.id, ticked: false });
    }
    harness.get_by_label_contains("Tick the articles on the left");
}

#[test]
fn hovering_tells_what_is_there_and_the_window_speaks_vietnamese() {
    let mut harness = talks();
    let at = on_line(&harness, &text(0), 0.1);
    harness.hover_at(at);
    for _ in 0..6 {
        harness.step();
    }
    ask(&mut harness, Ask::Run(Command::Vietnamese));
    click(&mut harness, "Gợi ý: Con số: US$4.46 billion");
    harness.get_by_label("con số kèm đơn vị");
    click(&mut harness, "Gợi ý");
    harness.get_by_label("Cam kết: 1");
}

/// Text enough for `bytes`, in words.
fn words(bytes: usize) -> String {
    let mut text = "lời nói thật dài ".repeat(bytes / 20 + 1);
    text.truncate(text.floor_char_boundary(bytes));
    text.trim_end().to_owned()
}

#[test]
fn a_line_of_a_million_letters_a_page_of_titles_and_arabic_freeze_nothing() {
    let endless =
        article("endless.txt", Some(&"T".repeat(5000)), None, "", &[(BlockKind::Paragraph, &words(1_000_000))]);
    let arabic = "وقّع الوزيران اتفاقية للتعاون في مجال التعليم والبحث العلمي خلال زيارة رسمية إلى لندن.";
    let arabic = article("ar.txt", None, None, "", &[(BlockKind::Paragraph, arabic)]);
    let pack = with_articles(&[endless.clone(), arabic.clone()]);
    let mut harness = window(pack, egui::vec2(1440.0, 900.0));
    let last = Span::new(0, 999_000, 999_010);
    ask(&mut harness, Ask::OpenPassage { article: endless.id.clone(), span: last });
    // Long after every piece is measured nothing has moved.
    for _ in 0..150 {
        harness.step();
    }
    assert!(harness.state().app().view().reading.as_ref() == Some(&endless.id));
    let start = Instant::now();
    for _ in 0..20 {
        harness.step();
    }
    eprintln!("a frame over a million letters: {:?}", start.elapsed() / 20);
    ask(&mut harness, Ask::Read(arabic.id.clone()));
    let paragraph = egui::accesskit::Role::Paragraph;
    let line = harness.get_by_role_and_label(paragraph, &arabic.blocks[0].text).rect();
    let head = harness.get_by_label("Suggestions").rect();
    assert!(line.right() > head.right() + 200.0, "it stands at the right: {line:?}");
    let at = egui::pos2(line.right() - 20.0, line.top() + 10.0);
    harness.drag_at(at);
    harness.run();
    harness.hover_at(at - egui::vec2(200.0, 0.0));
    harness.run();
    harness.drop_at(at - egui::vec2(200.0, 0.0));
    harness.run();
    assert!(!selected(&harness).is_empty());
}

/// 2,000 paragraphs and 400 highlights, many of them over and in each other.
fn big_pack(paragraphs: usize, highlights: usize) -> Pack {
    let text = format!("In 2025 the two sides agreed to build 12 bridges. {}", words(420));
    let blocks: Vec<(BlockKind, &str)> = (0..paragraphs).map(|_| (BlockKind::Paragraph, text.as_str())).collect();
    let big = article("big.txt", Some("Big"), None, "2025-10-01", &blocks);
    let mut pack = with_articles(std::slice::from_ref(&big));
    for n in 0..highlights {
        let block = n * paragraphs / highlights / 4 * 4 % paragraphs;
        let (start, end) = ([0, 3, 3][n % 3], 11 + n % 30);
        let passage = Passage::new(&big, vec![Span::new(block, start, end)]).unwrap();
        pack = apply(&pack, &Edit::AddHighlight(passage)).unwrap();
    }
    pack
}

#[test]
fn long_articles_with_many_highlights_are_drawn_piece_by_piece() {
    let mut harness = window(big_pack(2000, 400), egui::vec2(1440.0, 900.0));
    let article = pack(&harness).articles[0].article.id.clone();
    ask(&mut harness, Ask::OpenPassage { article, span: Span::new(1200, 0, 5) });
    for _ in 0..120 {
        harness.step();
    }
    let start = Instant::now();
    for _ in 0..30 {
        harness.step();
    }
    eprintln!("a frame with 2,000 paragraphs and 400 highlights: {:?}", start.elapsed() / 30);
    // Far fewer paragraphs are laid out for screen readers than the article has.
    let shown = harness.get_all_by_role(egui::accesskit::Role::Paragraph).count();
    assert!((3..40).contains(&shown), "{shown}");
    let highlights = pack(&harness).highlights.len();
    press(&mut harness, egui::Key::F9);
    assert!(matches!(harness.state().app().view().card, Some(Card::Highlight(_))));
    assert!(highlights > 300);
}

#[test]
fn a_paragraph_under_thousands_of_highlights_holds() {
    let text = words(3000);
    let one = article("one.txt", None, None, "", &[(BlockKind::Paragraph, &text)]);
    let mut pack = with_articles(std::slice::from_ref(&one));
    let place = Place::end_of(pack.sections[0].id);
    let mut ends: Vec<usize> = text.char_indices().map(|(at, _)| at).filter(|at| *at > 4).collect();
    ends.truncate(2000);
    for end in ends {
        let passage = Passage::new(&one, vec![Span::new(0, 0, end)]).unwrap();
        pack = briefpack::pack::apply(&pack, &Edit::AddHighlight(passage)).unwrap();
    }
    let passage = Passage::new(&one, vec![Span::new(0, 0, text.len())]).unwrap();
    pack = apply(&pack, &Edit::AddQuotation { passage, place }).unwrap();
    let mut harness = window(pack, egui::vec2(1440.0, 900.0));
    press(&mut harness, egui::Key::F9);
    assert!(matches!(harness.state().app().view().card, Some(Card::Highlight(_))));
}

#[test]
fn kinds_have_colours_that_can_be_read_in_both_themes() {
    let themes = Themes::load().unwrap();
    for (name, look) in [("light", &themes.light), ("dark", &themes.dark)] {
        let c = &look.colour;
        let kinds = [
            ("enumeration", c.kind_enumeration, c.kind_enumeration_soft),
            ("figure", c.kind_figure, c.kind_figure_soft),
            ("quote", c.kind_quote, c.kind_quote_soft),
            ("commitment", c.kind_commitment, c.kind_commitment_soft),
            ("event", c.kind_event, c.kind_event_soft),
            ("person", c.kind_person, c.kind_person_soft),
            ("body", c.kind_body, c.kind_body_soft),
        ];
        for (kind, ink, tint) in kinds {
            for ground in [c.ground, c.pane, c.raised, c.hover, c.accent_soft] {
                assert!(contrast(ink, ground) >= 4.5, "{name}: {kind} on {ground:?} {:.2}", contrast(ink, ground));
            }
            assert!(contrast(c.text, tint) >= 7.0, "{name}: text on {kind} {:.2}", contrast(c.text, tint));
            // The line under a highlight is seen against its tint (WCAG 2.2, non-text contrast).
            assert!(contrast(ink, tint) >= 3.0, "{name}: the line of {kind} {:.2}", contrast(ink, tint));
        }
        for hit in [c.hit, c.hit_focus] {
            assert!(contrast(c.text, hit) >= 7.0, "{name}: text on a hit {:.2}", contrast(c.text, hit));
        }
    }
}

#[test]
fn the_fixture_has_every_kind() {
    let found = detect::detect(&talks_article());
    for kind in Kind::ALL {
        assert!(found.iter().any(|s| s.kind() == kind), "{kind:?}");
    }
}

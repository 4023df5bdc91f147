//! The window, driven by the names of its controls as a screen reader knows them.

use std::path::PathBuf;
use std::sync::Arc;

use briefpack::app::{App, Executor, Native, Window};
use briefpack::article::{Article, BlockKind, Passage, Span};
use briefpack::pack::{Body, Edit, Pack, Place, apply};
use briefpack::ui::ask::Ask;
use briefpack::ui::theme::{Colours, Themes, contrast};
use briefpack::ui::view::Card;
use eframe::egui;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use crate::support::root;
use crate::support::ui::{
    FakeServices, PILLARS, Shown, article, call_article, click, now, pack, sized, type_into, window,
};

fn ctrl(harness: &mut Shown, key: egui::Key) {
    harness.key_press_modifiers(egui::Modifiers::COMMAND, key);
    harness.run();
}

const CARD: &str = "Suggestion: six pillars of cooperation: 6 of 6";

#[test]
fn from_articles_to_a_pdf_by_point_and_click() {
    let services = Arc::new(FakeServices::default());
    let mut harness = window(pack(), &services);

    // Tick and read.
    click(&mut harness, "Include Acting Minister holds phone talks");
    assert!(!now(&harness).articles[1].ticked);
    click(&mut harness, "Read Acting Minister holds phone talks");
    assert!(harness.query_by_label(CARD).is_none());
    click(&mut harness, "Read Foreign Minister names the results of the visit");

    // Accept the pillars as a list, then one of them again by itself.
    click(&mut harness, CARD);
    click(&mut harness, "Add to briefing");
    let list = now(&harness).sections[0].items[0].clone();
    assert!(matches!(&list.body, Body::List { entries, .. } if entries.len() == 6));
    assert!(harness.query_by_label("Add to briefing").is_none(), "the card closes");
    ctrl(&mut harness, egui::Key::Z);
    assert!(now(&harness).sections[0].items.is_empty());
    click(&mut harness, CARD);
    click(&mut harness, "Add item 2");
    click(&mut harness, "Add item 5");
    let items = now(&harness).sections[0].items.clone();
    assert_eq!(items.len(), 2);

    // Move, and take back.
    click(&mut harness, "Move up: Enhancing cooperation in education and culture");
    assert_eq!(now(&harness).sections[0].items[0].id, items[1].id);
    click(&mut harness, "Undo");
    assert_eq!(now(&harness).sections[0].items[0].id, items[0].id);
    click(&mut harness, "Redo");
    assert_eq!(now(&harness).sections[0].items[0].id, items[1].id);

    // Write a note; one undo takes the typing back.
    click(&mut harness, "Write note: Enhancing cooperation in education and culture");
    harness.get_by_label("Note").type_text("Ask about scholarships");
    harness.run();
    assert_eq!(now(&harness).sections[0].items[0].note, "Ask about scholarships");

    // Export to a typed path.
    click(&mut harness, "Export PDF");
    let field = harness.get_by_label("Path");
    let path = PathBuf::from(field.value().unwrap());
    assert!(path.is_absolute() && path.ends_with("Talks with the United Kingdom.pdf"), "{}", path.display());
    click(&mut harness, "Export");
    let asked = services.asked.lock().unwrap();
    assert_eq!(asked.exported[0].0, path);
    assert_eq!(asked.exported[0].1, *now(&harness));
    drop(asked);
    harness.get_by_label_contains("Exported Talks with the United Kingdom.pdf (12 pages) in ");
}

#[test]
fn words_are_selected_with_the_mouse_and_highlighted() {
    let services = Arc::new(FakeServices::default());
    let mut harness = window(pack(), &services);
    let block = harness.get_by_label(PILLARS).rect();
    let start = block.left_top() + egui::vec2(2.0, 10.0);
    harness.drag_at(start);
    harness.run();
    for x in [60.0, 140.0, 200.0] {
        harness.hover_at(start + egui::vec2(x, 2.0));
        harness.run();
    }
    harness.drop_at(start + egui::vec2(200.0, 2.0));
    harness.run();
    let selected = harness.state().app().selected_text().expect("words are selected");
    assert!(PILLARS.starts_with(&selected) && selected.len() > 10, "{selected}");
    click(&mut harness, "Highlight");
    let pack = now(&harness);
    let highlight = pack.highlights.values().next().expect("a highlight");
    assert_eq!(highlight.passage.quote, selected);
    assert!(harness.query_by_label("Highlight").is_none(), "the bar is gone");
    // The mark is there for screen readers, and the item in the outline.
    assert!(harness.get_all_by_label(&selected).any(|n| n.accesskit_node().role() == egui::accesskit::Role::Mark));
    ctrl(&mut harness, egui::Key::Z);
    assert!(now(&harness).highlights.is_empty());
}

#[test]
fn an_item_is_dragged_to_another_section() {
    let services = Arc::new(FakeServices::default());
    let mut harness = window(pack(), &services);
    click(&mut harness, CARD);
    click(&mut harness, "Add item 1");
    click(&mut harness, "Add item 2");
    click(&mut harness, "Add section");
    let item = now(&harness).sections[0].items[0].id;
    let row = harness
        .get_all_by_label("Enhancing political and security cooperation")
        .map(|n| n.rect())
        .max_by(|a, b| a.left().total_cmp(&b.left()))
        .unwrap();
    let target = harness.get_by_label("Add section").rect();
    harness.drag_at(row.center());
    harness.run();
    harness.hover_at(row.center() + egui::vec2(4.0, 30.0));
    harness.run();
    harness.hover_at(target.center());
    harness.run();
    harness.drop_at(target.center());
    harness.run();
    assert_eq!(now(&harness).place_of(item), Some((1, 0)));
    ctrl(&mut harness, egui::Key::Z);
    assert_eq!(now(&harness).place_of(item), Some((0, 0)));
}

#[test]
fn sections_are_made_named_moved_and_removed() {
    let services = Arc::new(FakeServices::default());
    let mut harness = window(pack(), &services);
    click(&mut harness, "Add section");
    assert_eq!(now(&harness).sections.len(), 2);
    click(&mut harness, "Move section New section up");
    assert_eq!(now(&harness).sections[0].title, "New section");
    click(&mut harness, "Add note to Key passages");
    harness.get_by_label("Note").type_text("Thank them first");
    harness.run();
    assert_eq!(now(&harness).sections[1].items[0].note, "Thank them first");
    click(&mut harness, "Remove section New section");
    assert_eq!(now(&harness).sections.len(), 1);
    harness.get_by_label("Key passages").focus();
    harness.run();
    harness.key_press(egui::Key::F2);
    harness.run();
    type_into(&mut harness, "Section title", "!");
    assert!(now(&harness).sections[0].title.contains('!'));
}

#[test]
fn the_title_page_takes_its_fields_and_says_when_a_date_is_none() {
    let services = Arc::new(FakeServices::default());
    let mut harness = window(pack(), &services);
    click(&mut harness, "Title page");
    assert!(harness.query_by_label("Add section").is_none(), "the form has the pane to itself");
    type_into(&mut harness, "Date", "21 November");
    harness.get_by_label_contains("Type the day with its month and year");
    assert_eq!(now(&harness).front.date, None);
    type_into(&mut harness, "Occasion", "Working visit");
    assert_eq!(now(&harness).front.occasion, "Working visit");
}

#[test]
fn an_empty_window_says_what_to_do_first_and_failures_are_shown() {
    let services = Arc::new(FakeServices {
        dialogs: true,
        answers: vec![vec![PathBuf::from("/x/pillars.txt"), PathBuf::from("/x/empty.txt")]].into(),
        ..FakeServices::default()
    });
    let mut harness = window(Pack::new(""), &services);
    harness.get_by_label("No articles yet.");
    click(&mut harness, "Add the first articles");
    assert_eq!(now(&harness).articles.len(), 1);
    harness.get_by_label("1 file was not added");
    harness.get_by_label_contains("empty.txt: the file is empty");
    click(&mut harness, "Dismiss");
    assert!(harness.query_by_label("1 file was not added").is_none());
    harness.get_by_label(PILLARS);
}

#[test]
fn the_sample_articles_give_their_pillars_in_a_real_export() {
    let folder = tempfile::tempdir().unwrap();
    let pdf = folder.path().join("briefing.pdf");
    let mut harness = Harness::builder().with_size(egui::vec2(1440.0, 900.0)).with_max_steps(32).build_eframe(|cc| {
        let app = App::new(Pack::new("Talks"), None, Vec::new(), false);
        Window::new(cc, Themes::load().unwrap(), app, Arc::new(Native::default()), Executor::Inline)
    });
    click(&mut harness, "Add the first articles");
    harness.get_by_label("Path").type_text(&root().join("seeds").display().to_string());
    harness.run();
    click(&mut harness, "Add");
    assert_eq!(now(&harness).articles.len(), 5);
    harness.get_by_label_contains("Read Foreign Minister Le Hoai Trung highlights five key").click();
    harness.run();
    // The article is long; its cards are asked for by their place among the suggestions.
    let article = harness.state().app().view().reading.clone().unwrap();
    let suggestions = harness.state().app().suggestions(&article).to_vec();
    let pillars =
        suggestions.iter().position(|s| s.summary() == "six pillars of cooperation: 6 of 6").expect("the pillars");
    let ctx = harness.ctx.clone();
    harness.state_mut().send(&ctx, Ask::OpenCard(Some(Card::Suggestion(pillars))));
    harness.run();
    click(&mut harness, "Add to briefing");
    assert_eq!(now(&harness).passages_in_use(&article), 6);
    ctrl(&mut harness, egui::Key::E);
    harness.state_mut().send(&ctx, Ask::TypePath(pdf.display().to_string()));
    harness.run();
    click(&mut harness, "Export");
    harness.get_by_label_contains("Exported briefing.pdf (");
    assert!(std::fs::read(&pdf).unwrap().starts_with(b"%PDF"));
}

#[test]
fn an_export_that_fails_says_so_in_words() {
    let services = Arc::new(FakeServices { broken: true, ..FakeServices::default() });
    let mut harness = window(pack(), &services);
    ctrl(&mut harness, egui::Key::E);
    click(&mut harness, "Export");
    harness.get_by_label("Not exported: Key passages, item 1: the passage is gone; remove the item");
}

#[test]
fn packs_that_do_not_hold_together_are_shown_all_the_same() {
    // An article in one endless line, passages that lie over each other, and an article that is gone.
    let endless = "word ế e\u{301} ".repeat(4000);
    let long = Arc::new(article("long.txt", None, None, "", &[(BlockKind::Paragraph, endless.trim())]));
    let gone = Arc::new(call_article());
    let mut pack = pack();
    let place = Place::end_of(pack.sections[0].id);
    let spans = |from, to| vec![Span::new(0, from, to)];
    let quoted = |article: &Article, spans| Passage::new(article, spans).unwrap();
    for edit in [
        Edit::AddArticle(Arc::clone(&long)),
        Edit::AddQuotation { passage: quoted(&long, spans(0, 40)), place },
        Edit::AddQuotation { passage: quoted(&long, spans(5, 12)), place },
        Edit::AddQuotation { passage: quoted(&long, spans(0, endless.trim().len())), place },
        Edit::AddQuotation { passage: quoted(&gone, spans(0, 10)), place },
        Edit::RenameSection { section: place.section, title: "T".repeat(5000) },
    ] {
        pack = apply(&pack, &edit).unwrap();
    }
    pack.articles.retain(|a| a.article.id != gone.id);
    let item = pack.sections[0].items[3].id;
    let services = Arc::new(FakeServices::default());
    let mut harness = window(pack, &services);
    let ctx = harness.ctx.clone();
    harness.state_mut().send(&ctx, Ask::Choose(Some(item)));
    harness.run();
    harness
        .get_by_label("The article of this passage is not in the pack; add its file again, or remove what is from it");
    harness.state_mut().send(&ctx, Ask::Read(long.id.clone()));
    harness.run();
    assert_eq!(harness.state().app().view().reading.as_ref(), Some(&long.id));
}

#[test]
fn the_window_holds_together_when_it_is_small_and_in_the_dark() {
    let services = Arc::new(FakeServices::default());
    let mut harness = sized(pack(), &services, egui::vec2(800.0, 600.0));
    click(&mut harness, "Dark theme");
    // Below the fold: a screen reader gets there all the same, and the article follows.
    harness.get_by_label(CARD).click_accesskit();
    harness.run();
    let card = harness.get_by_label("Add to briefing").rect();
    assert!(egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(800.0, 600.0)).contains_rect(card));
    let export = harness.get_by_label("Export PDF").rect();
    assert!(export.right() <= 800.0);
}

#[test]
fn text_can_be_read_in_both_themes() {
    let themes = Themes::load().unwrap();
    for (name, look) in [("light", &themes.light), ("dark", &themes.dark)] {
        let c: &Colours = &look.colour;
        let grounds = [
            ("ground", c.ground),
            ("pane", c.pane),
            ("raised", c.raised),
            ("hover", c.hover),
            ("accent_soft", c.accent_soft),
        ];
        let inks = [
            ("text", c.text),
            ("quiet", c.quiet),
            ("accent", c.accent),
            ("error", c.error),
            ("note", c.note),
            ("suggestion", c.suggestion),
        ];
        for (ground, behind) in grounds {
            for (ink, colour) in inks {
                let ratio = contrast(colour, behind);
                assert!(ratio >= 4.5, "{name}: {ink} on {ground} has {ratio:.2}");
            }
        }
        for (ink, behind) in [
            (c.on_accent, c.accent),
            (c.on_accent, c.accent_hover),
            (c.text, c.field),
            (c.quiet, c.field),
            (c.error, c.error_soft),
            (c.text, c.error_soft),
        ] {
            assert!(contrast(ink, behind) >= 4.5, "{name}: {ink:?} on {behind:?}");
        }
        // The words of an article keep a higher contrast, tinted or not.
        for behind in [c.ground, c.highlight, c.highlight_focus, c.selection] {
            assert!(contrast(c.text, behind) >= 7.0, "{name}: text on {behind:?} has {:.2}", contrast(c.text, behind));
        }
    }
}

//! Whole words: what is selected, shown, taken and copied begins and ends where words do.

use std::sync::Arc;

use briefpack::app::{App, Effect, Native, Services};
use briefpack::article::{Article, BlockKind, Passage, Span};
use briefpack::diag::Sink;
use briefpack::pack::{Edit, Pack, Place, apply};
use briefpack::ui::ask::Ask;
use briefpack::ui::commands::Command;
use briefpack::ui::preview::export::Source;
use briefpack::verify::{verify_pack, verify_pdf};
use eframe::egui;
use egui_kittest::kittest::Queryable;

use crate::support::ui::{Shown, article, press, real, send, talks_article};

fn with(article: &Article) -> Pack {
    apply(&Pack::new("Talks"), &Edit::AddArticle(Arc::new(article.clone()))).unwrap()
}

fn selected(harness: &Shown) -> String {
    harness.state().app().selected_text().unwrap_or_default()
}

fn quoted(pack: &Pack) -> Vec<&str> {
    pack.highlights.values().map(|highlight| highlight.passage.quote.as_str()).collect()
}

/// Whether words stand in a text with no letter beside them.
fn is_whole(text: &str, words: &str) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.match_indices(words).any(|(at, _)| {
        !is_letter(text[..at].chars().next_back()) && !is_letter(text[at + words.len()..].chars().next())
    })
}

#[test]
fn a_drag_takes_whole_words_from_wherever_it_begins_to_wherever_it_ends() {
    let article = talks_article();
    let text = &article.blocks[2].text;
    let mut harness = real(with(&article));
    let rect = harness.get_by_label(text.as_str()).rect();
    let at = |part: f32| egui::pos2(rect.left() + rect.width() * part, rect.top() + 12.0);
    let mut seen = Vec::new();
    for step in 0..12_u8 {
        let from = 0.05 + 0.011 * f32::from(step);
        harness.drag_at(at(from));
        harness.step();
        harness.hover_at(at(from + 0.2));
        harness.step();
        harness.hover_at(at(from + 0.4));
        harness.step();
        let shown = selected(&harness);
        assert!(is_whole(text, &shown) && shown.contains(' '), "while it is dragged: {shown}");
        harness.drop_at(at(from + 0.4));
        harness.step();
        assert_eq!(selected(&harness), shown, "what was shown is what is selected");
        seen.push(shown);
        send(&mut harness, Ask::Select(Vec::new()));
        // Not the second click of a double one.
        for _ in 0..20 {
            harness.step();
        }
    }
    seen.dedup();
    assert!(seen.len() > 1, "{seen:?}");
    harness.drag_at(at(0.07));
    harness.step();
    harness.hover_at(at(0.5));
    harness.step();
    harness.drop_at(at(0.5));
    harness.run();
    let shown = selected(&harness);
    send(&mut harness, Ask::Run(Command::AddQuotation));
    assert_eq!(quoted(harness.state().app().pack()), [shown]);
}

#[test]
fn keys_take_whole_words_and_a_click_takes_nothing() {
    let article = talks_article();
    let mut harness = real(with(&article));
    let name = article.display_title();
    harness.get_by_role_and_label(egui::accesskit::Role::Article, &name).focus();
    harness.run();
    press(&mut harness, egui::Modifiers::COMMAND, egui::Key::Home);
    // Into 'Prime', and from there down into the row below.
    for _ in 0..2 {
        press(&mut harness, egui::Modifiers::NONE, egui::Key::ArrowRight);
    }
    assert_eq!(selected(&harness), "", "the cursor alone selects nothing");
    press(&mut harness, egui::Modifiers::SHIFT, egui::Key::ArrowRight);
    assert_eq!(selected(&harness), "Prime");
    for _ in 0..5 {
        press(&mut harness, egui::Modifiers::SHIFT, egui::Key::ArrowRight);
    }
    assert_eq!(selected(&harness), "Prime Minister");
    press(&mut harness, egui::Modifiers::COMMAND, egui::Key::H);
    assert_eq!(quoted(harness.state().app().pack()), ["Prime Minister"]);
}

#[test]
fn whatever_asks_for_a_selection_gets_whole_words() {
    let article = talks_article();
    let mut app = App::new(with(&article), None, Vec::new(), false);
    app.update(Ask::Read(article.id.clone()));
    app.update(Ask::Select(vec![Span::new(2, 6, 21)]));
    let copied = app.update(Ask::Run(Command::CopyWithSource));
    let told = "“Government of Portugal” — Ministers meet on the river, Harbour News, 15 May 2025";
    assert!(matches!(copied.as_slice(), [Effect::Copy(text)] if text == told), "{copied:?}");
    app.update(Ask::Run(Command::AddQuotation));
    assert_eq!(quoted(app.pack()), ["Government of Portugal"]);
}

/// A pack of another program: its quotation begins and ends within words.
fn broken() -> Pack {
    let article = talks_article();
    let pack = with(&article);
    let passage = Passage::new(&article, vec![Span::new(2, 6, 21)]).unwrap();
    let place = Place::end_of(pack.sections[0].id);
    apply(&pack, &Edit::AddQuotation { passage, place }).unwrap()
}

#[test]
fn a_quotation_that_is_cut_within_a_word_is_named_by_the_check_and_by_verify() {
    let pack = broken();
    let what = "only a part of a word is quoted: 'vernment' of 'Government'";
    let told: Vec<_> = verify_pack(&pack).findings;
    assert!(told.iter().any(|finding| finding.what == what && finding.place == "section 'Key passages'"), "{told:?}");
    let item = pack.sections[0].items[0].id;
    let troubles = Native::default().check(&pack, None);
    let trouble = troubles.iter().find(|trouble| trouble.what.contains("'vernment'")).expect("it is in the check");
    assert!(!trouble.stops && trouble.source == Some(Source::Item(item)), "{trouble:?}");
    // The file holds, letter for letter; that it reads wrong is said as well.
    let pdf = briefpack::export(&pack, None, &mut Sink::new()).unwrap();
    let verified = verify_pdf(&pdf.bytes).unwrap();
    assert_eq!(verified.findings, []);
    assert!(verified.remarks.iter().any(|remark| remark.what == what), "{:?}", verified.remarks);
    // Shortened so that the broken words are left out, it reads well.
    let quote = &pack.highlights.values().next().unwrap().passage.quote;
    assert_eq!(quote, "vernment of Por");
    let wording = Some("… of …".to_owned());
    let shortened = apply(&pack, &Edit::SetWording { item, wording }).unwrap();
    assert!(!verify_pack(&shortened).findings.iter().any(|finding| finding.what.contains("part of a word")));
    // A highlight that nothing prints is named too, and shown in its article.
    let article = talks_article();
    let passage = Passage::new(&article, vec![Span::new(0, 0, 9)]).unwrap();
    let marked = apply(&with(&article), &Edit::AddHighlight(passage)).unwrap();
    let troubles = Native::default().check(&marked, None);
    let trouble = troubles.iter().find(|trouble| trouble.what.contains("'Min' of 'Minister'"));
    assert!(matches!(trouble.map(|t| &t.source), Some(Some(Source::Passage(_)))), "{troubles:?}");
}

#[test]
fn a_card_is_whole_at_once_whatever_stood_there_before() {
    let mut blocks: Vec<(BlockKind, &str)> = Vec::new();
    let kept = talks_article();
    // Short and long cards, far down the pane.
    for _ in 0..9 {
        blocks.push((BlockKind::Paragraph, "Nothing of note was said in the harbour that day, and the talks went on."));
    }
    blocks.extend(kept.blocks.iter().map(|block| (block.kind, block.text.as_str())));
    blocks.push((BlockKind::Paragraph, crate::support::ui::PILLARS));
    let article = article("long.txt", Some("Talks"), Some("Harbour News"), "2025-05-15", &blocks);
    let mut harness = real(with(&article));
    send(&mut harness, Ask::Read(article.id.clone()));
    let pane = harness.ctx.content_rect();
    for _ in 0..24 {
        harness.key_press(egui::Key::F8);
        harness.run();
        let close = harness.get_by_label("Close card").rect();
        let add = harness.get_by_label("Dismiss").rect();
        assert!(add.bottom() < pane.bottom() - 24.0 && close.top() > 0.0, "{add:?} in {pane:?}");
        assert!(harness.state().app().view().card.is_some());
    }
}

//! The check before an export: whatever `verify` reports of a pack stands in it, is said in every language, and leads
//! with a click to its place.

use std::sync::Arc;

use briefpack::app::{App, Effect, Msg, Native, Services};
use briefpack::article::Article;
use briefpack::diag::Warning;
use briefpack::layout::page::Shows;
use briefpack::pack::{Body, HighlightId, Item, Pack};
use briefpack::ui::ask::Ask;
use briefpack::ui::commands::Command;
use briefpack::ui::outline::ask::Page;
use briefpack::ui::outline::data::RowKey;
use briefpack::ui::preview::export::{ExportAsk, Source, Step, Trouble};
use briefpack::ui::tongue::{Tongue, Words};
use briefpack::ui::view::{Goal, Middle};
use briefpack::verify::verify_pack;
use eframe::egui;
use egui_kittest::kittest::Queryable;

use crate::support::rich_pack;
use crate::support::ui::{Shown, real, send};

/// A mark that turns the direction of writing, and a character that no font has.
const TURN: char = '\u{202e}';
const UNKNOWN: char = '\u{1343f}';

/// What a spoiled pack is to lead to.
type Leads = fn(&Source) -> bool;

fn items(pack: &mut Pack) -> impl Iterator<Item = &mut Item> {
    pack.sections.iter_mut().flat_map(|s| &mut s.items)
}

fn body(pack: &mut Pack, is_it: fn(&Body) -> bool) -> &mut Body {
    items(pack).map(|item| &mut item.body).find(|body| is_it(body)).expect("the pack has such an item")
}

fn change_article(pack: &mut Pack, change: impl FnOnce(&mut Article)) {
    change(Arc::make_mut(&mut pack.articles[0].article));
}

/// Every way in which a pack can be off, with what a click on it is to show.
fn spoiled() -> Vec<(&'static str, Pack, Leads)> {
    let item: Leads = |source| matches!(source, Source::Item(_));
    let front: Leads = |source| matches!(source, Source::Front | Source::Field(_));
    let mut all: Vec<(&'static str, Pack, Leads)> = Vec::new();
    let mut spoil = |name, leads: Leads, change: &dyn Fn(&mut Pack)| {
        let mut pack = rich_pack();
        pack.front.title = "Harbours".to_owned();
        change(&mut pack);
        all.push((name, pack, leads));
    };
    spoil("a passage that is not there", item, &|pack| {
        *body(pack, |b| matches!(b, Body::Quotation { .. })) = Body::quotation(HighlightId(999));
    });
    spoil("an article that is gone", item, &|pack| drop(pack.articles.remove(0)));
    spoil("a hash that does not match", |source| matches!(source, Source::Article(_)), &|pack| {
        pack.articles[0].text_sha256 = "0".repeat(64);
    });
    spoil("words that differ", item, &|pack| {
        let passage = &mut pack.highlights.values_mut().next().unwrap().passage;
        passage.quote = passage.quote.to_uppercase();
    });
    spoil("a wording of one's own", item, &|pack| {
        if let Body::Quotation { wording, .. } = body(pack, |b| matches!(b, Body::Quotation { .. })) {
            *wording = Some("The mayor lied.".to_owned());
        }
    });
    spoil("a number of one's own", item, &|pack| {
        if let Body::Figure { value, .. } = body(pack, |b| matches!(b, Body::Figure { .. })) {
            *value = "99 ships".to_owned();
        }
    });
    spoil("a picture that is gone", item, &|pack| pack.pictures.clear());
    spoil("a logo that is gone", front, &|pack| pack.front.logo = Some("flag.png".to_owned()));
    spoil("an empty list", item, &|pack| {
        *body(pack, |b| matches!(b, Body::List { .. })) =
            Body::List { label: String::new(), announced: None, entries: Vec::new() };
    });
    spoil("an empty chronology", item, &|pack| {
        *body(pack, |b| matches!(b, Body::Chronology(_))) = Body::Chronology(Vec::new());
    });
    spoil("an event without words", item, &|pack| {
        if let Body::Chronology(entries) = body(pack, |b| matches!(b, Body::Chronology(_))) {
            entries[0].text.clear();
        }
    });
    spoil("an event that ends before it begins", item, &|pack| {
        if let Body::Chronology(entries) = body(pack, |b| matches!(b, Body::Chronology(_))) {
            entries[0].end = Some(entries[0].date.yesterday().unwrap());
        }
    });
    spoil("an article that is there twice", |source| matches!(source, Source::Article(_)), &|pack| {
        pack.articles.push(pack.articles[0].clone());
    });
    spoil("a figure without a number", item, &|pack| {
        if let Body::Figure { value, .. } = body(pack, |b| matches!(b, Body::Figure { .. })) {
            value.clear();
        }
    });
    spoil("a quotation that stands twice", item, &|pack| {
        let section =
            pack.sections.iter_mut().find(|s| s.items.iter().any(|i| matches!(i.body, Body::Quotation { .. })));
        let section = section.expect("the pack has a quotation");
        let mut again = section.items.iter().find(|i| matches!(i.body, Body::Quotation { .. })).cloned().unwrap();
        again.id = briefpack::pack::ItemId(9_000);
        section.items.push(again);
    });
    spoil("a table without words", item, &|pack| {
        let row = vec![String::new(); 2];
        *body(pack, |b| matches!(b, Body::Note)) =
            Body::Table { caption: String::new(), header: row.clone(), rows: vec![row; 2] };
    });
    spoil("a biography of a name alone", item, &|pack| {
        items(pack).next().unwrap().note.clear();
        items(pack).next().unwrap().body =
            Body::Biography { name: "Ada".to_owned(), role: String::new(), text: " ".to_owned() };
    });
    spoil("a pack without a title", front, &|pack| pack.front.title = " ".to_owned());
    spoil("a turned title page", front, &|pack| pack.front.contact = format!("desk {TURN}four"));
    spoil("a turned heading", |source| matches!(source, Source::Section(_)), &|pack| {
        pack.sections[0].title.push(TURN);
    });
    spoil("a turned note", item, &|pack| items(pack).next().unwrap().note = format!("ask {TURN}again"));
    spoil("a turned article", |source| matches!(source, Source::Item(_) | Source::Article(_)), &|pack| {
        change_article(pack, |article| article.blocks[0].text.push(TURN));
        pack.articles[0].text_sha256 = pack.articles[0].article.text_sha256();
    });
    spoil("an unknown template", |source| *source == Source::Look, &|pack| pack.template = "own-brief".to_owned());
    spoil("an unknown theme", |source| *source == Source::Look, &|pack| pack.theme = "gold".to_owned());
    spoil("a character without a glyph", |source| *source == Source::Character(UNKNOWN), &|pack| {
        items(pack).next().unwrap().note = format!("an odd {UNKNOWN} sign");
    });
    spoil("a language without words", front, &|pack| pack.front.language = "xx".to_owned());
    spoil("a day that is none", front, &|pack| pack.front.date_unread = "soon".to_owned());
    all
}

/// The sentence as the window begins it: with a capital.
fn told(troubles: &[Trouble], sentence: &str) -> bool {
    troubles.iter().any(|t| t.what.to_lowercase().contains(&sentence.to_lowercase()))
}

#[test]
fn whatever_verify_reports_stands_in_the_check_and_leads_somewhere() {
    let vietnamese = Words::of(Tongue::Vietnamese);
    let sound = Native::default().check(&rich_pack(), None);
    for (name, pack, leads) in spoiled() {
        let troubles = Native::default().check(&pack, None);
        for finding in verify_pack(&pack).findings {
            assert!(told(&troubles, &finding.what), "{name}: '{}' is not in the check: {troubles:#?}", finding.what);
        }
        let new: Vec<&Trouble> = troubles.iter().filter(|t| !sound.contains(t)).collect();
        assert!(!new.is_empty(), "{name}: nothing is said of it");
        assert!(
            new.iter().any(|t| t.source.as_ref().is_some_and(leads)),
            "{name} does not lead where it should: {new:#?}"
        );
        for trouble in new {
            assert!(trouble.source.is_some(), "{name}: no click leads anywhere from '{}'", trouble.what);
            for sentence in [&trouble.what, &trouble.advice].into_iter().filter(|s| !s.is_empty()) {
                let said = vietnamese.said(sentence);
                assert_ne!(said, sentence.as_str(), "{name}: in English alone");
            }
        }
    }
}

#[test]
fn what_stops_comes_with_what_is_doubtful() {
    let mut pack = rich_pack();
    pack.articles[0].text_sha256 = "0".repeat(64);
    pack.front.occasion = format!("visit {TURN}");
    pack.template = "own-brief".to_owned();
    let troubles = Native::default().check(&pack, None);
    let stops: Vec<bool> = troubles.iter().map(|t| t.stops).collect();
    assert_eq!(stops, [true, false, false], "{troubles:#?}");
}

/// Checks the pack and clicks the trouble whose words begin so.
fn click_trouble(harness: &mut Shown, words: &str) {
    send(harness, Ask::Run(Command::CheckPack));
    harness.get_by(|node| node.label().is_some_and(|label| label.contains(words))).click();
    harness.run();
    assert!(harness.state().app().view().export.is_none(), "the list makes room for the place");
}

#[test]
fn a_click_in_the_check_shows_the_place() {
    let mut pack = rich_pack();
    pack.front.occasion = format!("visit {TURN}");
    pack.template = "own-brief".to_owned();
    if let Body::Chronology(entries) = body(&mut pack, |b| matches!(b, Body::Chronology(_))) {
        entries[0].text.clear();
    }
    let event = items(&mut pack).find(|i| matches!(i.body, Body::Chronology(_))).unwrap().id;
    let mut harness = real(pack);
    click_trouble(&mut harness, "The title page: a mark that turns");
    assert_eq!(harness.state().app().view().outline_page, Page::Front);
    click_trouble(&mut harness, "names the template ‘own-brief’");
    assert_eq!(harness.state().app().view().outline_page, Page::Template);
    click_trouble(&mut harness, "an entry of the chronology has no words");
    let view = harness.state().app().view();
    assert_eq!((view.outline_page, view.item), (Page::Outline, Some(event)));

    let mut pack = rich_pack();
    pack.articles[1].text_sha256 = "0".repeat(64);
    let article = pack.articles[1].article.id.clone();
    let mut harness = real(pack);
    send(&mut harness, Ask::Run(Command::Vietnamese));
    click_trouble(&mut harness, "không còn như lúc nhập");
    let view = harness.state().app().view();
    assert_eq!((view.middle, view.reading.as_ref()), (Middle::Article, Some(&article)));
}

#[test]
fn a_click_in_the_check_ends_in_the_field_that_is_wrong() {
    let mut pack = rich_pack();
    pack.front.title.clear();
    pack.front.place = format!("Lisbon {TURN}");
    pack.front.date_unread = "31 November".to_owned();
    if let Body::Biography { role, text, .. } = body(&mut pack, |b| matches!(b, Body::Biography { .. })) {
        role.clear();
        text.clear();
    }
    let biography = items(&mut pack).find(|i| matches!(i.body, Body::Biography { .. })).unwrap();
    biography.note.clear();
    let biography = biography.id;
    let mut harness = real(pack);
    let typed = |harness: &mut Shown, words: &str| {
        harness.event(egui::Event::Text(words.to_owned()));
        harness.run();
    };
    click_trouble(&mut harness, "he briefing has no title");
    typed(&mut harness, "Harbours");
    assert_eq!(harness.state().app().pack().front.title, "Harbours");
    click_trouble(&mut harness, "31 November");
    assert!(harness.get_by_label("Date").is_focused());
    // What is about an item gives its row the keyboard, wherever it was before.
    click_trouble(&mut harness, "a biography tells nothing");
    assert_eq!(harness.state().app().view().item, Some(biography));
    let focused = harness.ctx.memory(|m| m.focused());
    assert_eq!(focused, Some(egui::Id::unique(("outline row", RowKey::Item(biography)))));
}

#[test]
fn an_article_that_is_gone_is_one_problem_with_one_advice() {
    let mut pack = rich_pack();
    pack.front.title = "Harbours".to_owned();
    let gone = pack.articles.remove(0).article;
    let passages = pack.highlights.values().filter(|h| h.passage.article == gone.id).count();
    assert!(passages > 1);
    let troubles = Native::default().check(&pack, None);
    let stops: Vec<&Trouble> = troubles.iter().filter(|t| t.stops).collect();
    let [one] = stops.as_slice() else { panic!("{stops:#?}") };
    assert!(one.what.starts_with(&format!("The article of {passages} passages is not in the pack: '")), "{one:?}");
    assert_eq!(one.advice, "Add its file again, or remove what is from it");
    // The outline says it in the same words, and a click leads to the first of them.
    let mut harness = real(pack);
    let told = "The article of this passage is not in the pack. Add its file again, or remove what is from it.";
    assert!(harness.query_all_by_label_contains(told).count() > 0);
    click_trouble(&mut harness, "is not in the pack: ");
    assert!(harness.state().app().view().item.is_some());
    // Put back, nothing is wrong.
    send(&mut harness, Ask::Run(Command::Vietnamese));
    let vietnamese = Words::of(Tongue::Vietnamese);
    assert!(vietnamese.said(&one.what).starts_with(&format!("Bài của {passages} đoạn trích")));
    assert_ne!(vietnamese.said(&one.advice), one.advice);
}

#[test]
fn what_stands_on_a_page_alone_is_shown_on_the_page() {
    let places = [(Source::Character(UNKNOWN), Goal::Shown(Shows::Missing(UNKNOWN))), (Source::Page(3), Goal::Page(3))];
    for (source, goal) in places {
        let mut app = App::new(rich_pack(), None, Vec::new(), true);
        let effects = app.update(Ask::Run(Command::CheckPack));
        let [Effect::Check { job, choice, way, .. }] = effects.as_slice() else { panic!("{effects:?}") };
        let trouble = Trouble { stops: false, what: "Off".into(), advice: String::new(), source: Some(source) };
        app.update(Msg::Checked { job: *job, troubles: vec![trouble], choice: choice.clone(), way: *way });
        app.update(Ask::Export(ExportAsk::Show(0)));
        assert_eq!((app.view().goal, app.view().middle), (Some(goal), Middle::Preview));
    }
}

#[test]
fn a_figure_without_what_it_counts_is_named_before_an_export_and_leads_to_its_item() {
    let mut pack = rich_pack();
    pack.front.title = "Harbours".to_owned();
    let Body::Figure { value, caption, .. } = body(&mut pack, |b| matches!(b, Body::Figure { .. })) else { panic!() };
    caption.clear();
    *value = value.split(' ').next().unwrap_or_default().to_owned();
    let value = value.clone();
    let troubles = Native::default().check(&pack, None);
    let told: Vec<&Trouble> = troubles.iter().filter(|t| t.what.contains("does not say what it counts")).collect();
    let [told] = told.as_slice() else { panic!("{troubles:?}") };
    assert!(told.what.contains(&value) && !told.stops && matches!(told.source, Some(Source::Item(_))), "{told:?}");
    let vietnamese = Words::of(Tongue::Vietnamese).said(&told.what).into_owned();
    assert!(vietnamese.starts_with("Con số ‘"), "{vietnamese}");
}

/// A chronology whose first entry has another day than its passage tells.
fn misdated() -> Pack {
    let article = crate::support::ui::talks_article();
    let pack =
        briefpack::pack::apply(&Pack::new("Talks"), &briefpack::pack::Edit::AddArticle(Arc::new(article.clone())))
            .unwrap();
    let words = "The new bridge will be opened on 14 June 2026.";
    let span = crate::support::ui::span_of(&article, 4, words);
    let passage = briefpack::article::Passage::new(&article, vec![span]).unwrap();
    let entry = briefpack::pack::Happening {
        date: jiff::civil::date(2026, 7, 1),
        end: None,
        precision: briefpack::pack::Precision::Day,
        text: "The bridge opens".to_owned(),
        passage: None,
    };
    let place = briefpack::pack::Place::end_of(pack.sections[0].id);
    briefpack::pack::apply(&pack, &briefpack::pack::Edit::AddHappening { entry, passage: Some(passage), place })
        .unwrap()
}

#[test]
fn a_day_that_its_passage_does_not_tell_is_shown_where_it_stands_and_before_an_export() {
    let mut harness = real(misdated());
    let item = harness.state().app().pack().sections[0].items[0].id;
    let told =
        "The chronology's entry of 1 July 2026 rests on words that tell of 14 June 2026: ‘The new bridge will be";
    harness.get_by_label_contains(told);
    send(&mut harness, Ask::Run(Command::CheckPack));
    let found = harness.get_all_by_label_contains("tell of 14 June 2026").count();
    assert!(found >= 2, "in the outline and in the list: {found}");
    let troubles = Native::default().check(harness.state().app().pack(), None);
    let index = troubles.iter().position(|t| t.what.contains("tell of 14 June 2026")).expect("it is in the list");
    assert_eq!(troubles[index].source, Some(Source::Item(item)));
    send(&mut harness, Ask::Export(ExportAsk::Show(index)));
    assert_eq!(harness.state().app().view().item, Some(item));
    // Chosen, the entry itself says so; with its day corrected nothing is doubtful.
    harness.get_by_label_contains(told);
    let mut entries = match &harness.state().app().pack().sections[0].items[0].body {
        Body::Chronology(entries) => entries.clone(),
        other => panic!("{other:?}"),
    };
    entries[0].date = jiff::civil::date(2026, 6, 14);
    send(
        &mut harness,
        Ask::Outline(briefpack::ui::outline::ask::OutlineAsk::SetChronology { item, entries, field: None }),
    );
    assert!(harness.query_by_label_contains(told).is_none());
}

#[test]
fn the_status_line_counts_what_the_check_lists() {
    let mut pack = rich_pack();
    pack.front.occasion = format!("visit {TURN}");
    pack.template = "own-brief".to_owned();
    let found = Native::default().check(&pack, None).len();
    assert!(found >= 2);
    let told = vec![Warning::new("an entry of the file was passed over").at("the pack")];
    let mut app = App::new(pack, None, told, true);
    assert_eq!(app.snapshot().remarks.len(), 1, "what was said when the file was read");
    let check = |app: &mut App, troubles: Option<Vec<Trouble>>| {
        let effects = app.update(Ask::Run(Command::CheckPack));
        let [Effect::Check { job, choice, way, pack, .. }] = effects.as_slice() else { panic!("{effects:?}") };
        let troubles = troubles.unwrap_or_else(|| Native::default().check(pack, None));
        app.update(Msg::Checked { job: *job, troubles, choice: choice.clone(), way: *way });
        let listed = match &app.view().export {
            Some(Step::Problems { troubles, .. }) => troubles.as_ref().clone(),
            other => panic!("{other:?}"),
        };
        app.update(Ask::Export(ExportAsk::Cancel));
        assert_eq!(listed, app.snapshot().remarks, "one list for both");
        listed.len()
    };
    assert_eq!(check(&mut app, None), found + 1);
    // Checked again, nothing is counted twice; with all of it mended, what was said stays.
    assert_eq!(check(&mut app, None), found + 1);
    assert_eq!(check(&mut app, Some(Vec::new())), 1);
    app.update(Ask::ForgetRemarks);
    assert!(app.snapshot().remarks.is_empty());
}

#[test]
fn what_an_export_warns_of_is_what_the_check_before_it_found() {
    let folder = tempfile::tempdir().unwrap();
    let mut pack = rich_pack();
    pack.front.title = "Harbours".to_owned();
    pack.front.occasion = format!("visit {TURN}");
    items(&mut pack).next().unwrap().note = format!("ask {TURN}again");
    let mut harness = real(pack);
    send(&mut harness, Ask::Run(Command::ExportToPath));
    let listed = match &harness.state().app().view().export {
        Some(Step::Problems { troubles, .. }) => troubles.len(),
        other => panic!("{other:?}"),
    };
    send(&mut harness, Ask::Export(ExportAsk::GoOn));
    send(&mut harness, Ask::TypePath(folder.path().join("a.pdf").display().to_string()));
    send(&mut harness, Ask::ConfirmPath);
    let app = harness.state().app();
    assert!(app.message().unwrap().text.starts_with("Exported a.pdf"), "{:?}", app.message());
    assert_eq!(app.snapshot().remarks.len(), listed, "{:#?}", app.snapshot().remarks);
    harness.get_by_label(&format!("{listed} remarks"));
}

//! What is found across articles in the window: lists told item by item in two languages, and what changed over time.

use std::sync::Arc;

use briefpack::app::{App, Executor, Native, Window};
use briefpack::article::{Article, BlockKind, Language};
use briefpack::detect::Kind;
use briefpack::pack::{Body, Edit, Item, Pack, apply};
use briefpack::ui::ask::{Ask, SuggestionId};
use briefpack::ui::commands::Command;
use briefpack::ui::outline::ask::OutlineAsk;
use briefpack::ui::theme::Themes;
use briefpack::ui::view::{Listing, Middle, Tab};
use eframe::egui;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use crate::support::ui::{Shown, article, click, now, press, real, send, talks_article, talks_elsewhere};

fn told(language: &str, outlet: &str, date: &str, title: &str, paragraphs: &[&str]) -> Article {
    let blocks: Vec<(BlockKind, &str)> = paragraphs.iter().map(|text| (BlockKind::Paragraph, *text)).collect();
    let article = article(&format!("{outlet}.txt"), Some(title), Some(outlet), date, &blocks);
    Article { language: Language(language.to_owned()), ..article }
}

/// One list in two languages, the second with an item less; and a minister who is another one half a year later.
fn articles() -> Vec<Article> {
    vec![
        told(
            "en",
            "Strait Courier",
            "2025-09-12",
            "Belmar and Sund agree five measures on ferries",
            &[
                "Foreign Minister Ilse Brandt of Belmar met Sund's Trade Minister Paulo Reis in Velmar on 10 September.",
                "The two ministers agreed five measures: a joint ferry council; a shared map of sea routes; inspections \
                 at sea; a ban on night crossings in winter; and a hotline between coast guards.",
                "Deputy Transport Minister Greta Lund opened the new quay.",
            ],
        ),
        told(
            "vi",
            "Báo Eo biển",
            "2025-09-12",
            "Belmar và Sund thống nhất năm biện pháp về phà",
            &[
                "Ngày 10/9, tại Velmar, Bộ trưởng Ngoại giao Belmar Ilse Brandt đã gặp Bộ trưởng Thương mại Sund Paulo \
                 Reis.",
                "Hai bộ trưởng thống nhất năm biện pháp: lập hội đồng phà chung; xây dựng bản đồ chung về tuyến biển; \
                 kiểm tra trên biển; và thiết lập đường dây nóng giữa lực lượng cảnh sát biển.",
            ],
        ),
        told(
            "en",
            "Evening Star",
            "2026-03-02",
            "Night ferries stay in port",
            &["Transport Minister Greta Lund said the ban on night crossings would stay until April."],
        ),
    ]
}

fn shown(articles: Vec<Article>) -> Shown {
    let mut pack = Pack::new("Ferries");
    for article in articles {
        pack = apply(&pack, &Edit::AddArticle(Arc::new(article))).unwrap();
    }
    let mut harness =
        Harness::builder().with_size(egui::vec2(1440.0, 900.0)).with_max_steps(64).build_eframe(move |cc| {
            let app = App::new(pack, None, Vec::new(), false);
            Window::new(cc, Themes::load().unwrap(), app, Arc::new(Native::default()), Executor::Inline)
        });
    harness.run();
    send(&mut harness, Ask::ShowMiddle(Middle::Suggestions));
    harness
}

fn show(harness: &mut Shown, tab: Tab) {
    send(harness, Ask::List(Listing { tab, ..Listing::default() }));
}

fn items(harness: &Shown) -> Vec<Item> {
    now(harness).sections[0].items.clone()
}

#[test]
fn a_list_is_told_item_by_item_with_who_leaves_what_out_and_is_added_as_a_whole() {
    let mut harness = shown(articles());
    show(&mut harness, Tab::Agreements);
    harness.get_by_label("five measures, 5 items · 2 outlets");
    harness.get_by_label_contains("4. a ban on night crossings in winter. Strait Courier. left out by Báo Eo biển");
    let both = "1. a joint ferry council. Strait Courier, Báo Eo biển";
    harness.get_by_label_contains(both);
    click(&mut harness, "Add the whole list: five measures");
    let list = items(&harness).remove(0);
    let Body::List { label, entries, .. } = &list.body else { panic!("{:?}", list.body) };
    assert_eq!((label.as_str(), entries.len()), ("five measures", 5));
    assert_eq!(list.note, "Told by 2 outlets: Báo Eo biển, Strait Courier");
    harness.get_by_label("In the briefing: five measures");
    harness.get_by_label("In the briefing: a joint ferry council");
    // A click opens the words in their article.
    harness.get_by_label_contains(both).click();
    harness.run();
    let view = harness.state().app().view();
    assert_eq!((view.middle, view.reading.as_ref()), (Middle::Article, Some(&now(&harness).articles[0].article.id)));
}

#[test]
fn one_item_of_a_list_is_added_by_itself() {
    let mut harness = shown(articles());
    show(&mut harness, Tab::Agreements);
    click(&mut harness, "Add: inspections at sea");
    let item = items(&harness).remove(0);
    let Body::Quotation { passage, .. } = item.body else { panic!("{:?}", item.body) };
    assert_eq!(now(&harness).highlights[&passage].passage.quote, "inspections at sea");
    harness.get_by_label("Add the whole list: five measures");
}

#[test]
fn what_changed_over_time_shows_both_states_and_is_added_with_their_days() {
    let mut harness = shown(articles());
    // It is no conflict, and is not counted as one.
    let found = &harness.state().app().snapshot().compared.unwrap().found;
    assert_eq!((found.conflicts.len(), found.changes.len()), (0, 1));
    harness.get_by_label("Conflicts: 0");
    harness.get_by_label("Changes: 1");
    show(&mut harness, Tab::Conflicts);
    harness.get_by_label_contains("do not contradict each other");
    show(&mut harness, Tab::Changes);
    let changed = "Greta Lund: Deputy Transport Minister → Transport Minister";
    harness.get_by_label_contains(&format!("Open: {changed}"));
    click(&mut harness, &format!("Add: {changed}"));
    let list = items(&harness).remove(0);
    let Body::List { entries, .. } = &list.body else { panic!("{:?}", list.body) };
    assert_eq!(entries.len(), 2);
    assert!(list.note.starts_with("Changed since: Deputy Transport Minister (Strait Courier · 12 Sep 2025) → "));
    assert!(list.note.ends_with("Transport Minister (Evening Star · 2 Mar 2026)"), "{}", list.note);
    // One undo takes the list and its note back.
    send(&mut harness, Ask::Run(Command::Undo));
    assert!(items(&harness).is_empty());
}

#[test]
fn both_speak_vietnamese() {
    let mut harness = shown(articles());
    send(&mut harness, Ask::Run(Command::Vietnamese));
    show(&mut harness, Tab::Agreements);
    harness.get_by_label_contains("Báo Eo biển không nêu");
    // A note goes into the pack, and speaks its language.
    click(&mut harness, "Thêm cả danh sách: five measures");
    assert_eq!(items(&harness)[0].note, "Told by 2 outlets: Báo Eo biển, Strait Courier");
    assert_eq!(items(&harness).len(), 1, "the button stands on what can be dragged, and drags nothing");
    send(&mut harness, Ask::Run(Command::Undo));
    send(&mut harness, Ask::Outline(OutlineAsk::SetLanguage("vi".to_owned())));
    click(&mut harness, "Thêm cả danh sách: five measures");
    assert_eq!(items(&harness)[0].note, "2 báo cùng nêu: Báo Eo biển, Strait Courier");
    harness.get_by_label("Thay đổi: 1");
    show(&mut harness, Tab::Changes);
    harness.get_by_label_contains("chức vụ nay đã khác");
}

#[test]
fn the_whole_chronology_is_added_once_and_what_is_shown_of_it() {
    let mut harness = shown(articles());
    show(&mut harness, Tab::Chronology);
    let all = harness.state().app().snapshot().compared.unwrap().found.chronology.len();
    assert!(all >= 2, "days that are told and days of publication: {all}");
    let chronologies = |harness: &Shown| -> Vec<usize> {
        let entries = items(harness).into_iter().filter_map(|item| match item.body {
            Body::Chronology(entries) => Some(entries.len()),
            _ => None,
        });
        entries.collect()
    };
    let said = |harness: &Shown| harness.state().app().message().unwrap().text.clone();
    click(&mut harness, "Add the whole chronology");
    assert_eq!(chronologies(&harness), [all]);
    assert_eq!(said(&harness), format!("Added {all} events"));
    click(&mut harness, "Add the whole chronology");
    assert_eq!(chronologies(&harness), [all]);
    assert_eq!(said(&harness), format!("All {all} events are in the briefing’s chronologies already"));

    // One is taken out: it alone is added again.
    let item = items(&harness).into_iter().find(|item| matches!(item.body, Body::Chronology(_))).unwrap();
    let Body::Chronology(mut entries) = item.body else { panic!() };
    entries.remove(1);
    send(&mut harness, Ask::Outline(OutlineAsk::SetChronology { item: item.id, entries, field: None }));
    click(&mut harness, "Add the whole chronology");
    assert_eq!(chronologies(&harness), [all - 1, 1]);
    assert!(said(&harness).starts_with(&format!("Added 1 event; {} w", all - 1)), "{}", said(&harness));

    // What the filter hides is not added.
    let mut harness = shown(articles());
    let listing = Listing { tab: Tab::Chronology, filter: "Paulo".to_owned() };
    send(&mut harness, Ask::ShowMiddle(Middle::Suggestions));
    send(&mut harness, Ask::List(listing));
    click(&mut harness, "Add the whole chronology");
    let added = chronologies(&harness).into_iter().sum::<usize>();
    assert!(0 < added && added < all, "{added} of {all}");
}

#[test]
fn kinds_that_are_switched_off_are_neither_listed_nor_counted_nor_added() {
    let mut harness = shown(vec![talks_article()]);
    let per_kind = |harness: &Shown, kind: Kind| {
        let app = harness.state().app();
        app.suggestions(&app.pack().articles[0].article.id).iter().filter(|s| s.kind() == kind).count()
    };
    let all: usize = Kind::ALL.into_iter().map(|kind| per_kind(&harness, kind)).sum();
    let (figures, quotes) = (per_kind(&harness, Kind::Figure), per_kind(&harness, Kind::Quote));
    assert!(figures > 0 && quotes > 0);
    harness.get_by_label(&format!("All: {all}"));
    harness.get_by_label("Add all: Figures");
    send(&mut harness, Ask::ShowKind { kind: Kind::Figure, shown: false });
    harness.get_by_label(&format!("All: {}", all - figures));
    assert!(harness.query_by_label("Add all: Figures").is_none(), "the heading of the kind is gone");
    harness.get_by_label("Add all: Quotations");
    // Its own tab says so, and switches it on again.
    click(&mut harness, "Figures: switched off");
    harness.get_by_label_contains("Figures are switched off.");
    assert!(harness.query_by_label_contains("Open: US$4.46 billion").is_none());
    // Whatever asks for many at once, what is switched off stays out.
    let article = now(&harness).articles[0].article.id.clone();
    let found = harness.state().app().suggestions(&article).to_vec();
    let ids = |kinds: &[Kind]| -> Vec<SuggestionId> {
        let of = found.iter().enumerate().filter(|(_, s)| kinds.contains(&s.kind()));
        of.map(|(index, _)| SuggestionId { article: article.clone(), index }).collect()
    };
    send(&mut harness, Ask::AddSuggestions(ids(&[Kind::Figure, Kind::Quote])));
    assert!(items(&harness).iter().all(|item| !matches!(item.body, Body::Figure { .. })));
    assert_eq!(items(&harness).len(), quotes);
    click(&mut harness, "Switch on again: Figures");
    harness.get_by_label(&format!("All: {all}"));
    click(&mut harness, "Add all: Figures");
    assert!(items(&harness).iter().any(|item| matches!(item.body, Body::Figure { .. })));
}

#[test]
fn a_conflict_is_settled_by_one_side_or_by_all() {
    let mut harness = shown(vec![talks_article(), talks_elsewhere()]);
    show(&mut harness, Tab::Conflicts);
    harness.get_by_label_contains("or add the side that you trust");
    click(&mut harness, "Add: US$3.9 billion, River Post · 15 May 2025");
    harness.get_by_label("Settled: one side is in the briefing");
    let all = "Print all sides: Trade between Portugal and Norland reached";
    click(&mut harness, all);
    assert_eq!(items(&harness).len(), 2);
    assert!(items(&harness)[1].note.starts_with("Accounts differ: "), "{}", items(&harness)[1].note);
    // There is nothing more to print.
    harness.get_by_label("All sides are in the briefing");
    assert!(harness.get_by_label(all).accesskit_node().is_disabled());
}

#[test]
fn what_the_outline_has_is_marked_though_it_was_highlighted_by_hand() {
    let mut harness = real(briefpack::app::sample().unwrap());
    send(&mut harness, Ask::ShowMiddle(Middle::Suggestions));
    send(&mut harness, Ask::List(Listing { tab: Tab::Kind(Kind::Figure), filter: "active projects".to_owned() }));
    harness.get_by_label("In the briefing: 587 active projects");
    assert!(harness.query_by_label("Add: 587 active projects").is_none());
}

#[test]
fn a_date_in_the_outline_is_read_and_typed_in_the_readers_form() {
    let mut harness = real(briefpack::app::sample().unwrap());
    let items =
        |harness: &Shown| now(harness).sections.iter().flat_map(|s| s.items.clone()).collect::<Vec<_>>().into_iter();
    let item = items(&harness).find(|item| matches!(item.body, Body::Chronology(_))).unwrap().id;
    send(&mut harness, Ask::Choose(Some(item)));
    let value = |harness: &Shown, number: usize| {
        let name = format!("Date of entry {number}");
        let field = harness.get_by_label(&name);
        field.accesskit_node().value().unwrap_or_default()
    };
    assert_eq!(value(&harness, 1), "13 October 2025");
    assert_eq!(value(&harness, 2), "Week of 13 October 2025");
    assert_eq!(value(&harness, 3), "28–30 October 2025");
    let entry = |harness: &Shown| match items(harness).find(|i| i.id == item).unwrap().body {
        Body::Chronology(entries) => entries[1].clone(),
        _ => panic!("a chronology"),
    };
    let before = entry(&harness);
    harness.get_by_label("Date of entry 2").focus();
    harness.run();
    press(&mut harness, egui::Modifiers::COMMAND, egui::Key::A);
    for part in ["week of ", "20 Oct", " 2025"] {
        harness.get_by_label("Date of entry 2").type_text(part);
        harness.run();
    }
    assert_eq!(value(&harness, 2), "week of 20 Oct 2025", "as it is typed");
    let after = entry(&harness);
    assert_eq!((after.date.day(), after.precision, after.end), (20, before.precision, None));
    harness.get_by_label("Date of entry 1").focus();
    harness.run();
    assert_eq!(value(&harness, 2), "Week of 20 October 2025");
    press(&mut harness, egui::Modifiers::COMMAND, egui::Key::Z);
    assert_eq!((entry(&harness), value(&harness, 2).as_str()), (before, "Week of 13 October 2025"));
}

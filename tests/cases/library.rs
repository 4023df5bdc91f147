//! The library as plain data: which articles are shown, in which order, and what is chosen.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use briefpack::app::stories;
use briefpack::article::{Article, ArticleId, BlockKind, Language};
use briefpack::compare::{Cancel, compare};
use briefpack::detect::detect;
use briefpack::pack::{Edit, Pack, Place, apply};
use briefpack::ui::fold::{fold, holds, terms};
use briefpack::ui::library::browse::{Choice, Chosen, Filter, days};
use briefpack::ui::library::data::{Found, Line, Shelf, Stories, TextHits, Wanted, lines};
use briefpack::ui::suggestions::Compared;
use briefpack::ui::view::{Sort, SortBy};
use jiff::civil::date;

use crate::support::ui::{article, pillars};
use crate::support::whole_block;

/// Five articles of four outlets in three languages.
fn shelf_pack() -> Pack {
    let rows = [
        ("Hội đàm tại Đà Nẵng về nghề cá", Some("Nhân Dân"), "2025-11-03", "vi"),
        ("Talks on fisheries held in Da Nang", Some("Reuters"), "2025-11-03", "en"),
        ("A railway for the north", Some("The World"), "2025-03-01", "en"),
        ("Foreign Minister Lê Hoài Trung speaks", None, "2024-12-31", "en"),
        ("Un pont pour la pêche", Some("Le Monde"), "", "fr"),
    ];
    let mut pack = Pack::new("Shelf");
    for (at, (title, outlet, day, language)) in rows.into_iter().enumerate() {
        let body = format!("Paragraph {at} says nothing of note to anyone at all.");
        let mut one = article(&format!("{at}.txt"), Some(title), outlet, day, &[(BlockKind::Paragraph, &body)]);
        one.language = Language(language.to_owned());
        pack = apply(&pack, &Edit::AddArticle(Arc::new(one))).unwrap();
    }
    let place = Place::end_of(pack.sections[0].id);
    let quoted = whole_block(&pack.articles[2].article, 0);
    pack = apply(&pack, &Edit::AddQuotation { passage: quoted, place }).unwrap();
    let last = pack.articles[4].article.id.clone();
    apply(&pack, &Edit::Tick { articles: vec![last], ticked: false }).unwrap()
}

fn shown(pack: &Pack, filter: &Filter, sort: Sort, hits: Option<&TextHits>, found: &Found) -> Vec<usize> {
    let mut shelf = Shelf::default();
    shelf.refresh(pack);
    let wanted = Wanted { filter, sort, stories: None, hits, found };
    let lines = lines(pack, &shelf, &wanted);
    lines.into_iter().map(|l| if let Line::Article { at, .. } = l { at } else { panic!("no headings") }).collect()
}

fn filtered(filter: Filter) -> Vec<usize> {
    shown(&shelf_pack(), &filter, Sort::default(), None, &Found::new())
}

fn words(text: &str) -> Filter {
    Filter { text: text.to_owned(), ..Filter::default() }
}

#[test]
fn words_are_found_without_their_accents() {
    assert_eq!(fold("Lê Hoài Trung – ĐÀ NẴNG"), "le hoai trung - da nang");
    assert_eq!(fold("e\u{301}tat\u{A0}fort, Łódź, Ærø, Straße"), "etat fort, lodz, aero, strasse");
    assert_eq!(terms("  trung \"Hoài Trung\" trung "), ["hoai trung", "trung"]);
    assert!(holds(&fold("Bộ trưởng Lê Hoài Trung"), &terms("le hoai trung")));
    assert!(!holds(&fold("Bộ trưởng Lê Hoài Trung"), &terms("\"trung le\"")));
    assert_eq!(filtered(words("le hoai trung")), [3]);
    assert_eq!(filtered(words("da nang")), [0, 1]);
    assert_eq!(filtered(words("DÂN nẵng")), [0], "the outlet counts as well");
    assert_eq!(filtered(words("4.txt")), [4]);
    assert!(filtered(words("nowhere")).is_empty());
}

#[test]
fn the_filter_narrows_by_outlet_language_days_and_what_was_done() {
    let all = Filter::default();
    assert_eq!(filtered(all.clone()), [0, 1, 2, 3, 4]);
    assert_eq!(filtered(Filter { outlet: Some("Reuters".to_owned()), ..all.clone() }), [1]);
    assert_eq!(filtered(Filter { outlet: Some(String::new()), ..all.clone() }), [3]);
    assert_eq!(filtered(Filter { language: Some("en".to_owned()), ..all.clone() }), [1, 2, 3]);
    assert_eq!(filtered(Filter { from: "2025".to_owned(), ..all.clone() }), [0, 1, 2]);
    assert_eq!(filtered(Filter { to: "2025-03".to_owned(), ..all.clone() }), [2, 3]);
    assert_eq!(filtered(Filter { from: "2025-13-77".to_owned(), ..all.clone() }).len(), 5, "no day, no filter");
    assert_eq!(filtered(Filter { used: true, ..all.clone() }), [2]);
    assert_eq!(filtered(Filter { ticked: true, ..all.clone() }), [0, 1, 2, 3]);
    let pack = shelf_pack();
    let found =
        Found::from([(pack.articles[1].article.id.clone(), Arc::new(pillars(&crate::support::ui::pillars_article())))]);
    assert_eq!(shown(&pack, &Filter { suggested: true, ..all }, Sort::default(), None, &found), [1]);
    let hits = TextHits { articles: HashSet::from([pack.articles[4].article.id.clone()]), ..TextHits::default() };
    assert_eq!(shown(&pack, &words("railway"), Sort::default(), Some(&hits), &found), [2, 4], "titles and texts");
}

#[test]
fn days_are_read_as_years_months_and_days() {
    assert_eq!(days("2024"), Some((date(2024, 1, 1), date(2024, 12, 31))));
    assert_eq!(days(" 2024-02 "), Some((date(2024, 2, 1), date(2024, 2, 29))));
    assert_eq!(days("2025-11-01"), Some((date(2025, 11, 1), date(2025, 11, 1))));
    for month in ["November 2025", "Nov 2025", "11/2025", "tháng 11 năm 2025"] {
        assert_eq!(days(month), Some((date(2025, 11, 1), date(2025, 11, 30))), "{month}");
    }
    for wrong in [
        "",
        "20",
        "13/2025",
        "Monday",
        "11/25/",
        "2025-13",
        "2025-02-30",
        "yesterday",
        "2025-1-1-1",
        "99999",
        "-",
        "--",
    ] {
        assert_eq!(days(wrong), None, "{wrong}");
    }
}

#[test]
fn the_list_sorts_by_every_column_and_ties_keep_their_order() {
    let pack = shelf_pack();
    let found =
        Found::from([(pack.articles[3].article.id.clone(), Arc::new(pillars(&crate::support::ui::pillars_article())))]);
    let by = |by, descending| shown(&pack, &Filter::default(), Sort { by, descending }, None, &found);
    assert_eq!(by(SortBy::Added, false), [0, 1, 2, 3, 4]);
    assert_eq!(by(SortBy::Added, true), [4, 3, 2, 1, 0]);
    assert_eq!(by(SortBy::Title, false), [2, 3, 0, 1, 4]);
    assert_eq!(by(SortBy::Outlet, false), [4, 0, 1, 2, 3], "those without come last");
    assert_eq!(by(SortBy::Date, false), [0, 1, 2, 3, 4], "the newest first, the undated last");
    assert_eq!(by(SortBy::Language, false), [1, 2, 3, 4, 0]);
    assert_eq!(by(SortBy::Used, false), [2, 0, 1, 3, 4]);
    assert_eq!(by(SortBy::Suggested, false), [3, 0, 1, 2, 4]);
}

#[test]
fn articles_of_one_story_stand_together() {
    let pack = shelf_pack();
    let mut shelf = Shelf::default();
    shelf.refresh(&pack);
    let id = |at: usize| pack.articles[at].article.id.clone();
    let stories = Stories { version: 1, of: HashMap::from([(id(0), 7), (id(3), 7), (id(4), 8)]) };
    let filter = Filter::default();
    let found = Found::new();
    let wanted = Wanted { filter: &filter, sort: Sort::default(), stories: Some(&stories), hits: None, found: &found };
    let own = |at, in_story| Line::Article { at, in_story };
    let expected = [
        Line::Story { articles: 2, outlets: 1, untold: 1 },
        own(0, true),
        own(3, true),
        Line::Rest,
        own(1, false),
        own(2, false),
        own(4, false),
    ];
    assert_eq!(lines(&pack, &shelf, &wanted), expected, "a story with one article in view is none");
}

#[test]
fn outlets_that_tell_the_same_are_one_story() {
    let told = |file: &str, title: &str, day: &str| -> Arc<Article> {
        Arc::new(article(file, Some(title), Some(file), day, &[(BlockKind::Paragraph, title)]))
    };
    let articles = [
        told("a", "Ministers sign fisheries accord in Geneva", "2025-11-01"),
        told("b", "Fisheries accord signed by ministers, Geneva says", "2025-11-02"),
        told("c", "Fisheries accord ministers met in Geneva", "2024-11-01"),
        told("d", "A railway for the north", "2025-11-01"),
    ];
    let of = stories(&articles, None);
    assert_eq!(of.get(&articles[0].id), of.get(&articles[1].id));
    assert!(of.contains_key(&articles[0].id));
    assert!(!of.contains_key(&articles[2].id), "a year apart");
    assert!(!of.contains_key(&articles[3].id));
    assert!(stories(&[], None).is_empty());
}

#[test]
fn the_same_story_in_another_language_is_known_by_what_both_tell() {
    let told = |file: &str, language: &str, title: &str, day: &str, paragraphs: &[&str]| -> Arc<Article> {
        let blocks: Vec<(BlockKind, &str)> = paragraphs.iter().map(|text| (BlockKind::Paragraph, *text)).collect();
        let mut one = article(file, Some(title), Some(file), day, &blocks);
        one.language = Language(language.to_owned());
        Arc::new(one)
    };
    let english = [
        "Foreign Minister Ilse Brandt of Kesta met Morland's Trade Minister Paulo Reis in Velmar on 10 September.",
        "Trade between Kesta and Morland reached US$3.72 billion in 2024, up 8.5 percent on the year before.",
        "Morland has 214 investment projects in Kesta, with a registered capital of US$1.38 billion.",
    ];
    let vietnamese = [
        "Ngày 10/9, tại Velmar, Bộ trưởng Ngoại giao Kesta Ilse Brandt đã gặp Bộ trưởng Thương mại Morland Paulo Reis.",
        "Kim ngạch thương mại giữa Kesta và Morland đạt 3,72 tỷ USD năm 2024, tăng 8,5% so với năm trước.",
        "Morland có 214 dự án đầu tư tại Kesta với tổng vốn đăng ký 1,38 tỷ USD.",
    ];
    let articles = [
        told("a", "en", "Talks on the river", "2025-09-12", &english),
        told("b", "vi", "Hội đàm bên sông", "2025-09-12", &vietnamese),
        told("c", "en", "A railway for the north", "2025-09-12", &["The line will have nine stations by 2031."]),
        told("d", "vi", "Nhìn lại quan hệ", "2026-03-01", &vietnamese),
    ];
    let reads: Vec<_> = articles.iter().map(|a| (Arc::clone(a), detect(a))).collect();
    let found = compare(&reads, &Cancel::new()).expect("nobody cancelled");
    let compared = Compared::new(articles.iter().map(|a| a.id.clone()).collect(), found);
    let of = stories(&articles[..3], Some(&compared));
    assert!(of.contains_key(&articles[0].id) && of.get(&articles[0].id) == of.get(&articles[1].id), "{of:?}");
    assert!(!of.contains_key(&articles[2].id));
    assert!(stories(&articles[..3], None).is_empty(), "their titles have nothing in common");
    // Word for word the same is one story, whenever it is printed again.
    let of = stories(&articles, Some(&compared));
    assert_eq!(of.get(&articles[1].id), of.get(&articles[3].id));
}

#[test]
fn what_is_known_of_an_article_is_kept_while_the_pack_changes() {
    let pack = shelf_pack();
    let mut shelf = Shelf::default();
    shelf.refresh(&pack);
    let (version, used) = (shelf.version, shelf.used.clone());
    assert_eq!((used, shelf.ticked), (vec![0, 0, 1, 0, 0], 4));
    let item = pack.sections[0].items[0].id;
    let pack = apply(&pack, &Edit::SetNote { item, note: "n".to_owned() }).unwrap();
    shelf.refresh(&pack);
    assert_eq!(shelf.version, version, "a note changes no article");
    let pack = apply(&pack, &Edit::RemoveArticles(vec![pack.articles[2].article.id.clone()])).unwrap();
    shelf.refresh(&pack);
    assert_eq!((shelf.version, shelf.known.len(), shelf.used.iter().sum::<usize>()), (version + 1, 4, 0));
    assert_eq!(shelf.facets.outlets.len(), 4);
    assert_eq!(shelf.facets.outlets.last().map(|(name, _)| name.as_str()), Some(""), "without an outlet comes last");
}

#[test]
fn clicks_and_keys_choose_one_several_and_runs() {
    let ids: Vec<ArticleId> = (0..5).map(|n| ArticleId(n.to_string())).collect();
    let shown: Vec<&ArticleId> = ids.iter().collect();
    let after = |chosen: &Chosen, at: usize, choice| chosen.after(&ids[at], choice, &shown);
    let names = |chosen: &Chosen| chosen.articles.iter().map(|a| a.0.clone()).collect::<Vec<_>>().join("");
    let one = after(&Chosen::default(), 1, Choice::Only);
    assert_eq!(names(&one), "1");
    let run = after(&one, 3, Choice::Through);
    assert_eq!(names(&run), "123");
    assert_eq!(names(&after(&run, 0, Choice::Through)), "01", "the run starts where it started");
    let more = after(&one, 4, Choice::Toggle);
    assert_eq!(names(&more), "14");
    assert_eq!(names(&after(&more, 4, Choice::Toggle)), "1");
    let moved = after(&more, 0, Choice::Move);
    assert_eq!((names(&moved), moved.cursor), ("14".to_owned(), Some(ids[0].clone())));
    let hidden = Chosen::only(ArticleId("elsewhere".to_owned()));
    assert_eq!(names(&after(&hidden, 2, Choice::Through)), "2", "a run from what is not shown");
}

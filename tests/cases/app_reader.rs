//! Reader and suggestions without a window: messages in, state and effects out.

use std::sync::Arc;

use briefpack::accept;
use briefpack::app::{App, Effect, Msg};
use briefpack::article::{Passage, PassageKind, Span};
use briefpack::detect::{self, Found, Kind};
use briefpack::pack::{Body, Dismissal, Edit, EditError, HighlightId, Pack, Place, apply};
use briefpack::store;
use briefpack::ui::ask::{Across, Ask, FindStep, SuggestionId};
use briefpack::ui::commands::Command;
use briefpack::ui::library::browse::LibraryAsk;
use briefpack::ui::reader::find::{has, hits};
use briefpack::ui::reader::{data, find};
use briefpack::ui::suggestions::Compared;
use briefpack::ui::tongue::{Tongue, Words};
use briefpack::ui::view::{Card, Middle};

use crate::support::ui::{article, talks_article, talks_elsewhere};

fn pack() -> Pack {
    [talks_article(), talks_elsewhere()]
        .into_iter()
        .fold(Pack::new("Talks"), |pack, article| apply(&pack, &Edit::AddArticle(Arc::new(article))).unwrap())
}

/// Runs what detection and comparison ask for, until nothing more is asked.
fn settle(app: &mut App, effects: Vec<Effect>) {
    for effect in effects {
        match effect {
            Effect::Detect { article } => {
                let suggestions = detect::detect(&article);
                let next = app.update(Msg::Detected { article: article.id.clone(), suggestions });
                settle(app, next);
            }
            Effect::Compare { job, articles, cancel } => {
                let ids = articles.iter().map(|(a, _)| a.id.clone()).collect();
                let reads: Vec<_> = articles.into_iter().map(|(a, found)| (a, found.to_vec())).collect();
                let found = briefpack::compare::compare(&reads, &cancel);
                let compared = found.map(|found| Arc::new(Compared::new(ids, found)));
                let next = app.update(Msg::Compared { job, compared });
                settle(app, next);
            }
            _ => {}
        }
    }
}

fn app() -> App {
    let mut app = App::new(pack(), None, Vec::new(), true);
    let start = app.start();
    settle(&mut app, start);
    app
}

fn of_kind(app: &App, kind: Kind) -> SuggestionId {
    let article = talks_article().id;
    let index = app.suggestions(&article).iter().position(|s| s.kind() == kind).unwrap();
    SuggestionId { article, index }
}

#[test]
fn a_dismissal_is_kept_with_the_pack_saved_and_undone() {
    let mut app = app();
    let id = of_kind(&app, Kind::Figure);
    app.update(Ask::OpenCard(Some(Card::Suggestion(id.index))));
    app.update(Ask::Dismiss(id.clone()));
    assert_eq!(app.view().card, None);
    let suggestion = app.suggestions(&id.article)[id.index].clone();
    assert!(app.pack().dismissed.contains(&accept::dismissal(&id.article, &suggestion)));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("p.briefing.json");
    store::save_pack(&path, app.pack()).unwrap();
    let mut sink = briefpack::diag::Sink::new();
    assert_eq!(store::load_pack(&path, &mut sink).unwrap().dismissed, app.pack().dismissed);
    app.update(Ask::Run(Command::Undo));
    assert!(app.pack().dismissed.is_empty());
    // What is dismissed waits with its article in the bin and goes with it; what is not there has nothing to dismiss.
    app.update(Ask::Dismiss(id.clone()));
    app.update(Ask::Library(LibraryAsk::Remove(vec![id.article.clone()])));
    assert_eq!(app.pack().dismissed.len(), 1);
    app.update(Ask::Library(LibraryAsk::EmptyBin));
    assert!(app.pack().dismissed.is_empty());
    let stray = Dismissal { article: id.article, kind: "figure".to_owned(), span: Span::new(0, 0, 1) };
    assert!(apply(app.pack(), &Edit::Dismiss(vec![stray])).unwrap().dismissed.is_empty());
}

#[test]
fn events_are_told_in_the_order_of_their_days_whatever_the_order_of_adding() {
    let mut app = app();
    let article = talks_article().id;
    let found = app.suggestions(&article).to_vec();
    let events: Vec<usize> = (0..found.len()).filter(|i| matches!(found[*i].found, Found::Event(_))).collect();
    for index in events.iter().rev() {
        app.update(Ask::AddSuggestion(SuggestionId { article: article.clone(), index: *index }));
    }
    let Body::Chronology(told) = &app.pack().sections[0].items[0].body else { panic!("a chronology") };
    assert_eq!(told.len(), events.len());
    assert!(told.is_sorted_by_key(|t| t.date));
    assert!(told.iter().all(|t| t.passage.is_some()));
    let printed = accept::Printed::of(app.pack(), &article);
    assert!(events.iter().all(|i| printed.has_whole(&talks_article(), &found[*i])));
}

#[test]
fn a_suggestion_that_is_not_there_changes_nothing() {
    let mut app = app();
    let before = Arc::clone(app.pack());
    let gone = SuggestionId { article: talks_article().id, index: 999 };
    app.update(Ask::AddSuggestion(gone.clone()));
    app.update(Ask::AddSuggestedItem { suggestion: gone.clone(), item: 0 });
    app.update(Ask::AddSuggestedItem { suggestion: of_kind(&app, Kind::Enumeration), item: 99 });
    app.update(Ask::Dismiss(gone.clone()));
    app.update(Ask::OpenSuggestion(gone));
    app.update(Ask::OpenCard(Some(Card::Suggestion(999))));
    app.update(Ask::OpenCard(Some(Card::Highlight(HighlightId(77)))));
    app.update(Ask::RemoveHighlight(HighlightId(77)));
    app.update(Ask::AddAcross(Across::Claim { conflict: 4, claim: 4 }));
    assert_eq!(app.pack(), &before);
    assert_eq!(app.view().card, None);
    let tag = Edit::SetKind { highlight: HighlightId(77), kind: PassageKind::Figure };
    assert_eq!(apply(&before, &tag), Err(EditError::NoHighlight(HighlightId(77))));
}

#[test]
fn highlighting_marks_and_copying_tells_the_source() {
    let mut app = app();
    app.update(Ask::Select(vec![Span::new(2, 4, 26)]));
    let copied = app.update(Ask::Run(Command::CopyWithSource));
    let expected = "“Government of Portugal” — Ministers meet on the river, Harbour News, 15 May 2025";
    assert!(matches!(&copied[..], [Effect::Copy(text)] if text == expected), "{copied:?}");
    app.update(Ask::Run(Command::Highlight));
    assert!(app.pack().sections[0].items.is_empty(), "marked, not printed");
    let id = *app.pack().highlights.keys().next().unwrap();
    app.update(Ask::TagHighlight { highlight: id, kind: PassageKind::Name });
    app.update(Ask::AddHighlighted(id));
    assert_eq!(app.pack().highlights[&id].kind, PassageKind::Name);
    assert_eq!(app.pack().uses_of(id).count(), 1);
    // Without a selection it says what to do.
    app.update(Ask::Run(Command::AddQuotation));
    assert_eq!(app.message().unwrap().text, "Select text in the article first");
}

#[test]
fn going_from_passage_to_passage_starts_at_what_is_in_view_and_comes_round() {
    let mut app = app();
    let article = talks_article().id;
    app.update(Ask::Scrolled(4));
    app.update(Ask::Run(Command::NextSuggestion));
    let card = |app: &App| match app.view().card {
        Some(Card::Suggestion(index)) => index,
        other => panic!("{other:?}"),
    };
    assert!(matches!(app.suggestions(&article)[card(&app)].found, Found::Event(_)));
    assert_eq!(app.view().reveal.as_ref().unwrap().span.block, 4);
    app.update(Ask::Run(Command::NextSuggestion));
    app.update(Ask::Run(Command::NextSuggestion));
    assert_eq!(app.view().reveal.as_ref().unwrap().span.block, 0, "past the last comes the first");
    app.update(Ask::Run(Command::PreviousSuggestion));
    assert_eq!(app.view().reveal.as_ref().unwrap().span.block, 5);
    for kind in Kind::ALL {
        app.update(Ask::ShowKind { kind, shown: false });
    }
    app.update(Ask::Run(Command::NextSuggestion));
    assert_eq!(app.message().unwrap().text, "No suggestions are shown in this article");
}

#[test]
fn the_search_follows_what_is_typed_and_the_article() {
    let mut app = app();
    app.update(Ask::Find(FindStep::Type("nothing is open".to_owned())));
    assert_eq!(app.view().find, None);
    app.update(Ask::Run(Command::FindInArticle));
    app.update(Ask::Find(FindStep::Type("ana".to_owned())));
    assert_eq!(app.view().find.as_ref().unwrap().hits.len(), 3);
    app.update(Ask::Read(talks_elsewhere().id));
    assert_eq!(app.view().find.as_ref().unwrap().hits.len(), 1);
    app.update(Ask::Find(FindStep::Previous));
    assert_eq!(app.view().find.as_ref().unwrap().at, Some(0));
    app.update(Ask::Find(FindStep::Type(String::new())));
    app.update(Ask::Find(FindStep::Next));
    assert_eq!(app.view().find.as_ref().unwrap().at, None);
}

#[test]
fn searching_does_without_accents_and_never_splits_a_letter() {
    let kind = briefpack::article::BlockKind::Paragraph;
    let text = "Lê Hoài Trung, Le Hoai Trung; ĐỒNG THÁP, e\u{301}te\u{301}: ‘aaaa’ İ";
    let one = article("x.txt", None, None, "", &[(kind, text)]);
    let found = |typed: &str, exact| -> Vec<String> {
        hits(&one, typed, exact).iter().map(|s| one.text(s).unwrap().to_owned()).collect()
    };
    assert_eq!(found("le hoai", false), ["Lê Hoài", "Le Hoai"]);
    assert_eq!(found("LÊ HOÀI", false), ["Lê Hoài", "Le Hoai"]);
    assert_eq!(found("Lê Hoài", true), ["Lê Hoài"]);
    assert_eq!(found("dong thap", false), ["ĐỒNG THÁP"]);
    assert_eq!(found("ete", false), ["e\u{301}te\u{301}"]);
    assert_eq!(found("aa", false), ["aa", "aa"]);
    assert_eq!(found("'aaaa'", false), ["‘aaaa’"]);
    assert_eq!(found("   ", false), Vec::<String>::new());
    assert!(has("Phú Thọ", &find::folded("tho")));
    let many = article("y.txt", None, None, "", &[(kind, &"e ".repeat(20_000))]);
    assert_eq!(hits(&many, "e", false).len(), find::MOST_HITS);
}

#[test]
fn articles_are_compared_when_all_suggestions_are_looked_at_and_again_when_others_are_ticked() {
    let mut app = app();
    assert!(app.snapshot().compared.is_none());
    let comparing = app.update(Ask::ShowMiddle(Middle::Suggestions));
    let [Effect::Compare { articles, cancel, .. }] = &comparing[..] else { panic!("{comparing:?}") };
    assert_eq!(articles.len(), 2);
    assert!(app.snapshot().is_comparing);
    assert!(app.update(Ask::ShowMiddle(Middle::Suggestions)).is_empty(), "once");
    // Another set: the running one is told to stop, and its answer counts for nothing.
    let again = app.update(Ask::Tick { article: talks_elsewhere().id, ticked: false });
    assert!(cancel.is_cancelled());
    assert!(matches!(&again[..], [Effect::Compare { articles, .. }] if articles.len() == 1));
    settle(&mut app, comparing);
    assert!(app.snapshot().is_comparing && app.snapshot().compared.is_none());
    settle(&mut app, again);
    assert!(!app.snapshot().is_comparing && app.snapshot().compared.is_some());
    let back = app.update(Ask::Run(Command::Undo));
    settle(&mut app, back);
    assert_eq!(app.snapshot().compared.unwrap().found.conflicts.len(), 1);
    // One side of the conflict, with where it is from.
    app.update(Ask::AddAcross(Across::Claim { conflict: 0, claim: 1 }));
    let highlight = app.pack().sections[0].items[0].body.highlights()[0];
    assert_eq!(app.pack().highlights[&highlight].kind, PassageKind::Figure);
}

#[test]
fn what_lies_under_other_lines_and_highlights_is_told_apart() {
    let article = talks_article();
    let mut pack = pack();
    for (start, end) in [(0, 40), (0, 12), (6, 12), (20, 60)] {
        let passage = Passage::new(&article, vec![Span::new(0, start, end)]).unwrap();
        pack = apply(&pack, &Edit::AddHighlight(passage)).unwrap();
    }
    let place = Place::end_of(pack.sections[0].id);
    let found = detect::detect(&article);
    let figure = found.iter().find(|s| s.kind() == Kind::Figure).unwrap();
    let pack = apply(&pack, &accept::whole(&article, figure, place).unwrap()).unwrap();
    let own = Words::of(Tongue::English);
    let shown = data::shown(own, &pack, &article, &found, &Default::default());
    let depths: Vec<(usize, usize)> =
        data::in_block(&shown.marks, 0, |m| m.span).iter().map(|m| (m.span.start, m.depth)).collect();
    assert_eq!(depths, [(0, 0), (0, 1), (6, 2), (20, 1)]);
    assert!(shown.signs.iter().any(|s| s.kind == Kind::Figure && s.is_added));
    assert!(!shown.lines.iter().any(|l| l.kind == Kind::Figure), "what is in the briefing is not underlined");
    for line in &shown.lines {
        let marks = data::in_block(&shown.marks, line.span.block, |m| m.span).iter();
        let deepest = marks.filter(|m| m.span.overlaps(&line.span)).filter_map(|m| m.lane).max();
        assert_eq!(line.is_below_mark, deepest.is_some());
        assert!(deepest.is_none_or(|lane| line.lane > lane), "a suggestion's line runs below the highlights' own");
    }
    assert!(shown.lines.iter().any(|line| line.is_below_mark));
    let (a, b) = (shown.lines[0], shown.lines[1]);
    assert!(!a.span.overlaps(&b.span) || a.lane != b.lane);
    assert_eq!(shown.count(Kind::Event), 2);
}

#[test]
fn reasons_and_titles_speak_both_languages() {
    let found = detect::detect(&talks_article());
    for tongue in Tongue::ALL {
        let own = Words::of(tongue);
        for suggestion in &found {
            let because = data::because(own, suggestion);
            assert!(!because.starts_with("because-"), "{because}");
            // A list's reason has its numbers in figures; all others are the detection's own words in English.
            if suggestion.kind() != Kind::Enumeration {
                assert_eq!(because == suggestion.because, tongue == Tongue::English, "{because}");
            }
        }
    }
    let event = found.iter().find(|s| s.kind() == Kind::Event).unwrap();
    assert_eq!(data::title(Words::of(Tongue::English), event), "12 May 2025");
    // A list that nothing announces is called a list.
    let mut list = found.iter().find(|s| s.kind() == Kind::Enumeration).unwrap().clone();
    let Found::Enumeration(told) = &mut list.found else { panic!("a list") };
    (told.label, told.announced) = (String::new(), None);
    assert_eq!(data::title(Words::of(Tongue::English), &list), "List: 3 items");
}

#[test]
fn days_of_one_month_are_told_together() {
    let article = talks_article();
    let event = |from: (i16, i8, i8), to: Option<(i16, i8, i8)>| detect::Event {
        date: jiff::civil::date(from.0, from.1, from.2),
        end: to.map(|(y, m, d)| jiff::civil::date(y, m, d)),
        precision: detect::Precision::Day,
        date_span: Span::new(0, 0, article.blocks[0].text.len()),
    };
    let told = |tongue, event: &detect::Event| data::when(Words::of(tongue), event);
    let within = event((2025, 10, 28), Some((2025, 10, 30)));
    assert_eq!(told(Tongue::English, &within), "28–30 October 2025");
    assert_eq!(told(Tongue::Vietnamese, &within), "28–30 tháng 10, 2025");
    let across = event((2025, 10, 28), Some((2025, 11, 2)));
    assert_eq!(told(Tongue::English, &across), "28 October 2025 – 2 November 2025");
    assert_eq!(told(Tongue::English, &event((2025, 10, 28), Some((2025, 10, 28)))), "28 October 2025");
    assert_eq!(told(Tongue::English, &event((2025, 10, 28), None)), "28 October 2025");
}

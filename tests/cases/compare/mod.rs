//! What is found across articles: in sets marked by hand, in the sample articles, and in arbitrary ones.

mod gold;

use std::fmt::Write as _;
use std::process::Command;
use std::sync::Arc;

use briefpack::article::{Article, ArticleId, Block, BlockKind, Span};
use briefpack::compare::{Cancel, Comparison, EntryKind, Lookup, Read, Source, compare};
use briefpack::detect::{detect, detect_until};
use briefpack::draft::{draft, draft_in};
use briefpack::import::import;
use briefpack::pack::Body;
use briefpack::template;
use proptest::prelude::*;

use super::detect::{article, block};
use crate::support::{root, seeds};

fn read(article: Article) -> Read {
    let found = detect(&article);
    (Arc::new(article), found)
}

/// An article of paragraphs, on a day, by an outlet.
fn told(id: &str, date: &str, paragraphs: &[&str]) -> Read {
    let blocks = paragraphs.iter().enumerate().map(|(line, text)| block(line, text)).collect();
    let mut article = article("en", None, blocks);
    article.id = ArticleId(id.to_owned());
    article.published = date.parse().ok();
    article.outlet = Some(format!("The {id}"));
    read(article)
}

fn compared(articles: &[Read]) -> Comparison {
    compare(articles, &Cancel::new()).expect("nobody cancelled")
}

fn seed_articles() -> Vec<Read> {
    seeds().iter().map(|(name, bytes)| read(import(name, bytes).unwrap())).collect()
}

/// Everything in words, articles by their names: what a golden file holds, and what may not depend on their order.
fn shown(articles: &[Read], found: &Comparison) -> String {
    let name = |at: usize| articles[at].0.id.0.chars().take(8).collect::<String>();
    let source = |s: &Source| {
        let words: String = articles[s.article].0.text(&s.span).expect("a passage").chars().take(60).collect();
        format!("{} {}:{}-{} {words}", name(s.article), s.span.block, s.span.start, s.span.end)
    };
    let mut out = String::new();
    let mut list = |title: String, sources: &[Source]| {
        let _ = writeln!(out, "{title}");
        for s in sources {
            let _ = writeln!(out, "    {}", source(s));
        }
    };
    for d in &found.duplicates {
        let names: Vec<String> = d.articles.iter().map(|a| name(*a)).collect();
        list(format!("one story: {}", names.join(" ")), &[]);
    }
    for a in &found.agreements {
        let values: Vec<&str> = a.values.iter().map(|v| v.text.as_str()).collect();
        list(format!("{}: {} {values:?}", a.because, a.text), &a.sources);
    }
    for c in &found.conflicts {
        let claims: Vec<Source> = c.claims.iter().map(|c| c.source).collect();
        let values: Vec<&str> = c.claims.iter().map(|c| c.value.as_str()).collect();
        list(format!("conflict about {}: {values:?}", c.about), &claims);
    }
    for c in &found.changes {
        let claims: Vec<Source> = c.claims.iter().map(|c| c.source).collect();
        let values: Vec<&str> = c.claims.iter().map(|c| c.value.as_str()).collect();
        list(format!("change of {}: {values:?}", c.about), &claims);
    }
    for e in &found.chronology {
        let end = e.end.map(|d| format!(" to {d}")).unwrap_or_default();
        let kind = if e.kind == EntryKind::Publication { " (published)" } else { "" };
        list(format!("{}{end} {}{kind}: {}", e.date, e.precision.name(), e.text), &e.sources);
    }
    for l in &found.aligned {
        let missing: Vec<String> = l.missing.iter().map(|m| format!("{} {:?}", name(m.article), m.items)).collect();
        list(format!("list {}: missing {missing:?}", l.label), &[]);
        l.items.iter().for_each(|i| list(format!("  {}", i.text), &i.sources));
    }
    for l in &found.told_once {
        let first = l.items.first().map(|i| i.sources.clone()).unwrap_or_default();
        list(format!("list told once: {}: {} items of {:?}", l.label, l.items.len(), l.announced), &first);
    }
    out
}

/// What must hold of every comparison.
fn check(articles: &[Read]) -> Comparison {
    let found = compared(articles);
    for a in &found.agreements {
        assert!(a.stories >= 2 && a.outlets <= a.stories && a.sources.len() >= 2, "{a:?}");
        assert!((0.0..=1.0).contains(&a.score), "{a:?}");
        let first = a.sources[0];
        assert_eq!(articles[first.article].0.text(&first.span), Some(a.text.as_str()));
        for value in &a.values {
            let first = value.sources[0];
            assert_eq!(articles[first.article].0.text(&first.span), Some(value.text.as_str()));
        }
    }
    for claims in found.conflicts.iter().map(|c| &c.claims).chain(found.changes.iter().map(|c| &c.claims)) {
        assert!(claims.len() >= 2, "{claims:?}");
        for claim in claims {
            let text = articles[claim.source.article].0.text(&claim.source.span);
            assert_eq!(text, Some(claim.text.as_str()));
        }
    }
    assert!(found.chronology.is_sorted_by_key(|e| e.date));
    let _ = shown(articles, &found);
    found
}

#[test]
fn the_sample_articles() {
    let articles = seed_articles();
    let found = check(&articles);
    let golden = root().join("tests/golden");
    insta::with_settings!({ snapshot_path => golden, prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("compare-seeds", shown(&articles, &found));
    });
    // What a desk officer must find in them.
    let days: Vec<String> = found.chronology.iter().map(|e| e.date.to_string()).collect();
    assert_eq!(days.first().map(String::as_str), Some("2025-10-13"));
    assert_eq!(days.last().map(String::as_str), Some("2025-11-01"));
    assert!(found.conflicts.is_empty(), "an acting minister who became minister is no conflict");
    let treaties = found.agreements.iter().find(|a| a.text.contains("Trans-Pacific Partnership")).expect("CPTPP");
    assert_eq!(treaties.stories, 3);
    assert_eq!(treaties.outlets, 1, "two of them name no outlet");
    let lists: Vec<(&str, usize)> = found.told_once.iter().map(|l| (l.label.as_str(), l.items.len())).collect();
    assert!(lists.contains(&("six pillars of cooperation", 6)), "{lists:?}");
}

#[test]
fn nothing_and_one_article_and_the_same_twice() {
    assert_eq!(compared(&[]), Comparison::default());
    let one = told("alpha", "2025-03-04", &["The dam holds 18 million cubic metres.", "It opened on 3 March."]);
    let alone = check(std::slice::from_ref(&one));
    assert!(alone.agreements.is_empty() && alone.duplicates.is_empty());
    assert_eq!(alone.chronology.len(), 2, "{:?}", alone.chronology);
    let twice = check(&[one.clone(), one]);
    assert_eq!(twice.duplicates.len(), 1);
    assert!(twice.agreements.is_empty(), "one outlet told twice is one");
    let empty = read(article("en", None, Vec::new()));
    assert!(check(&[empty.clone(), empty]).duplicates.is_empty(), "two empty articles tell no story");
}

#[test]
fn a_comparison_and_a_search_can_be_cancelled() {
    let cancel = Cancel::new();
    cancel.clone().cancel();
    assert_eq!(compare(&seed_articles(), &cancel), None);

    // Twenty megabytes in paragraphs: asked again and again, and left as soon as the answer is yes.
    let paragraph = "The ministry said on Monday that 587 projects worth US$4.46 billion were active. ".repeat(12);
    let blocks = (0..20_000).map(|line| Block { kind: BlockKind::Paragraph, text: paragraph.clone(), line }).collect();
    let long = article("en", None, blocks);
    assert!(long.blocks.iter().map(|b| b.text.len()).sum::<usize>() > 19_000_000);
    let asked = std::cell::Cell::new(0);
    let stop = || {
        asked.set(asked.get() + 1);
        asked.get() > 50
    };
    assert_eq!(detect_until(&long, &stop), None);
    assert!(asked.get() < 60, "it went on after being told to stop: asked {} times", asked.get());
}

#[test]
fn copies_of_an_outlet_count_once_and_a_passage_can_be_looked_up() {
    let text = [
        "The Norvik refinery will close in March, and 1,240 workers will lose their jobs, the owner said.",
        "Unions called the plan a disgrace and asked the government of Velmar to buy the plant before the spring.",
        "The owner, Tarno Oil, has lost 310 million crowns in two years because of cheap imports from the south.",
    ];
    let alpha = told("alpha", "2025-02-10", &text);
    let beta = told("beta", "2025-02-10", &text);
    let gamma = told(
        "gamma",
        "2025-02-11",
        &["Bakers in Norvik fear for their trade: 1,240 workers of the Norvik refinery will lose their jobs in March."],
    );
    let articles = [alpha, beta, gamma];
    let found = check(&articles);
    assert_eq!(found.duplicates.len(), 1);
    let agreement = found.agreements.iter().position(|a| a.values.iter().any(|v| v.text.contains("1,240")));
    let at = agreement.expect("the jobs");
    assert_eq!(found.agreements[at].outlets, 2, "alpha and beta are one story");
    assert_eq!(found.agreements[at].sources.len(), 3, "but all three tell it");
    let lookup = Lookup::new(&found);
    assert_eq!(lookup.at(2, &Span::new(0, 5, 9)).agreements, [at]);
    assert!(lookup.at(2, &Span::new(7, 0, 3)).agreements.is_empty());
    let json = serde_json::to_value(&found).unwrap();
    assert_eq!(json["duplicates"][0]["articles"], serde_json::json!([0, 1]));
}

#[test]
fn a_draft_of_several_articles_tells_each_thing_once() {
    let template = template::bundled().iter().find(|t| t.name == "meeting-brief").unwrap();
    let text = [
        "Kesta and Morland opened the Halden tunnel on 4 March after eleven years of work under the strait.",
        "The Halden tunnel cost 2.35 billion euros, the transport ministry of Kesta said in a statement.",
        "Both countries agreed to run trains through it every hour and to share the cost of repairs.",
    ];
    let alpha = told("alpha", "2025-03-05", &text);
    let beta = told("beta", "2025-03-05", &text);
    let gamma = told(
        "gamma",
        "2025-03-06",
        &[
            "The Halden tunnel between Kesta and Morland opened on 4 March.",
            "Critics say the Halden tunnel, which cost 2.35 billion euros, will never pay for itself.",
        ],
    );
    let read = [alpha, beta, gamma];
    let in_spanish = draft_in("es", "Test", template, &read).unwrap();
    let notes = in_spanish.sections.iter().flat_map(|s| &s.items).map(|i| i.note.as_str());
    assert_eq!(notes.filter(|note| note.starts_with("También lo recoge ")).count(), 1, "in the page's own language");
    let pack = draft("Test", template, &read).unwrap();
    let items = || pack.sections.iter().flat_map(|s| &s.items);
    let figures: Vec<&str> = items()
        .filter_map(|i| match &i.body {
            Body::Figure { value, .. } if value.contains("2.35") => Some(i.note.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(figures.len(), 1, "one figure for three outlets: {figures:?}");
    assert!(figures[0].starts_with("Also told by "), "{figures:?}");
    let chronology = items().find_map(|i| match &i.body {
        Body::Chronology(entries) => Some(entries),
        _ => None,
    });
    let opened: Vec<_> = chronology.unwrap().iter().filter(|h| h.date.to_string() == "2025-03-04").collect();
    assert_eq!(opened.len(), 1, "{opened:?}");
    assert!(opened[0].text.contains("also told by"), "{opened:?}");
    assert!(opened[0].passage.is_some());
    let quoted = pack.highlights.values().map(|h| &h.passage.article.0);
    let copy = pack.articles.iter().find(|a| a.in_full).expect("a copy keeps its annex");
    let copied: &str = &copy.article.id.0;
    assert_eq!(quoted.filter(|a| *a == copied).count(), 0, "nothing is taken from a copy");
    assert_eq!(pack.articles.iter().filter(|a| a.in_full).count(), 1);
    let mut sink = briefpack::diag::Sink::new();
    let briefing = briefpack::assemble::assemble(&pack, &mut sink).unwrap();
    assert!(briefing.annexes.iter().any(|a| a.article.id.0 == copied));
    let commitment = items().find(|i| matches!(&i.body, Body::Quotation { .. })).expect("the commitment");
    assert!(!commitment.note.contains("Promised by: "), "the promise names its party: {}", commitment.note);
}

/// Runs the program; its exit status, what it printed and what it complained of.
fn program(arguments: &[&std::path::Path]) -> (bool, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_briefpack"))
        .arg("compare")
        .args(["--format", "json"])
        .args(arguments)
        .output()
        .unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.success(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn the_command_line_says_what_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let good = folder.path().join("good.txt");
    std::fs::write(&good, "A port opens\n\nMarch 4, 2025\n\nThe port of Velmar opened on 3 March with 14 cranes.\n")
        .unwrap();
    let binary = folder.path().join("binary.txt");
    std::fs::write(&binary, [0u8, 159, 146, 150, 0, 1, 2, 3, 0, 0, 255, 254]).unwrap();

    let (ok, _, complaint) = program(&[]);
    assert!(!ok && complaint.contains("FILES"), "{complaint}");
    let (ok, out, complaint) = program(&[&good, &good]);
    assert!(ok && complaint.contains("named before and is taken once"), "{complaint}");
    let json: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(json["duplicates"], serde_json::json!([]));
    assert_eq!(json["chronology"][0]["date"], "2025-03-03");
    let source = &json["chronology"][0]["sources"][0];
    assert_eq!(source["file"], good.to_string_lossy().as_ref());
    assert!(source["range"][1].as_u64() > source["range"][0].as_u64());
    let (ok, _, complaint) = program(&[&good, &binary]);
    assert!(!ok && complaint.contains("binary.txt") && complaint.lines().count() == 1, "{complaint}");
    let (ok, _, complaint) = program(&[&good, &folder.path().join("nowhere.txt")]);
    assert!(!ok && complaint.contains("nowhere.txt"), "{complaint}");
}

fn code() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["en", "vi", "fr", "es", "und"]).prop_map(str::to_owned)
}

fn scrap() -> impl Strategy<Value = String> {
    let words = vec![
        "The ",
        "bridge ",
        "cost ",
        "318 million euros ",
        "US$",
        "4,46 tỷ USD ",
        "on 3 March ",
        "15th of 152 ",
        "%",
        "Minister Ana Ruiz ",
        "deputy ",
        "killed ",
        "twelve ",
        "thirty-one ",
        "2025 ",
        ". ",
        "; ",
        ": ",
        "first ",
        "\u{301}",
        "Đ",
        "ß",
        "İ",
        "12.000.000.000.000.000.000 ",
        "0 ",
        "-5 ",
        "and a half ",
        "treaty Agreement Pact ",
    ];
    prop::collection::vec(prop::sample::select(words), 0..24).prop_map(|w| w.concat())
}

fn any_article() -> impl Strategy<Value = Article> {
    let text = prop_oneof!["\\PC{0,80}", scrap()];
    (code(), prop::collection::vec(text, 0..5), proptest::option::of(1i16..28), "[a-z]{6}").prop_map(
        |(code, texts, day, id)| {
            let blocks = texts.iter().enumerate().map(|(line, t)| block(line, t)).collect();
            let mut made = article(&code, None, blocks);
            made.id = ArticleId(id);
            made.published = day.map(|d| jiff::civil::date(2025, 3, i8::try_from(d).unwrap()));
            made
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_articles_are_safe_in_any_order(articles in prop::collection::vec(any_article(), 0..6), turn in 0usize..6) {
        let mut articles: Vec<Read> = articles.into_iter().map(read).collect();
        articles.sort_by_key(|(a, _)| a.id.clone());
        articles.dedup_by_key(|(a, _)| a.id.clone());
        let before = shown(&articles, &check(&articles));
        let count = articles.len().max(1);
        articles.rotate_left(turn % count);
        if turn % 2 == 1 {
            articles.reverse();
        }
        let after = shown(&articles, &check(&articles));
        prop_assert_eq!(before, after);
    }
}

#[test]
fn the_order_of_the_files_changes_nothing() {
    for mut articles in gold::articles("compare") {
        let before = shown(&articles, &check(&articles));
        articles.reverse();
        assert_eq!(before, shown(&articles, &check(&articles)));
        articles.rotate_left(1);
        assert_eq!(before, shown(&articles, &check(&articles)));
    }
}

//! Lists found in marked texts, in the sample articles, and in arbitrary ones.

#![expect(clippy::string_slice, reason = "a fixture that cannot be read must fail its test")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use briefpack::article::{Article, ArticleId, Block, BlockKind, Language, Source, Span};
use briefpack::detect::{Enumeration, Found, Suggestion, detect};
use proptest::prelude::*;

/// A list as a fixture marks it.
#[derive(Debug, Default)]
struct Expected {
    label: Option<Span>,
    label_text: Option<String>,
    announced: Option<u32>,
    items: BTreeMap<u32, Vec<Span>>,
}

/// What a scorer counts.
#[derive(Debug, Default)]
struct Score {
    expected_items: usize,
    found_items: usize,
    right_items: usize,
    expected_lists: usize,
    false_lists: usize,
    wrong_labels: usize,
    report: String,
}

impl Score {
    fn precision(&self) -> f64 {
        self.right_items as f64 / self.found_items.max(1) as f64
    }

    fn recall(&self) -> f64 {
        self.right_items as f64 / self.expected_items.max(1) as f64
    }

    fn f1(&self) -> f64 {
        let (p, r) = (self.precision(), self.recall());
        if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 }
    }

    fn summary(&self) -> String {
        format!(
            "items: precision {:.3}, recall {:.3}, F1 {:.3} ({} of {}, {} found); lists: {}, false {}, wrong labels {}",
            self.precision(),
            self.recall(),
            self.f1(),
            self.right_items,
            self.expected_items,
            self.found_items,
            self.expected_lists,
            self.false_lists,
            self.wrong_labels
        )
    }
}

pub(super) fn article(language: &str, title: Option<String>, blocks: Vec<Block>) -> Article {
    Article {
        id: ArticleId("test".to_owned()),
        source: Source { file_name: "test.txt".to_owned(), sha256: String::new(), address: None },
        title,
        published: None,
        outlet: None,
        byline: None,
        dateline: None,
        language: Language(language.to_owned()),
        blocks,
        dropped: Vec::new(),
        warnings: Vec::new(),
    }
}

pub(super) fn block(line: usize, text: &str) -> Block {
    let (kind, text) = match text.split_at_checked(2) {
        Some(("Q:", rest)) => (BlockKind::Question, rest),
        Some(("H:", rest)) => (BlockKind::Heading, rest),
        Some(("C:", rest)) => (BlockKind::Caption, rest),
        _ if text.starts_with(['-', '–', '•', '*']) => (BlockKind::ListItem, text),
        _ => (BlockKind::Paragraph, text),
    };
    Block { kind, text: text.trim().to_owned(), line }
}

/// Reads the marks out of a line: its plain text and the ranges with their tags.
pub(super) fn unmark(line: &str) -> (String, Vec<(String, usize, usize)>) {
    let (mut plain, mut marks, mut open) = (String::new(), Vec::new(), Vec::new());
    let mut rest = line;
    while let Some(at) = rest.find(['⟦', '⟧']) {
        plain.push_str(&rest[..at]);
        if let Some(inner) = rest[at..].strip_prefix('⟦') {
            let (tag, body) = inner.split_once('|').expect("a mark has a tag");
            open.push((tag.to_owned(), plain.len()));
            rest = body;
        } else {
            let (tag, start) = open.pop().expect("a mark is open");
            marks.push((tag, start, plain.len()));
            rest = &rest[at + '⟧'.len_utf8()..];
        }
    }
    plain.push_str(rest);
    marks.sort_by_key(|m| m.1);
    (plain, marks)
}

struct Case {
    name: String,
    article: Article,
    expected: BTreeMap<String, Expected>,
}

fn case(text: &str) -> Case {
    let mut lines = text.lines().enumerate();
    let name = lines.next().map_or("", |(_, l)| l).trim().to_owned();
    let (mut language, mut title, mut blocks) = ("en".to_owned(), None, Vec::new());
    let mut expected: BTreeMap<String, Expected> = BTreeMap::new();
    for (number, line) in lines.filter(|(_, l)| !l.trim().is_empty()) {
        if let Some(code) = line.strip_prefix("lang: ") {
            language = code.to_owned();
            continue;
        }
        if let Some(words) = line.strip_prefix("title: ") {
            title = Some(words.to_owned());
            continue;
        }
        if let Some(words) = line.strip_prefix("expect: ") {
            let mut parts = words.splitn(3, ' ');
            let list = expected.entry(parts.next().unwrap_or("a").to_owned()).or_default();
            list.announced = parts.next().and_then(|n| n.parse().ok());
            list.label_text = parts.next().map(str::to_owned);
            continue;
        }
        let prefix =
            if line.starts_with("Q:") || line.starts_with("H:") || line.starts_with("C:") { &line[..2] } else { "" };
        let (plain, marks) = unmark(line[prefix.len()..].trim());
        for (tag, start, end) in marks {
            let span = Span::new(blocks.len(), start, end);
            let (list, tag) = tag.split_once('.').unwrap_or(("a", tag.as_str()));
            let list = expected.entry(list.to_owned()).or_default();
            if let Some(count) = tag.strip_prefix("label") {
                list.label = Some(span);
                list.announced = count.trim().parse().ok();
            } else {
                let number = tag.trim_end_matches('+').parse().expect("a number, a number with +, or label");
                list.items.entry(number).or_default().push(span);
            }
        }
        blocks.push(block(number, &format!("{prefix}{plain}")));
    }
    Case { name, article: article(&language, title, blocks), expected }
}

fn cases(folder: &str) -> Vec<Case> {
    cases_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/detect").join(folder), |_| true)
}

fn cases_in(root: &Path, wanted: impl Fn(&str) -> bool) -> Vec<Case> {
    let mut files: Vec<_> = std::fs::read_dir(root).unwrap().map(|f| f.unwrap().path()).collect();
    files.sort();
    let named =
        |f: &Path| f.file_name().is_some_and(|n| n.to_string_lossy().ends_with(".txt") && wanted(&n.to_string_lossy()));
    let texts = files.iter().filter(|f| named(f));
    let texts: Vec<String> = texts.map(|f| std::fs::read_to_string(f).unwrap()).collect();
    texts.iter().flat_map(|t| format!("\n{t}").split("\n=== ").skip(1).map(case).collect::<Vec<_>>()).collect()
}

fn lists(article: &Article) -> Vec<Enumeration> {
    detect(article)
        .into_iter()
        .filter_map(|s| match s.found {
            Found::Enumeration(list) => Some(list),
            _ => None,
        })
        .collect()
}

fn score(case: &Case, score: &mut Score) {
    let found = lists(&case.article);
    let mut free: Vec<usize> = (0..found.len()).collect();
    let mut trouble = String::new();
    for (name, expected) in &case.expected {
        score.expected_lists += 1;
        score.expected_items += expected.items.len();
        let wanted: BTreeSet<Vec<Span>> = expected.items.values().cloned().collect();
        let right = |i: usize| found[i].items.iter().filter(|item| wanted.contains(&item.spans())).count();
        let Some(best) = (0..free.len()).filter(|f| right(free[*f]) > 0).max_by_key(|f| right(free[*f])) else {
            let _ = writeln!(trouble, "  list {name} was not found");
            continue;
        };
        let list = &found[free.remove(best)];
        score.found_items += list.items.len();
        let hits = list.items.iter().filter(|item| wanted.contains(&item.spans())).count();
        score.right_items += hits;
        if hits != expected.items.len() || hits != list.items.len() {
            let _ =
                writeln!(trouble, "  list {name}: {hits} of {}\n{}", expected.items.len(), show(&case.article, list));
        }
        let label =
            expected.label.and_then(|l| case.article.text(&l)).map(str::to_owned).or(expected.label_text.clone());
        let label_right = match label {
            Some(label) => label == list.label && (expected.label.is_none() || expected.label == list.label_span),
            None => list.label_span.is_none(),
        };
        if !label_right || list.announced != expected.announced {
            score.wrong_labels += 1;
            let _ = writeln!(trouble, "  list {name}: label '{}', announced {:?}", list.label, list.announced);
        }
    }
    for list in free.into_iter().map(|i| &found[i]) {
        score.false_lists += 1;
        score.found_items += list.items.len();
        let _ = writeln!(trouble, "  not a list:\n{}", show(&case.article, list));
    }
    if !trouble.is_empty() {
        let _ = write!(score.report, "{}\n{trouble}", case.name);
    }
}

fn show(article: &Article, list: &Enumeration) -> String {
    let mut out = format!("    [{}] announced {:?}\n", list.label, list.announced);
    for (number, item) in list.items.iter().enumerate() {
        for (i, span) in item.spans().iter().enumerate() {
            let mark = if i > 0 { "+" } else { "" };
            let _ = writeln!(out, "    {}{mark} | {}", number + 1, article.text(span).unwrap_or("!! no text"));
        }
    }
    out
}

fn run(folder: &str) -> Score {
    let mut total = Score::default();
    for case in cases(folder) {
        score(&case, &mut total);
    }
    total
}

/// The lists of the gold set: F1 on items, how many false lists, and both in words.
pub(super) fn gold_lists(folder: &Path) -> (f64, usize, String) {
    let mut total = Score::default();
    for case in cases_in(folder, |name| name == "lists.txt") {
        score(&case, &mut total);
    }
    (total.f1(), total.false_lists, format!("{}\n{}", total.summary(), total.report))
}

#[test]
fn marked_texts() {
    let total = run("");
    assert!(total.expected_lists >= 40, "{} lists", total.expected_lists);
    let good = total.f1() >= 0.97 && total.false_lists == 0 && total.wrong_labels == 0;
    assert!(good, "{}\n{}", total.summary(), total.report);
}

#[test]
fn unseen_texts() {
    for folder in ["unseen_1", "unseen_2", "unseen_3", "unseen_4", "unseen_5"] {
        let total = run(folder);
        let good = total.f1() >= 0.97 && total.false_lists == 0 && total.wrong_labels == 0;
        assert!(good, "{folder}: {}\n{}", total.summary(), total.report);
    }
}

/// A sample article, as import reads it.
fn seed(name: &str) -> Article {
    let (file_name, bytes) = crate::support::seeds().into_iter().find(|(file, _)| file.starts_with(name)).unwrap();
    briefpack::import::import(&file_name, &bytes).unwrap()
}

#[test]
fn sample_articles() {
    for name in ["000", "001", "002", "003", "004"] {
        let article = seed(name);
        let mut out = String::new();
        for suggestion in detect(&article) {
            let Found::Enumeration(list) = &suggestion.found else { continue };
            let _ = writeln!(out, "{} ({}; {:.2})", suggestion.summary(), suggestion.because, suggestion.score);
            out.push_str(&show(&article, list));
        }
        let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
        insta::with_settings!({ snapshot_path => golden, prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(format!("detect-{name}"), out);
        });
    }
}

/// A suggestion of any kind as lines of a golden file.
fn told(article: &Article, suggestion: &Suggestion) -> String {
    let text = article.text(&suggestion.span).unwrap_or("!! no text");
    let mut out = format!(
        "{}: {} ({}; {:.2})\n",
        suggestion.kind().name(),
        suggestion.summary(),
        suggestion.because,
        suggestion.score
    );
    match &suggestion.found {
        Found::Enumeration(list) => out.push_str(&show(article, list)),
        Found::Quote(quote) => {
            let _ = writeln!(out, "    {}", quote.text);
        }
        Found::Person(named) | Found::Body(named) => {
            let _ = writeln!(out, "    {}", named.variants.join(" | "));
        }
        Found::Figure(_) | Found::Commitment(_) | Found::Event(_) => {
            let _ = writeln!(out, "    {text}");
        }
    }
    out
}

#[test]
fn sample_articles_in_every_kind() {
    for name in ["000", "001", "002", "003", "004"] {
        let article = seed(name);
        let out: String = detect(&article).iter().map(|s| told(&article, s)).collect();
        let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
        insta::with_settings!({ snapshot_path => golden, prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(format!("suggestions-{name}"), out);
        });
    }
}

/// What must hold of every suggestion, whatever the text.
fn check(article: &Article) -> Result<(), TestCaseError> {
    for suggestion in detect(article) {
        prop_assert!(article.text(&suggestion.span).is_some_and(|t| !t.trim().is_empty()));
        prop_assert!((0.0..=1.0).contains(&suggestion.score));
        for span in suggestion.spans().into_iter().flatten() {
            let text = article.text(&span);
            prop_assert!(text.is_some_and(|t| !t.is_empty() && t.trim() == t), "{:?} {:?}", span, text);
        }
        prop_assert!(!suggestion.label().is_empty() && !suggestion.summary().is_empty(), "{suggestion:?}");
        let Found::Enumeration(list) = &suggestion.found else { continue };
        prop_assert!(list.items.len() >= 2);
        prop_assert!(!list.label.is_empty() || list.label_span.is_none());
        if let Some(span) = list.label_span {
            prop_assert_eq!(article.text(&span), Some(list.label.as_str()));
        }
        let mut before: Option<Span> = None;
        for span in list.items.iter().flat_map(|i| i.spans()) {
            let text = article.text(&span);
            prop_assert!(text.is_some_and(|t| !t.is_empty() && t.trim() == t), "{:?} {:?}", span, text);
            prop_assert!(
                before.is_none_or(|b| (b.block, b.end) <= (span.block, span.start)),
                "{:?} {:?}",
                before,
                span
            );
            before = Some(span);
        }
    }
    Ok(())
}

fn code() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["en", "vi", "fr", "es", "und", "de"]).prop_map(str::to_owned)
}

fn kind() -> impl Strategy<Value = BlockKind> {
    use BlockKind::{Caption, Heading, ListItem, Paragraph, Question};
    prop::sample::select(vec![Paragraph, Paragraph, Paragraph, ListItem, Heading, Caption, Question])
}

/// Scraps that the rules look for, in every language, so that arbitrary texts meet them.
const SCRAPS: [&str; 92] = [
    "First",
    "Second",
    "third",
    "Finally",
    "firstly",
    "(1)",
    "(2)",
    "(3)",
    "a)",
    "b)",
    "1.",
    "2.",
    "- ",
    "• ",
    ";",
    ":",
    ",",
    " and ",
    ". ",
    "\u{a0}",
    "three areas",
    "six pillars",
    "the following",
    "namely",
    "thứ nhất",
    "Thứ hai",
    "một là",
    "hai là",
    "ba đề xuất",
    " và ",
    "premièrement",
    "Deuxièmement",
    "enfin",
    "d’abord",
    "trois axes",
    "en primer lugar",
    "En segundo lugar",
    "tres ejes",
    " y ",
    "the first is",
    "The second is",
    "one:",
    "Two:",
    "İ",
    "ß",
    "“",
    "”",
    "(",
    ")",
    "…",
    "Pillar 1:",
    "Pillar 2:",
    "These",
    "To achieve this",
    "\u{301}",
    "👩‍👩‍👧",
    "said",
    "Minister",
    "Ana Berg",
    "the ministry",
    "he",
    "She",
    "agreed to",
    "will sign",
    "by 2027",
    "invited",
    "accepted",
    "13",
    "October",
    "28-30",
    "2025",
    "13/10",
    "31 February",
    "yesterday",
    "last week",
    "Monday",
    "US$",
    "4.46",
    "billion",
    "%",
    "over",
    "«",
    "»",
    "‘",
    "’",
    "\"",
    "Bộ trưởng",
    "ngày",
    "đã cam kết",
    "a déclaré",
    "se comprometió a",
    "Mr.",
];

fn scrappy() -> impl Strategy<Value = String> {
    let scrap = prop_oneof![4 => prop::sample::select(SCRAPS.to_vec()).prop_map(str::to_owned), 1 => "\\PC{0,6}", 2 => "[a-z]{1,8}"];
    let pad = prop::sample::select(vec!["", " ", " "]);
    prop::collection::vec((scrap, pad), 0..24).prop_map(|v| v.into_iter().map(|(s, p)| s + p).collect())
}

#[test]
fn a_body_and_its_short_form_are_one() {
    let texts = [
        ("en", "The United Nations opened the hall. A UN envoy spoke; the UN said it would pay.", "United Nations"),
        ("fr", "Les Nations unies ont ouvert la salle. L'ONU a promis de payer les travaux du quai.", "Nations unies"),
        ("es", "Las Naciones Unidas abrieron la sala. La ONU prometió pagar las obras del muelle.", "Naciones Unidas"),
        ("vi", "Liên hợp quốc đã mở hội trường. LHQ cam kết chi trả cho công trình.", "Liên hợp quốc"),
    ];
    for (language, text, name) in texts {
        let found = detect(&article(language, None, vec![block(1, text)]));
        let bodies: Vec<_> =
            found.iter().filter_map(|s| if let Found::Body(named) = &s.found { Some(named) } else { None }).collect();
        let [body] = bodies.as_slice() else { panic!("{language}: {bodies:?}") };
        assert!(body.name.contains(name) && body.places.len() >= 2, "{body:?}");
    }
}

#[test]
fn an_open_quotation_mark_behind_a_title_names_nobody() {
    let text = ["the ministry Mr.“Pillar 1:First en primer lugar", "“"];
    let blocks = text.iter().enumerate();
    let blocks = blocks.map(|(line, t)| Block { kind: BlockKind::Paragraph, text: (*t).to_owned(), line }).collect();
    check(&article("und", None, blocks)).expect("every suggestion has words");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_safe(code in code(), title in proptest::option::of("\\PC{0,40}"), blocks in prop::collection::vec((kind(), "\\PC{0,120}"), 0..6)) {
        let blocks = blocks.into_iter().enumerate().map(|(line, (kind, text))| Block { kind, text, line }).collect();
        check(&article(&code, title, blocks))?;
    }

    #[test]
    fn scraps_are_safe(code in code(), blocks in prop::collection::vec((kind(), scrappy()), 0..8)) {
        let blocks = blocks.into_iter().enumerate().map(|(line, (kind, text))| Block { kind, text, line }).collect();
        check(&article(&code, Some("Three areas".to_owned()), blocks))?;
    }

    #[test]
    fn mutated_articles_are_safe(pick in 0usize..1000, cut in 0usize..400, drop in 0usize..40, swap in 0usize..6) {
        let all = cases("");
        let mut article = all[pick % all.len()].article.clone();
        let n = article.blocks.len();
        let block = &mut article.blocks[swap % n];
        let chars: Vec<char> = block.text.chars().collect();
        block.text = chars.iter().enumerate().filter(|(i, _)| *i < cut || *i >= cut + drop).map(|(_, c)| *c).collect();
        article.blocks.rotate_left(swap % n);
        check(&article)?;
    }
}

#[test]
fn long_blocks_take_linear_time() {
    // No clock: a quadratic rule would make this test take minutes.
    let forms = [
        "First, we go. ",
        "three areas: ",
        "a; ",
        "(1) x, ",
        "1. A ",
        "one, ",
        "word ",
        "two cats ",
        "six pillars of ",
        ". ",
        "((((",
        "“",
        "e.g. ",
        "\u{301}",
        "the first ",
        "; first, x",
        "- ",
        "“a ",
        "“Trade is good,” he said. ",
        "‘s’ ",
        "« a ",
        "Minister Ana Berg ",
        "Ana ",
        "Berg, the ",
        "the minister of the ",
        "he agreed to ",
        "Norway will sign by 2027 ",
        "12,000 ",
        "1 234 ",
        "12-",
        "13 October to ",
        "October ",
        "invited and accepted ",
        "Ministry of ",
        "(WHO) ",
        "He told her “we go” and said “no, ",
    ];
    for form in forms {
        let text = form.repeat(200_000 / form.len());
        let blocks = vec![Block { kind: BlockKind::Paragraph, text, line: 1 }];
        check(&article("en", None, blocks)).unwrap();
    }
    let pairs = [
        ("en", "on the one hand to pay, on the other hand to see, "),
        ("fr", "d'une part de payer, d'autre part de voir, "),
        ("es", "por un lado pagar, por otro lado ver, "),
        ("vi", "một là trả tiền, hai là xem xét, "),
    ];
    for (language, form) in pairs {
        let text = form.repeat(200_000 / form.len());
        let blocks = vec![Block { kind: BlockKind::Paragraph, text, line: 1 }];
        check(&article(language, None, blocks)).unwrap();
    }
    let blocks = (0..40_000).map(|i| Block {
        kind: BlockKind::Paragraph,
        text: format!("{}. Second, two areas: a, b", i % 30),
        line: i,
    });
    check(&article("en", None, blocks.collect())).unwrap();
}

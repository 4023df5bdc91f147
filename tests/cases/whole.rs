//! Whole texts, read as files are: import, then every kind of suggestion, against what was marked by hand.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use briefpack::article::Article;
use briefpack::detect::{Enumeration, Found, Kind, Suggestion, detect};

use super::detect::unmark;
use super::gold::{KINDS, Score, kinds_of, line};
use crate::support::root;

/// A list as it is marked: its label and its items, continuations joined by " + ".
#[derive(Debug, Default, Clone)]
struct List {
    items: BTreeMap<u32, String>,
    announced: Option<u32>,
    label: Option<String>,
}

/// A text with what must be found in it.
struct Case {
    name: String,
    file: String,
    kinds: Vec<Kind>,
    lists: BTreeMap<String, List>,
    expected: Vec<(Kind, String)>,
    speakers: Vec<String>,
}

/// What was found of every kind, and what went wrong.
#[derive(Debug, Default)]
pub(super) struct Scores {
    pub(super) kinds: BTreeMap<Kind, Score>,
    pub(super) speakers: Score,
    pub(super) labels: Score,
    pub(super) false_lists: usize,
    pub(super) texts: usize,
    /// The scores of right and of wrong suggestions, by kind.
    pub(super) sure: BTreeMap<Kind, (Vec<f32>, Vec<f32>)>,
    pub(super) report: String,
}

fn list_mark(case: &mut Case, tag: &str, words: String) {
    let (list, tag) = tag.split_once('.').unwrap_or(("a", tag));
    let list = case.lists.entry(list.to_owned()).or_default();
    if let Some(count) = tag.strip_prefix("label") {
        list.label = Some(words);
        list.announced = count.trim().parse().ok();
        return;
    }
    let number = tag.trim_end_matches('+').parse().expect("a number, a number with +, or label");
    let item = list.items.entry(number).or_default();
    if item.is_empty() {
        *item = words;
    } else {
        let _ = write!(item, " + {words}");
    }
}

fn case(text: &str) -> Case {
    let (name, body) = text.split_once('\n').expect("a name and a text");
    let mut case = Case {
        name: name.trim().to_owned(),
        file: String::new(),
        kinds: KINDS.to_vec(),
        lists: BTreeMap::new(),
        expected: Vec::new(),
        speakers: Vec::new(),
    };
    for line in body.lines() {
        match line.split_once(": ") {
            Some(("kinds", words)) => case.kinds = kinds_of(words),
            Some(("person", words)) => case.expected.push((Kind::Person, words.to_owned())),
            Some(("body", words)) => case.expected.push((Kind::Body, words.to_owned())),
            _ => {
                let (plain, marks) = unmark(line);
                for (tag, start, end) in marks {
                    let words = plain.get(start..end).expect("a mark's place").to_owned();
                    match tag.split_once(':').unwrap_or((tag.as_str(), "")) {
                        ("fig", _) => case.expected.push((Kind::Figure, words)),
                        ("q", speaker) => {
                            case.expected.push((Kind::Quote, words));
                            case.speakers.push(speaker.to_owned());
                        }
                        ("q+", _) => {
                            let last = case.expected.iter_mut().rfind(|(k, _)| *k == Kind::Quote);
                            let last = last.expect("a piece follows a piece");
                            last.1 = format!("{} {words}", last.1);
                        }
                        ("ev", days) => {
                            case.expected.extend(days.split(' ').map(|day| (Kind::Event, format!("{day} | {words}"))))
                        }
                        ("com", actor) => case.expected.push((Kind::Commitment, format!("{actor} | {words}"))),
                        _ => list_mark(&mut case, &tag, words),
                    }
                }
                case.file.push_str(&plain);
                case.file.push('\n');
            }
        }
    }
    case
}

fn cases(file: &str) -> Vec<Case> {
    let text = std::fs::read_to_string(root().join("tests/gold").join(file)).expect("a file of marked texts");
    format!("\n{text}").split("\n=== ").skip(1).map(case).collect()
}

fn told(article: &Article, list: &Enumeration) -> Vec<String> {
    let item = |item: &briefpack::detect::ListItem| {
        let parts: Vec<&str> = item.spans().iter().map(|s| article.text(s).unwrap_or("!! no text")).collect();
        parts.join(" + ")
    };
    list.items.iter().map(item).collect()
}

fn score_lists(case: &Case, article: &Article, found: &[Suggestion], scores: &mut Scores, trouble: &mut String) {
    let mut lists: Vec<(&Enumeration, f32, Vec<String>)> = found
        .iter()
        .filter_map(|s| match &s.found {
            Found::Enumeration(list) => Some((list, s.score, told(article, list))),
            _ => None,
        })
        .collect();
    let items = scores.kinds.entry(Kind::Enumeration).or_default();
    let sure = scores.sure.entry(Kind::Enumeration).or_default();
    for (name, wanted) in &case.lists {
        items.expected += wanted.items.len();
        scores.labels.expected += 1;
        let right = |told: &Vec<String>| wanted.items.values().filter(|i| told.contains(i)).count();
        let best = (0..lists.len()).max_by_key(|at| lists.get(*at).map_or(0, |l| right(&l.2)));
        let Some((list, score, told)) =
            best.filter(|at| lists.get(*at).is_some_and(|l| right(&l.2) > 0)).map(|at| lists.remove(at))
        else {
            let _ = writeln!(trouble, "  list {name} missed: {:?}", wanted.items.values());
            continue;
        };
        items.right += right(&told);
        items.found += told.len();
        sure.0.push(score);
        if right(&told) < wanted.items.len() || told.len() > wanted.items.len() {
            let _ = writeln!(trouble, "  list {name}: {} of {}: {told:#?}", right(&told), wanted.items.len());
        }
        scores.labels.found += 1;
        let label = list.label_span.map(|_| &list.label);
        if label == wanted.label.as_ref() && list.announced == wanted.announced {
            scores.labels.right += 1;
        } else {
            let _ = writeln!(trouble, "  list {name}: label {label:?}, announced {:?}", list.announced);
        }
    }
    for (list, score, told) in lists {
        items.found += told.len();
        scores.false_lists += 1;
        sure.1.push(score);
        let _ = writeln!(trouble, "  no list: [{}] {told:#?}", list.label);
    }
}

fn score(case: &Case, scores: &mut Scores) {
    let mut trouble = String::new();
    let article = briefpack::import::import("text.txt", case.file.as_bytes()).expect("a text");
    let found = detect(&article);
    for kind in &case.kinds {
        let own: Vec<&Suggestion> = found.iter().filter(|s| s.kind() == *kind).collect();
        let mut lines: Vec<Option<String>> = own.iter().map(|s| Some(line(&article, s))).collect();
        let expected: Vec<&String> = case.expected.iter().filter(|(k, _)| k == kind).map(|(_, l)| l).collect();
        let score = scores.kinds.entry(*kind).or_default();
        let sure = scores.sure.entry(*kind).or_default();
        score.expected += expected.len();
        score.found += lines.len();
        for (number, wanted) in expected.iter().enumerate() {
            let Some(at) = lines.iter().position(|l| l.as_ref() == Some(wanted)) else {
                let _ = writeln!(trouble, "  {} missed: {wanted}", kind.name());
                continue;
            };
            score.right += 1;
            let (Some(slot), Some(hit)) = (lines.get_mut(at), own.get(at)) else { continue };
            *slot = None;
            sure.0.push(hit.score);
            if let (Found::Quote(quote), Some(wanted)) = (&hit.found, case.speakers.get(number)) {
                let speaker = quote.speaker.as_deref().unwrap_or("?");
                scores.speakers.expected += 1;
                scores.speakers.found += 1;
                if speaker == wanted {
                    scores.speakers.right += 1;
                } else {
                    let _ = writeln!(trouble, "  speaker '{speaker}', not '{wanted}': {}", quote.text);
                }
            }
        }
        for (line, suggestion) in lines.into_iter().zip(&own) {
            if let Some(line) = line {
                sure.1.push(suggestion.score);
                let _ = writeln!(trouble, "  {} false: {line} ({})", kind.name(), suggestion.because);
            }
        }
    }
    score_lists(case, &article, &found, scores, &mut trouble);
    scores.texts += 1;
    if !trouble.is_empty() {
        let left: Vec<String> = article.dropped.iter().map(|d| format!("{} ({})", d.text, d.reason)).collect();
        let _ = write!(scores.report, "{}\n{trouble}  [left out: {}]\n", case.name, left.join(" | "));
    }
}

fn mean(scores: &[f32]) -> String {
    if scores.is_empty() { "-".to_owned() } else { format!("{:.2}", scores.iter().sum::<f32>() / scores.len() as f32) }
}

/// The scores as lines of a table.
pub(super) fn table(name: &str, scores: &Scores) -> String {
    let mut out = format!("{} whole texts of {name}; false lists: {}\n", scores.texts, scores.false_lists);
    let named = scores.kinds.iter().map(|(kind, score)| (kind.name(), score, scores.sure.get(kind)));
    for (name, score, sure) in named.chain([("speaker", &scores.speakers, None), ("label", &scores.labels, None)]) {
        let sure = sure.map_or(String::new(), |(r, w)| format!("; sure {} right, {} wrong", mean(r), mean(w)));
        let _ = writeln!(
            out,
            "{name:12} precision {:.3}  recall {:.3}  F1 {:.3}  ({} of {}, {} found{sure})",
            score.precision(),
            score.recall(),
            score.f1(),
            score.right,
            score.expected,
            score.found
        );
    }
    out
}

fn run(files: &[&str]) -> Scores {
    let mut scores = Scores::default();
    for case in files.iter().flat_map(|file| cases(file)) {
        score(&case, &mut scores);
    }
    scores
}

/// The rounds of whole texts, oldest first.
const ROUNDS: [&str; 5] =
    ["unseen_5/all.txt", "unseen_6/all.txt", "unseen_7/all.txt", "unseen_8/all.txt", "unseen_9/all.txt"];

/// What the whole texts must reach.
const MARKS: [(Kind, f64); 7] = [
    (Kind::Enumeration, 0.97),
    (Kind::Figure, 0.95),
    (Kind::Quote, 0.95),
    (Kind::Commitment, 0.9),
    (Kind::Event, 0.95),
    (Kind::Person, 0.9),
    (Kind::Body, 0.85),
];

#[test]
fn whole_texts() {
    let only = std::env::var("GOLD_ROUND").unwrap_or_default();
    let rounds: Vec<&str> = ROUNDS.into_iter().filter(|r| r.contains(&only)).collect();
    let mut tables: String = rounds.iter().map(|round| table(round, &run(&[round]))).collect();
    let scores = run(&rounds);
    tables.push_str(&table("every round", &scores));
    if std::env::var_os("GOLD_ALL").is_some() {
        tables.push_str(&scores.report);
    }
    std::io::Write::write_all(&mut std::io::stderr(), tables.as_bytes()).expect("the table is printed");
    for (kind, mark) in MARKS {
        let f1 = scores.kinds.get(&kind).map_or(1.0, Score::f1);
        assert!(f1 >= mark, "{} reaches {f1:.3}, not {mark}\n{}", kind.name(), scores.report);
    }
    assert!(scores.speakers.recall() >= 0.9 && scores.false_lists == 0, "{}", scores.report);
}

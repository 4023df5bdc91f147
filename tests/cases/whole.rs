//! Whole texts, read as files are: import, then every kind of suggestion, against what was marked by hand.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use briefpack::article::Article;
use briefpack::detect::{Enumeration, Found, Kind, Suggestion, detect};

use super::detect::unmark;
use super::gold::{self, KINDS, Marks, Score, kinds_of};
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
    file: String,
    lists: BTreeMap<String, List>,
    marks: Marks,
}

/// What was found of lists and of every other kind, and what went wrong.
#[derive(Debug, Default)]
pub(super) struct Scores {
    pub(super) all: gold::Scores,
    pub(super) labels: Score,
    pub(super) false_lists: usize,
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
        file: String::new(),
        lists: BTreeMap::new(),
        marks: Marks { name: name.trim().to_owned(), kinds: KINDS.to_vec(), ..Marks::default() },
    };
    for line in body.lines() {
        match line.split_once(": ") {
            Some(("kinds", words)) => case.marks.kinds = kinds_of(words),
            Some(("person", words)) => case.marks.expected.push((Kind::Person, words.to_owned())),
            Some(("body", words)) => case.marks.expected.push((Kind::Body, words.to_owned())),
            _ => {
                let (plain, marks) = unmark(line);
                for (tag, start, end) in marks {
                    let words = plain.get(start..end).expect("a mark's place");
                    if !case.marks.take(&tag, words) {
                        list_mark(&mut case, &tag, words.to_owned());
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

/// An item without the stop behind it: whether a full stop ends the item or its sentence is a matter of the house.
fn bare(item: &str) -> &str {
    item.trim_end_matches(['.', ';', ',', ' '])
}

fn told(article: &Article, list: &Enumeration) -> Vec<String> {
    let item = |item: &briefpack::detect::ListItem| {
        let parts: Vec<&str> = item.spans().iter().map(|s| article.text(s).unwrap_or("!! no text")).collect();
        bare(&parts.join(" + ")).to_owned()
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
    let items = scores.all.kinds.entry(Kind::Enumeration).or_default();
    let sure = scores.all.sure.entry(Kind::Enumeration).or_default();
    for (name, wanted) in &case.lists {
        items.expected += wanted.items.len();
        scores.labels.expected += 1;
        let right = |told: &Vec<String>| wanted.items.values().filter(|i| told.iter().any(|t| t == bare(i))).count();
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
    gold::score_kinds(&article, &found, &case.marks, &mut scores.all, &mut trouble);
    score_lists(case, &article, &found, scores, &mut trouble);
    scores.all.texts += 1;
    if !trouble.is_empty() {
        let left: Vec<String> = article.dropped.iter().map(|d| format!("{} ({})", d.text, d.reason)).collect();
        let _ = write!(scores.all.report, "{}\n{trouble}  [left out: {}]\n", case.marks.name, left.join(" | "));
    }
}

/// The scores as lines of a table.
fn table(name: &str, scores: &Scores) -> String {
    let heading = format!("{} whole texts of {name}; false lists: {}", scores.all.texts, scores.false_lists);
    gold::table(&heading, &scores.all, &[("label", &scores.labels)])
}

fn run(files: &[&str]) -> Scores {
    let mut scores = Scores::default();
    for case in files.iter().flat_map(|file| cases(file)) {
        score(&case, &mut scores);
    }
    scores
}

/// The rounds of whole texts whose author wrote the rules too, oldest first.
const ROUNDS: [&str; 10] = [
    "unseen_5/all.txt",
    "unseen_6/all.txt",
    "unseen_7/all.txt",
    "unseen_8/all.txt",
    "unseen_9/all.txt",
    "own_14/all.txt",
    "own_17/all.txt",
    "own_21/all.txt",
    "own_22/all.txt",
    "own_26/all.txt",
];

/// What they must reach.
const MARKS: [(Kind, f64); 7] = [
    (Kind::Enumeration, 0.97),
    (Kind::Figure, 0.95),
    (Kind::Quote, 0.95),
    (Kind::Commitment, 0.9),
    (Kind::Event, 0.95),
    (Kind::Person, 0.9),
    (Kind::Body, 0.85),
];

/// The rounds whose authors knew neither the rules nor the tables.
const BY_OTHERS: [&str; 6] = [
    "unseen_10/all.txt",
    "unseen_12/all.txt",
    "unseen_13/all.txt",
    "unseen_16/all.txt",
    "unseen_17/all.txt",
    "unseen_18/all.txt",
];

/// What those have reached: no change of a rule may fall behind it.
const REACHED: [(Kind, f64); 5] = [
    (Kind::Enumeration, 0.975),
    (Kind::Figure, 0.972),
    (Kind::Quote, 0.985),
    (Kind::Commitment, 0.952),
    (Kind::Event, 0.98),
];

fn reaches(rounds: &[&str], marks: &[(Kind, f64)], speakers: f64, most_false_lists: usize) {
    let only = std::env::var("GOLD_ROUND").unwrap_or_default();
    // A file of marked texts that is in no round yet.
    let own = std::env::var("GOLD_FILE").ok();
    let rounds: Vec<&str> = match &own {
        Some(file) => vec![file.as_str()],
        None => rounds.iter().copied().filter(|r| r.contains(&only)).collect(),
    };
    let mut tables: String = rounds.iter().map(|round| table(round, &run(&[round]))).collect();
    let scores = run(&rounds);
    tables.push_str(&table("these rounds", &scores));
    if std::env::var_os("GOLD_ALL").is_some() {
        tables.push_str(&scores.all.report);
    }
    std::io::Write::write_all(&mut std::io::stderr(), tables.as_bytes()).expect("the table is printed");
    for (kind, mark) in marks {
        let f1 = scores.all.kinds.get(kind).map_or(1.0, Score::f1);
        assert!(f1 >= *mark, "{} reaches {f1:.3}, not {mark}\n{}", kind.name(), scores.all.report);
    }
    let right = scores.all.speakers.recall();
    assert!(right >= speakers, "{right:.3} of the speakers are right\n{}", scores.all.report);
    assert!(scores.false_lists <= most_false_lists, "{} false lists\n{}", scores.false_lists, scores.all.report);
}

#[test]
fn whole_texts() {
    reaches(&ROUNDS, &MARKS, 0.9, 0);
}

#[test]
fn whole_texts_by_others() {
    reaches(&BY_OTHERS, &REACHED, 0.93, 0);
}

/// The latest rounds by others, which the rules know least.
const LATEST: [&str; 5] =
    ["unseen_19/all.txt", "unseen_20/all.txt", "unseen_21/all.txt", "unseen_23/all.txt", "unseen_24/all.txt"];

/// What those have reached.
const REACHED_LATELY: [(Kind, f64); 5] = [
    (Kind::Enumeration, 0.98),
    (Kind::Figure, 0.965),
    (Kind::Quote, 0.975),
    (Kind::Commitment, 0.91),
    (Kind::Event, 0.98),
];

#[test]
fn latest_texts_by_others() {
    reaches(&LATEST, &REACHED_LATELY, 0.92, 0);
}

/// The rounds that the rules have hardly been mended for: a false list, the minutes of a line's time, and a few dates,
/// promises and names of the second.
const FIRST_SIGHT: [&str; 2] = ["unseen_22/all.txt", "unseen_25/all.txt"];

/// What those have reached.
const REACHED_AT_FIRST: [(Kind, f64); 5] = [
    (Kind::Enumeration, 0.98),
    (Kind::Figure, 0.955),
    (Kind::Quote, 0.95),
    (Kind::Commitment, 0.955),
    (Kind::Event, 0.97),
];

#[test]
fn texts_at_first_sight() {
    reaches(&FIRST_SIGHT, &REACHED_AT_FIRST, 0.86, 0);
}

/// Four rounds by three more authors: quotations and who says them, diplomacy, general news, long articles. Figures of
/// headlines are marked in some of them, and no span points into a headline.
const BY_THREE_MORE: [&str; 4] = ["unseen_26/all.txt", "unseen_27/all.txt", "unseen_28/all.txt", "unseen_29/all.txt"];

/// What those have reached.
const REACHED_BY_THREE_MORE: [(Kind, f64); 5] = [
    (Kind::Enumeration, 0.98),
    (Kind::Figure, 0.93),
    (Kind::Quote, 0.96),
    (Kind::Commitment, 0.9),
    (Kind::Event, 0.97),
];

#[test]
fn latest_texts_by_three_more() {
    reaches(&BY_THREE_MORE, &REACHED_BY_THREE_MORE, 0.91, 2);
}

/// Texts in many house styles that were written while the rules were mended for them: seven parts of eight, each run before.
const HOUSE_STYLES: [(Kind, f64); 3] = [(Kind::Figure, 0.985), (Kind::Quote, 0.99), (Kind::Event, 0.985)];

#[test]
fn texts_of_many_house_styles() {
    reaches(&["own_31/all.txt"], &HOUSE_STYLES, 0.97, 0);
}

/// Five rounds by authors who knew no rule: two of long texts (31, 35), three of short ones, half of which only look like what is
/// looked for (32 to 34).
const LONG_AND_SHORT: [&str; 5] =
    ["unseen_31/all.txt", "unseen_32/all.txt", "unseen_33/all.txt", "unseen_34/all.txt", "unseen_35/all.txt"];

/// What those have reached.
const REACHED_IN_SHORT: [(Kind, f64); 5] = [
    (Kind::Enumeration, 0.97),
    (Kind::Figure, 0.945),
    (Kind::Quote, 0.985),
    (Kind::Commitment, 0.955),
    (Kind::Event, 0.965),
];

#[test]
fn texts_long_and_short() {
    reaches(&LONG_AND_SHORT, &REACHED_IN_SHORT, 0.93, 0);
}

/// Two rounds that were held back, long texts and short ones, opened once; since then a dozen classes of them were mended.
const HELD_BACK_AGAIN: [(Kind, f64); 5] = [
    (Kind::Enumeration, 0.99),
    (Kind::Figure, 0.93),
    (Kind::Quote, 0.985),
    (Kind::Commitment, 0.945),
    (Kind::Event, 0.985),
];

#[test]
fn texts_held_back_again() {
    reaches(&["unseen_36/all.txt", "unseen_37/all.txt"], &HELD_BACK_AGAIN, 0.93, 0);
}

/// Two rounds that were written and opened last of all; since then a stamp, a time of day and a law's day were mended.
const LAST_OF_ALL: [(Kind, f64); 5] = [
    (Kind::Enumeration, 0.99),
    (Kind::Figure, 0.975),
    (Kind::Quote, 0.96),
    (Kind::Commitment, 0.99),
    (Kind::Event, 0.98),
];

#[test]
fn texts_opened_last() {
    reaches(&["unseen_38/all.txt", "unseen_39/all.txt"], &LAST_OF_ALL, 0.98, 0);
}

/// Two rounds of which the classes that were missed have been mended, the one of long texts, the other of short ones.
const MENDED_FOR: [(Kind, f64); 5] = [
    (Kind::Enumeration, 0.99),
    (Kind::Figure, 0.95),
    (Kind::Quote, 0.975),
    (Kind::Commitment, 0.93),
    (Kind::Event, 0.975),
];

#[test]
fn texts_mended_for() {
    reaches(&["unseen_40/all.txt", "unseen_41/all.txt"], &MENDED_FOR, 0.91, 0);
}

/// Three rounds that were held back, opened one after another; since then some classes of each were mended.
const HELD_BACK_SINCE: [(Kind, f64); 5] = [
    (Kind::Enumeration, 0.99),
    (Kind::Figure, 0.94),
    (Kind::Quote, 0.985),
    (Kind::Commitment, 0.89),
    (Kind::Event, 0.985),
];

#[test]
fn texts_held_back_since() {
    let rounds = ["unseen_42/all.txt", "unseen_43/all.txt", "unseen_44/all.txt"];
    reaches(&rounds, &HELD_BACK_SINCE, 0.87, 0);
}

/// Rounds mended for: everyday prose (45, 46, 49) and texts whose authors were asked for every way of telling who speaks and who promises
/// (51, 52), of which the hardest are still told wrong.
const EVERYDAY: [(Kind, f64); 5] = [
    (Kind::Enumeration, 0.99),
    (Kind::Figure, 0.94),
    (Kind::Quote, 0.985),
    (Kind::Commitment, 0.93),
    (Kind::Event, 0.99),
];

#[test]
fn texts_of_every_day() {
    reaches(&["unseen_45/all.txt", "unseen_46/all.txt", "unseen_49/all.txt"], &EVERYDAY, 0.97, 0);
}

/// See [`EVERYDAY`].
const EVERY_WAY: [(Kind, f64); 4] =
    [(Kind::Figure, 0.965), (Kind::Quote, 0.99), (Kind::Commitment, 0.85), (Kind::Event, 0.98)];

#[test]
fn texts_of_every_way_to_tell_who() {
    reaches(&["unseen_51/all.txt", "unseen_52/all.txt"], &EVERY_WAY, 0.74, 0);
}

/// Four rounds that were held back: ordinary news (47), what embassies read (48), what press offices read (50), and sixty short texts of
/// which a third only look like what is wanted (53); since then a few speakers and promises of 47, 48 and 50 were mended.
const ORDINARY: [(Kind, f64); 5] = [
    (Kind::Enumeration, 0.99),
    (Kind::Figure, 0.945),
    (Kind::Quote, 0.99),
    (Kind::Commitment, 0.96),
    (Kind::Event, 0.99),
];

#[test]
fn texts_of_ordinary_news() {
    let rounds = ["unseen_47/all.txt", "unseen_48/all.txt", "unseen_50/all.txt", "unseen_53/all.txt"];
    reaches(&rounds, &ORDINARY, 0.965, 0);
}

/// Ordinary news (54) and what analysts read (55), which a few rules were mended for; a press review (56) and an economic section's
/// reading with traps (57), held back.
const PRESS: [(Kind, f64); 5] = [
    (Kind::Enumeration, 0.98),
    (Kind::Figure, 0.935),
    (Kind::Quote, 0.99),
    (Kind::Commitment, 0.93),
    (Kind::Event, 0.98),
];

#[test]
fn texts_of_the_press() {
    let rounds = ["unseen_54/all.txt", "unseen_55/all.txt", "unseen_56/all.txt", "unseen_57/all.txt"];
    reaches(&rounds, &PRESS, 0.965, 0);
}

/// Texts dense in figures (58) and in promises (59), agencies and portals (62), which rules were mended for; a desk officer's Monday (60),
/// the news of a day in many house styles (61) and of a week (63), held back.
const WEEK: [(Kind, f64); 5] = [
    (Kind::Enumeration, 0.99),
    (Kind::Figure, 0.97),
    (Kind::Quote, 0.99),
    (Kind::Commitment, 0.945),
    (Kind::Event, 0.98),
];

#[test]
fn texts_of_a_week() {
    let rounds = [
        "unseen_58/all.txt",
        "unseen_59/all.txt",
        "unseen_60/all.txt",
        "unseen_61/all.txt",
        "unseen_62/all.txt",
        "unseen_63/all.txt",
    ];
    reaches(&rounds, &WEEK, 0.945, 0);
}

/// The round that was held back until all else was done; since then a few dates, markers and promises of it were mended.
const HELD_BACK: [(Kind, f64); 5] = [
    (Kind::Enumeration, 0.99),
    (Kind::Figure, 0.96),
    (Kind::Quote, 0.99),
    (Kind::Commitment, 0.89),
    (Kind::Event, 0.98),
];

#[test]
fn latest_texts_held_back() {
    reaches(&["unseen_30/all.txt"], &HELD_BACK, 0.9, 0);
}

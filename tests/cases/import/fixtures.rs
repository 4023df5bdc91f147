//! Small texts of many house styles in `tests/fixtures/import/`. A file holds a text, a line of equals signs, and what must
//! come of it: the facts (those not named must be absent), every block by its kind and opening words, and, after a dash,
//! reasons and opening words of what must be among the pieces left out.

use std::path::Path;

use briefpack::article::Article;
use briefpack::import::import;

#[test]
fn every_fixture_gives_what_it_states() {
    let failures = run("tests/fixtures/import");
    assert!(failures.is_empty(), "{} fixtures failed\n{}", failures.len(), failures.join("\n"));
}

/// Checks all fixtures of a folder; gives a report for each that failed.
pub fn run(folder: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files: Vec<_> =
        std::fs::read_dir(folder).expect("the fixtures are there").filter_map(Result::ok).map(|e| e.path()).collect();
    files.sort();
    let mut failures = Vec::new();
    for file in files.iter().filter(|f| f.is_file()) {
        let name = file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let whole = std::fs::read_to_string(file).expect("a fixture is UTF-8");
        let (text, expected) = whole.split_once("\n=====\n").expect("a fixture has a line of equals signs");
        let expected: Vec<&str> =
            expected.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#')).collect();
        match import(&name, text.as_bytes()) {
            Err(error) => failures.push(format!("{name}: {error}")),
            Ok(article) => {
                let differences = differences(&article, &expected);
                if !differences.is_empty() {
                    failures.push(format!("{name}:\n  {}\n{}", differences.join("\n  "), super::render(&article)));
                }
            }
        }
    }
    failures
}

fn differences(article: &Article, expected: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    let facts = [
        ("title", article.title.clone()),
        ("published", article.published.map(|d| d.to_string())),
        ("outlet", article.outlet.clone()),
        ("byline", article.byline.clone()),
        ("dateline", article.dateline.clone()),
        ("address", article.source.address.clone()),
    ];
    let stated = |name: &str| expected.iter().find_map(|l| l.strip_prefix(name)?.strip_prefix(": "));
    for (name, value) in facts {
        if stated(name) != value.as_deref() {
            found.push(format!("{name}: expected {:?}, found {value:?}", stated(name)));
        }
    }
    if let Some(language) = stated("language")
        && language != article.language.code()
    {
        found.push(format!("language: expected {language}, found {}", article.language.code()));
    }
    let kinds = ["paragraph", "heading", "caption", "item", "question"];
    let blocks = expected.iter().filter_map(|l| l.split_once(": ").filter(|(kind, _)| kinds.contains(kind)));
    let actual: Vec<(String, &str)> = article
        .blocks
        .iter()
        .map(|b| (format!("{:?}", b.kind).to_lowercase().replace("listitem", "item"), b.text.as_str()))
        .collect();
    let wanted: Vec<(&str, &str)> = blocks.collect();
    for (index, (kind, opening)) in wanted.iter().enumerate() {
        match actual.get(index) {
            Some((k, text)) if k == kind && begins_and_ends(text, opening) => {}
            other => {
                found.push(format!("block {}: expected {kind}: {opening}, found {other:?}", index + 1));
                break;
            }
        }
    }
    if actual.len() != wanted.len() {
        found.push(format!("expected {} blocks, found {}", wanted.len(), actual.len()));
    }
    for (reason, opening) in expected.iter().filter_map(|l| l.strip_prefix("- ")?.split_once(": ")) {
        if !article.dropped.iter().any(|d| d.reason == reason && d.text.starts_with(opening)) {
            found.push(format!("not left out as {reason}: {opening}"));
        }
    }
    found
}

/// 'Opening words' or 'opening words … last words'.
fn begins_and_ends(text: &str, stated: &str) -> bool {
    match stated.split_once(" … ") {
        Some((begin, end)) => text.starts_with(begin) && text.ends_with(end),
        None => text.starts_with(stated),
    }
}

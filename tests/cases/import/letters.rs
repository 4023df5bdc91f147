//! No letter is lost and none is made up: what is in the source is in the title, a block, or the pieces left out.

use std::collections::HashMap;
use std::path::Path;

use briefpack::article::Article;
use briefpack::import::{ImportError, import};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

/// The characters that count: all but white space, controls, and those that nobody sees.
fn letters(text: &str) -> impl Iterator<Item = char> {
    let hidden = |c: char| {
        matches!(c, '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}'
            | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0001}'..='\u{E007F}')
    };
    text.nfc().filter(move |c| !c.is_whitespace() && !c.is_control() && !hidden(*c)).collect::<Vec<_>>().into_iter()
}

fn counted(texts: &[&str]) -> HashMap<char, usize> {
    let mut counts = HashMap::new();
    for c in texts.iter().flat_map(|t| letters(t)) {
        *counts.entry(c).or_insert(0) += 1;
    }
    counts
}

/// Says what is wrong with an article's accounts, if anything.
fn lost_or_made_up(source: &str, article: &Article) -> Option<String> {
    let mut texts: Vec<&str> = article.title.as_deref().into_iter().collect();
    texts.extend(article.blocks.iter().map(|b| b.text.as_str()));
    texts.extend(article.dropped.iter().filter(|d| d.reason != "invisible characters").map(|d| d.text.as_str()));
    if article.dropped.iter().any(|d| d.reason.is_empty() || d.line == 0) {
        return Some("a piece was left out without a line or a reason".to_owned());
    }
    let (there, here) = (counted(&[source]), counted(&texts));
    if there != here {
        let differing: String = there.keys().chain(here.keys()).filter(|c| there.get(c) != here.get(c)).collect();
        return Some(format!("the letters differ: {differing:?}"));
    }
    let squeezed: String = letters(source).collect();
    let mut from = 0;
    for block in &article.blocks {
        let text: String = letters(&block.text).collect();
        // In the source's order, each block whole.
        match squeezed[from..].find(&text) {
            Some(at) => from += at + text.len(),
            None => return Some(format!("not in the source, or not in its order: {}", block.text)),
        }
        if block.text.trim() != block.text || block.text.is_empty() || block.text.contains(['\n', '\r', '\t']) {
            return Some(format!("not a clean block: {:?}", block.text));
        }
    }
    article.blocks.windows(2).any(|w| w[0].line > w[1].line).then(|| "the blocks are out of order".to_owned())
}

fn files(folder: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let entries = std::fs::read_dir(folder).expect("the folder is there").filter_map(Result::ok);
    let mut paths: Vec<_> = entries.map(|e| e.path()).filter(|p| p.extension().is_some_and(|e| e == "txt")).collect();
    paths.sort();
    paths.iter().map(|p| std::fs::read_to_string(p).expect("a fixture is UTF-8")).collect()
}

fn all_texts() -> Vec<String> {
    ["seeds", "tests/fixtures/import", "tests/fixtures/import/unseen"].iter().flat_map(|f| files(f)).collect()
}

#[test]
fn samples_and_fixtures_are_accounted_for() {
    for text in all_texts() {
        let text = text.split("\n=====\n").next().unwrap_or_default();
        let article = import("a.txt", text.as_bytes()).expect("a fixture is an article");
        assert_eq!(lost_or_made_up(text, &article), None, "{text}");
    }
}

fn a_line() -> impl Strategy<Value = String> {
    let pool: Vec<String> = all_texts().iter().flat_map(|t| t.lines().map(str::to_owned).collect::<Vec<_>>()).collect();
    let mark = prop::sample::select(vec![
        "(VNA) –",
        "LONDON —",
        "— VNA/VNS",
        "./.",
        "Photo:",
        "Tags:",
        "Q:",
        "•",
        "1.",
        "###",
        "2025-10-20",
        "Published:",
        "|",
        ">",
        "?",
        ":",
        "\u{200B}",
        "\u{AD}",
        "e\u{301}",
        "\u{A0}",
        "\t",
        "İ",
        "ﬁ",
        "By",
        "https://x.example",
        "\u{202E}",
        "- Ảnh 1.",
        "(Source: AFP)",
        "Enditem",
        "Subject:",
        "From: a@b.example",
    ]);
    prop_oneof![
        5 => prop::sample::select(pool),
        2 => prop::collection::vec(prop_oneof![mark.prop_map(str::to_owned), "[A-ZÀa-zé]{1,9}", "\\PC{0,6}"], 0..14).prop_map(|w| w.join(" ")),
        1 => "\\PC{0,60}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_accounted_for(lines in prop::collection::vec((a_line(), prop::sample::select(vec!["\n", "\n\n", "\r\n", "\n \n", "\r", "\u{2028}"])), 1..30)) {
        let text: String = lines.iter().flat_map(|(line, end)| [line.as_str(), end]).collect();
        match import("a.txt", text.as_bytes()) {
            Ok(article) => prop_assert_eq!(lost_or_made_up(&text, &article), None),
            Err(
                ImportError::Empty
                | ImportError::NothingLeft { .. }
                | ImportError::Binary { .. }
                | ImportError::Markup { .. },
            ) => {}
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = import("a.txt", &bytes);
    }
}

//! Import: files to articles. The five samples against golden text, small fixtures of other house styles against what they
//! must give, damaged input, and that no letter is lost.

mod fixtures;
mod golden;
mod input;
mod letters;
mod unseen;

use briefpack::article::{Article, BlockKind};
use briefpack::import::import;

/// Imports a text and expects that it is an article.
fn article(text: &str) -> Article {
    import("sample.txt", text.as_bytes()).unwrap_or_else(|e| panic!("{e}\n{text}"))
}

/// The texts of an article's blocks of one kind.
fn texts(article: &Article, kind: BlockKind) -> Vec<&str> {
    article.blocks.iter().filter(|b| b.kind == kind).map(|b| b.text.as_str()).collect()
}

/// An article as text: its facts, its blocks by kind and line, what was left out and why.
fn render(article: &Article) -> String {
    let fact = |name: &str, value: Option<String>| value.map(|v| format!("{name}: {v}\n")).unwrap_or_default();
    let mut out = fact("title", article.title.clone())
        + &fact("published", article.published.map(|d| d.to_string()))
        + &fact("outlet", article.outlet.clone())
        + &fact("byline", article.byline.clone())
        + &fact("dateline", article.dateline.clone())
        + &fact("address", article.source.address.clone())
        + &format!("language: {}\n\n", article.language.code());
    for block in &article.blocks {
        let kind = format!("{:?}", block.kind).to_lowercase();
        out += &format!("{:>4} {kind}: {}\n", block.line, ends_of(&block.text));
    }
    out += "\nleft out:\n";
    for dropped in &article.dropped {
        out += &format!("{:>4} [{}] {}\n", dropped.line, dropped.reason, dropped.text);
    }
    for warning in &article.warnings {
        out += &format!("warning: {warning}\n");
    }
    out
}

/// A long text's beginning and end.
fn ends_of(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    if chars.len() <= 120 {
        return text.to_owned();
    }
    let head: String = chars[..70].iter().collect();
    let tail: String = chars[chars.len() - 40..].iter().collect();
    format!("{head} […{}…] {tail}", chars.len() - 110)
}

#[test]
fn every_script_has_its_language_and_title() {
    for (file, language) in [("ar", "ar"), ("hi", "hi"), ("ja", "ja"), ("ru", "ru"), ("th", "th"), ("zh", "zh")] {
        let bytes = std::fs::read(crate::support::root().join(format!("tests/fixtures/scripts/{file}.txt"))).unwrap();
        let article = briefpack::import::import("a.txt", &bytes).unwrap();
        let first = String::from_utf8(bytes).unwrap().lines().next().unwrap().to_owned();
        assert_eq!(article.title, Some(first), "{file}");
        assert_eq!(article.language.code(), language);
        assert!(article.published.is_some() && article.blocks.len() >= 2, "{file}");
    }
}

//! Who speaks for whom: what both sides say together, and what our own side says.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::article::Article;
use crate::detect::{Found, Named, Suggestion};

/// How far before a name, in bytes, a country may stand that it is of.
const BEFORE: usize = 32;
/// The same behind it.
const BEHIND: usize = 28;

/// The words that tell who acts, by language.
#[derive(Debug, Default, Deserialize)]
struct Table {
    /// Several parties together.
    joint: BTreeMap<String, Vec<String>>,
    /// What joins two names.
    and: BTreeMap<String, Vec<String>>,
    /// What stands for a name.
    pronouns: BTreeMap<String, Vec<String>>,
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| serde_json::from_str(include_str!("../../assets/lang/sides.json")).unwrap_or_default())
}

fn of<'t>(words: &'t BTreeMap<String, Vec<String>>, article: &Article) -> impl Iterator<Item = String> + 't {
    words.get(article.language.code()).or_else(|| words.get("en")).into_iter().flatten().map(|w| folded(w))
}

/// Small letters without accents, with spaces for all else.
fn folded(text: &str) -> String {
    let plain = text.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase);
    let plain: String =
        plain.map(|c| if c == 'đ' { 'd' } else { c }).map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    format!(" {} ", plain.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Whether a name stands for several parties: "the two sides", "Norway and Ghana".
pub(super) fn is_joint(article: &Article, suggestions: &[Suggestion], who: &str) -> bool {
    let text = folded(who);
    let joined = || named(suggestions, who).is_none() && of(&table().and, article).any(|word| text.contains(&word));
    of(&table().joint, article).any(|word| text.contains(&word)) || joined()
}

/// Whether several parties are meant and none is named: "the two sides", "the pair".
pub(super) fn is_nameless_pair(article: &Article, suggestions: &[Suggestion], who: &str) -> bool {
    is_joint(article, suggestions, who) && !who.chars().skip(1).any(char::is_uppercase)
}

/// Whether a name is none: "they", "he".
pub(super) fn is_pronoun(article: &Article, who: &str) -> bool {
    let text = folded(who);
    of(&table().pronouns, article).any(|word| word == text)
}

/// The person or body of a name, if the article tells of one.
pub(super) fn named<'s>(suggestions: &'s [Suggestion], who: &str) -> Option<&'s Named> {
    suggestions.iter().find_map(|s| match &s.found {
        Found::Person(named) | Found::Body(named) => {
            (named.name == who || named.variants.iter().any(|v| v == who)).then_some(named)
        }
        _ => None,
    })
}

/// Whether somebody is of the side that these words name: by the name, the office, or what stands beside the name.
pub(super) fn is_of(article: &Article, suggestions: &[Suggestion], who: &str, side: &[String]) -> bool {
    let mut told = vec![folded(who)];
    if let Some(named) = named(suggestions, who) {
        told.push(folded(&named.name));
        told.extend(named.role.as_deref().map(folded));
        for place in &named.places {
            let text = article.blocks.get(place.block).map_or("", |b| b.text.as_str());
            let mut from = place.start.saturating_sub(BEFORE);
            let mut past = (place.end + BEHIND).min(text.len());
            while !text.is_char_boundary(from) {
                from += 1;
            }
            while !text.is_char_boundary(past) {
                past -= 1;
            }
            told.push(folded(text.get(from..past).unwrap_or_default()));
        }
    }
    // "Vietnam" stands in "Vietnamese" too.
    side.iter().map(|word| folded(word)).any(|word| told.iter().any(|text| text.contains(word.trim_end())))
}

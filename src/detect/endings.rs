//! How words of a kind end, by language.

use serde::Deserialize;

/// How words of a kind end.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Endings {
    /// "-ing": goes on with the sentence's subject.
    #[serde(rename = "participle_endings")]
    pub(super) participle: Vec<String>,
    /// "-er", "-ir".
    #[serde(rename = "infinitive_endings")]
    pub(super) infinitive: Vec<String>,
    /// "-rá", "-ront".
    #[serde(rename = "future_endings")]
    pub(super) future: Vec<String>,
    /// "-ed", "-aron": something was done, or will be.
    #[serde(rename = "deed_endings")]
    pub(super) deed: Vec<String>,
    /// "-ed", "-ó", "-ait": what was.
    #[serde(rename = "past_endings", default)]
    pub(super) past: Vec<String>,
    /// "-ue", "-ie", "-ado": a participle, behind its auxiliary.
    #[serde(rename = "participle_past_endings", default)]
    pub(super) participles: Vec<String>,
    /// "-é", "-ado": what was done, or will be: without an auxiliary it tells of no time.
    #[serde(rename = "done_endings", default)]
    pub(super) done: Vec<String>,
    /// "-ist", "-eur": somebody by what they do.
    #[serde(rename = "role_endings")]
    pub(super) role: Vec<String>,
    /// "-ais", "-eño": where somebody is from, behind their role.
    #[serde(rename = "demonyms")]
    pub(super) demonym: Vec<String>,
    /// "-ently", "-ement": tells how, beside a verb.
    #[serde(rename = "manner_endings", default)]
    pub(super) manner: Vec<String>,
    /// "-if", "-al": an adjective between a role and a name.
    #[serde(rename = "adjective_endings", default)]
    pub(super) adjective: Vec<String>,
    /// "-ly".
    #[serde(rename = "adverb_endings", default)]
    pub(super) adverb: Vec<String>,
    /// How a woman's role ends, folded ("-trice").
    #[serde(rename = "women_endings", default)]
    pub(super) women: Vec<String>,
    /// The same, of a man's.
    #[serde(rename = "men_endings", default)]
    pub(super) men: Vec<String>,
    /// "-ó": somebody did, or said, something.
    #[serde(rename = "said_endings", default)]
    pub(super) said: Vec<String>,
    /// "-ores": plurals of one letter more than the language's plural.
    #[serde(rename = "longer_plurals", default)]
    pub(super) longer_plurals: Vec<String>,
}

/// Whether a word ends in one of these, with at least two letters before.
pub(super) fn ends_in(word: &str, endings: &[String]) -> bool {
    endings.iter().any(|end| word.len() >= end.len() + 2 && word.ends_with(end.as_str()))
}

//! Words of every language at once: how numbers and money are written, and which given names tell a woman from a man.

use std::collections::HashMap;

use serde::Deserialize;

use super::hash::FastSet;
use super::tag::Tag;

/// How numbers and money are written, in any language.
#[derive(Debug, Default, Clone, Deserialize)]
pub(super) struct Signs {
    /// The signs of currencies: "$", "€".
    #[serde(rename = "signs")]
    pub(super) currency: String,
    /// "15th", "14e".
    pub(super) ordinal_endings: Vec<String>,
    /// Units that are written without a space; others ("5G", "4x4") are names.
    pub(super) glued_units: FastSet<String>,
    /// "m", "bn": units that may stand for a scale before what is counted ("1.2m containers").
    pub(super) glued_scales: FastSet<String>,
    /// Currencies that are written before their number without a space: "R1.9bn".
    pub(super) glued_money: FastSet<String>,
    /// Currencies with a slash before their number: "S/ 38.6".
    pub(super) slashed_money: FastSet<String>,
}

/// The words of numbers, units and money, for all languages and for each.
#[derive(Debug, Deserialize)]
pub(super) struct Measures {
    #[serde(flatten)]
    pub(super) signs: Signs,
    #[serde(default)]
    pub(super) past_endings: HashMap<String, Vec<String>>,
    #[serde(default)]
    pub(super) singular_endings: HashMap<String, Vec<String>>,
    #[serde(default)]
    pub(super) odd_plurals: HashMap<String, FastSet<String>>,
    pub(super) tags: HashMap<String, HashMap<Tag, Vec<String>>>,
}

/// Given names that tell a woman from a man, folded; in any language.
#[derive(Debug, Deserialize)]
pub(super) struct Given {
    pub(super) women: FastSet<String>,
    pub(super) men: FastSet<String>,
}

/// The given names; `None` if their table cannot be read.
pub(super) fn given() -> Option<Given> {
    serde_json::from_str(include_str!("../../assets/lang/given.json")).ok()
}

/// The words of numbers and money; `None` if their table cannot be read.
pub(super) fn measures() -> Option<Measures> {
    serde_json::from_str(include_str!("../../assets/lang/measures.json")).ok()
}

//! What stands in the files of words, as it stands there.

use std::collections::HashMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::table::Kind;

/// A language's file.
#[derive(Deserialize)]
pub(super) struct File {
    pub(super) decimal: String,
    pub(super) syllables: bool,
    pub(super) stops: Vec<String>,
    pub(super) not: Vec<String>,
    pub(super) about: Vec<String>,
    pub(super) over: Vec<String>,
    pub(super) under: Vec<String>,
    pub(super) scales: HashMap<String, i32>,
    pub(super) numbers: HashMap<String, f64>,
    pub(super) number_and: Vec<String>,
    pub(super) shares: HashMap<String, f64>,
    #[serde(default)]
    pub(super) per_units: Vec<String>,
    #[serde(default)]
    pub(super) behind_numbers: Vec<String>,
    #[serde(default)]
    pub(super) rough_numbers: Vec<String>,
    pub(super) telling: Vec<String>,
    pub(super) besides: Vec<String>,
    pub(super) age_opens: Vec<String>,
    pub(super) age_ends: Vec<String>,
    pub(super) by_now: Vec<String>,
    #[serde(default)]
    pub(super) only_behind: Vec<String>,
    pub(super) half: Vec<String>,
    pub(super) than: Vec<String>,
    pub(super) pronouns: Vec<String>,
    pub(super) asides: Vec<String>,
    pub(super) clause_opens: Vec<String>,
    pub(super) measured_against: Vec<String>,
    pub(super) between: Vec<String>,
    pub(super) years_to: Vec<String>,
    pub(super) from: Vec<String>,
    pub(super) more_behind: Vec<String>,
    pub(super) provides: Vec<String>,
    pub(super) years_between: Vec<String>,
    pub(super) years_and: Vec<String>,
    pub(super) clock_opens: Vec<String>,
    pub(super) clock_hours: Vec<String>,
    pub(super) clock_mornings: Vec<String>,
    pub(super) clock_evenings: Vec<String>,
    pub(super) list_opens: Vec<String>,
    #[serde(default)]
    pub(super) series_opens: Vec<String>,
    pub(super) list_ends: Vec<String>,
    pub(super) contrasts: Vec<String>,
    pub(super) lacking: Vec<String>,
    pub(super) limits: Vec<String>,
    pub(super) same_day: Vec<String>,
    pub(super) spread: Vec<String>,
    pub(super) newly: Vec<String>,
    pub(super) longer: Vec<String>,
    pub(super) versus: Vec<String>,
    #[serde(default)]
    pub(super) before_year: Vec<String>,
    pub(super) ordinals: HashMap<String, u16>,
    pub(super) ranks: HashMap<String, Vec<String>>,
    pub(super) offices: HashMap<String, Vec<String>>,
    pub(super) office_of: Vec<String>,
    pub(super) role_stops: Vec<String>,
}

/// A concept's row.
#[derive(Deserialize)]
pub(super) struct Row {
    pub(super) id: String,
    #[serde(default)]
    pub(super) group: Option<String>,
    #[serde(default, rename = "is")]
    pub(super) kind: Option<Kind>,
    #[serde(flatten)]
    pub(super) words: HashMap<String, Vec<String>>,
}

/// The concepts' rows, read once.
pub(super) fn rows() -> &'static [Row] {
    static ROWS: OnceLock<Vec<Row>> = OnceLock::new();
    ROWS.get_or_init(|| {
        let mut rows: Vec<Row> =
            serde_json::from_str(include_str!("../../../assets/lang/compare-concepts.json")).unwrap_or_default();
        // Forms that were met later: each behind those of its notion, or a notion of its own.
        let more: Vec<Row> =
            serde_json::from_str(include_str!("../../../assets/lang/compare-forms.json")).unwrap_or_default();
        for row in more {
            match rows.iter_mut().find(|own| own.id == row.id) {
                Some(own) => {
                    row.words.into_iter().for_each(|(code, words)| own.words.entry(code).or_default().extend(words));
                }
                None => rows.push(row),
            }
        }
        rows
    })
}

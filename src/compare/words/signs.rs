//! Signs and word ends that no language has alone, read once from `assets/lang/compare-signs.json`.

use std::sync::OnceLock;

use serde::Deserialize;

/// Signs and word ends that no language has alone.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Signs {
    /// "st" of "1st".
    pub(super) ordinal_ends: Vec<String>,
    /// A currency's sign with its concept, in the order in which they are looked for.
    pub(super) currency_signs: Vec<(String, String)>,
    /// "Of" between a part and its whole.
    #[serde(default)]
    pub(super) of_whole: Vec<String>,
    /// Ends of words that lose two letters.
    pub(super) stem_ends: Vec<String>,
}

/// The signs, read once.
pub(super) fn signs() -> &'static Signs {
    static SIGNS: OnceLock<Signs> = OnceLock::new();
    SIGNS.get_or_init(|| {
        serde_json::from_str(include_str!("../../../assets/lang/compare-signs.json")).unwrap_or_default()
    })
}

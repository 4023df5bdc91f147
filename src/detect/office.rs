//! Offices that go by several names ("envoy", "ambassador"), those told by whose they are ("her guest"), and countries with
//! the names of who comes from them.

use serde::Deserialize;

use super::hash::{FastMap, FastSet};
use super::name::folded;
use super::text::words_of;

/// The words of one language.
#[derive(Debug, Default, Deserialize)]
pub(super) struct OfficeTable {
    /// Each a group of names for one office.
    #[serde(default)]
    same: Vec<Vec<String>>,
    /// "guest", "visitor".
    #[serde(default)]
    guest: Vec<String>,
    /// "host".
    #[serde(default)]
    host: Vec<String>,
    /// "counterpart", "interlocutor".
    #[serde(default)]
    other: Vec<String>,
    /// Each a country and who comes from it, where the words do not begin alike ("Dutch", "Netherlands").
    #[serde(default)]
    lands: Vec<Vec<String>>,
}

/// What a phrase tells of an office, one bit each: the groups it belongs to, or whose it is.
pub(super) type Offices = u64;

/// The bits that tell an office by somebody else.
pub(super) const GUEST: Offices = 1 << 63;
/// See [`GUEST`].
pub(super) const HOST: Offices = 1 << 62;
/// See [`GUEST`].
pub(super) const OTHER: Offices = 1 << 61;
/// All of them.
pub(super) const RELATIVE: Offices = GUEST | HOST | OTHER;

/// How many groups there may be.
const MOST_GROUPS: usize = 60;

/// How many letters two words of one country have alike at least.
const ALIKE: usize = 4;

/// The offices of one language, by the first word of each of their names.
#[derive(Debug, Default)]
pub(super) struct OfficeNames {
    by_first: FastMap<String, Vec<(Vec<String>, Offices)>>,
    lands: FastMap<String, usize>,
    /// The first letters of countries' names.
    stems: FastSet<String>,
}

fn keys(phrase: &str) -> Vec<String> {
    words_of(phrase).filter_map(|w| phrase.get(w)).map(folded).collect()
}

impl From<OfficeTable> for OfficeNames {
    fn from(table: OfficeTable) -> Self {
        let mut names = Self::default();
        for (group, phrases) in table.same.iter().take(MOST_GROUPS).enumerate() {
            phrases.iter().for_each(|p| names.add(p, 1 << group));
        }
        for (phrases, bit) in [(&table.guest, GUEST), (&table.host, HOST), (&table.other, OTHER)] {
            phrases.iter().for_each(|p| names.add(p, bit));
        }
        for (land, words) in table.lands.iter().enumerate() {
            names.lands.extend(words.iter().map(|w| (folded(w), land)));
        }
        for phrases in names.by_first.values_mut() {
            phrases.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
        names
    }
}

impl OfficeNames {
    fn add(&mut self, phrase: &str, bit: Offices) {
        let words = keys(phrase);
        let Some(first) = words.first().cloned() else { return };
        let list = self.by_first.entry(first).or_default();
        match list.iter_mut().find(|(known, _)| *known == words) {
            Some((_, bits)) => *bits |= bit,
            None => list.push((words, bit)),
        }
    }

    /// The longest name of an office that opens folded words: its length in words and what it tells.
    pub(super) fn at(&self, words: &[String]) -> Option<(usize, Offices)> {
        let list = self.by_first.get(words.first()?)?;
        list.iter().find(|(name, _)| words.starts_with(name)).map(|(name, bits)| (name.len(), *bits))
    }

    /// The groups of offices that folded words name; whether they name a counterpart, too, whose office is somebody else's.
    pub(super) fn of(&self, words: &[String]) -> Offices {
        let (mut at, mut found) = (0, 0);
        while let Some(rest) = words.get(at..).filter(|r| !r.is_empty()) {
            let (len, bits) = self.at(rest).unwrap_or((1, 0));
            found |= bits;
            at += len;
        }
        found & !(GUEST | HOST)
    }

    /// Whether two folded words tell of one country: "norwegian" and "norway".
    pub(super) fn same_land(&self, one: &str, other: &str) -> bool {
        if one == other {
            return true;
        }
        let alike = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
        match (self.lands.get(one), self.lands.get(other)) {
            (Some(a), Some(b)) => a == b,
            _ => alike >= ALIKE && self.is_land(one) && self.is_land(other),
        }
    }

    /// Takes in a country's name.
    pub(super) fn add_land(&mut self, name: &str) {
        if let Some(first) = keys(name).into_iter().find(|w| w.chars().count() >= ALIKE) {
            self.stems.insert(first.chars().take(ALIKE).collect());
        }
    }

    /// Whether a folded word tells where somebody is from.
    pub(super) fn is_land(&self, word: &str) -> bool {
        if self.lands.contains_key(word) {
            return true;
        }
        let stem: String = word.chars().take(ALIKE).collect();
        self.stems.contains(&stem) && !self.by_first.contains_key(word)
    }
}

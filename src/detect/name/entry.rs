//! Somebody, or a body, with all that the article tells.

use super::super::hash::FastSet;
use super::super::lexicon::Lexicon;
use super::super::office::{GUEST, HOST, OTHER, Offices};
use super::super::text::Text;

/// Somebody, or a body, with all that the article tells.
#[derive(Debug, Clone)]
pub(in crate::detect) struct Entry {
    pub(in crate::detect) is_body: bool,
    /// The fullest form of the name.
    pub(in crate::detect) name: String,
    /// The folded words of the fullest form.
    pub(super) keys: Vec<String>,
    /// The longest role given right before the name, else beside it.
    pub(in crate::detect) role: Option<String>,
    pub(super) role_follows: bool,
    /// Whether a comma stands between the role and the name.
    pub(super) role_apart: bool,
    /// The person with role or title as the text writes them together, where it gives the whole name there; whether a
    /// comma parts them.
    pub(super) written: Option<(String, bool)>,
    /// A body with its article, where the language keeps it.
    pub(super) told: Option<String>,
    /// The folded words of every role given, with whose it is.
    pub(super) role_words: Vec<String>,
    /// The offices that the roles name.
    pub(super) offices: Offices,
    /// Those that tell whether it is a man or a woman: articles, honorifics, the role without its complement.
    pub(super) gender_words: Vec<String>,
    /// Whether a given name, or "her" beside the name, tells a woman or a man.
    pub(super) she: Option<bool>,
    /// Whether a role, an honorific or a verb of saying shows that it is a person.
    pub(in crate::detect) is_sure: bool,
    /// Where it is named: block, index of the mention.
    pub(in crate::detect) places: Vec<(usize, usize)>,
    /// How many of its places hold a name of several words; they are noted first.
    pub(super) whole_places: usize,
}

impl Entry {
    /// Where it was named last before a place by its whole name; nothing where it was not.
    pub(super) fn last_before(&self, place: (usize, usize)) -> Option<(usize, usize)> {
        // Whole names are noted first, in reading order.
        let whole = self.places.get(..self.whole_places).unwrap_or(&self.places);
        whole.partition_point(|p| *p < place).checked_sub(1).and_then(|at| whole.get(at)).copied()
    }

    /// The name with its role where the article puts the role right before it.
    pub(in crate::detect) fn full(&self) -> String {
        match (&self.written, &self.role) {
            (Some((written, false)), _) => written.clone(),
            (_, Some(role)) if !self.role_follows && !self.role_apart && !self.is_body => {
                format!("{role} {}", self.name)
            }
            _ => self.name.clone(),
        }
    }

    /// As [`Entry::full`], also with a role that a comma parts from the name; a body with its article where the language
    /// keeps it.
    pub(in crate::detect) fn spoken(&self) -> String {
        match (&self.told, &self.written) {
            (Some(told), _) => told.clone(),
            (None, Some((written, _))) => written.clone(),
            (None, None) => self.full(),
        }
    }

    /// Whether a folded word is one of a role that the article gives them.
    pub(in crate::detect) fn tells(&self, word: &str) -> bool {
        self.role_words.iter().any(|own| own == word)
    }

    /// Whether the folded word for what kind of body it is stands in its name, or none does that is known.
    pub(in crate::detect) fn is_of_kind(&self, kind: &str) -> bool {
        self.keys.iter().any(|key| key == kind) || self.keys.len() == 1
    }

    /// Whether a role or a given name tells that a name of several words is a person's.
    pub(in crate::detect) fn is_somebody(&self) -> bool {
        self.is_whole() && (self.she.is_some() || self.is_titled())
    }

    /// Whether one of these offices is theirs.
    pub(in crate::detect) fn holds(&self, offices: Offices) -> bool {
        !self.is_body && self.offices & offices & !(GUEST | HOST | OTHER) != 0
    }

    /// Whether every word of a role is one that the article gives them.
    pub(super) fn has_role(&self, words: &[String]) -> bool {
        !self.is_body && !words.is_empty() && words.iter().all(|w| self.role_words.contains(w))
    }

    /// Whether the honorifics tell that it is somebody else: "Mrs Berg" is not "Mr Berg".
    pub(super) fn is_another(&self, honours: Option<&[String]>, text: &Text) -> bool {
        let lexicon = &text.language.lexicon;
        let told = |words: &[String], of: &FastSet<String>| words.iter().any(|w| of.contains(w));
        honours.is_some_and(|own| {
            told(own, &lexicon.women) && told(&self.gender_words, &lexicon.men)
                || told(own, &lexicon.men) && told(&self.gender_words, &lexicon.women)
        })
    }

    /// Whether a role or an honorific goes with the name.
    pub(super) fn is_titled(&self) -> bool {
        !self.gender_words.is_empty() || !self.role_words.is_empty()
    }

    /// Whether it is a name of several words that no body has.
    pub(super) fn is_whole(&self) -> bool {
        !self.is_body && self.keys.len() >= 2
    }

    /// Whether it is a name that no role, no honorific and no given name tells to be somebody's.
    pub(super) fn may_be_a_firm(&self) -> bool {
        let told = self.is_titled() || self.she.is_some() || self.role.is_some() || self.written.is_some();
        // "C. A." are somebody's initials.
        !self.is_body && !told && self.keys.iter().any(|key| key.chars().count() > 2)
    }

    /// Whether a role tells of somebody who judges, prosecutes or pleads.
    pub(super) fn is_of_the_court(&self, lexicon: &Lexicon) -> bool {
        self.role_words.iter().any(|w| lexicon.court.contains(w))
    }

    /// Whether a body's name is so long that its role would be lost in it.
    pub(super) fn is_long(&self) -> bool {
        self.keys.len() > 6
    }

    /// Whether a word tells that it is a woman, or a man.
    pub(super) fn is_one(&self, lexicon: &Lexicon, is_she: bool) -> bool {
        let own = if is_she { &lexicon.women } else { &lexicon.men };
        self.gender_words.iter().any(|w| own.contains(w))
            || self.she == Some(is_she) && !self.gender_words.iter().any(|w| lexicon.is_other(w, is_she))
    }

    /// Whether none of the roles is one that only others have: "spokesman" is no woman's.
    pub(in crate::detect) fn may_be(&self, lexicon: &Lexicon, is_she: bool) -> bool {
        let own = if is_she { &lexicon.women } else { &lexicon.men };
        let by_name = self.she.is_none_or(|she| she == is_she) || self.gender_words.iter().any(|w| own.contains(w));
        by_name && !self.gender_words.iter().any(|w| lexicon.is_other(w, is_she))
    }
}

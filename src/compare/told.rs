//! How a sentence tells: that something is not so, that it was told wrongly, that it is so now, that it is so elsewhere.

use super::clauses::{is_contrast, taken_back};
use super::reading::Reading;
use super::words::{Class, Table, Token, term_of};

/// Whether a sentence tells that something is not so, but for what it tells of somebody by the way: "who did not answer".
pub(super) fn is_negated(text: &str, found: &[Token], table: &Table) -> bool {
    let undone = taken_back(text, found);
    let numbered = |not: &Token| found.iter().any(|t| t.class == Class::Number && t.end <= not.start);
    let mut aside = false;
    let mut past = 0;
    for token in found {
        if text.get(past..token.start).is_some_and(|gap| gap.contains([',', ';', '(', ')'])) {
            aside = token.class == Class::Stop && table.asides.contains(&token.term);
        }
        let excused = || {
            aside
                || undone.iter().any(|(not, _)| *not == token.start)
                || is_only(text, found, token, table)
                || numbered(token) && is_contrast(text, token, table)
        };
        if token.class == Class::Not && !excused() {
            return true;
        }
        past = token.end;
    }
    false
}

/// How far behind a word that undoes the one may stand that makes it "only", in tokens.
const ONLY_TOKENS: usize = 5;

/// Whether a word that undoes says "only" with one behind it: "n'est autorisé qu'à".
fn is_only(text: &str, found: &[Token], not: &Token, table: &Table) -> bool {
    let behind = found.iter().filter(|t| t.start >= not.end).take(ONLY_TOKENS);
    let mut near = behind.take_while(|t| t.class != Class::Not);
    let alone = found.iter().filter(|t| t.class == Class::Not).count() == 1;
    let is_but = |t: &Token| table.only_behind.iter().any(|word| text.get(t.start..t.end) == Some(word.as_str()));
    alone && near.any(is_but)
}

/// Whether a sentence says that something was told wrongly, or takes a number back: "thirteen, not fourteen".
pub(super) fn corrects(text: &str, found: &[Token]) -> bool {
    found.iter().any(|t| t.term == term_of("correct")) || !taken_back(text, found).is_empty()
}

/// What other sentences name too is no other matter: "Voltaria also has a plant in Zaragoza" tells of Zaragoza.
pub(super) fn forget_known_names(out: &mut Reading) {
    let mut told: Vec<u64> = out.sentences.iter().flat_map(|s| &s.terms).map(|t| t.0).collect();
    told.sort_unstable();
    let is_known = |name: &u64| {
        let from = told.partition_point(|t| t < name);
        told.get(from + 1) == Some(name)
    };
    for sentence in &mut out.sentences {
        sentence.elsewhere.retain(|name| !is_known(name));
    }
}

/// The names of the place that a sentence opens with, "At Rotterdam, …"; all its names where it says that it tells of
/// something besides.
pub(super) fn elsewhere(text: &str, found: &[Token], table: &Table) -> Vec<u64> {
    let name = |t: &&Token| t.class == Class::Name;
    let besides = table.besides.iter().any(|word| has_word(text, word));
    if besides {
        return found.iter().filter(name).map(|t| t.term).collect();
    }
    let small = found.iter().take_while(|t| t.class == Class::Stop).count();
    let opening = found.iter().skip(small).take_while(name);
    let end = opening.clone().last().map_or(0, |t| t.end);
    let opens = (1..=2).contains(&small) && text.get(end..).is_some_and(|rest| rest.starts_with(','));
    if opens { opening.map(|t| t.term).collect() } else { Vec::new() }
}

/// Whether a text has a word, or some words, with nothing joined to them.
fn has_word(text: &str, word: &str) -> bool {
    let ends = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    text.match_indices(word).any(|(at, found)| {
        let (before, behind) = (text.get(..at), text.get(at + found.len()..));
        ends(before.and_then(|t| t.chars().next_back())) && ends(behind.and_then(|t| t.chars().next()))
    })
}

/// Whether a text has a word for "now".
pub(super) fn says_now(text: &str, table: &Table) -> bool {
    table.by_now.iter().any(|word| has_word(text, word))
}

//! A role taken apart: its ranks, its offices, and what it is the office of.

use super::words::{FastSet, Table, fold_words as fold, terms, tokens};

/// A role taken apart.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Role {
    /// "acting", "deputy".
    pub(super) ranks: Vec<String>,
    /// "minister", "president".
    pub(super) offices: Vec<String>,
    /// What is left: the portfolio, the body.
    pub(super) of: Vec<String>,
    /// The portfolios among it, as far as every language tells them, each once.
    pub(super) portfolios: Vec<usize>,
}

/// Whether some words tell an office and end with it, or with what it is the office of: no name stands behind it.
pub(super) fn ends_with_office(written: &str, table: &Table) -> bool {
    let words: Vec<String> = fold(written).split_whitespace().map(str::to_owned).collect();
    let offices = table.offices.iter().flat_map(|(_, phrases)| phrases);
    let mut ends = offices.filter_map(|office| {
        let office: Vec<&str> = office.split_whitespace().collect();
        let at = words
            .windows(office.len().max(1))
            .rposition(|w| w.iter().map(String::as_str).eq(office.iter().copied()))?;
        Some(at + office.len())
    });
    let Some(end) = ends.by_ref().max() else { return false };
    let behind = words.get(end);
    behind.is_none_or(|word| table.office_of.iter().any(|of| of == word))
}

/// Takes a role apart by the words of its language.
pub(super) fn role_of(written: &str, table: &Table) -> Role {
    let mut rest = format!(" {} ", fold(written));
    // "Deputy minister" in one word is a rank and an office: ranks leave such words to the offices.
    let has = |phrases: &[String]| phrases.iter().any(|p| phrase_at(&rest, p).is_some());
    let ranks: Vec<String> = table.ranks.iter().filter(|(_, phrases)| has(phrases)).map(|(id, _)| id.clone()).collect();
    // The longest first: a prime minister is no minister.
    let mut named: Vec<(&String, &String)> =
        table.offices.iter().flat_map(|(id, phrases)| phrases.iter().map(move |p| (id, p))).collect();
    named.retain(|(_, phrase)| phrase_at(&rest, phrase).is_some());
    named.sort_by_key(|(id, phrase)| (std::cmp::Reverse(phrase.len()), *id));
    let mut offices: Vec<String> = Vec::new();
    for (id, phrase) in named {
        let Some(at) = phrase_at(&rest, phrase).filter(|_| !offices.contains(id)) else { continue };
        offices.push(id.clone());
        rest.replace_range(at..at + phrase.len() + 2, " ");
    }
    offices.sort_unstable();
    let is_known = |word: &str| table.ranks.iter().flat_map(|(_, p)| p).chain(&table.role_stops).any(|k| k == word);
    let mut of: Vec<String> = rest
        .split_whitespace()
        .filter(|w| !is_known(w) && w.len() > 1)
        .map(|w| w.trim_end_matches('s').to_owned())
        .collect();
    of.sort_unstable();
    of.dedup();
    let (mut ranks, portfolios) = (ranks, portfolios_of(written, table));
    // "Secretario de Estado de Interior" stands below the minister of that portfolio; where none is told it may be that of
    // the United States.
    if let Some(at) = ranks.iter().position(|rank| rank == STATE) {
        ranks.remove(at);
        if !portfolios.is_empty() {
            ranks.push(DEPUTY.to_owned());
            ranks.sort_unstable();
            ranks.dedup();
            offices = vec![MINISTER.to_owned()];
        }
    }
    Role { ranks, offices, of, portfolios }
}

/// The rank of a state secretary, of a deputy, and the office that both are of.
const STATE: &str = "state";
const DEPUTY: &str = "deputy";
const MINISTER: &str = "minister";

/// What ministers are ministers of; those of one line are given to one of them as often as to two.
const PORTFOLIOS: [&[u64]; 15] = [
    &terms!["foreign", "diplomatic", "cooperation"],
    &terms!["finance", "economy", "budget", "tax"],
    &terms!["plan", "investment"],
    &terms!["health", "hospital"],
    &terms!["justice", "judge"],
    &terms!["interior", "security", "police"],
    &terms!["defence", "army"],
    &terms!["education", "training", "school", "university", "science", "research"],
    &terms!["trade", "industry", "export", "economy"],
    &terms!["energy", "electricity", "oil", "mine", "climate"],
    &terms!["environment", "climate", "water", "forest"],
    &terms!["farm", "fish", "coffee"],
    &terms!["transport", "carry", "build", "railway", "road"],
    &terms!["culture", "tourism", "sport"],
    &terms!["migration"],
];

/// The portfolios that a role names, by their places in the table.
fn portfolios_of(written: &str, table: &Table) -> Vec<usize> {
    let found = tokens(written, table, &FastSet::default(), &[0]);
    let has = |line: &&[u64]| found.iter().any(|t| line.contains(&t.term));
    PORTFOLIOS.iter().enumerate().filter(|(_, line)| has(line)).map(|(at, _)| at).collect()
}

/// Whether a role has a portfolio of each of two others.
pub(super) fn holds_both(role: &Role, a: &Role, b: &Role) -> bool {
    let has = |other: &Role| role.portfolios.iter().any(|p| other.portfolios.contains(p));
    has(a) && has(b)
}

/// Whether two roles name portfolios, and none that both name.
pub(super) fn portfolios_differ(a: &Role, b: &Role) -> bool {
    !a.portfolios.is_empty() && !b.portfolios.is_empty() && !a.portfolios.iter().any(|p| b.portfolios.contains(p))
}

pub(super) fn is_deputy(role: &Role) -> bool {
    role.ranks.iter().any(|r| r == "deputy")
}

/// Where a phrase stands between two spaces: the byte of the first one.
fn phrase_at(text: &str, phrase: &str) -> Option<usize> {
    let is_space = |at: Option<usize>| at.and_then(|at| text.as_bytes().get(at)) == Some(&b' ');
    let mut places = text.match_indices(phrase).map(|(at, _)| at);
    let at = places.find(|at| is_space(at.checked_sub(1)) && is_space(Some(at + phrase.len())))?;
    at.checked_sub(1)
}

/// Whether two words are one but for its ending: "Caldera" and "Calderan", "economy" and "economic".
pub(super) fn is_one_word(a: &str, b: &str) -> bool {
    let common = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    let (shorter, longer) = (a.chars().count().min(b.chars().count()), a.chars().count().max(b.chars().count()));
    a == b || common >= LEAST_STEM && common + 1 >= shorter && common + MOST_ENDING >= longer
}

/// The least letters that two forms of a word have in common, and the longest ending of one of them.
const LEAST_STEM: usize = 5;
const MOST_ENDING: usize = 3;

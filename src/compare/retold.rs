//! Lists that an article tells in a sentence of its own, without a number: "Among the measures are free tests, home visits
//! and a register". They are known by a list of another article that has the same items.

use rayon::prelude::*;

use crate::article::Span;

use super::aligned::List;
use super::collection::Collection;
use super::contradict::item_share;
use super::reading::{Sentence, Term, terms_of};
use super::terms::{Keyed, candidates, overlap};
use super::words::{Class, Table, terms};

/// How many items such a sentence has.
const LEAST_ITEMS: usize = 2;
const MOST_ITEMS: usize = 16;

/// A sentence that tells a list: its article, its terms, and its items with their places.
#[derive(Clone)]
struct Retelling {
    article: usize,
    /// What stands before the items.
    name: String,
    /// Whether a colon opens it.
    is_marked: bool,
    label: Vec<Term>,
    terms: Vec<u64>,
    items: Vec<Vec<Term>>,
    places: Vec<Span>,
}

/// The lists that sentences tell again, each behind the list that it is known by. No step looks at all pairs.
pub(super) fn retold(collection: &Collection, lists: &[List]) -> Vec<List> {
    let told = retellings(collection);
    let of_lists = lists.iter().map(|list| {
        let terms = list.items.iter().chain([&list.label]).flatten().map(|t| t.0);
        Keyed { article: list.article, keys: sorted(terms.collect()) }
    });
    let keyed: Vec<Keyed> =
        of_lists.chain(told.iter().map(|t| Keyed { article: t.article, keys: t.terms.clone() })).collect();
    let mut best: Vec<Option<(usize, usize)>> = vec![None; told.len()];
    for (a, b) in candidates(&keyed, 2) {
        let (at, sentence) = (a.min(b), a.max(b));
        let Some(place) = sentence.checked_sub(lists.len()) else { continue };
        let (Some(list), Some(retelling)) = (lists.get(at), told.get(place)) else { continue };
        let Some(matched) = met(collection, list, retelling) else { continue };
        if let Some(slot) = best.get_mut(place).filter(|slot| slot.is_none_or(|(most, _)| matched > most)) {
            *slot = Some((matched, at));
        }
    }
    let free: Vec<&Retelling> = told.iter().zip(&best).filter(|(_, b)| b.is_none()).map(|(t, _)| t).collect();
    let twins = told_alike(collection, &free);
    let of_list = told.iter().zip(best).filter_map(|(retelling, best)| {
        let list = lists.get(best?.1)?;
        let retelling = retelling.clone();
        Some(List {
            article: retelling.article,
            name: list.name.clone(),
            announced: None,
            is_retold: true,
            label: list.label.clone(),
            items: retelling.items,
            places: retelling.places,
        })
    });
    of_list.chain(twins).collect()
}

/// Items that both of two lists tell, at least, where neither says how many there are.
const LEAST_OF_TWINS: usize = 3;

/// What is told item by item.
const LABELS: [u64; 14] = terms![
    "priority",
    "measure",
    "step",
    "area",
    "goal",
    "pillar",
    "principle",
    "proposal",
    "demand",
    "project",
    "point",
    "condition",
    "sector",
    "charge",
];

/// The lists that sentences of two articles on one matter tell, each without a number: what stands before the items is of
/// one thing, and most of them are met.
fn told_alike(collection: &Collection, told: &[&Retelling]) -> Vec<List> {
    let keyed: Vec<Keyed> = told.iter().map(|t| Keyed { article: t.article, keys: t.terms.clone() }).collect();
    let mut is_list = vec![false; told.len()];
    for (a, b) in candidates(&keyed, 2) {
        if !told.get(a).zip(told.get(b)).is_some_and(|(x, y)| are_twins(collection, x, y)) {
            continue;
        }
        for at in [a, b] {
            if let Some(slot) = is_list.get_mut(at) {
                *slot = true;
            }
        }
    }
    let lists = told.iter().zip(is_list).filter(|(_, is_list)| *is_list).map(|(t, _)| List {
        article: t.article,
        name: t.name.clone(),
        announced: None,
        is_retold: true,
        label: t.label.clone(),
        items: t.items.clone(),
        places: t.places.clone(),
    });
    lists.collect()
}

fn are_twins(collection: &Collection, x: &Retelling, y: &Retelling) -> bool {
    let across = collection.is_across(x.article, y.article);
    let (few, many) = if x.items.len() <= y.items.len() { (x, y) } else { (y, x) };
    let is_met = |item: &&Vec<Term>| {
        let share = |own: &Vec<Term>| item_share(&overlap(own, item, &collection.weights, across), across);
        many.items.iter().any(|own| share(own).is_some())
    };
    let matched = few.items.iter().filter(is_met).count();
    // "Its priorities are …": what such lists are lists of; a mark opens a list of anything.
    let marked = x.is_marked && y.is_marked;
    let of_one = |t: &Term| LABELS.contains(&t.0) || marked && matches!(t.1, Class::Concept | Class::Word);
    let label = x.label.iter().any(|t| of_one(t) && y.label.contains(t));
    let least = if across { few.items.len().div_ceil(2) } else { (few.items.len() * 2).div_ceil(3) };
    let all = marked && matched > LEAST_OF_TWINS && matched == few.items.len();
    few.items.len() >= LEAST_OF_TWINS
        && matched >= least.max(if across { LEAST_ITEMS } else { LEAST_OF_TWINS })
        && (label || all)
        && collection.is_one_topic(x.article, y.article)
}

/// How many items of a sentence are those of a list, if it tells that list: it names what they are, and all its items are
/// met; across languages at least every second one.
fn met(collection: &Collection, list: &List, retelling: &Retelling) -> Option<usize> {
    let named = list.label.iter().any(|t| t.1 != Class::Number && retelling.terms.contains(&t.0));
    if retelling.items.len() > list.items.len() || !collection.is_one_topic(list.article, retelling.article) {
        return None;
    }
    let across = collection.is_across(list.article, retelling.article);
    let is_met = |item: &&Vec<Term>| {
        let share = |own: &Vec<Term>| item_share(&overlap(own, item, &collection.weights, across), across);
        list.items.iter().any(|own| share(own).is_some())
    };
    let matched = retelling.items.iter().filter(is_met).count();
    let least = if across { retelling.items.len().div_ceil(2) } else { retelling.items.len() };
    // Behind a colon every item is one of the list.
    let whole = retelling.is_marked && matched == retelling.items.len();
    // In two languages a word may be known in one alone.
    let most = across && matched * 3 >= retelling.items.len() * 2 && (retelling.is_marked || matched >= LEAST_OF_TWINS);
    let needed = match (named || most, whole) {
        (true, _) => LEAST_ITEMS,
        (false, true) => LEAST_OF_TWINS,
        (false, false) => LEAST_UNNAMED,
    };
    (matched >= least.max(needed)).then_some(matched)
}

/// So many items of a list are met by chance by no sentence that does not name what they are.
const LEAST_UNNAMED: usize = 4;

/// The sentences that tell several things one after another behind a word that opens such a list.
fn retellings(collection: &Collection) -> Vec<Retelling> {
    let of_article = |article: usize| -> Vec<Retelling> {
        let Some(reading) = collection.reading(article) else { return Vec::new() };
        let sentences = reading.sentences.iter().filter(|s| s.list.is_none());
        let told = sentences.filter_map(|sentence| {
            let text = collection.text(article, &sentence.span);
            let list = |from: usize| {
                let pieces = pieces(text, from, reading.table);
                let is_list = (LEAST_ITEMS..=MOST_ITEMS).contains(&pieces.len());
                is_list.then(|| retelling(article, sentence, (text, from), &pieces, reading.table))
            };
            let told =
                opened(text, reading.table).and_then(list).filter(|r| r.is_marked || r.items.len() >= LEAST_OF_TWINS);
            told.or_else(|| {
                let mut told = list(series(text, reading.table)?)?;
                told.is_marked = true;
                (told.items.len() >= LEAST_OF_TWINS).then_some(told)
            })
        });
        told.collect()
    };
    (0..collection.len()).into_par_iter().flat_map_iter(of_article).collect()
}

fn retelling(
    article: usize,
    sentence: &Sentence,
    (text, from): (&str, usize),
    pieces: &[(usize, usize)],
    table: &'static Table,
) -> Retelling {
    let (block, start) = (sentence.span.block, sentence.span.start);
    let items = pieces.iter().map(|(from, past)| terms_of(text.get(*from..*past).unwrap_or_default(), table));
    let before = text.get(..from).unwrap_or_default();
    let name = table.list_opens.iter().find_map(|word| before.strip_suffix(word.as_str())).unwrap_or(before);
    Retelling {
        article,
        is_marked: before.trim_end().ends_with(':'),
        name: name.trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | ',')).to_owned(),
        label: terms_of(before, table),
        terms: sorted(sentence.terms.iter().map(|t| t.0).collect()),
        items: items.collect(),
        places: pieces.iter().map(|(from, past)| Span::new(block, start + from, start + past)).collect(),
    }
}

fn sorted(mut terms: Vec<u64>) -> Vec<u64> {
    terms.sort_unstable();
    terms.dedup();
    terms
}

/// How many items a sentence tells that opens a list without a number: behind a colon, or of what such lists are lists of.
pub(super) fn items_told(text: &str, terms: &[Term], table: &Table) -> usize {
    let Some(from) = opened(text, table) else { return 0 };
    let marked = text.get(..from).is_some_and(|before| before.trim_end().ends_with(':'));
    if !marked && !terms.iter().any(|t| LABELS.contains(&t.0)) {
        return 0;
    }
    let count = pieces(text, from, table).len();
    if count >= LEAST_OF_TWINS { count } else { 0 }
}

/// What opens a list, whatever stands before.
pub(super) const COLON: &str = ": ";

/// Where the first word that opens a list ends: "are", "figuran", "gồm".
fn opened(text: &str, table: &Table) -> Option<usize> {
    // "The draft names these priorities: …": the mark opens it, whatever stands before.
    if let Some(at) = text.find(COLON) {
        return Some(at + COLON.len());
    }
    let ends = |word: &String| text.find(word.as_str()).map(|at| at + word.len());
    // "Contains four charges, among them fraud": what stands behind a comma opens the list.
    let behind_comma = |at: &usize| text.get(..*at).is_some_and(|before| before.ends_with(','));
    let aside = |word: &String| {
        text.match_indices(word.as_str()).map(|(at, _)| at).find(behind_comma).map(|at| at + word.len())
    };
    table.list_opens.iter().filter_map(aside).min().or_else(|| table.list_opens.iter().filter_map(ends).min())
}

/// Where a series of clauses starts that all open alike, with nothing to announce them: "agreed to keep the reserve, to
/// replant the slopes and to halt the trawling". At least three of them.
fn series(text: &str, table: &Table) -> Option<usize> {
    table.series_opens.iter().find_map(|word| {
        let first = text.find(&format!(", {word}"))?;
        let ends = |end: &String| text.get(first..).is_some_and(|rest| rest.contains(&format!(" {end} {word}")));
        let before = text.get(..first)?;
        let from = before.rfind(&format!(" {word}"))? + 1;
        let joined = before.get(from..).is_some_and(|item| !item.contains([',', ';', ':']));
        (joined && table.list_ends.iter().any(ends)).then_some(from)
    })
}

/// The items from this byte on: between commas, and beside the last "and".
pub(super) fn pieces(text: &str, from: usize, table: &Table) -> Vec<(usize, usize)> {
    let Some(rest) = text.get(from..) else { return Vec::new() };
    // ", while wheat stays protected": no item.
    let other = table.clause_opens.iter().filter_map(|word| rest.find(&format!(", {word} "))).min();
    let rest = other.and_then(|at| rest.get(..at)).unwrap_or(rest);
    // "1,240 cases": a comma within a number parts nothing.
    let digit = |at: Option<usize>| at.and_then(|at| rest.as_bytes().get(at)).is_some_and(u8::is_ascii_digit);
    let parts = |at: &usize| !(digit(at.checked_sub(1)) && digit(Some(at + 1)));
    let places = rest.match_indices([',', ';']).map(|(at, _)| at).filter(parts);
    let mut marks: Vec<(usize, usize)> = places.map(|at| (at, at + 1)).collect();
    let last = marks.last().map_or(0, |mark| mark.1);
    let tail = rest.get(last..).unwrap_or_default();
    let joints = table.list_ends.iter().filter_map(|word| {
        let joint = format!(" {word} ");
        tail.rfind(&joint).map(|at| (last + at, last + at + joint.len()))
    });
    marks.extend(joints.max());
    let mut out = Vec::new();
    let mut start = 0;
    for (end, next) in marks.into_iter().chain([(rest.len(), rest.len())]) {
        let piece = rest.get(start..end).unwrap_or_default();
        let inner = piece.trim_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ';' | ',' | ':'));
        if !inner.is_empty() {
            let at = from + start + piece.find(inner).unwrap_or(0);
            out.push((at, at + inner.len()));
        }
        start = next;
    }
    out
}

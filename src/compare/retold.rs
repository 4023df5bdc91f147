//! Lists that an article tells in a sentence of its own, without a number: "Among the measures are free tests, home visits
//! and a register". They are known by a list of another article that has the same items.

use rayon::prelude::*;

use crate::article::Span;

use super::aligned::List;
use super::collection::Collection;
use super::contradict::item_share;
use super::reading::{Sentence, Term, terms_of};
use super::terms::{Keyed, candidates, overlap};
use super::words::{Class, Table};

/// How many items such a sentence has.
const LEAST_ITEMS: usize = 2;
const MOST_ITEMS: usize = 16;

/// A sentence that tells a list: its article, its terms, and its items with their places.
struct Retelling {
    article: usize,
    terms: Vec<u64>,
    items: Vec<Vec<Term>>,
    places: Vec<Span>,
}

/// The lists that sentences tell again, each behind the list that it is known by. No step looks at all pairs.
pub(super) fn retold(collection: &Collection, lists: &[List]) -> Vec<List> {
    if lists.is_empty() {
        return Vec::new();
    }
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
    let of_list = told.into_iter().zip(best).filter_map(|(retelling, best)| {
        let list = lists.get(best?.1)?;
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
    of_list.collect()
}

/// How many items of a sentence are those of a list, if it tells that list: it names what they are, and all its items are
/// met; across languages at least every second one.
fn met(collection: &Collection, list: &List, retelling: &Retelling) -> Option<usize> {
    let named = list.label.iter().any(|t| t.1 != Class::Number && retelling.terms.contains(&t.0));
    if !named || retelling.items.len() > list.items.len() || !collection.is_one_topic(list.article, retelling.article) {
        return None;
    }
    let across = collection.is_across(list.article, retelling.article);
    let is_met = |item: &&Vec<Term>| {
        let share = |own: &Vec<Term>| item_share(&overlap(own, item, &collection.weights, across), across);
        list.items.iter().any(|own| share(own).is_some())
    };
    let matched = retelling.items.iter().filter(is_met).count();
    let least = if across { retelling.items.len().div_ceil(2) } else { retelling.items.len() };
    (matched >= least.max(LEAST_ITEMS)).then_some(matched)
}

/// The sentences that tell several things one after another behind a word that opens such a list.
fn retellings(collection: &Collection) -> Vec<Retelling> {
    let of_article = |article: usize| -> Vec<Retelling> {
        let Some(reading) = collection.reading(article) else { return Vec::new() };
        let sentences = reading.sentences.iter().filter(|s| s.list.is_none());
        let told = sentences.filter_map(|sentence| {
            let text = collection.text(article, &sentence.span);
            let pieces = pieces(text, opened(text, reading.table)?, reading.table);
            let is_list = (LEAST_ITEMS..=MOST_ITEMS).contains(&pieces.len());
            is_list.then(|| retelling(article, sentence, text, &pieces, reading.table))
        });
        told.collect()
    };
    (0..collection.len()).into_par_iter().flat_map_iter(of_article).collect()
}

fn retelling(
    article: usize,
    sentence: &Sentence,
    text: &str,
    pieces: &[(usize, usize)],
    table: &'static Table,
) -> Retelling {
    let (block, start) = (sentence.span.block, sentence.span.start);
    let items = pieces.iter().map(|(from, past)| terms_of(text.get(*from..*past).unwrap_or_default(), table));
    Retelling {
        article,
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

/// Where the first word that opens a list ends: "are", "figuran", "gồm".
fn opened(text: &str, table: &Table) -> Option<usize> {
    let ends = |word: &String| text.find(word.as_str()).map(|at| at + word.len());
    // "Contains four charges, among them fraud": what stands behind a comma opens the list.
    let behind_comma = |at: &usize| text.get(..*at).is_some_and(|before| before.ends_with(','));
    let aside = |word: &String| {
        text.match_indices(word.as_str()).map(|(at, _)| at).find(behind_comma).map(|at| at + word.len())
    };
    table.list_opens.iter().filter_map(aside).min().or_else(|| table.list_opens.iter().filter_map(ends).min())
}

/// The items from this byte on: between commas, and beside the last "and".
fn pieces(text: &str, from: usize, table: &Table) -> Vec<(usize, usize)> {
    let Some(rest) = text.get(from..) else { return Vec::new() };
    let mut marks: Vec<(usize, usize)> = rest.match_indices([',', ';']).map(|(at, _)| (at, at + 1)).collect();
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

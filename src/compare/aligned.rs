//! Lists that several articles tell, item by item, in one language or in two; and lists that one article alone tells.

use std::collections::BTreeMap;

use crate::article::Span;
use crate::detect::Found;

use super::Cancel;
use super::collection::Collection;
use super::contradict::item_share;
use super::found::{Aligned, AlignedItem, Missing, ToldOnce};
use super::reading::{Term, terms_of};
use super::retold::retold;
use super::terms::{Keyed, candidates, overlap};
use super::words::Class;

/// Which item of one list is which of another.
type Matches = Vec<(usize, usize)>;

/// A list of an article, made ready.
pub(super) struct List {
    pub(super) article: usize,
    /// What it is called.
    pub(super) name: String,
    /// How many items were announced.
    pub(super) announced: Option<u32>,
    /// Whether it is known only by the list of another article.
    pub(super) is_retold: bool,
    /// What its name is about.
    pub(super) label: Vec<Term>,
    /// What each item is about.
    pub(super) items: Vec<Vec<Term>>,
    /// Where each item stands.
    pub(super) places: Vec<Span>,
}

/// The lists that several articles tell, and those that one alone tells; `None` if cancelled.
pub(super) fn aligned(collection: &Collection, cancel: &Cancel) -> Option<(Vec<Aligned>, Vec<ToldOnce>)> {
    let mut lists = lists(collection);
    let more = retold(collection, &lists);
    lists.extend(more);
    let keyed: Vec<Keyed> = lists.iter().map(keyed).collect();
    let mut links: Vec<(usize, usize, Matches)> = Vec::new();
    for (count, (a, b)) in candidates(&keyed, 2).into_iter().enumerate() {
        if count % 1024 == 0 && cancel.is_cancelled() {
            return None;
        }
        let (Some(x), Some(y)) = (lists.get(a), lists.get(b)) else { continue };
        let matched = matched(collection, x, y);
        if is_one_list(collection, x, y, matched.len()) {
            links.push((a, b, matched));
        }
    }
    // The links of each list, so that no list looks at those of all others.
    let mut near: Vec<Vec<usize>> = vec![Vec::new(); lists.len()];
    for (at, (a, b, _)) in links.iter().enumerate() {
        for list in [*a, *b] {
            if let Some(own) = near.get_mut(list) {
                own.push(at);
            }
        }
    }
    let of = |list: usize| near.get(list).into_iter().flatten().filter_map(|at| links.get(*at));
    let mut taken = vec![false; lists.len()];
    let mut order: Vec<usize> = (0..lists.len()).collect();
    order.sort_by_key(|at| (std::cmp::Reverse(fullness(lists.get(*at))), *at));
    let mut out = Vec::new();
    for base in order {
        if taken.get(base).copied().unwrap_or(true) {
            continue;
        }
        let mut members: Vec<(usize, Matches)> = Vec::new();
        for (a, b, matched) in of(base) {
            let (other, turned) = if *a == base { (*b, false) } else { (*a, true) };
            if taken.get(other).copied().unwrap_or(true) {
                continue;
            }
            let pairs = matched.iter().map(|(x, y)| if turned { (*y, *x) } else { (*x, *y) }).collect();
            members.push((other, pairs));
        }
        // A third list may be like the second and too little like the first, in another language.
        for (other, pairs) in members.clone() {
            for (a, b, matched) in of(other) {
                let (third, turned) = if *a == other { (*b, false) } else { (*a, true) };
                let known = third == base || members.iter().any(|(m, _)| *m == third);
                if known || taken.get(third).copied().unwrap_or(true) {
                    continue;
                }
                let through = |i: usize| pairs.iter().find(|(_, second)| *second == i).map(|(first, _)| *first);
                let met = matched.iter().map(|(x, y)| if turned { (*y, *x) } else { (*x, *y) });
                let composed: Matches = met.filter_map(|(i, j)| Some((through(i)?, j))).collect();
                if composed.len() >= 2 {
                    members.push((third, composed));
                }
            }
        }
        // One list for each article: the one that shares the most.
        members.sort_by_key(|(other, pairs)| {
            (lists.get(*other).map(|l| l.article), std::cmp::Reverse(pairs.len()), *other)
        });
        members.dedup_by_key(|(other, _)| lists.get(*other).map(|l| l.article));
        if members.is_empty() {
            continue;
        }
        // An item that is not met in the base list may be met through a third one, in a nearer language.
        for (at, (other, pairs)) in members.clone().into_iter().enumerate() {
            for (a, b, matched) in of(other) {
                let (third, turned) = if *a == other { (*b, false) } else { (*a, true) };
                let Some((_, through)) = members.iter().find(|(m, _)| *m == third) else { continue };
                let met = matched.iter().map(|(x, y)| if turned { (*y, *x) } else { (*x, *y) });
                let more = met
                    .filter_map(|(own, twin)| through.iter().find(|(_, j)| *j == twin).map(|(first, _)| (*first, own)));
                let free = |(i, j): &(usize, usize)| !pairs.iter().any(|(a, b)| a == i || b == j);
                let more: Matches = more.filter(free).collect();
                if let Some((_, own)) = members.get_mut(at) {
                    for (i, j) in more {
                        if !own.iter().any(|(a, b)| *a == i || *b == j) {
                            own.push((i, j));
                        }
                    }
                }
            }
        }
        for at in members.iter().map(|(other, _)| *other).chain([base]) {
            if let Some(slot) = taken.get_mut(at) {
                *slot = true;
            }
        }
        out.extend(lists.get(base).map(|list| joined(collection, &lists, list, &members)));
    }
    out.sort_by_key(|a| (a.items.first().map(|i| i.sources.clone()), a.label.clone()));
    let is_alone = |l: &List, taken: bool| !taken && !l.is_retold && collection.is_own_story(l.article);
    let alone = lists.iter().zip(&taken).filter(|(l, taken)| is_alone(l, **taken));
    Some((out, alone.map(|(list, _)| told_once(collection, list)).collect()))
}

fn lists(collection: &Collection) -> Vec<List> {
    let mut out = Vec::new();
    for article in 0..collection.len() {
        let (Some((_, suggestions)), Some(reading)) = (collection.article(article), collection.reading(article)) else {
            continue;
        };
        let terms = |text: &str| terms_of(text, reading.table);
        for suggestion in suggestions {
            let Found::Enumeration(list) = &suggestion.found else { continue };
            let items = list.items.iter().map(|i| terms(collection.text(article, &i.span))).collect();
            out.push(List {
                article,
                name: list.label.clone(),
                announced: list.announced,
                is_retold: false,
                label: terms(&list.label),
                items,
                places: list.items.iter().map(|i| i.span).collect(),
            });
        }
    }
    out
}

/// A list is found by any words of its label and its items.
fn keyed(list: &List) -> Keyed {
    let mut keys: Vec<u64> = list.items.iter().chain([&list.label]).flatten().map(|t| t.0).collect();
    keys.sort_unstable();
    keys.dedup();
    Keyed { article: list.article, keys }
}

/// The fullest list first: the most items, and all that were announced.
fn fullness(list: Option<&List>) -> (usize, bool, usize) {
    list.map_or((0, false, 0), |l| {
        let complete = l.announced.is_some_and(|n| usize::try_from(n).is_ok_and(|n| n == l.places.len()));
        (l.items.len(), complete, l.items.iter().map(Vec::len).sum())
    })
}

/// Which items are the same, the best pairs first; then those that stand alone between the same neighbours.
fn matched(collection: &Collection, x: &List, y: &List) -> Vec<(usize, usize)> {
    let across = collection.is_across(x.article, y.article);
    let mut shares: Vec<(f64, usize, usize)> = Vec::new();
    for (i, a) in x.items.iter().enumerate().take(64) {
        for (j, b) in y.items.iter().enumerate().take(64) {
            let o = overlap(a, b, &collection.weights, across);
            if let Some(share) = item_share(&o, across) {
                // Lists keep their order more often than not.
                let order = if i == j { 0.05 } else { 0.0 };
                shares.push((share + order, i, j));
            }
        }
    }
    shares.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut out: Vec<(usize, usize)> = Vec::new();
    for (_, i, j) in shares {
        if !out.iter().any(|(a, b)| *a == i || *b == j) {
            out.push((i, j));
        }
    }
    out.sort_unstable();
    keep_places(&mut out, x, y);
    if across {
        let sure = is_announced_alike(collection, x, y);
        fill(&mut out, x.items.len(), y.items.len(), sure);
        let any = |i: usize, j: usize| {
            let pair = x.items.get(i).zip(y.items.get(j));
            pair.map_or(0.0, |(a, b)| overlap(a, b, &collection.weights, true).contained)
        };
        fill_unevenly(&mut out, x.items.len(), y.items.len(), &any);
    }
    out
}

/// Two complete lists of one length that keep their order in at least half of their items keep it in all of them: an item
/// that seems to stand elsewhere, with nothing that took its place, is met there by a word alone.
fn keep_places(pairs: &mut Vec<(usize, usize)>, x: &List, y: &List) {
    let placed = pairs.iter().filter(|(i, j)| i == j).count();
    if x.items.len() != y.items.len() || placed < 2 || placed * 2 < x.items.len() {
        return;
    }
    let known = pairs.clone();
    pairs.retain(|(i, j)| i == j || known.iter().any(|(other, twin)| (other, twin) == (j, i)));
}

/// Across languages an item may share no word: between two pairs in order, and before the first and behind the last, as
/// many items on both sides are the same ones. Lists of two lengths need two pairs to go by.
/// `sure` lists need one pair alone.
fn fill(pairs: &mut Vec<(usize, usize)>, left: usize, right: usize, sure: bool) {
    let few = if sure { pairs.is_empty() } else { pairs.len() * 2 < left.min(right) };
    let uneven = left != right && pairs.len() < 2;
    if !pairs.is_sorted_by_key(|p| p.1) || few || uneven {
        return;
    }
    let mut known = pairs.clone();
    known.push((left, right));
    let (mut from, mut other) = (0, 0);
    for (at, twin) in known {
        if at - from == twin - other {
            pairs.extend((from..at).zip(other..twin));
        }
        (from, other) = (at + 1, twin + 1);
    }
    pairs.sort_unstable();
}

/// Where between two pairs in order one list has more items than the other, each of the fewer is the one of the more that it
/// shares the most with, if it shares anything. Lists with fewer pairs than items left over are left as they are.
fn fill_unevenly(pairs: &mut Vec<(usize, usize)>, left: usize, right: usize, share: &dyn Fn(usize, usize) -> f64) {
    if !pairs.is_sorted_by_key(|p| p.1) || pairs.len() < 2 || pairs.len() * 2 < left.min(right) {
        return;
    }
    let mut known = pairs.clone();
    known.push((left, right));
    let (mut from, mut other) = (0, 0);
    for (at, twin) in known {
        let mut next = from;
        for j in other..twin {
            let best = (next..at).map(|i| (share(i, j), i)).filter(|(s, _)| *s > 0.0);
            let best = best.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
            // What opens both lists is one, in whatever words: the first item is the last that anybody leaves out.
            let opens = (from, other, twin) == (0, 0, 1) && at > 0;
            if let Some(i) = best.map(|(_, i)| i).or(opens.then_some(0)) {
                pairs.push((i, j));
                next = i + 1;
            }
        }
        (from, other) = (at + 1, twin + 1);
    }
    pairs.sort_unstable();
}

/// Whether two lists of articles on one matter are announced in the same words, by the same number, and complete.
fn is_announced_alike(collection: &Collection, x: &List, y: &List) -> bool {
    let label = overlap(&x.label, &y.label, &collection.weights, true);
    let complete = |l: &List| l.announced.is_some_and(|n| usize::try_from(n).is_ok_and(|n| n == l.items.len()));
    label.words >= 1
        && x.announced == y.announced
        && complete(x)
        && complete(y)
        && collection.is_one_topic(x.article, y.article)
}

/// Whether two lists are one list told twice.
fn is_one_list(collection: &Collection, x: &List, y: &List, matched: usize) -> bool {
    let shorter = x.items.len().min(y.items.len());
    let across = collection.is_across(x.article, y.article);
    let label = overlap(&x.label, &y.label, &collection.weights, across);
    let content = |terms: &[Term]| terms.iter().filter(|t| t.1 != Class::Number).count();
    let named_alike = label.words + label.names >= 1 && content(&x.label) > 0;
    let counted_alike = x.announced.is_some() && x.announced == y.announced;
    let least = match (named_alike, counted_alike) {
        (true, true) => 0.34,
        (true, false) | (false, true) => 0.5,
        (false, false) => 0.75,
    };
    matched >= 2 && matched as f64 >= least * shorter as f64
}

fn item_of(collection: &Collection, list: &List, at: usize) -> Option<(String, Span)> {
    let span = *list.places.get(at)?;
    Some((collection.text(list.article, &span).to_owned(), span))
}

/// One list of several: the base list's items, then what others have besides.
fn joined(collection: &Collection, lists: &[List], base: &List, members: &[(usize, Matches)]) -> Aligned {
    let mut items: Vec<AlignedItem> = Vec::new();
    for at in 0..base.items.len() {
        let Some((text, span)) = item_of(collection, base, at) else { continue };
        let mut sources = vec![collection.source(base.article, span)];
        for (other, pairs) in members {
            let Some(list) = lists.get(*other) else { continue };
            let found = pairs.iter().find(|(i, _)| *i == at).and_then(|(_, j)| item_of(collection, list, *j));
            sources.extend(found.map(|(_, span)| collection.source(list.article, span)));
        }
        items.push(AlignedItem { text, sources });
    }
    for (other, pairs) in members {
        let Some(list) = lists.get(*other) else { continue };
        for at in (0..list.items.len()).filter(|at| !pairs.iter().any(|(_, j)| j == at)) {
            if let Some((text, span)) = item_of(collection, list, at) {
                items.push(AlignedItem { text, sources: vec![collection.source(list.article, span)] });
            }
        }
    }
    let mut articles = vec![base.article];
    articles.extend(members.iter().filter_map(|(other, _)| lists.get(*other).map(|l| l.article)));
    let mut missing: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, item) in items.iter().enumerate() {
        for article in articles.iter().filter(|a| !item.sources.iter().any(|s| s.article == **a)) {
            missing.entry(*article).or_default().push(at);
        }
    }
    let missing = missing.into_iter().map(|(article, items)| Missing { article, items }).collect();
    // Where the fullest list has no name, another one may.
    let others = members.iter().filter_map(|(other, _)| lists.get(*other));
    let named = std::iter::once(base).chain(others).find(|l| !l.name.trim().is_empty());
    Aligned { label: named.map(|l| l.name.clone()).unwrap_or_default(), articles, items, missing }
}

fn told_once(collection: &Collection, list: &List) -> ToldOnce {
    let items = (0..list.items.len()).filter_map(|at| item_of(collection, list, at));
    let items = items.map(|(text, span)| AlignedItem { text, sources: vec![collection.source(list.article, span)] });
    ToldOnce { label: list.name.clone(), announced: list.announced, items: items.collect() }
}

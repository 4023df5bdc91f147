//! One day of one matter: articles that each tell one event of it tell the same one, in whatever words; where one of them
//! tells several, that which is told most alike.

use std::collections::{BTreeMap, BTreeSet};

use super::Cancel;
use super::bounds::{is_at_first, is_limit, is_since};
use super::chronology::{Node, When, day_hash, root, when};
use super::collection::Collection;
use super::contradict::exclude;
use super::dated::PUT_OFF;
use super::days::things_differ;
use super::found::Exactness;
use super::reading::{Reading, Sentence, Term};
use super::terms::{Keyed, Overlap, candidates, overlap};
use super::words::{Class, FastMap, Kind, is_kind, mixed, term_of};

/// By how many of its rarest terms an article is looked for among those that tell of the same day.
const KEYS: usize = 24;
/// How many tellings of an event are set against those of another.
const MOST_TOLD: usize = 4;
/// How many events that an article tells of one day are set against each other.
const MOST_EVENTS: usize = 8;
/// A month so many days away is named of one plan alone.
const FAR_DAYS: i32 = 300;
/// How much more alike two tellings are than any other of the same articles.
const MARGIN: f64 = 0.04;
/// What tellings of articles with several events of a day share at least.
const LEAST_SHARE: f64 = 0.1;

/// How a sentence tells its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Manner {
    /// Something happened.
    Done,
    /// Something will happen, or was to.
    Planned,
    /// Something was said.
    Said,
    /// Something lasts until then.
    Until,
    /// Something lasts since then.
    Since,
}

/// An event, as far as it is put together.
struct Event<'g> {
    nodes: Vec<&'g Node>,
    articles: BTreeSet<usize>,
}

/// The events of all days, those that are one put together step by step.
struct Joining<'g> {
    events: Vec<Event<'g>>,
    parent: Vec<usize>,
}

impl Joining<'_> {
    fn root(&mut self, at: usize) -> usize {
        root(&mut self.parent, at)
    }

    fn unite(&mut self, a: usize, b: usize) {
        let (from, to) = (self.root(a), self.root(b));
        let (kept, lost) = (from.min(to), from.max(to));
        if kept == lost {
            return;
        }
        if let Some(slot) = self.parent.get_mut(lost) {
            *slot = kept;
        }
        let taken = self.events.get_mut(lost).map(|e| (std::mem::take(&mut e.nodes), std::mem::take(&mut e.articles)));
        if let Some((event, (nodes, articles))) = self.events.get_mut(kept).zip(taken) {
            event.nodes.extend(nodes);
            event.articles.extend(articles);
        }
    }
}

/// Which groups of dated sentences are one event, beyond what their words say; `None` if cancelled.
pub(super) fn of_one_day(
    collection: &Collection,
    groups: &[Vec<Node>],
    cancel: &Cancel,
) -> Option<Vec<(usize, usize)>> {
    let event = |nodes: &'_ Vec<Node>| -> (BTreeSet<usize>, Option<When>) {
        let articles = nodes.iter().map(|n| n.at.0).collect();
        (articles, nodes.first().map(|n| when(&n.dated)))
    };
    let (articles, whens): (Vec<BTreeSet<usize>>, Vec<Option<When>>) = groups.iter().map(event).unzip();
    let events = groups.iter().zip(articles).map(|(nodes, articles)| Event { nodes: nodes.iter().collect(), articles });
    let mut joining = Joining { events: events.collect(), parent: (0..groups.len()).collect() };
    let day = |at: usize| whens.get(at).copied().flatten().map(day_hash).unwrap_or_default();
    let mut of_article: BTreeMap<(usize, u64), Vec<usize>> = BTreeMap::new();
    for (at, event) in joining.events.iter().enumerate() {
        event.articles.iter().for_each(|article| of_article.entry((*article, day(at))).or_default().push(at));
    }
    // What an article tells again of the same day is one event; then it may tell of one alone.
    for list in of_article.values_mut().filter(|list| list.len() > 1) {
        for (place, first) in list.iter().enumerate().take(MOST_EVENTS) {
            for second in list.iter().skip(place + 1).take(MOST_EVENTS) {
                if is_told_again(collection, groups.get(*first)?, groups.get(*second)?) {
                    joining.unite(*first, *second);
                }
            }
        }
        list.iter_mut().for_each(|at| *at = joining.root(*at));
        list.sort_unstable();
        list.dedup();
    }
    let is_alone = |at: usize| {
        let own = groups.get(at).into_iter().flatten().map(|n| n.at.0);
        own.into_iter().all(|article| of_article.get(&(article, day(at))).is_none_or(|list| list.len() == 1))
    };
    if cancel.is_cancelled() {
        return None;
    }
    let mut tried: Vec<(f64, usize, usize)> = Vec::new();
    let mut near: FastMap<usize, Vec<(f64, usize)>> = FastMap::default();
    for (a, b) in candidates(&keyed(collection, groups, &day), 1) {
        if whens.get(a) == whens.get(b)
            && let Some(share) = likeness(collection, groups.get(a)?, groups.get(b)?)
        {
            tried.push((share, a, b));
            near.entry(a).or_default().push((share, b));
            near.entry(b).or_default().push((share, a));
        }
    }
    if cancel.is_cancelled() {
        return None;
    }
    tried.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    for (share, a, b) in tried {
        let (from, to) = (joining.root(a), joining.root(b));
        // Another event that the other's article tells of the day.
        let mut rival = |at: usize, other: usize| {
            let beside = near.get(&at).map_or(&[][..], Vec::as_slice).iter().filter(|(_, third)| *third != other);
            let met: Vec<(f64, usize)> = beside.map(|(share, third)| (*share, joining.root(*third))).collect();
            let own = joining.root(other);
            let articles = joining.events.get(own).map(|e| e.articles.clone()).unwrap_or_default();
            let against = |third: usize| {
                third != own && joining.events.get(third).is_some_and(|e| !e.articles.is_disjoint(&articles))
            };
            met.iter().filter(|(_, third)| against(*third)).map(|(share, _)| *share).fold(0.0, f64::max)
        };
        let is_sole = is_alone(a) && is_alone(b);
        let is_best = is_sole || share >= LEAST_SHARE && share >= rival(a, b).max(rival(b, a)) + MARGIN;
        if from != to && is_best && may_unite(collection, &joining, (from, to)) {
            joining.unite(a, b);
        }
    }
    Some((0..groups.len()).map(|at| (joining.root(at), at)).filter(|(root, at)| root != at).collect())
}

/// For each group the rarest terms of its first articles, with its day.
pub(super) fn keyed(collection: &Collection, groups: &[Vec<Node>], day: &dyn Fn(usize) -> u64) -> Vec<Keyed> {
    let mut told: FastMap<u64, u32> = FastMap::default();
    // A story counts once, however many copies of it there are.
    for (_, reading) in collection.readings.iter().enumerate().filter(|(at, _)| collection.is_own_story(*at)) {
        reading.topic.iter().for_each(|t| *told.entry(t.0).or_default() += 1);
    }
    let rarest = |reading: &Reading| -> Vec<u64> {
        let count = |term: &u64| told.get(term).copied().unwrap_or(0);
        let mut terms: Vec<u64> = reading.topic.iter().map(|t| t.0).filter(|t| count(t) > 1).collect();
        terms.sort_unstable_by_key(|t| (count(t), *t));
        terms.truncate(KEYS);
        terms
    };
    let of_article: Vec<Vec<u64>> = collection.readings.iter().map(rarest).collect();
    let keys = |(at, nodes): (usize, &Vec<Node>)| {
        let articles: BTreeSet<usize> = nodes.iter().take(MOST_TOLD).map(|n| n.at.0).collect();
        let terms = articles.iter().filter_map(|article| of_article.get(*article)).flatten();
        let mut keys: Vec<u64> = terms.map(|t| mixed(day(at) ^ t)).collect();
        keys.sort_unstable();
        keys.dedup();
        Keyed { article: at, keys }
    };
    groups.iter().enumerate().map(keys).collect()
}

/// Whether two sentences of one article tell one event of a day: "that day" in the next one points back to it, or one of
/// them says that it had been put off to that day.
fn is_told_again(collection: &Collection, a: &[Node], b: &[Node]) -> bool {
    let (Some(x), Some(y)) = (a.first(), b.first()) else { return false };
    let Some(((reading, first), (_, second))) = collection.told(x.at).zip(collection.told(y.at)) else { return false };
    let points_back = |n: &Node| {
        let words = collection.text(n.at.0, &n.dated.span).to_lowercase();
        reading.table.same_day.iter().any(|told| words.contains(told.as_str()))
    };
    let next = x.at.0 == y.at.0 && x.at.1.abs_diff(y.at.1) == 1 && first.span.block == second.span.block;
    let put_off =
        |n: &Node, s: &Sentence| s.beside_dates.get(n.place).is_some_and(|beside| beside.contains(&term_of(PUT_OFF)));
    next && points_back(x) != points_back(y) || put_off(x, first) != put_off(y, second)
}

/// How alike two events of one day are told, if they may be one.
fn likeness(collection: &Collection, a: &[Node], b: &[Node]) -> Option<f64> {
    let mut best: Option<f64> = None;
    for x in a.iter().take(MOST_TOLD) {
        for y in b.iter().take(MOST_TOLD) {
            if x.at.0 == y.at.0 {
                return None;
            }
            if collection.is_one_topic(x.at.0, y.at.0)
                && let Some(share) = share(collection, x, y)
            {
                best = Some(best.unwrap_or(0.0).max(share));
            }
        }
    }
    best
}

/// Whether nothing speaks against two events being one.
fn may_unite(collection: &Collection, joining: &Joining, (a, b): (usize, usize)) -> bool {
    let Some((x, y)) = joining.events.get(a).zip(joining.events.get(b)) else { return false };
    let told = |event: &Event| -> Vec<Node> { event.nodes.iter().take(MOST_TOLD).map(|n| **n).collect() };
    let others = told(y);
    x.articles.is_disjoint(&y.articles)
        && told(x).iter().all(|first| others.iter().all(|second| !is_opposed(collection, first, second)))
}

/// How a sentence tells one of its days.
pub(super) fn manner(collection: &Collection, n: &Node) -> Option<Manner> {
    let (reading, sentence) = collection.told(n.at)?;
    let text = collection.text(n.at.0, &sentence.span);
    Some(if is_limit(reading.table, text, sentence, &n.dated) {
        Manner::Until
    } else if is_since(reading, text, sentence, &n.dated) {
        Manner::Since
    } else if n.dated.is_telling {
        Manner::Said
    } else if reading.published.is_some_and(|day| n.dated.date > day)
        || sentence.moved_from.iter().any(|d| d.span == n.dated.span)
        || is_at_first(reading, text, sentence, &n.dated)
    {
        Manner::Planned
    } else {
        Manner::Done
    })
}

/// What two sentences have in common besides names, and what they have in all.
fn shared(collection: &Collection, x: &Sentence, y: &Sentence, across: bool) -> (Overlap, Overlap) {
    let part = |t: &[Term]| -> Vec<Term> { t.iter().copied().filter(|(_, class)| *class != Class::Name).collect() };
    let done = overlap(&part(&x.terms), &part(&y.terms), &collection.weights, across);
    (done, overlap(&x.terms, &y.terms, &collection.weights, across))
}

/// How much two sentences of one day share, if they may tell one event of it.
fn share(collection: &Collection, a: &Node, b: &Node) -> Option<f64> {
    let ((reading, x), (_, y)) = collection.told(a.at).zip(collection.told(b.at))?;
    let (done, all) = shared(collection, x, y, collection.is_across(a.at.0, b.at.0));
    let names = |s: &Sentence| s.terms.iter().filter(|t| t.1 == Class::Name).count();
    let strangers = all.names == 0 && names(x) > 0 && names(y) > 0;
    let (own, other) = (manner(collection, a)?, manner(collection, b)?);
    // "His trawler, held since Tuesday": nobody else is named.
    let began = |of: Manner, s: &Sentence, with: Manner| {
        of == Manner::Since && names(s) == 0 && matches!(with, Manner::Done | Manner::Since)
    };
    let may = if a.dated.precision != Exactness::Day {
        let away = reading.published.is_some_and(|day| (a.dated.date - day).get_days() >= FAR_DAYS);
        done.shared >= 1 && !things_differ(x, y) || away && !strangers
    } else if own == other {
        !strangers || done.shared >= 2
    } else {
        !strangers && (done.shared >= 1 || all.names >= 2) || began(own, x, other) || began(other, y, own)
    };
    (may && !is_opposed(collection, a, b)).then_some(all.contained)
}

/// Whether something in two sentences of one day speaks against one event.
fn is_opposed(collection: &Collection, a: &Node, b: &Node) -> bool {
    let Some(((_, x), (_, y))) = collection.told(a.at).zip(collection.told(b.at)) else { return true };
    let apart = |own: &[u64], other: &[u64]| {
        !own.is_empty() && !other.is_empty() && !own.iter().any(|term| other.contains(term))
    };
    let of = |s: &Sentence, kind: Kind| -> Vec<u64> {
        s.terms.iter().map(|t| t.0).filter(|t| is_kind(*t, kind) && *t != term_of("people")).collect()
    };
    // "Shut until Saturday", "open again since Saturday".
    let is_bound = |n: &Node| matches!(manner(collection, n), Some(Manner::Until | Manner::Since));
    let words = || shared(collection, x, y, collection.is_across(a.at.0, b.at.0)).0.shared;
    exclude(&x.exclusive, &y.exclusive) && !is_bound(a) && !is_bound(b)
        || apart(&x.people, &y.people)
        || apart(&of(x, Kind::Happening), &of(y, Kind::Happening)) && words() == 0
        || (is_bound(a) || is_bound(b)) && apart(&of(x, Kind::Person), &of(y, Kind::Person)) && words() == 0
        || apart(&x.ordinals, &y.ordinals)
}

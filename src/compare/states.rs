//! Changes of state told in whatever words and languages: shut, then open again; called, then called off; named, then sworn
//! in. Articles on one matter tell one state of one thing, and a later one tells the state that follows it.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::article::Span;

use super::Cancel;
use super::about::about;
use super::bounds::is_limit;
use super::collection::Collection;
use super::conflicts::{MOST_CLAIMS, components};
use super::copies::with_copies;
use super::dated::Dated;
use super::found::{Agreement, AgreementKind, Change, ChangeKind, Claim, Exactness, Source};
use super::stated::{Stated, stated};
use super::statements::At;
use super::terms::{Keyed, candidates};
use super::turns::{Turns, turns};
use super::words::{Class, mixed};

/// Articles farther apart, in days, may have had other states between them.
const MOST_DAYS: i32 = 45;
/// Articles on one matter have so many names or rare words in common.
const LEAST_COMMON: usize = 3;

/// A state: its article's place, and its place among those of the article.
type Node = (usize, usize);

/// The states that articles tell, and how those of one thing stand to each other.
pub(super) struct States {
    told: Vec<Vec<Stated>>,
    turned: BTreeMap<(u8, u8, u8), Vec<(Node, Node)>>,
    alike: Vec<(Node, Node)>,
}

impl States {
    /// Reads the states of all articles and compares those of articles on one matter; `None` if cancelled.
    pub(super) fn new(collection: &Collection, cancel: &Cancel) -> Option<Self> {
        let read = |at: usize| if cancel.is_cancelled() { Vec::new() } else { stated(collection, at) };
        let told: Vec<Vec<Stated>> = (0..collection.len()).into_par_iter().map(read).collect();
        if cancel.is_cancelled() {
            return None;
        }
        let mut out = Self { told, turned: BTreeMap::new(), alike: Vec::new() };
        for (a, b, is_topic) in near_articles(collection, &out.told) {
            out.compare(collection, (a, b), is_topic);
        }
        Some(out)
    }

    /// Compares the states that two articles tell; those of persons alone where the two are not on one matter.
    fn compare(&mut self, collection: &Collection, (a, b): (usize, usize), is_topic: bool) {
        let published = |at: usize| collection.reading(at).and_then(|r| r.published);
        let Some((day, other)) = published(a).zip(published(b)) else { return };
        let (early, late) = if day <= other { (a, b) } else { (b, a) };
        let (Some(before), Some(after)) = (self.told.get(early), self.told.get(late)) else { return };
        let turns = turns();
        let (mut alike, mut turned) = (Vec::new(), Vec::new());
        for (i, x) in before.iter().enumerate() {
            for (j, y) in after.iter().enumerate() {
                let of_persons = turns.matter(x.matter).is_some_and(|m| m.of_persons);
                // "Road CV-418", shut and reopened: the name says which matter it is.
                let named = || shared(x, y) >= 1 && x.state != y.state && collection.is_near_topic(a, b);
                let told_of_one = is_topic || if of_persons { shared(x, y) >= 2 } else { named() };
                if x.matter != y.matter || !is_one_thing(turns, x, y) || !told_of_one {
                    continue;
                }
                let nodes = ((early, i), (late, j));
                if x.state == y.state {
                    alike.push(nodes);
                    continue;
                }
                let follows = turns.matter(x.matter).is_some_and(|m| m.turns.contains(&(x.state, y.state)));
                // The earlier article does not know the later state yet, and the later one does not tell the earlier as newer.
                let knows =
                    before.iter().any(|s| s.state == y.state && s.matter == y.matter && is_one_thing(turns, s, y));
                let is_newer = |s: &Stated| {
                    let days = s.day.as_ref().zip(y.day.as_ref());
                    days.is_some_and(|((_, own), (_, new))| own.date > new.date)
                };
                let returns = after
                    .iter()
                    .any(|s| s.state == x.state && s.matter == x.matter && is_one_thing(turns, s, y) && is_newer(s));
                if day != other && follows && !knows && !returns && !is_as_told(collection, x, y) {
                    turned.push(((x.matter, x.state, y.state), nodes));
                }
            }
        }
        self.alike.extend(alike);
        turned.into_iter().for_each(|(key, nodes)| self.turned.entry(key).or_default().push(nodes));
    }

    fn stated(&self, node: Node) -> Option<&Stated> {
        self.told.get(node.0)?.get(node.1)
    }

    /// The days on which articles tell one thing to have come into one state: for each the sentences, with the place of the
    /// day.
    pub(super) fn told_alike(&self) -> Vec<Vec<(At, Span)>> {
        let day = |node: Node| self.stated(node)?.day;
        let is_one_day = |a: &Dated, b: &Dated| {
            a.precision == Exactness::Day && (a.date, a.end, a.precision) == (b.date, b.end, b.precision)
        };
        let pairs = self.alike.iter().filter_map(|(a, b)| {
            let ((p, x), (q, y)) = day(*a).zip(day(*b))?;
            is_one_day(&x, &y).then(|| vec![(p, x.span), (q, y.span)])
        });
        pairs.collect()
    }

    /// Those of some places that tell a state of which others tell the one before it.
    /// With a day only those are looked at that came about on it: "the fire of 3 August is out" tells that day alike.
    fn later_of(
        &self,
        turned: &BTreeMap<usize, Vec<(Node, Node)>>,
        places: &[Source],
        day: Option<jiff::civil::Date>,
    ) -> Vec<Source> {
        let place = |node: Node| {
            let stated = self.stated(node)?;
            places.iter().find(|p| p.article == stated.at.0 && p.span.overlaps(&stated.span)).copied()
        };
        // "Shut since Monday, it was reopened": that sentence tells both.
        let tells_both = |a: Node, b: Node| {
            let (Some(early), Some(late)) = (self.stated(a), self.stated(b)) else { return false };
            let own = self.told.get(b.0).map_or(&[][..], Vec::as_slice);
            own.iter().any(|s| (s.at, s.matter, s.state) == (late.at, early.matter, early.state))
        };
        let articles: BTreeSet<usize> = places.iter().map(|p| p.article).collect();
        let pairs = articles.iter().filter_map(|article| turned.get(article)).flatten();
        let is_of_day = |b: Node| {
            let own = self.stated(b).and_then(|s| s.day.as_ref()).map(|(_, dated)| dated.date);
            day.is_none() || own.is_none() || own == day
        };
        let parting = pairs.filter(|(a, b)| articles.contains(&a.0) && !tells_both(*a, *b) && is_of_day(*b));
        parting.filter_map(|(a, b)| place(*a).and(place(*b))).collect()
    }

    /// What came about between two articles is not told alike by them: statements and days keep who tells the earlier state.
    pub(super) fn part(&self, collection: &Collection, agreements: &mut Vec<Agreement>) {
        // By the later article: most agreements have none.
        let mut turned: BTreeMap<usize, Vec<(Node, Node)>> = BTreeMap::new();
        self.turned.values().flatten().for_each(|pair| turned.entry(pair.1.0).or_default().push(*pair));
        agreements.retain_mut(|agreement| {
            let later = match agreement.kind {
                // "Suspended until Monday", "resumed on Monday": the day is told alike.
                AgreementKind::Day if is_of_limit(collection, agreement) => Vec::new(),
                AgreementKind::Statement => self.later_of(&turned, &agreement.sources, None),
                AgreementKind::Day => self.later_of(&turned, &agreement.sources, day_of(collection, agreement)),
                _ => Vec::new(),
            };
            if later.is_empty() {
                return true;
            }
            let led = agreement.sources.first().is_some_and(|first| later.contains(first));
            agreement.sources.retain(|source| !later.contains(source));
            let is_later = |s: &Source| later.iter().any(|l| l.article == s.article && l.span.overlaps(&s.span));
            agreement.values.iter_mut().for_each(|value| value.sources.retain(|s| !is_later(s)));
            agreement.values.retain(|value| !value.sources.is_empty());
            if let (true, Some(first)) = (led, agreement.sources.first()) {
                agreement.text = collection.text(first.article, &first.span).to_owned();
            }
            let articles: Vec<usize> = agreement.sources.iter().map(|s| s.article).collect();
            let tellers = collection.tellers(&articles);
            (agreement.outlets, agreement.stories) = (tellers.outlets, tellers.stories);
            agreement.stories >= 2
        });
    }

    /// The changes of state, each with all who tell one of its states.
    pub(super) fn changes(&self, collection: &Collection) -> Vec<Change> {
        let mut by_matter: BTreeMap<u8, Vec<(Node, Node)>> = BTreeMap::new();
        for ((matter, ..), pairs) in &self.turned {
            by_matter.entry(*matter).or_default().extend(pairs);
        }
        let mut alike: BTreeMap<Node, Vec<Node>> = BTreeMap::new();
        for (a, b) in &self.alike {
            alike.entry(*a).or_default().push(*b);
            alike.entry(*b).or_default().push(*a);
        }
        let groups = by_matter.into_values().flat_map(|pairs| components(pairs.into_iter()));
        groups.filter_map(|group| self.change(collection, &with_tellers(&alike, group))).collect()
    }

    fn change(&self, collection: &Collection, group: &[Node]) -> Option<Change> {
        let published = |at: usize| collection.reading(at).and_then(|r| r.published);
        // One sentence of each article for each state: that of the day on which it came about.
        let mut best: BTreeMap<(usize, u8), &Stated> = BTreeMap::new();
        for stated in group.iter().filter_map(|node| self.stated(*node)) {
            let slot = best.entry((stated.at.0, stated.state)).or_insert(stated);
            if rank(stated, published(stated.at.0)) > rank(slot, published(slot.at.0)) {
                *slot = stated;
            }
        }
        let mut chosen: Vec<&Stated> = best.into_values().collect();
        chosen.sort_by_key(|s| (published(s.at.0), s.at));
        chosen.dedup_by_key(|s| s.at);
        let mut sides: Vec<u8> = Vec::new();
        for stated in &chosen {
            if !sides.contains(&stated.state) {
                sides.push(stated.state);
            }
        }
        let claim = |stated: &&Stated| -> Option<Claim> {
            let sentence = collection.reading(stated.at.0)?.sentences.get(stated.at.1)?.span;
            Some(Claim {
                text: collection.text(stated.at.0, &sentence).to_owned(),
                value: collection.text(stated.at.0, &stated.span).to_owned(),
                source: collection.source(stated.at.0, sentence),
                side: sides.iter().position(|side| *side == stated.state)?,
            })
        };
        let claims: Vec<Claim> = chosen.iter().filter_map(claim).collect();
        let (first, last) = (chosen.first()?, chosen.last()?);
        Some(Change {
            kind: ChangeKind::State,
            about: about(collection, first.at, last.at, Some(first.span)),
            claims: with_copies(collection, claims, MOST_CLAIMS),
            because: "the later article tells another state".to_owned(),
        })
    }
}

/// The day that an agreement is on.
fn day_of(collection: &Collection, agreement: &Agreement) -> Option<jiff::civil::Date> {
    let source = agreement.values.iter().flat_map(|value| &value.sources).next()?;
    let reading = collection.reading(source.article)?;
    let sentence = reading.sentences.get(reading.sentence_at(&source.span)?)?;
    sentence.dates.iter().find(|d| d.span == source.span).map(|d| d.date)
}

/// Whether one who tells a day tells it as the last one of something.
fn is_of_limit(collection: &Collection, agreement: &Agreement) -> bool {
    agreement.values.iter().flat_map(|value| &value.sources).any(|source| {
        let Some(reading) = collection.reading(source.article) else { return false };
        let Some(sentence) = reading.sentence_at(&source.span).and_then(|at| reading.sentences.get(at)) else {
            return false;
        };
        let text = collection.text(source.article, &sentence.span);
        let mut own = sentence.dates.iter().filter(|d| d.span == source.span);
        own.any(|d| is_limit(reading.table, text, sentence, d))
    })
}

/// A group with the other articles that tell one of its states alike.
fn with_tellers(alike: &BTreeMap<Node, Vec<Node>>, group: Vec<Node>) -> Vec<Node> {
    let articles: BTreeSet<usize> = group.iter().map(|node| node.0).collect();
    let told = group.iter().filter_map(|node| alike.get(node)).flatten();
    let more: BTreeSet<Node> = told.copied().filter(|node| !articles.contains(&node.0)).collect();
    group.into_iter().chain(more).collect()
}

/// How well a sentence tells a state: with its day, which is past, before others; then the first.
fn rank(stated: &Stated, published: Option<jiff::civil::Date>) -> (bool, bool, std::cmp::Reverse<At>) {
    let own = stated.day.as_ref().filter(|(at, _)| *at == stated.at);
    let past = own.is_some_and(|(_, d)| published.is_some_and(|day| d.date <= day));
    (past, own.is_some(), std::cmp::Reverse(stated.at))
}

/// Whether one state came about on the very day that was told as the last one of the other: "closed until Saturday", "reopened
/// on Saturday".
fn is_as_told(collection: &Collection, early: &Stated, late: &Stated) -> bool {
    let Some(((reading, sentence), (_, day))) = collection.told(early.at).zip(late.day.as_ref()) else { return false };
    let text = collection.text(early.at.0, &sentence.span);
    let mut limits = sentence.dates.iter().filter(|d| d.date == day.date && d.precision == day.precision);
    limits.any(|d| is_limit(reading.table, text, sentence, d))
}

/// How many words of names two states have in common.
fn shared(a: &Stated, b: &Stated) -> usize {
    a.names.iter().filter(|name| b.names.binary_search(name).is_ok()).count()
}

/// Whether two states are told of one thing: the same kind of thing, and a name in common where both have names; the same
/// person.
fn is_one_thing(turns: &Turns, a: &Stated, b: &Stated) -> bool {
    let shared = shared(a, b);
    if turns.matter(a.matter).is_some_and(|m| m.of_persons) {
        // Two words of a name, or all of the shorter one: "Lo".
        return shared >= a.names.len().min(b.names.len()).clamp(1, 2);
    }
    let any = |s: &Stated| s.things.iter().any(|t| Some(*t) == turns.any_way);
    let same =
        a.things.is_empty() && b.things.is_empty() || a.things.iter().any(|t| b.things.contains(t)) || any(a) || any(b);
    same && (shared > 0 || a.names.is_empty() || b.names.is_empty())
}

/// Pairs of articles, each the first of its story, that tell states of one kind of matter, and whether they are on one
/// matter.
fn near_articles(collection: &Collection, told: &[Vec<Stated>]) -> Vec<(usize, usize, bool)> {
    let keys = |(article, told): (usize, &Vec<Stated>)| {
        let topic = collection.reading(article).map_or(&[][..], |r| r.topic.as_slice());
        let named = topic.iter().filter(|t| matches!(t.1, Class::Name | Class::Concept)).map(|t| t.0);
        let kinds: BTreeSet<u8> = told.iter().map(|s| s.matter).collect();
        let kinds = kinds.into_iter().map(|kind| mixed(u64::from(kind) ^ 0x57a7e));
        Keyed { article, keys: if told.is_empty() { Vec::new() } else { named.chain(kinds).collect() } }
    };
    let keyed: Vec<Keyed> = told.iter().enumerate().map(keys).collect();
    let near = |a: usize, b: usize| {
        let published = |at: usize| collection.reading(at).and_then(|r| r.published);
        published(a).zip(published(b)).is_some_and(|(p, q)| (p - q).get_days().abs() <= MOST_DAYS)
    };
    let of_one_kind = |a: usize, b: usize| {
        let (Some(x), Some(y)) = (told.get(a), told.get(b)) else { return false };
        x.iter().any(|s| y.iter().any(|t| s.matter == t.matter))
    };
    let met = candidates(&keyed, LEAST_COMMON).into_iter().filter(|(a, b)| near(*a, *b) && of_one_kind(*a, *b));
    met.map(|(a, b)| (a, b, collection.is_one_topic(a, b))).collect()
}

/// Adds changes of another kind: one that is known already by more articles gives the new one no place, and one that tells
/// no more gives way.
pub(super) fn add(known: &mut Vec<Change>, more: Vec<Change>) {
    let mut by_source: BTreeMap<Source, Vec<usize>> = BTreeMap::new();
    for (at, change) in known.iter().enumerate() {
        change.claims.iter().for_each(|claim| by_source.entry(claim.source).or_default().push(at));
    }
    let mut gone: BTreeSet<usize> = BTreeSet::new();
    let mut out = Vec::new();
    for change in more {
        let met = change.claims.iter().filter_map(|claim| by_source.get(&claim.source)).flatten();
        let met: BTreeSet<usize> =
            met.copied().filter(|at| known.get(*at).is_some_and(|c| is_like(c, &change))).collect();
        let most = met.iter().filter_map(|at| known.get(*at)).map(|c| c.claims.len()).max();
        if most.is_some_and(|most| most > change.claims.len()) {
            continue;
        }
        gone.extend(met);
        out.push(change);
    }
    let mut at = 0;
    known.retain(|_| {
        at += 1;
        !gone.contains(&(at - 1))
    });
    known.extend(out);
}

/// Whether two changes are one: of the same sentences, and, as one sentence may tell two counts, of the same numbers.
fn is_like(known: &Change, change: &Change) -> bool {
    let has = |claim: &&Claim| {
        let meets = |own: &Claim| match change.kind {
            ChangeKind::Count => own.value.contains(&claim.value) || claim.value.contains(&own.value),
            _ => true,
        };
        known.claims.iter().any(|own| own.source == claim.source && meets(own))
    };
    let kinds = matches!(
        (known.kind, change.kind),
        (ChangeKind::Day, ChangeKind::State | ChangeKind::Day) | (ChangeKind::Count, ChangeKind::Count)
    );
    kinds && change.claims.iter().filter(has).count() >= 2
}

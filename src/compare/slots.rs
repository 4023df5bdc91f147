//! Times that fill one place of a matter: when a deed that is planned is to be, until when something lasts, in which year it
//! was founded. An article gives one time for each; articles of one matter that give two contradict each other, in
//! whatever words and languages they tell it.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::article::Span;

use super::about::about;
use super::alone::is_foreign;
use super::collection::Collection;
use super::conflicts::{MOST_CLAIMS, components};
use super::contradict::exclude;
use super::copies::with_copies;
use super::days::is_thing;
use super::filled::{Key, Slot, slots};
use super::found::{Change, ChangeKind, Claim, Conflict, ConflictKind, Exactness};
use super::reading::{Reading, Sentence};
use super::statements::At;
use super::terms::{Keyed, candidates};
use super::words::{Class, FastSet, terms, tokens};

/// Articles that appeared farther apart, in days, may tell of two states of a matter.
const MOST_DAYS: i32 = 7;
/// A limit is extended by an article that appeared no later than this.
const MOST_DAYS_OF_EXTENSIONS: i32 = 14;
/// The same where days are told by their names.
const MOST_DAYS_OF_NAMES: i32 = 3;
/// Plans farther apart, in days, are two.
const MOST_DAYS_OF_PLANS: i32 = 220;
/// Limits, and happenings, farther apart, in days, are two.
const MOST_DAYS_OF_LIMITS: i32 = 14;
/// Limits that are so many days away may be so far apart as plans are, where the sentences tell of one thing.
const FAR_LIMIT: i32 = 180;
/// Years of founding farther apart are of two things.
const MOST_YEARS: i32 = 30;
/// Years of founding of one kind of thing are told wrongly by so many, whatever else the sentences name.
const MOST_YEARS_OF_ORIGIN: i32 = 5;
/// The same for the years of plans.
const MOST_YEARS_OF_AIMS: i32 = 4;
/// Sentences of one language with so many words in common may tell until when one thing lasts.
const LEAST_WORDS_OF_LIMITS: usize = 2;
/// What any plan is.
const WORKS: [u64; 4] = terms!["build", "production", "work_of_art", "capital"];
/// Articles on one matter have so many names or rare words in common.
const LEAST_COMMON: usize = 3;

/// A slot: its article's place, and its place among those of the article.
type Node = (usize, usize);

/// The times that fill one place each, as articles on one matter give them.
pub(super) struct Slots {
    filled: Vec<Vec<(Key, Slot)>>,
    opposed: Vec<(Node, Node)>,
    alike: Vec<(Node, Node)>,
    /// Limits that a later article puts off.
    extended: Vec<(Node, Node)>,
}

impl Slots {
    /// Reads the slots of all articles and compares those of articles on one matter.
    pub(super) fn new(collection: &Collection) -> Self {
        let filled: Vec<Vec<(Key, Slot)>> =
            (0..collection.len()).map(|at| slots(collection, at).into_iter().collect()).collect();
        let mut out = Self { filled, opposed: Vec::new(), alike: Vec::new(), extended: Vec::new() };
        for (a, b) in near_articles(collection, &out.filled) {
            let (Some(own), Some(other)) = (out.filled.get(a), out.filled.get(b)) else { continue };
            for (at, (key, x)) in own.iter().enumerate() {
                let Some(twin) = other.iter().position(|(k, _)| k == key) else { continue };
                let Some((_, y)) = other.get(twin) else { continue };
                if !is_of_days(collection, (a, b), MOST_DAYS) && !is_extended(collection, *key, x, y) {
                    continue;
                }
                match relation(collection, *key, x, y) {
                    Some(true) if is_extended(collection, *key, x, y) => out.extended.push(((a, at), (b, twin))),
                    Some(true) => out.opposed.push(((a, at), (b, twin))),
                    Some(false) => out.alike.push(((a, at), (b, twin))),
                    None => {}
                }
            }
        }
        out
    }

    fn slot(&self, node: Node) -> Option<&Slot> {
        self.filled.get(node.0)?.get(node.1).map(|(_, slot)| slot)
    }

    /// The times that several articles give alike: for each the sentences, with the place of the time.
    pub(super) fn told_alike(&self) -> Vec<Vec<(At, Span)>> {
        let told = |group: Vec<Node>| -> Vec<(At, Span)> {
            group.into_iter().filter_map(|node| self.slot(node).map(|s| (s.at, s.span))).collect()
        };
        components(self.alike.iter().copied()).into_iter().map(told).collect()
    }

    /// The conflicts of times that fill one place, each with all who tell it.
    pub(super) fn conflicts(&self, collection: &Collection) -> Vec<Conflict> {
        let mut out = Vec::new();
        for mut group in components(self.opposed.iter().copied()) {
            let articles: BTreeSet<usize> = group.iter().map(|at| at.0).collect();
            let twins = self.alike.iter().filter_map(|(a, b)| match (group.contains(a), group.contains(b)) {
                (true, false) => Some(*b),
                (false, true) => Some(*a),
                _ => None,
            });
            let twins: BTreeSet<Node> = twins.filter(|at| !articles.contains(&at.0)).collect();
            group.extend(twins);
            out.extend(self.conflict(collection, &group));
        }
        out
    }

    /// The limits that later articles put off, each with all who tell it.
    pub(super) fn changes(&self, collection: &Collection) -> Vec<Change> {
        let change = |mut group: Vec<Node>| {
            group.sort_by_key(|node| (collection.reading(node.0).and_then(|r| r.published), *node));
            let told = self.conflict(collection, &group)?;
            Some(Change {
                kind: ChangeKind::Day,
                about: told.about,
                claims: told.claims,
                because: "the later article gives a later day".to_owned(),
            })
        };
        components(self.extended.iter().copied()).into_iter().filter_map(change).collect()
    }

    fn conflict(&self, collection: &Collection, group: &[Node]) -> Option<Conflict> {
        let mut claims: Vec<Claim> = Vec::new();
        let mut times: Vec<(Date, Date, bool)> = Vec::new();
        let mut articles: BTreeSet<usize> = BTreeSet::new();
        for slot in group.iter().filter_map(|node| self.slot(*node)).filter(|s| articles.insert(s.at.0)) {
            let side = times.iter().position(|known| *known == slot.value()).unwrap_or(times.len());
            if side == times.len() {
                times.push(slot.value());
            }
            let sentence = collection.reading(slot.at.0)?.sentences.get(slot.at.1)?.span;
            claims.push(Claim {
                text: collection.text(slot.at.0, &sentence).to_owned(),
                value: collection.text(slot.at.0, &slot.span).to_owned(),
                source: collection.source(slot.at.0, sentence),
                side,
            });
        }
        let (first, last) = (self.slot(*group.first()?)?, self.slot(*group.last()?)?);
        Some(Conflict {
            kind: ConflictKind::Date,
            about: about(collection, first.at, last.at, Some(first.span)),
            claims: with_copies(collection, claims, MOST_CLAIMS),
            because: "different times for what seems the same".to_owned(),
            score: 0.7,
        })
    }
}

/// Adds conflicts of times: one that is known already with fewer claims gives way, and one that adds nothing is left out.
pub(super) fn add(known: &mut Vec<Conflict>, more: Vec<Conflict>) {
    let sources = |c: &Conflict| c.claims.iter().map(|claim| claim.source).collect::<BTreeSet<_>>();
    for conflict in more {
        let own = sources(&conflict);
        let is_date = |c: &Conflict| c.kind == ConflictKind::Date;
        if known.iter().any(|c| is_date(c) && sources(c).intersection(&own).count() >= 2 && c.claims.len() >= own.len())
        {
            continue;
        }
        known.retain(|c| !(is_date(c) && sources(c).intersection(&own).count() >= 2));
        known.push(conflict);
    }
}

/// Whether two articles appeared no more than so many days apart.
fn is_of_days(collection: &Collection, (a, b): (usize, usize), most: i32) -> bool {
    let published = |at: usize| collection.reading(at).and_then(|r| r.published);
    published(a).zip(published(b)).is_some_and(|(p, q)| (p - q).get_days().abs() <= most)
}

/// Pairs of articles, each the first of its story, on one matter.
fn near_articles(collection: &Collection, filled: &[Vec<(Key, Slot)>]) -> Vec<(usize, usize)> {
    let keys = |article: usize, reading: &Reading| Keyed {
        article,
        keys: if collection.is_own_story(article) {
            reading.topic.iter().filter(|t| matches!(t.1, Class::Name | Class::Concept)).map(|t| t.0).collect()
        } else {
            Vec::new()
        },
    };
    let keyed: Vec<Keyed> = collection.readings.iter().enumerate().map(|(at, r)| keys(at, r)).collect();
    let limit = |at: usize| filled.get(at)?.iter().find(|(key, _)| *key == Key::Limit).map(|(_, slot)| slot);
    // What a later article extends may be told a week after; all else is of these days.
    let extends = |a: usize, b: usize| {
        is_of_days(collection, (a, b), MOST_DAYS_OF_EXTENSIONS)
            && limit(a).zip(limit(b)).is_some_and(|(x, y)| is_extended(collection, Key::Limit, x, y))
    };
    let mut out = candidates(&keyed, LEAST_COMMON);
    out.retain(|(a, b)| {
        (is_of_days(collection, (*a, *b), MOST_DAYS) || extends(*a, *b)) && collection.is_one_topic(*a, *b)
    });
    out
}

/// Whether two times of one place contradict each other (`true`) or are one (`false`); nothing if they may be of two things.
fn relation(collection: &Collection, key: Key, a: &Slot, b: &Slot) -> Option<bool> {
    let (left, right) = (collection.reading(a.at.0)?, collection.reading(b.at.0)?);
    let (x, y) = (left.sentences.get(a.at.1)?, right.sentences.get(b.at.1)?);
    if exclude(&x.exclusive, &y.exclusive) || a.precision != b.precision || a.is_year != b.is_year {
        return None;
    }
    // One day that is the last one of something, told twice on one day, is one whatever else the sentences name.
    // "The ship was built in 2004 and was heading for Lagos": what else is named there is no place of it.
    let built =
        matches!(key, Key::Origin(_)) && is_one_thing(&things_before(collection, a), &things_before(collection, b));
    let near_years = built && (i32::from(a.from.year()) - i32::from(b.from.year())).abs() <= MOST_YEARS_OF_ORIGIN;
    let one_limit = key == Key::Limit && a.value() == b.value() && left.published == right.published;
    if !one_limit && !near_years && (is_foreign(Some(x), right) || is_foreign(Some(y), left)) {
        return None;
    }
    if !x.ordinals.is_empty() && !y.ordinals.is_empty() && x.ordinals != y.ordinals {
        return None;
    }
    let has = |s: &Sentence, term: u64| s.terms.binary_search_by_key(&term, |t| t.0).is_ok();
    let count = |s: &Sentence, want: &dyn Fn(&(u64, Class)) -> bool| s.terms.iter().filter(|t| want(t)).count();
    let shared = |want: &dyn Fn(&(u64, Class)) -> bool| count(x, &|t| want(t) && has(y, t.0));
    let is_name = |t: &(u64, Class)| t.1 == Class::Name;
    let numbers = shared(&|t| t.1 == Class::Number);
    let strangers = numbers == 0 && count(x, &is_name) > 0 && count(y, &is_name) > 0 && shared(&is_name) == 0;
    let things = |t: &(u64, Class)| is_thing(*t) && !WORKS.contains(&t.0);
    let apart = count(x, &things) > 0 && count(y, &things) > 0 && shared(&things) == 0;
    let own = match key {
        Key::Plan(term) | Key::Past(term) | Key::Origin(term) | Key::Aim(term) => term,
        Key::Sum(_) | Key::Limit | Key::Clock(_) => 0,
    };
    let others = shared(&|t| t.0 != own && !matches!(t.1, Class::Office | Class::Number));
    let least_words = |s: &Sentence| count(s, &|t| matches!(t.1, Class::Word | Class::Concept) && t.0 != own);
    let days = (a.from - b.from).get_days().abs();
    let (most, told) = match key {
        Key::Plan(_) => {
            // "Work begins in March 2027": nothing else is told of it.
            let bare = least_words(x).min(least_words(y)) <= 1 && !apart;
            (MOST_DAYS_OF_PLANS, !apart && (others >= 1 || bare) && !strangers)
        }
        Key::Aim(_) => {
            let bare = least_words(x).min(least_words(y)) <= 1;
            (MOST_YEARS_OF_AIMS * 366, !apart && !strangers && (others >= 1 || bare))
        }
        Key::Sum(_) => (MOST_DAYS_OF_PLANS, !apart && !strangers),
        // The time itself is the key: what is told at it is one thing where the sentences share anything.
        Key::Clock(_) => (MOST_DAYS_OF_LIMITS, !strangers && others >= 1),
        Key::Limit => {
            let away = |r: &Reading, s: &Slot| r.published.is_some_and(|day| (s.from - day).get_days() >= FAR_LIMIT);
            // "The old notes stay valid until the end of 2026": in one language two words tell of one thing as well.
            let words = left.table.code == right.table.code
                && shared(&|t| matches!(t.1, Class::Word | Class::Concept) && t.0 != own) >= LEAST_WORDS_OF_LIMITS;
            let far = away(left, a) && away(right, b) && !apart && (shared(&things) >= 1 || words);
            let most = if far { MOST_DAYS_OF_PLANS } else { MOST_DAYS_OF_LIMITS };
            // One day in full, told twice as the last one: it needs no other word.
            let same = a.value() == b.value() && a.precision == Exactness::Day;
            (most, !strangers && (others >= 1 || same || shares_date(x, y)))
        }
        Key::Past(_) => (MOST_DAYS_OF_LIMITS, !strangers && others >= 1),
        // Two articles seldom give one year by chance.
        Key::Origin(_) => {
            let least = if a.value() == b.value() { 0 } else { 1 };
            (MOST_YEARS * 366, (!strangers || near_years) && (others >= 2 || others >= least && !apart))
        }
    };
    if !told || days > most {
        return None;
    }
    if a.value() == b.value() || matches!(key, Key::Clock(_)) {
        return Some(false);
    }
    let published = left.published.zip(right.published).map(|(p, q)| (p - q).get_days().abs())?;
    let named = |s: &Sentence, slot: &Slot| s.dates.iter().any(|d| d.span == slot.span && d.is_relative);
    if (named(x, a) || named(y, b))
        && (published > MOST_DAYS_OF_NAMES || days % 7 == 0)
        && a.precision == Exactness::Day
    {
        return None;
    }
    let overlap = a.from <= b.to && b.from <= a.to;
    (!overlap && !knows(left, b) && !knows(right, a)).then_some(true)
}

/// The things that a sentence names before a time.
fn things_before(collection: &Collection, slot: &Slot) -> Vec<u64> {
    let Some((reading, sentence)) = collection.told(slot.at) else { return Vec::new() };
    let before = Span::new(sentence.span.block, sentence.span.start, slot.span.start);
    let found = tokens(collection.text(slot.at.0, &before), reading.table, &FastSet::default(), &[0]);
    let things = found.iter().filter(|t| is_thing((t.term, t.class)) && !WORKS.contains(&t.term));
    things.map(|t| t.term).collect()
}

/// Whether two lists of things have one in common, and not each another one besides: "the tanker, a ship built in 2004" and "the
/// trawler, a boat built in 2006" are two.
fn is_one_thing(x: &[u64], y: &[u64]) -> bool {
    let alien = |own: &[u64], other: &[u64]| own.iter().any(|t| !other.contains(t));
    x.iter().any(|t| y.contains(t)) && !(alien(x, y) && alien(y, x))
}

/// A limit is put off by an article that appeared so many days later.
const EXTENDED_DAYS: i32 = 2;

/// Whether the later of two articles gives a limit that is later, and the earlier one's was still to come: "until 25
/// September", told on the 21st; "until 30 September", told on the 23rd.
fn is_extended(collection: &Collection, key: Key, a: &Slot, b: &Slot) -> bool {
    let published = |s: &Slot| collection.reading(s.at.0).and_then(|r| r.published);
    let Some((p, q)) = published(a).zip(published(b)) else { return false };
    let ((early, first), (late, second)) = if p < q { ((p, a), (q, b)) } else { ((q, b), (p, a)) };
    // What is half a year off is not put off within days.
    let least = if (first.to - late).get_days() >= FAR_LIMIT { MOST_DAYS } else { EXTENDED_DAYS };
    key == Key::Limit && (late - early).get_days() >= least && first.to > late && second.from > first.to
}

/// Whether two sentences have a date in common.
fn shares_date(x: &Sentence, y: &Sentence) -> bool {
    x.dates.iter().any(|d| y.dates.iter().any(|e| (d.date, d.end, d.precision) == (e.date, e.end, e.precision)))
}

/// Whether an article names a time anywhere.
fn knows(reading: &Reading, slot: &Slot) -> bool {
    reading.sentences.iter().any(|s| {
        if slot.is_year {
            s.years.contains(&slot.from.year())
        } else {
            s.dates.iter().any(|d| d.precision == slot.precision && d.date <= slot.to && slot.from <= d.end)
        }
    })
}

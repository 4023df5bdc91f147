//! Who takes whose place, told in whatever words by a later article: "He replaced Claire Beaudoin", "après le forfait de", "lên
//! thay". The one who left was given an office, or a task, by an earlier article; who comes is not named there.

use std::collections::{BTreeMap, BTreeSet};

use crate::article::Span;
use crate::detect::Found;

use super::collection::Collection;
use super::conflicts::MOST_CLAIMS;
use super::copies::with_copies;
use super::found::{Change, ChangeKind, Claim, Source};
use super::posts::LOST;
use super::reading::Reading;
use super::titles::{FORMER, Holder, People};
use super::turns::{Says, says};
use super::words::fold_words as fold;

/// Articles that appeared farther apart, in days, may have had others between.
const MOST_DAYS: i32 = 200;
/// In how many articles one person is looked at.
const MOST_ARTICLES: usize = 48;
/// How many sentences before one that tells of a predecessor the one who came may be named.
const SENTENCES_BACK: usize = 3;

/// The persons that an article names: the folded name, the name, and the places.
type Named = BTreeMap<String, (String, Vec<Span>)>;

/// The offices and tasks that passed from one person to another.
pub(super) fn changes(collection: &Collection, people: &People) -> Vec<Change> {
    let named: Vec<Named> = (0..collection.len()).map(|at| named(collection, at)).collect();
    let mut articles: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (article, own) in named.iter().enumerate() {
        for key in own.keys() {
            articles.entry(key).or_default().push(article);
        }
    }
    let mut out = Vec::new();
    for (old, holders) in people {
        let told = articles.get(old.as_str()).map_or(&[][..], Vec::as_slice);
        // Who is named by one article alone had no place that another takes.
        if told.len() < 2 || told.len() > MOST_ARTICLES {
            continue;
        }
        let mut known: BTreeSet<&str> = BTreeSet::new();
        for late in told.iter().copied() {
            let held: Vec<&Holder> = holders.iter().filter(|h| is_before(collection, h, late)).collect();
            if held.is_empty() {
                continue;
            }
            let stranger = |key: &str| {
                let shared = key.split(' ').any(|word| old.split(' ').any(|own| own == word));
                let met = |h: &&Holder| named.get(h.article).is_some_and(|own| own.contains_key(key));
                !shared && key.contains(' ') && !held.iter().any(met)
            };
            let Some(new) = named.get(late).and_then(|own| successor(collection, late, own, (old, &stranger))) else {
                continue;
            };
            if known.insert(new) {
                let after = articles.get(new).map_or(&[][..], Vec::as_slice);
                out.extend(change(collection, &held, (new, after), &named));
            }
        }
    }
    out
}

/// The persons of an article, those of its story's first telling alone.
fn named(collection: &Collection, at: usize) -> Named {
    let Some((_, suggestions)) = collection.article(at).filter(|_| collection.is_own_story(at)) else {
        return Named::new();
    };
    let mut out = Named::new();
    for suggestion in suggestions {
        if let Found::Person(person) = &suggestion.found {
            let slot = out.entry(fold(&person.name)).or_insert_with(|| (person.name.clone(), Vec::new()));
            slot.1.extend(person.places.iter().copied());
        }
    }
    out
}

/// Whether an article gave somebody an office some time before a later one on the same matter.
fn is_before(collection: &Collection, holder: &Holder, late: usize) -> bool {
    let published = collection.reading(late).and_then(|r| r.published);
    let days = holder.published.zip(published).map(|(a, b)| (b - a).get_days());
    days.is_some_and(|days| (1..=MOST_DAYS).contains(&days))
        && !holder.role.ranks.iter().any(|r| r == FORMER)
        && collection.is_one_topic(holder.article, late)
}

/// Whether a sentence says that somebody left, or took another's place.
fn tells_succession(collection: &Collection, article: usize, reading: &Reading, at: usize) -> bool {
    reading.sentences.get(at).is_some_and(|s| {
        s.terms.iter().any(|t| LOST.contains(&t.0))
            || says(collection.text(article, &s.span), reading.table.code, Says::Succeeds)
    })
}

/// Who took somebody's place, as an article tells it in the sentence that names both, or in two that stand together.
fn successor<'n>(
    collection: &Collection,
    article: usize,
    named: &'n Named,
    (old, stranger): (&str, &dyn Fn(&str) -> bool),
) -> Option<&'n str> {
    let reading = collection.reading(article)?;
    let sentences = |key: &str| -> BTreeSet<usize> {
        let places = named.get(key).map_or(&[][..], |(_, places)| places.as_slice());
        places.iter().filter_map(|place| reading.sentence_at(place)).collect()
    };
    let others: Vec<(&str, BTreeSet<usize>)> =
        named.keys().filter(|key| stranger(key)).map(|key| (key.as_str(), sentences(key))).collect();
    let sole = |at: Option<usize>| {
        let mut here = others.iter().filter(|(_, places)| at.is_some_and(|at| places.contains(&at)));
        here.next().filter(|_| here.next().is_none()).map(|(key, _)| *key)
    };
    let block = |at: usize| reading.sentences.get(at).map(|s| s.span.block);
    for at in sentences(old) {
        let near = |other: Option<usize>| other.filter(|other| block(*other) == block(at));
        if tells_succession(collection, article, reading, at) {
            let back = (1..=SENTENCES_BACK).find_map(|by| sole(at.checked_sub(by)));
            let found = sole(Some(at)).or_else(|| sole(near(Some(at + 1)))).or(back);
            if found.is_some() {
                return found;
            }
        }
        let next = near(Some(at + 1)).filter(|next| tells_succession(collection, article, reading, *next));
        if let Some(new) = sole(next) {
            return Some(new);
        }
    }
    None
}

fn change(
    collection: &Collection,
    held: &[&Holder],
    (new, after): (&str, &[usize]),
    named: &[Named],
) -> Option<Change> {
    let published = |at: usize| collection.reading(at).and_then(|r| r.published);
    let claim = |article: usize, place: &Span, value: &str, side: usize| -> Option<Claim> {
        let reading = collection.reading(article)?;
        let span = reading.sentences.get(reading.sentence_at(place)?)?.span;
        Some(Claim {
            text: collection.text(article, &span).to_owned(),
            value: value.to_owned(),
            source: collection.source(article, span),
            side,
        })
    };
    let first = held.iter().filter_map(|h| h.published).min();
    let mut claims: Vec<Claim> = held.iter().filter_map(|h| claim(h.article, &h.place, &h.name, 0)).collect();
    let mut about = String::new();
    let early = held.first()?.article;
    for article in after.iter().copied().filter(|at| published(*at) > first && collection.is_one_topic(*at, early)) {
        let Some((name, places)) = named.get(article).and_then(|own| own.get(new)) else { continue };
        claims.extend(places.iter().find_map(|place| claim(article, place, name, 1)));
        about.clone_from(name);
    }
    claims.sort_by_key(|c| (published(c.source.article), c.side, c.source));
    let both = (0..=1).all(|side| claims.iter().any(|c| c.side == side));
    both.then(|| Change {
        kind: ChangeKind::Office,
        about,
        claims: with_copies(collection, claims, MOST_CLAIMS),
        because: "the later article gives the place to somebody else".to_owned(),
    })
}

/// Adds these to changes that are known; of one that tells two of the same sentences the claims are put together.
pub(super) fn add(collection: &Collection, known: &mut Vec<Change>, more: Vec<Change>) {
    let sources = |c: &Change| c.claims.iter().map(|claim| claim.source).collect::<BTreeSet<Source>>();
    for change in more {
        let own = sources(&change);
        let is_one = |c: &&mut Change| {
            matches!(c.kind, ChangeKind::Office | ChangeKind::State) && sources(c).intersection(&own).count() >= 2
        };
        let Some(twin) = known.iter_mut().find(is_one) else {
            known.push(change);
            continue;
        };
        let has = sources(twin);
        twin.claims.extend(change.claims.into_iter().filter(|c| !has.contains(&c.source)));
        twin.claims.sort_by_key(|c| (collection.reading(c.source.article).and_then(|r| r.published), c.side, c.source));
    }
}

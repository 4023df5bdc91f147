//! Who takes whose place, told in whatever words by a later article: "He replaced Claire Beaudoin", "après le forfait de", "lên
//! thay". The one who left was given an office, or a task, by an earlier article; who comes is not named there.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

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

/// The sentences of an article that tell who left or came, with those around them: their numbers, and the persons whose
/// names stand there.
type Scene = BTreeMap<usize, BTreeSet<String>>;

/// The offices and tasks that passed from one person to another.
pub(super) fn changes(collection: &Collection, people: &People) -> Vec<Change> {
    let named: Vec<Named> = (0..collection.len()).map(|at| named(collection, at)).collect();
    let mut articles: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    // A name that one article alone has is known by its last two words in others.
    let mut by_last: BTreeMap<(&str, &str), &str> = BTreeMap::new();
    for (article, own) in named.iter().enumerate() {
        for key in own.keys() {
            articles.entry(key).or_default().push(article);
            let mut words = key.rsplit(' ');
            if let Some((last, before)) = words.next().zip(words.next()) {
                by_last.entry((before, last)).or_insert(key);
            }
        }
    }
    let mut told: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut scenes: BTreeMap<usize, Scene> = BTreeMap::new();
    let own: Vec<usize> = (0..collection.len()).filter(|at| collection.is_own_story(*at)).collect();
    let read: Vec<(usize, Scene)> = own.par_iter().map(|at| (*at, scene(collection, *at, &by_last))).collect();
    for (article, scene) in read {
        for key in scene.values().flatten().filter(|key| people.contains_key(*key)).collect::<BTreeSet<_>>() {
            told.entry(key.clone()).or_default().push(article);
        }
        scenes.insert(article, scene);
    }
    let mut out = Vec::new();
    for (old, told) in told.iter().filter(|(_, told)| told.len() <= MOST_ARTICLES) {
        let Some(holders) = people.get(old) else { continue };
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
            let new = scenes.get(&late).and_then(|scene| successor(collection, late, scene, (old, &stranger)));
            let Some((new, at)) = new.filter(|(new, _)| known.insert(new)) else { continue };
            let list = |key: &str| articles.get(key).map_or(&[][..], Vec::as_slice);
            out.extend(change(collection, &held, ((old, list(old)), (new, list(new))), (late, at), &named));
        }
    }
    out
}

/// The persons whose names stand in the sentences of an article that tell who left or came, and around them.
fn scene(collection: &Collection, article: usize, by_last: &BTreeMap<(&str, &str), &str>) -> Scene {
    let Some(reading) = collection.reading(article) else { return Scene::new() };
    let telling = (0..reading.sentences.len()).filter(|at| tells_succession(collection, article, reading, *at));
    let near: BTreeSet<usize> =
        telling.flat_map(|at| at.saturating_sub(SENTENCES_BACK)..(at + 2).min(reading.sentences.len())).collect();
    let persons = |at: usize| -> Option<(usize, BTreeSet<String>)> {
        let text = fold(collection.text(article, &reading.sentences.get(at)?.span));
        let words: Vec<&str> = text.split(' ').collect();
        let pairs = words.windows(2).filter_map(|pair| {
            let [before, last] = pair else { return None };
            by_last.get(&(*before, *last)).map(|key| (*key).to_owned())
        });
        Some((at, pairs.collect()))
    };
    near.into_iter().filter_map(persons).collect()
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

/// Who took somebody's place, and in which sentence that one is named, as an article tells it in the sentence that names
/// both, or in two that stand together.
fn successor<'n>(
    collection: &Collection,
    article: usize,
    scene: &'n Scene,
    (old, stranger): (&str, &dyn Fn(&str) -> bool),
) -> Option<(&'n str, usize)> {
    let reading = collection.reading(article)?;
    let sole = |at: Option<usize>| {
        let at = at?;
        let mut here = scene.get(&at)?.iter().filter(|key| stranger(key));
        here.next().filter(|_| here.next().is_none()).map(|key| (key.as_str(), at))
    };
    let block = |at: usize| reading.sentences.get(at).map(|s| s.span.block);
    for (at, _) in scene.iter().filter(|(_, names)| names.contains(old)) {
        let at = *at;
        let next = Some(at + 1).filter(|other| block(*other) == block(at));
        if tells_succession(collection, article, reading, at) {
            let back = (1..=SENTENCES_BACK).find_map(|by| sole(at.checked_sub(by)));
            let found = sole(Some(at)).or_else(|| sole(next)).or(back);
            if found.is_some() {
                return found;
            }
        }
        let next = sole(next.filter(|next| tells_succession(collection, article, reading, *next)));
        if next.is_some() {
            return next;
        }
    }
    None
}

/// A person's folded name, with the articles that name that one.
type Person<'p> = (&'p str, &'p [usize]);

fn change(
    collection: &Collection,
    held: &[&Holder],
    ((old, before), (new, after)): (Person<'_>, Person<'_>),
    (late, at): (usize, usize),
    named: &[Named],
) -> Option<Change> {
    let published = |at: usize| collection.reading(at).and_then(|r| r.published);
    let claim = |(article, at): (usize, usize), value: &str, side: usize| -> Option<Claim> {
        let span = collection.reading(article)?.sentences.get(at)?.span;
        Some(Claim {
            text: collection.text(article, &span).to_owned(),
            value: value.to_owned(),
            source: collection.source(article, span),
            side,
        })
    };
    let place = |article: usize, key: &str| -> Option<((usize, usize), &str)> {
        let (name, places) = named.get(article)?.get(key)?;
        let at = places.iter().find_map(|place| collection.reading(article)?.sentence_at(place))?;
        Some(((article, at), name.as_str()))
    };
    let first = held.iter().filter_map(|h| h.published).min();
    let early = held.first()?.article;
    let of_matter = |other: &usize| *other != late && collection.is_one_topic(*other, early);
    let mut claims: Vec<Claim> = Vec::new();
    for holder in held {
        let at = collection.reading(holder.article).and_then(|r| r.sentence_at(&holder.place));
        claims.extend(at.and_then(|at| claim((holder.article, at), &holder.name, 0)));
    }
    let known: BTreeSet<usize> = held.iter().map(|h| h.article).collect();
    let earlier = |at: &usize| !known.contains(at) && published(*at) < published(late);
    let told = before.iter().filter(|at| of_matter(at) && earlier(at)).filter_map(|at| place(*at, old));
    claims.extend(told.filter_map(|(at, name)| claim(at, name, 0)));
    let told = after.iter().filter(|at| of_matter(at) && published(**at) > first).filter_map(|at| place(*at, new));
    let told: Vec<((usize, usize), &str)> = told.collect();
    let own = place(late, new).map(|(_, name)| name).or(told.first().map(|(_, name)| *name)).unwrap_or_default();
    claims.extend(claim((late, at), own, 1));
    claims.extend(told.into_iter().filter_map(|(at, name)| claim(at, name, 1)));
    claims.sort_by_key(|c| (published(c.source.article), c.side, c.source));
    let both = (0..=1).all(|side| claims.iter().any(|c| c.side == side));
    both.then(|| Change {
        kind: ChangeKind::Office,
        about: own.to_owned(),
        claims: with_copies(collection, claims, MOST_CLAIMS),
        because: "the later article gives the place to somebody else".to_owned(),
    })
}

/// Adds these to changes that are known; of one that tells two of the same sentences the claims are put together.
pub(super) fn add(collection: &Collection, known: &mut Vec<Change>, more: Vec<Change>) {
    let sources = |c: &Change| c.claims.iter().map(|claim| claim.source).collect::<BTreeSet<Source>>();
    for change in more {
        let own = sources(&change);
        // "Former minister Émile Ducasse", and who replaced him.
        let of_old = |c: &Change| change.claims.iter().any(|own| own.side == 0 && fold(&own.value) == fold(&c.about));
        let is_one = |c: &&mut Change| {
            let shared = sources(c).intersection(&own).count();
            let is_office = c.kind == ChangeKind::Office;
            is_office && shared >= 1 && of_old(c) || (is_office || c.kind == ChangeKind::State) && shared >= 2
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

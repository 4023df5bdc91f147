//! Items of a list that several outlets tell alike: an item with a name, a number or a day is a statement of its own.

use std::collections::BTreeSet;

use super::collection::{Collection, Tellers};
use super::contradict::{are_apart, item_share};
use super::dated::{Dated, year_term};
use super::found::{Agreement, AgreementKind, Aligned, AlignedItem, Source};
use super::reading::{Term, terms_of};
use super::terms::overlap;
use super::words::Class;

/// How sure it is that two outlets say the same in an item.
const SCORE: f32 = 0.6;

/// The items that two stories or more tell in the same words and with the same numbers and days, as far as no agreement
/// tells them already.
pub(super) fn agreements(collection: &Collection, lists: &[Aligned], known: &[Agreement]) -> Vec<Agreement> {
    let items = lists.iter().flat_map(|list| &list.items);
    items.filter_map(|item| agreement(collection, item)).filter(|own| !is_known(own, known)).collect()
}

/// Takes from statements who leaves out an item of the list that others of them tell: these do not say the same.
pub(super) fn part(collection: &Collection, lists: &[Aligned], agreements: &mut Vec<Agreement>) {
    let partial: Vec<&Aligned> = lists.iter().filter(|list| !list.missing.is_empty()).collect();
    if partial.is_empty() {
        return;
    }
    // The sentence that tells the list, not one that tells an item of it.
    let tells = |list: &Aligned, source: &Source| {
        let of = |own: &Source| own.article == source.article && own.span.overlaps(&source.span);
        list.items.iter().filter(|item| item.sources.iter().any(of)).count() >= 2
    };
    // "They adopted six commitments, among them": how many there are is told alike.
    let counts = |source: &Source| {
        let reading = collection.reading(source.article);
        let sentence = reading.and_then(|r| r.sentences.get(r.sentence_at(&source.span)?));
        sentence.is_some_and(|s| !s.figures.is_empty())
    };
    agreements.retain_mut(|agreement| {
        if agreement.kind != AgreementKind::Statement || agreement.sources.iter().any(counts) {
            return true;
        }
        let lacks = |source: &Source, list: &Aligned| {
            let missing = list.missing.iter().filter(|m| m.article == source.article).flat_map(|m| &m.items);
            let mut items = missing.filter_map(|at| list.items.get(*at));
            let others = |item: &AlignedItem| {
                let told = |other: &Source| item.sources.iter().any(|s| s.article == other.article);
                agreement
                    .sources
                    .iter()
                    .any(|other| other.article != source.article && told(other) && tells(list, other))
            };
            tells(list, source) && items.any(others)
        };
        let short: Vec<Source> =
            agreement.sources.iter().filter(|s| partial.iter().any(|list| lacks(s, list))).copied().collect();
        if short.is_empty() {
            return true;
        }
        let led = agreement.sources.first().is_some_and(|first| short.contains(first));
        agreement.sources.retain(|source| !short.contains(source));
        agreement.values.iter_mut().for_each(|value| value.sources.retain(|s| !short.contains(s)));
        if let (true, Some(first)) = (led, agreement.sources.first()) {
            agreement.text = collection.text(first.article, &first.span).to_owned();
        }
        let articles: Vec<usize> = agreement.sources.iter().map(|s| s.article).collect();
        let Tellers { outlets, stories } = collection.tellers(&articles);
        (agreement.outlets, agreement.stories) = (outlets, stories);
        stories >= 2
    });
}

/// Whether an agreement has all places of another one.
fn is_known(own: &Agreement, known: &[Agreement]) -> bool {
    let has = |all: &[Source], one: &Source| all.iter().any(|s| s.article == one.article && s.span.overlaps(&one.span));
    known.iter().any(|other| own.sources.iter().all(|source| has(&other.sources, source)))
}

fn agreement(collection: &Collection, item: &AlignedItem) -> Option<Agreement> {
    let (first, others) = item.sources.split_first()?;
    let mut sources = vec![*first];
    let mut articles: BTreeSet<usize> = BTreeSet::from([first.article]);
    for other in others {
        if sources.iter().all(|s| !differ(collection, s, other))
            && is_alike(collection, first, other)
            && are_telling(collection, first, other)
        {
            articles.insert(other.article);
            sources.push(*other);
        }
    }
    let Tellers { outlets, stories } = collection.tellers(&articles.into_iter().collect::<Vec<_>>());
    if stories < 2 {
        return None;
    }
    let (count, who) = if outlets == stories { (outlets, "outlets") } else { (stories, "independent articles") };
    Some(Agreement {
        kind: AgreementKind::Statement,
        text: item.text.clone(),
        values: Vec::new(),
        sources,
        outlets,
        stories,
        because: format!("{count} {who} list the same"),
        score: SCORE,
    })
}

/// What an item is about.
fn terms(collection: &Collection, source: &Source) -> Vec<Term> {
    let text = collection.text(source.article, &source.span);
    collection.reading(source.article).map(|r| terms_of(text, r.table)).unwrap_or_default()
}

/// An item with fewer terms is a heading: "flood warnings".
const LEAST_TERMS: usize = 4;
/// Numbers up to this one are met in any list.
const SMALL: i32 = 10;

/// Whether two items have a name, a number or a day in common and are no mere headings: "a joint flood warning centre in Phnom
/// Penh", not "flood warnings".
fn are_telling(collection: &Collection, a: &Source, b: &Source) -> bool {
    let (mine, theirs) = (terms(collection, a), terms(collection, b));
    let small = |term: u64| (1..=SMALL).any(|number| year_term(f64::from(number)) == term);
    let tells = |t: &Term| t.1 == Class::Name || t.1 == Class::Number && !small(t.0);
    let shared = mine.iter().any(|t| tells(t) && theirs.contains(t));
    let day =
        || days(collection, a).iter().any(|d| days(collection, b).iter().any(|e| (d.date, d.end) == (e.date, e.end)));
    mine.len().min(theirs.len()) >= LEAST_TERMS && (shared || day())
}

/// Whether two items share enough words to be told alike, and not their place in the lists alone.
fn is_alike(collection: &Collection, a: &Source, b: &Source) -> bool {
    let across = collection.is_across(a.article, b.article);
    let o = overlap(&terms(collection, a), &terms(collection, b), &collection.weights, across);
    item_share(&o, across).is_some()
}

/// The days that an item names.
fn days(collection: &Collection, source: &Source) -> Vec<Dated> {
    let reading = collection.reading(source.article);
    let sentence = reading.and_then(|r| r.sentences.get(r.sentence_at(&source.span)?));
    let dates = sentence.map(|s| s.dates.as_slice()).unwrap_or_default().iter();
    dates.filter(|d| d.span.overlaps(&source.span)).copied().collect()
}

/// Whether two items give other numbers or other days.
fn differ(collection: &Collection, a: &Source, b: &Source) -> bool {
    let numbers = |source: &Source| -> Vec<u64> {
        terms(collection, source).into_iter().filter(|t| t.1 == Class::Number).map(|t| t.0).collect()
    };
    let (mine, theirs) = (numbers(a), numbers(b));
    let other = |own: &[u64], all: &[u64]| own.iter().any(|number| !all.contains(number));
    other(&mine, &theirs) && other(&theirs, &mine) || are_apart(&days(collection, a), &days(collection, b))
}

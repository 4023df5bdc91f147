//! Sentences of different articles that say the same, found through an inverted index and then weighed.

use super::Cancel;
use super::collection::Collection;
use super::reading::{Dated, Reading, Sentence};
use super::terms::{Keyed, Overlap, candidates, overlap};
use super::words::{Closeness, FastMap, closeness, mixed};

/// A sentence: its article's place, and its place there.
pub(super) type At = (usize, usize);

/// How two sentences that tell of the same matter stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    /// They say the same.
    Same,
    /// They say the same but for the day.
    OtherDay,
}

/// Two sentences.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair {
    pub(super) a: At,
    pub(super) b: At,
    pub(super) relation: Relation,
    /// How much they share, from 0 to 1.
    pub(super) score: f64,
}

/// A sentence with fewer terms tells too little to be compared.
const LEAST_TERMS: usize = 3;

/// Every pair of sentences that say the same, of articles that are different stories.
pub(super) fn pairs(collection: &Collection, cancel: &Cancel) -> Option<Vec<Pair>> {
    let mut nodes: Vec<Vec<At>> = Vec::new();
    let mut known: FastMap<u64, usize> = FastMap::default();
    for (article, reading) in collection.readings.iter().enumerate() {
        if !collection.is_own_story(article) {
            continue;
        }
        for (at, sentence) in reading.sentences.iter().enumerate() {
            if sentence.terms.len() < LEAST_TERMS {
                continue;
            }
            // Sentences of the very same terms and days are one, however often they are met.
            let mut signature = sentence.terms.iter().fold(0x5e17_u64, |h, t| mixed(h ^ t.0));
            for dated in &sentence.dates {
                signature = mixed(signature ^ hash_of_day(dated));
            }
            let node = *known.entry(signature).or_insert(nodes.len());
            match nodes.get_mut(node) {
                Some(members) => members.push((article, at)),
                None => nodes.push(vec![(article, at)]),
            }
        }
    }
    let keyed: Vec<Keyed> = nodes
        .iter()
        .map(|members| {
            let (article, at) = members.first().copied().unwrap_or_default();
            let sentence = collection.reading(article).and_then(|r| r.sentences.get(at));
            Keyed { article, keys: sentence.map(|s| s.terms.iter().map(|t| t.0).collect()).unwrap_or_default() }
        })
        .collect();
    if cancel.is_cancelled() {
        return None;
    }
    let mut out = Vec::new();
    for members in &nodes {
        let Some(first) = members.first() else { continue };
        for other in members.iter().skip(1).filter(|m| m.0 != first.0) {
            out.push(Pair { a: *first, b: *other, relation: Relation::Same, score: 1.0 });
        }
    }
    for (count, (a, b)) in candidates(&keyed, 2).into_iter().enumerate() {
        if count % 4096 == 0 && cancel.is_cancelled() {
            return None;
        }
        let (Some(a), Some(b)) = (nodes.get(a).and_then(|n| n.first()), nodes.get(b).and_then(|n| n.first())) else {
            continue;
        };
        if let Some((relation, score)) = relation(collection, *a, *b) {
            out.push(Pair { a: *a, b: *b, relation, score });
        }
    }
    Some(out)
}

fn hash_of_day(dated: &Dated) -> u64 {
    mixed(dated.date.to_string().bytes().fold(0, |h, b| mixed(h ^ u64::from(b))))
}

/// How two sentences stand to each other; nothing if they tell of different matters.
fn relation(collection: &Collection, a: At, b: At) -> Option<(Relation, f64)> {
    let (left, right) = (collection.reading(a.0)?, collection.reading(b.0)?);
    let (x, y) = (left.sentences.get(a.1)?, right.sentences.get(b.1)?);
    let across = collection.is_across(a.0, b.0);
    let o = overlap(&x.terms, &y.terms, &collection.weights, across);
    if x.is_negated != y.is_negated || !says_the_same(x, y, &o, across) || figures_differ(left, x, right, y) {
        return None;
    }
    let score = (o.contained + o.jaccard) / 2.0;
    if are_apart(&x.dates, &y.dates) {
        return is_same_deed(left, x, right, y, &o).then_some((Relation::OtherDay, score));
    }
    Some((Relation::Same, score))
}

/// Whether two sentences share enough to say the same in other words.
fn says_the_same(x: &Sentence, y: &Sentence, o: &Overlap, across: bool) -> bool {
    let telling = o.names + o.numbers;
    if across {
        return o.shared >= 3 && telling >= 1 && o.words >= 1 && o.contained >= 0.6 && o.jaccard >= 0.34;
    }
    let both_commit = x.is_commitment && y.is_commitment;
    // Who acts is not what is done: two words of the deed, or one and a number.
    let done = o.words >= 2 || (o.words >= 1 && o.numbers >= 1);
    let enough = done && (o.shared >= 4 || (o.shared >= 3 && telling >= 1));
    let same_days = !x.dates.is_empty() && !y.dates.is_empty() && !are_apart(&x.dates, &y.dates);
    enough
        && (o.jaccard >= 0.42
            || (o.contained >= 0.62 && o.jaccard >= 0.3)
            || ((both_commit || same_days) && o.contained >= 0.5 && o.jaccard >= 0.25))
}

/// Whether the sentences give figures of one thing that cannot both hold.
fn figures_differ(left: &Reading, x: &Sentence, right: &Reading, y: &Sentence) -> bool {
    let figures =
        |r: &'_ Reading, s: &Sentence| r.figures.get(s.figures.clone()).map(<[_]>::to_vec).unwrap_or_default();
    let (xs, ys) = (figures(left, x), figures(right, y));
    xs.iter().any(|a| {
        let mut alike = ys
            .iter()
            .filter(|b| {
                a.quantity.unit == b.quantity.unit
                    && (a.nouns.is_empty() || a.nouns.iter().any(|n| b.nouns.contains(n)))
            })
            .peekable();
        alike.peek().is_some() && alike.all(|b| closeness(&a.quantity, &b.quantity) == Closeness::Different)
    })
}

/// Whether two sentences have days, and none that both can mean.
pub(super) fn are_apart(a: &[Dated], b: &[Dated]) -> bool {
    let exact = |d: &&Dated| d.precision == super::Exactness::Day;
    let meets = |x: &Dated, y: &Dated| x.date <= y.end && y.date <= x.end;
    !a.is_empty()
        && !b.is_empty()
        && a.iter().all(|d| exact(&d))
        && b.iter().all(|d| exact(&d))
        && !a.iter().any(|x| b.iter().any(|y| meets(x, y)))
}

/// Days on which one deed can be told differently; farther apart, it is a deed that comes again.
const MOST_DAYS_APART: i32 = 45;
/// Articles that say "on Thursday" mean the same week if they appeared within so many days.
const SAME_WEEK_DAYS: i32 = 3;

/// Whether two sentences with different days tell of one deed, rather than of two that are alike.
fn is_same_deed(left: &Reading, x: &Sentence, right: &Reading, y: &Sentence, o: &Overlap) -> bool {
    let ([a], [b]) = (x.dates.as_slice(), y.dates.as_slice()) else { return false };
    let days = |a: jiff::civil::Date, b: jiff::civil::Date| (a - b).get_days().abs();
    let apart = days(a.date, b.date);
    let published = left.published.zip(right.published).map(|(a, b)| days(a, b));
    let reckoned = a.is_relative || b.is_relative;
    let same_times = !reckoned || published.is_some_and(|d| d <= SAME_WEEK_DAYS);
    apart <= MOST_DAYS_APART && same_times && o.contained >= 0.66 && o.names >= 1 && o.words >= 2
}

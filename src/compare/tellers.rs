//! Who else tells one side of a contradiction: the same number, or the same time of day, in an article on the matter.

use std::collections::BTreeMap;

use super::collection::Collection;
use super::conflicts::figure_of;
use super::contradict::exclude;
use super::figures::{FigureAt, unit_key};
use super::likeness::{nouns_meet, periods_meet};
use super::measured::Figure;
use super::statements::At;

/// What more sentences tell is not looked up for each of them.
const MOST_TELLERS: usize = 24;

/// The figures that are not met by chance, by their unit and value.
pub(super) fn figures_told(collection: &Collection) -> BTreeMap<(u64, u64), Vec<FigureAt>> {
    let mut out: BTreeMap<(u64, u64), Vec<FigureAt>> = BTreeMap::new();
    for (article, reading) in collection.readings.iter().enumerate().filter(|(a, _)| collection.is_own_story(*a)) {
        for (at, figure) in reading.figures.iter().enumerate().filter(|(_, f)| is_telling(f)) {
            out.entry(value_key(figure)).or_default().push((article, at));
        }
    }
    out
}

fn value_key(figure: &Figure) -> (u64, u64) {
    (unit_key(figure.quantity.unit), figure.quantity.value.to_bits())
}

/// Smaller numbers are told of many things.
const LEAST_TOLD: f64 = 32.0;

fn is_telling(figure: &Figure) -> bool {
    figure.quantity.value >= LEAST_TOLD && !figure.is_negated && figure.quantity.high <= figure.quantity.value
}

/// A group of figures with those of other articles on the matter that give one of its numbers, of the same or of nothing by name.
pub(super) fn with_tellers_of_number(
    collection: &Collection,
    group: Vec<FigureAt>,
    told: &BTreeMap<(u64, u64), Vec<FigureAt>>,
) -> Vec<FigureAt> {
    let mut out = group.clone();
    for at in group {
        let Some(own) = figure_of(collection, at).filter(|f| is_telling(f)) else { continue };
        let others = told.get(&value_key(own)).filter(|others| others.len() <= MOST_TELLERS);
        for other in others.into_iter().flatten() {
            let known = out.iter().any(|known| known.0 == other.0);
            let Some(figure) = figure_of(collection, *other).filter(|_| !known) else { continue };
            let met =
                nouns_meet(own, figure) && periods_meet(own, figure) && !exclude(&own.exclusive, &figure.exclusive);
            if met && collection.is_one_topic(at.0, other.0) {
                out.push(*other);
            }
        }
    }
    out.sort_unstable();
    out
}

/// The sentences that tell one time of day each, by its minute.
pub(super) fn clocks_told(collection: &Collection) -> BTreeMap<u16, Vec<At>> {
    let mut out: BTreeMap<u16, Vec<At>> = BTreeMap::new();
    for (article, reading) in collection.readings.iter().enumerate().filter(|(a, _)| collection.is_own_story(*a)) {
        for (at, sentence) in reading.sentences.iter().enumerate() {
            if let [clock] = sentence.clocks.as_slice() {
                out.entry(clock.minutes).or_default().push((article, at));
            }
        }
    }
    out
}

/// A group of times with the other articles on the matter that tell one of them to the minute.
pub(super) fn with_tellers_of_time(collection: &Collection, group: &[At], clocks: &BTreeMap<u16, Vec<At>>) -> Vec<At> {
    let mut out = group.to_vec();
    let minutes = |at: &At| collection.told(*at).and_then(|(_, s)| s.clocks.first()).map(|c| c.minutes);
    for at in group {
        let told = minutes(at).and_then(|minutes| clocks.get(&minutes)).filter(|told| told.len() <= MOST_TELLERS);
        for other in told.into_iter().flatten() {
            if out.iter().all(|known| known.0 != other.0) && collection.is_one_topic(at.0, other.0) {
                out.push(*other);
            }
        }
    }
    out.sort_unstable();
    out
}

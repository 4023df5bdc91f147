//! Who else gives a number that several articles agree on, of the same matter but in other words: "of the 34 lorries", "a
//! convoy of 34 vehicles".

use std::collections::BTreeSet;

use crate::article::Span;

use super::collection::Collection;
use super::contradict::exclude;
use super::likeness::periods_meet;
use super::measured::Figure;
use super::reading::{Reading, Sentence};
use super::statements::At;
use super::unequal::measures_part;
use super::words::{Class, Closeness, FastMap, Kind, Unit, closeness, is_kind, term_of};

/// A number that more articles give says nothing of a matter.
const MOST_TOLD: usize = 48;
/// How many of those who agree are asked.
const MOST_ASKED: usize = 4;
/// Smaller counts are told of many things.
const LEAST_COUNT: f64 = 12.0;
/// Counts of so many digits that are no noughts are told of one thing of a matter.
const TELLING_DIGITS: usize = 3;

/// The figures of all stories by their numbers.
pub(super) struct Numbers(FastMap<u64, Vec<(usize, usize)>>);

impl Numbers {
    /// Notes the numbers that an article gives once.
    pub(super) fn new(collection: &Collection) -> Self {
        let mut out: FastMap<u64, Vec<(usize, usize)>> = FastMap::default();
        for (article, reading) in collection.readings.iter().enumerate().filter(|(a, _)| collection.is_own_story(*a)) {
            let mut own: FastMap<u64, Vec<usize>> = FastMap::default();
            for (at, figure) in reading.figures.iter().enumerate().filter(|(_, f)| !f.is_small) {
                own.entry(figure.quantity.value.to_bits()).or_default().push(at);
            }
            for (value, places) in own {
                if let [at] = places.as_slice() {
                    out.entry(value).or_default().push((article, *at));
                }
            }
        }
        Self(out)
    }

    /// Numbers that articles on one matter give once each, of what one word or one unit says is the same.
    pub(super) fn told_alike(&self, collection: &Collection) -> Vec<Vec<(At, Span)>> {
        let mut values: Vec<&Vec<(usize, usize)>> =
            self.0.values().filter(|list| (2..=MOST_TOLD).contains(&list.len())).collect();
        values.sort_unstable();
        let mut out = Vec::new();
        for list in values {
            let mut left: Vec<(usize, &Reading, &Sentence, &Figure)> = list
                .iter()
                .filter_map(|(article, at)| {
                    let reading = collection.reading(*article)?;
                    let figure = reading.figures.get(*at)?;
                    Some((*article, reading, reading.sentences.get(figure.sentence)?, figure))
                })
                .collect();
            while let Some(first) = left.first().copied() {
                let is_one = |other: &(usize, &Reading, &Sentence, &Figure)| {
                    other.0 == first.0
                        || collection.is_one_topic(first.0, other.0)
                            && is_measured_alike(first.3, other.3)
                            && is_echo((first.1, first.2, first.3), (other.1, other.2, other.3))
                };
                let (same, others): (Vec<_>, Vec<_>) = left.into_iter().partition(is_one);
                if same.len() > 1 {
                    out.push(same.iter().map(|(article, _, _, f)| ((*article, f.sentence), f.span)).collect());
                }
                left = others;
            }
        }
        out
    }

    /// Where other articles on the matter give the number that these give, each article once.
    pub(super) fn echoes(&self, collection: &Collection, told: &[(At, Span)]) -> Vec<(At, Span)> {
        let figure = |(at, span): &(At, Span)| {
            let (reading, sentence) = collection.told(*at)?;
            let own = reading.figures.get(sentence.figures.clone())?;
            Some((reading, sentence, own.iter().find(|f| f.span == *span)?))
        };
        let known: BTreeSet<usize> = told.iter().map(|(at, _)| at.0).collect();
        let asked: Vec<_> = told.iter().take(MOST_ASKED).filter_map(figure).collect();
        let Some((_, _, first)) = asked.first() else { return Vec::new() };
        let list = self.0.get(&first.quantity.value.to_bits()).filter(|list| list.len() <= MOST_TOLD);
        let mut out: Vec<(At, Span)> = Vec::new();
        for (article, at) in list.into_iter().flatten().filter(|(article, _)| !known.contains(article)) {
            let Some(reading) = collection.reading(*article) else { continue };
            let Some(other) = reading.figures.get(*at) else { continue };
            let Some(sentence) = reading.sentences.get(other.sentence) else { continue };
            let one_matter = known.iter().take(MOST_ASKED).all(|own| collection.is_one_topic(*own, *article));
            if one_matter && asked.iter().any(|own| is_echo(*own, (reading, sentence, other))) {
                out.push(((*article, other.sentence), other.span));
            }
        }
        out
    }
}

/// How many digits a number has but for the noughts that end it: 2 of 3,400.
fn digits(value: f64) -> usize {
    let written = format!("{value}");
    written.chars().filter(char::is_ascii_digit).collect::<String>().trim_matches('0').len()
}

/// Whether a noun or a unit says that two figures measure one kind of thing, and their number is no round one.
fn is_measured_alike(f: &Figure, g: &Figure) -> bool {
    let noun = f.nouns.iter().any(|n| g.nouns.contains(n));
    let count = f.quantity.unit == Unit::Count;
    f.quantity.unit == g.quantity.unit
        && (noun || !count)
        && f.flags == g.flags
        && digits(f.quantity.value) >= TELLING_DIGITS
}

/// Whether one figure gives the number of another, of what may be the same thing.
fn is_echo(own: (&Reading, &Sentence, &Figure), other: (&Reading, &Sentence, &Figure)) -> bool {
    let ((_, x, f), (_, y, g)) = (own, other);
    let count = f.quantity.unit == Unit::Count;
    let left_out = g.quantity.unit == Unit::Count && g.nouns.is_empty();
    let persons = |f: &Figure| f.nouns.iter().any(|n| is_kind(*n, Kind::Person) || *n == term_of("people"));
    let two_kinds = count && !f.nouns.is_empty() && !g.nouns.is_empty() && persons(f) != persons(g);
    let shares = || {
        let has = |term: u64| y.terms.binary_search_by_key(&term, |t| t.0).is_ok();
        x.terms.iter().any(|t| matches!(t.1, Class::Word | Class::Concept | Class::Name) && has(t.0))
    };
    let noughts = digits(f.quantity.value);
    let telling = noughts >= TELLING_DIGITS || shares() && (!count || noughts >= 2 && f.quantity.value >= LEAST_COUNT);
    telling
        && (f.quantity.unit == g.quantity.unit || left_out && noughts >= 2)
        && closeness(&f.quantity, &g.quantity) == Closeness::Same
        && !two_kinds
        && f.ordinals == g.ordinals
        && f.is_negated == g.is_negated
        && !exclude(&f.exclusive, &g.exclusive)
        && !measures_part(f, g)
        && !measures_part(g, f)
        && periods_meet(f, g)
}

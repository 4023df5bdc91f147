//! Figures of one thing of which each of two articles on one matter gives one number: what is left when those that both
//! give are set aside. In whatever words, and in whatever languages, they are told, only one of the two can hold.

use super::days::is_thing;
use super::likeness::{flags_differ, here, of_charges, shares_fate};
use super::measured::Figure;
use super::reading::{Reading, Sentence, Term};
use super::slips::is_turned;
use super::terms::Overlap;
use super::unequal::{Sides, is_stance, measures_part, names_differ, parts_differ, periods_agree, stances_differ};
use super::words::{Class, Closeness, Kind, Unit, closeness, is_kind, term_of, terms};

/// Articles that appeared farther apart, in days, may tell of two states of a matter.
const MOST_DAYS: i32 = 14;
/// Numbers that differ by more than this factor measure two things.
const MOST_FACTOR: f64 = 2.6;
/// What a deed may have taken.
const TIMES: [u64; 5] = terms!["year", "month", "week", "day", "hour"];
/// Shorter times are told of everything.
const LEAST_TIME: f64 = 3.0;
/// So many words of names say that one thing is told.
const LEAST_NAMES: usize = 3;
/// What is given for one thing, in whatever words.
pub(super) const COSTS: [u64; 3] = terms!["cost", "investment", "capital"];
/// Sums of this kind that differ by more than this factor, and not in the order of their digits, may be two.
const MOST_FACTOR_OF_COSTS: f64 = 1.2;
/// Tallies that differ by more than this factor are of two votes.
const MOST_FACTOR_OF_TALLIES: f64 = 1.25;
/// What both articles count for one matter, told in no common word, differs by no more than this factor,
const MOST_FACTOR_OF_MATTER: f64 = 1.7;
/// and in articles that appeared within so many days.
const MOST_DAYS_OF_MATTER: i32 = 1;
/// Sums of harm farther apart than this factor are of two things.
const MOST_FACTOR_OF_HARM: f64 = 2.0;
/// Sums farther apart than this factor need more words.
const MOST_FACTOR_OF_SUMS: f64 = 1.35;
/// What is counted of everything: it needs more than its name.
pub(super) const COMMON: [u64; 23] = terms![
    "year",
    "month",
    "week",
    "day",
    "hour",
    "minute",
    "people",
    "country",
    "percent",
    "point",
    "time",
    "kilometre",
    "metre",
    "millimetre",
    "hectare",
    "tonne",
    "worker",
    "member",
    "village",
    "town",
    "company",
    "project",
    "party",
];

/// Whether two different figures are the only ones that two articles give of one thing.
pub(super) fn is_alone(sides: &Sides, near: &Overlap, whole: &Overlap) -> bool {
    let (x, y) = (sides.x, sides.y);
    let Some((first, second)) = sides.left.published.zip(sides.right.published) else { return false };
    let turned = is_turned(x.quantity.value, y.quantity.value) && !x.is_small && !y.is_small;
    let factor = x.quantity.value.max(y.quantity.value) / x.quantity.value.min(y.quantity.value).max(1e-12);
    sides.topic
        && (first - second).get_days().abs() <= MOST_DAYS
        && x.quantity.value.min(y.quantity.value) > 1.0
        && (factor <= MOST_FACTOR || is_misplaced(x, y) || turned)
        && (!x.is_negated && !y.is_negated || of_charges(x) && of_charges(y))
        && !flags_differ(x, y)
        && periods_agree(sides)
        && !names_differ(x, y, sides)
        && !is_foreign_to(sides.left.sentences.get(x.sentence), &x.aside_names, sides.right)
        && !is_foreign_to(sides.right.sentences.get(y.sentence), &y.aside_names, sides.left)
        && !parts_differ(x, y)
        && !measures_part(x, y)
        && !stances_differ(x, y)
        && (turned || contests(x) == contests(y))
        && is_of_one_thing(sides, near, whole)
        && is_left(sides.left, x, sides.right, y)
        && is_left(sides.right, y, sides.left, x)
}

/// What is contested, or asked for, is not what is told of all.
const CONTESTED: [u64; 3] = terms!["petition", "recount", "appeal"];

/// Whether a figure's clause tells of what somebody contests.
fn contests(f: &Figure) -> bool {
    f.near.iter().any(|t| CONTESTED.contains(&t.0))
}

/// Whether a sentence names a place, or a thing, and nothing that the other article names anywhere: "the hospital at Vell".
/// Who says it is named by one of them alone.
pub(super) fn is_foreign(sentence: Option<&Sentence>, other: &Reading) -> bool {
    is_foreign_to(sentence, &[], other)
}

/// The same for a figure: names in another clause of its sentence say nothing of it.
fn is_foreign_to(sentence: Option<&Sentence>, aside: &[u64], other: &Reading) -> bool {
    let people = sentence.map_or(&[][..], |s| s.people.as_slice());
    let names = sentence.into_iter().flat_map(|s| &s.terms).filter(|t| t.1 == Class::Name);
    let mut names = names.filter(|t| !people.contains(&t.0) && !aside.contains(&t.0)).peekable();
    names.peek().is_some() && !names.any(|t| other.topic.binary_search_by_key(&t.0, |u| u.0).is_ok())
}

/// Whether two numbers are one but for its zeros: "140,000" and "14,000".
fn is_misplaced(x: &Figure, y: &Figure) -> bool {
    let power = (x.quantity.value / y.quantity.value.max(1e-12)).abs().log10();
    let telling = x.quantity.value / x.quantity.step.max(1e-12) >= 10.0;
    let of_sum = matches!(x.quantity.unit, Unit::Money(_));
    (telling || of_sum) && [1.0, 3.0].iter().any(|n| (power.abs() - n).abs() < 1e-9)
}

/// Whether what both clauses tell says that one thing is measured.
fn is_of_one_thing(sides: &Sides, near: &Overlap, whole: &Overlap) -> bool {
    let (x, y) = (sides.x, sides.y);
    let fate = shares_fate(x, y);
    if x.quantity.unit != Unit::Count {
        // A rate, or a sum: of a thing that both clauses name, and one word more of the sentences.
        let costs = |f: &Figure| f.near.iter().any(|t| COSTS.contains(&t.0));
        let (low, high) = (x.quantity.value.min(y.quantity.value), x.quantity.value.max(y.quantity.value));
        let close = high <= low * MOST_FACTOR_OF_COSTS || is_turned(low, high);
        if matches!(x.quantity.unit, Unit::Money(_)) && costs(x) && costs(y) && close {
            return true;
        }
        // Sums that are far from each other are of two payers, or for two things, unless much more is the same.
        if is_one_harm(sides) {
            return true;
        }
        let is_sum = matches!(x.quantity.unit, Unit::Money(_));
        let far = is_sum && high > low * MOST_FACTOR_OF_SUMS && !is_turned(low, high) && !is_misplaced(x, y);
        let enough = if far { near.shared >= 3 } else { near.shared >= 2 || whole.shared >= 3 };
        // "China is to pay in 120 million", "la Chine versera 140 millions": one payer's deed, or much else that is the same.
        let one_payer = is_sum && close && (near.shared >= 3 || near.names >= 1 && whole.words >= 1);
        return !shared_things(x, y).is_empty() && enough || one_payer;
    }
    // "140,000 homeless", "mười bốn nghìn người mất nhà cửa": one of them counts nobody by name.
    let persons = |f: &Figure| f.nouns.iter().all(|n| is_kind(*n, Kind::Person));
    let bare = x.nouns.is_empty() != y.nouns.is_empty() && persons(x) && persons(y);
    let of_state = bare && !shared_things(x, y).is_empty() && !x.is_small && !y.is_small;
    // "A 30-day state of emergency", "l'état d'urgence pour soixante jours": what one counts stands beside the other.
    let holds = |few: &Figure, many: &Figure| {
        let beside = |noun: &u64| few.near.iter().any(|t| t.0 == *noun);
        few.nouns.len() < many.nouns.len()
            && !few.nouns.is_empty()
            && few.nouns.iter().all(|n| many.nouns.contains(n))
            && many.nouns.iter().filter(|n| !few.nouns.contains(n)).all(beside)
    };
    let in_part = holds(x, y) || holds(y, x);
    if in_part {
        return !deeds_differ(x, y);
    }
    let counted = x.nouns == y.nouns && !x.nouns.is_empty() || of_state;
    if fate {
        return counted || near.shared >= 1;
    }
    // "Five votes to two", "split four to three": one decision has one tally.
    let votes = x.nouns == [term_of("vote")] && y.nouns == [term_of("vote")];
    let (low, high) = (x.quantity.value.min(y.quantity.value), x.quantity.value.max(y.quantity.value));
    let one_house = x.is_tally && y.is_tally && high <= low * MOST_FACTOR_OF_TALLIES;
    if votes && (x.is_small && y.is_small || one_house) && whole.words >= 1 {
        return true;
    }
    // "Put the number of drivers at 1,200", "800 lorries": what both articles tell more of than this, each with one number.
    if counted && is_of_matter(sides) {
        return true;
    }
    let is_common = |n: &u64| COMMON.contains(n) || is_kind(*n, Kind::Deed);
    if !counted || deeds_differ(x, y) {
        return false;
    }
    // "Built in twenty months", "được xây trong hai năm rưỡi": how long one deed took.
    let telling = |term: &u64| shared_concept(*term) && !COMMON.contains(term) && !TIMES.contains(term);
    let one_deed = x.beside.iter().any(|term| telling(term) && y.beside.contains(term));
    if one_deed && x.nouns.iter().all(|n| TIMES.contains(n)) {
        return counted;
    }
    // "Over ten years", "durará quince años": the only times of that length that the articles tell, of one thing.
    let of_time = x.nouns.iter().all(|n| TIMES.contains(n));
    let told = !shared_things(x, y).is_empty() || whole.numbers >= 1 && whole.words >= 1;
    if of_time && told && !x.quantity.value.total_cmp(&y.quantity.value).is_eq() {
        return x.quantity.value.min(y.quantity.value) >= LEAST_TIME;
    }
    if of_state {
        return near.shared >= 1 && whole.shared >= 2;
    }
    if x.nouns.iter().all(is_common) {
        let things = !shared_things(x, y).is_empty() && near.shared >= 2;
        // "Delegations from 41 countries, said Inês Talhadas of Portugal": those who were there, and where.
        return things || shares_deed(x, y) && near.words >= 2 || whole.names >= LEAST_NAMES && near.names >= 2;
    }
    let turned = is_turned(x.quantity.value, y.quantity.value) && !x.is_small && !y.is_small;
    // "Three clubs want to play", "cuatro clubes piden otro campo": what anybody wants says nothing of what is counted.
    let wants = |own: &[Term], other: &[Term]| {
        own.iter().filter(|t| is_stance(t.0) && other.binary_search_by_key(&t.0, |u| u.0).is_ok()).count()
    };
    let sentences = sides.left.sentences.get(x.sentence).zip(sides.right.sentences.get(y.sentence));
    let told = sentences.map_or(0, |(a, b)| wants(&a.terms, &b.terms));
    let near = near.shared.saturating_sub(wants(&x.near, &y.near));
    turned || near >= 1 || whole.names >= 1 && whole.words >= 1 || whole.words >= 2 + told
}

/// Whether two figures count what the matter of both articles is: a notion that one of them at least tells elsewhere too, of
/// which each gives one number alone, in articles of one day. Nothing then need be told of it in common words.
fn is_of_matter(sides: &Sides) -> bool {
    let (x, y) = (sides.x, sides.y);
    let published = sides.left.published.zip(sides.right.published);
    let (low, high) = (x.quantity.value.min(y.quantity.value), x.quantity.value.max(y.quantity.value));
    let telling = |n: &u64| shared_concept(*n) && !COMMON.contains(n) && !is_kind(*n, Kind::Deed);
    let told = |r: &Reading, f: &Figure| {
        let has = |s: &Sentence| f.nouns.iter().all(|n| s.terms.binary_search_by_key(n, |t| t.0).is_ok());
        r.sentences.iter().filter(|s| has(s)).count()
    };
    let sole =
        |r: &Reading, f: &Figure| r.figures.iter().filter(|g| g.nouns.iter().any(|n| f.nouns.contains(n))).count() == 1;
    published.is_some_and(|(p, q)| (p - q).get_days().abs() <= MOST_DAYS_OF_MATTER)
        && !x.is_small
        && !y.is_small
        && high <= low * MOST_FACTOR_OF_MATTER
        && x.nouns.iter().all(telling)
        && sole(sides.left, x)
        && sole(sides.right, y)
        && told(sides.left, x).max(told(sides.right, y)) >= 2
        && told(sides.left, x) + told(sides.right, y) >= 3
}

/// What befalls a place or a trade, and costs it money.
pub(super) const HARMS: [u64; 16] = terms![
    "strike",
    "block",
    "flood",
    "fire",
    "storm",
    "earthquake",
    "landslide",
    "accident",
    "explosion",
    "attack",
    "spill",
    "collapse",
    "power_cut",
    "epidemic",
    "drought",
    "fraud",
];

/// Whether a figure is a sum that some harm came to: a loss, damage, or what a blockade cost.
pub(super) fn is_of_harm(f: &Figure) -> bool {
    let has = |term: u64| f.near.iter().any(|t| t.0 == term);
    let told = has(term_of("loss")) || has(term_of("damage"));
    let costs = has(term_of("cost")) && HARMS.into_iter().any(has);
    matches!(f.quantity.unit, Unit::Money(_)) && (told || costs) && f.flags.is_empty()
}

/// Whether two sums are the only ones that their articles give of one currency, each of the harm that was done.
fn is_one_harm(sides: &Sides) -> bool {
    let (x, y) = (sides.x, sides.y);
    let (low, high) = (x.quantity.value.min(y.quantity.value), x.quantity.value.max(y.quantity.value));
    let sole = |r: &Reading, f: &Figure| r.figures.iter().filter(|g| g.quantity.unit == f.quantity.unit).count() == 1;
    is_of_harm(x) && is_of_harm(y) && high <= low * MOST_FACTOR_OF_HARM && sole(sides.left, x) && sole(sides.right, y)
}

/// Whether a term is a notion of the table, and not a word of one language.
fn shared_concept(term: u64) -> bool {
    super::words::is_concept(term)
}

/// The things that the clauses of two figures both name.
fn shared_things(x: &Figure, y: &Figure) -> Vec<u64> {
    let has = |term: u64| y.near.binary_search_by_key(&term, |t| t.0).is_ok();
    let is_common = |term: u64| COMMON.contains(&term);
    x.near.iter().filter(|t| is_thing(**t) && !is_common(t.0) && has(t.0)).map(|t| t.0).collect()
}

/// The deeds that a figure's clause tells.
fn deeds(f: &Figure) -> impl Iterator<Item = u64> + '_ {
    f.near.iter().filter(|t| t.1 == Class::Concept && is_kind(t.0, Kind::Deed)).map(|t| t.0)
}

fn shares_deed(x: &Figure, y: &Figure) -> bool {
    deeds(x).any(|deed| deeds(y).any(|other| other == deed))
}

/// Whether each clause tells a deed, and none that the other tells too.
fn deeds_differ(x: &Figure, y: &Figure) -> bool {
    deeds(x).next().is_some() && deeds(y).next().is_some() && !shares_deed(x, y)
}

/// Whether two figures of one article may be of one thing.
fn is_like(a: &Figure, b: &Figure) -> bool {
    let counted = if a.quantity.unit == Unit::Count {
        a.nouns.iter().any(|n| b.nouns.contains(n)) || shares_fate(a, b)
    } else {
        let costs = |f: &Figure| f.near.iter().any(|t| COSTS.contains(&t.0));
        !shared_things(a, b).is_empty() || costs(a) && costs(b)
    };
    a.quantity.unit == b.quantity.unit && counted
}

/// Whether a figure's clause names somebody, or a place, whom another one's does not name: "a pact with Chile".
fn names_another(rival: &Figure, (own, f): (&Reading, &Figure), (other, g): (&Reading, &Figure)) -> bool {
    let mut names = rival.near.iter().filter(|t| t.1 == Class::Name).peekable();
    let told = |r: &Reading, f: &Figure, term: u64| {
        r.sentences.get(f.sentence).is_some_and(|s| s.terms.binary_search_by_key(&term, |t| t.0).is_ok())
    };
    let has = |term: u64| told(own, f, term) || told(other, g, term);
    rival.sentence != f.sentence && names.peek().is_some() && !names.any(|t| has(t.0))
}

/// Whether a figure is the only one of its thing in its article that the other article does not give too.
fn is_left(own: &Reading, f: &Figure, other: &Reading, g: &Figure) -> bool {
    let is_same = |a: &Figure, b: &Figure| {
        a.quantity.unit == b.quantity.unit && closeness(&a.quantity, &b.quantity) != Closeness::Different
    };
    // A number that is not met by chance is met in whatever words.
    let is_telling = |a: &Figure| a.quantity.value / a.quantity.step.max(1e-12) >= 10.0;
    let met = |a: &Figure| here(other, own).any(|b| is_same(a, b) && (is_like(a, b) || is_telling(a)));
    // The number itself is nowhere in the other article.
    let known = here(other, own).any(|b| is_same(f, b) && b.span != g.span && is_like(f, b));
    let is_rival = |a: &&Figure| {
        a.span != f.span
            && is_like(a, f)
            && !is_same(a, f)
            && a.periods == f.periods
            && !flags_differ(a, f)
            && !stances_differ(a, f)
            && !names_another(a, (own, f), (other, g))
    };
    !known && !here(own, other).filter(is_rival).any(|a| !met(a))
}

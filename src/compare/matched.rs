//! Figures that are left over when all that is surely alike or surely told differently is set aside: what two articles on one
//! matter each count under one name, with numbers that are near each other and in no other way parted.

use std::collections::BTreeSet;

use super::alone::COSTS;
use super::figures::{FigureAt, FigurePair};
use super::likeness::{are_all_persons, here, is_bare, is_one_news, periods_meet, shares_fate};
use super::measured::Figure;
use super::qualified::SPANS_OF_TIME;
use super::reading::{Reading, is_unit_term};
use super::slips::{is_nought_moved, is_turned};
use super::terms::Overlap;
use super::unequal::{Sides, measures_part, parts_differ, periods_agree, stances_differ};
use super::votes::one_is_needed;
use super::words::{Closeness, Unit, closeness, is_concept, term_of, terms};

/// How sure it is that figures measure the same which are matched because nothing else is left for them.
pub(super) const LEFT_OVER: f64 = 0.5;

/// Numbers that differ by more than this factor are seldom one thing told differently.
const MOST_FACTOR: f64 = 1.36;
/// The same where both tell a further number beside, or count the dead.
const MOST_FACTOR_BESIDE: f64 = 1.8;
/// What is counted of everyone, and what is measured, needs so many words more.
const LEAST_SHARED: usize = 2;

/// What is counted, or measured, of everything.
const PLAIN: [u64; 7] = terms!["people", "tonne", "hectare", "percent", "point", "time", "millimetre"];
/// What is measured of several things in one matter.
const LENGTHS: [u64; 2] = terms!["kilometre", "metre"];
/// What one thing costs by two accounts differs by no more than this factor.
const MOST_FACTOR_OF_COSTS: f64 = 1.2;

/// Whether two figures that differ may be one thing told differently: nothing that is told of them parts them, and what they
/// count has a name of its own, or is told of in words that both use. Whether either is met elsewhere in the other article
/// is for [`settle`].
pub(super) fn may_match(sides: &Sides, near: &Overlap, whole: &Overlap) -> bool {
    let (x, y) = (sides.x, sides.y);
    let (low, high) = (x.quantity.value.min(y.quantity.value), x.quantity.value.max(y.quantity.value));
    // "18 of the 61 lines", "25 lines of 61": a number that both tell besides.
    let named = x.nouns.iter().any(|n| y.nouns.contains(n));
    let beside_one = whole.numbers >= 1 && (near.shared >= 1 || named);
    let dead = is_bare(x, y) && shares_fate(x, y);
    // "At a depth of 22 km", "35 km deep": told in the same words on one day.
    let in_words = named && near.words >= LEAST_SHARED && is_one_news(sides.left, sides.right);
    let most = if beside_one || dead || in_words { MOST_FACTOR_BESIDE } else { MOST_FACTOR };
    let few = x.is_small && y.is_small;
    let misread = is_misread(x, y);
    let times = |f: &Figure| f.nouns.iter().any(|n| SPANS_OF_TIME.contains(n));
    sides.topic
        && low > 0.0
        && (high <= low * most || misread || few)
        && (!few || are_few_of_one(sides, whole))
        && !times(x)
        && !times(y)
        && x.is_negated == y.is_negated
        && x.ordinals == y.ordinals
        && periods_meet(x, y)
        && past_years(sides.left, x) == past_years(sides.right, y)
        && !parts_differ(x, y)
        && !stances_differ(x, y)
        && !measures_part(x, y)
        && (misread
            || near.shared > 0
            || whole.numbers > 0
            || stands_alone(sides.left, x) && stands_alone(sides.right, y))
        && (misread || is_named(sides, near, whole))
        && !is_met(x, sides.right, sides.left)
        && !is_met(y, sides.left, sides.right)
}

/// Crowds that are told with their digits in another order.
const LEAST_CROWD: f64 = 1000.0;
/// and as far apart as that makes them, at most.
const MOST_FACTOR_OF_TURNS: f64 = 2.2;
/// Small numbers of one thing are no farther apart than this.
const MOST_APART: f64 = 2.0;

/// Whether two numbers of persons, or of nothing by name, are one but for the order of their digits: "8 500 selon la police", "5 800
/// marcheurs".
fn is_misread(x: &Figure, y: &Figure) -> bool {
    // "5 800 marcheurs": those who do it.
    let march = |f: &Figure| f.nouns == [term_of("protest")];
    let crowd = |f: &Figure| f.nouns.is_empty() || are_all_persons(f) || march(f);
    let unknown = |f: &Figure| !f.nouns.iter().any(|n| is_concept(*n));
    x.quantity.unit == Unit::Count
        && x.quantity.value.min(y.quantity.value) >= LEAST_CROWD
        && is_turned(x.quantity.value, y.quantity.value)
        && x.quantity.value.max(y.quantity.value) <= x.quantity.value.min(y.quantity.value) * MOST_FACTOR_OF_TURNS
        && (crowd(x) || unknown(x))
        && (crowd(y) || unknown(y))
        && (crowd(x) || crowd(y))
}

/// Whether two small numbers, each the only one of its article, count one thing, and no list: "five of the seven members", "six of
/// the seven members".
fn are_few_of_one(sides: &Sides, whole: &Overlap) -> bool {
    let (x, y) = (sides.x, sides.y);
    // "Five of the seven members": the whole is told by both.
    let like = |g: &Figure, f: &Figure| g.nouns.iter().any(|n| f.nouns.contains(n));
    let told = |r: &Reading, g: &Figure| {
        r.figures.iter().any(|h| like(h, g) && h.quantity.value.total_cmp(&g.quantity.value).is_eq())
    };
    let sole = |r: &Reading, f: &Figure, other: &Reading| {
        r.figures.iter().filter(|g| like(g, f) && (g.span == f.span || !told(other, g))).count() == 1
    };
    let lists = |n: &u64| LISTED.contains(n) || is_unit_term(*n) && *n != term_of("people");
    let vote = x.nouns.contains(&term_of("vote"));
    x.quantity.unit == Unit::Count
        && x.nouns == y.nouns
        && !x.nouns.iter().any(lists)
        && (!vote || whole.numbers >= 1)
        && (x.quantity.value - y.quantity.value).abs() <= MOST_APART
        && is_close_news(sides)
        && sole(sides.left, x, sides.right)
        && sole(sides.right, y, sides.left)
}

/// Articles that appeared so many days apart, at most, tell one state of a matter.
const NEWS_DAYS: i32 = 3;

fn is_close_news(sides: &Sides) -> bool {
    sides.left.published.zip(sides.right.published).is_some_and(|(p, q)| (p - q).get_days().abs() <= NEWS_DAYS)
}

/// What lists are of: how many of them an article tells is its own choice.
const LISTED: [u64; 8] =
    terms!["plan_point", "measure", "priority", "condition", "demand", "question", "goal", "country"];

/// Whether what is measured is told well enough.
fn is_named(sides: &Sides, near: &Overlap, whole: &Overlap) -> bool {
    let (x, y) = (sides.x, sides.y);
    match x.quantity.unit {
        Unit::Money(_) => {
            let dated = || periods_agree(sides) && !x.periods.is_empty() && !y.periods.is_empty();
            let cost = |f: &Figure| f.near.iter().any(|t| COSTS.contains(&t.0));
            let costs = cost(x)
                && cost(y)
                && x.quantity.value.max(y.quantity.value)
                    <= x.quantity.value.min(y.quantity.value) * MOST_FACTOR_OF_COSTS;
            costs || near.shared >= LEAST_SHARED || near.shared >= 1 && (near.contained >= 0.99 || dated())
        }
        Unit::Count => {
            let counted: Vec<&u64> = x.nouns.iter().filter(|n| y.nouns.contains(n)).collect();
            // "120 MW", "150 megawatts": how strong is told of few things.
            let plain = |n: &&u64| PLAIN.contains(*n);
            let persons = |f: &Figure| are_all_persons(f) && !f.is_small;
            // "6,000 people who fled", "4,500 refugees": each calls them otherwise.
            let crowd = counted.is_empty() && persons(x) && persons(y) && near.shared >= LEAST_SHARED;
            let dead = is_bare(x, y) && shares_fate(x, y);
            // "45 kilometres off the coast", "34 kilometres of coast".
            let length = counted.iter().any(|n| LENGTHS.contains(n));
            // "340 kilometres of line", "a line of 304 km": the same digits need one word besides.
            let (a, b) = (x.quantity.value, y.quantity.value);
            let turned = is_turned(a, b) || near.words >= 1 && is_nought_moved(a, b);
            let length = length && near.shared < LEAST_SHARED && !turned;
            crowd
                || dead
                || !counted.is_empty() && !length && (near.shared >= LEAST_SHARED || !counted.iter().any(plain))
        }
        Unit::Percent | Unit::Points | Unit::Rank => {
            // "A rise of 4 percent and 240 jobs", "un aumento del 5 % y 240 puestos": a further number that both tell beside.
            let beside = near.shared >= 1 && whole.numbers >= 1 && is_one_news(sides.left, sides.right);
            near.shared >= LEAST_SHARED || beside
        }
    }
}

/// "It will have 90 beds": of what, only the sentence before tells.
fn stands_alone(reading: &Reading, f: &Figure) -> bool {
    reading.sentences.get(f.sentence).is_some_and(|s| s.stands_alone)
}

/// The years of a figure's sentence that were over when its article appeared: "in 2019 they signed 21".
fn past_years(reading: &Reading, f: &Figure) -> Vec<i16> {
    let Some(sentence) = reading.sentences.get(f.sentence) else { return Vec::new() };
    let over = |year: &i16| reading.published.is_some_and(|day| *year < day.year());
    // "The ferry, built in 1998, may carry 180": that year is the ferry's.
    let founded = |year: &i16| sentence.origins.iter().any(|o| o.year == *year);
    sentence.years.iter().copied().filter(|year| over(year) && !founded(year)).collect()
}

/// Smaller numbers are met by chance.
const LEAST_MET: f64 = 32.0;

/// Whether an article gives a figure of another one too.
fn is_met(f: &Figure, other: &Reading, own: &Reading) -> bool {
    let same =
        |g: &Figure| g.quantity.unit == f.quantity.unit && closeness(&g.quantity, &f.quantity) == Closeness::Same;
    let noun = |g: &Figure| g.nouns.is_empty() || f.nouns.is_empty() || g.nouns.iter().any(|n| f.nouns.contains(n));
    here(other, own).any(|g| same(g) && !one_is_needed(g, f) && (noun(g) || f.quantity.value >= LEAST_MET))
}

/// Keeps of the pairs that were matched because nothing else was left only those of which neither figure has a surer partner
/// in the other's article.
pub(super) fn settle(pairs: &mut Vec<FigurePair>) {
    let sure = |p: &FigurePair| p.score > LEFT_OVER;
    let known: BTreeSet<(FigureAt, usize)> =
        pairs.iter().filter(|p| sure(p)).flat_map(|p| [(p.a, p.b.0), (p.b, p.a.0)]).collect();
    pairs.retain(|p| sure(p) || !known.contains(&(p.a, p.b.0)) && !known.contains(&(p.b, p.a.0)));
}

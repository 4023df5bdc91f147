//! Figures that are left over when all that is surely alike or surely told differently is set aside: what two articles on one
//! matter each count under one name, with numbers that are near each other and in no other way parted.

use std::collections::BTreeSet;

use super::figures::{FigureAt, FigurePair};
use super::likeness::{here, periods_meet};
use super::measured::Figure;
use super::qualified::SPANS_OF_TIME;
use super::reading::{Reading, is_unit_term};
use super::terms::Overlap;
use super::unequal::{Sides, measures_part, parts_differ, periods_agree, stances_differ};
use super::words::{Closeness, Unit, closeness, term_of};

/// How sure it is that figures measure the same which are matched because nothing else is left for them.
pub(super) const LEFT_OVER: f64 = 0.5;

/// Numbers that differ by more than this factor are seldom one thing told differently.
const MOST_FACTOR: f64 = 1.36;
/// What is counted of everyone, and what is measured, needs so many words more.
const LEAST_SHARED: usize = 2;

/// Whether two figures that differ may be one thing told differently: nothing that is told of them parts them, and what they
/// count has a name of its own, or is told of in words that both use. Whether either is met elsewhere in the other article
/// is for [`settle`].
pub(super) fn may_match(sides: &Sides, near: &Overlap) -> bool {
    let (x, y) = (sides.x, sides.y);
    let (low, high) = (x.quantity.value.min(y.quantity.value), x.quantity.value.max(y.quantity.value));
    let times = |f: &Figure| f.nouns.iter().any(|n| SPANS_OF_TIME.contains(n));
    sides.topic
        && low > 0.0
        && high <= low * MOST_FACTOR
        && !(x.is_small && y.is_small)
        && !times(x)
        && !times(y)
        && x.is_negated == y.is_negated
        && x.ordinals == y.ordinals
        && periods_meet(x, y)
        && !parts_differ(x, y)
        && !stances_differ(x, y)
        && !measures_part(x, y)
        && is_named(sides, near)
        && !is_met(x, sides.right, sides.left)
        && !is_met(y, sides.left, sides.right)
}

/// Whether what is measured is told well enough.
fn is_named(sides: &Sides, near: &Overlap) -> bool {
    let (x, y) = (sides.x, sides.y);
    match x.quantity.unit {
        Unit::Money(_) => {
            let dated = || periods_agree(sides) && !x.periods.is_empty() && !y.periods.is_empty();
            near.shared >= LEAST_SHARED || near.shared >= 1 && (near.contained >= 0.99 || dated())
        }
        Unit::Count => {
            let counted: Vec<&u64> = x.nouns.iter().filter(|n| y.nouns.contains(n)).collect();
            // "60 km", "75 kilometres": how far is told of few things.
            let far = [term_of("kilometre"), term_of("metre")];
            let plain = |n: &&u64| is_unit_term(**n) && !far.contains(*n);
            !counted.is_empty() && (near.shared >= LEAST_SHARED || !counted.iter().any(plain))
        }
        Unit::Percent | Unit::Points | Unit::Rank => near.shared >= LEAST_SHARED,
    }
}

/// Smaller numbers are met by chance.
const LEAST_MET: f64 = 32.0;

/// Whether an article gives a figure of another one too.
fn is_met(f: &Figure, other: &Reading, own: &Reading) -> bool {
    let same =
        |g: &Figure| g.quantity.unit == f.quantity.unit && closeness(&g.quantity, &f.quantity) != Closeness::Different;
    let noun = |g: &Figure| g.nouns.is_empty() || f.nouns.is_empty() || g.nouns.iter().any(|n| f.nouns.contains(n));
    here(other, own).any(|g| same(g) && (noun(g) || f.quantity.value >= LEAST_MET))
}

/// Keeps of the pairs that were matched because nothing else was left only those of which neither figure has a surer partner
/// in the other's article.
pub(super) fn settle(pairs: &mut Vec<FigurePair>) {
    let sure = |p: &FigurePair| p.score > LEFT_OVER;
    let known: BTreeSet<(FigureAt, usize)> =
        pairs.iter().filter(|p| sure(p)).flat_map(|p| [(p.a, p.b.0), (p.b, p.a.0)]).collect();
    pairs.retain(|p| sure(p) || !known.contains(&(p.a, p.b.0)) && !known.contains(&(p.b, p.a.0)));
}

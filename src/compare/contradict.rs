//! What keeps two sentences that are much alike from saying the same: other figures, other years, other days, other lists.

use jiff::civil::Date;

use super::Exactness;
use super::collection::Collection;
use super::dated::Dated;
use super::likeness::is_bare;
use super::measured::Figure;
use super::reading::{ListTold, Reading, Sentence, Term};
use super::series::series_differ;
use super::statements::At;
use super::terms::{Overlap, Weights, overlap};
use super::times::{clocks_differ, spans_differ};
use super::words::{Closeness, ConceptId, Group, Unit, closeness, concept};

/// Whether only one of two sentences can hold, though their words are alike.
pub(super) fn contradict(collection: &Collection, a: At, b: At) -> bool {
    let sides = collection.reading(a.0).zip(collection.reading(b.0));
    let Some((left, right)) = sides else { return false };
    let Some((x, y)) = left.sentences.get(a.1).zip(right.sentences.get(b.1)) else { return false };
    figures_differ(left, x, right, y)
        || years_differ(x, y)
        || spans_differ(x, y)
        || clocks_differ(x, y)
        || lists_differ(collection, (left, x), (right, y))
        || other_items(x, y)
        || series_differ(collection, a, b)
        || are_apart(&x.dates, &y.dates)
}

/// Whether both sentences tell a list that neither numbers, with more items in one of them.
fn other_items(x: &Sentence, y: &Sentence) -> bool {
    let unnumbered = x.list.is_none() && y.list.is_none();
    unnumbered && x.items_told > 0 && y.items_told > 0 && x.items_told != y.items_told
}

/// Whether the sentences give figures of one thing that cannot both hold.
pub(super) fn figures_differ(left: &Reading, x: &Sentence, right: &Reading, y: &Sentence) -> bool {
    fn of<'r>(r: &'r Reading, s: &Sentence) -> &'r [Figure] {
        r.figures.get(s.figures.clone()).unwrap_or_default()
    }
    let (xs, ys) = (of(left, x), of(right, y));
    let unmet = |own: &[Figure], others: &[Figure]| {
        own.iter().any(|a| {
            // "88 votes to 61": 61 is not the other's 88, which this one tells too.
            let same = |c: &Figure, b: &Figure| {
                c.span != a.span && measure_alike(c, b) && closeness(&c.quantity, &b.quantity) == Closeness::Same
            };
            let is_met = |b: &&Figure| is_bare(a, b) && own.iter().any(|c| same(c, b));
            let mut alike = others.iter().filter(|b| measure_alike(a, b) && !is_met(b)).peekable();
            alike.peek().is_some() && alike.all(|b| closeness(&a.quantity, &b.quantity) == Closeness::Different)
        })
    };
    unmet(xs, ys) || unmet(ys, xs)
}

/// Whether two figures could measure the same: one unit, and a noun in common where both count things.
fn measure_alike(a: &Figure, b: &Figure) -> bool {
    let counts = matches!(a.quantity.unit, Unit::Count);
    let nouns = a.nouns.is_empty() || b.nouns.is_empty() || a.nouns.iter().any(|n| b.nouns.contains(n));
    a.quantity.unit == b.quantity.unit && !exclude(&a.exclusive, &b.exclusive) && (nouns || !counts && a.near == b.near)
}

/// Whether two clauses hold members of a set that exclude each other: killed and injured, exports and imports.
pub(super) fn exclude(a: &[ConceptId], b: &[ConceptId]) -> bool {
    let set_of = |id: ConceptId| match &concept(id)?.group {
        Group::Exclusive(set) => Some(set.as_str()),
        _ => None,
    };
    a.iter().filter_map(|id| set_of(*id)).any(|set| {
        let of = |list: &[ConceptId]| -> Vec<ConceptId> {
            list.iter().copied().filter(|id| set_of(*id) == Some(set)).collect()
        };
        let (mine, theirs) = (of(a), of(b));
        !theirs.is_empty() && !mine.iter().any(|id| theirs.contains(id))
    })
}

/// Whether each sentence names a year that the other does not.
pub(super) fn years_differ(x: &Sentence, y: &Sentence) -> bool {
    let has = |s: &Sentence, year: i16| {
        s.years.contains(&year) || s.dates.iter().any(|d| d.date.year() <= year && year <= d.end.year())
    };
    let lacks = |a: &Sentence, b: &Sentence| a.years.iter().any(|year| !has(b, *year));
    lacks(x, y) && lacks(y, x)
}

/// Whether two sentences have days, and each one that the other cannot mean.
pub(super) fn are_apart(a: &[Dated], b: &[Dated]) -> bool {
    let meets = |x: &Dated, y: &Dated| {
        let ((from, to), (first, last)) = (reach(x), reach(y));
        // "From 3 to 7 May" and "from 5 to 9 May" are two stays.
        let stays = x.precision == y.precision && x.date < x.end && y.date < y.end && !x.is_relative && !y.is_relative;
        from <= last && first <= to && (!stays || (x.date, x.end) == (y.date, y.end))
    };
    let lacks = |a: &[Dated], b: &[Dated]| a.iter().any(|x| !b.iter().any(|y| meets(x, y)));
    lacks(a, b) && lacks(b, a)
}

/// The first and the last day that a date can mean.
fn reach(dated: &Dated) -> (Date, Date) {
    let last = match dated.precision {
        Exactness::Day => dated.end,
        Exactness::Week => dated.date.saturating_add(jiff::Span::new().days(6)),
        Exactness::Month => dated.date.last_of_month(),
    };
    (dated.date, last.max(dated.end))
}

/// The least that two items of lists share to be one, in one language and in two.
const ITEM_SHARE: f64 = 0.3;
const ITEM_SHARE_ACROSS: f64 = 0.24;

/// How much two items share, if it is enough for them to be one.
pub(super) fn item_share(o: &Overlap, across: bool) -> Option<f64> {
    let share = (o.jaccard + o.contained) / 2.0;
    let least = if across { ITEM_SHARE_ACROSS } else { ITEM_SHARE };
    (o.shared >= 1 && share >= least).then_some(share)
}

/// Whether both sentences tell a list, and one of them an item that the other does not. Across languages items are
/// counted: an item may share no word that is known in both.
fn lists_differ(collection: &Collection, (left, x): (&Reading, &Sentence), (right, y): (&Reading, &Sentence)) -> bool {
    let lists = x.list.and_then(|at| left.lists.get(at)).zip(y.list.and_then(|at| right.lists.get(at)));
    let Some((a, b)) = lists else { return false };
    // "Their four commitments include three": the fourth is not denied.
    let partial = |few: &ListTold, many: &ListTold| few.is_partial && few.items.len() < many.items.len();
    if partial(a, b) || partial(b, a) {
        return false;
    }
    let (a, b) = (&a.items, &b.items);
    let across = left.table.code != right.table.code;
    a.len() != b.len() || !across && (lacks(a, b, &collection.weights) || lacks(b, a, &collection.weights))
}

/// Whether both sentences tell one list: each item has its like; across languages at least every second one has.
pub(super) fn lists_agree(
    collection: &Collection,
    (left, x): (&Reading, &Sentence),
    (right, y): (&Reading, &Sentence),
) -> bool {
    let lists = x.list.and_then(|at| left.lists.get(at)).zip(y.list.and_then(|at| right.lists.get(at)));
    // "Their five projects, among them four": the fifth may be any.
    let partial = |few: &ListTold, many: &ListTold| {
        few.is_partial && few.announced == Some(many.items.len()) && few.items.len() < many.items.len()
    };
    let one = |(a, b): &(&ListTold, &ListTold)| a.items.len() == b.items.len() || partial(a, b) || partial(b, a);
    let items = lists.filter(one).map(|(a, b)| (&a.items, &b.items));
    let Some((a, b)) = items.filter(|(a, b)| a.len().min(b.len()) >= LEAST_ITEMS) else { return false };
    let across = left.table.code != right.table.code;
    let share = |item: &[Term], other: &[Term]| item_share(&overlap(item, other, &collection.weights, across), across);
    let met = |own: &[Vec<Term>], others: &[Vec<Term>]| {
        own.iter().filter(|item| others.iter().any(|other| share(item, other).is_some())).count()
    };
    let fewer = a.len().min(b.len());
    let least = if across { fewer.div_ceil(2) } else { fewer };
    met(a, b) >= least && met(b, a) >= least
}

/// Shorter lists are too much alike to tell that two sentences say the same.
const LEAST_ITEMS: usize = 3;

fn lacks(own: &[Vec<Term>], others: &[Vec<Term>], weights: &Weights) -> bool {
    own.iter()
        .any(|item| !others.iter().any(|other| item_share(&overlap(item, other, weights, false), false).is_some()))
}

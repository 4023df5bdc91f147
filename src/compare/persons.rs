//! What two sentences tell of one person in other words: the same deed, or the same denial.

use super::collection::Collection;
use super::contradict::are_apart;
use super::days::{shares_deed, things_differ};
use super::far::{is_telling, people_shared};
use super::reading::Sentence;
use super::statements::{At, is_same_news_day};
use super::terms::Overlap;
use super::words::{Class, terms};

/// Words of a name that both sentences must have: a surname alone may be of two.
const LEAST_NAMES: usize = 2;
/// The least that the sentences share of the shorter one.
const LEAST_SHARE: f64 = 0.3;

/// How an office is taken and left.
const MOVES: [u64; 5] = terms!["appoint", "dismiss", "resign", "oath", "successor"];

/// Whether two sentences of one day's news tell one deed of one person, "stepped down on Monday", "démissionnaire", and
/// neither is about a thing that the other does not know.
pub(super) fn is_deed_of_person(
    collection: &Collection,
    (a, x): (At, &Sentence),
    (b, y): (At, &Sentence),
    o: &Overlap,
) -> bool {
    let has = |term: u64| y.terms.binary_search_by_key(&term, |t| t.0).is_ok();
    let deed = x.terms.iter().any(|t| (is_telling(*t) || MOVES.contains(&t.0)) && has(t.0));
    let same = deed && o.contained >= LEAST_SHARE && people_shared(x, y) >= LEAST_NAMES;
    same && !things_differ(x, y) && !are_apart(&x.dates, &y.dates) && is_same_news_day(collection, a, b)
}

/// Whether both sentences of one day's news deny the same of one person: "gives no day for the reopening", "nobody knows when
/// it will open, said" the same director.
pub(super) fn is_same_denial(
    collection: &Collection,
    (a, x): (At, &Sentence),
    (b, y): (At, &Sentence),
    o: &Overlap,
) -> bool {
    let numbers = |s: &Sentence| s.terms.iter().any(|t| t.1 == Class::Number);
    x.is_negated
        && y.is_negated
        && !numbers(x)
        && !numbers(y)
        && shares_deed(x, y)
        && o.contained >= 0.5
        && people_shared(x, y) >= LEAST_NAMES
        && is_same_news_day(collection, a, b)
}

//! What became of a plan's day: a later article moves the plan from it, or tells that it was carried out on another.

use super::Exactness;
use super::collection::Collection;
use super::contradict::exclude;
use super::dated::Dated;
use super::days::{is_once, things_differ};
use super::reading::{Reading, Sentence};
use super::statements::At;
use super::terms::{Keyed, Overlap, candidates};
use super::words::{Class, mixed, terms};

/// A plan that is put off farther, in days, is told as another one.
const MOST_DAYS_MOVED: i32 = 200;
/// What was done so many days beside its plan's day is another deed.
const MOST_DAYS_BESIDE: i32 = 14;

fn told<'c>(collection: &'c Collection, at: At) -> Option<(&'c Reading, &'c Sentence)> {
    let reading = collection.reading(at.0)?;
    Some((reading, reading.sentences.get(at.1)?))
}

/// The earlier of two sentences of different days, then the later one.
fn in_order<'c>(
    collection: &'c Collection,
    a: At,
    b: At,
) -> Option<((jiff::civil::Date, &'c Sentence), (jiff::civil::Date, &'c Sentence))> {
    let (x, y) = told(collection, a).zip(told(collection, b))?;
    let (x, y) = ((x.0.published?, x.1), (y.0.published?, y.1));
    match x.0.cmp(&y.0) {
        std::cmp::Ordering::Less => Some((x, y)),
        std::cmp::Ordering::Greater => Some((y, x)),
        std::cmp::Ordering::Equal => None,
    }
}

/// Whether one sentence tells a plan with its day, and one of a later article that day and a later one: "planned for 14 July,
/// will be held on 21 July", "put back from 27 March to 10 April".
pub(super) fn is_moved(collection: &Collection, a: At, b: At, o: &Overlap) -> bool {
    let Some((early, late)) = in_order(collection, a, b) else { return false };
    let [plan] = early.1.dates.as_slice() else { return false };
    if plan.date <= early.0 || !(1..).contains(&(late.0 - early.0).get_days()) {
        return false;
    }
    let apart = |other: &Dated| (1..=MOST_DAYS_MOVED).contains(&(other.date - plan.date).get_days());
    // The later article names the very day, or month, from which it was moved.
    let from = |d: &Dated| d.date == plan.date && d.precision == plan.precision && d.precision != Exactness::Week;
    let is_named = late.1.moved_from.iter().any(from) && late.1.dates.iter().any(apart);
    let exact_day = plan.precision == Exactness::Day && !plan.is_relative;
    if is_named && (exact_day || o.words >= 1) && !exclude(&early.1.exclusive, &late.1.exclusive) {
        return collection.is_one_topic(a.0, b.0);
    }
    let exact = |d: &&Dated| d.precision == Exactness::Day && !d.is_relative && !d.is_telling && d.date == d.end;
    let told: Vec<&Dated> = late.1.dates.iter().filter(exact).collect();
    let [first, second] = told.as_slice() else { return false };
    let (same, other) = if first.date == plan.date { (first, second) } else { (second, first) };
    plan.precision == Exactness::Day
        && plan.date == plan.end
        && !plan.is_telling
        && same.date == plan.date
        && apart(other)
        && o.words >= 1
        && (o.names >= 1 || o.contained >= 0.3)
        && collection.is_one_topic(a.0, b.0)
}

/// Deeds that one plan may be told by.
const ONE_DEED: [[u64; 2]; 3] = [terms!["leave", "begin"], terms!["hold", "meet"], terms!["arrive", "begin"]];

/// Whether two deeds are one that was planned and done.
fn is_one_deed(a: u64, b: u64) -> bool {
    a == b || ONE_DEED.iter().any(|pair| pair.contains(&a) && pair.contains(&b))
}

/// Sentences that plan a deed, and those that tell it as done: pairs that share it and another word.
pub(super) fn candidates_held(collection: &Collection, nodes: &[Vec<At>]) -> Vec<(usize, usize)> {
    let keys = |members: &Vec<At>| -> Option<(usize, Vec<u64>)> {
        let at = *members.first()?;
        let (reading, sentence) = told(collection, at)?;
        let published = reading.published?;
        let [dated] = sentence.dates.as_slice() else { return None };
        if dated.precision != Exactness::Day || (dated.date - published).get_days().abs() > MOST_DAYS_MOVED {
            return None;
        }
        let month = dated.date.first_of_month();
        let key = |t: &(u64, Class)| {
            let day = u64::from((month - jiff::civil::Date::ZERO).get_days().unsigned_abs());
            mixed(t.0 ^ day ^ 0x4e1d)
        };
        Some((at.0, sentence.terms.iter().filter(|t| is_once(**t)).map(|t| key(t)).collect()))
    };
    let made = |members: &Vec<At>| {
        let (article, keys) = keys(members).unwrap_or((members.first().map_or(0, |at| at.0), Vec::new()));
        Keyed { article, keys }
    };
    let keyed: Vec<Keyed> = nodes.iter().map(made).collect();
    candidates(&keyed, 1)
}

/// Whether one sentence plans a deed for a day, and a later article tells that it was done on another: "will sign it on
/// Monday", "signed it on Tuesday".
pub(super) fn is_held_otherwise(collection: &Collection, a: At, b: At, o: &Overlap) -> bool {
    let Some((early, late)) = in_order(collection, a, b) else { return false };
    let ([plan], [done]) = (early.1.dates.as_slice(), late.1.dates.as_slice()) else { return false };
    let exact = |d: &Dated| d.precision == Exactness::Day && d.date == d.end && !d.is_telling;
    let apart = (done.date - plan.date).get_days().abs();
    if !exact(plan)
        || !exact(done)
        || plan.date <= early.0
        || done.date > late.0
        || done.date <= early.0
        || plan.date > late.0
        || !(1..=MOST_DAYS_BESIDE).contains(&apart)
        || early.1.is_negated
        || late.1.is_negated
        || exclude(&early.1.exclusive, &late.1.exclusive)
        || things_differ(early.1, late.1)
    {
        return false;
    }
    let once = |s: &Sentence| s.terms.iter().filter(|t| is_once(**t)).map(|t| t.0).collect::<Vec<u64>>();
    let theirs = once(late.1);
    let deed = once(early.1).iter().any(|own| theirs.iter().any(|other| is_one_deed(*own, *other)));
    let told = o.names >= 1 && (o.words >= 2 || o.contained >= 0.3) || o.words >= 3 && o.contained >= 0.35;
    deed && told && collection.is_one_topic(a.0, b.0)
}

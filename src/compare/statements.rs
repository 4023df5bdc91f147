//! Sentences of different articles that say the same, found through an inverted index and then weighed.

use super::Cancel;
use super::collection::Collection;
use super::contradict::{are_apart, contradict, exclude, figures_differ, lists_agree, years_differ};
use super::dated::{Dated, PUT_OFF};
use super::days::{
    is_one_plan, is_same_aim, is_same_deed, is_same_news, is_same_trip, is_told_of_one_day, near_days, own_day,
    shares_day, shares_deed, shares_stay, tells_its_day, things_differ,
};
use super::far::{far_days, is_other_month, is_told_of_far_day};
use super::held::{self, is_held_otherwise, is_moved};
use super::persons::{is_deed_of_person, is_same_denial};
use super::reading::{Reading, Sentence};
use super::terms::{Keyed, Overlap, candidates, on_every_core, overlap};
use super::times::{is_other_origin, is_other_span, is_other_time, timed};
use super::words::{Class, FastMap, Kind, is_kind, mixed, term_of};

/// A sentence: its article's place, and its place there.
pub(super) type At = (usize, usize);

/// How two sentences that tell of the same matter stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    /// They say the same.
    Same,
    /// They say the same but for the day.
    OtherDay,
    /// They say the same, and the later article puts the day off.
    PutOff,
    /// What one of them plans the later article calls off.
    CalledOff,
    /// They say the same but for the year by which it is to be.
    OtherYear,
    /// They tell one office or one work of two spans of years.
    OtherSpan,
    /// They put one deed at two times of a day.
    OtherTime,
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
            // A day is told besides.
            let days = usize::from(!sentence.dates.is_empty() || !sentence.origins.is_empty())
                + usize::from(tells_its_day(sentence));
            if sentence.terms.len() + days < LEAST_TERMS {
                continue;
            }
            // Sentences of the very same terms and days are one, however often they are met.
            let mut signature = sentence.terms.iter().fold(0x5e17_u64, |h, t| mixed(h ^ t.0));
            for dated in &sentence.dates {
                signature = mixed(signature ^ hash_of_day(dated));
            }
            for year in &sentence.years {
                signature = mixed(signature ^ u64::from(year.unsigned_abs()) ^ 0x7ea4);
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
    let mut tried = candidates(&keyed, 2);
    tried.extend(plans(collection, &nodes, &keyed));
    tried.extend(near_days(collection, &nodes));
    tried.extend(far_days(collection, &nodes));
    tried.extend(timed(collection, &nodes));
    tried.sort_unstable();
    tried.dedup();
    let made = |pair: &(usize, usize)| {
        let (a, b) = (*nodes.get(pair.0)?.first()?, *nodes.get(pair.1)?.first()?);
        let (relation, score) = relation(collection, a, b)?;
        Some(Pair { a, b, relation, score })
    };
    out.extend(on_every_core(&tried, made, cancel)?);
    Some(out)
}

/// Plans with what puts them off or calls them off: one rare word in common is enough to look at both.
fn plans(collection: &Collection, nodes: &[Vec<At>], keyed: &[Keyed]) -> Vec<(usize, usize)> {
    let sentence = |node: usize| {
        let (article, at) = nodes.get(node)?.first().copied()?;
        let reading = collection.reading(article)?;
        Some((reading, reading.sentences.get(at)?))
    };
    let undoes = |node: usize| {
        let changed = [term_of(PUT_OFF), term_of(CALLED_OFF), term_of("extend")];
        let is_not_before = |r: &Reading, s: &Sentence| {
            s.is_negated && r.published.is_some_and(|day| s.dates.iter().any(|d| d.end > day))
        };
        sentence(node).is_some_and(|(r, s)| is_not_before(r, s) || s.terms.iter().any(|t| changed.contains(&t.0)))
    };
    let is_plan = |node: usize| {
        sentence(node).is_some_and(|(r, s)| {
            r.published
                .is_some_and(|day| s.dates.iter().any(|d| d.end > day) || s.years.iter().any(|y| *y > day.year()))
        })
    };
    // A plan's day is found by the sentence that moves it from that day.
    let days = |node: usize| -> Vec<u64> {
        let Some((_, s)) = sentence(node) else { return Vec::new() };
        s.dates.iter().chain(&s.moved_from).map(|d| mixed(hash_of_day(d) ^ 0x907e)).collect()
    };
    let of_plans: Vec<Keyed> = keyed
        .iter()
        .enumerate()
        .map(|(node, own)| {
            let keys = if undoes(node) || is_plan(node) { [own.keys.clone(), days(node)].concat() } else { Vec::new() };
            Keyed { article: own.article, keys }
        })
        .collect();
    let mut out: Vec<(usize, usize)> =
        candidates(&of_plans, 1).into_iter().filter(|(a, b)| undoes(*a) != undoes(*b)).collect();
    out.extend(held::candidates_held(collection, nodes));
    out
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
    let score = (o.contained + o.jaccard) / 2.0;
    if is_put_off(collection, a, b, &o) || is_held_otherwise(collection, a, b, &o) {
        return Some((Relation::PutOff, score));
    }
    if is_called_off(collection, a, b, &o) {
        return Some((Relation::CalledOff, score));
    }
    if is_other_time(collection, a, b, &o) {
        return Some((Relation::OtherTime, score));
    }
    if x.is_negated != y.is_negated {
        return None;
    }
    if is_other_origin(collection, a, b, &o) {
        return Some((Relation::OtherYear, score));
    }
    if is_other_span(collection, a, b, &o) {
        return Some((Relation::OtherSpan, score));
    }
    // "Police made no arrests": few words, and all that they deny is the same.
    if across && x.is_negated && o.words >= 2 && o.contained >= 0.8 && collection.is_one_topic(a.0, b.0) {
        return (!contradict(collection, a, b)).then_some((Relation::Same, score));
    }
    if is_same_denial(collection, (a, x), (b, y), &o) {
        return (!contradict(collection, a, b)).then_some((Relation::Same, score));
    }
    let act = || {
        is_one_act(collection, (a, x), (b, y), &o)
            || is_in_same_words(collection, a, b, &o)
            || !x.is_negated && is_deed_of_person(collection, (a, x), (b, y), &o)
    };
    // "Arrived on Monday", "left on Tuesday": two deeds.
    let one_deed = !exclude(&x.exclusive, &y.exclusive);
    let stay = || shares_stay(collection, (a, x), (b, y), &o);
    let same_day = || {
        one_deed
            && (is_told_of_one_day(collection, (a, x), (b, y), &o)
                || stay()
                || is_told_of_far_day(collection, a, b, &o))
    };
    if one_deed && is_other_month(collection, a, b) {
        return Some((Relation::OtherDay, score));
    }
    let agree = says_the_same(x, y, &o, across)
        || same_day()
        || one_deed && act()
        || lists_agree(collection, (left, x), (right, y));
    if !agree {
        let same = || {
            is_same_trip(left, x, right, y, &o)
                || is_same_news(collection, a, b, &o)
                || is_one_plan(collection, a, b, &o)
        };
        let apart = one_deed && are_apart(&x.dates, &y.dates) && same();
        return apart.then(|| (other_day(left, x, right, y), score));
    }
    if !contradict(collection, a, b) {
        return Some((Relation::Same, score));
    }
    // One word of difference is set against another only where all else is the same.
    if !one_deed || figures_differ(left, x, right, y) {
        return None;
    }
    if are_apart(&x.dates, &y.dates) {
        let same = is_same_deed(left, x, right, y, &o) || is_same_trip(left, x, right, y, &o);
        let same = same || is_same_news(collection, a, b, &o) || is_one_plan(collection, a, b, &o);
        return same.then(|| (other_day(left, x, right, y), score));
    }
    (years_differ(x, y) && is_same_aim(left, x, right, y, &o)).then_some((Relation::OtherYear, score))
}

/// Articles that appeared within so many days tell one day's news.
const NEWS_DAYS: i32 = 2;

/// Whether two articles on one matter appeared in the same days.
pub(super) fn is_same_news_day(collection: &Collection, a: At, b: At) -> bool {
    let published = |at: At| collection.reading(at.0).and_then(|r| r.published);
    let apart = published(a).zip(published(b)).map(|(p, q)| (p - q).get_days().abs());
    apart.is_some_and(|days| days <= NEWS_DAYS) && collection.is_one_topic(a.0, b.0)
}

/// Whether two sentences of one day's news tell one deed by which a matter is known, and another word of it: "pleaded not
/// guilty on every count", "denied guilt on all points".
fn is_one_act(collection: &Collection, (a, x): (At, &Sentence), (b, y): (At, &Sentence), o: &Overlap) -> bool {
    let has = |term: u64| y.terms.binary_search_by_key(&term, |t| t.0).is_ok();
    let act = x.terms.iter().any(|t| t.1 == Class::Concept && is_kind(t.0, Kind::Happening) && has(t.0));
    let names = |s: &Sentence| s.terms.iter().filter(|t| t.1 == Class::Name).count();
    let strangers = o.names == 0 && names(x) > 0 && names(y) > 0;
    act && !strangers && o.words >= 2 && o.contained >= 0.5 && o.jaccard >= 0.25 && is_same_news_day(collection, a, b)
}

/// Whether two sentences of one day's news tell the same in two languages, nobody named in common: notions alone.
fn is_in_same_words(collection: &Collection, a: At, b: At, o: &Overlap) -> bool {
    let alike = o.words >= 3 && o.contained >= 0.6 && o.jaccard >= 0.34;
    alike && collection.is_across(a.0, b.0) && is_same_news_day(collection, a, b)
}

/// Whether two sentences share enough to say the same in other words.
fn says_the_same(x: &Sentence, y: &Sentence, o: &Overlap, across: bool) -> bool {
    let telling = o.names + o.numbers;
    // The same day, a name and a deed; a day that is told in full and is not the day of the news tells more.
    if let Some(rare) = shares_day(x, y) {
        let deed = o.words >= 2 && o.names >= 1
            || rare && o.words >= 1 && o.names >= 1 && !things_differ(x, y)
            || across && o.words >= 3;
        let (contained, jaccard) = if across { (0.42, 0.22) } else { (0.45, 0.2) };
        if deed && o.contained >= contained && o.jaccard >= jaccard {
            return true;
        }
    }
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

/// How days stand that differ: the later article may say that the earlier one told its day wrongly.
fn other_day(left: &Reading, x: &Sentence, right: &Reading, y: &Sentence) -> Relation {
    let corrects = match left.published.zip(right.published) {
        Some((a, b)) if a < b => y.corrects && !x.corrects,
        Some((a, b)) if b < a => x.corrects && !y.corrects,
        _ => false,
    };
    if corrects { Relation::PutOff } else { Relation::OtherDay }
}

/// After so many days a plan that has another day is a plan that was changed.
const CHANGED_DAYS: i32 = 7;

/// Whether both sentences tell of one plan, its day still to come, and the later article gives a later day: it says that
/// the plan was put off, or it appeared much later.
fn is_put_off(collection: &Collection, a: At, b: At, o: &Overlap) -> bool {
    let side = |at: At| {
        let reading = collection.reading(at.0)?;
        let sentence = reading.sentences.get(at.1)?;
        // "Until 23 June, a week later than planned": the day itself counts.
        let mut told = sentence.dates.iter().filter(|d| sentence.dates.len() == 1 || !d.is_relative);
        let dated = told.next().filter(|_| told.next().is_none()).or_else(|| own_day(reading, sentence))?;
        Some((reading.published?, dated, sentence))
    };
    if is_moved(collection, a, b, o) {
        return true;
    }
    let Some((x, y)) = side(a).zip(side(b)) else { return false };
    let (early, late) = if x.0 < y.0 { (x, y) } else { (y, x) };
    let days = (late.0 - early.0).get_days();
    let to_come = early.1.date > early.0 && late.1.date > late.0;
    let later = late.1.date > early.1.end && are_apart(&early.2.dates, &late.2.dates);
    // "The airport will not reopen until 10 October" puts it off too.
    let not_before = late.2.is_negated && !early.2.is_negated;
    let later_on = [term_of(PUT_OFF), term_of("extend")];
    let put_off = not_before || late.2.terms.iter().any(|t| later_on.contains(&t.0));
    // "Sailed on 15 May, and is expected on 24 June": what was planned for the first day was done on it.
    let as_planned =
        late.2.dates.iter().any(|d| d.date == early.1.date && !d.is_telling) && late.2.moved_from.is_empty();
    let told = o.words >= 2 && o.contained >= 0.3 || o.words >= 1 && o.names >= 1 && o.contained >= 0.5;
    // Who says that it was put off needs fewer words to say what.
    let told = told || put_off && o.words >= 1 && o.contained >= 0.25;
    days >= 1
        && to_come
        && later
        && told
        && !as_planned
        && (put_off || days >= CHANGED_DAYS)
        && collection.is_one_topic(a.0, b.0)
}

/// Whether one sentence tells a plan, its day still to come, and a later article says that it was called off.
fn is_called_off(collection: &Collection, a: At, b: At, o: &Overlap) -> bool {
    let side = |at: At| {
        let reading = collection.reading(at.0)?;
        Some((reading.published?, reading.sentences.get(at.1)?))
    };
    let Some((x, y)) = side(a).zip(side(b)) else { return false };
    let (early, late) = if x.0 < y.0 { (x, y) } else { (y, x) };
    let called_off = |s: &Sentence| s.terms.iter().any(|t| t.0 == term_of(CALLED_OFF));
    let to_come = early.1.dates.first().is_some_and(|d| d.end > early.0)
        || early.1.dates.is_empty() && early.1.years.iter().any(|y| *y > early.0.year());
    let same_year = !early.1.years.is_empty() && early.1.years == late.1.years;
    let same_day = shares_day(early.1, late.1).is_some() || same_year;
    let told = o.words >= 2 || o.words >= 1 && (o.names >= 1 || same_day);
    early.0 < late.0
        && to_come
        && called_off(late.1)
        && !called_off(early.1)
        && told
        && (same_day || o.contained >= 0.3)
        && (shares_deed(early.1, late.1) || o.words >= 3 || same_day && o.words >= 2)
        && collection.is_one_topic(a.0, b.0)
}

/// The notion of what will not be after all.
pub(super) const CALLED_OFF: &str = "cancel";

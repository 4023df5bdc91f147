//! What is told of one day of one matter and is one entry of the chronology, beyond what says that two sentences tell alike: who
//! looks back at the day of the news, a plan and what became of it, the term that several name, a month's end and its last
//! day. Agreements and conflicts go without this: it says when something was, not that it is told alike.

use std::collections::{BTreeMap, BTreeSet};

use super::Cancel;
use super::bounds::is_told;
use super::chronology::{Node, day_hash, root, when};
use super::collection::Collection;
use super::contradict::exclude;
use super::dated::Dated;
use super::found::Exactness;
use super::one_day::{Manner, keyed, manner};
use super::reading::{Reading, Sentence};
use super::terms::{Overlap, candidates, on_every_core, overlap};
use super::turns::{Says, says};
use super::words::{Class, Kind, is_kind};

/// How many tellings of an event are set against those of another.
const MOST_TOLD: usize = 4;
/// So many days after its day, at least, an article looks back at what happened then.
const BACK_DAYS: i32 = 4;
/// The same for what was announced, told with its weekday.
const ANNOUNCED_DAYS: i32 = 2;
/// So many days after its day, at most, an article has it as its news.
const NEWS_DAYS: i32 = 3;
/// What is told in so few words leans on what was told before: "the hearing is set for 18 March".
const FEW_TERMS: usize = 4;
/// How many words may stand between "was to" and its day.
const WORDS_OF_PLANS: usize = 5;
/// A day so far away is named of one plan alone, in articles on one matter.
const AWAY_DAYS: i32 = 150;
/// A month's last days, from this one on.
const LAST_DAYS: i8 = 24;

/// Puts groups of one day together, those of plans that were given up among them; `None` if cancelled.
pub(super) fn gathered(collection: &Collection, mut groups: Vec<Vec<Node>>, cancel: &Cancel) -> Option<Vec<Vec<Node>>> {
    groups.extend(former(collection).into_iter().map(|node| vec![node]));
    let mut of_article: BTreeMap<(usize, u64), usize> = BTreeMap::new();
    for group in &groups {
        let told: BTreeSet<(usize, u64)> = group.iter().map(|n| (n.at.0, day_hash(when(&n.dated)))).collect();
        told.into_iter().for_each(|key| *of_article.entry(key).or_default() += 1);
    }
    let day = |group: &[Node]| group.first().map(|n| day_hash(when(&n.dated))).unwrap_or_default();
    let is_sole =
        |group: &[Node]| group.iter().all(|n| of_article.get(&(n.at.0, day(group))).is_none_or(|count| *count == 1));
    let sole: Vec<bool> = groups.iter().map(|group| is_sole(group)).collect();
    let keys = |at: usize| {
        let first = groups.get(at).and_then(|group| group.first());
        first.map(|n| month_end(collection, n).unwrap_or_else(|| day_hash(when(&n.dated)))).unwrap_or_default()
    };
    let pairs = candidates(&keyed(collection, &groups, &keys), 1);
    if cancel.is_cancelled() {
        return None;
    }
    let mut parent: Vec<usize> = (0..groups.len()).collect();
    let mut articles: Vec<BTreeSet<usize>> = groups.iter().map(|g| g.iter().map(|n| n.at.0).collect()).collect();
    // "Dos días después de que una moción acabara …. La moción prosperó el martes": the day that is reckoned is the other one.
    for (a, b) in reckoned_again(collection, &groups) {
        unite(&mut parent, &mut articles, (a, b));
    }
    let is_one = |pair: &(usize, usize)| {
        let (x, y) = (groups.get(pair.0)?, groups.get(pair.1)?);
        let soles = *sole.get(pair.0)? && *sole.get(pair.1)?;
        let apart = |x: &[Node], y: &[Node]| !x.iter().any(|n| y.iter().any(|other| other.at.0 == n.at.0));
        (apart(x, y) && is_one_entry(collection, x, y, soles)).then_some(*pair)
    };
    for (a, b) in on_every_core(&pairs, is_one, cancel)? {
        let (from, to) = (root(&mut parent, a), root(&mut parent, b));
        let met = articles.get(from).zip(articles.get(to));
        if from != to && met.is_some_and(|(p, q)| are_of_one_matter(collection, p, q)) {
            unite(&mut parent, &mut articles, (from, to));
        }
    }
    let mut out: BTreeMap<usize, Vec<Node>> = BTreeMap::new();
    for (at, members) in groups.into_iter().enumerate() {
        out.entry(root(&mut parent, at)).or_default().extend(members);
    }
    let is_told = |group: &Vec<Node>| group.iter().any(|n| !n.is_former && !is_denied(collection, n));
    Some(out.into_values().filter(is_told).collect())
}

/// Makes one event of two, with the articles of both.
fn unite(parent: &mut [usize], articles: &mut [BTreeSet<usize>], (a, b): (usize, usize)) {
    let (from, to) = (root(parent, a), root(parent, b));
    let (kept, lost) = (from.min(to), from.max(to));
    if kept == lost {
        return;
    }
    if let Some(slot) = parent.get_mut(lost) {
        *slot = kept;
    }
    let taken = articles.get_mut(lost).map(std::mem::take).unwrap_or_default();
    if let Some(own) = articles.get_mut(kept) {
        own.extend(taken);
    }
}

/// Whether two events are told by different articles, each of which is on one matter with those that tell the other: who
/// stands between two matters does not join them.
fn are_of_one_matter(collection: &Collection, a: &BTreeSet<usize>, b: &BTreeSet<usize>) -> bool {
    let near = |x: &usize| b.iter().take(MOST_TOLD).all(|y| collection.is_near_topic(*x, *y));
    a.is_disjoint(b) && a.iter().take(MOST_TOLD).all(near)
}

/// Groups of one sentence of an article that reckons a day, each with the only other group of that day of the article: kept
/// and lost.
fn reckoned_again(collection: &Collection, groups: &[Vec<Node>]) -> Vec<(usize, usize)> {
    let is_reckoned = |n: &Node| {
        let own = collection.told(n.at).map_or(0, |(_, sentence)| sentence.dates.len());
        n.place >= own && !n.is_former
    };
    let mut of_day: BTreeMap<(usize, u64), Vec<usize>> = BTreeMap::new();
    for (at, group) in groups.iter().enumerate() {
        let told: BTreeSet<(usize, u64)> = group.iter().map(|n| (n.at.0, day_hash(when(&n.dated)))).collect();
        told.into_iter().for_each(|key| of_day.entry(key).or_default().push(at));
    }
    let mut out = Vec::new();
    for ((article, _), list) in of_day {
        let [a, b] = list.as_slice() else { continue };
        let reckons =
            |at: usize| groups.get(at).is_some_and(|g| g.iter().filter(|n| n.at.0 == article).all(is_reckoned));
        let alone = |at: usize| groups.get(at).is_some_and(|g| g.len() == 1);
        if reckons(*a) != reckons(*b) && (alone(*a) || alone(*b)) {
            out.push((*a.min(b), *a.max(b)));
        }
    }
    out
}

/// The days of plans that were moved, as far as they are no dates of their sentences.
fn former(collection: &Collection) -> Vec<Node> {
    let mut out = Vec::new();
    for (article, reading) in collection.readings.iter().enumerate() {
        for (at, sentence) in reading.sentences.iter().enumerate() {
            let own = |d: &&Dated| !sentence.dates.iter().any(|other| other.span == d.span && other.date == d.date);
            let moved = sentence.moved_from.iter().filter(own);
            out.extend(moved.map(|d| Node { at: (article, at), dated: *d, place: usize::MAX, is_former: true }));
        }
    }
    out
}

/// Whether a sentence tells of a day that it is not the one: "on 1 December and not in September".
fn is_denied(collection: &Collection, n: &Node) -> bool {
    let Some((reading, sentence)) = collection.told(n.at) else { return false };
    let text = collection.text(n.at.0, &sentence.span);
    let before = n.dated.span.start.checked_sub(sentence.span.start).and_then(|at| text.get(..at));
    is_told(before.unwrap_or_default(), reading.table.code, Says::Revised, 1)
}

/// For a month told by its end the key of its last day.
fn month_end(collection: &Collection, n: &Node) -> Option<u64> {
    if n.dated.precision != Exactness::Month {
        return None;
    }
    let (reading, sentence) = collection.told(n.at)?;
    let text = collection.text(n.at.0, &sentence.span);
    let at = n.dated.span.start.checked_sub(sentence.span.start)?;
    let named = collection.text(n.at.0, &n.dated.span);
    let is_end = is_told(text.get(..at)?, reading.table.code, Says::MonthEnd, 1)
        || says(named, reading.table.code, Says::MonthEnd);
    let last = n.dated.date.last_of_month();
    is_end.then(|| day_hash((last, last, Exactness::Day)))
}

/// What is set against what: two tellings of articles on one matter.
struct Pair<'c, 't> {
    collection: &'c Collection<'t>,
    nodes: (&'c Node, &'c Node),
    readings: (&'c Reading, &'c Reading),
    sentences: (&'c Sentence, &'c Sentence),
    shared: Overlap,
    done: Overlap,
}

fn is_one_entry(collection: &Collection, a: &[Node], b: &[Node], are_sole: bool) -> bool {
    let mut is_one = false;
    for x in a.iter().take(MOST_TOLD) {
        for y in b.iter().take(MOST_TOLD) {
            if x.at.0 == y.at.0 || !collection.is_one_topic(x.at.0, y.at.0) {
                continue;
            }
            let Some(((left, own), (right, other))) = collection.told(x.at).zip(collection.told(y.at)) else {
                continue;
            };
            let across = collection.is_across(x.at.0, y.at.0);
            let part = |s: &Sentence| -> Vec<_> { s.terms.iter().copied().filter(|t| t.1 != Class::Name).collect() };
            let pair = Pair {
                collection,
                nodes: (x, y),
                readings: (left, right),
                sentences: (own, other),
                shared: overlap(&own.terms, &other.terms, &collection.weights, across),
                done: overlap(&part(own), &part(other), &collection.weights, across),
            };
            if pair.is_opposed() {
                return false;
            }
            is_one |= pair.is_one(are_sole);
        }
    }
    is_one
}

impl Pair<'_, '_> {
    fn is_opposed(&self) -> bool {
        let (x, y) = self.sentences;
        let apart = |own: &[u64], other: &[u64]| {
            !own.is_empty() && !other.is_empty() && !own.iter().any(|term| other.contains(term))
        };
        let bound = |n: &Node| matches!(manner(self.collection, n), Some(Manner::Until | Manner::Since));
        let bounds = bound(self.nodes.0) || bound(self.nodes.1);
        apart(&x.ordinals, &y.ordinals) || !bounds && exclude(&x.exclusive, &y.exclusive)
    }

    fn is_one(&self, are_sole: bool) -> bool {
        let (x, y) = self.nodes;
        let (own, other) = (manner(self.collection, x), manner(self.collection, y));
        if x.dated.precision != y.dated.precision {
            return self.is_month_and_day(are_sole);
        }
        if x.is_former || y.is_former {
            return are_sole || self.done.shared >= 1 || self.shared.names >= 1;
        }
        if x.dated.precision == Exactness::Month {
            let plans = own == Some(Manner::Planned) && other == Some(Manner::Planned);
            return self.shared.numbers >= 1 || plans && are_sole && self.shared.names >= 1;
        }
        let exact = x.dated.date == x.dated.end && y.dated.date == y.dated.end;
        // "Estaba prevista para el 20 de mayo": told as a plan that is over.
        let was_to = |n: &Node, plan: Option<Manner>| plan == Some(Manner::Planned) && self.is_was_to(n);
        if exact && are_sole && (was_to(x, other) || was_to(y, own)) {
            return true;
        }
        // "Will go on until 8 December", "ended on Monday".
        let bounds = [own, other].contains(&Some(Manner::Until)) && [own, other].contains(&Some(Manner::Done));
        if exact && are_sole && bounds && self.done.words >= 1 && self.is_apart() {
            return true;
        }
        let limits = own == Some(Manner::Until) && other == Some(Manner::Until);
        let tellings = x.dated.is_telling && y.dated.is_telling;
        // Whoever names one day that is far off names that of one plan.
        let away = |n: &Node, r: &Reading| {
            !n.dated.is_relative && r.published.is_some_and(|day| (n.dated.date - day).get_days() >= AWAY_DAYS)
        };
        if exact && are_sole && away(x, self.readings.0) && away(y, self.readings.1) {
            return true;
        }
        let looks_back = (are_sole || self.shared.shared >= 1) && self.looks_back(are_sole);
        exact && (looks_back || are_sole && (limits || tellings || self.became(own, other)))
    }

    /// Whether the articles appeared on two days.
    fn is_apart(&self) -> bool {
        self.readings.0.published != self.readings.1.published
    }

    /// Whether a day is told as the one that something was planned for.
    fn is_was_to(&self, n: &Node) -> bool {
        let Some((reading, sentence)) = self.collection.told(n.at) else { return false };
        let text = self.collection.text(n.at.0, &sentence.span);
        let before = n.dated.span.start.checked_sub(sentence.span.start).and_then(|at| text.get(..at));
        reading.published.is_some_and(|day| n.dated.date <= day)
            && is_told(before.unwrap_or_default(), reading.table.code, Says::WasTo, WORDS_OF_PLANS)
    }

    /// Whether one article looks back at the day that was the other's news: at a day told in figures, or at one on which it
    /// was announced, "the measures announced on Tuesday".
    fn looks_back(&self, are_sole: bool) -> bool {
        let back = |n: &Node, r: &Reading| {
            let past = r.published.map_or(0, |day| (day - n.dated.date).get_days());
            let announced = are_sole && n.dated.is_telling && past >= ANNOUNCED_DAYS;
            !n.dated.is_relative && past >= BACK_DAYS || announced
        };
        let news = |n: &Node, r: &Reading| {
            let Some(published) = r.published else { return false };
            let is_news =
                |d: &Dated| d.precision == Exactness::Day && (0..=NEWS_DAYS).contains(&(published - d.date).get_days());
            let mut dates = r.sentences.iter().flat_map(|s| &s.dates).filter(|d| is_news(d));
            dates.next().is_some_and(|first| first.date == n.dated.date)
        };
        let (x, y) = self.nodes;
        let (left, right) = self.readings;
        back(x, left) && news(y, right) || back(y, right) && news(x, left)
    }

    /// Whether a plan of the earlier article is what the later one tells of that day.
    fn became(&self, own: Option<Manner>, other: Option<Manner>) -> bool {
        let names = |s: &Sentence| s.terms.iter().filter(|t| t.1 == Class::Name).count();
        let (x, y) = self.sentences;
        let strangers = self.shared.names == 0 && names(x) > 0 && names(y) > 0;
        let plans = [own, other].iter().filter(|m| **m == Some(Manner::Planned)).count();
        let done = [own, other].contains(&Some(Manner::Done))
            && !self.nodes.0.dated.is_telling
            && !self.nodes.1.dated.is_telling;
        let plan = if own == Some(Manner::Planned) { x } else { y };
        let tells_little = plan.terms.len() <= FEW_TERMS;
        let happenings = |s: &Sentence| -> Vec<u64> {
            s.terms.iter().map(|t| t.0).filter(|t| is_kind(*t, Kind::Happening)).collect()
        };
        let (first, second) = (happenings(x), happenings(y));
        let two = !first.is_empty() && !second.is_empty() && !first.iter().any(|t| second.contains(t));
        plans == 1 && done && self.is_apart() && !strangers && !two && (tells_little || self.shared.shared >= 1)
    }

    /// "At the end of June", "on 30 June".
    fn is_month_and_day(&self, are_sole: bool) -> bool {
        let (x, y) = self.nodes;
        let (month, day) = if x.dated.precision == Exactness::Month { (x, y) } else { (y, x) };
        let last = day.dated.precision == Exactness::Day
            && day.dated.date == day.dated.end
            && day.dated.date.day() >= LAST_DAYS
            && day.dated.date.first_of_month() == month.dated.date.first_of_month();
        last && month_end(self.collection, month).is_some() && (are_sole || self.shared.shared >= 1)
    }
}

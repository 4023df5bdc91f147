//! What happened when: the dated sentences of all articles, one entry for one event, and the days of articles that
//! tell of nothing on their own day.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::article::{BlockKind, Span};

use super::Cancel;
use super::agreements::clearness;
use super::collection::Collection;
use super::contradict::contradict;
use super::dated::Dated;
use super::entries::gathered;
use super::far::{is_far, is_one_far_event, is_one_sole_day, is_to_come};
use super::found::{Entry, EntryKind, Exactness, Source};
use super::held::is_planned_alike;
use super::leads::{Told, is_far_off, is_one_lead, is_one_start};
use super::one_day::of_one_day;
use super::reading::{Reading, Sentence, Term};
use super::slots::Slots;
use super::statements::At;
use super::states::States;
use super::terms::{Keyed, candidates, on_every_core, overlap};
use super::words::{Class, FastMap, Kind, is_kind, mixed};

/// A dated sentence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node {
    pub(super) at: At,
    pub(super) dated: Dated,
    /// The place of the date among those of its sentence.
    pub(super) place: usize,
    /// Whether it is told as the day of a plan that was given up.
    pub(super) is_former: bool,
}

/// The days of an event, and how exactly they are known.
pub(super) type When = (Date, Date, Exactness);

pub(super) fn when(dated: &Dated) -> When {
    (dated.date, dated.end, dated.precision)
}

/// The dated sentences of all articles, those of one event together.
pub(super) struct Events {
    nodes: Vec<Node>,
    groups: Vec<Vec<Node>>,
    /// The groups, those of one day and one matter put together.
    days: Vec<Vec<Node>>,
    /// The same, those that are one entry of the chronology put together.
    entries: Vec<Vec<Node>>,
}

impl Events {
    /// Reads the events; `None` if cancelled.
    pub(super) fn new(collection: &Collection, told: (&Slots, &States), cancel: &Cancel) -> Option<Self> {
        let nodes = nodes(collection);
        let groups = merged(collection, &nodes, told, cancel)?;
        let days = joined(collection, groups.clone(), cancel)?;
        let entries = gathered(collection, days.clone(), cancel)?;
        Some(Self { nodes, groups, days, entries })
    }

    /// For each event the sentences of stories that tell it, each with the place of its day.
    pub(super) fn told(&self, collection: &Collection) -> Vec<Vec<(At, Span)>> {
        let own = |members: &Vec<Node>| -> Vec<(At, Span)> {
            let stories = members.iter().filter(|n| collection.is_own_story(n.at.0));
            stories.map(|n| (n.at, n.dated.span)).collect()
        };
        self.groups.iter().map(own).collect()
    }

    /// The same; an event that several tell alike with those who tell that day of the matter in other words.
    pub(super) fn told_in_any_words(&self, collection: &Collection) -> Vec<Vec<(At, Span)>> {
        let mut group_of: BTreeMap<(At, Span), usize> = BTreeMap::new();
        let told = self.told(collection);
        for (group, places) in told.iter().enumerate() {
            group_of.extend(places.iter().map(|place| (*place, group)));
        }
        let several = |group: &usize| {
            told.get(*group).is_some_and(|places| places.iter().map(|(at, _)| at.0).collect::<BTreeSet<_>>().len() > 1)
        };
        let mut out = Vec::new();
        for day in &self.days {
            let places = || day.iter().filter(|n| collection.is_own_story(n.at.0)).map(|n| (n.at, n.dated.span));
            let parts: BTreeSet<usize> = places().filter_map(|place| group_of.get(&place).copied()).collect();
            if parts.iter().any(several) {
                out.push(places().collect());
            } else {
                out.extend(parts.iter().filter_map(|part| told.get(*part).cloned()));
            }
        }
        out
    }
}

/// All entries, the earliest first.
pub(super) fn chronology(collection: &Collection, events: &Events) -> Vec<Entry> {
    let mut out: Vec<Entry> = events.entries.iter().filter_map(|members| entry(collection, members)).collect();
    out.extend(publications(collection, &events.nodes));
    out.sort_by(|a, b| {
        let key = |e: &Entry| (e.date, e.end, e.precision, e.kind, e.sources.iter().min().copied());
        key(a).cmp(&key(b)).then_with(|| a.text.cmp(&b.text))
    });
    out
}

/// The dated sentences of all articles, copies included: they are sources too.
fn nodes(collection: &Collection) -> Vec<Node> {
    let mut out = Vec::new();
    for (article, reading) in collection.readings.iter().enumerate() {
        for (at, sentence) in reading.sentences.iter().enumerate() {
            let dates = sentence.dates.iter().chain(&sentence.reckoned).enumerate();
            out.extend(dates.map(|(place, dated)| Node { at: (article, at), dated: *dated, place, is_former: false }));
        }
    }
    out
}

/// Puts together what tells of one event: the same days, and enough of the same words.
fn merged(
    collection: &Collection,
    nodes: &[Node],
    (slots, states): (&Slots, &States),
    cancel: &Cancel,
) -> Option<Vec<Vec<Node>>> {
    // Sentences of the very same terms and days first: copies of one story, however many.
    let mut same: FastMap<u64, usize> = FastMap::default();
    let mut groups: Vec<Vec<Node>> = Vec::new();
    for node in nodes {
        let terms = terms(collection, node.at);
        let signature = terms.iter().fold(day_hash(when(&node.dated)), |h, t| mixed(h ^ t.0));
        let group = *same.entry(signature).or_insert(groups.len());
        match groups.get_mut(group) {
            Some(members) => members.push(*node),
            None => groups.push(vec![*node]),
        }
    }
    let keyed: Vec<Keyed> = groups
        .iter()
        .enumerate()
        .map(|(at, members)| {
            let Some(first) = members.first() else { return Keyed { article: at, keys: Vec::new() } };
            let day = day_hash(when(&first.dated));
            let mut keys: Vec<u64> = terms(collection, first.at).iter().map(|t| mixed(day ^ t.0)).collect();
            // Whoever names one day that is far off may share no word.
            let is_away =
                |r: &Reading| is_far_off(r, &first.dated) || is_far(r, &first.dated) || is_to_come(r, &first.dated);
            if collection.reading(first.at.0).is_some_and(is_away) {
                keys.push(mixed(day ^ 0xfa4));
            }
            Keyed { article: at, keys }
        })
        .collect();
    let mut parent: Vec<usize> = (0..groups.len()).collect();
    let is_one = |pair: &(usize, usize)| {
        let (x, y) = (groups.get(pair.0)?.first()?, groups.get(pair.1)?.first()?);
        (when(&x.dated) == when(&y.dated) && is_one_event(collection, x, y)).then_some(*pair)
    };
    for (a, b) in on_every_core(&candidates(&keyed, 1), is_one, cancel)? {
        let (from, to) = (root(&mut parent, a), root(&mut parent, b));
        if let Some(slot) = parent.get_mut(from.max(to)) {
            *slot = from.min(to);
        }
    }
    // What fills one place of the matter with one day, or puts one thing in one state, is one event, in whatever words.
    let mut group_of: BTreeMap<(At, Span), usize> = BTreeMap::new();
    for (group, members) in groups.iter().enumerate() {
        group_of.extend(members.iter().map(|n| ((n.at, n.dated.span), group)));
    }
    for told in slots.told_alike().into_iter().chain(states.told_alike()) {
        let mut places = told.iter().filter_map(|place| group_of.get(place).copied());
        let Some(first) = places.next() else { continue };
        for other in places {
            let (from, to) = (root(&mut parent, first), root(&mut parent, other));
            if let Some(slot) = parent.get_mut(from.max(to)) {
                *slot = from.min(to);
            }
        }
    }
    let mut out: BTreeMap<usize, Vec<Node>> = BTreeMap::new();
    for (at, members) in groups.into_iter().enumerate() {
        out.entry(root(&mut parent, at)).or_default().extend(members);
    }
    Some(out.into_values().collect())
}

/// Puts together what articles on one matter tell of one day in whatever words.
fn joined(collection: &Collection, groups: Vec<Vec<Node>>, cancel: &Cancel) -> Option<Vec<Vec<Node>>> {
    let into: BTreeMap<usize, usize> =
        of_one_day(collection, &groups, cancel)?.into_iter().map(|(kept, at)| (at, kept)).collect();
    let mut out: BTreeMap<usize, Vec<Node>> = BTreeMap::new();
    for (at, members) in groups.into_iter().enumerate() {
        out.entry(into.get(&at).copied().unwrap_or(at)).or_default().extend(members);
    }
    Some(out.into_values().collect())
}

/// The first of a group, its chain halved on the way (Tarjan and van Leeuwen 1984).
pub(super) fn root(parent: &mut [usize], mut at: usize) -> usize {
    while let Some(next) = parent.get(at).copied().filter(|next| *next != at) {
        let beyond = parent.get(next).copied().unwrap_or(next);
        if let Some(slot) = parent.get_mut(at) {
            *slot = beyond;
        }
        at = beyond;
    }
    at
}

fn terms<'a>(collection: &'a Collection, (article, at): At) -> &'a [Term] {
    collection.reading(article).and_then(|r| r.sentences.get(at)).map_or(&[], |s| s.terms.as_slice())
}

pub(super) fn day_hash((date, end, precision): When) -> u64 {
    let day = |d: Date| (i64::from(d.year()) * 512 + i64::from(d.month()) * 32 + i64::from(d.day())).unsigned_abs();
    mixed(day(date) ^ mixed(day(end) ^ ((precision as u64) << 40)))
}

/// Whether two sentences of the same days tell of one event.
fn is_one_event(collection: &Collection, x: &Node, y: &Node) -> bool {
    let (a, b) = (terms(collection, x.at), terms(collection, y.at));
    let across = collection.is_across(x.at.0, y.at.0);
    let o = overlap(a, b, &collection.weights, across);
    // Who was there is the same for all that a visitor did that day: what was done must be the same too.
    let part = |t: &[Term], names: bool| -> Vec<Term> {
        t.iter().copied().filter(|(_, class)| (*class == Class::Name) == names).collect()
    };
    let done = overlap(&part(a, false), &part(b, false), &collection.weights, across);
    let (left, right) = (part(a, true), part(b, true));
    let named = overlap(&left, &right, &collection.weights, across);
    let topic = collection.is_one_topic(x.at.0, y.at.0);
    if topic && x.at.0 != y.at.0 && is_one_happening(collection, x, y) {
        return true;
    }
    let told = |n: &Node| {
        let reading = collection.reading(n.at.0)?;
        Some((reading, reading.sentences.get(n.at.1)?))
    };
    if topic
        && x.at.0 != y.at.0
        && let Some(((r, first), (s, second))) = told(x).zip(told(y))
        && (is_one_far_event((r, first, &x.dated), (s, second, &y.dated), &done, &named)
            || is_one_sole_day((r, first, &x.dated), (s, second, &y.dated), o.shared))
    {
        return true;
    }
    if let Some(((r, first), (s, second))) = told(x).zip(told(y)) {
        let own = Told { at: x.at, reading: r, sentence: first, dated: &x.dated };
        let other = Told { at: y.at, reading: s, sentence: second, dated: &y.dated };
        if is_one_lead(collection, own, other, &o) || is_one_start(collection, own, other, &o) {
            return true;
        }
    }
    if topic && x.at.0 != y.at.0 && is_planned_alike(told(x), told(y), (&x.dated, &y.dated), (&done, &named)) {
        return true;
    }
    // A month to come and the same two persons: "invited Holt to pay a visit in March", "has asked Holt to come".
    let to_come = |n: &Node| collection.reading(n.at.0).and_then(|r| r.published).is_some_and(|day| n.dated.date > day);
    let is_month = x.dated.precision == Exactness::Month;
    if topic && is_month && x.at.0 != y.at.0 && to_come(x) && to_come(y) && people_shared(collection, x, y) >= 2 {
        return true;
    }
    if done.shared == 0 || done.contained < 0.12 {
        return false;
    }
    // Reports of two outlets on one matter: the day, a name and two words of the deed.
    let exact = x.dated.precision == Exactness::Day && y.dated.precision == Exactness::Day;
    if topic && exact && x.at.0 != y.at.0 && named.names >= 1 && named.contained >= 0.2 && done.words >= 2 {
        return true;
    }
    // One deed of one of them on that day: "was signed on Monday by" and "signed on Monday".
    let deed = || a.iter().any(|t| t.1 == Class::Concept && is_kind(t.0, Kind::Deed) && b.contains(t));
    let nobody = left.is_empty() || right.is_empty();
    if topic && exact && x.at.0 != y.at.0 && (named.names >= 1 || nobody && done.contained >= 0.3) && deed() {
        return true;
    }
    // Nobody is named in one of them, and what both tell is a thing or a deed of the table.
    if topic && exact && x.at.0 != y.at.0 && nobody && done.words >= 2 && done.contained >= 0.2 {
        return true;
    }
    if done.contained < 0.2 {
        return false;
    }
    if !left.is_empty() && !right.is_empty() && named.contained < 0.4 {
        return topic && done.words >= 2 && done.contained >= 0.25 && named.names > 0
            || topic
                && (done.words >= 2 || is_month && done.shared >= 2)
                && x.at.0 != y.at.0
                && are_few(&left, &right);
    }
    // Days of a range are rarer than single days: fewer words are enough.
    let range = x.dated.date != x.dated.end;
    let least = if range { 0.25 } else { 0.34 };
    o.contained >= least && (o.shared >= 2 || topic)
}

/// How many words of persons' names two sentences have in common.
fn people_shared(collection: &Collection, x: &Node, y: &Node) -> usize {
    let sentence = |n: &Node| collection.reading(n.at.0).and_then(|r| r.sentences.get(n.at.1));
    let Some((a, b)) = sentence(x).zip(sentence(y)) else { return 0 };
    let own: BTreeSet<u64> = a.people.iter().copied().collect();
    let others: BTreeSet<u64> = b.people.iter().copied().collect();
    own.intersection(&others).count()
}

/// Whether two dates are the day of one happening: it stands right before one of them, and the other's sentence tells it
/// of that day alone or right before it too.
fn is_one_happening(collection: &Collection, x: &Node, y: &Node) -> bool {
    let sentence = |n: &Node| collection.reading(n.at.0).and_then(|r| r.sentences.get(n.at.1));
    let Some((a, b)) = sentence(x).zip(sentence(y)) else { return false };
    let beside = |s: &'_ Sentence, n: &Node| s.beside_dates.get(n.place).cloned().unwrap_or_default();
    let tells = |s: &Sentence, n: &Node, term: u64| {
        s.dates.len() == 1 && s.terms.iter().any(|t| t.0 == term) || beside(s, n).contains(&term)
    };
    let right = |term: &u64| is_kind(*term, Kind::Happening);
    x.dated.precision == Exactness::Day
        && y.dated.precision == Exactness::Day
        && (beside(a, x).iter().filter(|t| right(t)).any(|t| tells(b, y, *t))
            || beside(b, y).iter().filter(|t| right(t)).any(|t| tells(a, x, *t)))
}

/// Whether one of two sentences names one thing at most: then the names tell nothing about the deed.
fn are_few(a: &[Term], b: &[Term]) -> bool {
    a.len().min(b.len()) <= 2
}

/// How many tellings of one event are set against each other.
const MOST_CHECKED: usize = 24;

fn entry(collection: &Collection, members: &[Node]) -> Option<Entry> {
    let own = |n: &Node| collection.is_own_story(n.at.0);
    let against = |a: &Node, b: &Node| a.at.0 != b.at.0 && contradict(collection, a.at, b.at);
    // What most tell comes first.
    let told: Vec<&Node> = members.iter().filter(|n| own(n)).take(MOST_CHECKED).collect();
    let opposed = |n: &Node| told.iter().filter(|other| against(n, other)).count();
    let mut ordered: Vec<(usize, &Node)> = members.iter().map(|n| (opposed(n), n)).collect();
    // A sentence with one date tells of that date; copies stand behind the article that they were copied from.
    ordered.sort_by_key(|(opposed, n)| {
        let dates = collection.reading(n.at.0).and_then(|r| r.sentences.get(n.at.1)).map_or(0, |s| s.dates.len());
        // The day before its month, and before a plan that was given up.
        let rank = (n.is_former, n.dated.precision as u8);
        (rank, std::cmp::Reverse(own(n)), *opposed, dates > 1, std::cmp::Reverse(clearness(collection, n.at)), n.at)
    });
    let (_, first) = ordered.first()?;
    let (mut sources, mut differing): (Vec<Source>, Vec<Source>) = (Vec::new(), Vec::new());
    let mut known: BTreeSet<Source> = BTreeSet::new();
    for (_, node) in &ordered {
        let Some(sentence) = collection.reading(node.at.0).and_then(|r| r.sentences.get(node.at.1)) else { continue };
        let source = collection.source(node.at.0, sentence.span);
        let list = if against(first, node) { &mut differing } else { &mut sources };
        // One sentence may have several of the event's days.
        if known.insert(source) {
            list.push(source);
        }
    }
    let source = sources.first()?;
    let dated = first.dated;
    Some(Entry {
        kind: EntryKind::Event,
        date: dated.date,
        end: (dated.end != dated.date).then_some(dated.end),
        precision: dated.precision,
        text: collection.text(source.article, &source.span).to_owned(),
        sources,
        differing,
    })
}

/// The days on which stories appeared that tell of nothing on that day: what they tell is known to be no later. A story
/// whose opening words have a date of their own needs none.
fn publications(collection: &Collection, nodes: &[Node]) -> Vec<Entry> {
    let mut told: Vec<(usize, Date)> = Vec::new();
    for node in nodes.iter().filter(|n| n.dated.precision == Exactness::Day) {
        if let Some(published) = collection.reading(node.at.0).and_then(|r| r.published)
            && node.dated.date <= published
            && published <= node.dated.end
        {
            told.push((collection.story_of(node.at.0), published));
        }
    }
    told.sort_unstable();
    let mut out = Vec::new();
    for article in (0..collection.len()).filter(|a| collection.is_own_story(*a)) {
        let Some((lead, date)) =
            lead_of(collection, article).zip(collection.reading(article).and_then(|r| r.published))
        else {
            continue;
        };
        if told.binary_search(&(article, date)).is_ok() || !lead.dates.is_empty() {
            continue;
        }
        let mut sources = vec![collection.source(article, lead.span)];
        for copy in collection.copies_of(article) {
            if collection.reading(*copy).is_some_and(|r| r.published == Some(date)) {
                sources.extend(lead_of(collection, *copy).map(|s| collection.source(*copy, s.span)));
            }
        }
        out.push(Entry {
            kind: EntryKind::Publication,
            date,
            end: None,
            precision: Exactness::Day,
            text: collection.text(article, &lead.span).to_owned(),
            sources,
            differing: Vec::new(),
        });
    }
    out
}

/// The first sentence of an article's running text; of all that it has where none is.
fn lead_of<'a>(collection: &'a Collection, article: usize) -> Option<&'a Sentence> {
    let (read, _) = collection.article(article)?;
    let sentences = &collection.reading(article)?.sentences;
    let is_text = |span: &Span| read.blocks.get(span.block).is_some_and(|b| b.kind == BlockKind::Paragraph);
    sentences.iter().find(|s| is_text(&s.span)).or_else(|| sentences.first())
}

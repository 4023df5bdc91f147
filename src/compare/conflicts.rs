//! Statements of which only one can hold: figures, counts and days; and counts that only grew from day to day.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::article::Span;

use super::about::{about, counted};
use super::apart::{day_change, day_conflict, plan_change, span_conflict, time_conflict, year_conflict};
use super::chronology::Events;
use super::collection::Collection;
use super::copies::with_copies;
use super::dated::Dated;
use super::days::{is_named_happening, is_other_day, own_day};
use super::figures::{FigureAt, FigurePair, LIKELY};
use super::found::{Change, ChangeKind, Claim, Conflict, ConflictKind};
use super::held::{Tellers, moved_in_events, name_plan_days};
use super::measured::Figure;
use super::reading::{Reading, Sentence};
use super::slips::is_turned;
use super::statements::{At, Pair, Relation};
use super::tellers::{clocks_told, figures_told, with_tellers_of_number, with_tellers_of_time};
use super::words::{Closeness, Group, Kind, closeness, concept, is_kind, term_of};

/// The most claims that one conflict shows.
pub(super) const MOST_CLAIMS: usize = 12;

/// The conflicts of figures and of days, and the counts that changed from day to day.
pub(super) fn conflicts(
    collection: &Collection,
    pairs: &[Pair],
    figures: &[FigurePair],
    events: &Events,
) -> (Vec<Conflict>, Vec<Change>) {
    let (mut out, mut changes) = (Vec::new(), Vec::new());
    let against = figures.iter().filter(|f| f.is_conflict);
    let (grown, opposed): (Vec<&FigurePair>, Vec<&FigurePair>) =
        against.partition(|f| f.is_change || has_grown(collection, f));
    let agreeing = by_figure(figures.iter().filter(|f| !f.is_conflict && f.score >= LIKELY));
    let against = by_figure(opposed.iter().copied());
    let told = figures_told(collection);
    for group in components(opposed.iter().map(|f| (f.a, f.b))) {
        let group = with_tellers_of_number(collection, with_agreeing(&group, &agreeing), &told);
        if is_later_state(collection, &group, &against) {
            changes.extend(count_change(collection, &group));
        } else {
            out.extend(figure_conflict(collection, &group, &against));
        }
    }
    for group in components(grown.iter().map(|f| (f.a, f.b))) {
        let group = with_tellers_of_number(collection, with_agreeing(&group, &agreeing), &told);
        changes.extend(count_change(collection, &group));
    }
    let days = pairs.iter().filter(|p| p.relation == Relation::OtherDay).map(|p| (p.a, p.b));
    // What befell the same people, told of two days: "on 2 June", "of 1 June".
    let fates = figures.iter().filter_map(|pair| {
        let (x, y) = (figure_of(collection, pair.a)?, figure_of(collection, pair.b)?);
        let (a, b) = ((pair.a.0, x.sentence), (pair.b.0, y.sentence));
        // Who counts the dead differently may name another day besides, in articles of one time.
        let opposed = pair.is_conflict && published(collection, a.0) == published(collection, b.0);
        let told = !pair.is_conflict || opposed && is_named_happening(collection, a, b);
        (told && adds_up(x) && adds_up(y) && is_other_day(collection, a, b)).then_some((a, b))
    });
    let alike = same_days(collection, pairs, events);
    for group in components(days.chain(fates)) {
        out.extend(day_conflict(collection, &with_tellers_of_day(&group, &alike)));
    }
    let tellers = Tellers::new(collection, events);
    let put_off = pairs.iter().filter(|p| p.relation == Relation::PutOff);
    let moved = moved_in_events(collection, &tellers);
    for group in components(put_off.map(|p| (p.a, p.b)).chain(moved)) {
        let group = tellers.with_tellers_of_plan(collection, with_tellers_of_day(&group, &alike));
        let change = day_change(collection, &group);
        changes.extend(change.map(|mut change| {
            name_plan_days(collection, &group, &mut change);
            change
        }));
    }
    let called_off = pairs.iter().filter(|p| p.relation == Relation::CalledOff);
    for group in components(called_off.map(|p| (p.a, p.b))) {
        changes.extend(plan_change(collection, &group));
    }
    let years = pairs.iter().filter(|p| p.relation == Relation::OtherYear);
    for group in components(years.map(|p| (p.a, p.b))) {
        out.extend(year_conflict(collection, &group));
    }
    let spans = pairs.iter().filter(|p| p.relation == Relation::OtherSpan);
    for group in components(spans.map(|p| (p.a, p.b))) {
        out.extend(span_conflict(collection, &group));
    }
    let times = pairs.iter().filter(|p| p.relation == Relation::OtherTime);
    let clocks = clocks_told(collection);
    for group in components(times.map(|p| (p.a, p.b))) {
        out.extend(time_conflict(collection, &with_tellers_of_time(collection, &group, &clocks)));
    }
    (out, changes)
}

/// A group with the sentences of other articles that say what one of its own says, with the same day.
fn with_tellers_of_day(group: &[At], alike: &BTreeMap<At, Vec<At>>) -> Vec<At> {
    let tellers: BTreeSet<At> = group.iter().filter_map(|at| alike.get(at)).flatten().copied().collect();
    let own: BTreeSet<usize> = group.iter().map(|at| at.0).collect();
    group.iter().copied().chain(tellers.into_iter().filter(|at| !own.contains(&at.0))).collect()
}

/// For each sentence those that say the same with the same day: they take sides where days differ.
fn same_days(collection: &Collection, pairs: &[Pair], events: &Events) -> BTreeMap<At, Vec<At>> {
    let day = |at: At| {
        let reading = collection.reading(at.0)?;
        own_day(reading, reading.sentences.get(at.1)?).map(|d| (d.date, d.end))
    };
    let mut out: BTreeMap<At, Vec<At>> = BTreeMap::new();
    for pair in pairs.iter().filter(|p| p.relation == Relation::Same) {
        if day(pair.a).is_some() && day(pair.a) == day(pair.b) {
            out.entry(pair.a).or_default().push(pair.b);
            out.entry(pair.b).or_default().push(pair.a);
        }
    }
    // Whoever tells the event with its day, in whatever words.
    for told in events.told(collection).into_iter().filter(|told| told.len() <= MOST_TELLERS) {
        let own = |(at, span): &(At, Span)| {
            let reading = collection.reading(at.0)?;
            day_told(reading, reading.sentences.get(at.1)?).filter(|d| d.span == *span).map(|_| *at)
        };
        let own: Vec<At> = told.iter().filter_map(own).collect();
        for at in &own {
            out.entry(*at).or_default().extend(own.iter().filter(|other| other.0 != at.0));
        }
    }
    out
}

/// The day that a sentence tells: its own, or the last of those that it names, which is where a plan was moved to.
pub(super) fn day_told<'s>(reading: &Reading, sentence: &'s Sentence) -> Option<&'s Dated> {
    own_day(reading, sentence).or_else(|| sentence.dates.iter().max_by_key(|d| d.date))
}

/// An event that more sentences tell is not looked up for each of them.
const MOST_TELLERS: usize = 24;

/// What is connected, each component in order.
pub(super) fn components(pairs: impl Iterator<Item = (At, At)>) -> Vec<Vec<At>> {
    let mut near: BTreeMap<At, Vec<At>> = BTreeMap::new();
    for (a, b) in pairs {
        near.entry(a).or_default().push(b);
        near.entry(b).or_default().push(a);
    }
    let mut seen: BTreeSet<At> = BTreeSet::new();
    let mut out = Vec::new();
    for start in near.keys() {
        if !seen.insert(*start) {
            continue;
        }
        let (mut group, mut open) = (vec![*start], vec![*start]);
        while let Some(at) = open.pop() {
            for next in near.get(&at).into_iter().flatten() {
                if seen.insert(*next) {
                    group.push(*next);
                    open.push(*next);
                }
            }
        }
        group.sort_unstable();
        out.push(group);
    }
    out
}

/// Pairs by each of their figures.
type Pairs<'p> = BTreeMap<FigureAt, Vec<&'p FigurePair>>;

fn by_figure<'p>(pairs: impl Iterator<Item = &'p FigurePair>) -> Pairs<'p> {
    let mut out: Pairs<'p> = BTreeMap::new();
    for pair in pairs {
        out.entry(pair.a).or_default().push(pair);
        out.entry(pair.b).or_default().push(pair);
    }
    out
}

/// A group with the figures that agree with one of its own: they take sides too.
fn with_agreeing(group: &[FigureAt], agreeing: &Pairs<'_>) -> Vec<FigureAt> {
    let own: BTreeSet<FigureAt> = group.iter().copied().collect();
    let mut out = own.clone();
    for pair in group.iter().flat_map(|at| agreeing.get(at).into_iter().flatten()) {
        if own.contains(&pair.a) != own.contains(&pair.b) {
            out.extend([pair.a, pair.b]);
        }
    }
    out.into_iter().collect()
}

pub(super) fn figure_of<'a>(collection: &'a Collection, (article, at): FigureAt) -> Option<&'a Figure> {
    collection.reading(article)?.figures.get(at)
}

pub(super) fn published(collection: &Collection, article: usize) -> Option<Date> {
    collection.reading(article)?.published
}

/// Whether a figure counts what adds up: the dead, the homeless.
fn adds_up(f: &Figure) -> bool {
    let is_toll = |set: &str| set.starts_with("toll");
    f.exclusive.iter().any(|id| concept(*id).is_some_and(|c| matches!(&c.group, Group::Exclusive(set) if is_toll(set))))
}

/// What is counted anew while it goes down.
const FALLING: [&str; 2] = ["missing", "in_hospital"];

/// Whether two counts of what adds up, the dead or the homeless, differ as a later count does from an earlier one.
fn has_grown(collection: &Collection, pair: &FigurePair) -> bool {
    let (Some(x), Some(y)) = (figure_of(collection, pair.a), figure_of(collection, pair.b)) else { return false };
    let (Some(a), Some(b)) = (published(collection, pair.a.0), published(collection, pair.b.0)) else { return false };
    // Those who are missing are found: their count falls as well as it grows.
    let shrinks =
        |f: &Figure| f.exclusive.iter().any(|id| concept(*id).is_some_and(|c| FALLING.contains(&c.id.as_str())));
    let falls = shrinks(x) && shrinks(y);
    // The same digits in another order are told wrongly by one of them.
    if were_arrested(x, y) || is_turned(x.quantity.value, y.quantity.value) {
        return false;
    }
    // "Killed 512 people last year": the year is over, and its count grows no more.
    let is_over = |at: FigureAt, f: &Figure| {
        collection.reading(at.0).is_some_and(|r| {
            let years = r.sentences.get(f.sentence).map(|s| s.years.as_slice()).unwrap_or_default();
            r.published.is_some_and(|day| years.iter().any(|year| *year < day.year()))
        })
    };
    if is_over(pair.a, x) && is_over(pair.b, y) {
        return false;
    }
    // "le nombre de morts est passé à 19": what became of those who are counted may stand too far off to be read with it.
    let may_add_up = |f: &Figure| adds_up(f) || f.exclusive.is_empty();
    let toll = (adds_up(x) || adds_up(y)) && may_add_up(x) && may_add_up(y);
    toll && a != b && (falls || (a < b) == (x.quantity.value < y.quantity.value))
}

/// Whether both count those who were arrested during one deed that is over, "during the march": their number does not
/// grow with the days as that of the dead does.
fn were_arrested(x: &Figure, y: &Figure) -> bool {
    let arrest = term_of("arrest");
    let arrested = |f: &Figure| f.exclusive.iter().any(|id| concept(*id).is_some_and(|c| c.term == arrest));
    let deed =
        |f: &Figure, term: u64| term != arrest && (f.near.iter().any(|t| t.0 == term) || f.nouns.contains(&term));
    let deeds = x.near.iter().map(|t| t.0).chain(x.nouns.iter().copied());
    arrested(x) && arrested(y) && deeds.into_iter().any(|t| is_kind(t, Kind::Deed) && deed(x, t) && deed(y, t))
}

/// Whether figures that differ were told so long after each other that one became the other: no two that are set against each
/// other in articles of the same days, and no number told again once another one was.
fn is_later_state(collection: &Collection, group: &[FigureAt], against: &Pairs<'_>) -> bool {
    let mut told: Vec<(Option<Date>, usize)> =
        group.iter().map(|at| (published(collection, at.0), side_of(collection, group, *at))).collect();
    told.sort_unstable();
    let mut sides: Vec<usize> = told.iter().map(|(_, side)| *side).collect();
    sides.dedup();
    let turns = sides.len();
    sides.sort_unstable();
    sides.dedup();
    // Those of one day stand in the order of their sides.
    let of_day = |a: &(Option<Date>, usize), b: &(Option<Date>, usize)| a.0 == b.0 && a.1 != b.1;
    let at_once = told.iter().zip(told.iter().skip(1)).any(|(a, b)| of_day(a, b));
    let later = |at: &FigureAt| against.get(at).into_iter().flatten().all(|p| p.is_later);
    group.iter().all(later) && turns == sides.len() && !at_once
}

/// The first of some figures that says the same as one, by its place: the side that it takes.
fn side_of(collection: &Collection, group: &[FigureAt], at: FigureAt) -> usize {
    let Some(own) = figure_of(collection, at) else { return 0 };
    let same = |other: &FigureAt| {
        figure_of(collection, *other).is_some_and(|f| closeness(&f.quantity, &own.quantity) != Closeness::Different)
    };
    group.iter().position(same).unwrap_or(group.len())
}

fn figure_claim(collection: &Collection, (article, at): FigureAt, side: usize) -> Option<Claim> {
    let reading = collection.reading(article)?;
    let figure = reading.figures.get(at)?;
    let span = reading.sentences.get(figure.sentence)?.span;
    Some(Claim {
        text: collection.text(article, &span).to_owned(),
        value: collection.text(article, &figure.span).to_owned(),
        source: collection.source(article, span),
        side,
    })
}

fn figure_conflict(collection: &Collection, group: &[FigureAt], against: &Pairs<'_>) -> Option<Conflict> {
    let pairs: Vec<&FigurePair> = group.iter().flat_map(|at| against.get(at).into_iter().flatten()).copied().collect();
    let mut claims: Vec<Claim> = Vec::new();
    let mut articles: BTreeSet<usize> = BTreeSet::new();
    for at in group {
        if articles.insert(at.0) {
            claims.extend(figure_claim(collection, *at, side_of(collection, group, *at)));
        }
    }
    let claims = with_copies(collection, claims, MOST_CLAIMS);
    let (first, other) = pairs.first().map(|p| (p.a, p.b))?;
    let (x, y) = (figure_of(collection, first)?, figure_of(collection, other)?);
    if claims.len() < 2 || closeness(&x.quantity, &y.quantity) != Closeness::Different {
        return None;
    }
    let score = pairs.iter().map(|p| p.score).fold(0.0, f64::max);
    Some(Conflict {
        kind: ConflictKind::Figure,
        about: counted(collection, first, other)
            .unwrap_or_else(|| about(collection, (first.0, x.sentence), (other.0, y.sentence), Some(x.span))),
        claims,
        because: "different figures for what seems the same".to_owned(),
        score: score.clamp(0.0, 1.0) as f32,
    })
}

fn count_change(collection: &Collection, group: &[FigureAt]) -> Option<Change> {
    let mut ordered: Vec<FigureAt> = group.to_vec();
    ordered.sort_by_key(|at| (published(collection, at.0), *at));
    ordered.dedup_by_key(|at| at.0);
    let (first, last) = (ordered.first().copied()?, ordered.last().copied()?);
    let (x, y) = (figure_of(collection, first)?, figure_of(collection, last)?);
    let told = ordered.iter().filter_map(|at| figure_claim(collection, *at, side_of(collection, &ordered, *at)));
    let claims: Vec<Claim> = told.take(MOST_CLAIMS).collect();
    Some(Change {
        kind: ChangeKind::Count,
        about: about(collection, (first.0, x.sentence), (last.0, y.sentence), Some(x.span)),
        claims: with_copies(collection, claims, MOST_CLAIMS),
        because: "the later article gives another count".to_owned(),
    })
}

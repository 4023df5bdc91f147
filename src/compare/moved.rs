//! Plans that a later article moves to another day, in whatever words: "will not open until September", "n'ouvrira que le 9
//! mai", "phải dời sang thứ Hai". The plan is found by the day that the later article names as the first one, or by what it
//! is; who tells one of the two days takes its side.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rayon::prelude::*;

use crate::article::Span;

use super::about::about;
use super::collection::Collection;
use super::conflicts::MOST_CLAIMS;
use super::copies::with_copies;
use super::dated::{Dated, PUT_OFF};
use super::days::{is_once, is_thing};
use super::found::{Change, ChangeKind, Claim, Conflict, ConflictKind, Exactness};
use super::moves::{Move, is_one_date, last_day, moves};
use super::reading::{Reading, Term};
use super::statements::At;
use super::terms::{Keyed, Overlap, candidates, overlap};
use super::words::{Class, Kind, is_kind, term_of};

/// A plan that is moved farther, in days, is told as another one.
const MOST_DAYS: i32 = 400;
/// Articles on one matter have so many names or rare words in common.
const LEAST_COMMON: usize = 3;
/// A plan whose day is farther off needs no other word in common with what moves it from that day, in days.
const FAR_DAYS: i32 = 4;
/// A plan that is so many days past is told as moved by its first day alone.
const LONG_PAST: i32 = 10;
/// The same for what a matter has once: a judgment, a vote.
const LONG_PAST_OF_HAPPENINGS: i32 = 30;
/// Two articles on one matter that name one day so far off, in days, tell one event of it.
const FAR_OFF: i32 = 30;
/// What is done so many days beside another day, and told with it, is done on that day.
const WEEK: i32 = 7;

/// A plan that was moved, with all who tell one of its days: the place of the day and whether it is the new one.
#[derive(Default)]
struct Moved {
    told: BTreeMap<At, (Span, bool)>,
    /// The first day, and those to which it was moved.
    plan: Vec<Dated>,
    new: Vec<Dated>,
    /// What it is told by.
    terms: Vec<Term>,
    /// The articles that may tell it.
    near: BTreeSet<usize>,
}

impl Moved {
    /// Takes what another article tells of the same plan.
    fn join(&mut self, other: Moved) {
        for (at, place) in other.told {
            let known = self.told.entry(at).or_insert(place);
            if place.1 && !known.1 {
                *known = place;
            }
        }
        self.plan.extend(other.plan);
        self.new.extend(other.new);
        self.terms.extend(other.terms);
        self.near.extend(other.near);
    }
}

/// The plans that later articles move; those that are known in part take in what is known.
/// Conflicts of days of which a later article says that one was moved to the other are none.
pub(super) fn changes(collection: &Collection, conflicts: &mut Vec<Conflict>, known: &mut Vec<Change>) -> Vec<Change> {
    let moves: Vec<Vec<Move>> = (0..collection.len()).into_par_iter().map(|at| moves(collection, at)).collect();
    let near = near_articles(collection, &moves);
    let mut found: Vec<Moved> = Vec::new();
    let mut by_sentence: BTreeMap<At, usize> = BTreeMap::new();
    for (article, own) in moves.iter().enumerate() {
        let Some(near) = near.get(&article) else { continue };
        for own in own {
            let Some(moved) = moved(collection, own, near) else { continue };
            // The same plan, told as moved by another article too.
            let places: Vec<At> = moved.told.keys().copied().collect();
            let same = places.iter().find_map(|at| by_sentence.get(at)).copied();
            let place = same.unwrap_or(found.len());
            match found.get_mut(place) {
                Some(same) => same.join(moved),
                None => found.push(moved),
            }
            places.into_iter().for_each(|at| {
                by_sentence.entry(at).or_insert(place);
            });
        }
    }
    found.iter_mut().for_each(|moved| add_tellers(collection, moved));
    let told: Vec<Change> = found.into_iter().filter_map(|moved| change(collection, &moved)).collect();
    settle(conflicts, &told);
    let mut out: Vec<Change> = Vec::new();
    for mut change in told {
        take_in(collection, &mut change, known);
        take_in(collection, &mut change, &mut out);
        out.push(change);
    }
    out
}

/// Joins to a change those of days that share a sentence and its day with it.
fn take_in(collection: &Collection, change: &mut Change, known: &mut Vec<Change>) {
    let is_one = |own: &Claim, other: &Claim| own.source == other.source && own.value == other.value;
    known.retain(|other| {
        let shares = || other.claims.iter().any(|claim| change.claims.iter().any(|own| is_one(own, claim)));
        if other.kind != ChangeKind::Day || !shares() {
            return true;
        }
        for claim in &other.claims {
            if change.claims.iter().any(|own| own.source == claim.source) {
                continue;
            }
            let twin =
                other.claims.iter().find(|c| c.side == claim.side && change.claims.iter().any(|own| is_one(own, c)));
            let side = twin.and_then(|c| change.claims.iter().find(|own| is_one(own, c))).map(|own| own.side);
            let next = change.claims.iter().map(|own| own.side + 1).max().unwrap_or(0);
            change.claims.push(Claim { side: side.unwrap_or(next), ..claim.clone() });
        }
        false
    });
    change.claims.sort_by_key(|c| (collection.reading(c.source.article).and_then(|r| r.published), c.side, c.source));
    change.claims.truncate(MOST_CLAIMS);
}

/// The articles on one matter with each article that moves a plan, those of other stories.
fn near_articles(collection: &Collection, moves: &[Vec<Move>]) -> BTreeMap<usize, Vec<usize>> {
    let keys = |(article, reading): (usize, &Reading)| Keyed {
        article,
        keys: if collection.is_own_story(article) {
            reading.topic.iter().filter(|t| matches!(t.1, Class::Name | Class::Concept)).map(|t| t.0).collect()
        } else {
            Vec::new()
        },
    };
    let keyed: Vec<Keyed> = collection.readings.iter().enumerate().map(keys).collect();
    let has_moves = |at: usize| moves.get(at).is_some_and(|own| !own.is_empty());
    let mut out: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (a, b) in candidates(&keyed, LEAST_COMMON) {
        if (has_moves(a) || has_moves(b)) && collection.is_one_topic(a, b) {
            out.entry(a).or_default().push(b);
            out.entry(b).or_default().push(a);
        }
    }
    // A copy may tell the day in another sentence than its story.
    for (article, list) in &mut out {
        let own = list.iter().chain([article]);
        let copies: Vec<usize> = own.flat_map(|at| collection.copies_of(*at)).copied().collect();
        list.extend(copies);
    }
    out
}

/// The plan that a sentence moves, with all who tell its days.
fn moved(collection: &Collection, own: &Move, near: &[usize]) -> Option<Moved> {
    let published = |at: usize| collection.reading(at).and_then(|r| r.published);
    let appeared = published(own.at.0)?;
    let (_, sentence) = collection.told(own.at)?;
    let mut out = Moved::default();
    let mut terms = own.terms.clone();
    let mut first: Option<Dated> = None;
    for article in near.iter().filter(|at| published(**at).is_some_and(|day| day < appeared)) {
        let Some((at, day)) = plan_told(collection, own, *article) else { continue };
        // One plan: all tell the day that the first of them tells.
        if first.as_ref().is_some_and(|known| !is_one_date(known, &day) && !is_one_date(&day, known)) {
            continue;
        }
        first.get_or_insert(day);
        out.told.insert(at, (day.span, false));
    }
    let plan = first?;
    for at in out.told.keys() {
        terms.extend(collection.told(*at).into_iter().flat_map(|(_, s)| s.terms.iter().copied()));
    }
    let new: Vec<Dated> = own.new.iter().filter(|d| is_moved_to(own, &plan, d)).copied().collect();
    let place = new.first().or(own.first.first()).map_or(sentence.span, |d| d.span);
    let place = if sentence.span.overlaps(&place) { place } else { sentence.span };
    out.told.insert(own.at, (place, true));
    (out.plan, out.new, out.terms) = (vec![plan], new, terms);
    out.near = near.iter().copied().chain([own.at.0]).collect();
    Some(out)
}

/// Adds who tells the new day of a plan that was moved, or what was done on it.
fn add_tellers(collection: &Collection, moved: &mut Moved) {
    moved.terms.sort_unstable();
    moved.terms.dedup_by_key(|t| t.0);
    let since = published_first(collection, moved);
    let near: Vec<usize> = moved.near.iter().copied().collect();
    for article in near.into_iter().filter(|at| collection.reading(*at).and_then(|r| r.published) > since) {
        let told = moved.new.iter().find_map(|day| new_told(collection, day, moved, article));
        if let Some((at, span)) = told.filter(|(at, _)| !moved.told.contains_key(at)) {
            moved.told.insert(at, (span, true));
        }
    }
}

/// The day on which the first of those appeared who tell a plan.
fn published_first(collection: &Collection, moved: &Moved) -> Option<Date> {
    moved.told.keys().filter_map(|at| collection.reading(at.0)?.published).min()
}

/// Whether a day is one to which a plan may have been moved.
fn is_moved_to(own: &Move, plan: &Dated, new: &Dated) -> bool {
    let days = (new.date - plan.end).get_days();
    let late = (1..=MOST_DAYS).contains(&days) && new.date > plan.end;
    late || own.is_sooner && (1..=MOST_DAYS).contains(&(plan.date - new.end).get_days())
}

/// What two sets of terms share of deeds that come once and of things.
fn shared_matter(a: &[Term], b: &[Term]) -> usize {
    a.iter().filter(|t| (is_once(**t) || is_thing(**t)) && b.binary_search_by_key(&t.0, |u| u.0).is_ok()).count()
}

/// Whether both tell deeds that come once, and none alike.
fn deeds_differ(a: &[Term], b: &[Term]) -> bool {
    let once =
        |s: &[Term]| s.iter().filter(|t| is_once(**t) && t.0 != term_of(PUT_OFF)).map(|t| t.0).collect::<Vec<u64>>();
    let (a, b) = (once(a), once(b));
    !a.is_empty() && !b.is_empty() && !a.iter().any(|t| b.contains(t))
}

fn once(terms: &[Term]) -> impl Iterator<Item = &Term> {
    terms.iter().filter(|t| is_once(**t) && t.0 != term_of(PUT_OFF))
}

/// Whether both tell a deed that comes once.
fn shares_once(a: &[Term], b: &[Term]) -> bool {
    once(a).any(|t| b.binary_search_by_key(&t.0, |u| u.0).is_ok())
}

/// Whether both tell a happening that a matter has once and is named by.
fn shares_happening(a: &[Term], b: &[Term]) -> bool {
    let is_happening = |t: &&Term| t.1 == Class::Concept && is_kind(t.0, Kind::Happening);
    a.iter().filter(is_happening).any(|t| b.binary_search_by_key(&t.0, |u| u.0).is_ok())
}

/// Whether no such deed is told.
fn tells_no_deed(terms: &[Term]) -> bool {
    once(terms).next().is_none()
}

fn words_of(o: &Overlap) -> usize {
    o.words + o.names + o.numbers
}

/// The sentence of an earlier article that tells the plan, with the day that it gives.
fn plan_told(collection: &Collection, own: &Move, article: usize) -> Option<(At, Dated)> {
    let reading = collection.reading(article)?;
    let published = reading.published?;
    let appeared = collection.reading(own.at.0)?.published?;
    let across = collection.is_across(article, own.at.0);
    let mut best: Option<(f64, At, Dated)> = None;
    for (at, sentence) in reading.sentences.iter().enumerate() {
        let o = overlap(&sentence.terms, &own.terms, &collection.weights, across);
        for day in sentence.dates.iter().filter(|d| last_day(d) > published && !d.is_telling) {
            let clash = deeds_differ(&sentence.terms, &own.terms);
            let is_named = own.first.iter().any(|first| is_one_date(first, day));
            let later = own.new.is_empty() || own.new.iter().any(|new| is_moved_to(own, day, new));
            let exact = day.precision == Exactness::Day && !day.is_relative;
            let far = exact && (day.date - published).get_days() >= FAR_DAYS;
            let matter = shared_matter(&sentence.terms, &own.terms);
            // "The works will close on 30 June": nobody is named who could do another thing.
            let names = sentence.terms.iter().any(|t| t.1 == Class::Name);
            let fits = if is_named {
                let other = clash && words_of(&o) < 2 && !(far && (!names || words_of(&o) >= 1));
                later && (words_of(&o) >= 1 || far) && !other
            } else {
                // "The judgment is due on 30 October", "it had been put back to 13 November": a matter has one.
                let of_happening = !names
                    && o.contained >= 0.4
                    && own.terms.iter().any(|t| t.0 == term_of(PUT_OFF))
                    && shares_happening(&sentence.terms, &own.terms);
                let past = if of_happening { LONG_PAST_OF_HAPPENINGS } else { LONG_PAST };
                let recent = (appeared - last_day(day)).get_days() <= past;
                own.first.is_empty()
                    && !own.new.is_empty()
                    && later
                    && recent
                    && !clash
                    && (shares_once(&sentence.terms, &own.terms) || matter >= 1 && tells_no_deed(&sentence.terms))
                    && (words_of(&o) >= 2 || of_happening)
                    && o.contained >= 0.25
            };
            let score = o.contained + o.jaccard + if is_named { 1.0 } else { 0.0 };
            if fits && best.as_ref().is_none_or(|(known, ..)| score > *known) {
                best = Some((score, (article, at), *day));
            }
        }
    }
    let (_, at, day) = best?;
    // Who knows the new day as well has no plan that was moved.
    let knows = |d: &Dated| own.new.iter().any(|new| is_one_date(d, new) && !is_one_date(d, &day));
    let informed = own.first.is_empty() && reading.sentences.iter().any(|s| s.dates.iter().any(knows));
    (!informed).then_some((at, day))
}

/// The sentence of an article that tells the new day of what was planned, or what was done on it.
fn new_told(collection: &Collection, day: &Dated, moved: &Moved, article: usize) -> Option<(At, Span)> {
    let reading = collection.reading(article)?;
    let published = reading.published?;
    let mut best: Option<(f64, At, Span)> = None;
    for (at, sentence) in reading.sentences.iter().enumerate() {
        let told = |d: &&Dated| !d.is_telling && d.precision == day.precision && d.date == day.date;
        let Some(own) = sentence.dates.iter().find(told) else { continue };
        let o = overlap(&sentence.terms, &moved.terms, &collection.weights, false);
        let matter = shared_matter(&sentence.terms, &moved.terms);
        let ahead = (own.date - published).get_days();
        let is_exact = !own.is_relative && own.precision == Exactness::Day;
        let known = |word: &&u64| moved.terms.binary_search_by_key(*word, |t| t.0).is_ok();
        let person = sentence.people.iter().filter(known).count() >= 2;
        let fits = (matter >= 1 || person) && words_of(&o) >= 2
            || !own.is_relative && ahead >= WEEK && words_of(&o) >= 1
            || is_exact && ahead >= FAR_OFF;
        let score = o.contained + o.jaccard;
        if fits && best.as_ref().is_none_or(|(known, ..)| score > *known) {
            best = Some((score, (article, at), own.span));
        }
    }
    best.map(|(_, at, span)| (at, span))
}

fn change(collection: &Collection, moved: &Moved) -> Option<Change> {
    let published = |at: usize| collection.reading(at).and_then(|r| r.published);
    let mut chosen: Vec<(At, Span, bool)> = moved.told.iter().map(|(at, (span, new))| (*at, *span, *new)).collect();
    // Who moves the plan tells its first day by the way.
    let movers: BTreeSet<usize> = chosen.iter().filter(|c| c.2).map(|c| c.0.0).collect();
    chosen.retain(|(at, _, new)| *new || !movers.contains(&at.0));
    chosen.sort_by_key(|(at, _, new)| (published(at.0), *new, *at));
    let claim = |(at, span, new): &(At, Span, bool)| -> Option<Claim> {
        let sentence = collection.told(*at)?.1.span;
        Some(Claim {
            text: collection.text(at.0, &sentence).to_owned(),
            value: collection.text(at.0, span).to_owned(),
            source: collection.source(at.0, sentence),
            side: usize::from(*new),
        })
    };
    let claims: Vec<Claim> = chosen.iter().filter_map(claim).collect();
    let (first, last) = (chosen.first()?, chosen.last()?);
    (chosen.iter().any(|c| c.2) && chosen.iter().any(|c| !c.2)).then(|| Change {
        kind: ChangeKind::Day,
        about: about(collection, first.0, last.0, Some(first.1)),
        claims: with_copies(collection, claims, MOST_CLAIMS),
        because: "the later article moves the plan to another day".to_owned(),
    })
}

/// Takes away the conflicts of days of which a later article says that one was moved to the other.
fn settle(conflicts: &mut Vec<Conflict>, moved: &[Change]) {
    let sides = |conflict: &Conflict, change: &Change| -> usize {
        let meets = |own: &Claim, claim: &Claim| own.value.contains(&claim.value) || claim.value.contains(&own.value);
        let met = |claim: &&Claim| change.claims.iter().any(|own| own.source == claim.source && meets(own, claim));
        conflict.claims.iter().filter(met).map(|claim| claim.side).collect::<BTreeSet<usize>>().len()
    };
    conflicts.retain(|c| c.kind != ConflictKind::Date || !moved.iter().any(|change| sides(c, change) >= 2));
}

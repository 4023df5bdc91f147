//! What independent outlets share: sentences that say the same, figures of the same thing, treaties by their names.

use std::collections::{BTreeMap, BTreeSet};

use crate::article::Span;

use super::ages;
use super::agreed::{Disputed, agreed_part};
use super::bounds::is_limit;
use super::chronology::Events;
use super::collection::{Collection, Tellers};
use super::contradict::contradict;
use super::copies::alike;
use super::days::{is_thing, shares_deed, things_differ};
use super::echoed::Numbers;
use super::figures::FigurePair;
use super::found::{Agreement, AgreementKind, SharedValue, Source};
use super::reading::Sentence;
use super::slots::Slots;
use super::statements::{At, Pair, Relation};
use super::titles::{People, offices_told};
use super::words::Class;

/// Sentences that share something.
struct Shared {
    kind: AgreementKind,
    /// The sentences, one for each article.
    sentences: BTreeSet<At>,
    /// In each sentence what is shared: the figure, the name.
    values: Vec<Vec<(At, Span)>>,
    score: f64,
}

impl Shared {
    /// Whether none of the sentences contradicts what these share: a figure that one of them gives differently is told by
    /// fewer.
    fn holds_among(&self, collection: &Collection, disputed: &Disputed, sentences: &BTreeSet<At>) -> bool {
        self.values.iter().all(|list| disputed.spares(collection, list, sentences))
    }
}

/// The shared statements, those of the most tellers first.
pub(super) fn agreements(
    collection: &Collection,
    pairs: &[Pair],
    figures: &[FigurePair],
    (events, people, slots): (&Events, &People, &Slots),
) -> Vec<Agreement> {
    let disputed = Disputed::new(collection, pairs, figures);
    let same = pairs.iter().filter(|p| p.relation == Relation::Same).map(|p| (p.a, p.b, p.score));
    let mut all: Vec<Shared> = Vec::new();
    let together = |a: At, b: At| !contradict(collection, a, b);
    for star in stars(same, &together) {
        let sentences = star.members.into_iter().collect();
        all.push(Shared { kind: AgreementKind::Statement, sentences, values: Vec::new(), score: star.score });
    }
    let agreeing = figures.iter().filter(|f| !f.is_conflict).map(|f| (f.a, f.b, f.score));
    let numbers = Numbers::new(collection);
    let mut partial: Vec<Shared> =
        stars(agreeing, &|_, _| true).iter().map(|star| of_figures(collection, star, &numbers)).collect();
    let alike = numbers.told_alike(collection).into_iter().map(of_time);
    partial.extend(alike.map(|s| Shared { kind: AgreementKind::Figure, ..s }));
    partial.extend(of_treaties(collection));
    partial.extend(of_days(collection, events));
    partial.extend(of_offices(collection, people));
    let ages = ages::told_alike(collection).into_iter().map(of_time);
    partial.extend(ages.filter(|s| s.sentences.len() > 1).map(|s| Shared { kind: AgreementKind::Figure, ..s }));
    partial.extend(slots.told_alike().into_iter().map(of_time).filter(|shared| shared.sentences.len() > 1));
    // The widest first; what is told by fewer of the same sentences belongs to what is told by more.
    partial.sort_by_key(|s| std::cmp::Reverse(s.sentences.len()));
    let mut groups_of: BTreeMap<At, Vec<usize>> = BTreeMap::new();
    for (group, shared) in all.iter().enumerate() {
        shared.sentences.iter().for_each(|at| groups_of.entry(*at).or_default().push(group));
    }
    for shared in partial {
        let near = shared.sentences.first().and_then(|at| groups_of.get(at)).into_iter().flatten();
        let holds = |known: &Shared| {
            go_together(collection, &disputed, (&shared, known))
                && shared.sentences.is_subset(&known.sentences)
                && shared.holds_among(collection, &disputed, &known.sentences)
        };
        let wider = near.copied().find(|at| all.get(*at).is_some_and(holds));
        match wider.and_then(|at| all.get_mut(at)) {
            Some(known) => known.values.extend(shared.values),
            None => {
                shared.sentences.iter().for_each(|at| groups_of.entry(*at).or_default().push(all.len()));
                all.push(shared);
            }
        }
    }
    let holds = |shared: &Shared, wider: &Shared| {
        go_together(collection, &disputed, (shared, wider))
            && shared.holds_among(collection, &disputed, &wider.sentences)
    };
    absorb(&mut all, &holds);
    let mut out: Vec<Agreement> = all.iter().filter_map(|shared| agreement(collection, shared, &disputed)).collect();
    for agreement in &mut out {
        add_copies(collection, agreement);
    }
    out.sort_by(|a, b| {
        let place = |x: &Agreement| x.sources.iter().min().copied();
        (b.stories, b.outlets)
            .cmp(&(a.stories, a.outlets))
            .then_with(|| place(a).cmp(&place(b)))
            .then_with(|| a.text.cmp(&b.text))
    });
    out
}

/// Whether a group may be part of a wider one: what somebody is says nothing of the day or the number in the sentence, unless the
/// same sentences tell both and nobody gives these differently.
fn go_together(collection: &Collection, disputed: &Disputed, (shared, wider): (&Shared, &Shared)) -> bool {
    let office = |s: &Shared| s.kind == AgreementKind::Office;
    let value = |s: &Shared| matches!(s.kind, AgreementKind::Figure | AgreementKind::Day);
    let apart = office(shared) && value(wider) || value(shared) && office(wider);
    let same = || shared.sentences == wider.sentences && wider.holds_among(collection, disputed, &wider.sentences);
    !apart || same()
}

/// The figures of a group with their sentences, and who else gives the same number of the matter.
fn of_figures(collection: &Collection, star: &Star, numbers: &Numbers) -> Shared {
    let place = |f: &At| {
        let figure = collection.reading(f.0)?.figures.get(f.1)?;
        Some(((f.0, figure.sentence), figure.span))
    };
    let mut values: Vec<(At, Span)> = star.members.iter().filter_map(place).collect();
    values.extend(numbers.echoes(collection, &values));
    let sentences = values.iter().map(|v| v.0).collect();
    Shared { kind: AgreementKind::Figure, sentences, values: vec![values], score: star.score }
}

/// The most articles that one treaty is followed through.
const MOST_NAMINGS: usize = 500;

/// Treaties that several articles name: for each article the first sentence that does.
fn of_treaties(collection: &Collection) -> Vec<Shared> {
    let mut namings: BTreeMap<u64, BTreeMap<usize, (At, Span)>> = BTreeMap::new();
    for (article, reading) in collection.readings.iter().enumerate().filter(|(a, _)| collection.is_own_story(*a)) {
        for treaty in &reading.treaties {
            let list = namings.entry(treaty.key).or_default();
            if list.len() < MOST_NAMINGS {
                list.entry(article).or_insert(((article, treaty.sentence), treaty.span));
            }
        }
    }
    let several = namings.into_values().filter(|list| list.len() > 1);
    several
        .map(|list| Shared {
            kind: AgreementKind::Named,
            sentences: list.values().map(|v| v.0).collect(),
            values: vec![list.into_values().collect()],
            score: 0.6,
        })
        .collect()
}

/// The events that several articles tell, each with its day: for each article the first sentence that does.
fn of_days(collection: &Collection, events: &Events) -> Vec<Shared> {
    let parts = events.told_in_any_words(collection).into_iter().flat_map(|told| plans_and_deeds(collection, told));
    let several = parts.map(of_time);
    several.filter(|shared| shared.sentences.len() > 1).collect()
}

/// A time that several sentences tell: for each article the first one that does.
fn of_time(told: Vec<(At, Span)>) -> Shared {
    let mut values: BTreeMap<usize, (At, Span)> = BTreeMap::new();
    for (at, span) in told {
        let held = values.entry(at.0).or_insert((at, span));
        if at < held.0 {
            *held = (at, span);
        }
    }
    let values: Vec<(At, Span)> = values.into_values().collect();
    let sentences = values.iter().map(|v| v.0).collect();
    Shared { kind: AgreementKind::Day, sentences, values: vec![values], score: 0.6 }
}

/// What is to come and what has happened are told alike where the same is done; else they are two.
fn plans_and_deeds(collection: &Collection, told: Vec<(At, Span)>) -> Vec<Vec<(At, Span)>> {
    let sentence = |at: At| collection.reading(at.0).and_then(|r| r.sentences.get(at.1));
    let to_come = |told: &(At, Span)| {
        let published = collection.reading(told.0.0).and_then(|r| r.published);
        let dated = sentence(told.0).and_then(|s| s.dates.iter().find(|d| d.span == told.1));
        let first = sentence(told.0).is_some_and(|s| s.moved_from.iter().any(|d| d.span == told.1));
        first || published.zip(dated).is_some_and(|(day, dated)| dated.date > day)
    };
    let limits = |at: At| {
        let own = |s: &Sentence| s.dates.iter().filter(|d| d.end == d.date).copied().collect::<Vec<_>>();
        let Some((reading, sentence)) = collection.told(at) else { return false };
        let text = collection.text(at.0, &sentence.span);
        own(sentence).iter().any(|d| is_limit(reading.table, text, sentence, d))
    };
    let is_stay = |at: At| sentence(at).is_some_and(|s| s.dates.iter().any(|d| d.date < d.end));
    let (plans, deeds): (Vec<_>, Vec<_>) = told.into_iter().partition(to_come);
    let one = plans.iter().any(|(a, _)| {
        deeds.iter().any(|(b, _)| {
            let pair = sentence(*a).zip(sentence(*b));
            // "To be held on Thursday and Friday in Can Tho", "meeting there on both days".
            let stays = |a: &(usize, usize), b: &(usize, usize)| {
                is_stay(*a) && is_stay(*b) && pair.is_some_and(|(x, y)| places_shared(x, y) >= 1)
            };
            // "Lessons are suspended until Monday", "pupils returned to their lessons on Monday".
            let ended = || pair.is_some_and(|(x, y)| shares_thing(x, y) && limits(*a));
            a.0 != b.0
                && (pair.is_some_and(|(x, y)| shares_deed(x, y) && !things_differ(x, y) || places_shared(x, y) >= 2)
                    || ended()
                    || stays(a, b))
        })
    });
    if one { vec![plans.into_iter().chain(deeds).collect()] } else { vec![plans, deeds] }
}

/// Whether two sentences tell of one thing.
fn shares_thing(x: &Sentence, y: &Sentence) -> bool {
    let shared = |term: u64| y.terms.binary_search_by_key(&term, |t| t.0).is_ok();
    x.terms.iter().any(|t| is_thing(*t) && shared(t.0))
}

/// How many names two sentences have in common.
fn places_shared(x: &Sentence, y: &Sentence) -> usize {
    let names = x.terms.iter().filter(|t| t.1 == Class::Name);
    names.filter(|t| y.terms.binary_search_by_key(&t.0, |u| u.0).is_ok()).count()
}

/// Persons with the office that several articles give them, each article with the first place that does.
fn of_offices(collection: &Collection, people: &People) -> Vec<Shared> {
    let told = offices_told(collection, people).into_iter();
    let shared = told.map(|values| {
        let sentences = values.iter().map(|v| v.0).collect();
        Shared { kind: AgreementKind::Office, sentences, values: vec![values], score: 0.6 }
    });
    shared.filter(|shared| shared.sentences.len() > 1).collect()
}

/// Takes out what is told by some of the sentences of another group.
fn absorb(all: &mut Vec<Shared>, holds: &dyn Fn(&Shared, &Shared) -> bool) {
    let mut by_sentence: BTreeMap<At, Vec<usize>> = BTreeMap::new();
    for (group, shared) in all.iter().enumerate() {
        for at in &shared.sentences {
            by_sentence.entry(*at).or_default().push(group);
        }
    }
    let mut into: Vec<Option<usize>> = vec![None; all.len()];
    for (group, shared) in all.iter().enumerate() {
        let Some(first) = shared.sentences.first() else { continue };
        let wider = by_sentence.get(first).into_iter().flatten().copied().find(|other| {
            *other != group
                && all.get(*other).is_some_and(|o| {
                    let larger = o.sentences.len() > shared.sentences.len() || (*other < group);
                    larger && shared.sentences.is_subset(&o.sentences) && holds(shared, o)
                })
        });
        if let Some(slot) = into.get_mut(group) {
            *slot = wider;
        }
    }
    for (group, wider) in into.iter().enumerate() {
        let Some(wider) = wider else { continue };
        let values = all.get_mut(group).map(|s| std::mem::take(&mut s.values)).unwrap_or_default();
        if let Some(target) = all.get_mut(*wider) {
            target.values.extend(values);
        }
    }
    let mut at = 0;
    all.retain(|_| {
        at += 1;
        into.get(at - 1).is_some_and(Option::is_none)
    });
}

fn span_of(collection: &Collection, (article, sentence): At) -> Option<Source> {
    Some(collection.source(article, collection.reading(article)?.sentences.get(sentence)?.span))
}

/// Statements that all say what one of them says.
pub(super) struct Star {
    pub(super) members: Vec<(usize, usize)>,
    pub(super) score: f64,
}

/// With how many members of a group a new one is compared.
const MOST_CHECKED: usize = 24;

/// Groups around those that most are like, so that a chain of small differences does not put together what differs;
/// one member for each article, none that contradicts another.
fn stars(pairs: impl Iterator<Item = (At, At, f64)>, together: &dyn Fn(At, At) -> bool) -> Vec<Star> {
    let mut near: BTreeMap<At, Vec<(At, f64)>> = BTreeMap::new();
    for (a, b, score) in pairs {
        near.entry(a).or_default().push((b, score));
        near.entry(b).or_default().push((a, score));
    }
    let weight = |list: &[(At, f64)]| list.iter().map(|(_, s)| s).sum::<f64>();
    let mut seeds: Vec<(f64, At)> = near.iter().map(|(at, list)| (weight(list), *at)).collect();
    seeds.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut taken: BTreeSet<At> = BTreeSet::new();
    let mut out = Vec::new();
    for (_, seed) in seeds {
        if taken.contains(&seed) {
            continue;
        }
        let mut list: Vec<(At, f64)> = near.get(&seed).cloned().unwrap_or_default();
        list.retain(|(at, _)| !taken.contains(at));
        list.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let mut members = vec![seed];
        let mut articles = BTreeSet::from([seed.0]);
        let mut total = 0.0;
        for (at, score) in list {
            if !articles.contains(&at.0) && members.iter().take(MOST_CHECKED).all(|m| together(*m, at)) {
                articles.insert(at.0);
                members.push(at);
                total += score;
            }
        }
        if members.len() > 1 {
            let score = total / (members.len() - 1) as f64;
            taken.extend(&members);
            members.sort_unstable();
            out.push(Star { members, score });
        }
    }
    out
}

/// Makes an agreement of sentences; nothing if they are all of one outlet.
fn agreement(collection: &Collection, shared: &Shared, disputed: &Disputed) -> Option<Agreement> {
    let articles: Vec<usize> = shared.sentences.iter().map(|m| m.0).collect();
    let tellers = collection.tellers(&articles);
    if tellers.stories < 2 {
        return None;
    }
    // "The communiqué has seven points:" announces what is told and tells nothing by itself.
    let announces = |at: &At| {
        span_of(collection, *at).is_some_and(|s| collection.text(s.article, &s.span).trim_end().ends_with(':'))
    };
    let nothing = match shared.kind {
        AgreementKind::Statement => shared.sentences.iter().all(announces),
        AgreementKind::Figure => shared.sentences.iter().any(announces),
        _ => false,
    };
    if nothing {
        return None;
    }
    let mut ordered: Vec<At> = shared.sentences.iter().copied().collect();
    ordered.sort_by_key(|at| (std::cmp::Reverse(clearness(collection, *at)), *at));
    let opposed: BTreeMap<At, Vec<Span>> =
        ordered.iter().map(|at| (*at, disputed.places(collection, *at, &shared.sentences))).collect();
    let is_disputed = |at: &At, span: &Span| opposed.get(at).is_some_and(|list| list.iter().any(|p| p.overlaps(span)));
    let held = |list: &&Vec<(At, Span)>| !list.iter().any(|(at, span)| is_disputed(at, span));
    let lists: Vec<&Vec<(At, Span)>> = shared.values.iter().filter(held).collect();
    if matches!(shared.kind, AgreementKind::Figure | AgreementKind::Day) && lists.is_empty() {
        return None;
    }
    // Of a sentence that another one contradicts only the part is shown that all agree on.
    let shown = |at: &At| {
        let places = opposed.get(at).map_or(&[][..], Vec::as_slice);
        if places.is_empty() {
            return span_of(collection, *at).map(|source| (true, source));
        }
        let needed = if shared.kind == AgreementKind::Statement { &[] } else { lists.as_slice() };
        let own = needed.iter().flat_map(|list| list.iter()).filter(|(of, _)| of == at);
        let values: Vec<Span> = own.map(|(_, span)| *span).collect();
        let anywhere = shared.kind == AgreementKind::Figure;
        match agreed_part(collection, *at, places, (&shared.sentences, &values, anywhere)) {
            Some(span) => Some((true, collection.source(at.0, span))),
            None => span_of(collection, *at).map(|source| (false, source)),
        }
    };
    let mut sources: Vec<(bool, Source)> = ordered.iter().filter_map(shown).collect();
    let clear = sources.iter().position(|(agreed, _)| *agreed)?;
    sources.get_mut(..=clear)?.rotate_right(1);
    let sources: Vec<Source> = sources.into_iter().map(|(_, source)| source).collect();
    let first = sources.first()?;
    let text = collection.text(first.article, &first.span).to_owned();
    // Each value as the clearest sentence that has it writes it.
    let mut values: Vec<SharedValue> = Vec::new();
    for list in lists {
        // The first figure of each sentence.
        let places: BTreeMap<At, Span> = list.iter().rev().copied().collect();
        let told = ordered.iter().filter_map(|at| places.get(at).map(|span| (at, span)));
        let sources: Vec<Source> = told.map(|(at, span)| collection.source(at.0, *span)).collect();
        let Some(first) = sources.first() else { continue };
        let text = collection.text(first.article, &first.span).to_owned();
        if !values.iter().any(|v| v.sources == sources) {
            values.push(SharedValue { text, sources });
        }
    }
    let Tellers { outlets, stories } = tellers;
    // An article that does not tell its outlet may be of any: articles are counted then.
    let (count, who) = if outlets == stories { (outlets, "outlets") } else { (stories, "independent articles") };
    let because = match shared.kind {
        AgreementKind::Statement => format!("{count} {who} say the same"),
        AgreementKind::Figure => format!("{count} {who} give the same figure"),
        AgreementKind::Named => format!("{count} {who} name the same agreement"),
        AgreementKind::Office => format!("{count} {who} give the same office"),
        AgreementKind::Day => format!("{count} {who} give the same time"),
    };
    let score = shared.score.clamp(0.0, 1.0) as f32;
    Some(Agreement { kind: shared.kind, text, values, sources, outlets, stories, because, score })
}

/// How clear a sentence is by itself: it needs no other, it is neither a stub nor a page, it tells much.
pub(super) fn clearness(collection: &Collection, (article, sentence): At) -> u32 {
    let Some(sentence) = collection.reading(article).and_then(|r| r.sentences.get(sentence)) else { return 0 };
    let length = sentence.span.end - sentence.span.start;
    let mut out = 0;
    out += if sentence.stands_alone { 40 } else { 0 };
    out += match length {
        0..40 => 0,
        40..60 => 10,
        60..260 => 30,
        260..400 => 15,
        _ => 0,
    };
    out + u32::try_from(sentence.terms.len().min(12)).unwrap_or(0)
}

/// Copies of a story tell what it tells: their sentences are added as sources, and do not count as outlets.
fn add_copies(collection: &Collection, agreement: &mut Agreement) {
    let mut known: BTreeSet<usize> = agreement.sources.iter().map(|s| s.article).collect();
    for source in agreement.sources.clone() {
        let copies = alike(collection, &source, &known);
        known.extend(copies.iter().map(|c| c.article));
        agreement.sources.extend(copies);
    }
}

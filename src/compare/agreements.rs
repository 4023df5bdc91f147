//! What independent outlets share: sentences that say the same, and figures of the same thing.

use std::collections::{BTreeMap, BTreeSet};

use super::collection::Collection;
use super::figures::{FigureAt, FigurePair};
use super::found::{Agreement, AgreementKind, Source};
use super::statements::{At, Pair, Relation};
use super::terms::overlap;

/// The shared statements, those of the most outlets first.
pub(super) fn agreements(collection: &Collection, pairs: &[Pair], figures: &[FigurePair]) -> Vec<Agreement> {
    let same = pairs.iter().filter(|p| p.relation == Relation::Same).map(|p| (p.a, p.b, p.score));
    let statements = stars(same);
    let agreeing = figures.iter().filter(|f| !f.is_conflict).map(|f| (f.a, f.b, f.score));
    let counted = stars(agreeing);
    let mut out: Vec<Agreement> = Vec::new();
    let mut values: Vec<BTreeMap<String, usize>> = Vec::new();
    let mut places: Vec<BTreeSet<At>> = Vec::new();
    for group in statements {
        places.push(group.members.iter().copied().collect());
        values.push(BTreeMap::new());
        out.extend(agreement(collection, AgreementKind::Statement, &group.members, group.score));
        if out.len() < places.len() {
            places.pop();
            values.pop();
        }
    }
    for group in counted {
        let sentences: Vec<At> = group.members.iter().filter_map(|f| sentence_of(collection, *f)).collect();
        let set: BTreeSet<At> = sentences.iter().copied().collect();
        let known = places.iter().position(|p| set.is_subset(p));
        let at = match known {
            Some(at) => at,
            None => {
                let Some(made) = agreement(collection, AgreementKind::Figure, &sentences, group.score) else {
                    continue;
                };
                out.push(made);
                places.push(set);
                values.push(BTreeMap::new());
                out.len() - 1
            }
        };
        // The value as the clearest wording writes it.
        let (Some(agreement), Some(values)) = (out.get_mut(at), values.get_mut(at)) else { continue };
        let first = agreement.sources.iter().find_map(|s| {
            group
                .members
                .iter()
                .find(|f| sentence_of(collection, **f).is_some_and(|at| span_of(collection, at) == Some(*s)))
        });
        if let Some((article, figure)) = first.or(group.members.first()).copied() {
            if let Some(figure) = collection.reading(article).and_then(|r| r.figures.get(figure)) {
                let value = collection.text(article, &figure.span).to_owned();
                let order = values.len();
                if values.insert(value.clone(), order).is_none() {
                    agreement.values.push(value);
                }
            }
        }
    }
    for agreement in &mut out {
        add_copies(collection, agreement);
    }
    out.sort_by(|a, b| {
        let place = |x: &Agreement| x.sources.iter().min().copied();
        b.outlets.cmp(&a.outlets).then_with(|| place(a).cmp(&place(b))).then_with(|| a.text.cmp(&b.text))
    });
    out
}

/// The sentence of a figure.
fn sentence_of(collection: &Collection, (article, figure): FigureAt) -> Option<At> {
    Some((article, collection.reading(article)?.figures.get(figure)?.sentence))
}

fn span_of(collection: &Collection, (article, sentence): At) -> Option<Source> {
    Some(collection.source(article, collection.reading(article)?.sentences.get(sentence)?.span))
}

/// Statements that all say what one of them says.
pub(super) struct Star {
    pub(super) members: Vec<(usize, usize)>,
    pub(super) score: f64,
}

/// Groups around those that most are like, so that a chain of small differences does not put together what differs;
/// one member for each article.
pub(super) fn stars(pairs: impl Iterator<Item = (At, At, f64)>) -> Vec<Star> {
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
        let mut total = 0.0;
        for (at, score) in list {
            if !members.iter().any(|m| m.0 == at.0) {
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
fn agreement(collection: &Collection, kind: AgreementKind, members: &[At], score: f64) -> Option<Agreement> {
    let articles: Vec<usize> = members.iter().map(|m| m.0).collect();
    let outlets = collection.outlets(&articles);
    if outlets < 2 {
        return None;
    }
    let mut ordered = members.to_vec();
    ordered.sort_by_key(|at| (std::cmp::Reverse(clearness(collection, *at)), *at));
    ordered.dedup();
    let sources: Vec<Source> = ordered.iter().filter_map(|at| span_of(collection, *at)).collect();
    let first = sources.first()?;
    let text = collection.text(first.article, &first.span).to_owned();
    let because = match kind {
        AgreementKind::Statement => format!("{outlets} outlets say the same"),
        AgreementKind::Figure => format!("{outlets} outlets give the same figure"),
    };
    let score = score.clamp(0.0, 1.0) as f32;
    Some(Agreement { kind, text, values: Vec::new(), sources, outlets, because, score })
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
    let mut added = Vec::new();
    for source in &agreement.sources {
        let Some(reading) = collection.reading(source.article) else { continue };
        let Some(own) = reading.sentence_at(&source.span).and_then(|at| reading.sentences.get(at)) else { continue };
        for copy in collection.copies_of(source.article) {
            if agreement.sources.iter().any(|s| s.article == *copy) {
                continue;
            }
            let Some(theirs) = collection.reading(*copy) else { continue };
            let alike = theirs
                .sentences
                .iter()
                .map(|s| (overlap(&own.terms, &s.terms, &collection.weights, false).jaccard, s))
                .max_by(|a, b| a.0.total_cmp(&b.0));
            if let Some((share, sentence)) = alike {
                if share >= 0.7 {
                    added.push(collection.source(*copy, sentence.span));
                }
            }
        }
    }
    agreement.sources.extend(added);
}

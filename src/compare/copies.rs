//! Copies of a story stand where the story stands: each with the place where it tells the same.

use std::collections::{BTreeMap, BTreeSet};

use crate::article::Span;

use super::collection::Collection;
use super::found::{Agreement, Claim, Source};
use super::terms::{Overlap, overlap};

/// How much a copy's sentence shares with the story's own to be the same sentence.
const SAME_SENTENCE: f64 = 0.7;
/// The same for a sentence that the other one tells as two, and how much of the shorter one the longer one has.
const SAME_PART: f64 = 0.5;
const ALL_OF_PART: f64 = 0.8;

/// In each copy of a source's story the sentence that tells the same, for copies that are not yet known.
pub(super) fn alike(collection: &Collection, source: &Source, known: &BTreeSet<usize>) -> Vec<Source> {
    let Some(reading) = collection.reading(source.article) else { return Vec::new() };
    let own = reading.sentence_at(&source.span).and_then(|at| reading.sentences.get(at));
    let Some(own) = own else { return Vec::new() };
    let mut out = Vec::new();
    for copy in collection.copies_of(source.article).iter().filter(|c| !known.contains(c)) {
        let Some(theirs) = collection.reading(*copy) else { continue };
        let like = collection.sentences_like(*copy, &own.terms);
        let shares = like
            .iter()
            .filter_map(|at| theirs.sentences.get(*at))
            .map(|s| (overlap(&own.terms, &s.terms, &collection.weights, false), s))
            .max_by(|a, b| a.0.jaccard.total_cmp(&b.0.jaccard));
        // A sentence that the copy tells as two.
        let is_part = |o: &Overlap| o.jaccard >= SAME_PART && o.contained >= ALL_OF_PART;
        if let Some((_, sentence)) = shares.filter(|(o, _)| o.jaccard >= SAME_SENTENCE || is_part(o)) {
            out.push(collection.source(*copy, sentence.span));
        }
    }
    out
}

/// Adds to claims those of the copies, each behind the one that it repeats and on its side. A copy that does not have
/// the words that differ is left out.
pub(super) fn with_copies(collection: &Collection, claims: Vec<Claim>, most: usize) -> Vec<Claim> {
    let mut known: BTreeSet<usize> = claims.iter().map(|c| c.source.article).collect();
    let mut out: Vec<Claim> = Vec::new();
    for claim in claims {
        let copies = alike(collection, &claim.source, &known);
        let (value, side) = (claim.value.clone(), claim.side);
        out.push(claim);
        for source in copies {
            let text = text_of(collection, source.article, &source.span);
            if text.contains(&value) && known.insert(source.article) {
                out.push(Claim { text, value: value.clone(), source, side });
            }
        }
    }
    out.truncate(most);
    out
}

fn text_of(collection: &Collection, article: usize, span: &Span) -> String {
    collection.text(article, span).to_owned()
}

/// The first run of digits in some words, with what groups them: "2,300" of "2,300 people".
fn digits(words: &str) -> Option<&str> {
    let from = words.find(|c: char| c.is_ascii_digit())?;
    let rest = words.get(from..)?;
    let past = rest.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',')).unwrap_or(rest.len());
    rest.get(..past).map(|d| d.trim_end_matches(['.', ','])).filter(|d| d.len() >= 2)
}

/// Agreements by the sentences that they put together.
pub(super) type Tellings<'a> = BTreeMap<Source, Vec<&'a Agreement>>;

/// Agreements, to be found by any of their sentences.
pub(super) fn tellings(agreements: &[Agreement]) -> Tellings<'_> {
    let mut out: Tellings<'_> = BTreeMap::new();
    for agreement in agreements {
        agreement.sources.iter().for_each(|source| out.entry(*source).or_default().push(agreement));
    }
    out
}

/// Adds to figures that differ who else tells the same sentence with the same digits, on the side of the claim.
pub(super) fn with_tellers(collection: &Collection, tellings: &Tellings<'_>, claims: &mut Vec<Claim>, most: usize) {
    let mut known: BTreeSet<usize> = claims.iter().map(|c| c.source.article).collect();
    let mut out: Vec<Claim> = Vec::new();
    for claim in std::mem::take(claims) {
        let told = tellings.get(&claim.source).into_iter().flatten().flat_map(|a| &a.sources);
        let (value, side) = (claim.value.clone(), claim.side);
        out.push(claim);
        let Some(number) = digits(&value) else { continue };
        for source in told {
            let text = text_of(collection, source.article, &source.span);
            let place = text.find(number);
            if place.is_some() && known.insert(source.article) {
                out.push(Claim { text, value: number.to_owned(), source: *source, side });
            }
        }
    }
    out.truncate(most);
    *claims = out;
}

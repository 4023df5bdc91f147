//! What sources of one agreement do not agree on, and the part of a sentence that holds nothing of it.

use std::collections::{BTreeMap, BTreeSet};

use crate::article::Span;

use super::collection::Collection;
use super::contradict::exclude;
use super::dated::Dated;
use super::figures::{FigureAt, FigurePair};
use super::likeness::{flags_differ, periods_meet, shares_fate};
use super::measured::Figure;
use super::reading::{Reading, Sentence};
use super::statements::{At, Pair, Relation};
use super::unequal::measures_part;
use super::words::{Class, Closeness, FastSet, Kind, Table, Token, Unit, closeness, is_kind, tokens};

/// Values of one unit that differ by more than this factor measure different things.
const MOST_FACTOR: f64 = 3.0;

/// A part of a sentence needs so many words that tell what it is about.
const LEAST_CONTENT: usize = 2;

/// What sentences contradict each other in.
pub(super) struct Disputed {
    figures: BTreeMap<FigureAt, Vec<FigureAt>>,
    days: BTreeSet<(At, At)>,
}

impl Disputed {
    /// The figures that cannot both hold, or changed, and the sentences that put one deed on two days.
    pub(super) fn new(collection: &Collection, pairs: &[Pair], figures: &[FigurePair]) -> Self {
        let mut out = Self { figures: BTreeMap::new(), days: BTreeSet::new() };
        // "250 now, against 620 on the first night": who tells both states denies neither.
        let knows = |(article, at): FigureAt, other: FigureAt| {
            let own = collection.reading(article);
            let figure = own.and_then(|r| r.figures.get(at));
            let sentence = figure.and_then(|f| own.and_then(|r| r.sentences.get(f.sentence)));
            let told = collection.reading(other.0).and_then(|r| r.figures.get(other.1));
            own.zip(sentence).zip(told).is_some_and(|((reading, sentence), told)| {
                let is_one = |f: &Figure| {
                    f.quantity.unit == told.quantity.unit && closeness(&f.quantity, &told.quantity) == Closeness::Same
                };
                figures_of(reading, sentence).any(|(_, f)| is_one(f))
            })
        };
        let denies = |f: &&FigurePair| f.is_conflict && !(f.is_change && (knows(f.a, f.b) || knows(f.b, f.a)));
        for pair in figures.iter().filter(denies) {
            out.figures.entry(pair.a).or_default().push(pair.b);
            out.figures.entry(pair.b).or_default().push(pair.a);
        }
        for pair in pairs.iter().filter(|p| matches!(p.relation, Relation::OtherDay | Relation::PutOff)) {
            out.days.extend([(pair.a, pair.b), (pair.b, pair.a)]);
        }
        out
    }

    /// Where a sentence tells a number or a day that one of the others contradicts.
    pub(super) fn places(&self, collection: &Collection, at: At, others: &BTreeSet<At>) -> Vec<Span> {
        let Some((reading, sentence)) = collection.told(at) else { return Vec::new() };
        let others = || others.iter().filter(|other| other.0 != at.0);
        let mut out = Vec::new();
        for (place, figure) in figures_of(reading, sentence) {
            let against = self.figures.get(&(at.0, place)).map_or(&[][..], Vec::as_slice);
            let is_opposed = |other: &At| {
                let Some((theirs, their)) = collection.told(*other) else { return false };
                let known = |f: &FigureAt| f.0 == other.0 && their.figures.contains(&f.1);
                against.iter().any(known) || is_against(figure, (reading, sentence), (theirs, their))
            };
            if others().any(is_opposed) {
                out.push(figure.span);
            }
        }
        // A day that both tell is not the one in which they differ.
        let is_shared = |dated: &Dated, other: &Sentence| {
            other.dates.iter().any(|d| (d.date, d.end, d.precision) == (dated.date, dated.end, dated.precision))
        };
        for (_, other) in others().filter(|o| self.days.contains(&(at, **o))).filter_map(|o| collection.told(*o)) {
            out.extend(sentence.dates.iter().filter(|d| !is_shared(d, other)).map(|d| d.span));
        }
        out
    }

    /// Whether none of some figures is contradicted by one of these sentences.
    pub(super) fn spares(&self, collection: &Collection, values: &[(At, Span)], sentences: &BTreeSet<At>) -> bool {
        values.iter().all(|(at, span)| !self.places(collection, *at, sentences).iter().any(|p| p.overlaps(span)))
    }
}

fn figures_of<'r>(reading: &'r Reading, sentence: &Sentence) -> impl Iterator<Item = (usize, &'r Figure)> + use<'r> {
    let own = reading.figures.get(sentence.figures.clone()).unwrap_or_default();
    sentence.figures.clone().zip(own)
}

/// Whether two figures of sentences that tell alike could be of one thing.
fn is_like(x: &Figure, y: &Figure) -> bool {
    let counts = x.quantity.unit == Unit::Count;
    let noun = shares_fate(x, y) || x.nouns.iter().any(|n| y.nouns.contains(n));
    let (low, high) = (x.quantity.value.min(y.quantity.value), x.quantity.value.max(y.quantity.value));
    x.quantity.unit == y.quantity.unit
        && x.ordinals == y.ordinals
        && (!counts || noun)
        && high <= low * MOST_FACTOR
        && !exclude(&x.exclusive, &y.exclusive)
        && !flags_differ(x, y)
        && !measures_part(x, y)
        && periods_meet(x, y)
}

/// Whether the other sentence has a figure of the same thing that differs, and neither has the other's number too.
fn is_against(figure: &Figure, own: (&Reading, &Sentence), other: (&Reading, &Sentence)) -> bool {
    let differs = |a: &Figure, b: &Figure| closeness(&a.quantity, &b.quantity) == Closeness::Different;
    let meets = |f: &Figure, (reading, sentence): (&Reading, &Sentence)| {
        figures_of(reading, sentence).any(|(_, g)| g.quantity.unit == f.quantity.unit && !differs(f, g))
    };
    let mut theirs = figures_of(other.0, other.1);
    !meets(figure, other) && theirs.any(|(_, g)| is_like(figure, g) && differs(figure, g) && !meets(g, own))
}

/// The part of a sentence that can stand by itself, without the disputed places and with nothing that none of the others
/// tells: from its beginning, or a clause of its own. `values` are the figures of which it must hold one, if any; with
/// `anywhere` the words around them will do.
pub(super) fn agreed_part(
    collection: &Collection,
    at: At,
    disputed: &[Span],
    (others, values, anywhere): (&BTreeSet<At>, &[Span], bool),
) -> Option<Span> {
    let (reading, sentence) = collection.told(at)?;
    let text = collection.text(at.0, &sentence.span);
    let found = tokens(text, reading.table, &FastSet::default(), &[0]);
    let (block, from) = (sentence.span.block, sentence.span.start);
    let all: Vec<(&Reading, &Sentence)> =
        others.iter().filter(|other| other.0 != at.0).filter_map(|other| collection.told(*other)).collect();
    let is_told = |f: &Figure| {
        let meets = |g: &Figure| {
            g.quantity.unit == f.quantity.unit && closeness(&f.quantity, &g.quantity) != Closeness::Different
        };
        all.iter().any(|(r, s)| figures_of(r, s).any(|(_, g)| meets(g)))
    };
    // The words that one of the others tells too.
    let shared = |term: u64| all.iter().any(|(_, s)| s.terms.binary_search_by_key(&term, |t| t.0).is_ok());
    let is_agreed = |part: &Span| {
        let inside = |t: &&Token| part.start <= from + t.start && from + t.end <= part.end;
        let words = found.iter().filter(inside).filter(|t| t.class.is_content() && t.class != Class::Number);
        let common: Vec<&Token> = words.filter(|t| shared(t.term)).collect();
        let deed = common.iter().any(|t| is_kind(t.term, Kind::Deed) || is_kind(t.term, Kind::Happening));
        let figures = || figures_of(reading, sentence).filter(|(_, f)| f.span.overlaps(part));
        let holds = values.iter().any(|v| part.start <= v.start && v.end <= part.end);
        !disputed.iter().any(|place| place.overlaps(part))
            && figures().all(|(_, f)| part.start <= f.span.start && f.span.end <= part.end && is_told(f))
            && common.len() >= LEAST_CONTENT
            && (holds || values.is_empty() && deed)
    };
    let longest = |parts: Vec<(usize, usize)>| {
        let spans = parts.into_iter().map(|(start, end)| Span::new(block, from + start, from + end));
        spans.filter(is_agreed).max_by_key(|part| (part.end - part.start, std::cmp::Reverse(part.start)))
    };
    let whole = longest(parts(text, &found, reading.table, false));
    // A figure may be quoted with the words around it, from one mark to the next: "will cost about 2.3 billion dollars".
    whole.or_else(|| if anywhere { longest(parts(text, &found, reading.table, true)) } else { None })
}

/// The parts of a sentence that read well alone: what stands before a mark or before "and" with a verb behind it, and the
/// clause behind a semicolon or a word like "when", in bytes of the sentence.
/// With `anywhere` what stands between two marks, and behind an "and" with a verb behind it, is one too.
fn parts(text: &str, found: &[Token], table: &Table, anywhere: bool) -> Vec<(usize, usize)> {
    let mut ends: Vec<usize> = Vec::new();
    let mut opens: Vec<usize> = vec![0];
    let mut before = ' ';
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let within = before.is_ascii_digit() && next.is_some_and(|n| n.is_ascii_digit());
        if matches!(c, ',' | ';' | '(' | '–' | '—') && !within {
            ends.push(at);
        }
        if c == ';' || anywhere && c == ',' && !within {
            opens.push(at + 1);
        }
        before = c;
    }
    let words = |list: &[String]| -> Vec<(usize, usize)> {
        let one = list.iter().flat_map(|word| {
            let joint = format!(" {word} ");
            text.match_indices(&joint).map(|(at, found)| (at, at + found.len())).collect::<Vec<_>>()
        });
        one.collect()
    };
    // "The bridge cost 310 million and is long": a verb or a small word behind.
    let goes_on = |at: usize| {
        let next = found.iter().find(|t| t.start >= at);
        next.is_some_and(|t| t.class == Class::Stop || is_kind(t.term, Kind::Deed))
    };
    ends.extend(words(&table.list_ends).into_iter().filter(|(_, past)| goes_on(*past)).map(|(at, _)| at));
    if anywhere {
        opens.extend(words(&table.list_ends).into_iter().map(|(_, past)| past).filter(|past| goes_on(*past)));
    }
    for (at, past) in words(&table.clause_opens) {
        ends.push(at);
        opens.push(past);
    }
    ends.push(text.trim_end_matches(['.', '!', '?', ' ']).len());
    let trimmed = |start: usize, end: usize| {
        let part = text.get(start..end)?;
        let lead = part.len() - part.trim_start().len();
        let inner = part.trim();
        (!inner.is_empty()).then_some((start + lead, start + lead + inner.len()))
    };
    let pairs =
        opens.iter().flat_map(|start| ends.iter().filter(move |end| *end > start).map(move |end| (*start, *end)));
    pairs.filter_map(|(start, end)| trimmed(start, end)).collect()
}

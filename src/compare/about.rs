//! What a conflict or a change is about: a phrase of one source, never words put together by us.

use crate::article::Span;

use super::collection::Collection;
use super::figures::FigureAt;
use super::statements::At;
use super::words::{Class, FastSet, Kind, Token, concept, is_kind, tokens};

/// The most words of such a phrase.
const MOST_WORDS: usize = 8;
/// What a content word that only one sentence has takes away, in parts of one that both have.
const ALIEN: f64 = 0.35;
/// What a name adds: who acts says less than what is done.
const NAME: f64 = 0.4;
/// What a word that says nothing by itself takes away.
const SMALL: f64 = 0.1;
/// The same for each word between the phrase and the value.
const FAR: f64 = 0.03;

/// What two sentences are both about: the run of words in the first one, as it stands there, that holds the most of what
/// both have, near the value and without it. Empty where no such run is found.
pub(super) fn about(collection: &Collection, a: At, b: At, value: Option<Span>) -> String {
    let sentence = |at: At| collection.reading(at.0).and_then(|r| r.sentences.get(at.1));
    let (Some(x), Some(y), Some(reading)) = (sentence(a), sentence(b), collection.reading(a.0)) else {
        return String::new();
    };
    let text = collection.text(a.0, &x.span);
    let shared: FastSet<u64> =
        x.terms.iter().filter(|t| y.terms.binary_search_by_key(&t.0, |u| u.0).is_ok()).map(|t| t.0).collect();
    // Names are read without knowing the whole article: the stem of a name and of a word are nearly always the same.
    let found = tokens(text, reading.table, &FastSet::default(), &[0]);
    let local = |byte: usize| byte.saturating_sub(x.span.start);
    let value = value.map(|v| local(v.start)..local(v.end));
    let is_value = |start: usize, end: usize| value.as_ref().is_some_and(|v| start < v.end && v.start < end);
    let tells = |at: usize| {
        found.get(at).is_some_and(|t| t.class.is_content() && t.class != Class::Number && shared.contains(&t.term))
    };
    let middle = found.iter().position(|t| is_value(t.start, t.end));
    let mut best: Option<(f64, usize, usize)> = None;
    // "240 passengers sank": without its number a noun is no beginning.
    let is_counted = |at: usize| {
        let before = at.checked_sub(1).and_then(|at| found.get(at)).filter(|t| t.class == Class::Number);
        let gap = before.zip(found.get(at)).and_then(|(number, noun)| text.get(number.end..noun.start));
        gap.is_some_and(|gap| gap.trim().is_empty())
    };
    for first in (0..found.len()).filter(|at| tells(*at) && !is_counted(*at)) {
        let mut seen: Vec<u64> = Vec::new();
        let mut score = 0.0;
        for (last, token) in found.iter().enumerate().skip(first).take(MOST_WORDS) {
            let joined = last == first
                || found.get(last - 1).is_some_and(|before| {
                    let gap = text.get(before.end..token.start).unwrap_or(",");
                    gap.chars().all(|c| c.is_whitespace() || matches!(c, '-' | '\'' | '’'))
                });
            // "Trade between the two countries": a small number in letters is part of the phrase.
            let is_small = token.class == Class::Number && (0.0..=10.0).contains(&token.value);
            let counts = matches!(token.class, Class::Number | Class::Time | Class::Flag | Class::Not) && !is_small;
            if !joined || counts || is_value(token.start, token.end) {
                break;
            }
            score += match token.class {
                Class::Name | Class::Office if tells(last) && !seen.contains(&token.term) => NAME,
                _ if tells(last) && !seen.contains(&token.term) => 1.0,
                Class::Stop | Class::Number => -SMALL,
                _ => -ALIEN,
            };
            seen.push(token.term);
            let apart = middle.map_or(0, |m| first.abs_diff(m).min(last.abs_diff(m)));
            let near = score - FAR * apart as f64;
            if tells(last) && best.is_none_or(|(other, ..)| near > other + 1e-9) {
                best = Some((near, token_start(&found, first), token.end));
            }
        }
    }
    let whole = |start: usize| title_start(text, &found, start);
    best.and_then(|(_, start, end)| text.get(whole(behind_verb(&found, start, end))..end))
        .unwrap_or_default()
        .to_owned()
}

/// What two figures both count, as the first one's value names it: "patrol boats" of "14 patrol boats". Nothing where it
/// names no more than people.
pub(super) fn counted(collection: &Collection, first: FigureAt, other: FigureAt) -> Option<String> {
    let reading = collection.reading(first.0)?;
    let (x, y) = (reading.figures.get(first.1)?, collection.reading(other.0)?.figures.get(other.1)?);
    let text = collection.text(first.0, &x.span);
    let found = tokens(text, reading.table, &FastSet::default(), &[0]);
    let is_people = |t: &Token| t.concept.and_then(concept).is_some_and(|c| c.id == "people");
    let counts = |t: &&Token| x.nouns.contains(&t.term) && y.nouns.contains(&t.term);
    let nouns: Vec<&Token> = found.iter().filter(counts).collect();
    if nouns.iter().all(|t| is_people(t)) {
        return None;
    }
    text.get(nouns.first()?.start..nouns.last()?.end).map(str::to_owned)
}

/// Where the first telling word behind a happening stands that a phrase begins with as with a verb: "Sol island" of "sank
/// off Sol island". "The sinking of the ferry" stays whole, and so does a phrase of the verb alone.
fn behind_verb(found: &[Token], start: usize, end: usize) -> usize {
    let at = found.iter().position(|t| t.start == start);
    let before = at.and_then(|at| at.checked_sub(1)).and_then(|at| found.get(at));
    let is_verb = at.and_then(|at| found.get(at)).is_some_and(|t| is_kind(t.term, Kind::Happening))
        && before.is_some_and(|t| t.class != Class::Stop);
    let mut behind = found.iter().filter(|t| t.start > start && t.end <= end);
    if is_verb { behind.find(|t| t.class.is_content()).map_or(start, |t| t.start) } else { start }
}

/// Where the words with capitals begin that a phrase's first word belongs to: "Prime" of "Prime Minister Anu Kask".
fn title_start(text: &str, found: &[Token], start: usize) -> usize {
    let is_capital = |at: usize| text.get(at..).and_then(|rest| rest.chars().next()).is_some_and(char::is_uppercase);
    let mut out = start;
    if !is_capital(start) {
        return out;
    }
    for token in found.iter().rev().skip_while(|t| t.end > start) {
        let joined = text.get(token.end..out) == Some(" ");
        if !joined || !is_capital(token.start) || matches!(token.class, Class::Stop | Class::Number | Class::Time) {
            break;
        }
        out = token.start;
    }
    out
}

fn token_start(found: &[Token], at: usize) -> usize {
    found.get(at).map_or(0, |t| t.start)
}

//! Offices that somebody is given: "the senate confirmed Tomás Urrutia as foreign minister".

use crate::article::{Article, Span};

use super::reading::Reading;
use super::words::{Class, FastSet, Table, Token, fold_words, terms, tokens};

/// What is told of those who are given an office.
pub(super) const GIVEN: [u64; 3] = terms!["appoint", "oath", "uphold"];
/// How far behind a name the office may reach, in tokens.
const MOST_TOKENS: usize = 7;

/// Whether an article tells that somebody was given an office.
pub(super) fn tells_appointment(reading: &Reading) -> bool {
    reading.sentences.iter().any(|s| s.terms.iter().any(|t| GIVEN.contains(&t.0)))
}

/// What is told of those who lose an office.
pub(super) const LOST: [u64; 3] = terms!["resign", "dismiss", "successor"];

/// Whether an article tells that somebody gave up an office, or lost it.
pub(super) fn tells_departure(reading: &Reading) -> bool {
    reading.sentences.iter().any(|s| s.terms.iter().any(|t| LOST.contains(&t.0)))
}

/// The names with what is told behind each of them, in sentences that tell of an office that was given: the name, the
/// words behind it up to a comma, and where they stand.
pub(super) fn appointed(article: &Article, reading: &Reading) -> Vec<(String, String, Span)> {
    let mut out = Vec::new();
    for sentence in &reading.sentences {
        let Some(text) = article.text(&sentence.span) else { continue };
        if !sentence.terms.iter().any(|t| GIVEN.contains(&t.0)) && !tells_new_office(text, reading.table) {
            continue;
        }
        let found = tokens(text, reading.table, &FastSet::default(), &[]);
        let mut at = 0;
        while at < found.len() {
            let run = run_of_names(text, found.get(at..).unwrap_or_default());
            let past = at + run.max(1);
            let (name, tail) = (found.get(at..at + run).unwrap_or_default(), found.get(past..).unwrap_or_default());
            if run >= 2
                && let Some((first, last)) = name.first().zip(name.last())
                && let Some((from, to)) = tail_of(text, last.end, tail)
                && let Some((named, written)) = text.get(first.start..last.end).zip(text.get(from..to))
            {
                let place = Span::new(sentence.span.block, sentence.span.start + first.start, sentence.span.start + to);
                out.push((named.to_owned(), written.to_owned(), place));
            }
            at = past;
        }
    }
    out
}

/// Whether a text tells a new office, "the new minister": the word for it right before one for an office.
pub(super) fn tells_new_office(text: &str, table: &Table) -> bool {
    let has = |word: &String| {
        text.match_indices(word.as_str()).any(|(at, _)| {
            let rest = text.get(at + word.len()..).and_then(|rest| rest.strip_prefix(' ')).map(fold_words);
            let offices = || table.offices.iter().flat_map(|(_, phrases)| phrases);
            rest.is_some_and(|rest| {
                offices().any(|office| {
                    rest.strip_prefix(office.as_str()).is_some_and(|past| past.is_empty() || past.starts_with(' '))
                })
            })
        })
    };
    table.newly.iter().any(has)
}

/// How many tokens from the first on are one name.
fn run_of_names(text: &str, found: &[Token]) -> usize {
    let is_name = |t: &Token| text.get(t.start..t.end).is_some_and(|w| w.starts_with(char::is_uppercase));
    let mut past = 0;
    let mut end = None;
    for token in found.iter().take_while(|t| t.class == Class::Name && is_name(t)) {
        if end.is_some_and(|end| text.get(end..token.start) != Some(" ")) {
            break;
        }
        end = Some(token.end);
        past += 1;
    }
    past
}

/// The words behind a name, small ones and those that give the office left out at the front, up to a comma.
fn tail_of(text: &str, end: usize, tail: &[Token]) -> Option<(usize, usize)> {
    let near = tail
        .iter()
        .take(MOST_TOKENS)
        .take_while(|t| text.get(end..t.start).is_some_and(|gap| !gap.contains([',', ';', '(', ')', ':', '“', '"'])));
    let told: Vec<&Token> = near.skip_while(|t| t.class == Class::Stop || GIVEN.contains(&t.term)).collect();
    Some((told.first()?.start, told.last()?.end))
}

/// How many tokens an office behind a name may have: "Vân Hải's new Foreign Minister".
const MOST_OFFICE_TOKENS: usize = 9;

/// Whether something stands between two commas behind a word with a capital, with no other mark in it.
fn has_apposition(text: &str) -> bool {
    text.match_indices(", ").any(|(at, _)| {
        let word = text.get(..at).unwrap_or_default();
        let word = word.get(word.rfind(' ').map_or(0, |space| space + 1)..).unwrap_or_default();
        let rest = text.get(at + 2..).unwrap_or_default();
        let ends = || rest.find([',', ';', '.']).is_some_and(|end| rest.get(end..).is_some_and(ends_apposition));
        word.contains(char::is_uppercase) && ends()
    })
}

/// Whether a comma, or the sentence's end, stands here.
fn ends_apposition(rest: &str) -> bool {
    rest.starts_with(',') || rest == "."
}

/// The names with the office that stands behind them between commas, in any sentence: the name, the words of the office,
/// and where both stand. An office that somebody else's name stands behind is that one's.
pub(super) fn apposed(article: &Article, reading: &Reading) -> Vec<(String, String, Span)> {
    let mut out = Vec::new();
    for sentence in &reading.sentences {
        let Some(text) = article.text(&sentence.span).filter(|t| has_apposition(t)) else { continue };
        let found = tokens(text, reading.table, &FastSet::default(), &[]);
        let mut at = 0;
        while at < found.len() {
            let run = run_of_names(text, found.get(at..).unwrap_or_default());
            let past = at + run.max(1);
            let name = found.get(at..at + run).unwrap_or_default();
            if run >= 2
                && let Some((first, last)) = name.first().zip(name.last())
                && text.get(last.end..).is_some_and(|rest| rest.starts_with(", "))
                && let Some(end) =
                    text.get(last.end + 2..).and_then(|rest| rest.find([',', ';', '.'])).map(|to| last.end + 2 + to)
                && text.get(end..).is_some_and(ends_apposition)
            {
                let inside = found.iter().filter(|t| t.start >= last.end && t.end <= end).count();
                let words = text.get(last.end + 2..end).map(str::trim);
                if let Some((named, written)) =
                    text.get(first.start..last.end).zip(words).filter(|_| inside <= MOST_OFFICE_TOKENS)
                {
                    let place =
                        Span::new(sentence.span.block, sentence.span.start + first.start, sentence.span.start + end);
                    out.push((named.to_owned(), written.to_owned(), place));
                }
            }
            at = past;
        }
    }
    out
}

/// The office that lists of names with brackets are of.
const MINISTER: &str = "minister";
/// How long a portfolio in brackets may be, in bytes.
const MOST_BRACKET: usize = 60;

/// The names with what stands in brackets right behind them, in sentences that tell of ministers or of a government: the name, the words between the
/// brackets, and where both stand.
pub(super) fn bracketed(article: &Article, reading: &Reading) -> Vec<(String, String, Span)> {
    let mut out = Vec::new();
    for sentence in &reading.sentences {
        let Some(text) = article.text(&sentence.span).filter(|t| t.matches(" (").nth(1).is_some()) else { continue };
        let plain = fold_words(text);
        let offices = reading.table.offices.iter().filter(|(id, _)| id == MINISTER).flat_map(|(_, phrases)| phrases);
        let of_government = sentence.terms.iter().any(|t| terms!["government", "cabinet"].contains(&t.0));
        if !of_government && !offices.into_iter().any(|office| plain.contains(office.as_str())) {
            continue;
        }
        let found = tokens(text, reading.table, &FastSet::default(), &[]);
        let mut at = 0;
        while at < found.len() {
            let run = run_of_names(text, found.get(at..).unwrap_or_default());
            let name = found.get(at..at + run).unwrap_or_default();
            at += run.max(1);
            let Some((first, last)) = name.first().zip(name.last()).filter(|_| run >= 2) else { continue };
            let Some(rest) = text.get(last.end..).and_then(|rest| rest.strip_prefix(" (")) else { continue };
            let Some(written) = rest.find(')').filter(|end| *end <= MOST_BRACKET).and_then(|end| rest.get(..end))
            else {
                continue;
            };
            let end = last.end + " (".len() + written.len() + ")".len();
            if let Some(named) = text.get(first.start..last.end) {
                let place =
                    Span::new(sentence.span.block, sentence.span.start + first.start, sentence.span.start + end);
                out.push((named.to_owned(), written.to_owned(), place));
            }
        }
    }
    out
}

//! What stands beside a number and is not what it counts: the time that something takes, what is lacked.

use super::clauses::is_without;
use super::words::{Class, Table, Token, terms};

/// Whether a word behind a noun tells what those who are counted do: "41 countries took part".
pub(super) fn is_done_by_them(token: &Token) -> bool {
    const DONE: [u64; 3] = terms!["take_part", "share", "receive"];
    DONE.contains(&token.term)
}

/// Whether a figure is a time that something takes: "over ten years", but for "for over ten years".
pub(super) fn is_spread(text: &str, own: &[Token], nouns: &[u64], table: &Table) -> bool {
    let of_time = !nouns.is_empty() && nouns.iter().all(|n| SPANS_OF_TIME.contains(n));
    let Some(number) = own.iter().find(|t| t.class == Class::Number).filter(|_| of_time) else { return false };
    let mut before = text.get(..number.start).unwrap_or_default().split_whitespace().rev();
    let word =
        |word: Option<&str>, list: &[String]| word.is_some_and(|w| list.iter().any(|l| w.eq_ignore_ascii_case(l)));
    word(before.next(), &table.spread) && !word(before.next(), &table.longer)
}

/// What a time is told in.
pub(super) const SPANS_OF_TIME: [u64; 5] = terms!["year", "month", "week", "day", "hour"];

/// Whether a word that undoes stands before a figure and undoes what stands between: "left without work 640 people".
pub(super) fn is_lack_of_other(text: &str, found: &[Token], not: &Token, start: usize, table: &Table) -> bool {
    let between = |t: &&Token| not.end <= t.start && t.end <= start && t.class.is_content();
    not.end <= start && is_without(text, not, table) && found.iter().any(|t| between(&t))
}

/// What lays something down.
const TEXTS: [u64; 4] = terms!["agreement", "treaty", "contract", "bill"];
/// How far before the word that lays down its text may stand, in tokens.
const TEXT_TOKENS: usize = 6;

/// Whether a text lays down what a figure gives: "l'accord prévoit une hausse de 4 %" is no forecast.
pub(super) fn is_laid_down(text: &str, clause: &[Token], start: usize, table: &Table) -> bool {
    let is_word = |t: &Token| text.get(t.start..t.end).is_some_and(|w| table.provides.iter().any(|p| p == w));
    let Some(at) = clause.iter().rposition(|t| t.end <= start && is_word(t)) else { return false };
    clause.iter().take(at).rev().take(TEXT_TOKENS).any(|t| TEXTS.contains(&t.term))
}

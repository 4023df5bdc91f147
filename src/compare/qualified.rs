//! What stands beside a number and is not what it counts: the time that something takes, the votes against, what is lacked.

use super::clauses::is_without;
use super::words::{Class, Table, Token, term_of, terms};

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

/// What is decided by votes.
const VOTED: [u64; 8] = terms!["vote", "court", "judge", "verdict", "council", "parliament", "adopt", "motion"];

/// The votes of which a number without a noun tells, with those against behind it: "split four to three".
pub(super) fn noun_of_votes(table: &Table, text: &str, found: &[Token], at: usize) -> Option<u64> {
    let number = found.get(at)?;
    let rest = text.get(number.end..)?;
    let gap = table.versus.iter().find(|word| {
        rest.trim_start_matches([' ', '-', '–'])
            .strip_prefix(word.as_str())
            .is_some_and(|r| r.starts_with([' ', '-', '–']))
    })?;
    let next = found.iter().skip(at + 1).find(|t| t.class == Class::Number && !t.is_ordinal)?;
    let close = text.get(number.end..next.start)?.trim_matches([' ', '-', '–']) == gap;
    let voted = found.iter().any(|t| VOTED.contains(&t.term));
    let past = text.get(next.end..).unwrap_or_default();
    let dated =
        past.trim_start().starts_with('%') || found.iter().any(|t| t.class == Class::Time && t.start == next.end + 1);
    (close && voted && !dated && number.value >= next.value && number.value.fract() <= 0.0).then(|| term_of("vote"))
}

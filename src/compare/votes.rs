//! Votes: what a number without a noun counts where those against stand behind it, and whether two tallies are of one vote.

use super::days::is_thing;
use super::measured::Figure;
use super::reading::{Sentence, Term};
use super::words::{Class, Kind, Table, Token, is_kind, term_of, terms};

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

/// How far behind the votes for something those against may stand, in tokens.
const TALLY_TOKENS: usize = 5;

/// Whether a figure of votes is a tally: those against stand behind it, "22 votes to 8", "23 votos a favor y 7 en contra".
pub(super) fn is_tally(
    table: &Table,
    text: &str,
    found: &[Token],
    (start, end): (usize, usize),
    nouns: &[u64],
) -> bool {
    let of_votes = nouns.iter().any(|n| terms!["vote", "vote_for"].contains(n));
    let own = found.iter().find(|t| t.start >= start && t.class == Class::Number);
    let Some(own) = own.filter(|t| of_votes && t.end <= end) else { return false };
    let behind: Vec<&Token> = found.iter().filter(|t| t.start >= own.end).take(TALLY_TOKENS).collect();
    let Some(at) = behind.iter().position(|t| t.class == Class::Number && !t.is_ordinal) else { return false };
    let Some(other) = behind.get(at) else { return false };
    let gap = text.get(own.end..other.start).unwrap_or_default().to_lowercase();
    let versus = |word: &String| gap.split(|c: char| !c.is_alphanumeric()).any(|w| w == word);
    let mut rest = found.iter().filter(|t| t.start >= other.end).take(2);
    let against = rest.any(|t| t.term == term_of("vote_against"));
    let in_favour = nouns.contains(&term_of("vote_for"));
    other.value <= own.value && !gap.contains('.') && (against || table.versus.iter().any(versus) || in_favour)
}

/// Who votes, and what is told of every vote.
const VOTERS: [u64; 19] = terms![
    "parliament",
    "council",
    "committee",
    "government",
    "court",
    "judge",
    "jury",
    "party",
    "opposition",
    "member",
    "seat",
    "support",
    "council_member",
    "bill",
    "town",
    "village",
    "district",
    "province",
    "region",
];

/// What is done by a vote, whatever it is on.
const DECIDES: [u64; 9] = terms!["vote", "adopt", "refuse", "reject", "agree", "accept", "hold", "meet", "merger"];

/// Whether two figures are votes on two things: each sentence names what was voted on, and neither what the other names.
pub(super) fn vote_on_others(x: &Sentence, a: &Figure, y: &Sentence, b: &Figure) -> bool {
    let votes = |f: &Figure| f.nouns == [term_of("vote")];
    let of = |s: &Sentence| -> Vec<u64> {
        let deed = |t: &Term| t.1 == Class::Concept && is_kind(t.0, Kind::Deed) && !DECIDES.contains(&t.0);
        let matters = s.terms.iter().filter(|t| (is_thing(**t) || deed(t)) && !VOTERS.contains(&t.0));
        matters.map(|t| t.0).collect()
    };
    if !votes(a) || !votes(b) {
        return false;
    }
    let (own, other) = (of(x), of(y));
    !own.is_empty() && !other.is_empty() && !own.iter().any(|t| other.contains(t))
}

/// Whether one of two figures of votes is the number that is needed, and the other one that of those cast: "76 votes are needed",
/// "fell by 78 votes to 69".
pub(super) fn one_is_needed(a: &Figure, b: &Figure) -> bool {
    // "Two more than the 76 needed": votes, though the word stands elsewhere.
    let votes = |f: &Figure| f.nouns.contains(&term_of("vote")) || f.nouns.is_empty();
    let needed = |f: &Figure| f.near.iter().any(|t| t.0 == term_of("required_number")) && !f.is_tally;
    votes(a) && votes(b) && needed(a) != needed(b)
}

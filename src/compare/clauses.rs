//! What commas and small words do to the numbers of a sentence: years told by the way, numbers that are taken back.

use super::words::{Class, ConceptId, Table, Token, concept};

/// Where a sentence's commas and brackets part it.
#[derive(Debug)]
pub(super) struct Parts {
    marks: Vec<usize>,
}

impl Parts {
    /// The parts of a sentence. A comma within a number parts nothing.
    pub(super) fn new(text: &str) -> Self {
        let mut marks = Vec::new();
        let mut before = ' ';
        let mut chars = text.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let within = before.is_ascii_digit() && chars.peek().is_some_and(|(_, next)| next.is_ascii_digit());
            if matches!(c, ',' | '(' | ')' | ';') && !within {
                marks.push(at);
            }
            before = c;
        }
        Self { marks }
    }

    /// The aside that a year stands in, if it is one with words of its own: "The silo, built in 1987, held 4,200 tonnes".
    /// What stands before the first comma is none, nor is the year alone.
    pub(super) fn aside(&self, text: &str, found: &[Token], time: &Token) -> Option<(usize, usize)> {
        let behind = self.marks.partition_point(|at| *at < time.start);
        let from = behind.checked_sub(1).and_then(|at| self.marks.get(at)).copied()?;
        let past = self.marks.get(behind).copied().unwrap_or(text.len());
        let first = found.partition_point(|t| t.start <= from);
        let mut inside = found.get(first..).unwrap_or_default().iter().take_while(|t| t.end <= past);
        inside.any(|t| t.class.is_content() && !is_unit_of_time(t)).then_some((from, past))
    }
}

/// "Year", "month", "the end of": a time in words.
fn is_unit_of_time(token: &Token) -> bool {
    const TIMES: [&str; 6] = ["year", "month", "week", "day", "end", "begin"];
    token.concept.and_then(concept).is_some_and(|c| TIMES.contains(&c.id.as_str()))
}

/// Numbers that a sentence takes back, "thirteen, not fourteen": where the word that undoes starts, and where the number.
pub(super) fn taken_back(text: &str, found: &[Token]) -> Vec<(usize, usize)> {
    let numbers = found.iter().filter(|t| t.class == Class::Number).count();
    let close = |not: &Token, number: &Token| {
        let gap = text.get(not.end..number.start).unwrap_or(",");
        not.class == Class::Not && number.class == Class::Number && gap.chars().all(|c| c == ' ' || c == '\u{a0}')
    };
    let pairs = found.iter().zip(found.iter().skip(1)).filter(|_| numbers > 1);
    pairs.filter(|(not, number)| close(not, number)).map(|(not, number)| (not.start, number.start)).collect()
}

/// Whether "and" stands right before a word that undoes: "1,240 kilograms and not almost two hundred more" undoes what
/// follows alone.
pub(super) fn is_contrast(text: &str, not: &Token, table: &Table) -> bool {
    let before = text.get(..not.start).unwrap_or_default().trim_end();
    let last = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    table.list_ends.iter().chain(&table.contrasts).any(|word| word == last)
}

/// Whether a word that undoes is "without": behind a figure it undoes what follows.
pub(super) fn is_without(text: &str, not: &Token, table: &Table) -> bool {
    let own = text.get(not.start..not.end).unwrap_or_default();
    table.lacking.iter().any(|word| word == own)
}

/// Where in a sentence clauses of their own open behind commas: ", while", ", tandis que", ", mientras".
pub(super) fn breaks(text: &str, table: &Table) -> Vec<usize> {
    let opens = |at: &usize| {
        let rest = text.get(at + 2..).unwrap_or_default();
        table.clause_opens.iter().any(|word| rest.strip_prefix(word.as_str()).is_some_and(|r| r.starts_with(' ')))
    };
    text.match_indices(", ").map(|(at, _)| at).filter(opens).collect()
}

/// The names in clauses other than the one that a figure stands in.
pub(super) fn names_aside(text: &str, found: &[Token], breaks: &[usize], (start, end): (usize, usize)) -> Vec<u64> {
    if breaks.is_empty() {
        return Vec::new();
    }
    let from = breaks.iter().rev().copied().find(|at| *at <= start).unwrap_or(0);
    let past = breaks.iter().copied().find(|at| *at >= end).unwrap_or(text.len());
    let names = |aside: bool| {
        let of_side = move |t: &&Token| t.class == Class::Name && aside == (t.end <= from || t.start >= past);
        found.iter().filter(of_side).map(|t| t.term)
    };
    let own: Vec<u64> = names(false).collect();
    names(true).filter(|name| !own.contains(name)).collect()
}

/// How many tokens may open a sentence before its first comma for what they qualify to be all of it.
const OPENING_TOKENS: usize = 8;

/// "Alone", "riêng tại", "solo en" before the first comma of a sentence: what it counts is a part.
pub(super) fn opening_flag(text: &str, found: &[Token]) -> Option<ConceptId> {
    let comma = text.find(", ")?;
    let opening: Vec<&Token> = found.iter().take_while(|t| t.end <= comma).take(OPENING_TOKENS + 1).collect();
    let counts = opening.iter().any(|t| t.class == Class::Number);
    let flags = |t: &&&Token| t.class == Class::Flag && t.concept.and_then(concept).is_some_and(|c| c.id == "subset");
    let short = opening.len() <= OPENING_TOKENS && !counts;
    opening.iter().find(flags).filter(|_| short).and_then(|t| t.concept)
}

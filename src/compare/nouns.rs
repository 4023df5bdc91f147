//! The noun that a number counts: right behind it, behind the whole that it is a part of, or before it, "the number of".

use super::reading::is_unit;
use super::tolls::is_fate;
use super::unequal::is_stance;
use super::words::{Class, Group, Kind, Table, Token, concept, is_kind, term_of};

/// The noun right behind a number: the next word; the one behind it where that is "new" or "other", or belongs to it, as in
/// "five border crossings".
pub(super) fn noun_behind<'t>(table: &Table, text: &str, found: &'t [Token], number: usize) -> Option<&'t Token> {
    let joined = |at: usize| {
        let (token, next) = (found.get(at)?, found.get(at + 1)?);
        let gap = text.get(token.end..next.start)?;
        (matches!(gap, " " | "-") && matches!(next.class, Class::Concept | Class::Word)).then_some(next)
    };
    let first = joined(number)?;
    let written = text.get(first.start..first.end).unwrap_or_default();
    let passes = table.between.iter().any(|word| word == written);
    let compound = |second: &&Token| {
        let both = first.class == Class::Concept && second.class == Class::Concept;
        both && !is_stance(second.term)
            && !is_unit(first)
            && table.code == "en"
            && !is_fate(second)
            && !is_kind(second.term, Kind::Deed)
    };
    // "Two retention lakes": an English word that the table lacks says of what kind the thing is.
    let kind_of = |second: &&Token| {
        let thing = second.class == Class::Concept
            && is_plain(second)
            && !is_stance(second.term)
            && !is_kind(second.term, Kind::Deed);
        table.code == "en" && first.class == Class::Word && !written.ends_with("ed") && thing && !is_unit(second)
    };
    match joined(number + 1) {
        Some(second) if passes || compound(&second) || kind_of(&second) => Some(second),
        _ => Some(first),
    }
}

/// Where a figure ends whose last word belongs to the noun behind it, in English.
pub(super) fn compound_end(table: &Table, text: &str, found: &[Token], end: usize) -> Option<usize> {
    let at = found.iter().position(|t| t.end == end)?;
    let (last, next) = (found.get(at)?, found.get(at + 1)?);
    let plain = |t: &Token| {
        t.class == Class::Concept && is_plain(t) && !is_stance(t.term) && !is_unit(t) && !is_kind(t.term, Kind::Deed)
    };
    let joined = table.code == "en" && text.get(last.end..next.start) == Some(" ");
    (joined && plain(last) && plain(next) && !is_kind(last.term, Kind::Person)).then_some(next.end)
}

/// Whether a concept is of no group.
fn is_plain(token: &Token) -> bool {
    token.concept.and_then(concept).is_some_and(|c| c.group == Group::Plain)
}

/// How many small words may stand between a part and its whole.
const OF_TOKENS: usize = 4;

/// The noun of the whole that a number is a part of: "14 of the 27 seats" are seats.
pub(super) fn noun_of_whole<'t>(table: &Table, text: &str, found: &'t [Token], number: usize) -> Option<&'t Token> {
    let rest = found.get(number + 1..)?;
    // "Thirty-eight of Aireline's 62 lines": whose they are may stand between.
    let opens = rest.first().is_some_and(|t| t.class == Class::Stop);
    let between = |t: &&Token| t.class == Class::Stop || opens && t.class == Class::Name;
    let small = rest.iter().take_while(between).count();
    let whole = rest.get(small).filter(|t| t.class == Class::Number && !t.is_ordinal)?;
    let (part, close) = (found.get(number)?, (1..=OF_TOKENS).contains(&small));
    let joined = !text.get(part.end..whole.start)?.contains([',', ';', '(', ':', '.']);
    (close && joined && part.value < whole.value).then(|| noun_behind(table, text, found, number + small + 1))?
}

/// How far before a number the noun may stand whose number it is, in tokens.
const NUMBER_OF_TOKENS: usize = 9;

/// The noun of which a number without one of its own is told to be the number: "put the number of drivers concerned at
/// 1,200", "le nombre de cas est passé à 45", "số ca mắc là 300". What became of people is no noun.
pub(super) fn noun_of_number(found: &[Token], start: usize) -> Option<&Token> {
    let past = found.partition_point(|t| t.start < start);
    let before: Vec<&Token> =
        found.get(..past)?.iter().rev().filter(|t| t.end <= start).take(NUMBER_OF_TOKENS).collect();
    let near = before.iter().position(|t| t.class == Class::Number).unwrap_or(before.len());
    let at = before.get(..near)?.iter().position(|t| t.term == term_of("number_of"))?;
    let noun = before.get(..at)?.iter().rev().find(|t| t.class != Class::Stop)?;
    let counts = noun.class == Class::Concept && is_plain(noun) && !is_fate(noun) && !is_unit(noun);
    counts.then_some(*noun)
}

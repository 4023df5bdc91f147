//! The parts of a phrase that names somebody: roles, bodies, honorifics, capitals.

use std::ops::Range;

use super::super::language::Language;
use super::super::lexicon::{Tag, TagSet, ends_in};
use super::super::text::Block;
use super::beside::does_for_a_living;
use super::scan::opens;
use super::viet::told_by_place;

/// What a word, or a phrase, adds to a mention.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Role,
    Body,
    Portfolio,
    Honorific,
    Capital,
    Link,
    Plain,
}

/// The parts of a phrase, with the words of each.
pub(super) type Parts = Vec<(Part, Range<usize>)>;

/// Whether word `at` carries a phrase on.
pub(super) fn connected(block: &Block, at: usize, last: Part) -> bool {
    block.joined(at)
        || last == Part::Honorific && matches!(block.gap(at), ". " | ".\u{a0}" | ".")
        || block.gap(at) == " & " && last == Part::Capital && block.is_capital(at)
        || matches!(block.gap(at), ". ")
            && at > 0
            && block.written(at - 1).chars().count() == 1
            && block.is_capital(at - 1)
            && last == Part::Capital
        || block.gap(at) == ", " && last == Part::Portfolio && block.is_capital(at) && block.has(at, Tag::Portfolio)
        || last == Part::Portfolio
            && block.gap(at) == ". "
            && at >= 2
            && (initials(block, at - 2) || is_interim(block, at - 2))
        // "Farmers’ leader".
        || matches!(last, Part::Plain | Part::Capital)
            && matches!(block.gap(at), "’ " | "' ")
            && (last == Part::Plain
                || at > 0 && block.word(at - 1).ends_with('s') && (opens(block, at - 1) || block.is_capital(at - 1) && of_body(block, at)))
}

/// "Dockers’ Federation", "Farmers’ Cooperative Union": a body in capitals is named right behind.
fn of_body(block: &Block, at: usize) -> bool {
    let run = (at..at + 3).take_while(|w| block.is_capital(*w) && (*w == at || block.spaced(*w)));
    run.into_iter().any(|w| block.has(w, Tag::Body))
}

/// "Women’s Union", "Children’s Fund": whether the "s" of such a name stands at a word.
pub(super) fn own_plural(block: &Block, at: usize) -> bool {
    at > 0
        && block.written(at) == "s"
        && matches!(block.gap(at), "’" | "'")
        && block.has(at - 1, Tag::OwnPlural)
        && block.spaced(at + 1)
        && of_body(block, at + 1)
}

/// "U.S.": two capitals with full stops.
fn initials(block: &Block, at: usize) -> bool {
    let letter = |w: usize| block.is_capital(w) && block.written(w).chars().count() == 1;
    letter(at) && letter(at + 1) && block.gap(at + 1) == "." && block.gap(at + 2) == ". "
}

/// "a. i.", "p. o.": two small letters with full stops behind an office, which somebody holds for a time.
pub(super) fn is_interim(block: &Block, at: usize) -> bool {
    let letter = |w: usize| !block.is_capital(w) && block.written(w).len() == 1 && block.word(w) < "zz";
    let alpha = |w: usize| block.word(w).chars().all(char::is_alphabetic);
    letter(at)
        && letter(at + 1)
        && alpha(at)
        && alpha(at + 1)
        && block.spaced(at)
        && matches!(block.gap(at + 1), "." | ". " | ".\u{a0}")
        && block.gap(at + 2).starts_with('.')
}

/// "U.S. Trade Representative": initials of a country or a body that lead to a role in capitals.
pub(super) fn initials_of_role(block: &Block, at: usize) -> bool {
    initials(block, at)
        && (at + 2..at + 5)
            .take_while(|w| block.is_capital(*w) && (*w == at + 2 || block.spaced(*w)))
            .any(|w| block.has(w, Tag::Role))
}

/// The part that starts at a word and its length in words.
pub(super) fn part_at(block: &Block, at: usize, language: &Language) -> Option<(Part, usize)> {
    /// What a word in small letters must be in a table as, unless its ending tells what somebody does.
    const PARTS: TagSet =
        TagSet::of(&[Tag::Role, Tag::Honorific, Tag::Body, Tag::LocalBody, Tag::Portfolio, Tag::Country]);
    let viet = language.lexicon.plural.is_empty();
    let capital = block.is_capital(at);
    let tags = &block.tags;
    if !capital && !tags.has_any(at, PARTS) && (viet || !does_for_a_living(block, at, language)) {
        return None;
    }
    let role = tags.len(at, Tag::Role).max(if viet { told_by_place(block, at) } else { 0 });
    // "PM Lâm" is a role, "8 pm" a time.
    let is_time = role == 1 && !capital && tags.has(at, Tag::Clock);
    // "Đại sứ quán": a body whose words open as a role's do.
    // "Minera Altiplano": Spanish and French write no office with a capital before a name.
    let firm = language.lexicon.romance
        && capital
        && tags.len(at, Tag::Body) >= role
        && block.spaced(at + 1)
        && block.is_capital(at + 1)
        && !block.is_capital(at + 2);
    let bodied = firm || viet && capital && tags.len(at, Tag::Body) > role;
    if role > 0 && !is_time && !bodied {
        return Some((Part::Role, role));
    }
    let honorific = tags.len(at, Tag::Honorific);
    // "doña Ana Ruiz", not "su padre Luc": worn with the name, though in small letters.
    let small = language.lexicon.romance && tags.has(at, Tag::Title) && tags.len_before(at, Tag::Determiner) == 0;
    let named = |w: usize| {
        block.is_capital(w)
            || (w..w + 3).find(|w| !block.has(*w, Tag::Particle)).is_some_and(|past| past > w && block.is_capital(past))
    };
    if honorific > 0 && (capital || viet || small) && named(at + honorific) {
        return Some((Part::Honorific, honorific));
    }
    // "Thủ tướng Đan Mạch", "Đại học Bách khoa Hà Nội": a land or a town whose first syllable is also a surname.
    let land = if viet && capital { tags.len(at, Tag::Country) } else { 0 };
    if land >= 2 && !(block.joined(at + land) && block.is_capital(at + land)) && tags.len_before(at, Tag::Surname) == 0
    {
        return Some((Part::Portfolio, land));
    }
    if viet && capital && tags.has(at, Tag::Surname) && block.is_capital(at + 1) && block.joined(at + 1) {
        return Some((Part::Capital, 1));
    }
    if !capital && !viet && does_for_a_living(block, at, language) {
        return Some((Part::Role, 1));
    }
    let body = tags.len(at, Tag::Body).max(if capital { 0 } else { tags.len(at, Tag::LocalBody) });
    // "Hội đàm", "Viện trợ": words that only open as a body's noun does.
    // A role of it stays one: "Chủ tịch Hội nghị".
    let thing =
        viet && tags.len(at, Tag::Thing).max(tags.len(at, Tag::Work)) > body && tags.len_before(at, Tag::Role) == 0;
    if body > 0 && !thing && (!viet || capital) {
        return Some((Part::Body, body));
    }
    let portfolio = tags.len(at, Tag::Portfolio).max(if viet { tags.len(at, Tag::Country) } else { 0 });
    if portfolio > 0 && (capital || !viet) {
        return Some((Part::Portfolio, portfolio));
    }
    // "on October 13", "on Monday": a date names nobody.
    let plain = !viet && !language.lexicon.romance;
    if plain && (block.has(at, Tag::Month) || block.has(at, Tag::Weekday)) {
        let dated = block.written(at + 1).starts_with(|c: char| c.is_ascii_digit());
        // "warned on 9 March Ambassador Coll".
        let behind = at > 0 && block.spaced(at) && block.written(at - 1).starts_with(|c: char| c.is_ascii_digit());
        if dated || behind || block.tags.len_before(at, Tag::Preposition) > 0 {
            return None;
        }
    }
    if capital {
        // "¿Seguirá Cardozo?": a verb that opens its sentence.
        let verb = language.lexicon.romance
            && opens(block, at)
            && block.spaced(at + 1)
            && block.is_capital(at + 1)
            && ends_in(block.word(at), &language.lexicon.endings.future);
        // "Outside, a spokesman called it".
        let apart = !viet
            && block.gap(at + 1) == ", "
            && [Tag::Preposition, Tag::NounStop, Tag::Adverb].iter().any(|tag| tags.has(at, *tag))
            && tags.len(at, Tag::Country) == 0;
        let opener = verb || (tags.has(at, Tag::Opener) || apart) && opens(block, at);
        return (!opener).then_some((Part::Capital, 1));
    }
    None
}

//! Finds mentions in a block: capitalised words, roles, bodies and what links them.

use std::ops::Range;

use super::super::language::Language;
use super::super::lexicon::Tag;
use super::super::text::Block;
use super::beside::{apposed, bracketed, coordinated, does_for_a_living, is_demonym, leads_to_body};
use super::built::built;
use super::role::{
    compound, given_name, group_of, leads_to_role, long_complement, plain_complement, post, told_at_length,
    told_by_place, unlisted, viet_complement,
};
use super::{Mention, Who};

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

/// The longest mention, in words.
const MOST_WORDS: usize = 18;

/// Every mention of a block, in order.
pub(super) fn mentions(block: &Block, language: &Language) -> Vec<Mention> {
    let mut out: Vec<Mention> = Vec::new();
    let mut at = 0;
    while at < block.word_count() {
        match mention_at(block, at, language) {
            Some(found) => {
                at = found.words.end.max(at + 1);
                out.push(found);
            }
            None => at += 1,
        }
    }
    let mut out = apposed(block, coordinated(block, out, language), language);
    bracketed(block, &mut out);
    out
}

fn mention_at(block: &Block, at: usize, language: &Language) -> Option<Mention> {
    if let Some(past) = group_of(block, at, language) {
        return Some(simple(block, at..past, Who::Parties));
    }
    let parties = block.tags.len(at, Tag::Parties);
    if parties > 0 {
        return Some(simple(block, at..at + parties, Who::Parties));
    }
    let determined = block.tags.len(at, Tag::Determiner);
    // "vị này".
    if determined > 0 && [Tag::He, Tag::She].iter().any(|tag| block.tags.len(at, *tag) > determined) {
        return pronoun(block, at, language);
    }
    if determined > 0 && (opens(block, at) || !block.is_capital(at)) {
        let from = at + determined;
        return (block.joined(from)).then(|| phrase(block, from, true, language)).flatten();
    }
    if compound(block, at, language) {
        return phrase(block, at, true, language);
    }
    // "ông Lê Văn Hải" is a name, "ông" alone a pronoun.
    pronoun(block, at, language).or_else(|| phrase(block, at, false, language))
}

pub(super) fn simple(block: &Block, words: Range<usize>, who: Who) -> Mention {
    let range = block.word_range(words.start).start..block.word_range(words.end.saturating_sub(1)).end;
    Mention {
        who,
        governed: governed(block, words.start),
        name: range.start..range.start,
        role: range.start..range.start,
        title: range.start..range.start,
        role_follows: false,
        role_apart: false,
        honoured: false,
        quoted: false,
        words,
        range,
    }
}

fn pronoun(block: &Block, at: usize, language: &Language) -> Option<Mention> {
    let mut found = pronoun_at(block, at, language)?;
    // "comme elle l'a dit": with a verb behind it, it acts.
    let past = found.words.end;
    let acts = block.joined(past) && (block.has(past, Tag::Say) || block.has(past, Tag::NounStop));
    found.governed &= !acts;
    Some(found)
}

fn pronoun_at(block: &Block, at: usize, language: &Language) -> Option<Mention> {
    let viet = language.lexicon.plural.is_empty();
    for (tag, who) in [(Tag::We, Who::We), (Tag::Own, Who::Own), (Tag::You, Who::You), (Tag::It, Who::It)] {
        let len = block.tags.len(at, tag);
        if len > 0 {
            return Some(simple(block, at..at + len, who));
        }
    }
    for (tag, who) in [(Tag::He, Who::He), (Tag::She, Who::She), (Tag::They, Who::They)] {
        // "Cô giáo Mạc Thùy Dương": a role that opens as the pronoun does.
        let len = if block.tags.len(at, Tag::Role) > block.tags.len(at, tag) { 0 } else { block.tags.len(at, tag) };
        let names =
            viet && (block.is_capital(at + len) && block.joined(at + len) || block.is_capital(at) && !opens(block, at));
        if len > 0 && !names {
            return Some(simple(block, at..at + len, who));
        }
    }
    None
}

/// Whether a word opens its sentence, or words that are quoted.
pub(in crate::detect) fn opens(block: &Block, at: usize) -> bool {
    let start = block.word_range(at).start;
    block.word_from(block.sentence_of(start).start) == at
        || block.gap(at).trim_end().ends_with(['“', '"', '«', '‘', ':'])
        // "3. El ministro", "10:48 Nói": behind the number or the hour of a line.
        || (1..=3).contains(&at)
            && !block.gap(at).trim().chars().any(char::is_alphabetic)
            && (0..at).all(|w| block.written(w).chars().all(|c| c.is_ascii_digit() || matches!(c, 'h' | 'H')))
}

fn governed(block: &Block, at: usize) -> bool {
    // "told this newspaper", "relató a esta agencia".
    let before = block.tags.len_before(at, Tag::Determiner).max(block.tags.len_before(at, Tag::Demonstrative));
    let at = if before > 0 && block.joined(at) { at - before } else { at };
    // "according to the minister": who is named so speaks.
    let told = block.tags.len_before(at, Tag::According) > 0;
    at > 0 && block.joined(at) && block.tags.len_before(at, Tag::Preposition) > 0 && !told
}

/// Whether word `at` carries a phrase on.
fn connected(block: &Block, at: usize, last: Part) -> bool {
    block.joined(at)
        || last == Part::Honorific && matches!(block.gap(at), ". " | ".\u{a0}" | ".")
        || block.gap(at) == " & " && last == Part::Capital && block.is_capital(at)
        || matches!(block.gap(at), ". ")
            && at > 0
            && block.written(at - 1).chars().count() == 1
            && block.is_capital(at - 1)
            && last == Part::Capital
        || block.gap(at) == ", " && last == Part::Portfolio && block.is_capital(at) && block.has(at, Tag::Portfolio)
        || last == Part::Portfolio && block.gap(at) == ". " && at >= 2 && initials(block, at - 2)
        // "Farmers’ leader".
        || matches!(last, Part::Plain | Part::Capital)
            && matches!(block.gap(at), "’ " | "' ")
            && (last == Part::Plain || at > 0 && opens(block, at - 1) && block.word(at - 1).ends_with('s'))
}

/// "U.S.": two capitals with full stops.
fn initials(block: &Block, at: usize) -> bool {
    let letter = |w: usize| block.is_capital(w) && block.written(w).chars().count() == 1;
    letter(at) && letter(at + 1) && block.gap(at + 1) == "." && block.gap(at + 2) == ". "
}

/// "U.S. Trade Representative": initials of a country or a body that lead to a role in capitals.
fn initials_of_role(block: &Block, at: usize) -> bool {
    initials(block, at)
        && (at + 2..at + 5)
            .take_while(|w| block.is_capital(*w) && (*w == at + 2 || block.spaced(*w)))
            .any(|w| block.has(w, Tag::Role))
}

/// The part that starts at a word and its length in words.
fn part_at(block: &Block, at: usize, language: &Language) -> Option<(Part, usize)> {
    let viet = language.lexicon.plural.is_empty();
    let capital = block.is_capital(at);
    let tags = &block.tags;
    let role = tags.len(at, Tag::Role).max(if viet { told_by_place(block, at) } else { 0 });
    // "PM Lâm" is a role, "8 pm" a time.
    let is_time = role == 1 && !capital && tags.has(at, Tag::Clock);
    if role > 0 && !is_time {
        return Some((Part::Role, role));
    }
    let honorific = tags.len(at, Tag::Honorific);
    if honorific > 0 && (capital || viet) && block.is_capital(at + honorific) {
        return Some((Part::Honorific, honorific));
    }
    if viet && capital && tags.has(at, Tag::Surname) && block.is_capital(at + 1) && block.joined(at + 1) {
        return Some((Part::Capital, 1));
    }
    if !capital && !viet && does_for_a_living(block, at, language) {
        return Some((Part::Role, 1));
    }
    let body = tags.len(at, Tag::Body).max(if capital { 0 } else { tags.len(at, Tag::LocalBody) });
    if body > 0 && (!viet || capital) {
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
        if dated || block.tags.len_before(at, Tag::Preposition) > 0 {
            return None;
        }
    }
    if capital {
        let opener = tags.has(at, Tag::Opener) && opens(block, at);
        return (!opener).then_some((Part::Capital, 1));
    }
    None
}

/// The parts of a phrase, with the words of each.
pub(super) type Parts = Vec<(Part, Range<usize>)>;

fn phrase(block: &Block, from: usize, determined: bool, language: &Language) -> Option<Mention> {
    let viet = language.lexicon.plural.is_empty();
    let mut parts: Parts = Vec::new();
    let mut at = from;
    while at < block.word_count() && at - from < MOST_WORDS {
        let last = parts.last().map_or(Part::Plain, |p| p.0);
        // "Julián “el Tuercas” Robledo".
        if last == Part::Capital
            && at > from
            && matches!(block.gap(at), " “" | " \"" | " «" | " ‘")
            && let Some(past) = (at + 1..at + 4).find(|w| matches!(block.gap(*w), "” " | "\" " | "» " | "’ "))
            && block.is_capital(past)
        {
            parts.push((Part::Capital, at..past + 1));
            at = past + 1;
            continue;
        }
        // "Liên danh nhà thầu Hanbit - Trường Phát".
        let twin = viet
            && last == Part::Capital
            && block.gap(at) == " - "
            && parts.first().is_some_and(|p| p.0 == Part::Body)
            && matches!(part_at(block, at, language), Some((Part::Capital | Part::Body, 1)));
        if at > from && !twin && !connected(block, at, last) {
            break;
        }
        if initials_of_role(block, at) {
            parts.push((Part::Portfolio, at..at + 2));
            at += 2;
            continue;
        }
        // "le dijo a BBC Mundo Ana Ruiz": to whom, then who.
        if at == from && block.is_capital(at) {
            let outlet = block.tags.len(at, Tag::Outlet);
            let next = at + outlet;
            if outlet > 0
                && block.spaced(next)
                && block.is_capital(next)
                && block.spaced(next + 1)
                && block.is_capital(next + 1)
            {
                return Some(simple(block, at..next, Who::Name));
            }
        }
        let headed = parts.iter().any(|p| matches!(p.0, Part::Role | Part::Body));
        let after_role = matches!(last, Part::Role | Part::Portfolio);
        if viet
            && after_role
            && let Some(past) = viet_complement(block, at)
        {
            parts.push((Part::Portfolio, at..past));
            at = past;
            continue;
        }
        // "Ngân hàng Khí hậu châu Á Mei Tanaka": a part of the world that opens in small letters.
        let region = block.tags.len(at, Tag::Country);
        if viet && headed && region >= 2 && !block.is_capital(at) && block.spaced(at) {
            parts.push((Part::Portfolio, at..at + region));
            at += region;
            continue;
        }
        // "Đại diện UNICEF tại Việt Nam Ngozi Adebayo": where somebody serves, before the name.
        if viet && headed && at > from {
            let lead = block.tags.len(at, Tag::Preposition);
            let place = block.tags.len(at + lead, Tag::Country).max(block.tags.len(at + lead, Tag::Place));
            let next = at + lead + place;
            if lead > 0
                && place > 0
                && parts.first().is_some_and(|p| p.0 == Part::Role)
                && (at + 1..=next + 1).all(|w| block.spaced(w))
                && block.is_capital(next)
                && block.is_capital(next + 1)
            {
                parts.push((Part::Portfolio, at..next));
                at = next;
                continue;
            }
        }
        // "le biologiste Luc Potvin": who goes before a name is somebody, whatever they do.
        if at == from
            && determined
            && let Some(past) = unlisted(block, at, language)
        {
            parts.push((Part::Role, at..past));
            at = past;
            continue;
        }
        if last == Part::Capital && given_name(block, at, parts.len() > 1, language) {
            parts.push((Part::Capital, at..at + 1));
            at += 1;
            continue;
        }
        // "Chủ tịch Hiệp hội Gỗ và Lâm sản phía Nam Lê Hoàng Duy": a long body between a role and its name.
        if viet
            && at > from
            && parts.first().is_some_and(|p| p.0 == Part::Role)
            && (last == Part::Body
                || block.has(at, Tag::InCharge)
                || last == Part::Role
                    && ((from..at).any(|w| block.has(w, Tag::Body)) || block.is_capital(at) && block.spaced(at)))
            && let Some(past) = long_complement(block, at)
        {
            parts.push((Part::Portfolio, at..past));
            at = past;
            continue;
        }
        // "embajador de Japón en la Argentina, Kenji Morikawa,": where somebody serves.
        if headed
            && parts.first().is_some_and(|p| p.0 == Part::Role)
            && let Some(past) = post(block, at).or_else(|| told_at_length(block, at, language))
        {
            parts.push((Part::Portfolio, at..past));
            at = past;
            continue;
        }
        let found = match part_at(block, at, language) {
            // "Phạm Văn Đức": what is a country elsewhere is a name behind one.
            Some((Part::Portfolio | Part::Honorific, _)) if viet && last == Part::Capital => Some((Part::Capital, 1)),
            // "Bộ trưởng … hoan nghênh": a lower-case role in the middle of a Vietnamese name opens a new phrase.
            Some((Part::Portfolio, n))
                if !block.is_capital(at) && !headed && !determined && !leads_to_role(block, at + n, language) =>
            {
                None
            }
            // "Ô-xtrây-li-a": syllables that hyphens join.
            None if viet && last == Part::Capital && block.gap(at) == "-" && !block.is_capital(at) => {
                Some((Part::Capital, 1))
            }
            // "Norvik Seafood ASA".
            Some((Part::Capital, _)) if last == Part::Capital && block.has(at, Tag::BodySuffix) => {
                Some((Part::Body, block.tags.len(at, Tag::BodySuffix)))
            }
            // "le ministère turc des Affaires étrangères".
            None if (matches!(last, Part::Role | Part::Portfolio)
                || last == Part::Body && language.lexicon.romance && block.has(at + 1, Tag::Link))
                && headed
                && is_demonym(block, at, language) =>
            {
                Some((Part::Portfolio, 1))
            }
            // "porte-parole de la Croix-Rouge mozambicaine, Ana Ruiz,".
            None if language.lexicon.romance
                && matches!(last, Part::Capital | Part::Portfolio | Part::Body)
                && parts.first().is_some_and(|p| p.0 == Part::Role)
                && block.spaced(at)
                && !block.is_capital(at)
                && ![Tag::Say, Tag::Preposition, Tag::NounStop, Tag::That].iter().any(|tag| block.has(at, *tag))
                && block.gap(at + 1) == ", "
                && (at + 1..=at + 2).all(|w| block.is_capital(w) || block.has(w, Tag::Honorific)) =>
            {
                Some((Part::Portfolio, 1))
            }
            // "Treasury Secretary-nominee Hal Brandt".
            None if last == Part::Role
                && block.gap(at) == "-"
                && !block.is_capital(at)
                && block.spaced(at + 1)
                && block.is_capital(at + 1) =>
            {
                Some((Part::Portfolio, 1))
            }
            // "président sud-coréen Lee Min-ho".
            None if matches!(last, Part::Role | Part::Portfolio)
                && headed
                && block.gap(at + 1) == "-"
                && block.spaced(at + 2)
                && block.is_capital(at + 2)
                && language.lexicon.endings.demonym.iter().any(|end| block.word(at + 1).ends_with(end.as_str())) =>
            {
                Some((Part::Portfolio, 2))
            }
            other => other,
        };
        if let Some((part, n)) = found {
            parts.push((part, at..at + n));
            at += n;
            continue;
        }
        // "Ngân hàng Phát triển": the second syllable of a word in a body's name.
        let surname = block.spaced(at + 1) && block.has(at + 1, Tag::Surname) && block.is_capital(at + 1);
        let syllable = viet
            && (last == Part::Capital || last == Part::Portfolio && surname)
            && parts.iter().any(|p| p.0 == Part::Body)
            && block.spaced(at)
            && !block.is_capital(at)
            && (block.is_capital(at - 1) || surname)
            && !block.has(at, Tag::NameStop)
            && block.tags.at(at).iter().all(|h| {
                matches!(h.tag, Tag::Link | Tag::Unit | Tag::Portfolio | Tag::Place | Tag::Kind | Tag::Numbered)
            })
            && !block.written(at).starts_with(|c: char| c.is_ascii_digit());
        if syllable {
            parts.push((Part::Capital, at..at + 1));
            at += 1;
            continue;
        }
        // "của Chứng khoán Lam Sơn": a word of two syllables in a company's name.
        let firm = viet
            && parts.len() == 1
            && last == Part::Capital
            && block.spaced(at)
            && !block.is_capital(at)
            && block.spaced(at + 1)
            && block.is_capital(at + 1)
            && !block.has(at + 1, Tag::Body)
            && block.tags.len_before(from, Tag::Preposition) > 0
            && !block.has(from, Tag::Surname)
            && !block.has(at + 1, Tag::Role)
            && language.conjunctions.at(block, at).is_none()
            && !block.has(at, Tag::NameStop)
            && !block.has(at, Tag::Say);
        if firm {
            parts.push((Part::Capital, at..at + 1));
            at += 1;
            continue;
        }
        // "Prime Minister Sefo Lealai of Vailoa": behind a whole name "of" tells whose, and who is named stays who it is.
        let capitals = parts.iter().rev().take_while(|p| p.0 == Part::Capital).count();
        let named = !viet
            && !language.lexicon.romance
            && capitals >= 2
            && parts.len() > capitals
            && parts.get(parts.len() - capitals - 1).is_some_and(|p| p.0 == Part::Role)
            && block.has(at, Tag::Link)
            && language.conjunctions.at(block, at).is_none();
        if named {
            break;
        }
        let link = block.tags.len(at, Tag::Link);
        // Behind a Vietnamese name "của" tells whose, not who.
        let linked = link > 0
            && !(viet && last == Part::Capital && language.conjunctions.at(block, at).is_none())
            && block.joined(at + link)
            && {
                let next = part_at(block, at + link, language);
                // "Gobierno de Italia para el hospital": whom it is for is no part of a name that is whole.
                let for_whom = language.lexicon.romance
                    && last == Part::Capital
                    && block.tags.len(at, Tag::Purpose) > 0
                    && !block.is_capital(at + link);
                !for_whom && matches!(next, Some((Part::Capital | Part::Portfolio | Part::Body, _)))
            };
        // "the head of the workshop, Anna Lund,": a complement in small letters.
        if headed
            && link > 0
            && !linked
            && let Some(past) = plain_complement(block, at + link, language)
        {
            parts.push((Part::Portfolio, at..past));
            at = past;
            continue;
        }
        let conjunction = link == 1 && language.conjunctions.at(block, at).is_some();
        // "Hiệp hội Chế biến và Xuất khẩu Thủy sản": the name goes on with a further field of work.
        const OTHERS: [Tag; 6] = [Tag::Body, Tag::Country, Tag::Surname, Tag::Role, Tag::Honorific, Tag::Place];
        if viet
            && conjunction
            && parts.first().is_some_and(|p| p.0 == Part::Body)
            && last == Part::Capital
            && !block.is_capital(at - 1)
            && block.is_capital(at + 1)
            && !block.is_capital(at + 2)
            && !OTHERS.iter().any(|tag| block.has(at + 1, *tag))
        {
            parts.push((Part::Capital, at..at + 1));
            at += 1;
            continue;
        }
        let portfolios =
            last == Part::Portfolio && conjunction && block.is_capital(at + 1) && block.has(at + 1, Tag::Portfolio);
        // "Ministry of Transport and Logistics": a further field of work that no list of words holds.
        let field = conjunction
            && parts.first().is_some_and(|p| p.0 == Part::Body)
            && last == Part::Portfolio
            && block.is_capital(at - 1)
            && block.is_capital(at + 1)
            && !(block.spaced(at + 2) && block.is_capital(at + 2))
            && !OTHERS.iter().any(|tag| block.has(at + 1, *tag));
        if field {
            parts.push((Part::Portfolio, at..at + 2));
            at += 2;
            continue;
        }
        if conjunction
            && (headed || determined)
            && matches!(last, Part::Capital | Part::Portfolio)
            && block.is_capital(at - 1)
            && leads_to_body(block, at + link)
        {
            parts.push((Part::Link, at..at + link));
            at += link;
            continue;
        }
        if (headed || portfolios)
            && linked
            && (!conjunction || last == Part::Portfolio && block.has(at + 1, Tag::Portfolio))
        {
            parts.push((Part::Link, at..at + link));
            at += link;
            continue;
        }
        // "van der Linden".
        let particle = (at..at + 3).take_while(|w| block.joined(*w) && block.has(*w, Tag::Particle)).count();
        if last == Part::Capital
            && particle > 0
            && block.is_capital(at + particle)
            && block.joined(at + particle)
            && (!headed || viet)
        {
            parts.push((Part::Capital, at..at + particle));
            at += particle;
            continue;
        }
        let plain = determined
            && !headed
            && at - from < 4
            && !block.is_capital(at)
            && !block.has(at, Tag::Say)
            && !block.has(at, Tag::Preposition)
            && !block.has(at, Tag::Determiner)
            // The head of a Romance phrase stands first: "el parte médico" is a paper.
            && !(language.lexicon.romance && block.has(at, Tag::Thing))
            && !viet
            || determined && at == from && opens(block, at) && matches!(block.gap(at + 1), "’ " | "' " | "’" | "'");
        // "the Front’s general secretary": whose it is does not belong to the role.
        if last == Part::Capital && !headed && block.word_range(at).len() == 1 && matches!(block.gap(at), "’" | "'") {
            break;
        }
        if !plain || !leads_to_role(block, at + 1, language) {
            break;
        }
        parts.push((Part::Plain, at..at + 1));
        at += 1;
    }
    while parts.last().is_some_and(|p| matches!(p.0, Part::Link | Part::Plain)) {
        parts.pop();
    }
    built(block, &parts, language)
}

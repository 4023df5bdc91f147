//! What a phrase names: its role, its title and its bare name.

use super::super::language::Language;
use super::super::lexicon::{Tag, ends_in};
use super::super::text::Block;
use super::beside::names_a_place;
use super::parts::{Part, Parts};
use super::role::name_start;
use super::scan::{opens, simple};
use super::{Mention, Who};

/// Makes a mention of a phrase's parts.
pub(super) fn built(block: &Block, parts: &Parts, language: &Language) -> Option<Mention> {
    let (first, last) = (parts.first()?, parts.last()?);
    let words = first.1.start..last.1.end;
    let has = |part: Part| parts.iter().any(|p| p.0 == part);
    let mut found = simple(block, words.clone(), Who::Name);
    // The bare name: the capitalised words behind all else.
    let tail = parts.iter().rev().take_while(|p| p.0 == Part::Capital).count();
    let mut name_from = parts.get(parts.len() - tail).map_or(words.end, |p| p.1.start);
    let before = parts.len().checked_sub(tail + 1).and_then(|i| parts.get(i)).map(|p| p.0);
    let name_words = words.end - name_from;
    // "analyste à l'institut Sejong", "Đại diện Hội Chữ thập đỏ": what names the body names nobody.
    let small = (name_from..words.end).any(|w| {
        !block.is_capital(w) && block.spaced(w) && !block.has(w, Tag::Particle) && language.lexicon.plural.is_empty()
    });
    if has(Part::Role) && (before == Some(Part::Body) && name_words == 1 || small) {
        name_from = words.end;
    }
    if before == Some(Part::Link) && name_from < words.end {
        name_from = name_start(block, name_from..words.end);
    }
    // "Chủ tịch Tập đoàn Hyosung Cho Hyun-joon": the company, then who heads it.
    let viet = language.lexicon.plural.is_empty();
    if viet && has(Part::Role) && name_words > 2 && block.tags.len_before(name_from, Tag::Body) > 0 {
        let starts: Vec<usize> = (name_from..words.end).filter(|w| *w == name_from || block.gap(*w) != "-").collect();
        let known = (name_from..words.end).any(|w| block.has(w, Tag::Surname) && block.gap(w + 1) != "-");
        if starts.len() >= 3 && !known {
            name_from = starts.get(starts.len() - 2).copied().unwrap_or(name_from);
        }
    }
    if viet && name_words > 3 {
        let surname =
            (name_from..words.end.saturating_sub(1)).find(|at| block.has(*at, Tag::Surname) && words.end - at <= 4);
        name_from = surname.unwrap_or(name_from);
    }
    let bytes = |from: usize, past: usize| {
        if from < past { block.word_range(from).start..block.word_range(past - 1).end } else { 0..0 }
    };
    found.honoured = has(Part::Honorific);
    if let Some(title) = parts.iter().rfind(|p| p.0 == Part::Honorific && block.has(p.1.start, Tag::Title)) {
        // "H.H. Sheikh", "Prof. Dr.": all that are worn together.
        let worn = |p: &&(Part, std::ops::Range<usize>)| p.0 == Part::Honorific && block.has(p.1.start, Tag::Title);
        let from = parts.iter().rev().skip_while(|p| p.1.end != title.1.end).take_while(worn).last();
        found.title = bytes(from.unwrap_or(title).1.start, title.1.end);
    } else if let Some(worn) = parts.iter().rfind(|p| p.0 == Part::Honorific)
        && !language.lexicon.plural.is_empty()
        && words.end - name_from >= 2
        && worn.1.end == name_from
    {
        // "Mrs Ana Ruiz": with the whole name it is told as it stands.
        found.title = bytes(worn.1.start, worn.1.end);
    }
    // "Conviée à Brezna, la ministre a accepté": a participle that opens its sentence names nobody.
    let lexicon = &language.lexicon;
    if lexicon.romance
        && words.len() == 1
        && !has(Part::Role)
        && opens(block, words.start)
        && ends_in(block.word(words.start), &lexicon.endings.done)
        && block.spaced(words.end)
        && block.has(words.end, Tag::Preposition)
    {
        return None;
    }
    // "La Belge Nele Vanhoutte".
    let land = parts.first().is_some_and(|p| p.0 == Part::Plain) && lexicon.romance && tail >= 2;
    if land && parts.len() == tail + 1 {
        found.who = Who::Person;
        found.name = bytes(name_from, words.end);
        return Some(found);
    }
    let named = name_from < words.end;
    if has(Part::Role) {
        let role_at = parts.iter().rposition(|p| p.0 == Part::Role).unwrap_or(0);
        let role_past = if named { name_from } else { words.end };
        let honorific = parts.iter().find(|p| p.0 == Part::Honorific).map(|p| p.1.start);
        let role_past = honorific.filter(|h| *h > words.start).map_or(role_past, |h| h.min(role_past));
        found.role = bytes(words.start, role_past);
        // "H.R.H. Prince": the role holds what is worn before it.
        if found.title.start < found.role.end {
            found.title = found.role.end..found.role.end;
        }
        found.who = if named { Who::Person } else { Who::Role };
        // "the Student Union": in English a body's noun that closes the capitals is what all of them name.
        let all_capital = words.clone().all(|w| block.is_capital(w) && (w == words.start || block.spaced(w)));
        let plain = !language.lexicon.romance && !language.lexicon.plural.is_empty();
        if plain && !named && all_capital && role_at == 0 && last.0 == Part::Body && parts.len() == 2 {
            found.who = Who::Body;
            found.role = found.range.start..found.range.start;
            found.name = found.range.clone();
            return Some(found);
        }
        // "the council of elders' speaker": a body that follows its role is part of it.
        if !named && role_at == 0 && parts.iter().skip(1).any(|p| p.0 == Part::Body) {
            found.who = Who::Role;
        }
    } else if has(Part::Honorific) {
        found.who = Who::Person;
    } else if has(Part::Body) {
        found.who = Who::Body;
        found.name = found.range.clone();
        return Some(found);
    } else if block.tags.len(words.start, Tag::Country) == words.len() {
        found.who = Who::Country;
        name_from = words.start;
    } else if !has(Part::Capital) {
        // "foreign affairs" alone names nobody.
        return None;
    } else {
        if has(Part::Portfolio) {
            name_from = words.start;
        }
        let country = block.tags.len(words.start, Tag::Country) == words.len() || names_a_place(block, &words);
        found.who = if country { Who::Country } else { Who::Name };
    }
    found.name = bytes(name_from, words.end);
    Some(found)
}

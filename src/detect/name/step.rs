//! What the words at a place add to a phrase that names somebody: the cases that no list of words tells.

use super::super::language::Language;
use super::super::lexicon::{Tag, ends_in};
use super::super::text::Block;
use super::beside::{is_demonym, is_of_a_land};
use super::complement::{closed_name, post, told_at_length, told_in_brief};
use super::parts::{Part, Parts, part_at};
use super::registry::folded;
use super::role::{given_name, leads_to_role, unlisted};
use super::viet::{field, guard_against, long_complement, opens_name, viet_complement};

/// A place in a phrase, with what the phrase holds before it.
#[derive(Clone, Copy)]
pub(super) struct Step<'a> {
    pub(super) block: &'a Block,
    pub(super) language: &'a Language,
    pub(super) parts: &'a Parts,
    /// The phrase's first word.
    pub(super) from: usize,
    /// The word that is asked.
    pub(super) at: usize,
    /// What the phrase ends with so far.
    pub(super) last: Part,
    /// Whether an article stands before the phrase.
    pub(super) determined: bool,
    /// Whether the phrase holds a role or a body.
    pub(super) headed: bool,
    /// Whether the language is written in syllables.
    pub(super) viet: bool,
}

impl Step<'_> {
    /// A part told by what surrounds it, before the tables are asked; with the word behind it.
    pub(super) fn by_place(&self) -> Option<(Part, usize)> {
        let Self { block, language, parts, from, at, last, determined, headed, viet } = *self;
        let after_role = matches!(last, Part::Role | Part::Portfolio);
        // "Ngân hàng Khí hậu châu Á Mei Tanaka": a part of the world that opens in small letters; "Bộ trưởng Ngoại giao Hàn
        // Quốc Park Jin": a country whose first syllable is also a surname.
        let region = block.tags.len(at, Tag::Country);
        let abroad = block.is_capital(at)
            && matches!(last, Part::Role | Part::Portfolio | Part::Body)
            && (at + region..at + region + 2).all(|w| block.is_capital(w) && block.spaced(w));
        if viet && headed && region >= 2 && (!block.is_capital(at) || abroad) && block.spaced(at) {
            return Some((Part::Portfolio, at + region));
        }
        if viet
            && last == Part::Body
            && let Some(past) = guard_against(block, at)
        {
            return Some((Part::Portfolio, past));
        }
        if viet
            && after_role
            && headed
            && let Some(past) = viet_complement(block, at)
        {
            return Some((Part::Portfolio, past));
        }
        // "HLV người Kenya Joseph Kiprono": where somebody is from, behind their role.
        if viet && headed && after_role && block.has(at, Tag::PeopleOf) && block.spaced(at) && block.is_capital(at + 1)
        {
            let land = block.tags.len(at + 1, Tag::Country);
            let next = at + 1 + land.max(1);
            let named = block.is_capital(next) && block.spaced(next);
            if land > 0 && named {
                return Some((Part::Portfolio, next));
            }
        }
        // "Công ty chứng khoán Bình Minh", "Hiệp hội Dệt sợi miền Trung": a field in small letters before the rest of a body's name.
        if viet
            && (last == Part::Body && (block.is_capital(at - 1) || block.is_capital(from))
                || last == Part::Capital && block.has(at, Tag::RegionWord) && parts.iter().any(|p| p.0 == Part::Body))
            && let Some(past) = field(block, at, language)
        {
            return Some((Part::Capital, past));
        }
        // "Quỹ Chuyển đổi xanh", "Hiệp hội Xuất khẩu thủy sản": what closes a body's name in small letters.
        let quality = block.tags.len(at, Tag::Quality).max(block.tags.len(at, Tag::Portfolio));
        let bodied = viet && quality > 0 && last == Part::Capital && parts.iter().any(|p| p.0 == Part::Body);
        if bodied && block.spaced(at) && !block.is_capital(at) && !block.is_capital(at - 1) {
            return Some((Part::Capital, at + quality));
        }
        // "Đại diện UNICEF tại Việt Nam Ngozi Adebayo": where somebody serves, before the name.
        if viet && headed && at > from {
            let lead = block.tags.len(at, Tag::Preposition);
            let land = block.tags.len(at + lead, Tag::Country);
            let place = land.max(block.tags.len(at + lead, Tag::Place));
            let next = at + lead + place;
            // "nông dân ở huyện Vĩnh Thạnh": two syllables in capitals behind a district's noun are its name.
            let run = (next..next + 6).take_while(|w| block.spaced(*w) && block.is_capital(*w)).count();
            let named = land == place || run >= 4;
            let next = if land == place { next } else { next + 2 };
            if lead > 0
                && place > 0
                && named
                && parts.first().is_some_and(|p| p.0 == Part::Role)
                && (at + 1..=next + 1).all(|w| block.spaced(w))
                && block.is_capital(next)
                && block.is_capital(next + 1)
            {
                return Some((Part::Portfolio, next));
            }
        }
        // "la partie béninoise", "la parte chilena": a side by its country.
        if at == from
            && determined
            && block.has(at, Tag::Side)
            && !block.is_capital(at)
            && is_of_a_land(block, at + 1, language)
        {
            return Some((Part::Body, at + 2));
        }
        // "le biologiste Luc Potvin": who goes before a name is somebody, whatever they do.
        if at == from
            && determined
            && let Some(past) = unlisted(block, at, language)
        {
            return Some((Part::Role, past));
        }
        // "Silvana Pacheco-Rey": an office as half of a surname.
        let half = block.gap(at) == "-" && block.is_capital(at) && !viet;
        if last == Part::Capital && half && block.has(at, Tag::Role) {
            return Some((Part::Capital, at + 1));
        }
        if last == Part::Capital && given_name(block, at, parts.len() > 1, language) {
            return Some((Part::Capital, at + 1));
        }
        // "Kerloc’h", "Fa’asavalu": a name goes on in small letters behind an apostrophe.
        if last == Part::Capital && !viet && self.is_tail() {
            return Some((Part::Capital, at + 1));
        }
        // "Chủ tịch Hiệp hội Gỗ và Lâm sản phía Nam Lê Hoàng Duy": a long body between a role and its name.
        if viet
            && at > from
            && parts.first().is_some_and(|p| p.0 == Part::Role)
            && (last == Part::Body
                || block.has(at, Tag::InCharge)
                || last == Part::Role
                    && ((from..at).any(|w| block.has(w, Tag::Body)) || block.is_capital(at) && block.spaced(at)))
            && !(last == Part::Role && opens_name(block, at))
            && let Some(past) = long_complement(block, at)
        {
            return Some((Part::Portfolio, past));
        }
        // "embajador de Japón en la Argentina, Kenji Morikawa,": where somebody serves.
        if headed
            && parts.first().is_some_and(|p| p.0 == Part::Role)
            && let Some(past) = post(block, at).or_else(|| told_at_length(block, at, language))
        {
            return Some((Part::Portfolio, past));
        }
        // "président en exercice Luc Roux": in the singular; "en funciones" tells of a rank rather than of an office.
        let named = |w: usize| block.spaced(w) && block.is_capital(w) && !block.has(w, Tag::Body);
        let plain = |w: usize| !block.has(w, Tag::Say) && !block.is_capital(w) && block.spaced(w);
        if language.lexicon.romance
            && after_role
            && block.has(at, Tag::Preposition)
            && !block.has(at, Tag::Link)
            && plain(at)
            && plain(at + 1)
            && !block.has(at + 1, Tag::Determiner)
            && !block.word(at + 1).ends_with(|c| language.lexicon.plural.contains(c))
            && named(at + 2)
            && named(at + 3)
        {
            return Some((Part::Portfolio, at + 2));
        }
        // "envoy for the lower basin, Anna Berg,": what an office is for.
        if last == Part::Role
            && let Some(past) = told_in_brief(block, at, language)
        {
            return Some((Part::Portfolio, past));
        }
        None
    }

    /// The part that the tables give for the word, or its form; with its length in words.
    pub(super) fn by_word(&self) -> Option<(Part, usize)> {
        let Self { block, language, parts, from, at, last, determined, headed, viet } = *self;
        // "L’organisation juge": a verb behind a body, and no office of it.
        if language.lexicon.romance && last == Part::Body && !block.is_capital(at) && block.has(at, Tag::Say) {
            return None;
        }
        if self.is_kind_of_body() {
            return Some((Part::Body, 1));
        }
        match part_at(block, at, language) {
            // "Pablo Rey told", "Julie Bishop": behind a first name an office in capitals is a surname.
            Some((Part::Role, 1))
                if last == Part::Capital
                    && !determined
                    && !headed
                    && at == from + 1
                    && block.is_capital(at)
                    && block.spaced(at)
                    && !viet
                    && (block.has(at, Tag::Surname)
                        // "Nadège Forestier": where what somebody does is written small.
                        || language.lexicon.romance && block.has(at, Tag::GenericRole)
                        || language.lexicon.is_given(&folded(block.word(from))))
                    && !block.has(from, Tag::Country)
                    && !(block.joined(at + 1) && block.is_capital(at + 1)) =>
            {
                Some((Part::Capital, 1))
            }
            // "Luis Rodríguez de la Fuente": an office as part of a surname.
            Some((Part::Role, 1))
                if last == Part::Capital
                    && block.is_capital(at)
                    && block.has(at - 1, Tag::Particle)
                    && !block.is_capital(at - 1)
                    && !headed =>
            {
                Some((Part::Capital, 1))
            }
            // "Phạm Văn Đức": what is a country elsewhere is a name behind one.
            Some((Part::Portfolio | Part::Honorific, _)) if viet && last == Part::Capital => Some((Part::Capital, 1)),
            // "Ông Đức": nor is it one behind an honorific.
            Some((Part::Portfolio, 1)) if viet && last == Part::Honorific && block.is_capital(at) => {
                Some((Part::Capital, 1))
            }
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
            // "la dirigente kichwa Nina Shiguango": a word that no table holds, between a role and a whole name.
            None if language.lexicon.romance
                && last == Part::Role
                && determined
                && block.spaced(at)
                && !block.is_capital(at)
                && block.tags.is_plain(at)
                && (at + 1..=at + 2).all(|w| block.spaced(w) && block.is_capital(w))
                && !ends_in(block.word(at), &language.lexicon.endings.said) =>
            {
                Some((Part::Portfolio, 1))
            }
            // "el capitán marítimo, Íñigo Sanz,": what kind of office it is.
            None if language.lexicon.romance
                && determined
                && last == Part::Role
                && parts.len() == 1
                && block.spaced(at)
                && !block.is_capital(at)
                && !ends_in(block.word(at), &language.lexicon.endings.said)
                && ![Tag::Say, Tag::Preposition, Tag::NounStop, Tag::That, Tag::Adverb, Tag::Relative]
                    .iter()
                    .any(|tag| block.has(at, *tag))
                && block.gap(at + 1) == ", "
                && (at + 1..=at + 2).all(|w| block.is_capital(w) && !block.has(w, Tag::Country))
                && closed_name(block, at + 1).is_some() =>
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
        }
    }

    /// "ecologista" in "la organización ecologista Ríos Libres", "danesa" in "la naviera danesa Nordhav".
    fn is_kind_of_body(&self) -> bool {
        let Self { block, language, parts, from, at, last, determined, .. } = *self;
        let endings = &language.lexicon.endings;
        let word = block.word(at);
        let kind = || [&endings.demonym, &endings.adjective, &endings.role].iter().any(|ends| ends_in(word, ends));
        language.lexicon.romance
            && last == Part::Body
            // "la présidente du gouvernement cantonal Sylvie Roux".
            && (determined && parts.len() == 1 || parts.first().is_some_and(|p| p.0 == Part::Role))
            && !block.is_capital(from)
            && !block.is_capital(at - 1)
            && [at, at + 1].iter().all(|w| block.spaced(*w))
            && !block.is_capital(at)
            && block.is_capital(at + 1)
            && !block.has(at, Tag::Say)
            && kind()
            && !ends_in(word, &endings.said)
            && !block.has(at + 1, Tag::Month)
    }

    /// Whether the word is the rest of a name behind its apostrophe, and neither "’s" nor "’ll", "L’" nor "Qu’".
    fn is_tail(&self) -> bool {
        const ENGLISH: [&str; 8] = ["s", "d", "m", "t", "ll", "re", "ve", "em"];
        let Self { block, language, at, .. } = *self;
        let Some(head) = at.checked_sub(1).map(|w| block.written(w)) else { return false };
        // "Qu’elle", "L’édile" are two words; behind a hyphen nothing is elided: "Al-Ma’shani".
        let least = if language.lexicon.romance && block.gap(at - 1) != "-" { 3 } else { 2 };
        matches!(block.gap(at), "’" | "'")
            && !block.is_capital(at)
            && block.word(at).chars().all(char::is_alphabetic)
            && !ENGLISH.contains(&block.word(at))
            && head.chars().count() >= least
            && head.ends_with(char::is_lowercase)
            && !(language.lexicon.romance
                && (head.ends_with("qu") || super::scan::opens(block, at - 1) && block.word(at).chars().count() > 1))
    }
}

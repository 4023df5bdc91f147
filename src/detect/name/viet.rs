//! Where a Vietnamese role ends and a name begins: both are syllables, and both may be written with capitals.

use super::super::language::Language;
use super::super::lexicon::Tag;
use super::super::text::Block;
use super::role::MOST_ROLE;
use super::scan::opens;

/// "Điện lực" in "Cục trưởng Điện lực Lưu Bá Tùng": what stands between a Vietnamese role and the name it goes with. Gives
/// where the name starts.
pub(super) fn viet_complement(block: &Block, from: usize) -> Option<usize> {
    let plain = !block.is_capital(from) || block.spaced(from + 1) && !block.is_capital(from + 1);
    if !plain {
        return None;
    }
    // "Giám đốc bảo tàng Hồ Thị Mận": a house of two syllables, of which one is a verb elsewhere.
    let house = [Tag::LocalBody, Tag::Kind, Tag::Body, Tag::Place].map(|tag| block.tags.len(from, tag));
    let house = house.into_iter().max().filter(|len| *len > 1 && !block.is_capital(from)).unwrap_or(0);
    for at in from + house..from + MOST_ROLE {
        let carries = block.spaced(at)
            && !block.has(at, Tag::NameStop)
            && !block.has(at, Tag::Say)
            && !block.has(at, Tag::Honorific)
            && !block.has(at, Tag::Preposition);
        if !carries {
            return None;
        }
        if at > from && (names_somebody(block, at) || names_a_foreigner(block, from, at)) {
            return Some(at);
        }
    }
    None
}

/// "phòng, chống thiên tai" in "Ban chỉ huy phòng, chống thiên tai": what a body guards against, in small letters. Gives where
/// it ends.
pub(super) fn guard_against(block: &Block, from: usize) -> Option<usize> {
    let pair = block.word(from) == "phòng" && block.word(from + 1) == "chống";
    if !pair || !block.spaced(from) || !matches!(block.gap(from + 1), ", " | " ") {
        return None;
    }
    const STOPS: [Tag; 5] = [Tag::Preposition, Tag::Say, Tag::VerbLead, Tag::Will, Tag::NameStop];
    let goes = |w: usize| block.spaced(w) && !block.is_capital(w) && STOPS.iter().all(|tag| !block.has(w, *tag));
    let end = (from + 2..from + 2 + MOST_NAME).find(|w| !goes(*w)).unwrap_or(from + 2 + MOST_NAME);
    (end > from + 2).then_some(end)
}

/// How far what belongs to a role goes on, in syllables.
const MOST_COMPLEMENT: usize = 9;

/// "viện kiểm sát" in "đại diện viện kiểm sát", "năm cuối" in "một sinh viên năm cuối": what belongs to a role that stands for
/// nobody, in small letters, up to a verb that the lists hold. Gives where it ends.
pub(in crate::detect) fn complement_in_syllables(block: &Block, past: usize) -> usize {
    const ENDS: [Tag; 9] = [
        Tag::Say,
        Tag::VerbLead,
        Tag::Nameless,
        Tag::Will,
        Tag::Not,
        Tag::Adverb,
        Tag::Commit,
        Tag::Weekday,
        Tag::NounStop,
    ];
    const NONE: [Tag; 6] =
        [Tag::That, Tag::Preposition, Tag::Demonstrative, Tag::Honorific, Tag::Relative, Tag::PointsBack];
    // "người phát ngôn của hãng": of which body.
    let of = block.tags.len(past, Tag::OwnerLead);
    let kind = if of > 0 && block.spaced(past) { block.tags.len(past + of, Tag::Kind) } else { 0 };
    if kind > 0 && block.spaced(past + of) && !block.is_capital(past + of) && !block.is_capital(past + of + kind) {
        return past + of + kind;
    }
    let small = |w: usize| block.joined(w) && !block.is_capital(w) && NONE.iter().all(|tag| !block.has(w, *tag));
    let ends = |w: usize| ENDS.iter().any(|tag| block.has(w, *tag));
    let kind = block.tags.len(past, Tag::Kind).max(block.tags.len(past, Tag::LocalBody));
    let end = (past + kind..past + MOST_COMPLEMENT).find(|w| !small(*w) || ends(*w));
    let body = [Tag::Body, Tag::LocalBody, Tag::Place, Tag::Kind].iter().any(|tag| block.has(past, *tag));
    let closed = |w: usize| block.joined(w) && ends(w) || body && block.gap(w).starts_with(',');
    let least = if body { 1 } else { 2 };
    end.filter(|w| *w >= past + least && closed(*w)).unwrap_or(past)
}

/// How many words a body may have between a role and its name.
const MOST_BODY: usize = 14;

/// The most words of a Vietnamese name.
const MOST_NAME: usize = 4;

/// "Gỗ và Lâm sản phía Nam" in "Chủ tịch Hiệp hội Gỗ và Lâm sản phía Nam Lê Hoàng Duy": what stands between a body's noun and
/// the name that closes the capitals. Gives where the name starts.
pub(super) fn long_complement(block: &Block, from: usize) -> Option<usize> {
    const STOPS: [Tag; 9] = [
        Tag::Preposition,
        Tag::Say,
        Tag::Honorific,
        Tag::Role,
        Tag::VerbLead,
        Tag::Will,
        Tag::Not,
        Tag::That,
        Tag::Commit,
    ];
    let runs_on = |w: usize| block.joined(w) && block.is_capital(w);
    for at in from..from + MOST_BODY {
        let conjunction = block.has(at, Tag::Link);
        // "Đất đai, Hạ tầng và Giao thông": one field of work behind another.
        let field = at > from && block.gap(at) == ", " && block.is_capital(at) && !block.is_capital(at + 1);
        let carries = block.spaced(at) || block.gap(at) == "-" || field;
        // "Ban Quản lý dự án", "Ban Quản lý các khu công nghiệp": what a body works on, told in small letters.
        let noun = [Tag::Work, Tag::Thing, Tag::Unit].iter().any(|tag| block.tags.len(at, *tag) >= 2);
        let several = block.has(at, Tag::Many) && block.has(at + 1, Tag::Unit);
        let works_on = !block.is_capital(at) && (noun || several);
        if !carries || !conjunction && !works_on && block.has(at, Tag::NameStop) {
            return None;
        }
        // "Cục Du lịch biển Hứa Minh Trí": a surname that is a verb elsewhere.
        let own = block.is_capital(at) && block.has(at, Tag::Surname) && block.is_capital(at + 1) && at > from;
        if !own && STOPS.iter().any(|tag| block.has(at, *tag)) {
            return None;
        }
        // "Quỹ Tiền tệ Quốc tế (IMF) Ana Ruiz".
        if at > from && block.gap(at + 1) == " (" && block.gap(at + 2) == ") " && block.is_capital(at + 2) {
            return Some(at + 1);
        }
        if at == from || !block.is_capital(at) {
            continue;
        }
        let end = (at + 1..at + MOST_NAME + 2).find(|w| !runs_on(*w))?;
        let name = (2..=MOST_NAME).contains(&(end - at));
        let lead = !block.is_capital(at - 1) || block.tags.len_before(at, Tag::Country) > 0;
        let abroad = block.tags.len_before(at, Tag::Country) >= 2;
        let foreign = lead
            && (at..end).all(|w| (abroad || is_foreign(block.written(w))) && block.written(w).len() >= 3)
            && ![Tag::Body, Tag::Country, Tag::Place].iter().any(|tag| block.has(at, *tag));
        // "châu Âu António Costa": half of a country is no surname.
        let half = block.tags.len(at - 1, Tag::Country) >= 2;
        let surname = block.has(at, Tag::Surname) && block.spaced(at + 1) && !block.has(at, Tag::Country) && !half;
        if name && (surname || foreign) && !in_place(block, at) {
            return Some(at);
        }
    }
    None
}

/// Whether a word has letters that no Vietnamese word has, or none with a mark.
fn is_foreign(word: &str) -> bool {
    word.is_ascii()
        || word
            .chars()
            .any(|c| matches!(c.to_ascii_lowercase(), 'f' | 'j' | 'w' | 'z' | 'ñ' | 'ç' | 'ü' | 'ö' | 'ø' | 'å'))
}

/// "Bộ trưởng Phan Văn Giang": whether a whole name opens right behind a role. Behind a surname "Văn" and "Hồng" are middle
/// names, whatever else they may be.
pub(super) fn opens_name(block: &Block, at: usize) -> bool {
    const NONE: [Tag; 5] = [Tag::Portfolio, Tag::Country, Tag::Body, Tag::LocalBody, Tag::Place];
    let run = (at..=at + MOST_NAME).take_while(|w| block.spaced(*w) && block.is_capital(*w)).count();
    block.has(at, Tag::Surname) && (3..=MOST_NAME).contains(&run) && NONE.iter().all(|tag| !block.has(at, *tag))
}

/// "tỉnh Lâm Đồng": whether a capital belongs to the two syllables of a place.
fn in_place(block: &Block, at: usize) -> bool {
    // "xã Tạ Thị Mai" is nobody's place: three capitals are a name, five a place and a name.
    let holds = |back: usize| {
        let lead = at.checked_sub(back).filter(|w| block.has(*w, Tag::Place) && !block.is_capital(*w));
        lead.is_some_and(|lead| {
            let run = (lead + 1..lead + MOST_NAME + 2).take_while(|w| block.spaced(*w) && block.is_capital(*w)).count();
            run > MOST_NAME || run == MOST_NAME && !block.has(lead + 1, Tag::Surname)
        })
    };
    holds(1) || holds(2) && block.is_capital(at - 1)
}

/// "Lưu Bá Tùng": a surname with at least one further name behind it.
fn names_somebody(block: &Block, at: usize) -> bool {
    // "châu Âu António Costa": half of a country is no surname.
    let half = at > 0 && block.tags.len(at - 1, Tag::Country) >= 2;
    !in_place(block, at)
        && !half
        && block.is_capital(at)
        && block.has(at, Tag::Surname)
        && block.spaced(at + 1)
        && block.is_capital(at + 1)
}

/// "hàng hải Gordon Pell": a name of two words in capitals behind small letters that tell of no body and no place.
fn names_a_foreigner(block: &Block, from: usize, at: usize) -> bool {
    const NO_NAME: [Tag; 6] = [Tag::Body, Tag::LocalBody, Tag::Place, Tag::Country, Tag::Kind, Tag::Role];
    let latin = |w: usize| block.is_capital(w) && block.written(w).len() >= 3 && block.written(w).is_ascii();
    (from..at).all(|w| !block.is_capital(w) && NO_NAME.iter().all(|tag| !block.has(w, *tag)))
        && latin(at)
        && latin(at + 1)
        && block.spaced(at + 1)
        && NO_NAME.iter().all(|tag| !block.has(at, *tag))
        && (block.written(at).len() > 5 || block.written(at + 1).len() > 5)
}

/// "Chủ nhà nghỉ Lâm Văn Tình": what opens a sentence and leads to a name tells what somebody does. Gives its length.
pub(super) fn told_by_place(block: &Block, at: usize) -> usize {
    const NO_ROLE: [Tag; 9] = [
        Tag::Opener,
        Tag::Honorific,
        Tag::Surname,
        Tag::Preposition,
        Tag::NameStop,
        Tag::Body,
        Tag::Place,
        Tag::Country,
        Tag::Say,
    ];
    if !block.is_capital(at)
        || block.is_capital(at + 1)
        || !opens(block, at)
        || NO_ROLE.iter().any(|t| block.has(at, *t))
    {
        return 0;
    }
    match viet_complement(block, at + 1) {
        Some(past) if (at + 1..past).all(|w| !block.is_capital(w)) => past - at,
        _ => 0,
    }
}

/// What is a verb, a role or a small word, and no syllable of a body's name.
pub(super) const NO_SYLLABLE: [Tag; 14] = [
    Tag::Say,
    Tag::VerbLead,
    Tag::Will,
    Tag::Not,
    Tag::Commit,
    Tag::Preposition,
    Tag::Deed,
    Tag::That,
    Tag::Adverb,
    Tag::Hedge,
    Tag::Invite,
    Tag::Role,
    Tag::Honorific,
    Tag::Passive,
];

/// The most syllables in small letters that tell in what field a body is.
const MOST_FIELD: usize = 3;

/// The word behind up to three syllables in small letters, none of them a verb, and the capital that they lead to.
pub(super) fn field(block: &Block, at: usize, language: &Language) -> Option<usize> {
    const SMALL: [Tag; 4] = [Tag::NonDeed, Tag::NounStop, Tag::OwnerLead, Tag::Demonstrative];
    let small = |w: usize| {
        block.spaced(w)
            && !block.is_capital(w)
            && !block.has_digit(w)
            && language.conjunctions.at(block, w).is_none()
            && NO_SYLLABLE.iter().chain(&SMALL).all(|tag| !block.has(w, *tag))
    };
    let past = (at..at + MOST_FIELD + 1).find(|w| !small(*w))?;
    let named = block.spaced(past)
        && block.is_capital(past)
        && block.tags.len(past, Tag::Country) == 0
        && [Tag::Role, Tag::Honorific, Tag::Body].iter().all(|tag| !block.has(past, *tag));
    (past > at && named).then_some(past + 1)
}

//! Speakers that open a sentence without a name: "Un brancardier", "La cocinera", "Her neighbour across the landing".

use super::super::language::Language;
use super::super::lexicon::Tag;
use super::super::name::opens;
use super::super::text::Block;
use super::phrase::Phrase;

/// The most words of somebody told by whose they are, before a comma.
const MOST_THEIRS: usize = 8;

/// "Un brancardier", "A young nurse": somebody new by what they do, at the start of a sentence, before a verb that no list
/// holds.
pub(super) fn opening_role(block: &Block, from: usize, language: &Language) -> Option<Phrase> {
    if !block.has(from, Tag::Indefinite) {
        return None;
    }
    let adjectives = (from + 1..from + 3).take_while(|w| block.has(*w, Tag::Adjective) && block.spaced(*w)).count();
    let head = from + 1 + adjectives;
    let somebody = block.joined(head)
        && !block.is_capital(head)
        && (block.has(head, Tag::Role)
            || block.has(head, Tag::GenericRole)
            || language.lexicon.reads_as_role(block.word(head)));
    let len = block.tags.len(head, Tag::Role).max(block.tags.len(head, Tag::GenericRole)).max(1);
    somebody.then_some(Phrase::of(from..head + len, from + 1))
}

/// "La cocinera", "The guitarist": one word for whoever was told of before, at the start of a sentence.
pub(super) fn opening_somebody(block: &Block, from: usize, language: &Language) -> Option<Phrase> {
    let bare = from + block.tags.len(from, Tag::Definite);
    let len = block.tags.len(bare, Tag::GenericRole);
    let viet = language.lexicon.plural.is_empty();
    let whole = bare > from && len > 0 && block.joined(bare) && !block.is_capital(bare) && opens(block, from) && !viet;
    whole.then_some(Phrase::of(from..bare + len, bare))
}

/// "le petit-fils du pilote": somebody’s kin, without a name.
pub(super) fn opening_kin(block: &Block, from: usize) -> Option<Phrase> {
    let kin = block.tags.len(from + 1, Tag::Kin);
    let past = from + 1 + kin;
    let whose = block.has(past, Tag::Link) && block.spaced(past);
    (kin > 0 && whose && block.has(from, Tag::Definite) && block.joined(from + 1))
        .then_some(Phrase::of(from..past, from + 1))
}

/// "Her neighbour across the landing, a nurse,", "Chồng bà, một thợ sửa đồng hồ,": somebody told by whose they are, at the start of
/// a sentence and closed by a comma.
pub(super) fn opening_theirs(block: &Block, from: usize, language: &Language) -> Option<Phrase> {
    const SOMEBODY: [Tag; 3] = [Tag::Kin, Tag::Role, Tag::GenericRole];
    const NONE: [Tag; 4] = [Tag::Say, Tag::That, Tag::Relative, Tag::VerbLead];
    let viet = language.lexicon.plural.is_empty();
    let kin = block.tags.len(from, Tag::Kin);
    let whose = block.has(from, Tag::HisOwn) || block.has(from, Tag::HerOwn);
    let led = if viet {
        kin > 0 && [Tag::He, Tag::She, Tag::Role, Tag::Honorific].iter().any(|tag| block.has(from + kin, *tag))
    } else {
        let known = SOMEBODY.iter().any(|tag| block.has(from + 1, *tag));
        whose && (known || language.lexicon.reads_as_role(block.word(from + 1)))
    };
    if !led || !opens(block, from) || !block.is_capital(from) {
        return None;
    }
    // "Con trai bà kể …. “…”, anh nói.": in Vietnamese the kin and whose they are.
    let next = from + kin;
    let whose = [Tag::He, Tag::She].iter().map(|tag| block.tags.len(next, *tag)).max().unwrap_or(0);
    if viet && whose > 0 && block.joined(next) && block.joined(next + whose) && !block.is_capital(next + whose) {
        return Some(Phrase::of(from..next + whose, from));
    }
    // "Son mari est moins lyrique. « … », bougonne-t-il.".
    let own = from + 1 + block.tags.len(from + 1, Tag::Kin);
    if !viet && own > from + 1 && language.copulas.at(block, own).is_some() && block.spaced(own) {
        return Some(Phrase::of(from..own, from));
    }
    let end = (from + 1..from + MOST_THEIRS).find(|w| !block.joined(*w))?;
    let plain = (from + 1..end).all(|w| !block.is_capital(w) && NONE.iter().all(|tag| !block.has(w, *tag)));
    let bare = if viet { from } else { from + 1 };
    // "Her grandson disagrees, and": what a comma opens tells who they are.
    const TOLD: [Tag; 6] = [Tag::Indefinite, Tag::Article, Tag::Role, Tag::GenericRole, Tag::Determiner, Tag::Relative];
    let told = TOLD.iter().any(|tag| block.has(end, *tag)) || language.lexicon.reads_as_role(block.word(end));
    (plain && told && block.gap(end) == ", ").then_some(Phrase::of(from..end, bare))
}

/// "Analysts at Braemore": several told by what they do, at the start of a sentence, with the body that they belong to.
pub(super) fn opening_several(block: &Block, from: usize, language: &Language) -> Option<Phrase> {
    let plural = block.word(from).ends_with(|c| language.lexicon.plural.contains(c));
    if !plural || !block.has(from, Tag::Pundit) || !opens(block, from) || !block.is_capital(from) {
        return None;
    }
    let led = block.has(from + 1, Tag::Preposition) && block.joined(from + 1) && block.is_capital(from + 2);
    let past = (from + 2..from + MOST_THEIRS).find(|w| !(block.joined(*w) && block.is_capital(*w)));
    let end = past.filter(|_| led && block.joined(from + 2)).unwrap_or(from + 1);
    Some(Phrase::of(from..end, from))
}

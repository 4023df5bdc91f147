//! What belongs to a role or to a body behind it: "of the UN on housing", "for the lower basin", "to Vietnam".

use super::super::language::Language;
use super::super::lexicon::{Tag, ends_in};
use super::super::text::Block;
use super::role::MOST_ROLE;

/// The end of a complement in small letters that a comma and a name follow.
pub(super) fn plain_complement(block: &Block, from: usize, language: &Language) -> Option<usize> {
    for at in from..from + 3 {
        let small = block.joined(at) && !block.is_capital(at) && !block.has(at, Tag::Say);
        if !small {
            return None;
        }
        // "le ministre de tutelle Luc Roux".
        let directly =
            block.spaced(at + 1) && block.is_capital(at + 1) && block.spaced(at + 2) && block.is_capital(at + 2);
        if directly && language.lexicon.romance && !block.has(at, Tag::Preposition) && !block.has(at + 1, Tag::Body) {
            return Some(at + 1);
        }
        let named = block.is_capital(at + 1) && block.is_capital(at + 2);
        // "la présidente de la conférence, la Norvégienne Astrid Lund,": where she is from stands before her name.
        let from = at + 1 + block.tags.len(at + 1, Tag::Definite);
        let land = language.lexicon.romance
            && from == at + 2
            && block.gap(at + 1) == ", "
            && (from..from + 3).all(|w| block.is_capital(w) && (block.spaced(w) || matches!(block.gap(w), "’" | "'")));
        if land && !block.has(at, Tag::Preposition) {
            return Some(at + 1);
        }
        if block.gap(at + 1) == ", " && named && (block.spaced(at + 2) || block.gap(at + 2) == "-") {
            return Some(at + 1);
        }
    }
    None
}

/// "contra la Droga y el Delito", "para los Refugiados": what a body of the Romance languages works on, in capitals behind its
/// name. Gives where it ends.
pub(super) fn body_field(block: &Block, at: usize, language: &Language) -> Option<usize> {
    if !block.has(at, Tag::BodyField) || !block.spaced(at) || block.is_capital(at) {
        return None;
    }
    const NONE: [Tag; 4] = [Tag::Country, Tag::Body, Tag::Role, Tag::Honorific];
    let field = |w: usize| {
        let noun = w + block.tags.len(w, Tag::Determiner).min(1);
        let elided = matches!(block.gap(noun), "’" | "'");
        let own = block.is_capital(noun) && (block.spaced(noun) || elided) && NONE.iter().all(|t| !block.has(noun, *t));
        (own && block.spaced(w)).then_some(noun + 1)
    };
    let mut past = field(at + 1)?;
    while language.conjunctions.at(block, past).is_some()
        && let Some(next) = field(past + 1)
    {
        past = next;
    }
    // "para Ana Ruiz": a name of two words.
    let two = block.spaced(past) && block.is_capital(past);
    (!two).then_some(past)
}

/// How many words may tell what an office is of, before a comma and a name.
const MOST_TOLD: usize = 12;

/// The longest name that closes what an office is of, in words behind the first.
const MOST_NAME: usize = 5;

/// Where the name ends that opens at a word, if a comma, a stop or the text's end closes it.
pub(super) fn closed_name(block: &Block, at: usize) -> Option<usize> {
    let runs = |w: &usize| {
        // "Park Joon-seo".
        block.gap(*w) == "-" || block.joined(*w) && (block.is_capital(*w) || block.has(*w, Tag::Particle))
    };
    let end = (at + 1..at + 1 + MOST_NAME).find(|w| !runs(w)).unwrap_or(at + 1 + MOST_NAME);
    let closed = end >= block.word_count() || block.gap(end).starts_with([',', '.', ';', ':', ')', '—', '–', '»', '”']);
    (block.is_capital(at) && closed).then_some(end)
}

/// "de la ONU sobre vivienda" in "la relatora especial de la ONU sobre vivienda, Ana Ruiz,": all that a Romance role has behind
/// it before the name that two commas close off. Gives where it ends.
pub(super) fn told_at_length(block: &Block, from: usize, language: &Language) -> Option<usize> {
    const STOPS: [Tag; 9] = [
        Tag::Say,
        Tag::That,
        Tag::Relative,
        Tag::VerbLead,
        Tag::Will,
        Tag::Not,
        Tag::Weekday,
        Tag::Month,
        Tag::Honorific,
    ];
    const LEADS: [Tag; 5] = [Tag::Link, Tag::Preposition, Tag::Post, Tag::Determiner, Tag::Article];
    let lexicon = &language.lexicon;
    if !lexicon.romance {
        return None;
    }
    let leads = |w: usize| !block.is_capital(w) && LEADS.iter().any(|tag| block.has(w, *tag));
    let named = |w: usize| {
        const KINDS: [Tag; 4] = [Tag::Body, Tag::Country, Tag::Role, Tag::Portfolio];
        let second = block.is_capital(w + 1) || block.has(w + 1, Tag::Particle);
        second && block.joined(w + 1) && KINDS.iter().all(|t| !block.has(w, *t)) && closed_name(block, w).is_some()
    };
    // "Menos diplomático fue el presidente, Luc Roux,": what somebody is told to be.
    if block.has(from, Tag::Passive) || block.has(from, Tag::PartialLead) && !leads(from) {
        return None;
    }
    // "la ministra Ana Ruiz y el canciller, Luis Vela,": the office of somebody else.
    let another = |w: usize| {
        let det = block.tags.len(w + 1, Tag::Determiner);
        language.conjunctions.at(block, w).is_some() && det > 0 && block.has(w + 1 + det, Tag::Role)
    };
    // How many small words stand behind the last word that leads to one.
    let mut loose = 0;
    for at in from..from + MOST_TOLD {
        if another(at) {
            return None;
        }
        // "la Banque africaine de développement (BAD), Luc Roux,".
        if at > from && block.gap(at) == " (" && block.gap(at + 1) == "), " {
            return (loose > 0 || !leads(at - 1)).then_some(at).filter(|_| named(at + 1));
        }
        if at > from && block.gap(at) == ", " {
            return (loose > 0 || !leads(at - 1)).then_some(at).filter(|w| named(*w));
        }
        // "el canciller Luis Vela y su colega, Ana Ruiz,": somebody else.
        let theirs = block.has(at, Tag::HisOwn) || block.has(at, Tag::HerOwn);
        if theirs || !block.joined(at) || STOPS.iter().any(|tag| block.has(at, *tag) && !leads(at)) {
            return None;
        }
        let adjective = ends_in(block.word(at), &lexicon.endings.adjective)
            || ends_in(block.word(at), &lexicon.endings.demonym)
            || block.has(at, Tag::Portfolio)
            // "représentante permanente de".
            || leads(at + 1);
        if leads(at) {
            loose = 0;
        } else if at == from && !adjective && !block.is_capital(at) || loose >= 2 && !block.is_capital(at) {
            return None;
        } else {
            loose += 1;
        }
    }
    None
}

/// How many nouns in small letters may tell what a body is of.
const MOST_NOUNS: usize = 3;

/// "des droits de l’homme" in "la Ligue des droits de l’homme": nouns in small letters, each behind its own "de", with their
/// adjectives. Gives where they end.
pub(super) fn body_complement(block: &Block, from: usize, language: &Language) -> Option<usize> {
    const NO_NOUN: [Tag; 12] = [
        Tag::Say,
        Tag::Preposition,
        Tag::NounStop,
        Tag::Determiner,
        Tag::TimeUnit,
        Tag::Weekday,
        Tag::Month,
        Tag::Adverb,
        Tag::That,
        Tag::SmallNumber,
        Tag::VerbLead,
        Tag::Daypart,
    ];
    let lexicon = &language.lexicon;
    if !lexicon.romance {
        return None;
    }
    let small = |w: usize| {
        block.joined(w)
            && !block.is_capital(w)
            && block.word(w).chars().count() >= 3
            && block.word(w).chars().all(char::is_alphabetic)
            && NO_NOUN.iter().all(|tag| !block.has(w, *tag))
    };
    let adjective = |w: usize| {
        block.spaced(w)
            && small(w)
            && ends_in(block.word(w), &lexicon.endings.adjective)
            && !ends_in(block.word(w), &lexicon.endings.past)
            && !ends_in(block.word(w), &lexicon.endings.said)
    };
    let mut past = None;
    let mut at = from;
    for _ in 0..MOST_NOUNS {
        let link = block.tags.len(at, Tag::Link);
        let noun = at + link;
        if link == 0 || language.conjunctions.at(block, at).is_some() || !small(noun) || block.has(at, Tag::Purpose) {
            break;
        }
        at = (noun + 1..noun + 3).find(|w| !adjective(*w)).unwrap_or(noun + 3);
        past = Some(at);
        if !block.joined(at) {
            break;
        }
    }
    past
}

/// "for the lower Sora basin" in "the envoy for the lower Sora basin, Anna Berg,": what follows an English office before the
/// name that two commas close off. Gives where it ends.
pub(super) fn told_in_brief(block: &Block, from: usize, language: &Language) -> Option<usize> {
    const STOPS: [Tag; 10] = [
        Tag::Say,
        Tag::That,
        Tag::Relative,
        Tag::PointsBack,
        Tag::VerbLead,
        Tag::Will,
        Tag::Not,
        Tag::Weekday,
        Tag::Month,
        Tag::Honorific,
    ];
    const KINDS: [Tag; 6] = [Tag::Body, Tag::Country, Tag::Role, Tag::Portfolio, Tag::Month, Tag::Place];
    let lexicon = &language.lexicon;
    let leads = |w: usize| [Tag::Link, Tag::Preposition, Tag::Post].iter().any(|tag| block.has(w, *tag));
    if lexicon.romance || lexicon.plural.is_empty() || !leads(from) || block.is_capital(from) {
        return None;
    }
    for at in from..from + MOST_TOLD {
        if at > from && block.gap(at) == ", " {
            let end = closed_name(block, at).filter(|end| *end >= at + 2)?;
            let whole = (at..end).all(|w| KINDS.iter().all(|t| !block.has(w, *t)));
            return (whole && !leads(at - 1)).then_some(at);
        }
        // "the secretary of the dockers’ union, Karl Roux,".
        let several = at > from && matches!(block.gap(at), "’ " | "' ") && block.word(at - 1).ends_with('s');
        if !block.joined(at) && !several || STOPS.iter().any(|tag| block.has(at, *tag) && !leads(at)) {
            return None;
        }
    }
    None
}

/// "en la Argentina", "auprès de l’Union européenne", "to Vietnam": where somebody serves, before a comma and a name. Gives where
/// it ends.
pub(super) fn post(block: &Block, from: usize) -> Option<usize> {
    let lead = block.tags.len(from, Tag::Post);
    if lead == 0 || !block.spaced(from) || !block.is_capital(from + lead) {
        return None;
    }
    let carries = |w: usize| {
        block.joined(w) && (block.is_capital(w) || block.has(w, Tag::Link) || block.has(w, Tag::Determiner))
            || block.joined(w) && !block.has(w, Tag::Say) && block.gap(w + 1) == ", " && block.is_capital(w - 1)
    };
    let past = (from + lead + 1..from + lead + MOST_ROLE + 2).find(|w| !carries(*w))?;
    let name = block.gap(past) == ", "
        && (block.is_capital(past) && (block.is_capital(past + 1) || block.has(past + 1, Tag::Particle))
            || block.has(past, Tag::Honorific))
        && !block.has(past, Tag::Body)
        && !block.has(past, Tag::Country);
    name.then_some(past)
}

//! Roles that no list of words holds, and where a role ends and a name begins.

use std::ops::Range;

use super::super::language::Language;
use super::super::lexicon::{Tag, ends_in};
use super::super::text::Block;
use super::Mention;
use super::beside::does_for_a_living;
use super::scan::opens;

/// Whether a role or a body is named within the next words: "the bank's new chief economist".
pub(super) fn leads_to_role(block: &Block, at: usize, language: &Language) -> bool {
    for word in at..at + 3 {
        let owned = word == at && matches!(block.gap(word), "’ " | "' ");
        let clause = [Tag::Relative, Tag::PointsBack, Tag::That].iter().any(|tag| block.has(word, *tag));
        if !block.joined(word) && !owned || block.has(word, Tag::Say) || block.has(word, Tag::Preposition) || clause {
            return false;
        }
        if block.has(word, Tag::Role) || block.has(word, Tag::Body) || does_for_a_living(block, word, language) {
            return true;
        }
    }
    false
}

/// How many words a role may have that no list holds.
pub(super) const MOST_ROLE: usize = 5;

/// "Park Jin-seok", "Anne-marie Roux": the second half of a given name, in small letters; "Oslo-based" holds none.
pub(super) fn given_name(block: &Block, at: usize, headed: bool, language: &Language) -> bool {
    let word = block.word(at);
    block.gap(at) == "-"
        && !block.is_capital(at)
        && word.chars().all(char::is_alphabetic)
        && !ends_in(word, &language.lexicon.endings.deed)
        && !block.has(at, Tag::NameStop)
        && !block.has(at, Tag::Preposition)
        && (headed || block.spaced(at + 1) && block.is_capital(at + 1))
}

/// "le biologiste Luc Potvin", "la dramaturga uruguaya Inés Artigas": the word behind "le" and before a name of two words,
/// with the adjectives between. Gives the role's end.
pub(super) fn unlisted(block: &Block, from: usize, language: &Language) -> Option<usize> {
    const NO_ROLE: [Tag; 15] = [
        // "me disait l'autre soir Luc Roux".
        Tag::Daypart,
        Tag::Thing,
        Tag::Place,
        Tag::Body,
        Tag::LocalBody,
        Tag::Work,
        Tag::Unit,
        Tag::TimeUnit,
        Tag::Numbered,
        Tag::Month,
        Tag::Weekday,
        Tag::NounStop,
        Tag::Preposition,
        Tag::Say,
        Tag::Honorific,
    ];
    let lexicon = &language.lexicon;
    let small = |at: usize| {
        !block.is_capital(at) && block.word(at).chars().all(char::is_alphabetic) && block.word(at).chars().count() >= 3
    };
    // "le jeune berger Luc Roux".
    let first = from;
    let from = if block.has(from, Tag::Adjective) && block.spaced(from + 1) { from + 1 } else { from };
    // "a lancé à la tribune Luc Roux": behind a preposition a place stands rather than somebody.
    let det = block.tags.len_before(first, Tag::Determiner);
    let governed = det > 0 && block.tags.len_before(first - det, Tag::Preposition) > 0 && block.joined(first - det);
    // "Pour l’océanographe Claire Roux, …": whose view it is opens the sentence.
    let view = governed && (1..first).contains(&det) && {
        let lead = first - det - 1;
        opens(block, lead) && block.has(lead, Tag::According)
    };
    let governed = governed && !view;
    if governed && !block.has(from, Tag::Role) && !lexicon.reads_as_role(block.word(from)) {
        return None;
    }
    // "The retired commodore Juhani Lehto disagrees": in English an adjective of persons tells as much.
    if !lexicon.romance && !lexicon.plural.is_empty() {
        const KINDS: [Tag; 6] = [Tag::Body, Tag::Country, Tag::Role, Tag::Place, Tag::Month, Tag::Weekday];
        // "the retired Finnish commodore".
        let land = block.is_capital(from) && lexicon.offices.is_land(&super::registry::folded(block.word(from)));
        let from = if land && block.spaced(from + 1) { from + 1 } else { from };
        let told = from > first && small(from) && !governed && NO_ROLE.iter().all(|tag| !block.has(from, *tag));
        let name = (from + 1..from + 3)
            .all(|w| block.spaced(w) && block.is_capital(w) && KINDS.iter().all(|tag| !block.has(w, *tag)));
        let ends = block.spaced(from + 3) && !block.is_capital(from + 3) || block.gap(from + 3).starts_with(',');
        let person = block.has(first, Tag::Veteran);
        return (told && name && ends && person && det > 0).then_some(from + 1);
    }
    if !lexicon.romance || !small(first) || !small(from) || NO_ROLE.iter().any(|tag| block.has(from, *tag)) {
        return None;
    }
    let adjective = |at: usize| {
        small(at)
            && !NO_ROLE.iter().any(|tag| block.has(at, *tag) && *tag != Tag::Place)
            && (ends_in(block.word(at), &lexicon.endings.adjective)
                || ends_in(block.word(at), &lexicon.endings.demonym)
                || block.has(at, Tag::Portfolio))
    };
    let mut past = from + 1;
    while past < from + 4 && block.spaced(past) && adjective(past) {
        past += 1;
    }
    // A role that the lists hold needs no help unless an adjective stands behind it.
    if block.has(from, Tag::Role) && past == from + 1
        || block.has(from, Tag::Role) && block.tags.len(from, Tag::Role) > 1
    {
        return None;
    }
    let name =
        block.spaced(past) && block.is_capital(past) && !block.has(past, Tag::Body) && !block.has(past, Tag::Country);
    let first_past = if block.gap(past + 1) == "-" && block.is_capital(past + 1) { past + 2 } else { past + 1 };
    let second = block.joined(first_past)
        && (block.is_capital(first_past) || block.has(first_past, Tag::Particle) && block.is_capital(first_past + 1));
    if name && second {
        return Some(past);
    }
    // "el delegado, Fermín Lasa,": a name of two words between commas.
    let apart = block.gap(past) == ", "
        && [past, past + 1]
            .iter()
            .all(|w| block.is_capital(*w) && !block.has(*w, Tag::Body) && !block.has(*w, Tag::Country))
        && block.joined(past + 1);
    let ends =
        (past + 2..past + 5).find(|w| !(block.joined(*w) && (block.is_capital(*w) || block.has(*w, Tag::Particle))));
    let closed = ends.is_some_and(|w| block.gap(w).starts_with([',', '.', ';', ':', ')', '—', '–']));
    (apart && closed && !block.has(from, Tag::Role)).then_some(past)
}

/// "The Gulf states", "các nước Bắc Âu": several, told by their region. Gives where they end.
pub(super) fn group_of(block: &Block, from: usize, language: &Language) -> Option<usize> {
    let lexicon = &language.lexicon;
    if !block.tags.holds(Tag::Grouped) {
        return None;
    }
    let capitals = |at: usize| (at..at + 3).take_while(|w| block.spaced(*w) && block.is_capital(*w)).count();
    if lexicon.plural.is_empty() {
        let past = from + block.tags.len(from, Tag::Grouped);
        let region = capitals(past);
        let name = [Tag::Surname, Tag::Honorific, Tag::Role, Tag::Body].iter().any(|tag| block.has(past, *tag));
        return (past > from && region > 0 && !name).then_some(past + region);
    }
    let det = block.tags.len(from, Tag::Determiner);
    let number = block.tags.len(from + det, Tag::SmallNumber);
    let start = from + det + number;
    let region =
        if det + number == 0 && !opens(block, from) { 0 } else { capitals(start).max(usize::from(det + number == 0)) };
    let past = start + region;
    let grouped = block.tags.len(past, Tag::Grouped);
    let whole = region > 0 || number > 0;
    let plain = block.is_capital(start) || region == 0;
    (grouped > 0 && whole && plain && (start + 1..=past).all(|w| block.spaced(w)) && !block.is_capital(past))
        .then_some(past + grouped)
}

/// "cocoa authority chief executive Efua Brew", "Farmers’ leader P. Rao": nouns without an article, at the start of a clause,
/// that lead to a role and its name.
pub(super) fn compound(block: &Block, at: usize, language: &Language) -> bool {
    const NO_NOUN: [Tag; 10] = [
        Tag::Opener,
        Tag::Say,
        Tag::Preposition,
        Tag::Determiner,
        Tag::Happened,
        Tag::Will,
        Tag::Adverb,
        Tag::Hedge,
        Tag::Honorific,
        Tag::Country,
    ];
    let lexicon = &language.lexicon;
    if lexicon.romance || lexicon.plural.is_empty() || block.has(at, Tag::Role) {
        return false;
    }
    let start = opens(block, at);
    let clause = start
        || !block.joined(at) && block.gap(at).starts_with(',')
        || at > 0 && (block.tags.len_before(at, Tag::Say) > 0 || block.has(at - 1, Tag::ClauseLead));
    let owner = |w: usize| matches!(block.gap(w + 1), "’ " | "' ");
    if !clause || block.is_capital(at) && !start || block.has(at, Tag::Body) && block.is_capital(at) {
        return false;
    }
    // "Finance minister Ana Ruiz" needs no help; "Civil protection director Ana Ruiz" does.
    let field = block.tags.len(at, Tag::Portfolio);
    let next = at + field;
    if field > 0 && [Tag::Role, Tag::Portfolio, Tag::Body].iter().any(|tag| block.has(next, *tag)) {
        return false;
    }
    for word in at..at + 4 {
        if word > at && !(block.spaced(word) || owner(word - 1)) {
            return false;
        }
        // "…,” grumbles Councillor Farr": one word behind the marks is a verb.
        let quoted = block.gap(at).contains(['”', '"', '’', '»']);
        // "…,” lead author Ana Ruiz said": no ending of a verb.
        let verb = block.word(at).ends_with(['s', 'd']) || block.is_capital(word);
        if word == at + 1 && quoted && verb && block.has(word, Tag::Role) {
            return false;
        }
        if word > at && (block.has(word, Tag::Role) || does_for_a_living(block, word, language)) {
            let past = word + block.tags.len(word, Tag::Role).max(1);
            let initial = block.written(past).chars().count() == 1;
            return block.spaced(past)
                && block.is_capital(past)
                && (initial || block.spaced(past + 1) && block.is_capital(past + 1) || block.gap(past + 1) == "-");
        }
        let clause =
            [Tag::Relative, Tag::PointsBack, Tag::That, Tag::ClauseLead].iter().any(|tag| block.has(word, *tag));
        let noun = !clause
            && (!block.is_capital(word) || word == at)
            && (!NO_NOUN.iter().any(|tag| block.has(word, *tag)) || word == at && owner(word))
            && ![&lexicon.endings.deed, &lexicon.endings.participle, &lexicon.endings.adverb]
                .iter()
                .any(|ends| ends_in(block.word(word), ends));
        if !noun {
            return false;
        }
    }
    false
}

/// Where a name begins behind a role with a place: "Mayor of Velmar Anna Berg", "Duke of Richmond Charles Henry Gordon-Lennox".
/// Fewer than three names belong to the role.
pub(super) fn name_start(block: &Block, words: Range<usize>) -> usize {
    // A name with a hyphen counts once.
    let starts: Vec<usize> = words.clone().filter(|w| *w == words.start || block.gap(*w) != "-").collect();
    let place = match starts.len() {
        0..=2 => return words.end,
        3 => 1,
        _ if block.has(words.start, Tag::PlaceLead) => 2,
        4 => 1,
        count => count - 3,
    };
    starts.get(place).copied().unwrap_or(words.end)
}

/// "analista de la firma Quilla Valores": whether the name behind a role is that of the firm or the body that it ends with.
pub(super) fn is_of_a_firm(block: &Block, mention: &Mention) -> bool {
    let first = block.word_from(mention.name.start);
    first.checked_sub(1).is_some_and(|noun| {
        mention.words.contains(&noun)
            && noun > mention.words.start
            && block.spaced(first)
            && !block.is_capital(noun)
            && (block.has(noun, Tag::FirmNoun) || block.has(noun, Tag::Body))
    })
}

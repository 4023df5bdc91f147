//! Finds mentions in a block: capitalised words, roles, bodies and what links them.

use std::ops::Range;

use super::super::language::Language;
use super::super::lexicon::{Tag, TagSet, ends_in};
use super::super::text::Block;
use super::beside::{apposed, coordinated};
use super::parts::part_at;
use super::phrase::phrase;
use super::role::{compound, group_of};
use super::shared::shared;
use super::{Mention, Who};

/// Every mention of a block, in order.
pub(super) fn mentions(block: &Block, language: &Language) -> Vec<Mention> {
    mentions_from(block, 0, language)
}

/// Every mention of a block from a word on, in order.
pub(super) fn mentions_from(block: &Block, from: usize, language: &Language) -> Vec<Mention> {
    let mut out: Vec<Mention> = Vec::new();
    let mut at = from;
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
    widened(block, &mut out, language);
    bracketed(block, &mut out);
    shared(block, &mut out, language);
    for mention in &mut out {
        let network = block.tags.len(mention.words.start, Tag::Network) == mention.words.len();
        // "La conservatrice, elle, tempère": the pronoun only sets her apart.
        let (start, past) = (mention.words.start, mention.words.end);
        let apart = language.lexicon.romance
            && matches!(mention.who, Who::He | Who::She | Who::They)
            && block.gap(start) == ", "
            && block.gap(past).starts_with(',');
        // "se montrait moins diplomate", "stays on as chairman": what somebody is, and nobody.
        let bare = mention.who == Who::Role && start > 0 && block.spaced(start) && !language.lexicon.plural.is_empty();
        let compared = language.lexicon.romance && bare && block.has(start - 1, Tag::More);
        let held = bare && block.has(start - 1, Tag::AsLead) && block.tags.len(start - 1, Tag::AsLead) == 1;
        // "shook her head: “…”": nobody who heads anything.
        let own = bare && (block.has(start - 1, Tag::HerOwn) || block.has(start - 1, Tag::HisOwn));
        mention.governed |= own && block.has(start, Tag::BodyPart) && mention.words.len() == 1;
        mention.governed |= compared || held;
        mention.governed |= network && mention.who == Who::Name || apart;
    }
    out
}

fn mention_at(block: &Block, at: usize, language: &Language) -> Option<Mention> {
    if let Some(past) = group_of(block, at, language) {
        return Some(simple(block, at..past, Who::Parties));
    }
    // "la déclaration commune": an adjective.
    let adjective = language.lexicon.romance && block.has(at, Tag::LocalBody) && block.spaced(at);
    if adjective && at > 0 && block.has(at - 1, Tag::Document) && !block.is_capital(at) {
        return None;
    }
    let parties = block.tags.len(at, Tag::Parties);
    if parties > 0 {
        return Some(simple(block, at..at + parties, Who::Parties));
    }
    let determined = block.tags.len(at, Tag::Determiner);
    let named = if determined > 0 && block.joined(at + determined) { at + determined } else { at };
    if let Some(past) = land_like_a_body(block, named) {
        return Some(simple(block, named..past, Who::Country));
    }
    // "vị này".
    if determined > 0 && [Tag::He, Tag::She].iter().any(|tag| block.tags.len(at, *tag) > determined) {
        return pronoun(block, at, language);
    }
    // "Ông trưởng đoàn Park Jae-hwan": before a role in small letters the pronoun is worn.
    let worn = block.tags.len(at, Tag::He).max(block.tags.len(at, Tag::She));
    if language.lexicon.plural.is_empty()
        && worn == 1
        && block.tags.len(at + worn, Tag::Role) > 0
        && block.spaced(at + worn)
        && !block.is_capital(at + worn)
        && block.tags.len(at, Tag::Role) == 0
    {
        return phrase(block, at + worn, true, language);
    }
    // "El Salvador", "Le Caire": an article that belongs to the name.
    let land = if determined > 0 && block.is_capital(at) { block.tags.len(at, Tag::Country) } else { 0 };
    if language.lexicon.romance
        && land > determined
        && block.is_capital(at + determined)
        && block.tags.len(at + determined, Tag::Country) == 0
    {
        let mut found = simple(block, at..at + land, Who::Country);
        found.name = found.range.clone();
        return Some(found);
    }
    // "vị khách": a role that opens as an article does.
    let role = block.tags.len(at, Tag::Role) > determined;
    // "On Wednesday the 19th Ambassador Roe": a day, and no part of what is named.
    let dated = determined > 0
        && block.tags.len_before(at, Tag::Weekday) > 0
        && block.written(at + determined).starts_with(|c: char| c.is_ascii_digit());
    if dated {
        return None;
    }
    // "le prévenu", "the defendant": whoever stands trial.
    let accused = if block.has(at, Tag::Definite) { block.tags.len(at + determined, Tag::Accused) } else { 0 };
    if accused > 0 && determined > 0 && !block.is_capital(at + determined + accused) {
        let beside = block.spaced(at + determined) || matches!(block.gap(at + determined), "’" | "'");
        if beside {
            return Some(simple(block, at + determined..at + determined + accused, Who::Role));
        }
    }
    if determined > 0 && !role && (opens(block, at) || !block.is_capital(at)) {
        let from = at + determined;
        return (block.joined(from)).then(|| phrase(block, from, true, language)).flatten();
    }
    if let Some(len) = any_body_in_small(block, at, language) {
        let mut found = simple(block, at..at + len, Who::Body);
        found.name = found.range.clone();
        return Some(found);
    }
    if compound(block, at, language) {
        return phrase(block, at, true, language);
    }
    // "ông Lê Văn Hải" is a name, "ông" alone a pronoun.
    pronoun(block, at, language).or_else(|| {
        // Without an article, what opens a name in small letters is in a table or ends as a role does.
        let opens_name = block.is_capital(at) || part_at(block, at, language).is_some();
        opens_name.then(|| phrase(block, at, false, language)).flatten()
    })
}

/// "la République centrafricaine", "Cộng hòa Dominica": where the name of a land opens that opens as a body's does, the word
/// behind it.
fn land_like_a_body(block: &Block, at: usize) -> Option<usize> {
    // "Cabo Verde" is no corporal.
    let body = block.tags.len(at, Tag::Body).max(block.tags.len(at, Tag::Role));
    let land = if body > 0 { block.tags.len(at, Tag::Country) } else { 0 };
    let past = at + land;
    let goes_on = block.joined(past) && (block.is_capital(past) || block.has(past, Tag::Portfolio));
    (land > body && block.is_capital(at) && !goes_on).then_some(past)
}

/// "công ty khẳng định", "báo cáo của viện, …": a Vietnamese word for any body of its kind, in small letters, that acts or closes
/// its clause. Gives its length.
fn any_body_in_small(block: &Block, at: usize, language: &Language) -> Option<usize> {
    const NONE: [Tag; 3] = [Tag::Role, Tag::Country, Tag::He];
    if !language.lexicon.plural.is_empty() || !block.has(at, Tag::Kind) {
        return None;
    }
    let len = block.tags.len(at, Tag::Kind);
    let past = at + len;
    if block.is_capital(at) && !opens(block, at)
        || block.tags.len(at, Tag::Body).max(block.tags.len(at, Tag::AnyBody)) == 0
        || NONE.iter().any(|tag| block.tags.len(at, *tag) >= len)
        || block.tags.len_before(at, Tag::SmallNumber) > 0
    {
        return None;
    }
    // "hiệp hội này viết".
    let whole = at + block.tags.len(at, Tag::AnyBody).max(len);
    let acts = block.spaced(whole) && block.has(whole, Tag::Say);
    let free = at == 0 || !block.joined(at) || block.tags.len_before(at, Tag::That) > 0;
    let owner = block.tags.len_before(at, Tag::OwnerLead) > 0 && (block.gap(past).starts_with([',', '.']) || acts);
    (acts && free || owner).then_some(len)
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
    // "En ella agrega": a letter, and nobody who adds.
    let within = language.lexicon.romance && found.governed && opens(block, at.saturating_sub(1)) && {
        [Tag::CalledBehind, Tag::According, Tag::That, Tag::ClauseLead]
            .iter()
            .all(|tag| block.tags.len_before(at, *tag) == 0)
    };
    found.governed &= !acts || within;
    // "Chồng bà, ông Lê An": whose husband he is.
    let kin = language.lexicon.plural.is_empty() && block.joined(at) && block.tags.len_before(at, Tag::Kin) > 0;
    found.governed |= kin && block.gap(past).starts_with(',');
    Some(found)
}

/// The tags of all pronouns.
const PRONOUNS: TagSet =
    TagSet::of(&[Tag::We, Tag::Own, Tag::You, Tag::It, Tag::He, Tag::She, Tag::They, Tag::StrongHe]);

fn pronoun_at(block: &Block, at: usize, language: &Language) -> Option<Mention> {
    if !block.tags.has_any(at, PRONOUNS) {
        return None;
    }
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
        // "Em đáp", not "trẻ em": who may be a girl or a boy opens a sentence.
        let either = block.has(at, Tag::He) && block.has(at, Tag::She);
        // "“…”, em thỏ thẻ."
        let says = block.gap(at).contains(['”', '"']) && block.spaced(at + len) && block.has(at + len, Tag::Say);
        if len > 0 && !names && (!either || says || opens(block, at) && block.is_capital(at)) {
            return Some(simple(block, at..at + len, who));
        }
    }
    // "Lui nie.": where it opens a sentence it acts.
    let strong = block.tags.len(at, Tag::StrongHe);
    (strong > 0 && block.is_capital(at) && opens(block, at) && block.spaced(at + strong))
        .then(|| simple(block, at..at + strong, Who::He))
}

/// How many words the number, the hour or the letter before a line takes at most.
const HEAD_WORDS: usize = 3;

/// Whether a word opens its sentence, or words that are quoted.
pub(in crate::detect) fn opens(block: &Block, at: usize) -> bool {
    if block.opens_sentence(at) || at > HEAD_WORDS && block.joined(at) {
        return block.opens_sentence(at);
    }
    block.gap(at).trim_end().ends_with(['“', '"', '«', '‘', ':'])
        // "R. Mi madre": behind the letter of an answer.
        || at == 1 && block.gap(1) == ". " && block.written(0).chars().count() == 1 && block.is_capital(0)
        // "3. El ministro", "10:48 Nói": behind the number or the hour of a line.
        || (1..=HEAD_WORDS).contains(&at)
            && !block.gap(at).trim().chars().any(char::is_alphabetic)
            && (0..at).all(|w| block.written(w).chars().all(|c| c.is_ascii_digit() || matches!(c, 'h' | 'H')))
}

fn governed(block: &Block, at: usize) -> bool {
    // "told this newspaper", "relató a esta agencia".
    let before = block.tags.len_before(at, Tag::Determiner).max(block.tags.len_before(at, Tag::Demonstrative));
    let at = if before > 0 && block.joined(at) { at - before } else { at };
    // "according to the minister": who is named so speaks.
    let len = block.tags.len_before(at, Tag::According);
    let lead = at - len;
    // "Pour la sénatrice, …" at the head of a sentence; elsewhere "pour", "for" and "to" lead to whom something is done.
    let view = opens(block, lead) && !block.has(lead, Tag::To) && !block.has(lead, Tag::With);
    // "đối với" too: "the impact on migrating birds".
    let both = block.tags.len(lead, Tag::Preposition) == len;
    let told = len > 1 && !both || len > 0 && (!block.has(lead, Tag::Preposition) || view);
    // "hôm qua Thủ tướng": the end of "yesterday" is a preposition elsewhere.
    let day = block.tags.len_before(at, Tag::Yesterday) > 0;
    // "In his summing-up Judge Berg": the end of a word with a hyphen leads to nobody.
    let joined = |w: usize| block.gap(w) == "-";
    let led = block.tags.len_before(at, Tag::Preposition);
    // "Người phụ nữ quê Phú Quý": where somebody is from.
    // "Cô giáo người Mông".
    let whose = at > 1
        && block.has(at - 1, Tag::PeopleOf)
        && [Tag::Role, Tag::GenericRole].iter().any(|tag| block.tags.len_before(at - 1, *tag) > 0);
    let told_from = at > 0 && block.has(at - 1, Tag::Native) || whose;
    let from = told_from && block.spaced(at) && block.is_capital(at);
    from || at > 0 && block.joined(at) && led > 0 && !told && !day && !(led == 1 && joined(at - 1))
}

/// The most words in small letters that close a body's name.
const MOST_TAIL: usize = 5;

/// "l’Agence de gestion des eaux pluviales (AGEP)", "La Fédération ivoirienne des exportateurs a dénoncé": a body's name goes on in small
/// letters up to its short form in brackets; in the Romance languages, where it opens with a capital, up to its verb.
fn widened(block: &Block, mentions: &mut [Mention], language: &Language) {
    const NONE: [Tag; 7] = [Tag::Say, Tag::That, Tag::Relative, Tag::Will, Tag::Auxiliary, Tag::Passive, Tag::Adverb];
    if !language.lexicon.romance || mentions.iter().all(|m| m.who != Who::Body) {
        return;
    }
    let starts: Vec<usize> = mentions.iter().map(|m| m.words.start).collect();
    for (index, mention) in mentions.iter_mut().enumerate() {
        if mention.who != Who::Body {
            continue;
        }
        let loud_start = block.is_capital(mention.words.start);
        let past = mention.words.end;
        let next = starts.get(index + 1).copied().unwrap_or(usize::MAX);
        let small = |w: usize| {
            let beside = block.spaced(w) || matches!(block.gap(w), "’" | "'");
            beside
                && w < next
                && !block.is_capital(w)
                && !block.has_digit(w)
                && NONE.iter().all(|tag| !block.has(w, *tag))
        };
        let end = (past..past + MOST_TAIL + 1).find(|w| !small(*w)).unwrap_or(past);
        // "(AGEP)".
        let short = block.written(end);
        let loud = short.chars().count() >= 2 && short.chars().all(|c| c.is_uppercase() || c.is_ascii_digit());
        let bracket = block.gap(end) == " (" && block.gap(end + 1).starts_with(')') && loud;
        let quality = |w: usize| {
            ends_in(block.word(w), &language.lexicon.endings.demonym)
                || ends_in(block.word(w), &language.lexicon.endings.adjective)
        };
        let linked = block.has(past, Tag::Link) && block.spaced(past);
        let verb = block.spaced(end) && (block.has(end, Tag::Auxiliary) || block.has(end, Tag::Say));
        let told = verb
            && (quality(past) || linked)
            && (past..end).all(|w| !block.has(w, Tag::NounStop) || block.has(w, Tag::Link));
        // "le collectif Rives communes", "l’association Mer vivante".
        let plain = |w: usize| {
            let word = block.word(w);
            word.chars().count() >= 5
                && !block.has(w, Tag::Preposition)
                && !block.has(w, Tag::NounStop)
                && (block.tags.is_plain(w) || quality(w) || block.has(w, Tag::Adjective))
                && (word.ends_with('s') == block.word(w - 1).ends_with('s'))
        };
        let ended = end == past + 1 && (!block.joined(end) || verb || block.has(end, Tag::Not));
        let adjective =
            !loud_start && ended && past > mention.words.start + 1 && block.is_capital(past - 1) && plain(past);
        let bracket = bracket && loud_start;
        let told = told && loud_start || adjective;
        if end > past && (bracket || told) && !block.has(end - 1, Tag::Link) {
            mention.words.end = end;
            let bytes = block.word_range(end - 1).end;
            mention.range.end = bytes;
            mention.name.end = bytes;
        }
    }
}

/// "Anna Berg (Ind, Velmar East) said": who stands in brackets is nobody's subject.
fn bracketed(block: &Block, mentions: &mut [Mention]) {
    let mut depth = 0usize;
    let mut from = 0;
    for mention in mentions {
        for byte in block.text.get(from..mention.range.start).unwrap_or("").bytes() {
            match byte {
                b'(' | b'[' => depth += 1,
                b')' | b']' => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        from = mention.range.start.max(from);
        // "Berg’s predecessor": whose it is does not act.
        let next = mention.words.end;
        let owner = matches!(block.gap(next), "’" | "'") && block.written(next) == "s" && block.spaced(next + 1);
        mention.governed |= depth > 0 || owner;
    }
}

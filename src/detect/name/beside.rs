//! What stands beside a name and belongs to it: what somebody does, where they are from, roles between commas, places.

use std::ops::Range;

use super::super::language::Language;
use super::super::lexicon::{Tag, ends_in};
use super::super::text::{Block, part};
use super::owner::{common_owner, is_owned};
use super::registry::folded;
use super::{Mention, Who};

/// "geologist Ana Ruiz": a word whose ending tells what somebody does, right before a name of two words.
pub(super) fn does_for_a_living(block: &Block, at: usize, language: &Language) -> bool {
    const NO_ROLE: [Tag; 6] = [Tag::Say, Tag::Preposition, Tag::Determiner, Tag::Opener, Tag::NounStop, Tag::Place];
    block.spaced(at + 1)
        && block.is_capital(at + 1)
        && block.spaced(at + 2)
        && block.is_capital(at + 2)
        && !NO_ROLE.iter().any(|tag| block.has(at, *tag))
        && block.tags.at(at + 1).iter().all(|h| !matches!(h.tag, Tag::Body | Tag::Country | Tag::Role))
        && language.lexicon.reads_as_role(block.word(at))
}

/// "béninoise", "chilena": an adjective of a land or its people.
pub(super) fn is_of_a_land(block: &Block, at: usize, language: &Language) -> bool {
    let word = block.word(at);
    block.spaced(at)
        && !block.is_capital(at)
        && (ends_in(word, &language.lexicon.endings.demonym) || language.lexicon.offices.is_land(&folded(word)))
}

/// "ministre français Luc Aubry": where somebody is from, between the role and the name.
pub(super) fn is_demonym(block: &Block, at: usize, language: &Language) -> bool {
    block.spaced(at)
        && !block.is_capital(at)
        && (block.spaced(at + 1) || block.gap(at + 1) == ", ")
        && (block.is_capital(at + 1) || {
            // "ministro español de Exteriores".
            let link = block.tags.len(at + 1, Tag::Link);
            link > 0 && block.is_capital(at + 1 + link) && language.conjunctions.at(block, at + 1).is_none()
        })
        && !block.has(at, Tag::Say)
        && (language.lexicon.endings.demonym.iter().any(|end| block.word(at).ends_with(end.as_str()))
            || language.lexicon.romance && language.lexicon.offices.is_land(&folded(block.word(at)))
            // "la portavoz vecinal, Rosa Iglesias,".
            || block.gap(at + 1) == ", "
                && block.spaced(at + 2)
                && block.is_capital(at + 2)
                && ends_in(block.word(at), &language.lexicon.endings.adjective))
}

/// Whether capitalised words and a body's noun follow a joining word: "Debt and Liquidity Management Agency".
pub(super) fn leads_to_body(block: &Block, at: usize) -> bool {
    (at..at + 4)
        .take_while(|w| block.spaced(*w) && block.is_capital(*w))
        .skip(1)
        .any(|w| block.has(w, Tag::Body) && !(block.spaced(w + 1) && block.is_capital(w + 1)))
}

/// "Kosra Valley", "rue Victor Hugo", "tỉnh Hải Tiến": a place, or what is named like one.
pub(super) fn names_a_place(block: &Block, words: &Range<usize>) -> bool {
    let mut inside = words.clone();
    words.len() >= 2 && inside.any(|at| block.has(at, Tag::Place) && block.is_capital(at))
        || block.spaced(words.start) && block.tags.len_before(words.start, Tag::Place) > 0
}

/// "la vicepresidenta y ministra de Hacienda": two roles of one, where the second has no article of its own.
pub(super) fn coordinated(block: &Block, found: Vec<Mention>, language: &Language) -> Vec<Mention> {
    let viet = language.lexicon.plural.is_empty();
    if !language.lexicon.romance && !viet {
        return found;
    }
    let mut out: Vec<Mention> = Vec::with_capacity(found.len());
    for mention in found {
        let joined = |last: &&mut Mention| {
            last.who == Who::Role
                && last.words.end + 1 == mention.words.start
                && block.spaced(mention.words.start)
                && if viet {
                    // "Thứ trưởng kiêm Trưởng đoàn".
                    block.has(last.words.end, Tag::Doubles)
                } else {
                    language.conjunctions.at(block, last.words.end).is_some()
                        && block.tags.len_before(last.words.start, Tag::Determiner) > 0
                }
                && matches!(mention.who, Who::Role | Who::Person)
                && mention.role.start == mention.range.start
                && !mention.role.is_empty()
                && !mention.honoured
        };
        match out.last_mut().filter(joined) {
            Some(last) => {
                let (words, range) = (last.words.start, last.range.start);
                let governed = last.governed;
                *last = mention;
                last.governed = governed;
                last.words.start = words;
                last.range.start = range;
                last.role.start = range;
            }
            None => out.push(mention),
        }
    }
    out
}

/// The most words of a name that a role stands beside: "José Luis Rodríguez de la Fuente".
const MOST_NAME: usize = 8;

/// The most words of a clause that tells more of a body.
const MOST_CLAUSE: usize = 14;

/// Joins a name with the role that stands beside it between commas.
pub(super) fn apposed(block: &Block, found: Vec<Mention>, language: &Language) -> Vec<Mention> {
    let mut out: Vec<Mention> = Vec::with_capacity(found.len());
    // "el presidente del Banco de Pagos (BPI), Luc Roux,": the short form that stands between a role and its name.
    let mut short: Option<Mention> = None;
    for mention in found {
        if short.is_none() && out.last().is_some_and(|last| is_short_form(block, last, &mention)) {
            short = Some(mention);
            continue;
        }
        let skipped = short.take();
        let Some(last) = out.last_mut() else {
            out.push(mention);
            continue;
        };
        if let Some(form) = skipped {
            let whole = mention.words.len() >= 2 && matches!(mention.who, Who::Name | Who::Person);
            let gap = block.gap(mention.words.start);
            let next = form.words.end == mention.words.start && matches!(gap, "), " | ") ");
            if !(next && whole && mention.role.is_empty()) {
                out.push(form);
                out.push(mention);
                continue;
            }
            last.who = Who::Person;
            last.name = mention.name.clone();
            last.title = mention.title.clone();
            last.honoured |= mention.honoured;
            last.words.end = mention.words.end;
            last.range.end = mention.range.end;
            last.role_apart = gap == "), ";
            continue;
        }
        let between = block.text.get(last.range.end..mention.range.start).unwrap_or("");
        let dashes = [" – ", " — ", " - "];
        let dashed = mention.who == Who::Role && dashes.iter().any(|dash| between.starts_with(dash));
        // "bà Tôn Nữ Diệu Hiền - Chủ tịch Hiệp hội Rau quả Cao Nguyên - cho rằng".
        let dashed = dashed
            || last.honoured
                && mention.who == Who::Person
                && dashes.contains(&between)
                && dashes.contains(&block.gap(mention.words.end));
        let told_where = block.has(last.words.end, Tag::Here) && block.gap(last.words.end + 1) == ", ";
        let apart = between.len() <= 20 && (between.starts_with(", ") || dashed || told_where) && {
            let from = last.words.end;
            let det = block.tags.len(from, Tag::Determiner);
            // "su asistente, la joven Ana Ruiz,", "la présidente, la Norvégienne Astrid Lund,".
            let word = block.word(from + det);
            let land = block.is_capital(from + det)
                && (ends_in(word, &language.lexicon.endings.demonym)
                    || language.lexicon.offices.is_land(&folded(word)));
            let small = from + det + 1 == mention.words.start
                && block.spaced(mention.words.start)
                && language.lexicon.romance
                && (block.has(from + det, Tag::Adjective) || land);
            let there =
                det == 0 && last.who == Who::Role && block.has(from, Tag::Here) && from + 1 == mention.words.start;
            there || from == mention.words.start || det > 0 && (from + det == mention.words.start || small)
        };
        // "le maire (divers gauche), Luc Roux,": of which party the role’s holder is.
        let party = last.who == Who::Role
            && between.len() <= 40
            && between.starts_with(" (")
            && between.ends_with("), ")
            && between.matches(['(', ')']).count() == 2;
        let apart = apart || party;
        let is_name = |m: &Mention| matches!(m.who, Who::Name | Who::Person) && m.role.is_empty();
        let closed = block.text.get(mention.range.end..).is_some_and(|rest| {
            rest.is_empty()
                || rest.starts_with([',', ':', '.', ';', ')', '—', '–', '»', '”', '"'])
                || rest.starts_with(" (")
        });
        // "ông Jens Berg, Phó chủ tịch Nordhavn Energi,": behind a full name what holds a role is the role.
        let office = mention.who == Who::Person
            && !mention.honoured
            && !mention.role.is_empty()
            && !mention.role_follows
            && mention.role.start == mention.range.start
            && (last.honoured || closed && super::role::is_of_a_firm(block, &mention))
            && last.name.len() > part(&block.text, last.name.clone()).find(' ').unwrap_or(usize::MAX);
        if apart && is_name(last) && office {
            last.role = mention.range.clone();
            last.role_follows = true;
            last.words.end = mention.words.end;
            last.range.end = mention.range.end;
            continue;
        }
        // "Phó Thủ tướng, Bộ trưởng Ngoại giao Lê An nói": two offices of one, though a verb follows.
        let viet = language.lexicon.plural.is_empty();
        if viet
            && apart
            && !closed
            && last.who == Who::Role
            && mention.who == Who::Person
            && mention.role.start == mention.range.start
            && !mention.role.is_empty()
            && !mention.honoured
            && from_capital(block, last)
            && block.tags.len_before(last.words.start, Tag::OnBehalf) == 0
        {
            let (words, range) = (last.words.start, last.range.start);
            let governed = last.governed;
            *last = Mention { governed, ..mention };
            (last.words.start, last.range.start, last.role.start) = (words, range, range);
            continue;
        }
        // "Asked by the AFP, a senior official said": who is asked is not the one who answers.
        // "Según Ana Ruiz, la doctora es puntual": the subject of a verb of its own.
        let past = mention.words.end;
        let own_verb = block.has(past, Tag::Auxiliary)
            && block.joined(past)
            && !block.has(past, Tag::Preposition)
            && block.tags.len_before(mention.words.start, Tag::Definite) > 0;
        let other = !closed && (last.governed || own_verb);
        if apart && is_name(last) && mention.who == Who::Role && last.words.len() <= MOST_NAME && !other {
            last.who = Who::Person;
            last.role = mention.range.clone();
            last.role_follows = true;
            last.words.end = mention.words.end;
            last.range.end = mention.range.end;
            continue;
        }
        // "Comeos, la fédération du commerce, ne ferme pas": what a name is the name of.
        let kind_behind = last.who == Who::Name && mention.who == Who::Body && !from_capital(block, &mention);
        if kind_behind && is_told_its_kind(block, last, &mention) {
            last.who = Who::Body;
            continue;
        }
        // "La operadora, Líneas Norrin, había advertido": what a body is, and what it is called.
        let kind = last.who == Who::Body && last.words.len() == 1 && !from_capital(block, last);
        // "The carrier, Norsky, gave": one word is enough behind a word for a firm.
        let firm = block.tags.len_before(last.words.start, Tag::Definite) > 0
            && block.has(last.words.start, Tag::FirmNoun)
            && block.text.get(mention.range.end..).is_some_and(|rest| rest.starts_with(", "));
        let called = mention.who == Who::Body || mention.who == Who::Name && (mention.words.len() >= 2 || firm);
        // "La cadena propietaria, Grupo Solmar,".
        let at = last.words.end;
        let described = language.lexicon.romance
            && at + 1 == mention.words.start
            && block.spaced(at)
            && !block.is_capital(at)
            && block.gap(at + 1) == ", "
            && block.text.get(mention.range.end..).is_some_and(|rest| rest.starts_with(','))
            && ![Tag::Say, Tag::Preposition, Tag::NounStop, Tag::Adverb].iter().any(|tag| block.has(at, *tag))
            && !ends_in(block.word(at), &language.lexicon.endings.said);
        let apart = apart || described && kind;
        if kind && apart && called && closed && !other && from_capital(block, &mention) {
            let governed = last.governed;
            *last = Mention { governed, who: Who::Body, ..mention };
            continue;
        }
        // "la congresista Ana Ruiz, vicepresidenta de la comisión, quien": a further role between commas.
        let further = last.who == Who::Person && !last.role.is_empty() && !last.role_follows && !last.name.is_empty();
        let det = block.tags.len(last.words.end, Tag::Determiner);
        // "segunda vicepresidenta".
        let small = last.words.end + det;
        let ranked = det == 0
            && small + 1 == mention.words.start
            && block.spaced(mention.words.start)
            && !block.is_capital(small)
            && block.gap(small) == ", ";
        let apart = apart || ranked;
        let bare_role = det == 0 || !block.has(last.words.end, Tag::Indefinite);
        // "el canciller, Ana Ruiz, el ministro, Luc Roux,": the role of the next one.
        let next = block.word_from(mention.range.end);
        let leads_on = block.gap(next).starts_with(',') && block.is_capital(next) && block.is_capital(next + 1);
        if apart
            && closed
            && further
            && !leads_on
            && bare_role
            && mention.who == Who::Role
            && !block.text.get(mention.range.end..).is_some_and(|r| r.starts_with([':', '.']))
        {
            last.words.end = mention.words.end;
            last.range.end = mention.range.end;
            continue;
        }
        // "par son hôte, Mme Roux a accepté": who is behind the comma acts, and is nobody's host.
        let acts = last.governed && last.who == Who::Role && !closed;
        let closed = closed || mention.honoured && !acts;
        // "its chair, Lord Penhallow,": the name with its own title says more.
        if apart && last.who == Who::Role && mention.who == Who::Person && !mention.role.is_empty() && closed {
            let governed = last.governed;
            // "The motion’s author, Councillor Tait,".
            let within = part(&block.text, last.role.clone());
            let owned = is_owned(block, last.words.start)
                || within.contains("’s ")
                || within.contains("'s ")
                || language.lexicon.romance;
            let ranked = !part(&block.text, mention.role.clone()).contains(' ') && !mention.role_follows;
            // "the Chief of Defence, General Ana Ruiz,", "Phó Thủ tướng, Bộ trưởng Ngoại giao Lê An".
            let whole = part(&block.text, mention.name.clone()).contains(' ');
            if !owned && whole && mention.title.is_empty() && (ranked || language.lexicon.plural.is_empty() && det == 0)
            {
                last.who = Who::Person;
                if ranked {
                    last.title = mention.role.clone();
                    last.role_apart = true;
                } else {
                    last.role.end = mention.role.end;
                }
                last.name = mention.name.clone();
                last.words.end = mention.words.end;
                last.range.end = mention.range.end;
                continue;
            }
            *last = Mention { governed, ..mention };
            continue;
        }
        // "Su nuera, Encarna,": of kin the given name is enough.
        let kin = last.words.clone().any(|w| block.has(w, Tag::Kin))
            && mention.words.len() == 1
            && block.text.get(mention.range.end..).is_some_and(|rest| rest.starts_with(','));
        // "Un lecteur, Hédi,": so it is of somebody new.
        let kin = kin
            || last.words.start > 0
                && block.has(last.words.start - 1, Tag::Indefinite)
                && mention.who == Who::Name
                && mention.words.len() == 1
                && block.text.get(mention.range.end..).is_some_and(|rest| rest.starts_with(','));
        if apart && last.who == Who::Role && is_name(&mention) && (mention.words.len() >= 2 || kin) && closed {
            last.who = Who::Person;
            last.name = mention.name.clone();
            last.words.end = mention.words.end;
            last.range.end = mention.range.end;
            last.title = mention.title.clone();
            last.honoured |= mention.honoured;
            // "its mayor, Anna Berg," tells whose mayor only where it stands.
            let from = super::registry::owner_from(block, last.words.start);
            let role = part(&block.text, last.role.clone());
            let loud = role.rsplit(' ').next().is_some_and(|word| word.starts_with(char::is_uppercase));
            // "the union’s organiser, Anna Berg,": whose stands in the words.
            let whose = common_owner(block, last.words.start);
            if let Some(whose) = whose {
                last.role.start = block.word_range(whose).start;
            }
            let owned = is_owned(block, last.words.start) && from == last.words.start && whose.is_none() && !loud;
            // "a manager, Ibrahim Lawan,": what somebody is among others is no title.
            // "a nurse from Kerala, Bindu Thomas," neither.
            let plain = |w: usize| !block.has(w, Tag::Preposition) || block.has(w, Tag::Link);
            let told = !role.contains(' ') || !last.words.clone().all(plain);
            let new = told && last.words.start.checked_sub(1).is_some_and(|w| block.has(w, Tag::Indefinite));
            last.role_follows = owned || new;
            last.role_apart = !last.role_follows;
            continue;
        }
        out.push(mention);
    }
    out.extend(short);
    out
}

/// Whether a mention is a short form in brackets right behind a role.
fn is_short_form(block: &Block, role: &Mention, mention: &Mention) -> bool {
    let written = part(&block.text, mention.range.clone());
    let loud = written.chars().filter(|c| c.is_uppercase()).count() >= 2;
    role.who == Who::Role
        && role.words.end == mention.words.start
        && mention.words.len() == 1
        && block.gap(mention.words.start) == " ("
        && block.gap(mention.words.end).starts_with(')')
        && (loud || written.chars().count() <= 8)
}

/// Whether a mention opens with a capital.
fn from_capital(block: &Block, mention: &Mention) -> bool {
    block.is_capital(mention.words.start)
}

/// "Comeos, la fédération du commerce, ne ferme pas", "BaltCargo, a lobby that speaks for 230 hauliers, called": whether the words for a
/// body behind a name tell between commas what it is the name of.
fn is_told_its_kind(block: &Block, name: &Mention, kind: &Mention) -> bool {
    let from = name.words.end;
    let det = block.tags.len(from, Tag::Definite).max(block.tags.len(from, Tag::Indefinite));
    // "the ruling party".
    let beside = block.gap(from) == ", " && (from + det..=from + det + 1).contains(&kind.words.start);
    let past = kind.words.end;
    let clause = block.has(past, Tag::Relative) || block.has(past, Tag::That);
    let closes = (past..past + if clause { MOST_CLAUSE } else { MOST_NAME }).find(|w| !block.joined(*w));
    // "Sofia Renn, the island’s first mayor,": whose she is.
    let owner = matches!(block.gap(past), "’" | "'" | "’ " | "' ");
    beside && !owner && det > 0 && closes.is_some_and(|w| block.gap(w).starts_with(','))
}

//! Numbers that stand without a noun of their own, and what they count all the same: the dead and the hurt, what a toll has
//! risen to, what a count comes to.

use super::nouns::noun_of_number;
use super::words::{Class, ConceptId, Group, Table, Token, concept, term_of};

/// The same before a number that only "has risen to" stands before: "the number of people killed when … has risen to 31".
pub(super) const MOVED_TOKENS: usize = 26;
/// How far before a number the word that says that it rose or fell may stand, in tokens.
const MOVES_TOKENS: usize = 3;

/// Those who are counted behind the dead.
pub(super) const HARMED: [&str; 3] = ["injure", "missing", "in_hospital"];

pub(super) fn is_one_of(id: ConceptId, ids: &[&str]) -> bool {
    concept(id).is_some_and(|c| ids.contains(&c.id.as_str()))
}

/// How far from a number what became of those who are counted may stand, in small words.
pub(super) const TOLL_TOKENS: usize = 3;

/// Whether a number without a noun counts those who were killed or hurt: "121 were hurt", "the injured are 73".
pub(super) fn is_toll_told(table: &Table, text: &str, found: &[Token], at: usize) -> bool {
    let small = |t: &&Token| t.class == Class::Stop;
    let is_day = |t: Option<&Token>| t.is_some_and(|t| t.class == Class::Time);
    let after = found.iter().skip(at + 1).take(TOLL_TOKENS).find(|t| !small(t));
    // "Los heridos superan los doscientos": a verb may stand between.
    let mut before = found.iter().take(at).rev().take(TOLL_TOKENS).filter(|t| !small(t));
    let dated = is_day(found.get(at + 1)) || is_day(at.checked_sub(1).and_then(|at| found.get(at)));
    // "Below alert level 3, but the number of dead rose": what stands behind "but" has a number of its own.
    let end = found.get(at).map_or(0, |t| t.end);
    let joined = |t: &&Token| {
        let gap = text.get(end..t.start).unwrap_or_default();
        !gap.contains([',', ';', ':'])
            && !gap.split_whitespace().any(|w| table.clause_opens.iter().any(|open| open == w))
    };
    !dated && (after.filter(joined).is_some_and(is_fate) || before.any(is_fate))
}

/// Whether a number without a noun is what a toll told before it has risen to: "the death toll from the flood rose to nine".
pub(super) fn is_toll_moved(text: &str, found: &[Token], at: usize) -> bool {
    let start = found.get(at).map_or(0, |t| t.start);
    let dated = [at + 1, at + 2].iter().any(|next| {
        found
            .get(*next)
            .is_some_and(|t| t.class == Class::Time && t.concept.is_some_and(|id| !is_one_of(id, &["weekday"])))
    });
    // "Vụ sạt lở ngày 15/6": the numbers of a day count nothing.
    let slashed = |t: &Token| {
        let (before, behind) = (text.get(..t.start).unwrap_or_default(), text.get(t.end..).unwrap_or_default());
        behind.starts_with('/') || before.ends_with('/')
    };
    let counts = |t: &Token| t.class == Class::Number && !slashed(t);
    let mut before = found.iter().take(at).rev().take(MOVED_TOKENS).take_while(|t| !counts(t));
    is_moved(found, start) && !dated && before.any(is_fate)
}

/// Whether a number without a noun is told to be that of something: "the number of beds to go is 45".
pub(super) fn is_number_told(text: &str, found: &[Token], at: usize) -> bool {
    let Some(token) = found.get(at) else { return false };
    let is_day = |t: Option<&Token>| t.is_some_and(|t| t.class == Class::Time);
    let dated = is_day(found.get(at + 1)) || is_day(at.checked_sub(1).and_then(|at| found.get(at)));
    let slashed = text.get(token.end..).is_some_and(|rest| rest.starts_with('/'));
    !dated && !slashed && noun_of_number(found, token.start).is_some()
}

/// Whether a number without a noun is what a count comes to: "cases now total 301".
pub(super) fn is_sum_told(found: &[Token], at: usize) -> bool {
    let is_day = |t: Option<&Token>| t.is_some_and(|t| t.class == Class::Time);
    let dated = is_day(found.get(at + 1))
        || is_day(found.get(at + 2))
        || is_day(at.checked_sub(1).and_then(|at| found.get(at)));
    let mut before = found.iter().take(at).rev().take(TOLL_TOKENS);
    let large = found.get(at).is_some_and(|t| t.value > 31.0);
    large && !dated && before.any(|t| t.term == term_of("amount"))
}

/// Of those who were killed, hurt and missing the ones that a figure counts: who stands in it or nearest to it.
pub(super) fn nearest_tolls(
    ids: &[ConceptId],
    clause: &[Token],
    own: &[Token],
    (start, end): (usize, usize),
) -> Vec<ConceptId> {
    let set_of = |id: ConceptId| match concept(id).map(|c| &c.group) {
        Some(Group::Exclusive(set)) if set.starts_with("toll") => Some(set.as_str()),
        _ => None,
    };
    let nearest = |set: &str| {
        let is_of_set = |id: &ConceptId| ids.contains(id) && set_of(*id) == Some(set);
        let told = own.iter().chain(clause).filter_map(|t| Some((t, t.concept.filter(is_of_set)?)));
        let far = |t: &Token| if t.end <= start { start - t.end } else { t.start.saturating_sub(end) };
        told.min_by_key(|(t, _)| far(t)).map(|(_, id)| id)
    };
    ids.iter().copied().filter(|id| set_of(*id).is_none_or(|set| nearest(set) == Some(*id))).collect()
}

/// "17 dead": what became of those who are counted, not who they are.
pub(super) fn is_fate(token: &Token) -> bool {
    let group = token.concept.and_then(concept).map(|c| &c.group);
    matches!(group, Some(Group::Exclusive(set)) if set.starts_with("toll"))
}

/// Whether a number stands right behind a word that says that it rose or fell: "has risen to 31".
pub(super) fn is_moved(found: &[Token], start: usize) -> bool {
    let mut before = found.iter().rev().filter(|t| t.end <= start).take(MOVES_TOKENS);
    before.any(|t| [term_of("rise"), term_of("fall"), term_of("amount")].contains(&t.term))
}

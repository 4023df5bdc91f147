//! Where a word is a number, or belongs to one, by what stands beside it.

use super::fold::mixed;
use super::numbers::Raw;
use super::table::{ConceptId, Group, Kind, Meaning, Table, concept};
use super::tokens::{Class, Token};

/// Whether the last token is a number.
pub(super) fn is_number(last: Option<&Token>) -> bool {
    last.is_some_and(|t| t.class == Class::Number)
}

/// "Two years and a half", "hai mét rưỡi": adds the half to the number before the unit.
pub(super) fn halves(out: &mut [Token]) -> bool {
    let [.., number, unit] = out else { return false };
    let is_unit = unit.class == Class::Concept && number.class == Class::Number && number.end <= unit.start;
    let is_whole = number.value < 100.0 && number.value.fract() <= 0.0;
    if is_unit && is_whole {
        number.value += 0.5;
        number.step = 0.1;
        number.term = mixed(number.value.to_bits() ^ 0x5eed);
    }
    is_unit && is_whole
}

/// Whether a number in letters stands behind "mille" or "mil", so that it is one thousand and more.
pub(super) fn opens_number(table: &Table, keys: &[u64], at: usize) -> bool {
    let next = table.at(keys.get(at..).unwrap_or_default()).next();
    let numbered = matches!(next, Some((Meaning::Number(value), _)) if value >= 2.0);
    let counted =
        matches!(next, Some((Meaning::Concept(id), _)) if concept(id).is_some_and(|c| c.kind == Some(Kind::Person)));
    matches!(table.code, "fr" | "es") && (numbered || counted)
}

/// A number in letters that is a unit of time too, where a noun stands behind it that can be counted and nothing before it
/// says that it is the unit.
pub(super) fn counted_here(table: &Table, raw: &[Raw], keys: &[u64], at: usize) -> Option<(Meaning, usize)> {
    let rest = keys.get(at..).unwrap_or_default();
    let number = table.at(rest).find(|(m, len)| matches!(m, Meaning::Number(_)) && *len == 1)?;
    let before = at.checked_sub(1).and_then(|before| raw.get(before));
    let is_unit = before.is_some_and(|word| {
        let is_small = table.before_year.contains(&word.key);
        let is_number = word.number.is_some()
            || table
                .at(std::slice::from_ref(&word.key))
                .any(|(m, _)| matches!(m, Meaning::Number(_) | Meaning::Scale(_)));
        is_small || is_number
    });
    let is_noun = |id: ConceptId| {
        concept(id).is_some_and(|c| matches!(c.group, Group::Plain | Group::Exclusive(_)) && c.kind != Some(Kind::Deed))
    };
    let next = table.at(rest.get(1..).unwrap_or_default()).next();
    let counted = matches!(next, Some((Meaning::Concept(id), _)) if is_noun(id));
    (!is_unit && counted).then_some(number)
}

/// Whether two years stand here with one word between them at most.
pub(super) fn opens_span(raw: &[Raw], at: usize) -> bool {
    let is_year = |at: usize| {
        let number = raw.get(at).filter(|r| r.end - r.start == 4).and_then(|r| r.number);
        number.is_some_and(|n| (1900.0..=2100.0).contains(&n.value))
    };
    is_year(at) && (is_year(at + 1) || is_year(at + 2))
}

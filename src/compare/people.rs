//! The persons that a sentence names, and the offices that stand beside their names.

use std::collections::BTreeSet;

use crate::article::Span;

use super::words::{Class, Token};

/// The words of persons' names in a sentence.
pub(super) fn names_of_people(found: &[Token], span: &Span, people: &[Span]) -> Vec<u64> {
    let from = people.partition_point(|p| (p.block, p.start) < (span.block, span.start));
    let here = people.get(from..).unwrap_or_default().iter();
    let here: Vec<&Span> = here.take_while(|p| p.block == span.block && p.end <= span.end).collect();
    let is_of = |t: &&Token| here.iter().any(|p| p.start - span.start <= t.start && t.end <= p.end - span.start);
    found.iter().filter(|t| t.class == Class::Name).filter(is_of).map(|t| t.term).collect()
}

/// How far behind a name its office may start, in bytes: ", the ".
const NEAR_BYTES: usize = 8;

/// The longest office that is looked for there, in bytes.
const ROLE_BYTES: usize = 200;

/// Where in a sentence the office of somebody stands behind the name: "Hanne Vik, the mission director,".
pub(super) fn offices_behind(text: &str, span: &Span, people: &[Span], roles: &BTreeSet<&str>) -> Vec<(usize, usize)> {
    let from = people.partition_point(|p| (p.block, p.start) < (span.block, span.start));
    let here = people.get(from..).unwrap_or_default().iter();
    let here = here.take_while(|p| p.block == span.block && p.end <= span.end);
    let mut out = Vec::new();
    for person in here {
        let end = person.end - span.start;
        let Some(tail) = text.get(end..).filter(|tail| tail.starts_with(", ")) else { continue };
        let starts = tail.char_indices().map(|(at, _)| at).take_while(|at| *at <= NEAR_BYTES);
        let near = starts.filter_map(|at| {
            let rest = tail.get(at..)?;
            let ends = rest.char_indices().map(|(past, _)| past).chain([rest.len()]);
            let long = ends.take_while(|past| *past <= ROLE_BYTES).filter(|past| *past > 0);
            let role = long.filter(|past| rest.get(..*past).is_some_and(|words| roles.contains(words))).last()?;
            Some((end + at, end + at + role))
        });
        out.extend(near.max_by_key(|(start, end)| end - start));
    }
    out
}

/// What stands before a name, the office, tells who acts and not what is done: it counts apart.
pub(super) fn name_offices(found: &mut [Token], span: &Span, people: &[Span], behind: &[(usize, usize)]) {
    let from = people.partition_point(|p| (p.block, p.start) < (span.block, span.start));
    let here = people.get(from..).unwrap_or_default().iter();
    for person in here.take_while(|p| p.block == span.block && p.end <= span.end) {
        let (start, end) = (person.start - span.start, person.end - span.start);
        for token in found.iter_mut().filter(|t| start <= t.start && t.end <= end) {
            if matches!(token.class, Class::Word | Class::Concept) {
                token.class = Class::Office;
            }
        }
    }
    for (start, end) in behind {
        for token in found.iter_mut().filter(|t| *start <= t.start && t.end <= *end) {
            if matches!(token.class, Class::Word | Class::Concept) {
                token.class = Class::Office;
            }
        }
    }
}

//! Persons and bodies: each once, with its role, its variants and every place where it is named.

use crate::article::Span;

use super::hash::FastSet;
use super::name::{Entry, Mention, Names};
use super::text::{Text, part};
use super::{Found, Named, Suggestion};

/// Everyone of whom the article shows who they are, in the order of their first places.
///
/// `speakers` are those to whom words between quotation marks belong.
pub(super) fn named(text: &Text, names: &Names, speakers: &FastSet<String>) -> Vec<Suggestion> {
    names
        .registry
        .entries
        .iter()
        .filter(|e| is_shown(e, text, speakers))
        .filter_map(|entry| suggestion(text, names, entry))
        .collect()
}

/// Whether an entry is somebody: a person with a role, an honorific or words of their own; a body with a name of its own.
fn is_shown(entry: &Entry, text: &Text, speakers: &FastSet<String>) -> bool {
    let several = entry.name.contains([' ', '\u{a0}']);
    let upper = |word: &str| word.chars().next().is_some_and(|c| !c.is_lowercase());
    // Where names are written with capitals throughout, "Norwegian delegation" is none.
    let lexicon = &text.language.lexicon;
    let throughout = !lexicon.romance && !lexicon.plural.is_empty();
    let mut words = entry.name.split([' ', '\u{a0}']);
    let capital = upper(&entry.name) && (!throughout || words.all(|w| upper(w) || w.len() <= 3));
    if entry.is_body {
        several && capital
    } else {
        let is_sure = entry.is_sure || speakers.contains(&entry.spoken());
        is_sure && (several || entry.role.is_some())
    }
}

fn suggestion(text: &Text, names: &Names, entry: &Entry) -> Option<Suggestion> {
    let mut places: Vec<Span> = entry
        .places
        .iter()
        .filter_map(|(block, index)| names.blocks.get(*block)?.get(*index).map(|m| place(*block, m)))
        .filter(|span| span.start < span.end)
        .collect();
    places.sort_unstable();
    places.dedup();
    let mut variants: Vec<String> = Vec::new();
    for span in &places {
        let written = text.blocks.get(span.block).map_or("", |b| part(&b.text, span.start..span.end));
        if variants.len() < 20 && !variants.iter().any(|v| v == written) {
            variants.push(written.to_owned());
        }
    }
    let named = Named { name: entry.name.clone(), role: entry.role.clone(), variants, places: places.clone() };
    let (because, score) = match (entry.is_body, &entry.role) {
        (true, _) => ("a body that is named", 0.7),
        (false, Some(_)) => ("a person whose role is given", 0.9),
        (false, None) => ("a person who is named", 0.7),
    };
    Some(Suggestion {
        span: *places.first()?,
        because: because.to_owned(),
        score,
        found: if entry.is_body { Found::Body(named) } else { Found::Person(named) },
    })
}

/// Where a mention stands: with the role before the name, without one behind it.
fn place(block: usize, mention: &Mention) -> Span {
    if mention.role_follows || mention.role.is_empty() {
        Span::new(block, mention.name.start, mention.name.end)
    } else {
        Span::new(block, mention.role.start.min(mention.name.start), mention.name.end)
    }
}

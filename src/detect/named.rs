//! Persons and bodies: each once, with its role, its variants and every place where it is named.

use crate::article::Span;

use super::bodies::{Body, bodies};
use super::hash::{FastMap, FastSet};
use super::name::{Entry, Mention, Names, folded};
use super::text::{Text, part};
use super::{Found, Named, Suggestion};

/// Everyone of whom the article shows who they are, in the order of their first places.
///
/// `speakers` are those to whom words between quotation marks belong.
pub(super) fn named(text: &Text, names: &Names, speakers: &FastSet<String>) -> Vec<Suggestion> {
    let bodies = bodies(text, names);
    // "Amnesty International protested": what a table knows as a body is no person.
    let called: FastSet<String> = bodies.iter().map(|b| folded(&b.name)).collect();
    let shown = names.registry.entries.iter().filter(|e| is_shown(e, text, speakers));
    let shown = shown.filter(|e| e.is_body || e.role.is_some() || !called.contains(&folded(&e.name)));
    let mut out: Vec<Suggestion> = shown.filter_map(|entry| suggestion(text, names, entry)).collect();
    let mut known = Known::default();
    for (at, suggestion) in out.iter().enumerate() {
        if let Found::Body(named) = &suggestion.found {
            known.note(at, named, text);
        }
    }
    for body in bodies {
        add_body(text, body, &mut known, &mut out);
    }
    out
}

/// Which suggestion a body has.
#[derive(Default)]
struct Known {
    by_name: FastMap<String, usize>,
    by_place: FastMap<(usize, usize), usize>,
}

impl Known {
    fn note(&mut self, at: usize, named: &Named, text: &Text) {
        self.by_name.insert(body_key(text, &named.name), at);
        self.by_place.extend(named.places.iter().map(|p| ((p.block, p.start), at)));
    }
}

/// Adds a body to those that are told, or its places to the one that it is: the same name, or one that it goes on with at
/// the same place.
fn add_body(text: &Text, body: Body, known: &mut Known, out: &mut Vec<Suggestion>) {
    let starts: FastSet<(usize, usize)> = body.places.iter().map(|p| (p.block, p.start)).collect();
    let same = known.by_name.get(&body_key(text, &body.name)).copied();
    let same = same.or_else(|| body.places.iter().find_map(|p| known.by_place.get(&(p.block, p.start)).copied()));
    let at = same.unwrap_or(out.len());
    let mut named = match out.get(at).map(|s| &s.found) {
        Some(Found::Body(named)) => named.clone(),
        _ => Named { name: body.name.clone(), role: None, variants: Vec::new(), places: Vec::new() },
    };
    if body.name.len() > named.name.len() {
        named.name = body.name;
    }
    named.places.retain(|p| !starts.contains(&(p.block, p.start)));
    named.places.extend(body.places);
    named.places.sort_unstable();
    named.variants = variants(text, &named.places);
    let Some(span) = named.places.first().copied() else { return };
    known.note(at, &named, text);
    let told = Suggestion { span, because: "a body that is named".to_owned(), score: 0.7, found: Found::Body(named) };
    match out.get_mut(at) {
        Some(place) => *place = told,
        None => out.push(told),
    }
}

/// What tells a body from others: its fullest name, folded ("UN" is "united nations").
fn body_key(text: &Text, name: &str) -> String {
    let own = folded(name);
    text.language.lexicon.same_bodies.get(&own).cloned().unwrap_or(own)
}

/// Every form met, in the order of their first places.
fn variants(text: &Text, places: &[Span]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for span in places {
        let written = text.blocks.get(span.block).map_or("", |b| part(&b.text, span.start..span.end));
        if out.len() < 20 && !out.iter().any(|v| v == written) {
            out.push(written.to_owned());
        }
    }
    out
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
    let variants = variants(text, &places);
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

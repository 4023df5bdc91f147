//! What a structure element says of itself beyond its role: language, spoken text, name, attributes.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object, ObjectId, dictionary};

use super::object;
use super::structure::Bounds;
use crate::diag::{Sink, Warning};
use crate::layout::page::{Node, Role};

/// Sets the language, the spoken text and the attributes of an element (ISO 32000-1, 14.8.5 and 14.9).
pub fn describe(element: &mut Dictionary, index: usize, node: &Node, figure: Option<Bounds>, sink: &mut Sink) {
    match &node.language {
        Some(language) if is_language(language) => element.set("Lang", object::text(language)),
        Some(language) => sink.push(Warning::new(format!("'{language}' is no code of a language and is left out"))),
        None => {}
    }
    if let Some(alt) = spoken(index, node, sink) {
        element.set("Alt", object::text(alt));
    }
    if let Some(attributes) = attributes(node.role, figure) {
        element.set("A", attributes);
    }
}

/// The element's name; notes must have one (ISO 14289-1, 7.9), and no two may be the same.
pub fn element_id(index: usize, node: &Node, taken: &BTreeMap<Vec<u8>, ObjectId>, sink: &mut Sink) -> Option<String> {
    // Printable ASCII alone keeps the name's bytes and its place in the sorted tree the same.
    let own =
        node.id.as_ref().map(|id| id.chars().map(|char| if char.is_ascii_graphic() { char } else { '_' }).collect());
    let unnamed = || format!("element-{index}");
    match own {
        Some(id) if String::is_empty(&id) || taken.contains_key(id.as_bytes()) => {
            sink.push(Warning::new(format!("the name '{id}' stands for two parts of the structure; one is renamed")));
            Some(unnamed())
        }
        Some(id) => Some(id),
        None if node.role == Role::Note => {
            sink.push(Warning::new("a note without a name got one"));
            Some(unnamed())
        }
        None => None,
    }
}

/// Whether the text is a language tag such as a reader looks for (ISO 32000-1, 14.9.2, after RFC 3066).
pub fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let subtag = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let primary = |part: &str| (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    parts.next().is_some_and(primary) && parts.all(subtag)
}

/// What is read out instead of the content. A figure must have it (ISO 14289-1, 7.3).
fn spoken<'a>(index: usize, node: &'a Node, sink: &mut Sink) -> Option<&'a str> {
    match node.alt.as_deref().filter(|alt| !alt.is_empty()) {
        None if node.role == Role::Figure => {
            sink.push(
                Warning::new(format!("a figure (part {index} of the structure) has no description"))
                    .advise("describe it in words for those who cannot see it"),
            );
            Some("Figure")
        }
        alt => alt,
    }
}

fn attributes(role: Role, figure: Option<Bounds>) -> Option<Object> {
    let owned = |owner: &str| dictionary! { "O" => object::name(owner) };
    let mut attributes;
    match role {
        Role::List { numbered } => {
            attributes = owned("List");
            attributes.set("ListNumbering", object::name(if numbered { "Decimal" } else { "Disc" }));
        }
        Role::TableHeader { row } => {
            attributes = owned("Table");
            attributes.set("Scope", object::name(if row { "Row" } else { "Column" }));
        }
        Role::Figure => {
            attributes = owned("Layout");
            attributes.set("Placement", object::name("Block"));
            attributes.set("BBox", object::rectangle(figure?));
        }
        _ => return None,
    }
    Some(attributes.into())
}

//! Offices told once for several: "Foreign Ministers Anna Berg and Karl Roux".

use super::super::language::Language;
use super::super::lexicon::Tag;
use super::super::text::{Block, part};
use super::{Mention, Who};

/// How many may share one office.
const MOST_SHARED: usize = 4;

/// How many bytes of a role are its plural's alone: one of "Ministers" and "ministres", two of "cancilleres"; none of "boss".
fn plural_bytes(role: &str, language: &Language) -> usize {
    let end = &language.lexicon.plural;
    let word = role.rsplit(' ').next().unwrap_or(role).to_lowercase();
    let several = role.contains(' ');
    // A Romance office has its noun in front: only where it is one word does its end tell.
    if end.is_empty() || language.lexicon.romance && several || word.chars().count() < 4 {
        return 0;
    }
    if word.strip_suffix(end.as_str()).is_none_or(|stem| stem.ends_with(end.as_str())) {
        return 0;
    }
    // "cancilleres", "embajadores": behind a consonant the plural is longer.
    let longer = language.lexicon.endings.longer_plurals.iter().any(|e| word.ends_with(e.as_str()));
    if longer { end.len() + 1 } else { end.len() }
}

/// Gives each of several the office that is told once for them, in the singular.
pub(super) fn shared(block: &Block, mentions: &mut [Mention], language: &Language) {
    if language.lexicon.plural.is_empty() {
        return;
    }
    for index in 0..mentions.len() {
        let Some(first) = mentions.get(index) else { break };
        let led = first.who == Who::Person && !first.role.is_empty() && !first.role_follows && !first.name.is_empty();
        if !led || first.honoured {
            continue;
        }
        // "Chargé d'affaires Anna Berg and Karl Roux": what ends as a plural is no office itself.
        let last = block.word_from(first.role.end).checked_sub(1);
        if !language.lexicon.romance && last.is_none_or(|w| !block.has(w, Tag::Role)) {
            continue;
        }
        let bytes = plural_bytes(part(&block.text, first.role.clone()), language);
        if bytes == 0 {
            continue;
        }
        let role = first.role.start..first.role.end - bytes;
        let mut past = first.words.end;
        let mut others: Vec<usize> = Vec::new();
        for (at, other) in mentions.iter().enumerate().skip(index + 1).take(2 * MOST_SHARED) {
            // "Anna Berg of Norway and Karl Roux of Mali".
            let from = block.tags.len(past, Tag::Link);
            let whose = other.who == Who::Country && from > 0 && past + from == other.words.start;
            if whose {
                past = other.words.end;
                continue;
            }
            let joined = language.conjunctions.at(block, past).is_some() && past + 1 == other.words.start;
            let listed = past == other.words.start && block.gap(past) == ", ";
            let bare = matches!(other.who, Who::Name | Who::Person) && other.role.is_empty() && !other.name.is_empty();
            if !bare || !(joined || listed) || other.honoured {
                break;
            }
            others.push(at);
            past = other.words.end;
            if joined {
                break;
            }
        }
        let last = others.last().and_then(|at| mentions.get(*at)).map(|m| m.words.start);
        let closes = last.is_some_and(|start| start > 0 && language.conjunctions.at(block, start - 1).is_some());
        if !closes {
            continue;
        }
        if let Some(first) = mentions.get_mut(index) {
            first.role = role.clone();
        }
        for at in others {
            if let Some(other) = mentions.get_mut(at) {
                other.who = Who::Person;
                other.role = role.clone();
            }
        }
    }
}

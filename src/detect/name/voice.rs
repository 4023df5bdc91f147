//! Whose words a text itself is: the one who is interviewed, the one who gives the speech.

use super::super::hash::FastMap;
use super::super::lexicon::Tag;
use super::super::text::{Block, Text, part};
use super::registry::{Registry, keys};
use super::{Mention, Who, scan};
use crate::article::BlockKind;

/// How many questions make an interview.
const QUESTIONS: usize = 2;

/// The longest label before a colon ("Anna Berg: …"), in bytes.
const LABEL_BYTES: usize = 60;

/// How far into an article its speaker is looked for, in blocks.
const FIRST_BLOCKS: usize = 4;

/// The speaker of a speech, the one who is interviewed; nothing where the text is told by a reporter.
pub(super) fn voice(text: &Text, blocks: &[Vec<Mention>], registry: &Registry) -> Option<String> {
    let asked = text.blocks.iter().filter(|b| !b.quiet && is_question(b)).take(QUESTIONS).count() == QUESTIONS;
    if asked {
        return labelled(text, registry)
            .or_else(|| titled(text, registry))
            .or_else(|| first_named(text, blocks, registry));
    }
    let told = text.title.as_ref().is_some_and(|t| t.tags.any(0..t.word_count(), Tag::Speech));
    if told { titled(text, registry).or_else(|| titled_role(text)) } else { None }
}

/// A line that asks: set as a question, or behind a letter and a colon ("Q: …").
fn is_question(block: &Block) -> bool {
    let bare = block.text.trim_end();
    block.kind == BlockKind::Question || bare.ends_with('?') && bare.len() <= 400
}

/// The person whose name stands most often before a colon at the start of a line.
fn labelled(text: &Text, registry: &Registry) -> Option<String> {
    let mut counts: FastMap<usize, usize> = FastMap::default();
    for block in text.blocks.iter().filter(|b| !is_question(b)) {
        let label = block.text.split_once(':').map_or("", |(label, _)| label.trim_end());
        if label.is_empty() || label.len() > LABEL_BYTES {
            continue;
        }
        if let Some(id) = registry.named(&keys(label)) {
            *counts.entry(id).or_default() += 1;
        }
    }
    let (id, _) = counts.into_iter().max_by_key(|(id, count)| (*count, std::cmp::Reverse(*id)))?;
    registry.entries.get(id).map(super::Entry::spoken)
}

/// The person that the title names.
fn titled(text: &Text, registry: &Registry) -> Option<String> {
    let title = text.title.as_ref()?;
    let mentions = scan::mentions(title, text.language);
    mentions.iter().find_map(|m| {
        let name = part(&title.text, m.name.clone());
        let several = name.contains(' ') || m.who == Who::Person;
        let entry = several.then(|| registry.named(&keys(name))).flatten().and_then(|id| registry.entries.get(id));
        let own = || (m.who == Who::Person && name.contains(' ')).then(|| m.written(title));
        entry.map(super::Entry::spoken).or_else(own)
    })
}

/// The role that a speech's title gives its speaker.
fn titled_role(text: &Text) -> Option<String> {
    let title = text.title.as_ref()?;
    let mentions = scan::mentions(title, text.language);
    let role = mentions.iter().find(|m| m.who == Who::Role)?;
    Some(part(&title.text, role.range.clone()).to_owned())
}

/// The first person of the lines before the first question.
fn first_named(text: &Text, blocks: &[Vec<Mention>], registry: &Registry) -> Option<String> {
    let lines = text.blocks.iter().zip(blocks).filter(|(b, _)| !b.quiet);
    lines.take_while(|(b, _)| !is_question(b)).take(FIRST_BLOCKS).find_map(|(block, mentions)| {
        let acting = mentions.iter().enumerate().filter(|(_, m)| m.can_act());
        acting.map(|(at, _)| at).find_map(|at| {
            let entry = registry.entry_at(block.index, at)?;
            let several = entry.name.contains([' ', '\u{a0}']);
            (!entry.is_body && several).then(|| entry.full())
        })
    })
}

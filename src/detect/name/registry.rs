//! Which mentions are the same person or body, and the fullest name of each.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use super::super::hash::FastSet;
use super::super::lexicon::Tag;
use super::super::text::{Block, Text, part};
use super::{Mention, Who};

/// Somebody, or a body, with all that the article tells.
#[derive(Debug, Clone)]
pub(in crate::detect) struct Entry {
    pub(in crate::detect) is_body: bool,
    /// The fullest form of the name.
    pub(in crate::detect) name: String,
    /// The folded words of the fullest form.
    keys: Vec<String>,
    /// The longest role given right before the name, else beside it.
    pub(in crate::detect) role: Option<String>,
    role_follows: bool,
    /// The folded words of every role given.
    role_words: Vec<String>,
    /// Whether a role, an honorific or a verb of saying shows that it is a person.
    pub(in crate::detect) is_sure: bool,
    /// Where it is named: block, index of the mention.
    pub(in crate::detect) places: Vec<(usize, usize)>,
}

impl Entry {
    /// The name with its role where the article puts the role before it.
    pub(in crate::detect) fn full(&self) -> String {
        match &self.role {
            Some(role) if !self.role_follows && !self.is_body => format!("{role} {}", self.name),
            _ => self.name.clone(),
        }
    }
}

/// Everyone an article names, each once.
#[derive(Debug, Default)]
pub(in crate::detect) struct Registry {
    pub(in crate::detect) entries: Vec<Entry>,
    by_place: HashMap<(usize, usize), usize>,
    by_key: HashMap<String, Vec<usize>>,
}

/// The most entries that one word is looked up among.
const MOST_SAME: usize = 12;

/// The most short forms of bodies that are kept.
const MOST_SHORT_FORMS: usize = 500;

/// The longest ending of a company's name that its short form leaves out ("GmbH").
const SUFFIX_BYTES: usize = 4;

/// "(PAV)" right behind a body's name.
fn short_form(block: &Block, body: &Mention, next: Option<&Mention>) -> Option<String> {
    let next = next.filter(|n| n.who == Who::Name && n.words.len() == 1 && n.words.start == body.words.end)?;
    let written = part(&block.text, next.name.clone());
    let is_short = written.chars().count() >= 2 && written.chars().all(|c| c.is_uppercase() || c.is_ascii_digit());
    (is_short && block.gap(next.words.start) == " (").then(|| written.to_owned())
}

/// Lower case without accents: "Lê" and "Le" are one.
pub(in crate::detect) fn folded(word: &str) -> String {
    let plain = word.nfd().filter(|c| !unicode_normalization::char::is_combining_mark(*c));
    plain.flat_map(char::to_lowercase).map(|c| if c == 'đ' { 'd' } else { c }).collect()
}

fn keys(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(folded).collect()
}

impl Registry {
    pub(super) fn new(text: &Text, blocks: &[Vec<Mention>]) -> Self {
        let mut registry = Self::default();
        let mut short_forms: Vec<(String, (usize, usize))> = Vec::new();
        // The longer names first: the short ones then find whom they belong to.
        for pass in 0..2 {
            for (block, mentions) in text.blocks.iter().zip(blocks) {
                for (index, mention) in mentions.iter().enumerate() {
                    let words = mention.name.len();
                    let long = part(&block.text, mention.name.clone()).contains(' ');
                    if pass == 0
                        && mention.who == Who::Body
                        && let Some(short) = short_form(block, mention, mentions.get(index + 1))
                        && short_forms.len() < MOST_SHORT_FORMS
                    {
                        short_forms.push((short, (block.index, index)));
                    }
                    if words > 0 && matches!(mention.who, Who::Person | Who::Name | Who::Body) && long == (pass == 0) {
                        registry.add(block, index, mention);
                    }
                }
            }
        }
        registry.add_short_forms(text, blocks, &short_forms);
        registry
    }

    /// "the Port Authority of Velmar (PAV) … PAV": the short form is the body's too.
    fn add_short_forms(&mut self, text: &Text, blocks: &[Vec<Mention>], forms: &[(String, (usize, usize))]) {
        let ids: HashMap<&str, usize> =
            forms.iter().filter_map(|(form, place)| Some((form.as_str(), *self.by_place.get(place)?))).collect();
        if ids.is_empty() {
            return;
        }
        for (block, mentions) in text.blocks.iter().zip(blocks) {
            for (index, mention) in mentions.iter().enumerate().filter(|(_, m)| m.who == Who::Name) {
                let Some(id) = ids.get(part(&block.text, mention.name.clone())).copied() else { continue };
                let place = (block.index, index);
                self.by_place.insert(place, id);
                if let Some(entry) = self.entries.get_mut(id) {
                    entry.places.push(place);
                }
            }
        }
    }

    fn add(&mut self, block: &Block, index: usize, mention: &Mention) {
        let name = part(&block.text, mention.name.clone());
        let keys = keys(name);
        if keys.is_empty() {
            return;
        }
        let is_body = mention.who == Who::Body;
        let place = (block.index, index);
        // "said Berg" behind a quotation; "told Radio Norden" says nothing of who speaks.
        let verb = block.tags.len_before(mention.words.start, Tag::Say);
        let inverted = verb > 0 && block.gap(mention.words.start - verb).contains(['”', '"', '»', '’', ',']);
        let said = block.has(mention.words.end, Tag::Say) || inverted;
        let role = part(&block.text, mention.role.clone());
        let sure = mention.who == Who::Person;
        // "Norvik Seafood ASA … Norvik Seafood": the short form of a body.
        let body = || {
            let id = (mention.who == Who::Name).then(|| self.same(&keys, true)).flatten()?;
            let full = self.entries.get(id)?;
            let suffix = full.keys.last().filter(|_| full.keys.len() == keys.len() + 1)?;
            (suffix.len() <= SUFFIX_BYTES && full.keys.starts_with(&keys)).then_some(id)
        };
        let id = match self.same(&keys, is_body).or_else(body) {
            Some(id) => id,
            None => {
                // A lone capitalised word of which nothing is known names nobody in particular.
                if mention.who == Who::Name && keys.len() < 2 && !said {
                    return;
                }
                self.entries.push(Entry {
                    is_body,
                    name: name.to_owned(),
                    keys: keys.clone(),
                    role: None,
                    role_follows: true,
                    role_words: Vec::new(),
                    is_sure: false,
                    places: Vec::new(),
                });
                let id = self.entries.len() - 1;
                for key in &keys {
                    let list = self.by_key.entry(key.clone()).or_default();
                    if list.len() < MOST_SAME {
                        list.push(id);
                    }
                }
                id
            }
        };
        self.by_place.insert(place, id);
        let Some(entry) = self.entries.get_mut(id) else { return };
        entry.places.push(place);
        entry.is_sure |= sure || said;
        if keys.len() > entry.keys.len() {
            name.clone_into(&mut entry.name);
            entry.keys = keys;
        }
        if mention.honoured && entry.role_words.len() < 60 {
            let title = part(&block.text, mention.range.start..mention.name.start);
            entry.role_words.extend(self::keys(title));
        }
        if !role.is_empty() && entry.role_words.len() < 60 {
            entry.role_words.extend(self::keys(role));
            let better = match &entry.role {
                None => true,
                Some(known) => {
                    (!mention.role_follows && entry.role_follows)
                        || mention.role_follows == entry.role_follows && role.len() > known.len()
                }
            };
            if better {
                entry.role = Some(role.to_owned());
                entry.role_follows = mention.role_follows;
            }
        }
    }

    /// The entry whose name holds all the words, or whose words are all held.
    fn same(&self, keys: &[String], is_body: bool) -> Option<usize> {
        let candidates = self.by_key.get(keys.last()?).into_iter().chain(self.by_key.get(keys.first()?)).flatten();
        candidates.copied().find(|id| {
            self.entries.get(*id).is_some_and(|e| {
                e.is_body == is_body
                    && (!is_body || e.keys.first() == keys.first() || e.keys.last() == keys.last())
                    && (keys.iter().all(|k| e.keys.contains(k))
                        || !is_body && e.keys.len() >= 2 && e.keys.iter().all(|k| keys.contains(k)))
            })
        })
    }

    /// Who a mention is, if the article names them.
    pub(in crate::detect) fn entry_at(&self, block: usize, index: usize) -> Option<&Entry> {
        self.by_place.get(&(block, index)).and_then(|id| self.entries.get(*id))
    }

    /// The fullest name of a mention as it stands, pronouns and roles resolved by what stands before it.
    pub(in crate::detect) fn resolve(
        &self,
        text: &Text,
        blocks: &[Vec<Mention>],
        block: usize,
        mention: &Mention,
    ) -> Option<String> {
        let own = text.blocks.get(block)?;
        let mentions = blocks.get(block)?;
        let index = mentions.partition_point(|m| m.words.start < mention.words.start);
        let as_written = || part(&own.text, mention.range.clone()).to_owned();
        match mention.who {
            Who::Person | Who::Name | Who::Body if !mention.name.is_empty() => {
                Some(self.entry_at(block, index).map_or_else(
                    || part(&own.text, mention.name.clone()).to_owned(),
                    |entry| if entry.is_body && entry.keys.len() > 6 { entry.name.clone() } else { entry.full() },
                ))
            }
            Who::Role => {
                let generic = own.tags.any(mention.words.clone(), Tag::GenericRole);
                let wanted: Vec<String> = keys(part(&own.text, mention.range.clone()));
                let fits = |e: &Entry| !e.is_body && wanted.iter().all(|w| e.role_words.contains(w));
                let found = self.before(blocks, block, index, fits);
                let found = if generic {
                    found.or_else(|| self.before(blocks, block, index, |e| !e.is_body && e.is_sure))
                } else {
                    found
                };
                Some(found.map_or_else(as_written, Entry::full))
            }
            Who::He | Who::She => {
                let lexicon = &text.language.lexicon;
                let others = if mention.who == Who::She { &lexicon.men } else { &lexicon.women };
                self.before(blocks, block, index, |e| !e.is_body && e.is_sure && e.may_be(others))
                    .or_else(|| self.before(blocks, block, index, |e| !e.is_body && e.may_be(others)))
                    .map(Entry::full)
                    .or_else(|| role_before(text, blocks, block, index))
            }
            Who::They => Some(parties_before(text, blocks, block, index).unwrap_or_else(as_written)),
            _ => Some(as_written()),
        }
    }

    /// Who was named last before a word, where the text leaves the pronoun out.
    pub(in crate::detect) fn last_person(
        &self,
        text: &Text,
        blocks: &[Vec<Mention>],
        block: usize,
        word: usize,
    ) -> Option<String> {
        let index = blocks.get(block)?.partition_point(|m| m.words.start < word);
        let sure = self.before(blocks, block, index, |e| !e.is_body && e.is_sure);
        let entry = sure.or_else(|| self.before(blocks, block, index, |e| !e.is_body));
        entry.map(Entry::full).or_else(|| role_before(text, blocks, block, index))
    }

    /// The entry that was named last before a mention; subjects are asked first.
    fn before(
        &self,
        blocks: &[Vec<Mention>],
        block: usize,
        index: usize,
        fits: impl Fn(&Entry) -> bool,
    ) -> Option<&Entry> {
        let earlier = || {
            (block.saturating_sub(6)..=block).rev().flat_map(move |b| {
                let past = if b == block { index } else { usize::MAX };
                let list = blocks.get(b).map_or(&[] as &[Mention], Vec::as_slice);
                let past = past.min(list.len());
                (0..past).rev().take(60).map(move |i| (b, i))
            })
        };
        let entry = |(b, i): (usize, usize), governed: bool| {
            let mention = blocks.get(b)?.get(i)?;
            (governed || mention.can_act()).then(|| self.entry_at(b, i)).flatten().filter(|e| fits(e))
        };
        earlier().find_map(|place| entry(place, false)).or_else(|| earlier().find_map(|place| entry(place, true)))
    }
}

/// "The spokesman … He said": a role stands for a name the article does not give.
fn role_before(text: &Text, blocks: &[Vec<Mention>], block: usize, index: usize) -> Option<String> {
    (block.saturating_sub(2)..=block).rev().find_map(|b| {
        let list = blocks.get(b)?;
        let past = if b == block { index } else { list.len() };
        let found = list.get(..past)?.iter().rev().take(40).find(|m| m.who == Who::Role && m.can_act())?;
        Some(part(&text.blocks.get(b)?.text, found.range.clone()).to_owned())
    })
}

/// "The two sides … They agreed".
fn parties_before(text: &Text, blocks: &[Vec<Mention>], block: usize, index: usize) -> Option<String> {
    (block.saturating_sub(1)..=block).rev().find_map(|b| {
        let list = blocks.get(b)?;
        let past = if b == block { index } else { list.len() };
        let plural = |m: &&Mention| matches!(m.who, Who::Parties) || m.who == Who::Body && m.can_act();
        let found = list.get(..past)?.iter().rev().take(40).find(plural)?;
        Some(part(&text.blocks.get(b)?.text, found.range.clone()).to_owned())
    })
}

impl Entry {
    /// Whether none of the roles is one that only others have: "spokesman" is no woman's.
    fn may_be(&self, others: &FastSet<String>) -> bool {
        !self.role_words.iter().any(|w| others.contains(w))
    }
}

//! Which mentions are the same person or body, and the fullest name of each.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use super::super::hash::FastMap;
use super::super::lexicon::{Lexicon, Tag};
use super::super::text::{Block, Text, part};
use super::entry::Entry;
use super::met::Met;
use super::same::Asked;
use super::told::{is_aged, is_kin, tells_of_a_land, told_apart};
use super::{Mention, Who};

/// Everyone an article names, each once.
#[derive(Debug, Default)]
pub(in crate::detect) struct Registry {
    pub(in crate::detect) entries: Vec<Entry>,
    by_place: FastMap<(usize, usize), usize>,
    pub(super) by_key: HashMap<String, Vec<usize>>,
    /// Who has a word in their role.
    by_role: HashMap<String, Vec<usize>>,
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
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let plain = word.nfd().filter(|c| !unicode_normalization::char::is_combining_mark(*c));
    plain.flat_map(char::to_lowercase).map(|c| if c == 'đ' { 'd' } else { c }).collect()
}

/// The folded words of a name.
pub(super) fn keys(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(folded).collect()
}

/// "Berg’s office": where the name of whose it is starts.
pub(super) fn owner_from(block: &Block, from: usize) -> usize {
    // "Mali’s military government".
    // "Berg’s colleague Piet Roux" is not Berg’s Piet Roux.
    const NONE: [Tag; 5] = [Tag::Preposition, Tag::Determiner, Tag::Say, Tag::Opener, Tag::Kin];
    let plain = |w: usize| !block.is_capital(w) && block.spaced(w + 1) && NONE.iter().all(|tag| !block.has(w, *tag));
    let mut at = from;
    while from - at < 2 && at > 0 && plain(at - 1) && block.written(at - 1).len() > 1 {
        at -= 1;
    }
    let apostrophe = |w: usize| matches!(block.gap(w), "’" | "'");
    let marked = at >= 2 && block.written(at - 1).chars().count() == 1 && apostrophe(at - 1) && block.spaced(at);
    if !marked || !block.is_capital(at - 2) {
        return from;
    }
    // Names of two words, and such as "O'Hara".
    let further =
        |w: usize| w > 0 && block.is_capital(w - 1) && (block.spaced(w) || apostrophe(w) || block.gap(w) == "-");
    let mut start = at - 2;
    while at - start < 6 && further(start) {
        start -= 1;
    }
    start
}

/// The words of a role that tell a man from a woman, its article with them ("la ministre").
pub(super) fn gendered(block: &Block, mention: &Mention, lexicon: &Lexicon) -> Vec<String> {
    let (romance, viet) = (lexicon.romance, lexicon.plural.is_empty());
    let from = block.word_from(mention.role.start);
    let past = block.word_from(mention.role.end);
    let article = (romance && from > 0 && block.joined(from) && block.has(from - 1, Tag::Article)).then(|| from - 1);
    let leads = |w: usize| block.has(w, Tag::Link) || romance && block.has(w, Tag::Preposition);
    let own = (from..past).take_while(|w| *w == from || !leads(*w));
    // "chi nhánh" holds no "chị", once the accents are gone.
    let own = own.filter(|w| !viet || block.has(*w, Tag::He) || block.has(*w, Tag::She));
    article.into_iter().chain(own).take(8).map(|w| folded(block.word(w))).collect()
}

/// A role or a body as the text writes it; with its article where the language keeps it ("a senior official").
pub(in crate::detect) fn with_article(text: &Text, block: &Block, mention: &Mention) -> String {
    let lexicon = &text.language.lexicon;
    let mut start = mention.words.start;
    let behind_owner = matches!(block.gap(start), "’ " | "' ");
    if lexicon.keeps_article && (block.joined(start) || behind_owner) {
        let own = !lexicon.plural.is_empty();
        let determiner = if own { block.tags.len_before(start, Tag::Determiner) } else { 0 };
        start -= determiner.max(block.tags.len_before(start, Tag::Article));
        start = owner_from(block, start);
        start = led_by_article(block, mention, start, lexicon);
        // "the owner’s spokesman".
        if let Some(owner) = super::owner::common_owner(block, mention.words.start) {
            start = owner - block.tags.len_before(owner, Tag::Determiner);
        }
    }
    let from = block.word_range(start).start.min(mention.range.start);
    let mut end = mention.range.end;
    // "đại diện viện kiểm sát".
    if mention.who == Who::Role && lexicon.plural.is_empty() {
        let past = super::viet::complement_in_syllables(block, mention.words.end);
        end = end.max(block.word_range(past.saturating_sub(1)).end);
    }
    part(&block.text, from..end).to_owned()
}

/// The most words between an English article and the role that it leads to.
const MOST_BETWEEN: usize = 3;

/// "a Council legal adviser": in English what stands between the article and a role without a name belongs to it.
fn led_by_article(block: &Block, mention: &Mention, start: usize, lexicon: &Lexicon) -> usize {
    const NONE: [Tag; 7] = [Tag::Preposition, Tag::Say, Tag::VerbLead, Tag::That, Tag::Relative, Tag::Link, Tag::Past];
    if lexicon.romance || lexicon.plural.is_empty() || mention.who != Who::Role || start != mention.words.start {
        return start;
    }
    let plain = |w: usize| block.spaced(w + 1) && NONE.iter().all(|tag| !block.has(w, *tag));
    let mut at = start;
    while at > 0 && start - at < MOST_BETWEEN && plain(at - 1) && block.tags.len(at - 1, Tag::Article) == 0 {
        at -= 1;
    }
    let article = block.tags.len_before(at, Tag::Article).min(usize::from(block.spaced(at)));
    if article > 0 && at < start && at - article + 1 < start { at - article } else { start }
}

/// "the organisation", "l’entité": a body that is told by a word for any, in small letters.
pub(super) fn is_any_body(block: &Block, mention: &Mention) -> bool {
    // "une note de l'organisation": the link before its article is no part of it.
    let article = |n: usize| {
        let start = mention.words.start.checked_sub(n);
        start.is_some_and(|start| start + block.tags.len(start, Tag::AnyBody) == mention.words.end)
    };
    // "Tổ chức này".
    if mention.who == Who::Body && block.tags.len(mention.words.start, Tag::AnyBody) > mention.words.len() {
        return true;
    }
    // "công ty khẳng định".
    let kind = block.tags.len(mention.words.start, Tag::Kind) == mention.words.len();
    if mention.who == Who::Body && kind && !block.is_capital(mention.words.start) {
        return true;
    }
    // "the ferry firm", "l’exploitant belge".
    let head = mention.words.clone().any(|w| block.has(w, Tag::FirmNoun));
    // "The Zug-based group".
    let based =
        mention.words.start.checked_sub(2).filter(|w| block.gap(w + 1) == "-" && block.joined(mention.words.start));
    let from = based.unwrap_or(mention.words.start);
    let definite = block.joined(from) && block.tags.len_before(from, Tag::Definite) > 0;
    let small = mention.words.clone().all(|w| !block.is_capital(w));
    mention.who == Who::Body && small && ((1..=2).any(article) || head && definite)
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
                        registry.add(text, block, index, mention);
                    }
                }
            }
        }
        registry.add_short_forms(text, blocks, &short_forms);
        for (id, entry) in registry.entries.iter().enumerate() {
            for word in &entry.role_words {
                let list = registry.by_role.entry(word.clone()).or_default();
                if list.len() < MOST_SAME && list.last() != Some(&id) {
                    list.push(id);
                }
            }
        }
        registry.learn(text, blocks);
        registry.settle(text, blocks);
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

    fn add(&mut self, text: &Text, block: &Block, index: usize, mention: &Mention) {
        let name = part(&block.text, mention.name.clone());
        let keys = keys(name);
        if keys.is_empty() {
            return;
        }
        let is_body = mention.who == Who::Body;
        // "the organisation": any body by a word for all of them.
        if is_body && is_any_body(block, mention) && self.same(&keys, true).is_none() {
            return;
        }
        // "Berg’s office" is not the Foreign Office.
        if is_body && keys.len() == 1 && owner_from(block, mention.words.start) < mention.words.start {
            return;
        }
        // "The Belgian laughed": where somebody is from is no name.
        if mention.who == Who::Name && keys.len() == 1 && tells_of_a_land(text, block, mention) {
            return;
        }
        let place = (block.index, index);
        // "said Berg" behind a quotation; "told Radio Norden" says nothing of who speaks.
        let verb = block.tags.len_before(mention.words.start, Tag::Say);
        let inverted = verb > 0
            && block.joined(mention.words.start)
            && block.gap(mention.words.start - verb).contains(['”', '"', '»', '’', ',']);
        let said = mention.can_act()
            && (block.joined(mention.words.end) && block.has(mention.words.end, Tag::Say) || inverted);
        let role = part(&block.text, mention.role.clone());
        let sure = mention.who == Who::Person
            || mention.who == Who::Name && is_kin(block, mention)
            || mention.who == Who::Name && told_apart(block, mention);
        // "Norvik Seafood ASA … Norvik Seafood": the short form of a body.
        let body = || {
            let id = (mention.who == Who::Name).then(|| self.same(&keys, true)).flatten()?;
            let full = self.entries.get(id)?;
            let suffix = full.keys.last().filter(|_| full.keys.len() == keys.len() + 1)?;
            (suffix.len() <= SUFFIX_BYTES && full.keys.starts_with(&keys)).then_some(id)
        };
        // "Lady Holm" is not "Sir Keir Holm", whether the word is read as an honorific or as a role.
        let lexicon = &text.language.lexicon;
        let titled = !lexicon.romance && !lexicon.plural.is_empty() && !role.is_empty() && !mention.role_follows;
        // "le Premier ministre de la République, M. Luc Roux": what he is of tells of no woman.
        let honorific = if mention.honoured && !mention.role.is_empty() && mention.role.end <= mention.name.start {
            mention.role.end..mention.name.start
        } else {
            mention.range.start..mention.name.start
        };
        let honours = (mention.honoured || titled && mention.who == Who::Person)
            .then(|| self::keys(part(&block.text, honorific.clone())));
        let fits = |id: &usize| self.entries.get(*id).is_none_or(|e| !e.is_another(honours.as_deref(), text));
        let asked = Asked { keys: &keys, is_body, place, role: self::keys(role) };
        let verb = || self.behind_verb(text, block, mention, &asked);
        let id = match self.best(&asked, &fits).or_else(body).or_else(verb) {
            Some(id) => id,
            None => {
                // A lone capitalised word of which nothing is known names nobody in particular.
                if mention.who == Who::Name
                    && keys.len() < 2
                    && !said
                    && !is_aged(block, mention)
                    && !is_kin(block, mention)
                {
                    return;
                }
                self.entries.push(Entry {
                    is_body,
                    name: name.to_owned(),
                    keys: keys.clone(),
                    role: None,
                    role_follows: true,
                    role_apart: false,
                    written: None,
                    told: None,
                    role_words: Vec::new(),
                    offices: 0,
                    gender_words: Vec::new(),
                    she: None,
                    is_sure: false,
                    places: Vec::new(),
                    whole_places: 0,
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
        if let Some(entry) = self.entries.get_mut(id) {
            entry.places.push(place);
            entry.is_sure |= sure || said;
            entry.meet(text, block, mention, Met { keys, honorific });
        }
    }

    /// Who a mention is, if the article names them.
    pub(in crate::detect) fn entry_at(&self, block: usize, index: usize) -> Option<&Entry> {
        self.by_place.get(&(block, index)).and_then(|id| self.entries.get(*id))
    }

    /// Those who have a word in one of their roles.
    pub(super) fn holders(&self, word: &str) -> &[usize] {
        self.by_role.get(word).map_or(&[], Vec::as_slice)
    }

    /// The person whose name holds all these words.
    pub(super) fn named(&self, keys: &[String]) -> Option<usize> {
        self.same(keys, false)
    }

    /// The entry of a number.
    pub(super) fn id_at(&self, place: (usize, usize)) -> Option<usize> {
        self.by_place.get(&place).copied()
    }

    /// Notes who a pronoun or a role stands for.
    pub(super) fn point(&mut self, place: (usize, usize), id: usize) {
        self.by_place.insert(place, id);
    }
}

//! What one more mention tells of somebody, or of a body, who is known.

use super::super::lexicon::Tag;
use super::super::text::{Block, Text, part};
use super::entry::Entry;
use super::registry::{folded, gendered, keys as keys_of, owner_from, with_article};
use super::told::is_kin;
use super::{Mention, Who};

/// A mention that has found its entry.
pub(super) struct Met {
    /// The folded words of its name.
    pub(super) keys: Vec<String>,
    /// Where the honorific stands, in bytes of the block: "Mme", "le Premier ministre".
    pub(super) honorific: std::ops::Range<usize>,
}

impl Entry {
    /// Takes over what a mention tells: a fuller name, a role, how the two are written together, man or woman.
    pub(super) fn meet(&mut self, text: &Text, block: &Block, mention: &Mention, met: Met) {
        let Met { keys, honorific } = met;
        let name = part(&block.text, mention.name.clone());
        let role = part(&block.text, mention.role.clone());
        let is_body = mention.who == Who::Body;
        if name.contains(' ') {
            self.whole_places = self.places.len();
        }
        if !is_body && self.she.is_none() {
            self.she = text.language.lexicon.she_by_name(&keys);
        }
        let longer = keys.len() > self.keys.len();
        // "Mme Dossou-Yovo" is less than "Rachelle Dossou-Yovo".
        let whole = keys.len() >= 2 && keys.len() >= self.keys.len();
        // "la autoridad portuaria … la Autoridad Portuaria".
        let louder = is_body && keys == self.keys && !self.name.starts_with(char::is_uppercase);
        if longer || louder && name.starts_with(char::is_uppercase) {
            name.clone_into(&mut self.name);
            self.keys = keys;
        }
        if is_body && (longer || self.told.is_none()) && text.language.lexicon.keeps_article {
            self.told = Some(with_article(text, block, mention));
        }
        let worn = !role.is_empty() && !mention.role_follows
            || !mention.title.is_empty()
            || mention.who != Who::Body && mention.is_dressed(block);
        if whole && worn && !is_body {
            let written = mention.written(block);
            let apart = mention.role_apart && !mention.role.is_empty();
            let better = |(known, parted): &(String, bool)| {
                // "GS Lâm Bích Khuê" before "GS LÂM BÍCH KHUÊ".
                let loud = known.chars().any(char::is_lowercase);
                if known.to_lowercase() == written.to_lowercase() {
                    return !loud;
                }
                (*parted && !apart) || *parted == apart && known.len() < written.len()
            };
            if self.written.as_ref().is_none_or(better) {
                self.written = Some((written, apart));
            }
        }
        if mention.who == Who::Name && is_kin(block, mention) && self.role_words.len() < 60 {
            let kin = block.tags.len_before(mention.words.start, Tag::Kin);
            self.role_words.extend((mention.words.start - kin..mention.words.start).map(|w| folded(block.word(w))));
        }
        if mention.honoured && self.role_words.len() < 60 {
            let title = part(&block.text, honorific);
            let worn = part(&block.text, mention.range.start..mention.name.start);
            self.offices |= text.language.lexicon.offices.of(&keys_of(worn));
            self.gender_words.extend(keys_of(title));
            self.role_words.extend(keys_of(title));
        }
        if !role.is_empty() && self.role_words.len() < 60 {
            let words = keys_of(role);
            self.offices |= text.language.lexicon.offices.of(&words);
            self.role_words.extend(words);
            let owner = owner_from(block, mention.words.start);
            if owner < mention.words.start && !mention.role_follows {
                let owner = block.word_range(owner).start..mention.range.start;
                self.role_words.extend(keys_of(part(&block.text, owner)));
            }
            self.gender_words.extend(gendered(block, mention, &text.language.lexicon));
            let better = match &self.role {
                None => true,
                Some(known) => {
                    let direct = !mention.role_follows && !mention.role_apart;
                    let known_direct = !self.role_follows && !self.role_apart;
                    direct && !known_direct || direct == known_direct && role.len() > known.len()
                }
            };
            if better {
                self.role = Some(role.to_owned());
                self.role_follows = mention.role_follows || mention.is_kin(block);
                self.role_apart = mention.role_apart;
            }
        }
    }
}

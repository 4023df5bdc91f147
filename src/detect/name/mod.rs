//! Who is named where: persons, roles, bodies and pronouns of an article, and which of them are the same.

mod beside;
mod built;
mod complement;
mod entry;
mod last;
mod learn;
mod meant;
mod met;
mod owner;
mod parts;
mod phrase;
mod pronoun;
mod registry;
mod role;
mod same;
mod scan;
mod seen;
mod shared;
mod step;
mod syllable;
mod told;
mod viet;
mod voice;

use std::ops::Range;

use super::lexicon::Tag;
use super::quote::{Pair, marked};
use super::text::{Block, Text, part};
pub(super) use entry::Entry;
pub(super) use meant::is_set_apart;
pub(super) use registry::{Registry, folded};
pub(super) use scan::opens;
pub(super) use seen::Seen;
pub(super) use viet::complement_in_syllables;

/// What a mention names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Who {
    /// "Foreign Minister Le Hoai Trung", "Mrs Berg".
    Person,
    /// "the minister".
    Role,
    /// "the Ministry of Finance".
    Body,
    /// "Vietnam".
    Country,
    /// "the two sides".
    Parties,
    /// Capitalised words of which nothing more is known.
    Name,
    /// "he".
    He,
    /// "she".
    She,
    /// "they".
    They,
    /// "it".
    It,
    /// "we".
    We,
    /// "I".
    Own,
    /// "you".
    You,
}

/// A place where somebody is named.
#[derive(Debug, Clone)]
pub(super) struct Mention {
    pub(super) who: Who,
    /// Its words in the block.
    pub(super) words: Range<usize>,
    /// Its bytes in the block.
    pub(super) range: Range<usize>,
    /// The bytes of the bare name; empty where there is none.
    pub(super) name: Range<usize>,
    /// The bytes of the role that goes with it; empty where there is none.
    pub(super) role: Range<usize>,
    /// The bytes of a title worn as part of the name ("Sir", "Prof"); empty where there is none.
    pub(super) title: Range<usize>,
    /// Whether the role stands behind the name ("Anna Berg, the mayor").
    pub(super) role_follows: bool,
    /// Whether a comma stands between a role and the name behind it ("the mayor, Anna Berg,").
    pub(super) role_apart: bool,
    /// Whether a preposition stands before it, or a bracket around it: then it is nobody's subject.
    pub(super) governed: bool,
    /// Whether "Mr" or a like word stands before the name.
    pub(super) honoured: bool,
    /// Whether it stands between quotation marks: what others say tells nothing of who speaks.
    pub(super) quoted: bool,
}

impl Mention {
    /// Whether it can speak or promise.
    pub(super) fn can_act(&self) -> bool {
        !self.governed && !self.quoted
    }

    /// The person as the text writes them here: role, title and name, without "Mr".
    pub(super) fn written(&self, block: &Block) -> String {
        let mut out = String::new();
        if !self.role.is_empty() && !self.role_follows && !self.is_kin(block) {
            // "Parliament’s rapporteur Ana Ruiz": whose, before a role in small letters.
            let role = part(&block.text, self.role.clone());
            let owned = self.role.start == self.range.start;
            let from = if owned { registry::owner_from(block, self.words.start) } else { self.words.start };
            if from < self.words.start {
                out.push_str(part(&block.text, block.word_range(from).start..self.role.start));
            }
            out.push_str(role);
            out.push_str(if self.role_apart { ", " } else { " " });
        } else if self.role.is_empty() && self.name.start == self.range.start {
            // "Italy’s Ana Ruiz".
            let from = registry::owner_from(block, self.words.start);
            out.push_str(part(&block.text, block.word_range(from).start..self.name.start));
        }
        if !self.title.is_empty() {
            out.push_str(part(&block.text, self.title.clone()));
            // "Prof. Anna Berg".
            let dotted = block.text.get(self.title.end..).is_some_and(|rest| rest.starts_with('.'));
            out.push_str(if dotted { ". " } else { " " });
        }
        out.push_str(part(&block.text, self.name.clone()));
        out.push_str(part(&block.text, self.name.end..self.house(block)));
        out
    }

    /// "his wife Ana Ruiz", "su compañera Rosa": what somebody is to somebody else is no title.
    fn is_kin(&self, block: &Block) -> bool {
        const PLAIN: [Tag; 3] = [Tag::Definite, Tag::Article, Tag::Indefinite];
        let start = block.word_from(self.role.start);
        let past = block.word_from(self.role.end);
        let whose = start > 0
            && block.spaced(start)
            && block.has(start - 1, Tag::Determiner)
            && PLAIN.iter().all(|tag| !block.has(start - 1, *tag));
        let owned = registry::owner_from(block, self.words.start) < self.words.start;
        let within = (start + 1..past).any(|w| matches!(block.gap(w), "’" | "'"));
        (whose || owned || within) && (start..past).any(|w| block.has(w, Tag::Kin))
    }

    /// The end of "of Crestline Securities" behind a whole name.
    fn house(&self, block: &Block) -> usize {
        let past = self.words.end;
        let whole = part(&block.text, self.name.clone()).contains(' ') && self.name.end == self.range.end;
        if !whole || block.word(past) != "of" || !block.spaced(past) {
            return self.name.end;
        }
        let first = if block.word(past + 1) == "the" { past + 2 } else { past + 1 };
        let goes = |w: usize| {
            block.is_capital(w)
                && (block.spaced(w)
                    || w > first && block.gap(w).len() <= 3 && !block.gap(w).contains([',', '.', ';', '(', '”']))
        };
        // "of the Institute for Maritime Law".
        let leads = |w: usize| w > first && block.has(w, Tag::Link) && block.spaced(w) && goes(w + 1);
        let body = block.has(first, Tag::Body);
        let end = (first..first + 7).find(|w| !(goes(*w) || body && leads(*w))).unwrap_or(first + 7);
        if end > first { block.word_range(end - 1).end } else { self.name.end }
    }

    /// Whether a full form holds more than role and name: whose, or of which house.
    pub(super) fn is_dressed(&self, block: &Block) -> bool {
        let owned = registry::owner_from(block, self.words.start) < self.words.start;
        self.role.is_empty() && (owned || self.house(block) > self.name.end)
    }

    /// Whether it is a pronoun.
    pub(super) fn is_pronoun(&self) -> bool {
        matches!(self.who, Who::He | Who::She | Who::They | Who::It | Who::We | Who::Own | Who::You)
    }
}

/// Everyone named in an article.
pub(super) struct Names {
    /// The mentions of each block, in order.
    pub(super) blocks: Vec<Vec<Mention>>,
    /// The pairs of quotation marks of each block, in order.
    pub(super) pairs: Vec<Vec<Pair>>,
    pub(super) registry: Registry,
    /// Whose words the text itself is: the speaker of a speech, the one who is interviewed.
    pub(super) voice: Option<String>,
    /// The one who is interviewed; nothing where the text is no interview.
    pub(super) asked: Option<String>,
    /// The letters that open the questions and the answers of an interview.
    letters: Vec<char>,
    /// Who speaks in each block of a talk of several; empty where no labels tell.
    turns: Vec<Option<usize>>,
}

impl Names {
    /// Reads an article once.
    pub(super) fn new(text: &Text) -> Self {
        let letters = voice::letters(text);
        let mut blocks: Vec<Vec<Mention>> = text
            .blocks
            .iter()
            .map(|b| scan::mentions_from(b, voice::past_letter(b, &letters), text.language))
            .collect();
        let pairs: Vec<Vec<Pair>> =
            text.blocks.iter().zip(&blocks).map(|(b, mentions)| marked(b, mentions, text.language)).collect();
        for (mentions, pairs) in blocks.iter_mut().zip(&pairs) {
            for mention in mentions.iter_mut() {
                let next = pairs.partition_point(|p| p.outer.end <= mention.range.start);
                mention.quoted = pairs.get(next).is_some_and(|p| p.quotes(mention.range.start));
            }
        }
        for (block, mentions) in text.blocks.iter().zip(&mut blocks) {
            voice::hush(block, mentions);
        }
        let registry = Registry::new(text, &blocks);
        let voice = voice::voice(text, &blocks, &registry);
        let turns = voice::turns(text, &registry);
        let asked = voice.clone().filter(|_| voice::is_interview(text));
        Self { blocks, pairs, registry, voice, asked, letters, turns }
    }

    /// Whether letters tell questions from answers.
    pub(super) fn has_letters(&self) -> bool {
        !self.letters.is_empty()
    }

    /// Whether a block opens with the letter of a question or an answer.
    pub(super) fn is_lettered(&self, block: &Block) -> bool {
        voice::past_letter(block, &self.letters) > 0
    }

    /// Whose words a block is: the one whose label opens it, else the text’s own speaker.
    pub(super) fn voice_at(&self, block: usize) -> Option<String> {
        let turn = self.turns.get(block).copied().flatten().and_then(|id| self.registry.entries.get(id));
        turn.map(Entry::spoken).or_else(|| self.voice.clone())
    }

    /// The mentions of a block that start within a range of words.
    pub(super) fn within(&self, block: &Block, words: Range<usize>) -> &[Mention] {
        let Some(all) = self.blocks.get(block.index) else { return &[] };
        let from = all.partition_point(|m| m.words.start < words.start);
        let past = all.partition_point(|m| m.words.start < words.end);
        all.get(from..past.max(from)).unwrap_or(&[])
    }
}

//! Who is named where: persons, roles, bodies and pronouns of an article, and which of them are the same.

mod beside;
mod registry;
mod scan;

use std::ops::Range;

use super::text::{Block, Text};
pub(super) use registry::{Entry, Registry};

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
    /// "we".
    We,
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
    /// Whether the role stands behind the name ("Anna Berg, the mayor").
    pub(super) role_follows: bool,
    /// Whether a preposition stands before it: then it is nobody's subject.
    pub(super) governed: bool,
    /// Whether "Mr" or a like word stands before the name.
    pub(super) honoured: bool,
}

impl Mention {
    /// Whether it can speak or promise.
    pub(super) fn can_act(&self) -> bool {
        !self.governed
    }

    /// Whether it is a pronoun.
    pub(super) fn is_pronoun(&self) -> bool {
        matches!(self.who, Who::He | Who::She | Who::They | Who::We)
    }
}

/// Everyone named in an article.
pub(super) struct Names {
    /// The mentions of each block, in order.
    pub(super) blocks: Vec<Vec<Mention>>,
    pub(super) registry: Registry,
}

impl Names {
    /// Reads an article once.
    pub(super) fn new(text: &Text) -> Self {
        let blocks: Vec<Vec<Mention>> = text.blocks.iter().map(|b| scan::mentions(b, text.language)).collect();
        let registry = Registry::new(text, &blocks);
        Self { blocks, registry }
    }

    /// The mentions of a block that start within a range of words.
    pub(super) fn within(&self, block: &Block, words: Range<usize>) -> &[Mention] {
        let Some(all) = self.blocks.get(block.index) else { return &[] };
        let from = all.partition_point(|m| m.words.start < words.start);
        let past = all.partition_point(|m| m.words.start < words.end);
        all.get(from..past.max(from)).unwrap_or(&[])
    }
}

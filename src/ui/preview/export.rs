//! What is chosen for an export, and what was found before it.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::article::ArticleId;
use crate::pack::{HighlightId, ItemId, Pack, SectionId};
use crate::ui::ask::FrontField;

/// What of the pack is exported, and how.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choice {
    /// The sections that are left out.
    pub left_out: BTreeSet<SectionId>,
    /// Whether the pages say that they are a draft.
    pub draft: bool,
    /// When the draft was made, in words.
    pub stamp: String,
    /// Whether the pack travels inside the file.
    pub attach: bool,
}

impl Choice {
    /// The sections that are printed.
    pub fn sections(&self, pack: &Pack) -> Vec<SectionId> {
        pack.sections.iter().map(|s| s.id).filter(|id| !self.left_out.contains(id)).collect()
    }

    /// Whether every section is printed.
    pub fn is_whole(&self, pack: &Pack) -> bool {
        pack.sections.iter().all(|s| !self.left_out.contains(&s.id))
    }

    /// What the pages are stamped with, if they are to say that they are a draft.
    pub fn draft_stamp(&self) -> Option<String> {
        self.draft.then(|| self.stamp.trim().to_owned())
    }
}

/// Where an export goes on to when nothing stands in its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// The desktop's dialog asks for the file.
    Pick,
    /// The path is typed.
    Type,
    /// Nowhere: somebody wants to know what is off.
    Look,
}

/// Something that stops or spoils an export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// Whether nothing can be exported until it is mended.
    pub stops: bool,
    /// What is off, as a sentence.
    pub what: String,
    /// What can be done, as a sentence; empty where nothing better is known.
    pub advice: String,
    /// What to show of the pack.
    pub source: Option<Source>,
}

/// What of the pack something is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// An item of the outline.
    Item(ItemId),
    /// A section.
    Section(SectionId),
    /// A passage.
    Passage(HighlightId),
    /// An article.
    Article(ArticleId),
    /// A character, on the page where it first stands.
    Character(char),
    /// The title page.
    Front,
    /// A field of it.
    Field(FrontField),
    /// Template, theme and paper.
    Look,
    /// A page, counted from 0.
    Page(usize),
}

/// How far an export has come that needs an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// What is to be exported is being chosen.
    Options(Choice),
    /// Something was found.
    Problems {
        /// What.
        troubles: Arc<Vec<Trouble>>,
        /// What was to be exported.
        choice: Choice,
        /// Where it was to go on to.
        way: Way,
    },
}

/// What can be asked of an export.
#[derive(Debug, Clone, PartialEq)]
pub enum ExportAsk {
    /// Choose this instead.
    Choose(Choice),
    /// Check what was chosen, and export it.
    Begin,
    /// Export although something is off.
    GoOn,
    /// Show what the trouble of this index is about.
    Show(usize),
    /// Leave it.
    Cancel,
}

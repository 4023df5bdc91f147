//! What can be dragged from pane to pane. The pane that starts a drag sets the payload on its response with
//! `response.dnd_set_drag_payload(Dragged::…)`; the outline takes every kind, shows where it would go and asks for it.

use crate::article::{ArticleId, Passage};
use crate::pack::{ItemId, SectionId};

/// Something being dragged, with the name that is shown beside the pointer.
#[derive(Debug, Clone, PartialEq)]
pub enum Dragged {
    /// Items of the outline, in its order.
    Items {
        /// The items.
        items: Vec<ItemId>,
        /// What is shown.
        name: String,
    },
    /// A section of the outline.
    Section {
        /// The section.
        section: SectionId,
        /// What is shown.
        name: String,
    },
    /// Words selected in the reader; dropped, they become a quotation.
    Passage {
        /// The words and where they stand.
        passage: Passage,
        /// What is shown.
        name: String,
    },
    /// A suggestion, or one item of it; dropped, it becomes what 'Add to briefing' makes of it.
    Suggestion {
        /// The article it is of.
        article: ArticleId,
        /// Its index among the article's suggestions.
        suggestion: usize,
        /// The index of one item in it; `None` for the whole.
        item: Option<usize>,
        /// What is shown.
        name: String,
    },
}

impl Dragged {
    /// What is shown beside the pointer.
    pub fn name(&self) -> &str {
        match self {
            Self::Items { name, .. }
            | Self::Section { name, .. }
            | Self::Passage { name, .. }
            | Self::Suggestion { name, .. } => name,
        }
    }
}

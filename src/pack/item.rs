//! The outline's parts: sections, and what stands in them.

use serde::{Deserialize, Serialize};

use super::{HighlightId, ItemId, SectionId};

/// A section of the outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its name.
    pub id: SectionId,
    /// Its heading.
    pub title: String,
    /// What belongs here, for the author's eyes; never printed.
    pub guidance: String,
    /// How long it may become before the author is warned.
    pub limit: Option<Limit>,
    /// Its items, in order.
    pub items: Vec<Item>,
}

/// How long a section may become.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Limit {
    /// So many printed lines.
    Lines(usize),
    /// So many pages.
    Pages(usize),
}

/// An item of the outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its name.
    pub id: ItemId,
    /// What it is.
    pub body: Body,
    /// The user's own note to it; empty if there is none.
    pub note: String,
}

/// What an item of the outline is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// A passage, printed as a quotation.
    Quotation {
        /// The passage.
        passage: HighlightId,
        /// The words to print instead of the passage's, where the author shortened it: see
        /// [`crate::article::check_wording`].
        wording: Option<String>,
    },
    /// Passages that belong together, printed as a numbered list.
    List {
        /// The phrase that announces it, in the article's words; empty if there is none.
        label: String,
        /// How many items the article announced.
        announced: Option<u32>,
        /// The passages.
        entries: Vec<HighlightId>,
    },
    /// A number that matters, printed large, with what it counts; neighbours share a panel.
    Figure {
        /// The number with its unit, as the passage writes it.
        value: String,
        /// What it counts, in the author's words.
        caption: String,
        /// Where it stands.
        passage: HighlightId,
    },
    /// What happened when.
    Chronology(Vec<Happening>),
    /// A table of the author's.
    Table {
        /// What it shows.
        caption: String,
        /// The heads of its columns.
        header: Vec<String>,
        /// Its rows; short ones are filled up with empty cells.
        rows: Vec<Vec<String>>,
    },
    /// A picture.
    Picture {
        /// Its name in [`Pack::pictures`].
        picture: String,
        /// What stands under it.
        caption: String,
        /// What is read out instead of it.
        alt: String,
    },
    /// Who somebody is.
    Biography {
        /// The person's name.
        name: String,
        /// The office.
        role: String,
        /// What to know, in the author's words.
        text: String,
    },
    /// The user's own words, standing by themselves: the item's note is all there is.
    Note,
    /// What follows opens a new page.
    PageBreak,
}

/// An entry of a chronology.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Happening {
    /// The day, or the first of several.
    pub date: jiff::civil::Date,
    /// The last day of several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<jiff::civil::Date>,
    /// How well the day is known.
    #[serde(default)]
    pub precision: Precision,
    /// What happened, in the author's words.
    pub text: String,
    /// Where it stands, if it is from an article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passage: Option<HighlightId>,
}

/// How well a date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    /// To the day.
    #[default]
    Day,
    /// To the week that it opens.
    Week,
    /// To the month.
    Month,
    /// To the year.
    Year,
}

impl Body {
    /// A quotation in the article's own words.
    pub fn quotation(passage: HighlightId) -> Self {
        Self::Quotation { passage, wording: None }
    }

    /// The highlights it prints, in order.
    pub fn highlights(&self) -> Vec<HighlightId> {
        match self {
            Self::Quotation { passage, .. } | Self::Figure { passage, .. } => vec![*passage],
            Self::List { entries, .. } => entries.clone(),
            Self::Chronology(entries) => entries.iter().filter_map(|e| e.passage).collect(),
            Self::Table { .. } | Self::Picture { .. } | Self::Biography { .. } | Self::Note | Self::PageBreak => {
                Vec::new()
            }
        }
    }
}

impl Section {
    /// An empty section.
    pub fn new(id: SectionId, title: impl Into<String>) -> Self {
        Self { id, title: title.into(), guidance: String::new(), limit: None, items: Vec::new() }
    }
}

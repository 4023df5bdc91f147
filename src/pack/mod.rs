//! What the user decided: which articles, which passages, in which order, with which notes. The work file's content.

mod apply;
mod blocks;
mod cuts;
mod details;
mod dismiss;
mod doubts;
mod edit;
mod history;
mod item;
pub mod note;
mod problem;
mod shelf;

pub use apply::apply;
pub(crate) use apply::apply_to;
pub use details::Details;
pub use dismiss::Dismissal;
pub use doubts::{Doubt, DoubtKind};
pub use edit::{Edit, EditError, Place};
pub use history::History;
pub use item::{Body, Happening, Item, Limit, Precision, Section};
pub use problem::Problem;
pub(crate) use shelf::highest_number;
pub use shelf::{Binned, BinnedItem};

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::article::{Article, ArticleId, Passage, PassageKind};

/// A user's work: articles, highlights in them, and the outline of the briefing.
#[derive(Debug, Clone, PartialEq)]
pub struct Pack {
    /// What stands on the title page.
    pub front: Front,
    /// The paper it is meant for.
    pub paper: Paper,
    /// The name of the theme that it is set in.
    pub theme: String,
    /// The name of the template that it was started from.
    pub template: String,
    /// The pictures that items and the title page show, by name.
    pub pictures: BTreeMap<String, Picture>,
    /// The articles, in the order in which they were added.
    pub articles: Vec<PackArticle>,
    /// Articles that were removed, with the work that hung on them, until the bin is emptied.
    pub bin: Vec<Binned>,
    /// The chosen passages, whether or not the outline uses them.
    pub highlights: BTreeMap<HighlightId, Highlight>,
    /// The outline.
    pub sections: Vec<Section>,
    /// The suggestions that the author waved away.
    pub dismissed: BTreeSet<Dismissal>,
    /// The next number to give to a section, an item or a highlight; numbers are never used twice.
    pub next_id: u32,
}

/// The title page.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Front {
    /// The title.
    pub title: String,
    /// The meeting or visit it is for.
    pub occasion: String,
    /// The day of the meeting; printed, and stored in the exported file.
    pub date: Option<jiff::civil::Date>,
    /// What was typed as the day while it cannot be read as one day; empty otherwise. Never printed.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub date_unread: String,
    /// For whom it was written.
    pub prepared_for: String,
    /// By whom.
    pub prepared_by: String,
    /// The handling caveat on every page, if any.
    pub marking: String,
    /// What kind of briefing it is ("Meeting brief"): stands over the title.
    pub kind: String,
    /// Its number in a series ("2025/114").
    pub number: String,
    /// The time of the meeting, as the author writes it.
    pub time: String,
    /// The place of the meeting.
    pub place: String,
    /// The version ("2", "final").
    pub version: String,
    /// Whom to ask.
    pub contact: String,
    /// The name of the picture that serves as a logo, one of [`Pack::pictures`].
    pub logo: Option<String>,
    /// What is read out instead of the logo.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub logo_words: String,
    /// The language of the author's words and of the page's own ("Annex", "Sources"), as an ISO 639-1 code; empty for
    /// English.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub language: String,
}

/// A picture's file.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    /// Its bytes: PNG, JPEG or SVG.
    pub bytes: Arc<[u8]>,
}

impl std::fmt::Debug for Picture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Picture({} bytes)", self.bytes.len())
    }
}

/// A paper size, upright.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Paper {
    /// 210 by 297 mm (ISO 216).
    #[default]
    A4,
    /// 8.5 by 11 inches (ANSI A).
    Letter,
}

/// An article in a pack.
#[derive(Debug, Clone, PartialEq)]
pub struct PackArticle {
    /// The article, with what the user corrected in its details.
    pub article: Arc<Article>,
    /// The details as they were imported, where the user corrected any.
    pub imported: Option<Details>,
    /// Whether it is ticked: belongs to the briefing.
    pub ticked: bool,
    /// Whether it gets an annex even where nothing of it is quoted, as a copy of a story that is quoted.
    pub in_full: bool,
    /// The hash that its text had when it was added ([`Article::text_sha256`]): tells whether it is still that text.
    pub text_sha256: String,
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub u32);
    };
}

id!(
    /// Names a highlight within its pack.
    HighlightId
);
id!(
    /// Names a section within its pack.
    SectionId
);
id!(
    /// Names an item of the outline within its pack.
    ItemId
);

/// A chosen passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Highlight {
    /// Its name.
    pub id: HighlightId,
    /// Where it stands and what it says.
    pub passage: Passage,
    /// What it was found as.
    pub kind: PassageKind,
}

/// The heading of a pack's first section.
pub const FIRST_SECTION: &str = "Key passages";
/// The theme of a pack that names none.
pub const DEFAULT_THEME: &str = "house";
/// The template of a pack that names none.
pub const DEFAULT_TEMPLATE: &str = "plain";

impl Pack {
    /// An empty pack with one section to put things into.
    pub fn new(title: impl Into<String>) -> Self {
        Self {
            front: Front { title: title.into(), ..Front::default() },
            paper: Paper::default(),
            theme: DEFAULT_THEME.to_owned(),
            template: DEFAULT_TEMPLATE.to_owned(),
            pictures: BTreeMap::new(),
            articles: Vec::new(),
            bin: Vec::new(),
            highlights: BTreeMap::new(),
            sections: vec![Section::new(SectionId(1), FIRST_SECTION)],
            dismissed: BTreeSet::new(),
            next_id: 2,
        }
    }

    /// The article of that name.
    pub fn article(&self, id: &ArticleId) -> Option<&Arc<Article>> {
        self.articles.iter().find(|a| &a.article.id == id).map(|a| &a.article)
    }

    /// The article of that name with what the pack knows of it.
    pub fn entry(&self, id: &ArticleId) -> Option<&PackArticle> {
        self.articles.iter().find(|a| &a.article.id == id)
    }

    /// The section of that name.
    pub fn section(&self, id: SectionId) -> Option<&Section> {
        self.sections.iter().find(|s| s.id == id)
    }

    /// The item of that name.
    pub fn item(&self, id: ItemId) -> Option<&Item> {
        self.sections.iter().flat_map(|s| &s.items).find(|i| i.id == id)
    }

    /// Where an item stands: the index of its section and its index there.
    pub fn place_of(&self, id: ItemId) -> Option<(usize, usize)> {
        self.sections.iter().enumerate().find_map(|(s, section)| {
            let i = section.items.iter().position(|item| item.id == id)?;
            Some((s, i))
        })
    }

    /// The items that print a highlight.
    pub fn uses_of(&self, highlight: HighlightId) -> impl Iterator<Item = &Item> {
        self.sections.iter().flat_map(|s| &s.items).filter(move |i| i.body.highlights().contains(&highlight))
    }

    /// As much of the pack as these sections need: them, the passages they use, and the articles of those.
    pub fn with_sections(&self, sections: &[SectionId]) -> Self {
        let mut part = self.clone();
        part.sections.retain(|section| sections.contains(&section.id));
        let used: BTreeSet<HighlightId> =
            part.sections.iter().flat_map(|s| &s.items).flat_map(|i| i.body.highlights()).collect();
        part.highlights.retain(|id, _| used.contains(id));
        let articles: BTreeSet<&ArticleId> = part.highlights.values().map(|h| &h.passage.article).collect();
        part.articles.retain(|entry| articles.contains(&entry.article.id));
        part
    }

    /// How many passages of an article the outline prints.
    pub fn passages_in_use(&self, article: &ArticleId) -> usize {
        self.sections
            .iter()
            .flat_map(|s| &s.items)
            .flat_map(|i| i.body.highlights())
            .filter(|h| self.highlights.get(h).is_some_and(|h| &h.passage.article == article))
            .count()
    }

    /// Whether an item or the title page shows a picture.
    pub fn shows_picture(&self, name: &str) -> bool {
        let shown = |item: &Item| matches!(&item.body, Body::Picture { picture, .. } if picture == name);
        self.front.logo.as_deref() == Some(name) || self.sections.iter().flat_map(|s| &s.items).any(shown)
    }
}

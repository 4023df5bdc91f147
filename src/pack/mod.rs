//! What the user decided: which articles, which passages, in which order, with which notes. The work file's content.

mod edit;
mod history;

pub(crate) use edit::apply_to;
pub use edit::{Edit, EditError, Place, apply};
pub use history::History;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::article::{Article, ArticleId, Passage, PassageError};

/// A user's work: articles, highlights in them, and the outline of the briefing.
#[derive(Debug, Clone, PartialEq)]
pub struct Pack {
    /// What stands on the title page.
    pub front: Front,
    /// The paper it is meant for.
    pub paper: Paper,
    /// The articles, in the order in which they were added.
    pub articles: Vec<PackArticle>,
    /// The chosen passages, whether or not the outline uses them.
    pub highlights: BTreeMap<HighlightId, Highlight>,
    /// The outline.
    pub sections: Vec<Section>,
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
    /// For whom it was written.
    pub prepared_for: String,
    /// By whom.
    pub prepared_by: String,
    /// The handling caveat on every page, if any.
    pub marking: String,
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
    /// The article.
    pub article: Arc<Article>,
    /// Whether it is ticked: belongs to the briefing.
    pub ticked: bool,
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
}

/// A section of the outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its name.
    pub id: SectionId,
    /// Its heading.
    pub title: String,
    /// Its items, in order.
    pub items: Vec<Item>,
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
    Quotation(HighlightId),
    /// Passages that belong together, printed as a numbered list.
    List {
        /// The phrase that announces it, in the article's words; empty if there is none.
        label: String,
        /// How many items the article announced.
        announced: Option<u32>,
        /// The passages.
        entries: Vec<HighlightId>,
    },
    /// The user's own words, standing by themselves: the item's note is all there is.
    Note,
}

impl Body {
    /// The highlights it prints, in order.
    pub fn highlights(&self) -> &[HighlightId] {
        match self {
            Self::Quotation(id) => std::slice::from_ref(id),
            Self::List { entries, .. } => entries,
            Self::Note => &[],
        }
    }
}

/// Something in a pack that does not hold together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// An item names a highlight that the pack does not have.
    Dangling {
        /// The item.
        item: ItemId,
        /// What it names.
        highlight: HighlightId,
    },
    /// A highlight is of an article that the pack does not have.
    ArticleGone {
        /// The highlight.
        highlight: HighlightId,
        /// The article.
        article: ArticleId,
    },
    /// An article's text is no longer the one that was added.
    TextChanged {
        /// The article.
        article: ArticleId,
    },
    /// A highlight's words are not the article's.
    Passage {
        /// The highlight.
        highlight: HighlightId,
        /// What is wrong.
        error: PassageError,
    },
}

impl Pack {
    /// An empty pack with one section to put things into.
    pub fn new(title: impl Into<String>) -> Self {
        Self {
            front: Front { title: title.into(), ..Front::default() },
            paper: Paper::default(),
            articles: Vec::new(),
            highlights: BTreeMap::new(),
            sections: vec![Section { id: SectionId(1), title: "Key passages".to_owned(), items: Vec::new() }],
            next_id: 2,
        }
    }

    /// The article of that name.
    pub fn article(&self, id: &ArticleId) -> Option<&Arc<Article>> {
        self.articles.iter().find(|a| &a.article.id == id).map(|a| &a.article)
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

    /// How many passages of an article the outline prints.
    pub fn passages_in_use(&self, article: &ArticleId) -> usize {
        self.sections
            .iter()
            .flat_map(|s| &s.items)
            .flat_map(|i| i.body.highlights())
            .filter(|h| self.highlights.get(h).is_some_and(|h| &h.passage.article == article))
            .count()
    }

    /// Everything that does not hold together, in the outline's order.
    pub fn problems(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        for item in self.sections.iter().flat_map(|s| &s.items) {
            for &highlight in item.body.highlights() {
                if !self.highlights.contains_key(&highlight) {
                    problems.push(Problem::Dangling { item: item.id, highlight });
                }
            }
        }
        for entry in &self.articles {
            if entry.article.text_sha256() != entry.text_sha256 {
                problems.push(Problem::TextChanged { article: entry.article.id.clone() });
            }
        }
        for highlight in self.highlights.values() {
            match self.article(&highlight.passage.article) {
                None => problems
                    .push(Problem::ArticleGone { highlight: highlight.id, article: highlight.passage.article.clone() }),
                Some(article) => {
                    if let Err(error) = highlight.passage.check(article) {
                        problems.push(Problem::Passage { highlight: highlight.id, error });
                    }
                }
            }
        }
        problems
    }

    /// A problem in words: what is wrong and where, without a full stop.
    pub fn describe(&self, problem: &Problem) -> String {
        match problem {
            Problem::Dangling { item, highlight } => {
                format!("{} refers to passage {}, which the pack does not hold", self.name_item(*item), highlight.0)
            }
            Problem::ArticleGone { highlight, article } => {
                format!("{} is from article {article}, which the pack does not hold", self.name_highlight(*highlight))
            }
            Problem::TextChanged { article } => {
                let title = self.article(article).map_or_else(String::new, |a| a.display_title());
                format!("the text of '{title}' is no longer the one that was imported")
            }
            Problem::Passage { highlight, error } => {
                format!("{} does not hold: {error}", self.name_highlight(*highlight))
            }
        }
    }

    fn name_item(&self, id: ItemId) -> String {
        match self.place_of(id).and_then(|(s, i)| Some((self.sections.get(s)?, i))) {
            Some((section, i)) => format!("item {} of section '{}'", i + 1, section.title),
            None => format!("item {}", id.0),
        }
    }

    fn name_highlight(&self, id: HighlightId) -> String {
        match self.uses_of(id).next() {
            Some(item) => format!("a passage in {}", self.name_item(item.id)),
            None => format!("passage {}", id.0),
        }
    }
}

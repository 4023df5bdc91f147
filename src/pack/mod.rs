//! What the user decided: which articles, which passages, in which order, with which notes. The work file's content.

mod blocks;
mod details;
mod dismiss;
mod doubts;
mod edit;
mod history;
pub mod note;
mod shelf;

pub use details::Details;
pub use dismiss::Dismissal;
pub use doubts::{Doubt, DoubtKind};
pub(crate) use edit::apply_to;
pub use edit::{Edit, EditError, Place, apply};
pub use history::History;
pub(crate) use shelf::highest_number;
pub use shelf::{Binned, BinnedItem};

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::article::{Article, ArticleId, Passage, PassageError, PassageKind, WordingError, check_wording, shorten};

/// How many characters of a passage stand for it in a sentence.
const NAMED_CHARS: usize = 60;

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
    /// A shortened quotation says more than that it was shortened.
    Wording {
        /// The item.
        item: ItemId,
        /// What is wrong.
        error: WordingError,
    },
    /// A figure's number does not stand in its passage.
    Value {
        /// The item.
        item: ItemId,
        /// The number.
        value: String,
    },
    /// An item or the title page shows a picture that the pack does not have.
    PictureGone {
        /// The item; `None` for the title page's logo.
        item: Option<ItemId>,
        /// The picture's name.
        picture: String,
    },
}

/// The heading of a pack's first section.
pub const FIRST_SECTION: &str = "Key passages";
/// The theme of a pack that names none.
pub const DEFAULT_THEME: &str = "house";
/// The template of a pack that names none.
pub const DEFAULT_TEMPLATE: &str = "plain";

impl Section {
    /// An empty section.
    pub fn new(id: SectionId, title: impl Into<String>) -> Self {
        Self { id, title: title.into(), guidance: String::new(), limit: None, items: Vec::new() }
    }
}

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

    /// Everything that does not hold together, in the outline's order.
    pub fn problems(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        for item in self.sections.iter().flat_map(|s| &s.items) {
            for highlight in item.body.highlights() {
                if !self.highlights.contains_key(&highlight) {
                    problems.push(Problem::Dangling { item: item.id, highlight });
                }
            }
            problems.extend(self.problem_of(item));
        }
        problems.extend(
            self.front
                .logo
                .as_ref()
                .filter(|logo| !self.pictures.contains_key(*logo))
                .map(|logo| Problem::PictureGone { item: None, picture: logo.clone() }),
        );
        for entry in &self.articles {
            if entry.article.text_sha256() != entry.text_sha256 {
                problems.push(Problem::TextChanged { article: entry.article.id.clone() });
            }
        }
        let articles: BTreeMap<&ArticleId, &Arc<Article>> =
            self.articles.iter().map(|a| (&a.article.id, &a.article)).collect();
        for highlight in self.highlights.values() {
            match articles.get(&highlight.passage.article) {
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

    /// The first thing that keeps an item from being printed, its passages among them.
    pub fn trouble_of(&self, item: &Item) -> Option<Problem> {
        for id in item.body.highlights() {
            let Some(highlight) = self.highlights.get(&id) else {
                return Some(Problem::Dangling { item: item.id, highlight: id });
            };
            let Some(article) = self.article(&highlight.passage.article) else {
                return Some(Problem::ArticleGone { highlight: id, article: highlight.passage.article.clone() });
            };
            if let Err(error) = highlight.passage.check(article) {
                return Some(Problem::Passage { highlight: id, error });
            }
        }
        self.problem_of(item)
    }

    /// Whether an item or the title page shows a picture.
    pub fn shows_picture(&self, name: &str) -> bool {
        let shown = |item: &Item| matches!(&item.body, Body::Picture { picture, .. } if picture == name);
        self.front.logo.as_deref() == Some(name) || self.sections.iter().flat_map(|s| &s.items).any(shown)
    }

    /// What does not hold together in an item by itself.
    fn problem_of(&self, item: &Item) -> Option<Problem> {
        match &item.body {
            Body::Quotation { passage, wording: Some(wording) } => {
                let quote = &self.highlights.get(passage)?.passage.quote;
                let error = check_wording(quote, wording).err()?;
                Some(Problem::Wording { item: item.id, error })
            }
            Body::Figure { value, passage, .. } => {
                let quote = &self.highlights.get(passage)?.passage.quote;
                (!quote.contains(value.as_str())).then(|| Problem::Value { item: item.id, value: value.clone() })
            }
            Body::Picture { picture, .. } => (!self.pictures.contains_key(picture))
                .then(|| Problem::PictureGone { item: Some(item.id), picture: picture.clone() }),
            _ => None,
        }
    }

    /// A problem in words: what is wrong and where, without a full stop.
    pub fn describe(&self, problem: &Problem) -> String {
        match problem {
            Problem::Dangling { item, highlight } => {
                format!("{} refers to passage {}, which the pack does not hold", self.name_item(*item), highlight.0)
            }
            Problem::ArticleGone { highlight, article } => {
                // Its name is a row of digits; its words are what the author knows it by.
                let passage = self.highlights.get(highlight).map(|h| h.passage.quote.as_str());
                let words = passage.map_or_else(|| article.to_string(), |quote| shorten(quote, NAMED_CHARS));
                format!(
                    "{} ('{words}') is from an article that the pack does not hold",
                    self.name_highlight(*highlight)
                )
            }
            Problem::TextChanged { article } => {
                let title = self.article(article).map_or_else(String::new, |a| a.display_title());
                format!("the text of '{title}' is no longer the one that was imported")
            }
            Problem::Wording { item, error } => {
                format!("the shortened quotation in {}: {error}", self.name_item(*item))
            }
            Problem::Value { item, value } => {
                format!("the figure '{value}' in {} does not stand in its passage", self.name_item(*item))
            }
            Problem::PictureGone { item, picture } => {
                let place = item.map_or_else(|| "the title page".to_owned(), |item| self.name_item(item));
                format!("{place} shows the picture '{picture}', which the pack does not hold")
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

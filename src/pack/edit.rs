//! The named steps in which a pack changes, and what can be wrong with one.

use std::sync::Arc;

use crate::article::{Article, ArticleId, Passage, PassageError, PassageKind, WordingError};

use super::blocks::block_names;
use super::details::Details;
use super::{Body, Dismissal, Front, Happening, HighlightId, ItemId, Limit, PackArticle, Paper, Picture, SectionId};

/// A step that changes a pack.
#[derive(Debug, Clone, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "one at a time, and soon applied")]
pub enum Edit {
    /// Puts another title page in place.
    SetFront(Front),
    /// Chooses the paper.
    SetPaper(Paper),
    /// Chooses the theme.
    SetTheme(String),
    /// Notes the template that the pack was started from.
    SetTemplate(String),
    /// Keeps a picture under a name; one of that name is replaced.
    AddPicture {
        /// Its name.
        name: String,
        /// Its file.
        picture: Picture,
    },
    /// Takes out a picture that nothing shows any more.
    DropPicture(String),
    /// Adds an article, ticked. Adding one that is there already changes nothing.
    AddArticle(Arc<Article>),
    /// Adds articles that were made ready elsewhere, in this order. Those that are there already change nothing.
    AddArticles(Vec<PackArticle>),
    /// Puts articles into the bin, with their highlights and the items that printed them.
    RemoveArticles(Vec<ArticleId>),
    /// Takes articles out of the bin, with all that went there with them.
    RestoreArticles(Vec<ArticleId>),
    /// Takes what lies in the bin out of the pack for good.
    EmptyBin,
    /// Puts another reading of an article in its place; its passages are found again by their words.
    ReplaceArticle {
        /// The article as it was.
        old: ArticleId,
        /// The other reading.
        article: Arc<Article>,
    },
    /// Corrects what an article says of itself. Its text and its hashes stay as they are.
    CorrectArticle {
        /// The article.
        article: ArticleId,
        /// Its details.
        details: Details,
    },
    /// Ticks articles, or takes their ticks away.
    Tick {
        /// The articles.
        articles: Vec<ArticleId>,
        /// Whether they belong to the briefing.
        ticked: bool,
    },
    /// Gives articles an annex even where nothing of them is quoted.
    PrintInFull(Vec<ArticleId>),
    /// Adds a section at an index; past the end means at the end.
    AddSection {
        /// Its heading.
        title: String,
        /// Where.
        index: usize,
    },
    /// Gives a section another heading.
    RenameSection {
        /// The section.
        section: SectionId,
        /// Its heading.
        title: String,
    },
    /// Says what belongs into a section and how long it may become.
    PlanSection {
        /// The section.
        section: SectionId,
        /// What belongs there.
        guidance: String,
        /// How long it may become.
        limit: Option<Limit>,
    },
    /// Takes a section out with its items. Its highlights stay in the articles.
    RemoveSection(SectionId),
    /// Moves a section to an index, counted without it.
    MoveSection {
        /// The section.
        section: SectionId,
        /// Where to.
        index: usize,
    },
    /// Marks a passage in an article without printing it.
    AddHighlight(Passage),
    /// Takes a highlight out of its article and of every item that prints it; items left empty go too.
    RemoveHighlight(HighlightId),
    /// Adds a passage to a section as a quotation. A passage that is highlighted already is not marked twice.
    AddQuotation {
        /// The passage.
        passage: Passage,
        /// Where.
        place: Place,
    },
    /// The same for a passage that was found as something: its kind stays with it.
    AddFound {
        /// What it was found as.
        kind: PassageKind,
        /// The passage.
        passage: Passage,
        /// Where.
        place: Place,
    },
    /// Adds passages to a section as one numbered list.
    AddList {
        /// The phrase that announces it.
        label: String,
        /// How many items the article announced.
        announced: Option<u32>,
        /// The passages.
        entries: Vec<Passage>,
        /// Where.
        place: Place,
    },
    /// Adds a number that matters, with the passage it stands in.
    AddFigure {
        /// The number with its unit, as the passage writes it.
        value: String,
        /// What it counts.
        caption: String,
        /// The passage.
        passage: Passage,
        /// Where.
        place: Place,
    },
    /// Adds a chronology, each entry with the passage it is from, if any.
    AddChronology {
        /// The entries; [`Happening::passage`] is filled in from the passage beside it.
        entries: Vec<(Happening, Option<Passage>)>,
        /// Where.
        place: Place,
    },
    /// Adds an entry to the last chronology of a section, in the order of its days; where the section has none, a
    /// chronology with this entry alone.
    AddHappening {
        /// The entry; [`Happening::passage`] is filled in from the passage beside it.
        entry: Happening,
        /// Where it stands, if it is from an article.
        passage: Option<Passage>,
        /// Where a new chronology would go.
        place: Place,
    },
    /// Adds an item that prints no passage: a table, a picture, a biography, a page break.
    AddBlock {
        /// What it is; one that prints passages is refused.
        body: Body,
        /// Where.
        place: Place,
    },
    /// Puts other content into an item that prints no passage.
    SetBlock {
        /// The item.
        item: ItemId,
        /// What it is; one that prints passages is refused.
        body: Body,
    },
    /// Gives a figure another number, one that stands in its passage, and says what it counts.
    SetFigure {
        /// The item.
        item: ItemId,
        /// The number with its unit, as the passage writes it.
        value: String,
        /// What it counts.
        caption: String,
    },
    /// Puts other entries into a chronology; their passages are highlights of the pack.
    SetChronology {
        /// The item.
        item: ItemId,
        /// The entries, in the order of print.
        entries: Vec<Happening>,
    },
    /// Puts a list's passages into another order, or takes some out: none comes in that was not there.
    SetEntries {
        /// The item.
        item: ItemId,
        /// The passages, in order.
        entries: Vec<HighlightId>,
    },
    /// Shortens a quotation to a wording, or gives it its full words back.
    SetWording {
        /// The item.
        item: ItemId,
        /// The words to print, with … and [ ] where something was changed.
        wording: Option<String>,
    },
    /// Adds the user's own words as an item.
    AddNote {
        /// The words.
        text: String,
        /// Where.
        place: Place,
    },
    /// Takes an item out. Its highlights stay in the articles.
    RemoveItem(ItemId),
    /// Moves an item; the index is counted without it.
    MoveItem {
        /// The item.
        item: ItemId,
        /// Where to.
        place: Place,
    },
    /// Gives an item another note; an empty one takes the note away.
    SetNote {
        /// The item.
        item: ItemId,
        /// The note.
        note: String,
    },
    /// Says what a highlight is: its colour in window and annex.
    SetKind {
        /// The highlight.
        highlight: HighlightId,
        /// What it is.
        kind: PassageKind,
    },
    /// Takes steps that add things at the end of one section, each with a note to the item that comes of it; all or none.
    AddAll {
        /// The section.
        section: SectionId,
        /// The steps, each with its note.
        steps: Vec<(Edit, Option<String>)>,
    },
    /// Waves suggestions away: they are not shown again.
    Dismiss(Vec<Dismissal>),
    /// Brings suggestions back that were waved away.
    Restore(Vec<Dismissal>),
}

/// A place in the outline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The section.
    pub section: SectionId,
    /// The index in it; past the end means at the end.
    pub index: usize,
}

impl Place {
    /// The end of a section.
    pub fn end_of(section: SectionId) -> Self {
        Self { section, index: usize::MAX }
    }
}

/// Why a step could not be taken. The pack is as it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// No such section.
    #[error("the pack has no section {}", .0.0)]
    NoSection(SectionId),
    /// No such item.
    #[error("the pack has no item {}", .0.0)]
    NoItem(ItemId),
    /// No such highlight.
    #[error("the pack has no highlight {}", .0.0)]
    NoHighlight(HighlightId),
    /// No such article.
    #[error("the pack has no article {0}")]
    NoArticle(ArticleId),
    /// The other reading is an article of its own in the pack.
    #[error("the pack holds this reading of '{0}' already; remove one of the two")]
    ArticleThere(String),
    /// A passage is not in the other reading, or stands there in several places.
    #[error("the passage '{0}' cannot be found again in the new reading; take it out of the briefing first")]
    NotCarried(String),
    /// A list without entries.
    #[error("a list needs at least one passage")]
    EmptyList,
    /// A picture that is shown, or that is not there.
    #[error("the picture '{0}' is in use, or not in the pack")]
    Picture(String),
    /// The item is not of the kind that the step is for.
    #[error("the item {} is not of that kind", .0.0)]
    WrongKind(ItemId),
    /// A block that would print passages without naming them to the pack.
    #[error("passages are added by steps of their own")]
    NotABlock,
    /// The number does not stand in the passage.
    #[error("'{0}' does not stand in the passage; choose the passage that has the number")]
    Value(String),
    /// The wording is not a visible shortening of the passage.
    #[error("the quotation cannot be shortened so: {0}")]
    Wording(#[from] WordingError),
    /// The passage is not, letter for letter, a range of its article.
    #[error("the passage cannot be quoted: {0}")]
    Passage(#[from] PassageError),
}

impl Edit {
    /// What the step does, for 'Undo …' and 'Redo …'.
    pub fn name(&self) -> &'static str {
        match self {
            Self::SetFront(_) => "edit title page",
            Self::SetPaper(_) => "choose paper",
            Self::SetTheme(_) => "choose theme",
            Self::SetTemplate(_) => "choose template",
            Self::AddPicture { .. } => "add picture",
            Self::PlanSection { .. } => "plan section",
            Self::AddFigure { .. } => "add figure",
            Self::AddChronology { .. } => "add chronology",
            Self::AddBlock { body, .. } => block_names(body).0,
            Self::SetBlock { body, .. } => block_names(body).1,
            Self::DropPicture(_) => "remove picture",
            Self::SetFigure { .. } => "edit figure",
            Self::SetChronology { .. } => "edit chronology",
            Self::SetEntries { .. } => "edit list",
            Self::SetWording { .. } => "shorten quotation",
            Self::AddArticle(_) => "add article",
            Self::AddArticles(articles) if articles.len() > 1 => "add articles",
            Self::AddArticles(_) => "add article",
            Self::RemoveArticles(articles) if articles.len() > 1 => "remove articles",
            Self::RemoveArticles(_) => "remove article",
            Self::RestoreArticles(_) => "restore from bin",
            Self::EmptyBin => "empty bin",
            Self::ReplaceArticle { .. } => "take line back in",
            Self::CorrectArticle { .. } => "correct article",
            Self::Tick { ticked: true, articles } if articles.len() > 1 => "tick articles",
            Self::Tick { ticked: true, .. } => "tick article",
            Self::Tick { articles, .. } if articles.len() > 1 => "untick articles",
            Self::Tick { .. } => "untick article",
            Self::PrintInFull(_) => "print in full",
            Self::AddSection { .. } => "add section",
            Self::RenameSection { .. } => "rename section",
            Self::RemoveSection(_) => "remove section",
            Self::MoveSection { .. } => "move section",
            Self::AddHighlight(_) => "highlight",
            Self::RemoveHighlight(_) => "remove highlight",
            Self::AddQuotation { .. } | Self::AddFound { .. } => "add quotation",
            Self::AddList { .. } => "add list",
            Self::AddNote { .. } => "add note",
            Self::RemoveItem(_) => "remove item",
            Self::MoveItem { .. } => "move item",
            Self::SetNote { .. } => "edit note",
            Self::AddHappening { .. } => "add event",
            Self::SetKind { .. } => "tag highlight",
            Self::AddAll { .. } => "add suggestions",
            Self::Dismiss(_) => "dismiss suggestion",
            Self::Restore(_) => "restore suggestion",
        }
    }
}

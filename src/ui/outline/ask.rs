//! What a user can ask of the outline and of the pack's form.

use crate::article::{ArticleId, Passage};
use crate::pack::{Body, Happening, HighlightId, ItemId, Paper, Place, SectionId};
use crate::ui::ask::Across;

/// One thing asked of the outline or the form.
#[derive(Debug, Clone, PartialEq)]
pub enum OutlineAsk {
    /// Show a page of the pane.
    Show(Page),
    /// The words of the quotation that was to be shortened are drawn for that.
    Shortening,
    /// Choose a section: it takes what is added, and keys move it.
    ChooseSection(SectionId),
    /// Type over a section's heading; `None` when that is done.
    Rename(Option<SectionId>),
    /// Fold a section, or open it.
    Fold {
        /// The section.
        section: SectionId,
        /// Whether its items are hidden.
        folded: bool,
    },
    /// Fold every section, or open all.
    FoldAll(bool),
    /// Move items, in one step; the index is counted with all of them in their old places.
    MoveItems {
        /// The items, in the order they are to have.
        items: Vec<ItemId>,
        /// Where to.
        place: Place,
    },
    /// Move what was dragged and choose it; the index is counted with all of it in its old places.
    DropItems {
        /// The items, in the order they are to have.
        items: Vec<ItemId>,
        /// Where to.
        place: Place,
    },
    /// Move a section that was dragged, to an index counted without it, and choose it.
    DropSection {
        /// The section.
        section: SectionId,
        /// Where to.
        index: usize,
    },
    /// Take items out, in one step.
    RemoveItems(Vec<ItemId>),
    /// Print a passage at a place.
    AddPassage {
        /// The passage.
        passage: Passage,
        /// Where.
        place: Place,
    },
    /// Print a suggestion, or one item of it, at a place.
    AddFound {
        /// The article.
        article: ArticleId,
        /// The suggestion's index among the article's.
        suggestion: usize,
        /// The index of one item in it; `None` for the whole.
        item: Option<usize>,
        /// Where.
        place: Place,
    },
    /// Print something that was found across articles at a place.
    AddAcross {
        /// What.
        across: Across,
        /// Where.
        place: Place,
    },
    /// Add something of the author's own at a place.
    Add {
        /// What.
        what: New,
        /// Where.
        place: Place,
    },
    /// Put other content into a table, a picture or a biography.
    SetBlock {
        /// The item.
        item: ItemId,
        /// What it is to hold.
        body: Body,
        /// Which of its fields is being typed into; `None` where the step stands by itself.
        field: Option<u16>,
    },
    /// Change a figure; part of a run of typing.
    SetFigure {
        /// The item.
        item: ItemId,
        /// The number, as its passage writes it.
        value: String,
        /// What it counts.
        caption: String,
    },
    /// Change a chronology.
    SetChronology {
        /// The item.
        item: ItemId,
        /// The entries, in the order of print.
        entries: Vec<Happening>,
        /// Which entry is being typed into; `None` where the step stands by itself.
        field: Option<u16>,
    },
    /// Put a list's passages into another order, or take some out.
    SetEntries {
        /// The item.
        item: ItemId,
        /// The passages.
        entries: Vec<HighlightId>,
    },
    /// Shorten a quotation, or give it its full words back.
    SetWording {
        /// The item.
        item: ItemId,
        /// The words to print.
        wording: Option<String>,
        /// Whether they are being typed: a run of typing is undone as one, each press and each stroke over words by itself.
        typed: bool,
    },
    /// Choose a picture's file.
    ChoosePicture(PictureFor),
    /// Take the logo off the title page.
    RemoveLogo,
    /// Make a small picture of one of the pack's, to show it.
    WantThumbnail(String),
    /// Choose the theme.
    SetTheme(String),
    /// Choose the paper.
    SetPaper(Paper),
    /// Choose the briefing's language, by its code; empty for English.
    SetLanguage(String),
    /// Give the pack a template's sections.
    UseTemplate(String),
    /// Start another pack from a template.
    StartFrom(String),
}

/// A page of the outline's pane.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Page {
    /// The outline.
    #[default]
    Outline,
    /// The title page's fields.
    Front,
    /// Template, theme and paper.
    Template,
}

impl Page {
    /// Every page, in the order of the tabs.
    pub const ALL: [Self; 3] = [Self::Outline, Self::Front, Self::Template];
}

/// What an author adds without a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum New {
    /// A note.
    Note,
    /// A chronology with one entry.
    Chronology,
    /// An empty table.
    Table,
    /// A picture; its file is asked for.
    Picture,
    /// Who somebody is.
    Biography,
    /// A page break.
    PageBreak,
}

impl New {
    /// Everything there is, in the order of the menu.
    pub const ALL: [Self; 6] =
        [Self::Note, Self::Chronology, Self::Table, Self::Picture, Self::Biography, Self::PageBreak];

    /// Its name in the tables: `outline-new-NAME`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Chronology => "chronology",
            Self::Table => "table",
            Self::Picture => "picture",
            Self::Biography => "biography",
            Self::PageBreak => "page-break",
        }
    }
}

/// What a chosen picture is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureFor {
    /// The title page's logo.
    Logo,
    /// A picture of the outline: another file in its place.
    Item(ItemId),
    /// A new picture of the outline.
    New(Place),
}

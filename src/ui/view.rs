//! What the window shows of the work: never saved with the pack, never undone.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use crate::article::{ArticleId, Span};
use crate::detect::Kind;
use crate::layout::page::Shows;
use crate::pack::{HighlightId, ItemId, SectionId};

use super::ask::FrontField;
pub use super::kept::{Kept, Shade, Sort, SortBy, TextSize, Widths, Zoom};
use super::library::browse::Browse;
use super::outline::ask::Page;
use super::panes::{Room, Walk, Wish};
use super::preview::export::Step;

/// Where the user is in the window.
#[derive(Debug, Clone, Default)]
pub struct View {
    /// What the middle pane shows.
    pub middle: Middle,
    /// The article in the reader.
    pub reading: Option<ArticleId>,
    /// What is selected in it, block by block.
    pub selection: Vec<Span>,
    /// Where the reader is to scroll to.
    pub reveal: Option<Reveal>,
    /// What the open card of the reader tells of.
    pub card: Option<Card>,
    /// The passage whose card was open last: from there the keys go on when no card is open.
    pub passed: Option<(Span, Card)>,
    /// Whether the card was opened by a key, and the article is to have the keyboard.
    pub by_keys: bool,
    /// The first block that the reader shows, as it last said.
    pub top: usize,
    /// The search in the article, while it is open.
    pub find: Option<Find>,
    /// Whether the search asks for the keyboard.
    pub focus_find: bool,
    /// The pane that asks for the keyboard.
    pub walk: Walk,
    /// The panes that are wanted in view where not all have room.
    pub wish: Wish,
    /// The panes that are in view, as the window last said.
    pub room: Room,
    /// Which suggestions the list of all shows.
    pub listing: Listing,
    /// The section that takes what is added.
    pub target: Option<SectionId>,
    /// The chosen item of the outline.
    pub item: Option<ItemId>,
    /// The item whose note asks for the keyboard.
    pub write_note: Option<ItemId>,
    /// The quotation that is to be shortened, until its words are drawn for that.
    pub shorten: Option<ItemId>,
    /// The item whose first field asks for the keyboard.
    pub write_first: Option<ItemId>,
    /// The field of the title page that asks for the keyboard.
    pub write_front: Option<FrontField>,
    /// The title page's date as it is being typed.
    pub date_draft: Option<String>,
    /// The page of the outline's pane.
    pub outline_page: Page,
    /// The chosen section of the outline; none while an item is chosen.
    pub section: Option<SectionId>,
    /// The section whose heading is typed over.
    pub rename: Option<SectionId>,
    /// The sections whose items are hidden.
    pub folded: BTreeSet<SectionId>,
    /// The export that needs an answer, if any.
    pub export: Option<Step>,
    /// Where the preview is to scroll to.
    pub goal: Option<Goal>,
    /// The dialog in front, if any.
    pub dialog: Option<Dialog>,
    /// Where the user is in the library.
    pub library: Browse,
    /// Whether the hints for a first start are shown.
    pub hints: bool,
    /// Whether the desktop prefers dark.
    pub desktop_dark: bool,
    /// What is kept between starts.
    pub kept: Kept,
}

impl View {
    /// Whether something in front of the window waits for an answer: the panes behind it are out of reach.
    pub fn is_asking(&self) -> bool {
        self.dialog.is_some() || self.export.is_some() || self.library.details.is_some() || self.library.paste.is_some()
    }

    /// The card that can be seen: with the article out of view there is none.
    pub fn shown_card(&self) -> Option<Card> {
        self.card.filter(|_| self.middle == Middle::Article)
    }

    /// Whether the pages may be in view: a pane that is too narrow for both leaves them out all the same.
    pub fn shows_pages(&self) -> bool {
        self.middle == Middle::Preview || self.kept.split
    }
}

/// What a card of the reader tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Card {
    /// A suggestion, as an index among the article's.
    Suggestion(usize),
    /// A highlight.
    Highlight(HighlightId),
}

/// A search in the article that is being read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Find {
    /// What was typed.
    pub typed: String,
    /// Whether accents and capitals count.
    pub exact: bool,
    /// Where it stands, in reading order.
    pub hits: Arc<Vec<Span>>,
    /// The one that is shown, as an index.
    pub at: Option<usize>,
}

/// What the middle pane shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Middle {
    /// The article that is being read.
    #[default]
    Article,
    /// What was found in all ticked articles.
    Suggestions,
    /// The pages as they would be printed.
    Preview,
}

impl Middle {
    /// What there is a tab for, in their order.
    pub const TABS: [Self; 3] = [Self::Article, Self::Suggestions, Self::Preview];

    /// The key of its name in the tables.
    pub fn key(self) -> &'static str {
        match self {
            Self::Article => "middle-article",
            Self::Suggestions => "middle-suggestions",
            Self::Preview => "middle-preview",
        }
    }
}

/// Which suggestions the list of all shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Listing {
    /// What it shows.
    pub tab: Tab,
    /// Words that a row has to have.
    pub filter: String,
}

/// A part of the list of all suggestions.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Tab {
    /// Everything, kind by kind.
    #[default]
    All,
    /// One kind.
    Kind(Kind),
    /// All dated events in order.
    Chronology,
    /// What several outlets tell alike.
    Agreements,
    /// What they tell otherwise.
    Conflicts,
    /// What later articles tell otherwise because time went by.
    Changes,
}

/// A place in the preview that it is asked to show.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Goal {
    /// The top of a page, counted from 0.
    Page(usize),
    /// A height on a page, in points from its top.
    At {
        /// The page, counted from 0.
        page: usize,
        /// The height.
        y: f32,
    },
    /// What is printed of something of the pack, or where something is off.
    Shown(Shows),
}

impl View {
    /// Whether the window is dark.
    pub fn is_dark(&self) -> bool {
        self.kept.shade.is_dark(self.desktop_dark)
    }
}

/// A place in an article that the reader is asked to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reveal {
    /// The article.
    pub article: ArticleId,
    /// The place.
    pub span: Span,
}

/// A dialog inside the window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Dialog {
    /// A field for a path, where the desktop offers no file dialog or the user prefers to type.
    Path {
        /// What the path is for.
        purpose: Purpose,
        /// What was typed so far.
        typed: String,
        /// Where a file that is written lands, as a whole path; empty where none is, or nothing was typed.
        lands: String,
    },
    /// A file of that name is there.
    Replace {
        /// What is to be written.
        purpose: Purpose,
        /// The file.
        path: PathBuf,
    },
    /// Finding a command, an article or a section by a few letters.
    Find {
        /// What was typed so far.
        typed: String,
        /// Which of the finds is chosen.
        chosen: usize,
    },
    /// Every command with its keys.
    Keys,
    /// Work of an earlier start that was never saved.
    Recovered {
        /// Its title, or its opening words.
        title: String,
        /// When the copy was made and the file was saved, as a sentence; empty where it is not known.
        when: String,
    },
    /// There is unsaved work.
    Unsaved {
        /// What was asked for.
        then: Then,
    },
}

/// What a path is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// A pack to open.
    Open,
    /// Where to save the pack.
    Save,
    /// Where to write the PDF.
    Export,
    /// Files to read as articles.
    AddArticles,
    /// A folder whose files are read as articles.
    AddFolder,
    /// A picture's file.
    Picture,
}

impl Purpose {
    /// The key of what the dialog is called.
    pub fn key(self) -> &'static str {
        match self {
            Self::Open => "dialog-open",
            Self::Save => "dialog-save",
            Self::Export => "dialog-export",
            Self::AddArticles => "dialog-articles",
            Self::AddFolder => "dialog-folder",
            Self::Picture => "dialog-picture",
        }
    }
}

/// What was asked for while work was unsaved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Then {
    /// Close the window.
    Close,
    /// Choose a pack to open.
    ChoosePack,
    /// Open this pack.
    Open(PathBuf),
    /// Start another pack from the template of this name.
    StartFrom(String),
    /// Start an empty pack.
    New,
    /// Open the pack that comes with the program.
    OpenSample,
}

//! What the window shows of the work: never saved with the pack, never undone.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::article::{ArticleId, Span};
use crate::detect::Kind;
use crate::layout::page::Shows;
use crate::pack::{HighlightId, ItemId, SectionId};

use super::kind::Kinds;
use super::library::browse::Browse;
use super::outline::ask::Page;
use super::panes::{Pane, Room, Walk, Wish};
use super::preview::export::Step;
use super::tongue::Tongue;

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

    /// Whether the pages may be in view: a pane that is too narrow for both leaves them out all the same.
    pub fn shows_pages(&self) -> bool {
        self.middle == Middle::Preview || self.kept.split
    }
}

/// What of the view is kept between starts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Kept {
    /// Light or dark.
    pub shade: Shade,
    /// How the library is sorted.
    pub sort: Sort,
    /// The interface's language.
    pub tongue: Tongue,
    /// The kinds of suggestion that are switched off.
    pub hidden: Kinds,
    /// Whether the library puts the articles of one story together.
    pub group_stories: bool,
    /// The folders that articles were read from, the latest first.
    pub recent_folders: Vec<PathBuf>,
    /// Whether the preview stands beside the article, where there is room for both.
    pub split: bool,
    /// How large the preview shows its pages.
    pub zoom: Zoom,
    /// Whether small pages stand beside the preview.
    pub thumbnails: bool,
    /// The panes that were put away.
    pub away: Vec<Pane>,
    /// How wide the panes at the sides were drawn.
    pub widths: Widths,
    /// How large everything is.
    pub text_size: TextSize,
    /// The packs that were open last, the latest first.
    pub recent: Vec<PathBuf>,
}

/// How wide the user has drawn the panes at the sides, in points; `None` is the usual width.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Widths {
    /// The library's.
    pub library: Option<u16>,
    /// The briefing's.
    pub outline: Option<u16>,
}

impl Kept {
    /// The most packs that are kept as recent.
    const RECENT: usize = 10;

    /// Puts a pack at the head of the recent ones.
    pub fn remember(&mut self, path: PathBuf) {
        self.recent.retain(|known| *known != path);
        self.recent.insert(0, path);
        self.recent.truncate(Self::RECENT);
    }
}

/// How large everything in the window is, in percent of its usual size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct TextSize(pub u16);

impl TextSize {
    /// The smallest.
    pub const LEAST: Self = Self(70);
    /// The largest.
    pub const MOST: Self = Self(200);
    /// Every size that can be chosen.
    const STEPS: [u16; 9] = [70, 80, 90, 100, 110, 125, 150, 175, 200];

    /// The next larger size.
    pub fn larger(self) -> Self {
        Self::STEPS.into_iter().find(|&s| s > self.0).map_or(Self::MOST, Self)
    }

    /// The next smaller size.
    pub fn smaller(self) -> Self {
        Self::STEPS.into_iter().rev().find(|&s| s < self.0).map_or(Self::LEAST, Self)
    }

    /// The factor by which everything is drawn larger; what was kept is held within the limits.
    pub fn factor(self) -> f32 {
        f32::from(self.0.clamp(Self::LEAST.0, Self::MOST.0)) / 100.0
    }
}

impl Default for TextSize {
    fn default() -> Self {
        Self(100)
    }
}

/// What a card of the reader tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
}

/// How large the preview shows its pages.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Zoom {
    /// As wide as the pane.
    #[default]
    Width,
    /// A whole page in the pane.
    Page,
    /// In percent of the paper's size on a screen of 96 pixels to the inch.
    Percent(u16),
}

impl Zoom {
    /// The steps of 'larger' and 'smaller', in percent.
    pub const STEPS: [u16; 12] = [25, 33, 50, 67, 75, 90, 100, 125, 150, 200, 300, 400];
    /// The least and the most, in percent.
    pub const RANGE: std::ops::RangeInclusive<u16> = 25..=400;

    /// The next step from so many percent.
    pub fn stepped(percent: u16, larger: bool) -> Self {
        let next = match larger {
            true => Self::STEPS.into_iter().find(|step| *step > percent).unwrap_or(*Self::RANGE.end()),
            false => Self::STEPS.into_iter().rev().find(|step| *step < percent).unwrap_or(*Self::RANGE.start()),
        };
        Self::Percent(next)
    }
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

/// Light or dark.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shade {
    /// Dark text on a light ground.
    #[default]
    Light,
    /// Light text on a dark ground.
    Dark,
    /// As the desktop has it; light where it does not say.
    Desktop,
}

impl View {
    /// Whether the window is dark.
    pub fn is_dark(&self) -> bool {
        self.kept.shade.is_dark(self.desktop_dark)
    }
}

impl Shade {
    /// Whether it is dark on a desktop that is.
    pub fn is_dark(self, desktop: bool) -> bool {
        match self {
            Self::Light => false,
            Self::Dark => true,
            Self::Desktop => desktop,
        }
    }
}

/// A column of the library.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum SortBy {
    /// The order in which articles were added.
    #[default]
    Added,
    /// The title.
    Title,
    /// The outlet.
    Outlet,
    /// The day of publication.
    Date,
    /// The language.
    Language,
    /// How many passages the briefing prints.
    Used,
    /// How many suggestions there are.
    Suggested,
}

/// How the library is sorted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sort {
    /// By what.
    pub by: SortBy,
    /// The other way round.
    pub descending: bool,
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

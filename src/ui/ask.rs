//! What a user can ask of the window. Panels only ask; `app` decides what becomes of it.

use std::path::PathBuf;

use crate::article::{ArticleId, PassageKind, Span};
use crate::detect::Kind;
use crate::pack::{Front, HighlightId, ItemId, Place, SectionId};

use super::commands::Command;
use super::find::data::Target;
use super::library::browse::LibraryAsk;
use super::outline::ask::OutlineAsk;
use super::panes::{Pane, Room};
use super::preview::data::Wanted;
use super::preview::export::ExportAsk;
use super::view::{Card, Goal, Listing, Middle, SortBy, Widths, Zoom};

/// One thing asked for, by mouse, key or screen reader.
#[derive(Debug, Clone, PartialEq)]
pub enum Ask {
    /// A command from the table.
    Run(Command),
    /// Show something in the middle pane.
    ShowMiddle(Middle),
    /// Bring a pane into view.
    ShowPane(Pane),
    /// The panes at the sides are drawn this wide.
    Widen(Widths),
    /// The window shows these panes.
    Panes(Room),
    /// Paint these pages.
    WantPages {
        /// What the preview has in view, the most urgent first; none when it is not shown.
        pages: Vec<Wanted>,
        /// How large its pages are, in percent.
        percent: u16,
    },
    /// Show pages larger or smaller.
    Zoom(Zoom),
    /// Show or hide the small pages beside the preview.
    ShowThumbnails(bool),
    /// Show a place in the preview.
    GoTo(Goal),
    /// The preview has scrolled to where it was told to.
    Arrived,
    /// Show a paragraph of an article in the reader.
    ShowParagraph {
        /// The article.
        article: ArticleId,
        /// The index of its block.
        block: usize,
    },
    /// Something about the export that is under way.
    Export(ExportAsk),
    /// Put an article into the reader.
    Read(ArticleId),
    /// Tick an article, or take the tick away.
    Tick {
        /// The article.
        article: ArticleId,
        /// Whether it belongs to the briefing.
        ticked: bool,
    },
    /// Something of the library.
    Library(LibraryAsk),
    /// Sort the library by a column; asked twice, the other way round.
    Sort(SortBy),
    /// Read files as articles.
    Import(Vec<PathBuf>),
    /// Forget the list of files that could not be read.
    ForgetFailures,
    /// Select text in the article that is being read; empty takes the selection away.
    Select(Vec<Span>),
    /// Open the card of a suggestion or a highlight of the article that is being read, or close the open one.
    OpenCard(Option<Card>),
    /// Open an article at one of its suggestions, with the card.
    OpenSuggestion(SuggestionId),
    /// Add a suggestion as a whole to the chosen section.
    AddSuggestion(SuggestionId),
    /// Add all of these suggestions that the briefing does not have yet to the chosen section.
    AddSuggestions(Vec<SuggestionId>),
    /// Add one part of a suggestion to the chosen section.
    AddSuggestedItem {
        /// The suggestion.
        suggestion: SuggestionId,
        /// The part's index in it.
        item: usize,
    },
    /// Wave a suggestion away.
    Dismiss(SuggestionId),
    /// Bring back what was waved away in an article.
    RestoreDismissed(ArticleId),
    /// Show a kind of suggestion, or hide it.
    ShowKind {
        /// The kind.
        kind: Kind,
        /// Whether it is shown.
        shown: bool,
    },
    /// Add the selected text to a section as a quotation.
    AddSelectionTo(SectionId),
    /// Take a highlight out of its article and of the briefing.
    RemoveHighlight(HighlightId),
    /// Add a highlight to the chosen section as a quotation.
    AddHighlighted(HighlightId),
    /// Say what a highlight is.
    TagHighlight {
        /// The highlight.
        highlight: HighlightId,
        /// What it is.
        kind: PassageKind,
    },
    /// Write a note to a highlight's quotation, adding it first where the briefing does not print it.
    NoteHighlight(HighlightId),
    /// Search in the article, or go on searching.
    Find(FindStep),
    /// The search has the keyboard now.
    FindFocused,
    /// The reader shows another first block.
    Scrolled(usize),
    /// Add something that was found across articles to the chosen section.
    AddAcross(Across),
    /// Open an article at a passage.
    OpenPassage {
        /// The article.
        article: ArticleId,
        /// The passage.
        span: Span,
    },
    /// Show another part of the list of all suggestions.
    List(Listing),
    /// Show where a passage stands in its article.
    ShowPassage(HighlightId),
    /// Show where the outline prints a passage.
    ShowUse(HighlightId),
    /// The reader has scrolled to where it was told to.
    Revealed,
    /// Choose the section that takes what is added.
    Target(SectionId),
    /// Give a section another heading; part of a run of typing.
    RenameSection {
        /// The section.
        section: SectionId,
        /// Its heading.
        title: String,
    },
    /// Move a section to an index, counted without it.
    MoveSection {
        /// The section.
        section: SectionId,
        /// Where to.
        index: usize,
    },
    /// Take a section out.
    RemoveSection(SectionId),
    /// Add an empty note of the user's own to a section.
    AddNote(SectionId),
    /// Choose an item, or none.
    Choose(Option<ItemId>),
    /// Open an item's note for writing.
    WriteNote(ItemId),
    /// Give an item another note; part of a run of typing.
    SetNote {
        /// The item.
        item: ItemId,
        /// The note.
        note: String,
    },
    /// Move an item; the index is counted without it.
    MoveItem {
        /// The item.
        item: ItemId,
        /// Where to.
        place: Place,
    },
    /// Take an item out.
    RemoveItem(ItemId),
    /// Change a field of the title page; part of a run of typing.
    SetFront {
        /// The field.
        field: FrontField,
        /// Its text.
        text: String,
    },
    /// Show what a remark of the status line is about, by its index.
    ShowRemark(usize),
    /// A run of typing or a drag has ended.
    EndGesture,
    /// The field that asked for the keyboard has it.
    Writing,
    /// Something of the outline or the form.
    Outline(OutlineAsk),
    /// Typing in the path field.
    TypePath(String),
    /// The path field's button.
    ConfirmPath,
    /// Close the dialog in front; nothing happens.
    CancelDialog,
    /// Typing in the field that finds anything.
    TypeFind(String),
    /// Choose among the finds.
    ChooseFind(usize),
    /// Take a find.
    TakeFind(Target),
    /// Keep or throw away what an earlier start left.
    AnswerRecovered {
        /// Whether it is opened.
        keep: bool,
    },
    /// The first hints were read.
    HintsRead,
    /// The answer to 'Save before closing?'.
    AnswerUnsaved(Unsaved),
    /// Forget the remarks.
    ForgetRemarks,
    /// The window is asked to close.
    CloseWindow,
}

/// Names a suggestion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SuggestionId {
    /// Its article.
    pub article: ArticleId,
    /// Its index among the article's.
    pub index: usize,
}

/// Something that was found across articles, by its place in the comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Across {
    /// A statement that several outlets share, in its clearest wording.
    Agreement(usize),
    /// One side of a conflict.
    Claim {
        /// The conflict.
        conflict: usize,
        /// The side.
        claim: usize,
    },
    /// Every side of a conflict.
    Claims(usize),
    /// A list that several articles tell, each item in the fullest list's wording.
    List(usize),
    /// One item of such a list.
    ListItem {
        /// The list.
        list: usize,
        /// The item.
        item: usize,
    },
    /// What changed between an article and a later one, state by state.
    Change(usize),
    /// An entry of the chronology.
    Entry(usize),
    /// The chronology as a whole.
    Chronology,
}

/// A step of a search in the article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FindStep {
    /// Search for this.
    Type(String),
    /// Whether accents and capitals count.
    Exact(bool),
    /// The next place.
    Next,
    /// The place before.
    Previous,
    /// No more.
    Close,
}

/// A field of the title page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FrontField {
    /// The briefing's title.
    Title,
    /// What kind of briefing it is.
    Kind,
    /// Its number in a series.
    Number,
    /// The version.
    Version,
    /// The meeting or visit.
    Occasion,
    /// The day, as YYYY-MM-DD.
    Date,
    /// The time of the meeting.
    Time,
    /// The place of the meeting.
    Place,
    /// For whom.
    PreparedFor,
    /// By whom.
    PreparedBy,
    /// Whom to ask.
    Contact,
    /// The handling caveat.
    Marking,
    /// What is read out instead of the logo.
    LogoWords,
}

impl FrontField {
    /// Every field, in the order of the form.
    pub const ALL: [Self; 13] = [
        Self::Title,
        Self::Kind,
        Self::Number,
        Self::Version,
        Self::Occasion,
        Self::Date,
        Self::Time,
        Self::Place,
        Self::PreparedFor,
        Self::PreparedBy,
        Self::Contact,
        Self::Marking,
        Self::LogoWords,
    ];

    /// Its name in the tables: `front-NAME` is its label, `front-NAME-hint` what stands in it while it is empty.
    pub fn key(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Kind => "kind",
            Self::Number => "number",
            Self::Version => "version",
            Self::Occasion => "occasion",
            Self::Date => "date",
            Self::Time => "time",
            Self::Place => "place",
            Self::PreparedFor => "prepared-for",
            Self::PreparedBy => "prepared-by",
            Self::Contact => "contact",
            Self::Marking => "marking",
            Self::LogoWords => "logo-words",
        }
    }

    /// Its text on a title page; the date's is none of the page's own.
    pub fn text(self, front: &Front) -> Option<&str> {
        match self {
            Self::Title => Some(&front.title),
            Self::Kind => Some(&front.kind),
            Self::Number => Some(&front.number),
            Self::Version => Some(&front.version),
            Self::Occasion => Some(&front.occasion),
            Self::Date => None,
            Self::Time => Some(&front.time),
            Self::Place => Some(&front.place),
            Self::PreparedFor => Some(&front.prepared_for),
            Self::PreparedBy => Some(&front.prepared_by),
            Self::Contact => Some(&front.contact),
            Self::Marking => Some(&front.marking),
            Self::LogoWords => Some(&front.logo_words),
        }
    }

    /// The same, to be written to.
    pub fn text_mut(self, front: &mut Front) -> Option<&mut String> {
        match self {
            Self::Title => Some(&mut front.title),
            Self::Kind => Some(&mut front.kind),
            Self::Number => Some(&mut front.number),
            Self::Version => Some(&mut front.version),
            Self::Occasion => Some(&mut front.occasion),
            Self::Date => None,
            Self::Time => Some(&mut front.time),
            Self::Place => Some(&mut front.place),
            Self::PreparedFor => Some(&mut front.prepared_for),
            Self::PreparedBy => Some(&mut front.prepared_by),
            Self::Contact => Some(&mut front.contact),
            Self::Marking => Some(&mut front.marking),
            Self::LogoWords => Some(&mut front.logo_words),
        }
    }
}

/// What to do with unsaved work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unsaved {
    /// Save, then go on.
    Save,
    /// Go on without saving.
    Discard,
    /// Stay.
    Cancel,
}

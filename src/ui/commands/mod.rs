//! The one table of commands: label, tooltip, shortcut and state feed menus, palette, buttons, keys and
//! tooltips alike.

mod keys;
mod state;

pub(crate) use keys::pressed;

use std::borrow::Cow;

use super::tongue::{Tongue, Words};

/// A menu of the bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Menu {
    /// The pack and its files.
    File,
    /// What changes the pack.
    Edit,
    /// What is added to the briefing.
    Insert,
    /// How the window looks and speaks.
    View,
    /// Finding one's way.
    Help,
}

impl Menu {
    /// Every menu, in the order of the bar.
    pub const ALL: [Self; 5] = [Self::File, Self::Edit, Self::Insert, Self::View, Self::Help];

    /// What the bar says.
    pub fn label(self, words: &Words) -> Cow<'_, str> {
        words.tr(match self {
            Self::File => "menu-file",
            Self::Edit => "menu-edit",
            Self::Insert => "menu-insert",
            Self::View => "menu-view",
            Self::Help => "menu-help",
        })
    }
}

/// Makes the enumeration and its table: each command with the menu and the group in it where it stands, its key in the
/// tables of words (`command-KEY` is its label, `command-KEY-tip` what it would do), and what it is.
macro_rules! commands {
    ($($(#[$doc:meta])* $name:ident: $menu:ident $group:literal, $key:literal;)*) => {
        /// A command.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Command {
            $($(#[$doc])* $name,)*
        }

        impl Command {
            /// Every command, in the order of the menus.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// Its name in the tables of words.
            pub fn key(self) -> &'static str {
                match self {
                    $(Self::$name => $key,)*
                }
            }

            /// The menu where it stands, and the group within the menu.
            pub fn menu(self) -> (Menu, u8) {
                match self {
                    $(Self::$name => (Menu::$menu, $group),)*
                }
            }
        }
    };
}

commands! {
    /// Start an empty pack.
    New: File 1, "new";
    /// Choose a pack and open it.
    Open: File 1, "open";
    /// Open the pack that comes with the program.
    OpenSample: File 1, "open-sample";
    /// Save the pack.
    Save: File 2, "save";
    /// Save the pack under another name.
    SaveAs: File 2, "save-as";
    /// Type the path of the pack.
    SaveToPath: File 2, "save-to-path";
    /// Go on with a copy that is in no file yet.
    Duplicate: File 2, "duplicate";
    /// Choose article files and read them.
    AddArticles: File 3, "add-articles";
    /// Choose a folder and read the articles in it.
    AddFolder: File 3, "add-folder";
    /// Make an article of pasted text.
    PasteArticle: File 3, "paste-article";
    /// Stop reading files.
    StopImport: File 3, "stop-import";
    /// Write the PDF.
    Export: File 4, "export";
    /// Choose what is exported, and how.
    ExportWith: File 4, "export-with";
    /// Look for problems as before an export.
    CheckPack: File 4, "check-pack";
    /// Type the path of the PDF.
    ExportToPath: File 4, "export-to-path";
    /// Stop the check or the export that runs.
    StopExport: File 4, "stop-export";
    /// Open the PDF that was written last.
    OpenExported: File 4, "open-exported";
    /// Show the folder of the PDF that was written last.
    ShowExported: File 4, "show-exported";
    /// Copy the path of the PDF that was written last.
    CopyExportedPath: File 4, "copy-exported-path";
    /// Close the window.
    Close: File 5, "close";
    /// Take the last step back.
    Undo: Edit 1, "undo";
    /// Take the last undone step again.
    Redo: Edit 1, "redo";
    /// Copy the selected text.
    Copy: Edit 2, "copy";
    /// Mark the selected text.
    Highlight: Edit 2, "highlight";
    /// Copy the selected text with its source.
    CopyWithSource: Edit 2, "copy-with-source";
    /// Move the chosen item up.
    ItemUp: Edit 3, "item-up";
    /// Move the chosen item down.
    ItemDown: Edit 3, "item-down";
    /// Move the chosen item into the next section.
    ItemIn: Edit 3, "item-in";
    /// Move the chosen item into the section before.
    ItemOut: Edit 3, "item-out";
    /// Search in the article.
    FindInArticle: Edit 4, "find-in-article";
    /// Go to the next suggestion.
    NextSuggestion: Edit 4, "next-suggestion";
    /// Go to the suggestion before.
    PreviousSuggestion: Edit 4, "previous-suggestion";
    /// Go to the next highlight.
    NextHighlight: Edit 4, "next-highlight";
    /// Go to the highlight before.
    PreviousHighlight: Edit 4, "previous-highlight";
    /// Wave away the suggestion whose card is open.
    DismissSuggestion: Edit 4, "dismiss-suggestion";
    /// Take away the highlight whose card is open.
    RemoveHighlight: Edit 4, "remove-highlight";
    /// Shorten the chosen quotation to a part of itself.
    Shorten: Edit 4, "shorten";
    /// Type over the chosen section's heading, or the chosen item's note.
    RenameChosen: Edit 4, "rename-chosen";
    /// Take what is chosen out of the outline.
    RemoveChosen: Edit 4, "remove-chosen";
    /// Type words to filter the library by.
    FilterLibrary: Edit 5, "filter-library";
    /// Show an article's details and what was left out.
    ArticleDetails: Edit 5, "article-details";
    /// Tick the chosen articles, or take their ticks away.
    TickArticles: Edit 5, "tick-articles";
    /// Put the chosen articles into the bin.
    RemoveArticles: Edit 5, "remove-articles";
    /// Fill in the title page's fields.
    EditFront: Edit 6, "edit-front";
    /// Show templates, themes and papers.
    ChooseTemplate: Edit 6, "choose-template";
    /// Add a section to the outline.
    AddSection: Insert 1, "add-section";
    /// Add the selected text, or what the open card shows, to the chosen section.
    AddQuotation: Insert 2, "add-quotation";
    /// Add the selected text and write a note to it.
    AddWithNote: Insert 2, "add-with-note";
    /// Add a note.
    AddNote: Insert 2, "add-note";
    /// Add a chronology.
    AddChronology: Insert 2, "add-chronology";
    /// Add a table.
    AddTable: Insert 2, "add-table";
    /// Add a picture.
    AddPicture: Insert 2, "add-picture";
    /// Add a biography.
    AddBiography: Insert 2, "add-biography";
    /// Add a page break.
    AddPageBreak: Insert 2, "add-page-break";
    /// Show the suggestions of all ticked articles, or the article.
    ShowSuggestions: View 0, "show-suggestions";
    /// Show the article in the middle pane.
    ShowArticle: View 0, "show-article";
    /// Show the pages in the middle pane.
    ShowPreview: View 0, "show-preview";
    /// Show the pages beside the article, or no longer.
    SplitPreview: View 0, "split-preview";
    /// Show the library, or put it away.
    ShowLibrary: View 0, "show-library";
    /// Show the briefing's pane, or put it away.
    ShowBriefing: View 0, "show-briefing";
    /// Show where the chosen item is printed.
    ShowInPreview: View 0, "show-in-preview";
    /// Light or dark, whichever is not on.
    SwitchShade: View 1, "switch-shade";
    /// Dark text on a light ground.
    Light: View 1, "light";
    /// Light text on a dark ground.
    Dark: View 1, "dark";
    /// Light or dark as the desktop has it.
    AsDesktop: View 1, "as-desktop";
    /// Everything larger.
    TextLarger: View 2, "text-larger";
    /// Everything smaller.
    TextSmaller: View 2, "text-smaller";
    /// Everything at its usual size.
    TextNormal: View 2, "text-normal";
    /// The window speaks English.
    English: View 3, "english";
    /// The window speaks Vietnamese.
    Vietnamese: View 3, "vietnamese";
    /// Show the outline.
    ShowOutline: View 4, "show-outline";
    /// Fold every section.
    FoldAll: View 4, "fold-all";
    /// Open every section.
    UnfoldAll: View 4, "unfold-all";
    /// Show the articles that were removed, or the library again.
    ShowBin: View 4, "show-bin";
    /// Put the articles of one story together.
    GroupStories: View 4, "group-stories";
    /// Show the small pages beside the preview, or no longer.
    ShowThumbnails: View 5, "show-thumbnails";
    /// Show the pages larger.
    ZoomIn: View 5, "zoom-in";
    /// Show the pages smaller.
    ZoomOut: View 5, "zoom-out";
    /// Show the pages as wide as the pane.
    FitWidth: View 5, "fit-width";
    /// Show a whole page in the pane.
    FitPage: View 5, "fit-page";
    /// Give the keyboard to the next pane.
    NextPane: View 6, "next-pane";
    /// Give the keyboard to the pane before.
    PreviousPane: View 6, "previous-pane";
    /// Give the keyboard to the list of articles.
    GoToLibrary: View 6, "go-to-library";
    /// Find a command, an article or a section by a few letters.
    Find: Help 1, "find";
    /// Show every command's keys.
    Keys: Help 1, "keys";
}

impl Command {
    /// What its button says.
    pub fn label(self, words: &Words) -> Cow<'_, str> {
        words.tr(&format!("command-{}", self.key()))
    }

    /// Other words by which somebody may look for it, in every language of the window: its names in the languages that
    /// the window does not speak now, and words of the same meaning.
    pub fn other_words(self) -> String {
        let mut all = String::new();
        for words in Tongue::ALL.into_iter().map(Words::of) {
            let key = format!("search-{}", self.key());
            let more = if words.has(&key) { words.tr(&key) } else { Cow::Borrowed("") };
            for part in [self.label(words), more] {
                all.push_str(&part);
                all.push('\n');
            }
        }
        all
    }
}

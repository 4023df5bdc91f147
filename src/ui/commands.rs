//! The one table of commands: label, tooltip, shortcut and state feed menus, palette, buttons, keys and
//! tooltips alike.

use std::borrow::Cow;

use egui::{Key, KeyboardShortcut, Modifiers};

use super::Snapshot;
use super::panes::Pane;
use super::tongue::{Tongue, Words};
use super::view::{Shade, TextSize};

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
    /// Write the PDF.
    Export: File 4, "export";
    /// Choose what is exported, and how.
    ExportWith: File 4, "export-with";
    /// Look for problems as before an export.
    CheckPack: File 4, "check-pack";
    /// Type the path of the PDF.
    ExportToPath: File 4, "export-to-path";
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
    /// Type over the chosen section's heading, or the chosen item's note.
    RenameChosen: Edit 4, "rename-chosen";
    /// Take what is chosen out of the outline.
    RemoveChosen: Edit 4, "remove-chosen";
    /// Type words to filter the library by.
    FilterLibrary: Edit 5, "filter-library";
    /// Show an article's details and what was left out.
    ArticleDetails: Edit 5, "article-details";
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
    /// Put the articles of one story together.
    GroupStories: View 4, "group-stories";
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

    /// The keys that run it; the first is the one shown.
    pub fn shortcuts(self) -> Vec<KeyboardShortcut> {
        let ctrl = |key| KeyboardShortcut::new(Modifiers::COMMAND, key);
        let ctrl_shift = |key| KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key);
        let shift = |key| KeyboardShortcut::new(Modifiers::SHIFT, key);
        let alt = |key| KeyboardShortcut::new(Modifiers::ALT, key);
        let plain = |key| KeyboardShortcut::new(Modifiers::NONE, key);
        match self {
            Self::New => vec![ctrl(Key::N)],
            Self::Open => vec![ctrl(Key::O)],
            Self::Save => vec![ctrl(Key::S)],
            Self::SaveAs => vec![ctrl_shift(Key::S)],
            Self::Close => vec![ctrl(Key::Q), ctrl(Key::W)],
            Self::Undo => vec![ctrl(Key::Z)],
            Self::Redo => vec![ctrl_shift(Key::Z), ctrl(Key::Y)],
            Self::AddArticles => vec![ctrl(Key::I)],
            Self::PasteArticle => vec![ctrl_shift(Key::V)],
            Self::FilterLibrary => vec![ctrl_shift(Key::F)],
            Self::ArticleDetails => vec![alt(Key::Enter)],
            Self::Export => vec![ctrl(Key::E)],
            Self::ExportToPath => vec![ctrl_shift(Key::E)],
            Self::Highlight => vec![ctrl(Key::H)],
            Self::AddQuotation => vec![ctrl(Key::Enter)],
            Self::AddWithNote => vec![ctrl_shift(Key::Enter)],
            Self::CopyWithSource => vec![ctrl_shift(Key::C)],
            Self::FindInArticle => vec![ctrl(Key::F)],
            Self::NextSuggestion => vec![plain(Key::F8)],
            Self::PreviousSuggestion => vec![shift(Key::F8)],
            Self::NextHighlight => vec![plain(Key::F9)],
            Self::PreviousHighlight => vec![shift(Key::F9)],
            Self::ShowSuggestions => vec![ctrl(Key::L), alt(Key::Num2)],
            Self::ShowArticle => vec![alt(Key::Num1)],
            Self::ShowPreview => vec![alt(Key::Num3)],
            Self::ShowInPreview => vec![alt(Key::P)],
            Self::ShowLibrary => vec![ctrl(Key::B)],
            Self::ShowBriefing => vec![ctrl_shift(Key::B)],
            Self::ZoomIn => vec![ctrl(Key::Plus), ctrl(Key::Equals)],
            Self::ZoomOut => vec![ctrl(Key::Minus)],
            Self::FitWidth => vec![ctrl(Key::Num0)],
            Self::ItemUp => vec![alt(Key::ArrowUp)],
            Self::ItemDown => vec![alt(Key::ArrowDown)],
            Self::ItemIn => vec![alt(Key::ArrowRight)],
            Self::ItemOut => vec![alt(Key::ArrowLeft)],
            Self::TextLarger => vec![ctrl(Key::Plus), ctrl(Key::Equals)],
            Self::TextSmaller => vec![ctrl(Key::Minus)],
            Self::TextNormal => vec![ctrl(Key::Num0)],
            Self::ShowOutline => vec![alt(Key::Num4)],
            Self::GoToLibrary => vec![alt(Key::Num0)],
            Self::NextPane => vec![plain(Key::F6)],
            Self::PreviousPane => vec![shift(Key::F6)],
            Self::Find => vec![ctrl(Key::K), ctrl_shift(Key::P)],
            Self::Keys => vec![plain(Key::F1)],
            _ => Vec::new(),
        }
    }

    /// What it would do now: 'Undo add list'.
    pub fn what(self, now: &Snapshot<'_>) -> String {
        let words = now.words;
        let step = |key: &str, name: Option<&str>| match name {
            Some(name) => words.tr_with(&format!("{key}-tip"), &[("step", words.step(name).into())]),
            None => words.tr(&format!("{key}-none")).into_owned(),
        };
        match self {
            Self::Undo => step("command-undo", now.undo_name),
            Self::Redo => step("command-redo", now.redo_name),
            Self::AddQuotation => match now.target_title() {
                Some(title) => words.tr_with("command-add-quotation-tip", &[("section", title.into())]),
                None => words.tr("command-add-quotation-anywhere").into_owned(),
            },
            other => words.tr(&format!("command-{}-tip", other.key())).into_owned(),
        }
    }

    /// What it would do now, and its keys: 'Undo add list (Ctrl+Z)'.
    pub fn tooltip(self, now: &Snapshot<'_>) -> String {
        let what = self.what(now);
        match self.shortcut_text() {
            Some(keys) => format!("{what} ({keys})"),
            None => what,
        }
    }

    /// The keys as words: 'Ctrl+Shift+Z'.
    pub fn shortcut_text(self) -> Option<String> {
        let shortcuts = self.shortcuts();
        let shortcut = shortcuts.first()?;
        let mut text = String::new();
        if shortcut.modifiers.command {
            text.push_str(if cfg!(target_os = "macos") { "Cmd+" } else { "Ctrl+" });
        }
        if shortcut.modifiers.alt {
            text.push_str("Alt+");
        }
        if shortcut.modifiers.shift {
            text.push_str("Shift+");
        }
        text.push_str(match shortcut.logical_key {
            Key::ArrowUp => "Up",
            Key::ArrowDown => "Down",
            Key::ArrowLeft => "Left",
            Key::ArrowRight => "Right",
            Key::Plus => "+",
            Key::Minus => "−",
            key => key.name(),
        });
        Some(text)
    }

    /// The keys as words, where they run this command now: some belong to the pages while those are in view.
    pub fn keys_now(self, now: &Snapshot<'_>) -> Option<String> {
        let pages = Self::ZoomIn.enabled(now);
        let of_text = matches!(self, Self::TextLarger | Self::TextSmaller | Self::TextNormal);
        let elsewhere = if pages { of_text } else { self.is_of_pages() };
        self.shortcut_text().filter(|_| !elsewhere)
    }

    /// Whether it is of use only where pages are shown.
    fn is_of_pages(self) -> bool {
        matches!(self, Self::ZoomIn | Self::ZoomOut | Self::FitWidth | Self::FitPage)
    }

    /// Whether it can run now.
    pub fn enabled(self, now: &Snapshot<'_>) -> bool {
        let kept = &now.view.kept;
        match self {
            Self::Undo => now.undo_name.is_some(),
            Self::Redo => now.redo_name.is_some(),
            Self::AddQuotation => !now.view.selection.is_empty() || now.view.shown_card().is_some(),
            Self::Highlight | Self::AddWithNote | Self::Copy | Self::CopyWithSource => !now.view.selection.is_empty(),
            Self::FindInArticle
            | Self::NextSuggestion
            | Self::PreviousSuggestion
            | Self::NextHighlight
            | Self::PreviousHighlight => now.view.reading.is_some(),
            Self::ItemUp | Self::ItemDown | Self::RemoveChosen => now.view.item.is_some() || now.view.section.is_some(),
            Self::ItemIn | Self::ItemOut | Self::ShowInPreview => now.view.item.is_some(),
            Self::RenameChosen => now.view.item.is_some() || now.view.target.is_some(),
            Self::RemoveArticles => !now.view.library.chosen.articles.is_empty(),
            Self::ArticleDetails => now.view.library.chosen.cursor.is_some() || now.view.reading.is_some(),
            Self::ZoomIn | Self::ZoomOut | Self::FitWidth | Self::FitPage => now.preview.is_asked_for,
            Self::Export | Self::ExportToPath | Self::ExportWith => !now.exporting,
            Self::TextLarger => kept.text_size < TextSize::MOST,
            Self::TextSmaller => kept.text_size > TextSize::LEAST,
            Self::TextNormal => kept.text_size != TextSize::default(),
            _ => true,
        }
    }

    /// Whether its keys are answered with a sentence while it cannot run.
    fn says_why(self, now: &Snapshot<'_>) -> bool {
        matches!(self, Self::Export | Self::ExportToPath) && now.exporting
    }

    /// Whether it is on, for those that are on or off.
    pub fn checked(self, now: &Snapshot<'_>) -> Option<bool> {
        let kept = &now.view.kept;
        match self {
            Self::Light => Some(kept.shade == Shade::Light),
            Self::Dark => Some(kept.shade == Shade::Dark),
            Self::AsDesktop => Some(kept.shade == Shade::Desktop),
            Self::GroupStories => Some(kept.group_stories),
            Self::ShowLibrary => Some(now.view.room.has(Pane::Library)),
            Self::ShowBriefing => Some(now.view.room.has(Pane::Outline)),
            Self::English => Some(kept.tongue == Tongue::English),
            Self::Vietnamese => Some(kept.tongue == Tongue::Vietnamese),
            _ => None,
        }
    }
}

/// The commands whose keys were pressed since the last frame. Takes the keys, so that no text field sees them.
pub(crate) fn pressed(ctx: &egui::Context, now: &Snapshot<'_>) -> Vec<Command> {
    let mut by_keys: Vec<(KeyboardShortcut, Command)> =
        Command::ALL.iter().flat_map(|&c| c.shortcuts().into_iter().map(move |s| (s, c))).collect();
    // In a note Ctrl+I and Ctrl+B are for words, not for files and panes.
    if super::outline::is_writing(ctx) {
        by_keys.retain(|(shortcut, _)| !matches!(shortcut.logical_key, Key::I | Key::B));
    }
    // Ctrl+Z also matches while Shift is down: the longer combination comes first. Where pages are in view, they are what
    // is made larger.
    by_keys.sort_by_key(|(shortcut, command)| (!shortcut.modifiers.shift, !command.is_of_pages()));
    let mut commands = Vec::new();
    for (shortcut, command) in by_keys {
        // Keys that mean something else where there are no pages to zoom.
        if command.is_of_pages() && !command.enabled(now) {
            continue;
        }
        if ctx.input_mut(|i| i.consume_shortcut(&shortcut)) && (command.enabled(now) || command.says_why(now)) {
            commands.push(command);
        }
    }
    commands
}

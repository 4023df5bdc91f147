//! The one table of commands: label, tooltip, shortcut and state feed buttons, keys and tooltips alike.

use std::borrow::Cow;

use egui::{Key, KeyboardShortcut, Modifiers};

use super::Snapshot;
use super::tongue::Words;

/// A command.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Command {
    /// Choose a pack and open it.
    Open,
    /// Save the pack.
    Save,
    /// Save the pack under another name.
    SaveAs,
    /// Take the last step back.
    Undo,
    /// Take the last undone step again.
    Redo,
    /// Choose article files and read them.
    AddArticles,
    /// Write the PDF.
    Export,
    /// Type the path of the PDF.
    ExportToPath,
    /// Type the path of the pack.
    SaveToPath,
    /// Light or dark.
    SwitchShade,
    /// Add a section to the outline.
    AddSection,
    /// Mark the selected text.
    Highlight,
    /// Add the selected text to the chosen section.
    AddQuotation,
    /// Add the selected text and write a note to it.
    AddWithNote,
    /// Copy the selected text with its source.
    CopyWithSource,
    /// Search in the article.
    Find,
    /// Go to the next suggestion.
    NextSuggestion,
    /// Go to the suggestion before.
    PreviousSuggestion,
    /// Go to the next highlight.
    NextHighlight,
    /// Go to the highlight before.
    PreviousHighlight,
    /// Show the suggestions of all ticked articles, or the article.
    ShowSuggestions,
    /// Copy the selected text.
    Copy,
    /// Move the chosen item up.
    ItemUp,
    /// Move the chosen item down.
    ItemDown,
}

impl Command {
    /// Every command.
    pub const ALL: [Self; 24] = [
        Self::Open,
        Self::Save,
        Self::SaveAs,
        Self::Undo,
        Self::Redo,
        Self::AddArticles,
        Self::Export,
        Self::ExportToPath,
        Self::SaveToPath,
        Self::SwitchShade,
        Self::AddSection,
        Self::Highlight,
        Self::AddQuotation,
        Self::AddWithNote,
        Self::CopyWithSource,
        Self::Find,
        Self::NextSuggestion,
        Self::PreviousSuggestion,
        Self::NextHighlight,
        Self::PreviousHighlight,
        Self::ShowSuggestions,
        Self::Copy,
        Self::ItemUp,
        Self::ItemDown,
    ];

    /// Its name in the tables: `command-NAME` is its label, `command-NAME-tip` what it would do.
    fn key(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Save => "save",
            Self::SaveAs => "save-as",
            Self::Undo => "undo",
            Self::Redo => "redo",
            Self::AddArticles => "add-articles",
            Self::Export => "export",
            Self::ExportToPath => "export-to-path",
            Self::SaveToPath => "save-to-path",
            Self::SwitchShade => "switch-shade",
            Self::AddSection => "add-section",
            Self::Highlight => "highlight",
            Self::AddQuotation => "add-quotation",
            Self::AddWithNote => "add-with-note",
            Self::CopyWithSource => "copy-with-source",
            Self::Find => "find",
            Self::NextSuggestion => "next-suggestion",
            Self::PreviousSuggestion => "previous-suggestion",
            Self::NextHighlight => "next-highlight",
            Self::PreviousHighlight => "previous-highlight",
            Self::ShowSuggestions => "show-suggestions",
            Self::Copy => "copy",
            Self::ItemUp => "item-up",
            Self::ItemDown => "item-down",
        }
    }

    /// What its button says.
    pub fn label(self, words: &Words) -> Cow<'_, str> {
        words.tr(&format!("command-{}", self.key()))
    }

    /// The keys that run it; the first is the one shown.
    pub fn shortcuts(self) -> Vec<KeyboardShortcut> {
        let ctrl = |key| KeyboardShortcut::new(Modifiers::COMMAND, key);
        let ctrl_shift = |key| KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key);
        let plain = |key| KeyboardShortcut::new(Modifiers::NONE, key);
        let shift = |key| KeyboardShortcut::new(Modifiers::SHIFT, key);
        let alt = |key| KeyboardShortcut::new(Modifiers::ALT, key);
        match self {
            Self::Open => vec![ctrl(Key::O)],
            Self::Save => vec![ctrl(Key::S)],
            Self::SaveAs => vec![ctrl_shift(Key::S)],
            Self::Undo => vec![ctrl(Key::Z)],
            Self::Redo => vec![ctrl_shift(Key::Z), ctrl(Key::Y)],
            Self::AddArticles => vec![ctrl(Key::I)],
            Self::Export => vec![ctrl(Key::E)],
            Self::ExportToPath => vec![ctrl_shift(Key::E)],
            Self::Highlight => vec![ctrl(Key::H)],
            Self::AddQuotation => vec![ctrl(Key::Enter)],
            Self::AddWithNote => vec![ctrl_shift(Key::Enter)],
            Self::CopyWithSource => vec![ctrl_shift(Key::C)],
            Self::Find => vec![ctrl(Key::F)],
            Self::NextSuggestion => vec![plain(Key::F8)],
            Self::PreviousSuggestion => vec![shift(Key::F8)],
            Self::NextHighlight => vec![plain(Key::F9)],
            Self::PreviousHighlight => vec![shift(Key::F9)],
            Self::ShowSuggestions => vec![ctrl(Key::L)],
            Self::ItemUp => vec![alt(Key::ArrowUp)],
            Self::ItemDown => vec![alt(Key::ArrowDown)],
            Self::SaveToPath | Self::SwitchShade | Self::AddSection | Self::Copy => Vec::new(),
        }
    }

    /// What it would do now, and its keys: 'Undo add list (Ctrl+Z)'.
    pub fn tooltip(self, now: &Snapshot<'_>) -> String {
        let words = now.words;
        let step = |key: &str, name: Option<&str>| match name {
            Some(name) => words.tr_with(&format!("{key}-tip"), &[("step", words.step(name).into())]),
            None => words.tr(&format!("{key}-none")).into_owned(),
        };
        let what = match self {
            Self::Undo => step("command-undo", now.undo_name),
            Self::Redo => step("command-redo", now.redo_name),
            Self::AddQuotation => match now.target_title() {
                Some(title) => words.tr_with("command-add-quotation-tip", &[("section", title.into())]),
                None => words.tr("command-add-quotation-anywhere").into_owned(),
            },
            other => words.tr(&format!("command-{}-tip", other.key())).into_owned(),
        };
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
            key => key.name(),
        });
        Some(text)
    }

    /// Whether it can run now.
    pub fn enabled(self, now: &Snapshot<'_>) -> bool {
        match self {
            Self::Undo => now.undo_name.is_some(),
            Self::Redo => now.redo_name.is_some(),
            Self::Highlight | Self::AddQuotation | Self::AddWithNote | Self::Copy | Self::CopyWithSource => {
                !now.view.selection.is_empty()
            }
            Self::Find
            | Self::NextSuggestion
            | Self::PreviousSuggestion
            | Self::NextHighlight
            | Self::PreviousHighlight => now.view.reading.is_some(),
            Self::ItemUp | Self::ItemDown => now.view.item.is_some(),
            Self::Export | Self::ExportToPath => !now.exporting,
            _ => true,
        }
    }
}

/// The commands whose keys were pressed since the last frame. Takes the keys, so that no text field sees them.
pub(crate) fn pressed(ctx: &egui::Context, now: &Snapshot<'_>) -> Vec<Command> {
    let mut by_keys: Vec<(KeyboardShortcut, Command)> =
        Command::ALL.into_iter().flat_map(|c| c.shortcuts().into_iter().map(move |s| (s, c))).collect();
    // Ctrl+Z also matches while Shift is down: the longer combination comes first.
    by_keys.sort_by_key(|(shortcut, _)| !shortcut.modifiers.shift);
    let mut commands = Vec::new();
    for (shortcut, command) in by_keys {
        if ctx.input_mut(|i| i.consume_shortcut(&shortcut)) && command.enabled(now) {
            commands.push(command);
        }
    }
    commands
}

//! The keys of the commands: which run them, how they are told, and which were pressed.

use egui::{Key, KeyboardShortcut, Modifiers};

use super::Command;
use crate::ui::{Snapshot, outline};

impl Command {
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
}

/// The commands whose keys were pressed since the last frame. Takes the keys, so that no text field sees them.
pub(crate) fn pressed(ctx: &egui::Context, now: &Snapshot<'_>) -> Vec<Command> {
    let mut by_keys: Vec<(KeyboardShortcut, Command)> =
        Command::ALL.iter().flat_map(|&c| c.shortcuts().into_iter().map(move |s| (s, c))).collect();
    // In a note Ctrl+I and Ctrl+B are for words, not for files and panes.
    if outline::is_writing(ctx) {
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

//! What a command would do now, whether it can, and whether it is on.

use super::Command;
use crate::pack::Body;
use crate::ui::panes::Pane;
use crate::ui::tongue::Tongue;
use crate::ui::view::{Card, Shade, TextSize};
use crate::ui::{Exporting, Snapshot};

impl Command {
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
            Self::ZoomIn | Self::ZoomOut | Self::FitWidth | Self::FitPage | Self::ShowThumbnails => {
                now.preview.is_asked_for
            }
            Self::Export | Self::ExportToPath | Self::ExportWith | Self::CheckPack => now.exporting == Exporting::No,
            Self::StopExport => now.exporting.can_stop(),
            Self::StopImport => now.import.is_some(),
            Self::OpenExported | Self::ShowExported | Self::CopyExportedPath => now.written.is_some(),
            Self::DismissSuggestion => matches!(now.view.shown_card(), Some(Card::Suggestion(_))),
            Self::RemoveHighlight => matches!(now.view.shown_card(), Some(Card::Highlight(_))),
            Self::Shorten => {
                let item = now.view.item.and_then(|id| now.pack.item(id));
                item.is_some_and(|item| matches!(item.body, Body::Quotation { .. }))
            }
            Self::TickArticles => !now.view.library.chosen.articles.is_empty() || now.view.reading.is_some(),
            Self::TextLarger => kept.text_size < TextSize::MOST,
            Self::TextSmaller => kept.text_size > TextSize::LEAST,
            Self::TextNormal => kept.text_size != TextSize::default(),
            _ => true,
        }
    }

    /// Whether its keys are answered with a sentence while it cannot run.
    pub(super) fn says_why(self, now: &Snapshot<'_>) -> bool {
        matches!(self, Self::Export | Self::ExportToPath | Self::CheckPack) && now.exporting != Exporting::No
    }

    /// Whether it is on, for those that are on or off.
    pub fn checked(self, now: &Snapshot<'_>) -> Option<bool> {
        let kept = &now.view.kept;
        match self {
            Self::Light => Some(kept.shade == Shade::Light),
            Self::Dark => Some(kept.shade == Shade::Dark),
            Self::AsDesktop => Some(kept.shade == Shade::Desktop),
            Self::GroupStories => Some(kept.group_stories),
            Self::ShowBin => Some(now.view.library.bin_open),
            Self::ShowThumbnails => Some(kept.thumbnails),
            Self::ShowLibrary => Some(now.view.room.has(Pane::Library)),
            Self::ShowBriefing => Some(now.view.room.has(Pane::Outline)),
            Self::English => Some(kept.tongue == Tongue::English),
            Self::Vietnamese => Some(kept.tongue == Tongue::Vietnamese),
            _ => None,
        }
    }
}

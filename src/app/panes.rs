//! Which panes come into view for what was asked, where not all have room.

use crate::ui::ask::Ask;
use crate::ui::commands::Command;
use crate::ui::outline::ask::OutlineAsk;
use crate::ui::panes::Pane;

use super::App;

/// The pane in which an answer shows.
pub(super) fn answers_in(ask: &Ask) -> Option<Pane> {
    match ask {
        Ask::ShowMiddle(_)
        | Ask::GoTo(_)
        | Ask::ShowParagraph { .. }
        | Ask::Read(_)
        | Ask::OpenSuggestion(_)
        | Ask::OpenPassage { .. }
        | Ask::ShowPassage(_) => Some(Pane::Middle),
        Ask::ShowUse(_) | Ask::NoteHighlight(_) | Ask::AddNote(_) | Ask::WriteNote(_) => Some(Pane::Outline),
        Ask::Outline(ask) => (!matches!(ask, OutlineAsk::WantThumbnail(_))).then_some(Pane::Outline),
        Ask::Import(_) => Some(Pane::Library),
        Ask::Run(command) => of_command(*command),
        _ => None,
    }
}

fn of_command(command: Command) -> Option<Pane> {
    match command {
        Command::GoToLibrary | Command::FilterLibrary => Some(Pane::Library),
        Command::ShowSuggestions
        | Command::ShowArticle
        | Command::ShowPreview
        | Command::ShowInPreview
        | Command::FindInArticle
        | Command::NextSuggestion
        | Command::PreviousSuggestion
        | Command::NextHighlight
        | Command::PreviousHighlight => Some(Pane::Middle),
        Command::ShowOutline
        | Command::EditFront
        | Command::ChooseTemplate
        | Command::AddSection
        | Command::AddWithNote
        | Command::AddNote
        | Command::AddChronology
        | Command::AddTable
        | Command::AddPicture
        | Command::AddBiography
        | Command::AddPageBreak
        | Command::RenameChosen
        | Command::FoldAll
        | Command::UnfoldAll => Some(Pane::Outline),
        _ => None,
    }
}

impl App {
    /// Brings a pane into view.
    pub(super) fn bring(&mut self, pane: Pane) {
        self.view.wish.ask(pane);
        self.view.kept.away.retain(|away| *away != pane);
    }

    /// Brings a pane into view, or puts it away.
    pub(super) fn show_or_put_away(&mut self, pane: Pane) {
        let room = self.view.room;
        if !room.has(pane) {
            self.bring(pane);
        } else if room.fits == Pane::ALL.len() {
            self.view.kept.away.push(pane);
        } else {
            (self.view.wish.side, self.view.wish.front) = (None, Pane::Middle);
        }
    }
}

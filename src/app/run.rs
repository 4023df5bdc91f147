//! What each command of the window's table does.

use crate::ui::ask::SuggestionId;
use crate::ui::commands::Command;
use crate::ui::library::browse::LibraryAsk;
use crate::ui::outline::ask::{New, Page};
use crate::ui::panes::{Pane, Way};
use crate::ui::tongue::Tongue;
use crate::ui::view::{Card, Dialog, Middle, Shade, TextSize, Then, Zoom};

use super::{App, Effect};

impl App {
    /// Runs a command.
    pub(super) fn run(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::Open => return self.open(),
            Command::Save => return self.save(None),
            Command::SaveAs => return self.save_as(),
            Command::SaveToPath => self.type_save_path(),
            Command::AddArticles => return self.choose_articles(),
            Command::AddFolder => return self.choose_folder(),
            Command::PasteArticle => return self.open_paste(),
            Command::FilterLibrary => self.view.library.find += 1,
            Command::ArticleDetails => self.show_details(self.chosen_article()),
            Command::RemoveArticles => {
                let articles = self.view.library.chosen.articles.iter().cloned().collect();
                return self.ask_library(LibraryAsk::Remove(articles));
            }
            Command::GroupStories => self.view.kept.group_stories = !self.view.kept.group_stories,
            Command::Export | Command::ExportToPath => return self.run_export(command),
            Command::StopImport => self.cancel_import(),
            Command::OpenExported | Command::ShowExported | Command::CopyExportedPath => {
                return self.show_written(command);
            }
            Command::DismissSuggestion => self.dismiss_shown(),
            Command::RemoveHighlight => {
                if let Some(Card::Highlight(id)) = self.view.shown_card() {
                    self.remove_highlight(id);
                }
            }
            Command::Shorten => {
                self.view.shorten = self.view.item;
                self.walk(Way::To(Pane::Outline));
                return self.show_page(Page::Outline);
            }
            Command::TickArticles => return self.tick_chosen(),
            Command::ShowBin => {
                let is_open = self.view.library.bin_open;
                self.walk(Way::To(Pane::Library));
                return self.ask_library(LibraryAsk::ShowBin(!is_open));
            }
            Command::ShowThumbnails => self.view.kept.thumbnails = !self.view.kept.thumbnails,
            Command::Undo => self.undo(),
            Command::Redo => self.redo(),
            Command::New => return self.leave_for(Then::New),
            Command::OpenSample => return self.leave_for(Then::OpenSample),
            Command::Duplicate => self.duplicate(),
            Command::Close => return self.close_window(),
            Command::SwitchShade => {
                self.view.kept.shade = if self.view.is_dark() { Shade::Light } else { Shade::Dark };
            }
            Command::Light => self.view.kept.shade = Shade::Light,
            Command::Dark => self.view.kept.shade = Shade::Dark,
            Command::AsDesktop => self.view.kept.shade = Shade::Desktop,
            Command::TextLarger => self.view.kept.text_size = self.view.kept.text_size.larger(),
            Command::TextSmaller => self.view.kept.text_size = self.view.kept.text_size.smaller(),
            Command::TextNormal => self.view.kept.text_size = TextSize::default(),
            Command::English => self.speak(Tongue::English),
            Command::Vietnamese => self.speak(Tongue::Vietnamese),
            Command::Find => self.view.dialog = Some(Dialog::Find { typed: String::new(), chosen: 0 }),
            Command::Keys => self.view.dialog = Some(Dialog::Keys),
            Command::AddSection => self.add_section(),
            Command::Highlight => self.highlight_selection(),
            Command::AddQuotation => self.add_shown(),
            Command::AddWithNote => self.add_selection(None, true),
            Command::Copy => return self.copy_selection(false),
            Command::CopyWithSource => return self.copy_selection(true),
            Command::FindInArticle => self.open_find(),
            Command::NextSuggestion => self.step_suggestion(true),
            Command::PreviousSuggestion => self.step_suggestion(false),
            Command::NextHighlight => self.step_highlight(true),
            Command::PreviousHighlight => self.step_highlight(false),
            Command::ShowSuggestions => {
                self.view.middle = match self.view.middle {
                    Middle::Suggestions => Middle::Article,
                    Middle::Article | Middle::Preview => Middle::Suggestions,
                };
                self.walk(Way::To(Pane::Middle));
            }
            Command::ShowArticle => self.show_middle(Middle::Article),
            Command::ShowPreview => self.show_middle(Middle::Preview),
            Command::NextPane => self.walk(Way::Next),
            Command::PreviousPane => self.walk(Way::Previous),
            Command::GoToLibrary => self.walk(Way::To(Pane::Library)),
            Command::SplitPreview => self.view.kept.split = !self.view.kept.split,
            Command::ShowLibrary => self.show_or_put_away(Pane::Library),
            Command::ShowBriefing => self.show_or_put_away(Pane::Outline),
            Command::ShowInPreview => self.show_in_preview(),
            Command::CheckPack | Command::ExportWith | Command::StopExport => return self.run_export(command),
            Command::ZoomIn => self.zoom(true),
            Command::ZoomOut => self.zoom(false),
            Command::FitWidth => self.view.kept.zoom = Zoom::Width,
            Command::FitPage => self.view.kept.zoom = Zoom::Page,
            Command::ItemUp => self.step_item(true),
            Command::ItemDown => self.step_item(false),
            Command::ItemIn => self.shift_item(true),
            Command::ItemOut => self.shift_item(false),
            Command::RemoveChosen => self.remove_chosen(),
            Command::RenameChosen => self.rename_chosen(),
            Command::FoldAll => self.fold_all(true),
            Command::UnfoldAll => self.fold_all(false),
            Command::AddNote => return self.add_here(New::Note),
            Command::AddChronology => return self.add_here(New::Chronology),
            Command::AddTable => return self.add_here(New::Table),
            Command::AddPicture => return self.add_here(New::Picture),
            Command::AddBiography => return self.add_here(New::Biography),
            Command::AddPageBreak => return self.add_here(New::PageBreak),
            Command::ShowOutline => {
                self.walk(Way::To(Pane::Outline));
                return self.show_page(Page::Outline);
            }
            Command::EditFront | Command::ChooseTemplate => {
                self.walk(Way::To(Pane::Outline));
                return self.show_page(if command == Command::EditFront { Page::Front } else { Page::Template });
            }
        }
        self.detect_missing()
    }

    /// Waves away the suggestion whose card is open.
    fn dismiss_shown(&mut self) {
        if let (Some(Card::Suggestion(index)), Some(article)) = (self.view.shown_card(), self.view.reading.clone()) {
            self.dismiss(&SuggestionId { article, index });
        }
    }

    /// Ticks the chosen articles, or the one that is read; where all of them are ticked, takes the ticks away.
    fn tick_chosen(&mut self) -> Vec<Effect> {
        let mut articles: Vec<_> = self.view.library.chosen.articles.iter().cloned().collect();
        if articles.is_empty() {
            articles.extend(self.view.reading.clone());
        }
        let pack = self.pack();
        let ticked = !articles.iter().all(|id| pack.entry(id).is_some_and(|entry| entry.ticked));
        self.ask_library(LibraryAsk::Tick { articles, ticked })
    }
}

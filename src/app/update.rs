//! One message in, the new state and the effects out.

use std::sync::Arc;

use crate::article::ArticleId;
use crate::pack::{Edit, History};
use crate::ui::ask::Ask;
use crate::ui::find::data::Target;
use crate::ui::library::browse::Chosen;
use crate::ui::outline::ask::Page;
use crate::ui::panes::Pane;
use crate::ui::tongue::Tongue;
use crate::ui::view::{Card, Dialog, Reveal, Sort, SortBy, Then};
use crate::ui::{Message, Tone};

use super::remarks::Remarks;
use super::{App, Effect, JobKind, Msg};

impl App {
    /// Takes in what happened.
    pub fn update(&mut self, msg: impl Into<Msg>) -> Vec<Effect> {
        let (revision, read) = (self.history.revision(), self.view.reading.clone());
        let (pack, looked) = (Arc::clone(self.pack()), self.is_looking_at_days());
        self.told = false;
        let mut effects = match msg.into() {
            Msg::Ask(ask) => self.ask(ask),
            Msg::Picked { job, purpose, answer } => self.picked(job, purpose, answer),
            Msg::Exists { job, purpose, path } => self.file_exists(job, purpose, path),
            Msg::Loaded { job, path, result } => self.loaded(job, path, result),
            Msg::Saved { job, path, pack, result } => self.saved(job, path, &pack, result),
            Msg::Listed { job, files, folders, passed_over } => {
                self.listed(job, files, folders, passed_over);
                Vec::new()
            }
            Msg::Importing { job, of, file } => {
                self.importing(job, of, file);
                Vec::new()
            }
            Msg::Imported { job, read } => {
                self.imported(job, read);
                self.detect_missing()
            }
            Msg::Guessed { guess, given } => {
                self.guessed(guess, given);
                Vec::new()
            }
            Msg::Pasted { job, result } => {
                self.pasted(job, result);
                Vec::new()
            }
            Msg::Searched { search, text, articles } => {
                self.searched(search, text, articles);
                Vec::new()
            }
            Msg::Told { ticket, of } => {
                self.told(ticket, of);
                Vec::new()
            }
            Msg::ImportEnded { job } => self.import_ended(job),
            Msg::Exporting { job, stage } => {
                self.exporting(job, stage);
                Vec::new()
            }
            Msg::Exported { job, path, result } => self.exported(job, &path, result),
            Msg::Opened { path, result } => {
                self.opened(&path, result);
                Vec::new()
            }
            Msg::Front(msg) => self.front_msg(msg),
            Msg::Checked { job, troubles, choice, way } => self.checked(job, troubles, choice, way),
            Msg::Time(time) => {
                self.told_time(time);
                Vec::new()
            }
            Msg::LaidOut { ticket, result } => self.laid_out(ticket, result),
            Msg::Painted { wanted, key, result } => {
                self.preview.painted(wanted, key, result);
                Vec::new()
            }
            Msg::Lacks(characters) => self.lacks(characters),
            Msg::FontsFound(fonts) => self.fonts_found(fonts),
            Msg::RecoveryDue => self.recovery_due(),
            Msg::RecoveryFailed { why } => {
                self.recovery_failed(why);
                Vec::new()
            }
            Msg::Detected { article, suggestions } => self.detected(article, suggestions),
            Msg::Compared { job, compared } => {
                self.compared(job, compared);
                Vec::new()
            }
        };
        effects.extend(self.catch_up());
        self.settle_view();
        self.choose_what_is_read(read);
        self.tell_step(revision);
        effects.extend(self.compare_if_needed());
        effects.extend(self.measure());
        if looked != self.is_looking_at_days() || !Arc::ptr_eq(&pack, self.pack()) {
            effects.extend(self.look_at_days());
        }
        effects.extend(self.pursue_pages());
        effects
    }

    fn ask(&mut self, ask: Ask) -> Vec<Effect> {
        if let Some(pane) = super::panes::answers_in(&ask) {
            self.bring(pane);
        }
        match ask {
            Ask::Run(command) => return self.run(command),
            Ask::ShowMiddle(middle) => self.view.middle = middle,
            Ask::ShowPane(pane) => self.bring(pane),
            Ask::Panes(room) => self.view.room = room,
            Ask::Widen(widths) => self.view.kept.widths = widths,
            Ask::WantPages { pages, percent } => self.preview.want(pages, percent),
            Ask::Zoom(zoom) => self.view.kept.zoom = zoom,
            Ask::ShowThumbnails(shown) => self.view.kept.thumbnails = shown,
            Ask::GoTo(goal) => self.go_to(goal),
            Ask::Arrived => self.view.goal = None,
            Ask::ShowParagraph { article, block } => self.show_paragraph(article, block),
            Ask::Export(ask) => return self.export_ask(ask),
            Ask::Read(article) => self.read(article),
            Ask::Tick { article, ticked } => self.edit(&Edit::Tick { articles: vec![article], ticked }),
            Ask::Library(ask) => return self.ask_library(ask),
            Ask::Sort(by) => self.sort(by),
            Ask::Import(paths) => return self.import(paths),
            Ask::ForgetFailures => self.forget_failures(),
            Ask::Select(spans) => self.select(spans),
            Ask::OpenCard(card) => self.open_card(card),
            Ask::OpenSuggestion(id) => self.open_suggestion(id),
            Ask::AddSuggestion(id) => self.add_suggestion(&id, None),
            Ask::AddSuggestedItem { suggestion, item } => self.add_suggested_item(&suggestion, item, None),
            Ask::AddSuggestions(ids) => self.add_suggestions(&ids),
            Ask::Dismiss(id) => self.dismiss(&id),
            Ask::RestoreDismissed(article) => self.restore_dismissed(&article),
            Ask::ShowKind { kind, shown } => self.show_kind(kind, shown),
            Ask::AddSelectionTo(section) => self.add_selection(Some(section), false),
            Ask::RemoveHighlight(highlight) => self.remove_highlight(highlight),
            Ask::AddHighlighted(highlight) => self.add_highlighted(highlight),
            Ask::TagHighlight { highlight, kind } => self.edit(&Edit::SetKind { highlight, kind }),
            Ask::NoteHighlight(highlight) => self.note_highlight(highlight),
            Ask::Find(step) => self.find(step),
            Ask::FindFocused => self.view.focus_find = false,
            Ask::Scrolled(top) => self.view.top = top,
            Ask::AddAcross(across) => self.add_across(across, None),
            Ask::OpenPassage { article, span } => self.read_at(Reveal { article, span }),
            Ask::List(listing) => self.view.listing = listing,
            Ask::ShowPassage(highlight) => self.show_passage(highlight),
            Ask::ShowUse(highlight) => self.show_use(highlight),
            Ask::Revealed => self.view.reveal = None,
            Ask::Target(section) => self.view.target = Some(section),
            Ask::RenameSection { section, title } => self.rename_section(section, title),
            Ask::MoveSection { section, index } => self.edit(&Edit::MoveSection { section, index }),
            Ask::RemoveSection(section) => self.edit(&Edit::RemoveSection(section)),
            Ask::AddNote(section) => self.add_note(section),
            Ask::Choose(item) => self.choose(item),
            Ask::WriteNote(item) => self.view.write_note = Some(item),
            Ask::SetNote { item, note } => self.set_note(item, note),
            Ask::MoveItem { item, place } => self.edit(&Edit::MoveItem { item, place }),
            Ask::RemoveItem(item) => self.remove_items(&[item]),
            Ask::SetFront { field, text } => self.set_front(field, text),
            Ask::EndGesture => self.end_gesture(),
            Ask::Writing => self.writing(),
            Ask::Outline(ask) => return self.outline_ask(ask),
            Ask::TypePath(typed) => self.type_path(typed),
            Ask::ConfirmPath => return self.confirm_path(),
            Ask::CancelDialog => self.cancel_dialog(),
            Ask::AnswerUnsaved(answer) => return self.answer_unsaved(answer),
            Ask::TypeFind(typed) => self.view.dialog = Some(Dialog::Find { typed, chosen: 0 }),
            Ask::ChooseFind(index) => {
                if let Some(Dialog::Find { chosen, .. }) = &mut self.view.dialog {
                    *chosen = index;
                }
            }
            Ask::TakeFind(target) => return self.take_find(target),
            Ask::AnswerRecovered { keep } => return self.answer_recovered(keep),
            Ask::HintsRead => self.view.hints = false,
            Ask::ForgetRemarks => self.remarks = Remarks::default(),
            Ask::ShowRemark(index) => return self.show_remark(index),
            Ask::CloseWindow => return self.close_window(),
        }
        // A step taken back may bring an article back whose suggestions were never asked for.
        self.detect_missing()
    }

    /// The one article that was chosen and read gives way to the one that is read now.
    fn choose_what_is_read(&mut self, before: Option<ArticleId>) {
        let chosen = &mut self.view.library.chosen;
        let Some(read) = self.view.reading.clone().filter(|_| self.view.reading != before) else { return };
        if chosen.articles.len() == 1 && chosen.articles.first() == before.as_ref() {
            *chosen = Chosen::only(read);
        }
    }

    /// Says what was done to the pack where nothing else was said of it: what was said before is not left standing.
    fn tell_step(&mut self, before: u64) {
        if self.history.revision() == before || self.told {
            return;
        }
        if let Some(step) = self.history.undo_name() {
            self.say(self.words().done(step).into_owned());
        }
    }

    /// Goes to what was found.
    fn take_find(&mut self, target: Target) -> Vec<Effect> {
        self.view.dialog = None;
        match target {
            Target::Command(command) => return self.run(command),
            Target::Section(section) => {
                self.view.folded.remove(&section);
                self.view.target = Some(section);
                self.view.section = Some(section);
                self.view.item = None;
                self.view.outline_page = Page::Outline;
                self.view.wish.side = Some(Pane::Outline);
                if let Some(title) = self.pack().section(section).map(|s| s.title.clone()) {
                    self.say(self.words().tr_with("app-target", &[("section", title.into())]));
                }
            }
            Target::Article(article) => self.read(article),
            Target::Pack(path) => return self.leave_for(Then::Open(path)),
        }
        Vec::new()
    }

    /// Takes a step in the pack; what cannot be done is said.
    pub(super) fn edit(&mut self, edit: &Edit) {
        if let Err(error) = self.history.edit(edit) {
            self.say_bad(error.to_string());
        }
    }

    /// Takes a step that belongs to a gesture.
    pub(super) fn edit_in(&mut self, gesture: u64, edit: &Edit) {
        if let Err(error) = self.history.edit_in(gesture, edit) {
            self.say_bad(error.to_string());
        }
    }

    pub(super) fn undo(&mut self) {
        let name = self.history.undo_name();
        if self.history.undo()
            && let Some(name) = name
        {
            let words = self.words();
            self.say(words.tr_with("app-undone", &[("step", words.step(name).into())]));
        }
        self.view.date_draft = None;
    }

    pub(super) fn redo(&mut self) {
        let name = self.history.redo_name();
        if self.history.redo()
            && let Some(name) = name
        {
            let words = self.words();
            self.say(words.tr_with("app-redone", &[("step", words.step(name).into())]));
        }
        self.view.date_draft = None;
    }

    /// The window speaks another language from here on; what was said in the one before is not left standing.
    pub(super) fn speak(&mut self, tongue: Tongue) {
        if std::mem::replace(&mut self.view.kept.tongue, tongue) != tongue {
            self.message = None;
        }
    }

    /// The article that details are asked of: where the keyboard is in the library, else the one that is read.
    pub(super) fn chosen_article(&self) -> Option<ArticleId> {
        self.view.library.chosen.cursor.clone().or_else(|| self.view.reading.clone())
    }

    fn sort(&mut self, by: SortBy) {
        let now = self.view.kept.sort;
        self.view.kept.sort = match (now.by == by, now.descending) {
            (true, false) => Sort { by, descending: true },
            // The third time round the order is the one in which articles were added.
            (true, true) => Sort::default(),
            (false, _) => Sort { by, descending: false },
        };
    }

    /// Points the view at things that are there.
    pub(super) fn settle_view(&mut self) {
        let pack = Arc::clone(self.history.pack());
        if self.view.target.is_none_or(|id| pack.section(id).is_none()) {
            self.view.target = pack.sections.first().map(|s| s.id);
        }
        if self.view.item.is_some_and(|id| pack.item(id).is_none()) {
            self.view.item = None;
        }
        if self.view.section.is_some_and(|id| pack.section(id).is_none()) {
            self.view.section = None;
        }
        if self.view.rename.is_some_and(|id| pack.section(id).is_none()) {
            self.view.rename = None;
        }
        self.view.folded.retain(|id| pack.section(*id).is_some());
        if self.view.write_first.is_some_and(|id| pack.item(id).is_none()) {
            self.view.write_first = None;
        }
        if self.view.write_note.is_some_and(|id| pack.item(id).is_none()) {
            self.view.write_note = None;
        }
        self.view.shorten = self.view.shorten.filter(|id| self.view.item == Some(*id));
        if self.view.library.details.as_ref().is_some_and(|id| pack.entry(id).is_none()) {
            self.view.library.details = None;
        }
        if self.view.reading.as_ref().is_some_and(|id| pack.article(id).is_none()) {
            self.view.reading = None;
            self.view.selection.clear();
            self.view.card = None;
            self.view.reveal = None;
        }
        self.view.card = self.view.card.filter(|card| match card {
            Card::Suggestion(index) => self
                .view
                .reading
                .as_ref()
                .is_some_and(|id| self.suggestions(id).get(*index).is_some_and(|s| !self.is_dismissed(id, s))),
            Card::Highlight(id) => pack.highlights.contains_key(id),
        });
        if self.view.reading.is_none() {
            // The briefing's first words are the best place to start; without any, the first article.
            let first = pack.sections.iter().flat_map(|s| &s.items).flat_map(|i| i.body.highlights()).next();
            let printed = first.and_then(|id| pack.highlights.get(&id)).map(|h| h.passage.article.clone());
            self.view.reading = printed
                .filter(|id| pack.article(id).is_some())
                .or_else(|| pack.articles.first().map(|a| a.article.id.clone()));
        }
    }

    /// Takes another pack in place of this one.
    pub(super) fn replace_pack(&mut self, history: History) {
        self.history = history.in_place_of(&self.history);
        self.forget_found();
        self.imports.stop();
        self.forget_failures();
        self.clear_desk();
        self.preview.forget();
        self.jobs.forget_all();
        self.after_save = None;
        self.written = None;
        self.side = super::front::Side::default();
        let kept = std::mem::take(&mut self.view.kept);
        let (desktop_dark, room) = (self.view.desktop_dark, self.view.room);
        self.view = crate::ui::view::View { kept, desktop_dark, room, ..Default::default() };
    }

    pub(super) fn say(&mut self, text: impl Into<String>) {
        self.told = true;
        self.message = Some(Message { text: text.into(), tone: Tone::Quiet });
    }

    pub(super) fn say_bad(&mut self, text: impl Into<String>) {
        let text = self.words().said(&text.into()).into_owned();
        self.told = true;
        self.message = Some(Message { text, tone: Tone::Bad });
    }

    /// Whether a job of that kind runs, said to the user if so.
    pub(super) fn is_busy(&mut self, kind: JobKind, key: &str) -> bool {
        let busy = self.jobs.is_running(kind);
        if busy {
            self.say(self.words().tr(key));
        }
        busy
    }
}

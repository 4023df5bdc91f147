//! What the user does to the outline's sections and items, as edits of the pack.

use std::sync::Arc;

use jiff::civil::{Date, date};

use crate::article::shorten;
use crate::pack::{Body, Edit, Happening, ItemId, Pack, Place, SectionId};
use crate::ui::ask::SuggestionId;
use crate::ui::outline::ask::{New, OutlineAsk, Page, PictureFor};

use super::outline::Gesture;
use super::{App, Effect};

/// The longest name in a message, in characters.
const MESSAGE_CHARS: usize = 60;
/// The day of a new entry in a chronology where nothing tells a better one.
const SOME_DAY: Date = date(2000, 1, 1);
/// How many columns and rows a new table has, its head not counted.
const NEW_TABLE: (usize, usize) = (2, 2);

/// A name as a message shows it.
pub(super) fn shown_name(name: &str) -> String {
    shorten(name, MESSAGE_CHARS)
}

impl App {
    pub(super) fn outline_ask(&mut self, ask: OutlineAsk) -> Vec<Effect> {
        match ask {
            OutlineAsk::Show(page) => return self.show_page(page),
            OutlineAsk::ChooseSection(section) => self.choose_section(section),
            OutlineAsk::Rename(section) => self.rename(section),
            OutlineAsk::Fold { section, folded } => self.fold(section, folded),
            OutlineAsk::FoldAll(folded) => self.fold_all(folded),
            OutlineAsk::MoveItems { items, place } => self.move_items(&items, place),
            OutlineAsk::DropItems { items, place } => {
                self.move_items(&items, place);
                (self.view.item, self.view.section) = (items.first().copied(), None);
            }
            OutlineAsk::DropSection { section, index } => {
                self.edit(&Edit::MoveSection { section, index });
                (self.view.item, self.view.section) = (None, Some(section));
            }
            OutlineAsk::RemoveItems(items) => self.remove_items(&items),
            OutlineAsk::AddPassage { passage, place } => self.add_passage(passage, place),
            OutlineAsk::AddFound { article, suggestion, item, place } => {
                let id = SuggestionId { article, index: suggestion };
                match item {
                    Some(item) => self.add_suggested_item(&id, item, Some(place)),
                    None => self.add_suggestion(&id, Some(place)),
                }
            }
            OutlineAsk::AddAcross { across, place } => self.add_across(across, Some(place)),
            OutlineAsk::Add { what, place } => return self.add_new(what, place),
            OutlineAsk::SetBlock { item, body, field } => self.edit_field(item, field, &Edit::SetBlock { item, body }),
            OutlineAsk::SetFigure { item, value, caption } => {
                self.edit_field(item, Some(0), &Edit::SetFigure { item, value, caption });
            }
            OutlineAsk::SetChronology { item, entries, field } => {
                self.edit_field(item, field, &Edit::SetChronology { item, entries });
            }
            OutlineAsk::SetEntries { item, entries } => self.edit(&Edit::SetEntries { item, entries }),
            OutlineAsk::SetWording { item, wording, typed } => {
                let edit = Edit::SetWording { item, wording };
                if typed { self.edit_in(Gesture::Wording(item).key(), &edit) } else { self.edit(&edit) }
            }
            OutlineAsk::ChoosePicture(what) => return self.choose_picture(what),
            OutlineAsk::RemoveLogo => self.remove_logo(),
            OutlineAsk::Shortening => self.view.shorten = None,
            OutlineAsk::WantThumbnail(name) => return self.want_thumbnail(name),
            OutlineAsk::SetTheme(theme) => self.set_theme(theme),
            OutlineAsk::SetPaper(paper) => self.set_paper(paper),
            OutlineAsk::SetLanguage(language) => self.set_language(&language),
            OutlineAsk::UseTemplate(name) => self.use_template(&name),
            OutlineAsk::StartFrom(name) => return self.start_from(name),
        }
        Vec::new()
    }

    fn edit_field(&mut self, item: ItemId, field: Option<u16>, edit: &Edit) {
        match field {
            Some(field) => self.edit_in(Gesture::Field(item, field).key(), edit),
            None => self.edit(edit),
        }
    }

    fn choose_section(&mut self, section: SectionId) {
        self.view.section = Some(section);
        self.view.target = Some(section);
        self.view.item = None;
    }

    fn rename(&mut self, section: Option<SectionId>) {
        self.history.end_gesture();
        self.view.rename = section;
        if let Some(section) = section {
            self.choose_section(section);
        }
    }

    fn fold(&mut self, section: SectionId, folded: bool) {
        if !folded {
            self.view.folded.remove(&section);
            return;
        }
        self.view.folded.insert(section);
        // A chosen item is never out of sight for being folded away.
        let pack = Arc::clone(self.pack());
        let inside = pack.section(section).is_some_and(|s| s.items.iter().any(|i| Some(i.id) == self.view.item));
        if inside {
            self.choose_section(section);
        }
    }

    pub(super) fn fold_all(&mut self, folded: bool) {
        let all: Vec<SectionId> = self.pack().sections.iter().map(|s| s.id).collect();
        for section in all {
            self.fold(section, folded);
        }
    }

    /// Moves items to a place that is counted with all of them where they were.
    fn move_items(&mut self, items: &[ItemId], place: Place) {
        let pack = Arc::clone(self.pack());
        let Some(section) = pack.section(place.section) else { return };
        let above = section.items.iter().take(place.index).filter(|i| items.contains(&i.id)).count();
        let start = place.index.min(section.items.len()) - above;
        let gesture = Gesture::Together(self.history.revision()).key();
        for (offset, item) in items.iter().enumerate() {
            // Taken out one by one, those below `start` that are still to move would shift it: they go to the end first.
            let place = Place { section: place.section, index: usize::MAX };
            if offset == 0 {
                for item in items {
                    self.edit_in(gesture, &Edit::MoveItem { item: *item, place });
                }
            }
            let place = Place { index: start + offset, ..place };
            self.edit_in(gesture, &Edit::MoveItem { item: *item, place });
        }
        self.history.end_gesture();
        self.view.folded.remove(&place.section);
    }

    pub(super) fn remove_items(&mut self, items: &[ItemId]) {
        let pack = Arc::clone(self.pack());
        let gesture = Gesture::Together(self.history.revision()).key();
        let chosen = self.view.item;
        let next = chosen.filter(|id| items.contains(id)).and_then(|id| neighbour(&pack, id, items));
        for item in items {
            let picture = match pack.item(*item).map(|i| &i.body) {
                Some(Body::Picture { picture, .. }) => Some(picture.clone()),
                Some(_) => None,
                None => continue,
            };
            self.edit_in(gesture, &Edit::RemoveItem(*item));
            self.drop_unused(gesture, picture);
        }
        self.history.end_gesture();
        if next.is_some() {
            self.view.item = next;
        }
    }

    /// Takes a step that puts one item at a place, and chooses it; gives the item.
    pub(super) fn add_at(&mut self, place: Place, edit: &Edit) -> Option<ItemId> {
        let count = |app: &Self| app.pack().section(place.section).map_or(0, |s| s.items.len());
        let before = count(self);
        self.edit(edit);
        if count(self) <= before {
            return None;
        }
        self.choose_at(place);
        let title = self.pack().section(place.section).map_or_else(String::new, |s| shown_name(&s.title));
        self.say(self.words().tr_with("outline-added", &[("section", title.into())]));
        self.view.item
    }

    /// Chooses what came to stand at a place.
    pub(super) fn choose_at(&mut self, place: Place) {
        let pack = Arc::clone(self.pack());
        let Some(section) = pack.section(place.section) else { return };
        let item = section.items.get(place.index).or_else(|| section.items.last());
        self.view.item = item.map(|i| i.id);
        self.view.section = None;
        self.view.folded.remove(&place.section);
    }

    pub(super) fn add_new(&mut self, what: New, place: Place) -> Vec<Effect> {
        let body = match what {
            New::Note => {
                let added = self.add_at(place, &Edit::AddNote { text: String::new(), place });
                self.write_in(added);
                return Vec::new();
            }
            New::Picture => return self.choose_picture(PictureFor::New(place)),
            New::Chronology => {
                let date = some_day(self.pack());
                let entry =
                    Happening { date, end: None, precision: Default::default(), text: String::new(), passage: None };
                self.add_at(place, &Edit::AddChronology { entries: vec![(entry, None)], place });
                return Vec::new();
            }
            New::Table => {
                let (columns, rows) = NEW_TABLE;
                let row = vec![String::new(); columns];
                Body::Table { caption: String::new(), header: row.clone(), rows: vec![row; rows] }
            }
            New::Biography => Body::Biography { name: String::new(), role: String::new(), text: String::new() },
            New::PageBreak => Body::PageBreak,
        };
        let has_fields = body != Body::PageBreak;
        let added = self.add_at(place, &Edit::AddBlock { body, place });
        self.view.write_first = added.filter(|_| has_fields);
        if let Some(item) = self.view.write_first {
            self.history.go_on_in(Gesture::Field(item, 0).key());
        }
        Vec::new()
    }

    /// Gives a new note the keyboard; what is typed into it at once belongs to its adding.
    pub(super) fn write_in(&mut self, added: Option<ItemId>) {
        self.view.write_note = added;
        if let Some(item) = added {
            self.history.go_on_in(Gesture::Note(item).key());
        }
    }

    /// Where something new goes: after the chosen item, else to the end of the section that takes what is added.
    pub(super) fn place_for_new(&self) -> Option<Place> {
        let pack = self.pack();
        if let Some((section, index)) = self.view.item.and_then(|item| pack.place_of(item)) {
            return Some(Place { section: pack.sections.get(section)?.id, index: index + 1 });
        }
        self.view.target.or_else(|| pack.sections.first().map(|s| s.id)).map(Place::end_of)
    }

    /// Adds something of the author's own where it is expected; a section first, where there is none.
    pub(super) fn add_here(&mut self, what: New) -> Vec<Effect> {
        if self.pack().sections.is_empty() {
            self.add_section();
            self.view.rename = None;
        }
        self.view.outline_page = Page::Outline;
        match self.place_for_new() {
            Some(place) => self.add_new(what, place),
            None => Vec::new(),
        }
    }

    /// Moves the chosen item into the section before or after its own.
    pub(super) fn shift_item(&mut self, forward: bool) {
        let Some(item) = self.view.item else { return };
        let pack = Arc::clone(self.pack());
        let Some((section, _)) = pack.place_of(item) else { return };
        let other = if forward { section.checked_add(1) } else { section.checked_sub(1) };
        if let Some(other) = other.and_then(|index| pack.sections.get(index)) {
            self.view.folded.remove(&other.id);
            let place = if forward { Place { section: other.id, index: 0 } } else { Place::end_of(other.id) };
            self.edit(&Edit::MoveItem { item, place });
        }
    }

    /// Moves the chosen section up or down.
    pub(super) fn step_section(&mut self, up: bool) {
        let Some(section) = self.view.section else { return };
        let Some(at) = self.pack().sections.iter().position(|s| s.id == section) else { return };
        let index = if up { at.checked_sub(1) } else { (at + 1 < self.pack().sections.len()).then_some(at + 1) };
        if let Some(index) = index {
            self.edit(&Edit::MoveSection { section, index });
        }
    }

    /// Takes out what is chosen: an item, else a section.
    pub(super) fn remove_chosen(&mut self) {
        match (self.view.item, self.view.section) {
            (Some(item), _) => self.remove_items(&[item]),
            (None, Some(section)) => self.edit(&Edit::RemoveSection(section)),
            (None, None) => {}
        }
    }

    /// Opens what is chosen for writing: a section's heading, an item's note.
    pub(super) fn rename_chosen(&mut self) {
        match (self.view.item, self.view.section.or(self.view.target)) {
            (Some(item), _) => self.view.write_note = Some(item),
            (None, section) => self.rename(section),
        }
    }
}

/// The item that takes the place of one that goes: the next that stays, else the one before.
fn neighbour(pack: &Pack, item: ItemId, going: &[ItemId]) -> Option<ItemId> {
    let (section, index) = pack.place_of(item)?;
    let items = &pack.sections.get(section)?.items;
    let stays = |i: &&crate::pack::Item| !going.contains(&i.id);
    let after = items.iter().skip(index).find(stays);
    after.or_else(|| items.iter().take(index).rev().find(stays)).map(|i| i.id)
}

/// A day to start a chronology with: the briefing's own, else the latest article's.
fn some_day(pack: &Pack) -> Date {
    let latest = pack.articles.iter().filter_map(|a| a.article.published).max();
    pack.front.date.or(latest).unwrap_or(SOME_DAY)
}

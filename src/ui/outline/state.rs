//! What the outline remembers from frame to frame: heights of rows, what is being typed, what is chosen beside the item.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use egui::{Id, Key, Modifiers, Rangef, TextureHandle};

use super::ask::Page;
use super::data::{ItemData, Row, RowKey, item_data, rows};
use super::{front_ui, row_id};
use crate::pack::{ItemId, SectionId};
use crate::ui::Snapshot;
use crate::ui::ask::Ask;
use crate::ui::tongue::Tongue;

/// What the outline remembers.
#[derive(Default)]
pub struct State {
    /// The rows of the pack's revision.
    pub(super) list: List,
    /// Items chosen together with Ctrl or Shift.
    pub(super) picked: BTreeSet<ItemId>,
    /// The row that is to come into view and, if so told, to get the keyboard.
    pub(super) reveal: Option<Reveal>,
    /// The field of the row being drawn that was opened for writing: where it stands in the window.
    pub(super) editor: Option<Rangef>,
    /// How far the tree was scrolled in the last frame.
    pub(super) top: f32,
    /// What was typed that the pack does not take, by item and field.
    pub(super) drafts: HashMap<(ItemId, u16), String>,
    /// The quotation that is being shortened.
    pub(super) shorten: Option<Shorten>,
    /// The template that is looked at.
    pub(super) template: Option<String>,
    /// Small pictures on the screen, by name.
    pub(super) textures: HashMap<String, (usize, TextureHandle)>,
    /// What was chosen in the last frame.
    pub(super) chosen: Option<RowKey>,
    /// Where it stood: its section and its place there.
    pub(super) chosen_at: Option<(usize, usize)>,
    /// The rows drawn in this frame, from top to bottom.
    pub(super) drawn: Vec<RowKey>,
    /// Where the keyboard comes into the page of the templates.
    pub(super) template_stop: Option<Id>,
    /// The row where the Tab key stops; the others are reached by the arrow keys.
    pub(super) stop: Option<RowKey>,
    cache: Cache,
}

impl std::fmt::Debug for State {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("State").field("chosen", &self.chosen).finish_non_exhaustive()
    }
}

/// A row that is to come into view.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reveal {
    pub(super) key: RowKey,
    pub(super) focus: bool,
    /// The part of it that is to be seen, from the row's top; all of it where none is named.
    pub(super) part: Option<Rangef>,
    /// How many frames it may take: the heights of rows that were never drawn are guessed.
    pub(super) frames: u8,
}

impl Reveal {
    /// Guessed heights settle in a few frames.
    pub(super) const FRAMES: u8 = 24;
}

/// A quotation that is being shortened.
#[derive(Debug)]
pub(super) struct Shorten {
    pub(super) item: ItemId,
    /// For each word whether it is left out.
    pub(super) out: Vec<bool>,
    /// The wording that these make: another one in the pack was made elsewhere.
    pub(super) made: Option<String>,
    /// The word that the keyboard is at.
    pub(super) at: usize,
    /// Whether the keyboard was nowhere else in the last frame: Escape is meant for it.
    pub(super) has_keys: bool,
    /// It has just begun: it is to have the keyboard.
    pub(super) is_new: bool,
    /// The words that the pointer has gone over since it was pressed, and whether they are to go.
    pub(super) drag: Option<(usize, usize, bool)>,
}

#[derive(Debug, Default)]
struct Cache {
    /// The pack's revision and address: another pack may have the same revision.
    of: Option<(u64, usize, Tongue)>,
    items: HashMap<ItemId, Arc<ItemData>>,
}

impl State {
    /// Brings what is derived from the pack up to date.
    pub(super) fn refresh(&mut self, now: &Snapshot<'_>) {
        let of = (now.revision, std::ptr::from_ref(now.pack) as usize, now.words.tongue());
        if self.cache.of != Some(of) {
            self.cache = Cache { of: Some(of), items: HashMap::new() };
            self.picked.retain(|id| now.pack.item(*id).is_some());
        }
        self.list.refresh(now);
    }

    /// An item as it is shown.
    pub(super) fn item(&mut self, now: &Snapshot<'_>, row: Row) -> Option<Arc<ItemData>> {
        let item = now.pack.sections.get(row.section)?.items.get(row.item)?;
        let data = self.cache.items.entry(item.id).or_insert_with(|| Arc::new(item_data(now.words, now.pack, item)));
        Some(Arc::clone(data))
    }

    /// What of the page that is open is to have the keyboard, where something of it is known by name.
    pub(in crate::ui) fn stop(&self, now: &Snapshot<'_>) -> Option<Id> {
        match now.view.outline_page {
            Page::Outline => self.coming(now).or(self.stop).map(row_id),
            Page::Front => Some(front_ui::first_id()),
            Page::Template => self.template_stop,
        }
    }

    /// The chosen row, while it is on its way into view.
    fn coming(&self, now: &Snapshot<'_>) -> Option<RowKey> {
        let chosen = now.view.item.map(RowKey::Item).or(now.view.section.map(RowKey::Section))?;
        let is_coming = self.chosen != Some(chosen) || self.reveal.is_some_and(|reveal| reveal.key == chosen);
        is_coming.then_some(chosen)
    }

    /// Leaves the shortening of a quotation where Escape is pressed in it, before any other pane takes the key; its row has
    /// the keyboard then.
    pub(in crate::ui) fn leave_by_key(&mut self, ctx: &egui::Context, asks: &mut Vec<Ask>) {
        let Some(item) = self.shorten.as_ref().filter(|s| s.has_keys).map(|s| s.item) else { return };
        if !egui::Popup::is_any_open(ctx) && ctx.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape)) {
            self.end_shortening(asks);
            self.show_row(RowKey::Item(item), true);
        }
    }

    /// Leaves the shortening of a quotation.
    pub(super) fn end_shortening(&mut self, asks: &mut Vec<Ask>) {
        if let Some(shorten) = self.shorten.take() {
            self.drafts.retain(|(item, _), _| *item != shorten.item);
            asks.push(Ask::EndGesture);
        }
    }

    /// Asks for a row to come into view.
    pub(super) fn show_row(&mut self, key: RowKey, focus: bool) {
        self.reveal = Some(Reveal { key, focus, part: None, frames: Reveal::FRAMES });
    }
}

/// The rows with their heights: measured where they were drawn, guessed where not.
#[derive(Debug, Default)]
pub(super) struct List {
    of: Option<(u64, usize)>,
    folded: BTreeSet<SectionId>,
    pub(super) rows: Vec<Row>,
    heights: HashMap<RowKey, f32>,
    /// Where each row starts, and after the last one where it ends.
    tops: Vec<f32>,
    width: f32,
    stale: bool,
}

impl List {
    fn refresh(&mut self, now: &Snapshot<'_>) {
        // Another pack may have the same revision; its address tells.
        let of = (now.revision, std::ptr::from_ref(now.pack) as usize);
        if self.of != Some(of) || self.folded != now.view.folded {
            self.of = Some(of);
            self.folded.clone_from(&now.view.folded);
            self.rows = rows(now.pack, &now.view.folded);
            self.stale = true;
        }
    }

    /// Settles where each row starts in a list of that width. `guess` tells the heights that are not known.
    pub(super) fn settle(&mut self, width: f32, guess: impl Fn(RowKey) -> f32) {
        if (self.width - width).abs() > 0.5 {
            self.width = width;
            self.heights.clear();
            self.stale = true;
        }
        if !std::mem::take(&mut self.stale) {
            return;
        }
        let mut top = 0.0;
        self.tops.clear();
        for row in &self.rows {
            self.tops.push(top);
            top += self.heights.get(&row.key).copied().unwrap_or_else(|| guess(row.key));
        }
        self.tops.push(top);
    }

    /// Where a row starts and ends.
    pub(super) fn span(&self, index: usize) -> (f32, f32) {
        let at = |index| self.tops.get(index).copied().unwrap_or(0.0);
        (at(index), at(index + 1))
    }

    /// The height of all rows.
    pub(super) fn height(&self) -> f32 {
        self.tops.last().copied().unwrap_or(0.0)
    }

    /// The row at a height.
    pub(super) fn at(&self, y: f32) -> usize {
        self.tops.partition_point(|top| *top <= y).saturating_sub(1)
    }

    /// The index of a row.
    pub(super) fn index_of(&self, key: RowKey) -> Option<usize> {
        self.rows.iter().position(|row| row.key == key)
    }

    /// Takes in a row's height; says whether it is news.
    pub(super) fn measured(&mut self, key: RowKey, height: f32) -> bool {
        let news = self.heights.get(&key).is_none_or(|known| (known - height).abs() > 0.5);
        if news {
            self.heights.insert(key, height);
            self.stale = true;
        }
        news
    }
}

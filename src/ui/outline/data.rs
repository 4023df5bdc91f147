//! What the outline shows, and where an item goes when it takes a step.

use crate::article::shorten;
use crate::pack::{Body, Item, ItemId, Limit, Pack, Place, Section, SectionId};
use crate::ui::tongue::Words;
use crate::ui::view::View;
use crate::ui::words;

/// The longest quotation shown, in characters.
const SHOWN_CHARS: usize = 220;
/// The longest list entry shown, in characters.
const ENTRY_CHARS: usize = 120;
/// The longest name of an item in a button's name, in characters.
const NAME_CHARS: usize = 48;

/// A section as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionData {
    /// The section.
    pub id: SectionId,
    /// Its heading.
    pub title: String,
    /// What belongs there, by its template, with how long it may become; never printed.
    pub guidance: String,
    /// Whether it takes what is added.
    pub is_target: bool,
    /// What stands in it.
    pub items: Vec<ItemData>,
}

/// An item as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemData {
    /// The item.
    pub id: ItemId,
    /// What it is.
    pub kind: Kind,
    /// A short name for buttons: 'Move up: six pillars of cooperation'.
    pub name: String,
    /// Where its words are from; empty for a note.
    pub source: String,
    /// The user's note.
    pub note: String,
    /// Whether it is the chosen one.
    pub chosen: bool,
    /// Whether it can go up.
    pub can_rise: bool,
    /// Whether it can go down.
    pub can_sink: bool,
}

/// What an item is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A quotation, shortened.
    Quotation(String),
    /// A list.
    List {
        /// Its label.
        label: String,
        /// How much of it there is: '6 of 6'.
        count: String,
        /// Its entries, shortened.
        entries: Vec<String>,
    },
    /// The user's own words.
    Note,
    /// A passage that the pack does not have.
    Missing,
}

/// The whole outline.
pub fn sections(own: &Words, pack: &Pack, view: &View) -> Vec<SectionData> {
    pack.sections
        .iter()
        .map(|section| SectionData {
            id: section.id,
            title: section.title.clone(),
            guidance: guidance(section),
            is_target: view.target == Some(section.id),
            items: section.items.iter().map(|item| item_data(own, pack, item, view)).collect(),
        })
        .collect()
}

fn guidance(section: &Section) -> String {
    let limit = match section.limit {
        Some(Limit::Lines(most)) => format!("At most {}.", words::count(most, "line", "lines")),
        Some(Limit::Pages(most)) => format!("At most {}.", words::count(most, "page", "pages")),
        None => String::new(),
    };
    [section.guidance.trim(), &limit].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

fn item_data(own: &Words, pack: &Pack, item: &Item, view: &View) -> ItemData {
    let quotes: Vec<&str> = item
        .body
        .highlights()
        .iter()
        .filter_map(|id| pack.highlights.get(id))
        .map(|h| h.passage.quote.as_str())
        .collect();
    let kind = match &item.body {
        Body::Note => Kind::Note,
        Body::Quotation { wording: Some(wording), .. } => Kind::Quotation(shorten(wording, SHOWN_CHARS)),
        Body::Quotation { wording: None, .. } => match quotes.first() {
            Some(quote) => Kind::Quotation(shorten(quote, SHOWN_CHARS)),
            None => Kind::Missing,
        },
        Body::List { label, announced, entries } => Kind::List {
            label: label.clone(),
            count: match announced {
                Some(announced) => format!("{} of {announced}", entries.len()),
                None => words::count(entries.len(), "item", "items"),
            },
            entries: quotes.iter().map(|quote| shorten(quote, ENTRY_CHARS)).collect(),
        },
        Body::Figure { value, caption, .. } => Kind::List {
            label: value.clone(),
            count: caption.clone(),
            entries: quotes.iter().map(|quote| shorten(quote, ENTRY_CHARS)).collect(),
        },
        Body::Chronology(events) => Kind::List {
            label: "Chronology".to_owned(),
            count: words::count(events.len(), "event", "events"),
            entries: events.iter().map(|e| shorten(&format!("{}: {}", e.date, e.text), ENTRY_CHARS)).collect(),
        },
        Body::Table { caption, rows, .. } => Kind::List {
            label: if caption.is_empty() { "Table".to_owned() } else { caption.clone() },
            count: words::count(rows.len(), "row", "rows"),
            entries: rows.iter().map(|row| shorten(&row.join(" · "), ENTRY_CHARS)).collect(),
        },
        Body::Picture { picture, caption, .. } => Kind::List {
            label: if caption.is_empty() { picture.clone() } else { caption.clone() },
            count: "picture".to_owned(),
            entries: Vec::new(),
        },
        Body::Biography { name, role, text } => {
            Kind::List { label: name.clone(), count: role.clone(), entries: vec![shorten(text, ENTRY_CHARS)] }
        }
        Body::PageBreak => Kind::List { label: "Page break".to_owned(), count: String::new(), entries: Vec::new() },
    };
    let name = match &kind {
        Kind::Quotation(quote) => shorten(quote, NAME_CHARS),
        Kind::List { label, entries, .. } if label.is_empty() => {
            entries.first().map_or_else(|| "List".to_owned(), |e| shorten(e, NAME_CHARS))
        }
        Kind::List { label, .. } => shorten(label, NAME_CHARS),
        Kind::Note if item.note.trim().is_empty() => "Empty note".to_owned(),
        Kind::Note => shorten(item.note.trim(), NAME_CHARS),
        Kind::Missing => "Missing passage".to_owned(),
    };
    let source = item
        .body
        .highlights()
        .first()
        .and_then(|id| pack.highlights.get(id))
        .and_then(|h| pack.article(&h.passage.article))
        .map_or_else(String::new, |article| words::source(own, article));
    ItemData {
        id: item.id,
        kind,
        name,
        source,
        note: item.note.clone(),
        chosen: view.item == Some(item.id),
        can_rise: stepped(pack, item.id, true).is_some(),
        can_sink: stepped(pack, item.id, false).is_some(),
    }
}

/// Where an item goes when it takes one step up or down: within its section, then into the next one.
pub fn stepped(pack: &Pack, item: ItemId, up: bool) -> Option<Place> {
    let (section, index) = pack.place_of(item)?;
    let here = pack.sections.get(section)?;
    if up {
        if let Some(index) = index.checked_sub(1) {
            return Some(Place { section: here.id, index });
        }
        let above = pack.sections.get(section.checked_sub(1)?)?;
        return Some(Place::end_of(above.id));
    }
    if index + 1 < here.items.len() {
        return Some(Place { section: here.id, index: index + 1 });
    }
    let below = pack.sections.get(section + 1)?;
    Some(Place { section: below.id, index: 0 })
}

/// Where a dropped item goes: `index` is counted with the item in its old place. `None` if it stays where it is.
pub fn dropped(pack: &Pack, item: ItemId, section: SectionId, index: usize) -> Option<Place> {
    let (from_section, from) = pack.place_of(item)?;
    let same = pack.sections.get(from_section).is_some_and(|s| s.id == section);
    if same && (index == from || index == from + 1) {
        return None;
    }
    let index = if same && index > from { index - 1 } else { index };
    Some(Place { section, index })
}

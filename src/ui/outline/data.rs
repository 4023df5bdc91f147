//! What the outline shows, and where an item goes when it takes a step.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::article::{Article, WordingError, shorten};
use crate::layout::SectionLength;
use crate::layout::page::Picture as Pixels;
use crate::pack::{Body, Item, ItemId, Limit, Pack, Place, Problem, Section, SectionId, note};
use crate::template::{self, Template};
use crate::ui::tongue::Words;
use crate::ui::words;

/// The longest text of an item that is shown, in characters.
const SHOWN_CHARS: usize = 400;
/// The longest list entry shown, in characters.
const ENTRY_CHARS: usize = 160;
/// The longest name of an item in a button's name, in characters.
const NAME_CHARS: usize = 48;
/// The longest heading that is shown while it is not typed over, in characters.
const TITLE_CHARS: usize = 160;
/// The most entries of a list, a table or a chronology that are shown while it is not chosen.
const SHOWN_ENTRIES: usize = 6;

/// What is known beside the pack.
#[derive(Debug, Default)]
pub struct Side {
    /// The templates that were read; empty until they were asked for.
    pub templates: Vec<Template>,
    /// What is doubtful about the days of chronologies: each entry by its index, with a sentence.
    pub days: BTreeMap<ItemId, Vec<(usize, String)>>,
    /// The printed lengths of the sections that have a limit.
    pub lengths: BTreeMap<SectionId, SectionLength>,
    /// Small pictures of the pack's, by name; `None` while one is being made.
    pub thumbnails: BTreeMap<String, Option<Thumbnail>>,
}

/// A small picture, or why there is none.
pub type Thumbnail = Result<Arc<Pixels>, String>;

impl Side {
    /// The templates there are: those that were read, before that the bundled ones.
    pub fn templates(&self) -> &[Template] {
        if self.templates.is_empty() { template::bundled() } else { &self.templates }
    }
}

/// A row of the tree, by what it shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RowKey {
    /// A section's heading.
    Section(SectionId),
    /// An item.
    Item(ItemId),
    /// What stands under the last section: how to add more.
    Foot,
}

/// A row of the tree, by its place in the pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// What it shows.
    pub key: RowKey,
    /// The index of its section; past the last one for the foot.
    pub section: usize,
    /// The index of the item in it.
    pub item: usize,
}

/// Every row there is to show: folded sections keep their items to themselves.
pub fn rows(pack: &Pack, folded: &BTreeSet<SectionId>) -> Vec<Row> {
    let mut rows = Vec::new();
    for (section, of) in pack.sections.iter().enumerate() {
        rows.push(Row { key: RowKey::Section(of.id), section, item: 0 });
        if !folded.contains(&of.id) {
            let items = of.items.iter().enumerate();
            rows.extend(items.map(|(item, i)| Row { key: RowKey::Item(i.id), section, item }));
        }
    }
    rows.push(Row { key: RowKey::Foot, section: pack.sections.len(), item: 0 });
    rows
}

/// A section's heading as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionData {
    /// The section.
    pub id: SectionId,
    /// Its heading, shortened.
    pub title: String,
    /// What belongs there, by its template; never printed.
    pub guidance: String,
    /// How long it is and may become, and whether that is too long.
    pub length: Option<(String, bool)>,
    /// How many items stand in it.
    pub items: usize,
}

/// A section's heading as it is shown.
pub fn section_data(own: &Words, section: &Section, length: Option<&SectionLength>) -> SectionData {
    SectionData {
        id: section.id,
        title: shorten(&section.title, TITLE_CHARS),
        guidance: shorten(section.guidance.trim(), SHOWN_CHARS),
        length: section.limit.map(|limit| length_words(own, limit, length.filter(|_| !section.items.is_empty()))),
        items: section.items.len(),
    }
}

/// A limit in words.
pub fn limit_words(own: &Words, limit: Limit) -> String {
    length_words(own, limit, None).0
}

/// A limit in words, and whether what is there goes beyond it.
fn length_words(own: &Words, limit: Limit, length: Option<&SectionLength>) -> (String, bool) {
    let (key, most, is) = match limit {
        Limit::Lines(most) => ("lines", most, length.map(|l| l.lines)),
        Limit::Pages(most) => ("pages", most, length.map(|l| l.pages)),
    };
    match is {
        None => (own.tr_with(&format!("outline-limit-{key}"), &[("most", most.into())]), false),
        Some(is) if is > most => {
            (own.tr_with(&format!("outline-over-{key}"), &[("is", is.into()), ("most", most.into())]), true)
        }
        Some(is) => (own.tr_with(&format!("outline-within-{key}"), &[("is", is.into()), ("most", most.into())]), false),
    }
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
    /// What it is, in a word, for screen readers: 'Quotation'.
    pub what: String,
    /// Where its words are from; empty where it quotes nobody.
    pub source: String,
    /// The user's note.
    pub note: String,
    /// Why it cannot be printed, and what to do.
    pub trouble: Option<String>,
}

/// What an item is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A quotation.
    Quotation {
        /// Its words as they are printed, shortened for the screen.
        words: String,
        /// Whether the author left some out.
        is_shortened: bool,
    },
    /// A list of passages.
    List {
        /// The phrase that announces it.
        label: String,
        /// How much of it there is: '6 of 6'.
        count: String,
        /// The first of its entries, shortened.
        entries: Vec<String>,
    },
    /// A number that matters.
    Figure {
        /// The number.
        value: String,
        /// What it counts.
        caption: String,
    },
    /// What happened when.
    Chronology {
        /// How many entries it has.
        count: String,
        /// The first of them: the day and what happened.
        entries: Vec<(String, String)>,
    },
    /// A table.
    Table {
        /// What it shows.
        caption: String,
        /// How large it is.
        count: String,
        /// The first of its rows.
        rows: Vec<String>,
    },
    /// A picture.
    Picture {
        /// Its name in the pack.
        picture: String,
        /// What stands under it.
        caption: String,
        /// Whether nothing would be read out instead of it.
        lacks_alt: bool,
    },
    /// Who somebody is.
    Biography {
        /// The person's name.
        name: String,
        /// The office.
        role: String,
        /// What to know, as it is marked up.
        text: String,
    },
    /// The user's own words.
    Note,
    /// A page break.
    PageBreak,
}

/// An item as it is shown.
pub fn item_data(own: &Words, pack: &Pack, item: &Item) -> ItemData {
    let source = sources(own, pack, item);
    let kind = kind_of(own, pack, item);
    let (what, name) = names(own, item, &kind);
    let trouble = pack.trouble_of(item).map(|problem| trouble(own, &problem));
    ItemData { id: item.id, name, what, source, note: item.note.clone(), trouble, kind }
}

/// Where an item's words are from: one article with its day, or the outlets of several, each once.
fn sources(own: &Words, pack: &Pack, item: &Item) -> String {
    let mut articles: Vec<&Article> = Vec::new();
    for highlight in item.body.highlights().iter().filter_map(|id| pack.highlights.get(id)) {
        let Some(article) = pack.article(&highlight.passage.article) else { continue };
        if !articles.iter().any(|known| known.id == article.id) {
            articles.push(article);
        }
    }
    if let [one] = articles.as_slice() {
        return words::source(own, one);
    }
    let mut names: Vec<String> = Vec::new();
    for article in articles {
        let name = article.outlet.clone().unwrap_or_else(|| words::source(own, article));
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.join(" · ")
}

fn kind_of(own: &Words, pack: &Pack, item: &Item) -> Kind {
    let quote = |id| pack.highlights.get(id).map(|h| h.passage.quote.as_str());
    match &item.body {
        Body::Note => Kind::Note,
        Body::PageBreak => Kind::PageBreak,
        Body::Quotation { passage, wording } => {
            let words = wording.as_deref().or_else(|| quote(passage)).unwrap_or_default();
            Kind::Quotation { words: shorten(words, SHOWN_CHARS), is_shortened: wording.is_some() }
        }
        Body::List { label, announced, entries } => Kind::List {
            label: shorten(label, SHOWN_CHARS),
            count: match announced {
                Some(announced) => {
                    own.tr_with("outline-of", &[("count", entries.len().into()), ("all", (*announced).into())])
                }
                None => own.tr_with("outline-items", &[("count", entries.len().into())]),
            },
            entries: entries.iter().take(SHOWN_ENTRIES).filter_map(quote).map(|q| shorten(q, ENTRY_CHARS)).collect(),
        },
        Body::Figure { value, caption, .. } => {
            Kind::Figure { value: shorten(value, ENTRY_CHARS), caption: shorten(caption, ENTRY_CHARS) }
        }
        Body::Chronology(entries) => Kind::Chronology {
            count: own.tr_with("outline-events", &[("count", entries.len().into())]),
            entries: entries
                .iter()
                .take(SHOWN_ENTRIES)
                .map(|e| (super::when::shown(own, e), shorten(&e.text, ENTRY_CHARS)))
                .collect(),
        },
        Body::Table { caption, header, rows } => {
            let columns = rows.iter().map(Vec::len).chain([header.len()]).max().unwrap_or(0);
            Kind::Table {
                caption: shorten(caption, ENTRY_CHARS),
                count: own.tr_with("outline-cells", &[("columns", columns.into()), ("rows", rows.len().into())]),
                rows: std::iter::once(header)
                    .chain(rows)
                    .take(SHOWN_ENTRIES)
                    .map(|row| shorten(&filled(row).join(" · "), ENTRY_CHARS))
                    .filter(|row| !row.is_empty())
                    .collect(),
            }
        }
        Body::Picture { picture, caption, alt } => Kind::Picture {
            picture: picture.clone(),
            caption: shorten(caption, ENTRY_CHARS),
            lacks_alt: alt.trim().is_empty(),
        },
        Body::Biography { name, role, text } => Kind::Biography {
            name: shorten(name, ENTRY_CHARS),
            role: shorten(role, ENTRY_CHARS),
            text: shorten(text, SHOWN_CHARS),
        },
    }
}

/// The cells of a row that say something.
fn filled(row: &[String]) -> Vec<&str> {
    row.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect()
}

/// What an item is, in a word, and its own short name.
fn names(own: &Words, item: &Item, kind: &Kind) -> (String, String) {
    let plain;
    let (key, name) = match kind {
        Kind::Quotation { words, .. } => ("quotation", words.as_str()),
        Kind::List { label, entries, .. } if label.is_empty() => {
            ("list", entries.first().map(String::as_str).unwrap_or_default())
        }
        Kind::List { label, .. } => ("list", label.as_str()),
        Kind::Figure { value, .. } => ("figure", value.as_str()),
        Kind::Chronology { entries, .. } => ("chronology", entries.first().map_or("", |(_, text)| text.as_str())),
        Kind::Table { caption, rows, .. } if caption.is_empty() => {
            ("table", rows.first().map(String::as_str).unwrap_or_default())
        }
        Kind::Table { caption, .. } => ("table", caption.as_str()),
        Kind::Picture { picture, caption, .. } if caption.is_empty() => ("picture", picture.as_str()),
        Kind::Picture { caption, .. } => ("picture", caption.as_str()),
        Kind::Biography { name, .. } => ("biography", name.as_str()),
        Kind::Note => {
            plain = note::plain(&shorten(item.note.trim(), SHOWN_CHARS));
            ("note", plain.as_str())
        }
        Kind::PageBreak => ("page-break", ""),
    };
    let what = own.tr(&format!("outline-kind-{key}")).into_owned();
    let name = shorten(&name.split_whitespace().collect::<Vec<_>>().join(" "), NAME_CHARS);
    let name = match name.is_empty() {
        true if key == "note" => own.tr("outline-note-empty").into_owned(),
        true => what.clone(),
        false => name,
    };
    (what, name)
}

/// Why an item cannot be printed and what to do, as a sentence.
fn trouble(own: &Words, problem: &Problem) -> String {
    match problem {
        Problem::Dangling { .. } => own.tr("outline-passage-gone").into_owned(),
        Problem::ArticleGone { .. } => own.tr("outline-article-gone").into_owned(),
        Problem::TextChanged { .. } | Problem::Passage { .. } => own.tr("outline-words-differ").into_owned(),
        Problem::Wording { error, .. } => wording_words(own, error),
        Problem::Value { value, .. } => {
            own.tr_with("outline-value-differs", &[("value", shorten(value, NAME_CHARS).into())])
        }
        Problem::PictureGone { .. } => own.tr("outline-picture-gone").into_owned(),
    }
}

/// Why a quotation cannot be shortened so: what is said, what the source says, and the way out.
pub fn wording_words(own: &Words, error: &WordingError) -> String {
    match error {
        WordingError::NoWords => own.tr("outline-wording-none").into_owned(),
        WordingError::Differs { said, source_words } => {
            let parts = [("said", said.as_str().into()), ("source", source_words.as_str().into())];
            own.tr_with("outline-wording-differs", &parts)
        }
        WordingError::Beyond { said } => own.tr_with("outline-wording-beyond", &[("said", said.as_str().into())]),
        WordingError::Order { said } => own.tr_with("outline-wording-order", &[("said", said.as_str().into())]),
        WordingError::Unmarked { before } => {
            own.tr_with("outline-wording-unmarked", &[("before", before.as_str().into())])
        }
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

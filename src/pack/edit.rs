//! The one door through which a pack changes: a named step in, a new pack out.

use std::sync::Arc;

use crate::article::{Article, ArticleId, Passage, PassageError, PassageKind, WordingError, check_wording};

use super::blocks::{self, block_names};
use super::details::{self, Details};
use super::dismiss::{dismiss, restore};
use super::shelf;
use super::{
    Body, Dismissal, Front, Happening, Highlight, HighlightId, Item, ItemId, Limit, Pack, PackArticle, Paper, Picture,
    Section, SectionId,
};

/// A step that changes a pack.
#[derive(Debug, Clone, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "one at a time, and soon applied")]
pub enum Edit {
    /// Puts another title page in place.
    SetFront(Front),
    /// Chooses the paper.
    SetPaper(Paper),
    /// Chooses the theme.
    SetTheme(String),
    /// Notes the template that the pack was started from.
    SetTemplate(String),
    /// Keeps a picture under a name; one of that name is replaced.
    AddPicture {
        /// Its name.
        name: String,
        /// Its file.
        picture: Picture,
    },
    /// Takes out a picture that nothing shows any more.
    DropPicture(String),
    /// Adds an article, ticked. Adding one that is there already changes nothing.
    AddArticle(Arc<Article>),
    /// Adds articles that were made ready elsewhere, in this order. Those that are there already change nothing.
    AddArticles(Vec<PackArticle>),
    /// Puts articles into the bin, with their highlights and the items that printed them.
    RemoveArticles(Vec<ArticleId>),
    /// Takes articles out of the bin, with all that went there with them.
    RestoreArticles(Vec<ArticleId>),
    /// Takes what lies in the bin out of the pack for good.
    EmptyBin,
    /// Puts another reading of an article in its place; its passages are found again by their words.
    ReplaceArticle {
        /// The article as it was.
        old: ArticleId,
        /// The other reading.
        article: Arc<Article>,
    },
    /// Corrects what an article says of itself. Its text and its hashes stay as they are.
    CorrectArticle {
        /// The article.
        article: ArticleId,
        /// Its details.
        details: Details,
    },
    /// Ticks articles, or takes their ticks away.
    Tick {
        /// The articles.
        articles: Vec<ArticleId>,
        /// Whether they belong to the briefing.
        ticked: bool,
    },
    /// Gives articles an annex even where nothing of them is quoted.
    PrintInFull(Vec<ArticleId>),
    /// Adds a section at an index; past the end means at the end.
    AddSection {
        /// Its heading.
        title: String,
        /// Where.
        index: usize,
    },
    /// Gives a section another heading.
    RenameSection {
        /// The section.
        section: SectionId,
        /// Its heading.
        title: String,
    },
    /// Says what belongs into a section and how long it may become.
    PlanSection {
        /// The section.
        section: SectionId,
        /// What belongs there.
        guidance: String,
        /// How long it may become.
        limit: Option<Limit>,
    },
    /// Takes a section out with its items. Its highlights stay in the articles.
    RemoveSection(SectionId),
    /// Moves a section to an index, counted without it.
    MoveSection {
        /// The section.
        section: SectionId,
        /// Where to.
        index: usize,
    },
    /// Marks a passage in an article without printing it.
    AddHighlight(Passage),
    /// Takes a highlight out of its article and of every item that prints it; items left empty go too.
    RemoveHighlight(HighlightId),
    /// Adds a passage to a section as a quotation. A passage that is highlighted already is not marked twice.
    AddQuotation {
        /// The passage.
        passage: Passage,
        /// Where.
        place: Place,
    },
    /// The same for a passage that was found as something: its kind stays with it.
    AddFound {
        /// What it was found as.
        kind: PassageKind,
        /// The passage.
        passage: Passage,
        /// Where.
        place: Place,
    },
    /// Adds passages to a section as one numbered list.
    AddList {
        /// The phrase that announces it.
        label: String,
        /// How many items the article announced.
        announced: Option<u32>,
        /// The passages.
        entries: Vec<Passage>,
        /// Where.
        place: Place,
    },
    /// Adds a number that matters, with the passage it stands in.
    AddFigure {
        /// The number with its unit, as the passage writes it.
        value: String,
        /// What it counts.
        caption: String,
        /// The passage.
        passage: Passage,
        /// Where.
        place: Place,
    },
    /// Adds a chronology, each entry with the passage it is from, if any.
    AddChronology {
        /// The entries; [`Happening::passage`] is filled in from the passage beside it.
        entries: Vec<(Happening, Option<Passage>)>,
        /// Where.
        place: Place,
    },
    /// Adds an entry to the last chronology of a section, in the order of its days; where the section has none, a
    /// chronology with this entry alone.
    AddHappening {
        /// The entry; [`Happening::passage`] is filled in from the passage beside it.
        entry: Happening,
        /// Where it stands, if it is from an article.
        passage: Option<Passage>,
        /// Where a new chronology would go.
        place: Place,
    },
    /// Adds an item that prints no passage: a table, a picture, a biography, a page break.
    AddBlock {
        /// What it is; one that prints passages is refused.
        body: Body,
        /// Where.
        place: Place,
    },
    /// Puts other content into an item that prints no passage.
    SetBlock {
        /// The item.
        item: ItemId,
        /// What it is; one that prints passages is refused.
        body: Body,
    },
    /// Gives a figure another number, one that stands in its passage, and says what it counts.
    SetFigure {
        /// The item.
        item: ItemId,
        /// The number with its unit, as the passage writes it.
        value: String,
        /// What it counts.
        caption: String,
    },
    /// Puts other entries into a chronology; their passages are highlights of the pack.
    SetChronology {
        /// The item.
        item: ItemId,
        /// The entries, in the order of print.
        entries: Vec<Happening>,
    },
    /// Puts a list's passages into another order, or takes some out: none comes in that was not there.
    SetEntries {
        /// The item.
        item: ItemId,
        /// The passages, in order.
        entries: Vec<HighlightId>,
    },
    /// Shortens a quotation to a wording, or gives it its full words back.
    SetWording {
        /// The item.
        item: ItemId,
        /// The words to print, with … and [ ] where something was changed.
        wording: Option<String>,
    },
    /// Adds the user's own words as an item.
    AddNote {
        /// The words.
        text: String,
        /// Where.
        place: Place,
    },
    /// Takes an item out. Its highlights stay in the articles.
    RemoveItem(ItemId),
    /// Moves an item; the index is counted without it.
    MoveItem {
        /// The item.
        item: ItemId,
        /// Where to.
        place: Place,
    },
    /// Gives an item another note; an empty one takes the note away.
    SetNote {
        /// The item.
        item: ItemId,
        /// The note.
        note: String,
    },
    /// Says what a highlight is: its colour in window and annex.
    SetKind {
        /// The highlight.
        highlight: HighlightId,
        /// What it is.
        kind: PassageKind,
    },
    /// Takes steps that add things at the end of one section, each with a note to the item that comes of it; all or none.
    AddAll {
        /// The section.
        section: SectionId,
        /// The steps, each with its note.
        steps: Vec<(Edit, Option<String>)>,
    },
    /// Waves suggestions away: they are not shown again.
    Dismiss(Vec<Dismissal>),
    /// Brings suggestions back that were waved away.
    Restore(Vec<Dismissal>),
}

/// A place in the outline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The section.
    pub section: SectionId,
    /// The index in it; past the end means at the end.
    pub index: usize,
}

impl Place {
    /// The end of a section.
    pub fn end_of(section: SectionId) -> Self {
        Self { section, index: usize::MAX }
    }
}

/// Why a step could not be taken. The pack is as it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// No such section.
    #[error("the pack has no section {}", .0.0)]
    NoSection(SectionId),
    /// No such item.
    #[error("the pack has no item {}", .0.0)]
    NoItem(ItemId),
    /// No such highlight.
    #[error("the pack has no highlight {}", .0.0)]
    NoHighlight(HighlightId),
    /// No such article.
    #[error("the pack has no article {0}")]
    NoArticle(ArticleId),
    /// The other reading is an article of its own in the pack.
    #[error("the pack holds this reading of '{0}' already; remove one of the two")]
    ArticleThere(String),
    /// A passage is not in the other reading, or stands there in several places.
    #[error("the passage '{0}' cannot be found again in the new reading; take it out of the briefing first")]
    NotCarried(String),
    /// A list without entries.
    #[error("a list needs at least one passage")]
    EmptyList,
    /// A picture that is shown, or that is not there.
    #[error("the picture '{0}' is in use, or not in the pack")]
    Picture(String),
    /// The item is not of the kind that the step is for.
    #[error("the item {} is not of that kind", .0.0)]
    WrongKind(ItemId),
    /// A block that would print passages without naming them to the pack.
    #[error("passages are added by steps of their own")]
    NotABlock,
    /// The number does not stand in the passage.
    #[error("'{0}' does not stand in the passage; choose the passage that has the number")]
    Value(String),
    /// The wording is not a visible shortening of the passage.
    #[error("the quotation cannot be shortened so: {0}")]
    Wording(#[from] WordingError),
    /// The passage is not, letter for letter, a range of its article.
    #[error("the passage cannot be quoted: {0}")]
    Passage(#[from] PassageError),
}

impl Edit {
    /// What the step does, for 'Undo …' and 'Redo …'.
    pub fn name(&self) -> &'static str {
        match self {
            Self::SetFront(_) => "edit title page",
            Self::SetPaper(_) => "choose paper",
            Self::SetTheme(_) => "choose theme",
            Self::SetTemplate(_) => "choose template",
            Self::AddPicture { .. } => "add picture",
            Self::PlanSection { .. } => "plan section",
            Self::AddFigure { .. } => "add figure",
            Self::AddChronology { .. } => "add chronology",
            Self::AddBlock { body, .. } => block_names(body).0,
            Self::SetBlock { body, .. } => block_names(body).1,
            Self::DropPicture(_) => "remove picture",
            Self::SetFigure { .. } => "edit figure",
            Self::SetChronology { .. } => "edit chronology",
            Self::SetEntries { .. } => "edit list",
            Self::SetWording { .. } => "shorten quotation",
            Self::AddArticle(_) => "add article",
            Self::AddArticles(articles) if articles.len() > 1 => "add articles",
            Self::AddArticles(_) => "add article",
            Self::RemoveArticles(articles) if articles.len() > 1 => "remove articles",
            Self::RemoveArticles(_) => "remove article",
            Self::RestoreArticles(_) => "restore from bin",
            Self::EmptyBin => "empty bin",
            Self::ReplaceArticle { .. } => "take line back in",
            Self::CorrectArticle { .. } => "correct article",
            Self::Tick { ticked: true, articles } if articles.len() > 1 => "tick articles",
            Self::Tick { ticked: true, .. } => "tick article",
            Self::Tick { articles, .. } if articles.len() > 1 => "untick articles",
            Self::Tick { .. } => "untick article",
            Self::PrintInFull(_) => "print in full",
            Self::AddSection { .. } => "add section",
            Self::RenameSection { .. } => "rename section",
            Self::RemoveSection(_) => "remove section",
            Self::MoveSection { .. } => "move section",
            Self::AddHighlight(_) => "highlight",
            Self::RemoveHighlight(_) => "remove highlight",
            Self::AddQuotation { .. } | Self::AddFound { .. } => "add quotation",
            Self::AddList { .. } => "add list",
            Self::AddNote { .. } => "add note",
            Self::RemoveItem(_) => "remove item",
            Self::MoveItem { .. } => "move item",
            Self::SetNote { .. } => "edit note",
            Self::AddHappening { .. } => "add event",
            Self::SetKind { .. } => "tag highlight",
            Self::AddAll { .. } => "add suggestions",
            Self::Dismiss(_) => "dismiss suggestion",
            Self::Restore(_) => "restore suggestion",
        }
    }
}

/// Takes one step. The only way in which a pack changes.
///
/// # Errors
/// [`EditError`] if the step names something that is not there or a passage that does not hold.
pub fn apply(pack: &Pack, edit: &Edit) -> Result<Pack, EditError> {
    let mut next = pack.clone();
    apply_to(&mut next, edit)?;
    Ok(next)
}

/// The same door for a pack that nobody else holds yet: no copy is made, and after an error the pack is not to be used.
pub(crate) fn apply_to(p: &mut Pack, edit: &Edit) -> Result<(), EditError> {
    match edit {
        Edit::SetFront(front) => p.front = front.clone(),
        Edit::SetPaper(paper) => p.paper = *paper,
        Edit::SetTheme(theme) => p.theme.clone_from(theme),
        Edit::SetTemplate(template) => p.template.clone_from(template),
        Edit::AddPicture { name, picture } => drop(p.pictures.insert(name.clone(), picture.clone())),
        Edit::PlanSection { section, guidance, limit } => plan_section(p, *section, guidance, *limit)?,
        Edit::AddFigure { value, caption, passage, place } => add_figure(p, value, caption, passage, *place)?,
        Edit::AddChronology { entries, place } => add_chronology(p, entries, *place)?,
        Edit::AddHappening { entry, passage, place } => add_happening(p, entry, passage.as_ref(), *place)?,
        Edit::SetKind { highlight, kind } => set_kind(p, *highlight, *kind)?,
        Edit::AddAll { section, steps } => add_all(p, *section, steps)?,
        Edit::Dismiss(which) => dismiss(p, which),
        Edit::Restore(which) => restore(p, which),
        Edit::AddBlock { body, place } => blocks::add_block(p, body, *place)?,
        Edit::SetBlock { item, body } => blocks::set_block(p, *item, body)?,
        Edit::SetWording { item, wording } => set_wording(p, *item, wording.as_deref())?,
        Edit::DropPicture(name) => blocks::drop_picture(p, name)?,
        Edit::SetFigure { item, value, caption } => blocks::set_figure(p, *item, value, caption)?,
        Edit::SetChronology { item, entries } => blocks::set_chronology(p, *item, entries)?,
        Edit::SetEntries { item, entries } => blocks::set_entries(p, *item, entries)?,
        Edit::AddArticle(article) => shelf::add(p, [PackArticle::new(Arc::clone(article))]),
        Edit::AddArticles(articles) => shelf::add(p, articles.iter().cloned()),
        Edit::RemoveArticles(ids) => shelf::bin(p, ids)?,
        Edit::RestoreArticles(ids) => shelf::restore(p, ids)?,
        Edit::EmptyBin => shelf::empty_bin(p),
        Edit::ReplaceArticle { old, article } => shelf::replace(p, old, article)?,
        Edit::CorrectArticle { article, details } => details::correct(p, article, details)?,
        Edit::Tick { articles, ticked } => shelf::tick(p, articles, *ticked)?,
        Edit::PrintInFull(ids) => shelf::print_in_full(p, ids)?,
        Edit::AddSection { title, index } => add_section(p, title, *index),
        Edit::RenameSection { section, title } => section_mut(p, *section)?.title.clone_from(title),
        Edit::RemoveSection(section) => drop(take_section(p, *section)?),
        Edit::MoveSection { section, index } => move_section(p, *section, *index)?,
        Edit::AddHighlight(passage) => drop(add_highlight(p, passage, PassageKind::Own)?),
        Edit::RemoveHighlight(id) => remove_highlight(p, *id)?,
        Edit::AddQuotation { passage, place } => add_quotation(p, passage, PassageKind::Own, *place)?,
        Edit::AddFound { kind, passage, place } => add_quotation(p, passage, *kind, *place)?,
        Edit::AddList { label, announced, entries, place } => add_list(p, label, *announced, entries, *place)?,
        Edit::AddNote { text, place } => drop(add_item(p, Body::Note, text.clone(), *place)?),
        Edit::RemoveItem(item) => drop(take_item(p, *item)?),
        Edit::MoveItem { item, place } => move_item(p, *item, *place)?,
        Edit::SetNote { item, note } => item_mut(p, *item)?.note.clone_from(note),
    }
    Ok(())
}

fn new_id(pack: &mut Pack) -> u32 {
    let id = pack.next_id;
    pack.next_id = pack.next_id.saturating_add(1);
    id
}

fn section_mut(pack: &mut Pack, id: SectionId) -> Result<&mut Section, EditError> {
    pack.sections.iter_mut().find(|s| s.id == id).ok_or(EditError::NoSection(id))
}

pub(super) fn item_mut(pack: &mut Pack, id: ItemId) -> Result<&mut Item, EditError> {
    pack.sections.iter_mut().flat_map(|s| &mut s.items).find(|i| i.id == id).ok_or(EditError::NoItem(id))
}

fn add_all(pack: &mut Pack, section: SectionId, steps: &[(Edit, Option<String>)]) -> Result<(), EditError> {
    for (edit, note) in steps {
        apply_to(pack, edit)?;
        if let Some(note) = note
            && let Some(item) = section_mut(pack, section)?.items.last_mut()
        {
            item.note.clone_from(note);
        }
    }
    Ok(())
}

fn add_section(pack: &mut Pack, title: &str, index: usize) {
    let id = SectionId(new_id(pack));
    let index = index.min(pack.sections.len());
    pack.sections.insert(index, Section::new(id, title));
}

fn take_section(pack: &mut Pack, id: SectionId) -> Result<Section, EditError> {
    let at = pack.sections.iter().position(|s| s.id == id).ok_or(EditError::NoSection(id))?;
    Ok(pack.sections.remove(at))
}

fn move_section(pack: &mut Pack, id: SectionId, index: usize) -> Result<(), EditError> {
    let section = take_section(pack, id)?;
    let index = index.min(pack.sections.len());
    pack.sections.insert(index, section);
    Ok(())
}

/// Marks a passage, or finds it marked; a mark of which no kind was known takes this one.
fn add_highlight(pack: &mut Pack, passage: &Passage, kind: PassageKind) -> Result<HighlightId, EditError> {
    let article = pack.article(&passage.article).ok_or_else(|| EditError::NoArticle(passage.article.clone()))?;
    passage.check(article)?;
    if let Some(same) = pack.highlights.values_mut().find(|h| &h.passage == passage) {
        if same.kind.is_own() {
            same.kind = kind;
        }
        return Ok(same.id);
    }
    let id = HighlightId(new_id(pack));
    pack.highlights.insert(id, Highlight { id, passage: passage.clone(), kind });
    Ok(id)
}

fn set_kind(pack: &mut Pack, id: HighlightId, kind: PassageKind) -> Result<(), EditError> {
    pack.highlights.get_mut(&id).ok_or(EditError::NoHighlight(id))?.kind = kind;
    Ok(())
}

pub(super) fn remove_highlight(pack: &mut Pack, id: HighlightId) -> Result<(), EditError> {
    pack.highlights.remove(&id).ok_or(EditError::NoHighlight(id))?;
    for section in &mut pack.sections {
        section.items.retain_mut(|item| match &mut item.body {
            Body::Quotation { passage, .. } | Body::Figure { passage, .. } => *passage != id,
            Body::List { entries, .. } => {
                let before = entries.len();
                entries.retain(|e| *e != id);
                entries.len() == before || !entries.is_empty()
            }
            Body::Chronology(entries) => {
                // What happened stays told; it only loses its source.
                for entry in entries.iter_mut().filter(|e| e.passage == Some(id)) {
                    entry.passage = None;
                }
                true
            }
            Body::Table { .. } | Body::Picture { .. } | Body::Biography { .. } | Body::Note | Body::PageBreak => true,
        });
    }
    Ok(())
}

fn plan_section(pack: &mut Pack, section: SectionId, guidance: &str, limit: Option<Limit>) -> Result<(), EditError> {
    let section = section_mut(pack, section)?;
    guidance.clone_into(&mut section.guidance);
    section.limit = limit;
    Ok(())
}

fn add_figure(pack: &mut Pack, value: &str, caption: &str, passage: &Passage, place: Place) -> Result<(), EditError> {
    if value.is_empty() || !passage.quote.contains(value) {
        return Err(EditError::Value(value.to_owned()));
    }
    let passage = add_highlight(pack, passage, PassageKind::Figure)?;
    let body = Body::Figure { value: value.to_owned(), caption: caption.to_owned(), passage };
    add_item(pack, body, String::new(), place)?;
    Ok(())
}

fn add_chronology(pack: &mut Pack, entries: &[(Happening, Option<Passage>)], place: Place) -> Result<(), EditError> {
    if entries.is_empty() {
        return Err(EditError::EmptyList);
    }
    let mut told = Vec::new();
    for (entry, passage) in entries {
        let passage = passage.as_ref().map(|p| add_highlight(pack, p, PassageKind::Event)).transpose()?;
        told.push(Happening { passage, ..entry.clone() });
    }
    told.sort_by_key(|entry| (entry.date, entry.end));
    add_item(pack, Body::Chronology(told), String::new(), place)?;
    Ok(())
}

fn add_happening(pack: &mut Pack, entry: &Happening, passage: Option<&Passage>, place: Place) -> Result<(), EditError> {
    let passage = passage.map(|p| add_highlight(pack, p, PassageKind::Event)).transpose()?;
    let entry = Happening { passage, ..entry.clone() };
    let section = section_mut(pack, place.section)?;
    let told = section.items.iter_mut().rev().find_map(|item| match &mut item.body {
        Body::Chronology(told) => Some(told),
        _ => None,
    });
    match told {
        Some(told) => {
            let at = told.partition_point(|other| (other.date, other.end) <= (entry.date, entry.end));
            told.insert(at, entry);
        }
        None => drop(add_item(pack, Body::Chronology(vec![entry]), String::new(), place)?),
    }
    Ok(())
}

fn set_wording(pack: &mut Pack, item: ItemId, wording: Option<&str>) -> Result<(), EditError> {
    let Some(Body::Quotation { passage, .. }) = pack.item(item).map(|i| &i.body) else {
        return Err(pack.item(item).map_or(EditError::NoItem(item), |_| EditError::WrongKind(item)));
    };
    let quote = pack.highlights.get(passage).map(|h| h.passage.quote.clone()).unwrap_or_default();
    let wording = wording.map(str::trim).filter(|w| *w != quote);
    if let Some(wording) = wording {
        check_wording(&quote, wording)?;
    }
    if let Body::Quotation { wording: shown, .. } = &mut item_mut(pack, item)?.body {
        *shown = wording.map(str::to_owned);
    }
    Ok(())
}

pub(super) fn add_item(pack: &mut Pack, body: Body, note: String, place: Place) -> Result<ItemId, EditError> {
    let id = ItemId(new_id(pack));
    insert_item(pack, Item { id, body, note }, place)?;
    Ok(id)
}

fn insert_item(pack: &mut Pack, item: Item, place: Place) -> Result<(), EditError> {
    let items = &mut section_mut(pack, place.section)?.items;
    let index = place.index.min(items.len());
    items.insert(index, item);
    Ok(())
}

fn add_quotation(pack: &mut Pack, passage: &Passage, kind: PassageKind, place: Place) -> Result<(), EditError> {
    let highlight = add_highlight(pack, passage, kind)?;
    add_item(pack, Body::quotation(highlight), String::new(), place)?;
    Ok(())
}

fn add_list(
    pack: &mut Pack,
    label: &str,
    announced: Option<u32>,
    entries: &[Passage],
    place: Place,
) -> Result<(), EditError> {
    if entries.is_empty() {
        return Err(EditError::EmptyList);
    }
    // What is but the first entry's words announces nothing.
    let opening = label.trim().trim_end_matches('…').trim_end();
    let says_more = entries.first().is_none_or(|first| !first.quote.trim().starts_with(opening));
    let label = if says_more { label } else { "" };
    let entries = entries.iter().map(|e| add_highlight(pack, e, PassageKind::List)).collect::<Result<Vec<_>, _>>()?;
    add_item(pack, Body::List { label: label.to_owned(), announced, entries }, String::new(), place)?;
    Ok(())
}

fn take_item(pack: &mut Pack, id: ItemId) -> Result<Item, EditError> {
    for section in &mut pack.sections {
        if let Some(at) = section.items.iter().position(|i| i.id == id) {
            return Ok(section.items.remove(at));
        }
    }
    Err(EditError::NoItem(id))
}

fn move_item(pack: &mut Pack, id: ItemId, place: Place) -> Result<(), EditError> {
    let item = take_item(pack, id)?;
    insert_item(pack, item, place)
}

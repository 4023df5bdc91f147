//! The one door through which a pack changes: a step in, a new pack out.

use std::sync::Arc;

use crate::article::{Passage, PassageKind, check_wording};

use super::dismiss::{dismiss, restore};
use super::edit::{Edit, EditError, Place};
use super::{
    Body, Happening, Highlight, HighlightId, Item, ItemId, Limit, Pack, PackArticle, Section, SectionId, blocks,
    details, shelf,
};

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

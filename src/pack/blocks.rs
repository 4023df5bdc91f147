//! Steps that change what an item holds: blocks of the author's own, and what is said around passages.

use super::apply::{add_item, item_mut};
use super::edit::{EditError, Place};
use super::{Body, Happening, HighlightId, ItemId, Pack};

/// What adding a block and changing it are called.
pub(super) fn block_names(body: &Body) -> (&'static str, &'static str) {
    match body {
        Body::Table { .. } => ("add table", "edit table"),
        Body::Picture { .. } => ("add picture", "edit picture"),
        Body::Biography { .. } => ("add biography", "edit biography"),
        Body::PageBreak => ("add page break", "edit block"),
        _ => ("add block", "edit block"),
    }
}

pub(super) fn add_block(pack: &mut Pack, body: &Body, place: Place) -> Result<(), EditError> {
    if !is_block(body) {
        return Err(EditError::NotABlock);
    }
    add_item(pack, body.clone(), String::new(), place)?;
    Ok(())
}

pub(super) fn set_block(pack: &mut Pack, item: ItemId, body: &Body) -> Result<(), EditError> {
    if !is_block(body) {
        return Err(EditError::NotABlock);
    }
    let item = item_mut(pack, item)?;
    if !is_block(&item.body) {
        return Err(EditError::WrongKind(item.id));
    }
    item.body.clone_from(body);
    Ok(())
}

/// Whether an item prints no passage, so that it can be put in place as it is.
fn is_block(body: &Body) -> bool {
    match body {
        Body::Table { .. } | Body::Picture { .. } | Body::Biography { .. } | Body::Note | Body::PageBreak => true,
        Body::Quotation { .. } | Body::List { .. } | Body::Figure { .. } | Body::Chronology(_) => false,
    }
}

pub(super) fn drop_picture(pack: &mut Pack, name: &str) -> Result<(), EditError> {
    if pack.shows_picture(name) || pack.pictures.remove(name).is_none() {
        return Err(EditError::Picture(name.to_owned()));
    }
    Ok(())
}

pub(super) fn set_figure(pack: &mut Pack, id: ItemId, value: &str, caption: &str) -> Result<(), EditError> {
    let Some(Body::Figure { passage, .. }) = pack.item(id).map(|i| &i.body) else {
        return Err(pack.item(id).map_or(EditError::NoItem(id), |_| EditError::WrongKind(id)));
    };
    let quote = pack.highlights.get(passage).map(|h| h.passage.quote.as_str()).unwrap_or_default();
    if value.trim().is_empty() || !quote.contains(value) {
        return Err(EditError::Value(value.to_owned()));
    }
    if let Body::Figure { value: shown, caption: counts, .. } = &mut item_mut(pack, id)?.body {
        value.clone_into(shown);
        caption.clone_into(counts);
    }
    Ok(())
}

pub(super) fn set_chronology(pack: &mut Pack, id: ItemId, entries: &[Happening]) -> Result<(), EditError> {
    if entries.is_empty() {
        return Err(EditError::EmptyList);
    }
    let unknown = entries.iter().filter_map(|e| e.passage).find(|h| !pack.highlights.contains_key(h));
    let before = pack.item(id).ok_or(EditError::NoItem(id))?.body.highlights();
    // A passage that was missing before may stay so: it is shown, never repaired in silence.
    if let Some(highlight) = unknown.filter(|h| !before.contains(h)) {
        return Err(EditError::NoHighlight(highlight));
    }
    match &mut item_mut(pack, id)?.body {
        Body::Chronology(told) => *told = entries.to_vec(),
        _ => return Err(EditError::WrongKind(id)),
    }
    Ok(())
}

pub(super) fn set_entries(pack: &mut Pack, id: ItemId, wanted: &[HighlightId]) -> Result<(), EditError> {
    if wanted.is_empty() {
        return Err(EditError::EmptyList);
    }
    let Body::List { entries, .. } = &mut item_mut(pack, id)?.body else { return Err(EditError::WrongKind(id)) };
    let mut left = entries.clone();
    for highlight in wanted {
        let at = left.iter().position(|h| h == highlight).ok_or(EditError::NoHighlight(*highlight))?;
        left.remove(at);
    }
    *entries = wanted.to_vec();
    Ok(())
}

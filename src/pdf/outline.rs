//! What a viewer shows beside the pages: nested bookmarks, and what it calls each page.

use std::io;

use lopdf::{Object, ObjectId, dictionary};

use super::file::PdfFile;
use super::links::Destinations;
use super::object;
use super::sheets::Sheet;
use crate::diag::{Sink, Warning};
use crate::layout::page::Bookmark;

/// A bookmark among its neighbours; the others by index.
struct Entry<'a> {
    bookmark: &'a Bookmark,
    dest: Object,
    id: ObjectId,
    parent: Option<usize>,
    kids: Vec<usize>,
    place: usize,
}

/// Writes the outline (ISO 32000-1, 12.3.3); `None` if there is nothing in it. The topmost level is shown open,
/// the deeper ones closed.
pub fn write(
    bookmarks: &[Bookmark],
    destinations: &Destinations,
    file: &mut PdfFile,
    sink: &mut Sink,
) -> io::Result<Option<ObjectId>> {
    let root = file.reserve();
    let mut entries: Vec<Entry> = Vec::new();
    let mut top: Vec<usize> = Vec::new();
    // The entries that the next one may be part of, with their levels.
    let mut open: Vec<(usize, usize)> = Vec::new();
    for bookmark in bookmarks {
        let Some(dest) = destinations.array(bookmark.dest) else {
            let what = format!("the bookmark '{}' leads to a page that is not there and is left out", bookmark.title);
            sink.push(Warning::new(what));
            continue;
        };
        while open.last().is_some_and(|(level, _)| *level >= bookmark.level) {
            open.pop();
        }
        let index = entries.len();
        let parent = open.last().map(|(_, parent)| *parent);
        let siblings = match parent.and_then(|parent| entries.get_mut(parent)) {
            Some(parent) => &mut parent.kids,
            None => &mut top,
        };
        let place = siblings.len();
        siblings.push(index);
        entries.push(Entry { bookmark, dest, id: file.reserve(), parent, kids: Vec::new(), place });
        open.push((bookmark.level, index));
    }
    let id = |index: Option<&usize>| Some(entries.get(*index?)?.id);
    for entry in &entries {
        let parent = entry.parent.and_then(|parent| entries.get(parent));
        let siblings = parent.map_or(&top, |parent| &parent.kids);
        let mut item = dictionary! {
            "Title" => object::text(&entry.bookmark.title),
            "Parent" => parent.map_or(root, |parent| parent.id),
            "Dest" => entry.dest.clone(),
        };
        if let Some(previous) = entry.place.checked_sub(1).and_then(|place| id(siblings.get(place))) {
            item.set("Prev", previous);
        }
        if let Some(next) = id(siblings.get(entry.place + 1)) {
            item.set("Next", next);
        }
        if let (Some(first), Some(last)) = (id(entry.kids.first()), id(entry.kids.last())) {
            item.set("First", first);
            item.set("Last", last);
            let count = entry.kids.len() as i64;
            item.set("Count", if entry.parent.is_none() { count } else { -count });
        }
        file.put(entry.id, item)?;
    }
    let (Some(first), Some(last)) = (id(top.first()), id(top.last())) else { return Ok(None) };
    let shown =
        top.len() + top.iter().filter_map(|index| entries.get(*index)).map(|entry| entry.kids.len()).sum::<usize>();
    let outlines = dictionary! {
        "Type" => object::name("Outlines"), "First" => first, "Last" => last, "Count" => shown as i64,
    };
    file.put(root, outlines)?;
    Ok(Some(root))
}

/// The number tree of the pages' labels (ISO 32000-1, 12.4.2); `None` where there is no page.
pub fn page_labels(sheets: &[Sheet]) -> Option<Object> {
    let mut numbers: Vec<Object> = Vec::new();
    // How far numbers are ahead of the pages' places, while they count on.
    let mut counting: Option<i64> = None;
    for (index, label) in sheets.iter().map(|sheet| &sheet.label).enumerate() {
        let index = index as i64;
        let number = match label {
            None => Some(index + 1),
            Some(label) => {
                label.parse::<u32>().ok().filter(|number| *number > 0 && number.to_string() == *label).map(i64::from)
            }
        };
        match (number, label) {
            (Some(number), _) if counting == Some(number - index) => continue,
            (Some(number), _) => {
                counting = Some(number - index);
                numbers.push(index.into());
                numbers.push(dictionary! { "S" => object::name("D"), "St" => number }.into());
            }
            (None, label) => {
                counting = None;
                numbers.push(index.into());
                numbers.push(dictionary! { "P" => object::text(label.as_deref().unwrap_or_default()) }.into());
            }
        }
    }
    (!numbers.is_empty()).then(|| dictionary! { "Nums" => numbers }.into())
}

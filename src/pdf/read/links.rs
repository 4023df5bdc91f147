//! Links, bookmarks and page labels: what leads where.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Object, ObjectId};

use super::file::OpenFile;
use super::{ReadBookmark, ReadLink, ReadPdf, ReadTarget, on_page};
use crate::layout::page::{Point, Rect};
use crate::pdf::seal;

/// The most links, and the most bookmarks.
const MOST: usize = 2_000_000;
/// How deep bookmarks may nest.
const DEPTH: usize = 64;

/// Reads the pages' links; gives them by their annotations.
pub(super) fn read(
    file: &OpenFile,
    pages: &[ObjectId],
    page_of: &BTreeMap<ObjectId, usize>,
    pdf: &mut ReadPdf,
) -> BTreeMap<ObjectId, usize> {
    let mut by_annotation = BTreeMap::new();
    let mut count = 0;
    for (page, id) in pages.iter().enumerate() {
        let Ok(annotations) = file.inherited(*id, b"Annots").as_array() else { continue };
        for object in annotations {
            count += 1;
            if count > MOST {
                return by_annotation;
            }
            let Some(annotation) = file.dict(object) else { continue };
            if file.name_in(annotation, b"Subtype").as_deref() != Some("Link") {
                pdf.complaints.push((on_page(page), "it has an annotation that is no link".to_owned()));
                continue;
            }
            if annotation.has(b"AP") {
                pdf.complaints.push((on_page(page), "a link on it paints something of its own".to_owned()));
            }
            let action = file.dict(file.get(annotation, b"A"));
            if annotation.has(b"AA") || annotation.has(b"PA") || action.is_some_and(|action| action.has(b"Next")) {
                pdf.complaints.push((on_page(page), "a link on it does more than open what it names".to_owned()));
            }
            if let Object::Reference(id) = object {
                by_annotation.insert(*id, pdf.links.len());
            }
            pdf.links.push(ReadLink {
                page,
                rect: rect(file, annotation, pdf.pages.get(page).map_or(0.0, |p| p.height)),
                target: target(file, annotation, page_of, pdf),
                description: file.text_in(annotation, b"Contents").unwrap_or_default(),
            });
        }
    }
    by_annotation
}

/// A page's links as they are sealed, in order, and as they were once, without their descriptions.
pub(super) fn sealed(
    file: &OpenFile,
    page: Option<ObjectId>,
    page_of: &BTreeMap<ObjectId, usize>,
) -> (Vec<String>, Vec<String>) {
    let annotations = page.and_then(|page| file.inherited(page, b"Annots").as_array().ok());
    let sealed = |object: &Object| {
        let annotation = file.dict(object)?;
        let corners = file.get(annotation, b"Rect").as_array().map(|sides| file.numbers(sides)).unwrap_or_default();
        let place = file.get(annotation, b"Dest").as_array().ok().and_then(|dest| {
            let number = |at: usize| file.resolve(dest.get(at)?).as_float().ok();
            let page = page_of.get(&dest.first()?.as_reference().ok()?)?;
            Some(seal::place(*page, number(2)?, number(3)?))
        });
        let action = || file.get(file.dict(file.get(annotation, b"A"))?, b"URI").as_str().ok();
        let uri = || action().map(|uri| String::from_utf8_lossy(uri).into_owned());
        let description = file.text_in(annotation, b"Contents").unwrap_or_default();
        let target = place.or_else(uri).unwrap_or_default();
        Some((seal::link(&corners, &target, Some(&description)), seal::link(&corners, &target, None)))
    };
    annotations.into_iter().flatten().take(MOST).filter_map(sealed).unzip()
}

/// Names what no briefing has, and what can hide or show things on its pages: layers, forms, programs.
pub(super) fn complain_of_layers(file: &OpenFile, pdf: &mut ReadPdf) {
    let catalog = file.catalog();
    let strange = [
        (&b"OCProperties"[..], "it has layers, that can be shown and hidden"),
        (b"AcroForm", "it has form fields"),
        (b"OpenAction", "it does something when it is opened"),
        (b"AA", "it does something by itself"),
    ];
    let found = strange.iter().filter(|(key, _)| !matches!(file.get(&catalog, key), Object::Null));
    pdf.complaints.extend(found.map(|(_, what)| ("the file".to_owned(), (*what).to_owned())));
    let names = file.dict(file.get(&catalog, b"Names"));
    if names.is_some_and(|names| names.has(b"JavaScript")) {
        pdf.complaints.push(("the file".to_owned(), "it has programs inside".to_owned()));
    }
}

/// Names a page that is not shown as it was written: cut, turned or made larger.
pub(super) fn complain_of_boxes(file: &OpenFile, page: ObjectId, index: usize, pdf: &mut ReadPdf) {
    let sides = |key: &[u8]| file.inherited(page, key).as_array().map(|sides| file.numbers(sides)).unwrap_or_default();
    let (whole, shown) = (sides(b"MediaBox"), sides(b"CropBox"));
    let mut complain = |what: &str| pdf.complaints.push((on_page(index), what.to_owned()));
    if !shown.is_empty() && whole.iter().zip(&shown).any(|(one, other)| (one - other).abs() > 1.0) {
        complain("a part of it is cut off when it is shown");
    }
    if whole.iter().take(2).any(|corner| corner.abs() > 0.01) {
        complain("it does not start at its lower left corner");
    }
    if !matches!(file.inherited(page, b"Rotate").as_i64(), Err(_) | Ok(0)) {
        complain("it is shown turned");
    }
    if !matches!(file.inherited(page, b"AA"), Object::Null) {
        complain("it does something by itself when it is shown");
    }
    if !matches!(file.inherited(page, b"UserUnit"), Object::Null) {
        complain("it is shown in another size");
    }
}

fn rect(file: &OpenFile, annotation: &Dictionary, height: f32) -> Rect {
    let sides = file.get(annotation, b"Rect").as_array().map(|sides| file.numbers(sides)).unwrap_or_default();
    match sides.as_slice() {
        [left, bottom, right, top] => Rect { x: *left, y: height - top, width: right - left, height: top - bottom },
        _ => Rect::default(),
    }
}

/// What a link or a bookmark opens (ISO 32000-1, 12.3.2, 12.6.4.2 and 12.6.4.7).
fn target(file: &OpenFile, dict: &Dictionary, page_of: &BTreeMap<ObjectId, usize>, pdf: &ReadPdf) -> ReadTarget {
    if let Ok(dest) = dict.get(b"Dest") {
        return place(file, dest, page_of, pdf);
    }
    let Some(action) = file.dict(file.get(dict, b"A")) else { return ReadTarget::Other("nothing".to_owned()) };
    match file.name_in(action, b"S").as_deref() {
        Some("GoTo") => place(file, file.get(action, b"D"), page_of, pdf),
        Some("URI") => {
            let uri = file.get(action, b"URI").as_str().unwrap_or_default();
            ReadTarget::Uri(String::from_utf8_lossy(uri).into_owned())
        }
        other => ReadTarget::Other(format!("an action of the kind {}", other.unwrap_or("unknown"))),
    }
}

fn place(file: &OpenFile, dest: &Object, page_of: &BTreeMap<ObjectId, usize>, pdf: &ReadPdf) -> ReadTarget {
    let Object::Array(dest) = file.resolve(dest) else {
        return ReadTarget::Other("a place that has a name alone".to_owned());
    };
    let page = dest.first().and_then(|page| page.as_reference().ok()).and_then(|id| page_of.get(&id)).copied();
    let height = page.and_then(|page| pdf.pages.get(page)).map_or(0.0, |page| page.height);
    let number = |at: usize| dest.get(at).and_then(|o| file.resolve(o).as_float().ok());
    let at = match dest.get(1).and_then(|kind| kind.as_name().ok()) {
        Some(b"XYZ") => number(2).zip(number(3)).map(|(left, top)| Point { x: left, y: height - top }),
        _ => None,
    };
    ReadTarget::Place { page, at }
}

/// Reads the outline (ISO 32000-1, 12.3.3).
pub(super) fn read_bookmarks(file: &OpenFile, page_of: &BTreeMap<ObjectId, usize>, pdf: &mut ReadPdf) {
    let catalog = file.catalog();
    let Some(outlines) = file.dict(file.get(&catalog, b"Outlines")) else { return };
    let mut seen = BTreeSet::new();
    let mut open: Vec<(&Object, usize)> = outlines.get(b"First").ok().map(|first| (first, 0)).into_iter().collect();
    while let Some((object, level)) = open.pop() {
        let known = object.as_reference().ok().is_some_and(|id| !seen.insert(id));
        if known || level > DEPTH || pdf.bookmarks.len() >= MOST {
            pdf.complaints.push(("the bookmarks".to_owned(), "they run in a circle or without end".to_owned()));
            return;
        }
        let Some(item) = file.dict(object) else {
            pdf.complaints.push(("the bookmarks".to_owned(), "one of them is not there".to_owned()));
            continue;
        };
        let target = target(file, item, page_of, pdf);
        pdf.bookmarks.push(ReadBookmark { level, title: file.text_in(item, b"Title").unwrap_or_default(), target });
        open.extend(item.get(b"Next").ok().map(|next| (next, level)));
        open.extend(item.get(b"First").ok().map(|first| (first, level + 1)));
    }
}

/// Reads where the stretches of page labels start (ISO 32000-1, 12.4.2).
pub(super) fn read_labels(file: &OpenFile, pdf: &mut ReadPdf) {
    let catalog = file.catalog();
    let Ok(labels) = catalog.get(b"PageLabels") else { return };
    let starts = file.tree_entries(labels, b"Nums");
    pdf.label_starts = starts.iter().map(|(start, _)| start.as_i64().unwrap_or(-1)).collect();
    if pdf.label_starts.is_empty() {
        pdf.label_starts.push(-1);
    }
}

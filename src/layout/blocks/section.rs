//! A section: its numbered heading, then its entries.

use super::title::space_before;
use super::{biography, chronology, figures, list, note, picture, quotation, table};
use crate::assemble::{Briefing, BriefingSection, Content, Entry};
use crate::diag::About;
use crate::layout::Composer;
use crate::layout::flow::{Row, show_in};
use crate::layout::page::{Bookmark, DestId, NodeId, Role, Shows, Tag};
use crate::layout::paragraph::{Inline, Start, baseline};
use crate::layout::theme::Style;

pub(in crate::layout) fn compose(cx: &mut Composer<'_>, briefing: &Briefing, section: &BriefingSection) -> Vec<Row> {
    let node = cx.node(NodeId::ROOT, Role::Section);
    let place = cx.place();
    let number = section.number.to_string();
    cx.start = Start::of(&section.title);
    let opens_page = std::mem::take(&mut cx.page_break);
    let mut rows = heading(cx, node, Some(&number), &section.title, place);
    show_in(&mut rows, Shows::Section(section.id), cx.theme.page.left, cx.theme.page.column);
    if let Some(first) = rows.first_mut() {
        first.new_page = opens_page;
    }
    let mut rest = section.entries.as_slice();
    let mut first = true;
    while let [entry, others @ ..] = rest {
        let opens_page = std::mem::take(&mut cx.page_break);
        let warned = cx.warnings.len();
        let (mut lines, taken) = match portrait_rows(cx, briefing, node, rest) {
            Some(lines) => (lines, 1),
            None => (entry_rows(cx, briefing, node, entry), 0),
        };
        rest = others.get(taken..).unwrap_or_default();
        for warning in cx.warnings.iter_mut().skip(warned) {
            warning.about.get_or_insert(About::Item(entry.item.0));
        }
        if !matches!(entry.content, Some(Content::Figures(_))) {
            show_in(&mut lines, Shows::Item(entry.item), cx.theme.page.left, cx.theme.page.column);
        }
        match lines.first_mut() {
            Some(first) => first.new_page = opens_page,
            None => cx.page_break |= opens_page,
        }
        let gap = cx.theme.grid * if first { 0.5 } else { 1.5 };
        first = false;
        space_before(&mut lines, gap);
        rows.extend(lines);
    }
    rows
}

fn entry_rows(cx: &mut Composer<'_>, briefing: &Briefing, parent: NodeId, entry: &Entry) -> Vec<Row> {
    let mut rows = match &entry.content {
        Some(Content::Quotation(quoted)) => quotation::compose(cx, briefing, parent, quoted),
        Some(Content::List(list)) => list::compose(cx, briefing, parent, list),
        Some(Content::Figures(panel)) => figures::compose(cx, briefing, parent, panel),
        Some(Content::Chronology(events)) => chronology::compose(cx, briefing, parent, events),
        Some(Content::Table { caption, header, rows }) => table::compose(cx, briefing, parent, caption, header, rows),
        Some(Content::Picture { picture, caption, alt }) => {
            picture::compose(cx, briefing, parent, picture, caption, alt)
        }
        Some(Content::Biography { name, role, text }) => {
            biography::compose(cx, parent, (name, role), text, (cx.theme.page.left, cx.theme.page.column))
        }
        Some(Content::PageBreak) => {
            cx.page_break = true;
            Vec::new()
        }
        None => Vec::new(),
    };
    append_note(cx, parent, entry, &mut rows);
    rows
}

/// A biography and the portrait before or after it, side by side; `None` where these entries open with neither.
fn portrait_rows(cx: &mut Composer<'_>, briefing: &Briefing, parent: NodeId, entries: &[Entry]) -> Option<Vec<Row>> {
    let (first, second) = (entries.first()?, entries.get(1)?);
    let (portrait, person) = match (first.content.as_ref()?, second.content.as_ref()?) {
        (Content::Picture { .. }, Content::Biography { .. }) => (first, second),
        (Content::Biography { .. }, Content::Picture { .. }) => (second, first),
        _ => return None,
    };
    let next = entries.get(2).filter(|_| std::ptr::eq(portrait, second));
    let is_of_next = next.is_some_and(|next| shows(portrait, next) && !shows(portrait, person));
    // A remark on the picture, or on the person before it, stands between the two.
    if !portrait.note.is_empty() || !first.note.is_empty() || is_of_next {
        return None;
    }
    let (portrait_content, person_content) = (portrait.content.as_ref()?, person.content.as_ref()?);
    let mut rows = biography::with_portrait(cx, briefing, parent, portrait_content, person_content)?;
    let page = cx.theme.page;
    show_in(rows.get_mut(..1)?, Shows::Item(second.item), page.left, page.column);
    append_note(cx, parent, second, &mut rows);
    Some(rows)
}

/// Whether a picture's words name the person of a biography: by the last part of the name.
fn shows(picture: &Entry, person: &Entry) -> bool {
    match (&picture.content, &person.content) {
        (Some(Content::Picture { caption, alt, .. }), Some(Content::Biography { name, .. })) => {
            let last = name.split_whitespace().last().unwrap_or_default();
            !last.is_empty() && [caption, alt].iter().any(|words| words.contains(last))
        }
        _ => false,
    }
}

/// Adds what the author says of an entry.
fn append_note(cx: &mut Composer<'_>, parent: NodeId, entry: &Entry, rows: &mut Vec<Row>) {
    if !entry.note.is_empty() {
        let mut lines = note::compose(cx, parent, &entry.note);
        if let Some(last) = rows.last_mut() {
            // A comment without the words that it comments on would be read as one on the next quotation.
            last.keep_with_next = true;
            space_before(&mut lines, cx.theme.grid / 2.0);
        }
        rows.extend(lines);
    }
}

/// A heading with its number hanging in the margin, kept with what follows.
pub(super) fn heading(
    cx: &mut Composer<'_>,
    parent: NodeId,
    number: Option<&str>,
    title: &str,
    place: DestId,
) -> Vec<Row> {
    let theme = cx.theme;
    let page = theme.page;
    let node = cx.node(parent, Role::Heading(2));
    let style = theme.style(Style::Heading);
    let mut rows = cx.balanced(&Inline::new(title, style, node), (page.left, page.column), 0);
    if let (Some(number), Some(first)) = (number, rows.first_mut()) {
        let text = format!("{number} ");
        let inline = Inline { tag: Tag::Content(node), ..Inline::new(&text, theme.style(Style::HeadingNumber), node) };
        let side = Start::of(title).hanging(page.left, page.column, theme.hang / 2.0);
        let items = cx.line(&inline, side, baseline(&style));
        first.prepend(items);
    }
    space_before(&mut rows, theme.grid * 2.0);
    for row in &mut rows {
        row.keep_with_next = true;
    }
    if let Some(first) = rows.first_mut() {
        first.anchors.push(place);
    }
    let title = number.map_or_else(|| title.to_owned(), |n| format!("{n} {title}"));
    cx.bookmarks.push(Bookmark { level: 0, title, dest: place });
    rows
}

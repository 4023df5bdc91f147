//! The list of contents: headings with dotted leaders to their page numbers.

use std::sync::Arc;

use super::title::space_before;
use crate::layout::Composer;
use crate::layout::flow::{Head, PageName, Row, height_of};
use crate::layout::page::{Draw, NodeId, PageItem, Point, Role, Tag, Target};
use crate::layout::paragraph::{Inline, InlineLink, Side, baseline, end_of_line};
use crate::layout::theme::Style;
use crate::phrases::Word;

/// The most lines that a heading takes, and an annex where there is room.
pub(in crate::layout) const MOST_LINES: f32 = 3.0;
/// Room for the page numbers at the right, in em.
const NUMBER_EM: f32 = 2.5;
/// The leaders: how thick, and the distance between dots, in points.
const LEADER: (f32, f32) = (0.6, 3.75);

/// The list of what has been bookmarked so far, each annex in so many lines at most.
pub(in crate::layout) fn compose(cx: &mut Composer<'_>, contents: NodeId, annex_lines: f32) -> Vec<Row> {
    let theme = cx.theme;
    let page = theme.page;
    let style = theme.style(Style::Contents);
    let number_style = theme.style(Style::ContentsNumber);
    let right = page.left + page.column;
    let entries = cx.bookmarks.clone();
    let mut rows = Vec::new();
    for entry in entries {
        let item = cx.node(contents, Role::ContentsItem);
        let reference = cx.node(item, Role::Reference);
        let node = cx.node(reference, Role::Link);
        let link = InlineLink {
            target: Target::Dest(entry.dest),
            description: cx.words.fill(Word::ToHeading, &[("title", &entry.title)]),
        };
        let x = page.left + theme.inset * entry.level as f32;
        let width = right - x - NUMBER_EM * style.size;
        let (number, title) = entry.title.split_at_checked(number_of(&entry.title)).unwrap_or(("", &entry.title));
        let most_lines = if entry.level == 0 { MOST_LINES } else { annex_lines };
        let title = format!("{} ", cx.fitted(title, style, (width - style.size) * most_lines));
        // A title in another script starts at the left all the same, before the leader.
        let isolated = Some(0..title.trim_end().len());
        let inline = Inline { link: Some(link.clone()), isolated, ..Inline::new(&title, style, node) };
        let mut lines = cx.paragraph(&[inline], x, width);
        if let Some(first) = lines.first_mut().filter(|_| !number.is_empty()) {
            // Numbers hang in the margin, as those of the headings do.
            let inline = Inline { link: Some(link.clone()), ..Inline::new(number, number_style, node) };
            first.prepend(cx.line(&inline, Side::Right(x - theme.hang / 3.0), baseline(&style)));
        }
        let all_but_last = lines.len().saturating_sub(1);
        lines.iter_mut().take(all_but_last).for_each(|line| line.keep_with_next = true);
        // Annexes stand closer together: there may be many.
        space_before(&mut lines, if entry.level == 0 { theme.grid / 4.0 } else { theme.grid / 8.0 });
        if let Some(last) = lines.last_mut() {
            last.items.push(PageItem {
                tag: Tag::Decoration,
                draw: Draw::Line {
                    from: Point { x: end_of_line(last, x), y: baseline(&style) },
                    to: Point { x: right - NUMBER_EM * style.size * 0.7, y: baseline(&style) },
                    width: LEADER.0,
                    color: theme.color("rule"),
                    dash: Some((LEADER.0, LEADER.1)),
                },
            });
            last.page_names.push(PageName {
                once: None,
                overleaf: false,
                spans: None,
                after_items: last.items.len(),
                place: entry.dest,
                prefix: "",
                style: number_style,
                tag: Tag::Content(node),
                side: Side::Right(right),
                baseline: baseline(&style),
                link: Some(link),
            });
        }
        rows.extend(lines);
    }
    space_before(&mut rows, theme.grid * 1.5);
    // No entry stands alone on a page.
    let count = rows.len();
    for (i, row) in rows.iter_mut().enumerate() {
        row.keep_with_next |= i + 1 < count && (i < COMPANY || i + 1 + COMPANY >= count);
    }
    rows
}

/// So many lines before the last, and after the first, stand on its page.
const COMPANY: usize = 2;

/// How many bytes of a title are the number before it.
fn number_of(title: &str) -> usize {
    let digits = title.find(|c: char| !c.is_ascii_digit()).unwrap_or(0);
    let blank = title.get(digits..).is_some_and(|rest| rest.starts_with(' '));
    if digits > 0 && blank { digits + 1 } else { 0 }
}

/// The list on pages of its own, under a heading; `room` is the height of a page, in points. Gives besides how much of its
/// last page it fills, where it takes several.
pub(in crate::layout) fn with_heading(
    cx: &mut Composer<'_>,
    contents: NodeId,
    mut list: Vec<Row>,
    room: f32,
) -> (Vec<Row>, Option<f32>) {
    let theme = cx.theme;
    let node = cx.node(contents, Role::Caption);
    let mut rows = heading(cx, node, Word::Contents);
    if let Some(first) = rows.first_mut() {
        first.new_page = true;
    }
    space_before(&mut list, theme.grid / 2.0);
    let own = height_of(&rows) + theme.grid / 2.0;
    let mut on_last = None;
    // A list that is a little too long is set closer.
    if own + height_of(&list) > room && !set_closer(&mut list, room - own) {
        go_on(cx, node, &mut list);
        on_last = Some((own + height_of(&list)) % room);
    }
    rows.extend(list);
    (rows, on_last)
}

/// Sets a list closer if it then fits into `room` points; gives whether it does.
fn set_closer(list: &mut [Row], room: f32) -> bool {
    let closer = list.iter().skip(1).map(|row| row.space_before).sum::<f32>() * (1.0 - CLOSER);
    let fits = height_of(&*list) - closer <= room;
    if fits {
        list.iter_mut().skip(1).for_each(|row| row.space_before *= CLOSER);
    }
    fits
}

/// Whether a list fits on a page of its own, if need be set closer.
pub(in crate::layout) fn fits_alone(cx: &Composer<'_>, list: &[Row], room: f32) -> bool {
    let heading = cx.theme.style(Style::Heading).leading + cx.theme.grid / 2.0;
    let closer = list.iter().skip(1).map(|row| row.space_before).sum::<f32>() * (1.0 - CLOSER);
    heading + height_of(list) - closer <= room
}

/// The share of the white space between entries that is left in a list that has to be set closer.
const CLOSER: f32 = 0.4;

/// So many lines at least stand on the last of several pages.
const LAST_LINES: usize = 8;

/// What a list needs that goes on overleaf: its heading again over each page, and company for its last entries.
fn go_on(cx: &mut Composer<'_>, node: NodeId, list: &mut [Row]) {
    let mut again = heading(cx, node, Word::ContentsContinued);
    again.push(Row::new(cx.theme.grid / 4.0));
    let head = Arc::new(Head::of(&again));
    let count = list.len();
    for (i, row) in list.iter_mut().enumerate() {
        row.head = Some(Arc::clone(&head));
        row.keep_with_next |= i + 1 < count && i + LAST_LINES >= count;
    }
}

fn heading(cx: &mut Composer<'_>, node: NodeId, word: Word) -> Vec<Row> {
    let page = cx.theme.page;
    let inline = Inline::new(cx.words.word(word), cx.theme.style(Style::Heading), node);
    let mut rows = cx.paragraph(&[inline], page.left, page.column);
    for row in &mut rows {
        row.keep_with_next = true;
    }
    rows
}

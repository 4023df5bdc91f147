//! The list of contents: headings with dotted leaders to their page numbers.

use super::title::space_before;
use crate::layout::Composer;
use crate::layout::flow::{PageName, Row};
use crate::layout::page::{Draw, NodeId, PageItem, Point, Role, Tag, Target};
use crate::layout::paragraph::{Inline, InlineLink, Side, baseline, end_of_line};
use crate::layout::theme::Style;
use crate::phrases::Word;

/// The most lines that an entry takes.
const MOST_LINES: f32 = 3.0;
/// Room for the page numbers at the right, in em.
const NUMBER_EM: f32 = 2.5;
/// The leaders: how thick, and the distance between dots, in points.
const LEADER: (f32, f32) = (0.6, 3.75);

/// The list of what has been bookmarked so far.
pub(in crate::layout) fn compose(cx: &mut Composer<'_>, contents: NodeId) -> Vec<Row> {
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
        let title = format!("{} ", cx.fitted(&entry.title, style, (width - style.size) * MOST_LINES));
        // A title in another script stands beside its number all the same, before the leader.
        let isolated = Some(number_of(&title)..title.trim_end().len());
        let inline = Inline { link: Some(link.clone()), isolated, ..Inline::new(&title, style, node) };
        let mut lines = cx.paragraph(&[inline], x, width);
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

/// The list on a page of its own, under a heading.
pub(in crate::layout) fn with_heading(cx: &mut Composer<'_>, contents: NodeId, mut list: Vec<Row>) -> Vec<Row> {
    let theme = cx.theme;
    let heading = cx.node(contents, Role::Caption);
    let style = theme.style(Style::Heading);
    let mut rows =
        cx.paragraph(&[Inline::new(cx.words.word(Word::Contents), style, heading)], theme.page.left, theme.page.column);
    for row in &mut rows {
        row.keep_with_next = true;
    }
    if let Some(first) = rows.first_mut() {
        first.new_page = true;
    }
    space_before(&mut list, theme.grid / 2.0);
    rows.extend(list);
    rows
}

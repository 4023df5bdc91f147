//! The author's own words: another face, another colour, and a mark in the margin, so that nobody takes them for a
//! source's. How they are marked up is read in [`crate::pack::note`].

use super::title::space_before;
use crate::layout::Composer;
use crate::layout::flow::Row;
use crate::layout::page::{NodeId, Role};
use crate::layout::paragraph::{Inline, Side, Start, baseline};
use crate::layout::theme::Style;
use crate::pack::note::{Kind, Stress, kind_of, runs};
use crate::phrases::Word;

/// How far points and numbers stand before their words, in parts of the theme's hang.
const POINT_HANG: f32 = 0.6;
const NUMBER_HANG: f32 = 1.1;

pub(in crate::layout) fn compose(cx: &mut Composer<'_>, parent: NodeId, paragraphs: &[String]) -> Vec<Row> {
    let theme = cx.theme;
    let page = theme.page;
    let style = theme.style(Style::Note);
    let division = cx.node(parent, Role::Division);
    let start = paragraphs.first().map_or(Start::Left, |text| Start::of(text));
    let (x, width) = start.inset(page.left, page.column, theme.inset);
    let mark_node = cx.node(division, Role::Paragraph);
    let mut rows = own_words(cx, division, paragraphs, x, width);
    let said = format!("{} ", cx.words.word(Word::Note));
    let mark = Inline::new(&said, theme.style(Style::NoteMark), mark_node);
    let mark = cx.line(&mark, start.hanging(x, width, theme.inset / 2.0), baseline(&style));
    if let Some(first) = rows.first_mut() {
        first.prepend(mark);
    }
    rows
}

/// The author's paragraphs and points. Points of one kind, one after another, are one list.
pub(super) fn own_words(cx: &mut Composer<'_>, parent: NodeId, paragraphs: &[String], x: f32, width: f32) -> Vec<Row> {
    let theme = cx.theme;
    let mut list: Option<(bool, NodeId)> = None;
    let mut rows: Vec<Row> = Vec::new();
    // Where each point of the list that is open starts among the rows.
    let mut points: Vec<usize> = Vec::new();
    for text in paragraphs {
        let (kind, _) = kind_of(text);
        let before = list;
        let mut lines = match kind {
            Kind::Paragraph => {
                list = None;
                let node = cx.node(parent, Role::Paragraph);
                let inlines = inlines_of(cx, text, node);
                cx.paragraph(&inlines, x, width)
            }
            Kind::Point | Kind::Numbered(_) => {
                let numbered = matches!(kind, Kind::Numbered(_));
                let node = match list {
                    Some((same, node)) if same == numbered => node,
                    _ => cx.node(parent, Role::List { numbered }),
                };
                list = Some((numbered, node));
                point_rows(cx, node, kind, text, x, width)
            }
        };
        if !rows.is_empty() {
            let together = list.is_some() && (before == list || before.is_none());
            space_before(&mut lines, if together { theme.grid / 4.0 } else { theme.grid / 2.0 });
        }
        if list != before {
            keep_points(&mut rows, &std::mem::take(&mut points));
        }
        if list.is_some() {
            points.push(rows.len());
        }
        rows.extend(lines);
    }
    keep_points(&mut rows, &points);
    rows
}

/// A list of up to so many points stands on one page if it has no more lines than these.
const FEW_POINTS: usize = 4;
const FEW_LINES: usize = 10;
/// In a longer one points of up to so many lines are not left alone at a page's foot or head.
const SHORT_POINT: usize = 3;

/// Keeps the points of a list together, which start at these rows and go on to the last; the words right before them stay
/// with the first.
fn keep_points(rows: &mut [Row], points: &[usize]) {
    let (Some(&first), Some(&last)) = (points.first(), points.last()) else { return };
    let end = rows.len();
    let keep = |rows: &mut [Row], from: usize, to: usize| {
        rows.iter_mut().take(to).skip(from).for_each(|row| row.keep_with_next = true);
    };
    if first > 0 {
        keep(rows, first - 1, first);
    }
    if points.len() <= FEW_POINTS && end - first <= FEW_LINES {
        keep(rows, first, end.saturating_sub(1));
        return;
    }
    if let Some(&second) = points.get(1).filter(|second| **second - first <= SHORT_POINT) {
        keep(rows, second - 1, second);
    }
    if points.len() > 1 && end - last <= SHORT_POINT {
        keep(rows, last - 1, last);
    }
}

/// A point of a list, its mark or number hanging.
fn point_rows(cx: &mut Composer<'_>, list: NodeId, kind: Kind, text: &str, x: f32, width: f32) -> Vec<Row> {
    let theme = cx.theme;
    let style = theme.style(Style::Note);
    let item = cx.node(list, Role::ListItem);
    let label = cx.node(item, Role::Label);
    let body = cx.node(item, Role::ListBody);
    let (sign, hang) = match kind {
        Kind::Numbered(number) => (format!("{number}. "), theme.hang * NUMBER_HANG),
        Kind::Paragraph | Kind::Point => ("• ".to_owned(), theme.hang * POINT_HANG),
    };
    let inlines = inlines_of(cx, text, body);
    let start = Start::of(text);
    let (inner, inner_width) = start.inset(x, width, hang);
    let mut rows = cx.paragraph(&inlines, inner, inner_width);
    let side = if start == Start::Left { Side::Left(x) } else { Side::Right(x + width) };
    let mark = cx.line(&Inline::new(&sign, style, label), side, baseline(&style));
    if let Some(first) = rows.first_mut() {
        first.prepend(mark);
    }
    rows
}

/// The words of a line, its marks left out.
fn inlines_of<'t>(cx: &Composer<'_>, text: &'t str, node: NodeId) -> Vec<Inline<'t>> {
    let words = runs(text).into_iter().filter(|run| !run.is_mark);
    words
        .filter_map(|run| {
            let style = match run.stress {
                Stress::Plain => Style::Note,
                Stress::Strong => Style::NoteStrong,
                Stress::Emphasis => Style::NoteEmphasis,
            };
            Some(Inline::new(text.get(run.range)?, cx.theme.style(style), node))
        })
        .collect()
}

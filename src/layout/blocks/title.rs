//! The head of the first page: kicker, title, occasion, and the details of who and when.

use super::long_date;
use crate::assemble::Briefing;
use crate::layout::Composer;
use crate::layout::flow::Row;
use crate::layout::page::{Draw, NodeId, PageItem, Rect, Role, Tag};
use crate::layout::paragraph::Inline;
use crate::layout::theme::Style;

/// How thick the rule under the head is, in points.
const RULE: f32 = 0.75;

pub(in crate::layout) fn compose(cx: &mut Composer<'_>, briefing: &Briefing) -> Vec<Row> {
    let theme = cx.theme;
    let page = theme.page;
    let mut rows = Vec::new();

    let kicker = cx.node(NodeId::ROOT, Role::Paragraph);
    rows.extend(cx.paragraph(&[Inline::new("BRIEFING", theme.style(Style::Kicker), kicker)], page.left, page.column));
    if !briefing.title.is_empty() {
        let node = cx.node(NodeId::ROOT, Role::Heading(1));
        let mut lines =
            cx.paragraph(&[Inline::new(&briefing.title, theme.style(Style::Title), node)], page.left, page.column);
        space_before(&mut lines, theme.grid / 2.0);
        rows.extend(lines);
    }
    if let Some(occasion) = &briefing.occasion {
        let node = cx.node(NodeId::ROOT, Role::Paragraph);
        let mut lines =
            cx.paragraph(&[Inline::new(occasion, theme.style(Style::Occasion), node)], page.left, page.column);
        space_before(&mut lines, theme.grid / 2.0);
        rows.extend(lines);
    }
    rows.extend(colophon(cx, briefing));
    for row in &mut rows {
        row.keep_with_next = true;
    }
    rows.push(rule(cx));
    rows
}

/// Who and when: names in a column of their own, what they name beside them.
fn colophon(cx: &mut Composer<'_>, briefing: &Briefing) -> Vec<Row> {
    let theme = cx.theme;
    let page = theme.page;
    let date = briefing.date.map(long_date);
    let details = [
        ("Date", date.as_deref()),
        ("Prepared for", briefing.prepared_for.as_deref()),
        ("Prepared by", briefing.prepared_by.as_deref()),
    ];
    let label_width = theme.grid * 5.0;
    let mut rows = Vec::new();
    for (label, value) in details {
        let Some(value) = value else { continue };
        let node = cx.node(NodeId::ROOT, Role::Paragraph);
        let label = format!("{label} ");
        let head =
            cx.paragraph(&[Inline::new(&label, theme.style(Style::ColophonLabel), node)], page.left, label_width);
        let mut lines = cx.paragraph(
            &[Inline::new(value, theme.style(Style::Colophon), node)],
            page.left + label_width,
            page.column - label_width,
        );
        if let (Some(first), Some(head)) = (lines.first_mut(), head.into_iter().next()) {
            first.prepend(head);
        }
        if rows.is_empty() {
            space_before(&mut lines, theme.grid);
        }
        rows.extend(lines);
    }
    rows
}

fn rule(cx: &Composer<'_>) -> Row {
    let page = cx.theme.page;
    let mut row = Row::new(RULE);
    row.space_before = cx.theme.grid - RULE;
    row.items.push(PageItem {
        tag: Tag::Decoration,
        draw: Draw::Fill {
            rect: Rect { x: page.left, y: 0.0, width: page.column, height: RULE },
            color: cx.theme.color("rule"),
        },
    });
    row
}

/// White space before the first of some rows.
pub(in crate::layout) fn space_before(rows: &mut [Row], space: f32) {
    if let Some(first) = rows.first_mut() {
        first.space_before = space;
    }
}

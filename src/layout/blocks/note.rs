//! The author's own words: another face, another colour, and a mark in the margin, so that nobody takes them for a
//! source's.

use super::title::space_before;
use crate::layout::Composer;
use crate::layout::flow::Row;
use crate::layout::page::{NodeId, Role, Tag};
use crate::layout::paragraph::{Inline, Side, baseline};
use crate::layout::theme::Style;

pub(in crate::layout) fn compose(cx: &mut Composer<'_>, parent: NodeId, paragraphs: &[String]) -> Vec<Row> {
    let theme = cx.theme;
    let page = theme.page;
    let style = theme.style(Style::Note);
    let division = cx.node(parent, Role::Division);
    let mut rows: Vec<Row> = Vec::new();
    for (i, text) in paragraphs.iter().enumerate() {
        let node = cx.node(division, Role::Paragraph);
        let mut lines =
            cx.paragraph(&[Inline::new(text, style, node)], page.left + theme.inset, page.column - theme.inset);
        if i == 0 {
            let mark = Inline { tag: Tag::Content(node), ..Inline::new("NOTE ", theme.style(Style::NoteMark), node) };
            let items = cx.line(&mark, Side::Right(page.left + theme.inset / 2.0), baseline(&style));
            if let Some(first) = lines.first_mut() {
                first.prepend(items);
            }
        } else {
            space_before(&mut lines, theme.grid / 2.0);
        }
        rows.extend(lines);
    }
    rows
}

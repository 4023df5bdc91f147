//! Who somebody is: name, office, and what to know, in the author's words.

use super::note::own_words;
use crate::layout::Composer;
use crate::layout::flow::Row;
use crate::layout::page::{NodeId, Role};
use crate::layout::paragraph::Inline;
use crate::layout::theme::Style;

pub(in crate::layout) fn compose(
    cx: &mut Composer<'_>,
    parent: NodeId,
    name: &str,
    role: &str,
    text: &[String],
) -> Vec<Row> {
    let theme = cx.theme;
    let page = theme.page;
    let division = cx.node(parent, Role::Division);
    let head = cx.node(division, Role::Heading(3));
    let (name, office) = (format!("{name} "), role);
    let mut rows = cx.paragraph(
        &[
            Inline::new(&name, theme.style(Style::BiographyName), head),
            Inline::new(office, theme.style(Style::BiographyRole), head),
        ],
        page.left,
        page.column,
    );
    for row in &mut rows {
        row.keep_with_next = !text.is_empty();
    }
    let (x, width) = (page.left + theme.inset, page.column - theme.inset);
    let mut lines = own_words(cx, division, text, x, width);
    super::title::space_before(&mut lines, theme.grid / 4.0);
    rows.extend(lines);
    rows
}

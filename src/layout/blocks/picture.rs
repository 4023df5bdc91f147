//! A picture with its caption; what cannot be shown is said in its place.

use crate::assemble::Briefing;
use crate::layout::Composer;
use crate::layout::flow::Row;
use crate::layout::page::{NodeId, Role, Tag};
use crate::layout::paragraph::Inline;
use crate::layout::theme::Style;
use crate::phrases::Word;

/// The share of a page's text area that a picture may be high.
const HIGHEST: f32 = 0.6;

pub(in crate::layout) fn compose(
    cx: &mut Composer<'_>,
    briefing: &Briefing,
    parent: NodeId,
    name: &str,
    caption: &str,
    alt: &str,
) -> Vec<Row> {
    let theme = cx.theme;
    let page = theme.page;
    let (_, paper_height) = crate::layout::paper_size(briefing.paper);
    let room = paper_height - page.top - page.bottom;
    let figure = figure_node(cx, parent, caption, alt);
    let mut rows = match cx.picture(briefing, name, page.column, room * HIGHEST) {
        Some(shown) => {
            let mut row = Row::new(shown.height);
            row.items.extend(shown.items(page.left, Tag::Content(figure)));
            vec![row]
        }
        None => {
            let text = cx.words.fill(Word::NoPicture, &[("name", name)]);
            cx.paragraph(&[Inline::new(&text, theme.style(Style::Caption), figure)], page.left, page.column)
        }
    };
    let lines = caption_rows(cx, parent, caption, (page.left, page.column));
    if !lines.is_empty() {
        for row in &mut rows {
            row.keep_with_next = true;
        }
    }
    rows.extend(lines);
    rows
}

/// The element of a picture, with what is said instead of it.
pub(super) fn figure_node(cx: &mut Composer<'_>, parent: NodeId, caption: &str, alt: &str) -> NodeId {
    let figure = cx.node(parent, Role::Figure);
    if let Some(node) = cx.structure.get_mut(figure.0) {
        // A picture that nobody described is better announced by its caption than by nothing, but never by its file.
        let said = [alt, caption].into_iter().find(|text| !text.trim().is_empty());
        node.alt = Some(said.unwrap_or_else(|| cx.words.word(Word::Picture)).to_owned());
    }
    figure
}

/// What stands under a picture.
pub(super) fn caption_rows(cx: &mut Composer<'_>, parent: NodeId, caption: &str, (x, width): (f32, f32)) -> Vec<Row> {
    if caption.trim().is_empty() {
        return Vec::new();
    }
    let node = cx.node(parent, Role::Caption);
    let style = cx.theme.style(Style::Caption);
    let mut lines = cx.paragraph(&[Inline::new(caption.trim(), style, node)], x, width);
    super::title::space_before(&mut lines, cx.theme.grid / 3.0);
    lines
}

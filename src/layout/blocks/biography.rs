//! Who somebody is: name, office, and what to know, in the author's words.

use super::note::own_words;
use super::picture::{caption_rows, figure_node};
use super::title::space_before;
use crate::assemble::{Briefing, Content};
use crate::layout::Composer;
use crate::layout::flow::{Row, height_of, stacked};
use crate::layout::page::{NodeId, Role, Tag};
use crate::layout::paragraph::{Inline, Start};
use crate::layout::theme::Style;

/// How many lines a caption may take under a portrait; a longer one gets the whole measure, its picture too.
const CAPTION_LINES: f32 = 8.0;
/// How wide and how high a portrait is at most, in parts of the grid.
const PORTRAIT: (f32, f32) = (5.0, 8.0);

pub(in crate::layout) fn compose(
    cx: &mut Composer<'_>,
    parent: NodeId,
    (name, role): (&str, &str),
    text: &[String],
    (x, width): (f32, f32),
) -> Vec<Row> {
    let inset = cx.theme.inset;
    person(cx, parent, (name, role), text, (x, width, inset))
}

/// The name and the words, which stand in by `inset`.
fn person(
    cx: &mut Composer<'_>,
    parent: NodeId,
    (name, role): (&str, &str),
    text: &[String],
    (x, width, inset): (f32, f32, f32),
) -> Vec<Row> {
    let theme = cx.theme;
    let division = cx.node(parent, Role::Division);
    let head = cx.node(division, Role::Heading(3));
    let (name, office) = (format!("{name} "), role);
    let mut rows = cx.paragraph(
        &[
            Inline::new(&name, theme.style(Style::BiographyName), head),
            Inline { isolated: Some(0..office.len()), ..Inline::new(office, theme.style(Style::BiographyRole), head) },
        ],
        x,
        width,
    );
    for row in &mut rows {
        row.keep_with_next = !text.is_empty();
    }
    let (x, width) = Start::of(name.trim()).inset(x, width, inset);
    let mut lines = own_words(cx, division, text, x, width);
    space_before(&mut lines, theme.grid / 4.0);
    rows.extend(lines);
    rows
}

/// A biography with its portrait beside it, where `picture` is one that stands upright.
pub(in crate::layout) fn with_portrait(
    cx: &mut Composer<'_>,
    briefing: &Briefing,
    parent: NodeId,
    picture: &Content,
    biography: &Content,
) -> Option<Vec<Row>> {
    let (Content::Picture { picture, caption, alt }, Content::Biography { name, role, text }) = (picture, biography)
    else {
        return None;
    };
    let theme = cx.theme;
    let page = theme.page;
    let (across, down) = (theme.grid * PORTRAIT.0, theme.grid * PORTRAIT.1);
    if cx.width_of(caption, theme.style(Style::Caption)) > across * CAPTION_LINES {
        return None;
    }
    let shown = cx.portrait(briefing, picture, across, down)?;
    let figure = figure_node(cx, parent, caption, alt);
    let mut row = Row::new(shown.height);
    // The picture stands where the lines start; name and words share an edge beside it.
    let start = Start::of(name);
    let by = across + theme.inset;
    let (x, width) = start.inset(page.left, page.column, by);
    let picture_x = if start == Start::Left { page.left } else { page.left + page.column - across };
    row.items.extend(shown.items(picture_x, Tag::Content(figure)));
    let mut beside = vec![row];
    beside.extend(caption_rows(cx, parent, caption, (picture_x, across)));
    let beside = stacked(beside);
    let mut rows = person(cx, parent, (name, role), text, (x, width, 0.0));
    // The words go on under the picture's foot, but not onto another page before it.
    let height = beside.height;
    let missing = height - height_of(&rows);
    if missing > 0.0 {
        rows.push(Row::new(missing));
    }
    let mut y = 0.0;
    for row in &mut rows {
        y += row.height + row.space_before;
        row.keep_with_next |= y < height;
    }
    if let Some(first) = rows.first_mut() {
        first.prepend(beside);
    }
    Some(rows)
}

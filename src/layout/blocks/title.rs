//! The head of the first page: kicker, title, occasion, and the details of who and when.

use crate::assemble::Briefing;
use crate::diag::About;
use crate::layout::Composer;
use crate::layout::flow::{Row, show_in};
use crate::layout::page::{Draw, NodeId, PageItem, Rect, Role, Shows, Tag};
use crate::layout::paragraph::{Inline, Start};
use crate::layout::theme::{Style, TextStyle, Theme};
use crate::phrases::Word;

/// The share of the column that a logo may take, and how many lines it may be high.
const LOGO_SHARE: f32 = 0.5;
const LOGO_LINES: f32 = 4.0;
/// How thick the rule under the head is, in points.
const RULE: f32 = 0.75;

pub(in crate::layout) fn compose(cx: &mut Composer<'_>, briefing: &Briefing) -> Vec<Row> {
    let theme = cx.theme;
    let page = theme.page;
    let mut rows = Vec::new();

    let front = &briefing.front;
    rows.extend(logo(cx, briefing));
    // A briefing without a title is headed by what kind of briefing it is.
    let kicker = cx.node(NodeId::ROOT, if front.title.is_empty() { Role::Heading(1) } else { Role::Paragraph });
    let mut line = front.kind.to_uppercase();
    for (word, name, value) in [(Word::Number, "number", &front.number), (Word::Version, "version", &front.version)] {
        if let Some(value) = value {
            line.push_str(&format!("  ·  {}", cx.words.fill(word, &[(name, value)])));
        }
    }
    let start = Start::of(&front.title);
    let mut kicker = cx.paragraph(&[Inline::new(&line, theme.style(Style::Kicker), kicker)], page.left, page.column);
    start.align(&line, &mut kicker, page.left + page.column);
    rows.extend(kicker);
    if !front.title.is_empty() {
        let node = cx.node(NodeId::ROOT, Role::Heading(1));
        let style = title_style(theme, &front.title);
        let mut lines = cx.balanced(&Inline::new(&front.title, style, node), (page.left, page.column), 1);
        space_before(&mut lines, theme.grid / 2.0);
        rows.extend(lines);
    }
    if let Some(occasion) = &front.occasion {
        let node = cx.node(NodeId::ROOT, Role::Paragraph);
        let mut lines =
            cx.paragraph(&[Inline::new(occasion, theme.style(Style::Occasion), node)], page.left, page.column);
        space_before(&mut lines, theme.grid / 2.0);
        rows.extend(lines);
    }
    rows.extend(colophon(cx, briefing));
    show_in(&mut rows, Shows::Front, page.left, page.column);
    for row in &mut rows {
        row.keep_with_next = true;
    }
    rows.push(rule(cx, (page.column, RULE), theme.grid - RULE));
    rows
}

/// Titles of more characters than these are set in so much of the size: a title is no paragraph.
const LONG_TITLES: [(usize, f32); 3] = [(70, 0.84), (130, 0.68), (280, 0.52)];

/// A title's style: the longer the smaller, its leading on the grid's halves.
fn title_style(theme: &Theme, title: &str) -> TextStyle {
    let style = theme.style(Style::Title);
    let characters = title.chars().count();
    let share =
        LONG_TITLES.iter().rev().find(|(more_than, _)| characters > *more_than).map_or(1.0, |(_, share)| *share);
    let half = theme.grid / 2.0;
    let leading = (style.leading * share / half).ceil() * half;
    TextStyle { size: style.size * share, leading, ..style }
}

/// Who and when: names in a column of their own, what they name beside them.
fn colophon(cx: &mut Composer<'_>, briefing: &Briefing) -> Vec<Row> {
    let theme = cx.theme;
    let page = theme.page;
    let front = &briefing.front;
    let date = front.date.map(|date| cx.words.long_date(date));
    let details = [
        (Word::Date, date.as_deref()),
        (Word::Time, front.time.as_deref()),
        (Word::Place, front.place.as_deref()),
        (Word::PreparedFor, front.prepared_for.as_deref()),
        (Word::PreparedBy, front.prepared_by.as_deref()),
        (Word::Contact, front.contact.as_deref()),
    ];
    let label_width = theme.grid * 5.0;
    let mut rows = Vec::new();
    for (label, value) in details {
        let Some(value) = value else { continue };
        let node = cx.node(NodeId::ROOT, Role::Paragraph);
        let label = format!("{} ", cx.words.word(label));
        let mut head =
            cx.paragraph(&[Inline::new(&label, theme.style(Style::ColophonLabel), node)], page.left, label_width);
        Start::of(&front.title).align(&label, &mut head, page.left + page.column);
        let start = Start::of(&front.title);
        let (x, width) = start.inset(page.left, page.column, label_width);
        let mut lines = cx.paragraph(&[Inline::new(value, theme.style(Style::Colophon), node)], x, width);
        start.align(value, &mut lines, x + width);
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

/// The logo, over everything.
fn logo(cx: &mut Composer<'_>, briefing: &Briefing) -> Option<Row> {
    let name = briefing.front.logo.as_deref()?;
    let page = cx.theme.page;
    let warned = cx.warnings.len();
    let shown = cx.picture(briefing, name, page.column * LOGO_SHARE, cx.theme.grid * LOGO_LINES);
    for warning in cx.warnings.iter_mut().skip(warned) {
        warning.about.get_or_insert(About::Front);
    }
    let shown = shown?;
    let figure = cx.node(NodeId::ROOT, Role::Figure);
    if let Some(node) = cx.structure.get_mut(figure.0) {
        let said = briefing.front.logo_words.as_deref().unwrap_or_else(|| cx.words.word(Word::Logo));
        node.alt = Some(said.to_owned());
    }
    let mut row = Row::new(shown.height + cx.theme.grid);
    row.items.extend(shown.items(page.left, Tag::Content(figure)));
    Some(row)
}

/// A rule from the column's left edge on, so long and so thick, in points.
pub(in crate::layout) fn rule(cx: &Composer<'_>, (length, thickness): (f32, f32), space_before: f32) -> Row {
    let page = cx.theme.page;
    let mut row = Row::new(thickness);
    row.space_before = space_before;
    row.items.push(PageItem {
        tag: Tag::Decoration,
        draw: Draw::Fill {
            rect: Rect { x: page.left, y: 0.0, width: length, height: thickness },
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

//! A quotation: the source's words beside a bar, and a line that says where they are from.

use super::title::space_before;
use super::{footnote, long_date};
use crate::article::shorten;
use crate::assemble::{Briefing, Quotation, Source};
use crate::layout::flow::{Bar, Row};
use crate::layout::page::{NodeId, Role, Target};
use crate::layout::paragraph::{Inline, InlineLink};
use crate::layout::theme::Style;
use crate::layout::{Composer, hyphen};

/// Width of the bar, in points.
const BAR_WIDTH: f32 = 1.5;
/// How far the bar stays clear of the rows' edges, so that it spans the letters rather than the leading.
const BAR_INSET: f32 = 2.5;
/// A source without an outlet is named by this much of its title, in characters.
const SHORT_TITLE_CHARS: usize = 60;

pub(in crate::layout) fn compose(
    cx: &mut Composer<'_>,
    briefing: &Briefing,
    parent: NodeId,
    quotation: &Quotation,
) -> Vec<Row> {
    let theme = cx.theme;
    let page = theme.page;
    let quote = cx.node_in(parent, Role::BlockQuote, quotation.language.code(), briefing.language.code());
    let (x, width) = (page.left + theme.inset, page.column - theme.inset);
    let mut rows = paragraphs(cx, quote, quotation, x, width);
    put_bar(cx, &mut rows);
    rows.extend(source_line(cx, briefing, parent, &[quotation], x, width, None));
    keep_source_line(&mut rows);
    rows
}

/// Quoted paragraphs, half a line apart; a click on them leads to the marked words in the annex.
pub(super) fn paragraphs(cx: &mut Composer<'_>, parent: NodeId, quotation: &Quotation, x: f32, width: f32) -> Vec<Row> {
    let style = cx.theme.style(Style::Body);
    let mut rows: Vec<Row> = Vec::new();
    let link = cx.mark_places.get(quotation.number).map(|place| InlineLink {
        target: Target::Dest(*place),
        description: "To these words in their annex".to_owned(),
    });
    let hyphenate = hyphen::language(quotation.language.code());
    for text in &quotation.paragraphs {
        let node = cx.node(parent, Role::Paragraph);
        let node = cx.node(node, Role::Link);
        let inline = Inline { link: link.clone(), hyphenate, ..Inline::new(text, style, node) };
        let mut lines = cx.paragraph(&[inline], x, width);
        if !rows.is_empty() {
            space_before(&mut lines, cx.theme.grid / 2.0);
        }
        rows.extend(lines);
    }
    if let (Some(first), Some(place)) = (rows.first_mut(), cx.quotation_places.get(quotation.number)) {
        first.anchors.push(*place);
    }
    rows
}

/// Puts one bar beside all rows.
pub(super) fn put_bar(cx: &mut Composer<'_>, rows: &mut [Row]) {
    let number = cx.bar_number();
    let bar = Bar { number, x: cx.theme.page.left, width: BAR_WIDTH, color: cx.theme.color("bar"), inset: BAR_INSET };
    for row in rows {
        row.bar = Some(bar);
    }
}

/// The source line must not stand on another page than the last words it vouches for.
pub(super) fn keep_source_line(rows: &mut [Row]) {
    let count = rows.len();
    if let Some(before) = count.checked_sub(2).and_then(|at| rows.get_mut(at)) {
        before.keep_with_next = true;
    }
}

/// Where words are from, in a few words for each source, with the number of a footnote that says it in full. Each of
/// `quotations` stands for a source of its own. `remark` stands after them.
pub(super) fn source_line(
    cx: &mut Composer<'_>,
    briefing: &Briefing,
    parent: NodeId,
    quotations: &[&Quotation],
    x: f32,
    width: f32,
    remark: Option<String>,
) -> Vec<Row> {
    let theme = cx.theme;
    let node = cx.node(parent, Role::Paragraph);
    let mut named = Vec::new();
    for quotation in quotations {
        let Some(source) = briefing.sources.iter().find(|s| s.number == quotation.source) else { continue };
        let footnote = footnote::open(cx);
        let reference = cx.node(node, Role::Reference);
        let link_node = cx.node(reference, Role::Link);
        let before = if named.is_empty() { "" } else { "; " };
        named.push((format!("{before}{}", short_name(source)), footnote, link_node, source, *quotation));
    }
    let mut inlines = Vec::new();
    for (name, footnote, link_node, ..) in &named {
        inlines.push(Inline::new(name, theme.style(Style::SourceLine), node));
        let link =
            InlineLink { target: Target::Dest(footnote.place), description: format!("Note {}", footnote.number) };
        inlines.push(Inline {
            link: Some(link),
            anchors: vec![footnote.mark],
            ..Inline::new(&footnote.number, theme.style(Style::NoteNumber), *link_node)
        });
    }
    let remark = remark.map(|text| format!(" · {text}"));
    if let Some(remark) = &remark {
        inlines.push(Inline::new(remark, theme.style(Style::SourceLine), node));
    }
    let mut rows = cx.paragraph(&inlines, x, width);
    for (_, footnote, _, source, quotation) in &named {
        let note = footnote::rows(cx, briefing, node, footnote, source, quotation);
        if let Some(row) = rows.iter_mut().find(|row| row.anchors.contains(&footnote.mark)) {
            row.notes.push(note);
        }
    }
    rows
}

/// A source in a few words: its outlet or the beginning of its title, and its date.
fn short_name(source: &Source) -> String {
    let name = match (&source.outlet, source.titled) {
        (Some(outlet), _) => outlet.clone(),
        (None, true) => shorten(&source.title, SHORT_TITLE_CHARS),
        (None, false) => format!("“{}”", shorten(&source.title, SHORT_TITLE_CHARS)),
    };
    match source.published {
        Some(date) => format!("{name}, {}", long_date(date)),
        None => format!("{name}, undated"),
    }
}

//! A quotation: the source's words beside a bar, and a line that says where they are from.

use super::long_date;
use super::title::space_before;
use crate::article::shorten;
use crate::assemble::{Briefing, Quotation, Source};
use crate::layout::Composer;
use crate::layout::flow::{Bar, Row};
use crate::layout::page::{NodeId, Role, Target};
use crate::layout::paragraph::{Inline, InlineLink};
use crate::layout::theme::Style;

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
    let mut rows = paragraphs(cx, quote, &quotation.paragraphs, x, width);
    put_bar(cx, &mut rows);
    rows.extend(source_line(cx, briefing, parent, &[quotation.source], x, width, &mut None));
    keep_source_line(&mut rows);
    rows
}

/// Quoted paragraphs, half a line apart.
pub(super) fn paragraphs(cx: &mut Composer<'_>, parent: NodeId, texts: &[String], x: f32, width: f32) -> Vec<Row> {
    let style = cx.theme.style(Style::Body);
    let mut rows: Vec<Row> = Vec::new();
    for text in texts {
        let node = cx.node(parent, Role::Paragraph);
        let mut lines = cx.paragraph(&[Inline::new(text, style, node)], x, width);
        if !rows.is_empty() {
            space_before(&mut lines, cx.theme.grid / 2.0);
        }
        rows.extend(lines);
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

/// Where words are from: the numbers of the sources, each a link to its entry, and what they are. `remark` stands
/// after them.
pub(super) fn source_line(
    cx: &mut Composer<'_>,
    briefing: &Briefing,
    parent: NodeId,
    numbers: &[usize],
    x: f32,
    width: f32,
    remark: &mut Option<String>,
) -> Vec<Row> {
    let theme = cx.theme;
    let node = cx.node(parent, Role::Paragraph);
    let sources: Vec<&Source> =
        numbers.iter().filter_map(|n| n.checked_sub(1).and_then(|at| briefing.sources.get(at))).collect();
    let texts: Vec<(String, String)> = sources
        .iter()
        .enumerate()
        .map(|(i, source)| {
            let after = if i + 1 < sources.len() { "; " } else { "" };
            (format!("[{}]", source.number), format!(" {}{after}", short_name(source)))
        })
        .collect();
    let mut inlines = Vec::new();
    for (source, (number, name)) in sources.iter().zip(&texts) {
        let link_node = cx.node(node, Role::Link);
        let link = cx.source_places.get(source.number.saturating_sub(1)).map(|place| InlineLink {
            target: Target::Dest(*place),
            description: format!("Source {}: {}", source.number, source.title),
        });
        inlines.push(Inline { link, ..Inline::new(number, theme.style(Style::SourceLink), link_node) });
        inlines.push(Inline::new(name, theme.style(Style::SourceLine), node));
    }
    let remark = remark.take().map(|text| format!(" · {text}"));
    if let Some(remark) = &remark {
        inlines.push(Inline::new(remark, theme.style(Style::SourceLine), node));
    }
    cx.paragraph(&inlines, x, width)
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

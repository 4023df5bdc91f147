//! An annex: a quoted article in full, its quoted passages marked, with the pages on which they are quoted beside them.

use std::collections::BTreeSet;

use super::sources::one_line;
use super::title::space_before;
use crate::article::{Block, BlockKind, PassageKind};
use crate::assemble::{Annex, Briefing, Source};
use crate::layout::flow::{PageName, Row, show_in};
use crate::layout::page::{Bookmark, DestId, NodeId, Role, Shows, Tag, Target};
use crate::layout::paragraph::{Inline, InlineLink, Side, Start, align_right, baseline, inlines_of};
use crate::layout::theme::{Style, TextStyle};
use crate::layout::{Composer, hyphen};
use crate::phrases::Word;

/// So many lines of its text stay with an annex's title.
const FIRST_LINES: usize = 3;

pub(in crate::layout) fn compose(cx: &mut Composer<'_>, briefing: &Briefing, annex: &Annex) -> Vec<Row> {
    let Some(source) = briefing.source(annex.source) else { return Vec::new() };
    let section = cx.node(NodeId::ROOT, Role::Section);
    let mut rows = head(cx, briefing, section, annex, source);
    rows.extend(legend(cx, section, annex));
    let text_from = rows.len();
    let language = annex.article.language.code();
    let body = cx.node_in(section, Role::Division, language, briefing.language.code());
    let mut list: Option<NodeId> = None;
    let mut open = Vec::new();
    for (index, block) in annex.article.blocks.iter().enumerate() {
        let mut lines = block_rows(cx, annex, body, (&mut list, &mut open), index, block);
        space_before(&mut lines, cx.theme.grid / 2.0);
        rows.extend(lines);
    }
    // A title does not stand at a page's foot with a line or two of its text.
    for row in rows.iter_mut().skip(text_from).take(FIRST_LINES - 1) {
        row.keep_with_next = true;
    }
    if let Some(last) = rows.last_mut() {
        last.keep_with_next = false;
    }
    rows.shrink_to_fit();
    rows
}

fn head(cx: &mut Composer<'_>, briefing: &Briefing, section: NodeId, annex: &Annex, source: &Source) -> Vec<Row> {
    let theme = cx.theme;
    let page = theme.page;
    let place = cx.place();
    let heading = cx.node(section, Role::Heading(2));
    let name = format!("{} {}", cx.words.word(Word::Annex), annex.letter);
    let kicker = format!("{name} ");
    let mut rows =
        cx.paragraph(&[Inline::new(&kicker, theme.style(Style::AnnexKicker), heading)], page.left, page.column);
    let title_node = cx.node_in(heading, Role::Span, source.language.code(), briefing.language.code());
    let title = if source.titled { source.title.clone() } else { cx.words.in_marks(&source.title) };
    let inline = Inline::new(&title, theme.style(Style::AnnexTitle), title_node);
    rows.extend(cx.balanced(&inline, (page.left, page.column), 0));
    let mut details: Vec<String> = Vec::new();
    details.extend(source.outlet.clone());
    details.extend(source.byline.clone());
    details.push(source.published.map_or_else(|| cx.words.word(Word::Undated).to_owned(), |d| cx.words.long_date(d)));
    details.push(format!("{} ", cx.words.word(Word::SourceOf)));
    let node = cx.node(section, Role::Paragraph);
    let link_node = cx.node(node, Role::Link);
    let link = cx.source_places.get(source.number.saturating_sub(1)).map(|place| InlineLink {
        target: Target::Dest(*place),
        description: cx.words.fill(Word::ToSource, &[("number", &source.number.to_string())]),
    });
    let number = format!("[{}]", source.number);
    // What stands around a title that starts at the right does so too, and runs as the footnotes do.
    let start = Start::of(&title);
    let runs_from = if cx.notes_start == Start::Right { start } else { Start::Left };
    let details = one_line(details, runs_from);
    let mut inlines: Vec<Inline<'_>> = inlines_of(&details, theme.style(Style::AnnexDetail), node).collect();
    let isolated = Some(0..number.len());
    inlines.push(Inline { link, isolated, ..Inline::new(&number, theme.style(Style::EntryLink), link_node) });
    let mut lines = cx.paragraph(&inlines, page.left, page.column);
    if start != runs_from {
        align_right(&mut lines, page.left + page.column);
    }
    start.align("", rows.get_mut(..1).unwrap_or_default(), page.left + page.column);
    rows.extend(lines);
    for row in &mut rows {
        row.keep_with_next = true;
    }
    space_before(&mut rows, theme.grid * 3.0);
    if let Some(first) = rows.first_mut() {
        first.anchors.push(place);
    }
    cx.bookmarks.push(Bookmark {
        level: 1,
        title: cx.words.fill(Word::AnnexNamed, &[("annex", &name), ("title", &source.title)]),
        dest: place,
    });
    rows
}

/// The kinds of passages that are marked here, each in its own looks; nothing where there is one kind alone.
fn legend(cx: &mut Composer<'_>, section: NodeId, annex: &Annex) -> Vec<Row> {
    let theme = cx.theme;
    let page = theme.page;
    let blocks = annex.article.blocks.iter().enumerate();
    let shown: BTreeSet<PassageKind> = match annex.marks.as_slice() {
        // Most annexes have few marks of one kind, which needs no look at their texts.
        [first, rest @ ..] if rest.iter().any(|mark| mark.kind != first.kind) => {
            blocks.flat_map(|(index, block)| stretches(annex, index, block)).filter_map(|s| s.marked).collect()
        }
        _ => BTreeSet::new(),
    };
    let kinds: Vec<PassageKind> = PassageKind::ALL.into_iter().filter(|kind| shown.contains(kind)).collect();
    if kinds.len() < 2 {
        return Vec::new();
    }
    let node = cx.node(section, Role::Paragraph);
    let style = theme.style(Style::AnnexDetail);
    let opening = format!("{} ", cx.words.word(Word::Marked));
    let mut inlines = vec![Inline::new(&opening, style, node)];
    for kind in kinds {
        let named = TextStyle { color: theme.color("ink"), ..style };
        inlines.push(Inline { mark: Some(theme.mark(kind)), ..Inline::new(cx.words.kind(kind), named, node) });
        inlines.push(Inline::new("   ", style, node));
    }
    let mut rows = cx.paragraph(&inlines, page.left, page.column);
    Start::of(annex.article.title.as_deref().unwrap_or_default()).align("", &mut rows, page.left + page.column);
    space_before(&mut rows, theme.grid / 4.0);
    for row in &mut rows {
        row.keep_with_next = true;
    }
    rows
}

fn block_rows(
    cx: &mut Composer<'_>,
    annex: &Annex,
    body: NodeId,
    (list, open): (&mut Option<NodeId>, &mut Vec<OpenMark>),
    index: usize,
    block: &Block,
) -> Vec<Row> {
    let theme = cx.theme;
    let page = theme.page;
    let (style, keep) = match block.kind {
        BlockKind::Heading => (Style::AnnexHeading, true),
        BlockKind::Question => (Style::AnnexQuestion, true),
        BlockKind::Caption => (Style::AnnexCaption, false),
        BlockKind::Paragraph | BlockKind::ListItem => (Style::AnnexBody, false),
    };
    let mut inset = 0.0;
    let node = if block.kind == BlockKind::ListItem {
        inset = theme.inset;
        let list = *list.get_or_insert_with(|| cx.node(body, Role::List { numbered: false }));
        let item = cx.node(list, Role::ListItem);
        cx.node(item, Role::ListBody)
    } else {
        *list = None;
        let role = if block.kind == BlockKind::Heading { Role::Heading(3) } else { Role::Paragraph };
        cx.node(body, role)
    };
    let style = theme.style(style);
    let marked_style = TextStyle { color: theme.color("ink"), ..style };
    let stretches = stretches(annex, index, block);
    let hyphenate = hyphen::language(annex.article.language.code());
    let inlines: Vec<Inline<'_>> = stretches
        .iter()
        .map(|stretch| Inline {
            running: true,
            hyphenate,
            mark: stretch.marked.map(|kind| theme.mark(kind)),
            anchors: stretch.opens.iter().filter_map(|q| cx.mark_places.get(*q).copied()).collect(),
            ends: stretch.closes.iter().filter_map(|q| cx.mark_ends.get(*q).copied()).collect(),
            ..Inline::new(stretch.text, if stretch.marked.is_some() { marked_style } else { style }, node)
        })
        .collect();
    let (x, width) = Start::of(&block.text).inset(page.left, page.column, inset);
    let mut rows = cx.paragraph(&inlines, x, width);
    let opened: Vec<usize> = stretches.iter().flat_map(|s| s.opens.iter().copied()).collect();
    name_quoting_pages(cx, &mut rows, body, &opened, open);
    show_in(&mut rows, Shows::Paragraph { source: annex.source, block: index }, page.left, page.column);
    if keep && let Some(last) = rows.last_mut() {
        last.keep_with_next = true;
    }
    rows
}

/// A stretch of a block's text: how it is marked, if it is, and the quotations whose passage opens or closes with it.
struct Stretch<'t> {
    text: &'t str,
    marked: Option<PassageKind>,
    opens: Vec<usize>,
    closes: Vec<usize>,
}

/// Cuts a block's text wherever a mark starts or ends.
fn stretches<'t>(annex: &Annex, index: usize, block: &'t Block) -> Vec<Stretch<'t>> {
    let spans: Vec<_> = annex
        .marks
        .iter()
        .flat_map(|m| m.spans.iter().map(move |s| (m, s)))
        .filter(|(_, s)| s.block == index)
        .collect();
    let mut cuts: Vec<usize> = spans.iter().flat_map(|(_, s)| [s.start, s.end]).collect();
    cuts.extend([0, block.text.len()]);
    cuts.sort_unstable();
    cuts.dedup();
    let pairs = cuts.iter().zip(cuts.iter().skip(1));
    pairs
        .filter_map(|(&start, &end)| {
            let text = block.text.get(start..end)?;
            // Of marks within marks the shortest shows.
            let around = spans.iter().filter(|(_, s)| s.start <= start && end <= s.end);
            let marked = around.min_by_key(|(_, s)| s.end - s.start).map(|(mark, _)| mark.kind);
            let opens = spans.iter().filter(|(mark, s)| s.start == start && mark.spans.first() == Some(*s));
            let closes = spans.iter().filter(|(mark, s)| s.end == end && mark.spans.last() == Some(*s));
            let opens = opens.map(|(mark, _)| mark.quotation).collect();
            Some(Stretch { text, marked, opens, closes: closes.map(|(mark, _)| mark.quotation).collect() })
        })
        .collect()
}

/// A marked passage that goes on from the rows before.
struct OpenMark {
    quotation: usize,
    /// What its name belongs to on a page that opens with its words.
    link: NodeId,
}

/// So many passages one over another are named again overleaf.
const MOST_OPEN: usize = 4;

/// Names, in the margin beside a passage's first line, the page on which it is quoted, and leads back there; again beside
/// the first line of a page that goes on with the passage.
fn name_quoting_pages(
    cx: &mut Composer<'_>,
    rows: &mut [Row],
    parent: NodeId,
    opened: &[usize],
    open: &mut Vec<OpenMark>,
) {
    for row in rows {
        let goes_on = open.iter().filter_map(|mark| page_name(cx, row, mark.quotation, mark.link, true));
        let names: Vec<PageName> = goes_on.collect();
        row.page_names.extend(names);
        let in_row =
            |places: &[DestId], quotation: usize| places.get(quotation).is_some_and(|p| row.anchors.contains(p));
        let mut shown: Vec<usize> = opened.iter().copied().filter(|q| in_row(&cx.mark_places, *q)).collect();
        shown.dedup();
        let mut begun = Vec::new();
        for quotation in shown {
            let link = margin_node(cx, parent);
            let name = page_name(cx, row, quotation, link, false);
            row.page_names.extend(name);
            begun.push(quotation);
        }
        open.retain(|mark| !cx.mark_ends.get(mark.quotation).is_some_and(|end| row.anchors.contains(end)));
        for quotation in begun {
            let ends = cx.mark_ends.get(quotation).is_none_or(|end| row.anchors.contains(end));
            if !ends && open.len() < MOST_OPEN {
                open.push(OpenMark { quotation, link: margin_node(cx, parent) });
            }
        }
    }
}

/// What a name in the margin belongs to.
fn margin_node(cx: &mut Composer<'_>, parent: NodeId) -> NodeId {
    let node = cx.node(parent, Role::Paragraph);
    cx.node(node, Role::Link)
}

/// The name of the page on which a passage is quoted, for the margin beside a row.
fn page_name(cx: &Composer<'_>, row: &Row, quotation: usize, link: NodeId, overleaf: bool) -> Option<PageName> {
    let theme = cx.theme;
    let style = theme.style(Style::MarginMark);
    let &place = cx.quotation_places.get(quotation)?;
    Some(PageName {
        once: Some(style.size * 3.6),
        overleaf,
        spans: None,
        after_items: row.items.len(),
        place,
        prefix: cx.words.word(Word::Page),
        style,
        tag: Tag::Content(link),
        side: Side::Left(theme.page.left + theme.page.column + theme.hang * 0.75),
        baseline: baseline(&style) + (row.height - style.leading) / 2.0,
        link: Some(InlineLink {
            target: Target::Dest(place),
            description: cx.words.word(Word::ToQuotation).to_owned(),
        }),
    })
}

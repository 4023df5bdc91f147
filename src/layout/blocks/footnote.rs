//! Footnotes: which article, outlet and date, and where the passage stands in the annex.

use super::quotation::{TITLE_CHARS, date_of};
use crate::article::shorten;
use crate::assemble::{Briefing, Quotation, Source};
use crate::layout::Composer;
use crate::layout::flow::{MOST_NUMBERS, PageName, PageSpan, PageSpans, Row};
use crate::layout::page::{DestId, NodeId, Role, Tag, Target};
use crate::layout::paragraph::{Inline, InlineLink, Side, baseline, end_of_line};
use crate::layout::theme::Style;
use crate::phrases::{Phrases, Word};

/// A footnote in the making: its number, and where its mark and its text stand.
pub(super) struct Footnote {
    /// Its number as it is printed.
    pub number: String,
    /// Where its text stands: what the mark leads to.
    pub place: DestId,
    /// Where its mark stands: what the text leads back to.
    pub mark: DestId,
}

/// Takes the next number.
pub(super) fn open(cx: &mut Composer<'_>) -> Footnote {
    cx.notes += 1;
    Footnote { number: cx.notes.to_string(), place: cx.place(), mark: cx.place() }
}

/// The footnote's rows: what `source` is, and the pages of its annex on which `passages` are marked.
pub(super) fn rows(
    cx: &mut Composer<'_>,
    briefing: &Briefing,
    parent: NodeId,
    footnote: &Footnote,
    source: &Source,
    passages: &[&Quotation],
) -> Vec<Row> {
    let theme = cx.theme;
    let page = theme.page;
    let node = cx.node(parent, Role::Note);
    if let Some(note) = cx.structure.get_mut(node.0) {
        note.id = Some(format!("note-{}", footnote.number));
    }
    let style = theme.style(Style::Footnote);
    let (x, width) = (page.left + theme.inset, page.column - theme.inset);

    let (title, rest) = describe(cx.words, source);
    let text = format!("{title}{rest} ");
    let mut inlines = vec![Inline { isolated: Some(0..title.len()), ..Inline::new(&text, style, node) }];
    let annex = briefing.annex_of(source.number);
    let letters = annex.map_or(0, |a| a.article.blocks.iter().map(|block| block.text.len()).sum());
    let place_holder = place_holder(cx.words, passages.len(), letters, briefing.annexes.len());
    let annex_text = annex.map(|a| format!("{} {},\u{a0}", cx.words.word(Word::Annex), a.letter)).unwrap_or_default();
    if !annex_text.is_empty() {
        inlines.push(Inline::new(&annex_text, style, node));
        // Holds the place of the page's name, so that it stands beside the annex's.
        inlines.push(Inline { tag: Tag::Decoration, ..Inline::new(&place_holder, style, node) });
    }
    let mut rows = cx.paragraph(&inlines, x, width);
    if annex.is_some() {
        name_pages(cx, &mut rows, node, passages, x);
    }
    let number = Inline {
        link: Some(InlineLink {
            target: Target::Dest(footnote.mark),
            description: cx.words.fill(Word::ToNoteMark, &[("number", &footnote.number)]),
        }),
        ..Inline::new("", theme.style(Style::FootnoteNumber), node)
    };
    let label = cx.node(node, Role::Label);
    let link = cx.node(label, Role::Link);
    let text = format!("{} ", footnote.number);
    let number = Inline { text: &text, tag: Tag::Content(link), ..number };
    let marks = cx.line(&number, Side::Right(x - theme.hang / 3.0 + 2.0), baseline(&style));
    if let Some(first) = rows.first_mut() {
        first.prepend(marks);
        first.anchors.push(footnote.place);
    }
    rows
}

/// As wide as the names of the pages that so many passages stand on, of an article of so many bytes, in a briefing of so
/// many annexes.
fn place_holder(words: &Phrases, passages: usize, bytes: usize, annexes: usize) -> String {
    /// A page of an annex holds at least so many bytes of most languages.
    const PAGE: usize = 2500;
    /// From so many annexes on there may be a thousand pages.
    const MANY: usize = 100;
    let number = if annexes < MANY { "888" } else { "8888" };
    let numbers = (passages * 2).min(2 + bytes / PAGE).clamp(2, MOST_NUMBERS);
    // What parts two numbers is as wide as a dash.
    let numbers = vec![number; numbers].join("–\u{2060}");
    format!("{}\u{a0}{numbers}", words.word(Word::Pages))
}

/// Puts the names of the pages that passages stand on where their place is held.
fn name_pages(cx: &mut Composer<'_>, rows: &mut [Row], node: NodeId, passages: &[&Quotation], x: f32) {
    let style = cx.theme.style(Style::Footnote);
    for row in rows.iter_mut() {
        row.items.retain(|item| item.tag != Tag::Decoration);
    }
    let mut spans = Vec::new();
    for passage in passages {
        let (Some(&from), Some(&to)) = (cx.mark_places.get(passage.number), cx.mark_ends.get(passage.number)) else {
            continue;
        };
        let (from_node, to_node) = (cx.node(node, Role::Link), cx.node(node, Role::Link));
        spans.push(PageSpan { from: (from, Tag::Content(from_node)), to: (to, Tag::Content(to_node)) });
    }
    let (Some(last), Some(&PageSpan { from: (place, tag), .. })) = (rows.last_mut(), spans.first()) else { return };
    let start = end_of_line(last, x);
    let pages = PageSpans { spans, prefix: cx.words.word(Word::Pages), between: Tag::Content(node) };
    last.page_names.push(PageName {
        once: None,
        spans: Some(Box::new(pages)),
        after_items: last.items.len(),
        place,
        prefix: cx.words.word(Word::Page),
        style: crate::layout::TextStyle { color: cx.theme.color("accent"), ..style },
        tag,
        side: Side::Left(start),
        baseline: baseline(&style),
        link: Some(InlineLink { target: Target::Dest(place), description: cx.words.word(Word::ToPassage).to_owned() }),
    });
}

/// A source in a sentence: its title, then outlet and date.
fn describe(words: &Phrases, source: &Source) -> (String, String) {
    let title = shorten(&source.title, TITLE_CHARS);
    let title = if source.titled { title } else { words.fill(Word::Quoted, &[("words", &title)]) };
    let outlet = source.outlet.as_ref().map(|o| format!(", {o}")).unwrap_or_default();
    (title, format!("{outlet}, {}.", date_of(words, source)))
}

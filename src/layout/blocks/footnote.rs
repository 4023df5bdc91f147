//! Footnotes: which article, outlet and date, and where the passage stands in the annex.

use crate::article::shorten;
use crate::assemble::{Briefing, Quotation, Source};
use crate::layout::Composer;
use crate::layout::flow::{PageName, Row};
use crate::layout::page::{DestId, NodeId, Role, Tag, Target};
use crate::layout::paragraph::{Inline, InlineLink, Side, baseline, end_of_line};
use crate::layout::theme::Style;
use crate::phrases::{Phrases, Word};

/// The longest title in a footnote, in characters, and in one that follows on another of the same source.
const TITLE_CHARS: usize = 110;
const SHORT_TITLE_CHARS: usize = 56;

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

/// The footnote's rows: what `source` is, and the page of its annex on which `quotation` is marked.
pub(super) fn rows(
    cx: &mut Composer<'_>,
    briefing: &Briefing,
    parent: NodeId,
    footnote: &Footnote,
    source: &Source,
    quotation: &Quotation,
) -> Vec<Row> {
    let theme = cx.theme;
    let page = theme.page;
    let node = cx.node(parent, Role::Note);
    if let Some(note) = cx.structure.get_mut(node.0) {
        note.id = Some(format!("note-{}", footnote.number));
    }
    let style = theme.style(Style::Footnote);
    let (x, width) = (page.left + theme.inset, page.column - theme.inset);

    let same = cx.last_noted.replace(source.number) == Some(source.number);
    let (title, rest) = describe(cx.words, source, if same { SHORT_TITLE_CHARS } else { TITLE_CHARS });
    let text = format!("{title}{rest} ");
    let mut inlines = vec![Inline { isolated: Some(0..title.len()), ..Inline::new(&text, style, node) }];
    let annex = briefing.annex_of(source.number);
    // As wide as the name of nearly any page: it is taken out again.
    let place_holder = format!("{}\u{a0}888", cx.words.word(Word::Page));
    let annex_text = annex.map(|a| format!("{} {},\u{a0}", cx.words.word(Word::Annex), a.letter)).unwrap_or_default();
    if !annex_text.is_empty() {
        inlines.push(Inline::new(&annex_text, style, node));
        // Holds the place of the page's name, so that it stands beside the annex's.
        inlines.push(Inline { tag: Tag::Decoration, ..Inline::new(&place_holder, style, node) });
    }
    let mut rows = cx.paragraph(&inlines, x, width);
    if let (Some(_), Some(&place)) = (annex, cx.mark_places.get(quotation.number)) {
        name_page(cx, &mut rows, node, place, x);
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

/// Puts the name of a place's page where its place is held.
fn name_page(cx: &mut Composer<'_>, rows: &mut [Row], node: NodeId, place: DestId, x: f32) {
    let style = cx.theme.style(Style::Footnote);
    for row in rows.iter_mut() {
        row.items.retain(|item| item.tag != Tag::Decoration);
    }
    let link = cx.node(node, Role::Link);
    if let Some(last) = rows.last_mut() {
        let start = end_of_line(last, x);
        last.page_names.push(PageName {
            once: None,
            after_items: last.items.len(),
            place,
            prefix: cx.words.word(Word::Page),
            style: crate::layout::TextStyle { color: cx.theme.color("accent"), ..style },
            tag: Tag::Content(link),
            side: Side::Left(start),
            baseline: baseline(&style),
            link: Some(InlineLink {
                target: Target::Dest(place),
                description: cx.words.word(Word::ToPassage).to_owned(),
            }),
        });
    }
}

/// A source in a sentence: its title, then outlet and date.
fn describe(words: &Phrases, source: &Source, most: usize) -> (String, String) {
    let title = shorten(&source.title, most);
    let title = if source.titled { title } else { words.fill(Word::Quoted, &[("words", &title)]) };
    let outlet = source.outlet.as_ref().map(|o| format!(", {o}")).unwrap_or_default();
    let date = source.published.map_or_else(|| words.word(Word::Undated).to_owned(), |d| words.long_date(d));
    (title, format!("{outlet}, {date}."))
}

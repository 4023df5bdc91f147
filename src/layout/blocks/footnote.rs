//! Footnotes: which article, outlet and date, and where the passage stands in the annex.

use super::quotation::{TITLE_CHARS, date_of};
use crate::article::shorten;
use crate::assemble::{Briefing, Quotation, Source};
use crate::layout::Composer;
use crate::layout::flow::{MOST_NUMBERS, PageName, PageSpan, PageSpans, Row};
use crate::layout::page::{DestId, NodeId, Role, Tag, Target};
use crate::layout::paragraph::{
    Inline, InlineLink, OwnText, Side, Start, baseline, end_of_line, in_own_directions, inlines_of, start_of_line,
};
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

/// What a footnote vouches for.
pub(super) struct Vouched<'q> {
    /// The source.
    pub source: &'q Source,
    /// Its passages.
    pub passages: &'q [&'q Quotation],
    /// Whether each is named by a letter, with its own page.
    pub lettered: bool,
}

/// The most passages that one footnote names by letters: so many pages stand on one line.
pub(super) const MOST_LETTERS: usize = 5;

/// The letter of a passage by its place among those of its footnote.
pub(in crate::layout) fn letter(place: usize) -> String {
    ('a'..='z').nth(place).map(String::from).unwrap_or_default()
}

/// The footnote's rows: what the source is, and the pages of its annex on which the passages are marked.
pub(super) fn rows(
    cx: &mut Composer<'_>,
    briefing: &Briefing,
    parent: NodeId,
    footnote: &Footnote,
    vouched: &Vouched<'_>,
) -> Vec<Row> {
    let theme = cx.theme;
    let page = theme.page;
    let node = cx.node(parent, Role::Note);
    if let Some(note) = cx.structure.get_mut(node.0) {
        note.id = Some(format!("note-{}", footnote.number));
    }
    let style = theme.style(Style::Footnote);
    // All footnotes run one way, whatever the script of their sources.
    let start = cx.notes_start;
    let (x, width) = start.inset(page.left, page.column, theme.inset);

    let mut parts = describe(cx.words, vouched.source, start);
    let annex = briefing.annex_of(vouched.source.number);
    let letters = annex.map_or(0, |a| a.article.blocks.iter().map(|block| block.text.len()).sum());
    let place_holder = place_holder(cx.words, vouched, letters, briefing.annexes.len());
    let name = annex.map(|annex| format!("{}\u{a0}{},\u{a0}", cx.words.word(Word::Annex), annex.letter));
    // The annex and its page are one stretch. Where it stands at the left end of its line, its first words have to wait for
    // the page with which they come to stand there.
    let (place_holder, waiting) = match (start, name) {
        (Start::Left, Some(name)) => {
            let own = 0..name.len();
            parts.push((name, own));
            (place_holder, None)
        }
        (Start::Right, Some(name)) => (format!("{name}{place_holder}"), Some(name)),
        (_, None) => (place_holder, None),
    };
    let parts = in_own_directions(parts);
    let mut inlines: Vec<Inline<'_>> = inlines_of(&parts, style, node).collect();
    if annex.is_some() {
        // Holds the place of the page's name, so that it stands beside the annex's.
        let isolated = Some(0..place_holder.len());
        inlines.push(Inline { tag: Tag::Decoration, isolated, ..Inline::new(&place_holder, style, node) });
    }
    let mut rows = cx.paragraph(&inlines, x, width);
    if annex.is_some() {
        name_pages(cx, &mut rows, node, vouched, ((x, width), waiting));
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
    let side = start.hanging(x, width, theme.hang / 3.0 - 2.0);
    let marks = cx.line(&number, side, baseline(&style));
    if let Some(first) = rows.first_mut() {
        first.prepend(marks);
        first.anchors.push(footnote.place);
    }
    for row in &mut rows {
        row.from_right = start == Start::Right;
    }
    rows
}

/// As wide as the names of the pages that passages stand on, of an article of so many bytes, in a briefing of so many
/// annexes.
fn place_holder(words: &Phrases, vouched: &Vouched<'_>, bytes: usize, annexes: usize) -> String {
    /// A page of an annex holds at least so many bytes of most languages.
    const PAGE: usize = 2500;
    /// From so many annexes on there may be a thousand pages.
    const MANY: usize = 100;
    let number = if annexes < MANY { "888" } else { "8888" };
    let passages = vouched.passages.len();
    if vouched.lettered {
        let each = format!("m\u{a0}{}\u{a0}{number},\u{a0}", words.word(Word::Page));
        return each.repeat(passages);
    }
    let numbers = (passages * 2).min(2 + bytes / PAGE).clamp(2, MOST_NUMBERS);
    // What parts two numbers is as wide as a dash.
    let numbers = vec![number; numbers].join("–\u{2060}");
    format!("{}\u{a0}{numbers}", words.word(Word::Pages))
}

/// Puts the names of the pages that passages stand on where their place is held, in a column from `x` on; before them
/// stands what has waited for them.
fn name_pages(
    cx: &mut Composer<'_>,
    rows: &mut [Row],
    node: NodeId,
    vouched: &Vouched<'_>,
    ((x, width), waiting): ((f32, f32), Option<String>),
) {
    let style = cx.theme.style(Style::Footnote);
    for row in rows.iter_mut() {
        row.items.retain(|item| item.tag != Tag::Decoration);
    }
    let mut spans = Vec::new();
    for passage in vouched.passages {
        let (Some(&from), Some(&to)) = (cx.mark_places.get(passage.number), cx.mark_ends.get(passage.number)) else {
            continue;
        };
        let (from_node, to_node) = (cx.node(node, Role::Link), cx.node(node, Role::Link));
        spans.push(PageSpan { from: (from, Tag::Content(from_node)), to: (to, Tag::Content(to_node)) });
    }
    let (Some(last), Some(&PageSpan { from: (place, tag), .. })) = (rows.last_mut(), spans.first()) else { return };
    let side = match cx.notes_start {
        Start::Left => Side::Left(end_of_line(last, x)),
        Start::Right => Side::Right(start_of_line(last, x + width)),
    };
    let (prefix, lettered) = (cx.words.word(Word::Pages), vouched.lettered);
    let pages = PageSpans { spans, lead: waiting.unwrap_or_default(), prefix, between: Tag::Content(node), lettered };
    last.page_names.push(PageName {
        once: None,
        overleaf: false,
        spans: Some(Box::new(pages)),
        after_items: last.items.len(),
        place,
        prefix: cx.words.word(Word::Page),
        style: crate::layout::TextStyle { color: cx.theme.color("accent"), ..style },
        tag,
        side,
        baseline: baseline(&style),
        link: Some(InlineLink { target: Target::Dest(place), description: cx.words.word(Word::ToPassage).to_owned() }),
    });
}

/// A source in a sentence, part by part, each with what of it runs in its own direction: its title, then outlet and date.
fn describe(words: &Phrases, source: &Source, start: Start) -> Vec<OwnText> {
    let title = shorten(&source.title, TITLE_CHARS);
    let title = if source.titled { title } else { words.in_marks(&title) };
    let part = |before: &str, text: &str, after: &str| {
        (format!("{before}{text}{after}"), before.len()..before.len() + text.len())
    };
    let mut parts = vec![part(start.mark(), &title, "")];
    parts.extend(source.outlet.as_deref().map(|outlet| part(", ", outlet, "")));
    parts.push(part(", ", &date_of(words, source), ". "));
    parts
}

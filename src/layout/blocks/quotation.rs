//! A quotation: the source's words beside a bar, and a line that says where they are from.

use super::footnote::{self, Footnote, Vouched};
use super::title::space_before;
use crate::article::shorten;
use crate::assemble::{Briefing, Quotation, Source};
use crate::layout::flow::{Bar, Row, show_in};
use crate::layout::page::{DestId, NodeId, Role, Shows, Target};
use crate::layout::paragraph::{
    Inline, InlineLink, OwnText, Side, Start, align_right, end_of_line, in_own_directions, inlines_of, start_of_line,
};
use crate::layout::theme::{Style, TextStyle, Theme};
use crate::layout::{Composer, hyphen};
use crate::phrases::{Phrases, Word};

/// Width of the bar, in points.
const BAR_WIDTH: f32 = 1.5;
/// How far the bar stays clear of the rows' edges, so that it spans the letters rather than the leading.
const BAR_INSET: f32 = 2.5;
/// Wherever a source is named in short, so much of its title is shown, in characters: always the same, so that nobody
/// takes one source for two.
pub(super) const TITLE_CHARS: usize = 60;

pub(in crate::layout) fn compose(
    cx: &mut Composer<'_>,
    briefing: &Briefing,
    parent: NodeId,
    quotation: &Quotation,
) -> Vec<Row> {
    let theme = cx.theme;
    let page = theme.page;
    let quote = cx.node_in(parent, Role::BlockQuote, quotation.language.code(), briefing.language.code());
    let start = start_of(quotation);
    let (x, width) = start.inset(page.left, page.column, theme.inset);
    let mut rows = paragraphs(cx, quote, quotation, x, width);
    keep_short(&mut rows);
    put_bar(cx, &mut rows, start);
    // Words put in between brackets, and none left out.
    let is_cut = |wording: &[String]| wording.iter().any(|text| text.contains('…') || text.contains("..."));
    let edit = |wording: &Vec<String>| if !is_cut(wording) { Word::PutIn } else { Word::Shortened };
    let remark = quotation.wording.as_ref().map(|wording| cx.words.word(edit(wording)).to_owned());
    rows.extend(source_line(cx, briefing, parent, &[quotation], (x, width), remark));
    keep_source_line(&mut rows);
    rows
}

/// Quoted paragraphs, half a line apart; a click on them leads to the marked words in the annex.
pub(super) fn paragraphs(cx: &mut Composer<'_>, parent: NodeId, quotation: &Quotation, x: f32, width: f32) -> Vec<Row> {
    let style = cx.theme.style(Style::Body);
    let mut rows: Vec<Row> = Vec::new();
    let link = to_words(cx, quotation);
    let hyphenate = hyphen::language(quotation.language.code());
    for text in quotation.printed() {
        let node = cx.node(parent, Role::Paragraph);
        let node = cx.node(node, Role::Link);
        let inline = Inline { link: link.clone(), running: true, hyphenate, ..Inline::new(text, style, node) };
        let mut lines = cx.paragraph(&[inline], x, width);
        if !rows.is_empty() {
            space_before(&mut lines, cx.theme.grid / 2.0);
        }
        rows.extend(lines);
    }
    if let (Some(first), Some(place)) = (rows.first_mut(), cx.quotation_places.get(quotation.number)) {
        first.anchors.push(*place);
    }
    show_in(&mut rows, Shows::Passage(quotation.highlight), x, width);
    rows
}

/// A quotation of up to so many lines stands on one page.
const KEPT_LINES: usize = 5;
/// So many lines of a longer one stand together at its beginning and at its end.
const KEPT_ENDS: usize = 3;

/// Keeps a short quotation, or a short item of a list, on one page.
pub(super) fn keep_short(rows: &mut [Row]) {
    let last = rows.len().saturating_sub(1);
    let is_short = rows.len() <= KEPT_LINES;
    for (i, row) in rows.iter_mut().enumerate().take(last) {
        row.keep_with_next |= is_short || i + 1 < KEPT_ENDS || i + KEPT_ENDS > last;
    }
}

/// What leads to a passage's marked words in their annex.
pub(super) fn to_words(cx: &Composer<'_>, passage: &Quotation) -> Option<InlineLink> {
    let place = *cx.mark_places.get(passage.number)?;
    Some(InlineLink { target: Target::Dest(place), description: cx.words.word(Word::ToWords).to_owned() })
}

/// The side on which a quotation's lines start.
pub(super) fn start_of(quotation: &Quotation) -> Start {
    quotation.printed().first().map_or(Start::Left, |text| Start::of(text))
}

/// Puts one bar beside all rows, where their lines start.
pub(super) fn put_bar(cx: &mut Composer<'_>, rows: &mut [Row], start: Start) {
    let number = cx.bar_number();
    let page = cx.theme.page;
    let x = if start == Start::Left { page.left } else { page.left + page.column - BAR_WIDTH };
    let bar = Bar { number, x, width: BAR_WIDTH, color: cx.theme.color("bar"), inset: BAR_INSET };
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

/// What stands between where a passage is from and a remark on it.
const REMARK: &str = "\u{a0}· ";

/// Where passages are from, in a few words for each source, with the number of a footnote that says it in full. `remark`
/// stands after them.
pub(super) fn source_line(
    cx: &mut Composer<'_>,
    briefing: &Briefing,
    parent: NodeId,
    quotations: &[&Quotation],
    (x, width): (f32, f32),
    remark: Option<String>,
) -> Vec<Row> {
    let theme = cx.theme;
    let start = quotations.first().map_or(Start::Left, |quotation| start_of(quotation));
    // It runs as its section does where its quotation does so too, and stands under the quotation's first letters.
    let runs_from = if cx.start == Start::Right { start } else { Start::Left };
    let node = cx.node(parent, Role::Paragraph);
    let groups = by_source(quotations.iter().copied());
    let sources: Vec<Option<&Source>> =
        groups.iter().map(|group| group.first().and_then(|first| source_of(briefing, first))).collect();
    let marks = note_marks(cx, node, groups);
    let names: Vec<Vec<OwnText>> = sources
        .iter()
        .enumerate()
        .map(|(i, source)| {
            let (name, date) = source.map(|s| short_name(cx.words, s)).unwrap_or_default();
            let before = if i == 0 { runs_from.mark() } else { "; " };
            // Each runs in its own direction: a day is not torn apart by the script of the name before it.
            let stop = date.find(|c: char| c.is_alphanumeric()).unwrap_or(0);
            let (name, end) = (format!("{before}{name}"), before.len() + name.len());
            in_own_directions(vec![(name, before.len()..end), (date.clone(), stop..date.len())])
        })
        .collect();
    let mut inlines = Vec::new();
    let style = theme.style(Style::SourceLine);
    for (parts, mark) in names.iter().zip(marks.inlines(theme, cx.words, style.leading)) {
        inlines.extend(inlines_of(parts, style, node));
        inlines.push(mark);
    }
    let remark: Option<OwnText> =
        remark.map(|text| (format!("{REMARK}{text}"), REMARK.len()..REMARK.len() + text.len()));
    inlines.extend(inlines_of(remark.as_slice(), style, node));
    let mut rows = cx.paragraph(&inlines, x, width);
    if start != runs_from {
        align_right(&mut rows, x + width);
    }
    space_before(&mut rows, theme.grid / 4.0);
    marks.attach(cx, briefing, node, &mut rows);
    rows
}

/// Where a quotation is from, in a few words.
pub(super) fn source_name(words: &Phrases, briefing: &Briefing, quotation: &Quotation) -> String {
    source_of(briefing, quotation)
        .map(|source| short_name(words, source))
        .map(|(name, date)| name + &date)
        .unwrap_or_default()
}

fn source_of<'b>(briefing: &'b Briefing, quotation: &Quotation) -> Option<&'b Source> {
    briefing.source(quotation.source)
}

/// Raised numbers that refer to footnotes.
pub(super) struct NoteMarks<'q> {
    marks: Vec<NoteMark<'q>>,
}

struct NoteMark<'q> {
    footnote: Footnote,
    /// What is printed: the footnote's number, with a letter where it vouches for several passages one by one.
    label: String,
    node: NodeId,
    /// What the footnote vouches for: passages of one source.
    passages: Vec<&'q Quotation>,
    /// Whether each of them has a letter.
    lettered: bool,
    /// Whether the footnote was printed for a mark before this one.
    shared: bool,
}

impl<'q> NoteMark<'q> {
    fn of(cx: &mut Composer<'_>, node: NodeId, footnote: Footnote, passages: Vec<&'q Quotation>) -> Self {
        let label = footnote.number.clone();
        Self { footnote, label, node: mark_node(cx, node), passages, lettered: false, shared: false }
    }
}

/// Takes a footnote for each group of passages; `node` is the paragraph that the raised numbers stand in.
pub(super) fn note_marks<'q>(
    cx: &mut Composer<'_>,
    node: NodeId,
    groups: impl IntoIterator<Item = Vec<&'q Quotation>>,
) -> NoteMarks<'q> {
    let marks = groups.into_iter().map(|passages| {
        let footnote = footnote::open(cx);
        NoteMark::of(cx, node, footnote, passages)
    });
    NoteMarks { marks: marks.collect() }
}

fn mark_node(cx: &mut Composer<'_>, node: NodeId) -> NodeId {
    let reference = cx.node(node, Role::Reference);
    cx.node(reference, Role::Link)
}

/// Passages by their sources, in the order in which each source comes up.
pub(super) fn by_source<'q>(passages: impl IntoIterator<Item = &'q Quotation>) -> Vec<Vec<&'q Quotation>> {
    let mut groups: Vec<Vec<&Quotation>> = Vec::new();
    for passage in passages {
        let same = |group: &&mut Vec<&Quotation>| group.first().is_some_and(|first| first.source == passage.source);
        match groups.iter_mut().find(same) {
            Some(group) => group.push(passage),
            None => groups.push(vec![passage]),
        }
    }
    groups
}

/// The footnotes of a panel: one for several passages of a source.
pub(super) struct SharedNotes<'q> {
    groups: Vec<NoteGroup<'q>>,
}

/// The passages that share a footnote.
struct NoteGroup<'q> {
    passages: Vec<&'q Quotation>,
    /// Whether each has a letter, which stands with its number and with its page.
    lettered: bool,
    /// The footnote's number and place, once it is printed.
    printed: Option<(String, DestId)>,
}

impl<'q> SharedNotes<'q> {
    /// One for a few passages of a source, each of which is named with its own page: "a p. 6, b p. 7".
    pub fn lettered(passages: impl IntoIterator<Item = &'q Quotation>) -> Self {
        let mut groups = Vec::new();
        for of_source in by_source(passages) {
            let mut known: Vec<&Quotation> = Vec::new();
            for passage in of_source {
                if !known.iter().any(|other| other.spans == passage.spans) {
                    known.push(passage);
                }
            }
            let group = |passages: &[&'q Quotation]| NoteGroup {
                passages: passages.to_vec(),
                lettered: passages.len() > 1,
                printed: None,
            };
            groups.extend(known.chunks(footnote::MOST_LETTERS).map(group));
        }
        Self { groups }
    }

    /// The mark for a passage; its footnote is new only for the first of those that share it.
    pub fn marks(&mut self, cx: &mut Composer<'_>, node: NodeId, quotation: &'q Quotation) -> NoteMarks<'q> {
        let place_in = |group: &NoteGroup<'_>| {
            let same = |passage: &&Quotation| passage.source == quotation.source && passage.spans == quotation.spans;
            group.passages.iter().position(same)
        };
        let found = self.groups.iter_mut().find_map(|group| place_in(group).map(|place| (group, place)));
        let Some((group, place)) = found else { return note_marks(cx, node, [vec![quotation]]) };
        let shared = group.printed.is_some();
        let footnote = match &group.printed {
            Some((number, place)) => Footnote { number: number.clone(), place: *place, mark: cx.place() },
            None => footnote::open(cx),
        };
        group.printed = Some((footnote.number.clone(), footnote.place));
        let mark = NoteMark::of(cx, node, footnote, group.passages.clone());
        let letter = if group.lettered { footnote::letter(place) } else { String::new() };
        let label = format!("{}{letter}", mark.label);
        NoteMarks { marks: vec![NoteMark { label, lettered: group.lettered, shared, ..mark }] }
    }
}

impl NoteMarks<'_> {
    /// The raised numbers, each a link to its footnote.
    /// They stand in lines of that leading, in points.
    pub fn inlines(&self, theme: &Theme, words: &'static Phrases, leading: f32) -> impl Iterator<Item = Inline<'_>> {
        let style = TextStyle { leading, ..theme.style(Style::NoteNumber) };
        self.marks.iter().map(move |mark| {
            let description = words.fill(Word::ToNote, &[("number", &mark.label)]);
            let link = InlineLink { target: Target::Dest(mark.footnote.place), description };
            Inline {
                link: Some(link),
                anchors: vec![mark.footnote.mark],
                isolated: Some(0..mark.label.len()),
                ..Inline::new(&mark.label, style, mark.node)
            }
        })
    }

    /// Gives each row the footnotes whose numbers stand in it. `node` is what the notes belong to.
    pub fn attach(&self, cx: &mut Composer<'_>, briefing: &Briefing, node: NodeId, rows: &mut [Row]) {
        for mark in self.marks.iter().filter(|mark| !mark.shared) {
            let Some(source) = mark.passages.first().and_then(|first| source_of(briefing, first)) else { continue };
            let vouched = Vouched { source, passages: &mark.passages, lettered: mark.lettered };
            let note = footnote::rows(cx, briefing, node, &mark.footnote, &vouched);
            if let Some(row) = rows.iter_mut().find(|row| row.anchors.contains(&mark.footnote.mark)) {
                row.notes.push(note);
            }
        }
    }

    /// Puts the raised numbers after the last words of some rows, whose lines start at that side, with their footnotes.
    pub fn append(&self, cx: &mut Composer<'_>, briefing: &Briefing, node: NodeId, (rows, start): (&mut [Row], Start)) {
        let theme = cx.theme;
        let Some(last) = rows.last_mut() else { return };
        for inline in self.inlines(theme, cx.words, theme.style(Style::ChronologyText).leading) {
            let end = match start {
                Start::Left => Side::Left(end_of_line(last, 0.0)),
                Start::Right => Side::Right(start_of_line(last, 0.0)),
            };
            let base = last.height / 2.0 + theme.style(Style::ChronologyText).size * 0.36;
            let mark = cx.line(&inline, end, base);
            last.join(mark, 0.0);
        }
        self.attach(cx, briefing, node, rows);
    }
}

/// A source in a few words: its outlet or the beginning of its title, and its date.
fn short_name(words: &Phrases, source: &Source) -> (String, String) {
    let name = match (&source.outlet, source.titled) {
        (Some(outlet), _) => outlet.clone(),
        (None, true) => shorten(&source.title, TITLE_CHARS),
        (None, false) => words.in_marks(&shorten(&source.title, TITLE_CHARS)),
    };
    (name, format!(", {}", date_of(words, source)))
}

/// When a source appeared, in words that no line's end parts.
pub(super) fn date_of(words: &Phrases, source: &Source) -> String {
    match source.published {
        Some(date) => words.long_date(date).replace(' ', "\u{a0}"),
        None => words.word(Word::Undated).to_owned(),
    }
}

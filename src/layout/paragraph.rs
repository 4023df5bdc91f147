//! A paragraph to rows: its texts are shaped, broken into lines and put at their places across the page.

use std::ops::Range;
use std::sync::Arc;

use super::Composer;
use super::bidi::{has_right_to_left, starts_at_right};
use super::flow::{Row, RowLink};
use super::line::{Item, Items};
use super::page::{DestId, Draw, NodeId, PageItem, Point, Rect, Tag, Target};
use super::set::SetLine;
use super::theme::{MarkLook, TextStyle};
use super::wordings::in_name;
use crate::article::shorten;

/// A text of one style within a paragraph.
#[derive(Debug, Clone)]
pub struct Inline<'t> {
    /// The text.
    pub text: &'t str,
    /// How it is set.
    pub style: TextStyle,
    /// What it belongs to.
    pub tag: Tag,
    /// What it opens when it is clicked.
    pub link: Option<InlineLink>,
    /// How its words are marked.
    pub mark: Option<MarkLook>,
    /// Places that lie where it starts.
    pub anchors: Vec<DestId>,
    /// Places that lie where it ends.
    pub ends: Vec<DestId>,
    /// The part of it that runs in its own direction amid the words around it, as a name in whatever script does. Such
    /// parts of texts that touch are one part.
    pub isolated: Option<Range<usize>>,
    /// Whether it is running text, which a theme may justify and hyphenate; all else is ragged.
    pub running: bool,
    /// The language whose patterns part its words at line ends.
    pub hyphenate: Option<hypher::Lang>,
}

impl<'t> Inline<'t> {
    /// A text that opens nothing.
    pub fn new(text: &'t str, style: TextStyle, node: NodeId) -> Self {
        Self {
            text,
            style,
            tag: Tag::Content(node),
            link: None,
            mark: None,
            anchors: Vec::new(),
            ends: Vec::new(),
            isolated: None,
            running: false,
            hyphenate: None,
        }
    }
}

/// What a text opens.
#[derive(Debug, Clone)]
pub struct InlineLink {
    /// The place.
    pub target: Target,
    /// What a screen reader says.
    pub description: String,
}

/// The share of the size by which capitals rise above the baseline: what lines are centred by, so that texts of
/// different faces on one grid share their baselines (Noto Serif: 0.714, Inter: 0.727).
const CAPITAL_EM: f32 = 0.72;

/// How far a baseline lies under the top of its row.
pub(super) fn baseline(style: &TextStyle) -> f32 {
    (style.leading + CAPITAL_EM * style.size) / 2.0
}

impl Composer<'_> {
    /// Sets texts as one paragraph in a column that starts `x` from the page's left edge: one row for each line.
    pub(super) fn paragraph(&mut self, inlines: &[Inline<'_>], x: f32, width: f32) -> Vec<Row> {
        let set = self.kept_or_set(inlines, x, width);
        self.missing.extend(set.missing.iter());
        let links = Links::of(inlines);
        let mut rows: Vec<Row> =
            set.lines.iter().map(|line| Row { height: set.leading, ..row_of(line, inlines, &links) }).collect();
        keep_ends_together(&mut rows);
        for (row, _) in rows.iter_mut().zip(&set.lines).filter(|(_, line)| line.hyphen) {
            // No word is parted by a page's end.
            row.keep_with_next = true;
        }
        rows
    }

    /// Sets a heading in a column: its lines about as long as each other, in no more of them than the column needs, and
    /// names whole where these lines, and so many `spare` ones, can hold them.
    pub(super) fn balanced(&mut self, inline: &Inline<'_>, (x, width): (f32, f32), spare: usize) -> Vec<Row> {
        let inlines = std::slice::from_ref(inline);
        let count = self.set_paragraph(inlines, x, width).lines.len();
        let mut narrowest = width;
        if (2..=MOST_BALANCED).contains(&count) {
            let (mut too_narrow, mut enough) = (width / count as f32 * LEAST_SHARE, width);
            while enough - too_narrow > BALANCE_STEP {
                let middle = (too_narrow + enough) / 2.0;
                let fits = self.set_paragraph(inlines, x, middle).lines.len() <= count;
                if fits { enough = middle } else { too_narrow = middle }
            }
            let widths = (0..=BALANCE_TRIES).map(|step| enough + (width - enough) * step as f32 / BALANCE_TRIES as f32);
            let mut fewest = usize::MAX;
            for tried in widths {
                let lines = self.set_paragraph(inlines, x, tried).lines;
                let parted = parted_names(inline.text, &lines);
                if parted < fewest && lines.len() <= count + spare {
                    (fewest, narrowest) = (parted, tried);
                }
                if fewest == 0 {
                    break;
                }
            }
        }
        let x = if Start::of(inline.text) == Start::Right { x + width - narrowest } else { x };
        self.paragraph(inlines, x, narrowest)
    }

    /// Sets one line of text without breaking it, its right end at `right` or its left end at `x`.
    pub(super) fn line(&mut self, inline: &Inline<'_>, at: Side, baseline_y: f32) -> Row {
        let line = self.set_single_line(inline, at, baseline_y);
        let inlines = std::slice::from_ref(inline);
        row_of(&line, inlines, &Links::of(inlines))
    }

    /// How wide a text is on one line, in points.
    pub(super) fn width_of(&mut self, text: &str, style: TextStyle) -> f32 {
        end_of_line(&self.line(&Inline::new(text, style, NodeId::ROOT), Side::Left(0.0), 0.0), 0.0)
    }

    /// As much of a text as fits on a line of `width` points, shortened between words with an ellipsis.
    pub(super) fn fitted(&mut self, text: &str, style: TextStyle, width: f32) -> String {
        let mut most = text.chars().count();
        let mut shown = text.to_owned();
        loop {
            let line = self.line(&Inline::new(&shown, style, NodeId::ROOT), Side::Left(0.0), 0.0);
            let wide = end_of_line(&line, 0.0);
            if wide <= width || most <= SHORTEST_FITTED {
                return shown;
            }
            // Nearer to what fits, and always shorter than before.
            most = ((most as f32 * width / wide) as usize).clamp(SHORTEST_FITTED, most - 1);
            shown = shorten(text, most);
        }
    }
}

/// A text of more lines than these is no heading, and is set as it comes.
const MOST_BALANCED: usize = 6;
/// How near to the narrowest column a heading is set, in points.
const BALANCE_STEP: f32 = 2.0;
/// How many wider columns are tried for one that parts no name.
const BALANCE_TRIES: usize = 8;
/// The narrowest column that is tried, as a share of what even lines would fill.
const LEAST_SHARE: f32 = 0.8;

/// How many lines of a text end within a name.
fn parted_names(text: &str, lines: &[SetLine]) -> usize {
    let mut end = 0;
    let ends = lines.iter().map(|line| {
        end += line.runs.iter().map(|(_, run)| run.text.len()).sum::<usize>();
        end
    });
    ends.filter(|end| in_name(text, *end).is_some()).count()
}

/// No text is shortened to fewer characters than these, however narrow its room.
const SHORTEST_FITTED: usize = 8;

/// What each text of a paragraph opens, to be shared by its lines.
struct Links(Vec<Option<Arc<InlineLink>>>);

impl Links {
    fn of(inlines: &[Inline<'_>]) -> Self {
        if inlines.iter().all(|i| i.link.is_none()) {
            return Self(Vec::new());
        }
        Self(inlines.iter().map(|i| i.link.clone().map(Arc::new)).collect())
    }

    fn at(&self, inline: usize) -> Option<&Arc<InlineLink>> {
        self.0.get(inline)?.as_ref()
    }
}

/// A line as a row: what its words belong to and what they open.
fn row_of(line: &SetLine, inlines: &[Inline<'_>], links: &Links) -> Row {
    let mut row = Row::new(0.0);
    let strokes: usize = line.marks.iter().map(|(look, _)| look.line.strokes().len()).sum();
    row.items = Items::with_capacity(line.marks.len() + strokes + line.runs.len());
    row.items.extend(line.marks.iter().flat_map(|(look, rect)| marked(*look, *rect)));
    for (index, run) in &line.runs {
        if let Some(inline) = inlines.get(*index) {
            row.items.push(Item::text(inline.tag, Arc::clone(run)));
        }
    }
    for (index, rect) in &line.links {
        if let (Some(link), Some(Tag::Content(node))) = (links.at(*index), inlines.get(*index).map(|i| i.tag)) {
            add_link(&mut row, link, node, *rect, line.mixed);
        }
    }
    for inline in line.opens.iter().filter_map(|index| inlines.get(*index)) {
        row.anchors.extend_from_slice(&inline.anchors);
    }
    for inline in line.closes.iter().filter_map(|index| inlines.get(*index)) {
        row.anchors.extend_from_slice(&inline.ends);
    }
    row
}

/// The ground and the line under words that are marked, in `rect`.
fn marked(look: MarkLook, rect: Rect) -> impl Iterator<Item = PageItem> {
    let drawn = |draw| PageItem { tag: Tag::Decoration, draw };
    let strokes = look.line.strokes().iter().map(move |line| {
        let y = rect.bottom() - line.rise;
        let (from, to) = (Point { x: rect.x, y }, Point { x: rect.right(), y });
        drawn(Draw::Line { from, to, width: line.width, color: look.edge, dash: line.dash })
    });
    std::iter::once(drawn(Draw::Fill { rect, color: look.tint })).chain(strokes)
}

/// Where a row's text ends, white space included; `x` for a row without text.
pub(super) fn end_of_line(row: &Row, x: f32) -> f32 {
    row.items.iter().filter_map(Item::text_end).fold(x, f32::max)
}

/// Where a row's text begins at the left, white space included; `x` for a row without text.
pub(super) fn start_of_line(row: &Row, x: f32) -> f32 {
    row.items.iter().filter_map(Item::text_start).reduce(f32::min).unwrap_or(x)
}

/// Where the last letter of a row's text ends, white space after it left out.
pub(super) fn end_of_text(row: &Row) -> f32 {
    end_of_line(row, 0.0) - row.items.last().map_or(0.0, Item::blank_at_end)
}

/// Moves lines to end at `right`.
pub(super) fn align_right(rows: &mut [Row], right: f32) {
    for row in rows {
        let end = end_of_text(row);
        row.move_aside(right - end);
    }
}

/// The side on which the lines of a text start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Start {
    /// From left to right.
    #[default]
    Left,
    /// From right to left.
    Right,
}

/// A right-to-left mark: what stands beside it takes its direction.
const RIGHT_TO_LEFT_MARK: &str = "\u{200f}";

impl Start {
    /// Of a text.
    pub fn of(text: &str) -> Self {
        if starts_at_right(text) { Self::Right } else { Self::Left }
    }

    /// Of several texts, as most of them that have letters start; `other` where as many start at either side.
    pub fn of_most<'t>(texts: impl IntoIterator<Item = &'t str>, other: Self) -> Self {
        let (mut left, mut right) = (0_usize, 0_usize);
        for text in texts.into_iter().filter(|text| text.chars().any(char::is_alphabetic)) {
            let count = if Self::of(text) == Self::Right { &mut right } else { &mut left };
            *count += 1;
        }
        match left.cmp(&right) {
            std::cmp::Ordering::Less => Self::Right,
            std::cmp::Ordering::Greater => Self::Left,
            std::cmp::Ordering::Equal => other,
        }
    }

    /// What a text opens with so that its lines start at this side, whatever its letters say: nothing, or a mark that is
    /// not seen.
    pub fn mark(self) -> &'static str {
        match self {
            Self::Left => "",
            Self::Right => RIGHT_TO_LEFT_MARK,
        }
    }

    /// Moves lines that start at the left to where those of this side start in a column that ends at `right`.
    pub fn align(self, text: &str, rows: &mut [Row], right: f32) {
        if self == Self::Right && Self::of(text) == Self::Left {
            align_right(rows, right);
        }
    }

    /// The column, from `x` and `width` points wide, that is left when so much is taken off at its start.
    pub fn inset(self, x: f32, width: f32, by: f32) -> (f32, f32) {
        match self {
            Self::Left => (x + by, width - by),
            Self::Right => (x, width - by),
        }
    }

    /// Where a mark stands that hangs out over the start of a column, its end so far from the column's edge.
    pub fn hanging(self, x: f32, width: f32, gap: f32) -> Side {
        match self {
            Self::Left => Side::Right(x - gap),
            Self::Right => Side::Left(x + width + gap),
        }
    }

    /// The number of a list's item, its stop on the side of the words.
    pub fn item_number(self, number: usize) -> String {
        format!("{}{number}.", self.mark())
    }
}

/// A text with the part of it that runs in its own direction.
pub(super) type OwnText = (String, Range<usize>);

/// Texts that follow one another, each with a part of its own direction: one text where all run from left to right.
pub(super) fn in_own_directions(texts: Vec<OwnText>) -> Vec<OwnText> {
    if texts.iter().any(|(text, _)| has_right_to_left(text)) {
        return texts;
    }
    vec![(texts.into_iter().map(|(text, _)| text).collect(), 0..0)]
}

/// Such texts, to be set in a style.
pub(super) fn inlines_of(texts: &[OwnText], style: TextStyle, node: NodeId) -> impl Iterator<Item = Inline<'_>> {
    texts.iter().map(move |(text, own)| Inline { isolated: Some(own.clone()), ..Inline::new(text, style, node) })
}

/// Where a single line of text is put.
#[derive(Debug, Clone, Copy)]
pub enum Side {
    /// Its left end.
    Left(f32),
    /// Its right end.
    Right(f32),
    /// Its middle.
    Center(f32),
}

impl Side {
    /// The same, so many points further to the left.
    pub fn moved_left(self, by: f32) -> Self {
        match self {
            Self::Left(x) => Self::Left(x - by),
            Self::Right(x) => Self::Right(x - by),
            Self::Center(x) => Self::Center(x - by),
        }
    }
}

/// What a break within a word looks like.
pub(super) const HYPHEN: &str = "-";

/// Texts that follow one another and open the same are one area.
fn add_link(row: &mut Row, link: &Arc<InlineLink>, node: NodeId, rect: Rect, apart: bool) {
    if let Some(last) = row.links.last_mut()
        && !apart
        && last.node == node
        && last.opens.target == link.target
    {
        last.rect.width = rect.right() - last.rect.x;
        return;
    }
    row.links.push(RowLink { rect, opens: Arc::clone(link), node });
}

/// Neither the first line of a paragraph nor its last may stand alone on a page.
fn keep_ends_together(rows: &mut [Row]) {
    let count = rows.len();
    for (i, row) in rows.iter_mut().enumerate() {
        row.keep_with_next = i + 1 < count && (i == 0 || i + 2 == count);
    }
}

//! A paragraph to rows: its texts are shaped, broken into lines and put at their places across the page.

use std::ops::Range;
use std::rc::Rc;

use super::Composer;
use super::bidi::visual_order;
use super::flow::Row;
use super::linebreak::{Line, Measure, Setting, break_lines};
use super::page::{DestId, Draw, Glyph, GlyphRun, Link, NodeId, PageItem, Point, Rect, Tag, Target};
use super::pieces::Piece;
use super::scripts::is_without_spaces;
use super::shape::Word;
use super::theme::{MarkLook, TextStyle};
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
    /// The part of it that is a name or a title in whatever script, amid the program's own words.
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
        let (pieces, levels) = self.pieces(inlines, width);
        let measures: Vec<Measure> = pieces
            .iter()
            .map(|p| {
                let size = inlines.get(p.inline).map_or(0.0, |i| i.style.size);
                Measure { width: p.width_em * size, space: p.space_em() * size, after: p.after }
            })
            .collect();
        let leading = inlines.iter().map(|i| i.style.leading).fold(0.0, f32::max);
        let base = inlines.first().map_or(0.0, |i| baseline(&i.style));
        let running = inlines.first().is_some_and(|i| i.running);
        let even =
            running && self.theme.setting == Setting::Justified && !is_without_spaces(inlines.iter().map(|i| i.text));
        let setting = if even { Setting::Justified } else { Setting::Ragged };
        let mut rows: Vec<Row> = break_lines(&measures, width, setting)
            .into_iter()
            .map(|line| {
                let mut row = Row::new(leading);
                let hyphen = self.hyphen_of(inlines, &pieces, &line);
                let place = LinePlace { x, baseline: base, space_scale: line.space_scale };
                let pieces = pieces.get(line.pieces).unwrap_or_default();
                match &levels {
                    None => set_line(&mut row, inlines, pieces, place, hyphen),
                    Some(levels) => {
                        let column = levels.right_to_left.then_some(width);
                        set_mixed_line(&mut row, inlines, pieces, place, column);
                    }
                }
                row
            })
            .collect();
        keep_ends_together(&mut rows);
        rows
    }

    /// Sets one line of text without breaking it, its right end at `right` or its left end at `x`.
    pub(super) fn line(&mut self, inline: &Inline<'_>, at: Side, baseline_y: f32) -> Row {
        let (pieces, levels) = self.pieces(std::slice::from_ref(inline), f32::INFINITY);
        let width: f32 = pieces.iter().map(|p| (p.width_em + p.space_em()) * inline.style.size).sum();
        let x = match at {
            Side::Left(x) => x,
            Side::Right(right) => right - width,
            Side::Center(middle) => middle - width / 2.0,
        };
        let mut row = Row::new(0.0);
        let place = LinePlace { x, baseline: baseline_y, space_scale: 1.0 };
        match levels {
            None => set_line(&mut row, std::slice::from_ref(inline), &pieces, place, None),
            Some(_) => set_mixed_line(&mut row, std::slice::from_ref(inline), &pieces, place, None),
        }
        row
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

    /// The hyphen for a line that ends within a word.
    fn hyphen_of(&mut self, inlines: &[Inline<'_>], pieces: &[Piece], line: &Line) -> Option<Rc<Word>> {
        let last = pieces.get(line.pieces.end.checked_sub(1)?).filter(|_| line.hyphen)?;
        let style = inlines.get(last.inline)?.style;
        Some(self.shaper.shape(last.font, style.figures, false, HYPHEN))
    }
}

/// No text is shortened to fewer characters than these, however narrow its room.
const SHORTEST_FITTED: usize = 8;

/// Where a row's text ends, white space included; `x` for a row without text.
pub(super) fn end_of_line(row: &Row, x: f32) -> f32 {
    row.items
        .iter()
        .filter_map(|item| match &item.draw {
            Draw::Glyphs(run) => Some(run.origin.x + run.width()),
            _ => None,
        })
        .fold(x, f32::max)
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

/// What stands for a break within a word: it is drawn as a hyphen and is not part of the source's words.
const SOFT_HYPHEN: &str = "\u{ad}";
/// What a break within a word looks like.
pub(super) const HYPHEN: &str = "-";

/// Where a line stands, and how wide its spaces are.
#[derive(Clone, Copy)]
struct LinePlace {
    x: f32,
    baseline: f32,
    space_scale: f32,
}

/// Puts a line's pieces into a row: one run for each stretch of one font, style and tag.
fn set_line(row: &mut Row, inlines: &[Inline<'_>], pieces: &[Piece], place: LinePlace, hyphen: Option<Rc<Word>>) {
    let LinePlace { x, baseline: base, space_scale } = place;
    let mut pen = x;
    let mut open: Option<(usize, usize)> = None;
    let mut tints: Vec<(MarkLook, Rect)> = Vec::new();
    for (index, piece) in pieces.iter().enumerate() {
        let Some(inline) = inlines.get(piece.inline) else { continue };
        let size = inline.style.size;
        if open != Some((piece.inline, piece.font)) {
            open = Some((piece.inline, piece.font));
            let (letters, glyphs) = run_size(pieces.get(index..).unwrap_or_default());
            if row.items.is_empty() {
                // Most lines are one run.
                row.items.reserve_exact(1);
            }
            row.items.push(PageItem {
                tag: inline.tag,
                draw: Draw::Glyphs(GlyphRun {
                    font: piece.font,
                    size,
                    color: inline.style.color,
                    origin: Point { x: pen, y: base - inline.style.rise },
                    turn_degrees: 0.0,
                    text: String::with_capacity(letters),
                    glyphs: Vec::with_capacity(glyphs),
                }),
            });
        }
        let Some(PageItem { draw: Draw::Glyphs(run), .. }) = row.items.last_mut() else { continue };
        let glyphs = piece.word.glyphs.get(piece.glyphs.clone()).unwrap_or_default();
        append(run, inline.text.get(piece.text.clone()).unwrap_or_default(), glyphs, piece.cluster_base, 1.0);
        // A space belongs to the text even at a line's end, so that whoever copies or hears it gets words apart.
        if let Some(blank) = &piece.blank {
            append(run, &blank.text, &blank.word.glyphs, 0, space_scale);
        }
        let word_width = piece.width_em * size;
        let words = Rect { x: pen, y: base - size, width: word_width, height: size * 1.35 };
        if let (Some(link), Tag::Content(node)) = (&inline.link, inline.tag) {
            add_link(row, link, node, words);
        }
        if let Some(color) = inline.mark {
            match tints.last_mut() {
                Some((same, rect)) if *same == color && tinted_up_to(rect, pen, piece) => {
                    rect.width = words.right() - rect.x;
                }
                _ => tints.push((color, words)),
            }
        }
        if piece.text.start == 0 && piece.glyphs.start == 0 {
            row.anchors.extend_from_slice(&inline.anchors);
        }
        pen += word_width + piece.space_em() * size * space_scale;
    }
    if let (Some(hyphen), Some(PageItem { draw: Draw::Glyphs(run), .. })) = (hyphen, row.items.last_mut()) {
        append_hyphen(run, &hyphen);
    }
    row.items.splice(0..0, tints.into_iter().flat_map(marked));
}

/// The ground and the line under words that are marked, in `rect`.
fn marked((look, rect): (MarkLook, Rect)) -> Vec<PageItem> {
    let drawn = |draw| PageItem { tag: Tag::Decoration, draw };
    let mut items = vec![drawn(Draw::Fill { rect, color: look.tint })];
    for line in look.line.strokes() {
        let y = rect.bottom() - line.rise;
        let (from, to) = (Point { x: rect.x, y }, Point { x: rect.right(), y });
        items.push(drawn(Draw::Line { from, to, width: line.width, color: look.edge, dash: line.dash }));
    }
    items
}

/// Puts a line into a row of which parts run from right to left: each piece stands where the order of writing wants it,
/// and they are drawn, and read, in the order of the text. In a `column` the line ends at its right edge.
fn set_mixed_line(row: &mut Row, inlines: &[Inline<'_>], pieces: &[Piece], place: LinePlace, column: Option<f32>) {
    let LinePlace { x, baseline: base, space_scale } = place;
    let size_of = |piece: &Piece| inlines.get(piece.inline).map_or(0.0, |i| i.style.size);
    // A word and the white space after it are placed one by one: what comes after stands left of it, right to left.
    let parts: Vec<(u8, f32)> = pieces
        .iter()
        .flat_map(|p| {
            let blank = p.blank.as_ref().map_or((p.level, 0.0), |b| (b.level, b.word.width_em * space_scale));
            [(p.level, p.width_em * size_of(p)), (blank.0, blank.1 * size_of(p))]
        })
        .collect();
    let levels: Vec<u8> = parts.iter().map(|p| p.0).collect();
    let line_width: f32 = parts.iter().map(|p| p.1).sum();
    let mut places = vec![0.0; parts.len()];
    let mut pen = column.map_or(x, |width| x + width - line_width);
    for index in visual_order(&levels) {
        if let (Some(at), Some(part)) = (places.get_mut(index), parts.get(index)) {
            *at = pen;
            pen += part.1;
        }
    }
    let tint_of = |piece: &Piece| inlines.get(piece.inline).and_then(|i| i.mark);
    let mut tints: Vec<(MarkLook, Rect)> = Vec::new();
    for (i, (piece, at)) in pieces.iter().zip(places.chunks(2)).enumerate() {
        let (Some(inline), [word_x, blank_x]) = (inlines.get(piece.inline), at) else { continue };
        let size = inline.style.size;
        let words = Rect { x: *word_x, y: base - size, width: piece.width_em * size, height: size * 1.35 };
        if let Some(color) = inline.mark {
            tints.push((color, words));
            // White space is marked between marked words, not after the last.
            if pieces.get(i + 1).and_then(tint_of) == Some(color) {
                tints.push((color, Rect { x: *blank_x, width: piece.space_em() * size * space_scale, ..words }));
            }
        }
        let mut put = |x: f32, text: &str, glyphs: &[Glyph], base_cluster: u32, stretch: f32| {
            let mut run = GlyphRun {
                font: piece.font,
                size,
                color: inline.style.color,
                origin: Point { x, y: base - inline.style.rise },
                turn_degrees: 0.0,
                text: String::new(),
                glyphs: Vec::new(),
            };
            append(&mut run, text, glyphs, base_cluster, stretch);
            row.items.push(PageItem { tag: inline.tag, draw: Draw::Glyphs(run) });
        };
        let text = inline.text.get(piece.text.clone()).unwrap_or_default();
        put(*word_x, text, piece.word.glyphs.get(piece.glyphs.clone()).unwrap_or_default(), piece.cluster_base, 1.0);
        if let Some(blank) = &piece.blank {
            put(*blank_x, &blank.text, &blank.word.glyphs, 0, space_scale);
        }
        if let (Some(link), Tag::Content(node)) = (&inline.link, inline.tag) {
            row.links.push(Link {
                rect: words,
                target: link.target.clone(),
                description: link.description.clone(),
                node,
            });
        }
        if piece.text.start == 0 && piece.glyphs.start == 0 {
            row.anchors.extend_from_slice(&inline.anchors);
        }
    }
    row.items.splice(0..0, joined(tints).into_iter().flat_map(marked));
}

/// Rectangles of one colour that touch, side by side, as one.
fn joined(mut tints: Vec<(MarkLook, Rect)>) -> Vec<(MarkLook, Rect)> {
    tints.sort_by(|a, b| a.1.x.total_cmp(&b.1.x));
    let mut whole: Vec<(MarkLook, Rect)> = Vec::new();
    for (color, rect) in tints {
        match whole.last_mut() {
            Some((same, last)) if *same == color && rect.x - last.right() < 0.1 => last.width = rect.right() - last.x,
            _ => whole.push((color, rect)),
        }
    }
    whole
}

/// How many bytes of text and how many glyphs the run takes that the first of these pieces opens: a long briefing holds
/// millions of them until it is written, and none should take room twice.
fn run_size(pieces: &[Piece]) -> (usize, usize) {
    let Some(first) = pieces.first() else { return (0, 0) };
    let same = pieces.iter().take_while(|p| (p.inline, p.font) == (first.inline, first.font));
    same.fold((0, 0), |(letters, glyphs), piece| {
        let blank = piece.blank.as_ref().map_or((0, 0), |b| (b.text.len(), b.word.glyphs.len()));
        (letters + piece.text.len() + blank.0, glyphs + piece.glyphs.len() + blank.1)
    })
}

/// Whether a tint goes on to a piece that starts at `pen`: nothing but white space lies between them.
fn tinted_up_to(rect: &Rect, pen: f32, piece: &Piece) -> bool {
    pen - rect.right() <= piece.width_em.max(1.0) * rect.height
}

/// Adds a text and its glyphs to a run; their clusters count from `cluster_base`, their advances are multiplied by
/// `stretch`.
fn append(run: &mut GlyphRun, text: &str, glyphs: &[Glyph], cluster_base: u32, stretch: f32) {
    let at = run.text.len() as u32;
    run.text.push_str(text);
    let size = run.size;
    run.glyphs.extend(glyphs.iter().map(|g| Glyph {
        id: g.id,
        advance: g.advance * size * stretch,
        dx: g.dx * size,
        dy: g.dy * size,
        cluster_start: g.cluster_start - cluster_base + at,
        cluster_end: g.cluster_end - cluster_base + at,
    }));
}

fn append_hyphen(run: &mut GlyphRun, hyphen: &Word) {
    let at = run.text.len() as u32;
    run.text.push_str(SOFT_HYPHEN);
    let size = run.size;
    run.glyphs.extend(hyphen.glyphs.iter().map(|g| Glyph {
        advance: g.advance * size,
        cluster_start: at,
        cluster_end: at + SOFT_HYPHEN.len() as u32,
        ..*g
    }));
}

/// A link's words on one line are one area.
fn add_link(row: &mut Row, link: &InlineLink, node: NodeId, rect: Rect) {
    if let Some(last) = row.links.last_mut()
        && last.node == node
        && last.target == link.target
    {
        last.rect.width = rect.right() - last.rect.x;
        return;
    }
    row.links.push(Link { rect, target: link.target.clone(), description: link.description.clone(), node });
}

/// Neither the first line of a paragraph nor its last may stand alone on a page.
fn keep_ends_together(rows: &mut [Row]) {
    let count = rows.len();
    for (i, row) in rows.iter_mut().enumerate() {
        row.keep_with_next = i + 1 < count && (i == 0 || i + 2 == count);
    }
}

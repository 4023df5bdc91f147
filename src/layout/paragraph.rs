//! A paragraph to rows: its texts are shaped, broken into lines and put at their places across the page.

use std::ops::Range;
use std::rc::Rc;

use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_segmentation::UnicodeSegmentation;

use super::Composer;
use super::flow::Row;
use super::hyphen;
use super::linebreak::{After, Line, Measure, break_lines};
use super::page::{Color, DestId, Draw, Glyph, GlyphRun, Link, NodeId, PageItem, Point, Rect, Tag, Target};
use super::shape::Word;
use super::theme::TextStyle;

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
    /// The colour behind its words.
    pub tint: Option<Color>,
    /// Places that lie where it starts.
    pub anchors: Vec<DestId>,
    /// The language whose patterns part its words at line ends.
    pub hyphenate: Option<hypher::Lang>,
}

impl<'t> Inline<'t> {
    /// A text that opens nothing.
    pub fn new(text: &'t str, style: TextStyle, node: NodeId) -> Self {
        Self { text, style, tag: Tag::Content(node), link: None, tint: None, anchors: Vec::new(), hyphenate: None }
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

/// A piece: a shaped word with its place in the paragraph.
struct Piece {
    inline: usize,
    font: usize,
    word: Rc<Word>,
    /// Which of the word's glyphs.
    glyphs: Range<usize>,
    /// Where the first of them stands in the word's text.
    cluster_base: u32,
    width_em: f32,
    /// Bytes of the inline's text.
    text: Range<usize>,
    blank: Option<Blank>,
    after: After,
}

/// The white space after a piece.
#[derive(Clone)]
struct Blank {
    text: String,
    word: Rc<Word>,
}

impl Piece {
    fn whole(inline: usize, font: usize, word: Rc<Word>, text: Range<usize>) -> Self {
        let (glyphs, width_em) = (0..word.glyphs.len(), word.width_em);
        Self { inline, font, word, glyphs, cluster_base: 0, width_em, text, blank: None, after: After::Joined }
    }

    /// Parts the piece at a byte of its word, which starts at byte `start` of the inline's text: gives the head and keeps
    /// the tail. `None` where a glyph stands for letters on both sides, or where the glyphs do not run with the letters.
    fn part_before(&mut self, start: usize, place: usize, after: After) -> Option<Piece> {
        let place_in_word = u32::try_from(place).ok()?;
        let glyphs = self.word.glyphs.get(self.glyphs.clone())?;
        let count = glyphs.iter().position(|g| g.cluster_start >= place_in_word)?;
        let in_order = glyphs.iter().enumerate().all(|(i, g)| (i < count) == (g.cluster_end <= place_in_word));
        if count == 0 || !in_order {
            return None;
        }
        let width_em: f32 = glyphs.iter().take(count).map(|g| g.advance).sum();
        let middle = self.glyphs.start + count;
        let head = Piece {
            inline: self.inline,
            font: self.font,
            word: Rc::clone(&self.word),
            glyphs: self.glyphs.start..middle,
            cluster_base: self.cluster_base,
            width_em,
            text: self.text.start..start + place,
            blank: None,
            after,
        };
        self.glyphs.start = middle;
        self.cluster_base = place_in_word;
        self.width_em -= width_em;
        self.text.start = start + place;
        Some(head)
    }

    /// The width of the white space after it, in em.
    fn space_em(&self) -> f32 {
        self.blank.as_ref().map_or(0.0, |b| b.word.width_em)
    }
}

/// How far a baseline lies under the top of its row.
pub(super) fn baseline(style: &TextStyle) -> f32 {
    (style.leading + CAPITAL_EM * style.size) / 2.0
}

impl Composer<'_> {
    /// Sets texts as one paragraph in a column that starts `x` from the page's left edge: one row for each line.
    pub(super) fn paragraph(&mut self, inlines: &[Inline<'_>], x: f32, width: f32) -> Vec<Row> {
        let pieces = self.pieces(inlines, width);
        let measures: Vec<Measure> = pieces
            .iter()
            .map(|p| {
                let size = inlines.get(p.inline).map_or(0.0, |i| i.style.size);
                Measure { width: p.width_em * size, space: p.space_em() * size, after: p.after }
            })
            .collect();
        let leading = inlines.iter().map(|i| i.style.leading).fold(0.0, f32::max);
        let base = inlines.first().map_or(0.0, |i| baseline(&i.style));
        let mut rows: Vec<Row> = break_lines(&measures, width, self.theme.setting)
            .into_iter()
            .map(|line| {
                let mut row = Row::new(leading);
                let hyphen = self.hyphen_of(inlines, &pieces, &line);
                let pieces = pieces.get(line.pieces).unwrap_or_default();
                set_line(&mut row, inlines, pieces, x, base, line.space_scale, hyphen);
                row
            })
            .collect();
        keep_ends_together(&mut rows);
        rows
    }

    /// Sets one line of text without breaking it, its right end at `right` or its left end at `x`.
    pub(super) fn line(&mut self, inline: &Inline<'_>, at: Side, baseline_y: f32) -> Row {
        let pieces = self.pieces(std::slice::from_ref(inline), f32::INFINITY);
        let width: f32 = pieces.iter().map(|p| (p.width_em + p.space_em()) * inline.style.size).sum();
        let x = match at {
            Side::Left(x) => x,
            Side::Right(right) => right - width,
            Side::Center(middle) => middle - width / 2.0,
        };
        let mut row = Row::new(0.0);
        set_line(&mut row, std::slice::from_ref(inline), &pieces, x, baseline_y, 1.0, None);
        row
    }

    /// The hyphen for a line that ends within a word.
    fn hyphen_of(&mut self, inlines: &[Inline<'_>], pieces: &[Piece], line: &Line) -> Option<Rc<Word>> {
        let last = pieces.get(line.pieces.end.checked_sub(1)?).filter(|_| line.hyphen)?;
        let style = inlines.get(last.inline)?.style;
        Some(self.shaper.shape(last.font, style.figures, HYPHEN))
    }

    fn pieces(&mut self, inlines: &[Inline<'_>], width: f32) -> Vec<Piece> {
        let whole: String = inlines.iter().map(|i| i.text).collect();
        let mut breaks = linebreaks(&whole).peekable();
        let mut pieces = Vec::new();
        let mut inline_start = 0;
        for (index, inline) in inlines.iter().enumerate() {
            let inline_end = inline_start + inline.text.len();
            let mut at = inline_start;
            while at < inline_end {
                while breaks.next_if(|(place, _)| *place <= at).is_some() {}
                let (end, after) = match breaks.peek() {
                    Some(&(place, kind)) if place <= inline_end => {
                        let next = whole.get(place..).and_then(|rest| rest.chars().next());
                        (place, after_of(kind, next))
                    }
                    _ => (inline_end, After::Joined),
                };
                let range = at - inline_start..end - inline_start;
                self.push_pieces(&mut pieces, index, inline, range, after, width);
                at = end;
            }
            inline_start = inline_end;
        }
        if let Some(last) = pieces.last_mut() {
            last.after = After::End;
        }
        pieces
    }

    /// Shapes a stretch of text, parted where another font has to help out and where it is wider than the line.
    fn push_pieces(
        &mut self,
        pieces: &mut Vec<Piece>,
        index: usize,
        inline: &Inline<'_>,
        range: Range<usize>,
        after: After,
        width: f32,
    ) {
        let Some(text) = inline.text.get(range.clone()) else { return };
        let word_len = text.trim_end().len();
        let style = inline.style;
        let preferred = self.shaper.fonts().index(style.face);
        let word_text = text.get(..word_len).unwrap_or_default();
        let mut parts = self.font_runs(word_text, preferred);
        if parts.is_empty() {
            parts.push((0..0, preferred));
        }
        let count = parts.len();
        let last_font = parts.last().map_or(preferred, |p| p.1);
        let blank = text.get(word_len..).filter(|b| !b.is_empty()).map(|b| {
            let text = b.replace(char::is_control, " ");
            let word = self.shaper.shape(last_font, style.figures, &text);
            Blank { text, word }
        });
        for (i, (part, font)) in parts.into_iter().enumerate() {
            let last = i + 1 == count;
            let part_text = word_text.get(part.clone()).unwrap_or_default();
            let word = self.shaper.shape(font, style.figures, part_text);
            let end = if last { after } else { After::Joined };
            let blank = if last { blank.clone() } else { None };
            let start = range.start + part.start;
            if word.width_em * style.size > width {
                // Wider than the line: it has to be parted somewhere, and between letters is where it hurts least.
                let bits = self.bits_of(part_text, font, style, width);
                let bit_count = bits.len();
                for (b, (bit, word)) in bits.into_iter().enumerate() {
                    let bit_last = b + 1 == bit_count;
                    let text = start + bit.start..start + bit.end;
                    let mut piece = Piece::whole(index, font, word, text);
                    (piece.blank, piece.after) = if bit_last { (blank.clone(), end) } else { (None, After::Break) };
                    pieces.push(piece);
                }
                continue;
            }
            let syllables = match inline.hyphenate {
                Some(language) if self.theme.hyphenate => hyphen::places(part_text, language),
                _ => Vec::new(),
            };
            let mut piece = Piece::whole(index, font, word, start..start + part_text.len());
            for place in syllables {
                let hyphen = self.shaper.shape(font, style.figures, HYPHEN).width_em * style.size;
                if let Some(head) = piece.part_before(start, place, After::Hyphen(hyphen)) {
                    pieces.push(head);
                }
            }
            (piece.blank, piece.after) = (blank, end);
            pieces.push(piece);
        }
    }

    fn bits_of(&mut self, text: &str, font: usize, style: TextStyle, width: f32) -> Vec<(Range<usize>, Rc<Word>)> {
        let mut bits = Vec::new();
        let (mut start, mut end, mut sum) = (0, 0, 0.0);
        for (at, cluster) in text.grapheme_indices(true) {
            let cluster_width = self.shaper.shape(font, style.figures, cluster).width_em * style.size;
            if end > start && sum + cluster_width > width {
                bits.push(start..end);
                (start, sum) = (at, 0.0);
            }
            sum += cluster_width;
            end = at + cluster.len();
        }
        bits.push(start..end);
        bits.into_iter()
            .map(|bit| {
                let word = self.shaper.shape(font, style.figures, text.get(bit.clone()).unwrap_or_default());
                (bit, word)
            })
            .collect()
    }

    /// The stretches of a text that one font can set.
    fn font_runs(&mut self, text: &str, preferred: usize) -> Vec<(Range<usize>, usize)> {
        let fonts = self.shaper.fonts();
        if text.is_ascii() {
            return if text.is_empty() { Vec::new() } else { vec![(0..text.len(), preferred)] };
        }
        let mut runs: Vec<(Range<usize>, usize)> = Vec::new();
        for (at, cluster) in text.grapheme_indices(true) {
            let first = cluster.chars().next().unwrap_or(' ');
            let font = if is_invisible(first) {
                runs.last().map_or(preferred, |r| r.1)
            } else {
                fonts.fallback(preferred, first).unwrap_or_else(|| {
                    self.missing.insert(first);
                    preferred
                })
            };
            match runs.last_mut() {
                Some((range, same)) if *same == font => range.end = at + cluster.len(),
                _ => runs.push((at..at + cluster.len(), font)),
            }
        }
        runs
    }
}

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

fn after_of(kind: BreakOpportunity, next: Option<char>) -> After {
    match kind {
        BreakOpportunity::Mandatory => After::End,
        // A dash between spaces belongs to the words before it: it may end a line, not start one.
        BreakOpportunity::Allowed if matches!(next, Some('–' | '—')) => After::Joined,
        BreakOpportunity::Allowed => After::Break,
    }
}

/// Characters that fonts need no glyph for: joiners, marks of direction, variation selectors, controls.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0100}'..='\u{e01ef}')
}

/// What stands for a break within a word: it is drawn as a hyphen and is not part of the source's words.
const SOFT_HYPHEN: &str = "\u{ad}";
/// What a break within a word looks like.
const HYPHEN: &str = "-";

/// Puts a line's pieces into a row: one run for each stretch of one font, style and tag.
fn set_line(
    row: &mut Row,
    inlines: &[Inline<'_>],
    pieces: &[Piece],
    x: f32,
    base: f32,
    space_scale: f32,
    hyphen: Option<Rc<Word>>,
) {
    let mut pen = x;
    let mut open: Option<(usize, usize)> = None;
    let mut tints: Vec<(Color, Rect)> = Vec::new();
    for piece in pieces {
        let Some(inline) = inlines.get(piece.inline) else { continue };
        let size = inline.style.size;
        if open != Some((piece.inline, piece.font)) {
            open = Some((piece.inline, piece.font));
            row.items.push(PageItem {
                tag: inline.tag,
                draw: Draw::Glyphs(GlyphRun {
                    font: piece.font,
                    size,
                    color: inline.style.color,
                    origin: Point { x: pen, y: base - inline.style.rise },
                    turn_degrees: 0.0,
                    text: String::new(),
                    glyphs: Vec::new(),
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
        if let Some(color) = inline.tint {
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
    let tints =
        tints.into_iter().map(|(color, rect)| PageItem { tag: Tag::Decoration, draw: Draw::Fill { rect, color } });
    row.items.splice(0..0, tints);
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

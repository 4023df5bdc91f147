//! A paragraph that is set: its lines, each with its words at their places, before it is known what they belong to and
//! what they open. It depends on the words, their looks and the column alone, so that it can be kept for the next time.

use std::sync::Arc;

use super::Composer;
use super::bidi::{Levels, visual_order};
use super::line::{self, Part, Run};
use super::linebreak::{After, Line, Measure, Setting, break_lines};
use super::page::{Point, Rect};
use super::paragraph::{HYPHEN, Inline, Side, baseline};
use super::pieces::Piece;
use super::scripts::is_without_spaces;
use super::shape::Word;
use super::theme::MarkLook;

/// A paragraph that is set.
#[derive(Debug)]
pub(super) struct SetParagraph {
    /// Its lines.
    pub lines: Vec<SetLine>,
    /// The distance between their baselines, in points.
    pub leading: f32,
    /// Its characters that no font has.
    pub missing: Box<[char]>,
}

/// A line that is set. Texts are named by their index in the paragraph; places count across from the page's left edge and
/// down from the line's top.
#[derive(Debug, Default)]
pub(super) struct SetLine {
    /// How words are marked, and where.
    pub marks: Vec<(MarkLook, Rect)>,
    /// The words, with the text that they are of.
    pub runs: Vec<(usize, Arc<Run>)>,
    /// The areas of the texts that open something.
    pub links: Vec<(usize, Rect)>,
    /// The texts that start on it.
    pub opens: Vec<usize>,
    /// The texts that end on it.
    pub closes: Vec<usize>,
    /// Whether it ends within a word.
    pub hyphen: bool,
    /// Whether some of it runs from right to left.
    pub mixed: bool,
}

/// What stands for a break within a word: it is drawn as a hyphen and is not part of the source's words.
const SOFT_HYPHEN: &str = "\u{ad}";

/// How much the spaces of the first of two lines may grow before neither is justified.
const LOOSE_FIRST_LINE: f32 = 1.35;

/// The share of the width from which on a line ends at the edge.
const NEAR_EDGE: f32 = 0.97;

/// Where a line stands, and how wide its spaces are.
#[derive(Clone, Copy)]
struct LinePlace {
    x: f32,
    baseline: f32,
    space_scale: f32,
}

impl Composer<'_> {
    /// Sets texts as one paragraph in a column that starts `x` from the page's left edge.
    pub(super) fn set_paragraph(&mut self, inlines: &[Inline<'_>], x: f32, width: f32) -> SetParagraph {
        let known = std::mem::take(&mut self.missing);
        let (pieces, levels) = self.pieces(inlines, width);
        let missing: Box<[char]> = std::mem::replace(&mut self.missing, known).into_iter().collect();
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
        let mut lines = break_lines(&measures, width, setting);
        // Of two lines one alone is stretched: rather than tear holes into it, both are set as they come. So is a
        // paragraph of which a line cannot be stretched: by itself it would look like a mistake.
        let uneven = match lines.as_slice() {
            [first, _] => first.space_scale > LOOSE_FIRST_LINE,
            lines => lines.iter().any(|line| stops_short(line, &measures, width)),
        };
        if setting == Setting::Justified && uneven {
            lines = break_lines(&measures, width, Setting::Ragged);
        }
        let lines = lines.into_iter().map(|line| {
            let hyphen = self.hyphen_of(inlines, &pieces, &line);
            let place = LinePlace { x, baseline: base, space_scale: line.space_scale };
            let closes = texts_that_end(&pieces, line.pieces.clone());
            let pieces = pieces.get(line.pieces).unwrap_or_default();
            let set = match &levels {
                None => plain_line(inlines, pieces, place, hyphen),
                Some(levels) => {
                    let column = levels.right_to_left.then_some(width);
                    mixed_line(inlines, pieces, place, column)
                }
            };
            SetLine { closes, hyphen: line.hyphen, ..set }
        });
        let lines = lines.collect();
        SetParagraph { lines, leading, missing }
    }

    /// Sets one line of text without breaking it.
    pub(super) fn set_single_line(&mut self, inline: &Inline<'_>, at: Side, baseline_y: f32) -> SetLine {
        let inlines = std::slice::from_ref(inline);
        let (pieces, levels) = self.pieces(inlines, f32::INFINITY);
        let width: f32 = pieces.iter().map(|p| (p.width_em + p.space_em()) * inline.style.size).sum();
        let x = match at {
            Side::Left(x) => x,
            Side::Right(right) => right - width,
            Side::Center(middle) => middle - width / 2.0,
        };
        let place = LinePlace { x, baseline: baseline_y, space_scale: 1.0 };
        match levels {
            None => plain_line(inlines, &pieces, place, None),
            Some(Levels { .. }) => mixed_line(inlines, &pieces, place, None),
        }
    }

    /// The hyphen for a line that ends within a word.
    fn hyphen_of(&mut self, inlines: &[Inline<'_>], pieces: &[Piece<'_>], line: &Line) -> Option<Arc<Word>> {
        let last = pieces.get(line.pieces.end.checked_sub(1)?).filter(|_| line.hyphen)?;
        let style = inlines.get(last.inline)?.style;
        Some(self.shaper.shape(last.font, style.figures, false, HYPHEN))
    }
}

/// Whether a line of a justified paragraph was not stretched to the edge, though it is not the last.
fn stops_short(line: &Line, measures: &[Measure], width: f32) -> bool {
    let Some([pieces @ .., last]) = measures.get(line.pieces.clone()) else { return false };
    let natural = pieces.iter().map(|piece| piece.width + piece.space).sum::<f32>() + last.width;
    line.space_scale == 1.0 && last.after != After::End && natural < width * NEAR_EDGE
}

/// The texts whose last piece is among these.
fn texts_that_end(pieces: &[Piece<'_>], range: std::ops::Range<usize>) -> Vec<usize> {
    let next = pieces.iter().map(|p| p.inline).skip(range.start + 1).map(Some).chain([None]);
    let these = pieces.get(range).unwrap_or_default().iter().map(|p| p.inline);
    these.zip(next).filter(|(this, next)| Some(*this) != *next).map(|(this, _)| this).collect()
}

/// A run that is being filled.
struct Filling {
    inline: usize,
    font: usize,
    origin: Point,
    text: String,
    parts: Vec<Part>,
}

impl Filling {
    fn new(inline: usize, font: usize, origin: Point) -> Self {
        Self { inline, font, origin, text: String::new(), parts: Vec::new() }
    }

    fn push(&mut self, text: &str, piece: &Piece<'_>) {
        self.text.push_str(text);
        let mut some = line::Piece {
            word: Arc::clone(&piece.word),
            glyphs: piece.glyphs.clone(),
            cluster_base: piece.cluster_base,
            text_len: text.len() as u32,
            as_one: false,
        };
        // Syllables that stand on one line are one again.
        if let Some(Part::Some(before)) = self.parts.last()
            && Arc::ptr_eq(&before.word, &some.word)
            && before.glyphs.end == some.glyphs.start
            && before.cluster_base + before.text_len == some.cluster_base
        {
            some.glyphs.start = before.glyphs.start;
            some.cluster_base = before.cluster_base;
            some.text_len += before.text_len;
            self.parts.pop();
        }
        let is_whole =
            some.glyphs == (0..some.word.glyphs.len()) && some.cluster_base == 0 && some.word.text_len == some.text_len;
        self.parts.push(if is_whole { Part::Whole(some.word) } else { Part::Some(Box::new(some)) });
    }

    fn push_space(&mut self, text: &str, word: &Arc<Word>) {
        self.text.push_str(text);
        self.parts.push(Part::Space(Arc::clone(word)));
    }

    fn done(self, inlines: &[Inline<'_>], space_scale: f32) -> Option<(usize, Arc<Run>)> {
        let style = inlines.get(self.inline)?.style;
        let run = Run {
            font: self.font,
            size: style.size,
            color: style.color,
            origin: Point { x: self.origin.x, y: self.origin.y - style.rise },
            space_scale,
            text: self.text.into(),
            parts: self.parts.into(),
        };
        Some((self.inline, Arc::new(run)))
    }
}

/// Sets a line's pieces one after another: one run for each stretch of one font and text.
fn plain_line(inlines: &[Inline<'_>], pieces: &[Piece<'_>], place: LinePlace, hyphen: Option<Arc<Word>>) -> SetLine {
    let LinePlace { x, baseline: base, space_scale } = place;
    let mut line = SetLine::default();
    let mut pen = x;
    let mut open: Option<Filling> = None;
    for piece in pieces {
        let Some(inline) = inlines.get(piece.inline) else { continue };
        let size = inline.style.size;
        if open.as_ref().is_none_or(|run| (run.inline, run.font) != (piece.inline, piece.font)) {
            let new = Filling::new(piece.inline, piece.font, Point { x: pen, y: base });
            line.runs.extend(open.replace(new).and_then(|run| run.done(inlines, space_scale)));
        }
        if let Some(run) = &mut open {
            run.push(inline.text.get(piece.text.clone()).unwrap_or_default(), piece);
            // A space belongs to the text even at a line's end, so that whoever copies or hears it gets words apart.
            if let Some(blank) = &piece.blank {
                run.push_space(&blank.text, &blank.word);
            }
        }
        let word_width = piece.width_em * size;
        let words = Rect { x: pen, y: base - size, width: word_width, height: size * 1.35 };
        if inline.link.is_some() {
            // A link's words on one line are one area.
            match line.links.last_mut() {
                Some((same, rect)) if *same == piece.inline => rect.width = words.right() - rect.x,
                _ => line.links.push((piece.inline, words)),
            }
        }
        if let Some(look) = inline.mark {
            match line.marks.last_mut() {
                Some((same, rect)) if *same == look && marked_up_to(rect, pen, piece) => {
                    rect.width = words.right() - rect.x;
                }
                _ => line.marks.push((look, words)),
            }
        }
        if piece.text.start == 0 && piece.glyphs.start == 0 {
            line.opens.push(piece.inline);
        }
        pen += word_width + piece.space_em() * size * space_scale;
    }
    if let (Some(hyphen), Some(run)) = (hyphen, &mut open) {
        run.text.push_str(SOFT_HYPHEN);
        let (glyphs, text_len) = (0..hyphen.glyphs.len(), SOFT_HYPHEN.len() as u32);
        let hyphen = line::Piece { word: hyphen, glyphs, cluster_base: 0, text_len, as_one: true };
        run.parts.push(Part::Some(Box::new(hyphen)));
    }
    line.runs.extend(open.and_then(|run| run.done(inlines, space_scale)));
    line
}

/// Sets a line of which parts run from right to left: each piece stands where the order of writing wants it, and they are
/// drawn, and read, in the order of the text. In a `column` the line ends at its right edge.
fn mixed_line(inlines: &[Inline<'_>], pieces: &[Piece<'_>], place: LinePlace, column: Option<f32>) -> SetLine {
    let LinePlace { x, baseline: base, space_scale } = place;
    let size_of = |piece: &Piece<'_>| inlines.get(piece.inline).map_or(0.0, |i| i.style.size);
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
    let mark_of = |piece: &Piece<'_>| inlines.get(piece.inline).and_then(|i| i.mark);
    let mut line = SetLine { mixed: true, ..SetLine::default() };
    let mut marks: Vec<(MarkLook, Rect)> = Vec::new();
    for (i, (piece, at)) in pieces.iter().zip(places.chunks(2)).enumerate() {
        let (Some(inline), [word_x, blank_x]) = (inlines.get(piece.inline), at) else { continue };
        let size = inline.style.size;
        let words = Rect { x: *word_x, y: base - size, width: piece.width_em * size, height: size * 1.35 };
        if let Some(look) = inline.mark {
            marks.push((look, words));
            // White space is marked between marked words, not after the last.
            if piece.blank.is_some() && pieces.get(i + 1).and_then(mark_of) == Some(look) {
                marks.push((look, Rect { x: *blank_x, width: piece.space_em() * size * space_scale, ..words }));
            }
        }
        let mut word = Filling::new(piece.inline, piece.font, Point { x: *word_x, y: base });
        word.push(inline.text.get(piece.text.clone()).unwrap_or_default(), piece);
        line.runs.extend(word.done(inlines, space_scale));
        if let Some(blank) = &piece.blank {
            let mut space = Filling::new(piece.inline, piece.font, Point { x: *blank_x, y: base });
            space.push_space(&blank.text, &blank.word);
            line.runs.extend(space.done(inlines, space_scale));
        }
        if inline.link.is_some() {
            line.links.push((piece.inline, words));
        }
        if piece.text.start == 0 && piece.glyphs.start == 0 {
            line.opens.push(piece.inline);
        }
    }
    line.marks = joined(marks);
    line
}

/// Rectangles of one look that touch, side by side, as one.
fn joined(mut marks: Vec<(MarkLook, Rect)>) -> Vec<(MarkLook, Rect)> {
    marks.sort_by(|a, b| a.1.x.total_cmp(&b.1.x));
    let mut whole: Vec<(MarkLook, Rect)> = Vec::new();
    for (look, rect) in marks {
        match whole.last_mut() {
            Some((same, last)) if *same == look && rect.x - last.right() < 0.1 => {
                // One that starts where another starts may end before it does.
                last.width = last.right().max(rect.right()) - last.x;
            }
            _ => whole.push((look, rect)),
        }
    }
    whole
}

/// Whether a mark goes on to a piece that starts at `pen`: nothing but white space lies between them.
fn marked_up_to(rect: &Rect, pen: f32, piece: &Piece<'_>) -> bool {
    pen - rect.right() <= piece.width_em.max(1.0) * rect.height
}

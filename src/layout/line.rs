//! Lines as they are kept between setting and printing: words by reference, not glyph by glyph.
//!
//! A long briefing has millions of glyphs. Until the pages are known that name one another, a line holds on to its shaped
//! words, which it shares with all other lines; its glyphs are spelled out when its page is made.

use std::sync::Arc;

use super::page::{Color, Draw, Glyph, GlyphRun, PageItem, Point, Rect, Tag};
use super::shape::Word;

/// A stretch of one font, style and tag on one line.
#[derive(Debug)]
pub struct Run {
    /// Index of the font.
    pub font: usize,
    /// Size in points.
    pub size: f32,
    /// Colour.
    pub color: Color,
    /// The left end of the baseline: across from the page's left edge, down from the row's top.
    pub origin: Point,
    /// What each stretched space's width is multiplied by.
    pub space_scale: f32,
    /// The text, in logical order.
    pub text: Box<str>,
    /// The words and the white space between them, as they are drawn from left to right.
    pub parts: Parts,
}

/// The words of a run and the white space between them.
#[derive(Debug)]
pub enum Parts {
    /// Whole words, each but perhaps the last with the same space after it: most lines.
    Even {
        /// The words.
        words: Box<[Arc<Word>]>,
        /// The space.
        space: Arc<Word>,
        /// Whether it stands after the last word as well.
        ends_in_space: bool,
    },
    /// Anything else.
    Mixed(Box<[Part]>),
}

/// A part of a run.
#[derive(Debug, Clone)]
pub enum Part {
    /// All of a shaped word.
    Whole(Arc<Word>),
    /// White space that stretches and shrinks with its line.
    Space(Arc<Word>),
    /// Some of a word: what stands before or after a place where it is parted.
    Some(Box<Piece>),
}

/// Some of a word.
#[derive(Debug, Clone)]
pub struct Piece {
    /// The word.
    pub word: Arc<Word>,
    /// Which of its glyphs.
    pub glyphs: std::ops::Range<usize>,
    /// Where the first of them stands in the word's text.
    pub cluster_base: u32,
    /// Bytes of the run's text that it stands for.
    pub text_len: u32,
    /// Whether all glyphs stand for all of the text: a hyphen at a line's end.
    pub as_one: bool,
}

impl From<Vec<Part>> for Parts {
    fn from(parts: Vec<Part>) -> Self {
        let Some(Part::Space(space)) = parts.get(1) else { return Self::Mixed(parts.into()) };
        let is_even = parts.chunks(2).all(|pair| match pair {
            [Part::Whole(_), Part::Space(other)] => Arc::ptr_eq(space, other),
            [Part::Whole(_)] => true,
            _ => false,
        });
        if !is_even {
            return Self::Mixed(parts.into());
        }
        let (space, ends_in_space) = (Arc::clone(space), parts.len().is_multiple_of(2));
        let words = parts.into_iter().filter_map(|part| match part {
            Part::Whole(word) => Some(word),
            _ => None,
        });
        Self::Even { words: words.collect(), space, ends_in_space }
    }
}

impl Parts {
    /// Shows each part in turn.
    fn each(&self, mut see: impl FnMut(Shape<'_>)) {
        match self {
            Self::Even { words, space, ends_in_space } => {
                let last = words.len().saturating_sub(1);
                for (i, word) in words.iter().enumerate() {
                    see(Shape::of(word, false));
                    if i < last || *ends_in_space {
                        see(Shape::of(space, true));
                    }
                }
            }
            Self::Mixed(parts) => parts.iter().for_each(|part| see(part.shape())),
        }
    }
}

/// The glyphs of a part.
struct Shape<'w> {
    glyphs: &'w [Glyph],
    /// Where their clusters count from.
    base: u32,
    /// Bytes of text that they stand for.
    text_len: u32,
    is_space: bool,
    /// Whether each stands for all of the text.
    as_one: bool,
}

impl<'w> Shape<'w> {
    fn of(word: &'w Word, is_space: bool) -> Self {
        Self { glyphs: &word.glyphs, base: 0, text_len: word.text_len, is_space, as_one: false }
    }
}

impl Part {
    fn shape(&self) -> Shape<'_> {
        match self {
            Self::Whole(word) => Shape::of(word, false),
            Self::Space(word) => Shape::of(word, true),
            Self::Some(piece) => {
                let Piece { word, glyphs, cluster_base: base, text_len, as_one } = &**piece;
                let glyphs = word.glyphs.get(glyphs.clone()).unwrap_or_default();
                Shape { glyphs, base: *base, text_len: *text_len, is_space: false, as_one: *as_one }
            }
        }
    }
}

impl Run {
    /// The sum of the advances, in points.
    pub fn width(&self) -> f32 {
        let mut width = 0.0;
        self.each_glyph(|glyph| width += glyph.advance);
        width
    }

    /// The width of the white space after its last letter, in points.
    fn blank_at_end(&self) -> f32 {
        let letters = self.text.trim_end().len();
        let mut width = 0.0;
        self.each_glyph(|glyph| width += if glyph.cluster_start as usize >= letters { glyph.advance } else { 0.0 });
        width
    }

    /// The run with its glyphs spelled out, so far from where it says.
    fn spelled_out(&self, by: Point) -> GlyphRun {
        let mut count = 0;
        self.parts.each(|part| count += part.glyphs.len());
        let mut glyphs = Vec::with_capacity(count);
        self.each_glyph(|glyph| glyphs.push(glyph));
        GlyphRun {
            font: self.font,
            size: self.size,
            color: self.color,
            origin: Point { x: self.origin.x + by.x, y: self.origin.y + by.y },
            turn_degrees: 0.0,
            text: self.text.to_string(),
            glyphs,
        }
    }

    /// Shows each glyph in turn: advances and shifts in points, clusters in the run's text.
    fn each_glyph(&self, mut see: impl FnMut(Glyph)) {
        let size = self.size;
        let mut at = 0;
        self.parts.each(|part| {
            let stretch = if part.is_space { self.space_scale } else { 1.0 };
            for g in part.glyphs {
                let (start, end) = match part.as_one {
                    true => (at, at + part.text_len),
                    false => (g.cluster_start - part.base + at, g.cluster_end - part.base + at),
                };
                see(Glyph {
                    id: g.id,
                    advance: g.advance * size * stretch,
                    dx: g.dx * size,
                    dy: g.dy * size,
                    cluster_start: start,
                    cluster_end: end,
                });
            }
            at += part.text_len;
        });
    }
}

/// Something on a row, and the part of the structure it belongs to.
#[derive(Debug, Clone)]
pub struct Item {
    /// What it belongs to.
    pub tag: Tag,
    ink: Ink,
}

#[derive(Debug, Clone)]
enum Ink {
    /// Text, so far from where its run says.
    Text(Arc<Run>, Point),
    /// A tint or a rule.
    Fill(Rect, Color),
    /// Anything else.
    Drawn(Box<Draw>),
}

impl From<PageItem> for Item {
    fn from(item: PageItem) -> Self {
        let ink = match item.draw {
            Draw::Fill { rect, color } => Ink::Fill(rect, color),
            other => Ink::Drawn(Box::new(other)),
        };
        Self { tag: item.tag, ink }
    }
}

impl Item {
    /// A run of text.
    pub fn text(tag: Tag, run: Arc<Run>) -> Self {
        Self { tag, ink: Ink::Text(run, Point { x: 0.0, y: 0.0 }) }
    }

    /// Where its text ends, white space included; nothing for what is not text.
    pub fn text_end(&self) -> Option<f32> {
        match &self.ink {
            Ink::Text(run, by) => Some(run.origin.x + by.x + run.width()),
            Ink::Drawn(draw) => match &**draw {
                Draw::Glyphs(run) => Some(run.origin.x + run.width()),
                _ => None,
            },
            Ink::Fill(..) => None,
        }
    }

    /// Where its text begins at the left; nothing for what is not text.
    pub fn text_start(&self) -> Option<f32> {
        match &self.ink {
            Ink::Text(run, by) => Some(run.origin.x + by.x),
            Ink::Drawn(draw) => match &**draw {
                Draw::Glyphs(run) => Some(run.origin.x),
                _ => None,
            },
            Ink::Fill(..) => None,
        }
    }

    /// Counts the picture that it shows from `first` on.
    pub fn count_pictures_from(&mut self, first: usize) {
        if let Ink::Drawn(draw) = &mut self.ink
            && let Draw::Picture { picture, .. } = &mut **draw
        {
            *picture += first;
        }
    }

    /// The width of the white space after the last letter of its text; nothing for what is not text.
    pub fn blank_at_end(&self) -> f32 {
        match &self.ink {
            Ink::Text(run, _) => run.blank_at_end(),
            Ink::Fill(..) | Ink::Drawn(_) => 0.0,
        }
    }

    /// Puts its text on a baseline, so many points under the row's top.
    pub fn set_baseline(&mut self, baseline: f32) {
        match &mut self.ink {
            Ink::Text(run, by) => by.y = baseline - run.origin.y,
            Ink::Drawn(draw) => {
                if let Draw::Glyphs(run) = &mut **draw {
                    run.origin.y = baseline;
                }
            }
            Ink::Fill(..) => {}
        }
    }

    /// Moves it to the right by `dx` and down by `dy`.
    pub fn move_by(&mut self, dx: f32, dy: f32) {
        match &mut self.ink {
            Ink::Text(_, by) => (by.x, by.y) = (by.x + dx, by.y + dy),
            Ink::Fill(rect, _) => (rect.x, rect.y) = (rect.x + dx, rect.y + dy),
            Ink::Drawn(draw) => move_drawn(draw, dx, dy),
        }
    }

    /// The same, `dy` lower.
    pub fn lowered(mut self, dy: f32) -> Self {
        self.move_by(0.0, dy);
        self
    }

    /// As a page has it, `dy` lower.
    pub fn on_page(self, dy: f32) -> PageItem {
        let draw = match self.ink {
            Ink::Text(run, by) => {
                let mut run = run.spelled_out(by);
                run.origin.y += dy;
                Draw::Glyphs(run)
            }
            Ink::Fill(rect, color) => Draw::Fill { rect: Rect { y: rect.y + dy, ..rect }, color },
            Ink::Drawn(mut draw) => {
                move_drawn(&mut draw, 0.0, dy);
                *draw
            }
        };
        PageItem { tag: self.tag, draw }
    }
}

/// Moves a drawn thing to the right by `dx` and down by `dy`.
pub(super) fn move_drawn(draw: &mut Draw, dx: f32, dy: f32) {
    let moved = |point: &mut Point| (point.x, point.y) = (point.x + dx, point.y + dy);
    match draw {
        Draw::Glyphs(run) => moved(&mut run.origin),
        Draw::Fill { rect, .. } | Draw::Picture { rect, .. } => (rect.x, rect.y) = (rect.x + dx, rect.y + dy),
        Draw::Line { from, to, .. } => {
            moved(from);
            moved(to);
        }
        Draw::Polygon { points, .. } => points.iter_mut().for_each(moved),
        Draw::Outline(outline) => outline.points_mut(moved),
    }
}

/// What stands on a row, in the order of reading and drawing.
#[derive(Debug, Clone, Default)]
pub struct Items(Vec<Item>);

impl Items {
    /// Adds a thing.
    pub fn push(&mut self, item: impl Into<Item>) {
        self.0.push(item.into());
    }

    /// Adds things.
    pub fn extend<I: Into<Item>>(&mut self, items: impl IntoIterator<Item = I>) {
        self.0.extend(items.into_iter().map(Into::into));
    }

    /// Puts things before what is there.
    pub fn prepend<I: Into<Item>>(&mut self, items: impl IntoIterator<Item = I>) {
        self.0.splice(0..0, items.into_iter().map(Into::into));
    }

    /// All of them as a page has them, `dy` lower.
    pub fn on_page(self, dy: f32) -> impl Iterator<Item = PageItem> {
        self.0.into_iter().map(move |item| item.on_page(dy))
    }

    /// Takes out those that are not wanted.
    pub fn retain(&mut self, wanted: impl FnMut(&Item) -> bool) {
        self.0.retain(wanted);
    }

    /// The last of them.
    pub fn last(&self) -> Option<&Item> {
        self.0.last()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// All of them.
    pub fn iter(&self) -> std::slice::Iter<'_, Item> {
        self.0.iter()
    }

    /// All of them, to be changed.
    pub fn iter_mut(&mut self) -> std::slice::IterMut<'_, Item> {
        self.0.iter_mut()
    }

    /// For so many.
    pub fn with_capacity(count: usize) -> Self {
        Self(Vec::with_capacity(count))
    }
}

impl IntoIterator for Items {
    type Item = Item;
    type IntoIter = std::vec::IntoIter<Item>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

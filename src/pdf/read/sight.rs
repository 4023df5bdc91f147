//! What of a page's text can be seen: each glyph against what is painted before and after it, the page's edges, and the
//! ways of writing without ink.

use std::collections::BTreeMap;

use super::content::{Matrix, product};
use crate::layout::page::Point;

/// How deep graphics states may nest (ISO 32000-1, annex C.2, has 28).
const NESTING: usize = 64;
/// The smallest letters that anybody reads, in points.
const SMALLEST: f32 = 1.0;
/// Letters whose contrast to their ground (WCAG 2.2, 1.4.3) is less have its colour.
const LEAST_CONTRAST: f32 = 1.15;
/// What is more transparent than this hides nothing, and as ink is none.
const OPAQUE: f32 = 0.5;
/// Lines thinner than this cover no words, in points.
const THICK: f32 = 2.5;
/// The height above the baseline at which a glyph is looked at, in ems: the middle of small letters.
const MIDDLE: f32 = 0.25;
/// The most shapes that a page is looked at with.
const SHAPES: usize = 20_000;
/// How far beyond the page's edge a glyph may lie, in points.
const SLACK: f32 = 1.0;

/// Red, green and blue from 0 to 1; `None` where it is not known.
type Ink = Option<[f32; 3]>;

#[derive(Clone)]
struct State {
    fill: Ink,
    stroke_width: f32,
    opacity: f32,
    mode: i64,
    clip: Bounds,
}

/// Left, top, right and bottom in points, upwards or downwards as it comes.
#[derive(Clone, Copy)]
struct Bounds([f32; 4]);

impl Bounds {
    const ALL: Self = Self([f32::MIN, f32::MIN, f32::MAX, f32::MAX]);
    const NONE: Self = Self([f32::MAX, f32::MAX, f32::MIN, f32::MIN]);

    fn with(self, p: Point) -> Self {
        let [left, low, right, high] = self.0;
        Self([left.min(p.x), low.min(p.y), right.max(p.x), high.max(p.y)])
    }

    fn within(self, other: Self) -> Self {
        let ([a, b, c, d], [e, f, g, h]) = (self.0, other.0);
        Self([a.max(e), b.max(f), c.min(g), d.min(h)])
    }

    fn has(&self, p: Point) -> bool {
        let [left, low, right, high] = self.0;
        (left..=right).contains(&p.x) && (low..=high).contains(&p.y)
    }

    fn meets(&self, other: &Self) -> bool {
        let ([a, b, c, d], [e, f, g, h]) = (self.0, other.0);
        a <= g && e <= c && b <= h && f <= d
    }
}

/// Something painted that is no text.
struct Shape {
    order: usize,
    rings: Vec<Vec<Point>>,
    bounds: Bounds,
    ink: Ink,
    opaque: bool,
}

impl Shape {
    /// Whether a point is inside, by the even-odd rule.
    fn has(&self, p: Point) -> bool {
        if !self.bounds.has(p) {
            return false;
        }
        let mut inside = false;
        for ring in &self.rings {
            for (a, b) in ring.iter().zip(ring.iter().cycle().skip(1)) {
                let crosses = (a.y > p.y) != (b.y > p.y);
                if crosses && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x {
                    inside = !inside;
                }
            }
        }
        inside
    }
}

/// A glyph: where it is looked at, and when it was drawn.
struct Glyph {
    piece: usize,
    at: Point,
}

/// How the glyphs of a piece of text are drawn.
struct Ways {
    order: usize,
    ink: Ink,
    opacity: f32,
    mode: i64,
    clip: Bounds,
    size: f32,
}

/// What is painted on a page, as it goes on.
pub(super) struct Sight {
    page: Bounds,
    /// What graphics states that the page names do to opacity.
    opacities: BTreeMap<Vec<u8>, f32>,
    state: State,
    saved: Vec<State>,
    rings: Vec<Vec<Point>>,
    clips: bool,
    order: usize,
    shapes: Vec<Shape>,
    pieces: Vec<(usize, Ways)>,
    glyphs: Vec<Glyph>,
}

/// Why text cannot be seen.
pub(super) const INVISIBLE: &str = "it is written without ink";
const COVERED: &str = "something is painted over it";
const SAME_COLOR: &str = "it has the colour of what is behind it";
const OUTSIDE: &str = "it lies outside the page";
const CLIPPED: &str = "it is cut off";
const TINY: &str = "its letters are too small to be seen";

impl Sight {
    /// Nothing on a page of that size, in points.
    pub fn new(width: f32, height: f32, opacities: BTreeMap<Vec<u8>, f32>) -> Self {
        let state = State { fill: Some([0.0; 3]), stroke_width: 1.0, opacity: 1.0, mode: 0, clip: Bounds::ALL };
        Self {
            page: Bounds([-SLACK, -SLACK, width + SLACK, height + SLACK]),
            opacities,
            state,
            saved: Vec::new(),
            rings: Vec::new(),
            clips: false,
            order: 0,
            shapes: Vec::new(),
            pieces: Vec::new(),
            glyphs: Vec::new(),
        }
    }

    /// Takes an operator that is not about text. `numbers` are its operands as numbers, `name` its last one as a name.
    pub fn operator(&mut self, operator: &str, numbers: &[f32], name: Option<&[u8]>, matrix: &Matrix) {
        match (operator, numbers) {
            ("q", _) if self.saved.len() < NESTING => self.saved.push(self.state.clone()),
            ("Q", _) => self.state = self.saved.pop().unwrap_or_else(|| self.state.clone()),
            ("g" | "rg" | "k" | "sc" | "scn", _) => self.state.fill = ink(numbers),
            ("cs", _) => self.state.fill = None,
            ("w", [width]) => self.state.stroke_width = *width,
            ("Tr", [mode]) => self.state.mode = *mode as i64,
            ("gs", _) => {
                if let Some(opacity) = name.and_then(|name| self.opacities.get(name)) {
                    self.state.opacity = *opacity;
                }
            }
            ("m", [x, y]) => self.rings.push(vec![placed(*x, *y, matrix)]),
            ("l", [x, y]) => self.go(&[(*x, *y)], matrix),
            ("c", [a, b, c, d, e, f]) => self.curve([(*a, *b), (*c, *d), (*e, *f)], matrix),
            ("v" | "y", [_, _, x, y]) => self.go(&[(*x, *y)], matrix),
            ("re", [x, y, w, h]) => {
                let corners = [(*x, *y), (x + w, *y), (x + w, y + h), (*x, y + h)];
                self.rings.push(corners.into_iter().map(|(x, y)| placed(x, y, matrix)).collect());
            }
            ("W" | "W*", _) => self.clips = true,
            ("f" | "F" | "f*", _) => self.paint(true, false, matrix),
            ("B" | "B*" | "b" | "b*", _) => self.paint(true, true, matrix),
            ("S" | "s", _) => self.paint(false, true, matrix),
            ("n", _) => self.paint(false, false, matrix),
            ("Do" | "BI", _) => {
                let corners = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)];
                let ring = corners.into_iter().map(|(x, y)| placed(x, y, matrix)).collect();
                self.add(vec![ring], None);
            }
            ("sh", _) => {
                let [left, low, right, high] = self.page.within(self.state.clip).0;
                let ring = [(left, low), (right, low), (right, high), (left, high)].map(|(x, y)| Point { x, y });
                self.add(vec![ring.to_vec()], None);
            }
            _ => {}
        }
    }

    /// A new piece of text of that index, in letters of so many points.
    pub fn begin_piece(&mut self, piece: usize, size: f32) {
        self.order += 1;
        let State { fill, opacity, mode, clip, .. } = &self.state;
        let ways = Ways { order: self.order, ink: *fill, opacity: *opacity, mode: *mode, clip: *clip, size };
        self.pieces.push((piece, ways));
    }

    /// A glyph of the piece begun last: its width and size in text space before `matrix`.
    pub fn glyph(&mut self, pen: f32, width: f32, size: f32, matrix: &Matrix) {
        let at = placed(pen + width / 2.0, size * MIDDLE, matrix);
        self.glyphs.push(Glyph { piece: self.pieces.len().saturating_sub(1), at });
    }

    fn go(&mut self, points: &[(f32, f32)], matrix: &Matrix) {
        if let Some(ring) = self.rings.last_mut() {
            ring.extend(points.iter().map(|(x, y)| placed(*x, *y, matrix)));
        }
    }

    /// A curve by its middle and its end.
    fn curve(&mut self, [(a, b), (c, d), (e, f)]: [(f32, f32); 3], matrix: &Matrix) {
        let Some(start) = self.rings.last().and_then(|ring| ring.last()).copied() else { return };
        let [first, second, end] = [(a, b), (c, d), (e, f)].map(|(x, y)| placed(x, y, matrix));
        let middle = |s: f32, p: f32, q: f32, t: f32| (s + 3.0 * p + 3.0 * q + t) / 8.0;
        let half = Point { x: middle(start.x, first.x, second.x, end.x), y: middle(start.y, first.y, second.y, end.y) };
        if let Some(ring) = self.rings.last_mut() {
            ring.extend([half, end]);
        }
    }

    fn paint(&mut self, fills: bool, strokes: bool, matrix: &Matrix) {
        let rings = std::mem::take(&mut self.rings);
        if std::mem::take(&mut self.clips) {
            let inside = rings.iter().flatten().fold(Bounds::NONE, |bounds, point| bounds.with(*point));
            self.state.clip = self.state.clip.within(inside);
        }
        let width = self.state.stroke_width * scale(matrix);
        if strokes && width > THICK {
            for ring in &rings {
                for (a, b) in ring.iter().zip(ring.iter().skip(1)) {
                    self.add(vec![band(*a, *b, width)], None);
                }
            }
        }
        if fills {
            self.add(rings, self.state.fill);
        }
    }

    fn add(&mut self, rings: Vec<Vec<Point>>, ink: Ink) {
        if self.shapes.len() >= SHAPES {
            return;
        }
        self.order += 1;
        let bounds = rings.iter().flatten().fold(Bounds::NONE, |bounds, point| bounds.with(*point));
        let bounds = bounds.within(self.state.clip);
        let opaque = self.state.opacity > OPAQUE;
        self.shapes.push(Shape { order: self.order, rings, bounds, ink, opaque });
    }

    /// The pieces of text of which a part cannot be seen, by index, and why.
    pub fn hidden(&self) -> BTreeMap<usize, &'static str> {
        let mut hidden = BTreeMap::new();
        let mut rest = self.glyphs.as_slice();
        for (at, (piece, ways)) in self.pieces.iter().enumerate() {
            let (glyphs, after) = rest.split_at(rest.partition_point(|glyph| glyph.piece <= at));
            rest = after;
            let around = glyphs.iter().fold(Bounds::NONE, |bounds, glyph| bounds.with(glyph.at));
            let near: Vec<&Shape> =
                self.shapes.iter().filter(|shape| shape.opaque && shape.bounds.meets(&around)).collect();
            if let Some(why) = glyphs.iter().find_map(|glyph| self.why_hidden(ways, glyph.at, &near)) {
                hidden.entry(*piece).or_insert(why);
            }
        }
        hidden
    }

    fn why_hidden(&self, ways: &Ways, at: Point, near: &[&Shape]) -> Option<&'static str> {
        if matches!(ways.mode, 3 | 7) || ways.opacity < 1.0 - OPAQUE {
            return Some(INVISIBLE);
        }
        if ways.size < SMALLEST {
            return Some(TINY);
        }
        if !self.page.has(at) {
            return Some(OUTSIDE);
        }
        if !ways.clip.has(at) {
            return Some(CLIPPED);
        }
        let mut ground = Some([1.0; 3]);
        for shape in near.iter().filter(|shape| shape.has(at)) {
            if shape.order > ways.order {
                return Some(COVERED);
            }
            ground = shape.ink;
        }
        let seen = ways.ink.zip(ground).is_none_or(|(ink, ground)| contrast(ink, ground) >= LEAST_CONTRAST);
        (!seen).then_some(SAME_COLOR)
    }
}

/// A point in the page's own space.
fn placed(x: f32, y: f32, matrix: &Matrix) -> Point {
    let [.., x, y] = product(&[1.0, 0.0, 0.0, 1.0, x, y], matrix);
    Point { x, y }
}

/// By how much a matrix makes things larger, as the side of a square.
pub(super) fn scale(matrix: &Matrix) -> f32 {
    let [a, b, c, d, ..] = matrix;
    (a * d - b * c).abs().sqrt()
}

/// The outline of a thick line.
fn band(from: Point, to: Point, width: f32) -> Vec<Point> {
    let (x, y) = (to.x - from.x, to.y - from.y);
    let length = x.hypot(y).max(f32::EPSILON);
    let (x, y) = (-y / length * width / 2.0, x / length * width / 2.0);
    [(from, 1.0), (to, 1.0), (to, -1.0), (from, -1.0)]
        .map(|(end, side)| Point { x: end.x + x * side, y: end.y + y * side })
        .to_vec()
}

/// A colour by its parts: grey, red with green and blue, or the four of printing (ISO 32000-1, 10.3.5).
fn ink(parts: &[f32]) -> Ink {
    match *parts {
        [grey] => Some([grey; 3]),
        [red, green, blue] => Some([red, green, blue]),
        [cyan, magenta, yellow, black] => Some([cyan, magenta, yellow].map(|part| 1.0 - (part + black).min(1.0))),
        _ => None,
    }
}

/// The contrast of two colours: 1 for the same, 21 for black on white (WCAG 2.2).
fn contrast(one: [f32; 3], other: [f32; 3]) -> f32 {
    let linear = |part: f32| match part.clamp(0.0, 1.0) {
        low if low <= 0.04045 => low / 12.92,
        high => ((high + 0.055) / 1.055).powf(2.4),
    };
    let light = |[red, green, blue]: [f32; 3]| 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    let (one, other) = (light(one), light(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

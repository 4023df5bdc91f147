//! What is drawn on a page, and where.

use std::ops::Range;

/// A point on a page.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Point {
    /// From the left edge, in points.
    pub x: f32,
    /// From the top edge, in points.
    pub y: f32,
}

/// A rectangle on a page.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Rect {
    /// Left edge, in points.
    pub x: f32,
    /// Top edge, in points.
    pub y: f32,
    /// Width in points.
    pub width: f32,
    /// Height in points.
    pub height: f32,
}

impl Rect {
    /// The right edge, in points.
    pub fn right(&self) -> f32 {
        self.x + self.width
    }

    /// The bottom edge, in points.
    pub fn bottom(&self) -> f32 {
        self.y + self.height
    }
}

/// A colour in sRGB, 8 bits a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct Color(pub u8, pub u8, pub u8);

/// What is drawn.
#[derive(Debug, Clone)]
pub enum Draw {
    /// Text.
    Glyphs(GlyphRun),
    /// A filled rectangle: tints and rules alike.
    Fill {
        /// Where.
        rect: Rect,
        /// In which colour.
        color: Color,
    },
    /// A stroked straight line.
    Line {
        /// From.
        from: Point,
        /// To.
        to: Point,
        /// How thick, in points.
        width: f32,
        /// In which colour.
        color: Color,
        /// Lengths of dash and gap in points; `None` for a solid line.
        dash: Option<(f32, f32)>,
    },
    /// A filled polygon, closed by itself: markers, arrows, parts of a drawing.
    Polygon {
        /// The corners.
        points: Vec<Point>,
        /// In which colour.
        color: Color,
    },
    /// A filled outline with curves and holes: parts of a drawing.
    Outline(Outline),
    /// A picture.
    Picture {
        /// Index into [`super::Pages::pictures`].
        picture: usize,
        /// Where, stretched to this rectangle.
        rect: Rect,
    },
}

/// A filled shape: rings of lines and curves.
#[derive(Debug, Clone, PartialEq)]
pub struct Outline {
    /// Its rings.
    pub rings: Vec<Ring>,
    /// Whether a point within two rings is outside again, whichever way they run; else it is inside where they run the
    /// same way.
    pub even_odd: bool,
    /// In which colour.
    pub color: Color,
    /// From 0, not to be seen, to 255, hiding what lies below.
    pub opacity: u8,
}

/// A closed line.
#[derive(Debug, Clone, PartialEq)]
pub struct Ring {
    /// Where it starts, and where it ends by itself.
    pub start: Point,
    /// Its way from there.
    pub segments: Vec<Segment>,
}

/// A part of a ring, from where the one before it ended.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Segment {
    /// A straight line to a point.
    Line(Point),
    /// A cubic Bézier curve: two control points, then its end.
    Curve(Point, Point, Point),
}

impl Outline {
    /// All points that it is drawn by, control points among them.
    pub fn points(&self) -> impl Iterator<Item = &Point> {
        self.rings.iter().flat_map(|ring| {
            let of_segments = ring.segments.iter().flat_map(|segment| match segment {
                Segment::Line(to) => [Some(to), None, None],
                Segment::Curve(first, second, to) => [Some(first), Some(second), Some(to)],
            });
            std::iter::once(&ring.start).chain(of_segments.flatten())
        })
    }

    /// Changes each point that it is drawn by.
    pub fn points_mut(&mut self, mut change: impl FnMut(&mut Point)) {
        for ring in &mut self.rings {
            change(&mut ring.start);
            for segment in &mut ring.segments {
                match segment {
                    Segment::Line(to) => change(to),
                    Segment::Curve(first, second, to) => [first, second, to].into_iter().for_each(&mut change),
                }
            }
        }
    }
}

/// Glyphs of one font at one size on one baseline.
#[derive(Debug, Clone)]
pub struct GlyphRun {
    /// Index into [`super::Pages::fonts`].
    pub font: usize,
    /// Size in points.
    pub size: f32,
    /// Colour.
    pub color: Color,
    /// The left end of the baseline.
    pub origin: Point,
    /// Counter-clockwise turn about `origin` in degrees: 0 but for a watermark.
    pub turn_degrees: f32,
    /// The text that the glyphs stand for, in logical order.
    pub text: String,
    /// The glyphs, in the order in which they are drawn from left to right.
    pub glyphs: Vec<Glyph>,
}

/// A glyph with its place in the run.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glyph {
    /// Its number in the font.
    pub id: u16,
    /// How far the pen goes on, in points.
    pub advance: f32,
    /// Shift to the right from the pen, in points.
    pub dx: f32,
    /// Shift upwards from the baseline, in points.
    pub dy: f32,
    /// First byte in the run's text of the cluster it belongs to. Glyphs of one cluster share the value.
    pub cluster_start: u32,
    /// One past the cluster's last byte.
    pub cluster_end: u32,
}

impl Glyph {
    /// The bytes of the run's text that the glyph's cluster stands for.
    pub fn cluster(&self) -> Range<usize> {
        self.cluster_start as usize..self.cluster_end as usize
    }
}

impl GlyphRun {
    /// The sum of the advances, in points.
    pub fn width(&self) -> f32 {
        self.glyphs.iter().map(|g| g.advance).sum()
    }
}

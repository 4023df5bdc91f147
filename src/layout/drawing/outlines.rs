//! A drawing's shapes as filled outlines. Strokes are drawn as the outlines that they cover. What outlines cannot say
//! (gradients, patterns, masks, filters, clips, layers of more than one shape) becomes pixels, piece by piece.

use resvg::usvg::tiny_skia_path::{self as path, PathSegment, Transform};
use resvg::usvg::{self, BlendMode, FillRule, Group, ImageKind, Node, Paint, PaintOrder};

use super::{Part, raster};
use crate::layout::page::{Color, Outline, Point, Rect, Ring, Segment};
use crate::layout::pictures;

/// The most segments that are drawn as outlines; a drawing of more is taken for a photograph of one.
const MOST_SEGMENTS: usize = 60_000;
/// How far shapes may reach beyond the drawing's edge, as a share of its size, before they have to be cut off there.
const OVERHANG: f32 = 0.002;

/// The parts of a drawing. `unit` is how many points one of its units is wide.
///
/// # Errors
/// What is wrong, in words.
pub(super) fn parts(tree: &usvg::Tree, unit: f32, left_out: &mut Vec<String>) -> Result<Vec<Part>, String> {
    let mut taking = Taking { unit, edge: tree.size(), parts: Vec::new(), segments: 0, left_out };
    let whole = is_plain(tree) && taking.group(tree.root(), Transform::identity(), 1.0).is_some();
    if whole && taking.segments <= MOST_SEGMENTS {
        return Ok(taking.parts);
    }
    note_lost_pictures(tree.root(), left_out);
    raster::whole(tree, unit).map(|(picture, rect)| vec![Part::Pixels(picture, rect)])
}

/// Whether shapes can be drawn one by one: none mixes with those below it, none is cut off at the drawing's edge.
fn is_plain(tree: &usvg::Tree) -> bool {
    let (size, bounds) = (tree.size(), tree.root().abs_stroke_bounding_box());
    let (x, y) = (size.width() * OVERHANG, size.height() * OVERHANG);
    let inside = bounds.left() >= -x
        && bounds.top() >= -y
        && bounds.right() <= size.width() + x
        && bounds.bottom() <= size.height() + y;
    (inside || !tree.root().has_children()) && !mixes(tree.root())
}

fn mixes(group: &Group) -> bool {
    group.blend_mode() != BlendMode::Normal
        || group.children().iter().any(|child| matches!(child, Node::Group(group) if mixes(group)))
}

/// Parts in the making.
struct Taking<'a> {
    unit: f32,
    /// The drawing's size, in its units.
    edge: usvg::Size,
    parts: Vec<Part>,
    segments: usize,
    left_out: &'a mut Vec<String>,
}

impl Taking<'_> {
    /// Takes a group's children; `None` where that cannot be done.
    fn group(&mut self, group: &Group, parent: Transform, opacity: f32) -> Option<()> {
        let own = group.opacity().get();
        let plain = group.mask().is_none()
            && group.filters().is_empty()
            && group.clip_path().is_none_or(|clip| holds_all(clip, group))
            && (own >= 1.0 || single_paint(group));
        if !plain {
            return self.pixels_of_group(group, parent, opacity);
        }
        for child in group.children() {
            self.node(child, group.abs_transform(), opacity * own)?;
            if self.segments > MOST_SEGMENTS {
                return None;
            }
        }
        Some(())
    }

    fn node(&mut self, node: &Node, parent: Transform, opacity: f32) -> Option<()> {
        match node {
            Node::Group(group) => self.group(group, parent, opacity),
            Node::Path(shape) if is_solid(shape) => self.path(shape, opacity),
            Node::Path(_) => self.pixels(node, parent, opacity),
            Node::Image(image) => self.image(image, opacity),
            Node::Text(text) => self.group(text.flattened(), parent, opacity),
        }
    }

    fn path(&mut self, shape: &usvg::Path, opacity: f32) -> Option<()> {
        if !shape.is_visible() {
            return Some(());
        }
        let transform = shape.abs_transform();
        let fill = shape.fill().and_then(|fill| {
            let data = shape.data().clone().transform(transform)?;
            Some((data, fill.rule() == FillRule::EvenOdd, fill.paint(), fill.opacity().get()))
        });
        let stroke = shape.stroke().and_then(|stroke| {
            let scale = path::PathStroker::compute_resolution_scale(&transform).max(self.unit);
            let dashed = match (stroke.dasharray(), stroke.to_tiny_skia().dash) {
                (Some(_), Some(dash)) => shape.data().dash(&dash, scale)?,
                _ => shape.data().clone(),
            };
            let drawn = dashed.stroke(&stroke.to_tiny_skia(), scale)?.transform(transform)?;
            Some((drawn, false, stroke.paint(), stroke.opacity().get()))
        });
        let painted = match shape.paint_order() {
            PaintOrder::FillAndStroke => [fill, stroke],
            PaintOrder::StrokeAndFill => [stroke, fill],
        };
        for (data, even_odd, paint, own) in painted.into_iter().flatten() {
            let Paint::Color(color) = paint else { return None };
            let rings = rings_of(&data, self.unit);
            self.segments += rings.iter().map(|ring| ring.segments.len() + 1).sum::<usize>();
            let color = Color(color.red, color.green, color.blue);
            let opacity = (opacity * own * 255.0).round().clamp(0.0, 255.0) as u8;
            if opacity > 0 && !rings.is_empty() {
                self.parts.push(Part::Outline(Outline { rings, even_odd, color, opacity }));
            }
        }
        Some(())
    }

    /// A picture within the drawing: shown as it is where it stands upright.
    fn image(&mut self, image: &usvg::Image, opacity: f32) -> Option<()> {
        if !image.is_visible() {
            return Some(());
        }
        let (ImageKind::PNG(bytes) | ImageKind::JPEG(bytes)) = image.kind() else { return Some(()) };
        let (at, bounds) = (image.abs_transform(), image.abs_bounding_box());
        let upright = at.kx.abs() < 1e-4 && at.ky.abs() < 1e-4 && at.sx > 0.0 && at.sy > 0.0;
        if !upright || opacity < 1.0 {
            self.lose("a picture within it that is turned, mirrored or see-through is left out");
            return Some(());
        }
        let rect = Rect {
            x: bounds.x() * self.unit,
            y: bounds.y() * self.unit,
            width: bounds.width() * self.unit,
            height: bounds.height() * self.unit,
        };
        match pictures::pixels(bytes, |_| (rect.width, rect.height)) {
            Ok((picture, ..)) => self.parts.push(Part::Pixels(picture, rect)),
            Err(refusal) => self.lose(&format!("a picture within it is left out: {}", refusal.why)),
        }
        Some(())
    }

    fn lose(&mut self, what: &str) {
        if !self.left_out.iter().any(|said| said == what) {
            self.left_out.push(what.to_owned());
        }
    }

    fn pixels_of_group(&mut self, group: &Group, parent: Transform, opacity: f32) -> Option<()> {
        // A layer above others that are see-through as a whole cannot be taken out of them.
        if opacity < 1.0 {
            return None;
        }
        note_lost_pictures(group, self.left_out);
        let node = Node::Group(Box::new(group.clone()));
        self.pixels(&node, parent, opacity)
    }

    fn pixels(&mut self, node: &Node, parent: Transform, opacity: f32) -> Option<()> {
        if opacity < 1.0 {
            return None;
        }
        if let Some((picture, rect)) = raster::node(node, parent, self.edge, self.unit)? {
            self.parts.push(Part::Pixels(picture, rect));
        }
        Some(())
    }
}

/// Says of pictures within a group that is drawn as pixels that they are not shown.
fn note_lost_pictures(group: &Group, left_out: &mut Vec<String>) {
    const LOST: &str = "a picture within it that is cut, masked or mixed with shapes is left out";
    fn holds_picture(group: &Group) -> bool {
        group.children().iter().any(|child| match child {
            Node::Image(_) => true,
            Node::Group(group) => holds_picture(group),
            _ => false,
        })
    }
    if holds_picture(group) && !left_out.iter().any(|said| said == LOST) {
        left_out.push(LOST.to_owned());
    }
}

fn is_solid(shape: &usvg::Path) -> bool {
    let solid = |paint: &Paint| matches!(paint, Paint::Color(_));
    shape.fill().is_none_or(|fill| solid(fill.paint())) && shape.stroke().is_none_or(|stroke| solid(stroke.paint()))
}

/// Whether a group paints once: then its opacity is that of its shape.
fn single_paint(group: &Group) -> bool {
    fn paints(group: &Group) -> usize {
        let of = |child: &Node| match child {
            Node::Path(shape) => usize::from(shape.fill().is_some()) + usize::from(shape.stroke().is_some()),
            Node::Group(group) => paints(group),
            Node::Image(_) => 2,
            Node::Text(text) => paints(text.flattened()),
        };
        group.children().iter().map(of).sum()
    }
    paints(group) <= 1
}

/// Whether a clip cuts nothing off: it is one upright rectangle around all of the group.
fn holds_all(clip: &usvg::ClipPath, group: &Group) -> bool {
    let [Node::Path(shape)] = clip.root().children() else { return false };
    let plain = clip.clip_path().is_none() && clip.root().clip_path().is_none();
    let transform = group.abs_transform().pre_concat(clip.transform());
    let Some(data) = shape.data().clone().transform(transform) else { return false };
    let bounds = data.bounds();
    let at_corner = |p: &path::Point| {
        let near = |a: f32, b: f32| (a - b).abs() <= 1e-3 * (1.0 + b.abs());
        (near(p.x, bounds.left()) || near(p.x, bounds.right()))
            && (near(p.y, bounds.top()) || near(p.y, bounds.bottom()))
    };
    let curved = data.segments().any(|s| matches!(s, PathSegment::QuadTo(..) | PathSegment::CubicTo(..)));
    let moves = data.segments().filter(|s| matches!(s, PathSegment::MoveTo(_))).count();
    let inner = group.abs_stroke_bounding_box();
    let slack = OVERHANG * (bounds.width() + bounds.height());
    plain
        && !curved
        && moves == 1
        && data.points().iter().all(at_corner)
        && bounds.left() <= inner.left() + slack
        && bounds.top() <= inner.top() + slack
        && bounds.right() >= inner.right() - slack
        && bounds.bottom() >= inner.bottom() - slack
}

/// An outline's rings, `unit` points for one of the drawing's units.
fn rings_of(data: &path::Path, unit: f32) -> Vec<Ring> {
    let at = |p: path::Point| Point { x: p.x * unit, y: p.y * unit };
    let mut rings: Vec<Ring> = Vec::new();
    let mut pen = path::Point::zero();
    for segment in data.segments() {
        match segment {
            PathSegment::MoveTo(to) => {
                rings.push(Ring { start: at(to), segments: Vec::new() });
                pen = to;
            }
            PathSegment::Close => {}
            PathSegment::LineTo(to) => {
                push(&mut rings, Segment::Line(at(to)));
                pen = to;
            }
            PathSegment::QuadTo(by, to) => {
                // A quadratic curve raised to a cubic one.
                let between = |end: path::Point| path::Point {
                    x: end.x + (by.x - end.x) * 2.0 / 3.0,
                    y: end.y + (by.y - end.y) * 2.0 / 3.0,
                };
                push(&mut rings, Segment::Curve(at(between(pen)), at(between(to)), at(to)));
                pen = to;
            }
            PathSegment::CubicTo(first, second, to) => {
                push(&mut rings, Segment::Curve(at(first), at(second), at(to)));
                pen = to;
            }
        }
    }
    rings.retain(|ring| !ring.segments.is_empty());
    rings
}

fn push(rings: &mut [Ring], segment: Segment) {
    if let Some(ring) = rings.last_mut() {
        ring.segments.push(segment);
    }
}

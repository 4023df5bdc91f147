//! Drawings, or parts of them, as pixels: fine enough for print, never more than memory should hold.

use resvg::tiny_skia::Pixmap;
use resvg::usvg::tiny_skia_path::Transform;
use resvg::usvg::{Node, Size, Tree};

use crate::layout::page::{Picture, Rect};

/// Pixels to the point: 600 to the inch, or 300 where that would be too many.
const FINE: f32 = 600.0 / 72.0;
const COARSE: f32 = 300.0 / 72.0;
/// The most pixels that are drawn finely, and the most that are drawn at all.
const MOST_FINE: f32 = 4.0e6;
const MOST: f32 = 16.0e6;

/// A whole drawing, with its rectangle in points.
///
/// # Errors
/// What is wrong, in words.
pub(super) fn whole(tree: &Tree, unit: f32) -> Result<(Picture, Rect), String> {
    let rect = Rect { x: 0.0, y: 0.0, width: tree.size().width() * unit, height: tree.size().height() * unit };
    let (mut pixels, scale) = ground(rect).ok_or("it is too large to be drawn")?;
    resvg::render(tree, Transform::from_scale(scale.0 * unit, scale.1 * unit), &mut pixels.as_mut());
    Ok((picture(&pixels), rect))
}

/// A node of a drawing by itself, within a group that lies at `parent`; its rectangle is in points. What a filter spreads
/// beyond the drawing's edge is cut off there. `Some(None)` for a node that shows nothing, `None` for one that cannot be
/// drawn.
pub(super) fn node(node: &Node, parent: Transform, edge: Size, unit: f32) -> Option<Option<(Picture, Rect)>> {
    let Some(bounds) = node.abs_layer_bounding_box() else { return Some(None) };
    let (left, top) = (bounds.left().max(0.0), bounds.top().max(0.0));
    let (right, bottom) = (bounds.right().min(edge.width()), bounds.bottom().min(edge.height()));
    if right <= left || bottom <= top {
        return Some(None);
    }
    let rect = Rect { x: left * unit, y: top * unit, width: (right - left) * unit, height: (bottom - top) * unit };
    let (mut pixels, scale) = ground(rect)?;
    // resvg puts a node's upper left corner at the origin by a shift of its own; the node's parent comes before that.
    let transform = Transform::from_scale(scale.0 * unit, scale.1 * unit)
        .pre_translate(-left, -top)
        .pre_concat(parent)
        .pre_translate(bounds.x(), bounds.y());
    resvg::render_node(node, transform, &mut pixels.as_mut())?;
    Some(Some((picture(&pixels), rect)))
}

/// An empty ground for a rectangle of points, and its pixels to the point across and down.
fn ground(rect: Rect) -> Option<(Pixmap, (f32, f32))> {
    let area = rect.width * rect.height;
    if !area.is_finite() || area <= 0.0 {
        return None;
    }
    let density = if area * FINE * FINE <= MOST_FINE { FINE } else { COARSE.min((MOST / area).sqrt()) };
    let (across, down) = ((rect.width * density).ceil().max(1.0), (rect.height * density).ceil().max(1.0));
    let pixels = Pixmap::new(across as u32, down as u32)?;
    Some((pixels, (across / rect.width, down / rect.height)))
}

/// The pixels as the page model has them: colours not weakened by opacity.
fn picture(pixels: &Pixmap) -> Picture {
    let count = pixels.pixels().len();
    let (mut rgb, mut alpha) = (Vec::with_capacity(count * 3), Vec::with_capacity(count));
    for pixel in pixels.pixels() {
        let color = pixel.demultiply();
        rgb.extend([color.red(), color.green(), color.blue()]);
        alpha.push(color.alpha());
    }
    let alpha = alpha.iter().any(|a| *a != u8::MAX).then_some(alpha);
    Picture { width_px: pixels.width(), height_px: pixels.height(), rgb, alpha }
}

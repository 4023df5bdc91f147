//! Traces of pages: numbers that tell whether a page looks as it did before.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::layout::page::{Color, Draw, GlyphRun, Outline, Page, Pages, Picture, Point, Rect, Segment};

/// The trace of each page. Fonts count by their names, pictures by their pixels.
pub fn of_pages(pages: &Pages) -> Vec<u64> {
    pages.pages.par_iter().map(|page| of_page(page, pages)).collect()
}

fn of_page(page: &Page, pages: &Pages) -> u64 {
    let mut trace = DefaultHasher::new();
    numbers(&mut trace, &[page.width, page.height]);
    for item in &page.items {
        std::mem::discriminant(&item.draw).hash(&mut trace);
        match &item.draw {
            Draw::Glyphs(run) => {
                pages.fonts.get(run.font).map(|font| &font.name).hash(&mut trace);
                glyphs(&mut trace, run);
            }
            Draw::Fill { rect, color } => {
                rectangle(&mut trace, *rect);
                colour(&mut trace, *color);
            }
            Draw::Line { from, to, width, color, dash } => {
                point(&mut trace, *from);
                point(&mut trace, *to);
                let (on, off) = dash.unwrap_or_default();
                numbers(&mut trace, &[*width, on, off]);
                colour(&mut trace, *color);
            }
            Draw::Polygon { points, color } => {
                points.iter().for_each(|p| point(&mut trace, *p));
                colour(&mut trace, *color);
            }
            Draw::Outline(shape) => outline(&mut trace, shape),
            Draw::Picture { picture, rect } => {
                rectangle(&mut trace, *rect);
                if let Some(picture) = pages.pictures.get(*picture) {
                    pixels(&mut trace, picture);
                }
            }
        }
    }
    trace.finish()
}

fn glyphs(trace: &mut DefaultHasher, run: &GlyphRun) {
    point(trace, run.origin);
    numbers(trace, &[run.size, run.turn_degrees]);
    colour(trace, run.color);
    for glyph in &run.glyphs {
        // One write for each glyph is what makes this quick.
        let place = u128::from(glyph.advance.to_bits()) << 64
            | u128::from(glyph.dx.to_bits()) << 32
            | u128::from(glyph.dy.to_bits());
        (place << 16 | u128::from(glyph.id)).hash(trace);
    }
}

fn outline(trace: &mut DefaultHasher, shape: &Outline) {
    (shape.even_odd, shape.opacity).hash(trace);
    colour(trace, shape.color);
    for ring in &shape.rings {
        point(trace, ring.start);
        for segment in &ring.segments {
            std::mem::discriminant(segment).hash(trace);
            match *segment {
                Segment::Line(to) => point(trace, to),
                Segment::Curve(first, second, to) => [first, second, to].into_iter().for_each(|p| point(trace, p)),
            }
        }
    }
}

fn pixels(trace: &mut DefaultHasher, picture: &Picture) {
    (picture.width_px, picture.height_px).hash(trace);
    picture.rgb.hash(trace);
    picture.alpha.hash(trace);
}

fn rectangle(trace: &mut DefaultHasher, rect: Rect) {
    numbers(trace, &[rect.x, rect.y, rect.width, rect.height]);
}

fn point(trace: &mut DefaultHasher, point: Point) {
    numbers(trace, &[point.x, point.y]);
}

fn colour(trace: &mut DefaultHasher, color: Color) {
    [color.0, color.1, color.2].hash(trace);
}

fn numbers(trace: &mut DefaultHasher, numbers: &[f32]) {
    numbers.iter().for_each(|n| n.to_bits().hash(trace));
}

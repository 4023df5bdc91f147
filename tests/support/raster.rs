//! Pictures of the window without a graphics card: the triangles that egui makes, filled one by one.
//!
//! Colours are blended as egui's own painter blends them: premultiplied, in gamma space. A pixel belongs to a triangle
//! when its centre lies inside, or on an upper or left edge, so that no pixel of a shared edge is painted twice.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use eframe::egui;
use egui::epaint::{Mesh, Primitive, Vertex};
use egui::{Color32, ColorImage, Pos2, Rect, TextureId, TexturesDelta};
use egui_kittest::TestRenderer;

/// The textures that were handed over so far.
#[derive(Debug, Clone, Default)]
pub struct Textures(Arc<Mutex<HashMap<TextureId, ColorImage>>>);

impl TestRenderer for Textures {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        let mut textures = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for (id, changes) in delta.set.drain() {
            for change in changes {
                let egui::ImageData::Color(patch) = &change.image;
                match (change.pos, textures.get_mut(&id)) {
                    (Some([x, y]), Some(whole)) => {
                        let width = whole.size[0];
                        let rows = patch.pixels.chunks(patch.size[0].max(1));
                        for (row, pixels) in rows.enumerate() {
                            let start = (y + row) * width + x;
                            if let Some(place) = whole.pixels.get_mut(start..start + pixels.len()) {
                                place.copy_from_slice(pixels);
                            }
                        }
                    }
                    _ => drop(textures.insert(id, patch.as_ref().clone())),
                }
            }
        }
        for id in delta.free.drain() {
            textures.remove(&id);
        }
    }
}

impl Textures {
    /// The window as it was drawn last, as a picture: red, green, blue for each pixel, row by row, and its size.
    pub fn picture(&self, ctx: &egui::Context, output: &egui::FullOutput) -> Picture {
        let scale = output.pixels_per_point;
        let size = ctx.content_rect().size() * scale;
        let mut canvas = Canvas {
            width: size.x.round() as usize,
            height: size.y.round() as usize,
            pixels: vec![[0.0; 3]; size.x.round() as usize * size.y.round() as usize],
        };
        let textures = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for clipped in ctx.tessellate(output.shapes.clone(), scale) {
            if let Primitive::Mesh(mesh) = &clipped.primitive {
                let clip = clipped.clip_rect * scale;
                canvas.mesh(mesh, clip, scale, textures.get(&mesh.texture_id));
            }
        }
        let rgb = canvas.pixels.iter().flatten().map(|c| c.round().clamp(0.0, 255.0) as u8).collect();
        Picture { width: canvas.width, height: canvas.height, rgb }
    }
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// In pixels.
    pub width: usize,
    /// In pixels.
    pub height: usize,
    /// Three bytes a pixel, row by row.
    pub rgb: Vec<u8>,
}

struct Canvas {
    width: usize,
    height: usize,
    pixels: Vec<[f32; 3]>,
}

impl Canvas {
    fn mesh(&mut self, mesh: &Mesh, clip: Rect, scale: f32, texture: Option<&ColorImage>) {
        let corner = |index: &u32| mesh.vertices.get(*index as usize).copied();
        for triangle in mesh.indices.chunks_exact(3) {
            let [Some(a), Some(b), Some(c)] = [&triangle[0], &triangle[1], &triangle[2]].map(corner) else { continue };
            self.triangle([a, b, c], clip, scale, texture);
        }
    }

    fn triangle(&mut self, corners: [Vertex; 3], clip: Rect, scale: f32, texture: Option<&ColorImage>) {
        let [a, mut b, mut c] = corners.map(|v| Vertex { pos: (v.pos.to_vec2() * scale).to_pos2(), ..v });
        let mut area = edge(a.pos, b.pos, c.pos);
        if area == 0.0 {
            return;
        }
        if area < 0.0 {
            std::mem::swap(&mut b, &mut c);
            area = -area;
        }
        let bounds = Rect::from_points(&[a.pos, b.pos, c.pos]).intersect(clip);
        let within = |least: f32, most: f32, end: usize| {
            (least.floor().max(0.0) as usize)..((most.ceil().max(0.0) as usize).min(end))
        };
        for y in within(bounds.top(), bounds.bottom(), self.height) {
            for x in within(bounds.left(), bounds.right(), self.width) {
                let at = Pos2::new(x as f32 + 0.5, y as f32 + 0.5);
                let inside = at.x >= clip.left() && at.x < clip.right() && at.y >= clip.top() && at.y < clip.bottom();
                let weights = [edge(b.pos, c.pos, at), edge(c.pos, a.pos, at), edge(a.pos, b.pos, at)];
                let owned = [(b.pos, c.pos), (c.pos, a.pos), (a.pos, b.pos)];
                let covered =
                    weights.iter().zip(owned).all(|(w, (from, to))| *w > 0.0 || (*w == 0.0 && owns(from, to)));
                if !(inside && covered) {
                    continue;
                }
                let [u, v, w] = weights.map(|weight| weight / area);
                let mix = |a: f32, b: f32, c: f32| a * u + b * v + c * w;
                let uv = Pos2::new(mix(a.uv.x, b.uv.x, c.uv.x), mix(a.uv.y, b.uv.y, c.uv.y));
                let texel = texture.map_or([1.0; 4], |texture| sample(texture, uv));
                let [a, b, c] = [a, b, c].map(|vertex| vertex.color.to_array().map(f32::from));
                let colour: [f32; 4] = std::array::from_fn(|i| mix(a[i], b[i], c[i]) * texel[i]);
                let behind = 1.0 - colour[3] / 255.0;
                if let Some(pixel) = self.pixels.get_mut(y * self.width + x) {
                    *pixel = std::array::from_fn(|i| colour[i] + pixel[i] * behind);
                }
            }
        }
    }
}

/// Twice the area of a triangle, positive where `c` lies to the right of the way from `a` to `b` (y points down).
fn edge(a: Pos2, b: Pos2, c: Pos2) -> f32 {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
}

/// Whether a triangle owns the pixels on one of its edges: an upper edge, or a left one.
fn owns(from: Pos2, to: Pos2) -> bool {
    (from.y == to.y && to.x > from.x) || to.y < from.y
}

/// The texture's colour at a place, mixed from the four texels around it; channels from 0 to 1.
fn sample(texture: &ColorImage, uv: Pos2) -> [f32; 4] {
    let [width, height] = texture.size;
    let x = uv.x * width as f32 - 0.5;
    let y = uv.y * height as f32 - 0.5;
    let texel = |x: f32, y: f32| {
        let x = (x.max(0.0) as usize).min(width.saturating_sub(1));
        let y = (y.max(0.0) as usize).min(height.saturating_sub(1));
        let colour = texture.pixels.get(y * width + x).copied().unwrap_or(Color32::TRANSPARENT);
        colour.to_array().map(|c| f32::from(c) / 255.0)
    };
    let (left, top) = (x.floor(), y.floor());
    let (right, down) = (x - left, y - top);
    let [a, b] = [texel(left, top), texel(left + 1.0, top)];
    let [c, d] = [texel(left, top + 1.0), texel(left + 1.0, top + 1.0)];
    std::array::from_fn(|i| {
        let upper = a[i] * (1.0 - right) + b[i] * right;
        let lower = c[i] * (1.0 - right) + d[i] * right;
        upper * (1.0 - down) + lower * down
    })
}

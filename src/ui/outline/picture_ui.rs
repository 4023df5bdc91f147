//! Small pictures of the pack's own, made elsewhere and kept on the screen.

use std::sync::Arc;

use egui::{Color32, ColorImage, Role, Sense, TextureOptions, Ui, Vec2, WidgetInfo, vec2};

use super::Cx;
use super::ask::OutlineAsk;
use crate::layout::page::Picture as Pixels;
use crate::ui::widgets::{Line, paragraph};

/// Draws a picture of the pack, small; `name` is what a screen reader calls it.
pub(super) fn thumbnail(ui: &mut Ui, cx: &mut Cx<'_, '_>, picture: &str, name: &str) {
    let look = cx.look;
    let quiet = Line::many(look.small(), look.colour.quiet);
    match cx.now.side.thumbnails.get(picture) {
        None if cx.now.pack.pictures.contains_key(picture) => {
            cx.ask(OutlineAsk::WantThumbnail(picture.to_owned()));
            paragraph(ui, &cx.tr("outline-picture-making"), &quiet);
        }
        // What is missing is said where the item stands.
        None => {}
        Some(None) => drop(paragraph(ui, &cx.tr("outline-picture-making"), &quiet)),
        Some(Some(Err(why))) => {
            let sentence = look.tr_with("outline-picture-broken", &[("why", why.as_str().into())]);
            paragraph(ui, &sentence, &Line::many(look.small(), look.colour.error));
        }
        Some(Some(Ok(pixels))) => paint(ui, cx, picture, pixels, name),
    }
}

fn paint(ui: &mut Ui, cx: &mut Cx<'_, '_>, picture: &str, pixels: &Arc<Pixels>, name: &str) {
    let of = Arc::as_ptr(pixels) as usize;
    if cx.state.textures.get(picture).is_none_or(|(known, _)| *known != of) {
        let texture = ui.ctx().load_texture(picture, image(pixels), TextureOptions::LINEAR);
        cx.state.textures.insert(picture.to_owned(), (of, texture));
    }
    let Some((_, texture)) = cx.state.textures.get(picture) else { return };
    let natural = vec2(pixels.width_px as f32, pixels.height_px as f32);
    let most = vec2(ui.available_width(), cx.look.size.picture_small);
    let scale = (most / natural).min_elem().min(1.0);
    let (rect, response) = ui.allocate_exact_size(natural * scale, Sense::hover());
    // A logo in dark ink stands on white paper, in the dark window too.
    ui.painter().rect_filled(rect, 0.0, Color32::WHITE);
    let whole = egui::Rect::from_min_size(egui::Pos2::ZERO, Vec2::splat(1.0));
    ui.painter().image(texture.id(), rect, whole, Color32::WHITE);
    let line = egui::Stroke::new(cx.look.size.hair, cx.look.colour.line);
    ui.painter().rect_stroke(rect, 0.0, line, egui::StrokeKind::Outside);
    let name = if name.is_empty() { picture } else { name };
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
}

fn image(pixels: &Pixels) -> ColorImage {
    let alpha = pixels.alpha.as_deref();
    let colours = pixels.rgb.as_chunks::<3>().0.iter().enumerate().map(|(index, [r, g, b])| {
        let opacity = alpha.and_then(|a| a.get(index)).copied().unwrap_or(u8::MAX);
        Color32::from_rgba_unmultiplied(*r, *g, *b, opacity)
    });
    ColorImage::new([pixels.width_px as usize, pixels.height_px as usize], colours.collect())
}

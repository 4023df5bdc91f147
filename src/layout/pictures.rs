//! Pictures' files to pixels: PNG and JPEG, no larger than paper can show.

use std::io::Cursor;
use std::sync::Arc;

use image::{ImageFormat, ImageReader, imageops::FilterType};

use super::Composer;
use super::page::Picture;
use crate::assemble::Briefing;
use crate::diag::Warning;

/// Printed pictures hold so many pixels to the point: 300 to the inch.
const PIXELS_PER_POINT: f32 = 300.0 / 72.0;
/// A picture of more pixels than this is not read: it would take gigabytes.
const MOST_PIXELS: u64 = 120_000_000;

impl Composer<'_> {
    /// A picture of the briefing, fitted into a box of points: its index and its size. `None`, and a warning, if it cannot
    /// be read.
    pub(super) fn picture(
        &mut self,
        briefing: &Briefing,
        name: &str,
        width: f32,
        height: f32,
    ) -> Option<(usize, f32, f32)> {
        let file = briefing.pictures.get(name)?;
        match decode(&file.bytes, width, height) {
            Ok((picture, width, height)) => {
                self.pictures.push(Arc::new(picture));
                Some((self.pictures.len() - 1, width, height))
            }
            Err(why) => {
                self.warnings.push(
                    Warning::new(format!("the picture {name} cannot be shown: {why}"))
                        .advise("save it anew as PNG or JPEG and put that in its place"),
                );
                None
            }
        }
    }
}

/// The pixels of a picture's file, fitted into a box of points: for showing it, and for telling whether it can be
/// printed.
///
/// # Errors
/// What is wrong with the file, in words.
pub fn pixels_of(bytes: &[u8], width: f32, height: f32) -> Result<Picture, String> {
    decode(bytes, width, height).map(|(picture, _, _)| picture)
}

/// Pixels and printed size of a picture's file, fitted into a box of points.
fn decode(bytes: &[u8], width: f32, height: f32) -> Result<(Picture, f32, f32), String> {
    let format = image::guess_format(bytes).map_err(|_| "it is neither PNG nor JPEG".to_owned())?;
    if !matches!(format, ImageFormat::Png | ImageFormat::Jpeg) {
        return Err("it is neither PNG nor JPEG".to_owned());
    }
    let (across, down) = ImageReader::with_format(Cursor::new(bytes), format)
        .into_dimensions()
        .map_err(|error| format!("its file is damaged ({error})"))?;
    if across == 0 || down == 0 {
        return Err("it is empty".to_owned());
    }
    if u64::from(across) * u64::from(down) > MOST_PIXELS {
        return Err(format!("it is too large ({across} by {down} pixels)"));
    }
    let decoded = ImageReader::with_format(Cursor::new(bytes), format)
        .decode()
        .map_err(|error| format!("its file is damaged ({error})"))?;
    // Never larger than its own pixels at 96 to the inch, never larger than the box.
    let natural = (across as f32 * 0.75, down as f32 * 0.75);
    let scale = (width / natural.0).min(height / natural.1).min(1.0);
    let (width, height) = (natural.0 * scale, natural.1 * scale);
    let most = ((width * PIXELS_PER_POINT).ceil() as u32, (height * PIXELS_PER_POINT).ceil() as u32);
    let decoded = if across > most.0.max(1) * 2 || down > most.1.max(1) * 2 {
        decoded.resize_exact(most.0.max(1), most.1.max(1), FilterType::CatmullRom)
    } else {
        decoded
    };
    let rgba = decoded.to_rgba8();
    let (across, down) = rgba.dimensions();
    let mut rgb = Vec::with_capacity(across as usize * down as usize * 3);
    let mut alpha = Vec::with_capacity(across as usize * down as usize);
    for pixel in rgba.pixels() {
        let [r, g, b, a] = pixel.0;
        rgb.extend([r, g, b]);
        alpha.push(a);
    }
    let alpha = alpha.iter().any(|a| *a != u8::MAX).then_some(alpha);
    Ok((Picture { width_px: across, height_px: down, rgb, alpha }, width, height))
}

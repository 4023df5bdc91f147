//! Pictures' files to what is drawn: PNG and JPEG to pixels, no finer than paper can show, SVG to outlines.

use std::io::Cursor;
use std::sync::Arc;

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, imageops::FilterType};

use super::Composer;
use super::drawing::{self, Part};
use super::letters::missing_in_picture;
use super::line::move_drawn;
use super::page::{Draw, PageItem, Picture, Rect, Tag};
use crate::assemble::Briefing;
use crate::diag::Warning;

/// Printed pictures hold so many pixels to the point: 300 to the inch.
const PIXELS_PER_POINT: f32 = 300.0 / 72.0;
/// A picture of more pixels than this is not read: it would take too much memory.
const MOST_PIXELS: u64 = 120_000_000;
/// How much finer than it is printed a picture is brought by averaging alone, before it is scaled with care.
const AVERAGED: u32 = 2;

/// A picture as it is drawn, its upper left corner at the origin; lengths are in points.
pub(super) struct Shown {
    /// Its width.
    pub width: f32,
    /// Its height.
    pub height: f32,
    draws: Vec<Draw>,
}

impl Shown {
    /// What is drawn when it stands at `x`, at the top of its row.
    pub fn items(self, x: f32, tag: Tag) -> impl Iterator<Item = PageItem> {
        self.draws.into_iter().map(move |mut draw| {
            move_drawn(&mut draw, x, 0.0);
            PageItem { tag, draw }
        })
    }
}

impl Composer<'_> {
    /// A picture of the briefing, fitted into a box of points. `None`, and a warning, if it cannot be read.
    pub(super) fn picture(&mut self, briefing: &Briefing, name: &str, width: f32, height: f32) -> Option<Shown> {
        let file = briefing.pictures.get(name)?;
        let shown = if drawing::is_svg(&file.bytes) {
            let read = drawing::read(&file.bytes, (width, height), self.shaper.fonts(), &self.language);
            read.map_err(Refusal::from).map(|drawing| {
                for what in &drawing.left_out {
                    self.warnings.push(
                        Warning::new(format!("the picture {name} is not shown in full: {what}"))
                            .advise("save it with everything in it, as plain shapes or as PNG"),
                    );
                }
                self.warnings.extend(missing_in_picture(name, self.shaper.fonts(), &drawing.missing));
                let draws = drawing.parts.into_iter().map(|part| self.draw(part)).collect();
                Shown { width: drawing.width, height: drawing.height, draws }
            })
        } else {
            pixels(&file.bytes, |natural| fitted(natural, (width, height))).map(|(picture, (width, height))| {
                let rect = Rect { x: 0.0, y: 0.0, width, height };
                Shown { width, height, draws: vec![self.draw(Part::Pixels(picture, rect))] }
            })
        };
        let said = |Refusal { why, advice }| {
            self.warnings.push(Warning::new(format!("the picture {name} cannot be shown: {why}")).advise(advice));
        };
        shown.map_err(said).ok()
    }

    /// The same if it stands upright, as portraits do; `None`, without a warning, if it does not or cannot be read.
    pub(super) fn portrait(&mut self, briefing: &Briefing, name: &str, width: f32, height: f32) -> Option<Shown> {
        /// How much higher than wide it has to be.
        const UPRIGHT: f32 = 1.1;
        let (pictures, warnings) = (self.pictures.len(), self.warnings.len());
        let shown = self.picture(briefing, name, width, height).filter(|shown| shown.height >= shown.width * UPRIGHT);
        if shown.is_none() {
            self.pictures.truncate(pictures);
            self.warnings.truncate(warnings);
        }
        shown
    }

    fn draw(&mut self, part: Part) -> Draw {
        match part {
            Part::Outline(outline) => Draw::Outline(outline),
            Part::Pixels(picture, rect) => {
                self.pictures.push(Arc::new(picture));
                Draw::Picture { picture: self.pictures.len() - 1, rect }
            }
        }
    }
}

/// Why a picture is not shown, and the way out.
#[derive(Debug)]
pub(super) struct Refusal {
    /// What is wrong with its file, in words that follow on "cannot be shown:".
    pub why: String,
    /// What the user can do.
    pub advice: &'static str,
}

impl From<String> for Refusal {
    fn from(why: String) -> Self {
        Self { why, advice: "save it anew as PNG, JPEG or SVG and put that in its place" }
    }
}

impl Refusal {
    fn too_large(why: String) -> Self {
        Self { why, advice: "make it smaller, at most 10,000 pixels a side, and put that in its place" }
    }
}

/// The pixels of a picture's file, fitted into a box of points: for showing it, and for telling whether it can be
/// printed.
///
/// # Errors
/// What is wrong with the file and the way out, in words.
pub fn pixels_of(bytes: &[u8], width: f32, height: f32) -> Result<Picture, String> {
    let drawn = if drawing::is_svg(bytes) {
        drawing::pixels_of(bytes, width, height).map_err(Refusal::from)
    } else {
        pixels(bytes, |natural| fitted(natural, (width, height))).map(|(picture, _)| picture)
    };
    drawn.map_err(|refusal| format!("{}; {}", refusal.why, refusal.advice))
}

/// Never larger than its own size, never larger than the box.
fn fitted(natural: (f32, f32), room: (f32, f32)) -> (f32, f32) {
    let scale = (room.0 / natural.0).min(room.1 / natural.1).min(1.0);
    (natural.0 * scale, natural.1 * scale)
}

/// The pixels of a PNG or JPEG file and the size at which they are printed, in points. `size_of` is given the picture's
/// own size at 96 pixels to the inch.
///
/// # Errors
/// What is wrong with the file.
pub(super) fn pixels(
    bytes: &[u8],
    size_of: impl FnOnce((f32, f32)) -> (f32, f32),
) -> Result<(Picture, (f32, f32)), Refusal> {
    const NEITHER: &str = "it is neither PNG nor JPEG nor SVG";
    let format = image::guess_format(bytes).map_err(|_| NEITHER.to_owned())?;
    if !matches!(format, ImageFormat::Png | ImageFormat::Jpeg) {
        return Err(NEITHER.to_owned().into());
    }
    if format == ImageFormat::Jpeg && !jpeg_has_end(bytes) {
        return Err("its file is damaged (it is cut short)".to_owned().into());
    }
    let (across, down) =
        ImageReader::with_format(Cursor::new(bytes), format).into_dimensions().map_err(|error| in_words(&error))?;
    if across == 0 || down == 0 {
        return Err("it is empty".to_owned().into());
    }
    if u64::from(across) * u64::from(down) > MOST_PIXELS {
        let why = format!("it is too large ({across} by {down} pixels; at most 120 million are read)");
        return Err(Refusal::too_large(why));
    }
    let mut decoder =
        ImageReader::with_format(Cursor::new(bytes), format).into_decoder().map_err(|error| in_words(&error))?;
    // Cameras write pictures as the sensor lies and say in the Exif data which way is up.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut decoded = DynamicImage::from_decoder(decoder).map_err(|error| in_words(&error))?;
    decoded.apply_orientation(orientation);
    let (across, down) = (decoded.width(), decoded.height());
    let (width, height) = size_of((across as f32 * 0.75, down as f32 * 0.75));
    let rgba = for_print(decoded, width, height).to_rgba8();
    let (across, down) = rgba.dimensions();
    let mut rgb = Vec::with_capacity(across as usize * down as usize * 3);
    let mut alpha = Vec::with_capacity(across as usize * down as usize);
    for pixel in rgba.pixels() {
        let [r, g, b, a] = pixel.0;
        rgb.extend([r, g, b]);
        alpha.push(a);
    }
    let alpha = alpha.iter().any(|a| *a != u8::MAX).then_some(alpha);
    Ok((Picture { width_px: across, height_px: down, rgb, alpha }, (width, height)))
}

fn in_words(error: &ImageError) -> Refusal {
    match error {
        ImageError::Limits(_) => Refusal::too_large("it is too large to be read".to_owned()),
        other => format!("its file is damaged ({other})").into(),
    }
}

/// Whether a JPEG file goes on to its end-of-image marker (ISO/IEC 10918-1, annex B): what is missing of one that was cut
/// short would be grey.
fn jpeg_has_end(bytes: &[u8]) -> bool {
    const END: u8 = 0xd9;
    let mut at = 2;
    while let Some([0xff, marker]) = bytes.get(at..at + 2) {
        match marker {
            &END => return true,
            // Filling, and markers without a segment.
            0xff => at += 1,
            0x01 | 0xd0..=0xd8 => at += 2,
            marker => {
                let Some([high, low]) = bytes.get(at + 2..at + 4) else { return false };
                at += 2 + usize::from(u16::from_be_bytes([*high, *low]));
                if *marker == 0xda {
                    // The picture's data go on to the next marker; a byte of theirs that looks like one is followed by 0.
                    let data = bytes.get(at..).unwrap_or_default();
                    let is_marker = |pair: &[u8]| matches!(pair, [0xff, 0x01..=0xcf | 0xd8..=0xfe]);
                    let Some(end) = data.windows(2).position(is_marker) else { return false };
                    at += end;
                }
            }
        }
    }
    false
}

/// No more pixels than paper can show. Large pictures are averaged down first, which takes no memory besides.
fn for_print(decoded: DynamicImage, width: f32, height: f32) -> DynamicImage {
    let most = (((width * PIXELS_PER_POINT).ceil() as u32).max(1), ((height * PIXELS_PER_POINT).ceil() as u32).max(1));
    let finer = |picture: &DynamicImage, times: u32| {
        picture.width() > most.0.saturating_mul(times) || picture.height() > most.1.saturating_mul(times)
    };
    if !finer(&decoded, 2) {
        return decoded;
    }
    let averaged = if finer(&decoded, 2 * AVERAGED) {
        decoded.thumbnail_exact(most.0.saturating_mul(AVERAGED), most.1.saturating_mul(AVERAGED))
    } else {
        decoded
    };
    averaged.resize_exact(most.0, most.1, FilterType::CatmullRom)
}

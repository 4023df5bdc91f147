//! Pictures: their pixels as image objects, opacity as a soft mask.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::sync::Arc;

use lopdf::{Dictionary, ObjectId, dictionary};

use super::file::PdfFile;
use super::object;
use super::seal::{self, Hash};
use super::sheets::Sheet;
use crate::diag::{Sink, Warning};
use crate::layout::page::Picture;

/// A picture in the file.
pub struct WrittenPicture {
    /// Its image object.
    pub id: ObjectId,
    /// Whether what lies below shows through.
    pub is_transparent: bool,
    /// What is sealed of it.
    pub hash: Hash,
}

/// Writes the pictures that some page shows; gives them by index.
pub fn write_all(
    pictures: &[Arc<Picture>],
    sheets: &[Sheet],
    file: &mut PdfFile,
    sink: &mut Sink,
) -> io::Result<BTreeMap<usize, WrittenPicture>> {
    let used: BTreeSet<usize> = sheets.iter().flat_map(|sheet| sheet.pictures.iter().copied()).collect();
    let used = used.into_iter().filter_map(|index| Some((index, pictures.get(index)?)));
    used.map(|(index, picture)| {
        let id = write(picture, index, file, sink)?;
        let opacity = opacity(picture);
        let hash = seal::of_picture(
            i64::from(picture.width_px),
            i64::from(picture.height_px),
            &picture.rgb,
            opacity.unwrap_or_default(),
        );
        Ok((index, WrittenPicture { id, is_transparent: opacity.is_some(), hash }))
    })
    .collect()
}

/// Whether the picture has as many bytes as its size asks for.
pub fn is_whole(picture: &Picture) -> bool {
    pixels(picture).and_then(|pixels| pixels.checked_mul(3)) == Some(picture.rgb.len()) && !picture.rgb.is_empty()
}

/// The picture's opacity, if it has one that can be used.
fn opacity(picture: &Picture) -> Option<&[u8]> {
    picture.alpha.as_deref().filter(|alpha| Some(alpha.len()) == pixels(picture))
}

/// Writes a picture as an image (ISO 32000-1, 8.9.5), its opacity as a soft mask (11.6.5.3).
fn write(picture: &Picture, index: usize, file: &mut PdfFile, sink: &mut Sink) -> io::Result<ObjectId> {
    if picture.alpha.is_some() && opacity(picture).is_none() {
        sink.push(Warning::new(format!("the opacity of picture {index} is damaged, it is drawn opaque")));
    }
    let mut image = image(picture, "DeviceRGB");
    if let Some(alpha) = opacity(picture) {
        image.set("SMask", file.add_deflated(self::image(picture, "DeviceGray"), alpha)?);
    }
    file.add_deflated(image, &picture.rgb)
}

fn image(picture: &Picture, color_space: &str) -> Dictionary {
    dictionary! {
        "Type" => object::name("XObject"),
        "Subtype" => object::name("Image"),
        "Width" => i64::from(picture.width_px),
        "Height" => i64::from(picture.height_px),
        "ColorSpace" => object::name(color_space),
        "BitsPerComponent" => 8,
    }
}

fn pixels(picture: &Picture) -> Option<usize> {
    usize::try_from(picture.width_px).ok()?.checked_mul(usize::try_from(picture.height_px).ok()?)
}

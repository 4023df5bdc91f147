//! Pictures that are compared: halved, and with a tolerance.

use std::path::Path;

use super::raster::Picture;

impl Picture {
    /// At half its size: each pixel is the mean of four.
    pub fn halved(&self) -> Self {
        let (width, height) = (self.width / 2, self.height / 2);
        let mut rgb = Vec::with_capacity(width * height * 3);
        for (x, y) in (0..height).flat_map(|y| (0..width).map(move |x| (x, y))) {
            for channel in 0..3 {
                let of = |dx: usize, dy: usize| {
                    let at = ((y * 2 + dy) * self.width + x * 2 + dx) * 3 + channel;
                    u16::from(self.rgb.get(at).copied().unwrap_or_default())
                };
                let mean = (of(0, 0) + of(1, 0) + of(0, 1) + of(1, 1) + 2) / 4;
                rgb.push(u8::try_from(mean).unwrap_or(u8::MAX));
            }
        }
        Self { width, height, rgb }
    }

    /// How many pixels are others than in another picture, by more than `channel` in a channel; and where: those in red
    /// over what is there now, paled. Pictures of other sizes are other pictures.
    pub fn compare(&self, other: &Self, channel: u8) -> (usize, Self) {
        if (self.width, self.height) != (other.width, other.height) {
            return (self.width * self.height, self.clone());
        }
        let mut others = 0;
        let mut rgb = Vec::with_capacity(self.rgb.len());
        for (now, before) in self.pixels().zip(other.pixels()) {
            let is_other = now.iter().zip(before).any(|(a, b)| a.abs_diff(b) > channel);
            others += usize::from(is_other);
            rgb.extend(if is_other { [220, 0, 0] } else { now.map(|c| 170 + c / 3) });
        }
        (others, Self { rgb, ..*self })
    }

    /// From a PNG file.
    pub fn load(path: &Path) -> image::ImageResult<Self> {
        let picture = image::open(path)?.into_rgb8();
        let (width, height) = (picture.width() as usize, picture.height() as usize);
        Ok(Self { width, height, rgb: picture.into_raw() })
    }
}

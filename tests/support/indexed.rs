//! Pictures as small files: PNG with few colours.

use std::collections::HashMap;
use std::path::Path;

use super::raster::Picture;

/// A colour: red, green, blue.
type Rgb = [u8; 3];

impl Picture {
    /// Its colours, row by row.
    pub fn pixels(&self) -> impl Iterator<Item = Rgb> + '_ {
        self.rgb.chunks_exact(3).filter_map(|c| c.try_into().ok())
    }

    /// Writes it as a PNG file (W3C PNG, third edition) with at most `colours` colours, 256 at the most.
    pub fn save(&self, path: &Path, colours: usize) -> image::ImageResult<()> {
        let palette = self.palette(colours.min(256));
        let mut nearest: HashMap<Rgb, u8> = HashMap::new();
        let indices: Vec<u8> = self
            .pixels()
            .map(|pixel| *nearest.entry(pixel).or_insert_with(|| u8::try_from(closest(&palette, pixel)).unwrap_or(0)))
            .collect();
        let mut file = Vec::new();
        let encoder = image::codecs::png::PngEncoder::new_with_quality(
            &mut file,
            image::codecs::png::CompressionType::Best,
            image::codecs::png::FilterType::NoFilter,
        );
        let (width, height) = (self.width as u32, self.height as u32);
        image::ImageEncoder::write_image(encoder, &indices, width, height, image::ExtendedColorType::L8)?;
        std::fs::write(path, with_palette(&file, &palette))?;
        Ok(())
    }

    /// The colours that stand for all: the most frequent ones, as far apart as it takes for so few of them.
    fn palette(&self, colours: usize) -> Vec<Rgb> {
        let mut counts: HashMap<Rgb, usize> = HashMap::new();
        for pixel in self.pixels() {
            *counts.entry(pixel).or_default() += 1;
        }
        let mut ranked: Vec<(Rgb, usize)> = counts.into_iter().collect();
        ranked.sort_by_key(|(colour, count)| (std::cmp::Reverse(*count), *colour));
        for apart in 0..=u8::MAX {
            let mut palette: Vec<Rgb> = Vec::new();
            for (colour, _) in &ranked {
                if !palette.iter().any(|known| distance(*known, *colour) <= apart) {
                    palette.push(*colour);
                }
                if palette.len() > colours {
                    break;
                }
            }
            if palette.len() <= colours {
                return palette;
            }
        }
        Vec::new()
    }
}

/// How far two colours are apart in the channel where they differ most.
fn distance(a: Rgb, b: Rgb) -> u8 {
    a.iter().zip(b).map(|(a, b)| a.abs_diff(b)).max().unwrap_or(0)
}

fn closest(palette: &[Rgb], colour: Rgb) -> usize {
    palette.iter().enumerate().min_by_key(|(_, known)| distance(**known, colour)).map_or(0, |(at, _)| at)
}

/// A picture of grey values as one of colours: the values become places in the palette.
fn with_palette(grey: &[u8], palette: &[Rgb]) -> Vec<u8> {
    /// The signature, then the header chunk: its length, name, 13 bytes and checksum.
    const HEADER: std::ops::Range<usize> = 8..33;
    /// Where in the header chunk's name and data the kind of colour stands, and the kind 'indexed'.
    const COLOUR_AT: usize = 4 + 9;
    const INDEXED: u8 = 3;
    let mut file = grey[..HEADER.start].to_vec();
    let mut header = grey[HEADER.start + 4..HEADER.end - 4].to_vec();
    header[COLOUR_AT] = INDEXED;
    push_chunk(&mut file, &header);
    let mut colours = b"PLTE".to_vec();
    colours.extend(palette.iter().flatten());
    push_chunk(&mut file, &colours);
    file.extend_from_slice(&grey[HEADER.end..]);
    file
}

/// Appends a chunk: the length of its data, its name with its data, the checksum of both.
fn push_chunk(file: &mut Vec<u8>, named: &[u8]) {
    let length = u32::try_from(named.len() - 4).unwrap_or(0);
    file.extend(length.to_be_bytes());
    file.extend_from_slice(named);
    file.extend(checksum(named).to_be_bytes());
}

/// CRC-32 (ISO 3309), as PNG has it.
fn checksum(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |mut sum, byte| {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 { 0xedb8_8320 ^ (sum >> 1) } else { sum >> 1 };
        }
        sum
    })
}

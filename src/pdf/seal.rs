//! Seals: a short hash of all that a page shows, so that a file can be told from one that was changed later.
//!
//! The writer and the reader make it of the same things: the page's content as operators, its size, the fonts and
//! pictures that it names, and the areas to click with their targets. How the file packs them has no influence.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

/// The digits of a seal, in hexadecimal: 96 bits, more than anybody can search through.
const DIGITS: usize = 24;

/// A hash of bytes.
pub type Hash = [u8; 32];

/// The hash of a page's content stream, unpacked.
pub fn of_content(content: &[u8]) -> Hash {
    Sha256::digest(content).into()
}

/// The hash of a font: its program, its map from codes to text, and its widths in thousandths of an em.
pub fn of_font(program: &[u8], to_unicode: &[u8], widths: impl IntoIterator<Item = f32>) -> Hash {
    let mut hash = Sha256::new();
    add(&mut hash, program);
    add(&mut hash, to_unicode);
    for width in widths {
        add(&mut hash, number(width).as_bytes());
    }
    hash.finalize().into()
}

/// The hash of a picture: pixels across and down, its samples, and those of its opacity.
pub fn of_picture(width_px: i64, height_px: i64, samples: &[u8], opacity: &[u8]) -> Hash {
    let mut hash = Sha256::new();
    add(&mut hash, format!("{width_px} {height_px}").as_bytes());
    add(&mut hash, samples);
    add(&mut hash, opacity);
    hash.finalize().into()
}

/// The hash that stands for a constant opacity, from 0 to 1.
pub fn of_opacity(share: f32) -> Hash {
    Sha256::digest(number(share)).into()
}

/// An area to click: its corners in points from the page's lower left, its target ([`place`] or an address), and what a
/// screen reader says; files with a manifest of the second version were sealed without the last.
pub fn link(corners: &[f32], target: &str, description: Option<&str>) -> String {
    let corners: String = corners.iter().map(|side| number(*side) + " ").collect();
    let said = description.map_or_else(String::new, |description| format!(" {description}"));
    corners + target + &said
}

/// A place that a link leads to: the index of its page, and the point in points from that page's lower left.
pub fn place(page: usize, left: f32, top: f32) -> String {
    format!("{page} {} {}", number(left), number(top))
}

/// The seal of a page: of its content, its width and height in points, what its content names, and its links.
pub fn of_page(
    content: &Hash,
    (width, height): (f32, f32),
    named: &BTreeMap<String, Hash>,
    links: &[String],
) -> String {
    let mut hash = Sha256::new();
    add(&mut hash, content);
    add(&mut hash, format!("{width:.1} {height:.1}").as_bytes());
    for (name, value) in named {
        add(&mut hash, name.as_bytes());
        add(&mut hash, value);
    }
    for link in links {
        add(&mut hash, link.as_bytes());
    }
    hash.finalize().iter().take(DIGITS / 2).map(|byte| format!("{byte:02x}")).collect()
}

/// Adds a part with its length, so that no two lists of parts hash alike.
fn add(hash: &mut Sha256, part: &[u8]) {
    hash.update((part.len() as u64).to_be_bytes());
    hash.update(part);
}

/// A number as both sides spell it: with two decimals.
fn number(value: f32) -> String {
    let hundredths = (f64::from(value) * 100.0).round() as i64;
    let (sign, size) = (if hundredths < 0 { "-" } else { "" }, hundredths.unsigned_abs());
    format!("{sign}{}.{:02}", size / 100, size % 100)
}

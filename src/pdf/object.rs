//! Small makers of PDF objects: numbers, names and text strings, each in its shortest valid spelling.

use lopdf::{Object, StringFormat};

/// Whether a length or position can be meant: a number, and not beyond all paper. Far larger ones would break the
/// limits of ISO 19005-3, 6.1.13.
pub fn is_length(points: f32) -> bool {
    points.abs() <= 100_000.0
}

/// A number with at most two decimals: a hundredth of a point is finer than any press.
pub fn number(value: f64) -> Object {
    let hundredths = (value * 100.0).round();
    if hundredths % 100.0 == 0.0 {
        Object::Integer((hundredths / 100.0) as i64)
    } else {
        Object::Real((hundredths / 100.0) as f32)
    }
}

/// A name without its slash.
pub fn name(name: &str) -> Object {
    Object::Name(name.as_bytes().to_vec())
}

/// A text string (ISO 32000-1, 7.9.2.2): plain where it is printable ASCII, else UTF-16BE with its mark.
pub fn text(text: &str) -> Object {
    if text.bytes().all(|byte| (0x20..0x7F).contains(&byte)) {
        Object::String(text.as_bytes().to_vec(), StringFormat::Literal)
    } else {
        Object::String(utf16_with_mark(text), StringFormat::Hexadecimal)
    }
}

/// Bytes that are no text.
pub fn bytes(bytes: &[u8]) -> Object {
    Object::String(bytes.to_vec(), StringFormat::Hexadecimal)
}

/// The text in UTF-16BE behind a byte order mark.
pub fn utf16_with_mark(text: &str) -> Vec<u8> {
    [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect()
}

/// A rectangle's corners, lower left and upper right.
pub fn rectangle([left, bottom, right, top]: [f64; 4]) -> Object {
    Object::Array([left, bottom, right, top].into_iter().map(number).collect())
}

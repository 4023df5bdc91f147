//! Bytes to text: encodings, and what is not text at all.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1258};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::ImportError;
use super::markup::refuse_markup;
use crate::diag::{Sink, Warning};

/// The first bytes of files that are not text, and what they are called.
const MAGIC: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"PK\x05\x06", "a ZIP archive"),
    (b"\xD0\xCF\x11\xE0", "an old Office document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xFF\xD8\xFF", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"{\\rtf", "a rich-text document"),
    (b"\x1F\x8B", "a gzip archive"),
    (b"7z\xBC\xAF\x27\x1C", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x7FELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a database"),
    (b"OggS", "a sound or video file"),
    (b"ID3", "a sound file"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
];

/// Above this share of control characters (one in so many bytes) a file is not text.
const CONTROL_SHARE: usize = 20;

/// Reads the bytes as text in NFC. Invalid bytes are never a reason to refuse: they are read by the likeliest old
/// encoding, or replaced, and a warning names the first line concerned.
pub(super) fn decode(bytes: &[u8], sink: &mut Sink) -> Result<String, ImportError> {
    if let Some((_, what)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(ImportError::Binary { what: format!("it seems to be {what}") });
    }
    let text = if let Some((encoding, mark_len)) = Encoding::for_bom(bytes) {
        with_mark(encoding, bytes.get(mark_len..).unwrap_or_default(), sink)?
    } else if let Some(encoding) = utf16_without_mark(bytes) {
        sink.push(Warning::new("the file does not say its encoding; it was read as UTF-16"));
        encoding.decode_without_bom_handling(bytes).0.into_owned()
    } else {
        refuse_binary(bytes)?;
        without_mark(bytes, sink)
    };
    if text.trim_matches(|c: char| c.is_whitespace() || c.is_control() || super::lines::is_invisible(c)).is_empty() {
        return Err(ImportError::Empty);
    }
    refuse_markup(&text)?;
    Ok(match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => text,
        IsNormalized::No | IsNormalized::Maybe => text.nfc().collect(),
    })
}

fn with_mark(encoding: &'static Encoding, bytes: &[u8], sink: &mut Sink) -> Result<String, ImportError> {
    if encoding != UTF_16LE && encoding != UTF_16BE {
        refuse_binary(bytes)?;
        return Ok(without_mark(bytes, sink));
    }
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    if damaged {
        let line = text.split('\u{FFFD}').next().map_or(1, count_lines);
        warn_replaced(line, encoding.name(), sink);
    }
    Ok(text.into_owned())
}

fn without_mark(bytes: &[u8], sink: &mut Sink) -> String {
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return text.to_owned(),
        Err(error) => error,
    };
    let line = count_lines(&String::from_utf8_lossy(bytes.get(..error.valid_up_to()).unwrap_or_default()));
    if mostly_utf8(bytes) {
        warn_replaced(line, "UTF-8", sink);
        return String::from_utf8_lossy(bytes).into_owned();
    }
    let encoding = if looks_like_windows_1258(bytes) { WINDOWS_1258 } else { WINDOWS_1252 };
    sink.push(
        Warning::new(format!("the file is not UTF-8; it was read as {}", encoding.name()))
            .at(format!("line {line}"))
            .advise("check the accented letters, from this line on"),
    );
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

fn warn_replaced(line: usize, encoding: &str, sink: &mut Sink) {
    sink.push(
        Warning::new(format!("bytes that are not {encoding} were replaced by the sign \u{FFFD}"))
            .at(format!("line {line}, and perhaps later ones"))
            .advise("compare them with the original before you quote them"),
    );
}

/// Whether a text that is not valid UTF-8 holds more sound sequences of several bytes than broken ones: then it is UTF-8
/// with some damage, not an old encoding.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let mut sound = 0_usize;
    let mut broken = 0_usize;
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    sound > broken
}

/// Windows-1258 writes Vietnamese tones as marks of their own after a vowel; in Western European text those bytes are
/// letters, which rarely follow one.
fn looks_like_windows_1258(bytes: &[u8]) -> bool {
    let is_tone = |b: u8| matches!(b, 0xCC | 0xD2 | 0xDE | 0xEC | 0xF2);
    let is_vowel = |b: u8| {
        matches!(b.to_ascii_lowercase(), b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
            || matches!(b, 0xC2 | 0xC3 | 0xCA | 0xD4 | 0xD5 | 0xDD | 0xE2 | 0xE3 | 0xEA | 0xF4 | 0xF5 | 0xFD)
    };
    let (mut after_vowel, mut elsewhere) = (0_usize, 0_usize);
    for pair in bytes.windows(2) {
        if let [before, mark] = pair
            && is_tone(*mark)
        {
            if is_vowel(*before) { after_vowel += 1 } else { elsewhere += 1 }
        }
    }
    after_vowel >= 2 && after_vowel > 2 * elsewhere
}

/// UTF-16 without its mark: text in Latin script then has a zero in every second byte, and hardly one elsewhere.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    if head.len() < 8 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let (mut even, mut odd) = (0_usize, 0_usize);
    for pair in head.chunks_exact(2) {
        if let [first, second] = pair {
            even += usize::from(*first == 0);
            odd += usize::from(*second == 0);
        }
    }
    let pairs = head.len() / 2;
    if odd * 10 >= pairs * 6 && even == 0 {
        Some(UTF_16LE)
    } else if even * 10 >= pairs * 6 && odd == 0 {
        Some(UTF_16BE)
    } else {
        None
    }
}

fn refuse_binary(bytes: &[u8]) -> Result<(), ImportError> {
    if bytes.contains(&0) {
        return Err(ImportError::Binary { what: "it holds zero bytes, as pictures and programs do".to_owned() });
    }
    let controls = bytes.iter().filter(|b| matches!(b, 1..=8 | 14..=31 | 127)).count();
    if controls * CONTROL_SHARE > bytes.len() {
        return Err(ImportError::Binary { what: "it is full of control characters".to_owned() });
    }
    Ok(())
}

fn count_lines(before: &str) -> usize {
    1 + before.replace("\r\n", "\n").matches(['\n', '\r']).count()
}

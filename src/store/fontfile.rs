//! The head of a font file: who it is, what it may be used for, and which characters it has, without reading its glyphs.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

use skrifa::raw::tables::cmap::{Cmap, CmapSubtable};
use skrifa::raw::tables::name::Name;
use skrifa::raw::types::NameId;
use skrifa::raw::{FontData, FontRead};

/// The most faces that a collection is believed to have.
const MOST_FACES: u32 = 64;
/// The largest table that is read, in bytes: those of the largest fonts are a tenth of it.
const LARGEST_TABLE: u32 = 16 << 20;

/// A face of a font file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FaceHead {
    /// Its place in a collection; 0 in a plain file.
    pub index: u32,
    /// The family that it belongs to, whatever its weight.
    pub family: String,
    pub postscript_name: String,
    /// 400 is regular, 700 bold.
    pub weight: u16,
    /// Neither slanted nor narrowed nor widened.
    pub upright: bool,
    /// Whether its maker lets it be embedded in part (OS/2, `fsType`).
    pub embeddable: bool,
    /// Whether it has outlines that a PDF can hold, rather than pictures.
    pub outlines: bool,
    characters: Table,
}

/// Where a table lies in its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Table {
    offset: u32,
    length: u32,
}

/// Reads the heads of a file's faces. The error says in words what is wrong with it.
pub(super) fn read_heads(path: &Path) -> Result<Vec<FaceHead>, String> {
    let mut file = open(path)?;
    let start = bytes_at(&mut file, 0, 12)?;
    let directories: Vec<u32> = match start.get(..4) {
        Some(b"ttcf") => {
            let count = u32_at(&start, 8).filter(|count| *count <= MOST_FACES).ok_or("is damaged")?;
            let offsets = bytes_at(&mut file, 12, count * 4)?;
            (0..count).filter_map(|i| u32_at(&offsets, i as usize * 4)).collect()
        }
        Some(b"\0\x01\0\0" | b"OTTO" | b"true") => vec![0],
        _ => return Err("is no font file".to_owned()),
    };
    directories.into_iter().zip(0..).map(|(offset, index)| head(&mut file, offset, index)).collect()
}

/// Which of some characters a face has.
pub(super) fn covered(path: &Path, head: &FaceHead, characters: &BTreeSet<char>) -> Result<BTreeSet<char>, String> {
    let bytes = table(&mut open(path)?, head.characters)?;
    let cmap = Cmap::read(FontData::new(&bytes)).map_err(|_| "is damaged".to_owned())?;
    let Some((_, _, map)) = cmap.best_subtable() else { return Ok(BTreeSet::new()) };
    let has = |c: char| {
        let glyph = match &map {
            CmapSubtable::Format4(map) => map.map_codepoint(c),
            CmapSubtable::Format6(map) => map.map_codepoint(c),
            CmapSubtable::Format12(map) => map.map_codepoint(c),
            _ => None,
        };
        glyph.is_some_and(|glyph| glyph.to_u32() != 0)
    };
    Ok(characters.iter().copied().filter(|c| has(*c)).collect())
}

fn head(file: &mut File, offset: u32, index: u32) -> Result<FaceHead, String> {
    let start = bytes_at(file, offset, 12)?;
    let count = u16_at(&start, 4).ok_or("is damaged")?;
    let directory = bytes_at(file, offset.saturating_add(12), u32::from(count) * 16)?;
    let find = |tag: &[u8; 4]| {
        directory
            .chunks_exact(16)
            .find(|entry| entry.starts_with(tag))
            .and_then(|entry| Some(Table { offset: u32_at(entry, 8)?, length: u32_at(entry, 12)? }))
    };
    let required =
        |tag: &[u8; 4]| find(tag).ok_or_else(|| format!("lacks the table '{}'", String::from_utf8_lossy(tag).trim()));
    let names = table(file, required(b"name")?)?;
    let (family, postscript_name) = names_of(&names).ok_or("has no name")?;
    // Fonts for old Macintoshes have no such table; nothing is said against their use.
    let os2 = find(b"OS/2").map(|at| table(file, at)).transpose()?.unwrap_or_default();
    let rights = u16_at(&os2, 8).unwrap_or(0);
    Ok(FaceHead {
        index,
        family,
        postscript_name,
        weight: u16_at(&os2, 4).unwrap_or(400),
        upright: u16_at(&os2, 6).is_none_or(|width| width == 5) && u16_at(&os2, 62).is_none_or(|flags| flags & 1 == 0),
        // Restricted licence, no part of it alone, or its pictures alone.
        embeddable: rights & 0xf != 2 && rights & 0x300 == 0,
        outlines: find(b"glyf").or_else(|| find(b"CFF ")).is_some_and(|table| table.length > 0),
        characters: required(b"cmap")?,
    })
}

/// The family and the PostScript name.
fn names_of(table: &[u8]) -> Option<(String, String)> {
    let names = Name::read(FontData::new(table)).ok()?;
    let find = |id: NameId| {
        let mut found: Vec<_> = names.name_record().iter().filter(|r| r.name_id() == id && r.is_unicode()).collect();
        // The English name where there are several.
        found.sort_by_key(|r| (r.language_id() != 0x409, r.platform_id(), r.language_id()));
        let name = found.first()?.string(names.string_data()).ok()?;
        Some(name.chars().collect::<String>()).filter(|name| !name.is_empty())
    };
    let family = find(NameId::TYPOGRAPHIC_FAMILY_NAME).or_else(|| find(NameId::FAMILY_NAME))?;
    let postscript = find(NameId::POSTSCRIPT_NAME).unwrap_or_else(|| family.clone());
    // What a PDF takes for a name (ISO 32000-1, 9.6.2.1): no spaces, no delimiters.
    let postscript = postscript.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect();
    Some((family, postscript))
}

fn open(path: &Path) -> Result<File, String> {
    File::open(path).map_err(|error| format!("cannot be read ({error})"))
}

fn table(file: &mut File, at: Table) -> Result<Vec<u8>, String> {
    if at.length > LARGEST_TABLE {
        return Err("is damaged".to_owned());
    }
    bytes_at(file, at.offset, at.length)
}

fn bytes_at(file: &mut File, offset: u32, length: u32) -> Result<Vec<u8>, String> {
    let mut bytes = vec![0; length as usize];
    file.seek(SeekFrom::Start(u64::from(offset)))
        .and_then(|_| file.read_exact(&mut bytes))
        .map_err(|_| "is cut short or damaged".to_owned())?;
    Ok(bytes)
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let two: [u8; 2] = bytes.get(at..at + 2)?.try_into().ok()?;
    Some(u16::from_be_bytes(two))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let four: [u8; 4] = bytes.get(at..at + 4)?.try_into().ok()?;
    Some(u32::from_be_bytes(four))
}

//! Fonts made on the spot: a bundled one's outlines under another name, for other characters.

use super::root;

/// A font of that family for those characters, which are drawn as Latin letters. `rights` is its OS/2 `fsType`.
pub fn font(family: &str, characters: &str, rights: u16) -> Vec<u8> {
    font_of(family, ("Regular", 400), characters, rights)
}

/// The same of a weight: its name, and its OS/2 `usWeightClass`.
pub fn font_of(family: &str, (style, weight): (&str, u16), characters: &str, rights: u16) -> Vec<u8> {
    let base = std::fs::read(root().join("assets/fonts/NotoSerif-Regular.ttf")).unwrap();
    let u32_at = |at: usize| u32::from_be_bytes(base[at..at + 4].try_into().unwrap()) as usize;
    let count = usize::from(u16::from_be_bytes([base[4], base[5]]));
    let mut tables: Vec<([u8; 4], Vec<u8>)> = (0..count)
        .map(|i| 12 + i * 16)
        .map(|at| (base[at..at + 4].try_into().unwrap(), base[u32_at(at + 8)..][..u32_at(at + 12)].to_vec()))
        .filter(|(tag, _)| !matches!(tag, b"GSUB" | b"GPOS" | b"GDEF" | b"kern" | b"DSIG"))
        .collect();
    for (tag, bytes) in &mut tables {
        match &*tag {
            b"cmap" => *bytes = cmap(characters),
            b"name" => *bytes = name(family, style),
            b"OS/2" => {
                bytes[4..6].copy_from_slice(&weight.to_be_bytes());
                bytes[8..10].copy_from_slice(&rights.to_be_bytes());
            }
            _ => {}
        }
    }
    let mut file = vec![0, 1, 0, 0];
    file.extend((tables.len() as u16).to_be_bytes());
    file.extend([0; 6]);
    let mut offset = 12 + tables.len() * 16;
    for (tag, bytes) in &tables {
        file.extend(tag);
        file.extend([0; 4]);
        file.extend((offset as u32).to_be_bytes());
        file.extend((bytes.len() as u32).to_be_bytes());
        offset += bytes.len().next_multiple_of(4);
    }
    for (_, bytes) in &tables {
        file.extend(bytes);
        file.resize(file.len().next_multiple_of(4), 0);
    }
    file
}

/// One group for each character (format 12), from the letter A on; a space for the space.
fn cmap(characters: &str) -> Vec<u8> {
    let mut sorted: Vec<char> = characters.chars().collect();
    sorted.sort_unstable();
    sorted.dedup();
    let mut table = vec![0, 0, 0, 1, 0, 3, 0, 10, 0, 0, 0, 12, 0, 12, 0, 0];
    table.extend((16 + sorted.len() as u32 * 12).to_be_bytes());
    table.extend([0; 4]);
    table.extend((sorted.len() as u32).to_be_bytes());
    for (i, char) in sorted.into_iter().enumerate() {
        let glyph = 36 + i as u32;
        for number in [u32::from(char), u32::from(char), glyph] {
            table.extend(number.to_be_bytes());
        }
    }
    table
}

/// The family's name and its PostScript name, in English for Windows.
fn name(family: &str, style: &str) -> Vec<u8> {
    let names = [(1_u16, family.to_owned()), (6, format!("{}-{style}", family.replace(' ', "")))];
    let texts: Vec<Vec<u8>> =
        names.iter().map(|(_, n)| n.encode_utf16().flat_map(u16::to_be_bytes).collect()).collect();
    let mut table = Vec::new();
    let mut offset = 0;
    for number in [0, names.len() as u16, 6 + names.len() as u16 * 12] {
        table.extend(number.to_be_bytes());
    }
    for ((id, _), text) in names.iter().zip(&texts) {
        for number in [3, 1, 0x409, *id, text.len() as u16, offset] {
            table.extend(number.to_be_bytes());
        }
        offset += text.len() as u16;
    }
    table.extend(texts.concat());
    table
}

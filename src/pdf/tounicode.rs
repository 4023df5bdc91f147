//! ToUnicode maps: from a font's codes to the text that they stand for.

use super::fonts::UsedGlyph;

/// Entries that one block may hold (ISO 32000-1, 9.10.3, by way of the CMap specification).
const ENTRIES_PER_BLOCK: usize = 100;

/// The CMap of glyphs whose codes are their indices, without `.notdef` (ISO 32000-1, 9.10.3).
pub fn cmap(glyphs: &[UsedGlyph]) -> String {
    let mut cmap = String::from(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n\
         /CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def\n\
         /CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n\
         1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n",
    );
    let entries: Vec<(usize, &UsedGlyph)> = glyphs.iter().enumerate().skip(1).collect();
    for block in entries.chunks(ENTRIES_PER_BLOCK) {
        line(&mut cmap, &format!("{} beginbfchar", block.len()));
        for (code, glyph) in block {
            // A glyph without a text of its own is only ever shown under an ActualText, but must map to something.
            let text = if glyph.text.is_empty() { "\u{FFFD}" } else { &glyph.text };
            let text: String = text.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
            line(&mut cmap, &format!("<{code:04X}><{text}>"));
        }
        line(&mut cmap, "endbfchar");
    }
    line(&mut cmap, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend");
    cmap
}

fn line(cmap: &mut String, line: &str) {
    cmap.push_str(line);
    cmap.push('\n');
}

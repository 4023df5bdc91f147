//! Fonts: which glyphs are used, under which code, for which text; in the end each font's subset.
//!
//! Codes are given in the order in which glyphs are first met, so that a page's content can be written before it
//! is known what the next pages need. A code is at once the glyph's number in the subset, and its CID.

use std::sync::Arc;

use lopdf::{Dictionary, Object, ObjectId, dictionary};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use sha2::{Digest, Sha256};
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::{GlyphMetrics, Metrics};
use skrifa::raw::TableProvider;
use skrifa::{FontRef, GlyphId, MetadataProvider, Tag};
use subsetter::GlyphRemapper;
use unicode_normalization::UnicodeNormalization;

use super::file::{PdfFile, deflated};
use super::seal::{self, Hash};
use super::{PdfError, object, tounicode};
use crate::layout::page::{Font, Glyph, GlyphRun};

/// The fonts of a document, opened when they are first used.
pub struct FontBook<'a> {
    fonts: &'a [Arc<Font>],
    faces: Vec<Option<Face<'a>>>,
}

/// An open font and the glyphs of it that are used.
pub struct Face<'a> {
    font: &'a Font,
    parsed: FontRef<'a>,
    metrics: Metrics,
    advances: GlyphMetrics<'a>,
    chars: Vec<Option<char>>,
    codes: Vec<u16>,
    used: Vec<UsedGlyph>,
}

/// A font in the file.
pub struct WrittenFont {
    /// Its object, that resources name.
    pub id: ObjectId,
    /// What is sealed of it.
    pub hash: Hash,
}

/// A glyph in the subset; its code is its index.
pub struct UsedGlyph {
    /// Its number in the font.
    pub id: u16,
    /// Its advance in thousandths of an em, as `/W` has it.
    pub width: f64,
    /// The text it stands for by itself; empty if there is none.
    pub text: String,
}

impl<'a> FontBook<'a> {
    /// A book of these fonts, none of them used.
    pub fn new(fonts: &'a [Arc<Font>]) -> Self {
        Self { fonts, faces: fonts.iter().map(|_| None).collect() }
    }

    /// Gives codes to the glyphs of a run that have none yet. A font that is not in the book is passed over here,
    /// and reported when the run is drawn.
    pub fn take(&mut self, run: &GlyphRun) -> Result<(), PdfError> {
        let (Some(slot), Some(font)) = (self.faces.get_mut(run.font), self.fonts.get(run.font)) else {
            return Ok(());
        };
        let face = match slot {
            Some(face) => face,
            None => slot.insert(Face::open(font)?),
        };
        for cluster in clusters(&run.glyphs) {
            if cluster.iter().all(|glyph| face.get(glyph.id).is_some()) {
                continue;
            }
            // Only a glyph that has its cluster to itself tells what it stands for.
            let text = match cluster {
                [glyph] => run.text.get(glyph.cluster()).unwrap_or_default(),
                _ => "",
            };
            cluster.iter().for_each(|glyph| face.take(glyph.id, text));
        }
        Ok(())
    }

    /// The font of that index, if it is there and a run that names it was taken.
    pub fn face(&self, index: usize) -> Option<&Face<'a>> {
        self.faces.get(index)?.as_ref()
    }

    /// Writes the subsets; gives them by the fonts' indices.
    pub fn write(&self, file: &mut PdfFile) -> Result<Vec<Option<WrittenFont>>, PdfError> {
        // Subsets are made side by side; what is written does not depend on it.
        let subsets: Vec<_> = self.faces.par_iter().map(|face| face.as_ref().map(Face::subset)).collect();
        let faces = self.faces.iter().zip(subsets);
        faces
            .map(|(face, subset)| face.as_ref().zip(subset).map(|(face, s)| face.write(s?, file)).transpose())
            .collect()
    }
}

/// A part of a font, ready to be embedded.
struct Subset {
    base_font: String,
    /// Whether the program is a bare CFF table.
    is_cff: bool,
    program_len: usize,
    hash: Hash,
    /// The program and the ToUnicode map, compressed.
    program: Vec<u8>,
    map: Vec<u8>,
}

/// The glyphs, cluster by cluster.
pub fn clusters(glyphs: &[Glyph]) -> impl Iterator<Item = &[Glyph]> {
    glyphs.chunk_by(|a, b| a.cluster() == b.cluster())
}

impl<'a> Face<'a> {
    fn open(font: &'a Font) -> Result<Self, PdfError> {
        let fail = |why: String| PdfError::Font { font: font.name.clone(), why };
        let parsed = FontRef::from_index(font.data.bytes(), font.index).map_err(|error| fail(error.to_string()))?;
        let metrics = parsed.metrics(Size::unscaled(), LocationRef::default());
        if metrics.units_per_em == 0 || metrics.glyph_count == 0 || parsed.hmtx().is_err() {
            return Err(fail("it lacks the tables that say how large its glyphs are".into()));
        }
        let advances = parsed.glyph_metrics(Size::unscaled(), LocationRef::default());
        let glyph_count = usize::from(metrics.glyph_count);
        let mut face = Self {
            chars: own_chars(&parsed, glyph_count),
            codes: vec![0; glyph_count],
            used: Vec::new(),
            font,
            parsed,
            metrics,
            advances,
        };
        let width = face.width(0);
        face.used.push(UsedGlyph { id: 0, width, text: String::new() });
        Ok(face)
    }

    fn take(&mut self, glyph: u16, text: &str) {
        let Some(code) = self.codes.get_mut(usize::from(glyph)).filter(|code| **code == 0 && glyph != 0) else {
            return;
        };
        *code = self.used.len() as u16;
        let own = self.chars.get(usize::from(glyph)).copied().flatten();
        let text = match own {
            // The forms that Arabic letters take within words stand for the letters.
            Some(form @ ('\u{FB00}'..='\u{FB06}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')) => {
                form.nfkd().nfc().collect()
            }
            Some(char) => char.nfc().collect(),
            None if text.chars().all(is_mappable) => text.nfc().collect(),
            None => String::new(),
        };
        let width = self.width(glyph);
        self.used.push(UsedGlyph { id: glyph, width, text });
    }

    /// The glyph's code and what is known of it; `None` for `.notdef`, for glyphs that the font lacks, and for
    /// glyphs that were not taken.
    pub fn get(&self, glyph: u16) -> Option<(u16, &UsedGlyph)> {
        let code = *self.codes.get(usize::from(glyph))?;
        if code == 0 { None } else { Some((code, self.used.get(usize::from(code))?)) }
    }

    /// The font's name.
    pub fn name(&self) -> &str {
        &self.font.name
    }

    fn width(&self, glyph: u16) -> f64 {
        let units = self.advances.advance_width(GlyphId::from(glyph)).unwrap_or(0.0);
        (f64::from(units) * 100_000.0 / f64::from(self.metrics.units_per_em)).round() / 100.0
    }

    /// The part of the font that is used, ready to be embedded.
    fn subset(&self) -> Result<Subset, PdfError> {
        let fail = |why: String| PdfError::Font { font: self.font.name.clone(), why };
        let ids: Vec<u16> = self.used.iter().map(|glyph| glyph.id).collect();
        let file = subsetter::subset(self.font.data.bytes(), self.font.index, &GlyphRemapper::new_from_glyphs(&ids))
            .map_err(|error| fail(error.to_string()))?;
        let base_font = format!("{}+{}", subset_tag(&file), postscript_name(&self.font.name));
        // A bare CFF table is what every reader knows (ISO 32000-1, 9.9, table 126); the subset's own numbering
        // makes its CIDs the glyph numbers.
        let parsed = FontRef::new(&file).map_err(|error| fail(error.to_string()))?;
        let cff = parsed.table_data(Tag::new(b"CFF ")).map(|table| table.as_bytes().to_vec());
        let (program, is_cff) = cff.map_or((file, false), |cff| (cff, true));
        let map = tounicode::cmap(&self.used);
        let widths = self.used.iter().map(|glyph| glyph.width as f32);
        Ok(Subset {
            base_font,
            is_cff,
            program_len: program.len(),
            hash: seal::of_font(&program, map.as_bytes(), widths),
            program: deflated(&program)?,
            map: deflated(map.as_bytes())?,
        })
    }

    /// Writes the Type 0 font (ISO 32000-1, 9.7.6) with its descendant, descriptor, program and ToUnicode map.
    fn write(&self, subset: Subset, file: &mut PdfFile) -> Result<WrittenFont, PdfError> {
        let Subset { base_font, is_cff, program_len, hash, program, map } = subset;
        let mut descriptor = self.descriptor(&base_font);
        let mut descendant = dictionary! {
            "Type" => object::name("Font"),
            "BaseFont" => object::name(&base_font),
            "CIDSystemInfo" => dictionary! {
                "Registry" => object::text("Adobe"), "Ordering" => object::text("Identity"), "Supplement" => 0,
            },
            "W" => vec![0.into(), self.used.iter().map(|glyph| object::number(glyph.width)).collect::<Vec<_>>().into()],
        };
        let mut dict = dictionary! { "Filter" => object::name("FlateDecode") };
        if is_cff {
            dict.set("Subtype", object::name("CIDFontType0C"));
            descriptor.set("FontFile3", file.add_stream(dict, &program)?);
            descendant.set("Subtype", object::name("CIDFontType0"));
        } else {
            dict.set("Length1", program_len as i64);
            descriptor.set("FontFile2", file.add_stream(dict, &program)?);
            descendant.set("Subtype", object::name("CIDFontType2"));
            descendant.set("CIDToGIDMap", object::name("Identity"));
        }
        descendant.set("FontDescriptor", file.add(descriptor)?);
        let descendant = file.add(descendant)?;
        let dict = dictionary! { "Filter" => object::name("FlateDecode") };
        let to_unicode = file.add_stream(dict, &map)?;
        let font = dictionary! {
            "Type" => object::name("Font"),
            "Subtype" => object::name("Type0"),
            "BaseFont" => object::name(&base_font),
            "Encoding" => object::name("Identity-H"),
            "DescendantFonts" => vec![descendant.into()],
            "ToUnicode" => to_unicode,
        };
        Ok(WrittenFont { id: file.add(font)?, hash })
    }

    /// The font descriptor (ISO 32000-1, 9.8) without the program.
    fn descriptor(&self, base_font: &str) -> Dictionary {
        let scale = 1000.0 / f64::from(self.metrics.units_per_em);
        let number = |units: f32| object::number((f64::from(units) * scale).round());
        let bounds = self.metrics.bounds.unwrap_or_default();
        let bounds: Vec<Object> = [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max].map(number).to_vec();
        // Symbolic: the codes are the subset's own. Then the flags of table 123 that the font declares.
        let fixed = i64::from(self.metrics.is_monospace);
        let italic = i64::from(self.metrics.italic_angle != 0.0) << 6;
        // No table gives the stems' width: it grows from a twentieth of an em with the weight.
        let stem = 50.0 + (f64::from(self.parsed.attributes().weight.value()) - 200.0).max(0.0) * 0.18;
        dictionary! {
            "Type" => object::name("FontDescriptor"),
            "FontName" => object::name(base_font),
            "Flags" => 4 | fixed | italic,
            "FontBBox" => bounds,
            "ItalicAngle" => object::number(f64::from(self.metrics.italic_angle)),
            "Ascent" => number(self.metrics.ascent),
            "Descent" => number(self.metrics.descent),
            "CapHeight" => number(self.metrics.cap_height.unwrap_or(self.metrics.ascent)),
            "StemV" => object::number(stem.round()),
        }
    }
}

/// For each glyph the lowest character that the font gives it for: a space rather than a no-break space, and a Chinese
/// character rather than the radical that looks like it.
fn own_chars(font: &FontRef, glyph_count: usize) -> Vec<Option<char>> {
    let mut chars: Vec<Option<char>> = vec![None; glyph_count];
    for (code, glyph) in font.charmap().mappings() {
        let Some(char) = char::from_u32(code).filter(|char| is_mappable(*char)) else { continue };
        if let Some(own) = chars.get_mut(glyph.to_u32() as usize)
            && own.is_none_or(|own| (is_radical(char), char) < (is_radical(own), own))
        {
            *own = Some(char);
        }
    }
    chars
}

/// Parts of Chinese characters, as dictionaries list them; text is written with the characters themselves.
fn is_radical(char: char) -> bool {
    matches!(char, '\u{2E80}'..='\u{2FDF}')
}

/// Whether a glyph may map to the character: no controls, nothing of private use, and not the values that
/// ISO 19005-3, 6.2.11.7.2, forbids.
fn is_mappable(char: char) -> bool {
    let private = matches!(char, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..);
    !char.is_control() && !private && !matches!(char, '\u{FEFF}' | '\u{FFFE}')
}

/// Six capitals that mark a subset (ISO 32000-1, 9.6.4): the same for the same subset, another for any other.
fn subset_tag(subset: &[u8]) -> String {
    Sha256::digest(subset).iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
}

/// The name without what a PostScript name cannot hold.
fn postscript_name(name: &str) -> String {
    name.chars().filter(|char| char.is_ascii_alphanumeric() || matches!(char, '-' | '_' | '.')).collect()
}

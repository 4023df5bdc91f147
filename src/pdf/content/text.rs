//! Text: runs of glyphs as printpdf's text operations, exact in place and in the text they stand for.
//!
//! printpdf's own operation for text writes one string for each glyph number it is given. The codes therefore go into
//! strings here, and these into an operation that printpdf passes on as it is.

use std::ops::Range;

use printpdf::matrix::TextMatrix;
use printpdf::{DictItem, Op};

use super::{Painter, round};
use crate::layout::page::{Glyph, GlyphRun, Tag};
use crate::pdf::fonts::{Face, clusters};
use crate::pdf::object::is_length;

/// The pen may be off by so many thousandths of an em before it is moved: less than a device pixel.
const TOLERANCE: f64 = 3.0;
/// The most bytes in one string: it must stay below 32767 (ISO 19005-3, 6.1.13).
const BYTES_PER_STRING: usize = 16_000;
/// The bytes that most strings have room in: one allocation is enough for them.
const USUAL_BYTES: usize = 96;

/// Glyphs in a row that are read in the same way.
struct Stretch {
    glyphs: Range<usize>,
    /// What they stand for, if not for what their codes map to.
    spoken: Option<String>,
}

impl Painter<'_> {
    pub(super) fn glyphs(&mut self, run: &GlyphRun, tag: Tag) {
        let fonts = self.fonts;
        let Some(face) = fonts.face(run.font) else {
            return self.warn(format!("text in a font that is not there ({}) is left out: {}", run.font, run.text));
        };
        if !is_placed(run) {
            return self.warn(format!("text at no place is left out: {}", run.text));
        }
        if run.glyphs.is_empty() {
            return;
        }
        let stretches = match tag {
            Tag::Content(_) => self.stretches(run, face),
            _ => vec![Stretch { glyphs: 0..run.glyphs.len(), spoken: None }],
        };
        let turned = run.turn_degrees % 360.0 != 0.0;
        self.enter_text();
        self.fill_color(run.color);
        self.set_font(run.font, round(f64::from(run.size)));
        let (x, y) = self.upwards(&run.origin);
        if turned {
            let (sin, cos) = f64::from(run.turn_degrees).to_radians().sin_cos();
            let matrix = [cos, sin, -sin, cos].map(|value| ((value * 1e5).round() / 1e5) as f32);
            let matrix = [matrix[0], matrix[1], matrix[2], matrix[3], round(x), round(y)];
            self.ops.push(Op::SetTextMatrix { matrix: TextMatrix::Raw(matrix) });
        } else {
            self.move_to(x, y);
            let (width, size) = (f64::from(run.width()), f64::from(run.size));
            self.grow_figure(tag, [x, y - size * 0.25, x + width, y + size * 0.8]);
        }

        let mut pen = Pen { per_point: 1000.0 / f64::from(run.size), ..Pen::default() };
        for stretch in stretches {
            let glyphs = run.glyphs.get(stretch.glyphs).unwrap_or_default();
            match (stretch.spoken, tag) {
                (Some(spoken), Tag::Content(node)) => {
                    self.begin_spoken(node, &spoken);
                    self.show(run, glyphs, face, &mut pen);
                    self.end_spoken();
                }
                _ => {
                    self.mark_text(tag, turned);
                    self.show(run, glyphs, face, &mut pen);
                }
            }
        }
        if turned {
            self.leave_text();
        }
    }

    fn show(&mut self, run: &GlyphRun, glyphs: &[Glyph], face: &Face, pen: &mut Pen) {
        let mut shown = Shown::default();
        for glyph in glyphs {
            let Some((code, used)) = face.get(glyph.id) else {
                let text = run.text.get(glyph.cluster()).unwrap_or_default();
                if let Some(said) = said_of(text) {
                    self.warn(format!("the font {} has no glyph for {said}, which is left out", face.name()));
                }
                pen.wanted += f64::from(glyph.advance) * pen.per_point;
                continue;
            };
            if self.rise != glyph.dy {
                self.ops.extend(shown.take());
                self.rise = glyph.dy;
                self.ops.push(Op::SetLineOffset { multiplier: round(f64::from(glyph.dy)) });
            }
            let off = pen.wanted + f64::from(glyph.dx) * pen.per_point - pen.actual;
            if off.abs() >= TOLERANCE {
                shown.move_by(off.round() as i64);
                pen.actual += off.round();
            }
            shown.push(code);
            pen.actual += used.width;
            pen.wanted += f64::from(glyph.advance) * pen.per_point;
        }
        self.ops.extend(shown.take());
    }

    /// Parts the run where a word's text is not what its codes map to: that text goes into an ActualText
    /// (ISO 32000-1, 14.9.4), so that what is copied out is letter for letter what was put in. Words stay whole,
    /// because some readers pause between sequences.
    fn stretches(&mut self, run: &GlyphRun, face: &Face) -> Vec<Stretch> {
        let is_plain = |cluster: &[Glyph]| said(run, cluster).is_some_and(|said| maps_to(cluster, face, said));
        if clusters(&run.glyphs).all(is_plain) {
            return vec![Stretch { glyphs: 0..run.glyphs.len(), spoken: None }];
        }
        let clusters: Vec<&[Glyph]> = clusters(&run.glyphs).collect();
        let is_space = |cluster: &&[Glyph]| said(run, cluster).is_some_and(|said| said.trim().is_empty());
        let mut stretches: Vec<Stretch> = Vec::new();
        let mut at = 0;
        for word in clusters.chunk_by(|a, b| !is_space(a) && !is_space(b)) {
            let glyphs = at..at + word.iter().map(|cluster| cluster.len()).sum::<usize>();
            at = glyphs.end;
            let plain = word.iter().all(|cluster| is_plain(cluster));
            let spoken = if plain { None } else { said(run, run.glyphs.get(glyphs.clone()).unwrap_or_default()) };
            if !plain && spoken.is_none() {
                self.warn(format!("glyphs that stand for no part of their text are not read out: {}", run.text));
            }
            match (stretches.last_mut(), spoken) {
                (Some(Stretch { glyphs: last, spoken: None }), None) => last.end = glyphs.end,
                (_, spoken) => stretches.push(Stretch { glyphs, spoken: spoken.map(str::to_owned) }),
            }
        }
        stretches
    }
}

/// The part of the run's text that the glyphs stand for, in whatever order they are drawn.
fn said<'a>(run: &'a GlyphRun, glyphs: &[Glyph]) -> Option<&'a str> {
    let start = glyphs.iter().map(|glyph| glyph.cluster().start).min()?;
    let end = glyphs.iter().map(|glyph| glyph.cluster().end).max()?;
    run.text.get(start..end)
}

/// The pen along a run, in thousandths of an em.
#[derive(Default)]
struct Pen {
    /// Thousandths of an em in a point.
    per_point: f64,
    /// Where a reader's pen is.
    actual: f64,
    /// Where the run wants it.
    wanted: f64,
}

fn is_placed(run: &GlyphRun) -> bool {
    let lengths = [run.size, run.origin.x, run.origin.y, run.turn_degrees];
    // Larger steps than a thousand em are meant by nobody, and no number of a TJ array.
    let step = |length: f32| is_length(length) && length.abs() <= run.size * 1000.0;
    lengths.into_iter().all(is_length)
        && run.size >= 0.01
        && run.glyphs.iter().all(|glyph| step(glyph.advance) && step(glyph.dx) && step(glyph.dy))
}

/// Whether the codes of the cluster's glyphs map to just this text.
fn maps_to(cluster: &[Glyph], face: &Face, said: &str) -> bool {
    let mut rest = said;
    for glyph in cluster {
        let Some(after) = face
            .get(glyph.id)
            .filter(|(_, used)| !used.text.is_empty())
            .and_then(|(_, used)| rest.strip_prefix(used.text.as_str()))
        else {
            return false;
        };
        rest = after;
    }
    rest.is_empty()
}

/// What one operation shows: strings of codes, and the moves of the pen between them.
#[derive(Default)]
struct Shown {
    items: Vec<DictItem>,
    /// The string that is being filled.
    codes: Vec<u8>,
}

impl Shown {
    fn push(&mut self, code: u16) {
        if self.codes.is_empty() {
            self.codes.reserve(USUAL_BYTES);
        }
        self.codes.extend(code.to_be_bytes());
        if self.codes.len() >= BYTES_PER_STRING {
            self.end_string();
        }
    }

    /// Moves the pen to the right by so many thousandths of an em.
    fn move_by(&mut self, thousandths: i64) {
        self.end_string();
        self.items.push(DictItem::Int(-thousandths));
    }

    fn end_string(&mut self) {
        if !self.codes.is_empty() {
            self.items.push(DictItem::String { data: std::mem::take(&mut self.codes), literal: true });
        }
    }

    /// The operation, if anything is shown (ISO 32000-1, 9.4.3).
    fn take(&mut self) -> Option<Op> {
        self.end_string();
        let items = std::mem::take(&mut self.items);
        let (key, value) = match items.as_slice() {
            [] => return None,
            [DictItem::String { .. }] => ("Tj", items),
            _ => ("TJ", vec![DictItem::Array(items)]),
        };
        Some(Op::Unknown { key: key.to_owned(), value })
    }
}

/// How a message names characters: those that show nothing by their code points. `None` where nothing is lost: controls
/// and the ends of lines have no signs.
fn said_of(text: &str) -> Option<String> {
    let is_signless = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    let shows = |c: char| c.escape_debug().len() == 1 || c.is_alphanumeric();
    let signs: Vec<char> = text.chars().filter(|c| !is_signless(*c)).collect();
    if signs.is_empty() {
        return None;
    }
    if signs.iter().all(|c| shows(*c)) {
        return Some(format!("'{}'", String::from_iter(signs)));
    }
    Some(signs.iter().map(|c| format!("U+{:04X}", u32::from(*c))).collect::<Vec<_>>().join(" "))
}

//! A paragraph's texts to pieces: shaped words, and the places between and within them where a line may end.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use unicode_linebreak::BreakOpportunity;
use unicode_segmentation::UnicodeSegmentation;

use super::Composer;
use super::bidi::Levels;
use super::breaks::line_ends;
use super::dates;
use super::hyphen;
use super::linebreak::After;
use super::page::{Glyph, NodeId, Tag};
use super::paragraph::{HYPHEN, Inline};
use super::runs::Run;
use super::scripts::east_asian_language;
use super::shape::{Word, local_forms};
use super::theme::TextStyle;
use super::wordings;

/// A piece: a shaped word with its place in the paragraph.
pub(super) struct Piece<'t> {
    pub inline: usize,
    pub font: usize,
    pub word: Arc<Word>,
    /// Which of the word's glyphs.
    pub glyphs: Range<usize>,
    /// Where the first of them stands in the word's text.
    pub cluster_base: u32,
    pub width_em: f32,
    /// Bytes of the inline's text.
    pub text: Range<usize>,
    pub blank: Option<Blank<'t>>,
    pub after: After,
    /// Its level in the order of writing: odd from right to left.
    pub level: u8,
}

/// The white space after a piece.
#[derive(Clone)]
pub(super) struct Blank<'t> {
    pub text: Cow<'t, str>,
    pub word: Arc<Word>,
    pub level: u8,
}

impl<'t> Piece<'t> {
    fn whole(inline: usize, run: &Run, word: Arc<Word>, text: Range<usize>) -> Self {
        let (font, level) = (run.font, run.level);
        let (glyphs, width_em) = (0..word.glyphs.len(), word.width_em);
        Self { inline, font, word, glyphs, cluster_base: 0, width_em, text, blank: None, after: After::Joined, level }
    }

    /// Parts the piece at a byte of its word, which starts at byte `start` of the inline's text: gives the head and keeps
    /// the tail. `None` where a glyph stands for letters on both sides, or where the glyphs do not run with the letters.
    fn part_before(&mut self, start: usize, place: usize, after: After) -> Option<Piece<'t>> {
        let place_in_word = u32::try_from(place).ok()?;
        let glyphs = self.word.glyphs.get(self.glyphs.clone())?;
        let count = glyphs.iter().position(|g| g.cluster_start >= place_in_word)?;
        let in_order = glyphs.iter().enumerate().all(|(i, g)| (i < count) == (g.cluster_end <= place_in_word));
        if count == 0 || !in_order {
            return None;
        }
        let width_em: f32 = glyphs.iter().take(count).map(|g| g.advance).sum();
        let middle = self.glyphs.start + count;
        let head = Piece {
            inline: self.inline,
            font: self.font,
            word: Arc::clone(&self.word),
            glyphs: self.glyphs.start..middle,
            cluster_base: self.cluster_base,
            width_em,
            text: self.text.start..start + place,
            blank: None,
            after,
            level: self.level,
        };
        self.glyphs.start = middle;
        self.cluster_base = place_in_word;
        self.width_em -= width_em;
        self.text.start = start + place;
        Some(head)
    }

    /// The width of the white space after it, in em.
    pub fn space_em(&self) -> f32 {
        self.blank.as_ref().map_or(0.0, |b| b.word.width_em)
    }
}

/// What is drawn for a letter that no font has; every face of a bundled family has one of them.
const BOXES: [&str; 3] = ["\u{25a1}", "\u{fffd}", "?"];

/// The narrowest column in which dates are kept whole, in sizes of its letters.
const DATE_COLUMN_EM: f32 = 16.0;

/// What it costs to part a name at a line's end: in running text and in narrow columns, in rows, captions and headings, and
/// in letters of at least that size (points), where the eye rests on each line. A line may be so much emptier rather.
const NAME_DEMERITS: f32 = 250.0;
const ROW_DEMERITS: f32 = 1600.0;
const LARGE_DEMERITS: f32 = 4000.0;
const LARGE: f32 = 20.0;

/// A stretch of an inline's text between two places where a line may end.
struct Stretch<'t> {
    inline_index: usize,
    inline: &'t Inline<'t>,
    /// Bytes of the inline's text.
    range: Range<usize>,
    /// Where the inline starts in the paragraph, in bytes.
    inline_start: usize,
    after: After,
    /// Whose forms of Chinese characters it wants.
    language: &'static str,
}

impl Composer<'_> {
    /// The pieces of a paragraph, and its levels where some of it runs from right to left.
    pub(super) fn pieces<'t>(&mut self, inlines: &'t [Inline<'t>], width: f32) -> (Vec<Piece<'t>>, Option<Levels>) {
        let whole: String = inlines.iter().map(|i| i.text).collect();
        let mut inline_start = 0;
        let mut isolated: Vec<Range<usize>> = Vec::new();
        for inline in inlines {
            for range in inline.isolated.iter().filter(|range| !range.is_empty()) {
                let (start, end) = (inline_start + range.start, inline_start + range.end);
                // What touches is one: a day and the number raised after it, "Annex A," and its page.
                match isolated.last_mut().filter(|last| last.end == start) {
                    Some(last) => last.end = end,
                    None => isolated.push(start..end),
                }
            }
            inline_start += inline.text.len();
        }
        let levels = Levels::of(&whole, &isolated);
        // In a narrow column a date may be parted.
        let is_wide = width.is_finite() && inlines.first().is_some_and(|i| width >= i.style.size * DATE_COLUMN_EM);
        let dates = if is_wide { dates::stretches(&whole) } else { Vec::new() };
        let name_demerits = match inlines.first() {
            Some(inline) if inline.style.size >= LARGE => LARGE_DEMERITS,
            Some(inline) if inline.running || !is_wide => NAME_DEMERITS,
            _ => ROW_DEMERITS,
        };
        let in_date = |place: usize| dates.iter().any(|date| date.start < place && place < date.end);
        let ends = line_ends(&whole).filter(|(place, kind)| *kind == BreakOpportunity::Mandatory || !in_date(*place));
        let mut breaks = ends.peekable();
        let mut pieces = Vec::new();
        let mut inline_start = 0;
        for (index, inline) in inlines.iter().enumerate() {
            let inline_end = inline_start + inline.text.len();
            let language = self.speak(inline.tag);
            let mut at = inline_start;
            while at < inline_end {
                while breaks.next_if(|(place, _)| *place <= at).is_some() {}
                let (end, after) = match breaks.peek() {
                    Some(&(place, kind)) if place <= inline_end => {
                        let next = whole.get(place..).and_then(|rest| rest.chars().next());
                        let after = after_of(kind, next);
                        match wordings::in_name(&whole, place).filter(|_| after == After::Break) {
                            Some(weight) => (place, After::Name(name_demerits * weight)),
                            None => (place, after),
                        }
                    }
                    _ => (inline_end, After::Joined),
                };
                let range = at - inline_start..end - inline_start;
                let stretch = Stretch { inline_index: index, inline, range, inline_start, after, language };
                self.push_pieces(&mut pieces, &stretch, levels.as_ref(), width);
                at = end;
            }
            inline_start = inline_end;
        }
        if let Some(last) = pieces.last_mut() {
            last.after = After::End;
        }
        part_wide_chains(&mut pieces, inlines, width);
        (pieces, levels)
    }

    /// Shapes a stretch of text, parted where another font has to help out or the direction changes, where a hyphen may
    /// stand, and where it is wider than the line.
    fn push_pieces<'t>(
        &mut self,
        pieces: &mut Vec<Piece<'t>>,
        stretch: &Stretch<'t>,
        levels: Option<&Levels>,
        width: f32,
    ) {
        let Stretch { inline_index, inline, range, inline_start, after, language } = stretch;
        let Some(text) = inline.text.get(range.clone()) else { return };
        let word_len = text.trim_end().len();
        let style = inline.style;
        let preferred = self.shaper.fonts().index(style.face);
        let word_text = text.get(..word_len).unwrap_or_default();
        let start_in_paragraph = inline_start + range.start;
        // Most words are one run, which needs no list of its own.
        let (one, several);
        let runs: &[Run] = if word_text.is_ascii() && levels.is_none() {
            one = [Run { text: 0..word_len, font: preferred, level: 0, missing: false }];
            &one
        } else {
            several = self.runs_of(word_text, (preferred, language), levels, start_in_paragraph);
            &several
        };
        let last_font = runs.last().map_or(preferred, |p| p.font);
        let blank = text.get(word_len..).filter(|b| !b.is_empty()).map(|b| {
            let text = match b.contains(char::is_control) {
                true => Cow::Owned(b.replace(char::is_control, " ")),
                false => Cow::Borrowed(b),
            };
            let word = self.shaper.shape(last_font, style.figures, false, &text);
            Blank { text, word, level: levels.map_or(0, |l| l.at(start_in_paragraph + word_len)) }
        });
        let count = runs.len();
        for (i, run) in runs.iter().enumerate() {
            let first_new = pieces.len();
            let run_text = word_text.get(run.text.clone()).unwrap_or_default();
            let start = range.start + run.text.start;
            let word = self.word(run, style, run_text);
            let whole = Piece::whole(*inline_index, run, word, start..start + run_text.len());
            if whole.width_em * style.size > width {
                self.push_bits(pieces, whole, run, run_text, style, width);
            } else {
                self.push_syllables(pieces, whole, run_text, inline);
            }
            if let Some(last) = pieces.last_mut().filter(|_| i + 1 == count) {
                last.blank.clone_from(&blank);
                last.after = *after;
            }
            debug_assert!(pieces.len() > first_new, "a run gives at least one piece");
        }
    }

    /// A word with the places where its language lets it be parted.
    fn push_syllables<'t>(
        &mut self,
        pieces: &mut Vec<Piece<'t>>,
        mut whole: Piece<'t>,
        text: &str,
        inline: &Inline<'_>,
    ) {
        let places = match inline.hyphenate {
            Some(language) if self.theme.hyphenate => hyphen::places(text, language),
            _ => Vec::new(),
        };
        if !places.is_empty() {
            let start = whole.text.start;
            let hyphen = self.shaper.shape(whole.font, inline.style.figures, false, HYPHEN);
            let width = hyphen.width_em * inline.style.size;
            pieces.extend(places.into_iter().filter_map(|p| whole.part_before(start, p, After::Hyphen(width))));
        }
        pieces.push(whole);
    }

    /// A word that is wider than the line: it has to be parted somewhere, and between letters is where it hurts least.
    fn push_bits<'t>(
        &mut self,
        pieces: &mut Vec<Piece<'t>>,
        whole: Piece<'t>,
        run: &Run,
        text: &str,
        style: TextStyle,
        width: f32,
    ) {
        let mut bits = Vec::new();
        let (mut start, mut end, mut sum) = (0, 0, 0.0);
        for (at, cluster) in text.grapheme_indices(true) {
            let cluster_width = self.word(run, style, cluster).width_em * style.size;
            if end > start && sum + cluster_width > width {
                bits.push(start..end);
                (start, sum) = (at, 0.0);
            }
            sum += cluster_width;
            end = at + cluster.len();
        }
        bits.push(start..end);
        let count = bits.len();
        for (i, bit) in bits.into_iter().enumerate() {
            let text = text.get(bit.clone()).unwrap_or_default();
            let word = self.word(run, style, text);
            let at = whole.text.start;
            let mut piece = Piece::whole(whole.inline, run, word, at + bit.start..at + bit.end);
            piece.after = if i + 1 == count { After::Joined } else { After::Break };
            pieces.push(piece);
        }
    }

    /// The shaped letters of a run, or of a part of it; boxes where no font has them.
    fn word(&mut self, run: &Run, style: TextStyle, text: &str) -> Arc<Word> {
        if !run.missing {
            return self.shaper.shape(run.font, style.figures, run.level % 2 == 1, text);
        }
        let drawn = self.box_in(run.font).unwrap_or_default();
        let drawn = self.shaper.shape(run.font, style.figures, false, drawn);
        let mut glyphs: Vec<Glyph> = text
            .grapheme_indices(true)
            .flat_map(|(at, cluster)| {
                let (start, end) = (at as u32, (at + cluster.len()) as u32);
                drawn.glyphs.iter().map(move |g| Glyph { cluster_start: start, cluster_end: end, ..*g })
            })
            .collect();
        if run.level % 2 == 1 {
            glyphs.reverse();
        }
        let width_em = glyphs.iter().map(|g| g.advance).sum();
        Arc::new(Word { glyphs, width_em, text_len: text.len() as u32 })
    }

    /// The box that a font has.
    fn box_in(&self, font: usize) -> Option<&'static str> {
        let font = self.shaper.fonts().get(font)?;
        BOXES.into_iter().find(|drawn| drawn.chars().all(|c| font.has(c)))
    }

    /// Shapes from now on in the language of what a text belongs to; gives whose forms of Chinese characters it wants.
    fn speak(&mut self, tag: Tag) -> &'static str {
        let language = self.language_of(tag);
        let forms = east_asian_language(language);
        let local = local_forms(language);
        self.shaper.speak(local);
        forms
    }

    /// The language of what a text belongs to.
    pub(super) fn language_of(&self, tag: Tag) -> &str {
        let mut language = self.language.as_str();
        let mut node = match tag {
            Tag::Content(node) if self.structure.is_empty() => {
                return self.languages.get(&node).map_or(language, |l| l);
            }
            Tag::Content(node) => self.structure.get(node.0),
            _ => None,
        };
        while let Some(at) = node {
            if let Some(own) = &at.language {
                language = own;
                break;
            }
            node = if at.parent == NodeId::ROOT { None } else { self.structure.get(at.parent.0) };
        }
        language
    }
}

/// Parts what is joined and wider than the line, between two of its pieces: none of these is wider by itself.
fn part_wide_chains(pieces: &mut [Piece<'_>], inlines: &[Inline<'_>], width: f32) {
    let size_of = |piece: &Piece<'_>| inlines.get(piece.inline).map_or(0.0, |inline| inline.style.size);
    for chain in pieces.chunk_by_mut(|piece, _| piece.after == After::Joined) {
        let wide = |piece: &Piece<'_>| (piece.width_em + piece.space_em()) * size_of(piece);
        let blank = chain.last().map_or(0.0, |last| last.space_em() * size_of(last));
        if chain.iter().map(wide).sum::<f32>() - blank <= width {
            continue;
        }
        let mut filled = 0.0;
        for index in 1..chain.len() {
            let Some([before, piece]) = chain.get_mut(index - 1..=index) else { continue };
            filled += wide(before);
            if filled + piece.width_em * size_of(piece) > width {
                before.after = After::Break;
                filled = 0.0;
            }
        }
    }
}

fn after_of(kind: BreakOpportunity, next: Option<char>) -> After {
    match kind {
        BreakOpportunity::Mandatory => After::End,
        // A dash between spaces belongs to the words before it: it may end a line, not start one.
        BreakOpportunity::Allowed if matches!(next, Some('–' | '—')) => After::Joined,
        BreakOpportunity::Allowed => After::Break,
    }
}

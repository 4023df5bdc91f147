//! The words of a sentence in small letters, and which phrases of a table stand in them.

use super::turns::{Lexicon, Piece, Says, key_of};
use super::words::fold_into;

/// How many words may stand where a phrase leaves room.
const MOST_GAP: usize = 7;

/// A word of a sentence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    from: usize,
    past: usize,
    /// First byte in the text.
    pub(super) start: usize,
    /// One past its last byte.
    pub(super) end: usize,
    /// The place of its part among those that commas and the like make.
    pub(super) part: u16,
}

/// The words of a sentence in small letters; accents stay, "bloqueó" is not "bloqueo".
#[derive(Debug, Default)]
pub(super) struct Folded {
    letters: String,
    /// Where they stand.
    pub(super) places: Vec<Place>,
}

impl Folded {
    /// Reads a sentence, in place of what was read before.
    pub(super) fn read(&mut self, text: &str, buffer: &mut String) {
        self.letters.clear();
        self.places.clear();
        let mut part = 0_u16;
        let mut start = None;
        let ends = text.char_indices().chain([(text.len(), ' ')]);
        for (at, c) in ends {
            match (c.is_alphanumeric(), start) {
                (true, None) => start = Some(at),
                (false, Some(from)) => {
                    fold_into(buffer, text.get(from..at).unwrap_or_default(), false);
                    let first = self.letters.len();
                    self.letters.push_str(buffer);
                    self.places.push(Place { from: first, past: self.letters.len(), start: from, end: at, part });
                    start = None;
                }
                _ => {}
            }
            if matches!(c, ',' | ';' | ':' | '(' | ')' | '–' | '—') {
                part = part.saturating_add(1);
            }
        }
    }

    /// A word in small letters.
    pub(super) fn word(&self, at: usize) -> Option<&str> {
        let place = self.places.get(at)?;
        self.letters.get(place.from..place.past)
    }

    /// What the phrases that begin with this word say, each with the place behind its last word; the longest first.
    pub(super) fn says<'a>(&'a self, lexicon: &'a Lexicon, at: usize) -> impl Iterator<Item = (Says, usize)> + 'a {
        let found = self.word(at).and_then(|word| lexicon.phrases.get(&key_of(word)));
        let list = found.map_or(&[][..], Vec::as_slice);
        list.iter().filter_map(move |phrase| Some((phrase.says, self.past(&phrase.pieces, at)?)))
    }

    /// The place behind a phrase that stands here.
    fn past(&self, pieces: &[Piece], mut at: usize) -> Option<usize> {
        let part = self.places.get(at)?.part;
        let mut room = 0;
        for piece in pieces {
            let fits = |at: usize| -> Option<bool> {
                let word = self.word(at).filter(|_| self.places.get(at).is_some_and(|p| p.part == part))?;
                Some(match piece {
                    Piece::Word(own) => own == word,
                    Piece::Stem(own) => word.starts_with(own.as_str()),
                    Piece::Gap => false,
                })
            };
            if matches!(piece, Piece::Gap) {
                room = MOST_GAP;
                continue;
            }
            while !fits(at)? {
                room = room.checked_sub(1)?;
                at += 1;
            }
            room = 0;
            at += 1;
        }
        Some(at)
    }
}

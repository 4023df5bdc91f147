//! Whose words a promise of "us" or "me" stands in: the quotation's speaker, or the one whose speech the text is.

use crate::article::Span;

use super::super::{Found, Quote, Suggestion};
use super::{Actor, Reader};

/// The quotations of an article by their place.
pub(super) struct Spoken<'a> {
    pieces: Vec<(Span, &'a Quote)>,
}

impl<'a> Spoken<'a> {
    pub(super) fn new(found: &'a [Suggestion]) -> Self {
        let quotes = found.iter().filter_map(|s| match &s.found {
            Found::Quote(quote) => Some(quote),
            _ => None,
        });
        let mut pieces: Vec<(Span, &Quote)> = quotes.flat_map(|q| q.pieces.iter().map(move |p| (*p, q))).collect();
        pieces.sort_by_key(|(span, _)| *span);
        Self { pieces }
    }

    /// The quotation that holds a byte of a block.
    fn at(&self, block: usize, byte: usize) -> Option<&'a Quote> {
        let past = self.pieces.partition_point(|(span, _)| (span.block, span.start) <= (block, byte));
        let (span, quote) = self.pieces.get(past.checked_sub(1)?)?;
        (span.block == block && byte < span.end).then_some(*quote)
    }
}

impl Reader<'_> {
    /// Who says a word: the speaker of the quotation that it stands in; outside of all quotations the one whose speech or
    /// whose answers the text is.
    pub(super) fn said_by(&self, word: usize) -> Option<Actor> {
        if self.is_quoted(word) {
            let quote = self.spoken.at(self.block.index, self.block.word_range(word).start)?;
            return Some((quote.speaker.clone()?, quote.speaker_span));
        }
        Some((self.names.voice_at(self.block.index)?, None))
    }
}

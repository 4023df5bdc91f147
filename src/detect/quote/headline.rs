//! Words that the headline quotes, where the text has them too: no span points into a title.

use crate::article::Span;

use super::super::text::{Text, part};
use super::Draft;
use super::marks::pairs;

/// The least letters of words that are looked for in the text.
const LEAST_BYTES: usize = 12;

/// The least words.
const LEAST_WORDS: usize = 3;

/// The most quotations of a headline.
const MOST: usize = 3;

/// Adds what the headline quotes of a longer quotation, as its own: what the editors picked.
pub(super) fn add(text: &Text, drafts: &mut Vec<Draft>) {
    let Some(title) = &text.title else { return };
    for pair in pairs(&title.text).into_iter().filter(|p| !p.is_open).take(MOST) {
        let words = part(&title.text, pair.inner).trim_end_matches(['.', ',', '!', '?', '…', ' ']);
        if words.len() < LEAST_BYTES || words.split_whitespace().count() < LEAST_WORDS {
            continue;
        }
        let within = |piece: &Span| {
            let block = text.blocks.get(piece.block)?;
            let at = part(&block.text, piece.start..piece.end).find(words)?;
            let whole = Span::new(piece.block, piece.start + at, piece.start + at + words.len());
            // The whole quotation is one already.
            let rest = piece.end - piece.start - words.len();
            (rest > LEAST_BYTES / 2).then_some(whole)
        };
        let found = drafts.iter().enumerate().find_map(|(at, draft)| Some((at, draft.pieces.iter().find_map(within)?)));
        if let Some((at, span)) = found
            && let Some(whole) = drafts.get(at)
        {
            let own = Draft {
                pieces: vec![span],
                speaker: whole.speaker.clone(),
                speaker_span: whole.speaker_span,
                because: "words of a longer quotation that the headline quotes",
                score: whole.score.min(0.6),
                is_open: false,
                is_led: true,
            };
            drafts.insert(at, own);
        }
    }
}

//! Commitments: sentences in which a named party binds itself. Hopes, proposals, urgings and refusals bind nobody.

mod actor;
mod ahead;
mod borne;
mod deed;
mod guard;
mod invite;
mod naming;
mod nominal;
mod object;
mod party;
mod promise;
mod promised;
mod spared;
mod spoken;
mod sworn;
mod unlisted;
mod vowed;

use std::ops::Range;

use crate::article::{BlockKind, Span};

use super::lexicon::Tag;
use super::name::Names;
use super::text::{Block, Text};
use super::{Commitment, Found, Suggestion};
use spoken::Spoken;

/// Every commitment of an article, in reading order, once for each sentence; `so_far` holds the quotations, whose speakers
/// are bound by what "we" and "I" promise between the marks.
pub(super) fn commitments(text: &Text, names: &Names, so_far: &[Suggestion]) -> Vec<Suggestion> {
    let spoken = Spoken::new(so_far);
    let mut out = Vec::new();
    let told = |b: &&Block| !b.quiet && !matches!(b.kind, BlockKind::Heading | BlockKind::Question);
    for block in text.blocks.iter().filter(told) {
        let reader = Reader { text, names, block, spoken: &spoken };
        let mut invited: Option<usize> = None;
        for (index, sentence) in block.sentences.iter().enumerate() {
            let words = block.word_from(sentence.start)..block.word_from(sentence.end);
            if !reader.asks(sentence)
                && let Some(found) = reader.binding(&words)
            {
                out.push(reader.suggestion(sentence.clone(), found));
            } else if let Some((actor, alone)) = reader.acceptance(&words, invited.is_some_and(|i| i + 1 == index)) {
                let start = match invited {
                    Some(before) if !alone => block.sentences.get(before).map_or(sentence.start, |s| s.start),
                    _ => sentence.start,
                };
                let because = "an invitation, and its acceptance";
                out.push(reader.suggestion(start..sentence.end, Bound { actor, because, score: 0.85 }));
            }
            if reader.invites(words) {
                invited = Some(index);
            }
        }
    }
    out
}

/// Who binds itself, and where it is named.
type Actor = (String, Option<Span>);

/// What was found in a sentence.
struct Bound {
    actor: Actor,
    because: &'static str,
    score: f32,
}

/// Reads the sentences of a block.
#[derive(Clone, Copy)]
struct Reader<'a> {
    text: &'a Text,
    names: &'a Names,
    block: &'a Block,
    spoken: &'a Spoken<'a>,
}

/// The longest sentence that is read for a promise, in words: what is longer is a table or no prose at all, and the rules look at a
/// sentence more than once for each of its verbs.
const LONGEST_SENTENCE: usize = 300;

impl Reader<'_> {
    /// The surest reading of a sentence that binds somebody.
    fn binding(&self, words: &Range<usize>) -> Option<Bound> {
        if words.len() > LONGEST_SENTENCE {
            return None;
        }
        self.agreed_by(words)
            .or_else(|| self.promise(words))
            .or_else(|| self.given_word(words))
            .or_else(|| self.assurance(words))
            .or_else(|| self.plan(words))
            .or_else(|| self.spared(words))
            .or_else(|| self.passive(words))
            .or_else(|| self.aside(words))
            .or_else(|| self.nominal(words))
            .or_else(|| self.received(words))
            .or_else(|| self.gift(words))
            .or_else(|| self.borne(words))
            .or_else(|| self.duty(words))
            .or_else(|| self.obliged(words))
            .or_else(|| self.vowed(words))
            .or_else(|| self.sworn(words))
            .or_else(|| self.assured(words))
    }

    /// Whether a sentence is a question.
    fn asks(&self, sentence: &Range<usize>) -> bool {
        super::text::part(&self.block.text, sentence.clone())
            .trim_end_matches(['"', '”', '»', ')', '’', ' '])
            .ends_with('?')
    }

    fn suggestion(&self, range: Range<usize>, bound: Bound) -> Suggestion {
        let range = self.in_frame(range);
        let range = self.block.told(self.block.past_dateline(range));
        Suggestion {
            span: Span::new(self.block.index, range.start, range.end),
            because: bound.because.to_owned(),
            score: bound.score,
            found: Found::Commitment(Commitment { actor: bound.actor.0, actor_span: bound.actor.1 }),
        }
    }

    /// A sentence without the frame of a quotation that goes on behind it ("The minister said: “We will build it. You will
    /// see.”"), where nothing is promised in the frame.
    fn in_frame(&self, range: Range<usize>) -> Range<usize> {
        const BINDS: [Tag; 6] =
            [Tag::Commit, Tag::CommitDone, Tag::CommitObject, Tag::Will, Tag::Deed, Tag::PledgeNoun];
        let inner = self.block.in_quotation(range.clone(), range.end);
        let frame = self.block.word_from(range.start)..self.block.word_from(inner.start);
        if BINDS.iter().any(|tag| self.block.tags.any(frame.clone(), *tag)) { range } else { inner }
    }
}

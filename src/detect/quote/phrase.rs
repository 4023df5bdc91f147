//! Speakers whom no list of words holds: "a passer-by", "un vieil armateur de Vigo", "một sinh viên năm cuối".

use std::ops::Range;

use super::super::language::Language;
use super::super::lexicon::Tag;
use super::super::text::{Block, part};

/// The most words of such a speaker.
const MOST_WORDS: usize = 9;

/// The words of a speaker with the article or number that opens them, and where the speaker alone starts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Phrase {
    words: Range<usize>,
    bare: usize,
}

impl Phrase {
    /// As it is written; without its article where the language leaves it out.
    pub(super) fn told<'a>(&self, block: &'a Block, language: &Language) -> &'a str {
        let from = if language.lexicon.keeps_article { self.words.start } else { self.bare };
        self.bytes(block, from)
    }

    /// Without its article.
    pub(super) fn bare<'a>(&self, block: &'a Block) -> &'a str {
        self.bytes(block, self.bare)
    }

    fn bytes<'a>(&self, block: &'a Block, from: usize) -> &'a str {
        part(&block.text, block.word_range(from).start..block.word_range(self.words.end.saturating_sub(1)).end)
    }

    /// Its bytes in the block, article and all.
    pub(super) fn range(&self, block: &Block) -> Range<usize> {
        block.word_range(self.words.start).start..block.word_range(self.words.end.saturating_sub(1)).end
    }

    /// "The auditors’ report", "la page 3": a paper, a thing or a number speaks for nobody.
    pub(super) fn is_thing(&self, block: &Block, language: &Language) -> bool {
        const THINGS: [Tag; 5] = [Tag::Work, Tag::Thing, Tag::Numbered, Tag::TimeUnit, Tag::Weekday];
        let own = self.bare..self.words.end;
        // The head stands last in English, first elsewhere.
        let first = language.lexicon.romance || language.lexicon.plural.is_empty();
        let last = own.clone().take_while(|w| !block.has(*w, Tag::Preposition)).last();
        let head = last.filter(|_| !first).unwrap_or(own.start);
        [own.start, head].iter().any(|w| THINGS.iter().any(|tag| block.has(*w, *tag)))
    }

    /// Whether its article says that nobody was told of before.
    pub(super) fn is_new(&self, block: &Block) -> bool {
        block.has(self.words.start, Tag::Indefinite)
    }
}

/// The length of the article or number that opens a speaker at a word.
fn opening(block: &Block, at: usize) -> usize {
    [Tag::Determiner, Tag::Article, Tag::Indefinite, Tag::SmallNumber]
        .iter()
        .map(|tag| block.tags.len(at, *tag))
        .max()
        .unwrap_or(0)
}

/// The speaker that runs from a word to the verb of saying: "A woman in the crowd | shouted".
pub(super) fn before_verb(block: &Block, from: usize, verb: usize, language: &Language) -> Option<Phrase> {
    let open = opening(block, from);
    let bare = from + open;
    if open == 0 || bare >= verb {
        return None;
    }
    let end = (from + 1..verb).find(|w| block.gap(*w).contains([',', '(', '–', '—', ';', ':', '.'])).unwrap_or(verb);
    let mut past = end;
    // "m'a", "had just", "who would not be named,": what leads up to the verb.
    while past > bare + 1 && (block.has(past - 1, Tag::NounStop) || block.has(past - 1, Tag::Adverb)) {
        past -= 1;
    }
    let viet = language.lexicon.plural.is_empty();
    let clause = [Tag::That, Tag::Say, Tag::Condition];
    let plain = past > bare
        && past - from <= MOST_WORDS
        && (bare..past).all(|w| clause.iter().all(|tag| !block.has(w, *tag)) || viet && w + 1 < past)
        && !block.has(bare, Tag::TimeUnit);
    plain.then_some(Phrase { words: from..past, bare })
}

/// The speaker that stands behind a verb of saying: "said | a passer-by", to the end of the clause.
pub(super) fn behind_verb(block: &Block, from: usize, most: usize, language: &Language) -> Option<Phrase> {
    let open = opening(block, from);
    let bare = from + open;
    if open == 0 || bare >= most {
        return None;
    }
    let ends = |w: usize| {
        let link = language.lexicon.romance && block.has(w, Tag::Link) && w > bare;
        !block.joined(w)
            || block.has(w, Tag::That)
            || block.has(w, Tag::Say)
            || (block.has(w, Tag::Preposition) || block.has(w, Tag::NounStop) || block.has(w, Tag::Adverb)) && !link
    };
    let past = (bare + 1..most.min(from + MOST_WORDS)).find(|w| ends(*w)).unwrap_or(most.min(from + MOST_WORDS));
    let mut past = past;
    while past > bare + 1 && (block.has(past - 1, Tag::Link) || block.has(past - 1, Tag::Determiner)) {
        past -= 1;
    }
    let head_ok =
        !block.has(bare, Tag::Preposition) && !block.has(bare, Tag::NounStop) && !block.has(bare, Tag::TimeUnit);
    head_ok.then_some(Phrase { words: from..past, bare })
}

/// The end of a complement that goes with a role in small letters: "directora de entonces", "vieil armateur de Vigo".
pub(super) fn complement(block: &Block, past: usize, most: usize, language: &Language) -> usize {
    if !language.lexicon.romance || !block.has(past, Tag::Link) || !block.joined(past) {
        return past;
    }
    let ends = (past + 1..most.min(past + 4)).find(|w| !block.joined(*w)).unwrap_or(most.min(past + 4));
    let plain = (past..ends).all(|w| {
        !block.has(w, Tag::Say) && !block.has(w, Tag::That) && (block.has(w, Tag::Link) || !block.has(w, Tag::NounStop))
    });
    // The phrase has to close behind it.
    let closed = ends >= most || !block.joined(ends);
    if plain && closed && ends > past + 1 { ends } else { past }
}

//! An article made ready for the rules: words, sentences, and blocks to pass over. Offsets are those of the block's text.

use std::ops::Range;

use crate::article::{Article, BlockKind};

use super::hash::key_within;
use super::language::{Language, language};
use super::lead::note_speakers;
use super::lexicon::{Tag, Tags};
use super::sentence::sentences;

/// A prepared article.
pub(super) struct Text {
    pub(super) language: &'static Language,
    /// The title as a block of its own; no span points into it.
    pub(super) title: Option<Block>,
    pub(super) blocks: Vec<Block>,
    /// The day the article was published.
    pub(super) published: Option<jiff::civil::Date>,
}

/// A prepared block.
#[derive(Debug)]
pub(super) struct Block {
    /// Its place in the article; for the title, `usize::MAX`.
    pub(super) index: usize,
    pub(super) kind: BlockKind,
    pub(super) text: String,
    /// The text in lower case, byte for byte in the same places.
    folded: String,
    words: Vec<Range<usize>>,
    /// The hash of each word in lower case: the tables are asked by it.
    keys: Vec<u64>,
    /// What is asked of each word again and again.
    traits: Vec<Traits>,
    pub(super) sentences: Vec<Range<usize>>,
    /// The phrases with a meaning, by their first words.
    pub(super) tags: Tags,
    /// Captions, repeated lines, 'related news': no list, and no part of one.
    pub(super) quiet: bool,
    /// Where the text of a line starts behind the name of whoever speaks it: "Ana Ruiz: We will …".
    pub(super) spoken_from: Option<usize>,
}

/// The longest sentence that is told whole, in bytes.
const LONGEST_SENTENCE: usize = 2000;

/// How much of a longer one is told on each side of a place, in bytes.
const NEAR_BYTES: usize = 160;

/// A part of a text; nothing where the range is none.
pub(super) fn part(text: &str, range: Range<usize>) -> &str {
    text.get(range).unwrap_or("")
}

/// The words of a text: runs of letters, marks and digits.
pub(super) fn words_of(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = run_end(text, from, false);
        let end = run_end(text, start, true);
        from = end;
        (start < end).then_some(start..end)
    })
}

/// Where a run of letters, marks and digits ends, or one of other characters.
fn run_end(text: &str, from: usize, of_words: bool) -> usize {
    let bytes = text.as_bytes();
    let mut at = from;
    while let Some(byte) = bytes.get(at) {
        let (within, len) = if byte.is_ascii() {
            (byte.is_ascii_alphanumeric(), 1)
        } else {
            let c = text.get(at..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
            (c.is_alphanumeric(), c.len_utf8())
        };
        if within != of_words {
            break;
        }
        at += len;
    }
    at
}

/// What a word's first letter and the gap before it tell.
#[derive(Debug, Clone, Copy)]
struct Traits {
    /// It opens with a capital.
    capital: bool,
    /// It holds one of the digits 0 to 9.
    digit: bool,
    /// Nothing but a space stands before it.
    spaced: bool,
    /// Nothing but a space, an apostrophe or a hyphen stands before it.
    joined: bool,
    /// It is the first of its sentence.
    first: bool,
}

fn traits(text: &str, words: &[Range<usize>], sentences: &[Range<usize>]) -> Vec<Traits> {
    let mut end = 0;
    let mut before = None;
    let mut ahead = sentences.iter().peekable();
    let told = words.iter().map(|word| {
        while ahead.next_if(|s| s.end <= word.start).is_some() {}
        let own = ahead.peek().filter(|s| s.start <= word.start).map_or(0, |s| s.start);
        let first = before.is_none_or(|start| start < own);
        before = Some(word.start);
        let bytes = text.as_bytes();
        let gap = bytes.get(end..word.start).unwrap_or_default();
        end = word.end;
        // A space, and the two that break no line; an apostrophe and a hyphen.
        let spaced = matches!(gap, b" " | b"\xC2\xA0" | b"\xE2\x80\xAF");
        let written = bytes.get(word.clone()).unwrap_or_default();
        let capital = match written.first() {
            Some(byte) if byte.is_ascii() => byte.is_ascii_uppercase(),
            _ => part(text, word.clone()).starts_with(char::is_uppercase),
        };
        Traits {
            capital,
            digit: written.iter().any(u8::is_ascii_digit),
            spaced,
            joined: spaced || matches!(gap, b"'" | b"\xE2\x80\x99" | b"-"),
            first,
        }
    });
    told.collect()
}

/// Lower case without moving a byte: a letter whose small form has another length stays as it is.
fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let plain = rest.bytes().position(|b| !b.is_ascii()).unwrap_or(rest.len());
        let (own, more) = rest.split_at_checked(plain).unwrap_or((rest, ""));
        let from = out.len();
        out.push_str(own);
        if let Some(own) = out.get_mut(from..) {
            own.make_ascii_lowercase();
        }
        let mut chars = more.chars();
        out.extend(chars.next().map(small));
        rest = chars.as_str();
    }
    out
}

fn small(c: char) -> char {
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(l), None) if l.len_utf8() == c.len_utf8() => l,
        _ => c,
    }
}

/// The longest label before a colon ("Anna Berg: …"), in bytes.
const LABEL_BYTES: usize = 60;

/// The same in words.
const LABEL_WORDS: usize = 6;

impl Block {
    fn new(index: usize, kind: BlockKind, text: &str, language: &Language) -> Self {
        let folded = fold(text);
        let words: Vec<Range<usize>> = words_of(text).collect();
        let sentences = sentences(text, &language.abbreviations);
        let mut block = Self {
            index,
            kind,
            keys: words.iter().map(|w| key_within(&folded, w.clone())).collect(),
            traits: traits(text, &words, &sentences),
            words,
            sentences,
            tags: Tags::default(),
            text: text.to_owned(),
            folded,
            quiet: false,
            spoken_from: None,
        };
        block.tags = language.lexicon.tags(&block);
        block
    }

    /// The words before a colon that opens the block: a few, with a capital.
    pub(super) fn label(&self) -> Option<&str> {
        let (words, _) = self.text.split_once(':')?;
        let words = words.trim();
        let short = !words.is_empty() && words.len() <= LABEL_BYTES && words.split_whitespace().count() <= LABEL_WORDS;
        (short && words.starts_with(char::is_uppercase)).then_some(words)
    }

    /// Lets the first sentence start behind the label.
    pub(super) fn set_label_apart(&mut self) {
        let Some(colon) = self.text.find(':') else { return };
        let rest = part(&self.text, colon + 1..self.text.len());
        let start = self.text.len() - rest.trim_start().len();
        let quotes = rest.trim_start().starts_with(['“', '"', '«', '‘', '„']);
        if let Some(first) = self.sentences.first_mut().filter(|s| !quotes && s.start < start && start < s.end) {
            first.start = start;
            self.traits = traits(&self.text, &self.words, &self.sentences);
        }
    }

    /// Whether a phrase with a tag starts at word `i`.
    pub(super) fn has(&self, i: usize, tag: Tag) -> bool {
        self.tags.has(i, tag)
    }

    /// The `i`-th word as it is written.
    pub(super) fn written(&self, i: usize) -> &str {
        part(&self.text, self.word_range(i))
    }

    /// Whether the `i`-th word opens with a capital.
    pub(super) fn is_capital(&self, i: usize) -> bool {
        self.traits.get(i).is_some_and(|t| t.capital)
    }

    /// Whether the `i`-th word holds one of the digits 0 to 9.
    pub(super) fn has_digit(&self, i: usize) -> bool {
        self.traits.get(i).is_some_and(|t| t.digit)
    }

    /// Whether the `i`-th word is the first of its sentence.
    pub(super) fn opens_sentence(&self, i: usize) -> bool {
        self.traits.get(i).is_some_and(|t| t.first)
    }

    /// Whether a word can be a month's name: in capitals where the language writes months so ("may", "March").
    pub(super) fn is_capital_or_romance(&self, i: usize, language: &Language) -> bool {
        language.lexicon.romance || self.is_capital(i)
    }

    /// The sentence a byte is in; the whole text where there is none.
    pub(super) fn sentence_of(&self, byte: usize) -> Range<usize> {
        let whole = || 0..self.text.len();
        self.sentences.get(self.sentence_at(byte)).cloned().filter(|s| s.start <= byte).unwrap_or_else(whole)
    }

    /// What is told around a place: its sentence as [`Block::told`] gives it. No sentence that people read is longer than
    /// [`LONGEST_SENTENCE`]; a table or a list without full stops is, and of that only the words near the place are told,
    /// so that what many figures of one sentence tell together stays in proportion to the text.
    pub(super) fn told_near(&self, sentence: Range<usize>, place: Range<usize>) -> Range<usize> {
        if sentence.len() <= LONGEST_SENTENCE {
            return self.told(self.in_quotation(sentence, place.start));
        }
        let from = self.word_from(place.start.saturating_sub(NEAR_BYTES)).min(self.word_from(place.start));
        let past = self.word_from((place.end + NEAR_BYTES).min(self.text.len())).max(1);
        let start = self.word_range(from).start.clamp(sentence.start, place.start);
        let end = self.word_range(past - 1).end.clamp(place.end, sentence.end);
        start..end
    }

    /// The hash of the `i`-th word; 0 where there is none.
    pub(super) fn key(&self, i: usize) -> u64 {
        self.keys.get(i).copied().unwrap_or(0)
    }

    pub(super) fn word_count(&self) -> usize {
        self.words.len()
    }

    /// The `i`-th word in lower case; empty where there is none.
    pub(super) fn word(&self, i: usize) -> &str {
        self.words.get(i).map_or("", |w| part(&self.folded, w.clone()))
    }

    /// Where the `i`-th word stands; past the last word, the text's end.
    pub(super) fn word_range(&self, i: usize) -> Range<usize> {
        self.words.get(i).cloned().unwrap_or(self.text.len()..self.text.len())
    }

    /// What stands between word `i - 1` (or the text's start) and word `i` (or the text's end).
    pub(super) fn gap(&self, i: usize) -> &str {
        let start = i.checked_sub(1).map_or(0, |before| self.word_range(before).end);
        part(&self.text, start..self.word_range(i).start)
    }

    /// Whether word `i` follows the one before with nothing but a space, an apostrophe or a hyphen between.
    pub(super) fn joined(&self, i: usize) -> bool {
        self.traits.get(i).is_some_and(|t| t.joined)
    }

    /// Whether word `i` follows the one before with nothing but a space between.
    pub(super) fn spaced(&self, i: usize) -> bool {
        self.traits.get(i).is_some_and(|t| t.spaced)
    }

    /// The first word that starts at or behind a byte.
    pub(super) fn word_from(&self, byte: usize) -> usize {
        self.words.partition_point(|w| w.start < byte)
    }

    /// The index of the sentence a byte is in, or of the next one.
    pub(super) fn sentence_at(&self, byte: usize) -> usize {
        self.sentences.partition_point(|s| s.end <= byte)
    }

    /// Whether the block opens with a capital or a quote and ends like a sentence.
    fn is_prose(&self) -> bool {
        let text = self.text.trim_end_matches(['"', '”', '»', ')', '’']);
        self.words.len() >= 12 && text.ends_with(['.', '!', '?', '…', ':'])
    }
}

/// The most words of a line that opens what stands below a text.
const END_MATTER_WORDS: usize = 24;

/// Whether a head, in small letters, is one of what stands below a text, or one with a few words more: "most read online".
fn opens_end_matter(head: &str, language: &Language) -> bool {
    let spaces = head.match_indices(' ').map(|(at, _)| at);
    let with_more = |at: usize| {
        let (first, more) = head.split_at_checked(at).unwrap_or(("", ""));
        first.contains(' ') && more.split_whitespace().count() <= 2 && language.end_matter.contains(first)
    };
    language.end_matter.contains(head) || head.len() <= 60 && spaces.into_iter().any(with_more)
}

impl Text {
    /// Prepares an article; `None` if no language table could be read.
    pub(super) fn new(article: &Article) -> Option<Self> {
        Self::until(article, &|| false)
    }

    /// As [`Text::new`]; asks before each block whether to stop, and then gives `None`.
    pub(super) fn until(article: &Article, stop: &dyn Fn() -> bool) -> Option<Self> {
        let language = language(article.language.code(), article.blocks.iter().map(|b| b.text.as_str()))?;
        let title = article.title.as_deref().map(|t| Block::new(usize::MAX, BlockKind::Heading, t, language));
        let mut blocks: Vec<Block> = Vec::with_capacity(article.blocks.len());
        for (i, b) in article.blocks.iter().enumerate() {
            if stop() {
                return None;
            }
            blocks.push(Block::new(i, b.kind, &b.text, language));
        }
        let title_text = article.title.as_deref().unwrap_or("");
        let mut end_matter = false;
        for block in &mut blocks {
            // The heads of what stands below a text are short.
            let short = block.words.len() <= END_MATTER_WORDS;
            let own = if short { block.text.trim().trim_end_matches([':', '.', '»', '>']).trim() } else { "" };
            if short && language.end_matter.contains(own.to_lowercase().as_str()) {
                end_matter = true;
            } else if end_matter && (block.is_prose() || block.kind == BlockKind::Question) {
                end_matter = false;
            }
            let opens_end_matter = short
                && block.text.split_once(':').is_some_and(|(head, rest)| {
                    // "In case you missed it: on Friday the council voted.": prose, told in passing.
                    let prose = rest.trim_start().starts_with(char::is_lowercase) && rest.trim_end().ends_with('.');
                    !prose && opens_end_matter(&head.trim().to_lowercase(), language)
                });
            block.quiet = end_matter
                || opens_end_matter
                || block.kind == BlockKind::Caption
                || (!title_text.is_empty() && block.text == title_text);
        }
        super::labels::set_apart(&mut blocks);
        note_speakers(&mut blocks);
        Some(Self { language, title, blocks, published: article.published })
    }

    /// The nearest block before `index` that is not passed over.
    pub(super) fn before(&self, index: usize) -> Option<&Block> {
        self.blocks.get(..index)?.iter().rev().take(12).find(|b| !b.quiet)
    }
}

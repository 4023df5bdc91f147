//! The tagged phrases of a block: what every rule asks of its words.

use super::tag::{Tag, TagSet};

/// The tagged phrases of a block, in the order of their first words.
#[derive(Debug, Default)]
pub(super) struct Tags {
    hits: Vec<Hit>,
    /// Where each word's phrases start among the hits, and the tags of those phrases as bits.
    words: Vec<(u32, TagSet)>,
    /// The tags of the phrases that end right before each word, and behind the last.
    ends: Vec<TagSet>,
    /// The tags of all phrases.
    all: TagSet,
}

/// A tagged phrase: its first word, how many words it has, and what it means.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hit {
    pub(super) word: usize,
    pub(super) len: usize,
    pub(super) tag: Tag,
}

impl Tags {
    /// The phrases of a block, with where each word's start among them and which they are.
    pub(super) fn new(hits: Vec<Hit>, words: Vec<(u32, TagSet)>) -> Self {
        let mut ends = vec![TagSet::default(); words.len() + 1];
        let mut all = TagSet::default();
        for hit in &hits {
            all.insert(hit.tag);
            if let Some(tags) = ends.get_mut(hit.word + hit.len) {
                tags.insert(hit.tag);
            }
        }
        Self { hits, words, ends, all }
    }

    /// Where the phrases of a word, or of the words behind it, start among the hits.
    fn first(&self, word: usize) -> usize {
        self.words.get(word).map_or(self.hits.len(), |(first, _)| usize::try_from(*first).unwrap_or(usize::MAX))
    }

    /// The phrases that start at a word.
    pub(super) fn at(&self, word: usize) -> &[Hit] {
        self.hits.get(self.first(word)..self.first(word + 1)).unwrap_or(&[])
    }

    /// Whether no phrase that tells a word's kind starts at it: what is only asked beside days, sums or "not" tells none.
    pub(super) fn is_plain(&self, word: usize) -> bool {
        const ASIDE: TagSet =
            TagSet::of(&[Tag::Spare, Tag::Level, Tag::Yearly, Tag::AllOfThem, Tag::AndHalf, Tag::DayName]);
        self.at(word).iter().all(|h| ASIDE.has(h.tag))
    }

    /// The length in words of the phrase with a tag that starts at a word; 0 if there is none.
    pub(super) fn len(&self, word: usize, tag: Tag) -> usize {
        if !self.has(word, tag) {
            return 0;
        }
        self.at(word).iter().find(|h| h.tag == tag).map_or(0, |h| h.len)
    }

    /// Whether a phrase with a tag starts at a word.
    pub(super) fn has(&self, word: usize, tag: Tag) -> bool {
        self.words.get(word).is_some_and(|(_, bits)| bits.has(tag))
    }

    /// Whether a phrase with one of these tags starts at a word.
    pub(super) fn has_any(&self, word: usize, tags: TagSet) -> bool {
        self.words.get(word).is_some_and(|(_, bits)| bits.meets(tags))
    }

    /// The length of the longest phrase with a tag that ends right before a word; 0 if there is none.
    pub(super) fn len_before(&self, word: usize, tag: Tag) -> usize {
        if !self.ends.get(word).is_some_and(|bits| bits.has(tag)) {
            return 0;
        }
        (1..=5).rev().find(|n| word.checked_sub(*n).is_some_and(|at| self.len(at, tag) == *n)).unwrap_or(0)
    }

    /// The phrases that start within a range of words.
    pub(super) fn within(&self, range: std::ops::Range<usize>) -> impl Iterator<Item = &Hit> {
        self.hits.get(self.first(range.start)..).unwrap_or(&[]).iter().take_while(move |h| h.word < range.end)
    }

    /// Whether a phrase with a tag starts within a range of words.
    pub(super) fn any(&self, range: std::ops::Range<usize>, tag: Tag) -> bool {
        self.all.has(tag) && self.within(range).any(|h| h.tag == tag)
    }

    /// The phrases with a tag that start within a range of words.
    pub(super) fn of(&self, range: std::ops::Range<usize>, tag: Tag) -> impl Iterator<Item = &Hit> {
        let range = if self.all.has(tag) { range } else { 0..0 };
        self.within(range).filter(move |h| h.tag == tag)
    }

    /// Whether the block has a phrase with a tag at all.
    pub(super) fn holds(&self, tag: Tag) -> bool {
        self.all.has(tag)
    }
}

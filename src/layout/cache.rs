//! Paragraphs kept from one layout to the next: after an edit most of them are the same words in the same column, and
//! need not be shaped and broken into lines again.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use sha2::{Digest, Sha256};

use super::Composer;
use super::paragraph::Inline;
use super::set::SetParagraph;

/// Paragraphs set before, for [`super::layout_each`]. It may be handed to every layout of a window, whatever the briefing,
/// the theme and the fonts: a paragraph is known by all that it depends on. It holds what the last layout used, no more.
#[derive(Default)]
pub struct Cache {
    paragraphs: Mutex<Paragraphs>,
}

/// A hash of all that a paragraph depends on.
type Key = [u8; 32];

#[derive(Default)]
struct Paragraphs {
    /// Those of the layout before.
    before: HashMap<Key, Arc<SetParagraph>>,
    /// Those of this one.
    now: HashMap<Key, Arc<SetParagraph>>,
    reused: usize,
}

impl Cache {
    /// How many paragraphs it holds.
    pub fn len(&self) -> usize {
        self.paragraphs().before.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many paragraphs were taken from it rather than set, over its life.
    pub fn reused(&self) -> usize {
        self.paragraphs().reused
    }

    /// Ends a layout: what it did not use is forgotten.
    pub(super) fn forget_unused(&self) {
        let mut paragraphs = self.paragraphs();
        paragraphs.before = std::mem::take(&mut paragraphs.now);
    }

    fn get(&self, key: &Key) -> Option<Arc<SetParagraph>> {
        let mut paragraphs = self.paragraphs();
        let known = match paragraphs.now.get(key) {
            Some(known) => Arc::clone(known),
            None => {
                let known = paragraphs.before.remove(key)?;
                paragraphs.now.insert(*key, Arc::clone(&known));
                known
            }
        };
        paragraphs.reused += 1;
        Some(known)
    }

    fn put(&self, key: Key, paragraph: &Arc<SetParagraph>) {
        self.paragraphs().now.insert(key, Arc::clone(paragraph));
    }

    fn paragraphs(&self) -> MutexGuard<'_, Paragraphs> {
        self.paragraphs.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Composer<'_> {
    /// The paragraph as it was set before, or set now.
    pub(super) fn kept_or_set(&mut self, inlines: &[Inline<'_>], x: f32, width: f32) -> Arc<SetParagraph> {
        let Some(cache) = self.cache else { return Arc::new(self.set_paragraph(inlines, x, width)) };
        let key = self.key(inlines, x, width);
        if let Some(known) = cache.get(&key) {
            return known;
        }
        let new = Arc::new(self.set_paragraph(inlines, x, width));
        cache.put(key, &new);
        new
    }

    /// All that a paragraph depends on: its words, their looks and language, the column, the theme's way of setting lines,
    /// and the fonts.
    fn key(&self, inlines: &[Inline<'_>], x: f32, width: f32) -> Key {
        let mut hash = Sha256::new();
        let mut put = |bytes: &[u8]| {
            hash.update((bytes.len() as u64).to_le_bytes());
            hash.update(bytes);
        };
        put(&self.shaper.fonts().fingerprint());
        put(&x.to_le_bytes());
        put(&width.to_le_bytes());
        put(&[u8::from(self.theme.hyphenate), self.theme.setting as u8]);
        for inline in inlines {
            let Inline { text, style, tag, link, mark, anchors: _, ends: _, isolated, running, hyphenate } = inline;
            put(text.as_bytes());
            put(self.language_of(*tag).as_bytes());
            let looks = (style.face, style.figures, style.color, mark, isolated, hyphenate.map(|h| h as u32));
            put(format!("{looks:?}").as_bytes());
            for length in [style.size, style.leading, style.rise] {
                put(&length.to_le_bytes());
            }
            put(&[u8::from(link.is_some()), u8::from(*running)]);
        }
        hash.finalize().into()
    }
}

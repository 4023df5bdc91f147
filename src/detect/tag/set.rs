//! Sets of tags.

use super::Tag;

/// A set of tags, one bit each.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::detect) struct TagSet([u64; 6]);

/// Every tag has its bit.
const _: () = assert!(Tag::COUNT <= TagSet::ROOM, "a set of tags is too small: widen its array and `with`");

impl TagSet {
    /// A set without tags.
    pub(in crate::detect) const NONE: Self = Self([0; 6]);

    /// How many tags a set has room for.
    const ROOM: usize = 6 * 64;

    /// The set of some tags.
    pub(in crate::detect) const fn of(mut tags: &[Tag]) -> Self {
        let mut set = Self::NONE;
        while let [tag, rest @ ..] = tags {
            set = set.with(*tag);
            tags = rest;
        }
        set
    }

    /// The set with one more tag.
    pub(in crate::detect) const fn with(mut self, tag: Tag) -> Self {
        let Self([a, b, c, d, e, f]) = &mut self;
        let bit = 1 << (tag as u32 % 64);
        match tag as u32 / 64 {
            0 => *a |= bit,
            1 => *b |= bit,
            2 => *c |= bit,
            3 => *d |= bit,
            4 => *e |= bit,
            _ => *f |= bit,
        }
        self
    }

    /// Adds a tag.
    pub(in crate::detect) fn insert(&mut self, tag: Tag) {
        if let Some(bits) = self.0.get_mut(tag as usize / 64) {
            *bits |= 1 << (tag as u32 % 64);
        }
    }

    /// Whether two sets have a tag in common.
    pub(in crate::detect) fn meets(self, other: Self) -> bool {
        self.0.iter().zip(other.0).any(|(own, other)| own & other != 0)
    }

    /// Whether it holds a tag.
    pub(in crate::detect) fn has(self, tag: Tag) -> bool {
        self.0.get(tag as usize / 64).is_some_and(|bits| bits >> (tag as u32 % 64) & 1 != 0)
    }
}

//! Fonts from outside: what layout asks for where the bundled fonts lack characters, and what it gets.

use std::collections::BTreeSet;

use super::fonts::Face;
use super::page::FontData;
use super::scripts::Script;
use crate::diag::Sink;

/// Whether a face has serifs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hand {
    /// As the sources' words have it.
    Serif,
    /// As the author's own words have it.
    Sans,
}

impl Face {
    /// Whether the face has serifs.
    pub fn hand(self) -> Hand {
        match self {
            Self::Serif | Self::SerifSemiBold | Self::SerifItalic => Hand::Serif,
            Self::Sans | Self::SansItalic | Self::SansMedium | Self::SansSemiBold => Hand::Sans,
        }
    }

    /// Whether the face is the strong one of its family: titles and headings.
    pub fn is_strong(self) -> bool {
        matches!(self, Self::SerifSemiBold | Self::SansSemiBold)
    }
}

/// Characters that no bundled font has, all of scripts that one font sets together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The script; of China, Japan and Korea, one of the three.
    pub script: &'static Script,
    /// For Chinese, Japanese and Korean, whose forms are wanted: `zh`, `ja`, `ko`. Empty for all others.
    pub language: &'static str,
    /// With serifs or without.
    pub hand: Hand,
    /// Whether they stand in titles and headings, which are strong.
    pub strong: bool,
    /// The characters.
    pub characters: BTreeSet<char>,
}

/// A font that was found.
#[derive(Debug, Clone)]
pub struct FoundFont {
    /// Its PostScript name.
    pub name: String,
    /// Its file.
    pub data: FontData,
    /// The face in a collection; 0 in a plain file.
    pub index: u32,
    /// The hand that it was wanted for.
    pub hand: Hand,
    /// Whether it is a strong one, for titles and headings.
    pub strong: bool,
    /// The language that it was wanted for, as in [`Wanted::language`].
    pub language: &'static str,
}

/// Tries a font out: whether it, with these characters, can go into a document. The error says in words what is wrong.
pub type Trial = fn(&FoundFont, &BTreeSet<char>) -> Result<(), String>;

/// What a search came to.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// The fonts, the better ones first.
    pub fonts: Vec<FoundFont>,
    /// Which fonts were looked at, in words ("any of the 312 font files in /usr/share/fonts").
    pub searched: Option<String>,
}

/// Finds fonts for what the bundled ones lack. It is asked once, and only where they lack something.
pub trait FontFinder {
    /// Fonts that have as many of the wanted characters as there are fonts for; the same answer every time on the same
    /// machine. What is wrong with a font goes to the sink.
    fn find(&self, wanted: &[Wanted], sink: &mut Sink) -> Found;
}

/// Finds nothing: the bundled fonts alone.
#[derive(Debug, Clone, Copy, Default)]
pub struct BundledOnly;

impl FontFinder for BundledOnly {
    fn find(&self, _: &[Wanted], _: &mut Sink) -> Found {
        Found::default()
    }
}

//! The article in the making: pieces of text with what each turned out to be, shared by all formats and passes.

use crate::article::{BlockKind, Dropped};
use crate::diag::Sink;

/// What a piece turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Not told yet.
    Open,
    /// The article's title.
    Title,
    /// A block of the article.
    Text(BlockKind),
    /// Left out, with the reason.
    Noise(&'static str),
}

/// A line, a paragraph joined from lines, or (from formats that mark them up) an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// The line of the source on which it starts, from 1.
    pub line: usize,
    /// Its text, trimmed.
    pub text: String,
    /// Whether a blank line comes before it.
    pub gap_before: bool,
    /// What it turned out to be.
    pub role: Role,
}

impl Piece {
    /// A piece of which nothing is known yet.
    pub fn open(line: usize, text: String, gap_before: bool) -> Self {
        Self { line, text, gap_before, role: Role::Open }
    }

    /// Whether it is still to be told apart.
    pub fn is_open(&self) -> bool {
        self.role == Role::Open
    }

    /// Whether it was left out.
    pub fn is_noise(&self) -> bool {
        matches!(self.role, Role::Noise(_))
    }
}

/// What an article says of itself.
#[derive(Debug, Default)]
pub(super) struct Facts {
    pub published: Option<jiff::civil::Date>,
    pub outlet: Option<String>,
    pub byline: Option<String>,
    pub dateline: Option<String>,
    pub address: Option<String>,
    /// The line of a date whose day and month could change places.
    pub ambiguous_date: Option<usize>,
}

/// An article in the making.
#[derive(Debug, Default)]
pub(super) struct Draft {
    /// The pieces, in the source's order.
    pub pieces: Vec<Piece>,
    /// What was found out so far.
    pub facts: Facts,
    /// What was cut off pieces; whole pieces that are noise join it at the end.
    pub dropped: Vec<Dropped>,
    /// What was off.
    pub sink: Sink,
}

impl Draft {
    /// The text of a piece; empty if there is none.
    pub fn text(&self, index: usize) -> &str {
        self.pieces.get(index).map_or("", |p| p.text.as_str())
    }

    /// Whether a piece is still to be told apart.
    pub fn is_open(&self, index: usize) -> bool {
        self.pieces.get(index).is_some_and(Piece::is_open)
    }

    /// Whether a blank line, or the end, stands before a piece.
    pub fn gap_before(&self, index: usize) -> bool {
        self.pieces.get(index).is_none_or(|p| p.gap_before)
    }

    /// Settles what a piece is.
    pub fn set(&mut self, index: usize, role: Role) {
        if let Some(piece) = self.pieces.get_mut(index) {
            piece.role = role;
        }
    }

    /// The next piece that was not left out.
    pub fn next(&self, index: usize) -> Option<usize> {
        let after = self.pieces.iter().enumerate().skip(index + 1);
        after.filter(|(_, p)| !p.is_noise()).map(|(i, _)| i).next()
    }

    /// The last piece before this one that was not left out.
    pub fn previous(&self, index: usize) -> Option<usize> {
        let before = self.pieces.iter().enumerate().take(index).rev();
        before.filter(|(_, p)| !p.is_noise()).map(|(i, _)| i).next()
    }

    /// The pieces that are still to be told apart, by number.
    pub fn open(&self) -> Vec<usize> {
        self.pieces.iter().enumerate().filter(|(_, p)| p.is_open()).map(|(i, _)| i).collect()
    }

    /// Cuts so many bytes off a piece's beginning and keeps them among what was left out.
    pub fn cut_front(&mut self, index: usize, bytes: usize, reason: &str) {
        let Some(piece) = self.pieces.get_mut(index) else { return };
        let Some((front, rest)) = piece.text.split_at_checked(bytes) else { return };
        let (front, rest) = (front.trim().to_owned(), rest.trim().to_owned());
        self.dropped.push(Dropped { line: piece.line, text: front, reason: reason.to_owned() });
        piece.text = rest;
        if piece.text.is_empty() {
            piece.role = Role::Noise("");
        }
    }

    /// Cuts a piece off after so many bytes and keeps the rest among what was left out.
    pub fn cut_back(&mut self, index: usize, keep_bytes: usize, reason: &str) {
        let Some(piece) = self.pieces.get_mut(index) else { return };
        let Some((front, rest)) = piece.text.split_at_checked(keep_bytes) else { return };
        let (front, rest) = (front.trim().to_owned(), rest.trim().to_owned());
        self.dropped.push(Dropped { line: piece.line, text: rest, reason: reason.to_owned() });
        piece.text = front;
        if piece.text.is_empty() {
            piece.role = Role::Noise("");
        }
    }
}

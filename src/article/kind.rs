//! What kind of passage somebody chose: what it was found as, or that the reader marked it.

use serde::{Deserialize, Serialize};

/// The kind of a chosen passage. Pages and window give each kind a colour and a line of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PassageKind {
    /// An item of a list that the text tells.
    List,
    /// A number with what it counts.
    Figure,
    /// Somebody's words.
    Quotation,
    /// What a party binds itself to.
    Commitment,
    /// What happened, or will, on a day.
    Event,
    /// A person or a body that is named.
    Name,
    /// The reader's own choice.
    #[default]
    Own,
}

impl PassageKind {
    /// Every kind, in the order in which legends name them.
    pub const ALL: [Self; 7] =
        [Self::List, Self::Figure, Self::Quotation, Self::Commitment, Self::Event, Self::Name, Self::Own];

    /// Whether it is the reader's own choice: the kind of passages of which nothing else is known.
    pub fn is_own(&self) -> bool {
        *self == Self::Own
    }
}

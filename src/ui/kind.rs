//! The kinds of what can be found, as the window shows them: name, icon, colours, and which are switched on.

use std::borrow::Cow;

use egui::Color32;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::article::PassageKind;
use crate::detect::Kind;

use super::theme::Look;
use super::tongue::Words;
use super::widgets::Icon;

/// A set of kinds; saved by their names.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Kinds(u16);

impl Kinds {
    /// Whether a kind is in it.
    pub fn has(self, kind: Kind) -> bool {
        self.0 & Self::bit(kind) != 0
    }

    /// Puts a kind in, or takes it out.
    pub fn set(&mut self, kind: Kind, inside: bool) {
        if inside {
            self.0 |= Self::bit(kind);
        } else {
            self.0 &= !Self::bit(kind);
        }
    }

    fn bit(kind: Kind) -> u16 {
        1 << (kind as u16)
    }
}

impl Serialize for Kinds {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(Kind::ALL.into_iter().filter(|k| self.has(*k)).map(Kind::name))
    }
}

impl<'de> Deserialize<'de> for Kinds {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let names = Vec::<String>::deserialize(deserializer)?;
        let mut kinds = Self::default();
        for kind in Kind::ALL {
            kinds.set(kind, names.iter().any(|n| n == kind.name()));
        }
        Ok(kinds)
    }
}

/// The name of one of a kind: 'Figure'.
pub(crate) fn name(words: &Words, kind: Kind) -> Cow<'_, str> {
    words.tr(&format!("kind-{}", kind.name()))
}

/// The name of many of a kind: 'Figures'.
pub(crate) fn plural(words: &Words, kind: Kind) -> Cow<'_, str> {
    words.tr(&format!("kinds-{}", kind.name()))
}

/// The icon of a kind.
pub(crate) fn icon(kind: Kind) -> Icon {
    match kind {
        Kind::Enumeration => Icon::List,
        Kind::Figure => Icon::Figure,
        Kind::Quote => Icon::Quote,
        Kind::Commitment => Icon::Flag,
        Kind::Event => Icon::Calendar,
        Kind::Person => Icon::Person,
        Kind::Body => Icon::Building,
    }
}

/// The colour of a kind's lines, icons and words.
pub(crate) fn ink(look: &Look, kind: Kind) -> Color32 {
    let colour = &look.colour;
    match kind {
        Kind::Enumeration => colour.kind_enumeration,
        Kind::Figure => colour.kind_figure,
        Kind::Quote => colour.kind_quote,
        Kind::Commitment => colour.kind_commitment,
        Kind::Event => colour.kind_event,
        Kind::Person => colour.kind_person,
        Kind::Body => colour.kind_body,
    }
}

/// The colour behind a kind's words.
pub(crate) fn tint(look: &Look, kind: Kind) -> Color32 {
    let colour = &look.colour;
    match kind {
        Kind::Enumeration => colour.kind_enumeration_soft,
        Kind::Figure => colour.kind_figure_soft,
        Kind::Quote => colour.kind_quote_soft,
        Kind::Commitment => colour.kind_commitment_soft,
        Kind::Event => colour.kind_event_soft,
        Kind::Person => colour.kind_person_soft,
        Kind::Body => colour.kind_body_soft,
    }
}

/// The name of a kind of highlight.
pub(crate) fn mark_name(words: &Words, kind: PassageKind) -> Cow<'_, str> {
    words.tr(match kind {
        PassageKind::List => "mark-list",
        PassageKind::Figure => "mark-figure",
        PassageKind::Quotation => "mark-quotation",
        PassageKind::Commitment => "mark-commitment",
        PassageKind::Event => "mark-event",
        PassageKind::Name => "mark-name",
        PassageKind::Own => "mark-own",
    })
}

/// The colours of a kind of highlight: behind its words, and of its edge.
pub(crate) fn mark_colours(look: &Look, kind: PassageKind) -> (Color32, Color32) {
    let kind = match kind {
        PassageKind::List => Kind::Enumeration,
        PassageKind::Figure => Kind::Figure,
        PassageKind::Quotation => Kind::Quote,
        PassageKind::Commitment => Kind::Commitment,
        PassageKind::Event => Kind::Event,
        PassageKind::Name => Kind::Person,
        PassageKind::Own => return (look.colour.highlight, look.colour.highlight_line),
    };
    (tint(look, kind), ink(look, kind))
}

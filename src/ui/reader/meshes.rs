//! The lines under the words, kept from frame to frame: thousands of dots and dashes are put together again only where
//! something moved.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{Color32, Mesh, Pos2, Vec2};

use super::text::Drawn;
use crate::ui::theme::Look;
use crate::ui::view::Card;

/// Whose lines they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Layer {
    /// Those of the highlights.
    Marks,
    /// Those of the suggestions.
    Suggestions,
}

/// What the lines of a piece depend on besides what is shown in the article.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Of {
    at: Pos2,
    galley: (usize, Vec2),
    card: Option<Card>,
    /// The theme, by one of its colours.
    ink: Color32,
    pixels: f32,
}

/// The lines of every piece that was drawn last.
#[derive(Debug, Default)]
pub(super) struct Meshes {
    kept: BTreeMap<(usize, Layer), (Of, Arc<Mesh>)>,
    fresh: BTreeMap<(usize, Layer), (Of, Arc<Mesh>)>,
}

impl Meshes {
    /// Forgets all of them: other things are shown in the article.
    pub(super) fn clear(&mut self) {
        self.kept.clear();
    }

    /// The lines of a piece: those of the last frame, where they are the same.
    pub(super) fn of(
        &mut self,
        (piece, layer): (usize, Layer),
        drawn: &Drawn<'_>,
        (look, card, pixels): (&Look, Option<Card>, f32),
        build: impl FnOnce() -> Mesh,
    ) -> Arc<Mesh> {
        let galley = (Arc::as_ptr(&drawn.galley).addr(), drawn.galley.size());
        let of = Of { at: drawn.at, galley, card, ink: look.colour.text, pixels };
        let known = self.kept.remove(&(piece, layer)).filter(|(known, _)| *known == of);
        let mesh = known.map_or_else(|| Arc::new(build()), |(_, mesh)| mesh);
        self.fresh.insert((piece, layer), (of, Arc::clone(&mesh)));
        mesh
    }

    /// Ends a frame: what was not drawn in it is forgotten.
    pub(super) fn sweep(&mut self) {
        self.kept = std::mem::take(&mut self.fresh);
    }
}

//! Lines under words: a pattern of dots and dashes for each kind, so that no hue is needed to tell them apart.
//! All lines of a frame are one mesh: a thousand dots cost no more than a picture.

use egui::{Color32, Mesh, Rect, pos2};

use crate::article::PassageKind;
use crate::detect::Kind;

/// A pattern: stretches of ink and of gap by turns, in units of the line's thickness.
type Pattern = &'static [f32];

/// The pattern of a kind of suggestion.
pub(super) fn of(kind: Kind) -> Pattern {
    match kind {
        // Dots.
        Kind::Enumeration => &[1.0, 2.0],
        // Short dashes.
        Kind::Figure => &[3.0, 2.0],
        // A whole line.
        Kind::Quote => &[f32::INFINITY, 0.0],
        // A dash and a dot.
        Kind::Commitment => &[6.0, 2.0, 1.0, 2.0],
        // Long dashes.
        Kind::Event => &[8.0, 3.0],
        // Pairs of dots.
        Kind::Person => &[1.0, 1.0, 1.0, 4.0],
        // A dash and two dots.
        Kind::Body => &[5.0, 2.0, 1.0, 2.0, 1.0, 2.0],
    }
}

/// The pattern of a kind of highlight.
pub(super) fn of_mark(kind: PassageKind) -> Pattern {
    match kind {
        PassageKind::List => of(Kind::Enumeration),
        PassageKind::Figure => of(Kind::Figure),
        PassageKind::Commitment => of(Kind::Commitment),
        PassageKind::Event => of(Kind::Event),
        PassageKind::Name => of(Kind::Person),
        PassageKind::Quotation | PassageKind::Own => of(Kind::Quote),
    }
}

/// Draws a line from `from` to `to` at `y`, as thick as it says.
pub(super) fn line(mesh: &mut Mesh, pattern: Pattern, (from, to): (f32, f32), y: f32, thick: f32, colour: Color32) {
    let mut x = from;
    let mut strokes = pattern.iter().cycle();
    while x < to {
        let (Some(ink), Some(gap)) = (strokes.next(), strokes.next()) else { return };
        let end = (x + ink * thick).min(to);
        mesh.add_colored_rect(Rect::from_min_max(pos2(x, y), pos2(end, y + thick)), colour);
        x = end + gap * thick;
        if *gap <= 0.0 {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_pattern_of_its_own_and_stays_within_its_words() {
        let mut seen: Vec<Pattern> = Vec::new();
        for kind in Kind::ALL {
            assert!(!seen.contains(&of(kind)), "{kind:?}");
            seen.push(of(kind));
            let mut mesh = Mesh::default();
            line(&mut mesh, of(kind), (10.0, 57.0), 3.0, 1.5, Color32::RED);
            assert!(!mesh.vertices.is_empty());
            assert!(mesh.vertices.iter().all(|v| v.pos.x >= 10.0 && v.pos.x <= 57.0), "{kind:?}");
        }
    }
}

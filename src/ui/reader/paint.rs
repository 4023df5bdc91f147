//! What lies beneath and under the words: tints of highlights, search, selection and the open card, lines, the cursor.

use egui::{Color32, Id, Mesh, Rect, Role, Sense, Shape, Ui, WidgetInfo, vec2};

use super::data::{Mark, in_block};
use super::meshes::{Layer, Meshes};
use super::page::Page;
use super::pattern;
use super::text::Drawn;
use crate::article::Span;
use crate::ui::kind;
use crate::ui::theme::Look;
use crate::ui::view::Card;

/// The most highlights of a piece that a screen reader is told of one by one.
const MOST_MARKS: usize = 200;
/// Deeper ones are drawn no smaller.
const DEEPEST: usize = 3;

/// A piece on the screen: its index, its block, and how it is drawn.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) index: usize,
    pub(super) block: usize,
    pub(super) drawn: &'a Drawn<'a>,
}

/// Everything beneath the words of a piece. Gives back the first row of the selection.
pub(super) fn beneath(ui: &Ui, page: &Page<'_>, open: &[Span], place: Place<'_>, meshes: &mut Meshes) -> Option<Rect> {
    let Page { look, now, .. } = *page;
    let Place { block, drawn, .. } = place;
    marks(ui, page, place, meshes);
    if let Some(Card::Suggestion(index)) = now.view.card
        && let Some(suggestion) = now.suggestions.get(index)
    {
        let colour = kind::tint(look, suggestion.kind());
        for span in open.iter().filter(|s| s.block == block && drawn.touches(**s)) {
            fill(ui, look, drawn, *span, colour, 0);
        }
    }
    if let Some(find) = &now.view.find {
        let focus = find.at.and_then(|at| find.hits.get(at));
        for hit in in_block(&find.hits, block, |h| *h).iter().filter(|h| drawn.touches(**h)) {
            let colour = if Some(hit) == focus { look.colour.hit_focus } else { look.colour.hit };
            fill(ui, look, drawn, *hit, colour, 1);
        }
    }
    let mut first = None;
    for span in now.view.selection.iter().filter(|s| s.block == block && drawn.touches(**s)) {
        first = first.or(fill(ui, look, drawn, *span, look.colour.selection, 0));
    }
    first
}

/// Tints a span; what lies deeper is a little lower. Gives back its first row.
fn fill(ui: &Ui, look: &Look, drawn: &Drawn<'_>, span: Span, colour: Color32, depth: usize) -> Option<Rect> {
    let radius = look.size.space_xs - look.size.hair;
    let inset = look.size.focus * (1.0 + depth.min(DEEPEST) as f32);
    let rects = drawn.rects(span);
    for rect in &rects {
        ui.painter().rect_filled(rect.shrink2(vec2(-look.size.focus, inset)), radius, colour);
    }
    rects.first().copied()
}

fn marks(ui: &Ui, page: &Page<'_>, place: Place<'_>, meshes: &mut Meshes) {
    let Page { look, shown, .. } = *page;
    let Place { block, drawn, .. } = place;
    let inside = || in_block(&shown.marks, block, |m| m.span).iter().filter(|m| drawn.touches(m.span));
    for (told, mark) in inside().enumerate() {
        let (tint, _) = kind::mark_colours(look, mark.kind);
        let tint = match mark.is_chosen && mark.kind.is_own() {
            true => look.colour.highlight_focus,
            false => tint,
        };
        let first = fill(ui, look, drawn, mark.span, tint, mark.depth);
        if let Some(first) = first.filter(|_| told < MOST_MARKS) {
            let id = Id::unique(("highlight", mark.highlight, mark.span.block, mark.span.start, drawn.base));
            let response = ui.interact(first, id, Sense::hover());
            let (from, to) = (mark.span.start.max(drawn.base), mark.span.end.min(drawn.base + drawn.text.len()));
            let words = drawn.text.get(from - drawn.base..to - drawn.base).unwrap_or_default();
            response.widget_info(|| WidgetInfo::labeled(Role::Mark, true, words));
        }
    }
    if inside().next().is_some() {
        draw(ui, page, place, Layer::Marks, meshes, |drawn| mark_lines(page, inside(), drawn));
    }
}

/// Draws a piece's lines, put together anew where they changed.
fn draw(
    ui: &Ui,
    page: &Page<'_>,
    place: Place<'_>,
    layer: Layer,
    meshes: &mut Meshes,
    build: impl FnOnce(&Drawn<'_>) -> Mesh,
) {
    let on = (page.look, page.now.view.card, ui.ctx().pixels_per_point());
    let mesh = meshes.of((place.index, layer), place.drawn, on, || build(place.drawn));
    ui.painter().add(Shape::mesh(mesh));
}

/// The lines of highlights: they tell kinds apart without hue; the chosen one's is heavier.
fn mark_lines<'m>(page: &Page<'_>, inside: impl Iterator<Item = &'m Mark>, drawn: &Drawn<'_>) -> Mesh {
    let size = &page.look.size;
    let mut lines = Mesh::default();
    for mark in inside {
        let (_, edge) = kind::mark_colours(page.look, mark.kind);
        let is_open = page.now.view.card == Some(Card::Highlight(mark.highlight));
        let thick = if mark.is_chosen || is_open { size.focus } else { size.hair };
        for rect in mark.lane.map_or_else(Vec::new, |_| drawn.rects(mark.span)) {
            let below = size.underline_step * mark.lane.unwrap_or_default() as f32;
            let y = rect.bottom() - size.focus - size.hair + below;
            pattern::line(&mut lines, pattern::of_mark(mark.kind), (rect.left(), rect.right()), y, thick, edge);
        }
    }
    lines
}

/// The lines under suggested words.
pub(super) fn lines(ui: &Ui, page: &Page<'_>, place: Place<'_>, meshes: &mut Meshes) {
    let Place { block, drawn, .. } = place;
    let inside = || in_block(&page.shown.lines, block, |l| l.span).iter().filter(|l| drawn.touches(l.span));
    if inside().next().is_none() {
        return;
    }
    let pixel = ui.ctx().pixels_per_point();
    draw(ui, page, place, Layer::Suggestions, meshes, |drawn| {
        let size = &page.look.size;
        let mut mesh = Mesh::default();
        for line in inside() {
            let is_open = page.now.view.card == Some(Card::Suggestion(line.suggestion));
            let thick = if is_open { size.focus } else { size.underline };
            for rect in drawn.rects(line.span) {
                // A highlight's line, heavier when it is chosen, keeps some air.
                let air = if line.is_below_mark { size.hair } else { 0.0 };
                let y = rect.bottom() - size.space_xs + air + size.underline_step * line.lane as f32;
                let y = (y * pixel).round() / pixel;
                let ink = kind::ink(page.look, line.kind);
                pattern::line(&mut mesh, pattern::of(line.kind), (rect.left(), rect.right()), y, thick, ink);
            }
        }
        mesh
    });
}

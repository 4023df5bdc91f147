//! What lies beneath and under the words: tints of highlights, search, selection and the open card, lines, the cursor.

use egui::{Color32, Id, Mesh, Rect, Role, Sense, Shape, Ui, WidgetInfo, vec2};

use super::data::{Shown, in_block};
use super::pattern;
use super::text::Drawn;
use crate::article::Span;
use crate::ui::Snapshot;
use crate::ui::kind;
use crate::ui::theme::Look;
use crate::ui::view::Card;

/// The most highlights of a piece that a screen reader is told of one by one.
const MOST_MARKS: usize = 200;
/// Deeper ones are drawn no smaller.
const DEEPEST: usize = 3;

/// Everything beneath the words of a piece. Gives back the first row of the selection.
pub(super) fn beneath(
    ui: &Ui,
    look: &Look,
    now: &Snapshot<'_>,
    shown: &Shown,
    open: &[Span],
    block: usize,
    drawn: &Drawn<'_>,
) -> Option<Rect> {
    marks(ui, look, now, shown, block, drawn);
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

fn marks(ui: &Ui, look: &Look, now: &Snapshot<'_>, shown: &Shown, block: usize, drawn: &Drawn<'_>) {
    let size = &look.size;
    let mut lines = Mesh::default();
    let inside = in_block(&shown.marks, block, |m| m.span).iter().filter(|m| drawn.touches(m.span));
    for (told, mark) in inside.enumerate() {
        let (tint, edge) = kind::mark_colours(look, mark.kind);
        let is_open = now.view.card == Some(Card::Highlight(mark.highlight));
        let tint = match mark.is_chosen && mark.kind.is_own() {
            true => look.colour.highlight_focus,
            false => tint,
        };
        let first = fill(ui, look, drawn, mark.span, tint, mark.depth);
        // The line tells kinds apart without hue; the chosen one's is heavier.
        let heavy = mark.is_chosen || is_open;
        let thick = if heavy { size.focus } else { size.hair };
        for rect in mark.lane.map_or_else(Vec::new, |_| drawn.rects(mark.span)) {
            let below = size.underline_step * mark.lane.unwrap_or_default() as f32;
            let y = rect.bottom() - size.focus - size.hair + below;
            pattern::line(&mut lines, pattern::of_mark(mark.kind), (rect.left(), rect.right()), y, thick, edge);
        }
        if let Some(first) = first.filter(|_| told < MOST_MARKS) {
            let id = Id::unique(("highlight", mark.highlight, mark.span.block, mark.span.start, drawn.base));
            let response = ui.interact(first, id, Sense::hover());
            let (from, to) = (mark.span.start.max(drawn.base), mark.span.end.min(drawn.base + drawn.text.len()));
            let words = drawn.text.get(from - drawn.base..to - drawn.base).unwrap_or_default();
            response.widget_info(|| WidgetInfo::labeled(Role::Mark, true, words));
        }
    }
    ui.painter().add(Shape::mesh(lines));
}

/// The lines under suggested words.
pub(super) fn lines(ui: &Ui, look: &Look, now: &Snapshot<'_>, shown: &Shown, block: usize, drawn: &Drawn<'_>) {
    let size = &look.size;
    let mut mesh = Mesh::default();
    let pixel = ui.ctx().pixels_per_point();
    for line in in_block(&shown.lines, block, |l| l.span).iter().filter(|l| drawn.touches(l.span)) {
        let is_open = now.view.card == Some(Card::Suggestion(line.suggestion));
        let thick = if is_open { size.focus } else { size.underline };
        for rect in drawn.rects(line.span) {
            // A highlight's line, heavier when it is chosen, keeps some air.
            let air = if line.is_below_mark { size.hair } else { 0.0 };
            let y = rect.bottom() - size.space_xs + air + size.underline_step * line.lane as f32;
            let y = (y * pixel).round() / pixel;
            let ink = kind::ink(look, line.kind);
            pattern::line(&mut mesh, pattern::of(line.kind), (rect.left(), rect.right()), y, thick, ink);
        }
    }
    ui.painter().add(Shape::mesh(mesh));
}

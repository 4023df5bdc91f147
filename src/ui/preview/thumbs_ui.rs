//! The column of small pages: drawn as they come into view, clicked to go there.

use egui::{Pos2, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::data::Wanted;
use super::preview_ui::State;
use crate::preview::Sheets;
use crate::ui::Snapshot;
use crate::ui::ask::Ask;
use crate::ui::theme::Look;
use crate::ui::view::Goal;
use crate::ui::widgets::{Line, focus_ring, galley};

/// What the column remembers from frame to frame.
#[derive(Debug, Default)]
pub(super) struct Thumbs {
    /// The page that was marked in the last frame: another one is scrolled to.
    marked: Option<usize>,
}

/// Draws the column. Gives back what has to be painted.
pub(super) fn show(
    ui: &mut Ui,
    look: &Look,
    now: &Snapshot<'_>,
    sheets: &Sheets,
    state: &mut State,
    asks: &mut Vec<Ask>,
) -> Vec<Wanted> {
    let size = &look.size;
    let pane = ui.available_rect_before_wrap();
    let current = state.page();
    let (across, down) = sheets.size(0);
    let height = size.thumbnail * down / across.max(1.0);
    let row = height + size.space_xl + size.space_m;
    let pixels = ui.ctx().pixels_per_point();
    let mut wanted = Vec::new();
    let marked = state.thumbs.marked.replace(current) == Some(current);
    ScrollArea::vertical().id_salt("small pages").auto_shrink(false).show_viewport(ui, |ui, viewport| {
        let count = sheets.count();
        let origin = ui.min_rect().min;
        ui.allocate_exact_size(vec2(ui.available_width(), row * count as f32 + size.space_m), Sense::hover());
        let at = |page: usize| {
            let corner =
                pos2(origin.x + (pane.width() - size.thumbnail) / 2.0, origin.y + size.space_m + row * page as f32);
            Rect::from_min_size(corner.round(), vec2(size.thumbnail, height))
        };
        if !marked {
            ui.scroll_to_rect(at(current).expand2(vec2(0.0, row / 2.0)), None);
        }
        let first = (viewport.top() / row).floor().max(0.0) as usize;
        let last = ((viewport.bottom() / row).ceil().max(0.0) as usize).min(count);
        for page in first..last {
            let rect = at(page);
            small_page(ui, look, now, sheets, (page, page == current), rect, state, asks);
            wanted.push(Wanted { page, width_px: (size.thumbnail * pixels).round() as u32, small: true });
        }
    });
    wanted
}

#[expect(clippy::too_many_arguments, reason = "a page is drawn from all that is known")]
fn small_page(
    ui: &Ui,
    look: &Look,
    now: &Snapshot<'_>,
    sheets: &Sheets,
    (page, current): (usize, bool),
    rect: Rect,
    state: &mut State,
    asks: &mut Vec<Ask>,
) {
    let size = &look.size;
    let response = ui.interact(rect.expand(size.space_xs), egui::Id::unique(("small page", page)), Sense::click());
    let painter = ui.painter();
    painter.rect_filled(rect, 0.0, look.colour.paper);
    if let Some(texture) = state.textures.get(ui.ctx(), &now.preview, page, true) {
        painter.image(texture, rect, Rect::from_min_max(Pos2::ZERO, pos2(1.0, 1.0)), egui::Color32::WHITE);
    }
    let line = match (current, response.hovered()) {
        (true, _) => Stroke::new(size.focus, look.colour.accent),
        (false, true) => Stroke::new(size.hair, look.colour.accent),
        _ => Stroke::new(size.hair, look.colour.line),
    };
    painter.rect_stroke(rect, 0.0, line, StrokeKind::Outside);
    let ink = if current { look.colour.text } else { look.colour.quiet };
    let number = galley(ui, &(page + 1).to_string(), &Line::one(look.small(), ink), rect.width());
    let below = pos2(rect.center().x - number.size().x / 2.0, rect.bottom() + size.space_xs);
    painter.galley(below.round(), number, ink);
    focus_ring(ui, look, &response);
    let name = look.tr_with("preview-small", &[("page", (page + 1).into()), ("count", sheets.count().into())]);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, current, &name));
    if response.clicked() {
        asks.push(Ask::GoTo(Goal::Page(page)));
    }
}

//! Marks in the margin: one for each line that suggestions begin on, with their number where they are several.

use egui::{CursorIcon, Id, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::data::{Shown, Sign, in_block, sign_name, title};
use super::text::Drawn;
use crate::ui::Snapshot;
use crate::ui::ask::Ask;
use crate::ui::drag::{Dragged, grip};
use crate::ui::kind;
use crate::ui::theme::Look;
use crate::ui::view::Card;
use crate::ui::widgets::{Icon, Line, focus_ring, galley, paint_icon};

/// The suggestions that begin on one line.
pub(super) struct Group {
    /// They, in the order in which their card turns them over.
    pub(super) signs: Vec<Sign>,
    /// The line, on the screen.
    pub(super) row: Rect,
    /// Where the words of each end, on the screen.
    ends: Vec<f32>,
}

impl Group {
    /// Where the words that one of them begins with end, on the screen.
    pub(super) fn end_of(&self, sign: &Sign) -> f32 {
        let at = self.signs.iter().position(|own| own.suggestion == sign.suggestion);
        at.and_then(|at| self.ends.get(at)).copied().unwrap_or(self.row.bottom())
    }
}

/// The suggestions that begin in a piece, line by line.
pub(super) fn groups(shown: &Shown, block: usize, drawn: &Drawn<'_>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for sign in in_block(&shown.signs, block, |s| s.at) {
        if sign.at.start < drawn.base || sign.at.start > drawn.base + drawn.text.len() {
            continue;
        }
        let rows = drawn.rects(sign.at);
        let row = rows.first().copied().unwrap_or_else(|| drawn.cursor(sign.at.start));
        let end = rows.last().map_or(row.bottom(), Rect::bottom);
        match groups.last_mut() {
            Some(last) if (last.row.top() - row.top()).abs() < 1.0 => {
                last.signs.push(*sign);
                last.ends.push(end);
            }
            _ => groups.push(Group { signs: vec![*sign], row, ends: vec![end] }),
        }
    }
    groups
}

/// Draws the mark of a group; a click opens the card of its first, another closes it. Gives back where the mark is.
pub(super) fn mark(
    ui: &Ui,
    look: &Look,
    now: &Snapshot<'_>,
    group: &Group,
    rect: Rect,
    is_open: bool,
    asks: &mut Vec<Ask>,
) {
    let size = &look.size;
    let Some(first) = group.signs.first() else { return };
    let id = Id::unique(("suggestion mark", first.suggestion));
    let response = ui.interact(rect, id, Sense::click());
    let several = group.signs.len() > 1;
    let (tint, ink) = if several {
        (look.colour.hover, look.colour.quiet)
    } else {
        (kind::tint(look, first.kind), kind::ink(look, first.kind))
    };
    if is_open || response.hovered() {
        ui.painter().rect_filled(rect, look.radius(), tint);
    }
    let all_added = group.signs.iter().all(|s| s.is_added);
    if all_added {
        paint_icon(ui.painter(), rect, Icon::Check, size.small_icon, size.icon_line, ink);
    } else if several {
        let words = galley(ui, &group.signs.len().to_string(), &Line::one(look.small(), ink), rect.width());
        let corner = rect.center() - words.size() / 2.0;
        let ring = Rect::from_center_size(rect.center(), vec2(size.icon + size.focus, size.icon + size.focus));
        let line = egui::Stroke::new(size.hair, look.colour.field_line);
        ui.painter().rect_stroke(ring, ring.width() / 2.0, line, egui::StrokeKind::Inside);
        ui.painter().galley(pos2(corner.x, corner.y), words, ink);
    } else {
        paint_icon(ui.painter(), rect, kind::icon(first.kind), size.small_icon, size.icon_line, ink);
    }
    focus_ring(ui, look, &response);
    let name = sign_name(look.words, now.suggestions, &group.signs);
    let open = group.signs.iter().find(|s| now.view.card == Some(Card::Suggestion(s.suggestion))).unwrap_or(first);
    if let (Some(article), Some(suggestion)) = (&now.view.reading, now.suggestions.get(open.suggestion)) {
        let what = || Dragged::suggestion(article, open.suggestion, None, &title(look.words, suggestion));
        grip(&response, what);
    }
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_open, &name));
    if response.clicked() {
        asks.push(Ask::OpenCard(if is_open { None } else { Some(Card::Suggestion(first.suggestion)) }));
    } else if response.gained_focus() && !is_open {
        // Whoever walks through the marks by keyboard sees what each one holds.
        asks.push(Ask::OpenCard(Some(Card::Suggestion(first.suggestion))));
    }
    if !is_open {
        response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(&name).accessible_name(&name);
    }
}

//! The card of a highlight: its kind, its words, where it is used, and what can be done with it.

use egui::{Align, Layout, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::card_ui::kind_line;
use crate::article::PassageKind;
use crate::pack::Highlight;
use crate::ui::Snapshot;
use crate::ui::ask::Ask;
use crate::ui::kind;
use crate::ui::theme::Look;
use crate::ui::widgets::{Button, Icon, Line, focus_ring, label, paragraph};

/// How many rows of the words the card shows.
const ROWS: usize = 4;

/// Draws the inside of a highlight's card.
pub(super) fn highlight(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, highlight: &Highlight, asks: &mut Vec<Ask>) {
    let size = &look.size;
    let (_, ink) = kind::mark_colours(look, highlight.kind);
    let name = kind::mark_name(look.words, highlight.kind);
    kind_line(ui, look, (Icon::Highlight, ink, name.as_ref()), asks, |_, _| {});
    let serif = Line::many(look.serif(size.serif), look.colour.text).height(size.serif_line).rows(ROWS);
    paragraph(ui, &highlight.passage.quote, &serif);
    kinds(ui, look, highlight, asks);
    let used = now.pack.uses_of(highlight.id).next();
    let section = used.and_then(|item| now.pack.place_of(item.id)).and_then(|(s, _)| now.pack.sections.get(s));
    let words = match section {
        Some(section) => look.tr_with("reader-used-in", &[("section", section.title.as_str().into())]),
        None => look.tr("reader-not-used").into_owned(),
    };
    label(ui, &words, &Line::one(look.small(), look.colour.quiet));
    let height = vec2(ui.available_width(), size.control);
    ui.allocate_ui_with_layout(height, Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = size.space_xs;
        if Button::icon(Icon::Remove, look.tr("reader-remove-highlight")).show(ui, look).clicked() {
            asks.push(Ask::RemoveHighlight(highlight.id));
        }
        if Button::icon(Icon::Note, look.tr("reader-note-highlight")).show(ui, look).clicked() {
            asks.push(Ask::NoteHighlight(highlight.id));
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            if used.is_some() {
                let go = Button::text(look.tr("reader-go-to-use")).with_icon(Icon::Right).outlined();
                if go.show(ui, look).clicked() {
                    asks.push(Ask::ShowUse(highlight.id));
                }
            } else {
                let add = Button::text(look.tr("reader-add")).with_icon(Icon::Plus).outlined();
                if add.show(ui, look).clicked() {
                    asks.push(Ask::AddHighlighted(highlight.id));
                }
            }
        });
    });
}

/// A swatch for each kind; a click makes the highlight one of it.
fn kinds(ui: &mut Ui, look: &Look, highlight: &Highlight, asks: &mut Vec<Ask>) {
    let size = &look.size;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = size.focus;
        for kind in PassageKind::ALL {
            let (rect, response) = ui.allocate_exact_size(vec2(size.small_control, size.small_control), Sense::click());
            let (tint, edge) = kind::mark_colours(look, kind);
            let swatch = Rect::from_center_size(rect.center(), vec2(size.icon, size.icon));
            let is_own = kind == highlight.kind;
            let line = if is_own { Stroke::new(size.focus, edge) } else { Stroke::new(size.hair, edge) };
            ui.painter().rect(swatch, size.space_xs, tint, line, StrokeKind::Inside);
            if response.hovered() {
                ui.painter().rect_stroke(rect, look.radius(), look.hair(), StrokeKind::Inside);
            }
            focus_ring(ui, look, &response);
            let name = kind::mark_name(look.words, kind);
            let name = look.tr_with("reader-mark-as", &[("kind", name.as_ref().into())]);
            response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_own, &name));
            if response.clicked() && !is_own {
                asks.push(Ask::TagHighlight { highlight: highlight.id, kind });
            }
            response.on_hover_text(&name).accessible_name(&name);
        }
    });
}

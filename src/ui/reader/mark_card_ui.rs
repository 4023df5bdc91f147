//! The card of a highlight: its kind, its words, where it is used, and what can be done with it.

use egui::{Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::card_ui::{kind_line, turn_over};
use crate::article::PassageKind;
use crate::pack::{Highlight, HighlightId};
use crate::ui::Snapshot;
use crate::ui::ask::Ask;
use crate::ui::drag::{Dragged, grip};
use crate::ui::kind;
use crate::ui::theme::Look;
use crate::ui::view::Card;
use crate::ui::widgets::{Button, Icon, Line, ends, focus_ring, label, paragraph};

/// How many rows of the words the card shows.
const ROWS: usize = 4;

/// Draws the inside of a highlight's card.
/// `stack` are the highlights that lie over each other here: the card turns them over.
pub(super) fn highlight(
    ui: &mut Ui,
    look: &Look,
    now: &Snapshot<'_>,
    highlight: &Highlight,
    stack: &[HighlightId],
    asks: &mut Vec<Ask>,
) {
    let size = &look.size;
    let (_, ink) = kind::mark_colours(look, highlight.kind);
    let name = kind::mark_name(look.words, highlight.kind);
    kind_line(ui, look, (Icon::Highlight, ink, name.as_ref()), asks, |ui, asks| {
        let at = stack.iter().position(|id| *id == highlight.id);
        let names = ("reader-previous-here", "reader-next-here");
        if let Some(to) = turn_over(ui, look, names, at, stack.len()).and_then(|to| stack.get(to)) {
            asks.push(Ask::OpenCard(Some(Card::Highlight(*to))));
        }
    });
    let serif = Line::many(look.serif(size.serif), look.colour.text).height(size.serif_line).rows(ROWS);
    let words = paragraph(ui, &highlight.passage.quote, &serif);
    grip(&words, || Dragged::passage(highlight.passage.clone()));
    kinds(ui, look, highlight, asks);
    let used = now.pack.uses_of(highlight.id).next();
    let section = used.and_then(|item| now.pack.place_of(item.id)).and_then(|(s, _)| now.pack.sections.get(s));
    let words = match section {
        Some(section) => look.tr_with("reader-used-in", &[("section", section.title.as_str().into())]),
        None => look.tr("reader-not-used").into_owned(),
    };
    label(ui, &words, &Line::one(look.small(), look.colour.quiet));
    ui.spacing_mut().item_spacing.x = size.space_xs;
    let main = |ui: &mut Ui, asks: &mut Vec<Ask>| {
        let (name, icon, ask) = match used {
            Some(_) => ("reader-go-to-use", Icon::Right, Ask::ShowUse(highlight.id)),
            None => ("reader-add", Icon::Plus, Ask::AddHighlighted(highlight.id)),
        };
        if Button::text(look.tr(name)).with_icon(icon).outlined().show(ui, look).clicked() {
            asks.push(ask);
        }
    };
    ends(ui, "foot", size.control, asks, main, |ui, asks| {
        if Button::icon(Icon::Note, look.tr("reader-note-highlight")).show(ui, look).clicked() {
            asks.push(Ask::NoteHighlight(highlight.id));
        }
        if Button::icon(Icon::Remove, look.tr("reader-remove-highlight")).show(ui, look).clicked() {
            asks.push(Ask::RemoveHighlight(highlight.id));
        }
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

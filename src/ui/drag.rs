//! What can be dragged from pane to pane. A pane makes something draggable with [`grip`]; the outline takes every kind,
//! shows where it would go and asks for it; beside the pointer stands what is dragged.

use egui::{CursorIcon, DragAndDrop, Id, LayerId, Order, Rect, Response, Sense, Stroke, StrokeKind, Ui, vec2};

use super::ask::Across;
use super::theme::Look;
use super::widgets::{Line, galley};
use crate::article::{ArticleId, Passage, shorten};
use crate::pack::{ItemId, SectionId};

/// The longest name beside the pointer, in characters.
const NAME_CHARS: usize = 80;

/// Something being dragged, with the name that is shown beside the pointer.
#[derive(Debug, Clone, PartialEq)]
pub enum Dragged {
    /// Items of the outline, in its order.
    Items {
        /// The items.
        items: Vec<ItemId>,
        /// What is shown.
        name: String,
    },
    /// A section of the outline.
    Section {
        /// The section.
        section: SectionId,
        /// What is shown.
        name: String,
    },
    /// Words selected in the reader; dropped, they become a quotation.
    Passage {
        /// The words and where they stand.
        passage: Passage,
        /// What is shown.
        name: String,
    },
    /// A suggestion, or one item of it; dropped, it becomes what 'Add to briefing' makes of it.
    Suggestion {
        /// The article it is of.
        article: ArticleId,
        /// Its index among the article's suggestions.
        suggestion: usize,
        /// The index of one item in it; `None` for the whole.
        item: Option<usize>,
        /// What is shown.
        name: String,
    },
    /// Something that was found across articles.
    Across {
        /// What.
        across: Across,
        /// What is shown.
        name: String,
    },
}

impl Dragged {
    /// A passage, named by its words.
    pub fn passage(passage: Passage) -> Self {
        let name = shorten(&passage.quote, NAME_CHARS);
        Self::Passage { passage, name }
    }

    /// A suggestion, or one item of it.
    pub fn suggestion(article: &ArticleId, suggestion: usize, item: Option<usize>, name: &str) -> Self {
        Self::Suggestion { article: article.clone(), suggestion, item, name: shorten(name, NAME_CHARS) }
    }

    /// Something that was found across articles.
    pub fn across(across: Across, name: &str) -> Self {
        Self::Across { across, name: shorten(name, NAME_CHARS) }
    }

    /// What is shown beside the pointer.
    pub fn name(&self) -> &str {
        match self {
            Self::Items { name, .. }
            | Self::Section { name, .. }
            | Self::Passage { name, .. }
            | Self::Suggestion { name, .. }
            | Self::Across { name, .. } => name,
        }
    }
}

/// Whether something is being dragged.
pub(crate) fn is_on(ui: &Ui) -> bool {
    DragAndDrop::has_payload_of_type::<Dragged>(ui.ctx())
}

/// Lets something be dragged by what was drawn here, beside whatever a click does.
pub(crate) fn grip(response: &Response, what: impl FnOnce() -> Dragged) {
    let held = response.interact(Sense::DRAG);
    // What cannot be clicked is held from the press on, though a button that stands on it may be what was meant: nothing is
    // dragged before the pointer has moved.
    let about_to = held.id.with("held");
    if held.drag_started_by(egui::PointerButton::Primary) {
        held.ctx.data_mut(|data| data.insert_temp(about_to, ()));
    }
    let is_held = held.dragged() && held.ctx.data(|data| data.get_temp::<()>(about_to).is_some());
    if is_held && has_moved(&held.ctx) {
        held.ctx.data_mut(|data| data.remove::<()>(about_to));
        DragAndDrop::set_payload(&held.ctx, what());
    }
    if held.dragged() {
        held.ctx.set_cursor_icon(CursorIcon::Grabbing);
    } else if held.hovered() && !response.sense.senses_click() {
        held.ctx.set_cursor_icon(CursorIcon::Grab);
    }
}

/// Whether the pointer is farther from where it was pressed than a click may be.
fn has_moved(ctx: &egui::Context) -> bool {
    let most = ctx.options(|options| options.input_options.max_click_dist);
    let from = ctx.input(|i| i.pointer.press_origin().zip(i.pointer.interact_pos()));
    from.is_some_and(|(from, to)| from.distance(to) > most)
}

/// The name of what is dragged beside the pointer.
pub(super) fn ghost(ui: &Ui, look: &Look) {
    let Some(dragged) = DragAndDrop::payload::<Dragged>(ui.ctx()) else { return };
    let Some(pointer) = ui.input(|i| i.pointer.interact_pos()) else { return };
    let size = &look.size;
    let layer = LayerId::new(Order::Tooltip, Id::unique("dragged"));
    let painter = ui.ctx().layer_painter(layer);
    let text = galley(ui, dragged.name(), &Line::one(look.small(), look.colour.text), size.card);
    let pad = vec2(size.space_s, size.space_xs);
    let all = ui.ctx().content_rect();
    let rect = Rect::from_min_size(pointer + vec2(size.space_m, size.space_s), text.size() + pad * 2.0);
    // At the window's edge it stays in view.
    let back = (rect.max - all.max).max(egui::Vec2::ZERO);
    let rect = rect.translate(-back);
    painter.rect(
        rect,
        look.radius(),
        look.colour.raised,
        Stroke::new(size.hair, look.colour.accent),
        StrokeKind::Outside,
    );
    painter.galley(rect.min + pad, text, look.colour.text);
}

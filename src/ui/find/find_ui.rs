//! The field and its finds, drawn.

use egui::{Align, Id, Key, Layout, Modifiers, Rect, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, vec2};

use super::data::{Find, Target, finds};
use crate::ui::Snapshot;
use crate::ui::ask::Ask;
use crate::ui::theme::Look;
use crate::ui::widgets::{Icon, Line, field, galley, label, paint_icon, paragraph};

/// What is remembered from frame to frame: the finds, until something else is typed or the pack changes.
#[derive(Debug, Default)]
pub(in crate::ui) struct State {
    made_for: Option<(u64, String)>,
    finds: Vec<Find>,
    shown: usize,
}

impl State {
    fn look_for(&mut self, now: &Snapshot<'_>, typed: &str) {
        let key = (now.revision, typed.to_owned());
        if self.made_for.as_ref() != Some(&key) {
            self.finds = finds(now, typed);
            self.made_for = Some(key);
            self.shown = usize::MAX;
        }
    }
}

/// What has the keyboard while something is looked for.
pub(in crate::ui) fn field_id() -> Id {
    Id::unique("find")
}

/// Draws the field and the finds below it.
pub(in crate::ui) fn show(
    ui: &mut Ui,
    look: &Look,
    now: &Snapshot<'_>,
    (typed, chosen): (&str, usize),
    state: &mut State,
    asks: &mut Vec<Ask>,
) {
    state.look_for(now, typed);
    let last = state.finds.len().saturating_sub(1);
    let mut chosen = chosen.min(last);
    // Taken before the field sees them.
    let (up, down, enter) = ui.input_mut(|i| {
        (
            i.consume_key(Modifiers::NONE, Key::ArrowUp),
            i.consume_key(Modifiers::NONE, Key::ArrowDown),
            i.consume_key(Modifiers::NONE, Key::Enter),
        )
    });
    if up {
        asks.push(Ask::ChooseFind(chosen.checked_sub(1).unwrap_or(last)));
    }
    if down {
        asks.push(Ask::ChooseFind(if chosen == last { 0 } else { chosen + 1 }));
    }
    let name = look.tr("find-name");
    let reply = field(ui, look, field_id(), typed, &name, &look.tr("find-hint"));
    if !reply.response.has_focus() {
        reply.response.request_focus();
    }
    if let Some(text) = reply.text {
        // What was typed is answered in the same frame.
        state.look_for(now, &text);
        chosen = 0;
        asks.push(Ask::TypeFind(text));
    }
    if state.finds.is_empty() {
        paragraph(ui, &look.tr("find-none"), &Line::many(look.body(), look.colour.quiet));
        return;
    }
    let moved = std::mem::replace(&mut state.shown, chosen) != chosen;
    let room = ui.ctx().content_rect().bottom() - ui.cursor().top() - look.size.space_xl;
    let most = look.size.card_max.min(room);
    ScrollArea::vertical().max_height(most).min_scrolled_height(most).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (index, find) in state.finds.iter().enumerate() {
            let is_chosen = index == chosen;
            let clicked = row(ui, look, find, is_chosen, is_chosen && moved);
            if (clicked || (enter && is_chosen)) && find.enabled {
                asks.push(Ask::TakeFind(find.target.clone()));
            }
        }
    });
}

fn row(ui: &mut Ui, look: &Look, find: &Find, is_chosen: bool, reveal: bool) -> bool {
    let size = &look.size;
    let sense = if find.enabled { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size.control), sense);
    if reveal {
        response.scroll_to_me(None);
    }
    if !ui.is_rect_visible(rect) {
        return false;
    }
    if is_chosen {
        ui.painter().rect_filled(rect, look.radius(), look.colour.accent_soft);
    } else if response.hovered() && find.enabled {
        ui.painter().rect_filled(rect, look.radius(), look.colour.hover);
    }
    let icon = match (&find.target, find.checked) {
        (_, Some(true)) => Some(Icon::Check),
        (Target::Command(_), _) => None,
        (Target::Section(_), _) => Some(Icon::List),
        (Target::Article(_), _) => Some(Icon::Page),
        (Target::Pack(_), _) => Some(Icon::Open),
    };
    let ink = if find.enabled { look.colour.text } else { look.colour.faint };
    let indent = size.space_s + size.small_icon + size.space_s;
    if let Some(icon) = icon {
        let place = Rect::from_min_max(rect.min, egui::pos2(rect.left() + indent, rect.bottom()));
        paint_icon(ui.painter(), place, icon, size.small_icon, size.icon_line, look.colour.quiet);
    }
    let inside = Rect::from_min_max(egui::pos2(rect.left() + indent, rect.top()), rect.max - vec2(size.space_s, 0.0));
    let builder = UiBuilder::new().max_rect(inside).layout(Layout::right_to_left(Align::Center));
    ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing.x = size.space_m;
        if let Some(keys) = &find.keys {
            label(ui, keys, &Line::one(look.small(), look.colour.quiet));
        }
        let most = ui.available_width() / 2.0;
        let detail = galley(ui, &find.detail, &Line::one(look.small(), look.colour.quiet), most);
        let (place, _) = ui.allocate_exact_size(detail.size(), Sense::hover());
        ui.painter().galley(place.min, detail, look.colour.quiet);
        let text = galley(ui, &find.label, &Line::one(look.body(), ink), ui.available_width());
        let y = rect.center().y - text.size().y / 2.0;
        ui.painter().galley(egui::pos2(inside.left(), y).round(), text, ink);
    });
    response.widget_info(|| WidgetInfo::selected(Role::Button, find.enabled, is_chosen, &find.label));
    response.clicked()
}

//! Buttons: one that is filled, the others quiet until the pointer comes near.

use std::borrow::Cow;

use egui::{Color32, CursorIcon, Response, Role, Sense, Ui, WidgetInfo, vec2};

use super::{Icon, Line, focus_ring, galley, into_view, paint_icon};
use crate::ui::roving;
use crate::ui::theme::Look;

/// How much a button stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rank {
    /// The primary action.
    Filled,
    /// An action with a hair line around it.
    Outlined,
    /// Everything else.
    Plain,
}

/// A button with an icon, a text, or both.
#[derive(Debug, Clone)]
pub(crate) struct Button<'a> {
    icon: Option<Icon>,
    text: Option<Cow<'a, str>>,
    name: Cow<'a, str>,
    tooltip: Option<String>,
    rank: Rank,
    enabled: bool,
    small: bool,
    colour: Option<Color32>,
    opacity: f32,
}

impl<'a> Button<'a> {
    /// A button that shows its name.
    pub(crate) fn text(name: impl Into<Cow<'a, str>>) -> Self {
        let name = name.into();
        Self {
            icon: None,
            text: Some(name.clone()),
            name,
            tooltip: None,
            rank: Rank::Plain,
            enabled: true,
            small: false,
            colour: None,
            opacity: 1.0,
        }
    }

    /// A button that shows an icon; its name is for the tooltip and for screen readers.
    pub(crate) fn icon(icon: Icon, name: impl Into<Cow<'a, str>>) -> Self {
        let named = Self::text(name);
        Self { icon: Some(icon), text: None, tooltip: Some(named.name.clone().into_owned()), ..named }
    }

    /// With an icon before the text.
    pub(crate) fn with_icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// Named otherwise than it reads.
    pub(crate) fn named(mut self, name: impl Into<Cow<'a, str>>) -> Self {
        self.name = name.into();
        self
    }

    /// With a tooltip.
    pub(crate) fn tooltip(mut self, tooltip: impl Into<String>) -> Self {
        self.tooltip = Some(tooltip.into());
        self
    }

    /// As the primary action.
    pub(crate) fn filled(mut self) -> Self {
        self.rank = Rank::Filled;
        self
    }

    /// With a hair line around it.
    pub(crate) fn outlined(mut self) -> Self {
        self.rank = Rank::Outlined;
        self
    }

    /// Switched off unless.
    pub(crate) fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    /// As high as a line of a list.
    pub(crate) fn small(mut self) -> Self {
        self.small = true;
        self
    }

    /// In another colour.
    pub(crate) fn colour(mut self, colour: Color32) -> Self {
        self.colour = Some(colour);
        self
    }

    /// Faded, until the pointer or the keyboard comes to it.
    pub(crate) fn faded(mut self, faded: bool) -> Self {
        self.opacity = if faded { 0.0 } else { 1.0 };
        self
    }

    /// Draws it.
    pub(crate) fn show(self, ui: &mut Ui, look: &Look) -> Response {
        let size = &look.size;
        let height = if self.small { size.small_control } else { size.control };
        let icon_side = if self.small { size.small_icon } else { size.icon };
        let font = if self.small { look.small() } else { look.medium() };
        let text = self.text.as_deref().map(|t| galley(ui, t, &Line::one(font, Color32::PLACEHOLDER), f32::INFINITY));
        let pad =
            if self.text.is_some() { size.space_m - size.space_xs * f32::from(u8::from(self.small)) } else { 0.0 };
        let gap = if self.icon.is_some() && self.text.is_some() { size.space_s - size.hair * 2.0 } else { 0.0 };
        let inner = self.icon.map_or(0.0, |_| icon_side) + gap + text.as_ref().map_or(0.0, |t| t.size().x);
        let width = (inner + pad * 2.0).max(height);
        let sense = if self.enabled { roving::sense(ui, ui.next_auto_id()) } else { Sense::hover() };
        let (rect, response) = ui.allocate_exact_size(vec2(width, height), sense);
        if ui.is_rect_visible(rect) {
            let (fill, ink) = self.colours(look, &response);
            let near = response.hovered() || response.has_focus();
            let opacity = if near { 1.0 } else { self.opacity };
            let painter = ui.painter().clone();
            if opacity > 0.0 {
                painter.rect_filled(rect, look.radius(), fill);
                if self.rank == Rank::Outlined {
                    let line = egui::Stroke::new(size.hair, look.colour.field_line);
                    painter.rect_stroke(rect, look.radius(), line, egui::StrokeKind::Inside);
                }
                let mut x = rect.center().x - inner / 2.0;
                if let Some(icon) = self.icon {
                    let place = egui::Rect::from_center_size(
                        egui::pos2(x + icon_side / 2.0, rect.center().y),
                        vec2(icon_side, icon_side),
                    );
                    paint_icon(&painter, place, icon, icon_side, size.icon_line, ink);
                    x += icon_side + gap;
                }
                if let Some(text) = text {
                    let y = rect.center().y - text.size().y / 2.0;
                    painter.galley(egui::pos2(x, y).round(), text, ink);
                }
            }
            focus_ring(ui, look, &response);
            if self.rank == Rank::Filled && response.has_focus() {
                // On its own colour the ring would not be seen.
                let line = egui::Stroke::new(size.focus, look.colour.on_accent);
                let inside = rect.shrink(size.focus);
                painter.rect_stroke(inside, look.radius(), line, egui::StrokeKind::Inside);
            }
        }
        into_view(&response);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, self.enabled, self.name.as_ref()));
        let response = if self.enabled { response.on_hover_cursor(CursorIcon::PointingHand) } else { response };
        match self.tooltip {
            // egui shows the other kind only for widgets it switched off itself.
            Some(tooltip) => response.on_hover_text(tooltip).accessible_name(self.name.as_ref()),
            None => response,
        }
    }

    fn colours(&self, look: &Look, response: &Response) -> (Color32, Color32) {
        let colour = &look.colour;
        let pressed = response.is_pointer_button_down_on();
        let near = response.hovered();
        if self.rank == Rank::Filled {
            return match (self.enabled, near) {
                (false, _) => (colour.pressed, colour.quiet),
                (true, true) => (colour.accent_hover, colour.on_accent),
                (true, false) => (colour.accent, colour.on_accent),
            };
        }
        let fill = match (self.enabled, pressed, near) {
            (true, true, _) => colour.pressed,
            (true, _, true) => colour.hover,
            _ => Color32::TRANSPARENT,
        };
        let ink = match (self.enabled, self.colour) {
            (false, _) => colour.faint,
            (true, Some(own)) => own,
            (true, None) if self.text.is_none() && !near => colour.quiet,
            (true, None) => colour.text,
        };
        (fill, ink)
    }
}

/// An entry of a menu, as wide as the menu; says whether it was clicked.
pub(crate) fn menu_entry(ui: &mut Ui, look: &Look, icon: Option<Icon>, name: &str, enabled: bool) -> bool {
    MenuLine { icon, name, keys: None, enabled }.show(ui, look)
}

/// An entry of a menu with the keys that do the same.
#[derive(Debug)]
pub(crate) struct MenuLine<'a> {
    pub icon: Option<Icon>,
    pub name: &'a str,
    pub keys: Option<String>,
    pub enabled: bool,
}

impl MenuLine<'_> {
    /// Draws it, as wide as the menu; says whether it was clicked.
    pub(crate) fn show(self, ui: &mut Ui, look: &Look) -> bool {
        let Self { icon, name, keys, enabled } = self;
        let size = &look.size;
        let ink = if enabled { look.colour.text } else { look.colour.faint };
        let text = galley(ui, name, &Line::one(look.body(), ink), size.card);
        let quiet = if enabled { look.colour.quiet } else { look.colour.faint };
        let keys = keys.map(|keys| galley(ui, &keys, &Line::one(look.small(), quiet), size.card));
        let indent = size.space_s + size.small_icon + size.space_s;
        let keys_width = keys.as_ref().map_or(0.0, |k| k.size().x + size.space_xl);
        let own = indent + text.size().x + keys_width + size.space_m;
        let width = widest(ui, own).max(ui.available_width());
        let sense = if enabled { Sense::click() } else { Sense::hover() };
        let (rect, response) = ui.allocate_exact_size(vec2(width, size.control), sense);
        if enabled && (response.hovered() || response.has_focus()) {
            ui.painter().rect_filled(rect, look.radius(), look.colour.hover);
        }
        if let Some(icon) = icon {
            let place = rect.with_max_x(rect.left() + indent);
            paint_icon(ui.painter(), place, icon, size.small_icon, size.icon_line, quiet);
        }
        let middle = |height: f32| rect.center().y - height / 2.0;
        ui.painter().galley(egui::pos2(rect.left() + indent, middle(text.size().y)).round(), text, ink);
        if let Some(keys) = keys {
            let x = rect.right() - size.space_m - keys.size().x;
            ui.painter().galley(egui::pos2(x, middle(keys.size().y)).round(), keys, quiet);
        }
        focus_ring(ui, look, &response);
        into_view(&response);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
        let clicked = response.clicked();
        if clicked {
            ui.close();
        }
        clicked
    }
}

/// The width of the widest row of a menu, told the width that a row needs: all rows end where that one does. What the rows
/// drawn later need is known from the pass before.
fn widest(ui: &Ui, own: f32) -> f32 {
    let pass = ui.ctx().cumulative_pass_nr();
    let id = ui.layer_id().id.with("widest_row");
    ui.data_mut(|data| {
        let (of, before, now) = data.get_temp::<(u64, f32, f32)>(id).unwrap_or_default();
        let (before, now) = match pass.saturating_sub(of) {
            0 => (before, now),
            1 => (now, 0.0),
            _ => (0.0, 0.0),
        };
        data.insert_temp(id, (pass, before, now.max(own)));
        before.max(own)
    })
}

/// The button that Enter presses in a dialog that has just opened: the one that loses nothing.
pub(crate) fn first_asked(button: Response) -> Response {
    if button.ctx.memory(|m| m.focused().is_none()) {
        button.request_focus();
        // It was drawn without its ring.
        button.ctx.request_repaint();
    }
    button
}

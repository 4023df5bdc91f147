//! egui's own style, made from the tokens: for what is not drawn by our widgets (fields, menus, scroll bars).

use egui::style::{ScrollStyle, WidgetVisuals};
use egui::{FontFamily, FontId, Margin, Shadow, Stroke, Style, TextStyle, Theme, Visuals, vec2};

use super::{Look, fonts, margin, rounded};

/// Under what floats: how far down and how soft the shadow falls.
const SHADOW_OFFSET: [i8; 2] = [0, 4];
const SHADOW_BLUR: u8 = 16;
/// How dark a scroll bar's handle is with the pointer in its pane, and while it is held.
const SCROLL_NEAR: f32 = 0.25;
const SCROLL_HELD: f32 = 0.6;

/// The style of one theme.
pub(super) fn style(look: &Look, theme: Theme) -> Style {
    let size = &look.size;
    let mut style = Style { visuals: visuals(look, theme), animation_time: 0.1, ..Style::default() };
    style.text_styles = [
        (TextStyle::Body, look.body()),
        (TextStyle::Button, FontId::new(size.body, FontFamily::Name(fonts::MEDIUM.into()))),
        (TextStyle::Small, look.small()),
        (TextStyle::Heading, look.title()),
        (TextStyle::Monospace, FontId::new(size.body, FontFamily::Monospace)),
    ]
    .into();
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(size.space_s, size.space_xs);
    spacing.button_padding = vec2(size.space_s, size.space_xs);
    spacing.interact_size.y = size.small_control;
    spacing.menu_margin = Margin::same(margin(size.space_xs));
    spacing.window_margin = Margin::same(margin(size.space_l));
    spacing.tooltip_width = size.card;
    spacing.scroll = ScrollStyle::floating();
    // A rubber band drags programmatic offsets back.
    spacing.scroll.kinetic.rubber_band = false;
    spacing.scroll.fade.strength = 0.0;
    spacing.scroll.bar_width = size.space_s;
    spacing.scroll.floating_width = size.space_xs;
    spacing.scroll.dormant_handle_opacity = 0.0;
    spacing.scroll.active_handle_opacity = SCROLL_NEAR;
    spacing.scroll.interact_handle_opacity = SCROLL_HELD;
    spacing.scroll.active_background_opacity = 0.0;
    spacing.scroll.interact_background_opacity = 0.0;
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.4;
    style
}

fn visuals(look: &Look, theme: Theme) -> Visuals {
    let colour = &look.colour;
    let mut visuals = if theme == Theme::Dark { Visuals::dark() } else { Visuals::light() };
    visuals.override_text_color = None;
    visuals.weak_text_color = Some(colour.quiet);
    visuals.panel_fill = colour.pane;
    visuals.window_fill = colour.raised;
    visuals.window_stroke = Stroke::new(look.size.hair, colour.line);
    visuals.window_corner_radius = look.radius();
    visuals.menu_corner_radius = look.radius();
    visuals.extreme_bg_color = colour.field;
    visuals.text_edit_bg_color = Some(colour.field);
    visuals.faint_bg_color = colour.hover;
    visuals.hyperlink_color = colour.accent;
    visuals.warn_fg_color = colour.note;
    visuals.error_fg_color = colour.error;
    visuals.selection.bg_fill = colour.selection;
    visuals.selection.stroke = Stroke::new(look.size.hair, colour.accent);
    visuals.text_cursor.stroke = Stroke::new(look.size.focus, colour.accent);
    // A blinking cursor wakes the program twice a second.
    visuals.text_cursor.blink = false;
    visuals.striped = false;
    let shadow = Shadow { offset: SHADOW_OFFSET, blur: SHADOW_BLUR, spread: 0, color: colour.shadow };
    visuals.popup_shadow = shadow;
    visuals.window_shadow = shadow;
    let radius = egui::CornerRadius::same(rounded(look.size.radius));
    let widget = |fill, line, text| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: line,
        corner_radius: radius,
        fg_stroke: Stroke::new(look.size.hair, text),
        expansion: 0.0,
    };
    let line = |colour| Stroke::new(look.size.hair, colour);
    visuals.widgets.noninteractive = widget(colour.pane, line(colour.line), colour.text);
    visuals.widgets.inactive = widget(colour.raised, Stroke::NONE, colour.text);
    visuals.widgets.hovered = widget(colour.hover, Stroke::NONE, colour.text);
    visuals.widgets.active = widget(colour.pressed, Stroke::NONE, colour.text);
    visuals.widgets.open = widget(colour.hover, Stroke::NONE, colour.text);
    // What is dragged to make a pane wider: the line takes the accent.
    visuals.widgets.hovered.fg_stroke = line(colour.accent);
    visuals.widgets.active.fg_stroke = line(colour.accent);
    visuals
}

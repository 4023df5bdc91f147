//! How the window looks: tokens read from data, the fonts, and egui's own style made from them.

mod fonts;
mod style;
mod tokens;

pub(crate) use fonts::{Lacking, add as add_fonts};
pub use tokens::{Colours, Sizes, ThemeError, Themes, contrast};

use std::borrow::Cow;

use egui::{FontFamily, FontId};

use super::tongue::{Value, Words};

/// The tokens of one theme.
#[derive(Debug, Clone)]
pub struct Look {
    /// Colours by their task.
    pub colour: Colours,
    /// Sizes in points; the same in every theme.
    pub size: Sizes,
    /// The interface's own words.
    pub words: &'static Words,
}

impl Look {
    /// The message of a key; see [`Words::tr`].
    pub(crate) fn tr(&self, key: &str) -> Cow<'static, str> {
        self.words.tr(key)
    }

    /// The message of a key with what stands in it; see [`Words::tr_with`].
    pub(crate) fn tr_with(&self, key: &str, with: &[(&str, Value<'_>)]) -> String {
        self.words.tr_with(key, with)
    }

    /// Interface text.
    pub(crate) fn body(&self) -> FontId {
        FontId::new(self.size.body, FontFamily::Proportional)
    }

    /// Interface text that carries weight: buttons, titles in lists.
    pub(crate) fn medium(&self) -> FontId {
        FontId::new(self.size.body, FontFamily::Name(fonts::MEDIUM.into()))
    }

    /// Strong words within interface text.
    pub(crate) fn body_strong(&self) -> FontId {
        FontId::new(self.size.body, FontFamily::Name(fonts::STRONG.into()))
    }

    /// The headings of panes and sections.
    pub(crate) fn strong(&self) -> FontId {
        FontId::new(self.size.strong, FontFamily::Name(fonts::STRONG.into()))
    }

    /// The pack's title in the top bar.
    pub(crate) fn title(&self) -> FontId {
        FontId::new(self.size.title, FontFamily::Name(fonts::STRONG.into()))
    }

    /// Sources, counts, hints.
    pub(crate) fn small(&self) -> FontId {
        FontId::new(self.size.small, FontFamily::Proportional)
    }

    /// An article's words at a size.
    pub(crate) fn serif(&self, size: f32) -> FontId {
        FontId::new(size, FontFamily::Name(fonts::SERIF.into()))
    }

    /// An article's headings at a size.
    pub(crate) fn serif_strong(&self, size: f32) -> FontId {
        FontId::new(size, FontFamily::Name(fonts::SERIF_STRONG.into()))
    }

    /// An interviewer's questions at a size.
    pub(crate) fn serif_italic(&self, size: f32) -> FontId {
        FontId::new(size, FontFamily::Name(fonts::SERIF_ITALIC.into()))
    }

    /// Small structure in an article: meta line, captions.
    pub(crate) fn sans(&self, size: f32) -> FontId {
        FontId::new(size, FontFamily::Proportional)
    }

    /// One radius for everything.
    pub(crate) fn radius(&self) -> egui::CornerRadius {
        egui::CornerRadius::same(rounded(self.size.radius))
    }

    /// The line between panes.
    pub(crate) fn hair(&self) -> egui::Stroke {
        egui::Stroke::new(self.size.hair, self.colour.line)
    }

    /// The frame of a card above the panes.
    pub(crate) fn card(&self, ctx: &egui::Context) -> egui::Frame {
        self.raised(ctx.global_style().visuals.popup_shadow, self.size.space_l)
    }

    /// The frame of a question in front of everything.
    pub(crate) fn dialog(&self, ctx: &egui::Context) -> egui::Frame {
        self.raised(ctx.global_style().visuals.window_shadow, self.size.space_xl)
    }

    fn raised(&self, shadow: egui::Shadow, inside: f32) -> egui::Frame {
        egui::Frame::new()
            .fill(self.colour.raised)
            .stroke(self.hair())
            .corner_radius(self.radius())
            .shadow(shadow)
            .inner_margin(egui::Margin::same(margin(inside)))
    }
}

/// A size as egui's corner and margin types want it.
pub(crate) fn rounded(size: f32) -> u8 {
    // Sizes are small by construction; the cast saturates.
    size.round() as u8
}

/// A size as a margin.
pub(crate) fn margin(size: f32) -> i8 {
    size.round() as i8
}

/// Puts fonts and both themes into place.
pub(crate) fn install(ctx: &egui::Context, themes: &Themes) {
    ctx.set_fonts(fonts::definitions());
    ctx.set_style_of(egui::Theme::Light, style::style(&themes.light, egui::Theme::Light));
    ctx.set_style_of(egui::Theme::Dark, style::style(&themes.dark, egui::Theme::Dark));
}

//! The tokens themselves, read from `assets/theme`.

use egui::Color32;
use serde::Deserialize;

use super::Look;
use crate::ui::tongue::{Tongue, Words};

/// The theme's files do not hold what they should.
#[derive(Debug, thiserror::Error)]
#[error("assets/window/{file} cannot be read: {why}")]
pub struct ThemeError {
    /// The file.
    pub file: &'static str,
    /// What is wrong.
    pub why: serde_json::Error,
}

/// Both themes.
#[derive(Debug, Clone)]
pub struct Themes {
    /// Dark text on a light ground.
    pub light: Look,
    /// Light text on a dark ground.
    pub dark: Look,
}

impl Themes {
    /// Reads the tokens that the program carries with it.
    ///
    /// # Errors
    /// [`ThemeError`] where a file lacks a token or holds something that is no colour or size.
    pub fn load() -> Result<Self, ThemeError> {
        let size: Sizes = parse("sizes.json", include_str!("../../../assets/window/sizes.json"))?;
        let light = parse("light.json", include_str!("../../../assets/window/light.json"))?;
        let dark = parse("dark.json", include_str!("../../../assets/window/dark.json"))?;
        let words = Words::of(Tongue::English);
        Ok(Self { light: Look { colour: light, size: size.clone(), words }, dark: Look { colour: dark, size, words } })
    }
}

impl Themes {
    /// Gives both themes the words of a language.
    pub fn speak(&mut self, words: &'static Words) {
        self.light.words = words;
        self.dark.words = words;
    }
}

fn parse<T: for<'de> Deserialize<'de>>(file: &'static str, text: &str) -> Result<T, ThemeError> {
    serde_json::from_str(text).map_err(|why| ThemeError { file, why })
}

macro_rules! tokens {
    ($(#[$doc:meta])* $name:ident: $kind:ty, $with:literal, { $($(#[$field_doc:meta])* $field:ident),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $($(#[$field_doc])* #[serde(deserialize_with = $with)] pub $field: $kind,)*
        }
    };
}

tokens!(
    /// Colours by their task.
    Colours: Color32, "colour", {
        /// Behind the article.
        ground,
        /// Behind library, outline and bars.
        pane,
        /// Behind cards, menus and dialogs.
        raised,
        /// Behind the pages of the preview.
        desk,
        /// The pages themselves.
        paper,
        /// Hair lines.
        line,
        /// Behind text that can be typed.
        field,
        /// Around text that can be typed.
        field_line,
        /// Under the pointer.
        hover,
        /// While pressed.
        pressed,
        /// Text.
        text,
        /// Text of second rank.
        quiet,
        /// What is switched off, and marks that are not text.
        faint,
        /// The primary action, what is chosen, the focus.
        accent,
        /// The primary action under the pointer.
        accent_hover,
        /// Text on the accent.
        on_accent,
        /// Behind what is chosen.
        accent_soft,
        /// Behind highlighted words.
        highlight,
        /// The edge of a highlight.
        highlight_line,
        /// Behind the highlighted words of the chosen item.
        highlight_focus,
        /// Behind selected words.
        selection,
        /// Under suggested words.
        suggestion,
        /// Behind a suggestion's mark.
        suggestion_soft,
        /// The lines and the icon of a list.
        kind_enumeration,
        /// Behind the words of a list.
        kind_enumeration_soft,
        /// The lines and the icon of a figure.
        kind_figure,
        /// Behind the words of a figure.
        kind_figure_soft,
        /// The lines and the icon of a quotation.
        kind_quote,
        /// Behind the words of a quotation.
        kind_quote_soft,
        /// The lines and the icon of a commitment.
        kind_commitment,
        /// Behind the words of a commitment.
        kind_commitment_soft,
        /// The lines and the icon of an event.
        kind_event,
        /// Behind the words of an event.
        kind_event_soft,
        /// The lines and the icon of a person.
        kind_person,
        /// Behind the words of a person.
        kind_person_soft,
        /// The lines and the icon of an organisation.
        kind_body,
        /// Behind the words of an organisation.
        kind_body_soft,
        /// Behind a place that was searched for.
        hit,
        /// Behind the place of the search that is shown.
        hit_focus,
        /// The user's own words.
        note,
        /// What failed.
        error,
        /// Behind what failed.
        error_soft,
        /// What failed, on a page of the preview.
        on_paper_error,
        /// What deserves a look, on a page of the preview.
        on_paper_note,
        /// Under what floats.
        shadow,
        /// Over everything while a dialog is open.
        veil,
    }
);

tokens!(
    /// Sizes in points.
    Sizes: f32, "size", {
        /// The smallest distance.
        space_xs,
        /// Between parts of a control.
        space_s,
        /// Between controls.
        space_m,
        /// Around panes.
        space_l,
        /// Between groups.
        space_xl,
        /// Corners.
        radius,
        /// Hair lines.
        hair,
        /// The focus outline.
        focus,
        /// The height of a control.
        control,
        /// The height of a control in a list.
        small_control,
        /// An icon.
        icon,
        /// An icon in a list.
        small_icon,
        /// The line icons are drawn with.
        icon_line,
        /// The top bar's height.
        bar,
        /// The status line's height.
        status,
        /// The height of a pane's header.
        header,
        /// The library's least width.
        library_min,
        /// The library's width at first.
        library,
        /// The library's greatest width.
        library_max,
        /// The outline's least width.
        outline_min,
        /// The outline's width at first.
        outline,
        /// The outline's greatest width.
        outline_max,
        /// The reader's least width.
        reader_min,
        /// The width that the reader has at least where all three panes are in view.
        reader_room,
        /// The least width of a middle pane that shows article and pages side by side.
        split_min,
        /// The part of a window that the reader keeps, however narrow the window is; not in points.
        reader_share,
        /// The width of the column of small pages.
        thumbnails,
        /// A small page's width.
        thumbnail,
        /// The width of the field for a page's number.
        page_field,
        /// How far an arrow key scrolls the pages.
        key_scroll,
        /// A library row's height.
        row,
        /// The height of the library's column heads.
        table_head,
        /// The width of the column of tick boxes.
        tick_column,
        /// The width of the column of counts.
        used_column,
        /// Interface text.
        body,
        /// Sources, counts, hints.
        small,
        /// Headings of panes and sections.
        strong,
        /// The pack's title.
        title,
        /// Quotations in the outline.
        serif,
        /// Their line height.
        serif_line,
        /// The article's text.
        reader,
        /// Its line height.
        reader_line,
        /// Between its paragraphs.
        reader_gap,
        /// The article's title.
        reader_title,
        /// Its line height.
        reader_title_line,
        /// The article's title in a narrow pane.
        reader_title_narrow,
        /// Its line height.
        reader_title_narrow_line,
        /// Between title and meta line.
        reader_title_gap,
        /// Headings in the article.
        reader_heading,
        /// Their line height.
        reader_heading_line,
        /// Captions in the article.
        reader_caption,
        /// Their line height.
        reader_caption_line,
        /// The article's meta line.
        reader_meta,
        /// Its line height.
        reader_meta_line,
        /// The width of the article's text: about 65 characters.
        measure,
        /// Beside the text, for marks.
        gutter,
        /// Above the article.
        reader_top,
        /// A suggestion card's width.
        card,
        /// A suggestion card's greatest height.
        card_max,
        /// The thickness of the line under suggested words.
        underline,
        /// From one line under words to the next below it.
        underline_step,
        /// The height of a row of the list of suggestions.
        suggestion_row,
        /// The height of a lane of the timeline.
        timeline_lane,
        /// The least width of what is drawn on the timeline.
        timeline_mark,
        /// A dialog's width.
        dialog,
        /// The width of an article's details and of the form for a pasted text.
        details,
        /// The height of a line of the import receipt.
        receipt_row,
        /// What an article's details take above and below the receipt, at most.
        receipt_rest,
        /// The greatest height of a pasted text.
        paste,
        /// The width of the field that finds anything.
        find,
        /// A menu's least width.
        menu,
        /// The width of the labels in a form.
        field_label,
        /// The greatest height of a small picture.
        picture_small,
        /// The least width of a table's cell while it is typed into.
        cell,
        /// The width of a date's field.
        date_field,
        /// The width of a column of dates.
        date_column,
    }
);

fn colour<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Color32, D::Error> {
    let text = String::deserialize(deserializer)?;
    Color32::from_hex(&text).map_err(|_| serde::de::Error::custom(format!("{text} is no colour")))
}

fn size<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<f32, D::Error> {
    f32::deserialize(deserializer)
}

/// The contrast ratio of two opaque colours, from 1 to 21 (WCAG 2.2, 'contrast ratio').
pub fn contrast(a: Color32, b: Color32) -> f32 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The relative luminance of an opaque colour (WCAG 2.2, 'relative luminance').
fn luminance(colour: Color32) -> f32 {
    let linear = |channel: u8| {
        let c = f32::from(channel) / 255.0;
        if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(colour.r()) + 0.7152 * linear(colour.g()) + 0.0722 * linear(colour.b())
}
